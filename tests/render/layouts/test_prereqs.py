"""The matrix of courses: how firmly each is asked for, and on what it rests."""


def row(run, name):
    return next(one for one in run("prereqs").out.splitlines() if one.startswith(f"{name} "))


def test_a_recommendation_is_no_requirement(run):
    assert row(run, "Statistics").split()[1] == "2"
    assert "SUNY Upstate (recommended)" in row(run, "Statistics")


def test_a_course_that_does_as_well_stands_with_the_one_asked_for(run):
    assert "Iowa (or calculus)" in row(run, "Mathematics")
    assert "Quinnipiac (or cellular physiology)" in row(run, "Biochemistry")


def test_a_copy_of_a_page_is_starred(run):
    assert "Hofstra*" in row(run, "Physics")
    assert "* rests on a forum or a copy" in run("prereqs").out
