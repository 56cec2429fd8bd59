"""The sets of rules that come with the program, and what taking one would change, in plain values."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, NamedTuple

from store import rulesets
from store.edit import Edit
from store.queries.rows import Row, cell
from store.records import Panel
from store.records.panel import QuestionRules, RuleSet
from store.register import PANEL_ID, Register
from store.rules.settings.put_in import DEADLINES, PART_WORDS, never_confirmed
from store.rules.settings.reading import shown_rows, shown_value
from store.rules.settings.setting import KINDS
from store.rules.settings.table import SECTIONS, own_deadline_words
from store.rules.words.deadlines import deadline_words
from store.rules.words.wording import capital, counted


class RuleSetRow(Row, frozen=True, kw_only=True):
    """A set of rules that can be taken."""

    name: Annotated[str, cell("what it is taken by: setting rules NAME")]
    title: Annotated[str, cell("the panel it is of")]
    nation: Annotated[str, cell("whose law the panel is under; empty if it suits either")]
    rules: Annotated[str, cell("what it says, in a few words", last=True)]
    in_use: Annotated[bool, cell("whether it was the last one taken for public questions")]
    source: Annotated[str, cell("where it was read")]

    @property
    def titled(self) -> str:
        """Its title, with a word if it is the one in use."""
        return f"{self.title} (in use)" if self.in_use else self.title


def rule_set_rows(register: Register | None = None) -> tuple[RuleSetRow, ...]:
    """List every set of rules, what is in common use before those of a panel; without a register none is in use."""
    used = register.panel.rules_name.casefold() if register else ""
    return tuple(
        RuleSetRow(
            name=one.name,
            title=one.title,
            nation=one.nation.value if one.nation else "",
            rules=_in_short(one.rules),
            in_use=one.name == used,
            source=one.source,
        )
        for one in map(rulesets.rule_set, sorted(rulesets.names(), key=lambda name: name != rulesets.COMMON))
    )


def _in_short(rules: RuleSet) -> str:
    parts = [f"{counted(len(rules.deadlines), 'deadline')} of each meeting"] if rules.deadlines else []
    scheme = rules.questions
    if scheme != QuestionRules():
        kinds = [f"{KINDS[one.kind][0].lower()}: {deadline_words(one.deadline)}" for one in scheme.kinds]
        parts += ["no public speaking"] if scheme.allowed is False else kinds
    return "; ".join(parts)


def put_in_rows(register: Register) -> tuple[tuple[str, str, str], ...]:
    """List what an earlier version put in and nobody confirmed: the part, what it is called, and what it says."""
    parts = dict.fromkeys(part for rules in register.panel.rules for part in never_confirmed(rules))
    return tuple((part, capital(PART_WORDS[part]), _put_in_words(register, part)) for part in parts)


def _put_in_words(register: Register, part: str) -> str:
    rules = next(one for one in register.panel.rules if part in never_confirmed(one))
    if part == DEADLINES:
        return "; ".join(rule.label for rule in rules.deadlines)
    return _in_short(RuleSet(questions=rules.questions))


class ChangedRule(NamedTuple):
    """One rule that differs: what it is called, what it was, and what it becomes."""

    key: str
    label: str
    was: str
    becomes: str


def changes_of_rules(register: Register, edit: Edit, on: dt.date) -> tuple[ChangedRule, ...]:
    """List the rules that an edit of the panel changes, as they are on a day, in the order of the settings."""
    before, after = register.panel, register.with_edit(edit).need(Panel, PANEL_ID)
    was, becomes = before.rules_on(on), after.rules_on(on)
    changed = [
        ChangedRule(one.path, one.label, shown_value(before, was, one), shown_value(after, becomes, one))
        for section in SECTIONS
        for one in section.settings
        if one in shown_rows(before, was, section) or one in shown_rows(after, becomes, section)
    ]
    own = {rule.code for rule in was.deadlines}
    added = [
        ChangedRule(f"deadline:{rule.code}", rule.label, "not set", own_deadline_words(rule))
        for rule in becomes.deadlines
    ]
    return (
        *(one for one in changed if one.was != one.becomes),
        *(one for one in added if one.key.partition(":")[2] not in own),
    )
