"""What a minute promises: its clauses, what its text says was agreed or asked for, and days of meetings to come.

Each is an offer and no more: the clerk takes it or leaves it. What an action stands for already is named with it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import msgspec

from store.problems import Problem, Refused
from store.records import ActionKind, Meeting, Minute
from store.register import Register
from store.rules.minutes.blocks import Bullet, blocks_of, worked_in
from store.rules.minutes.naming import minute_words
from store.rules.words.dates import day_month, read_date, read_time
from store.rules.words.folding import words_read
from store.rules.words.wording import capital

_PROMISED = re.compile(
    r"\bit was (?:also |further )?(?:agreed|requested) that\b"
    r"|\b(?:asked|requested|called) (?:for|that)\b"
    r"|\bwould be (?:brought|completed|provided|circulated|presented|submitted|shared|reported)\b"
    r".{0,300}\b(?:panel|members|meeting)"
    r"|\b(?:undertook|promised|agreed) to\b"
    r"|\bregular updates\b",
    re.IGNORECASE,
)
_UNDERTOOK = re.compile(
    r"\b(?:commissioner|pcc|constable)\b.{0,300}\b(?:undertook|promised|agreed) to\b", re.IGNORECASE
)
_REPORT = re.compile(r"\breports?\b", re.IGNORECASE)
_AT_A_MEETING = re.compile(r"\b(?:future|next)\b.{0,300}\bmeetings?\b|\bprovide a report\b|\bbrought\b", re.IGNORECASE)
_NEXT = re.compile(r"\bnext\b(?:\s+\w+){0,5}\s+meeting\b", re.IGNORECASE)
_EVERY = re.compile(r"\bregular updates\b|\b(?:each|every) (?:\w+ )?meeting\b", re.IGNORECASE)
_DATES = re.compile(r"\bfollowing (?:dates|meetings|days)\b|\bdates of (?:future )?meetings\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(20\d\d)\b")
_TIME = re.compile(r"\bat (\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?m\.?)|noon)", re.IGNORECASE)
_DAY = re.compile(r"\b(?:\w+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}(?:\s+20\d\d)?\b")
_NOTES = ("be noted", "notes the", "be supported", "be confirmed", "accurate record")


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """Something in a minute that may make an action.

    `clause` is the label the action keeps, `kind` what it seems to make, None for nothing. `due` is when, as a clerk
    types it, empty if the words do not say. `taken` are the ids of the actions that stand for the clause already.
    `resolved` says that it is a clause, and not a sentence of the text.
    """

    clause: str
    words: str
    kind: ActionKind | None
    due: str = ""
    taken: tuple[str, ...] = ()
    resolved: bool = True


class PromisedDay(msgspec.Struct, frozen=True, kw_only=True):
    """A day on which a minute says that a meeting will be; `start` is local, `meeting` the id of one that stands."""

    day: dt.date
    start: dt.time | None = None
    meeting: str = ""


def why_not_split(register: Register, minute: Minute) -> Problem | None:
    """Say why no action can be made of a minute: it is void. None if one can."""
    if not minute.void:
        return None
    sentence = f"{capital(minute_words(register, minute))} is void."
    return Problem("minute-void", sentence, "Take the minute that stands in its place.", "minute")


def clauses_of(minute: Minute) -> tuple[tuple[str, str], ...]:
    """List the resolutions and recommendations of a minute as label and words, each with the label an action keeps.

    A clause without a label of its own is numbered: `recommendation 2`. The lead-in of its block is worked into its
    words, so that they read by themselves.
    """
    several = [
        ("resolution", minute.resolutions_lead, minute.resolutions),
        ("recommendation", minute.recommendations_lead, minute.recommendations),
    ]
    return tuple(
        (clause.label or (name if len(clauses) == 1 else f"{name} {place}"), worked_in(lead, clause.text))
        for name, lead, clauses in several
        for place, clause in enumerate(clauses, start=1)
    )


def suggested_kind(text: str, *, recommendation: bool) -> ActionKind | None:
    """Suggest what a clause makes: nothing if it only notes or supports; else a report, a recommendation, an action."""
    words = text.casefold()
    if "report" in words and any(word in words for word in ("future meeting", "next meeting", "provide a report")):
        return ActionKind.REPORT
    if recommendation:
        return ActionKind.RECOMMENDATION
    return None if any(word in words for word in _NOTES) else ActionKind.ACTION


def promises_of(register: Register, minute: Minute) -> tuple[Promise, ...]:
    """List what a minute may promise: every clause of its blocks, then the sentences of its text that sound like it.

    A sentence is named by its paragraph, counted from 1.
    """
    resolved = [(label, words, _kind_resolved(label, words), True) for label, words in clauses_of(minute)]
    said = [(label, words, _kind_said(words), False) for label, words in _sentences(minute.text)]
    return tuple(
        Promise(
            clause=label,
            words=words,
            kind=kind,
            due=_due_said(words),
            taken=_taken(register, minute, label, words),
            resolved=is_clause,
        )
        for label, words, kind, is_clause in (*resolved, *said)
    )


def _taken(register: Register, minute: Minute, label: str, words: str) -> tuple[str, ...]:
    """Give the ids of the actions that name a clause of the minute, or repeat its words."""
    read = words_read(words)
    return tuple(
        action.id
        for action in register.actions
        if action.minute == minute.id and (action.clause == label or words_read(action.text.rstrip(" .;,")) in read)
    )


def _kind_resolved(label: str, words: str) -> ActionKind | None:
    """Suggest what a clause makes; one that lists the days of meetings is offered as those, not as an action."""
    if _DATES.search(words) and len(blocks_of(words)) > 1:
        return None
    return suggested_kind(words, recommendation=label.startswith("recommendation"))


def _sentences(text: str) -> Iterator[tuple[str, str]]:
    """Give the sentences of a text that agree to something or ask for it, each with the name of its paragraph."""
    for place, block in enumerate(blocks_of(text), start=1):
        sentences = [one for one in re.split(r"(?<=[.;?!])\s+(?=[A-Z])", block.text) if _PROMISED.search(one)]
        for number, one in enumerate(sentences, start=1):
            yield f"paragraph {place}" + (f".{number}" if len(sentences) > 1 else ""), one


def _kind_said(words: str) -> ActionKind:
    if _UNDERTOOK.search(words):
        return ActionKind.UNDERTAKING
    return ActionKind.REPORT if _REPORT.search(words) and _AT_A_MEETING.search(words) else ActionKind.ACTION


def _due_said(words: str) -> str:
    return "every meeting" if _EVERY.search(words) else "next meeting" if _NEXT.search(words) else ""


def days_promised(register: Register, minute: Minute) -> tuple[PromisedDay, ...]:
    """List the days on which a minute says that meetings will be held "on the following dates".

    A day without a year has the one year that the words or the heading name; if they name none, or several, it is
    not read.
    """
    days_named: list[PromisedDay] = []
    for _, words in (*clauses_of(minute), ("", minute.text)):
        lead = ""
        for block in blocks_of(words):
            if not isinstance(block, Bullet):
                lead = block.text
            elif _DATES.search(lead):
                days_named += _days_under(register, minute, lead, block.text)
    return tuple(dict.fromkeys(days_named))


def _days_under(register: Register, minute: Minute, lead: str, bullet: str) -> Iterator[PromisedDay]:
    """Read the days of one bullet under the words that announce them."""
    years = set(_YEAR.findall(f"{minute.heading} {lead}"))
    at = _TIME.search(lead)
    start = _time(at[1]) if at else None
    for words in _DAY.findall(bullet):
        day = _day(words, years)
        if day is not None:
            yield PromisedDay(day=day, start=start, meeting=_standing(register, day))


def _standing(register: Register, day: dt.date) -> str:
    return next((meeting.id for meeting in register.meeting_on(day) if meeting.kind.in_public), "")


def _day(words: str, years: set[str]) -> dt.date | None:
    """Read a day, with the only year there is if it has none of its own."""
    dated = words if _YEAR.search(words) else f"{words} {next(iter(years))}" if len(years) == 1 else ""
    try:
        return read_date(dated, dt.date(2000, 1, 1)) if dated else None
    except Refused:
        return None


def _time(words: str) -> dt.time | None:
    try:
        return read_time(words)
    except Refused:
        return None


def why_not_arrange(register: Register, minute: Minute, day: dt.date) -> Problem | None:
    """Say why no meeting can be arranged as a minute says: it does not name the day, or one stands on it already."""
    named = next((one for one in days_promised(register, minute) if one.day == day), None)
    if named is not None and not named.meeting:
        return None
    words = day_month(day)
    if named is None:
        sentence = f"{capital(minute_words(register, minute))} names no meeting on {words}."
        return Problem(
            "arrange-unnamed", sentence, "Choose one of the days it names, or add the meeting by itself.", "dates"
        )
    meeting = register.need(Meeting, named.meeting, "dates")
    sentence = f"There is a meeting on {words} already, {meeting.id}."
    return Problem("arrange-stands", sentence, "Leave that day out.", "dates")
