"""The wheel: what it holds, what fails its build, and what it loads; and the checkout beside it."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from email.parser import Parser
from importlib.metadata import version
from pathlib import Path

import pytest

from perfcli.knowledge.compile import compile_folder
from perfcli.knowledge.folder import read_folder
from perfcli.version import VERSION

ROOT = Path(__file__).parent.parent
# Prints, after an answer, the names of all modules that it took.
LOADED = """
import sys
from perfcli.__main__ import main
try:
    main()
finally:
    sys.stdout.flush()
    print(*sys.modules, file=sys.stderr)
"""
TYPER_LOADS_PYDANTIC = tuple(map(int, version("typer").split(".")[:2])) >= (0, 29)


def copy_of_the_tree(target: Path) -> Path:
    """What a build needs, in a folder where a test may change it."""
    target.mkdir()
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("perfcli", "data"):
        shutil.copytree(ROOT / name, target / name, ignore=ignored)
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, target / name)
    (target / "tests").mkdir()
    (target / "tests" / "test_nothing.py").touch()
    return target


def build(tree: Path, target: Path) -> subprocess.CompletedProcess[str]:
    """Build a wheel as a frontend does, by the backend of this environment."""
    code = f"from hatchling.build import build_wheel; build_wheel({str(target)!r})"
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    result = build(copy_of_the_tree(folder / "tree"), folder)
    assert result.returncode == 0, result.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def unpacked(wheel: Path) -> Path:
    """The wheel unpacked, as it lies in an environment."""
    target = wheel.parent / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def perfcli(
    site: Path, home: Path, *words: str, code: str = "from perfcli.__main__ import main; main()"
) -> subprocess.CompletedProcess[str]:
    """Run the perfcli that lies in `site`, in a process and a folder of its own."""
    home.mkdir(exist_ok=True)
    env = {**os.environ, "PYTHONPATH": str(site), "PERFCLI_HOME": str(home), "PYTHONUTF8": "1"}
    command = [sys.executable, "-P", "-c", code, *words]
    return subprocess.run(
        command, cwd=home, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )


def modules(site: Path, home: Path, *words: str) -> set[str]:
    """The modules that an answer takes."""
    result = perfcli(site, home, *words, code=LOADED)
    assert result.returncode == 0, result.stderr
    assert result.stdout
    return set(result.stderr.splitlines()[-1].split())


def test_it_holds_the_yaml_and_its_compiled_form(wheel):
    with zipfile.ZipFile(wheel) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    data = ROOT / "data"
    for path in data.rglob("*.yaml"):
        assert held[f"perfcli/_data/{path.relative_to(data).as_posix()}"] == path.read_bytes()
    for name, content in compile_folder(read_folder(data)).items():
        assert held[f"perfcli/_data/_compiled/{name}"] == content


def test_it_holds_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.split("/")[0] for name in names} == {"perfcli", f"perfcli-{VERSION}.dist-info"}
    assert not [name for name in names if "test" in name or name.endswith(".pyc")]


def test_its_metadata_pin_typer_and_carry_the_version(unpacked):
    text = (unpacked / f"perfcli-{VERSION}.dist-info" / "METADATA").read_text(encoding="utf-8")
    metadata = Parser().parsestr(text)
    assert metadata["Version"] == VERSION
    needs = metadata.get_all("Requires-Dist") or []
    assert "typer<0.29,>=0.26" in needs
    assert all("extra" in one for one in needs if re.match("pytest|mypy|ruff", one))


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("confidence: high", "confidence: hihg", "'hihg': expected one of high, medium, low"),
        ("sources:\n", "sauces:\n", "sauces: no such field: did you mean `sources`?"),
    ],
)
def test_an_invalid_entry_fails_the_build_and_is_named(tmp_path, old, new, complaint):
    tree = copy_of_the_tree(tmp_path / "tree")
    path = tree / "data" / "schools" / "musc.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    result = build(tree, tmp_path)
    assert result.returncode != 0
    assert not list(tmp_path.glob("*.whl"))
    (line,) = [line for line in result.stderr.splitlines() if complaint in line]
    assert re.match(r"schools/musc\.yaml:\d+: school-musc-[a-z-]+: ", line)
    named = int(line.split(":")[1])
    assert new.strip() in path.read_text(encoding="utf-8").splitlines()[named - 1]


@pytest.mark.parametrize("words", ["outlook --json", "schools musc --json", "schools --json"])
def test_json_loads_nothing_that_it_does_not_need(unpacked, tmp_path, words):
    loaded = modules(unpacked, tmp_path / "home", *words.split())
    heavy = {"rich", "yaml", "pydantic", "importlib.metadata", "hashlib", "platformdirs"}
    heavy |= {"jinja2", "markupsafe"}
    if TYPER_LOADS_PYDANTIC:  # the reason for the pin; all else holds there too
        heavy -= {"pydantic", "importlib.metadata", "hashlib"}
    assert loaded & heavy == set()
    assert {"perfcli.render.terminal", "perfcli.render.text"} & loaded == set()


@pytest.mark.parametrize("words", ["outlook --json", "schools musc --json"])
def test_an_answer_defines_no_records_of_others(unpacked, tmp_path, words):
    loaded = modules(unpacked, tmp_path / "home", *words.split())
    others = {"bundles.lists", "model.kinds"} | {
        f"model.{name}" for name in ("answer", "career", "cost", "lists", "vocabulary")
    }
    assert loaded & {f"perfcli.knowledge.{name}" for name in others} == set()


def test_a_page_in_a_pipe_loads_no_rich(unpacked, tmp_path):
    assert "rich" not in modules(unpacked, tmp_path / "home", "outlook")


def test_the_handbook_loads_the_template_library_but_no_yaml_and_no_rich(unpacked, tmp_path):
    loaded = modules(unpacked, tmp_path / "home", "export", "-")
    assert "jinja2" in loaded
    assert loaded & {"rich", "yaml", "perfcli.render.terminal"} == set()
    for words in (("pay",), ("export",), ("schools", "--csv")):
        assert "jinja2" not in modules(unpacked, tmp_path / "home", *words)


def test_version_loads_no_records(unpacked, tmp_path):
    loaded = modules(unpacked, tmp_path / "home", "--version")
    assert loaded & {"msgspec", "rich", "yaml", "perfcli.knowledge.model.kinds"} == set()


def test_a_command_loads_no_other_command(unpacked, tmp_path):
    loaded = modules(unpacked, tmp_path / "home", "schools", "musc", "--json")
    commands = {name for name in loaded if name.startswith("perfcli.commands.")}
    assert commands == {"perfcli.commands.schools", "perfcli.commands.topic"}


def test_it_answers_alone_and_leaves_nothing_behind(unpacked, tmp_path):
    home = tmp_path / "home"
    for words in ("outlook", "schools musc", "--version", "data check"):
        result = perfcli(unpacked, home, *words.split())
        assert (result.returncode, result.stderr) == (0, "")
        assert result.stdout
    path = json.loads(perfcli(unpacked, home, "data", "--json").stdout)["data"]["path"]
    assert Path(path) == unpacked / "perfcli" / "_data"
    assert list(home.iterdir()) == []


def test_it_answers_as_the_checkout_does(unpacked, tmp_path):
    for words in (("outlook", "--json"), ("schools", "iowa", "utah", "--json")):
        installed = perfcli(unpacked, tmp_path / "home", *words)
        checkout = perfcli(ROOT, tmp_path / "home", *words)
        assert installed.stdout == checkout.stdout


def test_an_edit_in_a_checkout_shows_at_once(tmp_path):
    tree, home = copy_of_the_tree(tmp_path / "tree"), tmp_path / "home"
    title = "title: Job outlook"
    path = tree / "data" / "topics" / "outlook.yaml"
    assert "Job outlook" in perfcli(tree, home, "outlook", "--markdown").stdout
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(title, "title: Work ahead"), encoding="utf-8")
    assert "Work ahead" in perfcli(tree, home, "outlook", "--markdown").stdout
    path.write_text(text.replace(title, "titel: Work ahead"), encoding="utf-8")
    broken = perfcli(tree, home, "outlook", "--markdown")
    assert broken.returncode == 3
    assert re.search(r"topics/outlook\.yaml:\d+: outlook: titel: no such field", broken.stderr)


def test_an_editable_build_takes_no_copy_of_the_data(tmp_path):
    tree = copy_of_the_tree(tmp_path / "tree")
    (tree / "data" / "courses.yaml").unlink()  # nor does a broken entry hinder whoever mends it
    code = "from hatchling.build import build_editable as build; build('..')"
    subprocess.run([sys.executable, "-c", code], cwd=tree, check=True, capture_output=True)
    (path,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        assert not [name for name in archive.namelist() if "_data" in name]


def test_own_facts_cost_nothing_where_there_are_none(unpacked, tmp_path):
    """Without PERFCLI_HOME too: where the user's folder would lie is found without a library."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    env |= {"PYTHONPATH": str(unpacked), "HOME": str(tmp_path)}
    env.pop("PERFCLI_HOME", None)
    command = [sys.executable, "-P", "-c", LOADED, "outlook", "--json"]
    result = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, check=True)
    loaded = set(result.stderr.decode().splitlines()[-1].split())
    assert not [name for name in loaded if name.startswith("perfcli.knowledge.own")]
    if sys.platform == "linux":
        assert "platformdirs" not in loaded


def test_own_facts_are_read_by_an_installed_perfcli_and_kept_in_its_cache(unpacked, tmp_path):
    home = tmp_path / "home"
    (home / "config" / "data" / "schools").mkdir(parents=True)
    own = home / "config" / "data" / "schools" / "musc.yaml"
    own.write_text("status: closed\nstatus_basis: A call\n", encoding="utf-8")
    for _ in range(2):
        assert "Status: closed. A call." in perfcli(unpacked, home, "schools", "musc").stdout
    assert len(list((home / "cache").iterdir())) == 1
    assert "yaml" not in modules(unpacked, home, "schools", "musc", "--json")
