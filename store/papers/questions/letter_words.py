"""What the words of a letter stand for: everything a wording can ask of a question, its meeting and its panel.

Each is text; empty where nothing is recorded. Nothing of any other question is among them, and nothing of this one that
the filter for what goes out has not let through: the asker reads the text as it will be published.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from store.queries.questions.sheet import answers_words
from store.queries.words.short import NOT_RECORDED
from store.records import Question
from store.register import Register
from store.rules.questions.deadline import deadline_of, due_words
from store.rules.questions.outgoing import for_outside, is_named, outgoing, text_to_publish
from store.rules.questions.steps import GROUNDS, kind_rule, meeting_of, scheme_for, why_not_set
from store.rules.words.dates import clock_time, day_month, long_date
from store.rules.words.loose import long_day_of


def letter_words(
    register: Register, question: Question, today: dt.date, *, to_asker: bool, left_in: Collection[int] | None = None
) -> dict[str, str]:
    """Give every word that a wording can ask for.

    The asker's own name is among them only in letters to the asker. `left_in` is given where the text goes on as it was
    sent: the places of the private details that stay in it.
    """
    shown = for_outside(question)
    sent_on = left_in is not None
    text = outgoing(question.text, question.asker, left_in or ()) if sent_on else text_to_publish(question)
    return {
        **_of_panel(register, question, today),
        **_of_meeting(register, question),
        **_of_question(shown, text),
        "asker": question.asker.name if to_asker else shown.asker.name,
        "published_as": _published_as(register, question, today),
        **_of_decision(shown),
        **_of_answer(shown),
    }


def _published_as(register: Register, question: Question, today: dt.date) -> str:
    """Say in a sentence under what name the text will be published."""
    asker = question.asker
    if asker.consents_to_name is False or not scheme_for(register, question, today).publish_name:
        what = "This text will be published with the papers of the meeting, without your name."
    elif not is_named(asker):
        what = "This text will be published with the papers of the meeting, with your initials instead of your name."
    else:
        what = "Your name and this text will be published with the papers of the meeting."
    return f"{what} Your contact details will not."


def _of_panel(register: Register, question: Question, today: dt.date) -> dict[str, str]:
    panel, scheme = register.panel, scheme_for(register, question, today)
    rule = kind_rule(scheme, question.kind)
    speaking = (rule.speaking_minutes if rule else None) or scheme.speaking_minutes_each
    kept = {"written": "If you are not there, the answer is sent to you in writing."}
    kept["chair_may_ask"] = "If you are not there, someone may put it for you, or the Chair may."
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
        "today": day_month(today),
        "provision": scheme.provision or (NOT_RECORDED if unset else "the panel's own rules"),
        "session": "" if scheme.session_minutes is None else f"{scheme.session_minutes} minutes",
        "speaking": "" if speaking is None else f"{speaking} minutes",
        "answers": answers_words(scheme),
        "absent": "" if unset else kept.get(scheme.absent, ""),
        "supplementary": "" if unset else more.get(supplementary, ""),
    }


def _of_meeting(register: Register, question: Question) -> dict[str, str]:
    meeting, deadline = meeting_of(register, question), deadline_of(register, question)
    return {
        "meeting_day": long_day_of(meeting) if meeting else "",
        "meeting_time": clock_time(meeting.start) if meeting and meeting.start else "",
        "venue": meeting.venue if meeting else "",
        "webcast": meeting.webcast if meeting else "",
        "deadline": due_words(deadline.due) if deadline and deadline.due else "",
    }


def _of_question(question: Question, text: str) -> dict[str, str]:
    asker = question.asker
    return {
        "reference": question.id,
        "kind": question.kind.value,
        "public_name": asker.name,
        "organisation": asker.organisation,
        "subject": question.subject,
        "received": long_date(question.received_at.date()) if question.received_at else "",
        "text": text,
        "public_text": text,
    }


def _of_decision(question: Question) -> dict[str, str]:
    last = next((step for step in reversed(question.steps) if step.state is question.state and not step.what), None)
    return {
        "ground": GROUNDS.get(question.rejected_ground, question.rejected_ground),
        "reason": last.note if last else "",
        "decided_by": last.by if last else "",
        "decided_on": day_month(last.on) if last else "",
        "forwarded_to": question.forwarded_to,
    }


def _of_answer(question: Question) -> dict[str, str]:
    exchanges = [
        f"Supplementary question:\n\n{one.asked}\n\nAnswer:\n\n{one.answer}"
        for one in question.supplementaries
        if one.answer
    ]
    by = f", given by {question.answered_by}," if question.answered_by else ""
    return {
        "answerer": question.answerer,
        "answer_due": long_date(question.answer_due) if question.answer_due else "",
        "answer": question.answer,
        "answered_by": question.answered_by,
        "answered_on": long_date(question.answered_on) if question.answered_on else "",
        "answer_line": f"The answer{by} is:" if question.answer else "",
        "exchanges": "\n\n".join(exchanges),
    }
