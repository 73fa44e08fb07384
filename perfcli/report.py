"""A report of a bug of ours: where it happened and in which versions, without the user's words."""

import os
import platform
import sys
import tempfile
import traceback
from datetime import datetime
from pathlib import Path

from perfcli.places import cache_dir


def report_bug(error: Exception) -> str:
    """Write a report and return what to tell the user.

    The report holds the kind of error, files, lines and functions of ours and versions; no
    message, no argument, no profile, note or question.
    """
    frames = [
        f"- {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    from perfcli.version import version_text

    text = "\n".join(
        [
            "# perfcli bug report",
            "",
            f"- {version_text().strip()}",
            f"- Python {platform.python_version()} on {sys.platform}",
            f"- error: {type(error).__name__}",
            "",
            *frames,
            "",
        ]
    )
    said = "perfcli: this is a bug of ours, not yours."
    path = _write(text)
    if path is None:
        return f"{said}\n{text}"
    return f"{said} A report without your data is in {path}; please send it to us."


def _write(text: str) -> Path | None:
    for folder in (cache_dir(), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = _fresh(folder)
            path.write_text(text, encoding="utf-8")
        except OSError:
            continue
        return path
    return None


def _fresh(folder: Path) -> Path:
    """A new empty file, whoever else may write in that folder: never one that was there."""
    handle, name = tempfile.mkstemp(".md", f"report-{datetime.now():%Y%m%d-%H%M%S}-", folder)
    os.close(handle)
    return Path(name)
