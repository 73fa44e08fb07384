"""What tests of several commands share."""

import shutil
from pathlib import Path

import pytest

FULL = Path(__file__).parent.parent / "profiles_good" / "full.yaml"


@pytest.fixture
def own(tmp_path):
    """Make the user's own profile."""
    place = tmp_path / "config" / "profile.yaml"
    place.parent.mkdir(exist_ok=True)

    def make(text):
        place.write_text(text)
        return place

    return make


@pytest.fixture
def full(own):
    """The user's own profile with every field in it; returns its path."""
    place = own("")
    shutil.copy(FULL, place)
    return place
