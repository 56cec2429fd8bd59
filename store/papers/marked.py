"""Exempt papers marked as soon as they are exempt and there, whichever command made them so."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from store.problems import Problem
from store.records import Record
from store.rules.agenda.papers import exempt_files


def mark_exempt(records: Iterable[Record], panel_file: Path) -> tuple[Problem, ...]:
    """Make the marks of every file of an exempt paper in some records that has none, once each.

    Gives what the clerk should know: a paper whose words cannot be read, or a place where nothing can be kept. What
    does it takes a twentieth of a second to load, and is loaded only then.
    """
    files = list(exempt_files(records))
    if not files:
        return ()
    from store.papers.pack.kept_marks import mark

    return tuple(problem for item, paper, file in files if (problem := mark(item, paper, file, panel_file)))
