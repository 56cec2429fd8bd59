"""Where a finding could name several letters, publications or days, it names the one that presses."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.records import (
    CyclicalItem,
    FoundInFile,
    Issue,
    Meeting,
    Panel,
    Paper,
    PaperFile,
    Person,
    Record,
    RuleSet,
    Seat,
    WorkItem,
)
from store.records.agenda import FIRST, SUPPLEMENT
from store.records.meeting import PackBuilt
from store.records.panel import DeadlineRule
from store.register import Register
from store.rules.calendar.deadlines import AGENDA_SETTLED, DRAFT_REPORTS
from store.rules.chasing.due import ACTION, REPORT, Awaited, Chaser
from store.rules.declarations.interests import Effect, _stricter, find_kind
from store.rules.declarations.kinds import PUBLIC
from store.rules.findings import papers as papers_findings
from store.rules.findings.agendas import _published
from store.rules.findings.chasing import letters_due
from store.rules.findings.deadlines import holidays_by_rule
from store.rules.findings.finding import Scene
from store.rules.findings.members import interests_to_register
from store.rules.findings.papers import come_upon, cover_sheets
from store.rules.programme.covers import Remark
from tests.store.rules.findings.scenes import JULY, PLAN, SEPTEMBER, TODAY, day, findings_of, meetings, scene

COMING = meetings()[1]


def letter(to: str, due: dt.date | None, *, sort: str = ACTION, meeting: Meeting | None = None) -> Chaser:
    return Chaser(sort, to, (Awaited(f"{sort}:{to}", f"A{to}", "What it is", due),), meeting)


def told(*letters: Chaser) -> list[tuple[Any, ...]]:
    office = scene()
    vars(office)["letters"] = letters
    return [(one.code, one.sentence, one.by, one.only, one.records) for one in letters_due(office)]


def test_letters_of_one_sort_for_one_meeting_are_one_finding_with_the_first_day() -> None:
    before, after = day(7, 9), day(7, 20)
    said = "3 letters asking about 3 actions are due and not recorded as sent: to Ann, Bob and Cat."
    first = " The first fell due on Friday 9 July 2021."
    several = told(letter("Ann", after), letter("Bob", before), letter("Cat", None))
    assert several == [("action-to-chase", said + first, before, None, ("AAnn", "ABob", "ACat"))]
    said = "1 letter asking about 1 action is due and not recorded as sent: to Ann."
    assert told(letter("Ann", None)) == [("action-to-chase", said, TODAY, None, ("AAnn",))]
    reports = letter("Ann", after, sort=REPORT, meeting=COMING), letter("Bob", TODAY, sort=REPORT, meeting=COMING)
    ((_, sentence, by, only, _records),) = told(*reports)
    assert sentence.endswith("to Ann and Bob. The first falls due on Monday 12 July 2021.")
    assert (by, only) == (TODAY, COMING.id)


def issue(number: int, on: int) -> Issue:
    return Issue(kind=SUPPLEMENT if number else FIRST, number=number or 1, on=day(7, on))


@pytest.mark.parametrize(
    ("built", "days", "said"),
    [
        (9, (9,), ""),
        (8, (9,), "the agenda went out on Friday 9 July 2021."),
        (9, (9, 10), "the supplement 1 went out on Saturday 10 July 2021."),
        (8, (9, 10, 11), "the supplement 2 went out on Sunday 11 July 2021."),
        (10, (9, 10), ""),
    ],
)
def test_a_pack_is_behind_the_last_publication(built: int, days: tuple[int, ...], said: str) -> None:
    issues = tuple(issue(number, on) for number, on in enumerate(days))
    out = replace(COMING, agenda_published_on=day(7, 9), published=issues, pack=PackBuilt(on=day(7, built), folder="x"))
    behind = [one for one in _published(scene(out), out) if one.code == "pack-behind"]
    assert len(behind) == bool(said)
    assert all(one.sentence.endswith(said) for one in behind)
    assert all(one.brief == f"The pack was built before {said.split(' on ', maxsplit=1)[0]}" for one in behind)


@pytest.mark.parametrize(
    ("one", "other", "speak", "vote", "stay"),
    [
        (("yes", "yes", "yes"), ("no", "yes", "yes"), "no", "yes", "yes"),
        (("no", "yes", "yes"), ("yes", "yes", "yes"), "no", "yes", "yes"),
        ((PUBLIC, "yes", "yes"), ("yes", "no", "yes"), PUBLIC, "no", "yes"),
        (("", "yes", "yes"), (PUBLIC, "yes", "yes"), PUBLIC, "yes", "yes"),
        (("yes", "no", "yes"), ("yes", "yes", "no"), "yes", "no", "no"),
        (("yes", "yes", "no"), ("yes", "no", "yes"), "yes", "no", "no"),
        (("yes", "yes", "yes"), ("", "", ""), "yes", "yes", "yes"),
    ],
)
def test_of_two_interests_the_stricter_answer_to_each_question_binds(
    one: tuple[str, str, str], other: tuple[str, str, str], speak: str, vote: str, stay: str
) -> None:
    both = _stricter(Effect(*one, why="a"), Effect(*other, why="b"))
    assert (both.speak, both.vote, both.stay) == (speak, vote, stay)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("DPI", "dpi"),
        ("a disclosable pecuniary interest", "dpi"),
        ("NRI", "nri"),
        ("non-registrable interest", "nri"),
        ("flowers", ""),
    ],
)
def test_a_kind_is_known_by_any_of_its_words(words: str, code: str) -> None:
    kind = find_kind(scene().register, TODAY, words)
    assert (kind.code if kind else "") == code


def missing(*records: Record, cyclical: tuple[CyclicalItem, ...] = (), today: dt.date = TODAY) -> list[Any]:
    every = findings_of(*records, cyclical=cyclical, today=today)
    return [(one.title, one.by, one.meeting, one.waits) for one in every if one.code == "business-missing"]


def test_business_that_can_be_taken_at_several_meetings_presses_from_the_first_on() -> None:
    performance = CyclicalItem(code="q1", title="Performance", words=("performance",), months=(7, 8, 9))
    assert missing(cyclical=(performance,)) == [("Performance", day(7, 29), JULY, True)]
    later = replace(performance, months=(9,))
    assert missing(cyclical=(later,)) == [("Performance", day(9, 30), SEPTEMBER, False)]
    assert missing(cyclical=(performance,), today=day(8, 1)) == [("Performance", day(9, 30), SEPTEMBER, False)]


def test_the_draft_plan_presses_from_the_first_meeting_on_at_which_it_can_be_reviewed() -> None:
    none = replace(PLAN, steps=())
    title = "Draft Police and Crime Plan"
    assert missing(none) == [(title, day(7, 29), JULY, True)]
    assert missing(none, today=day(8, 1)) == [(title, day(9, 30), SEPTEMBER, False)]
    assert (title, dt.date(2022, 3, 31), None, False) in missing(none, today=day(10, 1))
    after = Meeting(id="M9", date=dt.date(2022, 5, 1))
    assert (title, dt.date(2022, 3, 31), None, False) in missing(none, after, today=dt.date(2022, 4, 10))


def test_years_whose_holidays_are_worked_out_are_told_in_order() -> None:
    coming = [Meeting(id=f"M{number}", date=dt.date(year, 3, 1)) for number, year in ((7, 2034), (8, 2031), (9, 2032))]
    told = [one.sentence for one in holidays_by_rule(scene(*coming))]
    assert told == [f"The bank holidays of {year} are by rule, not yet confirmed." for year in (2031, 2032, 2034)]


@pytest.mark.parametrize(
    ("days", "takes"),
    [((40, 30), True), ((5, 30), False), ((30, 5), False), ((5, 6), False), ((), True)],
)
def test_a_meeting_takes_more_until_the_first_of_its_days_for_business_has_passed(
    days: tuple[int, ...], takes: bool
) -> None:
    rules = [
        DeadlineRule(code=code, label=code, mode="calendar", n=60 - left)
        for code, left in zip((AGENDA_SETTLED, DRAFT_REPORTS), days, strict=False)
    ]
    panel = Panel(id="PANEL", name="A panel", rules=(RuleSet(deadlines=tuple(rules)),))
    meeting = Meeting(id="M1", date=dt.date(2021, 9, 20))
    today = meeting.date - dt.timedelta(days=50)
    assert Scene(Register.of(panel, meeting), today).takes_more(meeting) is takes


def test_those_who_register_interests_are_told_by_the_day_on_which_it_is_owed() -> None:
    people = [Person(id=f"P{number}", name=name) for number, name in enumerate(("Ann", "Bob", "Cat"), 1)]
    joined = (day(7, 8), day(6, 20), day(7, 8))
    seats = [Seat(id=f"S{number}", person=f"P{number}", from_date=on) for number, on in enumerate(joined, 1)]
    told_of = [(one.records, one.sentence.split(" with ")[0]) for one in interests_to_register(scene(*people, *seats))]
    assert told_of == [
        (("S2",), "Bob registers pecuniary interests"),
        (("S1", "S3"), "Ann and Cat register pecuniary interests"),
    ]


BAD = FoundInFile(kind="comment", where="page 1", what="There is a comment.")


def version(name: str, *traces: FoundInFile) -> PaperFile:
    return PaperFile(name=f"{name}.docx", sha256=name * 64, size=1, found=traces)


@pytest.mark.parametrize(
    ("files", "keys"),
    [
        ((), []),
        (("b", "a"), []),
        (("b",), ["paper-to-mend:W1:1.bbbbbbbbbbbb"]),
        (("a", "b"), ["paper-to-mend:W1:1.bbbbbbbbbbbb"]),
    ],
)
def test_the_version_in_force_of_a_paper_is_looked_at(files: tuple[str, ...], keys: list[str]) -> None:
    known = {"a": version("a"), "b": version("b", BAD)}
    paper = Paper(what="Report", files=tuple(known[name] for name in files))
    item = WorkItem(id="W1", title="Plan", meeting=JULY, papers=(paper,))
    told_of = list(come_upon(scene(item)))
    assert [one.key for one in told_of] == keys
    assert all("“Report” (b.docx)" in one.sentence for one in told_of)
    unread = [one.key for one in cover_sheets(scene(item)) if one.code == "paper-cover-unread"]
    assert unread == ([f"paper-cover-unread:W1:{files[-1] * 12}"] if files else [])


@pytest.mark.parametrize(
    ("asks", "cure"),
    [
        ((False, False), "Look at the sheet yourself; then set this aside."),
        ((True, False), "Ask its author for it put right, and put the new version in force; or set this aside."),
        ((False, True), "Ask its author for it put right, and put the new version in force; or set this aside."),
    ],
)
def test_the_author_is_asked_if_one_remark_on_a_cover_sheet_is_for_them(
    asks: tuple[bool, ...], cure: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    remarks = tuple(Remark(f"r{number}", f"Remark {number}.", ask=ask) for number, ask in enumerate(asks, 1))
    monkeypatch.setattr(papers_findings, "remarks_on", lambda *_: remarks)
    paper = Paper(what="Report", files=(version("a"), version("b")))
    item = WorkItem(id="W1", title="Plan", meeting=JULY, papers=(paper,))
    (one,) = (each for each in cover_sheets(scene(item)) if each.code == "paper-cover")
    assert one.cure == cure
    assert one.sentence == "“Plan”: the cover sheet of “Report” (b.docx). Remark 1. Remark 2."
    assert one.key.startswith("paper-cover:W1:1.bbbbbbbbbbbb.")
