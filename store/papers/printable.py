"""Taking out of a paper what no document can print, and telling the clerk of every character and where it stood.

The one cleaner for Word, PDF, web pages and text. Symbols that Word keeps in an area of its own become bullets, what
an old Windows page of codes left behind is read as it was meant, line ends of every kind are one, and what can be shown
by nothing is left out. What only the fonts at hand cannot show is told to it as `unshown`: its name is printed instead.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from typing import Any

import msgspec

from store.papers.document import Document, HeadingBlock
from store.rules.words.wording import shortened

BULLET = "•"
"""What a symbol of a font of its own becomes: in papers written in Word it is a bullet nearly always."""

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNPRINTABLE = re.compile(
    "[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufdd0-\ufdef"
    "\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0xF0000, 0x10000))
    + "]"
)
_MOST_QUOTED = 40

Cleaner = Callable[[str, str], str]
"""What becomes of a text; the first is the words for where it stands, the second the text."""


def printable(document: Document, unshown: Collection[str] = ()) -> tuple[Document, tuple[str, ...]]:
    """Give a paper as it can be printed, and a sentence for every character that had to be changed in it.

    `unshown` are characters for which no font at hand has a sign.
    """
    notes: dict[str, None] = {}
    unseen = re.compile("|".join((_UNPRINTABLE.pattern, *map(re.escape, sorted(unshown)))))

    def change(where: str, text: str) -> str:
        if text.isascii() and text.isprintable():
            return text
        text = _LINE_ENDS.sub("\n", text)
        changed = dict.fromkeys(unseen.findall(text))
        if not changed:
            return text
        cleaned = unseen.sub(lambda one: _instead(one[0]), text)
        notes[f"{where}{_quoted(cleaned)}: {' '.join(_note(character) for character in changed)}"] = None
        return cleaned

    return _changed(document, change), tuple(notes)


def _changed(document: Document, change: Cleaner) -> Document:
    """Give a paper with every text of it changed; each is told where it stands by the heading above it."""
    title = change("In the title", document.title)
    running, mark = (change("At the head of the page", text) for text in (document.running, document.mark))
    blocks: list[Any] = []
    where = "At the beginning"
    for block in document.blocks:
        if isinstance(block, HeadingBlock):
            heading = _within(block, "In a heading", change)
            where = f"Under “{_short(f'{heading.number} {heading.text}')}”"
            blocks.append(heading)
        else:
            blocks.append(_within(block, where, change))
    return msgspec.structs.replace(document, title=title, running=running, mark=mark, blocks=tuple(blocks))


def _within(value: Any, where: str, change: Cleaner) -> Any:
    """Change every text in a part of a paper, however deep it stands."""
    if isinstance(value, str):
        return change(where, value)
    if isinstance(value, tuple):
        return tuple(_within(one, where, change) for one in value)
    if not isinstance(value, msgspec.Struct):
        return value
    fields = {name: getattr(value, name) for name in value.__struct_fields__}
    return type(value)(**{name: _within(one, where, change) for name, one in fields.items()})


def _instead(character: str) -> str:
    """Give what is printed for a character, "" if it is left out."""
    if "\x80" <= character <= "\x9f":
        return character.encode("latin-1").decode("cp1252", errors="ignore")
    kind = unicodedata.category(character)
    if kind == "Co":
        return BULLET
    return "" if _UNPRINTABLE.fullmatch(character) else f"[{name_of(character)}]"


def name_of(character: str) -> str:
    """Give the name of a character in words, or its number where it has none: `slightly smiling face`, `U+F0B7`."""
    name, number = unicodedata.name(character, ""), f"U+{ord(character):04X}"
    return f"Chinese character {number}" if name.startswith("CJK UNIFIED") else name.lower() or number


def _note(character: str) -> str:
    unseen = bool(_UNPRINTABLE.fullmatch(character)) or not character.isprintable()
    shown = f"the character {name_of(character)}" if unseen else f"“{character}”"
    instead = _instead(character)
    became = f"It was replaced by {instead if instead.startswith('[') else f'“{instead}”'}." if instead else ""
    return f"{shown[0].upper()}{shown[1:]} cannot be printed. {became or 'It was left out.'}"


def _quoted(text: str) -> str:
    """Give the beginning of a text, by which the clerk finds it."""
    short = _short(text)
    return f", in “{short}”" if short else ""


def _short(text: str) -> str:
    return shortened(text, _MOST_QUOTED)
