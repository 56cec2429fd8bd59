"""Periods of weeks, months and years, and the days the law leaves out of them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.problems import Refused
from store.rules.days.periods import Span, add_months, period, post_election
from store.rules.law.provision import Unit
from store.rules.law.table import local_rule, provision

ON = dt.date(2026, 11, 23)


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("code", "started", "last"),
    [
        ("confirmation_hearing", "2026-11-23", "2026-12-13"),
        ("chief_constable_hearing", "2026-11-23", "2026-12-13"),
        ("removal_hearing", "2026-11-23", "2027-01-03"),
        ("register_interests", "2026-06-11", "2026-07-08"),
        ("notify_interest", "2026-12-07", "2027-01-03"),
        ("inspection", "2026-12-07", "2032-12-06"),
        ("background_papers", "2026-12-07", "2030-12-06"),
        ("dispensation", "2026-03-01", "2030-02-28"),
        ("dispensation", "2024-02-29", "2028-02-28"),
        ("inspection", "2024-02-29", "2030-02-28"),
        ("acting_commissioner", "2021-11-04", "2022-05-03"),
        ("acting_commissioner", "2021-08-31", "2022-02-28"),
        ("iopc_referral", "2026-12-04", "2026-12-05"),
        ("complaint_withdrawal", "2026-12-04", "2026-12-25"),
        ("nomination_failure", "2026-05-20", "2026-06-10"),
        ("appointment_failure", "2026-05-20", "2026-06-03"),
    ],
)
def test_worked_examples(code: str, started: str, last: str) -> None:
    found = period(provision(code, ON), d(started))
    assert found.last == d(last)
    assert found.ignored == ()
    assert found.provision.code == code


@pytest.mark.parametrize(("number", "unit", "more"), [(3, "weeks", 20), (28, "calendar days", 27), (6, "weeks", 41)])
@given(started=st.dates(d("2012-01-01"), d("2090-01-01")))
def test_beginning_with_includes_the_first_day(number: int, unit: Unit, more: int, started: dt.date) -> None:
    found = period(local_rule(number, unit, counting="beginning with"), started)
    assert found.first == started
    assert (found.last - started).days == more


@given(st.dates(d("2012-01-01"), d("2090-01-01")), st.integers(1, 12))
def test_years_end_on_the_eve_of_the_anniversary(started: dt.date, years: int) -> None:
    last = period(local_rule(years, "years", counting="beginning with"), started).last
    eve = last + dt.timedelta(1)
    leap_day = (started.month, started.day) == (2, 29)
    anniversary = (3, 1) if leap_day and eve.month == 3 else (started.month, started.day)
    assert (eve.year, eve.month, eve.day) == (started.year + years, *anniversary)


def test_from_poll_to_declaration_does_not_count() -> None:
    found = period(
        provision("confirmation_hearing", ON), d("2024-04-25"), (post_election(d("2024-05-02"), d("2024-05-09")),)
    )
    assert found.last == d("2024-05-23")
    assert len(found.ignored) == 8
    assert found.ignored[0].day == d("2024-05-02")
    assert found.ignored[-1].day == d("2024-05-09")
    assert "poll" in found.ignored[0].why


def test_notification_received_between_poll_and_declaration_starts_to_count_afterwards() -> None:
    span = post_election(d("2024-05-02"), d("2024-05-09"))
    found = period(provision("confirmation_hearing", ON), d("2024-05-06"), (span,))
    assert found.last == d("2024-05-30")
    assert len(found.ignored) == 4


@given(
    st.dates(d("2012-01-01"), d("2090-01-01")),
    st.integers(1, 60),
    st.sampled_from(["beginning with", "after"]),
    st.lists(st.tuples(st.integers(-40, 90), st.integers(0, 20)), max_size=4),
)
def test_left_out_days_lengthen_a_period_by_their_own_number(
    started: dt.date, number: int, counting: str, spans: list[tuple[int, int]]
) -> None:
    rule = local_rule(number, "calendar days", counting="after" if counting == "after" else "beginning with")
    left_out = tuple(
        Span(started + dt.timedelta(offset), started + dt.timedelta(offset + length)) for offset, length in spans
    )
    found = period(rule, started, left_out)
    assert (found.last - found.first).days + 1 == number + len(found.ignored)
    assert all(any(s.first <= x.day <= s.last for s in left_out) for x in found.ignored)
    assert found.last not in {x.day for x in found.ignored}


def test_impossible_periods_are_refused() -> None:
    with pytest.raises(Refused, match="9 May 2024 comes before"):
        period(provision("confirmation_hearing", ON), ON, (Span(d("2024-05-10"), d("2024-05-09")),))
    for number in (0, -3, 10**9):
        with pytest.raises(Refused):
            period(local_rule(number, "weeks"), ON)
    with pytest.raises(Refused, match="no date"):
        period(local_rule(3, "weeks"), dt.date(9999, 12, 30))
    with pytest.raises(Refused, match="no date"):
        period(local_rule(3, "years"), dt.date(9999, 1, 1))
    with pytest.raises(ValueError, match="not a period"):
        period(provision("precept_veto", ON), ON)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2021-03-31", 1, "2021-04-30"),
        ("2021-03-31", -1, "2021-02-28"),
        ("2023-12-31", 2, "2024-02-29"),
        ("2021-01-15", -1, "2020-12-15"),
        ("2021-12-31", 12, "2022-12-31"),
        ("2021-12-01", 0, "2021-12-01"),
    ],
)
def test_months_end_on_the_same_day_or_the_last(day: str, months: int, expected: str) -> None:
    assert add_months(d(day), months) == d(expected)
