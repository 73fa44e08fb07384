"""What must hold in a profile beyond the types of its fields, and names turned into ids."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Protocol

from msgspec.structs import replace

from perfcli.journal.profile import (
    CourseTaken,
    Experience,
    Gpa,
    Profile,
    Tests,
    calendar_day,
    start_date,
)
from perfcli.knowledge.reading import Path_

TOP_GPA = 4.0
AHEAD = 15  # years to come that a plan may reach
OLDEST = 100  # age of the oldest user
SUGGESTIONS = 20  # problems with a did-you-mean; each costs a search through all names
EXPECTED = {
    "course": "its names: perfcli prereqs; leave out what no program asks for",
    "role": "expected one like rn, emt or research-assistant, or other-clinical",
    "school": "expected a slug of perfcli schools",
    "state": "expected two letters like OH",
}
Problem = tuple[Path_, str]


class Names(Protocol):
    """What the knowledge calls courses, roles, schools and states."""

    def find(self, kind: str, name: str) -> str | None:
        """The id of what is called so, or None."""

    def course(self, name: str) -> tuple[str, str] | None:
        """The id of a course and its number (`II`, `102`) if the name has one, or None."""

    def near(self, kind: str, name: str) -> Sequence[str]:
        """Ids whose names look alike, nearest first."""


def checked(
    profile: Profile,
    report: Callable[[Path_, str, str], None],
    names: Names,
    today: date,
) -> Profile | None:
    """The profile with every name replaced by its id, or None if anything was reported."""
    problems = [*_grades(profile.gpa), *_dates(profile, today), *_tests(profile.tests, today)]
    finder = _Finder(names, problems)
    profile = replace(
        profile,
        courses=_courses(profile.courses, finder, today),
        experience=_work(profile.experience, finder),
        schools=_schools(profile.schools, finder),
    )
    for field in ("home_state", "work_states"):
        value = getattr(profile, field)
        for i, code in enumerate(value if isinstance(value, tuple) else [value] if value else []):
            path: Path_ = (field, i) if isinstance(value, tuple) else (field,)
            finder.id("state", code, path, "state")
    for path, message in problems:
        report(path, "profile", message)
    return None if problems else profile


class _Finder:
    """Finds ids, and notes what no name fits with the nearest names."""

    def __init__(self, names: Names, problems: list[Problem]) -> None:
        self.names = names
        self.problems = problems

    def id(self, kind: str, name: str, path: Path_, noun: str) -> str:
        found = self.names.find(kind, name)
        if found is None:
            self.unknown(kind, name, path, noun)
        return found or name

    def unknown(self, kind: str, name: str, path: Path_, noun: str) -> None:
        near = self.names.near(kind, name) if len(self.problems) < SUGGESTIONS else ()
        hint = f"did you mean {' or '.join(near)}?" if near else EXPECTED[kind]
        self.problems.append((path, f"{_cut(name)}: no such {noun}: {hint}"))


def _cut(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:40]}...")


def _grades(gpa: Gpa | None) -> Iterator[Problem]:
    for name in gpa.__struct_fields__ if gpa else ():
        value = getattr(gpa, name)
        if value is not None and not 0 <= value <= TOP_GPA:
            message = f"{value:g}: expected a number from 0 to 4.0, on the 4.0 scale"
            yield ("gpa", name), message


def _dates(profile: Profile, today: date) -> Iterator[Problem]:
    """Dates are of the calendar, and of a time in which they can be."""
    if profile.born is not None:
        yield from _day(profile.born, ("born",), (today.year - OLDEST, today.year - 10))
    if profile.start is not None:
        found = start_date(profile.start)
        if found is None or not today.year - 50 <= found.year <= today.year + AHEAD:
            like = "expected a start like 2028, 2028-fall, 2028-08 or 2028-08-15"
            yield ("start",), f"{_cut(profile.start)}: {like}"
    if profile.graduation is not None:
        yield from _day(profile.graduation, ("graduation",), (today.year - 60, today.year + AHEAD))
    degree = profile.degree
    if degree is not None and degree.year is not None:
        ahead = 0 if degree.status == "done" else AHEAD
        yield from _day(degree.year, ("degree", "year"), (today.year - 80, today.year + ahead))
    certified = profile.certified
    if certified is not None:
        if certified.since is not None:
            yield from _day(certified.since, ("certified", "since"), (1970, today.year))
        if certified.cycle_ends is not None:
            span = (today.year - 20, today.year + 20)
            yield from _day(certified.cycle_ends, ("certified", "cycle_ends"), span)
        ends = certified.year_ends
        if ends is not None and (len(ends) != 5 or calendar_day(f"2024-{ends}") is None):
            message = f"{_cut(ends)}: expected a month and day like 06-30"
            yield ("certified", "year_ends"), message


def _day(text: str, path: Path_, span: tuple[int, int]) -> Iterator[Problem]:
    found = calendar_day(text)
    first, last = span
    if found is None:
        message = "expected a year, a month or a day like 2024, 2024-03 or 2024-03-15"
        yield path, f"{_cut(text)}: {message}"
    elif not first <= found.year <= last:
        yield path, f"{_cut(text)}: expected a year from {first} to {last}"


def _tests(tests: Tests | None, today: date) -> Iterator[Problem]:
    for name in tests.__struct_fields__ if tests else ():
        taken = getattr(tests, name)
        if taken is not None and taken.year is not None:
            yield from _year(taken.year, ("tests", name, "year"), today.year)


def _year(year: int, path: Path_, last: int) -> Iterator[Problem]:
    if not 1950 <= year <= last:
        yield path, f"{year}: expected a year from 1950 to {last}"


def _courses(
    courses: tuple[CourseTaken, ...] | None, finder: _Finder, today: date
) -> tuple[CourseTaken, ...] | None:
    """Courses under their ids. Two entries of one course are one too many."""
    if courses is None:
        return None
    seen: dict[tuple[str, str], str] = {}
    found = []
    for i, course in enumerate(courses):
        path: Path_ = ("courses", i)
        name = finder.names.course(course.course)
        if name is None:
            finder.unknown("course", course.course, (*path, "course"), "course")
        else:
            if name in seen:
                message = (
                    f"{_cut(course.course)}: the same course as {_cut(seen[name])} above: "
                    "keep one, with retake_of for an earlier grade, or number them (I, II)"
                )
                finder.problems.append(((*path, "course"), message))
            seen.setdefault(name, course.course)
            found.append(replace(course, course=name[0]))
        finder.problems.extend(_course(course, path, today))
    return tuple(found)


def _course(course: CourseTaken, path: Path_, today: date) -> Iterator[Problem]:
    if course.credits is not None and course.quarter_credits is not None:
        message = "stands beside credits: expected one of them"
        yield (*path, "quarter_credits"), message
    if course.year is not None:
        ahead = 0 if course.status == "done" else AHEAD
        yield from _year(course.year, (*path, "year"), today.year + ahead)
    if course.grade is not None and course.status != "done":
        message = f"{course.grade}: expected none while the course is {course.status}"
        yield (*path, "grade"), message


def _work(work: tuple[Experience, ...] | None, finder: _Finder) -> tuple[Experience, ...] | None:
    if work is None:
        return None
    return tuple(
        replace(one, role=finder.id("role", one.role, ("experience", i, "role"), "role"))
        for i, one in enumerate(work)
    )


def _schools(schools: tuple[str, ...], finder: _Finder) -> tuple[str, ...]:
    found = [finder.id("school", name, ("schools", i), "program") for i, name in enumerate(schools)]
    return tuple(dict.fromkeys(found))
