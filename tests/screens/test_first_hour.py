"""The first hour: from an empty folder to a panel with rules, councils, members, a year of dates and a programme.

Only imports and choosers are used; what is typed is the name of the panel and the names of the files. Every key is
counted, so that a walk that becomes longer is seen.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from screens.first_run import FirstRun
from screens.forms.importing import paths_typed
from store.records import Nation, Seat, WorkItem
from store.rules.imports import ImportState
from tests.screens.look import NARROW, frame_of, look, shows
from tests.screens.test_import_programme import desk_of, form_of, window_of
from tests.store.papers.calendar.reading.calendars_made import calendar, event
from tui.app import Secretariat
from tui.settings import Settings

MEMBERS = """Councillor,Council,Position,Party,Appointed,Email
Cllr A Ash,Anytown City Council,Chairman,Red,19/05/2021,a@nest.example
Cllr B Birch,Anyshire County Council,Vice-Chairman,Blue,19/05/2021,b@nest.example
Cllr C Cedar,North Anyshire District Council,Member,Blue,19/05/2021,
Cllr D Elm,South Anyshire District Council,Member,Blue,19/05/2021,
Cllr E Fir,Easton Borough Council,Member,Red,19/05/2021,
Cllr F Hazel,Weston Borough Council,Member,Gold,19/05/2021,
Cllr G Holly,Midtown District Council,Member,Green,19/05/2021,
Cllr H Larch,Anytown City Council,Member,Red,19/05/2021,
Cllr J Maple,Anyshire CC,Member,Blue,19/05/2021,
Cllr K Oak,Rivertown Borough Council,Member,Gold,19/05/2021,
Cllr L Pine,Hilltown District Council,Member,Blue,19/05/2021,
Mr M Rowan,,Independent Member,,01/09/2020,
Ms N Willow,,Independent Member,,01/09/2020,
"""
DAYS = ("20210729", "20210930", "20211202", "20220203", "20220317", "20220609")
PRINTED = ("Thurs 29 July 21", "30 Sept", "2 December", "3 Feb", "17 March", "9 June 2022")
MOST_KEYS = 60
"""So many keys beside what is typed, which one reader and one clerk press in far less than fifteen minutes."""


class Hands:
    """Presses keys and counts them."""

    def __init__(self, pilot: Any) -> None:
        self.pilot = pilot
        self.keys = 0

    async def press(self, *keys: str) -> None:
        self.keys += len(keys)
        await self.pilot.press(*keys)
        await self.pilot.pause()


def files(folder: Path) -> dict[str, str]:
    """Write what a clerk has on her first day: a list of members, the council's calendar, and the Word table as csv."""
    events = [event("SUMMARY:Police and Crime Panel", f"DTSTART:{day}T130000", uid=day) for day in DAYS]
    other = event("SUMMARY:Cabinet", "DTSTART:20210901T100000", "RRULE:FREQ=MONTHLY;COUNT=12", uid="cabinet")
    rows = [
        f"{printed if number == 0 else ''},Report {place + 1}.{number + 1} on policing,"
        for place, printed in enumerate(PRINTED)
        for number in range(5)
    ]
    made = {
        "members": MEMBERS.encode(),
        "meetings": calendar(*events, other),
        "programme": "\n".join(("DATES,ITEM,COMMENTS", *rows, "")).encode(),
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return {name: str(folder / name) for name in made}


async def test_a_new_panel_is_set_up_by_imports_and_choosers_alone(tmp_path: Path) -> None:
    paths = files(tmp_path)
    app = Secretariat(None, Settings())
    async with app.run_test(size=NARROW) as pilot:
        hands = Hands(pilot)
        shows(app, FirstRun)
        await hands.press("enter")
        form = form_of(app)
        form.rows["name"].typed = "Anyshire Police and Crime Panel"
        form.rows["path"].typed = str(tmp_path / "panel.json")
        await hands.press("tab", "tab", "e", "tab", "tab", "tab", "l", "e", "i", "c", "enter")
        await hands.press("ctrl+s")
        assert "Not set yet" in look(app)
        assert frame_of(app).place.place == "beginning"
        await take(hands, app, "7", paths["members"], "9 councils and 13 seats to be added.")
        assert await take(hands, app, "1", paths["meetings"], "6 meetings to be added.") == ["Cabinet"]
        await take(hands, app, "2", paths["programme"], "30 items to be added; 6 there already.")
        assert hands.keys <= MOST_KEYS
        register = desk_of(app).register
        panel = register.panel
        assert (panel.nation, len(panel.councils), len([*register.all(Seat)])) == (Nation.ENGLAND, 9, 13)
        assert panel.rules_name
        assert [meeting.date for meeting in register.meetings] == [dt.date.fromisoformat(day) for day in DAYS]
        assert all(len(register.items_of(meeting.id)) == 5 for meeting in register.meetings)
        assert len([*register.all(WorkItem)]) == 30
        assert "nest.example" not in (tmp_path / "panel.json").read_text(encoding="utf-8")


async def take(hands: Hands, app: Secretariat, place: str, path: str, counts: str) -> list[str]:
    """Take a file over in a place of work, as its preview counts it; gives the other bodies that it names."""
    await hands.press(place, "I")
    form_of(app).rows["files"].typed = path
    await hands.press("ctrl+s")
    await hands.pilot.pause()
    window = window_of(app)
    assert window.counts.text == counts
    assert window.taken.of(ImportState.UNREAD_DATE, ImportState.UNPLACED) == ()
    bodies = [line.words for line in window.taken.of(ImportState.BODY)]
    await hands.press("s")
    await hands.pilot.pause()
    return bodies


@pytest.mark.parametrize(
    ("holds", "counts"),
    [
        ("members", "9 councils and 13 seats to be added."),
        ("meetings", "6 meetings to be added."),
        ("programme", "6 meetings and 30 items to be added."),
    ],
)
async def test_data_from_elsewhere_asks_for_the_panel_and_then_shows_the_preview(
    tmp_path: Path, holds: str, counts: str
) -> None:
    paths = files(tmp_path)
    app = Secretariat(None, Settings())
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("down", "down", "enter")
        form = form_of(app)
        form.rows["document"].typed, form.rows["holds"].typed = paths[holds], holds
        await pilot.press("ctrl+s")
        await pilot.pause()
        panel = form_of(app)
        panel.rows["name"].typed, panel.rows["nation"].typed = "The Panel", Nation.ENGLAND
        panel.rows["path"].typed = str(tmp_path / "panel.json")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert window_of(app).counts.text == counts
        await pilot.press("s")
        await pilot.pause()
        assert desk_of(app).revision == 1
        assert frame_of(app).place.place == ("calendar" if holds == "meetings" else holds)
        assert "Imported" in look(app)


async def test_a_file_that_cannot_be_read_is_said_before_the_panel_is_asked_for(tmp_path: Path) -> None:
    app = Secretariat(None, Settings())
    bad = tmp_path / "dates.ics"
    bad.write_bytes(b"Dear colleague")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("down", "down", "enter")
        form = form_of(app)
        form.rows["document"].typed, form.rows["holds"].typed = str(bad), "meetings"
        await pilot.press("ctrl+s")
        assert app.screen is form
        assert "is no calendar, though its name says so." in form.problems.text


@pytest.mark.parametrize(
    ("typed", "paths"),
    [
        ("/a b.csv", ["/a b.csv"]),
        ("'/a b.csv'\n\"/c.csv\"", ["/a b.csv", "/c.csv"]),
        ("file:///a%20b.csv", ["/a b.csv"]),
        ("/a\\ b.csv", ["/a b.csv"]),
        ("  members.csv  \n\n", ["members.csv"]),
        ("'a", ["'a"]),
    ],
)
def test_a_path_can_be_dragged_onto_the_terminal(typed: str, paths: list[str]) -> None:
    assert paths_typed(typed) == paths


async def test_an_empty_desk_says_how_to_begin_in_each_place(tmp_path: Path) -> None:
    app = Secretariat(None, Settings())
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter")
        form = form_of(app)
        form.rows["name"].typed, form.rows["nation"].typed = "The Panel", Nation.ENGLAND
        form.rows["path"].typed = str(tmp_path / "panel.json")
        await pilot.press("ctrl+s")
        await pilot.pause()
        for place, words in (
            ("1", "n arranges the first; I takes a calendar or list over"),
            ("2", "n adds an item; I takes a programme over"),
            ("7", "n seats the first; I takes a list over"),
        ):
            await pilot.press(place)
            await pilot.pause()
            assert words in look(app)


@pytest.mark.parametrize("place", ["calendar", "programme", "members", "meeting"])
async def test_the_palette_knows_the_word_import(open_app: Callable[..., Secretariat], place: str) -> None:
    app = open_app(place)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+p", *"import")
        await pilot.pause()
        assert "Import " in look(app)
        assert "Nothing in the list matches" not in look(app)
