"""Checklists by name, with dates."""

from datetime import date

import pytest

from perfcli.advice.checklists import checklists_view, parse_anchors
from perfcli.errors import UserError


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (["entry"], "entry"),
        (["apply"], "application"),
        (["shadowing"], "shadow"),
        (["visit"], "tour"),
        (["EXAM"], "boards"),
        (["first", "job"], "first-job"),
        (["job"], "first-job"),
        (["relocate"], "move"),
        (["license"], "move"),
        (["recert"], "recertify"),
    ],
)
def test_a_list_answers_to_what_people_type(knowledge, typed, name):
    (one,) = checklists_view(knowledge.checklists, typed).lists
    assert one.checklist.id == name


def test_all_nine_in_their_order(knowledge):
    lists = checklists_view(knowledge.checklists).lists
    assert [one.checklist.id for one in lists] == [
        "entry",
        "shadow",
        "application",
        "tour",
        "interview",
        "boards",
        "first-job",
        "move",
        "recertify",
    ]


def test_a_day_dates_the_steps_that_count_from_it(knowledge):
    (entry,) = checklists_view(knowledge.checklists, ["entry"], {"start": date(2028, 8, 21)}).lists
    dates = {one.step.id: one.date for one in entry.steps}
    assert dates["entry-shadow"] == date(2027, 2, 21)
    assert dates["entry-apply"] is None
    assert entry.missing == ("deadline",)
    assert entry.anchors == {"start": date(2028, 8, 21)}


def test_the_question_for_an_anchor_is_of_the_list_that_it_belongs_to(knowledge):
    view = checklists_view(knowledge.checklists, ["entry"])
    assert "school start" in view.questions["start"]
    assert "deadline" in view.questions["deadline"]


def test_every_step_rests_on_something_or_is_our_advice(knowledge):
    for one in checklists_view(knowledge.checklists).lists:
        for step in one.steps:
            assert len(step.facts) + len(step.links) == len(step.step.support)
            assert bool(step.sources) == bool(step.step.support)


def test_the_first_source_of_each_support_comes_first(knowledge):
    lists = checklists_view(knowledge.checklists).lists
    steps = [step for one in lists for step in one.steps if len(step.facts) > 1]
    assert steps
    for step in steps:
        heads = list(dict.fromkeys(fact.sources[0] for fact in step.facts))
        assert list(step.sources[: len(heads)]) == heads


def test_an_anchor_that_no_step_counts_from_is_told_with_the_nearest(knowledge):
    with pytest.raises(UserError) as caught:
        checklists_view(knowledge.checklists, ["entry"], {"stard": date(2028, 1, 1)})
    assert caught.value.code == "usage"
    assert "start, deadline" in caught.value.message
    assert caught.value.hint == "Did you mean: --date start=2028-01-01"


def test_a_day_before_the_calendar_is_an_error_of_usage(knowledge):
    with pytest.raises(UserError) as caught:
        checklists_view(knowledge.checklists, ["entry"], {"start": date.min})
    assert caught.value.code == "usage"


def test_anchors_are_read():
    given = parse_anchors(["start=2028-08-21", " Deadline = 2027-12-01 "])
    assert given == {"start": date(2028, 8, 21), "deadline": date(2027, 12, 1)}


@pytest.mark.parametrize(
    "text", ["2028-08-21", "start", "start=", "start=2028-02-30", "start=soon"]
)
def test_what_is_no_anchor_is_refused_with_the_form(text):
    with pytest.raises(UserError) as caught:
        parse_anchors([text])
    assert caught.value.code == "usage"
    assert "--date start=" in caught.value.hint


def test_a_step_falls_on_the_yearly_day_of_its_fact(knowledge):
    anchors = {"exam": date(2027, 4, 20), "graduation": date(2028, 5, 6)}
    view = checklists_view(knowledge.checklists, ["boards", "first-job"], anchors)
    dates = {step.step.id: step.date for one in view.lists for step in one.steps}
    assert dates["boards-open"] == date(2026, 11, 15)
    assert dates["boards-first-report"] == date(2028, 7, 31)
    assert dates["job-boards"] == date(2028, 5, 15)


def test_a_yearly_step_rests_on_a_fact_with_such_a_day(knowledge):
    for one in checklists_view(knowledge.checklists).lists:
        for step in one.steps:
            if step.step.yearly:
                assert any(fact.dates for fact in step.facts), step.step.id
