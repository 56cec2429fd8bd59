"""The commands on complaints: the whole register before and after, what follows what, and every refusal."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands import CommandOf
from store.commands.complaints.ending import publish_complaint
from store.commands.complaints.entering import add_complaint, edit_complaint
from store.commands.complaints.steps import (
    acknowledge_complaint,
    close_complaint,
    disapply_complaint,
    record_complaint,
    refer_complaint,
    resolve_complaint,
    return_complaint,
    tell_of_complaint,
    withdraw_complaint,
)
from store.problems import Refused
from store.records import (
    Complaint,
    ComplaintDeed,
    ComplaintGround,
    ComplaintHandler,
    ComplaintKind,
    ComplaintNotice,
    ComplaintOutcome,
    ComplaintParty,
    ComplaintStep,
    OutcomePublication,
    Panel,
    Particulars,
    RuleSet,
)
from store.records.complaint import ComplaintRules
from store.register import Register
from store.rules.complaints.duties import duties
from store.rules.complaints.standing import ComplaintState, state
from store.rules.words.dates import long_date
from tests.told import told

DEED, GROUND, OUTCOME, PARTY, NOTICE = (
    ComplaintDeed,
    ComplaintGround,
    ComplaintOutcome,
    ComplaintParty,
    ComplaintNotice,
)
TODAY = dt.date(2026, 12, 14)
FRIDAY = dt.date(2026, 12, 4)
PANEL = Panel(
    id="PANEL",
    name="A panel",
    rules=(RuleSet(complaints=ComplaintRules(handler=ComplaintHandler.SUB_COMMITTEE.value)),),
)
CAME = Complaint(id="K1", received_on=FRIDAY, private=Particulars(complainant="A", dealings="Before."))


def step(deed: ComplaintDeed, on: dt.date = FRIDAY, **said: Any) -> ComplaintStep:
    return ComplaintStep(deed=deed, on=on, **said)


def after(*steps: ComplaintStep, **fields: Any) -> Complaint:
    return replace(CAME, steps=steps, **fields)


RECORDED = after(step(DEED.RECORDED))
SERIOUS = replace(RECORDED, serious_on=FRIDAY)
REFERRED = replace(SERIOUS, steps=(*RECORDED.steps, step(DEED.REFERRED)))
BEGUN = after(step(DEED.RECORDED), step(DEED.BEGUN, by=ComplaintHandler.PANEL))
RESOLVED = replace(BEGUN, steps=(*BEGUN.steps, step(DEED.RESOLVED, outcome=OUTCOME.SETTLED)))
UNSIGNED = after(step(DEED.RECORDED), step(DEED.UNSIGNED))
LETTER = replace(UNSIGNED, steps=(*UNSIGNED.steps, step(DEED.LETTER)))
CONDUCT = replace(CAME, kind=ComplaintKind.CONDUCT)
BACK = replace(REFERRED, steps=(*REFERRED.steps, step(DEED.RETURNED, dt.date(2026, 12, 8))))
CALLED_IN = replace(REFERRED, steps=BACK.steps, called_in_on=dt.date(2026, 12, 9))
ANONYMOUS = replace(RECORDED, anonymous=True)
CLOSED = after(step(DEED.WITHDRAWN), step(DEED.CLOSED))


def register(one: Complaint = CAME) -> Register:
    return Register.of(PANEL, one, Complaint(id="K2"))


def done(one: Complaint, command: CommandOf[...], **given: Any) -> Complaint:
    """Run a command and give what became of the complaint; nothing else has changed."""
    before = register(one)
    edit = command(before, TODAY, complaint="K1", **given)
    now = before.with_edit(edit)
    (fresh,) = edit.puts
    assert isinstance(fresh, Complaint)
    assert now == Register.of(PANEL, fresh, Complaint(id="K2"))
    return fresh


def codes(one: Complaint, command: CommandOf[...], **given: Any) -> list[str]:
    with pytest.raises(Refused) as refused:
        command(register(one), TODAY, complaint="K1", **given)
    assert all(problem.sentence.endswith(".") and problem.cure for problem in refused.value.problems)
    return [problem.code for problem in refused.value.problems]


def test_entering_keeps_what_was_said_apart_and_says_none_of_it() -> None:
    before = register()
    edit = add_complaint(
        before, TODAY, received_on=FRIDAY, complainant="Ann", substance="Two\nlines", serious_on=FRIDAY, withheld=True
    )
    assert edit.sentence == "Entered complaint K3, received on Friday 4 December 2026"
    fresh = Complaint(
        id="K3",
        received_on=FRIDAY,
        serious_on=FRIDAY,
        withheld=True,
        private=Particulars(complainant="Ann", substance="Two\nlines"),
    )
    assert before.with_edit(edit) == Register.of(PANEL, CAME, Complaint(id="K2"), fresh)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"received_on": dt.date(2026, 12, 15)}, ["complaint.future"]),
        ({"received_on": dt.date(2, 1, 1)}, ["year-unlikely"]),
        ({"received_on": FRIDAY, "happened_on": dt.date(2026, 12, 5)}, ["complaint.order"]),
        ({"received_on": FRIDAY, "serious_on": dt.date(2026, 12, 3)}, ["complaint.order"]),
        ({"anonymous": True, "complainant": "Ann"}, ["complaint.named"]),
        ({"email": "nobody"}, ["email-shape"]),
        ({"serious_on": dt.date(2027, 1, 1), "email": "nobody"}, ["complaint.future", "email-shape"]),
    ],
)
def test_what_cannot_be_is_refused_all_at_once(given: dict[str, Any], wanted: list[str]) -> None:
    with pytest.raises(Refused) as refused:
        add_complaint(register(), TODAY, **given)
    assert [problem.code for problem in refused.value.problems] == wanted


def test_correcting_one_changes_that_alone() -> None:
    fresh = done(RECORDED, edit_complaint, substance="x", evidence_on=FRIDAY)
    private = replace(RECORDED.private, substance="x")
    assert fresh == replace(RECORDED, private=private, evidence_on=FRIDAY)
    edit = edit_complaint(register(), TODAY, complaint="K1", complainant="B", dealings="y")
    assert edit.sentence == "Changed the particulars of complaint K1"
    assert codes(RECORDED, edit_complaint, received_on=dt.date(2026, 12, 5)) == ["complaint.order"]


def test_it_came_in_on_the_day_of_its_first_step_at_the_latest() -> None:
    first, last = TODAY - dt.timedelta(days=9), TODAY - dt.timedelta(days=2)
    followed = replace(CAME, received_on=first, steps=(step(DEED.ACKNOWLEDGED, last), step(DEED.LETTER, first)))
    assert done(followed, edit_complaint, received_on=first - dt.timedelta(days=1)).steps == followed.steps
    between = partial(
        edit_complaint, register(followed), TODAY, complaint="K1", received_on=first + dt.timedelta(days=1)
    )
    (problem,) = told(between)
    assert (problem.code, problem.field) == ("complaint.order", "received_on")
    assert problem.cure == f"Type {long_date(first)} or an earlier day."


STEPS: tuple[tuple[Complaint, CommandOf[...], dict[str, Any], ComplaintStep, ComplaintState], ...] = (
    (CAME, acknowledge_complaint, {}, step(DEED.ACKNOWLEDGED, TODAY), ComplaintState.ACKNOWLEDGED),
    (RECORDED, acknowledge_complaint, {}, step(DEED.ACKNOWLEDGED, TODAY), ComplaintState.RECORDED),
    (CAME, record_complaint, {"on": FRIDAY}, step(DEED.RECORDED), ComplaintState.RECORDED),
    (
        CAME,
        record_complaint,
        {"ground": GROUND.CRIMINAL},
        step(DEED.NOT_RECORDED, TODAY, ground=GROUND.CRIMINAL),
        ComplaintState.NOT_RECORDED,
    ),
    (SERIOUS, refer_complaint, {"on": FRIDAY}, step(DEED.REFERRED), ComplaintState.WITH_IOPC),
    (REFERRED, return_complaint, {}, step(DEED.RETURNED, TODAY), ComplaintState.RETURNED),
    (
        REFERRED,
        return_complaint,
        {"outcome": OUTCOME.UNFOUNDED},
        step(DEED.DECIDED, TODAY, outcome=OUTCOME.UNFOUNDED),
        ComplaintState.DECIDED,
    ),
    (
        RECORDED,
        resolve_complaint,
        {"step": DEED.BEGUN},
        step(DEED.BEGUN, TODAY, by=ComplaintHandler.SUB_COMMITTEE),
        ComplaintState.IN_RESOLUTION,
    ),
    (
        BEGUN,
        resolve_complaint,
        {"step": DEED.RESOLVED, "outcome": OUTCOME.SETTLED},
        step(DEED.RESOLVED, TODAY, outcome=OUTCOME.SETTLED),
        ComplaintState.RESOLVED,
    ),
    (
        RECORDED,
        disapply_complaint,
        {"ground": GROUND.REPETITIOUS},
        step(DEED.DISAPPLIED, TODAY, ground=GROUND.REPETITIOUS),
        ComplaintState.DISAPPLIED,
    ),
    (RECORDED, withdraw_complaint, {}, step(DEED.WITHDRAWN, TODAY), ComplaintState.WITHDRAWN),
    (RECORDED, withdraw_complaint, {"how": DEED.UNSIGNED}, step(DEED.UNSIGNED, TODAY), ComplaintState.RECORDED),
    (UNSIGNED, withdraw_complaint, {"how": DEED.LETTER}, step(DEED.LETTER, TODAY), ComplaintState.RECORDED),
    (LETTER, withdraw_complaint, {"how": DEED.GOES_ON}, step(DEED.GOES_ON, TODAY), ComplaintState.RECORDED),
    (
        RECORDED,
        tell_of_complaint,
        {"notice": NOTICE.RECORD, "whom": PARTY.SUBJECT},
        step(DEED.TOLD, TODAY, notice=NOTICE.RECORD, whom=PARTY.SUBJECT),
        ComplaintState.RECORDED,
    ),
    (after(step(DEED.WITHDRAWN)), close_complaint, {}, step(DEED.CLOSED, TODAY), ComplaintState.CLOSED),
)


@pytest.mark.parametrize(("one", "command", "given", "taken", "stands"), STEPS)
def test_a_step_is_added_and_nothing_else_changes(
    one: Complaint, command: CommandOf[...], given: dict[str, Any], taken: ComplaintStep, stands: ComplaintState
) -> None:
    fresh = done(one, command, **given)
    assert fresh == replace(one, steps=(*one.steps, taken))
    assert state(fresh) is stands


@pytest.mark.parametrize(("one", "command", "given", "taken", "stands"), STEPS)
def test_a_note_of_a_step_goes_into_the_private_part_under_its_day(
    one: Complaint, command: CommandOf[...], given: dict[str, Any], taken: ComplaintStep, stands: ComplaintState
) -> None:
    fresh = done(one, command, note=" Rang. ", **given)
    day = "Friday 4 December 2026" if taken.on == FRIDAY else "Monday 14 December 2026"
    assert fresh.private == replace(one.private, dealings=f"Before.\n{day}: Rang.")


REFUSALS: tuple[tuple[Complaint, CommandOf[...], dict[str, Any], list[str]], ...] = (
    (after(step(DEED.ACKNOWLEDGED)), acknowledge_complaint, {}, ["complaint.done"]),
    (CLOSED, acknowledge_complaint, {}, ["complaint.state"]),
    (RECORDED, record_complaint, {}, ["complaint.state"]),
    (REFERRED, record_complaint, {}, ["complaint.done"]),
    (CAME, record_complaint, {"ground": GROUND.VEXATIOUS}, ["complaint.ground"]),
    (RECORDED, refer_complaint, {}, ["complaint.not-serious"]),
    (CONDUCT, refer_complaint, {}, ["complaint.not-serious"]),
    (REFERRED, refer_complaint, {}, ["complaint.state"]),
    (SERIOUS, refer_complaint, {"on": dt.date(2026, 12, 3)}, ["complaint.before"]),
    (BACK, refer_complaint, {"clear": dt.date(2026, 12, 7)}, ["complaint.clear"]),
    (BACK, refer_complaint, {"on": dt.date(2026, 12, 4)}, ["complaint.before"]),
    (RECORDED, return_complaint, {}, ["complaint.state"]),
    (CAME, resolve_complaint, {"step": DEED.BEGUN}, ["complaint.state"]),
    (SERIOUS, resolve_complaint, {"step": DEED.BEGUN}, ["complaint.serious"]),
    (RECORDED, resolve_complaint, {"step": DEED.SUBJECT_ASKED}, ["complaint.state"]),
    (
        RECORDED,
        resolve_complaint,
        {"step": DEED.BEGUN, "by": ComplaintHandler.CHIEF_EXECUTIVE},
        ["complaint.delegated"],
    ),
    (BEGUN, resolve_complaint, {"step": DEED.RESOLVED}, ["complaint.outcome"]),
    (BEGUN, resolve_complaint, {"step": DEED.APOLOGY}, ["complaint.apology"]),
    (CAME, disapply_complaint, {"ground": GROUND.VEXATIOUS}, ["complaint.state"]),
    (SERIOUS, disapply_complaint, {"ground": GROUND.VEXATIOUS}, ["complaint.serious"]),
    (CALLED_IN, disapply_complaint, {"ground": GROUND.VEXATIOUS}, ["complaint.serious"]),
    (CALLED_IN, resolve_complaint, {"step": DEED.BEGUN}, ["complaint.serious"]),
    (RECORDED, disapply_complaint, {"ground": GROUND.CRIMINAL}, ["complaint.ground"]),
    (RECORDED, disapply_complaint, {"ground": GROUND.ANONYMOUS}, ["complaint.ground"]),
    (RECORDED, disapply_complaint, {"ground": GROUND.OLD}, ["complaint.ground"]),
    (CONDUCT, withdraw_complaint, {}, ["complaint.conduct"]),
    (CLOSED, withdraw_complaint, {}, ["complaint.state"]),
    (RECORDED, withdraw_complaint, {"how": DEED.LETTER}, ["complaint.no-withdrawal"]),
    (RECORDED, withdraw_complaint, {"how": DEED.GOES_ON}, ["complaint.no-withdrawal"]),
    (UNSIGNED, withdraw_complaint, {"how": DEED.UNSIGNED}, ["complaint.done"]),
    (LETTER, withdraw_complaint, {"how": DEED.UNSIGNED}, ["complaint.done"]),
    (CONDUCT, acknowledge_complaint, {}, ["complaint.conduct"]),
    (ANONYMOUS, acknowledge_complaint, {}, ["complaint.anonymous"]),
    (ANONYMOUS, tell_of_complaint, {"notice": NOTICE.RECORD, "whom": PARTY.COMPLAINANT}, ["complaint.anonymous"]),
    (UNSIGNED, withdraw_complaint, {"unanswered": True}, ["complaint.no-letter"]),
    (LETTER, withdraw_complaint, {"unanswered": True}, ["complaint.may-answer"]),
    (CAME, tell_of_complaint, {"notice": NOTICE.OUTCOME, "whom": PARTY.SUBJECT}, ["complaint.nothing-to-tell"]),
    (RECORDED, tell_of_complaint, {"notice": NOTICE.NONE, "whom": PARTY.SUBJECT}, ["complaint.notice"]),
    (RECORDED, tell_of_complaint, {"notice": NOTICE.RECORD, "whom": PARTY.NONE}, ["complaint.party"]),
    (RECORDED, close_complaint, {}, ["complaint.open"]),
    (RESOLVED, close_complaint, {}, ["complaint.not-told"]),
    (CLOSED, close_complaint, {}, ["complaint.done"]),
    (CAME, publish_complaint, {}, ["complaint.no-outcome"]),
    (RESOLVED, publish_complaint, {"in_public_interest": True}, ["complaint.no-chance"]),
    (RESOLVED, publish_complaint, {"on": dt.date(2026, 12, 3)}, ["complaint.before"]),
    (RESOLVED, publish_complaint, {"complainant_on": dt.date(2026, 12, 30)}, ["complaint.future"]),
    (CAME, acknowledge_complaint, {"on": dt.date(2026, 12, 15)}, ["complaint.future"]),
    (
        BEGUN,
        resolve_complaint,
        {"step": DEED.RESOLVED, "by": ComplaintHandler.CHIEF_EXECUTIVE, "on": dt.date(2026, 12, 15)},
        ["complaint.delegated", "complaint.outcome", "complaint.future"],
    ),
)


@pytest.mark.parametrize(("one", "command", "given", "wanted"), REFUSALS)
def test_what_cannot_follow_is_refused_with_its_cure(
    one: Complaint, command: CommandOf[...], given: dict[str, Any], wanted: list[str]
) -> None:
    assert codes(one, command, **given) == wanted


@pytest.mark.parametrize(
    ("today", "may"), [(dt.date(2026, 12, 25), False), (dt.date(2026, 12, 26), True)], ids=["21 days", "22 days"]
)
def test_an_unanswered_letter_counts_as_a_withdrawal_only_after_its_last_day(today: dt.date, may: bool) -> None:
    given: dict[str, Any] = {"complaint": "K1", "unanswered": True}
    if not may:
        with pytest.raises(Refused, match="until the end of Friday 25 December 2026"):
            withdraw_complaint(register(LETTER), today, **given)
        return
    (fresh,) = withdraw_complaint(register(LETTER), today, **given).puts
    assert fresh == replace(LETTER, steps=(*LETTER.steps, step(DEED.WITHDRAWN, today)))


@pytest.mark.parametrize(
    ("happened", "old"), [(dt.date(2025, 12, 3), True), (dt.date(2025, 12, 4), False), (dt.date(2025, 12, 5), False)]
)
def test_twelve_months_are_counted_to_the_day_on_which_it_came_in(happened: dt.date, old: bool) -> None:
    one = replace(RECORDED, happened_on=happened)
    if old:
        assert state(done(one, disapply_complaint, ground=GROUND.OLD)) is ComplaintState.DISAPPLIED
    else:
        assert codes(one, disapply_complaint, ground=GROUND.OLD) == ["complaint.ground"]


def test_one_recorded_as_serious_is_for_the_iopc_since_that_day_and_the_first_day_stands() -> None:
    assert done(CAME, record_complaint, serious=True, on=FRIDAY).serious_on == FRIDAY
    known = replace(CAME, serious_on=FRIDAY)
    assert done(known, record_complaint, serious=True).serious_on == FRIDAY


def test_a_referral_can_bring_the_day_along_since_when_it_was_clear() -> None:
    fresh = done(RECORDED, refer_complaint, clear=FRIDAY, called_in=dt.date(2026, 12, 7))
    assert (fresh.serious_on, fresh.called_in_on) == (FRIDAY, dt.date(2026, 12, 7))
    assert codes(RECORDED, refer_complaint, clear=dt.date(2026, 12, 20)) == ["complaint.future", "complaint.before"]


def test_whether_an_outcome_may_be_published_is_kept_with_the_chances() -> None:
    given: dict[str, Any] = {"complainant_on": FRIDAY, "subject_on": dt.date(2026, 12, 7), "in_public_interest": True}
    fresh = done(RESOLVED, publish_complaint, **given)
    assert fresh == replace(RESOLVED, publications=(OutcomePublication(on=TODAY, **given),))
    no = OutcomePublication(on=TODAY)
    assert done(RESOLVED, publish_complaint) == replace(RESOLVED, publications=(no,))
    assert done(fresh, publish_complaint) == replace(fresh, publications=(*fresh.publications, no))
    assert codes(fresh, publish_complaint, on=FRIDAY) == ["complaint.before"]


TOLD_ALL = tuple(
    step(DEED.TOLD, notice=notice, whom=whom)
    for notice in (NOTICE.RECORD, NOTICE.REFERRAL)
    for whom in (PARTY.COMPLAINANT, PARTY.SUBJECT)
)
TOLD = tuple(step(DEED.TOLD, notice=NOTICE.RECORD, whom=whom) for whom in (PARTY.COMPLAINANT, PARTY.SUBJECT))


@pytest.mark.parametrize(
    ("one", "left"),
    [
        (CAME, []),
        (after(step(DEED.NOT_RECORDED, ground=GROUND.CRIMINAL)), ["tell-not_recorded"]),
        (RECORDED, ["tell-record"]),
        (replace(RECORDED, steps=(*RECORDED.steps, *TOLD)), []),
        (replace(RECORDED, steps=(*RECORDED.steps, *TOLD[:1])), ["tell-record"]),
        (replace(RECORDED, steps=(*RECORDED.steps, *TOLD[:1]), withheld=True), []),
        (replace(RECORDED, steps=(*RECORDED.steps, *TOLD[1:]), anonymous=True), []),
        (REFERRED, ["tell-record", "tell-referral"]),
        (RESOLVED, ["tell-record", "tell-outcome"]),
        (replace(RECORDED, steps=(*RECORDED.steps, step(DEED.DISAPPLIED))), ["tell-record", "tell-disapplied"]),
        (CLOSED, []),
    ],
)
def test_who_is_still_to_be_told(one: Complaint, left: list[str]) -> None:
    found = [duty.mark for duty in duties(register(one), one, TODAY) if duty.code == "complaint-not-told"]
    assert found == left


@pytest.mark.parametrize(
    ("one", "wanted"),
    [
        (CAME, ["complaint-waits:evidence", "complaint-waits:record"]),
        (SERIOUS, ["complaint-late:refer"]),
        (replace(SERIOUS, exceptional=True), ["complaint-due:refer"]),
        (replace(SERIOUS, steps=(*RECORDED.steps, step(DEED.REFERRED, TODAY))), ["complaint-amiss:late-refer"]),
        (REFERRED, ["complaint-waits:return"]),
        (BACK, ["complaint-waits:resolve"]),
        (replace(BACK, kind=ComplaintKind.CONDUCT), ["complaint-waits:sent-back"]),
        (RESOLVED, ["complaint-amiss:unheard-complainant_asked", "complaint-amiss:unheard-subject_asked"]),
        (UNSIGNED, ["complaint-waits:letter"]),
        (LETTER, ["complaint-due:withdrawal"]),
        (after(step(DEED.WITHDRAWN)), ["complaint-waits:close"]),
    ],
)
def test_what_is_to_be_done_is_found(one: Complaint, wanted: list[str]) -> None:
    there = {f"{duty.code}:{duty.mark}" for duty in duties(register(one), one, TODAY)}
    assert set(wanted) <= there
    limits = {each for each in there if each.endswith(":refer")}
    assert limits <= set(wanted)


@pytest.mark.parametrize(
    ("one", "notified"),
    [
        (replace(REFERRED, steps=(*REFERRED.steps, *TOLD_ALL, step(DEED.WITHDRAWN))), True),
        (replace(BACK, steps=(*BACK.steps, *TOLD_ALL, step(DEED.WITHDRAWN, TODAY))), False),
        (after(step(DEED.WITHDRAWN)), False),
    ],
    ids=["with the IOPC", "sent back", "never with it"],
)
def test_of_a_withdrawal_the_iopc_is_notified_while_it_has_the_complaint(one: Complaint, notified: bool) -> None:
    (closing,) = [duty for duty in duties(register(one), one, TODAY) if duty.mark == "close"]
    assert ("reg 16(3)" in closing.cure) is notified


def test_a_letter_that_was_not_answered_is_told_the_day_after_its_last() -> None:
    for today, mark in ((dt.date(2026, 12, 25), "withdrawal"), (dt.date(2026, 12, 26), "unanswered")):
        marks = [duty.mark for duty in duties(register(LETTER), LETTER, today)]
        assert (mark in marks, len({"withdrawal", "unanswered"} & set(marks))) == (True, 1)
