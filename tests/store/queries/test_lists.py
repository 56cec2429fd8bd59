"""Plain lists of questions, declarations, actions and members."""

from __future__ import annotations

import datetime as dt

import pytest

from store.papers.tables import text_cells
from store.papers.views import VIEWS, row_type, rows_of
from store.queries.actions.listed import action_state, due_words, listed_actions
from store.queries.rows import Value, cell_text, columns
from store.records import (
    Action,
    ActionStatus,
    Asker,
    ContactDetails,
    Declaration,
    DueKind,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Minute,
    Panel,
    Person,
    Question,
    QuestionState,
    Record,
    Role,
    Seat,
    WorkItem,
)
from store.register import Register
from store.sample import DEMO_DAY

TODAY = dt.date(2021, 7, 12)
JANUARY = Meeting(id="M1", date=dt.date(2021, 1, 27), status=MeetingStatus.HELD)
BRIEFING = Meeting(id="M2", date=dt.date(2021, 2, 10), kind=MeetingKind.PRIVATE_BRIEFING)
OFF = Meeting(id="M3", date=dt.date(2021, 3, 1), status=MeetingStatus.CANCELLED)
MARCH = Meeting(id="M4", date=dt.date(2021, 3, 25), status=MeetingStatus.HELD)
JULY = Meeting(id="M5", date=dt.date(2021, 7, 29))


def register(*records: Record) -> Register:
    return Register.of(Panel(id="PANEL", name="A panel"), JANUARY, BRIEFING, OFF, MARCH, JULY, *records)


def action(number: int, **fields: object) -> Action:
    return Action(id=f"A{number}", text=f"Action {number}", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "words", "state"),
    [
        ({}, "undated", "undated"),
        ({"due_kind": DueKind.DATE, "due_on": dt.date(2021, 7, 11)}, "Sunday 11 July 2021", "overdue by 1 day"),
        ({"due_kind": DueKind.DATE, "due_on": TODAY}, "Monday 12 July 2021", "due today"),
        ({"due_kind": DueKind.DATE, "due_on": dt.date(2021, 7, 13)}, "Tuesday 13 July 2021", "open"),
        ({"due_kind": DueKind.DATE}, "date, date not recorded", "open"),
        ({"due_kind": DueKind.MEETING, "due_meeting": "M5"}, "Thursday 29 July 2021", "open"),
        ({"due_kind": DueKind.MEETING, "due_meeting": "M99"}, "meeting, date not recorded", "open"),
        ({"due_kind": DueKind.NEXT_MEETING, "meeting": "M1"}, "Thursday 25 March 2021", "overdue by 3 months"),
        ({"due_kind": DueKind.NEXT_MEETING}, "next meeting, date not recorded", "open"),
        ({"due_kind": DueKind.EVERY_MEETING}, "every meeting, next Thursday 29 July 2021", "open"),
        ({"due_kind": DueKind.QUARTERLY}, "quarterly", "open"),
        ({"status": ActionStatus.DONE}, "undated", "done"),
    ],
)
def test_when_an_action_is_due_and_how_it_stands(fields: dict[str, object], words: str, state: str) -> None:
    one = action(1, **fields)
    assert due_words(register(one), one, TODAY) == words
    assert action_state(register(one), one, TODAY) == state


def cells(name: str, register: Register) -> dict[str, tuple[str, ...]]:
    """Give the cells of a list by the id of their record, without it and without the source."""
    order = [column for column in columns(row_type(name)) if column.field not in {"id", "source"}]
    return {row.id: text_cells(order, row) for row in rows_of(name, register, TODAY)}  # type: ignore[attr-defined]


def test_actions_list_the_longest_overdue_first_and_closed_ones_last() -> None:
    found = register(
        action(1, status=ActionStatus.DONE),
        action(2),
        action(3, meeting="M1"),
        action(4, due_kind=DueKind.DATE, due_on=dt.date(2021, 9, 1)),
        action(5, due_kind=DueKind.DATE, due_on=dt.date(2021, 7, 1)),
        action(6, due_kind=DueKind.DATE, due_on=dt.date(2020, 7, 1)),
    )
    assert list(cells("actions", found)) == ["A6", "A5", "A4", "A2", "A3", "A1"]


