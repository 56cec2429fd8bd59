"""Every duty that the rules know: what brings it about in a small panel, and where it is shown.

The panel of `scenes` stands on Monday 12 July 2021; its next meeting is M2, on 29 July. `day` is another day for a duty
that only shows there. What is shown in `f` is printed by `check` too; `p` shows it for the next meeting.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from msgspec.structs import replace

from store.records import (
    Action,
    ActionKind,
    Asker,
    Attendance,
    Chased,
    Complaint,
    ComplaintDeed,
    ComplaintStep,
    ContactDetails,
    Council,
    CoverPart,
    CoverSays,
    CoverSheet,
    CyclicalItem,
    Declaration,
    DoneMark,
    DueKind,
    FoundInFile,
    Interest,
    InterestEntry,
    ItemStatus,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Minute,
    MinutesState,
    Panel,
    Paper,
    PaperFile,
    PaperStatus,
    Particulars,
    Person,
    Presence,
    PrintedBlock,
    Question,
    QuestionState,
    Record,
    Report,
    Role,
    RoundKind,
    RoundStep,
    Seat,
    StatutoryRound,
    Vote,
    WorkItem,
)
from store.records.agenda import AgendaLine, Issue, IssuedLine
from store.records.complaint import ComplaintRules
from store.records.meeting import PackBuilt
from store.records.panel import (
    BusyDay,
    Deadline,
    DeadlineRule,
    NoticeRule,
    QuestionKindRule,
    QuestionRules,
    QuorumRule,
    RuleSet,
)
from store.records.question import Exchange
from store.register import Register
from store.rules.programme.cover_headings import CODES
from store.rulesets import COMMON, rule_set
from tests.store.rules.findings.scenes import HELD, JULY, OFF, PLAN, RULES, SEPTEMBER, TODAY, day, meetings

PUT_IN = QuestionRules(
    kinds=(QuestionKindRule(kind="question", deadline=Deadline(mode="clear_wd", n=5)),),
    note="No law lays these rules down. They are a common scheme to start from: enter the panel's own.",
)
PRINTED = QuestionRules(kinds=(QuestionKindRule(kind="question", deadline=Deadline(mode="printed")),))
OFF_JULY = Meeting(id=SEPTEMBER, date=day(9, 30), questions_by=day(9, 20))
JULY_MEETING = Meeting(id=JULY, date=day(7, 29))
OWN_DATES = (
    DeadlineRule(code="draft-reports", label="Draft reports in", mode="wd_before", n=14),
    DeadlineRule(code="final-reports", label="Final reports in", mode="wd_before", n=10),
    DeadlineRule(code="agenda-setting", label="Agenda settled", mode="wd_before", n=5),
)
JANE = Person(id="P1", name="Jane Doe")


class Duty(NamedTuple):
    """A duty: the code under which it is found, the records and rules that bring it about, and who shows it."""

    code: str
    records: tuple[Record, ...]
    rules: RuleSet = RULES
    panel: Mapping[str, Any] = MappingProxyType({})
    day: dt.date = TODAY
    found: bool = True
    prepared: bool = True


def held_on(day: dt.date, status: MeetingStatus = MeetingStatus.HELD) -> Meeting:
    return Meeting(id="M9", date=day, status=status)


def question(state: QuestionState, **fields: Any) -> Question:
    given: dict[str, Any] = {"meeting": JULY, "published_text": "Why?", "asker_told_on": day(7, 2)} | fields
    return Question(id="Q1", asker=Asker(name="A resident"), text="Why?", state=state, **given)


def item(**fields: Any) -> WorkItem:
    return WorkItem(**({"id": "W1", "title": "Rural crime", "meeting": JULY} | fields))


def came(*kinds: str) -> Paper:
    """A paper whose file came with something of each kind in it."""
    traces = tuple(FoundInFile(kind=kind, what=f"It has {kind}.") for kind in kinds)
    return Paper(status=PaperStatus.RECEIVED, files=(PaperFile(name="a.pdf", sha256="ab" * 32, size=9, found=traces),))


def covered(*says: CoverSays, **more: Any) -> Paper:
    """A paper with a cover sheet whose first headings say so, all others words."""
    given = (*says, *[CoverSays.WORDS] * (len(CODES) - len(says)))
    parts = tuple(CoverPart(heading=code, says=one) for code, one in zip(CODES, given, strict=True))
    file = PaperFile(name="a.pdf", sha256="ab" * 32, size=9, cover=CoverSheet(parts=parts, **more))
    return Paper(status=PaperStatus.RECEIVED, files=(file,))


def replaced(before: Paper, now: Paper) -> Paper:
    """A paper of which there is a new version."""
    return replace(now, files=(*before.files, *now.files))


def action(**fields: Any) -> Action:
    given: dict[str, Any] = {"id": "A1", "text": "That it be done.", "meeting": HELD, "agreed_on": day(6, 10)} | fields
    return Action(**given)


def seat(**fields: Any) -> Seat:
    given: dict[str, Any] = {"id": "S1", "person": "P1", "role": Role.MEMBER} | fields
    return Seat(**given)


def registered(notified: dt.date | None, confirmed: dt.date | None) -> Interest:
    entry = InterestEntry(category="Land", text="A field", notified_on=notified)
    return Interest(id="I1", person="P1", entry=entry, confirmed_on=confirmed)


def held(**fields: Any) -> Meeting:
    return Meeting(id=HELD, date=day(6, 10), status=MeetingStatus.HELD, **fields)


def register_of(duty: Duty) -> Register:
    fields = {"councils": (Council(name="Borchester"), Council(name="Felpersham")), "rules": (duty.rules,)}
    panel = Panel(id="PANEL", name="Borsetshire Police and Crime Panel", **(fields | dict(duty.panel)))
    found = {record.id: record for record in (panel, *meetings(), PLAN, *duty.records)}
    return Register.of(*found.values())


PEOPLE = tuple(Person(id=f"P{number}", name=f"Member {number}") for number in range(1, 11))
SEATS = tuple(Seat(id=f"S{number}", person=f"P{number}", role=Role.MEMBER) for number in range(1, 11))
ROOM = tuple(Attendance(person=one.id, presence=Presence.PRESENT) for one in PEOPLE)


LOST = Vote(id="V1", meeting=HELD, motion="That it be noted", result="LOST", counted_for=9, counted_against=1)


def precept(*steps: RoundStep) -> StatutoryRound:
    return StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2022, steps=steps)


NO_HEARING = StatutoryRound(
    id="R1",
    kind=RoundKind.REMOVAL,
    steps=(
        RoundStep(step="proposed", on=day(6, 1)),
        RoundStep(step="further-notice", on=day(7, 1)),
        RoundStep(step="report", on=day(7, 8), choice="remove"),
    ),
)
ADVICE = RoundStep(step="advice", on=day(7, 9), note="Hear the chief constable first")
NO_REPORT = StatutoryRound(
    id="R1",
    kind=RoundKind.ANNUAL_REPORT,
    steps=(
        RoundStep(step="received", on=day(6, 1)),
        RoundStep(step="review", on=day(6, 10)),
        RoundStep(step="response", on=day(7, 8)),
    ),
)
CHARGED = StatutoryRound(
    id="R1", kind=RoundKind.SUSPENSION, steps=(RoundStep(step="charged", on=day(7, 1), choice="less"),)
)
SUSPENDED = replace(
    CHARGED,
    steps=(RoundStep(step="charged", on=day(7, 1), choice="more"), RoundStep(step="suspended", on=day(7, 8))),
)

OUT = replace(JULY_MEETING, agenda_published_on=day(7, 9), status=MeetingStatus.CALLED)
FIRST_OUT = Issue(kind="agenda", on=day(7, 9), lines=(IssuedLine(line="L1", number="1", item="W9", title="Gone"),))
SUPPLEMENT_OUT = Issue(kind="supplement", on=day(7, 11))
BUILT = replace(JULY_MEETING, agenda=(AgendaLine(id="L1", item="W9"),))
OWED = QuestionState.REPLY_OWED
RECOMMENDED = action(kind=ActionKind.RECOMMENDATION, legal_basis="plan")
CHASED = action(owner="Ann Officer", due_kind=DueKind.DATE, due_on=day(7, 20))
SENT = Chased(matter="action:A1:2021-07-20:before", sort="action", to="Ann Officer", on=day(7, 10))
PRIVATE = Minute(id="N1", meeting=HELD, number="1", order=1, heading="x", exempt_paragraph="3")
REPORT = Report(id="L1", meeting=HELD)
MADE_FINAL: dict[str, Any] = {"printed": (PrintedBlock(block="title", text="Report"),), "dated": day(6, 15)}
WENT_OUT: dict[str, Any] = {"sent_on": day(6, 16), "published_on": day(6, 16)}
COMPLAINT = Complaint(id="K1", received_on=day(7, 5))
SERIOUS = replace(COMPLAINT, serious_on=day(7, 6))


def complained(deed: ComplaintDeed, on: int) -> ComplaintStep:
    return ComplaintStep(deed=deed, on=day(7, on))


CLOSED_COMPLAINT = replace(
    COMPLAINT, steps=(complained(ComplaintDeed.WITHDRAWN, 6), complained(ComplaintDeed.CLOSED, 7))
)
PRIVATE_STILL = replace(CLOSED_COMPLAINT, private=Particulars(substance="x"))
CONTACTS = Asker(name="A resident", private=ContactDetails(address="1 High Street"))

DUTIES = (
    Duty("deadline.late", (), replace(RULES, deadlines=OWN_DATES)),
    Duty("deadline.due", (), replace(RULES, deadlines=OWN_DATES)),
    Duty("deadline.due", (), replace(RULES, deadlines=OWN_DATES[2:]), found=False),
    Duty("deadline.late", (), day=day(7, 22)),
    Duty("deadline.unknown", (Meeting(id="M9", date=dt.date(2100, 1, 5)),), prepared=False),
    Duty(
        "publish.basis",
        (
            replace(
                OUT,
                agenda_published_on=day(7, 27),
                done=(DoneMark(deadline="publication", on=day(7, 27), basis="not settled"),),
            ),
        ),
        day=day(7, 28),
    ),
    Duty("publish.basis", (replace(OUT, agenda_published_on=day(7, 27)),), day=day(7, 28)),
    Duty("notice.missing", (OUT,)),
    Duty("agenda-behind", (BUILT,)),
    Duty("agenda-behind", (replace(BUILT, done=(DoneMark(deadline="agenda-setting", on=day(7, 9)),)),)),
    Duty("agenda-changed", (replace(OUT, agenda=BUILT.agenda, published=(FIRST_OUT,)),)),
    Duty(
        "pack-behind",
        (replace(OUT, published=(FIRST_OUT, SUPPLEMENT_OUT), pack=PackBuilt(on=day(7, 10), folder="x")),),
    ),
    Duty("meeting.day", (replace(JULY_MEETING, date=day(7, 31)),)),
    Duty("meeting.undated", (replace(JULY_MEETING, date=day(7, 30), known_by="month"),)),
    Duty("meeting.day", (), panel={"busy_days": (BusyDay(day=day(7, 29), what="Felpersham full council"),)}),
    Duty("holidays.by_rule", (Meeting(id="M9", date=dt.date(2030, 7, 25)),), prepared=False),
    Duty("round.late", (precept(),), day=dt.date(2022, 2, 2), prepared=False),
    Duty("round.due", (precept(),), day=dt.date(2022, 1, 31), prepared=False),
    Duty("round.asked", (NO_HEARING,), prepared=False),
    Duty("round.asked", (replace(NO_HEARING, steps=(*NO_HEARING.steps, ADVICE)),), prepared=False),
    Duty("round.missing", (NO_REPORT,), prepared=False),
    Duty("round.ended", (CHARGED,), prepared=False),
    Duty("round.waiting", (SUSPENDED,)),
    Duty(
        "round.waiting",
        (
            StatutoryRound(
                id="R1",
                kind=RoundKind.ANNUAL_REPORT,
                steps=(RoundStep(step="received", on=day(7, 1)),),
                subject="2020-21",
            ),
        ),
    ),
    Duty("meeting-not-recorded", (Meeting(id="M9", date=day(7, 1)), item(meeting="M9"))),
    Duty("not-dealt-with", (item(meeting=HELD),)),
    Duty("needs-new-meeting", (item(meeting=OFF),), prepared=False),
    Duty("same-item-twice", (item(), item(id="W2", meeting=None))),
    Duty("target-not-kept", (item(meeting=None, target="To July meeting"),)),
    Duty("wanted-earlier", (item(meeting=SEPTEMBER, latest=day(7, 30)),), prepared=False),
    Duty(
        "business-missing",
        (),
        replace(RULES, cyclical=(CyclicalItem(code="c", title="Complaints", words=("complaint",), months=(7,)),)),
    ),
    Duty("business-missing", (), day=dt.date(2021, 11, 1), prepared=False),
    Duty("business-missing", (replace(PLAN, steps=()),)),
    Duty(
        "can-be-closed", (item(meeting=HELD, status=ItemStatus.CONSIDERED, considered_at=HELD), action(items=("W1",)))
    ),
    Duty("due-meeting-off", (action(due_kind=DueKind.MEETING, due_meeting=OFF),)),
    Duty("action-overdue", (action(due_kind=DueKind.DATE, due_on=day(7, 1)),)),
    Duty("quarter-missed", (action(due_kind=DueKind.YEARLY, agreed_on=dt.date(2020, 7, 1)),)),
    Duty("report-never-scheduled", (action(kind=ActionKind.REPORT),)),
    Duty(
        "undated-promise",
        (action(agreed_on=dt.date(2021, 1, 27)), Meeting(id="M9", date=day(3, 25), status=MeetingStatus.HELD)),
    ),
    Duty("due-here", (action(due_kind=DueKind.MEETING, due_meeting=JULY),), found=False),
    Duty("meeting-overbooked", (item(minutes=100),)),
    Duty("weekday-wrong", (replace(JULY_MEETING, printed_date="Friday 29 July 2021"),)),
    Duty("interests-to-register", (JANE, seat(from_date=day(7, 1)))),
    Duty(
        "officer-to-tell",
        (JANE, Declaration(id="D1", meeting=HELD, people=("P1",), registered=False, notice_due=day(7, 7))),
    ),
    Duty(
        "interest-to-notify",
        (
            JANE,
            seat(from_date=day(1, 1), source="A paper"),
            Interest(id="I1", person="P1", entry=InterestEntry(category="Land", text="A field", arose_on=day(7, 1))),
        ),
    ),
    Duty(
        "advice-wanted",
        (JANE, seat(body="Borchester"), seat(id="S2", role=Role.OFFICER, post="Member of Parliament", votes=False)),
        prepared=False,
    ),
    Duty("term-ending", (JANE, seat(term_ends=day(7, 31)))),
    Duty("term-expired", (JANE, seat(term_ends=day(7, 1)))),
    Duty("advice-wanted", (replace(JANE, honours="MP"), seat()), prepared=False),
    Duty("seat-vacant", (seat(person=None, body="Borchester"),), prepared=False),
    Duty("council-notice", (seat(person=None, body="Borchester", council_met_on=day(7, 1)),)),
    Duty(
        "vote-at-odds",
        (
            *PEOPLE,
            *SEATS,
            held(attendance=ROOM),
            LOST,
        ),
        prepared=False,
    ),
    Duty(
        "round-vote-at-odds",
        (
            *PEOPLE,
            *SEATS,
            held(attendance=ROOM),
            LOST,
            precept(RoundStep(step="review", on=day(6, 10), choice="support", votes_for=5)),
        ),
        prepared=False,
    ),
    Duty(
        "veto-without-vote",
        (precept(RoundStep(step="review", on=day(6, 10), choice="veto-too-low", votes_for=9)),),
        prepared=False,
    ),
    Duty(
        "minutes-unconfirmed",
        (Meeting(id="M9", date=day(1, 27), status=MeetingStatus.HELD, minutes=MinutesState(finalised_on=day(2, 1))),),
    ),
    Duty(
        "minutes-twice-numbered",
        (
            Minute(id="N1", meeting=HELD, number="44", order=1, heading="x"),
            Minute(id="N2", meeting=HELD, number="44", order=2, heading="y"),
        ),
        prepared=False,
    ),
    Duty(
        "minutes-unsigned",
        (
            held(minutes=MinutesState(finalised_on=day(6, 20), confirmed_on=day(7, 1), confirmed_at="M9")),
            Meeting(id="M9", date=day(7, 1), status=MeetingStatus.HELD),
        ),
    ),
    Duty("date-in-doubt", (action(due_kind=DueKind.DATE, due_on=day(2, 5)),), prepared=False),
    Duty("date-in-doubt", (action(due_kind=DueKind.DATE, due_on=day(7, 31)),), prepared=False),
    Duty("no-reply", (RECOMMENDED,)),
    Duty("reply-owed", (replace(RECOMMENDED, response_due=day(7, 1)),)),
    Duty("copies-not-sent", (RECOMMENDED,), prepared=False),
    Duty("report-to-chase", (item(author="Ann Officer", papers=(Paper(status=PaperStatus.DUE, due_on=day(7, 20)),)),)),
    Duty("action-to-chase", (CHASED,)),
    Duty("action-to-chase", (CHASED,), panel={"chased": (SENT,)}, day=day(7, 21)),
    Duty("reply-to-chase", (replace(RECOMMENDED, response_due=day(7, 20)),)),
    Duty("invitation-to-send", (item(lead="The Commissioner"),)),
    Duty("chief-asked-alone", (item(to_answer=("The Chief Constable",)),)),
    Duty("two-spellings", (item(lead="PCC"), item(id="W2", lead="The Police and Crime Commissioner"))),
    Duty("nomination-to-ask", (seat(person=None, body="Borchester"),)),
    Duty("letter-of-exempt", (replace(CHASED, minute="N1"), PRIVATE)),
    Duty("report-draft", (REPORT,)),
    Duty("report-unsent", (replace(REPORT, **MADE_FINAL),)),
    Duty("report-copies", (replace(REPORT, **MADE_FINAL, **WENT_OUT),)),
    Duty("report-unanswered", (replace(REPORT, **MADE_FINAL, **WENT_OUT, reply_by=day(7, 9)),)),
    Duty(
        "report-step-at-odds",
        (
            precept(RoundStep(step="review", on=day(6, 10), choice="support")),
            Report(id="L1", round="R1", step="report", **MADE_FINAL, **WENT_OUT),
        ),
    ),
    Duty("complaint-late", (SERIOUS,), prepared=False),
    Duty("complaint-due", (SERIOUS,), day=day(7, 6), prepared=False),
    Duty("complaint-amiss", (replace(SERIOUS, steps=(complained(ComplaintDeed.REFERRED, 9),)),), prepared=False),
    Duty("complaint-waits", (COMPLAINT,), prepared=False),
    Duty("complaint-not-told", (replace(COMPLAINT, steps=(complained(ComplaintDeed.RECORDED, 6),)),), prepared=False),
    Duty("complaint-kept", (PRIVATE_STILL,), replace(RULES, complaints=ComplaintRules(keep_months=0)), prepared=False),
    Duty("question-undecided", (question(QuestionState.RECEIVED, asker_told_on=None),)),
    Duty("question-not-told", (question(QuestionState.REJECTED, asker_told_on=None),)),
    Duty("question-not-told", (question(QuestionState.ACCEPTED, asker_told_on=None),)),
    Duty("question-no-text", (question(QuestionState.ACCEPTED, published_text=""),)),
    Duty("question-not-sent", (question(QuestionState.ACCEPTED),)),
    Duty("question-not-answered", (question(QuestionState.SENT_FOR_ANSWER, answer_due=day(7, 9)),)),
    Duty("question-not-answered", (question(QuestionState.SENT_FOR_ANSWER),)),
    Duty("question-not-put", (question(QuestionState.ANSWERED, meeting=HELD, answer="Because."),)),
    Duty("question-look-again", (question(QuestionState.ACCEPTED, meeting=OFF),), prepared=False),
    Duty("question-look-again", (question(QuestionState.ACCEPTED, decided_deadline=day(7, 1)),)),
    Duty("question-no-meeting", (question(QuestionState.ACCEPTED, meeting=None),), prepared=False),
    Duty(
        "question-supplementary",
        (question(QuestionState.PUT, meeting=HELD, answer="No.", supplementaries=(Exchange(asked="Why not?"),)),),
    ),
    Duty("answer-owed", (question(OWED, meeting=HELD, reply_due=day(7, 20), answer="No."),), prepared=True),
    Duty("answer-owed", (question(QuestionState.PUT, meeting=HELD),)),
    Duty(
        "contacts-kept",
        (
            replace(question(QuestionState.CLOSED, meeting="M9"), asker=CONTACTS),
            Meeting(id="M9", date=dt.date(2020, 6, 1), status=MeetingStatus.HELD),
        ),
        prepared=False,
    ),
    Duty("notice-below-law", (), replace(RULES, notice=NoticeRule(clear_days=3)), prepared=False),
    Duty("quorum-not-set", (), replace(RULES, quorum=QuorumRule()), prepared=False),
    Duty("questions-not-set", (), replace(RULES, questions=QuestionRules()), prepared=False),
    Duty("councils-not-set", (), panel={"councils": ()}, prepared=False),
    Duty("deadlines-not-set", (), replace(RULES, deadlines=()), prepared=False),
    Duty("rules-unconfirmed", (), replace(RULES, questions=PUT_IN), prepared=False),
    Duty("rules-unconfirmed", (), replace(RULES, deadlines=rule_set(COMMON).rules.deadlines[:1]), prepared=False),
    Duty("questions-by-missing", (), replace(RULES, questions=PRINTED)),
    Duty("paper-unsafe", (item(papers=(came("black-box", "no-title"),)),)),
    Duty("paper-to-mend", (item(papers=(came("not-tagged"),)),)),
    Duty("paper-cover", (item(papers=(covered(CoverSays.NONE),)),)),
    Duty("paper-cover", (item(papers=(covered(CoverSays.UNREAD),)),)),
    Duty("paper-cover", (item(papers=(covered(date="1 July 2021"),)),)),
    Duty("paper-cover-unread", (item(papers=(came("no-title"),)),)),
    Duty("mend-to-chase", (item(author="Ann Officer", papers=(came("not-tagged"),)),)),
    Duty("mend-to-chase", (item(author="Ann Officer", papers=(covered(CoverSays.NONE),)),)),
    Duty("paper-missing", (item(papers=(Paper(status=PaperStatus.DUE),)),), found=False),
    Duty("exempt-without-ground", (item(papers=(Paper(exempt_paragraph="3"),)),), found=False),
    Duty("papers-may-leave", (held_on(dt.date(2015, 7, 12)),), prepared=False),
    Duty("background-may-leave", (held_on(dt.date(2017, 7, 12)),), prepared=False),
)
"""Every duty; where one shows in several ways, a row for each."""

SILENT = (
    Duty("paper-cover", (item(papers=(covered(),)),)),
    Duty("paper-cover", (item(papers=(came("no-title"),)),)),
    Duty("paper-cover", (item(papers=(covered(CoverSays.NONE),), meeting=None),)),
    Duty("paper-cover", (item(papers=(replaced(covered(CoverSays.NONE), covered()),)),)),
    Duty("paper-cover", (item(papers=(replace(covered(CoverSays.NONE), withdrawn_on=day(7, 2)),)),)),
    Duty("paper-cover", (item(papers=(covered(CoverSays.EMPTY),)),), replace(RULES, cover_sheet=("date",))),
    Duty("mend-to-chase", (item(author="Ann Officer", papers=(covered(CoverSays.UNREAD),)),)),
    Duty("paper-cover-unread", (item(papers=(covered(), replace(came("no-title"), number=2))),)),
    Duty("paper-cover-unread", (item(papers=(came("no-title"),), format="presentation"),)),
    Duty("paper-cover-unread", (item(papers=(Paper(status=PaperStatus.DUE),)),)),
    Duty("papers-may-leave", (held_on(dt.date(2015, 7, 13)),)),
    Duty("papers-may-leave", (held_on(dt.date(2015, 6, 14)),)),
    Duty("background-may-leave", (held_on(dt.date(2017, 7, 13)),)),
    Duty("background-may-leave", (held_on(dt.date(2017, 7, 12), status=MeetingStatus.CANCELLED),)),
    Duty("paper-to-mend", (item(papers=(came("no-title", "author", "no-language"),)),)),
    Duty("paper-unsafe", (item(papers=(replace(came("black-box"), withdrawn_on=day(7, 2)),)),)),
    Duty("paper-unsafe", (item(papers=(replaced(came("black-box"), came("no-title")),)),)),
    Duty("paper-unsafe", (item(papers=(came("black-box"),), status=ItemStatus.WITHDRAWN),)),
    Duty("paper-unsafe", (item(papers=(came("black-box"),), meeting=HELD),)),
    Duty("paper-unsafe", (item(papers=(came("black-box"),), meeting=None),)),
    Duty("complaint-late", (SERIOUS,), day=day(7, 7)),
    Duty("complaint-late", (replace(SERIOUS, exceptional=True),)),
    Duty("complaint-amiss", (replace(SERIOUS, steps=(complained(ComplaintDeed.REFERRED, 7),)),)),
    Duty("complaint-waits", (CLOSED_COMPLAINT,)),
    Duty("complaint-kept", (PRIVATE_STILL,)),
    Duty("complaint-kept", (CLOSED_COMPLAINT,), replace(RULES, complaints=ComplaintRules(keep_months=0))),
    Duty("deadline.due", (Meeting(id="M9", date=day(7, 15), kind=MeetingKind.TASK_GROUP),)),
    Duty("publish.basis", (replace(OUT, agenda_published_on=day(7, 20)),), day=day(7, 21)),
    Duty("notice.missing", (replace(OUT, kind=MeetingKind.PRIVATE_BRIEFING),)),
    Duty("agenda-behind", (JULY_MEETING, item())),
    Duty("agenda-behind", (replace(BUILT, status=MeetingStatus.CANCELLED),)),
    Duty("agenda-changed", (BUILT,)),
    Duty("agenda-changed", (OUT, item())),
    Duty("pack-behind", (replace(OUT, published=(FIRST_OUT,), pack=PackBuilt(on=day(7, 9), folder="x")),)),
    Duty("notice.missing", (replace(JULY_MEETING, status=MeetingStatus.CALLED),)),
    Duty("round.waiting", (precept(RoundStep(step="notified", on=day(7, 1))),)),
    Duty("round.waiting", (replace(SUSPENDED, closed=True),)),
    Duty("round.ended", (replace(CHARGED, closed=True),)),
    Duty("round.asked", (replace(NO_HEARING, closed=True),)),
    Duty("round.missing", (replace(NO_REPORT, steps=NO_REPORT.steps[:2]),)),
    Duty("interests-to-register", (JANE, seat(from_date=day(7, 1), source="Minutes of 1 July 2021"))),
    Duty("interests-to-register", (replace(JANE, interests_confirmed_on=day(7, 2)), seat(from_date=day(7, 1)))),
    Duty("interests-to-register", (JANE, seat(from_date=day(7, 1)), registered(None, day(7, 2)))),
    Duty("interests-to-register", (JANE, seat(from_date=day(7, 1)), registered(day(7, 2), None))),
    Duty("interests-to-register", (JANE, seat(from_date=day(7, 1)), seat(id="S2", to_date=day(6, 30)))),
    Duty("interests-to-register", (JANE, seat(from_date=dt.date(2020, 6, 1)))),
    Duty(
        "officer-to-tell",
        (Declaration(id="D1", meeting=HELD, people=("P1",), notice_due=day(7, 7), notified_on=day(6, 20)),),
    ),
    Duty("term-expired", (JANE, seat(term_ends=day(7, 1), to_date=day(7, 1)))),
    Duty("advice-wanted", (replace(JANE, honours="MBE"), seat())),
    Duty("question-undecided", (question(QuestionState.CLOSED),)),
    Duty("question-undecided", (question(QuestionState.NOT_RECORDED),)),
    Duty("question-no-text", (question(QuestionState.REJECTED, published_text=""),)),
    Duty("question-not-answered", (question(QuestionState.SENT_FOR_ANSWER, answer_due=day(7, 20)),)),
    Duty("question-not-put", (question(QuestionState.ACCEPTED),)),
    Duty("answer-owed", (question(QuestionState.PUT, meeting=HELD, answer="No."),)),
    Duty("answer-owed", (question(OWED, meeting=HELD, reply_sent_on=day(7, 1)),)),
    Duty("action-to-chase", (CHASED,), panel={"chased": (SENT,)}),
    Duty("action-to-chase", (CHASED,), day=day(7, 5)),
    Duty("action-to-chase", (replace(CHASED, owner=""),)),
    Duty("action-to-chase", (replace(CHASED, review_from=day(9, 1)),)),
    Duty("action-to-chase", (replace(CHASED, minute="N1"), PRIVATE)),
    Duty("letter-of-exempt", (replace(CHASED, minute="N1", review_from=day(9, 1)), PRIVATE)),
    Duty("invitation-to-send", (item(lead="The Commissioner", meeting=SEPTEMBER),)),
    Duty("nomination-to-ask", (seat(),)),
    Duty("two-spellings", (item(lead="PCC"), item(id="W2", lead="the P.C.C."))),
    Duty("chief-asked-alone", (item(to_answer=("Chief Constable", "the Commissioner")),)),
    Duty("chief-asked-alone", (item(to_answer=("Chief Constable",)), item(id="W2", to_answer=("The Commissioner",)))),
    Duty(
        "two-spellings",
        (
            item(lead="PCC"),
            item(id="W2", lead="Police & Crime Commissioner"),
            seat(role=Role.COMMISSIONER, post="PCC"),
        ),
    ),
    Duty("quorum-not-set", ()),
    Duty("deadlines-not-set", ()),
    Duty("rules-unconfirmed", ()),
    Duty("rules-unconfirmed", (), replace(RULES, questions=PUT_IN, confirmed=("questions",))),
    Duty(
        "questions-by-missing",
        (replace(JULY_MEETING, questions_by=day(7, 20)), OFF_JULY),
        replace(RULES, questions=PRINTED),
    ),
    Duty("questions-not-set", (), replace(RULES, questions=QuestionRules(allowed=False))),
)
"""What is no duty, or one that was met."""
