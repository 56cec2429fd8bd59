"""Reads what a form shows of one of its fields: its label, its entry, and what is said under it."""

from __future__ import annotations

from textual.app import App

from screens.kit.field_row import FieldRow
from screens.kit.form import Form
from tests.screens.look import look


def parts_of(app: App[int], form: Form, row: FieldRow) -> tuple[str, str, str]:
    """Give the label, the entry and the words under a field, as they stand on the screen; what is out of sight not."""
    lines = form.fields.lines
    place = lines._lay(lines.size.width).stands[row]
    window = form.fields.scrollable_content_region
    left, top = lines.region.offset
    seen = look(app).splitlines()

    def cut(first: int, count: int, start: int, width: int) -> str:
        cells = slice(left + start, left + start + width)
        shown = range(top + first, top + first + count)
        return "\n".join(seen[y][cells] for y in shown if window.y <= y < window.bottom)

    under = place.top + place.block
    return (
        cut(place.top, place.block, 0, place.beside),
        cut(place.entry.y, place.entry.height, place.entry.x, place.entry.width),
        cut(under, len(place.under), place.indent, lines.size.width - place.indent),
    )
