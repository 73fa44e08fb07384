"""The files that `data new` begins: commented, what perfcli has beside what is to be filled in.

As in a new profile, lines with one `#` are fields to fill in, and lines with two explain.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from perfcli.knowledge.folder import Folder, plain
from perfcli.knowledge.model import kinds as model
from perfcli.knowledge.model.fact import COMPILED

CHECK = "## Check it: perfcli data check\n"
HINT = """\
## Check it: perfcli data check. What your files change: perfcli data diff
"""
FACT = """\
## A fact of yours: an id of your own, a whole sentence, and when it was true. Without `sources`
## (ids in your sources.yaml or perfcli's) it stands as your own note.
"""
SHARED = """\
## A fact: an id that is used nowhere else, a whole sentence, when it was true (leave `as_of` out
## where no date is known), how well founded it is (high, medium or low), and ids of sources. A new
## source gets an entry in sources.yaml: id, title, publisher, url and kind.
"""
# Facts of a program with what tables and filters compute with: id, claim, line, field, columns.
EXAMPLES = (
    (
        *("gpa", "A GPA of at least 3.0 is required.", "3.0 or more"),
        *("gpa", "{gpa: {overall: 3.0}}"),
    ),
    (
        *("tuition", "The program costs $61,500 in 2026.", "$61,500 for the program"),
        *("tuition", "{tuition: {prices: [{amount: 61500, covers: program, year: 2026}]}}"),
    ),
    (
        *("deadline", "Applications close on January 15 of each year.", "January 15"),
        *("deadline", "{deadline: {rounds: [{date: 01-15, kind: deadline}]}}"),
    ),
    (
        *("courses", "Biology with a laboratory is required.", "Biology with a laboratory"),
        *("prerequisites", "{courses: {courses: [{course: biology, lab: true}]}}"),
    ),
)
CITED = """\
    confidence:
    sources:
"""
COMPUTED = """\
## `columns` is what tables, filters and dates compute with: keep it in line with the claim.
"""
COLUMNS = """\
  ## What tables and filters compute with, for instance: {gpa: {overall: 3.2}}
  # columns:
"""


class Template(Struct, frozen=True):
    """A file to begin with: its name inside the data folder and its text.

    `exists`: perfcli ships an entry of that name, which the file corrects. `entry`: of a fact the
    part that is added where the file is there already.
    """

    name: str
    text: str
    exists: bool
    entry: str = ""


def slug_of(text: str) -> str:
    """An id made of what somebody typed; empty where nothing of it can stand in one."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:60]


def school_template(folder: Folder, given: str, shared: bool = False) -> Template:
    """A program: corrections of a shipped one, or a new one.

    `shared`: it is for the data that all have, where a fact rests on a source.
    """
    slug = slug_of(given) or "my-program"
    for school in folder.schools:
        names = (school.slug, school.name, school.short, *school.aka)
        if given.casefold() in [name.casefold() for name in names]:
            return Template(f"schools/{school.slug}.yaml", _known_school(school), True)
    text = f"""\
## A new program. See it: perfcli schools {slug}
{CHECK if shared else HINT}slug: {slug}
## The official name, and a short one of at most 22 letters for tables:
name: {_scalar(given) if given and given != slug else ""}
short:
city:
## Two letters, as in OH:
state:
## running, new, paused, closed or unconfirmed, and what that rests on:
status: running
status_basis:
# url: https://
facts:
{SHARED if shared else FACT}{COMPUTED}{"".join(_examples(slug, shared))}"""
    return Template(f"schools/{slug}.yaml", text, False)


def _examples(slug: str, shared: bool) -> Iterator[str]:
    for name, claim, line, field, columns in EXAMPLES:
        yield f'# - id: {slug}-{name}\n#   claim: {claim}\n#   as_of: "2026"\n'
        if shared:
            yield f"#   confidence: high\n#   sources: [{slug}-program]\n#   line: {line}\n"
        yield f"#   field: {field}\n#   columns: {columns}\n"


def _known_school(school: model.School) -> str:
    fields = {
        name: item
        for name, item in plain(school).items()
        if name not in ("slug", "facts", "note", *COMPILED)
    }
    facts = "".join(f"# - id: {fact.id}   ## {fact.claim}\n" for fact in school.facts)
    return f"""\
## Your corrections of {school.name}: take the # off a line and put in what is true.
## What you leave out stays as perfcli has it. See them: perfcli schools {school.slug}
{HINT}slug: {school.slug}
{_commented(fields)}
facts:
{FACT}# - id: my-{school.slug}-note
#   claim: I asked there; they said this.
#   as_of: "2026-11"
## What perfcli has. One in full, to be corrected: perfcli data new fact ID --print
{facts}"""


def fact_template(folder: Folder, name: str, home: str, today: str) -> Template | None:
    """A fact: a correction of a shipped one, or a new one of a program, state or page.

    None where there is neither such a fact nor such a home.
    """
    homes = {fact.id: (where, fact) for where, fact in folder.facts()}
    known = homes.get(name)
    where = known[0] if known else slug_of(home)
    listed: Sequence[Any] = (*folder.resources.resources, *folder.glossary.terms)
    for one in listed:
        if known and one.id == name:
            parts = _known_entry(where, name, one)
            return Template(f"{where}.yaml", "".join(parts), True, parts[1])
    homed: tuple[tuple[str, str, Sequence[Any]], ...] = (
        ("schools", "slug", folder.schools),
        ("states", "code", folder.states),
        ("topics", "id", folder.topics),
    )
    for kind, key, entries in homed:
        for entry in entries:
            if getattr(entry, key) == where:
                sections = [one.id for one in entry.sections] if kind == "topics" else []
                body = _known_fact(known[1], today) if known else _new_fact(slug_of(name), today)
                parts = _in_home(f"{key}: {where}\n", body, sections if not known else [])
                file = f"{kind}/{where}.yaml"
                return Template(file, "".join(parts), known is not None, parts[1])
    return None


