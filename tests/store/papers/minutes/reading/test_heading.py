"""What the heading and the end of a set of minutes say: a title, a day, the hour at which it closed, a signature."""

from __future__ import annotations

import datetime as dt

import pytest

from store.papers.minutes.reading.heading import closing_in, heading_in, is_signature, is_title

HELD_WHOLE = ("closing_in", "heading_in")


@pytest.mark.parametrize(
    ("text", "signature"),
    [
        ("CHAIRMAN", True),
        ("Chair", True),
        ("Chairwoman ……", True),
        ("Signed: ……… (Chairman)", True),
        ("Signed … Date …", True),
        ("Dated", True),
        ("Chairman of the Panel", False),
        ("The Chairman spoke.", False),
        ("Signed by the Commissioner", False),
        ("", False),
    ],
)
def test_the_place_for_signing_holds_nothing_else(text: str, signature: bool) -> None:
    assert is_signature(text) is signature


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("The meeting closed at 3.10 pm.", dt.time(15, 10)),
        ("Meeting closed: 15:10", dt.time(15, 10)),
        ("The Panel closed its books.", None),
        ("1.00 - 3.10 pm", None),
    ],
)
def test_the_hour_of_the_close_is_read_from_the_sentence_that_says_so(text: str, at: dt.time | None) -> None:
    assert closing_in(text) == at
    assert closing_in("x" * 5_000 + " " + text) == at


@pytest.mark.parametrize(
    ("text", "day", "venue", "start", "finish"),
    [
        (
            "Minutes of a meeting of the Panel held at County Hall on Thursday, 25 March 2021 at 1.00 pm",
            dt.date(2021, 3, 25),
            "County Hall",
            dt.time(13),
            None,
        ),
        ("Thursday 25 March 2021, 1.00 - 3.10 pm", dt.date(2021, 3, 25), "", dt.time(13), dt.time(15, 10)),
        ("Budget", None, "", None, None),
        ("held on 31 February 2021", None, "", None, None),
    ],
)
def test_a_heading_says_the_day_the_place_and_the_times(
    text: str, day: dt.date | None, venue: str, start: dt.time | None, finish: dt.time | None
) -> None:
    one = heading_in(text)
    assert (one.date, one.venue, one.start, one.finish) == (day, venue, start, finish)
    assert bool(one.printed_date) is (day is not None)


@pytest.mark.parametrize(("text", "title"), [("Minutes of a meeting of the Panel", True), ("Budget", False)])
def test_a_title_begins_a_set(text: str, title: bool) -> None:
    assert is_title(text) is title
