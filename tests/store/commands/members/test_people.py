"""A name is put right or changes from a day on; what earlier papers print stays as it was."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.members import people, seats
from store.problems import Conflict
from store.records import Person, PersonName
from store.register import Register
from store.rules.words.names import every_name, find_person, full_name
from tests.store.commands.office import codes, refusal, run
from tests.store.commands.sitting import CHAIR, DAY, sitting

LATER = DAY + dt.timedelta(days=30)


def person(register: Register, person_id: str = CHAIR) -> Person:
    return register.need(Person, person_id)


def test_a_name_changes_from_a_day_on_and_the_earlier_one_stands_for_the_days_before() -> None:
    done = run(sitting(), people.edit_person, person=CHAIR, name="Dame Ann Dale DBE", from_date=DAY)
    assert done.edit.sentence == "Cllr Ann Archer is Dame Ann Dale DBE from 1 July 2021"
    ann = person(done.after)
    assert (ann.title, ann.name, ann.honours, ann.named_from) == ("Dame", "Ann Dale", "DBE", DAY)
    assert ann.earlier == (PersonName(title="Cllr", name="Ann Archer"),)
    eve = DAY - dt.timedelta(days=1)
    assert [full_name(ann, day) for day in (eve, DAY, None)] == ["Cllr Ann Archer", *["Dame Ann Dale DBE"] * 2]
    assert done.after.person_name(CHAIR, eve) == "Ann Archer"
    for typed in ("Archer", "Ann Dale", "Councillor Ann Archer"):
        assert find_person(done.after, typed).id == CHAIR


def test_a_correction_holds_from_the_beginning_and_keeps_the_old_printing() -> None:
    done = run(sitting(), people.edit_person, person=CHAIR, name="Anne Archer", correction=True)
    assert done.edit.sentence == "Corrected the name of Cllr Ann Archer to Cllr Anne Archer"
    ann = person(done.after)
    assert (ann.name, ann.named_from, ann.earlier) == ("Anne Archer", None, ())
    assert ann.other_names == ("Cllr Ann Archer",)
    assert full_name(ann, dt.date(2016, 1, 1)) == "Cllr Anne Archer"


def test_after_a_change_a_correction_puts_the_newest_right_and_leaves_those_before() -> None:
    changed = run(sitting(), people.edit_person, person=CHAIR, name="Ann Dale", from_date=DAY).after
    ann = person(run(changed, people.edit_person, person=CHAIR, honours="OBE", correction=True).after)
    assert [one.name for one in ann.names] == ["Ann Archer", "Ann Dale"]
    assert (ann.honours, ann.named_from) == ("OBE", DAY)


def test_three_names_each_hold_for_their_days() -> None:
    register = run(sitting(), people.edit_person, person=CHAIR, name="Ann Dale", from_date=DAY).after
    ann = person(run(register, people.edit_person, person=CHAIR, title="Alderman", from_date=LATER).after)
    days = (DAY - dt.timedelta(days=1), DAY, LATER - dt.timedelta(days=1), LATER)
    assert [full_name(ann, day) for day in days] == [
        "Cllr Ann Archer",
        "Cllr Ann Dale",
        "Cllr Ann Dale",
        "Alderman Ann Dale",
    ]
    assert every_name(ann) == ("Alderman Ann Dale", "Cllr Ann Dale", "Cllr Ann Archer")


def test_other_printings_are_added_once_and_are_found() -> None:
    done = run(sitting(), people.edit_person, person=CHAIR, also_printed=("A. Archer-Dale", "A. Archer-Dale"))
    assert person(done.after).other_names == ("A. Archer-Dale",)
    assert find_person(done.after, "Archer Dale").id == CHAIR
    whole = run(done.after, people.edit_person, person=CHAIR, other_names=("Mrs Archer",))
    assert person(whole.after).other_names == ("Mrs Archer",)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"name": "Ann Dale"}, "name-when"),
        ({"title": ""}, "name-when"),
        ({"name": "Ann Dale", "from_date": DAY, "correction": True}, "day-and-correction"),
        ({"from_date": DAY}, "name-same"),
        ({"correction": True}, "name-same"),
        ({"name": "", "correction": True}, "text-empty"),
        ({"name": "Ann\nDale", "correction": True}, "text-line-break"),
        ({"also_printed": ("",)}, "text-empty"),
        ({"name": "Ann Dale", "from_date": dt.date(1066, 10, 14)}, "year-unlikely"),
        ({"person": "P99", "name": "x"}, "unknown-id"),
    ],
)
def test_names_that_cannot_be_changed_so(arguments: dict[str, Any], code: str) -> None:
    problems = refusal(sitting(), people.edit_person, **{"person": CHAIR, **arguments})
    assert code in codes(problems)
    assert all(problem.cure for problem in problems)


@pytest.mark.parametrize("day", [DAY, DAY - dt.timedelta(days=1)])
def test_the_days_stand_in_order(day: dt.date) -> None:
    changed = run(sitting(), people.edit_person, person=CHAIR, name="Ann Dale", from_date=DAY).after
    assert codes(refusal(changed, people.edit_person, person=CHAIR, name="Ann Hill", from_date=day)) == ["name-order"]


def test_two_clerks_who_disagree_are_told() -> None:
    was = person(sitting())
    theirs = run(sitting(), people.edit_person, person=CHAIR, name="Ann Dale", correction=True).after
    with pytest.raises(Conflict) as caught:
        refusal(theirs, people.edit_person, person=CHAIR, was=was, name="Ann Hill", correction=True)
    assert [one.field for one in caught.value.fields] == ["name"]
    both = run(theirs, people.edit_person, person=CHAIR, was=was, honours="OBE", correction=True).after
    assert full_name(person(both)) == "Cllr Ann Dale OBE"


def test_nothing_typed_changes_nothing() -> None:
    edit = people.edit_person(sitting(), DAY, person=CHAIR, name="Ann Archer", title="Cllr", other_names=())
    assert (edit.puts, edit.sentence) == ((), "Changed nothing of Cllr Ann Archer")


def test_a_title_typed_in_front_of_a_new_name_is_taken_as_the_title() -> None:
    typed = "Rt Hon Lord Zebedee Quux OBE"
    known = run(sitting(), seats.take_seat, name=typed, from_date=DAY).edit.puts[0]
    assert isinstance(known, Person)
    assert (known.title, known.name, known.honours) == ("Rt Hon Lord", "Zebedee Quux", "OBE")


def test_two_people_of_one_name_can_exist() -> None:
    assert codes(refusal(sitting(), seats.take_seat, name="Cllr Ann Archer", from_date=DAY)) == ["person-known"]
    twice = run(sitting(), seats.take_seat, name="Cllr Ann Archer", sure=True, from_date=DAY).after
    assert sum(replace(one, id="") == replace(person(sitting()), id="") for one in twice.all(Person)) == 2
