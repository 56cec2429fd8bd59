"""The board, the live line, the roll as printed and the attendance record with its fair denominator."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import astuple, replace

from store.commands.attendance.room import record_presence
from store.commands.attendance.stand_ins import record_substitute
from store.commands.declarations.declarations import declare
from store.commands.members.seats import end_seat, take_seat
from store.papers.attendance.roll import roll_text
from store.papers.views import view
from store.queries.attendance.board import board, live_line, printed_roll
from store.queries.attendance.record import attendance_record
from store.records import Absence, Meeting, MeetingStatus, Presence
from store.register import Register
from tests.store.commands.office import TODAY
from tests.store.commands.sitting import CHAIR, HELD, ITEMS, LAY, MEMBERS, STAND_IN, THREE, sitting


def after(register: Register, command: object, **arguments: object) -> Register:
    return register.with_edit(command(register, TODAY, meeting=HELD, **arguments))  # type: ignore[operator]


def meeting(register: Register) -> Meeting:
    return register.need(Meeting, HELD)


def test_the_sample_prints_the_roll_of_2016(sample: Register) -> None:
    groups = {group.heading: group.lines for group in printed_roll(sample, sample.need(Meeting, "M4"))}
    assert len(groups["Present"]) == 12
    assert groups["Present"][0] == "Mr. J. T. Orson JP CC, in the Chair"
    assert groups["Apologies"] == ("Mrs. Helen Carter", "Col. Robert Martin OBE, DL", "Cllr. Kirk Master")


def test_the_sample_prints_the_roll_of_2021_with_roles_of_the_day(sample: Register) -> None:
    groups = {group.heading: group.lines for group in printed_roll(sample, sample.need(Meeting, "M14"))}
    assert len(groups["Present"]) == 15
    assert "Cllr Westley (substitute for Councillor Rae Bhatia)" in groups["Present"]
    assert groups["Apologies"] == ("Councillor Rae Bhatia",)
    assert "Kirk Master, Deputy Police and Crime Commissioner" in groups["In attendance"]
    assert "Kamal Adatia, Monitoring Officer" in groups["Also present"]
    assert live_line(sample, sample.need(Meeting, "M14")) == (
        "present 15 · eligible 15 · quorum not set · veto needs 10 of 15"
    )
    assert roll_text(sample, sample.need(Meeting, "M14")).decode().endswith("There were no such declarations.\n")


def test_a_party_or_name_changed_today_leaves_the_old_roll_alone(sample: Register) -> None:
    from store.edit import Edit
    from store.records import Person

    old = roll_text(sample, sample.need(Meeting, "M4"))
    renamed = replace(sample.need(Person, "P9"), name="Sir Somebody Else", title="Sir")
    assert roll_text(sample.with_edit(Edit("", (renamed,))), sample.need(Meeting, "M4")) == old


def test_the_live_line_follows_every_event() -> None:
    register = sitting()
    assert live_line(register, meeting(register)) == "expected 7 · eligible 7 · quorum 3 ✓ · veto needs 5 of 7"
    register = after(register, record_presence, people=(LAY,), presence=Presence.APOLOGIES)
    assert live_line(register, meeting(register)).startswith("expected 6 · eligible 6")
    register = after(register, record_substitute, person=STAND_IN, member=LAY)
    register = after(register, record_presence, people=MEMBERS[:5], presence=Presence.PRESENT)
    assert live_line(register, meeting(register)) == "present 6 · eligible 6 · quorum 3 ✓ · veto needs 5 of 7"
    register = after(register, declare, people=MEMBERS[:4], interest="DPI", stay="no", items=ITEMS[:1])
    assert live_line(register, meeting(register), ITEMS[0]) == (
        "present 6 · eligible on this item 2 · quorum 3 ✗ · veto needs 5 of 7 ✗"
    )
    assert live_line(register, meeting(register), ITEMS[1]).startswith("present 6 · eligible on this item 6")


def test_a_meeting_held_without_a_roll_says_so() -> None:
    register = sitting()
    held = replace(meeting(register), status=MeetingStatus.HELD)
    assert live_line(register, held) == "attendance not recorded · 7 members in post"


def test_the_board_has_everyone_once_with_what_holds_for_the_item() -> None:
    register = after(sitting(), record_presence, people=MEMBERS[:4], presence=Presence.PRESENT)
    register = after(register, declare, people=(THREE,), interest="DPI", items=ITEMS[:1])
    found = board(register, HELD, ITEMS[0])
    by_id = {row.id: row for row in found.rows}
    assert len(by_id) == len(found.rows) == 7
    assert by_id[THREE].item_note == "must not vote, must not speak"
    assert by_id[LAY].state == "expected"
    assert found.item_title == "Plan"
    short = "A veto cannot be reached: 3 members can vote for one, and it needs 5 of the 7 members in post."
    assert found.warnings == (short,)


def test_the_record_counts_only_meetings_while_in_post() -> None:
    register = after(sitting(), record_presence, people=MEMBERS[:4], presence=Presence.PRESENT, remote=True)
    register = after(register, record_presence, people=(LAY,), presence=Presence.APOLOGIES)
    register = after(register, record_substitute, person=STAND_IN, member=LAY)
    register = register.with_edit(end_seat(register, TODAY, seat="S1", on=dt.date(2021, 7, 5)))
    register = register.with_edit(take_seat(register, TODAY, name="New Comer", from_date=dt.date(2021, 7, 6)))
    rows = {row.id: row for row in attendance_record(register)}
    assert astuple(rows[CHAIR])[3:-1] == (1, 1, 1, 0, 0, 0, 0, 100)
    assert astuple(rows[LAY])[3:-1] == (1, 0, 0, 1, 0, 0, 0, 0)
    assert (rows["P7"].meetings, rows["P7"].not_recorded, rows["P7"].percent) == (1, 1, None)
    assert (rows[STAND_IN].meetings, rows[STAND_IN].as_substitute, rows[STAND_IN].percent) == (0, 1, None)
    assert "P11" not in rows
    assert attendance_record(register, first=dt.date(2021, 7, 2)) == ()


def test_the_record_as_csv(sample: Register) -> None:
    lines = view("attendance-record", "csv", sample, TODAY).decode().splitlines()
    assert lines[0].startswith("id,name,role,meetings,present,remote,apologies,absent,not_recorded,as_substitute")
    assert "P4,Helen Carter,member,1,0,0,1,0,0,0,0," in lines
    assert len(lines) == 31


def test_absences_and_times_are_told() -> None:
    register = after(sitting(), record_presence, people=(CHAIR,), presence=Presence.PRESENT)
    one = replace(
        meeting(register).attendance[0],
        arrived=dt.time(13, 20),
        from_item=ITEMS[1],
        absences=(Absence(item=ITEMS[2], left=dt.time(14), returned=dt.time(14, 5), reason="a call"),),
    )
    from store.edit import Edit

    register = register.with_edit(Edit("", (replace(meeting(register), attendance=(one,)),)))
    (row,) = [row for row in board(register, HELD, ITEMS[0]).rows if row.id == CHAIR]
    assert row.note == ("arrived at 1:20 pm for “Police Vans”; out for “Precept” at 2:00 pm until 2:05 pm (a call)")
    assert row.item_note == "out of the room"
