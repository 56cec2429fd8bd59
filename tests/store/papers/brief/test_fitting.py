"""How the brief is cut to its room: which entry goes first, how much is said of what was left, and words last."""

from __future__ import annotations

import pytest

from store.papers.brief.fitting import PRINT, TEXT, BriefPart, PageRoom, _lines, _shortened, _size, fitted
from store.papers.document import ListEntry

HELD_WHOLE = ("fitted",)

PAGE = PageRoom(lines=5, width=20, heading=1, head=0)
"""Ten lines of twenty signs on two pages; each heading takes one of them."""


def _part(heading: str, *words: str, kept: bool = False, elsewhere: str = "") -> BriefPart:
    return BriefPart(heading, tuple(ListEntry(one) for one in words), elsewhere, kept)


def _told(parts: list[BriefPart]) -> list[tuple[str, int, str]]:
    return [(one.heading, len(one.entries), one.left) for one in parts]


@pytest.mark.parametrize(("head", "entries"), [((), 9), (("About",), 8), (("About", "And more"), 7)])
def test_what_fits_exactly_is_not_cut_and_one_line_more_is(head: tuple[str, ...], entries: int) -> None:
    assert _told(fitted([_part("A", *["x"] * entries)], PAGE, head)) == [("A", entries, "")]
    # What was cut off is counted in a line of its own, so that two entries give way.
    assert _told(fitted([_part("A", *["x"] * (entries + 1))], PAGE, head)) == [("A", entries - 1, "- and 2 more")]


def test_the_longest_part_is_cut_first_and_one_that_is_kept_last() -> None:
    one, two = _part("A", *"xxx", elsewhere="show a"), _part("B", *"xxxx", elsewhere="show b")
    more = "- and 2 more: secretariat show"
    shown = fitted([one, two, _part("C", *"xx", kept=True)], PAGE, ())
    assert _told(shown) == [("A", 1, f"{more} a"), ("B", 2, f"{more} b"), ("C", 2, "")]
    kept = [_part("A", "x"), _part("B", *["x"] * 12, kept=True)]
    assert _told(fitted(kept, PAGE, ())) == [("A", 1, ""), ("B", 6, "- and 6 more")]


def test_words_are_shortened_only_where_no_entry_can_go() -> None:
    long = "word " * 60
    [part] = fitted([_part("A", long)], PAGE, ())
    assert len(part.entries) == 1
    assert str(part.entries[0].words).endswith(" …")
    assert part.left == "- words were left out: secretariat show brief --format json"
    assert _size(part, PAGE) <= 10
    short = _part("A", *["x" * 20] * 1)
    assert fitted([short], PageRoom(lines=1, width=5, heading=0, head=0), ()) == [short]


def test_half_of_the_words_stay_and_never_fewer_than_seventy_eight_signs() -> None:
    for length, stays in ((300, 150), (160, 80), (156, 78), (100, 78)):
        words = _shortened(_part("A", "x" * length), 0).entries[0].words
        assert words == "x" * stays + " …"


def test_an_entry_takes_a_line_for_each_row_of_its_words() -> None:
    assert _lines("one two three four five six", PAGE) == ["one two three four", "    five six"]
    assert _lines("one\ntwo\n\nthree", PAGE) == ["one", "    two", "", "    three"]
    assert _lines("", PAGE) == [""]
    assert _size(_part("A", "x", "one two three four five"), PAGE) == 1 + 1 + 2
    assert _size(_part("A", "x")._replace(left="- and 1 more"), PAGE) == 3


def test_the_room_of_a_page_of_text_and_of_print() -> None:
    assert (PageRoom(58, 66, 2, 2), PageRoom(40, 78, 3, 4)) == (TEXT, PRINT)
