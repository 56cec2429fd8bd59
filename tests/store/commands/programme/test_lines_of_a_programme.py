"""Each line of a programme that is taken over: whether it is taken or left, and what is kept where it cannot be."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest
from msgspec.structs import replace

from store.commands.programme import importing
from store.commands.programme.importing_panel import TITLE_KEY, notes_and_title
from store.edit import Edit
from store.records import Meeting, Panel, WorkItem
from store.register import Register
from store.rules.imports import Correction, ImportDifference, ImportPlace, ImportState, ImportTaken
from store.rules.programme.drafts import DraftDay, DraftNote, DraftProgramme
from tests.store.commands.programme.test_importing_programme import take
from tests.store.papers.programme.reading.made import EMPTY, SAMPLE, TODAY

NEW, LEFT, THERE, DIFFERS, UNPLACED = (
    ImportState.NEW,
    ImportState.LEFT,
    ImportState.THERE,
    ImportState.DIFFERS,
    ImportState.UNPLACED,
)
SUGGESTED = "date,item,comments\n1 February 2022,Rural crime,To be noted\n"


def of_items(taken: ImportTaken) -> list[tuple[ImportState, bool, bool]]:
    return [(line.state, line.taken, line.can_take) for line in taken.lines if line.what == "item"]


@pytest.mark.parametrize("said", [None, True, False])
def test_an_item_that_is_new_is_left_only_if_the_clerk_says_so(said: bool | None) -> None:
    [line] = [one for one in take(EMPTY, SUGGESTED).lines if one.what == "item"]
    taken = take(EMPTY, SUGGESTED, **({} if said is None else {line.key: Correction(taken=said)}))
    assert of_items(taken) == [(LEFT, False, True) if said is False else (NEW, True, True)]
    assert [(one.title, one.comments) for one in EMPTY.with_edit(taken.edit).all(WorkItem)] == (
        [] if said is False else [("Rural crime", "To be noted")]
    )
    assert [(one.name, one.many_lines) for one in line.fields] == [
        ("title", True),
        ("comments", True),
        ("date", False),
    ]


def test_what_is_followed_may_be_of_a_meeting_that_has_passed_and_what_cannot_be_is_not_taken() -> None:
    item = WorkItem(id="W1", title="Budget", meeting="M1", order=1)
    past = Register.of(EMPTY.panel, Meeting(id="M1", date=dt.date(2021, 1, 27)), item)
    data = "date,item,lead\n27 January 2021,Budget,{}\n"
    for lead, taken, kept in (("The Chair", True, "The Chair"), ("x" * 2_000, False, "")):
        text = data.format(lead)
        [line] = [one for one in take(past, text).lines if one.what == "item"]
        assert (line.state, line.taken, line.can_take) == (DIFFERS, False, True)
        follow = take(past, text, **{line.key: Correction(taken=True)})
        [told] = [one for one in follow.lines if one.what == "item"]
        assert (told.taken, bool(told.why)) == (taken, not taken)
        assert past.with_edit(follow.edit).need(WorkItem, "W1").lead == kept


def test_a_line_that_is_held_is_not_taken() -> None:
    two = [Meeting(id=f"M{number}", date=dt.date(2022, 2, 1)) for number in (1, 2)]
    taken = take(Register.of(EMPTY.panel, *two), "date,item\n1 February 2022,Budget\n")
    assert of_items(taken) == [(UNPLACED, False, False)]


@pytest.mark.parametrize(("length", "kept"), [(100, True), (101, False)])
def test_a_date_is_kept_as_printed_up_to_a_hundred_characters(length: int, kept: bool) -> None:
    printed = "x" * length
    day = DraftDay(key="d", day=dt.date(2022, 2, 1), printed=printed)
    made = importing._Taking(EMPTY, TODAY, {})
    made.day(day)
    [meeting] = made.register.all(Meeting)
    assert meeting.printed_date == (printed if kept else "")


def test_a_meeting_that_is_there_is_told_with_its_weekday_and_kind() -> None:
    held = Meeting(id="M1", date=dt.date(2022, 2, 1), start=dt.time(14))
    taken = take(Register.of(EMPTY.panel, held), "date,item\n1 February 2022,Budget\n")
    [line] = [one for one in taken.lines if one.what == "meeting"]
    assert (line.words, line.state, line.record, line.beside) == (
        "The meeting of Tuesday 1 February 2022, ordinary",
        THERE,
        "M1",
        True,
    )


note = partial(DraftNote, place=ImportPlace("file", "", 1))
NOTES: dict[str, tuple[tuple[str, ...], str, dict[str, bool], list[tuple[ImportState, bool, bool]]]] = {
    "new": ((), "Dates may change.", {}, [(NEW, True, True)]),
    "new, and taken": ((), "Dates may change.", {"n": True}, [(NEW, True, True)]),
    "new, and left": ((), "Dates may change.", {"n": False}, [(LEFT, False, True)]),
    "there": (("Dates may  change.",), "Dates may change.", {}, [(THERE, False, False)]),
    "there, and left": (("Dates may change.",), "Dates may change.", {"n": False}, [(THERE, False, False)]),
    "one that no note can be": ((), "a\u0007b", {}, [(UNPLACED, False, True)]),
}
"""Notes of the panel, one of a file, what the clerk says of it, and how it is told: its state, taken, can be taken."""


@pytest.mark.parametrize("case", NOTES)
def test_a_note_of_a_programme_is_taken_unless_it_is_there_or_left(case: str) -> None:
    ours, words, said, told = NOTES[case]
    register = Register.of(replace(EMPTY.panel, programme_notes=ours))
    draft = DraftProgramme(days=(), items=(), notes=(note(key="n", words=words),))
    edit, lines = notes_and_title(register, TODAY, draft, {key: Correction(taken=one) for key, one in said.items()})
    assert [(line.state, line.taken, line.can_take) for line in lines] == told
    assert all(line.beside and line.fields[0].many_lines for line in lines)
    after = register.with_edit(edit).need(Panel, "PANEL")
    assert after.programme_notes == (*ours, *((words,) if told[0][1] else ()))


def test_a_title_that_is_left_or_followed_stands_beside_the_rows() -> None:
    for ours, said, state, taken in (
        ("", None, NEW, True),
        ("", False, LEFT, False),
        ("Ours", None, DIFFERS, False),
        ("Ours", True, DIFFERS, True),
        ("Theirs", True, THERE, False),
    ):
        register = SAMPLE.with_edit(Edit("", (replace(SAMPLE.panel, programme_title=ours),)))
        corrections = {TITLE_KEY: Correction(taken=said)}
        draft = DraftProgramme(days=(), items=(), title="Theirs")
        _, [line] = notes_and_title(register, TODAY, draft, corrections)
        assert (line.state, line.taken, line.can_take, line.beside) == (state, taken, ours != "Theirs", True)
        assert line.differs == ((ImportDifference("heading", "Ours", "Theirs"),) if state is DIFFERS else ())
