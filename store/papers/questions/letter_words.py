"""What the words of a letter stand for: everything a wording can ask of a question, its meeting and its panel.

Each is text; empty where nothing is recorded. Nothing of any other question is among them, and nothing of this one that
the filter for what goes out has not let through: the asker reads the text as it will be published. A sentence stands
here whole where a part of it may not be recorded: it says what is, and no more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import NamedTuple

from store.papers.office import signed
from store.problems import Refused
from store.queries.questions.sheet import answers_words
from store.records import Question, QuestionKind, QuestionState
from store.records.panel import QuestionRules
from store.register import Register
from store.rules.calendar.deadlines import publication_due
from store.rules.questions.askers import listed_asker
from store.rules.questions.deadline import deadline_of, due_words, holidays_of
from store.rules.questions.letters import GUARDIAN, answered_by_whom, asked_through, wanted_by
from store.rules.questions.outgoing import for_outside, is_named, outgoing, text_to_publish
from store.rules.questions.steps import (
    GROUNDS,
    TO_BE_PUT,
    UNDECIDED,
    kind_rule,
    meeting_of,
    scheme_for,
    why_not_set,
)
from store.rules.words.dates import clock_time, day_month, long_date
from store.rules.words.loose import long_day_of

FOLLOWS = "to follow"
"""What a letter prints for the time and place of a meeting that are not recorded yet."""


class _Way(NamedTuple):
    """How a kind of contribution goes: what it is called, what is done with it, and whether there is an answer."""

    name: str
    put: str
    answered: bool = False


_WAYS = {
    QuestionKind.QUESTION: _Way("question", "put", answered=True),
    QuestionKind.MEMBER_QUESTION: _Way("question", "put", answered=True),
    QuestionKind.STATEMENT: _Way("statement", "made"),
    QuestionKind.PETITION: _Way("petition", "presented"),
    QuestionKind.DEPUTATION: _Way("deputation", "heard"),
}


def letter_words(
    register: Register,
    question: Question,
    today: dt.date,
    *,
    to_asker: bool,
    left_in: Collection[int] | None = None,
    through: str = "",
) -> dict[str, str]:
    """Give every word that a wording can ask for.

    The asker's own name is among them only in letters to the asker. `left_in` is given where the text goes on as it was
    sent: the places of the private details that stay in it. `through` is whom the clerk chose to write to about a
    child's question.
    """
    shown = for_outside(question)
    sent_on = left_in is not None
    text = outgoing(question.text, question.asker, left_in or ()) if sent_on else text_to_publish(question)
    scheme = scheme_for(register, question, today)
    return {
        **_of_panel(register, question, scheme, today),
        **_of_meeting(register, question, today),
        **_of_question(register, shown, text),
        "listed_as": listed_asker(question, scheme),
        **_of_asker(register, question, shown, today, to_asker=to_asker, through=through),
        "published_as": _published_as(question, scheme),
        **_of_decision(register, shown, scheme, today),
        **_of_answer(register, shown, today),
    }


def _of_asker(
    register: Register, question: Question, shown: Question, today: dt.date, *, to_asker: bool, through: str
) -> dict[str, str]:
    asker = question.asker
    if not to_asker:
        return {"asker": shown.asker.name, "for_child": ""}
    if asked_through(register, question, today, through) != GUARDIAN:
        return {"asker": asker.name, "for_child": ""}
    words = (
        f"This letter is about the {_WAYS[question.kind].name} from {asker.name} and goes to you as parent or guardian."
    )
    return {"asker": asker.private.guardian, "for_child": words}


def _published_as(question: Question, scheme: QuestionRules) -> str:
    """Say under what name the text will be published, as the sheet of the meeting prints it, and ask for consent."""
    asker, paper = question.asker, "published with the papers of the meeting"
    listed = listed_asker(question, scheme)
    if asker.consents_to_name is False or not scheme.publish_name:
        what = f"This text will be {paper}, without your name."
    elif not is_named(asker):
        what = f"This text will be {paper}, with your initials instead of your name: {listed.rstrip('.')}."
    else:
        what = f"Your name and this text will be {paper}. You will be listed as {listed}."
        if asker.consents_to_name is None:
            what += " If you do not want your name published, please tell us."
    return f"{what} Your contact details will not be published."


def _of_panel(register: Register, question: Question, scheme: QuestionRules, today: dt.date) -> dict[str, str]:
    panel, way = register.panel, _WAYS[question.kind]
    rule = kind_rule(scheme, question.kind)
    speaking = (rule.speaking_minutes if rule else None) or scheme.speaking_minutes_each
    absent = {
        "written": "You do not have to come: if you are not there, the answer is sent to you in writing.",
        "chair_may_ask": "You do not have to come: if you are not there, someone may put it for you, or the Chair may.",
    }
    more = {
        "yes": "You may ask one supplementary question on the same subject.",
        "chair_discretion": "The Chair may allow you one supplementary question on the same subject.",
        "panel": "Supplementary questions are put by members of the panel.",
    }
    supplementary = (rule.supplementary if rule else "") or scheme.supplementary
    unset = why_not_set(scheme) is not None
    return {
        "panel": panel.name,
        "host": panel.host_authority,
        "signed": signed(panel),
        "today": day_month(today),
        "provision": scheme.provision or ("" if unset else "the panel's own rules"),
        "session": "" if scheme.session_minutes is None else f"{scheme.session_minutes} minutes",
        "speaking": "" if speaking is None else f"{speaking} minutes",
        "answers": answers_words(scheme) if way.answered else "",
        "absent": absent.get(scheme.absent, "") if way.answered and not unset else "",
        "supplementary": more.get(supplementary, "") if way.answered and not unset else "",
    }


def _of_meeting(register: Register, question: Question, today: dt.date) -> dict[str, str]:
    meeting, deadline = meeting_of(register, question), deadline_of(register, question)
    known = meeting is not None
    return {
        "meeting_day": long_day_of(meeting) if meeting else "",
        "meeting_time": (clock_time(meeting.start) if meeting.start else FOLLOWS) if meeting else "",
        "venue": (meeting.venue or FOLLOWS) if meeting else "",
        "webcast": meeting.webcast if meeting else "",
        "deadline": due_words(deadline.due) if deadline and deadline.due else "",
        "change_by": _change_by(register, question, today) if known else "",
        "again_by": long_date(deadline.due.due) if deadline and deadline.due and deadline.due.due >= today else "",
    }


def _change_by(register: Register, question: Question, today: dt.date) -> str:
    """Give the last day before the agenda goes out; empty if it has passed or cannot be worked out."""
    meeting = meeting_of(register, question)
    if meeting is None or meeting.known_by:
        return ""
    try:
        due = publication_due(register.panel, meeting.date, holidays_of(register.panel))
    except Refused:
        return ""
    return long_date(due) if due > today else ""


def _of_question(register: Register, question: Question, text: str) -> dict[str, str]:
    asker = question.asker
    undecided = "It will now be looked at under the panel's rules. We will write to you again when it has been decided."
    return {
        "reference": question.id,
        "kind": _WAYS[question.kind].name,
        "put": _WAYS[question.kind].put,
        "public_name": asker.name,
        "organisation": asker.organisation,
        "subject": question.subject,
        "received": long_date(question.received_at.date()) if question.received_at else "",
        "signatures": f"{question.signatures:,} signatures" if question.signatures else "",
        "text": text,
        "public_text": text,
        "next_line": undecided if question.state in UNDECIDED else "",
        "sent_line": _sent_line(register, question),
    }


def _sent_line(register: Register, question: Question) -> str:
    """Say what was sent, for which meeting, and when it was put there, as far as that is recorded."""
    meeting = meeting_of(register, question)
    words = f"You sent this {_WAYS[question.kind].name} to the {register.panel.name}"
    if meeting is None:
        return f"{words}:"
    if any(step.state is QuestionState.PUT for step in question.steps):
        return f"{words}, and it was {_WAYS[question.kind].put} at the meeting on {long_day_of(meeting)}:"
    return f"{words} for the meeting on {long_day_of(meeting)}:"


def _of_decision(register: Register, question: Question, scheme: QuestionRules, today: dt.date) -> dict[str, str]:
    last = next((step for step in reversed(question.steps) if step.state is question.state and not step.what), None)
    by, on = (last.by if last else ""), (day_month(last.on) if last else "")
    own = "" if why_not_set(scheme) else " under the panel's own rules"
    parts = [
        f" by {by}" if by else "",
        f" on {on}" if on else "",
        f" under the rules: {scheme.provision}" if scheme.provision else own,
    ]
    deadline = deadline_of(register, question)
    again = deadline.due.due if deadline and deadline.due and deadline.due.due >= today else None
    until = f" by {long_date(again)}, the last day for that meeting" if again else ""
    told = question.asker_told_on if question.state is QuestionState.REDIRECTED else None
    return {
        "ground": GROUNDS.get(question.rejected_ground, question.rejected_ground),
        "reason": last.note if last else "",
        "decided_by": by,
        "decided_on": on,
        "decision": f"This was decided{''.join(parts)}." if any(parts) else "",
        "misunderstood": f"If you think that we have misunderstood it, please write to us{until}.",
        "forwarded_to": question.forwarded_to,
        "told_line": f"The sender was told on {day_month(told)} that it was passed on." if told else "",
    }


def _of_answer(register: Register, question: Question, today: dt.date) -> dict[str, str]:
    exchanges = [
        f"Supplementary question:\n\n{one.asked}\n\nAnswer:\n\n{one.answer}"
        for one in question.supplementaries
        if one.answer
    ]
    by = f", given by {question.answered_by}," if question.answered_by else ""
    due = wanted_by(question)
    return {
        "answerer": answered_by_whom(register, question, today),
        "answer_due": long_date(due) if due else "",
        "answer": question.answer,
        "answered_by": question.answered_by,
        "answered_on": long_date(question.answered_on) if question.answered_on else "",
        "answer_line": f"The answer{by} is:" if question.answer else "",
        "exchanges": "\n\n".join(exchanges),
        "unanswered": "\n\n".join(
            f"Supplementary question:\n\n{one.asked}" for one in question.supplementaries if not one.answer
        ),
        "request_line": _request_line(register, question),
        "wanted_line": _wanted_line(due, today),
    }


def _request_line(register: Register, question: Question) -> str:
    """Say what is to be answered: before it is put at the meeting, or in writing after it was."""
    meeting, kind = meeting_of(register, question), _WAYS[question.kind].name
    at = f" of the {register.panel.name} on {long_day_of(meeting)}" if meeting else ""
    put = _WAYS[question.kind].put
    if question.state in TO_BE_PUT:
        return f"The following {kind} is to be {put} at the meeting{at}."
    return f"The following {kind} was {put} at the meeting{at}. A written answer is to be sent to whoever asked."


def _wanted_line(due: dt.date | None, today: dt.date) -> str:
    if due is None:
        return ""
    if due < today:
        return f"The answer was wanted by {long_date(due)}. Please let us have it at once."
    return f"Please let us have the answer by {long_date(due)}."
