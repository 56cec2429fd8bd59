"""Entering a complaint or a conduct matter, and correcting what was recorded of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from store.commands.fields import Problems, changed_words, changes_of
from store.edit import Edit
from store.fields import editable, field_of
from store.problems import Problem
from store.records import Complaint
from store.register import Register
from store.rules.complaints.standing import complaint_words
from store.rules.words.addresses import mail_addresses
from store.rules.words.dates import FIRST_YEAR, long_date
from store.rules.words.wording import capital

_HAPPENED = ("received_on", "happened_on", "evidence_on", "serious_on", "called_in_on", "left_office_on")
"""The days of what has happened, which cannot be still to come."""


def add_complaint(register: Register, today: dt.date, /, *, received_on: dt.date | None = None, **details: Any) -> Edit:
    """Enter a complaint against the commissioner, or a conduct matter (SI 2012/62 reg 34).

    `received_on` is the day on which it came in or came to notice, None if that is not known. `details` are any other
    fields that can be corrected; what was said goes into the private part, and into no sentence.

    Raises:
        Refused: with every fault of what was typed.
        TypeError: a detail is not a field of a complaint, which is a fault of the program.
    """
    problems = Problems()
    blank = Complaint(id=register.new_id(Complaint))
    draft, _ = changes_of(Complaint, blank, None, {"received_on": received_on, **details}, problems)
    problems.add(*_faults(draft, today, frozenset(editable(Complaint))))
    problems.refuse()
    came = f", received on {long_date(draft.received_on)}" if draft.received_on else ""
    return Edit(f"Entered {complaint_words(draft)}{came}", (draft,))


def edit_complaint(
    register: Register, today: dt.date, /, *, complaint: str, was: Complaint | None = None, **fields: Any
) -> Edit:
    """Correct what is recorded of a complaint; only fields that differ from `was`, as the form opened it, are applied.

    Raises:
        Refused: with every fault of what was typed.
        Conflict: someone else has changed one of the same fields to something else.
        TypeError: a field cannot be corrected here, which is a fault of the program.
    """
    current = register.need(Complaint, complaint, "complaint")
    problems = Problems()
    draft, changes = changes_of(Complaint, current, was, fields, problems)
    problems.add(*_faults(draft, today, changes.names))
    problems.refuse()
    changes.refuse_conflicts()
    words = complaint_words(current)
    if not changes.values:
        return Edit(f"Changed nothing in {words}")
    if draft.private != current.private:
        draft = replace(draft, private=replace(draft.private, purged_on=None))
    return Edit(f"Changed {changed_words(Complaint, changes.values)} of {words}", (draft,))


def _faults(draft: Complaint, today: dt.date, fields: frozenset[str]) -> Iterator[Problem | None]:
    """Go through what is wrong with the fields that were filled in or changed, never repeating what is private."""
    for name in _HAPPENED:
        day = getattr(draft, name)
        if name in fields and day is not None:
            yield _why_not_day(name, day, today)
    yield _why_not_order(draft, fields)
    if {"anonymous", "complainant"} & fields and draft.anonymous and draft.private.complainant.strip():
        sentence = f"{capital(complaint_words(draft))} is down as anonymous, and a complainant is named."
        yield Problem("complaint.named", sentence, "Take the one or the other out.", "complainant")
    if "email" in fields and draft.private.email:
        yield _why_no_address(draft.private.email)


def _why_not_day(name: str, day: dt.date, today: dt.date) -> Problem | None:
    label = field_of(Complaint, name).in_words
    if day > today:
        cure = f"Type a day of the past: {long_date(today)} or before."
        return Problem("complaint.future", f"{long_date(day)} is still to come, for {label}.", cure, name)
    if day.year < FIRST_YEAR:
        sentence = f"The year {day.year} cannot be right for {label}."
        return Problem("year-unlikely", sentence, f"Type a year from {FIRST_YEAR} on.", name)
    return None


def _why_not_order(draft: Complaint, fields: frozenset[str]) -> Problem | None:
    """Say which two days cannot both be right: it happened before it came in, and all else was done after that."""
    came = draft.received_on
    if came is None:
        return None
    if draft.happened_on is not None and draft.happened_on > came and {"happened_on", "received_on"} & fields:
        sentence = f"It cannot have happened on {long_date(draft.happened_on)} and come in on {long_date(came)}."
        return Problem("complaint.order", sentence, "Put one of the two days right.", "happened_on")
    first = min((step.on for step in draft.steps), default=None)
    if first is not None and first < came and "received_on" in fields:
        sentence = f"It cannot have come in on {long_date(came)}: a step is recorded on {long_date(first)}."
        return Problem("complaint.order", sentence, f"Type {long_date(first)} or an earlier day.", "received_on")
    for name, what in (("serious_on", "become clear"), ("called_in_on", "been called in")):
        day = getattr(draft, name)
        if day is not None and day < came and {name, "received_on"} & fields:
            sentence = f"It cannot have {what} on {long_date(day)}: it came in on {long_date(came)}."
            return Problem("complaint.order", sentence, "Put one of the two days right.", name)
    return None


def _why_no_address(typed: str) -> Problem | None:
    """Say why no letter could be sent to what was typed, without repeating it; None if it can."""
    try:
        mail_addresses(typed)
    except ValueError as why:
        cure = "Type it as in name@example.org, several with commas between them, or leave it empty."
        return Problem("email-shape", f"That is not an e-mail address: {why}.", cure, "email")
    return None
