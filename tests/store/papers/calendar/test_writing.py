"""The calendar file: read by two other programs and by our own import, moved, called off and sent again."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from store.commands.calendar.importing import taking
from store.commands.calendar.meetings import add_meeting, cancel_meeting, edit_meeting, postpone_meeting
from store.commands.programme.moves import move_items
from store.desk import Desk
from store.edit import Edit
from store.papers.calendar.reading.files import read_meetings, read_source
from store.papers.calendar.writing import calendar_ics
from store.problems import Refused
from store.queries.words.short import meeting_kind
from store.records import Meeting, MeetingKind, MeetingStatus, Panel
from store.register import Register
from store.rules.imports import ImportState
from store.sample import DEMO_DAY, sample_records
from tests.store.papers.conftest import HOSTILE

PANEL = "0123456789abcdef"
JULY = "M18"
PANEL_ALONE = Panel(id="PANEL", name="Leicester, Leicestershire and Rutland Police and Crime Panel")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.create(tmp_path / "panel.json", sample_records(), today=DEMO_DAY, who="clerk")
    yield desk
    desk.close()


def written(desk: Desk, **chosen: Any) -> bytes:
    return calendar_ics(desk.register, desk.today, panel_id=PANEL, changes=desk.history(), **chosen).data


def events(data: bytes) -> dict[str, Any]:
    """Read the events with another library, by the part of their ids that is a meeting's and a deadline's."""
    calendar: Any = icalendar.Calendar.from_ical(data)
    assert calendar.errors == []
    found = {str(one["UID"]).partition("@")[0]: one for one in calendar.walk("VEVENT")}
    assert all(one.errors == [] for one in found.values())
    assert len(found) == len(calendar.walk("VEVENT")), "an id stands twice"
    return found


def lines(data: bytes) -> list[str]:
    """Give the lines unfolded."""
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_every_meeting_is_an_event_at_its_hour_with_an_id_of_its_own(desk: Desk) -> None:
    found = events(written(desk))
    for meeting in desk.register.meetings:
        event = found[meeting.id]
        assert str(event["UID"]) == f"{meeting.id}@{PANEL}.secretariat.invalid"
        starts = event["DTSTART"].dt
        if meeting.start is None:
            assert starts == meeting.date
            assert not isinstance(starts, dt.datetime)
        else:
            assert starts.replace(tzinfo=None) == dt.datetime.combine(meeting.date, meeting.start)
        assert ("DTEND" in event) == (meeting.finish is not None)
        assert event.get("LOCATION", "") == meeting.venue
        assert event["STATUS"] == "CONFIRMED"
        assert str(event["SUMMARY"]).endswith(meeting_kind(meeting))
    assert found["M16"]["CLASS"] == "PRIVATE"
    assert "CLASS" not in found[JULY]


def test_one_in_the_afternoon_is_noon_of_greenwich_in_june_and_one_in_january(desk: Desk) -> None:
    found = events(written(desk))
    hours = {name: found[name]["DTSTART"].dt.astimezone(dt.UTC).hour for name in ("M17", "M14")}
    assert hours == {"M17": 12, "M14": 13}


def test_a_deadline_is_a_whole_day_that_keeps_nobody_busy(desk: Desk) -> None:
    found = events(written(desk))
    due = found["M18-publication"]
    assert (due["DTSTART"].dt, due["DTEND"].dt) == (dt.date(2021, 7, 21), dt.date(2021, 7, 22))
    assert due["TRANSP"] == "TRANSPARENT"
    assert str(due["SUMMARY"]) == "Agenda and reports published (LLR, 29 July 2021)"
    (alarm,) = due.walk("VALARM")
    assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", dt.timedelta(hours=-15))
    past = found["M18-suggestions"]
    assert past.walk("VALARM") == [], "what closed by itself does not ring"
    assert "M4-publication" not in found, "the clock of a meeting of 2016 has stopped"
    assert "M4-publication" in events(written(desk, meeting="M4"))


def test_it_invites_nobody_and_its_zone_has_two_rules(desk: Desk) -> None:
    data = written(desk)
    names = {line.partition(":")[0].partition(";")[0] for line in lines(data)}
    assert names.isdisjoint({"METHOD", "ATTENDEE", "ORGANIZER"})
    zone = data.partition(b"BEGIN:VTIMEZONE")[2].partition(b"END:VTIMEZONE")[0]
    assert zone.count(b"RRULE:FREQ=YEARLY") == 2
    assert zone.count(b"BEGIN:") == 2
    assert b"RDATE" not in zone


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_is_folded_within_75_octets_and_reads_back(words: str) -> None:
    meeting = Meeting(id="M1", date=dt.date(2021, 7, 29), start=dt.time(13), venue=f"Hall {words} end")
    data = calendar_ics(Register.of(PANEL_ALONE, meeting), DEMO_DAY, panel_id=PANEL).data
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    data.decode()
    assert str(events(data)["M1"]["LOCATION"]).startswith("Hall ")


def test_a_line_is_folded_where_it_would_be_longer_and_no_letter_sooner() -> None:
    for venue, longest in (("x" * 66, 75), ("x" * 67, 75), ("x" * 66 + "é", 75), ("x" * 65 + "é" * 60, 75)):
        meeting = Meeting(id="M1", date=dt.date(2021, 7, 29), start=dt.time(13), venue=venue)
        data = calendar_ics(Register.of(PANEL_ALONE, meeting), DEMO_DAY, panel_id=PANEL).data
        begins = data.index(b"LOCATION:")
        lines = data[begins : data.index(b"\r\n", begins + len(venue.encode()) + 9)].split(b"\r\n")
        assert max(map(len, lines)) == longest
        assert len(lines) == -(-(len(venue.encode()) + 9 - 75) // 74) + 1


@pytest.mark.parametrize("words", HOSTILE)
def test_text_meant_to_break_it_reads_back_as_it_is(words: str) -> None:
    meeting = Meeting(id="M1", date=dt.date(2021, 7, 29), title=words, venue=words)
    found = events(calendar_ics(Register.of(PANEL_ALONE, meeting), DEMO_DAY, panel_id=PANEL).data)
    assert str(found["M1"]["LOCATION"]) == words.replace("\r\n", "\n").replace("\u202e", "")
    assert list(found) == ["M1"] or all(name.startswith("M1") for name in found)


def number(desk: Desk, name: str = JULY) -> int:
    return int(events(written(desk))[name]["SEQUENCE"])


def test_only_time_place_and_state_raise_the_number(desk: Desk) -> None:
    assert number(desk) == 0
    uid = str(events(written(desk))[JULY]["UID"])
    desk.run(edit_meeting, meeting=JULY, title="A meeting with a name", note="bring cake")
    desk.run(edit_meeting, meeting=JULY, webcast="on the web")
    desk.run(move_items, items=("W26",), to=JULY)
    assert number(desk) == 0
    desk.run(edit_meeting, meeting=JULY, venue="City Hall")
    assert number(desk) == 1
    desk.run(edit_meeting, meeting=JULY, start=dt.time(14))
    assert number(desk) == 2
    desk.run(postpone_meeting, meeting=JULY, to=dt.date(2021, 8, 5), reason="the hall is closed")
    assert number(desk) == 3
    desk.undo()
    assert number(desk) == 4, "taken back is changed again: a number that falls would be passed over"
    desk.run(cancel_meeting, meeting=JULY, reason="no business")
    event = events(written(desk))[JULY]
    assert (int(event["SEQUENCE"]), event["STATUS"], str(event["UID"])) == (5, "CANCELLED", uid)
    assert {int(one["SEQUENCE"]) for name, one in events(written(desk)).items() if name.startswith("M19")} == {0}


def test_what_was_called_off_is_sent_as_cancelled_with_its_deadlines(desk: Desk) -> None:
    before = events(written(desk))
    desk.run(cancel_meeting, meeting=JULY, reason="no business")
    after = events(written(desk))
    of_july = {name for name in before if name.startswith(JULY)}
    assert len(of_july) > 5
    assert of_july <= after.keys()
    assert {str(after[name]["STATUS"]) for name in of_july} == {"CANCELLED"}
    assert all(after[name].walk("VALARM") == [] for name in of_july)


def test_moves_recorded_before_the_journal_began_count(sample: Register) -> None:
    meeting = sample.need(Meeting, JULY)
    desk_free = sample.with_edit(
        postpone_meeting(sample, DEMO_DAY, meeting=JULY, to=dt.date(2021, 8, 5), reason="closed")
    )
    assert len(desk_free.need(Meeting, JULY).moves) == len(meeting.moves) + 1
    assert int(events(calendar_ics(desk_free, DEMO_DAY, panel_id=PANEL).data)[JULY]["SEQUENCE"]) == 1


def test_the_same_records_give_the_same_bytes(desk: Desk) -> None:
    assert written(desk) == written(desk)
    assert written(desk, year="2021-22") != written(desk)
    assert {name.partition("-")[0] for name in events(written(desk, year="2021-22"))} == {
        "M16", "M17", "M18", "M19", "M20"
    }  # fmt: skip


def test_a_meeting_without_a_day_is_left_out_and_named(desk: Desk) -> None:
    desk.run(add_meeting, date=dt.date(2022, 3, 31), kind=MeetingKind.ORDINARY)
    added = desk.register.meetings[-1]
    vague = desk.register.with_edit(Edit("", (replace(added, known_by="month"),)))
    assert added.id not in events(calendar_ics(vague, DEMO_DAY, panel_id=PANEL).data)
    notes = calendar_ics(vague, DEMO_DAY, panel_id=PANEL).notes
    assert notes == ("March 2022 is not in it: its day is not known yet.",)


def test_days_that_cannot_be_counted_say_so_in_place_of_deadlines(sample: Register) -> None:
    far = Meeting(id="M99", date=dt.date(2100, 1, 5), start=dt.time(13))
    register = Register.of(*(record for table in sample.tables.values() for record in table.values()), far)
    found = events(calendar_ics(register, DEMO_DAY, panel_id=PANEL).data)
    assert [name for name in found if name.startswith("M99")] == ["M99"]
    assert str(found["M99"]["DESCRIPTION"]).startswith("Its deadlines: cannot be worked out: ")


def test_a_meeting_or_year_that_is_none_is_refused(desk: Desk) -> None:
    for chosen in ({"meeting": "M999"}, {"year": "2021-25"}):
        with pytest.raises(Refused):
            written(desk, **chosen)


def test_our_own_import_finds_every_meeting_there_already(desk: Desk) -> None:
    taken = taking(desk.register, desk.today, draft=_draft(written(desk)))
    states = [line.state for line in taken.lines]
    assert states.count(ImportState.THERE) == len(desk.register.meetings)
    assert taken.edit.puts == ()
    (due,) = (line for line in taken.lines if "deadlines" in line.words)
    assert due.why == "They follow from their meetings, and are worked out anew."


def test_our_own_import_makes_the_same_meetings_of_it(desk: Desk) -> None:
    desk.run(cancel_meeting, meeting="M20", reason="no business")
    empty = Register.of(PANEL_ALONE)
    taken = empty.with_edit(taking(empty, desk.today, draft=_draft(written(desk))).edit)
    assert [_facts(one) for one in taken.meetings] == [_facts(one) for one in desk.register.meetings]
    assert {one.status for one in taken.meetings} >= {MeetingStatus.HELD, MeetingStatus.CANCELLED}


def _facts(meeting: Meeting) -> tuple[Any, ...]:
    return (meeting.date, meeting.start, meeting.finish, meeting.venue, meeting.kind, meeting.status)


def _draft(data: bytes) -> Any:
    return read_meetings((read_source(data, "panel.ics"),), DEMO_DAY)


def test_khal_lists_it_and_takes_the_next_one_in_its_place(desk: Desk, tmp_path: Path) -> None:
    khal = _Khal(tmp_path)
    khal.take(written(desk))
    assert khal.listed() == [("13:00", "Leicester, Leicestershire and Rutland Police and Crime Panel", "CONFIRMED")]
    desk.run(edit_meeting, meeting=JULY, start=dt.time(14, 30))
    khal.take(written(desk))
    assert [one[0] for one in khal.listed()] == ["14:30"], "moved, and not there twice"
    desk.run(cancel_meeting, meeting=JULY, reason="no business")
    khal.take(written(desk))
    assert [(one[0], one[2]) for one in khal.listed()] == [("14:30", "CANCELLED")]
    assert len(khal.stored()) == len(events(written(desk)))


class _Khal:
    """A calendar program with a calendar of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.calendar = folder, folder / "calendar"
        self.calendar.mkdir()
        zone = "local_timezone = Europe/London\ndefault_timezone = Europe/London\n"
        days = "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        both = "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        (folder / "khal.conf").write_text(
            f"[calendars]\n[[panel]]\npath = {self.calendar}\n[sqlite]\npath = {folder / 'khal.db'}\n"
            f"[locale]\n{zone}{days}{both}"
        )

    def run(self, *words: str) -> str:
        surroundings = {**os.environ, "HOME": str(self.folder), "XDG_CACHE_HOME": str(self.folder)}
        khal = Path(sys.executable).parent / "khal"
        done = subprocess.run(
            [str(khal), "-c", str(self.folder / "khal.conf"), *words],
            capture_output=True, text=True, env=surroundings, timeout=60, check=True,
        )  # fmt: skip
        return done.stdout

    def take(self, data: bytes) -> None:
        (self.folder / "sent.ics").write_bytes(data)
        self.run("import", "--batch", "-a", "panel", str(self.folder / "sent.ics"))

    def listed(self) -> list[tuple[str, ...]]:
        """Give the meetings, not the deadlines, of the day of the July meeting."""
        told = self.run("list", "--format", "{start-time}|{title}|{status}", "2021-07-29", "1d").splitlines()
        rows = [tuple(part.strip() for part in line.split("|")) for line in told if line.count("|") == 2]
        return [row for row in rows if row[0]]

    def stored(self) -> list[Path]:
        return list(self.calendar.glob("*.ics"))
