"""The words that a shell completes: small files, one for each kind of name, a line a thing.

A line is `key<TAB>what it is<TAB>other spelling...`; every spelling is one word that needs no
quotes in any shell and that the command understands.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from perfcli.knowledge.folder import Folder

Line = tuple[str, str, tuple[str, ...]]


def word_files(folder: Folder) -> dict[str, bytes]:
    """A file of words for each kind of name, by file name."""
    return {f"words/{kind}.txt": _file(lines) for kind, lines in _kinds(folder)}


def _kinds(folder: Folder) -> Iterator[tuple[str, Iterable[Line]]]:
    schools = folder.schools
    yield "school", [(one.slug, one.name, (one.short, one.name, *one.aka)) for one in schools]
    yield "state", [(one.code, one.name, (one.name,)) for one in folder.states]
    shown = [one for one in folder.careers if not one.hidden]
    yield "career", [(one.slug, one.name, (one.name, *one.aka)) for one in shown]
    yield "course", [(one.id, one.name, one.aliases) for one in folder.courses]
    terms = folder.glossary.terms
    yield "term", [(one.term, "", (*one.abbreviations, *one.synonyms)) for one in terms]
    yield "source", [(one.id, one.title, ()) for one in folder.sources]
    yield "fact", [(fact.id, home, ()) for home, fact in folder.facts()]
    yield "resource", _resources(folder)
    yield "checklist", [(one.id, one.help, (one.title, *one.aliases)) for one in folder.checklists]
    yield "anchor", [(one.anchor, one.question, ()) for one in folder.checklists]
    for checklist in folder.checklists:
        yield f"step-{checklist.id}", [(step.id, step.text, ()) for step in checklist.steps]
    yield "page", [(one.id, one.help, ()) for one in folder.topics]
    shelf = folder.shelf.kinds if folder.shelf else ()
    yield "shelf", [(one.id, one.what, ()) for one in shelf]
    for topic in folder.topics:
        sections = [one for one in topic.sections if one.id != "off-page"]
        steps = [step for one in sections for step in one.steps]
        yield (
            f"topic-{topic.id}",
            [
                *((one.id, one.heading, ()) for one in sections),
                *((str(step.number), step.text, ()) for step in steps),
            ],
        )
    for kind in folder.counters.kinds if folder.counters else ():
        categories = [(one.id, one.many, one.aliases) for one in kind.categories]
        yield f"category-{kind.id}", categories


def _resources(folder: Folder) -> list[Line]:
    every = [one for one in folder.resources.resources if not one.off_page]
    kinds = dict.fromkeys(one.kind for one in every)
    return [
        *((kind, "", ()) for kind in kinds),
        *((group.id, group.heading, ()) for group in folder.resources.groups),
        *((one.id, one.name, ()) for one in every),
    ]


def _file(lines: Iterable[Line]) -> bytes:
    told = []
    seen: set[str] = set()
    for key, what, others in lines:
        spelled = [word for word in dict.fromkeys(map(spelling, (key, *others))) if word]
        fresh = [word for word in spelled if word not in seen]
        if fresh:
            seen.update(fresh)
            told.append("\t".join([fresh[0], " ".join(what.split()), *fresh[1:]]))
    return "".join(f"{line}\n" for line in told).encode()


def spelling(name: str) -> str:
    """A name as one word in small letters: `SUNY Upstate (Syracuse)` is suny-upstate-syracuse.

    A name with a sign that is part of it and that shells obey (A&P) has no such word: it is empty.
    """
    if "&" in name:
        return ""
    text = unicodedata.normalize("NFKD", name.casefold())
    text = "".join(sign for sign in text if not unicodedata.combining(sign))
    return re.sub(r"[^\w]+|_+", "-", text).strip("-")
