"""Whether a course that is not finished counts: the school's rule, as far as it has one."""

from datetime import date

from perfcli.advice.match.asks import CourseRules
from perfcli.advice.match.record import Record
from perfcli.advice.match.when import due_date
from perfcli.journal.profile import CourseTaken

SURE, MAYBE, NOT = 2, 1, 0
Level = tuple[int, str]


class Policy:
    """A program's rule on courses in progress and planned, for one record."""

    def __init__(self, rules: CourseRules, record: Record, applied: date | None) -> None:
        self.rules = rules
        self.start = record.start
        self.due: date | None = None
        if rules.done_by not in (None, "application", "matriculation"):
            self.due = due_date(rules.done_by or "", applied, record.today)

    def level(self, course: CourseTaken) -> Level:
        """How firmly an unfinished course counts, and why."""
        planned = course.status == "planned"
        accepted = self.rules.planned if planned else self.rules.in_progress
        word = "planned" if planned else "in progress"
        if accepted is None:
            return self._by_date(course, planned, word)
        if not accepted:
            return NOT, "all must be done to apply"
        return self._before_start(course, word)

    def _by_date(self, course: CourseTaken, planned: bool, word: str) -> Level:
        """Where the school does not speak of it: what follows from when all must be done."""
        if self.rules.done_by == "matriculation":
            return self._before_start(course, word)
        if self.rules.done_by == "application" or (planned and self.rules.in_progress is False):
            return NOT, "all must be done to apply"
        if self.due is None or course.year is None or course.year == self.due.year:
            by = f" (all by {self.due.isoformat()})" if self.due else ""
            return MAYBE, f"whether courses {word} will do is not said{by}"
        if course.year < self.due.year:
            return SURE, f"done by {self.due.isoformat()}"
        return NOT, f"all must be done by {self.due.isoformat()}"

    def _before_start(self, course: CourseTaken, word: str) -> Level:
        """Accepted if it is finished by the first day, as far as the record tells."""
        if course.year is None or self.start is None or course.year < self.start.year:
            return SURE, f"courses {word} are accepted"
        if course.year > self.start.year:
            return NOT, "later than the first day of school"
        if self.start.month == 1:
            return MAYBE, "in the year in which you start"
        return SURE, f"courses {word} are accepted"
