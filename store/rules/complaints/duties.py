"""What is still to be done with a complaint, by the law and by the panel's targets: one list for every face."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final, NamedTuple

from store.records import Complaint, ComplaintDeed, ComplaintKind, ComplaintNotice
from store.register import Register
from store.rules.complaints import retention
from store.rules.complaints.clocks import (
    ACKNOWLEDGE,
    CALL_IN,
    CONCLUDE,
    REFER,
    WITHDRAWAL,
    ComplaintClock,
    clocks,
    counted_words,
    limit_words,
    running,
)
from store.rules.complaints.standing import (
    ENDED,
    OPEN,
    OUTCOMES,
    STATE,
    done_on,
    has_complainant,
    is_recorded,
    last,
    may_be_published,
    state,
    unsigned_since,
)
from store.rules.complaints.telling import provision_of, still_to_tell
from store.rules.law.citations import cite
from store.rules.words.dates import long_date
from store.rules.words.wording import capital, listed

DEED = ComplaintDeed

LATE, DUE, WAITS, NOT_TOLD, AMISS, KEPT = (
    "complaint-late",
    "complaint-due",
    "complaint-waits",
    "complaint-not-told",
    "complaint-amiss",
    "complaint-kept",
)
"""The codes of what is found."""

_OWN: Final = frozenset({ACKNOWLEDGE, CONCLUDE})
"""The limits that are targets of the panel's own."""

_ACTS: Final = {
    ACKNOWLEDGE: "complaint.acknowledge",
    REFER: "complaint.refer",
    CALL_IN: "complaint.refer",
    WITHDRAWAL: "complaint.withdraw",
    CONCLUDE: "complaint.resolve",
}
_CURES: Final = {
    ACKNOWLEDGE: "Tell the complainant that it has come, and record that.",
    REFER: "Refer it to the IOPC as soon as practicable, and record that.",
    CALL_IN: "Refer it to the IOPC, and record that.",
    WITHDRAWAL: "Record the answer when it comes.",
    CONCLUDE: "Bring it to an end, and record that.",
}
_STATES: Final = {
    STATE.RECEIVED: ("is neither recorded nor is it decided not to record it", "Record it, or why not.", "record"),
    STATE.RECORDED: ("waits for informal resolution or for what else is decided", "Begin it, or disapply.", "resolve"),
    STATE.RETURNED: ("was sent back by the IOPC, to be resolved informally", "Begin the resolution.", "resolve"),
    STATE.IN_RESOLUTION: ("is being resolved informally", "Record each step, and what it comes to.", "resolve"),
    STATE.WITH_IOPC: ("is with the IOPC", "Record what comes back.", "return"),
}
"""What a complaint waits for in a state: the words after its name, the cure, and the end of the act's id."""


class ComplaintDuty(NamedTuple):
    """Something that is to be done or was done amiss: its code, a sentence without a subject, a cure and its act.

    `mark` tells it from others of its code; `due` is the last day for it, if there is one.
    """

    code: str
    mark: str
    words: str
    cure: str
    act: str
    due: dt.date | None = None


def duties(register: Register, complaint: Complaint, today: dt.date) -> tuple[ComplaintDuty, ...]:
    """Give what is to be done with a complaint on a day, the most pressing first; nothing of one that is closed, but
    that what was said in it is due to go.
    """
    if state(complaint) is STATE.CLOSED:
        return tuple(_kept(register, complaint, today))
    every = (
        *_pressing(register, complaint, today),
        *_amiss(register, complaint),
        *_withdrawal(register, complaint, today),
        *_evidence(complaint),
        *_to_tell(complaint),
        *_waiting(complaint),
    )
    order = {LATE: 0, AMISS: 1, DUE: 2, NOT_TOLD: 3, WAITS: 4}
    # A day that the law sets goes before a target of the panel's own, whichever came first; else as they run out.
    return tuple(sorted(every, key=lambda one: (order[one.code], one.mark in _OWN)))


