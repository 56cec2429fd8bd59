"""Where a clerk is in the program: noted on leaving, so that the next start comes back to it.

Only names of places and ids of records stand in it, never anything that was typed or recorded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from screens.kit.place import Place


class Whereabouts(NamedTuple):
    """A place of work, the meeting that was chosen there, and the record under the cursor; empty if there is none."""

    place: str = "programme"
    meeting: str = ""
    line: str = ""


def whereabouts(place: Place[Any]) -> Whereabouts:
    """Say where the clerk is; a line that stands for no record is left out, because its key may be words."""
    line = place.record_here
    return Whereabouts(place.place, place.meeting_chosen, line if place.desk.register.find(line) else "")


def come_back(place: Place[Any], there: Whereabouts) -> None:
    """Fill a place as it was left; what has gone since is passed over, and the place begins as it always does."""
    register = place.desk.register
    place.reload(place.arrive_at(there.meeting if register.find(there.meeting) else None))
    if not register.find(there.line):
        return
    if any(there.line in section.ids or there.line == section.key for section in place.list.sections):
        place.list.show(place.list.sections, go_to=there.line)
        place.show_detail()
    else:
        place.reload(there.line)
