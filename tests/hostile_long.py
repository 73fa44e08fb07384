"""Feeds each property of tests/hostile for minutes and prints what it did. A script, no test.

    python tests/hostile_long.py [--minutes N] [--only WORD] [--seed N]

The properties run one after the other, each until its time is up, in rounds of a few hundred
examples with seeds that are printed, so that a round can be had again. The first failure of a
property ends it and is shown with its smallest example: put that into tests/hostile/corpus. Exits
1 if anything was found.
"""

import argparse
import importlib.util
import random
import sys
import time
from pathlib import Path
from typing import Any

import hypothesis

PROPERTIES = Path(__file__).parent / "hostile" / "test_properties.py"
ROUND = 200  # examples


def loaded() -> Any:
    """The module of the properties."""
    spec = importlib.util.spec_from_file_location("hostile_properties", PROPERTIES)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    sys.path.insert(0, str(PROPERTIES.parent))
    spec.loader.exec_module(module)
    return module


def feed(module: Any, name: str, seconds: float, seeds: random.Random) -> bool:
    """Run one property until its time is up; whether it held."""
    test = module.properties()[name]
    seen = sys.modules["hostile_desk"].SEEN
    seen.clear()
    begun, rounds = time.monotonic(), 0
    print(f"\n{name}", flush=True)
    while time.monotonic() - begun < seconds:
        seed = seeds.getrandbits(32)
        try:
            hypothesis.seed(seed)(test)()
        except BaseException as error:
            print(f"  FOUND with --seed of this round {seed}\n{module.told(error)}", flush=True)
            if isinstance(error, KeyboardInterrupt):
                raise
            return False
        rounds += 1
    told = ", ".join(f"{what}: {n:,}" for what, n in sorted(seen.items()))
    spent = time.monotonic() - begun
    print(f"  held: {rounds} rounds of {ROUND} examples in {spent:.0f} s; {told}", flush=True)
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
    module = loaded()
    names = [name for name in module.properties() if chosen.only in name]
    held = [feed(module, name, chosen.minutes * 60, seeds) for name in names]
    most = sys.modules["hostile_desk"].memory()
    print(f"\nmemory: {most:.0f} MB at most, with what Hypothesis keeps")
    print(f"{sum(held)} of {len(held)} properties held")
    return 0 if all(held) and held else 1


if __name__ == "__main__":
    sys.exit(main())
