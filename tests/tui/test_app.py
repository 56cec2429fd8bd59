"""The program around the screens: crashes tell no tales, the first run leads somewhere, themes and settings hold."""

from __future__ import annotations

import asyncio
import datetime as dt
from pathlib import Path

import pytest

from screens.first_run import FirstRun
from screens.forms.importing import ImportWindow
from screens.frame import Frame
from screens.kit.form import Form
from store.commands.calendar.meetings import add_meeting
from store.desk import Desk
from store.records import MeetingKind, Nation
from store.sample import DEMO_DAY, sample_records
from tests.screens.look import NARROW, WIDE, check_golden, look, news, shows
from tests.store.papers.moderngov import made as moderngov
from tests.store.papers.programme.reading.made import SAMPLE, printed, spreadsheet
from tui.app import Secretariat
from tui.last_words import redacted
from tui.settings import Settings

CANARY = "canary.person@example.invalid"
ON_ITS_DAY = "This is the sample, on its own day: Monday 12 July 2021."


async def test_the_first_run_makes_a_panel_and_leads_to_what_it_needs(tmp_path: Path) -> None:
    app = Secretariat(None, Settings())
    async with app.run_test(size=NARROW) as pilot:
        shows(app, FirstRun)
        check_golden("first-run-80x24", look(app))
        await pilot.press("enter")
        form = shows(app, Form)
        await pilot.press("ctrl+s")
        assert app.screen is form, "a panel without a name is refused and the form stays"
        form.rows["name"].typed = "Borsetshire Police and Crime Panel"
        form.rows["nation"].typed = Nation.ENGLAND
        form.rows["councils"].typed = "Borchester City Council\nAmbridge District Council"
        form.rows["rules"].typed = "cleveland"
        form.rows["path"].typed = str(tmp_path / "own" / "panel.json")
        await pilot.press("ctrl+s")
        await pilot.pause()
        shows(app, Frame)
        assert shows(app, Frame).place.place == "beginning"
        assert "Not set yet" in look(app)
        await pilot.press("1")
        assert "No meetings yet" in look(app)
    other = Desk.open(tmp_path / "own" / "panel.json")
    panel = other.register.panel
    assert [council.name for council in panel.councils] == ["Borchester City Council", "Ambridge District Council"]
    assert (panel.rules_name, panel.rules[0].questions.max_per_person, panel.rules[0].deadlines) == ("cleveland", 2, ())
    other.close()
    assert "panel.json" in (tmp_path / "settings.toml").read_text(encoding="utf-8")


async def test_the_first_run_makes_a_sample_of_ones_own(tmp_path: Path) -> None:
    app = Secretariat(None, Settings())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("down", "enter")
        form = shows(app, Form)
        form.rows["path"].typed = str(tmp_path / "mine.json")
        await pilot.press("ctrl+s")
        await pilot.pause()
        shows(app, Frame)
        assert "Work" in look(app) or "Programme" in look(app)
        assert news(app).startswith(ON_ITS_DAY)
        assert app.desk is not None
        assert app.desk.today == DEMO_DAY
    other = Desk.open(tmp_path / "mine.json")
    assert len(other.register.meetings) == 20
    other.close()


async def test_the_sample_opens_on_its_own_day_whenever_it_is_opened(tmp_path: Path) -> None:
    """Until another day is asked for, or somebody goes on with it; each time it is said."""
    path = tmp_path / "mine.json"
    Desk.create(path, sample_records(), who="clerk").close()
    for day, said in ((None, True), (dt.date(2026, 11, 26), False)):
        desk = Desk.open(path, who="clerk", today=day)
        app = Secretariat(desk, Settings())
        async with app.run_test(size=NARROW) as pilot:
            await pilot.pause()
            assert desk.today == (day or DEMO_DAY)
            assert news(app).startswith(ON_ITS_DAY) is said
            assert ("Mon 12 Jul" in look(app)) is said
        desk.close()
    desk = Desk.open(path, who="clerk")
    desk.run(add_meeting, date=dt.date(2022, 2, 3), kind=MeetingKind.ORDINARY)
    assert desk.today > DEMO_DAY
    desk.close()


