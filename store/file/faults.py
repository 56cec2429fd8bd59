"""What is wrong with a value, told without quoting it: a file may hold private addresses, a message must not."""

from __future__ import annotations

import re

NOT_KNOWN = "that is not known"
"""The last words of what is told of a field that no record of that kind has in this version."""

_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
"""As JSON writes it; the same letters behind a backslash of their own are what somebody typed."""


class NulError(ValueError):
    """A text holds the sign of number nought, which ends a text for many programs and which no server keeps."""


def holds_nul(text: bytes) -> bool:
    """Say whether JSON holds the sign of number nought."""
    return b"\\u0000" in text and _NUL.search(text) is not None


def fault(error: Exception) -> str:
    """Give the field at fault and the fault, as the end of a sentence."""
    message = str(error)
    place = re.search(r" - at `\$(?P<place>[^`]*)`", message)
    field = place["place"].removeprefix(".") if place else ""
    where = f"its field “{field}” " if field else ""
    named = re.search(r"field `(?P<field>[^`]*)`", message)
    if isinstance(error, UnicodeDecodeError):
        return "it contains bytes that are no text (UTF-8)"
    if isinstance(error, NulError):
        return "it contains a sign that is no text (NUL)"
    if isinstance(error, UnicodeError):
        return "it contains half a character, which cannot be written"
    if named and "unknown" in message:
        return f"{where}has a field “{named['field']}” {NOT_KNOWN}" if where else _unknown(named["field"])
    if named and "missing" in message:
        return f"{where or 'it '}lacks the field “{named['field']}”"
    wanted = re.search(r"Expected `(?P<wanted>[^`]*)`", message)
    if wanted:
        return f"{where or 'it '}is not of the right kind ({wanted['wanted']} expected)"
    return f"{where or 'it '}has a value that is not allowed"


def _unknown(field: str) -> str:
    return f"it has a field “{field}” {NOT_KNOWN}"
