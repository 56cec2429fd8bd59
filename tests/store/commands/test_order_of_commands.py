"""Commands on several things at once: in which order each is told, at which field, the first or the last of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.actions.recommendations import tick_copies
from store.commands.agenda.lines import place_line
from store.commands.calendar.panel_days import create_meetings
from store.commands.complaints.ending import publish_complaint
from store.commands.minutes.correcting import _why_not_later
from store.commands.programme.importing_panel import _note_line
from store.commands.programme.importing_values import read_values
from store.commands.questions.answers import answer_question
from store.commands.reports.drafting import edit_report
from store.commands.rounds.rounds import _faults, close_round
from store.commands.settings.panel import edit_panel
from store.commands.settings.settings import change_setting, set_deadline, set_remote_rule, take_back_rules
from store.edit import Edit
from store.problems import Problem
from store.queries.calendar.holidays import listed
from store.records import (
    Action,
    ActionKind,
    Asker,
    Complaint,
    ComplaintDeed,
    ComplaintStep,
    Council,
    Meeting,
    Paper,
    PaperStatus,
    Question,
    QuestionState,
    Report,
    RoundStep,
    RuleSet,
    StatutoryRound,
    WorkItem,
)
from store.records.panel import DeadlineRule
from store.records.question import Exchange
from store.register import Register
from store.rules.calendar.proposing import ProposedDate
from store.rules.imports import Correction, ImportPlace, ImportState
from store.rules.programme.drafts import DraftItem, DraftNote
from tests.store.commands.office import HELD, JULY, TODAY, codes, day, office, refusal, run

TABLE = listed()


def put(*records: Any) -> Register:
    return office().with_edit(Edit("", records))


def of_the_panel(**fields: Any) -> Register:
    return put(replace(office().panel, **fields))


def proposed(*days: tuple[int, int], **more: Any) -> tuple[ProposedDate, ...]:
    return tuple(ProposedDate(date=day(*one), **more) for one in days)


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(one.field, one.sentence) for one in problems]


def test_dates_that_are_proposed_twice_are_named_in_their_order() -> None:
    dates = proposed((11, 25), (9, 30), (11, 25), (9, 30), (10, 28), (9, 30))
    assert told(refusal(office(), create_meetings, dates=dates)) == [
        ("dates", "Thursday 30 September 2021 is proposed twice."),
        ("dates", "Thursday 25 November 2021 is proposed twice."),
    ]


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (((11, 25),), "Proposed a meeting on 25 November 2021"),
        (((11, 25), (8, 26)), "Proposed 2 meetings from 26 August 2021 to 25 November 2021"),
        (((11, 25), (8, 26), (10, 28)), "Proposed 3 meetings from 26 August 2021 to 25 November 2021"),
    ],
)
def test_meetings_are_made_in_the_order_of_their_dates(days: tuple[tuple[int, int], ...], sentence: str) -> None:
    done = run(office(), create_meetings, dates=proposed(*days, venue="Hall", start=dt.time(14)))
    made = [one for one in done.edit.puts if isinstance(one, Meeting)]
    assert [one.date for one in made] == sorted(day(*one) for one in days)
    assert [one.id for one in made] == [f"M{10 + number}" for number in range(len(days))]
    assert {(one.venue, one.start) for one in made} == {("Hall", dt.time(14))}
    assert done.edit.sentence == sentence


def test_no_date_and_what_cannot_be_of_one_are_told_at_the_dates() -> None:
    assert told(refusal(office(), create_meetings, dates=())) == [("dates", "No date is chosen.")]
    wrong = (ProposedDate(date=dt.date(205, 1, 5), venue="a\x07b"),)
    assert [one.field for one in refusal(office(), create_meetings, dates=wrong)] == ["dates", "venue"]


def test_rules_that_begin_on_one_day_are_named_in_the_order_of_their_days() -> None:
    later, last = dt.date(2022, 5, 1), dt.date(2023, 5, 1)
    rules = tuple(RuleSet(from_date=one) for one in (last, None, later, last, later, None, dt.date(2024, 5, 1)))
    assert told(refusal(office(), edit_panel, rules=rules)) == [
        ("rules", "Two sets of rules begin at the beginning."),
        ("rules", "Two sets of rules begin on Sunday 1 May 2022."),
        ("rules", "Two sets of rules begin on Monday 1 May 2023."),
    ]
    assert codes(refusal(office(), edit_panel, rules=())) == ["no-rules"]


def test_of_several_later_sets_of_rules_the_next_is_named() -> None:
    register = office()
    for year, value in ((2023, 120), (2022, 110)):
        register = run(
            register, change_setting, path="rules.meeting_minutes", value=value, from_date=dt.date(year, 5, 1)
        ).after
    done = run(register, change_setting, path="rules.meeting_minutes", value=80)
    assert done.edit.sentence == (
        "Changed the setting “Time for business, min”; the rules that begin on 1 May 2022 stay as they are"
    )
    panel = done.after.panel
    assert [panel.rules_on(dt.date(year, 6, 1)).meeting_minutes for year in (2021, 2022, 2023)] == [80, 110, 120]
    whole = run(register, change_setting, path="short_name", value="x")
    assert whole.edit.sentence == "Changed the setting “Short name”"


@pytest.mark.parametrize(("number", "taken"), [(1, True), (250, True), (251, False), (-1, False)])
def test_a_deadline_counts_up_to_250_days(number: int, taken: bool) -> None:
    rule = DeadlineRule(code="", label="Drafts in", mode="wd_before", n=number)
    if taken:
        done = run(office(), set_deadline, rule=rule, holidays=TABLE)
        assert done.after.panel.rules_on(TODAY).deadlines[-1].n == number
    else:
        assert told(refusal(office(), set_deadline, rule=rule, holidays=TABLE)) == [
            ("n", f"{number} cannot be counted.")
        ]


def test_a_way_of_counting_that_there_is_none_is_told_at_its_field() -> None:
    rule = DeadlineRule(code="", label="Drafts in", mode="somehow", n=-1, note="a\x07b")
    assert [one.field for one in refusal(office(), set_deadline, rule=rule, holidays=TABLE)] == ["note", "mode"]


OUT = Complaint(
    id="K1",
    received_on=day(3, 1),
    steps=(
        ComplaintStep(deed=ComplaintDeed.RECORDED, on=day(3, 2)),
        ComplaintStep(deed=ComplaintDeed.RESOLVED, on=day(5, 3)),
    ),
)
EARLY, LATE = day(6, 1), day(6, 2)

CHANCES: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "of neither": ({}, [("complaint.no-chance", "complainant_on")]),
    "of the complainant": ({"subject_on": EARLY}, [("complaint.no-chance", "complainant_on")]),
    "of the other": ({"complainant_on": EARLY}, [("complaint.no-chance", "subject_on")]),
    "of both": ({"complainant_on": EARLY, "subject_on": LATE}, []),
}


@pytest.mark.parametrize("case", CHANCES)
def test_the_first_chance_to_object_that_is_missing_is_told_at_its_day(case: str) -> None:
    given, expected = CHANCES[case]
    more = {**given, "complaint": "K1", "in_public_interest": True}
    if expected:
        problems = refusal(put(OUT), publish_complaint, **more)
        assert [(one.code, one.field) for one in problems] == expected
        done = run(put(OUT), publish_complaint, **(more | {"in_public_interest": False}))
    else:
        done = run(put(OUT), publish_complaint, **more)
    [publication] = done.after.need(Complaint, "K1").publications
    assert (publication.complainant_on, publication.subject_on) == (
        given.get("complainant_on"),
        given.get("subject_on"),
    )
    words = "may not" if expected else "may"
    assert f" {words} be published" in done.edit.sentence


COUNCILS = (Council(name="Borchester"), Council(name="Felpersham"), Council(name="Penny Hassett"))
REPORT = Action(id="A3", kind=ActionKind.RECOMMENDATION, text="Look again", legal_basis="precept", meeting=HELD)


def test_councils_that_are_not_the_panels_are_all_named_with_those_that_are() -> None:
    register = of_the_panel(councils=COUNCILS).with_edit(Edit("", (REPORT,)))
    problems = refusal(register, tick_copies, actions=("A3",), councils=("Ambridge", "Borchester", "Darrington"))
    assert told(problems) == [
        ("councils", "“Ambridge” is not a council of the panel."),
        ("councils", "“Darrington” is not a council of the panel."),
    ]
    assert {one.cure for one in problems} == {"The panel's councils are Borchester, Felpersham, Penny Hassett."}
    assert codes(refusal(register, tick_copies, actions=("A3",), councils=())) == ["no-council"]
    [none] = refusal(put(REPORT), tick_copies, actions=("A3",), councils=("x",))
    assert none.cure == "The panel's councils are not recorded."


@pytest.mark.parametrize(
    ("on", "taken"), [(TODAY, True), (TODAY + dt.timedelta(days=1), False), (None, True), (day(7, 1), True)]
)
def test_a_copy_went_out_today_or_before(on: dt.date | None, taken: bool) -> None:
    register = of_the_panel(councils=COUNCILS).with_edit(Edit("", (REPORT,)))
    more: dict[str, Any] = {"actions": ("A3",), "councils": ("borchester",), "on": on}
    if not taken:
        assert [(one.code, one.field) for one in refusal(register, tick_copies, **more)] == [("copy-early", "on")]
        return
    done = run(register, tick_copies, **more)
    [copy] = done.after.need(Action, "A3").copies
    assert (copy.council, copy.on) == ("Borchester", on or TODAY)
    again = tick_copies(done.after, TODAY, actions=("A3",), councils=("Borchester", "Felpersham"), on=day(7, 2))
    assert [(one.council, one.on) for one in again.puts[0].copies] == [  # type: ignore[attr-defined]
        ("Borchester", on or TODAY),
        ("Felpersham", day(7, 2)),
    ]
    off = run(done.after, tick_copies, actions=("A3",), councils=("Borchester",), off=True)
    assert off.after.need(Action, "A3").copies == ()
    assert off.edit.sentence.startswith("Took off the copy of ")
    assert done.edit.sentence.endswith(" to Borchester")


@pytest.mark.parametrize(("other", "taken"), [(day(7, 28), True), (day(7, 29), False), (day(7, 30), False)])
def test_only_a_later_meeting_corrects_minutes(other: dt.date, taken: bool) -> None:
    at = Meeting(id="M3", date=day(7, 29))
    problem = _why_not_later(Meeting(id="M1", date=other), at)
    assert (problem is None) is taken
    assert _why_not_later(replace(at, date=day(7, 28)), at) is not None
    assert _why_not_later(None, at) is None


def draft(**fields: Any) -> DraftItem:
    return DraftItem(key="k", title="x", row="x", place=ImportPlace(), **fields)


TEXTS = {"lead": "A", "theme": "B"}
READ: dict[str, tuple[DraftItem, WorkItem | None, dict[str, Any], dict[str, str], list[str]]] = {
    "nothing": (draft(), None, {}, {}, []),
    "texts": (
        draft(values={"lead": "A", "target": "", "theme": "B"}),
        None,
        TEXTS,
        TEXTS,
        [],
    ),
    "moveable": (draft(moveable=True), None, {"moveable": True}, {"moveable": "yes"}, []),
    "not moveable": (draft(values={"moveable": "no"}), None, {"moveable": False}, {}, []),
    "minutes": (draft(values={"minutes": "30 min."}), None, {"minutes": 30}, {"minutes": "30"}, []),
    "no minutes": (draft(values={"minutes": "long"}), None, {}, {}, ["minutes: long"]),
    "no kind": (draft(values={"kind": "odd"}), None, {}, {}, ["kind: odd"]),
    "no status": (draft(values={"status": "odd"}), None, {}, {}, ["status: odd"]),
    "marks": (draft(marks=("paper late", "to follow", "odd", "moveable")), None, {}, {"paper": "late"}, ["mark: odd"]),
    "restricted, unknown": (draft(marks=("restricted",)), None, {}, {}, ["mark: restricted"]),
    "restricted as it is": (draft(marks=("restricted",)), WorkItem(id="W1", title="x", restricted=True), {}, {}, []),
    "exempt, unknown": (draft(marks=("exempt",)), None, {}, {}, ["mark: exempt"]),
    "exempt, with its paragraph": (
        draft(marks=("exempt",), values={"exempt_paragraph": "3"}),
        None,
        {},
        {"exempt paragraph": "3"},
        [],
    ),
}
"""An item of a file, the one that is there, and its fields, what is told of it, and what cannot be recorded."""


@pytest.mark.parametrize("case", READ)
def test_an_item_of_a_file_is_read_field_by_field(case: str) -> None:
    item, own, details, words, expected = READ[case]
    wrong: list[str] = []
    read = read_values(item, own, wrong)
    assert (read.details, read.words, wrong) == (details, words, expected)


def test_the_first_mark_of_a_paper_counts() -> None:
    late = read_values(draft(marks=("paper late", "to follow")), None, [])
    follow = read_values(draft(marks=("to follow", "paper late")), None, [])
    assert [one.papers for one in (late, follow)] == [
        (Paper(status=PaperStatus.LATE),),
        (Paper(status=PaperStatus.TO_FOLLOW),),
    ]
    assert read_values(draft(), None, []).papers == ()


ASKED = Question(
    id="Q5",
    asker=Asker(name="A"),
    text="Why?",
    meeting=HELD,
    state=QuestionState.ANSWERED,
    reply_sent_on=day(6, 1),
    supplementaries=(Exchange(asked="And?"), Exchange(asked="So?", answer="Thus")),
)

STATE = QuestionState
ANSWERS: dict[str, tuple[QuestionState, int, bool, bool]] = {
    "the first answer to it, after the reply was sent": (STATE.REPLY_SENT, 1, True, True),
    "the first answer to it, put without one": (STATE.PUT, 1, True, True),
    "the first answer to it, a reply owed anyway": (STATE.REPLY_OWED, 1, True, False),
    "the first answer to it, not put yet": (STATE.ANSWERED, 1, False, False),
    "another answer to it, after the reply was sent": (STATE.REPLY_SENT, 2, False, False),
}
"""The state of a question, which supplementary question is answered, whether the reply sent was not the whole, and
whether it is said that one is owed."""


@pytest.mark.parametrize("case", ANSWERS)
def test_a_first_answer_to_a_supplementary_question_owes_the_asker_the_rest(case: str) -> None:
    state, number, owed, said = ANSWERS[case]
    question = replace(ASKED, state=state)
    done = run(
        put(question), answer_question, question="Q5", text="Because", by="A", on=day(7, 1), supplementary=number
    )
    after = done.after.need(Question, "Q5")
    answers = [one.answer for one in after.supplementaries]
    assert answers == (["Because", "Thus"] if number == 1 else ["", "Because"])
    assert after.reply_sent_on == (None if owed else question.reply_sent_on)
    assert done.edit.sentence.endswith("; a written reply is owed") is said
    assert after.state is (STATE.REPLY_OWED if owed else state)


@pytest.mark.parametrize("number", [0, 3])
def test_a_supplementary_question_that_there_is_none_is_told(number: int) -> None:
    [problem] = refusal(
        put(ASKED), answer_question, question="Q5", text="Because", by="A", on=day(7, 1), supplementary=number
    )
    assert (problem.code, problem.field, problem.cure) == (
        "no-supplementary-there",
        "supplementary",
        "Choose one from 1 to 2.",
    )


DRAFT = Report(id="L1", round="R1", step="report")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"vote": "V9"}, ["vote"]),
        ({"minutes": ("N9", "N1", "N8")}, ["minutes", "minutes"]),
        ({"minutes": ("N9",), "vote": "V9"}, ["minutes", "vote"]),
    ],
)
def test_a_minute_or_vote_that_is_not_there_is_told_where_it_was_typed(
    fields: dict[str, Any], expected: list[str]
) -> None:
    one = office().need(StatutoryRound, "R1")
    assert [problem.field for problem in refusal(put(one, DRAFT), edit_report, report="L1", **fields)] == expected
    gone = replace(DRAFT, **fields)
    assert run(put(one, gone), edit_report, report="L1", signatory="P1").after.need(Report, "L1").signatory == "P1"


def test_rules_still_to_come_are_taken_back_by_their_day() -> None:
    first = dt.date(2022, 5, 1)
    register = run(office(), change_setting, path="rules.meeting_minutes", value=80, from_date=first).after
    assert run(register, take_back_rules, from_date=first).after.panel.rules == office().panel.rules
    assert refusal(register, take_back_rules, from_date=first + dt.timedelta(days=1))[0].field == "from_date"


@pytest.mark.parametrize("value", [0, 9_999])
def test_a_number_of_the_settings_goes_from_nought_to_9999(value: int) -> None:
    done = run(office(), change_setting, path="rules.meeting_minutes", value=value)
    assert done.after.panel.rules_on(TODAY).meeting_minutes == value


def test_a_setting_that_is_the_same_on_all_days_takes_no_day() -> None:
    [problem] = refusal(office(), change_setting, path="programme_notes", value="x", from_date=day(9, 1))
    assert (problem.code, problem.field) == ("setting.no-day", "from_date")


def test_members_by_remote_link_in_england_need_a_power_and_advice() -> None:
    problems = refusal(office(), set_remote_rule, counts=True)
    assert {one.field for one in problems} <= {"provision", "advice", "from_date", "counts"}
    assert len({one.code for one in problems}) == len(problems) > 0


def test_a_line_that_is_first_or_last_already_stays() -> None:
    meeting = office().need(Meeting, JULY)
    assert meeting.agenda == ()
    assert codes(refusal(office(), place_line, meeting=JULY, line="a", by=1)) == ["agenda-not-built"]


def test_a_deadline_is_told_as_added_changed_or_taken_out() -> None:
    rule = DeadlineRule(code="", label="Drafts in", mode="wd_before", n=5)
    added = run(office(), set_deadline, rule=rule, holidays=TABLE)
    assert added.edit.sentence == "Added the deadline “Drafts in”"
    [code] = [one.code for one in added.after.panel.rules_on(TODAY).deadlines if one.label == "Drafts in"]
    first = dt.date(2022, 5, 1)
    changed = run(
        added.after, set_deadline, rule=replace(rule, label="Drafts", n=7), was=code, from_date=first, holidays=TABLE
    )
    assert changed.edit.sentence == "Changed the deadline “Drafts” from 1 May 2022 on"
    counted = [changed.after.panel.rules_on(on).deadlines[-1].n for on in (TODAY, first)]
    assert counted == [5, 7]
    twice = refusal(added.after, set_deadline, rule=rule, holidays=TABLE)
    assert [(one.code, one.field) for one in twice] == [("deadline.twice", "label")]


def test_a_round_is_closed_and_opened_again_once_each() -> None:
    closed = run(office(), close_round, round_id="R1")
    assert closed.edit.sentence == "Closed the precept round for 2022-23"
    one = closed.after.need(StatutoryRound, "R1")
    assert (one.closed, one.closed_on) == (True, TODAY)
    [again] = refusal(closed.after, close_round, round_id="R1")
    assert (again.code, again.sentence) == ("round.same", "The precept round for 2022-23 is closed already.")
    opened = run(closed.after, close_round, round_id="R1", closed=False)
    assert opened.edit.sentence == "Reopened the precept round for 2022-23"
    assert opened.after.need(StatutoryRound, "R1") == office().need(StatutoryRound, "R1")
    [still] = refusal(office(), close_round, round_id="R1", closed=False)
    assert still.sentence == "The precept round for 2022-23 is open already."


@pytest.mark.parametrize("field", ["votes_for", "members", "pence"])
def test_no_number_of_a_step_is_below_nought(field: str) -> None:
    step: Any = {"step": "review", "on": TODAY}
    wrong = [one for one in _faults(RoundStep(**(step | {field: -1}))) if one]
    assert [(one.code, one.field, one.sentence) for one in wrong] == [("round.negative", field, "-1 cannot be right.")]
    assert not any(_faults(RoundStep(**(step | {field: 0}))))


NOTE = DraftNote(key="k", words="A note", place=ImportPlace())

NOTES: dict[str, tuple[set[str], Correction, ImportState, str]] = {
    "new": (set(), Correction(), ImportState.NEW, "A note"),
    "there": ({"a note"}, Correction(), ImportState.THERE, "A note"),
    "left": (set(), Correction(taken=False), ImportState.LEFT, "A note"),
    "there and left": ({"a note"}, Correction(taken=False), ImportState.THERE, "A note"),
    "in other words": ({"a note"}, Correction(values={"note": " Another "}), ImportState.NEW, "Another"),
}


@pytest.mark.parametrize("case", NOTES)
def test_a_note_of_a_programme_is_new_there_or_left(case: str) -> None:
    known, said, state, words = NOTES[case]
    line = _note_line(NOTE, known, said)
    assert (line.state, line.words, line.what, line.beside) == (state, words, "note", True)
    assert (line.taken, line.can_take) == (state is ImportState.NEW, state is not ImportState.THERE)
    assert [(one.name, one.many_lines) for one in line.fields] == [("note", True)]
