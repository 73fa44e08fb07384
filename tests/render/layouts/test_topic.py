"""Facts, steps and lists of a topic's page."""


def test_a_line_with_a_colon_is_followed_by_its_list(run):
    out = run("role").out
    assert "Fifteen common duties (undated): cardiopulmonary bypass, counterpulsation" in out
    assert "documentation, data and quality [1]" in out


def test_steps_of_all_alone_stand_after_the_facts(run):
    day = run("role", "--all").out.split("\nA day\n")[1].split("\n\n")[0]
    first, *_ = day.splitlines()
    assert first.startswith("  - In at 6 a.m.")
    assert day.index("as one hospital's posting lists them") < day.index("  1. Set up")


def test_steps_of_the_page_itself_stand_first(run):
    road = run("start").out.split("The road in five steps\n")[1].split("\n\n")[0]
    assert road.startswith("  1. ")
