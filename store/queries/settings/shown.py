"""One setting in plain values, as the command line publishes it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec
from msgspec import Meta

from store.records import RuleSet
from store.register import Register
from store.rules.settings.dated import later_days, panel_on
from store.rules.settings.quorum import QUORUM, quorum_words
from store.rules.settings.reading import is_entered, shown_value, typed_value
from store.rules.settings.setting import Setting
from store.rules.settings.table import SECTIONS
from store.rules.words.dates import clock_time


class SettingShown(msgspec.Struct, frozen=True, kw_only=True):
    """A setting with its value on a day."""

    name: Annotated[str, Meta(description="its name for scripts")]
    label: Annotated[str, Meta(description="what the office calls it")]
    section: str
    value: Annotated[str, Meta(description="as it is typed; one line for each entry if it has several")]
    shown: Annotated[str, Meta(description="the value in words; what an empty one means")]
    help: str
    entered: Annotated[bool, Meta(description="false while a rule that only the panel can say is not set")]
    since: Annotated[
        dt.date | None, Meta(description="first day of the rules; null from the beginning, or if it is none")
    ]
    later: Annotated[tuple[dt.date, ...], Meta(description="days after it from which it is, or may be, another")]
    source: Annotated[str, Meta(description="the paper the panel's settings were taken from")]


def setting_shown(register: Register, one: Setting, on: dt.date) -> SettingShown:
    """Give one setting with its value on a day."""
    panel, rules = panel_on(register.panel, on), register.panel.rules_on(on)
    value = typed_value(panel, rules, one)
    return SettingShown(
        name=one.path,
        label=one.label,
        section=next(section.title for section in SECTIONS if one in section.settings),
        value=_as_typed(one, value, rules),
        shown=shown_value(panel, rules, one),
        help=one.help,
        entered=is_entered(panel, rules, one),
        since=rules.from_date if one.of_rules else None,
        later=later_days(register.panel, one, on),
        source=panel.source,
    )


def settings_shown(register: Register, on: dt.date) -> tuple[SettingShown, ...]:
    """Give every setting with its value on a day, in the order of the settings' place."""
    return tuple(setting_shown(register, one, on) for section in SECTIONS for one in section.settings)


def _as_typed(one: Setting, value: object, rules: RuleSet) -> str:
    """Write a value as `setting set` takes it."""
    if one.path == f"{QUORUM}mode":
        return quorum_words(rules.quorum)
    if isinstance(value, dt.time):
        return clock_time(value)
    words = next((words for choice, words in one.choices if choice == value and type(choice) is type(value)), None)
    return words if words is not None else "" if value is None else str(value)
