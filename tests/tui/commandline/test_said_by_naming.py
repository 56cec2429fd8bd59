"""What is said where a name on the command line is that of nothing, or of several; and what is understood."""

from __future__ import annotations

import datetime as dt
import sys
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace

from store.edit import Edit
from store.records import Action, Meeting
from store.register import Register
from tests.store.commands.office import JULY, SEPTEMBER, TODAY, meeting, office
from tests.told import Told, check_told, codes_told, names, told
from tui import reading
from tui.commandline.importing import read_named
from tui.commandline.naming import find_action, find_business, find_meeting

OFFICE = office()
WEEK = dt.date(2021, 11, 12)
TWO = OFFICE.with_edit(Edit("", tuple(Meeting(id=one, date=WEEK, known_by="week") for one in ("M20", "M21"))))
ONE = OFFICE.with_edit(Edit("", (Meeting(id="M20", date=WEEK, known_by="week"),)))
SAME_DAY = OFFICE.with_edit(Edit("", (replace(meeting(OFFICE, SEPTEMBER), date=meeting(OFFICE, JULY).date),)))
ACTIONS = OFFICE.with_edit(Edit("", (Action(id="A3", text="Report on vans"),)))


def found(register: Register, typed: str) -> partial[Any]:
    return partial(find_meeting, register, typed, TODAY)


SAID = [
    Told(
        "action.none",
        partial(find_action, OFFICE, "Nothing such"),
        "There is no action “Nothing such”. Give its id or the beginning of its words, as "
        "secretariat show actions prints them.",
        partial(find_action, OFFICE, "a clause"),
    ),
    Told(
        "action.none",
        partial(find_action, OFFICE, " "),
        "There is no action “”. Give its id or the beginning of its words, as secretariat show actions prints them.",
    ),
    Told(
        "action.several",
        partial(find_action, ACTIONS, "report"),
        "There are 2 actions that “report” could be: A1 Report on savings; A3 Report on vans. "
        "Name the one you mean by its id.",
        partial(find_action, ACTIONS, "report on v"),
    ),
    Told(
        "meeting.several",
        found(SAME_DAY, "29/7/2021"),
        "There are 2 meetings on Thursday 29 July 2021: M3 Thursday 29 July 2021, 1:00 pm; M4 "
        "Thursday 29 July 2021, 1:00 pm. Name the one you mean by its id.",
        found(OFFICE, "29/7/2021"),
    ),
    Told(
        "meeting.several",
        found(TWO, "w/c 8/11/2021"),
        "There are 2 meetings known by the week of Monday 8 November 2021: M20 Week of Monday "
        "8 November 2021; M21 Week of Monday 8 November 2021. Name the one you mean by its id.",
        found(ONE, "w/c 8/11/2021"),
    ),
    Told(
        "meeting.no_next",
        partial(find_meeting, OFFICE, "next", dt.date(2021, 12, 3)),
        "No meeting is arranged on or after Friday 3 December 2021. Add one with: secretariat meeting add DATE.",
        partial(find_meeting, OFFICE, "next", dt.date(2021, 12, 2)),
    ),
    Told(
        "item-number",
        partial(find_business, OFFICE, "4", JULY),
        "The meeting has no item 4. Its items have the numbers 1, 2, 3.",
        partial(find_business, OFFICE, "3", JULY),
    ),
    Told(
        "item-number", partial(find_business, OFFICE, "1", "M9"), "The meeting has no item 1. No item stands under it."
    ),
    Told(
        "read.piped",
        partial(read_named, ["-", "a.csv"], lambda data, named: named),
        "What is piped in is read by itself. Name either - or files.",
    ),
]


@pytest.mark.parametrize("case", SAID, ids=names(SAID))
def test_it_is_said_and_what_is_next_to_it_passes(case: Told) -> None:
    check_told(case)


class Stream:
    """Stands for a stream that is a terminal, or none."""

    def __init__(self, terminal: bool) -> None:
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.mark.parametrize(
    ("terminal", "kind", "sentence"),
    [
        (True, "xterm-256color", ""),
        (True, "dumb", "A terminal of the kind “dumb” cannot draw the desk."),
        (False, "xterm-256color", "The desk needs a terminal to draw on, and there is none here."),
    ],
)
def test_the_desk_needs_a_terminal_that_can_draw(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, kind: str, sentence: str
) -> None:
    monkeypatch.setenv("TERM", kind)
    for name in ("__stdin__", "__stdout__", "__stderr__"):
        monkeypatch.setattr(sys, name, Stream(terminal))
    assert [one.sentence for one in told(reading.why_no_screen)] == ([sentence] if sentence else [])
    assert codes_told(reading.why_no_screen) == (["no-terminal"] if sentence else [])
