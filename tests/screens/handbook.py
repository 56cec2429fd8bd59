"""Reads the blocks of keys in the handbook and presses them.

A block of ``keys`` is read line by line. The first may be a day, on which the file is then opened anew. `Label: words`,
set in by two blanks, goes to that field with Tab and types into it; a ↵ behind the words is Enter, for a field that has
a list. Words in “quotes” alone, set in, are typed where the cursor is. Every other line is keys as they stand on the
keyboard, parted by single blanks, and behind two blanks or more what they do: whatever stands there in “quotes” must
then be on the screen.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from textual.pilot import Pilot

from screens.kit.field_lines import entry_of
from screens.kit.keys.keymap import shown
from screens.kit.keys.table import KEYS
from store.rules.words.dates import long_date
from tests.screens.look import look, write

HANDBOOK = Path(__file__).resolve().parents[2] / "HANDBOOK.md"
MOST_FIELDS = 60

NAMED = {shown(one.strip()): one.strip() for key in KEYS for one in key.keys.split(",")}
"""Every key of the table, as it stands on the keyboard, by Textual's name."""


class Step(NamedTuple):
    """One line of a block: the day on which the file is opened, or a field with its words, or keys; what is seen."""

    number: int
    line: str
    day: dt.date | None = None
    field: str = ""
    words: str = ""
    keys: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()


def steps(text: str) -> Iterator[Step]:
    """Go through the lines of every block of keys."""
    within = False
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("```"):
            within = line == "```keys"
        elif within and line.strip():
            yield _step(number, line)


def _step(number: int, line: str) -> Step:
    bare = re.fullmatch(r"  “(.+)”( ↵)?", line)
    if bare:
        return Step(number, line, words=bare[1] + (bare[2] or ""))
    field = re.fullmatch(r"  (\w[^:]*): (.+)", line)
    if field:
        return Step(number, line, field=field[1], words=field[2])
    day = re.fullmatch(r"\w+ (\d+) (\w+) (\d{4})", line)
    if day:
        opened = dt.datetime.strptime(f"{day[1]} {day[2]} {day[3]}", "%d %B %Y").date()
        assert long_date(opened) == line, f"line {number}: {line} is {long_date(opened)}"
        return Step(number, line, day=opened)
    keys, _, says = line.partition("  ")
    seen = tuple(map(_quoting, re.findall(r"“([^”]+)”", says)))
    return Step(number, line, keys=tuple(map(_key, keys.split(" "))), seen=seen)


def _quoting(words: str) -> str:
    """Give words as the screen has them: on the page, where they are quoted, what they quote stands in ‘quotes’."""
    return re.sub(r"‘([^’]+)’", r"“\1”", words)


def _key(written: str) -> str:
    """Give Textual's name of a key as it stands on the keyboard; a letter or figure is its own."""
    assert written in NAMED or len(written) == 1, f"{written} is no key"
    return NAMED.get(written, written)


async def take(step: Step, pilot: Pilot[int]) -> None:
    """Do what a line says, and see what it says is then seen."""
    if step.words:
        await _type_into(step, pilot)
    for key in step.keys:
        await pilot.press(key)
        await pilot.pause()
    there = _plain(look(pilot.app))
    for words in step.seen:
        assert _plain(words) in there, f"line {step.number}: {step.line}\n“{words}” is not on\n{look(pilot.app)}"


async def _type_into(step: Step, pilot: Pilot[int]) -> None:
    """Go to the field that is named, if one is, with Tab, and type."""
    for _ in range(MOST_FIELDS if step.field else 0):
        if _label(pilot) == step.field:
            break
        await pilot.press("tab")
    at = f"line {step.number}: there is no field {step.field}\n{look(pilot.app)}"
    assert not step.field or _label(pilot) == step.field, at
    await write(pilot, step.words.removesuffix(" ↵"))
    await pilot.pause()
    if step.words.endswith("↵"):
        await pilot.press("enter")
        await pilot.pause()


def _label(pilot: Pilot[int]) -> str:
    """Give the label of the field that has the cursor."""
    row = entry_of(pilot.app.focused)
    return row.field.label if row is not None else ""


def _plain(text: str) -> str:
    """Give words as they are compared: a window breaks its lines and draws its edges where it must."""
    return re.sub(r"[\s│╭╮╰╯─]+", " ", text)
