"""Place 3, public questions: the inbox, the register by meeting, and every step from receipt to the reply sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from screens.kit.deed import CHOSEN, CURRENT, ONE, Deed
from screens.kit.detail import Fields
from screens.kit.due_to_go import DueToGo
from screens.kit.keys.table import bindings_for, key_with_id
from screens.kit.passed import ask_first
from screens.kit.place import Place
from screens.kit.record_list import Cells, Column, Section
from store.commands import CommandOf
from store.commands.edits import for_each
from store.later import Later
from store.problems import Problem
from store.queries.questions.detail import question_lines
from store.queries.questions.lists import (
    NEXT_STEP,
    Shelf,
    look_at_shelves,
    meeting_on_shelf,
    question_row,
    shelves,
    subject_words,
    why_not_like,
)
from store.queries.words.short import count
from store.records import Meeting, Question, QuestionState
from store.rules.programme.passed import why_ask_ordering
from store.rules.questions import steps as rules
from store.rules.questions.next_steps import next_steps

if TYPE_CHECKING:
    from screens import dialogs
    from screens.forms.questions import after, answer, decision, receipt
    from screens.forms.questions import texts as question_texts
    from screens.kit.office import Office
    from screens.kit.own_paper import OwnPaper
    from store.commands.questions import after as ending
    from store.commands.questions import decisions
    from store.commands.questions import receipt as receiving
    from store.papers.questions import letters
else:
    dialogs = Later("screens.dialogs")
    after = Later("screens.forms.questions.after")
    answer = Later("screens.forms.questions.answer")
    decision = Later("screens.forms.questions.decision")
    receipt = Later("screens.forms.questions.receipt")
    question_texts = Later("screens.forms.questions.texts")
    ending = Later("store.commands.questions.after")
    decisions = Later("store.commands.questions.decisions")
    receiving = Later("store.commands.questions.receipt")
    letters = Later("store.papers.questions.letters")


class QuestionsPlace(Place[Question]):
    """The inbox first, by what each question needs; then the questions of every meeting."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("questions")]
    place = "questions"
    kind = Question
    purpose = "What the public sends in, from receipt to the reply."
    noun = "question"
    lines_below = 6
    columns = (
        Column("Id", 5),
        Column("Received", 15),
        Column("Kind", 18, rank=2),
        Column("From", weight=2, whole=True),
        Column("Subject", weight=3),
        Column("Meeting", 22, rank=1),
        Column("State: next step", 36, ink="flag"),
    )

    def __init__(self, office: Office) -> None:
        """Stand in the office."""
        self._shelves: dict[str, Shelf] = {}
        self._told: dict[tuple[str, int], tuple[str, Fields]] = {}
        self._due_to_go = DueToGo(office, ending.why_not_purge)
        super().__init__(office)

    def sections(self) -> Iterator[Section]:
        """List the inbox and the meetings that have questions."""
        self._shelves = {shelf.key: shelf for shelf in shelves(self.desk.register, self.desk.today)}
        self._told.clear()
        for shelf in self._shelves.values():
            counted = shelf.aside == count(len(shelf.ids), "question")
            yield Section(shelf.key, shelf.title, shelf.ids, shelf.aside, shelf.empty, counted)

    def work_out(self, go_to: str | None = None) -> Iterator[None]:
        """Ask of every question what it waits for."""
        yield from look_at_shelves(self.desk.register, self.desk.today)

    def starts_at(self) -> str | None:
        """Start at the first question that there is: what waits in the inbox, else the next meeting's."""
        every = shelves(self.desk.register, self.desk.today)
        return next((shelf.ids[0] for shelf in every if shelf.ids), None)

    def cells(self, record_id: str, number: int) -> Cells:
        """Word one question."""
        question = self.desk.register.get(Question, record_id)
        if question is None:
            return Cells(("", "", "", "", record_id, "", ""))
        row = question_row(self.desk.register, question, self.desk.today)
        texts = (row.id, row.received, row.kind, row.asker, row.subject, row.meeting, row.state)
        return Cells(texts, ink=_INKS.get(question.state, ""))

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Give the question whole: its state, each rule and how it is judged, its texts, its answer, every step."""
        question = self.desk.register.get(Question, record_id)
        if question is None or record_id is None:
            return self.nothing_chosen()
        key = (record_id, self.desk.revision)
        if key not in self._told:
            register, today = self.desk.register, self.desk.today
            lines = question_lines(register, question, today, private=True)
            self._told[key] = (subject_words(question), _run_on(self._with_keys(question, lines)))
        return self._told[key]

    def _with_keys(self, question: Question, lines: Fields) -> Fields:
        """Say behind each step that a question waits for which keys do it."""
        steps = iter(next_steps(self.desk.register, question, self.desk.today))
        told = []
        for label, words in lines:
            step = next(steps, None) if label == NEXT_STEP else None
            keys = ", ".join(f"{self.key_of(act)} {key_with_id(act).label}" for act in step.acts) if step else ""
            told.append((label, f"{words} {keys}" if keys else words))
        return told

    def comes_next(self) -> tuple[str, ...]:
        """Name the keys of what the question under the cursor waits for."""
        question = self.one
        if question is None:
            return ()
        steps = next_steps(self.desk.register, question, self.desk.today)
        return tuple(act for step in steps for act in step.acts)

    def to_copy(self, record_id: str) -> Iterator[tuple[str, str]]:
        """Give the letters that fit now, the text to publish, the words for the minutes, and the deadline."""
        question = self.find(record_id)
        if question is not None:
            yield from question_texts.texts_of(self.office, question)

    def nothing_chosen(self) -> tuple[str, Fields]:
        """Say how the first question comes in."""
        return "Public questions", (("Next step", f"{self.key_of('question.receive')} takes in what was sent."),)

    def find(self, record_id: str | None) -> Question | None:
        """Give a question."""
        return self.desk.register.get(Question, record_id)

    @property
    def meeting(self) -> Meeting | None:
        """The meeting of the question under the cursor, else that of the shelf, else the next."""
        if self.one is not None:
            return rules.meeting_of(self.desk.register, self.one)
        section = self.list.current_section
        return meeting_on_shelf(self.desk.register, section.key if section else "", self.desk.today)

    @property
    def papers(self) -> tuple[OwnPaper, ...]:
        """The list, and the sheet of the meeting at the cursor."""
        from screens.kit.own_paper import questions_sheet

        meeting = self.meeting
        return (*super().papers, *([questions_sheet(meeting, self.desk.today)] if meeting else []))

    def make_deeds(self) -> Mapping[str, Deed[Question]]:
        """Say what each key of the questions does."""
        return {**self._deeds_of_decisions(), **self._deeds_of_answers(), **self._deeds_of_lists()}

    def _deeds_of_decisions(self) -> dict[str, Deed[Question]]:
        """Say what the keys from receipt to the decision do."""
        return {
            "question.open": Deed(dialogs.open_record, CURRENT),
            "question.receive": Deed(receipt.open_receive),
            "question.edit": Deed(receipt.open_edit, ONE),
            "question.text": Deed(receipt.open_text, ONE),
            "question.acknowledge": Deed(runs=self._acknowledge, to=CHOSEN, why_not=_step("acknowledge")),
            "question.accept": Deed(self.of_first(decision.open_accept), CHOSEN, why_not=_step("accept")),
            "question.reject": Deed(self.of_first(decision.open_reject), CHOSEN, why_not=_step("reject")),
            "question.hold": Deed(self.of_first(decision.open_hold), CHOSEN, why_not=self._why_not_hold),
            "question.forward": Deed(self.of_first(decision.open_forward), CHOSEN, why_not=_step("redirect")),
            "question.similar": Deed(decision.open_similar, ONE, why_not=self._why_not_similar),
            "question.working": Deed(after.open_working, ONE),
            "question.stands": Deed(runs=self._confirm, to=CHOSEN, why_not=self._why_not_confirm),
            "question.told": Deed(self.of_first(answer.open_told), CHOSEN, why_not=rules.why_not_told),
            "question.letter": Deed(after.open_letter, ONE, why_not=letters.why_not_any_letter),
        }

    def _deeds_of_answers(self) -> dict[str, Deed[Question]]:
        """Say what the keys from the request for an answer to closing do."""
        return {
            "question.send": Deed(self.of_first(answer.open_send), CHOSEN, why_not=_step("send for answer")),
            "question.answer": Deed(answer.open_answer, ONE, why_not=_step("answer")),
            "question.put": Deed(self.of_first(answer.open_put), CHOSEN, why_not=self._why_not_put),
            "question.supplementary": Deed(answer.open_supplementary, ONE, why_not=_step("supplementary")),
            "question.owe": Deed(self.of_first(answer.open_owe), CHOSEN, why_not=_step("owe")),
            "question.sent": Deed(self.of_first(answer.open_sent), CHOSEN, why_not=rules.why_not_reply_sent),
            "question.redact": Deed(runs=self._redact, to=CHOSEN, why_not=self._why_not_redact),
            "question.publish": Deed(self.of_first(after.open_publish), CHOSEN, why_not=rules.why_not_publish),
            "question.close": Deed(
                self.of_first(after.open_close), CHOSEN, why_not=lambda one: rules.why_not_close(one, "asked later")
            ),
        }

    def _deeds_of_lists(self) -> dict[str, Deed[Question]]:
        """Say what the keys for several questions and for a meeting do."""
        return {
            "question.group": Deed(runs=self._group, to=CHOSEN, why_not=self._why_not_group),
            "question.ungroup": Deed(runs=self._ungroup, to=CHOSEN, why_not=self._why_not_ungroup),
            "question.sheet": Deed(self._open_sheet, why_not=self._no_meeting),
            "question.minutes": Deed(self._open_minutes, why_not=self._no_meeting),
            "question.purge": Deed(after.open_purge, why_not=self._due_to_go.why_not),
            "question.bin": Deed(dialogs.open_bin_records, CHOSEN, together=self.why_not_bin),
        }

    def _why_not_hold(self, question: Question) -> Problem | None:
        return decisions.why_not_hold_over(self.desk.register, question, self.desk.today)

    def _why_not_similar(self, question: Question) -> Problem | None:
        return why_not_like(self.desk.register, question, self.desk.today)

    def _why_not_confirm(self, question: Question) -> Problem | None:
        return self.refusal(decisions.confirm_decision, question=question.id)

    def _why_not_put(self, question: Question) -> Problem | None:
        return rules.why_not_put(self.desk.register, question, self.desk.today)

    def _why_not_redact(self, question: Question) -> Problem | None:
        return self.refusal(receiving.redact_question, question=question.id)

    def _why_not_group(self, question: Question) -> Problem | None:
        return self.refusal(ending.group_questions, questions=self.chosen_ids, all_the_same=True)

    def _why_not_ungroup(self, question: Question) -> Problem | None:
        if any(one.group is not None for one in self.chosen):
            return None
        sentence = f"{question.id} is not taken together with others."
        return Problem("group-none", sentence, "Go to one of a group, or mark several.")

    def _no_meeting(self) -> Problem | None:
        if self.meeting is not None:
            return None
        return Problem("no-meeting", "No meeting is recorded for this question.", "Choose its meeting first.")

    def _acknowledge(self, ids: tuple[str, ...]) -> None:
        """Record that the askers were told that their questions have come."""
        self._for_each(receiving.acknowledge_question, ids)

    def _redact(self, ids: tuple[str, ...]) -> None:
        """Take contact details out of the texts to publish."""
        self._for_each(receiving.redact_question, ids, by=self.desk.who)

    def _confirm(self, ids: tuple[str, ...]) -> None:
        """Record that the decisions were looked at again and stand."""
        self._for_each(decisions.confirm_decision, ids, by=self.desk.who)

    def _for_each(self, command: CommandOf[...], ids: tuple[str, ...], **more: str) -> None:
        """Carry a command out on each question as one change; the cursor goes with one alone."""
        self.office.carry_out_to(ids[0] if len(ids) == 1 else None, for_each(command, "question", ids), **more)

    def _group(self, ids: tuple[str, ...]) -> None:
        """Take the marked questions together."""
        self._order(ids, together=True)

    def _ungroup(self, ids: tuple[str, ...]) -> None:
        """Take each of the marked questions by itself again."""
        self._order(ids, together=False)

    def _order(self, ids: tuple[str, ...], *, together: bool) -> None:
        """Take questions together or apart, after asking if their meeting has passed or its agenda prints them."""

        def do(asked: bool) -> None:
            self.carry_out(ending.group_questions, questions=ids, together=together, all_the_same=asked)

        there = [one for each in ids if (one := self.desk.register.get(Question, each))]
        ask_first(self.office, why_ask_ordering(self.desk.register, there, self.desk.today), do)

    def _open_sheet(self, office: Office) -> None:
        """Show the questions of the meeting in their order."""
        if self.meeting is not None:
            after.open_sheet(office, self.meeting)

    def _open_minutes(self, office: Office) -> None:
        """Show the words for the minutes of the meeting."""
        if self.meeting is not None:
            after.open_minutes(office, self.meeting)


def _run_on(lines: Fields) -> Fields:
    """Leave out a label that stands above already."""
    labels = ["", *(label for label, _ in lines)]
    return [("" if label == before else label, words) for before, (label, words) in zip(labels, lines, strict=False)]


_INKS = {QuestionState.CLOSED: "muted"}


def _step(step: str) -> Callable[[Question], Problem | None]:
    """Give the rule on a step that follows the state a question is in."""
    return lambda question: rules.why_not_step(question, step)
