"""The versions of a record as the journal kept them, two of them compared word by word, and the points with a name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Annotated, NamedTuple

from msgspec import Meta

from store.fields import Declared, fields_of, value_of
from store.journal.images import emptied_like, read_image
from store.problems import Problem, Refused
from store.queries.history import local_words, without_contacts
from store.queries.rows import RecordId, Row, cell
from store.queries.words.wording import meeting_behind, record_title, value_words
from store.records import Change, Panel, Question, Record
from store.register import PANEL_ID, Register
from store.rules.publishing.changes import public_change, public_version
from store.rules.questions.outgoing import outgoing
from store.rules.words.folding import words_read
from store.rules.words.wording import quoted, verbatim

SAME, WAS, NOW = "", "-", "+"
"""What became of a stretch of words: it stayed, it was taken out, it came in."""

_TOKEN = re.compile(r"\s+|[\w'’-]+|[^\w\s]")


class Version(NamedTuple):
    """One form that a record had: its number (1 is the first), the change that gave it, and the record as it was.

    Of a record that did not begin in the journal the first is the one `before` the oldest change to it.
    """

    number: int
    change: Change
    record: Record
    before: bool = False

    @property
    def told(self) -> str:
        """Say when it came to be and through whom."""
        return f"{local_words(self.change.at)} · {self.change.who or 'name not recorded'}"


class VersionRow(Row, frozen=True, kw_only=True):
    """A version of a record, the newest first."""

    number: Annotated[int, cell("1 is the first", heading="No.")]
    change: Annotated[str, cell("id of the change that gave it")]
    when: Annotated[str, cell("local time in words")]
    who: str
    points: Annotated[tuple[str, ...], cell("the named points that had this version", heading="At the point")]
    sentence: Annotated[str, cell("what was done", last=True)]


class Stretch(NamedTuple):
    """A stretch of words: what became of it, and the words."""

    mark: str
    text: str


class Compared(NamedTuple):
    """A field that two versions have differently: its label, and its words in pieces."""

    label: str
    pieces: tuple[Stretch, ...]


class ComparedRow(Row, frozen=True, kw_only=True):
    """A field that reads differently in two versions of a record."""

    field: Annotated[str, cell("what the office calls it")]
    was: Annotated[str, cell("its words in the earlier one")]
    now: Annotated[str, cell("its words in the later one")]
    compared: Annotated[str, cell("both in one: [-taken out-] and {+put in+}", last=True)]


class PointRow(Row, frozen=True, kw_only=True):
    """A named point of the history, the newest first."""

    name: str
    on: Annotated[dt.date, Meta(description="ISO date")]
    change: Annotated[str, cell("id of the change that gave it its name")]


def versions(register: Register, changes: Iterable[Change], record_id: RecordId) -> tuple[Version, ...]:
    """Give the versions of a record, the newest first, out of the changes that touched it, the newest first.

    What a purge has emptied is empty in all of them. A form that this edition can no longer read is left out.
    """
    current = register.find(record_id)
    seen: list[Version] = []
    first: Version | None = None
    for change in changes:
        for one in change.touched:
            if one.id != record_id:
                continue
            try:
                before, after = read_image(one, one.before), read_image(one, one.after)
            except Refused:
                continue
            if after is not None:
                seen.append(Version(0, change, emptied_like(current, after) or after))
            first = None if before is None else Version(0, change, emptied_like(current, before) or before, before=True)
    if first is not None:
        seen.append(first)
    return tuple(one._replace(number=len(seen) - place) for place, one in enumerate(seen))


def public_versions(register: Register, listed: Sequence[Version]) -> tuple[Version, ...]:
    """Give versions without the words of exempt business, nor those of the changes that touched it."""
    return tuple(
        one._replace(change=public_change(register, one.change), record=public_version(register, one.record))
        for one in listed
    )


def version_rows(listed: Sequence[Version], points: Sequence[PointRow]) -> tuple[VersionRow, ...]:
    """List versions in the order given, each with the points that had it."""
    at = _points_of(listed, points)
    return tuple(
        VersionRow(
            number=one.number,
            change=one.change.id,
            when=local_words(one.change.at),
            who=one.change.who,
            points=tuple(at.get(one.number, ())),
            sentence=f"Before: {one.change.sentence}" if one.before else one.change.sentence,
        )
        for one in listed
    )


def point_rows(register: Register, changes: Iterable[Change]) -> tuple[PointRow, ...]:
    """List the named points, the newest first, out of the changes that touched the panel, the newest first."""
    panel = register.get(Panel, PANEL_ID)
    left = {one.name: one for one in (panel.points if panel else ())}
    rows: list[PointRow] = []
    for change in changes:
        added = [left.pop(name) for name in _named_by(change) if name in left]
        rows += [PointRow(name=one.name, on=one.on, change=change.id) for one in added]
    return tuple(rows)


def numbered(listed: Sequence[Version], typed: str, points: Sequence[PointRow] = ()) -> Version:
    """Give the version of a number, of a change (C12) or of a named point. Raises Refused if there is none."""
    wanted = words_read(typed)
    for one in listed:
        if typed.strip() == str(one.number) or one.change.id.casefold() == wanted:
            return one
    for point in points:
        if words_read(point.name) == wanted:
            for number, names in _points_of(listed, points).items():
                if point.name in names:
                    return next(one for one in listed if one.number == number)
            sentence = f"The record did not exist yet at the point {quoted(point.name)}."
            raise Refused(Problem("version-later", sentence, "Choose a later point.", "version"))
    few = f"It has {len(listed)}, numbered from 1." if len(listed) > 1 else "It has only one."
    raise Refused(Problem("version-unknown", f"There is no version {verbatim(typed)}.", few, "version"))


def compare(register: Register, older: Record, newer: Record) -> tuple[Compared, ...]:
    """Compare two versions of a record in words, field by field; what reads the same is left out.

    Of a question what may not go out is left out of both.
    """
    rows = []
    for field in fields_of(type(newer)):
        was, now = (_words(register, one, field) for one in (older, newer))
        if was != now:
            rows.append(Compared(field.heading, tuple(_pieces(was, now))))
    return tuple(rows)


def compared_rows(compared: Sequence[Compared]) -> tuple[ComparedRow, ...]:
    """List what reads differently, with both wordings and the two in one."""
    return tuple(
        ComparedRow(
            field=one.label,
            was="".join(piece.text for piece in one.pieces if piece.mark != NOW),
            now="".join(piece.text for piece in one.pieces if piece.mark != WAS),
            compared="".join(marked(piece) for piece in one.pieces),
        )
        for one in compared
    )


def marked(piece: Stretch) -> str:
    """Write a piece with signs for what became of it: `[-taken out-]`, `{+put in+}`."""
    if piece.mark == WAS:
        return f"[-{piece.text}-]"
    return f"{{+{piece.text}+}}" if piece.mark == NOW else piece.text


def named(register: Register, version: Version) -> str:
    """Name the record of a version as it stands now."""
    return record_title(register, register.find(version.record.id) or version.record)


def _words(register: Register, record: Record, field: Declared) -> str:
    value = without_contacts(value_of(record, field))
    words = value_words(register, field.owner, field.name, value, meeting_behind(register, record))
    return outgoing(words, record.asker) if isinstance(record, Question) else words


def _pieces(was: str, now: str) -> Iterator[Stretch]:
    """Compare two texts: first by their lines, and only where those differ by their words."""
    # A whole text compared word by word takes the square of its words: 10,000 of them half a minute.
    old, new = was.splitlines(keepends=True), now.splitlines(keepends=True)
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield Stretch(SAME, "".join(old[a:b]))
        else:
            yield from _by_words("".join(old[a:b]), "".join(new[c:d]))


def _by_words(was: str, now: str) -> Iterator[Stretch]:
    old, new = _TOKEN.findall(was), _TOKEN.findall(now)
    out, into = "", ""
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=len(old) > _MANY).get_opcodes():
        before, after = "".join(old[a:b]), "".join(new[c:d])
        if what == "equal" and not (before.isspace() and (out or into) and b < len(old)):
            yield from _changed(out, into)
            yield Stretch(SAME, before)
            out, into = "", ""
        else:
            out, into = out + before, into + after
    yield from _changed(out, into)


def _changed(out: str, into: str) -> Iterator[Stretch]:
    if out:
        yield Stretch(WAS, out)
    if into:
        yield Stretch(NOW, into)


_MANY = 2_000


def _named_by(change: Change) -> tuple[str, ...]:
    """Give the names of points that a change added."""
    for one in change.touched:
        if one.id == PANEL_ID and one.after is not None and b'"points"' in bytes(one.after):
            before, after = read_image(one, one.before), read_image(one, one.after)
            had = {point.name for point in before.points} if isinstance(before, Panel) else set()
            return (
                tuple(point.name for point in after.points if point.name not in had) if isinstance(after, Panel) else ()
            )
    return ()


def _points_of(listed: Sequence[Version], points: Sequence[PointRow]) -> dict[int, list[str]]:
    """Give, by the number of a version, the points at which the record had it."""
    at: dict[int, list[str]] = {}
    for point in points:
        since = _number(point.change)
        standing = next((one for one in listed if one.before or _number(one.change.id) < since), None)
        if standing is not None:
            at.setdefault(standing.number, []).append(point.name)
    return at


def _number(change_id: str) -> int:
    return int(change_id.removeprefix(Change.prefix))
