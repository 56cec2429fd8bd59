"""What each line of an import offers to correct, under the names by which a correction is typed, and what is taken."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.rules.imports import ImportLine, ImportState, ImportTaken
from tests.store.commands.calendar import test_importing_meetings as meetings
from tests.store.commands.members import test_importing_members as members
from tests.store.commands.moderngov import test_importing_moderngov as gov
from tests.store.commands.programme import test_importing_programme as programme
from tests.store.papers.programme.reading import made

DATES = (
    "Date,Time,Venue,Meeting\n29 July 2021,1.00 pm,Hall,Police and Crime Panel\n30 September 2021,,,Another Committee\n"
)

FILES: dict[str, Callable[[], ImportTaken]] = {
    "programme": lambda: programme.take(made.EMPTY, programme.FILES["csv"]()),
    "programme again": lambda: programme.take(made.SAMPLE, programme.FILES["csv"]()),
    "members": lambda: members.take(members.EMPTY, members.LIST),
    "members again": lambda: members.take(members.after(members.LIST), members.LIST),
    "dates": lambda: meetings.take(members.EMPTY, DATES),
    "dates again": lambda: meetings.take(meetings.after(DATES, members.EMPTY), DATES),
}

DAYS = ("from_date", "to_date", "term_ends")
OFFERED: dict[tuple[str, str], tuple[str, ...]] = {
    ("programme", "item"): ("title", "comments", "date"),
    ("programme", "meeting"): (),
    ("programme", "column"): ("role",),
    ("members", "seat"): ("name", "council", "role", "party", *DAYS),
    ("members", "council"): ("council",),
    ("members", "column"): ("role",),
    ("dates", "meeting"): ("date", "start", "finish", "venue", "kind", "status", "title"),
    ("dates", "column"): ("role",),
    ("dates", "body"): (),
    ("members", "line"): (),
    ("members", "substitute"): (),
}
"""Of which list a line is, what it is of, and what can be corrected of it; each by the name that a clerk types."""

BESIDE = {("programme", "meeting"), ("members", "council"), ("dates", "body")}
"""What a line is of that stands beside the rows of the file, because several of them are under it."""


@pytest.mark.parametrize("case", FILES)
def test_a_line_offers_what_can_be_corrected_of_it(case: str) -> None:
    lines = FILES[case]().lines
    assert lines
    for line in lines:
        offered = tuple(one.name for one in line.fields)
        assert offered == OFFERED[case.removesuffix(" again"), line.what], line
        assert line.beside is ((case.removesuffix(" again"), line.what) in BESIDE), line


@pytest.mark.parametrize("case", FILES)
def test_what_is_new_is_taken_and_what_is_there_is_not(case: str) -> None:
    for line in FILES[case]().lines:
        assert_taken(line)


def assert_taken(line: ImportLine) -> None:
    """See that a line is taken as its state says, and can be taken where it is."""
    if line.state is ImportState.NEW:
        assert line.taken, line
    if line.state in {ImportState.THERE, ImportState.UNPLACED, ImportState.LEFT}:
        assert not line.taken, line
    assert line.can_take is (line.state in {ImportState.NEW, ImportState.LEFT, ImportState.BODY}), line
    assert line.key, line
    assert line.words or line.what == "meeting", line


SAID: dict[tuple[str, str], frozenset[str]] = {
    ("programme", "column"): frozenset({"role", "read as"}),
    ("programme", "meeting"): frozenset({"printed"}),
    ("programme", "item"): frozenset(
        {
            "comments",
            "exempt paragraph",
            "kind",
            "lead",
            "moveable",
            "origin",
            "papers",
            "source",
            "status",
            "target",
            "theme",
        }
    ),
    ("members", "column"): frozenset({"role", "read as"}),
    ("members", "line"): frozenset(),
    ("members", "council"): frozenset(),
    ("members", "seat"): frozenset({"name", "role", "body", "party", "post", "votes", "from_date", "to_date"}),
    ("members", "substitute"): frozenset(),
    ("dates", "column"): frozenset({"role", "read as"}),
    ("dates", "body"): frozenset(),
    ("dates", "meeting"): frozenset({"kind", "venue", "start"}),
    ("moderngov", "meeting"): frozenset({"status"}),
    ("moderngov", "person"): frozenset({"first named", "last named"}),
    ("moderngov", "seat"): frozenset(),
    ("moderngov", "item"): frozenset({"number", "restricted", "report of"}),
    ("moderngov", "minute"): frozenset({"number", "text", "resolved", "recommended"}),
    ("moderngov", "paper"): frozenset({"title", "address", "published on"}),
    ("moderngov", "attendance"): frozenset({"word"}),
}
"""What is told of a line that is new, each value by the name under which scripts read it."""


def first_time(case: str) -> ImportTaken:
    return gov.took(gov.EMPTY, gov.past()) if case == "moderngov" else FILES[case]()


@pytest.mark.parametrize("case", sorted({case for case, _ in SAID}))
def test_what_is_told_of_a_line_has_its_names(case: str) -> None:
    names: dict[tuple[str, str], set[str]] = {}
    for line in first_time(case).lines:
        names.setdefault((case, line.what), set()).update(line.values)
        assert all(isinstance(value, str) for value in line.values.values())
        assert line.place.line, line
    assert names == {key: set(said) for key, said in SAID.items() if key[0] == case}


ASKED = ("presence", "substitute_for")
PAST: dict[tuple[str, ImportState], tuple[bool, bool, bool, tuple[str, ...]]] = {
    ("meeting", ImportState.NEW): (True, True, False, ("date", "start", "kind")),
    ("person", ImportState.NEW): (True, True, False, ("who", "role")),
    ("person", ImportState.UNPLACED): (True, False, False, ()),
    ("seat", ImportState.NEW): (True, True, True, ()),
    ("item", ImportState.NEW): (True, True, False, ("title", "number")),
    ("item", ImportState.UNPLACED): (True, False, False, ()),
    ("minute", ImportState.NEW): (True, True, False, ("number",)),
    ("paper", ImportState.NEW): (True, True, False, ()),
    ("attendance", ImportState.NEW): (False, True, False, ASKED),
    ("attendance", ImportState.UNPLACED): (False, False, False, ASKED),
}
"""Whether a line of a past can be taken or left, is taken, stands beside the others, and what can be corrected of it.

An attendance is none of these: it is put right on the board.
"""

OF_A_DAY = {"meeting", "seat", "item", "minute", "paper", "attendance"}


def test_a_line_of_a_past_is_taken_and_offered_by_what_it_is_of() -> None:
    for line in first_time("moderngov").lines:
        told = (line.can_take, line.taken, line.beside, tuple(one.name for one in line.fields))
        assert told == PAST[line.what, line.state], line
        assert (line.day is not None) is (line.what in OF_A_DAY), line
        assert line.record == "", line


def test_what_of_a_past_is_there_already_is_named_and_left() -> None:
    for line in gov.took(gov.with_all(), gov.past()).of(ImportState.THERE):
        assert (line.can_take, line.taken, line.beside) == (False, False, False), line
        assert line.record, line
        assert (line.day is not None) is (line.what in OF_A_DAY), line
        assert [one.name for one in line.fields] == (["is"] if line.what == "meeting" else []), line


def test_every_line_has_a_key_of_its_own() -> None:
    for make in FILES.values():
        keys = [line.key for line in make().lines]
        assert len(set(keys)) == len(keys)
