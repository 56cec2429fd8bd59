"""Odd things in and for a panel's file: a sentence about the right one, in the doctor too, and never a wait."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.desk import Desk
from store.file.doctor import Verdict, examine
from store.problems import FileTrouble
from tests.store.file.samples import add, every_kind, make, sit

HELD_WHOLE = ("examine",)

DEEP = b"[" * 100_000 + b"]" * 100_000
DIGITS = b"9" * 5_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "panel.json"
    make(path, every_kind()).close()
    return path


def _put(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        assert old in data
        return data.replace(old, new, 1)

    return change


INSIDE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "deep in a table": (_put(b'"people":{', b'"people":{"9":%b,' % DEEP), "nested without end"),
    "deep in a table of others": (_put(b'"people":{', b'"other":%b,"people":{' % DEEP), "nested without end"),
    "deep in the journal": (_put(b'"changes":{', b'"changes":{"9":%b' % DEEP), "nested without end"),
    "an id of 5,000 digits": (
        _put(b'"1":{"id":"W1"', b'"%b":{"id":"W%b"' % (DIGITS, DIGITS)),
        "item “W9999999999999999999…”, its number has too many digits",
    ),
    "an id of 30 digits": (
        _put(b'"1":{"id":"W1"', b'"%b":{"id":"W%b"' % (DIGITS[:30], DIGITS[:30])),
        "item “W9999999999999999999…”, its number has too many digits",
    ),
    "a number of 5,000 digits": (_put(b'"revision":0', b'"revision":%b' % DIGITS), "in its table “meta”"),
    "a revision without end": (_put(b'"revision":0', b'"revision":%b' % DIGITS[:40]), "in its table “meta”"),
    "a revision below nothing": (_put(b'"revision":0', b'"revision":-3'), "in its table “meta”"),
    "minutes without end": (
        _put(b'"meeting":"M1"', b'"meeting":"M1","minutes":%b' % DIGITS[:18]),
        "item W1, its field “minutes” is far too large a number",
    ),
    "a meeting in the year 1": (
        _put(b'"date":"2021', b'"date":"0001'),
        "meeting M1, its field “date” is not in the years 1900 to 2199",
    ),
    "a meeting in the year 9999": (_put(b'"date":"2021', b'"date":"9999'), "its field “date” is not in the years"),
    "a seat in the year 9999": (_put(b'"from_date":"2021', b'"from_date":"9999'), "its field “from_date” is not"),
    "a question in the year 1": (
        _put(b'"received_at":"2021', b'"received_at":"0001'),
        "its field “received_at” is not",
    ),
    "a step in the year 1": (_put(b'"on":"2021', b'"on":"0001'), "its field “steps.on” is not in the years"),
    "text for a number": (_put(b'"year":2026', b'"year":"soon"'), "is not of the right kind"),
    "a date that is none": (_put(b'"date":"2021-07-29"', b'"date":"2021-02-30"'), "its field “date” "),
}


@pytest.mark.parametrize("case", INSIDE)
def test_what_no_panel_has_is_named_by_the_desk_and_by_the_doctor(path: Path, case: str) -> None:
    change, words = INSIDE[case]
    data = change(path.read_bytes())
    path.write_bytes(data)
    with pytest.raises(FileTrouble) as caught:
        sit(path)
    sentence = caught.value.problem.sentence
    assert words in sentence
    assert len(sentence) < 400
    report = examine(path)
    assert (report.verdict, report.sentences) == (Verdict.UNREADABLE, (sentence,))
    assert path.read_bytes() == data


@pytest.mark.parametrize("year", [b"1900", b"2199"])
def test_years_of_which_there_may_be_a_record_are_read(path: Path, year: bytes) -> None:
    path.write_bytes(re.sub(rb'"date":"2021', b'"date":"' + year, path.read_bytes()))
    assert examine(path).verdict is not Verdict.UNREADABLE


def test_a_text_that_only_looks_like_an_odd_day_is_read(path: Path) -> None:
    path.unlink()
    texts = ("0001-01-01", "9999-12-31T00:00:00")
    make(path, every_kind(texts[0])).run(add, title=texts[1])
    assert sit(path).register.find("W2") is not None


@pytest.mark.skipif(os.name != "posix", reason="pipes are made in another way elsewhere")
@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "loop"])
def test_what_is_no_file_is_said_and_never_waited_for(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "panel.json"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(os.devnull if kind == "device" else path)
    with pytest.raises(FileTrouble):
        Desk.open(path)
    with pytest.raises(FileTrouble):
        make(path)
    assert examine(path).verdict is Verdict.UNREADABLE


@given(st.binary(max_size=200), st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_any_bytes_in_the_file_are_told_in_sentences(path: Path, junk: bytes, data: st.DataObject) -> None:
    good = path.with_name("good.json")
    if not good.exists():
        good.write_bytes(path.read_bytes())
    whole = good.read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 60)))
    path.write_bytes(whole[:start] + junk + whole[end:])
    report = examine(path)
    assert all(sentence.endswith((".", "?")) for sentence in report.sentences)
    if report.verdict is Verdict.UNREADABLE:
        with pytest.raises(FileTrouble, match=r"\S"):
            Desk.open(path, read_only=True)
    else:
        Desk.open(path, read_only=True).close()
