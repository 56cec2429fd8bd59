"""Clear days, working days and calendar days: worked examples, real agendas, and what must always hold."""

import datetime as dt
import json
import os
import time
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import bundled
from store.problems import Refused
from store.records.panel import Closure, HolidayChange, Nation
from store.rules.days.clear_days import (
    clear_days,
    earliest_meeting,
    holiday_table,
    last_working_day,
    latest_publication,
    next_working_day,
    work_out,
    working_days_left,
)
from tests.steps import growth, steps

DATA = bundled.read("holidays/england-and-wales.json")
TABLE = holiday_table(DATA)
CHRISTMAS = holiday_table(
    DATA, closures=(Closure(first=dt.date(2026, 12, 29), last=dt.date(2026, 12, 31), reason="Christmas"),)
)
DAYS = st.dates(dt.date(2013, 1, 1), dt.date(2027, 12, 31))
NUMBERS = st.integers(0, 40)


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("meeting", "publish", "counted"),
    [
        ("2026-12-07", "2026-11-27", "11-30 12-01 12-02 12-03 12-04"),
        ("2027-02-04", "2027-01-27", "01-28 01-29 02-01 02-02 02-03"),
        ("2027-04-01", "2027-03-22", "03-23 03-24 03-25 03-30 03-31"),
        ("2027-06-03", "2027-05-25", "05-26 05-27 05-28 06-01 06-02"),
        ("2027-01-06", "2026-12-24", "12-29 12-30 12-31 01-04 01-05"),
        ("2022-09-26", "2022-09-15", "09-16 09-20 09-21 09-22 09-23"),
        ("2023-05-12", "2023-05-03", "05-04 05-05 05-09 05-10 05-11"),
        ("2021-07-29", "2021-07-21", "07-22 07-23 07-26 07-27 07-28"),
    ],
)
def test_five_clear_days(meeting: str, publish: str, counted: str) -> None:
    found = latest_publication(d(meeting), None, TABLE)
    assert found.due == d(publish)
    assert [f"{x:%m-%d}" for x in found.counted] == counted.split()
    assert found.provision.code == "notice"
    assert found.warnings == ()


def test_a_closed_office_is_not_counted_unless_the_panel_says_so() -> None:
    found = latest_publication(d("2027-01-06"), 5, CHRISTMAS)
    assert found.due == d("2026-12-21")
    assert [f"{x:%m-%d}" for x in found.counted] == ["12-22", "12-23", "12-24", "01-04", "01-05"]
    assert {x.why for x in found.skipped if x.day in {d("2026-12-29"), d("2026-12-31")}} == {"office closed: Christmas"}
    assert latest_publication(d("2027-01-06"), 5, CHRISTMAS, count_closure_days=True).due == d("2026-12-24")


def test_every_skipped_day_has_its_reason() -> None:
    found = latest_publication(d("2027-04-01"), 5, TABLE)
    assert [(f"{x.day:%m-%d}", x.why) for x in found.skipped] == [
        ("03-26", "Good Friday"),
        ("03-27", "weekend"),
        ("03-28", "weekend"),
        ("03-29", "Easter Monday"),
    ]


@pytest.mark.parametrize(
    ("published", "meeting", "given_days", "short_by"),
    [
        ("2022-09-16", "2022-09-26", 4, 1),
        ("2017-11-23", "2017-12-01", 5, 0),
        ("2020-11-11", "2020-11-19", 5, 0),
        ("2026-02-10", "2026-02-12", 1, 4),
        ("2014-06-02", "2014-06-09", 4, 1),
        ("2014-06-09", "2014-06-09", 0, 5),
        ("2014-06-07", "2014-06-09", 0, 5),
        ("2027-02-01", "2027-02-08", 4, 1),
    ],
)
def test_clear_days_given(published: str, meeting: str, given_days: int, short_by: int) -> None:
    found = clear_days(d(published), d(meeting), None, TABLE)
    assert (found.clear_days, found.short_by) == (given_days, short_by)
    assert found.verdict == ("short" if short_by else "in time")
    assert len(found.counted) == given_days


