"""The chapter of programs: a table to sort and choose from, pictures, then each in full."""

from collections.abc import Callable, Sequence
from datetime import date

from msgspec.structs import replace

from perfcli.advice.handbook import HandbookView
from perfcli.advice.programs import filters
from perfcli.advice.programs.measures import lengths, minimum_gpa, places
from perfcli.advice.programs.order import KEYS, LEVELS
from perfcli.advice.programs.schools import LISTED, SchoolView
from perfcli.render import page as p
from perfcli.render.layouts import schools as layout
from perfcli.render.layouts.cells import UNKNOWN, number
from perfcli.render.layouts.handbook.topics import frame_blocks, linked, part
from perfcli.render.layouts.lines import Marks, age_of

COLUMNS = ("city", "degree", "months", "seats", "deadline", "gpa", "tests", "tuition")
FILTERS = (
    p.Filter(1, "State", "one"),
    p.Filter(2, "Degree", "one"),
    p.Filter(7, "GRE", "one"),
    p.Filter(3, "Months, at most", "most"),
    p.Filter(6, "Minimum GPA, at most", "most"),
    p.Filter(8, "Tuition, whole, at most", "most"),
)
TAKING = "US programs that were found running, new or paused"
STAR = (
    "* another figure exists: the program's own section shows both. Figures and dates are the "
    "programs' own, each with the year for which it was stated."
)


def program_blocks(view: HandbookView, marks: Marks, today: date) -> list[p.Block]:
    """The chapter: the table first."""
    frame = view.topics["schools"]
    every = view.schools.schools
    shown = [one for one in every if one.school.status in LISTED]
    others = [one for one in every if one.school.status not in LISTED]
    blocks: list[p.Block] = [
        p.Para(layout.filled(frame.summary, view.schools)),
        p.Heading("All programs in a table", 3, "schools/table"),
        replace(_table(shown, today), filters=FILTERS, caption=TAKING),
        p.Para(STAR, "dim"),
    ]
    if others:
        blocks.append(p.Heading("Closed and unconfirmed", 3, "schools/closed"))
        blocks.append(replace(_table(others, today), caption="Programs closed or unconfirmed"))
    blocks.append(p.Heading("In pictures", 3, "schools/pictures"))
    blocks += _pictures(shown, marks)
    blocks += frame_blocks(frame, marks)
    blocks.append(p.Heading("Program by program", 3, "schools/each"))
    blocks += [_part(one, marks) for one in every]
    if view.elsewhere:
        blocks.append(p.Heading("In other countries", 3, "schools/elsewhere"))
        blocks += [_part(one, marks) for one in view.elsewhere]
    return blocks


def _part(view: SchoolView, marks: Marks) -> p.Part:
    school = view.school
    title = f"{school.name}, {school.city}, {school.state}"
    return part(title, _place(view), layout.program_blocks(view, marks))


def _place(view: SchoolView) -> str:
    return f"schools/{view.school.slug}"


def _table(schools: Sequence[SchoolView], today: date) -> p.Table:
    """The terminal's table, its cells with what they sort and are chosen by."""
    plain = layout.list_table(schools, False, COLUMNS)
    rows = [_keyed(one, row, today) for one, row in zip(schools, plain.rows, strict=True)]
    return linked(replace(plain, rows=tuple(rows)), (_place(one) for one in schools))


def _keyed(view: SchoolView, row: tuple[p.Cell, ...], today: date) -> tuple[p.Cell, ...]:
    return tuple(
        replace(cell, sort=_key(name, view, today), groups=_groups(name, view))
        for name, cell in zip(("name", *COLUMNS), row, strict=True)
    )


def _key(name: str, view: SchoolView, today: date) -> float | str | None:
    if name == "tests":
        return _gre(view)
    key = KEYS[name](view, today)
    if key is None or isinstance(key, str):
        return key
    return key.toordinal() if isinstance(key, date) else float(key)


def _groups(name: str, view: SchoolView) -> tuple[str, ...]:
    """What a column is chosen by; a program may give more than one degree."""
    match name:
        case "city":
            return (view.school.state,)
        case "tests":
            return (_gre(view),)
        case "degree":
            levels = [level for level in LEVELS if filters.degree(view, (level,)) is True]
            return tuple(levels) or (UNKNOWN,)
    return ()


def _gre(view: SchoolView) -> str:
    answer = filters.no_gre(view)
    if answer is True:
        return "not required"
    return "required" if answer is False else UNKNOWN


def _pictures(schools: list[SchoolView], marks: Marks) -> list[p.Block]:
    """By length and stated minimum GPA how many programs; seats of each program."""
    seats = [(max(places(one)), one) for one in schools if places(one)]
    bars = [
        p.Bar(one.school.short, count, f"{count}", *_basis(one, "seats", marks))
        for count, one in sorted(seats, key=lambda pair: (-pair[0], pair[1].school.short))
    ]
    blocks: list[p.Block] = [
        _counted(
            schools,
            lambda one: min(lengths(one), default=None),
            lambda value: f"{number(value)} months",
            "Programs by length; those that state semesters are left out.",
        ),
        _counted(
            schools,
            minimum_gpa,
            lambda value: f"Minimum {value:.2f}".removesuffix("0"),
            "Programs by the minimum GPA that they state.",
        ),
    ]
    if bars:
        silent = len(schools) - len(seats)
        caption = "Seats, a year or a class, the lower end where a span is stated."
        blocks.insert(1, p.Bars(tuple(bars), f"{caption} {_silent(silent)}"))
    return blocks


def _basis(view: SchoolView, column: str, marks: Marks) -> tuple[tuple[int, ...], p.Age | None]:
    lead = view.first(column)
    return (marks.of(lead.fact.sources[:1]), age_of(lead.fact)) if lead else ((), None)


def _counted(
    schools: list[SchoolView],
    measure: Callable[[SchoolView], float | None],
    label: Callable[[float], str],
    caption: str,
) -> p.Bars:
    """How many programs have each value of a measure, and which."""
    found: dict[float, list[str]] = {}
    for one in schools:
        value = measure(one)
        if value is not None:
            found.setdefault(value, []).append(one.school.short)
    bars = [
        p.Bar(label(value), len(names), str(len(names)), detail=", ".join(names))
        for value, names in sorted(found.items())
    ]
    silent = len(schools) - sum(len(names) for names in found.values())
    return p.Bars(tuple(bars), f"{caption} {_silent(silent)}")


def _silent(count: int) -> str:
    return f"{count} {'program publishes' if count == 1 else 'programs publish'} no such figure."
