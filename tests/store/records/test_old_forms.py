"""What earlier formats wrote is brought to the form of today, and nothing of it is lost."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import msgspec
import pytest

from store.file import migrations
from store.papers.data import import_data
from store.problems import Refused
from store.records import Vote
from store.records.old_forms import motion_of_today, motion_people, votes_apart
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
    minute = msgspec.json.decode(found["minutes"], type=dict[str, Any])["1"]
    assert minute["motion"] == {"text": "Be it noted", "moved_by_printed": "the Chairman"}


def test_data_exported_before_is_read_with_its_words() -> None:
    data = {
        "format": "panel-secretariat-data/1",
        "panel": [PANEL],
        "minutes": [_minute(moved_by="the Chairman", seconded_by="P2")],
    }
    (vote,) = [one for one in import_data(msgspec.json.encode(data)) if isinstance(one, Vote)]
    assert vote == Vote(
        id="V1", meeting="M1", minute="N1", motion="Be it noted", moved_by_printed="the Chairman", seconded_by="P2"
    )


def test_data_exported_before_is_read_with_the_votes_inside_its_meetings() -> None:
    taken = {"item": "W1", "motion": "Be it noted", "counted_for": 3, "note": "By hands"}
    data = {
        "format": "panel-secretariat-data/1",
        "panel": [PANEL],
        "meetings": [{"id": "M2", "date": "2021-07-29", "divisions": [taken, {"item": "W1", "counted_against": 1}]}, 7],
    }
    with pytest.raises(Refused) as refused:
        import_data(msgspec.json.encode(data))
    assert [problem.code for problem in refused.value.problems] == ["data.record"]
    data["meetings"] = data["meetings"][:1]
    assert [one for one in import_data(msgspec.json.encode(data)) if isinstance(one, Vote)] == [
        Vote(id="V6", meeting="M2", order=1, item="W1", motion="Be it noted", counted_for=3, note="By hands"),
        Vote(id="V14", meeting="M2", order=2, item="W1", counted_against=1),
    ]


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("items", {"id": "W1", "motion": {"text": "x"}}),
        ("minutes", None),
        ("minutes", {"id": "N1", "motion": "x"}),
        ("minutes", {"id": "X1", "motion": {"text": "x"}}),
        ("minutes", {"id": 7, "motion": {"text": "x"}}),
        ("meetings", {"id": "M01", "divisions": [{}]}),
        ("meetings", {"id": "M1", "divisions": "x"}),
    ],
)
def test_what_holds_no_vote_of_format_2_is_left_alone(table: str, row: Any) -> None:
    assert votes_apart(table, row) == (row, [])


@pytest.mark.parametrize(("table", "held"), [("minutes", None), ("minutes", {}), ("meetings", []), ("meetings", None)])
def test_an_empty_place_for_a_vote_goes(table: str, held: Any) -> None:
    name, record_id = ("motion", "N1") if table == "minutes" else ("divisions", "M1")
    assert votes_apart(table, {"id": record_id, name: held}) == ({"id": record_id}, [])
