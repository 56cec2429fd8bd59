"""When an action is due, in the words of the minutes: what they are taken to mean, and what is wrong with them."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from msgspec.structs import replace

from store.problems import Problem, Refused
from store.records import Action, DueKind, Meeting, MeetingKind, MeetingStatus, Minute
from store.register import Register
from store.rules.actions.carrying import EACH_MEETING, PERIODS, agreed
from store.rules.calendar.meetings import the_meeting
from store.rules.days.periods import add_months
from store.rules.words.dates import MONTHS, day_month, days_in_month, long_date, read_date
from store.rules.words.folding import words_read
from store.rules.words.loose import day_of
from store.rules.words.wording import capital, verbatim

_EXAMPLES = (
    "Type a date such as 30/9/2021, or: next meeting, every meeting, each regular meeting, the annual meeting, "
    "quarterly, six-monthly, yearly, November 2021, w/c 5 December, by the end of March, undated, "
    "undated from 1/10/2021."
)

_KINDS: dict[DueKind, str] = {
    DueKind.UNDATED: "undated|no date|as soon as possible|asap|as and when|in due course",
    DueKind.NEXT_MEETING: "next meeting|next|next panel meeting|next meeting of panel|following meeting",
    DueKind.EVERY_MEETING: "every meeting|each meeting|all meetings|every panel meeting|each panel meeting",
    DueKind.REGULAR_MEETING: (
        "each regular meeting|every regular meeting|all regular meetings|each ordinary meeting|every ordinary meeting|"
        "each scheduled meeting|every scheduled meeting"
    ),
    DueKind.ANNUAL_MEETING: "annual meeting|next annual meeting|end of municipal year|by end of municipal year",
    DueKind.QUARTERLY: (
        "quarterly|every quarter|each quarter|once a quarter|every three months|every 3 months|3 monthly|three monthly"
    ),
    DueKind.SIX_MONTHLY: (
        "six monthly|6 monthly|every six months|every 6 months|half yearly|every half year|twice a year|twice yearly|"
        "biannually"
    ),
    DueKind.YEARLY: "yearly|annually|every year|each year|once a year|every twelve months|every 12 months",
}
_WORDS = {words: kind for kind, several in _KINDS.items() for words in several.split("|")}

_REVIEW = re.compile(r"(?:undated )?(?:review )?from (.+)")
_BEFORE_WORDS = """
    a an the its it is further report reports reported reporting update updates updated to be provided presented brought
    submitted considered back panel shall will should due at in on by for of or around about circa before no not later
    than
