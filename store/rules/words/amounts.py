"""Amounts of money, and whole numbers, as a clerk types them."""

from __future__ import annotations

import re

from store.problems import Problem

_AMOUNT = re.compile(r"£?\s?(\d{1,6})(?:[.](\d{2}))?", re.ASCII)


NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
"""Whole numbers as words, from one on."""


def number_word(number: int) -> str:
    """Write a number up to twelve as a word, a larger one in figures."""
    return NUMBERS[number - 1] if 0 < number <= len(NUMBERS) else str(number)


def whole_number(typed: str) -> int | None:
    """Read a whole number in figures or, up to twelve, as a word; None if it is neither."""
    word = typed.strip().casefold()
    if word in NUMBERS:
        return NUMBERS.index(word) + 1
    return int(word) if word.isascii() and word.isdigit() and len(word) <= 4 else None


def read_pounds(typed: str) -> int | Problem | None:
    """Read an amount in pounds (`15`, `£14.50`) as pence; None if nothing was typed, a problem if it cannot be read."""
    text = typed.strip().replace(",", "")
    if not text:
        return None
    match = _AMOUNT.fullmatch(text)
    if match is None:
        cure = "Type pounds, or pounds and pence, such as 15 or 14.50."
        return Problem("amount.unreadable", "That is not an amount of money.", cure, "pence")
    return int(match[1]) * 100 + int(match[2] or 0)
