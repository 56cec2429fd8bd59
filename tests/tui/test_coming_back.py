"""Each file opens where it was left; what is kept for that are names of places and ids, for the clerk alone."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import msgspec
import pytest
from packaging.version import Version

from screens.kit.whereabouts import Whereabouts
from store.commands.bin import bin_records
from store.desk import Desk
from store.records import Question
from store.sample import DEMO_DAY, sample_records
from tests.screens.look import NARROW, WIDE, current, frame_of, look
from tui.app import Secretariat
from tui.coming_back import LARGEST, MOST, note_left, note_path, place_left
from tui.settings import Settings

Opens = Callable[[], Secretariat]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "panel.json"
    Desk.create(made, sample_records(), today=DEMO_DAY, who="clerk").close()
    return made


def opened(path: Path) -> Secretariat:
    return Secretariat(Desk.open(path, today=DEMO_DAY, who="clerk"), Settings(), comes_back=True)


async def left(path: Path, *keys: str) -> tuple[Whereabouts, str]:
    """Press keys, leave, and give where that was."""
    app = opened(path)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press(*keys)
        place = frame_of(app).place
        there = Whereabouts(place.place, place.meeting_chosen, current(app) or "")
        drawn = look(app)
        app.leave()
    return there, drawn


async def comes_to(path: Path) -> tuple[Whereabouts, str]:
    app = opened(path)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        place = frame_of(app).place
        return Whereabouts(place.place, place.meeting_chosen, current(app) or ""), look(app)


def cursor_line(drawn: str) -> list[str]:
    return [line for line in drawn.splitlines() if line.startswith("›")]


WALKS = {
    "the programme, down": ("down", "down", "down"),
    "the calendar": ("1", "up", "up"),
    "a question": ("3", "down"),
    "an action": ("5", "down", "down"),
    "the meeting before the next": ("6", "left_square_bracket", "down", "down"),
    "declarations of a meeting": ("4", "left_square_bracket"),
    "members on a day of a meeting": ("7", "left_square_bracket", "down", "down"),
    "attendance": ("1", "a", "down", "down"),
    "the room": ("6", "r"),
    "rounds": ("8",),
    "reports": ("0",),
    "the board of a meeting that was held": ("6", "left_square_bracket", "left_square_bracket", "a", "down"),
}


@pytest.mark.parametrize("walk", WALKS)
async def test_it_comes_back_to_place_meeting_and_cursor(path: Path, walk: str) -> None:
    there, drawn = await left(path, *WALKS[walk])
    assert there != Whereabouts("programme", "", "")
    back, again = await comes_to(path)
    assert back == there
    assert cursor_line(again) == cursor_line(drawn), "the line under the cursor is on the screen"


@pytest.mark.parametrize("key", ["f", "f7", "9"])
async def test_places_whose_lines_are_no_records_are_come_back_to_too(path: Path, key: str) -> None:
    there, _ = await left(path, key, "down")
    back, _ = await comes_to(path)
    assert back.place == there.place


async def test_a_finding_is_come_back_to_by_its_record(path: Path) -> None:
    app = opened(path)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("f", *["down"] * 5)
        record = frame_of(app).place.record_here
        app.leave()
    assert record
    again = opened(path)
    async with again.run_test(size=NARROW) as pilot:
        await pilot.pause()
        assert frame_of(again).place.record_here == record


async def test_what_was_typed_in_filter_and_find_does_not_come_back(path: Path) -> None:
    app = opened(path)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("3", "slash", *"canary", "enter")
        app.leave()
    back, drawn = await comes_to(path)
    assert back.place == "questions"
    assert "canary" not in drawn
    assert b"canary" not in note_path().read_bytes()


async def test_only_names_of_places_and_ids_are_kept_for_the_clerk_alone(path: Path) -> None:
    """No title, name or path: in every place, with the cursor on every kind of line."""
    names = set()
    for key in ("1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "f", "f7"):
        await left(path, key, "end")
        kept = msgspec.json.decode(note_path().read_bytes(), type=dict[str, Whereabouts])
        desk = Desk.open(path, today=DEMO_DAY)
        ((panel, there),) = kept.items()
        assert panel == desk.panel_id
        assert all(one == "" or desk.register.find(one) for one in there[1:])
        names.add(there.place)
        desk.close()
    assert len(names) == 12
    if sys.platform != "win32":
        assert stat.S_IMODE(note_path().stat().st_mode) == 0o600
        assert stat.S_IMODE(note_path().parent.stat().st_mode) == 0o700


async def test_each_file_has_its_own_place_and_a_moved_one_keeps_it(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    Desk.create(other, sample_records(), today=DEMO_DAY, who="clerk").close()
    await left(path, "5", "down")
    await left(other, "7")
    assert (await comes_to(path))[0].place == "actions"
    moved = tmp_path / "elsewhere" / "moved.json"
    moved.parent.mkdir()
    shutil.move(path, moved)
    assert (await comes_to(moved))[0].place == "actions"
    assert (await comes_to(other))[0].place == "members"


async def test_what_has_gone_since_is_passed_over(path: Path) -> None:
    """The question under the cursor went into the bin; then the file was restored to what it was before it came."""
    there, _ = await left(path, "3")
    desk = Desk.open(path, today=DEMO_DAY, who="clerk")
    assert desk.register.get(Question, there.line)
    desk.run(bin_records, ids=(there.line,), all_the_same=True)
    panel = desk.panel_id
    desk.close()
    assert (await comes_to(path))[0].place == "questions"
    note_left(panel, Whereabouts("meeting", "M999", "W999"))
    assert (await comes_to(path))[0] == Whereabouts("meeting", "", (await comes_to(path))[0].line)
    note_left(panel, Whereabouts("meeting", "W1", "M1"))
    assert (await comes_to(path))[0].place == "meeting"


BROKEN = (b"", b"{", b"[]", b'{"x": 1}', b'{"x": {"place": "programme"}}', b"\xff\xfe", b"{" + b" " * LARGEST + b"}")


@pytest.mark.parametrize("data", BROKEN)
async def test_a_note_that_cannot_be_read_is_as_none_and_is_written_anew(path: Path, data: bytes) -> None:
    note_path().parent.mkdir(parents=True)
    note_path().write_bytes(data)
    assert (await comes_to(path))[0].place == "programme"
    await left(path, "3")
    assert (await comes_to(path))[0].place == "questions"


def test_a_place_that_there_is_not_is_passed_over() -> None:
    note_left("p", Whereabouts("cellar", "", ""))
    assert place_left("p") is None
    assert place_left("q") is None


def test_only_so_many_files_are_remembered() -> None:
    for number in range(MOST + 5):
        note_left(f"p{number}", Whereabouts("members"))
    note_left("p5", Whereabouts("actions"))
    note_left("new", Whereabouts("actions"))
    assert place_left("p4") is None
    assert place_left("p5") == Whereabouts("actions")
    assert place_left("p6") is None
    assert place_left("p7") is not None
    for panel in ("p8", "newer", "newest"):
        note_left(panel, Whereabouts("questions"))
    assert [place_left(f"p{number}") is not None for number in (7, 8, 9, 10)] == [False, True, False, True]


def test_what_is_noted_already_and_a_file_without_an_id_are_not_noted(path: Path) -> None:
    note_left("", Whereabouts("members"))
    assert not note_path().exists()
    note_left("p", Whereabouts("members"))
    note_path().chmod(0o400)
    before = note_path().stat()
    note_left("p", Whereabouts("members"))
    note_left("", Whereabouts("actions"))
    assert note_path().stat() == before
    note_left("p", Whereabouts("actions"))
    assert place_left("p") == Whereabouts("actions")
    assert place_left("") is None


async def test_where_nothing_can_be_written_nothing_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(path))
    there, _ = await left(path, "3")
    assert there.place == "questions"
    assert (await comes_to(path))[0].place == "programme"


async def test_of_a_throw_away_copy_nothing_is_noted(path: Path) -> None:
    app = opened(path)
    assert app.desk is not None
    app.desk.kept = False
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("3")
        app.leave()
    assert not note_path().exists()


RELATIVE = pytest.param(
    "relative/folder",
    marks=pytest.mark.skipif(
        Version(version("platformdirs")) < Version("4.12"), reason="platformdirs followed a relative path until 4.12"
    ),
)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
@pytest.mark.parametrize("named", [None, "", " ", RELATIVE, "/somewhere/else", "/with space/"])
def test_the_folders_are_those_of_the_platform(named: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    import platformdirs

    from tui.folders import folder

    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        if named is None:
            monkeypatch.delenv(variable, raising=False)
        else:
            monkeypatch.setenv(variable, named)
    for home in (os.environ.get("HOME", "/"), "relative", ""):
        monkeypatch.setenv("HOME", home)
        assert folder("config") == platformdirs.user_config_path("secretariat", appauthor=False)
        assert folder("data") == platformdirs.user_data_path("secretariat", appauthor=False)
        assert folder("state") == platformdirs.user_state_path("secretariat", appauthor=False)
