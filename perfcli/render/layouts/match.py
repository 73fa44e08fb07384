"""The pages of `match`: all programs in a table, or each requirement of some."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from perfcli.advice.match.asks import Settled
from perfcli.advice.match.comparison import MatchView, Requirement, SchoolMatch
from perfcli.render import page as p
from perfcli.render.layouts.lines import Marks, fact_item

SIGNS = {"meets": "+", "misses": "x", "unclear": "?"}
READY = (
    "No program is “ready” unless its entry degree, GPA and course list are all known and met. "
    "Rules are the schools’ own, many undated: check there before you act."
)
NEXT = ("perfcli match SCHOOL", "perfcli prereqs COURSE", "perfcli deadlines")


def list_page(view: MatchView) -> p.Page:
    """Every program: how the record stands, how many rules are known, what lacks."""
    count = len(view.schools)
    blocks: list[p.Block] = [
        p.Heading(f"Your record against {count} programs (running or new)", 1),
        programs_table(view.schools),
        p.Para(READY, "dim"),
        *gap_blocks(view),
        p.Next(NEXT),
    ]
    return p.Page(tuple(blocks))


def programs_table(schools: Iterable[SchoolMatch]) -> p.Table:
    """A row a program."""
    columns = (
        p.Column("Program", 12),
        p.Column("Verdict", 7),
        p.Column("Known", 6),
        p.Column("Missing or unclear", 30),
    )
    rows = []
    for one in schools:
        known = f"{one.known} of {one.of}"
        texts = (one.rules.short, one.verdict, known, _lacking(one) or "nothing")
        rows.append(tuple(p.Cell(text) for text in texts))
    return p.Table(columns, tuple(rows))


def _lacking(one: SchoolMatch) -> str:
    """What misses, what is unclear, and what was not found."""
    required = [r for r in one.requirements if r.ask.required]
    silent = [r for r in required if _silent(r)]
    unclear = [r for r in required if r.outcome.verdict == "unclear" and r not in silent]
    parts = (
        ("misses", [r for r in required if r.gap]),
        ("unclear", unclear),
        ("not found", silent),
    )
    if len(silent) == len(required):
        return "no rule was found"
    return "; ".join(f"{word}: {', '.join(map(label, found))}" for word, found in parts if found)


def _silent(requirement: Requirement) -> bool:
    return isinstance(requirement.ask, Settled) and requirement.ask.silent


def label(requirement: Requirement) -> str:
    """What a requirement is about, as it stands inside a sentence."""
    text = requirement.ask.label
    return text if text[:2].isupper() or text == "English" else text[:1].lower() + text[1:]


def gap_blocks(view: MatchView) -> list[p.Block]:
    """What the record lacks, first what most programs ask for."""
    if not view.gaps:
        return []
    names = ", ".join(f"{gap.need} ({len(gap.schools)})" for gap in view.gaps)
    return [p.Heading("What you miss, by how many programs ask for it"), p.Para(f"{names}.")]


def named_page(view: MatchView, with_sources: bool, compact: bool) -> p.Page:
    """Each requirement of some programs: the mark, what is asked, what the record has, why."""
    marks = Marks(view.sources)
    blocks: list[p.Block] = []
    for one in view.schools:
        blocks += _school(one, marks, compact)
    if len(view.schools) > 1:
        blocks += gap_blocks(view)
    slugs = " ".join(one.rules.slug for one in view.schools)
    blocks.append(p.Next((f"perfcli schools {slugs}", f"perfcli prereqs {slugs}", "perfcli match")))
    blocks += marks.blocks(with_sources)
    return p.Page(tuple(blocks))


def _school(one: SchoolMatch, marks: Marks, compact: bool) -> list[p.Block]:
    blocks: list[p.Block] = [
        p.Heading(f"Your record against {one.rules.name}", 1),
        p.Para(sentence(one)),
    ]
    if compact:
        blocks.append(p.Para("+ meets   x misses   ? unclear", "dim"))
    told = [r for r in one.requirements if not _silent(r)]
    warned: set[str | None] = set()
    for heading, chosen in (
        ("Required", [r for r in told if r.ask.required]),
        ("Recommended (never a gap)", [r for r in told if not r.ask.required]),
    ):
        if chosen:
            blocks += [p.Heading(heading), *(_item(r, marks, compact, warned) for r in chosen)]
    silent = [label(r) for r in one.requirements if _silent(r)]
    if silent:
        text = f"{', '.join(silent)}: ask the school"
        blocks += [p.Heading("Not found, or not known as a whole"), p.Item(text, marker="?")]
    if one.notes:
        blocks += [p.Heading("For information"), *(fact_item(fact, marks) for fact in one.notes)]
    return blocks


def sentence(one: SchoolMatch) -> str:
    """The verdict on a program in a sentence."""
    known = f"{one.known} of {one.of} rules known"
    if one.verdict == "gaps":
        lacking = [label(r) for r in one.requirements if r.gap]
        return f"Gaps: {', '.join(lacking)} ({known})."
    if one.verdict == "ready":
        return f"Ready: entry degree, GPA and course list are known and met ({known})."
    counted = Counter(
        one.outcome.verdict for one in one.requirements if one.ask.required and not _silent(one)
    )
    told = f"{counted['meets']} met, 0 missed, {counted['unclear']} unclear ({known})."
    return (
        f"{'No gap in what is known' if counted['meets'] else 'Nothing can be judged yet'}: {told}"
    )


def _item(requirement: Requirement, marks: Marks, compact: bool, warned: set[str | None]) -> p.Item:
    """A requirement in a line; a warning on several of them stands under the first."""
    ask, outcome = requirement.ask, requirement.outcome
    sign = SIGNS[outcome.verdict] if compact else f"{outcome.verdict}:"
    need = ask.need if ask.required else ask.need.removeprefix("recommended: ")
    yours = f"Yours: {outcome.have}; {outcome.why}"
    why = yours if outcome.have else outcome.why[:1].upper() + outcome.why[1:]
    text = f"{ask.label}: {need}. {why}"
    warning = ask.warning if ask.warning not in warned else None
    warned.add(warning)
    other = f"perfcli has: {ask.shipped}" if ask.shipped else None
    return p.Item(text, marker=sign, marks=marks.of(ask.sources), warning=warning, other=other)


def csv_table(view: MatchView) -> p.Table:
    """A row a program, for a spreadsheet."""
    names = ("slug", "name", "verdict", "known", "of", "misses", "unclear")
    rows = tuple(
        tuple(
            p.Cell(text)
            for text in (
                one.rules.slug,
                one.rules.name,
                one.verdict,
                str(one.known),
                str(one.of),
                kinds(one, "misses"),
                kinds(one, "unclear"),
            )
        )
        for one in view.schools
    )
    return p.Table(tuple(p.Column(name) for name in names), rows)


def kinds(one: SchoolMatch, verdict: str) -> str:
    """The required measures with a verdict, for a cell."""
    return ", ".join(kind_list(one, verdict))


def labels(one: SchoolMatch, verdict: str) -> str:
    """The required measures with a verdict in words, for a page."""
    required = (r for r in one.requirements if r.ask.required and r.outcome.verdict == verdict)
    return ", ".join(dict.fromkeys(map(label, required)))


def kind_list(one: SchoolMatch, verdict: str) -> list[str]:
    """The required measures with a verdict, each once."""
    return list(
        dict.fromkeys(
            r.ask.kind for r in one.requirements if r.ask.required and r.outcome.verdict == verdict
        )
    )


def requirements_table(view: MatchView) -> p.Table:
    """A row a requirement, for a spreadsheet."""
    names = ("slug", "id", "verdict", "required", "need", "have", "why")
    rows = []
    for one in view.schools:
        for r in one.requirements:
            firm = "yes" if r.ask.required else "no"
            texts = (one.rules.slug, r.ask.id, r.outcome.verdict, firm, r.ask.need)
            rows.append(
                tuple(p.Cell(text) for text in (*texts, r.outcome.have or "", r.outcome.why))
            )
    return p.Table(tuple(p.Column(name) for name in names), tuple(rows))


def match_json(view: MatchView) -> dict[str, Any]:
    """By the contract. What is only recommended says so in its `need`."""
    return {
        "schools": [
            {
                "slug": one.rules.slug,
                "name": one.rules.name,
                "verdict": one.verdict,
                "known": one.known,
                "of": one.of,
                "requirements": [_requirement_json(r) for r in one.requirements],
            }
            for one in view.schools
        ],
        "gaps": gaps_json(view),
    }


def _requirement_json(requirement: Requirement) -> dict[str, Any]:
    ask, outcome = requirement.ask, requirement.outcome
    return {
        "id": ask.id,
        "kind": ask.kind,
        "verdict": outcome.verdict,
        "need": ask.need,
        "have": outcome.have,
        "why": outcome.why,
        "sources": list(ask.sources),
        "shipped": ask.shipped,
    }


def gaps_json(view: MatchView) -> list[dict[str, Any]]:
    """What is missing, by how many programs ask for it."""
    return [{"id": gap.id, "need": gap.need, "schools": list(gap.schools)} for gap in view.gaps]
