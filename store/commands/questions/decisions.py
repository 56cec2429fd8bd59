"""Deciding on a question: accepting, rejecting, redirecting, holding over, and looking again when a meeting moved."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.commands.fields import Problems
from store.commands.questions.steps import stepped
from store.edit import Edit
from store.problems import Problem
from store.records import Meeting, Question, QuestionState
from store.records.question import Check, QuestionStep
from store.register import Register
from store.rules.calendar.coming import takes_business
from store.rules.programme.passed import why_ask_of_question, why_ask_printing
from store.rules.questions.case import FAIL
from store.rules.questions.checks import checks_of, why_not_accept_as_it_is
from store.rules.questions.deadline import deadline_of, next_meeting_for, why_look_again, why_not_meeting
from store.rules.questions.deciders import decider_by_rules, why_nobody_decided
from store.rules.questions.steps import GROUNDS, question_words, scheme_for, why_not_ground, why_not_step
from store.rules.words.loose import day_of, long_day_of

CHIEF_CONSTABLE = "the Chief Constable"
"""To whom operational questions go if nothing else is said."""


def accept_question(
    register: Register,
    today: dt.date,
    /,
    *,
    question: str,
    meeting: str | None = None,
    decided_by: str = "",
    reason: str = "",
    agreed_by: str = "",
    all_the_same: bool = False,
) -> Edit:
    """Accept a question for its meeting, or for the one given.

    The checks are kept as they were judged. If one fails, a reason is needed and who agreed (the Chair or the
    Monitoring Officer); both are kept with it. Who decided is recorded: whoever is named, else who agreed, else who
    decides by the rules. `all_the_same` says that it is meant although a meeting that it leaves or enters has passed.

    Raises:
        Refused: with every check that fails and has no reason, and everything else in the way.
    """
    current = register.need(Question, question, "question")
    problems = Problems()
    problems.add(why_not_step(current, "accept"))
    agreed = problems.said(Check, "agreed_by", agreed_by)
    who = _who_decided(register, current, decided_by or agreed, today, problems)
    why = problems.why(reason)
    draft = current if meeting is None else _for_meeting(register, current, meeting, problems)
    if not (draft.held_over_to or draft.meeting):
        cure = "Choose the meeting at which it is to be put."
        problems.add(Problem("no-meeting", "No meeting is chosen for the question.", cure, "meeting"))
    checks = checks_of(register, draft, today)
    if not (why and agreed):
        problems.add(*why_not_accept_as_it_is(checks))
    accepted = replace(draft, state=QuestionState.ACCEPTED)
    problems.ask(all_the_same, why_ask_of_question(register, current, accepted, today))
    problems.refuse()
    held = tuple(replace(c, override=why, agreed_by=agreed) if c.result == FAIL else c for c in checks)
    changed = _decided(register, replace(draft, checks=held, rejected_ground="", asker_told_on=None))
    done = stepped(changed, QuestionState.ACCEPTED, today, by=who, note=why)
    return Edit(f"Accepted {question_words(current)} for {_meeting_words(register, done)}", (done,))


def reject_question(
    register: Register,
    today: dt.date,
    /,
    *,
    question: str,
    ground: str,
    decided_by: str,
    reason: str = "",
    all_the_same: bool = False,
) -> Edit:
    """Reject a question on one of the grounds of the panel's rules. Who decided is always recorded.

    The asker must be told before it can be closed. `all_the_same` says that it is meant although a published agenda
    prints it.

    Raises:
        Refused: with everything in the way: no ground, one the rules do not give, nobody who decided.
    """
    current = register.need(Question, question, "question")
    problems = Problems()
    problems.add(why_not_step(current, "reject"))
    problems.add(why_not_ground(scheme_for(register, current, today), current.kind, ground))
    who = problems.said(QuestionStep, "by", decided_by, typed="decided_by", required=True)
    why = problems.why(reason)
    problems.ask(all_the_same, _why_ask(register, current, QuestionState.REJECTED, today))
    problems.refuse()
    checks = checks_of(register, current, today)
    changed = _decided(register, replace(current, checks=checks, rejected_ground=ground, asker_told_on=None))
    done = stepped(changed, QuestionState.REJECTED, today, by=who, note=why, ground=ground)
    return Edit(f"Rejected {question_words(current)} because {GROUNDS[ground]}", (done,))


def redirect_question(
    register: Register,
    today: dt.date,
    /,
    *,
    question: str,
    to: str = CHIEF_CONSTABLE,
    decided_by: str = "",
    reason: str = "",
    all_the_same: bool = False,
) -> Edit:
    """Pass a question on to whom it is for: operational ones to the chief constable. The asker must be told.

    Who decided is recorded: whoever is named, else who decides by the panel's rules.
    `all_the_same` says that it is meant although a published agenda prints it.

    Raises:
        Refused: with everything in the way.
    """
    current = register.need(Question, question, "question")
    problems = Problems()
    problems.add(why_not_step(current, "redirect"))
    whom = problems.said(Question, "forwarded_to", to, typed="to", required=True)
    who = _who_decided(register, current, decided_by, today, problems)
    why = problems.why(reason)
    problems.ask(all_the_same, _why_ask(register, current, QuestionState.REDIRECTED, today))
    problems.refuse()
    changed = _decided(register, replace(current, forwarded_to=whom, asker_told_on=None))
    done = stepped(changed, QuestionState.REDIRECTED, today, by=who, note=why)
    return Edit(f"Redirected {question_words(current)} to {whom}", (done,))


def hold_over_question(
    register: Register,
    today: dt.date,
    /,
    *,
    question: str,
    to: str | None = None,
    decided_by: str = "",
    reason: str = "",
    all_the_same: bool = False,
) -> Edit:
    """Hold a question over to a later meeting: the one given, else the next that the rules allow.

    Who decided is recorded: whoever is named, else who decides by the panel's rules. The asker must be told.
    `all_the_same` says that it is meant although the meeting that it leaves has passed, or a published agenda changes.

    Raises:
        Refused: with everything in the way: there is no later meeting, or not one for questions.
    """
    current = register.need(Question, question, "question")
    problems = Problems()
    problems.add(why_not_step(current, "hold over"))
    who = _who_decided(register, current, decided_by, today, problems)
    why = problems.why(reason)
    target = problems.need(register, Meeting, to, "to") if to else next_meeting_for(register, current, today)
    if target is None and not to:
        problems.add(_no_later_meeting())
    if target is not None:
        problems.add(_why_not_held_over(register, current, target, today))
    changed = replace(current, held_over_to=target.id if target else None, rejected_ground="", asker_told_on=None)
    held = replace(changed, state=QuestionState.HELD_OVER)
    problems.ask(all_the_same, why_ask_of_question(register, current, held, today))
    problems.refuse()
    done = stepped(_decided(register, changed), QuestionState.HELD_OVER, today, by=who, note=why)
    return Edit(f"Held {question_words(current)} over to {_meeting_words(register, done)}", (done,))


def _who_decided(register: Register, question: Question, said: str, today: dt.date, problems: Problems) -> str:
    """Give who decided: whoever is named, else who decides by the panel's rules; where they do not say it is asked."""
    who = problems.said(QuestionStep, "by", said, typed="decided_by") or decider_by_rules(register, question, today)
    problems.add(None if said.strip() else why_nobody_decided(question, who))
    return who


