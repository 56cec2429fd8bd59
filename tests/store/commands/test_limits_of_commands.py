"""The most a command takes and the first it refuses; one of something and several of it, each with its sentence."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.actions.actions import carry_over, edit_action, note_progress
from store.commands.actions.linking import origin_words
from store.commands.actions.recommendations import tick_copies
from store.commands.actions.splitting import Piece, split_minute
from store.commands.attendance.room import record_presence
from store.commands.attendance.votes import take_back_vote
from store.commands.declarations.interests import edit_interest, register_interest
from store.commands.questions.decisions import confirm_decision
from store.commands.settings.panel import edit_panel
from store.commands.settings.settings import change_setting
from store.commands.settings.starting_rules import starting_rules
from store.commands.settling import set_criteria
from store.edit import Edit
from store.records import (
    Action,
    ActionKind,
    Asker,
    Council,
    Interest,
    InterestEntry,
    Minute,
    Nation,
    Person,
    Presence,
    Question,
    QuestionState,
    Vote,
)
from store.register import Register
from store.rules.settings.reading import setting
from tests.store.commands.office import CANCELLED, HELD, JULY, RELEASED, TODAY, codes, office, refusal, run

COUNCILS = (Council(name="Borchester"), Council(name="Felpersham"), Council(name="Penny Hassett"))
RECOMMENDATION = Action(id="A3", kind=ActionKind.RECOMMENDATION, text="Look again", legal_basis="precept", meeting=HELD)


def with_records(*records: Any) -> Register:
    return office().with_edit(Edit("", records))


def of_the_panel(**fields: Any) -> Register:
    return with_records(replace(office().panel, **fields))


@pytest.mark.parametrize("name", ["from_date", "to_date", "arose_on", "notified_on"])
@pytest.mark.parametrize("year", [205, 2205])
def test_no_day_of_an_interest_is_of_another_age(name: str, year: int) -> None:
    typed: dict[str, Any] = {name: dt.date(year, 1, 5)}
    found = refusal(office(), register_interest, person="P1", category="land", text="A field", **typed)
    assert name in {problem.field for problem in found}
    entered = Interest(id="I2", person="P1", entry=InterestEntry(category="land", text="A field"))
    assert name in {problem.field for problem in refusal(with_records(entered), edit_interest, interest="I2", **typed)}


@pytest.mark.parametrize(
    ("command", "typed"),
    [
        (edit_action, {"text": "Something else"}),
        (note_progress, {"text": "Something was done"}),
    ],
)
def test_an_action_in_the_bin_is_left_as_it_is(command: Any, typed: dict[str, Any]) -> None:
    binned = replace(RECOMMENDATION, binned_on=TODAY)
    assert "in-bin" in codes(refusal(with_records(binned), command, action="A3", **typed))
    run(with_records(RECOMMENDATION), command, action="A3", **typed)


@pytest.mark.parametrize("meeting", [CANCELLED, RELEASED])
def test_a_decision_cannot_stand_whose_meeting_is_off(meeting: str) -> None:
    asked = Question(id="Q2", asker=Asker(name="A Person"), text="Why?", meeting=meeting, state=QuestionState.ACCEPTED)
    (problem,) = refusal(with_records(asked), confirm_decision, question="Q2")
    assert (problem.code, problem.act) == ("meeting-gone", "question.hold")


def test_an_action_of_a_minute_has_the_source_that_was_typed_else_that_of_the_minute() -> None:
    minute = Minute(id="N9", meeting=HELD, number="47", text="Look into it.", source="minutes.pdf")
    for typed, source in (("letter.pdf", "letter.pdf"), ("", "minutes.pdf")):
        done = run(with_records(minute), split_minute, minute="N9", pieces=[Piece(text="Look")], source=typed)
        assert done.after.need(Action, "A3").source == source


@pytest.mark.parametrize(("source", "clause", "words"), [("letter", "(b)", "letter"), ("", "(b)", "(b)"), ("", "", "")])
def test_an_item_comes_from_the_source_of_its_action_else_from_its_clause(source: str, clause: str, words: str) -> None:
    assert origin_words(replace(RECOMMENDATION, source=source, clause=clause)) == words


@pytest.mark.parametrize(("line", "taken"), [(-1, False), (0, True), (6, True), (7, False)])
def test_the_line_lies_between_no_points_and_all_there_are(line: int, taken: bool) -> None:
    criteria = ("Need", "Time")
    if taken:
        assert run(office(), set_criteria, criteria=criteria, line=line).after.panel.rules[0].scoring_line == line
    else:
        (problem,) = refusal(office(), set_criteria, criteria=criteria, line=line)
        assert (problem.code, problem.cure) == ("line-unlikely", "Type a number from 0 to 6.")


def test_votes_are_taken_back_by_number_from_one_on() -> None:
    register = with_records(Vote(id="V1", meeting=HELD, motion="That it be noted"))
    for number in (-1, 0, 2):
        (problem,) = refusal(register, take_back_vote, meeting=HELD, number=number)
        assert (problem.code, problem.cure) == ("vote-none", "1 are recorded.")
    (problem,) = refusal(office(), take_back_vote, meeting=HELD, number=1)
    assert problem.cure == "None is recorded."
    assert run(register, take_back_vote, meeting=HELD, number=1).after.live(Vote, "V1") is None


@pytest.mark.parametrize(("seats", "taken"), [(0, True), (20, True), (21, False), (-1, False)])
def test_a_council_has_twenty_seats_at_most(seats: int, taken: bool) -> None:
    councils = (Council(name="Borchester", seats=seats),)
    if taken:
        run(office(), edit_panel, councils=councils)
    else:
        (problem,) = refusal(office(), edit_panel, councils=councils)
        assert (problem.code, problem.cure) == ("seats-unlikely", "Type a number from 0 to 20.")


@pytest.mark.parametrize(("month", "taken"), [(0, False), (1, True), (12, True), (13, False)])
def test_the_municipal_year_begins_in_a_month_that_there_is(month: int, taken: bool) -> None:
    if taken:
        run(office(), edit_panel, year_starts_month=month)
    else:
        assert codes(refusal(office(), edit_panel, year_starts_month=month)) == ["no-such-month"]


def test_up_to_three_people_are_named_and_more_are_counted() -> None:
    people = [Person(id=f"P{number}", name=f"Guest {number}") for number in range(11, 15)]
    for many, said in ((1, "Guest 11"), (3, "Guest 11, Guest 12 and Guest 13"), (4, "Recorded 4 people as")):
        ids = tuple(one.id for one in people[:many])
        done = run(with_records(*people), record_presence, meeting=HELD, people=ids, presence=Presence.IN_ATTENDANCE)
        assert said in done.edit.sentence, done.edit.sentence


def test_one_council_is_named_and_two_are_counted_and_so_are_actions() -> None:
    register = of_the_panel(councils=COUNCILS).with_edit(
        Edit("", (RECOMMENDATION, replace(RECOMMENDATION, id="A4", text="Look once more")))
    )

    def said(actions: tuple[str, ...], councils: tuple[str, ...]) -> str:
        return run(register, tick_copies, actions=actions, councils=councils).edit.sentence

    assert said(("A3",), ("Borchester",)).endswith("to Borchester")
    assert said(("A3",), ("Borchester", "Felpersham")).endswith("to 2 councils")
    assert "Look again" in said(("A3",), ("Borchester",))
    assert "2 actions" in said(("A3", "A4"), ("Borchester",))
    carried = [run(register, carry_over, actions=ids, to=JULY).edit.sentence for ids in (("A3",), ("A3", "A4"))]
    assert "Look again" in carried[0]
    assert "2 actions" in carried[1]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("name", "Two\nlines"),
        ("rules.notice.clear_days", "5\n6"),
        ("rules.questions.eligibility", "lives, works\nstudies"),
        ("rules.questions.written_answer_due", "10 working days\nafter the meeting"),
    ],
)
def test_what_is_a_line_in_the_settings_takes_no_second_one(path: str, value: str) -> None:
    found = refusal(office(), change_setting, path=path, value=value)
    assert [problem.code for problem in found] == ["text-line-break"], (setting(path), found)


def test_a_new_panel_begins_with_what_the_law_brings_round_and_nothing_else() -> None:
    begun = {nation: starting_rules(nation) for nation in Nation}
    for rules in begun.values():
        assert {one.code: one.months for one in rules.cyclical} == {
            "precept": (1, 2),
            "annual-report": (6, 7, 9),
            "election-of-chair": (5, 6, 7),
        }
        assert [one.title for one in rules.agenda if one.place == "after"] == [
            "Work programme",
            "Any other urgent business",
            "Date of next meeting",
        ]
        assert (rules.deadlines, rules.meeting_minutes, rules.confirmed) == ((), None, ())
    assert [one.code for one in begun[Nation.ENGLAND].interests] == ["dpi", "ori", "nri"]
    assert [one.code for one in begun[Nation.WALES].interests] == ["personal", "prejudicial"]
