"""A panel's settings in plain values: what each is, what it means, and since when a rule stands."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from store.problems import Problem
from store.register import Register
from store.rules.calendar.deadlines import publication
from store.rules.settings.dated import panel_on
from store.rules.settings.reading import from_words, is_entered, shown_rows, shown_value
from store.rules.settings.standing import why_not_take_back
from store.rules.settings.table import SECTIONS, own_deadline_words
from store.rules.words.dates import long_date, short_date
from store.rules.words.wording import counted


class SettingRow(NamedTuple):
    """One line of the settings. `sort` says what it is: setting, deadline, closure, holiday, busy, election or rules.

    `key` is unique in the list and names what is changed; `entered` is False while a rule that only the panel can say
    is not set.
    """

    key: str
    sort: str
    label: str
    value: str
    help: str
    entered: bool = True


class SettingGroup(NamedTuple):
    """Settings under a heading; `aside` stands at its right end, `empty` is said when there are none."""

    key: str
    title: str
    rows: tuple[SettingRow, ...]
    aside: str = ""
    empty: str = ""


def settings(register: Register, on: dt.date) -> tuple[SettingGroup, ...]:
    """Give every setting with its value on a day."""
    panel, rules = panel_on(register.panel, on), register.panel.rules_on(on)
    sections = [
        SettingGroup(
            section.title,
            section.title,
            tuple(
                SettingRow(
                    one.path,
                    "setting",
                    one.label,
                    shown_value(panel, rules, one),
                    one.help,
                    is_entered(panel, rules, one),
                )
                for one in shown_rows(panel, rules, section)
            ),
            from_words(rules.from_date) if any(one.of_rules for one in section.settings) else "",
        )
        for section in SECTIONS
    ]
    sections.insert(2, _deadlines(register, on))
    return (*sections, *_days(register), _sets(register, on))


def _deadlines(register: Register, on: dt.date) -> SettingGroup:
    rules = register.panel.rules_on(on)
    rows = []
    for rule in rules.deadlines:
        told = " ".join(part for part in (rule.note, rule.provision) if part)
        rows.append(SettingRow(f"deadline:{rule.code}", "deadline", rule.label, own_deadline_words(rule), told))
    law, own = publication(register.panel, on)
    clear = f"{counted(own or law.number, 'clear working day')}: {law}"
    rows.insert(0, SettingRow("law:notice", "law", "Agenda and reports published", clear, law.note))
    return SettingGroup("deadlines", "Deadlines of each meeting", tuple(rows), from_words(rules.from_date))


def _days(register: Register) -> tuple[SettingGroup, ...]:
    panel = register.panel
    closures = tuple(
        SettingRow(
            f"closure:{each.first}",
            "closure",
            short_date(each.first) + (f" to {short_date(each.last)}" if each.last != each.first else ""),
            each.reason,
            f"Entered on {long_date(each.entered_on)}." if each.entered_on else "",
        )
        for each in panel.closures
    )
    holidays = tuple(
        SettingRow(
            f"holiday:{place}:{each.day}",
            "holiday",
            short_date(each.day),
            f"{each.change}{f' to {short_date(each.moved_to)}' if each.moved_to else ''}: {each.name or each.reason}",
            f"{each.reason}. Entered on {long_date(each.entered_on)}." if each.entered_on else each.reason,
        )
        for place, each in enumerate(panel.holiday_changes)
    )
    busy = tuple(
        SettingRow(f"busy:{place}:{each.day}", "busy", short_date(each.day), each.what, "")
        for place, each in enumerate(panel.busy_days)
    )
    polls = tuple(
        SettingRow(
            f"election:{each.poll}", "election", short_date(each.poll), f"from {short_date(each.first)}", each.what
        )
        for each in panel.pre_election
    )
    return (
        SettingGroup("closures", "Days the office is closed", closures, empty="None entered"),
        SettingGroup("holidays", "Changes to bank holidays", holidays, empty="None: the list as proclaimed"),
        SettingGroup("busy", "Days councils meet", busy, empty="None entered"),
        SettingGroup("elections", "Polls and pre-election periods", polls, empty="None entered"),
    )


def _sets(register: Register, on: dt.date) -> SettingGroup:
    panel = register.panel
    now = panel.rules_on(on)
    rows = tuple(
        SettingRow(
            f"rules:{each.from_date or ''}",
            "rules",
            from_words(each.from_date),
            "in force" if each is now else "earlier" if (each.from_date or dt.date.min) <= on else "to come",
            "A change of a rule from a day on begins a new set; the one before stands for earlier meetings.",
        )
        for each in panel.rules
    )
    return SettingGroup("rules", "Sets of rules", rows)


def why_not_take_out(register: Register, row: SettingRow, on: dt.date) -> Problem | None:
    """Say why the set of rules of a line cannot be taken back: it stands from the beginning, or has begun."""
    day = row.key.partition(":")[2]
    if day:
        return why_not_take_back(register.panel, dt.date.fromisoformat(day), on)
    sentence = "These rules stand from the beginning."
    return Problem("rules-begun", sentence, "Change them; from a day to come on, if you give one.", "from_date")
