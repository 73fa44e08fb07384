"""The user's profile for any command: the one in its place, or one that is named."""

import sys
from datetime import date
from functools import lru_cache
from pathlib import Path

from perfcli.advice.words import Words
from perfcli.errors import UserError
from perfcli.journal.files import no_profile, profile_path, read_stdin, read_text
from perfcli.journal.profile import Profile
from perfcli.journal.reading import read_profile
from perfcli.knowledge.load import Knowledge

STDIN = "-"


@lru_cache(maxsize=1)
def words_of(knowledge: Knowledge) -> Words:
    """The names that a profile may use; reading and matching it take the same."""
    return Words(knowledge.index, knowledge.courses)


def own_profile(knowledge: Knowledge, given: str, today: date) -> Profile:
    """The profile named, that of standard input for `-`, or for an empty name the user's own.

    Raises UserError('no-profile') where there is none, 'invalid-file' with all its problems, or
    'unreadable'.
    """
    if given == STDIN:
        if sys.stdin is None or sys.stdin.isatty():
            hint = "For example: perfcli match --profile - < record.yaml"
            raise UserError("usage", "--profile -: standard input is the keyboard", hint)
        text, shown = read_stdin(), "standard input"
    else:
        path = Path(given) if given else profile_path()
        if not given and not path.exists():
            raise no_profile()
        text, shown = read_text(path), str(path)
    return read_profile(text, shown, words_of(knowledge), today)


def profile_if_any(knowledge: Knowledge, today: date) -> Profile | None:
    """The user's own profile, or None where there is none yet. Raises as `own_profile` does."""
    return own_profile(knowledge, "", today) if profile_path().exists() else None
