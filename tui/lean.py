"""What is done before Textual is imported, so that the first screen is there at once. Nothing here changes a result."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Iterator

FRAMES_PER_SECOND = "120"
"""How soon after a change a screen is painted: Textual's own 60 a second makes half of all keys wait 8 ms longer."""


@contextlib.contextmanager
def quick_start() -> Iterator[None]:
    """Import the screens inside this.

    The collector of unused memory rests until the first screen is there (the application switches it on again), and
    the library for encrypted connections, which asyncio would load and this program never uses, is left out.
    """
    # Nothing that importing makes goes again, so sweeping over it is in vain: it costs 23 ms of 270.
    gc.disable()
    os.environ.setdefault("TEXTUAL_FPS", FRAMES_PER_SECOND)
    # A name that is None is not imported. asyncio gets on without ssl, which would take 5 ms.
    absent = "ssl" not in sys.modules
    if absent:
        sys.modules["ssl"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if absent:
            del sys.modules["ssl"]
