"""What comes last: whether an outcome may be published, and letting go of what was said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from msgspec.structs import replace

from store.commands.fields import Problems
from store.edit import Edit
from store.problems import Problem
from store.records import Complaint, ComplaintParty, OutcomePublication, Particulars
from store.register import Register
from store.rules.complaints import guards, retention
from store.rules.complaints.standing import OUTCOMES, complaint_words, done_on, publication
from store.rules.law.citations import cite
from store.rules.words.wording import counted, listed

_SIDES = {"complainant_on": ComplaintParty.COMPLAINANT.value, "subject_on": ComplaintParty.SUBJECT.value}


def publish_complaint(
    register: Register,
    today: dt.date,
    /,
    *,
    complaint: str,
    complainant_on: dt.date | None = None,
    subject_on: dt.date | None = None,
    in_public_interest: bool = False,
    on: dt.date | None = None,
) -> Edit:
    """Record whether the outcome of a complaint may be published (SI 2012/62 reg 28(13)).

    `complainant_on` and `subject_on` are the days on which each was given the chance to object. That the panel
    thinks it in the public interest is recorded only once both had it; that it does not, at any time. Only the outcome
    is printed then, with no name.

    Raises Refused if there is no outcome, a chance is missing, or a day cannot be right.
    """
    current = register.need(Complaint, complaint, "complaint")
    problems = Problems()
    problems.add(guards.why_not_publish(current))
    day, came, before = on or today, done_on(current, *OUTCOMES), publication(current)
    since = max((one for one in (came, before.on if before else None) if one), default=None)
    chances = {"complainant_on": complainant_on, "subject_on": subject_on}
    if in_public_interest:
        problems.add(_why_no_chance([name for name, chance in chances.items() if chance is None]))
    for name, chance in chances.items():
        wrong = guards.why_not_day(current, chance, day, since=came) if chance else None
        problems.add(replace(wrong, field=name) if wrong else None)
    problems.add(guards.why_not_day(current, day, today, since=since))
    problems.refuse()
    decided = OutcomePublication(
        complainant_on=complainant_on, subject_on=subject_on, in_public_interest=in_public_interest, on=day
    )
    words = "may" if in_public_interest else "may not"
    sentence = f"Decided that the outcome of {complaint_words(current)} {words} be published"
    return Edit(sentence, (replace(current, publications=(*current.publications, decided)),))


def _why_no_chance(missing: list[str]) -> Problem | None:
    if not missing:
        return None
    sides = listed([_SIDES[one] for one in missing])
    sentence = f"No chance to object is recorded of {sides} ({cite('no-outcome')})."
    cure = "Give it, and enter the days; until then no part of the outcome is published."
    return Problem("complaint.no-chance", sentence, cure, missing[0])


def purge_complaints(register: Register, today: dt.date, /, *, in_journal: Collection[str] = ()) -> Edit:
    """Remove the particulars of complaints that are due to go, from the records and from the journal of the file.

    `in_journal` are the ids of records whose private details stand in the journal, whether or not in the records too.
    That there was the complaint, its days, grounds and outcome stay (SI 2012/62 reg 34).

    Raises:
        Refused: nothing is due.
    """
    problems = Problems()
    problems.add(retention.why_not_purge_complaints(register, today, in_journal))
    problems.refuse()
    due = retention.purgeable_complaints(register, today)
    puts = tuple(replace(one, private=Particulars(purged_on=today)) for one in due)
    ids = (*(one.id for one in due), *retention.complaints_in_journal(register, today, in_journal))
    return Edit(f"Removed the particulars of {counted(len(ids), 'complaint')} for good", puts, forgets=ids)
