"""What a question is judged by, and the results a judgement can have."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from store.records import Meeting, Question
from store.records.panel import QuestionKindRule, QuestionRules
from store.register import Register
from store.rules.questions.steps import TURNED_AWAY, received_order

PASS, FAIL, JUDGEMENT, NOT_SET = "pass", "fail", "judgement", "not set"

RESULT_WORDS = {PASS: "pass", FAIL: "fail", JUDGEMENT: "your judgement", NOT_SET: "not set"}
"""How a result is shown."""


class Case(NamedTuple):
    """What a question is judged by: the scheme, what it says of the kind, the meeting, and today."""

    register: Register
    question: Question
    scheme: QuestionRules
    rule: QuestionKindRule | None
    meeting: Meeting | None
    today: dt.date

    @property
    def rivals(self) -> list[Question]:
        """The other questions for the same meeting that were received before this one and not turned away."""
        own = received_order(self.question)
        return [
            other
            for other in self.register.questions
            if other.id != self.question.id
            and self.meeting is not None
            and (other.held_over_to or other.meeting) == self.meeting.id
            and other.state not in TURNED_AWAY
            and received_order(other) < own
        ]
