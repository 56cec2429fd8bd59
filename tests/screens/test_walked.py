"""What a clerk who had never seen the program stumbled over on her way to a first meeting, in every room at once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.events import Paste

from screens.forms.agenda.window import AgendaWindow
from screens.forms.calendar.clock import ClockWindow
from screens.forms.calendar.proposing import ProposalWindow
from screens.forms.importing import ImportWindow
from screens.forms.preview import Preview
from screens.forms.programme.item import open_new_item
from screens.kit.ask import Ask
from screens.kit.columns import Needs
from screens.kit.detail import Detail, _flowing
from screens.kit.doing import keys_here
from screens.kit.fields import Field
from screens.kit.form import Form
from screens.kit.helping import Helper
from screens.kit.keys.keymap import Keymap
from screens.kit.keysheet import KeySheet
from screens.kit.marked import Marked
from screens.kit.picker import Picker
from screens.kit.present import in_lines, wrapped
from screens.kit.record_list import RecordList, Section
from screens.kit.window import Window
from screens.opened import OpenRecord
from screens.places import PLACES, SIDE_PLACES
from screens.topline import top_pieces
from store.commands.settings.panel import new_panel_records
from store.desk import Desk
from store.edit import Edit
from store.problems import Problem
from store.queries.settings.rule_sets import rule_set_rows
from store.queries.words.short import in_days
from store.records import Meeting, Panel, Seat, WorkItem
from store.rulesets import COMMON
from store.sample import DEMO_DAY
from tests.screens.look import NARROW, WIDE, frame_of, look, news, shows, title, write
from tui.app import Secretariat
from tui.settings import Settings

Opens = Callable[..., Secretariat]
NAMED = re.compile(r"(?:[^ :.;]+ ){0,7}[^ :.;]+: ")
"""A name of a few words with a colon, as it stands at the beginning of a text."""


@pytest.mark.parametrize("name", [*PLACES, *SIDE_PLACES])
async def test_the_pane_has_no_two_colons_in_a_row_and_names_the_key_of_the_rest(open_app: Opens, name: str) -> None:
    app = open_app(name)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        place = frame_of(app).place
        seen = 0
        for section in place.list.sections:
            for record_id in section.ids[:6]:
                place.list.go_to(record_id)
                flowing = "".join(word for line in _flowing(place.detail._fields, 9_999) for word, _ in line)
                for label, text in place.detail._fields:
                    begins = NAMED.match(text) if isinstance(text, str) else None
                    assert not label or begins is None or f"{label}: {begins[0]}" not in flowing, flowing
                words = " ".join("".join(word for word, _ in line) for line in place.detail._shown)
                more = re.search(r"… (\d+) more lines(.*)", words)
                if more:
                    seen += 1
                    assert more[2].startswith(" · "), words
        assert seen or name not in {"findings", "prepare"}


def test_a_label_loses_its_colon_only_before_a_name_with_one() -> None:
    pane = Detail(lambda: "")
    pane.flows = True
    pane._title = "A round"
    pane._fields = (
        ("Stands", "ended: the period is over"),
        ("Minute", "minute 35: Venues"),
        ("Comments", "To receive it. Later: the rest"),
    )
    words = " ".join("".join(word for word, _ in line) for line in pane._draw(200))
    told = "Stands ended: the period is over · minute 35: Venues · Comments: To receive it. Later: the rest"
    assert words == f"A round {told}"


@pytest.mark.parametrize(("name", "key"), [("questions", "n"), ("declarations", "n"), ("programme", "n")])
async def test_a_form_that_is_often_filled_in_fits_into_24_lines(open_app: Opens, name: str, key: str) -> None:
    app = open_app(name)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press(key)
        await pilot.pause()
        await pilot.pause()
        form = shows(app, Form)
        scroll = form.query_one(".fields")
        assert scroll.max_scroll_y == 0, look(app)
        assert "F8" in look(app)


async def test_an_opened_record_has_one_blank_line_under_its_title(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        lines = [line.strip("│ ") for line in look(app).splitlines()]
        at = lines.index("PCC's Annual Report")
        assert lines[at + 1] == ""
        assert lines[at + 2].startswith("Kind ")


async def test_a_question_names_its_help(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("delete")
        await pilot.pause()
        shows(app, Ask)
        assert "F1 help" in look(app).splitlines()[-3] or "F1 help" in look(app)
        await pilot.press("f1")
        await pilot.pause()
        shows(app, Helper)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_all_keys_of_a_window_stand_by_what_they_are_for(open_app: Opens, size: tuple[int, int]) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        for keys, window, act in (
            (("6", "A"), AgendaWindow, "agenda.build"),
            (("1", "c"), ClockWindow, "clock.done"),
            (("2", "enter"), OpenRecord, "item.move"),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            below = shows(app, window)
            await pilot.press("question_mark")
            await pilot.pause()
            sheet = shows(app, KeySheet).sheet
            named = [entry.act for column in sheet._columns for entry in column if entry.act]
            assert act in named
            assert len(named) == len(set(named))
            assert "Look" in look(app)
            await pilot.press("escape")
            await pilot.pause()
            assert app.screen is below
            await pilot.press("escape")
            await pilot.pause()


@pytest.mark.parametrize(
    ("keys", "there"),
    [(("delete",), set()), (("h",), set()), ((), {"list.mark", "list.mark_all", "list.sort"})],
    ids=["a question", "a chooser", "a place"],
)
async def test_marks_and_order_are_named_only_where_a_list_has_them(
    open_app: Opens, keys: tuple[str, ...], there: set[str]
) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press(*keys)
        named = {key.id for key in keys_here(app.screen)}
        assert named & {"list.mark", "list.mark_all", "list.sort"} == there
        shown = app.screen
        await pilot.press("space", "ctrl+a", "equals_sign")
        assert app.screen is shown, "a key that is not named here does nothing"


HEADINGS = {"list.previous_group", "list.next_group"}


@pytest.mark.parametrize(
    ("name", "keys"),
    [*((name, ()) for name in PLACES), ("meeting", ("A",)), ("calendar", ("c",))],
)
async def test_the_keys_from_heading_to_heading_are_named_only_where_there_are_several(
    open_app: Opens, name: str, keys: tuple[str, ...]
) -> None:
    app = open_app(name)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        listed = app.screen.query(RecordList)
        shown = next(one for one in listed if one.display and (not keys or one.screen is app.screen))
        named = {key.id for key in keys_here(app.screen)} & HEADINGS
        assert named == (HEADINGS if len(shown.sections) > 1 else set())
        before = shown.place_of_cursor
        if len(shown.sections) == 1:
            await pilot.press("right_curly_bracket")
            assert shown.place_of_cursor == before


async def test_what_is_pressed_on_the_sheet_of_a_window_is_done_there(open_app: Opens, desk: Desk) -> None:
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("A", "question_mark", "b")
        await pilot.pause()
        await pilot.pause()
        assert "Built the agenda" in look(app)
        await pilot.press("escape", "2", "enter", "question_mark", "m")
        await pilot.pause()
        await pilot.pause()
        assert "Move “PCC's Annual Report” to…" in look(app)


async def test_the_sheet_and_the_help_of_an_opened_record_say_what_cannot_be_done(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter", "question_mark")
        await pilot.pause()
        assert "(earlier)" in look(app)
        await pilot.press("escape", "f1")
        await write(pilot, "meeting before")
        await pilot.pause()
        assert "not now" in look(app)
        assert "No earlier meeting" in look(app)


async def test_a_question_mark_is_typed_into_a_text(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("n", "question_mark")
        await pilot.pause()
        assert shows(app, Form).typed["title"] == "?"
        await pilot.press("f1")
        await pilot.pause()
        assert "window.keys" not in {line.key for line in shows(app, Helper)._lines}


async def test_help_knows_what_is_done_in_another_place_and_leads_to_the_palette(open_app: Opens) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("f1")
        await write(pilot, "late item")
        await pilot.pause()
        assert "In another place: Agenda" in look(app)
        await pilot.press("ctrl+u")
        await write(pilot, "qqqq")
        await pilot.pause()
        said = " ".join(look(app).replace("│", " ").split())
        assert "or leave with Esc: Ctrl+P finds everything that can be done, and every record." in said


async def test_prepare_leads_to_the_agenda_where_it_is_to_be_published(open_app: Opens) -> None:
    app = open_app("prepare")
    async with app.run_test(size=NARROW) as pilot:
        place = frame_of(app).place
        assert place.list.go_to("deadline.due:M18:publication")
        await pilot.pause()
        assert "Next  Enter or e venue A agenda w clock" in look(app)
        await pilot.press("A")
        await pilot.pause()
        shows(app, AgendaWindow)
        await pilot.press("N")
        await pilot.pause()
        said = " ".join(look(app).replace("│", " ").split())
        assert "Enter the venue first (Esc, then e on a line of the meeting)." in said, said


async def test_prepare_says_why_nobody_can_be_written_to_and_how_to_enter_whom(open_app: Opens, desk: Desk) -> None:
    app = open_app("prepare")
    async with app.run_test(size=NARROW) as pilot:
        place = frame_of(app).place
        assert place.list.go_to("paper-missing:W15")
        await pilot.press("M")
        await pilot.pause()
        assert "Nobody is recorded to whom a letter about W13" in news(app)
        assert "(e on a line of the item)" in news(app)
        await pilot.press("e")
        await pilot.pause()
        form = shows(app, Form)
        form.rows["author"].typed = "Chief Constable"
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.press("M")
        await pilot.pause()
        said = " ".join(look(app).replace("│", " ").split())
        assert "Write 1 letter and record it as sent?" in said
        assert "report for a meeting, to Chief Constable: Qtr. 4" in said
        assert said.count("Enter the author of the paper, or of the item") == 1, "the cure stands once"
        await pilot.press("y")
        await pilot.pause()
        assert "the paper was asked for on Monday 12 July 2021 and has not been received" in " ".join(look(app).split())


async def test_the_paper_of_a_place_is_read_at_the_width_of_the_window(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        shows(app, Preview)
        assert re.search(r"DATES +ITEM +COMMENTS", look(app))
        narrow = look(app)
        await pilot.resize_terminal(*WIDE)
        await pilot.pause()
        assert re.search(r"DATES +ITEM +COMMENTS", look(app))
        assert "Special Meeting, members only" in look(app) or look(app) != narrow


async def test_everything_that_is_missing_is_said_at_once_and_goes_when_it_is_put_right(tmp_path: Path) -> None:
    app = Secretariat(None, Settings())
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        form = shows(app, Form)
        await pilot.press("ctrl+s")
        await pilot.pause()
        said = " ".join(look(app).replace("│", " ").split())
        assert "Not made: 2 things to put right." in said
        assert "Nothing has been typed for" in said
        assert "“Nation” is not chosen yet" in said
        form.rows["nation"].focus_entry()
        await pilot.press("right")
        await pilot.pause()
        assert "is not chosen yet" not in look(app)
        assert "Nothing has been typed for" in look(app), "only what was put right goes"


@pytest.mark.parametrize("width", [60, 66, 72, 80, 100])
async def test_no_key_is_named_in_half_however_narrow(open_app: Opens, width: int) -> None:
    app = open_app()
    async with app.run_test(size=(width, 15)) as pilot:
        for name in (*PLACES, *SIDE_PLACES):
            frame_of(app).go(name)
            await pilot.pause()
            line = look(app).splitlines()[-1]
            assert line.endswith("F1 help q quit"), f"{name}: {line}"
            assert len(line) <= width, name


async def test_the_agenda_names_what_is_done_first_and_all_its_keys_at_sixty_columns(open_app: Opens) -> None:
    app = open_app("meeting")
    async with app.run_test(size=(60, 15)) as pilot:
        await pilot.press("A")
        await pilot.pause()
        agenda = shows(app, AgendaWindow)
        assert agenda.hint_line.text.split("   ")[:3] == ["b build", "? keys", "p papers"]
        await pilot.press("b")
        await pilot.pause()
        hints = agenda.hint_line.text
        assert hints.split("   ")[:4] == ["b build", "e word", "P publish", "? keys"]
        assert "Esc back" in hints


async def test_an_opened_record_names_the_key_of_all_its_keys(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert "? keys" in shows(app, OpenRecord).hint_line.text


@pytest.mark.parametrize("name", [*PLACES, *SIDE_PLACES])
@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_escape_on_the_sheet_or_in_the_help_of_a_place_closes_only_that(
    open_app: Opens, name: str, key: str
) -> None:
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        frame_of(app).go(name)
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
        assert "Keys: " in look(app)
        assert f"Keys: {name}" not in look(app), "a place is called what its tab says"
        await pilot.press("escape")
        await pilot.pause()
        assert frame_of(app).place.place == name


@pytest.mark.parametrize("name", [*PLACES, *SIDE_PLACES])
async def test_nothing_is_told_twice_of_a_record(open_app: Opens, name: str) -> None:
    """No field stands twice, and none says under another name what stands above it."""
    app = open_app(name)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        place = frame_of(app).place
        for section in place.list.sections:
            for record_id in section.ids:
                _, fields = place.describe(record_id)
                told = [(label, text) for label, text in fields if isinstance(text, str) and label]
                assert len(told) == len(set(told)), record_id
                said = [text for label, text in told if label in _TOLD_ELSEWHERE]
                assert len(said) == len(set(said)), (record_id, told)


_TOLD_ELSEWHERE = {
    *("Due", "Due on", "Falls due", "Stands", "Status", "Marks"),
    *("Taken from", "Source", "Part of", "Role", "Office", "Substitutes"),
}
"""Fields that could say the same as one another."""


@pytest.mark.parametrize(
    ("place", "key", "field"),
    [
        ("programme", "I", "files"),
        ("calendar", "I", "files"),
        ("members", "I", "files"),
        ("programme", "ctrl+n", "files"),
        ("programme", "V", "file"),
        ("meeting", "I", "file"),
    ],
)
async def test_a_file_that_is_not_there_leaves_the_form_open_with_what_was_typed(
    open_app: Opens, place: str, key: str, field: str
) -> None:
    app = open_app(place)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press(key)
        await pilot.pause()
        form = shows(app, Form)
        form.rows[field].typed = "no such file.docx"
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.pause()
        assert shows(app, Form) is form
        assert form.rows[field].typed == "no such file.docx"
        said = " ".join(look(app).replace("│", " ").split())
        assert "There is no file no such file.docx. Check its name and place." in said


async def test_a_list_pasted_where_files_are_named_is_kept_and_its_place_is_named(
    open_app: Opens, codes_shown: list[str]
) -> None:
    app = open_app("members")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("I")
        await pilot.pause()
        form = shows(app, Form)
        form.rows["files"].typed = "Name    Council\nCllr Ann Smith    Alpha District Council"
        await pilot.press("ctrl+s")
        await pilot.pause()
        said = " ".join(look(app).replace("│", " ").split())
        assert (
            "None of these 2 lines names a file. If they are the list itself, put them under “or pasted text”" in said
        )
        assert form.rows["files"].typed.startswith("Name")
        form.rows["pasted"].typed = "Name\tCouncil\nCllr Ann Smith\tAlpha District Council"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert codes_shown == ["read.no_files", "read.both"]
        assert "Both files and pasted text are given." in form.rows["pasted"].under.text


@pytest.mark.parametrize(
    ("place", "table", "taken"),
    [
        ("members", "Name\tCouncil\tParty\tRole\nMs Cay Lee\t\t\tIndependent member\n", "Cay Lee"),
        ("programme", "DATES\tITEM\tCOMMENTS\nThurs 30 September 2021\tKnife crime\t\n", "Knife crime"),
        ("calendar", "Date\tTime\tVenue\n3 March 2022\t\tCounty Hall\n", "3 Mar 2022"),
    ],
)
async def test_a_table_copied_out_of_a_spreadsheet_is_pasted_with_its_empty_cells(
    open_app: Opens, place: str, table: str, taken: str
) -> None:
    app = open_app(place)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("I", "tab")
        await pilot.pause()
        form = shows(app, Form)
        app.screen.focused.post_message(Paste(table)) if app.screen.focused else None
        await pilot.pause()
        assert form.rows["pasted"].typed.rstrip("\n") == table.rstrip("\n")
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.pause()
        window = shows(app, ImportWindow)
        assert taken in look(app)
        assert "Not placed" not in look(app), window.counts.text


@pytest.mark.parametrize("size", [NARROW, (60, 20)])
async def test_the_dates_proposed_name_the_key_that_creates_them(open_app: Opens, size: tuple[int, int]) -> None:
    app = open_app("calendar")
    async with app.run_test(size=size) as pilot:
        await pilot.press("Y", "ctrl+s")
        await pilot.pause()
        await pilot.pause()
        assert "Ctrl+S create all" in shows(app, ProposalWindow).hint_line.text
        assert "Ctrl+S create all" in look(app)


async def test_headings_and_words_of_empty_ones_have_their_room_before_the_pane(open_app: Opens, desk: Desk) -> None:
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        place = frame_of(app).place
        place.list.needs = Needs(place.list.columns)
        place.list.needs.cells[1] = len("Knife crime")
        assert min(place.widths_needed()) == 45, "as short as the records may be"
        place.list.show([Section("one", "Suggested items", ("W13",), empty="Nothing here yet: n adds an item")])
        place.list.needs = Needs(place.list.columns)
        place.list.needs.cells[1] = len("Knife crime")
        assert min(place.widths_needed()) < 30, "what is said of an empty one needs no room where it is not said"


@pytest.mark.parametrize("words", ["undo", "publish", "backups"])
async def test_typing_has_the_cursor_on_what_fits_best(open_app: Opens, words: str) -> None:
    """However it was come to: the cursor does not stay on what fitted a part of the word."""
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.press(*words)
        await pilot.pause()
        palette = shows(app, Picker)
        first = next(iter(palette._options))
        assert palette.list.current == first


async def test_what_is_typed_in_a_list_in_its_own_order_leaves_the_cursor_where_it_fits(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("m", "down")
        await pilot.pause()
        here = shows(app, Picker).list.current
        await pilot.press("2")
        await pilot.pause()
        assert shows(app, Picker).list.current == here


@pytest.mark.parametrize(
    ("place", "keys", "named"),
    [
        ("programme", ("e",), "Change “PCC's Annual Report”"),
        ("actions", ("e",), "Change the "),
        ("questions", ("e",), "Change question Q1 from Chris Collins"),
        ("questions", ("T",), "The text of question Q1 from Chris Collins to be published"),
        ("questions", ("l",), "Write a letter about question Q1 from Chris Collins"),
    ],
)
async def test_a_window_says_in_words_what_it_is_about(
    open_app: Opens, place: str, keys: tuple[str, ...], named: str
) -> None:
    app = open_app(place)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert app.screen is not frame_of(app), look(app)
        said = title(app)
        assert said.startswith(named), said


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_clock_names_its_deadlines_whole(open_app: Opens, size: tuple[int, int]) -> None:
    app = open_app("calendar")
    async with app.run_test(size=size) as pilot:
        await pilot.press("c")
        await pilot.pause()
        clock = shows(app, ClockWindow)
        cut = [row.label for row in clock._rows.values() if row.label.partition(",")[0] not in look(app)]
        listed = [label for label in cut if clock.list.size.height > 2 + list(clock._rows).index(_code(clock, label))]
        assert listed in ([], ["Notice of the meeting posted at 10 councils"])


def _code(clock: ClockWindow, label: str) -> str:
    return next(code for code, row in clock._rows.items() if row.label == label)


async def test_the_calendar_says_whole_what_kind_its_meetings_are_and_which_is_next(open_app: Opens) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        assert "next: Thu 29 Jul 2021" in look(app)
        assert "next…" not in look(app)
        for line in look(app).splitlines():
            assert "arranged" not in line or "…" not in line, line


async def test_an_empty_text_has_no_block_of_its_own_and_grows_with_what_is_typed(open_app: Opens) -> None:
    app = open_app("questions")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("n", "tab")
        await pilot.pause()
        entry = shows(app, Form).rows["text"].entry
        assert entry.size.height == 2
        await write(pilot, "word " * 60)
        await pilot.pause()
        assert entry.size.height == 4
        shows(app, Form).rows["text"].typed = ""
        await pilot.pause()
        assert entry.size.height == 2


async def test_a_name_of_ones_own_leads_back_to_the_settings(open_app: Opens, tmp_path: Path) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("comma", "down", "enter")
        await pilot.pause()
        shows(app, Form)
        await pilot.press("escape")
        await pilot.pause()
        assert shows(app, Picker).list.current == "who"


def test_marked_lines_with_long_names_are_named_all_the_same() -> None:
    told = Marked(("A1", "A2", "A3"), ("One " * 100, "Two " * 100, "Three " * 60)).words
    assert told.startswith("For 3: One One")
    assert told.endswith("…; and 1 more.")
    assert "; Two Two" in told
    assert Marked(("A1", "A2"), ("One", "Two")).words == "For 2: One; Two."


def test_sentences_of_lines_that_are_left_out_have_one_stop() -> None:
    told = Marked(("A1",), ("One",), (("D1", "It was due on Thursday.", "P does not settle this."),)).left_out
    assert told == "Not for 1 of 2: It was due on Thursday: P does not settle this."


@pytest.mark.parametrize(
    ("days", "words"), [(-1987, "5 years ago"), (-91, "91 days ago"), (400, "in 13 months"), (17, "in 17 days")]
)
def test_a_day_far_off_is_told_in_months_and_years(days: int, words: str) -> None:
    assert in_days(DEMO_DAY + dt.timedelta(days), DEMO_DAY) == words


@pytest.mark.parametrize("name", ["TPCP", "Borsetshire"])
def test_the_top_line_of_a_year_arranged_ahead_is_whole_and_says_its_year(tmp_path: Path, name: str) -> None:
    panel = Panel(id="PANEL", name=name, rules_name="dorset")
    rest = (Meeting(id="M1", date=dt.date(2027, 6, 24)), Seat(id="S1", body="A council"), WorkItem(id="W1", title="A"))
    desk = Desk.create(tmp_path / "p.json", (panel, *rest), today=dt.date(2026, 11, 26), who="clerk")
    for width in range(80, 221):
        left, right = top_pieces(desk, width, Keymap())
        told = "".join(words for words, *_ in (*left, *right))
        assert len(told) <= width, told
        assert "24 Jun 2027" in told
        assert "137 working days" in told
    desk.close()


def test_where_no_meeting_is_arranged_the_key_of_what_is_not_set_is_named(tmp_path: Path) -> None:
    desk = Desk.create(tmp_path / "p.json", (Panel(id="PANEL", name="TPCP"),), today=DEMO_DAY, who="clerk")
    for width in (80, 120):
        told = "".join(words for words, *_ in top_pieces(desk, width, Keymap())[0])
        assert "no meeting arranged · F7 what is not set yet" in told
    desk.close()


@pytest.mark.parametrize("width", range(27, 77, 7))
def test_a_title_of_several_lines_fills_them_and_leaves_no_word_alone(width: int) -> None:
    words = "The paper for “Qtr. 4 Performance Report (20/21) – Leicestershire Police”"
    lines = in_lines(words, width)
    assert " ".join(lines) == words
    assert len(lines) == len(wrapped(words, width))
    assert max(map(len, lines)) <= width
    assert len(lines) == 1 or " " in lines[-1], lines


async def test_the_agenda_says_whole_where_the_papers_of_an_item_stand(open_app: Opens) -> None:
    app = open_app("prepare")
    async with app.run_test(size=NARROW) as pilot:
        assert frame_of(app).place.list.go_to("paper-missing:W13")
        await pilot.press("P", "f")
        await pilot.pause()
        await pilot.press("6", "A")
        await pilot.pause()
        assert "paper to follow" in look(app), look(app)


async def test_once_the_last_report_is_in_the_cursor_stands_on_the_line_that_comes_next(open_app: Opens) -> None:
    app = open_app("prepare")
    async with app.run_test(size=NARROW) as pilot:
        place = frame_of(app).place
        assert place.list.go_to("paper-missing:W13")
        papers = next(one for one in place.list.sections if place.list.current in one.ids)
        for key in papers.ids:
            state = place.cells(key, 0).texts[0].partition(":")[0]
            assert state in {"Not asked for", "Not received", "Late"}, "a line that is cut begins with how it stands"
        await pilot.press("ctrl+a", "enter", "r")
        await pilot.pause()
        assert place.list.current == "deadline.late:M18:agenda-setting", "above, as the agenda is not built yet"
        await pilot.press("A", "b", "escape", "w", "d", "escape")
        await pilot.pause()
        assert place.list.current == "deadline.late:M18:draft-reports"


@pytest.mark.parametrize(("name", "keys"), [("settings", ("C",)), ("programme", ("e",))])
async def test_a_field_of_several_lines_names_the_key_of_the_next_line_and_the_way_out_of_it(
    open_app: Opens, name: str, keys: tuple[str, ...]
) -> None:
    app = open_app(name)
    async with app.run_test(size=NARROW) as pilot:
        if keys == ("C",):
            frame_of(app).place.list.go_to("councils")
            keys = ("e",)
        await pilot.press(*keys)
        await pilot.pause()
        form = shows(app, Form)
        row = next(row for row in form.rows.values() if row.field.kind == "text")
        row.focus_entry()
        await pilot.pause()
        foot = form.hint_line.text
        for words in ("Ctrl+S save", "Tab next field", "Enter new line", "Esc back", "F1 help"):
            assert words in foot, foot
        lines = row.typed.count("\n")
        await pilot.press("ctrl+end", "enter")
        assert row.typed.count("\n") == lines + 1
        form.do_hint("text.line")
        assert row.typed.count("\n") == lines + 2
        await pilot.press("tab")
        await pilot.pause()
        assert not row.has_cursor
        assert "Enter new line" not in form.hint_line.text
        assert "F4" not in form.hint_line.text, "what a line would refuse is not named there"


async def test_a_cure_that_leads_to_a_setting_ends_on_its_line_and_the_way_back_is_named(open_app: Opens) -> None:
    app = open_app("prepare")
    async with app.run_test(size=NARROW) as pilot:
        frame = frame_of(app)
        await pilot.press("9")
        await pilot.pause()
        assert frame.place.list.current != "councils"
        assert "Esc Prepare" not in look(app), "whoever goes there by himself knows where from"
        await pilot.press("escape")
        problem = Problem("notice.no-place", "Where.", "Enter the places.", "councils", "setting.edit")
        assert "(9, then e)" in frame.told(problem)
        await pilot.press("9")
        await pilot.pause()
        assert frame.place.list.current == "councils"
        assert "Esc Prepare" in look(app).splitlines()[-1]
        await pilot.press("home", "9")
        assert frame.place.list.current == "name", "what was told has been seen to"
        await pilot.press("escape", "escape", "escape")
        frame.go("prepare")
        await pilot.press("o")
        await pilot.pause()
        assert frame.place.place == "programme"
        assert "Esc Prepare" in look(app).splitlines()[-1]
        await pilot.press("escape")
        assert frame.place.place == "prepare"


async def test_the_key_that_reads_on_is_named_only_while_there_is_more_below(open_app: Opens) -> None:
    app = open_app("prepare")
    async with app.run_test(size=NARROW) as pilot:
        for keys in (("r",), ("w", "w"), ("A", "t")):
            await pilot.press(*keys)
            await pilot.pause()
            window = app.screen
            assert isinstance(window, Window)
            assert "PgDn further" in window.hint_line.text, keys
            await pilot.press("end")
            await pilot.pause()
            assert "PgDn further" not in look(app), keys
            await pilot.press("home")
            await pilot.pause()
            assert "PgDn further" in window.hint_line.text, keys
            while len(app.screen_stack) > 1:
                await pilot.press("escape")
                await pilot.pause()


async def test_a_hint_line_names_only_what_can_be_done_or_dims_it(open_app: Opens) -> None:
    app = open_app("prepare")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("A")
        await pilot.pause()
        agenda = shows(app, AgendaWindow)
        assert not {"agenda.publish", "agenda.word", "agenda.leave_out"} & set(agenda.hint_line.acts)
        await pilot.press("b")
        await pilot.pause()
        assert {"agenda.publish", "agenda.word"} <= set(agenda.hint_line.acts)
        await pilot.press("escape", "w")
        await pilot.pause()
        clock = shows(app, ClockWindow)
        assert ("muted", "clock.back") in _inks(clock)
        await pilot.press("d")
        await pilot.pause()
        await pilot.press("down", "up")
        assert ("key", "clock.back") in _inks(clock)


def _inks(window: Window[str]) -> set[tuple[str, str]]:
    """Give the ink of each key that the hint line of a window names."""
    return {(piece[1], piece[2]) for piece in window.hint_line._pieces if len(piece) == 3}


async def test_what_was_done_names_undo_and_where_the_cursor_is_then(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        foot = frame_of(app).hints
        assert "u undo" not in foot.text
        await pilot.press("m", "down", "enter")
        await pilot.pause()
        assert "u undo" in foot.text
        here = frame_of(app).place.list.current
        title = frame_of(app).desk.register.need(WorkItem, str(here)).title
        assert f"The cursor is on “{title[:20]}" in news(app)
        await pilot.press("down")
        assert "u undo" in foot.text, "as long as it stands there: two keys in one write end as two apart"
        await pilot.press("2")
        assert bool(news(app)) == ("u undo" in foot.text)
        await pilot.press("u")
        assert frame_of(app).desk.register.need(WorkItem, "W13").meeting == "M18"


async def test_a_question_in_which_both_answers_do_something_names_one_key_for_each(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        choices = (("c", "clear", "Move, and take the note out"), ("k", "keep", "Move, and keep the note"))
        both, usual = Ask("Is it needed?", "", choices), Ask("Sure?", "", (("n", "", "No"), ("y", "yes", "Yes")))
        for asked, named, answer in ((both, False, "clear"), (usual, True, "yes")):
            answers: list[str | None] = []
            app.push_screen(asked, answers.append)
            await pilot.pause()
            assert ("Ctrl+S" in asked.hint_line.text) is named
            await pilot.press("ctrl+s")
            await pilot.pause()
            assert answers == [answer], "the line under the cursor, unless the key names another"


async def test_what_a_window_says_itself_does_not_peek_out_below_it(open_app: Opens) -> None:
    app = open_app("prepare")
    async with app.run_test(size=NARROW) as pilot:
        frame = frame_of(app)
        await pilot.press("A")
        await pilot.pause()
        frame.say("A saying. " * 12)
        await pilot.press("b")
        await pilot.pause()
        await pilot.pause()
        assert look(app).count("Built the agenda") == 1
        await pilot.press("escape")
        await pilot.pause()
        assert "Built the agenda" in look(app), "it is read on once the window has gone"
        frame.say("A saying. " * 12)
        app.push_screen(Ask("Sure?", "", (("n", "", "No"), ("y", "yes", "Yes"))))
        await pilot.pause()
        await pilot.pause()
        assert "A saying." in look(app), "a question hides nothing of what it follows on"


async def test_a_name_near_to_one_that_is_known_is_asked_about_once(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        saved: list[str] = []

        def save(values: dict[str, str]) -> str:
            saved.append(values["by"])
            return "Done."

        form = Form(frame_of(app).desk, "Decide", (Field("by", "Decided by", ref=("P",), person=True),), save)
        app.push_screen(form)
        await pilot.pause()
        form.rows["by"].typed = "Manjula Sod"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert not saved
        assert "is near to Cllr. Manjula Sood" in " ".join(look(app).replace("│", " ").split())
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert saved == ["Manjula Sod"], "saved again it is meant so"


async def test_an_item_entered_under_no_heading_asks_for_its_meeting(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        open_new_item(frame_of(app), None)
        await pilot.pause()
        form = shows(app, Form)
        form.rows["title"].typed = "Fraud"
        form.rows["meeting"].typed = "M18"
        await pilot.press("ctrl+s")
        await pilot.pause()
        added = next(one for one in frame_of(app).desk.register.all(WorkItem) if one.title == "Fraud")
        assert added.meeting == "M18"


def test_the_rules_in_common_use_come_before_those_of_a_panel() -> None:
    assert rule_set_rows()[0].name == COMMON


def test_the_top_line_leads_to_what_is_not_set_until_the_first_things_are(desk: Desk) -> None:
    new = Desk.create(desk.path.with_name("new.json"), new_panel_records(name="A panel"), today=DEMO_DAY, who="clerk")
    left, _ = top_pieces(new, 80, Keymap())
    assert "F7 what is not set yet" in "".join(piece[0] for piece in left)
    meeting = Meeting(id="M1", date=DEMO_DAY + dt.timedelta(days=30))
    new.run(lambda register, today: Edit("Arranged a meeting", (meeting,)))
    left, _ = top_pieces(new, 80, Keymap())
    words = "".join(piece[0] for piece in left)
    assert "meeting" in words
    assert "F7 what is not set yet" in words
    assert len(words) <= 80
    left, _ = top_pieces(desk, 80, Keymap())
    assert "F7" not in "".join(piece[0] for piece in left)


async def test_dates_that_are_created_say_how_they_are_made_firm_and_their_line_names_the_key(open_app: Opens) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("Y", "ctrl+s")
        await pilot.pause()
        said = " ".join(look(app).replace("│", " ").split())
        assert "Wed" in said or "Thu" in said
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "They stand as proposed. Record each as arranged once it is agreed (s)." in " ".join(news(app).split())
        assert "Next  s arranged" in look(app).splitlines()[-1]
        await pilot.press("s")
        await pilot.pause()
        assert "arranged" in look(app)
