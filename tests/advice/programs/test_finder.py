"""The finder: three answers to each filter, filters together, and what becomes of the silent."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from perfcli.advice.programs.finder import find
from perfcli.advice.programs.schools import SchoolsView
from perfcli.advice.programs.wishes import Wish
from perfcli.errors import UserError
from perfcli.knowledge.bundles.entries import Index, StateHead
from perfcli.knowledge.model import columns as c
from perfcli.knowledge.model.columns import Columns
from perfcli.knowledge.model.kinds import About

TODAY = date(2026, 11, 24)
STATES = (
    StateHead("oh", "Ohio", "none-found", region="midwest"),
    StateHead("ny", "New York", "license", region="northeast"),
    StateHead("nj", "New Jersey", "license", region="northeast"),
    StateHead("gu", "Guam", "not-searched"),
)
INDEX = Index(
    About(as_of="2026-11-24", tagline="t", disclaimer="d", report="r", examples=()), (), (), STATES
)


def found(*views: Any, everything: bool = False, **wish: Any) -> Any:
    return find(SchoolsView(views, {}), INDEX, Wish(**wish), TODAY, everything)


def answer(view: Any, **wish: Any) -> str:
    """What the finder says to one program: yes, no, or the columns that are not published."""
    result = found(view, **wish)
    if result.schools:
        return "yes"
    return ",".join(result.left_out) or "no"


def price(amount: int, covers: str = "program", **more: Any) -> c.Price:
    return c.Price(amount=Decimal(amount), covers=covers, **more)


def tuition(*prices: c.Price) -> Columns:
    return Columns(tuition=c.Tuition(prices=prices))


def gre(need: str, test: str = "gre") -> Columns:
    return Columns(tests=c.Tests(tests=(c.Test(test=test, need=need),)))


def start(*months: int, term: str | None = None) -> Columns:
    return Columns(start=c.Start(months=months, term=term))


ANSWERS = [
    # months
    ([Columns(months=c.Months(months=22))], {"max_months": "22"}, "yes"),
    ([Columns(months=c.Months(months=22.5))], {"max_months": "22"}, "no"),
    ([Columns(months=c.Months(semesters=5))], {"max_months": "60"}, "months"),
    ([], {"max_months": "60"}, "months"),
    # seats
    ([Columns(seats=c.Seats(low=10))], {"min_seats": "10"}, "yes"),
    ([Columns(seats=c.Seats(low=4, high=12))], {"min_seats": "10"}, "no"),
    ([Columns(seats=c.Seats(low=12, per="class"))], {"min_seats": "10"}, "yes"),
    ([Columns(seats=c.Seats(low=30, per="enrolled"))], {"min_seats": "10"}, "seats"),
    ([Columns(seats=c.Seats(low=30, per="graduates"))], {"min_seats": "10"}, "seats"),
    # tuition
    ([tuition(price(80000, year=2025))], {"max_tuition": "80000"}, "yes"),
    ([tuition(price(80000, year=2025))], {"max_tuition": "$79,999"}, "no"),
    ([tuition(price(80000, year=2025))], {"max_tuition": "80k"}, "yes"),
    ([tuition(price(18000, year=2020))], {"max_tuition": "80000"}, "tuition"),
    ([tuition(price(18000, year=2021))], {"max_tuition": "80000"}, "yes"),
    ([tuition(price(9000, covers="year", year=2025))], {"max_tuition": "80000"}, "tuition"),
    ([tuition(price(900, covers="credit", year=2025))], {"max_tuition": "80000"}, "tuition"),
    ([tuition(price(900, covers="unclear", year=2025))], {"max_tuition": "80000"}, "tuition"),
    (
        [
            tuition(
                price(50000, residence="resident", year=2025),
                price(90000, residence="non-resident", year=2025),
            )
        ],
        {"max_tuition": "80000"},
        "no",
    ),
    ([tuition(price(32000))], {"max_tuition": "80000"}, "yes"),
    # GPA
    ([Columns(gpa=c.Gpa(overall=3.1))], {"gpa": "3.1"}, "yes"),
    ([Columns(gpa=c.Gpa(overall=3.2))], {"gpa": "3.1"}, "no"),
    ([Columns(gpa=c.Gpa(prerequisites=3.0))], {"gpa": "3.0"}, "yes"),
    ([Columns(gpa=c.Gpa(overall=2.8)), Columns(gpa=c.Gpa(overall=3.2))], {"gpa": "3.1"}, "no"),
    ([Columns(gpa=c.Gpa(kind="admitted", overall=2.5))], {"gpa": "3.0"}, "gpa"),
    ([Columns(gpa=c.Gpa(kind="recommended", overall=2.5))], {"gpa": "3.0"}, "gpa"),
    ([Columns(gpa=c.Gpa(kind="rule", text="3.0 for some"))], {"gpa": "4.0"}, "gpa"),
    ([Columns(gpa=c.Gpa(preferred=3.0))], {"gpa": "3.0"}, "gpa"),
    # GRE
    ([gre("not-required")], {"no_gre": True}, "yes"),
    ([gre("required")], {"no_gre": True}, "no"),
    ([gre("recommended")], {"no_gre": True}, "no"),
    ([gre("required", "gre-or-mcat")], {"no_gre": True}, "no"),
    ([gre("required", "casper")], {"no_gre": True}, "tests"),
    ([], {"no_gre": True}, "tests"),
    # start
    ([start(8)], {"starts": ["August"]}, "yes"),
    ([start(8)], {"starts": ["8"]}, "yes"),
    ([start(8)], {"starts": ["sep"]}, "no"),
    ([start(1, 7)], {"starts": ["jul"]}, "yes"),
    ([start(8)], {"starts": ["jan,aug"]}, "yes"),
    ([start(8)], {"starts": ["fall"]}, "yes"),
    ([start(8)], {"starts": ["autumn"]}, "yes"),
    ([start(8)], {"starts": ["spring"]}, "no"),
    ([start(5, term="summer")], {"starts": ["fall"]}, "no"),
    ([start(term="fall")], {"starts": ["fall"]}, "yes"),
    ([start(term="fall")], {"starts": ["spring"]}, "no"),
    ([start(term="fall")], {"starts": ["august"]}, "start"),
    ([start(term="fall")], {"starts": ["february"]}, "no"),
    ([], {"starts": ["fall"]}, "start"),
    # distance
    ([Columns(distance=c.Distance(mode="partly-online"))], {"distance": True}, "yes"),
    ([Columns(distance=c.Distance(mode="campus"))], {"distance": True}, "no"),
    (
        [Columns(distance=c.Distance(mode="online", entry_level=False))],
        {"distance": True},
        "distance",
    ),
    # degree
    ([Columns(degree=c.Degree(level="master", award="MS"))], {"degree": ["masters"]}, "yes"),
    ([Columns(degree=c.Degree(level="master", award="MS"))], {"degree": ["cert"]}, "no"),
    ([Columns(degree=c.Degree(level="master", award="MS"))], {"degree": ["cert,ms"]}, "yes"),
    (
        [Columns(degree=c.Degree(level="master", award="MS", planned=True))],
        {"degree": ["master"]},
        "degree",
    ),
    # columns
    ([start(8)], {"has": ["start"]}, "yes"),
    ([start(8)], {"has": ["start", "gpa"]}, "gpa"),
    # where it is
    ([], {"state": ["OH"]}, "yes"),
    ([], {"state": ["ohio"]}, "yes"),
    ([], {"state": ["ny,nj"]}, "no"),
    ([], {"state": ["ny", "oh"]}, "yes"),
    ([], {"region": ["Midwest"]}, "yes"),
    ([], {"region": ["south,northeast"]}, "no"),
    ([], {"status": ["running"]}, "yes"),
    ([], {"status": ["new,paused"]}, "no"),
]


@pytest.mark.parametrize(("facts", "wish", "expected"), ANSWERS)
def test_a_filter_answers_yes_no_or_not_published(program, facts, wish, expected):
    assert answer(program(*facts), **wish) == expected


def test_rivals_never_count(program, fact):
    lead = fact(tuition(price(90000, year=2025)))
    rival = fact(tuition(price(20000, year=2025)), rival_of=lead.id)
    assert answer(program(lead, rival), max_tuition="50000") == "no"


def test_the_age_of_the_page_counts_too(program, fact):
    old = fact(tuition(price(20000)), as_of="2020-05")
    assert answer(program(old), max_tuition="50000") == "tuition"


def test_filters_combine_with_and(program):
    fits = program(Columns(months=c.Months(months=12)), Columns(gpa=c.Gpa(overall=3.0)), slug="a")
    long = program(Columns(months=c.Months(months=24)), Columns(gpa=c.Gpa(overall=3.0)), slug="b")
    silent = program(Columns(months=c.Months(months=12)), slug="c")
    both = program(slug="d")
    refused = program(Columns(months=c.Months(months=24)), slug="e")
    result = found(fits, long, silent, both, refused, max_months="18", gpa="3.0")
    assert [one.school.slug for one in result.schools] == ["a"]
    # `e` says no to one filter, so its silence on the other is not why it is left out.
    assert [one.school.slug for one in result.silent] == ["c", "d"]
    assert result.left_out == {"gpa": 2, "months": 1}
    assert result.emptied is None


def test_the_filter_that_empties_the_list_is_named(program):
    one = program(Columns(months=c.Months(months=12)), slug="a")
    two = program(Columns(months=c.Months(months=24)), slug="b", state="NY")
    result = found(one, two, state=["NY"], max_months="12")
    assert result.schools == ()
    step = result.emptied
    assert (step.words, step.before, step.after, step.without) == ("--max-months 12", 1, 0, 1)


def test_statuses_are_those_listed_unless_others_are_asked_for(program):
    views = [program(slug=status, status=status) for status in ("running", "paused", "closed")]

    def slugs(**more):
        return [one.school.slug for one in found(*views, **more).schools]

    assert slugs(state=["oh"]) == ["running", "paused"]
    assert slugs(state=["oh"], everything=True) == ["running", "paused", "closed"]
    assert slugs(status=["closed"]) == ["closed"]


def window(opens: str | None, closes: str | None) -> list[Columns]:
    parts = []
    if opens:
        parts.append(Columns(opens=c.Opens(rounds=(c.Round(date=opens, kind="opens"),))))
    if closes:
        rounds = (c.Round(date=closes, kind="deadline"),)
        parts.append(Columns(deadline=c.Deadline(rounds=rounds)))
    return parts


def test_accepting_tells_open_closed_and_not_known_apart(program):
    rolling = Columns(deadline=c.Deadline(rolling=True))
    no_class = Columns(deadline=c.Deadline(accepting=False))
    views = [
        program(*window("07-01", "12-15"), slug="late"),
        program(*window("07-01", "12-01"), slug="soon"),
        program(*window("07-01", "11-01"), slug="over"),
        program(*window(None, "02-01"), slug="february"),
        program(*window(None, "01-01"), slug="january"),
        program(rolling, slug="rolling"),
        program(slug="silent"),
        program(no_class, slug="refused", status="paused"),
        program(*window("07-01", "12-01"), slug="paused", status="paused"),
        program(*window(None, "12-01"), slug="resting", status="paused"),
    ]
    result = found(*views, accepting=True)
    assert [one.school.slug for one in result.schools] == ["soon", "late"]  # soonest first
    closes = {slug: each[0].close.next.date for slug, each in result.standing.items()}
    assert closes == {"soon": date(2026, 12, 1), "late": date(2026, 12, 15)}
    assert [(one.school.slug, window.state) for one, window in result.apart] == [
        ("january", "no-opening"),
        ("february", "no-opening"),
        ("rolling", "rolling"),
        ("refused", "refused"),
    ]
    assert result.left_out == {"opens": 2, "deadline": 2}


def test_accepting_is_in_the_order_of_what_is_open(program):
    two = program(
        *(
            part
            for cohort, opens, closes in (("July", "01-01", "11-25"), ("January", "09-01", "02-01"))
            for part in (
                Columns(opens=c.Opens(rounds=(c.Round(date=opens, kind="opens", cohort=cohort),))),
                Columns(
                    deadline=c.Deadline(
                        rounds=(c.Round(date=closes, kind="deadline", cohort=cohort),)
                    )
                ),
            )
        ),
        slug="two",
    )
    one = program(*window("07-01", "12-01"), slug="one")
    slugs = [each.school.slug for each in found(one, two, accepting=True).schools]
    assert slugs == ["two", "one"]
    # Its window of November is over: of what is open now the other closes first.
    view = find(SchoolsView((two, one), {}), INDEX, Wish(accepting=True), date(2026, 11, 26), False)
    assert [each.school.slug for each in view.schools] == ["one", "two"]


def test_accepting_tells_apart_only_what_other_filters_allow(program):
    views = [program(*window(None, "02-01"), state=state, slug=state) for state in ("OH", "NY")]
    result = found(*views, accepting=True, state=["NY"])
    assert [one.school.slug for one, _ in result.apart] == ["NY"]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("months", "b c a"),
        ("length", "b c a"),
        ("tuition", "c a b"),
        ("gpa", "a b c"),
        ("deadline", "b a c"),
        ("name", "a b c"),
        ("state", "c a b"),
        ("start", "c a b"),
        ("outcomes", "a b c"),
    ],
)
def test_order_of_a_column_puts_the_silent_last(program, sort, order):
    views = [
        program(tuition(price(90000, year=2025)), *window(None, "06-01"), slug="a", short="A"),
        program(Columns(months=c.Months(months=12)), *window(None, "12-01"), slug="b", short="B"),
        program(
            Columns(months=c.Months(months=20)),
            tuition(price(20000, year=2025), price(500, covers="credit", year=2025)),
            start(1, 7),
            slug="c",
            short="C",
            state="NY",
        ),
    ]
    result = found(*views, sort=sort)
    assert " ".join(one.school.slug for one in result.schools) == order


@pytest.mark.parametrize(
    ("wish", "option", "hint"),
    [
        ({"sort": "tution"}, "--sort", "perfcli schools --sort tuition"),
        ({"has": ["wings"]}, "--has", "One of: degree, "),
        ({"columns": ["gpa,tuitoin"]}, "--columns", "perfcli schools --columns tuition"),
        ({"state": ["ohoi"]}, "--state", "perfcli schools --state oh"),
        ({"region": ["norteast"]}, "--region", "perfcli schools --region northeast"),
        ({"degree": ["mastre"]}, "--degree", "perfcli schools --degree master"),
        ({"status": ["open"]}, "--status", "One of: running, new"),
        ({"starts": ["13"]}, "--starts", "One of: january"),
        ({"gpa": "31"}, "--gpa", "perfcli schools --gpa 3.1"),
        ({"gpa": "nan"}, "--gpa", "perfcli schools --gpa 3.1"),
        ({"gpa": "-1"}, "--gpa", "perfcli schools --gpa 3.1"),
        ({"max_tuition": "cheap"}, "--max-tuition", "perfcli schools --max-tuition"),
        ({"max_months": ""}, "--max-months", "perfcli schools --max-months"),
        ({"min_seats": "inf"}, "--min-seats", "perfcli schools --min-seats"),
    ],
)
def test_a_word_that_no_option_knows_is_a_usage_error_with_the_nearest(program, wish, option, hint):
    with pytest.raises(UserError) as error:
        found(program(), **wish)
    assert error.value.code == "usage"
    assert error.value.message.startswith(f"{option}: ")
    assert hint in error.value.hint


def test_the_beginning_of_one_name_is_enough(program):
    assert found(program(), has=["shadow"]).left_out == {"shadowing": 1}
    assert [step.words for step in found(program(), region=["midw"]).steps] == ["--region midwest"]
