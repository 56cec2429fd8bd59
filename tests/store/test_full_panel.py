"""Every list, every paper and all that is told of each record of a panel of which everything is recorded.

What is expected stands in tests/golden/full, a file for each, to be read; what is empty is left out of a list.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import msgspec
import pytest

from store.papers.printed import PAPERS, printed
from store.papers.views import VIEWS, rows_of
from store.problems import Refused
from store.queries.agenda.business import page_lines
from store.queries.agenda.pack import as_first_out, minutes_left_out, pack_parts, unpublished_entries
from store.queries.declarations.declarations import entries_of, may_need
from store.queries.detail import detail
from store.queries.publishing.timeline import timeline_rows
from store.queries.room.room import event_lines
from store.records import Meeting
from store.register import Register
from tests.store.full_panel import TODAY, full_panel

GOLDEN = Path(__file__).parents[1] / "golden" / "full"
HELD, NEXT = "M2", "M3"
OF_ONE = {name: view for name, view in VIEWS.items() if view.of_one and name != "record"}
EMPTY: tuple[object, ...] = (None, "", [], {}, False)


@pytest.fixture(scope="module")
def full() -> Register:
    return full_panel()


def check(name: str, lines: Iterable[str]) -> None:
    """Compare lines with what is expected; with UPDATE_GOLDENS=1 in the environment, write them instead."""
    path, text = GOLDEN / f"{name}.txt", "".join(f"{line}\n" for line in lines)
    if os.environ.get("UPDATE_GOLDENS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), f"{path.name} differs; read it, then run with UPDATE_GOLDENS=1"


def told(row: object) -> str:
    """Tell a row in a line, without what is empty."""
    fields = msgspec.to_builtins(row)
    return "; ".join(f"{name}: {_short(value)}" for name, value in fields.items() if value not in EMPTY)


def _short(value: Any) -> str:
    return ", ".join(map(_short, value)) if isinstance(value, list) else str(value)


def listed(register: Register, name: str, chosen: dict[str, Any]) -> Iterator[str]:
    """Give the rows of a list, and those with what is exempt where they are others."""
    rows = list(map(told, rows_of(name, register, TODAY, **chosen)))
    whole = list(map(told, rows_of(name, register, TODAY, exempt=True, **chosen)))
    yield from rows
    if whole != rows:
        yield "-- with what is exempt"
        yield from (row for row in whole if row not in rows)


@pytest.mark.parametrize("name", [name for name in VIEWS if name not in OF_ONE and name not in {"record", "history"}])
def test_every_list_of_a_panel_of_which_everything_is_recorded(name: str, full: Register) -> None:
    check(f"list-{name}", listed(full, name, {}))


@pytest.mark.parametrize("name", OF_ONE)
def test_every_list_of_a_meeting_that_was_held_and_of_the_next(name: str, full: Register) -> None:
    lines: list[str] = []
    for meeting in (HELD, NEXT):
        lines += [f"# {meeting}", *listed(full, name, {"meeting": meeting})]
    check(f"list-{name}", lines)


VALUES: dict[str, tuple[Any, ...]] = {"meeting": (HELD, NEXT), "report": ("L1", "L2")}
ALSO: dict[str, Any] = {
    "exempt": True,
    "changes_sheet": True,
    "council": "Felpersham",
    "financial": True,
    "meeting": HELD,
}


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_of_a_panel_of_which_everything_is_recorded(name: str, full: Register) -> None:
    lines: list[str] = []
    paper = PAPERS[name]
    for each in product(*(VALUES[one] for one in paper.asks)):
        asked = dict(zip(paper.asks, each, strict=True))
        for also in ({}, *({one: ALSO[one]} for one in paper.may_ask if one in ALSO)):
            lines.append(f"# {', '.join(f'{key} {value}' for key, value in (asked | also).items())}".rstrip())
            try:
                lines += printed(name, "text", full, TODAY, **asked, **also).data.decode().splitlines()
            except Refused as refused:
                lines += map(str, refused.problems)
    check(f"paper-{name}", lines)


def test_all_that_is_told_of_each_record(full: Register) -> None:
    lines: list[str] = []
    for table in full.tables.values():
        for record_id in table:
            lines += [f"# {record_id}", *(f"{label}: {text}" for label, text in detail(full, record_id, TODAY))]
    check("records", lines)


@pytest.mark.parametrize("meeting_id", [HELD, NEXT])
def test_all_that_is_told_of_a_meeting(meeting_id: str, full: Register) -> None:
    meeting = full.need(Meeting, meeting_id)
    lines = ["# Room", *event_lines(full, meeting), "# Business", *map(str, page_lines(full, meeting)), "# Pack"]
    for part in pack_parts(full, meeting):
        lines.append(f"{part.name}, {part.issue.on if part.issue else 'not out'}")
        lines += [
            f"  {one.id} {one.number} {one.heading}: {one.paper.what}, {one.paper.appendix or '-'}, {one.state},"
            f" version {one.version}, {one.pages} pages, {one.file.name if one.file else '-'} {one.minutes}"
            for one in part.entries
        ]
    lines += [f"not out yet: {one.id} {one.state}" for one in unpublished_entries(full, meeting)]
    lines.append(f"minutes left out: {minutes_left_out(full, meeting)}")
    lines.append(f"as first out: {len(as_first_out(full, meeting).published)}")
    lines += ["# May need declaring", *map(str, may_need(full, meeting))]
    lines += ["# Time-line", *map(told, timeline_rows(full, TODAY, meeting_id))]
    check(f"meeting-{meeting_id}", lines)


def test_the_registers_of_interests(full: Register) -> None:
    check("interests", [str(row) for person in ("P1", "P2", "P3") for row in entries_of(full, person, TODAY)])
