"""Copying: what is taken of a line is named, reaches the terminal as OSC 52, and is shown; nothing of it is written."""

from __future__ import annotations

import base64
import datetime as dt
import logging
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from screens.forms.calendar.clock import ClockWindow
from screens.kit.clipboard import MOST, as_lines, copy
from screens.kit.copying import CopyPicker, copyables
from screens.kit.news import News
from screens.opened import Reader
from screens.places import PLACES, SIDE_PLACES
from store.commands.questions.receipt import receive_question
from store.commands.room.stamping import stamp_event
from store.desk import Desk
from store.rules.room.events import Event
from tests.screens.look import NARROW, frame_of, look, news
from tui.app import Secretariat

Open = Callable[..., Secretariat]

COPY = "ctrl+y"


def osc(app: Secretariat) -> list[str]:
    """Listen to what the terminal is asked to take."""
    taken: list[str] = []
    driver = app._driver
    assert driver is not None
    before = driver.write

    def write(data: str) -> None:
        if data.startswith("\x1b]52;c;"):
            taken.append(base64.b64decode(data[7:-1]).decode())
        before(data)

    driver.write = write  # type: ignore[method-assign]
    return taken


@pytest.mark.parametrize("name", [*PLACES, *SIDE_PLACES])
async def test_something_named_can_be_copied_in_every_place(open_app: Open, name: str) -> None:
    app = open_app(name)
    async with app.run_test(size=NARROW) as pilot:
        taken = osc(app)
        await pilot.pause()
        frame = frame_of(app)
        here = next((one for section in frame.place.list.sections for one in section.ids), None)
        if here is not None:
            frame.place.list.go_to(here)
        title, fields = frame.place.describe(frame.place.list.current)
        things = copyables(frame)
        assert as_lines(title, fields) in [words for _, words in things]
        await pilot.press(COPY)
        assert isinstance(app.screen, CopyPicker)
        assert things[0][0][:40] in look(app)
        await pilot.press(COPY)
        await pilot.pause()
        assert taken == [things[0][1]]
        assert news(app).startswith(f"Copied: {things[0][0]}")
        assert "cannot be known" in news(app)


async def test_a_reference_a_deadline_with_its_working_and_a_title(open_app: Open) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        taken = osc(app)
        await pilot.pause()
        names = [name for name, _ in copyables(frame_of(app))]
        assert names[0].startswith("the deadline “")
        assert names[0].endswith("with its working")
        assert "the reference M18" in names
        await pilot.press(COPY, *"reference", "enter")
        await pilot.pause()
        await pilot.press(COPY, "enter")
        await pilot.pause()
        assert taken[0] == "M18"
        assert "21 July 2021" in taken[1]
        assert "not counted" in taken[1] or "counted" in taken[1]


async def test_the_sentence_for_the_minutes_from_declarations_and_from_the_room(open_app: Open, desk: Desk) -> None:
    desk.run(stamp_event, meeting="M2", event=Event(event="start"))
    desk.run(stamp_event, meeting="M2", event=Event(event="item", heading="Business"))
    desk.run(stamp_event, meeting="M2", event=Event(event="noted"))
    app = open_app("declarations")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        place = frame_of(app).place
        made = desk.register.declarations[0]
        place.reload(made.meeting)
        place.list.go_to(made.id)
        assert copyables(frame_of(app))[0] == ("the sentence for the minutes", place.describe(made.id)[1][0][1])
        frame_of(app).go("room", "M2")
        await pilot.pause()
        room = frame_of(app).place
        room.list.go_to(room.list.sections[0].ids[-1])
        name, words = copyables(frame_of(app))[0]
        assert name == "the sentence for the minutes"
        assert words == dict(room.describe(room.list.current)[1])["Sentence"]


