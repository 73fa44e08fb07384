"""Entries of the log: made of what was typed, with every fault found, and told in a few words."""

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from perfcli.advice.names import Named, find_all, fold
from perfcli.advice.yours.given import amount_of, cut, day_of, text_of
from perfcli.journal.records import LOG_KINDS, MOST_COUNT, MOST_HOURS, Entry, Logged
from perfcli.knowledge.model.counter import CounterBasis, LogCategory, LogSort

FIELDS = ("date", "hours", "count", "place", "category", "note")
ALIASES = {
    "shadow": ("shadowing", "shadows", "observation"),
    "case": ("cases",),
    "ceu": ("ceus", "ce", "units", "education"),
    "study": ("studying",),
}
Given = Mapping[str, str | None]
Faults = list[tuple[str, str]]


def find_kinds(words: Sequence[str]) -> list[str]:
    """Kinds of the log by name. Raises UserError('unknown-name')."""
    known = [Named(kind, ALIASES[kind]) for kind in LOG_KINDS]
    return find_all(words, known, "kind of entry", "perfcli log", "perfcli log --help")


def sorts_of(basis: CounterBasis) -> dict[str, LogSort]:
    """The kinds by name."""
    return {sort.id: sort for sort in basis.kinds}


def entry_of(sort: LogSort, given: Given, today: date) -> tuple[Logged | None, Faults]:
    """An entry, or by field what is wrong with it. What is not given is not said."""
    faults: Faults = []

    def read(name: str, check: Callable[[str], Any]) -> Any:
        text = given.get(name)
        if not text or (name not in ("place", "note") and not text.strip()):
            return None
        try:
            return check(text)
        except ValueError as error:
            faults.append((name, str(error)))
            return None

    day = read("date", lambda text: day_of(text, today))
    hours = read("hours", lambda text: _hours(amount_of(text, MOST_COUNT)))
    count = read("count", lambda text: amount_of(text, MOST_COUNT, sort.whole))
    place, note = (read(name, text_of) for name in ("place", "note"))
    category = read("category", lambda text: category_of(sort, text_of(text)))
    if not (given.get("count") or "").strip():
        if sort.count == "asked":
            faults.append(("count", f"expected the number of {sort.many}"))
        count = 1.0 if sort.count == "one" else None
    if faults:
        return None, faults
    made = Logged(
        date=day or today,
        hours=hours,
        count=count,
        place=place,
        category=category or sort.default,
        note=note,
    )
    return made, []


def _hours(hours: float) -> float:
    if hours > MOST_HOURS:
        raise ValueError(f"{hours:g}: a day has {MOST_HOURS}; make an entry for each day")
    return hours


def category_of(sort: LogSort, text: str) -> str:
    """The category that a word means. Raises ValueError with the nearest ones."""
    names = {
        fold(name): one.id for one in sort.categories for name in (one.id, *one.aliases, one.many)
    }
    wanted = fold(text)
    if wanted in names:
        return names[wanted]
    near = difflib.get_close_matches(wanted, names, n=1, cutoff=0.75) if len(wanted) > 3 else []
    if sort.others and not near:
        return text
    known = ", ".join(one.id for one in sort.categories)
    hint = f"did you mean {names[near[0]]}?" if near else f"expected one of {known}"
    raise ValueError(f"{cut(text)}: no category of {sort.id}; {hint}")


def too_long_a_day(fresh: Iterable[Logged], known: Iterable[Entry]) -> dict[date, float]:
    """Days that would get more hours than a day has, with that number."""
    hours: dict[date, float] = {}
    for one in fresh:
        if one.hours:
            hours[one.date] = hours.get(one.date, 0) + one.hours
    for entry in known:
        if entry.told.hours and entry.told.date in hours:
            hours[entry.told.date] += entry.told.hours
    return {day: total for day, total in hours.items() if total > MOST_HOURS}


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """By date, of one date the last made first."""
    last_first = [*entries][::-1]
    return sorted(last_first, key=lambda entry: entry.told.date, reverse=True)


def number(value: float) -> str:
    """A number as it is typed, without a needless fraction and without loss."""
    return str(int(value)) if float(value).is_integer() else repr(value)


def amount_text(sort: LogSort, told: Logged) -> str:
    """How much an entry is: `2 cases`, `1 primary`, `1.5 units in Category I`."""
    category = next((one for one in sort.categories if one.id == told.category), None)
    count = told.count
    if count is None:
        return told.category or ""
    thing = (sort.one if count == 1 else sort.many) or ""
    if category is not None:
        thing = _thing(sort, category, thing, count)
    elif told.category:
        thing = f"{thing} ({told.category})".strip()
    return f"{number(count)} {thing}".strip()


def _thing(sort: LogSort, category: LogCategory, thing: str, count: float) -> str:
    if category.counts_as is not None:
        return category.id if count == 1 else category.many
    return f"{thing} {category.many}" if category.many.startswith("in ") else category.many
