"""Who deals with complaints for the panel, in words: a sub-committee by its name, if the panel's rules give it one."""

from __future__ import annotations

import datetime as dt

from store.records import ComplaintHandler
from store.register import Register


def handler_words(register: Register, handler: ComplaintHandler, day: dt.date) -> str:
    """Say who deals with complaints: `the Complaints Sub-Committee` by the rules of a day, else `a sub-committee`.

    Empty where that is not recorded.
    """
    name = register.panel.rules_on(day).complaints.sub_committee.strip()
    if handler is not ComplaintHandler.SUB_COMMITTEE or not name:
        return handler.value
    return name if name.casefold().startswith(("the ", "a ")) else f"the {name}"
