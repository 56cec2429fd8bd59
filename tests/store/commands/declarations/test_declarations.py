"""Declarations: made, corrected, offered again, none made; what cannot be is refused with a cure."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.commands.attendance import room as attendance
from store.commands.bin import bin_records, restore_records
from store.commands.declarations import declarations
from store.commands.declarations.interests import confirm_interests, edit_interest, end_interest, register_interest
from store.edit import Edit
from store.problems import Conflict
from store.records import (
    Absence,
    Attendance,
    Declaration,
    Dispensation,
    Interest,
    InterestEntry,
    Meeting,
    Nation,
    Person,
    Presence,
)
from store.register import Register
from store.rules.declarations.minute_words import declaration_sentence
from store.sample import sample_records
from tests.store.commands.office import TODAY, codes, refusal, run
from tests.store.commands.sitting import (
    CANCELLED,
    CHAIR,
    COMING,
    HELD,
    ITEMS,
    LAY,
    OFFICER,
    OUTSIDER,
    VICE,
    sitting,
)

MINIMUM: dict[str, object] = {"meeting": HELD, "people": (CHAIR,), "interest": "DPI", "items": ITEMS[:1]}
SAMPLE = Register.of(*sample_records())


def declared(**fields: object) -> dict[str, object]:
    return {**MINIMUM, **fields}


def test_a_declaration_with_its_clock() -> None:
    done = run(sitting(), declarations.declare, **declared(registered=False, nature=("owner of a van",)))
    made, meeting = done.edit.puts
    assert made == Declaration(
        id="D1",
        meeting=HELD,
        people=(CHAIR,),
        interest="DPI",
        scope="items",
        items=ITEMS[:1],
        nature=("owner of a van",),
        registered=False,
        notice_due=dt.date(2021, 7, 28),
    )
    assert isinstance(meeting, Meeting)
    assert meeting.nil_declarations is False


def test_officers_declare_too_and_several_at_once() -> None:
    done = run(sitting(), declarations.declare, **declared(people=(OFFICER, CHAIR), interest="for transparency"))
    assert done.edit.sentence == (
        "Recorded an interest for transparency declared by Ida Ives and Cllr Ann Archer at the meeting of 1 July 2021"
    )


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"people": ()}, ["nobody"]),
        ({"people": (OUTSIDER,)}, ["not-on-roll"]),
        ({"people": ("P99",)}, ["unknown-id"]),
        ({"interest": "dpy"}, ["interest-kind"]),
        ({"items": (), "scope": "items"}, ["no-items"]),
        ({"items": ("W4",)}, ["item-elsewhere"]),
        ({"scope": "topic"}, ["no-topic"]),
        ({"scope": "everything"}, ["scope"]),
        ({"interest": "ORI", "relation": "sometimes"}, ["relation"]),
        ({"stay": "maybe", "advice": "the monitoring officer"}, ["answer"]),
        ({"left_at": dt.time(15), "returned_at": dt.time(14)}, ["times-crossed"]),
        ({"returned_at": dt.time(14)}, ["returned-only"]),
        ({"meeting": CANCELLED, "scope": "all substantive items"}, ["meeting-off"]),
        ({"nature": ("two\nlines",)}, ["text-line-break"]),
        (
            {"dispensation": Dispensation(granted_by="X", ground="y", from_date=TODAY, until=dt.date(2025, 7, 12))},
            ["dispensation-over", "dispensation-long"],
        ),
        ({"people": (), "interest": "dpy", "items": (), "scope": "items"}, ["nobody", "interest-kind", "no-items"]),
    ],
)
def test_what_cannot_be_declared(fields: dict[str, object], expected: list[str]) -> None:
    assert codes(refusal(sitting(), declarations.declare, **declared(**fields))) == expected


def test_someone_who_sent_apologies_does_not_declare() -> None:
    register = run(
        sitting(), attendance.record_presence, meeting=HELD, people=(CHAIR,), presence=Presence.APOLOGIES
    ).after
    assert codes(refusal(register, declarations.declare, **declared())) == ["not-there"]


def test_a_correction_keeps_the_id_and_what_the_form_does_not_show() -> None:
    made = run(sitting(), declarations.declare, **declared(registered=False)).after
    told = run(made, declarations.record_notice, declaration="D1", on=TODAY).after
    was = told.need(Declaration, "D1")
    done = run(told, declarations.edit_declaration, declaration="D1", was=was, people=(VICE, VICE), registered=False)
    assert done.edit.puts == (replace(was, people=(VICE,)),)
    assert done.edit.sentence == "Changed the declaration of Cllr Bob Barford at the meeting of 1 July 2021"
    assert was.notified_on == TODAY


def test_a_dispensation_that_does_not_let_them_vote_stays_so_when_another_field_is_changed() -> None:
    leave = Dispensation(granted_by="X", ground="y", until=dt.date(2022, 1, 1), vote=False)
    made = run(sitting(), declarations.declare, **declared(dispensation=leave, made_at=dt.time(14))).after
    was = made.need(Declaration, "D1")
    done = run(made, declarations.edit_declaration, declaration="D1", was=was, dispensation=leave, topic="all of it")
    assert done.edit.puts == (replace(was, topic="all of it"),)
    nothing = run(made, declarations.edit_declaration, declaration="D1", was=was, people=was.people)
    assert nothing.edit.puts == ()


def test_two_clerks_who_change_one_declaration_are_both_heard() -> None:
    made = run(sitting(), declarations.declare, **declared()).after
    was = made.need(Declaration, "D1")
    theirs = run(made, declarations.edit_declaration, declaration="D1", was=was, topic="vans", sensitive=True).after
    mine = run(theirs, declarations.edit_declaration, declaration="D1", was=was, registered=True).after
    assert mine.need(Declaration, "D1") == replace(was, topic="vans", sensitive=True, registered=True)
    with pytest.raises(Conflict) as caught:
        run(mine, declarations.edit_declaration, declaration="D1", was=was, topic="lorries")
    assert [(one.label, one.theirs, one.yours) for one in caught.value.fields] == [("Topic", "vans", "lorries")]


def test_nobody_who_declared_nothing_has_a_declaration_to_change() -> None:
    nil = run(sitting(), declarations.record_nil, meeting=HELD).after
    assert codes(refusal(nil, declarations.edit_declaration, declaration="D1", topic="x")) == ["nil-declaration"]


def test_times_of_leaving_go_into_the_attendance_too() -> None:
    register = run(
        sitting(), attendance.record_presence, meeting=HELD, people=(CHAIR,), presence=Presence.PRESENT
    ).after
    made = run(register, declarations.declare, **declared()).after
    left = run(
        made, declarations.record_times, declaration="D1", left_at=dt.time(14), returned_at=dt.time(14, 20)
    ).after
    meeting = left.get(Meeting, HELD)
    assert meeting is not None
    assert meeting.attendance[0].absences == (
        Absence(item=ITEMS[0], left=dt.time(14), returned=dt.time(14, 20), reason="interest declared"),
    )
    back = run(left, declarations.record_times, declaration="D1").after
    assert back.need(Meeting, HELD).attendance[0].absences == ()


@pytest.mark.parametrize("interest", ["", "for transparency", "personal interest", "DPI"])
def test_anybody_who_declared_can_have_left(interest: str) -> None:
    made = run(sitting(), declarations.declare, **declared(interest=interest)).after
    done = run(made, declarations.record_times, declaration="D1", left_at=dt.time(14))
    assert declaration_sentence(done.after, done.after.need(Declaration, "D1")).endswith(
        " – left the meeting at 2:00 pm."
    )
    nil = run(sitting(), declarations.record_nil, meeting=HELD).after
    assert codes(refusal(nil, declarations.record_times, declaration="D1", left_at=dt.time(14))) == ["nil-declaration"]


def test_nothing_but_the_people_is_obligatory() -> None:
    done = run(sitting(), declarations.declare, meeting=HELD, people=(CHAIR,))
    made, meeting = done.edit.puts
    assert made == Declaration(id="D1", meeting=HELD, people=(CHAIR,))
    assert isinstance(meeting, Meeting)
    assert done.edit.sentence == "Recorded an interest declared by Cllr Ann Archer at the meeting of 1 July 2021"


def test_a_kind_is_kept_as_it_was_typed() -> None:
    for typed in ("Personal", "personal interest that might lead to bias", "NRI", "conflict of loyalty"):
        done = run(sitting(), declarations.declare, **declared(interest=f" {typed} "))
        assert done.after.need(Declaration, "D1").interest == typed


def test_nil_gives_way_to_a_later_declaration_and_both_are_kept() -> None:
    done = run(sitting(), declarations.record_nil, meeting=HELD)
    assert [type(one) for one in done.edit.puts] == [Declaration, Meeting]
    assert codes(refusal(done.after, declarations.record_nil, meeting=HELD)) == ["nil-already"]
    later = run(done.after, declarations.declare, **declared())
    nil = done.after.need(Declaration, "D1")
    meeting = done.after.need(Meeting, HELD)
    assert later.edit.puts == (
        replace(nil, id="D2", nil=False, people=(CHAIR,), interest="DPI", scope="items", items=ITEMS[:1]),
        replace(nil, binned_on=TODAY),
        replace(meeting, nil_declarations=False),
    )
    assert later.edit.sentence.endswith(" at the meeting of 1 July 2021, in place of the record that none were made")
    assert [one.id for one in later.after.declarations_of(HELD)] == ["D2"]
    assert codes(refusal(later.after, restore_records, ids=("D1",))) == ["restore-nil"]
    binned = run(later.after, bin_records, ids=("D2",)).after
    assert codes(refusal(binned, restore_records, ids=("D1", "D2"))) == ["restore-nil", "restore-nil"]
    again = run(binned, restore_records, ids=("D1",)).after
    assert codes(refusal(again, restore_records, ids=("D2",))) == ["restore-nil"]
    made = run(sitting(), declarations.declare, **declared()).after
    assert codes(refusal(made, declarations.record_nil, meeting=HELD)) == ["declarations-made"]
    assert codes(refusal(sitting(), declarations.record_nil, meeting=CANCELLED)) == ["meeting-off"]


def test_the_sample_is_offered_again_at_the_next_meeting_in_the_same_words() -> None:
    done = run(SAMPLE, declarations.redeclare, meeting="M5", interests=("I1",))
    (made, _) = done.edit.puts
    assert isinstance(made, Declaration)
    assert (made.scope, made.interest, made.standing) == ("all substantive items", "personal interest", "I1")
    before = SAMPLE.need(Declaration, "D1")
    said = declaration_sentence(done.after, made)
    assert said.removeprefix("Cllr. Manjula Sood") == before.text.removeprefix("Cllr. M. Sood")
    assert codes(refusal(done.after, declarations.redeclare, meeting="M5", interests=("I1",))) == ["declared-already"]
    assert codes(refusal(SAMPLE, declarations.redeclare, meeting="M18", interests=("I1",))) == ["not-on-roll"]
    assert codes(refusal(SAMPLE, declarations.redeclare, meeting="M5", interests=())) == ["nothing-offered"]


def test_a_sensitive_standing_interest_is_declared_without_its_words() -> None:
    entry = InterestEntry(category="DPI", text="Secret Street 1", sensitive=True)
    records = [one for table in sitting().tables.values() for one in table.values()]
    register = Register.of(*records, Interest(id="I1", person=LAY, entry=entry, standing=True))
    (made, _) = run(register, declarations.redeclare, meeting=HELD, interests=("I1",)).edit.puts
    assert "Secret" not in repr(made)


@pytest.mark.parametrize(
    ("registered", "on", "code"),
    [
        (True, TODAY, "notice-none"),
        (False, TODAY + dt.timedelta(days=1), "notice-early"),
        (False, dt.date(2021, 6, 30), "notice-before"),
    ],
)
def test_notices_that_cannot_have_been_given(registered: bool, on: dt.date, code: str) -> None:
    made = run(sitting(), declarations.declare, **declared(registered=registered)).after
    assert codes(refusal(made, declarations.record_notice, declaration="D1", on=on)) == [code]


def test_wales_declares_in_its_own_words() -> None:
    register = sitting(nation=Nation.WALES)
    done = run(register, declarations.declare, **declared(interest="Prejudicial Interest", meeting=HELD))
    assert done.edit.sentence.startswith("Recorded a Prejudicial Interest declared by Cllr Ann Archer")
    assert codes(refusal(register, declarations.declare, **declared(interest="prejudical"))) == ["interest-kind"]


def test_the_register_of_interests() -> None:
    done = run(
        sitting(),
        register_interest,
        person=LAY,
        category="gift",
        text="Two tickets",
        given_by="Felpersham FC",
        value="£60",
        arose_on=TODAY,
        terms=("Felpersham FC", " "),
    )
    (interest,) = done.edit.puts
    assert isinstance(interest, Interest)
    assert interest.entry.terms == ("Felpersham FC",)
    ended = run(done.after, end_interest, interest="I1", on=TODAY).after
    assert codes(refusal(ended, end_interest, interest="I1")) == ["interest-ended"]
    found = refusal(
        sitting(),
        register_interest,
        person=LAY,
        category="",
        text="",
        from_date=TODAY,
        to_date=dt.date(2021, 1, 1),
        notified_on=dt.date(2022, 1, 1),
    )
    assert sorted(codes(found)) == ["interest-dates", "notice-early", "text-empty", "text-empty"]
    done = run(ended, edit_interest, interest="I1", was=interest, text="Mine", value="£70", to_date=None)
    assert done.edit.puts == (replace(ended.need(Interest, "I1"), entry=done.after.need(Interest, "I1").entry),)
    assert done.after.need(Interest, "I1").entry == replace(interest.entry, text="Mine", value="£70", to_date=TODAY)
    with pytest.raises(Conflict) as caught:
        edit_interest(done.after, TODAY, interest="I1", was=interest, text="Theirs", value="£70")
    assert [(one.field, one.label) for one in caught.value.fields] == [("text", "Interest")]
    assert codes(refusal(ended, edit_interest, interest="I1", text="", from_date=dt.date(2022, 1, 1))) == [
        "text-empty",
        "interest-dates",
    ]


def test_the_yearly_check_is_kept_with_the_person_and_the_entries_in_force() -> None:
    register = run(sitting(), register_interest, person=LAY, category="land", text="A field").after
    done = run(register, confirm_interests, person=LAY, on=TODAY)
    person = done.after.get(Person, LAY)
    assert person is not None
    assert person.interests_confirmed_on == TODAY
    assert [one.confirmed_on for one in done.after.interests] == [TODAY]
    assert codes(refusal(sitting(), confirm_interests, person=LAY, on=dt.date(2022, 1, 1))) == ["confirmed-early"]


def test_hostile_words_are_kept_faithfully() -> None:
    words = ("[bold]=cmd()[/]", "عضو اللجنة 🧭")
    done = run(sitting(), declarations.declare, **declared(nature=words, meeting=HELD))
    made = done.edit.puts[0]
    assert isinstance(made, Declaration)
    assert made.nature == words
    assert codes(refusal(sitting(), declarations.declare, **declared(nature=("a\u202eb",)))) == ["text-direction"]
    assert codes(refusal(sitting(), declarations.declare, **declared(meeting=COMING, items=("W4",), topic="a\0"))) == [
        "text-control"
    ]


def test_times_that_cross_are_told_once() -> None:
    there = (Attendance(person=CHAIR, presence=Presence.PRESENT),)
    held = replace(sitting().need(Meeting, HELD), attendance=there)
    register = sitting().with_edit(Edit("", (held, Declaration(id="D1", meeting=HELD, people=(CHAIR,)))))
    given = {"declaration": "D1", "left_at": dt.time(15), "returned_at": dt.time(14)}
    (problem,) = refusal(register, declarations.record_times, **given)
    assert (problem.code, problem.field) == ("times-crossed", "returned_at")
    assert problem.sentence == "The return at 2:00 pm is not after the leaving at 3:00 pm."
    assert run(register, declarations.record_times, **{**given, "returned_at": dt.time(16)}).edit.puts
