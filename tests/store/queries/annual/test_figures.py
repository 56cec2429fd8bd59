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
from store.papers.printed import document_of, printed
from store.problems import Refused
from store.queries.annual.figures import Counted, annual_rows, figures_of
from store.queries.annual.scope import scope_of, why_no_year, why_not_financial, years_told
from store.queries.annual.table import FIGURES
from store.records import (
    Asker,
    Attendance,
    Complaint,
    ItemStatus,
    Meeting,
    MeetingStatus,
    Panel,
    Person,
    Presence,
    Question,
    QuestionState,
    RoundKind,
    RoundStep,
    Seat,
    StatutoryRound,
    WorkItem,
)
from store.register import Register
from store.rules.annual.sections import FIGURED
from store.rules.as_at import as_at
from store.sample import sample_records
from tests.told import codes_told

DAY = dt.date(2021, 7, 31)
JANUARY = (dt.date(2021, 1, 31), "2021")

BY_HAND: dict[str, int | None] = {
    "held": 2,
    "time": 195,
    "private": 0,
    "off": None,
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
    "joined": None,
    "left": None,
    "chairs": 1,
    "received": 1,
    "kind-question": 1,
    "taken": None,
    "rejected": None,
    "redirected": None,
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
    "kept": None,
    "put-off": 0,
    "withdrawn": 0,
    "unsettled": 6,
    "hearings": None,
    "precepts": None,
    "rounds": None,
    "complaints-received": None,
    "complaints-conduct": None,
}
"""2020-21, counted from the papers: two meetings held (9 December 2020, minute 44; 27 January 2021, 1.00 to 4.15 pm,
fifteen members of whom one sent apologies and one stood in), the question of 25 March 2021 with no answer printed,
minute 47 with its recommendations, requests and undertaking, and six items of the programme for 25 March 2021. None
where the papers say that there was something which the sample has no record of, or may have been: the precept reviewed
(minute 47), the five complaints (minute 48), what was done with that question and those items, who joined and left."""


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
    assert {number for code, number in found.items() if code.startswith("complaints-")} == {None}
    others = {number for code, number in found.items() if code not in BY_HAND and not code.startswith("complaints-")}
    assert others == {0}


def test_every_figure_has_a_definition_a_section_and_a_code_of_its_own() -> None:
    assert len({one.code for one in FIGURES}) == len(FIGURES)
    assert {one.section for one in FIGURES} == set(FIGURED)
    assert all(one.definition.endswith(".") and len(one.definition) > 15 for one in FIGURES)


def test_a_number_is_the_number_of_the_records_behind_it(sample: Register) -> None:
    for row in annual_rows(sample, DAY, "2020-21"):
        counted = figures(sample)[row.code]
        assert row.number == (195 if counted.figure.timed else len(row.records)) or (row.number, row.records) == (
            None,
            (),
        )
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
    assert codes_told(lambda: scope_of(sample, dt.date(2021, 4, 30), "2021-22")) == ["annual-ahead"]
    assert scope_of(sample, dt.date(2021, 5, 1), "2021-22").until == dt.date(2021, 5, 1)
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


ORDINARY, NOBODY = Meeting(id="M1", date=dt.date(2020, 9, 1), status=MeetingStatus.HELD), Panel(id="PANEL", name="New")
ASKER, REVIEW = Asker(name="A. Resident"), dt.date(2021, 2, 4)


def of_new(*records: Any, day: dt.date = DAY) -> dict[str, int | None]:
    return {code: one.number for code, one in figures(Register.of(NOBODY, *records), day).items()}


