"""The pages of prerequisite courses."""

from typing import Any

from perfcli.advice.programs.prereqs import Asked, CourseAsked, PrereqsView, SchoolCourses
from perfcli.knowledge.model.columns import CourseNeed
from perfcli.render import contract
from perfcli.render import page as p
from perfcli.render.layouts.cells import number
from perfcli.render.layouts.lines import Marks, age_of, fact_item, fact_line

GRADES = ("A", "A-", "B+", "B", "B-", "C+", "C", "C-", "D+", "D", "D-")
CHECK = (
    "Lists are the schools' own, many undated: check there. "
    "A course that one list leaves out may be asked for all the same. "
    "* rests on a forum or a copy of the page."
)


def prereqs_page(view: PrereqsView, with_sources: bool) -> p.Page:
    """The matrix, or one course, or one program's list."""
    marks = Marks(view.sources)
    blocks: list[p.Block] = []
    if view.chosen == "all":
        blocks += [p.Heading("Prerequisite courses", 1), *matrix_blocks(view)]
    elif view.chosen == "courses":
        for row in view.courses:
            blocks += _course(row, view, marks)
    if view.chosen != "all":
        for one in view.schools:
            blocks += _school(one, marks)
    if view.chosen == "courses":
        blocks += _silent(view)
    if view.chosen != "schools":
        blocks.append(p.Para(CHECK, "dim"))
    blocks.append(p.Next(("perfcli match", "perfcli prereqs COURSE", "perfcli prereqs SCHOOL")))
    blocks += marks.blocks(with_sources)
    return p.Page(tuple(blocks))


def matrix_blocks(view: PrereqsView) -> list[p.Block]:
    """Every course with those who ask for it, and the programs whose list was not found."""
    lists = sum(bool(one.asked) for one in view.schools)
    text = (
        f"Of {len(view.schools)} running and new programs {lists} have courses in our data. "
        "How many of them name each (a course under another name, as general chemistry "
        "for chemistry, is a line of its own):"
    )
    return [p.Para(text), courses_table(view), *_silent(view)]


def _silent(view: PrereqsView) -> list[p.Block]:
    return [p.Para(f"Course list not found: {', '.join(view.silent)}.")] if view.silent else []


def courses_table(view: PrereqsView) -> p.Table:
    """A row a course: how many programs ask for it, with a lab, and the lowest grade named."""
    columns = (
        p.Column("Course", 14),
        p.Column("Programs", 8, right=True),
        p.Column("With lab", 8, right=True),
        p.Column("Lowest grade", 6),
        p.Column("Asked by", 20),
    )
    rows = []
    for row in view.courses:
        firm = {asked.slug for asked in row.asked if asked.need.need == "required"}
        labs = {asked.slug for asked in row.asked if asked.need.lab}
        grades = [asked.min_grade for asked in row.asked if asked.min_grade]
        lowest = max(grades, key=GRADES.index) if grades else "-"
        first: dict[str, Asked] = {}
        for asked in row.asked:
            first.setdefault(asked.slug, asked)
        names = ", ".join(_by(asked, row, view) for asked in first.values())
        texts = (row.course.name, str(len(firm) or "-"), str(len(labs) or "-"), lowest, names)
        rows.append(tuple(p.Cell(text, dim=text == "-") for text in texts))
    return p.Table(columns, tuple(rows))


def _by(asked: Asked, row: CourseAsked, view: PrereqsView) -> str:
    """Who asks for a course, how firmly, and what does as well; starred on a weak source."""
    notes = ["recommended"] if asked.need.need == "recommended" else []
    others = _others(asked, row.course.id)
    if others:
        notes.append(f"or {' or '.join(others)}".replace("-", " "))
    star = "*" if asked.fact.confidence == "low" else ""
    told = f" ({', '.join(notes)})" if notes else ""
    return f"{view.names[asked.slug]}{star}{told}"


def _others(asked: Asked, course: str) -> list[str]:
    """The courses that do as well as `course` for one program."""
    return [name for name in (asked.need.course, *asked.need.alternatives) if name != course]


def _course(row: CourseAsked, view: PrereqsView, marks: Marks) -> list[p.Block]:
    blocks: list[p.Block] = [p.Heading(row.course.name, 1)]
    if row.course.aliases:
        blocks.append(p.Para(f"Also typed as: {', '.join(row.course.aliases)}.", "dim"))
    if not row.asked:
        blocks.append(p.Para("No program was found to ask for it by this name."))
    for asked in row.asked:
        text = f"{view.names[asked.slug]}: {_need(asked, row.course.id)}"
        blocks.append(_item(text, asked, marks))
    return blocks


def _school(one: SchoolCourses, marks: Marks) -> list[p.Block]:
    school = one.view.school
    blocks: list[p.Block] = [p.Heading(f"{school.name}: courses", 1)]
    if not one.asked:
        blocks.append(p.Para("Its course list was not found: ask the school."))
    elif not one.complete:
        blocks.append(p.Para("Part of its list; it may ask for more.", "warning"))
    for asked in one.asked:
        name = asked.need.course.replace("-", " ")
        text = f"{name[:1].upper()}{name[1:]}: {_need(asked)}"
        blocks.append(_item(text, asked, marks))
    if one.rules:
        blocks.append(p.Heading("Its rules"))
        for lead in one.rules:
            blocks.append(fact_item(lead.fact, marks))
    return blocks


def _item(text: str, asked: Asked, marks: Marks) -> p.Item:
    shown = fact_line(asked.fact, marks, text)
    return p.Item(shown, marks=marks.of(asked.fact.sources), age=age_of(asked.fact))


def need_words(need: CourseNeed) -> str:
    """How much of a course is asked for: credits, semesters, or only that it is."""
    words = []
    if need.credits is not None:
        words.append(f"{number(need.credits)} credits")
    if need.semesters is not None:
        many = "semester" if need.semesters == 1 else "semesters"
        words.append(f"{number(need.semesters)} {many}")
    if need.need == "recommended":
        words.append("recommended")
    return ", ".join(words) or "required"


def _need(asked: Asked, course: str | None = None) -> str:
    need = asked.need
    words = [need_words(need)]
    if need.lab:
        words.append("with lab")
    if asked.min_grade:
        words.append(f"grade {asked.min_grade} or better")
    if need.age_limit_years:
        words.append(f"within {need.age_limit_years} years")
    if need.includes:
        words.append(f"must include {' or '.join(need.includes)}".replace("-", " "))
    others = _others(asked, course or need.course)
    if others:
        words.append(f"or {' or '.join(others)}".replace("-", " "))
    return ", ".join(words)


def prereqs_json(view: PrereqsView) -> dict[str, Any]:
    """By the contract."""
    return {
        "courses": [
            {
                "id": row.course.id,
                "name": row.course.name,
                "aliases": list(row.course.aliases),
                "schools": [_asked_json(asked) for asked in row.asked],
            }
            for row in view.courses
        ],
        "schools": [
            {
                "slug": one.view.school.slug,
                "complete": one.complete,
                "courses": [{"id": a.need.course, **_asked_json(a)} for a in one.asked],
                "rules": [contract.fact_json(lead.fact, lead.also) for lead in one.rules],
            }
            for one in view.schools
        ],
    }


def _asked_json(asked: Asked) -> dict[str, Any]:
    return {
        "slug": asked.slug,
        "need": need_words(asked.need),
        "lab": asked.need.lab,
        "min_grade": asked.min_grade,
        "sources": list(asked.fact.sources),
    }
