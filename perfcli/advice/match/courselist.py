"""A program's list of courses as asks: several facts on one course are one ask, never a sum."""

from collections.abc import Sequence

from perfcli.advice.match.asks import (
    Ask,
    CourseAgeAsk,
    CourseAsk,
    CourseRules,
    CreditsAsk,
    DoneAsk,
    Settled,
)
from perfcli.advice.match.basis import Basis, basis, counted_as
from perfcli.advice.match.record import Catalog
from perfcli.journal.profile import GRADES
from perfcli.knowledge.model.columns import CourseNeed, Courses
from perfcli.knowledge.model.fact import Fact

# Grade points on the 4.0 scale, for a minimum GPA in each single course.
POINTS = dict(
    zip(GRADES, (4.0, 4.0, 3.7, 3.3, 3.0, 2.7, 2.3, 2.0, 1.7, 1.3, 1.0, 0.7, 0.0), strict=False)
)
FIRM = ("required", "recommended")


def course_rules(facts: Sequence[Fact]) -> CourseRules:
    """The rules for all courses; of two facts the better founded, then the first, counts."""
    parts = [_part(fact) for fact in facts]

    def first(name: str) -> object:
        return next((v for part in parts if (v := getattr(part, name)) is not None), None)

    rules = {name: first(name) for name in CourseRules.__struct_fields__ if name != "complete"}
    complete = any(part.complete and part.courses for part in parts)
    return CourseRules(complete=complete, **rules)  # type: ignore[arg-type]


def course_asks(facts: Sequence[Fact], catalog: Catalog, each_gpa: float | None) -> list[Ask]:
    """Every course that is asked for, then the rules on all of them.

    `each_gpa` is a minimum GPA in each prerequisite: the lowest grade that reaches it.
    """
    rules = course_rules(facts)
    asks: list[Ask] = [
        _course_ask(needs, facts, catalog, each_gpa) for needs in _merged(facts).values()
    ]
    if not rules.complete:
        asks.append(_unknown_list(facts, known=bool(asks)))
    done = [fact for fact in facts if _wants_all_done(_part(fact))]
    if done and not rules.complete:
        asks.append(_rule(DoneAsk, "courses-done", "Finished courses", done))
    asks += _credits(facts)
    aged = [fact for fact in facts if _part(fact).age_limit_years]
    soft = [fact for fact in aged if _part(fact).age_limit_need in ("recommended", "considered")]
    for fact in soft:
        years = _part(fact).age_limit_years or 0
        found = basis([fact])
        asks.append(
            CourseAgeAsk(
                id="course-age",
                kind="course-age",
                label="Age of courses",
                column="courses",
                need=f"recommended: taken within {years} years{found.note}",
                sources=found.sources,
                required=False,
                warning=found.warning,
                shipped=found.shipped,
                years=years,
            )
        )
    return asks


def _part(fact: Fact) -> Courses:
    assert fact.columns is not None and fact.columns.courses is not None
    return fact.columns.courses


def _merged(facts: Sequence[Fact]) -> dict[tuple[str, str], list[tuple[CourseNeed, Fact]]]:
    """Every need by its course and how firmly it is asked for, with the facts that state it."""
    needs: dict[tuple[str, str], list[tuple[CourseNeed, Fact]]] = {}
    for fact in facts:
        for need in _part(fact).courses:
            needs.setdefault((need.course, need.need), []).append((need, fact))
    return needs


def _course_ask(
    needs: list[tuple[CourseNeed, Fact]],
    facts: Sequence[Fact],
    catalog: Catalog,
    each_gpa: float | None,
) -> CourseAsk:
    """One ask of what several facts say of one course."""
    parts = [need for need, _ in needs]
    course, required = parts[0].course, parts[0].need == "required"
    grade, grade_sure, grade_facts = _grade(parts, facts) if required else (None, True, [])
    if each_gpa is not None and required:
        lowest = max((g for g in POINTS if POINTS[g] >= each_gpa), key=GRADES.index)
        grade = lowest if grade is None or GRADES.index(grade) > GRADES.index(lowest) else grade
        grade_sure = True
    ages = [need.age_limit_years for need in parts if need.age_limit_years]
    aged = [f for f in facts if _part(f).age_limit_years and _part(f).age_limit_need == "required"]
    if required and not ages and aged:
        ages = [_part(aged[0]).age_limit_years or 0]
    amount = _first(need.credits for need in parts)
    semesters = _first(need.semesters for need in parts) if amount is None else None
    others = dict.fromkeys(name for need in parts for name in need.alternatives)
    found = basis([*(fact for _, fact in needs), *grade_facts])
    known = catalog.courses.get(course)
    ask = CourseAsk(
        id=f"course-{course}",
        kind=f"course-{course}",
        label=known.name if known else course,
        column="courses",
        need="",
        sources=found.sources,
        required=required,
        warning=found.warning,
        shipped=found.shipped,
        targets=(course, *others),
        credits=amount if amount is not None else 3 * semesters if semesters else None,
        semesters=semesters,
        lab=any(need.lab for need in parts),
        min_grade=grade,
        grade_sure=grade_sure,
        includes=tuple(dict.fromkeys(name for need in parts for name in need.includes)),
        age_limit=min(ages) if ages else None,
        category=known.category if known else False,
    )
    return _with_need(ask, found, catalog)


