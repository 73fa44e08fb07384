"""Programs by column."""

from perfcli.advice.programs.schools import all_schools, school_view, some_schools
from perfcli.knowledge.model.columns import Columns, Months, Seats
from perfcli.knowledge.model.kinds import Fact, School


def fact(name: str, **more) -> Fact:
    return Fact(id=name, claim=name, confidence="high", sources=("s",), **more)


def school(*facts: Fact) -> School:
    return School(
        slug="x",
        name="X",
        short="X",
        city="C",
        state="OH",
        status="running",
        status_basis="b",
        facts=facts,
    )


MONTHS = Columns(months=Months(months=18))


def test_a_rival_stands_under_its_leader():
    view = school_view(
        school(fact("new", columns=MONTHS), fact("old", columns=MONTHS, rival_of="new"))
    )
    (lead,) = view.columns["months"]
    assert lead.fact.id == "new"
    assert [rival.id for rival in lead.also] == ["old"]


def test_complements_stand_side_by_side():
    view = school_view(school(fact("a", columns=MONTHS), fact("b", columns=MONTHS)))
    assert [lead.fact.id for lead in view.columns["months"]] == ["a", "b"]


def test_a_rival_leads_in_a_column_that_its_leader_does_not_fill():
    both = Columns(months=Months(months=12), seats=Seats(low=8))
    view = school_view(
        school(fact("new", columns=MONTHS), fact("old", columns=both, rival_of="new"))
    )
    assert [lead.fact.id for lead in view.columns["seats"]] == ["old"]
    assert view.facts == ()


def test_a_column_that_nobody_publishes_is_empty():
    view = school_view(school(fact("a", columns=MONTHS)))
    assert view.columns["tuition"] == ()
    assert view.first("tuition") is None


def test_every_fact_of_a_program_is_somewhere(knowledge):
    for view in all_schools(knowledge).schools:
        shown = {f.id for leads in view.columns.values() for x in leads for f in (x.fact, *x.also)}
        shown |= {f.id for x in view.facts for f in (x.fact, *x.also)}
        assert shown == {f.id for f in view.school.facts if not f.off_page}


def test_canada_is_found_by_name_only(knowledge):
    assert "michener" not in {one.school.slug for one in all_schools(knowledge).schools}
    assert some_schools(knowledge, ["michener"]).schools[0].school.country == "CA"
