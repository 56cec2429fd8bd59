"""What of the panel holds from a day on: the title of the office that it scrutinises, and the councils of the area."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.records import Council, Panel
from store.records.panel import OfficeTitle
from store.rules.settings.setting import Setting
from store.rules.words.folding import words_read

_DAY = dt.timedelta(days=1)


def panel_on(panel: Panel, day: dt.date) -> Panel:
    """Give the panel as it is on a day: with the title of that day, and the councils of the area then."""
    return replace(panel, commissioner=panel.commissioner_on(day), councils=panel.councils_on(day))


def later_days(panel: Panel, one: Setting, day: dt.date) -> tuple[dt.date, ...]:
    """List the days after a day from which a setting is, or may be, another one."""
    days: list[dt.date | None] = []
    if one.of_rules:
        days = [each.from_date for each in panel.rules]
    elif one.path == "commissioner":
        days = [each.from_date for each in panel.later_titles]
    elif one.path == "councils":
        days = [each.first for each in panel.councils]
        days += [each.last + _DAY for each in panel.councils if each.last]
    return tuple(sorted({each for each in days if each is not None and each > day}))


def with_title(panel: Panel, title: str, from_date: dt.date | None, today: dt.date) -> Panel:
    """Give the panel with another title of the office: from a day on, or in place of the one in use today."""
    begun = [one.from_date for one in panel.later_titles if one.from_date <= today]
    since = from_date or max(begun, default=None)
    if since is None:
        return replace(panel, commissioner=title)
    others = [one for one in panel.later_titles if one.from_date != since]
    ordered = sorted((*others, OfficeTitle(title=title, from_date=since)), key=lambda one: one.from_date)
    return replace(panel, later_titles=tuple(ordered))


def with_councils(panel: Panel, councils: tuple[Council, ...], from_date: dt.date | None, today: dt.date) -> Panel:
    """Give the panel with the councils of its area: from a day on, or in place of those of today.

    From a day on, those that are not among them end on the day before, and new ones begin on it; what was recorded of
    the others stays. Councils of other times stay as they are.
    """
    now = panel.councils_on(from_date or today)
    others = tuple(one for one in panel.councils if one not in now)
    if from_date is None:
        return replace(panel, councils=(*councils, *others))
    kept = {words_read(one.name) for one in now}
    going = {words_read(one.name) for one in councils}
    ended = tuple(replace(one, last=from_date - _DAY) for one in now if words_read(one.name) not in going)
    fresh = tuple(one if words_read(one.name) in kept else replace(one, first=from_date) for one in councils)
    ended = tuple(one for one in ended if one.first is None or one.last is None or one.first <= one.last)
    return replace(panel, councils=(*fresh, *ended, *others))
