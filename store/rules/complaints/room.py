"""Who leaves the room when complaints are reported on: no law says it, a panel's own rules may.

At the meeting of 27 January 2021 the Chief Constable and the commissioner left (minute 48).
"""

from __future__ import annotations

import datetime as dt
import re

from store.register import Register
from store.rules.words.office import titles_of

_COMPLAINTS = re.compile(r"\bcomplaints?\b", re.IGNORECASE)


def who_leaves(register: Register, day: dt.date) -> str:
    """Give who leaves the room for the report on complaints by the rules of a day; empty if they do not say."""
    return register.panel.rules_on(day).complaints.leave


def is_on_complaints(register: Register, title: str) -> bool:
    """Say whether an item, by its title, reports on complaints against the office: it names both.

    Complaints against the force, which others deal with, are not meant.
    """
    offices = {word for one in titles_of(register.panel) for word in one.casefold().split()[-1:]}
    return bool(_COMPLAINTS.search(title)) and any(word in title.casefold() for word in offices)


def leaves_for(register: Register, title: str, day: dt.date) -> str:
    """Give who leaves the room for an item; empty if it is none on complaints, or the rules do not say."""
    return who_leaves(register, day) if is_on_complaints(register, title) else ""
