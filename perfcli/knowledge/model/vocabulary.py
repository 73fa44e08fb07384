"""The records of courses.yaml and vocabulary.yaml: the words that a profile may use."""

from typing import Annotated

from msgspec import Meta

from perfcli.knowledge.model.fact import Record
from perfcli.knowledge.model.scalars import Id, Short


class Course(Record, frozen=True, kw_only=True):
    """A prerequisite course under its one name."""

    id: Id
    name: Annotated[Short, Meta(description="The one name it is printed under.")]
    aliases: Annotated[tuple[Short, ...], Meta(description="What schools and people call it.")] = ()
    part_of: Annotated[
        tuple[Id, ...], Meta(description="Courses that it makes up with others, or a part of.")
    ] = ()
    counts_as: Annotated[tuple[Id, ...], Meta(description="Courses that it stands for.")] = ()
    may_be: Annotated[
        tuple[Id, ...],
        Meta(description="Courses that it may stand for: for the school to say, so never a miss."),
    ] = ()
    category: Annotated[
        bool, Meta(description="A field such as life sciences, not one course.")
    ] = False


class Role(Record, frozen=True, kw_only=True):
    """Work that a user may have done."""

    id: Id
    name: Annotated[Short, Meta(description="As printed.")]
    aliases: Annotated[tuple[Short, ...], Meta(description="What people call it.")] = ()


class Study(Record, frozen=True, kw_only=True):
    """A field in which a degree is awarded, or a group of such fields that a school names."""

    id: Id
    name: Annotated[Short, Meta(description="As printed.")]
    aliases: Annotated[tuple[Short, ...], Meta(description="What people and schools call it.")] = ()
    counts_as: Annotated[
        tuple[Id, ...], Meta(description="Groups that it belongs to beyond doubt.")
    ] = ()


class Vocabulary(Record, frozen=True, kw_only=True):
    """vocabulary.yaml: roles for `experience`, fields for `degree`."""

    roles: Annotated[tuple[Role, ...], Meta(description="Work, one an entry.")]
    studies: Annotated[tuple[Study, ...], Meta(description="Fields of study, one an entry.")]
