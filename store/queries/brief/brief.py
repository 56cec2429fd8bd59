"""The brief for the chair of a meeting, which screen, text and JSON show alike.

It is for the chair alone: private items and the titles of exempt papers are in it, marked as such. Of members of the
public it holds no more than a public paper would.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

import msgspec

from store.queries.agenda.agenda import AgendaItem, agenda_of
from store.queries.attendance.board import current_room, live_line
from store.queries.brief.dates import BriefDate, statutory_dates
from store.queries.brief.owed import BriefOwed, overdue_actions, overdue_replies
from store.queries.questions.sheet import sheet_rows
from store.queries.rows import RecordId, Row, Source, cell
from store.queries.words.short import meeting_kind, meeting_title
from store.records import ItemKind, ItemStatus, Meeting, Presence, WorkItem
from store.register import Register
from store.rules.agenda.exclusion import exclusion_ask
from store.rules.agenda.papers import papers_of
from store.rules.agenda.standing import EXCLUSION, code_brings
from store.rules.attendance.asks import no_quorum
from store.rules.attendance.room import room
from store.rules.complaints.room import leaves_for
from store.rules.declarations.interests import bars, effect_words
from store.rules.law.exempt import exempt_words
from store.rules.members.membership import printed_name
from store.rules.programme.answering import answering_words
from store.rules.words.loose import day_of
from store.rules.words.papers import exempt_of, paper_title
from store.rules.words.text import trimmed
from store.rules.words.wording import listed

MARK = "PRIVATE: for the chair only, not for publication"
"""What stands at the head of a brief."""


class BriefItem(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An item in the running order, those taken in private among them."""

    id: str
    number: str
    starts: Annotated[str, cell("guide time, such as 13:15; empty if it cannot be worked out")]
    minutes: Annotated[int | None, cell("minutes of guide time; null if none are recorded")]
    title: str
    report_of: str
    to_answer: Annotated[str, cell("who is to attend and answer, each with the law; empty if nobody is")]
    state: Annotated[str, cell("late, added, withdrawn, or empty")]
    urgent: Annotated[str, cell("of a late item who found it urgent and why; of one withdrawn the reason")]
    private: Annotated[str, cell("why it is taken in private; empty if it is taken in public")]
    papers: Annotated[tuple[str, ...], cell("its exempt papers by their own titles")]
    leave: Annotated[str, cell("who leaves the room for it by the panel's rules, as for complaints; empty if nobody")]


class BriefInterest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Somebody whom a declared interest keeps from part of an item."""

    item: Annotated[str, cell("id of the item")]
    number: str
    title: str
    person: str
    leaves: Annotated[bool, cell("whether they must leave the room for it")]
    follows: Annotated[str, cell("what they must and may do, with a question where that is not sure")]


class BriefAsker(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A public question in the order in which it is put, with the asker as listed in public."""

    id: str
    number: int
    stream: Annotated[str, cell("to whom those of this one are put; empty where the rules have only one stream")]
    asker: str
    minutes: int | None
    fits: Annotated[bool | None, cell("whether the time reaches to it; null if that is not known")]
    text: Annotated[str, cell("as it will be published; empty if it has not been prepared")]


