"""Columns are as wide as their contents need; a wider terminal never shows less of what a list is read for."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from screens.kit.columns import (
    BETWEEN,
    LONGEST,
    MOST,
    Cells,
    Column,
    Needs,
    cell_of,
    cut_in,
    longest,
    needed,
    widest_of,
    widths_of,
    widths_on_line,
)
from screens.kit.picker import PLAIN
from screens.kit.place import Place
from screens.kit.present import NOT_RECORDED
from screens.kit.sides import NOWHERE, stand
from screens.places import PLACES, SIDE_PLACES, make_place
from screens.settling import SettlingPlace
from store.desk import Desk
from tests.screens.look import NARROW, frame_of, inside
from tui.app import Secretariat

WIDTHS = range(60, 221)
WORDS = st.text("abc de", max_size=120)


@st.composite
def lists(draw: st.DrawFn) -> tuple[tuple[Column, ...], list[Cells]]:
    """Draw some columns, the first of which is what the list is read for, and some lines."""
    others = draw(
        st.lists(
            st.builds(
                Column,
                st.just("Head"),
                st.sampled_from([0, 5, 18]),
                weight=st.integers(1, 3),
                rank=st.integers(0, 3),
            ),
            max_size=5,
        )
    )
    columns = (Column("What", weight=4), *others)
    return columns, draw(
        st.lists(st.builds(Cells, st.tuples(*(WORDS.map(str.strip) for _ in columns))), min_size=1, max_size=4)
    )


def shown(columns: tuple[Column, ...], rows: list[Cells], width: int, *, spread: bool = True) -> list[int]:
    """Count for each line the characters that are seen of what it is read for, in a list so wide."""
    needs = Needs(columns)
    for row in rows:
        needs.note(row)
    widths = widths_of(columns, width, needs.cells, spread=spread)
    main = max(range(len(columns)), key=lambda place: 0 if columns[place].rank else columns[place].weight)
    sizes = [widths_on_line(columns, widths, row, width)[main] for row in rows]
    most = max(MOST, widths[main])
    return [len(cell_of(row.texts[main], size, most=most).rstrip(" …")) for row, size in zip(rows, sizes, strict=True)]


@given(lists())
def test_a_wider_list_never_shows_less(drawn: tuple[tuple[Column, ...], list[Cells]]) -> None:
    columns, rows = drawn
    before = shown(columns, rows, WIDTHS[0])
    for width in WIDTHS[1:]:
        now = shown(columns, rows, width)
        assert all(new >= old for new, old in zip(now, before, strict=True)), width
        before = now


@given(lists(), st.integers(60, 220))
def test_columns_take_what_they_need_and_no_more_than_there_is(
    drawn: tuple[tuple[Column, ...], list[Cells]], width: int
) -> None:
    columns, rows = drawn
    needs = Needs(columns)
    for row in rows:
        needs.note(row)
    widths = widths_of(columns, width, needs.cells)
    most = [max(need, cell_len(column.title)) for need, column in zip(needs.cells, columns, strict=True)]
    assert all(size <= max(4, want) for size, want in zip(widths, most, strict=True)) or not any(needs.cells)
    whole = needed(columns, needs.cells, rank=9)
    if any(needs.cells) and width >= whole:
        most_of_all = longest(columns, needs.cells)
        assert sum(size + BETWEEN for size in widths if size) == min(width, most_of_all) - 2, (
            "with room for all of them each has what it needs, and a long text what is left"
        )
    for row in rows:
        line = widths_on_line(columns, widths, row, width)
        assert sum(size + BETWEEN for size in line if size) <= max(
            width, sum(size + BETWEEN for size in widths if size)
        )


def test_a_text_runs_on_into_an_empty_neighbour_and_over_no_other() -> None:
    columns = (Column("What", weight=1), Column("Owner", 12), Column("State", 12))
    row = Cells(("a sentence of quite some length that needs more room", "", ""))
    beside = Cells((row.texts[0], "", "open"))
    assert widths_on_line(columns, (20, 12, 12), row, 52) == (48, 0, 0)
    assert widths_on_line(columns, (20, 12, 12), beside, 52) == (34, 0, 12)
    assert widths_on_line(columns, (20, 12, 12), Cells(("short", "", "open")), 52) == (20, 12, 12)


def test_what_a_line_leaves_out_is_told_and_nothing_else() -> None:
    columns = (Column("What", weight=1), Column("Comments", rank=1), Column("State", 12))
    row = Cells(("a title", "said of it", "open"))
    assert cut_in(columns, (20, 0, 12), row, 38) == (("Comments", "said of it"),)
    assert cut_in(columns, (20, 12, 12), row, 52) == ()
    assert cut_in(columns, (5, 0, 2), row, 13) == (("What", "a title"), ("State", "open"), ("Comments", "said of it"))
    assert cut_in(columns, (5, 12, 12), Cells(("–", "", NOT_RECORDED)), 37) == (), (
        "nothing is lost of what says nothing"
    )


@pytest.mark.parametrize("needs", [(60, 90), (100, 160), (170, 260)])
def test_the_pane_stands_beside_from_some_width_on_and_never_takes_from_the_list(needs: tuple[int, int]) -> None:
    for width in range(60, 300):
        side, size = stand(needs, width, 24, 4)
        assert (side == "beside") == (width - needs[0] - 1 >= 48)
        if side == "beside":
            assert width - size > needs[0]
        else:
            assert (side, size) == ("below", 4)
    assert stand(needs, 80, 15, 4) == NOWHERE


def test_a_pane_below_has_the_lines_that_a_short_list_leaves_and_never_fewer_than_beside_a_long_one() -> None:
    usual = stand((170,), 120, 40, 4).size
    sizes = [stand((170,), 120, 40, 4, lines).size for lines in range(1, 60)]
    assert sizes == [max(usual, 40 - 5 - lines) for lines in range(1, 60)]
    assert stand((170,), 120, 40, 4, 0).size == usual, "of a list without a record nothing is known"
    assert stand((60,), 120, 40, 4, 3).side == "beside"


TOLD_OTHERWISE = {"Where"}
"""What is said below in other words: a finding's record stands there with its facts."""

