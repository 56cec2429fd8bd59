"""The ends of a text and of a list that is picked from are one key away; an answer in parts begins where one types."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screens.kit.entries import TextEntry
from screens.kit.form import Form
from screens.kit.picker import Picker
from screens.kit.record_list import RecordList
from store.commands.questions.decisions import accept_question
from store.desk import Desk
from store.records import Question
from tests.screens.hands import send
from tests.screens.look import NARROW, frame_of, look, shows
from tests.screens.test_questions import receive
from tui.app import Secretariat

Opener = Callable[..., Secretariat]
END, HOME, CTRL_END, CTRL_HOME = b"\x1b[F", b"\x1b[H", b"\x1b[1;5F", b"\x1b[1;5H"
DOWN = b"\x1b[B"
SAVE = b"\x13"


@pytest.fixture
def app(open_app: Opener) -> Secretariat:
    return open_app("questions")


def ends_of(listed: RecordList) -> tuple[str, str]:
    ids = [one for section in listed.sections for one in section.ids]
    return ids[0], ids[-1]


def accepted(desk: Desk, text: str) -> str:
    question = receive(desk, text=text)
    desk.run(accept_question, question=question, decided_by="the Chair")
    return question


@pytest.mark.parametrize("end", [END, CTRL_END])
@pytest.mark.parametrize("home", [HOME, CTRL_HOME])
async def test_the_ends_of_what_is_picked_from(app: Secretariat, end: bytes, home: bytes) -> None:
    async with app.run_test(size=NARROW):
        await send(app, b"\x10")
        picker = shows(app, Picker)
        first, last = ends_of(picker.list)
        await send(app, end)
        assert (picker.list.current, first != last) == (last, True)
        await send(app, home)
        assert picker.list.current == first


async def test_end_goes_through_what_is_typed_before_it_leaves_for_the_list(app: Secretariat) -> None:
    async with app.run_test(size=NARROW):
        await send(app, b"\x10ue")
        picker = shows(app, Picker)
        first, _ = ends_of(picker.list)
        await send(app, HOME)
        assert (picker.typed.cursor_position, picker.list.current) == (0, first)
        await send(app, END)
        assert (picker.typed.cursor_position, picker.list.current) == (2, first)
        await send(app, END)
        # What takes longer to look for is listed by now: once typing rests, or because the key goes to the last of all.
        _, last = ends_of(picker.list)
        assert (picker.list.current, first != last) == (last, True)
        await send(app, CTRL_HOME)
        assert (picker.typed.value, picker.typed.cursor_position, picker.list.current) == ("ue", 2, first)


@pytest.mark.parametrize(("end", "home"), [(END, HOME), (CTRL_END, CTRL_HOME)])
async def test_the_ends_of_a_list(app: Secretariat, desk: Desk, end: bytes, home: bytes) -> None:
    receive(desk)
    async with app.run_test(size=NARROW):
        first, last = ends_of(frame_of(app).place.list)
        await send(app, end)
        assert (frame_of(app).place.list.current, first != last) == (last, True)
        await send(app, home)
        assert frame_of(app).place.list.current == first


async def test_the_ends_of_a_text_and_of_a_line(app: Secretariat) -> None:
    async with app.run_test(size=NARROW):
        await send(app, b"n" + b"A. Resident" + b"\t" + b"One\rTwo\rThree" + CTRL_HOME + b">" + CTRL_END + b"<")
        form = shows(app, Form)
        assert (form.typed["name"], form.typed["text"]) == ("A. Resident", ">One\nTwo\nThree<")
        await send(app, b"\x1b[Z" + CTRL_HOME + b">" + CTRL_END + b"<")
        assert form.typed["name"] == ">A. Resident<"


async def test_the_answer_of_a_question_in_parts_opens_where_one_types(app: Secretariat, desk: Desk) -> None:
    question = accepted(desk, "(a) Why?\n(b) When?\n(c) How?\n(d) Who?")
    async with app.run_test(size=NARROW):
        for words, answer in (
            (b"Because." + DOWN + b"Now." + DOWN + DOWN + b"Us.", "(a) Because.\n(b) Now.\n(d) Us."),
            (b"So.", "(a) Because.\n(b) Now.\n(c) So.\n(d) Us."),
            (b" Truly.", "(a) Because.\n(b) Now.\n(c) So.\n(d) Us. Truly."),
        ):
            await send(app, b"A")
            assert isinstance(app.focused, TextEntry)
            await send(app, words + SAVE)
            assert desk.register.need(Question, question).answer == answer


async def test_marks_alone_are_no_answer(app: Secretariat, desk: Desk) -> None:
    question = accepted(desk, "(a) Why?\n(b) When?")
    async with app.run_test(size=NARROW):
        await send(app, b"A" + SAVE)
        assert ("Not saved." in look(app), shows(app, Form).typed["text"]) == (True, "(a) \n(b) ")
        assert desk.register.need(Question, question).answer == ""
