"""The panel of `full_panel.py` some weeks on: what was begun there is done, and what can be taken back stands."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from store.edit import Edit
from store.records import (
    Absence,
    Asker,
    Complaint,
    ComplaintDeed,
    ComplaintKind,
    ComplaintStep,
    Declaration,
    Filed,
    Issue,
    IssuedLine,
    Leaving,
    Meeting,
    MeetingStatus,
    Minute,
    MinutesState,
    Paper,
    PaperStatus,
    Presence,
    PrintedBlock,
    Question,
    QuestionState,
    QuestionStep,
    Report,
    Stamp,
    StampKind,
    Vote,
    WordedBlock,
    WorkItem,
)
from store.records.agenda import StandingItem
from store.records.annual import AnnualText, GrantFigure
from store.records.complaint import (
    ComplaintGround,
    ComplaintHandler,
    ComplaintNotice,
    ComplaintOutcome,
    ComplaintParty,
    ComplaintRules,
    Particulars,
)
from store.records.meeting import Attendance, InTheChair
from store.records.panel import (
    BusyDay,
    Closure,
    DeadlineRule,
    HolidayChange,
    InterestClass,
    NamedPoint,
    OfficeTitle,
    PreElection,
    RuleSet,
    SetAside,
)
from store.records.question import Exchange
from store.records.saved_view import SavedView
from store.records.stamp import HouseSentence
from store.register import Register
from tests.store.full_panel import PANEL, PAPERS, full_panel

LATER = dt.date(2021, 8, 2)
"""The Monday after the meeting of 29 July, which was held and whose minutes are being written."""


def _on(month: int, day: int, year: int = 2021) -> dt.date:
    return dt.date(year, month, day)


_RULES = replace(
    PANEL.rules[0],
    deadlines=(DeadlineRule(code="draft-reports", label="Draft reports", mode="clear_wd", n=10, hour=dt.time(12)),),
    agenda=(StandingItem(title="Apologies", brings="apologies"), StandingItem(title="Close", place="after")),
    sentences=(
        HouseSentence(event="start", words="The Chair opened it at {time}."),
        HouseSentence(event="exclusion", words="That {item} be taken in private: {paragraph}, {interest}."),
    ),
    interests=(InterestClass(code="own", label="own interest", speak="yes", vote="no", stay="no"),),
    complaints=ComplaintRules(
        acknowledge_days=5, conclude_within=8, handler="panel", keep_months=12, keep_from="closed"
    ),
    confirmed=("questions",),
)

_PANEL = replace(
    PANEL,
    clerk="Z. Zed",
    office="Democratic Services",
    rules=(_RULES, RuleSet(from_date=_on(9, 1), meeting_minutes=100, scoring=("reach",))),
    closures=(Closure(first=_on(12, 24), last=_on(12, 31), reason="Christmas", entered_on=_on(7, 1)),),
    holiday_changes=(HolidayChange(day=_on(8, 30), name="Late summer", change="removed", entered_on=_on(7, 1)),),
    busy_days=(BusyDay(day=_on(9, 29), what="Ambridge"),),
    pre_election=(PreElection(first=_on(3, 28, 2022), poll=_on(5, 5, 2022), what="local elections"),),
    set_aside=(SetAside(finding="target-not-kept:W5", reason="it waits", on=_on(7, 13), until=_on(9, 1)),),
    annual_texts=(AnnualText(section="opening", year=2021, text="It was a year."),),
    grant=(GrantFigure(year=2021, what="Received", figure="£64,000"),),
    views=(SavedView(place="actions", name="Mine", search="is:open"),),
    points=(NamedPoint(name="before publication", on=_on(7, 1)),),
    later_titles=(OfficeTitle(title="Mayor", from_date=_on(5, 1, 2022)),),
    programme_notes=("* can be moved",),
)


def _deed(deed: ComplaintDeed, month: int, day: int, **fields: Any) -> ComplaintStep:
    return ComplaintStep(deed=deed, on=_on(month, day), **fields)


_D = ComplaintDeed
_COMPLAINTS = (
    Complaint(id="K11", received_on=_on(7, 26)),
    Complaint(
        id="K12",
        received_on=_on(6, 1),
        steps=(
            _deed(_D.ACKNOWLEDGED, 6, 2),
            _deed(_D.RECORDED, 6, 3),
            _deed(_D.BEGUN, 6, 10, by=ComplaintHandler.PANEL),
            _deed(_D.COMPLAINANT_ASKED, 6, 11),
            _deed(_D.SUBJECT_ASKED, 6, 12),
            _deed(_D.RESOLVED, 7, 1, outcome=ComplaintOutcome.UPHELD),
            *(
                _deed(_D.TOLD, 7, 2, notice=notice, whom=whom)
                for notice in (ComplaintNotice.RECORD, ComplaintNotice.OUTCOME)
                for whom in (ComplaintParty.COMPLAINANT, ComplaintParty.SUBJECT)
            ),
        ),
        private=Particulars(complainant="PRIVATE", complained_of="Flo Fox", outcome_record="PRIVATE"),
    ),
    Complaint(
        id="K13",
        kind=ComplaintKind.CONDUCT,
        received_on=_on(6, 1),
        called_in_on=_on(6, 5),
        steps=(_deed(_D.ACKNOWLEDGED, 6, 2), _deed(_D.RECORDED, 6, 4), _deed(_D.REFERRED, 6, 7)),
    ),
    Complaint(
        id="K14",
        received_on=_on(6, 14),
        steps=(_deed(_D.ACKNOWLEDGED, 6, 15), _deed(_D.NOT_RECORDED, 6, 16, ground=ComplaintGround.OTHER_PANEL)),
    ),
    Complaint(
        id="K15",
        received_on=_on(2, 3, 2020),
        steps=(ComplaintStep(deed=_D.CLOSED, on=_on(3, 2, 2020)),),
        private=Particulars(complainant="PRIVATE"),
    ),
    Complaint(id="K16", received_on=_on(7, 1), steps=(_deed(_D.RECORDED, 7, 2), _deed(_D.UNSIGNED, 7, 20))),
)

_JULY = Issue(
    kind="agenda",
    on=_on(7, 21),
    clear_days=5,
    lines=(
        IssuedLine(line="L1", number="1", title="Apologies", standing="apologies"),
        IssuedLine(line="L2", number="2", title="The field by the river", item="W4"),
        IssuedLine(line="L3", number="3", title="Precept", item="W2"),
    ),
)


def _asked(serial: int, state: QuestionState, **fields: Any) -> Question:
    steps = (QuestionStep(state=QuestionState.ACCEPTED, on=_on(7, 20), by="the Chair"),)
    return Question(
        id=f"Q{serial}",
        asker=Asker(name="Nia Nunn"),
        received_at=dt.datetime(2021, 7, 19, 9, tzinfo=dt.UTC),
        text="Who pays for 01632 960123?",
        published_text="Who pays for 01632 960123?",
        meeting="M3",
        state=state,
        steps=steps if state is QuestionState.ACCEPTED else (*steps, QuestionStep(state=state, on=_on(7, 29))),
        **fields,
    )


_LEFT = (Leaving(person="P3", at=dt.time(14, 0)),)
_REPAIRS = Paper(number=1, what="Report", status=PaperStatus.TO_FOLLOW)
_CAME = replace(_REPAIRS, status=PaperStatus.RECEIVED, files=PAPERS[0].files)
_TWO = tuple(Paper(number=one, what=f"Part {one}", due_on=_on(8, 4)) for one in (1, 2))
_NEXT_LINE = IssuedLine(line="L2", number="2", title="Urgent repairs", item="W20", papers=(_REPAIRS,))
_WORDED = (WordedBlock(block="recommendations", text="Pay."),)


def _of(register: Register) -> tuple[Any, ...]:
    held = register.need(Meeting, "M2")
    next_one = register.need(Meeting, "M3")
    out = (Absence(item="W2"),)
    there = (
        *(Attendance(person=one, presence=Presence.PRESENT) for one in ("P1", "P3")),
        Attendance(person="P4", presence=Presence.PRESENT, absences=out, left=dt.time(14, 45)),
    )
    minutes = [replace(one, filed=(Filed(what="map"),)) for one in register.minutes_of("M2")[:1]]
    return (
        _PANEL,
        replace(
            held,
            minutes=MinutesState(finalised_on=_on(6, 20), confirmed_at="M3", confirmed_on=_on(7, 29)),
        ),
        replace(
            next_one,
            status=MeetingStatus.HELD,
            agenda_published_on=_on(7, 21),
            published=(_JULY,),
            finish=dt.time(15),
            attendance=(
                *there[:2],
                replace(there[2], absences=(Absence(item="W2"),)),
                Attendance(person="P2", presence=Presence.APOLOGIES),
            ),
            chairs=(InTheChair(person="P1"),),
        ),
        Meeting(
            id="M9", date=_on(8, 12), start=dt.time(10), agenda_published_on=_on(8, 2), status=MeetingStatus.CALLED
        ),
        WorkItem(id="W20", title="Urgent repairs", meeting="M9", order=1, minutes=20, papers=(_CAME,)),
        WorkItem(id="W21", title="Two papers", lead="The force", meeting="M9", order=2, papers=_TWO),
        *minutes,
        _asked(11, QuestionState.ACCEPTED, decided_deadline=_on(7, 1)),
        _asked(12, QuestionState.PUT, answer="The force.", answered_by="Commissioner", answered_on=_on(7, 29)),
        _asked(
            13,
            QuestionState.REPLY_OWED,
            reply_due=_on(8, 9),
            supplementaries=(Exchange(asked="And who else?", answer="Nobody."),),
        ),
        _asked(14, QuestionState.SENT_FOR_ANSWER, answerer="Commissioner", answer_due=_on(7, 26)),
        Report(
            id="L11",
            meeting="M3",
            printed=(PrintedBlock(block="title", heading="", text="Report on the field"),),
            dated=_on(7, 30),
            sent_on=_on(7, 30),
        ),
        Report(
            id="L12",
            meeting="M3",
            signatory="P1",
            signed_as="Chair",
            worded=_WORDED,
        ),
        *_COMPLAINTS,
        Declaration(
            id="D11",
            meeting="M3",
            people=("P1",),
            interest="own interest",
            items=("W2",),
            registered=False,
            notice_due=_on(8, 26),
        ),
        Minute(
            id="N11",
            meeting="M3",
            number="4/21",
            heading="Precept",
            item="W2",
            text="Di Dale left.",
            order=1,
            left=_LEFT,
        ),
        Stamp(
            id="T11",
            meeting="M3",
            order=1,
            kind=StampKind.NOTE,
            at=dt.time(13, 2),
            minute="N11",
            words="It began to rain.",
            written="It rained.",
        ),
        Stamp(id="T12", meeting="M3", order=2, kind=StampKind.VOTE, at=dt.time(14, 50), minute="N11", vote="V11"),
        Stamp(
            id="T13", meeting="M3", order=3, kind=StampKind.RESOLUTION, at=dt.time(14, 55), minute="N11", words="So."
        ),
        Vote(id="V11", meeting="M3", item="W2", motion="That it be so", result="CARRIED", order=1),
    )


def later_panel() -> Register:
    """Give the register of it."""
    register = full_panel()
    return register.with_edit(Edit("", _of(register)))
