"""The whole file out and in again, with every fault named."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.papers.data import FORMAT, export_data, import_data, link_warnings
from store.problems import Problem, Refused
from store.records import (
    KINDS,
    Asker,
    ContactDetails,
    Interest,
    InterestEntry,
    Meeting,
    Panel,
    Person,
    Question,
    Record,
    WorkItem,
)
from store.register import Register
from store.sample import DEMO_DAY

HELD_WHOLE = ("link_warnings", "refused")

PANEL = Panel(id="PANEL", name="A panel")
PRIVATE = ContactDetails(address="1 Secret Street", email="secret@example.org", phone="07000")
TEXT = st.text(
    st.characters(categories=("L", "N", "P", "S", "Zs", "Mn"), exclude_characters="\ufffe\uffff"), max_size=30
)


def refused(data: bytes | dict[str, Any]) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as refusal:
        import_data(data if isinstance(data, bytes) else json.dumps(data).encode())
    return refusal.value.problems


def document(**tables: Any) -> dict[str, Any]:
    return {"format": FORMAT, "panel": [{"id": "PANEL", "name": "A panel"}], **tables}


def test_the_sample_comes_back_equal(sample: Register) -> None:
    data = export_data(sample, today=DEMO_DAY, include_private=True)
    assert Register.of(*import_data(data)) == sample
    again = export_data(Register.of(*import_data(data)), today=DEMO_DAY, include_private=True)
    assert again == data


def test_hostile_text_comes_back_equal(hostile: Register) -> None:
    data = export_data(hostile, today=DEMO_DAY, include_private=True).decode()
    data = data.replace("\u202e", "").replace("\\r", "").replace("\\n", " ").replace("\\t", " ")
    records = import_data(data.encode())
    again = export_data(Register.of(*records), today=DEMO_DAY, include_private=True).decode()
    assert again == data
    assert {record.id for record in records} == {key for table in hostile.tables.values() for key in table}


def test_marks_that_turn_the_direction_of_text_round_are_named(hostile: Register) -> None:
    data = export_data(hostile, today=DEMO_DAY)
    assert b"\xe2\x80\xae" not in data
    problems = refused(data.replace(b"left override", "left \u202eoverride".encode()))
    assert {problem.code for problem in problems} >= {"text-direction"}
    assert "Record 11 of items (W11)" in problems[-1].sentence


DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))


@given(TEXT.filter(str.strip), TEXT, st.booleans(), st.none() | st.integers(1, 600), st.none() | DAYS)
def test_any_item_comes_back_equal(
    title: str, comments: str, moveable: bool, minutes: int | None, latest: dt.date | None
) -> None:
    item = WorkItem(id="W7", title=title, comments=comments, moveable=moveable, minutes=minutes, latest=latest)
    binned = msgspec.structs.replace(item, id="W8", binned_on=DEMO_DAY)
    register = Register.of(PANEL, item, binned)
    assert Register.of(*import_data(export_data(register, today=DEMO_DAY))) == register


def test_the_export_says_what_it_is_and_lists_every_table(sample: Register) -> None:
    found = json.loads(export_data(sample, today=DEMO_DAY))
    assert list(found) == ["format", "exported", *(kind.table for kind in KINDS)]
    assert (found["format"], found["exported"]) == ("panel-secretariat-data/1", "2021-07-12")
    assert len(found["items"]) == 31


def test_contact_details_and_sensitive_interests_go_out_only_when_asked_for() -> None:
    question = Question(id="Q1", text="Why?", asker=Asker(name="A. Resident", private=PRIVATE))
    entry = InterestEntry(category="work", text="Undercover", terms=("undercover",), sensitive=True)
    register = Register.of(PANEL, Person(id="P1", name="M"), question, Interest(id="I1", person="P1", entry=entry))
    data = export_data(register, today=DEMO_DAY)
    for secret in (b"Secret", b"secret@", b"07000", b"ndercover"):
        assert secret not in data
    assert b"A. Resident" in data
    assert b"withheld" in data
    whole = export_data(register, today=DEMO_DAY, include_private=True)
    assert Register.of(*import_data(whole)) == register


def test_a_byte_order_mark_is_no_obstacle(sample: Register) -> None:
    data = b"\xef\xbb\xbf" + export_data(sample, today=DEMO_DAY)
    assert len(import_data(data)) == sum(len(table) for table in sample.tables.values())


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "data.json"),
        (b"{", "data.json"),
        (b'{"format":"\xff"}', "data.json"),
        (b'{"format":"\\ud800"}', "data.json"),
        (b"[]", "data.shape"),
        (b"7", "data.shape"),
        (b"[" * 100_000, "data.shape"),
        (b'{"a":' * 100_000, "data.json"),
        (b"{}", "data.format"),
        (b'{"format":7}', "data.format"),
        (b'{"format":"another"}', "data.format"),
        (b'{"format":"panel-secretariat-data/2"}', "data.newer"),
    ],
)
def test_what_is_no_data_file_is_refused_whole(data: bytes, code: str) -> None:
    (problem,) = refused(data)
    assert problem.code == code
    assert problem.sentence.endswith(".")
    assert problem.cure


def test_a_broken_line_is_named() -> None:
    (problem,) = refused(b'{\n"format": 1,\n oops\n}')
    assert "line 3" in problem.sentence


@pytest.mark.parametrize(
    ("row", "field", "words"),
    [
        ({"id": "W1"}, "title", "the field “title” (item) is missing"),
        ({"id": "W1", "title": 7}, "title", "expected text, got a whole number"),
        ({"id": "W1", "title": None}, "title", "expected text, got nothing"),
        ({"id": "W1", "title": "t", "minutes": "ten"}, "minutes", "expected a whole number or nothing, got text"),
        ({"id": "W1", "title": "t", "latest": "29/7/2021"}, "latest", "is not a date such as 2021-07-29"),
        ({"id": "W1", "title": "t", "kind": "odd"}, "kind", "there is no such choice as 'odd'"),
        ({"id": "W1", "title": "t", "moveable": "yes"}, "moveable", "expected true or false, got text"),
        ({"id": "W1", "title": "t", "moves": [{"on": "2021-07-12"}]}, "moves", "at [0]: it lacks the field “how”"),
        ({"id": "W1", "title": "t", "papers": [{"x": 1}]}, "papers", "it has unknown field “x”"),
        ({"id": "W1", "title": "t", "paper": {"x": 1}}, "papers", "it has unknown field “x”"),
        ({"id": "W1", "title": "t", "colour": "red"}, "colour", "there is no field “colour”"),
        ({"id": "X1", "title": "t"}, "id", "“X1” is not an id of this table"),
        ({"id": "W01", "title": "t"}, "id", "is not an id"),
        ({"id": "W", "title": "t"}, "id", "is not an id"),
        ({"id": "1", "title": "t"}, "id", "is not an id"),
        ({"id": "W1", "title": "a\x1bb"}, "title", "An escape character"),
        ({"id": "W1", "title": "t", "moves": [{"on": "2021-07-12", "how": "a\x00"}]}, "moves", "null character"),
        ("a word", "items", "is not a set of fields"),
    ],
)
def test_a_bad_record_is_named_by_table_place_id_and_field(row: Any, field: str, words: str) -> None:
    (problem,) = refused(document(items=[{"id": "W99", "title": "good"}, row]))
    assert "Record 2 of items" in problem.sentence
    if isinstance(row, dict):
        assert f"({row['id']})" in problem.sentence
    assert words in problem.sentence
    assert problem.field == field
    assert (problem.code == "data.id") == (field == "id")
    assert problem.cure


def test_every_fault_is_told_at_once() -> None:
    problems = refused(
        document(
            items=[
                {"id": "W1", "title": 7, "minutes": "x", "zzz": 1},
                {"id": "W2", "title": "t"},
                {"id": "W2", "title": "u"},
            ],
            meetings=[{"id": "M1"}, 7],
            people={},
            zebras=[],
            panel=[],
        )
    )
    assert sorted(problem.code for problem in problems) == [
        "data.field",
        "data.field",
        "data.panel",
        "data.record",
        "data.table",
        "data.table",
        "data.twice",
        "data.value",
        "data.value",
    ]


def test_a_choice_is_offered_its_words() -> None:
    (problem,) = refused(document(items=[{"id": "W1", "title": "t", "status": "gone"}]))
    assert problem.cure == "It can be: planned, considered, deferred, withdrawn."


def test_an_id_may_stand_only_once_even_in_records_with_other_faults() -> None:
    problems = refused(document(items=[{"id": "W1", "title": "t"}, {"id": "W1"}]))
    assert [problem.code for problem in problems] == ["data.field", "data.twice"]
    assert "2 times" in problems[1].sentence


def test_missing_tables_are_empty() -> None:
    assert import_data(json.dumps(document()).encode()) == (PANEL,)


def test_links_to_nothing_are_warnings_not_refusals() -> None:
    records: tuple[Record, ...] = (
        PANEL,
        Meeting(id="M1", date=DEMO_DAY),
        WorkItem(id="W1", title="t", meeting="M9", origin_ref="A4"),
        WorkItem(id="W2", title="t", meeting="W1", origin_ref="Minute 47 of January"),
        WorkItem(id="W3", title="t", meeting="M1", considered_at="next time"),
    )
    assert link_warnings(import_data(export_data(Register.of(*records), today=DEMO_DAY))) == (
        "Item W1: asked for in names “A4”, which is not in the file.",
        "Item W1: meeting names “M9”, which is not in the file.",
        "Item W2: meeting names “W1”, which is not a meeting.",
        "Item W3: considered at names “next time”, which is not in the file.",
    )


def test_the_sample_has_no_dangling_links(sample: Register) -> None:
    assert link_warnings(record for table in sample.tables.values() for record in table.values()) == ()


LONG = "x" * 20_001
REFUSED: dict[str, tuple[str, dict[str, Any], str]] = {
    "an empty title": ("items", {"id": "W1", "title": " "}, "Nothing has been typed for the item."),
    "a title of two lines": ("items", {"id": "W1", "title": "a\nb"}, "A line break stands in the item"),
    "a title too long": ("items", {"id": "W1", "title": "x" * 301}, "300"),
    "comments too long": ("items", {"id": "W1", "title": "x", "comments": LONG}, "20,000"),
    "a control character": ("items", {"id": "W1", "title": "x", "comments": "\x1b[2J"}, "escape character"),
    "no minutes": ("items", {"id": "W1", "title": "x", "minutes": 0}, "An item cannot have 0 minutes."),
    "a year at the beginning": (
        "items",
        {"id": "W1", "title": "x", "latest": "0001-01-01"},
        "The year 1 cannot be right",
    ),
    "a year at the end": (
        "meetings",
        {"id": "M1", "date": "9999-12-31"},
        "The year 9999 cannot be right for the date.",
    ),
    "a year within a part": (
        "items",
        {"id": "W1", "title": "x", "moves": [{"on": "9999-12-31", "how": "moved"}]},
        "The year 9999",
    ),
    "a time of receipt": (
        "questions",
        {"id": "Q1", "text": "Why?", "asker": {"name": "A"}, "received_at": "0001-01-01T00:00:00"},
        "The year 1 ",
    ),
    "a name of two lines": ("people", {"id": "P1", "name": "a\nb"}, "A line break stands in the name"),
    "an asker without a name": ("questions", {"id": "Q1", "text": "Why?", "asker": {"name": ""}}, "Nothing has been"),
    "an id of 5,000 digits": ("items", {"id": "W" + "9" * 5000, "title": "x"}, "is not an id of this table"),
    "an item of 10 to the 30 minutes": ("items", {"id": "W1", "title": "x", "minutes": 10**30}, "minutes"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_typing_refuses_import_refuses(case: str) -> None:
    table, row, words = REFUSED[case]
    problems = refused(document(**{table: [row]}))
    assert any(words in problem.sentence for problem in problems)
    for problem in problems:
        assert problem.sentence.startswith(f"Record 1 of {table} (")
        assert problem.cure.endswith(".")
        assert len(problem.sentence) < 400


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("items", {"id": "W1", "title": "x", "comments": "two\nlines\tand a tab"}),
        ("questions", {"id": "Q1", "text": "x" * 60_000, "answer": "y" * 60_000, "asker": {"name": "A"}}),
    ],
)
def test_what_typing_takes_import_takes(table: str, row: dict[str, Any]) -> None:
    (taken,) = (one for one in import_data(json.dumps(document(**{table: [row]})).encode()) if one.id == row["id"])
    assert row.items() <= msgspec.to_builtins(taken).items()


def test_a_record_nested_without_end_is_refused_in_a_sentence() -> None:
    deep = b'{"format":"%b","panel":[{"id":"PANEL","name":%b}]}' % (FORMAT.encode(), b"[" * 900 + b"]" * 900)
    assert all(problem.cure for problem in refused(deep))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=10) | DAYS.map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(KINDS), st.data())
def test_values_of_any_kind_by_hand_are_taken_or_refused_in_sentences(kind: type[Record], data: st.DataObject) -> None:
    names = [field.name for field in msgspec.structs.fields(kind)]
    row = data.draw(st.dictionaries(st.sampled_from(names), json_values, max_size=6))
    try:
        import_data(json.dumps(document(**{kind.table: [{"id": f"{kind.prefix}1", **row}]})).encode())
    except Refused as refusal:
        for problem in refusal.problems:
            assert problem.sentence.endswith((".", "?"))
            assert problem.cure


LEAVE = {"granted_by": "The standards committee", "ground": "Numbers", "until": "2022-01-01"}


@pytest.mark.parametrize("vote", [True, False])
def test_whether_a_dispensation_lets_them_vote_goes_out_in_so_many_words(vote: bool) -> None:
    declared = {"id": "D1", "meeting": "M1", "people": ["P1"], "dispensation": {**LEAVE, "vote": vote}}
    register = Register.of(*import_data(json.dumps(document(declarations=[declared])).encode()))
    for private in (False, True):
        data = export_data(register, today=DEMO_DAY, include_private=private)
        assert json.loads(data)["declarations"] == [declared]
        assert Register.of(*import_data(data)) == register


def test_a_dispensation_that_does_not_say_whether_they_may_vote_is_not_taken_as_yes() -> None:
    (problem,) = refused(
        document(declarations=[{"id": "D1", "meeting": "M1", "people": ["P1"], "dispensation": LEAVE}])
    )
    assert (problem.code, problem.sentence) == (
        "data.not-said",
        "Record 1 of declarations (D1): whether the dispensation lets them vote is not said.",
    )
    assert '"vote"' in problem.cure
