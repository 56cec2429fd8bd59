"""Members are taken over by key: who is meant is asked, a council is left out, and one undo takes all back."""

from __future__ import annotations

from collections.abc import Callable

from store.records import Person, Seat
from store.rules.imports import ImportState
from tests.screens.look import NARROW, look
from tests.screens.test_import_programme import desk_of, form_of, window_of
from tui.app import Secretariat

PASTED = "Name\tCouncil\tE-mail\nCllr Ann Other\tAnyshire County Council\tann@nest.example\nCllr Taylr\tAnyshire CC\t\n"


async def test_pasted_members_are_previewed_asked_about_and_saved_and_one_undo_takes_them_back(
    open_app: Callable[..., Secretariat],
) -> None:
    app = open_app("members")
    async with app.run_test(size=NARROW) as pilot:
        register = desk_of(app).register
        before = len([*register.all(Person)])
        await pilot.press("I")
        form_of(app).rows["pasted"].typed = PASTED
        await pilot.press("ctrl+s")
        await pilot.pause()
        window = window_of(app)
        assert window.counts.text == "1 council and 1 seat to be added; 1 line not placed."
        (asked,) = window.taken.of(ImportState.UNPLACED)
        assert window.list.current == asked.key
        assert "Did you mean" in window.about.text
        await pilot.press("enter")
        form_of(app).rows["person"].typed = "new"
        await pilot.press("ctrl+s")
        assert window.counts.text == "1 council and 2 seats to be added."
        assert "nest.example" not in look(app)
        await pilot.press("s")
        await pilot.pause()
        assert "Imported members: 1 council and 2 seats." in " ".join(look(app).split())
        assert len([*desk_of(app).register.all(Person)]) == before + 2
        assert {seat.body for seat in desk_of(app).register.all(Seat)} >= {"Anyshire County Council"}
        await pilot.press("u")
        assert len([*desk_of(app).register.all(Person)]) == before
