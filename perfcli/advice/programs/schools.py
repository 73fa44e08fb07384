"""Programs: found by name, with what is known of each under its columns."""

from collections.abc import Sequence

from msgspec import Struct

from perfcli.advice.names import Named, find_all
from perfcli.knowledge.bundles.entries import Index, SchoolHead
from perfcli.knowledge.load import Knowledge
from perfcli.knowledge.model.columns import COLUMN_NAMES
from perfcli.knowledge.model.entry import School, Source
from perfcli.knowledge.model.fact import Fact

LISTED = ("running", "new", "paused")


class Lead(Struct, frozen=True):
    """A fact with the rivals that disagree with it."""

    fact: Fact
    also: tuple[Fact, ...] = ()


class SchoolView(Struct, frozen=True):
    """A program with its facts in columns; `facts` are those of no column."""

    school: School
    columns: dict[str, tuple[Lead, ...]]
    facts: tuple[Lead, ...]

    @property
    def unaccredited(self) -> bool:
        """Whether it is new, or known as a mere candidate, and no accreditation of it was seen."""
        facts = (lead.fact.columns for lead in self.columns["accreditation"])
        told = [part.accreditation for part in facts if part and part.accreditation]
        seen = any(one.status in ("accredited", "initial", "probationary") for one in told)
        candidate = any(one.status == "candidacy" for one in told)
        return not seen and (candidate or self.school.status == "new")

    @property
    def leads(self) -> tuple[Lead, ...]:
        """Every fact that is no rival, each once, in the order of the data."""
        seen: dict[str, Lead] = {}
        for leads in (*self.columns.values(), self.facts):
            seen.update({lead.fact.id: lead for lead in leads})
        return tuple(seen[fact.id] for fact in self.school.facts if fact.id in seen)

    def first(self, column: str) -> Lead | None:
        """The leading fact of a column, or None where none was found."""
        leads = self.columns[column]
        return leads[0] if leads else None


class SchoolsView(Struct, frozen=True):
    """Several programs and the sources of their facts."""

    schools: tuple[SchoolView, ...]
    sources: dict[str, Source]


def named_schools(index: Index) -> list[Named]:
    """Every program with the names that find it."""
    return [Named(head.slug, _names(head)) for head in index.schools]


def _names(head: SchoolHead) -> tuple[str, ...]:
    return (head.name, head.short, *head.aka, head.city)


def find_schools(index: Index, words: Sequence[str], command: str = "perfcli schools") -> list[str]:
    """Slugs of the programs that `words` name. Raises UserError('unknown-name').

    `command` is what the error offers with the nearest names.
    """
    return find_all(words, named_schools(index), "program", command, "perfcli schools")


def all_schools(knowledge: Knowledge) -> SchoolsView:
    """Every US program of any status."""
    bundle = knowledge.schools
    chosen = tuple(school_view(school) for school in bundle.schools if school.country == "US")
    return SchoolsView(chosen, bundle.sources)


def some_schools(knowledge: Knowledge, slugs: Sequence[str]) -> SchoolsView:
    """The named programs, wherever they are."""
    bundles = [knowledge.school(slug) for slug in slugs]
    sources = {name: source for bundle in bundles for name, source in bundle.sources.items()}
    return SchoolsView(tuple(school_view(bundle.schools[0]) for bundle in bundles), sources)


def school_view(school: School) -> SchoolView:
    """One program's facts by column, each rival under the fact that it disagrees with.

    A rival that fills a column which its leader does not fill stands there itself.
    """
    facts = [fact for fact in school.facts if not fact.off_page]
    columns = {
        name: with_rivals([fact for fact in facts if _fills(fact, name)]) for name in COLUMN_NAMES
    }
    taken = {
        fact.id for leads in columns.values() for lead in leads for fact in (lead.fact, *lead.also)
    }
    rest = [fact for fact in facts if fact.id not in taken]
    return SchoolView(school, columns, with_rivals(rest))


def with_rivals(facts: Sequence[Fact]) -> tuple[Lead, ...]:
    """Facts with those that disagree with them; a rival whose leader is not here leads itself."""
    here = {fact.id for fact in facts}
    rivals: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.rival_of in here:
            rivals.setdefault(str(fact.rival_of), []).append(fact)
    return tuple(
        Lead(fact, tuple(rivals.get(fact.id, ()))) for fact in facts if fact.rival_of not in here
    )


def _fills(fact: Fact, column: str) -> bool:
    return fact.columns is not None and getattr(fact.columns, column) is not None
