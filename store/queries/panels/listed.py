"""The panels that a clerk serves, as her list has them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated

from store.queries.rows import Row, cell
from store.rules.panels.served import Entry


class PanelRow(Row, frozen=True):
    """A panel of the list."""

    name: Annotated[str, cell("what the clerk calls it")]
    where: Annotated[str, cell("where it is kept")]
    opened_last: Annotated[bool, cell("whether it is the one that is opened if none is named")]


def panel_rows(entries: Sequence[Entry], is_last: Callable[[str], bool]) -> tuple[PanelRow, ...]:
    """List the panels in the order of the list; `is_last` says of where one is kept whether it was opened last."""
    return tuple(PanelRow(one.name, one.where, is_last(one.where)) for one in entries)
