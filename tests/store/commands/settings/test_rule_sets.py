"""Taking a set of rules, and confirming what an earlier version put in: the whole register before and after."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store import rulesets
from store.commands.settings.rule_sets import confirm_rules, take_rules
from store.queries.settings.rule_sets import changes_of_rules, put_in_rows, rule_set_rows
from store.records import Nation, Panel
from store.records.panel import Deadline, DeadlineRule, QuestionKindRule, QuestionRules, RuleSet
from store.register import Register
from store.rules.settings.put_in import never_confirmed, why_not_confirm
from tests.store.commands.office import TODAY, codes, refusal, run

SEPTEMBER = dt.date(2021, 9, 1)
OWN = DeadlineRule(code="draft-reports", label="Drafts to us", mode="wd_before", n=20)
FRESH = Register.of(Panel(id="PANEL", name="P", rules=(RuleSet(deadlines=(OWN,), meeting_minutes=90),)))
PUT_IN = RuleSet(
    deadlines=rulesets.rule_set(rulesets.COMMON).rules.deadlines,
    questions=QuestionRules(
        kinds=(QuestionKindRule(kind="question", deadline=Deadline(mode="clear_wd", n=5)),),
        note="No law lays these rules down. They are a common scheme to start from: enter the panel's own.",
    ),
)
"""The rules of a file that was made before nothing was put in unasked."""
EARLIER = Register.of(Panel(id="PANEL", name="P", rules=(PUT_IN,)))


def test_a_scheme_takes_the_place_of_the_panels_and_nothing_else_changes() -> None:
    done = run(FRESH, take_rules, rules="Cleveland")
    before = FRESH.panel.rules[0]
    scheme = rulesets.rule_set("cleveland").rules.questions
    rules = replace(before, questions=scheme, confirmed=("questions",))
    assert done.after.panel == replace(FRESH.panel, rules=(rules,), rules_name="cleveland")
    assert done.edit.sentence == "Took the rules for public questions of “Cleveland Police and Crime Panel”"
    assert take_rules(done.after, TODAY, rules="cleveland").puts == ()


def test_from_a_day_on_the_earlier_rules_stand_until_then() -> None:
    done = run(FRESH, take_rules, rules="cleveland", from_date=SEPTEMBER)
    panel = done.after.panel
    assert panel.rules_on(TODAY) == FRESH.panel.rules[0]
    assert panel.rules_on(SEPTEMBER).questions.max_per_person == 2
    assert done.edit.sentence.endswith(" from 1 September 2021 on")
    again = run(done.after, take_rules, rules="llr")
    assert "the rules that begin on 1 September 2021 stay as they are" in again.edit.sentence


def test_deadlines_are_added_to_the_panels_own() -> None:
    done = run(FRESH, take_rules, rules=rulesets.COMMON)
    (rules,) = done.after.panel.rules
    assert rules.deadlines[0] == OWN
    assert len(rules.deadlines) == 11
    assert done.after.panel.rules_name == ""
    assert never_confirmed(rules) == ()


def test_what_cannot_be_taken() -> None:
    assert codes(refusal(FRESH, take_rules, rules="atlantis")) == ["unknown-rules"]
    assert codes(refusal(FRESH, take_rules, rules="south-wales")) == ["rules.nation"]
    welsh = Register.of(replace(FRESH.panel, nation=Nation.WALES))
    assert run(welsh, take_rules, rules="south-wales").after.panel.rules_name == "south-wales"
    assert run(welsh, take_rules, rules=rulesets.COMMON).edit.puts


def test_what_changes_is_listed_before_it_does() -> None:
    edit = take_rules(FRESH, TODAY, rules="wiltshire-older")
    changes = {one.label: (one.was, one.becomes) for one in changes_of_rules(FRESH, edit, TODAY)}
    assert changes["Questions: in by"] == ("not set", "by 5:00 pm, 2 clear working days before the meeting")
    assert changes["Questions: answer guaranteed if in by"][1] == "by 5:00 pm, 4 clear working days before the meeting"
    assert changes["Most per item"] == ("not set", "3")
    assert "Name" not in changes
    added = take_rules(FRESH, TODAY, rules=rulesets.COMMON)
    labels = [one.label for one in changes_of_rules(FRESH, added, TODAY)]
    assert len(labels) == 10
    assert "Final reports in" in labels


def test_every_set_is_listed_with_what_it_says() -> None:
    rows = rule_set_rows(FRESH)
    assert [row.name for row in rows] == [rulesets.COMMON, *(one for one in rulesets.names() if one != rulesets.COMMON)]
    assert all(row.rules and row.title and row.source for row in rows)
    used = rule_set_rows(run(FRESH, take_rules, rules="dorset").after)
    assert [row.name for row in used if row.in_use] == ["dorset"]


def test_what_was_put_in_stays_and_is_confirmed_part_by_part() -> None:
    assert never_confirmed(PUT_IN) == ("questions", "deadlines")
    assert [part for part, _, words in put_in_rows(EARLIER) if words] == ["questions", "deadlines"]
    first = run(EARLIER, confirm_rules, part="deadlines")
    assert first.after.panel == replace(EARLIER.panel, rules=(replace(PUT_IN, confirmed=("deadlines",)),))
    assert first.edit.sentence == "Confirmed the deadlines of each meeting as the panel's own"
    second = run(first.after, confirm_rules)
    assert never_confirmed(second.after.panel.rules[0]) == ()
    assert why_not_confirm(second.after) is not None
    assert confirm_rules(second.after, TODAY).puts == ()


@pytest.mark.parametrize("part", ["riddles", "quorum"])
def test_only_what_can_have_been_put_in_can_be_confirmed(part: str) -> None:
    assert codes(refusal(EARLIER, confirm_rules, part=part)) == ["rules.part"]


def test_what_the_clerk_changed_is_his_own() -> None:
    own = replace(
        PUT_IN, deadlines=(replace(PUT_IN.deadlines[0], n=30),), questions=replace(PUT_IN.questions, max_words=100)
    )
    assert never_confirmed(own) == ()
