"""What may stand where Tab was pressed: commands, options, and the values of both."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from perfcli.completion.values import FILES, LISTS, Value, kind_of, noun, values

WORDS = "_PERFCLI_WORDS"  # PowerShell drops an empty argument: it hands the words over here
MOST_WHAT = 100  # characters that say what a candidate is


def answer(group: Any, shell: str, words: Sequence[str], env: Mapping[str, str]) -> str:
    """The candidates as a shell's script reads them: a line each, `word<TAB>what it is`.

    `words` are those after the program's name up to the cursor, the last the one to complete. The
    one line @files means: whatever files there are.
    """
    given = env[WORDS].split("\n") if WORDS in env else list(words)
    given, cut = _rejoined(given) if shell == "bash" else (given, 0)
    found = [one for one in candidates(group, given or [""]) if one.word[cut:]]
    told = [f"{one.word[cut:]}\t{_plain(one.what)}".rstrip("\t") for one in found]
    return "".join(f"{line}\n" for line in told)


def _rejoined(words: Sequence[str]) -> tuple[list[str], int]:
    """Words as they were before bash broke them at `=`, and how much of the last it keeps."""
    whole: list[str] = []
    cut = 0
    for i, word in enumerate(words):
        if word == "=" and whole and i:
            whole[-1] += word
            cut = len(whole[-1])
        elif whole and i and words[i - 1] == "=" and whole[-1].endswith("="):
            whole[-1] += word
        else:
            whole.append(word)
            cut = 0
    return whole, cut


def _plain(text: str) -> str:
    if not text.isprintable():
        text = "".join(sign if sign.isprintable() else "?" for sign in text)
    return text if len(text) <= MOST_WHAT else f"{text[: MOST_WHAT - 3].rstrip()}..."


def candidates(group: Any, words: Sequence[str]) -> list[Value]:
    """What may stand in the place of the last word."""
    *before, current = words
    before = before[1:] if before[:1] == ["help"] else before
    command, name = group, ""
    while hasattr(command, "list_commands"):
        named = next((i for i, word in enumerate(before) if not word.startswith("-")), None)
        if before and before[-1] == "--show-completion":
            return fitting(values("shells", {}), current)
        if named is None:
            return _options(command, (), current) or _commands(command, current)
        name, before = before[named], before[named + 1 :]
        command = command.get_command(None, name)
    return _of_command(command, before, current) if command is not None else []


def _commands(group: Any, current: str) -> list[Value]:
    if not hasattr(group, "table"):
        named = ((name, group.get_command(None, name)) for name in group.list_commands(None))
        return fitting(
            [Value(name, one.get_short_help_str(MOST_WHAT)) for name, one in named], current
        )
    every = [Value(name, what) for name, (what, _, _) in group.table().items()]
    return fitting(every, current) or fitting([Value(one) for one in group.aliases()], current)


def _of_command(command: Any, before: Sequence[str], current: str) -> list[Value]:
    """Options of a command, the values of one, or the names that it takes."""
    flags = {flag: one for one in command.params for flag in getattr(one, "opts", ())}
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    given: dict[str, list[str]] = {}
    waiting: Any = None
    for word in before:
        flag, told, value = word.partition("=")
        if waiting is not None:
            given.setdefault(waiting.name, []).append(word)
            waiting = None
        elif word.startswith("-") and flag in flags:
            given.setdefault(flags[flag].name, []).extend([value] if told else [])
            waiting = None if told or flags[flag].is_flag else flags[flag]
        elif not word.startswith("-") and arguments:
            given.setdefault(arguments[0].name, []).append(word)
    if waiting is not None:
        return _values(command.name, waiting, given, current)
    flag, told, value = current.partition("=")
    if told and flag in flags:
        found = _values(command.name, flags[flag], given, value)
        return [one._replace(word=f"{flag}={one.word}") for one in found if one.word != FILES]
    if current.startswith("-"):
        return _options(command, given, current)
    found = _values(command.name, arguments[0], given, current) if arguments else []
    return found or (_options(command, given, "--") if not current else [])


def _options(command: Any, given: Iterable[str], current: str) -> list[Value]:
    """Options that begin so and may still be given; none where none was begun."""
    if not current.startswith("-"):
        return []
    every = []
    for one in command.params:
        if one.param_type_name != "option" or getattr(one, "hidden", False):
            continue
        if one.name not in given or one.multiple:
            every.append(Value(max(one.opts, key=len), one.help or ""))
    return fitting([*every, Value("--help", "Examples and options.")], current)


def _values(
    command: str, param: Any, given: Mapping[str, Sequence[str]], current: str
) -> list[Value]:
    kind = kind_of(command, param)
    if not kind:
        return []
    if kind == FILES:
        return [Value(FILES)]
    head, comma, last = current.rpartition(",")
    if not comma or noun(param) not in LISTS:
        used = {word.casefold() for word in given.get(param.name, ())}
        known = values(kind, given)
        if used:
            known = [one for one in known if not used & {one.word, *one.others}]
        return fitting(known, current)
    used = set(head.casefold().split(","))
    left = [one for one in values(kind, given) if not used & {one.word, *one.others}]
    return [one._replace(word=f"{head},{one.word}") for one in fitting(left, last)]


def fitting(known: Iterable[Value], current: str) -> list[Value]:
    """Values that begin with a word, each in the first of its spellings that does."""
    begun = current.casefold()
    if not begun:
        return list(known)
    found = []
    for one in known:
        for word in (one.word, *one.others):
            if word.casefold().startswith(begun):
                found.append(one._replace(word=word))
                break
    return found
