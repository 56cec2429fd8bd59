"""What is wrong with a value is told by its field and its kind, and never by what stands in it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from store.file.faults import fault
from store.records import Meeting, WorkItem

SECRET = "12 Private Road"


def told(kind: Any, value: object) -> str:
    try:
        msgspec.json.decode(msgspec.json.encode(value), type=kind)
    except (msgspec.MsgspecError, UnicodeError) as error:
        return fault(error)
    return ""


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        (WorkItem, {"id": "W1"}, "it lacks the field “title”"),
        (WorkItem, {"id": "W1", "title": "t", "odd": SECRET}, "it has a field “odd” that is not known"),
        (WorkItem, {"id": "W1", "title": 5}, "its field “title” is not of the right kind (str expected)"),
        (WorkItem, [SECRET], "it is not of the right kind (object expected)"),
        (Meeting, {"id": "M1", "date": SECRET}, "its field “date” has a value that is not allowed"),
        (
            WorkItem,
            {"id": "W1", "title": "t", "moves": [{"on": "2021-07-12"}]},
            "its field “moves[0]” lacks the field “how”",
        ),
        (
            WorkItem,
            {"id": "W1", "title": "t", "papers": [{"odd": 1}]},
            "its field “papers[0]” has a field “odd” that is not known",
        ),
    ],
)
def test_each_fault_has_its_words(kind: Any, value: object, said: str) -> None:
    words = told(kind, value)
    assert words == said
    assert SECRET not in words


def test_what_is_no_text_is_said_to_be_none() -> None:
    assert fault(UnicodeDecodeError("utf-8", b"\xff", 0, 1, SECRET)) == "it contains bytes that are no text (UTF-8)"
    assert fault(UnicodeEncodeError("utf-8", "\udc80", 0, 1, SECRET)) == (
        "it contains half a character, which cannot be written"
    )
