"""The compiled form of the words that a profile may use; small, since `match` starts with it."""

from perfcli.knowledge.bundles.entries import Bundle
from perfcli.knowledge.model.vocabulary import Course, Role, Study


class CoursesBundle(Bundle, frozen=True):
    """The courses and their names, and the other words that a profile may use."""

    courses: tuple[Course, ...]
    roles: tuple[Role, ...] = ()
    studies: tuple[Study, ...] = ()
