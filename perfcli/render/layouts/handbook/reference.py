"""The chapters to look things up in: courses, checklists, terms, addresses, sources."""

from datetime import date

from msgspec.structs import replace

from perfcli.advice.checklists import ChecklistView, StepView
from perfcli.advice.glossary import TermView, other_words
from perfcli.advice.handbook import HandbookView
from perfcli.render import page as p
from perfcli.render.layouts import checklist, deadlines, glossary, prereqs, resources
from perfcli.render.layouts.handbook.topics import deeper, frame_blocks
from perfcli.render.layouts.lines import Marks, age_of

BOX = "☐"
LISTS = (
    "Steps in the order in which they are done, each with why and when. Each list prints on one "
    "sheet."
)
LINE = "_" * 24  # to write on


def course_blocks(view: HandbookView) -> tuple[p.Block, ...]:
    """Who asks for which course."""
    return (*prereqs.matrix_blocks(view.courses), p.Next(("perfcli schools", "perfcli start")))


def due_blocks(view: HandbookView, marks: Marks) -> tuple[p.Block, ...]:
    """What comes next, by date."""
    blocks = deeper(deadlines.due_blocks(view.dates, None, False, marks))
    return (*blocks, p.Next(("perfcli schools", "perfcli certify")))


def list_blocks(view: HandbookView, marks: Marks, today: date) -> tuple[p.Block, ...]:
    """Every checklist as a sheet of its own."""
    lists = view.checklists.lists
    return (p.Para(LISTS), *(_list(one, marks, today) for one in lists))


def _list(view: ChecklistView, marks: Marks, today: date) -> p.Part:
    one = view.checklist
    blocks: list[p.Block] = [p.Para(f"{one.help}."), p.Para(f"{one.question} {LINE}", "dim")]
    for number, step in enumerate(view.steps, 1):
        blocks += _step(number, step, marks, today)
    return p.Part(p.Heading(one.title, 3, f"checklist/{one.id}"), tuple(blocks), sheet=True)


def _step(number: int, one: StepView, marks: Marks, today: date) -> tuple[p.Block, ...]:
    words = checklist.why_text(one, checklist.when_text(one, today))
    box = p.Item(one.step.text, marker=f"{BOX} {number}.", marks=marks.of(one.sources[:2]))
    return box, p.Item(words, marker="", indent=1)


def term_blocks(view: HandbookView, marks: Marks) -> list[p.Block]:
    """Every term by group, with links to those that it leads to and mentions."""
    frame = view.topics["glossary"]
    known = {one.term.term: one for one in view.glossary.terms}
    blocks: list[p.Block] = [p.Para(frame.summary)]
    for group in view.glossary.groups:
        head = p.Heading(group.group.heading, 3, f"glossary/group-{group.group.id}")
        blocks += [head, *(_term(one, known, marks) for one in group.terms)]
    return [*blocks, *frame_blocks(frame, marks)]


def _term(one: TermView, known: dict[str, TermView], marks: Marks) -> p.Pair:
    text = glossary.definition(one, marks)
    refs = [ref for name in one.mentions if name in known for ref in _names(known[name])]
    fact = one.fact
    lines = [p.Item(text, marks=marks.of(fact.sources), warning=fact.warning, refs=tuple(refs))]
    see = [name for name in one.term.see_also if name in known]
    if see:
        links = tuple(p.Ref(name, _anchor(known[name])) for name in see)
        lines.append(p.Item(f"See also: {', '.join(see)}", refs=links))
    words = other_words(one.term)
    if words:
        lines.append(p.Item(f"In other words: {', '.join(words)}"))
    return p.Pair(one.name, tuple(lines), _anchor(one))


def _anchor(one: TermView) -> str:
    return f"glossary/{one.term.id}"


def _names(one: TermView) -> list[p.Ref]:
    """The names under which a definition may mention a term."""
    names = (one.term.term.split(" (")[0], *one.term.abbreviations)
    return [p.Ref(name, _anchor(one)) for name in names]


def address_blocks(view: HandbookView, marks: Marks) -> list[p.Block]:
    """Every address by purpose."""
    frame = view.topics["resources"]
    blocks: list[p.Block] = [p.Para(frame.summary)]
    for group in view.resources.groups:
        blocks.append(p.Heading(group.group.heading, 3, f"resources/{group.group.id}"))
        for one in group.resources:
            blocks.append(replace(resources.resource_item(one, marks), age=age_of(one.fact)))
    return [*blocks, *frame_blocks(frame, marks)]


def source_blocks(marks: Marks) -> tuple[p.Block, ...]:
    """Every source that a line has led to."""
    return marks.references()
