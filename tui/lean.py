"""What is done before Textual is imported, so that the first screen is there at once. Nothing here changes a result."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

FRAMES_PER_SECOND = "120"
"""How soon after a change a screen is painted: Textual's own 60 a second makes half of all keys wait 8 ms longer."""


@contextlib.contextmanager
def quick_start() -> Iterator[None]:
    """Import the screens inside this.

    The collector of unused memory rests until the first screen is there (the application switches it on again). The
    library for encrypted connections, which asyncio would load, and Textual's own palette are left out: this program
    never uses them.
    """
    # Nothing that importing makes goes again, so sweeping over it is in vain: it costs 23 ms of 270.
    gc.disable()
    os.environ.setdefault("TEXTUAL_FPS", FRAMES_PER_SECOND)
    # A name that is None is not imported. asyncio gets on without ssl, which would take 5 ms.
    # Textual's own palette with its entries, buttons and lists would take 20 ms; the application says that it has none.
    stand_ins: dict[str, Any] = {"ssl": None, "textual.command": _NoPalette("textual.command")}
    put_off = {name: stand_in for name, stand_in in stand_ins.items() if name not in sys.modules}
    sys.modules.update(put_off)
    try:
        yield
    finally:
        for name in put_off:
            del sys.modules[name]


class _NoPalette(ModuleType):
    """Stands in for Textual's palette while Textual is imported: every name in it is an empty class."""

    def __getattr__(self, name: str) -> type[object]:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})
