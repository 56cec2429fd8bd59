"""What taking over shares, whatever is taken: the sentence of the change, and how the columns of its file were read."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from store.problems import Refused
from store.records import Panel
from store.records.work_item import HeadingRead
from store.register import Register
from store.rules.imports import ImportLine, ImportState
from store.rules.words.wording import counted, listed


def done_words(lines: Iterable[ImportLine]) -> str:
    """Count what was taken over by what it is: `12 meetings`."""
    counts: dict[str, int] = {}
    for line in lines:
        if line.taken and line.state in {ImportState.NEW, ImportState.DIFFERS}:
            counts[line.what] = counts.get(line.what, 0) + 1
    return listed([counted(count, what) for what, count in counts.items()]) if counts else "nothing new"


def with_headings(register: Register, headings: Iterable[tuple[str, str]]) -> tuple[Panel, ...]:
    """Remember what the clerk had the headings of columns read as, for the next file with the same headings."""
    panel = register.panel
    kept = {one.heading: one.read_as for one in panel.headings_read}
    wanted = kept | dict(headings)
    if wanted == kept:
        return ()
    read = tuple(HeadingRead(heading=heading, read_as=role) for heading, role in wanted.items())
    return (replace(panel, headings_read=read),)


def sentences(refused: Refused) -> str:
    """Say all that a refusal says on one line."""
    return " ".join(str(problem) for problem in refused.problems)
