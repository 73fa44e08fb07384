"""The user's plan, made of the profile, the journal and the knowledge."""

from collections.abc import Sequence
from datetime import date

from perfcli.advice.plan.milestones import Plan
from perfcli.advice.plan.standing import Courses, Standing, courses_of
from perfcli.advice.plan.timeline import Days, days_of, plan
from perfcli.advice.programs.schools import SchoolsView, some_schools
from perfcli.advice.yours.progress import Progress
from perfcli.advice.yours.tracking import chosen_slugs
from perfcli.journal.profile import Profile
from perfcli.journal.records import Entry, Tracked
from perfcli.knowledge.load import Knowledge


def user_plan(
    knowledge: Knowledge, profile: Profile | None, graduation: str, today: date, own: bool
) -> Plan:
    """The plan of a profile, or of a graduation. `own`: the journal is that of the same user.

    Raises UserError as `days_of` does.
    """
    days = days_of(profile, graduation, today)
    told, progress, entries = _journal(knowledge, days) if own else ([], Progress(), [])
    programs = SchoolsView((), {})
    courses = None
    if days.goal is not None:
        known = {head.slug for head in knowledge.index.schools}
        aims = chosen_slugs(told, profile.schools if profile else ())
        programs = some_schools(knowledge, [slug for slug in aims if slug in known])
        courses = _courses(knowledge, profile, programs, today)
    slugs = [one.school.slug for one in programs.schools]
    standing = Standing(profile, told, progress, entries, courses, slugs)
    return plan(knowledge.plan, days, programs.schools, programs.sources, standing, today)


def _journal(
    knowledge: Knowledge, days: Days
) -> tuple[list[tuple[str, Tracked]], Progress, Sequence[Entry]]:
    """What the user keeps; of the log only the kinds that a milestone counts."""
    from perfcli.commands.kept import told_of_schools, told_progress
    from perfcli.journal.database import journal_path
    from perfcli.journal.events import logged

    path = journal_path()
    if not path.exists():
        return [], Progress(), []
    asked = {"applicant": days.goal is not None, "student": days.graduation is not None}
    kinds = {
        one.done.log
        for timeline in knowledge.plan.basis.timelines
        if asked[timeline.id]
        for one in timeline.milestones
        if one.done and one.done.log
    }
    return told_of_schools(), told_progress(), logged(path, sorted(kinds))


def _courses(
    knowledge: Knowledge, profile: Profile | None, programs: SchoolsView, today: date
) -> Courses | None:
    """What `match` says of the courses of the programs that take a class."""
    from perfcli.advice.match.comparison import Matcher
    from perfcli.advice.plan.programs import left_out
    from perfcli.commands.own import words_of

    slugs = [view.school.slug for view in programs.schools if left_out(view) is None]
    if profile is None or not profile.lists_all_courses or not slugs:
        return None
    view = Matcher(knowledge, words_of(knowledge), slugs).match(profile, today)
    return courses_of(view, profile)
