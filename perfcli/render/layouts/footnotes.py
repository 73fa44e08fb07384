"""Warnings that stand on a page many times: a letter at each fact, the words once at the end."""

from collections import Counter
from collections.abc import Iterable, Iterator

from perfcli.knowledge.model.fact import Fact
from perfcli.render import page as p

LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Footnotes:
    """Letters for the warnings that at least `least` of the facts carry, in their order."""

    def __init__(self, facts: Iterable[Fact], least: int) -> None:
        counts = Counter(fact.warning for fact in facts if fact.warning)
        often = [warning for warning, count in counts.items() if count >= least]
        self._letters = dict(zip(often, LETTERS, strict=False))

    def marked(self, text: str, fact: Fact) -> str:
        """The text with the letter of the fact's warning, if it has one."""
        letter = self._letters.get(fact.warning or "")
        return f"{text} ({letter})" if letter else text

    def left(self, fact: Fact) -> str | None:
        """The warning that is still to be printed under the fact."""
        return None if fact.warning in self._letters else fact.warning

    def blocks(self) -> Iterator[p.Block]:
        """The words behind the letters."""
        for warning, letter in self._letters.items():
            yield p.Item(warning, marker=f"({letter})")
