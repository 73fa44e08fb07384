"""Terms: found by name, abbreviation or everyday word, each with the terms it leads to."""

import difflib
import re
import shlex
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from perfcli.advice.names import Named, fold, unknown
from perfcli.errors import UserError
from perfcli.knowledge.bundles.lists import GlossaryBundle
from perfcli.knowledge.model.entry import Source
from perfcli.knowledge.model.fact import Fact
from perfcli.knowledge.model.lists import Term
from perfcli.knowledge.model.resource import Group

COMMAND = "perfcli glossary"
SAME = 0.85  # so alike are two spellings of one word
SHORT = 6  # letters: `Call`, `Prime`, `Vent` stand in sentences that do not mean the term


class TermView(Struct, frozen=True):
    """A term, the fact that it is or rests on, and the other terms that its definition mentions."""

    term: Term
    fact: Fact
    mentions: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The term with its abbreviations: `Cardiopulmonary bypass (CPB)`."""
        short = ", ".join(self.term.abbreviations)
        return f"{self.term.term} ({short})" if short else self.term.term


class GroupView(Struct, frozen=True):
    """A group with its terms."""

    group: Group
    terms: tuple[TermView, ...]


class GlossaryView(Struct, frozen=True):
    """Terms in the groups of the page, or those that were asked for in their order."""

    groups: tuple[GroupView, ...]
    terms: tuple[TermView, ...]
    sources: dict[str, Source]


def glossary_view(bundle: GlossaryBundle, words: Sequence[str] = ()) -> GlossaryView:
    """All terms, or those that `words` name. Raises UserError('unknown-name')."""
    every = bundle.glossary.terms
    chosen = find_terms(every, words) if words else every
    mentions = mention_finder(every)
    views = tuple(TermView(term, _fact(bundle, term), mentions(term)) for term in chosen)
    groups = tuple(
        GroupView(group, tuple(view for view in views if view.term.group == group.id))
        for group in bundle.glossary.groups
    )
    return GlossaryView(groups, views, bundle.sources)


def _fact(bundle: GlossaryBundle, term: Term) -> Fact:
    own = term.fact
    return own if own is not None else bundle.facts[str(term.basis)]


def find_terms(terms: Sequence[Term], words: Sequence[str]) -> tuple[Term, ...]:
    """The terms that `words` name, each once; several share a name that is the same for all.

    Several words are tried as one name first, then in the longest runs. Raises
    UserError('unknown-name') with the nearest terms, or all that a part fits.
    """
    found: dict[str, Term] = {}
    start = 0
    while start < len(words):
        for end in range(len(words), start, -1):
            hits = _hits(" ".join(words[start:end]), terms, run=end - start > 1)
            if hits:
                break
        else:
            raise _unknown(words[start:], terms)
        found.update({term.id: term for term in hits})
        start = end
    return tuple(found.values())


def _hits(name: str, terms: Iterable[Term], run: bool) -> list[Term]:
    """Terms of exactly this name, else the one that it is a part of."""
    wanted = fold(name)
    exact = [term for term in terms if wanted and wanted in map(fold, names_of(term))]
    if exact:
        return sorted(exact, key=lambda term: wanted != fold(term.term))
    parts = _by_part(wanted, terms, whole_words=True)
    if not parts and not run and len(wanted) > 2:
        parts = _by_part(wanted, terms, whole_words=False)
    return parts if len(parts) == 1 else []


def _by_part(wanted: str, terms: Iterable[Term], whole_words: bool) -> list[Term]:
    def fits(name: str) -> bool:
        return f" {wanted} " in f" {fold(name)} " if whole_words else wanted in fold(name)

    return [term for term in terms if wanted and any(map(fits, names_of(term)))]


def names_of(term: Term) -> tuple[str, ...]:
    """Everything that finds a term."""
    return (term.term, _bare(term.term), *term.abbreviations, *term.synonyms)


def other_words(term: Term) -> tuple[str, ...]:
    """The synonyms to show: another spelling of a name finds a term, but is no other word."""
    shown: list[str] = []
    for word in term.synonyms:
        names = [fold(name) for name in (term.term, *shown)]
        if not difflib.get_close_matches(fold(word), names, n=1, cutoff=SAME):
            shown.append(word)
    return tuple(shown)


def _unknown(words: Sequence[str], terms: Sequence[Term]) -> UserError:
    whole = fold(" ".join(words))
    several = _by_part(whole, terms, True) or (_by_part(whole, terms, False) if whole[2:] else [])
    if len(several) > 1:
        keys = [key_of(term.term) for term in several]
        message = f"{' '.join(words)!r} is a part of {len(keys)} terms: {', '.join(keys)}"
        return UserError("unknown-name", message, f"Name one of them: {COMMAND} {keys[0]}")
    error = unknown(words, [Named(key_of(t.term), names_of(t)) for t in terms], "term", COMMAND)
    if error.hint == f"All names: {COMMAND}":  # nothing is near: it may stand on a page
        asked = shlex.quote(" ".join(words))
        hint = f"Did you mean a word of another page: perfcli ask {asked} | all terms: {COMMAND}"
        return UserError(error.code, error.message, hint)
    return error


def key_of(name: str) -> str:
    """A term's name in a form that a shell takes without quotes."""
    name = _bare(name)
    return name.lower() if re.fullmatch(r"[\w +-]+", name) else fold(name)


def mention_finder(terms: Iterable[Term]) -> Callable[[Term], tuple[str, ...]]:
    """A function that gives the terms which a term's definition mentions, but for its see also.

    Of names that overlap the longer counts. Abbreviations must stand as they are written, and so
    must names of one short word, for these are everyday words too.
    """
    names = {name: term.term for term in terms for name in (_bare(term.term), *term.abbreviations)}
    folded = {name.casefold(): term for name, term in names.items()}
    patterns = (_pattern(name) for name in sorted(names, key=len, reverse=True))
    anywhere = re.compile(rf"(?<![\w-])(?:{'|'.join(patterns)})s?(?![\w-])")

    def find(term: Term) -> tuple[str, ...]:
        words = (match[0].casefold() for match in anywhere.finditer(term.definition))
        found = dict.fromkeys(folded.get(word) or folded[word.removesuffix("s")] for word in words)
        return tuple(name for name in found if name not in (term.term, *term.see_also))

    return find


def _pattern(name: str) -> str:
    loose = " " in name or len(name) > SHORT
    return f"(?i:{re.escape(name)})" if loose else re.escape(name)


def _bare(name: str) -> str:
    """A name without what stands in brackets behind it: `Hypothermia (surgical)`."""
    return name.split(" (")[0]
