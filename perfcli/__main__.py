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
    if "--version" not in sys.argv:  # which loads no records
        _without_typing_extensions()
    from perfcli.cli import run

    gc.freeze()
    gc.set_threshold(10_000)
    gc.enable()
    code = run(sys.argv[1:])
    gc.freeze()
    sys.exit(code)


def _without_typing_extensions() -> None:
    """Load msgspec without typing_extensions, which icalendar brings into the environment.

    msgspec takes it where it is installed, needs nothing of it from Python 3.11 on, and would
    spend a twentieth of a short answer's time on it.
    """
    name = "typing_extensions"
    if name not in sys.modules:
        sys.modules[name] = None  # type: ignore[assignment]  # an import of it now fails
        import msgspec  # noqa: F401

        del sys.modules[name]


if __name__ == "__main__":
    main()
