"""What could be done only on the command line, or nowhere, is done by key: from reinstating to a council's seats."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from screens.kit.form import Form
from screens.kit.picker import Picker
from store.commands.programme.moves import consider_items, withdraw_items
from store.desk import Desk
from store.records import Action, Council, Interest, ItemStatus, Seat, WorkItem
from store.sample import DEMO_DAY
from tests.screens.look import NARROW, current, frame_of, news, shows
from tui.app import Secretariat

Open = Callable[..., Secretariat]
ITEM, HELD, JULY = "W13", "M14", "M18"


async def test_an_item_marked_as_considered_is_reinstated_and_moving_it_names_that_key(
    open_app: Open, desk: Desk
) -> None:
    desk.run(consider_items, items=(ITEM,), meeting=HELD)
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        frame = frame_of(app)
        frame.place.reload(ITEM)
        for key, key_id in (("m", "item.move"), ("left_square_bracket", "item.to_previous"), ("d", "item.defer")):
            assert frame.why_not(key_id) is not None, key_id
            await pilot.press(key)
            assert app.screen is frame
            assert "has been considered" in news(app)
            assert news(app).endswith("or reinstate it if it was marked by mistake (R).")
        await pilot.press("R", "y")
        assert desk.register.need(WorkItem, ITEM).status is ItemStatus.PLANNED
        assert news(app).startswith("Reinstated “PCC's Annual Report")
        assert frame.why_not("item.move") is None
        await pilot.press("u")
        assert desk.register.need(WorkItem, ITEM).status is ItemStatus.CONSIDERED


async def test_several_marked_are_reinstated_together(open_app: Open, desk: Desk) -> None:
    desk.run(consider_items, items=("W13", "W14"), meeting=HELD)
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).place.reload("W13")
        await pilot.press("space", "space", "R", "y")
        found = {desk.register.need(WorkItem, one).status for one in ("W13", "W14")}
        assert found == {ItemStatus.PLANNED}
        assert frame_of(app).place.list.marks == set()


async def test_an_item_that_was_withdrawn_is_picked_and_reinstated(open_app: Open, desk: Desk) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("R")
        assert news(app).startswith("“") or "was neither withdrawn nor considered" in news(app)
        assert app.screen is frame_of(app)
        desk.run(withdraw_items, items=(ITEM,), reason="A slip")
        frame_of(app).place.reload()
        await pilot.press("R")
        assert "withdrawn Mon 12 Jul 2021" in shows(app, Picker)._all[0].detail
        await pilot.press("enter")
        await pilot.pause()
        assert desk.register.need(WorkItem, ITEM).status is ItemStatus.PLANNED
        assert current(app) == ITEM


async def test_an_item_is_scored_once_there_are_criteria(open_app: Open, desk: Desk) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("s")
        assert news(app) == "The panel has no criteria by which items are scored. Set them first (S)."
        await pilot.press("S")
        form = shows(app, Form)
        form.rows["criteria"].typed = "Public interest\n\n Impact "
        form.rows["line"].typed = "9"
        await pilot.press("ctrl+s")
        assert "cannot be at 9 points" in form.problems.text + form.rows["line"].under.text
        form.rows["line"].typed = "4"
        await pilot.press("ctrl+s")
        rules = desk.register.panel.rules_on(DEMO_DAY)
        assert (rules.scoring, rules.scoring_line) == (("Public interest", "Impact"), 4)
        await pilot.press("s")
        shows(app, Form).rows["Impact"].typed = 3
        await pilot.press("ctrl+s")
        scores = desk.register.need(WorkItem, ITEM).scores
        assert [(score.criterion, score.points) for score in scores] == [("Impact", 3)]
        await pilot.press("s")
        assert shows(app, Form).rows["Impact"].typed == 3, "what was given stands on the form"


async def test_an_action_is_untied_from_its_item(open_app: Open, desk: Desk) -> None:
    from store.commands.actions.linking import link_action

    action = desk.register.open_actions[0].id
    app = open_app("actions")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).place.reload(action)
        await pilot.press("L")
        assert news(app).endswith("is tied to no item and is part of no other action. Tie it to an item first (l).")
        other = desk.register.open_actions[1].id
        desk.run(link_action, action=action, item=ITEM)
        desk.run(link_action, action=action, parent=other)
        frame_of(app).place.reload(action)
        await pilot.press("L")
        assert [option.key for option in shows(app, Picker)._all] == [ITEM, other]
        await pilot.press("enter")
        await pilot.pause()
        found = desk.register.need(Action, action)
        assert (found.items, found.parent) == ((), other)
        assert desk.register.need(WorkItem, ITEM).origin_ref == ""
        await pilot.press("L", "enter")
        await pilot.pause()
        assert desk.register.need(Action, action).parent is None


async def test_a_standing_interest_is_ended_and_offered_no_more(open_app: Open, desk: Desk) -> None:
    app = open_app("declarations")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go("declarations", "M5")
        await pilot.pause()
        assert frame_of(app).place.list.go_to("I1")
        await pilot.press("W")
        form = shows(app, Form)
        form.rows["on"].typed = "1/10/2016"
        await pilot.press("ctrl+s")
        assert desk.register.need(Interest, "I1").entry.to_date == dt.date(2016, 10, 1)
        assert news(app).startswith("Ended a registered interest of ")
        ids = [one for section in frame_of(app).place.list.sections for one in section.ids]
        assert "I1" not in ids
        await pilot.press("W")
        assert "open the register of interests of the person (7, then i)." in news(app)


async def test_those_who_may_stand_in_are_named(open_app: Open, desk: Desk) -> None:
    app = open_app("members")
    async with app.run_test(size=NARROW) as pilot:
        seat = current(app)
        assert seat is not None
        others = [one for one in desk.register.all(Seat) if one.id != seat and one.person]
        person = desk.register.person_name(others[-1].person or "")
        await pilot.press("s")
        shows(app, Form).rows["substitutes"].typed = "Nobody of that name"
        await pilot.press("ctrl+s")
        assert desk.register.need(Seat, seat).substitutes == ()
        shows(app, Form).rows["substitutes"].typed = person
        await pilot.press("ctrl+s")
        assert desk.register.need(Seat, seat).substitutes == (others[-1].person,)
        assert f"Named {person} as substitute" in news(app)


async def test_the_seats_and_the_make_up_of_a_council_are_recorded(open_app: Open, desk: Desk) -> None:
    app = open_app("members")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("c")
        first = shows(app, Picker)._all[0].key
        await pilot.press("enter")
        await pilot.pause()
        form = shows(app, Form)
        form.rows["seats"].typed = "2"
        form.rows["make_up"].typed = "Blue 30; Red"
        await pilot.press("ctrl+s")
        assert "“Red” is not a party with a number." in form.rows["make_up"].under.text
        form.rows["make_up"].typed = "Blue 30; Red 12"
        await pilot.press("ctrl+s")
        council: Council = next(one for one in desk.register.panel.councils if one.name == first)
        assert council.seats == 2
        assert [(one.party, one.seats) for one in council.make_up] == [("Blue", 30), ("Red", 12)]


async def test_the_seats_of_a_council_change_from_a_day_on(open_app: Open, desk: Desk) -> None:
    app = open_app("members")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("c")
        first = shows(app, Picker)._all[0].key
        await pilot.press("enter")
        await pilot.pause()
        form = shows(app, Form)
        before = {one.name: one.seats for one in desk.register.panel.councils_on(DEMO_DAY)}[first]
        form.rows["seats"].typed = "9"
        form.rows["from_date"].typed = "1/9/2021"
        await pilot.press("ctrl+s")
        seats = [
            {one.name: one.seats for one in desk.register.panel.councils_on(day)}[first]
            for day in (dt.date(2021, 8, 31), dt.date(2021, 9, 1))
        ]
        assert seats == [before, 9]
        assert "from 1 September 2021 on" in news(app)


async def test_the_substitutes_of_a_member_change_from_a_day_on(open_app: Open, desk: Desk) -> None:
    app = open_app("members")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).place.list.go_to("S20")
        await pilot.press("s")
        await pilot.pause()
        form = shows(app, Form)
        form.rows["substitutes"].typed = "Westley"
        form.rows["change_from"].typed = "1/1/1999"
        await pilot.press("ctrl+s")
        held = desk.register.need(Seat, "S20")
        assert held.substitutes == ()
        assert form.rows["change_from"].under.text
        form.rows["change_from"].typed = "1/9/2021"
        await pilot.press("ctrl+s")
        holds = [one for one in desk.register.all(Seat) if one.person == held.person]
        assert {one.substitutes: one.from_date for one in holds}[("P32",)] == dt.date(2021, 9, 1)
        assert () in {one.substitutes for one in holds}
        assert "from 1 September 2021 on" in news(app)
