"""Setting up a panel and changing what is recorded of it."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.commands.fields import Changes, Form, Found, changed_words, changes_of
from store.edit import Edit
from store.problems import Problem
from store.records import Council, Nation, Panel, Record, RuleSet
from store.register import PANEL_ID, Register
from store.rules.days.holidays import why_not_close_office
from store.rules.words.dates import MONTHS, long_date
from store.rules.words.text import line_problems, text_problems, trimmed
from store.rules.words.wording import quoted

PANEL_FORM = Form(
    kind=Panel,
    labels={
        "name": "name",
        "short_name": "short name",
        "nation": "nation",
        "fire": "fire panel mark",
        "councils": "councils",
        "host_authority": "host authority",
        "commissioner": "commissioner's title",
        "year_starts_month": "month the municipal year begins",
        "rules": "rules of procedure",
        "rules_name": "name of the rules",
        "closures": "days of closure",
        "holiday_changes": "changes to bank holidays",
        "busy_days": "councils' meeting days",
        "pre_election": "pre-election periods",
        "programme_title": "title of the programme",
        "programme_notes": "notes to the programme",
        "source": "source",
    },
    lines=frozenset(
        {"name", "short_name", "host_authority", "commissioner", "rules_name", "programme_title", "source"}
    ),
    texts=frozenset(),
    required=frozenset({"name", "commissioner"}),
)
"""What can be changed of the panel."""

_MOST_SEATS = 20


def new_panel_records(
    *,
    name: str,
    nation: Nation = Nation.ENGLAND,
    short_name: str = "",
    host_authority: str = "",
    councils: tuple[Council, ...] = (),
    fire: bool = False,
    rules: RuleSet | None = None,
    rules_name: str = "",
) -> tuple[Record, ...]:
    """Give the first records of a file: the panel with its rules, those to start from if none are given.

    Raises:
        Refused: with every fault of what was typed.
    """
    from store.commands.settings.starting_rules import starting_rules

    found = Found()
    panel = Panel(
        id=PANEL_ID,
        name=found.line(name, "name", "name", required=True),
        short_name=found.line(short_name, "short name", "short_name"),
        nation=nation,
        fire=fire,
        councils=tuple(replace(council, name=trimmed(council.name)) for council in councils),
        host_authority=found.line(host_authority, "host authority", "host_authority"),
        commissioner=_commissioner(fire),
        rules=(rules or starting_rules(nation),),
        rules_name=found.line(rules_name, "name of the rules", "rules_name"),
    )
    found.add(*panel_faults(panel, frozenset(PANEL_FORM.labels), panel))
    found.refuse()
    return (panel,)


def _commissioner(fire: bool) -> str:
    return "Police, Fire and Crime Commissioner" if fire else "Police and Crime Commissioner"


def edit_panel(register: Register, today: dt.date, /, *, was: Panel | None = None, **fields: object) -> Edit:
    """Change what is recorded of the panel; only fields that differ from `was`, as the form opened it, are applied.

    Raises:
        Refused: with every fault of what was typed.
        Conflict: someone else has changed one of the same fields to something else.
        TypeError: a field cannot be edited here, which is a fault of the program.
    """
    current = register.need(Panel, PANEL_ID)
    found = Found()
    changes: Changes = changes_of(PANEL_FORM, current, was, fields, found)
    changed: Panel = replace(current, **changes.values)
    found.add(*panel_faults(changed, frozenset(changes.values), current))
    found.refuse()
    changes.refuse_conflicts()
    if not changes.values:
        return Edit("Changed nothing in the panel")
    if set(changes.values) == {"name"}:
        return Edit(f"Renamed the panel to {quoted(changed.name)}", (changed,))
    return Edit(f"Changed {changed_words(PANEL_FORM, changes.values)} of the panel", (changed,))


def panel_faults(panel: Panel, fields: frozenset[str], before: Panel) -> list[Problem | None]:
    """List what is wrong with the fields that were filled in or changed; others are not judged."""
    problems: list[Problem | None] = []
    if "year_starts_month" in fields and not 1 <= panel.year_starts_month <= len(MONTHS):
        sentence = f"There is no month {panel.year_starts_month}."
        problems.append(Problem("no-such-month", sentence, "Type a month from 1 to 12.", "year_starts_month"))
    if "councils" in fields:
        problems += _council_faults(panel.councils)
    if "rules" in fields:
        problems += _rules_faults(panel.rules)
    if "closures" in fields:
        problems += [why_not_close_office(closure) for closure in panel.closures if closure not in before.closures]
    if "programme_notes" in fields:
        problems += [p for note in panel.programme_notes for p in text_problems(note, "notes", "programme_notes")]
    return problems


def _council_faults(councils: tuple[Council, ...]) -> list[Problem | None]:
    problems: list[Problem | None] = []
    seen: set[str] = set()
    for council in councils:
        problems += line_problems(council.name, "name of the council", "councils", required=True)
        problems += line_problems(council.notice_place, "place for notices", "councils")
        if council.name.casefold() in seen:
            sentence = f"{quoted(council.name)} is in the list twice."
            problems.append(Problem("council-twice", sentence, "Leave one of the two out.", "councils"))
        seen.add(council.name.casefold())
        if council.seats is not None and not 0 <= council.seats <= _MOST_SEATS:
            sentence = f"{quoted(council.name)} cannot have {council.seats:,} seats on the panel."
            problems.append(Problem("seats-unlikely", sentence, f"Type a number from 0 to {_MOST_SEATS}.", "councils"))
    return problems


def _rules_faults(rules: tuple[RuleSet, ...]) -> list[Problem | None]:
    if not rules:
        cure = "Keep at least one set of rules."
        return [Problem("no-rules", "The panel would have no rules of procedure.", cure, "rules")]
    begins = [rule.from_date for rule in rules]
    twice = {day for day in begins if begins.count(day) > 1}
    cure = "Give each set of rules a first day of its own."
    return [
        Problem(
            "rules-same-day",
            f"Two sets of rules begin {f'on {long_date(day)}' if day else 'at the beginning'}.",
            cure,
            "rules",
        )
        for day in sorted(twice, key=lambda day: day or dt.date.min)
    ]
