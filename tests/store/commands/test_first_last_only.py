"""The first, the last or the only one of several: which a command means, in which order it tells them, and ties."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.calendar.deadlines import publish
from store.commands.calendar.importing import Meant, _Taking
from store.commands.calendar.panel_days import create_meetings, take_back_holiday_change
from store.commands.chasing.sending import record_chased
from store.commands.complaints.steps import refer_complaint
from store.commands.declarations.declarations import redeclare
from store.commands.edits import _sentence
from store.commands.members import holding
from store.commands.members.importing import taking
from store.edit import Edit
from store.papers.members.reading.files import read_members
from store.papers.reading.files import read_tables
from store.problems import Refused
from store.queries.calendar.holidays import listed
from store.records import (
    Action,
    Complaint,
    ComplaintDeed,
    ComplaintStep,
    Council,
    Declaration,
    Dispensation,
    DueKind,
    Interest,
    InterestEntry,
    Meeting,
    Panel,
    Role,
    RuleSet,
    Seat,
)
from store.records.panel import HolidayChange
from store.register import Register
from store.rules.calendar.drafts import DraftMeeting
from store.rules.calendar.proposing import ProposedDate
from store.rules.chasing.due import chasers_due
from store.rules.imports import Correction, ImportPlace, ImportState
from store.rules.members.membership import holder
from tests.store.commands.office import HELD, JULY, TODAY, office, refusal, run
from tests.store.commands.sitting import CHAIR, DAY, THREE, sitting
from tests.store.commands.sitting import HELD as SAT

PANEL = Panel(id="PANEL", name="The Panel")
MELTON = "Melton Borough Council"


def imported(data: str, *records: Any, panel: Panel = PANEL) -> tuple[Register, list[str]]:
    """Give the register after members of a file were taken over, and what is told of each new seat."""
    draft = read_members((read_tables(data.encode(), "members"),), {})
    before = Register.of(panel, *records)
    taken = taking(before, TODAY, draft=draft)
    return before.with_edit(taken.edit), [one.why for one in taken.lines if one.what == "seat"]


def test_a_short_name_of_a_council_is_read_by_the_whole_one_wherever_that_stands() -> None:
    rows = ("Cllr A. Ash,Melton BC\n", f"Cllr B. Birch,{MELTON}\n")
    for first, last in (rows, rows[::-1]):
        made, _ = imported(f"Name,Council\n{first}{last}")
        assert [one.name for one in made.panel.councils] == [MELTON]
        assert {seat.body for seat in made.all(Seat)} == {MELTON}


@pytest.mark.parametrize(
    ("names", "roles"),
    [
        (("Cllr Ann Ash", "Mr Bob Birch", "Ms Cat Cedar"), [Role.MEMBER, Role.INDEPENDENT, Role.INDEPENDENT]),
        (("Mr Bob Birch", "Ms Cat Cedar"), [Role.MEMBER, Role.MEMBER]),
        (("Cllr Ann Ash", "Cllr Bob Birch"), [Role.MEMBER, Role.MEMBER]),
    ],
)
def test_who_is_no_councillor_where_one_is_named_is_an_independent_member(
    names: tuple[str, ...], roles: list[Role]
) -> None:
    made, _ = imported("Name,Council\n" + "".join(f"{one},\n" for one in names))
    assert [seat.role for seat in made.all(Seat)] == roles


def test_a_seat_that_is_over_comes_in_without_its_first_day() -> None:
    made, _ = imported(f"Name,Council,Until\nCllr Ann Ash,{MELTON},1 May 2020\n")
    [seat] = made.all(Seat)
    assert (seat.from_date, seat.to_date) == (None, dt.date(2020, 5, 1))


def test_vacant_seats_are_filled_in_their_order_each_once() -> None:
    vacant = [Seat(id=f"S{number}", body=MELTON) for number in (1, 2)]
    rows = "".join(f"Cllr {name},{MELTON},1 May 2021\n" for name in ("Ann Ash", "Bob Birch", "Cat Cedar"))
    panel = replace(PANEL, councils=(Council(name=MELTON),))
    made, told = imported(f"Name,Council,From\n{rows}", *vacant, panel=panel)
    assert told == ["It fills the vacant seat S1.", "It fills the vacant seat S2.", ""]
    assert sorted(holder(made, seat) for seat in made.all(Seat) if seat.person) == ["Ann Ash", "Bob Birch", "Cat Cedar"]


COOPTED: dict[str, tuple[tuple[tuple[Role, int | None], ...], Role]] = {
    "never co-opted": (((Role.MEMBER, 2015),), Role.MEMBER),
    "an independent member": (((Role.INDEPENDENT, 2015),), Role.INDEPENDENT),
    "first the one, then the other": (
        ((Role.INDEPENDENT, 2015), (Role.COOPTED_COUNCILLOR, 2018)),
        Role.COOPTED_COUNCILLOR,
    ),
    "entered the other way round": (
        ((Role.COOPTED_COUNCILLOR, 2018), (Role.INDEPENDENT, 2015)),
        Role.COOPTED_COUNCILLOR,
    ),
    "one from a day that nobody knows": (
        ((Role.COOPTED_COUNCILLOR, None), (Role.INDEPENDENT, 2015)),
        Role.INDEPENDENT,
    ),
    "only afterwards": (((Role.INDEPENDENT, 2022),), Role.MEMBER),
}
"""What whoever is in the chair was besides, from which year, and what he or she is again afterwards."""


@pytest.mark.parametrize("case", COOPTED)
def test_whoever_leaves_the_chair_is_what_he_or_she_was_last(case: str) -> None:
    roles, again = COOPTED[case]
    chair = sitting().need(Seat, "S1")
    seats = [
        Seat(id=f"S{number}", person=CHAIR, role=role, from_date=dt.date(year, 5, 1) if year else None)
        for number, (role, year) in enumerate(roles, 20)
    ]
    assert holding._role_before(sitting().with_edit(Edit("", tuple(seats))), chair) is again


def test_a_new_chair_makes_a_seat_for_each_that_changes_its_place() -> None:
    later, begun = DAY + dt.timedelta(5), sitting().need(Seat, "S3").from_date
    both = run(sitting(), holding.make_chair, person=THREE, from_date=later).edit.puts
    assert [(one.id, one.role.value) for one in both if isinstance(one, Seat)] == [
        ("S3", "member"),
        ("S9", "Chair"),
        ("S1", "Chair"),
        ("S10", "member"),
    ]
    fresh = replace(sitting().need(Seat, "S3"), from_date=later)
    register = sitting().with_edit(Edit("", (fresh,)))
    one = run(register, holding.make_chair, person=THREE, from_date=later).edit.puts
    assert [seat.id for seat in one] == ["S3", "S1", "S9"]
    assert begun != later


def test_what_counts_from_a_day_on_is_named_in_one_order() -> None:
    changes: dict[str, Any] = {"votes": False, "role": Role.INDEPENDENT, "post": "Whip", "party": "Green", "body": ""}
    problem = next(
        one for one in refusal(sitting(), holding.edit_seat, seat="S3", **changes) if one.code == "seat-when"
    )
    assert "with “appointed by”, the party, the office, the role and the vote as recorded" in problem.sentence


def test_of_two_changes_to_a_bank_holiday_the_last_is_taken_back() -> None:
    day = dt.date(2021, 8, 30)
    changes = tuple(
        HolidayChange(day=day, name="x", change=change, reason=change, entered_on=TODAY)
        for change in ("removed", "added")
    )
    other = replace(changes[0], day=dt.date(2021, 5, 3))
    register = office().with_edit(Edit("", (replace(office().panel, holiday_changes=(*changes, other)),)))
    done = run(register, take_back_holiday_change, day=day)
    assert done.after.panel.holiday_changes == (changes[0], other)
    assert run(done.after, take_back_holiday_change, day=day).after.panel.holiday_changes == (other,)


def test_days_that_are_proposed_twice_are_told_in_their_order() -> None:
    days = [dt.date(2022, month, 7) for month in range(1, 10)]
    twice = tuple(ProposedDate(date=day) for day in (*reversed(days), *days, dt.date(2022, 11, 7)))
    assert [one.sentence for one in refusal(office(), create_meetings, dates=twice)] == [
        f"{day:%A} 7 {day:%B} 2022 is proposed twice." for day in days
    ]


@pytest.mark.parametrize(
    ("owners", "told"),
    [
        (("Ann",), "1 letter about 1 matter to Ann"),
        (("Ann", "Bob", "Cat"), "3 letters about 3 matters to Ann, Bob and Cat"),
        (("Ann", "Bob", "Cat", "Dan"), "4 letters about 4 matters to 4 people and bodies"),
        (("Ann", "Ann"), "1 letter about 2 matters to Ann"),
    ],
)
def test_three_to_whom_letters_went_are_named_and_more_are_counted(owners: tuple[str, ...], told: str) -> None:
    late = [
        Action(
            id=f"A{number}",
            text=f"Do {number}",
            owner=owner,
            due_kind=DueKind.DATE,
            due_on=dt.date(2021, 7, 1),
            meeting=HELD,
        )
        for number, owner in enumerate(owners, 11)
    ]
    register = office().with_edit(Edit("", tuple(late)))
    due = [matter.key for one in chasers_due(register, TODAY) for matter in one.matters]
    done = run(register, record_chased, matters=tuple(key for key in due if key.startswith("action:A1")))
    assert done.edit.sentence == f"Recorded as sent: {told}"


@pytest.mark.parametrize("first", ["clear", "called_in"])
@pytest.mark.parametrize(
    ("day", "code"), [(3, "complaint.before"), (4, ""), (6, ""), (8, ""), (15, "complaint.future")]
)
def test_a_complaint_is_referred_from_the_first_of_the_days_that_say_so(first: str, day: int, code: str) -> None:
    recorded = ComplaintStep(deed=ComplaintDeed.RECORDED, on=dt.date(2026, 12, 1))
    one = Complaint(id="K1", received_on=dt.date(2026, 12, 1), steps=(recorded,))
    days: dict[str, Any] = {
        first: dt.date(2026, 12, 4),
        "called_in" if first == "clear" else "clear": dt.date(2026, 12, 8),
    }
    codes: list[str] = []
    try:
        refer_complaint(
            Register.of(PANEL, one), dt.date(2026, 12, 14), complaint="K1", on=dt.date(2026, 12, day), **days
        )
    except Refused as refused:
        codes = [problem.code for problem in refused.problems]
    assert codes == ([code] if code else [])


def test_a_standing_interest_is_declared_again_as_it_stands_in_the_register() -> None:
    entry = InterestEntry(category="land", text="A field; a barn ;; ")
    for held in (dt.date(2021, 7, 1), dt.date(2021, 6, 30)):
        lifted = Dispensation(granted_by="The panel", ground="x", until=held)
        interest = Interest(id="I1", person=CHAIR, entry=entry, standing=True, dispensation=lifted)
        register = sitting().with_edit(Edit("", (interest,)))
        [made, *_] = redeclare(register, TODAY, meeting=SAT, interests=("I1",)).puts
        assert made == Declaration(
            id="D1",
            meeting=SAT,
            people=(CHAIR,),
            nature=("A field", "a barn"),
            registered=True,
            standing="I1",
            dispensation=lifted if held == DAY else None,
        )


def test_what_was_done_to_all_alike_is_told_once() -> None:
    assert _sentence(["Moved A"] * 3) == "Moved A (3 of them)"
    assert _sentence(["Moved A", "Moved B", "Moved B"]) == "Moved A. Moved B. Moved B"
    assert _sentence(["Moved A", "Moved A", "Moved B"]) == "Moved A. Moved A. Moved B"


def read(key: str, day: dt.date | None) -> Meant:
    draft = DraftMeeting(key=key, row=key, place=ImportPlace("file", "", 1), day=day, start=None, kind=None)
    return Meant(draft, ())


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({}, ImportState.UNREAD_DATE),
        ({"a": Correction(taken=True)}, ImportState.UNREAD_DATE),
        ({"a": Correction(taken=False)}, ImportState.LEFT),
    ],
)
def test_a_meeting_whose_date_cannot_be_read_is_left_only_if_the_clerk_says_so(
    said: dict[str, Correction], state: ImportState
) -> None:
    work = _Taking(office(), TODAY, said)
    work.undated(read("a", None))
    assert [line.state for line in work.lines] == [state]


def test_of_other_meetings_of_the_day_the_first_is_named() -> None:
    day = dt.date(2021, 7, 29)
    earlier = Meeting(id="M20", date=day, start=dt.time(9))
    for before, other in ((office(), JULY), (office().with_edit(Edit("", (earlier,))), "M20")):
        why = _Taking(before, TODAY, {})._why_new(read("a", day))
        assert why == f"There is another meeting on that day already ({other})."
    assert _Taking(office(), TODAY, {})._why_new(read("a", dt.date(2021, 7, 28))) == ""


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        ("shorter notice", "convened at shorter notice"),
        ("late item", "late item"),
        ("report to follow", "report to follow"),
        ("not settled", "not settled yet"),
    ],
)
def test_on_which_basis_it_was_published_late_is_told(basis: str, words: str) -> None:
    register = office().with_edit(Edit("", (replace(office().panel, rules=(RuleSet(meeting_minutes=90),)),)))
    given: dict[str, Any] = {"meeting": JULY, "basis": basis, "reason": "x", "by": "clerk", "holidays": listed()}
    edit = publish(register, dt.date(2021, 7, 27), **given)
    assert edit.sentence == (
        "Published the agenda for the meeting of 29 July 2021 on 27 July 2021 with 1 clear working day, short by 4"
        f" ({words})"
    )
