"""Taking a question in, correcting it, and preparing the text that papers print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from screens.forms.programme.asking import AskingForm
from screens.forms.questions.called import called
from screens.kit.ask import Ask
from screens.kit.fields import Field, declared
from screens.kit.form import Form, Save
from screens.kit.office import Office
from screens.kit.record_fields import noted, record_fields
from store.commands.questions.receipt import edit_published_text, edit_question, receive_question
from store.problems import Refused
from store.queries.questions.lists import after_receipt, meeting_choices
from store.records import Asker, Change, Question
from store.records.question import Redaction
from store.rules.questions.checks import asked_for
from store.rules.questions.outgoing import to_redact
from store.rules.questions.private import redacted, what_was_found
from store.rules.questions.received import RECEIPT, receipt_as_typed
from store.rules.words.wording import capital

_ORDER = (
    "name",
    "text",
    "kind",
    "day",
    "hour",
    "meeting",
    "subject",
    "connection",
    "organisation",
    "locality",
    "email",
    "phone",
    "address",
    "under_18",
    "consents_to_name",
    "urgent_reason",
    "addressee",
    "signatures",
    "minutes",
    "note",
)


_ASKED = "(the panel's rules ask for it)"
_HOUR = "The hour, if it is known; it matters on the last day"


def fields(office: Office, question: Question | None) -> tuple[Field, ...]:
    """Give the fields of a question, filled in from it; the text as sent only for a new one."""
    choices = meeting_choices(office.desk.register, office.desk.today, question)
    received = question.received_at if question else None
    came = "Such as 8/7/2021 or -2; " + ("empty if not recorded" if question else "today if left empty")
    hour = received.time() if received and received.time() != dt.time() else None
    day = received.date() if received else None
    own = (
        *(() if question else (declared(Question, "text"),)),
        noted(
            declared(Question, "received_at", day, help=came, typed="day")._replace(
                kind="date", past=True, also=("received_at",)
            ),
            question or Question(id="", asker=Asker(name=""), text=""),
            "received_at",
        ),
        Field("hour", "Time of day", "time", hour, help=_HOUR, also=("received_at",)),
        declared(Question, "meeting", question.meeting if question else choices[0][0], choices),
    )
    asked = asked_for(office.desk.register, question, office.desk.today)
    every = record_fields(office.desk, Question, question, _ORDER, own=own, leave_out={"received_at"})
    return tuple(one._replace(asked=_ASKED, seldom=False) if one.name in asked else one for one in every)


def _values(values: dict[str, Any]) -> dict[str, Any]:
    """Put the day and the hour of receipt together; midnight stands for an hour not recorded."""
    day, hour = values.pop("day"), values.pop("hour")
    return {**values, "received_at": dt.datetime.combine(day, hour or dt.time()) if day else None}


class _Received(Form):
    """A form with a receipt: while day and hour are typed it says them back in words, and whether that is in time."""

    _told_received = ""
    _known: Question | None = None
    _office: Office

    def begin(self) -> None:
        """Let what was brought back be said until there is another receipt to say."""
        super().begin()
        if self.problems.text:
            self._told_received = self._received()

    def _typed(self) -> None:
        super()._typed()
        self._say_received()

    def _say_received(self) -> None:
        """Say when it came in as it stands in the fields."""
        words = self._received()
        if words != self._told_received:
            self._told_received = words
            self.say(words)

    def _received(self) -> str:
        """Give the receipt; nothing while that cannot be read, or is as it was of a question that is there."""
        if self._known is not None and not (self.rows["day"].touched or self.rows["hour"].touched):
            return ""
        try:
            read = {name: self.rows[name].read() for name in ("day", "hour", *RECEIPT) if name in self.rows}
        except Refused:
            return ""
        if self._known is None:
            read["day"] = read["day"] or self._office.desk.today
        return receipt_as_typed(self._office.desk.register, self._known, _values(read))


class ReceiveForm(_Received):
    """Takes a question in. Its receipt is said back from the first, for it came in today if nothing else is typed."""

    def __init__(self, office: Office, save: Save) -> None:
        """Open on a new question."""
        self._office = office
        super().__init__(office.desk, "Receive a question", fields(office, None), save, draft="question:new")

    def begin(self) -> None:
        """Say when it comes in; what was brought back is said first."""
        super().begin()
        if not self.problems.text:
            self._say_received()


def open_receive(office: Office) -> None:
    """Open the form for a new question; afterwards say how the rules judge it and offer what can be done."""
    form: Form

    def save(values: dict[str, Any]) -> Change | None:
        values["day"] = values["day"] or office.desk.today
        change = office.desk.run(receive_question, **_values(values))
        form.saved_id = change.touched[0].id if change else None
        return change

    form = ReceiveForm(office, save)

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
    key_of = office.keymap.key_of
    choices = (
        ("l", "", "Leave it in the inbox"),
        (key_of("question.reject"), "question.reject", "Reject it"),
        (key_of("question.hold"), "question.hold", "Hold it over to a later meeting"),
        (key_of("question.accept"), "question.accept", "Accept it, with the chair's reason where a rule is not met"),
        (key_of("question.similar"), "question.similar", "Look at the questions like it"),
    )

    def answered(answer: str | None) -> None:
        if answer:
            office.place.action_do(answer)

    office.pick(Ask(f"{capital(called(question))}: what is to be done?", "\n".join(told), choices), answered)


class QuestionForm(_Received, AskingForm):
    """Corrects what is recorded of a question."""

    def __init__(self, office: Office, question: Question) -> None:
        """Open on a question."""
        self._office = office
        self._question = self._known = question
        title = f"Change {called(question)}"
        super().__init__(office.desk, title, fields(office, question), self._keep, draft=f"question:{question.id}")
        self.saved_id = question.id

    def _keep(self, values: dict[str, Any]) -> Change | None:
        question = self._question
        return self._office.desk.run(
            edit_question, question=question.id, was=question, all_the_same=self.asked, **_values(values)
        )

    def rebase(self) -> Sequence[Field]:
        """Base the form on the question as it is now, and give its fields."""
        self._question = self._known = self._office.desk.register.need(Question, self._question.id)
        return fields(self._office, self._question)


def open_edit(office: Office, question: Question) -> None:
    """Open the form on a question."""
    office.flow(QuestionForm(office, question))


class TextForm(AskingForm):
    """The text that papers print; it begins as what was sent, without the contact details found in it."""

    def __init__(self, office: Office, question: Question) -> None:
        """Open on a question."""
        self._office, self._question = office, question
        there = what_was_found(to_redact(question.text, question.asker))
        note = f"Found in the text as sent: {', '.join(there)}." if there else ""
        title, key = f"The text of {called(question)} to be published", f"question-text:{question.id}"
        super().__init__(office.desk, title, self._fields(), self._keep, draft=key, note=note)
        self.saved_id = question.id

    def _fields(self) -> tuple[Field, ...]:
        question = self._question
        sent = redacted(question.text, to_redact(question.text, question.asker))
        text = declared(Question, "published_text", question.published_text or sent, typed="text")
        return text, declared(Redaction, "what", typed="removed")

    def _keep(self, values: dict[str, Any]) -> Change | None:
        question, who = self._question, self._office.desk.who
        return self._office.desk.run(
            edit_published_text, question=question.id, was=question, by=who, all_the_same=self.asked, **values
        )

    def rebase(self) -> Sequence[Field]:
        """Base the form on the question as it is now, and give its fields."""
        self._question = self._office.desk.register.need(Question, self._question.id)
        return self._fields()


def open_text(office: Office, question: Question) -> None:
    """Change the text that papers print."""
    office.flow(TextForm(office, question))
