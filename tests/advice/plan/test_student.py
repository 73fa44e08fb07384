"""From graduation on: the worked examples of the page's plan, and what moves them."""

from datetime import date

import pytest

from perfcli.errors import UserError
from perfcli.journal.records import Entry, Logged


def cases(count, day):
    """A log of cases of one day."""
    return [Entry("1", "case", Logged(date=date.fromisoformat(day), count=count))]


def test_graduation_in_may_2028(planned):
    made = planned(graduation="2028-05")
    assert made.date("s-pbse-apply") == "2028-05-15"
    assert made.date("s-pbse") == "2028-10"
    assert made.date("s-forty") == "2028-09"
    assert made.basis("s-forty") == ("rule-of-thumb", None)
    assert made.date("s-cape") == "2028-10"
    assert made["s-cape"].told == (
        "With the PBSE if the 40 cases are done by then, else in April 2029",
    )
    assert made.date("s-first-report") == "2029-07-31"
    assert made["s-first-report"].told == (
        "If you pass in October 2028",
        "Newly certified in the fall: 20 cases are asked in that first cycle",
    )


def test_graduation_in_december_2028(planned):
    made = planned(graduation="2028-12")
    assert made.date("s-pbse-apply") == "2028-11-15"
    assert made.date("s-pbse") == "2029-04"
    assert made.date("s-cape") == "2029-10"
    assert made.date("s-first-report") == "2030-07-31"
    assert made["s-education"].told == ("Due July 31 of that year",)
    assert made["s-cape"].told == ("With the PBSE in April 2029 if the 40 cases are done by then",)


def test_every_milestone_has_a_basis_and_those_are_not_mixed(planned):
    made = planned(graduation="2028-05")
    assert len(made.by_id) == 12
    thumb = {n for n, one in made.by_id.items() if one.basis == "rule-of-thumb"}
    assert thumb == set("s-jobs s-interviews s-permit s-authorization s-forty s-license".split())
    assert all(made[name].due.offset for name in thumb)
    rules = {n for n, one in made.by_id.items() if one.basis == "published"}
    assert rules == {"s-record", "s-first-report", "s-education"}
    assert {made.basis(name)[0] for name in ("s-pbse-apply", "s-pbse", "s-cape")} == {"projected"}


def test_the_days_of_an_exam_are_never_told(planned):
    for month in range(1, 13):
        made = planned(graduation=f"2028-{month:02}")
        assert {made["s-pbse"].due.precision, made["s-cape"].due.precision} == {"month"}
        assert made["s-pbse"].due.date.month in (4, 10)
        assert made["s-pbse"].due.date > made.lines["student"].anchor.last
        assert made["s-cape"].due.date >= made["s-pbse"].due.date
        assert made["s-pbse-apply"].due.date <= made["s-pbse"].due.date


def test_an_exam_of_the_month_of_graduation_is_not_taken_for_granted(planned):
    assert planned(graduation="2028-04").date("s-pbse") == "2028-10"
    assert planned(graduation="2028-04-03").date("s-pbse") == "2028-10"
    assert planned(graduation="2028-03-31").date("s-pbse") == "2028-04"


def test_forty_cases_in_the_log_bring_the_cape_forward(planned):
    made = planned(graduation="2028-12", today="2029-03-20", entries=cases(40, "2029-03-15"))
    assert made["s-forty"].state == "done"
    assert made["s-forty"].reached.on == date(2029, 3, 15)
    assert made.date("s-cape") == "2029-04"
    assert made["s-cape"].told == ()


def test_cases_of_school_are_not_those_after_graduation(planned):
    made = planned(graduation="2028-12", today="2029-03-20", entries=cases(80, "2028-11-15"))
    assert made["s-record"].state == "done"
    assert made["s-forty"].state == "ahead"
    few = planned(graduation="2028-12", today="2029-03-20", entries=cases(12, "2029-01-15"))
    assert few["s-forty"].told == ("12 in your log",)


def test_a_certification_after_graduation_is_the_end_of_it(planned):
    profile = "certified: {since: 2029-04, cycle_ends: 2032-06-30}"
    made = planned(profile, graduation="2028-05", today="2029-05-01")
    done = {name for name, one in made.by_id.items() if one.state == "done"}
    assert {"s-pbse", "s-cape", "s-forty", "s-record", "s-pbse-apply"} <= done
    assert made.date("s-first-report") == "2030-07-31"
    assert made["s-first-report"].told == ()  # passed in spring
    assert made.date("s-education") == "2032-07-31"


def test_an_older_certification_is_another_story(planned):
    made = planned("certified: {since: 2020-10}", graduation="2028-05")
    assert made["s-pbse"].state == "ahead"
    assert made.date("s-education") is None


def test_what_is_late_is_told_with_what_can_still_be_done(planned):
    made = planned(graduation="2028-05", today="2028-08-01")
    assert made["s-pbse-apply"].state == "late"
    assert "apply now" in made["s-pbse-apply"].remedy
    made = planned(graduation="2028-05", today="2028-11-20")
    assert made["s-pbse-apply"].remedy == "for April 2029 from November 15, 2028"
    assert made["s-pbse"].remedy.endswith("else April 2029")
    assert made["s-pbse"].state == "late"
    assert planned(graduation="2028-05", today="2028-10-31")["s-pbse"].state == "next"


@pytest.mark.parametrize(
    "text",
    [
        *("2028", "2028-13", "2028-02-30", "soon", "2028-5", "05-2028", "2028/05", "2042-01"),
        *("2020-05", "9999-12", "0001-01", "\u0662\u0660\u0662\u0668-05", "2028-05-12-01", " "),
    ],
)
def test_impossible_graduations(planned, text):
    with pytest.raises(UserError, match="--graduation") as error:
        planned(graduation=text)
    assert error.value.exit_code == 2
    assert error.value.hint


@pytest.mark.parametrize("text", ["2041-12", "2021-01", "2028-02-29", "2026-11"])
def test_possible_graduations(planned, text):
    assert len(planned(graduation=text).by_id) == 12
