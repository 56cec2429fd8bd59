"""A whole meeting line by line, without a screen: agenda, question, publication, room, minutes, confirmation."""

from __future__ import annotations

import pytest

from store.papers.minutes.paper import minutes_text
from store.records import Meeting, MeetingStatus, QuestionState
from store.rules.lint import CODES
from tests.tui.commandline.asking.talks import Say, talker
from tests.tui.line import CommandLine

JULY, SEPTEMBER = "M18", "M19"

AGENDA = ("agenda build", "next", "", "yes")
QUESTION = (
    *("question receive", "Jo Sample", "", "What is done about rural crime?"),
    *("received, meeting", "12 jul", "next", "", "yes"),
    *("question accept", "Q2", "reason, agreed by", "The chair allows it.", "the Chair", "", "yes"),
)
PUBLISHED = ("publish", "next", "", "yes")
ROOM = (
    *("attend present", "Orson", "Pantling", "Taylor", "Loydall", "Rahman", "Mullaney", "", "", "yes"),
    *("meeting stamp", "start", "at", "13:00", "", "yes"),
    *("meeting stamp", "item", "heading, at", "Public Question Time", "13:01", "", "yes"),
    *("meeting stamp", "question put", "question, answer", "Q2", "The team is being built up.", "", "yes"),
    *("meeting stamp", "item", "item, at", "5", "13:05", "", "yes"),
    *("meeting stamp", "motion", "words, moved, seconded", "the report be noted", "Rahman", "Taylor", "", "yes"),
    *("meeting stamp", "vote", "count for, count against", "6", "0", "", "yes"),
    *("meeting stamp", "closed", "at", "15:00", "", "rest", "noted", "yes"),
)
FINAL = (
    *("minute final", "29/7/2021", "leave", *(f"{code}=As it was" for code in CODES), "", "", "yes"),
    *("show minutes", "29/7/2021", ""),
)
CONFIRMED = ("minute confirm", "29/7/2021", "at", "30/9/2021", "", "yes")


@pytest.fixture
def say(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> Say:
    return talker(cli, monkeypatch)


def test_a_meeting_from_its_agenda_to_its_confirmed_minutes(cli: CommandLine, say: Say) -> None:
    for day, answers in (
        ("12/7/2021", (*AGENDA, *QUESTION)),
        ("21/7/2021", PUBLISHED),
        ("29/7/2021", ROOM),
        ("9/8/2021", FINAL),
        ("30/9/2021", CONFIRMED),
    ):
        done = say(*answers, "stop", day=day)
        assert (done.code, done.err) == (0, ""), done.out
        assert done.out.count("Saved.") == answers.count("yes"), done.out
        assert "Nothing was done." not in done.out
    register = cli.register()
    held = register.need(Meeting, JULY)
    assert held.status is MeetingStatus.HELD
    assert held.agenda_published_on is not None
    assert held.minutes.confirmed_at == SEPTEMBER
    (asked,) = [one for one in register.questions if one.id == "Q2"]
    assert asked.state is QuestionState.PUT
    assert asked.answer == "The team is being built up."
    paper = minutes_text(register, held).decode()
    assert "the report be noted" in paper
    assert "What is done about rural crime?" in paper
    assert len(register.votes_of(JULY)) == 1
