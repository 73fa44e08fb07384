"""What each program asks for, from its typed columns: made once for any number of records."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from msgspec.structs import replace

from perfcli.advice.match.asks import (
    RULES,
    AgeAsk,
    Ask,
    CitizenshipAsk,
    CourseAsk,
    DegreeAsk,
    ExperienceAsk,
    GpaAsk,
    LettersAsk,
    SchoolRules,
    Settled,
    ShadowingAsk,
    TestAsk,
)
from perfcli.advice.match.basis import NOTHING, Basis, basis, counted, counted_as
from perfcli.advice.match.courselist import course_asks, course_rules
from perfcli.advice.match.record import Catalog
from perfcli.advice.match.when import in_words
from perfcli.advice.words import Words
from perfcli.knowledge.model.entry import School
from perfcli.knowledge.model.fact import Fact

LABELS = {
    "entry_degree": "Entry degree",
    "gpa": "GPA",
    "tests": "Tests",
    "shadowing": "Shadowing",
    "letters": "Letters",
    "experience": "Experience",
}
MEASURES = {
    "overall": "Overall GPA",
    "science": "Science GPA",
    "prerequisites": "Prerequisite GPA",
    "last60": "GPA of the last 60 credits",
}
COUNTS = {"all-attempts": ", every attempt counts", "higher-grade": ", the higher grade counts"}
TESTS = {
    "gre": "GRE",
    "mcat": "MCAT",
    "gre-or-mcat": "GRE or MCAT",
    "casper": "CASPer",
    "toefl-or-ielts": "TOEFL or IELTS",
}
CITIZENS = {
    "us-citizen": "US citizen",
    "permanent-resident": "permanent resident",
    "international": "from abroad",
}
LEVELS = ("none", "associate", "bachelor", "master", "doctorate")


def school_rules(school: School, catalog: Catalog, words: Words) -> SchoolRules:
    """All that one program asks for, in the order of its page."""
    facts = counted(school, (*RULES, "citizenship", "deadline"))
    courses = course_rules(facts["courses"])
    each = _each(facts["gpa"])
    asks: list[Ask] = [
        *_degree(facts["entry_degree"], words),
        *_gpa(facts["gpa"], courses.retakes, each if not courses.complete else None),
        *course_asks(facts["courses"], catalog, each),
        *_tests(facts["tests"]),
        *_shadowing(facts["shadowing"]),
        *_letters(facts["letters"]),
        *_experience(facts["experience"]),
        *_citizenship(facts["citizenship"]),
    ]
    asks = _numbered(asks)
    known = frozenset(
        column for column in RULES if not any(_silent(ask) for ask in asks if ask.column == column)
    )
    required = [ask for ask in asks if isinstance(ask, CourseAsk) and ask.required]
    deadlines = [fact.columns.deadline for fact in facts["deadline"] if fact.columns]
    return SchoolRules(
        slug=school.slug,
        name=school.name,
        short=school.short,
        asks=tuple(asks),
        order=tuple(sorted(required, key=lambda ask: _breadth(ask, catalog))),
        courses=courses,
        rounds=tuple(entry for part in deadlines if part for entry in part.rounds),
        known=known,
        notes=tuple(_notes(facts["gpa"], facts["courses"])),
    )


def _breadth(ask: CourseAsk, catalog: Catalog) -> tuple[bool, int]:
    """How many courses would do: the narrow ones take first, so that none is counted twice."""
    return ask.category, max(catalog.breadth.get(name, 0) for name in ask.targets)


def _numbered(asks: Sequence[Ask]) -> list[Ask]:
    """Each ask under an id of its own: a second one of a kind gets a number."""
    seen: dict[str, int] = {}
    result = []
    for ask in asks:
        seen[ask.kind] = seen.get(ask.kind, 0) + 1
        same = seen[ask.kind]
        result.append(replace(ask, id=f"{ask.kind}-{same}") if same > 1 else ask)
    return result


def _silent(ask: Ask) -> bool:
    return isinstance(ask, Settled) and ask.silent


def _common(kind: str, column: str, need: str, found: Basis, label: str = "") -> dict[str, Any]:
    return {
        "id": kind,
        "kind": kind,
        "label": label or LABELS[column],
        "column": column,
        "need": f"{need}{found.note}",
        "sources": found.sources,
        "warning": found.warning,
        "shipped": found.shipped,
    }


@cache
def _not_found(kind: str, column: str, found: Basis = NOTHING, need: str = "") -> Settled:
    common = _common(kind, column, need or "not found", found)
    return Settled(**common, verdict="unclear", why="ask the school", silent=True)


def _nothing_asked(kind: str, column: str, need: str, fact: Fact, label: str = "") -> Settled:
    common = _common(kind, column, need, basis([fact]), label)
    return Settled(**common, verdict="meets", why="no requirement")


def _of(fact: Fact, column: str) -> Any:
    """The value of a column that the fact is known to fill."""
    return getattr(fact.columns, column)


def _degree(facts: list[Fact], words: Words) -> list[Ask]:
    """The degree asked for, and apart from it the fields that a school only likes to see."""
    firm = [fact for fact in facts if _of(fact, "entry_degree").need == "required"]
    soft = [fact for fact in facts if _of(fact, "entry_degree").need == "recommended"]
    asks: list[Ask] = []
    if firm:
        asks.append(_degree_ask(firm, words, required=True))
    else:
        asks.append(_not_found("entry-degree", "entry_degree"))
    if any(_of(fact, "entry_degree").fields for fact in soft):
        asks.append(_degree_ask(soft, words, required=False))
    return asks


def _degree_ask(facts: list[Fact], words: Words, required: bool) -> Ask:
    parts = [_of(fact, "entry_degree") for fact in facts]
    level = max((part.level for part in parts), key=LEVELS.index)
    fields = tuple(dict.fromkeys(name for part in parts for name in part.fields))
    done_by = next((part.done_by for part in parts if part.done_by), None)
    text = "no degree" if level == "none" else f"{level}’s degree"
    if level in ("associate", "doctorate"):
        text = {"associate": "associate degree", "doctorate": "doctorate"}[level]
    if fields:
        text += f" in {' or '.join(fields)}"
    if done_by:
        text += f", awarded by {in_words(done_by)}"
    common = _common(
        "entry-degree", "entry_degree", text if required else f"recommended: {text}", basis(facts)
    )
    studies = tuple(words.find("study", name) or name for name in fields)
    return DegreeAsk(
        **{**common, "required": required}, level=level, studies=studies, done_by=done_by
    )


def _each(facts: list[Fact]) -> float | None:
    values = [_of(fact, "gpa").each_prerequisite for fact in _minimums(facts)]
    return max((value for value in values if value is not None), default=None)


def _minimums(facts: list[Fact], kind: str = "minimum") -> list[Fact]:
    return [fact for fact in facts if _of(fact, "gpa").kind == kind]


def _gpa(facts: list[Fact], course_retakes: str | None, each: float | None) -> list[Ask]:
    """Minimums; an average of admitted students is none."""
    retakes = next((_of(fact, "gpa").retakes for fact in facts if _of(fact, "gpa").retakes), None)
    rule = [fact for fact in facts if _of(fact, "gpa").retakes]
    asks: list[Ask] = []
    for measure in MEASURES:
        own = retakes or (course_retakes if measure == "prerequisites" else None)
        asks += _measure(_minimums(facts), measure, own, rule, required=True)
    if each is not None:
        told = [f for f in _minimums(facts) if _of(f, "gpa").each_prerequisite is not None]
        need = f"{each} in each prerequisite"
        have = "GPA of each prerequisite"
        common = _common("gpa-each-prerequisite", "gpa", need, basis(told), have)
        why = "which courses it means was not found: see your grades"
        asks.append(Settled(**common, verdict="unclear", why=why))
    if not asks:
        asks.append(_not_found("gpa", "gpa", need="no minimum found"))
    for measure in MEASURES:
        asks += _measure(_minimums(facts, "recommended"), measure, None, [], required=False)
    liked = [fact for fact in _minimums(facts) if _of(fact, "gpa").preferred]
    if liked:
        value = _of(liked[0], "gpa").preferred
        common = _common(
            "gpa-preferred", "gpa", f"recommended: {value} or more", basis(liked), "Preferred GPA"
        )
        asks.append(GpaAsk(**common, required=False, measure="overall", minimum=value, top=value))
    return asks


def _measure(
    facts: list[Fact], measure: str, retakes: str | None, rule: list[Fact], required: bool
) -> list[Ask]:
    told = [fact for fact in facts if getattr(_of(fact, "gpa"), measure) is not None]
    if not told:
        return []
    values = sorted({getattr(_of(fact, "gpa"), measure) for fact in told})
    differ = " (its pages differ)" if len(values) > 1 else ""
    text = f"{' or '.join(map(str, values))}{differ} or more{COUNTS.get(retakes or '', '')}"
    found = basis([*told, *(fact for fact in rule if fact not in told)])
    need = text if required else f"recommended: {text}"
    common = _common(f"gpa-{measure}", "gpa", need, found, MEASURES[measure])
    return [
        GpaAsk(
            **{**common, "required": required},
            measure=measure,
            minimum=values[0],
            top=values[-1],
            retakes=retakes,
        )
    ]


def _tests(facts: list[Fact]) -> list[Ask]:
    if not facts:
        return [_not_found("tests", "tests")]
    asks: list[Ask] = []
    for fact in facts:
        for test in _of(fact, "tests").tests:
            kind, label = f"tests-{test.test}", TESTS[test.test]
            if test.need in ("not-required", "considered"):
                need = f"{test.need.replace('-', ' ')}"
                asks.append(_nothing_asked(kind, "tests", need, fact, label))
                continue
            age = f", at most {test.max_age_years} years old" if test.max_age_years else ""
            common = _common(kind, "tests", f"{test.need}{age}", basis([fact]), label)
            common["required"] = test.need == "required"
            names = tuple(test.test.split("-or-"))
            asks.append(TestAsk(**common, tests=names, max_age=test.max_age_years))
    return asks


def _shadowing(facts: list[Fact]) -> list[Ask]:
    if not facts:
        return [_not_found("shadowing", "shadowing")]
    asks: list[Ask] = []
    for fact in facts:
        part = _of(fact, "shadowing")
        if part.need in ("not-required", "considered"):
            need = f"{part.need.replace('-', ' ')}: {part.kind}"
            asks.append(_nothing_asked("shadowing", "shadowing", need, fact))
            continue
        least = f", at least {counted_as(part.minimum, part.unit)}" if part.minimum else ""
        need = f"{'' if part.need == 'required' else 'recommended: '}{part.kind}{least}"
        common = _common("shadowing", "shadowing", need, basis([fact]))
        common["required"] = part.need == "required"
        asks.append(ShadowingAsk(**common, minimum=part.minimum, unit=part.unit))
    return asks


def _letters(facts: list[Fact]) -> list[Ask]:
    """How many letters; from whom only where the school says more than that it likes them."""
    told = [fact for fact in facts if _of(fact, "letters").minimum is not None]
    if not told:
        need = "number not found" if facts else ""
        return [_not_found("letters", "letters", basis(facts), need)]
    parts = [_of(fact, "letters") for fact in told]
    minimum = max(part.minimum for part in parts)
    liked = [part for part in parts if "recommended" in (part.text or "")]
    who = tuple(name for part in parts if part not in liked for name in part.who)
    wanted = tuple(name for part in liked for name in part.who)
    text = f"{minimum} {'letter' if minimum == 1 else 'letters'}"
    text += f": {', '.join(who)}" if who else ""
    text += f" (recommended: one from a {', '.join(wanted)})" if wanted else ""
    common = _common("letters", "letters", text, basis(told))
    return [LettersAsk(**common, minimum=minimum, who=who)]


def _experience(facts: list[Fact]) -> list[Ask]:
    if not facts:
        return [_not_found("experience", "experience")]
    asks: list[Ask] = []
    for fact in facts:
        part = _of(fact, "experience")
        words = part.need.replace("-", " ")
        words += f": {part.kind}" if part.kind else ""
        words += f", {part.years:g} years" if part.years else ""
        if part.need in ("not-required", "considered"):
            asks.append(_nothing_asked("experience", "experience", words, fact))
            continue
        common = _common("experience", "experience", words, basis([fact]))
        common["required"] = part.need == "required"
        asks.append(ExperienceAsk(**common, years=part.years, work=part.kind))
    return asks


def _citizenship(facts: list[Fact]) -> list[Ask]:
    asks: list[Ask] = []
    for fact in facts:
        part = _of(fact, "citizenship")
        found = basis([fact])
        accepts = " or ".join(CITIZENS[name] for name in part.accepts)
        if accepts or part.text:
            need = accepts or part.text
            common = _common("citizenship", "citizenship", need, found, "Citizenship")
            asks.append(CitizenshipAsk(**common, accepts=part.accepts))
        if part.min_age is not None:
            common = _common("age", "citizenship", f"{part.min_age} or older", found, "Age")
            asks.append(AgeAsk(**common, minimum=part.min_age))
    return asks


def _notes(gpa: list[Fact], courses: list[Fact]) -> list[Fact]:
    """What is worth knowing and no requirement: averages of those admitted, remarks on rules."""
    notes = [
        fact
        for fact in gpa
        if _of(fact, "gpa").kind in ("admitted", "rule") and not _of(fact, "gpa").retakes
    ]
    for fact in courses:
        part = _of(fact, "courses")
        if part.text and not part.courses and part.in_progress is None:
            notes.append(fact)
    return notes
