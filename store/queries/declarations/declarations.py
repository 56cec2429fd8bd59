"""What was declared at a meeting, what stands to be declared again, and what only the clerk should see."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import NamedTuple

import msgspec

from store.fields import heading_of
from store.problems import Problem
from store.queries.words.short import count, meeting_title
from store.queries.words.wording import WITHHELD
from store.records import Declaration, Interest, Meeting, MeetingStatus, Presence, WorkItem
from store.register import Register
from store.rules.attendance.precheck import in_force, touches
from store.rules.declarations.declaring import latest
from store.rules.declarations.interests import declared_for, effect, effect_words, notice_state, registration_due
from store.rules.declarations.kinds import AFFECTS, YES
from store.rules.declarations.minute_words import about_words, declaration_sentence, done_words
from store.rules.members.membership import members_at, monitoring_officer, printed_name, printed_role
from store.rules.words.dates import day_month, long_date


class MadeRow(NamedTuple):
    """A declaration as listed: who, under which word, about what, what follows, and the sentence of the minutes."""

    id: str
    who: str
    interest: str
    about: str
    effect: str
    sentence: str
    notice: str
    source: str


class OfferRow(NamedTuple):
    """A standing interest of someone expected: whose, what, and what became of it here (empty: to be declared)."""

    id: str
    who: str
    interest: str
    text: str
    declared: str


class Sheet(msgspec.Struct, frozen=True):
    """The declarations of one meeting. `state` is `not recorded`, `none were made` or their number."""

    meeting: str
    title: str
    state: str
    made: tuple[MadeRow, ...]
    offered: tuple[OfferRow, ...]


class Hint(NamedTuple):
    """Private: an item that may touch an interest of somebody expected. It never leaves the office."""

    id: str
    who: str
    item: str
    interest: str
    term: str
    where: str


def sheet(register: Register, meeting_id: str, today: dt.date) -> Sheet:
    """Give the declarations of a meeting, and the standing interests of those expected there.

    Raises:
        Refused: there is no such meeting, or it is in the bin.
    """
    meeting = register.need(Meeting, meeting_id, "meeting")
    made = register.declarations_of(meeting.id)
    return Sheet(
        meeting.id,
        meeting_title(meeting),
        _state(meeting, made),
        tuple(made_row(register, one, today) for one in made),
        offers(register, meeting),
    )


def _state(meeting: Meeting, made: tuple[Declaration, ...]) -> str:
    real = [one for one in made if not one.nil]
    if real:
        return count(len(real), "declaration")
    return "none were made" if made or meeting.nil_declarations else "not recorded"


def made_row(register: Register, one: Declaration, today: dt.date) -> MadeRow:
    """Word one declaration for a list."""
    meeting = register.get(Meeting, one.meeting)
    sentence = declaration_sentence(register, one)
    if one.nil:
        return MadeRow(one.id, "no one", "none", "no declarations were made", "", sentence, "", one.source)
    who = ", ".join(printed_name(register, person, meeting) for person in one.people)
    follows = effect(register, one)
    free = follows.sure and (follows.speak, follows.vote, follows.stay) == (YES, YES, YES)
    words = "may take part" if free else effect_words(follows)
    due = notice_state(one.notice_due, one.notified_on, today) if one.notice_due else ""
    return MadeRow(one.id, who, one.interest, about_words(register, one), words, sentence, due, one.source)


def expected(register: Register, meeting: Meeting) -> tuple[str, ...]:
    """List who is expected at a meeting, or came: members in post, and all of whom attendance is recorded.

    Those who sent apologies or were absent are left out.
    """
    away = {one.person for one in meeting.attendance if one.presence in {Presence.APOLOGIES, Presence.ABSENT}}
    people = [seat.person for seat in members_at(register, meeting.date) if seat.person]
    people += [one.person for one in meeting.attendance]
    return tuple(person for person in dict.fromkeys(people) if person not in away)


def offers(register: Register, meeting: Meeting) -> tuple[OfferRow, ...]:
    """List the standing interests to be offered at a meeting, with those declared there already marked so."""
    if meeting.status in {MeetingStatus.CANCELLED, MeetingStatus.RELEASED}:
        return ()
    people = frozenset(expected(register, meeting))
    rows = []
    for interest in register.interests:
        if not interest.standing or interest.person not in people or not in_force(interest, meeting):
            continue
        here = [one for one in register.declarations_of(meeting.id) if one.standing == interest.id]
        last = latest(register, interest, meeting)
        rows.append(
            OfferRow(
                interest.id,
                printed_name(register, interest.person, meeting),
                last.interest if last else interest.entry.category,
                WITHHELD if interest.entry.sensitive else interest.entry.text,
                "declared" if here else "",
            )
        )
    return tuple(rows)


def describe(register: Register, declaration: Declaration, today: dt.date) -> tuple[tuple[str, str], ...]:
    """Give a declaration with its sentence first, and what follows from it with the reason."""
    meeting = register.get(Meeting, declaration.meeting)
    first = (
        ("Minute", declaration_sentence(register, declaration)),
        (_HEADING("meeting"), meeting_title(meeting) if meeting else "not recorded"),
    )
    if declaration.nil:
        return first
    follows = effect(register, declaration)
    lines = [*first]
    for person in declaration.people:
        name = printed_name(register, person, meeting)
        role = printed_role(register, person, meeting) if meeting else ""
        lines.append((_HEADING("people"), f"{name}, {role}" if role else name))
    lines += [
        (_HEADING("interest"), declaration.interest),
        (_HEADING("scope"), about_words(register, declaration)),
        (_HEADING("nature"), WITHHELD if declaration.sensitive else "; ".join(declaration.nature)),
        (_HEADING("did"), done_words(register, declaration)),
        ("What must follow", effect_words(follows)),
        ("Why", follows.why + ("" if follows.sure else " Ask the monitoring officer if in doubt.")),
        ("Authority", follows.provision or "none"),
    ]
    if declaration.relation:
        test = ", more than most" if declaration.more_than_most else ", no more than most"
        lines.append((_HEADING("relation"), f"{declaration.relation}{test if declaration.relation == AFFECTS else ''}"))
    if declaration.notice_due:
        lines.append((_HEADING("notice_due"), f"{long_date(declaration.notice_due)} ({_notice(declaration, today)})"))
        lines += [("To be told", officer_words(register, person, meeting)) for person in declaration.people]
    if declaration.source:
        lines.append((_HEADING("source"), declaration.source))
    return tuple(lines)


_HEADING = partial(heading_of, Declaration)


def _notice(declaration: Declaration, today: dt.date) -> str:
    return notice_state(declaration.notice_due, declaration.notified_on, today)


def officer_words(register: Register, person: str, meeting: Meeting | None) -> str:
    """Name the monitoring officer who keeps a person's register on the day of a meeting."""
    where = monitoring_officer(register, person, meeting.date) if meeting else ""
    return f"monitoring officer of {where}" if where else "monitoring officer of a council not recorded"