def why_not_hold_over(register: Register, question: Question, today: dt.date) -> Problem | None:
    """Say why a question cannot be held over at all: its state, or no later meeting takes it. None if it can."""
    problem = why_not_step(question, "hold over")
    if problem or any(
        _why_not_held_over(register, question, meeting, today) is None
        for meeting in register.meetings
        if meeting.date >= today
    ):
        return problem
    return _no_later_meeting()


def _no_later_meeting() -> Problem:
    cure = "Arrange the next meeting in the calendar first."
    return Problem("no-later-meeting", "There is no later meeting to hold it over to.", cure, "to", "meeting.new")


def _why_not_held_over(register: Register, question: Question, target: Meeting, today: dt.date) -> Problem | None:
    before = register.get(Meeting, question.held_over_to or question.meeting)
    day = long_day_of(target)
    cure = "Choose a later meeting that is open for questions."
    if not takes_business(target, today):
        return Problem("meeting-over", f"The meeting of {day} is not open for questions.", cure, "to")
    if before is not None and target.date <= before.date:
        sentence = f"The meeting of {day} is not later than its own, of {long_day_of(before)}."
        return Problem("meeting-not-later", sentence, cure, "to")
    why = why_not_meeting(register, target)
    return Problem("meeting-not-for-questions", why, cure, "to") if why else None


