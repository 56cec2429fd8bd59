"""The fields of a form, drawn as lines; what is typed into is mounted over the place of a field when it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.events import MouseDown
from textual.geometry import Offset, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.strip import Strip
from textual.widget import Widget

from screens.kit.at_rest import place_in_line, place_in_text, with_ends
from screens.kit.choice import LACKS
from screens.kit.editors import Editor
from screens.kit.entries import TextEntry
from screens.kit.field_label import column_of, label_in, mark_of
from screens.kit.field_row import FieldRow
from screens.kit.keys.keyed import keymap_of
from screens.kit.present import FIELD, FIELD_NEXT, Inked, in_lines, strip_of, visible

_UNDER_MOST = 6
"""The most lines of what is said under a field."""
_UNDER_LEAST = 20
"""Words under a field are broken as if there were so many cells at least."""
_MARK = 2
"""The cells before words under a field, in which a warning has its sign."""


class Stand(NamedTuple):
    """Where a field stands: its first line, its label with its cells, its entry and ground, what is said under it."""

    row: FieldRow
    top: int
    label: tuple[str, ...]
    beside: int
    entry: Region
    shown: tuple[str, ...]
    indent: int
    under: tuple[str, ...]
    ground: str

    @property
    def block(self) -> int:
        """The lines of label and entry."""
        return max(len(self.label), self.entry.height)

    @property
    def height(self) -> int:
        """All its lines."""
        return self.block + len(self.under)


class Laid(NamedTuple):
    """The fields as they stand in so many cells, and for each line the field it belongs to."""

    stands: Mapping[FieldRow, Stand]
    owners: tuple[FieldRow, ...]


class _InPlace(Layout):
    """Puts what is typed into over the places of the fields."""

    name = "in place"

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        """Place each of them; one whose field is not shown has no place."""
        if not isinstance(parent, FieldLines):
            return []
        return [
            WidgetPlacement(region, Offset(0, 0), child.styles.margin, child)
            for child in children
            if (region := parent.place_of(child, size.width)) is not None
        ]


_IN_PLACE = _InPlace()


class FieldLines(Inked):
    """The fields of a form. A field that the cursor has not been in is drawn here, as is every label.

    A widget for each label, entry and line under it made a form of 32 fields 160 widgets, and mounting, styling and
    laying them out took 140 to 290 ms of processor time.
    """

    DEFAULT_CSS = """
    FieldLines { height: auto; width: 1fr; overflow: hidden hidden; }
    FieldLines Input { background: $field; width: 1fr; }
    FieldLines TextArea { height: 4; width: 1fr; padding: 0; background: $field; scrollbar-size-vertical: 1; }
    FieldLines Input.-next, FieldLines TextArea.-next { background: $field-next; }
    FieldLines Input:focus, FieldLines TextArea:focus { background: $primary 35%; }
    FieldLines LineEntry > .input--placeholder, FieldLines TextEntry > .text-area--placeholder { color: $text; }
    FieldLines TextArea.-pane, FieldLines TextArea.-pane:focus { border: round $primary; }
    """
    can_focus = False

    def __init__(self, rows: Mapping[str, FieldRow], begins_at: Callable[[], str], room: Callable[[], int]) -> None:
        """Show the rows of a form, which takes some off later. `room` gives the cells inside the form."""
        super().__init__()
        self._rows = rows
        self._begins_at = begins_at
        self._inside = room
        self._laid: dict[tuple[int, int], Laid] = {}
        self._composed = False
        for row in rows.values():
            row.lines = self

    def compose(self) -> ComposeResult:
        """Begin with the entry that the cursor begins in, and with those that cannot be drawn as lines."""
        first = self._rows[self._begins_at()]
        for row in self._rows.values():
            if row is first or row.editor is not None or row.begins_mounted(self._room_in(row, self._inside() - 1)):
                yield row.entry
        self._composed = True

    def on_mount(self) -> None:
        """Say under each field what its entry says, as far as the width is known."""
        for row in self._rows.values():
            row.show_at_rest()

    def on_resize(self) -> None:
        """Say again what depends on the width, and mount what does not fit into its lines any more."""
        for row in self._rows.values():
            if row.behind is not None and row.editor is None and row.typed:
                row.left()
            if row.editor is None and row.begins_mounted(self.room_of(row)):
                row.entry  # noqa: B018 - asking for it puts it into its place

    @property
    def layout(self) -> Layout:
        """How what is typed into is placed."""
        return _IN_PLACE

    # What a field asks of the lines.

    def take_in(self, editor: Editor) -> None:
        """Put what is typed into in its place; before the form is composed it is mounted with it."""
        self._shade()
        if self._composed and self.is_attached:
            self.mount(editor)

    def key_of(self, key_id: str) -> str:
        """Give the key that does something."""
        return keymap_of(self.app).key_of(key_id)

    def was_set(self, row: FieldRow) -> None:
        """Let the form hear in its turn of what was put into a field, as an editor would let it."""
        if self.is_running:
            self.call_later(row.heard)

    def room_of(self, row: FieldRow) -> int:
        """Give the cells of a field's entry; before the form is laid out, those it will have if nothing is scrolled."""
        return self._room_in(row, self.size.width or self._inside())

    def _room_in(self, row: FieldRow, width: int) -> int:
        return width if row.field.pane else width - label_in(self._column, row.field.label)[0]

    def draw_again(self, row: FieldRow) -> None:
        """Draw a field again, or lay the form out anew if it needs more or fewer lines."""
        before = self._now
        if before is None:
            self._shade()
            return
        stand = before.stands.get(row)
        fresh = self._again(row, stand) if row.display else None
        if stand is not None and fresh is not None and (stand.height, stand.entry) == (fresh.height, fresh.entry):
            self._laid = {self._key(self.size.width): before._replace(stands={**before.stands, row: fresh})}
            self.refresh(Region(0, fresh.top, self.size.width, fresh.height))
        elif stand is not fresh:
            self._laid = {}
            self._shade()
            # Textual forgets only where the parts of what is around this stand; lines may move where their sum stays.
            self._clear_arrangement_cache()
            self.refresh(layout=True)

    # Where everything stands.

    @property
    def _column(self) -> int:
        labels = ((row.field.label, row.field.kind == "choice") for row in self._rows.values() if not row.field.pane)
        return column_of(labels, self._inside())

    def _key(self, width: int) -> tuple[int, int]:
        return width, self._column

    @property
    def _now(self) -> Laid | None:
        """How the fields stand on the screen, if they have been laid out since something changed."""
        return self._laid.get(self._key(self.size.width)) if self.size.width else None

    def _lay(self, width: int) -> Laid:
        key = self._key(width)
        if key not in self._laid:
            grounds = self._grounds
            rows = self._rows.values()
            self._laid[key] = _laid(rows, lambda row, top: self._stand(row, top, grounds.get(row, FIELD), *key))
        return self._laid[key]

    def _again(self, row: FieldRow, before: Stand | None) -> Stand:
        """Give where a field stands now, if nothing before it has changed."""
        top, ground = (before.top, before.ground) if before is not None else (0, FIELD)
        return self._stand(row, top, ground, self.size.width, self._column)

    def _stand(self, row: FieldRow, top: int, ground: str, width: int, column: int) -> Stand:
        beside, label = (0, []) if row.field.pane else label_in(column, row.field.label)
        indent = 0 if row.field.pane else column
        room = max(0, width - beside)
        shown = [] if row.field.pane else row.lines_in(room)
        entry = Region(beside, top, room, row.height_in(room, shown))
        words = row.under.text
        under = in_lines(words, max(_UNDER_LEAST, width - indent - _MARK))[:_UNDER_MOST] if words else []
        return Stand(row, top, tuple(label), beside, entry, tuple(shown), indent, tuple(under), ground)

    @property
    def _grounds(self) -> dict[FieldRow, str]:
        """The grounds of the entries: of those that are shown every second one has the other."""
        shown = (row for row in self._rows.values() if row.display and not row.field.pane)
        return {row: FIELD_NEXT if place % 2 else FIELD for place, row in enumerate(shown)}

    def _shade(self) -> None:
        """Give what is typed into the ground that its field has, now that others are shown."""
        for row, ground in self._grounds.items():
            if row.editor is not None:
                row.editor.set_class(ground == FIELD_NEXT, "-next")

    def place_of(self, editor: Widget, width: int) -> Region | None:
        """Give where an editor stands in so many cells; nowhere if its field is not shown."""
        row = self.row_of(editor)
        stand = self._lay(width).stands.get(row) if row is not None else None
        return stand.entry if stand is not None else None

    def row_of(self, editor: Widget) -> FieldRow | None:
        """Give the field into which is typed here."""
        return next((row for row in self._rows.values() if row.editor is editor), None)

    def where(self, row: FieldRow) -> tuple[Region, Region] | None:
        """Give where a field stands, and where its entry does; nothing of one that is not shown."""
        stand = self._lay(self.size.width).stands.get(row)
        return (Region(0, stand.top, self.size.width, stand.height), stand.entry) if stand is not None else None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Give the lines that all fields take in so many cells."""
        return len(self._lay(width).owners)

    # How it is drawn.

    def render_line(self, y: int) -> Strip:
        """Draw a line: of a label and its entry, or of what is said under them."""
        width = self.size.width
        laid = self._lay(width)
        if y >= len(laid.owners):
            return Strip.blank(width, self.ink(""))
        stand = laid.stands[laid.owners[y]]
        at = y - stand.top
        return self._block_line(stand, at, width) if at < stand.block else self._under_line(stand, at, width)

    def _block_line(self, stand: Stand, at: int, width: int) -> Strip:
        row, ground = stand.row, self.ink("")
        words = stand.label[at] if at < len(stand.label) else ""
        mark = mark_of(here=row.pointed and at == 0)
        label = strip_of([(mark + words, self.ink("heading" if row.pointed else "muted"))], stand.beside, ground)
        if at >= stand.entry.height:
            return label.extend_cell_length(width, ground)
        line = visible(stand.shown[at]) if at < len(stand.shown) else ""
        if row.field.kind not in {"choice", "text"}:
            line = with_ends(line, stand.entry.width, begun=len(stand.shown[at]) < len(row.typed))
        if row.lacking and at == len(stand.shown) - 1:
            line += LACKS if row.field.kind == "choice" else row.mark
        field = self.ink(stand.ground)
        entry = Strip([Segment(line, field)]).adjust_cell_length(stand.entry.width, field)
        return Strip.join([label, entry])

    def _under_line(self, stand: Stand, at: int, width: int) -> Strip:
        number = at - stand.block
        ink = stand.row.under.said_as
        mark = "! " if ink == "warn" and number == 0 else "  "
        style = self.ink(ink) if ink else Style()
        said = strip_of([(mark + stand.under[number], style)], width - stand.indent, self.ink(""))
        return Strip.join([Strip.blank(stand.indent, self.ink("")), said])

    def on_mouse_down(self, event: MouseDown) -> None:
        """Put the cursor into the field whose entry is clicked, before the character that stands there."""
        laid = self._lay(self.size.width)
        stand = laid.stands[laid.owners[event.y]] if 0 <= event.y < len(laid.owners) else None
        if stand is None or not stand.entry.contains(event.x, event.y) or stand.row.editor is not None:
            return
        row, (left, top, width, _) = stand.row, stand.entry
        entry = row.entry
        if isinstance(entry, TextEntry):
            row.put_cursor(place_in_text(row.typed, width, event.x - left, event.y - top))
        elif row.field.kind != "choice":
            (seen,) = stand.shown
            row.put_cursor(len(row.typed) - len(seen) + place_in_line(seen, event.x - left))
        self.screen.set_focus(entry, scroll_visible=False)


def _laid(rows: Iterable[FieldRow], stand_of: Callable[[FieldRow, int], Stand]) -> Laid:
    """Let the fields that are shown stand under one another."""
    stands: dict[FieldRow, Stand] = {}
    owners: list[FieldRow] = []
    for row in rows:
        if row.display:
            stands[row] = stand_of(row, len(owners))
            owners += [row] * stands[row].height
    return Laid(stands, tuple(owners))


def entry_of(widget: Widget | None) -> FieldRow | None:
    """Give the field that a widget is typed into for."""
    for node in widget.ancestors_with_self if widget else ():
        if isinstance(node, Widget) and isinstance(node.parent, FieldLines):
            return node.parent.row_of(node)
    return None
