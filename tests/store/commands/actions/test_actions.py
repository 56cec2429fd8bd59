"""Everything a clerk does to an action: each command against the whole register, and every refusal with its cure."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.commands.actions import actions, linking
from store.commands.actions.recommendations import respond, take_back_outcome, tick_copies
from store.commands.actions.splitting import Piece, split_minute
from store.edit import Edit
from store.problems import Conflict, Problem, Refused
from store.records import (
    Action,
    ActionKind,
    ActionStatus,
    Clause,
    Council,
    DueKind,
    Evidence,
    ItemStatus,
    KeptFile,
    Meeting,
    Minute,
    Outcome,
    Panel,
    WorkItem,
)
from store.register import Register
from store.rules.actions.actions import suggested_title
from store.rules.actions.due import DueTime, due_typed, read_due
from store.rules.minutes.promises import clauses_of, suggested_kind
from tests.store.commands.office import (
    BINNED,
    CANCELLED,
    DECEMBER,
    HELD,
    JULY,
    SEPTEMBER,
    TODAY,
    day,
    office,
    refusal,
    run,
)

HOSTILE = ["[bold]", "عدد 5", "😀\u200d🚀", "=1+1", "O'Brien ŵ ŷ", "a" * 300]


def with_records(*records: Any) -> Register:
    return office().with_edit(Edit("", records))


RECOMMENDATION = Action(
    id="A3",
    kind=ActionKind.RECOMMENDATION,
    text="That the plan be changed.",
    meeting=HELD,
    agreed_on=day(3, 25),
    legal_basis="plan",
    number=1,
)


def test_adding_takes_meeting_and_day_from_the_minute() -> None:
    done = run(office(), actions.add_action, text="Report on estates", minute="N2", kind=ActionKind.REPORT)
    (added,) = done.edit.puts
    assert added == Action(
        id="A3", text="Report on estates", kind=ActionKind.REPORT, meeting=HELD, minute="N2", agreed_on=day(3, 25)
    )
    assert done.edit.sentence == "Added the request for a report “Report on estates”"


@pytest.mark.parametrize("words", HOSTILE)
def test_words_are_kept_as_they_were_typed(words: str) -> None:
    (added,) = run(office(), actions.add_action, text=words, owner=words).edit.puts
    assert isinstance(added, Action)
    assert (added.text, added.owner) == (words, words)


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"text": " "}, ["text-empty"]),
        ({"text": "x\x1b[2J", "owner": "a\nb"}, ["text-control", "text-line-break"]),
        ({"text": "x", "minute": "N99", "meeting": "M99"}, ["unknown-id", "unknown-id"]),
        ({"text": "x", "due": DueTime(DueKind.MEETING, meeting=CANCELLED)}, ["due-meeting-off"]),
        ({"text": "x", "due": DueTime(DueKind.MEETING, meeting=BINNED)}, ["due-meeting-off"]),
        ({"text": "x", "due": DueTime(DueKind.MEETING, meeting="M99")}, ["unknown-id"]),
        ({"text": "x", "due": DueTime(DueKind.NEXT_MEETING, meeting="M99")}, ["unknown-id"]),
        ({"text": "x", "due": DueTime(DueKind.UNDATED, meeting="next")}, ["unknown-id"]),
        ({"text": "x", "due": DueTime(DueKind.DATE)}, ["due-missing"]),
        ({"text": "x", "agreed_on": day(7, 13)}, ["agreed-early"]),
        ({"text": "x", "legal_basis": "magic"}, ["unknown-basis"]),
        ({"text": "x", "agreed_on": day(7, 1), "response_due": day(6, 1)}, ["reply-due-before"]),
    ],
)
def test_adding_is_refused_with_every_fault(fields: dict[str, Any], codes: list[str]) -> None:
    found = [problem.code for problem in refusal(office(), actions.add_action, **fields)]
    assert sorted(found) == sorted(codes)


def test_editing_changes_only_what_was_changed_and_sees_conflicts() -> None:
    register = office()
    was = register.need(Action, "A1")
    done = run(register, actions.edit_action, action="A1", was=was, owner="OPCC", due=DueTime(DueKind.DATE, day(9, 1)))
    assert done.after.need(Action, "A1") == replace(was, owner="OPCC", due_kind=DueKind.DATE, due_on=day(9, 1))
    assert done.edit.sentence.startswith("Changed 3 details") or "owner" in done.edit.sentence
    with pytest.raises(Conflict):
        actions.edit_action(done.after, TODAY, action="A1", was=was, owner="Clerk")
    assert run(register, actions.edit_action, action="A1", was=was).edit.puts == ()


def test_closing_needs_what_when_and_where() -> None:
    given_up = refusal(office(), actions.close_action, action="A1", what="", where="", on=None)
    assert [problem.field for problem in given_up] == ["what", "where", "on"]
    assert all(problem.cure for problem in given_up)
    early = refusal(office(), actions.close_action, action="A1", what="x", where="y", on=day(7, 13))
    assert [problem.code for problem in early] == ["evidence-early"]
    before = refusal(office(), actions.close_action, action="A1", what="x", where="y", on=day(3, 24))
    assert [problem.code for problem in before] == ["evidence-before"]
    unknown = refusal(office(), actions.close_action, action="A1", what="x", where="y", on=day(7, 1), ref="N99")
    assert [problem.code for problem in unknown] == ["unknown-id"]


def test_closing_and_reopening_keep_the_history() -> None:
    evidence: dict[str, Any] = {"what": "Report received", "where": "Minute 40/20", "on": day(7, 1), "ref": "N2"}
    closed = run(office(), actions.close_action, action="A1", **evidence)
    action = closed.after.need(Action, "A1")
    assert (action.status, action.closed) == (ActionStatus.DONE, Evidence(**evidence))
    again = refusal(closed.after, actions.close_action, action="A1", **evidence)
    assert [problem.code for problem in again] == ["action-closed"]
    opened = run(closed.after, actions.reopen_action, action="A1", reason="It left two questions open")
    action = opened.after.need(Action, "A1")
    assert (action.status, action.closed) == (ActionStatus.OPEN, None)
    (note,) = action.progress
    assert "Report received (Minute 40/20)" in note.text
    assert [p.code for p in refusal(opened.after, actions.reopen_action, action="A1", reason="x")] == ["action-open"]
    dropped = run(office(), actions.close_action, action="A1", dropped=True, **evidence)
    assert dropped.after.need(Action, "A1").status is ActionStatus.DROPPED


def test_carrying_over_counts_the_meetings_it_leaves() -> None:
    once = run(office(), actions.carry_over, actions=("A1",), to=JULY)
    assert once.after.need(Action, "A1").carried == ()
    twice = run(once.after, actions.carry_over, actions=("A1", "A2"), to=SEPTEMBER, reason="Not ready")
    action = twice.after.need(Action, "A1")
    assert (action.due_kind, action.due_meeting, action.carried) == (DueKind.MEETING, SEPTEMBER, (JULY,))
    assert action.progress[-1].text == "Carried over: Not ready"
    codes = {
        meeting: [p.code for p in refusal(twice.after, actions.carry_over, actions=("A1",), to=meeting)]
        for meeting in (HELD, CANCELLED, SEPTEMBER, "M99")
    }
    assert codes == {
        HELD: ["carry-past"],
        CANCELLED: ["due-meeting-off"],
        SEPTEMBER: ["carry-same"],
        "M99": ["unknown-id"],
    }


def test_letting_rest_and_noting() -> None:
    rested = run(office(), actions.review_from, actions=("A1", "A2"), on=day(10, 1))
    assert rested.after.need(Action, "A2").review_from == day(10, 1)
    assert [p.code for p in refusal(office(), actions.review_from, actions=("A1",), on=TODAY)] == ["review-past"]
    assert [p.code for p in refusal(office(), actions.review_from, actions=(), on=None)] == [
        "no-actions",
        "review-when",
    ]
    noted = run(office(), actions.note_progress, action="A1", text="Draft seen", by="The clerk")
    assert noted.after.need(Action, "A1").progress[0].text == "Draft seen"
    assert [p.code for p in refusal(office(), actions.note_progress, action="A1", text="")] == ["text-empty"]


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("", DueTime(DueKind.UNDATED)),
        ("Next meeting", DueTime(DueKind.NEXT_MEETING)),
        ("every  meeting", DueTime(DueKind.EVERY_MEETING)),
        ("quarterly", DueTime(DueKind.QUARTERLY)),
        ("29/7/2021", DueTime(DueKind.MEETING, meeting=JULY)),
        ("meeting 30 September 2021", DueTime(DueKind.MEETING, meeting=SEPTEMBER)),
        ("1/10/2021", DueTime(DueKind.DATE, on=day(10, 1))),
        ("undated from 1/10/2021", DueTime(DueKind.UNDATED, review_from=day(10, 1))),
    ],
)
def test_reading_when_it_is_due(typed: str, due: DueTime) -> None:
    register = office()
    assert read_due(register, typed, TODAY) == due
    action = Action(
        id="A9", text="x", due_kind=due.kind, due_on=due.on, due_meeting=due.meeting, review_from=due.review_from
    )
    assert read_due(register, due_typed(register, action), TODAY) == due


@given(st.text(max_size=40))
def test_whatever_is_typed_as_due_is_read_or_refused_with_a_cure(typed: str) -> None:
    problems: tuple[Problem, ...] = ()
    try:
        read_due(office(), typed, TODAY)
    except Refused as refused:
        problems = refused.problems
    assert all(problem.field == "due" and problem.cure for problem in problems)


@pytest.mark.parametrize("typed", ["meeting 1/10/2021", "29/13/2021", "soon", "from never"])
def test_a_due_time_that_cannot_be_read(typed: str) -> None:
    with pytest.raises(Refused) as caught:
        read_due(office(), typed, TODAY)
    assert all(problem.field == "due" and problem.cure for problem in caught.value.problems)


MINUTE = Minute(
    id="N9",
    meeting=HELD,
    number="47",
    resolutions=(Clause(label="(a)", text="That the report be noted."),),
    recommendations=(Clause(text="That a report on estates come to the next meeting."), Clause(text="Be prompt.")),
)


def test_splitting_one_minute_makes_actions_that_keep_their_clauses() -> None:
    register = with_records(MINUTE)
    assert [label for label, _ in clauses_of(MINUTE)] == ["(a)", "recommendation 1", "recommendation 2"]
    kinds = [suggested_kind(text, recommendation=label[0] == "r") for label, text in clauses_of(MINUTE)]
    assert kinds == [None, ActionKind.REPORT, ActionKind.RECOMMENDATION]
    pieces = [
        Piece(
            text="Report on estates",
            kind=ActionKind.REPORT,
            clause="recommendation 1",
            due=DueTime(DueKind.NEXT_MEETING),
        ),
        Piece(text="Be prompt.", kind=ActionKind.RECOMMENDATION, clause="recommendation 2", owner="PCC"),
        Piece(text="Book a room", clause="(a)"),
    ]
    done = run(register, split_minute, minute="N9", pieces=pieces, legal_basis="precept")
    assert done.edit.sentence == "Made 3 actions of minute 47"
    made = [done.after.need(Action, one) for one in ("A3", "A4", "A5")]
    assert [(one.clause, one.kind, one.legal_basis, one.minute, one.agreed_on) for one in made] == [
        ("recommendation 1", ActionKind.REPORT, "precept", "N9", day(3, 25)),
        ("recommendation 2", ActionKind.RECOMMENDATION, "precept", "N9", day(3, 25)),
        ("(a)", ActionKind.ACTION, "", "N9", day(3, 25)),
    ]
    again = refusal(done.after, split_minute, minute="N9", pieces=pieces[2:])
    assert [problem.code for problem in again] == ["split-twice"]


def test_a_minute_without_clauses_is_split_by_words_of_its_own_and_one_taken_already_is_named() -> None:
    bare = Minute(id="N9", meeting=HELD, heading="Any other business", text="Somebody is to look into it.")
    done = run(with_records(bare), split_minute, minute="N9", pieces=[Piece(text="Look into it")])
    assert done.edit.sentence == "Made 1 action of the minute “Any other business”"
    assert done.after.need(Action, "A3").minute == "N9"
    (problem,) = refusal(done.after, split_minute, minute="N9", pieces=[Piece(text="Look into it")])
    assert problem.sentence.endswith("stands already under the minute “Any other business” as A3.")


def test_days_that_a_minute_names_are_arranged_with_its_actions_in_one_step() -> None:
    words = "That meetings be held at 1.00pm on the following dates in 2022:\n- 3 February;\n- 29 March."
    dated_minute = replace(MINUTE, resolutions=(Clause(text=words),))
    days = (dt.date(2022, 2, 3), dt.date(2022, 3, 29))
    register = with_records(dated_minute)
    done = run(register, split_minute, minute="N9", pieces=[Piece(text="Book a room")], dates=days)
    assert done.edit.sentence == "Made 1 action of minute 47 and arranged 2 meetings as minute 47 says"
    made = [one for one in done.edit.puts if isinstance(one, Meeting)]
    assert [(one.date, one.start) for one in made] == [(day, dt.time(13)) for day in days]
    alone = run(register, split_minute, minute="N9", pieces=[], dates=days[:1])
    assert alone.edit.sentence == "Arranged 1 meeting as minute 47 says"
    again = refusal(done.after, split_minute, minute="N9", pieces=[], dates=(days[0], dt.date(2022, 5, 1)))
    assert [problem.code for problem in again] == ["arrange-stands", "arrange-unnamed"]


def test_nothing_is_made_of_a_void_minute() -> None:
    void = replace(MINUTE, void=True, void_reason="Entered twice")
    (problem,) = refusal(with_records(void), split_minute, minute="N9", pieces=[Piece(text="Book a room")])
    assert problem.sentence == "Minute 47 is void."


def test_splitting_is_refused_with_every_fault_of_every_piece() -> None:
    pieces = [Piece(text=""), Piece(text="x", due=DueTime(DueKind.MEETING, meeting=CANCELLED))]
    found = refusal(office(), split_minute, minute="N1", pieces=pieces, legal_basis="magic")
    assert [problem.field for problem in found] == ["legal_basis", "text0", "due1"]
    assert [p.code for p in refusal(office(), split_minute, minute="N1", pieces=[])] == ["split-nothing"]


def test_tying_to_an_item_and_untying() -> None:
    register = office()
    tied = run(register, linking.link_action, action="A2", item="W8")
    assert tied.after.need(Action, "A2").items == ("W8",)
    assert tied.after.need(WorkItem, "W8").origin_ref == "A2"
    assert [p.code for p in refusal(tied.after, linking.link_action, action="A2", item="W8")] == ["linked-already"]
    assert [p.code for p in refusal(register, linking.link_action, action="A2", item="W99")] == ["unknown-id"]
    untied = run(tied.after, linking.unlink_action, action="A2", item="W8")
    assert untied.after == register


def test_links_that_would_run_in_a_circle_are_refused() -> None:
    (problem,) = refusal(office(), linking.link_action, action="A1", parent="A2")
    assert problem.code == "circular-link"
    assert "A1 → A2 → A1" in problem.sentence
    assert problem.cure
    (self_made,) = refusal(office(), linking.link_action, action="A1", parent="A1")
    assert self_made.code == "circular-link"
    loose = run(office(), linking.unlink_action, action="A2", parent=True)
    assert run(loose.after, linking.link_action, action="A1", parent="A2").after.need(Action, "A1").parent == "A2"


def test_to_the_programme_moves_its_item_or_makes_one() -> None:
    moved = run(office(), linking.schedule_action, action="A1", to=JULY)
    assert moved.after.need(WorkItem, "W7").meeting == JULY
    assert moved.after.need(Action, "A1").items == ("W7",)
    made = run(office(), linking.schedule_action, action="A2", to=SEPTEMBER, title="A clause [x]", comments="Why")
    item = made.after.need(WorkItem, "W13")
    assert (item.title, item.meeting, item.origin_ref, item.comments) == ("A clause [x]", SEPTEMBER, "A2", "Why")
    assert [p.code for p in refusal(office(), linking.schedule_action, action="A2", to=CANCELLED)] == [
        "meeting-cancelled"
    ]
    closed = with_records(replace(office().need(Action, "A2"), status=ActionStatus.DONE))
    assert [p.code for p in refusal(closed, linking.schedule_action, action="A2", to=JULY)] == ["action-closed"]
    waiting = run(office(), linking.schedule_action, action="A2", to=None)
    assert waiting.after.need(WorkItem, "W13").meeting is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "That a report on racially motivated crimes be considered at a future meeting.",
            "Report on racially motivated crimes",
        ),
        (
            "That the PCC shall provide a report detailing the Efficiency Savings to be made.",
            "Report on Efficiency Savings",
        ),
        ("That the Panel reviews the position.", "The Panel reviews the position"),
        ("x" * 500, "X" + "x" * 118 + "…"),
    ],
)
def test_the_title_suggested_for_an_item(text: str, title: str) -> None:
    assert suggested_title(Action(id="A1", text=text)) == title


def test_a_reply_closes_the_recommendation_and_a_promise_becomes_an_action() -> None:
    register = with_records(RECOMMENDATION)
    reply = {"received_on": day(4, 20), "letter": "OPCC/1", "reference": "Para 32"}
    done = run(register, respond, action="A3", outcome=Outcome.CHANGED, text="So be it.", **reply)
    action = done.after.need(Action, "A3")
    assert action.response is not None
    assert (action.status, action.response.outcome, action.response.reference) == (
        ActionStatus.DONE,
        Outcome.CHANGED,
        "Para 32",
    )
    assert action.closed is not None
    assert action.closed.where == "Letter OPCC/1"
    assert len(done.edit.puts) == 1
    promised = run(
        register,
        respond,
        action="A3",
        outcome=Outcome.REPORT_PROMISED,
        received_on=day(4, 20),
        promise="A report on costs every year",
        promise_due=DueTime(DueKind.MEETING, meeting=DECEMBER),
    )
    child = promised.after.need(Action, "A4")
    assert (child.kind, child.parent, child.text, child.due_meeting) == (
        ActionKind.UNDERTAKING,
        "A3",
        "A report on costs every year",
        DECEMBER,
    )
    again = run(promised.after, respond, action="A3", outcome=Outcome.REPORT_PROMISED, received_on=day(4, 21))
    assert [record.id for record in again.edit.puts] == ["A3"]
    open_still = run(register, respond, action="A3", outcome=Outcome.NOTED, received_on=day(4, 20), keep_open=True)
    assert open_still.after.need(Action, "A3").status is ActionStatus.OPEN
    quarterly = with_records(replace(RECOMMENDATION, due_kind=DueKind.QUARTERLY))
    goes_on = run(quarterly, respond, action="A3", outcome=Outcome.NOTED, received_on=day(4, 20))
    assert goes_on.after.need(Action, "A3").status is ActionStatus.OPEN


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"received_on": day(3, 24)}, ["reply-before"]),
        ({"received_on": day(7, 13)}, ["reply-early"]),
        ({"received_on": None}, ["reply-day"]),
        ({"received_on": day(4, 20), "published_on": day(4, 1)}, ["published-before"]),
        ({"received_on": day(4, 20), "published_on": day(8, 1)}, ["published-early"]),
        ({"received_on": day(4, 20), "outcome": Outcome.CHANGED}, ["reply-reference"]),
        ({"received_on": day(4, 20), "action": "A1"}, ["not-a-recommendation"]),
        ({"received_on": day(4, 20), "dated": day(4, 21)}, ["letter-after"]),
        ({"received_on": day(4, 20), "dated": day(7, 13)}, ["letter-after"]),
        ({"received_on": day(4, 20), "dated": day(3, 1)}, ["letter-before"]),
        ({"received_on": day(4, 20), "which": 0}, ["reply-which"]),
        ({"received_on": day(4, 20), "which": 2, "part": "x"}, ["reply-first"]),
        (
            {"received_on": None, "outcome": Outcome.CHANGED, "which": 2},
            ["reply-first", "reply-day", "reply-reference"],
        ),
    ],
)
def test_a_reply_that_cannot_be(fields: dict[str, Any], codes: list[str]) -> None:
    given = {"action": "A3", "outcome": Outcome.NOTED} | fields
    assert [p.code for p in refusal(with_records(RECOMMENDATION), respond, **given)] == codes


def answered(register: Register, action: str) -> Any:
    reply = register.need(Action, action).response
    assert reply is not None
    return reply


def test_one_point_may_have_several_outcomes() -> None:
    common = {"action": "A3", "received_on": day(4, 20)}
    one = run(
        with_records(RECOMMENDATION),
        respond,
        outcome=Outcome.NOT_ACCEPTED,
        part="18 to 24",
        letter="OPCC/1",
        published_on=day(4, 22),
        text="No.",
        **common,
    )
    two = run(one.after, respond, outcome=Outcome.CHANGED, which=2, part="the old", reference="Para 46(e)", **common)
    reply = answered(two.after, "A3")
    said = [(one.outcome, one.part, one.reference, one.text) for one in reply.outcomes]
    assert said == [(Outcome.NOT_ACCEPTED, "18 to 24", "", "No."), (Outcome.CHANGED, "the old", "Para 46(e)", "")]
    assert (reply.letter, reply.published_on) == ("OPCC/1", day(4, 22))
    closed = two.after.need(Action, "A3").closed
    assert closed is not None
    assert closed.what == "Answered: not accepted, changed."
    assert "Recorded outcome 2 of the reply to" in two.edit.sentence
    first = run(two.after, respond, outcome=Outcome.NOTED, part="18 to 24", letter="OPCC/1", **common)
    assert answered(first.after, "A3").outcomes[1] == reply.outcomes[1]
    assert answered(first.after, "A3").outcomes[0].outcome is Outcome.NOTED
    refused: tuple[tuple[dict[str, Any], str], ...] = (
        ({"which": 4, "part": "x"}, "reply-which"),
        ({"which": 3}, "reply-part"),
        ({"which": 3, "part": "The  OLD"}, "reply-part-twice"),
    )
    for wrong, code in refused:
        assert [p.code for p in refusal(two.after, respond, outcome=Outcome.NOTED, **common, **wrong)] == [code]


def test_what_a_letter_says_of_itself_is_typed_once_for_all_its_points() -> None:
    kept = KeptFile(name="reply.pdf", sha256="ab" * 32)
    letter = {"dated": day(4, 19), "signed_by": "A. Person, Commissioner", "addressed_to": "The Chair", "kept": kept}
    other = replace(RECOMMENDATION, id="A4")
    common = {"outcome": Outcome.NOTED, "received_on": day(4, 20), "letter": "OPCC/1"}
    one = run(with_records(RECOMMENDATION, other), respond, action="A3", **common, **letter)
    two = run(one.after, respond, action="A4", **{**common, "letter": "opcc/1"})
    assert [record.id for record in two.edit.puts] == ["A4"]
    assert answered(two.after, "A4").kept == kept
    put_right = run(two.after, respond, action="A4", **common, signed_by="B. Person", addressed_to="")
    assert [record.id for record in put_right.edit.puts] == ["A4", "A3"]
    assert put_right.edit.sentence.endswith(", and its letter with 1 other point")
    for point in ("A3", "A4"):
        reply = answered(put_right.after, point)
        assert (reply.dated, reply.signed_by, reply.addressed_to, reply.kept) == (day(4, 19), "B. Person", "", kept)
    apart = run(two.after, respond, action="A4", **{**common, "letter": "OPCC/2"})
    assert answered(apart.after, "A4").signed_by == ""


def test_copies_are_ticked_off_council_by_council() -> None:
    councils = (Council(name="Borchester"), Council(name="Felpersham"))
    register = with_records(RECOMMENDATION, Panel(id="PANEL", name="Borsetshire", councils=councils))
    one = run(register, tick_copies, actions=("A3",), councils=("borchester",), on=day(4, 1))
    assert [(c.council, c.on) for c in one.after.need(Action, "A3").copies] == [("Borchester", day(4, 1))]
    both = run(one.after, tick_copies, actions=("A3",), councils=("Borchester", "Felpersham"))
    assert [(c.council, c.on) for c in both.after.need(Action, "A3").copies] == [
        ("Borchester", day(4, 1)),
        ("Felpersham", TODAY),
    ]
    off = run(both.after, tick_copies, actions=("A3",), councils=("Felpersham",), off=True)
    assert off.after == one.after
    found = refusal(register, tick_copies, actions=("A3",), councils=("Ambridge",), on=day(8, 1))
    assert [problem.code for problem in found] == ["unknown-council", "copy-early"]


def test_every_command_can_be_reversed_by_its_edit() -> None:
    register = office()
    done = run(register, linking.schedule_action, action="A1", to=JULY)
    before = tuple(record for one in done.edit.touches if (record := register.find(one)))
    assert done.after.with_edit(Edit("", before)) == register
    assert register.need(WorkItem, "W7").status is ItemStatus.PLANNED
    assert dt.date(2021, 7, 12) == TODAY


def test_an_outcome_recorded_by_mistake_is_taken_back() -> None:
    common = {"action": "A3", "received_on": day(4, 20), "letter": "OPCC/1"}
    start = with_records(RECOMMENDATION)
    one = run(start, respond, outcome=Outcome.NOT_ACCEPTED, part="18 to 24", **common)
    two = run(one.after, respond, outcome=Outcome.CHANGED, which=2, part="the old", reference="Para 46(e)", **common)
    back = run(two.after, take_back_outcome, action="A3", which=2)
    assert back.after.tables == one.after.tables
    assert back.edit.sentence.startswith("Took back outcome 2 of the reply to ")
    first = run(two.after, take_back_outcome, action="A3")
    reply, closed = answered(first.after, "A3"), first.after.need(Action, "A3").closed
    assert (reply.outcome_words, reply.part, reply.letter, reply.further) == ("changed", "the old", "OPCC/1", ())
    assert closed is not None
    assert closed.what == "Answered: changed."
    whole = run(first.after, take_back_outcome, action="A3")
    assert whole.after.tables == start.tables
    assert whole.edit.sentence.endswith(", which is open again")
    refused = ((start, 1, "reply-none"), (one.after, 2, "reply-which"), (two.after, 3, "reply-which"))
    for register, which, code in refused:
        assert [p.code for p in refusal(register, take_back_outcome, action="A3", which=which)] == [code]


def test_taking_a_promise_back_leaves_its_undertaking_and_names_it() -> None:
    given = {"action": "A3", "received_on": day(4, 20), "outcome": Outcome.REPORT_PROMISED, "promise": "A report"}
    promised = run(with_records(RECOMMENDATION), respond, **given)
    made = next(one.id for one in promised.after.actions if one.parent == "A3")
    back = run(promised.after, take_back_outcome, action="A3")
    assert back.edit.sentence.endswith(f"; the undertaking {made} stays")
    assert back.after.need(Action, made) == promised.after.need(Action, made)
    kept = run(with_records(RECOMMENDATION), respond, keep_open=True, **given)
    assert "open again" not in run(kept.after, take_back_outcome, action="A3").edit.sentence
