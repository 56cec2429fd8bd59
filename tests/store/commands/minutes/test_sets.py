"""From draft to signed: numbers are given once, the meeting that confirms can, whoever signs presided; and back."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.commands.minutes.correcting import correct_minute
from store.commands.minutes.heading import clear_chairs, print_as, take_chair
from store.commands.minutes.minutes import edit_minute
from store.commands.minutes.sets import confirm_minutes, finalise_minutes, reopen_minutes, sign_minutes
from store.edit import Edit
from store.papers.minutes.paper import minutes_text
from store.records import (
    Attendance,
    InTheChair,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Minute,
    MinutesState,
    Person,
    Presence,
    SlipLeft,
)
from store.register import Register
from store.rules.lint import slips
from store.rules.lint.leaving import open_slips
from store.rules.minutes.states import waiting
from tests.store.commands.minutes.leaving import as_printed
from tests.store.commands.office import TODAY, codes, refusal, run

JAN, SPECIAL, MARCH, JULY, SEP = "M1", "M2", "M3", "M4", "M5"
DAY = {
    JAN: dt.date(2021, 1, 27),
    SPECIAL: dt.date(2021, 2, 12),
    MARCH: dt.date(2021, 3, 25),
    JULY: dt.date(2021, 7, 8),
    SEP: dt.date(2021, 9, 30),
}
FINAL = MinutesState(finalised_on=dt.date(2021, 2, 1))
CONFIRMED = replace(FINAL, confirmed_at=MARCH, confirmed_on=DAY[MARCH])
SIGNED = replace(CONFIRMED, signed_on=DAY[MARCH], signed_by="P1", signed_as="Cllr A. Other", leaves=7)


def office(state: MinutesState | None = None, *more: Minute, chairs: tuple[InTheChair, ...] = ()) -> Register:
    there = (
        Attendance(person="P1", presence=Presence.PRESENT, printed="Cllr A. Other"),
        Attendance(person="P2", presence=Presence.PRESENT),
        Attendance(person="P3", presence=Presence.APOLOGIES),
    )
    meetings = [
        Meeting(id=name, date=day, status=MeetingStatus.ARRANGED if name == SEP else MeetingStatus.HELD)
        for name, day in DAY.items()
    ]
    meetings[0] = replace(meetings[0], minutes=state or MinutesState())
    meetings[1] = replace(meetings[1], kind=MeetingKind.SPECIAL)
    meetings[2] = replace(meetings[2], attendance=there, chairs=chairs)
    return Register.of(
        *meetings,
        Person(id="P1", name="Ann Other"),
        Person(id="P2", name="Ben Nevis"),
        Person(id="P3", name="Cy Young"),
        Minute(id="N1", meeting=JAN, heading="APOLOGIES", order=1),
        Minute(id="N2", meeting=JAN, heading="BUDGET", number="44", order=2),
        Minute(id="N3", meeting=JAN, heading="WORK PROGRAMME", order=3),
        *more,
    )


def state_of(register: Register, meeting: str = JAN) -> MinutesState:
    return register.need(Meeting, meeting).minutes


def test_making_final_gives_each_number_once_and_leaves_a_typed_one() -> None:
    done = run(office(), finalise_minutes, meeting=JAN, left=as_printed(office(), JAN))
    assert [one.number for one in done.after.minutes_of(JAN)] == ["1", "44", "45"]
    assert replace(state_of(done.after), left=()) == MinutesState(finalised_on=TODAY)
    assert done.edit.sentence == "Made the minutes of 27 January 2021 final: numbered 1 to 45"
    assert codes(refusal(done.after, finalise_minutes, meeting=JAN)) == ["minutes-final"]
    assert codes(refusal(office(), finalise_minutes, meeting=SPECIAL)) == ["minutes-none"]


def test_each_thing_that_looks_wrong_is_mended_or_left_with_a_reason_that_is_kept() -> None:
    plain = office()
    keys = [one.key for one in slips(plain, plain.need(Meeting, JAN))]
    assert keys == ["minute-empty:N1", "minute-empty:N2", "minute-empty:N3", "number-gap:N2"]
    refused = refusal(plain, finalise_minutes, meeting=JAN)
    assert [one.field for one in refused] == keys, "all of them at once"
    assert all(one.cure for one in refused)
    some = {keys[0]: "The chairman asked for it", "no-such:N1": "x"}
    refused = refusal(plain, finalise_minutes, meeting=JAN, left=some)
    assert [one.field for one in refused] == [*keys[1:], "left"]
    empty = dict.fromkeys(keys, "  ")
    assert len(refusal(plain, finalise_minutes, meeting=JAN, left=empty)) == 4
    given = {"minute-empty": "Nothing was said", "number-gap": "44 was typed"}
    done = run(plain, finalise_minutes, meeting=JAN, left=given)
    left = state_of(done.after).left
    assert [(one.slip, one.reason) for one in left] == [(key, given[key.partition(":")[0]]) for key in keys]
    assert all(one.sentence for one in left)
    back = run(done.after, reopen_minutes, meeting=JAN, reason="Too early")
    assert state_of(back.after).left == left, "taken back, the reasons are not lost"
    again = run(back.after, finalise_minutes, meeting=JAN)
    assert {(one.slip, one.reason) for one in state_of(again.after).left} == {(one.slip, one.reason) for one in left}
    written = replace(back.after.need(Minute, "N1"), text="There were none.")
    mended = back.after.with_edit(Edit("Wrote it", (written,)))
    still = state_of(run(mended, finalise_minutes, meeting=JAN).after).left
    assert "minute-empty:N1" not in {one.slip for one in still}, "what is mended is not left"


def test_a_gap_that_the_numbers_will_have_is_asked_about_before_they_are_given() -> None:
    written = tuple(replace(office().need(Minute, one), text="x") for one in ("N1", "N2", "N3"))
    draft = office().with_edit(Edit("x", written))
    assert [one.field for one in refusal(draft, finalise_minutes, meeting=JAN)] == ["number-gap:N2"]
    final = run(draft, finalise_minutes, meeting=JAN, left={"number-gap:N2": "As printed"}).after
    assert [one.key for one in slips(final, final.need(Meeting, JAN))] == ["number-gap:N2"], "the same slip as before"
    assert open_slips(final, final.need(Meeting, JAN)) == ()


TWO_DAYS = "It met on Friday 27 January 2021 and on Monday 28 January 2021."


def two_slips() -> Register:
    """Give a set in whose first minute two weekdays are wrong, and nothing else."""
    written = tuple(
        replace(office().need(Minute, one), text=TWO_DAYS if one == "N1" else "x", number=str(place))
        for place, one in enumerate(("N1", "N2", "N3"), 43)
    )
    return office().with_edit(Edit("x", written))


def test_a_reason_for_one_slip_is_none_for_another_in_the_same_minute() -> None:
    register = two_slips()
    first, second = (one.key for one in slips(register, register.need(Meeting, JAN)))
    assert first != second
    assert [one.field for one in refusal(register, finalise_minutes, meeting=JAN, left={first: "As printed"})] == [
        second
    ]
    done = run(register, finalise_minutes, meeting=JAN, left={first: "As printed", second: "So it was said"}).after
    assert [(one.slip, one.reason) for one in state_of(done).left] == [
        (first, "As printed"),
        (second, "So it was said"),
    ]
    mended = replace(done.need(Minute, "N1"), text=TWO_DAYS.replace("Friday 27", "Wednesday 27"))
    left = done.with_edit(Edit("x", (mended,)))
    assert open_slips(left, left.need(Meeting, JAN)) == ()
    other = replace(mended, text=mended.text.replace("Monday 28", "Tuesday 28"))
    changed = left.with_edit(Edit("x", (other,)))
    assert len(open_slips(changed, changed.need(Meeting, JAN))) == 1, "another slip than the one that was left"


def test_a_reason_kept_by_an_earlier_version_holds_for_what_it_was_told_of() -> None:
    register = two_slips()
    first, second = slips(register, register.need(Meeting, JAN))
    kept = SlipLeft(slip="weekday-wrong:N1", sentence=second.sentence, reason="As printed")
    held = replace(register.need(Meeting, JAN), minutes=MinutesState(left=(kept,)))
    assert [one.key for one in open_slips(register, held)] == [first.key]


def test_clean_minutes_ask_for_nothing() -> None:
    plain = office()
    written = [replace(one, text="It was noted.", number="") for one in plain.minutes_of(JAN)]
    clean = plain.with_edit(Edit("Wrote them", tuple(written)))
    assert slips(clean, clean.need(Meeting, JAN)) == ()
    assert state_of(run(clean, finalise_minutes, meeting=JAN).after) == MinutesState(finalised_on=TODAY)


def test_confirming_is_recorded_at_the_next_meeting_that_takes_minutes() -> None:
    done = run(office(FINAL), confirm_minutes, meeting=JAN, subject_to="an addition to minute no. 44")
    assert state_of(done.after) == replace(CONFIRMED, subject_to="an addition to minute no. 44")
    assert "at the meeting of 25 March 2021, subject to an addition to minute no. 44" in done.edit.sentence
    assert codes(refusal(done.after, confirm_minutes, meeting=JAN)) == ["minutes-confirmed"]


@pytest.mark.parametrize(
    ("state", "at", "found"),
    [
        (FINAL, SPECIAL, ["takes-no-minutes"]),
        (FINAL, SEP, ["meeting-to-come"]),
        (FINAL, "M9", ["unknown-id"]),
        (MinutesState(), MARCH, ["minutes-draft"]),
        (MinutesState(), SPECIAL, ["minutes-draft", "takes-no-minutes"]),
    ],
)
def test_where_minutes_cannot_be_confirmed(state: MinutesState, at: str, found: list[str]) -> None:
    assert codes(refusal(office(state), confirm_minutes, meeting=JAN, at=at)) == found


def test_a_meeting_before_or_called_off_confirms_nothing() -> None:
    register = office()
    march = replace(register.need(Meeting, MARCH), minutes=FINAL)
    off = replace(register.need(Meeting, JULY), status=MeetingStatus.CANCELLED)
    after = Register.of(*(one for table in register.tables.values() for one in table.values()), march, off)
    assert codes(refusal(after, confirm_minutes, meeting=MARCH, at=JAN)) == ["confirm-before"]
    assert codes(refusal(after, confirm_minutes, meeting=MARCH, at=JULY)) == ["meeting-off"]
    assert codes(refusal(after, confirm_minutes, meeting=MARCH)) == ["confirm-nowhere"]


def test_several_sets_wait_and_are_confirmed_at_one_meeting() -> None:
    register = office(FINAL, Minute(id="N4", meeting=SPECIAL, heading="x", number="46"))
    special = replace(register.need(Meeting, SPECIAL), minutes=FINAL)
    both = Register.of(*(one for table in register.tables.values() for one in table.values()), special)
    assert [one.id for one in waiting(both, TODAY)] == [JAN, SPECIAL]
    for meeting in (JAN, SPECIAL):
        both = run(both, confirm_minutes, meeting=meeting, at=MARCH).after
    assert waiting(both, TODAY) == ()
    assert {state_of(both, one).confirmed_at for one in (JAN, SPECIAL)} == {MARCH}


def test_minutes_are_signed_by_whoever_presided_over_the_meeting_that_confirmed_them() -> None:
    chairs = (InTheChair(person="P1"), InTheChair(person="P2", from_time=dt.time(15)))
    done = run(office(CONFIRMED, chairs=chairs), sign_minutes, meeting=JAN, leaves=7)
    assert state_of(done.after) == SIGNED
    assert done.edit.sentence == "Recorded the minutes of 27 January 2021 as signed by Cllr A. Other"
    later = run(office(CONFIRMED, chairs=chairs), sign_minutes, meeting=JAN, by="P2", on=dt.date(2021, 4, 1))
    assert (state_of(later.after).signed_by, state_of(later.after).signed_on) == ("P2", dt.date(2021, 4, 1))
    assert codes(refusal(office(CONFIRMED, chairs=chairs), sign_minutes, meeting=JAN, by="P3")) == ["sign-presiding"]
    assert codes(refusal(office(CONFIRMED), sign_minutes, meeting=JAN)) == ["sign-nobody"]
    assert run(office(CONFIRMED), sign_minutes, meeting=JAN, by="P3").edit.puts


def test_every_fault_of_a_signature_is_said_at_once() -> None:
    chairs = (InTheChair(person="P1"),)
    wrong = {"by": "P3", "on": dt.date(2021, 3, 24), "leaves": 0}
    found = codes(refusal(office(CONFIRMED, chairs=chairs), sign_minutes, meeting=JAN, **wrong))
    assert found == ["sign-presiding", "sign-before", "leaves"]
    early = refusal(office(CONFIRMED, chairs=chairs), sign_minutes, meeting=JAN, on=dt.date(2021, 8, 1))
    assert codes(early) == ["sign-early"]
    assert codes(refusal(office(FINAL), sign_minutes, meeting=JAN, by="P1")) == ["minutes-unconfirmed"]
    assert codes(refusal(office(SIGNED), sign_minutes, meeting=JAN, by="P1")) == ["minutes-signed"]


def test_a_set_is_taken_back_one_state_at_a_time_and_keeps_its_numbers() -> None:
    register = run(office(), finalise_minutes, meeting=JAN, left=as_printed(office(), JAN)).after
    numbers = [one.number for one in register.minutes_of(JAN)]
    register = run(register, confirm_minutes, meeting=JAN, at=MARCH).after
    register = run(register, sign_minutes, meeting=JAN, by="P1").after
    for word in ("confirmed", "final", "draft"):
        done = run(register, reopen_minutes, meeting=JAN, reason="A slip")
        assert done.edit.sentence.endswith(f" to {word} because: A slip")
        register = done.after
        assert state_of(register).word == word
    assert [one.number for one in register.minutes_of(JAN)] == numbers
    assert codes(refusal(register, reopen_minutes, meeting=JAN, reason="")) == ["minutes-draft", "text-empty"]


def test_what_is_confirmed_changes_only_by_a_correction_that_both_sets_name() -> None:
    register = office(CONFIRMED)
    assert codes(refusal(register, edit_minute, minute="N2", heading="x")) == ["minutes-confirmed"]
    done = run(register, correct_minute, minute="N2", at=JULY, words="That it read PRECEPT.", heading="PRECEPT")
    changed, made = done.edit.puts
    assert changed == replace(register.need(Minute, "N2"), heading="PRECEPT")
    assert made == Minute(
        id="N4",
        meeting=JULY,
        order=1,
        heading="Correction to minute 44 of 27 January 2021",
        text="That it read PRECEPT.",
        corrects="N2",
    )
    bare = run(register, correct_minute, minute="N2", at=JULY, words="That the vote be noted.")
    assert [one.id for one in bare.edit.puts] == ["N4"]


def test_the_correction_of_an_exempt_minute_is_exempt_with_it() -> None:
    register = office(CONFIRMED)
    exempt = replace(register.need(Minute, "N2"), exempt_paragraph="3", summary="A contract.")
    register = register.with_edit(Edit("x", puts=(exempt,)))
    made = run(register, correct_minute, minute="N2", at=JULY, words="That the price read £9.").edit.puts[-1]
    assert isinstance(made, Minute)
    assert (made.exempt_paragraph, made.corrects) == ("3", "N2")
    shown = minutes_text(register.with_edit(Edit("x", puts=(made,))), register.need(Meeting, JULY)).decode()
    assert "£9" not in shown


def test_why_a_correction_is_refused() -> None:
    assert codes(refusal(office(FINAL), correct_minute, minute="N2", at=JULY, words="x")) == ["correct-unconfirmed"]
    found = codes(refusal(office(CONFIRMED), correct_minute, minute="N2", at=JAN, words="", heading="a\nb"))
    assert found == ["minutes-confirmed", "correct-before", "text-line-break", "text-empty"]
    assert codes(refusal(office(CONFIRMED), correct_minute, minute="N2", at=SEP, words="x")) == ["meeting-to-come"]


def test_who_took_the_chair_and_when_that_changed() -> None:
    first = run(office(), take_chair, meeting=MARCH, person="P1", printed="Chair")
    later = run(first.after, take_chair, meeting=MARCH, person="P2", at=dt.time(15))
    again = run(later.after, take_chair, meeting=MARCH, person="P2")
    assert again.after.need(Meeting, MARCH).chairs == (
        InTheChair(person="P2"),
        InTheChair(person="P2", from_time=dt.time(15)),
    )
    assert later.edit.sentence == "Recorded Ben Nevis as in the chair from 3:00 pm at the meeting of 25 March 2021"
    assert codes(refusal(office(), take_chair, meeting=MARCH, person="P3")) == ["not-there"]
    assert codes(refusal(office(), take_chair, meeting=SEP, person="P1")) == ["meeting-to-come", "nothing-recorded"]
    assert run(later.after, clear_chairs, meeting=MARCH).after == office()
    assert codes(refusal(office(), clear_chairs, meeting=MARCH)) == ["chair-none"]


def test_names_as_printed_that_day() -> None:
    done = run(office(), print_as, meeting=MARCH, person="P2", printed="Cllr B. Nevis, MBE", role="Vice-Chair")
    (one,) = (each for each in done.after.need(Meeting, MARCH).attendance if each.person == "P2")
    assert (one.printed, one.role) == ("Cllr B. Nevis, MBE", "Vice-Chair")
    assert run(done.after, print_as, meeting=MARCH, person="P2", printed="Cllr B. Nevis, MBE").edit.puts == ()
    assert codes(refusal(office(), print_as, meeting=JAN, person="P2", printed="x")) == ["nothing-recorded"]
