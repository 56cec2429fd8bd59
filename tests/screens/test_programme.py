"""Every key of the work programme, pressed as a clerk would press it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from screens import programme
from screens.forms.programme.item import open_edit_item
from screens.frame import Frame
from store.commands.bin import bin_records
from store.desk import Desk
from store.queries.programme.items import groups, rows
from store.records import ItemStatus, WorkItem
from tests.screens.look import NARROW, WIDE, current, frame_of, look, news, shows, write
from tui.app import Secretariat

ETHICS, ANNUAL = "W16", "W13"
JULY, SEPTEMBER, DECEMBER = "M18", "M19", "M20"


def item(desk: Desk, record_id: str) -> WorkItem:
    found = desk.register.get(WorkItem, record_id)
    assert found is not None
    return found


def titles(desk: Desk, meeting: str | None) -> list[str]:
    return [one.title for one in desk.register.items_of(meeting)]


async def test_opens_at_the_next_meeting_with_its_first_item(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=NARROW):
        assert current(app) == ANNUAL
        assert app.focused is frame_of(app).place.list


async def test_move_by_chooser_and_undo_puts_it_back_where_it_stood(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    app = open_app()
    before = rows(desk.register, desk.today)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("2", "j", "j", "j")
        assert current(app) == ETHICS
        await pilot.press("m", *"30 sep".replace(" ", "")[:2], "enter")
        assert item(desk, ETHICS).meeting == SEPTEMBER
        assert titles(desk, SEPTEMBER)[-1] == "Ethics Committee Annual report"
        assert current(app) == "W17", "the cursor stays with the work: on the line after the item that left"
        assert "30 September 2021" in news(app)
        await pilot.press("u")
        assert rows(desk.register, desk.today) == before
        assert news(app).startswith("Undo: Moved")
        await pilot.press("ctrl+r")
        assert item(desk, ETHICS).meeting == SEPTEMBER
        assert news(app).startswith("Redo: Moved")


async def test_chooser_says_why_a_meeting_cannot_be_chosen(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    from screens.kit.picker import Picker

    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("m", "up")
        picker = shows(app, Picker)
        assert "is down for 29 July 2021 already" in picker.after.text
        await pilot.press("enter")
        assert app.screen is picker, "a target that cannot be chosen does not close the window"
        await pilot.press("escape")
        shows(app, Frame)
    assert item(desk, ANNUAL).meeting == JULY


async def test_brackets_move_to_the_meetings_beside(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("right_square_bracket")
        assert item(desk, ANNUAL).meeting == SEPTEMBER
        await pilot.press("right_square_bracket")
        assert item(desk, ANNUAL).meeting == DECEMBER
        await pilot.press("right_square_bracket")
        assert item(desk, ANNUAL).meeting == DECEMBER
        assert "No later meeting" in news(app)
        await pilot.press("left_square_bracket", "left_square_bracket")
        assert item(desk, ANNUAL).meeting == JULY


@pytest.mark.parametrize(("lower", "higher"), [("J", "K"), ("shift+down", "shift+up")])
async def test_reorder(open_app: Callable[..., Secretariat], desk: Desk, lower: str, higher: str) -> None:
    app = open_app()
    before = titles(desk, JULY)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press(lower)
        assert titles(desk, JULY) == [before[1], before[0], *before[2:]]
        assert current(app) == ANNUAL
        await pilot.press(higher)
        assert titles(desk, JULY) == before
        await pilot.press(higher)
        assert "first item" in news(app)


async def test_moveable(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("asterisk")
        assert not item(desk, ANNUAL).moveable
        await pilot.press("asterisk")
        assert item(desk, ANNUAL).moveable


async def test_add_under_the_heading_the_cursor_is_in(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("n")
        await write(pilot, "Body worn video [pilot]")
        await pilot.press("tab")
        await write(pilot, "Costs")
        await pilot.press("ctrl+s")
        assert titles(desk, JULY)[-1] == "Body worn video [pilot]"
        added = desk.register.items_of(JULY)[-1]
        assert added.comments == "Costs"
        assert current(app) == added.id
        await pilot.press("u")
        assert desk.register.find(added.id) is None


async def test_edit_changes_only_what_was_typed(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app()
    before = item(desk, ANNUAL)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("e", "end")
        await write(pilot, " 2020")
        await pilot.press("ctrl+s")
        after = item(desk, ANNUAL)
        assert after.title == "PCC's Annual Report 2020"
        assert (after.comments, after.order, after.meeting) == (before.comments, before.order, before.meeting)


async def test_a_refused_form_keeps_everything_and_names_every_problem(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    from screens.kit.form import Form

    app = open_app()
    revision = desk.revision
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("n", "ctrl+s")
        form = shows(app, Form)
        form.rows["minutes"].typed = "lots"
        form.rows["latest"].typed = "31/2/2021"
        await pilot.press("ctrl+s")
        assert app.screen is form
        assert "3 things" in form.problems.text or "2 things" in form.problems.text
        assert "whole number" in form.rows["minutes"].under.text
        assert "February" in form.rows["latest"].under.text
        assert form.rows["minutes"].typed == "lots"
    assert desk.revision == revision


async def test_defer_asks_what_to_when_and_why(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("d", "tab", "tab", "tab")
        await write(pilot, "Figures late")
        await pilot.press("ctrl+s")
        deferred = item(desk, ANNUAL)
        assert deferred.status is ItemStatus.DEFERRED
        assert deferred.meeting == SEPTEMBER
        assert deferred.moves[-1].reason == "Figures late"
        await pilot.press("u")
        assert item(desk, ANNUAL).meeting == JULY


async def test_withdraw_needs_a_reason(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("W", "ctrl+s")
        assert item(desk, ANNUAL).status is ItemStatus.PLANNED
        await write(pilot, "Sent by letter")
        await pilot.press("ctrl+s")
        assert item(desk, ANNUAL).status is ItemStatus.WITHDRAWN
        assert ANNUAL not in [row.id for row in rows(desk.register, desk.today)]


async def test_bin_asks_and_gives_back(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("delete", "n")
        assert item(desk, ANNUAL).binned_on is None
        await pilot.press("delete", "y")
        assert item(desk, ANNUAL).binned_on == desk.today
        await pilot.press("B", "enter")
        assert item(desk, ANNUAL).binned_on is None
        assert current(app) == ANNUAL


async def test_what_comes_back_to_a_meeting_that_is_over_is_asked_about(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    desk.run(bin_records, ids=("W12",), all_the_same=True)
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("B", "enter")
        assert "Change the business of a meeting that is over?" in look(app)
        await pilot.press("n")
        assert item(desk, "W12").binned_on is not None
        await pilot.press("B", "enter", "y")
        assert item(desk, "W12").binned_on is None
        open_edit_item(frame_of(app), item(desk, "W12"))
        await pilot.pause()
        await write(pilot, "Another")
        await pilot.press("ctrl+s")
        assert "The annual meeting of Thursday 10 June 2021 has passed." in " ".join(look(app).split())
        await pilot.press("y")
        assert item(desk, "W12").title.endswith("Another")


async def test_marks_make_commands_act_on_all(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("space", "space")
        listing = frame_of(app).place.list
        assert listing.marks == {"W13", "W14"}
        assert "2 marked" in frame_of(app).hints.text
        await pilot.press("right_square_bracket")
        assert [one.id for one in desk.register.items_of(SEPTEMBER)][-2:] == ["W13", "W14"]
        assert listing.marks == {"W13", "W14"}
        await pilot.press("u")
        assert [one.id for one in desk.register.items_of(JULY)][:2] == ["W13", "W14"]
        await pilot.press("escape", "ctrl+a")
        assert len(listing.marks) == 5
        await pilot.press("escape")
        assert not listing.marks


async def test_marks_and_cursor_survive_another_clerk(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    from store.commands.programme.items import edit_item

    app = open_app()
    other = Desk.open(desk.path, today=desk.today, who="colleague")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("space", "j")
        here = current(app)
        other.run(edit_item, item="W20", title="Changed by a colleague")
        frame_of(app).look_outside()
        assert current(app) == here
        assert frame_of(app).place.list.marks == {"W13"}
        assert "colleague" in news(app)
        assert item(desk, "W20").title == "Changed by a colleague"
    other.close()


async def test_filter_narrows_in_place_and_escape_gives_everything_back(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        before = sum(len(section.ids) for section in frame_of(app).place.list.sections)
        await pilot.press("slash")
        assert news(app) == "Filter: type words. Enter keeps them, Esc shows all."
        await write(pilot, "custody")
        assert news(app) == "Filter: 1 line with “custody”. Enter keeps them, Esc shows all."
        shown = [record for section in frame_of(app).place.list.sections for record in section.ids]
        assert shown == ["W27"]
        await pilot.press("enter")
        assert current(app) == "W27"
        await pilot.press("escape")
        assert sum(len(section.ids) for section in frame_of(app).place.list.sections) == before
        assert current(app) == "W27"


async def test_history_names_what_changed(open_app: Callable[..., Secretariat]) -> None:
    from screens.kit.picker import Picker

    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("right_square_bracket", "h")
        shows(app, Picker)
        assert "29 July 2021" in shows(app, Picker).after.text
        assert "30 September 2021" in shows(app, Picker).after.text
        await pilot.press("escape")


async def test_detail_pane_follows_the_cursor_when_there_is_room(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        assert "PCC's Annual Report" in frame_of(app).place.detail.text
        await pilot.press("j", "j", "j")
        assert "Ethics Committee" in frame_of(app).place.detail.text


async def test_open_shows_the_record_whole_and_leads_to_edit(open_app: Callable[..., Secretariat]) -> None:
    from screens.kit.form import Form
    from screens.opened import Reader

    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter")
        shows(app, Reader)
        assert "Taken from" in shows(app, Reader).detail.text
        await pilot.press("e")
        shows(app, Form)
        await pilot.press("escape")
        shows(app, Reader)
        await pilot.press("escape")
        shows(app, Frame)


async def test_what_is_typed_survives_leaving_the_form(open_app: Callable[..., Secretariat]) -> None:
    from screens.kit.form import Form

    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("n")
        await write(pilot, "Half a thought")
        await pilot.press("escape", "k")
        shows(app, Frame)
        await pilot.press("n")
        shows(app, Form)
        assert shows(app, Form).rows["title"].typed == "Half a thought"
        await pilot.press("escape")
        await pilot.press("t")
        await pilot.press("n")
        shows(app, Form)
        assert shows(app, Form).rows["title"].typed == ""


async def test_two_clerks_editing_one_field_are_asked(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    from screens.kit.ask import Ask
    from store.commands.programme.items import edit_item

    app = open_app()
    other = Desk.open(desk.path, today=desk.today, who="colleague")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("e", "end")
        await write(pilot, "!")
        other.run(edit_item, item=ANNUAL, title="Theirs")
        await pilot.press("ctrl+s")
        await pilot.pause()
        shows(app, Ask)
        await pilot.press("k")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert item(desk, ANNUAL).title == "PCC's Annual Report!"
    other.close()


async def test_neither_a_filter_nor_another_order_numbers_the_items_anew(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        place = frame_of(app).place
        numbers = {one.id: str(one.number) for one in rows(desk.register, desk.today)}
        for keys in (("slash", *"report", "enter"), ("escape",), ("s",), ("s",)):
            await pilot.press(*keys)
            listed = [one for section in place.list.sections for one in section.ids]
            assert listed
            shown = {one: place.cells(one, 77).texts[0] for one in listed}
            assert shown == {one: numbers[one] for one in listed}


async def test_letters_of_the_filter_put_no_groups_together(
    open_app: Callable[..., Secretariat], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, made = open_app(), list[object]()

    def counted(*given: Any) -> object:
        made.append(given)
        return groups(*given)

    monkeypatch.setattr(programme, "groups", counted)
    async with app.run_test(size=NARROW) as pilot:
        made.clear()
        await pilot.press("slash", *"eth", "escape")
        assert made == []
        await pilot.press("right_square_bracket")
        assert len(made) == 1, "what is changed is put together once"
