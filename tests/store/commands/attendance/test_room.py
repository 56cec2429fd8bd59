"""Who came: every command changes the meeting and nothing else, and what cannot be is refused with a cure."""

from __future__ import annotations

import datetime as dt

import pytest

from store.commands.attendance import room as commands
from store.commands.attendance import stand_ins
from store.records import Absence, Attendance, Meeting, Presence
from store.register import Register
from tests.store.commands.office import codes, refusal, run
from tests.store.commands.sitting import (
    CANCELLED,
    CHAIR,
    COMING,
    FIVE,
    HELD,
    ITEMS,
    LAY,
    OFFICER,
    OUTSIDER,
    STAND_IN,
    VICE,
    sitting,
)


def of(register: Register, person: str, meeting: str = HELD) -> Attendance | None:
    found = register.get(Meeting, meeting)
    assert found is not None
    return next((one for one in found.attendance if one.person == person), None)


def present(register: Register, *people: str) -> Register:
    return run(register, commands.record_presence, meeting=HELD, people=people, presence=Presence.PRESENT).after


def test_presence_of_several_at_once() -> None:
    done = run(
        sitting(), commands.record_presence, meeting=HELD, people=(CHAIR, VICE), presence=Presence.PRESENT, remote=True
    )
    assert done.edit.touches == (HELD,)
    assert (
        done.edit.sentence == "Recorded Cllr Ann Archer and Cllr Bob Barford as present at the meeting of 1 July 2021"
    )
    assert of(done.after, CHAIR) == Attendance(person=CHAIR, presence=Presence.PRESENT, remote=True)


def test_apologies_keep_the_day_they_came() -> None:
    done = run(sitting(), commands.record_presence, meeting=COMING, people=(LAY,), presence=Presence.APOLOGIES)
    assert of(done.after, LAY, COMING) == Attendance(
        person=LAY, presence=Presence.APOLOGIES, told_on=dt.date(2021, 7, 12)
    )


def test_those_in_attendance_keep_the_office_of_the_day() -> None:
    done = run(sitting(), commands.record_presence, meeting=HELD, people=(OFFICER,), presence=Presence.IN_ATTENDANCE)
    found = of(done.after, OFFICER)
    assert found is not None
    assert found.role == "Monitoring Officer"


@pytest.mark.parametrize(
    ("people", "presence", "code"),
    [
        ((STAND_IN,), Presence.PRESENT, "not-member"),
        ((OUTSIDER,), Presence.APOLOGIES, "not-on-roll"),
        ((CHAIR,), Presence.IN_ATTENDANCE, "is-member"),
        ((CHAIR,), Presence.SUBSTITUTE, "substitute-for"),
        (("P99",), Presence.PRESENT, "unknown-id"),
        ((), Presence.PRESENT, "nobody"),
    ],
)
def test_who_cannot_be_recorded(people: tuple[str, ...], presence: Presence, code: str) -> None:
    found = refusal(sitting(), commands.record_presence, meeting=HELD, people=people, presence=presence)
    assert codes(found) == [code]


def test_nobody_comes_to_a_meeting_that_is_to_come_or_was_cancelled() -> None:
    for meeting, code in ((COMING, "meeting-to-come"), (CANCELLED, "meeting-off")):
        found = refusal(
            sitting(), commands.record_presence, meeting=meeting, people=(CHAIR,), presence=Presence.PRESENT
        )
        assert codes(found) == [code]


@pytest.mark.parametrize("presence", [Presence.PRESENT, Presence.ABSENT, Presence.IN_ATTENDANCE])
def test_only_on_the_day_is_it_told_who_came_and_who_was_absent(presence: Presence) -> None:
    """The key and the command ask one rule; apologies are told before."""
    person = OFFICER if presence is Presence.IN_ATTENDANCE else LAY
    found = refusal(sitting(), commands.record_presence, meeting=COMING, people=(person,), presence=presence)
    assert codes(found) == ["meeting-to-come"]


def test_present_and_apologising_at_once_is_refused_until_cleared() -> None:
    register = present(sitting(), CHAIR)
    found = refusal(register, commands.record_presence, meeting=HELD, people=(CHAIR,), presence=Presence.APOLOGIES)
    assert codes(found) == ["present-and-apologies"]
    cleared = run(register, commands.clear_attendance, meeting=HELD, people=(CHAIR,)).after
    assert cleared == sitting()


def test_a_substitute_for_someone_present_is_refused_both_ways_round() -> None:
    register = present(sitting(), LAY)
    found = refusal(register, stand_ins.record_substitute, meeting=HELD, person=STAND_IN, member=LAY)
    assert codes(found) == ["substitute-present"]
    stood_in = run(sitting(), stand_ins.record_substitute, meeting=HELD, person=STAND_IN, member=LAY).after
    assert of(stood_in, STAND_IN) == Attendance(
        person=STAND_IN, presence=Presence.SUBSTITUTE, role="substitute", substitute_for=LAY
    )
    found = refusal(stood_in, commands.record_presence, meeting=HELD, people=(LAY,), presence=Presence.PRESENT)
    assert codes(found) == ["has-substitute"]
    found = refusal(stood_in, stand_ins.record_substitute, meeting=HELD, person=OUTSIDER, member=LAY)
    assert codes(found) == ["substitute-twice"]


