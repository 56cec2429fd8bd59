"""Slips about interests: somebody who had to leave or was barred, and nothing says what they did."""

from __future__ import annotations

from collections.abc import Iterator

from store.records import Declaration, WorkItem
from store.rules.declarations.interests import bars
from store.rules.lint.slip import Leaf, Slip
from store.rules.members.membership import printed_name
from store.rules.words.wording import quoted


def without_effect(leaf: Leaf) -> Iterator[Slip]:
    """Find declared interests with which somebody had to leave for an item, and no leaving is recorded.

    What was said of it, what they did, a time, or an absence on the roll is enough: how they left is their own.
    """
    for item in leaf.items:
        follows = bars(leaf.register, leaf.meeting.id, item.id)
        for person, effect in follows.items():
            if effect.leaves and effect.sure and not _told(leaf, person, item):
                name = printed_name(leaf.register, person, leaf.meeting)
                sentence = (
                    f"{name} had to leave for {quoted(item.title)} with an interest, and nothing says that they did."
                )
                cure = "Record that they left, or what they did."
                yield Slip("interest-no-effect", sentence, "Declarations", cure, item.id, "declared.edit", person)


def _told(leaf: Leaf, person: str, item: WorkItem) -> bool:
    made = [one for one in leaf.register.declarations_of(leaf.meeting.id) if person in one.people]
    if any(_says(one) for one in made):
        return True
    entry = next((one for one in leaf.meeting.attendance if one.person == person), None)
    gone = entry is not None and any(one.item in {"", item.id} for one in entry.absences)
    return gone or any(one.person == person for minute in leaf.minutes for one in minute.left)


def _says(one: Declaration) -> bool:
    return bool(one.did or one.left_at)
