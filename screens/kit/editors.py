"""What is typed into: made for a field when the cursor gets there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from screens.kit.choice import Choice
from screens.kit.entries import LineEntry, TextEntry
from screens.kit.fields import Field
from screens.kit.present import plain

Editor = LineEntry | TextEntry | Choice


def editor_of(field: Field, held: Any, chosen: Callable[[], None], lacks: Callable[[], bool], border: str) -> Editor:
    """Make what is typed into for a field that holds something.

    `chosen` is told of another choice; `lacks` says whether one is to be made. A pane has words on its `border`.
    """
    if field.kind == "choice":
        choice = Choice(field.choices, held, chosen, field.label.strip(), lacks)
        choice.folded = field.folded
        return choice
    if field.kind != "text":
        # A day, a time or a number is typed anew: behind a 1 that was offered, 5 would be 15 without a word.
        return LineEntry(held, select_on_focus=field.kind in {"date", "time", "number"}, compact=True)
    looks: dict[str, Any] = {"classes": "-pane"} if field.pane else {"compact": True}
    entry = TextEntry(held, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, **looks)
    entry.keeps_tabs = field.table
    if field.pane:
        entry.border_title = plain(border)
    return entry