def test_elitestone_turned_on_the_weekend() -> None:
    """R v Swansea CC ex p Elitestone: out on Thursday 26 April 1990 for Tuesday 1 May, three clear days asked."""
    spring_1990 = {
        "first_year": 1990,
        "last_year": 1990,
        "days": [
            {"date": "1990-04-13", "name": "Good Friday"},
            {"date": "1990-05-07", "name": "Early May bank holiday"},
        ],
    }
    found = clear_days(d("1990-04-26"), d("1990-05-01"), 3, holiday_table(json.dumps(spring_1990).encode()))
    assert found.counted == (d("1990-04-27"), d("1990-04-30"))
    assert [x.why for x in found.skipped] == ["weekend", "weekend"]
    assert (found.short_by, found.verdict) == (1, "short")


def test_three_clear_days_in_wales() -> None:
    found = latest_publication(d("2026-12-07"), None, TABLE, nation=Nation.WALES)
    assert found.due == d("2026-12-01")
    assert found.provision.certainty == "ask the monitoring officer"


def test_fewer_days_than_the_law_asks_is_a_warning_and_more_is_a_local_rule() -> None:
    fewer = latest_publication(d("2026-12-07"), 3, TABLE)
    assert [w.code for w in fewer.warnings] == ["days.below_law"]
    more = latest_publication(d("2026-12-07"), 7, TABLE)
    assert more.warnings == ()
    assert more.provision.certainty == "local rule"
    assert "5" in more.provision.note


@pytest.mark.parametrize(
    ("mode", "n", "meeting", "due"),
    [
        ("clear_wd", 3, "2023-06-27", "2023-06-21"),
        ("clear_wd", 5, "2023-03-09", "2023-03-01"),
        ("wd_before", 3, "2024-02-05", "2024-01-31"),
        ("wd_before", 3, "2024-07-25", "2024-07-22"),
        ("wd_before", 3, "2020-09-24", "2020-09-21"),
        ("wd_before", 3, "2024-10-09", "2024-10-04"),
        ("calendar", 7, "2021-09-15", "2021-09-08"),
        ("calendar_before", 14, "2024-06-28", "2024-06-14"),
        ("clear_wd", 15, "2026-12-07", "2026-11-13"),
        ("wd_before", 15, "2026-12-07", "2026-11-16"),
        ("wd_before", 1, "2026-12-07", "2026-12-04"),
        ("clear_wd", 0, "2026-12-07", "2026-12-04"),
        ("calendar", 0, "2026-12-07", "2026-12-07"),
        ("same_day", 9, "2026-12-07", "2026-12-07"),
        ("wd_after", 10, "2026-12-07", "2026-12-21"),
        ("calendar_after", 10, "2026-12-07", "2026-12-17"),
        ("weeks_after", 2, "2026-12-07", "2026-12-21"),
        ("months_after", 12, "2026-12-07", "2027-12-07"),
        ("months_after", 3, "2026-11-30", "2027-02-28"),
    ],
)
def test_deadlines_of_real_panels(mode: str, n: int, meeting: str, due: str) -> None:
    noon = dt.time(12, 0)
    found = work_out(mode, n, d(meeting), TABLE, hour=noon)
    assert (found.due, found.hour) == (d(due), noon)


def test_the_working_of_each_mode() -> None:
    meeting = d("2026-12-07")
    assert work_out("wd_before", 2, meeting, TABLE).counted == (d("2026-12-03"), d("2026-12-04"))
    assert work_out("wd_after", 2, meeting, TABLE).counted == (d("2026-12-08"), d("2026-12-09"))
    assert work_out("calendar", 2, meeting, TABLE).counted == (d("2026-12-05"), d("2026-12-06"))
    assert work_out("calendar_after", 2, meeting, TABLE).counted == (d("2026-12-08"), d("2026-12-09"))
    assert len(work_out("weeks_after", 2, meeting, TABLE).counted) == 14
    assert work_out("months_after", 2, meeting, TABLE).counted == ()


@pytest.mark.parametrize(
    ("published", "meeting"),
    [
        ("2027-02-01", "2027-02-09"),
        ("2026-11-23", "2026-12-01"),
        ("2026-11-27", "2026-12-07"),
        ("2026-11-28", "2026-12-07"),
    ],
)
def test_earliest_meeting(published: str, meeting: str) -> None:
    found = earliest_meeting(d(published), None, TABLE)
    assert found.meeting == d(meeting)
    assert len(found.counted) == 5


