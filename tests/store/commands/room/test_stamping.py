"""What each event changes, which sentence its minute is given, and what cannot have happened."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.commands.attendance.room import record_presence
from store.commands.room.stamping import stamp_event, stamp_events
from store.edit import Edit
from store.problems import Refused
from store.records import (
    Action,
    Asker,
    Declaration,
    DueKind,
    ItemStatus,
    Meeting,
    MeetingStatus,
    Nation,
    Panel,
    Paper,
    Person,
    Presence,
    Question,
    QuestionState,
    Role,
    Seat,
    Vote,
    WorkItem,
)
from store.records.panel import QuestionRules, QuorumRule
from store.register import Register
from store.rules.attendance.standing import attendance_of
from store.rules.attendance.votes import judge
from store.rules.room.events import Event
from tests.store.commands.office import records
from tests.store.commands.room.held import (
    EARLIER,
    QUORATE,
    before,
    begun,
    event,
    last,
    minute,
    printed,
    refused,
    stamped,
)
from tests.store.commands.sitting import (
    CANCELLED,
    CHAIR,
    COMING,
    DAY,
    FIVE,
    FOUR,
    HELD,
    LAY,
    MEMBERS,
    OFFICER,
    THREE,
    VICE,
)

MOTION = event("motion", "13:10", words="That the plan be supported", moved_by="the Chairman", seconded_by="Barford")

BY_CHAIR = event("motion", "13:10", words="That the plan be supported", moved_by="the Chairman")


def held(register: Register) -> Meeting:
    return register.need(Meeting, HELD)


def touched(register: Register, one: Event) -> set[str]:
    """Stamp an event and give the ids of all that it changed; nothing else may differ."""
    was = records(register)
    edit = stamp_event(register, DAY, meeting=HELD, event=one)
    assert records(register) == was
    now = records(register.with_edit(edit))
    changed = {key for key in now if now[key] != was.get(key)}
    assert changed == set(edit.touches)
    assert set(was) <= set(now)
    return changed


@pytest.mark.parametrize(
    ("one", "changes"),
    [
        (event("note", "13:05", words="The Chairman welcomed all."), {"N1", "T4"}),
        (event("noted", "13:05"), {"N1", "T4"}),
        (event("document filed", "13:05", words="report", mark="Agenda Item 1"), {"N1", "T4"}),
        (event("resolution", "13:05", words="(a) That it be noted."), {"N1", "T4"}),
        (event("recommendation", "13:05", words="That a report be brought."), {"N1", "T4"}),
        (event("adjourned", "13:05"), {"N1", "T4"}),
        (MOTION, {"V1", "T4"}),
        (
            event("action", "13:05", words="Report on vans", owner="the Commissioner", due="next meeting"),
            {"A1", "N1", "T4"},
        ),
        (event("leaving", "13:05", people=(FIVE,)), {HELD, "N1", "T4"}),
        (event("arrival", "13:05", people=(LAY,)), {HELD, "N1", "T4"}),
        (event("declaration", "13:05", people=(VICE,), interest="DPI"), {HELD, "D1", "N1", "T4"}),
        (event("no declarations", "13:05"), {HELD, "D1", "N1", "T4"}),
        (event("deferral", "13:05", meeting=COMING, words="No officer came"), {"W1", "N1", "T4"}),
        (event("item", "13:05", item="2"), {"N2", "T4"}),
        (event("item", "13:05", heading="Urgent business"), {"N2", "T4"}),
        (event("item out of order", "13:05", item="3"), {"N2", "T4"}),
        (event("not reached", "13:05", item="3"), {"T4"}),
        (event("chair", "13:05", people=(VICE,)), {HELD, "N1", "T4"}),
        (event("next meeting", "13:05"), {"N1", "T4"}),
        (event("minutes confirmed", "13:05", meeting=EARLIER), {"N1", "T4"}),
        (
            event("public excluded", "13:05", paragraph="3", moved_by="Archer", seconded_by="Carter", result="CARRIED"),
            {"N1", "V1", "T4", "T5"},
        ),
    ],
    ids=lambda one: one.event if isinstance(one, Event) else "",
)
def test_an_event_changes_its_records_and_nothing_else(one: Event, changes: set[str]) -> None:
    assert touched(begun(), one) == changes


def test_each_event_is_stamped_with_its_time_to_the_item_that_is_being_taken() -> None:
    register = stamped(begun(), event("note", "13:05", words="One."), event("item", "13:20", item="2"))
    register = stamped(register, event("note", "1.25pm", words="Two."))
    told = [(one.order, one.kind.value, one.at, one.item, one.minute) for one in register.stamps_of(HELD)]
    assert told == [
        (1, "arrival", None, "", None),
        (2, "start", dt.time(13), "", None),
        (3, "item", dt.time(13, 1), "W1", "N1"),
        (4, "note", dt.time(13, 5), "W1", "N1"),
        (5, "item", dt.time(13, 20), "W2", "N2"),
        (6, "note", dt.time(13, 25), "W2", "N2"),
    ]
    assert [minute(register).text, minute(register, 2).text] == ["One.", "Two."]
    assert minute(register, 2).heading == "Police Vans"


def test_who_comes_late_leaves_and_returns_stands_in_the_attendance_and_in_the_minute() -> None:
    register = stamped(
        begun(), event("arrival", "13:10", people=("Wyn-Jones",)), event("leaving", "13:20", people=(LAY,))
    )
    one = attendance_of(held(register), LAY)
    assert one is not None
    assert (one.presence, one.arrived, one.left) == (Presence.PRESENT, dt.time(13, 10), dt.time(13, 20))
    assert "Cllr Fay Ŵyn-Jones joined the meeting at 1:10 pm." in printed(register)
    assert "Cllr Fay Ŵyn-Jones left the meeting at 1:20 pm." in printed(register)
    register = stamped(register, event("return", "13:30", people=(LAY,)))
    one = attendance_of(held(register), LAY)
    assert one is not None
    assert (one.left, [(gone.left, gone.returned) for gone in one.absences]) == (
        None,
        [(dt.time(13, 20), dt.time(13, 30))],
    )
    assert "Cllr Fay Ŵyn-Jones left the meeting at 1:20 pm and returned at 1:30 pm." in printed(register)


def test_somebody_in_attendance_is_named_by_office() -> None:
    register = stamped(
        before(),
        event("arrival", people=(CHAIR, VICE, THREE)),
        event("roll", people=(OFFICER,), presence="in attendance", role="Chief Constable of Borsetshire"),
        event("start", "13:00"),
        event("item", item="1"),
        event("leaving", "13:10", people=(OFFICER,)),
    )
    assert "The Chief Constable left the meeting at 1:10 pm." in printed(register)


def test_a_motion_its_amendment_and_the_votes_are_records_of_votes() -> None:
    register = stamped(
        begun(),
        MOTION,
        event("amendment", "13:12", words="leave out all after plan", moved_by="Carter"),
        event("vote", "13:14", counted_for=1, counted_against=3),
        event("vote", "13:16", votes_for=("Archer", VICE, THREE), against=(FOUR,), abstained=(FIVE,)),
    )
    motion, amendment = register.votes_of(HELD)
    assert (motion.moved_by, motion.moved_by_printed, motion.seconded_by) == (CHAIR, "the Chairman", VICE)
    assert (amendment.amends, amendment.counted_for, amendment.at) == (motion.id, 1, dt.time(13, 14))
    outcome = judge(register, held(register), motion)
    assert (outcome.state, outcome.votes_for, outcome.against, outcome.abstained) == ("carried", 3, 1, 1)
    text = printed(register)
    start = text.index("It was moved by the Chairman and seconded by Cllr Bob Barford:")
    assert text[start : start + 6] == [
        "It was moved by the Chairman and seconded by Cllr Bob Barford:",
        "That the plan be supported",
        "An amendment was moved by Cllr Cat Carter:",
        "leave out all after plan",
        "The amendment was put and LOST by 3 votes to 1.",
        "The motion was put and CARRIED by 3 votes to 1, 1 abstaining.",
    ]


def test_the_resolution_to_exclude_the_public_is_printed_with_mover_vote_and_times() -> None:
    register = stamped(
        begun(),
        MOTION,
        event("vote", "13:15", result="CARRIED"),
        event(
            "public excluded",
            "13:20",
            paragraph="3",
            moved_by="Archer",
            seconded_by="Carter",
            counted_for=4,
            counted_against=1,
        ),
        event("note", "13:25", words="Members discussed the contract."),
        event("public back", "13:40"),
    )
    text = printed(register)
    assert (
        "It was moved by Cllr Ann Archer and seconded by Cllr Cat Carter that the public be excluded from the meeting. "
        "The motion was put and CARRIED by 4 votes to 1. The public left the meeting at 1:20 pm."
    ) in text
    assert "The public returned to the meeting at 1:40 pm." in text
    resolved = text[text.index("RESOLVED:") + 1]
    assert resolved.startswith(
        "That under Local Government Act 1972 s.100A(4)-(5) the press and public be excluded for"
    )
    assert "for “Plan” on the grounds" in resolved
    assert "as defined in paragraph 3 of Part 1 of Schedule 12A, Local Government Act 1972, and" in resolved
    assert "the public interest in maintaining the exemption outweighs" in resolved
    assert text.count("It was moved by the Chairman and seconded by Cllr Bob Barford:") == 1
    assert not any("The public be excluded from the meeting." in line for line in text)
    back = text.index("The public returned to the meeting at 1:40 pm.")
    assert text.index(resolved) < back, "it was resolved before they left, and they were back after that"


def test_the_resolution_under_a_heading_of_its_own_names_the_exempt_items_still_to_come() -> None:
    kept = Paper(what="Terms", exempt_paragraph="3", interest="It would spoil the terms.")
    register = begun()
    items = register.items_of(HELD)
    register = register.with_edit(Edit("", tuple(replace(item, papers=(kept,)) for item in items)))
    register = stamped(register, event("item", "13:10", heading="Exclusion of the press and public"))
    register = stamped(register, event("public excluded", "13:11", paragraph="3", result="CARRIED"))
    (said,) = (line for line in printed(register) if line.startswith("That under"))
    assert f"“{items[0].title}”" not in said, "that was taken in public before"
    assert all(f"“{item.title}”" in said for item in items[1:])
    assert "this item" not in said


def test_in_wales_the_paragraph_is_one_of_its_own_list() -> None:
    panel = replace(before().need(Panel, "PANEL"), nation=Nation.WALES)
    register = begun().with_edit(Edit("", (panel,)))
    (problem,) = refused(register, event("public excluded", "13:20", paragraph="3", result="CARRIED"))
    assert (problem.code, "12 to 18 of Part 4" in problem.cure) == ("no-such-exemption", True)
    register = stamped(register, event("public excluded", "13:20", paragraph="16", result="CARRIED"))
    # The public interest is not weighed against a claim to privilege.
    text = minute(register).resolutions[0].text
    assert text.endswith("as defined in paragraph 16 of Part 4 of Schedule 12A, Local Government Act 1972.")


def test_a_declaration_is_the_record_of_it_at_the_item_with_its_sentence() -> None:
    register = stamped(
        begun(),
        event("declaration", "13:05", people=("Barford",), interest="personal interest", nature=("as a farmer",)),
    )
    [made] = register.declarations
    assert (made.people, made.items, made.made_at, made.interest) == (
        (VICE,),
        ("W1",),
        dt.time(13, 5),
        "personal interest",
    )
    assert "Cllr Bob Barford declared a personal interest in respect of “Plan” as a farmer." in printed(register)
    assert last(register).declaration == made.id


def test_an_action_is_the_record_of_it_from_the_minute() -> None:
    register = stamped(begun(), event("action", words="Report on vans.", owner="the Commissioner", due="next meeting"))
    [made] = register.actions
    assert (made.minute, made.owner, made.due_kind, made.agreed_on) == (
        "N1",
        "the Commissioner",
        DueKind.NEXT_MEETING,
        DAY,
    )
    assert "Action: Report on vans (the Commissioner)." in printed(register)
    assert last(register).action == made.id


def test_a_deferral_moves_the_item_and_says_where() -> None:
    register = stamped(begun(), event("deferral", meeting="30/9/2021", words="the officer was ill"))
    item = register.need(WorkItem, "W1")
    assert (item.meeting, item.status, item.moves[-1].reason) == (COMING, ItemStatus.DEFERRED, "the officer was ill")
    line = "Consideration of this item was deferred to the meeting of 30 September 2021: the officer was ill."
    assert line in printed(register)


def asking(state: QuestionState = QuestionState.ANSWERED) -> Register:
    """Give the meeting with a question for it, whose asker wants no name printed and left a telephone number."""
    text = "Why so few vans? Ring 01234 567890."
    question = Question(
        id="Q1",
        asker=Asker(name="Rex Resident", consents_to_name=False),
        text=text,
        published_text=text,
        meeting=HELD,
        state=state,
        answer="There are many.",
        answered_on=DAY,
    )
    panel = before().need(Panel, "PANEL")
    rules = replace(panel.rules[0], questions=QuestionRules(supplementary="yes", supplementary_max=1))
    return begun().with_edit(Edit("", (question, replace(panel, rules=(rules,)))))


def test_a_question_that_is_put_is_told_as_it_may_go_out() -> None:
    register = stamped(asking(), event("question put", "13:05", question="q1"))
    assert register.need(Question, "Q1").state in {QuestionState.PUT, QuestionState.REPLY_OWED}
    text = "\n".join(printed(register))
    assert "withheld asked: Why so few vans?" in text
    assert "There are many." in text
    assert "Resident" not in text
    assert "567890" not in text
    register = stamped(register, event("supplementary", "13:06", question="Q1", words="And bicycles?", answer="Some."))
    assert register.need(Question, "Q1").supplementaries[0].asked == "And bicycles?"
    assert "asked a supplementary question: And bicycles?" in "\n".join(printed(register))
    assert last(register).words == "1"


def test_the_meeting_closes_as_held_with_its_items_considered() -> None:
    register = stamped(begun(), event("deferral", words="no report came"), event("item", "13:20", item="Police Vans"))
    (problem,) = refused(register, event("closed", "15:00"))
    assert problem.code == "undecided"
    assert "1 item is undecided: 2 “Precept”." in problem.sentence
    register = stamped(register, event("not reached", item="Precept"), event("closed", "15:00"))
    meeting = held(register)
    assert (meeting.finish, meeting.status) == (dt.time(15), MeetingStatus.HELD)
    states = {one: register.need(WorkItem, one).status for one in ("W1", "W2", "W3")}
    assert states == {"W1": ItemStatus.DEFERRED, "W2": ItemStatus.CONSIDERED, "W3": ItemStatus.PLANNED}


def test_a_meeting_at_which_nothing_was_on_the_agenda_closes_as_held() -> None:
    register = before()
    nowhere = tuple(replace(one, meeting=None) for one in register.items_of(HELD))
    register = stamped(register.with_edit(Edit("", nowhere)), event("arrival", people=QUORATE), event("start", "13:00"))
    assert held(register).status is not MeetingStatus.HELD
    assert held(stamped(register, event("closed", "13:05"))).status is MeetingStatus.HELD


@pytest.mark.parametrize(
    ("rest", "status", "minutes"), [("noted", ItemStatus.CONSIDERED, 3), ("not reached", ItemStatus.PLANNED, 1)]
)
def test_what_is_undecided_at_the_close_is_settled_in_one_word(rest: str, status: ItemStatus, minutes: int) -> None:
    register = stamped(begun(), event("closed", "15:00", rest=rest))
    assert [register.need(WorkItem, one).status for one in ("W2", "W3")] == [status, status]
    assert len(register.minutes_of(HELD)) == minutes


HALF = begun()
WITH_MOTION = stamped(HALF, MOTION)
CLOSED = stamped(HALF, event("closed", "15:00", rest="not reached"))
LEFT = stamped(HALF, event("leaving", "13:20", people=(FIVE,)))
TWO = begun(CHAIR, VICE)
DECLARED = stamped(HALF, event("declaration", "13:06", people=(VICE,), interest="DPI"))


@pytest.mark.parametrize(
    ("register", "one", "code"),
    [
        (WITH_MOTION, event("motion", "13:11", words="That it be not"), "motion-open"),
        (HALF, event("vote", "13:11", result="CARRIED"), "no-motion"),
        (HALF, event("amendment", "13:11", words="leave out x"), "no-motion"),
        (WITH_MOTION, event("vote", "13:15", votes_for=(CHAIR,), against=("Archer",)), "vote-twice"),
        (WITH_MOTION, event("vote", "13:15", votes_for=(LAY,)), "vote-not-eligible"),
        (WITH_MOTION, event("vote", "13:15", counted_for=9), "vote-too-many"),
        (WITH_MOTION, event("vote", "13:15"), "vote-empty"),
        (WITH_MOTION, event("vote", "13:15", result="CARRIED", counted_for=1, counted_against=3), "vote-at-odds"),
        (WITH_MOTION, event("item", "13:15", item="2"), "motion-open"),
        (LEFT, event("leaving", "13:30", people=(FIVE,)), "left-twice"),
        (LEFT, event("arrival", "13:30", people=(FIVE,)), "arrive-left"),
        (HALF, event("return", "13:30", people=(FIVE,)), "not-left"),
        (HALF, event("arrival", "13:30", people=(FIVE,)), "here"),
        (HALF, event("closed", "15:00"), "undecided"),
        (before(), event("closed", "15:00"), "not-begun"),
        (HALF, event("closed", "12:30", rest="noted"), "time-before"),
        (before(), event("arrival", "9am", people=(CHAIR,)), "time-early"),
        (HALF, event("arrival", "9am", people=(LAY,)), "time-early"),
        (HALF, event("note", "soon", words="x"), "times.unreadable"),
        (LEFT, event("noted", "13:10"), "time-order"),
        (HALF, event("start", "13:05"), "begun"),
        (CLOSED, event("resolution", "15:05", words="That x"), "closed"),
        (HALF, event("public excluded", "13:05", result="CARRIED"), "exclusion-ground"),
        (HALF, event("public excluded", "13:05", paragraph="11", result="CARRIED"), "no-such-exemption"),
        (HALF, event("public excluded", "13:05", paragraph="3", result="LOST"), "exclusion-lost"),
        (HALF, event("public excluded", "13:05", paragraph="3"), "vote-empty"),
        (HALF, event("public back", "13:05"), "public-in"),
        (HALF, event("resumed", "13:05"), "not-adjourned"),
        (stamped(HALF, event("adjourned", "13:05")), event("item", "13:06", item="2"), "adjourned"),
        (HALF, event("item", "13:06", item="3"), "item-order"),
        (HALF, event("item out of order", "13:06", item="2"), "item-in-order"),
        (HALF, event("item", "13:06", item="1"), "item-taken"),
        (HALF, event("item", "13:06", item="9"), "item-unknown"),
        (HALF, event("item", "13:06"), "item-which"),
        (before(), event("note", words="x"), "not-begun"),
        (stamped(before(), event("start", "13:00")), event("note", words="x"), "no-place"),
        (HALF, event("note"), "text-empty"),
        (HALF, event("leaving", people=("Nemo",)), "person-unknown"),
        (HALF, event("leaving"), "nobody"),
        (HALF, event("dancing"), "event-unknown"),
        (TWO, event("resolution", words="That x"), "vote-inquorate"),
        (TWO, event("minutes confirmed", meeting=EARLIER), "vote-inquorate"),
        (stamped(TWO, MOTION), event("vote", "13:15", result="CARRIED"), "vote-inquorate"),
        (TWO, event("public excluded", paragraph="3", result="CARRIED"), "vote-inquorate"),
        (HALF, event("deferral", words=""), "text-empty"),
        (HALF, event("minutes confirmed", meeting=COMING), "confirm-later"),
        (HALF, event("minutes confirmed", meeting=HELD), "confirm-later"),
        (HALF, event("minutes confirmed", meeting=CANCELLED), "confirm-none"),
        (HALF, event("motion", "13:11", words="x", moved_by="Fay"), "mover-not-in-room"),
        (HALF, event("motion", "13:11", words="x", moved_by="Archer", seconded_by="Fay"), "mover-not-in-room"),
        (LEFT, event("motion", "13:21", words="x", moved_by="Eve"), "mover-not-in-room"),
        (DECLARED, event("motion", "13:21", words="x", moved_by="Barford"), "mover-not-in-room"),
        (DECLARED, event("public excluded", "13:21", paragraph="3", moved_by="Barford"), "mover-not-in-room"),
        (HALF, event("declaration", people=(LAY,), interest="DPI"), "declared-away"),
        (LEFT, event("declaration", "13:21", people=(FIVE,), interest="DPI"), "declared-away"),
        (LEFT, event("noted", "00:20"), "time-before"),
        (HALF, event("closed", "15:00", rest="eaten"), "rest-word"),
    ],
    ids=lambda value: value.event if isinstance(value, Event) else value if isinstance(value, str) else "",
)
def test_what_cannot_have_happened_is_refused_with_a_cure(register: Register, one: Event, code: str) -> None:
    problems = refused(register, one)
    assert code in {problem.code for problem in problems}, [str(problem) for problem in problems]


def test_whoever_has_taken_the_chair_is_meant_by_the_chairman() -> None:
    gone = stamped(HALF, event("leaving", "13:20", people=(CHAIR,)), event("chair", "13:20", people=(VICE,)))
    (vote,) = stamped(gone, event("motion", "13:21", words="x", moved_by="the Chairman")).votes_of(HELD)
    assert (vote.moved_by, vote.moved_by_printed) == (VICE, "the Chairman")


def test_a_time_of_another_day_can_be_left_out() -> None:
    late = stamped(HALF, event("adjourned", "16:00", words="to Friday 2 July 2021"))
    (problem,) = refused(late, event("resumed", "10:00"))
    assert problem.cure.endswith("If it was on another day, leave the time out and say the day in a note.")
    resumed = stamped(late, event("resumed"), event("note", words="It resumed on Friday 2 July 2021 at 10 am."))
    assert stamped(resumed, event("closed", rest="noted"))


def test_without_a_quorum_a_motion_can_still_be_withdrawn() -> None:
    register = stamped(TWO, MOTION, event("vote", "13:15", result="withdrawn"))
    (vote,) = register.votes_of(HELD)
    assert judge(register, held(register), vote).state == "withdrawn"
    assert "The motion was withdrawn." in printed(register)


def test_nine_oclock_for_a_meeting_at_one_offers_the_evening() -> None:
    (problem,) = refused(before(), event("arrival", "9am", people=(CHAIR,)))
    assert problem.sentence == "9:00 am is long before the meeting, which begins at 1:00 pm."
    assert problem.cure == "Type 9:00 pm if that is meant, or the right time."


def test_a_decision_is_not_left_without_its_quorum_by_what_is_told_afterwards() -> None:
    register = stamped(begun(CHAIR, VICE, THREE), event("resolution", "13:20", words="That it be noted."))
    codes = {problem.code for problem in refused(register, event("leaving", "13:10", people=(THREE,)))}
    assert codes == {"decision-unsettled"}
    assert stamped(register, event("leaving", "13:30", people=(THREE,)))


def test_with_no_quorum_set_the_result_says_so() -> None:
    register = stamped(begun(CHAIR, quorum=QuorumRule()), BY_CHAIR, event("vote", "13:15", counted_for=1))
    (vote,) = register.votes_of(HELD)
    outcome = judge(register, held(register), vote)
    assert outcome.state == "carried"
    assert outcome.words == "CARRIED by 1 vote to 0. The panel has set no quorum, so none was checked."
    assert outcome.for_minutes == "CARRIED by 1 vote to 0."


def fifteen() -> Register:
    """Give a meeting of a panel with fifteen members, all there, with the motion to veto moved."""
    register = before()
    people = tuple(Person(id=f"P{number}", name=f"Member {number}") for number in range(20, 28))
    seats = tuple(
        Seat(
            id=f"S{number}",
            person=f"P{number}",
            role=Role.MEMBER,
            body="Ambridge Council",
            from_date=dt.date(2021, 5, 10),
        )
        for number in range(20, 28)
    )
    panel = register.need(Panel, "PANEL")
    councils = tuple(replace(one, seats=None) for one in panel.councils)
    return register.with_edit(Edit("", (*people, *seats, replace(panel, councils=councils))))


ALL = (*MEMBERS, *(f"P{number}" for number in range(20, 28)))


@pytest.mark.parametrize(("yes", "state"), [(9, "lost"), (10, "carried")])
@pytest.mark.parametrize("against", [0, 1])
def test_a_veto_takes_ten_of_fifteen_and_absence_counts_as_no(yes: int, state: str, against: int) -> None:
    there = ALL[: yes + against]
    register = stamped(
        fifteen(),
        event("arrival", people=there),
        event("start", "13:00"),
        event("item", item="1"),
        event("motion", words="That the precept be vetoed as too low", rule="veto"),
        event("vote", "13:30", votes_for=ALL[:yes], against=there[yes:]),
    )
    (vote,) = register.votes_of(HELD)
    outcome = judge(register, held(register), vote)
    assert (outcome.state, outcome.votes_for, outcome.needed, outcome.in_post) == (state, yes, 10, 15)


def test_several_events_are_one_change_or_none() -> None:
    events = (event("note", "13:05", words="One."), event("vote", "13:06", result="CARRIED"))
    with pytest.raises(Refused) as refusal:
        stamp_events(HALF, DAY, meeting=HELD, events=events)
    assert [problem.sentence for problem in refusal.value.problems] == ["Event 2: No motion is open to vote on."]
    edit = stamp_events(HALF, DAY, meeting=HELD, events=events[:1])
    assert edit.sentence == "Stamped 1 event at the meeting of 1 July 2021"


def test_the_house_form_of_the_panel_is_what_is_written() -> None:
    register = begun(
        CHAIR,
        VICE,
        THREE,
        titles="in full",
        headings="in capitals",
        noted="Members noted {words}.",
        arrival="{names} came.",
    )
    register = stamped(register, event("noted"), event("arrival", "13:10", people=(LAY,)))
    assert minute(register).heading == "PLAN"
    assert minute(register).text == "Members noted the item “Plan”.\n\nCouncillor Fay Ŵyn-Jones came."


def test_apologies_and_substitutes_are_told_from_the_roll() -> None:
    register = begun()
    edit = record_presence(register, DAY, meeting=HELD, people=(LAY,), presence=Presence.APOLOGIES)
    register = stamped(
        register.with_edit(edit),
        event("roll", people=("Hood",), presence="present as substitute", substitute_for="Wyn-Jones"),
        event("apologies"),
        event("substitutes"),
    )
    assert minute(register).text == (
        "Apologies for absence were received from Cllr Fay Ŵyn-Jones.\n\n"
        "Cllr Hal Hood attended as substitute for Cllr Fay Ŵyn-Jones."
    )


def test_nothing_is_stamped_once_the_minutes_are_final() -> None:
    meeting = held(HALF)
    final = HALF.with_edit(Edit("", (replace(meeting, minutes=replace(meeting.minutes, finalised_on=DAY)),)))
    assert [problem.code for problem in refused(final, event("note", "13:05", words="x"))] == ["minutes-final"]
    assert not any(isinstance(one, Vote | Action | Declaration) for one in records(final).values())


def test_what_is_said_without_the_public_is_minuted_apart() -> None:
    out = event("public excluded", "13:20", paragraph="3", moved_by="Archer", seconded_by="Carter", result="CARRIED")
    register = stamped(
        begun(),
        event("note", "13:05", words="Members welcomed the plan."),
        out,
        event("note", "13:25", words="The contract costs a million."),
        event("resolution", "13:30", words="That the contract be let."),
        event("public back", "13:40"),
        event("note", "13:45", words="Members thanked the officers."),
    )
    open_one, apart = register.minutes_of(HELD)
    assert (apart.heading, apart.item, apart.exempt_paragraph) == ("Plan", "W1", "3")
    assert apart.text == "The contract costs a million."
    assert [one.text for one in apart.resolutions] == ["That the contract be let."]
    assert open_one.text.startswith("Members welcomed the plan.")
    assert open_one.text.endswith("The public returned to the meeting at 1:40 pm.\n\nMembers thanked the officers.")
    text = "\n".join(printed(register))
    assert "million" not in text
    assert "contract" not in text
    assert "Not for publication" in text


def test_an_item_taken_without_the_public_is_minuted_apart_as_a_whole() -> None:
    register = stamped(
        begun(),
        event("public excluded", "13:20", paragraph="3", result="CARRIED"),
        event("item", "13:25", item="2"),
        event("note", "13:26", words="The vans are late."),
        event("public back", "13:40"),
    )
    first, second = register.minutes_of(HELD)
    assert (second.exempt_paragraph, second.text) == ("3", "The vans are late.")
    assert first.text.endswith("The public returned to the meeting at 1:40 pm.")
    assert "late" not in "\n".join(printed(register))


def test_each_resolution_to_exclude_has_minutes_under_its_own_paragraph() -> None:
    register = stamped(
        begun(),
        event("public excluded", "13:20", paragraph="3", result="CARRIED"),
        event("note", "13:25", words="The price."),
        event("public back", "13:30"),
        event("public excluded", "13:35", paragraph="1, 2", result="CARRIED"),
        event("note", "13:40", words="The person."),
        event("note", "13:41", words="The pay."),
    )
    told = [(one.exempt_paragraph, one.text) for one in register.minutes_of(HELD) if one.exempt_paragraph]
    assert told == [("3", "The price."), ("1, 2", "The person.\n\nThe pay.")]


def test_a_void_minute_takes_nothing_more() -> None:
    out = stamped(
        begun(),
        event("public excluded", "13:20", paragraph="3", result="CARRIED"),
        event("note", "13:25", words="One."),
    )
    void = replace(minute(out, 2), void=True, void_reason="Entered twice")
    register = stamped(out.with_edit(Edit("", (void,))), event("note", "13:26", words="Two."))
    assert [one.text for one in register.minutes_of(HELD) if one.exempt_paragraph and not one.void] == ["Two."]


@pytest.mark.parametrize("paragraph", ["", "11"])
def test_a_resolution_without_its_paragraph_is_asked_about_and_never_guessed(paragraph: str) -> None:
    out = stamped(begun(), event("public excluded", "13:20", paragraph="3", result="CARRIED"))
    stamp = next(one for one in out.stamps_of(HELD) if one.paragraph)
    register = out.with_edit(Edit("", (replace(stamp, paragraph=paragraph),)))
    (problem,) = refused(register, event("note", "13:25", words="The price."))
    assert problem.act == "room.back"
    assert problem.code in {"exclusion-ground", "no-such-exemption"}


def test_an_item_with_exempt_papers_that_was_dealt_with_in_public_is_minuted_openly() -> None:
    register = before()
    item = register.need(WorkItem, "W1")
    register = register.with_edit(Edit("", (replace(item, papers=(Paper(exempt_paragraph="3"),)),)))
    register = stamped(
        register,
        event("arrival", people=(CHAIR, VICE, THREE, FOUR, FIVE)),
        event("start", "13:00"),
        event("item", "13:01", item="1"),
        event("note", "13:05", words="Members welcomed it."),
    )
    assert [(one.exempt_paragraph, one.text) for one in register.minutes_of(HELD)] == [("", "Members welcomed it.")]
