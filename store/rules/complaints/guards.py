"""What stands in the way of a step: what cannot have been. What was done against the law is recorded and told of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from store.problems import Problem
from store.records import (
    Complaint,
    ComplaintDeed,
    ComplaintGround,
    ComplaintHandler,
    ComplaintKind,
    ComplaintNotice,
    ComplaintOutcome,
    ComplaintParty,
)
from store.register import Register
from store.rules.complaints.clocks import clear_since, last_day_to_answer, referred_since
from store.rules.complaints.following import MADE_BY
from store.rules.complaints.standing import (
    OPEN,
    OUTCOMES,
    STATE,
    STATES,
    ComplaintState,
    complaint_words,
    done_on,
    has_complainant,
    is_recorded,
    last,
    state,
    told,
    unsigned_since,
    withdrawal_letter,
)
from store.rules.complaints.telling import still_to_tell
from store.rules.days.periods import add_months
from store.rules.law.citations import cite
from store.rules.words.dates import long_date
from store.rules.words.wording import capital, listed

DEED, GROUND = ComplaintDeed, ComplaintGround

NOT_RECORDED_GROUNDS: Final = (GROUND.CRIMINAL, GROUND.TAKEN_BACK, GROUND.OTHER_PANEL)
"""The grounds on which a complaint is not recorded (SI 2012/62 regs 9(2) and 9(5)-(6))."""

DISAPPLIED_GROUNDS: Final = (
    GROUND.STAFF,
    GROUND.OLD,
    GROUND.ALREADY,
    GROUND.ANONYMOUS,
    GROUND.VEXATIOUS,
    GROUND.REPETITIOUS,
)
"""The grounds on which the procedure may be disapplied (SI 2012/62 reg 15)."""

RESOLVING: Final = (
    DEED.BEGUN,
    DEED.COMPLAINANT_ASKED,
    DEED.SUBJECT_ASKED,
    DEED.ADMITTED,
    DEED.APOLOGY,
    DEED.RESOLVED,
)
"""The steps of an informal resolution (SI 2012/62 reg 28), in their order."""

WITHDRAWING: Final = (DEED.WITHDRAWN, DEED.UNSIGNED, DEED.LETTER, DEED.GOES_ON)
"""The steps by which a complaint is withdrawn, or is not (SI 2012/62 reg 16)."""

_NOT_YET: Final = frozenset({STATE.RECEIVED, STATE.ACKNOWLEDGED})
_RESOLVING: Final = frozenset({STATE.IN_RESOLUTION})
_WITH_IOPC: Final = frozenset({STATE.WITH_IOPC})

_FOLLOWS: Final[Mapping[ComplaintDeed, frozenset[ComplaintState]]] = {
    DEED.ACKNOWLEDGED: STATES - {STATE.CLOSED},
    DEED.RECORDED: _NOT_YET | {STATE.NOT_RECORDED, STATE.WITH_IOPC, STATE.RETURNED, STATE.DECIDED},
    DEED.NOT_RECORDED: _NOT_YET,
    DEED.REFERRED: STATES - {STATE.WITH_IOPC, STATE.CLOSED},
    DEED.RETURNED: _WITH_IOPC,
    DEED.DECIDED: _WITH_IOPC,
    DEED.BEGUN: frozenset({STATE.RECORDED, STATE.RETURNED}),
    DEED.COMPLAINANT_ASKED: _RESOLVING,
    DEED.SUBJECT_ASKED: _RESOLVING,
    DEED.ADMITTED: _RESOLVING,
    DEED.APOLOGY: _RESOLVING,
    DEED.RESOLVED: _RESOLVING,
    DEED.DISAPPLIED: frozenset({STATE.RECORDED, STATE.RETURNED, STATE.IN_RESOLUTION}),
    DEED.WITHDRAWN: OPEN,
    DEED.UNSIGNED: OPEN,
    DEED.LETTER: OPEN,
    DEED.GOES_ON: OPEN,
}
"""For each step the states that it can follow."""

_ONCE: Final = frozenset({DEED.ACKNOWLEDGED, DEED.COMPLAINANT_ASKED, DEED.SUBJECT_ASKED, DEED.ADMITTED})
"""What is recorded once."""

_NEXT: Final[Mapping[ComplaintState, tuple[str, str]]] = {
    STATE.RECEIVED: ("Record it first, or record why it is not recorded.", "complaint.record"),
    STATE.ACKNOWLEDGED: ("Record it first, or record why it is not recorded.", "complaint.record"),
    STATE.NOT_RECORDED: ("Record it first, if that was decided anew.", "complaint.record"),
    STATE.WITH_IOPC: ("Record first what came of it there.", "complaint.return"),
    STATE.CLOSED: ("Undo its closing if that was a mistake.", "undo"),
    STATE.RECORDED: ("Begin the informal resolution first.", "complaint.resolve"),
    STATE.RETURNED: ("Begin the informal resolution first.", "complaint.resolve"),
}
"""What can be done instead in a state: the cure, and the act it names."""


def why_not(complaint: Complaint, deed: ComplaintDeed) -> Problem | None:
    """Say why a step cannot be taken; None if it can."""
    stands, words = state(complaint), capital(complaint_words(complaint))
    once = done_on(complaint, deed) if deed in _ONCE else None
    if once is not None:
        sentence = f"{words}: “{deed.value}” is recorded already, on {long_date(once)}."
        return Problem("complaint.done", sentence, "Undo that if the day is wrong.", "complaint")
    if stands not in _FOLLOWS[deed]:
        cure, act = _NEXT.get(stands, ("Nothing more is decided on it: tell the parties, and close it.", ""))
        sentence = f"{words} is {stands.value}: it cannot be “{deed.value}” now."
        return Problem("complaint.state", sentence, cure, "complaint", act)
    return _OWN.get(deed, _nothing)(complaint)


def _nothing(_: Complaint) -> Problem | None:
    return None


def _why_not_record(complaint: Complaint) -> Problem | None:
    if not is_recorded(complaint):
        return None
    sentence = f"{capital(complaint_words(complaint))} is recorded already."
    return Problem("complaint.done", sentence, "Undo that if it is wrong.", "complaint")


def _why_not_refer(complaint: Complaint) -> Problem | None:
    if clear_since(complaint) is not None or complaint.called_in_on is not None:
        return None
    words = capital(complaint_words(complaint))
    if complaint.kind is ComplaintKind.CONDUCT:
        sentence = f"{words} is not recorded, and a conduct matter is referred once it is ({cite('iopc-referral')})."
        return Problem("complaint.not-serious", sentence, "Record it first.", "complaint", "complaint.record")
    sentence = f"Of {complaint_words(complaint)} no day is recorded on which it became clear that it is for the IOPC."
    cure = "Enter that day, or the day on which the IOPC called it in."
    return Problem("complaint.not-serious", sentence, cure, "clear", "complaint.edit")


def _why_not_begin(complaint: Complaint) -> Problem | None:
    if not is_recorded(complaint):
        sentence = f"{capital(complaint_words(complaint))} is not recorded."
        return Problem("complaint.state", sentence, "Record it first.", "complaint", "complaint.record")
    return _why_first_referred(complaint)


def _why_first_referred(complaint: Complaint) -> Problem | None:
    """Say why the panel can neither resolve nor disapply: it is for the IOPC, and was not referred."""
    called = complaint.called_in_on
    done = called is None or referred_since(complaint, called) is not None
    if done and (clear_since(complaint) is None or done_on(complaint, DEED.REFERRED) is not None):
        return None
    sentence = f"{capital(complaint_words(complaint))} is to be referred to the IOPC ({cite('iopc-referral')})."
    cure = "Refer it first; what the IOPC sends back is the panel's again."
    return Problem("complaint.serious", sentence, cure, "complaint", "complaint.refer")


def _why_nobody(complaint: Complaint) -> Problem | None:
    """Say why nobody who complained can have been told or asked: there is none, or nobody can be written to."""
    if complaint.kind is ComplaintKind.CONDUCT:
        sentence = f"{capital(complaint_words(complaint))} has no complainant: nobody complained."
        cure = "There is nothing to be recorded. If somebody did complain, correct its kind."
        return Problem("complaint.conduct", sentence, cure, "complaint", "complaint.edit")
    if has_complainant(complaint):
        return None
    sentence = f"{capital(complaint_words(complaint))} is down as anonymous: nobody can be written to."
    cure = "There is nothing to be recorded. If it is known who complained, correct that first."
    return Problem("complaint.anonymous", sentence, cure, "complaint", "complaint.edit")


def _why_not_apologise(complaint: Complaint) -> Problem | None:
    if done_on(complaint, DEED.ADMITTED) is not None:
        return None
    sentence = f"No apology is tendered without admission and agreement ({cite('informal-resolution')})."
    return Problem("complaint.apology", sentence, "Record first that it was admitted, with agreement.", "step")


def _why_not_unsigned(complaint: Complaint) -> Problem | None:
    waiting = unsigned_since(complaint) or withdrawal_letter(complaint)
    if waiting is None:
        return _why_not_withdraw(complaint)
    sentence = f"{capital(complaint_words(complaint))}: “{waiting.deed.value}” is recorded, on {long_date(waiting.on)}."
    cure = "Record the letter on it, or the answer: withdrawn for good, or going on."
    return Problem("complaint.done", sentence, cure, "how")


def _why_not_withdraw(complaint: Complaint) -> Problem | None:
    if complaint.kind is ComplaintKind.COMPLAINT:
        return None
    sentence = f"{capital(complaint_words(complaint))} has no complainant who could withdraw it."
    return Problem("complaint.conduct", sentence, "Ask the monitoring officer what is to be done with it.", "complaint")


def _why_not_letter(complaint: Complaint) -> Problem | None:
    if unsigned_since(complaint) is not None:
        return _why_nobody(complaint)
    sentence = f"Of {complaint_words(complaint)} no unsigned withdrawal waits for a letter."
    return Problem("complaint.no-withdrawal", sentence, "Record the withdrawal first.", "how")


def _why_not_go_on(complaint: Complaint) -> Problem | None:
    if unsigned_since(complaint) is not None or withdrawal_letter(complaint) is not None:
        return None
    sentence = f"Of {complaint_words(complaint)} no withdrawal waits for an answer."
    return Problem("complaint.no-withdrawal", sentence, "There is nothing to be recorded.", "how")


_OWN: Final = {
    DEED.ACKNOWLEDGED: _why_nobody,
    DEED.COMPLAINANT_ASKED: _why_nobody,
    DEED.DISAPPLIED: _why_first_referred,
    DEED.RECORDED: _why_not_record,
    DEED.REFERRED: _why_not_refer,
    DEED.BEGUN: _why_not_begin,
    DEED.APOLOGY: _why_not_apologise,
    DEED.WITHDRAWN: _why_not_withdraw,
    DEED.UNSIGNED: _why_not_unsigned,
    DEED.LETTER: _why_not_letter,
    DEED.GOES_ON: _why_not_go_on,
}
"""What else stands in the way of a step than where the complaint stands."""


def why_not_clear(complaint: Complaint, clear: dt.date | None, called_in: dt.date | None) -> Problem | None:
    """Say why a day that comes with a referral cannot stand: another stands there, by which one before was judged."""
    if done_on(complaint, DEED.REFERRED) is None:
        return None
    days = ((clear, complaint.serious_on, "clear"), (called_in, complaint.called_in_on, "called_in"))
    for typed, stands, name in days:
        if typed is not None and stands is not None and typed != stands:
            sentence = f"The day is recorded as {long_date(stands)}, by which the referral before was judged."
            return Problem("complaint.clear", sentence, "Leave it, or correct the complaint.", name, "complaint.edit")
    return None


def why_none_of(complaint: Complaint, deeds: tuple[ComplaintDeed, ...]) -> Problem | None:
    """Say why none of some steps can be taken; None if one can. It is the reason of the first."""
    problems = [why_not(complaint, deed) for deed in deeds]
    return None if None in problems else problems[0]


def why_not_send(complaint: Complaint) -> Problem | None:
    """Say why a complaint cannot be referred; None where the day since which that is clear can still be entered."""
    problem = why_not(complaint, DEED.REFERRED)
    wanted = problem is not None and problem.code == "complaint.not-serious"
    return None if wanted and complaint.kind is ComplaintKind.COMPLAINT else problem


def able(complaint: Complaint, deeds: tuple[ComplaintDeed, ...]) -> tuple[ComplaintDeed, ...]:
    """Give those of some steps that can be taken."""
    return tuple(deed for deed in deeds if why_not(complaint, deed) is None)


def why_not_day(complaint: Complaint, on: dt.date, today: dt.date, *, since: dt.date | None = None) -> Problem | None:
    """Say why something cannot have been done on a day; `since` is the day of what it follows."""
    if on > today:
        cure = f"Type the day on which it was done: {long_date(today)} or before."
        return Problem("complaint.future", f"{long_date(on)} is still to come.", cure, "on")
    begins = max((day for day in (complaint.received_on, since) if day is not None), default=None)
    if begins is not None and on < begins:
        what = "on which what it follows was done" if begins == since else "on which it came in"
        sentence = f"{long_date(on)} comes before {long_date(begins)}, {what}."
        return Problem("complaint.before", sentence, f"Type {long_date(begins)} or a later day.", "on")
    return None


def why_not_ground(complaint: Complaint, ground: ComplaintGround, of: tuple[ComplaintGround, ...]) -> Problem | None:
    """Say why a ground cannot be given; None if it can."""
    if ground not in of:
        said = f"“{ground.value}” is no ground for that" if ground.value else "No ground is given"
        return Problem("complaint.ground", f"{said}.", f"It can be: {listed([one.value for one in of])}.", "ground")
    if ground is GROUND.OLD:
        return _why_not_old(complaint)
    if ground is GROUND.ANONYMOUS and not complaint.anonymous:
        sentence = f"{capital(complaint_words(complaint))} is not recorded as anonymous."
        return Problem(
            "complaint.ground", sentence, "Correct that first, or choose another.", "ground", "complaint.edit"
        )
    return None


def _why_not_old(complaint: Complaint) -> Problem | None:
    """Say why a complaint is not more than twelve months old (reg 15); counted to the day on which it came in."""
    happened, came = complaint.happened_on, complaint.received_on
    if happened is None or came is None:
        missing = "on which it last happened" if happened is None else "on which it came in"
        sentence = f"Of {complaint_words(complaint)} the day {missing} is not recorded."
        return Problem("complaint.ground", sentence, "Enter it first.", "ground", "complaint.edit")
    until = add_months(happened, 12)
    if came > until:
        return None
    sentence = f"It came in on {long_date(came)}, and twelve months passed only after {long_date(until)}."
    return Problem("complaint.ground", sentence, "Choose another ground.", "ground")


def why_not_by(by: ComplaintHandler) -> Problem | None:
    """Say why somebody cannot resolve a complaint: Part 4 is not delegated to the chief executive (reg 7)."""
    if by is not ComplaintHandler.CHIEF_EXECUTIVE:
        return None
    sentence = f"Informal resolution is not delegated to the chief executive ({cite('delegation')})."
    return Problem("complaint.delegated", sentence, "Choose the panel, a sub-committee, or a person.", "by")


def why_not_outcome(outcome: ComplaintOutcome) -> Problem | None:
    """Say that an outcome is wanted; None if one is given."""
    if outcome is not ComplaintOutcome.NONE:
        return None
    able = listed([one.value for one in ComplaintOutcome if one.value])
    return Problem("complaint.outcome", "What it came to is not said.", f"It can be: {able}.", "outcome")


def why_not_unanswered(register: Register, complaint: Complaint, today: dt.date) -> Problem | None:
    """Say why a complaint does not count as withdrawn yet for want of an answer (reg 16(8)); None if it does."""
    letter = withdrawal_letter(complaint)
    if letter is None:
        sentence = f"Of {complaint_words(complaint)} no letter on an unsigned withdrawal waits for an answer."
        return Problem("complaint.no-letter", sentence, "Record the letter first.", "how")
    until = last_day_to_answer(register, complaint)
    if until is not None and today > until:
        return None
    when = f"until the end of {long_date(until)}" if until else "for a time that cannot be worked out"
    sentence = f"The complainant can answer {when} ({cite('withdrawal')})."
    return Problem("complaint.may-answer", sentence, "Wait until then, or record the answer.", "how")


def why_not_told(complaint: Complaint, notice: ComplaintNotice, to: ComplaintParty) -> Problem | None:
    """Say why somebody cannot have been told of something: it was not done, or they were told already."""
    missing = MADE_BY.get(notice, ())
    words = complaint_words(complaint)
    if not missing:
        able = listed([one.value for one in ComplaintNotice if one.value])
        return Problem("complaint.notice", "Of what they were told is not said.", f"It can be: {able}.", "notice")
    if to is ComplaintParty.NONE:
        return Problem(
            "complaint.party", "Who was told is not said.", "The complainant, or the person complained against.", "whom"
        )
    nobody = _why_nobody(complaint) if to is ComplaintParty.COMPLAINANT else None
    if nobody is not None:
        return nobody
    if last(complaint, *missing) is None:
        sentence = f"Of {words} there is nothing to tell about {notice.value}: it is not “{missing[0].value}”."
        return Problem("complaint.nothing-to-tell", sentence, "Record that first.", "notice")
    already = told(complaint, notice, to)
    if already is not None:
        sentence = f"{capital(to.value)} is recorded as told of {notice.value} on {long_date(already.on)}."
        return Problem("complaint.done", sentence, "Undo that if the day is wrong.", "notice")
    return None


def tellable(complaint: Complaint) -> tuple[tuple[ComplaintNotice, ComplaintParty], ...]:
    """Give of what each party can be recorded as told, those first who have still to be told."""
    owed = still_to_tell(complaint)
    every = ((notice, to) for notice in MADE_BY for to in (ComplaintParty.COMPLAINANT, ComplaintParty.SUBJECT))
    others = (one for one in every if one not in owed and why_not_told(complaint, *one) is None)
    return (*owed, *others)


def why_nothing_to_tell(complaint: Complaint) -> Problem | None:
    """Say that there is nothing of which anybody could be told; None if there is."""
    if tellable(complaint):
        return None
    sentence = f"Of {complaint_words(complaint)} there is nothing that anybody has still to be told."
    return Problem("complaint.nothing-to-tell", sentence, "Record what was decided first.", "notice")


def why_not_publish(complaint: Complaint) -> Problem | None:
    """Say why there is nothing of which to decide whether it may be published; None if there is an outcome."""
    if last(complaint, *OUTCOMES) is not None:
        return None
    sentence = f"{capital(complaint_words(complaint))} has no outcome that could be published."
    return Problem("complaint.no-outcome", sentence, "Record what it came to first.", "complaint")


def why_not_close(complaint: Complaint) -> Problem | None:
    """Say why a complaint cannot be closed: something is still to be decided, or somebody still to be told."""
    stands, words = state(complaint), capital(complaint_words(complaint))
    if stands is STATE.CLOSED:
        return Problem("complaint.done", f"{words} is closed already.", "There is nothing to do.", "complaint")
    if stands in OPEN:
        sentence = f"{words} is {stands.value}: something is still to be decided on it."
        cure, act = _NEXT.get(stands, ("Record what it came to first.", "complaint.resolve"))
        return Problem("complaint.open", sentence, cure, "complaint", act)
    left = still_to_tell(complaint)
    if left:
        who = listed([f"{to.value} of {notice.value}" for notice, to in left])
        sentence = f"{words}: it is not recorded that anybody told {who}."
        return Problem("complaint.not-told", sentence, "Record that first.", "complaint", "complaint.told")
    return None