def confirm_decision(register: Register, today: dt.date, /, *, question: str, by: str = "", note: str = "") -> Edit:
    """Record that a decision was looked at again after the meeting moved, and stands.

    Raises:
        Refused: nothing has moved since it was decided.
    """
    current = register.need(Question, question, "question")
    problems = Problems()
    why = why_look_again(register, current)
    if not why:
        sentence = f"Nothing has moved since {question_words(current)} was decided."
        problems.add(Problem("nothing-moved", sentence, "There is nothing to look at again.", "question"))
    elif deadline_of(register, current) is None or "cancelled" in why or "released" in why:
        problems.add(
            Problem("meeting-gone", why, "Hold the question over to another meeting.", "question", "question.hold")
        )
    who = problems.said(QuestionStep, "by", by)
    said = problems.said(QuestionStep, "note", note)
    problems.refuse()
    changed = _decided(register, replace(current, checks=checks_of(register, current, today)))
    words = " ".join(part for part in (why, said) if part)
    done = stepped(changed, current.state, today, by=who, note=words, what="decision looked at again: it stands")
    return Edit(f"Looked again at the decision on {question_words(current)}: it stands", (done,))


def judge_repeat(
    register: Register, today: dt.date, /, *, question: str, like: tuple[str, ...], repeat: bool, note: str = ""
) -> Edit:
    """Record whether a question was found to repeat earlier ones, which those are, and why.

    Raises:
        Refused: with every earlier question that is unknown, or none is named for a repeat.
    """
    current = register.need(Question, question, "question")
    problems = Problems()
    ids = tuple(other.id for one in dict.fromkeys(like) if (other := problems.need(register, Question, one, "like")))
    if question in ids:
        problems.add(Problem("repeats-itself", "A question does not repeat itself.", "Name an earlier one.", "like"))
    if repeat and not ids:
        problems.add(
            Problem("repeat-of-nothing", "It is not said what it repeats.", "Name the earlier question.", "like")
        )
    why = problems.said(Question, "repeat_note", note, typed="note")
    problems.refuse()
    changed = replace(current, similar_to=ids, repeat=repeat, repeat_note=why)
    words = f"{'a' if repeat else 'not a'} repeat{' of ' + ', '.join(ids) if ids else ''}"
    done = stepped(changed, current.state, today, note=why, what=f"found to be {words}")
    return Edit(f"Found {question_words(current)} to be {words}", (done,))


def _why_ask(register: Register, draft: Question, state: QuestionState, today: dt.date) -> Problem | None:
    """Say which published agenda prints a question that comes to a state, as a draft has it; None if none does."""
    return why_ask_printing(register, register.get(Question, draft.id), replace(draft, state=state), today)


def _for_meeting(register: Register, question: Question, meeting: str, problems: Problems) -> Question:
    """Put a question down for a meeting, as what it is asked for if it had none, else as held over."""
    if (
        meeting in {question.held_over_to, question.meeting}
        or problems.need(register, Meeting, meeting, "meeting") is None
    ):
        return question
    if question.meeting is None:
        return replace(question, meeting=meeting)
    return replace(question, held_over_to=meeting)


def _decided(register: Register, question: Question) -> Question:
    """Keep the deadline that stood when the decision was taken."""
    deadline = deadline_of(register, question)
    return replace(question, decided_deadline=deadline.due.due if deadline and deadline.due else None)


def _meeting_words(register: Register, question: Question) -> str:
    meeting = register.get(Meeting, question.held_over_to or question.meeting)
    return f"the meeting of {day_of(meeting)}" if meeting else "its meeting"