def _pressing(register: Register, complaint: Complaint, today: dt.date) -> Iterator[ComplaintDuty]:
    for clock in running(register, complaint):
        if clock.code == WITHDRAWAL and clock.past(today):
            continue
        late = clock.past(today) and clock.binds
        cure = _CURES[clock.code]
        if late and clock.law:
            spared = f"In exceptional circumstances no limit bites ({cite('exceptional')})"
            cure = f"{cure} {spared}: ask the monitoring officer."
        words = f"{'was' if late else 'is'} {_WANTED[clock.code]} {limit_words(clock)} ({_by_what(clock)})"
        yield ComplaintDuty(LATE if late else DUE, clock.code, words, cure, _ACTS[clock.code], clock.due)


_WANTED: Final = {
    ACKNOWLEDGE: "to be acknowledged",
    REFER: "to be referred to the IOPC",
    CALL_IN: "to be referred to the IOPC, which called it in,",
    WITHDRAWAL: "withdrawn without a signature, and to be answered for",
    CONCLUDE: "to be concluded",
}


def _by_what(clock: ComplaintClock) -> str:
    return f"{counted_words(clock)}; {clock.law or 'a target of the panel'}"


def _amiss(register: Register, complaint: Complaint) -> Iterator[ComplaintDuty]:
    """Tell what was done against the law: it is recorded, and the monitoring officer is to be asked."""
    ask = "Ask the monitoring officer what follows."
    for clock in clocks(register, complaint):
        if clock.late and clock.law and clock.binds and clock.met_on and clock.due:
            words = (
                f"was referred on {long_date(clock.met_on)}, after the limit of {long_date(clock.due)} ({clock.law})"
            )
            yield ComplaintDuty(AMISS, f"late-{clock.code}", words, ask, "complaint.edit")
    if last(complaint, DEED.RESOLVED) is not None:
        for deed, who in ((DEED.COMPLAINANT_ASKED, "complainant"), (DEED.SUBJECT_ASKED, "person complained against")):
            spared = deed is DEED.COMPLAINANT_ASKED and not has_complainant(complaint)
            if done_on(complaint, deed) is None and not spared:
                words = f"was resolved with no chance to comment recorded for the {who} ({cite('informal-resolution')})"
                yield ComplaintDuty(AMISS, f"unheard-{deed.name.lower()}", words, ask, "complaint.edit")


def _evidence(complaint: Complaint) -> Iterator[ComplaintDuty]:
    if complaint.evidence_on is None and state(complaint) in OPEN:
        words = f"has nothing recorded of its evidence, which is preserved at once ({cite('evidence')})"
        cure = "See to it, and enter the day."
        yield ComplaintDuty(WAITS, "evidence", words, cure, "complaint.edit")


def _withdrawal(register: Register, complaint: Complaint, today: dt.date) -> Iterator[ComplaintDuty]:
    unsigned = unsigned_since(complaint)
    if unsigned is not None:
        words = f"was withdrawn on {long_date(unsigned.on)} without a signature, and no letter is recorded"
        cure = f"Write to the complainant ({cite('withdrawal')}), and record the letter."
        yield ComplaintDuty(WAITS, "letter", words, cure, "complaint.withdraw")
    for clock in running(register, complaint):
        if clock.code == WITHDRAWAL and clock.past(today) and clock.due is not None:
            words = f"counts as withdrawn: the letter was not answered by the end of {long_date(clock.due)}"
            cure = "Record that it was not answered, or the answer."
            yield ComplaintDuty(WAITS, "unanswered", f"{words} ({clock.law})", cure, "complaint.withdraw")


def _to_tell(complaint: Complaint) -> Iterator[ComplaintDuty]:
    left = still_to_tell(complaint)
    for notice in dict.fromkeys(one for one, _ in left):
        who = listed([to.value for one, to in left if one is notice])
        words = f"{_UNTOLD[notice].format(who=who)} ({cite(provision_of(notice))})"
        cure = "Tell them as soon as practicable, and record that."
        yield ComplaintDuty(NOT_TOLD, f"tell-{notice.name.lower()}", words, cure, "complaint.told")


