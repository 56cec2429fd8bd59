"""A year of questions with the keys that the hint line names, at 80×24: what is owed is named until nothing is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest

from screens.forms.questions.receipt import ReceiveForm
from screens.kit.ask import Ask
from screens.kit.field_row import FieldRow
from screens.kit.keys.keymap import Keymap
from screens.kit.keys.table import key_with_id
from screens.opened import OpenRecord
from store.commands.questions.receipt import receive_question
from store.commands.settings.settings import change_setting
from store.desk import Desk
from store.queries.findings.findings import finding_rows
from store.records import Meeting, Question, QuestionKind, QuestionState
from store.rules.questions.next_steps import DECISION, NextStep, next_step
from store.rules.questions.parts import unanswered_parts
from tests.screens.hands import bytes_of, send
from tests.screens.look import frame_of, look, shows, window
from tests.screens.test_questions import _ACTIONS, Opener, press
from tests.store.test_canary import outputs
from tui.app import Secretariat

S = QuestionState
AFTER, A_YEAR_ON = dt.date(2021, 8, 2), dt.date(2022, 8, 10)
CHAIR = '"the Chair"'
IN_TIME = dt.datetime(2021, 7, 5, 9)
CHILD, NAMELESS = "Ann Younglast", "Bo Nameless"
AGAIN = "asked again"


class Sent(NamedTuple):
    """What came in, as it is typed into the form, and how the clerk decides if not by the first key that is named."""

    name: str
    text: str
    day: str = "5/7/2021"
    hour: str = "9:00 am"
    said: str = "Received Monday 5 July 2021, 9:00 am: in time, by Wednesday 7 July 2021."
    chosen: Mapping[str, Any] = MappingProxyType({})
    typed: Mapping[str, str] = MappingProxyType({})
    decided: str = ""
    asks: str = ""


SENT = {
    "in time": Sent("A. Resident", "Will there be more officers in Rutland?"),
    "with a supplementary": Sent("B. Walker", "When will the plan be ready?", asks="And the year after?"),
    "late": Sent(
        "C. Late",
        "What of the bridges?",
        "8/7/2021",
        "4:59 pm",
        "Received Thursday 8 July 2021, 4:59 pm: one day late, after Wednesday 7 July 2021.",
        decided="question.hold",
    ),
    "too long": Sent("D. Long", "Why? " + "so very long " * 60),
    "a repeat": Sent(
        "E. Twice",
        "Will there be a document that outlines the exact benefit Rutland will receive?",
        decided="question.reject",
    ),
    "operational": Sent("F. Robbed", "Why was my burglary in Oakham not investigated?", decided="question.forward"),
    "a petition": Sent(
        "G. Sixty",
        "Keep the front desk?",
        said="Received Monday 5 July 2021, 9:00 am: ",
        chosen={"kind": QuestionKind.PETITION},
        typed={"signatures": "60"},
    ),
    "a child": Sent(CHILD, "Is the park safe?", chosen={"under_18": True}, typed={"email": "a@example.org"}),
    "no consent": Sent(NAMELESS, "Who pays for it?", chosen={"consents_to_name": False}),
    "in four parts": Sent("H. Parts", "(a) Why?\n(b) When?\n(c) How?\n(d) Who?"),
    AGAIN: Sent("A. Resident", "And how many will be in Uppingham?", "6/7/2021", "", "Received Tuesday 6 July 2021: "),
}
"""The year of one panel; all of it stands in one file."""

KEYS: dict[str, tuple[str, ...]] = {
    "question.accept": ("tab", CHAIR, "tab", '"urgent"', "tab", CHAIR, "form.save"),
    "question.reject": ("right", "tab", CHAIR, "form.save"),
    "question.hold": ("tab", CHAIR, "form.save"),
    "question.forward": ("tab", CHAIR, "form.save"),
    "question.told": ("form.save",),
    "question.text": ("form.save",),
    "question.send": ("tab", '"20/7/2021"', "form.save"),
    "question.put": ("right", "tab", "right", "form.save"),
    "question.sent": ("form.save",),
    "question.answer": ('"It is so."', "form.save"),
    "question.publish": (),
    "question.close": (),
}
"""What is pressed in the form that each key opens."""


def receive(desk: Desk, **more: Any) -> str:
    given: dict[str, Any] = {
        "name": "A. Resident",
        "text": "Will there be more officers in Rutland?",
        "received_at": IN_TIME,
        "meeting": "M18",
        "connection": "lives in Oakham",
        "subject": "Officers",
    }
    change = desk.run(receive_question, **(given | more))
    assert change is not None
    return change.touched[0].id


def step_of(desk: Desk, question_id: str) -> NextStep | None:
    return next_step(desk.register, desk.register.need(Question, question_id), desk.today)


def owed(desk: Desk, question_id: str = "") -> list[str]:
    """Give the findings about one question, or about any."""
    rows = finding_rows(desk.register, desk.today)
    return [row.code for row in rows if any(one == question_id or (one[0] == "Q" > question_id) for one in row.records)]


class Year:
    """A clerk at the keyboard of one file: presses, counts the keys besides words, and looks at every step."""

    def __init__(self, app: Secretariat, desk: Desk) -> None:
        self.app, self.desk, self.keys = app, desk, 0

    async def press(self, *actions: str) -> None:
        """Press keys, and type words in quotation marks as a terminal sends them, all in one read."""
        for action in actions:
            if action.startswith('"'):
                await send(self.app, action[1:-1].replace("\n", "\r").encode())
                self.keys += action.count("\n")
            else:
                key = Keymap().keys_of(action)[0] if action in _ACTIONS else action
                await send(self.app, bytes_of(key))
                self.keys += 1

    async def to_field(self, name: str) -> FieldRow:
        """Go down to a field of the form."""
        rows = shows(self.app, ReceiveForm).rows
        if rows[name].folded:
            await self.press("form.more")
        while not rows[name].has_cursor:
            await self.press("tab")
            assert self.keys < 5000, f"{name} is never come to"
        return rows[name]

    async def to_question(self, question_id: str) -> None:
        """Go to a question in the list, line by line."""
        place = frame_of(self.app).place.list
        ids = [one for section in place.sections for one in section.ids]
        way = "down" if place.current is None or ids.index(place.current) < ids.index(question_id) else "up"
        while place.current != question_id:
            await self.press(way)
            assert self.keys < 5000, f"{question_id} is never come to"

    async def receive(self, one: Sent) -> str:
        """Type a receipt into the form, which says it back before it is saved; gives the id."""
        await self.press("question.receive")
        typed = {"name": one.name, "text": one.text, "day": one.day, "hour": one.hour, "subject": "Officers"}
        for name in shows(self.app, ReceiveForm).rows:
            words = {**typed, "connection": "lives in Oakham", **one.typed}.get(name, "")
            if words:
                await self.to_field(name)
                await self.press(f'"{words}"')
            if name in one.chosen:
                row = await self.to_field(name)
                while row.read() != one.chosen[name]:
                    await self.press("right")
        assert "".join(one.said.split()) in window(look(self.app))
        before = len(self.desk.register.questions)
        await self.press("form.save")
        assert len(self.desk.register.questions) == before + 1, look(self.app)
        if isinstance(self.app.screen, Ask):
            await self.press("l")
        return self.desk.register.questions[-1].id

    def names(self, step: NextStep, question_id: str) -> None:
        """Hold what the list and its line of hints show against the next step."""
        lines = look(self.app).rstrip("\n").split("\n")
        line = next(line for line in lines if f" {question_id} " in line[:6]).rstrip(" ▁▂▃▄▅▆▇█")
        assert line.endswith((f": {step.need}", " reply owed")), line
        key = frame_of(self.app).place.key_of(step.acts[0])
        assert f"Next  {key} {key_with_id(step.acts[0]).label}" in lines[-1], lines[-1]

    def tells(self, step: NextStep) -> None:
        """Hold the opened record against the next step: its sentence, and its key twice, where it works."""
        shown, key = window(look(self.app)), frame_of(self.app).place.key_of(step.acts[0])
        assert "".join(f"{step.sentence} {step.cure} {key} {key_with_id(step.acts[0]).label}".split()) in shown
        assert f"│ {key} {key_with_id(step.acts[0]).label}   " in look(self.app)

    async def take_on(self, question_id: str, decision: str = "", answer: str = "") -> None:
        """Press over the open record what is named, step by step, until nothing is owed and it can rest."""
        await self.to_question(question_id)
        step = step_of(self.desk, question_id)
        if step is None or _rests(step):
            return
        self.names(step, question_id)
        await self.press("question.open")
        while step is not None and not _rests(step):
            assert bool(owed(self.desk, question_id)) is step.owed
            self.tells(step)
            act = decision if step.need == DECISION and decision else step.acts[0]
            keys = (f'"{answer}"', "form.save") if act == "question.answer" and answer else KEYS[act]
            if act == "question.answer" and self.desk.register.need(Question, question_id).supplementaries:
                keys = ("down", "enter", '"In May."', "form.save")
            await self.press(act, *keys)
            before, step = step, step_of(self.desk, question_id)
            assert step != before, look(self.app)
            assert (step is None) or isinstance(self.app.screen, OpenRecord), look(self.app)
        assert owed(self.desk, question_id) == []
        await self.press("window.close")
        if step is not None:
            self.names(step, question_id)


def _rests(step: NextStep) -> bool:
    """Whether a question waits for nothing that the clerk can do that day."""
    return not step.owed and step.acts[0] not in {"question.publish", "question.close"}


@pytest.mark.slow
@pytest.mark.timeout(400)
async def test_a_year_of_questions_by_keyboard_in_one_file(open_app: Opener, desk: Desk) -> None:
    desk.run(change_setting, path="rules.questions.max_words", value=100)
    app: Secretariat = open_app("questions")
    async with app.run_test(size=(80, 24)):
        year = Year(app, desk)
        ids = {case: await year.receive(one) for case, one in SENT.items()}
        received = year.keys
        assert len(set(owed(desk))) >= 1
        for number, (case, one) in enumerate(SENT.items()):
            assert owed(desk) != [], "findings are empty while something is owed"
            await year.take_on(ids[case], one.decided)
            assert (owed(desk) == []) is (number == len(SENT) - 1)
        decided = year.keys - received
        states = {case: desk.register.need(Question, question_id).state for case, question_id in ids.items()}
        assert states == {case: _BEFORE.get(case, S.SENT_FOR_ANSWER) for case in SENT}
        for case, question_id in ids.items():
            if states[case] is S.SENT_FOR_ANSWER:
                await answered(year, case, question_id)
        assert owed(desk) == []
        await after_the_meetings(year, ids)
        assert owed(desk) == []
        await a_year_on(year)
        assert owed(desk) == []
        assert received <= 145
        assert decided <= 240
        assert year.keys <= 625
        nothing_private_goes_out(desk)


_BEFORE = {"operational": S.CLOSED, "a repeat": S.CLOSED}
"""In what state questions wait for the meeting, if not for their answer."""


async def answered(year: Year, case: str, question_id: str) -> None:
    """Record the answer before the meeting; of one in parts first without part (c), which keeps it owed."""
    await year.to_question(question_id)
    await year.press("question.answer")
    if case != "in four parts":
        await year.press('"It is so."', "form.save")
        return
    await year.press('"Because."', "down", '"Now."', "down", "down", '"Us."', "form.save")
    assert year.desk.register.need(Question, question_id).state is S.SENT_FOR_ANSWER
    year.desk.day_given = dt.date(2021, 7, 21)
    assert owed(year.desk, question_id) == ["question-not-answered"]
    year.desk.day_given = dt.date(2021, 7, 12)
    await year.press("question.answer", '"So."', "form.save")
    question = year.desk.register.need(Question, question_id)
    assert question.answer == "(a) Because.\n(b) Now.\n(c) So.\n(d) Us."
    assert unanswered_parts(question) == ()


async def put_and_closed(year: Year, case: str, question_id: str) -> None:
    """Put a question once its meeting has passed, reply to what is owed, publish and close."""
    desk = year.desk
    assert owed(desk, question_id) == ["question-not-put"], case
    if SENT[case].asks:
        await year.to_question(question_id)
        await year.press("question.put", *KEYS["question.put"])
        await year.press("question.supplementary", f'"{SENT[case].asks}"', "tab", "tab", CHAIR, "form.save")
        assert "question-supplementary" in owed(desk, question_id)
    await year.take_on(question_id)
    done = desk.register.need(Question, question_id)
    assert (done.state, done.published_on) == (S.CLOSED, desk.today)
    assert all(one.answer for one in done.supplementaries)


async def after_the_meetings(year: Year, ids: Mapping[str, str]) -> None:
    """Put what was to be put at the meeting in July, and what was late at the one to which it was held over."""
    desk = year.desk
    desk.day_given = AFTER
    put = [case for case in SENT if case not in {*_BEFORE, "late"}]
    for case in put:
        await put_and_closed(year, case, ids[case])
        assert (owed(desk) == []) is (case == put[-1])
    desk.day_given = desk.register.need(Meeting, "M19").date + dt.timedelta(days=4)
    await put_and_closed(year, "late", ids["late"])


async def a_year_on(year: Year) -> None:
    """Contact details are to go when a year has passed since the meeting; one key takes them all out."""
    desk = year.desk
    desk.day_given = A_YEAR_ON
    assert owed(desk) == ["contacts-kept"]
    await year.press("question.purge", "y", "escape")


def nothing_private_goes_out(desk: Desk) -> None:
    """Read every output for the name of the child and of the one who did not consent."""
    read = 0
    for name, text in outputs(desk):
        read += 1
        for one in (CHILD, CHILD.split()[1], NAMELESS, NAMELESS.split()[1], "a@example.org"):
            assert one.casefold() not in text.casefold(), f"{one} in {name}"
    assert read > 60


async def test_the_keys_of_the_place_work_over_the_open_record(open_app: Opener, desk: Desk) -> None:
    app: Secretariat = open_app("questions")
    question_id = receive(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question.open")
        seen = look(app)
        assert "Next step" in seen
        assert "a accept   " in seen
        await press(pilot, "question.accept")
        assert f"Accept question {question_id}" in look(app)
        await press(pilot, "tab", CHAIR, "form.save")
        assert desk.register.need(Question, question_id).state is S.ACCEPTED
        await press(pilot, "question.open", "question.told", "form.save")
        assert desk.register.need(Question, question_id).asker_told_on == desk.today


async def test_a_receipt_is_said_back_before_it_is_saved(open_app: Opener, desk: Desk) -> None:
    app: Secretariat = open_app("questions")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question.receive", '"B"', "tab", '"Why?"', "tab", "tab", '"8/7/2021"', "tab", '"4:59 pm"')
        said = "Received Thursday 8 July 2021, 4:59 pm: one day late, after Wednesday 7 July 2021."
        assert "".join(said.split()) in window(look(app))
        assert len(desk.register.questions) == 1
