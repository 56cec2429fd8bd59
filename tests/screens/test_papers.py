"""The papers for an item by key: added, changed, put in order, taken out; an exempt one only with its ground."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from screens.forms.importing import ReadingFiles
from screens.forms.programme.paper_files import NewFilesForm, VersionForm, WithdrawForm
from screens.forms.programme.papers import PaperForm, PapersWindow
from screens.kit.picker import Picker
from store.commands.programme.papers import add_paper
from store.desk import Desk
from store.edit import Edit
from store.papers.arriving import arrived
from store.queries.findings.prepare import prepare
from store.records import Paper, PaperStatus, WorkItem
from store.register import Register
from tests.screens.look import NARROW, check_golden, frame_of, look, shows, write
from tests.store.papers.covers.sheets import tagged_pdf
from tests.store.papers.pack.packs import report, with_note
from tests.store.papers.test_arriving import changed, put
from tui.app import Secretariat


def papers(desk: Desk, item: str) -> tuple[Paper, ...]:
    return desk.register.need(WorkItem, item).papers


async def save(pilot: Any) -> None:
    """Save a form that reads files first, and wait until they are read."""
    await pilot.press("ctrl+s")
    await pilot.pause()


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
        assert window_of(app).after.text == "Added “Annual report” to the papers for “Ethics Committee Annual report”."
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


async def test_files_are_taken_in_replaced_listed_and_withdrawn_by_key(
    open_app: Callable[..., Secretariat],
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    codes_shown: list[str],
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("store.file.opening.open_outside", opened.append)
    report_file = put(tmp_path, "report.pdf", changed(with_note("Ask Jo")))
    annex = put(tmp_path, "annex.pdf", report("Annex", 3))
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go("programme", "W16")
        await pilot.press("P", "I")
        shows(app, NewFilesForm).rows["file"].typed = f"{report_file}\n{tmp_path / 'none.pdf'}\n{tmp_path / 'no.pdf'}"
        await save(pilot)
        form = shows(app, NewFilesForm)
        assert "none.pdf" in "".join(look(app).split())
        assert papers(desk, "W16") == ()
        form.rows["file"].typed = str(report_file)
        await save(pilot)
        (paper,) = papers(desk, "W16")
        assert (paper.what, paper.status, paper.files[0].name) == ("report", PaperStatus.RECEIVED, "report.pdf")
        await pilot.press("f")
        version = shows(app, VersionForm)
        version.rows["file"].typed = f"{annex}\n{report_file}"
        await save(pilot)
        assert codes_shown[-1] == "one-file"
        assert "A paper has one file in force. Name one." in version.rows["file"].under.text
        version.rows["file"].typed = str(annex)
        await save(pilot)
        assert shows(app, VersionForm).rows["file"].typed == str(annex)
        assert "reason" in look(app)
        version.rows["reason"].typed = "Figures put right"
        await save(pilot)
        assert "Put version 2" in window_of(app).after.text
        assert [one.name for one in papers(desk, "W16")[0].files] == ["report.pdf", "annex.pdf"]
        await pilot.press("v")
        picker = shows(app, Picker)
        check_golden("paper-versions-80x24", look(app))
        await pilot.press("down")
        assert "Delete it, and save." in picker.after.text
        await pilot.press("enter")
        (place,) = opened
        assert place.read_bytes() == report_file.read_bytes()
        await pilot.press("W")
        shows(app, WithdrawForm).rows["reason"].typed = "To come in September"
        await save(pilot)
        assert papers(desk, "W16")[0].withdrawn_why == "To come in September"
        assert "withdrawn" in look(app)


async def test_what_was_typed_stays_when_reading_is_left_and_a_passed_meeting_is_asked_about(
    open_app: Callable[..., Secretariat], desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = papers(desk, "W2")
    file = put(tmp_path, "report.pdf", report("Report", 1))
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go("programme", "W2")
        await pilot.press("P", "I")
        shows(app, NewFilesForm).rows["file"].typed = str(file)
        with monkeypatch.context() as held:
            held.setattr(ReadingFiles, "_step", lambda _: None)
            await pilot.press("ctrl+s")
            await pilot.press("escape")
        assert shows(app, NewFilesForm).rows["file"].typed == str(file)
        assert papers(desk, "W2") == before
        await save(pilot)
        await pilot.press("n")
        assert papers(desk, "W2") == before
        await save(pilot)
        await pilot.press("y")
        assert len(papers(desk, "W2")) == len(before) + 1


async def test_what_is_wrong_with_a_cover_sheet_is_told_beside_the_paper(
    open_app: Callable[..., Secretariat], desk: Desk, tmp_path: Path
) -> None:
    path = put(tmp_path, "plan.pdf", tagged_pdf("000-7"))
    desk.run(add_paper, item="W16", files=(arrived(path),))
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go("programme", "W16")
        await pilot.press("P")
        said = window_of(app).after.text
        assert "Paragraph 14 calls Appendix A what the list of appendices has as B." in said
        assert "It is dated 5 December 2016, and the meeting is on 29 July 2021." in said
        check_golden("paper-cover-80x24", look(app))


async def test_without_a_file_the_versions_say_which_key_puts_one_in(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go("programme", "W2")
        await pilot.press("P", "v")
        assert window_of(app).after.text == "No file of it has come: f puts one in."


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
