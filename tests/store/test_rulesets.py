from __future__ import annotations

import msgspec
import pytest

from store import bundled, rulesets
from store.problems import Refused
from store.records.panel import RuleSet
from store.rules.questions.steps import GROUNDS

PANELS = {
    "avon-and-somerset",
    "cheshire",
    "cleveland",
    "devon-and-cornwall",
    "dorset",
    "essex",
    "hampshire",
    "hertfordshire",
    "lancashire",
    "llr",
    "llr-2020",
    "north-yorkshire",
    "nottinghamshire",
    "surrey",
    "sussex",
    "thames-valley",
    "west-mercia",
    "wiltshire",
}
MODES = {"clear_wd", "wd_before", "calendar", "same_day", "minutes_before", "none"}
KINDS = {"question", "statement", "petition", "deputation", "member_question"}


def test_every_panel_read_has_its_rules() -> None:
    assert set(rulesets.names()) == PANELS


@pytest.mark.parametrize("name", sorted(PANELS))
def test_each_set_of_rules_is_whole_and_speaks_the_known_words(name: str) -> None:
    found = rulesets.rule_set(name)
    assert found.name == name
    assert found.title.endswith(("Panel", "2020"))
    assert found.source
    scheme = found.rules.questions
    assert scheme.note or scheme.kinds
    assert set(scheme.refusal_grounds) <= set(GROUNDS)
    assert {kind.kind for kind in scheme.kinds} <= KINDS
    assert {kind.deadline.mode for kind in scheme.kinds} <= MODES
    assert scheme.allowed is (name != "nottinghamshire")
    assert found.fire is (name in {"essex", "north-yorkshire"})


@pytest.mark.parametrize("name", sorted(PANELS))
def test_the_files_hold_nothing_but_questions(name: str) -> None:
    rules = rulesets.rule_set(name).rules
    assert msgspec.structs.replace(rules, questions=RuleSet().questions) == RuleSet()
    assert bundled.read(f"rules/{name}.json").endswith(b"}\n")


def test_the_sample_panel_has_the_rules_of_its_own_page() -> None:
    from store.register import Register
    from store.sample import sample_records

    sample = Register.of(*sample_records()).panel.rules[-1].questions
    rules = rulesets.rule_set("llr").rules.questions
    same = ("meetings", "eligibility", "max_per_person", "session_minutes", "repeat_window_months", "refusal_grounds")
    assert [getattr(sample, name) for name in same] == [getattr(rules, name) for name in same]
    assert sample.kinds == rules.kinds


def test_capitals_and_blanks_in_a_name_do_not_matter() -> None:
    assert rulesets.rule_set(" LLR ") is rulesets.rule_set(" LLR ")
    assert rulesets.rule_set(" LLR ").name == "llr"


def test_rules_that_do_not_exist_name_those_that_do() -> None:
    with pytest.raises(Refused) as caught:
        rulesets.rule_set("atlantis")
    (problem,) = caught.value.problems
    assert "atlantis" in problem.sentence
    assert "cleveland" in problem.cure
