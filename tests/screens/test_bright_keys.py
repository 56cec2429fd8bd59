"""A key that is bright does something: what it opens has a choice that can be taken, what it runs is not refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from screens.attendance import AttendancePlace
from screens.frame import Frame
from screens.kit.afterwards import Then
from screens.kit.deed import Deed, To
from screens.kit.form import Form
from screens.kit.one_meeting import OneMeetingPlace
from screens.kit.picker import Picker
from screens.kit.place import Place
from screens.kit.window import Window
from screens.places import PLACES, SIDE_PLACES
from store.commands.actions.actions import close_action
from store.commands.actions.linking import schedule_action
from store.commands.attendance.votes import record_vote
from store.commands.bin import bin_records
from store.commands.calendar.meetings import cancel_meeting
from store.commands.programme.moves import consider_items, withdraw_items
from store.commands.questions.receipt import receive_question
from store.commands.reports.drafting import draft_report, finalise_report, word_report
from store.commands.reports.out import answer_report, publish_report
from store.commands.room.stamping import stamp_event
from store.commands.rounds.rounds import close_round, open_round, record_step
from store.commands.settings.panel import new_panel_records
from store.commands.settling import set_criteria
from store.desk import Desk
from store.edit import Edit
from store.problems import Refused
from store.records import (
    Declaration,
    Meeting,
    Nation,
    Presence,
    Question,
    QuestionState,
    Record,
    RoundKind,
)
from store.rules.questions.steps import DEALT_WITH
from store.rules.room.events import Event
from store.sample import DEMO_DAY
from tests.screens.every_form import of_meeting
from tests.screens.look import NARROW, frame_of
from tui.app import Secretariat

_NOTHING = "changes nothing"


class Tried:
    """Stands in the frame for what keys lead to, and says what a clerk would have seen of it."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.outcome: list[str] = []
        frame.carry_out_then = self.carry_out_then  # type: ignore[method-assign]
        frame.pick = self.pick  # type: ignore[method-assign,assignment]
        frame.flow = self.flow  # type: ignore[method-assign]
        frame.say = self.say  # type: ignore[method-assign]
        frame.go = lambda name, go_to=None: self.outcome.append("")  # type: ignore[method-assign]

    def carry_out_then(self, go_to: str | None, then: Then, command: Any, /, *args: Any, **kwargs: Any) -> None:
        register = self.frame.desk.register
        try:
            edit = command(register, self.frame.desk.today, *args, **kwargs)
        except Refused as refused:
            self.outcome.append(f"refused: {refused}")
            return
        self.outcome.append("" if register.with_edit(edit).tables != register.tables else _NOTHING)

    def pick(self, window: Window[str], picked: Callable[[str | None], None]) -> None:
        if isinstance(window, Form):
            self.flow(window)
        elif isinstance(window, Picker):
            options = window._all
            can = [option for option in options if not option.why_not]
            self.outcome.append("" if can else f"nothing to choose of {len(options)}")
        else:
            self.outcome.append("")

    def flow(self, form: Form) -> None:
        # The entry of a row is made when it is asked for, which took a fifth of the time; of a choice it is a `Choice`.
        empty = [row.field.label for row in form.rows.values() if row.field.kind == "choice" and not row.field.choices]
        self.outcome.append(f"no choices for {empty}" if empty else "")

    def say(self, words: str, ink: str = "") -> None:
        if words and ink == "warn":
            self.outcome.append(f"warned: {words}")

    def press(self, place: Place[Any], key_id: str) -> str:
        """Give what was wrong with what the key led to; empty if nothing was."""
        self.outcome.clear()
        place.action_do(key_id)
        if not self.outcome:
            return "nothing happens"
        if key_id == "attend.present" and self.outcome == [_NOTHING]:
            return ""  # of several who are marked some may be recorded as present already
        return "; ".join(one for one in self.outcome if one)


MOVES = {
    "meeting.planner": "shows the year",
    "meeting.previous": "goes to another meeting",
    "meeting.next": "goes to another meeting",
    "declared.previous": "goes to another meeting",
    "declared.next": "goes to another meeting",
    "room.previous": "goes to another meeting",
    "room.next": "goes to another meeting",
    "attend.previous": "goes to another item",
    "attend.next": "goes to another item",
    "seat.before": "shows another day",
    "seat.after": "shows another day",
    "seat.today": "shows another day",
    "settle.leave": "goes back",
    "item.withdrawn": "shows what was withdrawn as well, or hides it",
}
"""Keys that change what the place shows and nothing else; the tests of their places press them."""


