"""One question as a JSON object under its published names."""

from __future__ import annotations

import datetime as dt

from store.queries.questions.detail import current_checks, deadline_working
from store.queries.questions.lists import for_outside, need_of, subject_words
from store.queries.words.wording import public_name
from store.records import Question
from store.records.question import Check, QuestionStep
from store.register import Register
from store.rules.questions.deadline import deadline_of, is_late
from store.rules.questions.private import findings, what_was_found
from store.rules.questions.repeats import repeats_of
from store.rules.questions.steps import meeting_of


def whole(register: Register, question: Question, today: dt.date, *, private: bool) -> dict[str, object]:
    """Give everything about a question; contact details, in its texts too, only with `private`."""
    meeting, deadline = meeting_of(register, question), deadline_of(register, question)
    shown = question if private else for_outside(question)
    there = findings(question.published_text or question.text, question.asker.private)
    found: dict[str, object] = {
        "id": question.id,
        "kind": question.kind.value,
        "asker": public_name(question.asker),
        "organisation": question.asker.organisation,
        "locality": question.asker.locality,
        "received": question.received_at,
        "subject": shown.subject,
        "meeting": meeting.date if meeting else None,
        "meeting_id": meeting.id if meeting else None,
        "deadline": deadline.due.due if deadline and deadline.due else None,
        "working": deadline_working(register, question),
        "late": is_late(deadline, question.received_at) if deadline else None,
        "state": question.state.value,
        "needs": need_of(register, question, today),
        "checks": [_check(one) for one in current_checks(register, question, today)],
        "text": shown.text,
        "published_text": shown.published_text,
        "found": what_was_found(there),
        "redactions": [one.what for one in question.redactions],
        "similar": similar(register, question, today),
        **_settled(question, shown),
        "group": question.group,
        "minutes": question.minutes,
        "steps": [_step(one) for one in shown.steps],
        "source": question.source,
    }
    if private:
        details = question.asker.private
        found["private"] = {"email": details.email, "phone": details.phone, "address": details.address}
    return found


def _settled(question: Question, shown: Question) -> dict[str, object]:
    return {
        "ground": question.rejected_ground,
        "forwarded_to": question.forwarded_to,
        "asker_told": question.asker_told_on,
        "answer": shown.answer,
        "answered_by": question.answered_by,
        "answered": question.answered_on,
        "supplementaries": [{"asked": one.asked, "answer": one.answer} for one in shown.supplementaries],
        "reply_due": question.reply_due,
        "reply_sent": question.reply_sent_on,
        "published": question.published_on,
    }


def _check(check: Check) -> dict[str, object]:
    return {
        "rule": check.rule,
        "result": check.result,
        "why": check.why,
        "override": check.override,
        "agreed_by": check.agreed_by,
    }


def _step(step: QuestionStep) -> dict[str, object]:
    return {
        "on": step.on,
        "state": step.state.value,
        "what": step.what,
        "by": step.by,
        "note": step.note,
        "ground": step.ground,
    }


def similar(register: Register, question: Question, today: dt.date) -> list[dict[str, object]]:
    """Give the earlier questions like one, with what was answered; never their contact details."""
    rows: list[dict[str, object]] = []
    for one in repeats_of(register, question, today):
        other = register.get(Question, one.question)
        if other is not None:
            rows.append(
                {
                    "id": one.question,
                    "score": round(one.score, 3),
                    "day": one.day,
                    "in_window": one.in_window,
                    "subject": subject_words(other),
                    "answered": other.answered_on,
                    "answer": for_outside(other).answer,
                }
            )
    return rows
