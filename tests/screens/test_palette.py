"""The palette: everything that can be done and every record, by what people call it, with a slip, with its reason."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import Any

import pytest

from screens.frame import Frame
from screens.kit.commands import WAYS, acts_of
from screens.kit.form import Form
from screens.kit.keys.key import EVERYWHERE, LIST
from screens.kit.keys.table import KEYS
from screens.kit.picker import Picker
from screens.palette import Palette
from store.commands.programme.moves import withdraw_items
from store.desk import Desk
from store.edit import Edit
from store.records import Asker, ContactDetails, Minute, Question, WorkItem
from store.rules.words.called import called
from tests.screens.look import NARROW, current, frame_of, look, news, shows, write
from tui.app import Secretariat

Opens = Callable[..., Secretariat]
GROUPS = (EVERYWHERE, LIST, *WAYS)


def put(desk: Desk, *records: Any) -> None:
    desk.run(lambda register, today: Edit("as it came", puts=records))


def listed(app: Secretariat) -> list[str]:
    return [key for section in shows(app, Palette).list.sections for key in section.ids]


async def type_in(pilot: Any, words: str) -> None:
    """Put words in the line of the palette in place of those that stand there, and let typing rest."""
    palette = shows(pilot.app, Palette)
    palette.typed.value = words
    await pilot.pause()
    palette._add_later()


async def test_every_other_word_of_every_act_finds_it_from_any_place(open_app: Opens) -> None:
    """What the list is made of is asked for each of a thousand words; typed on the screen is one of each group."""
    app = open_app("actions")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+p")
        search, all_acts = shows(app, Palette)._search, listed(app)
        for group in GROUPS:
            acts = acts_of(group)
            assert acts
            words_of = {act: called(act) for act in acts}
            lists = {words: [one.key for one in search(words)] for words in chain(*words_of.values())}
            assert [(act, word) for act, every in words_of.items() for word in every if act not in lists[word]] == []
            assert set(acts) <= set(all_acts)
            for typed in list(lists)[:1]:
                await type_in(pilot, typed)
                assert listed(app)[: len(lists[typed])] == lists[typed]


def test_whatever_a_place_or_its_windows_can_do_is_in_the_palette_or_works_only_where_it_stands() -> None:
    only_there = {
        *(
            "filter",
            "reader",
            "preview",
            "record-window",
            "import",
            "first-run",
            "window",
            "picker",
            "several",
            "choice",
        ),
        *("form", "text", "asking", "impact", "more", "copying"),
    }
    assert {key.place for key in KEYS} - only_there == set(GROUPS)


@pytest.mark.parametrize(
    ("place", "typed", "first"),
    [
        ("programme", "withdraw", "item.withdraw"),
        ("programme", "delete", "item.bin"),
        ("programme", "mvmt", "item.move"),
        ("programme", "WITHDRWA", "item.withdraw"),
        ("calendar", "cancel", "meeting.cancel"),
        ("calendar", "pubilsh", "meeting.publish"),
        ("settings", "holiday", "setting.new"),
        ("settings", "hoilday", "setting.new"),
        ("meeting", "print", "export"),
        ("actions", "discharge", "action.close"),
        ("members", "resign", "seat.end"),
        ("questions", "refuse", "question.reject"),
        ("programme", "take back", "undo"),
    ],
)
async def test_what_is_meant_stands_first(open_app: Opens, place: str, typed: str, first: str) -> None:
    app = open_app(place)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+p")
        await type_in(pilot, typed)
        acts = [one for one in listed(app) if "." in one or one.islower()]
        assert first in acts[:3], acts[:8]


async def test_what_was_meant_by_a_slip_is_done(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+p")
        await type_in(pilot, "mvmt")
        await pilot.press("enter")
        await pilot.pause()
        assert "PCC's Annual Report" in shows(app, Picker).heading


async def test_that_nothing_matches_is_said_and_enter_does_nothing(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+p")
        await write(pilot, "zzzzzz")
        await pilot.press("down")
        assert listed(app) == []
        assert "Nothing that can be done is called that, and no record holds it." in look(app)
        await pilot.press("enter")
        shows(app, Palette)


async def test_why_something_is_dimmed_is_said_in_full_with_its_key_kept(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+p")
        await write(pilot, "Move to the meeting before")
        assert "[ · not now" in look(app)
        problem = frame_of(app).why_not("item.to_previous")
        assert problem is not None
        said = " ".join(look(app).replace("│", " ").split())
        assert " ".join(frame_of(app).told(problem).split()) in said
        await pilot.press("enter")
        shows(app, Palette)


async def test_what_was_chosen_lately_comes_first(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        for words in ("the year as twelve", "how full the meetings are"):
            await pilot.press("ctrl+p")
            await write(pilot, words)
            await pilot.press("enter")
            await pilot.pause()
        await pilot.press("escape", "2", "ctrl+p")
        assert listed(app)[:2] == ["item.load", "meeting.planner"]
        assert "Lately" in look(app)
        assert len(listed(app)) == len(set(listed(app)))


async def test_a_record_is_found_and_gone_to(open_app: Opens) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+p")
        await type_in(pilot, "ethcs annual")
        await pilot.pause()
        assert "Perhaps you meant: item" in look(app)
        await pilot.press("enter")
        await pilot.pause()
        assert frame_of(app).place.place == "programme"
        assert current(app) == "W16"


async def test_enter_right_behind_the_words_picks_what_would_have_stood_there(open_app: Opens) -> None:
    """What takes longer to look for is added when typing rests; a key behind it does not find it missing."""
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+p", *"ethcs", "enter")
        await pilot.pause()
        assert current(app) == "W16"
        await pilot.press("1", "ctrl+f", *"ethcs", "enter")
        await pilot.pause()
        assert current(app) == "W16"


async def test_nothing_private_is_found_and_exempt_business_is_marked(open_app: Opens, desk: Desk) -> None:
    private = ContactDetails(address="1 Secret Street", email="secret@example.org")
    put(
        desk,
        Question(id="Q900", text="Why?", asker=Asker(name="A. Resident", private=private)),
        Minute(id="N900", meeting="M14", heading="Zebra contract", text="t", exempt_paragraph="3"),
    )
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+p")
        for words in ("secret", "secert street", "example.org"):
            await type_in(pilot, words)
            assert "Q900" not in listed(app)
        await type_in(pilot, "zebra")
        await pilot.pause()
        assert "EXEMPT: " in look(app)


@pytest.mark.parametrize(
    ("typed", "place", "kind", "says"),
    [
        ("cancel this meeting", "calendar", Form, ""),
        ("propose next year", "calendar", Form, ""),
        ("add a deadline", "settings", Picker, ""),
        ("record progress", "programme", Frame, ""),
        ("stamp that the meeting begins", "room", Frame, "Now s: Stamp that the meeting begins."),
        ("carry over to a later meeting", "actions", Frame, "Now >: Carry over to a later meeting."),
    ],
)
async def test_an_act_of_another_place_is_gone_to_and_done_if_it_only_opens(
    open_app: Opens, desk: Desk, typed: str, place: str, kind: type[Any], says: str
) -> None:
    app, before = open_app(), desk.register
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+p")
        await write(pilot, typed)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        if typed != "record progress":
            assert frame_of(app).place.place == place
            shows(app, kind)
        assert says in news(app)
        assert desk.register is before


async def test_the_meeting_of_the_item_is_the_one_that_is_cancelled(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        assert current(app) == "W12" or current(app)
        record = frame_of(app).desk.register.need(WorkItem, str(current(app)))
        await pilot.press("ctrl+p")
        await write(pilot, "cancel this meeting")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert current(app) == record.meeting
        assert "29 July 2021" in shows(app, Form).heading


async def test_an_act_of_a_window_opens_it_and_names_its_key(open_app: Opens) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+p")
        await write(pilot, "urgent business")
        await type_in(pilot, "add an item that the chair finds urgent")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert "Agenda of Thursday 29 July 2021" in look(app)
        assert "Now L: Add an item that the chair finds urgent." in look(app)


async def test_what_was_withdrawn_is_seen_and_brought_back(open_app: Opens, desk: Desk) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("v")
        assert "Nothing was withdrawn." in news(app)
        desk.run(withdraw_items, items=("W16", "W20"), reason="overtaken")
        frame_of(app).look_outside()
        await pilot.press("v")
        assert current(app) in {"W16", "W20"}
        assert "Withdrawn" in look(app)
        withdrawn = str(current(app))
        await pilot.press("R")
        await pilot.pause()
        assert desk.register.need(WorkItem, withdrawn).status.open
        await pilot.press("v")
        assert "Withdrawn" not in look(app)
        await pilot.press("ctrl+p")
        await write(pilot, "dropped items")
        await pilot.press("enter")
        await pilot.pause()
        assert current(app) in {"W16", "W20"} - {withdrawn}
