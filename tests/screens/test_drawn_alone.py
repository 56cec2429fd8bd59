"""What is drawn line by line, without a screen: the pane of a record, the fields of a form and the sheet of keys.

Each piece of a line stands behind its ink, in `golden/screens/drawn-*.txt`, to be read.
"""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from rich.style import Style
from textual.css.scalar import Scalar
from textual.geometry import Offset, Size

from screens.dialogs import Help
from screens.kit.ask import Ask
from screens.kit.detail import Detail, _named, turning
from screens.kit.entries import LineEntry, TextEntry
from screens.kit.field_lines import FieldLines
from screens.kit.field_row import FieldRow
from screens.kit.field_scroll import FieldScroll
from screens.kit.fields import Field, to_choose
from screens.kit.keys.keymap import Keymap
from screens.kit.keysheet import Entry, KeySheet, Sheet
from screens.kit.pane_table import Table
from screens.kit.planner import Planner
from store.desk import Desk
from store.queries.planner import planner as year_of
from store.sample import DEMO_DAY
from tests.screens.look import check_golden


class Drawn:
    """Something drawn at the size that it is told, each ink a style of its own; it notes what it paints again."""

    room: Any = Size(0, 0)
    size: Any = Size(0, 0)
    painted: Any = ()

    def ink(self, name: str) -> Style:
        return Style(meta={"ink": name or "plain"})

    def refresh(self, *regions: Any, **how: Any) -> Any:
        self.painted += tuple(map(tuple, regions)) if regions else ("all of it", *how)
        return self

    def at(self, width: int, height: int) -> None:
        self.room = self.size = Size(width, height)

    def lines(self) -> list[str]:
        drawn: Any = self
        strips = [drawn.render_line(y) for y in range(self.size.height)]
        assert {strip.cell_length for strip in strips} <= {self.size.width}
        return ["".join(f"{one.style.meta['ink']}|{one.text}|" for one in strip if one.text) for strip in strips]


class DrawnPane(Drawn, Detail):
    """The pane of a record."""


RECORD = (
    ("Presented by", "The Chief Constable"),
    ("A label that has no room in its margin", "not recorded"),
    ("Summary", "Of burglary in the north of the county, quarter by quarter, and what was done about it since then."),
    ("", "It goes on from the line above."),
    ("Note", ""),
    ("Round", "ended: the period is over"),
    ("Votes", Table(("Vote",), (("A. Able", "for"), ("B. Baker", "against")))),
)
"""Fields of every kind that the pane knows."""


PANES = (
    (60, 30, 0, True),
    (48, 9, 0, True),
    (70, 8, 8, False),
    (70, 7, 7, False),
    (70, 6, 6, False),
    (40, 3, 3, False),
)
"""How many cells and lines a pane has, how many of them below a list, and whether an edge parts it from one beside."""
TITLE = "A title that has two lines where there is little room"


def test_a_pane_beside_a_list_below_it_and_in_a_window() -> None:
    told = ["What is above the first line, its pieces with their inks, and what is painted again then."]
    for width, height, below, edge in PANES:
        pane = DrawnPane(lambda: "v", edge=edge)
        pane.at(width, height)
        told += ["", f"# {width} by {height}, {below} below"]
        pane.stand(pane.room, below=below, of="The item")
        pane.show(TITLE, RECORD)
        told += [f"painted {pane.painted}", *pane.lines()]
        for lines in (1, 2, -1, 100, -100):
            pane.painted = ()
            pane.page(lines)
            told.append(f"{lines:+} to {pane._top}, more below: {pane.more_below}, painted {pane.painted}")
            told += pane.lines()[:4] if lines > 1 else []
        pane.head("Another")
        told += [f"painted {pane.painted}", pane.lines()[0]]
        pane.painted = ()
        pane.show(TITLE, (RECORD[0], ("Summary", "Short."), *RECORD[3:]))
        told += [f"of another record painted {pane.painted}"]
    check_golden("drawn-pane", "\n".join(told) + "\n")


