"""Steps done and days told, for which school or visit."""

from datetime import date

import pytest

from perfcli.advice.checklists import checklists_view
from perfcli.advice.yours.progress import Progress, find_steps, visit_name
from perfcli.errors import UserError

DAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def lists(knowledge):
    return {one.id: one for one in knowledge.checklists.checklists}


@pytest.mark.parametrize("typed", ["app-fee", "APP-FEE", "fee", "9"])
def test_a_step_by_id_part_and_number(lists, typed):
    assert find_steps(lists["application"], [typed], "--done") == ["app-fee"]


def test_several_steps(lists):
    found = find_steps(lists["application"], ["app-fee,app-send", "app-fee"], "--done")
    assert found == ["app-fee", "app-send"]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("app-fe", "Did you mean: perfcli checklist application --done app-fee"),
        ("zzz", "Its steps: perfcli checklist application"),
        ("13", "Its steps: perfcli checklist application"),
        ("0", "Its steps: perfcli checklist application"),
    ],
)
def test_an_unknown_step_is_told_with_the_nearest(lists, typed, hint):
    with pytest.raises(UserError) as caught:
        find_steps(lists["application"], [typed], "--done")
    assert (caught.value.code, caught.value.exit_code) == ("unknown-name", 2)
    assert caught.value.hint.startswith(hint)


def test_names_of_visits():
    assert visit_name(" Mercy Hospital, St. Louis ") == "mercy-hospital-st-louis"
    assert "/" not in visit_name("a/b")
    assert len(visit_name("x" * 200)) <= 60
    with pytest.raises(UserError, match="--for"):
        visit_name("!?")


def view(knowledge, progress, names=(), **more):
    return checklists_view(knowledge.checklists, names, None, progress, **more).lists


def test_done_steps_have_their_day_and_the_next_one_is_the_first_left(knowledge):
    ticks = {"entry//entry-read": DAY, "entry//entry-list": DAY, "entry//entry-tour": None}
    (one,) = view(knowledge, Progress(ticks), ["entry"])
    assert [(step.step.id, step.done) for step in one.steps if step.done] == [
        ("entry-read", DAY),
        ("entry-list", DAY),
    ]
    assert (one.done, one.next.step.id) == (2, "entry-societies")


def test_a_list_of_which_all_is_done_has_no_next_step(knowledge, lists):
    ticks = {f"move//{step.id}": DAY for step in lists["move"].steps}
    (one,) = view(knowledge, Progress(ticks), ["move"])
    assert (one.done, one.next) == (len(one.steps), None)


def test_a_list_of_schools_stands_once_for_each(knowledge):
    ticks = {"application/musc/app-fee": DAY, "application/utah/app-fee": None}
    days = {"application/iowa/deadline": date(2027, 1, 1)}
    found = view(knowledge, Progress(ticks, days), ["application"])
    assert [one.worked_for for one in found] == ["musc", "iowa"]
    assert [one.done for one in found] == [1, 0]
    assert found[1].anchors == {"deadline": date(2027, 1, 1)}
    (one,) = view(knowledge, Progress(ticks, days), ["application"], worked_for="utah")
    assert (one.worked_for, one.done, one.anchors) == ("utah", 0, {})


def test_what_the_user_told_goes_before_what_is_known_and_what_is_asked_before_both(knowledge):
    told, known, asked = date(2028, 8, 1), date(2028, 8, 2), date(2028, 8, 3)
    supplied = {("start", ""): (known, "your profile")}
    (one,) = view(knowledge, Progress(supplied=supplied), ["entry"])
    assert (one.anchors["start"], one.origins) == (known, {"start": "your profile"})
    progress = Progress({}, {"entry//start": told}, supplied)
    (one,) = view(knowledge, progress, ["entry"])
    assert (one.anchors["start"], one.origins) == (told, {})
    (one,) = checklists_view(knowledge.checklists, ["entry"], {"start": asked}, progress).lists
    assert one.anchors["start"] == asked


def test_a_day_of_one_list_is_no_day_of_another(knowledge):
    progress = Progress({}, {"tour/musc/visit": DAY})
    (one,) = view(knowledge, progress, ["shadow"], worked_for="musc")
    assert one.anchors == {}
