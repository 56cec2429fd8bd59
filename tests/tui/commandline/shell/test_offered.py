"""What is offered for an argument: from the records, in which order, and only what can be meant."""

from __future__ import annotations

import pytest

from store.edit import Edit
from store.records import Meeting, Person, StatutoryRound, WorkItem
from tests.store.commands.office import SEPTEMBER, TODAY, day, office
from tests.tui.line import CommandLine
from tui.commandline.parser import Book
from tui.commandline.shell.completing import FILE_NAMES, offers
from tui.commandline.shell.offered import OFFERED, OWN, Offer, Sight, source_of

OFFICE = office()

COMING = [
    ("29/7/2021", "Thursday 29 July 2021, 1:00 pm"),
    ("12/8/2021", "Thursday 12 August 2021"),
    ("19/8/2021", "Thursday 19 August 2021"),
    ("30/9/2021", "Thursday 30 September 2021, 1:00 pm"),
    ("4/11/2021", "Thursday 4 November 2021"),
    ("2/12/2021", "Thursday 2 December 2021"),
]
GONE = [("20/5/2021", "Thursday 20 May 2021"), ("25/3/2021", "Thursday 25 March 2021, 1:00 pm")]
IDS = ["M3", "M6", "M7", "M4", "M9", "M5", "M2", "M1"]
BY_ID = [(one, title) for one, (_, title) in zip(IDS, [*COMING, *GONE], strict=True)]


@pytest.mark.parametrize(
    ("takes", "typed", "offered"),
    [
        ("MEETING", "", [("next", ""), *COMING, *GONE]),
        ("ID|DATE", "2", [*COMING, *GONE]),
        ("ID|DATE|next", "M", [("next", ""), *BY_ID]),
        ("ID|DATE|next|suggested", "m", [("next", ""), ("suggested", ""), *BY_ID]),
        ("DATE", "M", [("today", ""), ("tomorrow", ""), ("yesterday", ""), *COMING, *GONE]),
        ("NAME", "", [("Chairwoman", "A. Chairwoman"), ("Nobody", "B. Nobody"), ("Present", "C. Present")]),
        ("NAME", "NO", [("Nobody", "B. Nobody")]),
        ("NAME", "p", [("P1", "A. Chairwoman"), ("P2", "B. Nobody"), ("Present", "C. Present"), ("P3", "C. Present")]),
        ("NAME", "p2", [("P2", "B. Nobody")]),
        ("SEAT|NAME", "s", [("S1", "A. Chairwoman, member"), ("S2", "vacant, member")]),
        ("ID", "w1", [("W1", "Section 106 Funding"), ("W11", "Return on Investments")]),
        ("ID", "Q", [("Q1", "question from A resident: Why?")]),
        ("ID", "", []),
        ("ID", "x", []),
        ("RECORD", "R1", [("R1", "precept 2022-23")]),
        ("ITEM", "v", [("Venues", "W8")]),
        ("ITEM", "E", [("Ethics Committee", "W4"), ("Efficiency Savings", "W7")]),
        ("ITEM", "w1", [("W1", "Section 106 Funding"), ("W11", "Return on Investments")]),
        ("ACTION", "a2", [("A2", "A clause of it")]),
        ("COUNCIL", "", []),
        ("STEP", "", []),
    ],
)
def test_what_can_be_meant_is_offered(takes: str, typed: str, offered: list[tuple[str, str]]) -> None:
    assert [*OFFERED[takes](Sight(OFFICE, TODAY, typed))] == [Offer(*one) for one in offered]


def test_a_meeting_whose_day_is_not_known_is_offered_by_its_id_and_for_no_date() -> None:
    register = OFFICE.with_edit(Edit("", (Meeting(id="M20", date=day(11, 12), known_by="week"),)))
    week = Offer("M20", "Week of Monday 8 November 2021")
    meetings = [*OFFERED["MEETING"](Sight(register, TODAY))]
    assert meetings[6] == week
    assert len(meetings) == 10
    assert week not in OFFERED["DATE"](Sight(register, TODAY))
    assert len([*OFFERED["DATE"](Sight(register, TODAY))]) == 11


def test_the_meeting_of_today_is_still_to_come() -> None:
    assert next(iter(OFFERED["ID|DATE"](Sight(OFFICE, day(7, 29))))) == Offer(*COMING[0])
    assert next(iter(OFFERED["ID|DATE"](Sight(OFFICE, day(7, 30))))) == Offer(*COMING[1])
    assert [*OFFERED["ID|DATE"](Sight(OFFICE, day(7, 30)))][-3] == Offer(*COMING[0])


