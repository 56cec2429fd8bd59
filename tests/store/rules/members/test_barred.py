"""Whom Schedule 6 paragraphs 21 and 22 keep off the panel, in whatever words an office is recorded."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.commands.attendance.room import record_presence
from store.commands.attendance.stand_ins import record_substitute
from store.commands.attendance.votes import record_vote
from store.commands.members.holding import set_substitutes
from store.commands.members.seats import end_seat, take_seat
from store.commands.minutes.heading import take_chair
from store.records import Attendance, Meeting, Person, Presence, Role, Seat
from store.register import Register
from store.rules.attendance.room import room
from store.rules.findings.finding import Scene
from store.rules.findings.members import advice_wanted
from store.rules.members.barred import bar_of_words, barred, why_advice
from tests.store.commands.office import codes, refusal, run
from tests.store.commands.sitting import CHAIR, DAY, HELD, ITEMS, LAY, OUTSIDER, VICE, sitting

FROM_ALL = [
    (Role.COMMISSIONER, "", "", "police and crime commissioner"),
    (Role.COMMISSIONER, "Mayor", "", "police and crime commissioner"),
    (Role.DEPUTY_COMMISSIONER, "", "", "staff of the police and crime commissioner"),
    (Role.CHIEF_CONSTABLE, "", "", "chief constable"),
    (Role.OFFICER, "Chief Finance Officer", "OPCC", "staff of the police and crime commissioner"),
    (Role.OFFICER, "Advisor", "Office of the Police & Crime Commissioner's staff", "staff of the police"),
    (Role.OFFICER, "Acting Police and Crime Commissioner", "", "staff of the police and crime commissioner"),
    (Role.OFFICER, "Deputy Chief Constable", "Borsetshire Police", "chief constable"),
]
"""Whom the Act keeps from every seat: the commissioner, the commissioner's staff and chief constables."""

FROM_COOPTION = [
    (Role.OFFICER, "Analyst", "Borsetshire Police", "staff of the police force"),
    (Role.OFFICER, "Analyst", "Borsetshire Constabulary", "staff of the police force"),
    (Role.OFFICER, "Member of Parliament", "", "Member of Parliament"),
    (Role.OFFICER, "Member of the Senedd", "", "Member of the Senedd"),
    (Role.OFFICER, "MSP", "", "Member of the Scottish Parliament"),
]
"""Whom paragraph 22 keeps from being co-opted, and does not name for those whom a council appoints."""

NAMED = [*FROM_ALL, *FROM_COOPTION]


def with_office(role: Role, post: str, body: str) -> Register:
    """Give the panel with an office of the outsider."""
    seat = Seat(id="S20", person=OUTSIDER, role=role, post=post, body=body, votes=False, from_date=dt.date(2021, 1, 1))
    base = sitting()
    return Register.of(*(record for table in base.tables.values() for record in table.values()), seat)


@pytest.mark.parametrize(("role", "post", "body", "who"), NAMED)
def test_nobody_named_is_coopted_or_stands_in_for_one_who_is(role: Role, post: str, body: str, who: str) -> None:
    register = with_office(role, post, body)
    for problems in (
        refusal(register, take_seat, person=OUTSIDER, role=Role.INDEPENDENT, from_date=DAY),
        refusal(register, take_seat, person=OUTSIDER, role=Role.COOPTED_COUNCILLOR, from_date=DAY),
        refusal(register, record_substitute, meeting=HELD, person=OUTSIDER, member=LAY),
    ):
        (found,) = [one for one in problems if one.code == "barred"]
        assert who in found.sentence
        assert "2011 Sch 6 para" in found.sentence
        assert found.cure


@pytest.mark.parametrize(("role", "post", "body", "who"), FROM_COOPTION)
def test_one_whom_a_council_appoints_is_taken_and_the_monitoring_officer_is_asked(
    role: Role, post: str, body: str, who: str
) -> None:
    register = with_office(role, post, body)
    after = run(register, take_seat, person=OUTSIDER, role=Role.MEMBER, from_date=DAY).after
    there = run(after, record_presence, meeting=HELD, people=(OUTSIDER,), presence=Presence.PRESENT).after
    assert OUTSIDER in room(there, there.need(Meeting, HELD)).eligible
    (found,) = advice_wanted(Scene(after, DAY))
    assert who in found.sentence
    assert "Sch 6 para 22" in found.sentence
    assert "Ask the monitoring officer" in found.cure
    assert list(advice_wanted(Scene(register, DAY))) == []