def _first(values: object) -> float | None:
    return next((value for value in values if value is not None), None)  # type: ignore[attr-defined]


def _grade(parts: list[CourseNeed], facts: Sequence[Fact]) -> tuple[str | None, bool, list[Fact]]:
    """The lowest grade of a course: its own, else that of all courses, and who says so."""
    own = [need.min_grade for need in parts if need.min_grade]
    if own:
        return min(own, key=GRADES.index), True, []
    for fact in facts:
        part = _part(fact)
        if part.min_grade:
            return part.min_grade, part.min_grade_for is None, [fact]
    return None, True, []


def _with_need(ask: CourseAsk, found: Basis, catalog: Catalog) -> CourseAsk:
    """The ask with its words: `8 credits with lab, C or better (2024)`."""
    words = []
    if ask.semesters is not None:
        many = "semester" if ask.semesters == 1 else "semesters"
        words.append(f"{ask.semesters:g} {many}")
    elif ask.credits is not None:
        words.append(counted_as(ask.credits, "credits"))
    if ask.lab:
        words = [" ".join([*words, "with lab"])]
    if ask.min_grade:
        some = "" if ask.grade_sure else " in some of its courses"
        words.append(f"{ask.min_grade} or better{some}")
    if ask.age_limit:
        words.append(f"within {ask.age_limit} years")
    if ask.includes:
        words.append(f"must include {_any(ask.includes, catalog)}")
    if len(ask.targets) > 1:
        words.append(f"or {_any(ask.targets[1:], catalog)} instead")
    text = ", ".join(words) or ("asked for" if ask.required else "")
    soft = "" if ask.required else "recommended: " if text else "recommended"
    need = f"{soft}{text}{found.note}"
    return _replace(ask, need)


def _replace(ask: CourseAsk, need: str) -> CourseAsk:
    from msgspec.structs import replace

    return replace(ask, need=need)


def _any(names: Sequence[str], catalog: Catalog) -> str:
    return " or ".join(catalog.name(name) for name in names)


def _unknown_list(facts: Sequence[Fact], known: bool) -> Settled:
    """That the list is not known as a whole: no record can meet it, and none misses it."""
    found = basis([fact for fact in facts if _part(fact).courses])
    return Settled(
        id="courses",
        kind="courses",
        label="Course list",
        column="courses",
        need=f"only part of its list is known{found.note}" if known else "not found",
        sources=found.sources,
        warning=found.warning,
        shipped=found.shipped,
        verdict="unclear",
        why="it may ask for more" if known else "ask the school",
        silent=True,
    )


def _wants_all_done(part: Courses) -> bool:
    """Whether a school wants every course finished before somebody applies."""
    return part.in_progress is False or part.done_by not in (None, "matriculation")


def _rule(kind: type[DoneAsk], name: str, label: str, facts: Sequence[Fact]) -> DoneAsk:
    found = basis(facts)
    return kind(
        id=name,
        kind=name,
        label=label,
        column="courses",
        need=f"{(facts[0].line or facts[0].claim).rstrip('.')}{found.note}",
        sources=found.sources,
        warning=found.warning,
        shipped=found.shipped,
    )


def _credits(facts: Sequence[Fact]) -> list[Ask]:
    """Credits of all prerequisites together, where a number is told."""
    told = [f for f in facts if _part(f).total_credits or _part(f).min_credits_by_deadline]
    if not told:
        return []
    total = _first(_part(fact).total_credits for fact in told)
    early = _first(_part(fact).min_credits_by_deadline for fact in told)
    words = [f"{total:g} credits of prerequisites"] if total else []
    if early:
        words.append(f"{early:g} of them by the deadline")
    found = basis(told)
    return [
        CreditsAsk(
            id="course-credits",
            kind="course-credits",
            label="Credits in all",
            column="courses",
            need=f"{', '.join(words)}{found.note}",
            sources=found.sources,
            warning=found.warning,
            shipped=found.shipped,
            total=total,
            by_deadline=early,
        )
    ]
