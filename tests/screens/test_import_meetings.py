"""Meetings are taken over by key: the preview, another body by its line, a date typed, and one undo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from store.rules.imports import ImportState
from tests.screens.look import NARROW, look
from tests.screens.test_import_programme import desk_of, form_of, window_of
from tests.store.commands.calendar.test_importing_meetings import ICS
from tui.app import Secretariat


async def test_a_calendar_is_previewed_corrected_and_saved_and_one_undo_takes_it_back(
    open_app: Callable[..., Secretariat], tmp_path: Path
) -> None:
    app = open_app("calendar")
    file = tmp_path / "council.ics"
    file.write_bytes(ICS.replace(b"DTSTART;VALUE=DATE:20210930", b"DTSTART:to be agreed"))
    async with app.run_test(size=NARROW) as pilot:
        before = len(desk_of(app).register.meetings)
        await pilot.press("I")
        form_of(app).rows["files"].typed = str(file)
        await pilot.press("ctrl+s")
        await pilot.pause()
        window = window_of(app)
        assert window.counts.text == "2 there already, 2 of them different; 1 line without a date that can be read."
        (body,) = window.taken.of(ImportState.BODY)
        assert window.list.current == body.key
        await pilot.press("t")
        assert window.counts.text.startswith("40 meetings to be added;")
        await pilot.press("t")
        (unread,) = window.taken.of(ImportState.UNREAD_DATE)
        window.list.go_to(unread.key)
        await pilot.press("enter")
        form_of(app).rows["date"].typed = "w/c 6 September 2021"
        await pilot.press("ctrl+s")
        assert window.counts.text == "1 meeting to be added; 2 there already, 2 of them different."
        differs = next(line for line in window.taken.of(ImportState.DIFFERS) if line.day == dt.date(2021, 7, 29))
        window.list.go_to(differs.key)
        assert "the status: “arranged”, in the file “cancelled”" in window.about.text
        await pilot.press("s")
        await pilot.pause()
        assert "Imported meetings: 1 meeting." in " ".join(look(app).split())
        made = [one for one in desk_of(app).register.meetings if one.known_by == "week"]
        assert [one.date for one in made] == [dt.date(2021, 9, 10)]
        await pilot.press("u")
        assert len(desk_of(app).register.meetings) == before
