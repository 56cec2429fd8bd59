"""A paper as PDF that a screen reader can read (PDF/UA-1), with the same bytes for the same paper.

`fixtures/typst/paper.typ` lays out any document, `house.typ` beside it says how that looks, and a council's own
`house.typ` says what looks otherwise. What the paper says comes in as data, so that no word of it is ever markup.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, cast

import msgspec

from store import bundled
from store.papers.document import ChartBlock, Document, HeadingBlock, Written, chart_table
from store.papers.house import PLAIN_HOUSE, House
from store.papers.printable import printable
from store.papers.rendering.svg import svg
from store.problems import Problem, Refused

_FOLDER, _FONTS, _HOUSE = "typst", "fonts", "house.typ"
_INSTEAD = "Write it as docx, html, md or text instead."
_UNTITLED = "(untitled)"
_NO_GLYPH = "could not be displayed with font"
_UNSHOWN = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` ' + _NO_GLYPH)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_FAULT = re.compile(r"^error: (.+)$(?:\n *┌─ .*?:(\d+):\d+$)?", re.MULTILINE)
_SEARCHED = re.compile(r" \(searched at .*?([^/\\]+)\)$")
_OCCURRED = re.compile(r" \(occurred at .*\)$")
_NO_FONT = "unknown font family: "
_FETCHES = re.compile(r"\b(import|include|eval|plugin|std)\b")
"""What could bring in other files, or from the network, or make such words out of pieces."""

_PROBE = b"#set document(title: [-])\n#for one in json(bytes(sys.inputs.probe)) { par(one) }"
"""A paper with one character to a paragraph, to learn at once which of them no font has."""


def pdf(document: Document, house: House = PLAIN_HOUSE, footer: str | None = None) -> Written:
    """Write a paper as PDF/UA-1, and say which characters no font has and which fonts of the house are missing.

    `footer` stands at the foot of each page instead of its number.

    Raises Refused: the house's own style is wrong, each fault with its line, or there is no way round a character.
    """
    press, cleaned = _Press(house, footer), _headed(document)
    unshown: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    for those_meant in (press.unshown, _marks, frozenset[str], frozenset[str]):
        try:
            written = press.run(cleaned)
            return Written(written.data, (*notes, *written.notes))
        except _NoGlyph as trouble:
            unshown |= those_meant(trouble.characters)
            cleaned, notes = printable(_headed(document), unshown)
    raise Refused(Problem("pdf.signs", "No font has signs for all characters of this paper.", _INSTEAD, "format"))


class _NoGlyph(Exception):
    """The paper holds characters for which no font has a sign, or none that goes with the letters before them."""

    def __init__(self, diagnostic: str) -> None:
        """Read off which characters they are."""
        shown = "".join(_UNSHOWN.findall(diagnostic))
        self.characters = frozenset(_ESCAPED.sub(lambda one: chr(int(one[1], 16)), shown))
        super().__init__("a character has no sign in any font")


def _marks(characters: frozenset[str]) -> frozenset[str]:
    """Give the marks among characters; a letter may have a sign of its own and none together with a mark."""
    return frozenset(one for one in characters if unicodedata.category(one).startswith("M"))


class _Press:
    """Writes papers in one style: that of the program, then the council's own, which overrides it, then the paper."""

    def __init__(self, house: House, footer: str | None = None) -> None:
        """Put the three together. Raises Refused if the council's own brings anything in from elsewhere."""
        _check_house(house.typst)
        ground, paper = (bundled.read(f"{_FOLDER}/{name}").decode("utf-8") for name in (_HOUSE, "paper.typ"))
        self._house, self._footer = house, footer
        self._before, self._own = ground.count("\n"), house.typst.count("\n") + 1
        self._source = f"{ground}{house.typst}\n{paper}".encode()

    def run(self, document: Document) -> Written:
        """Write a paper. Raises _NoGlyph, or Refused if the style is wrong."""
        words = self._house.words(document.language)
        inputs = {
            "paper": msgspec.json.encode(_drawn(document)).decode("utf-8"),
            "page": words("page.number", number="{number}", count="{count}") if self._footer is None else self._footer,
        }
        data, warnings = self._compiled(self._source, inputs)
        return Written(data, tuple(self._told(warnings)))

    def unshown(self, candidates: frozenset[str]) -> frozenset[str]:
        """Give those characters for which no font has a sign when they stand alone."""
        try:
            self._compiled(_PROBE, {"probe": msgspec.json.encode(sorted(candidates)).decode("utf-8")})
        except _NoGlyph as trouble:
            return trouble.characters
        return frozenset()

    def _compiled(self, source: bytes, inputs: dict[str, str]) -> tuple[bytes, list[Any]]:
        import typst

        folder = self._house.folder
        held = fonts() if folder is None else _fonts_with(folder)
        press = typst.Compiler(b"", root=folder or bundled.folder_path(_FOLDER), font_paths=held, sys_inputs=inputs)
        try:
            data, warnings = press.compile_with_warnings(source, format="pdf", pdf_standards=["ua-1"], timestamp=0)
        except typst.TypstError as trouble:
            if _NO_GLYPH in trouble.diagnostic:
                raise _NoGlyph(trouble.diagnostic) from trouble
            raise Refused(*self._problems(trouble.diagnostic)) from trouble
        return cast("bytes", data), warnings  # one file; only pictures come as one for each page

    def _problems(self, diagnostic: str) -> Iterator[Problem]:
        """Say what is wrong with the style, each fault with its line in the council's own file.

        A fault there makes others further on, which are not told.
        """
        faults = dict.fromkeys((_sentence(said), int(line or 0)) for said, line in _FAULT.findall(diagnostic))
        own = [(said, line) for said, line in faults if 1 <= line - self._before <= self._own]
        for said, line in own or faults:
            if not self._house.typst:
                yield Problem("pdf.paper", f"The paper cannot be written as PDF: {said}.", _INSTEAD, "format")
                continue
            number = self._line(line, said)
            place = f"{_HOUSE}, line {number}" if number else _HOUSE
            yield Problem("house.typst", f"{place}: {said}.", f"Put that right in {self._where}.", "style")

    def _line(self, line: int, message: str) -> int:
        """Give the line of the council's own style that is meant: there, or where the value named is set. 0 if none."""
        if 1 <= line - self._before <= self._own:
            return line - self._before
        value = message.partition(":")[0]
        set_here = re.search(rf"^#let {re.escape(value)}\b", self._house.typst, re.MULTILINE)
        return self._house.typst.count("\n", 0, set_here.start()) + 1 if set_here else 0

    def _told(self, warnings: list[Any]) -> Iterator[str]:
        """Say which fonts of the house are missing, as the house spells them."""
        for font in dict.fromkeys(one.message.removeprefix(_NO_FONT) for one in warnings if _NO_FONT in one.message):
            named = re.search(re.escape(font), self._house.typst, re.IGNORECASE)
            yield f"The house font “{named[0] if named else font}” is not in {self._where}; Liberation Sans was used."

    @property
    def _where(self) -> str:
        return f"the folder “{self._house.folder.name}”" if self._house.folder else f"the style {_HOUSE}"


