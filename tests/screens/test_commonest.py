"""The ten commonest acts, key by key: none takes more keys than CONTRIBUTING lists, words typed not counted."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from store.desk import Desk
from tests.screens.look import NARROW, write
from tui.app import Secretariat

ROOT = Path(__file__).resolve().parents[2]

ACTS: dict[str, tuple[str, ...]] = {
    "move an item to the next meeting": ("]",),
    "add an item under a meeting": ("n", "“Custody suites”", "ctrl+s"),
    "change the comments of an item": ("e", "tab", "“For noting”", "ctrl+s"),
    "defer an item with a reason": ("d", "tab", "tab", "tab", "“Not ready”", "ctrl+s"),
    "withdraw an item with a reason": ("W", "“No longer needed”", "ctrl+s"),
    "record the papers of the next meeting as published": ("1", "P", "ctrl+s"),
    "tick a deadline off": ("1", "c", "d"),
    "receive a question": ("3", "n", "“A. Resident”", "tab", "“Why is it so?”", "ctrl+s"),
    "enter a declaration": ("4", "n", "“Orson”", "ctrl+s"),
    "close an action": ("5", "c", "“The report came”", "tab", "“12/7/2021”", "tab", "“A report”", "ctrl+s"),
}
"""What is pressed from the work programme as it opens; what stands in “ ” is typed."""


@pytest.mark.parametrize("act", ACTS)
async def test_it_is_done_with_these_keys(open_app: Callable[..., Secretariat], desk: Desk, act: str) -> None:
    app = open_app()
    before = desk.revision
    async with app.run_test(size=NARROW) as pilot:
        for key in ACTS[act]:
            if key.startswith("“"):
                await write(pilot, key.strip("“”"))
            else:
                await pilot.press({"]": "right_square_bracket"}.get(key, key))
            await pilot.pause()
        assert desk.revision == before + 1, desk.history(limit=1)


def test_contributing_lists_them_with_as_many_keys() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| ([a-z][^|]+?) \| (\d+) \| `", text, re.MULTILINE))
    keys = {act: sum(not key.startswith("“") for key in pressed) for act, pressed in ACTS.items()}
    assert {act: int(listed.get(act, 0)) for act in ACTS} == keys
