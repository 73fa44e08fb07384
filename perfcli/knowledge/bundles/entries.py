"""The compiled forms of the knowledge: each file holds all that one kind of answer needs.

A page's bundle carries the facts it borrows, the addresses it links to and the sources of all of
them, so that one small file is decoded for one answer.
"""

from msgspec import Struct

from perfcli.knowledge.model.entry import About, School, Source, State, Topic
from perfcli.knowledge.model.fact import Fact
from perfcli.knowledge.model.resource import Resource


class Bundle(Struct, frozen=True, omit_defaults=True):
    """The base of every compiled file."""


class TopicHead(Bundle, frozen=True):
    """What the command line shows of a topic before it runs."""

    id: str
    title: str
    help: str
    order: int
    panel: str
    aliases: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class SchoolHead(Bundle, frozen=True):
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


class StateHead(Bundle, frozen=True):
    """What is needed to find a state by name."""

    code: str
    name: str
    regulated: str
    url: str | None = None
    region: str | None = None


class Index(Bundle, frozen=True):
    """Everything by name; read at each start, so it stays small."""

    about: About
    topics: tuple[TopicHead, ...]
    schools: tuple[SchoolHead, ...]
    states: tuple[StateHead, ...] = ()


class TopicBundle(Bundle, frozen=True):
    """A page with all that it shows."""

    topic: Topic
    borrowed: dict[str, Fact]
    resources: dict[str, Resource]
    sources: dict[str, Source]


class SchoolsBundle(Bundle, frozen=True):
    """Programs with their sources: one of them, or all."""

    schools: tuple[School, ...]
    sources: dict[str, Source]


class SourcesBundle(Bundle, frozen=True):
    """All sources, and on how many facts each stands."""

    sources: tuple[Source, ...]
    facts: dict[str, int]


class HomedFact(Bundle, frozen=True):
    """A fact with the command that shows it."""

    home: str
    fact: Fact


class FactsBundle(Bundle, frozen=True):
    """Every fact that the product holds."""

    facts: tuple[HomedFact, ...]
    sources: dict[str, Source]
    counts: dict[str, int]


class StatesBundle(Bundle, frozen=True):
    """States with the sources of their facts: one of them, or all."""

    states: tuple[State, ...]
    sources: dict[str, Source]


class DatesBundle(Bundle, frozen=True):
    """What `deadlines` reads: programs with those facts alone that state dates, and other dates."""

    schools: tuple[School, ...]
    facts: tuple[HomedFact, ...]
    sources: dict[str, Source]
