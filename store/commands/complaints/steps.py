"""What is done with a complaint, a step at a time. What a clerk notes of it goes into the private part."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from store.commands.fields import Problems
from store.edit import Edit
from store.records import (
    Complaint,
    ComplaintDeed,
    ComplaintGround,
    ComplaintHandler,
    ComplaintNotice,
    ComplaintOutcome,
    ComplaintParty,
    ComplaintStep,
    Particulars,
)
from store.register import Register
from store.rules.complaints import guards
from store.rules.complaints.clocks import clear_since
from store.rules.complaints.following import follows_on, why_not_one_of
from store.rules.complaints.guards import DISAPPLIED_GROUNDS, NOT_RECORDED_GROUNDS, RESOLVING, WITHDRAWING
from store.rules.complaints.standing import complaint_words
from store.rules.words.dates import long_date

DEED = ComplaintDeed


def acknowledge_complaint(
    register: Register, today: dt.date, /, *, complaint: str, on: dt.date | None = None, note: str = ""
) -> Edit:
    """Record that the complainant was told that it has come, on a day; today if none is given.

    Raises Refused if it is acknowledged or closed, or the day cannot be right.
    """
    current = register.need(Complaint, complaint, "complaint")
    problems = Problems()
    problems.add(guards.why_not(current, DEED.ACKNOWLEDGED))
    return _stepped(current, today, on, problems, note, "Acknowledged", deed=DEED.ACKNOWLEDGED)


def record_complaint(
    register: Register,
    today: dt.date,
    /,
    *,
    complaint: str,
    on: dt.date | None = None,
    ground: ComplaintGround = ComplaintGround.NONE,
    serious: bool = False,
    note: str = "",
) -> Edit:
    """Record a complaint or, on a `ground`, decide not to (SI 2012/62 reg 9).

    `serious` says that it is for the IOPC: unless a day is recorded since when that is clear, it is since this one.

    Raises Refused if it is recorded already, the ground is none for that, or the day cannot be right.
    """
    current = register.need(Complaint, complaint, "complaint")
    problems = Problems()
    deed = DEED.RECORDED if ground is ComplaintGround.NONE else DEED.NOT_RECORDED
    problems.add(guards.why_not(current, deed))
    if deed is DEED.NOT_RECORDED:
        problems.add(guards.why_not_ground(current, ground, NOT_RECORDED_GROUNDS))
    done, after = "Recorded" if deed is DEED.RECORDED else "Decided not to record", ""
    if serious and current.serious_on is None:
        current = replace(current, serious_on=on or today)
        after = "as one for the IOPC"
    return _stepped(current, today, on, problems, note, done, after, deed=deed, ground=ground)


def refer_complaint(
    register: Register,
    today: dt.date,
    /,
    *,
    complaint: str,
    on: dt.date | None = None,
    clear: dt.date | None = None,
    called_in: dt.date | None = None,
    note: str = "",
) -> Edit:
    """Record that a complaint or conduct matter was referred to the IOPC (SI 2012/62 reg 13).

    `clear` is the day on which it first became clear that it is to be, `called_in` that of the IOPC's notice; what is
    recorded already need not be given again. One that was referred too late is recorded all the same.

    Raises Refused if nothing says that it is to be referred, it is with the IOPC, or a day cannot be right.
    """
    current = register.need(Complaint, complaint, "complaint")
    problems = Problems()
    for day, name in ((clear, "clear"), (called_in, "called_in")):
        if day is not None:
            wrong = guards.why_not_day(current, day, today)
            problems.add(replace(wrong, field=name) if wrong else None)
    problems.add(guards.why_not_clear(current, clear, called_in))
    current = replace(current, serious_on=clear or current.serious_on, called_in_on=called_in or current.called_in_on)
    problems.add(guards.why_not(current, DEED.REFERRED))
    begins = min((one for one in (clear_since(current), current.called_in_on) if one), default=None)
    return _stepped(current, today, on, problems, note, "Referred", "to the IOPC", deed=DEED.REFERRED, since=begins)


def return_complaint(
    register: Register,
    today: dt.date,
    /,
    *,
    complaint: str,
    on: dt.date | None = None,
    outcome: ComplaintOutcome = ComplaintOutcome.NONE,
    note: str = "",
) -> Edit:
    """Record what came back from the IOPC: with an `outcome` its decision, else that it sent the complaint back.

    What is sent back is resolved informally (SI 2012/62 reg 14(2)).

    Raises Refused if it is not with the IOPC, or the day cannot be right.
    """
    current = register.need(Complaint, complaint, "complaint")
    problems = Problems()
    deed = DEED.RETURNED if outcome is ComplaintOutcome.NONE else DEED.DECIDED
    problems.add(guards.why_not(current, deed))
    done = "Took back" if deed is DEED.RETURNED else "Recorded the decision of the IOPC on"
    after = "from the IOPC" if deed is DEED.RETURNED else ""
    return _stepped(current, today, on, problems, note, done, after, deed=deed, outcome=outcome)


_RESOLVED_WORDS = {
    DEED.BEGUN: ("Began the informal resolution of", ""),
    DEED.COMPLAINANT_ASKED: ("Gave the complainant the chance to comment on", ""),
    DEED.SUBJECT_ASKED: ("Gave the person complained against the chance to comment on", ""),
    DEED.ADMITTED: ("Recorded an admission, with agreement to an apology, on", ""),
    DEED.APOLOGY: ("Recorded an apology on", ""),
    DEED.RESOLVED: ("Ended the informal resolution of", ""),
}


def resolve_complaint(
    register: Register,
    today: dt.date,
    /,
    *,
    complaint: str,
    step: ComplaintDeed,
    on: dt.date | None = None,
    by: ComplaintHandler = ComplaintHandler.NONE,
    outcome: ComplaintOutcome = ComplaintOutcome.NONE,
    note: str = "",
) -> Edit:
    """Record a step of the informal resolution of a complaint (SI 2012/62 reg 28); the last has an outcome.

    `by` is who deals with it; without it, whom the panel's rules name. There is no step for an investigation: none is
    allowed.

    Raises Refused for a step that cannot follow or is none of it, for the chief executive, and for an end without an
    outcome.
    """
    current = register.need(Complaint, complaint, "complaint")
    problems = Problems()
    wrong = why_not_one_of(step, RESOLVING, "an informal resolution", "step")
    problems.add(wrong or guards.why_not(current, step), guards.why_not_by(by))
    said: dict[str, Any] = {"deed": step}
    if step is DEED.BEGUN:
        usual = register.panel.rules_on(on or today).complaints.handler
        said["by"] = by if by is not ComplaintHandler.NONE else ComplaintHandler(usual)
    if step is DEED.RESOLVED:
        problems.add(guards.why_not_outcome(outcome))
        said["outcome"] = outcome
    done, after = _RESOLVED_WORDS.get(step, ("", ""))
    return _stepped(current, today, on, problems, note, done, after, **said)


def disapply_complaint(
    register: Register,
    today: dt.date,
    /,
    *,
    complaint: str,
    ground: ComplaintGround,
    on: dt.date | None = None,
    note: str = "",
) -> Edit:
    """Record that the procedure was disapplied, on one of the grounds of SI 2012/62 reg 15.

    Raises Refused if it cannot be now, or the ground does not hold: twelve months have not passed, it has a name.
    """
    current = register.need(Complaint, complaint, "complaint")
    problems = Problems()
    problems.add(guards.why_not(current, DEED.DISAPPLIED), guards.why_not_ground(current, ground, DISAPPLIED_GROUNDS))
    done = "Disapplied the procedure for"
    return _stepped(current, today, on, problems, note, done, deed=DEED.DISAPPLIED, ground=ground)


_WITHDRAWN_WORDS = {
    DEED.WITHDRAWN: ("Recorded", "as withdrawn"),
    DEED.UNSIGNED: ("Recorded a withdrawal of", "that is not signed"),
    DEED.LETTER: ("Wrote to the complainant on the withdrawal of", ""),
    DEED.GOES_ON: ("Recorded that the complainant goes on with", ""),
}


def withdraw_complaint(
    register: Register,
    today: dt.date,
    /,
    *,
    complaint: str,
    how: ComplaintDeed = DEED.WITHDRAWN,
    unanswered: bool = False,
    on: dt.date | None = None,
    note: str = "",
) -> Edit:
    """Record a withdrawal: signed, or answered for; one that is not signed; the letter on it; that it goes on.

    `unanswered` says that the letter was not answered: then it counts as withdrawn, once 21 calendar days have passed
    after the letter (SI 2012/62 reg 16(8)).

    Raises Refused for a step that cannot follow or is none of it, and while the complainant can still answer.
    """
    current = register.need(Complaint, complaint, "complaint")
    problems = Problems()
    problems.add(why_not_one_of(how, WITHDRAWING, "a withdrawal", "how") or guards.why_not(current, how))
    if unanswered and how is DEED.WITHDRAWN:
        problems.add(guards.why_not_unanswered(register, current, on or today))
    done, after = _WITHDRAWN_WORDS.get(how, ("", ""))
    return _stepped(current, today, on, problems, note, done, after, deed=how)


def tell_of_complaint(
    register: Register,
    today: dt.date,
    /,
    *,
    complaint: str,
    notice: ComplaintNotice,
    whom: ComplaintParty,
    on: dt.date | None = None,
    note: str = "",
) -> Edit:
    """Record that a party was told, or sent, what the regulations want them to have.

    Raises Refused if there is nothing of the kind to be told, or they were told already.
    """
    current = register.need(Complaint, complaint, "complaint")
    problems = Problems()
    problems.add(guards.why_not_told(current, notice, whom))
    done, after = f"Told {whom.value} of {notice.value} in", ""
    return _stepped(current, today, on, problems, note, done, after, deed=DEED.TOLD, notice=notice, whom=whom)


def close_complaint(
    register: Register, today: dt.date, /, *, complaint: str, on: dt.date | None = None, note: str = ""
) -> Edit:
    """Close a complaint once all is decided and everybody was told.

    Raises Refused with what is still to be decided, or who is still to be told of what.
    """
    current = register.need(Complaint, complaint, "complaint")
    problems = Problems()
    problems.add(guards.why_not_close(current))
    return _stepped(current, today, on, problems, note, "Closed", deed=DEED.CLOSED)


def _stepped(
    complaint: Complaint,
    today: dt.date,
    on: dt.date | None,
    problems: Problems,
    note: str,
    done: str,
    after: str = "",
    /,
    *,
    since: dt.date | None = None,
    **said: Any,
) -> Edit:
    """Take a step, unless something stands in the way; `since` is the day of what it follows besides other steps.

    Raises:
        Refused: with every problem, those of the day and of the note among them.
    """
    day, step = on or today, ComplaintStep(on=on or today, **said)
    before = [one for one in (since, follows_on(complaint, step.deed, step.notice)) if one is not None]
    problems.add(guards.why_not_day(complaint, day, today, since=max(before, default=None)))
    kept = problems.said(Particulars, "dealings", note, typed="note")
    private = complaint.private
    if kept.strip():
        dealings = "\n".join(part for part in (private.dealings, f"{long_date(day)}: {kept.strip()}") if part)
        problems.said(Particulars, "dealings", dealings, typed="note")
        private = replace(private, dealings=dealings, purged_on=None)
    problems.refuse()
    fresh = replace(complaint, steps=(*complaint.steps, step), private=private)
    return Edit(" ".join(part for part in (done, complaint_words(complaint), after) if part), (fresh,))
