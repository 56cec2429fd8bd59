"""Taking a question in, correcting what was recorded of it, and preparing the text that will be published."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from store.commands.fields import Problems, as_text, changed_words, changes_of
from store.commands.questions.steps import stepped
from store.edit import Edit
from store.fields import editable, field_of
from store.problems import Conflict, FieldConflict, Problem
from store.records import Asker, Meeting, Person, Question, QuestionKind, QuestionState, WorkItem
from store.records.question import Redaction
from store.register import Register
from store.rules.programme.passed import why_ask_of_question, why_ask_printing
from store.rules.questions.deadline import deadline_of, is_late
from store.rules.questions.outgoing import outgoing, to_redact
from store.rules.questions.private import pasted, redacted, what_was_found
from store.rules.questions.steps import meeting_of, question_words, says_nothing, scheme_for, why_not_set, why_not_step
from store.rules.words.addresses import mail_addresses
from store.rules.words.dates import FIRST_YEAR, long_date
from store.rules.words.loose import long_day_of
from store.rules.words.wording import counted, listed, small

_NUMBERS = (("signatures", 0, 10_000_000), ("minutes", 1, 240))


def receive_question(
    register: Register,
    today: dt.date,
    /,
    *,
    name: str,
    text: str,
    kind: QuestionKind = QuestionKind.QUESTION,
    received_at: dt.datetime | None = None,
    meeting: str | None = None,
    all_the_same: bool = False,
    **details: Any,
) -> Edit:
    """Take a question in as it was sent. `received_at` is local time; midnight means that the hour is not recorded.

    Control characters that came with the paste are left out and counted in the sentence; everything else stays as sent.
    `details` are any other fields of a question that can be corrected. `all_the_same` says that it is meant although
    the meeting has passed.

    Raises:
        Refused: with every fault of what was typed.
        TypeError: a detail is not a field of a question, which is a fault of the program.
    """
    problems = Problems()
    fitted, dropped = pasted(text)
    kept = problems.said(Question, "text", fitted)
    given = {"name": name, "kind": kind, "received_at": received_at, "meeting": meeting, **details}
    blank = Question(id=register.new_id(Question), asker=Asker(name=""), text=kept)
    problems.said(Asker, "name", name)
    draft, _ = changes_of(Question, blank, None, given, problems)
    problems.add(*_faults(register, draft, today, frozenset(editable(Question))))
    problems.ask(all_the_same, why_ask_of_question(register, None, draft, today))
    problems.refuse()
    draft = stepped(draft, QuestionState.RECEIVED, received_at.date() if received_at else today)
    return Edit(_receipt_sentence(register, draft, today, dropped), (draft,))


def _receipt_sentence(register: Register, draft: Question, today: dt.date, dropped: int) -> str:
    words = f"Received {question_words(draft)}"
    deadline = deadline_of(register, draft)
    if deadline is not None:
        meeting = meeting_of(register, draft)
        words += f" for the meeting of {long_day_of(meeting) if meeting else long_date(deadline.meeting)}"
        if is_late(deadline, draft.received_at) and deadline.due is not None:
            words += f", after the deadline of {long_date(deadline.due.due)}"
    scheme = scheme_for(register, draft, today)
    unset = why_not_set(scheme)
    if unset is not None:
        judged = "no rule judges" if says_nothing(scheme) else "only some rules judge"
        words += f", which {judged}: {small(unset.sentence).rstrip('.')}"
    if dropped:
        words += f"; {counted(dropped, 'invisible character')} of the paste left out"
    return words


def edit_question(
    register: Register,
    today: dt.date,
    /,
    *,
    question: str,
    was: Question | None = None,
    all_the_same: bool = False,
    **fields: Any,
) -> Edit:
    """Correct what is recorded of a question; only fields that differ from `was`, as the form opened it, are applied.

    `all_the_same` says that it is meant although a meeting that it leaves or enters has passed.

    Raises:
        Refused: with every fault of what was typed.
        Conflict: someone else has changed one of the same fields to something else.
        TypeError: a field cannot be corrected here, which is a fault of the program.
    """
    current = register.need(Question, question, "question")
    problems = Problems()
    draft, changes = changes_of(Question, current, was, fields, problems)
    problems.add(*_faults(register, draft, today, changes.names))
    problems.ask(all_the_same, why_ask_of_question(register, current, draft, today))
    problems.refuse()
    changes.refuse_conflicts()
    words = question_words(current)
    if not changes.values:
        return Edit(f"Changed nothing in {words}")
    if draft.asker.private != current.asker.private:
        draft = replace(draft, asker=replace(draft.asker, private=replace(draft.asker.private, purged_on=None)))
    return Edit(f"Changed {changed_words(Question, changes.values)} of {words}", (draft,))


def _faults(register: Register, draft: Question, today: dt.date, fields: frozenset[str]) -> list[Problem | None]:
    """List what is wrong with the fields that were filled in or changed."""
    problems: list[Problem | None] = []
    if "received_at" in fields and draft.received_at is not None:
        problems.append(_why_not_received(draft.received_at, today))
    if "meeting" in fields and draft.meeting is not None:
        problems.append(_unknown(register, Meeting, draft.meeting, "meeting"))
    if "item" in fields and draft.item is not None:
        problems.append(_unknown(register, WorkItem, draft.item, "item"))
    if "person" in fields and draft.asker.person is not None:
        problems.append(_unknown(register, Person, draft.asker.person, "person"))
    if "email" in fields and draft.asker.private.email:
        problems.append(_why_no_address(draft.asker.private.email))
    for field, least, most in _NUMBERS:
        number = getattr(draft, field)
        if field in fields and number is not None and not least <= number <= most:
            sentence = f"{number:,} cannot be right for {field_of(Question, field).in_words}."
            problems.append(Problem(f"{field}-unlikely", sentence, f"Type a number from {least} to {most:,}.", field))
    return problems


def _why_no_address(typed: str) -> Problem | None:
    """Say why no letter could be sent to what was typed, without repeating it; None if it can."""
    try:
        mail_addresses(typed)
    except ValueError as why:
        cure = "Type it as in name@example.org, several with commas between them, or leave it empty."
        return Problem("email-shape", f"That is not an e-mail address: {why}.", cure, "email")
    return None


def _why_not_received(received: dt.datetime, today: dt.date) -> Problem | None:
    if received.date() > today:
        sentence = f"{long_date(received.date())} is still to come."
        cure = f"Type the day on which it came in: {long_date(today)} or before."
        return Problem("received-in-future", sentence, cure, "received_at")
    if received.year < FIRST_YEAR:
        sentence = f"The year {received.year} cannot be right for the receipt."
        return Problem("year-unlikely", sentence, f"Type a year from {FIRST_YEAR} on.", "received_at")
    return None


def _unknown(register: Register, kind: type[Meeting | WorkItem | Person], record_id: str, field: str) -> Problem | None:
    problems = Problems()
    problems.need(register, kind, record_id, field)
    return next(iter(problems.all), None)


def edit_published_text(
    register: Register,
    today: dt.date,
    /,
    *,
    question: str,
    text: str,
    removed: str = "",
    by: str = "",
    was: Question | None = None,
    all_the_same: bool = False,
) -> Edit:
    """Set the text that papers print. What was taken out of it is logged by its sort, never by its words.

    `removed` says in the clerk's words what else was taken out ("the name of a third person"); `was` is the question as
    the form opened it. `all_the_same` says that it is meant although a published agenda prints the text.

    Raises:
        Refused: with every fault of what was typed.
        Conflict: someone else has changed the text to something else since.
    """
    current = register.need(Question, question, "question")
    problems = Problems()
    typed, _ = pasted(text)
    kept = problems.said(Question, "published_text", typed)
    what = problems.said(Redaction, "what", removed, typed="removed")
    who = problems.said(Redaction, "by", by)
    fresh = replace(current, published_text=kept)
    problems.ask(all_the_same, why_ask_printing(register, current, fresh, today))
    problems.refuse()
    before, theirs = (was or current).published_text, current.published_text
    if before != theirs != kept:
        label = field_of(Question, "published_text").heading
        raise Conflict(FieldConflict("text", label, *(as_text(each) for each in (before, theirs, kept))))
    logged = _logged(current, kept, what, who, today)
    changed = replace(current, published_text=kept, redactions=(*current.redactions, *logged))
    return Edit(f"Changed the text to be published of {question_words(current)}", (changed,))


def redact_question(register: Register, today: dt.date, /, *, question: str, by: str = "") -> Edit:
    """Take every contact detail found, and the signature, out of the text to be published, and log that it was done.

    Raises:
        Refused: nothing was found to take out.
    """
    current = register.need(Question, question, "question")
    base = current.published_text or current.text
    there = to_redact(base, current.asker)
    problems = Problems()
    who = problems.said(Redaction, "by", by)
    if not there:
        sentence = f"No contact details were found in {question_words(current)}."
        cure = "Change the text to be published if something else must go."
        problems.add(Problem("nothing-found", sentence, cure, "question", "question.text"))
    problems.refuse()
    text = redacted(base, there)
    logged = _logged(current, text, "", who, today)
    changed = replace(current, published_text=text, redactions=(*current.redactions, *logged))
    return Edit(f"Took {listed(what_was_found(there))} out of {question_words(current)}", (changed,))


def _logged(question: Question, text: str, what: str, by: str, today: dt.date) -> tuple[Redaction, ...]:
    """Log what a new text lacks that the one before it had, counted by sort."""
    before = to_redact(question.published_text or question.text, question.asker)
    after = to_redact(text, question.asker)
    gone = list(before)
    for one in after:
        same = next((other for other in gone if other.kind == one.kind), None)
        if same is not None:
            gone.remove(same)
    words = [*what_was_found(tuple(gone)), *([outgoing(what, question.asker)] if what else [])]
    return tuple(Redaction(what=one, on=today, by=by) for one in words)


def acknowledge_question(register: Register, today: dt.date, /, *, question: str, by: str = "") -> Edit:
    """Record that the asker was told that the question has come.

    Raises:
        Refused: it is not newly received.
    """
    current = register.need(Question, question, "question")
    problems = Problems()
    who = problems.said(Redaction, "by", by)
    problems.add(why_not_step(current, "acknowledge"))
    problems.refuse()
    changed = stepped(current, QuestionState.ACKNOWLEDGED, today, by=who)
    return Edit(f"Acknowledged {question_words(current)}", (changed,))
