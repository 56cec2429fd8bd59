"""From the request for an answer to the reply that was sent: the forms of each step."""

from __future__ import annotations

from screens.forms.questions.called import called
from screens.forms.questions.decision import form_of
from screens.kit.fields import Field, declared, needed, to_choose, why
from screens.kit.marked import title_of
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.record_fields import noted
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
from store.records.question import Exchange, QuestionStep
from store.rules.questions.deadline import answer_due_by_rule, reply_due_by_rule
from store.rules.questions.parts import parts_of, to_go_on
from store.rules.questions.steps import NORMALLY_WRITTEN, commissioner_for, kind_rule, scheme_for

_ANSWERERS = {"pcc": "commissioner", "panel": "the Panel", "chair": "the Chair"}
_THERE = ((None, "not recorded"), (True, "yes"), (False, "no: a written reply is owed"))
_WHERE = ((False, "in writing: a reply is owed"), (True, "given at the meeting"))
_HOW = ((False, "put"), (True, "taken as read"))


def _named(question: Question, ids: tuple[str, ...]) -> str:
    return title_of(called(question), ids, "question")


def open_send(office: Office, question: Question, ids: tuple[str, ...] = ()) -> None:
    """Send a question to whoever is to answer it."""
    register = office.desk.register
    scheme = scheme_for(register, question, office.desk.today)
    to = _ANSWERERS.get(scheme.addressee, scheme.addressee)
    to = f"the {commissioner_for(register, question, office.desk.today)}" if to == "commissioner" else to
    due = question.answer_due or answer_due_by_rule(register, question)
    entries = (
        needed(declared(Question, "answerer", question.answerer or to, typed="to")),
        noted(declared(Question, "answer_due", due, typed="due"), question, "answer_due"),
    )
    form = form_of(office, question, f"Send {_named(question, ids)} for an answer", entries, send_for_answer, ids)
    office.flow(form)


def open_answer(office: Office, question: Question) -> None:
    """Record the answer: to the question, to its parts one by one, or to a supplementary question, as is chosen."""
    if not question.supplementaries:
        _open_answer(office, question)
        return
    options = [Option("0", f"The {question.kind.value} itself", "answered" if question.answer else "no answer")]
    for number, one in enumerate(question.supplementaries, start=1):
        options.append(
            Option(str(number), f"Supplementary {number}: {one.asked}", "answered" if one.answer else "no answer")
        )

    def chosen(number: str | None) -> None:
        if number == "0":
            _open_answer(office, question)
        elif number is not None:
            _open_further(office, question, int(number))

    office.pick(Picker(f"Which answer to {called(question)}?", options), chosen)


def _open_further(office: Office, question: Question, number: int) -> None:
    """Record the answer to a supplementary question."""
    one = question.supplementaries[number - 1]
    entries = (
        declared(Exchange, "answer", one.answer, typed="text", help="As it was given")._replace(begins=len(one.answer)),
        declared(Question, "answered_by", question.answered_by or question.answerer, typed="by"),
        declared(Question, "answered_on", None, typed="on"),
    )
    title = f"The answer to supplementary {number} of {called(question)}"
    office.flow(form_of(office, question, title, entries, answer_question, note=one.asked, supplementary=number))


def _open_answer(office: Office, question: Question) -> None:
    """Record the answer to the question itself; of one in parts the marks of those without an answer stand ready."""
    begun = to_go_on(question)
    help = "Type behind each mark; one answer to all parts has none" if parts_of(question) else ""  # noqa: A001
    entries = (
        needed(declared(Question, "answer", begun.text, typed="text", help=help)._replace(begins=begun.place)),
        declared(Question, "answered_by", question.answered_by or question.answerer, typed="by"),
        noted(declared(Question, "answered_on", question.answered_on, typed="on"), question, "answered_on"),
    )
    office.flow(form_of(office, question, f"The answer to {called(question)}", entries, answer_question))


def open_put(office: Office, question: Question, ids: tuple[str, ...] = ()) -> None:
    """Record that a question was put at its meeting or taken as read."""
    entries: tuple[Field, ...] = (
        to_choose(Field("taken_as_read", "It was", "choice", None, _HOW)),
        declared(Question, "asker_present", question.asker_present, _THERE),
        Field("asked_by", "Put by", help="If someone else put it for the asker"),
    )
    if scheme_for(office.desk.register, question, office.desk.today).answer_mode == NORMALLY_WRITTEN:
        entries = (*entries, to_choose(Field("answered_there", "Answer", "choice", None, _WHERE)))
    open_ones = [one for each in ids or (question.id,) if (one := office.desk.register.get(Question, each))]
    note = "" if all(one.answer for one in open_ones) else "No answer is recorded: a written reply will be owed."
    title = f"What became of {_named(question, ids)} at the meeting"
    office.flow(form_of(office, question, title, entries, put_question, ids, note=note))


def open_supplementary(office: Office, question: Question) -> None:
    """Record a supplementary question and its answer."""
    scheme = scheme_for(office.desk.register, question, office.desk.today)
    rule = kind_rule(scheme, question.kind)
    allowed = (rule.supplementary if rule else "") or scheme.supplementary
    asked = "The rules leave it to the Chair" if allowed == "chair_discretion" else ""
    entries = (
        declared(Exchange, "asked"),
        declared(Exchange, "answer"),
        needed(declared(Exchange, "agreed_by", "", help=asked)),
    )
    title = f"A supplementary question to {called(question)}"
    office.flow(form_of(office, question, title, entries, add_supplementary))


def open_owe(office: Office, question: Question, ids: tuple[str, ...] = ()) -> None:
    """Record that a written reply is owed."""
    due = reply_due_by_rule(office.desk.register, question)
    entries = (
        noted(declared(Question, "reply_due", due, typed="due"), question, "reply_due"),
        why(optional=True),
    )
    office.flow(
        form_of(office, question, f"A written reply to {_named(question, ids)} is owed", entries, owe_reply, ids)
    )


def open_sent(office: Office, question: Question, ids: tuple[str, ...] = ()) -> None:
    """Record on which day the written reply was sent."""
    sent = noted(declared(Question, "reply_sent_on", typed="on"), question, "reply_sent_on")
    entries = (sent, declared(QuestionStep, "by", office.desk.who))
    office.flow(
        form_of(office, question, f"The reply to {_named(question, ids)} was sent", entries, mark_reply_sent, ids)
    )


def open_told(office: Office, question: Question, ids: tuple[str, ...] = ()) -> None:
    """Record on which day the asker was told of the decision."""
    told = noted(declared(Question, "asker_told_on", typed="on"), question, "asker_told_on")
    entries = (told, declared(QuestionStep, "by", office.desk.who))
    office.flow(form_of(office, question, f"The asker of {_named(question, ids)} was told", entries, tell_asker, ids))
