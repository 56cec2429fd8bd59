"""The parts of the screens that draw nothing, each by itself: what they make of the least, the most and in between."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from rich.style import Style

from screens.kit import at_rest
from screens.kit.columns import (
    LONGEST,
    MOST,
    Cells,
    Column,
    Needs,
    any_cut,
    cell_of,
    cut_in,
    given_way,
    in_lines,
    left_out,
    longest,
    mosts_of,
    needed,
    run_on,
    wanted_by,
    widest_of,
    widths_of,
    widths_on_line,
)
from screens.kit.drafting import back_words, waiting_words, what_of
from screens.kit.ending import SAVES, before_leaving, ends_with, whose_stands
from screens.kit.entries import many_lines, one_line, without_blank_end
from screens.kit.field_label import column_of, label_in, longest_label, mark_of
from screens.kit.fields import UNCHOSEN, Field, names_field, only_one, read, to_choose, why, written
from screens.kit.folding import folded
from screens.kit.hints import Hint, hint_pieces, hinted, moving, moving_keys, undoing_hint, way_back
from screens.kit.keys.keymap import Keymap, shown
from screens.kit.keys.table import key_with_id
from screens.kit.lines import cut_behind, parted, spread
from screens.kit.lines_of import GAP, HEADING, NOTHING, LinesOf, Section, next_in_place
from screens.kit.ordering import Order, clicked, in_order, next_order, reckoned
from screens.kit.picker import Option
from screens.kit.place_names import place_name
from screens.kit.present import balanced, entitled, fit, strip_of, visible, wrapped
from screens.kit.present import in_lines as title_lines
from screens.kit.said_day import said_day, said_time, written_day
from screens.kit.told import change_words, told
from store.file.drafts import Draft
from store.problems import Conflict, FieldConflict, Problem, Refused

TODAY = dt.date(2021, 7, 12)
OURS = Keymap()


class TestColumns:
    """Widths are counted in cells: two before the columns, two behind each."""

    ITEM = (Column("No.", 3, right=True), Column("Item", weight=4, whole=True), Column("State", 9, ink="flag"))

    @pytest.mark.parametrize(
        ("needs", "wanted"),
        [
            (None, (3, MOST, 9)),
            ((0, 0, 0), (3, MOST, 9)),
            ((1, 30, 0), (3, 30, 0)),
            ((9, 2, 1), (3, 4, 5)),
            ((0, 200, 200), (0, MOST, 9)),
        ],
    )
    def test_a_column_wants_what_its_contents_need(self, needs: Any, wanted: tuple[int, ...]) -> None:
        assert wanted_by(self.ITEM, needs) == wanted
        assert needed(self.ITEM, needs) == 2 + sum(one + 2 for one in wanted if one)

    def test_of_columns_that_wait_only_those_up_to_a_rank_are_counted(self) -> None:
        columns = (Column("A", 4), Column("B", 5, rank=1), Column("C", 6, rank=2))
        assert [needed(columns, None, rank) for rank in range(3)] == [8, 15, 23]
        assert longest(columns, None) == 23
        assert longest((Column("A"), Column("B", 5)), (100, 100)) == 2 + 82 + 7 + 20
        assert longest((), None) == 2

    def test_what_is_needed_only_grows_and_is_never_more_than_is_read(self) -> None:
        needs = Needs(self.ITEM)
        assert [needs.note(Cells(texts)) for texts in (("1", "one", ""), ("2", "two", ""), ("1", "", "done"))] == [
            True,
            False,
            True,
        ]
        assert needs.cells == [1, 3, 4]
        assert not needs.note(Cells(("x" * 50,), alone=True))
        assert needs.note(Cells(("", "x" * 500, "")))
        assert not needs.note(Cells(("", "x" * 501, "")))
        assert needs.cells == [1, LONGEST, 4]

    @pytest.mark.parametrize(
        ("width", "needs", "widths"),
        [
            (80, (2, 30, 7), (3, 30, 7)),
            (40, (2, 30, 7), (3, 22, 7)),
            (20, (2, 30, 7), (3, 4, 7)),
            (140, (2, 100, 7), (3, 100, 7)),
            (100, (2, 100, 7), (3, 82, 7)),
        ],
    )
    def test_what_is_left_over_is_shared(self, width: int, needs: tuple[int, ...], widths: tuple[int, ...]) -> None:
        assert widths_of(self.ITEM, width, needs) == widths

    def test_texts_are_no_wider_than_they_want_unless_they_are_to_spread(self) -> None:
        assert widths_of(self.ITEM, 140, (2, 100, 7), spread=False) == (3, MOST, 7)

    def test_names_have_their_room_before_others_that_share(self) -> None:
        columns = (Column("Name", whole=True), Column("Words", weight=9))
        assert widths_of(columns, 60, (30, 50)) == (30, 24)
        assert widths_of(columns, 40, (30, 50)) == (5, 29) or sum(widths_of(columns, 40, (30, 50))) == 34
        assert widths_of((Column("A"), Column("B", weight=3)), 46, (80, 80)) == (10, 30)

    def test_a_column_that_waits_stands_only_where_all_before_it_are_whole(self) -> None:
        columns = (Column("Item"), Column("Wait", 30, rank=2), Column("First", 10, rank=1))
        needs = (20, 30, 10)
        assert widths_of(columns, 24, needs) == (20, 0, 0)
        assert widths_of(columns, 35, needs) == (20, 0, 0)
        assert widths_of(columns, 36, needs) == (20, 0, 10)
        assert widths_of(columns, 61, needs) == (20, 0, 10)
        assert widths_of(columns, 62, needs) == (20, 24, 10)
        assert widths_of(columns, 68, needs) == (20, 30, 10)
        assert widths_of(columns, 23, needs) == (19, 0, 0)

    def test_a_column_that_gives_is_narrower_where_others_have_little_room(self) -> None:
        columns = (Column("State", 20, gives=True), Column("Text"))
        assert widths_of(columns, 50, (20, 40)) == (20, 24)
        assert widths_of(columns, 45, (20, 40)) == (15, 24)
        assert widths_of(columns, 30, (20, 40)) == (8, 16)

    @pytest.mark.parametrize(
        ("widths", "texts", "given"),
        [
            ((3, 10, 9), ("1", "x" * 10, "done"), (3, 10, 9)),
            ((3, 10, 9), ("1", "x" * 12, "done"), (3, 12, 7)),
            ((3, 10, 9), ("1", "x" * 14, "done"), (3, 21, 0)),
            ((3, 10, 9), ("1", "x" * 22, "done"), (3, 10, 9)),
            ((3, 0, 9), ("1", "x" * 22, "done"), (3, 0, 9)),
        ],
    )
    def test_others_give_way_to_a_name(
        self, widths: tuple[int, ...], texts: tuple[str, ...], given: tuple[int, ...]
    ) -> None:
        assert given_way(self.ITEM, widths, texts) == given

    def test_those_that_share_give_way_before_states_and_from_the_last(self) -> None:
        columns = (Column("Name", whole=True), Column("A"), Column("B"), Column("State", 9, ink="flag"))
        assert given_way(columns, (10, 12, 12, 9), ("x" * 14, "a", "b", "s")) == (14, 12, 8, 9)
        assert given_way(columns, (10, 12, 12, 9), ("x" * 30, "a", "b", "s")) == (30, 6, 0, 9)

    @pytest.mark.parametrize(
        ("texts", "given"),
        [
            (("x" * 15, "", "b"), (15, 5, 10)),
            (("x" * 20, "", "b"), (22, 0, 10)),
            (("x" * 40, "", ""), (34, 0, 0)),
            (("x" * 40, "a", ""), (10, 22, 0)),
            (("x", "", ""), (10, 10, 10)),
        ],
    )
    def test_a_text_runs_on_into_empty_neighbours(self, texts: tuple[str, ...], given: tuple[int, ...]) -> None:
        columns = (Column("A"), Column("B"), Column("C"))
        if texts[1] == "a":
            assert run_on(columns, (10, 10, 10), ("x" * 40, "a" * 30, "")) == given
        else:
            assert run_on(columns, (10, 10, 10), texts) == given

    def test_a_text_does_not_run_on_over_what_waits_for_room(self) -> None:
        columns = (Column("A"), Column("B", 10, rank=1))
        assert run_on(columns, (10, 10), ("x" * 15, "")) == (10, 10)
        assert run_on(columns, (10, 0), ("x" * 15, "")) == (10, 0)

    def test_what_a_line_leaves_out_is_told_in_the_order_in_which_it_has_room(self) -> None:
        columns = (Column("A", 5), Column("B", 5, rank=2), Column("C", 5, rank=1))
        cells = Cells(("long words", "second", "first"))
        assert cut_in(columns, (5, 0, 0), cells, 9) == (("A", "long words"), ("C", "first"), ("B", "second"))
        assert cut_in(columns, (5, 5, 5), Cells(("five5", "–", "not recorded")), 23) == ()
        assert cut_in(columns, (), Cells(("a", "", "c")), 9) == (("A", "a"), ("C", "c"))
        assert left_out(columns, (5, 5, 5), Cells(("five5", "sixsix", "")), 23) == [False, True, False]
        assert any_cut((Column("A", 5),), [Cells(("one",)), Cells(("sixsix",))], 40) == [False, True]

    def test_a_sentence_alone_has_the_line(self) -> None:
        alone = Cells(("x" * 30,), alone=True)
        assert widths_on_line(self.ITEM, (3, 10, 9), alone, 50) == (46, 0, 0)
        assert mosts_of(alone, (46, 0, 0), (3, 10, 9)) == [46, 46, 46]
        assert mosts_of(Cells(("a",)), (3,), (3, 100)) == [MOST, 100]
        assert widest_of(self.ITEM, [alone]) == 34
        assert widest_of(self.ITEM, [Cells(("x" * 300,), alone=True)]) == LONGEST + 4
        assert widest_of(self.ITEM, []) == needed(self.ITEM, None)
        assert widest_of(self.ITEM, [alone, Cells(("1", "two", "x"))]) == 2 + 5 + 6 + 7

    @pytest.mark.parametrize(
        ("text", "width", "right", "cell"),
        [
            ("ab", 5, False, "ab   "),
            ("ab", 5, True, "   ab"),
            ("abcde", 5, True, "abcde"),
            ("ab cd ef", 5, True, "  ab…"),
            ("ab", 0, True, ""),
        ],
    )
    def test_a_cell_is_as_wide_as_its_column(self, text: str, width: int, right: bool, cell: str) -> None:
        assert cell_of(text, width, right) == cell

    def test_a_cell_shows_no_more_than_the_most(self) -> None:
        assert cell_of("word " * 30, 90, most=10) == f"word word…{' ' * 80}"
        assert cell_of("x" * 90, 80) == f"{'x' * 79}…"

    def test_sentences_are_parted_into_lines_with_ids(self) -> None:
        assert [*in_lines("k", ["one two three", "four"], 12)] == [
            ("k:0:0", "one two"),
            ("k:0:1", "  three"),
            ("k:1:0", "four"),
        ]
        assert [len(line) for _, line in in_lines("k", ["x " * 60], 0)] == [75, 45]


class TestOrder:
    """The lines of a list by one of its columns."""

    COLUMNS = (Column(""), Column("Item"), Column("Day"), Column("Out"))

    def test_the_order_goes_from_column_to_column_that_is_shown_and_back_to_none(self) -> None:
        widths = (4, 10, 10, 0)
        first = next_order(None, self.COLUMNS, widths)
        second = next_order(first, self.COLUMNS, widths)
        assert (first, second, next_order(second, self.COLUMNS, widths)) == (Order(1), Order(2), None)

    @pytest.mark.parametrize(
        ("x", "column"),
        [(1, None), (2, 0), (6, 0), (7, None), (8, 1), (18, 1), (19, None), (20, 2), (30, 2), (31, None)],
    )
    def test_a_click_turns_the_order_and_takes_it_away(self, x: int, column: int | None) -> None:
        widths = (4, 10, 10, 0)
        order = clicked(None, self.COLUMNS, widths, x)
        if column in {None, 0}:
            assert order is None
            return
        assert column is not None
        assert order == Order(column)
        back = clicked(order, self.COLUMNS, widths, x)
        assert back == Order(column, backwards=True)
        assert clicked(back, self.COLUMNS, widths, x) is None
        assert clicked(Order(3), self.COLUMNS, widths, x) == Order(column)

    def test_a_heading_bears_the_mark_of_its_order(self) -> None:
        assert [Order(1).mark(0), Order(1).mark(1), Order(1, backwards=True).mark(1)] == ["", "▲", "▼"]

    def test_lines_that_say_nothing_stand_last_either_way(self) -> None:
        texts = {"a": "2 Mar 2021", "b": "", "c": "10 Jan 2021", "d": "1 Jan 2022", "e": ""}
        sections = (Section("k", "K", ("a", "b", "c", "d", "e")),)

        def cells(one: str, _: int) -> Cells:
            return Cells((one, texts[one]))

        assert in_order(sections, Order(1), cells)[0].ids == ("c", "a", "d", "b", "e")
        assert in_order(sections, Order(1, backwards=True), cells)[0].ids == ("d", "a", "c", "b", "e")
        assert in_order(sections, Order(5), cells) == sections

    def test_each_line_is_asked_for_with_its_number(self) -> None:
        asked: list[tuple[str, int]] = []

        def cells(one: str, number: int) -> Cells:
            asked.append((one, number))
            return Cells((one,))

        in_order((Section("k", "K", ("b", "a")), Section("l", "L", ("c",))), Order(0), cells)
        assert asked == [("b", 1), ("a", 2), ("c", 1)]

    def test_cells_are_compared_as_they_are_read(self) -> None:
        in_their_order = [
            "Mon 5 Dec",
            "1 Jan 2020",
            "Fri 28 February 2020",
            "1 Mar 2020",
            "9 minutes",
            "10 minutes",
            "item 2",
            "item 10",
            "word",
        ]
        jumbled = [*in_their_order[4:], *in_their_order[:4]]
        assert sorted(jumbled, key=reckoned) == in_their_order


class TestLines:
    """Which line of a list shows what."""

    SECTIONS = (Section("a", "A", ("1", "2")), Section("b", "", ("3",)), Section("c", "C", (), empty="none"))

    def test_every_line_is_known_and_none_beyond(self) -> None:
        lines = LinesOf(self.SECTIONS)
        assert len(lines) == 8
        assert [lines.at(number) for number in range(-1, 9)] == [
            None,
            (0, HEADING),
            (0, 0),
            (0, 1),
            (1, GAP),
            (1, 0),
            (2, GAP),
            (2, HEADING),
            (2, NOTHING),
            None,
        ]
        assert [lines.line_of(one) for one in "1234"] == [1, 2, 4, None]
        assert [lines.first_of(number) for number in range(3)] == [1, 4, 7]
        assert [lines.number_of(key) for key in ("a", "c", "x", None)] == [0, 2, None, None]
        assert [lines.can_stand(number) for number in range(-1, 9)] == [
            *(False, False, True, True, False, True, False, False, True, False)
        ]

    @pytest.mark.parametrize(
        ("line", "step", "nearest"), [(0, 1, 1), (0, -1, 1), (3, 1, 4), (3, -1, 2), (5, 1, 7), (99, 1, 7), (-5, -1, 1)]
    )
    def test_the_cursor_finds_the_nearest_line_that_it_can_stand_on(self, line: int, step: int, nearest: int) -> None:
        assert LinesOf(self.SECTIONS).nearest(line, step) == nearest
        assert LinesOf(()).nearest(line, step) == 0

    @pytest.mark.parametrize(
        ("after", "key", "here", "stays"),
        [
            ({"a": "12", "b": "3"}, "a", "2", "2"),
            ({"a": "13", "b": "2"}, "a", "2", "3"),
            ({"a": "1", "b": "2"}, "a", "2", "1"),
            ({"a": "1", "b": "5"}, "a", "3", "1"),
            ({"a": "", "b": "45"}, "a", "2", "4"),
            ({"a": "", "b": ""}, "a", "2", "2"),
            ({"a": "123", "b": "45"}, "b", None, "4"),
        ],
    )
    def test_the_cursor_stays_in_its_place_when_the_list_changes(
        self, after: dict[str, str], key: str, here: str | None, stays: str
    ) -> None:
        before = LinesOf((Section("a", "A", ("1", "2", "3")), Section("b", "B", ("4", "5"))))
        later = LinesOf(tuple(Section(one, one, tuple(ids)) for one, ids in after.items()))
        assert next_in_place(before, later, key, here) == stays


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("slash", "/"),
        ("ctrl+s", "Ctrl+S"),
        ("ctrl+home", "Ctrl+Home"),
        ("shift+tab", "Shift+Tab"),
        ("ctrl+shift+left", "Ctrl+Shift+←"),
        ("f1", "F1"),
        ("f12", "F12"),
        ("f", "f"),
        ("fn", "fn"),
        ("K", "K"),
        ("left_curly_bracket", "{"),
    ],
)
def test_a_key_is_written_as_it_stands_on_the_keyboard(key: str, written: str) -> None:
    assert shown(key) == written


def test_a_clerks_own_keys_stand_in_the_place_of_the_tables() -> None:
    own = Keymap({"item.move": " v , ctrl+g,"})
    assert own.keys_of("item.move") == ("v", "ctrl+g")
    assert own.shown_keys("item.move") == ("v", "Ctrl+G")
    assert own.key_of("item.move") == "v"
    assert own.key_with_label("item.move") == f"v {key_with_id('item.move').label}"
    assert own.key_of("list.down") == "↓"
    own.change({"item.move": ""})
    assert (own.key_of("item.move"), own.keys_of("item.move")) == ("", ())
    own.change({})
    assert own.key_of("item.move") == OURS.key_of("item.move") != ""


class TestTyped:
    """What is typed or pasted into fields."""

    @pytest.mark.parametrize(
        ("pasted", "line", "text"),
        [
            ("a\r\nb\tc", "a b c", "a\nb    c"),
            ("a\x0bb\x0cc\rd\x85e\u2028f", "a b c d e f", "a\nb\nc\nd\ne\nf"),
            ("a\x00b\x1bc\x7fd\x9fe", "abcde", "abcde"),
            ("a\x1c\x1d\x1eb", "a   b", "a\n\n\nb"),
            ("a\x08\x0e\x1f\x84\x86b", "ab", "ab"),
        ],
    )
    def test_what_is_pasted_fits(self, pasted: str, line: str, text: str) -> None:
        assert one_line(pasted) == line
        assert many_lines(pasted) == text
        assert many_lines("a\tb", tabs=True) == "a\tb"

    def test_blank_lines_at_the_end_go(self) -> None:
        assert [without_blank_end(one) for one in ("a\n \n\t\n", "a\n\nb\n", "a ", "\n")] == ["a", "a\n\nb", "a ", ""]

    @pytest.mark.parametrize(
        ("kind", "typed", "value"),
        [
            ("line", " a ", " a "),
            ("text", "a\n\n", "a"),
            ("date", "29/7/2021", dt.date(2021, 7, 29)),
            ("date", " ", None),
            ("time", "1.30pm", dt.time(13, 30)),
            ("time", "", None),
            ("number", " 30 ", 30),
            ("number", "999999", 999999),
            ("number", "", None),
            ("choice", "x", "x"),
        ],
    )
    def test_what_is_typed_is_read_as_the_record_holds_it(self, kind: str, typed: str, value: Any) -> None:
        assert read(Field("f", "F", kind), typed, TODAY) == value

    @pytest.mark.parametrize("typed", ["1000000", "-1", "1.5", "٤", "x"])
    def test_what_is_no_whole_number_is_refused_at_its_field(self, typed: str) -> None:
        with pytest.raises(Refused) as refused:
            read(Field("minutes", "Minutes", "number"), typed, TODAY)
        (problem,) = refused.value.problems
        assert (str(problem), problem.field) == (
            f"“{typed}” is not a whole number. Type figures only, such as 30.",
            "minutes",
        )

    def test_a_day_is_read_as_its_field_says(self) -> None:
        past, loose = Field("f", "F", "date", past=True), Field("f", "F", "date", loose=True)
        assert read(past, "1 December", TODAY) == dt.date(2020, 12, 1)
        assert read(Field("f", "F", "date"), "1 December", TODAY) == dt.date(2021, 12, 1)
        assert read(loose, "w/c 8 November", TODAY) == dt.date(2021, 11, 12)
        with pytest.raises(Refused) as refused:
            read(Field("on", "On", "date"), "31/2/2021", TODAY)
        assert [one.field for one in refused.value.problems] == ["on"]
        own = Field("f", "F", reads=lambda typed: typed.upper())
        assert read(own, "", TODAY) == ""
        assert read(own, "a", TODAY) == "A"

    def test_a_choice_is_made_before_it_is_saved(self) -> None:
        field = Field("way", " Way", "choice", "a", (("a", "up"), ("b", "down")))
        open_ = to_choose(field)
        assert (open_.value, open_.choices[0], open_.needed) == (UNCHOSEN, (UNCHOSEN, "not chosen yet"), True)
        with pytest.raises(Refused) as refused:
            read(open_, UNCHOSEN, TODAY)
        assert str(refused.value.problems[0]) == "“Way” is not chosen yet. Choose one: up, down."
        assert only_one(field) == open_
        assert only_one(field._replace(choices=(("b", "down"),), value=None)).value == "b"
        assert not only_one(field._replace(choices=(("b", "down"),))).needed

    def test_a_value_is_written_as_it_is_typed(self) -> None:
        assert written("date", None) == written("number", None) == ""
        assert written("date", dt.date(2021, 7, 29)) == "29 July 2021"
        assert written("date", dt.date(2021, 11, 12), "week") == written_day(dt.date(2021, 11, 12), "week")
        assert written_day(dt.date(2021, 11, 12), "week") == "week of 8 November 2021"
        assert written("time", dt.time(13, 30)) == "1:30 pm"
        assert written("number", 30) == "30"

    def test_what_an_entry_says_while_nothing_stands_in_it(self) -> None:
        assert (why().mark, why(optional=True).mark) == ("(needed)", "")
        assert Field("f", "F", asked="(the law asks)").mark == "(the law asks)"
        assert (why("So.").help, why(value="x").value, why().kind) == ("So.", "x", "text")

    def test_a_title_that_quotes_a_field_names_it(self) -> None:
        fields = [Field("a", "A", value="Plan"), Field("b", "B", value=3), Field("c", "C")]
        assert names_field("Move “Plan” where?", fields)
        assert not names_field("Move “Plans” where?", fields)
        assert not names_field("Move 3 where?", fields)

    def test_a_day_is_said_back_with_what_should_be_known_of_it(self) -> None:
        day, friday = dt.date(2021, 7, 29), dt.date(2021, 11, 12)
        assert said_day(None, None, day, TODAY) == ("Thursday 29 July 2021", "muted")
        assert said_day(None, None, friday, TODAY) == ("Friday 12 November 2021", "muted")
        assert said_time(None, None, dt.time(9), TODAY) == ("9:00 am", "muted")


class TestAtRest:
    """Texts of a form at rest: which characters stand in which cells."""

    @pytest.mark.parametrize(("lines", "height"), [(0, 2), (1, 2), (2, 2), (3, 4), (9, 4)])
    def test_a_text_is_two_lines_high_or_four(self, lines: int, height: int) -> None:
        assert at_rest.text_height(lines) == height

    @pytest.mark.parametrize(
        ("text", "width", "lines"),
        [
            ("abc", 4, ["abc"]),
            ("abcd", 4, ["abc", "d"]),
            ("ab cd", 5, ["ab ", "cd"]),
            ("a\nb", 9, ["a", "b"]),
            ("a\tbcd", 7, ["a\t", "bcd"]),
            ("a\tbcd", 8, ["a\tbcd"]),
            ("", 4, [""]),
        ],
    )
    def test_a_text_is_broken_as_in_its_editor(self, text: str, width: int, lines: list[str]) -> None:
        assert at_rest.text_lines(text, width) == lines

    def test_a_line_is_seen_from_where_its_cursor_needs(self) -> None:
        assert at_rest.seen_of("abcdef", 4, None) == "abcdef"
        assert at_rest.seen_of("abcdef", 4, 3) == "abcdef"
        assert at_rest.seen_of("abcdef", 4, 4) == "bcdef"
        assert at_rest.seen_of("abcdef", 4, 6) == "def"

    def test_an_ellipsis_stands_where_a_line_goes_on(self) -> None:
        assert at_rest.with_ends("abcd", 4, begun=False) == "abcd"
        assert at_rest.with_ends("abcde", 4, begun=False) == "abc…"
        assert at_rest.with_ends("abcd", 4, begun=True) == "…bcd"
        assert at_rest.with_ends("", 4, begun=True) == ""
        assert at_rest.with_ends("日本語", 6, begun=True) == "… 本語"
        assert at_rest.with_ends("abc", 0, begun=False) == "…"

    def test_a_click_finds_its_character(self) -> None:
        assert [at_rest.place_in_line("a日b", cell) for cell in range(5)] == [0, 1, 1, 2, 3]
        text = "ab cd\nef"
        assert [
            at_rest.place_in_text(text, 20, x, y) for x, y in ((0, 0), (4, 0), (9, 0), (1, 1), (-3, 9), (0, -1))
        ] == [*(0, 4, 5, 7, 6, 0)]
        assert at_rest.as_document("a\r\nb") in {"a\nb", "a\r\nb"}


class TestLabels:
    """Labels of fields: how wide their column is, and how a long one is broken."""

    def test_the_column_is_as_wide_as_the_longest_label_that_is_not_far_longer(self) -> None:
        assert column_of([]) == 17
        assert column_of([("x" * 15, False)]) == 17
        assert column_of([("x" * 16, False)]) == 18
        assert column_of([("x" * 27, False)]) == 29
        assert column_of([("x" * 28, False)]) == 17
        assert column_of([("x" * 28, True)]) == 30
        assert column_of([("x" * 60, True)]) == 40
        assert column_of([("x" * 60, True)], 100) == 62
        assert (longest_label(74), longest_label(75), longest_label(0)) == (40, 41, 40)

    @pytest.mark.parametrize(
        ("words", "cells", "lines"),
        [
            ("Short", 19, ["Short"]),
            ("x" * 20, 24, ["x" * 20]),
            ("  Within", 19, ["  Within"]),
            ("word " * 9 + "end", 42, ["word word word word word word word", "word word end"]),
            (
                "1. " + "word " * 8 + "end",
                42,
                ["1. word word word word word word", "   word word word end"[:19] + "end"[:0]],
            ),
        ],
    )
    def test_a_long_label_is_broken_behind_its_number(self, words: str, cells: int, lines: list[str]) -> None:
        width, given = label_in(17, words)
        assert width == cells
        assert " ".join(" ".join(given).split()) == words.strip()
        if not words.startswith("1."):
            assert given == lines
        else:
            assert len(given) == 2
            assert given[1].startswith("   ")
            assert not given[1].startswith("    ")

    def test_the_mark_of_the_cursor(self) -> None:
        assert (mark_of(here=True), mark_of(here=False)) == ("› ", "  ")


class TestTitles:
    """Titles of windows: parted, broken and cut."""

    @pytest.mark.parametrize(
        ("title", "parts"),
        [
            ("Move “Plan” where?", ("Move this where?", "“Plan”")),
            ("The item “Plan” is moved", ("The item is moved", "“Plan”")),
            ("Q3 “Plan”", ("Q3", "“Plan”")),
            ("History of “Plan”", ("History", "“Plan”")),
            ("Versions: “Plan”", ("Versions", "“Plan”")),
            ("Bin “Plan”?", ("Bin?", "“Plan”")),
            ("“Plan”", ("", "“Plan”")),
            ("“Plan” is full", ("is full", "“Plan”")),
            ("No name", ("", "No name")),
            ("“A” and “B”", ("", "“A” and “B”")),
        ],
    )
    def test_a_title_is_parted_from_its_name(self, title: str, parts: tuple[str, str]) -> None:
        assert parted(title) == parts

    def test_lines_that_are_left_out_are_told_by_an_ellipsis(self) -> None:
        lines = ["one two", "three four", "five six”"]
        assert cut_behind(lines, 12, 3) == lines
        assert cut_behind(lines, 12, 2) == ["one two", "three four…”"]
        assert cut_behind(["one two", "three four"], 12, 1) == ["one two…"]

    def test_the_right_end_of_a_line_gives_way(self) -> None:
        left, right = [("ab", "")], [("cd", "muted")]
        assert spread(left, right, 8) == (("ab", ""), ("    ", ""), ("cd", "muted"))
        assert spread(left, right, 5) == (("ab", ""), (" ", ""), ("cd", "muted"))
        assert spread(left, right, 4) == (("ab", ""),)

    @pytest.mark.parametrize(
        ("text", "width", "lines"),
        [
            ("one two three", 13, ["one two three"]),
            ("one two three", 9, ["one two", "three"]),
            ("one two three four", 13, ["one two", "three four"]),
            ("abcdefgh ij", 5, ["abcde", "fgh", "ij"]),
            ("a\nb c", 9, ["a", "b c"]),
            ("", 5, [""]),
        ],
    )
    def test_a_title_leaves_no_word_alone_where_it_need_not(self, text: str, width: int, lines: list[str]) -> None:
        assert title_lines(text, width) == lines

    def test_text_is_broken_and_balanced(self) -> None:
        assert wrapped("one two three", 7) == ["one two", "three"]
        assert wrapped("one two three", 6) == ["one", "two", "three"]
        assert wrapped("abcdefgh", 3) == ["abc", "def", "gh"]
        assert wrapped("ab", 0) == ["a", "b"]
        assert balanced("one two three four", 14) == ["one two", "three four"]
        assert balanced("one two three four", 18) == ["one two three four"]

    def test_straight_quotes_become_those_of_titles(self) -> None:
        assert entitled('The "Plan" of 5"') == 'The “Plan” of 5"'
        assert entitled('a"b"') == 'a"b"'

    @pytest.mark.parametrize(
        ("text", "width", "cells"),
        [
            ("abc", 0, ""),
            ("abc", 1, "…"),
            ("abc", 3, "abc"),
            ("abc", 5, "abc  "),
            ("abcd", 3, "ab…"),
            ("ab cd", 4, "ab… "),
            ("ab, cd", 5, "ab…  "),
            ("ab cd", 3, "ab…"),
        ],
    )
    def test_a_text_is_cut_or_filled_up(self, text: str, width: int, cells: str) -> None:
        assert fit(text, width) == cells

    @pytest.mark.parametrize(
        ("text", "seen"),
        [
            ("a\nb", "a ⏎ b"),
            ("a\tb", "a  b"),
            ("\x00\x1f", "␀␟"),
            ("\x7f\x9f", "��"),
            ("\ue000\ud800", "��"),
            ("a\u2028b\u00a0c", "a b c"),
            ("a\u200bb", "ab"),
        ],
    )
    def test_what_cannot_be_seen_is_shown(self, text: str, seen: str) -> None:
        assert visible(text) == seen

    def test_a_line_ends_where_the_screen_does(self) -> None:
        plain = Style()
        assert strip_of([("ab", plain), ("cd", plain)], 3, plain).text == "ab…"
        assert strip_of([("ab", plain), ("cd", plain)], 2, plain).text == "ab"
        assert strip_of([("ab", plain)], 4, plain).text == "ab  "
        assert strip_of([("ab cd ", plain)], 5, plain).text == "ab cd"


class TestHints:
    """The keys that the hint line names."""

    def said(self, key: Any) -> tuple[str, str]:
        return OURS.key_of(key.id), key.label

    def test_arrows_stand_together_and_letters_apart(self) -> None:
        assert moving_keys(OURS) == "↑↓"
        assert moving_keys(Keymap({"list.up": "k", "list.down": "j"})) == "k j"
        assert moving_keys(Keymap({"list.up": "", "list.down": "j"})) == "j"
        assert moving_keys(Keymap({"list.up": "slash", "list.down": "asterisk"})) == "/*"
        assert moving(OURS) == Hint("list.down", "↑↓", "line")

    def test_the_way_back_is_named_where_something_led_here(self) -> None:
        assert way_back(OURS, "prepare", "meeting") == Hint("back", "Esc", "Prepare")
        assert way_back(OURS, "meeting", "meeting") is None
        assert way_back(OURS, "", "meeting") is None
        assert undoing_hint(OURS) == Hint("undo", OURS.key_of("undo"), key_with_id("undo").label)
        assert [place_name(one) for one in ("room", "programme", "members")] == ["The room", "Programme", "Members"]

    def test_less_room_names_fewer_keys_and_what_comes_next_to_the_last(self) -> None:
        following = ["item.move", "item.edit", "item.new", "item.defer", "item.withdraw", "item.move"]
        first, others = hinted(["programme"], following, 500, self.said)
        assert [one.id for one in first] == following[:4]
        assert len(first) + len(others) == 8
        narrow_first, narrow = hinted(["programme"], following, 40, self.said)
        assert narrow_first == first[: len(narrow_first)]
        assert 1 <= len(narrow_first) < 4
        assert [one.id for one in narrow if one in others] == [one.id for one in narrow]
        none, usual = hinted(["programme"], [], 500, self.said)
        assert (none, len(usual)) == ([], 8)
        undo = undoing_hint(OURS)
        _, done = hinted(["programme"], [], 500, self.said, undo=undo)
        assert done[1] == undo
        assert len(done) == 9
        back = Hint("back", "Esc", "Prepare")
        assert back in hinted(["programme"], [], 500, self.said, back=back)[1]
        moved = hinted(["programme"], following, 500, self.said, moves=moving(OURS))[1]
        assert moving(OURS) in moved
        bare = hinted(["programme"], following[:1], 40, self.said, moves=moving(OURS))[1]
        assert any(one.id == "list.down" for one in bare)
        assert hinted(["programme"], [], 500, lambda _: None) == ([], [])

    def test_what_can_do_nothing_now_is_dimmed(self) -> None:
        hints = ([Hint("a", "A", "act")], [Hint("b", "B", "")])
        pieces = hint_pieces(hints, lambda key: "why" if key == "b" else None, 2)
        assert pieces == [
            (" 2 marked ", "now"),
            (" Next ", "now"),
            (" A ", "key", "a"),
            ("act", "", "a"),
            (" B", "muted", "b"),
            ("", "muted", "b"),
        ]
        assert hint_pieces(([], []), lambda _: None, 0) == []


class TestTold:
    """How refusals, drafts and the end of a form are worded."""

    def test_a_change_is_told_in_its_sentence(self) -> None:
        assert change_words(None) == "Nothing needed changing."

    @pytest.mark.parametrize(
        ("act", "groups", "over", "end"),
        [
            ("", ("programme",), 0, "Do it."),
            ("item.move", ("programme",), 0, "Do it (m)."),
            ("item.move", ("programme",), 1, "Do it (Esc, then m)."),
            ("meeting.new", ("programme",), 0, "Do it (1, then n)."),
            ("meeting.new", ("programme",), 2, "Do it (Esc, Esc, 1, then n)."),
            ("undo", ("programme",), 0, "Do it (u)."),
            ("item.edit", ("settling",), 0, "Do it (e on a line of the item)."),
            ("item.edit", ("settling",), 1, "Do it (Esc, then e on a line of the item)."),
        ],
    )
    def test_a_refusal_is_told_with_the_keys_that_lead_out(
        self, act: str, groups: tuple[str, ...], over: int, end: str
    ) -> None:
        problem = Problem("a", "It cannot be.", "Do it.", "", act)
        assert told(problem, OURS, groups, over=over) == f"It cannot be. {end}"
        asks = Problem("a", "It cannot be.", "Do it", "", act)
        assert told(asks, OURS, groups, over=over) == f"It cannot be. {end.rstrip('.')}"

    def test_a_form_that_saves_nothing_ends_in_its_own_words(self) -> None:
        builds = ends_with("build", "built")
        assert builds == ("build", "Not built", "Nothing is built yet", "Build it now")
        for ends in (builds, SAVES):
            asked = before_leaving(ends)
            assert list(asked._choices.values()) == [
                ("g", "", "Go on typing"),
                ("s", "save", ends.now),
                ("k", "keep", "Leave, and have it here next time"),
                ("t", "throw", "Throw it away"),
            ]
            assert (asked._on_escape, asked._on_confirm) == ("keep", "save")

    def test_two_values_are_told_field_by_field(self) -> None:
        fields = (FieldConflict("a", "title", "was", "T", "Y"), FieldConflict("b", "day", "was", "1", "2"))
        asked = whose_stands(Conflict(*fields))
        assert asked._words == "title: theirs “T”, yours “Y”\nday: theirs “1”, yours “2”"
        assert [answer for _, answer, _ in asked._choices.values()] == ["yours", "theirs", ""]

    @pytest.mark.parametrize(
        ("key", "heading", "what"),
        [
            ("item:new", "New item", "an item"),
            ("seat:new:S1", "New seat", "a seat"),
            ("item:W1", "Plan", "“Plan”"),
            ("thing:new", "Heading", "“Heading”"),
        ],
    )
    def test_a_draft_is_named_by_what_it_is_for(self, key: str, heading: str, what: str) -> None:
        assert what_of(key, heading) == what


def test_what_is_folded_away_is_found_by_what_is_typed() -> None:
    options = [Option(str(number), f"Meeting of day {number}", "held") for number in range(1, 5)]
    search, line = folded(options, {"1", "3"})
    assert [one.key for one in search(" ")] == ["2", "4"]
    assert [one.key for one in search("day 3")] == ["3"]
    assert line is not None
    assert (line.key, line.label) == ("passed", "2 meetings that have passed")
    single = folded(options, {"1"})[1]
    assert single is not None
    assert single.label == "1 meeting that has passed"
    assert folded(options, ())[1] is None


@pytest.mark.parametrize(
    ("draft", "here", "said"),
    [
        (Draft({}), True, "Something you were typing last time is waiting."),
        (
            Draft({}, "an item", "July", "item.new"),
            True,
            "An item you were typing last time is waiting: n, under “July”.",
        ),
        (Draft({}, "an item", "July"), True, "An item you were typing last time is waiting under “July”."),
        (Draft({}, "“Plan”", "", "item.edit"), False, "“Plan” you were typing last time is waiting: 2, then e."),
        (Draft({}, "an item", "", "undo"), False, "An item you were typing last time is waiting: u."),
        (Draft({}, "it", "", "unknown"), True, "It you were typing last time is waiting."),
    ],
)
def test_drafts_that_wait_are_announced_with_their_key(draft: Draft, here: bool, said: str) -> None:
    assert waiting_words([draft], OURS, here=here) == said
    assert waiting_words([draft, draft, draft], OURS, here=here) == f"{said} And 2 more."


def test_a_draft_that_is_back_says_when_and_where_it_was_typed() -> None:
    assert waiting_words([], OURS) == ""
    assert back_words(Draft({})) == "What you typed last time and did not save is back."
    typed = Draft({}, under="July", at=dt.datetime(2021, 7, 11, 23, 30, tzinfo=dt.UTC))
    assert back_words(typed) == "What you typed on 12 July under “July” and did not save is back."
