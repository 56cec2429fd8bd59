"""Which reports there are to write, on which step of a round each is, and by which steps it is answered."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from store.records import RoundKind
from store.rules.reports import deciding
from store.rules.reports.kinds import REPORTS, SCRUTINY, ReportKind
from store.rules.rounds.steps import STEPS

PRECEPT, HEARING, CONSTABLE = RoundKind.PRECEPT, RoundKind.CONFIRMATION_HEARING, RoundKind.CHIEF_CONSTABLE
REMOVAL, PLAN, YEARLY = RoundKind.REMOVAL, RoundKind.PLAN, RoundKind.ANNUAL_REPORT

ON_STEPS: dict[str, tuple[RoundKind, str, str, str, tuple[str, ...]]] = {
    "precept": (PRECEPT, "report", "review", "notified", ("response", "revised")),
    "precept-second": (PRECEPT, "second-report", "second-review", "revised", ("second-response",)),
    "confirmation": (HEARING, "report", "hearing", "notified", ("decision",)),
    "chief-constable": (CONSTABLE, "report", "hearing", "notified", ("reserve-notified", "decision")),
    "reserve-candidate": (CONSTABLE, "reserve-report", "reserve-hearing", "reserve-notified", ("decision",)),
    "removal": (REMOVAL, "report", "hearing", "further-notice", ("decision",)),
    "plan": (PLAN, "report", "review", "received", ("response",)),
    "annual-report": (YEARLY, "report", "review", "received", ("response",)),
}
"""Of which round a report is, its step, where its matter was considered, what began it, and what answers it."""

OF_A_PERSON = {"confirmation", "chief-constable", "reserve-candidate", "removal"}

CITES: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "precept": (("precept-report",), ("precept-veto", "report-by"), ("precept-replies",)),
    "precept-second": (("second-report-by",), (), ("issue-by",)),
    "confirmation": (("senior-review",), (), ("senior-decision",)),
    "chief-constable": (("chief-weeks",), ("chief-veto",), ("chief-decision",)),
    "reserve-candidate": (("reserve-candidate",), (), ("reserve-candidate",)),
    "removal": (("removal-scrutiny",), (), ("chief-removal",)),
    "plan": (("plan-review",), (), ("plan-replies",)),
    "annual-report": (("annual-meeting",), (), ("annual-replies",)),
    "scrutiny": (("scrutiny",), (), ("require-reply",)),
}
"""The law by which it is made, by which it can be a veto, and by which it is answered."""


def test_there_is_a_report_for_each_of_these_and_for_no_other() -> None:
    assert [one.code for one in REPORTS] == list(ON_STEPS)
    assert SCRUTINY.code == "scrutiny"


@pytest.mark.parametrize("one", REPORTS, ids=lambda one: one.code)
def test_a_report_is_of_its_step_and_is_answered_by_its_steps(one: ReportKind) -> None:
    assert (one.kind, one.step, one.held, one.notified, one.answers) == ON_STEPS[one.code]
    assert one.kind is not None
    assert {one.step, one.held, one.notified, *one.answers} <= {rule.code for rule in STEPS[one.kind]}
    assert one.person is (one.code in OF_A_PERSON)


@pytest.mark.parametrize("one", [*REPORTS, SCRUTINY], ids=lambda one: one.code)
def test_a_report_cites_its_law(one: ReportKind) -> None:
    assert (one.power, one.veto, one.answer) == CITES[one.code]


@pytest.mark.parametrize(
    ("amount", "clauses", "words"),
    [
        ("", [], ""),
        ("An amount.", [], "An amount."),
        ("", ["That it be so."], "The Panel recommends:\n\nThat it be so."),
        ("An amount.", ["One.", "Two."], "An amount.\n\nThe Panel recommends:\n\nOne.\n\nTwo."),
    ],
)
def test_what_is_recommended_begins_with_the_amount_and_goes_on_in_the_order_of_the_minutes(
    amount: str, clauses: list[str], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deciding, "_of_amount", lambda _: amount)
    monkeypatch.setattr(deciding, "_clauses", lambda _lead, one, _name: one.text)
    monkeypatch.setattr(deciding, "_wanted", lambda _: False)
    minutes = [SimpleNamespace(recommendations=(1,), recommendations_lead="", text=one) for one in clauses]
    matter: Any = SimpleNamespace(minutes=[SimpleNamespace(recommendations=()), *minutes], round=object())
    block = deciding.recommendations(matter)
    assert (block.code, block.heading, block.text) == ("recommendations", "Recommendations", words)
