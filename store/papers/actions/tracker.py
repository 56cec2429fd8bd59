"""The tracker of actions and recommendations as a paper, as panels take it to their meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from store.papers.document import AnyBlock, Document, HeadingBlock, ParagraphBlock, TableBlock, TableCell
from store.papers.fixed_words import ENGLISH, FixedWords
from store.queries.actions.tracker import Tracked, tracked
from store.queries.words.short import NOT_RECORDED, meeting_title
from store.records import ActionStatus, DueKind, Meeting
from store.register import Register
from store.rules.words.dates import long_date
from store.rules.words.wording import capital

_CLOSED = frozenset({ActionStatus.DONE.value, ActionStatus.DROPPED.value})


def tracker_document(
    register: Register, today: dt.date, words: FixedWords = ENGLISH, *, meeting: str | None = None
) -> Document:
    """Give the tracker: what is open, what was recommended with the outcome of each point, and what is closed.

    `meeting` narrows it to what that meeting asked for.

    Raises Refused: there is no such meeting.
    """
    rows = tracked(register, today, meeting)
    recommended = [row for row in rows if row.is_recommendation]
    others = [row for row in rows if not row.is_recommendation]
    title = words("tracker.title")
    blocks: list[AnyBlock] = [HeadingBlock(text=title, level=1)]
    if meeting is not None:
        of = meeting_title(register.need(Meeting, meeting, "meeting"))
        blocks.append(ParagraphBlock(words=words("tracker.of", meeting=of), manner="lead"))
    blocks.append(ParagraphBlock(words=words("lists.as_at", day=long_date(today))))
    blocks += _actions(words, "tracker.open", (row for row in others if row.state not in _CLOSED))
    blocks += _recommendations(words, recommended)
    blocks += _actions(words, "tracker.closed", (row for row in others if row.state in _CLOSED))
    if not rows:
        blocks.append(ParagraphBlock(words=words("tracker.none")))
    return Document(title=title, running=register.panel.name, blocks=tuple(blocks), wide=True)


def _actions(words: FixedWords, heading: str, rows: Iterable[Tracked]) -> Iterator[AnyBlock]:
    """Set out actions under a heading; nothing if there are none."""
    body = tuple(
        (
            TableCell(paragraphs=(row.asked or NOT_RECORDED,), head=True),
            TableCell(paragraphs=(row.text,)),
            TableCell(paragraphs=(row.owner or NOT_RECORDED,)),
            TableCell(paragraphs=(capital(row.due),)),
            TableCell(paragraphs=(*row.progress, _state(words, row))),
        )
        for row in rows
    )
    if body:
        yield HeadingBlock(text=words(heading))
        heads = tuple(words(f"tracker.{name}") for name in ("minute", "action", "owner", "due", "progress"))
        yield TableBlock(heads=heads, rows=body, shares=(3, 7, 3, 3, 6), caption=words(heading))


def _state(words: FixedWords, row: Tracked) -> str:
    """Say how an action stands; that it is undated stands in the column before."""
    return words("tracker.open") if row.state == DueKind.UNDATED.value else capital(row.state)


def _recommendations(words: FixedWords, rows: Iterable[Tracked]) -> Iterator[AnyBlock]:
    """Set out recommendations, each with its outcome and the words of the reply."""
    body = tuple(
        (
            TableCell(paragraphs=_point(words, row), head=True),
            TableCell(paragraphs=(row.text,)),
            TableCell(paragraphs=_outcome(words, row)),
            TableCell(paragraphs=(*((row.reply,) if row.reply else ()), *row.progress)),
        )
        for row in rows
    )
    if body:
        heading = words("tracker.recommendations")
        yield HeadingBlock(text=heading)
        heads = tuple(words(f"tracker.{name}") for name in ("point", "recommendation", "outcome", "reply"))
        yield TableBlock(heads=heads, rows=body, shares=(3, 7, 4, 8), caption=heading)


def _point(words: FixedWords, row: Tracked) -> tuple[str, ...]:
    asked = row.asked or NOT_RECORDED
    return (words("tracker.numbered", number=row.number), asked) if row.number else (asked,)


def _outcome(words: FixedWords, row: Tracked) -> tuple[str, ...]:
    """Say what came of a recommendation, where it is met, and when that was said; else how it stands."""
    said = [*map(capital, row.parts)] or [capital(row.outcome or row.state), *filter(None, (row.reference,))]
    said += [words("tracker.received", day=long_date(row.received))] if row.received else []
    return tuple(said)
