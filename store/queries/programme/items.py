"""The work programme as it is printed: meetings by date, then suggestions, then themed reviews.

`groups` holds records, not text, so that it stays quick however long the programme is; `row` words one item at the
moment it is shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, ClassVar, NamedTuple

import msgspec
from msgspec.structs import asdict

from store.problems import Problem
from store.queries.rows import RecordId, Row, Source, cell
from store.queries.words.short import NOT_RECORDED, booked_minutes, count, meeting_kind, meeting_title
from store.records import ItemKind, ItemStatus, Meeting, MeetingKind, MeetingStatus, PaperStatus, WorkItem
from store.register import Register
from store.rules.calendar.coming import is_to_come, meetings_to_come, takes_business
from store.rules.calendar.meetings import available_minutes
from store.rules.programme.items import warnings_for_move, why_not_move
from store.rules.words.papers import exempt_of, papers_in_public

SUGGESTED = "Suggested items to be scheduled"
"""The heading under which items wait for a meeting."""

SUGGESTED_KEY = "suggested"
"""The key of the group of suggestions."""

NEEDS_MEETING = "needs a new meeting"
"""How a group is marked whose meeting will not deal with the items that still stand under it."""

_PAPER_FLAGS = {
    PaperStatus.DUE: "paper due",
    PaperStatus.RECEIVED: "paper received",
    PaperStatus.LATE: "paper late",
    PaperStatus.TO_FOLLOW: "to follow",
    PaperStatus.NONE: "no paper",
}


class Group(msgspec.Struct, frozen=True):
    """The items under one heading of the programme, in their order, without those withdrawn.

    `key` stays the same from one revision to the next: a meeting's id, `suggested`, or `theme:` and the heading.
    `booked` and `available` are minutes, None if not recorded; `undecided` counts the items without minutes. `note`
    marks a group that needs attention, such as a cancelled meeting that still holds items.
    """

    key: str
    meeting: Meeting | None
    title: str
    kind: str
    status: str
    items: tuple[WorkItem, ...]
    booked: int | None
    available: int | None
    undecided: int
    note: str = ""

    @property
    def unusual(self) -> str:
        """Say what sort of meeting it is if it is no ordinary one; empty for one, and for a group without a meeting."""
        return "" if self.kind == MeetingKind.ORDINARY.value else self.kind


class ItemRow(Row, frozen=True, kw_only=True, gc=False):
    """An item of the work programme, in printed order."""

    of: ClassVar = WorkItem

    meeting: Annotated[
        dt.date | None, cell("date of its meeting; null while it waits to be scheduled", heading="Date", csv="date")
    ]
    number: Annotated[
        int, cell("its number within its group, from 1; 0 if it was withdrawn", heading="No.", words="place")
    ]
    title: Annotated[str, cell(csv="item")]
    comments: Annotated[str, cell(last=True)]
    moveable: bool
    meeting_id: Annotated[str | None, cell("id of its meeting", heading="Meeting", csv="meeting")]
    id: RecordId
    lead: Annotated[str, cell("report of whom; empty if not recorded")]
    status: Annotated[str, cell("planned, deferred, considered or withdrawn")]
    minutes: Annotated[int | None, cell("minutes of time allotted; null if not recorded")]
    target: Annotated[str, cell("when it is wanted, as printed, while it has no meeting")]
    source: Source
    theme: Annotated[str, cell("the themed review under which it stands while it has no meeting; else empty")]
    flags: Annotated[tuple[str, ...], cell("what is out of the ordinary about it, a word each", heading="Marks")]
    kind: str
    origin: Annotated[str, cell("where the request came from, in words")]
    exempt_paragraph: Annotated[
        str, cell("paragraphs of Schedule 12A by which papers of it are exempt; empty if none is", heading="Exempt by")
    ]
    papers: Annotated[
        tuple[str, ...], cell("its papers in order: what, appendix, pages, status; an exempt one without its title")
    ]

    @property
    def place(self) -> str:
        """Write its number as the programme prints it: `3.`; nothing for one that was withdrawn."""
        return f"{self.number}." if self.number else ""


class WithdrawnRow(ItemRow, frozen=True, kw_only=True, gc=False):
    """An item taken out of the programme. Its csv file has always had the names of the JSON."""

    meeting: Annotated[dt.date | None, cell("date of the meeting it was taken off; null if it had none")]
    title: str
    meeting_id: str | None


class MoveTarget(NamedTuple):
    """A place to which items could be moved; `meeting_id` None is the list of suggestions.

    `why_not` says why it cannot be chosen; `warnings` what should be known before it is.
    """

    meeting_id: str | None
    label: str
    detail: str
    why_not: Problem | None
    warnings: tuple[str, ...]


def groups(register: Register, today: dt.date, known: Mapping[str, Group] | None = None) -> tuple[Group, ...]:
    """Give the programme: meetings that hold items or are still to come, the suggestions, then each theme.

    The group of suggestions is there even when it is empty. Items under a meeting that is in the bin or unknown keep a
    group of their own after the meetings, so that nothing can drop out of sight. Groups `known` from an earlier call on
    the same day are used again where neither meeting nor items have changed.
    """
    known = known or {}
    every = [
        group
        for meeting in register.meetings
        if (group := _group_of(register, meeting, today, known.get(meeting.id))) is not None
    ]
    waiting = _standing(register.items_of(None))
    every.extend(_lost_groups(register))
    every.append(_list_group(SUGGESTED_KEY, SUGGESTED, tuple(item for item in waiting if not item.theme)))
    themes: dict[str, list[WorkItem]] = {}
    for item in waiting:
        if item.theme:
            themes.setdefault(item.theme, []).append(item)
    every.extend(_list_group(f"theme:{theme}", theme, tuple(items)) for theme, items in themes.items())
    return tuple(every)


def row(register: Register, item: WorkItem, number: int) -> ItemRow:
    """Word one item, which stands at a number within its group."""
    meeting = register.get(Meeting, item.meeting)
    return ItemRow(
        id=item.id,
        meeting=meeting.date if meeting else None,
        meeting_id=item.meeting,
        number=number,
        title=item.title,
        lead=item.lead,
        comments=item.comments,
        flags=flags(item),
        minutes=item.minutes,
        moveable=item.moveable,
        status=item.status.value,
        kind=item.kind.value,
        source=item.source,
        origin=item.origin,
        target=item.target,
        theme=item.theme,
        exempt_paragraph=exempt_of(item),
        papers=papers_in_public(item),
    )


def rows(register: Register, today: dt.date) -> tuple[ItemRow, ...]:
    """Give every item of the programme in printed order, numbered from 1 within its group.

    Items considered stay under their meeting; those withdrawn are not among them.
    """
    return tuple(row(register, item, place) for group in groups(register, today) for place, item in numbered(group))


def withdrawn_rows(register: Register, _today: dt.date) -> tuple[WithdrawnRow, ...]:
    """Give the items taken out of the programme, the latest withdrawal first, all with the number 0."""
    return tuple(WithdrawnRow(**asdict(row(register, item, 0))) for item in withdrawn(register))


def numbered(group: Group) -> Iterator[tuple[int, WorkItem]]:
    """Go through the items of a group with their numbers, from 1."""
    return enumerate(group.items, start=1)


def withdrawn(register: Register) -> tuple[WorkItem, ...]:
    """Give the items that were withdrawn, the latest withdrawal first."""
    # Kept while no item changes: it is asked for each key that shows or reinstates them.
    kept = register.kept(WorkItem)
    if "withdrawn" not in kept:
        kept["withdrawn"] = _withdrawn(register)
    listed: tuple[WorkItem, ...] = kept["withdrawn"]
    return listed


def _withdrawn(register: Register) -> tuple[WorkItem, ...]:
    gone = [item for item in register.all(WorkItem) if item.status is ItemStatus.WITHDRAWN]
    return tuple(sorted(gone, key=lambda item: item.moves[-1].on if item.moves else dt.date.min, reverse=True))


def flags(item: WorkItem) -> tuple[str, ...]:
    """Say in a word each what is out of the ordinary about an item."""
    words = ["moveable"] if item.moveable else []
    if item.status is not ItemStatus.PLANNED:
        words.append(item.status.value)
    statuses = {paper.status for paper in item.papers}
    words += [flag for status, flag in _PAPER_FLAGS.items() if status in statuses]
    if any(paper.exempt_paragraph for paper in item.papers):
        words.append("exempt")
    elif item.restricted:
        words.append("restricted")
    if item.kind is ItemKind.STATUTORY:
        words.append(item.kind.value)
    return tuple(words)


def time_words(booked: int | None, available: int | None, undecided: int) -> str:
    """Say how much of a meeting's time is taken: `95 of 150 minutes, 2 items without`."""
    if booked is None:
        return NOT_RECORDED if available is None else f"{available} minutes available, none recorded for items"
    words = f"{booked} minutes booked, time available {NOT_RECORDED}"
    if available is not None:
        words = f"{booked} of {available} minutes"
    return f"{words}, {count(undecided, 'item')} without" if undecided else words


