"""The declarations of interest as a paper: who declared what, about which business, and what they did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby

from store.papers.document import AnyBlock, Document, HeadingBlock, ParagraphBlock, TableBlock, TableCell
from store.papers.fixed_words import ENGLISH, FixedWords
from store.queries.declarations.listed import ListedDeclaration, listed_declarations
from store.queries.words.short import NOT_RECORDED, meeting_title
from store.records import Declaration, Meeting
from store.register import Register
from store.rules.declarations.minute_words import declaration_sentence


def declarations_document(
    register: Register, today: dt.date, words: FixedWords = ENGLISH, *, meeting: str | None = None
) -> Document:
    """Give the declarations made at a meeting, or at all of them, the latest first. Nil is said as nil.

    What must follow in law, and when the monitoring officer is to be told, is the office's business and not printed.

    Raises Refused: there is no such meeting.
    """
    title = words("declarations.title")
    blocks: list[AnyBlock] = [HeadingBlock(text=title, level=1)]
    rows = listed_declarations(register, today, meeting)
    if meeting is not None and not rows:
        blocks += _none(words, register.need(Meeting, meeting, "meeting"))
    elif not rows:
        blocks.append(ParagraphBlock(words=words("declarations.none")))
    for of, made in groupby(rows, key=lambda row: _meeting_of(register, row)):
        blocks += _of_meeting(register, words, of, tuple(made))
    return Document(title=title, running=register.panel.name, blocks=tuple(blocks), wide=True)


def _meeting_of(register: Register, row: ListedDeclaration) -> Meeting | None:
    declared = register.get(Declaration, row.id)
    return register.get(Meeting, declared.meeting) if declared else None


def _none(words: FixedWords, meeting: Meeting) -> Iterator[AnyBlock]:
    """Say of a meeting without a declaration whether there was none, or whether nothing is recorded."""
    yield HeadingBlock(text=meeting_title(meeting))
    yield ParagraphBlock(words=words("declarations.nil" if meeting.nil_declarations else "declarations.not_recorded"))


def _of_meeting(
    register: Register, words: FixedWords, meeting: Meeting | None, rows: tuple[ListedDeclaration, ...]
) -> Iterator[AnyBlock]:
    heading = meeting_title(meeting) if meeting else words("declarations.no_meeting")
    yield HeadingBlock(text=heading)
    made = []
    for row in rows:
        declared = register.need(Declaration, row.id)
        if declared.nil:
            yield ParagraphBlock(words=declaration_sentence(register, declared))
        else:
            made.append(row)
    if made:
        heads = tuple(words(f"declarations.{name}") for name in ("who", "about", "interest", "did"))
        caption = words("declarations.caption", meeting=heading)
        yield TableBlock(heads=heads, rows=tuple(_cells(made)), shares=(4, 5, 7, 5), caption=caption)


def _cells(rows: Iterable[ListedDeclaration]) -> Iterator[tuple[TableCell, ...]]:
    for row in rows:
        said = tuple(part for part in (row.interest, row.nature) if part) or (NOT_RECORDED,)
        yield (
            TableCell(paragraphs=(row.who,), head=True),
            TableCell(paragraphs=(row.about or NOT_RECORDED,)),
            TableCell(paragraphs=said),
            TableCell(paragraphs=(row.recorded or NOT_RECORDED,)),
        )
