"""The records that steer `ask`: answers with the ways people ask for them, and words that help."""

from typing import Annotated

from msgspec import Meta, Struct

from perfcli.knowledge.model.fact import Record
from perfcli.knowledge.model.scalars import Id, Line, Short, Text


class Answer(Record, frozen=True, kw_only=True):
    """What answers one kind of question: facts, the best first, or that it is unknown."""

    id: Id
    title: Annotated[Short, Meta(description="The question in three to eight words.")]
    command: Annotated[Short, Meta(description="The command that shows more.")]
    facts: Annotated[
        tuple[Id, ...],
        Meta(description="Facts that answer, the two that suffice first; at most eight."),
    ] = ()
    text: Annotated[
        Text | None,
        Meta(description="Our own words: about the tool, or what is not known and whom to ask."),
    ] = None
    unknown: Annotated[
        bool, Meta(description="It was not found: the answer says so and where to ask.")
    ] = False
    outside: Annotated[
        bool, Meta(description="The question is not of this field: `ask` abstains, with the text.")
    ] = False
    asks: Annotated[
        tuple[Line, ...],
        Meta(description="Ways to ask it, in users' words; never the text of a test question."),
    ]


class Answers(Record, frozen=True, kw_only=True):
    """One file of answers/: a field of questions."""

    answers: Annotated[tuple[Answer, ...], Meta(description="One a kind of question.")]


class Words(Record, frozen=True, kw_only=True):
    """ask.yaml: synonyms, forms of questions, and the words in which columns are asked for."""

    synonyms: Annotated[
        dict[str, str], Meta(description="What people type -> what the data says.")
    ] = {}
    columns: Annotated[
        dict[str, tuple[str, ...]],
        Meta(description="Column of a program -> words and phrases that ask for it."),
    ] = {}
    rows: Annotated[
        dict[str, tuple[str, ...]],
        Meta(description="Row of a state -> words and phrases that ask for it."),
    ] = {}
    careers: Annotated[
        dict[str, tuple[str, ...]],
        Meta(description="Column of a career -> words and phrases that ask for it."),
    ] = {}
    stop: Annotated[tuple[str, ...], Meta(description="Words that say nothing of a topic.")] = ()
    capitals: Annotated[
        tuple[str, ...],
        Meta(description="Short names that count only in capitals or beside a word of the field."),
    ] = ()
    field: Annotated[
        tuple[str, ...], Meta(description="Words of which a question of this field has one.")
    ] = ()
    foreign: Annotated[
        tuple[str, ...], Meta(description="Words that lead out of the field: another profession.")
    ] = ()


class Row(Struct, frozen=True):
    """A passage as the index keeps it."""

    number: int
    name: str
    kind: str
    title: str
    command: str
    entity: str
    part: str
    own: str
    facts: tuple[str, ...]
    asks: tuple[tuple[float, frozenset[str]], ...]  # length and stems of each way of asking


class Word(Struct, frozen=True):
    """A word that the knowledge holds: its stem, how much that tells, in how many passages."""

    stem: str
    weight: float
    passages: int
