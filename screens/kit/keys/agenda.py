"""The keys of the agenda of a meeting, which opens in a window of its own."""

from __future__ import annotations

from screens.kit.keys.key import Key

KEYS = (
    Key(
        "agenda.build",
        "b",
        "build",
        "Build the agenda from standing items and programme; again shows first",
        "agenda",
        1,
    ),
    Key("agenda.word", "e,enter", "word", "Word this item: heading, report of, asked, time, number", "agenda", 2),
    Key("agenda.papers", "p", "papers", "The papers for this item: where they stand, and which are exempt", "agenda"),
    Key("agenda.raise", "K,shift+up", "raise", "Move this item up", "agenda", 3),
    Key("agenda.lower", "J,shift+down", "lower", "Move this item down", "agenda"),
    Key("agenda.leave_out", "o", "leave out", "Leave this standing item out, or take it in again", "agenda"),
    Key("agenda.publish", "P", "publish", "Publish agenda and reports; it is kept as it went out", "agenda", 4),
    Key("agenda.supplement", "S", "supplement", "Publish what has changed since", "agenda", 5),
    Key("agenda.late", "L", "late item", "Add an item that the chair finds urgent", "agenda", 6),
    Key("agenda.withdraw", "W", "withdraw", "Withdraw this item; its number goes to no other", "agenda", 7),
    Key("agenda.changes", "c", "changes", "Read what changed since members received their papers", "agenda", 8),
    Key("agenda.read", "t", "text", "Read the agenda as it is printed", "agenda"),
    Key("agenda.notice", "N", "notice", "Read the public notice for each council", "agenda"),
    Key("agenda.posted", "m", "papers sent", "Record papers as sent to members: list, day, how", "agenda"),
    Key("pack.papers", "P,enter", "papers", "The papers for the item of this line, with their files", "pack", 4),
    Key("pack.build", "b", "build", "Build the pack: for the public, and for members if anything is exempt", "pack", 1),
    Key("pack.check", "c", "check", "Check the pack that stands: pages, tags, and what must not be in it", "pack", 2),
    Key("pack.open", "o", "open", "Open the public pack in the program that the system has for it", "pack", 3),
)
