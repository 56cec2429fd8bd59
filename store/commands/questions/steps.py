"""How a step in the life of a question is noted: the state it came to, the day, and what was said."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from store.records import Question, QuestionState
from store.records.question import QuestionStep


def stepped(question: Question, state: QuestionState, on: dt.date, **said: Any) -> Question:
    """Bring a question to a state and note the step; `said` are the step's own fields: by, note, ground, what."""
    step = QuestionStep(state=state, on=on, **said)
    return replace(question, state=state, steps=(*question.steps, step))
