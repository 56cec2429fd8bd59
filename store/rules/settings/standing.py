"""What stands in the way of a rule: a number below the law's, or rules that have begun and cannot be taken back."""

from __future__ import annotations

import datetime as dt

from store.problems import Problem
from store.records import Panel, RuleSet
from store.rules.law.provision import Provision
from store.rules.law.table import provision
from store.rules.words.dates import long_date
from store.rules.words.wording import counted


def below_law(panel: Panel, rules: RuleSet, today: dt.date) -> Provision | None:
    """Give the law that asks for more clear working days than some rules do; None if they ask for as many or more.

    Raises Refused where no law on notice is known for today.
    """
    own = rules.notice.clear_days
    if own is None:
        return None
    law = provision("notice", today, panel.nation)
    return law if own < law.number else None


def why_not_notice(panel: Panel, rules: RuleSet, today: dt.date) -> Problem | None:
    """Say why rules cannot have so few clear working days: the law asks for more, and no rule can go below it."""
    law, own = below_law(panel, rules, today), rules.notice.clear_days
    if law is None or own is None:
        return None
    days = counted(own, "clear working day")
    sentence = f"{days[:1].upper()}{days[1:]} would have no effect: the law asks for {law.number} ({law.citation})."
    cure = f"Type {law.number} or more, or leave it empty for the law's number."
    return Problem("notice-below-law", sentence, cure, "rules")


def why_not_take_back(panel: Panel, from_date: dt.date, today: dt.date) -> Problem | None:
    """Say why the rules that begin on a day cannot be taken back: none do, or they have begun. None if they can."""
    if all(each.from_date != from_date for each in panel.rules):
        sentence = f"No rules begin on {long_date(from_date)}."
        return Problem("rules-none", sentence, "Look at the sets of rules in the settings.", "from_date")
    if from_date <= today:
        sentence = f"The rules of {long_date(from_date)} have begun: meetings since then stand under them."
        return Problem("rules-begun", sentence, "Change them from a day to come on.", "from_date")
    return None
