"""The figures of a year: each by hand from the papers of the sample, each with its definition and its records."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.members.holding import edit_seat, make_chair
from store.commands.members.seats import end_seat
from store.commands.programme.moves import defer_items, withdraw_items
from store.commands.settings.settings import change_setting
from store.edit import Edit
from store.papers.document import ChartBlock
from store.papers.printed import document_of
from store.problems import Refused
from store.queries.annual.figures import FIGURES, Counted, annual_rows, figures_of
from store.queries.annual.scope import scope_of, why_no_year, why_not_financial, years_told
from store.records import ItemStatus, Meeting, Panel, Seat, WorkItem
from store.register import Register
from store.rules.annual.sections import FIGURED
from store.rules.as_at import as_at
from store.sample import sample_records

DAY = dt.date(2021, 7, 31)
JANUARY = (dt.date(2021, 1, 31), "2021")

BY_HAND = {
    "held": 2,
    "time": 195,
    "private": 0,
    "off": 0,
    "moved": 0,
    "unrecorded": 1,
    "places": 15,
    "present": 14,
    "link": 14,
    "apologies": 1,
    "absent": 0,
    "stand-ins": 1,
    "in-post": 15,
    "vacant": 0,
    "joined": 0,
    "left": 0,
    "chairs": 1,
    "received": 1,
    "kind-question": 1,
    "taken": 0,
    "rejected": 0,
    "redirected": 0,
    "no-outcome": 1,
    "recommendation": 2,
    "report": 2,
    "undertaking": 1,
    "action": 0,
    "answered": 1,
    "unanswered": 1,
    "outcome-report_promised": 1,
    "closed": 1,
    "planned": 6,
    "kept": 0,
    "put-off": 0,
    "withdrawn": 0,
    "unsettled": 6,
    "hearings": 0,
    "precepts": 0,
    "rounds": 0,
    "complaints-received": 0,
    "complaints-conduct": 0,
}
"""2020-21, counted from the papers: two meetings held (9 December 2020, minute 44; 27 January 2021, 1.00 to 4.15 pm,
fifteen members of whom one sent apologies and one stood in), the question of 25 March 2021 with no answer printed,
minutes 46 to 48 with their recommendations and requests, and six items of the programme for 25 March 2021."""


@pytest.fixture(scope="module")
def sample() -> Register:
    return Register.of(*sample_records())


def figures(
    register: Register, day: dt.date = DAY, year: str = "2020-21", *, financial: bool = False
) -> dict[str, Counted]:
    return {one.figure.code: one for one in figures_of(scope_of(register, day, year, financial=financial))}


def test_the_year_2020_21_by_hand(sample: Register) -> None:
    found = {code: one.number for code, one in figures(sample).items()}
    assert {code: number for code, number in found.items() if number or code in BY_HAND} == BY_HAND


def test_every_figure_has_a_definition_a_section_and_a_code_of_its_own() -> None:
    assert len({one.code for one in FIGURES}) == len(FIGURES)
    assert {one.section for one in FIGURES} == set(FIGURED)
    assert all(one.definition.endswith(".") and len(one.definition) > 15 for one in FIGURES)


def test_a_number_is_the_number_of_the_records_behind_it(sample: Register) -> None:
    for row in annual_rows(sample, DAY, "2020-21"):
        counted = figures(sample)[row.code]
        assert row.number == (195 if counted.figure.timed else len(row.records))
        assert all(sample.find(one) is not None for one in row.records)


def test_the_financial_year_is_another(sample: Register) -> None:
    """April is in it: the meetings of the municipal year are those of May to April."""
    scope = scope_of(sample, DAY, "2020-21", financial=True)
    assert (scope.first, scope.last) == (dt.date(2020, 4, 1), dt.date(2021, 3, 31))
    assert figures(sample, financial=True)["held"].number == 2
    assert figures(sample, year="2019-20", financial=True)["held"].number == 1


def test_the_denominator_is_that_of_each_day(sample: Register) -> None:
    """Who left before a meeting is not counted at it; who came later neither."""
    gone = sample.with_edit(
        Edit("", (replace(sample.need(Seat, "S20"), to_date=dt.date(2021, 1, 26), from_date=dt.date(2020, 5, 1)),))
    )
    assert figures(gone)["places"].number == 14
    assert figures(gone)["in-post"].number == 14


def test_deferrals_and_withdrawals_count_from_the_meeting_they_leave(sample: Register) -> None:
    day = dt.date(2021, 3, 20)
    put_off = sample.with_edit(defer_items(sample, day, items=("W1",), to="M18", reason="x"))
    found = figures(put_off)
    assert (found["planned"].number, found["put-off"].number, found["unsettled"].number) == (6, 1, 5)
    gone = put_off.with_edit(withdraw_items(put_off, day, items=("W2",), reason="x"))
    found = figures(gone)
    assert (found["withdrawn"].number, found["unsettled"].number) == (1, 4)
    taken = replace(sample.need(WorkItem, "W3"), status=ItemStatus.CONSIDERED, considered_at="M15")
    assert figures(gone.with_edit(Edit("", (taken,))))["kept"].number == 1


def test_who_left_is_counted_where_the_office_entered_it(sample: Register) -> None:
    own = sample.with_edit(Edit("", (replace(sample.need(Seat, "S20"), source=""),)))
    left = own.with_edit(end_seat(own, DAY, seat="S20", on=dt.date(2021, 4, 1), vacant=True))
    found = figures(left)
    assert [one.record for one in found["left"].behind] == ["S20"]
    assert (found["in-post"].number, found["vacant"].number) == (14, 1)


def test_a_year_so_far_ends_today(sample: Register) -> None:
    scope = scope_of(sample, DAY, "2021-22")
    assert scope.until == DAY
    assert {one.id for one in scope.meetings()} == {"M16", "M17", "M18"}


def test_a_year_that_cannot_be_told(sample: Register) -> None:
    for typed, said in (("2030-31", "begins only on Wednesday 1 May 2030"), ("next", "is no municipal year")):
        with pytest.raises(Refused) as caught:
            scope_of(sample, DAY, typed)
        assert said in str(caught.value)
    assert scope_of(sample, DAY).label == "2020-21"
    ahead = why_not_financial(sample.with_edit(Edit("", (replace(sample.panel, year_starts_month=1),))), *JANUARY)
    assert ahead is not None
    assert "begins only on Thursday 1 April 2021" in ahead.sentence
    assert why_not_financial(sample, DAY, "2021-22") is None
    assert years_told(sample, DAY)[:2] == ("2021-22", "2020-21")
    assert why_no_year(sample, DAY) is None
    empty = Register.of(Panel(id="PANEL", name="New"), Meeting(id="M1", date=dt.date(2022, 1, 1)))
    assert why_no_year(empty, DAY) is not None


def test_the_report_tells_the_attendance_of_each_member_once(sample: Register) -> None:
    blocks = document_of("annual", sample, DAY, year="2020-21").blocks
    told = [one for one in blocks if "Bhatia" in str(one)]
    assert [type(one) for one in told] == [ChartBlock]
    (chart,) = told
    assert isinstance(chart, ChartBlock)
    assert chart.figures is not None
    assert len(chart.figures.rows) == len(chart.bars) + 1, "the substitute has a line, and no meeting in post"


def test_the_report_as_at_a_day_stands_after_party_council_chair_and_name_changed(sample: Register) -> None:
    before = document_of("annual", as_at(sample, DAY), DAY, year="2020-21")
    after, later = sample, dt.date(2021, 10, 1)
    autumn = dt.date(2021, 9, 1)
    done: tuple[tuple[Any, dict[str, Any]], ...] = (
        (edit_seat, {"seat": "S20", "party": "Blue", "body": "Rutland County Council", "change_from": autumn}),
        (make_chair, {"person": "P20", "from_date": autumn}),
        (end_seat, {"seat": "S23", "on": autumn}),
        (change_setting, {"path": "name", "value": "Another Panel", "from_date": autumn}),
        (change_setting, {"path": "councils", "value": "Rutland County Council | 9 | Office", "from_date": autumn}),
    )
    for command, arguments in done:
        after = after.with_edit(command(after, later, **arguments))
    assert document_of("annual", as_at(after, DAY), DAY, year="2020-21") == before
