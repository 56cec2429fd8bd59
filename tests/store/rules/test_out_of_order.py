"""What records give in any order is told in the order of the rule, and of several things the one the rule names."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from store.queries.calendar.holidays import working_days_of
from store.records import (
    Action,
    Asker,
    Clause,
    Complaint,
    Issue,
    ItemMove,
    ItemStatus,
    Meeting,
    MeetingKind,
    MeetingMove,
    MeetingStatus,
    Minute,
    Nation,
    Outcome,
    Panel,
    Paper,
    Person,
    Question,
    Response,
    Seat,
    WorkItem,
)
from store.records.action import DueKind, PointOutcome
from store.records.agenda import FIRST, SUPPLEMENT, IssuedLine, MinutesOut
from store.records.panel import DeadlineRule, RuleSet
from store.records.work_item import PaperFile
from store.register import Register
from store.rules.actions.actions import why_not_split_any
from store.rules.actions.carrying import period_due
from store.rules.actions.replies import known_of_letter, with_outcome
from store.rules.after import steps
from store.rules.after.steps import Leftover, leftovers
from store.rules.agenda.exclusion import exclusion_words
from store.rules.agenda.lateness import basis_words
from store.rules.agenda.minutes_out import without_settled_lack
from store.rules.agenda.standing_now import _without_old_files
from store.rules.as_at import _before_publication, _item
from store.rules.beginning import is_beginning, needs
from store.rules.calendar.deadlines import deadlines, farthest
from store.rules.calendar.meetings import why_not_any_status
from store.rules.calendar.printed_kinds import is_of_panel
from store.rules.calendar.proposing import Pattern, propose, why_not_pattern
from store.rules.complaints.retention import complaints_in_journal
from store.rules.complaints.subjects import stands_openly
from store.rules.corrections import Passage, PassagePiece, PieceKind
from store.rules.day_checks import TypedDay, _long_ago
from store.rules.days.counting import warnings_for
from store.rules.findings.finding import Scene, finding
from store.rules.imports import ImportPlace

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")
HELD = Meeting(id="M1", date=dt.date(2021, 7, 1), status=MeetingStatus.HELD)
A, B, C = dt.date(2021, 3, 1), dt.date(2021, 4, 1), dt.date(2021, 5, 1)


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        ((), "split-none"),
        ((False,), "split-none"),
        ((False, True), ""),
        ((True, False), ""),
    ],
)
def test_one_minute_with_a_resolution_can_be_split(texts: tuple[bool, ...], code: str) -> None:
    minutes = [
        Minute(id=f"N{number}", meeting="M1", text="x", resolutions=(Clause(text="To look."),) if resolved else ())
        for number, resolved in enumerate(texts, 1)
    ]
    problem = why_not_split_any(Register.of(PANEL, *minutes))
    assert (problem.code if problem else "") == code
    recommended = Minute(id="N9", meeting="M1", text="x", recommendations=(Clause(text="To look."),))
    assert why_not_split_any(Register.of(PANEL, *minutes, recommended)) is None


@pytest.mark.parametrize(
    ("order", "alone"),
    [((1, 2, 3), dt.date(2020, 4, 1)), ((3, 1, 2), dt.date(2020, 9, 25)), ((2, 3, 1), dt.date(2020, 6, 20))],
)
def test_what_comes_again_is_counted_from_the_first_time_it_was_had(order: tuple[int, ...], alone: dt.date) -> None:
    held = [
        Meeting(id=f"M{number}", date=dt.date(2020, *on), status=MeetingStatus.HELD)
        for number, on in enumerate(((1, 1), (3, 20), (6, 25)), 1)
    ]
    items = tuple(WorkItem(id=f"W{number}", title="x", meeting=f"M{number}") for number in order)
    action = Action(id="A1", text="x", due_kind=DueKind.QUARTERLY)
    register = Register.of(PANEL, *held, *items, action)
    assert period_due(register, action, items, TODAY) == (dt.date(2020, 10, 1), None)
    assert period_due(register, action, items[:1], TODAY)[0] == alone


def test_the_outcome_of_a_reply_is_put_in_its_place_and_the_others_stay() -> None:
    def outcomes(before: Response | None, which: int) -> list[str]:
        return [one.part for one in with_outcome(before, Response(outcome=Outcome.NOTED, part="new"), which).outcomes]

    further = tuple(PointOutcome(outcome=Outcome.NOTED, part=part) for part in "bc")
    before = Response(outcome=Outcome.NOTED, part="a", further=further)
    assert [outcomes(before, which) for which in (1, 2, 3, 4)] == [
        ["new", "b", "c"],
        ["a", "new", "c"],
        ["a", "b", "new"],
        ["a", "b", "c", "new"],
    ]
    assert outcomes(None, 1) == ["new"]


def test_of_other_points_that_a_letter_answers_the_first_says_what_is_known_of_it() -> None:
    actions = [
        Action(
            id=f"A{number}",
            text="x",
            meeting="M1",
            response=Response(outcome=Outcome.NOTED, letter=letter, dated=day) if letter else None,
        )
        for number, (letter, day) in enumerate((("", None), ("L/1", A), ("L/1", B), ("L/2", C)), 1)
    ]
    register = Register.of(PANEL, HELD, *actions)
    told = [known_of_letter(register, actions[0], letter).get("dated") for letter in ("l/1", "L/2", "L/3")]
    assert told == [A, C, None]
    assert known_of_letter(register, actions[2], "L/1")["dated"] == B


def test_what_is_left_after_a_meeting_is_told_stage_by_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    def step(*stages: str) -> Any:
        return lambda *_: iter(
            [Leftover(stage, f"{stage} {number}", "", "", "", "") for number, stage in enumerate(stages)]
        )

    monkeypatch.setattr(steps, "_STEPS", (step("programme", "dates"), step("minutes", "dates"), step("minutes")))
    told = [one.code for one in leftovers(Register.of(PANEL, HELD), HELD, TODAY)]
    assert told == ["minutes 0", "minutes 0", "dates 1", "dates 1", "programme 0"]


def test_a_finding_is_of_a_meeting_if_one_of_its_records_is_and_the_first_is_opened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    moved = (ItemMove(on=A, how="deferred", from_meeting="M9"), ItemMove(on=B, how="deferred", from_meeting="M1"))
    records = [
        WorkItem(id="W1", title="x", meeting="M1"),
        WorkItem(id="W2", title="x", meeting="M9"),
        WorkItem(id="W3", title="x", moves=moved),
        WorkItem(id="W4", title="x", moves=moved[::-1]),
    ]
    code = next(iter(steps.OF_FINDINGS))
    told = [
        finding(code, ids, ids[0], place="", cure="")
        for ids in (("W2", "W1"), ("W2", "W9"), ("W3", "W2"), ("W4", "W2"))
    ]
    monkeypatch.setattr(steps, "all_findings", lambda _: told)
    scene: Any = SimpleNamespace(register=Register.of(PANEL, HELD, *records), coming=())
    assert [one.record for one in steps._of_findings(scene, HELD)] == ["W2", "W3"]


def test_powers_behind_recommendations_are_named_by_the_alphabet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "why_not_draft_at", lambda *_: None)
    bases = ("s.9", "s.7", "s.3", "s.8", "s.5", "s.1", "s.3")
    actions = [
        Action(id=f"A{number}", text="x", meeting="M1", legal_basis=basis) for number, basis in enumerate(bases, 1)
    ]
    (one,) = steps._of_reports(Scene(Register.of(PANEL, HELD, *actions), TODAY), HELD)
    assert one.sentence == (
        "No report to the commissioner is drafted for 7 recommendations (s.1, s.3, s.5, s.7, s.8 and s.9)."
    )


@pytest.mark.parametrize(
    ("kept", "nation", "said", "weighed"),
    [
        (["3", "1, 2"], Nation.ENGLAND, "paragraphs 1, 2 and 3 of Part 1", True),
        (["18", "13"], Nation.WALES, "paragraphs 13 and 18 of Part 4", True),
        (["16"], Nation.WALES, "paragraph 16 of Part 4", False),
        (["16", "13"], Nation.WALES, "paragraphs 13 and 16 of Part 4", True),
        (["13", "16"], Nation.WALES, "paragraphs 13 and 16 of Part 4", True),
    ],
)
def test_paragraphs_are_cited_in_their_order_and_weighed_if_one_is(
    kept: list[str], nation: Nation, said: str, weighed: bool
) -> None:
    words = exclusion_words(["A"], kept, nation)
    assert said in words
    assert ("public interest" in words) is weighed


def test_papers_with_too_few_days_are_told_with_their_basis() -> None:
    assert [basis_words(one) for one in ("", "not settled", "late item", "shorter notice")] == [
        "no lawful basis recorded",
        "not settled yet",
        "as late item",
        "as shorter notice",
    ]


def issued(*issues: Issue) -> Meeting:
    return Meeting(id="M2", date=dt.date(2021, 7, 29), agenda_published_on=A, published=issues)


NONE_OUT, SOME_OUT = MinutesOut(), MinutesOut(file=PaperFile(name="m.pdf", sha256="0" * 64, size=1))


@pytest.mark.parametrize(
    ("out", "left"),
    [
        ((None, None), (None, None)),
        ((NONE_OUT, NONE_OUT), (None, NONE_OUT)),
        ((SOME_OUT, NONE_OUT), (SOME_OUT, NONE_OUT)),
        ((NONE_OUT, SOME_OUT), (None, SOME_OUT)),
        ((None, NONE_OUT), (None, NONE_OUT)),
    ],
)
def test_what_minutes_went_out_is_asked_of_the_agenda_itself(
    out: tuple[MinutesOut | None, ...], left: tuple[MinutesOut | None, ...]
) -> None:
    kinds = (FIRST, SUPPLEMENT)
    meeting = issued(*(Issue(kind=kind, on=A, minutes_out=one) for kind, one in zip(kinds, out, strict=True)))
    assert tuple(one.minutes_out for one in without_settled_lack(meeting).published) == left


def test_a_file_is_put_in_afterwards_if_none_went_out_with_the_agenda_itself() -> None:
    file = PaperFile(name="r.pdf", sha256="0" * 64, size=1)
    bare, full = (
        IssuedLine(line=name, number="1", papers=(Paper(files=files),)) for name, files in (("L1", ()), ("L2", (file,)))
    )
    now = IssuedLine(line="L1", number="1", papers=(Paper(files=(file,)),))
    without, within = (
        issued(Issue(kind=FIRST, on=A, lines=(bare,)), Issue(kind=SUPPLEMENT, on=B, lines=(full,))),
        issued(Issue(kind=FIRST, on=A, lines=(bare, full)), Issue(kind=SUPPLEMENT, on=B, lines=(bare,))),
    )
    assert [len(_without_old_files(meeting, bare, now).papers[0].files) for meeting in (without, within)] == [0, 1]


@pytest.mark.parametrize(
    ("moves", "status"),
    [
        ((), MeetingStatus.CALLED),
        ((A,), MeetingStatus.CALLED),
        ((A, C), MeetingStatus.ARRANGED),
        ((C, A), MeetingStatus.ARRANGED),
    ],
)
def test_an_agenda_that_was_out_calls_a_meeting_unless_it_was_moved_since(
    moves: tuple[dt.date, ...], status: MeetingStatus
) -> None:
    first, again = Issue(kind=FIRST, on=B), Issue(kind=FIRST, on=dt.date(2021, 6, 1))
    whole = Meeting(id="M2", date=dt.date(2021, 7, 29), published=(first, again), status=MeetingStatus.CALLED)
    then = Meeting(
        id="M2",
        date=dt.date(2021, 7, 29),
        published=(first,),
        agenda_published_on=B,
        moves=tuple(MeetingMove(on=on, from_date=C, to_date=C) for on in moves),
    )
    assert _before_publication(Register.of(PANEL, whole), then, MeetingStatus.CALLED) == {"status": status}


@pytest.mark.parametrize(
    ("hows", "status"),
    [
        (("withdrawn", "deferred"), ItemStatus.DEFERRED),
        (("deferred", "withdrawn"), ItemStatus.WITHDRAWN),
        (("withdrawn", "moved"), ItemStatus.PLANNED),
    ],
)
def test_an_item_stood_as_its_last_move_before_had_left_it(hows: tuple[str, ...], status: ItemStatus) -> None:
    moves = tuple(ItemMove(on=A, how=how) for how in hows)
    whole = WorkItem(id="W1", title="x", moves=(*moves, ItemMove(on=C, how="moved")), status=ItemStatus.CONSIDERED)
    then = WorkItem(id="W1", title="x", moves=moves, status=ItemStatus.CONSIDERED)
    assert _item(Register.of(PANEL, whole), then, B).status is status


def test_a_panel_begins_as_long_as_anything_is_lacking() -> None:
    panel = Panel(id="PANEL", name="A panel", rules_name="Another panel")
    records = (Seat(id="S1"), HELD, WorkItem(id="W1", title="x"))
    assert not is_beginning(Register.of(panel, *records), TODAY)
    assert is_beginning(Register.of(PANEL, *records), TODAY)
    for lacking in records:
        assert is_beginning(Register.of(panel, *(one for one in records if one is not lacking)), TODAY)


def test_the_first_meeting_to_come_is_named_to_whoever_begins() -> None:
    coming = [
        Meeting(id=f"M{number}", date=day) for number, day in enumerate((C, dt.date(2021, 9, 1), dt.date(2021, 8, 1)))
    ]
    told = {one.code: one.now for one in needs(Register.of(PANEL, *coming), TODAY)}
    assert told["meetings"] == "2 meetings to come, the first on Sunday 1 August 2021"


RULES = RuleSet(
    deadlines=tuple(DeadlineRule(code=f"d{n}", label=f"{n} days", mode="calendar", n=n) for n in (3, 40, 12))
)


def test_deadlines_are_told_the_earliest_first_and_sought_as_far_as_the_longest_reaches() -> None:
    panel = Panel(id="PANEL", name="A panel", rules=(RULES,))
    meeting = Meeting(id="M2", date=dt.date(2021, 7, 29))
    told = deadlines(Register.of(panel, meeting), meeting, working_days_of(panel))
    own = [(one.label, one.due) for one in told if one.label.endswith(" days")]
    assert own == [
        ("40 days", dt.date(2021, 6, 19)),
        ("12 days", dt.date(2021, 7, 17)),
        ("3 days", dt.date(2021, 7, 26)),
    ]
    assert [one.due for one in told] == sorted(one.due for one in told)
    assert len({one.due for one in told}) > 3
    assert [farthest(rules) for rules in (RULES, RuleSet())] == [172, 92]


def test_a_status_that_cannot_be_is_told_by_the_first() -> None:
    assert why_not_any_status(HELD, TODAY) is None
    problem = why_not_any_status(replace(HELD, known_by="week"), TODAY)
    assert problem is not None
    assert problem.sentence.endswith("is held and cannot become proposed.")


@pytest.mark.parametrize(
    ("words", "own"),
    [("The Borset Board", True), ("the borset board", True), ("the Ambridge Board", False), ("Police Panel", True)],
)
def test_a_body_is_the_panel_by_any_of_its_names(words: str, own: bool) -> None:
    assert is_of_panel(words, ("A name", "The Borset Board", " ")) is own
    assert not is_of_panel("The Borset Board", ("", " "))


def test_dates_are_proposed_in_the_order_of_the_year_with_the_reserve_among_them() -> None:
    pattern = Pattern(year=2021, number=2, months=(3, 11), weekday=3, week=1)
    dates = propose(Register.of(PANEL), pattern, working_days_of(PANEL))
    assert [(one.date.year, one.date.month, one.kind) for one in dates] == [
        (2021, 11, MeetingKind.ANNUAL),
        (2022, 2, MeetingKind.RESERVE),
        (2022, 3, MeetingKind.ORDINARY),
    ]
    (problem,) = why_not_pattern(Pattern(year=2021, months=(3, 13, 0)))
    assert problem.sentence == "There is no month 13."


def test_a_change_of_one_author_is_told_as_it_was_begun() -> None:
    same, struck, added = PieceKind.SAME, PieceKind.STRUCK, PieceKind.ADDED
    pieces = (
        PassagePiece("The "),
        PassagePiece("old ", struck, "Ann", "1 July"),
        PassagePiece("new ", added, "Ann", "2 July"),
        PassagePiece("big ", added, "Bob", "3 July"),
        PassagePiece("plan", same),
    )
    passage = Passage(key="p", place=ImportPlace("file", "", 4), pieces=pieces)
    assert [(one.key, one.struck, one.added, one.author, one.on) for one in passage.changes] == [
        ("p:1", "old ", "new ", "Ann", "1 July"),
        ("p:3", "", "big ", "Bob", "3 July"),
    ]
    assert passage.after({"p:1"}) == "The new plan"


def test_of_complaints_in_the_journal_alone_those_that_may_go_are_named_in_order() -> None:
    journal = frozenset({"K9", "K3", "K5", "K1", "K7", "A2"})
    kept = Complaint(id="K5", received_on=A)
    assert complaints_in_journal(Register.of(PANEL, kept), TODAY, journal) == ("K1", "K3", "K7", "K9")


@pytest.mark.parametrize(
    ("part", "openly"),
    [("Panel", True), ("Police and Crime Commissioner", True), ("of crime", True), ("Bill Bird", True), ("Ann", False)],
)
def test_a_name_stands_openly_in_any_title_or_in_the_register(part: str, openly: bool) -> None:
    register = Register.of(PANEL, Person(id="P1", name="Bill Bird"))
    assert stands_openly(register, part) is openly


@pytest.mark.parametrize("today", [TODAY, dt.date(2030, 1, 1)])
def test_a_day_is_long_ago_beside_its_meeting_however_long_that_is_past(today: dt.date) -> None:
    question = Question(id="Q1", text="x", asker=Asker(name="A"), meeting="M1")
    register = Register.of(PANEL, HELD, question)

    def said(day: dt.date) -> tuple[str, ...]:
        return _long_ago(TypedDay(register, question, day, today))

    assert said(dt.date(2020, 1, 1)) == ()
    assert said(dt.date(2010, 1, 1)) == ("Friday 1 January 2010 was more than five years ago.",)


def test_each_year_from_one_day_to_the_other_is_warned_of_whose_holidays_are_not_confirmed() -> None:
    table = working_days_of(PANEL)
    first, last = dt.date(table.last_year + 1, 12, 5), dt.date(table.last_year + 3, 1, 9)
    years = [str(table.last_year + more) for more in (1, 2, 3)]
    for pair in ((first, last), (last, first)):
        unsure = [one.sentence for one in warnings_for(*pair, table) if one.code != "days.meeting_not_working"]
        assert len(unsure) == 3
        assert all(year in sentence for year, sentence in zip(years, unsure, strict=True))
