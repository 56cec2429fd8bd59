"""What the words of a list of members mean: roles, votes, vacancies, and councils by a shorter name."""

from __future__ import annotations

import pytest

from store.records import Role
from store.rules.members.printed_roles import (
    council_meant,
    councils_near,
    is_councillor,
    is_vacant,
    role_named,
    vote_named,
)


@pytest.mark.parametrize(
    ("words", "role"),
    [
        *((role.value, role) for role in Role),
        ("Chairman", Role.CHAIR),
        ("Chair of the Panel", Role.CHAIR),
        ("Vice Chairman", Role.VICE_CHAIR),
        ("Deputy Chair", Role.VICE_CHAIR),
        ("Councillor", Role.MEMBER),
        ("Panel member", Role.MEMBER),
        ("Independent", Role.INDEPENDENT),
        ("Independent Co-opted Member", Role.INDEPENDENT),
        ("Co-opted member", Role.INDEPENDENT),
        ("Co-opted Councillor", Role.COOPTED_COUNCILLOR),
        ("Named substitute", Role.SUBSTITUTE),
        ("Monitoring Officer", Role.OFFICER),
        ("Chief Constable of Leicestershire", Role.CHIEF_CONSTABLE),
        ("PCC", Role.COMMISSIONER),
        ("Portfolio holder", None),
        ("", None),
    ],
)
def test_a_role(words: str, role: Role | None) -> None:
    assert role_named(words) is role


@pytest.mark.parametrize(
    ("words", "vote"), [("Yes", True), ("Non-voting", False), ("Y", True), ("n", False), ("sometimes", None)]
)
def test_a_vote(words: str, vote: bool | None) -> None:
    assert vote_named(words) is vote


@pytest.mark.parametrize("name", ["Vacant", "VACANCY", "(vacant)", "TBC", "to be appointed", "N/A", "n.a."])
def test_a_vacancy(name: str) -> None:
    assert is_vacant(name)
    assert not is_vacant(f"Cllr {name} Smith")


def test_a_councillor_is_printed_with_the_title() -> None:
    assert [is_councillor(name) for name in ("Cllr A. Other", "Councillor Other", "Mr Other", "The Mayor Other")] == [
        True,
        True,
        False,
        True,
    ]


COUNCILS = (
    "Leicester City Council",
    "Leicestershire County Council",
    "Melton Borough Council",
    "Rutland County Council",
    "North West Leicestershire District Council",
    "Oadby & Wigston Borough Council",
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Melton BC", "Melton Borough Council"),
        ("melton", "Melton Borough Council"),
        ("Leicester", "Leicester City Council"),
        ("Leicester City", "Leicester City Council"),
        ("Leicestershire CC", "Leicestershire County Council"),
        ("Oadby and Wigston Borough Council", "Oadby & Wigston Borough Council"),
        ("NW Leicestershire DC", ""),
        ("Melton County Council", ""),
        ("County Council", ""),
        ("Harborough DC", ""),
    ],
)
def test_a_council_by_a_shorter_name(typed: str, meant: str) -> None:
    assert council_meant(typed, COUNCILS) == meant


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("Meltom Borough Council", ["Melton Borough Council"]),
        ("Meltn BC", ["Melton Borough Council"]),
        ("Anyshire County Council", []),
        ("North Kesteven District Council", []),
        ("Nelton Borough Council", []),
        ("Leicestershre", ["Leicester City Council", "Leicestershire County Council"]),
    ],
)
def test_a_council_with_a_slip_is_near_to_the_one_that_may_be_meant(typed: str, near: list[str]) -> None:
    assert councils_near(typed, (*COUNCILS, "South Kesteven District Council")) == near


def test_a_short_name_of_two_councils_means_neither() -> None:
    assert council_meant("Derby", ("Derby City Council", "Derby Borough Council")) == ""
    assert council_meant("Derby City Council", ("Derby City Council", "Derby Borough Council")) == "Derby City Council"
