"""Clauses as they are typed and printed: a letter or number of their own in front, or none."""

from __future__ import annotations

import re
from collections.abc import Iterable

from store.records import Clause

_LABEL = re.compile(r"\s*(\(?(?:[A-Za-z]|[ivxIVX]{2,5}|\d{1,3})\)|(?:[a-z]|[ivx]{2,5}|\d{1,3})\.)\s+(?=\S)")
"""`(a)`, `a)`, `(iv)`, `12.`; a capital with a stop is the initial of a name."""

_INDENT = "  "


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

    Lines that begin with `- ` or two blanks belong to the clause above, and so do lines without a label below one with
    a label, up to an empty line.
    """
    pieces: list[str] = []
    labelled = closed = False
    for line in text.splitlines():
        own = _is_labelled(line)
        if pieces and not own and (_is_inner(line) or (labelled and not closed and line.strip())):
            pieces[-1] += f"\n{_outdented(line)}"
        elif line.strip():
            pieces.append(line.strip())
            labelled, closed = own, False
        else:
            closed = True
    return read_clauses(pieces)


def _is_labelled(line: str) -> bool:
    return _LABEL.match(line) is not None and not line.startswith((" ", "\t"))


def _is_inner(line: str) -> bool:
    return line.startswith((_INDENT, "\t", "- ", "•"))


def _outdented(line: str) -> str:
    """Give a line as it stands in its clause: two blanks only say that it belongs there, unless they nest a bullet."""
    words = line.removeprefix(_INDENT)
    return line.rstrip() if words.startswith(("-", "•", " ")) else words.rstrip()


def clause_words(clause: Clause) -> str:
    """Write a clause as minutes print it, its label in front; a bare letter or number stands in brackets."""
    label = f"({clause.label})" if clause.label.isalnum() else clause.label
    return f"{label} {clause.text}" if label else clause.text


def clauses_text(clauses: Iterable[Clause]) -> str:
    """Write clauses one below the other, as `clauses_in` reads them."""
    lines: list[str] = []
    labelled = False
    for clause in clauses:
        first, *others = clause_words(clause).split("\n")
        lines += [""] if labelled and not clause.label else []
        labelled = bool(clause.label)
        lines += [first, *(one if _is_inner(one) or (labelled and _reads_on(one)) else _INDENT + one for one in others)]
    return "\n".join(lines)


def _reads_on(line: str) -> bool:
    """Say whether a line below a labelled clause is read as part of it as it stands."""
    return bool(line.strip()) and not _is_labelled(line)
