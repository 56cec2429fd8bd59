"""Every view in every form."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from itertools import islice
from typing import Annotated, Any

import msgspec
import pytest
from msgspec.structs import replace

from store.edit import Edit
from store.papers.programme.paper import IN_THE_HEADING
from store.papers.safety import plain_line
from store.papers.views import FORMS, VIEWS, View, row_type, rows_of, view
from store.problems import Refused
from store.queries.calendar.meetings import years
from store.queries.rows import Row, Source, cell, cell_text, columns
from store.records import (
    Change,
    Complaint,
    ItemStatus,
    Report,
    RoundKind,
    Stamp,
    StampKind,
    StatutoryRound,
    Touched,
    WorkItem,
)
from store.register import Register
from store.sample import DEMO_DAY
from tests.cells import csv_text


class VenueRow(Row, frozen=True):
    id: str
    venue: Annotated[str, cell(heading="Where")]
    source: Source


def venue_rows(register: Register, _today: dt.date) -> tuple[VenueRow, ...]:
    return tuple(VenueRow(meeting.id, meeting.venue, meeting.source) for meeting in register.meetings)


CHANGES = (
    Change(
        id="C1",
        at=dt.datetime(2021, 7, 12, 8, 30, tzinfo=dt.UTC),
        who="Ann",
        sentence="=Added",
        touched=(Touched(id="W1", table="items"),),
    ),
)


def chosen(name: str, register: Register) -> dict[str, Any]:
    """Give what a list needs to be told besides the day."""
    held = next((one.id for one in register.meetings if one.attendance), register.meetings[0].id)
    known: dict[str, dict[str, Any]] = {
        "history": {"changes": CHANGES},
        "attendance": {"meeting": held},
        "quorum": {"meeting": held},
        "record": {"record": held},
        "lint": {"meeting": "M4" if register.find("M4") else held},
        "after": {"meeting": "M4" if register.find("M4") else held},
    }
    return known.get(name, {})


def filled(sample: Register) -> Register:
    """Give the sample with a record for every list."""
    item, other = islice(sample.all(WorkItem), 2)
    return sample.with_edit(
        Edit(
            "x",
            puts=(
                replace(item, status=ItemStatus.WITHDRAWN),
                replace(other, binned_on=DEMO_DAY),
                StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2022),
                Report(id="L1", round="R1", step="report"),
                Complaint(id="K1", received_on=DEMO_DAY),
                Stamp(id="T1", meeting="M18", kind=StampKind.START, at=dt.time(13)),
            ),
        )
    )


@pytest.mark.parametrize("name", VIEWS)
def test_csv_json_and_text_carry_the_same_columns_and_records(sample: Register, hostile: Register, name: str) -> None:
    listed = columns(row_type(name))
    for register in (sample, hostile):
        objects = json.loads(view(name, "json", register, DEMO_DAY, **chosen(name, register)))
        head, *rows = csv.reader(
            io.StringIO(view(name, "csv", register, DEMO_DAY, **chosen(name, register)).decode(), newline="")
        )
        text = view(name, "text", register, DEMO_DAY, **chosen(name, register)).decode()
        assert head == [column.csv for column in listed]
        assert all(list(one) == [column.name for column in listed] for one in objects)
        assert [[in_a_cell(value) for value in one.values()] for one in objects] == [
            [csv_text(cell) for cell in row] for row in rows
        ]
        for column in listed:
            assert column.heading in text or (name == "programme" and column.field in IN_THE_HEADING)
        for row in rows_of(name, register, DEMO_DAY, **chosen(name, register)):
            for column in listed:
                assert plain_line(cell_text(getattr(row, column.words))) in text or column.field == "meeting"


def in_a_cell(value: object) -> str:
    if value is None or value is False:
        return ""
    return "yes" if value is True else "; ".join(value) if isinstance(value, list) else str(value)


def test_every_list_of_records_names_their_sources() -> None:
    of_facts = {"findings", "prepare", "chain", "lint", "after", "chasers", "beginning"}
    assert {name for name in VIEWS if "source" not in {one.field for one in columns(row_type(name))}} == of_facts


def test_calendar_rows_are_those_of_the_query(sample: Register) -> None:
    found = json.loads(view("calendar", "json", sample, DEMO_DAY))
    meetings = [meeting for year in years(sample, DEMO_DAY) for meeting in year.meetings]
    assert [one["date"] for one in found] == [meeting.date.isoformat() for meeting in meetings]
    assert [one["id"] for one in found if one["next"]] == ["M18"]
    assert [one["items"] for one in found] == [meeting.items for meeting in meetings]


@pytest.mark.parametrize("name", VIEWS)
def test_every_list_is_made_of_rows_of_its_published_type(sample: Register, name: str) -> None:
    kind, register = row_type(name), filled(sample)
    rows = rows_of(name, register, DEMO_DAY, **chosen(name, register))
    assert rows
    assert all(isinstance(row, kind) for row in rows)
    found = msgspec.json.decode(view(name, "json", register, DEMO_DAY, **chosen(name, register)), type=list[kind])  # type: ignore[valid-type]
    assert len(found) == len(rows)


def test_a_list_is_a_row_type_and_one_line(sample: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(VIEWS, "venues", View("print where meetings are held", f"{__name__}:venue_rows"))
    assert view("venues", "csv", sample, DEMO_DAY).startswith(b"id,venue,source\r\nM1,")
    assert view("venues", "text", sample, DEMO_DAY).startswith(b"Id   Where")


def test_history_tells_when_who_and_what(sample: Register) -> None:
    (found,) = json.loads(view("history", "json", sample, DEMO_DAY, changes=CHANGES))
    assert (found["when"], found["at"]) == ("Monday 12 July 2021, 9:30 am", "2021-07-12T08:30:00+00:00")
    assert found["differences"] == ["added"]
    assert b"'=Added" in view("history", "csv", sample, DEMO_DAY, changes=CHANGES)


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("form", FORMS)
def test_nothing_private_is_in_any_view(hostile: Register, name: str, form: str) -> None:
    data = view(name, form, hostile, DEMO_DAY, **chosen(name, hostile)).decode()
    assert "ecret" not in data
    assert "07000" not in data


def test_every_unknown_word_is_refused_at_once(sample: Register) -> None:
    with pytest.raises(Refused) as refusal:
        view("zebra", "papyrus", sample, DEMO_DAY)
    assert [problem.code for problem in refusal.value.problems] == ["unknown-view", "unknown-form"]
