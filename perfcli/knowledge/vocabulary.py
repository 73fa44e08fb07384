"""The record of vocabulary.yaml: words that a profile may use beside the courses."""

from typing import Annotated

from msgspec import Meta

from perfcli.knowledge.model import Record
from perfcli.knowledge.scalars import Id, Short


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
