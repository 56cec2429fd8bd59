"""Finds by words what is kept under a code: deadlines of a clock, blocks of a report, steps of a round, findings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from store.problems import Problem, Refused
from store.records import Meeting, Record, Report, StatutoryRound
from store.register import Register
from store.rules.words.folding import words_read
from store.rules.words.wording import verbatim

_MOST = 20
"""How many are named in a refusal."""


_FEWEST = 3
"""Letters that a word has at the least by which something is found."""


class Coded(NamedTuple):
    """Something under a code, what it is called, and how it stands."""

    code: str
    called: str
    stands: str = ""


Known = Callable[[Register, Record | None, dt.date], Sequence[Coded]]
"""Gives what there is to choose from, about a record that was named before it, on a day."""


def deadlines_of(register: Register, about: Record | None, today: dt.date) -> Sequence[Coded]:
    """Give the clock of a meeting, or of the next one if none is named; nothing where its days cannot be counted."""
    from store.queries.calendar.clock import clock_rows
    from store.rules.words.dates import short_date

    meeting = about if isinstance(about, Meeting) else register.next_meeting(today, public=True)
    try:
        rows = clock_rows(register, meeting, today) if meeting is not None else ()
    except Refused:
        return ()
    return [Coded(row.deadline, row.label, f"{short_date(row.due)}, {row.short()}") for row in rows]


def own_deadlines(register: Register, _: Record | None, today: dt.date) -> Sequence[Coded]:
    """Give the deadlines that the panel's own rules have."""
    return [Coded(one.code, one.label) for one in register.panel.rules_on(today).deadlines]


def blocks_of(register: Register, about: Record | None, today: dt.date) -> Sequence[Coded]:
    """Give the blocks of a report with their headings."""
    from store.rules.reports.matter import ReportMatter
    from store.rules.reports.standing import BLOCKS, blocks

    if not isinstance(about, Report):
        return [Coded(code, code) for code in BLOCKS]
    return [Coded(one.code, one.heading or one.code) for one in blocks(ReportMatter(register, about, today))]


def steps_of(_: Register, about: Record | None, __: dt.date) -> Sequence[Coded]:
    """Give the steps of a round."""
    from store.rules.rounds.steps import STEPS

    return [Coded(one.code, one.label) for one in STEPS[about.kind]] if isinstance(about, StatutoryRound) else ()


def findings_of(register: Register, _: Record | None, today: dt.date) -> Sequence[Coded]:
    """Give the findings of a day."""
    from store.queries.findings.findings import findings

    return [Coded(one.key, one.sentence) for one in findings(register, today).rows]


def findings_aside(register: Register, _: Record | None, today: dt.date) -> Sequence[Coded]:
    """Give the findings that are set aside on a day."""
    from store.queries.findings.findings import findings

    return [Coded(one.key, one.sentence, one.aside) for one in findings(register, today).aside]


def find_coded(known: Sequence[Coded], typed: str, noun: str, field: str) -> str:
    """Find what is meant by its code, by what it is called, by the beginning of that or by words in it; gives the code.

    Where there is nothing to choose from, or a whole code is typed that is not listed, it is given as it is typed: the
    act itself says what is wrong. Raises Refused, with those that it could be.
    """
    text = typed.strip()
    wanted = words_read(text.replace("_", " "))
    if not known or any(one.code == text for one in known) or ":" in text:
        return text
    read = [(one, words_read(one.called), words_read(one.code)) for one in known]
    for fits in (
        lambda called, code: wanted in {called, code},
        lambda called, code: len(wanted) >= _FEWEST and called.startswith(wanted),
        lambda called, code: all(_begins_word(word, called) for word in wanted.split() or [""]),
    ):
        fitting = [one for one, called, code in read if fits(called, code)]
        if len(fitting) == 1:
            return fitting[0].code
        if fitting:
            sentence = f"{verbatim(text)} could be {len(fitting)} of them: {_named(fitting)}."
            raise Refused(Problem("coded.several", sentence, "Type more of what it is called.", field))
    cure = f"There are: {_named(known)}."
    raise Refused(Problem("coded.none", f"There is no {noun} {verbatim(text[:60])}.", cure, field))


def _begins_word(word: str, called: str) -> bool:
    """Say whether a word of a name begins with what was typed; a letter or two could be anything."""
    return len(word) >= _FEWEST and any(one.startswith(word) for one in called.split())


def _named(known: Sequence[Coded]) -> str:
    more = f"; and {len(known) - _MOST} more" if len(known) > _MOST else ""
    return "; ".join(one.called.rstrip(".") for one in known[:_MOST]) + more


KNOWN: Mapping[str, tuple[str, Known]] = {
    "DEADLINE": ("deadline", deadlines_of),
    "OWN DEADLINE": ("deadline of the panel's own", own_deadlines),
    "BLOCK": ("block", blocks_of),
    "STEP": ("step", steps_of),
    "FINDING": ("finding", findings_of),
    "FINDING ASIDE": ("finding set aside", findings_aside),
}
"""What can be meant, by the word that the help of an argument has for it; what is called so in a refusal first."""
