"""Setting up a panel and changing what is recorded of it."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.commands.fields import Problems, changed_words, changes_of
from store.edit import Edit
from store.fields import field_of
from store.problems import Problem
from store.records import Council, Nation, Panel, Record, RuleSet
from store.register import PANEL_ID, Register
from store.rules.attendance.remote import why_not_remote_rules
from store.rules.days.holidays import why_not_close_office
from store.rules.room.house import why_not_sentences
from store.rules.settings.standing import why_not_notice
from store.rules.words.dates import MONTHS, long_date
from store.rules.words.folding import words_read
from store.rules.words.text import line_problems, text_problems, trimmed
from store.rules.words.wording import quoted

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

    problems = Problems()
    panel = Panel(
        id=PANEL_ID,
        name=problems.said(Panel, "name", name),
        short_name=problems.said(Panel, "short_name", short_name),
        nation=nation,
        fire=fire,
        councils=tuple(replace(council, name=trimmed(council.name)) for council in councils),
        host_authority=problems.said(Panel, "host_authority", host_authority),
        commissioner=_commissioner(fire),
        rules=(rules or starting_rules(nation),),
        rules_name=problems.said(Panel, "rules_name", rules_name),
    )
    problems.add(*panel_faults(panel, frozenset(Panel.__struct_fields__), panel, dt.date.max))
    problems.refuse()
    return (panel,)


def councils_typed(text: str) -> tuple[Council, ...]:
    """Read the names of councils typed one to a line."""
    return tuple(Council(name=line.strip()) for line in text.splitlines() if line.strip())


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
    problems = Problems()
    changed, changes = changes_of(Panel, current, was, fields, problems)
    problems.add(*panel_faults(changed, frozenset(changes.values), current, today))
    problems.refuse()
    changes.refuse_conflicts()
    if not changes.values:
        return Edit("Changed nothing in the panel")
    if set(changes.values) == {"name"}:
        return Edit(f"Renamed the panel to {quoted(changed.name)}", (changed,))
    return Edit(f"Changed {changed_words(Panel, changes.values)} of the panel", (changed,))


def panel_faults(panel: Panel, fields: frozenset[str], before: Panel, today: dt.date) -> list[Problem | None]:
    """List what is wrong with the fields that were filled in or changed; others are not judged."""
    problems: list[Problem | None] = []
    if "year_starts_month" in fields and not 1 <= panel.year_starts_month <= len(MONTHS):
        sentence = f"There is no month {panel.year_starts_month}."
        problems.append(Problem("no-such-month", sentence, "Type a month from 1 to 12.", "year_starts_month"))
    if "councils" in fields:
        problems += _council_faults(panel.councils)
    if "rules" in fields:
        problems += _rules_faults(panel.rules)
        problems += why_not_remote_rules(panel, before)
        known = {(rules.from_date, rules.notice.clear_days) for rules in before.rules}
        changed = (rules for rules in panel.rules if (rules.from_date, rules.notice.clear_days) not in known)
        problems += [why_not_notice(panel, rules, today) for rules in changed]
    if "closures" in fields:
        problems += [why_not_close_office(closure) for closure in panel.closures if closure not in before.closures]
    if "programme_notes" in fields:
        words = field_of(Panel, "programme_notes").in_words
        problems += [p for note in panel.programme_notes for p in text_problems(note, words, "programme_notes")]
    return problems


def _council_faults(councils: tuple[Council, ...]) -> list[Problem | None]:
    problems: list[Problem | None] = []
    for place, council in enumerate(councils):
        problems += line_problems(council.name, field_of(Council, "name").in_words, "councils", required=True)
        problems += line_problems(council.notice_place, field_of(Council, "notice_place").in_words, "councils")
        if any(_overlaps(council, other) for other in councils[:place]):
            sentence = f"{quoted(council.name)} is in the list twice."
            problems.append(Problem("council-twice", sentence, "Leave one of the two out.", "councils"))
        if council.seats is not None and not 0 <= council.seats <= _MOST_SEATS:
            sentence = f"{quoted(council.name)} cannot have {council.seats:,} seats on the panel."
            problems.append(Problem("seats-unlikely", sentence, f"Type a number from 0 to {_MOST_SEATS}.", "councils"))
    return problems


def _overlaps(one: Council, other: Council) -> bool:
    """Say whether two entries are of one council at the same time."""
    if words_read(one.name) != words_read(other.name):
        return False
    apart = (one.last or dt.date.max) < (other.first or dt.date.min)
    return not apart and not (other.last or dt.date.max) < (one.first or dt.date.min)


def _rules_faults(rules: tuple[RuleSet, ...]) -> list[Problem | None]:
    if not rules:
        cure = "Keep at least one set of rules."
        return [Problem("no-rules", "The panel would have no rules of procedure.", cure, "rules")]
    begins = [rule.from_date for rule in rules]
    twice = {day for day in begins if begins.count(day) > 1}
    cure = "Give each set of rules a first day of its own."
    same_day = [
        Problem(
            "rules-same-day",
            f"Two sets of rules begin {f'on {long_date(day)}' if day else 'at the beginning'}.",
            cure,
            "rules",
        )
        for day in sorted(twice, key=lambda day: day or dt.date.min)
    ]
    return [*same_day, *(problem for rule in rules for problem in why_not_sentences(rule))]
