"""What the handbook is made of: everything public, nothing of the user's own."""

from datetime import date

from perfcli.advice.handbook import handbook_view


def test_it_holds_every_entry(knowledge):
    view = handbook_view(knowledge, date(2026, 11, 24))
    assert set(view.topics) == {head.id for head in knowledge.index.topics}
    slugs = {one.school.slug for one in (*view.schools.schools, *view.elsewhere)}
    assert slugs == {head.slug for head in knowledge.index.schools}
    assert {one.state.code for one in view.states.states} == {
        head.code for head in knowledge.index.states
    }
    assert all(one.done == 0 for one in view.checklists.lists)
    assert all(one.date >= date(2026, 11, 24) for one in view.dates.due)
