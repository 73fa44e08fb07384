"""The handbook as a whole: its chapters in the order of the commands, and what stands before."""

from collections.abc import Sequence
from datetime import date

from perfcli.advice.handbook import HandbookView
from perfcli.render import page as p
from perfcli.render.layouts.cells import in_full
from perfcli.render.layouts.handbook import careers, programs, reference, states
from perfcli.render.layouts.handbook.topics import topic_blocks
from perfcli.render.layouts.lines import Marks

TITLE = "Perfusion career handbook"
GROUPS = ("Explore", "Prepare", "Apply", "Practice", "Reference")
# Chapters that are no page of text: where they stand among those that are.
OTHERS = (("prereqs", "Prepare", 50), ("deadlines", "Apply", 30), ("checklist", "Reference", 0))
HOW = (
    "A small number leads to the source, at the end. A figure carries its year, or is marked "
    "undated; what is past its shelf life carries its age: check its source first. Where sources "
    "disagree, both are shown; what nobody has published is said to be so."
)


def handbook(view: HandbookView, today: date) -> p.Document:
    """The document. Sources are numbered through it, and each is listed once."""
    marks = Marks(view.sources, most=4)
    places = sorted(
        [(head.id, head.panel, head.order) for head in view.heads] + list(OTHERS),
        key=lambda place: (GROUPS.index(place[1]), place[2], place[0]),
    )
    chapters = [_chapter(view, name, group, marks, today) for name, group, _ in places]
    last = p.Chapter("sources", "Sources", GROUPS[-1], reference.source_blocks(marks))
    return p.Document(
        title=TITLE,
        lead=view.about.tagline,
        notes=(view.about.disclaimer, HOW, view.about.report),
        as_of=view.about.as_of,
        today=today.isoformat(),
        chapters=(*chapters, last),
    )


def _chapter(view: HandbookView, name: str, group: str, marks: Marks, today: date) -> p.Chapter:
    title, blocks = _content(view, name, marks, today)
    return p.Chapter(name, title, group, tuple(blocks))


def _content(
    view: HandbookView, name: str, marks: Marks, today: date
) -> tuple[str, Sequence[p.Block]]:
    """The title of a chapter and what stands under it."""
    match name:
        case "prereqs":
            return "Prerequisite courses", reference.course_blocks(view)
        case "deadlines":
            return f"Due next, from {in_full(today)}", reference.due_blocks(view, marks)
        case "checklist":
            return "Checklists", reference.list_blocks(view, marks, today)
    return view.topics[name].title, _page(view, name, marks, today)


def _page(view: HandbookView, name: str, marks: Marks, today: date) -> Sequence[p.Block]:
    """A page of text, or one that frames a list of entries."""
    match name:
        case "schools":
            return programs.program_blocks(view, marks, today)
        case "license":
            return states.state_blocks(view, marks)
        case "careers":
            return careers.career_blocks(view, marks)
        case "glossary":
            return reference.term_blocks(view, marks)
        case "resources":
            return reference.address_blocks(view, marks)
    return topic_blocks(view.topics[name], marks)