def follow_up(register: Register, today: dt.date) -> tuple[Declaration, ...]:
    """List the declarations of which the monitoring officer is still to be told, the most urgent first."""
    open_ones = [one for one in register.declarations if one.notice_due and one.notified_on is None]
    return tuple(sorted(open_ones, key=lambda one: one.notice_due or today))


def why_not_hints(register: Register, meeting: Meeting) -> Problem | None:
    """Say why there is no list of those who may need to declare: no item touches what they have registered."""
    if may_need(register, meeting):
        return None
    sentence = "No item of this meeting touches a registered interest of those expected."
    return Problem("hints-none", sentence, "There is nothing to show.", "meeting")


def may_need(register: Register, meeting: Meeting) -> tuple[Hint, ...]:
    """List privately which items may touch what those expected have registered.

    It is a hint for the clerk and no decision, and must not go into any paper or export. What was declared at this
    meeting for the item is left out.
    """
    people = frozenset(expected(register, meeting))
    hints = []
    for touch in touches(register, meeting, people):
        interest, item = register.get(Interest, touch.interest), register.get(WorkItem, touch.item)
        if interest is None or item is None:
            continue
        if any(touch.person in one.people for one in declared_for(register, meeting.id, item.id)):
            continue
        hints.append(
            Hint(
                f"{touch.interest}+{touch.item}",
                printed_name(register, touch.person, meeting),
                item.title,
                interest.entry.category if interest.entry.sensitive else interest.entry.text,
                touch.term,
                touch.where,
            )
        )
    return tuple(hints)


class EntryRow(NamedTuple):
    """A line of a person's register of interests, as it may be read by the public, with the clerk's clock beside it."""

    id: str
    category: str
    text: str
    period: str
    clock: str
    standing: bool


def entries_of(register: Register, person: str, today: dt.date) -> tuple[EntryRow, ...]:
    """List a person's register of interests; sensitive ones say only that they are withheld."""
    rows = []
    for interest in register.interests:
        if interest.person != person:
            continue
        entry = interest.entry
        due = registration_due(register, entry.arose_on) if entry.arose_on else None
        gift = f", from {entry.given_by}" if entry.given_by else ""
        worth = f", worth {entry.value}" if entry.value else ""
        rows.append(
            EntryRow(
                interest.id,
                entry.category,
                WITHHELD if entry.sensitive else f"{entry.text}{gift}{worth}",
                _period(entry.from_date, entry.to_date),
                notice_state(due, entry.notified_on, today) if due or entry.notified_on else "",
                interest.standing,
            )
        )
    return tuple(rows)


def _period(first: dt.date | None, last: dt.date | None) -> str:
    start = f"from {day_month(first)}" if first else ""
    end = f"until {day_month(last)}" if last else ""
    return f"{start} {end}".strip()
