"""What a clerk who had never seen the program stumbled over on her way to a first meeting, in every room at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from screens.forms.agenda.window import AgendaWindow
from screens.forms.calendar.clock import ClockWindow
from screens.forms.preview import Preview
from screens.kit.ask import Ask
from screens.kit.detail import Detail, _flowing
from screens.kit.form import Form
from screens.kit.helping import Helper
from screens.kit.keysheet import KeySheet
from screens.opened import OpenRecord
from screens.places import PLACES, SIDE_PLACES
from store.desk import Desk
from tests.screens.look import NARROW, WIDE, frame_of, look, news, shows, write
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
        assert "Next  A agenda w clock" in look(app)
        await pilot.press("enter")
        await pilot.pause()
        shows(app, AgendaWindow)
        await pilot.press("N")
        await pilot.pause()
        said = " ".join(look(app).replace("│", " ").split())
        assert "Enter the venue first (Esc, 1, then e)." in said or "has not been published" in said, said


async def test_prepare_says_why_nobody_can_be_written_to_and_how_to_enter_whom(open_app: Opens, desk: Desk) -> None:
    app = open_app("prepare")
    async with app.run_test(size=NARROW) as pilot:
        place = frame_of(app).place
        assert place.list.go_to("paper-missing:W15")
        await pilot.press("M")
        await pilot.pause()
        assert "Nobody is recorded to whom a letter about W13" in news(app)
        assert "(e on its line)" in news(app)
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
        assert "Not saved: 2 things to put right." in said
        assert "Nothing has been typed for" in said
        assert "“nation” is not chosen yet" in said
        form.rows["nation"].focus_entry()
        await pilot.press("right")
        await pilot.pause()
        assert "is not chosen yet" not in look(app)
        assert "Nothing has been typed for" in look(app), "only what was put right goes"


@pytest.mark.parametrize("width", [60, 66, 72, 80, 100])
@pytest.mark.parametrize("name", [*PLACES, *SIDE_PLACES])
async def test_no_key_is_named_in_half_however_narrow(open_app: Opens, name: str, width: int) -> None:
    app = open_app(name)
    async with app.run_test(size=(width, 15)) as pilot:
        await pilot.pause()
        line = look(app).splitlines()[-1]
        assert line.endswith("F1 help q quit"), line
        assert len(line) <= width


async def test_the_agenda_names_what_is_done_first_and_all_its_keys_at_sixty_columns(open_app: Opens) -> None:
    app = open_app("meeting")
    async with app.run_test(size=(60, 15)) as pilot:
        await pilot.press("A")
        await pilot.pause()
        hints = shows(app, AgendaWindow).hint_line.text
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
