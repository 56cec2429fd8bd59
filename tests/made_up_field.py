"""Drives the faces of a program whose records have one field more than ours; `test_made_up_field` runs it in a copy.

The argument is the folder to work in. Every face is the real one: the command line through `main`, the form and the
history by keys on a screen, the conflict through the command of the store. What is wrong ends the program.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace
from textual.pilot import Pilot

from screens.frame import Frame
from screens.kit.form import Form
from store.commands.actions.actions import edit_action
from store.commands.calendar.meetings import edit_meeting
from store.commands.complaints.entering import edit_complaint
from store.commands.declarations.declarations import edit_declaration
from store.commands.declarations.interests import edit_interest
from store.commands.members.holding import edit_seat
from store.commands.programme.items import edit_item
from store.commands.questions.receipt import edit_question
from store.commands.reports.drafting import edit_report
from store.commands.rounds.rounds import edit_round
from store.commands.settings.settings import change_setting
from store.desk import Desk
from store.problems import Conflict, FieldConflict, Refused
from store.records import (
    Action,
    Complaint,
    Declaration,
    Interest,
    InterestEntry,
    Meeting,
    Panel,
    Question,
    Record,
    Report,
    RoundKind,
    Seat,
    StatutoryRound,
    WorkItem,
)
from store.sample import DEMO_DAY, sample_records
from tui.app import Secretariat
from tui.main import main
from tui.settings import Settings

NAME, LABEL, HEADING, HELP = "venture", "kind of venture", "Kind of venture", "What sort it is"


class Kind(NamedTuple):
    """A kind of record: one to try on, its edit command and act, the words that add one, and the keys to its form."""

    type: type[Record]
    id: str
    edit: Callable[..., Any]
    naming: str
    act: tuple[str, ...]
    add: tuple[str, ...]
    place: str
    cursor: str
    keys: tuple[str, ...] = ("e",)

    def opened(self, desk: Desk) -> Record:
        """Give the record as a form opens it."""
        return desk.register.need(self.type, self.id)


KINDS = (
    Kind(WorkItem, "W16", edit_item, "item", ("item", "edit"), ("item", "add", "Mills"), "programme", "W16"),
    Kind(
        Meeting, "M18", edit_meeting, "meeting", ("meeting", "edit"), ("meeting", "add", "1/9/2021"), "calendar", "M18"
    ),
    Kind(Action, "A1", edit_action, "action", ("action", "edit"), ("action", "add", "Write"), "actions", "A1"),
    Kind(Seat, "S20", edit_seat, "seat", ("member", "edit"), ("member", "add", "Westley"), "members", "S20"),
    Kind(
        Question,
        "Q1",
        edit_question,
        "question",
        ("question", "edit"),
        ("question", "receive", "B", "--text", "Why?"),
        "questions",
        "Q1",
    ),
    Kind(
        StatutoryRound,
        "R1",
        edit_round,
        "round_id",
        ("round", "edit"),
        ("round", "open", "precept", "--year", "2026"),
        "rounds",
        "R1",
    ),
    Kind(Report, "L1", edit_report, "report", ("report", "edit"), ("report", "draft", "25/3/2021"), "reports", "L1"),
    Kind(Complaint, "K1", edit_complaint, "complaint", ("complaint", "edit"), ("complaint", "add"), "complaints", "K1"),
    Kind(
        Declaration,
        "D1",
        edit_declaration,
        "declaration",
        ("declare", "edit"),
        ("declare", "add", "Taylor", "--interest", "DPI", "--all"),
        "declarations",
        "D1",
    ),
    Kind(
        Interest,
        "I2",
        edit_interest,
        "interest",
        ("declare", "entry"),
        ("declare", "register", "Pantling", "Land", "--category", "land"),
        "members",
        "",
        ("i", "enter"),
    ),
)


def run(panel: Path, *words: str) -> tuple[int, str]:
    """Run a command on the file and give its exit code and what it said."""
    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = main(["--file", str(panel), "--today", DEMO_DAY.isoformat(), *words])
    said.seek(0)
    return code, said.read()


def told(panel: Path, *words: str) -> str:
    """Run a command that must be done and give what it said."""
    code, said = run(panel, *words)
    assert code == 0, said
    return said


def command_line(panel: Path, kind: Kind) -> None:
    """Type the field on the command line; read it in the answer, the record, JSON, the schema and the history."""
    assert f"{LABEL}: what sort it is" in told(panel, *kind.act, "--help")
    told(panel, *kind.act, kind.id, f"--{NAME}", "a mill")
    assert f"{LABEL}: not recorded → a mill" in told(panel, "show", "history")
    json_and_schema(panel, kind.type, kind.id)
    code, said = run(panel, *kind.add, f"--{NAME}", "x" * 400)
    assert code == 1, said
    assert f"400 characters are too many for the {LABEL}" in said, said


def json_and_schema(panel: Path, kind: type[Record], record_id: str) -> None:
    """Read the field in the record, in its JSON, in the data and in their schema."""
    assert f"{HEADING}: a mill" in told(panel, "show", "record", record_id)
    lines = json.loads(told(panel, "show", "record", record_id, "--format", "json"))
    assert [line["text"] for line in lines if line["label"] == HEADING] == ["a mill"]
    exported = panel.with_name("all.json")
    exported.unlink(missing_ok=True)
    told(panel, "export", "data", "--out", str(exported))
    (one,) = [one for one in json.loads(exported.read_text(encoding="utf-8"))[kind.table] if one["id"] == record_id]
    assert one[NAME] == "a mill"
    schema = json.loads(told(panel, "schema", "data"))
    assert schema["$defs"][kind.__name__]["properties"][NAME]["title"] == LABEL


def conflict(panel: Path, command: Callable[..., Any], was: Callable[[Desk], Record], field: str, **given: Any) -> None:
    """Two clerks type the field; the second is told of the first under the declared word."""
    desk = Desk.open(panel, today=DEMO_DAY, who="anna")
    opened = was(desk)
    desk.run(command, **given, **{field: "theirs"})
    disputed: tuple[FieldConflict, ...] = ()
    try:
        desk.run(command, **given, **{field: "yours"}, was=opened)
    except Conflict as caught:
        disputed = caught.fields
    assert [(one.label, one.theirs, one.yours) for one in disputed] == [(HEADING, "theirs", "yours")]
    with contextlib.suppress(Refused):
        desk.run(command, **given, **{field: "\a"})
        raise AssertionError("a bell was kept")
    desk.close()


async def screen(panel: Path, kind: Kind) -> None:
    """Type the field into the form of the record by keys, and read it in the history by its key."""
    morning = dt.datetime.combine(DEMO_DAY, dt.time(9), dt.UTC)
    desk = Desk.open(panel, today=DEMO_DAY, who="bob", clock=lambda: morning)
    app = Secretariat(desk, Settings(), kind.place)
    async with app.run_test(size=(80, 24)) as pilot:
        frame = app.screen
        assert isinstance(frame, Frame)
        frame.go(kind.place, kind.cursor or holder(desk))
        await pilot.pause()
        for key in kind.keys:
            await pilot.press(key)
            await pilot.pause()
        form = app.screen
        assert isinstance(form, Form)
        row = form.rows[NAME]
        assert (row.field.label, row.field.help) == (HEADING, HELP)
        names = list(form.rows)
        taken = names[-1] == "source" if kind.type is not Complaint else "source" not in names
        assert taken, "the paper it was taken from comes last; a complaint is taken from none"
        row.focus_entry()
        await typed_and_kept(pilot)
        assert getattr(desk.register.need(kind.type, kind.id), NAME) == "kiln"
        if kind.cursor:
            await pilot.press("h")
            await pilot.pause()
            drawn = "\n".join(
                "".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()
            )
            # No text of a complaint is shown in its history, be it declared private or not.
            assert ("theirs → kiln" in drawn) is (kind.type is not Complaint), drawn
    desk.close()
    assert "theirs → kiln" in told(panel, "show", "history") or kind.type is Complaint


def holder(desk: Desk) -> str:
    """Give the seat of whoever has the interest that is tried."""
    person = desk.register.need(Interest, "I2").person
    return next(seat.id for seat in desk.register.seats_on(DEMO_DAY) if seat.person == person)


async def typed_and_kept(pilot: Pilot[int]) -> None:
    """Type into the field that has the cursor, and save."""
    await pilot.pause()
    await pilot.press("end", "ctrl+u", "k", "i", "l", "n", "ctrl+s")
    await pilot.pause()


def of_the_panel(panel: Path) -> None:
    """The panel has its settings for a form and for options."""
    assert f"{HEADING}: not recorded" in told(panel, "setting", "list")
    told(panel, "setting", "set", HEADING, "a mill")
    assert f"{LABEL}: not recorded → a mill" in told(panel, "show", "history")
    json_and_schema(panel, Panel, "PANEL")
    conflict(panel, change_setting, lambda desk: desk.register.panel, "value", path=NAME)


def drive(folder: Path) -> None:
    """Go through every kind and every face."""
    assert replace(WorkItem(id="W1", title="t"), venture="v").venture == "v"  # type: ignore[attr-defined]
    panel = folder / "panel.json"
    more = (
        StatutoryRound(id="R1", kind=RoundKind.CONFIRMATION_HEARING),
        Report(id="L1", round="R1", step="report"),
        Complaint(id="K1"),
        Interest(id="I2", person="P18", entry=InterestEntry(category="land", text="A field")),
    )
    Desk.create(panel, (*sample_records(), *more), today=DEMO_DAY).close()
    of_the_panel(panel)
    for kind in KINDS:
        command_line(panel, kind)
        conflict(panel, kind.edit, kind.opened, NAME, **{kind.naming: kind.id})
        asyncio.run(screen(panel, kind))
        sys.stdout.write(f"{kind.type.__name__} has the field on every face.\n")


if __name__ == "__main__":
    drive(Path(sys.argv[1]))
