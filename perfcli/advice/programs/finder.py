"""Programs by what they publish: filters that combine, and who was left out for silence."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial

from perfcli.advice.programs import filters
from perfcli.advice.programs.filters import Answer, Missing
from perfcli.advice.programs.found import Filter, Found, Standing, Step
from perfcli.advice.programs.order import in_order
from perfcli.advice.programs.schools import LISTED, SchoolsView, SchoolView
from perfcli.advice.programs.windows import Window, windows
from perfcli.advice.programs.wishes import (
    COLUMNS,
    DEGREES,
    MONTHS,
    REGIONS,
    STATUSES,
    TERMS,
    Wish,
    chosen,
    figure,
    showing,
    sorting,
)
from perfcli.knowledge.bundles.entries import Index, StateHead


def find(view: SchoolsView, index: Index, wish: Wish, today: date, everything: bool) -> Found:
    """The programs to which every filter of the wish says yes.

    Without a wish for a status the programs listed are looked at; with `everything` all. Raises
    UserError('usage') for a word or number that an option does not know.
    """
    wide = everything or bool(wish.status)
    pool = [one for one in view.schools if wide or one.school.status in LISTED]
    standing = {one.school.slug: windows(one, today) for one in pool if wish.accepting}
    asked = [*_named(wish, index.states), *_measured(wish), *_asked(wish, standing)]
    rows = [(one, [each.ask(one) for each in asked]) for one in pool]
    fitting = [one for one, answers in rows if _all(answers)]
    silent = [(one, row) for one, row in rows if False not in row and not _all(row)]
    if wish.accepting:
        fitting.sort(key=lambda one: _until(standing[one.school.slug]))
    sort = sorting(wish.sort) if wish.sort else ""
    return Found(
        schools=tuple(in_order(fitting, sort, today)),
        looked_at=len(pool),
        silent=tuple(one for one, _ in silent),
        left_out=_left_out([row for _, row in silent]),
        steps=_steps(asked, [row for _, row in rows]),
        standing={one.school.slug: standing[one.school.slug] for one in fitting if standing},
        apart=tuple(_apart([one for one, row in rows if False not in row[:-1]], standing)),
        columns=showing(wish.columns),
        sources=view.sources,
    )


def _all(answers: Sequence[Answer]) -> bool:
    return all(answer is True for answer in answers)


def _until(found: Sequence[Window]) -> date:
    """When the first of the open windows closes."""
    closes = (one.close.next.date for one in found if one.state == "open" and one.close)
    return min(closes, default=date.max)


def _apart(schools: Sequence[SchoolView], standing: Standing) -> list[tuple[SchoolView, Window]]:
    """Those with a closing date alone, soonest first; then those without dates, or no class."""
    pairs = [
        (one, window)
        for one in schools
        for window in standing.get(one.school.slug, ())
        if window.state == "refused" or one.school.status in ("running", "new")
    ]
    closing = [(one, window) for one, window in pairs if window.state == "no-opening"]
    closing.sort(key=lambda pair: pair[1].close.next.date if pair[1].close else date.max)
    others = [(one, window) for one, window in pairs if window.state in ("rolling", "refused")]
    return closing + others


def _left_out(rows: Sequence[Sequence[Answer]]) -> dict[str, int]:
    """How many programs are silent on each column."""
    counts: dict[str, int] = {}
    for row in rows:
        for name in dict.fromkeys(answer.column for answer in row if isinstance(answer, Missing)):
            counts[name] = counts.get(name, 0) + 1
    return counts


def _steps(asked: Sequence[Filter], rows: Sequence[Sequence[Answer]]) -> tuple[Step, ...]:
    steps = []
    before = len(rows)
    for i, one in enumerate(asked):
        after = sum(_all(row[: i + 1]) for row in rows)
        without = sum(_all([*row[:i], *row[i + 1 :]]) for row in rows)
        steps.append(Step(one.words, before, after, without))
        before = after
    return tuple(steps)


def _named(wish: Wish, states: Sequence[StateHead]) -> list[Filter]:
    """Filters of words: where it is, its status, its award, when it starts."""
    found = []
    names = {state.code: (state.name,) for state in states}
    codes = frozenset(chosen(wish.state, names, "--state", "state"))
    if codes:
        words = f"--state {','.join(sorted(codes)).upper()}"
        found.append(Filter(words, partial(filters.place, states=codes)))
    regions = chosen(wish.region, REGIONS, "--region", "region")
    if regions:
        codes = frozenset(state.code for state in states if state.region in regions)
        words = f"--region {','.join(regions)}"
        found.append(Filter(words, partial(filters.place, states=codes)))
    statuses = chosen(wish.status, STATUSES, "--status", "status")
    if statuses:
        words = f"--status {','.join(statuses)}"
        found.append(Filter(words, partial(filters.status, wanted=statuses)))
    levels = chosen(wish.degree, DEGREES, "--degree", "degree")
    if levels:
        words = f"--degree {','.join(levels)}"
        found.append(Filter(words, partial(filters.degree, wanted=levels)))
    starts = chosen(wish.starts, {**MONTHS, **TERMS}, "--starts", "month or term")
    if starts:
        numbers = {name: str(number) for number, name in enumerate(MONTHS, start=1)}
        wanted = tuple(numbers.get(word, word) for word in starts)
        words = f"--starts {','.join(starts)}"
        found.append(Filter(words, partial(filters.starts, wanted=wanted)))
    return found


def _measured(wish: Wish) -> list[Filter]:
    """Filters of a figure."""
    measures: tuple[tuple[str, str | None, str, Callable[..., Answer], Decimal | None], ...] = (
        ("--max-months", wish.max_months, "22", filters.max_months, None),
        ("--min-seats", wish.min_seats, "10", filters.min_seats, None),
        ("--max-tuition", wish.max_tuition, "80000", filters.max_tuition, None),
        ("--gpa", wish.gpa, "3.1", filters.gpa, Decimal("4.5")),
    )
    found = []
    for option, text, example, test, most in measures:
        if text is not None:
            limit = figure(text, option, example, most)
            found.append(Filter(f"{option} {text.strip()}", partial(test, limit=limit)))
    return found


def _asked(wish: Wish, standing: Standing) -> list[Filter]:
    """Filters that are a plain yes, and those of a column's being there."""
    found: list[Filter] = []
    if wish.no_gre:
        found.append(Filter("--no-gre", filters.no_gre))
    if wish.distance:
        found.append(Filter("--distance", filters.distance))
    names = chosen(wish.has, COLUMNS, "--has", "column")
    found += [Filter(f"--has {name}", partial(filters.has, column=name)) for name in names]
    if wish.accepting:
        found.append(Filter("--accepting", partial(filters.accepting, standing=standing)))
    return found
