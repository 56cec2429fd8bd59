"""What the findings of the untouched sample say; which there are on which day is in the golden files."""

from __future__ import annotations

import datetime as dt

import pytest

from store.queries.findings.findings import findings
from store.register import Register
from store.rules.findings import AREAS, Scene, all_findings
from store.sample import DEMO_DAY, sample_records


@pytest.fixture(scope="module")
def sample() -> Register:
    return Register.of(*sample_records())


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("same-item-twice:W12:W25", ("twice", "10 June 2021", "To July meeting")),
        ("target-not-kept:W26", ("Emergency Services Network", "Thursday 30 September 2021", "not on its programme")),
        ("report-never-scheduled:A1", ("minute 33(b) of 23 September 2016", "no item")),
        ("action-overdue:A3:W30", ("minute 35(b)", "5 December 2017", "Venues for Panel Meetings review", "deferred")),
        ("term-ending:S31:S32", ("Keith Culverwell and Mehrunnisa Lalani", "31 December 2021", "30 September 2021")),
        ("weekday-wrong:M1", ("THURSDAY 16th SEPTEMBER 2015", "Wednesday")),
        ("copies-not-sent:A4:A5:A6:4", ("4 recommendations", "any of the 10 councils", "s.28(8)")),
    ],
)
def test_each_says_what_the_clerk_needs(sample: Register, key: str, words: tuple[str, ...]) -> None:
    (row,) = [row for row in findings(sample, DEMO_DAY).rows if row.key == key]
    for word in words:
        assert word in row.sentence
    assert row.cure.endswith(".")


def test_every_finding_has_a_place_a_cure_and_something_to_do(sample: Register) -> None:
    every = list(all_findings(Scene(sample, DEMO_DAY)))
    assert len({found.code for found in every}) > 8
    for found in every:
        assert found.sentence.endswith(".")
        assert found.cure.endswith(".")
        assert found.place
        assert found.acts
        assert found.code in AREAS
        assert all(sample.find(record) for record in found.records)


@pytest.mark.parametrize("day", [dt.date(2016, 9, 1), dt.date(2021, 1, 1), dt.date(2022, 2, 1), dt.date(2030, 1, 1)])
def test_the_sample_can_be_looked_at_on_any_day(sample: Register, day: dt.date) -> None:
    keys = [one.key for one in all_findings(Scene(sample, day))]
    assert len(keys) == len(set(keys))


def test_as_the_year_goes_on_the_precept_is_missed(sample: Register) -> None:
    codes = {one.key: one for one in all_findings(Scene(sample, dt.date(2021, 11, 15)))}
    precept = codes["business-missing:precept:2022"]
    assert "No meeting is arranged in that time." in precept.sentence
    assert "8 February" in precept.sentence
