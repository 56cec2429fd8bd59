"""A file of events is read whole, with every fault of it said at once."""

from __future__ import annotations

import pytest

from store.papers.room.reading import read_events
from store.problems import Refused

HELD_WHOLE = ("read_events",)

GOOD = """# the meeting of 1 July 2021

{"event": "start", "at": "13:00"}
{"event": "vote", "for": ["Orson"], "counted_against": 1}
"""


def test_each_line_is_an_event() -> None:
    start, vote = read_events(GOOD.encode(), "events.jsonl")
    assert (start.event, start.at) == ("start", "13:00")
    assert (vote.votes_for, vote.counted_against) == (("Orson",), 1)


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("start at 13:00", "event-unread", "Line 2 of x is not a JSON object."),
        ('{"at": "13:00"}', "event-unread", "Line 2 of x does not say which event it is."),
        ('{"event": "dance"}', "event-unknown", "Line 2 of x: “dance” is no event of a meeting."),
        ('{"event": "vote", "four": 4}', "event-unread", "Line 2 of x says “four”, which no event has."),
        (
            '{"event": "note", "people": "Orson"}',
            "event-unread",
            "what stands behind “people” is not of the right kind.",
        ),
        ("[1]", "event-unread", "Line 2 of x is not a JSON object."),
    ],
)
def test_a_line_that_is_none_is_named(line: str, code: str, words: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_events(f'{{"event": "start"}}\n{line}\n'.encode(), "x")
    (problem,) = refusal.value.problems
    assert problem.code == code
    assert words in problem.sentence
    assert problem.cure.endswith((".", "}."))


def test_every_fault_is_said_at_once() -> None:
    with pytest.raises(Refused) as refusal:
        read_events(b'nonsense\n{"event": "dance"}\n{"event": "start"}\n{}', "x")
    assert [problem.sentence[:6] for problem in refusal.value.problems] == ["Line 1", "Line 2", "Line 4"]


@pytest.mark.parametrize("text", ["", "# only a remark\n\n"])
def test_a_file_without_events_says_so(text: str) -> None:
    with pytest.raises(Refused):
        read_events(text.encode(), "x")
