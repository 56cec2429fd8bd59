"""Whom the rolls of a past mean: from when to when each is named, in which seat, and of whom nobody can tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.moderngov.people import Everybody
from store.commands.moderngov.work import PastWork
from store.records import Panel, Person, Presence, Role, Seat
from store.register import Register
from store.rules.imports import Correction, ImportLine, ImportPlace, ImportState
from store.rules.minutes.drafts import RollName
from store.rules.moderngov.drafts import DraftCouncillor, DraftName, DraftSitting

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="The Panel")
FIRST, SECOND, THIRD = dt.date(2020, 7, 30), dt.date(2020, 9, 24), dt.date(2020, 12, 3)


def named(printed: str, role: str = "", *, number: str = "", presence: Presence = Presence.PRESENT) -> DraftName:
    return DraftName(key=f"n:{printed}", roll=RollName(printed=printed, presence=presence, role=role), member=number)


def sitting(on: dt.date, *roll: DraftName) -> tuple[DraftSitting, str]:
    return DraftSitting(key=f"m:{on}", date=on, roll=roll), ""


def entered(
    register: Register,
    *held: tuple[DraftSitting, str],
    councillors: tuple[DraftCouncillor, ...] = (),
    said: Mapping[str, Correction] = MappingProxyType({}),
) -> tuple[Everybody, PastWork]:
    work = PastWork(register, TODAY, {f"person:{key}": one for key, one in said.items()})
    everybody = Everybody(work, held, councillors)
    everybody.enter()
    return everybody, work


def line_of(work: PastWork, words: str, what: str = "person") -> ImportLine:
    [line] = [one for one in work.lines if one.what == what and words in one.words]
    return line


ANN = "Councillor Ann Other"


def seats(work: PastWork) -> list[tuple[Role, dt.date | None, dt.date | None]]:
    return [(one.role, one.from_date, one.to_date) for one in work.register.all(Seat)]


def test_of_somebody_new_the_first_and_the_last_day_of_a_roll_are_told() -> None:
    _, work = entered(Register.of(PANEL), sitting(FIRST, named(ANN)), sitting(SECOND, named(ANN)))
    line = line_of(work, ANN)
    assert line.values == {"first named": "30 July 2020", "last named": "24 September 2020"}
    assert (line.state, line.taken, line.can_take) == (ImportState.NEW, True, True)
    who, seat = line.fields
    assert [(value, words) for value, words in who.choices if value] == [
        ("new", "somebody new"),
        ("leave", "leave it to the note"),
    ]
    assert (who.name, who.value, seat.name, seat.value) == ("who", "new", "role", "")
    assert [value for value, _ in seat.choices] == [
        "",
        *(role.value for role in Role if role.sits),
        "none",
    ]


RUNS: dict[str, tuple[tuple[tuple[str, ...], ...], list[tuple[Role, dt.date, dt.date | None]]]] = {
    "named at each meeting": (
        (("Member",), ("Member",), ("Member",)),
        [(Role.MEMBER, FIRST, None)],
    ),
    "in another role from the third on": (
        (("Member",), ("Member",), ("Chair",)),
        [(Role.MEMBER, FIRST, dt.date(2020, 12, 2)), (Role.CHAIR, THIRD, None)],
    ),
    "named no more from the third on": (
        (("Member",), ("Member",), ()),
        [(Role.MEMBER, FIRST, dt.date(2020, 12, 2))],
    ),
    "in two roles, and then no more": (
        (("Member",), ("Chair",), ()),
        [(Role.MEMBER, FIRST, dt.date(2020, 9, 23)), (Role.CHAIR, SECOND, dt.date(2020, 12, 2))],
    ),
    "in three roles": (
        (("Member",), ("Chair",), ("Vice-Chair",)),
        [
            (Role.MEMBER, FIRST, dt.date(2020, 9, 23)),
            (Role.CHAIR, SECOND, dt.date(2020, 12, 2)),
            (Role.VICE_CHAIR, THIRD, None),
        ],
    ),
}
"""As what somebody stands in each of three rolls, and the seats that follow."""


@pytest.mark.parametrize("case", RUNS)
def test_a_seat_goes_from_the_first_roll_that_names_somebody_so_to_the_eve_of_one_that_does_not(case: str) -> None:
    rolls, expected = RUNS[case]
    held = [
        sitting(on, named("Councillor Ben Nevis", "Member"), *(named(ANN, role) for role in roles))
        for on, roles in zip((FIRST, SECOND, THIRD), rolls, strict=True)
    ]
    everybody, work = entered(Register.of(PANEL), *held)
    person = everybody.meant[ANN]
    told = [(one.role, one.from_date, one.to_date) for one in work.register.all(Seat) if one.person == person]
    assert told == expected


def test_who_does_not_sit_is_named_from_the_first_roll_on_and_no_roll_ends_it() -> None:
    officer = named("Mr Frank Lee", "Police and Crime Commissioner", presence=Presence.IN_ATTENDANCE)
    _, work = entered(Register.of(PANEL), sitting(FIRST, named(ANN, "Member"), officer), sitting(SECOND, named(ANN)))
    assert [one for one in seats(work) if not one[0].sits] == [(Role.COMMISSIONER, FIRST, None)]


KNOWN: dict[str, tuple[tuple[tuple[str, str], ...], tuple[str, ...], str]] = {
    "one": ((("P1", "Ann Other"),), (ANN,), "P1"),
    "under two printings": ((("P1", "Ann Other"),), (ANN, "Cllr A. Other"), "P1"),
    "nobody": ((("P1", "Zed Ypsilon"),), (ANN,), ""),
    "two of that name": ((("P1", "Ann Other"), ("P2", "Ann Other")), (ANN,), ""),
    "two of that name, and one of another printing": (
        (("P1", "Ann Other"), ("P2", "Ann Other"), ("P3", "Ann B. Other")),
        (ANN, "Councillor Ann B. Other"),
        "",
    ),
}
"""Who is in the register, how modern.gov prints one person, and who is meant."""


@pytest.mark.parametrize("case", KNOWN)
def test_who_is_one_person_of_the_register_under_every_printing_is_found_there(case: str) -> None:
    people, printings, expected = KNOWN[case]
    register = Register.of(PANEL, *(Person(id=one, name=name) for one, name in people))
    days = (FIRST, SECOND)
    held = [sitting(on, named(printed, number="101")) for on, printed in zip(days, printings, strict=False)]
    everybody, work = entered(register, *held)
    line = line_of(work, printings[0])
    assert (line.record, line.state is ImportState.THERE) == (expected, bool(expected))
    if expected:
        assert {everybody.meant[printed] for printed in printings} == {expected}


def test_who_sat_and_is_then_named_as_an_officer_has_no_end_as_that() -> None:
    """A later roll of members does not name officers, so that nothing ends what they are."""
    ben = named("Councillor Ben Nevis", "Member")
    commissioner = named(ANN, "Police and Crime Commissioner", presence=Presence.IN_ATTENDANCE)
    held = sitting(FIRST, ben, named(ANN, "Member")), sitting(SECOND, ben, commissioner), sitting(THIRD, ben)
    everybody, work = entered(Register.of(PANEL), *held)
    told = [one for one in work.register.all(Seat) if one.person == everybody.meant[ANN]]
    assert [(one.role, one.from_date, one.to_date) for one in told] == [
        (Role.MEMBER, FIRST, dt.date(2020, 9, 23)),
        (Role.COMMISSIONER, SECOND, None),
    ]


SAID: dict[str, tuple[Correction | None, str, ImportState, str]] = {
    "nothing": (None, "", ImportState.UNPLACED, "This may be Ann Othr: say whether it is, or somebody new."),
    "that it is": (Correction(values={"who": "P1"}), "P1", ImportState.UNPLACED, ""),
    "somebody new": (Correction(taken=True, values={"who": "new"}), "P2", ImportState.NEW, ""),
    "to leave it": (Correction(values={"who": "leave"}), "", ImportState.LEFT, "It is left out by you."),
    "not to take it": (Correction(taken=False), "", ImportState.LEFT, "It is left out by you."),
    "to take it": (Correction(taken=True), "P2", ImportState.NEW, ""),
}
"""What the clerk says of somebody who is near to one of the register, who is meant then, and what is told."""


@pytest.mark.parametrize("case", SAID)
def test_somebody_near_to_one_of_the_register_is_asked_about_and_never_entered_unasked(case: str) -> None:
    said, meant, state, why = SAID[case]
    register = Register.of(PANEL, Person(id="P1", name="Ann Othr"))
    given = {"101": said} if said else {}
    everybody, work = entered(register, sitting(FIRST, named(ANN, number="101")), said=given)
    assert everybody.meant.get(ANN, "") == meant
    lines = [one for one in work.lines if one.what == "person"]
    assert [(one.state, one.why) for one in lines] == ([(state, why)] if case != "that it is" else [])
    left = {"It is left out by you.": "The person was left out by you."}.get(why, why)
    assert everybody.why.get(f"n:{ANN}", "") == left


def test_of_two_persons_of_modern_gov_who_bear_one_name_only_the_first_is_found() -> None:
    register = Register.of(PANEL, Person(id="P1", name="Ann Other"))
    held = sitting(FIRST, named(ANN, number="101")), sitting(SECOND, named(ANN, number="102"))
    everybody, work = entered(register, *held)
    states = [one.state for one in work.lines if one.what == "person"]
    assert states == [ImportState.THERE, ImportState.UNPLACED]
    assert everybody.members == {"P1": "101"}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", [(Role.MEMBER, FIRST, None)]),
        ("none", []),
        (Role.INDEPENDENT.value, [(Role.INDEPENDENT, FIRST, None)]),
    ],
)
def test_the_seat_is_as_the_rolls_say_or_as_the_clerk_says(typed: str, expected: list[Any]) -> None:
    _, work = entered(
        Register.of(PANEL),
        sitting(FIRST, named(ANN, "Member", number="101")),
        said={"101": Correction(values={"role": typed})},
    )
    assert seats(work) == expected


COUNCILLORS: dict[str, tuple[bool | None, tuple[str, ...], list[tuple[ImportState, str, str]]]] = {
    "who is on a roll": (None, (ANN,), []),
    "who is on none": (
        None,
        (),
        [(ImportState.UNPLACED, "", "No roll names this councillor; take it to enter the person, without a seat.")],
    ),
    "who is taken": (True, (), [(ImportState.NEW, "", "")]),
}


@pytest.mark.parametrize("case", COUNCILLORS)
def test_a_councillor_of_the_list_is_told_of_unless_a_roll_names_the_same(case: str) -> None:
    taken, roll, expected = COUNCILLORS[case]
    councillor = DraftCouncillor(key="person:list", member="101", printed=ANN)
    held = sitting(FIRST, named("Councillor Ben Nevis"), *(named(one, number="101") for one in roll))
    said = {"list": Correction(taken=taken)} if taken is not None else {}
    _, work = entered(Register.of(PANEL), held, councillors=(councillor,), said=said)
    lines = [one for one in work.lines if one.key == "person:list"]
    assert [(one.state, one.record, one.why) for one in lines] == expected
    assert ("Ann Other" in [one.name for one in work.register.all(Person)]) is (case != "who is on none")


def test_a_councillor_of_the_list_who_is_in_the_register_is_there() -> None:
    register = Register.of(PANEL, Person(id="P1", name="Ann Other"), Person(id="P2", name="Ann Other"))
    councillor = DraftCouncillor(key="person:list", member="101", printed=ANN)
    _, work = entered(register, sitting(FIRST, named("Councillor Ben Nevis")), councillors=(councillor,))
    [line] = [one for one in work.lines if one.key == "person:list"]
    assert (line.state, line.record, line.words) == (ImportState.THERE, "P1", ANN)


@pytest.mark.parametrize("taken", [None, True, False])
def test_a_seat_that_the_rolls_show_is_left_only_if_the_clerk_says_so(taken: bool | None) -> None:
    _, before = entered(Register.of(PANEL), sitting(FIRST, named(ANN)), sitting(SECOND, named(ANN)))
    line = line_of(before, ANN, "seat")
    said = {} if taken is None else {line.key.removeprefix("person:"): Correction(taken=taken)}
    _, work = entered(Register.of(PANEL), sitting(FIRST, named(ANN)), sitting(SECOND, named(ANN)), said=said)
    assert line_of(work, ANN, "seat").state is (ImportState.LEFT if taken is False else ImportState.NEW)
    assert len(seats(work)) == (0 if taken is False else 1)


def test_a_person_of_the_rolls_is_told_by_the_first_that_names_them() -> None:
    first = replace(named(ANN, number="5"), place=ImportPlace("a.xml", "", 3))
    later = replace(named("Cllr A. Other", number="5"), place=ImportPlace("b.xml", "", 7))
    _, work = entered(Register.of(PANEL), sitting(FIRST, first), sitting(SECOND, later))
    [line] = [one for one in work.lines if one.what == "person"]
    assert (line.words, line.place) == (ANN, first.place)


def test_a_councillor_of_the_list_whom_the_clerk_takes_is_entered_although_a_name_is_near() -> None:
    register = Register.of(PANEL, Person(id="P1", name="Ann Other", title="Cllr"))
    one = DraftCouncillor(key="person:councillor:4", printed="Councillor Ann Othar")
    said = {"councillor:4": Correction(taken=True)}
    _, work = entered(register, councillors=(one,), said=said)
    assert line_of(work, "Ann Othar").state is ImportState.NEW
    assert [each.name for each in work.register.all(Person)] == ["Ann Other", "Ann Othar"]


def test_who_is_said_to_be_somebody_of_whom_there_is_no_record_is_told_and_left() -> None:
    said = {"101": Correction(values={"who": "P99"})}
    everybody, work = entered(Register.of(PANEL), sitting(FIRST, named(ANN, "Member", number="101")), said=said)
    line = line_of(work, ANN)
    assert (line.state, line.why.partition(".")[0]) == (ImportState.UNPLACED, "There is no person “P99”")
    assert everybody.why == {f"n:{ANN}": line.why}
    assert work.puts == {}
