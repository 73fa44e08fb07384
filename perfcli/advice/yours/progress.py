"""How far the user is with checklists: steps done, days told, for which school or visit."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from perfcli.advice.names import Named, fold, unknown
from perfcli.errors import UserError
from perfcli.journal.records import Step, step_of
from perfcli.knowledge.model.lists import Checklist

LONGEST = 60  # characters of the name of a visit


class Progress(Struct, frozen=True):
    """Steps done and days told by their keys; `supplied`: days known without being told.

    `supplied` holds, by anchor and by whom it is worked for, the day and whence it comes.
    """

    ticks: Mapping[str, date | None] = {}
    anchors: Mapping[str, date] = {}
    supplied: Mapping[tuple[str, str], tuple[date, str]] = {}

    def done(self, checklist: str, worked_for: str, step: str) -> date | None:
        """The day on which a step was done, or None."""
        return self.ticks.get(Step(checklist, worked_for, step).key)

    def anchors_of(self, checklist: str, worked_for: str) -> dict[str, date]:
        """The days that the user told for a list."""
        steps = ((step_of(key), day) for key, day in self.anchors.items())
        return {
            step.name: day
            for step, day in steps
            if (step.list, step.worked_for) == (checklist, worked_for)
        }

    def supplied_to(self, checklist: Checklist, worked_for: str) -> dict[str, tuple[date, str]]:
        """The day of a list's own anchor, where it is known without being told."""
        found = self.supplied.get((checklist.anchor, worked_for))
        return {checklist.anchor: found} if found is not None else {}

    def worked(self, checklist: str) -> tuple[str, ...]:
        """For whom a list is worked, in the order in which that began."""
        keys = [key for key, day in self.ticks.items() if day is not None]
        steps = [step_of(key) for key in (*keys, *self.anchors)]
        names = [step.worked_for for step in steps if step.list == checklist and step.worked_for]
        return tuple(dict.fromkeys(names))


def find_steps(checklist: Checklist, words: Iterable[str], option: str) -> list[str]:
    """Ids of steps by id, by words of it that are one step's alone, or by number.

    Raises UserError('unknown-name') with the nearest ids.
    """
    known = [Named(step.id, ()) for step in checklist.steps]
    command = f"perfcli checklist {checklist.id} {option}"
    found = []
    for word in (part for text in words for part in text.split(",") if part.strip()):
        number = word.strip()
        if number.isdecimal() and 1 <= int(number) <= len(known):
            found.append(known[int(number) - 1].key)
        else:
            found.append(_step(checklist, word.strip(), known, command))
    return list(dict.fromkeys(found))


def _step(checklist: Checklist, word: str, known: Sequence[Named], command: str) -> str:
    """The step of an id, or of whole words of one: what is ticked must be what was meant."""
    wanted = fold(word)
    keys = [item.key for item in known]
    exact = [key for key in keys if fold(key) == wanted]
    found = exact or [key for key in keys if f" {wanted} " in f" {fold(key)} "]
    if wanted and len(found) == 1:
        return found[0]
    error = unknown([word], known, "step", command)
    if error.hint is not None and error.hint.startswith("All names"):
        hint = f"Its steps: perfcli checklist {checklist.id}"
        error = UserError(error.code, error.message, hint)
    raise error


def visit_name(text: str) -> str:
    """The name of a visit that is to no program: `Mercy Hospital` is `mercy-hospital`.

    Raises UserError('usage') where nothing is left of it.
    """
    name = fold(text).replace(" ", "-")[:LONGEST].strip("-")
    if not name:
        raise UserError("usage", f"--for: {text!r} is no name", "Try: --for mercy-hospital")
    return name