ROOM = 150
"""Letters of a text for which there is room below at 80×24; longer ones end with an ellipsis, and Enter opens them."""


def _words(text: str) -> str:
    return "".join(text.replace("⏎", " ").split()).casefold()


def _cells(place: Place[object]) -> tuple[tuple[Column, ...], list[Cells]]:
    ids = [one for section in place.list.sections for one in section.ids]
    return place.list.columns, [place.cells(one, number + 1) for number, one in enumerate(ids)]


@pytest.mark.parametrize("name", [*PLACES, *SIDE_PLACES])
async def test_every_place_shows_more_in_a_wider_terminal(
    open_app: Callable[..., Secretariat], desk: Desk, name: str
) -> None:
    """For every list and every width from 60 to 220, with the pane where it stands at that width."""
    app = open_app("programme")
    async with app.run_test(size=NARROW):
        place = make_place(name, frame_of(app))
        place.list.show(place.sections())
        columns, rows = _cells(place)
        needs = Needs(columns)
        for row in rows:
            needs.note(row)
        place.list.needs = needs
        before = [0] * len(rows)
        for width in WIDTHS:
            side, size = stand(place.widths_needed(), width, 40, 4)
            room = width - 1 - (size if side == "beside" else 0)
            now = shown(columns, [row for row in rows if not row.alone], room, spread=side != "below")
            assert all(new >= old for new, old in zip(now, before, strict=False)), (width, now, before)
            before = now


