"""One addressee gets one letter, however it was written; what only may be one is told and not joined."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from store.records import Record, Role, Seat, WorkItem
from store.register import Register
from store.rules.chasing.due import INVITATION, chasers_due
from store.rules.findings import Scene, all_findings
from store.rules.words.addressees import Addressees, may_be_one
from tests.store.rules.chasing.test_due import COMING, DAY, FULL

PCC = "Police and Crime Commissioner"
TODAY = COMING.date - 7 * DAY


def register(*records: Record) -> Register:
    found = {one.id: one for one in (FULL, COMING, *records)}
    return Register.of(*found.values())


def letters(*leads: str, more: tuple[Record, ...] = ()) -> list[str]:
    items = [WorkItem(id=f"W{at}", title="x", meeting="M2", lead=lead) for at, lead in enumerate(leads, 1)]
    return [one.to for one in chasers_due(register(*items, *more), TODAY, (INVITATION,))]


@pytest.mark.parametrize(
    "leads",
    [
        ("Monitoring Officer", "the Monitoring Officer", "THE MONITORING OFFICER", " Monitoring  officer."),
        ("Office of the P.C.C.", "office of the PCC"),
        ("Chief Finance & Section 151 Officer", "The Chief Finance and Section 151 Officer"),
        ("Director of Legal-Services", "Director of Legal Services"),
        ("the Commissioner", PCC, f"The {PCC}"),
        ("Mrs Ann Officer", "Ann Officer OBE", "ANN OFFICER"),
        ("Prif Gwnstabl Gŵyr", "Prif Gwnstabl Gwyr"),
    ],
    ids=lambda leads: leads[0],
)
def test_one_office_or_person_gets_one_letter(leads: tuple[str, ...]) -> None:
    assert letters(*leads) == [leads[0].strip()]
    assert letters(*reversed(leads)) == [leads[-1].strip()]


@pytest.mark.parametrize(
    "leads",
    [
        ("PCC", PCC),
        ("Chief Constable", "Deputy Chief Constable"),
        ("Mr Ann Officer", "Mrs Ann Officer"),
        ("Officer 1", "Officer 2"),
        ("Theatre manager", "atre manager"),
        ("Monitoring Officer", "Deputy Monitoring Officer"),
    ],
    ids=lambda leads: leads[0],
)
def test_two_offices_or_people_get_two(leads: tuple[str, ...]) -> None:
    assert letters(*leads) == list(leads)


@pytest.mark.parametrize(
    ("role", "post", "leads"),
    [
        (Role.COMMISSIONER, "PCC", ("PCC", PCC, "the commissioner")),
        (Role.DEPUTY_COMMISSIONER, "Deputy PCC", ("Deputy PCC", Role.DEPUTY_COMMISSIONER.value)),
        (Role.CHIEF_CONSTABLE, "CC", ("the Chief Constable", "CC")),
    ],
)
def test_an_abbreviation_that_the_register_has_is_one_office(role: Role, post: str, leads: tuple[str, ...]) -> None:
    assert letters(*leads, more=(Seat(id="S1", role=role, post=post),)) == [leads[0]]
    assert len(letters(*leads)) == 2


def test_every_title_that_the_office_had_is_one_addressee() -> None:
    panel = replace(FULL, commissioner="Mayor of Borsetshire")
    known = Addressees(Register.of(panel))
    assert known.one("the Mayor") == known.one("The Mayor of Borsetshire")
    assert known.one("") == known.one(" . ") == ""


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("PCC", PCC, True),
        (f"the {PCC}", "P.C.C.", True),
        ("OPCC", "Office of the PCC", True),
        ("OPCC", f"Office of the {PCC}", True),
        ("CFO", "Chief Finance Officer", True),
        ("PCC", "the PCC", False),
        ("CFO", "Chief Constable", False),
        ("Ann", "Ann Officer", False),
        ("", PCC, False),
    ],
)
def test_initials_may_be_one_office(one: str, other: str, may: bool) -> None:
    assert may_be_one(one, other) is may
    assert may_be_one(other, one) is may


def test_what_may_be_one_office_is_told_with_what_to_enter() -> None:
    items = [WorkItem(id=f"W{at}", title="x", meeting="M2", lead=lead) for at, lead in enumerate(("PCC", PCC), 1)]
    rows = [one for one in all_findings(Scene(register(*items), TODAY)) if one.code == "two-spellings"]
    assert [(row.sentence, row.cure, row.records) for row in rows] == [
        (
            f"“PCC” and “{PCC}” may be one office, and would get a letter each.",
            "Write both in one way; or enter “PCC” as the office of a seat, so that it is known.",
            ("W1", "W2"),
        )
    ]
    seat = Seat(id="S1", role=Role.COMMISSIONER, post="PCC")
    known = all_findings(Scene(register(*items, seat), TODAY))
    assert "two-spellings" not in {one.code for one in known}
