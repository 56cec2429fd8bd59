"""What the title of a window calls the question it is about."""

from __future__ import annotations

from store.records import Question
from store.rules.questions.outgoing import public_name


def called(question: Question) -> str:
    """Say which question it is: its kind, its number and, as a paper may name them, who asked."""
    asker = question.asker
    who = f" from {public_name(asker)}" if asker.name and asker.consents_to_name is not False else ""
    return f"{question.kind.value} {question.id}{who}"