async def test_the_first_run_brings_data_in_or_says_why_not(tmp_path: Path) -> None:
    from store.papers.data import export_data
    from store.register import Register

    (tmp_path / "data.json").write_bytes(export_data(Register.of(*sample_records()), today=DEMO_DAY))
    app = Secretariat(None, Settings())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("down", "down", "enter")
        form = shows(app, Form)
        form.rows["path"].typed = str(tmp_path / "mine.json")
        form.rows["document"].typed = str(tmp_path / "absent.json")
        await pilot.press("ctrl+s")
        assert app.screen is form
        assert "There is no file" in form.problems.text
        form.rows["document"].typed = str(tmp_path / "data.json")
        await pilot.press("ctrl+s")
        await pilot.pause()
        shows(app, Frame)


async def test_the_first_run_takes_a_programme_into_a_new_panel(tmp_path: Path) -> None:
    """Bad files are named before there is a panel; then the panel, and at its desk the preview."""
    programme = tmp_path / "programme.xlsx"
    programme.write_bytes(spreadsheet())
    (tmp_path / "b.docx").write_bytes(b"%PDF-1.7")
    app = Secretariat(None, Settings())
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("down", "down", "enter")
        form = shows(app, Form)
        form.rows["holds"].typed = "programme"
        form.rows["document"].typed = str(tmp_path / "b.docx")
        await pilot.press("ctrl+s")
        assert app.screen is form
        assert "b.docx is a PDF, not text." in form.problems.text
        form.rows["document"].typed = str(programme)
        await pilot.press("ctrl+s")
        panel = shows(app, Form)
        panel.rows["name"].typed = "The Panel"
        panel.rows["nation"].typed = Nation.ENGLAND
        panel.rows["path"].typed = str(tmp_path / "mine.json")
        await pilot.press("ctrl+s")
        await pilot.pause()
        window = shows(app, ImportWindow)
        assert window.counts.text.startswith("6 meetings, 31 items, 3 notes and 1 heading to be added")
        await pilot.press("s")
        await pilot.pause()
        shows(app, Frame)
    other = Desk.open(tmp_path / "mine.json")
    assert printed(other.register) == printed(SAMPLE)
    other.close()


