"""Public questions: whose rules apply, on what grounds one can be turned away, and which step can follow which.

No statute gives a right to ask; each panel's own scheme does, and it is kept as data (`store.records.panel`).
"""

from __future__ import annotations

import datetime as dt
import re

from msgspec.structs import replace

from store.look_ups import serial_of
from store.problems import Problem
from store.records import Meeting, Question, QuestionKind, QuestionState
from store.records.panel import QuestionKindRule, QuestionRules, RuleSet
from store.register import Register
from store.rules.questions.outgoing import outgoing
from store.rules.questions.parts import parts_open, unanswered_parts
from store.rules.words.office import office_named
from store.rules.words.wording import counted, either, opening

GROUNDS = {
    "out_of_remit": "it is outside the panel's remit",
    "operational": "it concerns operational policing, which is for the chief constable",
    "individual_grievance": "it concerns an individual grievance",
    "defamatory": "it is defamatory",
    "frivolous": "it is frivolous",
    "vexatious": "it is vexatious",
    "offensive": "it is offensive",
    "repeat": "it is substantially the same as a question asked in recent months",
    "confidential_exempt": "it requires confidential or exempt information to be disclosed",
    "not_agenda_item": "it does not relate to an item on the agenda",
    "statement_not_question": "it is a statement and not a question",
    "over_length": "it is longer than the rules allow",
    "over_number": "it is one more than the rules allow",
    "ineligible": "the asker is not among those who may ask",
    "late": "it was received after the deadline",
    "incomplete": "the details that the rules require are missing",
}
"""The grounds on which a scheme can let a question be rejected, by code, in the words of a letter."""

_ANY_CASE = re.IGNORECASE
NORMALLY_WRITTEN = "normally written"
"""How a scheme says that answers are given in writing after the meeting unless one was given there."""

DECIDED = frozenset({QuestionState.ACCEPTED, QuestionState.REJECTED, QuestionState.REDIRECTED, QuestionState.HELD_OVER})
UNDECIDED = frozenset({QuestionState.RECEIVED, QuestionState.ACKNOWLEDGED})
TURNED_AWAY = frozenset({QuestionState.REJECTED, QuestionState.REDIRECTED})
TO_BE_PUT = frozenset(
    {QuestionState.ACCEPTED, QuestionState.HELD_OVER, QuestionState.SENT_FOR_ANSWER, QuestionState.ANSWERED}
)
"""Accepted and not yet put at a meeting."""
DEALT_WITH = frozenset({QuestionState.PUT, QuestionState.REPLY_OWED, QuestionState.REPLY_SENT, QuestionState.PUBLISHED})
_OPEN = UNDECIDED | TO_BE_PUT

_FOLLOWS: dict[str, tuple[frozenset[QuestionState], str]] = {
    "acknowledge": (frozenset({QuestionState.RECEIVED}), "acknowledged"),
    "accept": (UNDECIDED | {QuestionState.HELD_OVER, QuestionState.REJECTED}, "accepted"),
    "reject": (_OPEN, "rejected"),
    "redirect": (_OPEN, "redirected"),
    "hold over": (_OPEN, "held over"),
    "send for answer": (frozenset({QuestionState.ACCEPTED, QuestionState.HELD_OVER}), "sent for answer"),
    "answer": (TO_BE_PUT | DEALT_WITH | {QuestionState.NOT_RECORDED}, "answered"),
    "put": (TO_BE_PUT | {QuestionState.NOT_RECORDED}, "put at the meeting"),
    "supplementary": (frozenset({QuestionState.PUT, QuestionState.REPLY_OWED}), "followed by a supplementary question"),
    "owe": (frozenset({QuestionState.PUT, QuestionState.ANSWERED, QuestionState.PUBLISHED}), "owed a written reply"),
    "reply sent": (
        DEALT_WITH - {QuestionState.REPLY_SENT} | {QuestionState.ANSWERED, QuestionState.NOT_RECORDED},
        "marked as replied to",
    ),
}
"""For each step, the states it can follow, and how a sentence names it."""


def kind_code(kind: QuestionKind) -> str:
    """Give the code under which a scheme lists a kind: `question`, `member_question`."""
    return "member_question" if kind is QuestionKind.MEMBER_QUESTION else str(kind.value)


def meeting_of(register: Register, question: Question) -> Meeting | None:
    """Give the meeting a question will be put at: the one it was held over to, else the one it was asked for."""
    return register.get(Meeting, question.held_over_to or question.meeting)


def scheme_on(register: Register, day: dt.date) -> QuestionRules:
    """Give the scheme for public questions in force on a day."""
    return register.panel.rules_on(day).questions