def _drawn(document: Document) -> dict[str, Any]:
    """Give a paper as plain values, each chart with its picture and the table of its figures."""
    values: dict[str, Any] = msgspec.to_builtins(document)
    for block, value in zip(document.blocks, values["blocks"], strict=True):
        if isinstance(block, ChartBlock):
            value |= {"svg": svg(block, alone=True), "table": msgspec.to_builtins(chart_table(block, shown=False))}
    return values


def _sentence(said: str) -> str:
    """Give what typst says of a fault without the path at which it looked for a file, or was when it failed."""
    said = _OCCURRED.sub("", _SEARCHED.sub(r": \1", said))
    return said.removeprefix("assertion failed: ").removeprefix("PDF/UA-1 error: ").rstrip(".")


def _check_house(source: str) -> None:
    """Refuse a style that could bring in anything but the pictures and fonts of its own folder."""
    cure = "Write what is needed into the file itself; pictures and fonts stand beside it."
    reason = "a style takes nothing from other files or from the network"
    words = [(number, one[0]) for number, line in enumerate(source.split("\n"), 1) for one in _FETCHES.finditer(line)]
    sentences = [f"{_HOUSE}, line {number}: “{word}” cannot stand here, because {reason}." for number, word in words]
    if sentences:
        raise Refused(*(Problem("house.typst", sentence, cure, "style") for sentence in sentences))


def _headed(document: Document) -> Document:
    """Give a paper a title and leave out headings that say nothing, because PDF/UA forbids both."""
    title = document.title.strip() or document.running.strip() or _UNTITLED
    blocks = []
    for block in document.blocks:
        said = f"{block.number}{block.text}".strip() if isinstance(block, HeadingBlock) else title
        if said:
            blocks.append(block)
        elif isinstance(block, HeadingBlock) and block.level == 1:
            blocks.append(msgspec.structs.replace(block, text=title))
    return msgspec.structs.replace(document, title=title, blocks=tuple(blocks))


@cache
def fonts() -> Any:
    """Give the fonts that come with the program and with typst; none of the system's, so that papers are alike."""
    return _fonts_with()


def _fonts_with(*folders: Path) -> Any:
    import typst

    paths = [bundled.folder_path(_FONTS), *folders]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[*paths])
