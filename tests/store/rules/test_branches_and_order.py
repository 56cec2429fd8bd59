"""The other branch of a sentence, the end of a range, the order of a list: what a slip of one sign would turn over."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import pytest

from store.problems import Refused
from store.records import Meeting, Nation, Panel, Question, Stamp, StampKind
from store.records.base import Part
from store.records.field import Field
from store.records.question import Asker
from store.records.work_item import Paper, PaperFile
from store.register import Register
from store.rules.agenda.exclusion import INTEREST, exclusion_words
from store.rules.agenda.papers import new_version
from store.rules.calendar.clock import left_words, near_words
from store.rules.calendar.printed_kinds import called
from store.rules.law.exempt import EXEMPTIONS
from store.rules.law.table import PROVISIONS
from store.rules.publishing.withheld import has_exempt
from store.rules.questions.askers import asked_before
from store.rules.versions import _all_text
from store.rules.words.dates import read_date
from store.rules.words.years import beside

PANEL = Panel(id="PANEL", name="A panel")
HELD = Meeting(id="M1", date=dt.date(2021, 7, 1))


@pytest.mark.parametrize(
    ("state", "left", "long", "short"),
    [
        ("late", -2, "late by 2 working days", "2 working days late"),
        ("late", 0, "late", "late"),
        ("due", 0, "due today", "today"),
        ("due", 1, "1 working day left", "1 working day"),
        ("due", None, "to come", "to come"),
        ("done", 3, "done", "done"),
    ],
)
def test_what_is_left_of_a_deadline_is_said_in_every_state(state: str, left: int | None, long: str, short: str) -> None:
    assert (left_words(state, left), near_words(state, left)) == (long, short)


def test_why_it_is_kept_back_is_the_interest_given_or_the_usual_words() -> None:
    assert f"in all the circumstances {INTEREST}" in exclusion_words(["Vetting"], ["1"], Nation.ENGLAND)
    said = exclusion_words(["Vetting"], ["1"], Nation.ENGLAND, "it would harm a trial.")
    assert "in all the circumstances it would harm a trial" in said
    assert INTEREST not in said


def test_each_paragraph_stands_under_its_own_number() -> None:
    assert [one.number for one in EXEMPTIONS[Nation.ENGLAND]] == [1, 2, 3, 4, 5, 6, 7]
    assert [one.number for one in EXEMPTIONS[Nation.WALES]] == [12, 13, 14, 15, 16, 17, 18]


def test_the_law_on_commissioners_begins_and_ends_with_them_and_the_rest_does_not() -> None:
    of_commissioners = {one.code for one in PROVISIONS if one.end_announced}
    assert {"nomination_failure", "appointment_failure", "confirmation_hearing"} <= of_commissioners
    assert not of_commissioners & {"notice", "inspection", "background_papers", "dispensation"}


def test_what_one_person_sent_before_stands_undated_first_then_by_receipt() -> None:
    def sent(number: int, day: int | None) -> Question:
        at = dt.datetime(2021, 6, day, 9) if day else None
        return Question(id=f"Q{number}", asker=Asker(name="Ann Archer"), text="Why?", received_at=at)

    asked = [sent(1, 20), sent(2, 10), sent(3, None), sent(4, 30), sent(5, 15)]
    register = Register.of(PANEL, *asked)
    assert [one.id for one in asked_before(register, asked[0])] == ["Q3", "Q2", "Q5"]


def test_a_version_is_new_only_if_its_file_is_another() -> None:
    def paper(*digests: str) -> Paper:
        return Paper(files=tuple(PaperFile(name="report.pdf", sha256=one, size=1) for one in digests))

    assert new_version(paper("a"), paper("a")) == 0
    assert new_version(paper("a"), paper("a", "b")) == 2
    assert new_version(paper("a", "b"), paper("a", "b")) == 0
    assert new_version(paper(), paper("a")) == new_version(paper("a"), paper()) == 0


def test_exempt_business_is_seen_where_the_public_were_only_sent_out() -> None:
    def stamped(kind: StampKind) -> Register:
        return Register.of(PANEL, HELD, Stamp(id="T1", meeting="M1", kind=kind))

    assert has_exempt(stamped(StampKind.EXCLUDED)) is True
    assert has_exempt(stamped(StampKind.NOTE)) is False


@pytest.mark.parametrize(
    ("before", "after", "titles", "said"),
    [
        (dt.date(2021, 6, 1), None, (), "its year after 1 June 2021 above"),
        (None, dt.date(2021, 9, 1), (), "its year before 1 September 2021 below"),
        (None, None, (2021,), "its year by the title"),
    ],
)
def test_a_date_without_its_year_says_by_what_it_was_found(
    before: dt.date | None, after: dt.date | None, titles: tuple[int, ...], said: str
) -> None:
    assert beside(lambda year: dt.date(year, 7, 1), before, after, titles) == (dt.date(2021, 7, 1), said)


def test_of_several_years_that_would_fit_none_is_guessed() -> None:
    assert beside(lambda year: dt.date(year, 7, 1), None, None, (2020, 2021)).day is None


def test_a_day_long_past_is_still_found_backwards() -> None:
    assert read_date("29 feb", dt.date(2023, 3, 1), past=True) == dt.date(2020, 2, 29)
    with pytest.raises(Refused):
        read_date("30 feb", dt.date(2023, 3, 1), past=True)


CALLED: dict[str, tuple[str, bool, str, str]] = {
    "the panel alone": ("Police and Crime Panel", True, "", ""),
    "the panel and a title": ("Police and Crime Panel – Scrutiny of Fire", True, "", "Scrutiny of Fire"),
    "the panel and a kind": ("Police and Crime Panel – Annual Meeting", True, "", ""),
    "a kind alone": ("Annual Meeting", True, "", ""),
    "another body": ("Audit Committee", False, "Audit Committee", ""),
}
"""The words that name a meeting, whether it is the panel's, the other body, and the title of a meeting of the panel."""


@pytest.mark.parametrize("case", CALLED)
def test_a_meeting_is_the_panels_if_its_words_say_so_or_name_no_body(case: str) -> None:
    words, of_panel, body, title = CALLED[case]
    told = called(words, ("The Panel",))
    assert (told.own, told.body, told.title) == (of_panel, body, title)


class OneText(Part, frozen=True, kw_only=True):
    text: str = ""


class DeclaredText(Part, frozen=True, kw_only=True):
    text: Annotated[str, Field("text")] = ""
    label: str = ""


class TextAndDay(Part, frozen=True, kw_only=True):
    text: str = ""
    on: dt.date | None = None


class DeclaredNumber(Part, frozen=True, kw_only=True):
    number: Annotated[int, Field("number")] = 0


class Nothing(Part, frozen=True, kw_only=True):
    pass


@pytest.mark.parametrize(
    ("part", "words"),
    [(OneText, True), (DeclaredText, True), (TextAndDay, False), (DeclaredNumber, False), (Nothing, False)],
)
def test_a_part_is_wording_if_all_of_it_is_text_and_there_is_any(part: type[Part], words: bool) -> None:
    assert _all_text(part) is words
