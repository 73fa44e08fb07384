"""No question of the test set stands in the data or the code: that would be no answer but a key."""

from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
QUESTIONS = ROOT.parent / "shared" / "questions" / "dev.yaml"


def plain(text: str) -> str:
    """Small letters and digits with single spaces."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


@pytest.mark.skipif(not QUESTIONS.is_file(), reason="the questions are not at hand")
def test_no_test_question_is_written_into_the_product() -> None:
    questions = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
    wanted = {plain(entry["q"]) for entry in questions if len(plain(entry["q"]).split()) >= 4}
    files = [*(ROOT / "data").rglob("*.yaml"), *(ROOT / "perfcli").rglob("*.py")]
    held = {
        plain(line.strip().removeprefix("- "))
        for path in files
        for line in path.read_text(encoding="utf-8").splitlines()
    }
    assert wanted & held == set()