def test_a_pane_in_a_window_is_turned_by_its_lines_but_one() -> None:
    pane: Any = DrawnPane(lambda: "")
    assert not pane.more_below, "nothing is shown yet"
    pane.at(40, 5)
    assert pane._in_view() == [()] * 5
    pane.show("Title", [(f"Label {at}", f"text {at}") for at in range(20)])
    turned: list[int] = []
    keys = turning(pane, lambda: turned.append(pane._top))
    for key in ("down", "down", "up", "last", "up", "first", "up", "down"):
        keys[f"reader.{key}"]()
    assert turned == [4, 8, 4, 17, 13, 0, 0, 4]
    assert pane.lines_in(40) == 22
    words = [line.split("|")[1].strip() for line in pane.lines()]
    assert words == ["Label 2", "Label 3", "Label 4", "Label 5", "… 14 more lines"]


class DrawnFields(Drawn, FieldLines):
    """The fields of a form."""

    screen: Any = None
    painted: Any = ()

    def key_of(self, key_id: str) -> str:
        return "^l"

    def lay(self) -> None:
        self.size = Size(self.size.width, self.get_content_height(self.size, self.size, self.size.width) + 1)

    def laid_lines(self) -> list[str]:
        self.lay()
        return self.lines()


LONG = "A name that is far longer than the line in which it stands"
FEW = ((1, "One of them"), (2, LONG))
FIELDS = (
    Field("line", "Line", value="Words"),
    Field("empty", "Needed line", needed=True),
    Field("long", "Long line", value=f"{LONG}, so that it is cut"),
    Field("begins", "Seen from its end", value=f"{LONG}, so that it is cut", begins=77),
    Field("few", "A label that is so long that it stands on several lines beside its entry", "choice", 1, FEW),
    to_choose(Field("choose", "  Choice", "choice", choices=FEW)),
    Field("broken", "Two lines", "choice", 2, FEW),
    Field("day", "Day", "date", DEMO_DAY),
    Field("text", "Short text", "text", "one\ntwo", asked="(asked for)"),
    Field("bare", "1. A text that is asked for beside a label of several lines", "text", asked="(asked for)"),
    Field("tall", "Tall text", "text", "one\ntwo\tand a half\nthree"),
    Field("pane", "Pane", "text", "In a pane", pane=True),
    Field("off", "Taken off"),
    Field("away", "Folded away"),
    Field("last", "Last", value="x"),
)


CHANGES: tuple[tuple[str, Callable[[FieldRow], object]], ...] = (
    ("line", lambda row: row.say("Said in one line")),
    ("line", lambda row: row.say("Said in another")),
    ("few", lambda row: row.point(here=False)),
    ("away", lambda row: row.unfold()),
    ("away", lambda row: row.say("Help.")),
    ("off", lambda row: row.say("Said of what is not there")),
    ("empty", lambda row: setattr(row, "typed", "something")),
    ("tall", lambda row: setattr(row, "typed", "one")),
    ("last", lambda row: row.say("")),
    ("line", lambda row: row.want(wanted=True)),
    ("last", lambda row: row.take_off()),
)
"""What is done to a field, one after the other."""


class Line(LineEntry):
    """What a line is typed into, as far as a field at rest asks for it."""

    is_mounted: Any = False
    value: Any = ""
    text: Any = ""

    def __init__(self, held: str) -> None:
        self.value = self.text = held
        self.grounds: list[bool] = []

    def set_class(self, add: bool, *class_names: str, **more: Any) -> Any:
        self.grounds.append(add)


class Text(TextEntry):
    """What a text is typed into, as far as a field at rest asks for it."""

    is_mounted: Any = False
    value: Any = ""
    text: Any = ""
    __init__: Any = Line.__init__
    set_class: Any = Line.set_class


class Row(FieldRow):
    """A field of a form that makes no editor."""

    def _made(self) -> Any:
        return (Text if self.field.kind == "text" else Line)(self._held)


