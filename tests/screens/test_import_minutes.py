"""Minutes are taken over from a file by key: the file, what would be saved, the question, and one undo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from screens.dialogs import Help
from screens.kit.ask import Ask
from screens.kit.form import Form
from store.desk import Desk
from store.records import Meeting, Minute, Person, Role, Seat
from store.register import Register
from tests.screens.look import NARROW, look
from tui.app import Secretariat

SET = Path(__file__).parents[1] / "store" / "papers" / "minutes" / "sets" / "2021-01-27.txt"


def later_set(folder: Path) -> Path:
    """Write the printed set as if it were of the meeting after, which has no minutes in the sample."""
    file = folder / "march.txt"
    file.write_text(SET.read_text(encoding="utf-8").replace("WEDNESDAY, 27 JANUARY", "THURSDAY, 25 MARCH"), "utf-8")
    return file


def desk_of(app: Secretariat) -> Desk:
    assert app.desk is not None
    return app.desk


def register_of(app: Secretariat) -> Register:
    return desk_of(app).register


def form_of(app: Secretariat) -> Form:
    assert isinstance(app.screen, Form)
    return app.screen


async def test_a_set_is_taken_over_only_when_that_is_confirmed(
    open_app: Callable[..., Secretariat], tmp_path: Path
) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        before = desk_of(app).revision
        count = len(list(register_of(app).all(Minute)))
        for answer, added in (("l", 0), ("s", 8)):
            await pilot.press("6", "I")
            form_of(app).rows["file"].typed = str(later_set(tmp_path))
            await pilot.press("ctrl+s")
            assert isinstance(app.screen, Help)
            assert "8 minutes; 26 names known; 1 place to look at." in look(app)
            await pilot.press("escape")
            assert isinstance(app.screen, Ask)
            assert desk_of(app).revision == before
            await pilot.press(answer)
            await pilot.pause()
            assert len(list(register_of(app).all(Minute))) == count + added
        assert "Business of Thursday 25 March 2021" in look(app)
        await pilot.press("end")
        assert "draft · 8 minutes" in look(app), "the heading of the minutes stands below the business"
        await pilot.press("u")
        assert len(list(register_of(app).all(Minute))) == count


async def test_a_file_that_cannot_be_read_is_said_in_the_form_and_what_was_typed_stays(
    open_app: Callable[..., Secretariat], tmp_path: Path
) -> None:
    app = open_app()
    picture = tmp_path / "minutes.docx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("6", "I")
        form = form_of(app)
        for file, words in (("nowhere.txt", "There is no file"), (str(picture), "is a picture, not text")):
            form.rows["file"].typed = file
            await pilot.press("ctrl+s")
            assert app.screen is form
            assert words in " ".join(look(app).split())
            assert form.rows["file"].typed == file


async def test_the_day_that_is_typed_counts_where_the_text_says_none(
    open_app: Callable[..., Secretariat], tmp_path: Path
) -> None:
    app = open_app()
    notes = tmp_path / "notes.txt"
    notes.write_text("we spoke of the budget, and agreed to meet again", encoding="utf-8")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("6", "I")
        form = form_of(app)
        form.rows["file"].typed = str(notes)
        await pilot.press("ctrl+s")
        assert "The text does not say of which day the minutes are." in " ".join(look(app).split())
        form.rows["meeting_day"].typed = "3 March 2021"
        await pilot.press("ctrl+s", "escape", "s")
        await pilot.pause()
        (minute,) = [one for one in register_of(app).all(Minute) if one.heading == "Minutes as received"]
        meeting = register_of(app).need(Meeting, minute.meeting)
        assert meeting.date == dt.date(2021, 3, 3)
        assert minute.text == "we spoke of the budget, and agreed to meet again"


async def test_each_name_of_nobody_is_entered_or_left_by_key(
    open_app: Callable[..., Secretariat], tmp_path: Path
) -> None:
    """The names of nobody are asked about one by one; the preview is shown again, and one undo takes all of it back."""
    app = open_app()
    text = later_set(tmp_path).read_text(encoding="utf-8").replace("Cllr Woodman", "Cllr Quayle")
    file = tmp_path / "quayle.txt"
    file.write_text(text.replace("Sallie Blair", "Ann Other"), encoding="utf-8")
    async with app.run_test(size=NARROW) as pilot:
        before = {one.id for one in register_of(app).all(Person)}
        await pilot.press("6", "I")
        form_of(app).rows["file"].typed = str(file)
        await pilot.press("ctrl+s")
        await pilot.press("escape", "p")
        form = form_of(app)
        assert [(row.field.label, row.field.choices[0][1]) for row in form.rows.values()] == [
            ("Cllr Quayle", "member"),
            ("Ann Other", "guest, without a seat"),
        ]
        await pilot.press("tab", *"leave", "enter", "ctrl+s")
        assert isinstance(app.screen, Help)
        assert "1 person new" in look(app)
        await pilot.press("escape", "s")
        await pilot.pause()
        register = register_of(app)
        (new,) = [one for one in register.all(Person) if one.id not in before]
        assert (new.title, new.name) == ("Cllr", "Quayle")
        (seat,) = [one for one in register.all(Seat) if one.person == new.id]
        assert (seat.role, seat.from_date) == (Role.MEMBER, dt.date(2021, 3, 25))
        meeting = next(one for one in register.meetings if one.date == dt.date(2021, 3, 25))
        assert "Ann Other" in meeting.note
        await pilot.press("u")
        assert {one.id for one in register_of(app).all(Person)} == before
