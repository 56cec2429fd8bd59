"""What the bench does at the desk, key by key, and what each answer may take at most on each file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

Keys = Sequence[bytes]
Aims = tuple[float | None, float | None, float | None, float | None]
"""At most so many milliseconds on the sample, 10,000 records, those with 50,000 changes, and 100,000 records."""

ESCAPE, PAGE_DOWN, PAGE_UP, F1, F7, F8 = b"\x1b", b"\x1b[6~", b"\x1b[5~", b"\x1bOP", b"\x1b[18~", b"\x1b[19~"
FIND, PALETTE = b"\x06", b"\x10"
_WORDS = (b"report", b"budget", b"panel")
HOME = b"2"
"""Every act begins and ends in the programme. An Escape too many leads back to where one came from: for long the second
word of the filter was typed in the calendar, and palettes and help were opened in findings."""
_OUT_OF_FIND = (ESCAPE, ESCAPE, HOME)
"""The first takes away what was typed."""
_NUMBERS = (b"1", b"3", b"4", b"5", b"6", b"7", b"8", b"9")


class Act(NamedTuple):
    """A row of the table: what is pressed and measured, after what, and what then takes it back.

    `times` runs it as often. `aim` is for the slowest but one of twenty; `quiet` seconds without a byte end an answer.
    `ahead` waits first until nothing more is worked out of what was pressed before.
    """

    label: str
    keys: Keys
    aim: Aims
    before: Keys = ()
    after: Keys = ()
    times: int = 1
    quiet: float = 0.05
    ahead: bool = False


def _every_pair() -> Iterator[bytes]:
    """Go from every place to every other, and end where it began."""
    places = (b"2", *_NUMBERS)
    for step in range(1, len(places)):
        if step % 3:
            for place in range(len(places)):
                yield places[(place * step + step) % len(places)]


def _typed(word: bytes) -> Keys:
    return [bytes([letter]) for letter in word]


_OPENED: Aims = (40, 40, 40, 50)
_FIRST: Aims = (40, 60, 60, 200)

ACTS: tuple[Act, ...] = (
    Act("cursor key", ([b"j"] * 12 + [b"k"] * 6) * 5, (6, 6, 6, 8), before=[b"j"] * 6),
    Act("page", ([PAGE_DOWN] * 4 + [PAGE_UP] * 4) * 3, (8, 8, 8, 10), before=[PAGE_DOWN, PAGE_UP]),
    Act("place, first visit", [*_NUMBERS, b"0", F8, F7], (40, 45, 45, 45), after=[HOME], quiet=0.1),
    Act("place, later visit", [*_every_pair(), b"2"], (16, 20, 20, 25), quiet=0.08),
    Act("prepare, first", [b"p"], _FIRST, after=[HOME], quiet=0.2),
    Act("findings, first", [b"f"], _FIRST, after=[HOME], quiet=0.2),
    Act("year planner, first", [b"y"], (50, 50, 50, 60), before=[b"1"], after=[b"y", HOME], quiet=0.2),
    *(
        Act(
            f"filter, each letter of {word.decode()}",
            _typed(word),
            (8, 16, 16, 40),
            before=[b"/"],
            after=[ESCAPE, HOME],
        )
        for word in _WORDS
    ),
    *(
        Act(f"find, each letter of {word.decode()}", _typed(word), (8, 16, 16, 40), before=[FIND], after=_OUT_OF_FIND)
        for word in _WORDS
    ),
    Act("palette opens", [PALETTE], _OPENED, after=[ESCAPE], times=8, quiet=0.1),
    Act("help opens", [F1], _OPENED, after=[ESCAPE], times=8, quiet=0.1),
    Act("find opens", [FIND], _OPENED, after=[ESCAPE], times=8, quiet=0.1),
    Act("picker opens", [b"m"], _OPENED, before=[b"j"] * 3, after=[ESCAPE], times=8, quiet=0.1),
    Act("record opens", [b"\r"], _OPENED, after=[ESCAPE], times=8, quiet=0.1),
    Act("history opens", [b"h"], _OPENED, after=[ESCAPE], times=8, quiet=0.1),
    Act("durable change", [b"*"] * 40, (8, 14, 16, 50), before=[b"*"] * 6),
    Act("moved and moved back", [b"]", b"["] * 6, (8, 14, 16, 50)),
    Act("prepare, after a change", [b"p"], _FIRST, before=[b"*"], after=[HOME], times=3, quiet=0.2, ahead=True),
    *(
        Act(f"undo, {place} open", [b"u"] * 6, (10, 16, 18, 50), before=[*[b"*"] * 6, key], after=[HOME])
        for key, place in ((b"1", "calendar"), (b"f", "findings"), (b"p", "prepare"))
    ),
)
"""In the order in which they are done, in one session of one program."""

UNDONE = 1_000
"""So many changes are made and taken back one by one."""
UNDO: Aims = (10, 16, 18, 50)
REFRESH: Aims = (5, 12, 14, 60)
START: Aims = (1.25, 1.40, 1.45, 2.5)
MEMORY: Aims = (60, 80, 100, 250)
FORMS: Aims = (60, 60, 60, 80)
