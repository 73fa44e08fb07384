"""What a search for programs gives: those that fit, and what became of the others."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from perfcli.advice.programs.filters import Answer
from perfcli.advice.programs.schools import SchoolView
from perfcli.advice.programs.windows import Window
from perfcli.knowledge.model.entry import Source

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

    `silent` are programs that no filter refused but of which nothing was found on what one asks;
    `left_out` has them by column. `columns`: those that the user chose. With --accepting:
    `standing`, where the application of each program that fits stands, and `apart`, the programs
    of which that is not known or that take no class.
    """

    schools: tuple[SchoolView, ...]
    looked_at: int
    silent: tuple[SchoolView, ...]
    left_out: dict[str, int]
    steps: tuple[Step, ...]
    standing: Standing
    apart: tuple[tuple[SchoolView, Window], ...]
    columns: tuple[str, ...]
    sources: dict[str, Source]

    @property
    def accepting(self) -> bool:
        """Whether windows were asked for."""
        return any(step.words == "--accepting" for step in self.steps)

    @property
    def emptied(self) -> Step | None:
        """The filter after which no program was left."""
        return next((step for step in self.steps if step.after == 0), None)
