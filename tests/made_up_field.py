"""Drives the faces of a program whose record has one field more than ours; run by `test_made_up_field` in a copy of it.

The arguments are the folder to work in. Every face is the real one: the command line through `main`, the form and the
history by keys on a screen, the conflict through the command of the store. What is wrong ends the program.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import io
import json
import sys
from pathlib import Path

from msgspec.structs import replace

from screens.kit.form import Form
from store.commands.programme.items import edit_item
from store.desk import Desk
from store.problems import Conflict, Refused
from store.records import WorkItem
from store.sample import DEMO_DAY, sample_records
from tui.app import Secretariat
from tui.main import main
from tui.settings import Settings

ITEM, NAME, LABEL = "W16", "venture", "kind of venture"


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


def command_line(panel: Path) -> None:
    """Type the field on the command line; read it in the answer, the record, JSON, the schema and the history."""
    assert f"{LABEL}: what sort it is" in told(panel, "item", "edit", "--help")
    assert f"Changed the {LABEL} of" in told(panel, "item", "edit", ITEM, f"--{NAME}", "a mill")
    assert f"{LABEL}: not recorded → a mill" in told(panel, "show", "history")
    assert "Kind of venture: a mill" in told(panel, "show", "record", ITEM)
    lines = json.loads(told(panel, "show", "record", ITEM, "--format", "json"))
    assert [line["text"] for line in lines if line["label"] == "Kind of venture"] == ["a mill"]
    exported = panel.with_name("all.json")
    told(panel, "export", "data", "--out", str(exported))
    (item,) = [one for one in json.loads(exported.read_text(encoding="utf-8"))["items"] if one["id"] == ITEM]
    assert item[NAME] == "a mill"
    schema = json.loads(told(panel, "schema", "data"))
    assert schema["$defs"]["WorkItem"]["properties"][NAME]["title"] == LABEL
    code, said = run(panel, "item", "add", "Mills", f"--{NAME}", "x" * 400)
    assert code == 1, said
    assert f"400 characters are too many for the {LABEL}" in said


def conflict(panel: Path) -> None:
    """Two clerks type the field; the second is told of the first under the declared word."""
    desk = Desk.open(panel, today=DEMO_DAY, who="anna")
    was = desk.register.need(WorkItem, ITEM)
    desk.run(edit_item, item=ITEM, venture="theirs")
    try:
        desk.run(edit_item, item=ITEM, was=was, venture="yours")
    except Conflict as caught:
        (field,) = caught.fields
        assert (field.field, field.label, field.theirs, field.yours) == (NAME, "Kind of venture", "theirs", "yours")
    else:
        raise AssertionError("nobody was told of the conflict")
    with contextlib.suppress(Refused):
        desk.run(edit_item, item=ITEM, venture="\a")
        raise AssertionError("a bell was kept")
    desk.close()


async def screen(panel: Path) -> None:
    """Type the field into the form of the record by keys, and read it in the history by its key."""
    morning = dt.datetime.combine(DEMO_DAY, dt.time(9), dt.UTC)
    desk = Desk.open(panel, today=DEMO_DAY, who="bob", clock=lambda: morning)
    app = Secretariat(desk, Settings(), "programme")
    async with app.run_test(size=(80, 24)) as pilot:
        frame = app.screen
        frame.place.reload(ITEM)  # type: ignore[attr-defined]
        await pilot.pause()
        await pilot.press("e")
        form = app.screen
        assert isinstance(form, Form)
        row = form.rows[NAME]
        assert (row.field.label, row.field.help) == ("Kind of venture", "What sort it is")
        names = list(form.rows)
        assert names[-2:] == [NAME, "source"], "a new field comes after those that the order names"
        row.focus_entry()
        await pilot.pause()
        await pilot.press("end", "ctrl+u", "k", "i", "l", "n", "ctrl+s")
        assert desk.register.need(WorkItem, ITEM).venture == "kiln"  # type: ignore[attr-defined]
        await pilot.press("h")
        drawn = "\n".join(
            "".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()
        )
        assert f"{LABEL}: theirs → kiln" in drawn, drawn


def drive(folder: Path) -> None:
    """Go through every face."""
    assert replace(WorkItem(id="W1", title="t"), venture="v").venture == "v"  # type: ignore[attr-defined]
    panel = folder / "panel.json"
    Desk.create(panel, sample_records(), today=DEMO_DAY).close()
    command_line(panel)
    conflict(panel)
    asyncio.run(screen(panel))


if __name__ == "__main__":
    drive(Path(sys.argv[1]))
