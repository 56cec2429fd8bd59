"""What rules say against something, word for word; and that nothing is said against what is next to it."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.agenda.issuing import withdraw_line
from store.edit import Edit
from store.queries.agenda.notice import notices_of
from store.queries.calendar.holidays import working_days_of
from store.records import (
    Asker,
    Attendance,
    Ballot,
    Choice,
    Complaint,
    ContactDetails,
    Interest,
    InterestEntry,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Minute,
    Nominee,
    Panel,
    Particulars,
    Presence,
    Question,
    QuestionState,
    Role,
    RoundKind,
    RoundStep,
    StatutoryRound,
    Tally,
    Vote,
)
from store.records.panel import Nation, RuleSet
from store.register import Register
from store.rules.attendance.elections import election_problems
from store.rules.attendance.room import room
from store.rules.attendance.standing import why_not_again
from store.rules.attendance.votes import share_needed
from store.rules.calendar.clock import find_tick, why_not_mark_done
from store.rules.calendar.deadlines import PURGE
from store.rules.chasing.needs import why_not_chase
from store.rules.complaints.retention import why_no_particulars, why_not_purge_complaints
from store.rules.declarations import declaring
from store.rules.law.table import provision
from store.rules.lint.leaving import why_not_leave
from store.rules.minutes.drafts import Newcomer
from store.rules.minutes.newcomers import read_role
from store.rules.minutes.order import why_not_reorder
from store.rules.publishing.guards import why_not_withdraw_line
from store.rules.questions.deadline import why_not_printed
from store.rules.questions.letters import GUARDIAN, needs_of_letter
from store.rules.questions.steps import NO_SCHEME
from store.rules.reports.guards import why_not_draft_at
from store.rules.rounds.of_votes import why_not_rest_on, why_not_tie_any
from tests.store.commands.agenda.desk import HERE, TODAY, out, run
from tests.store.commands.sitting import CHAIR, COMING, DAY, FOUR, HELD, LAY, THREE, VICE, sitting
from tests.told import Told, check_told, names


def put(register: Register, *records: Any) -> Register:
    return register.with_edit(Edit("", records))


SITTING = sitting()
HERE_ALL = tuple(Attendance(person=one, presence=Presence.PRESENT) for one in (CHAIR, VICE, THREE, FOUR))
MEETING = replace(SITTING.need(Meeting, HELD), attendance=HERE_ALL)
ROOM = room(put(SITTING, MEETING), MEETING)
STOOD = tuple(Nominee(person=one) for one in (CHAIR, VICE))
EVEN = tuple(Tally(nominee=one, hands=2) for one in (CHAIR, VICE))


def election(ballot: Ballot, **rules: bool) -> Any:
    vote = Vote(id="V1", meeting=HELD, nominees=STOOD, ballots=(ballot,), presider=CHAIR)
    settle = {"casting": True, "lots": True, **rules}
    return partial(lambda: list(election_problems(vote, ROOM, str, casting=settle["casting"], lots=settle["lots"])))


def by_name(*voters: str) -> Any:
    return election(Ballot(choices=tuple(Choice(person=one, nominee=CHAIR) for one in voters)))


def again(*people: str, presence: Presence = Presence.PRESENT) -> Any:
    apologies = tuple(Attendance(person=one, presence=Presence.APOLOGIES) for one in (LAY,))
    return partial(why_not_again, SITTING, replace(MEETING, attendance=(*HERE_ALL, *apologies)), people, presence)


def veto_on(day: dt.date) -> Any:
    vote = Vote(id="V1", meeting=HELD, rule="veto")
    return lambda: share_needed(SITTING, replace(MEETING, date=day), vote, ROOM)[1]


LAW_BEGINS = dt.date(2012, 11, 22)
JULY = Meeting(id="M1", date=dt.date(2021, 7, 29), start=dt.time(13))
PANEL = Panel(
    id="PANEL",
    name="A panel",
    clerk="Ann Clerk",
    office="Office",
    office_phone="1",
    rules=(RuleSet(questions=NO_SCHEME),),
)
A_YEAR_LATER = dt.date(2022, 8, 1)


def tick(**private: Any) -> Any:
    question = Question(id="Q1", asker=Asker(name="Ann", private=ContactDetails(**private)), text="Why?", meeting="M1")
    register = Register.of(PANEL, JULY, question)
    found = find_tick(register, JULY, PURGE, A_YEAR_LATER, working_days_of(PANEL))
    assert found is not None
    return partial(why_not_mark_done, JULY, found, PURGE)


def with_keeping(months: int | None, **complaint: Any) -> Any:
    rules = replace(RuleSet(), complaints=replace(RuleSet().complaints, keep_months=months))
    register = Register.of(replace(PANEL, rules=(rules,)), *complaint.values())
    return partial(why_not_purge_complaints, register, TODAY)


COMPLAINT = Complaint(id="C1", received_on=dt.date(2021, 1, 5))
TOLD_OF = replace(COMPLAINT, private=Particulars(complainant="Ann"))
EMPTIED = replace(COMPLAINT, private=Particulars(purged_on=TODAY))
INTEREST = Interest(id="I1", person=CHAIR, entry=InterestEntry(category="land", text="A field"))
WITHDRAWN = run(out(), withdraw_line, dt.date(2021, 7, 26), meeting=HERE, line="W2", reason="No officer")
GONE = next(one for one in WITHDRAWN.need(Meeting, HERE).published[0].lines if one.item == "W2").line
STANDS = next(one for one in WITHDRAWN.need(Meeting, HERE).published[0].lines if one.item == "W1").line
NEW = Newcomer(printed="Cllr New", presence=Presence.PRESENT, role=Role.MEMBER)
CHILD = Asker(name="Kit Archer", under_18=True)
ASKED = Question(id="Q1", asker=CHILD, text="Why?", meeting="M1", state=QuestionState.ACCEPTED)


def letter(question: Question, kind: str, meeting: Meeting = JULY, today: dt.date = TODAY, **more: Any) -> Any:
    register = Register.of(PANEL, meeting, question)
    return partial(needs_of_letter, register, question, kind, today, **{"to_asker": True, **more})


GUARDED = replace(ASKED, asker=replace(CHILD, private=ContactDetails(guardian="Jo Archer")))
GROWN = replace(ASKED, asker=Asker(name="Ann"))
OWED = replace(GROWN, answer_due=TODAY)
BRIEFING = MeetingKind.PRIVATE_BRIEFING
OTHER_KIND = next(one for one in MeetingKind if not one.in_public and one is not BRIEFING)
DECIDED = StatutoryRound(
    id="R1", kind=RoundKind.PRECEPT, year=2022, steps=(RoundStep(step="review", on=DAY, choice="support"),)
)
VOTED = Vote(id="V1", meeting=HELD, item="W1", counted_for=3)
ROUND = put(SITTING, DECIDED)


def rests(meeting: str | None) -> Any:
    register = put(SITTING, MEETING, replace(DECIDED, steps=()), VOTED)
    step = RoundStep(step="review", on=DAY, choice="support", meeting=meeting, vote="V1")
    return lambda: [
        one for one in why_not_rest_on(register, DECIDED, step, MEETING, VOTED) if one.code != "round.vote_outcome"
    ]


MINUTES = put(SITTING, *(Minute(id=f"N{one}", meeting=HELD, order=one, number=str(one)) for one in (1, 2, 3)))
CALLED = replace(SITTING.need(Meeting, COMING), agenda_published_on=None)


def reorder(place: int, by: int) -> Any:
    return partial(why_not_reorder, MINUTES, MINUTES.minutes_of(HELD)[place - 1], by, TODAY)


def notice(**of_meeting: Any) -> Any:
    meeting = replace(CALLED, **{"start": dt.time(13), "venue": "City Hall", **of_meeting})
    return partial(notices_of, put(SITTING, meeting), meeting)


SAID = [
    Told(
        "minute-first",
        reorder(1, -1),
        "This is the first minute of the meeting. It can only go the other way.",
        reorder(2, -1),
    ),
    Told(
        "minute-last",
        reorder(3, 1),
        "This is the last minute of the meeting. It can only go the other way.",
        reorder(2, 1),
    ),
    Told(
        "notice.no-time",
        notice(start=None),
        "The time of the meeting of 30 September 2021 is not recorded, and a notice gives time "
        "and place. Enter the time first.",
        notice(),
    ),
    Told(
        "notice.no-venue",
        notice(venue=""),
        "The venue of the meeting of 30 September 2021 is not recorded, and a notice gives "
        "time and place. Enter the venue first.",
        notice(),
    ),
    Told(
        "ballot-twice",
        by_name(VICE, THREE, VICE),
        "P2 is recorded as voting twice in the first ballot. Record one vote each.",
        by_name(VICE, THREE, FOUR),
    ),
    Told(
        "casting-and-lot",
        election(Ballot(tallies=EVEN, cast_for=CHAIR, lot=CHAIR)),
        "Both a casting vote and lots are recorded. Leave one of the two out.",
        election(Ballot(tallies=EVEN, lot=CHAIR)),
    ),
    Told(
        "stands-so",
        again(CHAIR),
        "Cllr Ann Archer is recorded as present already. Clear it first if that is a slip.",
        again(CHAIR, LAY),
    ),
    Told(
        "stands-so",
        again(CHAIR, VICE),
        "Cllr Ann Archer and 1 other are recorded as present already. Clear it first if that is a slip.",
        again(CHAIR, VICE, presence=Presence.EXPECTED),
    ),
    Told(
        "stands-so",
        again(LAY, presence=Presence.APOLOGIES),
        "Cllr Fay Ŵyn-Jones is recorded as having sent apologies already. Clear it first if that is a slip.",
        again(),
    ),
    Told(
        "vote-no-law",
        veto_on(LAW_BEGINS - dt.timedelta(days=1)),
        "The votes needed cannot be worked out: Police Reform and Social Responsibility Act "
        "2011 Sch 5 para 4(4) is in force from 22 November 2012, not on 21 November 2012. Ask "
        "the monitoring officer.",
        veto_on(LAW_BEGINS),
    ),
    Told(
        "deadline.purge",
        tick(phone="1"),
        "Contact details still stand in the questions for this meeting. Purge them in the "
        "questions; this is done then.",
    ),
    Told("chase-none", partial(why_not_chase, SITTING, TODAY), "No letter is due. There is nothing to write."),
    Told(
        "complaints.keep-not-set",
        with_keeping(None),
        "The panel's rules do not say how long the particulars of complaints are kept. Enter it in the settings.",
    ),
    Told(
        "complaint.no-particulars",
        partial(why_no_particulars, COMPLAINT),
        "The particulars of complaint C1 are not recorded. Enter them if they are wanted.",
        partial(why_no_particulars, TOLD_OF),
    ),
    Told(
        "complaint.no-particulars",
        partial(why_no_particulars, EMPTIED),
        "The particulars of complaint C1 were removed for good. That it was made, and what was done with it, is kept.",
    ),
    Told(
        "not-standing",
        partial(declaring.why_not_again, put(SITTING, MEETING), MEETING, INTEREST),
        "That interest of Cllr Ann Archer is not a standing one. Mark it as offered at every "
        "meeting, or enter the declaration.",
        partial(declaring.why_not_again, put(SITTING, MEETING), MEETING, replace(INTEREST, standing=True)),
    ),
    Told(
        "law.nation",
        partial(provision, "dispensation", TODAY, Nation.WALES),
        "Localism Act 2011 s.33(3) does not apply in Wales. Ask the monitoring officer which "
        "law applies and enter the date by hand.",
        partial(provision, "dispensation", TODAY),
    ),
    Told(
        "law.not_in_force",
        partial(provision, "precept_veto", LAW_BEGINS - dt.timedelta(days=1)),
        "Police Reform and Social Responsibility Act 2011 Sch 5 para 4(4) is in force from 22 "
        "November 2012, not on 21 November 2012. Ask the monitoring officer which law applies "
        "and enter the date by hand.",
        partial(provision, "precept_veto", LAW_BEGINS),
    ),
    Told(
        "leave-unknown",
        lambda: list(why_not_leave(SITTING, MEETING, {"number-gap:N9": "So printed"})),
        "Nothing that looks wrong in these minutes is called “number-gap:N9”. The key of each "
        "stands behind it in brackets, such as number-gap:N16.",
        lambda: list(why_not_leave(SITTING, MEETING, {"number-gap": "So printed"})),
    ),
    Told(
        "newcomer-role",
        partial(read_role, NEW, "guest of honour"),
        "Cllr New cannot be entered as “guest of honour”. Choose from member, Chair, "
        "Vice-Chair, independent member, co-opted councillor.",
        partial(read_role, NEW, "chair"),
    ),
    Told(
        "agenda-withdrawn",
        partial(why_not_withdraw_line, WITHDRAWN.need(Meeting, HERE), GONE),
        "Item 4, “Vans”, has been withdrawn already. There is nothing more to do.",
        partial(why_not_withdraw_line, WITHDRAWN.need(Meeting, HERE), STANDS),
    ),
    Told(
        "questions.not-printed",
        partial(why_not_printed, JULY.date, None),
        "Each agenda prints by when questions must be in, and what this one prints is not "
        "entered. Enter it with the meeting.",
    ),
    Told(
        "questions.printed-after",
        partial(why_not_printed, JULY.date, dt.date(2021, 7, 30)),
        "The day printed for questions, Friday 30 July 2021, is after the meeting. Correct it with the meeting.",
        partial(why_not_printed, JULY.date, JULY.date),
    ),
    Told(
        "letter.guardian",
        letter(ASKED, "acceptance", through=GUARDIAN),
        "The asker is under 18, and no parent or guardian to write to is recorded. Enter the "
        "name with the contact details of the asker.",
        letter(GUARDED, "acceptance", through=GUARDIAN),
    ),
    Told(
        "letter.meeting-off",
        letter(GROWN, "acceptance", replace(JULY, status=MeetingStatus.CANCELLED)),
        "The meeting of 29 July 2021 was cancelled. Hold it over to another meeting.",
        letter(GROWN, "acceptance"),
    ),
    Told(
        "letter.meeting-off",
        letter(GROWN, "acceptance", replace(JULY, status=MeetingStatus.RELEASED)),
        "The meeting of 29 July 2021 was released. Hold it over to another meeting.",
    ),
    Told(
        "letter.answerer",
        letter(OWED, "request"),
        "Who is to answer question Q1 is not recorded. Record whom it is sent to.",
        letter(replace(OWED, answerer="the Commissioner"), "request"),
    ),
    Told(
        "letter.answerer",
        letter(replace(OWED, state=QuestionState.REPLY_OWED), "request"),
        "Who is to answer question Q1 is not recorded. Record to whom it is put.",
        letter(replace(OWED, state=QuestionState.REPLY_OWED, addressee="the Commissioner"), "request"),
    ),
    Told(
        "report.no_meeting",
        partial(why_not_draft_at, SITTING, replace(MEETING, kind=OTHER_KIND), TODAY),
        "The task group meeting of 1 July 2021 is no meeting of the panel, and the report is "
        "the panel's. Choose a meeting of the panel.",
        partial(why_not_draft_at, SITTING, replace(MEETING, kind=BRIEFING), TODAY),
    ),
    Told(
        "round.vote_meeting",
        rests(COMING),
        "The vote was taken at the meeting of 1 July 2021. Leave the meeting out: it is that of the vote.",
        rests(HELD),
    ),
    Told(
        "round.no_votes",
        partial(why_not_tie_any, ROUND, DECIDED),
        "No vote is recorded on which it could rest. Record the vote at the meeting first.",
        partial(why_not_tie_any, put(ROUND, MEETING, VOTED), DECIDED),
    ),
]


@pytest.mark.parametrize("case", SAID, ids=names(SAID))
def test_it_is_said_and_what_is_next_to_it_passes(case: Told) -> None:
    check_told(case)