@pytest.mark.parametrize(
    ("record", "code", "before", "after"),
    [
        (replace(ORDINARY, start=dt.time(13), finish=dt.time(15)), "time", None, 120),
        (
            replace(ORDINARY, attendance=(Attendance(person="P1", presence=Presence.PRESENT),)),
            "apologies",
            None,
            0,
        ),
        (replace(ORDINARY, status=MeetingStatus.CANCELLED), "off", 0, 1),
        (replace(ORDINARY, status=MeetingStatus.CALLED), "off", 0, None),
        (replace(ORDINARY, status=MeetingStatus.CALLED), "held", 1, None),
        (replace(ORDINARY, status=MeetingStatus.CALLED), "private", 0, 0),
        (Seat(id="S1", person="P1", from_date=dt.date(2020, 9, 1)), "joined", 0, 1),
        (Seat(id="S1", person="P1", from_date=dt.date(2020, 9, 1), source="A paper"), "joined", 0, None),
        (Seat(id="S1", person="P1", to_date=dt.date(2020, 9, 1), source="A paper"), "left", 0, None),
        (
            Question(id="Q1", asker=ASKER, text="Why?", meeting="M1", state=QuestionState.REJECTED),
            "rejected",
            0,
            1,
        ),
        (Question(id="Q1", asker=ASKER, text="Why?", meeting="M1"), "rejected", 0, None),
        (
            Question(id="Q1", asker=ASKER, text="Why?", received_at=dt.datetime(2019, 9, 1, 9)),
            "received",
            None,
            0,
        ),
        (WorkItem(id="W1", title="Crime", meeting="M1"), "kept", 0, None),
        (StatutoryRound(id="R1", kind=RoundKind.CONFIRMATION_HEARING), "hearings", None, 0),
        (StatutoryRound(id="R1", kind=RoundKind.CONFIRMATION_HEARING), "precepts", None, None),
        (
            StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2021, steps=(RoundStep(step="review", on=REVIEW),)),
            "precepts",
            None,
            1,
        ),
        (Complaint(id="K1", received_on=dt.date(2019, 5, 6)), "complaints-received", None, 0),
    ],
)
def test_there_is_no_nought_where_something_may_have_been_that_is_not_recorded(
    record: Any, code: str, before: int | None, after: int | None
) -> None:
    person = Person(id="P1", name="A. Member")
    assert of_new(person, ORDINARY)[code] == before
    others = [one for one in (person, ORDINARY) if one.id != record.id]
    assert of_new(*others, record)[code] == after


def test_a_precept_is_missed_only_once_its_last_day_lies_in_the_year() -> None:
    assert of_new(ORDINARY, day=dt.date(2021, 2, 7))["precepts"] == 0
    assert of_new(ORDINARY, day=dt.date(2021, 2, 8))["precepts"] is None


def test_the_report_says_where_none_is_recorded(sample: Register) -> None:
    text = printed("annual", "text", sample, DAY, year="2020-21").data.decode()
    assert "Precepts reviewed        none recorded  Rounds of a precept with a step in the year" in text
    assert "nothing of it is in the records, and there may have been some all the same" in text
    row = next(one for one in annual_rows(sample, DAY, "2020-21") if one.code == "precepts")
    assert (row.number, row.records) == (None, ())
    assert ",none recorded," not in printed("annual", "csv", sample, DAY, year="2020-21").data.decode()


def test_the_chart_of_a_financial_year_draws_financial_years(sample: Register) -> None:
    """What a bar says of the year reported on is what the table says of it."""
    for financial in (False, True):
        blocks = document_of("annual", sample, DAY, year="2020-21", financial=financial).blocks
        bars = [one.bars[-1] for one in blocks if isinstance(one, ChartBlock) and one.bars[-1].label == "2020-21"]
        found = figures(sample, financial=financial)
        assert [one.words for one in bars] == [
            found["received"].words,
            f"{found['answered'].words} of {found['recommendation'].words}",
            found["kept"].words,
        ]
    moved = replace(sample.need(Meeting, "M15"), date=dt.date(2021, 4, 8))
    later = sample.with_edit(Edit("", (moved,)))
    blocks = document_of("annual", later, DAY, year="2020-21", financial=True).blocks
    asked = next(one for one in blocks if isinstance(one, ChartBlock) and one.title.startswith("What the public"))
    assert asked.bars[-1].value == 0, "the question of 8 April is one of the municipal year alone"
