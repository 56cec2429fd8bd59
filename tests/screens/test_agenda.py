"""The agenda in its window: built, ordered, worded, published, added to and read, all by keys."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from screens.dialogs import Help
from screens.forms.agenda.window import AgendaWindow
from screens.kit.ask import Ask
from screens.kit.form import Form
from screens.kit.picker import Picker
from store.commands.programme.moves import move_items
from store.desk import Desk
from store.papers.agenda.paper import agenda_json
from store.papers.printed import printed
from store.records import Meeting
from store.rules.agenda.issues import published_lines
from tests.screens.look import NARROW, WIDE, check_golden, look, shows, write
from tui.app import Secretariat

JULY = "M18"
Opens = Callable[..., Secretariat]


def meeting(desk: Desk) -> Meeting:
    return desk.register.need(Meeting, JULY)


def listed(window: AgendaWindow) -> list[tuple[str, str]]:
    return [
        (item.number, item.title)
        for section in window.list.sections
        if section.key == "agenda"
        for one in section.ids
        if (item := window._items[one])
    ]


async def test_it_shows_what_building_would_give_and_builds_it(open_app: Opens, desk: Desk) -> None:
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("A")
        window = shows(app, AgendaWindow)
        assert window.heading == "Agenda of Thursday 29 July 2021: not built"
        before = listed(window)
        assert meeting(desk).agenda == ()
        await pilot.press("b")
        assert window.heading == "Agenda of Thursday 29 July 2021: draft"
        assert listed(window) == before
        assert "Built the agenda" in window.after.text
        check_golden("agenda-draft-80x24", look(app))
        await pilot.press("escape", "u")
        assert meeting(desk).agenda == ()


async def test_screen_text_and_json_agree(open_app: Opens, desk: Desk) -> None:
    app = open_app("meeting")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("A", "b", "P", "ctrl+s")
        window = shows(app, AgendaWindow)
        shown = msgspec.json.decode(agenda_json(desk.register, desk.today, meeting=meeting(desk).id))
        assert listed(window) == [(item["number"], item["title"]) for item in shown["items"]]
        lines = (
            printed("agenda", "text", desk.register, desk.today, meeting=meeting(desk).id).data.decode().splitlines()
        )
        heads = [f"{number}. {title}" for number, title in listed(window)]
        assert [line for line in lines if line in heads] == heads
        check_golden("agenda-published-120x40", look(app))


async def test_building_again_shows_what_would_change_and_keeps_what_was_placed(open_app: Opens, desk: Desk) -> None:
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("A", "b", "end", "K")
        window = shows(app, AgendaWindow)
        assert [number for number, _ in listed(window)][-1] == "12"
        assert listed(window)[-1][1] == "Any other urgent business"
        desk.run(move_items, items=("W13",), to=None)
        window.read_again()
        assert window.heading.endswith(": draft, 1 change to build")
        await pilot.press("b")
        ask = shows(app, Ask)
        assert "5 “PCC's Annual Report” comes off" in look(app)
        await pilot.press("n")
        assert ask not in app.screen_stack
        assert "PCC's Annual Report" in [title for _, title in listed(window)]
        await pilot.press("b", "y")
        assert "PCC's Annual Report" not in [title for _, title in listed(window)]
        assert listed(window)[-1][1] == "Any other urgent business"


async def test_an_item_is_worded_and_a_standing_one_left_out(open_app: Opens, desk: Desk) -> None:
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("A", "b", "o")
        window = shows(app, AgendaWindow)
        assert listed(window)[0] == ("1", "Declarations of interest")
        assert "Left out of this agenda" in look(app)
        await pilot.press("home", "down", "e")
        form = shows(app, Form)
        form.rows["title"].typed = "MINUTES"
        form.rows["number"].typed = "2a"
        form.rows["appendix"].typed = "A"
        await pilot.press("ctrl+s")
        assert ("2a", "MINUTES") in listed(window)
        await pilot.press("e")
        shows(app, Form).rows["number"].typed = "1"
        await pilot.press("ctrl+s")
        assert "The number 1 is used twice on this agenda." in look(app).replace("\n", " ")


async def test_after_publication_it_is_added_to_and_never_moved(open_app: Opens, desk: Desk) -> None:
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("A", "b", "P", "ctrl+s")
        window = shows(app, AgendaWindow)
        numbers = listed(window)
        await pilot.press("down", "K")
        assert "Numbers that were published never move." in window.after.text
        hints = look(app)
        assert all(hint in hints for hint in ("m papers sent", "N notice", "t text", "S supplement", "? keys"))
        assert listed(window) == numbers
        await pilot.press("L")
        assert isinstance(app.screen, Picker)
        await write(pilot, "Human Traf")
        await pilot.press("enter")
        form = shows(app, Form)
        await pilot.press("ctrl+s")
        assert "things to put right" in form.problems.text
        form.rows["chair"].typed = "P1"
        form.rows["circumstances"].typed = "The grant closes"
        form.rows["why_not_before"].typed = "It came late"
        await pilot.press("ctrl+s")
        assert any(number == "11.1" for number, _ in listed(window))
        await pilot.press("home", "W")
        shows(app, Form).rows["reason"].typed = "None came"
        await pilot.press("ctrl+s")
        check_golden("agenda-added-to-80x24", look(app))
        await pilot.press("c")
        told = shows(app, Help)
        assert "Human Trafficking" in look(app)
        await pilot.press("escape")
        assert told not in app.screen_stack
        stands = published_lines(meeting(desk))
        assert [one.state for one in stands if one.state] == ["withdrawn", "late"]
        await pilot.press("S")
        assert "Nothing on the agenda for the meeting of 29 July 2021 has changed" in look(app)
        shows(app, AgendaWindow)
        assert len(app.screen_stack) == 2, "what cannot be published is said before anything is typed"


async def test_papers_are_recorded_as_sent_and_everything_is_read(open_app: Opens, desk: Desk) -> None:
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("A", "b", "m")
        form = shows(app, Form)
        form.rows["how"].typed = "by e-mail"
        form.rows["to"].typed = "Orson; Taylor"
        await pilot.press("ctrl+s")
        assert [len(one.to) for one in meeting(desk).sent] == [2]
        await pilot.press("t")
        assert "Members of the panel" in look(app)
        await pilot.press("pagedown")
        assert "AGENDA" in look(app)
        await pilot.press("escape", "N")
        assert "The venue of the meeting of 29 July 2021 is not recorded" in look(app).replace("\n", " ")
        await pilot.press("f1")
        await write(pilot, "withdraw this")
        assert "Withdraw this item" in look(app)
