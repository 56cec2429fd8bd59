"""One minute: its text, its motion, its RESOLVED and RECOMMENDATION blocks, and what is said beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from store.papers.minutes.reading.lines import Line, LineKind, paragraphs
from store.papers.minutes.reading.sentences import (
    filed_in,
    left_in,
    motion_in,
    moves_amendment,
    report_of,
    result_apart,
    result_in,
)
from store.records import Clause
from store.rules.minutes.blocks import Block, Bullet, Paragraph, block_lines
from store.rules.minutes.drafts import DraftLeaving, DraftMinute, DraftMotion, Unplaced
from store.rules.words.clauses import read_clause
from store.rules.words.wording import quoted, verbatim

RESOLVED, RECOMMENDED = "resolutions", "recommendations"

_HOW = (
    r"(?:unanimous(?:ly)?|nem\.?\s*(?:con|dis+)\b\.?(?:tradicente|entiente)?|(?:by|with|on|carried|agreed)\s[^()\[\]:]{1,60}?"
    r"|\d+(?:\s*votes?)?\s*(?:for|to|in\s+favour|[–-]\s*\d)[^()\[\]:]{0,60}?)"
)
"""How it was resolved, in the words of the meeting; a letter or number in brackets is none of them."""
_BLOCK = re.compile(
    r"^(?:it\s+was\s+)?(?P<how_first>unanimously\s+)?"
    r"(?:(?P<one>resolved|resolutions?)|(?P<other>recommended|recommendations?))"
    rf"(?:\s*[(\[]\s*(?P<aside>{_HOW})\s*[)\]]\s*,?|,?\s+(?P<how>{_HOW}),?(?=\s*[:–—-]|\s+that\b|\s*$))?"
    r"(?:\s*(?P<stop>[:–—-]+)\s*|\s+(?=(?:that|to)\b|\(\w{1,5}\)\s)|\s*\.?\s*$)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_LEADS = (":", ":-", ":–", "–", "—")
_DAY = re.compile(r"^(?:\w+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+(?:\s+\d{4})?[;,.]?(?:\s+and)?$")
_CLAUSE = re.compile(r"^(?:that|to)\b", re.IGNORECASE)


class Begun(NamedTuple):
    """The beginning of a block: of which kind it is, what stands in its line, and how it was resolved (`nem con`)."""

    kind: str
    rest: str
    how: str


def block_begins(text: str) -> Begun | None:
    """Read the beginning of a block; None if it is none.

    The word alone, in capitals, before a stop or before how it was resolved in brackets begins one; "Resolved that" in
    the middle of a sentence does not.
    """
    match = _BLOCK.match(text)
    if match is None:
        return None
    word = match["one"] or match["other"]
    if not (match["stop"] or match["aside"] or not match["rest"] or word.isupper()):
        return None
    how = match["aside"] or match["how"] or match["how_first"] or ""
    return Begun(RESOLVED if match["one"] else RECOMMENDED, match["rest"].strip(), how.strip(" ,"))


class MinuteReader:
    """Reads the lines below a heading into one minute; `doubts` are what the clerk has to look at."""

    def __init__(self, number: str, heading: str) -> None:
        """Begin a minute."""
        self.number = number
        self.heading = " ".join(heading.split()).rstrip(":. ")
        self.doubts: list[Unplaced] = []
        self.text: list[Line] = []
        self.blocks: dict[str, list[Line]] = {RESOLVED: [], RECOMMENDED: []}
        self.motion: DraftMotion | None = None
        self.moved: list[Line] = []
        self.left: list[DraftLeaving] = []
        self.part = ""
        self.how = ""

    def read(self, lines: Iterable[Line]) -> DraftMinute:
        """Read all lines of the minute."""
        for line in paragraphs(lines):
            self._take(line)
        self._look_at_bullets()
        text = "\n".join(block_lines(text_blocks(self.text)))
        whole = " ".join(text.split())
        resolutions_lead, resolutions = clauses_of(self.blocks[RESOLVED])
        recommendations_lead, recommendations = clauses_of(self.blocks[RECOMMENDED])
        return DraftMinute(
            number=self.number,
            heading=self.heading,
            text=text,
            report_of=report_of(whole),
            motion=self._motion(whole),
            resolutions_lead=resolutions_lead,
            resolutions=resolutions,
            recommendations_lead=recommendations_lead,
            recommendations=recommendations,
            filed=filed_in(whole),
            left=tuple(self.left),
        )

    def doubt(self, line: Line, why: str) -> None:
        """Note a place for the clerk to look at; what stands there is kept."""
        self.doubts.append(Unplaced(line.text, f"{self._name()}: {why}", line.number))

    def _name(self) -> str:
        return f"minute {self.number}" if self.number else f"the minute {quoted(self.heading)}"

    def _take(self, line: Line) -> None:
        begun = block_begins(line.text) if line.kind in {LineKind.TEXT, LineKind.HEADING} else None
        if begun:
            self._begin(begun, line)
        elif self.part and self._goes_on(line):
            self._pieces().append(line)
        elif (motion := motion_in(line.text)) and line.kind is LineKind.TEXT:
            self._move(motion, line)
        else:
            self._say(line)

    def _begin(self, begun: Begun, line: Line) -> None:
        self.part = begun.kind
        if self.blocks[begun.kind]:
            self.doubt(line, f"has a second block of {begun.kind}, which is put with the first.")
        if begun.how and self.how not in {"", begun.how}:
            self.doubt(line, f"says {verbatim(begun.how)} of this and {verbatim(self.how)} before; the first is kept.")
        self.how = self.how or begun.how
        if begun.rest:
            self.blocks[begun.kind].append(replace(line, text=begun.rest, kind=LineKind.TEXT))

    def _pieces(self) -> list[Line]:
        return self.moved if self.part == "motion" else self.blocks[self.part]

    def _goes_on(self, line: Line) -> bool:
        """Say whether a paragraph belongs to the block that has begun: its first, a clause, a bullet, a `That …`."""
        pieces = self._pieces()
        if line.kind is LineKind.BULLET or read_clause(line.text).label:
            return True
        if line.kind is not LineKind.TEXT:
            return False
        return (not pieces and self.part != "motion") or bool(_CLAUSE.match(line.text))

    def _move(self, motion: DraftMotion, line: Line) -> None:
        if self.motion is not None:
            self.doubt(line, "has a second motion; its words are in the text: record it as a vote.")
            self._say(line)
            return
        words, rest = result_apart(motion.motion)
        self.motion = replace(motion, motion=words)
        self.part = "" if words else "motion"
        if rest:
            self._say(replace(line, text=rest))

    def _say(self, line: Line) -> None:
        if any(self.blocks.values()):
            self.doubt(line, "stands behind what was resolved, and is put with the text before it.")
        self.part = ""
        if moves_amendment(line.text):
            self.doubt(line, "has an amendment; its words are in the text: record it as a vote.")
        gone = left_in(line.text) if line.kind is LineKind.TEXT else ()
        self.left += gone
        if gone and not self.text and all(one.at is None for one in gone):
            return
        if line.kind is LineKind.ROW:
            self.doubt(line, "has a table, of which each row is a paragraph.")
        self.text.append(line)

    def _motion(self, whole: str) -> DraftMotion | None:
        if self.motion is None:
            return DraftMotion(result=self.how) if self.how else None
        lead, clauses = clauses_of(self.moved)
        words = self.motion.motion or lead
        if not words and len(clauses) == 1 and not clauses[0].label:
            words, clauses = clauses[0].text, ()
        return replace(self.motion, motion=words, clauses=clauses, result=result_in(whole) or self.how)

    def _look_at_bullets(self) -> None:
        """Note where a page end may have broken a list: a paragraph between bullets, a list that is cut short."""
        for before, line, after in zip(self.text, self.text[1:], [*self.text[2:], None], strict=False):
            if before.kind is not LineKind.BULLET:
                continue
            if (
                line.kind is LineKind.TEXT
                and after is not None
                and after.kind is LineKind.BULLET
                and line.text[-1:] != ":"
            ):
                self.doubt(line, "this stands between two bullets; it is taken as a paragraph of its own.")
            elif line.kind is LineKind.BULLET and line.indent < before.indent and before.text.endswith((";", ",")):
                self.doubt(line, "the bullet before it is not ended; this may belong one level deeper.")


def text_blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Give paragraphs and bullets, the depth of each bullet by how far it is indented beside those around it."""
    blocks: list[Block] = []
    indents: list[int] = []
    for line in lines:
        if line.kind is not LineKind.BULLET:
            indents.clear()
            blocks.append(Paragraph(" | ".join(line.text.split("\t")) if line.kind is LineKind.ROW else line.text))
            continue
        while indents and indents[-1] > line.indent:
            indents.pop()
        if not indents or indents[-1] < line.indent:
            indents.append(line.indent)
        blocks.append(Bullet(line.text, len(indents) - 1))
    return tuple(blocks)


