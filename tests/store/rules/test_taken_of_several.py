"""Of several names, numbers, files and meetings a rule takes the right one, and tells them in order."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from store.records import (
    Attendance,
    FoundInFile,
    Meeting,
    Minute,
    Panel,
    Paper,
    PaperFile,
    Person,
    Presence,
    Role,
    Seat,
    WorkItem,
)
from store.records.cover import CoverSheet
from store.records.meeting import InTheChair
from store.register import Register
from store.rules.law.elections import last_election
from store.rules.minutes.drafts import RollName
from store.rules.minutes.newcomers import proposed_role
from store.rules.minutes.numbering import _last_before, _period, scheme_of
from store.rules.minutes.people import person_meant
from store.rules.panels.clashes import clashes
from store.rules.programme.arrived import file_facts
from store.rules.programme.covers import is_unread, remarks
from store.rules.programme.neighbours import neighbouring_meeting
from tests.store.rules.panels.offices import served

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")


@pytest.mark.parametrize(
    ("poll", "before"),
    [
        (dt.date(2012, 11, 15), None),
        (dt.date(2016, 5, 5), dt.date(2012, 11, 15)),
        (dt.date(2021, 5, 6), dt.date(2016, 5, 5)),
        (dt.date(2024, 5, 2), dt.date(2021, 5, 6)),
    ],
)
def test_commissioners_were_elected_on_four_days(poll: dt.date, before: dt.date | None) -> None:
    assert last_election(poll) == before
    assert last_election(poll + dt.timedelta(days=1)) == poll


def printed(words: str, role: str = "", presence: Presence = Presence.PRESENT, **more: Any) -> RollName:
    return RollName(printed=words, presence=presence, role=role, **more)


@pytest.mark.parametrize(
    ("one", "roll", "role"),
    [
        (printed("Ann Archer"), (), Role.MEMBER),
        (printed("Ann Archer"), (printed("Bob Barford"),), Role.MEMBER),
        (printed("Ann Archer"), (printed("Bob Barford"), printed("Cllr Cat Carr")), Role.INDEPENDENT),
        (printed("Ann Archer"), (printed("Cllr Cat Carr"), printed("Bob Barford")), Role.INDEPENDENT),
        (printed("Ann Archer", in_the_chair=True), (printed("Cllr Cat Carr"),), Role.MEMBER),
        (printed("Cllr Ann Archer"), (printed("Cllr Cat Carr"),), Role.MEMBER),
        (printed("Ann Archer CC"), (printed("Cllr Cat Carr"),), Role.MEMBER),
        (printed("Ann Archer", "Chairman"), (), Role.CHAIR),
        (printed("Ann Archer", "Vice-Chairman"), (), Role.VICE_CHAIR),
        (printed("Ann Archer", "Deputy Chair"), (), Role.VICE_CHAIR),
        (printed("Ann Archer", "Independent Member"), (), Role.INDEPENDENT),
        (printed("Ann Archer", "Co-opted Member"), (), Role.INDEPENDENT),
        (printed("Ann Archer", "Co-opted Councillor"), (), Role.COOPTED_COUNCILLOR),
        (printed("Ann Archer", "", Presence.SUBSTITUTE), (), None),
        (printed("Ann Archer", "Chief Constable", Presence.IN_ATTENDANCE), (), Role.CHIEF_CONSTABLE),
        (printed("Ann Archer", "Chief Constable of Borset", Presence.IN_ATTENDANCE), (), Role.CHIEF_CONSTABLE),
        (printed("Ann Archer", "Clerk", Presence.IN_ATTENDANCE), (), None),
    ],
)
def test_a_seat_is_proposed_by_what_the_roll_prints(
    one: RollName, roll: tuple[RollName, ...], role: Role | None
) -> None:
    assert proposed_role(one, (*roll, one)) is role


@pytest.mark.parametrize(
    ("words", "counts", "tail"),
    [
        ("running, reset each municipal year", "municipal year", ""),
        ("Running, reset each municipal year: 27", "municipal year", ""),
        ("anew with the municipal year", "municipal year", ""),
        ("number and year, reset each calendar year", "calendar year", "/YY"),
        ("as n/yy", "calendar year", "/YY"),
        ("by calendar year", "calendar year", "/YY"),
        ("34.12/13", "municipal year", ".YY/YY"),
        ("n.yy/yy, municipal", "municipal year", ".YY/YY"),
        ("continuous", "all years", ""),
        ("from 1 at each meeting", "meeting", ""),
        ("new at every meeting", "meeting", ""),
        ("as we like", None, None),
    ],
)
def test_a_way_of_numbering_is_known_by_its_words(words: str, counts: str | None, tail: str | None) -> None:
    scheme = scheme_of(words)
    assert (scheme and scheme.counts, scheme and scheme.tail) == (counts, tail)


def test_numbers_count_over_the_time_of_their_scheme() -> None:
    meeting = Meeting(id="M1", date=dt.date(2021, 3, 1))
    schemes = [scheme_of(words) for words in ("municipal", "calendar", "continuous", "each meeting")]
    told = [_period(Register.of(PANEL), scheme, meeting) for scheme in schemes if scheme]
    assert told == ["2020-21", "2021", "", "M1"]


@pytest.mark.parametrize(
    ("numbers", "last"),
    [
        ({"M1": ("3", "5", "4"), "M2": ("8", "7")}, 8),
        ({"M2": ("7",), "M1": ("3",)}, 7),
        ({"M2": ("none",), "M1": ("3", "9", "5")}, 9),
        ({"M3": ("12",)}, None),
        ({}, None),
    ],
)
def test_numbers_go_on_from_the_highest_of_the_latest_set_before(
    numbers: dict[str, tuple[str, ...]], last: int | None
) -> None:
    held = [Meeting(id=f"M{number}", date=dt.date(2021, 6, number)) for number in (1, 2, 3)]
    minutes = [
        Minute(id=f"N{meeting}{place}", meeting=meeting, text="x", number=one)
        for meeting, several in numbers.items()
        for place, one in enumerate(several)
    ]
    scheme = scheme_of("continuous")
    assert scheme
    before = _last_before(Register.of(PANEL, *held, *minutes), scheme, held[2])
    assert (before and before.number) == last


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("the Chairman", "P2"),
        ("Ann Archer", "P1"),
        ("the Chief Constable", "P3"),
        ("Chief Constable of Borset", "P3"),
        ("the clerk", "P1"),
        ("Bob", None),
        ("", None),
    ],
)
def test_who_is_meant_is_found_by_name_and_by_any_office(words: str, person: str | None) -> None:
    people = [Person(id="P1", name="Ann Archer"), Person(id="P2", name="Bob Barford"), Person(id="P3", name="Cat Carr")]
    roll = (
        Attendance(person="P1", presence=Presence.PRESENT, role="Clerk"),
        Attendance(person="P2", presence=Presence.PRESENT),
        Attendance(person="P3", presence=Presence.IN_ATTENDANCE, role="Chief Constable of Borset"),
    )
    chairs = (InTheChair(person="P2"), InTheChair(person="P1"))
    meeting = Meeting(id="M1", date=TODAY, attendance=roll, chairs=chairs)
    seat = Seat(id="S1", person="P1", role=Role.MEMBER)
    assert person_meant(Register.of(PANEL, meeting, *people, seat), "M1", words) == person


def test_clashes_are_told_by_date_from_today_on() -> None:
    days = [dt.date(2021, 9, day) for day in (30, 2, 17, 9, 25)]
    days += [dt.date(2021, 7, 12), dt.date(2021, 7, 11)]
    several = [
        served(
            name,
            *(Meeting(id=f"M{2 + place}", date=day, venue="Hall", start=dt.time(9)) for place, day in enumerate(days)),
        )
        for name in ("A", "B")
    ]
    told = [one.first.meeting.date for one in clashes(several, TODAY) if one.what == ("Hall",)]
    assert told == sorted(days)[1:]


def version(name: str, *traces: FoundInFile, cover: CoverSheet | None = None) -> PaperFile:
    return PaperFile(name=name, sha256="a" * 64, size=1, pages=2, found=traces, cover=cover)


def test_the_version_in_force_is_told_of_a_paper() -> None:
    trace = FoundInFile(kind="comment", where="page 1", what="There is a comment.")
    paper = Paper(files=(version("first.pdf", trace), version("second.pdf")))
    assert file_facts(paper) == ("second.pdf, version 2, 2 pages.",)
    assert file_facts(Paper()) == ()


SHEET = CoverSheet()


@pytest.mark.parametrize(
    ("papers", "unread"),
    [
        (((None,),), True),
        (((None, SHEET),), False),
        (((SHEET, None),), True),
        (((None,), (SHEET,)), False),
        (((SHEET,), (None,)), False),
        (((None,), (None,)), True),
        (((),), False),
        ((), False),
    ],
)
def test_no_cover_sheet_was_read_if_none_of_the_versions_in_force_has_one(
    papers: tuple[tuple[CoverSheet | None, ...], ...], *, unread: bool
) -> None:
    several = tuple(
        Paper(number=number, files=tuple(version("r.pdf", cover=cover) for cover in covers))
        for number, covers in enumerate(papers, 1)
    )
    assert is_unread(WorkItem(id="W1", title="x", papers=several)) is unread


def test_appendices_that_are_listed_twice_are_named_by_the_alphabet() -> None:
    sheet = CoverSheet(listed=("B", "A", "C", "B", "A", "E", "E"), whole=True)
    told = [one.sentence for one in remarks(sheet, (), None) if one.kind == "twice"]
    assert told == [
        "The list of appendices has A, B and E more than once.",
    ]


def test_items_are_moved_from_the_meeting_of_the_first() -> None:
    meetings = [Meeting(id=f"M{number}", date=dt.date(2021, 7, 20 + number)) for number in (1, 2, 3, 4)]
    items = [WorkItem(id=f"W{number}", title=f"Plan {number}", meeting=f"M{number}") for number in (2, 3, 1)]
    register = Register.of(PANEL, *meetings, *items)

    def goes(by: int, *chosen: WorkItem) -> str:
        meeting = neighbouring_meeting(register, chosen, by, TODAY)
        return meeting.id if isinstance(meeting, Meeting) else meeting.sentence

    assert [goes(by, *items) for by in (1, -1)] == ["M3", "M1"]
    assert [goes(by, *items[::-1]) for by in (1, -1)] == ["M2", "No earlier meeting can take “Plan 1”."]
    waits = WorkItem(id="W9", title="Plan 9")
    said = "“Plan 9” is not scheduled, so no meeting comes before."
    assert [goes(by, waits, items[0]) for by in (1, -1)] == ["M1", said]
