"""The minutes as printed: what stands where, what is not said twice, and that no text of a user is markup."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from store.papers.minutes.paper import minutes_text
from store.queries.minutes.whole import minutes_whole
from store.records import (
    Attendance,
    Ballot,
    Clause,
    Filed,
    InTheChair,
    Leaving,
    Meeting,
    MeetingStatus,
    Minute,
    MinutesState,
    Nominee,
    Panel,
    Person,
    Presence,
    Record,
    Tally,
    Vote,
)
from store.register import Register
from tests.as_read import same_as_read

HELD_WHOLE = ("text",)

GOLDEN = Path(__file__).parents[3] / "golden" / "papers" / "minutes.txt"
FINAL = MinutesState(finalised_on=dt.date(2021, 2, 1))


def meeting(**more: object) -> Meeting:
    fields: dict[str, object] = {"id": "M1", "date": dt.date(2021, 1, 27), "status": MeetingStatus.HELD, **more}
    return Meeting(**fields)  # type: ignore[arg-type]


def text(*records: Record, held: Meeting | None = None) -> str:
    held = held or meeting()
    register = Register.of(
        Panel(id="PANEL", name="Borsetshire Police and Crime Panel"),
        held,
        Meeting(id="M2", date=dt.date(2021, 3, 25), status=MeetingStatus.HELD),
        Person(id="P1", name="Ann Other", title="Cllr"),
        Person(id="P2", name="Ben Nevis", title="Mr"),
        *records,
    )
    return minutes_text(register, held).decode()


def minute(**more: object) -> Minute:
    fields: dict[str, object] = {"id": "N1", "meeting": "M1", "order": 1, "number": "47", "heading": "BUDGET", **more}
    return Minute(**fields)  # type: ignore[arg-type]


EVERYTHING = (
    minute(
        report_of="the Treasurer",
        text="The Panel heard the Treasurer.\n\n- One\n  - Two\n- Three\n\nIn the end the motion was lost by 3 to 9.",
        filed=(Filed(what="report", mark="Agenda Item 6"),),
        left=(
            Leaving(person="P1"),
            Leaving(printed="the Chief Constable"),
            Leaving(printed="Mr Nevis", at=dt.time(14, 15), returned=dt.time(15)),
        ),
        resolutions_lead="That the Panel:",
        resolutions=(Clause(label="(a)", text="Notes it:\n- the sum\n- the rest;"), Clause(label="(b)", text="Waits.")),
        recommendations=(Clause(text="That a report be brought."),),
    ),
    Vote(
        id="V1",
        meeting="M1",
        minute="N1",
        moved_by="P1",
        seconded_by_printed="the Vice-Chair",
        clauses=(Clause(label="a)", text="The budget be approved"), Clause(label="b)", text="Thanks be recorded")),
        result="lost by 3 to 9",
        order=1,
    ),
    Vote(
        id="V2",
        meeting="M1",
        minute="N1",
        amends="V1",
        motion="b) be left out",
        moved_by="P2",
        result="withdrawn",
        order=2,
    ),
    Minute(id="N2", meeting="M1", order=2, number="48", heading="ELECTION OF A CHAIR"),
    Vote(
        id="V3",
        meeting="M1",
        minute="N2",
        order=3,
        nominees=(Nominee(person="P1", moved_by="P2"), Nominee(person="P2")),
        ballots=(Ballot(tallies=(Tally(nominee="P1", hands=7), Tally(nominee="P2", hands=4))),),
        result="Cllr Other was elected.",
    ),
    Minute(id="N3", meeting="M1", order=3, number="49", heading="ANY OTHER BUSINESS", void=True, void_reason="Twice"),
    Minute(id="N4", meeting="M2", order=1, number="50", heading="Correction", text="Read AUDIT.", corrects="N2"),
)


def test_everything_a_minute_can_hold_is_printed_in_its_place() -> None:
    there = (
        Attendance(person="P1", presence=Presence.PRESENT, printed="Cllr. A. Other, MBE"),
        Attendance(person="P2", presence=Presence.PRESENT),
    )
    held = meeting(
        start=dt.time(13),
        finish=dt.time(16, 15),
        venue="County Hall",
        attendance=there,
        chairs=(InTheChair(person="P1"), InTheChair(person="P2", from_time=dt.time(15))),
        minutes=MinutesState(
            finalised_on=dt.date(2021, 2, 1),
            confirmed_at="M2",
            confirmed_on=dt.date(2021, 3, 25),
            subject_to="an addition to minute no. 48",
            signed_on=dt.date(2021, 3, 25),
            signed_by="P1",
            leaves=2,
        ),
    )
    printed = text(*EVERYTHING, held=held)
    same_as_read(GOLDEN, printed)


@pytest.mark.parametrize("leaves", [None, 1, 2])
def test_there_is_a_line_for_each_leaf_and_none_where_they_were_not_counted(leaves: int | None) -> None:
    day = dt.date(2021, 3, 25)
    state = MinutesState(
        finalised_on=day, confirmed_at="M2", confirmed_on=day, signed_on=day, signed_by="P1", leaves=leaves
    )
    assert text(minute(), held=meeting(minutes=state)).count("initials") == (leaves or 0)


def test_what_the_text_says_already_is_not_said_twice() -> None:
    said = (
        "The Chief Constable left the meeting at this point. The report of the Treasurer was noted. "
        "A copy of the report is filed with these minutes."
    )
    printed = text(
        minute(
            text=said,
            report_of="the Treasurer",
            filed=(Filed(what="report"),),
            left=(Leaving(printed="the Chief Constable"),),
        )
    )
    assert printed.count("left the meeting") == printed.count("Treasurer") == printed.count("is filed with") == 1


@pytest.mark.parametrize(
    ("result", "sentence"),
    [
        ("CARRIED by a majority", "The motion was put and CARRIED by a majority."),
        ("carried unanimously.", "The motion was put and carried unanimously."),
        ("unanimously", "The motion was put and CARRIED unanimously."),
        ("by a majority", "The motion was put and CARRIED by a majority."),
        ("lost", "The motion was put and lost."),
        ("withdrawn", "The motion was withdrawn."),
        ("not put", "The motion was not put."),
        ("the chair ruled it out", "The chair ruled it out."),
    ],
)
def test_the_result_in_the_words_of_the_meeting(result: str, sentence: str) -> None:
    vote = Vote(id="V1", meeting="M1", minute="N1", motion="That it be noted.", moved_by="P2", result=result)
    printed = text(minute(), vote)
    assert f"It was moved by Mr Ben Nevis:\n\nThat it be noted.\n\n{sentence}\n" in printed


def test_how_it_was_resolved_stands_with_the_resolution_where_that_is_all_that_is_known() -> None:
    resolved = minute(resolutions=(Clause(text="That it be noted."),))
    bare = Vote(id="V1", meeting="M1", minute="N1", order=1, result="nem con")
    printed = text(resolved, bare)
    assert "RESOLVED (nem con):\n\nThat it be noted.\n" in printed
    assert "moved" not in printed
    moved = text(resolved, bare, Vote(id="V2", meeting="M1", minute="N1", motion="That it be so.", result="lost"))
    assert "RESOLVED:\n" in moved
    assert "BUDGET\n\nThe motion was put and CARRIED nem con.\n" in text(minute(), bare)


def test_a_draft_prints_places_and_a_final_set_room_to_sign() -> None:
    draft = text(minute(number=""))
    assert "Draft: not yet final" in draft
    assert "[1] BUDGET" in draft
    assert "Signed" not in draft
    final = text(minute(), held=meeting(minutes=FINAL))
    assert "Final, to be confirmed" in final
    assert "(presiding)" in final
    assert "Each leaf is numbered and initialled." in final


def test_a_meeting_without_minutes_says_so() -> None:
    assert "No minutes have been written." in text()


@pytest.mark.parametrize("hostile", ["[bold red]x[/]", "<b>x</b>", "# x", "*x*", "=1+1", "\x1b[31mx", "\u202ex"])
def test_the_text_of_a_user_is_printed_as_it_is_without_control_signs(hostile: str) -> None:
    printed = text(minute(heading=hostile, text=hostile, resolutions=(Clause(text=hostile),)))
    assert printed.count(hostile.replace("\x1b", "").replace("\u202e", "")) >= 3
    assert "\x1b" not in printed
    assert "\u202e" not in printed


def test_substitutes_and_a_change_of_chair_stand_in_the_data() -> None:
    held = meeting(
        attendance=(
            Attendance(person="P1", presence=Presence.SUBSTITUTE, substitute_for="P2"),
            Attendance(person="P2", presence=Presence.APOLOGIES),
        ),
        chairs=(InTheChair(person="P1"), InTheChair(person="P2", from_time=dt.time(15))),
    )
    register = Register.of(held, Person(id="P1", name="Ann Other"), Person(id="P2", name="Ben Nevis"))
    whole = minutes_whole(register, held)
    assert [(one.name, one.for_) for one in whole.substitutes] == [("Ann Other", "Ben Nevis")]
    assert whole.chair == "Ann Other; Ben Nevis (in the Chair from 3:00 pm)"
    assert (whole.present, whole.apologies) == (("Ann Other",), ("Ben Nevis",))