"""
_BEFORE = frozenset(_BEFORE_WORDS.split())
"""Words in front of the time itself: how something is reported, and that the day is a last or a rough one."""

_AFTER = re.compile(r" (?:or as soon as possible(?: (?:afterwards|thereafter|after))?|to (?:the )?panel)$")
_SURE = re.compile(r"[, ]*\bas printed$")
_WEEK = re.compile(r"(?:w/c|w c|wc|week commencing|week beginning|week of) (.+)")
_OR = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? or (\d{1,2}.+)")
_END = re.compile(r"end of (.+)")
_WITHIN = re.compile(r"(?:within )?(\d{1,3}|one|two|three|six|nine|twelve) (day|week|month)s?")
_MONTH = re.compile(r"([a-z]{3,9})(?: (\d{4}))?")
_NUMBERS = {"one": 1, "two": 2, "three": 3, "six": 6, "nine": 9, "twelve": 12}
_FRIDAY = 4


class DueTime(NamedTuple):
    """When an action is due, as an action holds it.

    `words` are those of the minutes, where they are more than a date or the name of the kind; `sure` says that a day
    before the meeting that asked does stand in them.
    """

    kind: DueKind
    on: dt.date | None = None
    meeting: str | None = None
    review_from: dt.date | None = None
    words: str = ""
    sure: bool = False


UNDATED = DueTime(DueKind.UNDATED)
"""No date at all."""


def asking_day(register: Register, meeting: str | None, minute: str | None, today: dt.date) -> dt.date:
    """Give the day from which the words of a minute are read: that of the meeting that asked, today if none did."""
    asked = register.get(Minute, minute)
    held = register.get(Meeting, meeting) or register.get(Meeting, asked.meeting if asked else None)
    return held.date if held else today


def dated(action: Action, due: DueTime) -> Action:
    """Give an action that is due at another time."""
    return replace(
        action,
        due_kind=due.kind,
        due_on=due.on,
        due_meeting=due.meeting,
        review_from=due.review_from,
        due_words=due.words,
    )


def read_due(register: Register, text: str, since: dt.date) -> DueTime:
    """Read when an action is due, in the words of the minutes or as the clerk types it.

    `since` is the day from which words without a year are read: that of the meeting that asked, today if none did.

    A date on which one meeting stands means that meeting; a month, or the end of something, its last day; a week its
    Friday, and of two dates the later. `undated from 1/10/2021` sets the day from which an undated action raises
    itself; nothing means undated. `as printed` after a day says that it is no slip, though it is past.

    Raises:
        Refused: it is neither a date nor one of the words; the problem is in the field `due`.
    """
    printed = " ".join(text.split())
    typed = _SURE.sub("", printed.casefold())
    due = _read(register, typed, since)
    plain = words_read(typed) in {str(due.kind.value), words_read(str(due.kind.value)), ""}
    said = "" if plain or _is_date(typed, since) or typed.startswith(("undated", "meeting ")) else printed
    return due._replace(words=said, sure=typed != printed.casefold())


def _is_date(typed: str, today: dt.date) -> bool:
    try:
        read_date(typed.removeprefix("on "), today)
    except Refused:
        return False
    return True


def _read(register: Register, typed: str, today: dt.date) -> DueTime:
    """Read the words, the most telling first: those of a kind, a day worked out, a meeting, then a date."""
    review = _REVIEW.fullmatch(typed)
    if review:
        return DueTime(DueKind.UNDATED, review_from=_day(review[1], today))
    plain = _bare(typed)
    kind = _WORDS.get(plain, DueKind.UNDATED if not plain else None)
    if kind is not None:
        return DueTime(kind)
    if plain.startswith(("next meeting ", "meeting in ")):
        month = plain.removeprefix("next ").removeprefix("meeting ").removeprefix("in ")
        return _meeting_of_month(register, month, today)
    worked_out = _worked_out(plain, today)
    if worked_out is not None:
        return DueTime(DueKind.DATE, on=worked_out)
    day = _day(typed.removeprefix("meeting ").removeprefix("on "), today, plain)
    meetings = [meeting for meeting in register.meeting_on(day) if meeting.kind.in_public]
    if len(meetings) == 1:
        return DueTime(DueKind.MEETING, meeting=meetings[0].id)
    if typed.startswith("meeting "):
        sentence = f"There is no meeting on {long_date(day)}."
        raise Refused(Problem("due-no-meeting", sentence, "Choose the date of a meeting, or arrange one.", "due"))
    return DueTime(DueKind.DATE, on=day)


def _bare(typed: str) -> str:
    """Take off the words how something is to be reported, and those before and after the time itself."""
    words = _AFTER.sub("", words_read(typed)).split()
    while len(words) > 1 and words[0] in _BEFORE:
        words.pop(0)
    return " ".join(word for word in words if word not in {"the", "its"})


def _day(typed: str, today: dt.date, plain: str = "") -> dt.date:
    """Read a date; what stood before and after it may be left out. Raises Refused with the words there are."""
    try:
        return read_date(typed, today)
    except Refused as refused:
        problem = refused.first
    try:
        return read_date(plain, today)
    except Refused:
        raise Refused(Problem(problem.code, problem.sentence, _EXAMPLES, "due")) from None


def _worked_out(plain: str, today: dt.date) -> dt.date | None:
    """Give the last day of the time that words name: a week, a month, the end of something, so many days from now."""
    week, end, within = _WEEK.fullmatch(plain), _END.fullmatch(plain), _WITHIN.fullmatch(plain)
    if week:
        two = _OR.fullmatch(week[1])
        day = _day(two[2] if two else week[1], today)
        return day + dt.timedelta(days=_FRIDAY - day.weekday())
    if within:
        number = _NUMBERS.get(within[1]) or int(within[1])
        return add_months(today, number) if within[2] == "month" else _days_on(today, number, within[2])
    return _end_of(end[1], today) if end else _month_end(plain, today)


def _days_on(today: dt.date, number: int, unit: str) -> dt.date:
    return today + dt.timedelta(days=number * (7 if unit == "week" else 1))


def _end_of(what: str, today: dt.date) -> dt.date | None:
    """Give the last day of a year, a quarter, a month or a week that is named; None if it is none of them."""
    month_end = _last_of(today.year, today.month)
    if what in {"year", "calendar year", "this year"}:
        return dt.date(today.year, 12, 31)
    if what == "financial year":
        return dt.date(today.year + (today.month > 3), 3, 31)
    if what in {"month", "this month"}:
        return month_end
    if what == "next month":
        following = add_months(today.replace(day=1), 1)
        return _last_of(following.year, following.month)
    if what in {"quarter", "this quarter"}:
        return _last_of(today.year, (today.month + 2) // 3 * 3)
    if what in {"week", "this week"}:
        return today + dt.timedelta(days=(_FRIDAY - today.weekday()) % 7)
    if re.fullmatch(r"20\d\d", what):
        return dt.date(int(what), 12, 31)
    return _month_end(what, today)


def _month_end(words: str, today: dt.date) -> dt.date | None:
    """Give the last day of a month, of the next such month if no year is named; None if it is no month."""
    named = _MONTH.fullmatch(words)
    month = next((n for n, name in enumerate(MONTHS, 1) if named and name.casefold().startswith(named[1])), None)
    if named is None or month is None:
        return None
    year = int(named[2]) if named[2] else today.year + (month < today.month)
    return _last_of(year, month) if 2000 <= year <= 2099 else None


def _last_of(year: int, month: int) -> dt.date:
    return dt.date(year, month, days_in_month(month, year))


def _meeting_of_month(register: Register, words: str, today: dt.date) -> DueTime:
    """Read `next meeting, July 2024`: the first meeting of that month if one is arranged, else its last day."""
    end = _month_end(words, today)
    if end is None:
        return DueTime(DueKind.DATE, on=_day(words, today))
    of_month = [one for one in register.public_meetings if (one.date.year, one.date.month) == (end.year, end.month)]
    return DueTime(DueKind.MEETING, meeting=of_month[0].id) if of_month else DueTime(DueKind.DATE, on=end)


def due_typed(register: Register, action: Action) -> str:
    """Write when an action is due as the minutes print it, else as the clerk would type it."""
    if action.due_words and not action.carried and not action.review_from:
        return action.due_words
    if action.due_kind is DueKind.DATE and action.due_on:
        return day_month(action.due_on)
    if action.due_kind is DueKind.MEETING:
        meeting = register.get(Meeting, action.due_meeting)
        return f"meeting {day_of(meeting)}" if meeting else ""
    if action.due_kind is DueKind.UNDATED:
        return f"undated from {day_month(action.review_from)}" if action.review_from else "undated"
    return str(action.due_kind.value)


def due_meant(register: Register, due: DueTime, today: dt.date) -> str:
    """Say what a due time is taken to mean, in words that stand after `due`: `by Tuesday 30 November 2021`."""
    if due.kind is DueKind.DATE and due.on:
        return f"by {long_date(due.on)}"
    if due.kind is DueKind.MEETING:
        meeting = register.get(Meeting, due.meeting)
        return f"at {the_meeting(meeting, weekday=True)}" if meeting else "at a meeting that is not in the file"
    if due.kind in PERIODS:
        return f"every {PERIODS[due.kind]} months, counted from the day on which it was agreed"
    if due.kind in EACH_MEETING:
        which = "every public meeting" if due.kind is DueKind.EVERY_MEETING else "every ordinary and annual meeting"
        return f"at {which}, until it is closed"
    if due.kind is DueKind.NEXT_MEETING:
        return "at the first public meeting after it was agreed"
    if due.kind is DueKind.ANNUAL_MEETING:
        coming = [one for one in register.public_meetings if one.kind is MeetingKind.ANNUAL and one.date >= today]
        return "at the first annual meeting after it was agreed" + (f", {long_date(coming[0].date)}" if coming else "")
    return (
        f"without a set day; it raises itself from {long_date(due.review_from)}"
        if due.review_from
        else "without a set day"
    )


def why_not_due(register: Register, due: DueTime) -> Problem | None:
    """Say why an action cannot be due then: its meeting is unknown or called off. None if it can."""
    if due.kind is not DueKind.MEETING and due.meeting is None:
        return None
    meeting = register.get(Meeting, due.meeting)
    if meeting is None:
        cure = "Look its id up in the calendar: ids of a meeting begin with M."
        return Problem("unknown-id", f"There is no meeting “{due.meeting}”.", cure, "due")
    if due.kind is not DueKind.MEETING:
        return None
    name = capital(the_meeting(meeting, weekday=True))
    if meeting.binned_on is not None:
        return Problem("due-meeting-off", f"{name} is in the bin.", "Name another meeting, or a date.", "due")
    if meeting.status in {MeetingStatus.CANCELLED, MeetingStatus.RELEASED}:
        cure = "Name another meeting, or a date."
        return Problem("due-meeting-off", f"{name} was {meeting.status.value}.", cure, "due")
    return None


def why_due_before(register: Register, action: Action, due: DueTime) -> Problem | None:
    """Question a day that is before the meeting that asked, unless it is said to be printed so. None if it is not."""
    meeting = register.get(Meeting, due.meeting) if due.kind is DueKind.MEETING else None
    day, since = meeting.date if meeting else due.on, agreed(register, action)
    if day is None or since is None or day >= since or due.sure:
        return None
    sentence = f"{long_date(day)} is before {long_date(since)}, when it was agreed."
    typed = due.words or day_month(day)
    cure = f"Check the year; if the minutes print it so, type {verbatim(f'{typed}, as printed')}."
    return Problem("due-before", sentence, cure, "due")
