"""From the request for an answer to the reply that was sent: the forms of each step."""

from __future__ import annotations

from screens.forms.questions.decision import form_of
from screens.frame import Frame
from screens.kit.fields import Field
from store.commands.questions.answers import (
    add_supplementary,
    answer_question,
    mark_reply_sent,
    owe_reply,
    put_question,
    send_for_answer,
    tell_asker,
)
from store.records import Question
from store.rules.questions.deadline import reply_due_by_rule
from store.rules.questions.steps import kind_rule, scheme_for

_ANSWERERS = {"pcc": "commissioner", "panel": "the Panel", "chair": "the Chair"}
_THERE = ((None, "not recorded"), (True, "yes"), (False, "no: a written reply is owed"))
_HOW = ((False, "put"), (True, "taken as read"))


def open_send(frame: Frame, question: Question) -> None:
    """Send a question to whoever is to answer it."""
    register = frame.desk.register
    scheme = scheme_for(register, question, frame.desk.today)
    to = _ANSWERERS.get(scheme.addressee, scheme.addressee)
    to = f"the {register.panel.commissioner}" if to == "commissioner" else to
    entries = (
        Field("to", "To", value=question.answerer or to),
        Field("due", "Wanted by", "date", question.answer_due, help="Such as 20/7/2021 or +5"),
    )
    form = form_of(frame, question, f"Send {question.id} for an answer", entries, send_for_answer)
    frame.flow(form)


def open_answer(frame: Frame, question: Question) -> None:
    """Record the answer."""
    entries = (
        Field("text", "Answer", "text", question.answer, help="As it was given"),
        Field("by", "Answered by", value=question.answered_by or question.answerer),
        Field("on", "On", "date", question.answered_on, help="Today if left empty"),
    )
    frame.flow(form_of(frame, question, f"The answer to {question.id}", entries, answer_question))


def open_put(frame: Frame, question: Question) -> None:
    """Record that a question was put at its meeting or taken as read."""
    entries = (
        Field("taken_as_read", "It was", "choice", False, _HOW),
        Field("asker_present", "Asker there", "choice", question.asker_present, _THERE),
        Field("asked_by", "Put by", help="If someone else put it for the asker"),
    )
    note = "" if question.answer else "No answer is recorded: a written reply will be owed."
    frame.flow(form_of(frame, question, f"{question.id} at the meeting", entries, put_question, note=note))


def open_supplementary(frame: Frame, question: Question) -> None:
    """Record a supplementary question and its answer."""
    scheme = scheme_for(frame.desk.register, question, frame.desk.today)
    rule = kind_rule(scheme, question.kind)
    allowed = (rule.supplementary if rule else "") or scheme.supplementary
    agreed = "the Chair" if allowed == "chair_discretion" else ""
    entries = (
        Field("asked", "Asked", "text"),
        Field("answer", "Answered", "text", help="Without an answer a written reply is owed"),
        Field("agreed_by", "Allowed by", value=agreed, help="Where the rules leave it to someone"),
    )
    title = f"A supplementary question to {question.id}"
    frame.flow(form_of(frame, question, title, entries, add_supplementary))


def open_owe(frame: Frame, question: Question) -> None:
    """Record that a written reply is owed."""
    entries = (
        Field("due", "Due", "date", reply_due_by_rule(frame.desk.register, question), help="Such as +10"),
        Field("reason", "Why", "text"),
    )
    frame.flow(form_of(frame, question, f"A written reply to {question.id} is owed", entries, owe_reply))


def open_sent(frame: Frame, question: Question) -> None:
    """Record on which day the written reply was sent."""
    entries = (Field("on", "Sent on", "date", help="Today if left empty"), Field("by", "By", value=frame.desk.who))
    frame.flow(form_of(frame, question, f"The reply to {question.id} was sent", entries, mark_reply_sent))


def open_told(frame: Frame, question: Question) -> None:
    """Record on which day the asker was told of the decision."""
    entries = (Field("on", "Told on", "date", help="Today if left empty"), Field("by", "By", value=frame.desk.who))
    frame.flow(form_of(frame, question, f"The asker of {question.id} was told", entries, tell_asker))
