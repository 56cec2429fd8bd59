"""Amounts of money as a clerk types them."""

from __future__ import annotations

import re

from store.problems import Problem

_AMOUNT = re.compile(r"£?\s?(\d{1,6})(?:[.](\d{2}))?", re.ASCII)


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
