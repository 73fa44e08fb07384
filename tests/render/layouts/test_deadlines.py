"""How sure a date is, in words."""

from datetime import date

import pytest

from perfcli.advice.calendar.due import Due
from perfcli.render.layouts.deadlines import sureness


def due(seen, basis="projected", precision="day"):
    return Due(
        date=date(2027, 4, 1),
        precision=precision,
        days_left=7,
        kind="exam",
        what="Exam",
        slug=None,
        basis=basis,
        seen=seen,
        sources=(),
        url=None,
        uid="exam",
    )


@pytest.mark.parametrize(
    ("one", "long", "short"),
    [
        (due("2026-04-01"), "projected (seen for 2026-04-01)", "projected, 2026-04-01"),
        (due("fall 2026"), "projected (seen for fall 2026)", "projected, fall 2026"),
        (due("2024"), "projected (page of 2024)", "projected, page of 2024"),
        (due(None), "projected (undated page)", "projected, undated"),
        (
            due("2024-04", precision="month"),
            "projected (seen for 2024-04, month only)",
            "projected, 2024-04",
        ),
        (due("2027-04-01", "published"), "published", "published"),
    ],
)
def test_a_date_says_whether_it_was_published_and_where_it_was_read(one, long, short):
    assert sureness(one) == long
    assert sureness(one, compact=True) == short
