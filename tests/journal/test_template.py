"""The template: it says nothing, and every line of it can be put to use."""

import re
from datetime import date

import pytest

from perfcli.advice.words import Words
from perfcli.journal.profile import Profile
from perfcli.journal.reading import read_profile
from perfcli.journal.template import TEMPLATE


@pytest.fixture(scope="module")
def read(knowledge):
    words = Words(knowledge.index, knowledge.courses)
    return lambda text: read_profile(text, "p", words, date(2026, 11, 24))


def test_as_it_is_made_it_says_nothing(read):
    assert read(TEMPLATE) == Profile()


def test_with_every_line_put_to_use_it_is_a_profile_with_every_field(read):
    text = re.sub(r"^# ", "", TEMPLATE, flags=re.MULTILINE)
    filled = read(text.replace("schools: []", "schools: [musc]"))
    empty = Profile()
    same = [
        name
        for name in Profile.__struct_fields__
        if getattr(filled, name) == getattr(empty, name) and name != "version"
    ]
    assert same == []


def test_every_word_of_a_vocabulary_is_named():
    for word in "permanent-resident international planned associate doctorate clep exam".split():
        assert word in TEMPLATE