async def test_the_first_run_takes_a_past_from_modern_gov_into_a_new_panel(tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    for named, data in moderngov.files().items():
        (folder / named).write_bytes(data)
    app = Secretariat(None, Settings())
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("down", "down", "enter")
        form = shows(app, Form)
        form.rows["holds"].typed = "moderngov"
        form.rows["document"].typed = str(folder)
        await pilot.press("ctrl+s")
        panel = shows(app, Form)
        panel.rows["name"].typed = "The Police and Crime Panel"
        panel.rows["nation"].typed = Nation.ENGLAND
        panel.rows["path"].typed = str(tmp_path / "mine.json")
        await pilot.press("ctrl+s")
        await pilot.pause()
        window = shows(app, ImportWindow)
        assert window.counts.text.startswith("16 meetings, 8 people, 9 seats, 70 items, 70 minutes")
        await pilot.press("s")
        await pilot.pause()
        shows(app, Frame)
    other = Desk.open(tmp_path / "mine.json")
    assert len(other.register.meetings) == 16
    other.close()


def written_in(folder: Path) -> dict[str, bytes]:
    """Give every file in a folder, whole."""
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


async def test_the_first_run_can_only_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What only looks says so, and leaves nothing: no file, no settings, no draft, no place to come back to."""
    aside = tmp_path / "aside"
    aside.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(aside))
    app = Secretariat(None, Settings())
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("end", "enter")
        await pilot.pause()
        shows(app, Frame)
        assert app.desk is not None
        folder = app.desk.path.parent
        assert folder.parent == aside
        assert news(app).endswith("on Monday 12 July 2021: nothing that you do in it is kept.")
        assert "trial copy" in look(app).splitlines()[0]
        await pilot.press("asterisk", "n", *"Half typed", "escape", "escape")
        assert app.desk.revision == 1
        assert written_in(folder)
        app.leave()
        if app.at_end:
            app.at_end()
    assert written_in(tmp_path) == {}
    assert not folder.exists()


def test_a_crash_report_names_places_and_never_values() -> None:
    def fails(address: str) -> None:
        raise ValueError(f"cannot use {address}")

    with pytest.raises(ValueError, match="cannot use") as caught:
        fails(CANARY)
    report = redacted(caught.value)
    assert "ValueError" in report
    assert "test_app.py" in report
    assert CANARY not in report


async def test_an_error_nobody_foresaw_ends_the_program_without_showing_values(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk.create(tmp_path / "a.json", sample_records(), today=DEMO_DAY, who="clerk")
    app = Secretariat(desk, Settings())

    def fail() -> None:
        address = CANARY
        raise RuntimeError(address)

    async with app.run_test(size=NARROW):
        app.quick = True
        app.call_later(fail)
        while app.fault is None:
            await asyncio.sleep(0)
    assert isinstance(app.fault, RuntimeError)
    assert app.return_code == 1
    printed = capsys.readouterr()
    assert CANARY not in printed.out + printed.err


async def test_a_theme_that_does_not_exist_falls_back(tmp_path: Path) -> None:
    desk = Desk.create(tmp_path / "a.json", sample_records(), today=DEMO_DAY, who="clerk")
    app = Secretariat(desk, Settings(theme="no-such-theme"))
    async with app.run_test(size=NARROW):
        assert app.theme == "secretariat-dark"
    desk = Desk.open(tmp_path / "a.json", today=DEMO_DAY, who="clerk")
    app = Secretariat(desk, Settings(theme="secretariat-light"))
    async with app.run_test(size=NARROW):
        assert app.theme == "secretariat-light"


async def test_settings_that_cannot_be_written_are_told_after_the_first_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRETARIAT_CONFIG", str(_unwritable(tmp_path)))
    app = Secretariat(None, Settings())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("down", "enter")
        shows(app, Form).rows["path"].typed = str(tmp_path / "mine.json")
        await pilot.press("ctrl+s")
        await pilot.pause()
        shows(app, Frame)
        assert "The file of this time could not be noted in" in look(app)
        assert "Next time, name it with --file" in " ".join(look(app).split())


def _unwritable(tmp_path: Path) -> Path:
    """Give a place for settings that nobody can write to, not even the superuser: a file stands where a folder must."""
    (tmp_path / "file").write_text("", "utf-8")
    return tmp_path / "file" / "settings.toml"


async def test_the_first_run_opens_a_desk_on_a_server_or_says_why_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(where: str, **_: object) -> Desk:
        assert "postgresql://server/office#llr" in Path(where).read_text(encoding="utf-8")
        return Desk.create(tmp_path / "there.json", sample_records(), who="clerk")

    monkeypatch.setattr("tui.panels.opened", opened)
    app = Secretariat(None, Settings())
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("down", "down", "down", "enter")
        form = shows(app, Form)
        for typed, said in (
            ("panel.json", "That is not the address of a desk on a server."),
            ("postgresql://me:sesame@server/office", "An address with a password in it is not taken"),
        ):
            form.rows["desk"].typed = typed
            await pilot.press("ctrl+s")
            assert said in form.problems.text
            assert "sesame" not in form.problems.text
        form.rows["desk"].typed = " postgresql://server/office#llr "
        await pilot.press("ctrl+s")
        await app.workers.wait_for_complete()
        await pilot.pause()
        shows(app, Frame)
    assert "there.json" in (tmp_path / "settings.toml").read_text(encoding="utf-8")