@pytest.mark.parametrize(("role", "post", "body", "who"), FROM_ALL)
def test_every_way_in_is_closed_with_the_provision(role: Role, post: str, body: str, who: str) -> None:
    register = with_office(role, post, body)
    tried = [
        refusal(register, take_seat, person=OUTSIDER, role=Role.MEMBER, from_date=DAY),
        refusal(register, take_seat, person=OUTSIDER, role=Role.INDEPENDENT, from_date=DAY),
        refusal(register, record_substitute, meeting=HELD, person=OUTSIDER, member=LAY),
        refusal(register, record_substitute, meeting=HELD, person=OUTSIDER, council="Ambridge Council"),
        refusal(register, set_substitutes, seat="S1", people=(OUTSIDER,)),
        refusal(register, record_presence, meeting=HELD, people=(OUTSIDER,), presence=Presence.PRESENT),
    ]
    there = run(register, record_presence, meeting=HELD, people=(OUTSIDER,), presence=Presence.IN_ATTENDANCE).after
    there = run(there, record_presence, meeting=HELD, people=(CHAIR, VICE, LAY), presence=Presence.PRESENT).after
    tried.append(refusal(there, take_chair, meeting=HELD, person=OUTSIDER))
    for problems in tried:
        found = [one for one in problems if one.code == "barred"]
        assert len(found) == 1, problems
        assert who in found[0].sentence
        assert "2011 Sch 6 para" in found[0].sentence
        assert found[0].cure
    voting = refusal(there, record_vote, meeting=HELD, item=ITEMS[0], votes={OUTSIDER: "for", CHAIR: "for"})
    assert any("Sch 6 para" in one.sentence and "cannot be recorded as voting" in one.sentence for one in voting)
    moving = refusal(there, record_vote, meeting=HELD, item=ITEMS[0], moved_by=OUTSIDER, counted_for=3)
    assert "barred" in codes(moving)


@pytest.mark.parametrize(
    ("post", "body"),
    [
        ("Monitoring Officer", ""),
        ("Clerk", "Borsetshire Police and Crime Panel"),
        ("Democratic Services Officer", "Ambridge Council"),
        ("Director", "Victims' Commissioner's office"),
        ("Regional secretary", "Police Federation"),
        ("Chief Executive", "Ambridge Council"),
    ],
)
def test_others_are_free(post: str, body: str) -> None:
    assert bar_of_words(post, body) is None
    register = with_office(Role.OFFICER, post, body)
    after = run(register, record_substitute, meeting=HELD, person=OUTSIDER, member=LAY).after
    assert OUTSIDER in room(after, after.need(Meeting, HELD)).eligible


def test_an_office_that_has_ended_bars_no_more_and_one_that_begins_ends_the_seat_first() -> None:
    register = with_office(Role.COMMISSIONER, "", "")
    eve = DAY - dt.timedelta(days=1)
    ended = run(register, end_seat, seat="S20", on=eve).after
    seated = run(ended, take_seat, person=OUTSIDER, role=Role.INDEPENDENT, from_date=DAY).after
    again = refusal(seated, take_seat, person=OUTSIDER, role=Role.CHIEF_CONSTABLE, from_date=DAY)
    assert codes(again) == ["barred"]
    assert "End the one on the eve of the other" in again[0].cure


def test_letters_behind_the_name_bar_and_members_of_the_european_parliament_only_while_there_were_any() -> None:
    base = sitting()
    person = base.need(Person, OUTSIDER)
    for honours, day, bars in (
        ("OBE MP", DAY, True),
        ("MS", DAY, True),
        ("MEP", DAY, False),
        ("MEP", dt.date(2019, 7, 1), True),
        ("OBE JP", DAY, False),
    ):
        register = Register.of(
            *(one for table in base.tables.values() for one in table.values() if one.id != OUTSIDER),
            replace(person, honours=honours),
        )
        assert (barred(register, OUTSIDER, day) is not None) is bars, honours


def test_the_office_on_the_roll_of_the_meeting_bars_as_well() -> None:
    register = run(
        sitting(),
        record_presence,
        meeting=HELD,
        people=(OUTSIDER,),
        presence=Presence.IN_ATTENDANCE,
        role="Chief Constable",
    ).after
    found = refusal(register, record_substitute, meeting=HELD, person=OUTSIDER, member=LAY)
    assert codes(found) == ["barred"]


def test_a_stand_in_of_an_older_file_whom_the_act_keeps_out_has_no_vote() -> None:
    register = with_office(Role.COMMISSIONER, "", "")
    meeting = register.need(Meeting, HELD)
    stood = Attendance(person=OUTSIDER, presence=Presence.SUBSTITUTE, role="substitute", substitute_for=LAY)
    changed = replace(meeting, attendance=(stood,))
    there = room(register, changed)
    assert there.present == there.eligible == ()


ADVICE: dict[str, tuple[Seat, str, bool]] = {
    "appointed, and an MP": (Seat(id="S21", person=OUTSIDER, role=Role.MEMBER), "MP", True),
    "appointed, and nobody in particular": (Seat(id="S21", person=OUTSIDER, role=Role.MEMBER), "OBE", False),
    "co-opted, which is refused": (Seat(id="S21", person=OUTSIDER, role=Role.INDEPENDENT), "MP", False),
    "an officer": (Seat(id="S21", person=OUTSIDER, role=Role.OFFICER), "MP", False),
    "a vacancy": (Seat(id="S21", role=Role.MEMBER), "MP", False),
}
"""A seat, what its holder has behind the name, and whether the monitoring officer is to be asked."""


@pytest.mark.parametrize("case", ADVICE)
def test_of_whom_a_council_may_not_be_able_to_appoint_the_monitoring_officer_is_asked(case: str) -> None:
    seat, honours, asked = ADVICE[case]
    base = sitting()
    person = replace(base.need(Person, OUTSIDER), honours=honours)
    records = {one.id: one for table in base.tables.values() for one in table.values()}
    register = Register.of(*(records | {OUTSIDER: person, seat.id: seat}).values())
    why = why_advice(register, seat, DAY)
    assert bool(why) is asked
    assert not asked or why.startswith(f"{person.title} {person.name}".strip())
