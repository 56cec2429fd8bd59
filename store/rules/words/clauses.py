"""Clauses as they are typed and printed: a letter or number of their own in front, or none."""

from __future__ import annotations

import re
from collections.abc import Iterable

from store.records import Clause

_LABEL = re.compile(r"\s*(\(?(?:[A-Za-z]|[ivxIVX]{2,5}|\d{1,3})\)|(?:[a-z]|[ivx]{2,5}|\d{1,3})\.)\s+(?=\S)")
"""`(a)`, `a)`, `(iv)`, `12.`; a capital with a stop is the initial of a name."""


def read_clause(typed: str) -> Clause:
    """Read one clause; a letter or number in front is its label, kept as it is typed: `a)`, `(a)`, `1.`."""
    match = _LABEL.match(typed)
    if match is None:
        return Clause(text=typed.strip())
    return Clause(label=match[1], text=typed[match.end() :].strip())


def read_clauses(typed: Iterable[str]) -> tuple[Clause, ...]:
    """Read several clauses in their order; empty ones are left out."""
    return tuple(read_clause(one) for one in typed if one.strip())


def clauses_in(text: str) -> tuple[Clause, ...]:
    """Read the clauses of one text: each begins on a line of its own, at a label or where the one before had none.

    Lines that begin with `- ` or blanks, and lines without a label after one with a label, belong to the clause above.
    """
    pieces: list[str] = []
    labelled = False
    for line in text.splitlines():
        own = _LABEL.match(line) is not None and not line.startswith((" ", "\t"))
        inner = bool(pieces) and not own and (labelled or line.startswith((" ", "\t", "-", "•")))
        if inner:
            pieces[-1] += f"\n{line.rstrip()}"
        elif line.strip():
            pieces.append(line.strip())
            labelled = labelled or own
    return read_clauses(pieces)


def clause_words(clause: Clause) -> str:
    """Write a clause as minutes print it, its label in front; a bare letter or number stands in brackets."""
    label = f"({clause.label})" if clause.label.isalnum() else clause.label
    return f"{label} {clause.text}" if label else clause.text


def clauses_text(clauses: Iterable[Clause]) -> str:
    """Write clauses one below the other, as `clauses_in` reads them."""
    return "\n".join(clause_words(clause) for clause in clauses)
