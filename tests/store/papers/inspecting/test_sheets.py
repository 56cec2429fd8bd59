"""Every fault planted in a spreadsheet is found and told where it is; what is none is not told."""

from __future__ import annotations

import pytest

from store.papers.inspecting.files import inspect_file
from tests.store.papers.inspecting.packing import packed, parts
from tests.store.papers.inspecting.sheet_files import GROUPED, HARMLESS, PLANTED, SHEET, clean_book, planted
from tests.store.papers.inspecting.traces import check_told

HELD_WHOLE = ("inspect_file",)


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found_and_nothing_else(fault: str) -> None:
    kind, data = PLANTED[fault]
    traces = inspect_file(data(), "programme.xlsx")
    assert [one.kind for one in traces] == [kind]
    check_told("sheets", fault, traces)


@pytest.mark.parametrize("what", HARMLESS)
def test_what_is_no_fault_is_not_told(what: str) -> None:
    assert inspect_file(HARMLESS[what](), "programme.xlsx") == ()


def test_rows_folded_away_are_hidden_and_grouped() -> None:
    told = inspect_file(planted(GROUPED), "programme.xlsx")
    assert [(one.kind, one.where) for one in told] == [
        ("hidden-rows", "sheet Programme, rows 2 and 3"),
        ("grouped", "sheet Programme"),
    ]


@pytest.mark.parametrize(
    ("fault", "where", "sentence"),
    [
        ("a hidden sheet", "sheet Addresses", "The sheet is hidden."),
        ("a hidden column", "sheet Programme, column C", "1 column is hidden; something stands in it."),
        ("a hidden row", "sheet Programme, row 3", "1 row is hidden; something stands in it."),
        ("a threaded comment", "sheet Programme, A2", "2 comments are on 1 cell."),
        ("white on white", "sheet Programme, cell B2", "1 cell in the colour of its ground is in it."),
        (
            "a cell that is not printed",
            "sheet Programme, cells C1 and C3",
            "2 cells are filled outside what is printed.",
        ),
        ("a cell far below", "sheet Programme, row 900", "Something stands far from the rest, behind many empty rows."),
    ],
)
def test_what_was_found_is_told_with_its_place(fault: str, where: str, sentence: str) -> None:
    (told,) = inspect_file(PLANTED[fault][1](), "programme.xlsx")
    assert told.where == where
    assert told.sentence.startswith(sentence)


def test_columns_hidden_to_the_end_are_told_as_empty() -> None:
    held = parts(clean_book())
    held[SHEET] = held[SHEET].replace(
        b"<sheetData>", b'<cols><col min="5" max="16384" width="9" hidden="1"/></cols><sheetData>'
    )
    (told,) = inspect_file(packed(held), "programme.xlsx")
    assert told.where == "sheet Programme, columns E to XFD"
    assert told.sentence.startswith("16,380 columns are hidden; nothing stands in them.")


def test_only_so_many_cells_are_looked_at_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.papers.inspecting.sheets.MOST_CELLS", 3)
    (told,) = inspect_file(clean_book(), "programme.xlsx")
    assert (told.kind, told.where) == ("not-looked-at", "sheet Programme")
    assert told.sentence.startswith("Only the first 3 cells were looked at.")
