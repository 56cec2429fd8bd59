from __future__ import annotations

import msgspec
import pytest

from store import bundled, rulesets
from store.problems import Refused
from store.records.panel import Nation, RuleSet
from store.rules.questions.steps import GROUNDS, why_not_set

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
    "staffordshire",
    "lincolnshire",
    "northamptonshire",
    "south-wales",
    "cambridgeshire",
    "wiltshire-older",
    "wiltshire-2013",
    "sussex-printed",
    "dorset-2022",
    "dorset-2020",
    "south-yorkshire",
}
MODES = {"clear_wd", "wd_before", "calendar", "same_day", "minutes_before", "printed", "none"}
KINDS = {"question", "statement", "petition", "deputation", "member_question"}


def test_every_panel_read_has_its_rules() -> None:
    assert set(rulesets.names()) == PANELS | {rulesets.COMMON}


@pytest.mark.parametrize("name", sorted(PANELS))
def test_each_set_of_rules_is_whole_and_speaks_the_known_words(name: str) -> None:
    found = rulesets.rule_set(name)
    assert found.name == name
    assert "Police" in found.title
    assert "Panel" in found.title
    assert found.source
    scheme = found.rules.questions
    assert scheme.note or scheme.kinds
    assert set(scheme.refusal_grounds) <= set(GROUNDS)
    assert {kind.kind for kind in scheme.kinds} <= KINDS
    assert {kind.deadline.mode for kind in scheme.kinds} <= MODES
    assert scheme.allowed is (False if name == "nottinghamshire" else None)
    assert why_not_set(scheme) is None
    assert found.fire is (name in {"essex", "north-yorkshire", "northamptonshire"})
    assert found.nation is (Nation.WALES if name == "south-wales" else Nation.ENGLAND)
    assert found.parts == ("questions",)


@pytest.mark.parametrize("name", sorted(PANELS))
def test_the_files_hold_nothing_but_questions(name: str) -> None:
    rules = rulesets.rule_set(name).rules
    assert msgspec.structs.replace(rules, questions=RuleSet().questions) == RuleSet()
    assert bundled.read(f"rules/{name}.json").endswith(b"}\n")


def test_the_set_of_no_panel_holds_deadlines_alone_and_suits_either_nation() -> None:
    found = rulesets.rule_set(rulesets.COMMON)
    assert (found.parts, found.nation) == (("deadlines",), None)
    assert len({rule.code for rule in found.rules.deadlines}) == len(found.rules.deadlines) == 11


@pytest.mark.parametrize("name", sorted(PANELS))
def test_what_a_page_does_not_say_is_not_filled_in(name: str) -> None:
    """A value of the record's own is no rule: each of these is said, or said to be nothing."""
    written = msgspec.json.decode(bundled.read(f"rules/{name}.json"))["rules"]["questions"]
    assert {"absent", "late", "order", "addressee", "supplementary", "require"} <= set(written)


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