def move_targets(register: Register, items: Iterable[str], today: dt.date) -> tuple[MoveTarget, ...]:
    """List where items, given by their ids, could go: the suggestions, meetings to come by date, then earlier ones.

    An earlier meeting is listed, the latest first, if it still takes business or one of the items stands under it. What
    cannot be chosen is listed with the reason why. Ids that are not known are passed over.
    """
    chosen = tuple(items)
    return tuple(move_target(register, chosen, place, today) for place in target_places(register, chosen, today))


def target_places(register: Register, items: Iterable[str], today: dt.date) -> tuple[str | None, ...]:
    """Name the places of `move_targets` in their order: ids of meetings, None for the suggestions."""
    homes = {item.meeting for item_id in items if (item := register.get(WorkItem, item_id))}
    coming = meetings_to_come(register, today)
    earlier = [m for m in register.meetings if not is_to_come(m, today) and (m.status.open or m.id in homes)]
    return (None, *(meeting.id for meeting in (*coming, *reversed(earlier))))


def move_target(register: Register, items: Iterable[str], place: str | None, today: dt.date) -> MoveTarget:
    """Say what is to be known of one place to which items could be moved: a list of them asks for those in sight."""
    chosen = [item for item_id in items if (item := register.get(WorkItem, item_id))]
    meeting, standing = register.get(Meeting, place), _standing(register.items_of(place))
    if meeting is None:
        return _target(register, chosen, None, today, SUGGESTED, f"{count(len(standing), 'item')} waiting")
    group = _meeting_group(register, meeting, standing, today)
    return _target(register, chosen, meeting, today, group.title, _target_detail(group))


