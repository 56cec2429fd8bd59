"""One public question whole: how it stands, how each rule judges it, its texts, its answer and every step.

Contact details are never among the lines unless they are asked for by name.
"""

from __future__ import annotations

import datetime as dt
import difflib

from store.fields import fields_of, heading_of
from store.queries.questions.lists import asked_before_words, state_line, step_lines, subject_words
from store.queries.rows import Lines
from store.queries.words.short import NOT_RECORDED, UNSEEN, meeting_title
from store.queries.words.wording import further_lines, link_words
from store.records import Asker, ContactDetails, Question
from store.records.question import Check, Exchange, QuestionStep
from store.register import Register
from store.rules.questions.case import FAIL, JUDGEMENT, NOT_SET, PASS, RESULT_WORDS
from store.rules.questions.checks import checks_of, received_words
from store.rules.questions.deadline import deadline_of, due_words, is_late, purge_due, why_look_again, working_lines
from store.rules.questions.outgoing import for_outside, outgoing, public_name, to_redact
from store.rules.questions.parts import answers_by_part, parts_of, unanswered_parts
from store.rules.questions.private import what_was_found
from store.rules.questions.repeats import repeats_of
from store.rules.questions.steps import DECIDED, GROUNDS, UNDECIDED, meeting_of, reply_is_owed
from store.rules.words.dates import long_date


def question_lines(register: Register, question: Question, today: dt.date, *, private: bool = False) -> Lines:
    """Give everything recorded about a question, as labels with text, the most telling first.

    What a clerk would look for and is not recorded says so. With `private` the texts stand as they are and the contact
    details come last; nothing that leaves the office is made with it.
    """
    lines = [(heading_of(Question, "state"), state_line(question)), *step_lines(register, question, today)]
    lines += [*_about(register, question)]
    lines += _deadline_lines(register, question)
    lines += _text_lines(question, question if private else for_outside(question))
    lines += check_lines(register, question, today)
    if private:  # by their ids one who asks without a name would be known from a question asked with it
        lines += [("Asked before", words) for words in asked_before_words(register, question)]
    lines += repeat_lines(register, question, today) if question.state in UNDECIDED else _judged_lines(question)
    lines += _decision_lines(register, question)
    lines += _answer_lines(question)
    lines += [("Step", step_words(step, question)) for step in question.steps]
    lines += _closing_lines(register, question, today)
    if private:
        return (*lines, *private_lines(register, question))
    return tuple((outgoing(label, question.asker), outgoing(words, question.asker)) for label, words in lines)


def _about(register: Register, question: Question) -> Lines:
    asker, meeting = question.asker, meeting_of(register, question)
    who = [public_name(asker), asker.organisation, asker.locality]
    lines = [
        (heading_of(Question, "asker"), ", ".join(part for part in who if part)),
        (heading_of(Question, "kind"), question.kind.value),
        (
            heading_of(Question, "received_at"),
            received_words(question.received_at) if question.received_at else NOT_RECORDED,
        ),
        (heading_of(Question, "subject"), outgoing(question.subject, asker) or NOT_RECORDED),
        (heading_of(Question, "meeting"), meeting_title(meeting) if meeting else NOT_RECORDED),
        (heading_of(Asker, "connection"), asker.connection or NOT_RECORDED),
    ]
    optional = {
        "addressee": question.addressee,
        "urgent_reason": question.urgent_reason,
        "signatures": "" if question.signatures is None else f"{question.signatures:,}",
        "item": link_words(register, question.item) if question.item else "",
        "minutes": "" if question.minutes is None else str(question.minutes),
        "group": "" if question.group is None else _group_words(register, question),
    }
    lines += _told(optional)
    return (*lines, *further_lines(register, question, lines, _TOLD_WITH_OTHERS))


_TOLD_WITH_OTHERS = frozenset(
    {"name", "organisation", "locality", "under_18", "consents_to_name", "person", "note", "source"}
)
"""The fields that are told by the name as it may be printed, and those that come last."""


def _group_words(register: Register, question: Question) -> str:
    others = [q.id for q in register.questions if q.group == question.group and q.id != question.id]
    return ", ".join(others) or "no other"


