"""An answer in one line, without what is empty or only says where something stood."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Any

import msgspec

from store.problems import Refused

EMPTY: tuple[object, ...] = (None, "", False, (), [], {}, frozenset(), set())
UNTOLD = {"key", "place", "fields", "row", "titled", "can_take", "number_of_line"}

Lines = Iterator[str]


def told(value: Any) -> str:
    """Tell a value: of a record its fields by their names, of several what each is."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return value if value.isprintable() and value == value.strip() else ascii(value)
    if isinstance(value, msgspec.Struct):
        return _fields((name, getattr(value, name)) for name in value.__struct_fields__)
    if hasattr(value, "_asdict"):
        return _fields(value._asdict().items())
    if hasattr(value, "__dataclass_fields__"):
        return _fields(vars(value).items())
    if isinstance(value, Mapping):
        return _fields(value.items())
    if isinstance(value, list | tuple | Iterator):
        return " | ".join(told(one) or "-" for one in value)
    return str(value)


def _fields(pairs: Iterable[tuple[str, Any]]) -> str:
    return f"({', '.join(f'{name} {told(one)}' for name, one in pairs if one not in EMPTY and name not in UNTOLD)})"


def each(function: Callable[..., Any], texts: Iterable[Any], *more: Any) -> Lines:
    """Tell what a function makes of each of some texts, but for those of which it makes nothing or which it leaves."""
    yield f"## {function.__name__}"
    for text in texts:
        try:
            answer = function(text, *more)
            answer = list(answer) if isinstance(answer, Iterator) else answer
        except Refused as refused:
            answer = [f"{one.code} at {one.field}: {one}" for one in refused.problems]
        if answer not in (*EMPTY, text, [text], (text, ""), ("", text)):
            yield f"{told(text)} => {told(answer)}"


def other(told: Sequence[str], usual: Sequence[str]) -> Lines:
    """Tell what is said otherwise than usual, and what of the usual is not said."""
    yield from (line for line in told if line not in usual)
    yield from (f"not {line}" for line in usual if line not in told)
