"""Tying an action to the item of the programme that answers it, and putting it on the programme."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from store.commands.actions.actions import words_of
from store.commands.edits import Joined
from store.commands.fields import Problems
from store.commands.programme.items import add_item
from store.commands.programme.moves import move_items
from store.edit import Edit
from store.records import Action, ItemKind, WorkItem
from store.register import Register
from store.rules.actions.actions import why_not_edit, why_not_link, why_not_open, why_not_parent
from store.rules.actions.carrying import items_by_origin, items_of_action
from store.rules.programme.items import group_words
from store.rules.publishing.titles import title_offered, why_no_title
from store.rules.publishing.withheld import is_of_exempt
from store.rules.words.wording import quoted


def link_action(register: Register, today: dt.date, /, *, action: str, item: str = "", parent: str = "") -> Edit:
    """Tie an action to an item of the programme, or make it a part of another action.

    An item that names no origin of its own names the action from then on.

    Raises:
        Refused: they are tied already, or the links would run in a circle.
    """
    current = register.need(Action, action, "action")
    problems = Problems()
    if parent:
        above = problems.need(register, Action, parent, "parent")
        problems.add(why_not_parent(register, current, above) if above else None)
        problems.refuse()
        assert above is not None  # noqa: S101 - problems.refuse has seen to it
        return Edit(f"Made {words_of(current)} part of {words_of(above)}", (replace(current, parent=above.id),))
    target = problems.need(register, WorkItem, item, "item")
    problems.add(why_not_link(current, target) if target else None)
    problems.refuse()
    assert target is not None  # noqa: S101 - problems.refuse has seen to it
    puts: list[Action | WorkItem] = [replace(current, items=(*current.items, target.id))]
    if not target.origin_ref:
        puts.append(replace(target, origin_ref=current.id))
    return Edit(f"Tied {words_of(current)} to {quoted(target.title)}", tuple(puts))


def unlink_action(register: Register, today: dt.date, /, *, action: str, item: str = "", parent: bool = False) -> Edit:
    """Untie an action from an item of the programme, or from the action it is part of.

    Raises:
        Refused: the action or the item is not in the register.
    """
    current = register.need(Action, action, "action")
    problems = Problems()
    problems.add(why_not_edit(current))
    if parent:
        problems.refuse()
        return Edit(f"Untied {words_of(current)} from the action it was part of", (replace(current, parent=None),))
    target = problems.need(register, WorkItem, item, "item")
    problems.refuse()
    assert target is not None  # noqa: S101 - problems.refuse has seen to it
    puts: list[Action | WorkItem] = [replace(current, items=tuple(one for one in current.items if one != target.id))]
    if target.origin_ref == current.id:
        puts.append(replace(target, origin_ref=""))
    return Edit(f"Untied {words_of(current)} from {quoted(target.title)}", tuple(puts))


def schedule_action(
    register: Register,
    today: dt.date,
    /,
    *,
    action: str,
    to: str | None,
    title: str = "",
    comments: str = "",
    lead: str = "",
    target: str = "",
    all_the_same: bool = False,
) -> Edit:
    """Put an action on the programme: its open item moves to the meeting, or a new item is made and tied to it.

    `to` None is the suggestions; `all_the_same` says that it is meant although a meeting has passed. Raises Refused if
    the action is closed, the meeting takes no business, or an action of exempt business is given no title of its own.
    """
    current = register.need(Action, action, "action")
    problems = Problems()
    problems.add(why_not_open(current))
    problems.refuse()
    joined = Joined(register, today)
    waiting = waiting_item(register, current)
    if waiting is None:
        problems.add(why_no_title(register, current, title))
        problems.refuse()
    title = waiting.title if waiting else title.strip() or title_offered(register, current)
    item_id = waiting.id if waiting else register.new_id(WorkItem)
    if waiting is not None:
        joined.run(move_items, items=(waiting.id,), to=to, all_the_same=all_the_same)
    else:
        open_words = not is_of_exempt(register, current)
        known: dict[str, Any] = {"kind": ItemKind.REQUESTED, "comments": comments, "target": target}
        known |= {"lead": lead or (current.owner if open_words else "")}
        known |= {"origin": origin_words(current) if open_words else "", "origin_ref": current.id}
        joined.run(add_item, title=title, meeting=to, all_the_same=all_the_same, **known)
    if item_id not in current.items:
        joined.take(Edit("", (replace(current, items=(*current.items, item_id)),)))
    verb = "Moved" if waiting else "Added"
    return joined.edit(f"{verb} {quoted(title)} to {group_words(register, to)} for {words_of(current)}")


def waiting_item(register: Register, action: Action) -> WorkItem | None:
    """Give the open item of the programme tied to an action; None if it has none."""
    items = items_of_action(register, action, items_by_origin(register))
    return next((item for item in items if item.status.open), None)


def origin_words(action: Action) -> str:
    """Say in an item's own words where it comes from: the paper the action was taken from, else its clause."""
    return action.source or action.clause
