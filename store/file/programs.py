"""Which running program left a note, and whether it still runs: by computer and number, as far as this one can see."""

from __future__ import annotations

import os
import sys


def mark() -> str:
    """Give what a program writes into a file that it holds: the computer's name and its own number there."""
    return f"{host()} {os.getpid()}"


def host() -> str:
    """Give the name of this computer."""
    import socket

    return socket.gethostname() or "?"


def on_this_computer(written: str) -> bool:
    """Say whether a mark was left on this computer."""
    return written.rpartition(" ")[0] == host()


def has_ended(written: str) -> bool:
    """Say whether the program that left a mark ran on this computer and has ended; what cannot be known is no."""
    number = written.rpartition(" ")[2]
    if not on_this_computer(written) or not (number.isascii() and number.isdigit() and len(number) < 10):
        return False
    return not _running(int(number))


if sys.platform == "win32":

    def _running(number: int) -> bool:
        """Ask Windows whether a program of that number is there; `os.kill` would end it."""
        import ctypes

        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(0x1000, 0, number)
        if not handle:
            return bool(kernel.GetLastError() == 5)
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == 259

else:

    def _running(number: int) -> bool:
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return False
        except OSError:
            return True
        return True
