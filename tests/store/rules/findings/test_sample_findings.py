"""The golden list of what the untouched sample shows on its day, and why each is right."""

from __future__ import annotations

import datetime as dt

import pytest

from store.queries.findings.findings import findings
from store.register import Register
from store.rules.findings import AREAS, Scene, all_findings
from store.sample import DEMO_DAY, sample_records

WHY_RIGHT = {
    "meeting-not-recorded:M15": "The file ends with the agenda of 25 March 2021: no minutes, not marked as held.",
    "meeting-not-recorded:M16": "20 May 2021 is seven weeks past and nobody recorded that the briefing took place.",
    "meeting-not-recorded:M17": "10 June 2021 is past; its five items stand as planned.",
    "same-item-twice:W12:W25": "Appendix H prints violence in the public domain on 10 June and among the suggestions.",
    "target-not-kept:W25": "Its note says To July meeting; the five items of 29 July do not include it.",
    "target-not-kept:W26": "Its note says To September meeting; the four items of 30 September do not include it.",
    "action-overdue:A2": "Minute 35(a): the trial was to begin in March 2017, and nothing in the papers closes it.",
    "action-overdue:A3:W30": "Minute 35(b): due at the last meeting of 2017; in 2021 the review is deferred.",
    "action-overdue:A8:W28": "Promised by the new financial year, 1 April 2021; its report waits unscheduled.",
    "report-never-scheduled:A1": "Minute 33(b) of 2016 asked for a report; no programme in the papers has it.",
    "undated-promise:A6:W28": "Minute 47 says a future meeting; 25 March and 10 June 2021 have passed without it.",
    "undated-promise:A23": "The letter of 2017 promises the cost of the office every year; none is in the papers.",
    "undated-promise:A24": "The letter of 2017 promises the findings of a review; none is in the papers.",
    "undated-promise:A25": "The letter of 2017 promises the outcomes of the action plan; none is in the papers.",
    "undated-promise:A26": "Promised in December 2016 and again in March 2017; no report on 101 is in the papers.",
    "undated-promise:A27": "Minute 31 of 2016 speaks of regular updates on collaboration; none is in the papers.",
    "undated-promise:A28": "The pack of December 2016 promises an update on the office's structure; none is there.",
    "term-ending:S31:S32": "Appendix H: current terms expire 31 Dec 21, within six months, and nothing has settled it.",
    "weekday-wrong:M1": "The report is headed Thursday 16th September 2015; that day was a Wednesday.",
    "no-reply:A4": "Schedule 5 makes the commissioner respond to recommendations on the precept; none is recorded.",
    "copies-not-sent:A4:A5:A6:4": "Section 28(9) asks for a copy to every council; none is recorded for minute 47.",
}
"""Every finding on the sample, and why a careful clerk would agree with it."""


@pytest.fixture(scope="module")
def sample() -> Register:
    return Register.of(*sample_records())


def test_the_sample_shows_these_findings_and_no_other(sample: Register) -> None:
    assert [row.key for row in findings(sample, DEMO_DAY).rows] == list(WHY_RIGHT)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("same-item-twice:W12:W25", ("twice", "10 June 2021", "To July meeting")),
        ("target-not-kept:W26", ("Emergency Services Network", "Thursday 30 September 2021", "not on its programme")),
        ("report-never-scheduled:A1", ("minute 33(b) of 23 September 2016", "no item")),
        ("action-overdue:A3:W30", ("minute 35(b)", "5 December 2017", "Venues for Panel Meetings review", "deferred")),
        ("term-ending:S31:S32", ("Keith Culverwell and Mehrunnisa Lalani", "31 December 2021", "30 September 2021")),
        ("weekday-wrong:M1", ("THURSDAY 16th SEPTEMBER 2015", "Wednesday")),
        ("copies-not-sent:A4:A5:A6:4", ("4 recommendations", "any of the 10 councils", "s.28(9)")),
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
