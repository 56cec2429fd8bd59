"""Rows of a programme that came back: which day they are of, which item is meant, and what of each is taken."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from store.commands.programme.returned import _Taking, taking_programme
from store.commands.returned_lines import remark_line
from store.edit import Edit
from store.records import ItemStatus, WorkItem
from store.register import Register
from store.rules.corrections import DraftCorrections, Passage, PassagePiece, PassageRemark, PieceKind
from store.rules.imports import Correction, ImportField, ImportLine, ImportPlace, ImportState
from tests.store.commands.office import JULY, SEPTEMBER, TODAY, office

SAME, ADDED, STRUCK = PieceKind.SAME, PieceKind.ADDED, PieceKind.STRUCK


def cell(
    column: int, text: str, *more: tuple[str, PieceKind], kind: PieceKind = SAME, row: int = 2, remark: str = ""
) -> Passage:
    pieces = ((text, SAME if not kind.value else kind), *more) if text else more
    return Passage(
        key=f"p{row}.{column}",
        place=ImportPlace("file", "", 10 * row + column),
        pieces=tuple(PassagePiece(words, each, "" if each is SAME else "Jane Smith") for words, each in pieces),
        remarks=(PassageRemark("Ben Nevis", remark, text),) if remark else (),
        row=row,
        column=column,
        of_row=kind,
        of_row_author="" if kind is SAME else "Jane Smith",
    )


def took(
    *passages: Passage, register: Register | None = None, **said: bool
) -> tuple[list[tuple[str, str, bool, bool]], Register]:
    """Give each line by key, state and whether it is and can be taken, and the register afterwards."""
    before = register or office()
    corrections = {key.replace("_", "."): Correction(taken=taken) for key, taken in said.items()}
    draft = DraftCorrections(named="programme", passages=passages, is_programme=True)
    taken = taking_programme(before, TODAY, draft, corrections)
    lines = [(line.key, line.state.name, line.taken, line.can_take) for line in taken.lines]
    return lines, before.with_edit(taken.edit)


DAYS: dict[str, tuple[tuple[Passage, ...], dt.date | None]] = {
    "the day of its first cell": ((cell(0, "30 September 2021"), cell(1, "x")), dt.date(2021, 9, 30)),
    "a day over two lines": ((cell(0, "30 September"), cell(0, "2021"), cell(1, "x")), dt.date(2021, 9, 30)),
    "that of the row above": ((cell(0, ""), cell(1, "x")), dt.date(2021, 7, 29)),
    "none, where other words stand": ((cell(0, "Various"), cell(1, "x")), None),
    "none, where one of two lines is new": ((cell(0, "Various"), cell(0, "", ("new", ADDED)), cell(1, "x")), None),
    "not what was put in": ((cell(0, "", ("30 September 2021", ADDED)), cell(1, "x")), dt.date(2021, 7, 29)),
}
"""The cells of a row below one of 29 July 2021, and the day that it is of."""


@pytest.mark.parametrize("case", DAYS)
def test_a_row_is_of_the_day_in_its_first_cell_else_of_the_row_above(case: str) -> None:
    passages, day = DAYS[case]
    work = _Taking(office(), TODAY, {})
    work.row([cell(0, "29 July 2021"), cell(1, "y")])
    work.row(list(passages))
    assert work.day == day


def test_a_row_that_was_put_in_is_added_unless_it_is_left() -> None:
    row = (
        cell(0, "30 September 2021", row=1),
        cell(1, "", row=1),
        cell(0, "", kind=ADDED),
        cell(1, "Rural crime (*)", kind=ADDED),
        cell(2, "To be noted", kind=ADDED),
        cell(3, "not kept", kind=ADDED),
    )
    for said, state, taken in ((None, "NEW", True), (True, "NEW", True), (False, "LEFT", False)):
        answers: dict[str, Any] = {} if said is None else {"p2_0:row": said}
        lines, after = took(*row, **answers)

        assert lines == [("p2.0:row", state, taken, True)]
        added = [one for one in after.all(WorkItem) if one.title == "Rural crime"]
        assert [(one.meeting, one.moveable, one.comments) for one in added] == (
            [(SEPTEMBER, True, "To be noted")] if taken else []
        )


def test_a_row_that_was_struck_out_withdraws_its_item_only_if_taken() -> None:
    row = (cell(0, "29 July 2021", kind=STRUCK), cell(1, "Performance", kind=STRUCK), cell(2, "", kind=STRUCK))
    for said, state in ((None, "UNPLACED"), (False, "UNPLACED"), (True, "CHANGE")):
        answers: dict[str, Any] = {} if said is None else {"p2_0:row": said}
        lines, after = took(*row, **answers)
        assert lines == [("p2.0:row", state, said is True, True)]
        assert (after.need(WorkItem, "W3").status is ItemStatus.WITHDRAWN) is (said is True)
    answer: dict[str, Any] = {"p2_0:row": True}
    gone, _ = took(cell(0, "29 July 2021", kind=STRUCK), cell(1, "Nobody knows", kind=STRUCK), **answer)
    assert gone == [("p2.0:row", "UNPLACED", False, False)]


TWICE = WorkItem(id="W20", title="Performance", meeting=SEPTEMBER, order=9)
ALONE = WorkItem(id="W21", title="Performance", order=9)

MEANT: dict[str, tuple[str, tuple[WorkItem, ...], str]] = {
    "the only one of its title": ("30 September 2021", (), "W3"),
    "of two, that of the day": ("30 September 2021", (TWICE,), "W20"),
    "of two, that of the other day": ("29 July 2021", (TWICE,), "W3"),
    "of two, neither of a day on which no meeting is": ("1 May 2021", (TWICE,), ""),
    "of two, the one that waits, where no day is read": ("Various", (ALONE,), "W21"),
}
"""The day of a row with the title of W3, which other items there are, and which of them is meant."""


@pytest.mark.parametrize("case", MEANT)
def test_which_item_a_row_is_of_follows_from_its_title_and_its_day(case: str) -> None:
    day, others, meant = MEANT[case]
    register = office().with_edit(Edit("", others))
    _, after = took(cell(0, day), cell(1, "Performance", (" of the force", ADDED)), register=register)
    changed = [one.id for one in after.all(WorkItem) if one != register.need(WorkItem, one.id)]
    assert changed == ([meant] if meant else [])
    assert all(after.need(WorkItem, one).title == "Performance of the force" for one in changed)


def test_comments_are_written_line_by_line_and_what_cannot_be_kept_is_not_taken() -> None:
    register = office().with_edit(Edit("", (WorkItem(id="W8", title="Venues", order=2, comments="Two\nlines"),)))
    day, title = cell(0, "Various"), cell(1, "Venues")
    lines, after = took(day, title, cell(2, "lines", (" more", ADDED)), register=register)
    assert (lines, after.need(WorkItem, "W8").comments) == ([("p2.2:1", "CHANGE", True, True)], "Two\nlines more")
    lines, after = took(day, title, cell(2, "elsewhere", (" more", ADDED)), register=register)
    assert (lines, after) == ([("p2.2:1", "UNPLACED", False, False)], register)
    lines, after = took(day, cell(1, "Venues", ("x" * 2_000, ADDED)), register=register)
    assert [(state, taken) for _, state, taken, _ in lines] == [("UNPLACED", False)]
    assert after == register
    noted = {"p2.1:comment:0".replace(".", "_"): True}
    _, after = took(day, cell(1, "Venues", remark="Is that so?"), register=register, **noted)
    assert after.need(WorkItem, "W8").comments == "Two\nlines\nIs that so?"


WANTED, NEW = ("September", (" or later", ADDED)), ("", ("With figures", ADDED))

UNCOMMENTED: dict[str, tuple[tuple[Passage, ...], str, list[bool]]] = {
    "the time at which it is wanted": ((cell(2, *WANTED),), "September or later", [True]),
    "new words": ((cell(2, *NEW),), "With figures", [True]),
    "in a column farther on": ((cell(3, *WANTED),), "September or later", [True]),
    "several lines": ((cell(2, *WANTED), cell(2, *NEW)), "September or later\nWith figures", [True, True]),
    "several new lines": ((cell(2, *NEW), cell(2, "", ("A map", ADDED))), "With figures\nA map", [True, True]),
    "beside the title": ((cell(1, *WANTED),), "", [False]),
    "a new line beside the title": ((cell(1, *NEW),), "", [False]),
    "a new line beside the date": ((cell(0, *NEW),), "", [False]),
}
"""What was changed in the row of an item without comments, which it has then, and whether each change is taken."""


@pytest.mark.parametrize("case", UNCOMMENTED)
def test_what_is_taken_of_the_row_of_an_item_without_comments_stands_in_them(case: str) -> None:
    passages, comments, taken = UNCOMMENTED[case]
    register = office().with_edit(Edit("", (WorkItem(id="W8", title="Venues", order=2, target="September"),)))
    lines, after = took(cell(0, "Various"), cell(1, "Venues"), *passages, register=register)
    assert [one for *_, one, _ in lines] == taken
    assert after.need(WorkItem, "W8").comments == comments


LINES = "Two\n\nlines"

COMMENTED: dict[str, tuple[Passage, str]] = {
    "an empty line": (cell(2, *NEW), "Two\nWith figures\nlines"),
    "an empty line in a column farther on": (cell(3, *NEW), "Two\nWith figures\nlines"),
    "a new line beside the title": (cell(1, *NEW), LINES),
    "a new line beside the date": (cell(0, *NEW), LINES),
    "a line of them beside the title": (cell(1, "lines", (" more", ADDED)), "Two\n\nlines more"),
    "all of them": (cell(2, LINES, (" more", ADDED)), "Two\n\nlines more"),
}
"""What was changed in the row of an item with comments, and what they are then."""


@pytest.mark.parametrize("case", COMMENTED)
def test_a_line_of_the_comments_is_told_from_a_new_one_beside_something_else(case: str) -> None:
    passage, comments = COMMENTED[case]
    register = office().with_edit(Edit("", (WorkItem(id="W8", title="Venues", order=2, comments=LINES),)))
    _, after = took(cell(0, "Various"), cell(1, "Venues"), passage, register=register)
    assert after.need(WorkItem, "W8").comments == comments


def test_items_that_are_there_stay_under_their_meetings() -> None:
    _, after = took(cell(0, "29 July 2021"), cell(1, "Plan", (" and vans", ADDED)))
    assert after.need(WorkItem, "W5").title == "Plan and vans"
    assert [one.id for one in after.items_of(JULY)] == [one.id for one in office().items_of(JULY)]


def test_what_came_back_of_a_meeting_that_has_passed_is_taken_as_well() -> None:
    day = cell(0, "25 March 2021")
    lines, after = took(
        day, cell(1, "Section 106 Funding", (" again", ADDED), remark="Is that so?"), p2_1_comment_0=True
    )
    assert [(state, taken) for _, state, taken, _ in lines if state == "CHANGE"] == [("CHANGE", True)]
    assert after.need(WorkItem, "W1").title == "Section 106 Funding again"
    said = {"p2.1:comment:0": Correction(taken=True)}
    draft = DraftCorrections(named="x", passages=(day, cell(1, "Section 106 Funding", remark="Is that so?")))
    taken = taking_programme(office(), TODAY, draft, said)
    [line] = taken.lines
    assert dict(line.values) == {"text": "Is that so?", "author": "Ben Nevis"}
    assert office().with_edit(taken.edit).need(WorkItem, "W1").comments == "Is that so?"


@pytest.mark.parametrize(
    ("said", "state", "taken", "text"),
    [
        (None, ImportState.UNPLACED, False, "Is that so?"),
        (Correction(), ImportState.UNPLACED, False, "Is that so?"),
        (Correction(taken=True), ImportState.CHANGE, True, "Is that so?"),
        (Correction(taken=False), ImportState.LEFT, False, "Is that so?"),
        (Correction(taken=True, values={"text": "It is."}), ImportState.CHANGE, True, "It is."),
    ],
)
@pytest.mark.parametrize(("of", "begins"), [("minute 5", "minute 5: "), ("", "")])
def test_a_comment_is_told_whole_and_kept_only_if_taken(
    said: Correction | None, state: ImportState, taken: bool, text: str, of: str, begins: str
) -> None:
    passage = cell(1, "Plan", remark="Is that so?")
    assert remark_line(of, passage, 3, passage.remarks[0], said) == ImportLine(
        key="p2.1:comment:3",
        state=state,
        what="comment",
        words=f"{begins}{text}",
        why="A comment by Ben Nevis on “Plan”.",
        place=passage.place,
        values={"text": text, "author": "Ben Nevis"},
        fields=(ImportField("text", "Comment", text, many_lines=True),),
        taken=taken,
        can_take=bool(of),
    )
