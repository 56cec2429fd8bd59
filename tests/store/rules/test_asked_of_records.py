"""What can be done to actions, items, papers and meetings, and why not: of each rule, every case, as it is told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.problems import Refused
from store.records import (
    Action,
    ActionKind,
    ActionStatus,
    Attendance,
    Ballot,
    Clause,
    Council,
    DueKind,
    Filed,
    FoundInFile,
    ItemStatus,
    Leaving,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Minute,
    Panel,
    Paper,
    PaperFile,
    PaperStatus,
    Person,
    Presence,
    Tally,
    Vote,
    WorkItem,
)
from store.register import Register
from store.rules.actions import actions as rules
from store.rules.agenda.lateness import PublishedLate, basis_words
from store.rules.attendance.elections import ordinal
from store.rules.attendance.movers import nominee_words, read_nominees
from store.rules.attendance.seating import came
from store.rules.calendar.clock import why_not_clock, why_not_mark_done, why_not_post_notices
from store.rules.calendar.coming import (
    is_to_come,
    meeting_beside,
    meetings_to_come,
    takes_business,
    why_not_prepare,
)
from store.rules.minutes.states import why_not_confirm_at
from store.rules.minutes.typed import (
    filed_typed,
    leaving_typed,
    read_clauses_typed,
    read_filed,
    read_leaving,
    read_lines,
)
from store.rules.minutes.words import moved_words, report_sentence, result_sentence
from store.rules.programme.arrived import (
    come_upon,
    file_facts,
    file_words,
    is_grave,
    to_mend,
    version_words,
    withdrawn_words,
)
from store.rules.programme.items import group_words, items_left, why_not_mark_moveable, why_not_score
from store.rules.programme.papers import read_papers
from store.rules.programme.passed import folded_away, has_passed
from store.rules.programme.targets import still_noted, still_noted_words
from store.rules.words.papers import appendix_words, pages_words, public_words, range_words
from store.rules.words.record_names import find_item
from tests.store.rules.whole import told

PANEL = Panel(id="PANEL", name="A panel")
DAY = dt.date(2021, 7, 12)
EVE, MORROW = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)
A = ActionStatus


def action(**more: Any) -> Action:
    return Action(**({"id": "A1", "text": "That crime be reported."} | more))


def meeting(name: str = "M1", date: dt.date = DAY, **more: Any) -> Meeting:
    return Meeting(id=name, date=date, **more)


IN_BIN = "in-bin: The action “That crime be reported” is in the bin. Take it out of the bin first."
IT = "The action “That crime be reported”"


@pytest.mark.parametrize(
    ("one", "edit", "opened", "reopen"),
    [
        (action(), "", "", f"action-open: {IT} is open. There is nothing to reopen."),
        (action(binned_on=DAY), IN_BIN, IN_BIN, IN_BIN),
        (
            action(status=A.DONE),
            "",
            f"action-closed: {IT} is done already. Reopen it first; its history is kept.",
            "",
        ),
        (action(status=A.DONE, binned_on=DAY), IN_BIN, IN_BIN, IN_BIN),
    ],
)
def test_what_can_be_done_to_an_action_that_is_open_closed_or_binned(
    one: Action, edit: str, opened: str, reopen: str
) -> None:
    assert told(rules.why_not_edit(one)) == edit
    assert told(rules.why_not_open(one)) == opened
    assert told(rules.why_not_reopen(one)) == reopen


@pytest.mark.parametrize(
    ("one", "to", "why"),
    [
        (action(), meeting(date=DAY), ""),
        (action(), meeting(date=EVE), "carry-past: The meeting of Sunday 11 July 2021 has passed. "),
        (
            action(),
            meeting(status=MeetingStatus.HELD),
            "carry-past: The meeting of Monday 12 July 2021 has passed. Choose a meeting still to come.",
        ),
        (
            action(due_kind=DueKind.MEETING, due_meeting="M1"),
            meeting(),
            "carry-same: It is due at the meeting of 12 July 2021 already. Choose another.",
        ),
        (action(due_kind=DueKind.MEETING, due_meeting="M2"), meeting(), ""),
        (action(binned_on=DAY), meeting(), IN_BIN),
    ],
)
def test_an_action_is_carried_to_another_meeting_still_to_come(one: Action, to: Meeting, why: str) -> None:
    problem = rules.why_not_carry(Register.of(PANEL, one, to), one, to, DAY)
    assert told(problem).startswith(why)
    assert bool(problem) is bool(why)
    assert problem is None or problem.field in {"meeting", "action"}


def test_an_action_is_carried_somewhere_if_a_public_meeting_is_to_come() -> None:
    one = action()
    nowhere = f"carry-nowhere: No later meeting is arranged to which the {IT[4:]} could be carried over."
    private = meeting(kind=MeetingKind.PRIVATE_BRIEFING)

    def why(*meetings: Meeting, what: Action = one) -> str:
        return told(rules.why_not_carry_anywhere(Register.of(PANEL, what, *meetings), what, DAY))

    assert why(meeting(date=EVE), meeting("M2")) == ""
    assert why(meeting(date=EVE)) == why() == why(private) == f"{nowhere} Arrange one in the calendar."
    assert why(meeting(), what=action(binned_on=DAY)) == IN_BIN
    assert why(what=action(binned_on=DAY)) == IN_BIN


def test_copies_go_to_the_councils_of_the_day_on_which_a_recommendation_was_made() -> None:
    councils = (Council(name="Old", last=EVE), Council(name="New", first=DAY), Council(name="Ever"))
    panel = replace(PANEL, councils=councils)
    register = Register.of(panel)
    dated = [action(agreed_on=EVE), action(id="A2", agreed_on=DAY), action(id="A3")]
    assert [rules.councils_of(register, [one]) for one in dated] == [("Old", "Ever"), ("New", "Ever"), ("New", "Ever")]
    assert rules.councils_of(register, dated) == ("Old", "Ever", "New")
    assert rules.councils_of(register, []) == ()
    assert told(rules.why_not_copies(panel, action())) == ""
    assert told(rules.why_not_copies(panel, action(binned_on=DAY))) == IN_BIN
    none = "no-council: No councils are recorded. Enter them in the settings first."
    assert told(rules.why_not_copies(PANEL, action())) == none


def test_a_minute_with_a_clause_can_be_split() -> None:
    def why(**more: Any) -> str:
        return told(rules.why_not_split_any(Register.of(PANEL, Minute(id="N1", meeting="M1", heading="A", **more))))

    assert why() == "split-none: No minute with a resolution is recorded. Add one in the meeting first."
    assert why(resolutions=(Clause(text="x"),)) == ""
    assert why(recommendations=(Clause(text="x"),)) == ""


@pytest.mark.parametrize(
    ("what", "on", "where", "codes"),
    [
        ("letter", DAY, "N1", []),
        ("letter", EVE, "N1", []),
        (" ", None, " ", ["evidence-what", "evidence-where", "evidence-when"]),
        ("letter", MORROW, "", ["evidence-where", "evidence-early"]),
        ("", dt.date(2021, 7, 10), "N1", ["evidence-what", "evidence-before"]),
    ],
)
def test_an_action_is_closed_with_what_discharged_it_when_and_where(
    what: str, on: dt.date | None, where: str, codes: list[str]
) -> None:
    one = action(agreed_on=EVE)
    problems = rules.why_not_evidence(Register.of(PANEL, one), one, what, on, where, DAY)
    assert [problem.code for problem in problems] == codes
    sentences = {problem.code: f"{problem.sentence} {problem.cure}" for problem in problems}
    assert sentences.get("evidence-early", "") in {
        "",
        "Tuesday 13 July 2021 is still to come. Type today's date or an earlier one.",
    }
    assert sentences.get("evidence-before", "") in {
        "",
        "Saturday 10 July 2021 is before Sunday 11 July 2021, when it was agreed. Type 11 July 2021 or later.",
    }


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (action(kind=ActionKind.RECOMMENDATION), ""),
        (action(legal_basis="plan"), ""),
        (action(kind=ActionKind.RECOMMENDATION, binned_on=DAY), "in-bin"),
        (
            action(),
            (
                f"not-a-recommendation: {IT} is not a recommendation to the commissioner. "
                "Change its kind, or close it with what discharged it."
            ),
        ),
        (
            action(kind=ActionKind.UNDERTAKING),
            (
                "not-a-recommendation: The undertaking “That crime be reported” is not a recommendation to the "
                "commissioner. Change its kind, or close it with what discharged it."
            ),
        ),
    ],
)
def test_a_reply_is_recorded_to_a_recommendation(one: Action, why: str) -> None:
    problem = rules.why_not_respond(one)
    assert (problem.code if why == "in-bin" and problem else told(problem)) == why


def test_an_action_is_tied_to_an_item_once() -> None:
    item, other = WorkItem(id="W1", title="Knives"), WorkItem(id="W2", title="Plan")
    tied = action(items=("W1",))
    assert told(rules.why_not_link(tied, item)) == (
        "linked-already: “Knives” is tied to it already. Choose another item."
    )
    assert told(rules.why_not_link(tied, other)) == ""
    assert told(rules.why_not_link(action(binned_on=DAY), item)) == IN_BIN
    nowhere = f"link-nowhere: The programme has no item that the {IT[4:]} is not tied to already. Add the item first."
    assert told(rules.why_not_link_any(Register.of(PANEL, tied, item), tied)) == nowhere
    assert told(rules.why_not_link_any(Register.of(PANEL, tied), tied)) == nowhere
    assert told(rules.why_not_link_any(Register.of(PANEL, tied, item, other), tied)) == ""
    assert told(rules.why_not_link_any(Register.of(PANEL), action(binned_on=DAY))) == IN_BIN


def test_an_action_is_untied_of_what_it_is_tied_to() -> None:
    item = WorkItem(id="W1", title="Knives", origin_ref="A1")
    alone = f"link-none: {IT} is tied to no item and is part of no other action. Tie it to an item first."
    assert told(rules.why_not_unlink(Register.of(PANEL, action()), action())) == alone
    assert told(rules.why_not_unlink(Register.of(PANEL, action(), item), action())) == ""
    part = action(parent="A2")
    assert told(rules.why_not_unlink(Register.of(PANEL, part), part)) == ""
    binned = action(parent="A2", binned_on=DAY)
    assert told(rules.why_not_unlink(Register.of(PANEL, binned), binned)) == IN_BIN


def test_the_parts_of_actions_run_in_no_circle() -> None:
    first, second, third = action(parent="A2"), action(id="A2", parent="A3"), action(id="A3")
    register = Register.of(PANEL, first, second, third)
    circle = "circular-link: The links would run in a circle: {}. Choose another, or take one of those links off first."
    assert told(rules.why_not_parent(register, third, first)) == circle.format("A3 → A1 → A2 → A3")
    assert told(rules.why_not_parent(register, third, third)) == circle.format("A3 → A3")
    assert told(rules.why_not_parent(register, first, third)) == ""
    assert told(rules.why_not_parent(register, action(binned_on=DAY), third)) == IN_BIN
    choice = ", ".join(rules.LEGAL_BASES)
    assert told(rules.why_not_basis("")) == told(rules.why_not_basis(rules.LEGAL_BASES[0])) == ""
    assert told(rules.why_not_basis("wish")) == (
        f"unknown-basis: “wish” is not a power to recommend. Choose one of {choice}, or leave it empty."
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("That a report on knife crime be submitted.", "Report on knife crime"),
        ("That a report about the estate, and more, be brought.", "Report on estate"),
        ("That the Police and Crime Commissioner should provide figures.", "Provide figures"),
        ("That the Police and Crime Commissioner provide figures.", "Figures"),
        ("That the PCC write.", "Write"),
        ("  plain   words. ", "Plain words"),
        (f"That {'x' * 130}.", f"{'X' + 'x' * 118}…"),
    ],
)
def test_a_title_is_made_of_the_words_of_a_resolution(text: str, title: str) -> None:
    assert rules.suggested_title(action(text=text)) == title


@pytest.mark.parametrize(
    ("late", "words"),
    [
        (PublishedLate(5, 0, ""), ""),
        (PublishedLate(3, 2, "shorter notice"), "late: 3 clear working days, short by 2, as shorter notice"),
        (PublishedLate(1, 4, ""), "late: 1 clear working day, short by 4, no lawful basis recorded"),
        (PublishedLate(0, 5, ""), "late: no clear working day, short by 5, no lawful basis recorded"),
        (PublishedLate(None, 0, "", "cannot be told"), "whether in time cannot be told"),
    ],
)
def test_how_late_an_agenda_came_out_is_told_in_few_words(late: PublishedLate, words: str) -> None:
    assert late.words == words
    assert basis_words("not settled") != "as not settled"


def test_a_ballot_is_named_by_its_place_from_the_eleventh_on_by_number() -> None:
    assert [ordinal(place) for place in (0, 1, 9, 10, 11)] == ["first", "second", "tenth", "11th", "12th"]
    assert Ballot(tallies=(Tally(nominee="P1", hands=2),)).lot == ""


def test_whoever_came_is_a_member_or_a_substitute() -> None:
    came_as = [presence for presence in Presence if came(Attendance(person="P1", presence=presence))]
    assert came_as == [Presence.PRESENT, Presence.SUBSTITUTE]


def test_a_nominee_is_written_as_it_is_read() -> None:
    people = [Person(id=f"P{at}", name=name) for at, name in enumerate(("Ada Byrne", "Ben Cole", "Cy Dunn"), 1)]
    at = meeting(attendance=tuple(Attendance(person=one.id, presence=Presence.PRESENT) for one in people))
    register = Register.of(PANEL, at, *people)
    typed = ["Ada Byrne; Ben Cole; Cy Dunn", "Ben Cole; Cy Dunn", "Cy Dunn", " "]
    nominees = read_nominees(register, at, typed)
    assert [(one.person, one.moved_by, one.seconded_by) for one in nominees] == [
        ("P1", "P2", "P3"),
        ("P2", "P3", None),
        ("P3", None, None),
    ]
    assert [nominee_words(register, at, one) for one in nominees] == typed[:3]
    with pytest.raises(Refused) as refused:
        read_nominees(register, at, ["Zeb Zorn", "Ada Byrne", "Yan Yates"])
    assert len(refused.value.problems) == 2


@pytest.mark.parametrize(("today", "open_"), [(EVE, True), (DAY, True), (MORROW, False)])
def test_a_meeting_is_to_come_until_its_day_is_over(today: dt.date, *, open_: bool) -> None:
    assert is_to_come(meeting(), today) is open_
    assert takes_business(meeting(), today) is open_
    assert is_to_come(meeting(status=MeetingStatus.CANCELLED), today) is open_
    assert not takes_business(meeting(status=MeetingStatus.CANCELLED), today)
    passed = "prepare.passed: The meeting of 12 July 2021 has passed. See what is left to do after it."
    off = "prepare.off: The meeting of 12 July 2021 is cancelled, so there is nothing to prepare. "
    off += "Record how far it has got if that is wrong."
    assert told(why_not_prepare(meeting(), today)) == ("" if open_ else passed)
    assert told(why_not_prepare(meeting(status=MeetingStatus.CANCELLED), today)) == (off if open_ else passed)


def test_the_meeting_before_and_the_next_are_the_nearest_and_not_of_that_day() -> None:
    meetings = [meeting(f"M{at}", dt.date(2021, 7, at)) for at in (1, 5, 12, 20, 25)]
    register = Register.of(PANEL, *meetings, meeting("M9", dt.date(2021, 7, 22), kind=MeetingKind.PRIVATE_BRIEFING))

    def beside(day: int, by: int) -> str | None:
        one = meeting_beside(register, dt.date(2021, 7, day), by)
        return one.id if one else None

    assert [beside(day, -1) for day in (1, 2, 12, 13)] == [None, "M1", "M5", "M12"]
    assert [beside(day, 1) for day in (12, 20, 25, 11)] == ["M20", "M9", None, "M12"]
    assert [one.id for one in meetings_to_come(register, DAY)] == ["M12", "M20", "M9", "M25"]
    assert [one.id for one in meetings_to_come(register, DAY, public=True)] == ["M12", "M20", "M25"]


def test_no_deadlines_follow_from_what_is_off_or_not_public() -> None:
    assert told(why_not_clock(meeting())) == ""
    assert told(why_not_clock(meeting(status=MeetingStatus.RELEASED))) == (
        "deadline.none: The meeting of Monday 12 July 2021 was released and has no deadlines. "
        "Reopen the meeting first if that was a mistake."
    )
    assert told(why_not_clock(meeting(kind=MeetingKind.PRIVATE_BRIEFING))) == (
        "deadline.private: The meeting of Monday 12 July 2021 is not held in public, so no deadlines follow from it. "
        "Change its kind if that is wrong."
    )
    assert told(why_not_mark_done(meeting(), None, "x")) == (
        "deadline.unknown: The meeting of Monday 12 July 2021 has no deadline “x”. "
        "Look at its clock for the deadlines it has."
    )
    assert told(why_not_post_notices(PANEL, meeting())) == (
        "notice.none: No councils are recorded. Enter the councils in the settings first."
    )
    assert told(why_not_post_notices(replace(PANEL, councils=(Council(name="X"),)), meeting())) == ""


@pytest.mark.parametrize(
    ("at", "today", "why"),
    [
        (meeting("M2", MORROW), MORROW, ""),
        (meeting("M2", MORROW), DAY, "meeting-to-come: The meeting of Tuesday 13 July 2021 has not taken place yet."),
        (meeting("M2", EVE), MORROW, "confirm-before: The meeting of Sunday 11 July 2021 was before the meeting"),
        (meeting("M2", DAY, start=dt.time(9)), DAY, "confirm-before: "),
        (meeting("M2", DAY, start=dt.time(14)), DAY, ""),
        (meeting("M2", DAY), DAY, ""),
        (
            meeting("M2", MORROW, status=MeetingStatus.CANCELLED),
            MORROW,
            "meeting-off: The meeting of Tuesday 13 July 2021 was cancelled. Choose the meeting that confirmed them.",
        ),
        (
            meeting("M2", MORROW, kind=MeetingKind.PRIVATE_BRIEFING),
            MORROW,
            (
                "takes-no-minutes: The private briefing of Tuesday 13 July 2021 takes no minutes: "
                "it is a private briefing. They wait for the next ordinary meeting: choose that."
            ),
        ),
    ],
)
def test_minutes_are_confirmed_at_a_later_meeting_that_was_held(at: Meeting, today: dt.date, why: str) -> None:
    problem = why_not_confirm_at(meeting(start=dt.time(10)), at, today)
    assert told(problem).startswith(why)
    assert bool(problem) is bool(why)


def test_what_stands_beside_a_minute_is_typed_as_it_is_read() -> None:
    assert read_filed("report | Item 6 | Filed so. ") == Filed(what="report", mark="Item 6", printed="Filed so.")
    assert read_filed(" report ") == Filed(what="report")
    assert filed_typed(Filed(what="report", mark="Item 6")) == "report | Item 6"
    assert filed_typed(Filed(what="report", printed="x")) == "report |  | x"
    ada = Person(id="P1", name="Ada Byrne")
    at = meeting(attendance=(Attendance(person="P1", presence=Presence.PRESENT),))
    register = Register.of(PANEL, at, ada)
    left = read_leaving(register, "M1", "Ada Byrne | 2.15pm | 3pm")
    assert (left.person, left.at, left.returned) == ("P1", dt.time(14, 15), dt.time(15))
    other = read_leaving(register, "M1", "the Chief Constable | 2pm")
    assert other == Leaving(printed="the Chief Constable", at=dt.time(14))
    minute = Minute(id="N1", meeting="M1", heading="A")
    assert leaving_typed(register, minute, other) == "the Chief Constable | 2:00 pm"
    assert leaving_typed(register, minute, Leaving(printed="x")) == "x"
    known = (Filed(what="report", mark="6", printed="x"), Filed(what="plan"))
    lines = read_lines("plan\n\n report | 6 | x \nmap", known, filed_typed, read_filed)
    assert lines == (known[1], known[0], Filed(what="map"))
    assert lines[0] is known[1]
    clauses = (Clause(label="(a)", text="That it be noted."), Clause(label="(b)", text="That it go."))
    again = read_clauses_typed("(b) That it go.\n(c) That it stay.", clauses)
    assert [(one.label, one.text) for one in again] == [("(b)", "That it go."), ("(c)", "That it stay.")]
    assert again[0] is clauses[1]


@pytest.mark.parametrize(
    ("result", "sentence"),
    [
        ("", ""),
        (" . ", ""),
        ("withdrawn.", "The motion was withdrawn."),
        ("by a majority", "The motion was put and CARRIED by a majority."),
        ("carried", "The motion was put and carried."),
        ("lost", "The motion was put and lost."),
        ("all agreed.", "All agreed."),
    ],
)
def test_what_came_of_a_motion_is_said_in_a_sentence(result: str, sentence: str) -> None:
    assert result_sentence(result) == sentence


def test_a_motion_begins_with_who_moved_and_seconded_it() -> None:
    assert moved_words("the Chair", "Ms Bo") == "It was moved by the Chair and seconded by Ms Bo that:"
    assert moved_words("the Chair", "") == "It was moved by the Chair that:"
    assert moved_words("", "Ms Bo") == "It was seconded by Ms Bo that:"
    assert moved_words("", "") == "It was moved that:"
    assert (
        moved_words("the Chair", "Ms Bo", "the plan be noted")
        == "It was moved by the Chair and seconded by Ms Bo that:"
    )
    assert moved_words("the Chair", "Ms Bo", "That it be noted") == "It was moved by the Chair and seconded by Ms Bo:"
    assert moved_words("", "", "that it be noted") == "It was moved:"
    assert moved_words("", "", "Thatched roofs be noted") == "It was moved that:"


@pytest.mark.parametrize(
    ("whose", "said"),
    [
        ("Commissioner", "the Commissioner"),
        ("Police and Crime Commissioner", "the Police and Crime Commissioner"),
        ("the Police and Crime Commissioner", "the Police and Crime Commissioner"),
        ("Office of Police and Crime Commissioner", "the Office of Police and Crime Commissioner"),
        ("Chief Constable & Police and Crime Commissioner", "the Chief Constable & Police and Crime Commissioner"),
        ("Head of Democratic Services at the County", "the Head of Democratic Services at the County"),
        ("Chief Finance Officer (temp)", "the Chief Finance Officer (temp)"),
        ("Clerk, with the Treasurer", "the Clerk, with the Treasurer"),
        ("OPCC", "the OPCC"),
        ("Ann Archer, Monitoring Officer", "Ann Archer, Monitoring Officer"),
        ("Chief Constable Ann Archer", "Chief Constable Ann Archer"),
        ("Ann Head", "Ann Head"),
        ("a Task Group", "a Task Group"),
        ("Leicestershire County Council", "Leicestershire County Council"),
    ],
)
def test_a_report_is_of_an_office_with_its_article_and_of_a_person_without(whose: str, said: str) -> None:
    assert report_sentence(whose) == f"The Panel considered a report of {said}."
    assert Vote(id="V1", meeting="M1").rule == "simple"


BOX = FoundInFile(kind="black-box", where="page 2", what="words can be copied from under a box.")
AUTHOR = FoundInFile(kind="author", what="An author stands in it.")
FILE = PaperFile(name="plan.pdf", sha256="x", size=1, pages=2, added_on=DAY, found=(AUTHOR, BOX))
LATER = PaperFile(name="plan2.pdf", sha256="y", size=1, pages=1, reason="a figure was wrong")
OPEN = Paper(files=(FILE, LATER))
EXEMPT = Paper(files=(FILE, LATER), exempt_paragraph="3")


def test_a_file_is_told_with_its_version_pages_and_day_and_an_exempt_one_without_its_name() -> None:
    assert version_words(OPEN, 1) == "version 1 of Monday 12 July 2021: plan.pdf, 2 pages"
    assert version_words(OPEN, 2) == file_words(OPEN) == "version 2: plan2.pdf, 1 page (a figure was wrong)"
    assert version_words(EXEMPT, 1) == "version 1 of Monday 12 July 2021: 2 pages"
    assert version_words(EXEMPT, 2) == file_words(EXEMPT) == "version 2: 1 page"
    assert file_words(Paper()) == ""
    assert to_mend(FILE) == (BOX,)
    assert [is_grave(one) for one in (AUTHOR, BOX)] == [False, True]
    assert come_upon(FILE)[1].startswith("Page 2: words can be copied from under a box. ")
    assert come_upon(FILE)[0].startswith("An author stands in it.")
    assert file_facts(OPEN) == ("plan2.pdf, version 2, 1 page.",)
    one = Paper(files=(FILE,), withdrawn_on=DAY, withdrawn_why="It is wrong.")
    assert file_facts(one) == (
        "Withdrawn on Monday 12 July 2021: It is wrong.",
        "plan.pdf, version 1, 2 pages.",
        come_upon(FILE)[1],
    )
    assert file_facts(Paper()) == ()
    assert withdrawn_words(one) == "withdrawn on Monday 12 July 2021: It is wrong."
    assert withdrawn_words(replace(one, exempt_paragraph="3")) == "withdrawn on Monday 12 July 2021"
    assert withdrawn_words(OPEN) == ""


@pytest.mark.parametrize(
    "kind",
    [
        *("black-box", "covered-text", "unapplied-redaction", "hidden-layer", "hidden-text", "white-text", "cropped"),
        *("invisible-text", "outside-page", "scan-with-words", "tracked-insertion", "tracked-deletion", "tracked-move"),
    ],
)
def test_what_would_disclose_what_nobody_meant_to_publish_is_grave(kind: str) -> None:
    assert is_grave(FoundInFile(kind=kind))


@pytest.mark.parametrize(
    "kind",
    ["author", "property", "file-path", "custom-xml", "program-data", "no-title", "no-title-shown", "no-language"],
)
def test_what_a_pack_sets_anew_need_not_be_mended(kind: str) -> None:
    assert to_mend(replace(FILE, found=(FoundInFile(kind=kind),))) == ()


def test_the_items_that_are_left_stand_in_their_group() -> None:
    items = [WorkItem(id=f"W{at}", title="A", meeting="M1", order=at, status=one) for at, one in enumerate(ItemStatus)]
    register = Register.of(PANEL, meeting(), *items)
    assert [one.status for one in items_left(register, "M1")] == [one for one in ItemStatus if one.open]
    assert group_words(register, "M1") == "12 July 2021"
    assert group_words(register, "M7") == "meeting M7"
    assert group_words(register, None) == "the suggested items"
    assert told(why_not_score(register, items[0], DAY)) == (
        "no-criteria: The panel has no criteria by which items are scored. Set them first."
    )
    assert told(why_not_mark_moveable(items[0])) == ""
    assert why_not_mark_moveable(replace(items[0], binned_on=DAY)) is not None


@pytest.mark.parametrize(
    ("printed", "papers"),
    [
        ("", []),
        ("anything else at all", [(1, "anything else at all", PaperStatus.NOT_ASKED)]),
        ("report, due; plan, received", [(1, "report", PaperStatus.DUE), (2, "plan", PaperStatus.RECEIVED)]),
        ("report, withdrawn", [(1, "report", PaperStatus.NONE)]),
    ],
)
def test_papers_are_read_as_they_are_worded(printed: str, papers: list[tuple[int, str, PaperStatus]]) -> None:
    assert [(one.number, one.what, one.status) for one in read_papers(printed)] == papers


def test_of_what_has_passed_the_last_is_shown_and_what_is_named() -> None:
    meetings = [meeting(f"M{at}", dt.date(2021, 7, at)) for at in (1, 5, 11, 12)]
    off = meeting("M9", dt.date(2021, 7, 3), status=MeetingStatus.CANCELLED)
    register = Register.of(PANEL, *meetings, off)
    assert folded_away(register, DAY, None) == {"M1", "M5"}
    assert folded_away(register, DAY, "M1") == {"M5"}
    assert [has_passed(one, DAY) for one in (*meetings, off)] == [True, True, True, False, False]
    assert has_passed(meeting(status=MeetingStatus.HELD), EVE)


def test_an_item_that_has_a_meeting_may_still_have_its_note() -> None:
    noted = WorkItem(id="W1", title="Knives", meeting="M1", target="To July meeting")
    others = [replace(noted, id="W2", meeting=None), replace(noted, id="W3", target="soon")]
    register = Register.of(PANEL, meeting(), noted, *others)
    assert [one.id for one in still_noted(register, ["W3", "W2", "W1", "W9"])] == ["W1"]
    assert still_noted_words(noted) == "“Knives” still has its note “To July meeting”."


def test_a_paper_is_worded_for_the_public() -> None:
    assert [appendix_words(Paper(appendix=one)) for one in ("B", "B1", "Maps and plans")] == [
        "Appendix B",
        "Appendix B1",
        "Maps and plans",
    ]
    assert [pages_words(Paper(pages=one)) for one in ("", "9", "9-12")] == ["", "page 9", "pages 9-12"]
    assert [range_words(*one) for one in ((9, 16), (27, 27), (27, 28))] == ["9 - 16", "27", "27 - 28"]
    paper = Paper(what="the plan", appendix="B", pages="9-12", status=PaperStatus.LATE)
    assert public_words(paper) == "the plan, Appendix B, pages 9-12, late"
    assert public_words(replace(paper, withdrawn_on=DAY)) == "the plan, Appendix B, pages 9-12, withdrawn"
    assert "the plan" not in public_words(replace(paper, exempt_paragraph="3"))


@pytest.mark.parametrize(
    ("typed", "item"),
    [
        ("w1", "W1"),
        ("Knives", "W1"),
        ("knives in schools", "W2"),
        ("Plan", "W3"),
        ("pl", "W3"),
        ("Kniv", "item.several"),
        ("Zzz", "item.none"),
        ("", "item.none"),
    ],
)
def test_an_item_is_known_by_its_title_before_the_beginning_of_another(typed: str, item: str) -> None:
    titles = ("Knives", "Knives in schools", "Plan")
    items = [WorkItem(id=f"W{at}", title=title) for at, title in enumerate(titles, 1)]
    register = Register.of(PANEL, meeting(), replace(items[0], meeting="M1"), *items[1:])
    if item.startswith("W"):
        assert find_item(register, typed) == item
        return
    with pytest.raises(Refused) as refused:
        find_item(register, typed)
    assert refused.value.first.code == item
    if item == "item.several":
        assert refused.value.first.sentence == (
            "There are 2 items that “Kniv” could be: W1 Knives (Monday 12 July 2021); "
            "W2 Knives in schools (not scheduled)."
        )
