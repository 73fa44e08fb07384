"""The log as it is shown: entries, newest first, and what they add up to."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from perfcli.advice.programs.schools import SchoolView
from perfcli.advice.yours.counting import (
    Counter,
    Recertification,
    Year,
    seen_so_far,
    shadow_counters,
)
from perfcli.advice.yours.logbook import newest_first, sorts_of
from perfcli.journal.profile import Certified
from perfcli.journal.records import LOG_KINDS, Entry
from perfcli.knowledge.bundles.lists import CountersBundle
from perfcli.knowledge.model.counter import LogSort
from perfcli.knowledge.model.entry import Source
from perfcli.knowledge.model.fact import Fact


class LogView(Struct, frozen=True):
    """Entries of some kinds, newest first, with their counters; `shown`: kinds to speak of.

    `aims`: how many programs the user has chosen. `cycle_note`: the fact on cycles, where the
    user's own is not known.
    """

    entries: tuple[Entry, ...]
    sorts: dict[str, LogSort]
    shown: tuple[str, ...]
    shadow: tuple[Counter, ...]
    aims: int
    years: tuple[Year, ...]
    units: tuple[Counter, ...]
    cycle_note: Fact | None
    study: tuple[Counter, ...]
    sources: dict[str, Source]

    def only(self, entries: Iterable[Entry]) -> "LogView":
        """The same with these entries alone; the counters still count all."""
        return replace(self, entries=tuple(entries))

    @property
    def counters(self) -> tuple[Counter, ...]:
        """Every counter."""
        years = (counter for year in self.years for counter in year.counters)
        return (*self.shadow, *years, *self.units, *self.study)

    @property
    def notes(self) -> tuple[Fact, ...]:
        """The facts to know with the counters, each once."""
        told = [fact for year in self.years for fact in year.notes]
        told += [self.cycle_note] if self.cycle_note is not None else []
        return tuple({fact.id: fact for fact in told}.values())


def log_view(
    bundle: CountersBundle,
    entries: Sequence[Entry],
    kinds: Sequence[str],
    programs: Iterable[SchoolView],
    program_sources: dict[str, Source],
    certified: Certified | None,
    today: date,
    all_years: bool,
) -> LogView:
    """The log, of some kinds only if named, held against what is asked of the user.

    `programs` are those that the user has chosen. `all_years`: certification years gone by too.
    """
    sorts = sorts_of(bundle.basis)
    programs = tuple(programs)
    mine = [entry for entry in entries if not kinds or entry.kind in kinds]
    held = {entry.kind for entry in mine}
    ours = {"case", "ceu"} if certified else set()
    aims = {"shadow"} if programs else set()
    shown = tuple(
        kind
        for kind in LOG_KINDS
        if kind in {*kinds, *held} or (not kinds and kind in {*ours, *aims})
    )
    rules = Recertification(bundle, certified)
    seen = seen_so_far(sorts["shadow"], mine)
    units = rules.units(mine, today) if "ceu" in shown else ()
    unsure = any(one.period is not None and not one.period.sure for one in units)
    hours = sum(entry.told.hours or 0 for entry in mine if entry.kind == "study")
    return LogView(
        entries=tuple(newest_first(mine)),
        sorts=sorts,
        shown=shown,
        shadow=tuple(shadow_counters(seen, programs)) if "shadow" in shown else (),
        aims=len(programs),
        years=tuple(rules.years_of(mine, today, all_years)) if "case" in shown else (),
        units=units,
        cycle_note=bundle.facts[bundle.basis.cycles] if unsure else None,
        study=(Counter("study-hours", "hours", hours),) if "study" in shown else (),
        sources={**bundle.sources, **program_sources},
    )
