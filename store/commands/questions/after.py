"""What comes last: publishing, closing, taking questions together, and letting go of contact details."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from msgspec.structs import replace

from store.commands.fields import Problems
from store.commands.questions.steps import stepped
from store.edit import Edit
from store.problems import Problem
from store.records import ContactDetails, Question, QuestionState
from store.records.question import Check, QuestionStep, Redaction
from store.register import Register
from store.rules.programme.passed import why_ask_ordering
from store.rules.questions.deadline import purge_due
from store.rules.questions.outgoing import to_redact
from store.rules.questions.private import SIGNATURE, PrivateDetail, what_was_found
from store.rules.questions.steps import (
    TURNED_AWAY,
    meeting_of,
    question_words,
    reply_is_owed,
    why_not_close,
    why_not_publish,
)
from store.rules.words.wording import counted, listed

_SHOWS = frozenset({QuestionState.PUT, QuestionState.REPLY_SENT})


def publish_question(
    register: Register, today: dt.date, /, *, question: str, by: str = "", agreed_by: str = ""
) -> Edit:
    """Record that a question was published, with the text prepared for it. It waits for that text.

    Contact details in that text stand in the way unless someone agreed that they are no private ones (the number of
    a help line, say); that is logged. While a written reply is owed the question stays so.

    Raises:
        Refused: with everything in the way.
    """
    current = register.need(Question, question, "question")
    problems = Problems()
    problems.add(why_not_publish(current))
    who = problems.said(QuestionStep, "by", by)
    agreed = problems.said(Check, "agreed_by", agreed_by)
    text = current.published_text
    # Where there is no text yet, what stands in the way of publishing the one that was sent is told beside it.
    there = to_redact(text or current.text, current.asker)
    if there and not agreed:
        problems.add(why_not_as_it_is(current, there))
    problems.refuse()
    kept = tuple(Redaction(what=f"left in, as agreed by {agreed}: {one}", on=today) for one in what_was_found(there))
    state = QuestionState.PUBLISHED if current.state in _SHOWS and not reply_is_owed(current) else current.state
    changed = replace(current, published_text=text, published_on=today, redactions=(*current.redactions, *kept))
    done = stepped(changed, state, today, by=who, what="" if state is QuestionState.PUBLISHED else "published")
    return Edit(f"Published {question_words(current)}", (done,))


def why_not_as_it_is(question: Question, there: tuple[PrivateDetail, ...]) -> Problem:
    """Say which contact details keep a text from being published."""
    contacts = [one for one in there if one.kind != SIGNATURE] or there
    sentence = f"The text of {question_words(question)} holds {listed(what_was_found(tuple(contacts)))}."
    cure = "Redact it, change the text to be published, or name who agreed that it may stand."
    return Problem("private-details", sentence, cure, "agreed_by")


def close_question(register: Register, today: dt.date, /, *, question: str, by: str = "", reason: str = "") -> Edit:
    """Close a question. One that was not put and answered needs a reason; nothing closes one to which a reply is owed.

    Raises:
        Refused: a written reply is owed, the asker of a rejected question was not told, or a reason is missing.
    """
    current = register.need(Question, question, "question")
    problems = Problems()
    who = problems.said(QuestionStep, "by", by)
    why = problems.why(reason)
    problems.add(why_not_close(current, why))
    problems.refuse()
    done = stepped(current, QuestionState.CLOSED, today, by=who, note=why)
    return Edit(f"Closed {question_words(current)}", (done,))


def group_questions(
    register: Register,
    today: dt.date,
    /,
    *,
    questions: tuple[str, ...],
    together: bool = True,
    all_the_same: bool = False,
) -> Edit:
    """Take questions of one meeting together, as the chair decided, or each by itself again.

    The group stands in the order of receipt where its first question does. `all_the_same` says that it is meant
    although their meeting has passed, or a published agenda prints them.

    Raises:
        Refused: fewer than two are chosen, they are for different meetings, or one was turned away.
    """
    problems = Problems()
    chosen = [q for one in dict.fromkeys(questions) if (q := problems.need(register, Question, one, "questions"))]
    if together:
        problems.add(*_why_not_together(register, chosen))
    problems.ask(all_the_same, why_ask_ordering(register, chosen, today))
    problems.refuse()
    number = 1 + max((q.group or 0 for q in register.questions), default=0) if together else None
    puts = tuple(replace(q, group=number) for q in chosen)
    ids = listed([q.id for q in chosen]) if chosen else "nothing"
    return Edit(f"Took questions {ids} together" if together else f"Ungrouped {ids}", puts)


def _why_not_together(register: Register, chosen: list[Question]) -> list[Problem]:
    problems = []
    if len(chosen) < 2:
        cure = "Mark two or more questions of the same meeting."
        problems.append(Problem("group-of-one", "A group needs at least two questions.", cure, "questions"))
    meetings = {meeting.id if (meeting := meeting_of(register, q)) else None for q in chosen}
    if len(meetings) > 1 or None in meetings:
        sentence = "The questions are not all for the same meeting."
        problems.append(Problem("group-of-several", sentence, "Mark questions of one meeting only.", "questions"))
    away = [q.id for q in chosen if q.state in TURNED_AWAY]
    if away:
        sentence = f"{listed(away)} will not be put at the meeting."
        problems.append(Problem("group-turned-away", sentence, "Leave it out of the group.", "questions"))
    return problems


def purgeable(register: Register, today: dt.date) -> tuple[Question, ...]:
    """Give the questions whose contact details are due to go, those in the bin included.

    Where a reply is owed they stay until it is sent: it could not be sent without them.
    """
    empty = ContactDetails()
    return tuple(
        question
        for record in register.tables[Question.table].values()
        if isinstance(question := record, Question)
        and replace(question.asker.private, purged_on=None) != empty
        and not reply_is_owed(question)
        and (due := purge_due(register, question, today)) is not None
        and due <= today
    )


def purgeable_in_journal(register: Register, today: dt.date, in_journal: Collection[str]) -> tuple[str, ...]:
    """Give the ids, of those whose details stand in the journal, whose record holds none and whose time has come.

    The details of a question whose receipt was undone are kept for nothing: they can go at once.
    """
    due_ids = []
    for one in sorted(each for each in in_journal if each.startswith(Question.prefix)):
        question = register.get(Question, one)
        if question is None:
            due_ids.append(one)
        elif replace(question.asker.private, purged_on=None) == ContactDetails() and not reply_is_owed(question):
            due = purge_due(register, question, today)
            due_ids += [one] if due is not None and due <= today else []
    return tuple(due_ids)


def why_not_purge(register: Register, today: dt.date, in_journal: Collection[str] = ()) -> Problem | None:
    """Say why there is nothing to purge; None if there is."""
    if purgeable(register, today) or purgeable_in_journal(register, today, in_journal):
        return None
    months = register.panel.rules_on(today).contact_months
    sentence = f"No contact details are older than {counted(months, 'month')} after their meeting."
    cure = "There is nothing to remove today. The command “question purge” looks through copies all the same."
    return Problem("nothing-to-purge", sentence, cure, "")


def purge_contacts(register: Register, today: dt.date, /, *, in_journal: Collection[str] = ()) -> Edit:
    """Remove the contact details that are due to go, from the records and from the journal of the file.

    `in_journal` are the ids of questions whose details stand in the journal, whether or not in the records too.

    Name, text and answer stay. The period is the panel's setting, twelve months after the meeting by custom.

    Raises:
        Refused: nothing is due.
    """
    problems = Problems()
    problems.add(why_not_purge(register, today, in_journal))
    problems.refuse()
    due = purgeable(register, today)
    puts = tuple(replace(q, asker=replace(q.asker, private=ContactDetails(purged_on=today))) for q in due)
    ids = (*(q.id for q in due), *purgeable_in_journal(register, today, in_journal))
    sentence = f"Removed the contact details of {counted(len(ids), 'question')} for good"
    return Edit(sentence, puts, forgets=ids)
