"""What programs ask for, one measure each, in the form that a record is held against."""

from msgspec import Struct

from perfcli.knowledge.model.columns import Round
from perfcli.knowledge.model.fact import Fact

# The rules that an applicant asks every school about; how many of them are known is shown.
RULES = ("entry_degree", "gpa", "courses", "tests", "shadowing", "letters", "experience")


class Ask(Struct, frozen=True, kw_only=True, gc=False):
    """One measure. `kind` names it everywhere, `id` once in a program, `label` on a page.

    What is only recommended is shown and judged, and never makes a gap. `shipped` is what
    perfcli ships where the fact behind it is the user's own.
    """

    id: str
    kind: str
    label: str
    column: str
    need: str
    sources: tuple[str, ...] = ()
    required: bool = True
    warning: str | None = None
    shipped: str | None = None


class Settled(Ask, frozen=True, kw_only=True, gc=False):
    """What no record can change: nothing is asked, or (`silent`) it was not found."""

    verdict: str
    why: str
    silent: bool = False


class GpaAsk(Ask, frozen=True, kw_only=True, gc=False):
    """A minimum GPA; `top` is higher where the school's pages differ."""

    measure: str
    minimum: float
    top: float
    retakes: str | None = None


class DegreeAsk(Ask, frozen=True, kw_only=True, gc=False):
    """The degree at entry; `studies` are the fields asked for, by id where they are known."""

    level: str
    studies: tuple[str, ...] = ()
    done_by: str | None = None


class CourseAsk(Ask, frozen=True, kw_only=True, gc=False):
    """A course: its own id first among `targets`, then what does as well.

    `credits` is what must add up; `semesters` how many courses that is. `grade_sure` is false where
    the lowest grade is asked of some courses only.
    """

    targets: tuple[str, ...]
    credits: float | None = None
    semesters: float | None = None
    lab: bool = False
    min_grade: str | None = None
    grade_sure: bool = True
    includes: tuple[str, ...] = ()
    age_limit: int | None = None
    category: bool = False


class DoneAsk(Ask, frozen=True, kw_only=True, gc=False):
    """All courses done at application, where the list of courses is not known as a whole."""


class CreditsAsk(Ask, frozen=True, kw_only=True, gc=False):
    """Credits of all prerequisites together."""

    total: float | None
    by_deadline: float | None


class CourseAgeAsk(Ask, frozen=True, kw_only=True, gc=False):
    """Courses not older than so many years."""

    years: int


class TestAsk(Ask, frozen=True, kw_only=True, gc=False):
    """An admission test; any of `tests` will do."""

    tests: tuple[str, ...]
    max_age: int | None = None


class ShadowingAsk(Ask, frozen=True, kw_only=True, gc=False):
    """What must have been seen."""

    minimum: float | None
    unit: str | None


class LettersAsk(Ask, frozen=True, kw_only=True, gc=False):
    """Letters; `who` is set where the school names whom they must come from."""

    minimum: int
    who: tuple[str, ...] = ()


class ExperienceAsk(Ask, frozen=True, kw_only=True, gc=False):
    """Work before."""

    years: float | None
    work: str | None


class CitizenshipAsk(Ask, frozen=True, kw_only=True, gc=False):
    """Who may apply; none named: there is a rule for people from abroad."""

    accepts: tuple[str, ...]


class AgeAsk(Ask, frozen=True, kw_only=True, gc=False):
    """A minimum age."""

    minimum: int


class CourseRules(Struct, frozen=True, kw_only=True):
    """The rules that hold for all courses of a program."""

    complete: bool = False
    in_progress: bool | None = None
    planned: bool | None = None
    done_by: str | None = None
    online: bool | None = None
    retakes: str | None = None
    max_repeats: int | None = None


class SchoolRules(Struct, frozen=True, kw_only=True):
    """All that a program asks for. `order`: in which its required courses take from a record."""

    slug: str
    name: str
    short: str
    asks: tuple[Ask, ...]
    order: tuple[CourseAsk, ...]
    courses: CourseRules
    rounds: tuple[Round, ...]
    known: frozenset[str]
    notes: tuple[Fact, ...] = ()


class Outcome(Struct, frozen=True, gc=False):
    """How a record stands to one measure: `meets`, `misses` or `unclear`."""

    verdict: str
    have: str | None
    why: str
