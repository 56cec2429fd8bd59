"""The last that a command takes and the first it does not; what it says of what is there, and where nothing is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.actions.recommendations import respond
from store.commands.agenda.sending import record_sent
from store.commands.attendance.room import set_remote
from store.commands.calendar.panel_days import close_office
from store.commands.edits import _LONGEST, _sentence
from store.commands.members.importing_people import _seat_of
from store.commands.members.seats import _held_on
from store.commands.minutes.minutes import edit_minute
from store.commands.minutes.sets import finalise_minutes
from store.commands.programme.returned import _Taking
from store.commands.questions.receipt import receive_question
from store.commands.reports.drafting import draft_report
from store.commands.returned_lines import change_line, who
from store.commands.room.back import BACK
from store.commands.settings.rule_sets import confirm_rules, take_rules
from store.commands.settings.settings import _code, _why_not_count, change_setting, remove_deadline
from store.commands.settling import _short, set_criteria
from store.edit import Edit
from store.problems import Problem, Refused
from store.queries.calendar.holidays import listed
from store.records import (
    Action,
    ActionKind,
    Attendance,
    InTheChair,
    ItemStatus,
    Meeting,
    Minute,
    Person,
    Presence,
    Role,
    RoundKind,
    RuleSet,
    Seat,
    Stamp,
    StampKind,
    StatutoryRound,
    WorkItem,
)
from store.records.action import Outcome
from store.records.minute import Clause
from store.records.panel import DeadlineRule
from store.register import Register
from store.rules.corrections import Passage, PassagePiece, PieceKind
from store.rules.imports import Correction, ImportPlace, ImportState
from tests.store.commands.minutes.leaving import as_printed
from tests.store.commands.office import HELD, JULY, TODAY, codes, day, office, refusal, run


def put(*records: Any) -> Register:
    return office().with_edit(Edit("", records))


def told(command: Callable[..., Edit], **given: Any) -> tuple[Problem, ...]:
    """Give what a command refuses; nothing, if it is done."""
    try:
        command(office(), TODAY, **given)
    except Refused as refused:
        return refused.problems
    return ()


FROM, TO = dt.date(2021, 5, 1), dt.date(2021, 5, 31)


@pytest.mark.parametrize(
    ("first", "last", "on", "held"),
    [
        (None, None, TODAY, True),
        (FROM, None, FROM, True),
        (FROM, None, dt.date(2021, 4, 30), False),
        (None, TO, TO, True),
        (None, TO, dt.date(2021, 6, 1), False),
        (FROM, TO, dt.date(2021, 5, 15), True),
        (FROM, TO, dt.date(2021, 6, 1), False),
    ],
)
def test_a_seat_is_held_from_its_first_day_to_its_last(
    first: dt.date | None, last: dt.date | None, on: dt.date, held: bool
) -> None:
    assert _held_on(Seat(id="S1", from_date=first, to_date=last), on) is held


@pytest.mark.parametrize(("length", "taken"), [(60, True), (61, False)])
def test_a_criterion_has_sixty_characters_at_most(length: int, taken: bool) -> None:
    given = {"criteria": ("x" * length,)}
    if taken:
        assert run(office(), set_criteria, **given).edit.puts
    else:
        assert codes(refusal(office(), set_criteria, **given)) == ["text-too-long"]


@pytest.mark.parametrize(("letter", "taken"), [("a" * 12, True), ("a" * 13, False)])
def test_the_letter_of_a_clause_has_twelve_characters_at_most(letter: str, taken: bool) -> None:
    lists: Any = {"resolutions": (Clause(label=letter, text="That it be so"),)}
    if taken:
        done = run(office(), edit_minute, minute="N1", lists=lists)
        assert done.after.need(Minute, "N1").resolutions[0].label == letter
    else:
        assert {one.field for one in refusal(office(), edit_minute, minute="N1", lists=lists)} == {"resolutions"}


@pytest.mark.parametrize(
    ("name", "number", "taken"),
    [
        ("signatures", 0, True),
        ("signatures", -1, False),
        ("signatures", 10_000_000, True),
        ("signatures", 10_000_001, False),
        ("minutes", 1, True),
        ("minutes", 0, False),
        ("minutes", 240, True),
        ("minutes", 241, False),
    ],
)
def test_signatures_and_minutes_lie_between_what_can_be(name: str, number: int, taken: bool) -> None:
    given: dict[str, Any] = {"name": "A. Asker", "text": "Why?", name: number}
    problems = {one.field for one in told(receive_question, **given)}
    assert (name not in problems) is taken


@pytest.mark.parametrize(("days", "taken"), [(366, True), (367, False)])
def test_the_office_is_closed_for_a_year_at_most(days: int, taken: bool) -> None:
    first = dt.date(2021, 8, 1)
    given: dict[str, Any] = {"first": first, "last": first + dt.timedelta(days), "reason": "Works"}
    if taken:
        assert run(office(), close_office, **given).edit.sentence == (
            "Recorded the office as closed from 1 August 2021 to 2 August 2022"
        )
    else:
        assert codes(refusal(office(), close_office, **given)) == ["closures.long"]
    alone = run(office(), close_office, first=first, last=None, reason="Works")
    assert alone.edit.sentence == "Recorded the office as closed on 1 August 2021"


@pytest.mark.parametrize(("number", "taken"), [(1, True), (250, True), (251, False), (-1, False)])
def test_a_deadline_is_so_many_days_away_at_most(number: int, taken: bool) -> None:
    rule = DeadlineRule(code="drafts", label="Drafts", mode="wd_before", n=number)
    problem = _why_not_count(rule, listed(), office().panel, TODAY)
    assert (problem is None) is taken
    if problem:
        assert (problem.code, problem.field) == ("deadline.n", "n")
        assert problem.cure == "Type a number up to 250."


def test_what_is_quoted_back_is_cut_where_nobody_reads_on() -> None:
    typed = "y" * 41
    (unknown,) = refusal(office(), remove_deadline, code=typed)
    assert f"no deadline “{'y' * 40}”." in unknown.sentence
    (part,) = refusal(office(), confirm_rules, part=typed)
    assert part.sentence == f"“{'y' * 40}” is no part of the rules that can be confirmed."
    one = StatutoryRound(id="R9", kind=RoundKind.PRECEPT, year=2021)
    step = next(each for each in refusal(put(one), draft_report, round_id="R9", step=typed) if each.field == "step")
    assert step.sentence.startswith(f"“{'y' * 40}” is no report in ")


@pytest.mark.parametrize(
    ("words", "code"),
    [("Draft reports", "draft-reports"), ("Bwrdd Heddlu’r Wŷr (1)", "bwrdd-heddlu-r-w-r-1"), ("d" * 61, "d" * 60)],
)
def test_the_code_of_a_deadline_is_made_of_its_name(words: str, code: str) -> None:
    assert _code(words) == code


def test_a_long_text_in_a_sentence_is_shortened_to_sixty_characters() -> None:
    assert _short("x" * 60) == "x" * 60
    assert len(_short("x" * 61)) == 60


def test_what_was_done_to_several_is_told_as_far_as_it_can_be_read() -> None:
    assert _LONGEST == 240
    assert _sentence(["Moved A", "Moved B"]) == "Moved A. Moved B"
    assert _sentence(["Moved A", "Moved A"]) == "Moved A (2 of them)"
    assert _sentence(["Moved A"]) == "Moved A"
    half = "x" * 119
    assert _sentence([half, half, "Moved C"]) == f"{half}. {half}, and 1 more likewise"
    assert _sentence([half, half + "xx", "Moved C"]) == f"{half}, and 2 more likewise"


SENT: dict[str, tuple[tuple[str, ...], str, str]] = {
    "to one": (("P1",), "", "Recorded papers of {} as sent to A. Chairwoman on 12 July 2021"),
    "to two": (("P1", "P2"), "", "Recorded papers of {} as sent to 2 people on 12 July 2021"),
    "what": (("P1",), "Supplement 1", "Recorded Supplement 1 of {} as sent to A. Chairwoman on 12 July 2021"),
    "one twice": (("P1", "P1"), "", "Recorded papers of {} as sent to A. Chairwoman on 12 July 2021"),
}


@pytest.mark.parametrize("case", SENT)
def test_what_was_sent_and_to_whom_is_told(case: str) -> None:
    people, what, sentence = SENT[case]
    done = run(office(), record_sent, meeting=JULY, people=people, what=what, how="by e-mail")
    assert done.edit.sentence == sentence.format("the meeting of 29 July 2021")
    (sent,) = done.after.need(Meeting, JULY).sent
    assert (sent.what, sent.on, sent.how) == (what, TODAY, "by e-mail")
    assert sent.to == tuple(dict.fromkeys(people))


@pytest.mark.parametrize(
    ("author", "on", "words"),
    [
        ("A. Archer", "1 July 2021", "A. Archer on 1 July 2021"),
        ("A. Archer", "", "A. Archer"),
        ("", "", "somebody who is not named"),
        ("", "1 July 2021", "somebody who is not named on 1 July 2021"),
    ],
)
def test_whoever_changed_something_is_named_with_the_day_if_it_is_known(author: str, on: str, words: str) -> None:
    assert who(author, on) == words


RECOMMENDATION = Action(id="A3", kind=ActionKind.RECOMMENDATION, text="Look again", legal_basis="precept", meeting=HELD)


def test_which_outcome_of_a_reply_is_recorded_is_told_from_the_second_on() -> None:
    reply: dict[str, Any] = {"received_on": day(4, 20), "dated": day(4, 19), "reference": "Para 3"}
    one = run(put(RECOMMENDATION), respond, action="A3", outcome=Outcome.CHANGED, part="a", **reply)
    assert one.edit.sentence.startswith("Recorded the reply to ")
    two = run(one.after, respond, action="A3", outcome=Outcome.NOTED, which=2, part="b", **reply)
    assert two.edit.sentence.startswith("Recorded outcome 2 of the reply to ")


@pytest.mark.parametrize(("remote", "words"), [(True, "by remote link"), (False, "in the room")])
def test_how_somebody_was_there_is_told(remote: bool, words: str) -> None:
    there = Attendance(person="P3", presence=Presence.PRESENT, remote=not remote)
    register = put(replace(office().need(Meeting, HELD), attendance=(there,)))
    done = run(register, set_remote, meeting=HELD, people=("P3",), remote=remote)
    assert done.edit.sentence == f"Recorded C. Present as {words} at the meeting of 25 March 2021"
    assert done.after.need(Meeting, HELD).attendance == (replace(there, remote=remote),)


LATER: dict[str, tuple[tuple[dt.date, ...], str]] = {
    "none": ((), ""),
    "one": ((dt.date(2022, 5, 1),), "; the rules that begin on 1 May 2022 stay as they are"),
    "two: the first": (
        (dt.date(2022, 5, 1), dt.date(2023, 5, 1)),
        "; the rules that begin on 1 May 2022 stay as they are",
    ),
    "two, the other way round": (
        (dt.date(2023, 5, 1), dt.date(2022, 5, 1)),
        "; the rules that begin on 1 May 2022 stay as they are",
    ),
    "one that began before": ((dt.date(2020, 5, 1),), ""),
}
"""From which days on a panel has other rules, and what is said of them when rules of today are changed."""


@pytest.mark.parametrize("case", LATER)
def test_rules_that_begin_later_are_said_to_stay(case: str) -> None:
    days, stays = LATER[case]
    rules = (RuleSet(meeting_minutes=90), *(RuleSet(from_date=one) for one in days))
    register = put(replace(office().panel, rules=rules))
    done = run(register, take_rules, rules="common")
    assert done.edit.sentence.endswith(stays) if stays else "stay as they are" not in done.edit.sentence
    changed = run(register, change_setting, path="rules.meeting_minutes", value="75")
    assert changed.edit.sentence.endswith(stays) if stays else "stay as they are" not in changed.edit.sentence


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        (("5",), "; their numbers stand, 5"),
        (("5", "6"), "; their numbers stand, 5 to 6"),
        (("5", "6", "7"), "; their numbers stand, 5 to 7"),
        (("",), ": numbered 1"),
        (("", ""), ": numbered 1 to 2"),
        (("5", ""), ": numbered 5 to 6"),
    ],
)
def test_the_numbers_of_minutes_that_are_final_are_told_from_the_first_to_the_last(
    numbers: tuple[str, ...], words: str
) -> None:
    bare = [one for one in office().all(Minute) if one.meeting == HELD]
    minutes = [
        Minute(id=f"N{place}", meeting=HELD, heading="x", text="It was noted.", number=number, order=place)
        for place, number in enumerate(numbers, 101)
    ]
    register = put(*(replace(one, binned_on=TODAY) for one in bare), *minutes)
    done = run(register, finalise_minutes, meeting=HELD, left=as_printed(register, HELD))
    assert done.edit.sentence == f"Made the minutes of 25 March 2021 final{words}"


def test_a_row_that_was_struck_out_is_told_by_its_first_cell_and_withdraws_its_item_if_taken() -> None:
    def cell(column: int, text: str) -> Passage:
        place = ImportPlace("file", "", 10 + column)
        piece = PassagePiece(text, PieceKind.STRUCK, "Jane Smith")
        of_row = {"of_row": PieceKind.STRUCK, "of_row_author": "Jane Smith"}
        return Passage(key=f"p{column}", place=place, pieces=(piece,), row=2, column=column, **of_row)  # type: ignore[arg-type]

    for taken, status in ((False, ItemStatus.PLANNED), (True, ItemStatus.WITHDRAWN)):
        said = {"p0:row": Correction(taken=True)} if taken else {}
        work = _Taking(office(), TODAY, said)
        work.row([cell(0, "29 July 2021"), cell(1, "Performance"), cell(2, "x")])
        [line] = [one for one in work.lines if one.what != "change"]
        assert (line.key, line.place.line, line.taken) == ("p0:row", 10, taken)
        assert "A row struck out by Jane Smith" in line.why
        assert line.words == "29 July 2021 | Performance | x"
        assert work.register.need(WorkItem, "W3").status is status


@pytest.mark.parametrize(
    ("chairs", "left"),
    [
        ((("P1", None),), ()),
        ((("P1", dt.time(13)),), ()),
        ((("P1", dt.time(14)),), (("P1", dt.time(14)),)),
        ((("P2", dt.time(13)), ("P1", dt.time(13))), (("P2", dt.time(13)),)),
        ((("P2", None), ("P1", None)), (("P2", None),)),
    ],
)
def test_who_took_the_chair_by_an_event_that_is_taken_back_is_no_more_in_it(
    chairs: tuple[tuple[str, dt.time | None], ...], left: tuple[tuple[str, dt.time | None], ...]
) -> None:
    meeting = replace(
        office().need(Meeting, HELD), chairs=tuple(InTheChair(person=one, from_time=at) for one, at in chairs)
    )
    kept: list[Meeting] = []
    stamp = Stamp(id="T1", meeting=HELD, kind=StampKind.CHAIR, people=("P1",), at=dt.time(13))
    taking: Any = SimpleNamespace(meeting=meeting, stamp=stamp, put=kept.append)
    BACK[StampKind.CHAIR](taking)
    assert [(one.person, one.from_time) for one in kept[0].chairs] == list(left)


@pytest.mark.parametrize(
    ("seats", "words"),
    [
        ((), ", without a seat"),
        ((("Melton", Role.MEMBER),), ", Melton"),
        ((("", Role.OFFICER),), ", officer"),
        ((("Melton", Role.MEMBER), ("Oadby", Role.MEMBER)), ", Oadby"),
        ((("Melton", Role.MEMBER), ("", Role.OFFICER)), ", officer"),
    ],
)
def test_who_is_asked_about_is_told_by_the_last_seat(seats: tuple[tuple[str, Role], ...], words: str) -> None:
    held = [Seat(id=f"S9{place}", person="P2", body=body, role=role) for place, (body, role) in enumerate(seats)]
    register = put(*held)
    assert _seat_of(register, register.need(Person, "P2")) == words


@pytest.mark.parametrize(
    ("said", "state", "taken"),
    [
        (None, ImportState.CHANGE, True),
        (Correction(taken=True), ImportState.CHANGE, True),
        (Correction(taken=False), ImportState.LEFT, False),
    ],
)
def test_a_change_can_be_taken_or_left_and_is_taken_unless_it_is_refused(
    said: Correction | None, state: ImportState, taken: bool
) -> None:
    pieces = (
        PassagePiece("noted ", PieceKind.SAME),
        PassagePiece("old", PieceKind.STRUCK, "Jane Smith", "2021-04-01"),
        PassagePiece("new", PieceKind.ADDED, "Jane Smith", "2021-04-01"),
    )
    passage = Passage(key="p", place=ImportPlace("file", "", 4), pieces=pieces)
    [change] = passage.changes
    line = change_line("minute 5", passage, change, said)
    assert (line.state, line.taken, line.can_take) == (state, taken, True)
    assert line.words == "minute 5: struck out “old”; added “new”"
    assert (line.why, dict(line.values)) == (
        "By Jane Smith on 2021-04-01.",
        {"struck": "old", "added": "new", "author": "Jane Smith"},
    )
