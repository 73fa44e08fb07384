"""What the log adds up to, against what programs ask for and what recertification asks for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from perfcli.advice.calendar.dates import in_year
from perfcli.advice.programs.schools import SchoolView
from perfcli.journal.profile import Certified, Shadowing, last_day
from perfcli.journal.records import Entry
from perfcli.knowledge.bundles.lists import CountersBundle
from perfcli.knowledge.model.columns import Shadowing as Asked
from perfcli.knowledge.model.cost import Pick
from perfcli.knowledge.model.counter import CounterRule, LogSort
from perfcli.knowledge.model.fact import Fact, picked

Bound = Literal["least", "most", "required", "recommended", "considered"]
ONE_DAY = timedelta(days=1)


class Period(Struct, frozen=True):
    """A time from its first to its last day; `sure` is false where the user's own is not known."""

    first: date
    last: date
    sure: bool = True

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last


class Counter(Struct, frozen=True):
    """A number of the log against the one that is asked for, None where none is.

    `over`: how much of `have` lies beyond what may count. `asks`: in words, where there is no
    number.
    """

    id: str
    what: str
    have: float
    need: float | None = None
    bound: Bound | None = None
    period: Period | None = None
    slug: str | None = None
    whose: str | None = None
    asks: str | None = None
    over: float = 0
    sources: tuple[str, ...] = ()
    warning: str | None = None

    @property
    def to_go(self) -> float:
        """What is still to be done."""
        return max(0, self.need - self.have) if self.need and self.bound != "most" else 0


class Year(Struct, frozen=True):
    """The counters of a certification year, and the facts to know with them."""

    period: Period
    counters: tuple[Counter, ...]
    unsorted: float  # cases of no category
    notes: tuple[Fact, ...] = ()


def seen_so_far(sort: LogSort, entries: Iterable[Entry]) -> dict[str, float]:
    """Cases, hours, visits and conversations of the log. Each day with cases is a visit."""
    units = {one.id: one.counts_as for one in sort.categories}
    seen = {"cases": 0.0, "hours": 0.0, "visits": 0.0, "conversations": 0.0}
    days = set()
    for entry in entries:
        if entry.kind != sort.id:
            continue
        unit = units.get(entry.told.category or "")
        seen["hours"] += entry.told.hours or 0
        if unit is not None:
            seen[unit] += entry.told.count or 0
        if unit == "cases":
            days.add((entry.told.date, entry.told.place))
    seen["visits"] += len(days)
    return seen


def shadowing_record(seen: Mapping[str, float]) -> Shadowing | None:
    """What a record would say of it; None where nothing was logged."""
    if not any(seen.values()):
        return None
    whole = {name: int(seen[name]) for name in ("cases", "visits", "conversations")}
    return Shadowing(hours=seen["hours"], **whole)


def shadow_counters(seen: Mapping[str, float], views: Iterable[SchoolView]) -> Iterator[Counter]:
    """What was seen in all, then against what each program asks for."""
    for unit, have in seen.items():
        if have:
            yield Counter(f"seen-{unit}", unit, have)
    for view in views:
        for number, lead in enumerate(view.columns["shadowing"], 1):
            asked = lead.fact.columns.shadowing if lead.fact.columns else None
            if asked is not None and asked.need != "not-required":
                yield _asked(view, asked, lead.fact, number, seen)


def _asked(
    view: SchoolView, asked: Asked, fact: Fact, number: int, seen: Mapping[str, float]
) -> Counter:
    units = (asked.unit,) if asked.unit else ("cases", "visits")
    unit = max(units, key=lambda name: seen[name])
    slug = view.school.slug
    return Counter(
        id=f"shadowing-{slug}" if number == 1 else f"shadowing-{slug}-{number}",
        what=unit,
        have=seen[unit],
        need=asked.minimum,
        bound=asked.need if asked.need != "not-required" else None,
        slug=slug,
        whose=view.school.short,
        asks=asked.kind,
        sources=fact.sources,
        warning=fact.warning,
    )


