"""A made-up panel of which everything is recorded, in most ways in which it can be: for lists and papers, whole."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from store.records import (
    Absence,
    Action,
    ActionKind,
    ActionStatus,
    AgendaLine,
    Asker,
    Attendance,
    Clause,
    Complaint,
    ComplaintDeed,
    ComplaintKind,
    ComplaintStep,
    ContactDetails,
    CopySent,
    Council,
    Declaration,
    DoneMark,
    DueKind,
    Evidence,
    Filed,
    FoundInFile,
    Interest,
    InterestEntry,
    InTheChair,
    Issue,
    IssuedLine,
    ItemKind,
    ItemMove,
    ItemStatus,
    KeptFile,
    Leaving,
    Meeting,
    MeetingKind,
    MeetingMove,
    MeetingStatus,
    Minute,
    MinutesState,
    NamedVote,
    Nominee,
    NoticePosted,
    Outcome,
    Panel,
    Paper,
    PaperFile,
    PapersSent,
    PaperStatus,
    Particulars,
    Person,
    PersonName,
    PointOutcome,
    Presence,
    PrintedBlock,
    ProgressNote,
    Question,
    QuestionKind,
    QuestionState,
    QuestionStep,
    Record,
    Report,
    Response,
    Role,
    RoundKind,
    RoundStep,
    Score,
    Seat,
    Stamp,
    StampKind,
    StatutoryRound,
    Vote,
    WordedBlock,
    WorkItem,
)
from store.records.cover import CoverPart, CoverSays, CoverSheet, NamedAppendix
from store.records.panel import Deadline, QuestionKindRule, QuestionRules, QuorumRule, RuleSet
from store.records.question import Exchange
from store.register import Register

TODAY = dt.date(2021, 7, 12)
"""The Monday on which everything stands as it does: the last meeting was on 10 June, the next is on 29 July."""


def _on(month: int, day: int, year: int = 2021) -> dt.date:
    return dt.date(year, month, day)


def _file(serial: int, **fields: Any) -> PaperFile:
    return PaperFile(name=f"paper{serial}.pdf", sha256=f"{serial:064x}", size=1000 * serial, pages=serial, **fields)


PANEL = Panel(
    id="PANEL",
    name="Borsetshire Police and Crime Panel",
    short_name="BPCP",
    councils=(Council(name="Ambridge"), Council(name="Borchester"), Council(name="Felpersham")),
    rules=(
        RuleSet(
            quorum=QuorumRule(mode="number", number=3),
            meeting_minutes=120,
            questions=QuestionRules(
                allowed=True,
                kinds=(
                    QuestionKindRule(
                        kind="question",
                        deadline=Deadline(mode="clear_wd", n=5, hour=dt.time(12)),
                        speaking_minutes=3,
                        max_words=100,
                    ),
                    QuestionKindRule(kind="petition", deadline=Deadline(mode="clear_wd", n=3), min_signatures=300),
                ),
                max_per_person=1,
                max_total=5,
                speaking_minutes_each=2,
                session_minutes=30,
                supplementary="yes",
                supplementary_max=1,
                decides="the Chair",
                refusal_grounds=("vexatious",),
                written_answer_due=Deadline(mode="calendar_after", n=10),
                publish_locality=True,
                provision="rule 7",
            ),
            scoring=("impact", "interest"),
            scoring_line=3,
        ),
    ),
)

PEOPLE = (
    Person(id="P1", title="Cllr", name="Ann Archer", honours="OBE", interests_confirmed_on=_on(5, 20)),
    Person(id="P2", title="Mrs", name="Bea Bell", interests_confirmed_on=_on(5, 20, 2019)),
    Person(id="P3", name="Cy Cole", other_names=("C. Cole",)),
    Person(
        id="P4",
        name="Di Dale",
        named_from=_on(6, 1),
        earlier=(PersonName(name="Di Dunn", title="Miss"),),
    ),
    Person(id="P5", name="Ed Ede"),
    Person(id="P6", name="Flo Fox"),
    Person(id="P7", name="Gus Gray"),
    Person(id="P8", name="Hal Hope"),
    Person(id="P9", name="Ida Ives"),
)

SEATS = (
    Seat(id="S1", person="P1", role=Role.CHAIR, body="Ambridge", party="Green", from_date=_on(5, 20)),
    Seat(
        id="S2",
        person="P2",
        role=Role.VICE_CHAIR,
        body="Borchester",
        party="Labour",
        from_date=_on(5, 1, 2018),
        term_ends=_on(9, 1),
        substitutes=("P5",),
    ),
    Seat(id="S3", person="P3", body="Felpersham", party="Green", from_date=_on(5, 20), place="first"),
    Seat(id="S4", person="P4", role=Role.INDEPENDENT, from_date=_on(7, 1, 2019), term_ends=_on(7, 20), skills=("law",)),
    Seat(id="S5", body="Felpersham", place="second", council_met_on=_on(6, 25), from_date=_on(6, 1)),
    Seat(id="S6", person="P9", body="Felpersham", place="second", to_date=_on(5, 31), ended_because="resigned"),
    Seat(id="S7", person="P6", role=Role.COMMISSIONER, from_date=_on(5, 13)),
    Seat(id="S8", person="P7", role=Role.CHIEF_CONSTABLE, post="Chief Constable", from_date=_on(1, 1, 2020)),
    Seat(id="S9", person="P8", role=Role.OFFICER, post="Monitoring Officer", body="Ambridge"),
    Seat(id="S10", person="P9", role=Role.CHAIR, from_date=_on(5, 1, 2019), to_date=_on(5, 19), votes=False),
)

INTERESTS = (
    Interest(
        id="I1",
        person="P1",
        entry=InterestEntry(category="Land", text="A field", terms=("field",), from_date=_on(1, 2, 2020)),
        standing=True,
    ),
    Interest(
        id="I2",
        person="P1",
        entry=InterestEntry(
            category="Gift", text="A clock", given_by="the Mayor", value="£60", arose_on=_on(6, 28), to_date=_on(8, 1)
        ),
    ),
    Interest(id="I3", person="P2", entry=InterestEntry(category="Work", text="Police staff", sensitive=True)),
    Interest(
        id="I4",
        person="P2",
        entry=InterestEntry(category="Body", text="A charity", arose_on=_on(5, 1), notified_on=_on(5, 10)),
    ),
)


def _present(person: str, presence: Presence = Presence.PRESENT, **fields: Any) -> Attendance:
    return Attendance(person=person, presence=presence, **fields)


ATTENDED = (
    _present("P1", printed="Cllr A. Archer"),
    _present("P2", remote=True),
    _present("P3", Presence.APOLOGIES, told_on=_on(6, 8)),
    _present("P4", absences=(Absence(left=dt.time(14, 0), returned=dt.time(14, 30), reason="a call"),)),
    _present("P5", Presence.SUBSTITUTE, substitute_for="P3"),
    _present("P6", Presence.IN_ATTENDANCE, arrived=dt.time(13, 30), from_item="W1", left=dt.time(15), until_item="W3"),
    _present("P7", Presence.ALSO_PRESENT, role="Chief Constable", left=dt.time(14, 15)),
)

PAPERS = (
    Paper(number=1, what="Report", files=(_file(1, added_on=_on(7, 1)),), status=PaperStatus.RECEIVED, appendix="A"),
    Paper(
        number=2,
        what="Annex",
        author="P. Pan",
        files=(_file(2, added_on=_on(7, 1)), _file(3, added_on=_on(7, 5), reason="a page was missing")),
        exempt_paragraph="3",
        interest="It names a firm.",
        received_on=_on(7, 1),
        status=PaperStatus.RECEIVED,
    ),
    Paper(number=3, what="Map", status=PaperStatus.DUE, due_on=_on(7, 9)),
    Paper(number=4, what="Slides", status=PaperStatus.TO_FOLLOW, due_on=_on(7, 20)),
    Paper(
        number=5,
        what="Letter",
        files=(_file(5, added_on=_on(7, 2)),),
        withdrawn_on=_on(7, 6),
        withdrawn_why="it was a draft",
    ),
)


def _line(line: str, number: str, title: str, **fields: Any) -> IssuedLine:
    return IssuedLine(line=line, number=number, title=title, **fields)


OUT = (
    Paper(number=1, what="Draft plan", files=(_file(11, added_on=_on(6, 1)),), status=PaperStatus.RECEIVED),
    Paper(number=2, what="Costs", files=(_file(12, added_on=_on(6, 1)),), status=PaperStatus.RECEIVED),
    Paper(number=3, what="Tables", status=PaperStatus.TO_FOLLOW),
    Paper(number=4, what="Speech", status=PaperStatus.NONE),
)
"""The papers for the plan as they went out with the agenda of June."""

COME_UPON = (
    FoundInFile(kind="comment", where="page 1", what="1 comment is in it."),
    FoundInFile(kind="author", where="properties", what="Z."),
)
COVER = CoverSheet(
    parts=(CoverPart(heading="purpose"), CoverPart(heading="recommendations", says=CoverSays.NONE)),
    date="11 June 2021",
    listed=("A", "B"),
    named=(NamedAppendix(letter="C", where="Purpose"),),
    at_odds=("It names 2020-21 and 2021-22.",),
)

LATEST = _file(21, added_on=_on(6, 15), reason="misprints", found=COME_UPON, cover=COVER)

SINCE = (
    replace(
        OUT[0], files=(*OUT[0].files, _file(21, added_on=_on(6, 15), reason="misprints", found=COME_UPON, cover=COVER))
    ),
    replace(OUT[1], exempt_paragraph="3", interest="It names a firm."),
    replace(OUT[2], files=(_file(23, added_on=_on(6, 7)),), status=PaperStatus.RECEIVED),
    OUT[3],
    Paper(number=5, what="Map", files=(_file(25, added_on=_on(6, 20)),), status=PaperStatus.RECEIVED),
)
"""And as they stand now: one in another version, one exempt since, one that came, one that is new."""

ISSUES = (
    Issue(
        kind="agenda",
        on=_on(6, 2),
        at=dt.time(9, 0),
        clear_days=5,
        lines=(
            _line("L1", "1", "Apologies", standing="apologies"),
            _line("L2", "2", "Police and Crime Plan", item="W1", report_of="Commissioner", minutes=30, papers=OUT),
            _line("L3", "3", "Precept", item="W2"),
        ),
    ),
    Issue(
        kind="late item",
        on=_on(6, 8),
        clear_days=1,
        short_by=4,
        lines=(_line("L4", "4", "Flood", item="W3", after="L3"),),
        chair="P1",
        circumstances="the river rose",
        why_not_before="it rose that night",
        reason="urgent",
    ),
    Issue(kind="withdrawal", on=_on(6, 9), withdrawn=("L3",), reason="not ready"),
)

MOVE = MeetingMove(from_date=_on(7, 22), to_date=_on(7, 29), on=_on(6, 1), reason="the hall was taken")

MEETINGS = (
    Meeting(id="M1", date=_on(3, 25), status=MeetingStatus.HELD, start=dt.time(13), attendance=(_present("P9"),)),
    Meeting(
        id="M2",
        date=_on(6, 10),
        kind=MeetingKind.ANNUAL,
        start=dt.time(13),
        finish=dt.time(15, 20),
        venue="County Hall",
        status=MeetingStatus.HELD,
        arranged_on=_on(1, 5),
        agenda_published_on=_on(6, 2),
        published=ISSUES,
        sent=(PapersSent(on=_on(6, 2), to=("P1", "P2"), how="by post"),),
        notices=(
            NoticePosted(council="Ambridge", on=_on(6, 1)),
            NoticePosted(council="Borchester", on=_on(6, 2), where="the hall"),
        ),
        attendance=ATTENDED,
        chairs=(InTheChair(person="P1"), InTheChair(person="P2", from_time=dt.time(15, 0))),
        minutes=MinutesState(finalised_on=_on(6, 20)),
        webcast="https://example.org/1",
        done=(DoneMark(deadline="publication", on=_on(6, 2), by="ann", note="in time"),),
        note="The heating was off.",
    ),
    Meeting(
        id="M3",
        date=_on(7, 29),
        start=dt.time(13),
        venue="County Hall",
        moves=(MOVE,),
        agenda=(
            AgendaLine(id="L1", standing="apologies"),
            AgendaLine(id="L2", item="W4", ask="Members note it."),
        ),
        attendance=(_present("P1", Presence.EXPECTED), _present("P2", Presence.APOLOGIES)),
        minutes_available=90,
    ),
    Meeting(id="M4", date=_on(9, 30), kind=MeetingKind.TASK_GROUP, title="Knife crime"),
    Meeting(
        id="M5", date=_on(5, 6), status=MeetingStatus.CANCELLED, cancelled_on=_on(4, 1), cancelled_reason="the election"
    ),
    Meeting(id="M6", date=_on(11, 1), known_by="month", status=MeetingStatus.PROPOSED),
    Meeting(id="M7", date=_on(2, 3, 2022), kind=MeetingKind.RESERVE),
    Meeting(id="M8", date=_on(8, 5), binned_on=_on(7, 1)),
)

ITEMS = (
    WorkItem(
        id="W1",
        title="Police and Crime Plan",
        kind=ItemKind.STATUTORY,
        lead="Commissioner",
        author="Z. Zed",
        meeting="M2",
        considered_at="M2",
        status=ItemStatus.CONSIDERED,
        minutes=30,
        papers=SINCE,
        comments="The draft plan",
        order=1,
    ),
    WorkItem(
        id="W2",
        title="Precept",
        meeting="M3",
        order=2,
        moves=(ItemMove(on=_on(6, 9), how="deferred", from_meeting="M2", to_meeting="M3", reason="not ready"),),
        minutes=100,
    ),
    WorkItem(id="W3", title="Flood", meeting="M2", status=ItemStatus.CONSIDERED, considered_at="M2", order=3),
    WorkItem(
        id="W4",
        title="The field by the river",
        lead="Chief Constable",
        meeting="M3",
        origin="a member",
        papers=PAPERS,
        order=1,
        theme="Land",
        format="report",
        to_answer=("Chief Constable",),
    ),
    WorkItem(
        id="W5",
        title="Rural crime",
        scores=(Score(criterion="impact", points=3), Score(criterion="interest", points=1)),
        target="autumn",
        moves=(ItemMove(on=_on(5, 1), how="moved", from_meeting="M1", reason="no room"),),
    ),
    WorkItem(id="W6", title="Dogs", scores=(Score(criterion="impact", points=2),), origin_ref="A1"),
    WorkItem(
        id="W7",
        title="Old business",
        status=ItemStatus.WITHDRAWN,
        meeting="M3",
        moves=(ItemMove(on=_on(7, 2), how="withdrawn", from_meeting="M3", what="", reason="done elsewhere"),),
    ),
    WorkItem(id="W8", title="Knives", meeting="M4", status=ItemStatus.DEFERRED),
    WorkItem(id="W9", title="Thrown away", binned_on=_on(7, 5)),
)

QUESTIONS = (
    Question(
        id="Q1",
        asker=Asker(name="Pat Parr", organisation="Friends of the Field", private=ContactDetails(email="PRIVATE")),
        received_at=dt.datetime(2021, 6, 1, 9, 30, tzinfo=dt.UTC),
        text="Why is it so?",
        published_text="Why is it so?",
        subject="The field",
        meeting="M2",
        state=QuestionState.PUT,
        steps=(
            QuestionStep(state=QuestionState.ACCEPTED, on=_on(6, 3), by="Cllr Archer"),
            QuestionStep(state=QuestionState.PUT, on=_on(6, 10)),
        ),
        answer="Because.",
        answered_by="Commissioner",
        answered_on=_on(6, 10),
        supplementaries=(Exchange(asked="Truly?", answer="Yes."), Exchange(asked="And now?")),
        reply_due=_on(7, 1),
        asker_present=True,
        published_on=_on(6, 20),
    ),
    Question(
        id="Q2",
        kind=QuestionKind.PETITION,
        asker=Asker(name="Kim Young", under_18=True),
        received_at=dt.datetime(2021, 7, 9, 15, tzinfo=dt.UTC),
        text="Save the field",
        signatures=200,
        meeting="M3",
    ),
    Question(
        id="Q3",
        asker=Asker(name="Lee Long", consents_to_name=False),
        received_at=dt.datetime(2021, 5, 28, 15, tzinfo=dt.UTC),
        text="Why not?",
        meeting="M2",
        held_over_to="M3",
        state=QuestionState.HELD_OVER,
        steps=(QuestionStep(state=QuestionState.HELD_OVER, on=_on(6, 9), note="no time"),),
        similar_to=("Q1",),
    ),
    Question(
        id="Q4",
        asker=Asker(name="Moe More"),
        text="Who did it?",
        meeting="M2",
        state=QuestionState.REJECTED,
        rejected_ground="vexatious",
        steps=(QuestionStep(state=QuestionState.REJECTED, on=_on(6, 4), ground="vexatious", note="as before"),),
        asker_told_on=_on(6, 5),
    ),
)

DECLARATIONS = (
    Declaration(
        id="D1",
        meeting="M2",
        people=("P1",),
        interest="personal interest",
        scope="items",
        items=("W1",),
        relation="affects",
        more_than_most=False,
        text="She owns a field.",
        speak="yes",
        vote="no",
        stay="yes",
        advice="Monitoring Officer",
        registered=True,
    ),
    Declaration(id="D2", meeting="M2", people=("P2", "P4"), interest="disclosable pecuniary", pending=True),
    Declaration(id="D3", meeting="M1", nil=True),
)

MINUTES = (
    Minute(id="N1", meeting="M1", number="1/21", heading="Opening", text="It was opened.", order=1),
    Minute(
        id="N2",
        meeting="M2",
        number="2/21",
        order=1,
        heading="Police and Crime Plan",
        item="W1",
        report_of="Commissioner",
        text="The Panel considered the plan.\n\n- one\n- two",
        resolutions_lead="That the Panel:",
        resolutions=(Clause(label="(a)", text="notes it;"), Clause(label="(b)", text="thanks her.")),
        recommendations=(Clause(text="Look again."),),
        filed=(Filed(what="report", mark="Agenda Item 2"),),
        left=(Leaving(person="P4", at=dt.time(14, 0), returned=dt.time(14, 30)),),
    ),
    Minute(
        id="N3",
        meeting="M2",
        number="3/21",
        order=2,
        heading="Contract",
        text="SECRET",
        exempt_paragraph="3",
        summary="A contract was considered.",
    ),
    Minute(id="N4", meeting="M2", order=3, heading="Flood", item="W3", text="It was wet."),
)

VOTES = (
    Vote(
        id="V1",
        meeting="M2",
        minute="N2",
        item="W1",
        motion="That the plan be noted",
        moved_by="P1",
        seconded_by_printed="Mrs Bell",
        votes=(NamedVote(person="P1", vote="for"), NamedVote(person="P2", vote="against")),
        order=1,
        presider="P1",
        casting="for",
    ),
    Vote(
        id="V2",
        meeting="M2",
        minute="N2",
        amends="V1",
        motion="That it be thrown out",
        counted_for=1,
        counted_against=2,
        counted_abstained=0,
        order=2,
    ),
    Vote(id="V3", meeting="M1", motion="That it be so", result="CARRIED", order=1),
    Vote(id="V4", meeting="M2", nominees=(Nominee(person="P1", moved_by="P2", seconded_by="P4"),), order=3),
)

ACTIONS = (
    Action(
        id="A1",
        number=1,
        kind=ActionKind.RECOMMENDATION,
        text="Look at the field again",
        owner="Police and Crime Commissioner",
        meeting="M2",
        minute="N2",
        legal_basis="plan",
        response_due=_on(7, 8),
        copies=(CopySent(council="Ambridge", on=_on(6, 15)),),
    ),
    Action(
        id="A2",
        number=2,
        kind=ActionKind.RECOMMENDATION,
        text="Count the dogs",
        owner="Police and Crime Commissioner",
        meeting="M2",
        minute="N2",
        legal_basis="plan",
        response=Response(
            outcome=Outcome.ACCEPTED,
            part="large ones",
            reference="Para 3",
            text="We will.",
            received_on=_on(7, 1),
            letter="PCC/9",
            dated=_on(6, 30),
            signed_by="F. Fox",
            kept=KeptFile(name="letter.pdf", sha256="a" * 64),
            further=(PointOutcome(outcome=Outcome.NOT_ACCEPTED, part="small ones"),),
        ),
    ),
    Action(
        id="A3",
        kind=ActionKind.REPORT,
        text="Report on the river",
        owner="Chief Constable",
        meeting="M1",
        agreed_on=_on(3, 25),
        due_kind=DueKind.DATE,
        due_on=_on(7, 5),
        progress=(ProgressNote(on=_on(6, 1), text="It is being written", by="the force"),),
        items=("W4",),
    ),
    Action(id="A4", text="Write to the Minister", owner="Chair", meeting="M2", due_kind=DueKind.NEXT_MEETING),
    Action(id="A5", text="Tell us each time", owner="Clerk", meeting="M1", due_kind=DueKind.EVERY_MEETING),
    Action(id="A6", kind=ActionKind.UNDERTAKING, text="Send the figures", meeting="M2", due_kind=DueKind.QUARTERLY),
    Action(
        id="A7",
        text="Buy a clock",
        meeting="M1",
        status=ActionStatus.DONE,
        closed=Evidence(what="A clock", on=_on(5, 1), where="the hall", ref="N2"),
    ),
    Action(id="A8", text="Ask again", meeting="M1", status=ActionStatus.DROPPED, closed=Evidence(what="Not needed")),
    Action(id="A9", text="Look into it", meeting="M1", parent="A3", review_from=_on(7, 1)),
)

ROUNDS = (
    StatutoryRound(
        id="R1",
        kind=RoundKind.PRECEPT,
        year=2021,
        opened_on=_on(1, 10),
        amounts="rise",
        steps=(
            RoundStep(step="notified", on=_on(1, 20), who="Commissioner", pence=1500),
            RoundStep(step="review", on=_on(2, 3), choice="support", meeting="M1"),
            RoundStep(step="report", on=_on(2, 5), note="sent by post"),
        ),
    ),
    StatutoryRound(
        id="R2",
        kind=RoundKind.CONFIRMATION_HEARING,
        post="Chief executive",
        subject="Jo Jones",
        opened_on=_on(7, 1),
        steps=(RoundStep(step="notified", on=_on(7, 1), items=("name", "criteria")),),
    ),
    StatutoryRound(
        id="R3",
        kind=RoundKind.ANNUAL_REPORT,
        steps=(RoundStep(step="received", on=_on(6, 1)),),
    ),
    StatutoryRound(id="R4", kind=RoundKind.PLAN, closed=True, closed_on=_on(6, 30), opened_on=_on(5, 1)),
)

REPORTS = (
    Report(
        id="L1",
        meeting="M2",
        printed=(PrintedBlock(block="title", heading="", text="Report on the plan"),),
        dated=_on(6, 15),
        sent_on=_on(6, 16),
        published_on=_on(6, 16),
        reply_by=_on(7, 9),
        copies=(CopySent(council="Ambridge", on=_on(6, 17)),),
        signatory="P8",
    ),
    Report(id="L2", round="R1", step="report", worded=(WordedBlock(block="reasons", text="Because."),)),
)

COMPLAINTS = (
    Complaint(
        id="K1",
        received_on=_on(6, 1),
        private=Particulars(complainant="PRIVATE", substance="PRIVATE"),
        steps=(
            ComplaintStep(deed=ComplaintDeed.ACKNOWLEDGED, on=_on(6, 3)),
            ComplaintStep(deed=ComplaintDeed.RECORDED, on=_on(6, 10)),
        ),
    ),
    Complaint(id="K2", received_on=_on(7, 5), serious_on=_on(7, 6), kind=ComplaintKind.CONDUCT),
    Complaint(id="K3", received_on=_on(2, 1), steps=(ComplaintStep(deed=ComplaintDeed.CLOSED, on=_on(3, 1)),)),
)


def _stamp(serial: int, kind: StampKind, at: dt.time | None, **fields: Any) -> Stamp:
    return Stamp(id=f"T{serial}", meeting="M2", order=serial, kind=kind, at=at, **fields)


STAMPS = (
    _stamp(1, StampKind.START, dt.time(13)),
    _stamp(2, StampKind.ITEM, dt.time(13, 5), item="W1", minute="N2"),
    _stamp(3, StampKind.MOTION, dt.time(13, 20), item="W1", minute="N2", vote="V1", people=("P1",)),
    _stamp(4, StampKind.VOTE, None, item="W1", minute="N2", vote="V1"),
    _stamp(5, StampKind.LEAVING, dt.time(14, 0), item="W1", minute="N2", people=("P4",)),
    _stamp(6, StampKind.NOTE, dt.time(14, 10), minute="N2", words="It began to rain."),
    _stamp(7, StampKind.RETURN, dt.time(14, 30), people=("P4",), minute="N2"),
    _stamp(8, StampKind.NOTE, dt.time(15, 0), minute="N3", words="SECRET words"),
    _stamp(9, StampKind.CLOSED, dt.time(15, 20)),
)


def full_panel() -> Register:
    """Give the register of it."""
    rest: tuple[Record, ...] = (*DECLARATIONS, *MINUTES, *VOTES, *ACTIONS, *ROUNDS, *REPORTS, *COMPLAINTS, *STAMPS)
    return Register.of(PANEL, *PEOPLE, *SEATS, *INTERESTS, *MEETINGS, *ITEMS, *QUESTIONS, *rest)
