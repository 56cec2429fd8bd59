"""What a clerk would say of a cover sheet: of its headings, its date, its appendices; for the meeting it is for."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.records import (
    CoverPart,
    CoverSays,
    CoverSheet,
    Meeting,
    NamedAppendix,
    Panel,
    Paper,
    PaperFile,
    RuleSet,
    WorkItem,
)
from store.register import Register
from store.rules.programme.cover_headings import CODES
from store.rules.programme.covers import is_unread, remarks, remarks_mark, remarks_on, required_of

MEETING = Meeting(id="M1", date=dt.date(2021, 3, 25), start=dt.time(13))
WHOLE = tuple(CoverPart(heading=code) for code in CODES)
SHEET = CoverSheet(parts=WHOLE, date="Thursday 25 March 2021", hour=dt.time(13), listed=("A", "B"))


def saying(says: CoverSays, *codes: str) -> CoverSheet:
    """A whole sheet that says something of some headings."""
    parts = tuple(replace(one, says=says) if one.heading in codes else one for one in WHOLE)
    return replace(SHEET, parts=parts, listed=() if "appendices" in codes else SHEET.listed)


def without(*codes: str, **more: Any) -> CoverSheet:
    return replace(SHEET, parts=tuple(one for one in WHOLE if one.heading not in codes), **more)


def naming(*letters: str, **more: Any) -> CoverSheet:
    named = tuple(NamedAppendix(letter=letter, where=f"paragraph {at}") for at, letter in enumerate(letters, start=1))
    return replace(SHEET, named=named, **more)


def said(sheet: CoverSheet, meeting: Meeting | None = MEETING, required: tuple[str, ...] = CODES) -> list[str]:
    return [one.sentence for one in remarks(sheet, required, meeting)]


def test_of_a_whole_sheet_nothing_is_said() -> None:
    assert said(SHEET) == []
    assert said(SHEET, None) == []


@pytest.mark.parametrize(
    ("sheet", "sentence"),
    [
        (without("date", "legal", date="", hour=None), "The cover sheet has no heading for: date, legal implications."),
        (saying(CoverSays.EMPTY, "author"), "Nothing stands under: author."),
        (saying(CoverSays.AWAITED, "financial"), "Still to be filled in: financial implications."),
        (
            saying(CoverSays.NONE, "legal", "risk"),
            "No more than “None” is said of: legal implications, risks and impact. Please say in a sentence why.",
        ),
        (
            saying(CoverSays.ELSEWHERE, "equality"),
            "Of the equality impact assessment the sheet points to the report, which says nothing of it.",
        ),
        (saying(CoverSays.UNREAD, "legal"), "Not read: legal implications. Look at the sheet yourself."),
        (
            without("legal", whole=False),
            "Not read: legal implications. Look at the sheet yourself.",
        ),
        (
            replace(SHEET, at_odds=("The subject has 2017-21, the purpose 2017-20.",)),
            "The subject has 2017-21, the purpose 2017-20.",
        ),
        (naming("A", "1"), "Paragraph 2 names Appendix 1, and the list of appendices has A and B."),
        (naming("A", listed=("",)), "Paragraph 1 names Appendix A, and the list of appendices gives no letters."),
        (
            replace(saying(CoverSays.NONE, "appendices"), named=naming("A").named),
            "Paragraph 1 names Appendix A, and the list of appendices has none.",
        ),
        (
            replace(saying(CoverSays.NONE, "appendices"), named=naming("").named),
            "Paragraph 1 names an appendix, and the list of appendices has none.",
        ),
        (
            replace(SHEET, named=(NamedAppendix(letter="A", where="paragraph 14", meant="B"),)),
            "Paragraph 14 calls Appendix A what the list of appendices has as B.",
        ),
        (
            replace(SHEET, named=(NamedAppendix(letter="C", where="financial implications"),)),
            "The financial implications names Appendix C, and the list of appendices has A and B.",
        ),
        (replace(SHEET, listed=("A", "A", "B")), "The list of appendices has A more than once."),
        (replace(SHEET, listed=("A", "C")), "The list of appendices goes from A to C."),
        (replace(SHEET, listed=("1", "3")), "The list of appendices goes from 1 to 3."),
    ],
)
def test_each_thing_is_told_by_itself(sheet: CoverSheet, sentence: str) -> None:
    assert said(sheet) == [sentence]


@pytest.mark.parametrize("codes", [("appendices",), ("background",), ("appendices", "background")])
def test_that_there_are_no_appendices_or_background_papers_is_a_whole_answer(codes: tuple[str, ...]) -> None:
    assert said(saying(CoverSays.NONE, *codes)) == []


@pytest.mark.parametrize(
    "sheet",
    [naming("A", "B", ""), naming("A"), replace(saying(CoverSays.UNREAD, "appendices"), named=naming("C").named)],
)
def test_letters_that_agree_or_whose_list_was_not_read_are_not_named(sheet: CoverSheet) -> None:
    assert all("ppendix" not in one for one in said(sheet))


@pytest.mark.parametrize(
    ("date", "meeting", "sentences"),
    [
        ("25 March 2021", MEETING, []),
        ("25th March", MEETING, []),
        ("25/3/2021", MEETING, []),
        ("Thurs 25 March 21", MEETING, []),
        ("Thursday 16th September 2015", None, ["September 2015”, and 16 September 2015 is a Wednesday"]),
        ("Friday 25 March 2021", MEETING, ["“Friday 25 March 2021”, and 25 March 2021 is a Thursday"]),
        ("25 March 2020", MEETING, ["dated 25 March 2020, and the meeting is on 25 March 2021"]),
        ("26 March", MEETING, ["dated 26 March 2021, and the meeting is on 25 March 2021"]),
        ("Monday 26 March 2021", MEETING, ["is a Friday", "the meeting is on 25 March 2021"]),
        ("31 April 2021", MEETING, ["and there is no such day"]),
        ("26 March 2021", replace(MEETING, known_by="spring 2021"), []),
        ("26 March 2021", None, []),
    ],
)
def test_the_date_is_held_against_the_calendar_and_the_meeting(
    date: str, meeting: Meeting | None, sentences: list[str]
) -> None:
    told = said(replace(SHEET, date=date), meeting)
    assert len(told) == len(sentences)
    assert all(words in one for words, one in zip(sentences, told, strict=True))


def test_the_hour_is_held_against_that_of_the_meeting_if_both_are_known() -> None:
    assert said(replace(SHEET, hour=dt.time(14))) == [
        "It gives 2:00 pm as the time, and the meeting begins at 1:00 pm."
    ]
    assert said(replace(SHEET, hour=None)) == []
    assert said(replace(SHEET, hour=dt.time(14)), replace(MEETING, start=None)) == []


def test_what_could_not_be_read_is_for_the_clerk_and_not_for_the_author() -> None:
    asked = {one.kind: one.ask for one in remarks(saying(CoverSays.UNREAD, "legal"), CODES, MEETING)}
    assert asked == {"unread": False}
    assert all(one.ask for one in remarks(saying(CoverSays.NONE, "legal"), CODES, MEETING))


def test_the_panel_says_which_headings_a_report_must_have() -> None:
    assert required_of(RuleSet()) == CODES
    assert required_of(RuleSet(cover_sheet=("contact", "date"))) == ("date", "contact")
    sheet = without("legal", "communications")
    assert said(sheet, required=("date", "communications")) == ["The cover sheet has no heading for: communications."]
    assert said(sheet, required=("date",)) == []
    assert said(saying(CoverSays.NONE, "risk"), required=("date", "legal")) == []


def came(*covers: CoverSheet | None, **more: Any) -> Paper:
    files = tuple(PaperFile(name="a.pdf", sha256=f"{at}a" * 32, size=9, cover=one) for at, one in enumerate(covers))
    return Paper(files=files, **more)


def register(*papers: Paper, day: dt.date = MEETING.date) -> Register:
    old, new = RuleSet(cover_sheet=("date",)), RuleSet(from_date=dt.date(2021, 1, 27))
    item = WorkItem(id="W1", title="Estate", meeting="M1", papers=papers)
    return Register.of(Panel(id="PANEL", name="A panel", rules=(old, new)), replace(MEETING, date=day), item)


@pytest.mark.parametrize(("day", "told"), [(dt.date(2021, 3, 25), 1), (dt.date(2020, 3, 26), 0)])
def test_the_rules_are_those_of_the_day_of_the_meeting_and_the_sheet_that_of_the_version_in_force(
    day: dt.date, told: int
) -> None:
    sheet = without("legal", date="", hour=None)
    held = register(came(saying(CoverSays.NONE, "risk"), sheet), day=day)
    item = held.need(WorkItem, "W1", "item")
    assert len(remarks_on(held, item, item.papers[0], dt.date(2021, 3, 1))) == told
    assert remarks_on(held, item, Paper(), dt.date(2021, 3, 1)) == ()


def test_one_paper_with_a_sheet_is_enough_for_an_item() -> None:
    for papers, unread in (
        ((), False),
        ((Paper(),), False),
        ((came(None),), True),
        ((came(None), came(SHEET, number=2)), False),
        ((came(SHEET, None),), True),
        ((came(None, withdrawn_on=dt.date(2021, 3, 2)),), False),
    ):
        assert is_unread(WorkItem(id="W1", title="Estate", papers=papers)) is unread


def test_a_mark_is_another_when_something_else_is_wrong() -> None:
    one, other = (tuple(remarks(saying(CoverSays.NONE, code), CODES, MEETING)) for code in ("legal", "risk"))
    assert remarks_mark(one) == remarks_mark(one) != remarks_mark(other)
    assert len(remarks_mark(one)) == 8
