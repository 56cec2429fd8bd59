"""The declarations of fields are what `typing` would have made of them, though they are made in a quicker way."""

from __future__ import annotations

import typing
from typing import Any

import pytest

from store.records import KINDS, Change, Part
from store.records.field import Annotated, Field
from store.records.refs import MeetingRef, Ref


def parts(kind: Any) -> set[type[Part]]:
    """Give a kind of record and the parts that it is made of, at any depth."""
    found = {kind}
    for each in kind.__annotations__.values():
        for leaf in leaves(each):
            if isinstance(leaf, type) and issubclass(leaf, Part):
                found |= parts(leaf)
    return found


def leaves(annotation: Any) -> list[Any]:
    """Give what a type is made of, down to its last part."""
    inner = typing.get_args(annotation)
    return [leaf for one in inner for leaf in leaves(one)] if inner else [annotation]


ALL = sorted({part for kind in (*KINDS, Change) for part in parts(kind)}, key=lambda kind: kind.__name__)
TYPING: Any = typing.Annotated
"""Typed as anything, so that it can be asked for what only the running program knows."""


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_every_declaration_is_what_typing_makes_of_it(kind: type[Part]) -> None:
    declared = [one for one in kind.__annotations__.values() if hasattr(one, "__metadata__")]
    for one in declared:
        made = TYPING[(one.__origin__, *one.__metadata__)]
        assert type(one) is type(made)
        assert (one, repr(one), hash(one)) == (made, repr(made), hash(made))
        assert {**vars(one), "__module__": ""} == {**vars(made), "__module__": ""}
    assert declared


def test_what_a_type_says_already_stands_first() -> None:
    """A link keeps its own mark under the field's, as it does with typing."""
    field = Field("meeting")
    told: Any = Annotated[MeetingRef, field]
    assert typing.get_args(told) == (str, Ref(("M",)), field)
    assert told == TYPING[MeetingRef, field]
    assert typing.get_args(Annotated[MeetingRef | None, field]) == (MeetingRef | None, field)
