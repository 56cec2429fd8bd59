"""What the next step needs is said on the screen itself: the keys of lists, the way on, and the way back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from screens.forms.agenda.window import AgendaWindow
from screens.forms.calendar.clock import ClockWindow
from screens.forms.export import ExportForm
from screens.forms.preview import Preview
from screens.kit.ask import Ask
from screens.kit.hints import Hint, hint_pieces, hinted, moving
from screens.kit.keys.keymap import Keymap
from screens.kit.picker import Picker
from screens.opened import OpenRecord
from screens.places import PLACES, SIDE_PLACES
from screens.prepare import PreparePlace
from store.commands.calendar.meetings import edit_meeting
from store.desk import Desk
from tests.screens.look import NARROW, frame_of, look, shows
from tui.app import Secretariat

Opens = Callable[..., Secretariat]
ROOT = Path(__file__).parents[2]


def said(app: Secretariat) -> str:
    return " ".join(look(app).replace("│", " ").split())


async def test_every_list_names_the_keys_from_line_to_line(open_app: Opens) -> None:
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        frame = frame_of(app)
        seen = set()
        for name in (*PLACES, *SIDE_PLACES, "prepare"):
            frame.go(name)
            await pilot.pause()
            if frame.place.moves:
                seen.add(name)
                assert "↑↓" in frame.hints.text, f"{name}: {frame.hints.text}"
        assert {"programme", "prepare", "calendar", "findings"} <= seen
        for key, window in (("w", ClockWindow), ("A", AgendaWindow)):
            await pilot.press(key)
            await pilot.pause()
            assert "↑↓" in shows(app, window).hint_line.text
            assert frame.hints.text == "", "no key is named that does nothing under a window"
            await pilot.press("escape")
            await pilot.pause()
            assert "↑↓" in frame.hints.text


@pytest.mark.parametrize(("own", "keys"), [({}, "↑↓"), ({"list.up": "k", "list.down": "j"}, "k j")])
def test_the_keys_from_line_to_line_are_the_clerks_own(own: dict[str, str], keys: str) -> None:
    assert moving(Keymap(own)) == Hint("list.down", keys, "line")


@pytest.mark.parametrize(("width", "words"), [(120, " ↑↓ line"), (73, " ↑↓ line"), (70, " ↑↓"), (36, " ↑↓"), (20, "")])
def test_their_word_gives_way_before_any_other_key_and_what_comes_next_never(width: int, words: str) -> None:
    keymap = Keymap()

    def line(*following: str) -> str:
        said = hinted(("programme",), following, width, lambda key: (keymap.key_of(key.id), key.label), 0, moves)
        return "".join(piece[0] for piece in hint_pieces(said, lambda _: None, 0))

    moves = moving(keymap)
    assert len(line()) <= max(width, len(" F1 help q quit"))
    assert line().endswith(f"{words} F1 help q quit")
    assert "m move" in line("item.move", "item.defer", "item.papers")


async def test_a_line_of_prepare_leads_on_and_can_be_read_whole(open_app: Opens) -> None:
    app = open_app("prepare")
    async with app.run_test(size=NARROW) as pilot:
        place = frame_of(app).place
        assert isinstance(place, PreparePlace)
        await pilot.pause()
        assert "more lines · r read all" in look(app)
        await pilot.press("r")
        await pilot.pause()
        assert "Esc back" in shows(app, OpenRecord).hint_line.text
        await pilot.press("escape")
        assert place.list.go_to("deadline.late:M18:draft-reports")
        await pilot.pause()
        assert "Enter or p reports" in look(app)
        await pilot.press("enter")
        await pilot.pause()
        assert place.list.current == "paper-missing:W13"
        await pilot.press("A")
        await pilot.pause()
        shows(app, AgendaWindow)
        await pilot.press("escape", "w")
        await pilot.pause()
        shows(app, ClockWindow)
        await pilot.press("escape", "P")
        await pilot.pause()
        assert "It has been received" in said(app)
        await pilot.press("escape", "ctrl+a", "P")
        await pilot.pause()
        shows(app, Ask)
        assert "They have been received" in said(app)
        assert "It " not in said(app).partition("5 items")[2].partition("Enter")[0]


async def test_of_two_that_are_one_the_cursor_is_on_that_which_can_go(open_app: Opens, desk: Desk) -> None:
    app = open_app("prepare")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("W")
        await pilot.pause()
        picker = shows(app, Picker)
        assert picker.here is not None
        assert picker.here.key == "W25"
        await pilot.press("up")
        await pilot.pause()
        assert "has passed" in look(app), "of the other is said what will be asked"


async def test_what_agenda_and_notice_lack_is_named_with_the_way_to_it_and_a_paper_is_gone_back_to(
    open_app: Opens, desk: Desk
) -> None:
    app = open_app("prepare")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("A", "P")
        await pilot.pause()
        assert "The venue is not recorded. Enter the venue first (Esc, Esc, then e on a line of the meeting)." in said(
            app
        )
        await pilot.press("escape")
        desk.run(edit_meeting, meeting="M18", venue="County Hall")
        await pilot.press("N")
        await pilot.pause()
        paper = shows(app, Preview)
        assert "Where 10 councils post notices is not recorded." in said(app)
        assert "line Councils of the settings (Esc, Esc, 9, then e)" in said(app)
        await pilot.press("x")
        await pilot.pause()
        shows(app, ExportForm)
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is paper, "one window back, not two"


ONLY_THERE = "build it with --replace."
"""How the one sentence ends that names an option, because it is about what can be done on the command line alone."""


def test_no_sentence_of_the_store_sends_the_clerk_to_the_command_line() -> None:
    """The screens show the same sentences and ask; the command line adds its own option."""
    told = [
        f"{path.name}: {words}"
        for path in sorted((ROOT / "store").rglob("*.py"))
        for words in re.findall(
            r'[ (]f?"([^"\n]*(?:on the command line|with --yes|--replace)[^"\n]*)"', path.read_text("utf-8")
        )
        if not words.endswith(ONLY_THERE)
    ]
    assert told == []
