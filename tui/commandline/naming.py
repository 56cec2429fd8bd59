"""Finds what is named on the command line: a meeting by its date, an item by its title, a person by a name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from store.problems import Problem, Refused
from store.records import KINDS, Action, Meeting, Minute, Record, Seat
from store.register import Register
from store.rules.minutes.naming import find_minute
from store.rules.words.dates import long_date
from store.rules.words.folding import words_read
from store.rules.words.loose import known_by, loosely, read_meeting_day
from store.rules.words.record_names import find_item
from store.rules.words.wording import listed, quoted

NEXT, SUGGESTED = "next", "suggested"
"""The words for the next meeting and for the list of items that wait for a meeting."""

BUSINESS = "NUMBER|ID|TITLE"
"""What stands in a line of help for an item of a meeting's business."""

MEETING_HELP = "its id, its date, or next"
ITEM_HELP = "an item's id, or its title, or the beginning of its title"
ACTION_HELP = "an action's id, or the beginning of its words"
MINUTE_HELP = "its id, its number (“47 of 27/1/2021”), its place (“item 5 of 29 July”) or its heading"
NAME_HELP = "a name as any paper prints it, part of one, or an id"
QUESTION_HELP = "the question's id, such as Q1, or the name of who asks it"
ROUND_HELP = "the round's id, such as R1, or words of what it is called"
COMPLAINT_HELP = "the complaint's id, such as K1"
REPORT_HELP = "the report's id, such as L1; its round; or the meeting at which its matter was considered"
SEAT_HELP = "the id of the seat, or the name of its holder"
DUE_HELP = (
    "in the words of the minutes: a date, “next meeting”, “each regular meeting”, “the annual meeting”, “quarterly”, "
    "“six-monthly”, “yearly”, “November 2021”, “w/c 5 December”, “by the end of March”, “undated”"
)

_ADD = "Add one with: secretariat meeting add DATE."
_WORD = re.compile(r"\w+")
_ID = re.compile(r"[A-Z]\d+|PANEL", re.IGNORECASE | re.ASCII)


def find_meeting(register: Register, text: str, today: dt.date) -> tuple[Meeting, dt.date | None]:
    """Find a meeting by its id, by its date or as `next`; gives it and the date, if it was named by one.

    Raises Refused, with the meetings it could be or the nearest ones.
    """
    typed = text.strip()
    if typed.casefold() == NEXT:
        return _next(register, today), None
    if _ID.fullmatch(typed) and typed[:1] in "Mm":
        return register.need(Meeting, typed.upper(), "meeting"), None
    day = read_meeting_day(typed, today)
    if known_by(day):
        return _within(register, day), None
    there = register.meeting_on(day)
    if len(there) == 1:
        return there[0], day
    if there:
        listed = "; ".join(describe_meeting(meeting) for meeting in there)
        sentence = f"There are {len(there)} meetings on {long_date(day)}: {listed}."
        raise Refused(Problem("meeting.several", sentence, "Name the one you mean by its id.", "meeting"))
    raise Refused(
        Problem("meeting.none", f"There is no meeting on {long_date(day)}.", _nearest(register, day), "meeting")
    )


def _within(register: Register, day: dt.date) -> Meeting:
    """Find the one meeting that is known by a week or month. Raises Refused, with those it could be."""
    said = loosely(day, known_by(day), "")
    there = [one for one in register.meetings if one.known_by == known_by(day) and one.date == day]
    if len(there) == 1:
        return there[0]
    if there:
        listed = "; ".join(describe_meeting(meeting) for meeting in there)
        sentence = f"There are {len(there)} meetings known by {said}: {listed}."
        raise Refused(Problem("meeting.several", sentence, "Name the one you mean by its id.", "meeting"))
    sentence = f"There is no meeting known by {said} alone."
    raise Refused(Problem("meeting.none", sentence, _nearest(register, day), "meeting"))


def describe_meeting(meeting: Meeting) -> str:
    """Name a meeting by its id, day, time and kind, for a list of several."""
    from store.queries.words.short import meeting_kind, meeting_title

    kind = meeting_kind(meeting)
    return f"{meeting.id} {meeting_title(meeting)}" + (f" ({kind})" if kind else "")


