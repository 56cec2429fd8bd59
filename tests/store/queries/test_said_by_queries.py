"""What the lists say that have nothing to show, or of which something is asked that they cannot give."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace

from store.edit import Edit
from store.queries.actions.chain import chains
from store.queries.actions.search_words import read_search
from store.queries.annual.scope import why_no_year
from store.queries.calendar.not_set import listed_clock, rules_not_set
from store.queries.declarations.declarations import why_not_hints
from store.queries.imports import said_by_number
from store.queries.room.choices import why_nothing, why_nothing_next
from store.records import Interest, InterestEntry, Meeting, Panel, StampKind
from store.records.panel import Deadline, QuestionKindRule, QuestionRules, RuleSet
from store.register import Register
from store.rules.imports import ImportLine, ImportState, ImportTaken
from tests.store.commands.office import office
from tests.store.commands.room.held import begun, event, stamped
from tests.store.commands.sitting import CHAIR, HELD, MEMBERS, sitting
from tests.told import Told, check_told, names

TODAY = dt.date(2021, 7, 12)
JULY = Meeting(id="M1", date=dt.date(2021, 7, 29), start=dt.time(13))
BY_THE_AGENDA = QuestionRules(
    allowed=True, kinds=(QuestionKindRule(kind="question", deadline=Deadline(mode="printed")),)
)
PANEL = Panel(id="PANEL", name="A panel", rules=(RuleSet(questions=BY_THE_AGENDA),))
FIELD = Interest(id="I1", person=CHAIR, entry=InterestEntry(category="land", text="A yard", terms=("police vans",)))
HALF = begun()
ALL_TAKEN = stamped(HALF, event("item", "13:20", item="2"), event("item", "13:30", item="3"))


def not_set(printed: dt.date | None) -> Any:
    meeting = replace(JULY, questions_by=printed)
    return lambda: [one for one in rules_not_set(Register.of(PANEL, meeting), meeting) if "questions" in one.code]


def lines(count: int) -> ImportTaken:
    there = (
        ImportLine(key=f"k{one}", state=ImportState.NEW, what="item", words="x", can_take=True) for one in range(count)
    )
    return ImportTaken(Edit("", ()), (ImportLine(key="c", state=ImportState.COLUMN, what="", words="y"), *there))


def nothing(kind: StampKind, register: Register) -> Any:
    return partial(why_nothing, register, register.need(Meeting, HELD), kind)


def nothing_next(register: Register) -> Any:
    return partial(why_nothing_next, register, register.need(Meeting, HELD))


def hints(*records: Any) -> Any:
    register = sitting().with_edit(Edit("", records))
    return partial(why_not_hints, register, register.need(Meeting, HELD))


SAID = [
    Told(
        "no-chain",
        partial(chains, office(), "P1", TODAY),
        "“P1” stands in no chain. Name an action, a minute, an item of the programme or a meeting by its id.",
        partial(chains, office(), "A1", TODAY),
    ),
    Told(
        "no-chain",
        partial(chains, office(), "A9", TODAY),
        "“A9” stands in no chain. Name an action, a minute, an item of the programme or a meeting by its id.",
        partial(chains, office(), "M1", TODAY),
    ),
    Told(
        "search-key",
        partial(read_search, office(), "colour:red", TODAY),
        "There is nothing to search by “colour:”. The words before a colon are is, owner, due, "
        "kind, basis, minute, meeting, agreed, id and text.",
        partial(read_search, office(), "owner:red", TODAY),
    ),
    Told(
        "search-state",
        partial(read_search, office(), "-is:soon", TODAY),
        "There is nothing to search by “is:soon”. Choose one of open, closed, done, dropped, overdue, undated, "
        "carried, answered, unanswered, linked.",
        partial(read_search, office(), "-is:OPEN", TODAY),
    ),
    Told(
        "annual-none",
        partial(why_no_year, Register.of(PANEL, JULY), TODAY),
        "There is no year to report on yet. Enter the meetings that were held first.",
        partial(why_no_year, office(), TODAY),
    ),
    Told(
        "hints-none",
        hints(),
        "No item of this meeting touches a registered interest of those expected. There is nothing to show.",
        hints(FIELD),
    ),
    Told(
        "import-number",
        partial(said_by_number, lines(2), (1,), (3,)),
        "There is no line 3. Give a number from 1 to 2.",
        partial(said_by_number, lines(2), (1,), (2,)),
    ),
    Told(
        "import-number", partial(said_by_number, lines(2), (0,), ()), "There is no line 0. Give a number from 1 to 2."
    ),
    Told(
        "import-number",
        partial(said_by_number, lines(0), (1,), ()),
        "There is no line 1. No line of it can be taken or left by its number.",
        partial(said_by_number, lines(0), (), ()),
    ),
    Told(
        "item-none",
        nothing_next(ALL_TAKEN),
        "No item is left to be taken. Take a heading that is no item, or close the meeting.",
        nothing_next(HALF),
    ),
    Told(
        "nothing-for-event",
        nothing(StampKind.ARRIVAL, begun(*MEMBERS)),
        "Everybody on the roll is here. Enter somebody else on the attendance board.",
        nothing(StampKind.ARRIVAL, HALF),
    ),
    Told(
        "nothing-for-event",
        nothing(StampKind.NOT_REACHED, ALL_TAKEN),
        "No item is undecided. There is nothing to say of one.",
        nothing(StampKind.NOT_REACHED, HALF),
    ),
    Told(
        "nothing-for-event",
        nothing(StampKind.SUPPLEMENTARY, HALF),
        "No question was put at this meeting. Stamp that one first.",
        nothing(StampKind.NOTE, HALF),
    ),
    Told(
        "questions.not-printed",
        not_set(None),
        "Each agenda prints by when questions must be in, and what this one prints is not "
        "entered. Enter it with the meeting.",
        not_set(JULY.date),
    ),
    Told(
        "questions.printed-after",
        not_set(dt.date(2021, 7, 30)),
        "The day printed for questions, Friday 30 July 2021, is after the meeting. Correct it with the meeting.",
        not_set(JULY.date - dt.timedelta(days=1)),
    ),
]


@pytest.mark.parametrize("case", SAID, ids=names(SAID))
def test_it_is_said_and_what_is_next_to_it_passes(case: Told) -> None:
    check_told(case)


def test_a_day_printed_too_late_has_its_row_on_the_clock_like_one_that_is_not_printed() -> None:
    for printed in (None, dt.date(2021, 7, 30)):
        meeting = replace(JULY, questions_by=printed)
        rows = [row for row in listed_clock(Register.of(PANEL, meeting), TODAY, "M1") if row.state == "not set"]
        assert [row.label for row in rows] == ["The panel's own deadlines", "Public questions in"]
