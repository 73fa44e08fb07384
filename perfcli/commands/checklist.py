"""`checklist`: ordered steps for somebody about to do one thing, and how far they are with them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated

import typer

from perfcli.advice.checklists import checklists_view, find_lists, parse_anchors
from perfcli.advice.programs.schools import find_schools
from perfcli.advice.yours.progress import find_steps, visit_name
from perfcli.commands.kept import day_option, progress_of, told_progress
from perfcli.errors import UserError
from perfcli.help import ExampleCommand, new_app
from perfcli.knowledge.load import Knowledge, load
from perfcli.knowledge.model.lists import Checklist
from perfcli.options import Request, common
from perfcli.render.emit import Answer, emit
from perfcli.render.layouts import checklist as layout
from perfcli.render.layouts.ticks import ticks_page
from perfcli.render.page import Page

EXAMPLES = """
perfcli checklist
perfcli checklist shadow
perfcli checklist entry --date start=2028-08-21
perfcli checklist entry --done entry-read --on 2026-11-20
perfcli checklist application --for musc --done app-fee
perfcli checklist boards --all --sources
perfcli checklist move --csv
"""
NOT_KEPT = "The day is not kept: name one list, and with --for its school or visit."
app = new_app()
Texts = list[str] | None


@app.command("checklist", cls=ExampleCommand, epilog=EXAMPLES)
@common
def checklist(
    request: Request,
    names: Annotated[
        Texts,
        typer.Argument(metavar="[NAME]...", help="Lists by name; none: what lists there are."),
    ] = None,
    done: Annotated[
        Texts, typer.Option("--done", metavar="STEP", help="Tick a step: its id or number.")
    ] = None,
    undo: Annotated[Texts, typer.Option("--undo", metavar="STEP", help="Untick a step.")] = None,
    on: Annotated[
        str, typer.Option("--on", metavar="DATE", help="With --done: the day; else today.")
    ] = "",
    worked_for: Annotated[
        str, typer.Option("--for", metavar="SLUG", help="For which school or visit.")
    ] = "",
    dates: Annotated[
        Texts,
        typer.Option("--date", metavar="ANCHOR=DATE", help="The day that steps count from; kept."),
    ] = None,
) -> int:
    """Checklists: steps in order for one thing, each with why and when."""
    if request.open:
        hint = "Addresses worth knowing: perfcli resources"
        raise UserError("unknown-name", "no address is known for a checklist", hint)
    knowledge = load()
    anchors = parse_anchors(dates or ())
    chosen = find_lists(knowledge.checklists, names or ())
    lists = [one for one in knowledge.checklists.checklists if one.id in chosen]
    whom = _whom(knowledge, lists, worked_for)
    view = Show(request, knowledge, chosen, whom)
    if done or undo:
        return view.noted(Work(_only(lists, whom), whom, done, undo, on, anchors))
    if on:
        raise UserError("usage", "--on goes with --done", "Try: --done STEP --on 2026-11-24")
    if anchors and len(lists) == 1 and (whom or not lists[0].per_school):
        return view.noted(Work(lists[0], whom, (), (), "", anchors))
    return view.shown(anchors)


class Work:
    """What is to be noted of a list: steps done and not done after all, days, for whom."""

    def __init__(
        self,
        checklist: Checklist,
        whom: str,
        done: Sequence[str] | None,
        undo: Sequence[str] | None,
        on: str,
        anchors: dict[str, date],
    ) -> None:
        self.checklist = checklist
        self.whom = whom
        self.done = find_steps(checklist, done or (), "--done")
        self.undone = find_steps(checklist, undo or (), "--undo")
        self.on = on
        self.anchors = anchors
        both = set(self.done) & set(self.undone)
        if both:
            message = f"{both.pop()} cannot be done and not done"
            raise UserError("usage", message, "Leave out --done or --undo.")

    def write(self, today: date) -> None:
        """Note it in the journal as one change."""
        from perfcli.journal.database import journal_path
        from perfcli.journal.events import Event, add
        from perfcli.journal.records import Anchored, Step, Ticked, Told

        day = day_option("--on", self.on, today)
        name = self.checklist.id
        events: list[Event[Told]] = [
            Event("tick", Step(name, self.whom, step).key, Ticked(on=day)) for step in self.done
        ]
        events += [Event("tick", Step(name, self.whom, s).key, Ticked()) for s in self.undone]
        events += [
            Event("anchor", Step(name, self.whom, anchor).key, Anchored(on=when))
            for anchor, when in self.anchors.items()
        ]
        whom = f" for {self.whom}" if self.whom else ""
        acts = [f"{step} done" for step in self.done] + [f"{step} not done" for step in self.undone]
        acts += [f"{anchor} on {when}" for anchor, when in self.anchors.items()]
        add(journal_path(), f"checklist {name}{whom}: {', '.join(acts)}", events)


class Show:
    """The answer: lists as they stand now, for whom they are worked."""

    def __init__(
        self, request: Request, knowledge: Knowledge, chosen: list[str], whom: str
    ) -> None:
        self.request = request
        self.knowledge = knowledge
        self.chosen = chosen
        self.whom = whom

    def noted(self, work: Work) -> int:
        """Write, then say how far the list is."""
        # Days that no step counts from are refused before anything is written.
        if work.anchors:
            checklists_view(self.knowledge.checklists, self.chosen, work.anchors)
        work.write(self.request.context.today)
        return self._emit({}, work)

    def shown(self, anchors: Mapping[str, date]) -> int:
        """The lists, with days that are not kept."""
        return self._emit(anchors)

    def _emit(self, anchors: Mapping[str, date], work: Work | None = None) -> int:
        request, knowledge, today = self.request, self.knowledge, self.request.context.today
        short = work is not None and request.output.format not in ("json", "csv")
        progress = (
            told_progress() if short else progress_of(knowledge, self.chosen, self.whom, today)
        )
        bundle = knowledge.checklists
        view = checklists_view(bundle, self.chosen, anchors, progress, self.whom)
        names = {head.slug: head.short for head in knowledge.index.schools}

        def page() -> Page:
            if work is not None:
                noted = (work.done, work.undone, work.anchors)
                return ticks_page(view.lists[0], *noted, today, names)
            if self.chosen:
                return layout.steps_page(view, today, request.all, request.sources, names)
            return layout.lists_page(view, today, names)

        answer = Answer(
            command="checklist",
            json=lambda: layout.checklists_json(view),
            page=page,
            table=lambda: layout.steps_table(view),
            sources=view.sources,
            data_as_of=knowledge.index.about.as_of,
            warnings=(NOT_KEPT,) if anchors else (),
        )
        return emit(request.context, request.output, answer)


def _only(lists: Sequence[Checklist], whom: str) -> Checklist:
    """The one list that steps belong to. Raises UserError('usage')."""
    if len(lists) != 1:
        hint = "Try: perfcli checklist entry --done entry-read"
        raise UserError("usage", "--done and --undo: name one list", hint)
    (one,) = lists
    if one.per_school and not whom:
        what = "visit" if one.per_visit else "school"
        hint = f"Add --for with its name: perfcli checklist {one.id} --for NAME"
        raise UserError("usage", f"{one.id} is worked once for each {what}", hint)
    return one


def _whom(knowledge: Knowledge, lists: Sequence[Checklist], text: str) -> str:
    """For whom a list is worked: a program by any of its names, or a visit by any name."""
    if not text:
        return ""
    if not lists:
        hint = f"Try: perfcli checklist application --for {text}"
        raise UserError("usage", "--for: name a list", hint)
    for one in lists:
        if not one.per_school:
            raise UserError("usage", f"--for: {one.id} is worked once", "Leave out --for.")
    try:
        (slug,) = find_schools(knowledge.index, [text])
    except UserError:
        if not all(one.per_visit for one in lists):
            raise
        return visit_name(text)
    return slug