def scheme_for(register: Register, question: Question, today: dt.date) -> QuestionRules:
    """Give the scheme a question is judged by: that of the day of its meeting, else of its receipt, else of today."""
    return rules_for(register, question, today).questions


def rules_for(register: Register, question: Question, today: dt.date) -> RuleSet:
    """Give the panel's rules that a question is judged by, as `scheme_for` does its scheme."""
    meeting = meeting_of(register, question)
    received = question.received_at.date() if question.received_at else today
    return register.panel.rules_on(meeting.date if meeting else received)


def commissioner_for(register: Register, question: Question, today: dt.date) -> str:
    """Give the title of the office to which a question goes: on the day of its meeting, else today."""
    meeting = meeting_of(register, question)
    return register.panel.commissioner_on(meeting.date if meeting else today)


def addressee_words(register: Register, code: str, day: dt.date) -> str:
    """Say to whom questions are put, by the code of the rules and the title of the office on a day."""
    return office_named(register.panel, day) if code == "pcc" else ADDRESSEES.get(code, code)


NO_SCHEME = QuestionRules(require=(), supplementary="", addressee="", late="", order="", absent="")
"""What a new panel says of public questions: nothing, until somebody enters or chooses a scheme."""


def says_nothing(scheme: QuestionRules) -> bool:
    """Say whether a scheme holds no rule at all, besides a note and where it stands."""
    return replace(scheme, note="", provision="") in {NO_SCHEME, QuestionRules()}


def why_not_set(scheme: QuestionRules) -> Problem | None:
    """Say that nobody has entered or chosen what the public may send in, and by when; None if somebody has."""
    if scheme.allowed is False or scheme.kinds:
        return None
    sentence, cure = "The panel's rules for public questions are not set.", "Take the rules of a panel, or enter your"
    if scheme.allowed:
        sentence = "The panel's rules allow public questions, but what may be sent in, and by when, is not set."
    elif not says_nothing(scheme):
        sentence = "The panel's rules for public questions do not say what may be sent in, and by when."
    return Problem("questions.not-set", sentence, f"{cure} own among the settings.", "", "setting.rules")


def kind_rule(scheme: QuestionRules, kind: QuestionKind) -> QuestionKindRule | None:
    """Give what a scheme says about a kind; None if it does not name it."""
    return next((rule for rule in scheme.kinds if rule.kind == kind_code(kind)), None)


def is_ruled_out(rules: RuleSet, kind: QuestionKind) -> bool:
    """Say whether it was entered that the panel takes no contribution of a kind, which the rules do not name."""
    return kind_rule(rules.questions, kind) is None and f"questions.kinds.{kind_code(kind)}.taken" in rules.confirmed


def why_no_rule(rules: RuleSet, kind: QuestionKind) -> str:
    """Say that the rules take no contribution of a kind, if that was entered, else that they say nothing about it."""
    verb = "do not provide for" if is_ruled_out(rules, kind) else "say nothing about"
    return f"The panel's rules {verb} a {kind.value}."


ADDRESSEES = {"panel": "the Panel", "chair": "the Chair"}
"""To whom else than the commissioner questions are put, by code."""

_STREAMS = {"pcc": r"commissioner|\bpf?cc\b|mayor", "panel": r"panel", "chair": r"chair"}


def stream_of(scheme: QuestionRules, question: Question) -> str:
    """Give the addressee of the rules to whom a question is put; empty if it names none of theirs."""
    streams = [code for code in (scheme.addressee, scheme.other_addressee) if code]
    fitting = [
        code for code in streams if re.search(_STREAMS.get(code, re.escape(code)), question.addressee, _ANY_CASE)
    ]
    return fitting[0] if len(fitting) == 1 else ""


def stream_place(scheme: QuestionRules, question: Question) -> int:
    """Give the place of a question's stream: 0 where there is only one, else 0, 1, or 2 if it is not recorded which."""
    if not scheme.other_addressee:
        return 0
    return {scheme.addressee: 0, scheme.other_addressee: 1}.get(stream_of(scheme, question), 2)


def question_words(question: Question) -> str:
    """Name a question in a sentence: by its kind and id and, without any contact details, its subject."""
    subject = f" {opening(outgoing(question.subject, question.asker))}" if question.subject else ""
    return f"{question.kind.value} {question.id}{subject}"


def received_order(question: Question) -> tuple[dt.datetime, int]:
    """Give the place of a question in the order of receipt; those whose receipt was not recorded come last."""
    received = question.received_at
    return received.replace(tzinfo=None) if received else _LAST, serial_of(question.id)