async def test_the_text_of_a_letter_and_nothing_of_it_in_the_log(
    open_app: Open, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.run(
        receive_question,
        name="Canary Nightingale",
        text="Will there be more officers in Rutland?",
        received_at=dt.datetime(2021, 7, 5, 9),
        connection="lives in Oakham",
        subject="Officers",
        email="canary@nest.example",
    )
    caplog.set_level(logging.DEBUG)
    files = {path: path.read_bytes() for path in desk.path.parent.rglob("*") if path.is_file()}
    app = open_app("questions")
    async with app.run_test(size=NARROW) as pilot:
        taken = osc(app)
        frame_of(app).place.list.go_to("Q2")
        await pilot.press(COPY, *"acknowledgement", "enter")
        await pilot.pause()
        assert "Canary Nightingale" in taken[0]
        assert "acknowledgement" in news(app)
        assert "Canary" not in news(app)
    assert "Canary" not in caplog.text
    assert {path: path.read_bytes() for path in files} == files
    assert {path for path in desk.path.parent.rglob("*") if path.is_file()} == set(files)


KEPT = {"W1": ("the words", "One"), "W2": ("the words", "Two"), "W3": ("the words", ""), "line": ("the words", "Four")}
"""What is copied first of each line of a list; all but the last are records."""


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        (("W1", "W2"), ["the words, of", "what", "the references of", "everything that is shown of"]),
        (("W1", "W3"), ["what", "the references of", "everything that is shown of"]),
        (("W1", "line"), ["the words, of", "what", "everything that is shown of"]),
        (("W3", "line"), ["what", "everything that is shown of"]),
    ],
)
def test_of_several_there_are_words_if_each_has_some_and_references_if_each_is_a_record(
    marked: tuple[str, ...], names: list[str]
) -> None:
    place = SimpleNamespace(
        list=SimpleNamespace(marks=set(marked), targets=marked, current=marked[0]),
        to_copy=lambda one: [KEPT[one]],
        describe=lambda one: (f"Title of {one}", [("Kind", "item")]),
    )
    find = {one: one for one in KEPT if one != "line"}.get
    office: Any = SimpleNamespace(place=place, desk=SimpleNamespace(register=SimpleNamespace(find=find)))
    things = dict(copyables(office))
    assert [one.partition(" 2 marked")[0] for one in things] == names
    assert things["what 2 marked are called"] == "\n".join(f"Title of {one}" for one in marked)
    assert things.get("the words, of 2 marked", "One\nTwo") in {"One\nTwo", "One\nFour"}
    assert things.get("the references of 2 marked", ", ".join(marked)) == ", ".join(marked)
    both = things["everything that is shown of 2 marked"].split("\n\n")
    assert [one.splitlines()[0] for one in both] == [f"Title of {one}" for one in marked]


async def test_of_several_marked_the_words_of_all_are_copied(open_app: Open, desk: Desk) -> None:
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        taken = osc(app)
        await pilot.press("space", "space", COPY)
        await pilot.press("enter")
        await pilot.pause()
        first, second = (one.title for one in desk.register.items_of("M18")[:2])
        assert taken == [f"{first}\n{second}"]


async def test_windows_copy_what_they_show(open_app: Open) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        taken = osc(app)
        await pilot.press("enter")
        assert isinstance(app.screen, Reader)
        await pilot.press(COPY)
        assert "Copied: everything that is shown" in look(app)
        await pilot.press("escape", "c")
        assert [type(one) for one in app.screen_stack[-1:]] == [ClockWindow]
        await pilot.press(COPY)
        assert "with its working" in app.screen.query_one(News).text
        await pilot.press("w", COPY)
        assert len(taken) == 3
        assert taken[1] == taken[2]
        assert "21 June 2021" in taken[1] or "July 2021" in taken[1]


async def test_the_words_are_shown_whole_and_can_be_read_on(open_app: Open) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press(COPY)
        picker = app.screen
        assert isinstance(picker, CopyPicker)
        scroll = picker._scroll
        await pilot.pause()
        assert scroll.max_scroll_y > 0
        assert scroll.size.height >= 4, "what is kept for the words is theirs"
        assert scroll.region.y > picker.list.region.bottom, "a blank line parts them from the list"
        await pilot.press("tab")
        assert scroll.scroll_offset.y > 0
        for _ in range(20):
            await pilot.press("tab")
        assert scroll.max_scroll_y >= scroll.scroll_offset.y


async def test_what_is_too_long_for_a_terminal_is_not_sent(open_app: Open) -> None:
    app = open_app("programme")
    async with app.run_test(size=NARROW):
        taken = osc(app)
        assert copy(app, "the text", "é" * (MOST // 2)).startswith("Not copied: the text is longer")
        assert taken == []
        assert copy(app, "the text", "e" * (MOST // 4 * 3)).startswith("Copied: the text")
        assert len(taken) == 1
