"""An event is put right in its place: what it changed is changed with it, and nothing else is."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.room.amending import amend_stamp
from store.commands.room.back import take_stamp_back
from store.edit import Edit
from store.problems import Problem, Refused
from store.records import Declaration, Meeting, Minute, Stamp, StampKind, Vote
from store.register import Register
from store.rules.attendance.standing import attendance_of
from store.rules.room.written import offers
from tests.store.commands.room.held import before, begun, event, last, minute, printed, refused, stamped
from tests.store.commands.sitting import DAY, HELD, MEMBERS

OUT = event("public excluded", "13:20", paragraph="3", moved_by="Archer", seconded_by="Carter", result="CARRIED")
MOTION = event("motion", "13:10", words="the plan be supported", moved_by="Archer", seconded_by="Carter")


def amended(register: Register, stamp: Stamp, **said: Any) -> Register:
    return register.with_edit(amend_stamp(register, DAY, stamp=stamp.id, **said))


def not_amended(register: Register, stamp: Stamp, **said: Any) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as refusal:
        amend_stamp(register, DAY, stamp=stamp.id, **said)
    return refusal.value.problems


def stamp_of(register: Register, kind: StampKind) -> Stamp:
    return next(one for one in register.stamps_of(HELD) if one.kind is kind)


def whole(register: Register) -> dict[str, Any]:
    """Give every record, without the ids and the bin: what a clerk would see."""
    records = {record.id: record for table in register.tables.values() for record in table.values()}
    return {key: record for key, record in records.items() if record.binned_on is None}


EVENTS = [
    ("arrival", {"people": (MEMBERS[5],)}),
    ("leaving", {"people": (MEMBERS[3],)}),
    ("note", {"words": "Members welcomed the plan."}),
    ("noted", {"words": "the report"}),
    ("document filed", {"words": "The plan", "mark": "A"}),
    ("chair", {"people": (MEMBERS[1],)}),
    ("adjourned", {"words": "for a break"}),
    ("action", {"words": "Send the figures.", "owner": "OPCC", "due": "next meeting"}),
    ("declaration", {"people": (MEMBERS[2],), "interest": "personal interest"}),
    ("resolution", {"words": "That the plan be supported."}),
    ("nothing notified", {}),
]


@pytest.mark.parametrize(("kind", "said"), EVENTS, ids=[kind for kind, _ in EVENTS])
def test_another_time_gives_what_stamping_it_then_would_have_given(kind: str, said: dict[str, Any]) -> None:
    """The whole register is that of the event stamped at the other time from the first."""
    slip = stamped(begun(), event(kind, "13:30", **said))
    right = stamped(begun(), event(kind, "13:25", **said))
    assert whole(amended(slip, last(slip), at="13:25")) == whole(right)


WORDED = [
    ("note", "Members welcomed the plan.", "Members welcomed the draft plan."),
    ("noted", "the report", "the reports"),
    ("document filed", "The plan", "The draft plan"),
    ("resolution", "That the plan be supported.", "a) That the plan be supported in full."),
    ("recommendation", "The office shall report.", "The office shall report in May."),
    ("adjourned", "for a break", "for ten minutes"),
]


@pytest.mark.parametrize(("kind", "slip", "right"), WORDED, ids=[kind for kind, _, _ in WORDED])
def test_other_words_stand_where_the_first_stood(kind: str, slip: str, right: str) -> None:
    after = () if kind == "adjourned" else (event("note", "13:40", words="That was all."),)
    typed = stamped(begun(), event(kind, "13:30", words=slip), *after)
    meant = stamped(begun(), event(kind, "13:30", words=right), *after)
    stamp = next(one for one in typed.stamps_of(HELD) if one.words == slip)
    assert whole(amended(typed, stamp, words=right)) == whole(meant)


@pytest.mark.parametrize("kind", ["arrival", "leaving", "chair"])
def test_other_people_are_recorded_as_if_they_had_been_named(kind: str) -> None:
    slip, right = (MEMBERS[5], MEMBERS[6]) if kind == "arrival" else (MEMBERS[1], MEMBERS[2])
    typed = stamped(begun(), event(kind, "13:30", people=(slip,)), event("note", "13:31", words="Then."))
    after = amended(typed, stamp_of_last(typed, kind), people=(right,))
    meant = stamped(begun(), event(kind, "13:30", people=(right,)), event("note", "13:31", words="Then."))
    assert whole(after)[HELD].chairs == whole(meant)[HELD].chairs
    there, wanted = after.need(Meeting, HELD), meant.need(Meeting, HELD)
    for person in MEMBERS:
        one, other = attendance_of(there, person), attendance_of(wanted, person)
        if person == slip and kind == "arrival":
            assert one is None or one.arrived is None
        else:
            assert one == other
    assert printed(after) == printed(meant)


def stamp_of_last(register: Register, kind: str) -> Stamp:
    return [one for one in register.stamps_of(HELD) if one.kind.value == kind][-1]


def test_somebody_who_was_forgotten_is_added_to_those_who_came() -> None:
    typed = stamped(begun(), event("arrival", "13:30", people=(MEMBERS[5],)))
    after = amended(typed, last(typed), people=(MEMBERS[5], MEMBERS[6]))
    meeting = after.need(Meeting, HELD)
    assert [getattr(attendance_of(meeting, one), "arrived", None) for one in MEMBERS[5:7]] == [dt.time(13, 30)] * 2
    assert last(after).people == MEMBERS[5:7]
    assert any("joined the meeting at 1:30 pm" in line for line in printed(after))


def test_the_public_left_when_it_was_resolved_and_the_meeting_ended_when_it_closed() -> None:
    register = stamped(begun(), OUT)
    resolved = stamp_of(register, StampKind.EXCLUDED)
    after = amended(register, resolved, at="13:18")
    assert stamp_of(after, StampKind.PUBLIC_LEFT).at == dt.time(13, 18)
    assert any("The public left the meeting at 1:18 pm." in line for line in printed(after))
    closed = stamped(begun(), event("noted", "13:10"), event("closed", "15:00", rest="noted"))
    assert amended(closed, last(closed), at="15:02").need(Meeting, HELD).finish == dt.time(15, 2)


def test_what_the_clerk_worded_is_not_written_over_and_the_new_sentence_is_offered() -> None:
    register = stamped(begun(), event("arrival", "13:30", people=(MEMBERS[5],)))
    told = minute(register)
    own = replace(told, text=told.text.replace("joined the meeting", "came in"))
    register = register.with_edit(Edit("", (own,)))
    after = amended(register, last(register), at="13:25")
    assert minute(after).text == own.text
    (offer,) = offers(after, after.need(Meeting, HELD))
    assert "1:25 pm" in offer.sentence


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        ("12:50", "12:50 pm is earlier than the event before it, at 1:05 pm."),
        ("13:04", "1:04 pm is earlier than the event before it, at 1:05 pm."),
        ("13:21", "1:21 pm is later than the event after it, at 1:20 pm."),
    ],
)
def test_an_event_keeps_its_place_between_the_others(at: str, sentence: str) -> None:
    register = stamped(
        begun(), event("noted", "13:05"), event("resolution", "13:10", words="That it be so."), event("noted", "13:20")
    )
    middle = stamp_of(register, StampKind.RESOLUTION)
    (problem,) = not_amended(register, middle, at=at)
    assert (problem.sentence, problem.cure) == (sentence, "Type a time from 1:05 pm to 1:20 pm.")
    assert amended(register, middle, at="13:20").need(Stamp, middle.id).at == dt.time(13, 20)
    assert amended(register, middle, at="").need(Stamp, middle.id).at is None


def test_the_beginning_stands_before_everything() -> None:
    register = stamped(begun(), event("noted", "13:05"))
    start = stamp_of(register, StampKind.START)
    (problem,) = not_amended(register, start, at="13:04")
    assert problem.cure == "Type a time to 1:01 pm."
    assert amended(register, start, at="12:58").need(Stamp, start.id).at == dt.time(12, 58)


def test_what_stands_in_a_record_of_its_own_is_changed_there() -> None:
    register = stamped(begun(), MOTION)
    words, people = not_amended(register, last(register), words="x", people=("Archer",))
    assert (words.act, people.act) == ("attend.votes", "attend.votes")
    taken = not_amended(register, stamp_of(register, StampKind.ITEM), words="x")
    assert taken[0].act == "room.back"


def test_nobody_is_left_out_on_whom_a_later_event_rests_and_every_reason_is_told_at_once() -> None:
    register = stamped(
        begun(), event("arrival", "13:30", people=(MEMBERS[5],)), event("leaving", "13:40", people=(MEMBERS[5],))
    )
    came = stamp_of_last(register, "arrival")
    (problem,) = not_amended(register, came, people=(MEMBERS[6],))
    assert problem.code == "stamp-rests"
    several = not_amended(register, came, at="quarter past", words="x", people=("Nobody",))
    assert {one.field for one in several} >= {"at", "words"}
    assert not_amended(register, came, people=())[0].code == "nobody"


def test_a_vote_that_rests_on_somebody_keeps_them() -> None:
    """Without the fifth member the panel could not have decided."""
    from store.records.panel import QuorumRule

    register = begun(*MEMBERS[:4], quorum=QuorumRule(mode="number", number=5))
    register = stamped(
        register,
        event("arrival", "13:05", people=(MEMBERS[4],)),
        MOTION,
        event("vote", "13:15", counted_for=5, counted_against=0),
    )
    came = stamp_of_last(register, "arrival")
    assert not_amended(register, came, people=(MEMBERS[5], MEMBERS[6]))[0].sentence
    assert amended(register, came, at="13:06").need(Meeting, HELD)


def test_an_event_put_right_can_still_be_taken_back_whole() -> None:
    register = stamped(begun(), event("leaving", "13:30", people=(MEMBERS[3],)))
    after = amended(register, last(register), at="13:25")
    back = after.with_edit(take_stamp_back(after, DAY, stamp=last(after).id))
    assert printed(back) == printed(begun())
    kept = attendance_of(back.need(Meeting, HELD), MEMBERS[3])
    assert kept is not None
    assert kept.left is None


def test_the_record_of_a_declaration_and_of_a_vote_has_the_time() -> None:
    register = stamped(begun(), event("declaration", "13:05", people=(MEMBERS[3],), interest="DPI"), MOTION)
    register = stamped(register, event("vote", "13:15", result="CARRIED"))
    register = amended(register, last(register), at="13:12")
    register = amended(register, stamp_of(register, StampKind.DECLARATION), at="13:04")
    (made,) = register.declarations_of(HELD)
    assert (type(made), made.made_at) == (Declaration, dt.time(13, 4))
    votes = [one for one in register.all(Vote) if one.meeting == HELD and one.minute]
    assert [one.at for one in votes] in ([dt.time(13, 12)], [None])


def test_before_it_begins_who_comes_is_put_right_as_well() -> None:
    register = stamped(before(), event("arrival", people=MEMBERS[:4]))
    after = amended(register, last(register), people=MEMBERS[:3])
    assert {one.person for one in after.need(Meeting, HELD).attendance if one.presence.value == "present"} == {
        *MEMBERS[:3]
    }
    assert refused(after, event("note", "13:00", words="x"))
    assert not any(isinstance(one, Minute) and one.meeting == HELD for one in whole(after).values())
