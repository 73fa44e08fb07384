"""The handbook in a real browser: Debian's Chromium, driven by Playwright.

Without Chromium or the extra `browser` these tests are skipped; PERFCLI_BROWSER=1 makes that a
failure, as .ci/full wants it. PERFCLI_SHOTS names a folder for pictures to look at.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

# Nothing that would look for a host by itself, so that a request is one of the page.
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A headless Chromium, ended before other tests start: its driver holds an event loop."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        sync_playwright = None
    if path is None or sync_playwright is None:
        if os.environ.get("PERFCLI_BROWSER"):
            pytest.fail("PERFCLI_BROWSER is set, but Chromium or the extra `browser` is missing")
        pytest.skip("needs Chromium and the extra `browser`")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def handbook(html: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook as a file."""
    path = tmp_path_factory.mktemp("handbook") / "handbook.html"
    path.write_text(html, encoding="utf-8")
    return path


@pytest.fixture
def show(browser: Any, handbook: Path) -> Iterator[Callable[..., Any]]:
    """Open a file, the handbook if none is named; fails if it asks for more or complains."""
    contexts: list[Any] = []
    complaints: list[str] = []
    requests: list[str] = []

    def open_page(path: Path = handbook, width: int = 1440, height: int = 900, **more: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": height}, **more)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(path.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
    assert {url.split(":")[0] for url in requests} <= {"file", "data"}
    assert len([url for url in requests if url.startswith("file:")]) == len(contexts)


@pytest.fixture
def shot(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Take a picture of what is on the screen, where somebody wants to look at it."""
    folder = os.environ.get("PERFCLI_SHOTS")

    def take(page: Any, name: str) -> None:
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=str(Path(folder) / f"{name}.png"))

    return take
