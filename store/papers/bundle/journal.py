"""The slice of the journal that tells of one meeting, through the gate: who did what, when, and what it changed.

Only what a change did to records of the meeting is told of it; of a change in exempt business, or to an exempt paper,
the public is told that there was one.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Raw
from msgspec.json import encode
from msgspec.structs import replace

from store.papers.bundle.gate import Gate, forms_of
from store.papers.tables import json
from store.queries.history import ChangeRow, change_lines
from store.records import Change, Meeting, Touched
from store.register import Register
from store.rules.publishing.changes import is_apart
from store.rules.publishing.withheld import WITHHELD_WORDS
from store.rules.words.folding import words_read


def journal_slice(register: Register, gate: Gate) -> bytes:
    """Write the changes to the records of a meeting as JSON, the oldest first."""
    return json(ChangeRow, journal_rows(register, gate))


def journal_rows(register: Register, gate: Gate) -> tuple[ChangeRow, ...]:
    """List the changes to the records of a meeting, the oldest first; that a bundle was made of it is none."""
    return tuple(row for change in reversed(gate.changes) for row in _row(register, gate, change))


def _row(register: Register, gate: Gate, change: Change) -> Iterator[ChangeRow]:
    own = [one for one in change.touched if gate.touches(register, one) and not _only_made(register, one)]
    if not own:
        return
    apart = not gate.for_members and _is_apart(register, gate, change)
    sentence = WITHHELD_WORDS if apart else change.sentence
    shown = replace(change, sentence=sentence, touched=tuple(_through(register, gate, one) for one in own))
    for row in change_lines(gate.register, (shown,), exempt=gate.for_members):
        yield row if not _leaks(gate, row.differences) else replace(row, differences=())


def _is_apart(register: Register, gate: Gate, change: Change) -> bool:
    """Say whether the sentence of a change may not be told to the public."""
    papers = any(gate.tells_of_exempt_paper(one) for one in change.touched)
    return papers or is_apart(register, change) or _leaks(gate, (change.sentence,))


def _leaks(gate: Gate, lines: tuple[str, ...]) -> bool:
    """Say whether a line names an exempt paper by its title or by its file."""
    words = " ".join(words_read(line) for line in lines)
    return any(one in words for one in gate.secrets)


def _through(register: Register, gate: Gate, touched: Touched) -> Touched:
    """Give what a change did to a record with both images as the readers may see them.

    One in a form that this edition no longer knows is left out, and reads as added or removed.
    """
    shown = [None if one is None else gate.shown(one) for one in forms_of(register, touched)]
    before, after = (None if one is None else Raw(encode(one)) for one in shown)
    return replace(touched, before=before, after=after)


def _only_made(register: Register, touched: Touched) -> bool:
    """Say whether nothing but the record of a bundle or of a pack became different."""
    before, after = forms_of(register, touched)
    if not isinstance(before, Meeting) or not isinstance(after, Meeting):
        return False
    bare = [replace(one, bundles=(), pack=None) for one in (before, after)]
    return before != after and bare[0] == bare[1]
