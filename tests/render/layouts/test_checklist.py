"""The pages of checklists."""

from datetime import date

import pytest

from perfcli.advice.calendar.offsets import parse_offset
from perfcli.advice.checklists import StepView, checklists_view
from perfcli.advice.yours.progress import Progress
from perfcli.knowledge.model.kinds import ListStep
from perfcli.render.layouts import checklist as layout
from perfcli.render.text import plain_text

TODAY = date(2026, 11, 24)


def step(when: str | None, basis: str = "thumb", day: date | None = None, advice=False) -> StepView:
    record = ListStep(
        id="x", text="T", why="W", when=when, basis=basis, support=() if advice else ("fact",)
    )
    return StepView(record, parse_offset(when) if when else None, day, (), ())


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (step("start-18m"), "about 18 months before school starts (rule of thumb)"),
        (step("visit+0d", "order"), "on the day"),
        (step("deadline-2w", "school"), "about 2 weeks before the deadline (differs by school)"),
        (step("exam-1d", "fact"), "1 day before the exam window opens"),
        (step("visit+2d"), "about 2 days after the visit (rule of thumb)"),
        (step("visit+0d", advice=True), "on the day (rule of thumb, our advice)"),
        (step("launch-1w"), "about 1 week before the day of launch (rule of thumb)"),
        (step(None, "order"), ""),
        (step(None, "thumb"), "(rule of thumb)"),
        (
            step("start-6m", day=date(2027, 2, 1)),
            "Feb 1, 2027 (about 6 months before school starts, rule of thumb)",
        ),
        (step("visit+0d", "order", TODAY), "Nov 24, 2026 (on the day)"),
        (step("visit+0d", "order", date(2026, 11, 23)), "was due Nov 23, 2026 (on the day)"),
    ],
)
def test_when_a_step_is_due(one, text):
    assert layout.when_text(one, TODAY) == text


@pytest.fixture(scope="module")
def shown(knowledge):
    def page(*names: str, everything: bool = False, **days: date) -> str:
        view = checklists_view(knowledge.checklists, names, days)
        return plain_text(layout.steps_page(view, TODAY, everything, False, {}))

    return page


def test_steps_are_numbered_with_why_when_and_sources(shown, knowledge):
    out = shown("entry")
    (view,) = checklists_view(knowledge.checklists, ["entry"]).lists
    for number, one in enumerate(view.steps, 1):
        assert f"  {number}. [ ] {one.step.text} [" in out
        assert f"{one.step.why.rstrip('.')}. · {one.step.id}" in out


def test_it_asks_for_the_days_it_does_not_know(shown):
    out = shown("entry", start=date(2028, 8, 21))
    assert "Counted from start, Aug 21, 2028." in out
    assert "When is the deadline of this school? Say --date deadline=YYYY-MM-DD" in out
    assert "Next: perfcli checklist entry --date deadline=YYYY-MM-DD" in out


def test_with_all_days_known_it_asks_nothing(shown):
    assert "YYYY" not in shown("tour", visit=date(2026, 12, 1))


def test_with_all_each_step_shows_what_it_rests_on(shown, knowledge):
    short, long = shown("shadow"), shown("shadow", everything=True)
    (view,) = checklists_view(knowledge.checklists, ["shadow"]).lists
    for one in view.steps:
        for fact in one.facts:
            assert fact.line not in short
            assert fact.line in long
        for link in one.links:
            assert link.name in long


def test_several_lists_stand_one_under_the_other(shown):
    out = shown("tour", "move")
    assert out.startswith("VISITING A SCHOOL\n")
    assert "\nWorking in another state\n" in out


def test_the_lists_stand_in_a_table_with_their_steps(knowledge):
    view = checklists_view(knowledge.checklists)
    out = plain_text(layout.lists_page(view, TODAY, {}))
    for one in view.lists:
        (line,) = [line for line in out.split("\n") if line.startswith(f"{one.checklist.id} ")]
        assert one.checklist.title in line
        assert line.split()[-1] == str(len(one.steps))


