"""The Windows console, which obeys escape codes only if it is told to."""

import os
from typing import Any

OUTPUT = -11  # STD_OUTPUT_HANDLE
OBEY = 0x0004  # ENABLE_VIRTUAL_TERMINAL_PROCESSING


def obeys_escapes(kernel: Any = None) -> bool:
    """Whether the console on stdout obeys escape codes, told to do so if need be.

    `kernel` is Windows' own library; elsewhere there is nothing to tell.
    """
    if kernel is None and os.name != "nt":
        return True
    import ctypes

    if kernel is None:
        kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - only Windows has it
    mode = ctypes.c_uint32()
    handle = kernel.GetStdHandle(OUTPUT)
    if not kernel.GetConsoleMode(handle, ctypes.byref(mode)):
        return False  # no console: a terminal of another kind, or none
    return bool(mode.value & OBEY or kernel.SetConsoleMode(handle, mode.value | OBEY))
