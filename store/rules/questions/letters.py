"""What a letter about a question needs before it is written: it says nothing that is not recorded, and leaves no gap.

A need that is not recorded is named with the act that records it, all of them at once.
"""

from __future__ import annotations

import datetime as dt

from store.problems import Problem
from store.records import MeetingStatus, Panel, Question, QuestionState
from store.register import Register
from store.rules.questions.steps import (
    TO_BE_PUT,
    addressee_words,
    meeting_of,
    question_words,
    scheme_for,
)
from store.rules.words.loose import day_of, long_day_of
from store.rules.words.wording import capital

ASKER, GUARDIAN = "asker", "guardian"
"""To whom a letter about a child's question goes: the child, or a parent or guardian."""

_OFF = frozenset({MeetingStatus.CANCELLED, MeetingStatus.RELEASED})


def needs_of_office(panel: Panel) -> tuple[Problem, ...]:
    """List what every letter needs of the office: its name, a name under the letter, and a way to answer it."""
    problems = []
    if not panel.clerk.strip():
        sentence = "Who signs the letters of the office is not recorded."
        problems.append(
            Problem("letter.clerk", sentence, "Enter the clerk among the settings.", "clerk", "setting.edit")
        )
    if not panel.office.strip() and not panel.host_authority.strip():
        sentence = "What the office is called that writes the letters is not recorded."
        problems.append(
            Problem("letter.office-name", sentence, "Enter its name among the settings.", "office", "setting.edit")
        )
    if not any(one.strip() for one in (panel.office_address, panel.office_phone, panel.office_email)):
        sentence = "Neither address, telephone nor e-mail of the office is recorded, so nobody could answer a letter."
        cure = "Enter one of them among the settings."
        problems.append(Problem("letter.office", sentence, cure, "office_address", "setting.edit"))
    return tuple(problems)


def asked_of_office(panel: Panel) -> tuple[str, ...]:
    """Name the settings of the office that are empty, to be asked for at once; none while letters can be written.

    The e-mail is asked for only where there is no other way to answer.
    """
    needs = {problem.code for problem in needs_of_office(panel)}
    asked = (
        "clerk",
        "office",
        "office_address",
        "office_phone",
        *(("office_email",) if "letter.office" in needs else ()),
    )
    return tuple(name for name in asked if not getattr(panel, name).strip()) if needs else ()


def needs_of_letter(
    register: Register, question: Question, kind: str, today: dt.date, *, to_asker: bool, through: str = ""
) -> tuple[Problem, ...]:
    """List what a letter of a kind needs and is not recorded.

    `through` is whom the clerk chose to write to about a child's question, where the rules do not say.
    """
    lacking = [*needs_of_office(register.panel)]
    if to_asker:
        lacking += _of_a_child(register, question, today, through)
    if kind in {"acceptance", "holding"} or (kind == "request" and question.state in TO_BE_PUT):
        lacking += _of_the_meeting(register, question, today)
    if kind == "rejection" and not question.rejected_ground:
        sentence = f"On what ground {question_words(question)} was rejected is not recorded."
        lacking.append(Problem("letter.ground", sentence, "Reject it on its ground.", "ground", "question.reject"))
    if kind in {"redirection", "forward"} and not question.forwarded_to.strip():
        sentence = f"To whom {question_words(question)} was passed on is not recorded."
        lacking.append(Problem("letter.forwarded", sentence, "Pass it on, and say to whom.", "to", "question.forward"))
    if kind == "request":
        lacking += _of_a_request(register, question, today)
    if kind == "reply":
        lacking += _of_a_reply(question)
    return tuple(lacking)


def asked_through(register: Register, question: Question, today: dt.date, through: str = "") -> str:
    """Say to whom letters to the asker go: `asker` or `guardian`; empty for a child where nobody has said so.

    The panel's rules go before what the clerk chose.
    """
    if not question.asker.under_18:
        return ASKER
    return scheme_for(register, question, today).under_18 or through


def answered_by_whom(register: Register, question: Question, today: dt.date) -> str:
    """Name who is to answer: whom it was sent to, else to whom it is put, by itself or by the rules; empty if none."""
    scheme, meeting = scheme_for(register, question, today), meeting_of(register, question)
    by_rule = addressee_words(register, scheme.addressee, meeting.date if meeting else today)
    return question.answerer or question.addressee or by_rule


def wanted_by(question: Question) -> dt.date | None:
    """Give the day by which the answer is wanted: that on which it is due, else that on which the reply is owed."""
    return question.answer_due or question.reply_due


def _of_a_child(register: Register, question: Question, today: dt.date, through: str) -> list[Problem]:
    whom = asked_through(register, question, today, through)
    if not whom:
        sentence = "The asker is under 18, and the panel's rules do not say who is written to."
        cure = "Say whether to write to the asker or to a parent or guardian, or enter it among the settings."
        return [Problem("letter.child", sentence, cure, "through", "setting.edit")]
    if whom == GUARDIAN and not question.asker.private.guardian.strip():
        sentence = "The asker is under 18, and no parent or guardian to write to is recorded."
        cure = "Enter the name with the contact details of the asker."
        return [Problem("letter.guardian", sentence, cure, "guardian", "question.edit")]
    return []


def _of_the_meeting(register: Register, question: Question, today: dt.date) -> list[Problem]:
    meeting = meeting_of(register, question)
    if meeting is None:
        sentence = f"It is not recorded for which meeting {question_words(question)} is."
        return [Problem("letter.meeting", sentence, "Record its meeting first.", "meeting", "question.edit")]
    if meeting.status in _OFF:
        sentence = f"The meeting of {day_of(meeting)} was {meeting.status.value}."
        return [Problem("letter.meeting-off", sentence, "Hold it over to another meeting.", "meeting", "question.hold")]
    if meeting.date < today and not meeting.known_by:
        sentence = f"The meeting of {long_day_of(meeting)} has passed."
        cure = "Record what became of it there, or hold it over to a later meeting."
        return [Problem("letter.meeting-past", sentence, cure, "meeting", "question.hold")]
    return []


def _of_a_request(register: Register, question: Question, today: dt.date) -> list[Problem]:
    to_be_put, words = question.state in TO_BE_PUT, question_words(question)
    lacking = []
    if not answered_by_whom(register, question, today):
        sentence = f"Who is to answer {words} is not recorded."
        cure = "Record whom it is sent to." if to_be_put else "Record to whom it is put."
        lacking.append(
            Problem("letter.answerer", sentence, cure, "answerer", "question.send" if to_be_put else "question.edit")
        )
    if wanted_by(question) is None:
        sentence = f"By when the answer to {words} is wanted is not recorded."
        act = "question.send" if to_be_put else "question.owe"
        cure = "Record that it is sent, and by when the answer is due." if to_be_put else "Record when a reply is owed."
        lacking.append(Problem("letter.answer-due", sentence, cure, "answer_due", act))
    return lacking


def _of_a_reply(question: Question) -> list[Problem]:
    open_ones = [one for one in question.supplementaries if not one.answer.strip()]
    if not open_ones or question.state is QuestionState.CLOSED:
        return []
    sentence = f"The supplementary question to {question_words(question)} has no answer yet."
    cure = "Record its answer first: the reply gives both."
    return [Problem("letter.supplementary", capital(sentence), cure, "supplementary", "question.supplementary")]
