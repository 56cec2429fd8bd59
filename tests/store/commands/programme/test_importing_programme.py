"""Taking a programme over: the same from every kind of file, nothing replaced unasked, and nothing twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from store.commands.programme.importing import import_programme, taking
from store.commands.programme.importing_panel import TITLE_KEY
from store.edit import Edit
from store.papers.printed import printed as paper
from store.papers.programme.reading.files import read_programme
from store.papers.reading.files import read_tables
from store.papers.tables import csv
from store.queries.imports import import_preview
from store.queries.programme.items import ItemRow, rows
from store.records import Meeting, MeetingKind, MeetingStatus, WorkItem
from store.register import Register
from store.rules.imports import Correction, Corrections, ImportState, ImportTaken
from store.rules.programme.drafts import DraftProgramme
from store.sample import DEMO_DAY
from tests.store.papers.programme.reading.made import (
    EMPTY,
    SAMPLE,
    TODAY,
    printed,
    read,
    spreadsheet,
    whole,
    word_document,
)

FILES: dict[str, Callable[[], bytes]] = {
    "csv": lambda: csv(ItemRow, rows(SAMPLE, DEMO_DAY), bom=True),
    "xlsx": spreadsheet,
    "docx": word_document,
    "markdown": lambda: paper("programme", "md", SAMPLE, DEMO_DAY).data,
}


def take(register: Register, data: bytes | str, **corrections: Correction) -> ImportTaken:
    return taking(register, TODAY, draft=read(data), corrections=corrections)


def keyed(taken: ImportTaken, words: str) -> str:
    return next(line.key for line in taken.lines if words in line.words)


@pytest.mark.parametrize("kind", FILES)
def test_every_kind_of_file_gives_the_same_thirty_one_rows(kind: str) -> None:
    taken = take(EMPTY, FILES[kind]())
    after = EMPTY.with_edit(taken.edit)
    assert printed(after) == printed(SAMPLE)
    assert len(printed(after)) == 31
    assert taken.of(ImportState.UNREAD_DATE) == ()
    starts = [meeting.start for meeting in after.meetings]
    assert starts == ([None] * 6 if kind == "csv" else [dt.time(13, 0)] * 6)
    if kind != "csv":
        assert after.panel.programme_notes == SAMPLE.panel.programme_notes
        assert after.panel.programme_title == SAMPLE.panel.programme_title


def test_our_own_csv_brings_every_column_back() -> None:
    taken = take(EMPTY, FILES["csv"]())
    assert whole(EMPTY.with_edit(taken.edit)) == whole(SAMPLE)
    assert taken.of(ImportState.UNPLACED, ImportState.LEFT) == ()


def test_what_no_item_can_hold_is_left_in_the_words_of_the_file() -> None:
    data = "date,item,flags,minutes,kind\n1 May 2022,Budget,exempt; urgent,an hour,odd\n"
    taken = take(EMPTY, data)
    assert [line.words for line in taken.of(ImportState.UNPLACED)] == [
        "minutes: an hour",
        "kind: odd",
        "mark: exempt",
        "mark: urgent",
    ]
    assert [row.title for row in rows(EMPTY.with_edit(taken.edit), TODAY)] == ["Budget"]


def test_a_programme_of_a_year_that_is_over_is_taken_in_all_the_same() -> None:
    taken = taking(EMPTY, dt.date(2026, 11, 26), draft=read(spreadsheet()))
    assert len(printed(EMPTY.with_edit(taken.edit))) == 31


@pytest.mark.parametrize("kind", FILES)
def test_importing_again_changes_nothing(kind: str) -> None:
    data = FILES[kind]()
    after = EMPTY.with_edit(import_programme(EMPTY, TODAY, draft=read(data)))
    again = take(after, data)
    assert (again.edit.puts, again.edit.removes) == ((), ())
    assert again.of(ImportState.NEW, ImportState.DIFFERS) == ()
    assert take(SAMPLE, data).edit.puts == ()


def test_the_edit_of_the_command_is_the_one_that_was_shown() -> None:
    draft = read(spreadsheet())
    assert import_programme(EMPTY, TODAY, draft=draft) == taking(EMPTY, TODAY, draft=draft).edit


def test_what_differs_stands_until_the_file_is_followed() -> None:
    data = "date,item,comments,lead\n25 March 2021,Section 106 Funding report,New words,\n"
    taken = take(SAMPLE, data)
    (line,) = taken.of(ImportState.DIFFERS)
    assert (line.record, line.taken) == ("W3", False)
    assert [(one.label, one.ours, one.file) for one in line.differs] == [("the comments", "", "New words")]
    assert taken.edit.puts == ()
    followed = take(SAMPLE, data, **{line.key: Correction(taken=True)})
    before = SAMPLE.need(WorkItem, "W3", "item")
    assert followed.edit.puts == (replace(before, comments="New words"),)


def test_the_ids_of_another_panel_name_nothing_here() -> None:
    data = "id,date,item,target,source,flags\nW1,2022-02-01,A quite different item,,,\n"
    taken = take(SAMPLE, data)
    assert [(line.state, line.words) for line in taken.lines if line.what == "item"] == [
        (ImportState.NEW, "A quite different item")
    ]


def test_an_item_of_the_same_name_under_another_date_is_told_of_and_added() -> None:
    taken = take(SAMPLE, "date,item\n1 February 2022,Confirm Panel Memberships\n")
    (line,) = [line for line in taken.of(ImportState.NEW) if line.what == "item"]
    assert line.why == "An item of the same name stands under 10 June 2021 already (W9)."


def test_items_with_one_name_under_one_date_are_matched_one_by_one() -> None:
    data = "date,item\n1 February 2022,Update\n1 February 2022,Update\n"
    after = EMPTY.with_edit(take(EMPTY, data).edit)
    assert [item.title for item in after.all(WorkItem)] == ["Update", "Update"]
    assert take(after, data).edit.puts == ()


def test_a_meeting_held_takes_no_item_and_its_line_is_left_with_the_reason() -> None:
    meeting = Meeting(id="M1", date=dt.date(2021, 1, 27), status=MeetingStatus.HELD)
    register = Register.of(EMPTY.panel, meeting)
    taken = take(register, "date,item,comments\n27 January 2021,Budget,To agree\n")
    (line,) = taken.of(ImportState.UNPLACED)
    assert line.words == "27 January 2021 | Budget | To agree"
    assert line.why.startswith("The meeting of Wednesday 27 January 2021 was held.")
    assert taken.edit.puts == ()


def test_two_meetings_on_a_day_are_told_apart_by_their_time_or_not_at_all() -> None:
    two = [Meeting(id=f"M{hour}", date=dt.date(2022, 2, 1), start=dt.time(hour)) for hour in (10, 14)]
    register = Register.of(EMPTY.panel, *two)
    placed = take(register, "date,item\n1 February 2022 at 2pm,Budget\n")
    assert [item.meeting for item in placed.edit.puts if isinstance(item, WorkItem)] == ["M14"]
    (line,) = take(register, "date,item\n1 February 2022,Budget\n").of(ImportState.UNPLACED)
    assert line.why == "There are 2 meetings on 1 February 2022: M10 and M14."


def test_a_meeting_that_is_left_out_leaves_its_items_to_the_clerk() -> None:
    data = "date,item\n1 February 2022 at 2pm,Budget\n"
    key = next(line.key for line in take(EMPTY, data).lines if line.what == "meeting")
    taken = take(EMPTY, data, **{key: Correction(taken=False)})
    assert taken.edit.puts == ()
    assert [line.state for line in taken.lines if line.what != "column"] == [ImportState.LEFT, ImportState.UNPLACED]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Annual Meeting 1 May 2022", MeetingKind.ANNUAL),
        ("Special Meeting 1 May 2022 at 1pm", MeetingKind.SPECIAL),
        ("Special Meeting, members only, 1 May 2022", MeetingKind.PRIVATE_BRIEFING),
        ("1 May 2022", MeetingKind.ORDINARY),
        ("1 May 2022 (provisional)", MeetingKind.RESERVE),
    ],
)
def test_words_beside_a_date_say_what_sort_of_meeting_it_is(words: str, kind: MeetingKind) -> None:
    taken = take(EMPTY, f'date,item\n"{words}",Budget\n')
    assert [one.kind for one in taken.edit.puts if isinstance(one, Meeting)] == [kind]


def test_what_is_odd_about_the_day_of_a_meeting_is_told_with_its_line() -> None:
    alone = "lies in the year 2022-23, in which the panel has no other meeting."
    for day, told in (("1 May", "Sunday 1 May 2022 is not a working day: weekend. Sunday 1 May 2022"), ("3 May", "")):
        (line,) = (one for one in take(EMPTY, f"date,item\n{day} 2022,Budget\n").lines if one.what == "meeting")
        assert line.why == f"{told or 'Tuesday 3 May 2022'} {alone}"


def test_a_date_typed_for_a_line_places_all_that_stands_beside_it() -> None:
    data = "DATES\tITEM\tCOMMENTS\nThurs 29\tFirst\t\n\tSecond\t\n"
    taken = take(EMPTY, data)
    assert [line.words for line in taken.of(ImportState.UNREAD_DATE)] == ["Thurs 29", "Thurs 29 | First", "Second"]
    said: Corrections = {keyed(taken, "Thurs 29"): Correction(values={"date": "29 July 2021"})}
    after = EMPTY.with_edit(taking(EMPTY, TODAY, draft=corrected(data, said), corrections=said).edit)
    assert [(row.meeting, row.title) for row in rows(after, TODAY)] == [
        (dt.date(2021, 7, 29), "First"),
        (dt.date(2021, 7, 29), "Second"),
    ]


def corrected(data: str, said: Corrections) -> DraftProgramme:
    return read_programme((read_tables(data.encode(), "programme0"),), said)


def test_what_ran_together_is_parted_by_typing_one_item_to_a_line() -> None:
    data = "DATES\tITEM\n1 May 2022\tPolice numbers update Road safety report Rural crime\n"
    taken = take(EMPTY, data)
    (line,) = taken.of(ImportState.UNPLACED)
    said = {line.key: Correction(values={"title": "Police numbers update\nRoad safety report\nRural crime"})}
    after = EMPTY.with_edit(taking(EMPTY, TODAY, draft=corrected(data, said), corrections=said).edit)
    assert [row.title for row in rows(after, TODAY)] == ["Police numbers update", "Road safety report", "Rural crime"]


def test_a_column_read_as_something_else_is_remembered_for_its_heading() -> None:
    data = "Date,Item,Remit\n1 May 2022,Budget,To agree\n"
    taken = take(EMPTY, data)
    key = keyed(taken, "Remit")
    said = {key: Correction(values={"role": "comments"})}
    after = EMPTY.with_edit(taking(EMPTY, TODAY, draft=corrected(data, said), corrections=said).edit)
    assert [row.comments for row in rows(after, TODAY)] == ["To agree"]
    assert [(one.heading, one.read_as) for one in after.panel.headings_read] == [("remit", "comments")]


def test_the_preview_has_its_four_lists() -> None:
    taken = take(SAMPLE, "date,item\n25 March 2021,Section 106 Funding report\n1 May 2022,New\nsoon,Other\n")
    shown = import_preview(taken)
    assert [(row.what, row.words, row.day) for row in shown.rows] == [("item", "New", dt.date(2022, 5, 1))]
    assert [row.words for row in shown.besides] == ["Sunday 1 May 2022"]
    assert [one.text for one in shown.unread_dates] == ["soon", "soon | Other"]
    assert [(one.id, one.what) for one in shown.already_there] == [("M15", "meeting"), ("W3", "item")]
    assert shown.unplaced == ()


def test_a_title_of_its_own_is_taken_unless_it_is_left_and_one_that_differs_only_if_it_is_taken() -> None:
    data = paper("programme", "md", SAMPLE, DEMO_DAY).data
    titled = SAMPLE.panel.programme_title
    assert titled
    other = EMPTY.with_edit(Edit("", (replace(EMPTY.panel, programme_title="Another"),)))
    wanted = [(EMPTY, None, titled), (EMPTY, True, titled), (EMPTY, False, "")]
    wanted += [(other, None, "Another"), (other, True, titled), (other, False, "Another")]
    for register, said, title in wanted:
        taken = take(register, data, **{TITLE_KEY: Correction(taken=said)})
        assert register.with_edit(taken.edit).panel.programme_title == title, said
