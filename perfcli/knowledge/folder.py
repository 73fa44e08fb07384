"""A data folder as records: every file read and decoded, every entry with its file and line."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from perfcli.knowledge.decode import decode
from perfcli.knowledge.model import answer as answermodel
from perfcli.knowledge.model import career
from perfcli.knowledge.model import cost as costmodel
from perfcli.knowledge.model import counter as countermodel
from perfcli.knowledge.model import kinds as model
from perfcli.knowledge.model import milestone as planmodel
from perfcli.knowledge.model.links import LinkRules
from perfcli.knowledge.model.problem import Problem
from perfcli.knowledge.model.shelf import Shelf
from perfcli.knowledge.model.vocabulary import Vocabulary
from perfcli.knowledge.reading import Document, Path_, read_yaml

T = TypeVar("T", bound=Struct)
Place = tuple[str, int]
Spot = tuple[Document, Path_]

LISTS: dict[str, type[Struct]] = {
    "sources.yaml": model.Source,
    "courses.yaml": model.Course,
    "dropped.yaml": model.Dropped,
}
SINGLE: dict[str, type[Struct]] = {
    "about.yaml": model.About,
    "resources.yaml": model.Resources,
    "glossary.yaml": model.Glossary,
}
# A folder may do without these: `costs` then has nothing to compute with, `log` nothing to count,
# `plan` no milestones, `ask` no synonyms, a profile no roles, no fact a shelf life, and every
# address is asked.
OPTIONAL: dict[str, type[Struct]] = {
    "costs.yaml": costmodel.CostBasis,
    "counters.yaml": countermodel.CounterBasis,
    "plan.yaml": planmodel.PlanBasis,
    "ask.yaml": answermodel.Words,
    "vocabulary.yaml": Vocabulary,
    "shelf.yaml": Shelf,
    "links.yaml": LinkRules,
}
# Names that Windows keeps for devices, whatever ending stands behind them.
DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)\d")
FOLDERS: dict[str, type[Struct]] = {
    "topics": model.Topic,
    "schools": model.School,
    "states": model.State,
    "checklists": model.Checklist,
    "careers": career.Career,
    "answers": answermodel.Answers,
}


class Folder(Struct):
    """All of data/ in memory, valid as far as it could be decoded.

    `spots` maps (kind, id) to the document and path of the entry, `repeats` to the places of later
    entries of the same id; `problems` holds what could not be decoded. Rules across entries are
    knowledge.check's. `read_on`: the day on which a user's own files were read, before which their
    dates must lie; shipped facts have `about.as_of`.
    """

    topics: list[model.Topic]
    schools: list[model.School]
    states: list[model.State]
    checklists: list[model.Checklist]
    careers: list[career.Career]
    resources: model.Resources
    glossary: model.Glossary
    sources: list[model.Source]
    courses: list[model.Course]
    dropped: list[model.Dropped]
    about: model.About | None
    costs: costmodel.CostBasis | None
    ask: answermodel.Words | None
    vocabulary: Vocabulary
    answers: list[answermodel.Answer]
    spots: dict[tuple[str, str], Spot]
    problems: list[Problem]
    counters: countermodel.CounterBasis | None = None
    shelf: Shelf | None = None
    links: LinkRules | None = None
    plan: planmodel.PlanBasis | None = None
    read_on: str = ""
    repeats: dict[tuple[str, str], list[Place]] = msgspec.field(default_factory=dict)

    def facts(self) -> Iterator[tuple[str, model.Fact]]:
        """Every fact with the name of its home: a topic's id, a school's slug, `resources`."""
        for topic in self.topics:
            for section in topic.sections:
                for fact in section.facts:
                    if isinstance(fact, model.Fact):
                        yield topic.id, fact
        for school in self.schools:
            for fact in school.facts:
                yield school.slug, fact
        for state in self.states:
            for fact in state.facts:
                yield state.code, fact
        for resource in self.resources.resources:
            yield "resources", resource.fact
        for term in self.glossary.terms:
            if term.fact is not None:
                yield "glossary", term.fact

    def place(self, kind: str, name: str) -> Place:
        """File and line of an entry; of the folder as a whole where it is not known."""
        if (kind, name) not in self.spots:
            return "data", 0
        document, path = self.spots[kind, name]
        return document.file, document.line(path)


def read_folder(root: Path) -> Folder:
    """Read and decode every YAML file below `root`. Nothing is raised: see `problems`."""
    resources = model.Resources(groups=(), resources=())
    glossary = model.Glossary(groups=(), terms=())
    words = Vocabulary(roles=(), studies=())
    folder = Folder(
        [], [], [], [], [], resources, glossary, [], [], [], None, None, None, words, [], {}, []
    )
    if not root.is_dir():
        folder.problems.append(Problem(str(root), 0, "", "unreadable", "no such folder"))
        return folder
    for name, kind in LISTS.items():
        _list_file(folder, root / name, name, kind)
    for name, kind in SINGLE.items():
        entry = _single_file(folder, root / name, name, kind)
        if isinstance(entry, model.Resources):
            folder.resources = entry
        elif isinstance(entry, model.Glossary):
            folder.glossary = entry
        elif isinstance(entry, model.About):
            folder.about = entry
    for name, kind in OPTIONAL.items():
        entry = _single_file(folder, root / name, name, kind) if (root / name).exists() else None
        if entry is not None:
            setattr(folder, name.removesuffix(".yaml"), entry)
    for name, kind in FOLDERS.items():
        for path in sorted((root / name).glob("*.yaml")):
            _single_file(folder, path, f"{name}/{path.name}", kind)
    folder.problems.extend(_strangers(root))
    return folder


def _strangers(root: Path) -> Iterator[Problem]:
    """Files that nothing reads: a misspelled name would be lost without a word."""
    for name in FOLDERS:
        for path in sorted((root / name).glob("[!.]*")):
            if path.suffix != ".yaml":
                message = "not a file of the data; expected files that end in .yaml"
                yield Problem(f"{name}/{path.name}", 0, "", "unknown-file", message)
    known = {*LISTS, *SINGLE, *OPTIONAL, *FOLDERS, "README.md", "schema", "_compiled"}
    for path in sorted(root.iterdir()):
        if path.name not in known and not path.name.startswith("."):
            message = f"not a file of the data; expected one of {', '.join(sorted(known))}"
            yield Problem(path.name, 0, "", "unknown-file", message)


def _open(folder: Folder, path: Path, shown: str) -> Document | None:
    if not path.is_file():
        folder.problems.append(Problem(shown, 0, "", "missing-file", "no such file: add it"))
        return None
    document = read_yaml(path, shown)
    folder.problems.extend(document.problems)
    return None if document.problems else document


def _list_file(folder: Folder, path: Path, shown: str, kind: type[Struct]) -> None:
    document = _open(folder, path, shown)
    if document is None or document.data is None:
        return
    if not isinstance(document.data, list):
        message = "expected a list of entries, each starting with `- id:`"
        folder.problems.append(Problem(shown, 1, "", "schema", message))
        return
    target: list[Any] = getattr(folder, shown.removesuffix(".yaml"))
    for i, raw in enumerate(document.data):
        entry = decode_entry(folder, document, kind, raw, (i,))
        if entry is not None:
            target.append(entry)


def _single_file(folder: Folder, path: Path, shown: str, kind: type[Struct]) -> Struct | None:
    document = _open(folder, path, shown)
    if document is None:
        return None
    tag_entries(document)
    entry = decode_entry(folder, document, kind, document.data, ())
    if isinstance(entry, model.Topic):
        folder.topics.append(entry)
    elif isinstance(entry, model.School):
        folder.schools.append(entry)
    elif isinstance(entry, model.State):
        folder.states.append(entry)
    elif isinstance(entry, model.Checklist):
        folder.checklists.append(entry)
    elif isinstance(entry, career.Career):
        folder.careers.append(entry)
    elif isinstance(entry, answermodel.Answers):
        folder.answers.extend(entry.answers)
    return entry


def tag_entries(document: Document) -> None:
    """Tell facts from borrowed facts, which in YAML are told by their `borrow` field alone."""
    data = document.data
    lists = [data.get("facts")] if isinstance(data, dict) else []
    sections = data.get("sections") if isinstance(data, dict) else None
    for section in sections if isinstance(sections, list) else []:
        lists.append(section.get("facts") if isinstance(section, dict) else None)
    for facts in lists:
        for raw in facts if isinstance(facts, list) else []:
            if isinstance(raw, dict):
                raw.setdefault("entry", "borrow" if "borrow" in raw else "fact")


def decode_entry(
    folder: Folder, document: Document, kind: type[Struct], raw: Any, path: Path_
) -> Struct | None:
    """A record of `raw`, which stands at `path` of a document; what is wrong is a problem."""

    def report(at: Path_, rule: str, message: str) -> None:
        folder.problems.append(problem_in(document, at, rule, message))

    entry = decode(kind, raw, path, report)
    if entry is not None:
        _note_places(folder, document, raw, path)
    return entry


def _note_places(folder: Folder, document: Document, raw: Any, path: Path_) -> None:
    """Remember the line of everything below `raw` that has an id, for the rules' messages."""
    if isinstance(raw, dict):
        for key in ("id", "slug", "code", "borrow"):
            name = raw.get(key)
            if isinstance(name, str):
                kind = "borrow" if key == "borrow" else _kind(document, path)
                if kind in ("borrow", "section"):  # of one page: other pages have their own
                    kind = f"{kind}:{document.file}"
                here = (document.file, document.line(path))
                folder.spots.setdefault((kind, name), (document, path))
                if folder.place(kind, name) != here:
                    folder.repeats.setdefault((kind, name), []).append(here)
        for key, item in raw.items():
            if key not in ("value", "columns"):
                _note_places(folder, document, item, (*path, key))
    elif isinstance(raw, list):
        for i, item in enumerate(raw):
            _note_places(folder, document, item, (*path, i))