class BriefDeferred(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Business, or a paper of it, that was put off to this meeting."""

    item: Annotated[str, cell("id of the item")]
    title: str
    what: Annotated[str, cell("the paper that was put off; empty if it was the whole item")]
    came_from: Annotated[str, cell("the day of the meeting it was put off from; empty if that is not recorded")]
    reason: str
    times: Annotated[int, cell("how often it has been put off")]


class BriefWhole(Row, frozen=True, kw_only=True):
    """The brief for the chair of a meeting. Exempt and private business is in it: it is for nobody else."""

    id: RecordId
    meeting: Annotated[dt.date, cell("the day of the meeting")]
    mark: Annotated[str, cell("for whom it is")]
    title: str
    venue: str
    items: tuple[BriefItem, ...]
    beside: Annotated[tuple[str, ...], cell("other meetings on the same day, such as a briefing of members")]
    interests: tuple[BriefInterest, ...]
    quorum: Annotated[str, cell("present or expected, eligible, quorum and veto in a line")]
    quorum_notes: Annotated[tuple[str, ...], cell("apologies, and the items on which the quorum is in doubt")]
    askers: tuple[BriefAsker, ...]
    actions: Annotated[tuple[BriefOwed, ...], cell("actions that are overdue on the day of the meeting")]
    replies: Annotated[tuple[BriefOwed, ...], cell("answers owed to the panel, or by it, that are overdue then")]
    deferred: tuple[BriefDeferred, ...]
    dates: Annotated[tuple[BriefDate, ...], cell("of the law, to 30 calendar days after the meeting; late ones first")]
    script: Annotated[str, cell("the resolution to exclude the public; empty if nothing is taken in private")]
    source: Source


def brief_of(register: Register, meeting: Meeting, today: dt.date) -> BriefWhole:
    """Give the brief of a meeting as its records stand today."""
    lines = agenda_of(register, meeting).items
    numbers = {one.id: one.number for one in lines}
    business = [item for item in register.items_of(meeting.id) if item.status is not ItemStatus.WITHDRAWN]
    return BriefWhole(
        id=meeting.id,
        meeting=meeting.date,
        mark=MARK,
        title=meeting_title(meeting),
        venue=meeting.venue,
        items=tuple(_item(register, meeting, line) for line in lines),
        beside=tuple(_beside(register, meeting)),
        interests=tuple(_interests(register, meeting, business, numbers)),
        quorum=live_line(register, meeting),
        quorum_notes=tuple(_quorum_notes(register, meeting, business, numbers)),
        askers=tuple(
            BriefAsker(
                id=row.id,
                number=row.number,
                stream=row.stream,
                asker=row.asker,
                minutes=row.minutes,
                fits=row.fits,
                text=row.text,
            )
            for row in sheet_rows(register, meeting)
        ),
        actions=overdue_actions(register, meeting.date),
        replies=overdue_replies(register, meeting.date),
        deferred=tuple(_deferred(register, meeting, business)),
        dates=statutory_dates(register, meeting, today),
        script=_script(register, meeting, lines),
        source=meeting.source,
    )


def _item(register: Register, meeting: Meeting, line: AgendaItem) -> BriefItem:
    item = register.live(WorkItem, line.id)
    return BriefItem(
        id=line.id,
        number=line.number,
        starts=line.starts,
        minutes=line.minutes,
        title=line.title,
        report_of=line.report_of,
        to_answer=answering_words(register, item) if item else "",
        state=line.state,
        urgent=line.note,
        private=_private(register, meeting, item),
        papers=tuple(paper_title(one) for one in papers_of(item) if one.exempt_paragraph) if item else (),
        leave=leaves_for(register, line.title, meeting.date),
    )


def _private(register: Register, meeting: Meeting, item: WorkItem | None) -> str:
    """Say why an item is taken in private; empty if it is taken in public."""
    if item is None or not meeting.kind.in_public:
        return "" if meeting.kind.in_public else "the meeting is not held in public"
    if kept := exempt_of(item):
        return exempt_words(kept, register.panel.nation)
    if item.restricted:
        return "restricted"
    return "a briefing, for members only" if item.kind is ItemKind.BRIEFING else ""


def _beside(register: Register, meeting: Meeting) -> Iterator[str]:
    """Name the other meetings of the day: a briefing of members before it is easily forgotten."""
    for other in register.meetings:
        same = other.date == meeting.date and not other.known_by and other.id != meeting.id
        if same and other.status.open:
            kind = meeting_kind(other)
            yield f"{meeting_title(other)}{f': {kind}' if kind else ''}"


def _interests(
    register: Register, meeting: Meeting, business: list[WorkItem], numbers: dict[str, str]
) -> Iterator[BriefInterest]:
    for item in business:
        for person, follows in bars(register, meeting.id, item.id).items():
            if follows.leaves or follows.barred or not follows.sure:
                yield BriefInterest(
                    item=item.id,
                    number=numbers.get(item.id, ""),
                    title=item.title,
                    person=printed_name(register, person, meeting),
                    leaves=follows.leaves,
                    follows=effect_words(follows),
                )


def _quorum_notes(
    register: Register, meeting: Meeting, business: list[WorkItem], numbers: dict[str, str]
) -> Iterator[str]:
    """Name who sent apologies, and each item for which fewer are to be expected than the quorum needs."""
    away = [one.person for one in meeting.attendance if one.presence is Presence.APOLOGIES]
    if away:
        yield f"Apologies: {listed([printed_name(register, person, meeting) for person in away])}."
    there = current_room(register, meeting)
    if there.quorum is None:
        yield "No quorum is set: ask what it is before anything is decided."
        return
    if not there.has_quorum:
        yield no_quorum(there, "would be" if there.forecast else "is")
        return
    for item in business:
        at = room(register, meeting, item.id, forecast=there.forecast)
        if not at.has_quorum:
            number = numbers.get(item.id, "")
            yield no_quorum(at, "would be" if at.forecast else "is", f"item {number or item.id}, {item.title}")


def _deferred(register: Register, meeting: Meeting, business: list[WorkItem]) -> Iterator[BriefDeferred]:
    for item in business:
        moves = [move for move in item.moves if move.how == "deferred"]
        last = next((move for move in reversed(moves) if move.to_meeting == meeting.id), None)
        if last is None and item.status is not ItemStatus.DEFERRED:
            continue
        before = register.get(Meeting, last.from_meeting) if last else None
        yield BriefDeferred(
            item=item.id,
            title=item.title,
            what=last.what if last else "",
            came_from=day_of(before) if before else "",
            reason=trimmed(last.reason) if last else "",
            times=len(moves) or 1,
        )


def _script(register: Register, meeting: Meeting, lines: tuple[AgendaItem, ...]) -> str:
    """Give the resolution to exclude the public: as the agenda words it, else as the exempt papers ask for."""
    if not meeting.kind.in_public:
        return ""
    worded = (line.ask for line in lines if code_brings(line.standing) == EXCLUSION and line.state != "withdrawn")
    asked = exclusion_ask(register, meeting)
    return (next((ask for ask in worded if ask), "") or asked) if asked else ""
