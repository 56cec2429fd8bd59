"""Where a complaint stands, read off what was done with it, and how a sentence names it: never by its words."""

from __future__ import annotations

import datetime as dt
from enum import Enum

from store.records import (
    Complaint,
    ComplaintDeed,
    ComplaintKind,
    ComplaintNotice,
    ComplaintOutcome,
    ComplaintParty,
    ComplaintStep,
    OutcomePublication,
)

DEED = ComplaintDeed


class ComplaintState(Enum):
    """Where a complaint stands."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    RECORDED = "recorded"
    NOT_RECORDED = "not recorded"
    WITH_IOPC = "with the IOPC"
    RETURNED = "back from the IOPC"
    DECIDED = "decided by the IOPC"
    IN_RESOLUTION = "in informal resolution"
    RESOLVED = "informally resolved"
    DISAPPLIED = "disapplied"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


STATE = ComplaintState

_COMES_TO = {
    DEED.ACKNOWLEDGED: STATE.ACKNOWLEDGED,
    DEED.RECORDED: STATE.RECORDED,
    DEED.NOT_RECORDED: STATE.NOT_RECORDED,
    DEED.REFERRED: STATE.WITH_IOPC,
    DEED.RETURNED: STATE.RETURNED,
    DEED.DECIDED: STATE.DECIDED,
    DEED.BEGUN: STATE.IN_RESOLUTION,
    DEED.RESOLVED: STATE.RESOLVED,
    DEED.DISAPPLIED: STATE.DISAPPLIED,
    DEED.WITHDRAWN: STATE.WITHDRAWN,
    DEED.CLOSED: STATE.CLOSED,
}
"""The deeds that bring a complaint to another state, and to which."""

TURNS = frozenset(_COMES_TO) - {DEED.ACKNOWLEDGED}
"""The deeds by which something is decided; that it is acknowledged can come before or after any of them."""

STATES = frozenset(STATE)

_FROM = {
    STATE.ACKNOWLEDGED: frozenset({STATE.RECEIVED}),
    STATE.RECORDED: frozenset({STATE.RECEIVED, STATE.ACKNOWLEDGED, STATE.NOT_RECORDED}),
}
"""From where alone a deed brings it to a state: one that is with the IOPC stays there when it is recorded."""

ENDED = frozenset({STATE.NOT_RECORDED, STATE.DECIDED, STATE.RESOLVED, STATE.DISAPPLIED, STATE.WITHDRAWN})
"""The states in which nothing more is decided: what is left is to tell the parties, and to close."""

OPEN = STATES - ENDED - {STATE.CLOSED}
"""The states in which something is still to be decided."""


def state(complaint: Complaint) -> ComplaintState:
    """Say where a complaint stands: by the last of its steps that brought it anywhere."""
    stands = STATE.RECEIVED
    for step in complaint.steps:
        comes_to = _COMES_TO.get(step.deed)
        if comes_to is not None and stands in _FROM.get(comes_to, STATES):
            stands = comes_to
    return stands


def last(complaint: Complaint, *deeds: ComplaintDeed) -> ComplaintStep | None:
    """Give the last step that was one of some deeds; None if none was."""
    return next((step for step in reversed(complaint.steps) if step.deed in deeds), None)


def done_on(complaint: Complaint, *deeds: ComplaintDeed) -> dt.date | None:
    """Give the day of the last step that was one of some deeds; None if none was."""
    step = last(complaint, *deeds)
    return step.on if step else None


def told(complaint: Complaint, notice: ComplaintNotice, party: ComplaintParty) -> ComplaintStep | None:
    """Give the step by which a party was told of something; None if it was not."""
    return next(
        (one for one in complaint.steps if one.deed is DEED.TOLD and (one.notice, one.whom) == (notice, party)), None
    )


def is_recorded(complaint: Complaint) -> bool:
    """Say whether it is recorded, and not decided since that it is not to be."""
    step = last(complaint, DEED.RECORDED, DEED.NOT_RECORDED)
    return step is not None and step.deed is DEED.RECORDED


OUTCOMES = (DEED.DECIDED, DEED.RESOLVED)
"""The deeds that have an outcome."""


def outcome(complaint: Complaint) -> ComplaintOutcome:
    """Say what a complaint came to: by the IOPC's decision or the informal resolution, whichever was last."""
    step = last(complaint, *OUTCOMES)
    return step.outcome if step else ComplaintOutcome.NONE


def publication(complaint: Complaint) -> OutcomePublication | None:
    """Give what was decided last on the publication of the outcome; None if nothing was."""
    return complaint.publications[-1] if complaint.publications else None


def may_be_published(complaint: Complaint) -> bool:
    """Say whether the outcome may be printed: both parties had the chance, and the panel thinks it in the public
    interest (SI 2012/62 reg 28(13)).

    The regulation speaks of the record of an informal resolution. It is asked of every outcome, that of the IOPC too:
    what may be printed beyond it, the monitoring officer is to be asked. What was decided of one outcome says nothing
    of another that came later, and of two on one day nobody can tell which was meant.
    """
    one = publication(complaint)
    if one is None or not one.in_public_interest or None in {one.complainant_on, one.subject_on}:
        return False
    days = [step.on for step in complaint.steps if step.deed in OUTCOMES]
    return bool(days) and days[-1] <= one.on and days.count(one.on) < 2


def has_complainant(complaint: Complaint) -> bool:
    """Say whether somebody complained who can be written to; of a conduct matter nobody did."""
    return complaint.kind is ComplaintKind.COMPLAINT and not complaint.anonymous


def withdrawal_letter(complaint: Complaint) -> ComplaintStep | None:
    """Give the letter on an unsigned withdrawal that nothing has followed; None if there is none."""
    step = last(complaint, DEED.LETTER, DEED.GOES_ON, DEED.WITHDRAWN)
    return step if step is not None and step.deed is DEED.LETTER else None


def unsigned_since(complaint: Complaint) -> ComplaintStep | None:
    """Give the unsigned withdrawal on which no letter was sent yet; None if there is none."""
    step = last(complaint, DEED.UNSIGNED, DEED.LETTER, DEED.GOES_ON, DEED.WITHDRAWN)
    return step if step is not None and step.deed is DEED.UNSIGNED else None


def complaint_words(complaint: Complaint) -> str:
    """Name a complaint in a sentence: by its kind and its id, and by nothing else."""
    return f"{complaint.kind.value} {complaint.id}"
