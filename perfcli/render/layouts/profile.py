"""The page of the user's record."""

from typing import Any

import msgspec

from perfcli.journal.profile import CourseTaken, Profile
from perfcli.knowledge.load import Knowledge
from perfcli.render import page as p

LABELS = {
    "name": "Name",
    "born": "Born",
    "home_state": "Home state",
    "work_states": "Work in",
    "citizenship": "Citizenship",
    "start": "Start",
    "degree": "Degree",
    "gpa": "GPA",
    "courses": "Courses",
    "tests": "Tests",
    "shadowing": "Shadowing",
    "letters": "Letters",
    "experience": "Experience",
    "schools": "Aims at",
    "graduation": "Graduation",
    "certified": "Certified",
}
WORDS = {"last60": "last 60 credits"}
APPLICANT = ("degree", "gpa", "courses", "tests", "shadowing", "letters", "experience")


def profile_json(path: str, profile: Profile | None) -> dict[str, Any]:
    """By the contract; every field is there, null where it is not said."""
    return {"path": path, "profile": msgspec.to_builtins(profile) if profile else None}


def made_page(path: str, kept: str | None) -> p.Page:
    """That a new file was made, and what to do with it."""
    blocks: list[p.Block] = [
        p.Para(f"Made {path}: a template, readable by you only."),
        p.Para("Fill in what you know and leave out the rest."),
    ]
    if kept is not None:
        blocks.append(p.Para(f"The old one is kept: {kept}"))
    blocks.append(p.Next(("perfcli profile --edit", "perfcli profile", "perfcli match")))
    return p.Page(tuple(blocks))


def profile_page(path: str, profile: Profile, knowledge: Knowledge) -> p.Page:
    """All that the record says, and what an applicant would want to add."""
    values: dict[str, Any] = msgspec.to_builtins(profile)
    blocks: list[p.Block] = [
        p.Heading("Your record", 1),
        p.Para("Standard input" if path == "-" else path, "dim"),
    ]
    lines = [(name, text) for name in LABELS if (text := _text(name, values[name], knowledge))]
    blocks += [p.Pair(LABELS[name], (p.Item(text),)) for name, text in lines]
    if profile.courses:
        blocks += [p.Heading("Courses"), _courses(profile.courses, knowledge)]
        if profile.courses_complete is False:
            blocks.append(p.Para("The list is not complete: what it lacks counts as unclear."))
        else:
            blocks.append(p.Para("Taken as complete: what it lacks counts as not taken.", "dim"))
    if len(lines) == 0 and not profile.courses:
        blocks.append(p.Para("It says nothing yet."))
    absent = [name for name in APPLICANT if values[name] in (None, [], ())]
    if absent:
        text = ", ".join(absent).replace("gpa", "GPA")
        blocks.append(p.Para(f"Not said, so unclear to `match`: {text}."))
    blocks.append(p.Next(("perfcli match", "perfcli profile --edit", "perfcli deadlines")))
    return p.Page(tuple(blocks))


def _text(name: str, value: Any, knowledge: Knowledge) -> str:
    """A field in a line; the courses are a table."""
    if value in (None, [], ()) or name == "courses":
        return ""
    if name == "schools":
        short = {school.slug: school.short for school in knowledge.index.schools}
        return ", ".join(short[slug] for slug in value)
    if name == "experience":
        roles = {role.id: role.name for role in knowledge.courses.roles}
        return "; ".join(_work(one, roles) for one in value)
    if name == "degree":
        return _degree(value)
    if name == "tests":
        return "; ".join(_test(test, taken) for test, taken in value.items() if taken)
    if isinstance(value, dict):
        given = {key: item for key, item in value.items() if item is not None}
        words = {WORDS.get(key, key.replace("_", " ")): item for key, item in given.items()}
        return ", ".join(f"{key} {_plain(item)}" for key, item in words.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return str(value).replace("us-citizen", "US citizen").replace("permanent-", "permanent ")


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _work(one: dict[str, Any], roles: dict[str, str]) -> str:
    years = f", {one['years']:g} years" if one["years"] is not None else ""
    icu = ", ICU" if one["icu"] else ""
    return f"{roles[one['role']]}{years}{icu}"


def _degree(value: dict[str, Any]) -> str:
    words = [value["level"] or "level not said"]
    if value["field"]:
        words.append(f"in {value['field']}")
    notes = [item for item in ((value["status"] or "").replace("-", " "), value["year"]) if item]
    return " ".join(words) + (f" ({', '.join(notes)})" if notes else "")


def _test(name: str, taken: dict[str, Any]) -> str:
    label = "CASPer" if name == "casper" else name.upper()
    if not taken["taken"]:
        return f"{label} not taken"
    scores = {key: item for key, item in taken.items() if key != "taken" and item is not None}
    words = [
        _plain(item) if key == "year" else f"{key} {_plain(item)}" for key, item in scores.items()
    ]
    return f"{label} {', '.join(words)}".rstrip()


def _courses(courses: tuple[CourseTaken, ...], knowledge: Knowledge) -> p.Table:
    """A row a course."""
    names = {course.id: course.name for course in knowledge.courses.courses}
    columns = (
        p.Column("Course", 16),
        p.Column("Credits", 7, right=True),
        p.Column("Lab", 3),
        p.Column("Grade", 5),
        p.Column("Year", 4),
        p.Column("Status", 8),
    )
    return p.Table(columns, tuple(_row(course, names) for course in courses))


def _row(course: CourseTaken, names: dict[str, str]) -> tuple[p.Cell, ...]:
    amount = "-" if course.credits is None else f"{course.credits:g}"
    if course.quarter_credits is not None:
        amount = f"{course.quarter_credits:g} quarter"
    lab = {True: "yes", False: "no", None: "-"}[course.lab]
    grade: str = course.grade or "-"
    if course.retake_of is not None:
        grade += f" (first {course.retake_of})"
    notes = [course.status.replace("-", " ")]
    if course.by is not None and course.by != "college":
        notes.append({"ap": "AP", "clep": "CLEP", "exam": "by exam"}[course.by])
    if course.online:
        notes.append("online")
    year = str(course.year) if course.year is not None else "-"
    texts = (names[course.course], amount, lab, grade, year, ", ".join(notes))
    return tuple(p.Cell(text, dim=text == "-") for text in texts)
