"""The council's own style: a folder `style` beside the panel's file, and what a paper is written in without one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from store.papers.document import Language
from store.papers.fixed_words import FixedWords

FOLDER = "style"
"""The folder beside the panel's file in which a council keeps its style."""


class House(msgspec.Struct, frozen=True, kw_only=True):
    """How a council's papers look and what they say of themselves; empty where it has nothing of its own.

    `reference` is a Word document whose styles, header and footer are taken; `typst` and `css` are what `house.typ` and
    `house.css` say; `english` and `welsh` are its fixed words by key; `folder` is where all this was read, None if from
    nowhere.
    """

    reference: bytes = b""
    typst: str = ""
    css: str = ""
    english: Mapping[str, str] = msgspec.field(default_factory=dict)
    welsh: Mapping[str, str] = msgspec.field(default_factory=dict)
    folder: Path | None = None

    def words(self, language: Language = "en-GB") -> FixedWords:
        """Give the fixed words in a language, for one paper."""
        return FixedWords(language, self.welsh if language == "cy" else self.english)


PLAIN_HOUSE = House()
"""No style of its own."""


def house_of(panel_file: Path) -> House:
    """Read the style that stands beside a panel's file; `PLAIN_HOUSE` if there is none.

    Raises:
        Refused: something in it is wrong, each fault with its file and line.
        FileTrouble: a file of it cannot be read.
    """
    folder = panel_file.parent / FOLDER
    return House(folder=folder) if folder.is_dir() else PLAIN_HOUSE
