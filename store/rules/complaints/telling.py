"""Who is still to be told of what: the law says of what, and gives no number of days."""

from __future__ import annotations

from typing import Final

from store.records import Complaint, ComplaintDeed, ComplaintNotice, ComplaintParty
from store.rules.complaints.standing import STATE, has_complainant, is_recorded, last, state, told

DEED, NOTICE, PARTY = ComplaintDeed, ComplaintNotice, ComplaintParty

_BOTH: Final = (PARTY.COMPLAINANT, PARTY.SUBJECT)

OWED: Final = (
    (NOTICE.NOT_RECORDED, (DEED.NOT_RECORDED,), (PARTY.COMPLAINANT,), "not-recorded-told"),
    (NOTICE.RECORD, (DEED.RECORDED,), _BOTH, "copies-of-record"),
    (NOTICE.REFERRAL, (DEED.REFERRED,), _BOTH, "referral-told"),
    (NOTICE.DISAPPLIED, (DEED.DISAPPLIED,), (PARTY.COMPLAINANT,), "disapply"),
    (NOTICE.OUTCOME, (DEED.RESOLVED,), _BOTH, "informal-resolution"),
)
"""Of what somebody is to be told: the notice, the steps that bring it about, whom, and the code of the provision.

Of what the IOPC decided nobody is told by these regulations as far as they were read: ask the monitoring officer.
"""

_OVERTAKEN: Final = {NOTICE.NOT_RECORDED: is_recorded}
"""What need not be told any more once something else holds."""


def still_to_tell(complaint: Complaint) -> tuple[tuple[ComplaintNotice, ComplaintParty], ...]:
    """Say who is still to be told of what; nobody once it is closed."""
    if state(complaint) is STATE.CLOSED:
        return ()
    return tuple(
        (notice, to)
        for notice, deeds, parties, _ in OWED
        if last(complaint, *deeds) is not None and not (notice in _OVERTAKEN and _OVERTAKEN[notice](complaint))
        for to in parties
        if _can_be_told(complaint, to) and told(complaint, notice, to) is None
    )


def _can_be_told(complaint: Complaint, to: ComplaintParty) -> bool:
    """Say whether there is somebody to tell, and no reason not to: a conduct matter has no complainant."""
    if to is PARTY.SUBJECT:
        return not complaint.withheld
    return has_complainant(complaint)


def provision_of(notice: ComplaintNotice) -> str:
    """Give the code of the provision by which they are told of something."""
    return next(code for one, _, _, code in OWED if one is notice)
