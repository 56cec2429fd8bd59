"""Files are inspected by key: what was found is listed under each, a clean one is said to be clean, nothing changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from screens.kit.form import Form
from screens.kit.picker import Picker
from tests.screens.look import NARROW, frame_of, look, news, shows
from tests.screens.test_import_programme import desk_of
from tests.store.papers.inspecting.sheet_files import PLANTED as SHEETS
from tests.store.papers.inspecting.word_files import PLANTED, clean_document
from tui.app import Secretariat


async def test_what_is_found_in_files_is_listed_with_where_it_is(
    open_app: Callable[..., Secretariat], tmp_path: Path
) -> None:
    app = open_app("programme")
    files = {
        "a.docx": PLANTED["an insertion"][1](),
        "b.xlsx": SHEETS["a hidden sheet"][1](),
        "c.docx": clean_document(),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    async with app.run_test(size=NARROW) as pilot:
        before = desk_of(app).register
        await pilot.press("ctrl+n")
        shows(app, Form).rows["files"].typed = "\n".join(str(tmp_path / name) for name in files)
        await pilot.press("ctrl+s")
        await app.workers.wait_for_complete()
        await pilot.pause()
        window = shows(app, Picker)
        assert window.heading == "2 findings in 3 files"
        screen = " ".join(look(app).split())
        assert "a.docx" in screen
        assert "paragraph 4" in screen
        assert "1 tracked insertion is in it. Accept or refuse it in Word, and save." in window.after.text
        await pilot.press("down")
        assert "The sheet is hidden. Delete it, or publish it knowingly." in window.after.text
        await pilot.press("escape")
        assert app.screen is frame_of(app)
        assert desk_of(app).register == before


async def test_clean_files_are_said_to_be_clean_and_missing_ones_named_with_nothing_typed_lost(
    open_app: Callable[..., Secretariat], tmp_path: Path
) -> None:
    app = open_app("programme")
    (tmp_path / "a.docx").write_bytes(clean_document())
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+n")
        await pilot.press("ctrl+s")
        assert "No file is named." in look(app)
        form = shows(app, Form)
        form.rows["files"].typed = str(tmp_path / "b.docx")
        await pilot.press("ctrl+s")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "There is no file" in look(app)
        await pilot.press("ctrl+n")
        shows(app, Form).rows["files"].typed = str(tmp_path / "a.docx")
        await pilot.press("ctrl+s")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "1 file inspected: nothing was found that should not be published." in news(app)
