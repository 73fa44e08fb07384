"""Dates that come back every year and are no program's: exams, recertification, scholarships."""

from typing import Annotated

from msgspec import Meta, Struct

from perfcli.knowledge.model.scalars import DateKind, MonthDay, Seen, Short


class YearlyDate(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A date of every year that a fact states. A program's own dates are its columns."""

    what: Annotated[Short, Meta(description="What is due, with whose it is: `PBSE: window opens`.")]
    date: MonthDay
    kind: DateKind
    seen: Seen | None = None
    cycle: Annotated[Short | None, Meta(description="The cycle that the page named.")] = None
