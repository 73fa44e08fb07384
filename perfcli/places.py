"""Where the user's files and our caches lie, on every platform; PERFCLI_HOME moves them all."""

import os
import sys
from pathlib import Path, PurePath


def config_dir() -> Path:
    """The folder of what the user edits: profile, own facts. Not created here."""
    return _place("config")


def own_data_dir() -> Path:
    """The folder of the user's own facts. Every command asks for it, so it must cost nothing."""
    home = os.environ.get("PERFCLI_HOME")
    if not home and sys.platform == "linux" and "ANDROID_DATA" not in os.environ:
        # What platformdirs finds there (a test compares), without the time to load it.
        base = os.environ.get("XDG_CONFIG_HOME", "")
        above = Path(base) if base.strip() else Path("~/.config").expanduser()
        return above / "perfcli" / "data"
    return config_dir() / "data"


def data_dir() -> Path:
    """The folder of what perfcli keeps for the user. Not created here."""
    return _place("data")


def cache_dir() -> Path:
    """The folder of what can be made again. Not created here."""
    return _place("cache")


def _place(kind: str) -> Path:
    home = os.environ.get("PERFCLI_HOME")
    if home:
        return Path(home) / kind
    import platformdirs

    if kind == "config":  # on Windows %APPDATA%, which follows a user from machine to machine
        return platformdirs.user_config_path("perfcli", appauthor=False, roaming=True)
    find = {"data": platformdirs.user_data_path, "cache": platformdirs.user_cache_path}[kind]
    return find("perfcli", appauthor=False)


def sqlite_uri(path: PurePath, options: str) -> str:
    """The address of a database for SQLite, which knows no name of a server before the path."""
    uri = path.as_uri()
    local = uri if uri.startswith("file:///") else f"file:////{uri.removeprefix('file://')}"
    return f"{local}?{options}"
