"""Findings about public questions: what each still waits for, from receipt to the reply that was sent."""

from __future__ import annotations

from collections.abc import Iterator

from store.rules.findings.finding import Finding, Scene, finding
from store.rules.questions.next_steps import next_steps


def waiting(scene: Scene) -> Iterator[Finding]:
    """Find what is owed about every public question: of several things, each is named."""
    for question in scene.register.questions:
        for step in next_steps(scene.register, question, scene.today):
            if step.owed:
                yield finding(
                    step.code,
                    (question.id,),
                    step.sentence,
                    place=f"Public questions, {question.id}",
                    cure=step.cure,
                    acts=("open",),
                    by=step.by,
                    rank=step.rank,
                    only=step.only,
                )
