"""The forms of what is done with a complaint, a step at a time."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any

from screens.kit.fields import Field, declared, only_one, to_choose
from screens.kit.form import Form
from screens.kit.office import Office
from store.commands import CommandOf
from store.commands.complaints import steps
from store.records import (
    Change,
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
from store.rules.complaints import guards
from store.rules.complaints.handlers import handler_words
from store.rules.complaints.retention import complaint_form
from store.rules.complaints.standing import complaint_words
from store.rules.words.wording import capital

_RECORDED, _SENT_BACK = "record it", "sent back, to be resolved informally"
_UNANSWERED = "unanswered"
_HOW = {
    ComplaintDeed.WITHDRAWN: "withdrawn: signed, or confirmed in answer to the letter",
    ComplaintDeed.UNSIGNED: "withdrawn, but not in signed writing",
    ComplaintDeed.LETTER: "letter sent to the complainant",
    ComplaintDeed.GOES_ON: "the complainant goes on with it",
}
_UNANSWERED_WORDS = "withdrawn: the letter was not answered in 21 days"


def _words(members: Iterable[Enum]) -> tuple[tuple[Any, str], ...]:
    return tuple((one, str(one.value)) for one in members if one.value)


def _flow(
    office: Office,
    complaint: Complaint,
    act: str,
    title: str,
    entries: tuple[Field, ...],
    command: CommandOf[...],
    note: str = "",
) -> None:
    """Open the form of a step: what is its own, its day, and a note for the private part."""

    def save(values: dict[str, Any]) -> Change | None:
        said = {name: value for name, value in values.items() if name != "dealings"}
        return office.desk.run(command, complaint=complaint.id, note=values["dealings"], **said)

    day = declared(ComplaintStep, "on", office.desk.today, help="The day on which it was done; today if left empty")
    noted = declared(Particulars, "dealings", "", help="Private: a note of it, if one is wanted")
    fields = (*entries, day._replace(past=True), noted._replace(label="Note", also=("note",), seldom=False))
    form = Form(office.desk, title, fields, save, draft=complaint_form(complaint.id, act), note=note)
    form.saved_id = complaint.id
    office.flow(form)


def open_acknowledge(office: Office, complaint: Complaint) -> None:
    """Record that the complainant was told that it has come."""
    title = f"{capital(complaint_words(complaint))}: acknowledged"
    _flow(office, complaint, "acknowledge", title, (), steps.acknowledge_complaint)


def open_record(office: Office, complaint: Complaint) -> None:
    """Record a complaint, or on what ground it is not recorded."""
    grounds = ((ComplaintGround.NONE, _RECORDED), *_words(guards.NOT_RECORDED_GROUNDS))
    choices = ((False, "no"), (True, "yes: a criminal offence is alleged"))
    entries = (
        Field("ground", "Decision", "choice", ComplaintGround.NONE, grounds, "Or not recorded, and on what ground"),
        Field("serious", "For the IOPC", "choice", False, choices, "By the end of the next calendar day"),
    )
    _flow(office, complaint, "record", f"Record {complaint_words(complaint)}", entries, steps.record_complaint)


def open_refer(office: Office, complaint: Complaint) -> None:
    """Record that a complaint was referred to the IOPC, and since when that was clear."""
    entries = (
        declared(Complaint, "serious_on", complaint.serious_on, typed="clear"),
        declared(Complaint, "called_in_on", complaint.called_in_on, typed="called_in")._replace(seldom=False),
    )
    title = f"Refer {complaint_words(complaint)} to the IOPC"
    _flow(office, complaint, "refer", title, entries, steps.refer_complaint)


def open_return(office: Office, complaint: Complaint) -> None:
    """Record what came back from the IOPC."""
    outcomes = ((ComplaintOutcome.NONE, _SENT_BACK), *_words(ComplaintOutcome))
    entries = (to_choose(Field("outcome", "What came back", "choice", None, outcomes)),)
    title = f"{capital(complaint_words(complaint))}: back from the IOPC"
    _flow(office, complaint, "return", title, entries, steps.return_complaint)


def open_resolve(office: Office, complaint: Complaint) -> None:
    """Record a step of the informal resolution."""
    register, today = office.desk.register, office.desk.today
    usual = ComplaintHandler(register.panel.rules_on(today).complaints.handler)
    able = guards.able(complaint, guards.RESOLVING)
    named = ((one, handler_words(register, one, today)) for one in ComplaintHandler if one.value)
    handlers = ((ComplaintHandler.NONE, "not recorded"), *named)
    outcomes = ((ComplaintOutcome.NONE, "not at its end yet"), *_words(ComplaintOutcome))
    entries = (
        only_one(declared(ComplaintStep, "deed", None, _words(able), typed="step")),
        declared(ComplaintStep, "by", usual, handlers),
        declared(ComplaintStep, "outcome", ComplaintOutcome.NONE, outcomes),
    )
    title = f"Informal resolution of {complaint_words(complaint)}"
    note = "There is no investigation, and no apology without admission and agreement."
    _flow(office, complaint, "resolve", title, entries, steps.resolve_complaint, note)


def open_disapply(office: Office, complaint: Complaint) -> None:
    """Record that the procedure was disapplied, and on what ground."""
    grounds = _words(guards.DISAPPLIED_GROUNDS)
    entries = (to_choose(declared(ComplaintStep, "ground", None, grounds)),)
    title = f"Disapply the procedure for {complaint_words(complaint)}"
    _flow(office, complaint, "disapply", title, entries, steps.disapply_complaint)


def open_withdraw(office: Office, complaint: Complaint) -> None:
    """Record a withdrawal, the letter on one that is not signed, or what was answered."""
    register, today = office.desk.register, office.desk.today
    choices = tuple((deed, _HOW[deed]) for deed in guards.able(complaint, guards.WITHDRAWING))
    waits = guards.why_not_unanswered(register, complaint, today) is None
    offered = (*choices, *(((_UNANSWERED, _UNANSWERED_WORDS),) if waits else ()))

    def command(register: Any, today: Any, /, *, how: Any, **said: Any) -> Any:
        none = how == _UNANSWERED
        deed = ComplaintDeed.WITHDRAWN if none else how
        return steps.withdraw_complaint(register, today, how=deed, unanswered=none, **said)

    entries = (only_one(Field("how", "How", "choice", None, offered)),)
    title = f"Withdrawal of {complaint_words(complaint)}"
    _flow(office, complaint, "withdraw", title, entries, command)


def open_told(office: Office, complaint: Complaint) -> None:
    """Record of what a party was told; those who have still to be told come first."""
    pairs = {f"{notice.name}:{to.name}": (notice, to) for notice, to in guards.tellable(complaint)}
    choices = tuple((key, f"{notice.value}, to {to.value}") for key, (notice, to) in pairs.items())

    def command(register: Any, today: Any, /, *, what: str, **said: Any) -> Any:
        notice, whom = pairs.get(what, (ComplaintNotice.NONE, ComplaintParty.NONE))
        return steps.tell_of_complaint(register, today, notice=notice, whom=whom, **said)

    entries = (only_one(Field("what", "Told", "choice", None, choices, also=("notice", "whom"))),)
    title = f"{capital(complaint_words(complaint))}: told"
    _flow(office, complaint, "told", title, entries, command)


def open_close(office: Office, complaint: Complaint) -> None:
    """Close a complaint."""
    _flow(office, complaint, "close", f"Close {complaint_words(complaint)}", (), steps.close_complaint)