def find_action(register: Register, text: str) -> Action:
    """Find an action by its id or the beginning of its words. Raises Refused."""
    typed = text.strip()
    if _ID.fullmatch(typed):
        return register.need(Action, typed.upper(), "action")
    wanted = words_read(typed)
    fitting = [one for one in register.actions if wanted and words_read(one.text).startswith(wanted)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        listed = "; ".join(f"{one.id} {one.text[:60]}" for one in fitting[:8])
        sentence = f"There are {len(fitting)} actions that “{typed}” could be: {listed}."
        raise Refused(Problem("action.several", sentence, "Name the one you mean by its id.", "action"))
    cure = "Give its id or the beginning of its words, as secretariat show actions prints them."
    raise Refused(Problem("action.none", f"There is no action “{typed}”.", cure, "action"))


def find_person(register: Register, typed: str, meeting: str = "") -> str:
    """Find a person; gives the id. Members and others of the meeting are taken before the rest of the register.

    Raises Refused.
    """
    from store.rules.words import names

    held = register.get(Meeting, meeting)
    seats = register.seats_on(held.date) if held else ()
    likely = {seat.person for seat in seats if seat.person} | {one.person for one in (held.attendance if held else ())}
    return names.find_person(register, typed, "person", likely).id


def find_seat(register: Register, typed: str, today: dt.date) -> str:
    """Find a seat by its id or by the name of its holder, whose seat of today is meant, else the last; gives the id.

    Raises Refused.
    """
    from store.rules.members.membership import seat_of

    if _ID.fullmatch(typed.strip()):
        return find_record(register, typed, today).id
    person = find_person(register, typed)
    held = [seat for seat in register.all(Seat) if seat.person == person]
    seat = seat_of(register, person, today) or max(held, key=lambda one: one.to_date or dt.date.max, default=None)
    if seat is None:
        sentence = f"{register.person_name(person)} holds no seat and never held one."
        raise Refused(Problem("seat-none", sentence, "Check the name, or seat that person first.", "seat"))
    return seat.id


def find_business(register: Register, typed: str, meeting: str) -> tuple[str, str]:
    """Find an item of a meeting by its number on the agenda, its id or its title; gives the id, and what is to be said.

    The number is the one that the agenda prints, or until one is built the place in the programme; which item it is
    is said. A number under which the agenda has no item of the programme is none. Raises Refused.
    """
    from store.rules.room.business import agenda_lines

    held = register.get(Meeting, meeting)
    lines = agenda_lines(register, held) if held is not None else ()
    wanted = words_read(typed)
    meant = next((line for line in lines if line.number and words_read(line.number) == wanted), None)
    if meant is not None and meant.item:
        said = "" if meant.item.casefold() == typed.casefold() else f"Item {meant.number} is {quoted(meant.title)}."
        return meant.item, said
    if meant is None and not (typed.isascii() and typed.isdigit()):
        return find_item(register, typed), ""
    numbers = ", ".join(line.number for line in lines if line.number and line.item)
    cure = f"Its items have the numbers {numbers}." if numbers else "No item stands under it."
    if meant is None:
        raise Refused(Problem("item-number", f"The meeting has no item {typed}.", cure, "item"))
    sentence = f"Item {meant.number} of the agenda is {quoted(meant.title)}, which is no item of the programme."
    raise Refused(Problem("item-heading", sentence, cure, "item"))


def kind_word(kinds: Sequence[type[Record]]) -> str:
    """Give the word that stands for a record of these kinds in a line of help: `ROUND`."""
    return kinds[0].noun.split()[-1].upper() if kinds else "RECORD"


def find_record(
    register: Register, text: str, today: dt.date, kinds: Sequence[type[Record]] = (), *, binned: bool = False
) -> Record:
    """Find a record by its id, in the bin or not, by words of what it is called, or a minute by whatever names one.

    Words look among the `kinds`, if any are given; what is in the bin is meant only if nothing else is, or alone with
    `binned`. Raises Refused.
    """
    record = register.find(text.strip().upper())
    if record is not None:
        return record
    if (not kinds or Minute in kinds) and not binned:
        try:
            return register.need(Minute, find_minute(register, text, today), "record")
        except Refused as refused:
            if refused.first.code == "minute.several":
                raise
    called = _called(register, text, kinds or tuple(KINDS), binned=binned)
    if len(called) == 1:
        return called[0]
    if called:
        listed = "; ".join(f"{one.id} ({one.noun})" for one in called[:8])
        more = f" and {len(called) - 8} more" if len(called) > 8 else ""
        sentence = f"“{text.strip()}” could be {listed}{more}."
        raise Refused(Problem("record.several", sentence, "Name the one you mean by its id.", "record"))
    noun = kinds[0].noun if len(kinds) == 1 else "record"
    cure = f"Give its id, as secretariat show prints it, or words of what the {noun} is called."
    raise Refused(Problem("record.none", f"There is no {noun} “{text.strip()}”.", cure, "record"))


def _called(register: Register, text: str, kinds: Sequence[type[Record]], *, binned: bool) -> list[Record]:
    """List the records that are called so: by all of their words, else beginning with them, else with them in it."""
    from store.queries.words.wording import record_title

    wanted = _bare(text)
    if not wanted:
        return []
    live = [] if binned else [one for kind in kinds for one in register.all(kind)]
    for records in (live, [one for one in register.binned() if isinstance(one, tuple(kinds))]):
        titles = [(_bare(record_title(register, one)), one) for one in records]
        meant = (
            [one for title, one in titles if title == wanted]
            or [one for title, one in titles if f"{title} ".startswith(f"{wanted} ")]
            or [one for title, one in titles if f" {wanted} " in f" {title} "]
        )
        if meant:
            return meant
    return []


def _bare(text: str) -> str:
    """Give the words of a text as they are compared, without what stands between them."""
    return " ".join(_WORD.findall(words_read(text)))


def _next(register: Register, today: dt.date) -> Meeting:
    meeting = register.next_meeting(today)
    if meeting is None:
        raise Refused(
            Problem("meeting.no_next", f"No meeting is arranged on or after {long_date(today)}.", _ADD, "meeting")
        )
    return meeting


def _nearest(register: Register, day: dt.date) -> str:
    """Name the meetings nearest to a day, the earlier first."""
    near = sorted(register.meetings, key=lambda meeting: abs((meeting.date - day).days))[:2]
    if not near:
        return _ADD
    dates = listed([describe_meeting(one) for one in sorted(near, key=lambda one: one.date)])
    return f"The nearest: {dates}."
