"""Finding the item that a clerk names: by its title, the beginning of it, or its id."""

from __future__ import annotations

import re

from store.problems import Problem, Refused
from store.records import Meeting, WorkItem
from store.register import Register
from store.rules.words.folding import words_read
from store.rules.words.loose import long_day_of

_ID = re.compile(r"[A-Z]\d+|PANEL", re.IGNORECASE | re.ASCII)


def find_item(register: Register, typed: str) -> str:
    """Give the id of the item named by its id, its title or the beginning of its title. Raises Refused if none is."""
    words = typed.strip()
    if _ID.fullmatch(words):
        return register.need(WorkItem, words.upper(), "item").id
    wanted = words_read(words)
    titles = [(words_read(item.title), item) for item in register.all(WorkItem)]
    items = [item for title, item in titles if title == wanted]
    items = items or [item for title, item in titles if wanted and title.startswith(wanted)]
    if len(items) == 1:
        return items[0].id
    if items:
        listed = "; ".join(f"{item.id} {item.title} ({_place(register, item)})" for item in items)
        sentence = f"There are {len(items)} items that “{words}” could be: {listed}."
        raise Refused(Problem("item.several", sentence, "Name the one you mean by its id.", "item"))
    cure = "Give its id or the beginning of its title, as the programme prints them."
    raise Refused(Problem("item.none", f"There is no item “{words}”.", cure, "item"))


def _place(register: Register, item: WorkItem) -> str:
    meeting = register.get(Meeting, item.meeting)
    return long_day_of(meeting) if meeting else "not scheduled"
