"""Cells of csv files read back."""

from __future__ import annotations

import re

_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def csv_text(cell: str) -> str:
    """Give back the text that `csv_cell` made harmless."""
    return cell[1:] if _GUARDED.match(cell) else cell
