"""Numbers of minutes: each scheme goes on from the last set, gives a number once, and leaves a typed one as it is."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.commands.minutes.sets import finalise_minutes
from store.problems import Refused
from store.records import Meeting, MeetingStatus, Minute, Panel, Record, RuleSet
from store.register import Register
from store.rules.findings.finding import Scene
from store.rules.findings.minutes import minutes_twice_numbered
from store.rules.minutes.numbering import SCHEMES, numbers_for, scheme_of, twice_numbered, why_not_number
from tests.store.commands.minutes.leaving import as_printed

RUNNING, YEARLY, MUNICIPAL, CONTINUOUS, EACH = (scheme.words for scheme in SCHEMES)
TODAY = dt.date(2021, 12, 31)


def office(scheme: str, *sets: tuple[dt.date, tuple[str, ...]]) -> Register:
    """A register with a meeting for each set, and a minute for each number, empty for one that has none yet."""
    records: list[Meeting | Minute] = []
    serial = 0
    for place, (day, numbers) in enumerate(sets, start=1):
        records.append(Meeting(id=f"M{place}", date=day, status=MeetingStatus.HELD))
        for order, number in enumerate(numbers, start=1):
            serial += 1
            records.append(Minute(id=f"N{serial}", meeting=f"M{place}", number=number, order=order, heading="x"))
    return Register.of(Panel(id="PANEL", name="The Panel", rules=(RuleSet(numbering=scheme),)), *records)


def everything(register: Register) -> list[Record]:
    return [one for table in register.tables.values() for one in table.values()]


def given_to(register: Register, meeting: str) -> list[str]:
    numbers = numbers_for(register, register.need(Meeting, meeting))
    return [numbers.get(one.id, one.number) for one in register.minutes_of(meeting)]


SEP, DEC, JAN, MAY, JUN = (
    dt.date(2016, 9, 23),
    dt.date(2016, 12, 5),
    dt.date(2017, 1, 27),
    dt.date(2017, 5, 22),
    dt.date(2017, 6, 8),
)


@pytest.mark.parametrize(
    ("scheme", "before", "day", "numbers"),
    [
        (RUNNING, (SEP, ("36", "37")), DEC, ["38", "39"]),
        (RUNNING, (SEP, ("36", "37")), JAN, ["38", "39"]),
        (RUNNING, (SEP, ("36", "37")), MAY, ["1", "2"]),
        (YEARLY, (SEP, ("38/16", "39/16")), DEC, ["40/16", "41/16"]),
        (YEARLY, (SEP, ("38/16", "39/16")), JAN, ["1/17", "2/17"]),
        (YEARLY, (SEP, ("PCP 1/16",)), DEC, ["PCP 2/16", "PCP 3/16"]),
        (YEARLY, (SEP, ("PCP 1/16",)), JAN, ["PCP 1/17", "PCP 2/17"]),
        (MUNICIPAL, (SEP, ("34.16/17",)), JAN, ["35.16/17", "36.16/17"]),
        (MUNICIPAL, (SEP, ("34.16/17",)), MAY, ["1.17/18", "2.17/18"]),
        (CONTINUOUS, (SEP, ("142", "143")), JUN, ["144", "145"]),
        (EACH, (SEP, ("1", "2")), DEC, ["1", "2"]),
        (RUNNING, (SEP, ("37, 38, 39",)), DEC, ["40", "41"]),
        (RUNNING, (SEP, ("1(1)",)), DEC, ["1", "2"]),
    ],
)
def test_each_scheme_goes_on_from_the_last_set(
    scheme: str, before: tuple[dt.date, tuple[str, ...]], day: dt.date, numbers: list[str]
) -> None:
    assert given_to(office(scheme, before, (day, ("", ""))), "M2") == numbers


@pytest.mark.parametrize(
    ("starts", "numbers"),
    [
        ((dt.time(14), dt.time(10)), ["38"]),
        ((dt.time(10), dt.time(14)), ["52"]),
        ((dt.time(10), None), ["52"]),
        ((None, dt.time(10)), ["38"]),
        ((None, None), ["52"]),
    ],
)
def test_of_two_sets_of_one_day_the_later_is_gone_on_from(
    starts: tuple[dt.time | None, dt.time | None], numbers: list[str]
) -> None:
    register = office(RUNNING, (SEP, ("37",)), (SEP, ("51",)), (DEC, ("",)))
    timed = [replace(register.need(Meeting, f"M{place}"), start=start) for place, start in enumerate(starts, start=1)]
    others = [one for one in everything(register) if one.id not in {"M1", "M2"}]
    assert given_to(Register.of(*timed, *others), "M3") == numbers


def test_the_first_set_of_a_file_begins_at_one_unless_a_number_is_typed() -> None:
    assert given_to(office(RUNNING, (JAN, ("", "", ""))), "M1") == ["1", "2", "3"]
    assert given_to(office(RUNNING, (JAN, ("44", "", ""))), "M1") == ["44", "45", "46"]
    assert given_to(office(EACH, (JAN, ("5.1", "", "6.1", ""))), "M1") == ["5.1", "5.2", "6.1", "6.2"]


def test_a_number_of_a_void_or_binned_minute_is_never_given_again() -> None:
    register = office(RUNNING, (SEP, ("37",)), (DEC, ("", "")), (JAN, ("38", "39")))
    void = replace(register.need(Minute, "N4"), void=True)
    binned = replace(register.need(Minute, "N5"), binned_on=JAN)
    after = Register.of(*(one for one in everything(register) if one.id not in {"N4", "N5"}), void, binned)
    assert given_to(after, "M2") == ["40", "41"]


def test_a_void_minute_without_a_number_is_given_none() -> None:
    register = office(RUNNING, (SEP, ("37",)), (DEC, ("", "")))
    first = replace(register.need(Minute, "N2"), void=True)
    after = Register.of(*(one for one in everything(register) if one.id != "N2"), first)
    assert numbers_for(after, after.need(Meeting, "M2")) == {"N3": "38"}


@given(
    scheme=st.sampled_from([scheme.words for scheme in SCHEMES]),
    sizes=st.lists(st.integers(1, 4), min_size=1, max_size=5),
    order=st.randoms(use_true_random=False),
)
def test_however_sets_are_made_final_no_number_counts_twice(scheme: str, sizes: list[int], order: object) -> None:
    days = [dt.date(2020, 11, 3) + dt.timedelta(days=60 * place) for place in range(len(sizes))]
    register = office(scheme, *((day, ("",) * size) for day, size in zip(days, sizes, strict=True)))
    meetings = [meeting.id for meeting in register.meetings]
    order.shuffle(meetings)  # type: ignore[attr-defined]
    for meeting in meetings:
        register = register.with_edit(
            finalise_minutes(register, TODAY, meeting=meeting, left=as_printed(register, meeting))
        )
    numbers = [one.number for one in register.all(Minute)]
    assert all(numbers)
    if scheme == CONTINUOUS:
        assert len(set(numbers)) == len(numbers)
    for meeting in meetings:
        own = [one.number for one in register.minutes_of(meeting)]
        assert len(set(own)) == len(own)
    if scheme != EACH:
        for year in (2020, 2021):
            first, last = dt.date(year, 5, 1), dt.date(year + 1, 4, 30)
            within = [
                one.number for one in register.all(Minute) if first <= register.need(Meeting, one.meeting).date <= last
            ]
            assert len(set(within)) == len(within)


def test_a_number_stands_once_in_a_set_and_the_refusal_names_the_minute_that_has_it() -> None:
    register = office(RUNNING, (SEP, ("37", "38")))
    problem = why_not_number(register, "M1", "37.")
    assert problem is not None
    assert "Minute 37 of this meeting is “x” (N1)." in problem.sentence
    assert why_not_number(register, "M1", "37", "N1") is None
    assert why_not_number(register, "M1", "39") is None
    binned = Register.of(
        *(one for one in everything(register) if one.id != "N1"),
        replace(register.need(Minute, "N1"), binned_on=SEP),
    )
    problem = why_not_number(binned, "M1", "37")
    assert problem is not None
    assert "which lies in the bin and keeps it" in problem.sentence


@pytest.mark.parametrize(
    ("words", "scheme"),
    [
        (RUNNING, RUNNING),
        ("Running, reset each municipal year: 27", RUNNING),
        ("n/YY by calendar year", YEARLY),
        ("n.YY/YY", MUNICIPAL),
        ("continuous", CONTINUOUS),
        ("from 1 at each meeting", EACH),
    ],
)
def test_the_words_of_the_rules_name_a_scheme(words: str, scheme: str) -> None:
    found = scheme_of(words)
    assert found is not None
    assert found.words == scheme


@pytest.mark.parametrize("words", ["", "by the moon"])
def test_an_unknown_way_of_numbering_is_refused_with_those_there_are(words: str) -> None:
    register = office(words, (SEP, ("",)))
    with pytest.raises(Refused) as refused:
        finalise_minutes(register, TODAY, meeting="M1")
    (problem,) = refused.value.problems
    assert problem.code == "numbering"
    assert all(scheme.words in problem.cure for scheme in SCHEMES)
    typed = office(words, (SEP, ("12A",)))
    assert (
        typed.with_edit(finalise_minutes(typed, TODAY, meeting="M1", left=as_printed(typed, "M1")))
        .need(Minute, "N1")
        .number
        == "12A"
    )


TWICE = {
    "in one year": (RUNNING, (SEP, ("27", "28")), (DEC, ("28", "29")), 1),
    "written otherwise": (RUNNING, (SEP, ("27.",)), (DEC, (" 27",)), 1),
    "in another year": (RUNNING, (JAN, ("27",)), (JUN, ("27",)), 0),
    "over the years": (CONTINUOUS, (JAN, ("27",)), (JUN, ("27",)), 1),
    "at each meeting": (EACH, (SEP, ("1", "2")), (DEC, ("1", "2")), 0),
    "none yet": (RUNNING, (SEP, ("", "")), (DEC, ("", "")), 0),
}


@pytest.mark.parametrize("case", TWICE)
def test_a_number_borne_twice_is_told_where_the_scheme_gives_it_once(case: str) -> None:
    scheme, one, other, found = TWICE[case]
    register = office(scheme, one, other)
    assert len(twice_numbered(register)) == found
    sentences = [each.sentence for each in minutes_twice_numbered(Scene(register, TODAY))]
    assert len(sentences) == found
    assert all(words.startswith("Minute 2") and "bear one number" in words for words in sentences)
