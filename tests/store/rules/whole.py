"""A problem as it is told, in one line: its code, its sentence, and the cure."""

from __future__ import annotations

from store.problems import Problem


def told(problem: Problem | None) -> str:
    """Tell a problem; nothing for none."""
    return f"{problem.code}: {problem.sentence} {problem.cure}" if problem else ""
