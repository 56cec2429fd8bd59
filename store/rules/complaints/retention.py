"""How long what was said in a complaint is kept: as the panel says, since no law was read that sets a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from msgspec.structs import replace

from store.problems import Problem
from store.records import Complaint, ComplaintDeed, Particulars
from store.register import Register
from store.rules.complaints.standing import STATE, complaint_words, done_on, state
from store.rules.days.periods import add_months
from store.rules.words.wording import capital, counted

_FORMS = ["acknowledge", "record", "refer", "return", "resolve", "disapply", "withdraw", "told", "close"]


def complaint_form(complaint: str, act: str = "") -> str:
    """Give the key under which the form on a complaint, or that of one of its acts, keeps what is not saved."""
    return f"complaint:{complaint}:{act}" if act else f"complaint:{complaint}"


def complaint_forms(complaint: str) -> tuple[str, ...]:
    """Give the keys of all forms on a complaint into which something private is typed."""
    return tuple(complaint_form(complaint, act) for act in ("", *_FORMS))


def holds_particulars(complaint: Complaint) -> bool:
    """Say whether anything stands in the private part."""
    return replace(complaint.private, purged_on=None) != Particulars()


def particulars_due(register: Register, complaint: Complaint, today: dt.date) -> dt.date | None:
    """Give the day from which the particulars must go: the months of the panel's rule after the closing, or after the
    commissioner complained of left office. None while it is open, or where the panel has no such rule.
    """
    rules = register.panel.rules_on(today).complaints
    if rules.keep_months is None or state(complaint) is not STATE.CLOSED:
        return None
    since = done_on(complaint, ComplaintDeed.CLOSED) if rules.keep_from == "closed" else complaint.left_office_on
    return add_months(since, rules.keep_months) if since else None


def purgeable_complaints(register: Register, today: dt.date) -> tuple[Complaint, ...]:
    """Give the complaints whose particulars are due to go, those in the bin included."""
    return tuple(
        record
        for record in register.tables[Complaint.table].values()
        if isinstance(record, Complaint) and holds_particulars(record) and _is_due(register, record, today)
    )


def complaints_in_journal(register: Register, today: dt.date, in_journal: Collection[str]) -> tuple[str, ...]:
    """Give the ids, of those whose particulars stand in the journal, whose record holds none and whose time has come.

    What was said in a complaint whose entry was undone is kept for nothing: it can go at once.
    """
    due = []
    for one in sorted(each for each in in_journal if each.startswith(Complaint.prefix)):
        record = register.tables[Complaint.table].get(one)
        if record is None or (
            isinstance(record, Complaint) and not holds_particulars(record) and _is_due(register, record, today)
        ):
            due.append(one)
    return tuple(due)


def _is_due(register: Register, complaint: Complaint, today: dt.date) -> bool:
    due = particulars_due(register, complaint, today)
    return complaint.private.purged_on is not None or (due is not None and due <= today)


def why_not_purge_complaints(register: Register, today: dt.date, in_journal: Collection[str] = ()) -> Problem | None:
    """Say why there is nothing to purge; None if there is."""
    if purgeable_complaints(register, today) or complaints_in_journal(register, today, in_journal):
        return None
    rules = register.panel.rules_on(today).complaints
    if rules.keep_months is None:
        sentence = "The panel's rules do not say how long the particulars of complaints are kept."
        return Problem("complaints.keep-not-set", sentence, "Enter it in the settings.", "", "setting.edit")
    sentence = f"No particulars of complaints have been kept for more than {counted(rules.keep_months, 'month')}."
    cure = "There is nothing to remove today. The command “complaint purge” looks through copies all the same."
    return Problem("nothing-to-purge", sentence, cure, "")


def why_no_particulars(complaint: Complaint) -> Problem | None:
    """Say why there are no particulars to open; None if there are."""
    if holds_particulars(complaint):
        return None
    gone = complaint.private.purged_on
    what = "were removed for good" if gone else "are not recorded"
    sentence = f"The particulars of {complaint_words(complaint)} {what}."
    cure = "That it was made, and what was done with it, is kept." if gone else "Enter them if they are wanted."
    return Problem("complaint.no-particulars", capital(sentence), cure, "complaint", "" if gone else "complaint.edit")
