"""What is the draft police and crime plan, and what only reports on how the plan fares."""

from __future__ import annotations

import pytest

from store.rules.findings.plan import _is_the_plan

DRAFTS = [
    "Draft Police and Crime Plan",
    "Police and Crime Plan 2021-25",
    "Draft Police & Crime Plan and performance framework",
    "Variation of the Police and Crime Plan",
    "Proposed Police and Crime Plan: annual priorities",
]
REPORTS = [
    "Police and Crime Plan - Quarter 2",
    "Police and Crime Plan Q3",
    "Delivering the Police and Crime Plan",
    "Performance against the Police and Crime Plan",
    "Police and Crime Plan six-monthly report",
    "Police and Crime Plan assurance",
    "Progress on the draft Police and Crime Plan",
    "Update: draft Police and Crime Plan",
    "Police and Crime Plan tracker",
    "Precept and Medium Term Financial Plan",
]


@pytest.mark.parametrize("title", DRAFTS)
def test_a_draft_is_the_plan(title: str) -> None:
    assert _is_the_plan(title)


@pytest.mark.parametrize("title", REPORTS)
def test_a_report_on_the_plan_is_no_draft_of_it(title: str) -> None:
    assert not _is_the_plan(title)