class Recertification:
    """The rules of recertification for one user, from the facts and the user's own days."""

    def __init__(self, bundle: CountersBundle, certified: Certified | None) -> None:
        self.bundle = bundle
        self.basis = bundle.basis
        own = certified.year_ends if certified else None
        self.year_end = own or str(self._figure(self.basis.year_end))
        self.years = int(self._figure(self.basis.cycle_years))
        self.cycle_ends = certified.cycle_ends if certified else None
        self.since = certified.since if certified else None

    def _figure(self, pick: Pick) -> str | float:
        value: str | float = picked(self.bundle.facts[pick.fact].value, pick.path)
        return value

    def year(self, day: date) -> Period:
        """The certification year that a day lies in."""
        end = in_year(self.year_end, day.year)
        if end < day:
            end = in_year(self.year_end, day.year + 1)
        return Period(in_year(self.year_end, end.year - 1) + ONE_DAY, end)

    def cycle(self, day: date) -> Period:
        """The years of the education report that a day lies in; not sure where none is told."""
        end = last_day(self.cycle_ends) if self.cycle_ends else None
        last = (self.year(end) if end is not None else self.year(day)).last
        while last < day:
            last = in_year(self.year_end, last.year + self.years)
        while end is not None and in_year(self.year_end, last.year - self.years) >= day:
            last = in_year(self.year_end, last.year - self.years)
        first = in_year(self.year_end, last.year - self.years) + ONE_DAY
        return Period(first, last, sure=end is not None)

    def years_of(self, entries: Sequence[Entry], today: date, all_years: bool) -> list[Year]:
        """The year of today; with `all_years` also those before it that hold cases."""
        kinds = {rule.kind for rule in self.basis.counters if rule.per == "year"}
        periods = [self.year(today)]
        days = [entry.told.date for entry in entries if entry.kind in kinds]
        while all_years and days and periods[-1].first > min(days):
            periods.append(self.year(periods[-1].first - ONE_DAY))
        years = [self._year(entries, period) for period in periods]
        return [one for i, one in enumerate(years) if i == 0 or any(c.have for c in one.counters)]

    def _year(self, entries: Sequence[Entry], period: Period) -> Year:
        rules = [rule for rule in self.basis.counters if rule.per == "year"]
        here = [entry for entry in entries if period.holds(entry.told.date)]
        kinds = {rule.kind for rule in rules}
        unsorted = sum(
            entry.told.count or 0
            for entry in here
            if entry.kind in kinds and entry.told.category is None
        )
        return Year(period, self._counters(rules, here, period), unsorted, self._notes(period))

    def units(self, entries: Sequence[Entry], today: date) -> tuple[Counter, ...]:
        """The counters of the education report that is due next."""
        rules = [rule for rule in self.basis.counters if rule.per == "cycle"]
        period = self.cycle(today)
        here = [entry for entry in entries if period.holds(entry.told.date)]
        return self._counters(rules, here, period)

    def _counters(
        self, rules: Sequence[CounterRule], entries: Sequence[Entry], period: Period
    ) -> tuple[Counter, ...]:
        made = []
        for rule in rules:
            have = _sum(entries, rule.kind, rule.category)
            over = 0.0
            if rule.category is None:  # of some only so many count
                over = sum(
                    max(0, _sum(entries, rule.kind, cap.category) - float(self._figure(cap.figure)))
                    for cap in rules
                    if cap.kind == rule.kind and cap.bound == "most"
                )
            fact = self.bundle.facts[rule.figure.fact]
            made.append(
                Counter(
                    id=rule.id,
                    what=rule.what,
                    have=have - over,
                    need=float(self._figure(rule.figure)),
                    bound=rule.bound,
                    period=period,
                    over=over,
                    sources=fact.sources,
                    warning=fact.warning,
                )
            )
        return tuple(made)

    def _notes(self, period: Period) -> tuple[Fact, ...]:
        """What asks for less: in the year of the certification itself, and after a leave."""
        names = [self.basis.relief]
        since = last_day(self.since) if self.since else None
        if since is not None and period.holds(since):
            names.insert(0, self.basis.first_year)
        return tuple(self.bundle.facts[name] for name in names)


def _sum(entries: Iterable[Entry], kind: str, category: str | None) -> float:
    return sum(
        entry.told.count or 0
        for entry in entries
        if entry.kind == kind and category in (None, entry.told.category)
    )