def test_a_member_cannot_stand_in_and_one_stands_in_for_a_member_only() -> None:
    assert codes(refusal(sitting(), stand_ins.record_substitute, meeting=HELD, person=VICE, member=LAY)) == [
        "substitute-member"
    ]
    assert codes(refusal(sitting(), stand_ins.record_substitute, meeting=HELD, person=LAY, member=LAY)) == [
        "substitute-self"
    ]
    assert codes(refusal(sitting(), stand_ins.record_substitute, meeting=HELD, person=STAND_IN, member=OFFICER)) == [
        "not-member"
    ]


def test_a_substitute_named_before_the_day_is_expected_and_then_confirmed() -> None:
    register = run(sitting(), stand_ins.record_substitute, meeting=COMING, person=STAND_IN, member=LAY).after
    found = of(register, STAND_IN, COMING)
    assert found is not None
    assert found.presence is Presence.EXPECTED
    assert codes(refusal(register, stand_ins.confirm_substitute, meeting=COMING, person=STAND_IN)) == [
        "meeting-to-come"
    ]
    assert codes(refusal(register, stand_ins.confirm_substitute, meeting=HELD, person=VICE)) == ["not-substitute"]


def test_coming_late_and_leaving_early_keep_times_and_items() -> None:
    register = run(
        sitting(), commands.record_arrival, meeting=HELD, person=FIVE, at=dt.time(13, 20), item=ITEMS[1]
    ).after
    done = run(register, commands.record_leaving, meeting=HELD, person=FIVE, at=dt.time(15), item=ITEMS[1])
    assert of(done.after, FIVE) == Attendance(
        person=FIVE,
        presence=Presence.PRESENT,
        arrived=dt.time(13, 20),
        left=dt.time(15),
        from_item=ITEMS[1],
        until_item=ITEMS[1],
    )
    assert done.edit.sentence == (
        "Recorded that Cllr Eve Evans left at 3:00 pm after “Police Vans” at the meeting of 1 July 2021"
    )


@pytest.mark.parametrize(
    ("at", "code"), [(dt.time(13, 20), "times-crossed"), (dt.time(13), "times-crossed"), (dt.time(17), "times-finish")]
)
def test_times_that_cross_are_refused(at: dt.time, code: str) -> None:
    register = run(sitting(), commands.record_arrival, meeting=HELD, person=FIVE, at=dt.time(13, 20)).after
    assert codes(refusal(register, commands.record_leaving, meeting=HELD, person=FIVE, at=at)) == [code]


def test_out_of_the_room_for_an_item_and_back() -> None:
    register = present(sitting(), CHAIR, VICE)
    done = run(register, commands.step_out, meeting=HELD, people=(CHAIR, VICE), item=ITEMS[0], reason="A call")
    found = of(done.after, VICE)
    assert found is not None
    assert found.absences == (Absence(item=ITEMS[0], reason="A call"),)
    back = run(done.after, commands.step_in, meeting=HELD, people=(CHAIR, VICE), item=ITEMS[0]).after
    assert back == register
    assert codes(refusal(back, commands.step_in, meeting=HELD, people=(CHAIR,), item=ITEMS[0])) == ["not-out"]


def test_out_needs_an_item_of_the_meeting_or_a_time_that_does_not_cross() -> None:
    register = present(sitting(), CHAIR)
    assert codes(refusal(register, commands.step_out, meeting=HELD, people=(CHAIR,))) == ["out-when"]
    assert codes(refusal(register, commands.step_out, meeting=HELD, people=(CHAIR,), item="W4")) == ["item-elsewhere"]
    found = refusal(register, commands.step_out, meeting=HELD, people=(CHAIR,), left=dt.time(15), returned=dt.time(14))
    assert codes(found) == ["times-crossed"]
    assert codes(refusal(register, commands.step_out, meeting=HELD, people=(VICE,), item=ITEMS[0])) == [
        "nothing-recorded"
    ]


def test_remote_is_put_on_and_taken_off() -> None:
    register = present(sitting(), CHAIR)
    remote = run(register, commands.set_remote, meeting=HELD, people=(CHAIR,), remote=True).after
    assert run(remote, commands.set_remote, meeting=HELD, people=(CHAIR,), remote=False).after == register
    assert codes(refusal(register, commands.set_remote, meeting=HELD, people=(VICE,), remote=True)) == [
        "nothing-recorded"
    ]
