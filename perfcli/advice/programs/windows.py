"""The application dates of a program: each once, and whether its window is open on a day."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from perfcli.advice.calendar.dates import NextDate, last_before, next_date, old_year, too_old
from perfcli.advice.names import fold
from perfcli.advice.programs.schools import SchoolView
from perfcli.knowledge.model.columns import Deadline, Round
from perfcli.knowledge.model.fact import Fact

State = Literal["open", "closed", "no-opening", "rolling", "refused", "unknown"]


class AppDate(Struct, frozen=True):
    """A date of an application cycle with every fact that states it. `old`: not projected."""

    round: Round
    facts: tuple[Fact, ...]
    old: bool = False

    @property
    def sources(self) -> tuple[str, ...]:
        """Where it was read, each source once."""
        return tuple(dict.fromkeys(name for fact in self.facts for name in fact.sources))

    @property
    def seen(self) -> str | None:
        """The cycle in which it was read: a full date, the cycle's name or the page's year."""
        year = next((fact.as_of[:4] for fact in self.facts if fact.as_of), None)
        return self.round.seen or self.round.cycle or year


class Close(Struct, frozen=True):
    """The next closing date of an application: what was read, and when it comes."""

    stated: AppDate
    next: NextDate


class Window(Struct, frozen=True):
    """Where an application stands on a day; `opened` is the opening that belongs to `close`."""

    state: State
    close: Close | None = None
    opening: AppDate | None = None
    opened: date | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """Where both dates were read."""
        ends = [self.close.stated if self.close else None, self.opening]
        return tuple(dict.fromkeys(name for end in ends if end for name in end.sources))


def application_dates(view: SchoolView) -> tuple[AppDate, ...]:
    """Every date of the program's leading facts; facts that state the same one stand together."""
    found: dict[tuple[str, str, str, bool], AppDate] = {}
    for column in ("opens", "deadline"):
        for lead in view.columns[column]:
            for entry in getattr(lead.fact.columns, column).rounds:
                old = too_old(entry, lead.fact.as_of)
                key = (entry.date, entry.kind, fold(entry.cohort or ""), old)
                known = found.get(key)
                found[key] = (
                    _joined(known, entry, lead.fact) if known else AppDate(entry, (lead.fact,), old)
                )
    return tuple(found.values())


def _joined(known: AppDate, entry: Round, fact: Fact) -> AppDate:
    """Two facts of one date: of their cycles the later one counts."""
    later = (entry.seen or "") > (known.round.seen or "")
    best, other = (entry, known.round) if later else (known.round, entry)
    best = replace(best, cycle=best.cycle or other.cycle)
    return replace(known, round=best, facts=(*known.facts, fact))


def windows(view: SchoolView, today: date) -> tuple[Window, ...]:
    """Where the program's application stands, one window a class that has dates of its own."""
    said = statements(view)
    if any(part.accepting is False for part in said):
        return (Window("refused"),)
    dates = [one for one in application_dates(view) if not one.old]
    openings = [one for one in dates if one.round.kind == "opens"]
    closings = _closings(dates)
    if not closings:
        rolling = any(part.rolling for part in said)
        return (Window("rolling" if rolling else "unknown"),)
    cohorts = dict.fromkeys(fold(one.round.cohort or "") for one in closings)
    return tuple(
        _window(_of(closings, cohort), _of(openings, cohort) or _of(openings, ""), today)
        for cohort in cohorts
    )


def statements(view: SchoolView) -> list[Deadline]:
    """What its leading facts say of the deadline, without those that are too old."""
    facts = [lead.fact for lead in view.columns["deadline"]]
    recent = [fact.columns for fact in facts if not old_year(fact.as_of)]
    return [part.deadline for part in recent if part is not None and part.deadline is not None]


def _closings(dates: list[AppDate]) -> list[AppDate]:
    """What ends an application: a deadline or a late one, else the day for the papers."""
    ends = [one for one in dates if one.round.kind in ("deadline", "late")]
    return ends or [one for one in dates if one.round.kind == "materials"]


def _of(dates: Iterable[AppDate], cohort: str) -> list[AppDate]:
    return [one for one in dates if fold(one.round.cohort or "") == cohort]


def _window(closings: list[AppDate], openings: list[AppDate], today: date) -> Window:
    coming = [Close(one, next_date(one.round, today)) for one in closings]
    close = min(coming, key=lambda one: one.next.last)
    if close.next.date < today:  # a month that has begun: the day in it is not known
        return Window("unknown", close)
    if not openings:
        return Window("no-opening", close)
    opening = max(openings, key=lambda one: last_before(one.round.date, close.next.date))
    opened = last_before(opening.round.date, close.next.date)
    return Window("open" if opened <= today else "closed", close, opening, opened)
