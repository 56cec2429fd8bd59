"""What a step follows: it cannot have been done on a day before that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from store.problems import Problem
from store.records import Complaint, ComplaintDeed, ComplaintNotice
from store.rules.complaints.standing import OUTCOMES, TURNS
from store.rules.words.wording import listed

DEED = ComplaintDeed

MADE_BY: Final[Mapping[ComplaintNotice, tuple[ComplaintDeed, ...]]] = {
    ComplaintNotice.RECORD: (DEED.RECORDED,),
    ComplaintNotice.NOT_RECORDED: (DEED.NOT_RECORDED,),
    ComplaintNotice.REFERRAL: (DEED.REFERRED,),
    ComplaintNotice.DISAPPLIED: (DEED.DISAPPLIED,),
    ComplaintNotice.OUTCOME: OUTCOMES,
}
"""What each notice tells of."""

_HEARD: Final = frozenset({DEED.COMPLAINANT_ASKED, DEED.SUBJECT_ASKED, DEED.ADMITTED, DEED.APOLOGY})

_AFTER: Final[Mapping[ComplaintDeed, Collection[ComplaintDeed]]] = {
    DEED.ACKNOWLEDGED: (),
    DEED.RECORDED: (DEED.NOT_RECORDED,),
    # One can be with the IOPC before it is recorded.
    DEED.REFERRED: TURNS - {DEED.RECORDED},
    DEED.COMPLAINANT_ASKED: (DEED.BEGUN,),
    DEED.SUBJECT_ASKED: (DEED.BEGUN,),
    DEED.ADMITTED: (DEED.BEGUN,),
    DEED.APOLOGY: (DEED.ADMITTED,),
    DEED.RESOLVED: TURNS | _HEARD,
    # Who complained can have said it before anything was decided of which he had not heard.
    DEED.UNSIGNED: (DEED.GOES_ON,),
    DEED.LETTER: (DEED.UNSIGNED,),
    DEED.GOES_ON: (DEED.UNSIGNED, DEED.LETTER),
    DEED.WITHDRAWN: TURNS | {DEED.UNSIGNED, DEED.LETTER},
    DEED.CLOSED: frozenset(DEED),
}
"""For each step those after which it comes, where that is not every one by which something was decided."""


def follows_on(
    complaint: Complaint, deed: ComplaintDeed, notice: ComplaintNotice = ComplaintNotice.NONE
) -> dt.date | None:
    """Give the day before which a step cannot have been taken; None if it follows nothing. `notice` is of one told."""
    before = MADE_BY.get(notice, ()) if deed is DEED.TOLD else _AFTER.get(deed, TURNS)
    return max((step.on for step in complaint.steps if step.deed in before), default=None)


def why_not_one_of(deed: ComplaintDeed, steps: Sequence[ComplaintDeed], of: str, field: str) -> Problem | None:
    """Say why a step is none of those of which one is to be recorded, such as `of` “a withdrawal”; None if it is."""
    if deed in steps:
        return None
    cure = f"It can be: {listed([f'“{one.value}”' for one in steps])}."
    return Problem("complaint.step", f"“{deed.value}” is no step of {of}.", cure, field)
