"""The words that a shell completes, as they are compiled."""

import re

import pytest

from perfcli.knowledge.compile import compile_folder
from perfcli.knowledge.folder import read_folder
from perfcli.knowledge.words import spelling


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("SUNY Upstate (Syracuse)", "suny-upstate-syracuse"),
        ("SUNY–Upstate", "suny-upstate"),
        ("Polytechnique Montréal", "polytechnique-montreal"),
        ("entry_degree", "entry-degree"),
        ("A&P", ""),
        ("$(reboot)", "reboot"),
        ("../../x; 'y' *", "x-y"),
        ("…", ""),
    ],
)
def test_a_name_becomes_one_word_that_no_shell_obeys(name, word):
    assert spelling(name) == word


def test_a_line_is_a_thing_with_all_its_spellings(good_root):
    files = compile_folder(read_folder(good_root))
    assert files["words/school.txt"].decode().startswith("alpha\t")


def test_no_word_needs_quotes_and_none_stands_twice(store):
    for name, content in store.files.items():
        if name.startswith("words/"):
            lines = [line.split("\t") for line in content.decode().splitlines()]
            words = [word for key, _, *others in lines for word in (key, *others)]
            assert all(re.fullmatch(r"[\w-]+", word) for word in words), name
            assert len(words) == len(set(words)), name
