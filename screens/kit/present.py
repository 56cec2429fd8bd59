"""How things look: the only module that knows a colour, a style or how text becomes cells.

Text that a person wrote goes to the screen through `plain` or as a list cell and is never read as markup.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.dom import DOMNode
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from screens.kit.room import Calm
from screens.kit.told_of_size import ToldOfSize

INK_CSS = """
.ink--heading { text-style: bold; color: $primary; }
.ink--cursor { background: $primary; color: $background; text-style: bold; }
.ink--cursor-blur { background: $field; text-style: bold; }
.ink--muted { color: $text-muted; }
.ink--flag { color: $secondary; }
.ink--warn { color: $warning; text-style: bold; }
.ink--bar { background: $panel; color: $foreground; }
.ink--field { background: $field; color: $foreground; }
.ink--field-next { background: $field-next; color: $foreground; }
.ink--key { color: $accent; text-style: bold; }
.ink--now { text-style: reverse bold; }
.-lined .ink--field, .-lined .ink--field-next, .-lined Choice { text-style: underline; }
.-lined Input, .-lined TextArea { text-style: underline; }
.-few-colours .ink--field, .-few-colours .ink--field-next, .-few-colours Choice { text-style: underline; }
.-few-colours Input, .-few-colours TextArea { text-style: underline; }
.-few-colours Input:focus, .-few-colours TextArea:focus { background: #0000aa; color: #ffffff; }
.-few-colours Choice:focus { background: #0000aa; color: #ffffff; }
"""
"""The inks in the colours of the theme; part of the application's style sheet, so that themes and NO_COLOR can restyle
them. With sixteen colours the ground of an entry may be that of the form around it, so it is underlined, and that with
the cursor in it is blue."""

LINED = "-lined"
"""The class of an application in the terminal's own colours, of which none is sure to be another ground."""

FIELD = "field"
"""The name of the ground on which is typed, in a theme: it stands out from that of a window by 1.3 to 1 and more."""

FIELD_NEXT = "field-next"
"""That of every second entry of a form: where no line parts them, one is seen to end where the next begins."""

FEW_COLOURS = "-few-colours"
"""The class of an application whose terminal has sixteen colours, as those of Linux itself and of old Windows have."""

NOT_RECORDED = "not recorded"

STATE_INKS = {"late": "warn"}
"""The ink of a line by where its deadline stands; the state itself stands in words beside it."""

_STOPS = " .,;:·"
"""What does not stand before an ellipsis."""

CLOCK_INKS = {**STATE_INKS, "done": "muted", "past": "muted"}
"""The same for a list of deadlines, in which those that nothing is left to be done for stand back."""

_UNSEEN = {
    "\n": " ⏎ ",
    "\t": "  ",
}


_ON_GROUNDS_OF_THEIR_OWN = frozenset({"cursor", "cursor-blur", "bar", FIELD, FIELD_NEXT, "now"})


class _Inks(ToldOfSize, Widget):
    """Looks up the styles of the inks, and keeps them until the style sheet changes them.

    Textual works a style out anew from all ancestors whenever it is asked for, which would be once a line.
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """Know no style yet."""
        self._inks: dict[str, Style] = {}
        super().__init__(id=id, classes=classes)

    def ink(self, name: str) -> Style:
        """Give the terminal style of an ink: heading, cursor, muted, flag, warn, bar, field, key, now; empty for plain.

        Only cursor, bar, field and now bring a ground of their own; the others are written on whatever ground there is.
        """
        style = self._inks.get(name)
        if style is None:
            style = self._style_of(name) if name else self.rich_style
            if name and name not in _ON_GROUNDS_OF_THEIR_OWN:
                style = Style(color=style.color, bold=style.bold, italic=style.italic, reverse=style.reverse)
            self._inks[name] = style
        return style

    def _style_of(self, name: str) -> Style:
        # An ink is a node of its own only while it is asked for. As component classes all nine were worked out for each
        # widget at each change of styles: of 1,450 nodes that Textual styled for a form of 13 fields 1,246 were inks.
        drop = DOMNode(classes=f"ink--{name}")
        drop._attach(self)
        self.app.stylesheet.apply(drop)
        return drop.rich_style

    def notify_style_update(self) -> None:
        """Forget the styles that were kept."""
        self._inks = {}
        super().notify_style_update()


class Inked(_Inks, Calm):
    """A widget drawn line by line in our own inks."""


class InkedScroll(_Inks, ScrollView):
    """A scrolling widget drawn line by line in our own inks."""


def plain(text: str) -> Content:
    """Make words for a widget that would otherwise read square brackets as markup."""
    return Content(text)


_STRAIGHT = re.compile(r'(?<!\w)"([^"]+)"')


def entitled(title: str) -> str:
    """Give a title as it is drawn: with the quotation marks that all titles have, whoever wrote it."""
    return _STRAIGHT.sub(r"“\1”", title)


@lru_cache(maxsize=4096)
def visible(text: str) -> str:
    """Make one line of text safe for one screen line: line ends shown as ⏎, other control characters as their picture.

    Only what is drawn changes; the record keeps the text as it was typed.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_seen(character) for character in text)


def cells_of(text: str) -> int:
    """Count the cells of a text; of plain letters there are as many as letters, which nobody need look up."""
    return len(text) if text.isascii() and text.isprintable() else cell_len(text)


def _seen(character: str) -> str:
    if character in _UNSEEN:
        return _UNSEEN[character]
    if character.isprintable():
        return character
    category = unicodedata.category(character)
    if category == "Cc":
        return chr(0x2400 + ord(character)) if ord(character) < 0x20 else "�"
    if category in {"Cs", "Co", "Cn"}:
        return "�"
    return " " if category.startswith("Z") else ""


@lru_cache(maxsize=8192)
def fit(text: str, width: int) -> str:
    """Cut or pad text to exactly `width` screen cells. It is cut behind a word, with an ellipsis; a first word that is
    too long by itself is cut in its middle.
    """
    if width <= 0:
        return ""
    seen = visible(text)
    if cell_len(seen) <= width:
        return set_cell_size(seen, width)
    head = set_cell_size(seen, width - 1)
    cut = len(head.rstrip())
    if cut == len(head) and seen[cut : cut + 1] != " ":
        cut = len(head[: head.rfind(" ")].rstrip()) if head.strip().count(" ") else cut
    return set_cell_size(f"{head[:cut].rstrip(_STOPS)}…", width)


def wrapped(text: str, width: int) -> list[str]:
    """Break text into lines of at most `width` cells, keeping the writer's own line ends and breaking long words."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_wrap_paragraph(visible(paragraph), max(1, width)))
    return lines


def balanced(text: str, width: int) -> list[str]:
    """Break text into as few lines as a width allows, of nearly one length: no word is left alone on the last."""
    lines = wrapped(text, width)
    least = -(-cell_len(text) // len(lines))
    return next((even for narrow in range(least, width) if len(even := wrapped(text, narrow)) == len(lines)), lines)


QUOTED = re.compile("“[^“”]+”")
"""A name that is quoted."""
_GLUE = "\N{OPEN BOX}"
"""Stands for a blank at which a title is not broken; a title that has one itself is broken anywhere."""


def in_lines(text: str, width: int) -> list[str]:
    """Break a text over lines that are as full as can be, no word of it alone in the last.

    A name in quotation marks is not broken where it has a line to itself without one line more.
    """
    lines = wrapped(text, width)
    if len(lines) == 1 or "\n" in text:
        return lines
    glued = text if _GLUE in text else QUOTED.sub(lambda name: name.group().replace(" ", _GLUE), text)
    fits = glued != text and all(cell_len(word) <= width for word in glued.split(" "))
    if fits and len(wrapped(glued, width)) == len(lines):
        return [line.replace(_GLUE, " ") for line in in_lines(glued, width)]
    if not _alone(lines):
        return lines
    longest = max(map(cell_len, text.split(" ")), default=0)
    narrower = (wrapped(text, room) for room in range(width - 1, longest - 1, -1))
    return next((some for some in narrower if len(some) == len(lines) and not _alone(some)), lines)


def _alone(lines: Sequence[str]) -> bool:
    """Say whether the last line is one word."""
    return not {" ", _GLUE} & set(lines[-1])


def _wrap_paragraph(paragraph: str, width: int) -> list[str]:
    lines: list[str] = []
    line, room = "", width
    for word in _broken(paragraph, width):
        length = cell_len(word)
        if line and length + 1 > room:
            lines.append(line)
            line, room = "", width
        line, room = (f"{line} {word}", room - length - 1) if line else (word, width - length)
    lines.append(line)
    return lines


def _broken(paragraph: str, width: int) -> Iterator[str]:
    """Give the words of a paragraph, cutting those that are longer than a line."""
    for word in paragraph.split(" "):
        rest = word
        while cell_len(rest) > width:
            head = _head(rest, width)
            yield head
            rest = rest[len(head) :]
        yield rest


def _head(word: str, width: int) -> str:
    used = 0
    for index, character in enumerate(word):
        used += cell_len(character)
        if used > width:
            return word[: max(1, index)]
    return word


def strip_of(parts: Sequence[tuple[str, Style]], width: int, background: Style) -> Strip:
    """Join styled pieces of text to a line of exactly `width` cells."""
    segments: list[Segment] = []
    used = 0
    for text, style in parts:
        room = width - used
        if room <= 0:
            break
        seen = visible(text)
        length = cell_len(seen)
        if length > room:
            seen = fit(seen.rstrip(), room)
            length = room
        if seen:
            segments.append(Segment(seen, background + style))
        used += length
    if used < width:
        segments.append(Segment(" " * (width - used), background))
    return Strip(segments, width).simplify()
