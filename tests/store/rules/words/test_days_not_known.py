"""No sentence prints a plain day for a meeting that is known by its week or month only."""

from __future__ import annotations

import ast
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.commands.calendar.meetings import cancel_meeting, edit_meeting
from store.commands.programme.moves import move_items
from store.commands.questions.decisions import accept_question, hold_over_question
from store.commands.questions.receipt import receive_question
from store.edit import Edit
from store.problems import Refused
from store.queries.detail import detail
from store.queries.findings.findings import finding_rows
from store.queries.questions.detail import question_lines
from store.records import Asker, Meeting, Panel, Question, WorkItem
from store.register import Register
from store.rules.calendar.meetings import the_meeting

ROOT = Path(__file__).resolve().parents[4]
WRITERS = {"long_date", "day_month", "short_date"}
MEETINGS = {"meeting", "held", "target", "before", "one_meeting", "other_meeting"}

HELD = "the meeting was held, or its minutes, vote or papers are there, which needs its day"
GUARDED = "asked before whether its day is known"
KNOWN = {
    "store/rules/findings/calendar.py": HELD,
    "store/rules/rounds/of_votes.py": HELD,
    "store/rules/rounds/dates.py": GUARDED,
    "store/rules/programme/items.py": GUARDED,
    "store/rules/questions/steps.py": GUARDED,
    "store/rules/calendar/publishing.py": GUARDED,
    "store/rules/publishing/guards.py": GUARDED,
    "store/rules/agenda/sending.py": GUARDED,
    "store/rules/calendar/meetings.py": GUARDED,
    "store/rules/calendar/settled.py": HELD,
    "store/rules/words/loose.py": "the words themselves",
    "store/commands/correcting_papers.py": HELD,
    "store/rules/programme/covers.py": GUARDED,
    "store/papers/bundle/making.py": HELD,
    "store/commands/minutes/importing.py": HELD,
    "store/commands/calendar/deadlines.py": GUARDED,
    "store/papers/calendar/writing.py": GUARDED,
    "screens/forms/rounds/rounds.py": HELD,
}
"""Where the day of a meeting is written as a day, and why it is known there."""


def plain_days() -> Iterator[str]:
    """Go through the places that write the `date` of what is called a meeting as a day."""
    for path in sorted(path for room in ("store", "screens", "tui") for path in (ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in WRITERS):
                continue
            (given, *_) = node.args
            owner = given.value if isinstance(given, ast.Attribute) and given.attr == "date" else None
            if isinstance(owner, ast.Name) and owner.id in MEETINGS:
                yield str(path.relative_to(ROOT))


def test_the_day_of_a_meeting_is_written_plainly_only_where_it_is_known() -> None:
    assert set(plain_days()) == set(KNOWN)


TODAY = dt.date(2027, 1, 11)
DAYS = {
    "week": (dt.date(2027, 2, 5), ("5 February", "5 Feb", "2027-02-05")),
    "month": (dt.date(2027, 2, 26), ("26 February", "26 Feb", "2027-02-26")),
}


def register(by: str) -> Register:
    return Register.of(
        Panel(id="PANEL", name="A panel"),
        Meeting(id="M1", date=dt.date(2027, 1, 21)),
        Meeting(id="M2", date=DAYS[by][0], known_by=by),  # type: ignore[arg-type]
        WorkItem(id="W1", title="Proposed precept", meeting="M1"),
        WorkItem(id="W2", title="Draft report", meeting="M2"),
        Question(id="Q1", asker=Asker(name="A. Resident"), text="Why?", meeting="M1"),
        Question(id="Q2", asker=Asker(name="B. Resident"), text="When?", meeting="M2"),
    )


def said(by: str) -> Iterator[str]:
    """Give the sentences that commands, refusals, lists and findings say with such a meeting in the register."""
    whole = register(by)
    deeds: tuple[Callable[[], Edit], ...] = (
        lambda: hold_over_question(whole, TODAY, question="Q1", to="M2", reason="Full"),
        lambda: hold_over_question(whole, TODAY, question="Q2", to="M2", reason="Full"),
        lambda: receive_question(whole, TODAY, name="C. Resident", text="Who?", meeting="M2"),
        lambda: accept_question(whole, TODAY, question="Q2"),
        lambda: move_items(whole, TODAY, items=("W1",), to="M2"),
        lambda: cancel_meeting(whole, TODAY, meeting="M2", reason="No business"),
        lambda: edit_meeting(whole, TODAY, meeting="M2", agenda_published_on=dt.date(2027, 1, 8)),
    )
    for deed in deeds:
        try:
            yield deed().sentence
        except Refused as refused:
            yield from map(str, refused.problems)
    yield the_meeting(whole.need(Meeting, "M2"), weekday=True)
    for row in finding_rows(whole, TODAY):
        yield f"{row.sentence} {row.cure} {row.place}"
    yield from (line for _, line in question_lines(whole, whole.need(Question, "Q2"), TODAY))
    for one in ("M2", "W2", "Q2"):
        yield from (line for _, line in detail(whole, one, TODAY))


@pytest.mark.parametrize("by", DAYS)
def test_no_sentence_names_a_day_that_nobody_has_fixed(by: str) -> None:
    sentences = list(said(by))
    assert sum("eek of" in words or "February 2027" in words for words in sentences) > 3
    for words in sentences:
        assert not [day for day in DAYS[by][1] if day in words], words
