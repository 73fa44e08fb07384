"""Where the user's files lie: what is found quickly is what platformdirs finds."""

from pathlib import Path

import pytest

from perfcli.places import config_dir, own_data_dir


@pytest.mark.parametrize(
    "env",
    [
        {},
        {"XDG_CONFIG_HOME": "/tmp/elsewhere"},
        {"XDG_CONFIG_HOME": " "},
        {"XDG_CONFIG_HOME": ""},
        {"ANDROID_DATA": "/data"},
        {"PERFCLI_HOME": "/tmp/all"},
    ],
)
def test_own_facts_lie_in_the_config_folder(monkeypatch: pytest.MonkeyPatch, env, tmp_path) -> None:
    for name in ("PERFCLI_HOME", "XDG_CONFIG_HOME", "ANDROID_DATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert own_data_dir() == config_dir() / "data"


def test_other_platforms_ask_platformdirs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PERFCLI_HOME")
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setattr("perfcli.places.config_dir", lambda: Path("/found"))
    assert own_data_dir() == Path("/found/data")
