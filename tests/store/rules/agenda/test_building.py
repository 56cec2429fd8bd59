"""The agenda builds itself, and building again keeps what was ordered, worded, numbered or left out by hand."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.edit import Edit
from store.records import ItemStatus, Meeting, MeetingKind, Panel, Paper, RuleSet, WorkItem
from store.records.agenda import StandingItem
from store.register import Register
from store.rules.agenda.building import build_changes, built, proposed
from store.rules.agenda.lines import lines_now
from store.rules.agenda.standing import UNKNOWN, brought_by, template_of

TEMPLATE = (
    StandingItem(title="Apologies for absence"),
    StandingItem(title="Minutes of the last meeting"),
    StandingItem(title="Public questions"),
    StandingItem(title="Any other urgent business", place="after"),
    StandingItem(title="Date of next meeting", place="after"),
)
HERE = "M2"


def office(*items: WorkItem, template: tuple[StandingItem, ...] = TEMPLATE, **meeting: object) -> Register:
    return Register.of(
        Panel(id="PANEL", name="A panel", rules=(RuleSet(agenda=template),)),
        Meeting(id="M1", date=dt.date(2021, 6, 10)),
        replace(Meeting(id=HERE, date=dt.date(2021, 7, 29)), **meeting),
        Meeting(id="M3", date=dt.date(2021, 9, 30), start=dt.time(13), kind=MeetingKind.SPECIAL),
        *(items or tuple(item(n) for n in (1, 2, 3))),
    )


def item(number: int, **more: object) -> WorkItem:
    return replace(WorkItem(id=f"W{number}", title=f"Item {number}", meeting=HERE, order=number), **more)


def meeting(register: Register) -> Meeting:
    return register.need(Meeting, HERE)


def with_agenda(register: Register, **more: object) -> Register:
    made = replace(meeting(register), agenda=built(register, meeting(register)), **more)
    return register.with_edit(Edit("", (made,)))


def titles(register: Register) -> list[str]:
    now = meeting(register)
    return [line.title for line in lines_now(register, now, built(register, now))]


def test_it_is_built_from_template_and_programme() -> None:
    register = office(item(1), item(2, status=ItemStatus.WITHDRAWN), item(3, lead="Commissioner", minutes=20))
    lines = lines_now(register, meeting(register), proposed(register, meeting(register)))
    assert [(line.number, line.title, line.report_of, line.minutes) for line in lines] == [
        ("1", "Apologies for absence", "", None),
        ("2", "Minutes of the last meeting", "", None),
        ("3", "Public questions", "", None),
        ("4", "Item 1", "", None),
        ("5", "Item 3", "Commissioner", 20),
        ("6", "Any other urgent business", "", None),
        ("7", "Date of next meeting", "", None),
    ]
    asked = {line.title: line.ask for line in lines if line.ask}
    assert asked == {
        "Minutes of the last meeting": "To confirm the minutes of the meeting held on 10 June 2021.",
        "Date of next meeting": "The next meeting is on Thursday 30 September 2021 at 1:00 pm (special meeting).",
    }


def test_the_template_words_what_is_asked_with_the_days_in_it() -> None:
    template = (
        StandingItem(title="Minutes: {last}", ask="To confirm those of {last}; the next is {next}."),
        StandingItem(title="Welcome", minutes=5),
    )
    register = office(template=template)
    first, second, *_ = lines_now(register, meeting(register), proposed(register, meeting(register)))
    assert first.title == "Minutes: 10 June 2021"
    assert first.ask.startswith("To confirm those of 10 June 2021; the next is Thursday 30 September 2021")
    assert (second.minutes, second.ask) == (5, "")


def test_what_nobody_recorded_is_not_made_up() -> None:
    alone = Register.of(
        Panel(id="PANEL", name="A panel", rules=(RuleSet(agenda=(*TEMPLATE, StandingItem(title="From {last}"))),)),
        Meeting(id=HERE, date=dt.date(2021, 7, 29)),
    )
    lines = lines_now(alone, meeting(alone), proposed(alone, meeting(alone)))
    assert {line.ask for line in lines} == {""}
    assert lines[3].title == f"From {UNKNOWN}"


@pytest.mark.parametrize(
    ("title", "brings"),
    [
        ("Minutes of the Last Meeting", "minutes"),
        ("PUBLIC QUESTION TIME", "questions"),
        ("Any other items which the Chairman has decided to take as urgent", "urgent"),
        ("Date of next meeting", "next"),
        ("Declarations of Interest", "declarations"),
        ("Apologies for absence", "apologies"),
        ("Chair's announcements", ""),
    ],
)
def test_a_heading_brings_what_its_words_say(title: str, brings: str) -> None:
    assert brought_by(StandingItem(title=title)) == brings
    assert brought_by(StandingItem(title="Anything", brings="minutes")) == "minutes"


def test_codes_stay_when_the_template_is_put_in_another_order() -> None:
    two = (StandingItem(title="Urgent items elsewhere"), StandingItem(title="Any other urgent items"))
    codes = [one.code for one in template_of(office(template=two), meeting(office(template=two)))]
    assert codes == ["urgent", "urgent+2"]
    back = office(template=TEMPLATE[::-1])
    assert {one.code for one in template_of(back, meeting(back))} == {
        one.code for one in template_of(office(), meeting(office()))
    }


def test_an_exempt_paper_brings_the_exclusion_of_the_public_before_its_item() -> None:
    exempt = item(2, papers=(Paper(what="annex", exempt_paragraph="3", interest="Bids are open"),))
    register = office(item(1), exempt, item(3))
    lines = lines_now(register, meeting(register), proposed(register, meeting(register)))
    names = [line.title for line in lines]
    assert names.index("Exclusion of the press and public") == names.index("Item 2") - 1
    words = next(line.ask for line in lines if line.standing == "exclusion")
    assert "“Item 2”" in words
    assert "paragraph 3 of Part 1 of Schedule 12A" in words
    private = office(exempt, kind=MeetingKind.PRIVATE_BRIEFING)
    assert "exclusion" not in [line.standing for line in proposed(private, meeting(private))]


def test_building_again_adds_and_takes_off_and_says_so() -> None:
    register = with_agenda(office())
    assert build_changes(register, meeting(register)) == ()
    changed = register.with_edit(Edit("", (item(2, meeting="M3"), item(4, order=2))))
    words = [change.words for change in build_changes(changed, meeting(changed))]
    assert words == ["5 “Item 2” comes off: the programme has it elsewhere", "5 “Item 4” comes on"]
    assert titles(changed)[3:6] == ["Item 1", "Item 4", "Item 3"]


def test_the_order_of_the_programme_is_followed_by_what_nobody_placed() -> None:
    register = with_agenda(office())
    swapped = register.with_edit(Edit("", (item(1, order=3), item(3, order=1))))
    (first, *more) = [change.words for change in build_changes(swapped, meeting(swapped))]
    assert first.endswith("as in the programme")
    assert titles(swapped)[3:6] == ["Item 3", "Item 2", "Item 1"]
    assert len(more) == 1


def test_wording_stays_when_it_is_built_again() -> None:
    register = with_agenda(office())
    now = meeting(register)
    worded = tuple(
        replace(line, title="As printed", number="5a", ask="To note it") if line.item == "W2" else line
        for line in now.agenda
    )
    changed = register.with_edit(Edit("", (replace(now, agenda=worded), item(4))))
    line = next(one for one in built(changed, meeting(changed)) if one.item == "W2")
    assert (line.title, line.number, line.ask) == ("As printed", "5a", "To note it")


MOVES = st.lists(st.tuples(st.integers(0, 7), st.sampled_from([-1, 1])), max_size=12)


@given(MOVES)
def test_whatever_was_placed_by_hand_building_again_changes_nothing(moves: list[tuple[int, int]]) -> None:
    register = with_agenda(office())
    lines = list(meeting(register).agenda)
    for place, by in moves:
        if 0 <= place + by < len(lines):
            lines[place], lines[place + by] = lines[place + by], replace(lines[place], placed=True)
    moved = register.with_edit(Edit("", (replace(meeting(register), agenda=tuple(lines)),)))
    assert built(moved, meeting(moved)) == tuple(lines)
    assert build_changes(moved, meeting(moved)) == ()


@given(MOVES, st.sets(st.sampled_from(["W1", "W2", "W3"])))
def test_every_item_stands_once_whatever_was_moved_and_left(moves: list[tuple[int, int]], gone: set[str]) -> None:
    register = with_agenda(office())
    lines = list(meeting(register).agenda)
    for place, by in moves:
        if 0 <= place + by < len(lines):
            lines[place], lines[place + by] = lines[place + by], replace(lines[place], placed=True)
    left = tuple(replace(register.need(WorkItem, one), meeting="M3") for one in gone)
    puts = (replace(meeting(register), agenda=tuple(lines)), *left)
    changed = register.with_edit(Edit("", puts))
    again = built(changed, meeting(changed))
    assert sorted(line.item for line in again if line.item) == sorted({"W1", "W2", "W3"} - gone)
    assert len({line.id for line in again}) == len(again)
    kept = [line.id for line in lines if line.item not in gone]
    assert [line.id for line in again] == kept
