"""Every duty the rules know is shown where it belongs: in `f`, by `check`, and in `p` if the next meeting needs it."""

from __future__ import annotations

import pytest

from store.queries.findings.check import check
from store.queries.findings.findings import findings
from store.queries.findings.prepare import prepare
from store.rules.findings import AREAS
from tests.store.rules.findings.duties import DUTIES, SILENT, Duty, register_of


def name(duty: Duty) -> str:
    return duty.code


@pytest.mark.parametrize("duty", DUTIES, ids=name)
def test_a_duty_shows_where_it_belongs(duty: Duty) -> None:
    register = register_of(duty)
    found = [row.code for row in findings(register, duty.day).rows]
    printed = [line.code for line in check(register, duty.day)]
    prepared = [row.code for row in prepare(register, duty.day).rows]
    assert (duty.code in found, duty.code in printed, duty.code in prepared) == (
        duty.found,
        duty.found,
        duty.prepared,
    )


@pytest.mark.parametrize("duty", SILENT, ids=name)
def test_what_is_met_or_no_duty_is_not_told(duty: Duty) -> None:
    register = register_of(duty)
    assert duty.code not in [row.code for row in findings(register, duty.day).rows]


def test_the_table_has_every_duty_there_is() -> None:
    assert {duty.code for duty in DUTIES} == set(AREAS)


@pytest.mark.parametrize("duty", DUTIES, ids=name)
def test_each_says_what_to_do_and_leads_somewhere(duty: Duty) -> None:
    register = register_of(duty)
    rows = (*findings(register, duty.day).rows, *prepare(register, duty.day).rows)
    for row in rows:
        assert row.sentence.endswith((".", "?"))
        assert row.cure.endswith(".")
        assert row.place
        assert row.acts
        assert all(register.find(record) for record in row.records)
