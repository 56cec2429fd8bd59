"""Says whether the host of a machine takes back memory that rests: then every figure of a key tells of that alone.

Some hosts that many machines share take back what a machine has not touched for some tenths of a second, as long as
it is not busy, and give it back page by page. There 60 MiB that rested for two seconds took 17 to 38 times as long to
be touched as at once, and a page of the sample, which takes 4 to 7 ms of the processor, 20 to 150; a second program
that asked for ever more memory beside the first kept half of it off. `python -m tests.bench.at_rest` says how it is.
"""

from __future__ import annotations

import mmap
import statistics
from time import process_time, sleep

_HELD = 60 << 20
COLD = 4.0
"""So many times as long as at once memory may take that rested: where nothing is taken back it is 1.1 to 2."""


def coldness(rest: float = 2, times: int = 3) -> float:
    """Say how many times as long memory takes to be touched that has rested for some seconds as at once."""
    held = mmap.mmap(-1, _HELD)
    _touch(held)
    _touch(held)
    rested, at_once = [], []
    for _ in range(times):
        sleep(rest)
        rested.append(_touch(held))
        _touch(held)
        at_once.append(_touch(held))
    held.close()
    return statistics.median(rested) / statistics.median(at_once)


def _touch(held: mmap.mmap) -> float:
    begun = process_time()
    for place in range(0, len(held), mmap.PAGESIZE):
        held[place] = 1
    return process_time() - begun


def why_not(cold: float) -> str:
    """Say why nothing can be measured where memory that rested takes so many times as long; empty if it can."""
    if cold < COLD:
        return ""
    return (
        f"Memory that rests for two seconds takes {cold:.0f} × as long to be touched here as at once, 1 to 2 elsewhere:"
        " the host of this machine takes it back. Measure at another time, or with --even-so."
    )


if __name__ == "__main__":
    told = coldness()
    print(why_not(told) or f"Memory that rests takes {told:.1f} × as long as at once: nothing is taken back.")
