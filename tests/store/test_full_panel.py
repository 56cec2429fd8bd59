"""Every list, every paper and all that is told of each record of a panel of which everything is recorded.

What is expected stands in tests/golden/full, a file for each, to be read; what is empty is left out of a list.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from store.edit import Edit
from store.journal.images import touched
from store.papers.document import Document, TableBlock
from store.papers.printed import PAPERS, document_of, printed
from store.papers.questions.letter_words import letter_words
from store.papers.rendering.at_width import list_at_width
from store.papers.views import VIEWS, row_type, rows_of
from store.problems import Problem, Refused
from store.queries import history, outcome, planner
from store.queries.agenda import offers, pack, shown
from store.queries.agenda.agenda import agenda_of
from store.queries.agenda.business import page_lines
from store.queries.agenda.changes import changes_of_agenda
from store.queries.agenda.notice import notices_of
from store.queries.attendance import board
from store.queries.attendance.votes import vote_lines, votes_of
from store.queries.calendar import clock, meetings
from store.queries.calendar.impact import impact_of
from store.queries.calendar.published_today import published_today_words
from store.queries.calendar.sent import sent_lines
from store.queries.complaints import whole as complaints
from store.queries.complaints.year import complaint_year
from store.queries.declarations import declarations
from store.queries.detail import detail
from store.queries.members import members
from store.queries.minutes.whole import minutes_whole
from store.queries.programme import fullness, items
from store.queries.programme.paper_checks import check_rows
from store.queries.programme.papers import rows_of_item
from store.queries.publishing.next_step import next_step
from store.queries.publishing.timeline import timeline_rows
from store.queries.questions import detail as questions
from store.queries.questions import lists
from store.queries.questions.sheet import sheet_rows
from store.queries.questions.whole import question_whole
from store.queries.reports import whole as reports
from store.queries.reports.listed import report_row
from store.queries.room import choices, room
from store.queries.rounds import rounds
from store.queries.search import Haystack
from store.queries.settings import settings
from store.records import (
    ActionStatus,
    Asker,
    Complaint,
    ContactDetails,
    ItemMove,
    Meeting,
    MeetingStatus,
    Question,
    QuestionState,
    Record,
    Report,
    StatutoryRound,
    WorkItem,
)
from store.register import Register
from store.rules.publishing.withheld import withheld
from tests.as_read import same_lines
from tests.store.full_panel import TODAY, full_panel

GOLDEN = Path(__file__).parents[1] / "golden" / "full"
HELD, NEXT = "M2", "M3"
OF_ONE = {name: view for name, view in VIEWS.items() if view.of_one and name != "record"}
WAS: dict[str, Any] = {one.id: one for table in full_panel().tables.values() for one in table.values()}
EMPTY: tuple[object, ...] = (None, "", [], {}, False)


@pytest.fixture(scope="module")
def full() -> Register:
    return full_panel()


def check(name: str, lines: Iterable[str]) -> None:
    """Compare lines with what was read of that name."""
    same_lines(GOLDEN / f"{name}.txt", lines)


def told(row: object) -> str:
    """Tell a row in a line, without what is empty."""
    fields = msgspec.to_builtins(row)
    return "; ".join(f"{name}: {_short(value)}" for name, value in fields.items() if value not in EMPTY)


def _short(value: Any) -> str:
    return ", ".join(map(_short, value)) if isinstance(value, list) else str(value)


def listed(register: Register, name: str, chosen: dict[str, Any]) -> Iterator[str]:
    """Give the rows of a list, and those with what is exempt where they are others."""
    rows = list(map(told, rows_of(name, register, TODAY, **chosen)))
    whole = list(map(told, rows_of(name, register, TODAY, exempt=True, **chosen)))
    yield from rows
    if whole != rows:
        yield "-- with what is exempt"
        yield from (row for row in whole if row not in rows)


@pytest.mark.parametrize("name", [name for name in VIEWS if name not in OF_ONE and name not in {"record", "history"}])
def test_every_list_of_a_panel_of_which_everything_is_recorded(name: str, full: Register) -> None:
    check(f"list-{name}", listed(full, name, {}))


@pytest.mark.parametrize("name", OF_ONE)
def test_every_list_of_a_meeting_that_was_held_and_of_the_next(name: str, full: Register) -> None:
    lines: list[str] = []
    for meeting in (HELD, NEXT):
        lines += [f"# {meeting}", *listed(full, name, {"meeting": meeting})]
    check(f"list-{name}", lines)


VALUES: dict[str, tuple[Any, ...]] = {"meeting": (HELD, NEXT), "report": ("L1", "L2")}
ALSO: dict[str, Any] = {
    "exempt": True,
    "changes_sheet": True,
    "council": "Felpersham",
    "financial": True,
    "meeting": HELD,
}


ASKED_AND_GIVEN = {
    "programme": "changes? | md text html docx pdf csv json | programme, -, public, all",
    "tracker": "meeting? exempt? | md text html docx pdf csv json | tracker, -, public, all",
    "declarations": "meeting? exempt? | csv md text html docx pdf json | declarations, -, public, all",
    "attendance": "meeting? year? | md text html docx pdf csv json | -, -, public, all",
    "annual": "year? financial? | md text html docx pdf csv json | -, -, public, all",
    "calendar": "meeting? year? exempt? | csv md text html docx pdf json ics | calendar, ics, public, all",
    "members": "exempt? | csv md text html docx pdf json | members, -, public, all",
    "agenda": "meeting! changes_sheet? | md text html docx pdf json | -, -, public, all",
    "minutes": "meeting! exempt? | md text html docx pdf json | -, -, public, all",
    "brief": "meeting! | md text html docx pdf json | -, -, for few, itself",
    "notice": "meeting! council? | md text html docx pdf json | -, -, public, all",
    "questions": "meeting? | csv md text html docx pdf json | questions, -, public, all",
    "complaints": "year? | md text html docx pdf csv json | -, -, public, all",
    "report": "report! | md text html docx pdf json | -, -, public, words",
}
"""What each paper must be (!) and may be (?) asked for, its forms with the usual one first, the list that it prints,
the forms that are given the history, for whom it is, and what of exempt business it keeps back."""


def test_what_each_paper_asks_for_and_in_which_forms_it_is_given() -> None:
    told = {}
    for name, paper in PAPERS.items():
        asks = " ".join([*(f"{one}!" for one in paper.asks), *(f"{one}?" for one in paper.may_ask)])
        whom = "for few" if paper.for_few else "public"
        rest = f"{paper.view or '-'}, {' '.join(paper.of_history) or '-'}, {whom}, {paper.withholds}"
        told[name] = f"{asks} | {' '.join(paper.forms)} | {rest}"
    assert told == ASKED_AND_GIVEN


def test_how_each_list_is_shown_and_what_of_exempt_business_it_keeps_back() -> None:
    check(
        "lists",
        (
            f"{name}: {one.summary}; {'told in sentences' if one.told else 'a table'}"
            f"{', under headings' * bool(one.text)}{', of one meeting' * one.of_one}; keeps back {one.withholds}"
            for name, one in VIEWS.items()
        ),
    )


def test_the_beginning_of_every_list_for_lines_of_so_many_cells(full: Register) -> None:
    lines: list[str] = []
    for name in (one for one in VIEWS if one not in {*OF_ONE, "record", "history"}):
        rows = rows_of(name, full, TODAY)[:3]
        for width in (50, 100):
            lines += [f"# {name} at {width}", *list_at_width(row_type(name), rows, width).splitlines()]
    check("lists-at-width", (line.rstrip() for line in lines))


def test_what_is_refused_where_what_a_paper_is_of_is_not_there(full: Register) -> None:
    lines: list[str] = []
    for name, paper in PAPERS.items():
        for missing in sorted({*paper.asks, *paper.may_ask} & {"meeting", "report", "council"}):
            asked = {one: VALUES[one][0] for one in paper.asks} | {missing: "X9"}
            for form in sorted({"md", "text", *paper.others, *(("csv", "json") if paper.view else ())}):
                try:
                    printed(name, form, full, TODAY, **asked)
                except Refused as refused:
                    told_of = (f"{one.code} at {one.field}: {one}" for one in refused.problems)
                    lines.append(f"{name} of {missing} as {form}: {' '.join(told_of)}")
    check("papers-refused", lines)


def _laid_out(document: Document) -> Iterator[str]:
    """Tell what the text of a paper does not show: what stands at the foot, and how wide columns are to be."""
    yield f"-- {document.title} | {document.running}"
    for block in document.blocks:
        if isinstance(block, TableBlock):
            yield f"-- {' | '.join(block.heads)}: {block.shares}, {block.caption}"


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_of_a_panel_of_which_everything_is_recorded(name: str, full: Register) -> None:
    lines: list[str] = []
    paper = PAPERS[name]
    for each in product(*(VALUES[one] for one in paper.asks)):
        asked = dict(zip(paper.asks, each, strict=True))
        for also in ({}, *({one: ALSO[one]} for one in paper.may_ask if one in ALSO)):
            lines.append(f"# {', '.join(f'{key} {value}' for key, value in (asked | also).items())}".rstrip())
            try:
                lines += printed(name, "text", full, TODAY, **asked, **also).data.decode().splitlines()
                lines += _laid_out(document_of(name, full, TODAY, **asked, **also))
                for form in () if also else sorted(paper.others.keys() - {"ics", "text"}):
                    lines += [f"-- {form}", *printed(name, form, full, TODAY, **asked).data.decode().splitlines()]
            except Refused as refused:
                lines += map(str, refused.problems)
    check(f"paper-{name}", lines)


def test_all_that_is_told_of_each_record(full: Register) -> None:
    lines: list[str] = []
    for table in full.tables.values():
        for record_id in table:
            lines += [f"# {record_id}", *(f"{label}: {text}" for label, text in detail(full, record_id, TODAY))]
    check("records", lines)


def lines_of(value: Any) -> Iterator[str]:
    """Tell whatever a query gives, a line for each row of it."""
    if value is None or isinstance(value, str):
        yield value or "-"
    elif isinstance(value, Problem):
        yield f"{value.code}: {value}"
    elif isinstance(value, Record):
        yield value.id
    elif isinstance(value, msgspec.Struct) or hasattr(value, "_asdict"):
        fields = (
            value._asdict() if hasattr(value, "_asdict") else {f: getattr(value, f) for f in value.__struct_fields__}
        )
        told = ((name, "; ".join(lines_of(one))) for name, one in fields.items() if one not in EMPTY and one != ())
        yield "{" + ", ".join(f"{name}: {words}" for name, words in told) + "}"
    elif isinstance(value, Mapping):
        yield from (f"{key}: {'; '.join(lines_of(one))}" for key, one in value.items())
    elif isinstance(value, Iterable):
        for one in value:
            yield from lines_of(one)
    else:
        yield str(value)


Asked = Callable[..., Any]

OF_A_MEETING: dict[str, Asked] = {
    "room": lambda register, meeting: room.event_lines(register, meeting),
    "room, without what is exempt": lambda register, meeting: room.event_lines(withheld(register), meeting),
    "business": lambda register, meeting: page_lines(register, meeting),
    "agenda": lambda register, meeting: agenda_of(register, meeting),
    "agenda as a list": lambda register, meeting: shown.agenda_shown(register, meeting),
    "notes of its items": lambda register, meeting: [
        (shown.flag_words(one), shown.papers_short(one), shown.item_note(one))
        for one in shown.agenda_shown(register, meeting).items
    ],
    "what building would change": lambda register, meeting: changes_of_agenda(register, meeting),
    "notices": lambda register, meeting: notices_of(register, meeting),
    "what could come late": lambda register, meeting: offers.late_offers(register, meeting),
    "behind which line": lambda register, meeting: offers.places_after(register, meeting, TODAY),
    "pack": lambda register, meeting: pack.pack_parts(register, meeting),
    "as first out": lambda register, meeting: [
        (line.number, line.title, [(one.what, one.exempt_paragraph, one.interest) for one in line.papers])
        for issue in pack.as_first_out(register, meeting).published
        for line in issue.lines
    ],
    "not out yet": lambda register, meeting: pack.unpublished_entries(register, meeting),
    "minutes left out": lambda register, meeting: pack.minutes_left_out(register, meeting),
    "who is there": lambda register, meeting: board.board(register, meeting.id),
    "who is there, told": lambda register, meeting: [
        board.describe(register, meeting, row) for row in board.board(register, meeting.id).rows
    ],
    "roll": lambda register, meeting: board.printed_roll(register, meeting),
    "votes": lambda register, meeting: vote_lines(votes_of(register, meeting)),
    "clock": lambda register, meeting: clock.clock_rows(register, meeting, TODAY),
    "clock, told": lambda register, meeting: map(clock.stand_words, clock.clock_rows(register, meeting, TODAY)),
    "declarations": lambda register, meeting: declarations.sheet(register, meeting.id, TODAY),
    "may need declaring": lambda register, meeting: declarations.may_need(register, meeting),
    "sent": lambda register, meeting: sent_lines(register, meeting),
    "minutes": lambda register, meeting: minutes_whole(register, meeting),
    "exempt minutes": lambda register, meeting: minutes_whole(register, meeting, exempt=True),
    "next step": lambda register, meeting: next_step(register, meeting, TODAY),
    "published today": lambda register, meeting: published_today_words(register, meeting, TODAY),
    "who may come": lambda register, meeting: choices.comers(register, meeting),
    "who may leave": lambda register, meeting: choices.leavers(register, meeting),
    "what may be taken": lambda register, meeting: choices.takers(register, meeting),
    "next event": lambda register, meeting: choices.next_event(register, meeting),
    "what is open": lambda register, meeting: choices.open_items(register, meeting),
    "later meetings": lambda register, meeting: choices.later_meetings(register, meeting),
    "not reached": lambda register, meeting: choices.not_reached(register, meeting),
    "questions to put": lambda register, meeting: choices.questions_to_put(register, meeting),
    "questions": lambda register, meeting: sheet_rows(register, meeting),
    "time-line": lambda register, meeting: timeline_rows(register, TODAY, meeting.id),
}


def answers(asked: Mapping[str, Asked], register: Register, *about: Any) -> Iterator[str]:
    """Give what each query answers, under its name."""
    for name, ask in asked.items():
        yield f"# {name}"
        try:
            yield from lines_of(ask(register, *about))
        except Refused as refused:
            yield from map(str, refused.problems)


@pytest.mark.parametrize("meeting_id", [HELD, NEXT])
def test_all_that_is_told_of_a_meeting(meeting_id: str, full: Register) -> None:
    check(f"meeting-{meeting_id}", answers(OF_A_MEETING, full, full.need(Meeting, meeting_id)))


OF_TWO_YEARS = (dt.date(2021, 1, 1), dt.date(2022, 12, 31))

OF_A_RECORD: dict[type[Record], dict[str, Asked]] = {
    Question: {
        "lines": lambda register, one: questions.question_lines(register, one, TODAY),
        "rules": lambda register, one: questions.check_lines(register, one, TODAY),
        "repeats": lambda register, one: questions.repeat_lines(register, one, TODAY),
        "whole": lambda register, one: question_whole(register, one, TODAY, private=False),
        "row": lambda register, one: lists.question_row(register, one, TODAY),
        "steps": lambda register, one: lists.step_lines(register, one, TODAY),
        "like": lambda register, one: lists.like_rows(register, one, TODAY),
        "words of a letter to the asker": lambda register, one: letter_words(register, one, TODAY, to_asker=True),
        "words of a letter to others": lambda register, one: letter_words(register, one, TODAY, to_asker=False),
    },
    Complaint: {
        "lines": lambda register, one: complaints.complaint_lines(register, one, TODAY),
        "to do": lambda register, one: complaints.to_do_lines(register, one, TODAY),
    },
    Report: {
        "lines": lambda register, one: reports.report_lines(register, one, TODAY),
        "row": lambda register, one: report_row(register, one, TODAY),
    },
    StatutoryRound: {
        "lines": lambda register, one: rounds.round_lines(rounds.round_view(register, one.id, TODAY)),
        "its dates": lambda register, one: rounds.dates_within(register, one, *OF_TWO_YEARS, TODAY),
    },
    WorkItem: {
        "row": lambda register, one: items.row(register, one, 1),
        "papers": lambda register, one: rows_of_item(register, one),
        "papers to put right": lambda register, one: check_rows(register, one, one.papers, TODAY),
    },
}


@pytest.mark.parametrize("kind", OF_A_RECORD, ids=lambda kind: kind.table)
def test_all_that_queries_answer_of_a_record(kind: type[Record], full: Register) -> None:
    lines: list[str] = []
    for one in full.tables[kind.table].values():
        lines += [f"#### {one.id}", *answers(OF_A_RECORD[kind], full, one)]
    check(f"queries-{kind.table}", lines)


CHANGED = (
    replace(WAS["W1"], title="The plan", minutes=None, moves=(ItemMove(on=TODAY, how="deferred", reason="late"),)),
    replace(WAS["Q1"], asker=Asker(name="Pat Parr", private=ContactDetails(email="OTHER")), state=QuestionState.CLOSED),
    replace(WAS["M3"], date=dt.date(2021, 8, 5), venue="", status=MeetingStatus.CALLED),
    replace(WAS["A3"], progress=(), status=ActionStatus.DONE),
)
PUT_OFF = replace(WAS["W2"], moves=(*WAS["W2"].moves, ItemMove(on=TODAY, how="deferred", reason="again")))
NEW_ITEM = WorkItem(id="W20", title="New", meeting="M3")
MOVED_ON = replace(WAS["M3"], date=dt.date(2021, 8, 30))
STATES = ("W1", "Q1", "M3", "A1", "P1", "N2", "D1", "R1", "L1", "K1")

OF_THE_PANEL: dict[str, Asked] = {
    "membership": lambda register: members.headline(register, TODAY),
    "roll": lambda register: members.roll(register, TODAY),
    "matters of membership": lambda register: members.findings(register, TODAY),
    "balance": lambda register: members.balance_lines(register, TODAY),
    "interests": lambda register: members.interests_clock(register, TODAY),
    "plan of the day": lambda register: planner.planner(register, TODAY, TODAY),
    "plan of a day of a meeting": lambda register: planner.planner(register, dt.date(2021, 7, 29), TODAY),
    "years": lambda register: meetings.years(register, TODAY),
    "usual pattern": lambda register: meetings.usual_pattern(register, TODAY),
    "next deadline": lambda register: clock.next_deadline(register, TODAY),
    "shelves": lambda register: lists.shelves(register, TODAY),
    "complaints of the year": lambda register: complaint_year(register, TODAY),
    "if business moved": lambda register: fullness.what_if_words(register, ("W1", "W2"), "M4"),
    "where business can go": lambda register: items.move_targets(register, ("W2",), TODAY),
    "groups": lambda register: [(one.title, one.note) for one in items.groups(register, TODAY)],
    "settings": lambda register: settings.settings(register, TODAY),
    "found": lambda register: [
        hit for query in ("a", "plan field", "june 2021", "cllr archer") for hit in Haystack(register).matches(query)
    ],
    "nearly found": lambda register: [hit for slip in ("polise", "precpt") for hit in Haystack(register).near(slip)],
    "found in the bin": lambda register: Haystack(register).in_bin("thrown"),
    "changes of a record": lambda register: [
        history.differences(register, one)
        for one in touched(register, Edit("x", (*CHANGED, PUT_OFF, NEW_ITEM), ("W6",)))
    ],
    "what a move does to deadlines": lambda register: impact_of(register, Edit("x", (MOVED_ON,)), TODAY),
    "what came of changes": lambda register: outcome.outcomes(register, TODAY, list(STATES), "Done"),
}


@pytest.mark.parametrize("name", OF_THE_PANEL)
def test_all_that_queries_answer_of_a_panel(name: str, full: Register) -> None:
    check(f"panel-{name.replace(' ', '-')}", answers({name: OF_THE_PANEL[name]}, full))


def test_the_registers_of_interests(full: Register) -> None:
    check("interests", [str(row) for one in ("P1", "P2", "P3") for row in declarations.entries_of(full, one, TODAY)])
