"""How records and their parts are put into words: each kind with all of it, with half of it and with nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from store.queries.actions.replies import letter_lines, next_point, replies, reply_table
from store.queries.programme.fullness import _words
from store.queries.publishing.timeline import timeline_rows
from store.queries.words.wording import further_lines, link_words, plain_words, record_title, value_words
from store.records import (
    Action,
    ActionKind,
    ActionStatus,
    Asker,
    Clause,
    ContactDetails,
    CopySent,
    Declaration,
    DoneMark,
    Evidence,
    Filed,
    Interest,
    InterestEntry,
    Issue,
    ItemMove,
    KeptFile,
    Leaving,
    Meeting,
    MeetingMove,
    MeetingStatus,
    Minute,
    MinutesState,
    Nominee,
    NoticePosted,
    Outcome,
    Panel,
    Paper,
    PaperFile,
    PapersSent,
    Part,
    Person,
    PointOutcome,
    PrintedBlock,
    Question,
    QuestionKind,
    Record,
    Report,
    Response,
    Role,
    RoundKind,
    Seat,
    Stamp,
    StampKind,
    StatutoryRound,
    Vote,
    WordedBlock,
    WorkItem,
)
from store.register import Register

DAY = dt.date(2021, 7, 12)
ONE = dt.timedelta(days=1)
PANEL = Panel(id="PANEL", name="A\n panel")
MEETING = Meeting(id="M1", date=dt.date(2021, 6, 24), start=dt.time(13))
LATER = Meeting(id="M2", date=dt.date(2021, 7, 29))
ANN = Person(id="P1", name="Ann Archer")
BOB = Person(id="P2", name="Bob Bell")
ITEM = WorkItem(id="W1", title="Annual  plan")
MINUTE = Minute(id="N1", meeting="M1", number="33", heading="Plan")
BARE = Minute(id="N2", meeting="M1")
PRECEPT = StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2099, subject="the rise")
REGISTER = Register.of(PANEL, MEETING, LATER, ANN, BOB, ITEM, MINUTE, BARE, PRECEPT)

TITLES: list[tuple[Record, str]] = [
    (PANEL, "A panel"),
    (ANN, "Ann Archer"),
    (Seat(id="S1", person="P1", role=Role.CHAIR, body="Borchester"), "Ann Archer, Chair, Borchester"),
    (Seat(id="S1", person="P1", role=Role.OFFICER, post="Clerk"), "Ann Archer, Clerk"),
    (Seat(id="S1", role=Role.MEMBER), "vacant, member"),
    (MEETING, "Thursday 24 June 2021, 1:00 pm"),
    (ITEM, "Annual plan"),
    (Question(id="Q1", asker=Asker(name="Eve Ede"), text="Why?", subject="Roads"), "question from Eve Ede: Roads"),
    (
        Question(
            id="Q1", asker=Asker(name="Eve Ede"), text="Why?", published_text="Why so?", kind=QuestionKind.PETITION
        ),
        "petition from Eve Ede: Why so?",
    ),
    (Question(id="Q1", asker=Asker(name="Eve Ann-Ede", under_18=True), text="Why?"), "question from E.A.E.: Why?"),
    (Interest(id="I1", person="P1", entry=InterestEntry(category="Land", text="A field")), "Ann Archer: A field"),
    (
        Interest(id="I1", person="P1", entry=InterestEntry(category="Land", text="A field", sensitive=True)),
        "Ann Archer: withheld",
    ),
    (Declaration(id="D1", meeting="M1", nil=True), "no declarations at the meeting of Thursday 24 June 2021"),
    (
        Declaration(id="D1", meeting="M1", people=("P1", "P2"), interest="personal interest"),
        "personal interest declared by Ann Archer and Bob Bell at the meeting of Thursday 24 June 2021",
    ),
    (Declaration(id="D1", meeting="M9", interest="personal"), "personal interest declared by someone not recorded"),
    (Declaration(id="D1", meeting="M9", people=("P1",)), "interest declared by Ann Archer"),
    (Declaration(id="D1", meeting="M9", nil=True), "no declarations"),
    (Action(id="A1", text="Do it"), "Do it"),
    (MINUTE, "minute 33: Plan"),
    (BARE, "item 2"),
    (
        Vote(id="V1", meeting="M1", motion="That it be so"),
        "vote at the meeting of Thursday 24 June 2021: That it be so",
    ),
    (Vote(id="V2", meeting="M9", amends="V1", minute="N1"), "amendment: Plan"),
    (Vote(id="V2", meeting="M9", nominees=(Nominee(person="P1"),)), "election"),
    (Vote(id="V2", meeting="M9", item="W1", minute="N1", motion="x"), "vote: Annual plan"),
    (
        Stamp(id="T1", meeting="M1", kind=StampKind.NOTE, at=dt.time(13, 5)),
        "note at 1:05 pm at the meeting of Thursday 24 June 2021",
    ),
    (Stamp(id="T1", meeting="M9", kind=StampKind.NOTE), "note"),
    (PRECEPT, "precept 2099-00 the rise"),
    (StatutoryRound(id="R2", kind=RoundKind.CONFIRMATION_HEARING, post="Clerk"), "confirmation hearing Clerk"),
    (Report(id="L1", round="R1", step="report"), "report: precept 2099-00 the rise"),
    (Report(id="L1", round="R1", step="second-report"), "second report: precept 2099-00 the rise"),
    (Report(id="L1", meeting="M1"), "report on scrutiny of Thursday 24 June 2021"),
    (Report(id="L1"), "report on scrutiny"),
]


@pytest.mark.parametrize(("record", "title"), TITLES, ids=[title for _, title in TITLES])
def test_every_kind_of_record_is_named_in_a_line(record: Record, title: str) -> None:
    assert record_title(REGISTER, record) == title


MOVE = ItemMove(on=DAY, how="deferred", what="annex", from_meeting="M1", to_meeting="M2", reason="late")

PARTS: list[tuple[Part, str]] = [
    (Clause(label="a", text="Do it"), "(a) Do it"),
    (Clause(label="(i)", text="Do it"), "(i) Do it"),
    (Clause(text="Do it"), "Do it"),
    (Evidence(what="A letter"), "A letter"),
    (
        Evidence(what="A letter", on=DAY, where="the file", ref="N1"),
        "A letter (Monday 12 July 2021; the file; minute 33: Plan)",
    ),
    (Filed(what="report", mark="A"), "report, marked A"),
    (Filed(what="report"), "report"),
    (Filed(what="report", mark="A", printed="The report was filed."), "The report was filed."),
    (InterestEntry(category="Land", text="A field"), "Land: A field"),
    (InterestEntry(category="Land", text="A field", sensitive=True), "Land: withheld"),
    (InterestEntry(category="Land", text="A field", from_date=DAY), "Land: A field; from: Monday 12 July 2021"),
    (
        MOVE,
        "deferred (annex) on Monday 12 July 2021 from Thursday 24 June 2021, 1:00 pm to Thursday 29 July 2021: late",
    ),
    (ItemMove(on=DAY, how="withdrawn"), "withdrawn on Monday 12 July 2021"),
    (Leaving(person="P1", at=dt.time(14), returned=dt.time(15)), "Ann Archer, left at 2:00 pm, returned at 3:00 pm"),
    (Leaving(printed="The Chief"), "The Chief"),
    (PrintedBlock(block="reasons", text="Because"), "Reasons: Because"),
    (WordedBlock(block="reasons"), "Reasons: left out"),
    (ContactDetails(), ""),
    (ContactDetails(address="1 High Street"), "private, kept from papers and exports"),
    (Nominee(person="P1"), "nominee: Ann Archer"),
    (
        Nominee(person="P1", printed="Cllr Archer", moved_by="P2", seconded_by="P1", seconded_by_printed="Cllr B"),
        "nominee: Cllr Archer, moved by: Bob Bell, seconded by: Cllr B",
    ),
]


@pytest.mark.parametrize(("part", "words"), PARTS, ids=[words for _, words in PARTS])
def test_every_part_of_a_record_is_read_as_a_clerk_would_say_it(part: Part, words: str) -> None:
    assert value_words(REGISTER, None, "", part) == words
    assert value_words(REGISTER, None, "", (part, part)) == ("; ".join((words, words)) if words else "")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "yes"),
        (False, "no"),
        (Role.CHAIR, "Chair"),
        (dt.datetime(2021, 7, 12, 9, 5, tzinfo=dt.UTC), "Monday 12 July 2021, 9:05 am"),
        (DAY, "Monday 12 July 2021"),
        (dt.time(12), "12 noon"),
        (0, "0"),
    ],
)
def test_plain_values_are_put_into_words(value: object, words: str) -> None:
    assert plain_words(value) == value_words(REGISTER, None, "", value) == words


def test_links_are_followed_and_what_is_empty_has_no_words() -> None:
    assert [value_words(REGISTER, WorkItem, "meeting", one) for one in (None, "", (), "M2", "M9")] == [
        *("", "", ""),
        "Thursday 29 July 2021",
        "M9",
    ]
    assert value_words(REGISTER, WorkItem, "title", "M2") == value_words(REGISTER, None, "meeting", "M2") == "M2"
    assert value_words(REGISTER, ContactDetails, "address", "1 High Street") == "private, kept from papers and exports"
    assert value_words(REGISTER, Declaration, "people", ("P1", "P2")) == "Ann Archer; Bob Bell"
    assert [link_words(REGISTER, one) for one in ("W1", "W9")] == ["Annual plan", "W9"]


def test_what_is_told_already_or_is_as_it_always_is_has_no_further_line() -> None:
    item = WorkItem(id="W2", title="Plan", lead="Ann", author="Bob", theme="Roads", minutes=10)
    assert further_lines(REGISTER, item, [("Item", "x"), ("Theme", "x")], ("author",)) == [
        ("Report of", "Ann"),
        ("Time, min", "10"),
    ]


def _timeline(*records: Record) -> list[tuple[str, str, str, str]]:
    rows = timeline_rows(Register.of(PANEL, *records), DAY, "M1")
    return [(str(row.on), row.at, row.what, row.record) for row in rows]


def test_a_meeting_of_which_nothing_is_dated_has_no_time_line() -> None:
    assert _timeline(Meeting(id="M1", date=DAY)) == []
    assert _timeline(Meeting(id="M1", date=DAY, status=MeetingStatus.HELD)) == [
        ("2021-07-12", "", "The meeting was held.", "M1")
    ]


def test_the_time_line_of_a_meeting_tells_each_thing_on_its_day_and_what_has_no_time_last() -> None:
    days = [dt.date(2021, 6, 1) + n * ONE for n in range(40)]
    held = Meeting(
        id="M1",
        date=days[23],
        start=dt.time(13),
        finish=dt.time(14, 30),
        status=MeetingStatus.HELD,
        arranged_on=days[0],
        moves=(MeetingMove(from_date=days[20], to_date=days[23], on=days[1], reason="snow"),),
        notices=(
            NoticePosted(council="Borchester", on=days[2]),
            NoticePosted(council="Felpersham", on=days[3], where="the door"),
        ),
        published=(
            Issue(kind="agenda", on=days[4], at=dt.time(9), clear_days=5),
            Issue(kind="late item", on=days[4], at=dt.time(8), reason="urgent", clear_days=1),
        ),
        sent=(PapersSent(to=("P1",), on=days[5]), PapersSent(what="minutes", to=("P1", "P2"), on=days[6], how="post")),
        minutes=MinutesState(finalised_on=days[24], confirmed_on=days[38], confirmed_at="M2", signed_on=days[39]),
    )
    papers = (
        Paper(number=1, what="Report", received_on=days[7]),
        Paper(
            number=2,
            what="Annex",
            received_on=days[7],
            files=(
                PaperFile(name="a.pdf", sha256="a" * 64, size=1, added_on=days[8]),
                PaperFile(name="b.pdf", sha256="b" * 64, size=1, added_on=days[9], reason="mended"),
            ),
            withdrawn_on=days[10],
            withdrawn_why="doubled",
        ),
    )
    items = (WorkItem(id="W1", title="Plan", meeting="M1", papers=papers), WorkItem(id="W2", title="x", papers=papers))
    asked = Question(
        id="Q1",
        asker=Asker(name="Eve"),
        text="Why?",
        meeting="M1",
        received_at=dt.datetime(2021, 6, 12, 9, 30, tzinfo=dt.UTC),
        answered_on=days[23],
        published_on=days[25],
        reply_sent_on=days[26],
    )
    action = Action(
        id="A1",
        text="Do it",
        kind=ActionKind.RECOMMENDATION,
        meeting="M1",
        agreed_on=days[23],
        copies=(CopySent(council="Borchester", on=days[27]),),
        response=Response(outcome=Outcome.ACCEPTED, received_on=days[28]),
        closed=Evidence(what="x", on=days[29]),
    )
    others = (
        Meeting(id="M2", date=days[38]),
        Question(id="Q2", asker=Asker(name="Eve"), text="x", meeting="M2", answered_on=days[9]),
        Action(id="A2", text="x", meeting="M2", agreed_on=days[9]),
    )
    assert [(on, at, what) for on, at, what, _ in _timeline(held, *items, asked, action, *others)] == [
        ("2021-06-01", "", "Thursday 24 June 2021, 1:00 pm: the meeting was arranged."),
        ("2021-06-02", "", "The meeting was moved from 21 June 2021 to 24 June 2021: snow."),
        ("2021-06-03", "", "Public notice was given at Borchester."),
        ("2021-06-04", "", "Public notice was given at Felpersham, the door."),
        ("2021-06-05", "8:00 am", "Late item 1 published, 1 clear working day before: urgent."),
        ("2021-06-05", "9:00 am", "Agenda published, 5 clear working days before."),
        ("2021-06-06", "", "Papers were sent to 1 person."),
        ("2021-06-07", "", "Minutes were sent to 2 people, post."),
        ("2021-06-08", "", "Received: Report for “Plan”."),
        ("2021-06-09", "", "Version 1 put in force: Annex for “Plan”."),
        ("2021-06-10", "", "Version 2 put in force: Annex for “Plan”: mended."),
        ("2021-06-11", "", "Withdrawn: Annex for “Plan”: doubled."),
        ("2021-06-12", "9:30 am", "A public question was received."),
        ("2021-06-24", "1:00 pm", "The meeting began."),
        ("2021-06-24", "2:30 pm", "The meeting closed."),
        ("2021-06-24", "", "A public question was answered."),
        ("2021-06-24", "", "Agreed: recommendation."),
        ("2021-06-25", "", "The minutes were made final."),
        ("2021-06-26", "", "A public question was published with its answer."),
        ("2021-06-27", "", "The reply to a public question was sent."),
        ("2021-06-28", "", "A copy of the recommendation was sent to Borchester."),
        ("2021-06-29", "", "A reply came: accepted."),
        ("2021-06-30", "", "The recommendation was closed."),
        ("2021-07-09", "", "The minutes were confirmed at the meeting of Friday 9 July 2021."),
        ("2021-07-10", "", "The minutes were signed."),
    ]


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({}, "Agenda and reports published"),
        ({"status": MeetingStatus.CANCELLED}, "publication"),
        ({"status": MeetingStatus.RELEASED}, "publication"),
        ({"known_by": "month"}, "publication"),
    ],
)
def test_a_deadline_that_was_met_is_named_where_the_meeting_has_its_day(fields: dict[str, Any], named: str) -> None:
    marks = (DoneMark(deadline="publication", on=DAY), DoneMark(deadline="unknown", on=DAY + ONE, note="by post"))
    told = _timeline(Meeting(id="M1", date=dt.date(2021, 7, 29), done=marks, **fields))
    assert [what for _, _, what, _ in told] == [f"Done: {named}.", "Done: unknown: by post."]


@pytest.mark.parametrize(
    ("booked", "available", "undecided", "items", "words"),
    [
        (None, None, 0, 0, "no items"),
        (0, 150, 0, 0, "0 of 150 minutes"),
        (None, 150, 1, 1, "1 item, no minutes"),
        (None, 150, 2, 2, "2 items, no minutes"),
        (30, None, 0, 1, "30 minutes"),
        (150, 150, 0, 2, "150 of 150 minutes"),
        (151, 150, 0, 2, "151 of 150 minutes, 1 too many"),
        (30, 150, 2, 3, "30 of 150 minutes, 2 without"),
        (160, 150, 1, 3, "160 of 150 minutes, 10 too many, 1 without"),
        (30, None, 1, 2, "30 minutes, 1 without"),
    ],
)
def test_how_full_a_meeting_is(
    booked: int | None, available: int | None, undecided: int, items: int, words: str
) -> None:
    assert _words(booked, available, undecided, items) == words


def _point(serial: int, point: int | None, **fields: Any) -> Action:
    given: dict[str, Any] = {"kind": ActionKind.RECOMMENDATION, "meeting": "M1", "text": f"Point  {serial}"}
    return Action(id=f"A{serial}", number=point, **given | fields)


LETTER = Response(
    outcome=Outcome.ACCEPTED,
    reference="Para 1",
    letter="PCC/7",
    dated=DAY,
    signed_by="The PCC",
    addressed_to="Ann",
    enclosures="plan.",
    kept=KeptFile(name="letter.pdf", sha256="0" * 64),
)

OF_THE_LETTER = (
    "Letter PCC/7 of Monday 12 July 2021; signed by The PCC; addressed to Ann; enclosures: plan; kept as letter.pdf"
)


def test_replies_are_told_point_by_point_and_each_letter_once() -> None:
    undated = Response(outcome=Outcome.NOTED, received_on=DAY + ONE)
    parted = Response(
        outcome=Outcome.CHANGED, part="one", letter="PCC/8", further=(PointOutcome(outcome=Outcome.NOTED, part="two"),)
    )
    actions = (
        _point(1, 2, response=LETTER),
        _point(2, 1, response=LETTER),
        _point(3, 3, response=undated),
        _point(4, None, agreed_on=DAY, response_required=True),
        _point(5, 4, response=parted),
        _point(6, 5, kind=ActionKind.REPORT),
        _point(7, 6, meeting="M2"),
    )
    register = Register.of(PANEL, MEETING, LATER, *actions)
    rows = replies(register, "M1")
    assert reply_table(rows) == [
        ("Point", "Outcome", "Reference", "Dated", "Signed by", "Recommendation"),
        ("1", "accepted", "Para 1", "Mon 12 Jul 2021", "The PCC", "Point 2"),
        ("2", "accepted", "Para 1", "Mon 12 Jul 2021", "The PCC", "Point 1"),
        ("3", "noted", "", "came Tue 13 Jul 2021", "", "Point 3"),
        ("4", "changed", "", "", "", "[one] Point 5"),
        ("4", "noted", "", "", "", "[two] Point 5"),
        ("A4", "no reply", "", "", "", "Point 4"),
    ]
    assert letter_lines(rows) == (
        f"{OF_THE_LETTER}. It answers 2 points.",
        "Letter PCC/8. It answers 1 point.",
    )
    assert [row.id for row in replies(register)] == ["A2", "A1", "A3", "A5", "A5", "A4", "A7"]
    signed = Response(outcome=Outcome.NOTED, signed_by="The Commissioner")
    bare = replies(Register.of(PANEL, MEETING, _point(1, 1, response=signed)))
    assert letter_lines(bare) == ("Letter: signed by The Commissioner. It answers 1 point.",)


def test_after_the_last_point_come_those_that_were_passed_over() -> None:
    actions = [
        _point(1, 1),
        _point(2, 2, response=LETTER),
        _point(3, 3, status=ActionStatus.DROPPED),
        _point(4, 4),
        _point(5, 5),
        _point(6, None),
        _point(7, 6, meeting="M2"),
    ]
    register = Register.of(PANEL, MEETING, LATER, *actions)
    told = {one.id: getattr(next_point(register, one), "id", None) for one in actions}
    assert told == {"A1": "A4", "A2": "A4", "A3": "A4", "A4": "A5", "A5": "A1", "A6": None, "A7": None}
