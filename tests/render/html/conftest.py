"""A reader of HTML."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest


class Tags(HTMLParser):
    """Every tag of a file with its attributes, and the text between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), (tag, attrs)
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def values(self, *names: str) -> Iterator[str]:
        """The values of attributes of these names."""
        for _, attributes in self.found:
            yield from (str(attributes[name]) for name in names if name in attributes)


@pytest.fixture(scope="session")
def tags(html: str) -> Tags:
    return Tags(html)


@pytest.fixture
def read() -> Any:
    return Tags
