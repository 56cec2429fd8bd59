"""What a rule says in each case of two that hang together, one by one: either, both, neither."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.records import (
    Absence,
    Action,
    Asker,
    Attendance,
    Clause,
    Complaint,
    ComplaintDeed,
    ComplaintNotice,
    ComplaintParty,
    ComplaintStep,
    Declaration,
    Meeting,
    Minute,
    Outcome,
    Panel,
    Person,
    Presence,
    Question,
    Record,
    Report,
    Response,
    Role,
    RoundKind,
    RuleSet,
    Seat,
    StatutoryRound,
    Vote,
    WorkItem,
)
from store.records.action import PointOutcome
from store.records.panel import InterestClass, QuestionRules, QuorumRule
from store.register import Register
from store.rules.actions.replies import why_not_outcome, why_not_take_back
from store.rules.agenda.changes import _both
from store.rules.attendance.room import why_not_in_room
from store.rules.attendance.seating import _away, in_room, may_share
from store.rules.beginning import needs
from store.rules.complaints.guards import why_not_told
from store.rules.complaints.retention import complaint_forms
from store.rules.declarations.interests import why_not_kind
from store.rules.declarations.minute_words import about_words
from store.rules.lint.days import days_in
from store.rules.members.barred import why_barred_seat
from store.rules.minutes.blocks import clauses_lines, worked_in
from store.rules.minutes.naming import _named
from store.rules.programme.papers import new_number, read_papers
from store.rules.publishing.withheld import withheld
from store.rules.questions.steps import stream_place
from store.rules.reports.matter import ReportMatter
from store.rules.settings.reading import setting, typed_value
from store.rules.settings.setting import YES_NO, YES_NO_UNSET
from store.rules.versions import wording_of
from store.rules.words.loose import without_week

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")
MEETING = Meeting(id="M1", date=TODAY)
TWO, THREE, FOUR = dt.time(14), dt.time(15), dt.time(16)


def test_yes_and_no_are_yes_and_no() -> None:
    assert YES_NO == ((True, "yes"), (False, "no"))
    assert YES_NO_UNSET == ((None, "not recorded"), (True, "yes"), (False, "no"))


def answer(*parts: str) -> Response:
    first, *others = parts
    further = tuple(PointOutcome(outcome=Outcome.NOTED, part=part) for part in others)
    return Response(outcome=Outcome.NOTED, part=first, further=further)


@pytest.mark.parametrize(
    ("before", "which", "part", "code"),
    [
        (None, 1, "", ""),
        (None, 2, "a", "reply-first"),
        (None, 0, "", "reply-which"),
        (answer("a"), 1, "", ""),
        (answer("a"), 2, "b", ""),
        (answer("a"), 2, "", "reply-part"),
        (answer("a"), 3, "b", "reply-which"),
        (answer("a"), 0, "b", "reply-which"),
        (answer("a"), 2, "A", "reply-part-twice"),
        (answer("a"), 1, "a", ""),
        (answer("a", "b"), 1, "b", "reply-part-twice"),
        (answer("a", "b"), 3, "c", ""),
        (answer("a", "b"), 4, "c", "reply-which"),
    ],
)
def test_an_outcome_is_recorded_under_a_number_that_is_there_or_the_next(
    before: Response | None, which: int, part: str, code: str
) -> None:
    assert [one.code for one in why_not_outcome(before, which, part)] == ([code] if code else [])


@pytest.mark.parametrize(
    ("before", "which", "cure"),
    [
        (None, 1, "There is nothing to take back."),
        (answer("a"), 1, ""),
        (answer("a"), 0, "Leave the number out."),
        (answer("a"), 2, "Leave the number out."),
        (answer("a", "b"), 2, ""),
        (answer("a", "b"), 0, "Give a number from 1 to 2."),
        (answer("a", "b"), 3, "Give a number from 1 to 2."),
    ],
)
def test_an_outcome_is_taken_back_by_its_number(before: Response | None, which: int, cure: str) -> None:
    problem = why_not_take_back(Action(id="A1", text="x", response=before), which)
    assert (problem.cure if problem else "") == cure


END = "fifteen sixteen seventeen"
LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("", "new", "X was not given and is now “new”"),
        (None, 5, "X was not given and is now 5"),
        ("a\nb", "a b", "X stands in other lines"),
        (f"{LONG} old", f"{LONG} new", f"X was “… {END} old” and is now “… {END} new”"),
        (f"{LONG}", f"{LONG} new", f"X was “… {END}” and is now “… {END} new”"),
    ],
)
def test_of_long_texts_that_begin_alike_the_part_is_told_in_which_they_differ(
    old: object, new: object, said: str
) -> None:
    assert _both("X", old, new) == said


@pytest.mark.parametrize(
    ("absence", "at", "away"),
    [
        (Absence(left=TWO, returned=FOUR), THREE, True),
        (Absence(left=TWO, returned=FOUR), TWO, True),
        (Absence(left=TWO, returned=FOUR), FOUR, False),
        (Absence(left=THREE), TWO, False),
        (Absence(left=THREE), FOUR, True),
        (Absence(returned=THREE), TWO, True),
        (Absence(returned=THREE), FOUR, False),
        (Absence(item="W1", left=THREE), TWO, False),
        (Absence(item="W2", left=TWO), THREE, False),
        (Absence(item="W1"), TWO, True),
        (Absence(item="W1", left=TWO, returned=THREE), None, True),
        (Absence(left=TWO), None, True),
        (Absence(left=TWO, returned=THREE), None, False),
    ],
)
def test_somebody_is_away_from_leaving_until_coming_back(absence: Absence, at: dt.time | None, *, away: bool) -> None:
    assert _away(absence, "W1", at) is away


def present(person: str = "P1", **more: Any) -> Attendance:
    return Attendance(person=person, presence=Presence.PRESENT, **more)


@pytest.mark.parametrize(
    ("one", "item", "at", "inside"),
    [
        (present(), "W1", None, True),
        (present(arrived=THREE), "W1", TWO, False),
        (present(arrived=THREE), "W1", THREE, True),
        (present(left=THREE), "W1", TWO, True),
        (present(left=THREE), "W1", THREE, False),
        (present(from_item="W2"), "W1", None, False),
        (present(from_item="W2"), "W2", None, True),
        (present(until_item="W1"), "W1", None, True),
        (present(until_item="W1"), "W2", None, False),
        (present(left=THREE), "W1", None, False),
        (present(left=THREE, until_item="W2"), "W2", None, True),
    ],
)
def test_somebody_is_in_the_room_from_coming_until_leaving(
    one: Attendance, item: str, at: dt.time | None, *, inside: bool
) -> None:
    assert in_room(one, item, at, {"W1": 0, "W2": 1}) is inside


@pytest.mark.parametrize(
    ("member", "stand_in", "share"),
    [
        (present(), {}, False),
        (present(arrived=THREE), {}, True),
        (present(from_item="W1"), {}, True),
        (present(arrived=THREE), {"left": FOUR}, False),
        (present(arrived=THREE), {"left": TWO}, True),
        (present(arrived=THREE), {"until_item": "W1"}, False),
        (present(left=TWO), {"arrived": THREE}, True),
    ],
)
def test_a_member_and_a_stand_in_have_both_come_if_never_together(
    member: Attendance, stand_in: dict[str, Any], *, share: bool
) -> None:
    other = Attendance(person="P2", presence=Presence.SUBSTITUTE, substitute_for="P1", **stand_in)
    item = WorkItem(id="W1", title="x", meeting="M1")
    assert may_share(Register.of(PANEL, MEETING, item), MEETING, member, other) is share


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (Attendance(person="P1", presence=Presence.APOLOGIES), "sent apologies"),
        (Attendance(person="P1", presence=Presence.EXPECTED), "is not recorded as present"),
        (Attendance(person="P1", presence=Presence.ABSENT), "is not recorded as present"),
        (Attendance(person="P1", presence=Presence.IN_ATTENDANCE), "is not a member of the panel"),
        (Attendance(person="P9", presence=Presence.PRESENT), "is not a member of the panel"),
        (Attendance(person="P1", presence=Presence.PRESENT, left=TWO), "was out of the room"),
    ],
)
def test_why_somebody_is_not_among_those_who_vote(one: Attendance, why: str) -> None:
    meeting = Meeting(id="M1", date=TODAY, attendance=(one,))
    people = [Person(id=person, name=person) for person in ("P1", "P9")]
    register = Register.of(PANEL, meeting, *people, Seat(id="S1", person="P1"))
    assert why_not_in_room(register, meeting, one.person, "", None) == why


def test_a_quorum_is_set_though_no_member_is_entered_yet() -> None:
    rules = RuleSet(quorum=QuorumRule(mode="fraction", numerator=1, denominator=3))
    told = {one.code: one.now for one in needs(Register.of(Panel(id="PANEL", name="x", rules=(rules,))), TODAY)}
    assert told["quorum"] != ""
    assert {one.code: one.now for one in needs(Register.of(PANEL), TODAY)}["quorum"] == ""


def test_a_slip_in_a_word_of_the_panels_own_is_asked_about() -> None:
    own = RuleSet(interests=(InterestClass(code="friend", label="Friendship"),))
    register = Register.of(Panel(id="PANEL", name="x", rules=(own,)))
    problem = why_not_kind(register, TODAY, "Frendship")
    assert problem is not None
    assert problem.cure.startswith("Did you mean Friendship?")
    assert why_not_kind(Register.of(PANEL), TODAY, "Frendship") is None


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"scope": "all substantive items"}, "all substantive items"),
        ({"items": ("W1",)}, "“Plan”"),
        ({"scope": "topic", "topic": "Roads"}, "Roads"),
        ({"scope": "topic", "topic": "Roads", "items": ("W1",)}, "Roads (“Plan”)"),
        ({"items": ("W9",)}, "an item not recorded"),
        ({}, "none named"),
    ],
)
def test_what_a_declaration_is_about_is_said_for_a_list(more: dict[str, Any], said: str) -> None:
    one = Declaration(id="D1", meeting="M1", people=("P1",), interest="DPI", **more)
    assert about_words(Register.of(PANEL, MEETING, WorkItem(id="W1", title="Plan")), one) == said


@pytest.mark.parametrize(
    ("other", "addressee", "place"),
    [
        ("", "the Chair", 0),
        ("chair", "the Commissioner", 0),
        ("chair", "the Chair", 1),
        ("chair", "", 2),
        ("chair", "the Chair and the Commissioner", 2),
    ],
)
def test_questions_stand_in_the_stream_of_whom_they_are_put_to(other: str, addressee: str, place: int) -> None:
    scheme = QuestionRules(addressee="pcc", other_addressee=other)
    assert stream_place(scheme, Question(id="Q1", text="x", asker=Asker(name="A"), addressee=addressee)) == place


RECORDED = ComplaintStep(deed=ComplaintDeed.RECORDED, on=TODAY)
TOLD = ComplaintStep(deed=ComplaintDeed.TOLD, on=TODAY, notice=ComplaintNotice.RECORD, whom=ComplaintParty.COMPLAINANT)


@pytest.mark.parametrize(
    ("steps", "notice", "whom", "code"),
    [
        ((RECORDED,), ComplaintNotice.NONE, ComplaintParty.SUBJECT, "complaint.notice"),
        ((RECORDED,), ComplaintNotice.RECORD, ComplaintParty.NONE, "complaint.party"),
        ((), ComplaintNotice.RECORD, ComplaintParty.SUBJECT, "complaint.nothing-to-tell"),
        ((RECORDED,), ComplaintNotice.OUTCOME, ComplaintParty.SUBJECT, "complaint.nothing-to-tell"),
        ((RECORDED,), ComplaintNotice.RECORD, ComplaintParty.SUBJECT, ""),
        ((RECORDED, TOLD), ComplaintNotice.RECORD, ComplaintParty.SUBJECT, ""),
        ((RECORDED, TOLD), ComplaintNotice.RECORD, ComplaintParty.COMPLAINANT, "complaint.done"),
    ],
)
def test_somebody_is_told_once_of_what_was_done(
    steps: tuple[ComplaintStep, ...], notice: ComplaintNotice, whom: ComplaintParty, code: str
) -> None:
    problem = why_not_told(Complaint(id="K1", received_on=TODAY, steps=steps), notice, whom)
    assert (problem.code if problem else "") == code


def test_papers_that_are_printed_in_one_line_are_numbered_from_1() -> None:
    told = [
        (one.number, one.what, one.appendix, one.pages) for one in read_papers("report, pages 9-12; ; map, Appendix B")
    ]
    assert told == [(1, "report", "", "9-12"), (2, "map", "B", "")]
    assert [one.number for one in read_papers("paper; exempt paper, exempt by paragraph 3")] == [1, 2]
    assert [new_number(WorkItem(id="W1", title="x", papers=read_papers(words))) for words in ("", "a", "a; b")] == [
        1,
        2,
        3,
    ]
    assert new_number(WorkItem(id="W1", title="x", papers_numbered=7)) == 8


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Meeting, week commencing", "Meeting"),
        ("week of", ""),
        ("in the week of", "in"),
        ("Panel, w/c", "Panel"),
        ("The Panel, the week beginning", "The Panel"),
        ("Meeting of the", "Meeting of the"),
        ("", ""),
    ],
)
def test_words_for_a_week_are_taken_off_before_a_date(words: str, left: str) -> None:
    assert without_week(words) == left


@pytest.mark.parametrize(
    ("lead", "words", "said"),
    [
        ("That the Panel:", "Holds it.", "That the Panel holds it."),
        ("That –", "PCC staff", "That PCC staff"),
        ("That", "A plan", "That a plan"),
        ("That", "I agree", "That i agree"),
        ("", "Holds it.", "Holds it."),
        ("That", "", "That "),
    ],
)
def test_a_lead_in_is_worked_into_a_clause(lead: str, words: str, said: str) -> None:
    assert worked_in(lead, words) == said


def test_clauses_have_marks_where_there_are_several() -> None:
    one, other = Clause(text="To look."), Clause(text="To write.")
    assert clauses_lines([one]) == ["To look."]
    assert clauses_lines([one, other]) == ["- To look.", "- To write."]
    assert clauses_lines([]) == []


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("7", ["N1"]),
        ("item 2", ["N2"]),
        ("8", ["N2"]),
        ("8, 7", ["N1"]),
        ("Plan of the year", ["N3"]),
        ("Plan of", ["N3"]),
        ("Rural", ["N1"]),
        ("nothing", []),
    ],
)
def test_a_minute_is_meant_by_its_number_its_place_or_its_heading(typed: str, minutes: list[str]) -> None:
    three = [
        Minute(id="N1", meeting="M1", text="x", number="7", heading="Rural crime", order=1),
        Minute(id="N2", meeting="M1", text="x", number="8, 9", heading="Budget", order=2),
        Minute(id="N3", meeting="M1", text="x", number="", heading="Plan of the year", order=3),
    ]
    assert [one.id for one in _named(Register.of(PANEL, MEETING, *three), typed, three)] == minutes


@pytest.mark.parametrize(
    ("printed", "near", "days"),
    [
        ("on 5 January", dt.date(2021, 12, 20), [dt.date(2022, 1, 5)]),
        ("on 20 December", dt.date(2022, 1, 5), [dt.date(2021, 12, 20)]),
        ("on 5 January", dt.date(2021, 1, 20), [dt.date(2021, 1, 5)]),
        ("on 5 January 2019", dt.date(2021, 1, 20), [dt.date(2019, 1, 5)]),
    ],
)
def test_a_day_without_its_year_is_the_nearest(printed: str, near: dt.date, days: list[dt.date]) -> None:
    assert [one.day for one in days_in(printed, Meeting(id="M1", date=near))] == days


def test_a_member_of_parliament_by_name_holds_no_seat_from_co_option() -> None:
    person = Person(id="P1", name="Ann Archer", honours="MP")
    coopted = Seat(id="S1", person="P1", role=Role.COOPTED_COUNCILLOR)

    def why(seat: Seat, *others: Seat) -> str:
        problem = why_barred_seat(Register.of(PANEL, person, seat, *others), seat, others, lambda _: "Ann")
        return problem.code if problem else ""

    assert why(coopted) == "barred"
    assert why(replace(coopted, role=Role.MEMBER)) == ""
    assert why(replace(coopted, person=None)) == ""
    assert why(replace(coopted, role=Role.COMMISSIONER)) == ""


WORDS_OF: dict[type[Record], str] = {
    Minute: "heading report_of text resolutions_lead resolutions recommendations_lead recommendations filed"
    " exempt_paragraph summary void_reason",
    WorkItem: "title comments lead author to_answer origin target theme clerk agenda_number",
    Question: "subject urgent_reason addressee answer answered_by supplementaries repeat_note note",
    Declaration: "topic nature advice did text",
    Action: "text owner clause due_words",
    Person: "name title honours other_names note",
}
"""What is put back of a record where an earlier wording is: its own words, and no code, number, day or decision."""


@pytest.mark.parametrize("kind", WORDS_OF)
def test_the_wording_of_a_record_is_its_own_words(kind: type[Record]) -> None:
    assert [one.name for one in wording_of(kind)] == WORDS_OF[kind].split()


def test_forms_on_a_complaint_are_those_of_its_acts() -> None:
    acts = "acknowledge record refer return resolve disapply withdraw told close"
    assert complaint_forms("K1") == ("complaint:K1", *(f"complaint:K1:{act}" for act in acts.split()))


def test_of_exempt_business_a_report_knows_the_facts_and_not_the_words() -> None:
    minute = Minute(id="N1", meeting="M1", text="Secret.", exempt_paragraph="3", summary="Open.", item="W1")
    register = Register.of(PANEL, MEETING, minute, Report(id="RP1", meeting="M1"))
    seen = ReportMatter(register, Report(id="RP1", meeting="M1"), TODAY).register
    held = seen.get(Minute, "N1")
    assert held is not None
    assert held.item == "W1"
    assert "Secret" not in held.text
    plain = withheld(register).get(Minute, "N1")
    assert plain is None or plain != held


def test_actions_that_are_parts_of_one_another_are_judged_and_end() -> None:
    ring = [Action(id="A1", text="x", parent="A2"), Action(id="A2", text="x", parent="A1")]
    exempt = Minute(id="N1", meeting="M1", text="x", exempt_paragraph="3", summary="s")
    assert [one.text for one in withheld(Register.of(PANEL, MEETING, exempt, *ring)).all(Action)] == ["x", "x"]


def test_a_setting_of_the_nation_is_typed_by_its_name() -> None:
    assert typed_value(PANEL, RuleSet(), setting("nation")) == "England"


@pytest.mark.parametrize(("vote", "known"), [("V1", True), ("V2", False), ("V9", False), ("", False)])
def test_a_report_rests_on_a_vote_whose_meeting_is_known(vote: str, *, known: bool) -> None:
    votes = [Vote(id="V1", meeting="M1", motion="x"), Vote(id="V2", meeting="M8", motion="x")]
    report = Report(id="RP1", vote=vote or None, round="R1", step="report")
    one = StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2021)
    matter = ReportMatter(Register.of(PANEL, MEETING, one, *votes, report), report, TODAY)
    assert (matter.vote and matter.vote.id) == (vote if known else None)
    assert (matter.meeting and matter.meeting.id) == ("M1" if known else None)
