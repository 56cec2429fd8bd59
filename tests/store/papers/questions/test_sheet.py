from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from store import rulesets
from store.papers.printed import printed
from store.papers.questions.sheet import minute_text, time_words
from store.records import Asker, Meeting, Panel, Question, QuestionState
from store.records.panel import QuestionRules, RuleSet
from store.records.question import Exchange, QuestionStep
from store.register import Register
from store.rules.questions.session import session_of
from store.sample import DEMO_DAY

HELD_WHOLE = ("text",)

S = QuestionState
MEETING = Meeting(id="M1", date=dt.date(2021, 7, 29), start=dt.time(13))


def question(number: int, **more: Any) -> Question:
    given: dict[str, Any] = {
        "asker": Asker(name=f"Person {number}", organisation="The Society", locality="Oakham"),
        "text": "As sent.",
        "published_text": f"Why {number}?",
        "received_at": dt.datetime(2021, 7, number, 9),
        "meeting": "M1",
        "state": S.ACCEPTED,
    }
    return Question(id=f"Q{number}", **(given | more))


def register(*questions: Question, rules: QuestionRules | None = None) -> Register:
    chosen = RuleSet(questions=rules) if rules else rulesets.rule_set("llr").rules
    return Register.of(Panel(id="PANEL", name="P", rules=(chosen,)), MEETING, *questions)


@pytest.mark.parametrize(
    ("mode", "line"),
    [
        ("", None),
        ("oral", "Answers are given at the meeting."),
        ("written", "Answers are given in writing."),
        ("oral or written", "Answers are given at the meeting or in writing."),
    ],
)
def test_the_sheet_says_how_answers_are_given(mode: str, line: str | None) -> None:
    told = text(register(question(1), rules=QuestionRules(answer_mode=mode))).splitlines()
    assert [words for words in told if words.startswith("Answers are")] == ([line] if line else [])


def text(found: Register) -> str:
    return printed("questions", "text", found, DEMO_DAY, meeting=MEETING.id).data.decode()


def test_the_sheet_prints_the_published_text_in_order_with_the_time() -> None:
    found = register(question(2, minutes=6), question(1, minutes=6, published_text="", group=1))
    assert text(found) == (
        "Public questions: Thursday 29 July 2021, 1:00 pm\n"
        "10 minutes, which the Chair may vary; 12 are booked; Q2 does not fit.\n"
        "\n"
        "1. Question Q1 from Person 1, The Society · 6 min · group 1\n"
        "The text has not been prepared for publication.\n"
        "\n"
        "2. Question Q2 from Person 2, The Society · 6 min · does not fit into the time\n"
        "Why 2?\n"
        "\n"
        "As recorded on 12 July 2021.\n"
    )
    assert "As sent" not in text(found)


def test_the_same_as_json_and_as_markdown() -> None:
    found = register(question(1, minutes=3, published_text="# Why *1*?"))
    (row,) = msgspec.json.decode(printed("questions", "json", found, DEMO_DAY, meeting=MEETING.id).data)
    assert (row["id"], row["number"], row["minutes"], row["begins"], row["fits"]) == ("Q1", 1, 3, 0, True)
    assert row["text"] == "# Why *1*?"
    lines = printed("questions", "md", found, DEMO_DAY, meeting=MEETING.id).data.decode().splitlines()
    assert lines[0] == "# Public questions: Thursday 29 July 2021, 1:00 pm"
    assert "\\# Why \\*1\\*?" in lines


@pytest.mark.parametrize(
    ("rules", "minutes", "wanted"),
    [
        (QuestionRules(), None, "The rules set no time; 0 minutes are booked."),
        (QuestionRules(session_minutes=10), 4, "10 minutes; 4 are booked."),
        (QuestionRules(session_minutes=10), None, "10 minutes; 0 are booked; for 1 question no minutes are recorded."),
    ],
)
def test_how_the_time_is_worded(rules: QuestionRules, minutes: int | None, wanted: str) -> None:
    found = register(question(1, minutes=minutes), rules=rules)
    assert time_words(session_of(found, MEETING)) == wanted


