"""What a command did to a question, as an answer for scripts."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from store.queries.questions.lists import need_of
from store.queries.rows import RecordId, Row, Source, cell
from store.records import Question
from store.register import Register


class QuestionOutcome(Row, frozen=True, kw_only=True):
    """What a command did to a question."""

    id: RecordId
    state: str
    needs: Annotated[str, cell("what it needs of the clerk now; empty if nothing")]
    sentence: Annotated[str, cell("what was done")]
    source: Source


class Purged(Row, frozen=True, kw_only=True):
    """What a purge did, or would do."""

    questions: tuple[str, ...]
    done: bool
    sentence: str
    left: Annotated[tuple[str, ...], cell("files that still hold the details, each with the way to remove them")]


class Drafted(Row, frozen=True, kw_only=True):
    """A letter that was written."""

    id: RecordId
    letter: str
    path: str
    reaches: Annotated[str, cell("how it gets there, in words, without the asker's address")]
    source: Source


def outcome_of(register: Register, question: Question, today: dt.date, sentence: str) -> QuestionOutcome:
    """Say how a question stands after a command that did what `sentence` says."""
    return QuestionOutcome(
        id=question.id,
        state=question.state.value,
        needs=need_of(register, question, today),
        sentence=sentence,
        source=question.source,
    )
