"""Findings about the work programme: doubles, times wanted and missed, business a meeting left undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import pairwise

from store.records import ItemKind, Meeting, MeetingStatus, WorkItem
from store.rules.calendar.meetings import the_meeting
from store.rules.findings.finding import Act, Finding, Scene, finding, of_meeting
from store.rules.programme.passed import has_passed
from store.rules.programme.targets import target_of
from store.rules.words.dates import long_date
from store.rules.words.loose import day_of, long_day_of
from store.rules.words.wording import capital, counted, listed, quoted

_COMES_ROUND = frozenset({ItemKind.STANDING, ItemKind.CYCLICAL})
_OFF = frozenset({MeetingStatus.CANCELLED, MeetingStatus.RELEASED})
_SOON_AGAIN = dt.timedelta(days=92)


def same_item_twice(scene: Scene) -> Iterator[Finding]:
    """Find open items whose titles mean the same business: one of them is left over.

    Business that comes round may stand at several meetings; other business may too, if they are three months apart.
    """
    items = scene.open_items
    for places in scene.same_titles:
        several = [items[place] for place in places]
        double = _doubled(scene, several)
        if len(double) > 1:
            yield _double(scene, double)


def _doubled(scene: Scene, several: list[WorkItem]) -> list[WorkItem]:
    """Keep of items that mean the same those that cannot all be wanted."""
    waiting = [item for item in several if item.meeting not in scene.meetings]
    placed = [item for item in several if item.meeting in scene.meetings]
    placed.sort(key=lambda item: scene.meetings[item.meeting or ""].date)
    if waiting and placed and all(item.kind in _COMES_ROUND for item in placed):
        placed = placed[-1:]
    if waiting:
        return [*placed, *waiting]
    near: dict[str, WorkItem] = {}
    for before, after in pairwise(placed):
        apart = scene.meetings[after.meeting or ""].date - scene.meetings[before.meeting or ""].date
        comes_round = before.kind in _COMES_ROUND and after.kind in _COMES_ROUND
        if not apart or (apart < _SOON_AGAIN and not comes_round):
            near[before.id], near[after.id] = before, after
    return list(near.values())


def _double(scene: Scene, items: list[WorkItem]) -> Finding:
    days = [scene.meetings[item.meeting].date for item in items if item.meeting in scene.meetings]
    for item in items:
        target = target_of(scene.register, item, scene.today) if item.meeting is None else None
        days += [meeting.date for meeting in target.meetings] if target else []
    titles = {item.title for item in items}
    where = listed([f"{scene.group(item)} ({item.id})" for item in items[:5]])
    more = f", and {_more_times(len(items) - 5)}" if len(items) > 5 else ""
    worded = "" if len(titles) == 1 else ", in other words"
    cure, acts = _cure_of_double(scene, items)
    return finding(
        "same-item-twice",
        tuple(item.id for item in items),
        f"{quoted(items[0].title)} is in the programme {_times(len(items))}{worded}: {where}{more}.",
        place=scene.place_of(items[0]),
        cure=cure,
        acts=acts,
        by=min(days, default=None),
        rank=20,
    )


def _cure_of_double(scene: Scene, items: list[WorkItem]) -> tuple[str, tuple[Act, ...]]:
    """Say what is to be done about items that mean the same.

    What stands at a meeting that is over is the record of that meeting, whose own line asks what became of it; to take
    it away there is asked about. So the pair rests until then, or the other goes where that meeting dealt with it; only
    the clerk knows which.
    """
    meetings = [scene.meetings[item.meeting] for item in items if item.meeting in scene.meetings]
    over = {meeting.id: meeting for meeting in meetings if has_passed(meeting, scene.today)}
    if not over:
        cure = "Withdraw the one that is not wanted, move them so that one remains, or set it aside if both are meant."
        return cure, ("withdraw", "move")
    kept = [item.id for item in items if item.meeting in over]
    rest = [item.id for item in items if item.meeting not in over]
    days = listed([day_of(meeting) for meeting in over.values()])
    record = "it is the record" if len(kept) == 1 else "they are the records"
    leave = f"Leave {listed(kept)}: {record} of {days}, which {'is' if len(over) == 1 else 'are'} over."
    if not rest:
        return f"{leave} Set this line aside: nothing else is to be done.", ("aside", "withdraw")
    stays = "stays" if len(rest) == 1 else "stay"
    dealt = f"If the business was dealt with then, withdraw {listed(rest)}."
    waits = f"If it is still to come, set this line aside: {listed(rest)} {stays} on the programme."
    return f"{leave} {dealt} {waits}", ("aside", "withdraw")


def _more_times(number: int) -> str:
    return "once more" if number == 1 else f"{number:,} more times"


def _times(number: int) -> str:
    return "twice" if number == 2 else f"{number:,} times"


def target_not_kept(scene: Scene) -> Iterator[Finding]:
    """Find suggestions wanted at a meeting on whose programme they are not."""
    for item in scene.open_items:
        if item.meeting is not None or not item.target:
            continue
        target = target_of(scene.register, item, scene.today)
        if target is None:
            continue
        ahead = [m for m in target.meetings if m.date >= scene.today and m.status.open]
        if ahead:
            sentence = f"is wanted at {_the(ahead)} and is not on its programme."
            cure, by = f"Move it to {day_of(ahead[0])}, or change when it is wanted.", ahead[0].date
        elif target.meetings:
            sentence = f"was wanted at {_the(target.meetings)}, which has passed, and was never scheduled."
            cure, by = "Move it to a meeting to come, or withdraw it.", target.meetings[-1].date
        elif target.first >= scene.today.replace(day=1):
            sentence = f"is wanted at {target.words}, but no meeting is arranged for that month."
            cure, by = "Move it to a meeting near that month, or arrange one.", target.first
        else:
            sentence = f"was wanted at {target.words}, which has passed, and was never scheduled."
            cure, by = "Move it to a meeting to come, or withdraw it.", target.first
        yield finding(
            "target-not-kept",
            (item.id,),
            f"{quoted(item.title)} (“{item.target}”) {sentence}",
            place=scene.place_of(item),
            cure=cure,
            acts=("move", "edit", "withdraw"),
            by=by,
            rank=30,
        )


def _the(meetings: Iterable[Meeting]) -> str:
    return listed([the_meeting(meeting, weekday=True) for meeting in meetings])


def not_dealt_with(scene: Scene) -> Iterator[Finding]:
    """Find business of a meeting that has taken place, or whose day has passed, neither considered nor moved."""
    for meeting in scene.register.meetings:
        if meeting.date > scene.today or meeting.status in _OFF:
            continue
        if meeting.status.open and (meeting.date == scene.today or meeting.known_by):
            continue
        left = [item for item in scene.register.items_of(meeting.id) if item.status.open]
        if not left:
            continue
        if meeting.status is MeetingStatus.HELD:
            yield from (_left_over(scene, meeting, item) for item in left)
        else:
            yield _not_recorded(meeting, left)


def _left_over(scene: Scene, meeting: Meeting, item: WorkItem) -> Finding:
    return finding(
        "not-dealt-with",
        (item.id,),
        f"{quoted(item.title)} stood on the agenda of {long_day_of(meeting)}; it is neither recorded as considered "
        "nor moved.",
        place=scene.place_of(item),
        cure="Record it as considered there, or move it to a meeting to come.",
        acts=("considered", "move", "withdraw"),
        by=meeting.date,
        rank=10,
    )


def _not_recorded(meeting: Meeting, left: list[WorkItem]) -> Finding:
    items = f"{counted(len(left), 'item')} of its business {'is' if len(left) == 1 else 'are'}"
    return finding(
        "meeting-not-recorded",
        (meeting.id,),
        f"{capital(the_meeting(meeting, weekday=True))} has passed and is not recorded as held; {items} neither "
        "considered nor moved.",
        place=of_meeting(meeting),
        cure="Record it as held with what it considered, or move the business that it did not reach.",
        acts=("held",),
        by=meeting.date,
        rank=10,
        brief=f"{capital(the_meeting(meeting))}: not recorded as held, {counted(len(left), 'item')} left",
    )


def needs_meeting(scene: Scene) -> Iterator[Finding]:
    """Find open items under a meeting that was called off or is in the bin."""
    # The meetings that stand are put together first: 7 ms instead of 70 at 100,000 records.
    stand = {None, *(one.id for one in scene.register.meetings if one.status not in _OFF)}
    for item in scene.open_items:
        if item.meeting in stand:
            continue
        meeting = scene.register.get(Meeting, item.meeting)
        if meeting is not None and meeting.binned_on is None:
            why = f"{the_meeting(meeting, weekday=True)}, which was {meeting.status.value}"
        elif meeting is not None:
            why = f"{the_meeting(meeting, weekday=True)}, which is in the bin"
        else:
            why = f"meeting {item.meeting}, which is not in the file"
        yield finding(
            "needs-new-meeting",
            (item.id,),
            f"{quoted(item.title)} is down for {why}.",
            place=scene.place_of(item),
            cure="Move it to another meeting, or to the suggestions.",
            acts=("move", "withdraw"),
            by=meeting.date if meeting else scene.today,
            rank=12,
        )


def wanted_earlier(scene: Scene) -> Iterator[Finding]:
    """Find open items that stand after the last day on which they are of use, or let it pass unscheduled."""
    for item in scene.open_items:
        if item.latest is None:
            continue
        meeting = scene.meetings.get(item.meeting or "")
        if meeting is not None and meeting.date <= item.latest:
            continue
        if meeting is None and item.latest > scene.today and not _is_last_chance(scene, item.latest):
            continue
        stands = f"is down for {day_of(meeting)}" if meeting else "has no meeting"
        yield finding(
            "wanted-earlier",
            (item.id,),
            f"{quoted(item.title)} is wanted by {long_date(item.latest)} and {stands}.",
            place=scene.place_of(item),
            cure="Move it to a meeting before that day, or change the day.",
            acts=("move", "edit", "withdraw"),
            by=item.latest,
            rank=30,
        )


def _is_last_chance(scene: Scene, latest: dt.date) -> bool:
    return len([m for m in scene.coming if m.date <= latest]) <= 1
