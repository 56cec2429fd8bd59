"""What can be written into a record: any language and any sign, but nothing that hides, reorders or breaks text.

Text is kept as it was typed. Only blanks around a single line are dropped, and line ends of other systems are kept as
plain line ends; nothing else is changed without a word.
"""

from __future__ import annotations

import unicodedata

from store.problems import Problem

LINE_LIMIT = 300
"""The most characters of a title or another single line."""

TEXT_LIMIT = 20_000
"""The most characters of comments and other long text."""

_SEARCHED = 100_000
"""How far a text is searched for faults; one that is longer than this is refused for its length anyway."""

_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_DIRECTION = _OVERRIDES | frozenset("\u200e\u200f\u061c")
_TURNS = {ord(mark): None for mark in _DIRECTION}
_LEFT_OUT = _TURNS | {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in b"\t\n"}
_BREAKS = frozenset("\n\r\v\f\x85\u2028\u2029")
_UNSEEN = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_CONTROLS = {
    "\0": "null character",
    "\a": "bell character",
    "\b": "backspace character",
    "\t": "tab",
    "\v": "vertical tab",
    "\f": "page break",
    "\r": "carriage return",
    "\x1b": "escape character",
    "\x7f": "delete character",
}


def line_problems(
    text: str, label: str, field: str, limit: int = LINE_LIMIT, *, required: bool = False
) -> tuple[Problem, ...]:
    """List everything that keeps a text from being a single line of the record."""
    kept = trimmed(text)
    start = text.find(kept) if kept else 0
    problems = _size_problems(kept, label, field, limit, required)
    if not kept.isprintable():
        places = [(index + start, char) for index, char in enumerate(kept[:_SEARCHED]) if _fault(char, "")]
        problems += _character_problems(places, text, label, field, one_line=True)
    return tuple(problems)


def text_problems(
    text: str, label: str, field: str, limit: int = TEXT_LIMIT, *, required: bool = False
) -> tuple[Problem, ...]:
    """List everything that keeps a text from standing in a record; line ends and tabs are welcome."""
    kept = unix_lines(text)
    problems = _size_problems(kept, label, field, limit, required)
    if not kept.isprintable():
        places = [(index, char) for index, char in enumerate(kept[:_SEARCHED]) if _fault(char, "\n\t")]
        problems += _character_problems(places, kept, label, field, one_line=False)
    return tuple(problems)


def trimmed(text: str) -> str:
    """Take the blanks, tabs and line ends off both ends of a line."""
    start, end = 0, len(text)
    while start < end and _is_blank(text[start]):
        start += 1
    while end > start and _is_blank(text[end - 1]):
        end -= 1
    return text[start:end]


def cleaned(text: str) -> str:
    """Leave out of a text what must reach no terminal, file or field: control signs and marks of writing direction.

    Line ends and tabs stay. What typing refuses is in no record that was typed; one may have come from elsewhere.
    """
    if text.isprintable():
        return text
    return "\r\n".join(
        part.replace("\r", "\n").replace("\x85", "\n").translate(_LEFT_OUT) for part in text.split("\r\n")
    )


def undirected(text: str) -> str:
    """Leave the marks out of a text that turn the direction of writing round; the letters themselves know theirs."""
    return text if text.isprintable() else text.translate(_TURNS)


def unix_lines(text: str) -> str:
    """Write the line ends of other systems as the file keeps them."""
    return text.replace("\r\n", "\n")


def _is_blank(char: str) -> bool:
    return char in " \t\r\n" or unicodedata.category(char) == "Zs"


def _is_seen(char: str) -> bool:
    category = unicodedata.category(char)
    return not (category[0] in "ZM" or category in {"Cc", "Cf"} or char in _UNSEEN)


def _size_problems(kept: str, label: str, field: str, limit: int, required: bool) -> list[Problem]:
    problems = []
    if required and not any(map(_is_seen, kept)):
        problems.append(Problem("text-empty", f"Nothing has been typed for {label}.", f"Type {label}.", field))
    if len(kept) > limit:
        over = len(kept) - limit
        sentence = f"{_counted(len(kept))} are too many for {label}: the most is {limit:,}."
        problems.append(Problem("text-too-long", sentence, f"Shorten it by {_counted(over)}.", field))
    return problems


def _counted(number: int) -> str:
    return f"{number:,} character" if number == 1 else f"{number:,} characters"


def _fault(char: str, allowed: str) -> str:
    """Name the fault of a character by its code; empty if it may stand."""
    if char.isprintable() or char in allowed:
        return ""
    if char in _BREAKS:
        return "text-line-break"
    if char in _OVERRIDES:
        return "text-direction"
    category = unicodedata.category(char)
    if category == "Cc":
        return "text-control"
    if category == "Cs":
        return "text-surrogate"
    return "text-no-character" if _is_noncharacter(ord(char)) else ""


def _is_noncharacter(code: int) -> bool:
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def _character_problems(
    places: list[tuple[int, str]], text: str, label: str, field: str, *, one_line: bool
) -> list[Problem]:
    """Make one problem of each sort of fault: the first place, and how many more there are."""
    first: dict[str, tuple[int, str]] = {}
    count: dict[str, int] = {}
    for index, char in places:
        code = _fault(char, "")
        first.setdefault(code, (index, char))
        count[code] = count.get(code, 0) + 1
    return [
        Problem(
            code, _sentence(code, char, _place(text, index, one_line), label, count[code]), _cure(code, char), field
        )
        for code, (index, char) in first.items()
    ]


def _sentence(code: str, char: str, place: str, label: str, count: int) -> str:
    more = f", and {count - 1:,} more after it" if count > 1 else ""
    if code == "text-surrogate":
        what = f"Half of a character (U+{ord(char):04X})"
    elif code == "text-no-character":
        what = f"A code that stands for no character (U+{ord(char):04X})"
    elif code == "text-direction":
        what = f"A hidden mark that turns the direction of the text round (U+{ord(char):04X})"
    elif char == "\n":
        what = "A line break"
    else:
        name = _CONTROLS.get(char, "line break" if code == "text-line-break" else "control character")
        what = f"{'An' if name[0] in 'aeiou' else 'A'} {name} (U+{ord(char):04X})"
    return f"{what} stands in {label} at {place}{more}."


def _cure(code: str, char: str) -> str:
    if char == "\t" or code == "text-line-break":
        return "Put a space in its place."
    if code == "text-direction":
        return "Delete it: right-to-left letters find their direction without it."
    return "Delete it, or type the word again."


def _place(text: str, index: int, one_line: bool) -> str:
    """Say where a character stands, counting lines and characters from 1."""
    if one_line or "\n" not in text:
        return f"character {index + 1:,}"
    line = text.count("\n", 0, index) + 1
    return f"line {line:,}, character {index - text.rfind(chr(10), 0, index):,}"
