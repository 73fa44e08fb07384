"""`perfcli` and `python -m perfcli`: the process from its start to its exit code."""

import gc
import os
import sys
from pathlib import Path


def main() -> None:
    """Run perfcli with the words of the command line; the only exit point.

    Garbage is not looked for while modules load, nor in them later on, nor on the way out: there
    is none, and the search would take a fifth of the time of a short answer.
    """
    gc.disable()
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # started with it closed
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
    from perfcli.cli import run

    gc.freeze()
    gc.set_threshold(10_000)
    gc.enable()
    code = run(sys.argv[1:])
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
