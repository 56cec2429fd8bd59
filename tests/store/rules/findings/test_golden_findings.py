"""What the sample shows on six days, and a panel just begun: every line, and why a careful clerk would agree with it.

A golden file holds each finding as its key, then what is said of it, then a comment that says why it is right. With
UPDATE_GOLDENS=1 in the environment the files are written; a comment stays with its key, and a new key has none, so that
the test fails until somebody has read the line and says why it is right.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from store.commands.settings.panel import new_panel_records
from store.queries.findings.check import check
from store.queries.findings.findings import findings
from store.register import Register
from store.sample import sample_records
from tests.as_read import same_as_read

GOLDEN = Path(__file__).parents[3] / "golden" / "findings"
DAYS = ("2016-09-01", "2017-03-03", "2020-12-01", "2021-01-28", "2021-07-12", "2021-12-20")
FRESH_DAY = dt.date(2026, 11, 26)


def sample() -> Register:
    return Register.of(*sample_records())


def fresh() -> Register:
    return Register.of(*new_panel_records(name="Borsetshire Police and Crime Panel"))


def reasons(path: Path) -> dict[str, str]:
    """Read why each finding of a golden file is right, by its key."""
    found: dict[str, str] = {}
    key = ""
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        if line.startswith("  # "):
            found[key] = line.removeprefix("  # ")
        elif not line.startswith(" "):
            key = line
    return found


def told(register: Register, day: dt.date, why: dict[str, str]) -> str:
    lines = []
    for row in findings(register, day).rows:
        lines += [row.key, f"  {row.sentence}", f"  {row.cure} [{row.place}]"]
        lines += [f"  # {why[row.key]}"] if row.key in why else []
    return "\n".join(lines) + "\n"


def without_reason(register: Register, day: dt.date, name: str) -> list[str]:
    """Name the findings that have no reason yet; fail where what is told is not what was read."""
    path = GOLDEN / f"{name}.txt"
    why = reasons(path)
    now = told(register, day, why)
    same_as_read(path, now)
    return [row.key for row in findings(register, day).rows if row.key not in why]


@pytest.mark.parametrize("day", DAYS)
def test_every_finding_of_the_sample_is_read_and_justified(day: str) -> None:
    assert without_reason(sample(), dt.date.fromisoformat(day), day) == []


def test_every_finding_of_a_panel_just_begun_is_read_and_justified() -> None:
    assert without_reason(fresh(), FRESH_DAY, "fresh") == []


@pytest.mark.parametrize("day", DAYS)
def test_nothing_of_a_later_day_is_told(day: str) -> None:
    """No record that came later is named, and no year later than the one in which a duty of that day falls due."""
    register, today = sample(), dt.date.fromisoformat(day)
    for row in findings(register, today).rows:
        for record_id in row.records:
            record = register.find(record_id)
            for name in ("agreed_on", "added_on", "arranged_on", "from_date"):
                on = getattr(record, name, None)
                assert on is None or on <= today, f"{row.key}: {record_id} is of {on}"


@pytest.mark.parametrize("day", DAYS)
def test_check_prints_the_findings(day: str) -> None:
    register, today = sample(), dt.date.fromisoformat(day)
    printed = [(one.code, one.sentence, one.cure) for one in check(register, today)]
    assert printed == [(row.code, row.sentence, row.cure) for row in findings(register, today).rows]
