"""What is told of files made to hold something, where it is, and in which words: tests/golden/traces, to be read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from store.papers.inspecting.traces import FileFinding
from tests.as_read import writing

GOLDEN = Path(__file__).parents[3] / "golden" / "traces"


def check_told(kind: str, what: str, traces: Iterable[FileFinding]) -> None:
    """Compare what is told of a file with what was read, or write it."""
    path, told = GOLDEN / f"{kind}.json", [f"{one.kind} | {one.where} | {one.sentence}" for one in traces]
    expected = msgspec.json.decode(path.read_bytes(), type=dict[str, list[str]]) if path.exists() else {}
    if writing():
        expected[what] = told
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(msgspec.json.format(msgspec.json.encode(dict(sorted(expected.items())))) + b"\n")
    assert told == expected.get(what), f"{path.name} differs; read it, then run this with UPDATE_GOLDENS=1"
