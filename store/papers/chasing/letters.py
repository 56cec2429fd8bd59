"""The letters to those from whom something is awaited, as e-mail drafts: what is recorded, and a day for the answer."""

from __future__ import annotations

import datetime as dt
import re

from store.papers.office import signed
from store.papers.questions.letter_words import FOLLOWS
from store.papers.questions.letters import Letter, filled, letter_of
from store.problems import Refused
from store.records import Panel
from store.register import Register
from store.rules.chasing.due import INVITATION, NOMINATION, SORTS, Chaser, is_late, meeting_words
from store.rules.chasing.needs import needs_of_chaser
from store.rules.programme.answering import Basis, law_of
from store.rules.words.dates import clock_time, long_date
from store.rules.words.office import office_named

PREFIX = "chase-"
"""How the wordings of these letters are called, before the sort: `chase-report.txt`."""

_DAYS_TO_ANSWER = dt.timedelta(days=7)
_NO_NAME = re.compile(r"[^a-z0-9]+")


def draft_chaser(register: Register, chaser: Chaser, today: dt.date, *, words: str) -> Letter:
    """Write one letter from its wording. No record holds an address of an office, and the letter says so in `reaches`.

    Raises:
        Refused: something that it needs is not recorded, or the wording asks for something that is not known.
    """
    needs = needs_of_chaser(register, chaser)
    if needs:
        raise Refused(*needs)
    subject, body = filled(words, _known(register, chaser, today), f"{PREFIX}{chaser.sort}")
    whom = _NO_NAME.sub("-", chaser.to.casefold()).strip("-")[:40] or "letter"
    name = f"{PREFIX}{chaser.sort}-{whom}-{today.isoformat()}"
    return letter_of(name, (), chaser.to, subject, body, "no address is recorded")


def label(chaser: Chaser) -> str:
    """Name a letter in a list: `action, to the Commissioner`."""
    nobody = "exempt business" if chaser.exempt else "to nobody recorded"
    return f"{SORTS[chaser.sort]}, {f'to {chaser.to}' if chaser.to else nobody}"


def _known(register: Register, chaser: Chaser, today: dt.date) -> dict[str, str]:
    panel, meeting, due = register.panel, chaser.meeting, chaser.first_due
    return {
        "to": _within(chaser.to),
        "panel": panel.name,
        "host": panel.host_authority,
        "signed": signed(panel),
        "today": long_date(today),
        "matters": "\n".join(f"- {' '.join(one.words.split())}" for one in chaser.matters),
        "due": long_date(due) if due else "",
        "wanted": _wanted(chaser, due, today),
        "meeting_day": meeting_words(chaser),
        "meeting_time": (clock_time(meeting.start) if meeting.start else FOLLOWS) if meeting else "",
        "venue": (meeting.venue or FOLLOWS) if meeting else "",
        "webcast": meeting.webcast if meeting else "",
        "why_invited": _why_invited(panel, chaser, today),
        "items_line": "The item is:" if len(chaser.matters) == 1 else "The items are:",
        "who_comes": "who will come" if chaser.basis is None else "that you will attend",
        "answer_by": _answer_by(due, today),
        "next_meeting": _next_meeting(chaser),
    }


def _within(name: str) -> str:
    """Write a name as it stands within a line: `the Commissioner`."""
    return f"the {name[4:]}" if name.startswith("The ") else name


def _answer_by(due: dt.date | None, today: dt.date) -> str:
    """Give a week from today, or the day before the day itself if that comes first; today if it is the next day."""
    if due is None or due < today:
        return long_date(today + _DAYS_TO_ANSWER)
    return long_date(max(today, min(today + _DAYS_TO_ANSWER, due - dt.timedelta(days=1))))


def _why_invited(panel: Panel, chaser: Chaser, today: dt.date) -> str:
    if chaser.sort != INVITATION:
        return ""
    if chaser.basis is None:
        return f"You are to report to this meeting of the {panel.name}, and we ask you to attend it:"
    law = law_of(chaser.basis)
    if chaser.basis is Basis.REQUIRED:
        return f"The {panel.name} requires you to attend this meeting and to answer its questions ({law}):"
    beside = f"beside {office_named(panel, today)}, who is required to attend"
    return f"The {panel.name} asks you to attend this meeting {beside}, and to answer its questions ({law}):"


def _next_meeting(chaser: Chaser) -> str:
    if chaser.sort != NOMINATION or chaser.meeting is None:
        return ""
    return f"The next meeting is on {meeting_words(chaser)}."


def _wanted(chaser: Chaser, due: dt.date | None, today: dt.date) -> str:
    what = "it" if len(chaser.matters) == 1 else "them"
    if due is None:
        return ""
    if is_late(chaser, today):
        some = any(one.due is not None and one.due >= today for one in chaser.matters)
        of_them = ("some of them", "those") if some else (what, what)
        return f"The day for {of_them[0]} has passed: please let us have {of_them[1]} at once."
    if len({one.due for one in chaser.matters}) > 1:
        return f"Please let us have each by its day, the first by {long_date(due)}."
    return f"Please let us have {what} by {long_date(due)}."
