"""Applications: where each stands, its deadline, what the record lacks for it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from perfcli.advice.match.when import later
from perfcli.advice.programs.schools import SchoolView
from perfcli.advice.programs.windows import Close, State, Window, windows
from perfcli.advice.programs.wishes import choose
from perfcli.journal.records import STATUSES, Tracked

FIRST = STATUSES[0]  # what a note alone begins with
BEFORE = ("researching", "preparing")  # nothing has been sent
OPEN = ("researching", "preparing", "applied", "interview", "waitlisted")  # nothing is decided
Told = Sequence[tuple[str, Tracked]]


class Application(Struct, frozen=True):
    """An application as it stands today. `missing` is None where there is no record to match.

    `days_left` is below 0 where the deadline of what was sent has passed.
    """

    slug: str
    name: str
    status: str
    since: date
    history: tuple[Tracked, ...]
    close: Close | None
    days_left: int | None
    missing: tuple[str, ...] | None
    window: State = "unknown"

    @property
    def notes(self) -> tuple[str, ...]:
        """What was noted, the oldest first."""
        return tuple(one.note for one in self.history if one.note)

    @property
    def sources(self) -> tuple[str, ...]:
        """Where the deadline was read."""
        return self.close.stated.sources if self.close else ()


def status_of(word: str) -> str:
    """The status that a word means. Raises UserError('usage') with the nearest ones."""
    return choose(word, dict.fromkeys(STATUSES, ()), "--status", "status", "track SCHOOL")


def applications(
    told: Told,
    names: Mapping[str, str],
    programs: Mapping[str, SchoolView],
    missing: Mapping[str, tuple[str, ...]] | None,
    today: date,
    slugs: Sequence[str] = (),
    start: date | None = None,
) -> tuple[Application, ...]:
    """Every application, or those of `slugs`, in the order in which one has to act.

    `names`: programs by slug as they are printed; `missing`: what the record lacks for each;
    `start`: when the user wants to begin, which says whose cycle's deadline is meant.
    """
    ahead = cycle_day(start, today)
    histories: dict[str, list[Tracked]] = {}
    for slug, one in told:
        histories.setdefault(slug, []).append(one)
    found = [
        _application(
            slug, tuple(history), names.get(slug, slug), programs.get(slug), missing, today, ahead
        )
        for slug, history in histories.items()
        if not slugs or slug in slugs
    ]
    return tuple(sorted(found, key=_urgency))


def cycle_day(start: date | None, today: date) -> date:
    """The day from which the next deadlines are those of a start; today where it is not later."""
    return max(today, later(start, -1)) if start is not None else today


def _urgency(one: Application) -> tuple[int, int, date, str]:
    """Open ones by their deadline, then those that are decided."""
    phase = 0 if one.status in OPEN else 1
    sent = 0 if one.status in BEFORE else 1
    day = one.close.next.date if one.close is not None else date.max
    return phase, sent, day, one.name


def _application(
    slug: str,
    history: tuple[Tracked, ...],
    name: str,
    view: SchoolView | None,
    missing: Mapping[str, tuple[str, ...]] | None,
    today: date,
    ahead: date,
) -> Application:
    status, since = FIRST, history[0].on
    sent: date | None = None
    for one in history:
        if one.status is not None:
            status, since = one.status, one.on
            sent = None if status in BEFORE else sent or since
    day = ahead if sent is None and status in BEFORE else min(sent or today, today)
    window = _window(view, day) if view is not None else Window("unknown")
    close = window.close
    left = (close.next.date - today).days if close is not None else None
    if left is not None and close is not None and close.next.precision == "month":
        left = max(0, left) if close.next.last >= today else left
    lacking = missing.get(slug, ()) if missing is not None else None
    return Application(slug, name, status, since, history, close, left, lacking, window.state)


def _window(view: SchoolView, day: date) -> Window:
    """The window that closes first from a day on: of today, or of what was sent then."""
    return min(windows(view, day), key=lambda one: one.close.next.last if one.close else date.max)


def chosen_slugs(told: Told, profile_schools: Iterable[str]) -> list[str]:
    """The programs that the user aims at: those of the profile, then those on the board."""
    return list(dict.fromkeys((*profile_schools, *(slug for slug, _ in told))))
