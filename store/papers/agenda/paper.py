"""The agenda of a meeting as it is printed, before and after publication, and the sheet of what changed since."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from store.papers.document import (
    AnyBlock,
    Document,
    FactsBlock,
    HeadingBlock,
    PaperWords,
    ParagraphBlock,
    TextPart,
    bullets,
)
from store.papers.fixed_words import ENGLISH, FixedWords
from store.papers.minutes.paper import the_meeting_of
from store.papers.prose import paragraphs
from store.papers.tables import json_text
from store.queries.agenda.agenda import NOT_BUILT, AgendaItem, AgendaPaper, AgendaQuestion, AgendaWhole, agenda_of
from store.queries.agenda.changes import AgendaChange, AgendaChanges, changes_of_agenda
from store.records import Meeting, Panel, Paper
from store.records.agenda import FROM_PAPERS
from store.register import Register
from store.rules.law.exempt import not_for_publication
from store.rules.words.dates import clock_time, long_date
from store.rules.words.loose import long_day_of
from store.rules.words.papers import PAPER, appendix_words
from store.rules.words.wording import capital, counted, small


class InPack(NamedTuple):
    """Where a paper stands in a pack, in words that lead there, and its appendix."""

    pages: TextPart
    appendix: str = ""


Ranges = Mapping[str, InPack]
"""Where papers stand in a pack: by the id of a paper, or of the line that it hangs on."""

_STATES = ("withdrawn", "late", "added")
_TO = re.compile(r"\s*[-–]\s*")


def agenda_document(
    register: Register, _today: dt.date, words: FixedWords = ENGLISH, *, meeting: str, changes_sheet: bool = False
) -> Document:
    """Give the front sheet of a meeting: when, where and who, then the items in their order.

    It is marked as a draft until its publication is recorded. With `changes_sheet` it is what changed since members
    received their papers. Raises Refused if there is no such meeting.
    """
    held = register.need(Meeting, meeting, "meeting")
    return (_changes if changes_sheet else _agenda)(register, held, words)


def agenda_json(register: Register, _today: dt.date, *, meeting: str, changes_sheet: bool = False) -> bytes:
    """Write the agenda of a meeting, or what changed in it, as one JSON object."""
    held = register.need(Meeting, meeting, "meeting")
    return json_text(changes_of_agenda(register, held) if changes_sheet else agenda_of(register, held))


def front_sheet(register: Register, meeting: Meeting, words: FixedWords, ranges: Ranges) -> Document:
    """Give the agenda as the front sheet of a pack: each paper with where it stands there, and one that does not, bare.

    Pages that were typed by hand are not printed: they may be those of another pack.
    """
    return _agenda(register, meeting, words, ranges)


def _agenda(register: Register, meeting: Meeting, words: FixedWords, ranges: Ranges | None = None) -> Document:
    whole = agenda_of(register, meeting)
    heading = capital(the_meeting_of(register, meeting).removeprefix("the "))
    blocks: list[AnyBlock] = [HeadingBlock(text=heading, level=1), _facts(meeting, words)]
    if whole.members:
        blocks += [HeadingBlock(text=words("agenda.members")), *paragraphs(whole.members, close=True)]
    blocks.append(HeadingBlock(text=words("agenda.agenda")))
    blocks += paragraphs(_state(whole, words), close=True)
    for item in whole.items:
        blocks += _item(item, register.panel, words, ranges)
    if not whole.items:
        blocks.append(ParagraphBlock(words=words("agenda.empty")))
    mark = "" if whole.published_on else words("agenda.draft_mark")
    name = f"{words('agenda.title')}: {small(heading)}, {long_day_of(meeting)}"
    return Document(title=name, running=_running(register, meeting), mark=mark, blocks=tuple(blocks))


def _running(register: Register, meeting: Meeting) -> str:
    return ", ".join(part for part in (register.panel.name, long_day_of(meeting)) if part)


def _facts(meeting: Meeting, words: FixedWords) -> FactsBlock:
    unknown = words("agenda.not_recorded")
    webcast = ((words("agenda.webcast"), meeting.webcast),) if meeting.webcast else ()
    return FactsBlock(
        pairs=(
            (words("agenda.date"), long_day_of(meeting)),
            (words("agenda.time"), clock_time(meeting.start) if meeting.start else unknown),
            (words("agenda.place"), meeting.venue or unknown),
            *webcast,
        )
    )


def _state(whole: AgendaWhole, words: FixedWords) -> Iterator[str]:
    """Say how far an agenda has got: built, published, published late, and what was published since."""
    if whole.published_on is None:
        yield words("agenda.not_built" if whole.state == NOT_BUILT else "agenda.not_published")
        return
    late = f", {whole.late}" if whole.late else ""
    yield f"{words('agenda.published', day=long_date(whole.published_on))}{late}."
    for issue in whole.issues[1:]:
        items = f"{'item' if len(issue.items) == 1 else 'items'} {', '.join(issue.items)}"
        yield f"{capital(issue.name)}, published on {long_date(issue.on)}: {items}."


def _item(item: AgendaItem, panel: Panel, words: FixedWords, ranges: Ranges | None) -> Iterator[AnyBlock]:
    """Print one item: number and heading, papers, whose report, what members are asked, the questions under it."""
    mark = f" – {words(f'agenda.{item.state}')}" if item.state in _STATES else ""
    time = f" ({counted(item.minutes, 'minute')})" if item.minutes else ""
    starts = f"{item.starts}  " if item.starts else ""
    yield HeadingBlock(text=f"{starts}{item.title}{time}{mark}", number=f"{item.number}.", level=3)
    if ranges and item.line in ranges:
        yield _under((ranges[item.line].pages,))
    for paper in item.papers:
        yield from _paper(paper, panel, words, ranges)
    if item.report_of:
        yield _under(words("agenda.report_of", who=item.report_of))
    for question in item.questions:
        yield from _question(question, words)
    yield from _under_in_lines(item.ask)
    if item.note:
        yield _under(words("agenda.why_withdrawn", why=item.note) if item.state == "withdrawn" else item.note)


def _under(text: PaperWords) -> ParagraphBlock:
    """Print a line under its item."""
    return ParagraphBlock(words=text, close=True, within=1)


def _under_in_lines(text: str) -> Iterator[ParagraphBlock]:
    """Print the lines of a text under its item; an empty line parts them."""
    close = True
    for line in text.splitlines():
        if line.strip():
            yield replace(_under(line), close=close)
        close = bool(line.strip())


def _paper(paper: AgendaPaper, panel: Panel, words: FixedWords, ranges: Ranges | None) -> Iterator[ParagraphBlock]:
    """Print a paper under its item: appendix, what it is, pages, to follow; an exempt one with its description."""
    stands = words("agenda.to_follow") if paper.to_follow else words("agenda.off") if paper.withdrawn else ""
    place = _in_pack(paper, words, ranges)
    shown = Paper(what=paper.what, appendix=place.appendix if place else paper.appendix)
    yield _under(listed_paper(shown, stands, place.pages if place else None, panel))
    if paper.exempt:
        mark = f"{not_for_publication(paper.exempt, panel.nation)}."
        yield ParagraphBlock(words=mark, manner="mark", close=True, within=1)
        if paper.interest:
            yield _under(words("agenda.interest", why=paper.interest))


def _in_pack(paper: AgendaPaper, words: FixedWords, ranges: Ranges | None) -> InPack | None:
    if ranges is not None:
        return ranges.get(paper.id)
    return InPack(TextPart(_pages(paper.pages, words)), paper.appendix) if paper.pages else None


def listed_paper(paper: Paper, stands: str, pages: TextPart | None, panel: Panel) -> tuple[TextPart, ...]:
    """Name a paper in a list: `Appendix B, report (Pages 9 - 16), to follow`, or as a city does, `Appendix B pg 9`."""
    letter, after = appendix_words(paper), f", {stands}" if stands else ""
    if pages is not None and panel.pack_numbers == FROM_PAPERS and letter:
        return (TextPart(f"{letter} "), pages, TextPart(f", {paper.what}{after}" if paper.what else after))
    named = ", ".join(part for part in (letter, paper.what) if part) or capital(PAPER)
    return (TextPart(f"{named} "), pages, TextPart(after)) if pages is not None else (TextPart(named + after),)


def _pages(pages: str, words: FixedWords) -> str:
    """Word the pages as a front sheet does: `(Pages 9 - 16)`, `(Page 9)`."""
    spaced = _TO.sub(" - ", pages.strip())
    return words("agenda.page" if pages.strip().isdecimal() else "agenda.pages", pages=spaced)


def _question(question: AgendaQuestion, words: FixedWords) -> Iterator[ParagraphBlock]:
    """Print a question under its item: who asks, and the text prepared for publication."""
    yield _under(words("agenda.question", asker=question.asker))
    text = question.text or words("agenda.no_text")
    yield ParagraphBlock(words=f"“{text}”", manner="quote", close=True, within=1)


def _changes(register: Register, meeting: Meeting, words: FixedWords) -> Document:
    """Give the sheet of what changed since members received their papers."""
    told = changes_of_agenda(register, meeting)
    heading = words("agenda.changes")
    blocks: list[AnyBlock] = [
        HeadingBlock(text=heading, level=1),
        ParagraphBlock(words=words("agenda.changes_of", panel=register.panel.name, day=long_day_of(meeting))),
        ParagraphBlock(words=_since(told, words)),
    ]
    if told.published_on is not None:
        for group in _by_issue(told.changes):
            blocks += issue_blocks(group, words)
        if not told.changes:
            blocks.append(ParagraphBlock(words=words("agenda.nothing_changed")))
        if told.unpublished:
            blocks.append(HeadingBlock(text=words("agenda.unpublished")))
            blocks.append(bullets(told.unpublished, close=True))
    running = _running(register, meeting)
    return Document(title=f"{heading}: {running}", running=running, blocks=tuple(blocks))


def _since(told: AgendaChanges, words: FixedWords) -> str:
    if told.published_on is None:
        return words("agenda.not_out")
    if told.sent_on is None:
        return words("agenda.since_published", day=long_date(told.published_on))
    return words("agenda.since_sent", day=long_date(told.sent_on))


def _by_issue(changes: Iterable[AgendaChange]) -> list[list[AgendaChange]]:
    groups: dict[str, list[AgendaChange]] = {}
    for change in changes:
        groups.setdefault(change.issue, []).append(change)
    return list(groups.values())


def issue_blocks(group: Sequence[AgendaChange], words: FixedWords) -> Iterator[AnyBlock]:
    """Print what one publication changed, under its name and day, with the reason that was given."""
    first = group[0]
    yield HeadingBlock(text=f"{capital(first.issue)}, published on {long_date(first.on)}")
    yield bullets((change.words for change in group), close=True)
    if first.reason:
        late = first.what == "added" and first.issue.startswith("late")
        reason = first.reason if late else words("agenda.reason", why=first.reason)
        yield ParagraphBlock(words=reason, close=True)
