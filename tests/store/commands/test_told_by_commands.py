"""Commands word for word and field for field: what is counted, what is told of a line, each fault at its own field."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.annual.words import _first_year
from store.commands.calendar.importing_lines import body_line
from store.commands.edits import _said_of, _sentence
from store.commands.fields import Problems
from store.commands.members.importing_lines import _typed as typed_day
from store.commands.minutes.correcting import RollTold, _touched, _why_not_roll
from store.commands.minutes.minutes import edit_minute
from store.commands.moderngov.business import _agenda_line
from store.commands.moderngov.sittings import _contents, _words
from store.commands.moderngov.work import PastWork
from store.commands.questions.after import group_questions
from store.commands.questions.decisions import why_not_hold_over
from store.commands.questions.receipt import _why_not_received
from store.edit import Edit
from store.problems import Problem
from store.records import Asker, Clause, Filed, Meeting, MeetingStatus, Presence, Question, QuestionState, WorkItem
from store.register import Register
from store.rules.calendar.drafts import DraftMeeting
from store.rules.imports import NO_CORRECTIONS, ImportPlace
from store.rules.moderngov.drafts import DraftSitting
from tests.store.commands.office import DECEMBER, HELD, JULY, SEPTEMBER, TODAY, day, office, refusal, run

PLACE = ImportPlace("file", "", 3)


def put(*records: Any) -> Register:
    return office().with_edit(Edit("", records))


def asked(number: int, **fields: Any) -> Question:
    return Question(id=f"Q{number}", asker=Asker(name="A"), text="Why?", meeting=DECEMBER, **fields)


@pytest.mark.parametrize(("groups", "expected"), [((None, None), 1), ((1, None), 2), ((1, 3), 4), ((3, 1), 4)])
def test_questions_taken_together_are_a_group_of_their_own(groups: tuple[int | None, ...], expected: int) -> None:
    others = [asked(10 + place, group=group) for place, group in enumerate(groups)]
    register = put(asked(5), asked(6), *others)
    done = run(register, group_questions, questions=("Q6", "Q5"))
    assert [done.after.need(Question, one).group for one in ("Q5", "Q6")] == [expected, expected]
    assert done.edit.sentence == "Took questions Q6 and Q5 together"
    apart = run(done.after, group_questions, questions=("Q5",), together=False)
    assert [apart.after.need(Question, one).group for one in ("Q5", "Q6")] == [None, expected]
    assert apart.edit.sentence == "Ungrouped Q5"
    assert {one.field for one in refusal(register, group_questions, questions=("Q5",))} == {"questions"}


def test_a_question_is_held_over_as_long_as_one_later_meeting_takes_it() -> None:
    question = replace(asked(5), meeting=JULY, state=QuestionState.ACCEPTED)
    assert why_not_hold_over(put(question), question, TODAY) is None
    off = [
        replace(office().need(Meeting, one), status=MeetingStatus.CANCELLED, cancelled_reason="x")
        for one in (SEPTEMBER, DECEMBER, "M2", "M9")
    ]
    problem = why_not_hold_over(put(question, *off), question, TODAY)
    assert problem is not None
    assert (problem.code, problem.field, problem.act) == ("no-later-meeting", "to", "meeting.new")
    earlier, on_the_day = replace(question, meeting=HELD), office().need(Meeting, JULY).date
    assert why_not_hold_over(put(earlier, *off), earlier, on_the_day) is None
    assert why_not_hold_over(put(earlier, *off), earlier, on_the_day + dt.timedelta(days=1)) is not None


def draft(number: int, on: dt.date | None) -> DraftMeeting:
    return DraftMeeting(key=f"k{number}", row="x", place=ImportPlace("file", "", number), day=on)


BODIES: dict[str, tuple[tuple[dt.date | None, ...], bool, str]] = {
    "one": ((day(7, 1),), True, "1 meeting of it is taken. Leaving this line does so for all of them."),
    "one left out": ((None,), False, "1 meeting of it is left out. Taking this line does so for all of them."),
    "two": (
        (day(7, 1), day(9, 2)),
        True,
        "2 meetings of it, Thu 1 Jul 2021 to Thu 2 Sep 2021, are taken. Leaving this line does so for all of them.",
    ),
    "two, of which one has a day": (
        (day(7, 1), None),
        False,
        "2 meetings of it are left out. Taking this line does so for all of them.",
    ),
    "three": (
        (day(7, 1), day(8, 5), day(9, 2)),
        False,
        "3 meetings of it, Thu 1 Jul 2021 to Thu 2 Sep 2021, are left out. Taking this line does so for all of them.",
    ),
}


@pytest.mark.parametrize("case", BODIES)
def test_the_line_of_another_body_tells_how_many_meetings_and_when(case: str) -> None:
    days, taken, words = BODIES[case]
    line = body_line("A Committee", [draft(number, one) for number, one in enumerate(days, 1)], taken=taken)
    assert (line.why, line.words, line.what, line.taken) == (words, "A Committee", "body", taken)
    assert (line.can_take, line.beside, line.place.line) == (True, True, 1)


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (TODAY, None),
        (TODAY + dt.timedelta(days=1), "received-in-future"),
        (dt.date(2000, 1, 1), None),
        (dt.date(1999, 12, 31), "year-unlikely"),
    ],
)
def test_a_question_came_in_by_today_and_not_in_another_age(on: dt.date, code: str | None) -> None:
    problem = _why_not_received(dt.datetime(on.year, on.month, on.day, 9, tzinfo=dt.UTC), TODAY)
    assert (problem and (problem.code, problem.field)) == (code and (code, "received_at"))


ROLLS: dict[str, tuple[RollTold, list[tuple[str, str]]]] = {
    "nothing": ({}, []),
    "how they came": ({"people": ("P1",), "presence": Presence.PRESENT}, []),
    "that they were not there": ({"people": ("P1", "P2"), "out": True}, []),
    "the office of two": ({"people": ("P1", "P2"), "role": "x"}, []),
    "when one came": ({"people": ("P1",), "arrived": dt.time(13)}, []),
    "when one left": ({"people": ("P1",), "left": dt.time(13)}, []),
    "a name for one": ({"people": ("P1",), "printed": "x"}, []),
    "somebody new": ({"name": "x", "role": "y"}, []),
    "what was wrong of whom": ({"people": ("P1",)}, [("correct-what", "presence")]),
    "expected": ({"people": ("P1",), "presence": Presence.EXPECTED}, [("correct-expected", "presence")]),
    "of nobody": ({"printed": "x"}, [("correct-whom", "people")]),
    "a name for two": ({"people": ("P1", "P2"), "printed": "x"}, [("correct-one", "people")]),
    "for whom": ({"people": ("P1",), "presence": Presence.SUBSTITUTE}, [("correct-for", "member")]),
    "two for one": (
        {"people": ("P1", "P2"), "presence": Presence.SUBSTITUTE, "member": "P3"},
        [("correct-one", "people")],
    ),
    "two for nobody": (
        {"people": ("P1", "P2"), "presence": Presence.SUBSTITUTE},
        [("correct-one", "people"), ("correct-for", "member")],
    ),
}
"""How the roll of a set is corrected, and what is said against that: code and field, in order."""


@pytest.mark.parametrize("case", ROLLS)
def test_what_is_said_against_a_correction_of_the_roll(case: str) -> None:
    told, expected = ROLLS[case]
    assert [(one.code, one.field) for one in _why_not_roll(told)] == expected


def test_a_correction_of_the_roll_touches_those_named_and_who_took_the_chair() -> None:
    assert _touched({"people": ("P1",), "chair": "P2"}) == {"P1", "P2"}
    assert _touched({"chair": ""}) == frozenset()


SITTINGS: dict[str, tuple[DraftSitting, str]] = {
    "a day": (DraftSitting(key="k", date=day(7, 29)), "Thursday 29 July 2021"),
    "a day as printed": (DraftSitting(key="k", printed_date="29/7"), "29/7"),
    "an hour": (DraftSitting(key="k", date=day(7, 29), start=dt.time(13)), "Thursday 29 July 2021, 1:00 pm"),
    "a place": (DraftSitting(key="k", date=day(7, 29), venue="Hall"), "Thursday 29 July 2021, Hall"),
    "both": (
        DraftSitting(key="k", date=day(7, 29), start=dt.time(13), venue="Hall"),
        "Thursday 29 July 2021, 1:00 pm, Hall",
    ),
}


@pytest.mark.parametrize("case", SITTINGS)
def test_a_meeting_of_modern_gov_is_told_on_a_line(case: str) -> None:
    sitting, words = SITTINGS[case]
    assert _words(sitting) == words
    assert _contents(sitting) == _contents(replace(sitting, whole=True)) == ""


@pytest.mark.parametrize(("on", "words"), [(day(7, 1), "1 July 2021"), (None, ""), ("", "")])
def test_a_day_of_a_seat_is_shown_as_it_would_be_typed(on: Any, words: str) -> None:
    assert typed_day(on) == words


JOINED: dict[str, tuple[tuple[str, ...], str]] = {
    "one": (("Moved A",), "Moved A"),
    "two": (("Moved A", "Moved B"), "Moved A. Moved B"),
    "two alike": (("Moved it", "Moved it"), "Moved it (2 of them)"),
    "three, two of them alike": (("Moved it", "Moved it", "Left B"), "Moved it. Moved it. Left B"),
    "many": (tuple(f"Moved number {n:03} of all that there are" for n in range(20)), ""),
}


@pytest.mark.parametrize("case", JOINED)
def test_what_was_done_to_several_is_said_as_far_as_one_reads_it(case: str) -> None:
    sentences, words = JOINED[case]
    told = _sentence(sentences)
    if words:
        assert told == words
        return
    count = told.count("Moved number")
    assert 1 < count < 20
    assert told.startswith(". ".join(sentences[:count]))
    assert told.endswith(f", and {20 - count} more likewise")


A, B = Problem("a", "A.", "Do.", "x"), Problem("b", "B.", "Do.", "x")


@pytest.mark.parametrize(
    ("problems", "number", "expected"),
    [
        ({"one": (A,)}, 1, ["A."]),
        ({"one": (A, A)}, 1, ["A.", "A."]),
        ({"one": (A,), "two": (A,)}, 2, ["A."]),
        ({"one": (A,), "two": (A, B)}, 2, ["A.", "two: B."]),
        ({"one": (A,)}, 2, ["one: A."]),
        ({"one": (A, A)}, 2, ["one: A.", "one: A."]),
    ],
)
def test_a_problem_of_all_is_told_once_and_that_of_some_with_their_names(
    problems: dict[str, tuple[Problem, ...]], number: int, expected: list[str]
) -> None:
    assert [one.sentence for one in _said_of(problems, number)] == expected


def test_what_is_wrong_with_a_line_of_a_minute_names_its_number() -> None:
    lists: dict[str, Any] = {
        "resolutions": (Clause(text="x"), Clause(text="")),
        "recommendations": (Clause(text=""),),
        "filed": (Filed(what="x"), Filed(what="a\x07b")),
    }
    problems = refusal(office(), edit_minute, minute="N1", lists=lists)
    assert [(one.field, one.sentence) for one in problems] == [
        ("resolutions", "Nothing has been typed for the words of resolution 2."),
        ("recommendations", "Nothing has been typed for the words of recommendation 1."),
        ("filed", "A bell character (U+0007) stands in the name of document 2 at character 2."),
    ]
    assert HELD == "M1"


@pytest.mark.parametrize(("number", "kept"), [("1.", "1"), (" 12 ", "12"), ("", "")])
def test_a_line_of_an_agenda_that_is_over_has_the_number_that_was_printed(number: str, kept: str) -> None:
    register = put(replace(office().need(WorkItem, "W1"), agenda_number=number))
    line = _agenda_line(PastWork(register, TODAY, NO_CORRECTIONS), "W1", 3)
    assert (line.id, line.item, line.number, line.placed) == ("L3", "W1", kept, True)


def test_a_first_year_that_cannot_be_read_is_a_problem() -> None:
    problems = Problems()
    assert _first_year("2021-22", problems) == 2021
    assert problems.all == []
    _first_year("soon", problems)
    assert len(problems.all) == 1
