"""What is left to do after a meeting: each thing with its key, gone to in the place where that key does it."""

from __future__ import annotations

from screens.kit.keys.table import key_with_id
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.record_list import Column
from store.queries.words.short import meeting_title
from store.records import Meeting
from store.rules.after.steps import Leftover, leftovers, nothing_left

_COLUMNS = (Column("", 18), Column("", weight=1))
_OPENED_BY = {"clock": "meeting.clock"}
"""The key that opens the window in which others work."""


def open_after(office: Office, meeting: Meeting) -> None:
    """List what is left to do after a meeting; what is chosen is gone to, and its key is named there."""
    every = leftovers(office.desk.register, meeting, office.desk.today)
    if not every:
        office.say(nothing_left(meeting))
        return
    options = [
        Option(
            str(at),
            _key(office, one),
            one.sentence,
            after=f"{one.sentence} {one.cure}",
            heading=one.stage.capitalize(),
        )
        for at, one in enumerate(every)
    ]

    def chosen(key: str | None) -> None:
        if key is not None:
            _go_to(office, meeting, every[int(key)])

    office.pick(Picker(f"After the meeting of {meeting_title(meeting)}", options, columns=_COLUMNS), chosen)


def _key(office: Office, one: Leftover) -> str:
    """Name the key with what it does, behind the one that opens its window: `F make final`, `c d done`."""
    key = key_with_id(one.act)
    ids = (*([_OPENED_BY[key.place]] if key.place in _OPENED_BY else []), one.act)
    return f"{' '.join(office.keymap.key_of(each) for each in ids)} {key.label}"


def _go_to(office: Office, meeting: Meeting, one: Leftover) -> None:
    """Go where the key works: to the record, or to the meeting where that is the meeting's own place."""
    place = key_with_id(one.act).place
    place = key_with_id(_OPENED_BY[place]).place if place in _OPENED_BY else place
    record = meeting.id if place == "attendance" else one.record
    office.go(place, record if place != "settings" else None)
    office.say(f"{_key(office, one)}: {one.cure}")
