"""What is due: in order, with the days left, each date once, and nothing old moved to today."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.advice.calendar.deadlines import deadlines
from perfcli.advice.calendar.due import KINDS
from perfcli.knowledge.bundles.entries import DatesBundle, HomedFact
from perfcli.knowledge.model.columns import Columns, Deadline, Opens, Round
from perfcli.knowledge.model.kinds import Source
from perfcli.knowledge.model.yearly import YearlyDate

TODAY = date(2026, 11, 24)


def rounds(*given):
    return Columns(deadline=Deadline(rounds=tuple(given)))


def closes(day, **more):
    return Round(date=day, kind=more.pop("kind", "deadline"), **more)


def bundle(*schools, facts=(), kind="school", url="https://example.org/apply"):
    """Dates of these programs and facts; every source is of one kind and address."""
    named = {name for one in schools for fact in one.facts for name in fact.sources}
    named |= {name for _, fact in facts for name in fact.sources}
    sources = {
        name: Source(id=name, title=name, publisher="P", kind=kind, url=url) for name in named
    }
    return DatesBundle(schools, tuple(HomedFact(home, fact) for home, fact in facts), sources)


def yearly(day, kind="exam", what="Exam", **more):
    return YearlyDate(what=what, date=day, kind=kind, **more)


def test_dates_come_in_order_with_days_left_and_whose_they_are(school):
    data = bundle(
        school(
            Columns(opens=Opens(rounds=(Round(date="07-01", kind="opens"),))),
            rounds(closes("12-01", seen="2026-12-01"), closes("10-01", kind="priority")),
            short="Alpha",
        ),
        school(rounds(closes("11-24", cycle="fall 2026")), slug="beta", short="Beta"),
    )
    view = deadlines(data, TODAY)
    assert [(one.date, one.days_left, one.what, one.basis, one.seen) for one in view.due] == [
        (date(2026, 11, 24), 0, "Beta: application closes", "projected", "fall 2026"),
        (date(2026, 12, 1), 7, "Alpha: application closes", "published", "2026-12-01"),
        (date(2027, 7, 1), 219, "Alpha: application opens", "projected", None),
        (date(2027, 10, 1), 311, "Alpha: priority deadline", "projected", None),
    ]
    assert [one.slug for one in view.due] == ["beta", "alpha", "alpha", "alpha"]
    assert {one.kind for one in view.due} == {"application"}
    assert {one.url for one in view.due} == {"https://example.org/apply"}


def test_two_rounds_and_two_classes_are_dates_of_their_own(school):
    data = bundle(
        school(
            rounds(
                closes("03-01", cohort="July class"),
                closes("09-01", cohort="January class"),
                closes("12-01", cohort="January class"),
            )
        )
    )
    due = deadlines(data, TODAY).due
    assert [one.what for one in due] == [
        "Alpha (January class): application closes",
        "Alpha (July class): application closes",
        "Alpha (January class): application closes",
    ]
    assert [one.uid for one in due] == [
        "alpha-deadline-12-01-january-class",
        "alpha-deadline-03-01-july-class",
        "alpha-deadline-09-01-january-class",
    ]


def test_facts_that_state_one_date_are_one_date_with_both_sources(school, fact):
    one, two = fact(rounds(closes("02-15"))), fact(rounds(closes("02-15", seen="2025-02-15")))
    (due,) = deadlines(bundle(school(one, two)), TODAY).due
    assert due.sources == (*one.sources, *two.sources)
    assert due.seen == "2025-02-15"
    first, second = fact(dates=(yearly("05-15"),)), fact(dates=(yearly("05-15"),))
    facts = [("certify", first), ("certify", second)]
    (due,) = deadlines(bundle(facts=facts), TODAY).due
    assert due.sources == (*first.sources, *second.sources)


def test_rivals_and_old_dates_are_not_moved_to_the_coming_year(school, fact):
    lead = fact(rounds(closes("08-01")))
    data = bundle(
        school(
            lead,
            fact(rounds(closes("09-01")), rival_of=lead.id),
            fact(rounds(closes("10-01")), as_of="2020"),
        ),
        facts=[
            ("resources", fact(dates=(yearly("02-01", seen="2017-02-01", kind="scholarship"),)))
        ],
    )
    view = deadlines(data, TODAY)
    assert [one.date for one in view.due] == [date(2027, 8, 1)]
    assert [(one.what, one.seen) for one in view.old] == [
        ("Alpha: application closes", "2020"),
        ("Exam", "2017-02-01"),
    ]


def test_old_page_of_a_date_that_a_newer_one_states_adds_nothing(school, fact):
    dates = (yearly("05-15"),)
    facts = [("certify", fact(dates=dates, as_of="2017")), ("certify", fact(dates=dates))]
    data = bundle(
        school(fact(rounds(closes("12-01")), as_of="2018"), fact(rounds(closes("12-01")))),
        facts=facts,
    )
    view = deadlines(data, TODAY)
    assert [one.seen for one in view.due] == [None, None]
    assert view.old == ()


def test_programs_without_a_date_are_named_not_closed(school, fact):
    data = bundle(
        school(slug="silent", short="Silent"),
        school(Columns(deadline=Deadline(rolling=True)), slug="rolling", short="Rolling"),
        school(Columns(deadline=Deadline(accepting=False)), slug="refused", short="Refused"),
        school(fact(rounds(closes("12-01")), as_of="2019"), slug="old", short="Old"),
        school(rounds(closes("12-01")), slug="dated", short="Dated"),
    )
    view = deadlines(data, TODAY)
    assert [(one.name, one.rolling, one.refused) for one in view.no_date] == [
        ("Silent", False, False),
        ("Rolling", True, False),
        ("Refused", False, True),
        ("Old", False, False),
    ]
    assert deadlines(data, TODAY, kinds=("exam",)).no_date == ()


def test_only_programs_that_run_are_looked_at_unless_named(school):
    data = bundle(
        *(
            school(rounds(closes("12-01")), slug=status, status=status)
            for status in ("running", "new", "paused", "closed", "unconfirmed")
        ),
        school(rounds(closes("12-01")), slug="canada", country="CA"),
        facts=[],
    )
    assert [one.slug for one in deadlines(data, TODAY).due] == ["running", "new"]
    named = deadlines(data, TODAY, slugs=("paused", "canada"))
    assert [one.slug for one in named.due] == ["paused", "canada"]
    assert [one.school.status for one in named.named] == ["paused", "running"]
    assert {one.slug for one in deadlines(data, TODAY, everything=True).due} == {
        "running",
        "new",
        "canada",
    }


def test_named_programs_stand_without_the_boards_dates(school, fact):
    data = bundle(
        school(rounds(closes("12-01"))), facts=[("certify", fact(dates=(yearly("05-15"),)))]
    )
    assert [one.kind for one in deadlines(data, TODAY, slugs=("alpha",)).due] == ["application"]
    assert [one.kind for one in deadlines(data, TODAY).due] == ["application", "exam"]


def test_a_programs_other_dates_go_with_the_program(school, fact):
    grant = fact(dates=(yearly("03-01", kind="scholarship", what="Grant"),))
    data = bundle(
        school(slug="alpha"), school(slug="gone", status="closed"), facts=[("alpha", grant)]
    )
    (due,) = deadlines(data, TODAY, slugs=("alpha",)).due
    assert (due.slug, due.kind) == ("alpha", "scholarship")
    closed = bundle(school(slug="gone", status="closed"), facts=[("gone", grant)])
    assert deadlines(closed, TODAY).due == ()


def test_dates_of_other_countries_wait_for_all(fact):
    data = bundle(facts=[("abroad", fact(dates=(yearly("07-01"),)))])
    view = deadlines(data, TODAY)
    assert view.due == () and view.elsewhere
    everything = deadlines(data, TODAY, everything=True)
    assert len(everything.due) == 1 and not everything.elsewhere
    assert not deadlines(data, TODAY, kinds=("scholarship",)).elsewhere


def test_within_counts_days_and_tells_what_comes_next(school):
    data = bundle(school(rounds(closes("12-01"), closes("12-15"), closes("01-01"))))
    view = deadlines(data, TODAY, within=21)
    assert [one.days_left for one in view.due] == [7, 21]
    assert view.later.date == date(2027, 1, 1)
    assert deadlines(data, TODAY, within=38).later is None
    assert deadlines(data, TODAY, within=0).due == ()


def test_month_stands_as_its_first_day_and_is_due_until_it_is_over(fact):
    data = bundle(facts=[("certify", fact(dates=(yearly("04", seen="2024-04"),)))])
    (due,) = deadlines(data, TODAY).due
    assert (due.date, due.precision, due.seen) == (date(2027, 4, 1), "month", "2024-04")
    (due,) = deadlines(data, date(2027, 4, 20), within=0).due
    assert (due.date, due.days_left) == (date(2027, 4, 1), 0)
    (due,) = deadlines(data, date(2027, 5, 1)).due
    assert due.date == date(2028, 4, 1)


@pytest.mark.parametrize("kind", ["forum", "aggregator", "trade"])
def test_nobody_is_sent_to_a_copy_or_a_forum_to_check_a_date(school, kind):
    data = bundle(school(rounds(closes("12-01")), url="https://example.org/home"), kind=kind)
    assert deadlines(data, TODAY).due[0].url == "https://example.org/home"


def test_ids_are_the_same_next_year_and_no_two_dates_share_one(knowledge):
    this, following = (
        deadlines(knowledge.dates, day, everything=True).due for day in (TODAY, date(2027, 11, 24))
    )
    assert {one.uid for one in this} == {one.uid for one in following}
    assert len({one.uid for one in this}) == len(this) > 25


def test_two_dates_of_one_fact_on_one_day_have_two_ids(fact):
    both = fact(dates=(yearly("05-15", what="PBSE"), yearly("05-15", what="CAPE")))
    due = deadlines(bundle(facts=[("certify", both)]), TODAY).due
    assert len({one.uid for one in due}) == 2


@given(st.dates(date(2024, 1, 1), date(2060, 12, 31)))
def test_every_date_of_the_data_is_due_within_a_year_of_any_day(knowledge, today):
    view = deadlines(knowledge.dates, today, everything=True)
    assert list(view.due) == sorted(view.due, key=lambda one: one.date)
    for one in view.due:
        assert one.days_left == max(0, (one.date - today).days)
        assert one.date <= today + timedelta(days=366)
        assert one.date >= (today if one.precision == "day" else today.replace(day=1))
        assert one.kind in KINDS
        # What was read in a later year than this one cannot have been projected from it.
        assert one.basis == "projected" or one.seen == f"{one.date:%Y-%m-%d}"[: len(one.seen)]


def test_what_the_plans_rule_out_is_not_due(knowledge):
    dues = deadlines(knowledge.dates, TODAY).due
    assert {one.slug for one in dues}.isdisjoint({"vanderbilt", "barry", "liu-post", "arizona"})
    texas = {one.date for one in dues if one.slug == "texas-heart"}
    assert texas == {date(2027, 1, 15), date(2027, 8, 1)}  # neither September 1 nor October 1
    assert {f"{one.date:%m-%d}" for one in dues if one.slug == "nku"} == {"09-15", "02-01"}
    exams = [one for one in dues if one.kind == "exam"]
    assert [one.precision for one in exams if "exams" in one.what] == ["month", "month"]


def test_the_facts_with_a_date_are_those_that_state_it(knowledge):
    homed = {one.fact.id: one.fact for one in knowledge.facts.facts}
    for one in knowledge.dates.facts:
        stated = homed[one.fact.id]
        text = f"{stated.claim} {stated.value}".casefold()
        for entry in one.fact.dates:
            month = date(2000, int(entry.date[:2]), 1)
            assert entry.date in text or f"{month:%B}".casefold() in text, one.fact.id


def test_a_deadline_with_late_ones_after_it_closes_nothing(school):
    late = rounds(closes("03-01"), closes("05-31", kind="late"))
    view = deadlines(bundle(school(late, short="Alpha")), TODAY)
    assert [one.what for one in view.due] == [
        "Alpha: standard deadline",
        "Alpha: late applications end",
    ]