_BUSY: list[tuple[Record, ...]] = []
"""What was changed when the sample was made busy in this process: sixty changes one by one take a quarter second."""


def busy(desk: Desk) -> None:
    """Bring records of every sort of the sample into every state that changes what its keys can do."""
    if not _BUSY:
        before = desk.register.tables
        done_one_by_one(desk)
        after = desk.register.tables
        _BUSY.append(tuple(one for name in after for key, one in after[name].items() if before[name].get(key) != one))
        return
    desk.run(lambda register, today: Edit("Brought the records into every state", _BUSY[0]))


def done_one_by_one(desk: Desk) -> None:
    """Do one after another what brings the records into these states."""
    register = desk.register
    seen, withdrawn = (item.id for item in (register.items_of(None)[0], register.items_of("M18")[-1]))
    desk.run(withdraw_items, items=(withdrawn,), reason="A slip")
    desk.run(consider_items, items=(seen,), meeting="M14")
    desk.run(set_criteria, criteria=("Public interest", "Impact"), line=3)
    desk.run(cancel_meeting, meeting="M20", reason="No business")
    open_ones = [action.id for action in register.open_actions]
    desk.run(schedule_action, action=open_ones[0], to="M18")
    for number, one in enumerate(open_ones[1:3]):
        desk.run(close_action, action=one, what="A report", where="Minute 4", on=DEMO_DAY, dropped=bool(number))
    desk.run(open_round, kind=RoundKind.PRECEPT, year=2026)
    desk.run(record_step, round_id=desk.register.rounds[-1].id, step="notified", on=dt.date(2021, 7, 1), pence=1000)
    desk.run(open_round, kind=RoundKind.PLAN, subject="Plan 2021-25")
    desk.run(close_round, round_id=desk.register.rounds[-1].id)
    desk.run(bin_records, ids=(desk.register.items_of(None)[-1].id,))
    reported(desk)
    at_meeting(desk, seen)
    asked(desk)
    in_the_room(desk)


def reported(desk: Desk) -> None:
    """Bring reports to the commissioner into every state: a draft, final ones, one that is out, one answered."""
    for number, meeting in enumerate(("M2", "M4", "M12", "M14")):
        report = f"L{number + 1}"
        desk.run(draft_report, meeting=meeting, signed_as="Monitoring Officer")
        for block in ("recommendations", "review"):
            desk.run(word_report, report=report, block=block, text="In the clerk's words.")
        if number:
            desk.run(finalise_report, report=report)
        if number > 1:
            desk.run(publish_report, report=report)
        if number > 2:
            desk.run(answer_report, report=report, answer="Letter of July")


def at_meeting(desk: Desk, item: str) -> None:
    """Record at a meeting that was held a vote on an item, and declarations that call for leaving and for notice."""
    there = [one.person for one in desk.register.need(Meeting, "M14").attendance if one.presence is Presence.PRESENT]
    desk.run(record_vote, meeting="M14", item=item, motion="That it be noted", votes=dict.fromkeys(there, "for"))
    declared = Declaration(
        id=desk.register.new_id(Declaration),
        meeting="M4",
        people=(there[0],),
        interest="disclosable pecuniary",
        registered=False,
        notice_due=dt.date(2021, 8, 1),
        stay="no",
        vote="no",
        speak="no",
    )
    desk.run(lambda register, today: Edit("Recorded a declaration", (declared,)))


def in_the_room(desk: Desk) -> None:
    """Hold two meetings of which nothing was known by their events: one as far as a note, one with a motion open."""
    for meeting, kinds in (("M16", ("note", "noted")), ("M2", ("motion",))):
        desk.run(stamp_event, meeting=meeting, event=Event(event="start"))
        desk.run(stamp_event, meeting=meeting, event=Event(event="item", heading="Business"))
        for kind in kinds:
            desk.run(stamp_event, meeting=meeting, event=Event(event=kind, words="That it be noted"))