def drawn_fields(width: int) -> tuple[DrawnFields, dict[str, Row]]:
    rows = {field.name: Row(field, lambda: DEMO_DAY, lambda: None) for field in FIELDS}
    lines = DrawnFields(rows, lambda: "line", lambda: width)
    lines.at(width, 0)
    rows["off"].take_off()
    rows["away"].fold()
    return lines, rows


def test_the_fields_of_a_form_as_they_stand_and_as_they_change() -> None:
    told = ["Each line of some fields, its pieces with their inks, and what is painted again when one changes."]
    for width in (62, 104):
        lines, rows = drawn_fields(width)
        told += ["", f"# {width} cells", *lines.laid_lines()]
        rows["few"].point(here=True)
        rows["line"].say(
            "How what is typed is understood, in so many words that they have no room in one line", "muted"
        )
        rows["day"].say("That is no day.", "warn")
        rows["last"].say("x " * 400)
        told += ["", f"# {width} cells, with words under them", *lines.laid_lines()]
        for name, act in CHANGES:
            lines.painted = ()
            act(rows[name])
            where = lines.where(rows[name])
            told.append(f"{name} {where and [tuple(one) for one in where]}, painted {lines.painted}")
            lines.lay()
    check_golden("drawn-fields", "\n".join(told) + "\n")


def test_a_click_puts_the_cursor_where_it_is_in_the_entry_that_it_meets() -> None:
    lines, rows = drawn_fields(104)
    lines.lay()
    focused: list[Any] = []
    lines.screen = SimpleNamespace(set_focus=lambda entry, scroll_visible: focused.append((entry, scroll_visible)))

    def click(x: int, y: int) -> list[Any]:
        event: Any = SimpleNamespace(x=x, y=y)
        lines.on_mouse_down(event)
        met, focused[:] = focused[:], []
        return met

    starts, grounds = {}, {}
    for name in ("line", "long", "begins", "few", "text", "tall", "last"):
        left, top, width, height = lines._lay(104).stands[rows[name]].entry
        assert [click(*at) for at in ((left - 1, top), (left + width, top), (60, lines.size.height))] == [[], [], []]
        assert click(left + 2, top + height - 1) == [(rows[name].editor, False)], name
        assert click(left + 2, top) == [], "what is typed into hears of its own clicks"
        starts[name] = rows[name]._starts
        editor: Any = rows[name].editor
        grounds[name] = editor.grounds[0]
    assert starts == {"line": 2, "long": 2, "begins": 48, "few": None, "text": 6, "tall": 21, "last": 1}
    assert [name for name, other in grounds.items() if other] == ["begins", "last"]
    assert starts == {"line": 2, "long": 2, "begins": 48, "few": None, "text": 6, "tall": 21, "last": 1}
    assert [name for name, other in grounds.items() if other] == ["begins", "last"]


class DrawnSheet(Drawn, Sheet):
    """The sheet of keys."""


def test_a_sheet_of_keys_in_as_many_columns_as_there_is_room_for() -> None:
    def block(name: str, many: int, words: str) -> list[Entry]:
        keys = [Entry(f"{words} {at}", "abc"[at % 3] * (1 + at % 7), f"{name}.{at}", at % 4 == 3) for at in range(many)]
        return [Entry(name), *keys]

    told = ["The lines of a sheet of keys, in so many cells."]
    for words in ("go", "what is done by a long label"):
        blocks = [
            block("One", 3, "go"),
            block("Two", 5, words),
            block("A third of them", 1, words),
            block("4", 2, words),
        ]
        for width in (20, 49, 50, 51, 52, 74, 75, 78, 104, 176):
            sheet = DrawnSheet(blocks)
            sheet.fit_into(width)
            sheet.at(width, max(map(len, sheet._columns)) + 1)
            assert sheet.styles.height == Scalar.from_number(sheet.size.height - 1)
            told += ["", f"# {words}, in {width} cells", *sheet.lines()]
    check_golden("drawn-sheet", "\n".join(told) + "\n")