def test_json_keeps_the_contract(knowledge):
    view = checklists_view(knowledge.checklists, ["tour"], {"visit": date(2026, 12, 1)})
    data = layout.checklists_json(view)
    (one,) = data["checklists"]
    assert set(one) == {"id", "title", "anchor", "anchor_date", "for", "next", "steps"}
    assert (one["anchor_date"], one["for"], one["next"]) == ("2026-12-01", None, "tour-book")
    first = one["steps"][0]
    assert set(first) == {"id", "text", "why", "when", "date", "basis", "support", "done"}
    assert (first["when"], first["date"], first["done"]) == ("visit-6w", "2026-10-20", None)
    held = {each["id"] for each in (*data["facts"], *data["links"])}
    assert held == {name for each in one["steps"] for name in each["support"]}


def test_without_a_day_the_date_is_null(knowledge):
    data = layout.checklists_json(checklists_view(knowledge.checklists))
    assert {one["anchor_date"] for one in data["checklists"]} == {None}
    assert {each["date"] for one in data["checklists"] for each in one["steps"]} == {None}


def test_csv_has_a_row_a_step(knowledge):
    view = checklists_view(knowledge.checklists)
    table = layout.steps_table(view)
    assert len(table.rows) == sum(len(one.steps) for one in view.lists)
    assert [column.name for column in table.columns][:3] == ["list", "step", "text"]


def worked(knowledge, ticks, names, anchors=None):
    return checklists_view(knowledge.checklists, names, None, Progress(ticks, anchors or {}))


def test_done_steps_have_a_filled_box_and_their_day(knowledge):
    view = worked(knowledge, {"entry//entry-read": TODAY}, ["entry"])
    out = plain_text(layout.steps_page(view, TODAY, False, False, {}))
    assert "1. [x] Read a first book and two accounts of the work (done Nov 24, 2026) [" in out
    assert "2. [ ] Join the academy" in out
    assert "1 of 14 done. Next: Join the academy" in out
    assert "perfcli checklist entry --done entry-societies" in out


def test_begun_lists_say_how_far_they_are_and_what_is_next(knowledge):
    ticks = {"entry//entry-read": TODAY, "application/musc/app-fee": TODAY}
    view = worked(knowledge, ticks, [], {"entry//start": date(2028, 8, 21)})
    out = plain_text(layout.lists_page(view, TODAY, {"musc": "MUSC"}))
    lines = {line.split("  ")[0]: line for line in out.split("\n")}
    assert "1 of 14" in lines["entry"]
    assert "(entry-societies, was due Aug 21, 2026)" in lines["entry"]
    assert "Applying to one school: MUSC" in lines["application"]
    assert lines["move"].rstrip().endswith("0 of 11")


def test_a_list_of_several_schools_stands_once_under_how_far_each_is(knowledge):
    ticks = {"application/musc/app-fee": TODAY, "application/utah/app-fee": TODAY}
    view = worked(knowledge, ticks, ["application"])
    names = {"musc": "MUSC", "utah": "Utah"}
    out = plain_text(layout.steps_page(view, TODAY, False, False, names))
    assert "MUSC (--for musc): 1 of 12 done. Next: " in out
    assert "Utah (--for utah): 1 of 12 done. Next: " in out
    assert out.count("Pay the fee") == 1
    assert "[x]" not in out


def test_where_all_is_done_there_is_no_next_step(knowledge):
    (move,) = [one for one in knowledge.checklists.checklists if one.id == "move"]
    view = worked(knowledge, {f"move//{step.id}": TODAY for step in move.steps}, ["move"])
    out = plain_text(layout.steps_page(view, TODAY, False, False, {}))
    assert "11 of 11 done. Next: all done." in out
    assert "--done" not in out
