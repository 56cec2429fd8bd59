"""The rules of procedure a new panel starts with: what the law says; what only the panel can say is not set."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from store.problems import Problem, Refused
from store.records import Nation, RuleSet
from store.records.agenda import StandingItem
from store.records.panel import CyclicalItem, InterestClass
from store.rules.law.citations import cite
from store.rules.questions.steps import NO_SCHEME
from store.rulesets import RuleSetFile, rule_set

_AGENDA = (
    StandingItem(title="Apologies for absence"),
    StandingItem(title="Declarations of interest"),
    StandingItem(title="Minutes of the last meeting"),
    StandingItem(title="Public questions"),
    StandingItem(title="Work programme", place="after"),
    StandingItem(title="Any other urgent business", place="after", note=cite("late-item")),
    StandingItem(title="Date of next meeting", place="after"),
)

_CYCLE = (
    CyclicalItem(
        code="precept",
        title="Proposed precept",
        words=("precept",),
        months=(1, 2),
        provision=cite("precept"),
    ),
    CyclicalItem(
        code="annual-report",
        title="Commissioner's annual report",
        words=("annual report",),
        months=(6, 7, 9),
        provision=cite("annual-meeting"),
    ),
    CyclicalItem(
        code="election-of-chair",
        title="Election of Chair and Vice-Chair",
        words=("election of chair",),
        months=(5, 6, 7),
    ),
)

_MODEL = "A word of the model code of the Local Government Association: enter what the panel's own code says of it."

_ENGLISH_INTERESTS = (
    InterestClass(
        code="dpi",
        label="disclosable pecuniary interest",
        note=f"{cite('dpi-bar')}; leaving the room is for the panel's code; a dispensation may be given.",
    ),
    InterestClass(
        code="ori",
        label="other registerable interest",
        note=_MODEL,
    ),
    InterestClass(
        code="nri",
        label="non-registerable interest",
        note=_MODEL,
    ),
)

_WELSH_INTERESTS = (
    InterestClass(
        code="personal",
        label="personal interest",
        note=f"It must be declared: {cite('welsh-code')}.",
    ),
    InterestClass(
        code="prejudicial",
        label="prejudicial interest",
        note=f"A dispensation may be given: {cite('welsh-code')}.",
    ),
)


def starting_rules(nation: Nation) -> RuleSet:
    """Give the rules a new panel starts with; the statutory notice is that of the nation and is not repeated here.

    Rules for public questions, deadlines of the panel's own, the quorum and the time for business are not set: they
    differ from panel to panel, and no law sets them.
    """
    return RuleSet(
        questions=NO_SCHEME,
        agenda=_AGENDA,
        interests=_WELSH_INTERESTS if nation is Nation.WALES else _ENGLISH_INTERESTS,
        cyclical=_CYCLE,
    )


def chosen_rules(name: str, nation: Nation) -> dict[str, Any]:
    """Give what a new panel begins with for the set of rules that was chosen; nothing if none was.

    Raises:
        Refused: as `begun_with` does.
    """
    if not name:
        return {}
    chosen, _, rules = begun_with(name, nation)
    return {"rules": rules, "rules_name": chosen.name, "fire": chosen.fire}


def begun_with(name: str, nation: Nation | None) -> tuple[RuleSetFile, Nation, RuleSet]:
    """Give the set of rules that a new panel begins with, the nation, which may follow from it, and the panel's rules.

    Raises:
        Refused: there is none of that name, or it is of a panel under the other nation's law.
    """
    chosen = rule_set(name)
    refuse_other_nation(chosen, nation)
    own = chosen.nation or nation or Nation.ENGLAND
    return chosen, own, with_chosen(starting_rules(own), chosen)


def refuse_other_nation(chosen: RuleSetFile, nation: Nation | None) -> None:
    """Raise Refused if a set of rules is of a panel under another nation's law than a panel's."""
    if chosen.nation is not None and nation is not None and chosen.nation is not nation:
        sentence = f"The rules {chosen.name} are those of a panel in {chosen.nation.value}."
        cure = "Choose others, or none and enter the panel's own; or check the nation."
        raise Refused(Problem("rules.nation", sentence, cure, "rules"))


def with_chosen(rules: RuleSet, chosen: RuleSetFile) -> RuleSet:
    """Give rules with those that were chosen in their place: the whole scheme for public questions; deadlines besides.

    A deadline of the panel's own stays, and one that was chosen is added if none has its code.
    """
    taken = {name: getattr(chosen.rules, name) for name in chosen.parts}
    if "deadlines" in taken:
        own = {rule.code for rule in rules.deadlines}
        taken["deadlines"] = (*rules.deadlines, *(rule for rule in taken["deadlines"] if rule.code not in own))
    entered = tuple(one for one in rules.confirmed if one.partition(".")[0] not in taken or "." not in one)
    confirmed = tuple(dict.fromkeys((*entered, *chosen.parts)))
    return replace(rules, confirmed=confirmed, **taken)
