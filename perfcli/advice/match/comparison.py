"""`match`: a record held against what programs ask for. No odds and no scores."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from perfcli.advice.match.asks import (
    RULES,
    Ask,
    CourseAgeAsk,
    CourseAsk,
    CreditsAsk,
    DoneAsk,
    Outcome,
    SchoolRules,
)
from perfcli.advice.match.courses import Bench
from perfcli.advice.match.record import Catalog, Record
from perfcli.advice.match.rules import school_rules
from perfcli.advice.match.verdicts import JUDGES
from perfcli.advice.match.when import application_date
from perfcli.advice.words import Words
from perfcli.journal.profile import Profile
from perfcli.knowledge.load import Knowledge
from perfcli.knowledge.model.entry import Source
from perfcli.knowledge.model.fact import Fact

TAKING = ("running", "new")
# What must be known and met before a record is called ready.
DECIDING = ("entry_degree", "gpa", "courses")


class Requirement(Struct, frozen=True, gc=False):
    """One measure of a program with how the record stands to it."""

    ask: Ask
    outcome: Outcome

    @property
    def gap(self) -> bool:
        """Whether it is required and the record shows that it does not hold."""
        return self.ask.required and self.outcome.verdict == "misses"


class SchoolMatch(Struct, frozen=True, gc=False):
    """A record before one program. `known` of `of` rules were found."""

    rules: SchoolRules
    verdict: str
    known: int
    of: int
    requirements: tuple[Requirement, ...]

    @property
    def notes(self) -> tuple[Fact, ...]:
        """Facts that inform and ask for nothing."""
        return self.rules.notes


class Gap(Struct, frozen=True):
    """Something that the record lacks, with the programs that ask for it."""

    id: str
    need: str
    schools: tuple[str, ...]


class MatchView(Struct, frozen=True):
    """A record before several programs, and what it lacks by how many ask for it."""

    schools: tuple[SchoolMatch, ...]
    gaps: tuple[Gap, ...]
    sources: dict[str, Source]


class Matcher:
    """What programs ask for, made ready once for any number of records."""

    def __init__(self, knowledge: Knowledge, words: Words, slugs: Sequence[str] = ()) -> None:
        """`slugs` chooses programs of any status; none: all that take a class in the US."""
        bundle = knowledge.match
        self.sources = bundle.sources
        self.catalog = Catalog(knowledge.courses, words)
        every = {school.slug: school for school in bundle.schools}
        chosen = [every[slug] for slug in slugs] or [
            one for one in bundle.schools if one.status in TAKING and one.country == "US"
        ]
        self.rules = tuple(school_rules(school, self.catalog, words) for school in chosen)

    def match(self, profile: Profile, today: date) -> MatchView:
        """One record before every program chosen."""
        record = Record(profile, self.catalog, today)
        schools = tuple(_school(rules, record) for rules in self.rules)
        return MatchView(schools, gaps_of(schools), self.sources)


def _school(rules: SchoolRules, record: Record) -> SchoolMatch:
    applied = application_date(rules.rounds, record.start, record.today)
    bench = Bench(record, rules.courses, applied)
    taken = {ask.id: bench.judge(ask) for ask in rules.order}
    requirements = []
    for ask in rules.asks:
        outcome = taken.get(ask.id) or _outcome(ask, rules, record, bench, applied)
        requirements.append(Requirement(ask, outcome))
    found = tuple(requirements)
    return SchoolMatch(rules, _verdict(rules, found), len(rules.known), len(RULES), found)


def _outcome(
    ask: Ask, rules: SchoolRules, record: Record, bench: Bench, applied: date | None
) -> Outcome:
    if isinstance(ask, CourseAsk):
        return bench.judge(ask)
    if isinstance(ask, DoneAsk):
        return bench.done(ask, rules.order)
    if isinstance(ask, CreditsAsk):
        return bench.credits(ask)
    if isinstance(ask, CourseAgeAsk):
        return bench.ages(ask, rules.order)
    return JUDGES[type(ask)](ask, record, applied)


def _verdict(rules: SchoolRules, requirements: Iterable[Requirement]) -> str:
    """`gaps` where anything required misses, `ready` only where all that decides is met."""
    required = [one for one in requirements if one.ask.required]
    if any(one.outcome.verdict == "misses" for one in required):
        return "gaps"
    deciding = [one for one in required if one.ask.column in DECIDING]
    known = rules.known.issuperset(DECIDING)
    if known and all(one.outcome.verdict == "meets" for one in deciding):
        return "ready"
    return "unclear"


def gaps_of(schools: Iterable[SchoolMatch]) -> tuple[Gap, ...]:
    """What a record lacks, first what most programs ask for."""
    labels: dict[str, str] = {}
    slugs: dict[str, dict[str, None]] = {}
    for one in schools:
        for requirement in one.requirements:
            if requirement.gap:
                kind = requirement.ask.kind
                labels.setdefault(kind, requirement.ask.label)
                slugs.setdefault(kind, {})[one.rules.slug] = None
    gaps = [Gap(kind, labels[kind], tuple(found)) for kind, found in slugs.items()]
    return tuple(sorted(gaps, key=lambda gap: (-len(gap.schools), gap.id)))


class RecordMatch(Struct, frozen=True, gc=False):
    """One of many records, by the name of its file."""

    name: str
    view: MatchView
