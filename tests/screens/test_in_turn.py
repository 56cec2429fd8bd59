"""One key waits for the one before it, whatever opens and closes windows, and never for ever."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from textual.events import Key, Resize
from textual.geometry import Size

from screens.dialogs import Filter, Help, open_filter
from screens.first_run import FirstRun
from screens.frame import Frame
from screens.kit.ask import Ask
from screens.kit.choice import Choice
from screens.kit.deed import Deed
from screens.kit.entries import many_lines, one_line, without_blank_end
from screens.kit.fields import Field
from screens.kit.form import Form
from screens.kit.picker import Picker
from store.desk import Desk
from store.records import Meeting, WorkItem
from store.sample import DEMO_DAY, sample_records
from tests.screens.hands import send, settle
from tests.screens.look import NARROW, WIDE, current, frame_of, look, news, shows
from tui import in_turn
from tui.app import Secretariat
from tui.settings import Settings

Opens = Callable[..., Secretariat]
SAVE, ESC = b"\x13", b"\x1b"


def items(desk: Desk, title: str) -> list[WorkItem]:
    return [item for item in desk.register.all(WorkItem) if item.title == title]


def pasted(text: str) -> bytes:
    return b"\x1b[200~" + text.encode() + b"\x1b[201~"


async def test_a_whole_item_typed_in_one_write_is_saved_field_by_field(open_app: Opens, desk: Desk) -> None:
    app = open_app()
    async with app.run_test(size=NARROW):
        await send(app, b"nA title\tWords about it" + SAVE + b"j")
        shows(app, Frame)
    (item,) = items(desk, "A title")
    assert item.comments == "Words about it"


async def test_saving_takes_what_stood_there_at_the_key(open_app: Opens, desk: Desk) -> None:
    app = open_app()
    async with app.run_test(size=NARROW):
        await send(app, b"nA title" + SAVE + b"kkjj")
    assert len(items(desk, "A title")) == 1


async def test_a_window_is_left_once_however_often_it_is_said(open_app: Opens, desk: Desk) -> None:
    app = open_app()
    async with app.run_test(size=NARROW):
        under, before = list(app.screen_stack), desk.register
        await send(app, b"m")
        picker = shows(app, Picker)
        picker.dismiss(None)
        picker.dismiss("M19")
        await settle(app)
        assert app.screen_stack == under
        picker.dismiss(None)
        await settle(app)
        assert app.screen_stack == under
        assert desk.register is before, "only the first answer counts"


async def test_a_window_under_another_is_left_with_it(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW):
        under = list(app.screen_stack)
        await send(app, b"nwords" + ESC)
        ask = shows(app, Ask)
        form = next(screen for screen in app.screen_stack if isinstance(screen, Form))
        assert app.screen_stack == [*under, form, ask]
        form.dismiss(None)
        await settle(app)
        assert app.screen_stack == under


async def test_nothing_opens_over_a_window_that_is_open(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW):
        await send(app, b"m")
        picker, frame = shows(app, Picker), frame_of(app)
        answers: list[str | None] = []
        frame.pick(Picker("Another"), answers.append)
        frame.flow(Form(frame.desk, "A form", (Field("words", "Words"),), lambda values: None))
        await settle(app)
        assert app.screen_stack == [frame, picker], "a second window would take the keys meant for the first"
        await send(app, ESC)
        frame.pick(Picker("Another"), answers.append)
        await settle(app)
        assert shows(app, Picker) is not picker
        await send(app, ESC)
        assert answers == [None]


async def test_a_key_that_comes_when_the_program_has_ended_goes_nowhere(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW):
        await settle(app)
    assert not app.screen_stack
    assert app.in_turn.holds(Key("j", "j"))
    assert not app.in_turn._waiting
    assert app.in_turn._task is None


async def test_keys_wait_for_a_window_that_a_worker_opens(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW):
        frame = frame_of(app)
        answers: list[str | None] = []

        async def work() -> None:
            window: Any = Picker("Which?", prompt="")
            answers.append(await app.push_screen_wait(window))

        frame.deeds = {**frame.deeds, "find": Deed(runs=lambda: frame.run_worker(work()))}
        await send(app, b"\x06zz")
        assert shows(app, Picker).typed.value == "zz"
        await send(app, ESC)
        assert shows(app, Picker).typed.value == "", "the first takes away what was typed"
        await send(app, ESC + b"j")
        assert answers == [None]
        shows(app, Frame)


async def test_a_window_closed_by_a_timer_takes_no_key_with_it(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW):
        picker = Picker("Which?")
        app.push_screen(picker)
        app.set_timer(0.01, lambda: picker.dismiss(None))
        await settle(app)
        while app.screen is picker:
            await asyncio.sleep(0)
        assert app.screen is frame_of(app)
        await send(app, b"n")
        assert shows(app, Form).typed["title"] == "", "the key opened the form and was not typed into it"


async def test_a_part_that_never_rests_does_not_take_the_keyboard(
    open_app: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_turn, "_PATIENT", 5)
    monkeypatch.setattr(in_turn, "_IMPATIENT", 2)
    app = open_app()
    async with app.run_test(size=NARROW):
        frame = frame_of(app)
        stuck = asyncio.Event()

        async def never() -> None:
            await stuck.wait()

        app.in_turn._naps = 5
        frame.top.call_later(never)
        for _ in range(9):
            await asyncio.sleep(0)
        here = current(app)
        driver: Any = app._driver
        for _ in range(3):
            driver.process_message(Key("j", "j"))
        while app.in_turn._waiting or app.in_turn._task is not None or current(app) == here:
            await asyncio.sleep(0)
        assert app.in_turn._naps == 2, "after the first, keys no longer wait as long"
        stuck.set()
        await settle(app)
        await send(app, b"j")
        assert app.in_turn._naps == 5, "once all is at rest they wait as before"


async def test_leaving_while_keys_wait_leaves(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW):
        await send(app, b"nq" + ESC + b"tq" + b"jjjj")
        assert app._exit
        assert app.return_code == 0
    assert not app.in_turn._waiting


async def test_the_mouse_a_new_size_and_the_focus_take_their_turn(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=WIDE):
        frame = frame_of(app)
        await send(app, b"\x1b[O" + b"j" + b"\x1b[I" + b"j" + b"\x1b[<35;4;9M\x1b[<35;5;9M")
        third = current(app)
        await send(app, b"n\x1b[O\x1b[Iwords")
        assert shows(app, Form).typed["title"] == "words"
        app.post_message(Resize(Size(*NARROW), Size(*NARROW)))
        await send(app, b" more")
        assert shows(app, Form).typed["title"] == "words more"
        await send(app, ESC + b"t")
        assert current(app) == third
        line = frame.place.list.region.y + 11
        await send(app, b"\x1b[<0;10;%dM\x1b[<0;10;%dm" % (line + 1, line + 1) + b"n")
        shows(app, Form)


def stop_timers(app: Secretariat) -> None:
    """Stop what the desk does by the clock: a key that comes just then waits until that is done."""
    for timer in frame_of(app)._timers:
        if timer.name != "screen_update":
            timer.stop()


async def test_a_key_that_meets_the_work_of_a_timer_stands_behind_no_other_key(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW):
        await send(app, b"]")
        assert "Moved" in news(app)
        begun = asyncio.Event()
        frame_of(app).call_later(begun.wait)
        driver: Any = app._driver
        driver.process_message(Key("asterisk", "*"))
        for _ in range(9):
            await asyncio.sleep(0)
        assert app.in_turn._waiting, "it waits for what is under way"
        begun.set()
        await settle(app)
        assert "moveable" in news(app)
        assert "Moved" not in news(app)


async def test_a_key_at_rest_is_not_held(open_app: Opens, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await settle(app)
        stop_timers(app)
        held: list[object] = []
        usual = app.in_turn.holds

        def holds(event: Any) -> bool:
            answer = usual(event)
            if answer:
                held.append(event)
            return answer

        monkeypatch.setattr(app.in_turn, "holds", holds)
        for _ in range(5):
            await pilot.press("j")
            await settle(app)
        assert held == []


@pytest.mark.usefixtures("paints")
async def test_keys_that_came_together_are_painted_once(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW):
        await settle(app)
        painted: list[object] = []
        usual = app._display

        def display(screen: Any, update: Any) -> None:
            painted.append(update)
            usual(screen, update)

        app._display = display  # type: ignore[method-assign, assignment]
        await send(app, b"jjkk" * 3)
        assert len([update for update in painted if update is not None]) <= 3


@pytest.mark.usefixtures("paints")
async def test_what_goes_on_under_a_window_does_not_paint_it(open_app: Opens) -> None:
    """Each idle moment of the screen below painted everything anew: 142 times while the text for find is prepared."""
    app = open_app()
    async with app.run_test(size=NARROW):
        await send(app, b"h")
        shows(app, Picker)
        painted: list[object] = []
        usual = app._display

        def display(screen: Any, update: Any) -> None:
            painted.append(update)
            usual(screen, update)

        app._display = display  # type: ignore[method-assign, assignment]
        below = frame_of(app)
        below.top.say(("changed below", ""))
        for _ in range(10):
            below.call_later(lambda: None)
            await settle(app)
            below._on_timer_update()
        await settle(app)
        assert not below._repaint_required
        assert 1 <= len([update for update in painted if update is not None]) <= 4


async def test_letters_that_land_in_a_list_are_named_one_by_one_and_taken_back(open_app: Opens, desk: Desk) -> None:
    app = open_app()
    async with app.run_test(size=WIDE):
        before = desk.register.tables
        await send(app, b"]*")
        told = news(app)
        assert "Moved" in told
        assert "moveable" in told
        await send(app, b"u")
        await send(app, b"u")
        assert desk.register.tables == before
        await send(app, b"*" * 9)
        assert news(app).startswith("9 things were done; the last 4:")


@pytest.mark.parametrize("field", ["title", "source"])
async def test_a_paste_into_a_line_is_whole(open_app: Opens, field: str) -> None:
    app = open_app()
    async with app.run_test(size=NARROW):
        await send(app, b"n")
        form = shows(app, Form)
        name = field if field in form.rows else next(iter(form.rows))
        form.rows[name].focus_entry()
        await settle(app)
        await send(app, pasted("one\ntwo\tthree\r\nfour\x0bfive\u2028six"))
        assert form.typed[name] == "one two three four five six"


LINES = {"the filter": b"/", "find": b"\x06", "a list to pick from": b"m", "the palette": b"\x10", "defer": b"d"}


@pytest.mark.parametrize("where", LINES)
async def test_every_line_takes_a_paste_whole(open_app: Opens, where: str) -> None:
    app = open_app()
    async with app.run_test(size=NARROW):
        await send(app, LINES[where] + pasted("30\nsep\t2021"))
        entry: Any = app.focused
        assert entry.value == "30 sep 2021"


def test_every_break_is_kept_in_a_text_and_none_in_a_line() -> None:
    breaks = ("\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x1c", "\x1d", "\x1e")
    for mark in breaks:
        assert many_lines(f"a{mark}b") == "a\nb"
        assert one_line(f"a{mark}b") == "a b"
    assert many_lines("a\tb") == "a    b"
    assert one_line("a\tb\x00\x1b[31m") == "a b[31m"
    assert without_blank_end("a\n\nb\n \n\n") == "a\n\nb"


async def test_a_text_takes_every_break_of_a_paste_and_loses_blank_lines_at_its_end(
    open_app: Opens, desk: Desk
) -> None:
    app = open_app()
    async with app.run_test(size=NARROW):
        await send(app, b"nPasted\t")
        await send(app, pasted("one\x0btwo\x0cthree\x85four\u2028five\tsix\n\n\n"))
        await send(app, SAVE)
    (item,) = items(desk, "Pasted")
    assert item.comments == "one\ntwo\nthree\nfour\nfive    six"


async def test_a_paste_onto_a_list_runs_no_command_and_says_so(open_app: Opens, desk: Desk) -> None:
    app = open_app()
    async with app.run_test(size=NARROW):
        before = desk.revision
        await send(app, pasted("]*nW"))
        assert desk.revision == before
        shows(app, Frame)
        assert "pasted" in news(app)
        await send(app, b"\x1b[3~" + pasted("y"))
        ask = shows(app, Ask)
        assert "pasted" in ask.hint_line.text
        await send(app, b"j")
        assert "pasted" not in ask.hint_line.text
        await send(app, ESC + b"3n")
        form = shows(app, Form)
        choice = next(row for row in form.rows.values() if isinstance(row.entry, Choice))
        choice.focus_entry()
        await settle(app)
        before_value = choice.typed
        await send(app, pasted("petition"))
        assert choice.typed == before_value
        assert "pasted" in form.problems.text


async def test_untouched_words_are_given_back_as_the_record_holds_them(open_app: Opens) -> None:
    words = "one\x0btwo\n\n"
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        form = Form(None, "Fill in", (Field("first", "First"), Field("words", "Words", "text", words)), lambda _: None)
        row = form.rows["words"]
        app.push_screen(form)
        await pilot.pause()
        assert row.read() == words
        await pilot.press("tab")
        assert row.has_cursor
        assert row.read() == words
        row.typed = "one\ntwo and more\n \n"
        assert row.read() == "one\ntwo and more"


async def test_the_filter_opens_once_and_goes_with_its_place(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW):
        frame = frame_of(app)
        await send(app, b"/report")
        frame.place.list.focus()
        await settle(app)
        await send(app, b"/")
        assert len(frame.query(Filter)) == 1
        assert isinstance(app.focused, Filter)
        open_filter(frame)
        await settle(app)
        assert len(frame.query(Filter)) == 1
        frame.place.list.focus()
        await settle(app)
        await send(app, b"1")
        assert len(frame.query(Filter)) == 0
        assert app.focused is frame.place.stage
        await send(app, b"2/")
        assert app.focused is frame.query_one(Filter)
        assert frame.query_one(Filter).value == "report"


@pytest.mark.usefixtures("paints")
@pytest.mark.parametrize("before", [b"", b"m", b"n", b"\x1bOP"])
async def test_everything_is_painted_again_with_ctrl_l(open_app: Opens, before: bytes) -> None:
    app = open_app()
    async with app.run_test(size=NARROW):
        await send(app, b"]" + before)
        said, shown = news(app), look(app)
        app.screen._compositor._dirty_regions.clear()
        painted: list[object] = []
        usual = app.screen._compositor.render_update

        def render_update(**arguments: Any) -> object:
            update = usual(**arguments)
            painted.append(update)
            return update

        app.screen._compositor.render_update = render_update  # type: ignore[method-assign, assignment]
        await send(app, b"\x0c")
        regions = [update for update in painted if update is not None]
        assert regions, "nothing was painted"
        assert {line for update in regions for line in lines_of(update)} >= set(range(24))
        assert (news(app), look(app)) == (said, shown)


def lines_of(update: Any) -> set[int]:
    """Give the lines that a paint covers."""
    spans = getattr(update, "spans", None)
    if spans is None:
        return set(range(update.region.y, update.region.bottom))
    return {y for y, _, _ in spans}


async def test_the_first_run_is_painted_again_and_takes_no_paste() -> None:
    app = Secretariat(None, Settings())
    async with app.run_test(size=NARROW):
        await settle(app)
        await send(app, b"\x0c" + pasted("words"))
        assert "pasted" in shows(app, FirstRun).news.text


async def test_a_new_day_is_shown_within_two_seconds(tmp_path: Any) -> None:
    now = [dt.datetime(2021, 7, 12, 22, 59, 59, tzinfo=dt.UTC)]
    gone_on = (*sample_records(), Meeting(id="M900", date=dt.date(2022, 2, 1)))
    desk = Desk.create(tmp_path / "p.json", gone_on, who="clerk", clock=lambda: now[0])
    assert desk.today == DEMO_DAY
    app = Secretariat(desk, Settings(), "programme")
    async with app.run_test(size=WIDE):
        await settle(app)
        frame = frame_of(app)
        assert "12 Jul" in frame.top.text
        timers = [timer._interval for timer in frame._timers if timer.name == "look-outside"]
        assert len(timers) == 1
        assert max(timers) < 2
        await send(app, b"1")
        await send(app, b"c")
        clock: Any = app.screen
        left = clock.after.text
        now[0] += dt.timedelta(seconds=2)
        assert desk.today == DEMO_DAY + dt.timedelta(days=1)
        frame.look_outside()
        await settle(app)
        assert "13 Jul" in frame.top.text
        assert clock.after.text != left
        await send(app, ESC + b"f")
        assert frame.place.drawn == desk.standing
        await send(app, b"2")
        assert frame.place.drawn == desk.standing, "a place drawn yesterday is drawn again"


async def test_escape_asks_once_and_the_second_leaves_and_keeps_it(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW):
        await send(app, b"nHalf a thought" + ESC)
        assert "Esc Leave" in shows(app, Ask).hint_line.text
        await send(app, ESC)
        shows(app, Frame)
        await send(app, b"n")
        assert shows(app, Form).typed["title"] == "Half a thought"


async def test_every_form_keeps_what_was_typed(open_app: Opens) -> None:
    app = open_app("settings")
    async with app.run_test(size=NARROW):
        await send(app, b"e")
        form = shows(app, Form)
        name = next(name for name, row in form.rows.items() if isinstance(row.typed, str))
        form.rows[name].focus_entry()
        await settle(app)
        await send(app, b"7" + ESC + ESC)
        shows(app, Frame)
        typed = form.typed[name]
        await send(app, b"e")
        assert shows(app, Form).typed[name] == typed


async def test_the_first_run_keeps_what_was_typed() -> None:
    app = Secretariat(None, Settings())
    async with app.run_test(size=NARROW):
        await settle(app)
        await send(app, b"\rBorsetshire" + ESC + ESC)
        shows(app, FirstRun)
        await send(app, b"\r")
        assert shows(app, Form).typed["name"] == "Borsetshire"


async def test_a_reader_is_told_in_its_hints_what_was_left_out(open_app: Opens) -> None:
    from tui.incoming import Unreadable

    app = open_app()
    async with app.run_test(size=NARROW):
        await send(app, b"\x1bOR")
        window = shows(app, Help)
        app.post_message(Unreadable())
        await settle(app)
        assert "terminal sent" in window.hint_line.text
