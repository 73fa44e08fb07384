"""A topic is a file: dropping one into data/topics adds a command, without a line of Python."""

import shutil
from pathlib import Path

from perfcli.knowledge.compile import compile_folder
from perfcli.knowledge.folder import read_folder
from perfcli.knowledge.store import MemoryStore

TOPIC = """
id: coffee
title: Coffee
help: Where perfusionists drink it
order: 99
panel: Practice
aliases: [espresso]
summary: There is some. It is hot.
sections:
- id: cups
  heading: Cups
  facts:
  - id: coffee-cups
    claim: A survey of 2024 counted two cups a day.
    value: 2
    unit: cups
    as_of: "2024"
    confidence: high
    sources: [career-profile]
    headline: true
    line: Two cups a day (2024)
next: [perfcli role]
"""


def test_a_new_file_is_a_new_command(run, data_root, tmp_path, monkeypatch):
    root = tmp_path / "data"
    shutil.copytree(data_root, root)
    (Path(root) / "topics" / "coffee.yaml").write_text(TOPIC, encoding="utf-8")
    store = MemoryStore(compile_folder(read_folder(root)))
    monkeypatch.setattr("perfcli.knowledge.store.checkout_store", lambda _: store)
    page = run("coffee")
    assert page.code == 0
    assert "Two cups a day (2024) [1]" in page.out
    assert run("espresso").out == page.out
    assert "Where perfusionists drink it" in run("--help").out
    assert "Where perfusionists drink it" in run("coffee", "--help").out
    assert run("coffee", "cups", "--json").code == 0