def test_after_the_cut_off_hour_papers_count_as_the_next_days() -> None:
    five = dt.time(17, 0)
    on_time = clear_days(d("2026-11-27"), d("2026-12-07"), None, TABLE, at=five, cut_off=five)
    assert (on_time.published, on_time.clear_days) == (d("2026-11-27"), 5)
    late = clear_days(d("2026-11-30"), d("2026-12-07"), None, TABLE, at=dt.time(17, 1), cut_off=five)
    assert (late.published, late.clear_days) == (d("2026-12-01"), 3)
    assert earliest_meeting(d("2026-11-26"), None, TABLE, at=dt.time(18), cut_off=five).meeting == d("2026-12-07")
    assert clear_days(d("2026-11-27"), d("2026-12-07"), None, TABLE, at=dt.time(23)).clear_days == 5


@pytest.mark.parametrize(
    ("meeting", "codes"),
    [
        ("2026-12-05", ["days.meeting_not_working"]),
        ("2027-05-31", ["days.meeting_not_working"]),
        ("2028-06-01", ["law.end_announced"]),
        ("2029-01-04", ["law.end_announced", "holidays.by_rule"]),
    ],
)
def test_warnings_do_not_refuse(meeting: str, codes: list[str]) -> None:
    found = latest_publication(d(meeting), None, TABLE)
    assert [w.code for w in found.warnings] == codes
    assert all(w.sentence and w.cure for w in found.warnings)
    assert len(found.counted) == 5


def test_a_publication_on_a_day_the_office_is_shut_is_a_warning() -> None:
    found = clear_days(d("2026-11-28"), d("2026-12-07"), None, TABLE)
    assert [w.code for w in found.warnings] == ["days.published_not_working"]
    assert found.verdict == "in time"


def test_what_cannot_be_counted_is_refused_with_a_cure() -> None:
    meeting = d("2026-12-07")
    attempts: dict[str, Callable[[], object]] = {
        "days.too_few": lambda: latest_publication(meeting, -1, TABLE),
        "days.too_many": lambda: latest_publication(meeting, 10**9, TABLE),
        "days.after_meeting": lambda: clear_days(d("2026-12-08"), meeting, 5, TABLE),
        "days.mode": lambda: work_out("moon", 3, meeting, TABLE),
        "holidays.before": lambda: latest_publication(d("2012-01-04"), 5, TABLE),
        "holidays.after": lambda: earliest_meeting(d("2099-12-30"), 5, TABLE),
    }
    for code, attempt in attempts.items():
        with pytest.raises(Refused) as refused:
            attempt()
        assert [p.code for p in refused.value.problems] == [code]
        assert refused.value.problems[0].sentence.endswith(".")
        assert refused.value.problems[0].cure


@pytest.mark.parametrize(
    ("mode", "n"),
    [("wd_before", 0), ("wd_after", 0), ("wd_before", -2), ("calendar", -7), ("weeks_after", -1), ("calendar", 1000)],
)
def test_numbers_that_are_not_days(mode: str, n: int) -> None:
    with pytest.raises(Refused, match=r"cannot be a number|too many"):
        work_out(mode, n, d("2026-12-07"), TABLE)


@pytest.mark.parametrize("day", [dt.date.min, dt.date(2011, 12, 31), dt.date(2100, 1, 1), dt.date.max])
@pytest.mark.parametrize("mode", ["clear_wd", "wd_before", "wd_after", "calendar", "calendar_after", "months_after"])
def test_the_edges_of_the_table_are_never_crossed_in_silence(mode: str, day: dt.date) -> None:
    with pytest.raises(Refused):
        work_out(mode, 3, day, TABLE)


@pytest.mark.parametrize(
    ("today", "due", "left"),
    [
        ("2021-07-12", "2021-07-21", 7),
        ("2021-07-21", "2021-07-21", 0),
        ("2021-07-22", "2021-07-21", -1),
        ("2021-07-16", "2021-07-17", 0),
        ("2021-07-16", "2021-07-19", 1),
        ("2026-12-24", "2027-01-04", 4),
        ("2021-07-21", "2021-07-12", -7),
    ],
)
def test_working_days_left(today: str, due: str, left: int) -> None:
    assert working_days_left(d(today), d(due), TABLE) == left


