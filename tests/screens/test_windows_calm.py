"""What pictures of windows showed: blank bands, columns out of line, names cut, days as a machine has them."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby
from typing import Any

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.widgets import Input

from screens.forms.calendar.impact import ImpactWindow, asked
from screens.kit.ask import Ask
from screens.kit.choice import Choice
from screens.kit.columns import Column
from screens.kit.field_label import LONGEST_LABEL, USUAL_COLUMN, column_of
from screens.kit.fields import Field
from screens.kit.form import Form
from screens.kit.keys.keymap import Keymap, shown
from screens.kit.keysheet import KeySheet
from screens.kit.picker import Option, Picker
from screens.kit.record_list import RecordList
from screens.kit.titles import record_title
from screens.kit.window import Window
from screens.opened import Reader
from screens.places import PLACES, SIDE_PLACES
from screens.topline import tab_pieces
from store.commands.bin import bin_records
from store.commands.calendar.panel_days import _WORDS as DAYS_SAID
from store.commands.programme.moves import withdraw_items
from store.desk import Desk
from store.queries.programme.ledger import ledger, ledger_words
from store.sample import DEMO_DAY
from tests.screens.every_form import forms_of
from tests.screens.look import NARROW, WIDE, frame_of, inside, look, shows
from tests.screens.test_bright_keys import busy
from tests.screens.test_calm import NEGATIVE
from tui.app import Secretariat

Opens = Callable[..., Secretariat]
SIZES = [NARROW, (100, 30), WIDE, (200, 50)]

LISTS = {
    "the history of one record": ("programme", ("h",)),
    "points of the history": ("programme", ("ctrl+t",)),
    "what can be copied": ("programme", ("ctrl+y",)),
    "one's own settings": ("programme", ("comma",)),
    "the bin": ("programme", ("B",)),
    "what can be undone": ("programme", ("U",)),
    "business lost": ("programme", ("D",)),
    "how full meetings are": ("programme", ("L",)),
    "meetings to move to": ("programme", ("m",)),
    "the papers of an item": ("programme", ("P",)),
    "the agenda": ("meeting", ("A",)),
    "the clock": ("calendar", ("c",)),
    "what to add": ("settings", ("n",)),
}
"""Windows with a list, by the place and the keys that open them."""
MOST_BLANK = 5
"""Lines without a word in a row, at most: what is kept for what is said of a line, and the blank ones about it."""
SEEN: set[type[Form]] = set()
"""The kinds of form that this process has looked at already."""
_BAR = " ▁▂▃▄▅▆▇█"
"""A blank, and what a scroll bar is drawn with."""


@pytest.mark.parametrize("name", LISTS)
async def test_a_window_is_no_taller_than_its_list_and_its_days_are_words(
    open_app: Opens, desk: Desk, name: str
) -> None:
    desk.run(withdraw_items, items=("W17",), reason="Not now")
    desk.run(bin_records, ids=("W16",), all_the_same=True)
    place, keys = LISTS[name]
    app = open_app(place)
    async with app.run_test(size=SIZES[0]) as pilot:
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await pilot.press(*keys)
            await pilot.pause()
            opened = shows(app, Window)
            told = inside(app)
            blank = [
                len(list(band))
                for said, band in groupby(told.splitlines(), lambda line: bool(line.strip(_BAR)))
                if not said
            ]
            assert max(blank, default=0) <= MOST_BLANK, told
            assert inside(app, opened.hint_line).strip() == opened.hint_line.text.strip(), "its keys stand whole"
            listed = opened.query_one(RecordList)
            assert listed.size.height >= min(3, listed.virtual_size.height)
            assert not re.search(r"(?<![\w.])\d{4}-\d\d-\d\d(?!\.)", told), "a day is written as people write it"
            assert not NEGATIVE.search(told), "no count is below nought"
            opened.dismiss(None)
            await pilot.pause()


async def test_a_list_that_may_grow_keeps_room_and_what_is_said_pushes_nothing_away(open_app: Opens) -> None:
    long = "It cannot be picked, because of this and because of that. " * 6
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).pick(Picker("Pick", [Option("a", "Ann", why_not=long), Option("b", "Bob")]), lambda _: None)
        await pilot.pause()
        assert {"Ann", "Bob"} <= set(inside(app).split()), "both are in sight while six lines are said"
        await pilot.press("escape")
        options = [Option("a", "Ann"), Option("b", "Bob")]
        grows = Picker("Pick", options[:1], search=lambda typed: options if typed else options[:1])
        frame_of(app).pick(grows, lambda _: None)
        await pilot.pause()
        assert grows.list.size.height >= 6


async def test_where_no_line_has_anything_said_of_it_no_lines_are_kept_for_that(open_app: Opens) -> None:
    """A list of names has them for names; what is said when nothing fits the letters typed stands all the same."""
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        for many, listed in ((3, 3), (40, 15)):
            picker = Picker("Who?", [Option(f"{at}", f"Councillor {at}") for at in range(many)])
            frame_of(app).pick(picker, lambda _: None)
            await pilot.pause()
            assert picker.list.size.height == listed
            height = picker.box.size.height
            assert height == 2 + listed + 2, "what is typed and the keys, and a blank line each"
            await pilot.press("q", "q")
            assert "Nothing in the list matches." in look(app)
            assert picker.box.size.height == height
            assert inside(app, picker.hint_line).strip() == picker.hint_line.text.strip()
            await pilot.press("escape")
            assert picker.list.size.height == listed
            await pilot.press("escape")
        reasons = Picker("Who?", [Option("a", "Ann"), Option("b", "Bob", why_not="He is away.")])
        frame_of(app).pick(reasons, lambda _: None)
        await pilot.pause()
        assert reasons.box.size.height > 2 + 2 + 2


@pytest.mark.parametrize(
    ("labels", "column"),
    [
        ([("Item", False), ("Kind", True)], USUAL_COLUMN),
        ([("Item", False), ("Counted as abstaining", False)], len("Counted as abstaining") + 2),
        ([("Item", False), ("A sentence that says at length what is asked", False)], USUAL_COLUMN),
        ([("Item", False), ("North West Leicestershire Borough Council", True)], LONGEST_LABEL),
        ([("Every council", True), ("Rutland County Council", True)], len("Rutland County Council") + 2),
        ([], USUAL_COLUMN),
    ],
)
def test_the_column_of_labels_is_as_wide_as_they_want(labels: list[tuple[str, bool]], column: int) -> None:
    assert column_of(labels) == column


def test_in_a_wider_form_a_long_label_has_the_room_that_the_entries_leave() -> None:
    council = [("North West Leicestershire Borough Council", True)]
    assert [column_of(council, room) for room in (56, 76, 96)] == [LONGEST_LABEL, 76 - 34, len(council[0][0]) + 2]
    assert column_of([("x" * 200, True)], 96) == 96 - 34, "the mark and the entries keep their cells"


def in_one_column(form: Form) -> None:
    """The entries of a form begin in one column, and so does what is said under them; every label is whole."""
    rows = [row for row in form.rows.values() if row.display and not row.field.pane]
    usual = [row for row in rows if cell_len(row.field.label) < 28 or isinstance(row.entry, Choice)]
    stands = form.fields.lines._lay(form.fields.lines.size.width).stands
    assert len({stands[row].entry.x for row in usual}) <= 1, form.heading
    for row in rows:
        stand = stands[row]
        assert "".join(stand.label).replace(" ", "") == row.field.label.replace(" ", "")
        assert all(cell_len(line) + 2 < stand.beside for line in stand.label), row.field.label


async def test_entries_stand_under_one_another_and_parts_are_set_in(open_app: Opens) -> None:
    councils = ("Every council", "North West Leicestershire Borough Council", "Rutland County Council")
    choices = ((False, "not yet"), (True, "had its copy"))
    fields = [Field(f"c{at}", name, "choice", False, choices) for at, name in enumerate(councils)]
    part = Field("what", "  what", "text")
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        form = Form(None, "Copies", [*fields, part], lambda _: None)
        app.push_screen(form)
        await pilot.pause()
        in_one_column(form)
        assert "Leicestershire Borough" in look(app)
        assert "    what" in look(app)


@pytest.mark.parametrize(("place", "key"), [("members", "n"), ("calendar", "n"), ("actions", "n")])
async def test_the_forms_of_places_keep_their_columns(open_app: Opens, place: str, key: str) -> None:
    app = open_app(place)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press(key)
        await pilot.pause()
        in_one_column(shows(app, Form))


def grounds(pilot: Pilot[int], widget: Any) -> set[Any]:
    """Give the grounds on which the first line of a widget is drawn."""
    return {segment.style.bgcolor for segment in widget.render_line(0) if segment.style is not None}


async def test_a_choice_with_the_cursor_stands_on_one_ground_that_of_every_entry_with_it(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        form = Form(
            None,
            "Fill in",
            [Field("line", "Line"), Field("few", "Few", "choice", 1, ((1, "one"), (2, "two")))],
            lambda _: None,
        )
        app.push_screen(form)
        await pilot.pause()
        line, choice = form.rows["line"].entry, form.rows["few"].entry
        assert isinstance(line, Input)
        rest, here = grounds(pilot, choice), line.styles.background
        await pilot.press("tab")
        await pilot.pause()
        assert choice.has_focus
        assert len(grounds(pilot, choice)) == 1
        assert grounds(pilot, choice) != rest
        assert choice.styles.background == here


async def test_what_stands_in_a_field_is_not_said_again_below_it(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("1", "n", "2", "9", "slash", "9", "tab", "tab", "tab")
        form = shows(app, Form)
        form.rows["start"].typed = "1:00 pm"
        await pilot.pause()
        assert form.rows["start"].under.text != "1:00 pm"
        form.rows["start"].typed = "13:00"
        await pilot.pause()
        assert form.rows["start"].under.text == "1:00 pm"


async def test_the_letter_of_an_answer_is_inked_as_a_key(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("delete")
        await pilot.pause()
        answers = shows(app, Ask).list
        (letter, *_) = [one for one in answers.render_line(1) if one.text.strip() == "y"]
        assert letter.style is not None
        assert letter.style.color == answers.ink("key").color


@pytest.mark.parametrize("width", [80, 100, 120, 200])
async def test_the_sheet_of_keys_cuts_no_label(open_app: Opens, width: int) -> None:
    app = open_app()
    async with app.run_test(size=(width, 50)) as pilot:
        for name in (*PLACES, *SIDE_PLACES):
            frame_of(app).go(name)
            await pilot.pause()
            await pilot.press("question_mark")
            await pilot.pause()
            sheet = shows(app, KeySheet).sheet
            labels = [entry.words for column in sheet._columns for entry in column if entry.act]
            assert [words for words in labels if cell_len(words) > sheet._label] == [], name
            assert len(sheet._columns) * sheet._column <= max(sheet.size.width, sheet._column), name
            await pilot.press("escape")


@pytest.mark.parametrize(
    ("key", "written"), [("ctrl+home", "Ctrl+Home"), ("ctrl+end", "Ctrl+End"), ("ctrl+s", "Ctrl+S"), ("f3", "F3")]
)
def test_a_key_is_written_as_it_stands_on_the_keyboard(key: str, written: str) -> None:
    assert shown(key) == written


def test_no_record_is_asked_about_by_its_id(desk: Desk) -> None:
    busy(desk)
    records = [record for table in desk.register.tables.values() for record in table.values()]
    assert len({type(record) for record in records}) > 8
    assert [record.id for record in records if record_title(desk.register, record) == record.id] == []


def test_what_was_withdrawn_before_it_was_due_has_waited_no_days(desk: Desk) -> None:
    desk.run(withdraw_items, items=("W17",), reason="Not now")
    (entry,) = [one for one in ledger(desk.register, DEMO_DAY) if one.id == "W17"]
    assert entry.days is None
    assert ledger_words(entry) == "withdrawn once, first due Thursday 29 July 2021"


@pytest.mark.parametrize("width", [100, 105, 110, 120, 200])
def test_where_all_tabs_have_room_all_stand(width: int) -> None:
    words = "".join(piece[0] for piece in tab_pieces("programme", width, Keymap()))
    assert {"8 Rounds", "9 Settings"} <= {found.strip() for found in re.findall(r"\d [A-Z]\w+", words)}
    assert cell_len(words) <= width


@pytest.mark.parametrize("place", PLACES)
async def test_whatever_is_open_is_laid_out_anew_for_another_size(open_app: Opens, desk: Desk, place: str) -> None:
    busy(desk)
    app = open_app(place)
    async with app.run_test(size=NARROW) as pilot:
        frame = frame_of(app)
        for form in forms_of(frame, place).values():
            if type(form) in SEEN:
                continue
            SEEN.add(type(form))
            app.push_screen(form)
            await pilot.pause()
            for size in (WIDE, NARROW):
                await pilot.resize_terminal(*size)
                await pilot.pause()
                lines = look(app).splitlines()
                assert {cell_len(line) for line in lines if line.endswith("╯")} == {form.box.region.right}, form.heading
                assert form.box.region.width == min(form.widest, size[0])
                assert form.box.region.bottom <= size[1]
            form.dismiss(None)
            await pilot.pause()


@pytest.mark.parametrize("size", [*SIZES, (110, 40), (150, 45)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("place", ["attendance", "room", "members"])
async def test_the_line_above_a_list_is_whole_wherever_the_pane_stands(
    open_app: Opens, place: str, size: tuple[int, int]
) -> None:
    app = open_app(place)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        (head,) = frame_of(app).place.heads
        assert head.text.strip()
        assert cell_len(head.text) <= head.size.width


async def test_in_a_window_what_is_said_stands_beside_its_label_however_long(open_app: Opens) -> None:
    fields = (("North West Leicestershire Borough Council", "no members"), ("Skills", "not recorded"))
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        app.push_screen(Reader("Balance", "Balanced appointment", fields))
        await pilot.pause()
        lines = inside(app).splitlines()
        (council,) = [line for line in lines if line.startswith("North West")]
        (skills,) = [line for line in lines if line.startswith("Skills")]
        assert council.index("no members") == skills.index("not recorded")


async def test_what_is_said_below_a_list_has_a_blank_line_above_it(open_app: Opens) -> None:
    long = "It cannot be picked, because of this and because of that. " * 2
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        options = [Option(str(at), f"Line {at}", after=long) for at in range(60)]
        frame_of(app).pick(Picker("Pick", options), lambda _: None)
        await pilot.pause()
        window = shows(app, Picker)
        lines = inside(app).splitlines()
        said = next(at for at, line in enumerate(lines) if "It cannot" in line)
        assert window.after.lines == 2
        assert not lines[said - 1].strip(_BAR)
        assert "Line" in lines[said - 2]


async def test_an_empty_list_says_in_its_middle_what_stands_there_and_a_search_how_to_begin(open_app: Opens) -> None:
    app = open_app("rounds")
    async with app.run_test(size=NARROW) as pilot:
        place = frame_of(app).place
        assert place.purpose.partition(":")[0] in look(app)
        await pilot.press("ctrl+f")
        await pilot.pause()
        assert "whatever is recorded is found" in look(app)
        await pilot.press(*"etc")
        await pilot.pause()
        assert "whatever is recorded is found" not in look(app)
        assert shows(app, Picker).here is not None


@pytest.mark.parametrize("name", [*PLACES, *SIDE_PLACES])
async def test_a_list_with_a_record_says_nothing_in_its_middle(open_app: Opens, name: str) -> None:
    app = open_app(name)
    async with app.run_test(size=(120, 50)) as pilot:
        await pilot.pause()
        place = frame_of(app).place
        listed = any(section.ids for section in place.list.sections)
        assert not place.purpose or (place.purpose.split(",")[0][:20] in inside(app, place.list)) is not listed


async def test_a_pane_beside_the_list_has_its_title_on_its_border(open_app: Opens) -> None:
    app = open_app("meeting")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        place = frame_of(app).place
        assert place.stands.side == "beside"
        first, *lines = inside(app, place.detail).splitlines()
        assert first.startswith("┌─ Item ──")
        assert all(line.startswith("│") for line in lines)


async def test_a_slim_pane_keeps_most_of_its_cells_for_the_text(open_app: Opens) -> None:
    app = open_app("meeting")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        place = frame_of(app).place
        pane = place.detail
        for width in range(40, 91):
            lines = [
                (pieces[0][0], pieces[1][0])
                for pieces in pane._draw(width)
                if len(pieces) == 2 and pieces[1][0].strip()
            ]
            assert lines
            assert all(2 * cell_len(label) <= width for label, _ in lines), "the text has at least half"
            assert all(cell_len(label) + cell_len(text) <= width for label, text in lines)


@pytest.mark.parametrize(
    ("heading", "drawn"),
    [
        ("Close: “The plan”", "Close: “The plan”"),
        ("“A” and “B”", "“A” and “B”"),
        ("Put “A” in the bin?", "Put “A” in the bin?"),
        ("A board of 6“ by 4”", "A board of 6“ by 4”"),
    ],
)
async def test_all_titles_have_the_same_quotation_marks(open_app: Opens, heading: str, drawn: str) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        app.push_screen(Reader(heading, "What", ()))
        await pilot.pause()
        assert f"─ {drawn} ─" in look(app)


async def test_a_reason_for_which_a_column_has_no_room_is_said_below_alone(open_app: Opens) -> None:
    slim = (Column("", weight=1), Column("", 4, ink="muted"))
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        options = [Option("a", "Ann", "S1", why_not="Private matters are in the way.")]
        frame_of(app).pick(Picker("Pick", options, columns=slim), lambda _: None)
        await pilot.pause()
        told = inside(app)
        assert "S1" in told
        assert told.count("Private") == 1


@pytest.mark.parametrize("sentence", [*DAYS_SAID.values(), "Changed the deadline", "Took back the rules", "Recorded X"])
def test_what_is_asked_is_not_said_as_if_it_were_done(sentence: str) -> None:
    first, *rest = asked(f"{sentence} of 3 May").split()
    assert first in {"Add", "Move", "Take", "Change", "Record"}
    assert " ".join(rest) == f"{sentence.partition(' ')[2]} of 3 May?".strip()


async def test_taking_out_a_deadline_is_asked_as_a_question(open_app: Opens) -> None:
    app = open_app("settings")
    async with app.run_test(size=NARROW) as pilot:
        place = frame_of(app).place
        ids = [one for section in place.list.sections for one in section.ids]
        place.list.go_to(next(one for one in ids if one.startswith("deadline:")))
        await pilot.press("delete")
        await pilot.pause()
        assert re.fullmatch("Take out the deadline “.+”( from .+)?[?]", shows(app, ImpactWindow).heading)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_keys_that_scroll_are_named_only_where_something_is_not_seen(
    open_app: Callable[..., Secretariat], size: tuple[int, int]
) -> None:
    from screens.dialogs import Help

    app = open_app()
    fields = [(f"Label {number}", "words") for number in range(40)]
    windows = (
        (Help("Short", "one line"), False),
        (Help("Long", "a line\n" * 60), True),
        (Reader("Record", "Short", fields[:3]), False),
        (Reader("Record", "Long", fields), True),
    )
    async with app.run_test(size=size) as pilot:
        for window, scrolls in windows:
            frame_of(app).pick(window, lambda _: None)
            await pilot.pause()
            await pilot.pause()
            assert ("PgDn" in window.hint_line.text) == scrolls, window.heading
            shown_lines = inside(app).splitlines()
            assert shown_lines[-2].strip() == "", "one blank line stands above the hints"
            assert shown_lines[-3].strip() != "", "and no more than one"
            await pilot.press("escape")
            await pilot.pause()


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_sentence_in_a_list_to_pick_from_has_its_line_and_takes_nothing_from_what_stands_in_columns(
    open_app: Callable[..., Secretariat], size: tuple[int, int]
) -> None:
    app = open_app()
    width = size[0] if size == NARROW else 100
    sentence = "A sentence without anything beside it ".ljust(width - 4 - 4 - 1, "x") + "."
    options = [Option("a", sentence), Option("b", "A name of some length", "and what is said beside it, whole")]
    async with app.run_test(size=size) as pilot:
        columns = (Column("", weight=3), Column("", weight=1))
        frame_of(app).pick(Picker("Pick", options, columns=columns), lambda _: None)
        await pilot.pause()
        assert sentence in inside(app)
        assert re.search(r"A name of some length +and what is said beside it, whole", inside(app))


async def test_columns_of_keys_stand_two_cells_apart_where_there_is_room(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        window = shows(app, KeySheet)
        assert "PgDn" not in window.hint_line.text
        starts = [line.index("Ctrl+A") for line in inside(app).splitlines() if "Ctrl+A" in line]
        assert starts
        for line in inside(app).splitlines():
            assert line[starts[0] - 2 : starts[0]].strip() == "", line


@pytest.mark.parametrize("size", [(60, 15), NARROW, (200, 50)], ids=str)
async def test_a_question_is_as_wide_as_what_it_says(open_app: Opens, size: tuple[int, int]) -> None:
    """A short one has no empty half, a long one is broken at 72 cells, and each word of both is seen."""
    app = open_app()
    says = {
        "It is kept.": 46,
        "It is kept whole, and can be taken out again at any time.": 57,
        "A word or two. " * 9: 72,
    }
    async with app.run_test(size=size) as pilot:
        for words, cells in says.items():
            ask = Ask("Put this away?", words.strip(), (("n", "", "No"), ("y", "yes", "Yes")))
            app.push_screen(ask)
            await pilot.pause()
            assert ask.box.region.width == min(cells + 4, size[0])
            told = " ".join(look(app).replace("│", " ").split())
            assert all(said in told for said in (*words.split(), "Put this away?", "Yes", "F1 help"))
            longest = "And an answer that is longer than all that"
            other = Ask("Put this away?", "", (("n", "", longest), ("y", "yes", "Yes"), ("a", "all", "All")))
            app.push_screen(other)
            await pilot.pause()
            assert longest in look(app)
            assert other.box.region.width < 60
            other.dismiss(None)
            await pilot.pause()
            ask.say(f"Far too long for {'a short ' * 5}question", "warn")
            await pilot.pause()
            assert "short question" in look(app) or size[0] == 60
            await pilot.press("escape")


async def test_a_title_in_the_pane_has_one_blank_line_below_it_and_moves_nothing(open_app: Opens) -> None:
    app = open_app("meeting")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        pane = frame_of(app).place.detail
        for title in ("A plan", "A plan that is so long that it takes more of the pane tomorrow"):
            pane.show(title, (("Kind", "other"),))
            await pilot.pause()
            lines = [line.strip(" │") for line in inside(app, pane).splitlines()]
            kind = next(n for n, line in enumerate(lines) if line.startswith("Kind"))
            assert (kind, lines[kind - 1], lines[kind - 2] != "") == (4, "", True)
            assert " " in lines[kind - 2], "no word of a title is alone on its last line"


async def test_a_line_that_no_list_gives_its_room_is_said_below_one_that_is_seen_whole(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=(200, 50)) as pilot:
        long = "It is a report on matters that were considered. " * 4
        options = [Option("a", long.strip(), "drafted"), *(Option(f"{at}", f"Part {at}", "drafted") for at in range(9))]
        picker = Picker("Which part?", options)
        frame_of(app).pick(picker, lambda _: None)
        await pilot.pause()
        assert picker.list.size.height == picker.list.virtual_size.height, "nothing is scrolled where there is room"
        blank, *told = [line.strip(" │") for line in inside(app, picker.after).splitlines()]
        assert (blank, " ".join(told).strip()) == ("", f"{long.strip()} · drafted")
