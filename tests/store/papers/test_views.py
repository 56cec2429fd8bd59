"""Every view in every form."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pytest

from store.papers.programme import paper as programme_paper
from store.papers.views import FORMS, VIEWS, view
from store.problems import Refused
from store.queries.calendar.meetings import years
from store.queries.registers import listing
from store.records import Change, Touched
from store.register import Register
from store.sample import DEMO_DAY

CHANGES = (
    Change(
        id="C1",
        at=dt.datetime(2021, 7, 12, 8, 30, tzinfo=dt.UTC),
        who="Ann",
        sentence="=Added",
        touched=(Touched(id="W1", table="items"),),
    ),
)


@pytest.mark.parametrize("name", VIEWS)
def test_csv_json_and_text_hold_the_same_records(sample: Register, hostile: Register, name: str) -> None:
    for register in (sample, hostile):
        objects = json.loads(view(name, "json", register, DEMO_DAY, changes=CHANGES))
        rows = list(
            csv.DictReader(io.StringIO(view(name, "csv", register, DEMO_DAY, changes=CHANGES).decode(), newline=""))
        )
        text = view(name, "text", register, DEMO_DAY, changes=CHANGES).decode()
        assert [one["id"] for one in objects] == [row["id"] for row in rows]
        assert all("source" in one for one in objects)
        for one in objects:
            assert one["id"] in text


def test_calendar_rows_are_those_of_the_query(sample: Register) -> None:
    found = json.loads(view("calendar", "json", sample, DEMO_DAY))
    meetings = [meeting for year in years(sample, DEMO_DAY) for meeting in year.meetings]
    assert [one["date"] for one in found] == [meeting.date.isoformat() for meeting in meetings]
    assert [one["id"] for one in found if one["next"]] == ["M18"]
    assert [one["items"] for one in found] == [meeting.items for meeting in meetings]


@pytest.mark.parametrize("name", ["questions", "declarations", "actions", "members"])
def test_registers_are_those_of_the_query(sample: Register, name: str) -> None:
    found = json.loads(view(name, "json", sample, DEMO_DAY))
    wanted = listing(name, sample, DEMO_DAY)
    assert list(found[0]) == ["id", *(column.key for column in wanted.columns), "source"]
    assert [(one["id"], one["source"]) for one in found] == [(row.id, row.source) for row in wanted.rows()]


def test_the_programme_is_the_paper(sample: Register) -> None:
    assert view("programme", "csv", sample, DEMO_DAY, bom=True) == programme_paper.csv(sample, DEMO_DAY, bom=True)
    assert view("programme", "json", sample, DEMO_DAY) == programme_paper.json(sample, DEMO_DAY)
    assert view("programme", "text", sample, DEMO_DAY) == programme_paper.text(sample, DEMO_DAY)


def test_history_tells_when_who_and_what(sample: Register) -> None:
    (found,) = json.loads(view("history", "json", sample, DEMO_DAY, changes=CHANGES))
    assert (found["when"], found["at"]) == ("Monday 12 July 2021, 9:30 am", "2021-07-12T08:30:00+00:00")
    assert found["differences"] == ["added"]
    assert b"'=Added" in view("history", "csv", sample, DEMO_DAY, changes=CHANGES)


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("form", FORMS)
def test_nothing_private_is_in_any_view(hostile: Register, name: str, form: str) -> None:
    data = view(name, form, hostile, DEMO_DAY, changes=CHANGES).decode()
    assert "ecret" not in data
    assert "07000" not in data


def test_every_unknown_word_is_refused_at_once(sample: Register) -> None:
    with pytest.raises(Refused) as refusal:
        view("zebra", "papyrus", sample, DEMO_DAY)
    assert [problem.code for problem in refusal.value.problems] == ["unknown-view", "unknown-form"]
