"""Back from the first day of school: whose date counts, what is late, what gives no date."""

from datetime import date

import pytest

from perfcli.advice.plan.standing import Courses
from perfcli.errors import UserError
from perfcli.journal.records import Entry, Logged, Tracked
from perfcli.knowledge.model.columns import Columns, Deadline, Opens, Round, Start

FALL = "start: 2028-fall"


def tracked(status, on="2026-11-20"):
    """What is told of an application."""
    return Tracked(on=date.fromisoformat(on), status=status)


def closing(*rounds, opens=None, start=None):
    """The columns of a program."""
    return Columns(
        deadline=Deadline(rounds=tuple(Round(**one) for one in rounds)),
        opens=Opens(rounds=(Round(date=opens, kind="opens"),)) if opens else None,
        start=start,
    )


def test_without_a_program_all_is_our_own_spacing(planned):
    made = planned(FALL)
    assert made.date("p-explore") == "2026-08"
    assert made.date("p-deadline") == "2027-11"
    assert made.date("p-referees") == "2027-09"
    assert made.date("p-papers") == "2028-05"
    assert made.date("p-start") == "2028-08"
    assert {one.basis for one in made.by_id.values()} == {"rule-of-thumb"}
    assert len(made.by_id) == 15
    assert not made.lines["applicant"].chosen


def test_the_date_of_a_program_goes_before_ours(planned):
    made = planned(FALL, "musc")
    assert made.date("p-deadline") == "2027-12-01"
    assert made.basis("p-deadline") == ("projected", "musc")
    assert made["p-deadline"].due.seen == "2025-12-01"
    assert made.date("p-open") == "2027-07-01"
    assert made.date("p-referees") == "2027-10-06"  # eight weeks before
    assert made.basis("p-referees") == ("rule-of-thumb", None)
    assert made.date("p-complete") == "2027-11-17"
    assert made.date("p-interview") == "2028-02"
    assert made.basis("p-interview") == ("rule-of-thumb", None)
    assert "p-tests" not in made  # it says that it wants none
    assert "p-courses-done" not in made


def test_a_date_that_a_page_gave_for_this_very_cycle_is_published(planned):
    made = planned("start: 2026-08", "musc", today="2025-06-01")
    assert made.date("p-deadline") == "2025-12-01"
    assert made.basis("p-deadline") == ("published", "musc")
    assert made.basis("p-open") == ("published", "musc")
    assert planned("start: 2027-08", "musc").basis("p-deadline") == ("projected", "musc")


def test_of_several_programs_the_earliest_counts_and_is_named(planned):
    made = planned(FALL, "quinnipiac", "musc", "iowa")
    assert made.basis("p-deadline") == ("projected", "iowa")
    others = [(one.slug, str(one.date)) for one in made["p-deadline"].also]
    assert others == [("musc", "2027-12-01"), ("quinnipiac", "2028-02-01")]
    assert made.basis("p-open") == ("projected", "musc")
    assert made.date("p-interview") == "2027-12"  # Quinnipiac's first month
    assert made.basis("p-interview") == ("projected", "quinnipiac")
    assert made.date("p-offer") == "2028-02"
    assert made.basis("p-offer") == ("projected", "iowa")
    assert made.date("p-courses-done") == "2027-11-01"
    assert made.basis("p-courses-done") == ("projected", "iowa")


def test_early_and_late_rounds_of_one_program(planned):
    made = planned(FALL, "midwestern")
    every = (made["p-deadline"].due, *made["p-deadline"].also)
    assert [(str(one.date), one.round, one.said) for one in every] == [
        ("2027-10-01", "priority", "priority date"),
        ("2028-03-01", "deadline", None),
        ("2028-05-31", "late", "late applications end"),
    ]
    later = planned(FALL, "midwestern", today="2027-11-01")
    assert later.date("p-deadline") == "2028-03-01"
    assert later["p-tests"].told == ("Asked for by Midwestern (AZ)",)


def test_a_start_in_early_summer_pulls_everything_forward(planned):
    made = planned(FALL, "utah", "musc")
    line = made.lines["applicant"]
    assert made.date("p-start") == "2028-05"
    assert made.basis("p-start") == ("projected", "utah")
    assert made.date("p-explore") == "2026-05"
    assert line.wanted == date(2028, 8, 1)
    assert [(one.slug, one.date.month) for one in line.starts] == [("utah", 5), ("musc", 8)]
    usc = planned(FALL, "usc")
    assert usc.date("p-deadline") == "2027-10-31"
    assert usc.basis("p-start") == ("rule-of-thumb", "usc")  # it names a term and no month


