"""The work programme as Markdown, csv, json and text."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
import pytest
from markdown_it import MarkdownIt

from store.edit import Edit
from store.papers.printed import printed
from store.papers.programme import paper as programme_paper
from store.papers.safety import plain_line
from store.papers.views import view
from store.queries.programme.items import ItemRow, rows
from store.queries.rows import cell_text, columns
from store.records import Meeting, MeetingStatus, Panel, WorkItem
from store.register import Register
from store.sample import DEMO_DAY
from tests.cells import csv_text

HELD_WHOLE = ("read",)

GOLDEN = Path(__file__).parents[3] / "golden" / "papers"
FORMS: dict[str, Callable[[Register, dt.date], bytes]] = {
    "programme.md": lambda register, today: printed("programme", "md", register, today).data,
    "programme.csv": partial(view, "programme", "csv"),
    "programme.json": partial(view, "programme", "json"),
    "programme.txt": partial(view, "programme", "text"),
}
FIRST_COLUMNS = ["date", "number", "item", "comments", "moveable"]


@pytest.mark.parametrize("name", FORMS)
def test_the_sample_is_printed_as_it_always_was(sample: Register, name: str) -> None:
    assert FORMS[name](sample, DEMO_DAY).decode() == (GOLDEN / name).read_bytes().decode()


@pytest.mark.parametrize("name", FORMS)
def test_the_same_records_give_the_same_bytes(hostile: Register, name: str) -> None:
    again = Register(hostile.tables)
    assert FORMS[name](hostile, DEMO_DAY) == FORMS[name](again, DEMO_DAY)


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_of_the_sample_has_31_rows_in_printed_order(sample: Register) -> None:
    data = view("programme", "csv", sample, DEMO_DAY)
    found = read(data)
    assert len(found) == 31
    assert list(found[0])[:5] == FIRST_COLUMNS
    assert [row["id"] for row in found] == [f"W{number}" for number in range(1, 32)]
    assert {row["moveable"] for row in found} == {"yes", ""}
    assert [row["item"] for row in found if row["moveable"]] == [
        "PCC's Annual Report",
        "Police and Crime Plan Implementation",
    ]
    assert data.count(b"\r\n") == 32
    assert view("programme", "csv", sample, DEMO_DAY, bom=True) == b"\xef\xbb\xbf" + data


def test_csv_rows_are_the_rows_of_the_query(hostile: Register) -> None:
    for found, item in zip(read(view("programme", "csv", hostile, DEMO_DAY)), rows(hostile, DEMO_DAY), strict=True):
        assert found["date"] == (item.meeting.isoformat() if item.meeting else "")
        assert found["number"] == str(item.number)
        assert found["moveable"] == ("yes" if item.moveable else "")
        assert (found["meeting"], found["id"], found["status"]) == (item.meeting_id or "", item.id, item.status)
        assert found["minutes"] == ("" if item.minutes is None else str(item.minutes))
        for column, text in (
            ("item", item.title),
            ("comments", item.comments),
            ("lead", item.lead),
            ("target", item.target),
            ("source", item.source),
        ):
            assert csv_text(found[column]) == text.replace("\u202e", "")


def test_no_cell_of_csv_can_start_a_formula(hostile: Register) -> None:
    for row in read(view("programme", "csv", hostile, DEMO_DAY)):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())


def test_json_rows_are_the_rows_of_the_query(hostile: Register) -> None:
    found = json.loads(view("programme", "json", hostile, DEMO_DAY))
    for given, item in zip(found, rows(hostile, DEMO_DAY), strict=True):
        wanted = {**msgspec.to_builtins(item), "flags": list(item.flags), "papers": list(item.papers)}
        clean = {name: one.replace("\u202e", "") if isinstance(one, str) else one for name, one in wanted.items()}
        assert given == clean


def test_every_form_carries_every_column(hostile: Register) -> None:
    listed = columns(ItemRow)
    head, *_ = csv.reader(io.StringIO(view("programme", "csv", hostile, DEMO_DAY).decode(), newline=""))
    assert head == [column.csv for column in listed]
    assert list(json.loads(view("programme", "json", hostile, DEMO_DAY))[0]) == [column.name for column in listed]
    text = programme_paper.text(hostile, DEMO_DAY).decode()
    names = next(line for line in text.splitlines() if line.startswith("  No."))
    on_the_line = [column for column in listed if column.field not in programme_paper.IN_THE_HEADING]
    assert len(on_the_line) == len(listed) - 2
    assert sorted(re.split(r"\s{2,}", names.strip())) == sorted(column.heading for column in on_the_line)
    for item in rows(hostile, DEMO_DAY):
        (line,) = (line for line in text.splitlines() if line.split()[:2] == [f"{item.number}.", item.id])
        for column in on_the_line:
            assert plain_line(cell_text(getattr(item, column.words))) in line


def cells(data: bytes) -> list[list[str]]:
    """Read the table of a Markdown paper as a reader would see it."""
    parsed = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(data.decode())
    found: list[list[str]] = []
    for place, token in enumerate(parsed):
        if token.type == "tr_open":
            found.append([])
        if token.type in {"td_open", "th_open"}:
            children = parsed[place + 1].children or []
            found[-1].append("".join("\n" if one.type == "html_inline" else one.content for one in children))
    return found


def test_markdown_of_hostile_text_is_still_one_table_of_three_columns(hostile: Register) -> None:
    found = cells(printed("programme", "md", hostile, DEMO_DAY).data)
    assert found[0] == ["DATES", "ITEM", "COMMENTS"]
    assert {len(row) for row in found} == {3}
    items = rows(hostile, DEMO_DAY)
    assert len(found) - 1 == len(items)
    for (_, title, comments), item in zip(found[1:], items, strict=True):
        plain = item.title.replace("\u202e", "").replace("\r\n", "\n").replace("\t", "\u2409").removesuffix(" (*)")
        assert title.removeprefix(f"{item.number}. ").startswith(plain)
        assert comments.startswith("(*") == (item.moveable or item.comments.startswith("(*"))


def test_markdown_marks_what_is_moveable_as_the_panel_prints_it(sample: Register) -> None:
    text = printed("programme", "md", sample, DEMO_DAY).data.decode()
    assert "| 1. PCC's Annual Report (\\*) | (\\*moveable) To receive outgoing PCC's Annual |" in text
    assert "Special Meeting, members only<br>Thursday 20 May 2021 at 1:00 pm" in text


def test_a_mark_that_was_typed_is_not_printed_twice() -> None:
    item = WorkItem(id="W1", title="Report (*)", comments="(*moveable) As asked", moveable=True)
    bare = WorkItem(id="W2", title="Other", moveable=True)
    text = printed("programme", "md", Register.of(item, bare), DEMO_DAY).data.decode()
    assert r"1. Report (\*) | (\*moveable) As asked |" in text
    assert "| | 2. Other (\\*) | (\\*moveable) |" in text


def test_meetings_without_items_and_those_called_off_are_shown_as_such() -> None:
    july = Meeting(id="M1", date=dt.date(2021, 7, 29))
    off = Meeting(id="M2", date=dt.date(2021, 9, 30), start=dt.time(13), status=MeetingStatus.CANCELLED)
    register = Register.of(july, off, WorkItem(id="W1", title="Ethics", meeting="M2"))
    text = printed("programme", "md", register, DEMO_DAY).data.decode()
    assert "| Thursday 29 July 2021 |  |  |" in text
    assert "| Thursday 30 September 2021 at 1:00 pm<br>cancelled: needs a new meeting | 1. Ethics |  |" in text
    assert "Suggested" not in text
    binned = register.with_edit(_bin(register))
    assert (
        "Thursday 30 September 2021, 1:00 pm (in the bin)" in printed("programme", "md", binned, DEMO_DAY).data.decode()
    )


def _bin(register: Register) -> Edit:
    off = register.get(Meeting, "M2")
    assert off is not None
    return Edit("x", puts=(msgspec.structs.replace(off, binned_on=DEMO_DAY),))


@pytest.mark.parametrize(
    ("panel", "title"),
    [
        (Panel(id="PANEL", name="Kent Panel", programme_title="PROGRAMME 2021"), "PROGRAMME 2021"),
        (Panel(id="PANEL", name="Kent Panel"), "Work programme of the Kent Panel"),
        (Panel(id="PANEL", name=""), "Work programme"),
    ],
)
def test_the_title(panel: Panel, title: str) -> None:
    register = Register.of(panel)
    assert programme_paper.title(register) == title
    assert printed("programme", "md", register, DEMO_DAY).data.decode().startswith(f"# {title}\n")
    assert programme_paper.text(register, DEMO_DAY).decode().startswith(f"{title}\n")


def test_text_lists_every_item_on_one_line_under_its_meeting(hostile: Register) -> None:
    lines = programme_paper.text(hostile, DEMO_DAY).decode().splitlines()
    assert all(line.isprintable() or "\u202e" in line or "\u200d" in line for line in lines)
    for item in rows(hostile, DEMO_DAY):
        assert sum(line.split()[:2] == [f"{item.number}.", item.id] for line in lines) == 1


def test_an_empty_file_gives_papers_too() -> None:
    empty = Register.of()
    assert view("programme", "csv", empty, DEMO_DAY).startswith(b"date,number,item,comments,moveable,")
    assert view("programme", "json", empty, DEMO_DAY) == b"[]\n"
    assert programme_paper.text(empty, DEMO_DAY).decode().endswith("Suggested items to be scheduled (no items)\n")
