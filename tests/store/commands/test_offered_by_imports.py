"""What each line of an import offers to correct, under the names by which a correction is typed, and what is taken."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.rules.imports import ImportLine, ImportState, ImportTaken
from tests.store.commands.calendar import test_importing_meetings as meetings
from tests.store.commands.members import test_importing_members as members
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


def test_every_line_has_a_key_of_its_own() -> None:
    for make in FILES.values():
        keys = [line.key for line in make().lines]
        assert len(set(keys)) == len(keys)
