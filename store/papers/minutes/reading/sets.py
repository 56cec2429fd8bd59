"""A set of minutes read from its lines: heading, roll, minutes; whatever is none of these is listed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from msgspec.structs import replace

from store.papers.minutes.reading.head import HeadReader
from store.papers.minutes.reading.heading import Heading, closing_in, heading_in, is_signature, is_title, span_in
from store.papers.minutes.reading.lines import Line, LineKind, lines_of
from store.papers.minutes.reading.minute import MinuteReader, block_begins, text_blocks
from store.papers.minutes.reading.numbers import Numbered, follows, next_but, numbered
from store.papers.minutes.reading.roll import Known, apologies_in, section_of, stood_in
from store.records import Presence
from store.records.minute import LONGEST
from store.rules.attendance.seating import HERE
from store.rules.minutes.blocks import block_lines
from store.rules.minutes.drafts import DraftMinute, DraftSet, Kept, RollName, Unplaced
from store.rules.words.clauses import read_clause
from store.rules.words.printings import fits, printing, same

AS_RECEIVED = "Minutes as received"
"""The heading of a set in which no minute was recognised."""

_SHORT = 60
"""The most characters of a line that gives nothing but day and times."""

_AHEAD = 60
"""How many lines after its title a set has its roll, if what is read is a whole pack of papers."""


def read_minutes(text: str, known: Known = lambda name: False) -> DraftSet:
    """Read a set of minutes from a plain text. `known` says whether somebody of the register bears a name."""
    return read_lines(lines_of(text), known)


def read_lines(lines: Sequence[Line], known: Known = lambda name: False) -> DraftSet:
    """Read a set of minutes from its lines."""
    start = _start(lines)
    starts = _headings(lines[start:]) or _bare_headings(lines[start:])
    starts = [(place + start, words) for place, words in starts]
    if not starts:
        return _as_received(lines)
    first = starts[0][0]
    end = _end(lines, starts[-1][0])
    head = HeadReader(known)
    head.read(lines[start:first])
    minutes, doubts = _minutes(lines[:end], starts)
    tail, finish = _tail(lines[end:])
    minutes, closed = _closing(minutes)
    heading = head.heading.and_then(finish).and_then(Heading(finish=closed))
    roll = _completed(tuple(head.roll), minutes)
    outside = [*_outside(lines[:start], "before the minutes begin"), *tail]
    return DraftSet(
        date=heading.date,
        printed_date=heading.printed_date,
        venue=heading.venue,
        start=heading.start,
        finish=heading.finish,
        roll=roll,
        minutes=minutes,
        unplaced=(*head.unplaced, *doubts, *outside),
    )


def _start(lines: Sequence[Line]) -> int:
    """Find where the set begins: at its title, if the roll follows soon; a whole pack has an agenda before it."""
    for place, line in enumerate(lines):
        ahead = lines[place : place + _AHEAD]
        if is_title(line.text) and any((section_of(one.text) or ("",))[0] is Presence.PRESENT for one in ahead):
            return place
    return 0


def _headings(lines: Sequence[Line]) -> list[tuple[int, Numbered]]:
    """Find the lines that begin numbered minutes: each number goes on from the one before it."""
    begun: list[tuple[int, Numbered]] = []
    label, in_block = "", False
    for place, line in enumerate(lines):
        read = numbered(line)
        clause = read_clause(line.text).label
        if read and begun and not follows(begun[-1][1].number, read.number):
            read = None
        if read and in_block and clause and not _is_heading(line, read.heading) and _continues(label, clause):
            read = None
        if read:
            begun.append((place, read))
            label, in_block = "", False
        elif block := block_begins(line.text):
            label, in_block = read_clause(block[1]).label, True
        elif in_block and clause:
            label = clause
    return begun if len(begun) > 1 or (begun and not _bare_headings(lines)) else []


def _is_heading(line: Line, words: str) -> bool:
    return line.kind is LineKind.HEADING or words.isupper()


def _continues(label: str, clause: str) -> bool:
    """Say whether a label goes on from the one before it in its block, or begins one."""
    one, other = label.strip("()."), clause.strip("().")
    return (follows(one, other) and _shape(label) == _shape(clause)) if one else other in {"1", "a", "i"}


def _shape(label: str) -> str:
    """Give the brackets and stops of a label."""
    return "".join(char for char in label if not char.isalnum())


def _bare_headings(lines: Sequence[Line]) -> list[tuple[int, Numbered]]:
    """Find headings without numbers: those marked as headings, else lines in capitals, behind the roll."""
    marked = [place for place, line in enumerate(lines) if line.kind is LineKind.HEADING and _may_head(lines, place)]
    capitals = [
        place
        for place, line in enumerate(lines)
        if line.kind is LineKind.TEXT and line.gap and _in_capitals(line.text) and _may_head(lines, place)
    ]
    places = marked if len(marked) > 1 else capitals
    return [(place, Numbered("", lines[place].text)) for place in places] if len(places) > 1 else []


def _in_capitals(text: str) -> bool:
    return text.isupper() and 3 <= len(text) <= 200 and sum(char.isalpha() for char in text) > 3


def _may_head(lines: Sequence[Line], place: int) -> bool:
    """Say whether a line can be the heading of a minute: no part of the roll, no title, no RESOLVED."""
    text = lines[place].text
    if block_begins(text) or is_title(text) or is_signature(text) or heading_in(text).date:
        return False
    after = next((line.text for line in lines[place + 1 : place + 2]), "")
    if section_of(text):
        return bool(apologies_in(after)) or bool(
            re.match(r"(?:there were )?no(?:ne| apologies)\b", after, re.IGNORECASE)
        )
    return any(section_of(line.text) for line in lines[:place])


def _end(lines: Sequence[Line], last: int) -> int:
    """Find the line behind the set: after its closing sentence, times or place for signing."""
    for place in range(last + 1, len(lines)):
        text = lines[place].text
        if closing_in(text):
            return place + 1
        if span_in(text)[0] and len(text) <= _SHORT:
            return place
        if is_signature(text):
            return place
    return len(lines)


def _minutes(
    lines: Sequence[Line], starts: Sequence[tuple[int, Numbered]]
) -> tuple[tuple[DraftMinute, ...], list[Unplaced]]:
    minutes, doubts = [], []
    ends = [place for place, _ in starts[1:]] + [len(lines)]
    before = ""
    for (place, words), end in zip(starts, ends, strict=True):
        below = place + 1
        heading = words.heading
        while below < end and _heads_on(heading, lines[below]):
            heading, below = f"{heading} {lines[below].text}", below + 1
        reader = MinuteReader(words.number, heading)
        minutes.append(reader.read(lines[below:end]))
        doubts += reader.doubts
        if before and next_but(before, words.number):
            why = f"The numbers go from {before} to {words.number}: a minute may not have been recognised."
            doubts.append(Unplaced(lines[place].text, why, lines[place].number))
        before = words.number
    return tuple(minutes), doubts


def _heads_on(heading: str, line: Line) -> bool:
    """Say whether a heading in capitals was broken, and goes on in the next line."""
    return heading.isupper() and not line.gap and line.kind is LineKind.TEXT and _in_capitals(line.text)


def _closing(minutes: tuple[DraftMinute, ...]) -> tuple[tuple[DraftMinute, ...], dt.time | None]:
    """Take the sentence that says when the meeting closed out of the last minute: it is printed from the time."""
    *others, last = minutes
    paragraphs = last.text.split("\n\n")
    finish = closing_in(paragraphs[-1]) if paragraphs else None
    if finish is None:
        return minutes, None
    return (*others, replace(last, text="\n\n".join(paragraphs[:-1]))), finish


def _tail(lines: Sequence[Line]) -> tuple[list[Unplaced], Heading]:
    """Read what stands behind the last minute: the times of the meeting, the place for signing; the rest is listed."""
    heading = Heading()
    read = 0
    for line in lines:
        said = heading_in(line.text) if len(line.text) <= _SHORT else Heading()
        if said == Heading() and not is_signature(line.text):
            break
        heading = heading.and_then(said)
        read += 1
    return _outside(lines[read:], "behind the end of the minutes"), heading


def _outside(lines: Sequence[Line], where: str) -> list[Unplaced]:
    if not lines:
        return []
    why = (
        f"{len(lines):,} lines {where} are no part of them and are not taken over."
        if len(lines) > 1
        else (f"This stands {where} and is not taken over.")
    )
    words = lines[0].text if len(lines) == 1 else f"{lines[0].text} … {lines[-1].text}"
    return [Unplaced(words, why, lines[0].number, where=Kept.OUTSIDE)]


def _completed(roll: tuple[RollName, ...], minutes: Sequence[DraftMinute]) -> tuple[RollName, ...]:
    """Add to the roll what the minutes say in their text: from whom apologies came, who stood in for whom."""
    text = "\n".join(minute.text for minute in minutes)
    pairs = [pair for line in text.splitlines() for pair in stood_in(line)]
    named = []
    for one in roll:
        member = next((member for who, member in pairs if may_be_meant(who, one.printed)), "")
        stands_in = member and one.presence in HERE and not one.substitute_for
        named.append(replace(one, presence=Presence.SUBSTITUTE, substitute_for=member) if stands_in else one)
    if not any(one.presence is Presence.APOLOGIES for one in named):
        sent = [name for line in text.splitlines() for name in apologies_in(line)]
        named += [RollName(printed=name, presence=Presence.APOLOGIES) for name in dict.fromkeys(sent)]
    return tuple(named)


def may_be_meant(one: str, other: str) -> bool:
    """Say whether two names of one set mean the same person: they read the same, or one says less than the other."""
    read = printing(one), printing(other)
    if not read[0].words or not read[1].words:
        return False
    return same(*read) or fits(*read) or fits(read[1], read[0])


def _as_received(lines: Sequence[Line]) -> DraftSet:
    """Keep a set in which no minute was recognised whole, as text; its day is read if it is said."""
    heading = Heading()
    for line in lines:
        said, closed = heading_in(line.text), closing_in(line.text)
        # "at 12.05" behind the word for closing is no time at which a meeting begins.
        begun = said.start if said.start and (closed is None or said.start < closed) else None
        heading = heading.and_then(said._replace(start=begun, finish=closed))
    parts: list[str] = [""]
    for block in text_blocks(lines):
        words = "\n".join(block_lines((block,)))
        if len(parts[-1]) + len(words) + 2 > LONGEST:
            parts.append("")
        parts[-1] += f"\n\n{words}" if parts[-1] else words
    minutes = tuple(
        DraftMinute(heading=AS_RECEIVED if place == 1 else f"{AS_RECEIVED}, part {place}", text=part)
        for place, part in enumerate(parts, start=1)
        if part
    )
    return DraftSet(
        date=heading.date,
        printed_date=heading.printed_date,
        venue=heading.venue,
        start=heading.start,
        finish=heading.finish,
        minutes=minutes,
        recognised=False,
    )
