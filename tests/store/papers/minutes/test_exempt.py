"""Minutes of exempt business are printed apart; nothing of them goes out with what is open but their summary."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.minutes.minutes import add_minute, edit_minute
from store.commands.minutes.sets import finalise_minutes
from store.papers.data import export_data, import_data
from store.papers.minutes.otherwise import confirmed_otherwise
from store.papers.minutes.paper import exempt_text, minutes_json, minutes_text
from store.problems import Refused
from store.records import (
    Action,
    ActionKind,
    AgendaLine,
    Clause,
    Issue,
    IssuedLine,
    Leaving,
    Meeting,
    MeetingStatus,
    Minute,
    MinutesState,
    Panel,
    Paper,
    Stamp,
    StampKind,
    Vote,
    WorkItem,
)
from store.register import Register
from store.rules.lint import slips

HELD_WHOLE = ("exempt_text", "minutes_text")

TODAY = dt.date(2021, 7, 12)
SECRET = "Zanzibar"
PAPERS = (
    Paper(what="report"),
    Paper(number=2, what=f"{SECRET} terms", author=SECRET, exempt_paragraph="3"),
)
MEETING = Meeting(
    id="M1",
    date=dt.date(2021, 7, 1),
    status=MeetingStatus.HELD,
    agenda=(AgendaLine(id="L1", title="Estate", papers=PAPERS),),
    published=(
        Issue(kind="agenda", on=dt.date(2021, 6, 20), lines=(IssuedLine(line="L1", number="1", papers=PAPERS),)),
    ),
)
OPEN = Minute(id="N1", meeting="M1", number="1", order=1, heading="Apologies", text="None were received.")
CLOSED = Minute(
    id="N2",
    meeting="M1",
    number="2",
    order=2,
    heading=f"{SECRET} contract",
    item="W1",
    report_of=f"{SECRET} Ltd",
    text=f"The Panel considered what {SECRET} offers.",
    resolutions=(Clause(label="1.", text=f"That {SECRET} be told."),),
    left=(Leaving(printed=f"Mr {SECRET}"),),
    exempt_paragraph="3",
    summary="The Panel considered the terms of a contract and gave its view.",
)
VOTE = Vote(id="V1", meeting="M1", minute="N2", motion=f"That {SECRET} be told.", note=SECRET)
ITEM = WorkItem(
    id="W1",
    title="Estate",
    meeting="M1",
    papers=PAPERS,
)
ACTION = Action(id="A1", kind=ActionKind.ACTION, text=f"Tell {SECRET}", meeting="M1", minute="N2")

STAMP = Stamp(id="T1", meeting="M1", kind=StampKind.NOTE, minute="N2", words=SECRET, written=SECRET, printed=(SECRET,))


def register(*minutes: Minute, meeting: Meeting = MEETING) -> Register:
    return Register.of(Panel(id="PANEL", name="A panel"), meeting, ITEM, VOTE, ACTION, STAMP, *minutes)


def test_the_open_minutes_have_the_summary_and_the_exempt_ones_stand_apart() -> None:
    office = register(OPEN, CLOSED)
    public, closed = minutes_text(office, MEETING).decode(), exempt_text(office, MEETING).decode()
    assert (
        "2. EXEMPT BUSINESS\n\n[Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A, Local "
        "Government Act 1972.]\n\nThe Panel considered the terms of a contract and gave its view.\n"
    ) in public
    assert "None were received." in public
    assert SECRET not in public
    assert closed.startswith("EXEMPT MINUTES: NOT FOR PUBLICATION. DRAFT\n")
    for words in (f"2. {SECRET} contract", "[Not for publication", f"That {SECRET} be told.", f"Mr {SECRET}"):
        assert words in closed
    assert "None were received." not in closed


def test_data_of_the_minutes_says_the_same_as_the_paper() -> None:
    office = register(OPEN, CLOSED)
    public = json.loads(minutes_json(office, MEETING.date, meeting=MEETING.id))
    assert SECRET not in json.dumps(public)
    assert [(one["number"], one["exempt"], one["text"]) for one in public["minutes"]] == [
        ("1", "", "None were received."),
        ("2", "3", CLOSED.summary),
    ]
    (closed,) = json.loads(minutes_json(office, MEETING.date, meeting=MEETING.id, exempt=True))["minutes"]
    assert (closed["heading"], closed["motion"]["text"]) == (f"{SECRET} contract", VOTE.motion)


def test_all_data_goes_out_without_what_is_exempt_unless_that_is_asked_for() -> None:
    office = register(OPEN, CLOSED)
    public = export_data(office, today=TODAY)
    assert SECRET not in public.decode()
    assert CLOSED.summary in public.decode()
    assert Register.of(*import_data(public)).need(WorkItem, "W1").papers[1].exempt_paragraph == "3"
    whole = import_data(export_data(office, today=TODAY, include_private=True))
    assert dict(Register.of(*whole).tables) == dict(office.tables)


def test_without_exempt_minutes_nothing_is_apart() -> None:
    office = register(OPEN)
    assert "There are no exempt minutes." in exempt_text(office, MEETING).decode()
    void = replace(CLOSED, void=True, void_reason="Entered twice")
    assert "2. VOID\n\n[Entered twice]" in minutes_text(register(void), MEETING).decode()
    assert SECRET not in minutes_text(register(void), MEETING).decode()


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"exempt_paragraph": "9"}, "no-such-exemption", "exempt_paragraph"),
        ({"summary": "What was said."}, "summary-alone", "exempt_paragraph"),
    ],
)
def test_a_minute_is_exempt_by_a_paragraph_of_the_nation(fields: dict[str, Any], code: str, field: str) -> None:
    office = register(OPEN)
    ways: tuple[tuple[Any, dict[str, Any]], ...] = (
        (add_minute, {"meeting": "M1", "heading": "x"}),
        (edit_minute, {"minute": "N1"}),
    )
    for command, given in ways:
        with pytest.raises(Refused) as refused:
            command(office, TODAY, **given, **fields)
        assert [(one.code, one.field) for one in refused.value.problems] == [(code, field)]


def test_the_paragraph_is_kept_as_a_number() -> None:
    (made,) = edit_minute(register(OPEN), TODAY, minute="N1", exempt_paragraph="paragraphs 3 and 1").puts
    assert isinstance(made, Minute)
    assert made.exempt_paragraph == "1, 3"


def test_a_set_is_not_final_without_the_summary_of_what_is_exempt() -> None:
    bare = replace(CLOSED, summary=" ")
    office = register(OPEN, bare)
    assert "[A summary for the public is still to be written.]" in minutes_text(office, MEETING).decode()
    with pytest.raises(Refused, match="Minute 2 is exempt, and the public has no summary of it"):
        finalise_minutes(office, TODAY, meeting="M1")
    whole = register(OPEN, CLOSED)
    left = dict.fromkeys({slip.code for slip in slips(whole, MEETING)}, "As it was")
    assert finalise_minutes(whole, TODAY, meeting="M1", left=left).puts


def test_exempt_minutes_that_were_confirmed_are_not_altered_by_a_copy() -> None:
    confirmed = replace(MEETING, minutes=MinutesState(finalised_on=TODAY, confirmed_on=TODAY, confirmed_at="M1"))
    before = register(OPEN, CLOSED, meeting=confirmed)
    after = register(OPEN, replace(CLOSED, text="Otherwise."), meeting=confirmed)
    assert list(confirmed_otherwise(before, before)) == []
    (problem,) = confirmed_otherwise(before, after)
    assert "has them differently" in problem.sentence
