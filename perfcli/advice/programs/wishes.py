"""What a finder is asked for: words of options made into values, each with a did-you-mean."""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from msgspec import Struct

from perfcli.advice.names import fold
from perfcli.errors import UserError
from perfcli.knowledge.model.columns import COLUMN_NAMES

Words = Mapping[str, Sequence[str]]

STATUSES: Words = dict.fromkeys("running new paused closed unconfirmed".split(), ())
REGIONS: Words = dict.fromkeys("northeast midwest south west".split(), ())
DEGREES: Words = {
    "certificate": ("cert", "certificates"),
    "bachelor": ("bs", "ba", "bachelors", "bachelor's"),
    "master": ("ms", "msc", "masters", "master's"),
    "doctorate": ("phd", "doctor"),
}
# What people call a column, and what a table can be sorted by besides its columns.
COLUMNS: Words = {
    **{name: (name.replace("_", "-"),) for name in COLUMN_NAMES},
    "months": ("length", "duration"),
    "tuition": ("price", "cost", "costs"),
    "courses": ("prerequisites", "prereqs"),
    "tests": ("gre", "mcat"),
    "outcomes": ("results", "pass-rate"),
    "deadline": ("deadlines", "closes"),
}
HEADS: Words = {"name": ("program",), "city": (), "state": (), "status": ()}
MONTHS: Words = {
    name: (name[:3], str(number))
    for number, name in enumerate(
        "january february march april may june july august september october november "
        "december".split(),
        start=1,
    )
}
TERMS: Words = {"fall": ("autumn",), "winter": (), "spring": (), "summer": ()}


class Wish(Struct, frozen=True, kw_only=True):
    """What the options of `schools` ask for, as they were typed."""

    state: Sequence[str] = ()
    region: Sequence[str] = ()
    degree: Sequence[str] = ()
    status: Sequence[str] = ()
    max_tuition: str | None = None
    max_months: str | None = None
    min_seats: str | None = None
    no_gre: bool = False
    gpa: str | None = None
    accepting: bool = False
    starts: Sequence[str] = ()
    distance: bool = False
    has: Sequence[str] = ()
    sort: str | None = None
    columns: Sequence[str] = ()

    @property
    def filters(self) -> bool:
        """Whether it leaves anything out."""
        names = [name for name in self.__struct_fields__ if name not in ("sort", "columns")]
        return any(getattr(self, name) not in (None, False, (), []) for name in names)

    @property
    def list_only(self) -> bool:
        """Whether it asks for what only a list of programs can give."""
        return self.filters or self.sort is not None

    @property
    def empty(self) -> bool:
        """Whether it asks for nothing."""
        return not (self.list_only or self.columns)


def choose(word: str, known: Words, option: str, noun: str, command: str = "schools") -> str:
    """The key that a word means: a name without case, or the beginning of one name only.

    Raises UserError('usage') with the nearest names, else with all that there are.
    """
    wanted = fold(word)
    names = {fold(name): key for key, others in known.items() for name in (*others, key)}
    if wanted in names:
        return names[wanted]
    begun = {key for name, key in names.items() if len(wanted) > 2 and name.startswith(wanted)}
    if len(begun) == 1:
        return begun.pop()
    spoken = [name for name in names if not name.isdigit()]
    near = difflib.get_close_matches(wanted, spoken, n=3, cutoff=0.7)
    keys = list(dict.fromkeys(names[name] for name in near)) or sorted(begun)
    if keys:
        hint = "Did you mean: " + " | ".join(f"perfcli {command} {option} {key}" for key in keys)
    else:
        hint = f"One of: {', '.join(known)}"
    raise UserError("usage", f"{option}: no {noun} is called {word!r}", hint)


def chosen(
    given: Iterable[str], known: Words, option: str, noun: str, command: str = "schools"
) -> tuple[str, ...]:
    """The keys that an option names, which may be repeated or hold a list with commas."""
    words = [word.strip() for text in given for word in text.split(",")]
    found = (choose(word, known, option, noun, command) for word in words if word)
    return tuple(dict.fromkeys(found))


def sorting(word: str) -> str:
    """The column, or head of the table, to sort by. Raises UserError('usage')."""
    return choose(word, {**COLUMNS, **HEADS}, "--sort", "column")


def showing(words: Iterable[str]) -> tuple[str, ...]:
    """The columns and heads of the table to show. Raises UserError('usage')."""
    return chosen(words, {**COLUMNS, **HEADS}, "--columns", "column")


def figure(text: str, option: str, example: str, most: Decimal | None = None) -> Decimal:
    """A number that is not negative; $, commas and a k for thousands are understood.

    Raises UserError('usage') for what is no such number, or is more than `most`.
    """
    bare = text.strip().removeprefix("$").replace(",", "").casefold()
    try:
        value = Decimal(bare.removesuffix("k")) * (1000 if bare.endswith("k") else 1)
    except InvalidOperation:
        value = Decimal(-1)
    if not value.is_finite() or value < 0:
        message = f"{option}: {text!r} is not a number"
        raise UserError("usage", message, f"Try: perfcli schools {option} {example}")
    if most is not None and value > most:
        message = f"{option}: {text} is more than {most}"
        raise UserError("usage", message, f"Try: perfcli schools {option} {example}")
    return value