def reply_is_owed(question: Question) -> bool:
    """Say whether a written reply is owed: promised or due by the rules, not sent, and not to what was turned away."""
    if question.state in TURNED_AWAY:
        return False
    owed = question.state is QuestionState.REPLY_OWED or question.reply_due is not None
    return owed and question.reply_sent_on is None


def is_unanswered(question: Question) -> bool:
    """Say whether no answer to the question itself is recorded, or none to a part of it."""
    return not question.answer.strip() or bool(unanswered_parts(question))


def open_supplementaries(question: Question) -> tuple[int, ...]:
    """Give the places, from 0 on, of the supplementary questions that have no answer."""
    return tuple(place for place, one in enumerate(question.supplementaries) if not one.answer.strip())


def grounds_of(scheme: QuestionRules, kind: QuestionKind) -> tuple[str, ...]:
    """Give the codes of the grounds a scheme gives for rejecting: those it names and those its limits imply.

    A scheme that names none and sets no limit leaves all of them open.
    """
    rule = kind_rule(scheme, kind)
    implied = {
        "late": bool(rule and rule.deadline.mode != "none"),
        "over_length": bool(scheme.max_words or scheme.max_parts or (rule and rule.max_words))
        or not scheme.allow_subparts,
        "over_number": bool(_number_limits(scheme, rule)),
        "ineligible": bool(scheme.eligibility),
        "incomplete": bool(scheme.require),
        "not_agenda_item": scheme.agenda_items_only,
        "repeat": scheme.repeat_window_months is not None,
        "operational": bool(scheme.operational),
    }
    named = [code for code in GROUNDS if code in scheme.refusal_grounds or implied.get(code)]
    return tuple(named) if scheme.refusal_grounds else tuple(GROUNDS)


def _number_limits(scheme: QuestionRules, rule: QuestionKindRule | None) -> list[int]:
    limits = (
        scheme.max_per_person,
        scheme.max_per_organisation,
        scheme.max_total,
        scheme.max_across_kinds,
        scheme.max_per_item,
        rule and rule.max_per_person,
    )
    return [limit for limit in limits if limit]


def why_not_ground(scheme: QuestionRules, kind: QuestionKind, ground: str) -> Problem | None:
    """Say why a question cannot be rejected on a ground; None if it can."""
    allowed = grounds_of(scheme, kind)
    if ground in allowed:
        return None
    cure = f"Choose one of: {', '.join(allowed)}."
    if not ground.strip():
        return Problem("ground-missing", "No ground is given for the rejection.", cure, "ground")
    if ground in GROUNDS:
        sentence = f"The panel's rules do not let a question be rejected because “{GROUNDS[ground]}”."
        return Problem("ground-not-in-rules", sentence, cure, "ground")
    return Problem("ground-unknown", f"“{ground}” is not a ground for rejecting a question.", cure, "ground")


def why_not_step(question: Question, step: str) -> Problem | None:
    """Say why a step cannot follow the state a question is in; None if it can. `step` is one of the steps above."""
    if question.binned_on is not None:
        sentence = f"{_capital(question_words(question))} is in the bin."
        return Problem("in-bin", sentence, "Take it out of the bin first.", "question", "bin")
    before, done = _FOLLOWS[step]
    if question.state in before:
        return None
    sentence = f"{_capital(question_words(question))} is {question.state.value} and cannot be {done}."
    cure, act = _cure(question, before)
    return Problem("question-step", sentence, cure, "question", act)


def _cure(question: Question, before: frozenset[QuestionState]) -> tuple[str, str]:
    """Say what comes first, and the id of that act if it is one."""
    if question.state is QuestionState.CLOSED:
        return "It is closed; undo the closing if it was closed by mistake.", ""
    if question.state in UNDECIDED and before & DECIDED:
        return "Accept it first.", "question.accept"
    if question.state in TO_BE_PUT and QuestionState.PUT in before:
        return "Record first that it was put at the meeting.", "question.put"
    if question.state in TURNED_AWAY:
        return _back_from(question.state)
    return f"That follows when it is {either([state.value for state in QuestionState if state in before])}.", ""


def _back_from(turned_away: QuestionState) -> tuple[str, str]:
    """Say how a question that was turned away comes back: one that was passed on is with somebody else."""
    if turned_away is QuestionState.REJECTED:
        return "Accept it first if the decision was changed.", "question.accept"
    return "It was passed on: undo that if it was a mistake, or take it in again if it comes back.", ""


