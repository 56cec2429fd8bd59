"""The panel as it stood on a day, votes that are too few, times too short for notice, and papers open to inspection."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.inspection import record_taken_off
from store.commands.programme.items import edit_item
from store.edit import Edit
from store.problems import Refused
from store.records import (
    Attendance,
    Clause,
    Council,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Minute,
    MinutesState,
    NamedVote,
    Panel,
    Person,
    Presence,
    RoundKind,
    RoundStep,
    Seat,
    StatutoryRound,
    Vote,
    WorkItem,
)
from store.records.panel import Closure, HolidayChange, NamedPoint, OfficeTitle, RuleSet
from store.register import Register
from store.rules.as_at import as_at
from store.rules.days.clear_days import clear_days
from store.rules.lint import Leaf
from store.rules.lint.told import _person
from store.rules.lint.votes import unlike_the_eligible
from store.rules.minutes.states import why_not_correct, why_not_correct_heading, why_not_final
from store.rules.questions.deadline import holidays_of
from store.rules.rounds.warnings import _second_meeting, _time_for_notice
from store.rules.words.clauses import clauses_text
from tests.store.rules.whole import told

PANEL = Panel(id="PANEL", name="A panel")
DAY = dt.date(2021, 7, 12)
EVE, MORROW = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("today", "points", "titles", "councils", "closures", "changes", "sets"),
    [
        (EVE, 0, 0, ["Ever", "Ends"], 0, 0, 1),
        (DAY, 1, 1, ["Ever", "Ends", "New"], 1, 1, 2),
        (MORROW, 1, 1, ["Ever", "Ends", "New"], 1, 1, 2),
    ],
)
def test_the_panel_is_given_as_it_stood_on_a_day(
    today: dt.date, points: int, titles: int, councils: list[str], closures: int, changes: int, sets: int
) -> None:
    later = dt.date(2021, 8, 30)
    panel = replace(
        PANEL,
        points=(NamedPoint(name="x", on=DAY),),
        later_titles=(OfficeTitle(from_date=DAY, title="Mayor"),),
        councils=(Council(name="Ever"), Council(name="Ends", last=MORROW), Council(name="New", first=DAY)),
        closures=(Closure(first=later, last=later, reason="x", entered_on=DAY),),
        holiday_changes=(HolidayChange(day=later, name="x", change="removed", entered_on=DAY),),
        rules=(RuleSet(), RuleSet(from_date=DAY)),
    )
    stood = as_at(Register.of(panel), today).panel
    assert (len(stood.points), len(stood.later_titles), len(stood.closures), len(stood.holiday_changes)) == (
        points,
        titles,
        closures,
        changes,
    )
    assert [one.name for one in stood.councils] == councils
    assert [one.last for one in stood.councils[:2]] == [None, None]
    assert len(stood.rules) == sets
    over = as_at(Register.of(panel), dt.date(2021, 7, 14)).panel
    assert over.councils[1].last == MORROW


def test_a_name_in_a_text_is_of_six_words_at_most() -> None:
    ada, long = Person(id="P1", name="Ada Byrne"), Person(id="P2", name="Anna Maria Clara Dora Eva Frey")
    longer = Person(id="P3", name="Anna Maria Clara Dora Eva Frey Gray")
    held = Meeting(id="M1", date=DAY, attendance=(Attendance(person="P1", presence=Presence.PRESENT),))
    leaf = Leaf(Register.of(PANEL, ada, long, longer, held), held)
    assert _person(leaf, "Ada Byrne") == "P1"
    assert _person(leaf, long.name) == "P2"
    assert _person(leaf, longer.name) is None
    assert _person(leaf, "the") is _person(leaf, "Nobody Known") is None


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"votes": ("P1", "P2", "P3")}, ""),
        ({"votes": ("P1",)}, "1 vote is recorded, abstentions counted, and 3 in the room could vote."),
        ({"votes": ("P1", "P2")}, "2 votes are recorded, abstentions counted, and 3 in the room could vote."),
        ({"counted_for": 1}, "1 vote is recorded, abstentions counted, and 3 in the room could vote."),
        ({"counted_for": 1, "counted_against": 1, "counted_abstained": 1}, ""),
    ],
)
def test_votes_that_are_fewer_than_could_vote_are_told(given: dict[str, Any], words: str) -> None:
    people = [Person(id=f"P{at}", name=f"Name {at}") for at in (1, 2, 3)]
    seats = [Seat(id=f"S{at}", person=f"P{at}") for at in (1, 2, 3)]
    roll = tuple(Attendance(person=one.id, presence=Presence.PRESENT) for one in people)
    held = Meeting(id="M1", date=DAY, status=MeetingStatus.HELD, attendance=roll)
    votes = tuple(NamedVote(person=person, vote="for") for person in given.get("votes", ()))
    vote = Vote(id="V1", meeting="M1", motion="That it be.", minute="N1", **(given | {"votes": votes}))
    minute = Minute(id="N1", meeting="M1", order=1, heading="A", text="x")
    slips = [*unlike_the_eligible(Leaf(Register.of(PANEL, *people, *seats, held, minute, vote), held))]
    assert [one.sentence.partition(": ")[2] for one in slips] == ([words] if words else [])


def test_a_number_of_clear_days_is_none_below_none() -> None:
    table = holidays_of(PANEL)
    for number in (0, 3, 5, None):
        given = clear_days(dt.date(2021, 7, 21), dt.date(2021, 7, 29), number, table)
        assert (given.clear_days, given.short_by, given.verdict) == (5, 0, "in time")
    short = clear_days(dt.date(2021, 7, 22), dt.date(2021, 7, 29), None, table)
    assert (short.clear_days, short.short_by, short.verdict) == (4, 1, "short")
    for wrong in (-1, -5):
        with pytest.raises(Refused):
            clear_days(dt.date(2021, 7, 21), dt.date(2021, 7, 29), wrong, table)
    with pytest.raises(Refused):
        clear_days(dt.date(2021, 7, 30), dt.date(2021, 7, 29), None, table)
    late = clear_days(dt.date(2021, 7, 21), dt.date(2021, 7, 29), None, table, at=dt.time(17, 1), cut_off=dt.time(17))
    assert (late.clear_days, late.published) == (4, dt.date(2021, 7, 22))


def precept(*steps: RoundStep) -> StatutoryRound:
    return StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2021, steps=steps)


def notified(day: int, month: int = 1) -> RoundStep:
    return RoundStep(step="notified", on=dt.date(2021, month, day), pence=1500)


@pytest.mark.parametrize(
    ("one", "begins", "cure"),
    [
        (precept(notified(20)), "", ""),
        (
            precept(notified(1, 2)),
            "The notification of Monday 1 February 2021 leaves no time for full notice: ",
            "Put the item on the agenda in time with its report to follow.",
        ),
        (
            precept(),
            "A commissioner who notifies on Monday 1 February 2021 leaves no time for full notice: ",
            "Ask for the papers earlier, or put the item on the agenda in time with its report to follow.",
        ),
        (precept(notified(31)), "", ""),
        (precept(notified(1, 2), RoundStep(step="review", on=dt.date(2021, 2, 4))), "", ""),
    ],
)
def test_a_notification_that_comes_too_late_for_full_notice_is_told(
    one: StatutoryRound, begins: str, cure: str
) -> None:
    words = "".join(_time_for_notice(Register.of(PANEL, one), one, holidays_of(PANEL)))
    assert words.startswith(begins)
    assert words.endswith(cure)
    assert bool(words) is bool(begins)


@pytest.mark.parametrize(
    ("kept", "today", "begins"),
    [
        (None, dt.date(2021, 1, 4), "No meeting is kept for a second review between "),
        (None, dt.date(2021, 2, 23), ""),
        (dt.date(2021, 2, 18), dt.date(2021, 1, 4), ""),
    ],
)
def test_a_meeting_is_kept_for_a_second_review(kept: dt.date | None, today: dt.date, begins: str) -> None:
    meetings = [Meeting(id="M1", date=kept, kind=MeetingKind.RESERVE)] if kept else []
    one = precept(notified(20))
    words = "".join(_second_meeting(Register.of(PANEL, one, *meetings), one, today))
    assert words.startswith(begins)
    assert bool(words) is bool(begins)


@pytest.mark.parametrize(
    ("on", "background", "says"),
    [
        (dt.date(2027, 7, 11), False, "off.early"),
        (dt.date(2027, 7, 12), False, "agenda, minutes and reports"),
        (dt.date(2025, 7, 11), True, "off.early"),
        (dt.date(2025, 7, 12), True, "background papers"),
    ],
)
def test_papers_are_open_six_years_and_background_papers_four(on: dt.date, says: str, *, background: bool) -> None:
    register = Register.of(PANEL, Meeting(id="M1", date=DAY, status=MeetingStatus.HELD))

    def act(**more: Any) -> Edit:
        return record_taken_off(register, on, meeting="M1", background=background, **more)

    if says == "off.early":
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.first.code == says
        return
    edit = act(by="Kim")
    assert edit.sentence.startswith(f"Recorded {says} of the meeting of 12 July 2021 as taken off the website on ")
    with pytest.raises(Refused) as refused:
        act(on=on + dt.timedelta(days=1))
    assert [one.code for one in refused.value.problems] == ["off.to-come"]


def test_the_fields_of_an_item_are_judged_when_they_are_typed() -> None:
    item = WorkItem(id="W1", title="Knives", earliest=dt.date(1999, 1, 1))
    register = Register.of(PANEL, item)
    assert edit_item(register, DAY, item="W1", title="Guns").puts
    wrong: dict[str, Any] = {"latest": dt.date(1998, 1, 1), "earliest": dt.date(1998, 1, 1), "minutes": 0}
    for name, value in wrong.items():
        given: dict[str, Any] = {name: value}
        with pytest.raises(Refused) as refused:
            edit_item(register, DAY, item="W1", **given)
        assert {one.field for one in refused.value.problems} == {name}


def test_clauses_are_parted_where_one_without_a_label_follows_one_that_has_it() -> None:
    clauses = (
        Clause(label="(a)", text="That it be."),
        Clause(text="Next."),
        Clause(text="Last."),
        Clause(label="(b)", text="That it go."),
    )
    text = clauses_text(clauses)
    assert text == "(a) That it be.\n\nNext.\nLast.\n(b) That it go."
    assert clauses_text(()) == ""


@pytest.mark.parametrize(
    ("state", "why"),
    [
        ({"finalised_on": DAY}, ("minutes-final: The minutes of 12 July 2021 are final already. "
                                "There is nothing more to do.")),
        ({"finalised_on": DAY, "confirmed_on": MORROW},
         ("minutes-final: The minutes of 12 July 2021 are confirmed already. "
         "What is confirmed stays as it is.")),
        ({}, ""),
    ],
)  # fmt: skip
def test_minutes_are_made_final_once(state: dict[str, Any], why: str) -> None:
    held = Meeting(id="M1", date=DAY, status=MeetingStatus.HELD, minutes=MinutesState(**state))
    minute = Minute(id="N1", meeting="M1", order=1, heading="A", text="x")
    assert told(why_not_final(Register.of(PANEL, held, minute), held)) == why
    if not why:
        empty = told(why_not_final(Register.of(PANEL, held), held))
        assert empty == "minutes-none: No minute of 12 July 2021 has been written. Add its minutes first."
        assert told(why_not_correct(Register.of(PANEL, held, minute), minute)).startswith("correct-unconfirmed: ")
        assert told(why_not_correct_heading(held)) == (
            "correct-unconfirmed: The minutes of 12 July 2021 have not been confirmed, so their heading "
            "needs no recorded correction. Change the meeting or its roll."
        )
    settled = bool(state.get("confirmed_on"))
    assert (why_not_correct(Register.of(PANEL, held, minute), minute) is None) is settled
    assert (why_not_correct_heading(held) is None) is settled
