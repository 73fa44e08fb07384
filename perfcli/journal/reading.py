"""From the text of a profile to a checked Profile, or to every problem in it at once.

A message names the file, the line, the field and the offending value; nothing else of the profile
is ever repeated.
"""

import copy
import re
from datetime import date
from typing import Any

import msgspec

from perfcli.errors import UserError
from perfcli.journal.checks import Names, checked
from perfcli.journal.profile import Profile
from perfcli.knowledge.reading import Document, Path_, parse_yaml

LIMIT_CHARACTERS = 200_000
MOST_PROBLEMS = 50
CONTROL = r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]"
# What is said of the data, for a profile.
PLAIN = (
    (r"remove it or see data/README\.md", "remove it; `profile --init` writes one with all fields"),
)


def read_profile(text: str, shown: str, names: Names, today: date) -> Profile:
    """The profile in a YAML text; `shown` is what messages call the file.

    Raises UserError('invalid-file') with every problem, each with its line.
    """
    if len(text) > LIMIT_CHARACTERS:
        message = f"{shown} has {len(text):,} characters; expected at most {LIMIT_CHARACTERS:,}"
        raise UserError("invalid-file", message, "A profile is one person's record: shorten it.")
    document = parse_yaml(text.removeprefix("\ufeff"), shown)
    problems = [(problem.line, problem.message) for problem in document.problems]
    profile = None
    if all(problem.rule == "repeated-key" for problem in document.problems):
        profile = _decoded(document, problems, names, today)
    if problems or profile is None:
        raise _invalid(shown, problems)
    return profile


def check_record(raw: Any, shown: str, names: Names, today: date) -> Profile:
    """The profile in values that a program has decoded; `shown` is what messages call them.

    Raises UserError('invalid-file') with every problem.
    """
    problems: list[tuple[int, str]] = []
    profile = _decoded(Document(shown, copy.deepcopy(raw), {}, []), problems, names, today)
    if problems or profile is None:
        error = _invalid(shown, problems)
        has = ", ".join(Profile.__struct_fields__)
        raise UserError(error.code, error.message, f"Fields of a record: {has}")
    return profile


def _decoded(
    document: Document, problems: list[tuple[int, str]], names: Names, today: date
) -> Profile | None:
    wrong: list[Path_] = []

    def report(path: Path_, rule: str, message: str) -> None:
        """A problem with the fields that lead to it, as in `courses.grade`."""
        fields = [_short(part) for part in path if isinstance(part, str)]
        where = f"{'.'.join(fields)}: " if fields else ""
        message = message.removeprefix(f"{fields[-1]}: ") if fields else message
        problems.append((document.line(path), where + plain(message)))
        wrong.append(path)

    raw = document.data if document.data is not None else {}
    hidden = [(path, text) for path, text in _texts(raw, ()) if _hides(text)]
    for path, text in hidden:
        report(path, "control", f"{text[:40]!r}: holds a control character: remove it")
    if hidden:
        return None
    if isinstance(raw, dict):
        _shorthands(raw)
    profile: Profile | None
    try:
        profile = msgspec.convert(raw, Profile, strict=True)
    except msgspec.ValidationError:
        from perfcli.knowledge.decode import decode

        decode(Profile, raw, (), report)  # slower, and finds every problem
        profile = _rest(raw, wrong)
    return checked(profile, report, names, today) if profile is not None else None


def _rest(raw: Any, wrong: list[Path_]) -> Profile | None:
    """What is left of a profile without the values that are wrong, so that it is checked too."""
    for path in wrong:
        fields = raw
        for part in path[:-1]:
            fields = _inside(fields, part)
        if isinstance(fields, dict) and path:
            fields.pop(path[-1], None)
    try:
        return msgspec.convert(raw, Profile, strict=True)
    except msgspec.ValidationError:
        return None


def _inside(value: Any, part: str | int) -> Any:
    try:
        return value[part]
    except (KeyError, IndexError, TypeError):  # taken out already
        return None


def _shorthands(raw: dict[str, Any]) -> None:
    """Write out what may be written short: a bare GPA, a role as a word, a year as a number."""
    if _number(raw.get("gpa")):
        raw["gpa"] = {"overall": raw["gpa"]}
    for fields, name in ((raw, "born"), (raw, "start"), (raw, "graduation")):
        _as_text(fields, name)
    _as_text(raw.get("degree"), "year")
    for name in ("since", "cycle_ends"):
        _as_text(raw.get("certified"), name)
    tests = raw.get("tests")
    if isinstance(tests, dict):
        raw["tests"] = {name: _test(value) for name, value in tests.items()}
    work = raw.get("experience")
    if isinstance(work, list):
        raw["experience"] = [{"role": one} if isinstance(one, str) else one for one in work]


def _test(value: Any) -> Any:
    if isinstance(value, bool):
        return {"taken": value}
    return {"score": value} if _number(value) else value


def _as_text(fields: Any, name: str) -> None:
    if isinstance(fields, dict) and type(fields.get(name)) is int:
        fields[name] = str(fields[name])


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _texts(value: Any, path: Path_) -> list[tuple[Path_, str]]:
    """Every text and every key inside a value with its path."""
    if isinstance(value, str):
        return [(path, value)]
    if isinstance(value, dict):
        keys = [(path, key) for key in value]
        return keys + [text for key, item in value.items() for text in _texts(item, (*path, key))]
    if isinstance(value, list):
        return [text for i, item in enumerate(value) for text in _texts(item, (*path, i))]
    return []


def _short(name: str) -> str:
    """A field's name, or the beginning of what somebody wrote in the place of one."""
    return name if len(name) <= 60 else f"{name[:60]}..."


def _hides(text: str) -> bool:
    """Whether a text holds what a terminal would obey rather than show."""
    return not text.isprintable() and re.search(CONTROL, text) is not None


def plain(message: str) -> str:
    """What is said of the data, in words for somebody who mends a profile."""
    for pattern, words in PLAIN:
        message = re.sub(pattern, words, message)
    return message


def _invalid(shown: str, problems: list[tuple[int, str]]) -> UserError:
    if not problems:
        problems = [(0, "expected fields (`name: value`)")]
    lines = [
        f"  {shown}:{line}: {message}" if line else f"  {shown}: {message}"
        for line, message in sorted(dict.fromkeys(problems))[:MOST_PROBLEMS]
    ]
    if len(problems) > MOST_PROBLEMS:
        lines.append(f"  and {len(problems) - MOST_PROBLEMS} more")
    count = f"{len(problems)} {'problem' if len(problems) == 1 else 'problems'}"
    message = "\n".join([f"{count} in the profile:", *lines])
    return UserError("invalid-file", message, "Mend the lines named, then try again.")
