"""Rules by key: a set is picked, what changes is shown, and only then is it taken; what was put in is confirmed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from msgspec.structs import replace

from screens.forms.settings.rules import ChangesWindow
from screens.kit.form import Form
from screens.kit.picker import Picker
from store import rulesets
from store.commands.settings.panel import edit_panel
from store.desk import Desk
from store.rules.settings.put_in import never_confirmed
from tests.screens.look import NARROW, check_golden, frame_of, look, news, shows, write
from tui.app import Secretariat


async def test_the_rules_of_another_panel_are_taken_after_what_changes_was_seen(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    app = open_app("settings")
    async with app.run_test(size=NARROW) as pilot:
        before = desk.register
        await pilot.press("r")
        shows(app, Picker)
        await write(pilot, "cleveland")
        await pilot.press("enter")
        form = shows(app, Form)
        form.rows["from_date"].typed = "1/9/2021"
        await pilot.press("ctrl+s")
        window = shows(app, ChangesWindow)
        check_golden("rules-80x24", look(app))
        assert "Nothing is saved yet" in window.summary.text
        await pilot.press("escape")
        assert desk.register == before
        await pilot.press("ctrl+s", "enter")
        assert desk.register.panel.rules_on(dt.date(2021, 9, 1)).questions.agenda_items_only
        assert not desk.register.panel.rules_on(desk.today).questions.agenda_items_only
        await pilot.press("u")
        assert desk.register == before


async def test_what_was_put_in_is_confirmed(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    rules = desk.register.panel.rules
    put_in = replace(rules[-1], deadlines=rulesets.rule_set(rulesets.COMMON).rules.deadlines)
    desk.run(edit_panel, rules=(*rules[:-1], put_in))
    app = open_app("settings")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("c")
        assert "Deadlines of each meeting" in look(app)
        await pilot.press("enter")
        assert never_confirmed(desk.register.panel.rules[-1]) == ()
        await pilot.press("c")
        assert "No rules wait to be confirmed" in news(app)
        assert frame_of(app).is_active
