"""One door to every list the office can print: the same rows as text, csv or json.

A list is the type of its rows and a line of `VIEWS`: from these it is shown and exported, and its schema is published.
"""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from typing import Any, NamedTuple, cast, get_args, get_type_hints

from store.papers import tables
from store.problems import Problem, Refused
from store.queries.rows import Row
from store.register import Register

ALL, WORDS, ITSELF = "all", "words", "itself"
"""What a list keeps back of exempt business: all but that there was some; its words alone, where the list judges what
is recorded; or what the function of the list keeps back itself, asked with `exempt`."""


class View(NamedTuple):
    """A list: what `show` does with it in words, and the function that makes its rows.

    The function takes the register, the day and what else is chosen, such as a meeting, and gives a tuple of rows. It
    is named, not imported: all of them together take a tenth of a second to load. `text` names a function that sets the
    same rows out under headings; else they are a table. `told` says that `show` has sentences of its own instead of the
    table, and `of_one` that the list is of one meeting, so that it is not exported. `withholds` says what is kept back
    of exempt business.
    """

    summary: str
    rows: str
    text: str = ""
    told: bool = False
    of_one: bool = False
    withholds: str = ALL


_Q = "store.queries."

VIEWS = {
    "programme": View(
        "print the work programme", f"{_Q}programme.items:rows", text="store.papers.programme.paper:text"
    ),
    "calendar": View("print the meetings by date", f"{_Q}calendar.listed:calendar_rows"),
    "questions": View("print the public questions", f"{_Q}questions.listed:listed_questions"),
    "declarations": View(
        "print the declarations of interest with the sentence of the minutes",
        f"{_Q}declarations.listed:listed_declarations",
        told=True,
    ),
    "actions": View("print the actions and recommendations, overdue ones first", f"{_Q}actions.listed:listed_actions"),
    "tracker": View(
        "print what was asked for and recommended with its progress and outcome",
        f"{_Q}actions.tracker:tracked",
    ),
    "minute-sets": View("print how far the minutes of each meeting have got", f"{_Q}minutes.sets:set_rows"),
    "annual": View(
        "print the figures of the panel's year, each with what is counted and the records behind it",
        f"{_Q}annual.figures:annual_rows",
        told=True,
    ),
    "members": View("print who sits on the panel as at a day", f"{_Q}members.listed:listed_seats", told=True),
    "attendance-record": View(
        "print who attended how many of the meetings held while in post",
        f"{_Q}attendance.record:record_rows",
        told=True,
    ),
    "history": View(
        "print who changed what and when, the newest first", f"{_Q}history:history_rows", told=True, withholds=ITSELF
    ),
    "clock": View(
        "print every deadline of the meetings to come, and of those just held",
        f"{_Q}calendar.not_set:listed_clock",
        told=True,
    ),
    "rounds": View(
        "print the statutory rounds with their next steps", f"{_Q}rounds.rounds:round_rows", told=True, withholds=WORDS
    ),
    "reports": View(
        "print the reports to the commissioner with what is to be done next",
        f"{_Q}reports.listed:report_rows",
        told=True,
        withholds=WORDS,
    ),
    "complaints": View(
        "print the complaints and conduct matters: where each stands, not what was said",
        f"{_Q}complaints.listed:complaint_rows",
        told=True,
    ),
    "findings": View(
        "print everything that is late, missing or at odds",
        f"{_Q}findings.findings:finding_rows",
        told=True,
        withholds=WORDS,
    ),
    "prepare": View(
        "print what the next meeting still needs, in the order in which to do it",
        f"{_Q}findings.prepare:needed_rows",
        told=True,
        withholds=WORDS,
    ),
    "beginning": View(
        "print what a panel needs before its desk can count and print for it, and what of that is set",
        f"{_Q}beginning:need_rows",
    ),
    "chain": View(
        "print the way from the minute to the discharge, through an action, an item, a minute or a meeting",
        f"{_Q}actions.chain:chain_rows",
        told=True,
    ),
    "load": View("print how full the meetings of the year are", f"{_Q}programme.fullness:loads", told=True),
    "ledger": View(
        "print business lost or delayed, the longest waiting first", f"{_Q}programme.ledger:ledger", told=True
    ),
    "replies": View(
        "print the recommendations and the commissioner's replies, point by point",
        f"{_Q}actions.replies:reply_rows",
        told=True,
    ),
    "chasers": View(
        "print the letters that are due to those from whom something is awaited", f"{_Q}chasing.listed:chaser_rows"
    ),
    "papers": View("print the papers for the items of the programme", f"{_Q}programme.papers:paper_rows"),
    "inspection": View(
        "print what of each meeting has to stay open to inspection, and what may leave the website",
        f"{_Q}publishing.inspection:inspection_rows",
    ),
    "backlog": View("print the suggestions with their points", f"{_Q}programme.fullness:backlog", told=True),
    "membership": View(
        "print vacancies, terms, limits, notices and the balance of the panel as at a day",
        f"{_Q}members.members:membership_rows",
        told=True,
    ),
    "attendance": View(
        "print who is expected at a meeting, who came, and whether it can decide",
        f"{_Q}attendance.board:board_rows",
        told=True,
        of_one=True,
    ),
    "quorum": View(
        "print whether a meeting can decide, on an item if one is named",
        f"{_Q}attendance.quorum:quorum_rows",
        told=True,
        of_one=True,
    ),
    "after": View(
        "print what is left to do after a meeting, each thing with the command that does it",
        f"{_Q}after.listed:leftover_rows",
        told=True,
        of_one=True,
        withholds=ITSELF,
    ),
    "lint": View(
        "print what is likely to be wrong in the minutes of a meeting",
        f"{_Q}lint.listed:slip_rows",
        told=True,
        of_one=True,
        withholds=ITSELF,
    ),
    "votes": View(
        "print the votes: what was moved, how it was voted on, and what came of it",
        f"{_Q}attendance.votes:vote_rows",
        told=True,
    ),
    "room": View(
        "print a meeting as it stands: whether it can decide, its events with their sentences, what is to come",
        f"{_Q}room.room:event_rows",
        told=True,
    ),
    "withdrawn": View("print the items taken out of the programme", f"{_Q}programme.items:withdrawn_rows", told=True),
    "bin": View("print what lies in the bin", f"{_Q}bin:bin_rows", told=True),
    "record": View("print everything recorded under an id", f"{_Q}detail:record_lines", told=True, of_one=True),
}
"""Every list that can be printed, by its name."""

