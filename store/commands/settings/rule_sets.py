"""Taking the rules of another panel as one's own, and confirming those that an earlier version put in."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store import rulesets
from store.commands.settings.starting_rules import refuse_other_nation, with_chosen
from store.edit import Edit
from store.problems import Problem, Refused
from store.records import Panel
from store.records.panel import QuestionRules
from store.register import PANEL_ID, Register
from store.rules.questions.steps import NO_SCHEME
from store.rules.settings.put_in import PART_WORDS, QUESTIONS, never_confirmed, why_not_confirm
from store.rules.settings.reading import later_sets, with_rules
from store.rules.words.dates import day_month
from store.rules.words.wording import listed


def take_rules(register: Register, today: dt.date, /, *, rules: str, from_date: dt.date | None = None) -> Edit:
    """Take a set of rules that comes with the program by its short name, from a day on if one is given.

    Its scheme for public questions takes the place of the panel's; deadlines are added to the panel's own. What it is
    not about stays as it is, and so do sets of rules that begin later.

    Raises:
        Refused: there is none of that name, or it is of a panel under the other nation's law.
    """
    panel = register.need(Panel, PANEL_ID)
    chosen = rulesets.rule_set(rules)
    refuse_other_nation(chosen, panel.nation)
    before = panel.rules_on(from_date or today)
    changed = with_rules(panel, before, with_chosen(before, chosen), from_date)
    if QUESTIONS in chosen.parts:
        changed = replace(changed, rules_name=chosen.name)
    if changed == panel:
        return Edit(f"Changed nothing: the rules of {chosen.title} are in force")
    parts = listed([PART_WORDS[part] for part in chosen.parts])
    since = f" from {day_month(from_date)} on" if from_date else ""
    later = later_sets(panel, from_date or today)
    stays = f"; the rules that begin on {day_month(later[0])} stay as they are" if later else ""
    return Edit(f"Took the {parts} of “{chosen.title}”{since}{stays}", (changed,))


def why_ask_taking(register: Register, edit: Edit, on: dt.date) -> Problem | None:
    """Say that rules which a set would change or add to are set already on a day; None if none is, or none changes."""
    rules = register.panel.rules_on(on)
    if not edit.puts or (rules.questions in {QuestionRules(), NO_SCHEME} and not rules.deadlines):
        return None
    sentence = "The panel's rules are set already, and would change as listed. Nothing was changed."
    return Problem("rules-set", sentence, "Add --yes to take them.", "rules")


def confirm_rules(register: Register, today: dt.date, /, *, part: str = "") -> Edit:
    """Confirm rules that an earlier version put in as the panel's own: one part of them, or all.

    Raises:
        Refused: no such part of the rules can be confirmed.
    """
    panel = register.need(Panel, PANEL_ID)
    if part and part not in PART_WORDS:
        sentence = f"“{part[:40]}” is no part of the rules that can be confirmed."
        raise Refused(Problem("rules.part", sentence, f"Choose from {', '.join(PART_WORDS)}.", "part"))
    if why_not_confirm(register) is not None:
        return Edit("Changed nothing: no rules wait to be confirmed")
    wanted = [name for name in PART_WORDS if part in {"", name}]
    rules = tuple(
        replace(each, confirmed=(*each.confirmed, *(name for name in never_confirmed(each) if name in wanted)))
        for each in panel.rules
    )
    confirmed = [name for name in wanted if any(name in never_confirmed(each) for each in panel.rules)]
    if not confirmed:
        return Edit("Changed nothing: none of these rules wait to be confirmed")
    words = listed([PART_WORDS[name] for name in confirmed])
    return Edit(f"Confirmed the {words} as the panel's own", (replace(panel, rules=rules),))
