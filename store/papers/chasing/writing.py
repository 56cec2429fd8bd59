"""Writing every letter that is due in one act: each wording once, each letter a draft of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from store.papers.chasing.letters import PREFIX, draft_chaser, label
from store.papers.house import house_of
from store.papers.questions.letter_forms import EML, write_letter
from store.papers.questions.letters import DRAFTS, FOLDER, Letter, wording
from store.problems import Problem
from store.register import Register
from store.rules.chasing.due import Chaser
from store.rules.chasing.needs import needs_of_chaser
from store.rules.words.wording import capital


class Ready(NamedTuple):
    """The letters that can be written, each with what it is about, and why others cannot."""

    letters: tuple[tuple[Chaser, Letter], ...]
    lacking: tuple[Problem, ...]

    @property
    def matters(self) -> tuple[str, ...]:
        """The keys by which these are recorded as sent."""
        return tuple(matter.key for chaser, _ in self.letters for matter in chaser.matters)


def ready_letters(register: Register, chasers: Iterable[Chaser], today: dt.date, home: Path) -> Ready:
    """Word the letters that are due, in the council's own words if `home` has a folder of them.

    Raises:
        Refused: a wording asks for something that is not known.
        FileTrouble: a wording cannot be read.
    """
    letters, lacking = [], []
    for chaser in chasers:
        needs = needs_of_chaser(register, chaser)
        lacking += [one for one in needs if one not in lacking]
        if not needs:
            words = wording(f"{PREFIX}{chaser.sort}", home / FOLDER)
            letters.append((chaser, draft_chaser(register, chaser, today, words=words)))
    return Ready(tuple(letters), tuple(lacking))


def write_letters(ready: Ready, folder: Path | None, panel_file: Path, form: str = EML) -> tuple[str, ...]:
    """Write the letters in a form, and give a sentence for each. Raises Refused and FileTrouble as `write_letter`."""
    into, house = folder or panel_file.parent / DRAFTS, house_of(panel_file, form)
    lines = []
    for chaser, letter in ready.letters:
        path = write_letter(letter, into, panel_file, form, house)
        lines.append(f"{capital(label(chaser))} ({letter.reaches}): {path}")
    return tuple(lines)
