"""A day of the year planner, opened: what falls on it, and where that leads."""

from __future__ import annotations

from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.planner import Planner
from store.rules.words.dates import long_date
from store.rules.words.wording import capital

_NEW = "new"


def open_day(office: Office, planner: Planner) -> None:
    """Show what falls on the day under the cursor; choosing a line goes to its meeting or round."""
    day = planner.day
    entries = planner.year.days.get(day, ()) if planner.year else ()
    options = [
        Option(
            f"{place}:{entry.record or ''}",
            entry.words,
            "" if entry.words.startswith(capital(entry.kind)) else capital(entry.kind),
            why_not="" if entry.record else f"{entry.words}: there is nothing more to open.",
        )
        for place, entry in enumerate(entries)
    ]
    options.append(Option(_NEW, "Arrange a meeting on this day"))

    def chosen(key: str | None) -> None:
        if key is None:
            return
        if key == _NEW:
            from screens.forms.calendar.meeting import open_new_meeting

            open_new_meeting(office, day)
            return
        record = key.partition(":")[2]
        office.go("rounds" if record.startswith("R") else "calendar", record)

    office.pick(Picker(long_date(day), options), chosen)
