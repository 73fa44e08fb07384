"""Where bars and stations stand."""

from perfcli.render import page as p
from perfcli.render.html import figures


def test_bars_are_of_one_scale_from_zero():
    bars = (p.Bar("a", 50, "50"), p.Bar("b", 100, "100"), p.Bar("c", 0, "0"))
    drawn = figures.bars(p.Bars(bars, ""))
    assert [row["width"] for row in drawn["rows"]] == [figures.ROOM / 2, figures.ROOM, 0]
    assert drawn["rows"][-1]["y"] < drawn["height"]
    assert figures.bars(p.Bars((), ""))["rows"] == []


def test_stations_stand_in_a_row_inside_the_picture():
    way = p.Way(tuple(p.Stop(f"s{i}", "some words to wrap") for i in range(4)), "")
    lying, standing = figures.lying(way), figures.standing(way)
    xs = [stop["x"] for stop in lying["stops"]]
    assert xs == sorted(xs) and xs[0] > 0 and xs[-1] < lying["width"]
    ys = [stop["y"] for stop in standing["stops"]]
    assert ys == sorted(ys) and ys[-1] < standing["height"]
