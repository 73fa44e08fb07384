"""The chapter of careers: the tables lead to each of them."""

from perfcli.render import page as p


def test_rows_lead_to_careers(document, knowledge):
    chapter = next(one for one in document.chapters if one.id == "careers")
    parts = {one.heading.anchor for one in chapter.blocks if isinstance(one, p.Part)}
    shown = {one.slug for one in knowledge.careers.careers if not one.hidden}
    assert parts == {f"careers/{slug}" for slug in shown}
    tables = [one for one in chapter.blocks if isinstance(one, p.Table)]
    assert len(tables) == 2
    assert all(row[0].to in parts for table in tables for row in table.rows)
