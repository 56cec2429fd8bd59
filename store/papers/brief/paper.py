"""The brief for the chair as it is printed: two pages at most, whatever there is to tell.

What is too long is cut where it costs the chair least: the last lines of the longest list, with how many are left and
where they stand. The running order and the words of the resolution are cut last.
"""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterator

from store.papers.brief.fitting import PRINT, TEXT, BriefPart, PageRoom, fitted
from store.papers.document import AnyBlock, Document, HeadingBlock, ListBlock, ListEntry, ParagraphBlock
from store.papers.fixed_words import ENGLISH, FixedWords
from store.papers.rendering.text import lines_of
from store.papers.tables import encoded, json_text
from store.queries.brief.brief import BriefAsker, BriefInterest, BriefItem, BriefWhole, brief_of
from store.queries.brief.dates import DAYS, BriefDate
from store.queries.brief.owed import BriefOwed
from store.records import Meeting
from store.register import Register
from store.rules.words.dates import long_date, short_date
from store.rules.words.text import cleaned
from store.rules.words.wording import capital, often, opening

_HANGING = "    "


def brief_document(register: Register, today: dt.date, words: FixedWords = ENGLISH, *, meeting: str) -> Document:
    """Give the brief of a meeting, cut so that it fills two pages of print at most.

    Raises Refused if there is no such meeting.
    """
    return _document(register, register.need(Meeting, meeting, "meeting"), today, words, PRINT)


def brief_text(register: Register, today: dt.date, *, meeting: str) -> bytes:
    """Write the brief as plain text of at most two pages, its lines no longer than a page is wide."""
    document = _document(register, register.need(Meeting, meeting, "meeting"), today, ENGLISH, TEXT)
    lines = [document.mark, ""]
    for block in document.blocks:
        apart = isinstance(block, HeadingBlock) and block.level > 1
        lines += [""] if apart else []
        for line in lines_of([block]):
            lines += _wrapped(line.upper() if apart else line)
    return encoded(lines)


def brief_json(register: Register, today: dt.date, *, meeting: str) -> bytes:
    """Write the brief as one JSON object, with nothing cut off."""
    return json_text(brief_of(register, register.need(Meeting, meeting, "meeting"), today))


def _wrapped(line: str) -> list[str]:
    flat = " ".join(cleaned(line).split())
    first = _HANGING if line[:1].isspace() else ""
    return textwrap.wrap(flat, TEXT.width, initial_indent=first, subsequent_indent=_HANGING) or [""]


def _document(register: Register, meeting: Meeting, today: dt.date, words: FixedWords, page: PageRoom) -> Document:
    whole = brief_of(register, meeting, today)
    heading = words("brief.title", panel=register.panel.name)
    place = whole.venue or words("brief.no_place")
    about = words("brief.about", meeting=whole.title, place=place, day=long_date(today))
    blocks: list[AnyBlock] = [HeadingBlock(text=heading, level=1), ParagraphBlock(words=about, close=True)]
    parts = [part for part in _parts(whole, words) if part.entries]
    for part in fitted(parts, page, (heading, about)):
        blocks.append(HeadingBlock(text=part.heading))
        if part.spoken:
            blocks += [ParagraphBlock(words=one.words, close=True) for one in part.entries]
        else:
            blocks.append(ListBlock(entries=part.entries, close=True, title=part.heading))
        if part.left:
            blocks.append(ParagraphBlock(words=part.left, close=True))
    return Document(
        title=f"{heading}, {whole.title}", running=whole.title, mark=whole.mark.upper(), blocks=tuple(blocks)
    )