def test_an_action_in_the_list() -> None:
    found = register(
        Minute(id="N1", meeting="M1", number="47"),
        action(1, meeting="M1", minute="N1", owner="Commissioner", due_kind=DueKind.DATE, due_on=JULY.date),
    )
    assert cells("actions", found)["A1"] == (
        "open",
        "Thu 29 Jul 2021",
        "action",
        "Commissioner",
        "47, 27 January 2021",
        "166",
        "",
        "Action 1",
    )
    (row,) = listed_actions(found, TODAY)
    assert (row.due, row.age) == ("2021-07-29", 166)


def test_questions_latest_first_and_nothing_private() -> None:
    secret = ContactDetails(address="1 Secret Street", email="secret@example.org", phone="000")
    found = register(
        Question(id="Q1", asker=Asker(name="Old One"), text="t"),
        Question(id="Q2", asker=Asker(name="A", private=secret), text="t", received_at=dt.datetime(2021, 7, 1, 9)),
        Question(
            id="Q3",
            asker=Asker(name="Young-Person Name", under_18=True),
            text="t",
            subject="Speeding",
            received_at=dt.datetime(2021, 7, 2, 9, tzinfo=dt.UTC),
            meeting="M4",
            held_over_to="M5",
            state=QuestionState.HELD_OVER,
        ),
        Question(id="Q4", asker=Asker(name="Shy", consents_to_name=False), text="t"),
    )
    rows = cells("questions", found)
    assert list(rows)[:2] == ["Q3", "Q2"]
    assert rows["Q3"][:6] == ("Fri 2 Jul 2021", "question", "Y.P.N.", "Speeding", "Thu 29 Jul 2021", "held over")
    assert rows["Q3"][6:] == ("tell the asker", "not recorded", "not recorded")
    assert rows["Q1"][0] == "not recorded"
    assert rows["Q4"][2] == "name withheld"
    assert "ecret" not in str(rows)


def test_declarations_of_the_latest_meeting_first() -> None:
    found = register(
        Person(id="P1", name="A. Member"),
        Person(id="P2", name="B. Member"),
        WorkItem(id="W1", title="Grants"),
        Declaration(id="D1", meeting="M1", nil=True),
        Declaration(
            id="D2", meeting="M4", people=("P1", "P2"), interest="pecuniary", items=("W1",), speak="no", vote="no"
        ),
        Declaration(id="D3", meeting="M99"),
    )
    assert [one[:5] for one in cells("declarations", found).values()] == [
        (
            "Thu 25 Mar 2021",
            "A. Member, B. Member",
            "pecuniary",
            "Grants",
            "must not vote, must not speak; ask if in doubt",
        ),
        ("Wed 27 Jan 2021", "no one", "none", "no declarations were made", "none"),
        ("not recorded", "not recorded", "not recorded", "not recorded", "no bar is known; ask if in doubt"),
    ]


def test_members_are_those_of_the_day_with_vacancies() -> None:
    found = register(
        Person(id="P1", name="A. Member"),
        Seat(id="S1", role=Role.MEMBER, body="Melton", from_date=dt.date(2021, 5, 1)),
        Seat(id="S2", person="P1", role=Role.CHAIR, party="Independent", term_ends=dt.date(2022, 5, 1)),
        Seat(id="S3", person="P1", to_date=dt.date(2020, 5, 1)),
        Seat(id="S4", person="P1", role=Role.OFFICER, post="Clerk"),
    )
    assert [(record, *words) for record, words in cells("members", found).items()] == [
        ("S2", "A. Member", "Chair", "not recorded", "Independent", "yes", "not recorded", "Sun 1 May 2022"),
        ("S1", "vacant", "member", "Melton", "", "yes", "Sat 1 May 2021", ""),
        ("S4", "A. Member", "Clerk", "not recorded", "", "", "not recorded", ""),
    ]


@pytest.mark.parametrize("name", ["questions", "declarations", "actions", "members"])
def test_every_list_of_the_sample_names_its_sources(sample: Register, name: str) -> None:
    rows = rows_of(name, sample, DEMO_DAY)
    assert rows
    assert all(row.source for row in rows)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", VIEWS)
def test_no_two_columns_of_a_list_share_a_name_or_a_heading(name: str) -> None:
    found = columns(row_type(name))
    for names in ([one.name for one in found], [one.csv for one in found], [one.heading for one in found]):
        assert len(set(names)) == len(names)
        assert all(names)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (True, "yes"),
        (False, ""),
        (0, "0"),
        ("x", "x"),
        (dt.date(2021, 7, 29), "Thu 29 Jul 2021"),
        (("a", "b"), "a; b"),
    ],
)
def test_cells_in_words(value: Value, words: str) -> None:
    assert cell_text(value) == words