def _deadline_lines(register: Register, question: Question) -> Lines:
    deadline = deadline_of(register, question)
    if deadline is None:
        return (("Deadline", "no meeting is chosen"),)
    if deadline.due is None:
        return (("Deadline", deadline.why_none),)
    late = is_late(deadline, question.received_at)
    verdict = "" if late is None else " · received late" if late else " · received in time"
    lines = [("Deadline", due_words(deadline.due) + verdict)]
    again = why_look_again(register, question)
    if again:
        lines.append(("Look again", again))
    return tuple(lines)


def deadline_working(register: Register, question: Question) -> tuple[str, ...]:
    """Give the working of a question's deadline, a line each; empty if it has no meeting."""
    deadline = deadline_of(register, question)
    return working_lines(deadline) if deadline else ("No meeting is chosen, so that there is no deadline yet.",)


def current_checks(register: Register, question: Question, today: dt.date) -> tuple[Check, ...]:
    """Give the checks of a question: as they were judged when it was decided, else as they stand today."""
    if question.state in UNDECIDED:
        return checks_of(register, question, today)
    return question.checks


def check_lines(register: Register, question: Question, today: dt.date) -> Lines:
    """Word each check: whether it passes, fails or is for the clerk, and why; those that fail stand first."""
    ordered = sorted(current_checks(register, question, today), key=lambda check: _FIRST.get(check.result, len(_FIRST)))
    return tuple((f"Rule: {check.rule}", check_words(check)) for check in ordered)


_FIRST = {FAIL: 0, NOT_SET: 1, JUDGEMENT: 2, PASS: 3}


def check_words(check: Check) -> str:
    """Word a check: `fail: …; overridden: the chair agreed (…)`."""
    words = f"{RESULT_WORDS.get(check.result, check.result)}: {check.why}"
    if check.override or check.agreed_by:
        words += f" Taken all the same: {check.override} (agreed by {check.agreed_by or NOT_RECORDED})."
    return words


def _text_lines(whole: Question, question: Question) -> Lines:
    """Give the text as sent and the one to be published, what differs, and what contact details stand in which.

    What differs is told of the texts as they are shown: half a telephone number would be known by no filter.
    """
    lines = [(heading_of(Question, "text"), question.text)]
    if question.published_text == question.text:
        lines.append((heading_of(Question, "published_text"), "the same, word for word"))
    else:
        lines.append((heading_of(Question, "published_text"), question.published_text or "not prepared yet"))
    if question.published_text and question.published_text != question.text:
        lines += [("Difference", words) for words in text_difference(question)]
    there = what_was_found(to_redact(whole.published_text or whole.text, whole.asker))
    if there:
        place = "the text to be published" if question.published_text else "the text as sent"
        lines.append(("Found in it", f"{', '.join(there)}, in {place}"))
    lines += [
        ("Redacted", f"{one.what}, on {long_date(one.on)}" + (f", by {one.by}" if one.by else ""))
        for one in question.redactions
    ]
    return tuple(lines)


def text_difference(question: Question) -> tuple[str, ...]:
    """Show how the text to be published differs from the text as sent, word by word: `- out`, `+ in`."""
    before, after = question.text.split(), question.published_text.split()
    lines = []
    for kind, i, j, k, m in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind in {"delete", "replace"}:
            lines.append(f"− {' '.join(before[i:j])}")
        if kind in {"insert", "replace"}:
            lines.append(f"+ {' '.join(after[k:m])}")
    return tuple(lines) or ("only in blanks and line ends",)


def repeat_lines(register: Register, question: Question, today: dt.date) -> Lines:
    """Word the questions like this one: what each asked, when, and what was answered."""
    lines: list[tuple[str, str]] = []
    for one in repeats_of(register, question, today):
        other = register.get(Question, one.question)
        if other is not None:
            words = f"{other.id}, {long_date(one.day) if one.day else 'day not recorded'}: {subject_words(other)}"
            answered = f"answered {long_date(other.answered_on)}" if other.answered_on else "answer not recorded"
            window = "" if one.in_window else "; before the months that the rules look back"
            lines.append(("Like", f"{words} ({answered}{window})"))
    return (*lines, *_judged_lines(question))