def asked(desk: Desk) -> None:
    """Receive questions and bring each into another state; some are asked at a meeting that is over."""
    states = [*QuestionState, QuestionState.ANSWERED, QuestionState.RECEIVED]
    for number, state in enumerate(states):
        change = desk.run(
            receive_question,
            name=f"Resident {number}",
            text="Ring 07700 900987: will there be more officers in Rutland?",
            received_at=dt.datetime(2021, 6, 5, 9),
            connection="lives in Oakham",
            subject="Officers",
            phone="07700 900987",
        )
        assert change is not None
        question = desk.register.need(Question, change.touched[0].id)
        meeting = "M2" if state in DEALT_WITH or number % 2 else "M18"
        answer = "Yes." if state in {QuestionState.ANSWERED, QuestionState.PUBLISHED} else ""
        whom = "Rutland County Council" if state is QuestionState.REDIRECTED else ""
        fresh = replace(question, state=state, meeting=meeting, answer=answer, forwarded_to=whom)
        fresh = replace(fresh, group=1 if number < 3 else None)
        desk.run(lambda register, today, fresh=fresh: Edit("Set the state", (fresh,)))  # type: ignore[misc]


@pytest.fixture(params=["sample", "busy", "empty"])
def desk(request: pytest.FixtureRequest, tmp_path: Path, desk: Desk) -> Desk:
    """The sample, the sample with much done to it, and a panel of which nothing but the name is known."""
    if request.param == "busy":
        busy(desk)
    if request.param == "empty":
        records = new_panel_records(name="A panel", nation=Nation.ENGLAND)
        return Desk.create(tmp_path / "empty.json", records, today=DEMO_DAY, who="clerk")
    return desk


def targets(frame: Frame) -> Iterator[tuple[str | None, Callable[[Deed[Any]], bool]]]:
    """Go to every line of the place that is open, of every meeting and item if it shows one of them at a time.

    Each is gone to alone and, for the keys that work on several, with the line before it marked as well. What comes
    with it says which keys may lead to something else there: what is opened for a meeting or the place as a whole is
    the same on every line, and a key that takes one is the same whether others are marked. That is half of all.
    """
    place = frame.place
    shown: list[tuple[str | None, str]] = [(None, "")]
    if isinstance(place, OneMeetingPlace) and frame.desk.register.meetings:
        shown = [(meeting, "") for meeting in ("M2", "M4", "M14", "M16", "M18", "M20")]
    if isinstance(place, AttendancePlace):
        shown += [(item.meeting, item.id) for item in frame.desk.register.items_of("M14")]
    for meeting, item in shown:
        place.reload(meeting)
        if isinstance(place, AttendancePlace):
            place._item = item
            place.reload()
        ids = [record for section in place.list.sections for record in section.ids]
        if not ids:
            yield None, lambda deed: True
        for before, record in zip(["", *ids], ids, strict=False):
            place.list.go_to(record)
            yield record, (lambda deed: not as_a_whole(deed)) if before else lambda deed: True
            place.list.marks = {before, record} - {""}
            yield f"{before} and {record}", lambda deed: deed.to is To.CHOSEN
            place.list.marks = set()


def as_a_whole(deed: Deed[Any]) -> bool:
    """Say whether a key opens something for the meeting that is open, or for the place, wherever the cursor is."""
    return of_meeting(deed) or (deed.to is None and deed.opens is not None)


@pytest.mark.slow
@pytest.mark.parametrize("name", [*PLACES, *SIDE_PLACES])
async def test_a_bright_key_leads_to_something_that_can_be_done(
    open_app: Callable[..., Secretariat], desk: Desk, name: str
) -> None:
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        frame = frame_of(app)
        frame.go(name)
        await pilot.pause()
        tried = Tried(frame)
        wrong: dict[str, str] = {}
        for where, differs in targets(frame):
            for key_id, deed in frame.place.deeds.items():
                if not differs(deed) or key_id in MOVES or key_id.startswith("planner."):
                    continue
                if frame.why_not(key_id) is not None:
                    continue
                fault = tried.press(frame.place, key_id)
                if fault:
                    wrong.setdefault(f"{key_id}: {fault}", str(where))
        assert wrong == {}