def _kind(document: Document, path: Path_) -> str:
    """What kind of entry stands at a path: `source`, `topic`, `section`, `fact` and so on."""
    names = [part for part in path if isinstance(part, str)]
    if names:
        return {
            "facts": "fact",
            "answers": "answer",
            "resources": "fact",
            "terms": "fact",
            "sections": "section",
        }.get(names[-1], names[-1])
    *_, above, last = ("", *document.file.split("/"))
    folder = above if above in FOLDERS else last.removesuffix(".yaml")
    return folder.removesuffix("s") if folder != "dropped" else folder


def problem_in(document: Document, path: Path_, rule: str, message: str) -> Problem:
    """A problem of the value at a path, with its line and the entry around it."""
    name = _nearest_id(document.data, path)
    return Problem(document.file, document.line(path), name, rule, message)


def _nearest_id(data: Any, path: Path_) -> str:
    """The id of the innermost entry around a path, so that a message can name it."""
    found = ""
    for part in (*path, None):
        if isinstance(data, dict):
            for key in ("id", "slug", "code", "borrow"):
                if isinstance(data.get(key), str):
                    found = data[key]
                    break
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            break
    return found


def at(folder: Folder, kind: str, name: str, rule: str, message: str, inner: Path_ = ()) -> Problem:
    """A problem of an entry, with the place where it stands.

    That is the line of the field at the path `inner` inside the entry, or of the field with which
    the message begins (`as_of: ...`); of the entry where it has no such field.
    """
    file, line = folder.place(kind, name)
    if (kind, name) in folder.spots:
        document, path = folder.spots[kind, name]
        line = document.line((*path, *(inner or (message.partition(":")[0],))))
    return Problem(file, line, name, rule, message)


def plain(entry: Struct) -> dict[str, Any]:
    """A record as plain values, in the order of its fields and without those left out."""
    result: dict[str, Any] = msgspec.to_builtins(entry)
    return result
