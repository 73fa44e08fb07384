"""How a single fact, source or date reads in one line, the same on every page."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from perfcli.knowledge.model.entry import Source
from perfcli.knowledge.model.fact import Fact, Owned
from perfcli.knowledge.model.resource import Resource
from perfcli.render import page as p


class Marks:
    """Numbers the sources of a page in the order in which they are met."""

    def __init__(self, known: Mapping[str, Source], most: int = 2) -> None:
        self._known = known
        self._most = most
        self._numbers: dict[str, int] = {}

    def of(self, names: tuple[str, ...]) -> tuple[int, ...]:
        """The numbers of the sources; a page shows at most two a line, --json has them all."""
        shown = names[: self._most]
        return tuple(self._numbers.setdefault(name, len(self._numbers) + 1) for name in shown)

    def references(self) -> tuple[p.Reference, ...]:
        """All sources met so far."""
        return tuple(
            p.Reference(
                number,
                self._known[name].title,
                self._known[name].publisher,
                self._known[name].url,
                self._known[name].kind == "forum",
                name,
                self._known[name].kind == "own",
            )
            for name, number in self._numbers.items()
        )

    def blocks(self, wanted: bool, more: str = "") -> tuple[p.Block, ...]:
        """The end of the page: the list of sources, or how to get it and what else there is."""
        if wanted and self._numbers:
            foot = (p.Para(more, "dim"),) if more else ()
            return (*foot, p.Heading("Sources"), *self.references())
        notes = [more] if more else []
        if self._numbers:
            last = len(self._numbers)
            span = "[1]" if last == 1 else f"[1] to [{last}]"
            notes.append(f"sources {span} with addresses: --sources")
        text = " · ".join(notes)
        return (p.Para(text[:1].upper() + text[1:], "dim"),) if text else ()

    def voice(self, fact: Fact) -> str | None:
        """Whose word a weakly founded fact is, or None."""
        if fact.confidence != "low":
            return None
        kinds = {self._known[name].kind for name in fact.sources}
        if kinds == {"forum"}:
            return "forum post"
        return "aggregator site" if "aggregator" in kinds else "weak source"


def fact_line(fact: Fact, marks: Marks, line: str | None = None) -> str:
    """A fact in one line with its year, or `undated`, and whose word it is where that is weak.

    A line that ends with a colon is followed by the list that is the fact's value.
    """
    text = (line or fact.line or fact.claim).rstrip(".")
    if text.endswith(":"):
        text += f" {_listed(fact.value)}"
    notes = ["yours"] if fact.yours else []
    if not tells_year(text, fact.as_of):
        notes.append(fact.as_of[:4] if fact.as_of else "undated")
    voice = marks.voice(fact)
    if voice and not re.search(r"forum|post(er|ed)|weak|copy|unchecked|aggregator", text, re.I):
        notes.append(voice)
    return f"{text} ({', '.join(notes)})" if notes else text


def _listed(value: Any) -> str:
    """The list, or the named lists, that a fact's value is."""
    if isinstance(value, dict):
        named = (f"{name.replace('_', ' ')} {_listed(one)}" for name, one in value.items())
        return "; ".join(named)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def tells_year(text: str, as_of: str | None) -> bool:
    """Whether a text says the year itself, or that there is none."""
    if as_of is None:
        return "undated" in text.lower()
    return as_of[:4] in text


def fact_item(
    fact: Fact,
    marks: Marks,
    line: str | None = None,
    indent: int = 0,
    marker: str = "•",
    lead: str = "",
) -> p.Item:
    """A fact as an item of a list, with its source marks, its warning and its age."""
    return p.Item(
        lead + fact_line(fact, marks, line),
        marker=marker,
        marks=marks.of(fact.sources),
        warning=fact.warning,
        indent=indent,
        other=shipped_line(fact, marks),
        age=age_of(fact),
    )


def age_of(fact: Fact) -> p.Age | None:
    """What the mark of an old fact is made from; None for what is undated or does not age."""
    if fact.as_of is None or fact.stale_after is None:
        return None
    return p.Age(fact.as_of, fact.stale_after)


def newest_age(facts: Iterable[Fact]) -> p.Age | None:
    """What marks a cell of several facts: old only where the freshest of them is."""
    ages = [age for fact in facts if (age := age_of(fact)) is not None]
    return max(ages, key=lambda age: age.stale_after, default=None)


def age_json(facts: Iterable[Fact]) -> dict[str, str | None]:
    """Of when the page of the freshest fact was, and until when it is fresh."""
    age = newest_age(facts)
    return {
        "as_of": age.as_of if age else None,
        "stale_after": age.stale_after if age else None,
    }


def sentence(text: str) -> str:
    """Words with a capital before them and a point behind."""
    return text[:1].upper() + text[1:].rstrip(".") + "."


def shipped_line(fact: Fact, marks: Marks) -> str | None:
    """What perfcli ships where the fact is the user's own correction, or None."""
    if fact.shipped is None:
        return None
    text = fact_line(fact.shipped, marks)
    return p.with_marks(f"perfcli has: {text}", marks.of(fact.shipped.sources))


def shipped_fields(entry: Owned) -> str | None:
    """What perfcli ships in the fields of an entry that the user changed, or None."""
    if not entry.shipped:
        return None
    said = (f"{name.replace('_', ' ')}: {_words(item)}" for name, item in entry.shipped.items())
    return f"perfcli has: {'; '.join(said)}"


def _words(item: object) -> str:
    if isinstance(item, list | tuple):
        return ", ".join(map(str, item)) or "none"
    return "none" if item is None else str(item).rstrip(".")


def link_line(resource: Resource, everything: bool = True) -> str:
    """An address with its name, and the former one if `everything`; without one it says so."""
    old = resource.former_urls[:1] if everything else ()
    former = f" (formerly {old[0]})" if old else ""
    return f"{resource.name}: {resource.url or 'no address known'}{former}"
