"""What stands in lists: courses, terms and checklists."""

from typing import Annotated, Any, Literal

from msgspec import Meta

from perfcli.knowledge.model.fact import Fact, Owned, Record
from perfcli.knowledge.model.resource import Group
from perfcli.knowledge.model.scalars import (
    Confidence,
    Day,
    Id,
    Line,
    Short,
    Text,
)


class Term(Owned, frozen=True, kw_only=True):
    """A word of the field. With a claim it is a fact of its own, else it rests on `basis`."""

    id: Id
    term: Annotated[Short, Meta(description="As it is printed.")]
    group: Annotated[Id, Meta(description="Id of its group on the page.")]
    abbreviations: Annotated[tuple[Short, ...], Meta(description="Short forms.")] = ()
    synonyms: Annotated[
        tuple[Short, ...], Meta(description="What people type; search uses them too.")
    ] = ()
    definition: Annotated[Text, Meta(description="One or two plain sentences.")]
    see_also: Annotated[tuple[Short, ...], Meta(description="Other terms, as written there.")] = ()
    claim: Annotated[Text | None, Meta(description="As for a fact.")] = None
    basis: Annotated[Id, Meta(description="The fact that the definition rests on.")] | None = None
    as_of: Annotated[Day | None, Meta(description="As for a fact.")] = None
    confidence: Annotated[Confidence | None, Meta(description="As for a fact.")] = None
    sources: Annotated[tuple[Id, ...], Meta(description="Ids in sources.yaml.")] = ()
    fact_kind: Annotated[Id, Meta(description="How it ages: as `kind` of a fact.")] | None = None
    stale_after: Annotated[str, Meta(description="Last day of its shelf life.")] | None = None
    note: Annotated[
        Annotated[str, Meta(max_length=600)] | None, Meta(description="For editors, never printed.")
    ] = None

    @property
    def fact(self) -> Fact | None:
        """The term as the fact that the dossier holds, or None if it rests on another fact."""
        if self.claim is None or self.confidence is None:
            return None
        value: dict[str, Any] = {"term": self.term}
        if self.abbreviations:
            value["abbreviations"] = list(self.abbreviations)
        value |= {"definition": self.definition, "see_also": list(self.see_also)}
        return Fact(
            id=self.id,
            claim=self.claim,
            value=value,
            as_of=self.as_of,
            confidence=self.confidence,
            sources=self.sources,
            field="term",
            kind=self.fact_kind,
            stale_after=self.stale_after,
            yours=self.yours,
            shipped=self.original.fact if self.original else None,
        )


class Glossary(Record, frozen=True, kw_only=True):
    """glossary.yaml: the groups in the order of the page, then every term in their order."""

    groups: Annotated[tuple[Group, ...], Meta(description="Headings, in order.")]
    terms: Annotated[tuple[Term, ...], Meta(description="Every term, in the order of its group.")]


class ListStep(Record, frozen=True, kw_only=True):
    """One step of a checklist."""

    id: Id
    text: Annotated[Line, Meta(description="The act, in the imperative.")]
    why: Annotated[Line, Meta(description="Why it is worth doing.")]
    when: (
        Annotated[
            str,
            Meta(
                pattern=r"^[a-z]+[+-]\d+[dwm]$",
                description="Offset from an anchor: start-18m, visit+0d, deadline-2w.",
            ),
        ]
        | None
    ) = None
    yearly: (
        Annotated[
            Literal["last-before", "next-from", "next-year"],
            Meta(
                description="The step falls on a yearly date of the facts that it rests on: the "
                "last one before the anchor, the next one from it on, or the one of the year after."
            ),
        ]
        | None
    ) = None
    basis: Annotated[
        Literal["fact", "school", "thumb", "order"],
        Meta(
            description="fact: the fact sets it; school: differs by school; thumb: our rule of "
            "thumb, marked so; order: only its place matters."
        ),
    ]
    support: Annotated[
        tuple[Id, ...], Meta(description="Facts or resources; none: our advice, marked so.")
    ] = ()


class Checklist(Record, frozen=True, kw_only=True):
    """Ordered steps for somebody about to do one thing."""

    id: Id
    title: Annotated[Short, Meta(description="Head of the page.")]
    help: Annotated[
        Annotated[str, Meta(max_length=72)], Meta(description="One line for the list of lists.")
    ]
    aliases: Annotated[tuple[Short, ...], Meta(description="Other names that find the list.")] = ()
    order: Annotated[int, Meta(description="Place among the lists.")]
    anchor: Annotated[Id, Meta(description="Name of the date that the offsets count from.")]
    question: Annotated[Short, Meta(description="How to ask for that date.")]
    supplied_by: Annotated[
        Literal["profile.start", "profile.graduation", "profile.certified", "deadlines", "user"],
        Meta(description="Who knows the date of the anchor."),
    ]
    per_school: Annotated[bool, Meta(description="Worked once for each school or visit.")] = False
    per_visit: Annotated[
        bool, Meta(description="Worked for each visit, wherever it leads; not only to a school.")
    ] = False
    steps: Annotated[tuple[ListStep, ...], Meta(description="In the order in which they are done.")]
