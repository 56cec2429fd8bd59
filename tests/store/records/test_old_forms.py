"""What earlier formats wrote is brought to the form of today, and nothing of it is lost."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import msgspec
import pytest

from store.file import migrations
from store.papers.data import import_data
from store.queries.words.wording import value_words
from store.records import Minute, Motion
from store.records.old_forms import motion_of_today, motion_people
from store.register import Register
from store.sample import sample_records
from tests.store.file.samples import PANEL


def _minute(**motion: Any) -> dict[str, Any]:
    return {"id": "N1", "meeting": "M1", "number": "47", "motion": {"text": "Be it noted", **motion}}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"moved_by": "the Chairman"}, {"moved_by_printed": "the Chairman"}),
        ({"moved_by": "P1"}, {"moved_by": "P1"}),
        (
            {"moved_by": "P1", "seconded_by": "Councillor Pantling", "result": "CARRIED"},
            {"moved_by": "P1", "seconded_by_printed": "Councillor Pantling", "result": "CARRIED"},
        ),
        ({"seconded_by": "P. 1"}, {"seconded_by_printed": "P. 1"}),
        ({"seconded_by": "P0"}, {"seconded_by_printed": "P0"}),
        ({}, {}),
        ({"moved_by": "P1", "moved_by_printed": "he"}, {"moved_by": "P1", "moved_by_printed": "he"}),
        ({"moved_by": "she", "moved_by_printed": "he"}, {"moved_by": "she", "moved_by_printed": "he"}),
        ({"moved_by": None, "seconded_by": 7}, {"moved_by": None, "seconded_by": 7}),
    ],
)
def test_words_go_beside_and_people_stay(before: dict[str, Any], after: dict[str, Any]) -> None:
    given = _minute(**before)
    kept = copy.deepcopy(given)
    assert motion_of_today(given) == _minute(**after)
    assert given == kept
    assert motion_of_today(motion_of_today(given)) == motion_of_today(given)


@pytest.mark.parametrize("given", [None, 7, "x", [], {}, {"motion": None}, {"motion": "x"}])
def test_what_is_no_motion_is_left_alone(given: Any) -> None:
    assert motion_of_today(given) == given


def test_a_file_of_format_1_is_brought_up_with_its_journal() -> None:
    old = _minute(moved_by="the Chairman", seconded_by="P2")
    new = _minute(moved_by_printed="the Chairman", seconded_by="P2")
    item = {"id": "W1", "title": "moved_by", "motion": {"moved_by": "no minute"}}
    change: dict[str, Any] = {
        "id": "C1",
        "sentence": "Added",
        "touched": [
            {"id": "N1", "table": "minutes", "before": None, "after": old},
            {"id": "W1", "table": "items", "after": item},
        ],
    }
    document = {"meta": {"1": {"format": 1}}, "minutes": {"1": old}, "items": {"1": item}, "changes": {"1": change}}
    kept = copy.deepcopy(document)
    after = motion_people(document)
    assert after["minutes"] == {"1": new}
    assert after["changes"]["1"]["touched"] == [{**change["touched"][0], "after": new}, change["touched"][1]]
    assert (after["items"], after["meta"], document) == (kept["items"], kept["meta"], kept)
    assert motion_people({"items": {}}) == {"items": {}}


def test_as_a_step_it_opens_what_was_written_before() -> None:
    tables = {
        "meta": b'{"1":{"format":1,"program":"panel-secretariat","revision":3}}',
        "minutes": msgspec.json.encode({"1": _minute(moved_by="the Chairman")}),
    }
    found = migrations.up_to_date(tables, Path("panel.json"), {1: motion_people}, 2)
    minute = msgspec.json.decode(found["minutes"], type=dict[str, Minute])["1"]
    assert minute.motion == Motion(text="Be it noted", moved_by_printed="the Chairman")


def test_data_exported_before_is_read_with_its_words() -> None:
    data = {
        "format": "panel-secretariat-data/1",
        "panel": [PANEL],
        "minutes": [_minute(moved_by="the Chairman", seconded_by="P2")],
    }
    (minute,) = [one for one in import_data(msgspec.json.encode(data)) if isinstance(one, Minute)]
    assert minute.motion == Motion(text="Be it noted", moved_by_printed="the Chairman", seconded_by="P2")


def test_the_words_are_printed_where_there_are_any_and_the_person_otherwise() -> None:
    sample = Register.of(*sample_records())
    motion = Motion(text="Noted", moved_by="P1", moved_by_printed="the Chairman", seconded_by="P18")
    assert value_words(sample, Minute, "motion", motion) == "text: Noted, moved by: the Chairman, seconded by: Pantling"
