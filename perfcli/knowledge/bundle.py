"""The compiled forms of the knowledge: each file holds all that one kind of answer needs.

A page's bundle carries the facts it borrows, the addresses it links to and the sources of all of
them, so that one small file is decoded for one answer.
"""

from msgspec import Struct

from perfcli.knowledge.model import About, Course, Fact, Resources, Resource, School, Source, Topic


class Bundle(Struct, frozen=True, omit_defaults=True):
    """The base of every compiled file."""


class TopicHead(Bundle):
    """What the command line shows of a topic before it runs."""

    id: str
    title: str
    help: str
    order: int
    panel: str
    aliases: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class SchoolHead(Bundle):
    """What is needed to find a program by name."""

    slug: str
    name: str
    short: str
    city: str
    state: str
    status: str
    country: str = "US"
    aka: tuple[str, ...] = ()
    url: str | None = None


class Index(Bundle):
    """Everything by name; read at each start, so it stays small."""

    about: About
    topics: tuple[TopicHead, ...]
    schools: tuple[SchoolHead, ...]


class TopicBundle(Bundle):
    """A page with all that it shows."""

    topic: Topic
    borrowed: dict[str, Fact]
    resources: dict[str, Resource]
    sources: dict[str, Source]


class SchoolsBundle(Bundle):
    """Programs with their sources: one of them, or all."""

    schools: tuple[School, ...]
    sources: dict[str, Source]


class ResourcesBundle(Bundle):
    """All addresses with their sources."""

    resources: Resources
    sources: dict[str, Source]


class SourcesBundle(Bundle):
    """All sources, and on how many facts each stands."""

    sources: tuple[Source, ...]
    facts: dict[str, int]


class HomedFact(Bundle):
    """A fact with the command that shows it."""

    home: str
    fact: Fact


class FactsBundle(Bundle):
    """Every fact that the product holds."""

    facts: tuple[HomedFact, ...]
    sources: dict[str, Source]
    counts: dict[str, int]


class CoursesBundle(Bundle):
    """The courses and their names."""

    courses: tuple[Course, ...]
