"""The settings by keyboard: every field explained, a rule changed from a day on, days added and taken out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from screens.forms.calendar.impact import ImpactWindow
from screens.kit.form import Form
from store.desk import Desk
from tests.screens.look import NARROW, WIDE, check_golden, frame_of, inside, look, news, write
from tui.app import Secretariat


async def _go(pilot: Pilot[int], app: Secretariat, key: str) -> None:
    await pilot.press("9")
    await pilot.pause()
    assert frame_of(app).place.list.go_to(key)


def form_of(app: Secretariat) -> Form:
    assert isinstance(app.screen, Form)
    return app.screen


async def test_each_setting_is_explained_in_the_line_below_and_in_its_form(
    open_app: Callable[..., Secretariat],
) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await _go(pilot, app, "rules.notice.closures_count")
        assert "open to inspection" in inside(app, frame_of(app).place.detail)
        await pilot.press("enter")
        assert "open to inspection" in form_of(app).problems.text
        assert "from Wednesday 27 January 2021" in form_of(app).problems.text


async def test_a_setting_that_moves_no_deadline_is_saved_at_once(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await _go(pilot, app, "short_name")
        await pilot.press("e")
        form_of(app).rows["value"].typed = "LLRPCP"
        await pilot.press("ctrl+s")
        assert desk.register.panel.short_name == "LLRPCP"
        await pilot.press("u")
        assert desk.register.panel.short_name == "LLR"


async def test_a_rule_changes_from_a_day_on_and_shows_what_moves_first(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await _go(pilot, app, "rules.questions.kinds.question.deadline")
        await pilot.press("enter")
        form_of(app).rows["value"].typed = "5 clear working days before"
        form_of(app).rows["from_date"].typed = "1/9/2021"
        await pilot.press("ctrl+s")
        assert isinstance(app.screen, ImpactWindow)
        assert "2 deadlines move" in app.screen.summary.text
        await pilot.press("enter")
        panel = desk.register.panel
        assert [rules.from_date for rules in panel.rules] == [None, dt.date(2021, 1, 27), dt.date(2021, 9, 1)]
        assert panel.rules_on(dt.date(2021, 9, 1)).questions.kinds[0].deadline.n == 5
        assert panel.rules_on(desk.today).questions.kinds[0].deadline.n == 15


async def test_what_cannot_be_kept_is_said_at_the_field(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        before = desk.register
        await _go(pilot, app, "rules.questions.kinds.question.deadline")
        await pilot.press("enter")
        form_of(app).rows["value"].typed = "the day of the moon"
        await pilot.press("ctrl+s")
        assert "cannot be read as a deadline" in form_of(app).rows["value"].under.text
        assert desk.register == before


async def test_a_deadline_is_changed_added_and_taken_out(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await _go(pilot, app, "deadline:draft-reports")
        await pilot.press("e")
        form_of(app).rows["n"].typed = "12"
        await pilot.press("ctrl+s")
        assert isinstance(app.screen, ImpactWindow)
        await pilot.press("escape")
        assert "Nothing is saved" in form_of(app).problems.text
        await pilot.press("ctrl+s", "enter")
        codes = {rule.code: rule.n for rule in desk.register.panel.rules_on(desk.today).deadlines}
        assert codes["draft-reports"] == 12
        await pilot.press("delete", "enter")
        assert "draft-reports" not in {rule.code for rule in desk.register.panel.rules_on(desk.today).deadlines}
        await _go(pilot, app, "deadline:final-reports")
        await pilot.press("n", "enter")
        form_of(app).rows["label"].typed = "Papers to the printer"
        form_of(app).rows["n"].typed = "7"
        await pilot.press("ctrl+s", "enter")
        assert "papers-to-the-printer" in {rule.code for rule in desk.register.panel.rules_on(desk.today).deadlines}


@pytest.mark.parametrize(
    ("heading", "typed", "key"),
    [
        ("closures", {"first": "29/12/2021", "last": "31/12/2021", "reason": "Christmas"}, "closure:2021-12-29"),
        (
            "holidays",
            {"change": "added", "day": "20/9/2021", "name": "Day", "reason": "Proclaimed"},
            "holiday:0:2021-09-20",
        ),
        ("busy", {"day": "6/10/2021", "what": "City council"}, "busy:0:2021-10-06"),
        ("elections", {"poll": "5/5/2022", "first": "28/3/2022", "what": "councils"}, "election:2022-05-05"),
    ],
)
async def test_days_are_added_and_taken_out(
    open_app: Callable[..., Secretariat],
    desk: Desk,
    heading: str,
    typed: dict[str, str],
    key: str,
    codes_shown: list[str],
) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        before = desk.register
        await _go(pilot, app, heading)
        await pilot.press("n", "enter", "ctrl+s")
        assert set(codes_shown) == {"not-chosen" if heading == "holidays" else "no-day"}
        assert any(row.under.text for row in form_of(app).rows.values())
        for name, value in typed.items():
            form_of(app).rows[name].typed = value
        await pilot.press("ctrl+s")
        if isinstance(app.screen, ImpactWindow):
            await pilot.press("enter")
        assert frame_of(app).is_active
        assert desk.register != before
        assert frame_of(app).place.list.go_to(key)
        await pilot.press("delete", "enter")
        assert desk.register == before


async def test_a_power_for_remote_links_is_entered_in_one_form(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await _go(pilot, app, "rules.remote.advice")
        await pilot.press("e")
        form = form_of(app)
        for name, words in (("counts", True), ("provision", "Act 2026 s.9"), ("from_date", "1/6/2026")):
            form.rows[name].typed = words
        await pilot.press("ctrl+s")
        assert "needs the monitoring officer's advice" in form.rows["advice"].under.text
        form.rows["advice"].typed = "advice of 3 May 2026"
        await pilot.press("ctrl+s")
        await pilot.pause()
        rule = desk.register.panel.rules_on(dt.date(2026, 6, 1)).remote
        assert (rule.counts, rule.provision, rule.advice) == (True, "Act 2026 s.9", "advice of 3 May 2026")
        assert desk.register.panel.rules_on(dt.date(2026, 5, 31)).remote.counts is None
        await pilot.press("u")
        assert desk.register.panel.rules_on(dt.date(2026, 6, 1)).remote.counts is None


async def test_what_is_the_law_s_and_what_is_only_listed_says_so(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await _go(pilot, app, "law:notice")
        await pilot.press("e")
        assert "This is the law's" in news(app)
        await pilot.press("delete")
        assert "Only deadlines, days and rules still to come" in news(app)
        await _go(pilot, app, "rules:")
        await pilot.press("e")
        assert "not changed by itself" in news(app)


async def test_the_filter_narrows_by_words(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await _go(pilot, app, "name")
        await pilot.press("slash")
        await write(pilot, "quorum")
        shown = look(app)
        assert "Quorum, number" in shown
        assert "Short name" not in shown


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
async def test_how_it_looks(open_app: Callable[..., Secretariat], size: tuple[int, int]) -> None:
    app = open_app("calendar")
    async with app.run_test(size=size) as pilot:
        await _go(pilot, app, "rules.questions.kinds.question.deadline")
        await pilot.pause()
        check_golden(f"settings-{size[0]}x{size[1]}", look(app))
        await pilot.press("enter")
        await pilot.pause()
        check_golden(f"settings-edit-{size[0]}x{size[1]}", look(app))
