"""Writing what a place has: the paper, its form and its file; reading it first; opening what was written."""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from screens.forms import export
from screens.forms.export import ExportForm, Writing
from screens.forms.preview import Preview
from screens.kit.picker import Picker
from screens.places import PLACES, SIDE_PLACES
from store.desk import Desk
from store.edit import Edit
from store.file import documents, opening
from store.papers import printed as printing
from store.papers.document import Written
from store.papers.printed import ENDINGS, FORMS, forms_of, printed
from store.problems import Problem, Refused
from store.records import Meeting, MinutesState
from tests.screens.hands import send
from tests.screens.look import NARROW, WIDE, frame_of, look, news, shows
from tui.app import Secretariat

Open = Callable[..., Secretariat]
HERE = tuple(name for name in FORMS if name in {"md", "text"})
"""The forms that are quickly written: the others are tried where there are most papers."""


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    monkeypatch.setattr(opening, "start", lambda *given: pytest.fail(f"a test opened {given}"))


def written() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


async def done(app: Secretariat, pilot: Any) -> None:
    """Wait for a paper that is made beside the screen."""
    await app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


NOTHING = {"settings": "This place has no list or paper of its own to write."}
"""The places with nothing to write, with what they say."""


@pytest.mark.slow
@pytest.mark.parametrize("name", [*PLACES, *SIDE_PLACES])
async def test_every_place_writes_each_paper_in_each_form_or_says_why_not(open_app: Open, name: str) -> None:
    app = open_app(name)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("x")
        if name in NOTHING:
            assert NOTHING[name] in look(app)
            return
        papers = shows(app, ExportForm)._papers
        await pilot.press("escape")
        wrote = 0
        for at, paper in enumerate(papers):
            for form in forms_of(paper.name):
                if name != "meeting" and form not in (*HERE, "csv", "json"):
                    continue
                await pilot.press("x")
                window = shows(app, ExportForm)
                if len(papers) > 1:
                    window.rows["paper"].typed = at
                window.rows["format"].typed = form if at == 0 else window.rows["format"].typed
                window._typed()
                window.rows["format"].typed = form
                await pilot.press("ctrl+s")
                await done(app, pilot)
                if app.screen is window:
                    assert "is not recorded" in window.problems.text, (paper, form, window.problems.text)
                    await pilot.press("escape", "k")
                    continue
                path = Path(news(app).split(". F5")[0].removeprefix("Wrote "))
                assert path.suffix == ENDINGS[form], (paper, form)
                assert path.read_bytes(), (paper, form)
                assert path.read_bytes().startswith(b"\xef\xbb\xbf") == (form == "csv")
                wrote += 1
        assert wrote == len(written()) >= 3


async def test_the_name_of_the_file_follows_paper_and_form_and_is_seen(open_app: Open, tmp_path: Path) -> None:
    app = open_app("meeting")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("x")
        form = shows(app, ExportForm)
        here = tmp_path / "out"
        assert form.rows["path"].typed == str(here / "agenda-2021-07-29.docx")
        await pilot.press("tab", "right")
        assert form.rows["path"].typed == str(here / "agenda-2021-07-29.pdf")
        assert "agenda-2021-07-29.pdf" in look(app)
        titles = [paper.name for paper in form._papers]
        form.rows["paper"].typed = titles.index("brief")
        form._typed()
        assert form.rows["path"].typed == str(here / "brief-2021-07-29.pdf")
        assert "only the owners" in form.rows["format"].field.help
        form.rows["path"].typed = str(here / "mine.pdf")
        form.rows["format"].typed = "md"
        form._typed()
        assert form.rows["path"].typed == str(here / "mine.md"), "a name of the clerk's own keeps its stem"
        form.rows["path"].typed = str(here / "mine.v2")
        form.rows["format"].typed = "text"
        form._typed()
        assert form.rows["path"].typed == str(here / "mine.v2"), "an ending that is none of ours stands"


async def test_the_page_that_the_cursor_is_on_is_proposed_first(open_app: Open, desk: Desk) -> None:
    app = open_app("meeting")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("left_square_bracket", "left_square_bracket")
        while app.screen.place.list.current_section.key != "minutes":  # type: ignore[attr-defined]
            await pilot.press("right_curly_bracket")
        await pilot.press("x")
        assert shows(app, ExportForm)._papers[0].name == "minutes"


async def test_a_paper_is_read_as_it_will_be_and_written_from_there(open_app: Open, desk: Desk) -> None:
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("f3")
        assert "The agenda of Thursday 29 July 2021" in look(app)
        shows(app, Picker)
        await pilot.press("enter")
        await pilot.pause()
        window = shows(app, Preview)
        assert "DRAFT" in look(app)
        await pilot.press("x")
        await pilot.pause()
        form = shows(app, ExportForm)
        assert [paper.name for paper in form._papers] == ["agenda"]
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is window, "what was read is gone back to"
        await pilot.press("escape", "2", "f3")
        assert isinstance(app.screen, Preview)
        assert window is not app.screen


async def test_what_is_read_on_the_screen_is_what_is_written_and_shown(open_app: Open, desk: Desk) -> None:
    app = open_app("meeting")
    async with app.run_test(size=(120, 200)) as pilot:
        await pilot.press("f3", "enter")
        await pilot.pause()
        shown = [line.strip("│ ") for line in look(app).splitlines() if line.count("│") >= 2]
        text = printed("agenda", "text", desk.register, desk.today, meeting="M18").data.decode()
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        assert len(lines) > 20
        assert [line for line in shown if line in lines] == lines


