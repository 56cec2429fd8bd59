"""What goes to the server with one change."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import msgspec

from store.edit import Edit
from store.journal.changes import chain_of, number_of, read_change, value_of, without_contacts
from store.register import Register
from store.team.questions import Questions
from store.team.shelves import put_row, shown_line

_encode = msgspec.json.Encoder().encode


def asked_for(register: Register, edit: Edit, line: bytes, expected: int, token: str) -> dict[str, Any]:
    """Give what the server is asked to save: an edit, the line of its change, and the revision it rests on."""
    change = read_change(value_of(line))
    shown = shown_line(line, change.touched)
    return {
        "expected": expected,
        "number": number_of(line),
        "token": token,
        "at": change.at,
        "sentence": change.sentence,
        "reverses": change.reverses,
        "touched": [one.id for one in change.touched],
        "chain": chain_of(line),
        "value": value_of(shown).decode(),
        "private": None if shown == line else value_of(line).decode(),
        "puts": _encode([put_row(one) for one in edit.puts]).decode(),
        "removes": list(edit.removes),
        "serials": _encode(dict(register.serials)).decode(),
    }


def emptied_lines(ask: Callable[..., list[Any]], questions: Questions, forgets: Collection[str]) -> str:
    """Give the changes from which private details of some records go, as JSON: number, and what stays or null."""
    emptied = []
    for number, shown, whole in ask(questions.private_touching(), (list(forgets),)) if forgets else ():
        left = value_of(without_contacts(b'"%d":%b' % (number, whole), forgets))
        emptied.append((number, None if left == shown else msgspec.Raw(left)))
    return _encode(emptied).decode()
