"""What has been confirmed changes only by a recorded correction: no other command changes a byte of what it prints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from store.commands.attendance.elections import record_election
from store.commands.attendance.room import clear_attendance, record_arrival, record_leaving, record_presence, set_remote
from store.commands.attendance.stand_ins import confirm_substitute, record_guest, record_substitute
from store.commands.attendance.votes import record_vote, take_back_vote
from store.commands.bin import bin_records, restore_records
from store.commands.calendar.meetings import cancel_meeting, edit_meeting, postpone_meeting, set_status
from store.commands.members.people import edit_person
from store.commands.minutes.correcting import correct_heading, correct_minute
from store.commands.minutes.heading import clear_chairs, print_as, take_chair
from store.commands.minutes.minutes import add_minute, edit_minute, place_minute, void_minute
from store.commands.minutes.sets import confirm_minutes, finalise_minutes, reopen_minutes, sign_minutes
from store.commands.programme.items import edit_item
from store.commands.room.stamping import stamp_event, stamp_events
from store.commands.settings.settings import change_setting
from store.commands.versions import put_back_wording
from store.edit import Edit
from store.papers.minutes.paper import minutes_json, minutes_text
from store.problems import Conflict, Refused
from store.records import (
    Attendance,
    Clause,
    Leaving,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Nominee,
    Presence,
    Role,
    Seat,
)
from store.register import Register
from store.rules.room.events import Event
from store.sample import sample_records
from tests.faces import commands
from tests.store.commands.minutes.leaving import as_printed
from tests.store.drawing import TODAY, Drawing

BY_CORRECTION = {"correct_minute", "correct_heading", "reopen_minutes"}
"""Commands that change what a confirmed set prints, because that is what they are for."""

COMMANDS = {name: one for name, one in commands().items() if name not in {"take_over", *BY_CORRECTION}}


def on(register: Register, day: dt.date) -> Meeting:
    (meeting,) = register.meeting_on(day)
    return meeting


def printed(register: Register, meeting: str) -> bytes:
    held = register.need(Meeting, meeting, "meeting")
    return minutes_text(register, held) + minutes_json(register, held.date, meeting=held.id)


def without_kept_words(register: Register, meeting: Meeting) -> Register:
    """Take out what the papers of the meeting print of names and offices, so that the register alone tells them."""
    bare = tuple(replace(one, printed="", role="") for one in meeting.attendance)
    return register.with_edit(Edit("", (replace(meeting, attendance=bare),)))


@cache
def confirmed() -> tuple[Register, str]:
    """Give the sample with the set of 27 January 2021 confirmed, with everything in it that a set can print."""
    register = Register.of(*sample_records())
    january, march = on(register, dt.date(2021, 1, 27)), on(register, dt.date(2021, 3, 25))
    register = without_kept_words(register, january)

    def do(command: Callable[..., Edit], **arguments: Any) -> None:
        nonlocal register
        register = register.with_edit(command(register, TODAY, **arguments))

    members = [one.person for one in january.attendance if one.presence is Presence.PRESENT]
    chair, vice, voter = members[0], members[1], members[2]
    do(take_chair, meeting=january.id, person=chair)
    do(take_chair, meeting=january.id, person=vice, at=dt.time(15))
    do(record_guest, meeting=january.id, name="Ann Guest", sure=True, presence=Presence.ALSO_PRESENT, role="Observer")
    left = (Leaving(person=voter, at=dt.time(15, 30)),)
    resolved = (Clause(label="a)", text="That it be so."),)
    do(add_minute, meeting=january.id, heading="URGENT", lists={"left": left, "resolutions": resolved})
    urgent = register.minutes_of(january.id)[-1].id
    moved = {"moved_by": vice, "seconded_by": voter, "motion": "That a report be made"}
    do(record_vote, meeting=january.id, minute=urgent, counted_for=9, counted_against=3, **moved)
    do(add_minute, meeting=january.id, heading="ELECTION")
    election = register.minutes_of(january.id)[-1].id
    nominee = Nominee(person=vice, moved_by=chair, seconded_by=voter)
    do(record_election, meeting=january.id, minute=election, nominees=(nominee,))
    do(finalise_minutes, meeting=january.id, left=as_printed(register, january.id))
    before = printed(register, january.id)
    do(record_presence, meeting=march.id, people=(chair,), presence=Presence.PRESENT)
    do(take_chair, meeting=march.id, person=chair)
    do(confirm_minutes, meeting=january.id, at=march.id, subject_to="an addition")
    assert _body(printed(register, january.id)) == _body(before)
    do(sign_minutes, meeting=january.id, leaves=3)
    return register, january.id


@cache
def as_confirmed() -> bytes:
    return printed(*confirmed())


def _body(paper: bytes) -> bytes:
    """Leave out what confirming itself prints: the state, and the place for signing."""
    return paper[paper.index(b"PRESENT") : paper.index(b"Signed ")]


def refused(register: Register, command: Callable[..., Edit], arguments: dict[str, Any]) -> list[str]:
    with pytest.raises(Refused) as caught:
        command(register, TODAY, **arguments)
    assert all(problem.cure for problem in caught.value.problems)
    return [problem.code for problem in caught.value.problems]


Row = tuple[Callable[..., Edit], dict[str, Any]]


def doors() -> dict[str, Row]:
    """List every way to what a confirmed set prints that a clerk may try."""
    register, meeting = confirmed()
    held = register.need(Meeting, meeting, "meeting")
    at: dict[str, Any] = {"meeting": meeting}
    here = [one.person for one in held.attendance if one.presence is Presence.PRESENT]
    sick = next(one.person for one in held.attendance if one.presence is Presence.APOLOGIES)
    stand_in = next(one.person for one in held.attendance if one.presence is Presence.SUBSTITUTE)
    first = register.minutes_of(meeting)[0].id
    number = next(place for place, vote in enumerate(register.votes_of(meeting), start=1) if vote.minute)
    vote = register.votes_of(meeting)[number - 1]
    return {
        "mark": (record_presence, {**at, "people": (here[3],), "presence": Presence.APOLOGIES}),
        "mark expected": (record_presence, {**at, "people": (here[3],), "presence": Presence.EXPECTED}),
        "clear": (clear_attendance, {**at, "people": (here[3],)}),
        "arrived": (record_arrival, {**at, "person": here[3], "at": dt.time(13, 30)}),
        "left": (record_leaving, {**at, "person": here[3], "at": dt.time(15)}),
        "remote": (set_remote, {**at, "people": (here[3],), "remote": False}),
        "guest": (record_guest, {**at, "name": "Zoe Quite New"}),
        "stand-in": (record_substitute, {**at, "name": "Zoe Quite New", "member": sick}),
        "stand-in came": (confirm_substitute, {**at, "person": stand_in}),
        "chair": (take_chair, {**at, "person": here[2]}),
        "chair taken back": (clear_chairs, at),
        "printed": (print_as, {**at, "person": here[2], "printed": "A. Other"}),
        "vote": (record_vote, {**at, "motion": "That it be so", "result": "CARRIED", "minute": first}),
        "vote corrected": (record_vote, {**at, "corrects": vote.id, "result": "LOST"}),
        "vote taken back": (take_back_vote, {**at, "number": number}),
        "vote binned": (bin_records, {"ids": (vote.id,)}),
        "election": (record_election, {**at, "nominees": (Nominee(person=here[2]),), "minute": first}),
        "event stamped": (stamp_event, {**at, "event": Event(event="start", at="13:00")}),
        "somebody on the roll": (
            stamp_event,
            {**at, "event": Event(event="roll", people=(here[3],), presence="absent")},
        ),
        "events replayed": (stamp_events, {**at, "events": (Event(event="start", at="13:00"),)}),
        "minute added": (add_minute, {**at, "heading": "MORE"}),
        "minute edited": (edit_minute, {"minute": first, "heading": "OTHER"}),
        "minute moved": (place_minute, {"minute": first, "place": 2}),
        "minute void": (void_minute, {"minute": first, "reason": "x"}),
        "minute binned": (bin_records, {"ids": (first,)}),
        "finish": (edit_meeting, {**at, "finish": dt.time(17)}),
        "start": (edit_meeting, {**at, "start": dt.time(12)}),
        "venue": (edit_meeting, {**at, "venue": "elsewhere"}),
        "date as printed": (edit_meeting, {**at, "printed_date": "some day"}),
        "kind": (edit_meeting, {**at, "kind": MeetingKind.SPECIAL}),
        "earlier place put back": (put_back_wording, {"version": replace(held, venue="elsewhere")}),
        "reopened": (set_status, {**at, "status": MeetingStatus.CALLED}),
    }


@pytest.mark.parametrize("door", doors())
def test_every_way_to_a_confirmed_set_is_refused_with_a_cure(door: str) -> None:
    command, arguments = doors()[door]
    register, _ = confirmed()
    assert {"minutes-confirmed", "bin-confirmed"} & set(refused(register, command, arguments))


def test_the_same_doors_are_open_until_it_is_confirmed() -> None:
    """A refusal above is for the confirmation and for nothing else, so the table cannot pass by a slip in it."""
    register, meeting = confirmed()
    for _ in range(3):
        register = register.with_edit(reopen_minutes(register, TODAY, meeting=meeting, reason="slip"))
    for name, (command, arguments) in doors().items():
        try:
            command(register, TODAY, **arguments)
        except Refused as refusal:
            codes = {one.code for one in refusal.problems}
        else:
            codes = set()
        assert not {"minutes-confirmed", "bin-confirmed"} & codes, name


def test_the_meeting_that_confirmed_them_keeps_what_they_say_of_it() -> None:
    register, meeting = confirmed()
    at = register.need(Meeting, register.need(Meeting, meeting, "meeting").minutes.confirmed_at or "", "at").id
    for command, arguments in (
        (edit_meeting, {"meeting": at, "kind": MeetingKind.SPECIAL}),
        (set_status, {"meeting": at, "status": MeetingStatus.ARRANGED}),
        (edit_meeting, {"meeting": at, "date": dt.date(2021, 3, 26)}),
        (postpone_meeting, {"meeting": at, "to": dt.date(2021, 7, 26), "reason": "x"}),
        (cancel_meeting, {"meeting": at, "reason": "x"}),
    ):
        assert "minutes-confirmed-here" in refused(register, command, arguments)


def test_what_is_out_of_a_confirmed_set_does_not_come_back_into_it() -> None:
    register = Register.of(*sample_records())
    january = on(register, dt.date(2021, 1, 27))
    last = register.minutes_of(january.id)[-1]
    for command, arguments in (
        (bin_records, {"ids": (last.id,)}),
        (finalise_minutes, {"meeting": january.id, "left": as_printed(register, january.id)}),
        (confirm_minutes, {"meeting": january.id}),
    ):
        register = register.with_edit(command(register, TODAY, **arguments))
    assert refused(register, restore_records, {"ids": (last.id,)}) == ["minutes-confirmed"]


def test_people_seats_items_and_the_panel_may_change_and_the_confirmed_set_stays() -> None:
    """Names, honours, offices, titles and the name of the panel: what was confirmed prints what it printed."""
    register, meeting = confirmed()
    before = printed(register, meeting)
    held = register.need(Meeting, meeting, "meeting")
    for one in held.attendance:
        edit = edit_person(register, TODAY, person=one.person, name=f"Changed {one.person}", correction=True)
        register = register.with_edit(edit)
    for item in register.items_of(meeting):
        register = register.with_edit(edit_item(register, TODAY, item=item.id, title=f"Other {item.id}"))
    register = register.with_edit(change_setting(register, TODAY, path="name", value="Another Panel"))
    for seat in list(register.all(Seat)):
        if seat.role in {Role.CHAIR, Role.VICE_CHAIR} and seat.person:
            from store.commands.members.holding import edit_seat

            edit = edit_seat(register, TODAY, seat=seat.id, role=Role.MEMBER, correction=True)
            register = register.with_edit(edit)
    assert printed(register, meeting) == before


def test_a_correction_is_the_one_way_and_is_named_by_both_sets() -> None:
    register, meeting = confirmed()
    first = register.minutes_of(meeting)[0]
    at = on(register, dt.date(2021, 3, 25)).id
    edit = correct_minute(register, TODAY, minute=first.id, at=at, words="That Cllr X was there.")
    after = register.with_edit(edit)
    assert b"[Corrected by " in printed(after, meeting)
    assert b"[This corrects " in printed(after, at)


def _people(register: Register, meeting: str, presence: Presence) -> list[str]:
    return [one.person for one in register.need(Meeting, meeting, "meeting").attendance if one.presence is presence]


def corrections() -> dict[str, tuple[dict[str, Any], str, str]]:
    """Give corrections of a heading: what is told, and the words of the paper before and after."""
    register, meeting = confirmed()
    here = _people(register, meeting, Presence.PRESENT)
    sick, stand_in = (_people(register, meeting, one)[0] for one in (Presence.APOLOGIES, Presence.SUBSTITUTE))
    chief = _people(register, meeting, Presence.IN_ATTENDANCE)[-1]
    name = {one.person: one.name for one in register.need(Meeting, meeting, "meeting").minutes.names}
    return {
        "finish": ({"heading": {"finish": dt.time(16, 30)}}, "closed at 4:15 pm", "closed at 4:30 pm"),
        "place": ({"heading": {"venue": "City Hall"}}, "Place: Virtual", "Place: City Hall"),
        "date as printed": (
            {"heading": {"printed_date": "27th January"}},
            "Held: WEDNESDAY, 27 JANUARY 2021",
            "Held: 27th January",
        ),
        "sent apologies": (
            {"roll": {"people": (here[5],), "presence": Presence.APOLOGIES}},
            f"\n{name[here[5]]}\n",
            f"Apologies\n\n{name[here[5]]}\n",
        ),
        "also present": (
            {"roll": {"people": (chief,), "presence": Presence.ALSO_PRESENT}},
            f"{name[chief]} – Chief Constable of Leicestershire\n\nAlso Present",
            f"Also Present\n\n{name[chief]} – Chief Constable",
        ),
        "name as printed": (
            {"roll": {"people": (here[5],), "printed": "Cllr Z. Right"}},
            f"\n{name[here[5]]}\n",
            "\nCllr Z. Right\n",
        ),
        "not there at all": ({"roll": {"people": (chief,), "out": True}}, f"\n{name[chief]} – ", "In Attendance"),
        "somebody new": (
            {"roll": {"name": "Ms Zoe Quite New", "role": "Auditor", "presence": Presence.ALSO_PRESENT}},
            "Also Present",
            "Ms Zoe Quite New – Auditor",
        ),
        "in the chair": ({"roll": {"chair": here[1]}}, f"{name[here[0]]} (in the Chair)", f"{name[here[1]]} (in the"),
        "for whom": (
            {"roll": {"people": (stand_in,), "presence": Presence.SUBSTITUTE, "member": sick}},
            f"{name[stand_in]} (substitute for",
            f"{name[stand_in]} (substitute for {name[sick]}",
        ),
        "nothing but the words": ({}, "Minutes of", "Minutes of"),
    }


@pytest.mark.parametrize("case", corrections())
def test_the_heading_of_a_confirmed_set_is_corrected_and_both_sets_name_it(case: str) -> None:
    told, before, after = corrections()[case]
    register, meeting = confirmed()
    at = on(register, dt.date(2021, 3, 25)).id
    paper = printed(register, meeting).decode()
    assert before in paper
    edit = correct_heading(register, TODAY, meeting=meeting, at=at, words="That it be put right.", **told)
    corrected = register.with_edit(edit)
    fresh = printed(corrected, meeting).decode()
    assert after in fresh
    lines, fresh_lines = (text.split("\n") for text in (paper, fresh))
    assert any("[This heading was corrected by the minute" in line for line in fresh_lines)
    assert "[This corrects the heading of the minutes of 27 January 2021.]" in printed(corrected, at).decode()
    first = next(place for place, line in enumerate(lines) if line.startswith("44. "))
    fresh_first = next(place for place, line in enumerate(fresh_lines) if line.startswith("44. "))
    body, fresh_body = lines[first : lines.index("{")], fresh_lines[fresh_first : fresh_lines.index("{")]
    assert [line for line in body if "closed" not in line] == [line for line in fresh_body if "closed" not in line]
    state, was = (one.need(Meeting, meeting, "meeting").minutes for one in (corrected, register))
    assert (state.word, state.confirmed_on, state.signed_as, state.panel) == (
        was.word,
        was.confirmed_on,
        was.signed_as,
        was.panel,
    )


def test_all_that_is_told_of_somebody_new_to_a_confirmed_set_is_kept() -> None:
    """The name as printed, the office and the times stand in the roll as they do of one whom the register knew."""
    register, meeting = confirmed()
    at = on(register, dt.date(2021, 3, 25)).id
    before = {one.person for one in register.need(Meeting, meeting).attendance}
    told: dict[str, Any] = {"printed": "Z. New", "role": "Auditor", "arrived": dt.time(14, 0), "left": dt.time(14, 30)}
    for name, value in told.items():
        given: Any = {"name": "Zoe Quite New", name: value}
        edit = correct_heading(register, TODAY, meeting=meeting, at=at, words="That it be put right.", roll=given)
        corrected = register.with_edit(edit).need(Meeting, meeting)
        (new,) = (one for one in corrected.attendance if one.person not in before)
        expected: dict[str, Any] = {"person": new.person, "presence": Presence.IN_ATTENDANCE, name: value}
        assert new == Attendance(**expected)


def test_a_correction_keeps_every_name_that_was_confirmed() -> None:
    """What the register has come to say of others, and of those corrected, is not drawn into the set with it."""
    register, meeting = confirmed()
    at = on(register, dt.date(2021, 3, 25)).id
    for one in register.need(Meeting, meeting, "meeting").attendance:
        changed = edit_person(register, TODAY, person=one.person, name=f"Changed {one.person}", correction=True)
        register = register.with_edit(changed)
    register = register.with_edit(change_setting(register, TODAY, path="name", value="Another Panel"))
    person = _people(register, meeting, Presence.PRESENT)[5]
    roll: Any = {"people": (person,), "presence": Presence.APOLOGIES}
    edit = correct_heading(register, TODAY, meeting=meeting, at=at, words="x", roll=roll)
    paper = printed(register.with_edit(edit), meeting).decode()
    assert "Changed" not in paper
    assert "Another Panel" not in paper


def test_what_cannot_be_corrected_so_is_refused_all_at_once() -> None:
    register, meeting = confirmed()
    march = on(register, dt.date(2021, 3, 25)).id
    here = _people(register, meeting, Presence.PRESENT)

    def codes(**told: Any) -> set[str]:
        given: dict[str, Any] = {"meeting": meeting, "at": march, "words": "x", **told}
        return set(refused(register, correct_heading, given))

    assert codes(words="", at=on(register, dt.date(2016, 9, 23)).id) >= {"correct-before"}
    assert "correct-unconfirmed" in codes(meeting=march, at=on(register, dt.date(2021, 6, 10)).id)
    assert "correct-what" in codes(roll={"people": (here[5],)})
    assert "correct-whom" in codes(roll={"printed": "X"})
    assert "correct-expected" in codes(roll={"people": (here[5],), "presence": Presence.EXPECTED})
    assert {"correct-one", "correct-for"} <= codes(roll={"people": tuple(here[5:7]), "presence": Presence.SUBSTITUTE})
    both = codes(heading={"start": dt.time(18), "finish": dt.time(17)}, roll={"people": (here[5],)})
    assert len(both) == 2


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_no_command_changes_a_byte_of_a_confirmed_set(name: str) -> None:
    register, meeting = confirmed()
    before = as_confirmed()
    command = COMMANDS[name]
    drawn = Drawing(register).arguments(name, command)

    @settings(
        max_examples=12, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck), database=None
    )
    @given(st.data())
    def draw(data: st.DataObject) -> None:
        arguments = data.draw(drawn)
        for key in ("meeting", "minute"):
            if key in arguments and data.draw(st.booleans()):
                arguments.pop("was", None)
                arguments[key] = meeting if key == "meeting" else register.minutes_of(meeting)[0].id
        try:
            edit = command(register, TODAY, **arguments)
        except (Refused, Conflict):
            return
        assert printed(register.with_edit(edit), meeting) == before

    draw()