_UNTOLD: Final = {
    ComplaintNotice.NOT_RECORDED: "was not recorded, and nothing says that {who} was told why",
    ComplaintNotice.RECORD: "was recorded, and nothing says that a copy went to {who}",
    ComplaintNotice.REFERRAL: "was referred to the IOPC, and nothing says that {who} heard of it",
    ComplaintNotice.DISAPPLIED: "had its procedure disapplied, and nothing says that {who} was told",
    ComplaintNotice.OUTCOME: "was resolved, and nothing says that the record of it went to {who}",
}


_WITH_IOPC: Final = (DEED.REFERRED, DEED.RETURNED, DEED.DECIDED)
"""The steps of which the last says whether the IOPC has a complaint."""


def _waiting(complaint: Complaint) -> Iterator[ComplaintDuty]:
    stands = state(complaint)
    if unsigned_since(complaint) is not None:
        return
    if stands in ENDED:
        if not still_to_tell(complaint):
            publish = (
                ""
                if may_be_published(complaint) or last(complaint, *OUTCOMES) is None
                else (f" Its outcome may not be published as it stands ({cite('no-outcome')}).")
            )
            words = f"is {stands.value}, and everybody who is to be told was told"
            if stands is STATE.WITHDRAWN and last(complaint, *_WITH_IOPC) is last(complaint, DEED.REFERRED) is not None:
                publish = f" The IOPC, which has it, is notified of the withdrawal ({cite('withdrawal-notified')})."
            yield ComplaintDuty(WAITS, "close", words, f"Close it.{publish}", "complaint.close")
        return
    if stands is STATE.ACKNOWLEDGED or (stands is STATE.RECORDED and not is_recorded(complaint)):
        stands = STATE.RECEIVED
    words, cure, act = _STATES[stands]
    if stands is STATE.RETURNED and complaint.kind is ComplaintKind.CONDUCT:
        words, cure = "was sent back by the IOPC", "Ask the monitoring officer what follows for a conduct matter."
        yield ComplaintDuty(WAITS, "sent-back", words, cure, f"complaint.{act}")
        return
    yield ComplaintDuty(WAITS, act, words, cure, f"complaint.{act}")


def _kept(register: Register, complaint: Complaint, today: dt.date) -> Iterator[ComplaintDuty]:
    due = retention.particulars_due(register, complaint, today)
    if due is not None and due <= today and retention.holds_particulars(complaint):
        words = f"is closed, and what was said in it should have gone since {long_date(due)}"
        cure = "Purge the particulars of complaints."
        yield ComplaintDuty(KEPT, "", words, cure, "complaint.purge", due)


def next_words(duty: ComplaintDuty) -> str:
    """Say in a few words what is to be done next, for a list."""
    return capital(_SHORT.get(duty.mark, duty.cure.split(",")[0].split(" (")[0].rstrip(".")))


_SHORT: Final = {
    ACKNOWLEDGE: "acknowledge it",
    REFER: "refer to IOPC",
    CALL_IN: "refer to IOPC",
    WITHDRAWAL: "an answer to the letter",
    CONCLUDE: "conclude it",
    "record": "record it or not",
    "tell-record": "send copies of the record",
    "tell-referral": "tell of the referral",
    "tell-not_recorded": "tell the complainant why",
    "tell-disapplied": "tell the complainant",
    "tell-outcome": "send the outcome record",
    "letter": "write on the withdrawal",
    "unanswered": "counts as withdrawn",
    "resolve": "resolve it",
    "sent-back": "ask the monitoring officer",
    "return": "the IOPC",
    "evidence": "see to the evidence",
    "close": "close it",
    "": "purge what was said",
}
