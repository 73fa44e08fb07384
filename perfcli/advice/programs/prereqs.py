"""Prerequisite courses: who asks for which, and what one program's list and rules are."""

from collections.abc import Sequence

from msgspec import Struct

from perfcli.advice.names import Named, find_all
from perfcli.advice.programs.schools import Lead, SchoolView, named_schools, school_view
from perfcli.knowledge.load import Knowledge
from perfcli.knowledge.model.columns import CourseNeed, Courses
from perfcli.knowledge.model.entry import Source
from perfcli.knowledge.model.fact import Fact
from perfcli.knowledge.model.vocabulary import Course

TAKING = ("running", "new")


class Asked(Struct, frozen=True):
    """A course as one program asks for it, with the fact that says so."""

    slug: str
    need: CourseNeed
    min_grade: str | None
    fact: Fact


class SchoolCourses(Struct, frozen=True):
    """A program's list. `complete`: it is the whole list that the program publishes."""

    view: SchoolView
    complete: bool
    asked: tuple[Asked, ...]
    rules: tuple[Lead, ...]


class CourseAsked(Struct, frozen=True):
    """A course with every program that asks for it."""

    course: Course
    asked: tuple[Asked, ...]


class PrereqsView(Struct, frozen=True):
    """Courses by how many programs ask for them, and programs by name."""

    courses: tuple[CourseAsked, ...]
    schools: tuple[SchoolCourses, ...]
    silent: tuple[str, ...]
    names: dict[str, str]
    sources: dict[str, Source]
    chosen: str = "all"


def prereqs(knowledge: Knowledge, words: Sequence[str] = ()) -> PrereqsView:
    """The matrix of running and new programs, or the courses and programs that `words` name.

    Raises UserError('unknown-name') where a word is neither course nor program.
    """
    bundle = knowledge.schools
    known = {course.id: course for course in knowledge.courses.courses}
    everyone = [school_courses(school_view(school)) for school in bundle.schools]
    taking = [one for one in everyone if _takes_class(one)]
    courses, slugs = _chosen(knowledge, words, known) if words else (list(known), [])
    matrix = {name: [a for one in taking for a in one.asked if _is(a, name)] for name in courses}
    rows = [CourseAsked(known[name], tuple(asked)) for name, asked in matrix.items()]
    if not words:
        rows = sorted(
            (row for row in rows if _asked_itself(row)),
            key=lambda row: (-_programs(row), row.course.name),
        )
    by_slug = {one.view.school.slug: one for one in everyone}
    shown = [by_slug[slug] for slug in slugs] if words else taking
    return PrereqsView(
        courses=tuple(rows),
        schools=tuple(shown),
        silent=tuple(one.view.school.short for one in taking if not one.asked),
        names={slug: one.view.school.short for slug, one in by_slug.items()},
        sources=bundle.sources,
        chosen="schools" if slugs and not courses else "courses" if words else "all",
    )


def _takes_class(one: SchoolCourses) -> bool:
    school = one.view.school
    return school.status in TAKING and school.country == "US"


def _asked_itself(row: CourseAsked) -> bool:
    """Whether a program asks for the course, not only takes it in another one's place."""
    return any(asked.need.course == row.course.id for asked in row.asked)


def _programs(row: CourseAsked) -> int:
    return len({asked.slug for asked in row.asked if asked.need.need == "required"})


def _is(asked: Asked, name: str) -> bool:
    return asked.need.course == name or name in asked.need.alternatives


def _chosen(
    knowledge: Knowledge, words: Sequence[str], known: dict[str, Course]
) -> tuple[list[str], list[str]]:
    courses = [Named(course.id, (course.name, *course.aliases)) for course in known.values()]
    every = [*courses, *named_schools(knowledge.index)]
    keys = find_all(words, every, "course or program", "perfcli prereqs")
    return [key for key in keys if key in known], [key for key in keys if key not in known]


def school_courses(view: SchoolView) -> SchoolCourses:
    """One program's list, merged from the facts that give it, and its rules.

    Where two facts name the same course the first, better founded one, counts; what the second
    adds (a lab, a choice) is taken over.
    """
    asked: dict[tuple[str, str], Asked] = {}
    complete = False
    for lead in view.columns["courses"]:
        part = _part(lead)
        complete = complete or (part.complete and bool(part.courses))
        general = part.min_grade if part.min_grade_for is None else None
        for need in part.courses:
            key = (need.course, need.need)
            if key not in asked:
                grade = (need.min_grade or general) if need.need == "required" else None
                asked[key] = Asked(view.school.slug, need, grade, lead.fact)
    rules = tuple(lead for lead in view.columns["courses"] if not _part(lead).courses)
    return SchoolCourses(view, complete, tuple(asked.values()), rules)


def _part(lead: Lead) -> Courses:
    assert lead.fact.columns is not None and lead.fact.columns.courses is not None
    return lead.fact.columns.courses
