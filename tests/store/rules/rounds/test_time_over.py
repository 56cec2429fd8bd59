"""What the end of the law's time does to what comes after it, and how a date that was met late is told."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.queries.rounds.rounds import round_view
from store.rules.rounds.consequences import faults
from tests.store.rules.rounds.step_rows import BASES, day
from tests.store.rules.rounds.test_consequences import register, the_round

OVER = [
    # the last step before the end, the end of the law's time, and the step that waits for it
    ("chief", "report", "13/12/2026", "decision"),
    ("removal", "report", "3/1/2027", "decision"),
    ("precept", "report", "8/2/2026", "issued"),
]


@pytest.mark.parametrize(("name", "waited_for", "end", "waits"), OVER)
@pytest.mark.parametrize("after", [0, 1])
def test_whoever_waited_out_the_time_is_not_said_to_be_too_early(
    name: str, waited_for: str, end: str, waits: str, after: int
) -> None:
    """On the last day the law still has them wait; from the next day on it does not, whatever comes later."""
    base, last = BASES[name], day(end)
    days = {waited_for: last + dt.timedelta(days=20), waits: last + dt.timedelta(days=after)}
    steps = tuple(replace(step, on=days.get(step.step, step.on)) for step in base.steps)
    one = the_round(base, steps)
    found = faults(register(one, base), one, max(days.values()))
    early = [fault for fault in found if fault.step == waits and waited_for in _after(fault.told)]
    assert bool(early) == (after == 0), found
    assert [fault.effect for fault in found if fault.step == waited_for] == ["ends"]


def _after(told: str) -> str:
    _, came, behind = told.partition(" came before ")
    return "report" if came and ("Report" in behind or "recommendation" in behind) else ""


@pytest.mark.parametrize(
    ("name", "code", "on", "label"),
    [
        ("chief", "report", "14/12/2026", "Panel's report by"),
        ("removal", "report", "4/1/2027", "Panel's written recommendation by"),
        ("precept", "report", "9/2/2026", "Panel's review and report by"),
        ("precept", "notified", "2/2/2026", "Proposed precept notified by the commissioner by"),
    ],
)
def test_a_date_that_was_met_late_says_so(name: str, code: str, on: str, label: str) -> None:
    base = BASES[name]
    shifted = tuple(replace(step, on=day(on)) if step.step == code else step for step in base.steps)
    for steps, late in ((base.steps, False), (shifted, True)):
        one = the_round(base, steps)
        view = round_view(register(one, base), "R1", max(step.on for step in steps))
        notes = [date.note for date in view.dates if date.label.lower() == label.lower()]
        assert len(notes) == 1
        assert notes[0].startswith("late, on ") is late


@pytest.mark.parametrize("revised", [True, False])
def test_a_revised_precept_that_is_not_there_cannot_be_issued_without_a_second_report(revised: bool) -> None:
    """Without one the veto still holds: the time of the second report ends nothing, and the revised is waited for."""
    base = BASES["veto"]
    codes = {"notified", "review", "report"} | ({"revised"} if revised else set())
    one = the_round(base, tuple(step for step in base.steps if step.step in codes))
    office, today = register(one, base), day("20/3/2026")
    view = round_view(office, "R1", today)
    assert view.stands.startswith("ended: " if revised else "open: next is “Revised precept notified”"), view.stands
    said = " ".join(view.warnings)
    assert ("may issue the revised precept without it" in said) is revised
    assert ("the proposed precept must not be issued" in said) is not revised
