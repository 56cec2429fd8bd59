"""Stamping an event from the room: at once, after picking somebody or something, or from a form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from screens.kit.fields import Field, declared
from screens.kit.form import Form
from screens.kit.office import Office
from screens.kit.picker import PEOPLE, PLAIN, Option, Picker
from screens.kit.several import SeveralPicker
from store.commands.room import stamping
from store.queries.room.choices import Choosable, last_event
from store.records import Change, Meeting, Stamp, StampKind
from store.rules.room.events import Event


def clock(office: Office, meeting: Meeting) -> str:
    """Give the time on the clock as an event has it; empty for a meeting that is not today."""
    return _typed(office.desk.time_at(meeting.date))


def _typed(at: dt.time | None) -> str:
    return at.strftime("%H:%M") if at else ""


def stamp_now(office: Office, meeting: Meeting, *events: Event) -> None:
    """Stamp events at once, with the time on the clock, and go to the last."""
    at = clock(office, meeting)
    timed = tuple(msgspec.structs.replace(event, at=at, clocked=bool(at)) for event in events)

    def done(change: Change | None) -> None:
        if change is not None:
            office.place.reload(last_event(office.desk.register, meeting))

    if len(timed) == 1:
        office.carry_out_then(None, done, stamping.stamp_event, meeting=meeting.id, event=timed[0])
    else:
        office.carry_out_then(None, done, stamping.stamp_events, meeting=meeting.id, events=timed)


def pick_and_stamp(
    office: Office,
    meeting: Meeting,
    title: str,
    listed: Sequence[Choosable],
    make: Callable[[Choosable], Event],
    *,
    people: bool = False,
    last: Option | None = None,
    otherwise: Callable[[str], None] | None = None,
) -> None:
    """Pick somebody or something and stamp at once what it makes; `otherwise` is given what was typed for `last`."""
    known = {one.key: one for one in listed}
    options = [Option(one.key, one.words, one.detail, one.why_not) for one in listed]

    def chosen(key: str | None) -> None:
        if key in known:
            stamp_now(office, meeting, make(known[key]))
        elif key is not None and otherwise is not None:
            otherwise(picker.typed.value)

    prompt, columns = ("Type a name", PEOPLE) if people else ("Type to narrow the list", PLAIN)
    picker = Picker(title, options, prompt=prompt, last=last, columns=columns)
    office.pick(picker, chosen)


def pick_people_and_stamp(office: Office, meeting: Meeting, title: str, listed: Sequence[Choosable]) -> None:
    """Pick one or several people and stamp at once that they came, came back or left, all at the same time."""
    kinds = {one.key: one.event for one in listed}

    def chosen(key: str | None) -> None:
        if key is None:
            return
        people: dict[str, list[str]] = {}
        for one in picker.picked:
            people.setdefault(kinds[one], []).append(one)
        stamp_now(office, meeting, *(Event(event=kind, people=tuple(some)) for kind, some in people.items()))

    picker = SeveralPicker(title, [Option(one.key, one.words, one.detail, one.why_not) for one in listed])
    office.pick(picker, chosen)


def open_event(
    office: Office,
    meeting: Meeting,
    kind: StampKind,
    fields: Sequence[Field],
    *,
    title: str,
    note: str = "",
    made: Callable[[dict[str, Any]], dict[str, Any]] | None = None,
) -> None:
    """Fill in an event and stamp it. `made` gives what is said of it from what stands in the form.

    The time is that on the clock when the form was opened: what happened then is being written down.
    """

    def save(values: dict[str, Any]) -> Change | None:
        at = _typed(values.pop("at"))
        said = made(values) if made else values
        event = Event(**{"event": kind.value, "at": at, "clocked": at == opened, **said})
        change = office.desk.run(stamping.stamp_event, meeting=meeting.id, event=event)
        form.saved_id = last_event(office.desk.register, meeting)
        return change

    opened = clock(office, meeting)
    when = declared(Stamp, "at", office.desk.time_at(meeting.date))
    draft = f"room:{kind.value}:{meeting.id}"
    form = Form(office.desk, title, (*fields, when), save, draft=draft, note=note)
    office.flow(form)
