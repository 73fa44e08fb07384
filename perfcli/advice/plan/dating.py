"""From milestones to dates: what sets them first, else our own spacing, each counted once."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from perfcli.advice.calendar.offsets import parse_offset
from perfcli.advice.plan.milestones import Dated, Reached, State, Stone
from perfcli.advice.plan.standing import Standing, filled
from perfcli.knowledge.model.fact import Fact
from perfcli.knowledge.model.milestone import Milestone, Timeline

# The dates of what sets a milestone, the one that counts first; none: its own spacing counts.
Setter = Callable[[Milestone], Sequence[Dated]]


class Dates:
    """The dates of one timeline, each found when it is first asked for."""

    def __init__(
        self, timeline: Timeline, anchor: Dated, setters: Mapping[str, Setter] | None = None
    ) -> None:
        self.timeline = timeline
        self.anchor = anchor
        self.setters = setters or {}
        self.given = {one.gives: one for one in timeline.milestones if one.gives}
        self._found: dict[str, tuple[Dated, ...]] = {}

    def of(self, one: Milestone) -> tuple[Dated, ...]:
        """The dates of a milestone: its own first, then those of further programs."""
        if one.id not in self._found:
            setter = self.setters.get(one.set_by or "")
            found = tuple(setter(one)) if setter else ()
            self._found[one.id] = found or self.spaced(one)
        return self._found[one.id]

    def named(self, name: str) -> Dated | None:
        """The day of a name that milestones count from."""
        if name == self.timeline.anchor:
            return self.anchor
        found = self.of(self.given[name]) if name in self.given else ()
        return found[0] if found else None

    def spaced(self, one: Milestone) -> tuple[Dated, ...]:
        """The date of a milestone by our own spacing. Counted in months it is a month."""
        if one.when is None:
            return ()
        offset = parse_offset(one.when)
        base = self.named(offset.anchor)
        if base is None:
            return ()
        try:
            day = offset.on(base.date)
        except OverflowError:
            return ()
        exact = base.precision == "day" and (offset.unit != "m" or offset.amount == 0)
        basis = "published" if one.basis == "rule" else "rule-of-thumb"
        return (
            Dated(
                date=day if exact else day.replace(day=1),
                precision="day" if exact else "month",
                basis=basis,  # type: ignore[arg-type]
                offset=offset,
            ),
        )


def stone(
    timeline: Timeline,
    one: Milestone,
    found: Sequence[Dated],
    standing: Standing,
    facts: Mapping[str, Fact],
    anchor: date,
    today: date,
) -> Stone:
    """A milestone with its date and how the user stands to it; `next` is set later."""
    due = found[0] if found else None
    reached = standing.reached(one, facts, anchor)
    state: State = "ahead"
    if reached is not None:
        state = "done"
    elif due is not None and due.last < today:
        happened = one.event and due.basis != "rule-of-thumb"
        state = "done" if happened else "late"
        reached = Reached(due.date) if happened else None
    return Stone(
        milestone=one,
        timeline=timeline.id,
        what=filled(one.text, one, facts),
        due=due,
        state=state,
        reached=reached,
        also=tuple(found[1:]),
        note=filled(one.note, one, facts) or None,
        facts=tuple(facts[name] for name in one.support),
    )


def in_order(stones: Sequence[Stone], today: date) -> tuple[Stone, ...]:
    """By date, of one date in the usual order; the first that is to come is the next."""
    ordered = sorted(stones, key=lambda one: one.due.date if one.due else date.max)
    for place, one in enumerate(ordered):
        if one.state == "ahead" and one.due is not None and one.due.last >= today:
            ordered[place] = replace(one, state="next")
            break
    return tuple(ordered)
