"""Careers beside the perfusionist's: found by name, with the figures that each cell rests on."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from perfcli.advice.names import Named, find_all
from perfcli.errors import UserError
from perfcli.knowledge.bundles.lists import CareersBundle
from perfcli.knowledge.model.career import Career, CareerCell, CareerColumn
from perfcli.knowledge.model.entry import Source
from perfcli.knowledge.model.fact import Fact, picked

COLUMNS: tuple[CareerColumn, ...] = (
    "entry_degree",
    "training",
    "pay",
    "growth",
    "openings",
    "employed",
    "license",
)
HOME = "perfusionist"
NO_DATA = "not in our data"


class CellView(Struct, frozen=True):
    """A cell with its fact and the figure that its path leads to."""

    cell: CareerCell
    fact: Fact
    value: Any = None


class CareerView(Struct, frozen=True):
    """A career with its cells by column; `facts` are all that name it, in the data's order."""

    career: Career
    columns: dict[CareerColumn, tuple[CellView, ...]]
    facts: tuple[Fact, ...]

    def absent(self, column: CareerColumn) -> str:
        """Why a column without a cell is empty."""
        return self.career.absent.get(column, NO_DATA)

    def column_facts(self, column: CareerColumn) -> tuple[Fact, ...]:
        """The facts behind a column, each once."""
        return tuple({view.fact.id: view.fact for view in self.columns[column]}.values())

    @property
    def rest(self) -> tuple[Fact, ...]:
        """The facts about it that stand in no column."""
        taken = {view.fact.id for views in self.columns.values() for view in views}
        return tuple(fact for fact in self.facts if fact.id not in taken)


class CareersView(Struct, frozen=True):
    """Several careers and the sources of their facts."""

    careers: tuple[CareerView, ...]
    sources: dict[str, Source]

    @property
    def listed(self) -> tuple[CareerView, ...]:
        """Those of the table without --all."""
        return tuple(view for view in self.careers if view.career.listed)

    @property
    def figure_facts(self) -> tuple[Fact, ...]:
        """The facts out of which bare figures were picked, in the order of the columns."""
        views = [view.columns[column] for column in COLUMNS for view in self.careers]
        bare = [one for cells in views for one in cells if one.cell.text is None]
        return tuple({view.fact.id: view.fact for view in bare}.values())


def find_careers(bundle: CareersBundle, words: Sequence[str]) -> list[str]:
    """Slugs of the careers that `words` name. Raises UserError('unknown-name')."""
    shown = [career for career in bundle.careers if not career.hidden]
    known = [Named(career.slug, (career.name, *career.aka)) for career in shown]
    try:
        return find_all(words, known, "career", "perfcli careers")
    except UserError as error:
        if error.hint and error.hint.startswith("All names"):  # nothing is near: name them all
            slugs = [career.slug for career in shown]
            hint = f"Did you mean one of these: {', '.join(slugs)}? "
            hint += f"Try: perfcli careers {min(slugs, key=len)}"
            raise UserError(error.code, error.message, hint) from error
        raise


def all_careers(bundle: CareersBundle) -> CareersView:
    """Every career that is not hidden, the perfusionist's first."""
    shown = [career for career in bundle.careers if not career.hidden]
    return CareersView(tuple(_view(bundle, career) for career in shown), bundle.sources)


def some_careers(bundle: CareersBundle, slugs: Sequence[str]) -> CareersView:
    """The careers with these slugs, in this order."""
    known = {career.slug: career for career in bundle.careers}
    return CareersView(tuple(_view(bundle, known[slug]) for slug in slugs), bundle.sources)


def beside_home(bundle: CareersBundle, slug: str) -> CareersView:
    """A career and, where it is another, the perfusionist's beside it."""
    return some_careers(bundle, [slug] if slug == HOME else [slug, HOME])


def official_page(bundle: CareersBundle, slug: str) -> str | None:
    """The address of the career's page in the official handbook, where a source has one."""
    name = next(career.open for career in bundle.careers if career.slug == slug)
    return bundle.sources[name].url if name is not None else None


def _view(bundle: CareersBundle, career: Career) -> CareerView:
    columns = {
        column: tuple(_cell(bundle, cell) for cell in career.columns.get(column, ()))
        for column in COLUMNS
    }
    facts = tuple(
        fact for fact in bundle.facts.values() if career.slug in fact.careers and not fact.off_page
    )
    return CareerView(career, columns, facts)


def _cell(bundle: CareersBundle, cell: CareerCell) -> CellView:
    fact = bundle.facts[cell.fact]
    return CellView(cell, fact, picked(fact.value, cell.path))
