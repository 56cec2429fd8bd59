"""Lines of a part that name a record are the same whether they are looked for in its text or one by one."""

from __future__ import annotations

import pytest

from store.journal.changes import lines_naming

LINES = [
    b'"1":{"id":"C1","touched":[{"id":"W1"},{"id":"W2"}]}',
    b'"2":{"id":"C2","touched":[{"id":"W12"}]}',
    b'"3":{"id":"C3","sentence":"about \\"id\\":\\"W1\\"","touched":[{"id":"M1"}]}',
    b'"4":{"id":"C4","touched":[{"id":"W1"},{"id":"W1"}]}',
]


@pytest.mark.parametrize("ids", [("W1",), ("W2",), ("W12", "W1"), ("M1",), ("C4",), ("X9",), ()])
@pytest.mark.parametrize("number", [0, 1, 2, 4])
def test_lines_are_found_whole_and_in_order(ids: tuple[str, ...], number: int) -> None:
    lines = LINES[:number]
    body = b"{\n" + b",\n".join(lines) + b"\n}"
    assert lines_naming(body, ids) == [one for one in lines if any(f'"id":"{name}"'.encode() in one for name in ids)]
