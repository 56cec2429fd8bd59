"""What rules of rounds, reports, complaints, questions and the room say in each case, as it is told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.problems import Refused
from store.records import (
    Action,
    Asker,
    Attendance,
    Complaint,
    ComplaintDeed,
    ComplaintKind,
    ComplaintNotice,
    ComplaintParty,
    ComplaintStep,
    Meeting,
    MeetingStatus,
    Minute,
    Panel,
    Person,
    Presence,
    Question,
    Report,
    RoundKind,
    RoundStep,
    Seat,
    Stamp,
    StampKind,
    StatutoryRound,
    Vote,
    WorkItem,
)
from store.records.panel import Nation
from store.records.question import Exchange
from store.register import Register
from store.rules.complaints.guards import able, why_none_of, why_not_day
from store.rules.complaints.telling import still_to_tell
from store.rules.days.periods import rest_until
from store.rules.law.exempt import exempt_words, is_weighed, not_for_publication
from store.rules.law.table import as_asked, ask_about, date_in, local_rule, members_needed, provision, why_end_announced
from store.rules.minutes.offers import confirming_meetings, correcting_meetings, may_have_signed, may_take_chair
from store.rules.publishing.guards import why_not_issue_on
from store.rules.questions.letters import asked_of_office
from store.rules.questions.received import late_words
from store.rules.reports.deciding import says_which
from store.rules.reports.guards import (
    why_not_answer,
    why_not_back,
    why_not_block,
    why_not_copy,
    why_not_outcome,
    why_not_report_in,
    why_not_round,
)
from store.rules.reports.kinds import REPORTS, is_veto, outcomes_of, report_on
from store.rules.room.guards import why_not_stamp
from store.rules.room.sentences import sentence_of
from store.rules.rounds.guards import why_not_post, why_not_step, why_not_step_back, why_not_take_back
from store.rules.time_notes import TypedTime, after_close, before_start
from store.rules.words.dates import read_date
from tests.store.rules.whole import told

PANEL = Panel(id="PANEL", name="A panel")
DAY = dt.date(2021, 7, 12)
EVE, MORROW = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)
D, K = ComplaintDeed, StampKind
ADA, BEN = Person(id="P1", name="Ada Byrne", title="Cllr"), Person(id="P2", name="Ben Cole")


def meeting(name: str = "M1", date: dt.date = DAY, **more: Any) -> Meeting:
    return Meeting(id=name, date=date, **more)


def stamp(kind: StampKind, **more: Any) -> Stamp:
    known: dict[str, Any] = {"id": "T1", "meeting": "M1", "order": 1}
    return Stamp(kind=kind, **(known | more))


ROLL = (
    Attendance(person="P1", presence=Presence.APOLOGIES),
    Attendance(person="P2", presence=Presence.SUBSTITUTE, substitute_for="P1"),
)
ASKED = Question(
    id="Q1",
    asker=Asker(name="Cy Dunn"),
    text="Why?",
    published_text="Why so?",
    answer="So.",
    supplementaries=(Exchange(asked="When?", answer="Now."), Exchange(asked="Where?")),
)
OF_ROOM = Register.of(
    PANEL,
    meeting(attendance=ROLL),
    meeting("M2", dt.date(2021, 9, 2), start=dt.time(14), venue="Hall"),
    ADA,
    BEN,
    ASKED,
    Vote(id="V1", meeting="M1", moved_by="P1", seconded_by="P2", result="carried"),
    Vote(id="V2", meeting="M1", amends="V1", result="lost"),
    Action(id="A1", text="Write to all.", owner="Ms Bo", due_words="May"),
    WorkItem(id="W1", title="Knives"),
)


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        (stamp(K.CHAIR, people=("P1",), at=dt.time(14)), "Cllr Ada Byrne took the chair at 2:00 pm."),
        (stamp(K.CHAIR, people=("P1",)), "Cllr Ada Byrne took the chair."),
        (stamp(K.OUT_OF_ORDER, item="W1"), "This item was taken out of the order of the agenda."),
        (stamp(K.APOLOGIES), "Apologies for absence were received from Cllr Ada Byrne."),
        (stamp(K.APOLOGIES, meeting="M2"), ""),
        (stamp(K.SUBSTITUTES), "Ben Cole attended as substitute for Cllr Ada Byrne."),
        (stamp(K.ARRIVAL, people=("P2",), at=dt.time(14, 5)), "Ben Cole joined the meeting at 2:05 pm."),
        (stamp(K.ARRIVAL, printed=("the Chief",)), "The Chief joined the meeting."),
        (stamp(K.NO_DECLARATIONS), "There were no declarations of interest."),
        (stamp(K.DECLARATION, declaration="D9"), ""),
        (
            stamp(K.CONFIRMED, other="M2"),
            "That the minutes of the meeting held on 2 September 2021 be confirmed as a correct record.",
        ),
        (
            stamp(K.CONFIRMED, other="M2", words="a change"),
            (
                "That the minutes of the meeting held on 2 September 2021 be confirmed as a correct record, "
                "subject to a change."
            ),
        ),
        (stamp(K.CONFIRMED, words="a change"), ""),
        (stamp(K.QUESTION, question="Q1"), "Cy Dunn asked: Why so?\n\nSo."),
        (stamp(K.QUESTION, question="Q9"), ""),
        (stamp(K.SUPPLEMENTARY, question="Q1", words="1"), "Cy Dunn asked a supplementary question: When?\n\nNow."),
        (stamp(K.SUPPLEMENTARY, question="Q1", words="2"), "Cy Dunn asked a supplementary question: Where?"),
        (stamp(K.NOTE, words="All stood."), "All stood."),
        (stamp(K.NOTED, words="the report"), "The Panel noted the report."),
        (stamp(K.NOTHING), "No urgent business was notified."),
        (stamp(K.RESOLUTION, words="(a) That it be noted."), "(a) That it be noted."),
        (stamp(K.ACTION, action="A1"), "Action: Write to all (Ms Bo)."),
        (stamp(K.ACTION, action="A9"), ""),
        (stamp(K.DEFERRAL), "Consideration of this item was deferred to a future meeting."),
        (
            stamp(K.DEFERRAL, other="M2", words="too late."),
            "Consideration of this item was deferred to the meeting of 2 September 2021: too late.",
        ),
        (
            stamp(K.PUBLIC_LEFT, vote="V1", at=dt.time(15)),
            (
                "It was moved by Cllr Ada Byrne and seconded by Ben Cole that the public be excluded from the meeting. "
                "The motion was put and carried. The public left the meeting at 3:00 pm."
            ),
        ),
        (
            stamp(K.PUBLIC_LEFT),
            "It was moved that the public be excluded from the meeting. The public left the meeting.",
        ),
        (stamp(K.BACK), "The public returned to the meeting."),
        (stamp(K.ADJOURNED, words="a fire"), "The meeting adjourned: a fire."),
        (stamp(K.ADJOURNED, at=dt.time(15)), "The meeting adjourned at 3:00 pm."),
        (stamp(K.RESUMED), "The meeting resumed."),
        (
            stamp(K.NEXT_MEETING, other="M2"),
            "The next meeting will be held on Thursday 2 September 2021 at 2:00 pm.",
        ),
        (stamp(K.NEXT_MEETING), ""),
        (stamp(K.VOTE, vote="V1", words="x"), ""),
        (stamp(K.START), ""),
        (stamp(K.CHAIR, meeting="M9", people=("P1",)), ""),
    ],
)
def test_the_sentence_of_an_event_is_made_from_the_records(one: Stamp, sentence: str) -> None:
    assert sentence_of(OF_ROOM, one) == sentence


MINUTE = Minute(id="N1", meeting="M1", heading="A")


def why_stamped(kind: StampKind, *before: Stamp) -> list[str]:
    held = meeting(start=dt.time(13))
    register = Register.of(PANEL, held, ADA, WorkItem(id="W1", title="A", meeting="M1"), MINUTE, *before)
    return [problem.code for problem in why_not_stamp(register, held, kind, DAY)]


START = stamp(K.START, id="T1", order=1, at=dt.time(13))
PLACED = stamp(K.ITEM, id="T2", order=2, item="W1", minute="N1")
STOPPED = stamp(K.ADJOURNED, id="T3", order=3)
CLOSED = stamp(K.CLOSED, id="T4", order=4, at=dt.time(14))


@pytest.mark.parametrize(
    ("kind", "before", "codes"),
    [
        (K.START, (), []),
        (K.START, (START,), ["begun"]),
        (K.ITEM, (), ["not-begun"]),
        (K.CLOSED, (), ["not-begun"]),
        (K.ITEM, (START,), []),
        (K.CLOSED, (START,), []),
        (K.RESOLUTION, (START,), ["no-place"]),
        (K.RESUMED, (START,), ["not-adjourned"]),
        (K.RESUMED, (START, PLACED, STOPPED), []),
        (K.ITEM, (START, PLACED, STOPPED), ["adjourned"]),
        (K.NOTE, (START, PLACED, STOPPED), []),
        (K.LEAVING, (START, PLACED, STOPPED), []),
        (K.ITEM, (START, PLACED, CLOSED), ["closed"]),
        (K.NOTE, (START, PLACED, CLOSED), []),
        (K.ACTION, (START, PLACED, CLOSED), []),
        (K.VOTE, (START, PLACED), ["no-motion"]),
        (K.AMENDMENT, (START, PLACED), ["no-motion"]),
    ],
)
def test_what_can_happen_at_a_meeting_depends_on_what_did(
    kind: StampKind, before: tuple[Stamp, ...], codes: list[str]
) -> None:
    assert why_stamped(kind, *before) == codes


def test_times_before_a_meeting_began_and_after_it_closed_are_told() -> None:
    held = meeting(start=dt.time(13), finish=dt.time(15))
    register = Register.of(PANEL, held, stamp(K.START, at=dt.time(13, 10)))
    plain = Register.of(PANEL, held)

    def at(register: Register, record: Any, hour: int, minute: int) -> tuple[str, ...]:
        typed = TypedTime(register, record, dt.time(hour, minute))
        return (*before_start(typed), *after_close(typed))

    assert at(plain, held, 13, 0) == at(plain, held, 15, 0) == ()
    assert at(plain, held, 12, 59) == ("12:59 pm is before the meeting began, at 1:00 pm.",)
    assert at(register, held, 13, 5) == ("1:05 pm is before the meeting began, at 1:10 pm.",)
    assert at(register, stamp(K.START), 13, 5) == ()
    assert at(plain, held, 15, 1) == ("3:01 pm is after the meeting closed, at 3:00 pm.",)
    assert at(plain, Action(id="A1", text="x"), 1, 0) == ()


@pytest.mark.parametrize(
    ("received", "end", "words"),
    [
        ("2021-07-13T09:00", "2021-07-12T12:00", "one day"),
        ("2021-07-14T09:00", "2021-07-12T12:00", "two days"),
        ("2021-07-12T14:05", "2021-07-12T12:00", "two hours and five minutes"),
        ("2021-07-12T13:00", "2021-07-12T12:00", "one hour"),
        ("2021-07-12T12:01", "2021-07-12T12:00", "one minute"),
        ("2021-07-12T12:00", "2021-07-12T12:00", "zero minutes"),
        ("2021-07-25T12:00", None, "13 days"),
    ],
)
def test_how_late_something_is_is_said_in_days_or_hours(received: str, end: str | None, words: str) -> None:
    came, until = (dt.datetime.fromisoformat(one) if one else None for one in (received, end))
    assert came is not None
    assert late_words(came, until, DAY).replace("0 minutes", "zero minutes") == words


def test_of_the_office_what_is_empty_is_asked_for_and_an_e_mail_where_nobody_could_answer() -> None:
    asked = ("clerk", "office", "office_address", "office_phone", "office_email")
    assert asked_of_office(PANEL) == asked
    known = replace(PANEL, clerk="Kim", office="Democratic Services", office_phone="x")
    assert asked_of_office(known) == ()
    assert asked_of_office(replace(known, office="")) == ("office", "office_address")
    assert asked_of_office(replace(known, office="", host_authority="X")) == ()
    assert asked_of_office(replace(known, clerk=" ")) == ("clerk", "office_address")
    assert asked_of_office(replace(known, office_phone="")) == ("office_address", "office_phone", "office_email")


@pytest.mark.parametrize(
    ("on", "out", "why"),
    [
        (DAY, EVE, ""),
        (EVE, EVE, ""),
        (dt.date(2021, 7, 10), EVE, ("publish.before: Saturday 10 July 2021 is before the last publication, of "
                                    "Sunday 11 July 2021. Type Sunday 11 July 2021 or a later date.")),
        (MORROW, EVE, ("publish.after: Tuesday 13 July 2021 is after the meeting on Monday 12 July 2021. "
                      "Type Monday 12 July 2021 or an earlier date.")),
        (dt.date(2021, 7, 14), EVE, ("publish.early: Wednesday 14 July 2021 is still to come. "
                                    "Record the publication when it has been made.")),
        (dt.date(2021, 7, 10), None, ""),
    ],
)  # fmt: skip
def test_a_supplement_is_published_between_the_agenda_and_the_meeting(
    on: dt.date, out: dt.date | None, why: str
) -> None:
    assert told(why_not_issue_on(meeting(agenda_published_on=out), on, MORROW)) == why


HELD = tuple(
    meeting(f"M{at}", dt.date(2021, 7, at), status=MeetingStatus.HELD, attendance=ROLL[1:]) for at in (1, 5, 9)
)


def test_minutes_are_confirmed_and_corrected_at_later_meetings_and_signed_by_whoever_presided() -> None:
    seats = (Seat(id="S1", person="P1"), Seat(id="S2", person=None))
    bare = meeting("M12", DAY)
    register = Register.of(PANEL, ADA, BEN, *seats, *HELD, bare, meeting("M20", dt.date(2021, 7, 20)))

    def ids(meetings: tuple[Meeting, ...]) -> list[str]:
        return [one.id for one in meetings]

    assert ids(confirming_meetings(register, HELD[0], DAY)) == ["M5", "M9", "M12"]
    assert ids(confirming_meetings(register, HELD[1], DAY)) == ["M9", "M12"]
    assert ids(correcting_meetings(register, HELD[0], DAY)) == ["M12", "M9", "M5"]
    assert ids(correcting_meetings(register, HELD[1], DAY)) == ["M12", "M9"]
    assert may_take_chair(register, HELD[0]) == ("P2",)
    assert may_have_signed(register, HELD[0]) == ("P2",)
    assert may_have_signed(register, bare) == ("P1",)


@pytest.mark.parametrize(
    ("choice", "text", "lacks"),
    [
        ("veto-too-high", "It is too  HIGH.", ""),
        ("veto-too-high", "It is too low.", "too high"),
        ("veto-too-low", "It is too low.", ""),
        ("veto-too-low", "It is.", "too low"),
        ("support", "It is.", ""),
    ],
)
def test_a_veto_says_on_which_side_it_objects(choice: str, text: str, lacks: str) -> None:
    assert says_which(choice, text) == lacks


@pytest.mark.parametrize(
    ("code", "outcomes"),
    [
        ("confirmation", ("appoint", "do-not-appoint")),
        ("reserve-candidate", ("appoint", "do-not-appoint")),
        ("chief-constable", ("appoint", "do-not-appoint", "veto")),
        ("removal", ("remove", "do-not-remove")),
        ("precept", ()),
        ("plan", ()),
    ],
)
def test_what_a_report_on_a_person_can_come_to(code: str, outcomes: tuple[str, ...]) -> None:
    kind = next(one for one in REPORTS if one.code == code)
    assert outcomes_of(kind) == outcomes
    assert [is_veto(one) for one in outcomes] == [one == "veto" for one in outcomes]


CHIEF = StatutoryRound(
    id="R1", kind=RoundKind.CHIEF_CONSTABLE, steps=(RoundStep(step="report", on=DAY, choice="appoint"),)
)
OF_CHIEF = Report(id="L1", round="R1", step="report")
SCRUTINY = Report(id="L2", meeting="M1", step="scrutiny")
OF_REPORTS = Register.of(PANEL, CHIEF, OF_CHIEF, SCRUTINY, meeting())


def test_a_report_comes_to_what_its_step_says() -> None:
    assert why_not_outcome(OF_REPORTS, OF_CHIEF, "") is None
    assert why_not_outcome(OF_REPORTS, OF_CHIEF, "appoint") is None
    assert told(why_not_outcome(OF_REPORTS, OF_CHIEF, "veto")) == (
        "report.outcome: The step of the chief constable appointment says “appoint”. "
        "Take that step back first if it is wrong."
    )
    assert told(why_not_outcome(OF_REPORTS, OF_CHIEF, "x")) == (
        "report.outcome: That report cannot come to “x”. Choose appoint, do-not-appoint, veto."
    )
    assert told(why_not_outcome(OF_REPORTS, SCRUTINY, "x")) == (
        "report.outcome: That report cannot come to “x”. Leave it out: it stands with the review of the round."
    )
    open_round = Register.of(PANEL, replace(CHIEF, steps=()), OF_CHIEF)
    assert why_not_outcome(open_round, OF_CHIEF, "veto") is None


def test_what_is_done_with_a_report_depends_on_how_it_stands() -> None:
    final = replace(SCRUTINY, printed=(), sent_on=DAY, published_on=DAY)
    assert why_not_answer(OF_REPORTS, final) is None
    for lacking in ("sent_on", "published_on"):
        problem = why_not_answer(OF_REPORTS, replace(final, **{lacking: None}))
        assert problem is not None
        assert (problem.code, problem.cure) == ("report.unsent", "Record that first.")
    of_round = why_not_answer(OF_REPORTS, OF_CHIEF)
    assert of_round is not None
    assert of_round.code == "report.answer_round"
    assert of_round.cure.startswith("Record “")
    for asked, code in ((why_not_back, "report.same"), (why_not_copy, "report.draft")):
        problem = asked(OF_REPORTS, SCRUTINY)
        assert problem is not None
        assert problem.code == code
    assert why_not_round(OF_CHIEF) is None
    assert told(why_not_round(SCRUTINY)) == (
        "report.no_round: That report is on ordinary scrutiny, and on no round. Go to the meeting instead."
    )
    assert why_not_report_in(OF_REPORTS, CHIEF) is None
    assert report_on(OF_REPORTS, CHIEF, "report") == OF_CHIEF
    assert report_on(OF_REPORTS, CHIEF, "hearing") is None
    assert told(why_not_block("title", " ")) == (
        "report.needed: No report goes without its title. Word it, or take the draft back."
    )
    assert why_not_block("title", None) is why_not_block("title", "x") is why_not_block("vote", "") is None
    assert told(why_not_block("x", "y")).startswith("report.block: There is no block “x” in a report. The blocks are ")


def test_a_step_is_of_its_round_and_taken_back_while_nothing_rests_on_it() -> None:
    bare = StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2022)
    (unknown,) = why_not_step(Register.of(PANEL, bare), bare, RoundStep(step="x", on=DAY))
    assert unknown.code == "round.step"
    assert unknown.sentence.startswith("There is no step “x” in the ")
    assert unknown.cure.startswith("The steps are notified, ")
    assert told(why_not_step_back(bare)) == "round.none: No step is recorded yet. Record the first."
    one = replace(bare, steps=tuple(RoundStep(step=code, on=DAY) for code in ("notified", "review", "report")))
    assert why_not_step_back(one) is None
    assert [problem.code for problem in why_not_take_back(one, "second-review")] == ["round.no_step"]
    assert [problem.code for problem in why_not_take_back(one, "review")] == ["round.needed"]
    assert why_not_take_back(one, "report") == why_not_take_back(one, "notified") == ()


@pytest.mark.parametrize(
    ("kind", "post", "why"),
    [
        (RoundKind.CONFIRMATION_HEARING, "the Chief-Constable", True),
        (RoundKind.CONFIRMATION_HEARING, "Chief executive", False),
        (RoundKind.CHIEF_CONSTABLE, "Chief Constable", False),
    ],
)
def test_a_chief_constable_has_a_procedure_of_their_own(kind: RoundKind, post: str, *, why: bool) -> None:
    assert (told(why_not_post(StatutoryRound(id="R1", kind=kind, post=post))) != "") is why


def complaint(*steps: tuple[ComplaintDeed, dt.date], **more: Any) -> Complaint:
    made = tuple(ComplaintStep(deed=deed, on=on) for deed, on in steps)
    known: dict[str, Any] = {"id": "C1", "received_on": EVE, "steps": made}
    return Complaint(**(known | more))


@pytest.mark.parametrize(
    ("on", "since", "why"),
    [
        (DAY, None, ""),
        (EVE, None, ""),
        (MORROW, None, ("complaint.future: Tuesday 13 July 2021 is still to come. "
                       "Type the day on which it was done: Monday 12 July 2021 or before.")),
        (dt.date(2021, 7, 10), None, ("complaint.before: Saturday 10 July 2021 comes before Sunday 11 July 2021, "
                                     "on which it came in. Type Sunday 11 July 2021 or a later day.")),
        (EVE, DAY, ("complaint.before: Sunday 11 July 2021 comes before Monday 12 July 2021, on which what it follows "
                   "was done. Type Monday 12 July 2021 or a later day.")),
        (DAY, DAY, ""),
    ],
)  # fmt: skip
def test_a_step_of_a_complaint_is_done_between_its_receipt_and_today(
    on: dt.date, since: dt.date | None, why: str
) -> None:
    assert told(why_not_day(complaint(), on, DAY, since=since)) == why


def test_of_steps_those_that_can_be_taken_are_given() -> None:
    fresh = complaint()
    assert able(fresh, (D.ACKNOWLEDGED, D.BEGUN, D.RECORDED)) == (D.ACKNOWLEDGED, D.RECORDED)
    assert why_none_of(fresh, (D.BEGUN, D.RECORDED)) is None
    problem = why_none_of(fresh, (D.BEGUN, D.RESOLVED))
    assert problem is not None
    assert problem.sentence == "Complaint C1 is received: it cannot be “informal resolution begun” now."


def test_whoever_can_be_told_is_told_of_each_thing_once() -> None:
    not_recorded = complaint((D.NOT_RECORDED, DAY))
    both = (ComplaintNotice.NOT_RECORDED, ComplaintParty.COMPLAINANT)
    assert still_to_tell(not_recorded) == (both,)
    assert still_to_tell(complaint((D.NOT_RECORDED, DAY), (D.RECORDED, DAY))) != (both,)
    assert still_to_tell(complaint((D.NOT_RECORDED, DAY), (D.CLOSED, DAY))) == ()
    assert still_to_tell(complaint((D.NOT_RECORDED, DAY), anonymous=True)) == ()
    conduct = complaint((D.NOT_RECORDED, DAY), kind=ComplaintKind.CONDUCT)
    assert still_to_tell(conduct) == ()


def test_shares_and_days_of_the_law_are_worked_out() -> None:
    veto = provision("precept_veto", DAY)
    assert [members_needed(veto, number) for number in (10, 11, 12, 13, 15)] == [7, 8, 8, 9, 10]
    with pytest.raises(ValueError, match="counts share of members"):
        date_in(veto, 2021)
    with pytest.raises(ValueError, match="counts "):
        members_needed(local_rule(5, "clear working days"), 10)
    own = local_rule(5, "clear working days", "a note")
    assert (own.code, own.citation, own.number, own.certainty, own.note) == (
        "local",
        "the panel's own rule",
        5,
        "local rule",
        "a note",
    )
    assert (as_asked(own).citation, as_asked(own).certainty) == ("the number asked for", "verified")
    assert as_asked(veto) is veto
    assert rest_until(dt.date(2021, 11, 30)) == dt.date(2022, 2, 28)


def test_what_is_to_be_asked_of_the_law_to_come_is_asked_from_its_day_on() -> None:
    assert why_end_announced(DAY) is None
    assert ask_about(DAY) == ()
    late = dt.date(2030, 1, 1)
    problem = why_end_announced(late)
    assert problem is not None
    assert problem.code == "law.end_announced"
    assert ask_about(late, Nation.WALES) == (str(problem),)
    between = dt.date(2027, 1, 1)
    assert len(ask_about(between)) == 1
    assert ask_about(between, Nation.WALES) == ()


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ("3", "paragraph 3 of Part 1 of Schedule 12A, Local Government Act 1972"),
        ("1, 3", "paragraphs 1 and 3 of Part 1 of Schedule 12A, Local Government Act 1972"),
        ("confidential", "confidential (Schedule 12A, Local Government Act 1972)"),
        ("part of schedule 12a", "part of schedule 12a, Local Government Act 1972"),
    ],
)
def test_what_makes_a_paper_exempt_is_cited(kept: str, words: str) -> None:
    assert exempt_words(kept, Nation.ENGLAND) == words
    assert not_for_publication(kept, Nation.ENGLAND) == f"Not for publication by virtue of {words}"
    assert is_weighed("confidential", Nation.ENGLAND)


@pytest.mark.parametrize("typed", ["2021-7-123", "123/7", "1/123", "2021/7/12", "0/7", "32/7"])
def test_figures_that_are_no_date_are_not_read_as_one(typed: str) -> None:
    with pytest.raises(Refused):
        read_date(typed, DAY)


@pytest.mark.parametrize(("typed", "day"), [("2021-7-1", (7, 1)), ("29/7", (7, 29)), ("1.2.2021", (2, 1))])
def test_a_date_in_figures_is_read(typed: str, day: tuple[int, int]) -> None:
    assert read_date(typed, DAY) == dt.date(2021, *day)
