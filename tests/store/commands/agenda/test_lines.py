"""An agenda before it is published: built, ordered, worded, numbered, and standing items left out."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.agenda.lines import build_agenda, leave_out_line, place_line, word_line
from store.commands.programme.moves import move_items
from store.edit import Edit
from store.problems import Conflict
from store.records import AgendaLine, Meeting, MeetingStatus, Panel, WorkItem
from store.register import Register
from store.rules.agenda.lines import lines_now
from tests.store.commands.agenda.desk import AFTER, HERE, PAST, TODAY, here, office, out, refused, run


def built() -> Register:
    return run(office(), build_agenda, meeting=HERE)


def printed(register: Register) -> list[tuple[str, str]]:
    return [(line.number, line.title) for line in lines_now(register, here(register))]


def test_building_changes_the_meeting_and_nothing_else() -> None:
    register = office()
    edit = build_agenda(register, TODAY, meeting=HERE)
    assert edit.sentence == "Built the agenda for the meeting of 29 July 2021: 6 items"
    (after,) = edit.puts
    assert isinstance(after, Meeting)
    assert replace(after, agenda=()) == here(register)
    assert printed(register.with_edit(edit)) == [
        ("1", "Apologies for absence"),
        ("2", "Public questions"),
        ("3", "Plan"),
        ("4", "Vans"),
        ("5", "Precept"),
        ("6", "Any other urgent business"),
    ]
    assert build_agenda(register.with_edit(edit), TODAY, meeting=HERE).puts == ()


def test_building_again_counts_what_it_changes() -> None:
    register = run(built(), move_items, items=("W5",), to=HERE)
    edit = build_agenda(register, TODAY, meeting=HERE)
    assert edit.sentence == "Built the agenda for the meeting of 29 July 2021 again: 1 change"
    assert ("6", "Rural crime") in printed(register.with_edit(edit))


@pytest.mark.parametrize(
    ("status", "code"),
    [(MeetingStatus.CANCELLED, "agenda-closed"), (MeetingStatus.RELEASED, "agenda-closed")],
)
def test_a_meeting_that_does_not_take_place_has_no_agenda(status: MeetingStatus, code: str) -> None:
    register = office()
    register = register.with_edit(Edit("", (replace(here(register), status=status),)))
    assert [one.code for one in refused(register, build_agenda, meeting=HERE)] == [code]


def test_there_must_be_something_to_build_it_from() -> None:
    bare = Register.of(Panel(id="PANEL", name="A panel"), Meeting(id=HERE, date=dt.date(2021, 7, 29)))
    (problem,) = refused(bare, build_agenda, meeting=HERE)
    assert problem.code == "agenda-empty"
    assert problem.cure == "Add an item, or the standing items in the settings."


@pytest.mark.parametrize(
    ("command", "given"),
    [
        (build_agenda, {"meeting": PAST}),
        (place_line, {"meeting": PAST, "line": "Held", "by": -1}),
        (word_line, {"meeting": PAST, "line": "Held", "title": "x"}),
        (leave_out_line, {"meeting": PAST, "line": "1", "out": True}),
    ],
)
def test_the_agenda_of_a_meeting_that_has_passed_is_changed_only_if_that_is_meant(
    command: Any, given: dict[str, Any]
) -> None:
    register = office()
    if command is not build_agenda:
        register = run(register, build_agenda, meeting=PAST, all_the_same=True)
    (problem,) = refused(register, command, **given)
    assert problem.code == "meeting-passed"
    assert command(register, TODAY, all_the_same=True, **given).puts


def test_an_item_goes_up_and_down_and_is_marked_as_placed() -> None:
    register = run(built(), place_line, meeting=HERE, line="5", by=-1)
    assert [title for _, title in printed(register)][3:5] == ["Precept", "Vans"]
    (placed,) = [line for line in here(register).agenda if line.placed]
    assert placed.item == "W3"
    back = run(register, place_line, meeting=HERE, line="Precept", by=1)
    assert printed(back) == printed(built())


@pytest.mark.parametrize(("line", "by", "code"), [("1", -1, "agenda-first"), ("6", 1, "agenda-last")])
def test_the_ends_of_the_agenda(line: str, by: int, code: str) -> None:
    assert [one.code for one in refused(built(), place_line, meeting=HERE, line=line, by=by)] == [code]


def test_an_item_moves_by_one_place() -> None:
    with pytest.raises(ValueError, match="one place"):
        place_line(built(), TODAY, meeting=HERE, line="1", by=2)


@pytest.mark.parametrize("command", [place_line, word_line, leave_out_line])
def test_what_is_not_built_or_not_there_is_said(command: Any) -> None:
    more = {"by": 1} if command is place_line else {"out": True} if command is leave_out_line else {"title": "x"}
    (problem,) = refused(office(), command, meeting=HERE, line="1", **more)
    assert (problem.code, problem.act) == ("agenda-not-built", "agenda.build")
    (problem,) = refused(built(), command, meeting=HERE, line="9", **more)
    assert str(problem) == "There is no item “9” on this agenda. Type its number: 1, 2, 3, 4, 5, 6."


def test_an_item_is_worded_by_hand_and_empty_follows_the_programme_again() -> None:
    edit = word_line(built(), TODAY, meeting=HERE, line="4", title="POLICE VANS", ask="Members to note", minutes=15)
    assert edit.sentence.endswith("of “Vans” on the agenda for the meeting of 29 July 2021")
    register = built().with_edit(edit)
    line = lines_now(register, here(register))[3]
    assert (line.title, line.ask, line.minutes) == ("POLICE VANS", "Members to note", 15)
    again = run(register, word_line, meeting=HERE, line="POLICE VANS", title="", ask="", minutes=None)
    assert lines_now(again, here(again))[3].title == "Vans"
    assert word_line(again, TODAY, meeting=HERE, line="4", title="").puts == ()


def test_a_number_by_hand_counts_on_and_none_is_used_twice() -> None:
    register = run(built(), word_line, meeting=HERE, line="Vans", under=True)
    assert [number for number, _ in printed(register)] == ["1", "2", "3", "3.1", "4", "5"]
    lettered = run(built(), word_line, meeting=HERE, line="Vans", number="3a")
    assert [number for number, _ in printed(lettered)] == ["1", "2", "3", "3a", "4", "5"]
    (problem,) = refused(built(), word_line, meeting=HERE, line="Vans", number="3")
    assert problem.code == "agenda-number-twice"
    problems = refused(built(), word_line, meeting=HERE, line="Vans", number="x", minutes=-1)
    assert [one.code for one in problems] == ["agenda-number", "minutes-unlikely"]


def test_standing_business_has_its_paper_and_an_item_has_its_own() -> None:
    register = run(built(), word_line, meeting=HERE, line="1", appendix="Appendix A", pages="1–8")
    (paper,) = lines_now(register, here(register))[0].papers
    assert (paper.appendix, paper.pages) == ("A", "1-8")
    gone = run(register, word_line, meeting=HERE, line="1", appendix="", pages="")
    assert lines_now(gone, here(gone))[0].papers == ()
    (problem,) = refused(built(), word_line, meeting=HERE, line="Vans", appendix="A")
    assert problem.code == "agenda-papers-of-item"


def test_two_who_word_one_line_are_told() -> None:
    register = built()
    opened = next(line for line in here(register).agenda if line.item == "W2")
    theirs = run(register, word_line, meeting=HERE, line="Vans", title="Theirs")
    with pytest.raises(Conflict):
        word_line(theirs, TODAY, meeting=HERE, line=opened.id, was=opened, title="Mine")


def test_a_standing_item_is_left_out_of_one_agenda_and_building_again_keeps_that() -> None:
    edit = leave_out_line(built(), TODAY, meeting=HERE, line="2", out=True)
    assert edit.sentence == "Left “Public questions” out of the agenda for the meeting of 29 July 2021"
    register = built().with_edit(edit)
    assert [number for number, _ in printed(register)] == ["1", "2", "3", "4", "5"]
    assert build_agenda(register, TODAY, meeting=HERE).puts == ()
    back = run(register, leave_out_line, meeting=HERE, line="Public questions", out=False)
    assert back.tables == built().tables


def test_a_standing_item_is_not_taken_in_again_under_a_number_that_another_line_has_by_now() -> None:
    register = run(built(), word_line, meeting=HERE, line="2", number="3b")
    register = run(register, leave_out_line, meeting=HERE, line="Public questions", out=True)
    other = run(register, word_line, meeting=HERE, line="Any other urgent business", number="3B")
    (problem,) = refused(other, leave_out_line, meeting=HERE, line="Public questions", out=False)
    assert (problem.code, problem.sentence) == ("agenda-number-twice", "The number 3B is used twice on this agenda.")
    again = run(register, leave_out_line, meeting=HERE, line="Public questions", out=False)
    assert ("3b", "Public questions") in printed(again)


def test_an_item_of_the_programme_is_not_left_out_here() -> None:
    (problem,) = refused(built(), leave_out_line, meeting=HERE, line="Vans", out=True)
    assert (problem.code, problem.act) == ("agenda-of-programme", "item.move")


@pytest.mark.parametrize(
    ("command", "given"),
    [
        (build_agenda, {}),
        (place_line, {"line": "4", "by": 1}),
        (leave_out_line, {"line": "1", "out": True}),
        (word_line, {"line": "4", "number": "4a"}),
        (word_line, {"line": "4", "under": True}),
    ],
)
def test_what_was_published_is_not_built_ordered_or_numbered_anew_even_if_that_is_meant(
    command: Any, given: dict[str, Any]
) -> None:
    (problem,) = refused(out(), command, AFTER, meeting=HERE, all_the_same=True, **given)
    assert problem.code == "agenda-published"
    assert problem.act == "agenda.supplement"


def test_wording_of_a_published_item_is_asked_about() -> None:
    (problem,) = refused(out(), word_line, AFTER, meeting=HERE, line="4", title="POLICE VANS")
    assert problem.code == "agenda-out"
    assert word_line(out(), AFTER, meeting=HERE, line="4", title="POLICE VANS", all_the_same=True).puts


def test_lines_of_the_agenda_are_the_only_thing_that_these_acts_change() -> None:
    register = built()
    for edit in (
        place_line(register, TODAY, meeting=HERE, line="4", by=1),
        word_line(register, TODAY, meeting=HERE, line="4", title="x"),
        leave_out_line(register, TODAY, meeting=HERE, line="1", out=True),
    ):
        (after,) = edit.puts
        assert isinstance(after, Meeting)
        assert replace(after, agenda=()) == replace(here(register), agenda=())
        assert all(isinstance(line, AgendaLine) for line in after.agenda)
    assert register.need(WorkItem, "W2").order == 2
