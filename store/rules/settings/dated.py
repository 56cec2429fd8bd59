"""What of the panel holds from a day on: the title of the office that it scrutinises, and the councils of the area."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from store.problems import Problem
from store.records import Council, Panel
from store.records.panel import OfficeTitle, SettingWas
from store.rules.settings.setting import Setting
from store.rules.words.dates import long_date
from store.rules.words.folding import words_read

_DAY = dt.timedelta(days=1)


def panel_on(panel: Panel, day: dt.date) -> Panel:
    """Give the panel as it is on a day: its name, title and office of that day, and the councils of the area then."""
    titled = replace(panel, commissioner=panel.commissioner_on(day), councils=panel.councils_on(day))
    return with_earlier(titled, day)


def with_earlier(panel: Panel, day: dt.date) -> Panel:
    """Give the panel with the words that its settings had on a day; of earlier ones those stay that had ended."""
    ended = tuple(one for one in panel.earlier if one.until < day)
    if len(ended) == len(panel.earlier):
        return panel
    then: dict[str, Any] = {}
    for one in sorted(panel.earlier, key=lambda one: one.until):
        if one.until >= day:
            then.setdefault(one.setting, one.words)
    return replace(panel, earlier=ended, **then)


def why_not_from(panel: Panel, one: Setting, from_date: dt.date, today: dt.date) -> Problem | None:
    """Say why the words of a setting cannot change from a day on: it is to come, or they changed after it. None if so.

    Papers print these words as they stand, so none can stand there before its day.
    """
    if not one.keeps_earlier:
        return None
    last = max((each.until + _DAY for each in panel.earlier if each.setting == one.path), default=None)
    if from_date > today:
        sentence = f"{long_date(from_date)} is still to come, and papers of today would print it already."
        return Problem("setting.ahead", sentence, "Enter it on that day.", "from_date")
    if last is not None and from_date <= last:
        sentence = f"It changed on {long_date(last)} already."
        return Problem("setting.order", sentence, "Type a later day, or correct it without one.", "from_date")
    return None


def with_words(panel: Panel, changed: Panel, name: str, from_date: dt.date | None) -> Panel:
    """Give the panel with other words for a setting, and from a day on with those that stood until its eve."""
    words = getattr(panel, name)
    if from_date is None or getattr(changed, name) == words:
        return changed
    was = SettingWas(setting=name, words=words, until=from_date - _DAY)
    return replace(changed, earlier=(*changed.earlier, was))


def later_days(panel: Panel, one: Setting, day: dt.date) -> tuple[dt.date, ...]:
    """List the days after a day from which a setting is, or may be, another one."""
    days: list[dt.date | None] = []
    if one.of_rules:
        days = [each.from_date for each in panel.rules]
    elif one.path == "commissioner":
        days = [each.from_date for each in panel.later_titles]
    elif one.keeps_earlier:
        days = [each.until + _DAY for each in panel.earlier if each.setting == one.path]
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

    From a day on, those that are not among them end on the day before, and new ones begin on it; one of which something
    else is recorded does both. Councils of other times stay as they are.
    """
    now = panel.councils_on(from_date or today)
    others = tuple(one for one in panel.councils if one not in now)
    if from_date is None:
        return replace(panel, councils=(*councils, *others))
    stays = {words_read(one.name) for one in now if one in councils}
    fresh = {
        words_read(one.name): replace(one, first=from_date) for one in councils if words_read(one.name) not in stays
    }
    listed: list[Council] = []
    # In the order in which they stood, so that what lists the councils of an earlier day lists them as it did.
    for one in panel.councils:
        name = words_read(one.name)
        if one not in now or name in stays:
            listed.append(one)
            continue
        if one.first is None or one.first < from_date:
            listed.append(replace(one, last=from_date - _DAY))
        listed += [fresh.pop(name)] if name in fresh else []
    return replace(panel, councils=(*listed, *fresh.values()))
