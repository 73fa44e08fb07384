"""What a user types about themselves, checked: days that were, amounts that can be, any text.

Each function raises ValueError with what was expected, in the words of a message.
"""

import re
from datetime import date

from perfcli.journal.records import MOST_TEXT

FIRST_YEAR = 1950
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
LIKE = "expected one like 2026-11-24"
# What a terminal would obey, or that turns text around. The joiners of emoji stay.
HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def day_of(text: str, today: date) -> date:
    """A day on which something was: of the calendar, not to come, not before FIRST_YEAR."""
    text = text.strip()
    if not DAY.fullmatch(text):
        raise ValueError(f"{cut(text)}: no date; {LIKE}")
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"{text}: no day of the calendar; {LIKE}") from error
    if day > today:
        raise ValueError(f"{text}: is still to come; expected a day up to today, {today}")
    if day.year < FIRST_YEAR:
        raise ValueError(f"{text}: expected a day from {FIRST_YEAR} on")
    return day


def amount_of(text: str, most: int, whole: bool = False) -> float:
    """A number above 0 and not above `most`."""
    try:
        amount = float(text)
    except ValueError as error:
        raise ValueError(f"{cut(text)}: no number; expected one like 2") from error
    if not re.fullmatch(r"\s*[+-]?[\d.]+\s*", text, re.ASCII) or not 0 < amount <= most:
        raise ValueError(f"{cut(text)}: expected a number above 0, at most {most:,}")
    if whole and not amount.is_integer():
        raise ValueError(f"{cut(text)}: expected a whole number")
    return amount


def text_of(text: str) -> str:
    """A text, exactly as it was given."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError("is not UTF-8") from error
    if len(text) > MOST_TEXT:
        raise ValueError(f"has {len(text):,} characters; expected at most {MOST_TEXT:,}")
    return text


def cut(text: str) -> str:
    """A text as it is repeated in a message: in quotes, and not too long."""
    return repr(text if len(text) <= 40 else f"{text[:40]}...")


def one_line(text: str, most: int | None = None) -> str:
    """A user's text on one line; what cannot be seen, such as a line break, is made visible.

    `most`: so many characters of it, and how many more there are.
    """
    shown = HIDDEN.sub(_visible, text)
    if most is None or len(shown) <= most:
        return shown
    return f"{shown[:most].rstrip()} [and {len(shown) - most:,} more characters: --all]"


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    return SHORT.get(match[0]) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")
