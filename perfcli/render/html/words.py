"""A line as HTML: escaped, with its addresses, commands, source marks and references as links."""

import re
from collections.abc import Mapping
from datetime import date

from markupsafe import Markup, escape

from perfcli.advice.freshness import age_text
from perfcli.render import page as p
from perfcli.render.ages import months_stale

SHORT = 6  # letters of a name that is found only as it is written
TOKEN = re.compile(
    r"(?P<url>https?://[^\s<>\"'`]+)"
    r"|`(?P<code>[^`]+)`"
    r"|(?P<marks> ?(?:\[\d{1,4}\])+)"
    r"|\bperfcli (?P<noun>[a-z]+)(?: (?P<name>[a-z0-9][\w-]*))?"
)
LINK = Markup('<a href="{}">{}</a>')
MARK = Markup('<a href="#{}" aria-label="source {}">{}</a>')
CODE = Markup("<code>{}</code>")
SUP = Markup('<sup class="m">{}</sup>')
GAP = Markup(", ")


class Words:
    """What the lines of one document may link to: its places by anchor, its sources by number.

    `today` is the day that ages are counted to.
    """

    def __init__(self, titles: Mapping[str, str], sources: Mapping[int, str], today: date) -> None:
        self._titles = titles
        self._sources = sources
        self._today = today

    def text(self, text: str, refs: tuple[p.Ref, ...] = ()) -> Markup:
        """A line; the first mention of each of `refs` leads to its place."""
        parts: list[str] = []
        end = 0
        for match in TOKEN.finditer(text):
            shown = self._token(match, text)
            if shown is None:
                continue
            parts += (self._plain(text[end : match.start()], refs), shown[0])
            end = match.start() + shown[1]
        parts.append(self._plain(text[end:], refs))
        return Markup("").join(parts)

    def _token(self, match: re.Match[str], text: str) -> tuple[Markup, int] | None:
        """What stands for a match, and how many of its characters; None leaves it as it is."""
        whole = match[0]
        if match["url"]:
            url = _trimmed(match["url"])
            old = re.search(r"formerly (\S+, )*$", text[: match.start()])
            return (escape(bare(url)) if old else address(url)), len(url)
        if match["code"]:
            return self.command(match["code"]), len(whole)
        if match["marks"]:
            numbers = tuple(int(number) for number in re.findall(r"\d+", match["marks"]))
            known = all(number in self._sources for number in numbers)
            return (self.marks(numbers), len(whole)) if known else None
        longer, shorter = f"{match['noun']}/{match['name']}", match["noun"]
        if longer in self._titles:
            return self._place(longer), len(whole)
        if shorter in self._titles:
            return self._place(shorter), len(f"perfcli {shorter}")
        return None

    def command(self, command: str) -> Markup:
        """A command: a link where the document holds what it shows."""
        name = command.removeprefix("perfcli ").replace(" ", "/")
        return self._place(name) if name in self._titles else CODE.format(command)

    def _place(self, anchor: str) -> Markup:
        return LINK.format(f"#{anchor}", self._titles[anchor])

    def _plain(self, text: str, refs: tuple[p.Ref, ...]) -> Markup:
        """Words without a token in them; of names that overlap the longer counts."""
        found = [(ref, _mention(ref.text, text)) for ref in refs]
        hits = sorted(
            ((match.start(), match.end(), ref) for ref, match in found if match),
            key=lambda hit: (hit[0], -hit[1]),
        )
        parts: list[str] = []
        taken: set[str] = set()
        end = 0
        for start, stop, ref in hits:
            if start >= end and ref.to not in taken:
                parts += (escape(text[end:start]), LINK.format(f"#{ref.to}", text[start:stop]))
                end = stop
                taken.add(ref.to)
        return Markup("").join([*parts, escape(text[end:])])

    def marks(self, marks: tuple[int, ...]) -> Markup:
        """The marks of sources as links to them."""
        known = [(self._sources[mark], mark, mark) for mark in marks if mark in self._sources]
        return SUP.format(GAP.join(MARK.format(*one) for one in known)) if known else Markup("")

    def age(self, age: p.Age | None) -> str:
        """`11 years old` of what is past its shelf life, else nothing."""
        months = months_stale(age, self._today)
        return "" if months is None else age_text(months)


def address(url: str) -> Markup:
    """A link to the web, shown without what every address has; other schemes stay words."""
    if not re.match(r"https?://[^/\s]", url):
        return escape(url)
    return Markup('<a class="out" href="{}" rel="noreferrer">{}</a>').format(url, bare(url))


def bare(url: str) -> str:
    """An address without its scheme and a last slash."""
    return re.sub(r"^https?://(www\.)?", "", url).rstrip("/")


def _trimmed(url: str) -> str:
    """An address without the signs of the sentence that it stands in."""
    while url and (url[-1] in ".,;:!?" or (url[-1] == ")" and "(" not in url)):
        url = url[:-1]
    return url


def _mention(name: str, text: str) -> re.Match[str] | None:
    loose = re.IGNORECASE if len(name) > SHORT else 0
    return re.search(rf"(?<![\w-]){re.escape(name)}s?(?![\w-])", text, loose)
