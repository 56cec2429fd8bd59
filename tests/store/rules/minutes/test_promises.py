"""What minutes promise: clauses, sentences that sound like it, days of meetings; and what is taken already."""

from __future__ import annotations

import datetime as dt

import pytest

from store.records import Action, ActionKind, Clause, Meeting, MeetingStatus, Minute
from store.register import Register
from store.rules.minutes.promises import days_promised, promises_of, why_not_arrange, why_not_split
from store.sample import sample_records

HELD = Meeting(id="M1", date=dt.date(2016, 9, 23), status=MeetingStatus.HELD)


def minute(**more: object) -> Minute:
    return Minute(id="N1", meeting="M1", number="37", **more)  # type: ignore[arg-type]


def test_every_promise_of_the_sample_is_offered_and_named_with_the_action_that_stands_for_it() -> None:
    register = Register.of(*sample_records())
    offered = {
        (one.number, promise.clause): promise for one in register.all(Minute) for promise in promises_of(register, one)
    }
    for action in register.actions:
        asked = register.get(Minute, action.minute)
        if asked is not None and (promise := offered.get((asked.number, action.clause))):
            assert action.id in promise.taken
    next_report = offered["47", "recommendation 2"]
    assert (next_report.kind, next_report.due) == (ActionKind.REPORT, "next meeting")
    assert offered["47", "recommendation 4"].due == "every meeting"
    assert offered["33", "(a)"].kind is None
    said = [one.words for (number, _), one in offered.items() if number == "31" and not one.resolved]
    assert len(said) == 1
    assert "regular updates on the collaboration work" in said[0]


@pytest.mark.parametrize(
    ("sentence", "kind", "due"),
    [
        (
            "It was agreed that a report on fraud would be brought to the next meeting.",
            ActionKind.REPORT,
            "next meeting",
        ),
        ("The Commissioner undertook to write to the Minister.", ActionKind.UNDERTAKING, ""),
        ("Members asked for the figures each quarter.", ActionKind.ACTION, ""),
        ("The slides would be circulated to members.", ActionKind.ACTION, ""),
        ("The panel asked that it be told at every meeting.", ActionKind.ACTION, "every meeting"),
    ],
)
def test_a_sentence_that_promises_is_offered_with_its_paragraph(sentence: str, kind: ActionKind, due: str) -> None:
    asked = minute(text=f"The plan was introduced.\n\nThanks were given. {sentence}\n\nNobody objected.")
    (promise,) = promises_of(Register.of(HELD, asked), asked)
    assert (promise.words, promise.clause, promise.kind, promise.due) == (sentence, "paragraph 2", kind, due)


@pytest.mark.parametrize("sentence", ["The report was noted.", "A member queried the figures.", "Members agreed."])
def test_a_sentence_that_promises_nothing_is_not_offered(sentence: str) -> None:
    asked = minute(text=sentence)
    assert promises_of(Register.of(HELD, asked), asked) == ()


def test_two_promises_of_one_paragraph_are_told_apart() -> None:
    asked = minute(text="Members asked for a map. The Clerk undertook to send it.")
    assert [one.clause for one in promises_of(Register.of(HELD, asked), asked)] == ["paragraph 1.1", "paragraph 1.2"]


SIX = "3 February;\n- 29 March;\n- 22 May;\n- 26 July;\n- 28 September;\n- 5 December."
LEAD = "That future meetings of the Panel would take place at 1.00pm on the following dates in 2017:-"
DAYS = tuple(dt.date(2017, month, day) for month, day in ((2, 3), (3, 29), (5, 22), (7, 26), (9, 28), (12, 5)))


def test_the_six_dates_are_read_with_their_year_and_time() -> None:
    asked = minute(resolutions=(Clause(text=f"{LEAD}\n- {SIX}"),))
    stands = Meeting(id="M2", date=DAYS[1])
    named = days_promised(Register.of(HELD, stands, asked), asked)
    assert tuple(one.day for one in named) == DAYS
    assert {one.start for one in named} == {dt.time(13)}
    assert [one.meeting for one in named] == ["", "M2", "", "", "", ""]


@pytest.mark.parametrize(
    "lead",
    ["That meetings be on the following dates:-", "That meetings be on the following dates in 2017 and 2018:-"],
)
def test_days_without_one_sure_year_are_not_guessed(lead: str) -> None:
    asked = minute(resolutions=(Clause(text=f"{lead}\n- {SIX}"),))
    assert days_promised(Register.of(HELD, asked), asked) == ()


def test_a_list_that_is_no_list_of_meetings_names_none() -> None:
    asked = minute(text="The following points were noted:\n\n- It began on 3 February 2017;\n- It ended on 4 May 2017.")
    assert days_promised(Register.of(HELD, asked), asked) == ()


def test_why_a_day_cannot_be_arranged() -> None:
    asked = minute(resolutions=(Clause(text=f"{LEAD}\n- {SIX}"),))
    register = Register.of(HELD, Meeting(id="M2", date=DAYS[1]), asked)
    assert why_not_arrange(register, asked, DAYS[0]) is None
    for day, code in ((DAYS[1], "arrange-stands"), (dt.date(2017, 2, 4), "arrange-unnamed")):
        problem = why_not_arrange(register, asked, day)
        assert problem is not None
        assert problem.code == code


def test_a_void_minute_promises_nothing() -> None:
    asked = minute(void=True, void_reason="Twice")
    assert why_not_split(Register.of(HELD, minute()), minute()) is None
    problem = why_not_split(Register.of(HELD, asked), asked)
    assert problem is not None
    assert problem.sentence == "Minute 37 is void."


def test_a_clause_that_is_taken_names_every_action_that_stands_for_it() -> None:
    asked = minute(resolutions=(Clause(label="(a)", text="Books a room."),))
    one = Action(id="A1", text="Book it", minute="N1", clause="(a)", kind=ActionKind.ACTION)
    two = Action(id="A2", text="Keep it", minute="N1", clause="(a)", kind=ActionKind.ACTION)
    (promise,) = promises_of(Register.of(HELD, asked, one, two), asked)
    assert promise.taken == ("A1", "A2")