@pytest.mark.parametrize(
    ("start", "begins", "deadline"),
    [
        ("2028-01", "2028-01", "2027-08-01"),
        ("2028-07", "2028-07", "2027-08-01"),
        ("2029-01", "2029-01", "2028-08-01"),
        ("2028-fall", "2028-07", "2027-08-01"),
    ],
)
def test_starts_in_january_and_july_by_the_schools_own_dates(planned, start, begins, deadline):
    made = planned(f"start: {start}", "texas-heart")
    assert made.date("p-start") == begins
    assert made.date("p-deadline") == deadline
    assert made.basis("p-deadline") == ("projected", "texas-heart")
    assert str(made["p-open"].due.date)[5:] == "01-15"
    assert made["p-open"].due.date < made["p-deadline"].due.date
    assert made.date("p-interview") == f"{deadline[:4]}-09"
    assert made.date("p-courses-done") == deadline


def test_uthealth_counts_from_its_own_deadline(planned):
    made = planned("start: 2029-01", "uthealth")
    assert made.date("p-deadline") == "2028-08-01"
    assert made.date("p-open") == "2028-02-01"
    assert made["p-start"].due.basis == "rule-of-thumb"  # its page on that is too old


def test_replaced_deadlines_are_never_projected(planned):
    made = planned(FALL, "texas-heart", "nku")
    days = {str(one.date)[5:] for one in (made["p-deadline"].due, *made["p-deadline"].also)}
    assert days == {"08-01", "02-01"}


@pytest.mark.parametrize("slug", ["vanderbilt", "barry", "liu-post", "jefferson", "arizona"])
def test_paused_closed_and_unconfirmed_programs_give_no_dates(planned, slug):
    made = planned(FALL, slug)
    assert {one.due.slug for one in made.by_id.values()} == {None}
    (left,) = made.lines["applicant"].left_out
    assert left.slug == slug
    assert left.why.split(":")[0] in ("is paused", "is closed", "is unconfirmed")


def test_programs_abroad_have_other_clocks(planned):
    (left,) = planned(FALL, "michener").lines["applicant"].left_out
    assert "outside the US" in left.why


def test_a_program_that_takes_no_class_gives_no_dates(planned, program):
    column = Columns(deadline=Deadline(accepting=False, rounds=(Round(date="01-15", kind="late"),)))
    made = planned(FALL, program(column))
    assert made.basis("p-deadline") == ("rule-of-thumb", None)
    assert made.lines["applicant"].left_out[0].why == "says that it takes no class"


def test_dates_of_old_pages_are_not_projected(planned, program, fact):
    old = fact(closing({"date": "01-15", "kind": "deadline"}), as_of="2019")
    made = planned(FALL, program(old))
    assert made.basis("p-deadline") == ("rule-of-thumb", None)
    assert [one.name for one in made.lines["applicant"].no_date] == ["Alpha"]


def test_the_day_of_the_profile_is_kept_where_a_program_names_its_month(planned):
    made = planned("start: 2028-08-21", "musc")
    assert made.date("p-start") == "2028-08-21"
    assert made.date("p-explore") == "2026-08"
    assert planned("start: 2028-08", "musc").basis("p-start") == ("projected", "musc")


def test_what_is_overdue_by_our_spacing_moves_no_start(planned):
    made = planned("start: 2027-fall", "musc")
    assert made["p-shadow"].state == "late"
    assert made["p-shadow"].due.basis == "rule-of-thumb"
    assert made.date("p-start") == "2027-08"
    assert [one.state for one in made.plan.stones].count("next") == 1


def test_an_opening_is_never_late(planned):
    made = planned("start: 2027-fall", "musc")
    assert made["p-open"].state == "done"
    assert planned("start: 2027-fall")["p-open"].state == "late"  # nobody's date: not known


def test_a_missed_deadline_leaves_the_others_and_the_next_cycle(planned):
    made = planned("start: 2027-fall", "musc", "quinnipiac", today="2026-12-10")
    assert made.basis("p-deadline") == ("projected", "quinnipiac")
    assert made["p-deadline"].state in ("next", "ahead")
    (missed,) = made.lines["applicant"].missed
    assert (missed.slug, str(missed.closed.date)) == ("musc", "2026-12-01")
    assert (str(missed.opens.date), str(missed.closes.date)) == ("2027-07-01", "2027-12-01")
    assert made.lines["applicant"].over is None


