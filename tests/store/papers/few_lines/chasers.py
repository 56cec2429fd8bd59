"""Letters to those from whom something is awaited: of each sort, of one matter and of two, by every day."""

from __future__ import annotations

import datetime as dt
from itertools import product

from store.papers.chasing.letters import draft_chaser, label
from store.problems import Refused
from store.records import Meeting, Panel
from store.register import Register
from store.rules.chasing.due import SORTS, Awaited, Chaser
from store.rules.programme.answering import Basis
from tests.store.papers.few_lines.telling import Lines, other

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="Borsetshire Panel", host_authority="The County", clerk="Pat", office_address="Hall")
ALL = """Subject: $to
The $panel of $host on $today
$matters
due $due
wanted $wanted
meeting $meeting_day
time $meeting_time
venue $venue
webcast $webcast
why $why_invited
$items_line
who $who_comes
answer $answer_by
next $next_meeting
"""
"""A wording that has a line for everything that is known."""

DAYS = (None, -1, 0, 1, 2, 7, 8, 9)
MEETINGS = (
    None,
    Meeting(id="M1", date=dt.date(2021, 8, 3)),
    Meeting(id="M1", date=dt.date(2021, 8, 3), start=dt.time(13), venue="Shire Hall", webcast="https://example.org"),
)


def lines() -> Lines:
    """Tell what of each letter is other than of the first: its lines, what it is called, and its file."""
    register = Register.of(PANEL)
    first: list[str] = []
    for sort, days, meeting, basis, to in _asked():
        matters = tuple(
            Awaited(f"K{at}", "W1", f"Matter\n {at}", None if day is None else TODAY + dt.timedelta(day), basis=basis)
            for at, day in enumerate(days)
        )
        chaser = Chaser(sort, to, matters, meeting)
        where = "no meeting" if meeting is None else "a meeting with its hour" if meeting.start else "a meeting"
        yield f"# {sort} to {to or '-'}, {days}, {where}, {basis.value if basis else '-'}"
        try:
            letter = draft_chaser(register, chaser, TODAY, words=ALL)
        except Refused as refused:
            yield from (f"{one.code} at {one.field}: {one}" for one in refused.problems)
            continue
        told = [label(chaser), letter.name, letter.subject, letter.reaches, *letter.body.splitlines()]
        yield from (line for line in other(told, first) if not line.startswith("not "))
        first = first or told


def _asked() -> list[tuple[str, tuple[int | None, ...], Meeting | None, Basis | None, str]]:
    one = [(day,) for day in DAYS]
    two = list(product((None, -1, 1, 9), repeat=2))
    to = "The Commissioner"
    return [
        *(("action", days, None, None, to) for days in (*one, *two)),
        *((sort, (9,), meeting, basis, to) for sort in SORTS for meeting in MEETINGS for basis in (None, *Basis)),
        *(("report", (1,), None, None, name) for name in ("", "Clerk", "The", "Ann  Öne & Son", "x" * 41)),
    ]
