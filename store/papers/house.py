"""The council's own style: a folder `style` beside the panel's file, and what a paper is written in without one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from store.file.causes import cause
from store.file.documents import read_document
from store.papers.document import Language
from store.papers.fixed_words import FixedWords
from store.papers.needed import needed
from store.problems import FileTrouble, Problem, Refused

FOLDER = "style"
"""The folder beside the panel's file in which a council keeps its style."""

REFERENCE, TYPST, STYLESHEET, WORDS, WELSH_WORDS = "house.docx", "house.typ", "house.css", "words.toml", "words.cy.toml"
"""The files that can stand in it."""

_USED_BY = {REFERENCE: "docx", TYPST: "pdf", STYLESHEET: "html"}
"""The form for which alone a file is read; the words are for all."""

_MISNAMED = {
    **dict.fromkeys(("house.dotx", "house.dotm", "house.docm", "house.doc", "house.odt", "house.rtf"), REFERENCE),
    **dict.fromkeys(("style.css", "house.scss"), STYLESHEET),
    **dict.fromkeys(("words.cy-gb.toml", "words-cy.toml", "words_cy.toml"), WELSH_WORDS),
}
_LARGEST = 30_000_000


class House(msgspec.Struct, frozen=True, kw_only=True):
    """How a council's papers look and what they say of themselves; empty where it has nothing of its own.

    `reference` is a Word document whose styles, header and footer are taken, and `lacking` says which styles it has
    not; `typst` and `css` are what `house.typ` and `house.css` say; `english` and `welsh` are its fixed words by key;
    `folder` is where all this was read, None if from nowhere.
    """

    reference: bytes = b""
    lacking: tuple[str, ...] = ()
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


def house_of(panel_file: Path, form: str = "") -> House:
    """Read the style that stands beside a panel's file; `PLAIN_HOUSE` if there is none.

    With a `form` only what papers in that form need is read, so that a fault in another file keeps nobody waiting.

    Raises:
        Refused: something in it is wrong, each fault with its file and, in a text, its line.
        FileTrouble: a file of it cannot be read.
    """
    folder = panel_file.parent / FOLDER
    try:
        files = {path.name.casefold(): path for path in folder.iterdir()} if folder.is_dir() else None
    except OSError as trouble:
        raise _unreadable(folder, trouble) from trouble
    if files is None:
        return PLAIN_HOUSE
    parts: dict[str, Any] = {"folder": folder}
    problems = [
        _misnamed(path.name, _MISNAMED[name]) for name, path in files.items() if _is_misnamed(name, form, files)
    ]
    for name in (REFERENCE, TYPST, STYLESHEET, WORDS, WELSH_WORDS):
        if name not in files or (form and _USED_BY.get(name, form) != form):
            continue
        made, faults = _part(name, read_document(files[name], _LARGEST))
        parts |= made
        problems += faults
    if problems:
        raise Refused(*problems)
    return House(**parts)


def _part(name: str, data: bytes) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Read one file of a style: the parts of a house that it makes, and everything that is wrong with it."""
    if name in {WORDS, WELSH_WORDS}:
        from store.papers.styling.words import words_of

        words, problems = words_of(data, name)
        return {"welsh" if name == WELSH_WORDS else "english": words}, problems
    if name == STYLESHEET:
        from store.papers.styling.stylesheet import stylesheet_of

        css, problems = stylesheet_of(data, name)
        return {"css": css}, problems
    if name == TYPST:
        try:
            return {"typst": data.decode("utf-8-sig")}, ()
        except UnicodeDecodeError as trouble:
            line = data.count(b"\n", 0, trouble.start) + 1
            sentence = f"{name}, line {line}: this is not text in UTF-8."
            return {}, (Problem("house.typst", sentence, "Save the file as UTF-8.", "style"),)
    with needed("docx", "Word documents cannot be read on this computer", "Write it as html or text instead."):
        from store.papers.styling.reference import reference_of
    reference, lacking, problems = reference_of(data, name)
    return {"reference": reference, "lacking": lacking}, problems


def _is_misnamed(name: str, form: str, files: Mapping[str, Path]) -> bool:
    """Say whether a file was meant for one of another name, which is not there, and which the form needs."""
    meant = _MISNAMED.get(name, "")
    return bool(meant) and meant not in files and (not form or _USED_BY.get(meant, form) == form)


def _misnamed(name: str, meant: str) -> Problem:
    sentence = f"{name} in the folder {FOLDER} is not read."
    cure = f"Open it in Word, and save it as {meant}." if meant == REFERENCE else f"Call it {meant}."
    return Problem("house.name", sentence, cure, "style")


def _unreadable(path: Path, trouble: OSError) -> FileTrouble:
    return FileTrouble(Problem("house.read", f"{path} cannot be read: {cause(trouble)}.", "Ask whoever keeps it."))
