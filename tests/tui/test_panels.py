"""The window of the panels that a clerk serves: each opened where it was left, calendars side by side."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from screens.kit.form import Form
from screens.kit.picker import Picker
from screens.panels import CalendarsPicker, PanelsWindow
from store.desk import Desk
from store.records import Meeting, Panel
from store.sample import DEMO_DAY, sample_records
from tests.screens.look import NARROW, frame_of, look, news, shows
from tui.app import Secretariat
from tui.settings import Settings, load_settings

CANARY = "ZZCANARY"
DAY = dt.date(2021, 7, 29)


def files(folder: Path) -> tuple[Path, Path]:
    """The sample, and another panel of which every text is a canary."""
    one, other = folder / "one.json", folder / "other.json"
    Desk.create(one, sample_records(), today=DEMO_DAY, who="clerk").close()
    panel = Panel(id="PANEL", name=f"{CANARY} panel", short_name=CANARY, clerk=f"{CANARY} clerk")
    meeting = Meeting(id="M1", date=DAY, start=dt.time(14), venue=f"{CANARY} hall")
    Desk.create(other, (panel, meeting), today=DEMO_DAY, who="clerk").close()
    return one, other


def app_at(path: Path, settings: Settings) -> Secretariat:
    return Secretariat(Desk.open(path, today=DEMO_DAY, who="clerk"), settings, comes_back=True)


async def test_panels_are_listed_and_opened_in_turn_each_where_it_was_left(tmp_path: Path) -> None:
    one, other = files(tmp_path)
    app = app_at(one, Settings())
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("3", "f12")
        assert "No panel is in your list: n adds one" in look(app)
        await pilot.press("n", "ctrl+s")
        assert load_settings().panels == {"LLR": str(one)}, "the panel that is open is offered first"
        await pilot.press("n")
        form = shows(app, Form)
        form.rows["kept_in"].typed = str(tmp_path / "missing.json")
        form.rows["called"].typed = "West"
        await pilot.press("ctrl+s")
        assert app.screen is form
        assert form.problems.text.startswith("Not saved.")
        form.rows["kept_in"].typed = str(other)
        await pilot.press("ctrl+s")
        assert load_settings().panels == {"LLR": str(one), "West": str(other)}
        assert shows(app, PanelsWindow).list.current == "West"
        await pilot.press("enter")
        await pilot.pause()
        assert app.desk is not None
        assert app.desk.path == other
        assert news(app).endswith("West is open.")
        await pilot.press("5", "f12", "home", "enter")
        await pilot.pause()
        assert app.desk.path == one
        assert frame_of(app).place.place == "questions", "it is where it was left"
        for key in "1234567890f":
            await pilot.press(key)
            assert CANARY not in look(app), f"of the other panel nothing is seen at {key}"
        await pilot.press("f12", "end", "enter")
        await pilot.pause()
        assert frame_of(app).place.place == "actions"
        assert load_settings().last_file == str(other)
        other.unlink()
        await pilot.press("f12", "home", "delete")
        assert load_settings().panels == {"West": str(other)}
        assert "LLR is off your list" in " ".join(look(app).split())
        assert one.exists()
    assert CANARY not in one.read_text(encoding="utf-8")


async def test_calendars_stand_side_by_side_and_a_line_is_gone_to(tmp_path: Path) -> None:
    one, other = files(tmp_path)
    gone = tmp_path / "gone.json"
    app = app_at(one, Settings(panels={"LLR": str(one), "West": str(other), "Gone": str(gone)}))
    assert app.desk is not None
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("f12", "end", "enter")
        assert "There is no file" in look(app)
        assert app.desk.path == one
        await pilot.press("c")
        window = shows(app, CalendarsPicker)
        days = [line for line in look(app).splitlines() if "29 Jul 2021" in line]
        assert ["LLR" in days[0], "West" in days[1]] == [True, True]
        assert "There is no file" in look(app), "what cannot be opened stands first, and the others behind it"
        await pilot.press("down", "enter")
        assert frame_of(app).place.list.current == "M18", "a meeting of the panel that is open is gone to"
        assert frame_of(app).place.place == "calendar"
        assert window not in app.screen_stack
        await pilot.press("f12", "w")
        assert "Week of Mon 12 Jul 2021" in look(app)
        await pilot.press("escape")
        assert shows(app, PanelsWindow)
        await pilot.press("f")
        assert shows(app, Picker).heading == "What is late, due or missing in your panels"
        await pilot.press("W", "e", "s", "t", "down", "enter")
        await pilot.pause()
        assert app.desk.path == other
