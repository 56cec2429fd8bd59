"""From the request for an answer to the reply that was really sent."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.commands.fields import Problems
from store.commands.questions.steps import stepped
from store.edit import Edit
from store.problems import Problem
from store.records import Question, QuestionState
from store.records.question import Exchange, QuestionStep
from store.register import Register
from store.rules.questions.deadline import reply_due_by_rule
from store.rules.questions.parts import as_written, parts_of, unanswered_parts, with_part
from store.rules.questions.steps import (
    DEALT_WITH,
    NORMALLY_WRITTEN,
    is_unanswered,
    kind_rule,
    meeting_of,
    question_words,
    scheme_for,
    why_not_put,
    why_not_reply_sent,
    why_not_step,
    why_not_told,
)
from store.rules.words.dates import long_date
from store.rules.words.wording import capital, counted, listed


def send_for_answer(
    register: Register, today: dt.date, /, *, question: str, to: str, due: dt.date | None = None, by: str = ""
) -> Edit:
    """Record that a question was sent to whoever is to answer it, and by when the answer is wanted.

    Raises:
        Refused: it is not accepted, or nobody is named.
    """
    current = register.need(Question, question, "question")
    problems = Problems()
    problems.add(why_not_step(current, "send for answer"))
    whom = problems.said(Question, "answerer", to, typed="to", required=True)
    who = problems.said(QuestionStep, "by", by)
    problems.refuse()
    changed = replace(current, answerer=whom, answer_due=due)
    note = f"to {whom}" + (f", wanted by {long_date(due)}" if due else "")
    done = stepped(changed, QuestionState.SENT_FOR_ANSWER, today, by=who, note=note)
    return Edit(f"Sent {question_words(current)} to {whom} for an answer", (done,))


def answer_question(
    register: Register,
    today: dt.date,
    /,
    *,
    question: str,
    text: str,
    by: str = "",
    on: dt.date | None = None,
    part: str = "",
    supplementary: int | None = None,
) -> Edit:
    """Record the answer, who gave it and when (today if not said). After the meeting the state stays as it is.

    `part` is the letter of the part that is answered, the others keep their answers. `supplementary` is the number,
    from 1 on, of the supplementary question that is answered instead: until the asker has it, a reply is owed.

    Raises:
        Refused: with everything in the way, a part or a supplementary question that there is not included.
    """
    current = register.need(Question, question, "question")
    if supplementary is not None:
        return _answer_supplementary(current, today, supplementary, text, by, on or today)
    problems = Problems()
    problems.add(why_not_step(current, "answer"))
    text = text if part else as_written(current, text)
    answer = problems.said(Question, "answer", text, typed="text", required=True)
    if part:
        problems.add(_why_no_part(current, part))
        answer = with_part(current, _letter(part), answer)
    who = problems.said(Question, "answered_by", by, typed="by")
    day = on or today
    problems.add(_future(day, today, "answer", "on"))
    problems.refuse()
    changed = replace(current, answer=answer, answered_by=who or (current.answered_by if part else ""), answered_on=day)
    late = current.state in DEALT_WITH or current.state is QuestionState.NOT_RECORDED
    stays = late or bool(unanswered_parts(changed))
    which = f"part ({_letter(part)}) of " if part else ""
    what = f"answer to part ({_letter(part)}) recorded" if part else "answer recorded"
    done = stepped(changed, current.state if stays else QuestionState.ANSWERED, day, by=who, what=what if stays else "")
    return Edit(f"Recorded the answer to {which}{question_words(current)}", (done,))


def _letter(part: str) -> str:
    return part.strip(" ()").casefold()


def _why_no_part(question: Question, part: str) -> Problem | None:
    marks = [f"({one.mark})" for one in parts_of(question)]
    if f"({_letter(part)})" in marks:
        return None
    if not marks:
        sentence = f"{capital(question_words(question))} is not divided into parts."
        return Problem("no-parts", sentence, "Record the answer as a whole.", "part")
    sentence = f"{capital(question_words(question))} has no part ({_letter(part)})."
    return Problem("part-unknown", sentence, f"Choose one of {listed(marks)}.", "part")


def _answer_supplementary(question: Question, today: dt.date, number: int, text: str, by: str, day: dt.date) -> Edit:
    """Record the answer to a supplementary question; what the asker was sent before it was not the whole."""
    problems = Problems()
    problems.add(why_not_step(question, "answer"))
    answer = problems.said(Exchange, "answer", text, typed="text", required=True)
    who = problems.said(QuestionStep, "by", by)
    problems.add(_future(day, today, "answer", "on"))
    many = len(question.supplementaries)
    if not 1 <= number <= many:
        asked = counted(many, "supplementary question") if many else "no supplementary question"
        sentence = f"{capital(question_words(question))} has {asked}."
        cure = f"Choose one from 1 to {many}." if many else "Record the supplementary question first."
        problems.add(Problem("no-supplementary-there", sentence, cure, "supplementary"))
    problems.refuse()
    exchanges = list(question.supplementaries)
    first = not exchanges[number - 1].answer.strip()
    exchanges[number - 1] = replace(exchanges[number - 1], answer=answer)
    changed = replace(question, supplementaries=tuple(exchanges))
    state = question.state
    if first and state in DEALT_WITH:
        changed, state = replace(changed, reply_sent_on=None), QuestionState.REPLY_OWED
    done = stepped(changed, state, day, by=who, what=f"answer to supplementary {number} recorded")
    ends = "; a written reply is owed" if state is not question.state else ""
    return Edit(f"Recorded the answer to supplementary {number} of {question_words(question)}{ends}", (done,))


def put_question(
    register: Register,
    today: dt.date,
    /,
    *,
    question: str,
    asker_present: bool | None = None,
    taken_as_read: bool = False,
    asked_by: str = "",
    answered_there: bool = False,
) -> Edit:
    """Record that a question was put at its meeting or taken as read, and whether the asker was there.

    `asked_by` names whoever put it for the asker. With nobody there to hear the answer, with no answer recorded, or
    where the panel's rules have answers given in writing, a written reply is owed. Where they are normally given in
    writing, `answered_there` says that this one was given at the meeting, and none is owed.

    Raises:
        Refused: the meeting has not taken place yet, or the question was not to be put.
    """
    current = register.need(Question, question, "question")
    problems = Problems()
    problems.add(why_not_put(register, current, today))
    asked = problems.line(asked_by, "“put by”", "asked_by")
    problems.refuse()
    meeting = meeting_of(register, current)
    day = meeting.date if meeting else today
    note = "taken as read" if taken_as_read else f"put by {asked}" if asked else ""
    changed = replace(current, asker_present=asker_present)
    changed = stepped(changed, QuestionState.PUT, day, note=note, what="taken as read" if taken_as_read else "")
    words = f"{'Took as read' if taken_as_read else 'Put'} {question_words(current)}"
    why = _why_owed(register, current, today, absent=asker_present is False, there=answered_there)
    if why and current.reply_sent_on is None:
        changed = replace(changed, reply_due=reply_due_by_rule(register, current))
        changed = stepped(changed, QuestionState.REPLY_OWED, day, note=why)
        words += "; a written reply is owed"
    return Edit(words, (changed,))


def _why_owed(register: Register, question: Question, today: dt.date, *, absent: bool, there: bool) -> str:
    """Say why a question that was put leaves a written reply owed; empty if it does not."""
    if absent:
        return "the asker was absent"
    if is_unanswered(question):
        return "no answer was recorded at the meeting"
    mode = scheme_for(register, question, today).answer_mode
    if mode == NORMALLY_WRITTEN and not there:
        return "the panel's rules have answers normally given in writing"
    return "the panel's rules have answers given in writing" if mode == "written" else ""


def add_supplementary(
    register: Register, today: dt.date, /, *, question: str, asked: str, answer: str = "", agreed_by: str = ""
) -> Edit:
    """Record a supplementary question and its answer; without an answer a written reply is owed.

    Raises:
        Refused: with everything in the way: the rules allow none, or no more, and nobody agreed to it.
    """
    current = register.need(Question, question, "question")
    problems = Problems()
    problems.add(why_not_step(current, "supplementary"))
    words = problems.said(Exchange, "asked", asked)
    reply = problems.said(Exchange, "answer", answer)
    agreed = problems.said(Exchange, "agreed_by", agreed_by)
    if not agreed:
        problems.add(_why_not_supplementary(register, current, today))
    problems.refuse()
    exchange = Exchange(asked=words, answer=reply, agreed_by=agreed)
    changed = replace(current, supplementaries=(*current.supplementaries, exchange))
    owed = not reply and current.state in {QuestionState.PUT, QuestionState.REPLY_OWED}
    state = QuestionState.REPLY_OWED if owed else current.state
    changed = stepped(changed, state, today, by=agreed, what="supplementary question recorded")
    if owed:
        changed = replace(changed, reply_due=reply_due_by_rule(register, current), reply_sent_on=None)
    ends = "; a written reply is owed" if owed else ""
    return Edit(f"Recorded a supplementary question to {question_words(current)}{ends}", (changed,))


def _why_not_supplementary(register: Register, question: Question, today: dt.date) -> Problem | None:
    scheme = scheme_for(register, question, today)
    rule = kind_rule(scheme, question.kind)
    allowed = (rule.supplementary if rule else "") or scheme.supplementary
    cure = "Name who allowed it all the same, such as the Chair."
    if not allowed:
        sentence = "The panel's rules say nothing of a supplementary question."
        return Problem("supplementary-not-set", sentence, "Name who allowed it, such as the Chair.", "agreed_by")
    if allowed == "no":
        sentence = "The panel's rules do not provide for a supplementary question."
        return Problem("no-supplementary", sentence, cure, "agreed_by")
    if allowed == "chair_discretion":
        sentence = "A supplementary question is at the Chair's discretion."
        return Problem("chair-must-allow", sentence, "Name the Chair as who allowed it.", "agreed_by")
    most = scheme.supplementary_max
    if most and len(question.supplementaries) >= most:
        sentence = f"The panel's rules allow {most} supplementary question{'' if most == 1 else 's'}."
        return Problem("supplementary-number", sentence, cure, "agreed_by")
    return None


def owe_reply(
    register: Register, today: dt.date, /, *, question: str, due: dt.date | None = None, reason: str = ""
) -> Edit:
    """Record that a written reply is owed, and by when: the day given, else what the rules say.

    Raises:
        Refused: it has not come to that, or a reply was sent.
    """
    current = register.need(Question, question, "question")
    problems = Problems()
    problems.add(why_not_step(current, "owe"))
    why = problems.why(reason)
    problems.refuse()
    changed = replace(current, reply_due=due or reply_due_by_rule(register, current), reply_sent_on=None)
    done = stepped(changed, QuestionState.REPLY_OWED, today, note=why)
    by = f", due {long_date(done.reply_due)}" if done.reply_due else ""
    return Edit(f"Noted that a written reply to {question_words(current)} is owed{by}", (done,))


def mark_reply_sent(
    register: Register, today: dt.date, /, *, question: str, on: dt.date | None = None, by: str = ""
) -> Edit:
    """Record that the written reply was really sent to the asker, and on which day (today if not said).

    A question answered in writing before its meeting can still be put there.

    Raises:
        Refused: there is no answer to send, or the day is still to come.
    """
    current = register.need(Question, question, "question")
    problems = Problems()
    problems.add(why_not_reply_sent(current))
    who = problems.said(QuestionStep, "by", by)
    day = on or today
    problems.add(_future(day, today, "reply", "on"))
    problems.refuse()
    changed = replace(current, reply_sent_on=day)
    done = stepped(changed, QuestionState.REPLY_SENT, day, by=who)
    return Edit(f"Marked the reply to {question_words(current)} as sent on {long_date(day)}", (done,))


def tell_asker(
    register: Register, today: dt.date, /, *, question: str, on: dt.date | None = None, by: str = ""
) -> Edit:
    """Record that the asker was told of the decision, and on which day (today if not said).

    Raises:
        Refused: nothing is decided yet, or the asker was told already.
    """
    current = register.need(Question, question, "question")
    problems = Problems()
    problems.add(why_not_told(current))
    who = problems.said(QuestionStep, "by", by)
    day = on or today
    problems.add(_future(day, today, "letter", "on"))
    problems.refuse()
    done = stepped(replace(current, asker_told_on=day), current.state, day, by=who, what="asker told of the decision")
    return Edit(f"Noted that the asker of {question_words(current)} was told on {long_date(day)}", (done,))


def _future(day: dt.date, today: dt.date, what: str, field: str) -> Problem | None:
    if day <= today:
        return None
    cure = f"Type the day on which it happened: {long_date(today)} or before."
    return Problem("day-to-come", f"{long_date(day)}, the day of the {what}, is still to come.", cure, field)
