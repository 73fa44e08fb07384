"""The version of perfcli and the date of its data. Imports little: --version is to be at once."""

from perfcli.errors import UserError
from perfcli.knowledge.store import open_store

VERSION = "0.1.0"


def version_text() -> str:
    """One line: the version and the date of the data."""
    try:
        as_of = open_store().read("as_of.txt").decode()
    except (UserError, UnicodeDecodeError):
        as_of = "unknown"
    return f"perfcli {VERSION} (data of {as_of})\n"