class DrawnPlanner(Drawn, Planner):
    """The planner of a year."""

    app: Any = None
    has_focus: Any = True
    virtual_size: Any = None
    scroll_offset: Any = Offset(0, 0)
    rich_style: Any = Style(meta={"ink": "plain"})

    @property
    def scrollable_content_region(self) -> Any:
        return self.size

    def scroll_to(self, x: Any = None, y: Any = None, **how: Any) -> None:
        assert how == {"animate": False, "force": True, "immediate": True}
        self.scroll_offset = Offset(0, max(0, min(y, self.virtual_size.height - self.size.height)))


WAY = ("month_after", "month_after", "up", "month_before", "next", "next", "previous", "today", "month_before")
"""Keys of the planner, pressed one after the other."""


def test_a_year_as_it_is_drawn_and_as_its_cursor_goes(desk: Desk) -> None:
    moved: list[int] = []
    told = ["The lines of a year with its cursor, and behind each key where it is, and what is painted again then."]
    for width, height in ((40, 14), (77, 20), (118, 40), (40, 5)):
        planner = DrawnPlanner(
            lambda day: year_of(desk.register, day, desk.today), lambda: desk.today, lambda: moved.append(1)
        )
        planner.at(width, height)
        planner.reload()
        told += ["", f"# {width} by {height}", f"scrolled by {planner.scroll_offset.y}", *planner.lines()]
        for key in WAY:
            planner.painted = ()
            planner.action_do(f"planner.{key}")
            told.append(f"{key} {planner.day}, scrolled by {planner.scroll_offset.y}, painted {planner.painted}")
            assert moved.pop() == 1
            assert moved == []
        told += planner.lines()
    check_golden("drawn-planner", "\n".join(told) + "\n")


def test_keys_a_question_and_a_text_are_turned_by_their_lines_but_two() -> None:
    sheet: Any = KeySheet("Keys", (), Keymap(), frozenset())
    windows: tuple[tuple[Any, str, str], ...] = (
        (sheet, "list.page_down", "list.page_up"),
        (sheet, "list.down", "list.up"),
        (Ask("Is it?", "Words", (("y", "", "Yes"),)), "asking.page_down", "asking.page_up"),
        (Help("Help", "Words"), "reader.down", "reader.up"),
    )
    turned: list[tuple[int, bool]] = []
    for height, by in ((1, 1), (2, 1), (3, 1), (4, 2), (20, 18)):
        scroll = SimpleNamespace(size=Size(80, height), scroll_relative=lambda y, animate: turned.append((y, animate)))
        for window, down, up in windows:
            window._scroll = scroll
            window.deeds()[down]()
            window.deeds()[up]()
            assert (turned.pop(), turned.pop()) == ((-by, False), (by, False)), (down, height)


@pytest.mark.parametrize(
    ("label", "text", "shown"),
    [
        ("Papers", "one is in", "Papers:"),
        ("", "one is in", ""),
        ("Minute", "minute 35: Venues", ""),
        ("Minute", "minutes 35", "Minute:"),
        ("Papers", "Draft reports in: late by 1 working day", "Papers"),
        ("Papers", "a b c d e f g h: late", "Papers"),
        ("Papers", "a b c d e f g h i: late", "Papers:"),
        ("Papers", "Sent. And in: late", "Papers:"),
        ("Papers", "sent; in: late", "Papers:"),
    ],
)
def test_a_label_has_a_colon_unless_what_stands_behind_it_begins_with_a_name_and_one(
    label: str, text: str, shown: str
) -> None:
    assert _named(label, text) == shown


@pytest.mark.parametrize("entry", [True, False])
@pytest.mark.parametrize("whole", [True, False])
def test_what_is_to_be_seen_of_a_field_is_brought_into_sight(entry: bool, whole: bool) -> None:
    done: list[tuple[str, str]] = []
    lines = SimpleNamespace(call_after_refresh=lambda *asked: done.append(asked))
    scroll: Any = SimpleNamespace(lines=lines, _show_entry="entry", _show_row="row")
    row: Any = "the field"
    FieldScroll.follow(scroll, row, entry=entry, whole=whole)
    assert done == [*([("entry", row)] if entry else []), *([("row", row)] if whole else [])]