def _parts(whole: BriefWhole, words: FixedWords) -> Iterator[BriefPart]:
    none = (ListEntry(words("brief.none")),)
    yield BriefPart(words("brief.order"), tuple(_item(one) for one in whole.items), "show agenda", kept=True)
    yield BriefPart(words("brief.beside"), tuple(ListEntry(one) for one in whole.beside))
    interests = tuple(ListEntry(_interest(one)) for one in whole.interests)
    no_interest = (ListEntry(words("brief.no_interest")),)
    yield BriefPart(words("brief.interests"), interests or no_interest, "show declarations")
    quorum = tuple(ListEntry(one) for one in (capital(whole.quorum), *whole.quorum_notes))
    yield BriefPart(words("brief.quorum"), quorum, "show quorum")
    askers = tuple(_asker(one) for one in whole.askers)
    yield BriefPart(words("brief.questions"), askers or (ListEntry(words("brief.no_question")),), "show questions")
    actions = tuple(ListEntry(_owed(one)) for one in whole.actions)
    yield BriefPart(words("brief.actions"), actions or none, "show actions")
    yield BriefPart(
        words("brief.replies"), tuple(ListEntry(_owed(one)) for one in whole.replies) or none, "show replies"
    )
    deferred = tuple(ListEntry(_deferred(whole, at)) for at in range(len(whole.deferred)))
    yield BriefPart(words("brief.deferred"), deferred or (ListEntry(words("brief.nothing")),), "show programme")
    dates = tuple(ListEntry(_date(one)) for one in whole.dates)
    yield BriefPart(words("brief.dates", days=DAYS), dates or none, "show rounds")
    if whole.script:
        yield BriefPart(words("brief.script"), (ListEntry(whole.script),), kept=True, spoken=True)


def _item(one: BriefItem) -> ListEntry:
    time = f" ({one.minutes} min)" if one.minutes else ""
    lead = f", report of {one.report_of}" if one.report_of else ""
    state = f" – {one.state.upper()}" if one.state else ""
    private = " – PRIVATE" if one.private else ""
    starts = f"{one.starts}  " if one.starts else ""
    lines = [f"{starts}{one.title}{time}{lead}{state}{private}"]
    lines += [f"To attend and answer: {one.to_answer}."] if one.to_answer else []
    lines += [one.urgent] if one.urgent else []
    lines += [f"Private: {one.private}."] if one.private else []
    lines += [f"Leave the room: {one.leave}."] if one.leave else []
    lines += [f"Exempt paper: {title}" for title in one.papers]
    return ListEntry("\n".join(" ".join(line.split()) for line in lines), f"{one.number}.")


def _interest(one: BriefInterest) -> str:
    item = f"item {one.number}, {one.title}" if one.number else one.title
    leaves = "LEAVES for" if one.leaves else "on"
    return f"{one.person} {leaves} {item}: {one.follows}."


def _asker(one: BriefAsker) -> ListEntry:
    time = f", {one.minutes} min" if one.minutes is not None else ""
    fits = ", does not fit into the time" if one.fits is False else ""
    to = f" ({one.stream})" if one.stream else ""
    what = f": {opening(one.text)}" if one.text else ": the text has not been prepared for publication"
    return ListEntry(" ".join(f"{one.asker}{time}{fits}{to}{what}".split()), f"{one.number}.")


def _owed(one: BriefOwed) -> str:
    since = f"due {short_date(one.due)}" if one.due else "no period was set"
    told = ", ".join(part for part in (one.by, f"asked in {one.asked}" if one.asked else "", since) if part)
    return f"{opening(one.what)} ({told})"


def _deferred(whole: BriefWhole, at: int) -> str:
    one = whole.deferred[at]
    what = f"{one.title}: {one.what}" if one.what else one.title
    before = f", from {one.came_from}" if one.came_from else ""
    again = f", put off {often(one.times)}" if one.times > 1 else ""
    return f"{what}{before}{again}{f': {one.reason}' if one.reason else ''}"


def _date(one: BriefDate) -> str:
    when = short_date(one.due) if one.due else "Not known"
    late = " LATE" if one.late else ""
    law = f" [{one.provision}]" if one.provision else ""
    return f"{when}{late}: {one.what}{f' ({one.of})' if one.of else ''}{law}"
