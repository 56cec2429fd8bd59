"""Adding, editing, placing and voiding a minute: the whole register before and after, and every fault at once."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.attendance.votes import Moved
from store.commands.minutes.minutes import Lists, add_minute, edit_minute, place_minute, void_minute
from store.fields import editable
from store.problems import Conflict
from store.records import Clause, Filed, Leaving, Meeting, MeetingStatus, Minute, MinutesState, Person, Vote, WorkItem
from store.records.minute import LONGEST
from store.register import Register
from tests.store.commands.office import codes, refusal, run

JAN, JULY = "M1", "M2"


def office(*minutes: Minute, state: MinutesState | None = None) -> Register:
    return Register.of(
        Meeting(id=JAN, date=dt.date(2021, 1, 27), status=MeetingStatus.HELD, minutes=state or MinutesState()),
        Meeting(id=JULY, date=dt.date(2021, 7, 29)),
        Meeting(id="M3", date=dt.date(2021, 3, 25), status=MeetingStatus.CANCELLED),
        Person(id="P1", name="Ann Other"),
        Person(id="P2", name="Ben Nevis"),
        WorkItem(id="W1", title="Rural crime", meeting=JAN),
        WorkItem(id="W2", title="Knife crime", meeting=JULY),
        *minutes,
    )


NOTED = (Clause(label="(a)", text="That it be noted;"), Clause(label="(b)", text="That more be asked."))
FULL: dict[str, Any] = {
    "heading": "RURAL CRIME",
    "text": "The Panel considered it.\n\n- One\n  - Two",
    "item": "W1",
    "report_of": "the Commissioner",
    "resolutions_lead": "That the Panel:",
    "recommendations_lead": "That the Commissioner shall:",
}
LISTS = Lists(
    resolutions=NOTED,
    recommendations=(Clause(text="Provide a report."),),
    filed=(Filed(what="report", mark="Agenda Item 6"),),
    left=(Leaving(person="P1", printed="Cllr Other", at=dt.time(14), returned=dt.time(15)), Leaving(printed="the PCC")),
)


def test_a_minute_is_added_whole_at_the_end() -> None:
    done = run(office(Minute(id="N4", meeting=JAN, order=3)), add_minute, meeting=JAN, lists=LISTS, **FULL)
    expected = Minute(id="N5", meeting=JAN, order=4, **FULL, **LISTS)
    assert done.edit.puts == (expected,)
    assert done.edit.sentence == "Added the minute “RURAL CRIME” to the minutes of 27 January 2021"


def test_its_motion_becomes_a_vote_that_names_it() -> None:
    moved = Moved(clauses=NOTED, moved_by="P1", moved_by_printed="the Chairman", seconded_by="P2", result="lost")
    done = run(office(), add_minute, meeting=JAN, heading="BUDGET", item="W1", moved=moved)
    minute, vote = done.edit.puts
    assert isinstance(vote, Vote)
    assert (vote.minute, vote.item, vote.clauses, vote.result) == (minute.id, "W1", NOTED, "lost")
    again = run(done.after, edit_minute, minute=minute.id, moved=Moved(result="carried"))
    assert again.edit.puts == (replace(vote, result="carried"),)
    assert again.edit.sentence == "Changed the motion of the minute “BUDGET”"
    same = run(again.after, edit_minute, minute=minute.id, moved=Moved(result="carried"))
    assert same.edit.puts == ()
    refused = refusal(office(), add_minute, meeting=JAN, heading="x", moved=Moved(moved_by="P1", seconded_by="P1"))
    assert codes(refused) == ["mover-twice"]


def test_a_minute_is_added_between_others_and_they_move_up() -> None:
    first, second = Minute(id="N1", meeting=JAN, order=1), Minute(id="N2", meeting=JAN, order=2)
    done = run(office(first, second), add_minute, meeting=JAN, heading="x", place=2)
    assert [one.id for one in done.after.minutes_of(JAN)] == ["N1", "N3", "N2"]
    assert codes(refusal(office(first), add_minute, meeting=JAN, heading="x", place=3)) == ["minute-place"]


def test_everything_wrong_is_said_at_once() -> None:
    taken = Minute(id="N1", meeting=JAN, number="47", heading="BUDGET", order=1)
    lists = Lists(
        resolutions=(Clause(text=" "),),
        filed=(Filed(what=""),),
        left=(Leaving(), Leaving(printed="x", at=dt.time(15), returned=dt.time(14)), Leaving(person="P9")),
    )
    found = codes(
        refusal(office(taken), add_minute, meeting=JAN, number="47", heading="a\nb", item="W2", lists=lists, place=9)
    )
    assert sorted(found) == sorted(
        [
            *("text-line-break", "text-empty", "text-empty", "left-nobody", "left-times", "unknown-id"),
            *("number-used", "item-elsewhere", "minute-place"),
        ]
    )


@pytest.mark.parametrize(
    ("meeting", "state", "code"),
    [
        (JULY, MinutesState(), "meeting-to-come"),
        ("M3", MinutesState(), "meeting-off"),
        (JAN, MinutesState(finalised_on=dt.date(2021, 2, 1)), "minutes-final"),
        (JAN, MinutesState(finalised_on=dt.date(2021, 2, 1), confirmed_on=dt.date(2021, 3, 25)), "minutes-confirmed"),
    ],
)
def test_where_no_minute_can_be_added(meeting: str, state: MinutesState, code: str) -> None:
    assert codes(refusal(office(state=state), add_minute, meeting=meeting, heading="x")) == [code]


def test_an_empty_minute_is_refused() -> None:
    assert codes(refusal(office(), add_minute, meeting=JAN)) == ["minute-empty"]
    assert run(office(), add_minute, meeting=JAN, lists=Lists(resolutions=NOTED)).edit.puts


def test_a_long_debate_fits_and_a_longer_one_is_refused() -> None:
    assert run(office(), add_minute, meeting=JAN, text="x" * LONGEST).edit.puts
    assert codes(refusal(office(), add_minute, meeting=JAN, text="x" * (LONGEST + 1))) == ["text-too-long"]


TYPED: dict[str, Any] = {"number": "PCP 1/21", "item": "W1", "exempt_paragraph": "3"}


@pytest.mark.parametrize("name", editable(Minute))
def test_every_field_can_be_edited(name: str) -> None:
    minute = Minute(id="N1", meeting=JAN, heading="x", exempt_paragraph="2")
    value = TYPED.get(name, "as typed")
    done = run(office(minute), edit_minute, minute="N1", **{name: value})
    assert done.edit.puts == (replace(minute, **{name: value}),)
    assert run(done.after, edit_minute, minute="N1", **{name: value}).edit.puts == ()


@pytest.mark.parametrize("name", ["resolutions", "recommendations", "filed", "left"])
def test_every_list_is_replaced_whole_and_only_if_given(name: str) -> None:
    minute = Minute(id="N1", meeting=JAN, heading="x", **LISTS)
    done = run(office(minute), edit_minute, minute="N1", lists={name: ()})
    assert done.edit.puts == (replace(minute, **{name: ()}),)
    assert run(office(minute), edit_minute, minute="N1", lists={name: LISTS[name]}).edit.puts == ()  # type: ignore[literal-required]


def test_two_clerks_who_change_the_same_field_are_told() -> None:
    opened = Minute(id="N1", meeting=JAN, heading="x")
    theirs = replace(opened, heading="theirs")
    with pytest.raises(Conflict):
        edit_minute(office(theirs), dt.date(2021, 7, 12), minute="N1", was=opened, heading="mine")
    noted = replace(opened, resolutions=NOTED)
    mine: Lists = {"resolutions": NOTED[:1]}
    with pytest.raises(Conflict) as conflict:
        edit_minute(office(noted), dt.date(2021, 7, 12), minute="N1", was=opened, lists=mine)
    assert [one.label for one in conflict.value.fields] == ["Resolutions"]
    both = run(office(noted), edit_minute, minute="N1", was=opened, lists=Lists(recommendations=NOTED))
    assert both.edit.puts == (replace(noted, recommendations=NOTED),)
    done = run(office(theirs), edit_minute, minute="N1", was=opened, heading="x", text="more")
    assert done.edit.puts == (replace(theirs, text="more"),)


@pytest.mark.parametrize(
    ("minute", "state", "code"),
    [
        (Minute(id="N1", meeting=JAN, number="47", void=True), MinutesState(), "minute-void"),
        (
            Minute(id="N1", meeting=JAN, number="47"),
            MinutesState(confirmed_on=dt.date(2021, 3, 25)),
            "minutes-confirmed",
        ),
    ],
)
def test_what_is_void_or_confirmed_is_not_edited(minute: Minute, state: MinutesState, code: str) -> None:
    assert codes(refusal(office(minute, state=state), edit_minute, minute="N1", heading="y")) == [code]


def test_a_final_minute_can_still_be_put_right_before_it_is_confirmed() -> None:
    minute = Minute(id="N1", meeting=JAN, number="47", heading="x")
    state = MinutesState(finalised_on=dt.date(2021, 2, 1))
    assert run(office(minute, state=state), edit_minute, minute="N1", heading="y").edit.puts


def test_a_void_minute_keeps_number_and_words() -> None:
    minute = Minute(id="N1", meeting=JAN, number="47", heading="x", text="y")
    done = run(office(minute), void_minute, minute="N1", reason="Entered twice")
    assert done.edit.puts == (replace(minute, void=True, void_reason="Entered twice"),)
    assert done.edit.sentence == "Made minute 47 void"
    assert codes(refusal(done.after, void_minute, minute="N1", reason="again")) == ["minute-void"]
    unnumbered = office(replace(minute, number=""))
    assert codes(refusal(unnumbered, void_minute, minute="N1", reason="")) == ["void-unnumbered", "text-empty"]


def test_a_minute_is_put_at_another_place() -> None:
    minutes = [Minute(id=f"N{place}", meeting=JAN, order=place * 3, heading=str(place)) for place in (1, 2, 3)]
    done = run(office(*minutes), place_minute, minute="N3", place=1)
    assert [one.id for one in done.after.minutes_of(JAN)] == ["N3", "N1", "N2"]
    assert run(done.after, place_minute, minute="N3", place=1).edit.puts == ()
    assert codes(refusal(office(*minutes), place_minute, minute="N3", place=4)) == ["minute-place"]
