"""Programs by what they publish: filters that combine, and who was left out for silence."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial

from msgspec import Struct

from perfcli.advice import filters
from perfcli.advice.filters import Answer
from perfcli.advice.order import in_order
from perfcli.advice.schools import LISTED, SchoolsView, SchoolView
from perfcli.advice.windows import Window, windows
from perfcli.advice.wishes import (
    COLUMNS,
    DEGREES,
    MONTHS,
    REGIONS,
    STATUSES,
    TERMS,
    Wish,
    chosen,
    column,
    figure,
)
from perfcli.knowledge.bundle import Index, StateHead
from perfcli.knowledge.model import Source

Standing = Mapping[str, tuple[Window, ...]]


class Filter(Struct, frozen=True):
    """One filter: its words on the command line, and its answer for a program."""

    words: str
    ask: Callable[[SchoolView], Answer]


class Step(Struct, frozen=True):
    """How many programs there were before a filter and after it, and how many without it."""

    words: str
    before: int
    after: int
    without: int


class Found(Struct, frozen=True):
    """The programs that fit, in order, and what became of the others.

    `silent` are programs that no filter refused but that do not publish what one asks for;
    `left_out` has them by column. `standing`: with --accepting, each program's windows.
    `columns`: those that the user chose.
    """

    schools: tuple[SchoolView, ...]
    looked_at: int
    silent: tuple[SchoolView, ...]
    left_out: dict[str, int]
    steps: tuple[Step, ...]
    standing: Standing
    columns: tuple[str, ...]
    sources: dict[str, Source]

    @property
    def emptied(self) -> Step | None:
        """The filter after which no program was left."""
        return next((step for step in self.steps if step.after == 0), None)


def find(view: SchoolsView, index: Index, wish: Wish, today: date, everything: bool) -> Found:
    """The programs to which every filter of the wish says yes.

    Without a wish for a status the programs listed are looked at; with `everything` all. Raises
    UserError('usage') for a word or number that an option does not know.
    """
    wide = everything or bool(wish.status)
    pool = [one for one in view.schools if wide or one.school.status in LISTED]
    standing = {one.school.slug: windows(one, today) for one in pool if wish.accepting}
    asked = [*_places(wish, index.states), *_taught(wish), *_wanted(wish, standing)]
    answers = {one.school.slug: [each.ask(one) for each in asked] for one in pool}
    fitting = [one for one in pool if all(a is True for a in answers[one.school.slug])]
    silent = [
        one
        for one in pool
        if False not in answers[one.school.slug] and not all(a is True for a in answers[one.school.slug])
    ]
    sort = column(wish.sort, "--sort") if wish.sort else ""
    return Found(
        schools=tuple(in_order(fitting, sort or ("deadline" if wish.accepting else ""), today)),
        looked_at=len(pool),
        silent=tuple(silent),
        left_out=_left_out(answers[one.school.slug] for one in silent),
        steps=_steps(asked, list(answers.values())),
        standing=standing,
        columns=chosen(wish.columns, {**COLUMNS, **HEADS}, "--columns", "column"),
        sources=view.sources,
    )
