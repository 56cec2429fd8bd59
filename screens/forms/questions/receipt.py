"""Taking a question in, correcting it, and preparing the text that papers print."""

from __future__ import annotations

import datetime as dt
from typing import Any

from screens.kit.ask import Ask
from screens.kit.fields import Field
from screens.kit.form import Form
from screens.kit.keys import key_of
from screens.kit.office import Office
from store.commands.questions.receipt import edit_published_text, edit_question, receive_question
from store.queries.questions.lists import after_receipt, meeting_choices
from store.records import Question, QuestionKind
from store.rules.questions.private import findings, redacted, what_was_found

_YES_NO = ((False, "no"), (True, "yes"))
_CONSENT = ((None, "not recorded"), (True, "yes"), (False, "no: withhold it"))


def fields(office: Office, question: Question | None) -> tuple[Field, ...]:
    """Give the fields of a question, filled in from it; the text as sent only for a new one."""
    asker = question.asker if question else None
    private = asker.private if asker else None

    def of(record: object, name: str, default: Any = "") -> Any:
        return default if record is None else getattr(record, name)

    choices = meeting_choices(office.desk.register, office.desk.today, question)
    received = question.received_at if question else None
    came = "Such as 8/7/2021 or -2; " + ("empty if not recorded" if question else "today if left empty")
    hour = received.time() if received and received.time() != dt.time() else None
    text = () if question else (Field("text", "Text as sent", "text", help="Paste it whole: it is kept as it came"),)
    return (
        Field("name", "From", value=of(asker, "name"), help="The name as it will be printed"),
        *text,
        Field("kind", "Kind", "choice", of(question, "kind", QuestionKind.QUESTION), _kinds()),
        Field("day", "Received on", "date", received.date() if received else None, help=came),
        Field("hour", "at", "time", hour, help="The hour, if it is known; it matters on the last day"),
        Field("meeting", "For meeting", "choice", of(question, "meeting", choices[0][0]), choices),
        Field("subject", "Subject", value=of(question, "subject"), help="A few words for the list"),
        Field("connection", "Connection", value=of(asker, "connection"), help='Such as "lives in Oakham"'),
        Field("organisation", "Organisation", value=of(asker, "organisation"), help="If it is sent for a body"),
        Field("locality", "Locality", value=of(asker, "locality"), help="As it may be printed"),
        Field("email", "E-mail", value=of(private, "email"), help="Private: no paper or export ever holds it"),
        Field("phone", "Telephone", value=of(private, "phone"), help="Private"),
        Field("address", "Address", "text", of(private, "address"), help="Private"),
        Field("under_18", "Under 18", "choice", of(asker, "under_18", False), _YES_NO, "Listed by initials"),
        Field("consents_to_name", "Name published", "choice", of(asker, "consents_to_name", None), _CONSENT),
        Field("urgent_reason", "Urgent because", value=of(question, "urgent_reason"), help="If the asker says so"),
        Field("addressee", "Put to", value=of(question, "addressee")),
        Field("signatures", "Signatures", "number", of(question, "signatures", None), help="Of a petition"),
        Field("minutes", "Minutes", "number", of(question, "minutes", None), help="Time allotted at the meeting"),
        Field("note", "Note", "text", of(question, "note")),
    )


def _kinds() -> tuple[tuple[QuestionKind, str], ...]:
    return tuple((kind, kind.value) for kind in QuestionKind)


def _values(values: dict[str, Any]) -> dict[str, Any]:
    """Put the day and the hour of receipt together; midnight stands for an hour not recorded."""
    day, hour = values.pop("day"), values.pop("hour")
    return {**values, "received_at": dt.datetime.combine(day, hour or dt.time()) if day else None}


def open_receive(office: Office) -> None:
    """Open the form for a new question; afterwards say how the rules judge it and offer what can be done."""
    form: Form

    def save(values: dict[str, Any]) -> str:
        values["day"] = values["day"] or office.desk.today
        change = office.desk.run(receive_question, **_values(values))
        form.saved_id = change.touched[0].id if change else None
        return f"{change.sentence}." if change else "Nothing needed changing."

    form = Form(office.desk, "Receive a question", fields(office, None), save, draft="question:new")

    def closed(sentence: str | None) -> None:
        if sentence:
            office.after_change(sentence, form.saved_id)
            _offer(office, form.saved_id)

    office.pick(form, closed)


def _offer(office: Office, question_id: str | None) -> None:
    """Say what stands in the way of the new question and what it is like, and offer the decisions."""
    question = office.desk.register.get(Question, question_id)
    if question is None:
        return
    told = after_receipt(office.desk.register, question, office.desk.today)
    if not told:
        return
    choices = (
        ("l", "", "Leave it in the inbox"),
        (key_of("question.reject"), "question.reject", "Reject it"),
        (key_of("question.hold"), "question.hold", "Hold it over to a later meeting"),
        (key_of("question.accept"), "question.accept", "Accept it, with the chair's reason where a rule is not met"),
        (key_of("question.similar"), "question.similar", "Look at what it is like"),
    )

    def answered(answer: str | None) -> None:
        if answer:
            office.place.action_do(answer)

    office.pick(Ask(f"{question.id}: what is to be done?", "\n".join(told), choices), answered)


class QuestionForm(Form):
    """Corrects what is recorded of a question."""

    def __init__(self, office: Office, question: Question) -> None:
        """Open on a question."""
        self._office = office
        self._question = question
        title = f"Change {question.kind.value} {question.id}"
        super().__init__(office.desk, title, fields(office, question), self._keep, draft=f"question:{question.id}")
        self.saved_id = question.id

    def _keep(self, values: dict[str, Any]) -> str:
        question = self._question
        change = self._office.desk.run(edit_question, question=question.id, was=question, **_values(values))
        return f"{change.sentence}." if change else "Nothing needed changing."

    def rebase(self) -> None:
        """Base the form on the question as it is now."""
        self._question = self._office.desk.register.need(Question, self._question.id)


def open_edit(office: Office, question: Question) -> None:
    """Open the form on a question."""
    office.flow(QuestionForm(office, question))


def open_text(office: Office, question: Question) -> None:
    """Change the text that papers print; it begins as what was sent, without the contact details found in it."""
    found = findings(question.text, question.asker.private)
    start = question.published_text or redacted(question.text, found)
    there = what_was_found(found)
    note = f"In the text as sent were found: {', '.join(there)}." if there else ""

    def save(values: dict[str, Any]) -> str:
        change = office.desk.run(edit_published_text, question=question.id, by=office.desk.who, **values)
        return f"{change.sentence}." if change else "Nothing needed changing."

    form = Form(
        office.desk,
        f"The text of {question.id} to be published",
        (
            Field("text", "Text", "text", start, help="The text as sent is kept beside it and never changed"),
            Field("removed", "Taken out", help="What else was taken out, such as: the name of a third person"),
        ),
        save,
        draft=f"question-text:{question.id}",
        note=note,
    )
    form.saved_id = question.id
    office.flow(form)
