"""Rules to their limits, table by table: what is left out, how long a date may be, the latest and the first."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from store.bundled import read
from store.problems import Refused
from store.records import (
    Declaration,
    DueKind,
    Interest,
    InterestEntry,
    Meeting,
    Panel,
    Person,
    Report,
    RoundKind,
    StatutoryRound,
)
from store.records.panel import Closure, Nation, NoticeRule, RuleSet
from store.register import Register
from store.rules.actions.due import read_due
from store.rules.agenda.exclusion import exclusion_words
from store.rules.days.clear_days import working_days_before
from store.rules.days.holidays import holiday_table
from store.rules.declarations.declaring import latest
from store.rules.findings.rounds import _age
from store.rules.reports.guards import why_not_back, why_not_report_in
from store.rules.rounds.progress import threshold
from store.rules.settings.standing import why_not_notice
from store.rules.words.dates import read_date
from store.rules.words.matching import best_first, named
from store.rules.words.printings import printing
from store.rules.words.text import _LEFT_OUT

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")


def test_what_no_text_may_hold_is_left_out_of_it_and_nothing_next_to_it() -> None:
    kept = {0x09, 0x0A}
    controls = (set(range(0x20)) | set(range(0x7F, 0xA0))) - kept
    marks = set(range(0x202A, 0x202F)) | set(range(0x2066, 0x206A)) | {0x200E, 0x200F, 0x061C}
    assert set(_LEFT_OUT) == controls | marks
    assert set(_LEFT_OUT.values()) == {None}


@pytest.mark.parametrize(("length", "read_as_date"), [(59, True), (60, True), (61, False)])
def test_a_date_has_sixty_characters_at_most(length: int, read_as_date: bool) -> None:
    text = "29" + " " * (length - 11) + "July 2021"
    assert len(text) == length
    if read_as_date:
        assert read_date(text, TODAY) == dt.date(2021, 7, 29)
    else:
        with pytest.raises(Refused):
            read_date(text, TODAY)


@pytest.mark.parametrize(
    ("kept", "cited"),
    [
        (["3"], "paragraph 3"),
        (["3", "1"], "paragraphs 1 and 3"),
        (["10, 2", "1"], "paragraphs 1, 2 and 10"),
        (["3", "3"], "paragraph 3"),
    ],
)
def test_paragraphs_are_cited_once_each_and_in_order(kept: list[str], cited: str) -> None:
    words = exclusion_words(["A"], kept, Nation.ENGLAND)
    assert f"defined in {cited} of" in words
    assert "for “A” on the grounds" in words
    assert "for this item on the grounds" in exclusion_words([], kept, Nation.ENGLAND)


def declared(*days: tuple[str, dt.date]) -> Register:
    interest = Interest(id="I1", person="P1", entry=InterestEntry(category="land", text="x"), standing=True)
    return Register.of(
        PANEL,
        Person(id="P1", name="A"),
        interest,
        *(Meeting(id=f"M{number}", date=on) for number, (_, on) in enumerate(days, 1)),
        *(
            Declaration(id=one, meeting=f"M{number}", people=("P1",), standing="I1", text="x")
            for number, (one, _) in enumerate(days, 1)
        ),
    )


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((), None),
        ((("D1", dt.date(2021, 3, 1)),), "D1"),
        ((("D1", dt.date(2021, 3, 1)), ("D2", dt.date(2021, 5, 1))), "D2"),
        ((("D1", dt.date(2021, 5, 1)), ("D2", dt.date(2021, 3, 1))), "D1"),
        ((("D1", dt.date(2021, 3, 1)), ("D2", dt.date(2021, 7, 12)), ("D3", dt.date(2021, 9, 1))), "D1"),
    ],
)
def test_the_latest_declaration_is_that_of_the_last_meeting_before(
    days: tuple[tuple[str, dt.date], ...], expected: str | None
) -> None:
    register = declared(*days)
    told = latest(register, register.need(Interest, "I1"), Meeting(id="M99", date=TODAY))
    assert (told and told.id) == expected


PRINTED: dict[str, tuple[str, str, str]] = {
    "Mr A. Archer": ("Mr", "A. Archer", ""),
    "Cllr Ann Archer MBE": ("Cllr", "Ann Archer", "MBE"),
    "Archer, Ann": ("", "Ann Archer", ""),
    "ARCHER, Ann": ("", "Ann ARCHER", ""),
    "Archer, Mrs Ann, OBE": ("Mrs", "Ann Archer", "OBE"),
    "Ann Archer (in the Chair)": ("", "Ann Archer", ""),
    "Ann Archer, JP, DL": ("", "Ann Archer", "JP DL"),
}
"""A printed name, and its titles, the name and its honours."""


@pytest.mark.parametrize("text", PRINTED)
def test_a_printed_name_is_taken_apart(text: str) -> None:
    one = printing(text)
    assert (one[0], one[1], one[2]) == PRINTED[text]


def test_a_veto_is_reckoned_from_the_members_in_post_and_others_have_none() -> None:
    precept = StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2021)
    plan = StatutoryRound(id="R2", kind=RoundKind.ANNUAL_REPORT, year=2021)
    register = Register.of(PANEL, precept, plan)
    on = dt.date(2021, 2, 1)
    assert [threshold(register, precept, on, members)[0] for members in (15, 12, 3)] == [10, 8, 2]
    assert threshold(register, precept, on, 15)[1] == 15
    assert threshold(register, plan, on, 15) == threshold(register, plan, on) == (0, 0)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((), (DueKind.DATE, None)),
        ((dt.date(2024, 7, 25), dt.date(2024, 7, 4)), (DueKind.MEETING, "M2")),
        ((dt.date(2024, 6, 27), dt.date(2024, 7, 4), dt.date(2024, 8, 1)), (DueKind.MEETING, "M2")),
    ],
)
def test_the_first_meeting_of_a_month_is_meant(days: tuple[dt.date, ...], expected: tuple[Any, ...]) -> None:
    register = Register.of(PANEL, *(Meeting(id=f"M{number}", date=on) for number, on in enumerate(days, 1)))
    due = read_due(register, "next meeting, July 2024", TODAY)
    assert (due.kind, due.meeting) == expected
    assert days or due.on == dt.date(2024, 7, 31)


@pytest.mark.parametrize(("days", "words"), [(0, "less than a day"), (1, "1 day"), (2, "2 days")])
def test_how_long_a_report_has_been_here(days: int, words: str) -> None:
    assert _age(TODAY - dt.timedelta(days=days), TODAY) == words


def test_days_on_which_the_offices_are_closed_count_only_where_it_is_said() -> None:
    friday = dt.date(2021, 7, 16)
    table = holiday_table(
        read("holidays/england-and-wales.json"),
        closures=(Closure(first=dt.date(2021, 7, 14), last=dt.date(2021, 7, 14), reason="x"),),
    )
    assert working_days_before(friday, 3, table).due == dt.date(2021, 7, 12)
    assert working_days_before(friday, 3, table, count_closure_days=False).due == dt.date(2021, 7, 12)
    assert working_days_before(friday, 3, table, count_closure_days=True).due == dt.date(2021, 7, 13)


def test_a_report_is_there_once_it_is_drafted_and_a_draft_is_the_first_of_its_states() -> None:
    precept = StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2021)
    annual = StatutoryRound(id="R2", kind=RoundKind.CHIEF_CONSTABLE, year=2021)
    draft = Report(id="L1", round="R1", step="report")
    register = Register.of(PANEL, precept, annual, draft)
    assert why_not_report_in(register, precept) is None
    without = Register.of(PANEL, StatutoryRound(id="R3", kind=RoundKind.CHIEF_CONSTABLE, year=2021, closed=True))
    [closed] = without.rounds
    told = why_not_report_in(without, closed)
    assert told is None or told.field
    back = why_not_back(register, draft)
    assert back is not None
    assert (back.code, back.field) == ("report.same", "report")


THINGS = tuple(
    named([name], said) for name, said in (("Rural crime", ["Venue"]), ("Road safety", ["rural"]), ("x", []))
)


@pytest.mark.parametrize(
    ("typed", "order"), [("rural", (0, 1)), ("rurla", (0, 1)), ("safety", (1,)), ("venue", (0,)), ("zzzz", ())]
)
def test_what_is_called_so_comes_before_what_only_says_so(typed: str, order: tuple[int, ...]) -> None:
    assert best_first(typed, THINGS) == order


@pytest.mark.parametrize(
    ("own", "said"), [(None, ""), (5, ""), (9, ""), (4, "4 clear working days would"), (1, "1 clear working day would")]
)
def test_no_rule_of_a_panel_goes_below_the_notice_of_the_law(own: int | None, said: str) -> None:
    rules = RuleSet(notice=NoticeRule(clear_days=own))
    problem = why_not_notice(PANEL, rules, TODAY)
    assert (problem is None) is (not said)
    if problem is not None:
        assert problem.sentence.startswith(f"{said} have no effect: the law asks for 5 (")
        assert problem.cure == "Type 5 or more, or leave it empty for the law's number."
        assert (problem.code, problem.field) == ("notice-below-law", "rules")