def test_names_and_places_are_printed_as_the_rules_and_the_asker_allow() -> None:
    named = register(question(1), rules=QuestionRules(publish_locality=True))
    assert "from Person 1, The Society, Oakham" in text(named)
    unnamed = register(question(1), rules=QuestionRules(publish_name=False))
    assert "from a member of the public, The Society" in text(unnamed)
    young = register(question(1, asker=Asker(name="Ann Other", under_18=True)))
    assert "from A.O." in text(young)
    shy = register(question(1, asker=Asker(name="Ann Other", consents_to_name=False)))
    assert "Ann" not in text(shy)


def test_no_question() -> None:
    assert "No question has been accepted for this meeting." in text(register())
    assert minute_text(register(), MEETING) == "PUBLIC QUESTIONS\n\nThere were no public questions.\n"


def test_the_minutes_tell_what_was_asked_answered_and_is_owed() -> None:
    read = QuestionStep(state=S.PUT, on=MEETING.date, what="taken as read")
    told = minute_text(
        register(
            question(
                1,
                state=S.PUT,
                answer="Because.",
                answered_by="the Commissioner",
                supplementaries=(Exchange(asked="When?", answer="Soon."), Exchange(asked="Where?")),
            ),
            question(2, state=S.REPLY_OWED, asker_present=False, steps=(read,)),
            question(3, state=S.REPLY_SENT, answer="No.", reply_sent_on=dt.date(2021, 8, 2)),
            question(4, state=S.REJECTED),
        ),
        MEETING,
    )
    assert told == (
        "PUBLIC QUESTIONS\n\n"
        "A question was received from Person 1, The Society:\n\nWhy 1?\n\nThe Commissioner answered: Because.\n\n"
        "Person 1, The Society asked further:\n\nWhen?\n\nThe answer was: Soon.\n\n"
        "Person 1, The Society asked further:\n\nWhere?\n\nNo answer is recorded.\n\n"
        "A question was received from Person 2, The Society:\n\nWhy 2?\n\nPerson 2, The Society was not present.\n\n"
        "The question was taken as read.\n\nNo answer was given at the meeting.\n\nA written answer was to be sent.\n\n"
        "A question was received from Person 3, The Society:\n\nWhy 3?\n\nThe answer was: No.\n\n"
        "A written answer was sent on 2 August 2021.\n"
    )


def test_the_sample_prints_what_the_agenda_printed_and_invents_nothing(sample: Register) -> None:
    (meeting,) = sample.meeting_on(dt.date(2021, 3, 25))
    words = minute_text(sample, meeting)
    assert "A question was received from Chris Collins:" in words
    assert "the exact benefit Rutland will receive from the precept?" in words
    assert words.endswith("The answer is not recorded.\n")


def test_the_sheet_of_a_panel_without_rules_says_so() -> None:
    lines = text(register(question(1), rules=QuestionRules())).splitlines()
    assert lines[1:3] == ["The panel's rules for public questions are not set.", ""]


def test_two_streams_stand_under_their_own_headings() -> None:
    rules = QuestionRules(allowed=True, addressee="pcc", other_addressee="panel")
    asked = (
        question(1, addressee="the Panel"),
        question(2, addressee="the Police and Crime Commissioner"),
        question(3, addressee=""),
        question(4, addressee="the PCC"),
    )
    lines = text(register(*asked, rules=rules)).splitlines()
    headings = [line for line in lines if line.startswith(("Questions to", "To whom"))]
    assert headings == [
        "Questions to the Commissioner",
        "Questions to the Panel",
        "To whom they are put is not recorded",
    ]
    order = [line.split()[2] for line in lines if line[:1].isdigit()]
    assert order == ["Q2", "Q4", "Q1", "Q3"]
