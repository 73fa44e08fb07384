"""What the user has told shows what is done: the board, the checklists, the log, the profile."""

from datetime import date

import pytest

from perfcli.advice.match.comparison import Matcher
from perfcli.advice.plan.standing import Standing, courses_of
from perfcli.advice.words import Words
from perfcli.advice.yours.progress import Progress
from perfcli.journal.reading import read_profile
from perfcli.journal.records import Tracked

FALL = "start: 2028-fall"
TODAY = date(2026, 11, 24)


def told(*statuses):
    """An application by what was told of it, a day each."""
    return [
        (slug, Tracked(on=date(2026, 11, day), status=status))
        for day, (slug, status) in enumerate(statuses, 1)
    ]


@pytest.mark.parametrize(
    ("status", "done"),
    [
        ("researching", set()),
        ("preparing", set()),
        ("applied", {"p-deadline", "p-complete"}),
        ("interview", {"p-deadline"}),
        ("waitlisted", {"p-deadline", "p-interview"}),
        ("accepted", {"p-interview", "p-offer"}),
        ("deposited", {"p-offer", "p-money"}),
        ("enrolled", {"p-money", "p-papers"}),
    ],
)
def test_every_status_of_the_board(planned, status, done):
    made = planned(FALL, "musc", told=told(("musc", status)))
    found = {name for name, one in made.by_id.items() if one.state == "done"}
    assert done <= found
    everything = {"p-deadline", "p-complete", "p-interview", "p-offer", "p-money", "p-papers"}
    if not done:
        assert not found & everything
    if status == "applied":
        assert "p-interview" not in found


def test_taken_back_is_not_sent(planned):
    made = planned(FALL, "musc", told=told(("musc", "applied"), ("musc", "preparing")))
    assert made["p-deadline"].state != "done"


def test_a_place_taken_makes_other_deadlines_moot(planned):
    made = planned(FALL, "musc", "iowa", told=told(("musc", "applied"), ("musc", "deposited")))
    assert made["p-deadline"].state == "done"
    assert made["p-deadline"].reached.on == date(2026, 11, 1)
    assert made["p-money"].reached.on == date(2026, 11, 2)


def test_steps_of_lists(planned):
    ticks = {"entry/entry-list": "2026-11-02", "tour/iowa/tour-note": "2026-11-05"}
    made = planned(FALL, ticks=ticks)
    assert made["p-explore"].reached.on == date(2026, 11, 2)
    assert made["p-tour"].reached.on == date(2026, 11, 5)


def test_steps_worked_for_each_program_count_when_all_are_done(planned):
    one = {"application/musc/app-complete": "2026-11-02"}
    both = {**one, "application/iowa/app-complete": "2026-11-04"}
    assert planned(FALL, "musc", "iowa", ticks=one)["p-complete"].state != "done"
    assert planned(FALL, "musc", "iowa", ticks=both)["p-complete"].reached.on == date(2026, 11, 4)
    sent = told(("iowa", "applied"))
    assert planned(FALL, "musc", "iowa", ticks=one, told=sent)["p-complete"].state == "done"


def test_what_the_profile_says(planned):
    said = f"{FALL}\nshadowing: {{cases: 1}}\nletters: {{professor: 2}}\ntests: {{gre: true}}"
    made = planned(said, "midwestern")
    assert {made[name].state for name in ("p-shadow", "p-referees", "p-tests", "p-explore")} == {
        "done"
    }
    nothing = planned(f"{FALL}\nshadowing: {{cases: 0}}\ntests: {{gre: false}}", "midwestern")
    for name in ("p-shadow", "p-referees", "p-tests"):
        assert nothing[name].state != "done"


@pytest.fixture
def courses(knowledge):
    """What `match` says of the courses of a profile at programs."""
    words = Words(knowledge.index, knowledge.courses)

    def call(text, *slugs):
        record = read_profile(text, "profile.yaml", words, TODAY)
        view = Matcher(knowledge, words, slugs).match(record, TODAY)
        return courses_of(view, record)

    return call


def test_courses_that_match_finds_missing(courses, planned):
    found = courses("courses: [{course: physics, credits: 4, lab: true}]", "musc", "utah")
    assert "Biochemistry" in found.missing
    assert "utah" in found.missing["Biochemistry"]
    assert "Physics" not in found.missing
    assert planned(FALL, "musc", courses=found)["p-courses"].state != "done"


def test_a_record_without_a_full_list_of_courses_says_nothing(courses, planned):
    assert courses("gpa: 3.4", "musc") is None
    text = "courses: [{course: physics, credits: 4}]\ncourses_complete: false"
    assert courses(text, "musc") is None
    made = planned(FALL, "musc")
    assert made["p-courses"].state != "done"
    assert "not known" in made["p-courses"].told[0]


def test_courses_under_way_are_not_finished(courses):
    found = courses("courses: [{course: physics, credits: 4, status: in-progress}]", "texas-heart")
    assert found.unfinished == {"texas-heart"}


def test_nothing_told_is_nothing_done(knowledge):
    standing = Standing(None, [], Progress(), [], None, ())
    facts = knowledge.plan.facts
    for one in knowledge.plan.basis.milestones:
        assert standing.reached(one, facts, TODAY) is None
