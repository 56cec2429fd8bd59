"""Who does what in the office: the clerk of an item, else of its meeting, else of the panel."""

from __future__ import annotations

from store.records import Meeting, Panel, WorkItem
from store.rules.words.printings import printing

NOBODY = "no clerk named"
"""What stands where nobody is named: never a person, and never in two places at once."""


def clerk_of(panel: Panel, meeting: Meeting, item: WorkItem | None = None) -> str:
    """Name the clerk of a meeting, or of an item at it, as it was recorded; empty if nobody is named."""
    own = item.clerk.strip() if item is not None else ""
    return own or meeting.clerk.strip() or panel.clerk.strip()


def clerk_name(recorded: str) -> str:
    """Give the name without the post that may be printed with it: "A. Clerk, Committee Officer" is "A. Clerk"."""
    return recorded.partition(",")[0].strip()


def clerk_key(recorded: str) -> str:
    """Give what is equal for two printings of one name, whatever title or post stands with it; empty for nobody."""
    name = clerk_name(recorded)
    return printing(name).key if name else ""
