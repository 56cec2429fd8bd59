"""Where each panel's file was left: kept in the platform's folder for state, so that the next start comes back to it.

What stands there by the id of the panel's file are names of places and ids of records, nothing typed or recorded. A
file that was moved, copied or restored is found again by that id; what is no longer in it is passed over. Trouble with
the note itself is passed over too, because it must not stop the work.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

import msgspec

from screens.kit.whereabouts import Whereabouts
from screens.places import PLACES, SIDE_PLACES
from store.file.owners import ALONE, make_folder, replacing
from tui.folders import folder

LARGEST = 100_000
"""The most bytes read of the note."""

MOST = 50
"""So many files are remembered; those left longest ago are forgotten."""


def note_path() -> Path:
    """Give the path of the note."""
    return folder("state") / "places.json"


def place_left(panel: str) -> Whereabouts | None:
    """Say where the file with this id was left; None if that is not known."""
    left = _read().get(panel)
    return left if left is not None and (left.place in PLACES or left.place in SIDE_PLACES) else None


def note_left(panel: str, left: Whereabouts) -> None:
    """Note where the file with this id is left."""
    known = _read()
    if not panel or known.get(panel) == left:
        return
    known.pop(panel, None)
    kept = dict([*known.items(), (panel, left)][-MOST:])
    with contextlib.suppress(OSError):
        path = note_path()
        make_folder(path.parent)
        # Not forced to the disk: after a power cut the program opens where it always does, and quitting waits for none.
        with replacing(path, ALONE, safe=False) as descriptor, open(descriptor, "wb", closefd=False) as file:
            file.write(msgspec.json.encode(kept))


def _read() -> dict[str, Whereabouts]:
    """Give everything that is noted, the file left longest ago first; nothing if it cannot be read."""
    unread = (OSError, ValueError, msgspec.MsgspecError)  # the last is a ValueError only of a newer msgspec than 0.20
    with contextlib.suppress(*unread), note_path().open("rb") as file:
        data = file.read(LARGEST + 1)
        if len(data) <= LARGEST:
            return msgspec.json.decode(data, type=dict[str, Whereabouts])
    return {}
