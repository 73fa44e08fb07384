"""Dates that come back every year and are no program's: exams, recertification, scholarships."""

from typing import Annotated

from msgspec import Meta, Struct

from perfcli.knowledge.model.scalars import DateKind, MonthDay, Short


class YearlyDate(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A date of every year that a fact states. A program's own dates are its columns."""

    what: Annotated[Short, Meta(description="What is due, with whose it is: `PBSE: window opens`.")]
    date: MonthDay
    kind: DateKind
    seen: (
        Annotated[
            str,
            Meta(
                pattern=r"^\d{4}-\d{2}(-\d{2})?$",
                description="The full date as it was published, where a page named its year.",
            ),
        ]
        | None
    ) = None
    cycle: Annotated[Short | None, Meta(description="The cycle that the page named.")] = None
