import importlib.util
from pathlib import Path

import pytest

SPEC = importlib.util.spec_from_file_location("links_server", Path(__file__).parent / "server.py")
assert SPEC is not None and SPEC.loader is not None
MODULE = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(MODULE)


@pytest.fixture
def server(monkeypatch):
    """A server of our own that does what the path says; no proxy stands before it."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with MODULE.serving() as running:
        yield running
