"""What tests of several commands share."""

import pytest


@pytest.fixture
def own(tmp_path):
    """Make the user's own profile."""
    place = tmp_path / "config" / "profile.yaml"
    place.parent.mkdir(exist_ok=True)

    def make(text):
        place.write_text(text)
        return place

    return make
