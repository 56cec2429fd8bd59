"""From the request for an answer to the reply that was sent: the forms of each step."""

from __future__ import annotations

from screens.forms.questions.decision import form_of
from screens.kit.fields import Field
from screens.kit.office import Office
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


def open_send(office: Office, question: Question) -> None:
    """Send a question to whoever is to answer it."""
    register = office.desk.register
    scheme = scheme_for(register, question, office.desk.today)
    to = _ANSWERERS.get(scheme.addressee, scheme.addressee)
    to = f"the {register.panel.commissioner}" if to == "commissioner" else to
    entries = (
        Field("to", "To", value=question.answerer or to),
        Field("due", "Wanted by", "date", question.answer_due, help="Such as 20/7/2021 or +5"),
    )
    form = form_of(office, question, f"Send {question.id} for an answer", entries, send_for_answer)
    office.flow(form)


def open_answer(office: Office, question: Question) -> None:
    """Record the answer."""
    entries = (
        Field("text", "Answer", "text", question.answer, help="As it was given"),
        Field("by", "Answered by", value=question.answered_by or question.answerer),
        Field("on", "On", "date", question.answered_on, help="Today if left empty"),
    )
    office.flow(form_of(office, question, f"The answer to {question.id}", entries, answer_question))


def open_put(office: Office, question: Question) -> None:
    """Record that a question was put at its meeting or taken as read."""
    entries = (
        Field("taken_as_read", "It was", "choice", False, _HOW),
        Field("asker_present", "Asker there", "choice", question.asker_present, _THERE),
        Field("asked_by", "Put by", help="If someone else put it for the asker"),
    )
    note = "" if question.answer else "No answer is recorded: a written reply will be owed."
    office.flow(form_of(office, question, f"{question.id} at the meeting", entries, put_question, note=note))


def open_supplementary(office: Office, question: Question) -> None:
    """Record a supplementary question and its answer."""
    scheme = scheme_for(office.desk.register, question, office.desk.today)
    rule = kind_rule(scheme, question.kind)
    allowed = (rule.supplementary if rule else "") or scheme.supplementary
    agreed = "the Chair" if allowed == "chair_discretion" else ""
    entries = (
        Field("asked", "Asked", "text"),
        Field("answer", "Answered", "text", help="Without an answer a written reply is owed"),
        Field("agreed_by", "Allowed by", value=agreed, help="Where the rules leave it to someone"),
    )
    title = f"A supplementary question to {question.id}"
    office.flow(form_of(office, question, title, entries, add_supplementary))


def open_owe(office: Office, question: Question) -> None:
    """Record that a written reply is owed."""
    entries = (
        Field("due", "Due", "date", reply_due_by_rule(office.desk.register, question), help="Such as +10"),
        Field("reason", "Why", "text"),
    )
    office.flow(form_of(office, question, f"A written reply to {question.id} is owed", entries, owe_reply))


def open_sent(office: Office, question: Question) -> None:
    """Record on which day the written reply was sent."""
    entries = (Field("on", "Sent on", "date", help="Today if left empty"), Field("by", "By", value=office.desk.who))
    office.flow(form_of(office, question, f"The reply to {question.id} was sent", entries, mark_reply_sent))


def open_told(office: Office, question: Question) -> None:
    """Record on which day the asker was told of the decision."""
    entries = (Field("on", "Told on", "date", help="Today if left empty"), Field("by", "By", value=office.desk.who))
    office.flow(form_of(office, question, f"The asker of {question.id} was told", entries, tell_asker))