def test_with_every_deadline_past_and_a_near_start_the_next_cycle_is_offered(planned):
    made = planned("start: 2027-fall", "musc", "quinnipiac", today="2027-02-20")
    over = made.lines["applicant"].over
    assert (over.last.slug, str(over.last.date)) == ("quinnipiac", "2027-02-01")
    assert over.next_start == date(2028, 8, 1)
    assert [one.slug for one in over.missed] == ["musc", "quinnipiac"]
    assert made["p-deadline"].state == "late"
    assert made["p-deadline"].remedy


@pytest.mark.parametrize(
    ("programs", "today", "told"),
    [
        (["musc", "midwestern"], "2027-02-20", []),  # one is still open
        (["musc", "utah"], "2027-02-20", []),  # of one no date is known
        (["musc"], "2027-02-20", [("musc", tracked("applied"))]),
        ([], "2027-02-20", []),
    ],
)
def test_a_cycle_is_not_over_while_something_is_open(planned, programs, today, told):
    made = planned("start: 2027-fall", *programs, today=today, told=told)
    assert made.lines["applicant"].over is None


def test_with_ten_months_left_nothing_is_over(planned, program):
    early = program(
        closing({"date": "09-01", "kind": "deadline"}, start=Start(months=(8,))), slug="alpha"
    )
    made = planned("start: 2027-fall", early, today="2026-09-15")
    assert made.lines["applicant"].over is None
    assert planned("start: 2027-fall", early, today="2026-11-15").lines["applicant"].over


def test_missing_courses_begin_earlier_where_they_need_more_terms(planned):
    def begin(count):
        names = {f"Course {n}": ("musc",) for n in range(count)}
        return planned(FALL, "musc", courses=Courses(names, frozenset()))

    assert begin(4).date("p-courses") == "2026-10"
    assert begin(5).date("p-courses") == "2026-04"
    assert begin(9).date("p-courses") == "2025-04"
    assert begin(2)["p-courses"].told == ("Missing: Course 0, Course 1 (2 courses, about 1 term)",)
    assert begin(0)["p-courses"].state == "done"


def test_a_program_that_is_applied_to_is_done_with(planned):
    made = planned(FALL, "musc", told=[("musc", tracked("applied"))])
    done = {name for name, one in made.by_id.items() if one.state == "done"}
    assert {"p-deadline", "p-complete", "p-referees", "p-open"} <= done
    assert made["p-deadline"].reached.on == date(2026, 11, 20)
    assert made["p-interview"].state == "next"


def test_with_one_of_two_applied_the_other_counts(planned):
    made = planned(FALL, "musc", "quinnipiac", told=[("musc", tracked("applied"))])
    assert made.basis("p-deadline") == ("projected", "quinnipiac")
    assert made["p-deadline"].state != "done"
    assert made.lines["applicant"].sent == ("MUSC",)


def test_a_program_that_declined_no_longer_counts(planned):
    told = [("musc", tracked("applied")), ("musc", tracked("rejected"))]
    made = planned(FALL, "musc", "quinnipiac", told=told)
    assert made.basis("p-deadline") == ("projected", "quinnipiac")
    assert {one.slug for one in made["p-open"].also} == set()


def test_shadowing_in_the_log(planned):
    seen = [Entry("1", "shadow", Logged(date=date(2026, 11, 3), count=1, category="case"))]
    made = planned(FALL, "musc", entries=seen)
    assert (made["p-shadow"].state, made["p-shadow"].reached.on) == ("done", date(2026, 11, 3))


@pytest.mark.parametrize(
    ("profile", "message"),
    [
        ("start: 2025-fall", "2025-08, has passed"),
        ("start: 2026-11-23", "2026-11-23, has passed"),
        ("name: Sam", "does not say when you want to start"),
        ("graduation: 2030", "needs its month"),
    ],
)
def test_profiles_that_no_plan_can_be_made_of(planned, profile, message):
    with pytest.raises(UserError, match=message) as error:
        planned(profile, "musc")
    assert "perfcli plan --graduation" in error.value.hint


def test_a_student_whose_start_has_passed_gets_the_second_timeline(planned):
    assert set(planned("start: 2025-fall\ngraduation: 2027-05").lines) == {"student"}
    both = planned("start: 2028-fall\ngraduation: 2030-05", "musc")
    assert set(both.lines) == {"applicant", "student"}
    assert [one.state for one in both.plan.stones].count("next") == 1


def test_this_month_has_not_passed(planned):
    assert planned("start: 2026-11", "musc").lines
