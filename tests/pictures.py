"""Pictures of real output for the README, made from the program itself. A script, no test.

    python tests/pictures.py

Each runs a command as on a terminal of 80 columns, on a fixed day, and draws what came out as SVG
without any address but its own name space. tests/test_pictures.py tells when one is behind.
"""

import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "docs" / "pictures"
TODAY = "2026-11-24"
WIDTH = 80
RECORD = ROOT / "tests" / "profiles_good" / "full.yaml"
COMMANDS: dict[str, tuple[str, ...]] = {
    "outlook": ("outlook",),
    "schools": ("schools", "musc", "utah"),
    "match": ("match", "utah", "--profile", str(RECORD)),
    "plan": ("plan", "--graduation", "2028-05"),
    "ask": ("ask", "does new york ask for a license"),
}
# Rich draws dim text two fifths of the way to the background: what stays must still be legible.
BACKGROUND, FOREGROUND = (24, 26, 30), (242, 242, 242)
BLACK, RED, GREEN = (90, 90, 90), (255, 160, 150), (150, 230, 150)
YELLOW, BLUE, MAGENTA, CYAN = (245, 220, 130), (160, 200, 255), (235, 180, 245), (130, 225, 245)
COLORS = [BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, FOREGROUND]
FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def picture(name: str) -> str:
    """The picture of a command as SVG."""
    from rich.console import Console
    from rich.terminal_theme import TerminalTheme
    from rich.text import Text

    words = COMMANDS[name]
    shown = " ".join("mine.yaml" if word == str(RECORD) else word for word in words)
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(output(words)), soft_wrap=False)
    theme = TerminalTheme(BACKGROUND, FOREGROUND, COLORS)
    svg = console.export_svg(title=f"perfcli {shown}", theme=theme, unique_id=name)
    return FACE.sub("", svg).replace("Fira Code", "ui-monospace, Menlo, Consolas")


def output(words: tuple[str, ...]) -> str:
    """What the program prints on a terminal of this width."""
    with tempfile.TemporaryDirectory() as home:
        env = {
            **os.environ,
            "PERFCLI_HOME": home,
            "PERFCLI_TODAY": TODAY,
            "COLUMNS": str(WIDTH),
            "PYTHONPATH": str(ROOT),
            "PYTHONIOENCODING": "utf-8",
        }
        env.pop("NO_COLOR", None)
        command = [sys.executable, "-m", "perfcli", *words, "--color", "always", "--no-pager"]
        done = subprocess.run(command, env=env, capture_output=True, check=True, cwd=ROOT)
    return done.stdout.decode("utf-8")


def main() -> int:
    """Write every picture; returns the exit code."""
    PLACE.mkdir(parents=True, exist_ok=True)
    for name in COMMANDS:
        (PLACE / f"{name}.svg").write_text(picture(name), encoding="utf-8")
        print(PLACE / f"{name}.svg")
    return 0


if __name__ == "__main__":
    sys.exit(main())
