"""What the application says of its file and its panels, asked without drawing anything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from screens.kit.whereabouts import Whereabouts
from store.desk import Desk
from store.problems import FileTrouble, Refused
from store.records import Meeting, Panel
from store.rules.panels.served import Entry
from tui import files
from tui.app import Secretariat
from tui.coming_back import note_left, place_left
from tui.own import FOR_NOW
from tui.settings import Settings, config_path, load_settings

DAY = dt.date(2021, 7, 12)


@pytest.fixture
def path(own_folders: Path) -> Path:
    made = own_folders / "west.json"
    records = (Panel(id="PANEL", name="West Panel", short_name="West"), Meeting(id="M1", date=DAY))
    Desk.create(made, records, today=DAY).close()
    return made


@pytest.fixture
def app(path: Path) -> Iterator[Secretariat]:
    desk = Desk.open(path, today=DAY, who="Ann")
    yield Secretariat(desk, Settings(panels={"Here": str(path), "Gone": "/gone.json"}), comes_back=True)
    desk.close()


def test_it_comes_back_only_where_it_was_left_in_a_file_that_is_kept(app: Secretariat) -> None:
    desk = app.desk
    assert desk is not None
    there = [app.left_at]
    note_left(desk.panel_id, Whereabouts("actions"))
    for comes_back, kept, open_desk in (
        (True, True, desk),
        (False, True, desk),
        (True, False, desk),
        (True, True, None),
    ):
        app.comes_back, desk.kept, app.desk = comes_back, kept, open_desk
        there.append(app.left_at)
    assert there == [None, Whereabouts("actions"), None, None, None]


def test_without_a_screen_nothing_is_noted_of_where_it_was_left(app: Secretariat) -> None:
    desk = app.desk
    assert desk is not None
    app.note_left()
    app.comes_back = False
    app.note_left()
    app.comes_back, app.desk = True, None
    app.note_left()
    assert place_left(desk.panel_id) is None


def test_settings_are_kept_unless_the_copy_is_thrown_away(app: Secretariat) -> None:
    desk, keeps = app.desk, []
    assert desk is not None
    for kept, open_desk, shown in ((True, desk, False), (False, desk, True), (False, None, True)):
        desk.kept, app.desk = kept, open_desk
        keeps.append(app.keeps_settings)
        if open_desk:
            assert app._keep_choice("pane", shown) is None
            assert load_settings().pane is False
    assert keeps == [True, False, True]


def test_the_panel_that_is_open_is_known_by_its_place(app: Secretariat, path: Path) -> None:
    assert app.panels == (Entry("Here", str(path)), Entry("Gone", "/gone.json"))
    assert app.open_panel == "Here"
    app.settings = Settings(panels={"Gone": "/gone.json"})
    assert app.open_panel == ""
    app.desk = None
    assert app.open_panel == ""


def test_a_panel_is_put_on_the_list_and_taken_off(
    app: Secretariat, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = path.with_name("east.json")
    Desk.create(other, (Panel(id="PANEL", name="East Panel"),), today=DAY).close()
    written = f"Written to {config_path()}."
    assert app.list_panel(str(other), "") == f"East Panel is in your list. {written}"
    assert app.settings.panels == {"Here": str(path), "Gone": "/gone.json", "East Panel": str(other)}
    assert load_settings().panels == {"East Panel": str(other)}
    assert app.unlist_panel("east panel") == f"East Panel is off your list; {other} stays as it is. {written}"
    assert app.settings.panels == {"Here": str(path), "Gone": "/gone.json"}
    assert load_settings().panels == {}
    with pytest.raises(Refused):
        app.unlist_panel("East Panel")
    with monkeypatch.context() as patched:
        patched.setattr("tui.files.apart", None)  # what is no address is said before anything is waited for
        with pytest.raises(FileTrouble):
            app.list_panel("postgresql://clerk:secret@server/office", "x")
    with pytest.raises(FileTrouble):
        app.list_panel("postgresql://no address", "x")
    assert app.desk is not None
    app.desk.kept = False
    assert app.list_panel(str(other), "E") == f"E is in your list. {FOR_NOW}"
    assert app.unlist_panel("E") == f"E is off your list; {other} stays as it is. {FOR_NOW}"
    assert load_settings().panels == {}


def test_every_panel_is_read_in_the_order_of_the_list(app: Secretariat, path: Path) -> None:
    other = path.with_name("east.json")
    Desk.create(other, (Panel(id="PANEL", name="East Panel"),), today=DAY).close()
    app.settings = Settings(panels={"East": str(other), "Here": str(path), "Gone": "/gone.json"})
    assert app.desk is not None
    served, problems = app.served()
    assert [(one.name, one.register.panel.name) for one in served] == [("East", "East Panel"), ("Here", "West Panel")]
    assert served[1].register is app.desk.register
    assert served[1].panel_id == app.desk.panel_id
    assert [one.code for one in problems] == ["file.not-found"]
    app.settings = Settings(panels={"East": str(other)})
    served, problems = app.served()
    assert ([one.name for one in served], problems) == (["West", "East"], ())
    app.desk = None
    assert app.served() == ((), ())


@pytest.mark.parametrize(
    ("others", "slow"),
    [
        (["/gone.json"], False),
        (["/gone.json", "/gone.desk"], True),
        (["/gone.desk", "/gone.json"], True),
    ],
)
def test_who_reads_a_server_does_not_hold_the_screen_up(
    app: Secretariat, monkeypatch: pytest.MonkeyPatch, others: list[str], slow: bool
) -> None:
    told = []

    def apart(work: object, *, slow: bool) -> object:
        told.append(slow)
        return (), []

    monkeypatch.setattr(files, "apart", apart)
    app.settings = Settings(panels={f"P{number}": where for number, where in enumerate(others)})
    served, _ = app.served()
    assert told == [slow]
    assert [one.name for one in served] == ["West"]


def test_a_desk_is_opened_as_this_one_is(app: Secretariat, path: Path) -> None:
    other = path.with_name("east.json")
    Desk.create(other, (Panel(id="PANEL", name="East Panel"),), today=DAY).close()
    app.settings = Settings(who=" Bea ")
    assert app.desk is not None
    app.desk.kept = False
    desk = app._opened(str(other))
    assert (desk.who, desk.day_given, desk.read_only_reason, desk.kept) == ("Bea", DAY, "", True)
    desk.close()
    again = app._opened(str(path))
    assert again.kept is False, "a throw-away copy opened anew is still one"
    again.close()
    app.desk.close()
    app.desk = Desk.open(path, read_only=True)
    only_read = app._opened(str(other))
    assert (only_read.day_given, only_read.read_only_reason == "") == (None, False)
    only_read.close()
    app.desk.close()
    app.desk = None
    first = app._opened(str(other))
    assert (first.day_given, first.read_only_reason, first.kept) == (None, "", True)
    first.close()


def test_a_backup_that_is_none_is_not_put_in_the_place_of_the_file(app: Secretariat, path: Path) -> None:
    nothing = path.with_name("nothing.json")
    nothing.write_text("{")
    before = path.read_bytes()
    with pytest.raises(FileTrouble) as trouble:
        app.restore(nothing)
    assert str(trouble.value.problem) == f"{nothing} is not a backup that can be read. Choose another one."
    assert path.read_bytes() == before
    app.desk = None
    assert app.restore(nothing) == ""


def test_a_new_file_is_made_with_its_folder_and_noted(own_folders: Path) -> None:
    app = Secretariat(None, Settings(who="Cy"))
    path = own_folders / "new" / "deep" / "panel.json"
    app.open_new_file(path, (Panel(id="PANEL", name="New Panel"),))
    assert app.desk is not None
    assert (app.desk.path, app.desk.who, app.remembering) == (path, "Cy", None)
    assert load_settings().last_file == str(path)
    app.desk.close()


def test_the_demonstration_is_a_throw_away_copy_on_its_day(own_folders: Path) -> None:
    from store.sample import DEMO_DAY

    app = Secretariat(None, Settings(who="Cy"))
    app.open_demo()
    assert app.desk is not None
    assert app.at_end is not None
    assert (app.desk.today, app.desk.who, app.desk.kept) == (DEMO_DAY, "Cy", False)
    folder = app.desk.path.parent
    app.desk.close()
    app.at_end()
    assert not folder.exists()
    assert load_settings() == Settings()
