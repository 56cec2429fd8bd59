"""What is done to several lines that are marked: one question, one change, and all that is left out with its reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from screens.forms.agenda.window import AgendaWindow
from screens.forms.calendar.clock import ClockWindow
from screens.forms.calendar.proposing import PatternForm, ProposalWindow
from screens.forms.programme.papers import PapersWindow
from screens.kit.ask import Ask
from screens.kit.deed import To
from screens.kit.form import Form
from screens.kit.picker import Picker
from screens.kit.record_list import RecordList
from screens.opened import Reader
from screens.places import PLACES, SIDE_PLACES
from store.commands.actions.actions import close_action
from store.commands.edits import for_each
from store.commands.programme.papers import add_paper
from store.commands.questions.receipt import receive_question
from store.desk import Desk
from store.edit import Edit
from store.problems import Refused
from store.records import (
    Action,
    ActionStatus,
    Declaration,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Question,
    QuestionState,
    WorkItem,
)
from store.sample import DEMO_DAY
from tests.screens.look import NARROW, current, frame_of, look, news
from tui.app import Secretariat

Open = Callable[..., Secretariat]

ONE_AT_A_TIME = {
    "settle.off": "each meeting has its own day on which its papers left the website",
    "action.back": "which of several outcomes is taken back is asked of one reply",
    "action.edit": "what is typed is of one",
    "action.link": "each is tied to an item of its own",
    "action.unlink": "what each is tied to is its own",
    "action.respond": "a reply answers one recommendation, point by point",
    "attend.arrived": "each comes at a time of its own; several come at once in the room",
    "attend.left": "each leaves at a time of its own; several leave at once in the room",
    "attend.substitute": "each has a stand-in of its own",
    "beginning.set": "each line is set in a form of its own",
    "complaint.acknowledge": "each has a day and a note of its own",
    "complaint.close": "each has a day and a note of its own",
    "complaint.disapply": "each has a ground of its own",
    "complaint.edit": "what is typed is of one",
    "complaint.particulars": "what was said opens for one, on purpose",
    "complaint.publish": "each has its parties, and their days",
    "complaint.record": "each has a ground of its own",
    "complaint.refer": "each became clear on a day of its own",
    "complaint.resolve": "each has an outcome of its own",
    "complaint.return": "each has an outcome of its own",
    "complaint.told": "each has its parties",
    "complaint.withdraw": "each complainant answers for one",
    "declared.edit": "what is typed is of one",
    "declared.times": "each leaves and returns at times of its own",
    "item.edit": "what is typed is of one",
    "item.lower": "one changes places with the next",
    "item.papers": "the papers for one item have a window of their own, where several can be marked",
    "item.raise": "one changes places with the one before",
    "item.score": "points are given to one against the others",
    "meeting.attendance": "goes to another place",
    "meeting.clock": "the clock of one meeting has a window of its own, where several can be marked",
    "meeting.declared": "goes to another place",
    "meeting.edit": "what is typed is of one",
    "meeting.move": "each goes to a day of its own",
    "meeting.prepare": "one meeting is prepared at a time",
    "meeting.programme": "goes to another place",
    "meeting.publish": "each is published on a day of its own, with its own basis",
    "meeting.working": "shows one",
    "minute.correct": "a correction is of one minute",
    "minute.edit": "what is typed is of one",
    "minute.lower": "one changes places with the next",
    "minute.raise": "one changes places with the one before",
    "page.papers": "the papers for one item have a window of their own, where several can be marked",
    "page.split": "several actions are made of one minute",
    "question.answer": "each has an answer of its own",
    "question.edit": "what is typed is of one",
    "question.letter": "each asker gets a letter of their own",
    "question.similar": "one is judged against others",
    "question.supplementary": "each has a question of its own",
    "question.text": "what is typed is of one",
    "question.working": "shows one",
    "report.answer": "each has an answer of its own",
    "report.back": "reports stand in different states",
    "report.copies": "each has recommendations, and so councils, of its own",
    "report.edit": "what is typed is of one",
    "report.final": "each is dated and looked over by itself",
    "report.publish": "each takes the step of its own round",
    "report.read": "shows one",
    "report.round": "goes to another place",
    "report.word": "one block is worded",
    "room.back": "events are taken back one after the other, the last first",
    "room.edit": "what is typed is of one",
    "room.keep": "each sentence is judged by itself",
    "room.reword": "each sentence is judged by itself",
    "round.back": "one step is taken out",
    "round.edit": "what is typed is of one",
    "round.report": "goes to another place",
    "round.step": "each has a step of its own",
    "round.vote": "one step rests on one vote",
    "seat.chair": "one person is in the chair",
    "seat.edit": "what is typed is of one",
    "seat.interests": "the register of one person",
    "seat.name": "what is typed is of one",
    "seat.substitutes": "each has stand-ins of their own",
    "setting.edit": "what is typed is of one",
    "settle.add": "each missing item has a title of its own",
    "settle.agenda": "the agenda of one meeting",
    "settle.chase": "one key writes to all who are due",
    "settle.clock": "the clock of one meeting",
    "settle.do": "each line is settled in its own way; the keys of the ways take several",
    "settle.edit": "what is typed is of one",
    "settle.open": "goes to another place",
    "settle.read": "shows one",
    "settle.reports": "goes to the line of a report",
    "settle.respond": "a reply answers one recommendation, point by point",
}
"""What is done to one line at a time although several can be marked: why."""


@pytest.mark.parametrize("name", [*PLACES, *SIDE_PLACES])
async def test_what_takes_one_at_a_time_has_its_reason(open_app: Open, name: str) -> None:
    app = open_app(name)
    async with app.run_test(size=NARROW):
        deeds = frame_of(app).place.deeds
        alone = {key for key, deed in deeds.items() if deed.to is To.ONE}
        assert alone - set(ONE_AT_A_TIME) == set()
        several = {key for key, deed in deeds.items() if deed.to is To.CHOSEN}
        assert several.isdisjoint(ONE_AT_A_TIME)


def undone(desk: Desk, change: int = 1) -> None:
    for _ in range(change):
        desk.undo()


async def test_nine_promises_are_set_aside_with_one_reason(open_app: Open, desk: Desk) -> None:
    app = open_app("findings")
    before = desk.register
    async with app.run_test(size=NARROW) as pilot:
        place = frame_of(app).place
        area = next(section for section in place.list.sections if len(section.ids) >= 9)
        place.list.go_to(area.ids[0])
        await pilot.press(*["space"] * 9)
        assert len(place.list.marks) == 9
        await pilot.press("a")
        form = app.screen
        assert isinstance(form, Form)
        assert form.heading == "Set 9 aside"
        form.rows["reason"].typed = "Older than this panel"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert {one.finding for one in desk.register.panel.set_aside} == set(area.ids[:9])
        assert {one.reason for one in desk.register.panel.set_aside} == {"Older than this panel"}
        assert "(9 of them)" in news(app)
        assert not place.list.marks
        assert current(app) == next(iter(area.ids[9:]), current(app))
        await pilot.press("u")
        assert desk.register.tables == before.tables


async def test_seven_proposed_dates_are_arranged_at_once_in_few_keys(open_app: Open, desk: Desk) -> None:
    """Adopting a year of dates from the calendar takes six keys; eight are allowed."""
    app = open_app("calendar")
    keys = ("Y", "ctrl+s", "ctrl+s", "ctrl+a", "s", "enter")
    assert len(keys) <= 6
    there = {one.id for one in desk.register.meetings}
    async with app.run_test(size=NARROW) as pilot:
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        made = [one for one in desk.register.meetings if one.id not in there]
        assert len(made) == 7
        assert {one.status for one in made} == {MeetingStatus.ARRANGED}
        assert [one.kind for one in made].count(MeetingKind.ANNUAL) == 1
        assert made[0].kind is MeetingKind.ANNUAL
        undone(desk)
        statuses = {one.status for one in desk.register.meetings if one.id not in there}
        assert statuses == {MeetingStatus.PROPOSED}


async def test_what_cannot_be_done_is_told_and_stays_marked(open_app: Open, desk: Desk) -> None:
    """Of three actions one is closed: the form says so, the two are closed, and the third keeps its mark."""
    first, second, third = (one.id for one in desk.register.open_actions[:3])
    desk.run(close_action, action=third, what="A report", where="Minute 4", on=DEMO_DAY)
    app = open_app("actions")
    async with app.run_test(size=(80, 40)) as pilot:
        place = frame_of(app).place
        place.list.marks = {first, second, third}
        await pilot.press("c")
        form = app.screen
        assert isinstance(form, Form)
        assert form.heading == "Close: 2 promises"
        assert "Not for 1 of 3" in form.problems.text
        form.rows["what"].typed = "The commissioner's letter"
        form.rows["on"].typed = "9 July 2021"
        form.rows["where"].typed = "Letter of 9 July"
        before = desk.last_change
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert desk.last_change == before + 1
        register = desk.register
        assert {register.need(Action, one).status for one in (first, second)} == {ActionStatus.DONE}
        closed = register.need(Action, third).closed
        assert closed is not None
        assert closed.where == "Minute 4"
        assert "Not for 1 of 3" in news(app)
        assert place.list.marks == {third}


async def test_where_none_can_be_done_every_reason_is_told(open_app: Open, desk: Desk) -> None:
    ids = [one.id for one in desk.register.meetings if one.status is MeetingStatus.HELD][:2]
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        place = frame_of(app).place
        place.list.marks = set(ids)
        before = desk.register
        await pilot.press("W")
        assert frame_of(app).is_active
        told = news(app)
        assert told.count("held") >= 2
        assert place.list.marks == set(ids)
        assert desk.register.tables == before.tables


async def test_leaving_the_form_does_nothing_and_says_nothing_later(open_app: Open, desk: Desk) -> None:
    first, second = (one.id for one in desk.register.open_actions[:2])
    app = open_app("actions")
    async with app.run_test(size=NARROW) as pilot:
        place = frame_of(app).place
        place.list.marks = {first, second}
        await pilot.press("N", "escape")
        assert place.list.marks == {first, second}
        await pilot.press("down")
        frame_of(app).after_change("Something else was done.")
        assert place.list.marks == {first, second}


def receive(desk: Desk, number: int) -> str:
    change = desk.run(
        receive_question,
        name=f"Resident {number}",
        text="Will there be more officers in Rutland?",
        received_at=dt.datetime(2021, 7, 5, 9),
        connection="lives in Oakham",
        subject=f"Officers {number}",
    )
    assert change is not None
    return change.touched[0].id


async def test_several_questions_are_rejected_on_one_ground_and_acknowledged_at_once(
    open_app: Open, desk: Desk
) -> None:
    ids = [receive(desk, number) for number in range(3)]
    app = open_app("questions")
    async with app.run_test(size=NARROW) as pilot:
        place = frame_of(app).place
        place.list.marks = set(ids)
        before = desk.last_change
        await pilot.press("y")
        assert isinstance(app.screen, Ask)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert desk.last_change == before + 1
        steps = [desk.register.need(Question, one).steps[-1].state for one in ids]
        assert steps == [QuestionState.ACKNOWLEDGED] * 3
        place.list.marks = set(ids)
        await pilot.press("r")
        form = app.screen
        assert isinstance(form, Form)
        assert form.heading == "Reject 3 questions"
        form.rows["ground"].typed = next(key for key, _ in form.rows["ground"].field.choices if key)
        form.rows["decided_by"].typed = "the Chair"
        form.rows["reason"].typed = "Not for this panel"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert {desk.register.need(Question, one).state for one in ids} == {QuestionState.REJECTED}
        assert desk.last_change == before + 2


async def test_the_officer_was_told_of_several_declarations_on_one_day(open_app: Open, desk: Desk) -> None:
    there = desk.register.need(Meeting, "M4").attendance[0].person
    made = []
    for _ in range(2):
        one = Declaration(
            id=desk.register.new_id(Declaration),
            meeting="M4",
            people=(there,),
            interest="disclosable pecuniary",
            registered=False,
            notice_due=dt.date(2021, 8, 1),
        )
        desk.run(lambda register, today, one=one: Edit("Recorded", (one,)))  # type: ignore[misc]
        made.append(one.id)
    app = open_app("declarations")
    async with app.run_test(size=NARROW) as pilot:
        place = frame_of(app).place
        place.reload("M4")
        place.list.marks = set(made)
        await pilot.press("t", "ctrl+s")
        await pilot.pause()
        assert {desk.register.need(Declaration, one).notified_on for one in made} == {DEMO_DAY}
        undone(desk)
        assert {desk.register.need(Declaration, one).notified_on for one in made} == {None}


async def test_a_key_for_one_line_says_so_when_several_are_marked(open_app: Open) -> None:
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("space", "space", "e")
        assert "takes one at a time" in news(app)
        assert isinstance(app.screen, Form)


async def test_the_dates_of_a_year_are_moved_left_out_and_typed_over_together(open_app: Open, desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("Y", "ctrl+s")
        window = app.screen
        assert isinstance(window, ProposalWindow)
        was = [one.date for one in window.chosen]
        await pilot.press("space", "space", "right_square_bracket")
        week = dt.timedelta(weeks=1)
        assert [one.date for one in window.chosen] == [was[0] + week, was[1] + week, *was[2:]]
        await pilot.press("left_square_bracket")
        assert [one.date for one in window.chosen] == was
        await pilot.press("o")
        assert [one.date for one in window.chosen] == was[2:]
        await pilot.press("o", "escape")
        assert [one.date for one in window.chosen] == was
        assert not window.list.marks
        await pilot.press("home", "e")
        form = app.screen
        assert isinstance(form, Form)
        form.rows["date"].typed = "14 June 2022"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.screen.query_one(RecordList) is window.list
        assert window.chosen[0].date == dt.date(2022, 6, 14)
        assert window.chosen[0].kind is MeetingKind.ANNUAL
        assert "Tue 14 Jun 2022" in look(app)
        await pilot.press("escape")
        assert [type(one) for one in app.screen_stack[-1:]] == [PatternForm]


async def test_papers_and_lines_of_windows_are_done_together(open_app: Open, desk: Desk) -> None:
    for title in ("Report", "Appendix", "Letter"):
        desk.run(add_paper, item="W13", what=title)
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("P")
        window = app.screen
        assert isinstance(window, PapersWindow)
        first, second = (str(one.number) for one in desk.register.need(WorkItem, "W13").papers[-2:])
        window.list.marks = {first, second}
        await pilot.press("delete", "ctrl+s")
        await pilot.pause()
        left = [str(one.number) for one in desk.register.need(WorkItem, "W13").papers]
        assert {first, second}.isdisjoint(left)
        undone(desk)
        assert {first, second} <= {str(one.number) for one in desk.register.need(WorkItem, "W13").papers}


async def test_deadlines_are_done_and_standing_items_left_out_together(open_app: Open, desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("c")
        clock = app.screen
        assert isinstance(clock, ClockWindow)
        codes = [one for section in clock.list.sections for one in section.ids]
        plain = [one for one in codes if one not in {"publication", "publication-local", "notices"}]
        before = desk.last_change
        clock.list.marks = set(plain)
        await pilot.press("d")
        done = {one.deadline for one in desk.register.need(Meeting, "M18").done}
        assert len(done) > 1
        assert done < set(plain)
        assert f"Not for {len(plain) - len(done)} of {len(plain)}" in clock.after.text
        assert "closes by itself" in clock.after.text
        assert desk.last_change == before + 1
        await pilot.press("escape", "6")
        await pilot.pause()
        await pilot.press("A", "b")
        await pilot.pause()
        agenda = app.screen
        assert isinstance(agenda, AgendaWindow)
        standing = [item.line for item in agenda._shown.items if not item.id][:2]
        agenda.list.marks = set(standing)
        await pilot.press("o")
        await pilot.pause()
        assert {item.line for item in agenda._shown.left_out} >= set(standing)


def test_a_command_for_each_gives_every_problem_of_every_record_and_does_nothing(desk: Desk) -> None:
    first, second = (one.id for one in desk.register.open_actions[:2])
    desk.run(close_action, action=second, what="A report", where="Minute 4", on=DEMO_DAY)
    register = desk.register
    command = for_each(close_action, "action", (first, second))
    with pytest.raises(Refused) as refused:
        command(register, DEMO_DAY, what="", where="Minute 5", on=DEMO_DAY)
    told = [problem.sentence for problem in refused.value.problems]
    assert any(sentence.startswith(f"{second}: ") for sentence in told)
    whats = [problem for problem in refused.value.problems if problem.field == "what"]
    assert len(whats) == 1
    assert not whats[0].sentence.startswith((first, second))
    alone = for_each(close_action, "action", (first,))(register, DEMO_DAY, what="x y", where="Minute 5", on=DEMO_DAY)
    same = close_action(register, DEMO_DAY, action=first, what="x y", where="Minute 5", on=DEMO_DAY)
    assert alone == replace(same)


async def test_the_cursor_stays_on_the_next_line_wherever_a_record_leaves(open_app: Open, desk: Desk) -> None:
    """Withdrawn, moved, put in the bin, closed or set aside: the line below has the cursor, in its own place."""
    for place, keys, answer in (
        ("programme", ("W",), {"reason": "A slip"}),
        ("programme", ("m", "enter"), {}),
        ("programme", ("delete", "y"), {}),
        ("actions", ("c",), {"what": "A report", "on": "9 July 2021", "where": "Minute 4"}),
        ("prepare", ("a",), {"reason": "Known"}),
    ):
        app = open_app(place)
        async with app.run_test(size=NARROW) as pilot:
            await pilot.pause()
            listed = frame_of(app).place.list
            here = listed.current_section
            section = next(one for one in (here, *listed.sections) if one is not None and len(one.ids) > 2)
            listed.go_to(section.ids[1])
            await pilot.press(*keys)
            if answer:
                form = app.screen
                assert isinstance(form, Form)
                for name, words in answer.items():
                    form.rows[name].typed = words
                await pilot.press("ctrl+s")
            await pilot.pause()
            while isinstance(app.screen, (Ask, Picker, Reader)):
                await pilot.press("ctrl+s")
                await pilot.pause()
            assert current(app) == section.ids[2], (place, keys, news(app))
