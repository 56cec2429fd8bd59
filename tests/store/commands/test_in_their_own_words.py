"""What is done to the limit: the day itself, one step up or down, one of a number, and what goes with it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.attendance.room import record_presence
from store.commands.declarations.declarations import edit_declaration
from store.commands.merging import _named_already
from store.commands.minutes.returned import _joined, _Spot
from store.commands.programme.items import add_item
from store.commands.programme.papers import order_paper
from store.commands.questions.answers import _why_not_supplementary
from store.edit import Edit
from store.problems import Refused
from store.records import (
    Action,
    Asker,
    Declaration,
    Meeting,
    MeetingStatus,
    MinutesState,
    Panel,
    Paper,
    Presence,
    Question,
    WorkItem,
)
from store.records.panel import QuestionKindRule, QuestionRules, RuleSet
from store.records.question import Exchange
from store.register import Register
from tests.store.commands.room.held import begun, event, refused, stamped
from tests.store.commands.sitting import DAY, FOUR, HELD, OUTSIDER, VICE, sitting
from tests.store.rules.whole import told

EVE, MORROW = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)


@pytest.mark.parametrize(("today", "told_on"), [(EVE, EVE), (DAY, DAY), (MORROW, None)])
def test_apologies_come_today_up_to_the_day_of_the_meeting(today: dt.date, told_on: dt.date | None) -> None:
    edit = record_presence(sitting(), today, meeting=HELD, people=(VICE,), presence=Presence.APOLOGIES)
    register = sitting().with_edit(edit)
    assert [one.told_on for one in register.need(Meeting, HELD).attendance] == [told_on]
    again = record_presence(register, MORROW, meeting=HELD, people=(VICE,), presence=Presence.APOLOGIES, told_on=EVE)
    assert [one.told_on for one in register.with_edit(again).need(Meeting, HELD).attendance] == [EVE]


@pytest.mark.parametrize(("today", "since"), [(EVE, EVE), (DAY, DAY), (MORROW, None)])
def test_an_item_of_a_meeting_that_is_over_was_there_before(today: dt.date, since: dt.date | None) -> None:
    edit = add_item(sitting(), today, title="Knives", meeting=HELD, all_the_same=True)
    assert [one.added_on for one in edit.puts if isinstance(one, WorkItem)] == [since]
    free = add_item(sitting(), today, title="Knives")
    assert [(one.added_on, one.order) for one in free.puts if isinstance(one, WorkItem)] == [(today, 1)]


PAPERS = tuple(Paper(number=at, what=what) for at, what in enumerate("abc", 1))
OF_PAPERS = Register.of(Panel(id="PANEL", name="A panel"), WorkItem(id="W9", title="Knives", papers=PAPERS))


@pytest.mark.parametrize(("paper", "by", "way", "order"), [("2", -1, "up", "bac"), ("2", 1, "down", "acb")])
def test_a_paper_goes_one_place_up_or_down(paper: str, by: int, way: str, order: str) -> None:
    edit = order_paper(OF_PAPERS, DAY, item="W9", paper=paper, by=by)
    (moved,) = edit.puts
    assert isinstance(moved, WorkItem)
    assert "".join(one.what for one in moved.papers) == order
    assert edit.sentence.endswith(f" {way} one place among the papers for “Knives”")


@pytest.mark.parametrize(("paper", "by", "end"), [("1", -1, "“a” is the first"), ("3", 1, "“c” is the last")])
def test_a_paper_at_an_end_goes_no_farther(paper: str, by: int, end: str) -> None:
    with pytest.raises(Refused) as problem:
        order_paper(OF_PAPERS, DAY, item="W9", paper=paper, by=by)
    assert told(problem.value.first) == f"paper-at-the-end: {end} of the papers already. Move another paper."
    with pytest.raises(ValueError, match="by one place, not by 2"):
        order_paper(OF_PAPERS, DAY, item="W9", paper=paper, by=2)


ALLOWED = "Name who allowed it all the same, such as the Chair."
NOT_SET = "The panel's rules say nothing of a supplementary question. Name who allowed it, such as the Chair."
NONE = f"The panel's rules do not provide for a supplementary question. {ALLOWED}"
CHAIRS = "A supplementary question is at the Chair's discretion. Name the Chair as who allowed it."
YES = QuestionRules(supplementary="yes")
OF_KIND = (QuestionKindRule(kind="question", supplementary="yes"),)


@pytest.mark.parametrize(
    ("rules", "asked", "why"),
    [
        (QuestionRules(supplementary=""), 0, f"supplementary-not-set: {NOT_SET}"),
        (QuestionRules(supplementary="no"), 0, f"no-supplementary: {NONE}"),
        (QuestionRules(supplementary="chair_discretion"), 0, f"chair-must-allow: {CHAIRS}"),
        (QuestionRules(supplementary="no", kinds=OF_KIND), 0, ""),
        (YES, 5, ""),
        (replace(YES, supplementary_max=1), 0, ""),
        (replace(YES, supplementary_max=1), 1, "1 supplementary question."),
        (replace(YES, supplementary_max=2), 1, ""),
        (replace(YES, supplementary_max=2), 3, "2 supplementary questions."),
    ],
)
def test_so_many_supplementary_questions_are_allowed(rules: QuestionRules, asked: int, why: str) -> None:
    panel = Panel(id="PANEL", name="A panel", rules=(RuleSet(questions=rules),))
    exchanges = tuple(Exchange(asked="Why?") for _ in range(asked))
    question = Question(id="Q1", asker=Asker(name="A"), text="Why?", supplementaries=exchanges)
    if why.startswith(("1", "2")):
        why = f"supplementary-number: The panel's rules allow {why} {ALLOWED}"
    assert told(_why_not_supplementary(Register.of(panel, question), question, DAY)) == why


def test_what_names_another_record_already_names_it() -> None:
    action = Action(id="A1", text="x", parent="A2")
    assert _named_already(action, "A2")
    assert not _named_already(action, "A3")
    assert not _named_already(None, "A2")


def test_that_nobody_declared_anything_is_not_edited_as_a_declaration() -> None:
    nil = Declaration(id="D1", meeting=HELD, nil=True)
    register = sitting().with_edit(Edit("", (nil,)))
    with pytest.raises(Refused) as problem:
        edit_declaration(register, DAY, declaration="D1", people=(OUTSIDER,), interest="x")
    assert len(problem.value.problems) == 1


def finalised(name: str, date: dt.date) -> Meeting:
    return Meeting(id=name, date=date, status=MeetingStatus.HELD, minutes=MinutesState(finalised_on=date))


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("M5", ["confirm-later"]),
        ("M6", []),
        ("M3", ["confirm-none"]),
        ("", ["confirm-which"]),
    ],
)
def test_minutes_are_confirmed_of_an_earlier_meeting_that_was_held(typed: str, codes: list[str]) -> None:
    others = (finalised("M5", DAY), finalised("M6", dt.date(2021, 4, 1)))
    register = begun().with_edit(Edit("", others))
    one = event("minutes confirmed", "13:05", meeting=typed)
    if codes:
        assert [problem.code for problem in refused(register, one)] == codes
    else:
        assert stamped(register, one).need(Meeting, "M6").minutes.confirmed_on == DAY


def test_whoever_is_told_of_the_roll_may_be_there_by_a_link() -> None:
    register = begun()

    def remote(**said: Any) -> list[bool]:
        after = stamped(register, event("roll", people=(FOUR,), presence="present", **said))
        return [one.remote for one in after.need(Meeting, HELD).attendance if one.person == FOUR]

    assert remote() == [False]
    assert remote(remote=True) == [True]


def test_lines_of_minutes_that_came_back_unchanged_keep_their_empty_lines() -> None:
    def spots(*now: list[str] | None) -> list[_Spot]:
        words = ("One.", "", "", "Two.")
        return [_Spot("N1", "text", text, None, back) for text, back in zip(words, now, strict=True)]

    assert _joined(spots(None, None, None, None)) == "One.\n\n\nTwo."
    assert _joined(spots(["First.", "Next.", "- A"], None, None, None)) == "First.\n\nNext.\n- A\n\nTwo."
    assert _joined(spots([], None, None, None)) == "Two."
