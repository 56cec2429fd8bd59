"""A past is taken over from modern.gov by key: the folder, the preview at 80×24, its corrections, and one undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from screens.forms.importing import ImportWindow
from screens.kit.form import Form
from store.desk import Desk
from store.records import Minute, Presence
from store.rules.imports import ImportState
from tests.screens.look import NARROW, look
from tests.store.papers.moderngov import made
from tests.store.papers.moderngov.test_reading import meeting
from tui.app import Secretariat


def desk_of(app: Secretariat) -> Desk:
    assert app.desk is not None
    return app.desk


def form_of(app: Secretariat) -> Form:
    assert isinstance(app.screen, Form)
    return app.screen


def window_of(app: Secretariat) -> ImportWindow:
    assert isinstance(app.screen, ImportWindow)
    return app.screen


def folder_of(path: Path) -> Path:
    folder = path / "saved"
    folder.mkdir()
    for named, data in made.files().items():
        (folder / named).write_bytes(data)
    (folder / "unread.xml").write_bytes(meeting(meetingid="9", meetingdate="to be agreed", meetingtime="2.00 pm"))
    return folder


def go_to(window: ImportWindow, state: ImportState, what: str) -> None:
    window.list.go_to(next(line.key for line in window.taken.of(state) if line.what == what))


async def test_a_past_is_previewed_corrected_and_saved_and_one_undo_takes_it_back(
    open_app: Callable[..., Secretariat], tmp_path: Path
) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        before = desk_of(app).register
        await pilot.press("G")
        form_of(app).rows["files"].typed = str(folder_of(tmp_path))
        await pilot.press("ctrl+s")
        await pilot.pause()
        window = window_of(app)
        assert "1 line without a date that can be read" in window.counts.text
        go_to(window, ImportState.UNREAD_DATE, "meeting")
        await pilot.press("enter")
        form_of(app).rows["date"].typed = "4 March 2019"
        await pilot.press("ctrl+s")
        assert "without a date" not in window.counts.text
        go_to(window, ImportState.UNPLACED, "attendance")
        assert "choose the member" in window.about.text
        await pilot.press("enter")
        form_of(app).rows["substitute_for"].typed = "Councillor Cara Dee"
        await pilot.press("ctrl+s")
        assert not [line for line in window.taken.of(ImportState.UNPLACED) if line.what == "attendance"]
        go_to(window, ImportState.UNPLACED, "person")
        await pilot.press("t")
        assert desk_of(app).register is before
        await pilot.press("s")
        await pilot.pause()
        after = desk_of(app).register
        assert len(after.meetings) == len(before.meetings) + 15  # two stand there already
        assert len(list(after.all(Minute))) == len(list(before.all(Minute))) + 70
        stand_ins = [one for held in after.meetings for one in held.attendance if one.presence is Presence.SUBSTITUTE]
        assert [one.printed for one in stand_ins if one.printed.endswith("Fway")] == ["Councillor Hal Fway"] * 2
        await pilot.press("u")
        await pilot.pause()
        assert desk_of(app).register.tables == before.tables


async def test_every_bad_file_is_named_at_once(open_app: Callable[..., Secretariat], tmp_path: Path) -> None:
    app = open_app("calendar")
    empty, page = tmp_path / "a.xml", tmp_path / "b.xml"
    empty.write_bytes(b"")
    page.write_bytes(b"<html>Sign in</html>")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("G")
        form_of(app).rows["files"].typed = f"{empty}\n{page}"
        await pilot.press("ctrl+s")
        await pilot.pause()
        words = "".join(look(app).replace("│", "").split())
        assert "a.xmlisempty." in words
        assert "b.xmlisawebpage" in words


async def test_a_folder_without_files_keeps_what_was_typed(
    open_app: Callable[..., Secretariat], tmp_path: Path
) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("G")
        form = form_of(app)
        form.rows["files"].typed = str(tmp_path)
        await pilot.press("ctrl+s")
        assert app.screen is form
        assert "There is no XML file in the folder" in " ".join(form.problems.text.split())
