"""The JSON contract: one envelope, and the form of facts, sources and links in it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from perfcli.advice.freshness import freshness
from perfcli.errors import UserError
from perfcli.knowledge.model.entry import Source
from perfcli.knowledge.model.fact import Fact, Owned
from perfcli.knowledge.model.resource import Resource

VERSION = 1


def envelope(
    command: str,
    today: str,
    data_as_of: str | None,
    data: Mapping[str, Any],
    sources: Iterable[Source] = (),
    warnings: Iterable[str] = (),
    errors: Iterable[UserError] = (),
) -> dict[str, Any]:
    """The one object on stdout, with the same keys on success and on failure."""
    return {
        "perfcli": VERSION,
        "command": command,
        "today": today,
        "data_as_of": data_as_of,
        "data": data,
        "sources": [source_json(source) for source in sources],
        "warnings": list(warnings),
        "errors": [error_json(error) for error in errors],
    }


def age_warning(today: str, data_as_of: str) -> tuple[str, ...]:
    """One line where the data is over a year old, with how to get newer."""
    year, rest = data_as_of[:4], data_as_of[4:]
    if not year.isdigit() or today <= f"{int(year) + 1}{rest}":
        return ()
    text = f"The data of this perfcli ({data_as_of}) is over 12 months old"
    return (f"{text}; get newer: pip install --upgrade perfcli",)


def error_json(error: UserError) -> dict[str, Any]:
    """An error with its stable code."""
    return {"code": error.code, "message": error.message, "hint": error.hint}


def fact_json(fact: Fact, also: Iterable[Fact] = ()) -> dict[str, Any]:
    """A fact with its rivals under `also`; keys without a value are null.

    `yours`: it stands in the user's own files; the shipped fact that it corrects, of the same id,
    is then the first of `also`.
    """
    return {
        "id": fact.id,
        "claim": fact.claim,
        "value": fact.value,
        "unit": fact.unit,
        "as_of": fact.as_of,
        "as_of_note": fact.as_of_note,
        "confidence": fact.confidence,
        "warning": fact.warning,
        "sources": list(fact.sources),
        "also": [fact_json(one) for one in (*([fact.shipped] if fact.shipped else []), *also)],
        "kind": fact.kind,
        "stale_after": fact.stale_after,
        "freshness": None,  # `judged` knows the day
        "yours": fact.yours,
    }


def own_json(entry: Owned) -> dict[str, Any]:
    """Whether an entry is the user's, and what perfcli ships in the fields that they changed."""
    return {"yours": entry.yours, "shipped": entry.shipped}


def judged(data: Any, today: date) -> Any:
    """The same data with `freshness` filled in every fact of it that has a kind."""
    if isinstance(data, list | tuple):
        return [judged(item, today) for item in data]
    if not isinstance(data, dict):
        return data
    made = {key: item if key == "value" else judged(item, today) for key, item in data.items()}
    if made.get("kind") and "freshness" in made:
        made["freshness"] = freshness(made["as_of"], made["stale_after"], today)
    return made


def source_json(source: Source) -> dict[str, Any]:
    """A source; `url` is null where readers must not be sent to the address."""
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "kind": source.kind,
    }


def link_json(resource: Resource) -> dict[str, Any]:
    """An address."""
    return {
        "id": resource.id,
        "kind": resource.kind,
        "name": resource.name,
        "url": resource.url,
        "former_urls": list(resource.former_urls),
        "for": list(resource.for_),
        "cost": resource.cost,
        "note": resource.note,
        "sources": list(resource.sources),
        **own_json(resource),
    }


def used_sources(data: Any, known: Mapping[str, Source]) -> list[Source]:
    """Exactly the sources that `data` refers to, in the order in which they first appear."""
    names: dict[str, None] = {}

    def walk(value: Any, key: str | None = None) -> None:
        if isinstance(value, dict):
            for inner, item in value.items():
                if key != "value":
                    walk(item, inner)
        elif isinstance(value, list):
            for item in value:
                if key == "sources" and isinstance(item, str):
                    names[item] = None
                else:
                    walk(item, None)

    walk(data)
    return [known[name] for name in names if name in known]
