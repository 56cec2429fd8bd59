"""Text becomes cells: exactly as wide as asked, nothing lost when wrapped, nothing that steers a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from screens.kit.present import balanced, fit, in_lines, plain, strip_of, visible, wrapped

ANY_TEXT = st.text(max_size=60)


@given(ANY_TEXT, st.integers(0, 40))
def test_fit_is_exactly_as_wide_as_asked(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width


@given(ANY_TEXT)
def test_what_is_shown_cannot_steer_the_terminal(text: str) -> None:
    assert all(character.isprintable() for character in visible(text))


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=80), st.integers(4, 30))
def test_wrapping_keeps_every_word_and_the_width(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(visible(text).split())


@given(st.lists(ANY_TEXT, max_size=4), st.integers(1, 40))
def test_a_line_is_exactly_as_wide_as_the_screen(pieces: list[str], width: int) -> None:
    strip = strip_of([(piece, Style()) for piece in pieces], width, Style(bold=True))
    assert strip.cell_length == sum(one.cell_length for one in strip) == width


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ((), ["   "]),
        (("ab",), ["ab", " "]),
        (("abc",), ["abc"]),
        (("ab", "c"), ["ab", "c"]),
        (("ab", "", "cd"), ["ab", "…"]),
        (("abc", "d"), ["abc"]),
        (("abcd",), ["ab…"]),
    ],
)
def test_a_line_is_filled_with_blanks_that_there_are_and_nothing_stands_behind_its_end(
    pieces: tuple[str, ...], expected: list[str]
) -> None:
    strip = strip_of([(piece, Style(link=str(at))) for at, piece in enumerate(pieces)], 3, Style())
    assert [one.text for one in strip] == expected


@pytest.mark.parametrize("text", ["[draft]", "see [Annex A]", "[/]", "[a {b[0]}]", "$x", "\\["])
def test_square_brackets_stay_square_brackets(text: str) -> None:
    assert plain(text).plain == text
    assert visible(text) == text


def test_a_cut_is_shown() -> None:
    assert fit("Ethics Committee", 8) == "Ethics… "
    assert fit("Theme · Format", 9) == "Theme…   ", "what parts two words stands before no ellipsis"
    assert fit("Ethics", 8) == "Ethics  "


@given(st.text(st.characters(categories=["L", "N", "Zs"]), max_size=60), st.integers(1, 40))
def test_a_text_is_cut_behind_a_word_and_in_a_first_word_only_if_that_is_too_long(text: str, width: int) -> None:
    seen, cut = visible(text), fit(text, width).rstrip()
    if cell_len(seen) <= width:
        return
    assert cut.endswith("…")
    kept = cut[:-1]
    assert seen.startswith(kept)
    assert not kept or kept[-1] not in " .,;:"
    behind_a_word = not kept or seen[len(kept)].isspace() or kept.isspace()
    assert behind_a_word or not kept.strip().count(" ")


@given(st.text(st.characters(categories=["L", "N", "Zs"]), max_size=60), st.integers(1, 40))
def test_more_room_never_shows_less(text: str, width: int) -> None:
    assert len(fit(text, width).rstrip(" …")) <= len(fit(text, width + 1).rstrip(" …"))


def test_control_characters_are_shown() -> None:
    assert visible("one\ntwo\x07") == "one ⏎ two␇"


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=200), st.integers(10, 66))
def test_balanced_lines_are_as_few_and_keep_every_word(text: str, width: int) -> None:
    lines = balanced(text, width)
    assert len(lines) == len(wrapped(text, width))
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(visible(text).split())


def test_no_word_is_left_alone_on_the_last_of_balanced_lines() -> None:
    said = (
        "Precept, confirmation hearings, the plan: each step that the law lays down, with the day by which it is due."
    )
    assert [len(line) for line in balanced(said, 66)] == [56, 51]
    assert balanced("short", 66) == ["short"]
    assert balanced("", 66) == [""]


def test_a_title_is_not_broken_within_a_name_that_has_room_on_a_line() -> None:
    title = "Load, and what moving “Police and Crime Plan Implementation” would do to the others"
    assert in_lines(title, 66) == [
        "Load, and what moving “Police and Crime Plan Implementation” would",
        "do to the others",
    ]
    assert in_lines(title, 30) == [line for line in in_lines(title, 30) if line.strip()]
    assert " ".join(in_lines(title, 30)) == title, "what has no room on a line is broken as before"
    odd = "A ␣ stays “as it is”, whatever"
    assert " ".join(in_lines(odd, 14)) == odd
