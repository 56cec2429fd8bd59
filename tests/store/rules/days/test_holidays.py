"""The table of days off: against an independent calendar, by rule, and after the clerk's own changes."""

import datetime as dt
import json

import holidays as oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import bundled
from store.problems import Refused
from store.records.panel import Closure, HolidayChange
from store.rules.days.holidays import HolidayTable, by_rule, holiday_table, why_not_change_holiday, why_not_close_office
from store.rules.words.dates import long_date

DATA = bundled.read("holidays/england-and-wales.json")
LISTED = range(2012, 2029)


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def table(*changes: HolidayChange, closures: tuple[Closure, ...] = ()) -> HolidayTable:
    return holiday_table(DATA, changes=changes, closures=closures)


def added(day: str, name: str = "Extra day", entered: str = "2026-01-05") -> HolidayChange:
    return HolidayChange(day=d(day), name=name, change="added", reason="Proclaimed", entered_on=d(entered))


def removed(day: str, entered: str = "2026-01-05") -> HolidayChange:
    return HolidayChange(day=d(day), name="", change="removed", reason="Withdrawn", entered_on=d(entered))


def moved(day: str, to: str, entered: str = "2026-01-05") -> HolidayChange:
    return HolidayChange(
        day=d(day), name="", change="moved", moved_to=d(to), reason="For the jubilee", entered_on=d(entered)
    )


@pytest.mark.parametrize("nation", ["ENG", "WLS"])
@pytest.mark.parametrize("year", [*LISTED, 2029, 2033, 2038, 2044, 2099])
def test_bank_holidays_agree_with_an_independent_calendar(year: int, nation: str) -> None:
    expected = {day for day in oracle.country_holidays("GB", subdiv=nation, years=year) if day.weekday() < 5}
    assert {h.day for h in table().holidays_in(year)} == expected


def test_every_listed_day_is_a_weekday_with_a_name_and_every_exception_says_why() -> None:
    listed = [h for year in LISTED for h in table().holidays_in(year)]
    assert len(listed) == 17 * 8 + 4
    assert all(h.day.weekday() < 5 and h.name and h.confirmed for h in listed)
    ordinary = {day: name for year in LISTED for day, name in by_rule(table().rules, year).items()}
    assert [h.day.isoformat() for h in listed if ordinary.get(h.day) != h.name] == [
        "2012-06-04",
        "2012-06-05",
        "2020-05-08",
        "2022-06-02",
        "2022-06-03",
        "2022-09-19",
        "2023-05-08",
    ]
    assert all(bool(h.why) == (ordinary.get(h.day) != h.name) for h in listed)
    assert sorted(set(ordinary) - {h.day for h in listed}) == [d("2012-05-28"), d("2020-05-04"), d("2022-05-30")]


def test_every_moved_day_names_the_right_weekday_it_moved_from() -> None:
    for year, came_from in ((2012, d("2012-05-28")), (2020, d("2020-05-04")), (2022, d("2022-05-30"))):
        whys = [h.why for h in table().holidays_in(year) if h.why.startswith("Moved")]
        assert len(whys) == 1
        assert f"Moved from {long_date(came_from)} for" in whys[0]


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-12-05", "weekend"),
        ("2026-12-06", "weekend"),
        ("2021-12-25", "weekend"),
        ("2027-05-31", "Spring bank holiday"),
        ("2022-09-19", "Bank holiday for the State Funeral of Queen Elizabeth II"),
        ("2026-12-28", "Boxing Day (substitute day)"),
        ("2026-12-29", "office closed: Christmas"),
        ("2026-12-25", "Christmas Day"),
        ("2026-12-30", None),
        ("2030-04-19", "Good Friday (by rule, not yet confirmed)"),
    ],
)
def test_the_reason_is_named(day: str, why: str | None) -> None:
    closed = Closure(first=d("2026-12-25"), last=d("2026-12-29"), reason="Christmas")
    assert table(closures=(closed,)).why_not_working(d(day)) == why


def test_days_of_closure_can_be_counted() -> None:
    closed = (
        Closure(first=d("2026-12-29"), last=d("2027-01-04"), reason="Christmas"),
        Closure(first=d("2026-07-01"), last=d("2026-07-01")),
    )
    t = table(closures=closed)
    assert t.why_not_working(d("2027-01-04")) == "office closed: Christmas"
    assert t.why_not_working(d("2026-07-01")) == "office closed"
    assert t.why_not_working(d("2027-01-04"), count_closure_days=True) is None
    assert t.why_not_working(d("2027-01-01"), count_closure_days=True) == "New Year's Day"


def test_a_day_added_moved_or_removed_by_the_clerk() -> None:
    t = table(
        added("2026-06-15", "Bank holiday for the World Cup"), moved("2026-05-25", "2026-06-05"), removed("2026-08-31")
    )
    assert t.why_not_working(d("2026-06-15")) == "Bank holiday for the World Cup"
    assert t.why_not_working(d("2026-05-25")) is None
    assert t.why_not_working(d("2026-06-05")) == "Spring bank holiday"
    assert t.why_not_working(d("2026-08-31")) is None
    assert [h.why for h in t.holidays_in(2026) if h.why] == ["For the jubilee", "Proclaimed"]