def _judged_lines(question: Question) -> Lines:
    """Say what the clerk found about repeats, if that was recorded."""
    lines: list[tuple[str, str]] = []
    if question.repeat is not None:
        like = ", ".join(question.similar_to) or "any other"
        words = f"found {'' if question.repeat else 'not '}to repeat {like}"
        lines.append(("Repeat", f"{words}: {question.repeat_note}" if question.repeat_note else words))
    return tuple(lines)


def _decision_lines(register: Register, question: Question) -> Lines:
    facts = {
        "rejected_ground": GROUNDS.get(question.rejected_ground, question.rejected_ground),
        "forwarded_to": question.forwarded_to,
        "held_over_to": link_words(register, question.held_over_to) if question.held_over_to else "",
        "asker_told_on": long_date(question.asker_told_on) if question.asker_told_on else "",
        "answerer": question.answerer,
        "answer_due": long_date(question.answer_due) if question.answer_due else "",
    }
    if question.state in DECIDED and question.asker_told_on is None:
        facts["asker_told_on"] = "not yet"
    return _told(facts)


def _told(facts: dict[str, str]) -> Lines:
    """Put the labels of fields before what is recorded in them; what is not is left out."""
    return tuple((heading_of(Question, name), words) for name, words in facts.items() if words)


def _answer_lines(question: Question) -> Lines:
    who = f" (by {question.answered_by})" if question.answered_by else ""
    on = f"{long_date(question.answered_on)}: " if question.answered_on else ""
    lines = [(heading_of(Question, "answer"), f"{on}{question.answer}{who}" if question.answer else NOT_RECORDED)]
    answered = answers_by_part(question)
    if answered or unanswered_parts(question):
        lines += [(f"Part ({one.mark})", answered.get(one.mark, NOT_RECORDED)) for one in parts_of(question)]
    if question.asker_present is not None:
        lines.append((heading_of(Question, "asker_present"), "yes" if question.asker_present else "no"))
    for exchange in question.supplementaries:
        lines += [(heading_of(Exchange, "asked"), exchange.asked), ("Its answer", exchange.answer or NOT_RECORDED)]
    if question.reply_sent_on:
        reply = f"sent on {long_date(question.reply_sent_on)}"
    elif reply_is_owed(question):
        reply = "owed" + (f", due {long_date(question.reply_due)}" if question.reply_due else "")
    else:
        reply = NOT_RECORDED
    lines.append(("Reply", reply))
    lines.append(
        (
            heading_of(Question, "published_on"),
            long_date(question.published_on) if question.published_on else NOT_RECORDED,
        )
    )
    return tuple(lines)


def step_words(step: QuestionStep, question: Question) -> str:
    """Word a step: the day, what happened, by whom and why, without contact details."""
    words = f"{long_date(step.on)}: {step.what or step.state.value}"
    if step.ground:
        words += f" because {GROUNDS.get(step.ground, step.ground)}"
    if step.by:
        words += f", by {step.by}"
    return f"{words}: {outgoing(step.note, question.asker)}" if step.note else words


def _closing_lines(register: Register, question: Question, today: dt.date) -> Lines:
    private, lines = question.asker.private, []
    if question.note:
        lines.append((heading_of(Question, "note"), outgoing(question.note, question.asker)))
    if not register.sees_private:
        lines.append(("Contact", UNSEEN))
    elif private.purged_on:
        lines.append(("Contact", f"removed on {long_date(private.purged_on)}"))
    elif private != ContactDetails():
        due = purge_due(register, question, today)
        lines.append(("Contact", "kept apart from papers" + (f"; to go from {long_date(due)} on" if due else "")))
    lines += [(heading_of(Question, "source"), question.source)] if question.source else []
    if question.binned_on:
        lines.append((heading_of(Question, "binned_on"), long_date(question.binned_on)))
    return (*lines, (heading_of(Question, "id"), question.id))


def private_lines(register: Register, question: Question) -> Lines:
    """Give the contact details, which only the office may see."""
    private, none = question.asker.private, NOT_RECORDED if register.sees_private else UNSEEN
    fields = (one for one in fields_of(ContactDetails) if one.field.private)
    return tuple((f"{one.heading} (private)", getattr(private, one.name) or none) for one in fields)
