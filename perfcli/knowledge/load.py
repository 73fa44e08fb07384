"""The knowledge as the rest of perfcli sees it: looked up by name, read when asked for."""

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import msgspec

from perfcli.errors import UserError
from perfcli.knowledge.bundles import entries as bundle
from perfcli.knowledge.store import Store, open_store

if TYPE_CHECKING:  # lists are loaded by the answers that need them
    from perfcli.knowledge.bundles import lists as listbundle
    from perfcli.knowledge.bundles.courses import CoursesBundle
    from perfcli.knowledge.bundles.own import OwnBundle
    from perfcli.knowledge.bundles.plan import PlanBundle
    from perfcli.knowledge.bundles.upkeep import UpkeepBundle
    from perfcli.knowledge.questions.base import AskBase

T = TypeVar("T")


class Knowledge:
    """Compiled knowledge; each part is decoded once, when first asked for.

    Every method raises UserError('invalid-file') where a compiled file is damaged.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def _decode(self, name: str, kind: type[T]) -> T:
        raw = self._store.read(name)
        try:
            return msgspec.json.decode(raw, type=kind)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            message = f"the compiled file {name} is damaged: {error}"
            raise UserError("invalid-file", message, "Reinstall perfcli.") from error

    @cached_property
    def index(self) -> bundle.Index:
        """Names of topics and programs, and what perfcli says of itself."""
        return self._decode("index.json", bundle.Index)

    def topic(self, name: str) -> bundle.TopicBundle:
        """One page by its id."""
        return self._decode(f"topics/{name}.json", bundle.TopicBundle)

    def school(self, slug: str) -> bundle.SchoolsBundle:
        """One program by its slug."""
        return self._decode(f"schools/{slug}.json", bundle.SchoolsBundle)

    @cached_property
    def schools(self) -> bundle.SchoolsBundle:
        """Every program."""
        return self._decode("schools.json", bundle.SchoolsBundle)

    @cached_property
    def match(self) -> bundle.SchoolsBundle:
        """Every program with the facts alone that `match` reads."""
        return self._decode("match.json", bundle.SchoolsBundle)

    @cached_property
    def resources(self) -> "listbundle.ResourcesBundle":
        """Every address."""
        from perfcli.knowledge.bundles.lists import ResourcesBundle

        return self._decode("resources.json", ResourcesBundle)

    @cached_property
    def sources(self) -> bundle.SourcesBundle:
        """Every source with its count of facts."""
        return self._decode("sources.json", bundle.SourcesBundle)

    @cached_property
    def facts(self) -> bundle.FactsBundle:
        """Every fact with its home."""
        return self._decode("facts.json", bundle.FactsBundle)

    @cached_property
    def upkeep(self) -> "UpkeepBundle":
        """The kinds of facts with their shelf lives, and the exceptions of `data links`."""
        from perfcli.knowledge.bundles.upkeep import UpkeepBundle

        return self._decode("upkeep.json", UpkeepBundle)

    @cached_property
    def courses(self) -> "CoursesBundle":
        """The prerequisite courses, roles and fields of study."""
        from perfcli.knowledge.bundles.courses import CoursesBundle

        return self._decode("courses.json", CoursesBundle)

    def state(self, code: str) -> bundle.StatesBundle:
        """One state by its code in small letters."""
        return self._decode(f"states/{code}.json", bundle.StatesBundle)

    @cached_property
    def states(self) -> bundle.StatesBundle:
        """Every state."""
        return self._decode("states.json", bundle.StatesBundle)

    @cached_property
    def glossary(self) -> "listbundle.GlossaryBundle":
        """Every term."""
        from perfcli.knowledge.bundles.lists import GlossaryBundle

        return self._decode("glossary.json", GlossaryBundle)

    @cached_property
    def dates(self) -> bundle.DatesBundle:
        """Every date that comes back each year."""
        return self._decode("dates.json", bundle.DatesBundle)

    @cached_property
    def costs(self) -> "listbundle.CostsBundle":
        """What `costs` computes with."""
        from perfcli.knowledge.bundles.lists import CostsBundle

        return self._decode("costs.json", CostsBundle)

    @cached_property
    def counters(self) -> "listbundle.CountersBundle":
        """What `log` takes down and counts against."""
        from perfcli.knowledge.bundles.lists import CountersBundle

        return self._decode("counters.json", CountersBundle)

    @cached_property
    def plan(self) -> "PlanBundle":
        """The milestones of `plan`."""
        from perfcli.knowledge.bundles.plan import PlanBundle

        return self._decode("plan.json", PlanBundle)

    @cached_property
    def own(self) -> "OwnBundle | None":
        """What the user's own files change, or None where there are none."""
        from perfcli.knowledge.bundles.own import OwnBundle

        if not self._store.holds("own.json"):
            return None
        return self._decode("own.json", OwnBundle)

    @cached_property
    def ask(self) -> "AskBase":
        """The index of `ask`."""
        from perfcli.knowledge.questions.base import AskBase

        path = self._store.path("ask.sqlite")
        return AskBase(path, None if path else self._store.read("ask.sqlite"))

    def words(self, kind: str) -> list[str]:
        """Lines of the words that a shell completes; none of a kind that there is not."""
        try:
            return self._store.read(f"words/{kind}.txt").decode("utf-8").splitlines()
        except (UserError, UnicodeDecodeError):
            return []

    @cached_property
    def careers(self) -> "listbundle.CareersBundle":
        """Every career."""
        from perfcli.knowledge.bundles.lists import CareersBundle

        return self._decode("careers.json", CareersBundle)

    @cached_property
    def checklists(self) -> "listbundle.ChecklistsBundle":
        """Every checklist."""
        from perfcli.knowledge.bundles.lists import ChecklistsBundle

        return self._decode("checklists.json", ChecklistsBundle)


def load() -> Knowledge:
    """The knowledge of this installation. Raises UserError if there is none or it is invalid."""
    return Knowledge(open_store())