def open_targets(register: Register, items: Iterable[str], today: dt.date) -> tuple[MoveTarget, ...]:
    """Give of `move_targets` only those that take the items: the suggestions and meetings still to be held."""
    return tuple(
        target
        for target in move_targets(register, items, today)
        if target.why_not is None and _takes(register, target, today)
    )


def _takes(register: Register, target: MoveTarget, today: dt.date) -> bool:
    meeting = register.get(Meeting, target.meeting_id)
    return meeting is None or takes_business(meeting, today)


def _target_detail(group: Group) -> str:
    """Say what a meeting holds already: `arranged, 5 items, 95 of 150 minutes`."""
    words = [group.kind, group.status, count(len(group.items), "item"), group.note]
    if group.booked is not None or group.available is not None:
        words.append(time_words(group.booked, group.available, group.undecided))
    return ", ".join(word for word in words if word)


def _target(
    register: Register, chosen: list[WorkItem], meeting: Meeting | None, today: dt.date, label: str, detail: str
) -> MoveTarget:
    place = meeting.id if meeting else None
    reasons = (why_not_move(register, item, place) for item in chosen)
    why_not = next((reason for reason in reasons if reason), None)
    warnings: dict[str, None] = {}
    for item in chosen:
        warnings.update(dict.fromkeys(warnings_for_move(register, item, meeting, today, together=chosen)))
    return MoveTarget(place, label, detail, why_not, () if why_not else tuple(warnings))


def _standing(items: tuple[WorkItem, ...]) -> tuple[WorkItem, ...]:
    """Leave out what was withdrawn; where nothing was, the very tuple given, so that it can be known again."""
    gone = ItemStatus.WITHDRAWN
    kept = [item for item in items if item.status is not gone]
    return items if len(kept) == len(items) else tuple(kept)


def _group_of(register: Register, meeting: Meeting, today: dt.date, known: Group | None) -> Group | None:
    """Give the group of a meeting, the one `known` where nothing changed; None if it has nothing and takes nothing."""
    # The very objects, not equal ones: to compare ten thousand items would cost what is saved. A change costs 0.5 ms
    # instead of 12 ms for every group anew; at 100,000 records 1.7 instead of 9.6 if nothing withdrawn is looked for.
    items = register.items_of(meeting.id)
    if known is not None and known.meeting is meeting and known.items is items:
        return known
    standing = _standing(items)
    return _meeting_group(register, meeting, standing, today) if standing or takes_business(meeting, today) else None


def _meeting_group(register: Register, meeting: Meeting, items: tuple[WorkItem, ...], today: dt.date) -> Group:
    booked, undecided = booked_minutes(items)
    return Group(
        key=meeting.id,
        meeting=meeting,
        title=meeting_title(meeting),
        kind=meeting_kind(meeting),
        status=meeting.status.value,
        items=items,
        booked=booked,
        available=available_minutes(register, meeting),
        undecided=undecided,
        note=_note(meeting, items, today),
    )


def _note(meeting: Meeting, items: tuple[WorkItem, ...], today: dt.date) -> str:
    """Mark a meeting whose items will not be reached by waiting for it."""
    if meeting.status is MeetingStatus.CANCELLED or meeting.status is MeetingStatus.RELEASED:
        return NEEDS_MEETING if any(item.status.open for item in items) else ""
    if meeting.status.open and meeting.date < today:
        return "its date has passed"
    return ""


def _list_group(key: str, title: str, items: tuple[WorkItem, ...]) -> Group:
    booked, undecided = booked_minutes(items)
    return Group(
        key=key,
        meeting=None,
        title=title,
        kind="",
        status="",
        items=items,
        booked=booked,
        available=None,
        undecided=undecided,
    )


def _lost_groups(register: Register) -> list[Group]:
    """Group the items whose meeting is in the bin or not in the register at all."""
    listed = {meeting.id for meeting in register.meetings}
    if {None, *listed}.issuperset(register.items_by_meeting):  # to go through 57,000 items takes 8 ms of each change
        return []
    lost = dict.fromkeys(item.meeting for item in register.all(WorkItem) if item.meeting and item.meeting not in listed)
    strays = []
    for meeting_id in lost:
        items = _standing(register.items_of(meeting_id))
        binned = register.get(Meeting, meeting_id)
        title = f"{meeting_title(binned)} (in the bin)" if binned else f"Meeting {meeting_id} (not in the file)"
        group = _list_group(meeting_id, title, items)
        if items:
            strays.append(msgspec.structs.replace(group, meeting=binned, note=NEEDS_MEETING))
    return strays
