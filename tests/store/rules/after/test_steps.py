"""What is left after a meeting: each thing is found by what makes it, and gone when it is done."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from screens.kit.keys.table import key_with_id
from store.commands.minutes.sets import finalise_minutes
from store.problems import Problem
from store.records import (
    Action,
    ActionKind,
    Asker,
    Clause,
    CopySent,
    Declaration,
    ItemStatus,
    Meeting,
    MeetingStatus,
    Minute,
    Question,
    QuestionState,
    Report,
)
from store.records.meeting import DoneMark
from store.records.panel import DeadlineRule
from store.register import Register
from store.rules.after.steps import OF_FINDINGS, leftovers, nothing_left, why_not_after
from store.rules.findings import AREAS
from store.sample import sample_records
from tests.store.commands.minutes.leaving import as_printed
from tui.commandline.parser import all_commands
from tui.commandline.ways import words_for

TODAY = dt.date(2021, 8, 2)
HELD = "M18"


@pytest.fixture(scope="module")
def register() -> Register:
    """The sample after the meeting of 29 July 2021, of whose business nothing is left."""
    plain = Register.of(*sample_records())
    meeting = replace(plain.need(Meeting, HELD), status=MeetingStatus.HELD)
    items = [replace(item, status=ItemStatus.CONSIDERED, considered_at=HELD) for item in plain.items_of(HELD)]
    minute = Minute(id="N900", meeting=HELD, order=1, heading="URGENT BUSINESS", text="There was none.")
    return put(plain, meeting, *items, minute)


def put(register: Register, *records: Any) -> Register:
    known = {one.id: one for table in register.tables.values() for one in table.values()}
    return Register.of(*{**known, **{one.id: one for one in records}}.values())


def codes(register: Register, today: dt.date = TODAY) -> list[str]:
    return [one.code for one in leftovers(register, register.need(Meeting, HELD), today)]


def test_every_code_is_of_a_finding_and_every_act_is_a_key_and_a_command(register: Register) -> None:
    commands = {command.words for command in all_commands()}
    assert set(OF_FINDINGS) <= {*AREAS}
    own = {"minute.new", "minute.lint", "minute.final", "page.split", "page.report", "clock.done", "setting.new"}
    for act in {act for _, act in OF_FINDINGS.values()} | own:
        assert key_with_id(act).id == act
        assert words_for(Problem("any", "", "", act=act)) in commands, act


def test_the_minutes_come_first_until_they_are_final(register: Register) -> None:
    assert codes(put(register, replace(register.need(Minute, "N900"), binned_on=TODAY)))[0] == "minutes-none"
    assert "minutes-draft" in codes(register)
    final = register.with_edit(finalise_minutes(register, TODAY, meeting=HELD, left=as_printed(register, HELD)))
    assert not [code for code in codes(final) if code.startswith("minutes")]


def test_what_was_resolved_is_left_until_an_action_stands_for_it(register: Register) -> None:
    resolved = replace(
        register.need(Minute, "N900"),
        resolutions=(Clause(label="(a)", text="That the report be noted."), Clause(label="(b)", text="That X do Y.")),
    )
    left = put(register, resolved)
    (one,) = [one for one in leftovers(left, left.need(Meeting, HELD), TODAY) if one.code == "clause-without-action"]
    assert one.record == "N900"
    assert "(b)" in one.sentence
    assert "(a)" not in one.sentence, "what only notes asks for nothing"
    taken = Action(id="A900", kind=ActionKind.ACTION, text="X do Y", meeting=HELD, minute="N900", clause="(b)")
    assert "clause-without-action" not in codes(put(left, taken))


def test_copies_and_the_report_are_left_after_recommendations_under_the_law(register: Register) -> None:
    councils = [one.name for one in register.panel.councils_on(dt.date(2021, 7, 29))]
    made = Action(
        id="A900",
        kind=ActionKind.RECOMMENDATION,
        text="Do it",
        meeting=HELD,
        minute="N900",
        legal_basis="annual report",
    )
    left = codes(put(register, made))
    assert {"report-none", "copies-not-sent"} <= set(left)
    sent = replace(made, copies=tuple(CopySent(council=name, on=TODAY) for name in councils))
    assert "copies-not-sent" not in codes(put(register, sent))
    drafted = put(register, made, Report(id="L900", meeting=HELD, step="scrutiny"))
    assert "report-none" not in codes(drafted)
    assert "report-draft" in codes(drafted)


def test_business_neither_considered_nor_moved_is_left(register: Register) -> None:
    item = register.items_of(HELD)[0]
    left = put(register, replace(item, status=ItemStatus.PLANNED, considered_at=None))
    rows = [one for one in leftovers(left, left.need(Meeting, HELD), TODAY) if one.stage == "programme"]
    assert [(one.record, one.act) for one in rows] == [(item.id, "item.move")]


def test_answers_to_the_public_and_notices_of_interests_are_left(register: Register) -> None:
    asked = Question(
        id="Q900", meeting=HELD, state=QuestionState.REPLY_OWED, asker=Asker(name="Kim Canary"), text="Why?"
    )
    (seat,) = [one for one in register.seats_on(dt.date(2021, 7, 29)) if one.person][:1]
    assert seat.person
    made = Declaration(
        id="D900",
        meeting=HELD,
        people=(seat.person,),
        interest="DPI",
        registered=False,
        notice_due=dt.date(2021, 8, 26),
    )
    rows = leftovers(put(register, asked, made), register.need(Meeting, HELD), TODAY)
    acts = {one.code: one.act for one in rows if one.stage == "questions and interests"}
    assert acts == {"answer-owed": "question.sent", "officer-to-tell": "declared.told"}
    assert "Canary" not in str(rows)


def test_the_day_of_the_draft_minutes_is_on_the_clock_or_asked_for(register: Register) -> None:
    without = put(register, replace(register.need(Minute, "N900"), binned_on=TODAY))
    plain = replace(register.panel, rules=(replace(register.panel.rules_on(TODAY), from_date=None, deadlines=()),))
    assert "draft-minutes-not-set" in codes(put(without, plain))
    assert "draft-minutes-not-set" not in codes(put(register, plain)), "they are written"
    rules = replace(
        register.panel.rules_on(TODAY),
        from_date=None,
        deadlines=(DeadlineRule(code="draft-minutes", label="Draft minutes", mode="wd_after", n=10),),
    )
    ruled = put(without, replace(register.panel, rules=(rules,)))
    (one,) = [one for one in leftovers(ruled, ruled.need(Meeting, HELD), TODAY) if one.stage == "dates"]
    assert (one.code, one.act, one.by) == ("deadline.draft-minutes", "clock.done", dt.date(2021, 8, 12))
    assert not [code for code in codes(put(register, replace(register.panel, rules=(rules,)))) if "draft-min" in code]


@pytest.mark.parametrize(
    ("status", "today", "code"),
    [
        (MeetingStatus.ARRANGED, dt.date(2021, 7, 28), "meeting-to-come"),
        (MeetingStatus.CANCELLED, TODAY, "meeting-off"),
        (MeetingStatus.HELD, dt.date(2021, 7, 29), None),
    ],
)
def test_nothing_follows_from_what_was_not_held(
    register: Register, status: MeetingStatus, today: dt.date, code: str | None
) -> None:
    meeting = replace(register.need(Meeting, HELD), status=status)
    why = why_not_after(meeting, today)
    assert (why.code if why else None) == code
    assert bool(codes(put(register, meeting), today)) is (code is None)


def test_nothing_is_left_when_everything_is_done(register: Register) -> None:
    final = register.with_edit(finalise_minutes(register, TODAY, meeting=HELD, left=as_printed(register, HELD)))
    assert codes(final) == ["deadline.action-note", "deadline.minutes-published"]
    meeting = final.need(Meeting, HELD)
    marks = tuple(DoneMark(deadline=code, on=TODAY) for code in ("action-note", "minutes-published"))
    final = put(final, replace(meeting, done=marks))
    assert codes(final) == []
    assert nothing_left(final.need(Meeting, HELD)) == (
        "Nothing is left to do after the meeting of Thursday 29 July 2021."
    )
