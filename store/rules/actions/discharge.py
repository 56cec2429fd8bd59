"""What discharged an action: the item the panel considered for it, with the minute or meeting as evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from store.records import Action, ItemStatus, Meeting, Minute, WorkItem
from store.register import Register
from store.rules.actions.carrying import GO_ON
from store.rules.calendar.meetings import the_meeting
from store.rules.minutes.naming import minute_of_day
from store.rules.words.titles import alike, telling_words
from store.rules.words.wording import capital, quoted


class Offer(NamedTuple):
    """Evidence with which an action could be closed: what, when, where, and the id of the record that shows it."""

    what: str
    on: dt.date
    where: str
    ref: str


def goes_on(action: Action) -> bool:
    """Say whether an action comes again at meetings or after some months, so that one item does not discharge it."""
    return action.due_kind in GO_ON


def offer_for(register: Register, action: Action, items: Iterable[WorkItem]) -> Offer | None:
    """Give the evidence that an item considered at a meeting makes for an open action; None if there is none.

    There is none while another item of it is open, nor for what comes again.
    """
    considered: tuple[Meeting, WorkItem] | None = None
    for item in items:
        if item.status.open:
            return None
        meeting = register.get(Meeting, item.considered_at) if item.status is ItemStatus.CONSIDERED else None
        if meeting is None or (action.agreed_on and meeting.date < action.agreed_on):
            continue
        if considered is None or meeting.date > considered[0].date:
            considered = meeting, item
    if considered is None or goes_on(action):
        return None
    meeting, item = considered
    minute = minute_of(register, meeting, item)
    if minute is None:
        return Offer(
            f"The panel considered {quoted(item.title)}.", meeting.date, capital(the_meeting(meeting)), item.id
        )
    where = capital(minute_of_day(register, minute))
    return Offer(f"The panel considered {quoted(item.title)}.", meeting.date, where, minute.id)


def minute_of(register: Register, meeting: Meeting, item: WorkItem) -> Minute | None:
    """Give the minute of a meeting that records an item: the one with its heading; None if none is recorded."""
    words, _ = telling_words(item.title)
    for minute in register.minutes_of(meeting.id):
        if minute.heading and not minute.void and alike(telling_words(minute.heading)[0], words):
            return minute
    return None
