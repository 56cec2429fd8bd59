"""Taking members over: who is meant, which seat, which council; no contact detail, nothing guessed, nothing twice."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest
from msgspec.structs import replace

from store.commands.members.importing import import_members, taking
from store.papers.members.reading.files import read_members
from store.papers.reading.files import read_tables
from store.papers.tables import csv, json_text
from store.queries.imports import counts_words, import_preview, preview_lines
from store.queries.members.listed import ListedSeat, listed_seats
from store.records import Council, Panel, Person, Role, Seat
from store.register import Register
from store.rules.imports import NO_CORRECTIONS, Correction, Corrections, ImportLine, ImportState, ImportTaken
from store.rules.members.drafts import DraftMembers
from store.rules.members.membership import holder
from store.sample import DEMO_DAY, sample_records

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="The Panel")
EMPTY = Register.of(PANEL)
SAMPLE = Register.of(*sample_records())
LIST = """Members of the Panel
Name,Council,Role,Party,Voting,From,Until,Substitutes
Cllr Ann Other,Leicester City Council,Chairman,Red,Yes,19/5/2021,,Cllr Sam Stand; Cllr Tim Stander
Cllr Ben Nevis,Melton BC,Member,Blue,,19 May 2021,,
Cllr Cat Steven,Melton Borough Council,,,,1/5/21,,
Vacant,Rutland County Council,,,,,,
"Jones, Mr Dai",,Independent Member,,Yes,1 January 2021,31 December 2021,
Cllr Una Spare,Leicester City Council,Substitute,,,,,
"""


def draft(data: bytes | str, corrections: Corrections = NO_CORRECTIONS) -> DraftMembers:
    return read_members((read_tables(data.encode() if isinstance(data, str) else data, "members"),), corrections)


def take(register: Register, data: bytes | str, corrections: Corrections = NO_CORRECTIONS) -> ImportTaken:
    return taking(register, TODAY, draft=draft(data, corrections), corrections=corrections)


def after(data: bytes | str, register: Register = EMPTY, corrections: Corrections = NO_CORRECTIONS) -> Register:
    return register.with_edit(take(register, data, corrections).edit)


def told(register: Register) -> list[tuple[Any, ...]]:
    return [
        (holder(register, seat), seat.role.value, seat.post, seat.body, seat.party, seat.from_date, seat.to_date)
        for seat in register.all(Seat)
    ]


def line_of(taken: ImportTaken, words: str, what: str = "") -> ImportLine:
    return next(line for line in taken.lines if words in line.words and what in line.what)


MELTON, LEICESTER = "Melton Borough Council", "Leicester City Council"
MAY = dt.date(2021, 5, 19)


def test_members_come_in_with_their_councils_seats_vacancies_and_stand_ins() -> None:
    made = after(LIST.replace("Melton BC", MELTON))
    assert told(made) == [
        ("Ann Other", "Chair", "Chairman", LEICESTER, "Red", MAY, None),
        ("Ben Nevis", "member", "", MELTON, "Blue", MAY, None),
        ("Cat Steven", "member", "", MELTON, "", dt.date(2021, 5, 1), None),
        ("vacant", "member", "", "Rutland County Council", "", None, None),
        ("Dai Jones", "independent member", "", "", "", dt.date(2021, 1, 1), dt.date(2021, 12, 31)),
    ]
    assert [one.name for one in made.panel.councils] == [LEICESTER, MELTON, "Rutland County Council"]
    chair = next(iter(made.all(Seat)))
    assert [made.person_name(one) for one in chair.substitutes] == ["Sam Stand", "Tim Stander", "Una Spare"]
    assert [one.title for one in made.all(Person)][:4] == ["Cllr", "Cllr", "Cllr", "Mr"]


def test_a_shorter_name_of_a_council_is_read_and_said_so() -> None:
    register = Register.of(replace(PANEL, councils=(Council(name=MELTON),)))
    line = line_of(take(register, LIST), "Ben Nevis")
    assert (line.values["body"], line.why) == (MELTON, "“Melton BC” was read as Melton Borough Council.")


@pytest.mark.parametrize(("chosen", "body"), [(MELTON, MELTON), ("+", "Meltom Borough Council")])
def test_a_council_that_is_nearly_one_of_the_panel_is_asked_about(chosen: str, body: str) -> None:
    register = Register.of(replace(PANEL, councils=(Council(name=MELTON),)))
    data = "Name,Council\nCllr Ben Nevis,Meltom Borough Council\n"
    taken = take(register, data)
    council = line_of(taken, "Meltom", "council")
    assert (council.state, council.why) == (
        ImportState.UNPLACED,
        "“Meltom Borough Council” is near to Melton Borough Council: say which council is meant.",
    )
    assert taken.edit.puts == ()
    said = {council.key: Correction(taken=True, values={"council": chosen})}
    assert [seat.body for seat in after(data, register, said).all(Seat)] == [body]


def test_a_council_left_out_leaves_its_members_to_the_clerk() -> None:
    key = line_of(take(EMPTY, LIST), "Rutland", "council").key
    taken = take(EMPTY, LIST, {key: Correction(taken=False)})
    assert "Rutland County Council" not in [one.name for one in EMPTY.with_edit(taken.edit).panel.councils]
    assert line_of(taken, "Vacant").why == "The council “Rutland County Council” is not settled: see its own line."


CONTACTS = """Name,Council,E-mail,Mobile,Home address,Notes
Cllr Ann Other <ann@nest.example>,Leicester City Council,ann@nest.example,07700 900987,99 Canary Close,Ring 07700 900988
Odd ann@nest.example,Leicester City Council (0116 496 0000),,,,
Members' list kept by 07700 900987
"""


def test_no_contact_detail_is_taken_in_or_shown_and_that_is_said() -> None:
    taken = take(EMPTY, CONTACTS)
    shown = "\n".join((*preview_lines(taken), str(taken), json_text(import_preview(taken)).decode()))
    assert [word for word in ("nest.example", "900987", "900988", "Canary", "0116") if word in shown] == []
    assert "E-mail: It is read as: contact details, which are never taken in; 1 cell of it holds something." in shown
    assert line_of(taken, "Ann Other").why.startswith("A contact detail in it was not taken in.")
    assert told(EMPTY.with_edit(taken.edit))[0][:4] == ("Ann Other", "member", "", LEICESTER)


def test_a_column_of_contact_details_that_is_read_as_another_still_gives_none() -> None:
    key = line_of(take(EMPTY, CONTACTS), "E-mail", "column").key
    said = {key: Correction(values={"role": "party"})}
    assert {seat.party for seat in after(CONTACTS, corrections=said).all(Seat)} == {""}


def person(number: int, name: str, body: str = "", **seat: Any) -> tuple[Person, Seat]:
    return (
        Person(id=f"P{number}", name=name, title="Cllr"),
        Seat(id=f"S{number}", person=f"P{number}", body=body, from_date=MAY, **seat),
    )


def here(*people: tuple[Person, Seat]) -> Register:
    panel = replace(PANEL, councils=(Council(name=MELTON), Council(name=LEICESTER)))
    return Register.of(panel, *(record for pair in people for record in pair))


@pytest.mark.parametrize(
    ("row", "why", "answers"),
    [
        (f"Cllr Ann Othr,{LEICESTER}", "is very near to Cllr Ann Other. Did you mean Cllr Ann Other?", ["P1", "new"]),
        (f"Cllr A. Other,{LEICESTER}", "Did you mean Cllr Ann Other?", ["P1", "new"]),
        (f"Cllr Ann Other,{MELTON}", "for another council: say whether this is the same.", ["P1", "new"]),
        (f"Cllr Sam Same,{MELTON}", "2 people are called", ["P2", "P3", "new"]),
    ],
)
def test_a_name_that_may_be_another_s_is_asked_about(row: str, why: str, answers: list[str]) -> None:
    register = here(person(1, "Ann Other", LEICESTER), person(2, "Sam Same", LEICESTER), person(3, "Sam Same", MELTON))
    data = f"Name,Council\n{row}\n"
    taken = take(register, data)
    (line,) = taken.of(ImportState.UNPLACED)
    assert why in line.why
    assert [value for value, _ in line.fields[0].choices if value] == answers
    assert taken.edit.puts == ()
    new = after(data, register, {line.key: Correction(taken=True, values={"person": "new"})})
    assert len([*new.all(Person)]) == 4
    same = take(register, data, {line.key: Correction(taken=True, values={"person": answers[0]})})
    assert len([*register.with_edit(same.edit).all(Person)]) == 3


def test_two_rows_of_one_name_for_two_councils_are_asked_about_and_can_be_two_people_or_one() -> None:
    data = f"Name,Council,From,Until\nCllr Sam Same,{MELTON},1/5/2020,1/5/2021\nCllr Sam Same,{LEICESTER},2/5/2021,\n"
    (line,) = [one for one in take(EMPTY, data).of(ImportState.UNPLACED) if one.what == "seat"]
    first, *_ = [value for value, _ in line.fields[0].choices if value]
    for answer, people in ((first, 1), ("new", 2)):
        made = after(data, corrections={line.key: Correction(taken=True, values={"person": answer})})
        assert (len([*made.all(Person)]), len([*made.all(Seat)])) == (people, 2)


def test_two_terms_of_one_member_are_two_seats_of_one_person() -> None:
    data = f"Name,Council,Role,From,Until\nCllr A Other,{MELTON},Member,1/5/2020,1/5/2021\n"
    data += f"Cllr A Other,{MELTON},Chair,2/5/2021,\n"
    made = after(data)
    assert [(seat.role, seat.person) for seat in made.all(Seat)] == [(Role.MEMBER, "P1"), (Role.CHAIR, "P1")]


def test_what_differs_stands_until_the_file_is_followed_as_a_correction_or_from_a_day_on() -> None:
    register = here(person(1, "Ann Other", LEICESTER, party="Red"))
    data = f"Name,Council,Party\nCllr Ann Other,{LEICESTER},Blue\n"
    taken = take(register, data)
    (line,) = taken.of(ImportState.DIFFERS)
    assert [(one.label, one.ours, one.file) for one in line.differs] == [("the party", "Red", "Blue")]
    assert (line.taken, taken.edit.puts) == (False, ())
    (corrected,) = after(data, register, {line.key: Correction(taken=True)}).all(Seat)
    assert (corrected.party, corrected.from_date) == ("Blue", MAY)
    said = {line.key: Correction(taken=True, values={"change_from": "1 July 2021"})}
    assert [(seat.party, seat.from_date) for seat in after(data, register, said).all(Seat)] == [
        ("Red", MAY),
        ("Blue", dt.date(2021, 7, 1)),
    ]


@pytest.mark.parametrize("typed", [{}, {"change_from": "1 July 2021"}])
def test_a_last_day_that_differs_alone_ends_the_seat_and_begins_no_other(typed: dict[str, str]) -> None:
    register = here(person(1, "Ann Other", LEICESTER, party="Red"))
    data = f"Name,Council,Party,Until\nCllr Ann Other,{LEICESTER},Red,1 May 2022\n"
    (line,) = take(register, data).of(ImportState.DIFFERS)
    assert [one.label for one in line.differs] == ["“until”"]
    (seat,) = after(data, register, {line.key: Correction(taken=True, values=typed)}).all(Seat)
    assert (seat.party, seat.from_date, seat.to_date) == ("Red", MAY, dt.date(2022, 5, 1))


def test_an_office_that_another_held_is_not_given_to_one_of_whom_no_first_day_is_known() -> None:
    ann = Seat(id="S1", person="P1", role=Role.CHAIR, body=LEICESTER, from_date=MAY, to_date=dt.date(2021, 6, 1))
    register = Register.of(here().panel, Person(id="P1", name="Ann Other"), ann)
    data = f"Name,Council,Role,From\nCllr Ben Nevis,{MELTON},Chair,"
    (line,) = take(register, f"{data}\n").of(ImportState.UNPLACED)
    assert line.why.startswith("Ann Other holds the seat Chair since 19 May 2021 until 1 June 2021 (S1)")
    assert [seat.id for seat in after(f"{data}\n", register).all(Seat)] == ["S1"]
    assert [seat.id for seat in after(f"{data}2 June 2021\n", register).all(Seat)] == ["S1", "S2"]


def test_a_vacancy_is_filled_by_a_member_with_a_first_day() -> None:
    vacant = Seat(id="S9", body=MELTON, from_date=dt.date(2021, 4, 1))
    register = Register.of(here().panel, vacant)
    made = after(f"Name,Council,From\nCllr Ben Nevis,{MELTON},19/5/2021\n", register)
    assert [(holder(made, seat), seat.to_date) for seat in made.all(Seat)] == [
        ("vacant", dt.date(2021, 5, 18)),
        ("Ben Nevis", None),
    ]


@pytest.mark.parametrize(
    ("row", "state", "why"),
    [
        (f"Cllr A B,{MELTON},May 2021,", ImportState.UNREAD_DATE, "From: “May 2021” is no date with day, month"),
        (f"Cllr A B,{MELTON},31/6/2021,", ImportState.UNREAD_DATE, "From: There is no day 31 in June 2021."),
        (f"Cllr A B,{MELTON},1/6/2021,Portfolio holder", ImportState.UNPLACED, "“Portfolio holder” is no role"),
        (f",{MELTON},1/6/2021,", ImportState.UNPLACED, "It has no name."),
    ],
)
def test_what_cannot_be_recorded_is_left_with_the_reason(row: str, state: ImportState, why: str) -> None:
    taken = take(here(), f"Name,Council,From,Role\n{row}\n")
    (line,) = taken.of(state)
    assert line.why.startswith(why)
    assert taken.edit.puts == ()


def test_a_date_and_a_role_typed_for_a_line_place_it() -> None:
    data = f"Name,Council,From,Role\nCllr A B,{MELTON},May 2021,Portfolio holder\n"
    (line,) = take(here(), data).of(ImportState.UNREAD_DATE)
    typed = {one.name: one.value for one in line.fields}
    typed |= {"from_date": "1 May 2021", "role": "Vice-Chair"}
    (seat,) = after(data, here(), {line.key: Correction(taken=True, values=typed)}).all(Seat)
    assert (seat.role, seat.from_date) == (Role.VICE_CHAIR, dt.date(2021, 5, 1))


def test_rows_that_are_no_people_are_left_and_a_council_over_its_members_is_theirs() -> None:
    data = "Name,Party\nLeicester City Council,\nCllr Ann Other (Chair),Red\nCllr Ben Nevis,Blue\n"
    data += "Melton Borough Council,\nCllr Cat Steven,\nIndependent Members,\nTotal: 3,\n"
    taken = take(EMPTY, data)
    assert [row[:4] for row in told(EMPTY.with_edit(taken.edit))] == [
        ("Ann Other", "Chair", "", LEICESTER),
        ("Ben Nevis", "member", "", LEICESTER),
        ("Cat Steven", "member", "", MELTON),
    ]
    assert [line.why for line in taken.of(ImportState.UNPLACED)] == [
        "“Independent Members” does not read as the name of a person.",
        "“Total: 3” does not read as the name of a person.",
    ]


@pytest.mark.parametrize(
    ("row", "councils"),
    [("Total,7", []), ("Independent Members,2", []), ("Vacant,Rutland", ["Rutland"]), ("Cllr Ben Nevis,7", ["7"])],
)
def test_what_stands_beside_a_row_that_is_nobody_s_is_no_council(row: str, councils: list[str]) -> None:
    taken = take(EMPTY, f"Name,Council\nCllr Ann Other,{MELTON}\n{row}\n")
    assert [one.name for one in EMPTY.with_edit(taken.edit).panel.councils] == [MELTON, *councils]
    assert [line.words for line in taken.lines if line.what == "council"] == [MELTON, *councils]


def test_a_substitute_for_one_of_several_members_is_asked_about() -> None:
    register = here(person(1, "Ann Other", MELTON), person(2, "Zed Ypsilon", MELTON))
    data = f"Name,Council,Role\nCllr Una Spare,{MELTON},Substitute\n"
    (line,) = take(register, data).of(ImportState.UNPLACED)
    assert line.why == "A substitute for one of 2 members: say for whom."
    for answer, count in (("Zed Ypsilon", 1), ("all", 2)):
        made = after(data, register, {line.key: Correction(taken=True, values={"meant_for": answer})})
        assert sum(bool(seat.substitutes) for seat in made.all(Seat)) == count
    named = "Name,Substitute for\nCllr Una Spare,Cllr Z. Ypsilon\n"
    assert [bool(seat.substitutes) for seat in after(named, register).all(Seat)] == [False, True]


def test_names_in_two_columns_and_a_merged_council_cell_are_read() -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["Council", "Title", "First name", "Surname", "Appointed"])
    sheet.append([MELTON, "Cllr", "Ben", "Nevis", dt.datetime(2021, 5, 19)])
    sheet.append([None, "Cllr", "Cat", "Steven", dt.datetime(2021, 5, 19)])
    sheet.merge_cells("A2:A3")
    file = io.BytesIO()
    book.save(file)
    assert [row[:4] for row in told(after(file.getvalue()))] == [
        ("Ben Nevis", "member", "", MELTON),
        ("Cat Steven", "member", "", MELTON),
    ]


@pytest.mark.parametrize("data", [LIST, CONTACTS])
def test_importing_again_changes_nothing(data: str) -> None:
    once = after(data)
    again = take(once, data)
    assert (again.edit.puts, again.edit.removes) == ((), ())
    assert again.of(ImportState.NEW, ImportState.DIFFERS) == ()


def test_our_own_list_changes_nothing_where_it_came_from() -> None:
    data = csv(ListedSeat, listed_seats(SAMPLE, DEMO_DAY), bom=True)
    taken = taking(SAMPLE, DEMO_DAY, draft=draft(data))
    assert (taken.edit.puts, taken.of(ImportState.NEW, ImportState.DIFFERS, ImportState.UNPLACED)) == ((), ())
    fresh = EMPTY.with_edit(taking(EMPTY, DEMO_DAY, draft=draft(data)).edit)
    ours = [row[:2] for row in told(fresh)]
    assert len(ours) == 23
    assert set(ours) <= {(holder(SAMPLE, seat), seat.role.value) for seat in SAMPLE.all(Seat)}


def test_the_edit_of_the_command_is_the_one_that_was_shown() -> None:
    taken = take(EMPTY, LIST)
    assert import_members(EMPTY, TODAY, draft=draft(LIST)) == taken.edit
    assert counts_words(taken) == "3 councils, 5 seats and 3 substitutes to be added; 1 line not placed"
    assert taken.edit.sentence == "Imported members: 3 councils, 5 seats and 3 substitutes"


@pytest.mark.parametrize(
    "heading", ["Cllr Name", "Councillor", "Panel Members", "Council member", "Name of Councillor"]
)
def test_the_usual_headings_over_names_are_known(heading: str) -> None:
    seats = after(LIST.replace("Name,Council", f"{heading},Council", 1)).all(Seat)
    assert len(list(seats)) == len(list(after(LIST).all(Seat)))


def vacant(number: int, body: str = MELTON, **seat: Any) -> Seat:
    return Seat(id=f"S{number}", body=body, from_date=MAY, **seat)


VACANCIES: dict[str, tuple[tuple[Seat, ...], list[str | None]]] = {
    "none": ((), [None, None]),
    "one, which is that of the first row": ((vacant(3),), ["S3", None]),
    "two, one for each row": ((vacant(3), vacant(4)), ["S3", "S4"]),
    "that of another council": ((vacant(3, LEICESTER), vacant(4)), ["S4", None]),
    "one that ended": ((vacant(3, to_date=dt.date(2021, 6, 1)), vacant(4)), ["S4", None]),
    "a seat that is held": ((vacant(3, person="P9"), vacant(4)), ["S4", None]),
}
"""What the register has of vacant seats, and which two rows that are vacant are found to be."""


@pytest.mark.parametrize("case", VACANCIES)
def test_a_vacancy_is_the_first_of_its_council_that_no_row_before_it_is(case: str) -> None:
    seats, expected = VACANCIES[case]
    register = Register.of(here().panel, Person(id="P9", name="Zed Ypsilon"), *seats)
    taken = take(register, f"Name,Council\nVacant,{MELTON}\nVacant,{MELTON}\n")
    lines = [line for line in taken.lines if "Vacant" in line.words]
    assert [line.record or None for line in lines if line.state is ImportState.THERE] == [
        one for one in expected if one is not None
    ]
    assert [line.state for line in lines] == [ImportState.THERE if one else ImportState.NEW for one in expected]


def held(number: int, body: str, role: Role) -> Seat:
    return Seat(id=f"S{number}", person="P1", body=body, role=role, from_date=MAY)


OF_SEVERAL: dict[str, tuple[tuple[Seat, ...], str, str]] = {
    "the one of the council": (
        (held(3, LEICESTER, Role.MEMBER), held(4, MELTON, Role.MEMBER)),
        f"Cllr Ann Other,{MELTON},Member",
        "S4",
    ),
    "the one of the role": (
        (held(3, MELTON, Role.CHAIR), held(4, MELTON, Role.MEMBER)),
        f"Cllr Ann Other,{MELTON},Member",
        "S4",
    ),
    "of two alike the first": (
        (held(3, MELTON, Role.MEMBER), held(4, MELTON, Role.MEMBER)),
        f"Cllr Ann Other,{MELTON},Member",
        "S3",
    ),
    "any, where the row names no council": (
        (held(3, MELTON, Role.MEMBER), held(4, LEICESTER, Role.MEMBER)),
        "Cllr Ann Other,,Member",
        "S3",
    ),
    "another role, where none is exact": ((held(3, MELTON, Role.CHAIR),), f"Cllr Ann Other,{MELTON},Member", "S3"),
    "none that gives no seat": (
        (held(3, MELTON, Role.MEMBER), held(4, "", Role.OFFICER)),
        f"Cllr Ann Other,{MELTON},Member",
        "S3",
    ),
}
"""Seats that one person has, a row, and the seat that it is about."""


@pytest.mark.parametrize("case", OF_SEVERAL)
def test_of_several_seats_of_one_person_a_row_is_about_the_one_it_names(case: str) -> None:
    seats, row, expected = OF_SEVERAL[case]
    register = Register.of(here().panel, Person(id="P1", name="Ann Other", title="Cllr"), *seats)
    line = line_of(take(register, f"Name,Council,Role\n{row}\n"), "Ann Other", "seat")
    assert line.record == expected


def test_what_a_row_says_of_a_seat_is_what_the_seat_is_given() -> None:
    data = "Name,Council,Role,Party,Place,Voting,From,Until,Term ends\n"
    data += f"Cllr Ann Other,{MELTON},Chairman,Red,Opposition place,No,19/5/2021,31/5/2023,30/4/2025\n"
    (seat,) = after(data, here()).all(Seat)
    assert (seat.role, seat.post, seat.body, seat.party) == (Role.CHAIR, "Chairman", MELTON, "Red")
    assert (seat.place, seat.votes) == ("Opposition place", False)
    assert (seat.from_date, seat.to_date, seat.term_ends) == (MAY, dt.date(2023, 5, 31), dt.date(2025, 4, 30))
    line = line_of(take(here(), data), "Ann Other", "seat")
    assert line.words == (
        f"Cllr Ann Other, Chairman, {MELTON}, Red, without a vote, from 19 May 2021, until 31 May 2023"
    )
    typed = {one.name: one.value for one in line.fields}
    assert (typed["name"], typed["council"], typed["party"]) == ("Cllr Ann Other", MELTON, "Red")
    assert (typed["from_date"], typed["to_date"], typed["term_ends"]) == (
        "19 May 2021",
        "31 May 2023",
        "30 April 2025",
    )


def test_a_row_without_days_has_empty_fields_for_them() -> None:
    line = line_of(take(here(), f"Name,Council\nCllr Ann Other,{MELTON}\n"), "Ann Other", "seat")
    typed = {one.name: one.value for one in line.fields}
    assert (typed["from_date"], typed["to_date"], typed["term_ends"]) == ("", "", "")
    assert line.words == f"Cllr Ann Other, member, {MELTON}"