def test_people_of_one_name_are_told_together_and_initials_stand_for_nobody() -> None:
    register = OFFICE.with_edit(Edit("", (Person(id="P9", name="D. Jo Ann Nobody"), Person(id="P8", name="E. Xu"))))
    people = OFFERED["NAME"]
    assert Offer("Nobody", "B. Nobody; D. Jo Ann Nobody") in people(Sight(register, TODAY))
    assert [*people(Sight(register, TODAY, "ann"))] == [Offer("Ann", "D. Jo Ann Nobody")]
    assert [*people(Sight(register, TODAY, "jo"))] == []
    assert [*people(Sight(register, TODAY, "d"))] == []
    assert "Ann" not in [one.value for one in people(Sight(register, TODAY))]
    assert "Xu" not in [one.value for one in people(Sight(register, TODAY))]


def test_lines_of_an_agenda_are_those_of_the_meeting_that_was_named_or_the_next() -> None:
    lines = OWN["agenda word", "line"]
    titles = ["Annual Report", "Performance", "Plan"]
    three = [Offer(str(number), title) for number, title in enumerate(titles, 1)]
    assert [*lines(Sight(OFFICE, TODAY))] == three
    assert [*lines(Sight(OFFICE, TODAY, "2"))] == three[1:2]
    september = OFFICE.need(Meeting, SEPTEMBER)
    assert [*lines(Sight(OFFICE, TODAY, "", september))] == [Offer("1", "Grant Monitoring")]
    assert [*lines(Sight(OFFICE, TODAY, "", OFFICE.need(WorkItem, "W6")))] == three
    assert [*lines(Sight(OFFICE, day(12, 3)))] == []


def test_steps_are_those_of_the_round_that_was_named() -> None:
    precept = OFFICE.need(StatutoryRound, "R1")
    steps = [*OFFERED["STEP"](Sight(OFFICE, TODAY, "", precept))]
    assert len(steps) > 4
    first = steps[0]
    assert next(iter(OFFERED["STEP"](Sight(OFFICE, TODAY, first.value.upper(), precept)))) == first
    by_name = [*OFFERED["STEP"](Sight(OFFICE, TODAY, first.says[:-1], precept))]
    assert by_name == [Offer(first.says, "")]


def test_an_argument_of_its_own_comes_before_the_word_of_its_help() -> None:
    assert source_of("question receive", "name", "NAME") is OWN["question receive", "name"]
    assert source_of("attend present", "name", "NAME") is OFFERED["NAME"]
    assert source_of("attend present", "name", "TEXT") is None
    assert [*OWN["question receive", "name"](Sight(OFFICE, TODAY))] == []


def said(*words: str) -> list[str]:
    return [one.value for one in offers(words, Book())]


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (("--desk", ""), []),
        (("item", "--desk", "p"), []),
        (("--file", ""), [""]),
        (("item", "move", "--file", ""), [""]),
        (("show", "programme", "--today", "tom"), ["tomorrow"]),
        (("show", "programme", "--today=tom"), ["--today=tomorrow"]),
        (("--file=x",), []),
        (("help", "item", "mo"), ["move", "moveable"]),
        (("item", "--rea"), ["--read-only"]),
        (("item", "move", "--rea"), ["--reason", "--read-only"]),
        (("item", "mo", "x"), []),
        (("item", "reorder", "W9", ""), ["up", "down"]),
        (("item", "move", "--", "--t"), []),
        (("item", "move", "W9", "--", "--to"), []),
        (("item", "move", "--reason", "--t"), []),
        (("item", "move", "--reason=why", "--to", "nex"), ["next"]),
        (("item", "move", "W9", "--to", "next", "--to"), ["--today"]),
        (("item", "reorder", "W9", "up", ""), []),
        (("attend", "present", "--meeting", "next", "Ors"), ["Orson"]),
        (("attend", "guest", ""), []),
        (("undo", ""), []),
        (("minute", "add", "--meeting", "27/1", ""), []),
    ],
)
def test_the_end_of_a_line_is_completed_by_what_stands_before_it(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], values: list[str]
) -> None:
    monkeypatch.setenv("SECRETARIAT_FILE", str(cli.panel))
    given = offers(words, Book())
    assert [one.value for one in given] == values
    if values == [""]:
        assert given == [FILE_NAMES]


def test_an_option_is_offered_with_what_its_help_says(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRETARIAT_FILE", str(cli.panel))
    assert offers(("item", "move", "--to"), Book()) == [
        Offer("--to", "where it goes"),
        Offer("--today", "take this day as today, such as 12/7/2021"),
    ]
    assert offers(("item", "mov"), Book())[0].says.startswith("move ")
    assert offers(("--rea",), Book()) == [Offer("--read-only", "change nothing")]
