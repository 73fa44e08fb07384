"""Whatever the start, the programs and the day: every milestone has its basis, in order of date."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfcli.errors import UserError

STATUSES = ("rule-of-thumb", "projected", "published")
SLUGS = (
    "musc utah unmc usc iowa midwestern nku quinnipiac suny-upstate texas-heart uthealth msoe "
    "baylor ltu vcu vanderbilt arizona barry michener cleveland-clinic"
).split()
DAYS = st.dates(date(2026, 11, 24), date(2041, 12, 31))
FORMS = ("%Y", "%Y-%m", "%Y-%m-%d", "%Y-fall", "%Y-spring", "%Y-summer")


def sound(made):
    """What holds of any plan."""
    for line in made.plan.lines:
        days = [one.due.date for one in line.stones if one.due]
        assert days == sorted(days)
    for one in made.plan.stones:
        assert one.basis in STATUSES
        assert one.state in ("done", "next", "late", "ahead")
        for due in (one.due, *one.also):
            if due is not None and due.basis == "rule-of-thumb":
                assert due.offset is not None or due.said
            elif due is not None:
                assert due.facts or one.milestone.basis == "rule"
    assert [one.state for one in made.plan.stones].count("next") <= 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=DAYS, form=st.sampled_from(FORMS), slugs=st.sets(st.sampled_from(SLUGS), max_size=5))
def test_any_start_and_programs(planned, start, form, slugs):
    text = start.strftime(form)
    if text.endswith("spring") or form == "%Y":
        text = text.replace(str(start.year), str(start.year + 1 if start.year < 2041 else 2041))
    made = planned(f"start: '{text}'", *sorted(slugs), today="2026-05-01")
    sound(made)
    line = made.lines["applicant"]
    assert {one.milestone.id for one in line.stones} >= {"p-explore", "p-deadline", "p-start"}
    own = {due.slug for one in line.stones for due in (one.due, *one.also) if due and due.slug}
    assert own <= slugs - {"vanderbilt", "arizona", "barry", "michener"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(day=st.dates(date(2022, 1, 1), date(2041, 12, 31)), exact=st.booleans())
def test_any_graduation(planned, day, exact):
    made = planned(graduation=f"{day}" if exact else f"{day:%Y-%m}")
    sound(made)
    assert made["s-pbse"].due.date > day.replace(day=1)
    assert made["s-pbse"].due.date <= made["s-cape"].due.date
    assert made["s-first-report"].due.date.year == made["s-cape"].due.date.year + 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(text=st.text(max_size=12))
def test_any_text_for_a_graduation_is_a_plan_or_an_error_of_ours(planned, text):
    if not text:  # as good as not given
        return
    code = "usage"
    try:
        sound(planned(graduation=text))
    except UserError as error:
        code = error.code
    assert code == "usage"


@pytest.mark.parametrize("slug", SLUGS)
def test_every_program_by_itself(planned, slug):
    sound(planned("start: 2028-fall", slug))
