"""What is told of files made to hold something, where it is, and in which words: tests/golden/traces, to be read."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from store.papers.inspecting.traces import FileFinding

GOLDEN = Path(__file__).parents[3] / "golden" / "traces"


def check_told(kind: str, what: str, traces: Iterable[FileFinding]) -> None:
    """Compare what is told of a file with what is expected; with UPDATE_GOLDENS=1 in the environment, write it."""
    path, told = GOLDEN / f"{kind}.json", [f"{one.kind} | {one.where} | {one.sentence}" for one in traces]
    expected = msgspec.json.decode(path.read_bytes(), type=dict[str, list[str]]) if path.exists() else {}
    if os.environ.get("UPDATE_GOLDENS"):
        expected[what] = told
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(msgspec.json.format(msgspec.json.encode(dict(sorted(expected.items())))) + b"\n")
    assert told == expected[what]
