"""The public notice of a meeting as it is printed, a sheet for each council."""

from __future__ import annotations

import datetime as dt

from store.papers.document import AnyBlock, Document, HeadingBlock, NewPageBlock, ParagraphBlock
from store.papers.fixed_words import ENGLISH, FixedWords
from store.papers.prose import paragraphs
from store.papers.tables import json
from store.queries.agenda.notice import NoticeForCouncil, notices_of
from store.records import Meeting
from store.register import Register
from store.rules.words.dates import long_date
from store.rules.words.loose import long_day_of


def notice_document(
    register: Register, _today: dt.date, words: FixedWords = ENGLISH, *, meeting: str, council: str = ""
) -> Document:
    """Give the notices, each on a sheet of its own, above each for which council it is and by when it is posted.

    Raises Refused as `notices_of` does.
    """
    held = register.need(Meeting, meeting, "meeting")
    blocks: list[AnyBlock] = []
    for at, one in enumerate(notices_of(register, held, council)):
        heading, *rest = one.text.split("\n\n")
        blocks += [NewPageBlock()] if at else []
        blocks.append(HeadingBlock(text=heading, level=2 if at else 1))
        blocks.append(ParagraphBlock(words=_for_council(one, words), manner="small", close=True))
        blocks += paragraphs(rest)
    running = ", ".join(part for part in (register.panel.name, long_day_of(held)) if part)
    return Document(title=words("notice.title", of=running), running=running, blocks=tuple(blocks))


def notice_json(register: Register, _today: dt.date, *, meeting: str, council: str = "") -> bytes:
    """Write the notices as a JSON array. Raises Refused as `notices_of` does."""
    return json(NoticeForCouncil, notices_of(register, register.need(Meeting, meeting, "meeting"), council))


def _for_council(one: NoticeForCouncil, words: FixedWords) -> str:
    place = one.place or words("notice.no_place")
    posted = words("notice.posted", day=long_date(one.posted_on)) if one.posted_on else words("notice.not_posted")
    return words("notice.for", council=one.council, place=place, due=long_date(one.post_by), posted=posted)
