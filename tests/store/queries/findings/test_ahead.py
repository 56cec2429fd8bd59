"""What prepare and findings ask for is worked out ahead, in steps: it says the same, and of no other register."""

from __future__ import annotations

import datetime as dt

import pytest

from store.edit import Edit
from store.queries.findings.findings import findings
from store.queries.findings.prepare import look_ahead, prepare
from store.queries.looking_ahead import look_further_ahead
from store.records import WorkItem
from store.register import Register
from store.rules.findings import RULES, Scene, all_findings, finding, scene_of
from store.sample import DEMO_DAY
from tests.bench.big import records
from tests.steps import longest


def test_looking_ahead_takes_a_step_for_each_rule_at_least_and_finds_the_same(sample: Register) -> None:
    sample = Register(sample.tables, sample.serials)
    assert sum(1 for _ in look_ahead(sample, DEMO_DAY)) >= len(RULES)
    assert list(look_ahead(sample, DEMO_DAY)) == [], "what is known is not looked for again"
    assert scene_of(sample, DEMO_DAY).findings == all_findings(Scene(sample, DEMO_DAY))


def test_a_look_that_was_broken_off_leaves_nothing_out(sample: Register) -> None:
    sample = Register(sample.tables, sample.serials)
    next(look_ahead(sample, DEMO_DAY))
    assert all_findings(scene_of(sample, DEMO_DAY)) == all_findings(Scene(sample, DEMO_DAY))


def test_another_register_and_another_day_are_looked_at_anew(sample: Register) -> None:
    item = next(one for one in sample.all(WorkItem) if one.status.open)
    doubled = sample.with_edit(Edit("x", puts=(WorkItem(id="W-twice", title=item.title),)))
    said = {row.key for row in findings(sample, DEMO_DAY).rows}
    assert any("W-twice" in row.records for row in findings(doubled, DEMO_DAY).rows)
    assert {row.key for row in findings(sample, DEMO_DAY).rows} == said
    later = DEMO_DAY + dt.timedelta(days=60)
    assert {row.key for row in findings(sample, later).rows} != said
    assert prepare(sample, DEMO_DAY).meeting != prepare(sample, later).meeting


def test_what_was_found_before_a_change_is_let_go_in_pieces(sample: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "_LET_GO", 1)
    before = scene_of(Register(sample.tables, sample.serials), DEMO_DAY)
    assert all_findings(before)
    assert sum(1 for _ in finding._let_go()) > len(before.findings or ())
    assert not finding._is_last(before.given, DEMO_DAY)
    assert all_findings(before), "whoever holds it has it whole"


def test_no_step_of_a_long_file_is_long() -> None:
    """A key that comes meanwhile waits for one: rules that went through all at once took 45 ms at 100,000 records.

    Counted in calls, of which 20,000 to 40,000 took 3 to 6 ms where they were looked at.
    """
    assert longest(look_further_ahead(Register.of(*records(10_000)), DEMO_DAY)) < 30_000