def test_working_days_left_over_a_closure() -> None:
    assert working_days_left(d("2026-12-24"), d("2027-01-04"), CHRISTMAS) == 1
    assert working_days_left(d("2026-12-24"), d("2027-01-04"), CHRISTMAS, count_closure_days=True) == 4


def test_the_nearest_working_day() -> None:
    assert last_working_day(d("2026-12-13"), TABLE) == d("2026-12-11")
    assert last_working_day(d("2026-12-11"), TABLE) == d("2026-12-11")
    assert next_working_day(d("2026-12-25"), TABLE) == d("2026-12-29")
    assert next_working_day(d("2026-12-25"), CHRISTMAS) == d("2027-01-04")


@given(DAYS, NUMBERS)
def test_counting_back_and_counting_between_agree(meeting: dt.date, n: int) -> None:
    latest = latest_publication(meeting, n, TABLE)
    assert clear_days(latest.due, meeting, n, TABLE).clear_days == n
    assert TABLE.why_not_working(latest.due) is None
    later = next_working_day(latest.due + dt.timedelta(1), TABLE)
    if later < meeting:
        assert clear_days(later, meeting, n, TABLE).clear_days == n - 1
    days_between = {latest.due + dt.timedelta(i) for i in range(1, (meeting - latest.due).days)}
    assert days_between == {*latest.counted, *(s.day for s in latest.skipped)}
    assert len(latest.counted) + len(latest.skipped) == len(days_between)


@given(DAYS, NUMBERS)
def test_earliest_meeting_is_the_inverse(published: dt.date, n: int) -> None:
    meeting = earliest_meeting(published, n, TABLE).meeting
    assert clear_days(published, meeting, n, TABLE).verdict == "in time"
    sooner = last_working_day(meeting - dt.timedelta(1), TABLE)
    if sooner > published:
        assert clear_days(published, sooner, n, TABLE).verdict == "short"
    assert latest_publication(meeting, n, TABLE).due >= last_working_day(published, TABLE)


@given(DAYS, st.integers(1, 40))
def test_a_working_day_before_is_one_clear_day_fewer(meeting: dt.date, n: int) -> None:
    assert work_out("wd_before", n, meeting, TABLE).due == work_out("clear_wd", n - 1, meeting, TABLE).due


@given(DAYS, st.integers(0, 20), st.integers(-40, 40))
def test_one_more_holiday_never_lengthens_notice(meeting: dt.date, n: int, away: int) -> None:
    extra = HolidayChange(day=meeting + dt.timedelta(away), name="Extra", change="added", reason="Proclaimed")
    with_extra = holiday_table(DATA, changes=(extra,))
    before = latest_publication(meeting, n, TABLE)
    assert latest_publication(meeting, n, with_extra).due <= before.due
    assert clear_days(before.due, meeting, n, with_extra).clear_days <= n


@given(DAYS, DAYS)
def test_working_days_left_counts_each_day_once(today: dt.date, due: dt.date) -> None:
    first, last = sorted((today, due))
    days = (first + dt.timedelta(i) for i in range(1, (last - first).days + 1))
    count = sum(TABLE.why_not_working(x) is None for x in days)
    assert working_days_left(today, due, TABLE) == (count if today <= due else -count)


@pytest.fixture(params=["UTC", "Pacific/Kiritimati", "America/Los_Angeles"])
def elsewhere(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.usefixtures("elsewhere")
def test_the_time_zone_of_the_machine_changes_nothing() -> None:
    assert latest_publication(d("2026-03-30"), None, holiday_table(DATA)).due == d("2026-03-20")
    assert latest_publication(d("2026-10-26"), None, holiday_table(DATA)).due == d("2026-10-16")


def test_the_deadlines_of_a_hundred_meetings_cost_the_same_each() -> None:
    """A deadline is counted from the table of working days, not searched for: some 1,100 steps."""
    table = holiday_table(DATA)

    def counting(number: int) -> Callable[[], object]:
        meetings = [d("2024-01-08") + dt.timedelta(7 * i) for i in range(number)]

        def work() -> None:
            for meeting in meetings:
                for n in range(1, 15):
                    working_days_left(meeting, work_out("clear_wd", n, meeting, table).due, table)
                latest_publication(meeting, None, table)
                work_out("months_after", 12, meeting, table)

        return work

    assert growth(counting, 50) < 2.2
    assert steps(counting(50)) < 50 * 16 * 2_000
