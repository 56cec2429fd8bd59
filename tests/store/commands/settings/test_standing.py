"""A rule below the law is refused; rules still to come can be taken back, those that have begun cannot."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.commands.settings.settings import change_setting, take_back_rules
from store.problems import Refused
from store.records import Nation, Panel
from store.records.panel import NoticeRule, RuleSet
from store.register import Register

TODAY = dt.date(2021, 7, 12)
TO_COME, BEGUN = dt.date(2021, 9, 1), dt.date(2021, 1, 27)
CLEAR = "rules.notice.clear_days"


def office(nation: Nation = Nation.ENGLAND, **fields: object) -> Register:
    rules = (RuleSet(), RuleSet(from_date=BEGUN), RuleSet(from_date=TO_COME, meeting_minutes=150))
    return Register.of(replace(Panel(id="PANEL", name="A panel", nation=nation, rules=rules), **fields))


@pytest.mark.parametrize(
    ("nation", "days", "refused"),
    [
        (Nation.ENGLAND, 3, True),
        (Nation.ENGLAND, 4, True),
        (Nation.ENGLAND, 5, False),
        (Nation.ENGLAND, 7, False),
        (Nation.ENGLAND, None, False),
        (Nation.WALES, 2, True),
        (Nation.WALES, 3, False),
    ],
)
@pytest.mark.parametrize("since", [None, dt.date(2021, 10, 1)])
def test_fewer_clear_days_than_the_law_are_refused(
    nation: Nation, days: int | None, refused: bool, since: dt.date | None
) -> None:
    register = office(nation)
    if not refused:
        change_setting(register, TODAY, path=CLEAR, value=days, from_date=since)
        return
    with pytest.raises(Refused) as why:
        change_setting(register, TODAY, path=CLEAR, value=days, from_date=since)
    (problem,) = why.value.problems
    assert (problem.code, problem.field) == ("notice-below-law", "value")
    assert "would have no effect: the law asks for" in problem.sentence


def test_a_number_below_the_law_that_stands_already_does_not_stop_another_change() -> None:
    register = office(rules=(RuleSet(notice=NoticeRule(clear_days=3)),))
    assert change_setting(register, TODAY, path="rules.meeting_minutes", value=90).puts


def test_rules_to_come_are_taken_back_and_those_before_go_on() -> None:
    register = office()
    edit = take_back_rules(register, TODAY, from_date=TO_COME)
    after = register.with_edit(edit)
    assert edit.sentence == "Took back the rules from 1 September 2021 on"
    assert after.panel.rules == register.panel.rules[:2]
    assert after.panel.rules_on(TO_COME) == register.panel.rules[1]


@pytest.mark.parametrize(
    ("day", "code"), [(BEGUN, "rules-begun"), (dt.date(2021, 8, 1), "rules-none"), (TODAY, "rules-none")]
)
def test_what_has_begun_or_is_none_is_not_taken_back(day: dt.date, code: str) -> None:
    with pytest.raises(Refused) as why:
        take_back_rules(office(), TODAY, from_date=day)
    assert [problem.code for problem in why.value.problems] == [code]


def test_on_their_first_day_they_have_begun() -> None:
    with pytest.raises(Refused):
        take_back_rules(office(), TO_COME, from_date=TO_COME)
