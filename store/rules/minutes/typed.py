"""What stands beside the text of a minute as it is typed, a line each: documents filed, who left, and clauses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from store.records import Clause, Filed, Leaving, Meeting, Minute, Part
from store.register import Register
from store.rules.minutes.people import person_meant
from store.rules.minutes.words import leaver_name
from store.rules.words.clauses import clause_words, clauses_in
from store.rules.words.dates import clock_time, read_time

P = TypeVar("P", bound=Part)

_BAR = "|"


def read_filed(typed: str) -> Filed:
    """Read a document: `report | Agenda Item 6`, and perhaps the words of the minutes for it behind a further bar."""
    what, mark, words = _pieces(typed)
    return Filed(what=what, mark=mark, printed=words)


def filed_typed(document: Filed) -> str:
    """Write a document as `read_filed` reads it."""
    return _joined(document.what, document.mark, document.printed)


def read_leaving(register: Register, meeting: str, typed: str) -> Leaving:
    """Read who left a meeting: `the Chief Constable | 2.15pm | 3pm`, the times only if they are known.

    Raises:
        Refused: a time cannot be read.
    """
    who, at, back = _pieces(typed)
    person = person_meant(register, meeting, who)
    return Leaving(
        person=person,
        printed=who,
        at=read_time(at) if at else None,
        returned=read_time(back) if back else None,
    )


def leaving_typed(register: Register, minute: Minute, one: Leaving) -> str:
    """Write who left as `read_leaving` reads it."""
    times = (clock_time(time) if time else "" for time in (one.at, one.returned))
    return _joined(leaver_name(register, register.get(Meeting, minute.meeting), one), *times)


def read_lines(typed: str, known: Iterable[P], write: Callable[[P], str], read: Callable[[str], P]) -> tuple[P, ...]:
    """Read parts that stand one to a line; a line that still says what a known part says is that part as it was."""
    as_was = {write(one): one for one in known}
    lines = (line.strip() for line in typed.splitlines())
    return tuple(as_was[line] if line in as_was else read(line) for line in lines if line)


def read_clauses_typed(typed: str, known: Iterable[Clause]) -> tuple[Clause, ...]:
    """Read clauses as they are typed into one text; one that still reads as a known one is that one as it was."""
    as_was = {clause_words(one): one for one in known}
    return tuple(as_was.get(clause_words(one), one) for one in clauses_in(typed))


def _pieces(typed: str) -> Iterator[str]:
    return (part.strip() for part in (*typed.split(_BAR, 2), "", "")[:3])


def _joined(*pieces: str) -> str:
    return f" {_BAR} ".join(pieces).rstrip(f" {_BAR}")
