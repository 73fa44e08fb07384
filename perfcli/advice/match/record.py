"""A profile made ready for `match`: which of its courses count for which, and how firmly."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from perfcli.advice.words import Words
from perfcli.journal.profile import GRADES, CourseTaken, Profile
from perfcli.knowledge.bundles.courses import CoursesBundle
from perfcli.knowledge.model.vocabulary import Course


class Entry(Struct, frozen=True, gc=False):
    """One course of the record. `rank` is the place of its grade, best first; P has none."""

    index: int
    course: CourseTaken
    name: str
    credits: float | None
    rank: int | None
    text: str


class Reach(Struct, frozen=True, gc=False):
    """That an entry counts for a course: how far off, with what share of its credits.

    `sure` is false where only the school can say whether it counts. `part` names the part that a
    whole course stands for: its credits are shared among its parts.
    """

    entry: Entry
    distance: int
    share: float = 1.0
    sure: bool = True
    part: str | None = None


class Catalog:
    """How courses and fields of study hang together, computed once for any number of records."""

    def __init__(self, bundle: CoursesBundle, words: Words) -> None:
        self.words = words
        self.courses: Mapping[str, Course] = {course.id: course for course in bundle.courses}
        self.studies = {study.id: study.counts_as for study in bundle.studies}
        self.reaches = {name: self._closure(name) for name in self.courses}
        self.parts: dict[str, tuple[str, ...]] = {}
        for course in self.courses.values():
            for whole in course.part_of:
                self.parts[whole] = (*self.parts.get(whole, ()), course.id)
        self.breadth: dict[str, int] = dict.fromkeys(self.courses, 0)
        for reached in self.reaches.values():
            for name in reached:
                self.breadth[name] += 1

    def _closure(self, name: str) -> dict[str, int]:
        """Every course that a course stands for, with the number of steps to it."""
        found = {name: 0}
        queue = [name]
        for one in queue:
            for wider in self.courses[one].counts_as:
                if wider not in found:
                    found[wider] = found[one] + 1
                    queue.append(wider)
        return found

    def studies_of(self, field: str) -> frozenset[str]:
        """A field of study by its id, and every group that it belongs to."""
        found = self.words.find("study", field)
        queue = [found] if found is not None else []
        for one in queue:
            queue += [wider for wider in self.studies[one] if wider not in queue]
        return frozenset(queue)

    def name(self, course: str) -> str:
        """A course's name as it stands inside a sentence."""
        name = self.courses[course].name if course in self.courses else course.replace("-", " ")
        return name if name[:2].isupper() or name == "English" else name[:1].lower() + name[1:]


class Record:
    """A profile with its courses by what they count for."""

    def __init__(self, profile: Profile, catalog: Catalog, today: date) -> None:
        self.profile = profile
        self.catalog = catalog
        self.today = today
        self.start = profile.start_date
        self.complete = profile.lists_all_courses
        self.entries = tuple(_entry(i, c, catalog) for i, c in enumerate(profile.courses or ()))
        self.reach = self._reach()
        field = profile.degree.field if profile.degree is not None else None
        self.studies = catalog.studies_of(field) if field is not None else frozenset()

    @property
    def retaken(self) -> tuple[Entry, ...]:
        """Courses that were taken twice."""
        return tuple(entry for entry in self.entries if entry.course.retake_of is not None)

    def _reach(self) -> dict[str, list[Reach]]:
        """Which entries count for each course."""
        reach: dict[str, list[Reach]] = {}
        for entry in self.entries:
            for name, steps in self.catalog.reaches[entry.course.course].items():
                reach.setdefault(name, []).append(Reach(entry, steps))
            for name in self.catalog.courses[entry.course.course].may_be:
                reach.setdefault(name, []).append(Reach(entry, 1, sure=False))
        for whole, parts in self.catalog.parts.items():
            self._parts(reach, whole, parts)
        return reach

    def _parts(self, reach: dict[str, list[Reach]], whole: str, parts: tuple[str, ...]) -> None:
        """All parts together are the whole; the whole is shared among its parts."""
        wholes = [one for one in reach.get(whole, ()) if one.sure]
        given = [[one for one in reach.get(part, ()) if one.sure] for part in parts]
        if all(given):
            made = {one.entry.index: one for group in given for one in group}
            seen = {one.entry.index for one in wholes}
            for one in made.values():
                if one.entry.index not in seen:
                    reach.setdefault(whole, []).append(Reach(one.entry, one.distance + 1))
        for part in parts:
            for one in wholes:
                half = Reach(one.entry, one.distance + 1, share=1 / len(parts), part=part)
                reach.setdefault(part, []).append(half)


def _entry(index: int, course: CourseTaken, catalog: Catalog) -> Entry:
    rank = GRADES.index(course.grade) if course.grade not in (None, "P") else None
    name = catalog.name(course.course)
    amount = course.semester_credits
    return Entry(index, course, name, amount, rank, entry_text(course, name, amount))


def entry_text(course: CourseTaken, name: str, amount: float | None) -> str:
    """A course of the record in a few words: `organic chemistry 4 credits, lab, B+ (2021)`."""
    words = []
    if course.quarter_credits is not None:
        words.append(f"{course.quarter_credits:g} quarter credits ({amount:.3g})")
    elif amount is not None:
        words.append(f"{amount:g} {'credit' if amount == 1 else 'credits'}")
    if course.lab is not None:
        words.append("lab" if course.lab else "no lab")
    if course.by is not None and course.by != "college":
        words.append({"ap": "AP", "clep": "CLEP", "exam": "by exam"}[course.by])
    if course.status != "done":
        words.append(course.status.replace("-", " "))
    if course.grade is not None:
        words.append(course.grade)
    if course.retake_of is not None:
        words.append(f"first {course.retake_of}")
    year = f" ({course.year})" if course.year is not None else ""
    return f"{name} {', '.join(words)}".rstrip() + year
