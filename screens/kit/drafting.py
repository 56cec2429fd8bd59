"""What was typed into a form and not saved: how it is kept, brought back and announced, with where it belongs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from screens.kit.keys.keymap import Keymap
from screens.kit.keys.table import KEYS
from store.clock import london_day
from store.file.drafts import Draft
from store.rules.words.dates import day_month

if TYPE_CHECKING:
    from screens.kit.field_row import FieldRow

_NOUNS = {
    "item": "an item",
    "meeting": "a meeting",
    "minute": "a minute",
    "question": "a question",
    "action": "an action",
    "seat": "a seat",
    "vacancy": "a vacant seat",
    "declaration": "a declaration",
    "interest": "an interest",
}


LEFT_WORDS = {
    "keep": "What you typed is kept, and stands there when you open this again.",
    "throw": "What you typed is thrown away.",
}
"""What is said when a form is left with something typed in it, by what becomes of that."""


class Keeping(Protocol):
    """Keeps what was typed into forms and not saved, by the form's key: the drafts of a desk, or those before one."""

    def draft(self, key: str, /) -> Draft | None:
        """Give what was typed into a form."""

    def keep(
        self,
        key: str,
        values: Mapping[str, str],
        /,
        *,
        what: str = "",
        under: str = "",
        action: str = "",
        line: str = "",
    ) -> None:
        """Keep what stands in a form now, and what it is and where it was typed."""

    def begin_saving(self, key: str, revision: int, /) -> None:
        """Note that what is typed is about to be saved over a revision of the file."""

    def forget(self, key: str, /) -> None:
        """Forget a form that was saved or thrown away."""


def what_of(key: str, heading: str) -> str:
    """Name what a form is for: something new by its kind, anything else by the form's heading."""
    kind, _, rest = key.partition(":")
    return _NOUNS.get(kind, f"“{heading}”") if rest.startswith("new") else f"“{heading}”"


def kept_values(rows: Mapping[str, FieldRow]) -> dict[str, str]:
    """Give what stands in every field as text; of a choice its label."""
    return {name: _label(row, row.typed) if row.field.kind == "choice" else row.typed for name, row in rows.items()}


def bring_back(rows: Mapping[str, FieldRow], kept: Mapping[str, str]) -> None:
    """Put kept values back into the fields that there are."""
    for name, text in kept.items():
        row = rows.get(name)
        if row is None:
            continue
        if row.field.kind != "choice":
            row.typed = text
            continue
        for value, label in row.field.choices:
            if text in {label, value}:
                row.typed = value


def _label(row: FieldRow, chosen: Any) -> str:
    return next((label for value, label in row.field.choices if value == chosen), "")


def back_words(draft: Draft) -> str:
    """Say that a draft is back, and when and where it was typed."""
    where = f" under “{draft.under}”" if draft.under else ""
    return f"What you typed {_when(draft)}{where} and did not save is back."


def waiting_words(drafts: Sequence[Draft], keymap: Keymap, *, here: bool = True) -> str:
    """Announce the drafts that are waiting, the last typed first; empty if there are none.

    `here` says whether the key of the last one works where the clerk stands; else the key of its place is named first.
    """
    if not drafts:
        return ""
    newest = drafts[0]
    what = newest.what or "something"
    where = f" under “{newest.under}”" if newest.under else ""
    where = f",{where}" if where and newest.action else where
    way = _way(newest.action, keymap, here=here)
    key = f": {way}" if way else ""
    more = f" And {len(drafts) - 1} more." if len(drafts) > 1 else ""
    return f"{what[:1].upper()}{what[1:]} you were typing {_when(newest)} is waiting{key}{where}.{more}"


def _way(action: str, keymap: Keymap, *, here: bool) -> str:
    """Name the key that brings a draft back, behind that of the place where it works if that is another."""
    places = {each.id: each.place for each in KEYS}
    if action not in places:
        return ""
    there = f"go.{places[action]}"
    first = f"{keymap.key_of(there)}, then " if not here and there in places else ""
    return f"{first}{keymap.key_of(action)}"


def _when(draft: Draft) -> str:
    if draft.at is None:
        return "last time"
    day = london_day(draft.at)
    return f"on {day_month(day).rpartition(' ')[0]}"
