"""Changing settings and deadlines of the panel's own, from a day on or at once, without running over another clerk."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.commands.settings.settings import change_setting, remove_deadline, set_deadline
from store.problems import Conflict
from store.queries.calendar.holidays import listed
from store.records.panel import DeadlineRule
from tests.store.commands.office import TODAY, codes, office, refusal, run

SEPTEMBER = dt.date(2021, 9, 1)
TABLE = listed()
DRAFTS = DeadlineRule(code="", label="Draft reports in", mode="wd_before", n=14)


def test_a_setting_of_the_panel() -> None:
    done = run(office(), change_setting, path="short_name", value="BOR")
    assert done.after.panel == replace(office().panel, short_name="BOR")
    assert done.edit.sentence == "Changed the setting “Short name”"
    assert change_setting(office(), TODAY, path="short_name", value="").puts == ()


def test_a_rule_from_a_day_on() -> None:
    done = run(office(), change_setting, path="rules.meeting_minutes", value=120, from_date=SEPTEMBER)
    panel = done.after.panel
    assert (panel.rules_on(TODAY).meeting_minutes, panel.rules_on(SEPTEMBER).meeting_minutes) == (90, 120)
    assert done.edit.sentence == "Changed the setting “Time for business, min” from 1 September 2021 on"
    again = run(done.after, change_setting, path="rules.meeting_minutes", value=100)
    assert "the rules that begin on 1 September 2021 stay as they are" in again.edit.sentence
    assert again.after.panel.rules_on(SEPTEMBER).meeting_minutes == 120


@pytest.mark.parametrize(
    ("path", "value", "found"),
    [
        ("name", "", ["empty"]),
        ("nowhere", "x", ["setting.unknown"]),
        ("rules.meeting_minutes", -1, ["setting.number"]),
        ("rules.meeting_minutes", 10_000, ["setting.number"]),
        ("councils", "North\nNorth", ["council-twice"]),
    ],
)
def test_what_cannot_be_kept(path: str, value: object, found: list[str]) -> None:
    problems = refusal(office(), change_setting, path=path, value=value)
    assert len(problems) == len(found)
    assert found == ["empty"] or codes(problems) == found


def test_another_clerks_change_of_the_same_setting_is_not_overwritten() -> None:
    was = office().panel
    theirs = run(office(), change_setting, path="short_name", value="BOR").after
    with pytest.raises(Conflict):
        change_setting(theirs, TODAY, path="short_name", value="BPC", was=was)
    other = run(theirs, change_setting, path="host_authority", value="Borsetshire", was=was)
    assert (other.after.panel.short_name, other.after.panel.host_authority) == ("BOR", "Borsetshire")


def test_a_deadline_is_added_changed_and_taken_out() -> None:
    added = run(office(), set_deadline, rule=DRAFTS, holidays=TABLE)
    assert added.after.panel.rules[0].deadlines == (replace(DRAFTS, code="draft-reports-in"),)
    changed = run(
        added.after,
        set_deadline,
        rule=replace(DRAFTS, code="draft-reports-in", n=12),
        was="draft-reports-in",
        from_date=SEPTEMBER,
        holidays=TABLE,
    )
    panel = changed.after.panel
    assert [rule.n for rule in panel.rules_on(TODAY).deadlines] == [14]
    assert [rule.n for rule in panel.rules_on(SEPTEMBER).deadlines] == [12]
    gone = run(added.after, remove_deadline, code="draft-reports-in")
    assert gone.after == office()


@pytest.mark.parametrize(
    ("rule", "was", "found"),
    [
        (replace(DRAFTS, mode="moon"), "", ["deadline.mode"]),
        (replace(DRAFTS, n=0), "", ["days.too_few"]),
        (replace(DRAFTS, n=251), "", ["deadline.n"]),
        (DRAFTS, "lost", ["deadline.gone"]),
    ],
)
def test_what_is_no_deadline(rule: DeadlineRule, was: str, found: list[str]) -> None:
    assert codes(refusal(office(), set_deadline, rule=rule, was=was, holidays=TABLE)) == found


def test_a_name_that_is_taken_or_gone() -> None:
    added = run(office(), set_deadline, rule=DRAFTS, holidays=TABLE)
    assert codes(refusal(added.after, set_deadline, rule=DRAFTS, holidays=TABLE)) == ["deadline.twice"]
    assert codes(refusal(office(), remove_deadline, code="lost")) == ["deadline.unknown"]
