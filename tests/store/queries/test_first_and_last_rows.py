"""Which of several stands first in a list, which is told of them all, and what is told of neither."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.agenda.issuing import withdraw_line
from store.commands.agenda.lines import build_agenda, word_line
from store.edit import Edit
from store.problems import Refused
from store.queries.actions.search_words import read_search
from store.queries.agenda.agenda import agenda_of
from store.queries.agenda.notice import notices_of
from store.queries.bin import bin_rows
from store.queries.calendar.impact import impact_between
from store.queries.declarations.declarations import describe
from store.queries.findings.check import _line
from store.queries.findings.findings import FindingLine
from store.queries.imports import preview_lines
from store.queries.programme.ledger import ledger
from store.queries.questions.detail import check_lines
from store.queries.rounds.rounds import round_view
from store.records import (
    Action,
    Declaration,
    DueKind,
    ItemMove,
    ItemStatus,
    Meeting,
    MeetingKind,
    Minute,
    NoticePosted,
    Question,
    QuestionState,
    WorkItem,
)
from store.records.panel import HolidayChange
from store.records.question import Check
from store.rules.imports import ImportLine, ImportState, ImportTaken
from tests.store.commands.agenda import desk
from tests.store.commands.office import HELD, JULY, TODAY, office


def test_what_was_put_in_the_bin_last_stands_first() -> None:
    binned = [
        WorkItem(id=f"W9{place}", title=f"x{place}", binned_on=dt.date(2021, 6, day))
        for place, day in enumerate((2, 9, 5))
    ]
    register = office().with_edit(Edit("", tuple(binned)))
    days = [one.binned_on for one in bin_rows(register, TODAY)]
    assert len(days) > 3
    assert days == sorted(days, reverse=True)
    assert [one.id for one in bin_rows(register, TODAY)][-3:] == ["W91", "W92", "W90"]


@pytest.mark.parametrize(
    ("records", "meeting", "about"),
    [
        (("N1", "N2"), JULY, ("N1", "first.pdf")),
        ((), HELD, (HELD, "")),
        ((), None, ("", "")),
        (("X9",), None, ("X9", "")),
    ],
)
def test_a_finding_is_about_its_first_record_else_about_its_meeting(
    records: tuple[str, ...], meeting: str | None, about: tuple[str, str]
) -> None:
    minutes = [Minute(id=one, meeting=HELD, source=source) for one, source in (("N1", "first.pdf"), ("N2", "b.pdf"))]
    given: dict[str, Any] = dict.fromkeys(("code", "sentence", "place", "cure", "area", "acts"), "x")
    given |= {name: "x" for name in FindingLine.__struct_fields__ if name not in given} | {"acts": ()}
    row = FindingLine(**given | {"records": records, "meeting": meeting})
    line = _line(office().with_edit(Edit("", tuple(minutes))), row)
    assert (line.id, line.source) == about


def test_a_round_that_is_not_there_is_told_at_its_field() -> None:
    with pytest.raises(Refused) as refused:
        round_view(office(), "R99", TODAY)
    assert [(one.code, one.field) for one in refused.value.problems] == [("unknown-id", "round")]


def test_what_can_be_taken_or_left_is_numbered_from_one() -> None:
    lines = tuple(
        ImportLine(key=key, state=state, what="item", words=key, can_take=able, taken=able)
        for key, state, able in (
            ("Plan", ImportState.NEW, True),
            ("Vans", ImportState.UNPLACED, False),
            ("Precept", ImportState.NEW, True),
        )
    )
    told = [line.strip() for line in preview_lines(ImportTaken(Edit(""), lines), numbered=True)]
    assert [line for line in told if line.endswith(("Plan", "Vans", "Precept"))] == ["1. Plan", "2. Precept"]
    bare = [line.strip() for line in preview_lines(ImportTaken(Edit(""), lines))]
    assert [line for line in bare if line.endswith(("Plan", "Vans", "Precept"))] == ["Plan", "Precept"]


def test_an_item_that_was_withdrawn_has_no_time_and_takes_none() -> None:
    register = desk.run(desk.office(), build_agenda, meeting=desk.HERE)
    for line in ("1", "2", "3", "4", "5", "6"):
        register = desk.run(register, word_line, meeting=desk.HERE, line=line, minutes=10)
    assert agenda_of(register, desk.here(register)).state == "draft"
    out = desk.out(register)
    assert agenda_of(out, desk.here(out)).state == "published"
    gone = desk.run(out, withdraw_line, desk.AFTER, meeting=desk.HERE, line="4", reason="Not ready")
    times = [one.starts for one in agenda_of(gone, desk.here(gone)).items]
    assert times == ["13:00", "13:10", "13:20", "", "13:30", "13:40"]
    assert agenda_of(desk.office(), desk.here(desk.office())).state == "not built"


def test_next_in_a_search_is_the_next_meeting_in_public() -> None:
    briefing = Meeting(id="M20", date=dt.date(2021, 7, 20), kind=MeetingKind.PRIVATE_BRIEFING)
    actions = tuple(
        Action(id=f"A{day}", text="x", meeting=HELD, due_kind=DueKind.DATE, due_on=dt.date(2021, 7, day))
        for day in (19, 20, 29, 30)
    )
    register = office().with_edit(Edit("", (briefing, *actions)))
    for sign, ids in (("<", ["A19", "A20"]), ("<=", ["A19", "A20", "A29"]), ("=", ["A29"]), (">", ["A30"])):
        search = read_search(register, f"due:{sign}next", TODAY)
        assert [one.id for one in register.actions if one.id in {a.id for a in actions} and search.keeps(one)] == ids


def test_a_moved_meeting_is_warned_of_by_the_bank_holidays_that_are_then_entered() -> None:
    before = office()
    moved = replace(before.need(Meeting, JULY), date=dt.date(2021, 7, 30))
    assert impact_between(before, before.with_edit(Edit("", (moved,))), TODAY).notes == ()
    change = HolidayChange(day=moved.date, name="Jubilee", change="added", reason="x", entered_on=TODAY)
    panel = replace(before.panel, holiday_changes=(change,))
    entered = before.with_edit(Edit("", (panel,)))
    notes = impact_between(before, entered.with_edit(Edit("", (moved,))), TODAY).notes
    assert any("Jubilee" in one or "bank holiday" in one for one in notes), notes
    back = impact_between(entered, before.with_edit(Edit("", (moved,))), TODAY).notes
    assert not any("Jubilee" in one or "bank holiday" in one for one in back), back


def test_checks_that_fail_stand_first_and_those_that_pass_last() -> None:
    results = ("pass", "judgement", "not set", "fail")
    checks = tuple(Check(rule=one, result=one, why="x") for one in results)
    question = replace(office().need(Question, "Q1"), state=QuestionState.ACCEPTED, checks=checks)
    assert [words for words, _ in check_lines(office(), question, TODAY)] == [
        f"Rule: {one}" for one in reversed(results)
    ]


def test_where_nobody_declared_anything_the_sentence_and_the_meeting_are_told() -> None:
    nil = Declaration(id="D1", meeting=HELD, nil=True)
    told = describe(office(), nil, TODAY)
    assert [what for what, _ in told] == ["Minute", "Meeting"]
    assert "25 March 2021" in told[1][1]


def deferred(on: dt.date, what: str = "", to: str | None = None, reason: str = "") -> ItemMove:
    return ItemMove(on=on, how="deferred", from_meeting=HELD, to_meeting=to, what=what, reason=reason)


def test_each_part_of_an_item_that_was_put_off_is_told_by_itself_with_its_last_reason() -> None:
    moves = (
        deferred(dt.date(2021, 3, 25), "the annex", JULY, "Not ready"),
        deferred(dt.date(2021, 4, 1), "", JULY, "Too long"),
        deferred(dt.date(2021, 5, 1), "the annex", None, "Still not ready"),
    )
    item = WorkItem(id="W50", title="Plan B", meeting=JULY, order=20, moves=moves, status=ItemStatus.PLANNED)
    told = [one for one in ledger(office().with_edit(Edit("", (item,))), TODAY) if one.id == "W50"]
    assert sorted((one.what, one.times, one.why) for one in told) == [
        ("the annex", 2, "Still not ready"),
        ("whole item", 1, "Too long"),
    ]


def test_a_notice_names_its_first_posting_and_where_the_meeting_can_be_watched() -> None:
    register = desk.office()
    days = (dt.date(2021, 7, 16), dt.date(2021, 7, 14))
    posted = tuple(NoticePosted(council="Melton", on=day) for day in days)
    meeting = replace(desk.here(register), notices=posted, webcast="https://example.org/watch", finish=dt.time(16))
    first = next(one for one in notices_of(register, meeting) if one.council == "Melton")
    assert first.posted_on == days[0]
    assert "It can be watched at https://example.org/watch" in first.text
    bare = next(one for one in notices_of(register, replace(meeting, webcast="")) if one.council == "Oadby")
    assert (bare.posted_on, "watched" in bare.text) == (None, False)
