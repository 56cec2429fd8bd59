"""The papers for an item by key: added, changed, put in order, taken out; an exempt one only with its ground."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from msgspec.structs import replace

from screens.forms.programme.papers import PaperForm, PapersWindow
from store.desk import Desk
from store.edit import Edit
from store.queries.findings.prepare import prepare
from store.records import Paper, PaperStatus, WorkItem
from store.register import Register
from tests.screens.look import NARROW, check_golden, frame_of, look, write
from tui.app import Secretariat


def papers(desk: Desk, item: str) -> tuple[Paper, ...]:
    return desk.register.need(WorkItem, item).papers


def window_of(app: Secretariat) -> PapersWindow:
    assert isinstance(app.screen, PapersWindow)
    return app.screen


def form_of(app: Secretariat) -> PaperForm:
    assert isinstance(app.screen, PaperForm)
    return app.screen


async def test_papers_are_added_put_in_order_changed_and_taken_out(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go("programme", "W16")
        await pilot.press("P")
        assert "No paper is recorded: n adds one" in look(app)
        await pilot.press("n")
        await write(pilot, "Annual report")
        form_of(app).rows["appendix"].typed = "appendix B"
        form_of(app).rows["pages"].typed = "9-12"
        form_of(app).rows["due_on"].typed = "19/7/2021"
        await pilot.press("ctrl+s")
        assert window_of(app).after.text == 'Added "Annual report" to the papers for "Ethics Committee Annual report".'
        await pilot.press("n")
        await write(pilot, "Glossary")
        await pilot.press("ctrl+s", "K")
        assert [(one.number, one.what) for one in papers(desk, "W16")] == [(2, "Glossary"), (1, "Annual report")]
        await pilot.press("K")
        assert "is the first of the papers already" in window_of(app).after.text
        await pilot.press("j", "e")
        form_of(app).rows["received_on"].typed = "12/7/2021"
        await pilot.press("ctrl+s")
        report = papers(desk, "W16")[1]
        assert (report.appendix, report.pages, report.status) == ("B", "9-12", PaperStatus.RECEIVED)
        check_golden("papers-80x24", look(app))
        await pilot.press("k", "delete")
        assert papers(desk, "W16") == (report,)
        await pilot.press("escape", "u", "u", "u", "u", "u")
        assert papers(desk, "W16") == ()


async def test_an_exempt_paper_is_kept_only_with_its_ground(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go("programme", "W16")
        await pilot.press("P", "n")
        await write(pilot, "Terms of Acme Ltd")
        form = form_of(app)
        form.rows["exempt_paragraph"].entry.focus()
        await pilot.press("f2", "down", "down", "enter")
        assert form.rows["exempt_paragraph"].typed == "3"
        assert "Information relating to the financial or" in look(app)
        await pilot.press("ctrl+s")
        assert "Say why keeping it back" in look(app)
        assert papers(desk, "W16") == ()
        form.rows["interest"].typed = "The price is still being negotiated."
        await pilot.press("ctrl+s")
        (paper,) = papers(desk, "W16")
        assert (paper.exempt_paragraph, paper.interest) == ("3", "The price is still being negotiated.")
        await pilot.press("j")
        assert "Acme" not in window_of(app).after.text.partition("Added")[2]


async def test_what_the_agenda_of_a_past_meeting_prints_is_asked_about(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    app = open_app("programme")
    before = papers(desk, "W2")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go("programme", "W2")
        await pilot.press("P", "j")
        assert "Not for publication by virtue of paragraph 3 of Part 1" in " ".join(window_of(app).after.text.split())
        await pilot.press("delete", "n")
        assert papers(desk, "W2") == before
        assert window_of(app).after.text == "Nothing is changed."
        await pilot.press("delete", "y")
        assert papers(desk, "W2") == before[:1]
        await pilot.press("e")
        form_of(app).rows["pages"].typed = "13-20"
        await pilot.press("ctrl+s", "y")
        assert papers(desk, "W2")[0].pages == "13-20"


def _put(_register: Register, _today: dt.date, /, *, item: WorkItem) -> Edit:
    return Edit("Recorded as an earlier version did", (item,))


async def test_a_missing_ground_is_settled_where_it_is_named(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    item = desk.register.need(WorkItem, "W16")
    exempt = (Paper(number=2, what="Terms", status=PaperStatus.RECEIVED, exempt_paragraph="3"),)
    desk.run(_put, item=replace(item, papers=exempt))
    app = open_app("prepare")
    async with app.run_test(size=NARROW) as pilot:
        key = "exempt-without-ground:W16:2"
        assert key in [row.key for row in prepare(desk.register, desk.today).rows]
        frame_of(app).go("prepare", key)
        await pilot.press("enter")
        form_of(app).rows["interest"].typed = "Prices."
        await pilot.press("ctrl+s")
        assert papers(desk, "W16")[0].interest == "Prices."
        assert key not in [row.key for row in prepare(desk.register, desk.today).rows]
