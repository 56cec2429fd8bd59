"""What a panel needs before its desk can count and print for it, and how much of that is set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from store.problems import Problem
from store.records import Meeting, Role, Seat, WorkItem
from store.register import Register
from store.rules.attendance.room import quorum_needed
from store.rules.calendar.coming import takes_business
from store.rules.members.membership import members_at
from store.rules.questions.steps import says_nothing, why_not_set
from store.rules.settings.quorum import quorum_words
from store.rules.settings.reading import value_of
from store.rules.settings.setting import Setting
from store.rules.words.dates import long_date
from store.rules.words.wording import counted, listed


class Need(NamedTuple):
    """One thing that a panel needs: its code, what it is called, what rests on it, and what is set of it.

    `now` is empty while it is not set. `lacks` names, as paths of settings, what of it is still to be entered one by
    one; `part` says of what is entered in part what is still missing.
    """

    code: str
    label: str
    why: str
    now: str
    lacks: tuple[str, ...] = ()
    part: str = ""


THOSE_OF = "those of "
"""What stands before the name of the rules that were taken."""


def needs(register: Register, today: dt.date) -> tuple[Need, ...]:
    """Give everything that a panel needs, in the order in which a new one is set up, with what is set on a day."""
    return tuple(
        Need(code, label, why, now(register, today), _lacks(register, today, code), _part(register, today, code))
        for code, (label, why, now) in _NEEDS.items()
    )


def is_beginning(register: Register, today: dt.date) -> bool:
    """Say whether a panel still lacks what nothing can be done without: its rules, a member, a meeting, an item."""
    kinds = (Seat, Meeting, WorkItem)
    return not _rules(register, today) or any(next(iter(register.all(kind)), None) is None for kind in kinds)


def _rules(register: Register, today: dt.date) -> str:
    panel = register.panel
    if panel.rules_name:
        return f"{THOSE_OF}{panel.rules_name}"
    return "entered by hand" if why_not_set(panel.rules_on(today).questions) is None else ""


def _councils(register: Register, today: dt.date) -> str:
    number = len(register.panel.councils_on(today))
    return counted(number, "council") if number else ""


def _members(register: Register, today: dt.date) -> str:
    number = len(members_at(register, today))
    return counted(number, "member") if number else ""


def _chair(register: Register, today: dt.date) -> str:
    chair = next((seat for seat in members_at(register, today) if seat.role is Role.CHAIR and seat.person), None)
    return register.person_name(chair.person, today) if chair is not None and chair.person else ""


def _quorum(register: Register, today: dt.date) -> str:
    rule = register.panel.rules_on(today).quorum
    return "" if quorum_needed(rule, len(members_at(register, today)) or 1) is None else quorum_words(rule)


def _deadlines(register: Register, today: dt.date) -> str:
    number = len(register.panel.rules_on(today).deadlines)
    return counted(number, "deadline") if number else ""


def _meetings(register: Register, today: dt.date) -> str:
    coming = [meeting for meeting in register.meetings if takes_business(meeting, today)]
    return f"{counted(len(coming), 'meeting')} to come, the first on {long_date(coming[0].date)}" if coming else ""


def _programme(register: Register, _today: dt.date) -> str:
    number = sum(1 for _ in register.all(WorkItem))
    return counted(number, "item") if number else ""


ON_PAPERS = ("host_authority", "clerk", "office_address")
"""The settings that papers print of the panel itself."""


def _papers(register: Register, today: dt.date) -> str:
    return "" if _lacks(register, today, "papers") else str(register.panel.clerk)


def _lacks(register: Register, today: dt.date, code: str) -> tuple[str, ...]:
    """Name the settings of a need that are empty; only what papers print is entered setting by setting."""
    if code != "papers":
        return ()
    panel = register.panel
    return tuple(path for path in ON_PAPERS if not value_of(panel, panel.rules_on(today), path))


def _part(register: Register, today: dt.date, code: str) -> str:
    """Say what is missing of a need of which something is entered; empty if nothing is, or all of it."""
    panel = register.panel
    if code == "rules" and not panel.rules_name:
        scheme = panel.rules_on(today).questions
        return "" if says_nothing(scheme) or why_not_set(scheme) is None else _KINDS_TAKEN
    lacks = _lacks(register, today, code)
    return listed([Setting(path).in_words for path in lacks]) if 0 < len(lacks) < len(ON_PAPERS) else ""


_KINDS_TAKEN = "what may be sent in, and by when (a question, a statement, a petition or a deputation)"


def why_not_set_now(register: Register, today: dt.date, code: str) -> Problem | None:
    """Say why something that a panel needs cannot be set yet: whoever is in the chair has to be a member."""
    if code == "chair" and not members_at(register, today):
        return Problem("nobody-sits", "Nobody sits yet.", "Set the members first.")
    return None


def lacking_words(need: Need) -> str:
    """Name what of a need is still to be entered: `the host authority and the clerk`; empty if nothing is."""
    return listed([Setting(path).in_words for path in need.lacks]) if need.lacks else ""


_NEEDS: dict[str, tuple[str, str, Callable[[Register, dt.date], str]]] = {
    "rules": ("Rules of procedure", "Without them no question is judged: no law lays them down.", _rules),
    "councils": ("Councils", "Notice of each meeting and copies of recommendations go to each of them.", _councils),
    "members": ("Members", "Who may vote, who is a substitute, and whether a meeting can decide.", _members),
    "chair": ("Chair", "The agenda, the minutes and a late item name who is in the chair.", _chair),
    "quorum": ("Quorum", "No law sets one for the panel; without it nobody can be told whether there is one.", _quorum),
    "deadlines": (
        "Deadlines of its own",
        "For drafts and minutes. When questions close is set with the rules, and when papers must be out by the law.",
        _deadlines,
    ),
    "papers": ("What papers print", "The host authority, the clerk and the address of the office.", _papers),
    "meetings": ("Dates of meetings", "Every deadline is counted from them.", _meetings),
    "programme": ("Work programme", "What the panel is to consider, and when.", _programme),
}
