"""After publication: supplements, late items, withdrawals; what was published stays as it went out."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from store.commands.agenda.issuing import _before, add_late_item, supplement_agenda, withdraw_line
from store.commands.agenda.lines import build_agenda, leave_out_line, place_line, word_line
from store.commands.calendar.deadlines import publish, take_back_done
from store.commands.calendar.meetings import postpone_meeting
from store.commands.programme.items import edit_item
from store.commands.programme.moves import move_items, reorder_item, withdraw_items
from store.commands.programme.papers import edit_paper, set_paper
from store.commands.questions.decisions import accept_question
from store.commands.questions.receipt import edit_published_text
from store.edit import Edit
from store.papers.printed import printed
from store.problems import Refused
from store.records import IssuedLine, ItemStatus, Meeting, MeetingKind, Paper, PaperStatus, Question, RuleSet, WorkItem
from store.records.agenda import StandingItem
from store.register import Register
from store.rules.agenda.building import build_changes
from store.rules.agenda.changes import OFF, IssuedChange, changes_since_first, said
from store.rules.agenda.issues import current_issues, first_issue, published_lines, without_place
from store.rules.agenda.lines import lines_now
from store.rules.agenda.order import numbered_business
from store.rules.agenda.standing_now import pending_words
from tests.store.commands.agenda.desk import AFTER, HERE, LAST_DAY, LATER, TABLE, TODAY, here, office, out, refused, run

LATE: dict[str, Any] = {
    "meeting": HERE,
    "item": "W4",
    "chair": "P1",
    "circumstances": "The grant closes on 6 August.",
    "why_not_before": "Its terms came on 23 July",
    "holidays": TABLE,
}
NEW_PAPER: dict[str, Any] = {"item": "W2", "status": PaperStatus.RECEIVED, "all_the_same": True}


def stands(register: Register) -> list[tuple[str, str, str]]:
    return [(one.line.number, one.line.title, one.state) for one in published_lines(here(register))]


def test_publishing_keeps_the_agenda_as_it_went_out() -> None:
    register = out()
    issue = first_issue(here(register))
    assert issue is not None
    assert (issue.on, issue.clear_days, issue.short_by, issue.basis) == (LAST_DAY, 5, 0, "")
    assert [(line.number, line.title) for line in issue.lines] == [
        ("1", "Apologies for absence"),
        ("2", "Public questions"),
        ("3", "Plan"),
        ("4", "Vans"),
        ("5", "Precept"),
        ("6", "Any other urgent business"),
    ]
    assert [(one.asker, one.text) for one in issue.lines[1].questions] == [("C. Collins", "Why?")]
    assert [paper.appendix for line in issue.lines for paper in line.papers] == ["B", "C"]
    renamed = run(register, edit_item, AFTER, item="W2", title="Cars", all_the_same=True)
    assert stands(renamed) == stands(register)


def test_an_agenda_that_the_programme_has_left_behind_is_published_only_if_that_is_meant() -> None:
    register = run(run(office(), build_agenda, meeting=HERE), move_items, items=("W5",), to=HERE)
    (problem,) = refused(register, publish, LAST_DAY, meeting=HERE, holidays=TABLE)
    assert (problem.code, problem.act) == ("agenda-left-behind", "agenda.build")
    assert "“Rural crime” comes on" in problem.sentence
    published = run(register, publish, LAST_DAY, meeting=HERE, holidays=TABLE, all_the_same=True)
    assert "Rural crime" not in [title for _, title, _ in stands(published)]


def test_a_number_used_twice_keeps_it_from_being_published() -> None:
    register = run(office(), build_agenda, meeting=HERE)
    twice = tuple(replace(line, number="3") if line.item == "W2" else line for line in here(register).agenda)
    register = register.with_edit(Edit("", (replace(here(register), agenda=twice),)))
    assert [one.code for one in refused(register, publish, LAST_DAY, meeting=HERE, holidays=TABLE)] == [
        "agenda-number-twice"
    ]


def test_an_exempt_paper_without_its_ground_keeps_the_agenda_from_being_published() -> None:
    bare = Paper(what="bids", exempt_paragraph="3")
    exempt = replace(office().need(WorkItem, "W3"), papers=(bare,))
    (problem,) = refused(office().with_edit(Edit("", (exempt,))), publish, LAST_DAY, meeting=HERE, holidays=TABLE)
    assert problem.sentence == ("“Precept”: the paper is exempt, and no public interest in keeping it back is given.")
    assert problem.cure
    weighed = replace(exempt, papers=(replace(bare, interest="Bids are still open"),))
    published = out(office().with_edit(Edit("", (weighed,))))
    assert "Exclusion of the press and public" in [title for _, title, _ in stands(published)]


def test_a_supplement_brings_what_has_changed_and_only_that() -> None:
    register = run(out(), set_paper, AFTER, **NEW_PAPER)
    assert pending_words(register, here(register)) == ("Item 4: Appendix C, report, which was to follow, is there.",)
    edit = supplement_agenda(register, AFTER, meeting=HERE, by="clerk", reason="It came", holidays=TABLE)
    assert edit.sentence == "Published supplement 1 to the agenda for the meeting of 29 July 2021: item 4"
    after = register.with_edit(edit)
    issue = current_issues(here(after))[-1]
    assert (issue.kind, issue.number, issue.on, issue.by, issue.reason) == ("supplement", 1, AFTER, "clerk", "It came")
    assert [line.number for line in issue.lines] == ["4"]
    assert pending_words(after, here(after)) == ()
    assert [one.code for one in refused(after, supplement_agenda, AFTER, meeting=HERE, holidays=TABLE)] == [
        "supplement-nothing"
    ]


def test_a_supplement_can_be_of_some_items_only() -> None:
    register = run(out(), set_paper, AFTER, **NEW_PAPER)
    register = run(register, edit_item, AFTER, item="W1", title="The plan", all_the_same=True)
    after = run(register, supplement_agenda, AFTER, meeting=HERE, items=("3",), holidays=TABLE)
    assert [line.number for line in current_issues(here(after))[-1].lines] == ["3"]
    assert len(pending_words(after, here(after))) == 1
    assert [p.code for p in refused(after, supplement_agenda, AFTER, meeting=HERE, items=("9",), holidays=TABLE)] == [
        "agenda-no-line"
    ]


def test_a_question_accepted_later_goes_out_in_a_supplement() -> None:
    (problem,) = refused(out(), accept_question, AFTER, question="Q2", reason="x", agreed_by="the Chair")
    assert problem.code == "agenda-out"
    meant: dict[str, Any] = {"question": "Q2", "reason": "x", "agreed_by": "the Chair", "all_the_same": True}
    register = run(out(), accept_question, AFTER, **meant)
    after = run(register, supplement_agenda, AFTER, meeting=HERE, holidays=TABLE)
    assert [one.asker for one in published_lines(here(after))[1].line.questions] == ["C. Collins", "D. Doe"]


def test_an_item_in_time_is_added_by_a_supplement_and_numbered_under_the_one_before_it() -> None:
    early = dt.date(2021, 7, 19)
    register = run(out(on=early), move_items, early, items=("W5",), to=HERE, all_the_same=True)
    after = run(register, supplement_agenda, dt.date(2021, 7, 21), meeting=HERE, holidays=TABLE)
    assert ("5.1", "Rural crime", "added") in stands(after)
    (problem,) = refused(register, supplement_agenda, dt.date(2021, 7, 22), meeting=HERE, holidays=TABLE)
    assert (problem.code, problem.act) == ("supplement-too-late", "agenda.late")
    assert "4 clear working days, short by 1" in problem.sentence


def test_a_late_item_has_its_chair_and_its_reasons_and_brings_its_item() -> None:
    register = out()
    edit = add_late_item(register, AFTER, **LATE)
    assert edit.sentence == "Added “Grant” as a late item to the agenda for the meeting of 29 July 2021: item 6.1"
    after = register.with_edit(edit)
    moved = after.need(WorkItem, "W4")
    assert (moved.meeting, moved.order, moved.moves[-1].reason) == (HERE, 4, "late item")
    issue = current_issues(here(after))[-1]
    assert (issue.kind, issue.chair, issue.short_by, issue.clear_days) == ("late item", "P1", 3, 2)
    assert stands(after)[-1] == ("6.1", "Grant", "late")
    assert stands(after)[:-1] == stands(register)
    assert pending_words(after, here(after)) == ()


def test_everything_that_a_late_item_lacks_is_said_at_once() -> None:
    problems = refused(out(), add_late_item, AFTER, meeting=HERE, item="W4", holidays=TABLE)
    assert [one.field for one in problems] == ["chair", "circumstances", "why_not_before"]
    assert all(one.cure for one in problems)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"item": "W1"}, "agenda-on-it"),
        ({"chair": "P3"}, "late-chair"),
        ({"under": "17"}, "agenda-no-line"),
        ({"on": dt.date(2021, 7, 30)}, "publish.early"),
        ({"on": dt.date(2021, 7, 20)}, "publish.before"),
    ],
)
def test_what_a_late_item_cannot_be(changed: dict[str, Any], code: str) -> None:
    assert [one.code for one in refused(out(), add_late_item, AFTER, **{**LATE, **changed})] == [code]


def test_a_late_item_can_be_taken_elsewhere_on_the_agenda() -> None:
    after = run(out(), add_late_item, AFTER, **LATE, under="3")
    assert stands(after)[2:4] == [("3", "Plan", ""), ("3.1", "Grant", "late")]


@pytest.mark.parametrize("command", [supplement_agenda, add_late_item, withdraw_line])
def test_nothing_is_published_after_an_agenda_that_is_not_out(command: Any) -> None:
    given: dict[str, Any] = {add_late_item: LATE, withdraw_line: {"meeting": HERE, "line": "3", "reason": "x"}}.get(
        command, {"meeting": HERE, "holidays": TABLE}
    )
    problems = refused(office(), command, AFTER, **given)
    assert problems[0].code == "agenda-not-out"
    assert problems[0].act == "meeting.publish"
    private = out().with_edit(Edit("", (replace(here(out()), kind=MeetingKind.PRIVATE_BRIEFING),)))
    assert refused(private, command, AFTER, **given)[0].code == "publish.private"


def test_a_withdrawal_takes_an_item_off_and_its_number_goes_to_no_other() -> None:
    register = out()
    edit = withdraw_line(register, AFTER, meeting=HERE, line="4", reason="Not ready", to=LATER, by="clerk")
    assert edit.sentence == (
        "Withdrew item 4, “Vans”, from the agenda for the meeting of 29 July 2021; it goes to 30 September 2021"
    )
    after = register.with_edit(edit)
    vans = after.need(WorkItem, "W2")
    assert (vans.meeting, vans.status, vans.moves[-1].reason) == (LATER, ItemStatus.DEFERRED, "Not ready")
    assert [(number, state) for number, _, state in stands(after)] == [
        ("1", ""),
        ("2", ""),
        ("3", ""),
        ("4", "withdrawn"),
        ("5", ""),
        ("6", ""),
    ]
    assert refused(after, withdraw_line, AFTER, meeting=HERE, line="4", reason="x")[0].code == "agenda-no-line"


def test_standing_business_is_withdrawn_as_well_and_a_reason_is_wanted() -> None:
    after = run(out(), withdraw_line, AFTER, meeting=HERE, line="Public questions", reason="None came")
    assert stands(after)[1] == ("2", "Public questions", "withdrawn")
    assert [one.field for one in refused(out(), withdraw_line, AFTER, meeting=HERE, line="2")] == ["reason"]


def test_what_was_published_by_an_earlier_version_is_taken_as_it_stands() -> None:
    old = office().with_edit(Edit("", (replace(here(office()), agenda_published_on=LAST_DAY),)))
    assert current_issues(here(old)) == ()
    after = run(old, add_late_item, AFTER, **LATE)
    assert [issue.kind for issue in current_issues(here(after))] == ["agenda", "late item"]
    assert stands(after)[-1] == ("6.1", "Grant", "late")


def test_publications_are_taken_back_one_by_one_the_last_first() -> None:
    register = run(run(out(), add_late_item, AFTER, **LATE), withdraw_line, AFTER, meeting=HERE, line="5", reason="x")
    back: dict[str, Any] = {"meeting": HERE, "deadline": "publication", "holidays": TABLE, "all_the_same": True}
    edit = take_back_done(register, AFTER, **back)
    assert edit.sentence == "Took back withdrawal 1 of 26 July 2021 for the meeting of 29 July 2021"
    register = register.with_edit(edit)
    assert [issue.kind for issue in current_issues(here(register))] == ["agenda", "late item"]
    register = run(run(register, take_back_done, AFTER, **back), take_back_done, AFTER, **back)
    assert (here(register).published, here(register).agenda_published_on) == ((), None)


def test_once_a_meeting_was_held_a_publication_is_recorded_only_if_that_is_meant() -> None:
    after = dt.date(2021, 8, 2)
    given: dict[str, Any] = {**LATE, "on": AFTER}
    (problem,) = refused(out(), add_late_item, after, **given)
    assert problem.code == "meeting-passed"
    assert add_late_item(out(), after, **given, all_the_same=True).puts


CONFIRMED = replace(Meeting(id="x", date=TODAY).minutes, confirmed_on=dt.date(2021, 9, 30), confirmed_at=LATER)


def test_confirmed_minutes_let_nothing_be_published_or_taken_back_any_more() -> None:
    settled = out().with_edit(Edit("", (replace(here(out()), minutes=CONFIRMED),)))
    codes = [one.code for one in refused(settled, add_late_item, AFTER, **LATE)]
    assert "minutes-confirmed" in codes
    back: dict[str, Any] = {"meeting": HERE, "deadline": "publication", "holidays": TABLE}
    assert [one.code for one in refused(settled, take_back_done, AFTER, **back)] == ["minutes-confirmed"]


STEP = st.tuples(st.integers(0, 15), st.sampled_from(["W1", "W2", "W3", "W4", "W5"]), st.sampled_from(["1", "3", "5"]))


def step(register: Register, which: int, item: str, line: str) -> Edit:
    """Do one of everything that can be done with the business of a meeting, every time as if it were meant."""
    meant: dict[str, Any] = {"all_the_same": True}
    at: dict[str, Any] = {"meeting": HERE, "line": line}
    ways: list[Any] = [
        lambda: supplement_agenda(register, AFTER, meeting=HERE, holidays=TABLE, **meant),
        lambda: supplement_agenda(register, AFTER, meeting=HERE, items=(line,), holidays=TABLE),
        lambda: add_late_item(register, AFTER, **{**LATE, "item": item}),
        lambda: add_late_item(register, AFTER, **{**LATE, "item": item, "under": line}),
        lambda: withdraw_line(register, AFTER, **at, reason="x"),
        lambda: withdraw_line(register, AFTER, meeting=HERE, line=item, reason="x", to=LATER),
        lambda: build_agenda(register, AFTER, meeting=HERE, **meant),
        lambda: place_line(register, AFTER, **at, by=1, **meant),
        lambda: word_line(register, AFTER, **at, number="9", **meant),
        lambda: word_line(register, AFTER, **at, title="Otherwise", under=True, **meant),
        lambda: word_line(register, AFTER, **at, title="Otherwise", **meant),
        lambda: leave_out_line(register, AFTER, **at, out=True, **meant),
        lambda: move_items(register, AFTER, items=(item,), to=HERE, **meant),
        lambda: move_items(register, AFTER, items=(item,), to=None, **meant),
        lambda: reorder_item(register, AFTER, item=item, by=-1, **meant),
        lambda: withdraw_items(register, AFTER, items=(item,), reason="x", **meant),
    ]
    edit: Edit = ways[which]()
    return edit


@settings(max_examples=150)
@given(st.lists(STEP, max_size=10), st.sampled_from([LAST_DAY, dt.date(2021, 7, 14)]))
def test_numbers_of_what_was_published_never_move(steps: list[tuple[int, str, str]], day: dt.date) -> None:
    register = out(on=day)
    given_to = {one.line.line: (one.line.number, one.line.item) for one in published_lines(here(register))}
    first = first_issue(here(register))
    for which, item, line in steps:
        try:
            register = register.with_edit(step(register, which, item, line))
        except Refused:
            continue
        now = {one.line.line: (one.line.number, one.line.item) for one in published_lines(here(register))}
        assert given_to.items() <= now.items()
        numbers = [number for number, _ in now.values()]
        assert len(set(numbers)) == len(numbers)
        assert first_issue(here(register)) == first
        given_to = now


@pytest.mark.parametrize(
    ("command", "given"),
    [
        (edit_item, {"item": "W1", "title": "Another"}),
        (edit_item, {"item": "W1", "lead": "Another"}),
        (edit_item, {"item": "W1", "minutes": 5}),
        (set_paper, {"item": "W1", "status": PaperStatus.TO_FOLLOW}),
        (move_items, {"items": ("W1",), "to": LATER}),
        (move_items, {"items": ("W5",), "to": HERE}),
        (reorder_item, {"item": "W1", "by": 1}),
        (withdraw_items, {"items": ("W1",), "reason": "x"}),
        (edit_published_text, {"question": "Q1", "text": "Why not?"}),
    ],
)
def test_every_other_change_to_a_published_agenda_is_asked_about(command: Any, given: dict[str, Any]) -> None:
    (problem,) = refused(out(), command, AFTER, **given)
    assert problem.code == "agenda-out"
    assert "only if that is meant" in problem.cure
    assert command(out(), AFTER, **given, all_the_same=True).puts
    assert command(office(), AFTER, **given).puts


@pytest.mark.parametrize(
    ("command", "given"),
    [
        (edit_item, {"item": "W1", "comments": "Ask the Chair"}),
        (edit_published_text, {"question": "Q2", "text": "How so?"}),
    ],
)
def test_what_no_agenda_prints_is_not_asked_about(command: Any, given: dict[str, Any]) -> None:
    assert command(out(), AFTER, **given).puts
    assert out().need(Question, "Q2").published_text == "How?"


def test_two_items_of_one_supplement_have_each_a_number_of_their_own() -> None:
    day = dt.date(2021, 7, 14)
    both = run(out(on=day), move_items, day, items=("W4", "W5"), to=HERE, all_the_same=True)
    after = run(both, supplement_agenda, day, meeting=HERE, holidays=TABLE)
    assert [one for one in stands(after) if one[2]] == [("5.1", "Grant", "added"), ("5.2", "Rural crime", "added")]


def test_an_item_that_was_withdrawn_can_come_back_with_a_number_of_its_own() -> None:
    gone = run(out(), withdraw_line, AFTER, meeting=HERE, line="5", reason="Not ready", to=LATER)
    late = {**LATE, "item": "W3"}
    back = run(gone, add_late_item, AFTER, **late)
    assert stands(back)[4:] == [
        ("5", "Precept", "withdrawn"),
        ("6", "Any other urgent business", ""),
        ("6.1", "Precept", "late"),
    ]
    assert [number for number, item in numbered_business(back, HERE) if item.id == "W3"] == ["6.1"]
    assert [one.code for one in refused(back, add_late_item, AFTER, **late)] == ["agenda-on-it"]


def test_what_was_withdrawn_stands_on_the_agenda_of_another_date_if_it_is_there_again() -> None:
    gone = run(out(), withdraw_line, AFTER, meeting=HERE, line="4", reason="Not ready", to=LATER)
    moved = run(gone, postpone_meeting, AFTER, meeting=HERE, to=dt.date(2021, 8, 12), reason="Hall")
    without = run(moved, build_agenda, AFTER, meeting=HERE)
    assert [line.number for line in lines_now(without, here(without))] == ["1", "2", "3", "4", "5"]
    again = run(moved, move_items, AFTER, items=("W2",), to=HERE)
    assert [one.words for one in build_changes(again, here(again))] == ["5 “Vans” comes on"]
    after = run(again, build_agenda, AFTER, meeting=HERE)
    assert "Vans" in [line.title for line in lines_now(after, here(after))]
    assert build_changes(after, here(after)) == ()


def test_a_template_that_is_changed_rewords_nothing_that_was_published() -> None:
    register = out()
    changed = replace(register.panel, rules=(RuleSet(agenda=(StandingItem(title="Welcome"),)),))
    after = register.with_edit(Edit("", (changed,)))
    assert pending_words(after, here(after)) == ()
    worded = run(after, word_line, AFTER, meeting=HERE, line="2", title="Questions from the public", all_the_same=True)
    assert pending_words(worded, here(worded)) == (
        "Item 2: heading was “Public questions” and is now “Questions from the public”.",
    )


@pytest.mark.parametrize(
    "stands_as",
    [
        {"status": PaperStatus.RECEIVED},
        {"author": "A. Writer"},
        {"received_on": AFTER, "status": PaperStatus.RECEIVED},
    ],
)
def test_what_an_agenda_does_not_print_of_a_paper_is_no_change_to_it(stands_as: dict[str, Any]) -> None:
    after = run(out(), edit_paper, AFTER, item="W1", paper="1", **stands_as)
    assert pending_words(after, here(after)) == ()


@pytest.mark.parametrize(
    ("command", "given", "told"),
    [
        (
            set_paper,
            {"item": "W2", "status": PaperStatus.RECEIVED},
            "Item 4: Appendix C, report, which was to follow, is there.",
        ),
        (set_paper, {"item": "W3", "status": PaperStatus.RECEIVED}, "Item 5: the paper, is new."),
        (set_paper, {"item": "W1", "status": PaperStatus.NONE}, "Item 3: Appendix B, report, comes off."),
        (
            set_paper,
            {"item": "W1", "status": PaperStatus.DUE},
            "Item 3: Appendix B, report, to follow, has changed.",
        ),
    ],
)
def test_whatever_changes_the_papers_that_an_agenda_prints_is_asked_about(
    command: Any, given: dict[str, Any], told: str
) -> None:
    assert [one.code for one in refused(out(), command, AFTER, **given)] == ["agenda-out"]
    after = run(out(), command, AFTER, **given, all_the_same=True)
    assert pending_words(after, here(after)) == (told,)


def test_a_publication_is_taken_back_only_if_that_is_meant() -> None:
    back: dict[str, Any] = {"meeting": HERE, "deadline": "publication", "holidays": TABLE}
    (problem,) = refused(out(), take_back_done, AFTER, **back)
    assert (problem.code, problem.sentence) == (
        "agenda-out",
        "The agenda of the meeting of Thursday 29 July 2021 was published on Wednesday 21 July 2021; members have it.",
    )
    assert problem.cure == "Take it back only if it was recorded by mistake."
    late = run(out(), add_late_item, AFTER, **LATE)
    (problem,) = refused(late, take_back_done, AFTER, **back)
    assert problem.sentence.startswith("The late item 1 of the meeting")


def applied(lines: tuple[IssuedLine, ...], changes: tuple[IssuedChange, ...]) -> dict[str, IssuedLine]:
    """Do to an agenda what its sheet of changes lists, and nothing else; by the ids of its lines."""
    now = {one.line: one for one in lines}
    for one in changes:
        if one.change.what == OFF:
            del now[one.change.line.line]
        else:
            now[one.change.line.line] = one.change.line
    return {key: without_place(line) for key, line in now.items()}


@settings(max_examples=100)
@given(st.lists(STEP, max_size=10), st.sampled_from([LAST_DAY, dt.date(2021, 7, 14)]))
def test_what_was_published_first_and_the_sheet_of_changes_give_the_agenda_that_stands(
    steps: list[tuple[int, str, str]], day: dt.date
) -> None:
    register = out(on=day)
    for which, item, line in steps:
        with contextlib.suppress(Refused):
            register = register.with_edit(step(register, which, item, line))
    first = first_issue(here(register))
    assert first is not None
    changes = changes_since_first(here(register))
    stands = {one.line: without_place(one) for one in said(published_lines(here(register)))}
    assert applied(first.lines, changes) == stands
    chosen: dict[str, Any] = {"meeting": here(register).id, "changes_sheet": True}
    forms = (printed("agenda", form, register, here(register).date, **chosen).data for form in ("text", "json"))
    sheet, listed = next(forms).decode(), msgspec.json.decode(next(forms))
    assert [one["words"] for one in listed["changes"]] == [one.change.words for one in changes]
    assert all(one["words"] in sheet and one["reason"] in sheet for one in listed["changes"])
    assert sheet.count("\n- ") == len(changes) + len(listed["unpublished"])


def placed(order: int, item: str) -> WorkItem:
    return WorkItem(id=item, title=f"New {item}", meeting=HERE, order=order)


BEHIND: dict[str, tuple[int, str]] = {
    "after all items": (9, "Precept"),
    "between two": (2, "Plan"),
    "right after the second": (3, "Vans"),
    "before all items": (1, "Any other urgent business"),
}
"""The place of a new item in the programme, and the line of the published agenda behind which it belongs."""


@pytest.mark.parametrize("case", BEHIND)
def test_a_new_item_stands_behind_the_line_of_the_item_before_it_else_behind_all(case: str) -> None:
    place, title = BEHIND[case]
    register = out()
    moved = [
        replace(register.need(WorkItem, one), order=order + (order >= place))
        for one, order in (("W1", 1), ("W2", 2), ("W3", 3))
    ]
    register = register.with_edit(Edit("", (*moved, placed(place, "W7"))))
    behind = _before(register, here(register), register.need(WorkItem, "W7"))
    assert behind is not None
    assert behind.title == title


def test_where_nothing_was_published_a_new_item_stands_behind_nothing() -> None:
    register = office().with_edit(Edit("", (placed(9, "W7"),)))
    assert _before(register, here(register), register.need(WorkItem, "W7")) is None