def own_fact_template(root: Path, name: str, home: str, today: str) -> Template | None:
    """A new fact of a program, state or page that the user's own files in `root` add."""
    where = slug_of(home)
    for kind, key in (("schools", "slug"), ("states", "code"), ("topics", "id")):
        if where and (root / kind / f"{where}.yaml").is_file():
            sections = ["notes"] if kind == "topics" else []
            body = _new_fact(slug_of(name), today)
            parts = _in_home(f"{key}: {where}\n", body, sections)
            return Template(f"{kind}/{where}.yaml", "".join(parts), False, parts[1])
    return None


def _in_home(head: str, body: str, sections: list[str]) -> tuple[str, str]:
    """The head of a file with a fact in it, and the entry of its list."""
    if not sections:
        return f"{HINT}{head}facts:\n", body
    inner = textwrap.indent(body + "  headline: true\n", "  ")
    others = f"## Sections: {', '.join(sections)}\n"
    return f"{HINT}{head}{others}sections:\n", f"- id: {sections[0]}\n  facts:\n{inner}"


def _known_fact(fact: model.Fact, today: str) -> str:
    raw = plain(fact)
    said = textwrap.wrap(f"{fact.claim} ({fact.as_of or 'undated'})", 90)
    told = "".join(f"  ##   {line}\n" for line in said)
    kept = {name: raw[name] for name in ("value", "unit", "columns", "dates") if name in raw}
    mend = ""
    if kept:
        lead = "  ## Bring these in line with it; `null` takes one out:\n"
        mend = lead + textwrap.indent(_yaml(kept), "  ")
    return f"""\
- id: {fact.id}
  ## perfcli has:
{told}  ## What is true now, as a whole sentence:
  claim:
  as_of: "{today}"
{mend}  ## high, medium or low, and ids of sources; without them it stands as your own note.
  ## perfcli names: {", ".join(fact.sources)}
  # confidence: high
  # sources: []
  # line: A short form for the page
"""


def _new_fact(name: str, today: str) -> str:
    return f"""\
- id: {name}
  ## A whole sentence:
  claim:
  as_of: "{today}"
{COLUMNS}  ## high, medium or low, and ids of sources; without them it stands as your own note:
  # confidence: high
  # sources: []
  # line: A short form for the page
"""


def topic_template(folder: Folder, given: str, shared: bool = False) -> Template:
    """A page: facts for a shipped one, or a new one, which is a command.

    `shared`: it is for the data that all have, where a fact rests on a source.
    """
    name = slug_of(given) or "my-notes"
    for topic in folder.topics:
        if topic.id == name:
            ids = [one.id for one in topic.sections]
            body = _commented([{"id": one, "facts": [{"id": f"my-{one}"}]} for one in ids])
            text = f"""\
## Your facts for the page {topic.title}: take the # off a section and say them below it.
## To correct one that is there, print it in full: perfcli data new fact ID --print
{HINT}id: {name}
{FACT}sections:
{body}
"""
            return Template(f"topics/{name}.yaml", text, True)
    text = f"""\
## A new page. See it: perfcli {name}
{CHECK if shared else HINT}id: {name}
title: {_scalar(given) if given and given != name else ""}
## One line for perfcli --help, and the part of it where it stands:
help:
panel: Yours
order: 90
## The answer first, in a sentence or two:
summary:
sections:
- id: notes
  heading: Notes
  facts:
{textwrap.indent(SHARED if shared else FACT, "  ")}  - id: {name}-first
    claim:
{CITED if shared else ""}    headline: true
"""
    return Template(f"topics/{name}.yaml", text, False)


def resource_template(folder: Folder, given: str) -> Template:
    """An address: a correction of a shipped one, or a new one."""
    name = slug_of(given) or "my-address"
    for resource in folder.resources.resources:
        if given in (resource.id, resource.name):
            name = resource.id
            return Template(
                "resources.yaml", "".join(_known_entry("resources", name, resource)), True
            )
    groups = _wrapped(group.id for group in folder.resources.groups)
    text = f"""\
## An address of your own. See it: perfcli resources {name}
{HINT}resources:
- id: {name}
  name: {_scalar(given) if given and given != name else ""}
  ## society, school-directory, job-board, book, journal, podcast, forum, conference, exam-prep...:
  kind:
  ## One of these:
{groups}  group:
  url:
  ## What it is, as a whole sentence:
  claim:
  headline: true
"""
    return Template("resources.yaml", text, False)


def _known_entry(where: str, name: str, entry: Struct) -> tuple[str, str]:
    """The head of a list with an entry in it, and the entry."""
    raw = {name: item for name, item in plain(entry).items() if name not in ("id", *COMPILED)}
    lead = "## Your correction: take the # off a line and put in what is true; the rest stays.\n"
    head = {"resources": "resources", "glossary": "terms"}[where]
    body = textwrap.indent(_commented(raw), "  ")
    return f"{lead}{HINT}{head}:\n", f"- id: {name}\n{body}\n"


def _wrapped(words: Iterable[str]) -> str:
    """Words in lines that explain."""
    return "".join(f"  ##   {line}\n" for line in textwrap.wrap(", ".join(words), 90))


def _commented(value: Any) -> str:
    return "\n".join(f"# {line}" for line in _yaml(value).splitlines())


def _scalar(text: str) -> str:
    return _yaml([text]).removeprefix("- ").strip()


def _yaml(value: Any) -> str:
    import yaml

    return str(yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=95))
