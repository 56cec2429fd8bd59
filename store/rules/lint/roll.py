"""Slips in the roll: somebody who stands in it twice, such as both present and in apologies."""

from __future__ import annotations

from collections.abc import Iterator

from store.records import Attendance
from store.rules.lint.slip import Leaf, Slip
from store.rules.members.membership import printed_name
from store.rules.words.printings import printing
from store.rules.words.wording import listed


def twice_on_the_roll(leaf: Leaf) -> Iterator[Slip]:
    """Find people who stand on the roll more than once, by themselves or under a name that reads the same."""
    meeting, entries = leaf.meeting, leaf.meeting.attendance
    for place, one in enumerate(entries):
        name = printed_name(leaf.register, one.person, meeting)
        for other in entries[place + 1 :]:
            same = _key(printed_name(leaf.register, other.person, meeting)) == _key(name)
            if one.person == other.person or same:
                yield _twice(meeting.id, name, one, other)


def _key(name: str) -> str:
    """Reduce a name to what is compared: without its title and honours."""
    return printing(name).key


def _twice(meeting: str, name: str, one: Attendance, other: Attendance) -> Slip:
    how = listed([f"“{one.presence.value}”", f"“{other.presence.value}”"])
    sentence = f"{name} stands on the roll twice, as {how}."
    cure, part = "Take one of the two off.", "-".join(dict.fromkeys((one.person, other.person)))
    return Slip("person-twice", sentence, "The roll", cure, meeting, "page.attendance", part)
