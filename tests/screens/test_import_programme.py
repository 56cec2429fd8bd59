"""A programme is taken over by key: the files, the preview, its corrections, the question on leaving, and one undo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from screens.forms.importing import ImportWindow, ReadingFiles
from screens.forms.reading_form import ReadingForm
from screens.frame import Frame
from screens.kit.fields import Field
from screens.kit.form import Form
from store.commands.agenda.lines import build_agenda
from store.commands.calendar.deadlines import publish
from store.desk import Desk
from store.papers.reading.batch import Batch
from store.queries.calendar.holidays import listed
from store.records import Minute, WorkItem
from tests.screens.look import NARROW, frame_of, look
from tests.store.papers.programme.reading.made import spreadsheet
from tests.store.papers.returned_docs import returned, saved
from tui.app import Secretariat

PASTED = "DATES\tITEM\tCOMMENTS\nThurs 3\tKnife crime\tOf the year\n\tRoad safety\t\n5 May 2022 at 1pm\tBudget\t\n"


def desk_of(app: Secretariat) -> Desk:
    assert app.desk is not None
    return app.desk


def form_of(app: Secretariat) -> Form:
    assert isinstance(app.screen, Form)
    return app.screen


def window_of(app: Secretariat) -> ImportWindow:
    assert isinstance(app.screen, ImportWindow)
    return app.screen


def titles(app: Secretariat) -> dict[str, dt.date | None]:
    register = desk_of(app).register
    days = {meeting.id: meeting.date for meeting in register.meetings}
    return {item.title: days.get(item.meeting or "") for item in register.all(WorkItem)}


async def test_pasted_text_is_previewed_corrected_and_saved_and_one_undo_takes_it_back(
    open_app: Callable[..., Secretariat],
) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        before = desk_of(app).revision
        await pilot.press("I")
        form_of(app).rows["pasted"].typed = PASTED
        await pilot.press("ctrl+s")
        window = window_of(app)
        assert window.counts.text == "1 meeting and 1 item to be added; 3 lines without a date that can be read."
        assert window.list.current_section is not None
        window.list.go_to(next(line.key for line in window.taken.lines if line.words == "Thurs 3"))
        await pilot.press("enter")
        form_of(app).rows["date"].typed = "3 March 2022"
        await pilot.press("ctrl+s")
        assert window.counts.text == "2 meetings and 3 items to be added."
        window.list.go_to(next(line.key for line in window.taken.lines if line.words == "Road safety"))
        await pilot.press("t")
        assert desk_of(app).revision == before
        await pilot.press("s")
        await pilot.pause()
        assert "Imported the work programme: 2 meetings and 2 items." in " ".join(look(app).split())
        made = titles(app)
        assert (made["Knife crime"], made["Budget"]) == (dt.date(2022, 3, 3), dt.date(2022, 5, 5))
        assert "Road safety" not in made
        await pilot.press("u")
        assert "Knife crime" not in titles(app)
        assert desk_of(app).register.meeting_on(dt.date(2022, 3, 3)) == ()


async def test_a_spreadsheet_that_is_there_already_changes_nothing(
    open_app: Callable[..., Secretariat], tmp_path: Path
) -> None:
    app = open_app()
    file = tmp_path / "programme.xlsx"
    file.write_bytes(spreadsheet())
    async with app.run_test(size=NARROW) as pilot:
        before = desk_of(app).revision
        await pilot.press("I")
        form_of(app).rows["files"].typed = str(file)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "there already" in " ".join(look(app).split())
        await pilot.press("s")
        assert "Nothing was saved: all of it is there already, or left out." in " ".join(look(app).split())
        assert desk_of(app).revision == before


async def test_leaving_a_corrected_preview_asks_first(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        before = desk_of(app).revision
        await pilot.press("I")
        form_of(app).rows["pasted"].typed = PASTED
        await pilot.press("ctrl+s")
        window = window_of(app)
        window.list.go_to(next(line.key for line in window.taken.lines if line.words == "Budget"))
        await pilot.press("t", "escape")
        assert "Leave this import?" in look(app)
        await pilot.press("n")
        assert window_of(app) is window
        await pilot.press("escape", "y")
        await pilot.pause()
        assert "Nothing was imported." in look(app)
        assert desk_of(app).revision == before


async def test_every_bad_file_is_named_at_once_and_nothing_is_lost(
    open_app: Callable[..., Secretariat], tmp_path: Path
) -> None:
    app = open_app()
    locked, damaged = tmp_path / "a.xlsx", tmp_path / "b.docx"
    locked.write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))
    damaged.write_bytes(spreadsheet()[:900])
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("I")
        form_of(app).rows["files"].typed = f"{locked}\n{damaged}"
        await pilot.press("ctrl+s")
        await pilot.pause()
        words = "".join(look(app).replace("│", "").split())
        assert "a.xlsxisprotectedbyapassword." in words
        assert "b.docxisdamaged" in words


async def test_reading_many_files_is_left_by_key_with_nothing_read(
    open_app: Callable[..., Secretariat], tmp_path: Path
) -> None:
    app = open_app()
    files = [tmp_path / f"{place}.csv" for place in range(5)]
    for file in files:
        file.write_text("date,item\n1 May 2022,Budget\n", encoding="utf-8")
    made: list[object] = []

    def read(data: bytes, named: str) -> str:
        if named.endswith("1.csv"):
            assert isinstance(app.screen, ReadingFiles)
            app.screen.action_do("window.close")
        return named

    batch = Batch([str(file) for file in files], read)
    async with app.run_test(size=NARROW) as pilot:
        form = ReadingForm(frame_of(app).desk, "Files", (Field("files", "Files", "text", "a"),), lambda _: batch)
        frame_of(app).pick(form, made.append)
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.pause()
        assert (batch.done, made) == (2, [])
        assert "Left; nothing was read or saved." in look(app)


async def test_minutes_that_came_back_are_taken_over_change_by_change(
    open_app: Callable[..., Secretariat], tmp_path: Path
) -> None:
    app = open_app("meeting")
    register = desk_of(app).register
    meeting = next(one for one in register.meetings if one.date == dt.date(2021, 1, 27))
    minute = register.minutes_of(meeting.id)[0]
    first, *_ = minute.text.split("\n")
    document = returned((first, ("+", " It was raining.")))
    file = tmp_path / "back.docx"
    file.write_bytes(saved(document))
    async with app.run_test(size=NARROW) as pilot:
        Frame.go(frame_of(app), "meeting", meeting.id)
        await pilot.pause()
        await pilot.press("V")
        form_of(app).rows["file"].typed = str(file)
        await pilot.press("ctrl+s")
        await pilot.pause()
        window = window_of(app)
        assert "By Jane Smith" in window.about.text
        await pilot.press("t", "s")
        await pilot.pause()
        assert desk_of(app).register.need(Minute, minute.id, "minute").text == minute.text
        await pilot.press("V")
        form_of(app).rows["file"].typed = str(file)
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.press("s")
        await pilot.pause()
        text = desk_of(app).register.need(Minute, minute.id, "minute").text
        assert text.split("\n")[0] == f"{first} It was raining."


async def test_what_would_change_an_agenda_that_is_out_is_asked_about(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    desk.run(build_agenda, meeting="M18")
    desk.run(publish, meeting="M18", holidays=listed())
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        before = desk_of(app).revision
        await pilot.press("I")
        form_of(app).rows["pasted"].typed = "DATES\tITEM\tCOMMENTS\nThurs 29 July 2021\tKnife crime\t\n"
        await pilot.press("ctrl+s")
        window_of(app)
        await pilot.press("s")
        await pilot.pause()
        assert "“Knife crime” is a late item" in " ".join(look(app).split())
        await pilot.press("n")
        await pilot.pause()
        assert desk_of(app).revision == before
        window_of(app)
        await pilot.press("s", "y")
        await pilot.pause()
        assert titles(app)["Knife crime"] == dt.date(2021, 7, 29)
