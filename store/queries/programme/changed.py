"""What became different in the work programme since an earlier version of it, a sentence for each thing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from store.clock import in_london
from store.edit import Edit
from store.journal.images import read_image
from store.problems import Problem, Refused
from store.queries.programme.items import Group, groups
from store.queries.versions import point_rows
from store.records import Change, Meeting, Record, Touched, WorkItem
from store.register import Register
from store.rules.publishing.withheld import withheld
from store.rules.words.dates import clock_time, day_month
from store.rules.words.folding import words_read
from store.rules.words.loose import title_of
from store.rules.words.wording import quoted, verbatim

_SHOWN = frozenset({Meeting.table, WorkItem.table})
"""The tables of what the programme prints."""


class ProgrammeThen(NamedTuple):
    """The programme as it stood: the words for that version, its day, and a register with the records of that time."""

    version: str
    on: dt.date
    register: Register


def programme_then(register: Register, changes: Iterable[Change], point: str = "") -> ProgrammeThen:
    """Give the programme as it was last published, out of the journal, the newest change first; or as at a named point.

    Nothing records that a programme by itself was published: panels publish it among the papers of a meeting. So the
    version last published is the one that stood when an agenda, or something after it, last went out; a publication
    that was undone is none. A programme that was put on the web at another time is told by naming that point.

    Raises Refused: no such point has a name, nothing was published since the file was begun, or a change since then
        was saved in a form that this version no longer knows.
    """
    every = tuple(changes)
    since, version = _named(register, every, point) if point else _published(register, every)
    then = register
    for change in every:
        if change is since:
            break
        then = _before(then, change)
    # Exempt business is kept back on both sides, or its words would stand there as what has become different.
    return ProgrammeThen(version, in_london(since.at).date(), withheld(then))


def _named(register: Register, changes: tuple[Change, ...], point: str) -> tuple[Change, str]:
    points = point_rows(register, changes)
    by_id = {change.id: change for change in changes}
    for one in points:
        if words_read(one.name) == words_read(point) and one.change in by_id:
            return by_id[one.change], f"{quoted(one.name)}, {day_month(one.on)}"
    names = ", ".join(quoted(one.name) for one in points)
    cure = f"The points are {names}." if names else "Name one first, with: secretariat point name NAME."
    raise Refused(Problem("point-unknown", f"No point is called {quoted(point)}.", cure, "changes"))


def _published(register: Register, changes: tuple[Change, ...]) -> tuple[Change, str]:
    for change in changes:
        for one in change.touched:
            meeting = register.get(Meeting, one.id) if one.table == Meeting.table else None
            # Most changes publish nothing; to look at the text first spares reading both images of each.
            if meeting is None or one.after is None or b'"published"' not in bytes(one.after):
                continue
            before, after = (_meeting(one, image) for image in ("before", "after"))
            had = before.published if before else ()
            gone_out = [issue for issue in (after.published if after else ()) if issue not in had]
            if any(issue in meeting.published for issue in gone_out):
                return change, f"the version published on {day_month(gone_out[-1].on)}"
    sentence = "No agenda has been published since the file was begun, so no version of the programme is known as such."
    cure = "Publish one first, or name the point since which the changes are wanted."
    raise Refused(Problem("programme-unpublished", sentence, cure, "changes"))


def _meeting(one: Touched, image: str) -> Meeting | None:
    read = read_image(one, getattr(one, image))
    return read if isinstance(read, Meeting) else None


def _before(register: Register, change: Change) -> Register:
    """Give a register as it was before a change, as far as the programme prints it.

    Raises Refused if the change was saved in a form that this version no longer knows.
    """
    puts: list[Record] = []
    removes: list[str] = []
    for one in change.touched:
        if one.table in _SHOWN:
            record = read_image(one, one.before)
            removes += [] if record else [one.id]
            puts += [record] if record else []
    return register.with_edit(Edit("", tuple(puts), tuple(removes))) if puts or removes else register


def programme_changes(then: ProgrammeThen, register: Register, today: dt.date) -> tuple[str, ...]:
    """Say what became different since then: meetings first, by date, then items in printed order, then those gone."""
    old, new = _standing(groups(then.register, then.on)), _standing(groups(register, today))
    sentences = list(_of_meetings(then.register, register, old, new))
    sentences += [sentence for key in new for sentence in _of_item(old.get(key), new[key])]
    sentences += [
        f"{quoted(item.title)} was taken out; it stood under {_under(group)}."
        for key, (group, item) in old.items()
        if key not in new
    ]
    return tuple(sentences)


_Standing = dict[str, tuple[Group, WorkItem]]


def _standing(shown: Iterable[Group]) -> _Standing:
    return {item.id: (group, item) for group in shown for item in group.items}


def _of_meetings(then: Register, now: Register, old: _Standing, new: _Standing) -> Iterator[str]:
    """Tell of the meetings under which something stands or stood: one that is new, moved, or in another state."""
    held = [group.meeting.id for group, _ in (*old.values(), *new.values()) if group.meeting]
    for meeting in now.meetings:
        if meeting.id not in held:
            continue
        before = then.get(Meeting, meeting.id)
        if before is None:
            yield f"A meeting on {_when(meeting)} was added."
            continue
        if _when(before) != _when(meeting):
            yield f"The meeting of {_when(before)} is now on {_when(meeting)}."
        if before.status is not meeting.status:
            yield f"The meeting of {_when(meeting)} is now {meeting.status.value}; it was {before.status.value}."


def _of_item(old: tuple[Group, WorkItem] | None, new: tuple[Group, WorkItem]) -> Iterator[str]:
    group, item = new
    if old is None:
        yield f"{quoted(item.title)} was added under {_under(group)}."
        return
    was, before = old
    if before.title != item.title:
        yield f"{verbatim(before.title)} is now called {verbatim(item.title)}."
    if was.key != group.key:
        yield f"{quoted(item.title)} was moved from {_under(was)} to {_under(group)}."
    if before.comments != item.comments:
        said = f"are now {verbatim(item.comments)}" if item.comments else "are left out"
        was_said = f"; they were {verbatim(before.comments)}" if before.comments else ""
        yield f"The comments on {quoted(item.title)} {said}{was_said}."
    if before.moveable is not item.moveable:
        yield f"{quoted(item.title)} {'may now be moved' if item.moveable else 'may no longer be moved'}."


def _under(group: Group) -> str:
    return title_of(group.meeting) if group.meeting else quoted(group.title)


def _when(meeting: Meeting) -> str:
    return f"{title_of(meeting)} at {clock_time(meeting.start)}" if meeting.start else title_of(meeting)
