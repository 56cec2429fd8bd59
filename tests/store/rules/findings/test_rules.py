"""Each rule finds what it should, and keeps silent where a careful clerk would."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from store.edit import Edit
from store.queries.findings.prepare import prepare
from store.records import (
    Action,
    ActionKind,
    ActionStatus,
    Asker,
    CopySent,
    CyclicalItem,
    DueKind,
    ItemKind,
    ItemMove,
    ItemStatus,
    Meeting,
    MeetingStatus,
    Outcome,
    Panel,
    Question,
    QuestionState,
    Record,
    Response,
    Seat,
    WorkItem,
)
from store.records.panel import DeadlineRule
from store.register import Register
from store.rules.findings import Scene, all_findings
from store.rules.findings.preparing import Bearing
from store.rules.programme.doubles import first_taken_away
from tests.steps import growth
from tests.store.rules.findings.scenes import HELD, JULY, OFF, SEPTEMBER, TODAY, codes, day, findings_of, scene

PLAIN = WorkItem(id="W1", title="Rural crime", meeting=JULY)


def item(number: int, title: str, **fields: Any) -> WorkItem:
    return WorkItem(id=f"W{number}", title=title, **fields)


def action(**fields: Any) -> Action:
    given: dict[str, Any] = {"text": "That a thing be done.", "meeting": HELD, "agreed_on": day(6, 10)} | fields
    return Action(id=fields.pop("id", "A1"), **{name: value for name, value in given.items() if name != "id"})


@pytest.mark.parametrize(
    ("records", "found"),
    [
        ([PLAIN], []),
        ([item(1, "Rural crime", meeting=JULY), item(2, "Update on rural crime")], ["same-item-twice"]),
        ([item(1, "Rural crime", meeting=JULY), item(2, "Rural crime", meeting=JULY)], ["same-item-twice"]),
        ([item(1, "Rural crime", meeting=JULY), item(2, "Rural crime", meeting=SEPTEMBER)], ["same-item-twice"]),
        (
            [
                item(1, "Performance", meeting=JULY, kind=ItemKind.CYCLICAL),
                item(2, "Performance", meeting=SEPTEMBER, kind=ItemKind.CYCLICAL),
            ],
            [],
        ),
        ([item(1, "Qtr. 1 Performance", meeting=JULY), item(2, "Qtr. 2 Performance", meeting=SEPTEMBER)], []),
        ([item(1, "Rural crime", meeting=HELD, status=ItemStatus.CONSIDERED), item(2, "Rural crime")], []),
        ([item(1, "Rural crime", target="To July meeting")], ["target-not-kept"]),
        ([item(1, "Rural crime", target="To next meeting")], ["target-not-kept"]),
        ([item(1, "Rural crime", target="To June meeting")], ["target-not-kept"]),
        ([item(1, "Rural crime", target="To October meeting")], ["target-not-kept"]),
        ([item(1, "Rural crime", target="Date to be confirmed")], []),
        ([item(1, "Rural crime", meeting=JULY, target="To September meeting")], []),
        ([item(1, "Rural crime", meeting=HELD)], ["not-dealt-with"]),
        ([item(1, "Rural crime", meeting=HELD, status=ItemStatus.WITHDRAWN)], []),
        ([item(1, "Rural crime", meeting=OFF)], ["needs-new-meeting"]),
        ([item(1, "Rural crime", meeting=SEPTEMBER, latest=day(8, 31))], ["wanted-earlier"]),
        ([item(1, "Rural crime", latest=day(8, 31))], ["wanted-earlier"]),
        ([item(1, "Rural crime", meeting=JULY, latest=day(8, 31))], []),
        ([item(1, "Rural crime", meeting=JULY, minutes=100)], ["meeting-overbooked"]),
        ([item(1, "Rural crime", meeting=JULY, minutes=90)], []),
    ],
)
def test_the_work_programme(records: list[Record], found: list[str]) -> None:
    assert codes(*records) == found


def test_a_meeting_that_has_passed_and_is_not_recorded_is_one_finding() -> None:
    passed = Meeting(id="M9", date=day(7, 1))
    left = [item(1, "Rural crime", meeting="M9"), item(2, "Road safety", meeting="M9")]
    (one,) = findings_of(passed, *left)
    assert (one.code, one.records) == ("meeting-not-recorded", ("M9",))
    assert "2 items" in one.sentence
    assert codes(passed) == []


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"due_kind": DueKind.DATE, "due_on": day(7, 1)}, ["action-overdue"]),
        ({"due_kind": DueKind.DATE, "due_on": day(7, 12)}, []),
        ({"due_kind": DueKind.DATE, "due_on": day(7, 1), "review_from": day(8, 1)}, []),
        ({"due_kind": DueKind.MEETING, "due_meeting": HELD, "agreed_on": day(5, 1)}, ["action-overdue"]),
        ({"due_kind": DueKind.MEETING, "due_meeting": JULY}, []),
        ({"due_kind": DueKind.MEETING, "due_meeting": OFF}, ["due-meeting-off"]),
        ({"due_kind": DueKind.NEXT_MEETING}, []),
        ({"due_kind": DueKind.EVERY_MEETING}, []),
        ({"due_kind": DueKind.QUARTERLY}, []),
        ({"due_kind": DueKind.QUARTERLY, "agreed_on": day(4, 1)}, ["quarter-missed"]),
        ({}, []),
        ({"agreed_on": dt.date(2020, 1, 1)}, []),
        ({"kind": ActionKind.REPORT}, ["report-never-scheduled"]),
        ({"kind": ActionKind.REPORT, "review_from": day(9, 1)}, []),
        ({"kind": ActionKind.REPORT, "status": ActionStatus.DONE}, []),
        ({"kind": ActionKind.RECOMMENDATION, "legal_basis": "plan"}, ["no-reply", "copies-not-sent"]),
        ({"kind": ActionKind.RECOMMENDATION, "legal_basis": "scrutiny"}, ["copies-not-sent"]),
        (
            {"kind": ActionKind.RECOMMENDATION, "legal_basis": "scrutiny", "response_required": True},
            ["no-reply", "copies-not-sent"],
        ),
        (
            {"kind": ActionKind.RECOMMENDATION, "legal_basis": "plan", "response_due": day(7, 1)},
            ["reply-owed", "reply-to-chase", "copies-not-sent"],
        ),
        (
            {"kind": ActionKind.RECOMMENDATION, "legal_basis": "plan", "response_due": day(8, 2)},
            ["copies-not-sent"],
        ),
        (
            {
                "kind": ActionKind.RECOMMENDATION,
                "legal_basis": "plan",
                "response": Response(outcome=Outcome.NOTED),
                "copies": (CopySent(council="Borchester", on=day(7, 1)), CopySent(council="Felpersham", on=day(7, 1))),
            },
            [],
        ),
    ],
)
def test_promises_and_replies(fields: dict[str, Any], found: list[str]) -> None:
    assert codes(action(**fields)) == found


def test_an_undated_promise_raises_itself_once_two_meetings_have_passed() -> None:
    before = Meeting(id="M0", date=day(3, 25), status=MeetingStatus.HELD)
    old = action(meeting="M0", agreed_on=day(1, 27))
    assert codes(before, old) == ["undated-promise"]
    assert codes(before, replace(old, agreed_on=day(3, 25))) == []
    assert codes(before, replace(old, review_from=day(7, 12))) == ["undated-promise"]
    assert codes(before, replace(old, review_from=day(7, 13))) == []
    assert codes(before, old, item(1, "Rural crime", meeting=JULY, origin_ref="A1")) == []
    assert codes(before, replace(old, items=("W1",)), item(1, "Rural crime", meeting=SEPTEMBER)) == []


def test_an_action_whose_item_was_considered_can_be_closed() -> None:
    done = item(1, "Rural crime", meeting=HELD, status=ItemStatus.CONSIDERED, considered_at=HELD)
    one = action(kind=ActionKind.REPORT, items=("W1",), agreed_on=day(3, 25))
    assert codes(done, one) == ["can-be-closed"]
    assert codes(done, replace(one, due_kind=DueKind.QUARTERLY)) == []
    assert codes(done, replace(one, agreed_on=day(6, 11))) != ["can-be-closed"]
    assert "can-be-closed" not in codes(done, one, item(2, "Rural theft", origin_ref="A1"))


def test_copies_of_closed_recommendations_are_wanted_for_a_year() -> None:
    closed = action(kind=ActionKind.RECOMMENDATION, legal_basis="plan", status=ActionStatus.DONE)
    assert codes(closed) == ["copies-not-sent"]
    assert codes(replace(closed, agreed_on=dt.date(2020, 7, 1))) == []
    one = replace(closed, copies=(CopySent(council="Borchester", on=day(7, 1)),))
    (left,) = findings_of(one)
    assert "Felpersham" in left.sentence
    assert "Borchester" not in left.sentence


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"state": QuestionState.ANSWERED}, ["question-not-put"]),
        ({"state": QuestionState.ANSWERED, "reply_due": day(7, 30)}, ["question-not-put", "answer-owed"]),
        ({"state": QuestionState.ANSWERED, "reply_sent_on": day(6, 20)}, []),
        ({"state": QuestionState.REPLY_OWED, "reply_due": day(7, 1)}, ["answer-owed"]),
        ({"state": QuestionState.NOT_RECORDED}, []),
        ({"state": QuestionState.REJECTED}, ["question-not-told"]),
        ({"state": QuestionState.REJECTED, "asker_told_on": day(6, 1)}, []),
    ],
)
def test_questions_that_wait_for_a_written_reply(fields: dict[str, Any], found: list[str]) -> None:
    assert codes(Question(id="Q1", asker=Asker(name="A resident"), text="Why?", meeting=HELD, **fields)) == found


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("Friday 10 June 2021", ["weekday-wrong"]),
        ("Thurs 10 June 21 at 1pm", []),
        ("THURSDAY, 10 JUNE", []),
        ("10 June", []),
        ("Wednesdays", []),
        ("Sun", ["weekday-wrong"]),
    ],
)
def test_weekdays_as_printed(printed: str, found: list[str]) -> None:
    assert codes(Meeting(id=HELD, date=day(6, 10), status=MeetingStatus.HELD, printed_date=printed)) == found


def test_terms_that_end() -> None:
    seat = Seat(id="S1", person="P1", term_ends=day(12, 31), post="Independent Member")
    (one,) = findings_of(seat)
    assert (one.code, one.by) == ("term-ending", day(9, 30))
    assert "No meeting before then considers it." in one.sentence
    (settled,) = findings_of(seat, item(1, "Independent Members status", meeting=SEPTEMBER))
    assert "Independent Members status" in settled.sentence
    assert settled.by is None
    assert codes(replace(seat, term_ends=dt.date(2022, 5, 1))) == []
    assert codes(replace(seat, to_date=day(12, 31))) == []


QUARTERS = (
    CyclicalItem(code="q1", title="Qtr. 1 Performance", words=("performance",), months=(9,), quarter=1),
    CyclicalItem(code="precept", title="Precept", words=("precept",), months=(1, 2), provision="the 2011 Act Sch 5"),
)


def test_cyclical_business_is_missed_with_its_right_quarter() -> None:
    (missing,) = findings_of(cyclical=QUARTERS)
    assert (missing.code, missing.title, missing.meeting) == (
        "business-missing",
        "Qtr. 1 Performance (21/22)",
        SEPTEMBER,
    )
    assert codes(item(1, "Q1 performance report 2021/22", meeting=SEPTEMBER), cyclical=QUARTERS) == []
    assert codes(item(1, "First quarter performance", meeting=SEPTEMBER), cyclical=QUARTERS) == []
    (wrong,) = findings_of(item(1, "Qtr. 4 Performance (20/21)", meeting=SEPTEMBER), cyclical=QUARTERS)
    assert "stands there instead" in wrong.sentence
    (stale,) = findings_of(item(1, "Qtr. 1 Performance (20/21)", meeting=SEPTEMBER), cyclical=QUARTERS)
    assert "stands there instead" in stale.sentence
    (waits,) = findings_of(item(1, "Qtr. 1 Performance"), cyclical=QUARTERS)
    assert "waits among the suggested items" in waits.sentence


def test_business_required_by_law_is_looked_at_even_if_no_meeting_is_arranged() -> None:
    found = codes(cyclical=QUARTERS, today=dt.date(2021, 11, 1))
    assert found == ["business-missing", "business-missing"]
    assert codes(cyclical=QUARTERS[1:], today=dt.date(2021, 8, 1)) == []


def test_a_deferred_item_counts_its_time_from_the_deferral() -> None:
    moved = ItemMove(on=dt.date(2020, 2, 1), how="deferred", from_meeting=HELD)
    (old,) = findings_of(item(1, "Rural crime", target="To September meeting", moves=(moved,)))
    assert "September 2020" in old.sentence
    assert "has passed" in old.sentence


def test_the_findings_of_twice_as_many_meetings_cost_twice_as_much() -> None:
    """Each meeting looked through all questions and each day through all meetings: 8 s at 100,000 records, now 2."""

    def finding(number: int) -> Callable[[], object]:
        days = [dt.date(2029, 5, 3) + dt.timedelta(days=14 * serial) for serial in range(number)]
        meetings = [Meeting(id=f"M{serial}", date=day) for serial, day in enumerate(days, start=1)]
        questions = [
            Question(id=f"Q{one.id[1:]}", asker=Asker(name="A"), text="Why?", meeting=one.id) for one in meetings
        ]
        register = Register.of(Panel(id="PANEL", name="A"), *meetings, *questions)
        return lambda: all_findings(Scene(register, dt.date(2021, 7, 12)))

    assert growth(finding, 40) < 2.2


@pytest.mark.parametrize(
    ("number", "named"),
    [(2, "W2)."), (5, "W5)."), (6, "W5), and once more."), (7, "W5), and 2 more times.")],
)
def test_of_business_that_is_there_often_five_are_named(number: int, named: str) -> None:
    records = [item(serial, "Rural crime") for serial in range(1, number + 1)]
    (one,) = (one for one in all_findings(scene(*records)) if one.code == "same-item-twice")
    assert one.sentence.endswith(named), one.sentence
    assert one.records == tuple(f"W{serial}" for serial in range(1, number + 1))


def test_of_two_that_are_the_same_the_one_of_a_meeting_that_is_over_stays() -> None:
    """To take it away there is asked about; what became of it is recorded with the meeting: until then both rest."""
    twice = item(1, "Rural crime", meeting=HELD), item(2, "Rural crime", target="To July meeting")
    over = scene(*twice)
    pair = next(one for one in all_findings(over) if one.code == "same-item-twice")
    assert pair.acts == ("aside", "withdraw")
    assert pair.cure == (
        "Leave W1: it is the record of 10 June 2021, which is over. "
        "If the business was dealt with then, withdraw W2. "
        "If it is still to come, set this line aside: W2 stays on the programme."
    )
    assert first_taken_away(over.register, twice, TODAY) == "W2"
    ahead = item(1, "Rural crime", meeting=JULY), item(2, "Rural crime")
    coming = scene(*ahead)
    assert next(one for one in all_findings(coming) if one.code == "same-item-twice").acts == ("withdraw", "move")
    assert first_taken_away(coming.register, ahead, TODAY) == "W2", "what stands at no meeting goes before what does"
    later = item(1, "Rural crime", meeting=JULY), item(2, "Rural crime", meeting=SEPTEMBER)
    assert first_taken_away(scene(*later).register, later, TODAY) == "W2"


def test_what_changes_the_items_of_an_agenda_comes_before_it_is_built() -> None:
    """Settled with the Chair first it would have to be settled again."""
    settled = DeadlineRule(code="agenda-setting", label="Agenda settled with the Chair", mode="wd_before", n=21)
    records = (item(1, "Rural crime", target="To July meeting"), item(2, "Fraud", meeting=JULY), item(3, "Fraud"))
    one = scene(*records)
    panel = one.register.panel
    ruled = replace(panel, rules=(replace(panel.rules[0], deadlines=(settled,)),))
    register = one.register.with_edit(Edit("", (ruled,)))
    rows = prepare(register, TODAY, JULY).rows
    own = [row.code for row in rows if row.bearing is Bearing.OWN]
    assert own[:2] == ["same-item-twice", "target-not-kept"]
    assert "deadline.late" in own[2:]
    out = replace(register.need(Meeting, JULY), agenda_published_on=TODAY)
    left = [row.code for row in prepare(register.with_edit(Edit("", (out,))), TODAY, JULY).rows]
    assert left.index("same-item-twice") > left.index("deadline.late"), "what is out is not built again"