def clauses_of(pieces: Sequence[Line]) -> tuple[str, tuple[Clause, ...]]:
    """Read the pieces of a block: its lead-in, if it has one, and its clauses with their labels.

    Bullets below a labelled clause, or below one that ends with a colon, belong to it. Below a sentence they are
    clauses of their own, unless it says what they are: dates, or what "the following" announces.
    """
    lead, rest = _lead_of(pieces)
    clauses: list[Clause] = []
    inner: list[Line] = []

    def end() -> None:
        if inner:
            under = "\n".join(block_lines(text_blocks(inner)))
            clauses[-1] = replace(clauses[-1], text=f"{clauses[-1].text}\n{under}")
            inner.clear()

    for line in rest:
        clause = read_clause(line.text)
        belongs = bool(clauses) and (bool(clauses[-1].label) or clauses[-1].text.endswith(_LEADS))
        if line.kind is LineKind.BULLET and not clause.label and belongs:
            inner.append(line)
        else:
            end()
            clauses.append(clause)
    end()
    return lead, tuple(clauses)


def _lead_of(pieces: Sequence[Line]) -> tuple[str, Sequence[Line]]:
    """Part the lead-in of a block from its clauses."""
    if len(pieces) < 2 or not pieces[0].text.rstrip().endswith(_LEADS) or read_clause(pieces[0].text).label:
        return "", pieces
    first, rest = pieces[0], pieces[1:]
    bare = all(line.kind is LineKind.BULLET and not read_clause(line.text).label for line in rest)
    if bare and (all(_DAY.match(line.text) for line in rest) or re.search(r"\bfollowing\b", first.text)):
        return "", pieces
    return first.text, rest
