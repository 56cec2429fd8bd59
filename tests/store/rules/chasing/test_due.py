"""Which letters are due: each sort on both sides of its day, one to each, and nothing of exempt business."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

import pytest
from msgspec.structs import replace

from store.commands.chasing.sending import record_chased
from store.edit import Edit
from store.problems import Refused
from store.queries.chasing.listed import chaser_rows
from store.queries.findings.findings import findings
from store.queries.findings.prepare import prepare
from store.records import (
    Action,
    ActionKind,
    Council,
    DueKind,
    FoundInFile,
    Meeting,
    Minute,
    Panel,
    Paper,
    PaperFile,
    PaperStatus,
    Record,
    RuleSet,
    WorkItem,
)
from store.register import Register
from store.rules.calendar.deadlines import farthest
from store.rules.chasing.due import ACTION, INVITATION, MEND, NOMINATION, REPLY, REPORT, SORTS, chasers_due
from store.rules.chasing.needs import needs_of_chaser
from store.rules.findings.chasing import CODES
from store.rules.publishing.withheld import withheld

PANEL = Panel(
    id="PANEL",
    name="Borsetshire Police and Crime Panel",
    clerk="Pat Penn",
    office="Democratic Services",
    office_address="County Hall",
    councils=(Council(name="Ambridge Council", seats=1),),
)
HELD = Meeting(id="M1", date=dt.date(2021, 6, 10))
COMING = Meeting(id="M2", date=dt.date(2021, 7, 29))
LATER = Meeting(id="M3", date=dt.date(2021, 9, 30))
DUE = dt.date(2021, 7, 20)
DAY = dt.timedelta(days=1)


def action(**more: Any) -> Action:
    given: dict[str, Any] = {"text": "That it be done", "meeting": "M1", "owner": "Ann Officer"} | more
    return Action(id="A1", due_kind=DueKind.DATE, due_on=DUE, **given)


RECOMMENDED = Action(
    id="A1",
    kind=ActionKind.RECOMMENDATION,
    text="That the target be looked at again",
    meeting="M1",
    legal_basis="scrutiny",
    response_required=True,
    response_due=DUE,
)
PAPER = Paper(status=PaperStatus.DUE, due_on=DUE)
CAME = Paper(
    status=PaperStatus.RECEIVED,
    files=(
        PaperFile(
            name="a.pdf", sha256="ab" * 32, size=9, found=(FoundInFile(kind="not-tagged", what="It has no tags."),)
        ),
    ),
)
FULL = replace(PANEL, councils=())


class Case(NamedTuple):
    """A sort of letter: what brings it about, its day, how many calendar days before it it is due, and again after."""

    sort: str
    records: tuple[Record, ...]
    due: dt.date
    ahead: int
    again: bool


CASES = (
    Case(
        REPORT,
        (FULL, WorkItem(id="W1", title="Budget", meeting="M2", author="Ann Officer", papers=(PAPER,))),
        DUE,
        14,
        True,
    ),
    Case(
        MEND,
        (FULL, WorkItem(id="W1", title="Budget", meeting="M2", author="Ann Officer", papers=(CAME,))),
        COMING.date,
        farthest(RuleSet()),
        False,
    ),
    Case(ACTION, (FULL, action()), DUE, 14, True),
    Case(REPLY, (FULL, RECOMMENDED), DUE, 14, True),
    Case(
        INVITATION,
        (FULL, WorkItem(id="W1", title="Budget", meeting="M2", lead="The Commissioner", format="oral")),
        COMING.date,
        28,
        False,
    ),
)


def register(*records: Record) -> Register:
    found = {one.id: one for one in (PANEL, HELD, COMING, LATER, *records)}
    return Register.of(*found.values())


def sent(before: Register, today: dt.date) -> Register:
    keys = tuple(matter.key for one in chasers_due(before, today) for matter in one.matters)
    return before.with_edit(record_chased(before, today, matters=keys))


def found(there: Register, today: dt.date) -> set[str]:
    codes = {row.code for row in findings(there, today).rows}
    assert codes & set(CODES.values()) >= {row.code for row in prepare(there, today).rows} & set(CODES.values())
    return codes & set(CODES.values())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.sort)
def test_each_is_due_from_its_day_until_it_is_sent_and_once_more_after(case: Case) -> None:
    there, first = register(*case.records), case.due - dt.timedelta(days=case.ahead)
    assert chasers_due(there, first - DAY) == ()
    assert found(there, first - DAY) == set()
    assert [one.sort for one in chasers_due(there, first)] == [case.sort]
    assert found(there, first) == {CODES[case.sort]}
    after = sent(there, first)
    for day in (first, case.due):
        assert chasers_due(after, day) == ()
        assert found(after, day) == set()
    late = case.due + DAY
    assert [one.sort for one in chasers_due(after, late)] == ([case.sort] if case.again else [])
    assert found(after, late) == ({CODES[case.sort]} if case.again else set())
    if case.again:
        assert chasers_due(sent(after, late), late) == ()


def test_a_council_is_asked_once_before_each_meeting_and_again_when_another_seat_is_empty() -> None:
    there, today = register(), dt.date(2021, 7, 12)
    (one,) = chasers_due(there, today)
    assert (one.sort, one.to, one.first_due) == (NOMINATION, "Ambridge Council", COMING.date)
    assert found(there, today) == {CODES[NOMINATION]}
    after = sent(there, today)
    assert found(after, COMING.date) == set()
    assert found(after, COMING.date + DAY) == {CODES[NOMINATION]}
    panel = replace(after.panel, councils=(Council(name="Ambridge Council", seats=2),))
    assert found(after.with_edit(Edit("x", (panel,))), today) == {CODES[NOMINATION]}


def test_every_sort_is_tried() -> None:
    assert {case.sort for case in CASES} | {NOMINATION} == set(SORTS)


PRIVATE = Minute(id="N1", meeting="M1", number="1", order=1, heading="Pay", exempt_paragraph="3")


@pytest.mark.parametrize("one", [action(minute="N1"), replace(RECOMMENDED, minute="N1")], ids=["action", "reply"])
def test_of_exempt_business_neither_what_nor_who_is_said_and_no_letter_is_drafted(one: Action) -> None:
    there, today = register(FULL, one, PRIVATE), dt.date(2021, 7, 12)
    for seen in (there, withheld(there), withheld(there, facts=True)):
        (chaser,) = chasers_due(seen, today)
        assert (chaser.to, chaser.exempt) == ("", True)
        (problem,) = needs_of_chaser(seen, chaser)
        assert (problem.code, problem.act) == ("chase-exempt", "action.review")
        (row,) = chaser_rows(seen, today)
        told = f"{row} {problem} " + " ".join(
            each.sentence for each in findings(seen, today).rows if "letter" in each.code
        )
        assert not any(words in told for words in ("Ann Officer", "be done", "target", "Pay"))
    assert "letter-of-exempt" in {row.code for row in findings(there, today).rows}
    rests = replace(one, review_from=dt.date(2021, 9, 1))
    assert chasers_due(register(FULL, rests, PRIVATE), today) == ()


def test_open_and_exempt_actions_of_one_owner_stand_in_no_letter_together() -> None:
    other = replace(action(text="That the rota be shown"), id="A2")
    due = chasers_due(register(FULL, action(minute="N1"), other, PRIVATE), dt.date(2021, 7, 12))
    assert [(one.to, [each.record for each in one.matters]) for one in due] == [("", ["A1"]), ("Ann Officer", ["A2"])]


def test_an_exempt_paper_is_asked_for_without_its_title() -> None:
    kept = replace(PAPER, what="Pay of the chief", exempt_paragraph="3")
    item = WorkItem(id="W1", title="Pay", meeting="M2", author="Ann Officer", papers=(kept,))
    (one,) = chasers_due(register(FULL, item), dt.date(2021, 7, 12))
    assert "chief" not in one.about
    assert one.to == "Ann Officer"


def test_a_finding_names_all_letters_of_a_sort_with_the_act_that_writes_them() -> None:
    items = [
        WorkItem(id=f"W{number}", title=f"Report {number}", meeting="M2", author=f"Officer {number}", papers=(PAPER,))
        for number in range(1, 5)
    ]
    (row,) = [one for one in findings(register(FULL, *items), dt.date(2021, 7, 12)).rows if one.code == CODES[REPORT]]
    assert row.sentence == (
        "4 letters asking for 4 reports for the meeting of Thursday 29 July 2021 are due and not recorded as sent: "
        "to 4 people and bodies. The first falls due on Tuesday 20 July 2021."
    )
    assert row.acts == ("chase",)
    assert row.cure == "Write all of them in one act, which records each as sent."
    assert row.records == ("W1", "W2", "W3", "W4")


def test_what_is_due_at_a_meeting_is_still_named_there_when_a_letter_is_due_too() -> None:
    codes = [row.code for row in prepare(register(FULL, action()), dt.date(2021, 7, 12)).rows]
    assert {"due-here", CODES[ACTION]} <= set(codes)


def test_what_was_sent_already_is_not_recorded_again() -> None:
    there, today = register(FULL, action()), dt.date(2021, 7, 12)
    with pytest.raises(Refused, match="sent already"):
        record_chased(sent(there, today), today, matters=("action:A1:2021-07-20:before",))


def test_what_nobody_could_be_written_to_about_is_no_letter_and_says_what_to_enter() -> None:
    there, today = register(FULL, action(owner=" ")), dt.date(2021, 7, 12)
    (chaser,) = chasers_due(there, today)
    (problem,) = needs_of_chaser(there, chaser)
    assert (problem.code, problem.act) == ("chase-nobody", "action.edit")
    assert found(there, today) == set()
    assert "due-here" in {row.code for row in prepare(there, today).rows}
