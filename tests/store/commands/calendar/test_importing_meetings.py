"""Taking meetings over: what is new, what differs, whose they are; nothing is replaced unasked, and nothing twice."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest
from msgspec.structs import replace

from store.commands.calendar.importing import bodies_typed, import_meetings, taking
from store.papers.calendar.reading.files import read_meetings, read_source
from store.papers.tables import csv
from store.queries.calendar.listed import CalendarRow, calendar_rows
from store.queries.imports import counts_words, import_preview
from store.records import Meeting, MeetingKind, MeetingStatus, Panel
from store.register import Register
from store.rules.calendar.drafts import DraftMeetings
from store.rules.imports import NO_CORRECTIONS, Correction, Corrections, ImportState, ImportTaken
from store.rules.words.loose import typed_words
from store.sample import DEMO_DAY, sample_records
from tests.store.papers.calendar.reading.calendars_made import calendar, event
from tests.told import told as problems_told

TODAY = dt.date(2021, 3, 1)
EMPTY = Register.of(Panel(id="PANEL", name="Leicester, Leicestershire and Rutland Police and Crime Panel"))
SAMPLE = Register.of(*sample_records())
ICS = calendar(
    event("SUMMARY:Police & Crime Panel - Annual Meeting", "DTSTART:20210610T120000Z", "LOCATION:County Hall", uid="1"),
    event("SUMMARY:Police & Crime Panel", "DTSTART:20210729T120000Z", "STATUS:CANCELLED", uid="2"),
    event("SUMMARY:Police & Crime Panel", "DTSTART;VALUE=DATE:20210930", "STATUS:TENTATIVE", uid="3"),
    event("SUMMARY:Cabinet", "DTSTART:20210104T140000", "RRULE:FREQ=WEEKLY;COUNT=40", uid="4"),
)


def draft(data: bytes | str, corrections: Corrections = NO_CORRECTIONS, named: str = "dates") -> DraftMeetings:
    return read_meetings((read_source(data.encode() if isinstance(data, str) else data, named),), TODAY, corrections)


def take(register: Register, data: bytes | str, corrections: Corrections = NO_CORRECTIONS) -> ImportTaken:
    return taking(register, TODAY, draft=draft(data, corrections), corrections=corrections)


def after(data: bytes | str, register: Register = EMPTY, corrections: Corrections = NO_CORRECTIONS) -> Register:
    return register.with_edit(take(register, data, corrections).edit)


def told(register: Register) -> list[tuple[Any, ...]]:
    return [
        (typed_words(one.date, one.known_by), one.start, one.kind.value, one.status.value, one.title, one.venue)
        for one in register.meetings
    ]


def test_the_meetings_of_a_calendar_come_in_with_kind_status_and_place() -> None:
    assert told(after(ICS)) == [
        ("10 June 2021", dt.time(13), "annual", "arranged", "", "County Hall"),
        ("29 July 2021", dt.time(13), "ordinary", "cancelled", "", ""),
        ("30 September 2021", None, "ordinary", "proposed", "", ""),
    ]
    (off,) = [one for one in after(ICS).meetings if one.status is MeetingStatus.CANCELLED]
    assert off.cancelled_on is None
    assert off.cancelled_reason == "Called off in the file from which the meeting was taken over."


def test_the_meetings_of_other_bodies_are_left_out_and_taken_by_one_line() -> None:
    taken = take(EMPTY, ICS)
    (body,) = taken.of(ImportState.BODY)
    assert body.words == "Cabinet"
    assert body.why.startswith("40 meetings of it, Mon 4 Jan 2021 to Mon 4 Oct 2021, are left out.")
    everything = after(ICS, corrections={body.key: Correction(taken=True)})
    assert len(everything.meetings) == 43
    assert {one.title for one in everything.meetings} == {"", "Cabinet"}
    assert bodies_typed(taken, ["cabinet"]) == {body.key: Correction(taken=True)}
    (problem,) = problems_told(lambda: bodies_typed(taken, ["Cabinet", "Council"]))
    assert (problem.code, str(problem)) == (
        "import-body",
        "There are no meetings of “Council”. The bodies are: “Cabinet”.",
    )
    (problem,) = problems_told(lambda: bodies_typed(take(EMPTY, "Date\n1 May 2021\n"), ["Council"]))
    assert problem.cure == "The bodies are: none but the panel."


def test_where_no_meeting_is_of_the_panel_all_of_them_are_taken_until_the_clerk_says_otherwise() -> None:
    data = "Committee,Date\nScrutiny,1 May 2021\nCabinet,2 May 2021\n"
    taken = take(EMPTY, data)
    assert [one.title for one in EMPTY.with_edit(taken.edit).meetings] == ["Scrutiny", "Cabinet"]
    cabinet = next(line.key for line in taken.of(ImportState.BODY) if line.words == "Cabinet")
    assert len(after(data, corrections={cabinet: Correction(taken=False)}).meetings) == 1


TABLE = """Dates of meetings 2021/22
Date,Time,Place,Type,Status,Title
Thurs 20 May,1.00 pm - 3.30pm,County Hall,Annual,Confirmed,
w/c 26 July,,,,proposed,
September,,,Special,,Budget workshop
4/2/22,13:00,,,,
"""


def test_a_table_gives_days_weeks_and_months_and_each_line_says_how_it_was_read() -> None:
    taken = take(EMPTY, TABLE)
    assert told(EMPTY.with_edit(taken.edit)) == [
        ("20 May 2021", dt.time(13), "annual", "arranged", "", "County Hall"),
        ("week of 26 July 2021", None, "ordinary", "proposed", "", ""),
        ("September 2021", None, "special", "arranged", "Budget workshop", ""),
        ("4 February 2022", dt.time(13), "ordinary", "arranged", "", ""),
    ]
    assert EMPTY.with_edit(taken.edit).meetings[0].finish == dt.time(15, 30)
    assert all("was read as" in line.why for line in taken.of(ImportState.NEW))


def test_our_own_list_comes_back_whole_and_changes_nothing_where_it_came_from() -> None:
    data = csv(CalendarRow, calendar_rows(SAMPLE, DEMO_DAY), bom=True)
    taken = taking(SAMPLE, DEMO_DAY, draft=draft(data))
    assert (taken.edit.puts, taken.of(ImportState.DIFFERS, ImportState.NEW)) == ((), ())
    came = EMPTY.with_edit(taking(EMPTY, DEMO_DAY, draft=draft(data)).edit)
    assert told(came) == told(SAMPLE)


@pytest.mark.parametrize("data", [ICS, TABLE], ids=["ics", "csv"])
def test_importing_again_changes_nothing(data: bytes | str) -> None:
    once = after(data)
    again = take(once, data)
    assert (again.edit.puts, again.edit.removes) == ((), ())
    assert again.of(ImportState.NEW, ImportState.DIFFERS) == ()


def test_the_edit_of_the_command_is_the_one_that_was_shown() -> None:
    assert import_meetings(EMPTY, TODAY, draft=draft(ICS)) == take(EMPTY, ICS).edit


def here(**fields: Any) -> Register:
    return Register.of(EMPTY.panel, Meeting(id="M1", date=dt.date(2021, 7, 29), **fields))


@pytest.mark.parametrize(
    ("fields", "row", "differs", "becomes"),
    [
        ({"start": dt.time(13)}, "29 July 2021,2pm,,", ("the start", "1:00 pm", "2:00 pm"), {"start": dt.time(14)}),
        ({"venue": "A"}, "29 July 2021,,B,", ("the venue", "A", "B"), {"venue": "B"}),
        (
            {},
            "29 July 2021,,,cancelled",
            ("the status", "arranged", "cancelled"),
            {"status": MeetingStatus.CANCELLED},
        ),
        (
            {"known_by": "month"},
            "27 July 2021,,,",
            ("the date", "July 2021", "27 July 2021"),
            {"date": dt.date(2021, 7, 27), "known_by": ""},
        ),
    ],
)
def test_what_differs_stands_until_the_file_is_followed(
    fields: dict[str, Any], row: str, differs: tuple[str, ...], becomes: dict[str, Any]
) -> None:
    register, data = here(**fields), f"Date,Time,Place,Status\n{row}\n"
    taken = take(register, data)
    (line,) = taken.of(ImportState.DIFFERS)
    assert [(one.label, one.ours, one.file) for one in line.differs] == [differs]
    assert (line.taken, taken.edit.puts) == (False, ())
    followed = after(data, register, {line.key: Correction(taken=True)})
    (meeting,) = followed.meetings
    assert {name: getattr(meeting, name) for name in becomes} == becomes
    assert take(followed, data).edit.puts == ()


def test_what_cannot_be_followed_stands_with_the_reason() -> None:
    register = here(known_by="month", status=MeetingStatus.HELD)
    held = replace(register.meetings[0], known_by="")
    register = Register.of(EMPTY.panel, held)
    data = "Date,Status\n29 July 2021,cancelled\n"
    (line,) = take(register, data).of(ImportState.DIFFERS)
    (line,) = take(register, data, {line.key: Correction(taken=True)}).of(ImportState.DIFFERS)
    assert not line.taken
    assert "was held and cannot be cancelled" in line.why


def test_two_meetings_on_a_day_are_told_apart_by_their_time() -> None:
    data = "Date,Time,Type\n29 July 2021,10am,Private briefing\n29 July 2021,1pm,\n"
    assert [(one.start, one.kind) for one in after(data).meetings] == [
        (dt.time(10), MeetingKind.PRIVATE_BRIEFING),
        (dt.time(13), MeetingKind.ORDINARY),
    ]
    taken = take(here(start=dt.time(13)), data)
    assert [line.state for line in taken.lines if line.what == "meeting"] == [ImportState.NEW, ImportState.THERE]
    assert taken.of(ImportState.NEW)[0].why == "There is another meeting on that day already (M1)."


def test_a_meeting_that_stands_in_two_files_is_taken_once() -> None:
    sources = tuple(read_source(b"Date,Time\n29 July 2021,1pm\n", f"{place}.csv") for place in range(2))
    taken = taking(EMPTY, TODAY, draft=read_meetings(sources, TODAY))
    assert [line.state for line in taken.lines if line.what == "meeting"] == [ImportState.NEW, ImportState.THERE]


def test_what_is_typed_for_a_line_takes_the_place_of_what_the_file_says() -> None:
    data = "Date,Time,Place\nsoon,2.00,\n"
    (line,) = take(EMPTY, data).of(ImportState.UNREAD_DATE)
    typed = {one.name: one.value for one in line.fields}
    typed |= {"date": "w/c 26 July 2021", "start": "2pm", "kind": "special", "status": "proposed", "venue": "Zoom"}
    assert told(after(data, corrections={line.key: Correction(taken=True, values=typed)})) == [
        ("week of 26 July 2021", dt.time(14), "special", "proposed", "", "Zoom")
    ]
    wrong = {line.key: Correction(values={**typed, "date": "thursday"})}
    assert take(EMPTY, data, wrong).of(ImportState.UNREAD_DATE)[0].why.startswith("That is no date with a year.")


def test_what_cannot_be_recorded_is_left_in_the_words_of_the_file() -> None:
    data = "Date,Time,Status,Type\n29 July 2021,2.00,postponed,odd\n30 July 2031,,held,\n1 July 1899,,,\n"
    taken = take(EMPTY, data)
    not_so = "This could not be recorded of the meeting “29 July 2021”."
    assert [(line.words, line.why) for line in taken.of(ImportState.UNPLACED)][:3] == [
        ("2.00", f"{not_so} 2:00 could be in the morning or in the afternoon. Type 2:00 am or 2:00 pm."),
        ("postponed", f"{not_so} It says no status that a meeting has here."),
        ("odd", f"{not_so} It says no kind that a meeting has here."),
    ]
    assert "has not taken place yet" in taken.of(ImportState.UNPLACED)[3].why
    assert [line.words for line in taken.of(ImportState.UNREAD_DATE)] == ["1 July 1899"]
    assert len(EMPTY.with_edit(taken.edit).meetings) == 1


def test_a_column_read_as_something_else_is_remembered_for_meetings_alone() -> None:
    data = "Date,Site\n29 July 2021,Zoom\n"
    key = next(line.key for line in take(EMPTY, data).lines if line.words == "Site")
    made = after(data, corrections={key: Correction(values={"role": "venue"})})
    assert made.meetings[0].venue == "Zoom"
    assert [(one.heading, one.read_as) for one in made.panel.headings_read] == [("meetings: site", "venue")]


def test_a_list_of_dates_and_a_table_without_a_heading_are_read_too() -> None:
    listed = (
        "Meeting dates\n\nAnnual Meeting: Thursday 20 May 2021, 1pm, County Hall\nThursday 29 July 2021 at 2.00pm\n"
    )
    assert told(after(listed)) == [
        ("20 May 2021", dt.time(13), "annual", "arranged", "", "County Hall"),
        ("29 July 2021", dt.time(14), "ordinary", "arranged", "", ""),
    ]
    bare = "20 May 2021;1pm;County Hall\n29 July 2021;2pm;Zoom\n"
    assert [one.start for one in after(bare).meetings] == [dt.time(13), dt.time(14)]


@pytest.mark.parametrize(
    ("row", "day"),
    [
        ("Thursday,29/07/2021", dt.date(2021, 7, 29)),
        ("Thu,29-Jul-21", dt.date(2021, 7, 29)),
        (",29-July-2021", dt.date(2021, 7, 29)),
        ("Friday,29/07/2021", None),
        ("Friday,29-Jul-2021", None),
    ],
)
def test_a_weekday_in_a_column_of_its_own_has_to_agree(row: str, day: dt.date | None) -> None:
    taken = take(EMPTY, f"Day,Date\n{row}\n")
    assert [one.date for one in EMPTY.with_edit(taken.edit).meetings] == ([day] if day else [])
    unread = [line.why for line in taken.of(ImportState.UNREAD_DATE)]
    assert unread == ([] if day else [f"29 July 2021 is a Thursday. {_MEANT}"])


_MEANT = "Did you mean Thursday 29 July 2021 or Friday 30 July 2021?"


def test_a_real_date_beside_another_weekday_is_not_taken() -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for cells in (
        ("Day", "Date", "Time"),
        ("Friday", dt.datetime(2021, 7, 29), dt.time(13)),
        ("Thursday", dt.datetime(2021, 9, 30), dt.time(14)),
    ):
        sheet.append(cells)
    file = io.BytesIO()
    book.save(file)
    taken = take(EMPTY, file.getvalue())
    assert [(one.date, one.start) for one in EMPTY.with_edit(taken.edit).meetings] == [
        (dt.date(2021, 9, 30), dt.time(14))
    ]
    assert [line.why for line in taken.of(ImportState.UNREAD_DATE)] == [f"29 July 2021 is a Thursday. {_MEANT}"]


def test_what_a_mail_program_exports_as_csv_is_read() -> None:
    data = (
        '"Subject","Start Date","Start Time","End Date","End Time","All day event","Location","Description"\n'
        '"Police and Crime Panel","29/07/2021","13:00:00","29/07/2021","15:00:00","False","County Hall","Ring 1234"\n'
    )
    (meeting,) = after(data).meetings
    assert (meeting.date, meeting.start, meeting.finish) == (dt.date(2021, 7, 29), dt.time(13), dt.time(15))
    assert (meeting.venue, meeting.title) == ("County Hall", "")


def test_the_preview_counts_and_has_its_lists() -> None:
    taken = take(here(), f"{TABLE}29 July 2021,,,,,\nsoon,,,,,\n")
    assert counts_words(taken) == (
        "4 meetings to be added; 1 there already; 1 line without a date that can be read; 1 line not placed"
    )
    shown = import_preview(taken)
    assert [len(rows) for rows in (shown.rows, shown.unplaced, shown.unread_dates, shown.already_there)] == [4, 1, 1, 1]
    assert shown.rows[0].values == {
        "kind": "annual",
        "venue": "County Hall",
        "start": "1:00 pm",
        "finish": "3:30 pm",
        "status": "arranged",
    }