FORMS = ("text", "csv", "json")
"""The forms in which each can be printed."""


def view(
    name: str,
    form: str,
    register: Register,
    today: dt.date,
    *,
    bom: bool = False,
    exempt: bool = False,
    **chosen: Any,
) -> bytes:
    """Write a list in a form. `chosen` goes to the function that makes its rows; `bom` concerns csv only.

    What belongs to exempt business is withheld, unless `exempt` asks for it (Local Government Act 1972 s.100C).

    Raises:
        Refused: there is no such list or no such form, both at once if both are unknown; or what is chosen is refused.
    """
    problems = [
        Problem(f"unknown-{what}", f"There is no {what} “{given}”.", f"Choose one of {', '.join(known)}.", what)
        for what, given, known in (("view", name, VIEWS), ("form", form, FORMS))
        if given not in known
    ]
    if problems:
        raise Refused(*problems)
    if form == "text" and VIEWS[name].text:
        return cast("bytes", resolved(VIEWS[name].text)(_seen(name, register, exempt=exempt), today))
    kind, rows = row_type(name), rows_of(name, register, today, exempt=exempt, **chosen)
    if form == "csv":
        return tables.csv(kind, rows, bom=bom)
    return tables.json(kind, rows) if form == "json" else tables.text(kind, rows)


def rows_of(name: str, register: Register, today: dt.date, *, exempt: bool = False, **chosen: Any) -> tuple[Row, ...]:
    """Give the rows of a list, without what is exempt unless that is asked for. Raises Refused if what is chosen is."""
    if VIEWS[name].withholds == ITSELF:
        chosen["exempt"] = exempt
    return cast("tuple[Row, ...]", resolved(VIEWS[name].rows)(_seen(name, register, exempt=exempt), today, **chosen))


def _seen(name: str, register: Register, *, exempt: bool) -> Register:
    """Give the records of which a list is made."""
    from store.rules.publishing.withheld import withheld

    what = VIEWS[name].withholds
    return register if exempt or what == ITSELF else withheld(register, facts=what == WORDS)


def row_type(name: str) -> type[Row]:
    """Give the type of the rows of a list, as its function says."""
    return cast("type[Row]", get_args(get_type_hints(resolved(VIEWS[name].rows))["return"])[0])


def resolved(named: str) -> Any:
    """Give what is named by its module and its name in it: `store.queries.bin:bin_rows`."""
    module, _, name = named.partition(":")
    return getattr(import_module(module), name)