async def test_long_work_is_seen_and_can_be_left(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slowly(*given: Any) -> Written:
        begun.set()
        assert go_on.wait(20)
        return Written(b"too late")

    monkeypatch.setattr(export, "in_form", slowly)
    monkeypatch.setattr(export, "AT_ONCE", 0)
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("x", "ctrl+s")
        shows(app, Writing)
        assert begun.wait(20)
        assert "Word document" in look(app)
        await pilot.press("escape")
        await pilot.pause()
        form = shows(app, ExportForm)
        assert "Left; nothing was written." in form.problems.text
        go_on.set()
        await done(app, pilot)
        assert app.screen is form
    assert written() == []


async def test_keys_behind_a_paper_that_is_written_go_where_they_would_have_gone(open_app: Open) -> None:
    app = open_app("meeting")
    async with app.run_test(size=NARROW):
        await send(app, b"x\x13" + b"5x\x13" + b"1")
        assert frame_of(app).place.place == "calendar"
    assert written() == ["agenda-2021-07-29.docx", "tracker-2021-07-12.docx"]


REFUSED = Refused(Problem("glyph", "Item 5: “🙂” cannot be printed.", "Take it out of the title."))


@pytest.mark.parametrize(
    ("trouble", "words"), [(REFUSED, "Item 5: “🙂” cannot be printed. Take it out"), (None, "Wrote")]
)
async def test_what_a_form_cannot_print_is_said_and_nothing_is_written(
    open_app: Open, monkeypatch: pytest.MonkeyPatch, trouble: Refused | None, words: str
) -> None:
    def made(*given: Any) -> Written:
        if trouble is not None:
            raise trouble
        return Written(b"made")

    monkeypatch.setattr(export, "in_form", made)
    app = open_app("meeting")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("x", "ctrl+s")
        await done(app, pilot)
        assert words in " ".join(look(app).split())
    assert written() == ([] if trouble else ["agenda-2021-07-29.docx"])


@pytest.mark.parametrize(("number", "words"), [(errno.EROFS, "can only be read"), (errno.ENOSPC, "disk is full")])
async def test_a_folder_that_cannot_be_written_to_is_a_sentence_at_the_form(
    open_app: Open, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def refuse(*given: Any, **how: Any) -> None:
        raise OSError(number, "refused")

    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("x")
        form = shows(app, ExportForm)
        form.rows["format"].typed = "json"
        monkeypatch.setattr(documents, "_opened", refuse)
        await pilot.press("ctrl+s")
        assert app.screen is form
        assert words in form.problems.text
        assert "Name a file in a folder that you can write to." in form.problems.text


async def test_what_was_written_is_opened_by_a_key_and_so_is_its_folder(
    open_app: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f5")
        assert "No file was written yet" in news(app)
        await pilot.press("x")
        shows(app, ExportForm).rows["format"].typed = "json"
        await pilot.press("ctrl+s")
        path = tmp_path / "out" / "programme-2021-07-12.json"
        assert news(app) == f"Wrote {path}. F5 opens it, F6 its folder."
        monkeypatch.setattr("screens.written.open_outside", opened.append)
        await pilot.press("f5", "f6")
        assert opened == [path, path.parent]
        monkeypatch.undo()
        path.unlink()
        await pilot.press("f5")
        assert "is not there any more" in news(app)


async def test_exempt_minutes_and_the_brief_are_for_the_owners_of_the_file_alone(open_app: Open, desk: Desk) -> None:
    desk.path.chmod(0o600)
    app = open_app("meeting")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("x")
        form = shows(app, ExportForm)
        form.rows["paper"].typed = [paper.name for paper in form._papers].index("brief")
        form._typed()
        form.rows["format"].typed = "json"
        await pilot.press("ctrl+s")
        await done(app, pilot)
    (name,) = written()
    assert name == "brief-2021-07-29.json"
    assert json.loads(Path(name).read_bytes())["mark"].startswith("PRIVATE")
    if os.name == "posix":
        assert Path(name).stat().st_mode & 0o077 == 0


def test_confirmed_minutes_bear_no_mark_and_all_others_do(desk: Desk) -> None:
    meeting = desk.register.need(Meeting, "M14")
    for state, mark in (
        (MinutesState(), "DRAFT"),
        (MinutesState(finalised_on=dt.date(2021, 3, 1)), "DRAFT"),
        (MinutesState(finalised_on=dt.date(2021, 3, 1), confirmed_on=dt.date(2021, 3, 25)), ""),
    ):
        there = desk.register.with_edit(Edit("x", (replace(meeting, minutes=state),)))
        document = printing.document_of("minutes", there, desk.today, meeting="M14")
        assert document.mark == mark
        for form in HERE:
            assert ("DRAFT" in printing.in_form(form, document).data.decode()) is bool(mark), form


async def test_a_paper_is_read_to_its_end_by_one_key_and_from_its_beginning_by_another(open_app: Open) -> None:
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        begins = look(app)
        await pilot.press("end")
        await pilot.pause()
        ends = look(app)
        await pilot.press("pagedown")
        await pilot.pause()
        assert look(app) == ends != begins
        await pilot.press("home")
        await pilot.pause()
        assert look(app) == begins
