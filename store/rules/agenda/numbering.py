"""The numbers of an agenda: counted, typed by hand, of sub-items; once published they are for good."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from store.problems import Problem
from store.records import AgendaLine, Meeting
from store.register import Register
from store.rules.words.folding import words_read
from store.rules.words.wording import verbatim

DOTTED, LETTERED = "4.1", "4a"
SUB_NUMBERS = ((DOTTED, "4.1, 4.2"), (LETTERED, "4a, 4b"))
"""How the sub-items of item 4 can be numbered."""

_NUMBER = re.compile(r"(\d{1,3})(?:\.(\d{1,3})|([a-z]))?", re.IGNORECASE)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def numbers_of(lines: Iterable[AgendaLine], style: str) -> dict[str, str]:
    """Give the numbers of the lines that are not left out, by their ids.

    A line with no number of its own is counted on from the one before; a sub-item is numbered under it. A number typed
    by hand is kept as it is, and what follows is counted on from it.
    """
    numbers: dict[str, str] = {}
    main = sub = 0
    for line in lines:
        if line.left_out:
            continue
        typed = _NUMBER.fullmatch(line.number)
        if line.number:
            main = int(typed[1]) if typed else main
            sub = _sub_of(typed) if typed else sub
            numbers[line.id] = line.number
        elif line.under and main:
            sub += 1
            numbers[line.id] = sub_number(str(main), sub, style)
        else:
            main, sub = main + 1, 0
            numbers[line.id] = str(main)
    return numbers


def _sub_of(typed: re.Match[str]) -> int:
    if typed[2]:
        return int(typed[2])
    return _LETTERS.index(typed[3].lower()) + 1 if typed[3] else 0


def style_of(register: Register, meeting: Meeting) -> str:
    """Say how sub-items are numbered on the day of a meeting."""
    return register.panel.rules_on(meeting.date).sub_numbers


def sub_number(main: str, sub: int, style: str) -> str:
    """Write the number of a sub-item: `4.1`, or `4a` as far as the letters go."""
    if style == LETTERED and sub <= len(_LETTERS):
        return f"{main}{_LETTERS[sub - 1]}"
    return f"{main}.{sub}"


def next_under(number: str, taken: Collection[str], style: str) -> str:
    """Give the first number under an item that nothing has or ever had: `12.1`, then `12.2`."""
    whole = _NUMBER.fullmatch(number)
    main = whole[1] if whole else number
    used = {words_read(one) for one in taken}
    sub = 1
    while words_read(sub_number(main, sub, style)) in used:
        sub += 1
    return sub_number(main, sub, style)


def why_not_number(number: str) -> Problem | None:
    """Say why something cannot be the number of an item; None if it can. Empty is counted."""
    if not number or _NUMBER.fullmatch(number):
        return None
    sentence = f"{verbatim(number)} is no number of an item."
    return Problem("agenda-number", sentence, "Type one such as 5, 5a or 4.1, or leave it empty.", "number")


def why_twice(lines: Iterable[AgendaLine], style: str) -> tuple[Problem, ...]:
    """List the numbers that two lines of an agenda would have."""
    seen: dict[str, str] = {}
    twice = []
    for line, number in numbers_of(lines, style).items():
        if number.lower() in seen:
            sentence = f"The number {number} is used twice on this agenda."
            twice.append(Problem("agenda-number-twice", sentence, "Type another number, or leave it empty.", "number"))
        seen.setdefault(number.lower(), line)
    return tuple(dict.fromkeys(twice))
