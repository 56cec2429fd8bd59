"""What a meeting needs is headed by how near it is: "Due soon" stands over nothing that is weeks away."""

from __future__ import annotations

import datetime as dt

import pytest
from rich.cells import cell_len

from store.queries.findings.findings import findings
from store.queries.findings.prepare import prepare
from store.register import Register
from store.sample import sample_records


@pytest.mark.parametrize(
    ("today", "soon", "to_come"),
    [
        (dt.date(2021, 7, 12), {"clearance", "final-reports"}, {"publication", "notices"}),
        (dt.date(2021, 7, 15), {"clearance", "final-reports", "publication", "notices"}, set()),
        (dt.date(2021, 6, 14), set(), {"clearance", "final-reports", "publication", "notices"}),
    ],
)
def test_the_heading_of_a_deadline_is_of_its_day(today: dt.date, soon: set[str], to_come: set[str]) -> None:
    rows = [row for row in prepare(Register.of(*sample_records()), today, "M18").rows if row.code == "deadline.due"]
    assert {row.key.rpartition(":")[2] for row in rows if row.area == "Due soon"} == soon
    assert {row.key.rpartition(":")[2] for row in rows if row.area == "Still to come"} >= to_come
    assert {row.area for row in rows} <= {"Due soon", "Still to come"}


def test_under_the_heading_of_its_meeting_a_line_is_short_and_names_the_meeting_no_second_time() -> None:
    rows = prepare(Register.of(*sample_records()), dt.date(2021, 7, 12), "M18").rows
    briefly = {row.code: row.brief for row in rows if row.brief}
    assert set(briefly) == {"deadline.late", "deadline.due", "meeting-not-recorded", "paper-missing"}
    assert all(cell_len(row.brief) <= 76 and "29 July" not in row.brief for row in rows)
    assert briefly["deadline.late"] == "Draft reports in: late by 1 working day, Fri 9 Jul"
    assert briefly["paper-missing"] == "Not asked for: Police and Crime Plan Implementation"


def test_where_no_heading_names_the_meeting_a_short_line_does() -> None:
    rows = {row.key: row for row in findings(Register.of(*sample_records()), dt.date(2021, 7, 12)).rows}
    late = rows["deadline.late:M18:agenda-setting"]
    assert late.briefly == "Agenda settled with the Chair for 29 Jul: late by 8 working days, Wed 30 Jun"
    assert (
        rows["meeting-not-recorded:M15"].briefly == "The meeting of 25 March 2021: not recorded as held, 6 items left"
    )
    plain = next(row for row in rows.values() if not row.brief)
    assert plain.briefly == plain.sentence
