"""Settings: each read and typed back unchanged, each rule changeable from a day on, every slip refused."""

from __future__ import annotations

import datetime as dt

import pytest

from store import rulesets
from store.problems import Refused
from store.records import Council, Panel, RuleSet
from store.records.panel import NoticeRule
from store.rules.settings.reading import from_words, later_sets, setting, shown_value, typed_value, value_of, with_value
from store.rules.settings.table import BY_PATH, SECTIONS
from store.sample import sample_records

TODAY = dt.date(2021, 7, 12)
LLR = next(record for record in sample_records() if isinstance(record, Panel))
PLAIN = Panel(id="PANEL", name="A panel")


@pytest.mark.parametrize("name", rulesets.names())
@pytest.mark.parametrize("path", BY_PATH)
def test_every_setting_of_every_panel_typed_back_changes_nothing(name: str, path: str) -> None:
    panel = Panel(id="PANEL", name="A panel", rules=(rulesets.rule_set(name).rules,))
    typed = typed_value(panel, panel.rules[0], setting(path))
    assert with_value(panel, path, typed, from_date=None, today=TODAY) == panel


@pytest.mark.parametrize("path", BY_PATH)
def test_every_setting_is_explained_and_shown(path: str) -> None:
    one = BY_PATH[path]
    assert one.help.endswith(".")
    assert shown_value(LLR, LLR.rules[-1], one)
    assert typed_value(LLR, LLR.rules[-1], one) == typed_value(
        with_value(LLR, path, typed_value(LLR, LLR.rules[-1], one), from_date=None, today=TODAY), LLR.rules[-1], one
    )


def test_no_setting_stands_twice() -> None:
    assert len(BY_PATH) == sum(len(section.settings) for section in SECTIONS)


def test_a_rule_from_a_day_on_begins_a_new_set() -> None:
    day = dt.date(2021, 9, 1)
    changed = with_value(PLAIN, "rules.notice.clear_days", 7, from_date=day, today=TODAY)
    assert [each.from_date for each in changed.rules] == [None, day]
    assert changed.rules_on(day).notice.clear_days == 7
    assert changed.rules_on(day - dt.timedelta(days=1)).notice.clear_days is None
    again = with_value(changed, "rules.notice.clear_days", 8, from_date=day, today=TODAY)
    assert len(again.rules) == 2
    assert again.rules_on(day).notice.clear_days == 8
    assert later_sets(changed, TODAY) == (day,)


def test_a_rule_without_a_day_corrects_the_set_in_force() -> None:
    changed = with_value(LLR, "rules.questions.max_words", 100, from_date=None, today=TODAY)
    assert changed.rules_on(TODAY).questions.max_words == 100
    assert changed.rules_on(dt.date(2016, 9, 23)).questions.max_words is None


def test_lines_keep_what_they_do_not_show() -> None:
    rules = RuleSet(notice=NoticeRule())
    panel = Panel(id="PANEL", name="A", councils=(Council(name="North", seats=3, notice_place="Hall"),), rules=(rules,))
    changed = with_value(panel, "councils", "North | 4\nSouth", from_date=None, today=TODAY)
    assert changed.councils == (Council(name="North", seats=4), Council(name="South"))
    schemes = with_value(LLR, "rules.questions.kinds", "question | clear_wd | 10 | noon", from_date=None, today=TODAY)
    (kind,) = schemes.rules_on(TODAY).questions.kinds
    assert (kind.deadline.n, kind.deadline.hour) == (10, dt.time(12))


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("nowhere", "x"),
        ("councils", "North | many"),
        ("councils", "a | 1 | b | c"),
        ("rules.questions.kinds", "riddle | clear_wd | 5"),
        ("rules.questions.kinds", "question | moon | 5"),
        ("rules.questions.kinds", "question | wd_before"),
        ("rules.questions.kinds", "question | clear_wd | 5 | half past never"),
        ("rules.contact_months", None),
        ("nation", "Scotland"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_cure(path: str, typed: object) -> None:
    with pytest.raises(Refused) as caught:
        with_value(LLR, path, typed, from_date=None, today=TODAY)
    assert all(problem.sentence and problem.cure for problem in caught.value.problems)


def test_words() -> None:
    assert from_words(None) == "from the beginning"
    assert from_words(TODAY) == "from Monday 12 July 2021"
    assert value_of(LLR, LLR.rules[-1], "rules.questions.session_minutes") == 10
