"""Every place at four sizes: its name stands on it, no band is blank, no word is cut, and dates have one form."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from screens.kit.keys.keymap import Keymap
from screens.kit.lines import spread
from screens.meeting import MeetingPlace
from screens.places import PLACES, SIDE_PLACES
from screens.topline import tab_pieces, top_pieces
from store.desk import Desk
from store.rules.words.dates import MONTHS, WEEKDAYS
from store.sample import DEMO_DAY, sample_records
from tests.screens.conftest import morning
from tests.screens.look import NARROW, frame_of, inside, look
from tui.app import Secretariat
from tui.settings import Settings

SIZES = [NARROW, (200, 50), *(pytest.param(size, marks=pytest.mark.soak) for size in ((100, 30), (120, 40)))]
EVERY = [*PLACES, *SIDE_PLACES]
DAYS = [DEMO_DAY, dt.date(2021, 7, 23), dt.date(2021, 7, 29), dt.date(2021, 8, 20), dt.date(2022, 2, 1)]


@pytest.mark.parametrize("name", EVERY)
def test_the_tab_of_the_place_is_lit_at_every_width(name: str) -> None:
    for width in range(78, 221):
        pieces = list(tab_pieces(name, width, Keymap()))
        lit = [words for words, ink, *_ in pieces if ink == "now"]
        assert len(lit) == 1
        tabs = [words.strip() for words, *_ in pieces if words.strip() not in {"", "…"}]
        assert all(re.search("[A-Za-z]{3,}", words) for words in tabs), "no tab is a number alone"
        assert sum(words.strip() == "…" for words, *_ in pieces) <= 1
        assert sum(cell_len(words) for words, *_ in pieces) <= max(width, 79)


@pytest.mark.parametrize("name", EVERY)
def test_no_tab_is_cut_where_there_is_room_and_where_there_is_none_whole_ones_go(name: str) -> None:
    whole = {words.strip() for one in EVERY for words, *_ in tab_pieces(one, 300, Keymap())}
    for width in range(60, 221):
        words = [words.strip() for words, *_ in tab_pieces(name, width, Keymap()) if words.strip()]
        assert {*words} - {"…"} <= whole, "what has no room goes as a whole"
        room = name in NINE and width >= 100
        assert (width < 115 and not room) or "…" not in words, width


NINE = [*PLACES, "rounds", "settings"]
"""The places whose tabs stand everywhere from 100 columns on; another needs its own beside them."""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", EVERY)
async def test_no_band_is_blank_and_no_word_is_cut(
    open_app: Callable[..., Secretariat], name: str, size: tuple[int, int]
) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        frame_of(app).go(name)
        await pilot.pause()
        await pilot.pause()
        place = frame_of(app).place
        if size == NARROW:
            screen = look(app).splitlines()
            areas = [(area.y, area.bottom) for area in (place.list.region, place.detail.region)]
            assert not blank_bands(screen, *areas)
            assert inside(app, place.detail).startswith("── ")
        words = {word for section in place.list.sections for word in f"{section.title} {section.empty}".split()}
        words |= {
            w for s in place.list.sections for one in s.ids for text in place.cells(one, 1).texts for w in text.split()
        }
        words |= {word.rstrip('.,;:…"”') for word in words}
        cut = re.findall(r"(\S+)…", inside(app, place.list))
        assert not [word for word in cut if word not in words], "an ellipsis stands behind a whole word"


def blank_bands(screen: list[str], *areas: tuple[int, int]) -> list[int]:
    """Give the lines at which more than two blank ones begin, unless a list or a pane that is short ends there."""
    bands = re.finditer(r"(?:^[ │]*\n){3,}", "\n".join(screen) + "\n", re.MULTILINE)
    starts = ["\n".join(screen).count("\n", 0, band.start()) for band in bands]
    return [start for start in starts if not any(top < start < bottom for top, bottom in areas)]


def test_a_blank_band_is_found() -> None:
    screen = ["top", "list", "", "", "", "rule", "text", "", "", "", "hints"]
    assert blank_bands(screen, (1, 5)) == [7]
    assert blank_bands(screen, (1, 5), (5, 10)) == []
    assert blank_bands([*screen[:-4], "", "hints"], (1, 5)) == []


_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" if len(month) > 3 else month for month in MONTHS)
_DAY = "|".join(f"{day[:3]}(?:{day[3:]})?" for day in WEEKDAYS)
DATE = re.compile(rf"(?:({_DAY}) )?\d{{1,2}} (?:{_MONTH})\b(?: \d{{4}})?")
LISTED = re.compile(
    rf"(?:{'|'.join(day[:3] for day in WEEKDAYS)}) \d{{1,2}} (?:{'|'.join(m[:3] for m in MONTHS)})( \d{{4}})?"
)
COUNTED = {"Date", "Received", "Due", "By", "Publish by", "Asked", "Meeting", "State", "State: next step", "Stands"}
"""Columns whose dates are ours; what a clerk or a paper wrote stands as it was written."""
NEGATIVE = re.compile(r"(?<![\w.,:/–-])[-−]\d+ (?:working |clear |calendar )?(?:day|week|month|year|minute|item|wd)")
SHORTENED = re.compile(r"\b(?:wd|mins?|hrs?)\b|\d ?[×x](?!\w)")


def _on(tmp_path: Path, day: dt.date) -> Secretariat:
    desk = Desk.create(tmp_path / "llr.json", sample_records(), today=day, who="clerk", clock=morning)
    return Secretariat(desk, Settings(), "programme")


@pytest.mark.parametrize("day", DAYS)
async def test_counts_are_words_and_dates_of_a_list_have_one_form(tmp_path: Path, day: dt.date) -> None:
    app = _on(tmp_path, day)
    seen = 0
    async with app.run_test(size=(120, 40)) as pilot:
        for name in EVERY:
            frame_of(app).go(name)
            await pilot.pause()
            place = frame_of(app).place
            for one in [one for section in place.list.sections for one in section.ids]:
                cells = place.cells(one, 1)
                for column, text in zip(place.list.columns, cells.texts, strict=True):
                    assert not NEGATIVE.search(text), (name, text)
                    if column.title in COUNTED:
                        dates = [found.group() for found in DATE.finditer(text)]
                        seen += len(dates)
                        assert all(LISTED.fullmatch(date) for date in dates), (name, column.title, text)
                        assert not SHORTENED.search(text), (name, text)
                for _, text in place.describe(one)[1]:
                    assert not NEGATIVE.search(text), (name, text)
            asides = " ".join(f"{section.title} {section.aside}" for section in place.list.sections)
            assert not NEGATIVE.search(asides)
    assert seen > 40


@pytest.mark.parametrize("day", DAYS)
def test_the_top_line_fits_and_says_units_whole(tmp_path: Path, day: dt.date) -> None:
    desk = Desk.create(tmp_path / "llr.json", sample_records(), today=day, who="clerk", clock=morning)
    for width in range(80, 221):
        left, right = top_pieces(desk, width, Keymap())
        told = "".join(words for words, *_ in (*left, *right))
        assert cell_len(told) <= width, told
        assert not NEGATIVE.search(told)
        assert not SHORTENED.search(told)
        assert "…" not in told
    desk.close()


def test_a_trial_copy_says_so_and_what_is_due_at_every_width(tmp_path: Path) -> None:
    desk = Desk.create(tmp_path / "llr.json", sample_records(), today=DEMO_DAY, who="clerk", clock=morning)
    desk.kept = False
    for width in range(80, 221):
        left, right = top_pieces(desk, width, Keymap())
        told = "".join(words for words, *_ in (*left, *right))
        assert cell_len(told) <= width, told
        assert "trial copy" in told
        assert "7 working days" in told
        assert re.search(r"meeting (Thu(rsday)? )?29 Jul", told)
    desk.close()


@pytest.mark.parametrize(
    "why",
    ["it was opened so", "another program holds it", "the server cannot be reached, and this is as at 14:02", "x" * 90],
)
def test_whatever_keeps_a_desk_from_saving_the_top_line_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    desk = Desk.create(tmp_path / "llr.json", sample_records(), today=DEMO_DAY, who="clerk", clock=morning)
    monkeypatch.setattr(Desk, "read_only", property(lambda _: True))
    monkeypatch.setattr(Desk, "read_only_reason", property(lambda _: why))
    for width in range(80, 221):
        told = "".join(words for words, *_ in spread(*top_pieces(desk, width, Keymap()), width))
        assert cell_len(told) <= width, told
        assert "read only" in told, told
        assert width < 90 or why in told or "7 working days" in told, told
    desk.close()


async def test_history_says_when_and_who_and_only_what_became_of_this_record(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    from store.commands.programme.moves import move_items

    first, second = desk.register.items_of("M18")[:2]
    desk.run(move_items, items=(first.id, second.id), to="M19")
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).place.list.go_to(first.id)
        await pilot.press("h")
        await pilot.pause()
        shown = inside(app)
        assert "Mon 12 Jul 2021, 9:30 am · clerk" in shown
        said = " ".join(shown[shown.index("9:30 am · clerk") :].split())
        assert said.count("meeting: Thursday 29 July 2021") == 1
        assert f"{second.title}: meeting" not in said


@pytest.mark.parametrize(
    ("meeting", "named"),
    [
        ("M18", " Next  p prepare A agenda a attendance "),
        ("M15", " Next  o what is left "),
        ("M14", " Next  o what is left "),
    ],
)
async def test_the_hints_of_a_meeting_begin_with_what_it_waits_for(
    open_app: Callable[..., Secretariat], meeting: str, named: str
) -> None:
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        place = frame_of(app).place
        assert isinstance(place, MeetingPlace)
        while place.meeting is not None and place.meeting.id != meeting:
            await pilot.press("[")
        await pilot.pause()
        hints = look(app).splitlines()[-1]
        assert hints.startswith(named), hints
        assert "[ earlier" in hints