@pytest.mark.parametrize("name", [*PLACES, *SIDE_PLACES])
async def test_what_the_line_cuts_stands_whole_below_it(open_app: Callable[..., Secretariat], name: str) -> None:
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go(name)
        await pilot.pause()
        place = frame_of(app).place
        assert place.stands.side == "below"
        for line in [one for section in place.list.sections for one in section.ids][:40]:
            place.list.go_to(line)
            await pilot.pause()
            cut = place.list.cut(line)
            below = _words(inside(app, place.detail))
            told = [_words(re.sub(r"^\d+\. ", "", text)) for label, text in cut if label not in TOLD_OTHERWISE]
            if told and isinstance(place, SettlingPlace):
                told[0] = _words(place.rows[line].sentence)  # the line says it in fewer words
            assert not told or told[0][:ROOM] in below, (name, line)
            if below.endswith("…"):
                assert len(below) > ROOM, "what does not fit has all the lines there are"
            else:
                assert all(text in below for text in told), (name, line)
            if name == "programme":
                assert all(_words(text) in below for label, text in cut if label == "Comments"), line


async def test_a_list_grows_for_a_text_that_comes_up_later(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    from store.commands.programme.items import edit_item

    app = open_app("programme")
    async with app.run_test(size=(120, 40)) as pilot:
        place = frame_of(app).place
        before = place.list.needs.cells[2]
        one = place.list.current or ""
        place.carry_out(edit_item, item=one, lead="Somebody whose office has a name that is longer than all before")
        await pilot.pause()
        assert place.list.needs.cells[2] > before
        assert place.list.needs.cells[2] <= LONGEST


@pytest.mark.parametrize("size", [NARROW, (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", [*PLACES, *SIDE_PLACES])
async def test_two_cells_part_the_columns_and_one_the_last_from_the_scroll_bar(
    open_app: Callable[..., Secretariat], name: str, size: tuple[int, int]
) -> None:
    app = open_app("programme")
    async with app.run_test(size=size) as pilot:
        frame_of(app).go(name)
        await pilot.pause()
        place = frame_of(app).place
        columns = place.list.columns
        width = place.list.size.width
        lines = [place.list.render_line(row).text for row in range(place.list.size.height)]
        assert all(line[width - 2 : width].isspace() for line in lines), "the last cell is the bar's"
        for one in [one for section in place.list.sections for one in section.ids]:
            place.list.go_to(one)
            row = place.list._line + place.list._head - place.list.scroll_offset.y
            line, end = place.list.render_line(row), 2
            for cell in widths_on_line(columns, place.list._widths, place.cells(one, 1), width):
                end += cell
                assert not cell or line.crop(end, end + BETWEEN).text == " " * BETWEEN, line.text
                end += BETWEEN if cell else 0
            assert end <= width


def test_a_column_that_gives_leaves_a_name_more_than_a_word_or_two_and_keeps_a_word_itself() -> None:
    columns = (Column("What", weight=1), Column("Due", 15), Column("State", 28, gives=True))
    needs = (60, 15, 15)
    assert widths_of(columns, 100, needs) == (60, 15, 15)
    assert widths_of(columns, 70, needs) == (32, 15, 15), "where there is room nothing is given"
    assert widths_of(columns, 58, needs) == (24, 15, 11)
    assert widths_of(columns, 48, needs) == (17, 15, 8)
    for width in WIDTHS[:-1]:
        now, wider = (widths_of(columns, room, needs) for room in (width, width + 1))
        assert all(more >= size for size, more in zip(now, wider, strict=True))


def test_a_window_to_pick_from_is_as_wide_as_its_lines_have_use_for_also_where_they_are_sentences() -> None:
    alone, beside = Cells(("Arrange a meeting on this day", ""), alone=True), Cells(("Ann", "away today"))
    assert widest_of(PLAIN, [alone]) == 2 + len("Arrange a meeting on this day") + 2
    assert widest_of(PLAIN, [beside]) == 2 + len("Ann") + 2 + len("away today") + 2
    assert widest_of(PLAIN, [alone, beside]) == widest_of(PLAIN, [beside]), "what a sentence lacks is said below"
    assert widest_of(PLAIN, []) > 2 * MOST, "nothing is known yet of what will be found"
