"""Feeds each property of tests/hostile for minutes and prints what it did. A script, no test.

    python tests/hostile_long.py [--minutes N] [--only WORD] [--seed N]

The properties run one after the other, each until its time is up, in rounds of a few hundred
examples with seeds that are printed, so that a round can be had again. The first failure of a
property ends it and is shown with its smallest example: put that into tests/hostile/corpus. Exits
1 if anything was found.
"""

import argparse
import importlib
import random
import sys
import time
import traceback
from pathlib import Path
from typing import Any

import hypothesis

FOLDER = Path(__file__).parent / "hostile"
ROUND = 200  # examples


def properties() -> dict[str, Any]:
    """Every property of the folder by name."""
    sys.path.insert(0, str(FOLDER))
    found: dict[str, Any] = {}
    for path in sorted(FOLDER.glob("test_*.py")):
        module = importlib.import_module(path.stem)
        found |= {name: one for name, one in vars(module).items() if name.startswith("test_any_")}
    return found


def feed(name: str, test: Any, seconds: float, seeds: random.Random) -> bool:
    """Run one property until its time is up; whether it held."""
    seen = sys.modules["hostile_desk"].SEEN
    seen.clear()
    begun, rounds = time.monotonic(), 0
    print(f"\n{name}", flush=True)
    while time.monotonic() - begun < seconds:
        seed = seeds.getrandbits(32)
        try:
            hypothesis.seed(seed)(test)()
        except BaseException as error:
            told = "".join(traceback.format_exception(error))
            print(f"  FOUND with --seed of this round {seed}\n{told}", flush=True)
            if isinstance(error, KeyboardInterrupt):
                raise
            return False
        rounds += 1
    outcomes = ", ".join(f"{what}: {n:,}" for what, n in sorted(seen.items()))
    spent = time.monotonic() - begun
    print(f"  held: {rounds} rounds of {ROUND} examples in {spent:.0f} s; {outcomes}", flush=True)
    return True


def main() -> int:
    """Run what was asked for; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=10, help="of each property (default 10)")
    parser.add_argument("--only", default="", help="properties whose name holds this")
    parser.add_argument("--seed", type=int, help="of the first round's seeds; none: another each")
    chosen = parser.parse_args()
    hypothesis.settings.register_profile(
        "minutes",
        max_examples=ROUND,
        deadline=None,
        database=None,
        phases=[phase for phase in hypothesis.Phase if phase is not hypothesis.Phase.explain],
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    hypothesis.settings.load_profile("minutes")
    first = chosen.seed if chosen.seed is not None else random.SystemRandom().getrandbits(32)
    print(f"seed {first}")
    seeds = random.Random(first)
    fed = {name: one for name, one in properties().items() if chosen.only in name}
    held = [feed(name, one, chosen.minutes * 60, seeds) for name, one in fed.items()]
    most = sys.modules["hostile_desk"].memory()
    print(f"\nmemory: {most:.0f} MB at most, with what Hypothesis keeps")
    print(f"{sum(held)} of {len(held)} properties held")
    return 0 if all(held) and held else 1


if __name__ == "__main__":
    sys.exit(main())
