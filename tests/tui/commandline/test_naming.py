"""What is named on the command line is found as it is written, and nothing else; the whole of what is said if not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from store.edit import Edit
from store.records import (
    Action,
    Asker,
    Attendance,
    ItemKind,
    Meeting,
    Minute,
    Person,
    Presence,
    Question,
    Record,
    Report,
    Seat,
    StatutoryRound,
    Vote,
    WorkItem,
)
from store.register import Register
from tests.store.commands.office import HELD, JULY, TODAY, office
from tests.told import told
from tui.commandline.args import record_id, record_ids
from tui.commandline.naming import (
    describe_meeting,
    find_action,
    find_business,
    find_meeting,
    find_person,
    find_record,
    find_seat,
    kind_word,
)
from tui.commandline.reading import Reading, each_once, plain

OFFICE = office()


def also(*records: Record) -> Register:
    return OFFICE.with_edit(Edit("", records))


def day(month: int, number: int, year: int = 2021) -> dt.date:
    return dt.date(year, month, number)


def said(call: Callable[[], Any]) -> list[tuple[str, str]]:
    return [(str(one), one.field) for one in told(call)]


@pytest.mark.parametrize(
    ("typed", "meeting", "echoed"),
    [
        ("next", "M3", None),
        (" NEXT ", "M3", None),
        ("M4", "M4", None),
        ("m4", "M4", None),
        (" m4 ", "M4", None),
        ("29/7/2021", "M3", day(7, 29)),
        ("25 March 2021", "M1", day(3, 25)),
        ("8/12/2021", "", day(12, 8)),
    ],
)
def test_a_meeting_is_named_by_id_date_or_next(typed: str, meeting: str, echoed: dt.date | None) -> None:
    if meeting:
        given, on = find_meeting(OFFICE, typed, TODAY)
        assert (given.id, on) == (meeting, echoed)
    else:
        assert said(lambda: find_meeting(OFFICE, typed, TODAY)) == [
            (
                (
                    "There is no meeting on Wednesday 8 December 2021. The nearest: M9 Thursday 4 November 2021 "
                    "(Reserve Date) and M5 Thursday 2 December 2021."
                ),
                "meeting",
            )
        ]


def test_what_is_no_meeting_is_no_meeting() -> None:
    ((sentence, field),) = said(lambda: find_meeting(OFFICE, "M99", TODAY))
    assert (sentence.partition(".")[0], field) == ("There is no meeting “M99”", "meeting")
    ((sentence, _),) = said(lambda: find_meeting(OFFICE, "W2", TODAY))
    assert sentence.startswith("“W2” is not a date")
    empty = Register.of(OFFICE.panel)
    assert said(lambda: find_meeting(empty, "1/7/2021", TODAY)) == [
        (
            "There is no meeting on Thursday 1 July 2021. Add one with: secretariat meeting add DATE.",
            "meeting",
        )
    ]
    assert said(lambda: find_meeting(empty, "next", TODAY)) == [
        (
            "No meeting is arranged on or after Monday 12 July 2021. Add one with: secretariat meeting add DATE.",
            "meeting",
        )
    ]


def test_a_meeting_known_by_its_week_is_not_one_known_by_its_month_or_day() -> None:
    friday = day(11, 12)
    week, month = Meeting(id="M20", date=friday, known_by="week"), Meeting(id="M21", date=day(11, 30), known_by="month")
    both = also(week, month)
    assert find_meeting(both, "w/c 8 November", TODAY) == (week, None)
    assert find_meeting(both, "November 2021", TODAY) == (month, None)
    assert said(lambda: find_meeting(both, "w/c 15 November", TODAY)) == [
        (
            (
                "There is no meeting known by the week of Monday 15 November 2021 alone. The nearest: "
                f"{describe_meeting(week)} and {describe_meeting(month)}."
            ),
            "meeting",
        )
    ]


@pytest.mark.parametrize(
    ("typed", "action"),
    [("A2", "A2"), (" a1 ", "A1"), ("a clause", "A2"), ("REPORT ON", "A1"), ("Report  on savings", "A1")],
)
def test_an_action_is_named_by_its_id_or_its_beginning(typed: str, action: str) -> None:
    assert find_action(OFFICE, typed).id == action


def test_of_many_actions_eight_are_named_by_their_beginnings() -> None:
    nine = also(*(Action(id=f"A{number}", text=f"Write {'x' * 70}{number}") for number in range(10, 19)))
    listed = "; ".join(f"A{number} Write {'x' * 54}" for number in range(10, 18))
    assert said(lambda: find_action(nine, "write")) == [
        (f"There are 9 actions that “write” could be: {listed}. Name the one you mean by its id.", "action")
    ]


def test_those_at_the_meeting_are_meant_before_others() -> None:
    others = (
        Person(id="P5", name="C. Namesake"),
        Person(id="P6", name="A. Namesake"),
        Person(id="P7", name="D. Namesake"),
    )
    held = OFFICE.need(Meeting, HELD)
    came = replace(held, attendance=(*held.attendance, Attendance(person="P5", presence=Presence.PRESENT)))
    register = also(*others, came, Seat(id="S3", person="P6", from_date=day(7, 1)), Seat(id="S4"))
    assert find_person(register, "Namesake", HELD) == "P5"
    assert find_person(register, "Namesake", JULY) == "P6"
    assert [code for code, _ in said(lambda: find_person(register, "Namesake"))] != []
    assert find_person(register, "p7", JULY) == "P7"


def test_the_seat_of_today_is_meant_else_the_last_that_was_held() -> None:
    """The first stands neither first nor last among those that the person held."""
    person = Person(id="P5", name="E. Seated")
    past = [
        Seat(id="S3", person="P5", from_date=day(1, 1, 2016), to_date=day(1, 1, 2017)),
        Seat(id="S4", person="P5", from_date=day(1, 1, 2018), to_date=day(1, 1, 2019)),
        Seat(id="S5", person="P5", from_date=day(1, 1, 2014), to_date=day(1, 1, 2015)),
    ]
    assert find_seat(also(person, *past), "Seated", TODAY) == "S4"
    now = Seat(id="S6", person="P5", from_date=day(1, 1, 2020))
    assert (
        find_seat(also(person, *past, now, Seat(id="S7", person="P5", from_date=day(1, 1, 2022))), "Seated", TODAY)
        == "S6"
    )
    assert find_seat(also(person, *past), " s3 ", TODAY) == "S3"
    assert said(lambda: find_seat(also(person), "Seated", TODAY)) == [
        ("E. Seated holds no seat and never held one. Check the name, or seat that person first.", "seat")
    ]


@pytest.mark.parametrize(
    ("typed", "item", "echo"),
    [
        ("1", "W2", "Item 1 is “Annual Report”."),
        (" 3 ", "W5", "Item 3 is “Plan”."),
        ("W3", "W3", ""),
        ("Performance", "W3", ""),
        ("W6", "W6", ""),
    ],
)
def test_business_is_named_by_its_number_its_id_or_its_title(typed: str, item: str, echo: str) -> None:
    assert find_business(OFFICE, typed, JULY) == (item, echo)


@pytest.mark.parametrize("typed", ["0", "4", "00", "٤", "1a"])
def test_a_number_that_no_item_has_is_refused(typed: str) -> None:
    ((sentence, field),) = said(lambda: find_business(OFFICE, typed, JULY))
    if typed.isascii() and typed.isdigit():
        assert sentence == f"The meeting has no item {typed}. Its items have the numbers 1, 2, 3."
    else:
        assert sentence.startswith(f"There is no item “{typed}”.")
    assert field == "item"


def test_a_record_is_found_by_all_its_words_then_by_its_beginning_then_by_words_in_it() -> None:
    titles = ("Crime", "Crime plan", "Rural crime", "Crimewatch")
    items = also(*(WorkItem(id=f"W{number}", title=title) for number, title in enumerate(titles, 20)))
    found_by = {"crime": "W20", "CRIME, PLAN!": "W21", "crime p": "", "rural": "W22", "crimewatch": "W23", "w21": "W21"}
    for typed, record in found_by.items():
        problems = said(lambda typed=typed: find_record(items, typed, TODAY, (WorkItem,)))  # type: ignore[misc]
        if record:
            assert find_record(items, typed, TODAY, (WorkItem,)).id == record
        else:
            assert problems == [
                (
                    (
                        f"There is no item “{typed}”. Give its id, as secretariat show prints it, "
                        "or words of what the item is called."
                    ),
                    "record",
                )
            ]
    without = items.with_edit(Edit("", removes=("W20",)))
    assert find_record(without, "crime", TODAY, (WorkItem,)).id == "W21"
    twice = also(WorkItem(id="W20", title="Crime plan"), WorkItem(id="W21", title="Crime map"))
    ((sentence, _),) = said(lambda: find_record(twice, "crime", TODAY, (WorkItem,)))
    assert sentence == "“crime” could be W20 (item); W21 (item). Name the one you mean by its id."


def test_of_many_records_eight_are_named() -> None:
    ten = also(*(WorkItem(id=f"W{number}", title="Same") for number in range(20, 30)))
    eight = also(*(WorkItem(id=f"W{number}", title="Same") for number in range(20, 28)))
    listed = ", ".join(f"W{number} (item)" for number in range(20, 28)).replace(", ", "; ")
    name = "Name the one you mean by its id."
    assert said(lambda: find_record(ten, " same ", TODAY)) == [
        (f"“same” could be {listed} and 2 more. {name}", "record")
    ]
    assert said(lambda: find_record(eight, "same", TODAY)) == [(f"“same” could be {listed}. {name}", "record")]


def test_what_is_in_the_bin_is_meant_where_nothing_else_is_or_it_alone() -> None:
    register = also(WorkItem(id="W20", title="In the bin, too"))
    assert find_record(OFFICE, "in the bin", TODAY).id == "W10"
    assert find_record(register, "in the bin", TODAY).id == "W20"
    assert find_record(register, "in the bin", TODAY, binned=True).id == "W10"
    assert find_record(register, "w20", TODAY, binned=True).id == "W20"
    assert said(lambda: find_record(register, "!", TODAY)) == [
        (
            (
                "There is no record “!”. Give its id, as secretariat show prints it, "
                "or words of what the record is called."
            ),
            "record",
        )
    ]


def test_a_minute_is_found_by_what_names_one_where_a_minute_can_be_meant() -> None:
    assert find_record(OFFICE, "39/20 of 25/3/2021", TODAY).id == "N1"
    assert find_record(OFFICE, "39/20 of 25/3/2021", TODAY, (Minute, WorkItem)).id == "N1"
    assert said(lambda: find_record(OFFICE, "39/20 of 25/3/2021", TODAY, (WorkItem,))) != []
    assert said(lambda: find_record(OFFICE, "39/20 of 25/3/2021", TODAY, binned=True)) != []


@pytest.mark.parametrize(
    ("kinds", "word"),
    [
        ((), "RECORD"),
        ((StatutoryRound,), "ROUND"),
        ((Vote,), "VOTE"),
        ((Seat, Person), "SEAT"),
        ((WorkItem, Meeting), "ITEM"),
    ],
)
def test_the_help_has_the_last_word_of_what_the_first_kind_is_called(
    kinds: tuple[type[Record], ...], word: str
) -> None:
    assert kind_word(kinds) == word
    assert record_id("x", "says", kinds=kinds).settings == {"help": "says", "metavar": word}
    assert record_ids("x", "says", "+", kinds).settings == {"help": "says", "metavar": word, "nargs": "+"}
    assert record_id("x", "says", "OTHER", kinds).settings["metavar"] == "OTHER"


class TestReading:
    """One reading after another against the same register, with what it keeps for the next."""

    def test_dates_are_said_once_in_their_long_form(self) -> None:
        with Reading(OFFICE, TODAY) as read:
            assert (read.date(None), read.date(""), read.time(None), read.time("")) == (None, None, None, None)
            assert read.day("29/7/2021") == read.date("29/7/2021") == day(7, 29)
            assert read.day("Thursday 29 July 2021") == day(7, 29)
            assert read.past_date("1 December") == day(12, 1, 2020)
            assert read.date("1 December") == day(12, 1)
            assert read.meeting_day("w/c 8 November") == day(11, 12)
            assert read.meeting_day("9 November") == day(11, 9)
            assert read.time("1.30pm") == dt.time(13, 30)
        assert read.echoes == [
            "“29/7/2021” is Thursday 29 July 2021.",
            "“1 December” is Tuesday 1 December 2020.",
            "“1 December” is Wednesday 1 December 2021.",
            "“w/c 8 November” is the week of Monday 8 November 2021; its day is not known yet.",
            "“9 November” is Tuesday 9 November 2021.",
        ]

    def test_everything_that_cannot_be_read_is_refused_together(self) -> None:
        def reads() -> None:
            with Reading(OFFICE, TODAY) as read:
                assert read.day("31/2/2021") == read.meeting_day("zzz") == TODAY
                assert read.time("25pm") is None
                assert read.word(ItemKind, "nothing such", "kind of item") is next(iter(ItemKind))
                assert (read.item("Nothing"), read.action("Nothing"), read.minute("Nothing")) == ("", "", "")
                assert (read.person("Nothing"), read.seat("Nothing"), read.meeting("M99")) == ("", "", "")
                assert read.record("Nothing") == ""

        problems = told(reads)
        assert len(problems) == 11
        assert problems[3].sentence == "“nothing such” is not a kind of item."
        words = ", ".join(one.value for one in ItemKind if one.value)
        assert (problems[3].cure, problems[3].field) == (f"Choose from {words}.", "kind of item")

    def test_a_fault_within_a_reading_goes_before_what_was_read(self) -> None:
        def fails() -> None:
            with Reading(OFFICE, TODAY) as read:
                read.day("31/2/2021")
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fails()

    def test_people_and_numbers_belong_to_the_meeting_that_was_read_before(self) -> None:
        with Reading(OFFICE, TODAY) as read:
            assert (read.about, read.named) == ("", "")
            assert read.meeting("next") == read.about == read.named == "M3"
            assert read.business("2") == "W3"
            assert read.target("Suggested") is None
            assert read.about == "M3"
            assert read.target("30/9/2021") == read.about == "M4"
            assert read.action("A2") == "A2"
            assert read.about == "M4", "an action without a meeting leaves it"
            assert read.action("A1") == "A1"
            assert read.about == "M1"
            read.meeting("next")
            assert read.minute("N2") == "N2"
            assert read.about == "M1"
            assert read.question("Q1") == read.named == "Q1"
            assert read.record("W3", (WorkItem,)) == read.named == "W3"
            assert read.records(["W3", "w2", " W3"]) == ("W3", "W2")
        assert read.echoes == ["Item 2 is “Performance”.", "“30/9/2021” is Thursday 30 September 2021."]

    @pytest.mark.parametrize("typed", ["themed review", "Themed-Review", "themed_review"])
    def test_a_word_is_read_however_it_is_written(self, typed: str) -> None:
        assert plain(typed) == plain("themed review")

    def test_several_are_read_each_once_in_their_order(self) -> None:
        assert each_once(str.upper, ["b", "a", "B"]) == ("B", "A")


def test_a_report_and_a_question_are_named_as_records_are() -> None:
    register = also(Report(id="L1", round="R1"), Question(id="Q2", asker=Asker(name="Jo Sample"), text="Will it?"))
    assert find_record(register, "l1", TODAY, (Report,)).id == "L1"
    assert find_record(register, "jo sample", TODAY, (Question,)).id == "Q2"
