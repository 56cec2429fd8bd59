"""An event that is taken back leaves the records as they were before it; what rests on it stands in the way."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.bin import bin_records, restore_records
from store.commands.minutes.minutes import edit_minute
from store.commands.room.back import take_stamp_back
from store.edit import Edit
from store.problems import Refused
from store.records import Meeting, MeetingStatus, Presence, WorkItem
from store.register import Register
from store.rules.attendance.standing import attendance_of
from store.rules.room.events import Event
from tests.store.commands.office import records
from tests.store.commands.room.held import EARLIER, begun, event, last, minute, stamped
from tests.store.commands.sitting import CHAIR, COMING, DAY, FIVE, HELD, ITEMS, LAY, THREE, VICE

HALF = begun()
MOTION = event("motion", "13:10", words="That the plan be supported", moved_by="Archer")
MOVED = stamped(HALF, MOTION)
LEFT = stamped(HALF, event("leaving", "13:10", people=(FIVE,)))


def without_bin(register: Register) -> dict[str, Any]:
    """Give the records that are not in the bin."""
    return {key: one for key, one in records(register).items() if one.binned_on is None}


def back(register: Register, stamp: str = "") -> Register:
    return register.with_edit(take_stamp_back(register, DAY, stamp=stamp or last(register).id))


@pytest.mark.parametrize(
    ("register", "one"),
    [
        (HALF, event("note", "13:05", words="The Chairman welcomed all.\n\n- One\n- Two")),
        (HALF, event("noted", "13:05")),
        (HALF, event("document filed", "13:05", words="report", mark="Agenda Item 1")),
        (HALF, event("resolution", "13:05", words="(a) That it be noted.")),
        (HALF, event("recommendation", "13:05", words="That a report be brought.")),
        (HALF, event("adjourned", "13:05")),
        (HALF, MOTION),
        (MOVED, event("amendment", "13:12", words="leave out all")),
        (MOVED, event("vote", "13:12", counted_for=3, counted_against=1, words="In the end")),
        (MOVED, event("vote", "13:12", result="CARRIED")),
        (HALF, event("action", "13:05", words="Report on vans")),
        (HALF, event("leaving", "13:05", people=(FIVE,))),
        (LEFT, event("return", "13:25", people=(FIVE,))),
        (HALF, event("declaration", "13:05", people=(VICE,), interest="DPI")),
        (HALF, event("no declarations", "13:05")),
        (HALF, event("item", "13:05", item="2")),
        (HALF, event("item out of order", "13:05", item="3")),
        (HALF, event("not reached", "13:05", item="3")),
        (HALF, event("chair", "13:05", people=(VICE,))),
        (HALF, event("next meeting", "13:05")),
        (HALF, event("minutes confirmed", "13:05", meeting=EARLIER)),
        (HALF, event("public excluded", "13:05", paragraph="3", moved_by="Archer", result="CARRIED")),
    ],
    ids=lambda one: one.event if isinstance(one, Event) else "",
)
def test_taking_back_leaves_everything_as_it_was(register: Register, one: Event) -> None:
    after = stamped(register, one)
    stamp = next(each for each in after.stamps_of(HELD) if each not in register.stamps_of(HELD))
    was = without_bin(register)
    again = without_bin(back(after, stamp.id))
    meeting = replace(again[HELD], nil_declarations=was[HELD].nil_declarations)
    assert again | {HELD: meeting} == was


def test_who_arrived_is_expected_again() -> None:
    register = back(stamped(HALF, event("arrival", "13:05", people=(LAY,))))
    one = attendance_of(register.need(Meeting, HELD), LAY)
    assert one is not None
    assert (one.presence, one.arrived) == (Presence.EXPECTED, None)
    assert minute(register).text == ""


def test_an_item_that_was_deferred_comes_back_and_its_history_keeps_both_moves() -> None:
    register = back(stamped(HALF, event("deferral", meeting=COMING, words="no report")))
    item = register.need(WorkItem, ITEMS[0])
    assert item.meeting == HELD
    assert [(move.from_meeting, move.to_meeting) for move in item.moves] == [(HELD, COMING), (COMING, HELD)]


def test_a_meeting_that_was_closed_by_mistake_goes_on() -> None:
    register = back(stamped(HALF, event("closed", "15:00", rest="not reached")))
    meeting = register.need(Meeting, HELD)
    assert (meeting.finish, meeting.status) == (None, MeetingStatus.HELD)
    assert stamped(register, event("item", "15:01", item="2"))


VOTED = stamped(MOVED, event("vote", "13:15", votes_for=(CHAIR, VICE, THREE, FIVE)))


@pytest.mark.parametrize(
    ("register", "kind", "code"),
    [
        (VOTED, "motion", "stamp-rests"),
        (VOTED, "start", "stamp-rests"),
        (VOTED, "item", "stamp-rests"),
        (VOTED, "arrival", "vote-unsettled"),
        (stamped(LEFT, event("return", "13:25", people=(FIVE,))), "leaving", "stamp-rests"),
        (
            stamped(HALF, event("public excluded", paragraph="3", result="CARRIED"), event("public back")),
            "public excluded",
            "stamp-rests",
        ),
        (stamped(HALF, event("adjourned"), event("resumed")), "adjourned", "stamp-rests"),
        (stamped(HALF, event("resolution", "13:20", words="That x")), "arrival", "decision-unsettled"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_later_events_rest_on_stays(register: Register, kind: str, code: str) -> None:
    stamp = next(one for one in register.stamps_of(HELD) if one.kind.value == kind)
    with pytest.raises(Refused) as refusal:
        take_stamp_back(register, DAY, stamp=stamp.id)
    assert code in {problem.code for problem in refusal.value.problems}
    assert all(problem.cure.endswith(".") for problem in refusal.value.problems)


def test_what_the_clerk_wrote_in_the_place_of_a_sentence_stays() -> None:
    register = stamped(HALF, event("note", words="One."), event("noted"))
    edit = edit_minute(register, DAY, minute="N1", text="One.\n\nThe Panel was glad to note the plan.")
    register = register.with_edit(edit)
    taken = take_stamp_back(register, DAY, stamp=last(register).id)
    assert taken.sentence.endswith("; what was written in its place stays")
    assert minute(register.with_edit(taken)).text == "One.\n\nThe Panel was glad to note the plan."


def test_an_event_in_the_middle_takes_exactly_its_sentence_out() -> None:
    register = stamped(HALF, *(event("note", words=words) for words in ("One.", "Two.", "Three.")))
    stamp = register.stamps_of(HELD)[-2]
    assert minute(back(register, stamp.id)).text == "One.\n\nThree."


def test_of_two_equal_sentences_one_goes() -> None:
    register = stamped(HALF, *(event("note", words=words) for words in ("One.", "One.")))
    assert minute(back(register)).text == "One."


def test_an_event_goes_into_the_bin_only_with_its_meeting() -> None:
    register = stamped(HALF, event("note", words="One."))
    for command, of in ((bin_records, register), (restore_records, back(register))):
        with pytest.raises(Refused) as refusal:
            command(of, DAY, ids=(last(register).id,))
        assert {problem.code for problem in refusal.value.problems} <= {"bin-stamp", "restore-stamp"}


def test_nothing_is_taken_back_once_the_minutes_are_final() -> None:
    meeting = HALF.need(Meeting, HELD)
    final = replace(meeting, minutes=replace(meeting.minutes, finalised_on=dt.date(2021, 7, 2)))
    with pytest.raises(Refused, match="final"):
        back(HALF.with_edit(Edit("", (final,))))


OUT = stamped(HALF, event("public excluded", "13:05", paragraph="3", moved_by="Archer", result="CARRIED"))
IN_PRIVATE = (
    event("note", "13:10", words="The contract costs a million."),
    event("noted", "13:10"),
    event("document filed", "13:10", words="tender", mark="Agenda Item 1"),
    event("motion", "13:10", words="That it be let", moved_by="Archer"),
    event("resolution", "13:10", words="That it be let."),
    event("recommendation", "13:10", words="That it be let."),
    event("action", "13:10", words="Let it"),
)


@pytest.mark.parametrize("one", IN_PRIVATE, ids=lambda one: one.event)
def test_the_exempt_minute_that_an_event_began_goes_with_it(one: Event) -> None:
    after = stamped(OUT, one)
    assert len(after.minutes_of(HELD)) == 2
    assert without_bin(back(after)) == without_bin(OUT)


@pytest.mark.parametrize("one", IN_PRIVATE, ids=lambda one: one.event)
def test_an_exempt_minute_in_which_more_stands_stays(one: Event) -> None:
    before = stamped(OUT, event("note", "13:08", words="The tenders were opened."))
    apart = next(each for each in before.minutes_of(HELD) if each.exempt_paragraph)
    kept = back(stamped(before, one)).live(type(apart), apart.id)
    assert kept is not None
    assert kept.text == "The tenders were opened."


def test_an_exempt_minute_with_a_summary_stays() -> None:
    after = stamped(OUT, event("note", "13:10", words="A million."))
    apart = next(each for each in after.minutes_of(HELD) if each.exempt_paragraph)
    after = after.with_edit(edit_minute(after, DAY, minute=apart.id, summary="A contract."))
    assert [one.summary for one in back(after).minutes_of(HELD)][-1] == "A contract."


def test_the_exclusion_is_not_taken_back_under_what_was_said_in_private() -> None:
    after = stamped(OUT, event("note", "13:10", words="A million."))
    stamp = next(one for one in after.stamps_of(HELD) if one.kind.value == "public excluded")
    with pytest.raises(Refused) as refusal:
        take_stamp_back(after, DAY, stamp=stamp.id)
    assert [one.code for one in refusal.value.problems] == ["stamp-rests"]
    again = stamped(after, event("public back", "13:20"), event("note", "13:25", words="All were thanked."))
    returned = next(one for one in again.stamps_of(HELD) if one.kind.value == "public back")
    with pytest.raises(Refused):
        take_stamp_back(again, DAY, stamp=returned.id)
