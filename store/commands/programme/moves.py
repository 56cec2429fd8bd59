"""Moving items of the work programme: to another meeting, within one, put off, withdrawn, taken up, dealt with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec.structs import replace

from store.commands.fields import Problems
from store.commands.programme.items import chosen_items, items_words
from store.edit import Edit
from store.problems import Problem
from store.records import ItemMove, ItemStatus, Meeting, WorkItem
from store.register import Register
from store.rules.programme.items import (
    SUGGESTIONS,
    group_words,
    neighbours,
    why_not_consider,
    why_not_defer_to,
    why_not_move,
    why_not_place,
    why_not_reinstate,
    why_not_reorder,
    why_not_withdraw,
)
from store.rules.programme.moving import last_order, move_of
from store.rules.programme.passed import why_ask_moving, why_ask_reinstating
from store.rules.programme.targets import meeting_note, without_note
from store.rules.words.wording import quoted


def move_items(
    register: Register,
    today: dt.date,
    /,
    *,
    items: tuple[str, ...],
    to: str | None,
    reason: str = "",
    clear_note: bool = False,
    all_the_same: bool = False,
) -> Edit:
    """Move items to a meeting, or with None to the suggestions: to the end of it, in the order in which they stood.

    A deferred item that gets a meeting is planned again. With `clear_note` one that gets a meeting loses the note of
    the meeting at which it was wanted ("To July meeting"). `all_the_same` says that it is meant although a meeting that
    the items leave or enter has passed.

    Raises:
        Refused: with every item that cannot be moved, and why.
    """
    problems = Problems()
    chosen = chosen_items(register, items, problems)
    problems.add(why_not_place(register, to), *(why_not_move(register, item, to) for item in chosen))
    problems.ask(all_the_same, why_ask_moving(register, chosen, today, to))
    why = problems.why(reason)
    problems.refuse()
    puts = []
    for order, item in enumerate(chosen, start=last_order(register, to) + 1):
        move = move_of(item, today, "moved", to, reason=why)
        status = item.status if to is None else ItemStatus.PLANNED
        kept = without_note(item) if clear_note and to is not None else item
        puts.append(replace(kept, meeting=to, order=order, status=status, moves=(*item.moves, move)))
    left = f" from {group_words(register, chosen[0].meeting)}" if len(chosen) == 1 else ""
    noted = clear_note and to is not None and any(meeting_note(item) for item in chosen)
    cleared = ", without the note of when it was wanted" if noted else ""
    return Edit(f"Moved {items_words(chosen)}{left} to {group_words(register, to)}{cleared}", tuple(puts))


def reorder_item(register: Register, today: dt.date, /, *, item: str, by: int, all_the_same: bool = False) -> Edit:
    """Put an item one place up (-1) or down (+1) among those listed with it; no record changes that need not.

    `all_the_same` says that it is meant although the meeting has passed.

    Raises:
        Refused: it is the first or the last already, or is not listed at all.
        ValueError: `by` is neither -1 nor 1, which is a fault of the program.
    """
    if by not in {-1, 1}:
        raise ValueError(f"an item moves by one place, not by {by}")
    current = register.need(WorkItem, item, "item")
    problems = Problems()
    problems.add(why_not_reorder(register, current, by))
    problems.ask(all_the_same, why_ask_moving(register, (current,), today))
    problems.refuse()
    peers = neighbours(register, current)
    other = peers[peers.index(current) + by]
    wanted = {current.id: other, other.id: current}
    group = register.items_of(current.meeting)
    puts = _reordered([wanted.get(member.id, member) for member in group], wanted)
    where = f"{'up' if by == -1 else 'down'} one place in {group_words(register, current.meeting)}"
    return Edit(f"Moved {quoted(current.title)} {where}", puts)


def _reordered(group: list[WorkItem], swapped: dict[str, WorkItem]) -> tuple[WorkItem, ...]:
    """Give the items whose place number must change for the group to stand as listed.

    The two that changed places take each other's number. Where numbers are equal or run into each other, those that
    follow are counted on from the one before.
    """
    puts = []
    last: tuple[int, int] | None = None
    for item in group:
        order = swapped[item.id].order if item.id in swapped else item.order
        serial = _serial(item)
        if last is not None and (order, serial) <= last:
            order = last[0] if serial > last[1] else last[0] + 1
        last = (order, serial)
        if order != item.order:
            puts.append(replace(item, order=order))
    return tuple(puts)


def _serial(item: WorkItem) -> int:
    digits = item.id.removeprefix(WorkItem.prefix)
    return int(digits) if digits.isdecimal() else 0


def defer_items(
    register: Register,
    today: dt.date,
    /,
    *,
    items: tuple[str, ...],
    to: str | None,
    what: str = "",
    target: str = "",
    reason: str,
    all_the_same: bool = False,
) -> Edit:
    """Put items off: to a later meeting, or with None until it is known when, `target` saying what is hoped for.

    With `what` only that part ("the budget annex") is put off: the item stays where it is and keeps the deferral in its
    history. `all_the_same` says that it is meant although a meeting that the items leave or enter has passed.

    Raises:
        Refused: with every item that cannot be deferred and every fault of what was typed; a reason must be given.
    """
    problems = Problems()
    chosen = chosen_items(register, items, problems)
    part = problems.said(ItemMove, "what", what)
    hoped = problems.said(WorkItem, "target", target)
    why = problems.reason(reason)
    problems.add(why_not_place(register, to), _why_not_target(hoped, to, part))
    problems.add(*(why_not_defer_to(register, item, to, part) for item in chosen))
    problems.ask(all_the_same or bool(part), why_ask_moving(register, chosen, today, to))
    problems.refuse()
    moves = {i.id: _deferral(i, to, part, why, today) for i in chosen}
    if part:
        puts = tuple(replace(item, moves=(*item.moves, moves[item.id])) for item in chosen)
    else:
        puts = _deferred(register, chosen, to, hoped, moves)
    named = f"{part} of {items_words(chosen)}" if part else items_words(chosen)
    until = f"to {group_words(register, to)}" if to else f"until a date is known{f' ({hoped})' if hoped else ''}"
    return Edit(f"Deferred {named} {until}", puts)


def _why_not_target(target: str, to: str | None, part: str) -> Problem | None:
    if target and to is not None:
        cure = "Leave the time wanted empty, or defer to no meeting."
        return Problem("target-and-meeting", "A meeting is chosen and a time wanted as well.", cure, "target")
    if target and part:
        cure = "Say it in the reason: the item itself stays where it is."
        return Problem("target-of-part", "A part of an item has no time wanted of its own.", cure, "target")
    return None


def _deferral(item: WorkItem, to: str | None, part: str, why: str, today: dt.date) -> ItemMove:
    return move_of(item, today, "deferred", to, what=part, reason=why)


def _deferred(
    register: Register, chosen: list[WorkItem], to: str | None, target: str, moves: dict[str, ItemMove]
) -> tuple[WorkItem, ...]:
    """Give the items as deferred, those that change their place following on at the end."""
    order = last_order(register, to)
    puts = []
    for item in chosen:
        place = item.order
        if item.meeting != to:
            order += 1
            place = order
        put = replace(item, meeting=to, order=place, status=ItemStatus.DEFERRED, moves=(*item.moves, moves[item.id]))
        puts.append(replace(put, target=target) if target else put)
    return tuple(puts)


def withdraw_items(
    register: Register, today: dt.date, /, *, items: tuple[str, ...], reason: str, all_the_same: bool = False
) -> Edit:
    """Withdraw items: they leave the programme but stay in the register where they stood, with the reason.

    `all_the_same` says that it is meant although a meeting that they leave has passed.

    Raises:
        Refused: with every item that cannot be withdrawn; a reason must be given.
    """
    problems = Problems()
    chosen = chosen_items(register, items, problems)
    problems.add(*(why_not_withdraw(item) for item in chosen))
    problems.ask(all_the_same, why_ask_moving(register, chosen, today))
    why = problems.reason(reason)
    problems.refuse()
    puts = []
    for item in chosen:
        move = move_of(item, today, "withdrawn", None, reason=why)
        puts.append(replace(item, status=ItemStatus.WITHDRAWN, moves=(*item.moves, move)))
    return Edit(f"Withdrew {items_words(chosen)}", tuple(puts))


def reinstate_items(
    register: Register, today: dt.date, /, *, items: tuple[str, ...], all_the_same: bool = False
) -> Edit:
    """Take up again items that were withdrawn, or marked as considered by mistake.

    Each comes back to its place; one whose meeting takes no more business joins the end of the suggestions.
    `all_the_same` says that it is meant although a meeting that they leave or come back to has passed.

    Raises:
        Refused: with every item that was neither withdrawn nor considered.
    """
    problems = Problems()
    chosen = chosen_items(register, items, problems)
    problems.add(*(why_not_reinstate(item) for item in chosen))
    problems.ask(all_the_same, why_ask_reinstating(register, chosen, today))
    problems.refuse()
    homeless = [item for item in chosen if why_not_place(register, item.meeting)]
    orders = {item.id: order for order, item in enumerate(homeless, start=last_order(register, None) + 1)}
    puts = []
    for item in chosen:
        place = None if item.id in orders else item.meeting
        move = move_of(item, today, "reinstated", place)
        back = replace(item, status=ItemStatus.PLANNED, considered_at=None, moves=(*item.moves, move))
        puts.append(replace(back, meeting=place, order=orders.get(item.id, item.order)))
    return Edit(f"Reinstated {items_words(chosen)}{_place_words(register, puts)}", tuple(puts))


def _place_words(register: Register, items: Iterable[WorkItem]) -> str:
    """Say where reinstated items stand now, if it is one place."""
    places = {item.meeting for item in items}
    if len(places) != 1:
        return ""
    place = places.pop()
    return f" among {SUGGESTIONS}" if place is None else f" for {group_words(register, place)}"


def consider_items(register: Register, today: dt.date, /, *, items: tuple[str, ...], meeting: str) -> Edit:
    """Record that a meeting dealt with items. One that was down for another place is recorded as moved there.

    Raises:
        Refused: with every item that cannot be recorded so, and what is wrong with the meeting.
    """
    problems = Problems()
    chosen = chosen_items(register, items, problems)
    held = problems.need(register, Meeting, meeting, "meeting")
    if held is not None:
        problems.add(*(why_not_consider(item, held, today) for item in chosen))
    problems.refuse()
    order = last_order(register, meeting)
    puts = []
    for item in chosen:
        put = replace(item, status=ItemStatus.CONSIDERED, considered_at=meeting)
        if item.meeting != meeting:
            order += 1
            move = move_of(item, today, "moved", meeting)
            put = replace(put, meeting=meeting, order=order, moves=(*item.moves, move))
        puts.append(put)
    return Edit(f"Recorded {items_words(chosen)} as considered on {group_words(register, meeting)}", tuple(puts))
