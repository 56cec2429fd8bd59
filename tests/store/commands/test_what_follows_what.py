"""Which command follows which state, of every state; and that nothing is done to what is in the bin or confirmed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from msgspec.structs import replace

from store.commands.actions.actions import carry_over, close_action, edit_action, note_progress, reopen_action
from store.commands.actions.linking import link_action, schedule_action, unlink_action
from store.commands.attendance.room import clear_attendance, record_arrival, record_leaving, record_presence
from store.commands.attendance.votes import record_vote, take_back_vote
from store.commands.minutes.heading import print_as, take_chair
from store.commands.minutes.minutes import add_minute, edit_minute, place_minute, void_minute
from store.commands.minutes.sets import confirm_minutes
from store.commands.programme.items import edit_item, set_moveable
from store.commands.programme.moves import (
    consider_items,
    defer_items,
    move_items,
    reinstate_items,
    reorder_item,
    withdraw_items,
)
from store.commands.programme.papers import add_paper, set_paper
from store.commands.questions.after import close_question, publish_question
from store.commands.questions.answers import (
    add_supplementary,
    answer_question,
    mark_reply_sent,
    owe_reply,
    put_question,
    send_for_answer,
)
from store.commands.questions.decisions import (
    accept_question,
    hold_over_question,
    redirect_question,
    reject_question,
)
from store.commands.questions.receipt import acknowledge_question
from store.edit import Edit
from store.problems import Refused
from store.records import (
    Action,
    Asker,
    ItemStatus,
    Meeting,
    MinutesState,
    PaperStatus,
    Presence,
    Question,
    QuestionState,
    Vote,
    WorkItem,
)
from store.register import Register
from tests.store.commands.office import HELD, JULY, SEPTEMBER, TODAY, day, office

STATE = QuestionState


def put(*records: Any) -> Register:
    return office().with_edit(Edit("", records))


def refused(register: Register, command: Callable[..., Edit], **arguments: Any) -> set[str]:
    """Run a command; give the codes under which it is refused, none if it is done."""
    try:
        command(register, TODAY, **arguments)
    except Refused as why:
        return {one.code for one in why.problems}
    return set()


class Step(NamedTuple):
    command: Callable[..., Edit]
    more: dict[str, Any]
    follows: set[QuestionState]


NEW = {STATE.RECEIVED, STATE.ACKNOWLEDGED}
COMING = {STATE.ACCEPTED, STATE.HELD_OVER, STATE.SENT_FOR_ANSWER, STATE.ANSWERED}
OVER = {STATE.PUT, STATE.REPLY_OWED, STATE.REPLY_SENT, STATE.PUBLISHED}
BY = {"decided_by": "the Chair"}

STEPS: dict[str, Step] = {
    "acknowledge": Step(acknowledge_question, {}, {STATE.RECEIVED}),
    "accept": Step(accept_question, BY, NEW | {STATE.HELD_OVER, STATE.REJECTED}),
    "reject": Step(reject_question, {**BY, "ground": "individual_grievance"}, NEW | COMING),
    "redirect": Step(redirect_question, BY, NEW | COMING),
    "hold over": Step(hold_over_question, {**BY, "to": SEPTEMBER, "reason": "x"}, NEW | COMING),
    "send for answer": Step(send_for_answer, {"to": "the Commissioner"}, {STATE.ACCEPTED, STATE.HELD_OVER}),
    "answer": Step(answer_question, {"text": "Because"}, COMING | OVER | {STATE.NOT_RECORDED}),
    "put": Step(put_question, {}, COMING | {STATE.NOT_RECORDED}),
    "a supplementary question": Step(add_supplementary, {"asked": "And?"}, {STATE.PUT, STATE.REPLY_OWED}),
    "owe a reply": Step(owe_reply, {}, {STATE.PUT, STATE.ANSWERED, STATE.PUBLISHED}),
    "mark as replied to": Step(mark_reply_sent, {}, (OVER - {STATE.REPLY_SENT}) | {STATE.ANSWERED, STATE.NOT_RECORDED}),
}
"""Each step, and the states that it can follow."""

RECEIVED = dt.datetime(2021, 6, 1, 9, tzinfo=dt.UTC)
ASKED = Question(id="Q5", asker=Asker(name="A"), text="Why?", meeting=JULY, received_at=RECEIVED)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("state", STATE)
def test_a_step_follows_the_states_that_it_can_follow(step: str, state: QuestionState) -> None:
    command, more, follows = STEPS[step]
    codes = refused(put(replace(ASKED, state=state)), command, question="Q5", **more)
    assert ("question-step" in codes) is (state not in follows)


@pytest.mark.parametrize("step", STEPS)
def test_nothing_is_done_to_a_question_in_the_bin(step: str) -> None:
    command, more, follows = STEPS[step]
    for state in follows:
        assert "in-bin" in refused(put(replace(ASKED, state=state, binned_on=TODAY)), command, question="Q5", **more)


STATUS = ItemStatus
DONE = {STATUS.CONSIDERED, STATUS.WITHDRAWN}


class OfItem(NamedTuple):
    command: Callable[..., Edit]
    more: dict[str, Any]
    follows: set[ItemStatus]
    many: bool = True


ITEMS: dict[str, OfItem] = {
    "move": OfItem(move_items, {"to": SEPTEMBER}, set(STATUS) - DONE),
    "defer": OfItem(defer_items, {"to": SEPTEMBER, "reason": "x"}, set(STATUS) - DONE),
    "withdraw": OfItem(withdraw_items, {"reason": "x"}, set(STATUS) - DONE),
    "reinstate": OfItem(reinstate_items, {}, DONE),
    "moveable": OfItem(set_moveable, {"moveable": True}, set(STATUS) - DONE),
    "edit": OfItem(edit_item, {"title": "Another"}, set(STATUS), many=False),
}


@pytest.mark.parametrize("name", ITEMS)
@pytest.mark.parametrize("status", STATUS)
def test_an_item_is_moved_put_off_and_withdrawn_until_it_is_over(name: str, status: ItemStatus) -> None:
    command, more, follows, many = ITEMS[name]
    named = {"items": ("W5",)} if many else {"item": "W5"}
    item = replace(office().need(WorkItem, "W5"), status=status, considered_at=HELD if status in DONE else None)
    codes = refused(put(item), command, **named, **more)
    assert bool(codes) is (status not in follows), codes


IN_BIN: dict[str, tuple[Callable[..., Edit], dict[str, Any], Any]] = {
    "move": (move_items, {"items": ("W5",), "to": SEPTEMBER}, "W5"),
    "defer": (defer_items, {"items": ("W5",), "to": SEPTEMBER, "reason": "x"}, "W5"),
    "withdraw": (withdraw_items, {"items": ("W5",), "reason": "x"}, "W5"),
    "consider": (consider_items, {"items": ("W5",), "meeting": HELD}, "W5"),
    "reorder": (reorder_item, {"item": "W5", "by": -1}, "W5"),
    "edit": (edit_item, {"item": "W5", "title": "x"}, "W5"),
    "paper": (add_paper, {"item": "W5", "what": "x"}, "W5"),
    "status of a paper": (set_paper, {"item": "W5", "status": PaperStatus.DUE}, "W5"),
    "to a meeting": (move_items, {"items": ("W5",), "to": SEPTEMBER}, SEPTEMBER),
    "put off to a meeting": (defer_items, {"items": ("W5",), "to": SEPTEMBER, "reason": "x"}, SEPTEMBER),
    "close": (close_action, {"action": "A1", "what": "x", "where": "y", "on": TODAY}, "A1"),
    "note": (note_progress, {"action": "A1", "text": "x"}, "A1"),
    "carry": (carry_over, {"actions": ("A1",), "to": SEPTEMBER}, "A1"),
    "carry to": (carry_over, {"actions": ("A1",), "to": SEPTEMBER}, SEPTEMBER),
    "change": (edit_action, {"action": "A1", "text": "x"}, "A1"),
    "schedule": (schedule_action, {"action": "A1", "to": SEPTEMBER}, "A1"),
    "tie": (link_action, {"action": "A1", "item": "W5"}, "A1"),
    "untie": (unlink_action, {"action": "A1", "item": "W7"}, "A1"),
    "tie to": (link_action, {"action": "A1", "item": "W5"}, "W5"),
    "word": (edit_minute, {"minute": "N1", "text": "x"}, "N1"),
    "void": (void_minute, {"minute": "N1", "reason": "x"}, "N1"),
    "place": (place_minute, {"minute": "N1", "place": 2}, "N1"),
}
"""What is done, and of what it takes the record that is in the bin."""


@pytest.mark.parametrize("case", IN_BIN)
def test_nothing_is_done_to_or_with_what_is_in_the_bin(case: str) -> None:
    command, arguments, record_id = IN_BIN[case]
    record = office().find(record_id)
    assert record is not None
    assert not refused(office(), command, **arguments)
    assert refused(put(replace(record, binned_on=day(7, 1))), command, **arguments)


HELD_MEETING = office().need(Meeting, HELD)
CONFIRMED = replace(HELD_MEETING, minutes=MinutesState(confirmed_on=day(4, 1), confirmed_at=JULY))
VOTED = Vote(id="V1", meeting=HELD, minute="N1", motion="That it be so", result="carried", order=1)

SETTLED: dict[str, tuple[Callable[..., Edit], dict[str, Any]]] = {
    "a minute added": (add_minute, {"meeting": HELD, "heading": "x", "text": "y"}),
    "a minute worded": (edit_minute, {"minute": "N1", "text": "x"}),
    "a minute placed": (place_minute, {"minute": "N1", "place": 2}),
    "a minute made void": (void_minute, {"minute": "N1", "reason": "x"}),
    "somebody in the chair": (take_chair, {"meeting": HELD, "person": "P3"}),
    "a name as printed": (print_as, {"meeting": HELD, "person": "P3", "printed": "x"}),
    "somebody who was there": (record_presence, {"meeting": HELD, "people": ("P1",), "presence": Presence.PRESENT}),
    "nobody": (clear_attendance, {"meeting": HELD, "people": ("P3",)}),
    "somebody who came late": (record_arrival, {"meeting": HELD, "person": "P3", "at": dt.time(13, 30)}),
    "somebody who left": (record_leaving, {"meeting": HELD, "person": "P3", "at": dt.time(13, 30)}),
    "a vote": (record_vote, {"meeting": HELD, "motion": "x", "result": "carried"}),
    "a vote taken back": (take_back_vote, {"meeting": HELD, "number": 1}),
}
"""What would change the minutes of a meeting."""


@pytest.mark.parametrize("case", SETTLED)
def test_minutes_that_are_confirmed_are_left_as_they_are(case: str) -> None:
    command, arguments = SETTLED[case]
    open_ones = put(VOTED)
    assert not refused(open_ones, command, **arguments)
    assert refused(open_ones.with_edit(Edit("", (CONFIRMED,))), command, **arguments)


OPEN_OR_CLOSED: dict[str, tuple[Callable[..., Edit], dict[str, Any], bool, bool]] = {
    "close": (close_action, {"action": "A1", "what": "x", "where": "y", "on": TODAY}, True, False),
    "reopen": (reopen_action, {"action": "A1", "reason": "x"}, False, True),
    "carry over": (carry_over, {"actions": ("A1",), "to": SEPTEMBER}, True, False),
    "schedule": (schedule_action, {"action": "A1", "to": SEPTEMBER}, True, False),
}
"""What is done to an action, and whether it may be while it is open and once it is closed."""


@pytest.mark.parametrize("case", OPEN_OR_CLOSED)
def test_an_action_is_open_until_it_is_closed(case: str) -> None:
    command, arguments, while_open, once_closed = OPEN_OR_CLOSED[case]
    action = office().need(Action, "A1")
    assert bool(refused(put(action), command, **arguments)) is not while_open
    closed = put(action).with_edit(close_action(put(action), TODAY, action="A1", what="x", where="y", on=TODAY))
    assert bool(refused(closed, command, **arguments)) is not once_closed


def test_what_is_tied_is_not_tied_again_and_can_be_untied() -> None:
    tied = office().with_edit(link_action(office(), TODAY, action="A1", item="W5"))
    assert refused(tied, link_action, action="A1", item="W5")
    untied = tied.with_edit(unlink_action(tied, TODAY, action="A1", item="W5"))
    assert untied.need(Action, "A1").items == ()


@pytest.mark.parametrize("command", [publish_question, close_question])
def test_a_question_in_the_bin_is_neither_published_nor_closed(command: Callable[..., Edit]) -> None:
    for state in STATE:
        assert refused(put(replace(ASKED, state=state, binned_on=TODAY)), command, question="Q5")


def test_a_set_is_confirmed_once_and_only_by_a_later_meeting() -> None:
    assert refused(office(), confirm_minutes, meeting=JULY, at=HELD)
    assert refused(put(CONFIRMED), confirm_minutes, meeting=HELD, at=JULY)
