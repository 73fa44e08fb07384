"""How long Chromium takes from opening the handbook to its first paint. A script, no test.

    python tests/browser/paint.py [--runs N] [--strict]

Exits 0 whatever comes out; with --strict 1 if the median is over the target.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

TARGET = 1000  # milliseconds, on two cores
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
PAINT = "performance.getEntriesByName('first-contentful-paint').map(one => one.startTime)"


def main() -> int:
    """Measure and print; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=7, help="runs (default 7)")
    parser.add_argument("--strict", action="store_true", help="exit 1 if the target is missed")
    chosen = parser.parse_args()
    times = []
    with tempfile.TemporaryDirectory(prefix="perfcli-paint-") as name:
        path = Path(name) / "handbook.html"
        command = [sys.executable, "-m", "perfcli", "export", str(path)]
        subprocess.run(command, check=True, capture_output=True)
        with sync_playwright() as playwright:
            for _ in range(chosen.runs):  # a browser of its own each time: nothing is warm
                browser = playwright.chromium.launch(
                    executable_path=shutil.which("chromium"), args=QUIET
                )
                page = browser.new_page()
                page.goto(path.as_uri())
                page.wait_for_function(f"{PAINT}.length > 0")
                times += page.evaluate(PAINT)
                browser.close()
    middle = statistics.median(times)
    print(f"First paint: {middle:.0f} ms (median of {len(times)}; target {TARGET} ms)")
    return 0 if middle <= TARGET or not chosen.strict else 1


if __name__ == "__main__":
    sys.exit(main())
