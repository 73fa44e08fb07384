"""What the journal keeps, made ready for the commands that show it or add to it."""

import sys
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from perfcli.advice.programs.schools import SchoolView, school_view
from perfcli.advice.yours.given import day_of
from perfcli.advice.yours.progress import Progress
from perfcli.errors import UserError
from perfcli.journal.database import journal_path
from perfcli.journal.events import anchored, latest, logged, ticked, tracked
from perfcli.journal.profile import Profile, calendar_day
from perfcli.journal.records import Tracked
from perfcli.knowledge.load import Knowledge
from perfcli.writing import user_path

MOST_BYTES = 20_000_000  # years of entries, and no burden for a small machine
Supply = tuple[tuple[str, str], tuple[date, str]]


def day_option(option: str, text: str, today: date) -> date:
    """The day of an option, today where none is given. Raises UserError('usage')."""
    try:
        return day_of(text, today) if text else today
    except ValueError as error:
        raise UserError("usage", f"{option}: {error}", f"Write it as {option} {today}") from error


def told_of_schools() -> list[tuple[str, Tracked]]:
    """All that was told of applications, by slug, the oldest first."""
    return [(event.key, event.told) for event in tracked(journal_path())]


def programs_by_slug(knowledge: Knowledge) -> dict[str, SchoolView]:
    """Programs with the facts on their application dates alone."""
    return {school.slug: school_view(school) for school in knowledge.dates.schools}


def told_progress() -> Progress:
    """Steps done and days told, without the days that are known from elsewhere."""
    path = journal_path()
    ticks = {key: event.told.on for key, event in latest(ticked(path)).items()}
    days = {key: event.told.on for key, event in latest(anchored(path)).items()}
    return Progress(ticks, days)


def progress_of(knowledge: Knowledge, chosen: Sequence[str], whom: str, today: date) -> Progress:
    """How far the user is with the chosen checklists, or with all for none.

    `whom`: the school or visit that the answer is about.
    """
    progress = told_progress()
    lists = [one for one in knowledge.checklists.checklists if not chosen or one.id in chosen]
    anchors = {one.anchor for one in lists}
    names = [whom] if whom else [n for one in lists for n in progress.worked(one.id)]
    return replace(progress, supplied=dict(_supplied(knowledge, anchors, names, today)))


def _supplied(
    knowledge: Knowledge, anchors: Collection[str], names: Sequence[str], today: date
) -> Iterator[Supply]:
    """Days that steps count from and that are known: from the profile, the board, the schools."""
    from perfcli.advice.programs.windows import windows
    from perfcli.advice.yours.tracking import cycle_day
    from perfcli.commands.own import profile_if_any

    own = {"start", "graduation", "yearend"} & set(anchors)
    schools = "deadline" in anchors and names
    profile = profile_if_any(knowledge, today) if own or schools else None
    if own:
        yield from _of_profile(knowledge, profile, anchors, today)
    if schools:
        programs = programs_by_slug(knowledge)
        day = cycle_day(profile.start_date if profile else None, today)
        for name in names:
            closes = windows(programs[name], day) if name in programs else ()
            days = [one.close.next for one in closes if one.close is not None]
            if days:
                first = min(days, key=lambda one: one.last)
                meant = ", for the start in your profile" if day > today else ""
                basis = f"{first.basis}{meant}: perfcli deadlines {name}"
                yield ("deadline", name), (first.date, basis)


def _of_profile(
    knowledge: Knowledge, profile: Profile | None, anchors: Collection[str], today: date
) -> Iterator[Supply]:
    start = profile.start_date if profile else None
    if start is not None:
        yield ("start", ""), (start, "your profile")
    end = calendar_day(profile.graduation) if profile and profile.graduation else None
    if end is not None:
        yield ("graduation", ""), (end, "your profile")
    if "yearend" in anchors:
        from perfcli.advice.yours.counting import Recertification

        certified = profile.certified if profile else None
        year = Recertification(knowledge.counters, certified).year(today)
        own = certified is not None and certified.year_ends is not None
        yield ("yearend", ""), (year.last, "your profile" if own else "the board's year")


def record_with_log(knowledge: Knowledge, today: date) -> Profile | None:
    """The user's profile; what was seen is counted from the log where the profile is silent."""
    from perfcli.commands.own import profile_if_any

    profile = profile_if_any(knowledge, today)
    return with_log(knowledge, profile) if profile is not None else None


def with_log(knowledge: Knowledge, profile: Profile) -> Profile:
    """A profile with what was seen by the log, where it does not say that itself."""
    path = journal_path()
    if profile.shadowing is not None or not path.exists():
        return profile
    from perfcli.advice.yours.counting import seen_so_far, shadowing_record
    from perfcli.advice.yours.logbook import sorts_of

    entries = logged(path, ("shadow",))
    if not entries:
        return profile
    sort = sorts_of(knowledge.counters.basis)["shadow"]
    return replace(profile, shadowing=shadowing_record(seen_so_far(sort, entries)))


def gaps_by_slug(
    knowledge: Knowledge, profile: Profile, slugs: Sequence[str], today: date
) -> dict[str, tuple[str, ...]]:
    """What a record lacks for each program, as `match` has it."""
    from perfcli.advice.match.comparison import Matcher
    from perfcli.commands.own import words_of
    from perfcli.render.layouts.match import label

    if not slugs:
        return {}
    every = list(dict.fromkeys(slugs))
    view = Matcher(knowledge, words_of(knowledge), every).match(profile, today)
    return {
        one.rules.slug: tuple(dict.fromkeys(label(each) for each in one.requirements if each.gap))
        for one in view.schools
    }


def read_given(file: str) -> str:
    """The text of a file that is to be taken in, `-` being standard input.

    Raises UserError('unreadable' or 'invalid-file').
    """
    raw = read_bytes(file)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{file}: byte {error.start} is not UTF-8"
        raise UserError("invalid-file", message, "Save the file as CSV in UTF-8.") from error


def read_bytes(file: str) -> bytes:
    """The content of a file, `-` being standard input. Raises UserError('unreadable')."""
    try:
        if file == "-":
            raw = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with user_path(file).open("rb") as stream:
                raw = stream.read(MOST_BYTES + 1)
    except (OSError, AttributeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "nothing can be read there"
        hint = "Check its name and permissions."
        raise UserError("unreadable", f"cannot read {file}: {reason}", hint) from error
    if len(raw) > MOST_BYTES:
        message = f"{file} has more than {MOST_BYTES:,} bytes"
        raise UserError("invalid-file", message, "Take it in by parts.")
    return raw
