"""How papers read and print what can be written in several ways: times, numbers of lists, places in a file."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest

from store.papers.inspecting.traces import places
from store.papers.minutes.reading.heading import span_in
from store.papers.reading.word_lists import WordLists, _roman


@pytest.mark.parametrize(
    ("text", "start", "finish"),
    [
        ("1.00 - 3.10 pm", dt.time(13), dt.time(15, 10)),
        ("10.00 am - 12.30 pm", dt.time(10), dt.time(12, 30)),
        ("10.00 - 11.30 a.m.", dt.time(10), dt.time(11, 30)),
        ("13:00 - 15:10", dt.time(13), dt.time(15, 10)),
        ("3.10 pm - 1.00 pm", None, None),
        ("nothing of the sort", None, None),
    ],
)
def test_the_start_of_a_meeting_has_the_half_of_the_day_of_its_finish(
    text: str, start: dt.time | None, finish: dt.time | None
) -> None:
    assert span_in(text) == (start, finish)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "i"),
        (2, "ii"),
        (3, "iii"),
        (4, "iv"),
        (5, "v"),
        (8, "viii"),
        (9, "ix"),
        (10, "x"),
        (14, "xiv"),
        (39, "xxxix"),
        (40, "xl"),
        (49, "xlix"),
        (50, "l"),
        (89, "lxxxix"),
        (90, "xc"),
        (99, "xcix"),
        (100, "c"),
        (194, "cxciv"),
    ],
)
def test_numbers_are_written_as_the_romans_did(number: int, written: str) -> None:
    assert _roman(number) == written


class Level(SimpleNamespace):
    """A level of a list: how it is counted, and from which number."""

    def find(self, path: str) -> Any:
        name = path.rpartition("}")[2]
        value = {"numFmt": self.kind, "start": self.start}.get(name)
        return None if value is None else SimpleNamespace(get=lambda _: value)


@pytest.mark.parametrize(
    ("kind", "start", "labels"),
    [
        ("decimal", "1", ["1", "2", "3"]),
        ("decimal", "9", ["9", "10", "11"]),
        ("decimal", None, ["1", "2", "3"]),
        ("decimalZero", "9", ["09", "10", "11"]),
        ("lowerLetter", "25", ["y", "z", "aa"]),
        ("upperLetter", "26", ["Z", "AA", "BB"]),
        ("lowerRoman", "3", ["iii", "iv", "v"]),
        ("upperRoman", "9", ["IX", "X", "XI"]),
    ],
)
def test_a_list_of_word_is_counted_as_word_counts_it(kind: str, start: str | None, labels: list[str]) -> None:
    lists = WordLists.__new__(WordLists)
    lists.starts, lists.counts = {}, {}
    levels = {0: Level(kind=kind, start=start), 1: Level(kind="decimal", start="1")}
    told = []
    for _ in labels:
        lists._count("1", 0, levels)
        told.append(lists._written("1", 0, levels))
        lists._count("1", 1, levels)
        assert lists._written("1", 1, levels) == "1"
    assert told == labels


@pytest.mark.parametrize(
    ("several", "words"),
    [
        ([2], "page 2"),
        ([2, 2], "page 2"),
        ([2, 3], "pages 2 and 3"),
        ([2, 3, 4], "pages 2 to 4"),
        ([2, 3, 4, 9], "pages 2 to 4 and 9"),
        ([1, 3, 5, 7, 9], "pages 1, 3, 5, 7 and 9"),
        ([1, 3, 5, 7, 9, 11], "pages 1, 3, 5, 7, 9 and 1 more"),
        ([1, 3, 5, 7, 9, 11, 12, 13, 15], "pages 1, 3, 5, 7, 9 and 4 more"),
        (["the cover"], "page the cover"),
        ([1, "the cover"], "pages 1 and the cover"),
    ],
)
def test_places_are_named_in_runs_up_to_five_and_counted_then(several: list[int | str], words: str) -> None:
    assert places("page", several) == words


def test_places_may_have_names_of_their_own() -> None:
    assert places("sheet", [1, 2, 3], "ABCD".__getitem__) == "sheets B to D"