def why_not_put(register: Register, question: Question, today: dt.date) -> Problem | None:
    """Say why a question cannot have been put or taken as read; None if it can."""
    problem = why_not_step(question, "put")
    if problem:
        return problem
    meeting = meeting_of(register, question)
    if meeting is None:
        cure = "Record its meeting first."
        return Problem("no-meeting", "It is not recorded for which meeting the question is.", cure, "meeting")
    if meeting.known_by:
        from store.rules.words.loose import why_no_day

        return why_no_day(meeting, "question")
    if meeting.date > today:
        from store.rules.words.dates import long_date

        sentence = f"The meeting of {long_date(meeting.date)} has not taken place yet."
        return Problem("not-yet", sentence, "Record it on the day or later.", "question")
    return None


def why_not_reply_sent(question: Question) -> Problem | None:
    """Say why no reply can have been sent; None if one can."""
    problem = why_not_step(question, "reply sent")
    if problem:
        return problem
    first = "Record the answer first: the reply is made from it."
    if not question.answer.strip():
        sentence = f"No answer is recorded for {question_words(question)}."
        return Problem("no-answer", sentence, first, "question", "question.answer")
    return _why_not_all_answered(question, first)


def _why_not_all_answered(question: Question, first: str) -> Problem | None:
    code, owed = ("part-open", parts_open(question)) if is_unanswered(question) else ("", "")
    if not owed and (number := len(open_supplementaries(question))):
        verb = "has" if number == 1 else "have"
        code, owed = "supplementary-open", f"{counted(number, 'supplementary question')} to {{}} {verb} no answer"
    if not owed:
        return None
    return Problem(code, f"{_capital(owed.format(question_words(question)))}.", first, "question", "question.answer")


def why_not_publish(question: Question) -> Problem | None:
    """Say why a question cannot be published at all; None if it can. Contact details in it are another matter."""
    if question.binned_on is not None:
        return why_not_step(question, "accept")
    if question.state in TURNED_AWAY:
        sentence = (
            f"{_capital(question_words(question))} was {question.state.value}, and such questions are not published."
        )
        cure, act = _back_from(question.state)
        return Problem("not-published", sentence, cure, "question", act)
    if question.state in UNDECIDED:
        sentence = f"{_capital(question_words(question))} has not been accepted yet."
        return Problem("undecided", sentence, "Accept it first.", "question", "question.accept")
    if not question.published_text.strip():
        sentence = f"{_capital(question_words(question))} has no text to publish."
        return Problem("no-text", sentence, "Make the text that papers print first.", "question", "question.text")
    if question.published_on is not None:
        return Problem(
            "published-already",
            f"{_capital(question_words(question))} has been published.",
            "Change the text to be published if it needs changing: that is logged.",
            "question",
            "question.text",
        )
    return None


def why_not_told(question: Question) -> Problem | None:
    """Say why the asker cannot be marked as told of the decision; None if that can be recorded."""
    if question.asker_told_on is not None:
        return Problem("told-already", "The asker has been told.", "There is nothing more to record.", "question")
    if question.state in UNDECIDED:
        sentence = f"Nothing has been decided about {question_words(question)} yet."
        return Problem("undecided", sentence, "Decide first; then tell the asker.", "question")
    return None


def why_not_close(question: Question, reason: str = "") -> Problem | None:
    """Say why a question cannot be closed; None if it can.

    `reason` lets one be closed that was never put, because the asker withdrew it, say. Nothing lets a reply be
    forgotten: while one is owed the question stays open.
    """
    words = _capital(question_words(question))
    if question.binned_on is not None or question.state is QuestionState.CLOSED:
        done = "in the bin" if question.binned_on is not None else "closed already"
        return Problem("closed-already", f"{words} is {done}.", "There is nothing to close.", "question")
    if reply_is_owed(question):
        sentence = f"A written reply to {question_words(question)} is owed and has not been sent."
        return Problem(
            "reply-owed", sentence, "Send it and mark it as sent; then close the question.", "question", "question.sent"
        )
    unanswered = _why_not_all_answered(question, "Record its answer and send it; then close the question.")
    if unanswered:
        return unanswered
    if question.state not in DEALT_WITH | TURNED_AWAY and not reason.strip():
        sentence = f"{words} has not been put and answered; its state is: {question.state.value}."
        return Problem("not-settled", sentence, "Say why it is closed all the same, such as withdrawn.", "reason")
    if question.state in DECIDED | TO_BE_PUT and question.asker_told_on is None:
        decided = question.state if question.state in DECIDED else QuestionState.ACCEPTED
        sentence = f"{words} was {decided.value}, and the asker has not been told."
        cure = "Write the letter, send it, and record that the asker was told; then close the question."
        return Problem("asker-not-told", sentence, cure, "question", "question.told")
    return None


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


_LAST = dt.datetime.max  # noqa: DTZ901 - times here are local and carry no zone
