"""Whoever moved or seconded is named everywhere as on the day of the meeting, whatever the person is called since."""

from __future__ import annotations

import datetime as dt
from functools import cache

import msgspec

from store.commands.attendance.elections import record_election
from store.commands.attendance.votes import record_vote
from store.commands.members.people import edit_person
from store.commands.minutes.minutes import add_minute
from store.edit import Edit
from store.papers.minutes.paper import minutes_json, minutes_text
from store.queries.actions.chain import chains
from store.queries.attendance.votes import vote_lines, vote_rows
from store.queries.detail import record_lines
from store.queries.history import differences
from store.queries.versions import compare
from store.records import (
    Attendance,
    Meeting,
    MeetingStatus,
    Nominee,
    Panel,
    Person,
    Presence,
    Role,
    Seat,
    Touched,
    Vote,
)
from store.register import Register

TODAY = dt.date(2021, 7, 12)
DAY = dt.date(2021, 1, 27)
PEOPLE = {"P1": "Ann Smith", "P2": "Ben Jones", "P3": "Cara Dee"}


@cache
def office() -> Register:
    """Give a meeting with a motion moved in words and by people, and an election; no name is kept with the meeting."""
    start = dt.date(2020, 5, 1)
    present = tuple(Attendance(person=one, presence=Presence.PRESENT) for one in PEOPLE)
    register = Register.of(
        Panel(id="PANEL", name="A panel"),
        Meeting(id="M1", date=DAY, status=MeetingStatus.HELD, attendance=present),
        *(Person(id=one, name=name, title="Cllr") for one, name in PEOPLE.items()),
        *(Seat(id=f"S{one[1]}", person=one, role=Role.MEMBER, from_date=start) for one in PEOPLE),
    )

    def do(edit: Edit) -> None:
        nonlocal register
        register = register.with_edit(edit)

    do(add_minute(register, TODAY, meeting="M1", heading="PRECEPT"))
    do(add_minute(register, TODAY, meeting="M1", heading="ELECTION"))
    first, second = (one.id for one in register.minutes_of("M1"))
    moved = {"moved_by": "P1", "seconded_by": "P2", "seconded_by_printed": "the Vice-Chairman"}
    do(record_vote(register, TODAY, meeting="M1", minute=first, motion="That it be so", result="CARRIED", **moved))  # type: ignore[arg-type]
    nominees = (Nominee(person="P3", moved_by="P1", seconded_by="P2"),)
    do(record_election(register, TODAY, meeting="M1", minute=second, nominees=nominees))
    return register


def views(register: Register) -> dict[str, object]:
    """Give everything that tells of the earlier meeting and its votes."""
    meeting, votes = register.need(Meeting, "M1", "meeting"), register.votes_of("M1")
    told = {one.id: record_lines(register, TODAY, one.id) for one in (meeting, *votes, *register.minutes_of("M1"))}
    rows = vote_rows(register, TODAY, "M1")
    vote = votes[0]
    moved = msgspec.structs.replace(vote, moved_by="P3")
    touched = Touched(
        id=vote.id,
        table=Vote.table,
        before=msgspec.Raw(msgspec.json.encode(moved)),
        after=msgspec.Raw(msgspec.json.encode(vote)),
    )
    return {
        "paper": minutes_text(register, meeting),
        "json": minutes_json(register, meeting.date, meeting=meeting.id),
        "votes": (rows, vote_lines(rows)),
        "chain": chains(register, register.minutes_of("M1")[0].id, TODAY),
        "history": differences(register, touched),
        "versions": compare(register, moved, vote),
        **told,
    }


def test_a_mover_who_marries_and_is_honoured_later_is_told_as_before() -> None:
    register = office()
    before = views(register)
    for person in PEOPLE:
        for name, honours, day in (
            (f"{person} Married", "", dt.date(2021, 3, 1)),
            (f"{person} Married", "OBE", dt.date(2021, 6, 1)),
        ):
            edit = edit_person(register, TODAY, person=person, name=name, honours=honours, from_date=day)
            register = register.with_edit(edit)
    after = views(register)
    for view, told in before.items():
        assert after[view] == told, view
    assert "the Vice-Chairman" in str(before["paper"])
    assert "moved by: Cllr Cara Dee → Cllr Ann Smith" in str(before["history"])
