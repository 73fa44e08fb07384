"""What is due: application dates, exams, recertification, scholarships, in order of date."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from perfcli.advice.calendar.dates import in_year, next_date, too_old
from perfcli.advice.calendar.due import KINDS, Deadlines, Due, NoDate, Old, check_at
from perfcli.advice.names import fold
from perfcli.advice.programs.schools import SchoolView, school_view
from perfcli.advice.programs.windows import AppDate, application_dates, statements
from perfcli.knowledge.bundles.entries import DatesBundle
from perfcli.knowledge.model.columns import Round
from perfcli.knowledge.model.entry import Source
from perfcli.knowledge.model.fact import Fact
from perfcli.knowledge.model.yearly import YearlyDate

WHAT = {
    "opens": "application opens",
    "priority": "priority deadline",
    "deadline": "application closes",
    "late": "late applications end",
    "materials": "all papers due",
}
ELSEWHERE = "abroad"  # the page of those whose clocks are not those of US programs and boards


def deadlines(
    bundle: DatesBundle,
    today: date,
    *,
    slugs: Sequence[str] = (),
    kinds: Sequence[str] = (),
    within: int | None = None,
    everything: bool = False,
) -> Deadlines:
    """What is due from `today` on: of programs that run or are new, of boards and givers.

    `slugs`: of these programs alone, whatever their status. `within`: at most so many days ahead.
    `everything` takes in other countries.
    """
    views = {school.slug: school_view(school) for school in bundle.schools}
    named = tuple(views[slug] for slug in slugs)
    programs = named or tuple(one for one in views.values() if _takes_part(one, everything))
    homes = {one.school.slug for one in programs}
    facts = [
        (home, fact)
        for home, fact in ((one.home, one.fact) for one in bundle.facts)
        if (home in homes if named or home in views else True)
    ]
    shown = [(home, fact) for home, fact in facts if everything or home != ELSEWHERE]
    found = [*_of_programs(programs, bundle.sources, today), *_of_facts(shown, bundle, today)]
    found = [one for one in found if not kinds or one.kind in kinds]
    due = [one for one in found if isinstance(one, Due)]
    order = list(KINDS)
    due.sort(key=lambda one: (one.date, order.index(one.kind), one.what))
    near = [one for one in due if within is None or one.days_left <= within]
    dated = {one.slug for one in due}
    asked = programs if not kinds or "application" in kinds else ()
    return Deadlines(
        due=tuple(near),
        old=tuple(one for one in found if isinstance(one, Old) and not _told(one, due)),
        no_date=tuple(_no_date(one) for one in asked if one.school.slug not in dated),
        later=due[len(near)] if len(near) < len(due) else None,
        elsewhere=any(
            home == ELSEWHERE and (not kinds or entry.kind in kinds)
            for home, fact in facts
            if not everything
            for entry in fact.dates
        ),
        named=named,
        sources=bundle.sources,
    )


def _told(old: Old, due: Iterable[Due]) -> bool:
    """Whether a newer page states the same date, to which an old one adds nothing."""
    return any(one.what == old.what and one.date == in_year(old.day, one.date.year) for one in due)


def _takes_part(view: SchoolView, everything: bool) -> bool:
    here = everything or view.school.country == "US"
    return here and view.school.status in ("running", "new")


def _of_programs(
    programs: Iterable[SchoolView], sources: Mapping[str, Source], today: date
) -> Iterator[Due | Old]:
    for view in programs:
        dates = application_dates(view)
        rounds = [stated.round for stated in dates if not stated.old]
        for stated in dates:
            yield _of_program(view, stated, rounds, sources, today)


def _of_program(
    view: SchoolView,
    stated: AppDate,
    rounds: Iterable[Round],
    sources: Mapping[str, Source],
    today: date,
) -> Due | Old:
    school, entry = view.school, stated.round
    cohort = f" ({entry.cohort})" if entry.cohort else ""
    about = " (about)" if entry.approximate else ""
    what = f"{school.short}{cohort}: {_what(entry, rounds)}{about}"
    if stated.old:
        return Old("application", what, entry.date, stated.seen, stated.sources)
    coming = next_date(entry, today)
    key = (school.slug, entry.kind, entry.date, *fold(entry.cohort or "").split())
    return Due(
        date=coming.date,
        precision=coming.precision,
        days_left=max(0, (coming.date - today).days),
        kind="application",
        what=what,
        slug=school.slug,
        basis=coming.basis,
        seen=stated.seen,
        sources=stated.sources,
        url=check_at(stated.sources, sources) or school.url,
        uid="-".join(key),
        facts=stated.facts,
    )


def _what(entry: Round, rounds: Iterable[Round]) -> str:
    """What falls on the day; a deadline after which late ones are taken closes nothing."""
    late = any(one.kind == "late" and one.cohort == entry.cohort for one in rounds)
    return "standard deadline" if late and entry.kind == "deadline" else WHAT[entry.kind]


def _of_facts(
    facts: Iterable[tuple[str, Fact]], bundle: DatesBundle, today: date
) -> Iterator[Due | Old]:
    """Dates of boards and givers; facts that state the same one stand together."""
    slugs = {school.slug for school in bundle.schools}
    found: dict[tuple[str, str, str, bool], Due | Old] = {}
    for home, fact in facts:
        taken: set[str] = set()
        for entry in fact.dates:
            key = (entry.kind, entry.date, fold(entry.what), too_old(entry, fact.as_of))
            uid = "-".join((fact.id, entry.kind, entry.date))
            uid = f"{uid}-{len(taken)}" if uid in taken else uid
            taken.add(uid)
            slug = home if home in slugs else None
            one = _of_fact(entry, fact, slug, bundle.sources, today, uid)
            known = found.get(key)
            if known is not None:
                names = dict.fromkeys((*known.sources, *one.sources))
                one = replace(known, sources=tuple(names))
            found[key] = one
    yield from found.values()


def _of_fact(
    entry: YearlyDate,
    fact: Fact,
    slug: str | None,
    sources: Mapping[str, Source],
    today: date,
    uid: str,
) -> Due | Old:
    seen = entry.seen or entry.cycle or (fact.as_of[:4] if fact.as_of else None)
    if too_old(entry, fact.as_of):
        return Old(entry.kind, entry.what, entry.date, seen, fact.sources)
    coming = next_date(entry, today)
    return Due(
        date=coming.date,
        precision=coming.precision,
        days_left=max(0, (coming.date - today).days),
        kind=entry.kind,
        what=entry.what,
        slug=slug,
        basis=coming.basis,
        seen=seen,
        sources=fact.sources,
        url=check_at(fact.sources, sources),
        uid=uid,
        facts=(fact,),
    )


def _no_date(view: SchoolView) -> NoDate:
    said = statements(view)
    return NoDate(
        view.school.slug,
        view.school.short,
        rolling=any(part.rolling for part in said),
        refused=any(part.accepting is False for part in said),
    )
