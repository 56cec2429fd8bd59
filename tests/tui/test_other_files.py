"""Another file is opened, and a backup is put back, without leaving the program."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from screens.kit.ask import Ask
from screens.kit.form import Form
from screens.kit.picker import Picker
from store.commands.programme.items import add_item
from store.desk import Desk
from store.file.backups import backups
from store.records import WorkItem
from store.sample import DEMO_DAY, sample_records
from tests.screens.look import NARROW, frame_of, look, news, shows
from tui.app import Secretariat
from tui.settings import Settings, load_settings


def made(path: Path, *titles: str) -> Path:
    desk = Desk.create(path, sample_records(), today=DEMO_DAY, who="clerk")
    for title in titles:
        desk.run(add_item, title=title, meeting=None)
    desk.close()
    return path


def titles(app: Secretariat) -> set[str]:
    assert app.desk is not None
    return {item.title for item in app.desk.register.all(WorkItem)}


def app_at(path: Path, *, read_only: bool = False) -> Secretariat:
    return Secretariat(Desk.open(path, today=DEMO_DAY, who="clerk", read_only=read_only), Settings(), comes_back=True)


async def test_an_address_that_is_none_leaves_open_what_is(tmp_path: Path) -> None:
    one = made(tmp_path / "one.json")
    app = app_at(one)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("f9")
        form = shows(app, Form)
        form.rows["path"].typed = "https://desk/west"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "That is not the address of a desk on a server." in form.problems.text
        assert app.desk is not None
        assert app.desk.path == one


async def test_another_file_is_opened_and_noted(tmp_path: Path) -> None:
    one, other = made(tmp_path / "one.json"), made(tmp_path / "other.json", "Only here")
    app = app_at(one)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("3", "f9")
        form = shows(app, Form)
        form.rows["path"].typed = str(other)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.desk is not None
        assert app.desk.path == other
        assert app.desk.today == DEMO_DAY, "the day that was given stays"
        assert frame_of(app).desk is app.desk
        assert news(app).startswith("other.json is open.")
        assert "Only here" in titles(app)
        await pilot.press("asterisk")
        assert app.desk.revision == 2
        await pilot.press("f9")
        shows(app, Form).rows["path"].typed = str(one)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert frame_of(app).place.place == "questions", "it is where it was left"
        assert len([screen for screen in app.screen_stack if screen is not app.screen]) <= 1
    assert load_settings().last_file == str(one)


@pytest.mark.parametrize("what", ["missing", "folder", "broken"])
async def test_a_file_that_cannot_be_opened_is_said_and_the_old_one_stays(tmp_path: Path, what: str) -> None:
    one = made(tmp_path / "one.json")
    other = tmp_path / "other.json"
    if what == "folder":
        other.mkdir()
    elif what == "broken":
        other.write_text("{", encoding="utf-8")
    app = app_at(one)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("f9")
        form = shows(app, Form)
        assert form.hint_line.text.startswith("Ctrl+S open")
        form.rows["path"].typed = str(other)
        await pilot.press("ctrl+s")
        assert app.screen is form
        assert form.problems.text.startswith("Not opened.")
        assert form.rows["path"].typed == str(other)
        await pilot.press("escape", "t", "asterisk")
        assert app.desk is not None
        assert app.desk.path == one
        assert app.desk.revision == 1


async def test_a_backup_is_put_back_after_asking_and_the_file_is_kept(tmp_path: Path) -> None:
    path = made(tmp_path / "one.json")
    desk = Desk.open(path, today=DEMO_DAY, who="clerk")
    desk.run(add_item, title="Later", meeting=None)
    desk.close()
    assert backups(path)
    app = app_at(path)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+e")
        assert shows(app, Picker).heading.startswith("Backups")
        await pilot.press("enter")
        asked = shows(app, Ask)
        await pilot.press("n")
        assert "Later" in titles(app)
        assert asked not in app.screen_stack
        await pilot.press("ctrl+e", "enter", "y")
        await pilot.pause()
        assert "Later" not in titles(app)
        assert news(app).startswith("The backup is now in the place of one.json. The file as it was is kept as")
        kept = next(one for one in tmp_path.iterdir() if "set-aside" in one.name)
        await pilot.press("asterisk")
        assert app.desk is not None
        assert app.desk.warnings == ()
    again = Desk.open(kept, today=DEMO_DAY, who="clerk")
    assert "Later" in {item.title for item in again.register.all(WorkItem)}
    again.close()


async def test_a_backup_that_cannot_be_read_leaves_the_file_open(tmp_path: Path) -> None:
    path = made(tmp_path / "one.json", "Later")
    for one in backups(path):
        one.path.write_text("{}", encoding="utf-8")
    app = app_at(path)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+e", "enter", "y")
        await pilot.pause()
        assert "Later" in titles(app)
        assert "is not a backup that can be read" in news(app) or "no backup" in news(app)


async def test_without_a_backup_or_only_to_be_read_it_says_so(tmp_path: Path) -> None:
    path = made(tmp_path / "one.json", "Later")
    for folder in {one.path.parent for one in backups(path)}:
        shutil.rmtree(folder)
    app = app_at(path)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+e")
        assert news(app).startswith("There is no backup of this file yet.")
    app = app_at(path, read_only=True)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+e")
        assert "can only be read" in " ".join(look(app).split())
        await pilot.press("f9")
        shows(app, Form).rows["path"].typed = str(made(tmp_path / "other.json"))
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.desk is not None
        assert app.desk.read_only, "what was asked for holds for the next file too"


async def test_all_of_it_stands_in_the_palette(tmp_path: Path) -> None:
    app = app_at(made(tmp_path / "one.json"))
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+p")
        listed = {one for section in shows(app, Picker).list.sections for one in section.ids}
        assert {"own", "file.other", "file.backups", "go.beginning"} <= listed