def test_changes_apply_in_the_order_they_were_entered() -> None:
    first, second = added("2026-06-15", entered="2026-01-05"), removed("2026-06-15", entered="2026-01-06")
    assert table(second, first).why_not_working(d("2026-06-15")) is None
    third = moved("2026-12-28", "2027-01-04", entered="2026-02-01")
    fourth = moved("2027-01-04", "2027-01-05", entered="2026-02-02")
    t = table(fourth, third)
    assert t.why_not_working(d("2026-12-28")) is None
    assert t.why_not_working(d("2027-01-04")) is None
    assert t.why_not_working(d("2027-01-05")) == "Boxing Day (substitute day)"


def test_a_change_that_no_longer_fits_does_nothing() -> None:
    t = table(
        added("2026-12-25", "Mine"), removed("2026-12-24"), moved("2026-12-23", "2026-12-22"), added("1990-05-07")
    )
    assert t.why_not_working(d("2026-12-25")) == "Christmas Day"
    assert [t.why_not_working(d(f"2026-12-{n}")) for n in (22, 23, 24)] == [None, None, None]
    assert t.holidays_in(2025) == table().holidays_in(2025)


def test_a_year_out_of_reach_is_refused_never_counted() -> None:
    with pytest.raises(Refused, match="begin in 2012; Saturday 31 December 2011 is before that"):
        table().why_not_working(d("2011-12-31"))
    with pytest.raises(Refused, match="end in 2099; 2100 is after that"):
        table().holidays_in(2100)
    without_rules = holiday_table(json.dumps({**json.loads(DATA), "rules": []}).encode())
    assert without_rules.why_not_working(d("2028-12-29")) is None
    with pytest.raises(Refused, match="end in 2028; Monday 1 January 2029 is after that") as refused:
        without_rules.why_not_working(d("2029-01-01"))
    assert refused.value.problems[0].cure == "Choose a date up to 31 December 2028."


def test_years_by_rule_say_so() -> None:
    t = table()
    assert t.covers == json.loads(DATA)["covers"] == "covers 2012 to 2028"
    assert t.why_not_certain(2028) is None
    unsure = t.why_not_certain(2029)
    assert unsure is not None
    assert "by rule, not yet confirmed" in unsure.sentence
    assert not any(h.confirmed for h in t.holidays_in(2029))


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff", DATA[:-9], DATA.replace(b"2012-01-02", b"2012-01-32")])
def test_a_damaged_list_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="cannot be read"):
        holiday_table(data)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (added("2026-06-15"), None),
        (moved("2026-05-25", "2026-06-05"), None),
        (removed("2026-08-31"), None),
        (added("2026-06-13"), "holidays.weekend"),
        (added("2026-12-25"), "holidays.already"),
        (removed("2026-06-15"), "holidays.not_one"),
        (moved("2026-06-15", "2026-06-16"), "holidays.not_one"),
        (moved("2026-05-25", "2026-05-25"), "holidays.already"),
        (moved("2026-05-25", "2026-05-30"), "holidays.weekend"),
        (HolidayChange(day=d("2026-05-25"), name="", change="moved", reason="x"), "holidays.moved_to"),
        (HolidayChange(day=d("2026-06-15"), name="x", change="added", reason=" "), "holidays.reason"),
        (HolidayChange(day=d("2026-06-15"), name="x", change="shifted", reason="x"), "holidays.change"),
    ],
)
def test_why_a_change_cannot_be_entered(change: HolidayChange, code: str | None) -> None:
    problem = why_not_change_holiday(table(), change)
    assert (problem.code if problem else None) == code


@pytest.mark.parametrize(
    ("first", "last", "reason", "code"),
    [
        ("2026-12-29", "2026-12-31", "Christmas", None),
        ("2026-12-29", "2026-12-29", "Christmas", None),
        ("2026-12-31", "2026-12-29", "Christmas", "closures.order"),
        ("2026-12-29", "2026-12-31", " ", "closures.reason"),
    ],
)
def test_why_a_closure_cannot_be_entered(first: str, last: str, reason: str, code: str | None) -> None:
    problem = why_not_close_office(Closure(first=d(first), last=d(last), reason=reason))
    assert (problem.code if problem else None) == code


@given(st.dates(dt.date(2012, 1, 1), dt.date(2040, 12, 31)))
def test_working_days_of_a_year_add_up(day: dt.date) -> None:
    t = table()
    days = (dt.date(day.year, 1, 1) + dt.timedelta(n) for n in range((day - dt.date(day.year, 1, 1)).days + 1))
    assert t.working_days_to(day) == sum(t.why_not_working(x) is None for x in days)
