"""Place 3, public questions: the inbox, the register by meeting, and every step from receipt to the reply sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType

from screens.kit.detail import Fields
from screens.kit.keys import bindings_for, key_of
from screens.kit.place import Place
from screens.kit.record_list import Cells, Column, Section
from store.commands.questions.after import group_questions, why_not_purge
from store.commands.questions.decisions import confirm_decision
from store.commands.questions.receipt import acknowledge_question, redact_question
from store.problems import Problem
from store.queries.questions.detail import question_lines
from store.queries.questions.lists import Shelf, meeting_on_shelf, question_row, shelves
from store.records import Meeting, Question, QuestionState
from store.rules.bin import why_not_bin
from store.rules.questions import steps as rules

if TYPE_CHECKING:
    from screens.kit.office import Office


class QuestionsPlace(Place):
    """The inbox first, by what each question needs; then the questions of every meeting."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("questions")]
    place = "questions"
    noun = "question"
    columns = (
        Column("Id", 4),
        Column("Received", 15),
        Column("Kind", 9, least=100),
        Column("From", weight=2),
        Column("Subject", weight=3),
        Column("Meeting", 15, least=100),
        Column("State", 15, ink="flag"),
    )

    def __init__(self, office: Office) -> None:
        """Stand in the office."""
        self._shelves: dict[str, Shelf] = {}
        self._told: dict[tuple[str, int], tuple[str, Fields]] = {}
        super().__init__(office)

    def sections(self) -> Iterator[Section]:
        """List the inbox and the meetings that have questions."""
        self._shelves = {shelf.key: shelf for shelf in shelves(self.desk.register, self.desk.today)}
        self._told.clear()
        for shelf in self._shelves.values():
            yield Section(shelf.key, shelf.title, shelf.ids, shelf.aside, shelf.empty)

    def starts_at(self) -> str | None:
        """Start at the first question that there is: what waits in the inbox, else the next meeting's."""
        found = shelves(self.desk.register, self.desk.today)
        return next((shelf.ids[0] for shelf in found if shelf.ids), None)

    def cells(self, record_id: str, number: int) -> Cells:
        """Word one question."""
        found = self.desk.register.get(Question, record_id)
        if found is None:
            return Cells(("", "", "", "", record_id, "", ""))
        row = question_row(self.desk.register, found)
        texts = (row.id, row.received, row.kind, row.asker, row.subject, row.meeting, row.state)
        return Cells(texts, ink=_INKS.get(found.state, ""))

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Give the question whole: its state, each rule and how it is judged, its texts, its answer, every step."""
        question = self.desk.register.get(Question, record_id)
        if question is None or record_id is None:
            return self.nothing_chosen()
        key = (record_id, self.desk.revision)
        if key not in self._told:
            register, today = self.desk.register, self.desk.today
            lines = question_lines(register, question, today, private=True)
            self._told[key] = (question_row(register, question).subject, _run_on(lines))
        return self._told[key]

    def nothing_chosen(self) -> tuple[str, Fields]:
        """Say how the first question comes in."""
        return "Public questions", (("Next step", f"{key_of('question.receive')} takes in what was sent."),)

    @property
    def question(self) -> Question | None:
        """The question under the cursor."""
        return self.desk.register.get(Question, self.list.current)

    @property
    def meeting(self) -> Meeting | None:
        """The meeting of the question under the cursor, else that of the shelf, else the next."""
        if self.question is not None:
            return rules.meeting_of(self.desk.register, self.question)
        section = self.list.current_section
        return meeting_on_shelf(self.desk.register, section.key if section else "", self.desk.today)

    def _problem(self, rule: Callable[[Question], Problem | None]) -> Problem | None:
        if self.question is None:
            return Problem("no-question", "There is no question under the cursor.", "Go to a question first.")
        return rule(self.question)

    def _step(self, step: str) -> Problem | None:
        return self._problem(lambda question: rules.why_not_step(question, step))

    def why_not(self, action_id: str) -> Problem | None:
        """Say what stands in the way of an action here and now; None if nothing does."""
        step = _STEPS.get(action_id)
        if step is not None:
            return self._step(step)
        if action_id in _NEED_ONE:
            return self._problem(lambda question: None)
        return super().why_not(action_id)

    def why_not_question_put(self) -> Problem | None:
        """Say why it cannot have been put."""
        return self._problem(lambda question: rules.why_not_put(self.desk.register, question, self.desk.today))

    def why_not_question_sent(self) -> Problem | None:
        """Say why no reply can have been sent."""
        return self._problem(rules.why_not_reply_sent)

    def why_not_question_told(self) -> Problem | None:
        """Say why the asker cannot be marked as told."""
        return self._problem(rules.why_not_told)

    def why_not_question_publish(self) -> Problem | None:
        """Say why it cannot be published."""
        return self._problem(rules.why_not_publish)

    def why_not_question_close(self) -> Problem | None:
        """Say why it cannot be closed, whatever the reason."""
        return self._problem(lambda question: rules.why_not_close(question, "asked later"))

    def why_not_question_purge(self) -> Problem | None:
        """Say why there is nothing to purge."""
        return why_not_purge(self.desk.register, self.desk.today)

    def why_not_question_bin(self) -> Problem | None:
        """Say why it cannot be put in the bin."""
        return self._problem(lambda question: why_not_bin(self.desk.register, question))

    def why_not_question_sheet(self) -> Problem | None:
        """Say why there is no sheet to show."""
        if self.meeting is None:
            return Problem("no-meeting", "No meeting is recorded for this question.", "Choose its meeting first.")
        return None

    def why_not_question_minutes(self) -> Problem | None:
        """Say why there are no words for the minutes."""
        return self.why_not_question_sheet()

    def do_question_open(self) -> None:
        """Show the question whole."""
        from screens.dialogs import open_record

        open_record(self.office)

    def do_question_receive(self) -> None:
        """Take in a question."""
        from screens.forms.questions.receipt import open_receive

        open_receive(self.office)

    def do_question_edit(self) -> None:
        """Correct what is recorded."""
        from screens.forms.questions.receipt import open_edit

        self._open(open_edit)

    def do_question_text(self) -> None:
        """Change the text that papers print."""
        from screens.forms.questions.receipt import open_text

        self._open(open_text)

    def do_question_accept(self) -> None:
        """Accept it."""
        from screens.forms.questions.decision import open_accept

        self._open(open_accept)

    def do_question_reject(self) -> None:
        """Reject it."""
        from screens.forms.questions.decision import open_reject

        self._open(open_reject)

    def do_question_hold(self) -> None:
        """Hold it over."""
        from screens.forms.questions.decision import open_hold

        self._open(open_hold)

    def do_question_forward(self) -> None:
        """Pass it on."""
        from screens.forms.questions.decision import open_forward

        self._open(open_forward)

    def do_question_similar(self) -> None:
        """Show earlier questions that ask the same."""
        from screens.forms.questions.decision import open_similar

        self._open(open_similar)

    def do_question_send(self) -> None:
        """Send it to whoever is to answer."""
        from screens.forms.questions.answer import open_send

        self._open(open_send)

    def do_question_answer(self) -> None:
        """Record the answer."""
        from screens.forms.questions.answer import open_answer

        self._open(open_answer)

    def do_question_put(self) -> None:
        """Record that it was put."""
        from screens.forms.questions.answer import open_put

        self._open(open_put)

    def do_question_supplementary(self) -> None:
        """Record a supplementary question."""
        from screens.forms.questions.answer import open_supplementary

        self._open(open_supplementary)

    def do_question_owe(self) -> None:
        """Record that a written reply is owed."""
        from screens.forms.questions.answer import open_owe

        self._open(open_owe)

    def do_question_sent(self) -> None:
        """Record that the reply was sent."""
        from screens.forms.questions.answer import open_sent

        self._open(open_sent)

    def do_question_told(self) -> None:
        """Record that the asker was told."""
        from screens.forms.questions.answer import open_told

        self._open(open_told)

    def do_question_publish(self) -> None:
        """Record that it was published."""
        from screens.forms.questions.after import open_publish

        self._open(open_publish)

    def do_question_close(self) -> None:
        """Close it."""
        from screens.forms.questions.after import open_close

        self._open(open_close)

    def do_question_letter(self) -> None:
        """Write a letter."""
        from screens.forms.questions.after import open_letter

        self._open(open_letter)

    def do_question_working(self) -> None:
        """Show how the deadline was worked out."""
        from screens.forms.questions.after import open_working

        self._open(open_working)

    def do_question_sheet(self) -> None:
        """Show the questions of the meeting in their order."""
        from screens.forms.questions.after import open_sheet

        if self.meeting is not None:
            open_sheet(self.office, self.meeting)

    def do_question_minutes(self) -> None:
        """Show the words for the minutes."""
        from screens.forms.questions.after import open_minutes

        if self.meeting is not None:
            open_minutes(self.office, self.meeting)

    def do_question_purge(self) -> None:
        """Remove contact details that are due to go, after asking."""
        from screens.forms.questions.after import open_purge

        open_purge(self.office)

    def do_question_acknowledge(self) -> None:
        """Record that the asker was told that it has come."""
        if self.question is not None:
            one = self.question.id
            self.office.carry_out_to(one, acknowledge_question, question=one)

    def do_question_redact(self) -> None:
        """Take contact details out of the text to publish."""
        if self.question is not None:
            one = self.question.id
            self.office.carry_out_to(one, redact_question, question=one, by=self.desk.who)

    def do_question_stands(self) -> None:
        """Record that the decision was looked at again and stands."""
        if self.question is not None:
            one = self.question.id
            self.office.carry_out_to(one, confirm_decision, question=one, by=self.desk.who)

    def do_question_group(self) -> None:
        """Take the marked questions together."""
        if self.office.carry_out(group_questions, questions=self.list.targets) is not None:
            self.list.clear_marks()

    def do_question_ungroup(self) -> None:
        """Take each marked question by itself again."""
        if self.office.carry_out(group_questions, questions=self.list.targets, together=False) is not None:
            self.list.clear_marks()

    def do_question_bin(self) -> None:
        """Put the chosen questions in the bin, after asking."""
        from screens.dialogs import open_bin_records

        open_bin_records(self.office, self.list.targets)

    def _open(self, opener: Callable[[Any, Question], None]) -> None:
        if self.question is not None:
            opener(self.office, self.question)


def _run_on(lines: Fields) -> Fields:
    """Leave out a label that stands above already."""
    labels = ["", *(label for label, _ in lines)]
    return [("" if label == before else label, words) for before, (label, words) in zip(labels, lines, strict=False)]


_INKS = {QuestionState.CLOSED: "muted"}

_STEPS = {
    "question.accept": "accept",
    "question.reject": "reject",
    "question.hold": "hold over",
    "question.forward": "redirect",
    "question.send": "send for answer",
    "question.answer": "answer",
    "question.supplementary": "supplementary",
    "question.owe": "owe",
    "question.acknowledge": "acknowledge",
}
_NEED_ONE = frozenset(
    {
        "question.open",
        "question.edit",
        "question.text",
        "question.redact",
        "question.letter",
        "question.working",
        "question.similar",
        "question.stands",
        "question.group",
        "question.ungroup",
    }
)
