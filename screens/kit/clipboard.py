"""How words reach the clipboard: the terminal is asked to take them (OSC 52). None says whether it did."""

from __future__ import annotations

from typing import Any

from textual.app import App

from screens.kit.detail import Fields
from store.rules.words.wording import counted

MOST = 74_000
"""So many bytes of the escape sequence the strictest of the usual terminals takes at once."""

Copyable = tuple[str, str]
"""What a thing that can be copied is called, and its words."""


def copy(app: App[Any], name: str, words: str) -> str:
    """Ask the terminal to take words to the clipboard; gives the sentence that says so, or why it was not asked."""
    if (len(words.encode()) + 2) // 3 * 4 > MOST:
        return f"Not copied: {name} is longer than terminals take. Write it to a file instead."
    app.copy_to_clipboard(words)
    lines = words.count("\n") + 1
    size = counted(lines, "line") if lines > 1 else counted(len(words), "character")
    return f"Copied: {name} ({size}). Whether the terminal took it cannot be known from here; pasting shows it."


def as_lines(title: str, fields: Fields) -> str:
    """Write what a pane shows as lines of text."""
    lines = [title, *(f"{label}: {words}" if label else words for label, words in fields)]
    return "\n".join(filter(None, lines))
