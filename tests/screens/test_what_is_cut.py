"""What has no room is said to go on, and stands whole where the cursor is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rich.cells import cell_len

from screens.forms.calendar.clock import ClockWindow
from screens.kit.at_rest import with_ends
from screens.kit.form import Form
from screens.kit.lines import cut_behind, parted
from screens.kit.window import Window
from store.commands.programme.items import edit_item
from store.rules.words.wording import quoted
from tests.screens.look import NARROW, frame_of, look, shows
from tui.app import Secretariat

Opens = Callable[..., Secretariat]
LONG = "Report regarding Violence in the Public Domain linked to Domestic Abuse and interventions around that"


@pytest.mark.parametrize(
    ("line", "width", "begun", "seen"),
    [
        ("short", 10, False, "short"),
        ("exactly", 7, False, "exactly"),
        ("too long by far", 8, False, "too lon…"),
        ("its end", 10, True, "…ts end"),
        ("both of its ends", 8, True, "…oth of…"),
        ("宽 is two cells", 20, True, "…  is two cells"),
        ("", 8, True, ""),
    ],
)
def test_a_line_that_goes_on_says_so(line: str, width: int, begun: bool, seen: str) -> None:
    assert with_ends(line, width, begun=begun) == seen
    assert cell_len(with_ends(line, width, begun=begun)) <= width


async def test_a_field_says_at_which_end_it_is_cut_and_the_whole_stands_below(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        desk = frame_of(app).desk
        desk.run(edit_item, item="W13", title=LONG)
        frame_of(app).place.reload("W13")
        await pilot.press("e")
        await pilot.pause()
        form = shows(app, Form)
        entry = form.rows["title"].entry.region
        await pilot.press("left", "end")
        await pilot.pause()
        line = look(app).splitlines()[entry.y][entry.x : entry.right]
        assert (line[0], line.rstrip()[-1]) == ("…", LONG[-1])
        assert " ".join(form.rows["title"].under.text.split()) == LONG
        await pilot.press("home")
        await pilot.pause()
        line = look(app).splitlines()[entry.y][entry.x : entry.right]
        assert (line[0], line[-1]) == (LONG[0], "…")
        await pilot.press("tab")
        assert form.rows["title"].under.text == ""


@pytest.mark.parametrize(
    ("title", "above", "name"),
    [
        ("Put “A plan” in the bin?", "Put this in the bin?", "“A plan”"),
        ("Carry “A plan” over to…", "Carry this over to…", "“A plan”"),
        ("Take the name “A plan” away?", "Take the name away?", "“A plan”"),
        ("Hold Q3 “A plan” over", "Hold Q3 over", "“A plan”"),
        ("New version of “A plan”", "New version", "“A plan”"),
        ("New paper · “A plan”", "New paper", "“A plan”"),
        ("Close: “A plan”", "Close", "“A plan”"),
        ("Withdraw “A plan”?", "Withdraw?", "“A plan”"),
        ("“A plan” as printed", "as printed", "“A plan”"),
        ("Tie “A plan” to “B”", "", "Tie “A plan” to “B”"),
        ("What names nothing", "", "What names nothing"),
    ],
)
def test_a_title_is_parted_at_what_it_names(title: str, above: str, name: str) -> None:
    assert parted(title) == (above, name)


def test_a_name_that_is_cut_keeps_its_quotation_marks() -> None:
    assert cut_behind(["“one", "two", "three”"], 12, 2) == ["“one", "two three…”"]
    assert cut_behind(["“one”"], 12, 2) == ["“one”"]


@pytest.mark.parametrize("size", [NARROW, (60, 15), (120, 40)])
async def test_what_a_window_is_of_stands_in_it_whole_or_says_that_it_goes_on(
    open_app: Opens, size: tuple[int, int]
) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        for name in (LONG, f"{LONG}. " * 4, "A plan"):
            frame_of(app).pick(Window(f"Put {quoted(name)} in the bin?"), lambda _: None)
            await pilot.pause()
            told = " ".join(look(app).replace("│", " ").split())
            assert "in the bin?" in told
            assert quoted(name) in told or "…”" in told
            app.screen.dismiss(None)
            await pilot.pause()


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("The role of the Panel.", "“The role of the Panel”"),
        ("Why?", "“Why?”"),
        ("From 3 p.m.", "“From 3 p.m.”"),
        ("And so on…", "“And so on…”"),
        ("And so on...", "“And so on...”"),
        (".", "“.”"),
        ("", "“”"),
    ],
)
def test_a_quoted_title_leaves_the_full_stop_to_the_sentence(title: str, told: str) -> None:
    assert quoted(title) == told


async def test_the_days_of_a_clock_stand_all_with_their_year_or_none(open_app: Opens) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        for meeting in ("M18", "M1"):
            frame_of(app).go("calendar", meeting)
            await pilot.press("c")
            await pilot.pause()
            window = shows(app, ClockWindow)
            ids = [one for section in window.list.sections for one in section.ids]
            dues = [window._cells(one, 1).texts[1] for one in ids]
            assert len({len(due.split()) for due in dues}) == 1, dues
            await pilot.press("escape")
