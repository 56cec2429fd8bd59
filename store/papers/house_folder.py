"""Beginning a folder of a council's own style, and trying everything in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from store import bundled
from store.papers.document import (
    Document,
    FactsBlock,
    HeadingBlock,
    ParagraphBlock,
    TableBlock,
    TableCell,
    Written,
    bullets,
)
from store.papers.fixed_words import ENGLISH_FILE, english
from store.papers.house import FOLDER, REFERENCE, STYLESHEET, TYPST, WELSH_WORDS, WORDS, House, house_of
from store.papers.needed import needed
from store.papers.printed import FORMS
from store.papers.styling.words import starter
from store.papers.views import resolved
from store.problems import Problem, Refused

FILES: Mapping[str, str] = {
    REFERENCE: "a Word document: its styles, header and footer are those of every paper in Word; change them there",
    TYPST: "the fonts, colours, margins, crest and address of papers as PDF",
    STYLESHEET: "how papers look as web pages",
    WORDS: "the fixed words of papers, where this council words them differently",
    WELSH_WORDS: "the fixed words of papers in Welsh",
}
"""The files of a style, and what each is for."""

_LIBRARIES = {
    "docx": ("docx", "Word documents cannot be tried on this computer", "Try the style on one that can."),
    "pdf": ("typst", "PDF cannot be tried on this computer", "Try the style on one that can."),
}
_TRIED = ("docx", "pdf", "html")


class HouseChecked(NamedTuple):
    """What was found in a style: a line for each file that is used, what is to be told, and everything wrong."""

    used: tuple[str, ...]
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]


def begun() -> Mapping[str, bytes]:
    """Give the files with which a style begins, by name. Papers look and read with them as they do without.

    Raises Refused: nothing here can write Word documents.
    """
    with needed("docx", "Word documents cannot be written on this computer", "Begin the style on one that can."):
        word = resolved("store.papers.rendering.docx:plain_reference")()
    words = bundled.read(ENGLISH_FILE).decode("utf-8")
    typst = bundled.read("typst/house.typ").decode("utf-8").splitlines()
    return {
        REFERENCE: word,
        TYPST: "".join(f"// {line}\n" if line.startswith("#") else f"{line}\n" for line in typst).encode(),
        STYLESHEET: bundled.read("web/house.css"),
        WORDS: starter("en-GB", words).encode(),
        WELSH_WORDS: starter("cy", words).encode(),
    }


def checked(panel_file: Path) -> HouseChecked:
    """Read the style beside a panel's file, and try a paper in every form that has one.

    Raises:
        Refused: there is no style.
        FileTrouble: a file of it cannot be read.
    """
    folder = panel_file.parent / FOLDER
    if not folder.is_dir():
        sentence = f"There is no folder {FOLDER} beside {panel_file.name}, so papers are in no style of their own."
        raise Refused(Problem("house.none", sentence, "To begin one, type: secretariat style new"))
    problems: dict[Problem, None] = {}
    notes: dict[str, None] = {}
    house = House()
    for form in _TRIED:
        try:
            house = house_of(panel_file, form)
            with needed(*_LIBRARIES.get(form, ("", "", ""))):
                written = resolved(FORMS[form])(_TRIAL, house)
            notes |= dict.fromkeys(written.notes if isinstance(written, Written) else ())
        except Refused as refused:
            problems |= dict.fromkeys(refused.problems)
    return HouseChecked(tuple(_used(folder, house)), tuple(notes), tuple(problems))


def _used(folder: Path, house: House) -> list[str]:
    """Say of each file that is there what it is for."""
    there = {path.name.casefold() for path in folder.iterdir()}
    numbers = {WORDS: len(house.english), WELSH_WORDS: len(house.welsh)}
    return [
        f"{name}: {what}" + (f" ({numbers[name]} of {len(english())})" if name in numbers else "")
        for name, what in FILES.items()
        if name in there
    ]


_TRIAL = Document(
    title="A paper",
    running="A panel",
    mark="DRAFT",
    blocks=(
        HeadingBlock(text="A paper", level=1),
        FactsBlock(pairs=(("Date", "Monday"),)),
        HeadingBlock(text="A part", number="1."),
        ParagraphBlock(words="A paragraph."),
        bullets(("An entry",)),
        TableBlock(
            heads=("A", "B"), rows=((TableCell(("1",), head=True), TableCell(("2",))),), shares=(1, 1), caption="A"
        ),
    ),
)
"""A paper in which a style can go wrong."""
