"""By key as by command: what a clerk has tidied by hand stands untouched after everything a key writes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from screens.kit.form import Form
from screens.kit.keys.keymap import Keymap
from screens.kit.picker import Picker
from screens.places import PLACES, SIDE_PLACES
from store.commands.questions.receipt import receive_question
from store.desk import Desk
from store.file.kinds import LETTER, PAPER, kind_of
from tests.screens.look import frame_of, news
from tui.app import Secretariat


async def do(pilot: Pilot[int], *keys: str) -> None:
    """Press the key of each action, or a key by its name."""
    for one in keys:
        await pilot.press(Keymap().keys_of(one)[0] if "." in one or one == "export" else one)
    await pilot.pause()


@pytest.mark.slow
async def test_everything_that_a_key_writes_takes_a_free_name(
    open_app: Callable[..., Secretariat], desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    given = {
        "meeting": "M5",
        "received_at": dt.datetime(2016, 11, 1),
        "email": "canary@nest.example",
        "all_the_same": True,
    }
    desk.run(receive_question, name="A. Resident", text="Why?", **given)  # type: ignore[arg-type]
    app = open_app("questions")
    mine: dict[Path, bytes] = {}

    def tidy() -> None:
        assert {path: path.read_bytes() for path in mine} == mine
        for path in [*tmp_path.glob("*"), *tmp_path.glob("drafts/*")]:
            if kind_of(path, desk.path) in {PAPER, LETTER} and path not in mine:
                path.write_bytes(path.read_bytes() + b"\ntidied by hand")
                mine[path] = path.read_bytes()
        for path in tmp_path.glob("*.backups/*.json"):
            mine.setdefault(path, path.read_bytes())

    async with app.run_test(size=(120, 40)) as pilot:
        for _ in range(2):
            for place in (*PLACES, *SIDE_PLACES):
                frame_of(app).go(place)
                await pilot.pause()
                for form in ("csv", "json", "text"):
                    await do(pilot, "export")
                    if not isinstance(app.screen, Form):
                        break
                    if form not in {value for value, _ in app.screen.rows["format"].field.choices}:
                        await pilot.press("escape")
                        continue
                    app.screen.rows["format"].typed = form
                    await do(pilot, "form.save")
                    assert "Wrote" in news(app)
                    tidy()
            frame_of(app).go("questions", "Q2")
            await do(pilot, "question.letter")
            assert isinstance(app.screen, Picker)
            await do(pilot, "enter")
            assert "Wrote the" in news(app)
            tidy()
        await do(pilot, "question.purge", "y", "escape")
        tidy()
    kinds = [kind_of(path, desk.path) for path in mine]
    assert kinds.count(LETTER) == 2
    assert kinds.count(PAPER) >= 30
    assert len(mine) > kinds.count(LETTER) + kinds.count(PAPER), "a backup is among them"
