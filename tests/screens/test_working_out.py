"""A change is answered before everything that the open place shows of it is worked out; nothing old is acted on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from screens.frame import Frame
from screens.kit import working_out
from screens.kit.place import Place
from screens.kit.sided import SidedList
from screens.kit.working_out import BEING_WORKED_OUT, WorkingOut
from screens.places import PLACES, SIDE_PLACES
from store.commands.programme.items import edit_item
from store.desk import Desk
from store.edit import Edit
from store.queries import looking_ahead
from store.queries.questions import lists
from store.records import WorkItem
from store.register import Register
from store.rules import as_of
from tests.screens.look import NARROW, WIDE, frame_of, look
from tests.screens.test_keys_together import Pair, Walk
from tui.app import Secretariat
from tui.settings import Settings

IN_STEPS = {"calendar", "questions", "actions", "rounds", "prepare", "findings"}
"""The places that ask something of all records: 65 to 1,010 ms of a change at 100,000."""


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have everything worked out in steps, of which none but the first is taken until something waits for them."""
    monkeypatch.setattr(working_out, "_FEW", 0)
    monkeypatch.setattr(working_out, "_AT_ONCE", -1)
    for wait in ("_FIRST", "_BETWEEN"):
        monkeypatch.setattr(working_out, wait, 3_600)
    for module in (lists, as_of, looking_ahead):
        monkeypatch.setattr(module, "_STEP", 1)


def changed(desk: Desk) -> None:
    """Change an item of the next meeting: what stands of it in every place is made of another register."""
    item = desk.register.need(WorkItem, "W25")
    desk.run(edit_item, item=item.id, was=item, comments=f"{item.comments} More.", all_the_same=True)


def pending(frame: Frame) -> bool:
    return frame.working_out is not None and frame.working_out.under_way


@pytest.mark.usefixtures("slow")
async def test_old_lines_say_so_until_all_is_worked_out_and_then_stand_as_if_it_had_been_at_once(desk: Desk) -> None:
    app = Secretariat(desk, Settings())
    slow = set()
    async with app.run_test(size=WIDE) as pilot:
        frame = frame_of(app)
        for name in (*PLACES, *SIDE_PLACES):
            frame.go(name)
            await pilot.pause()
            changed(desk)
            frame.read_everything_again()
            await pilot.pause()
            assert (BEING_WORKED_OUT in look(app)) is pending(frame), name
            assert (frame.place.drawn == desk.standing) is not pending(frame), name
            if pending(frame):
                slow.add(name)
                assert frame.caught_up()
            await pilot.pause()
            assert BEING_WORKED_OUT not in look(app)
            assert frame.place.list.sections == tuple(frame.place.filtered(frame.place.sections())), name
    assert slow == IN_STEPS


def test_what_a_place_asks_of_all_records_it_asks_in_steps() -> None:
    from importlib import import_module

    kinds = {name: getattr(import_module(module), kind) for name, (module, kind) in {**PLACES, **SIDE_PLACES}.items()}
    assert {name for name, kind in kinds.items() if kind.work_out is not SidedList.work_out} == IN_STEPS


@pytest.mark.usefixtures("slow", "paints")
@pytest.mark.parametrize("place", ["calendar", "findings", "prepare"])
async def test_keys_in_one_write_with_a_change_do_what_they_do_where_it_is_worked_out_at_once(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs: list[Pair] = [("u", "enter"), ("u", "down"), ("u", "a"), ("u", "p"), ("u", "u")]
    outcomes = []
    for few in (0, 1_000_000):
        monkeypatch.setattr(working_out, "_FEW", few)
        (folder := tmp_path / str(few)).mkdir()
        walk = Walk(folder, place)
        async with walk.app.run_test(size=NARROW):
            changed(walk.desk)
            changed(walk.desk)
            walk.first = walk.desk.register
            told = []
            for pair in pairs:
                outcome = await walk.outcome(pair, together=True)
                frame_of(walk.app).caught_up()
                line = frame_of(walk.app).place.list.current
                told.append((outcome.records, outcome.windows, outcome.done, line))
                changed(walk.desk)
                changed(walk.desk)
                walk.first = walk.desk.register
        outcomes.append(told)
    assert outcomes[0] == outcomes[1]


@pytest.mark.usefixtures("slow")
async def test_a_key_does_nothing_to_a_line_that_nobody_has_seen_yet(desk: Desk) -> None:
    app = Secretariat(desk, Settings())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("p")
        frame = frame_of(app)
        frame.place.list.go_to("paper-missing:W13")
        here = frame.place.list.current
        await pilot.press("P", "r")
        assert pending(frame)
        assert frame.place.list.current == here, "the line that is done stands until the others are worked out"
        revision = desk.revision
        await pilot.press("P")
        assert app.screen is frame
        assert not pending(frame)
        assert frame.place.list.current == "paper-missing:W14"
        assert "The list was being worked out, and the line is another now." in look(app)
        await pilot.press("P", "r")
        assert desk.revision == revision + 1


@pytest.mark.usefixtures("slow")
async def test_an_undo_and_another_wait_for_nothing(desk: Desk) -> None:
    changed(desk)
    changed(desk)
    app = Secretariat(desk, Settings())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f")
        frame, revision = frame_of(app), desk.revision
        drawn = frame.place.drawn
        for number in (1, 2):
            await pilot.press("u")
            assert desk.revision == revision + number
            assert pending(frame)
            assert frame.place.drawn == drawn
        await pilot.press("2")
        assert not pending(frame)
        await pilot.press("f")
        assert pending(frame)
        await pilot.press("j")
        assert not pending(frame)
        assert frame.place.drawn == desk.standing


@pytest.mark.usefixtures("slow")
async def test_what_a_colleague_saved_and_a_redo_are_shown_so_too(desk: Desk) -> None:
    app = Secretariat(desk, Settings())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f")
        frame = frame_of(app)
        other = Desk.open(desk.path, today=desk.today, who="colleague")
        changed(other)
        other.close()
        frame.look_outside()
        assert pending(frame)
        assert "colleague saved meanwhile" in frame.news.text
        assert frame.caught_up()
        changed(desk)
        for key in ("u", "ctrl+r"):
            await pilot.press(key)
            assert pending(frame), key
            assert frame.caught_up()


class Stub:
    """A place that takes four steps to know what it shows."""

    place = "findings"
    steps = 4

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.said: list[str] = []
        self.chosen = ("one",)
        self.drawn: object = 0
        tables = {"all": dict.fromkeys(range(working_out._FEW + 1))}
        self.desk = SimpleNamespace(standing=1, register=SimpleNamespace(tables=tables))
        self.list = SimpleNamespace(say_aside=self.said.append)

    def work_out(self, go_to: str | None) -> Iterator[None]:
        for number in range(self.steps):
            self.taken.append(f"{number} of {self.desk.standing}")
            yield

    def reload(self, go_to: str | None) -> None:
        self.drawn = self.desk.standing
        self.taken.append(f"shown {self.desk.standing}, at {go_to}")


@pytest.fixture
def stub() -> Any:
    return Stub()


def made(place: Place[Any], later: list[Callable[[], None]]) -> WorkingOut:
    """Give what works out, on a clock that goes on by more than a turn at each look."""
    seconds = count()
    return WorkingOut(lambda _, go_on: later.append(go_on), lambda: place, lambda: None, lambda: next(seconds))


def test_a_turn_takes_a_step_and_the_last_shows_the_place(stub: Any) -> None:
    later: list[Callable[[], None]] = []
    one = made(stub, later)
    one.show(stub, "W1")
    assert (stub.taken, stub.said) == (["0 of 1"], [BEING_WORKED_OUT])
    one.show(stub)
    assert len(later) == 1, "what is worked out already is not begun again"
    while later:
        later.pop()()
    assert stub.taken == ["0 of 1", "1 of 1", "2 of 1", "3 of 1", "shown 1, at W1"]


def test_what_is_said_is_painted_before_the_first_turn(stub: Any) -> None:
    later: list[tuple[float, Callable[[], None]]] = []
    seconds = count()
    one = WorkingOut(lambda wait, go_on: later.append((wait, go_on)), lambda: stub, lambda: None, lambda: next(seconds))
    one.show(stub)
    waits = []
    while later:
        wait, go_on = later.pop()
        waits.append(wait)
        go_on()
    assert waits == [working_out._FIRST, *[working_out._BETWEEN] * 3]
    assert waits[0] > 5 * waits[1]


def test_what_took_several_turns_is_not_tried_before_the_next_key_is_answered_until_it_takes_one(stub: Any) -> None:
    later: list[Callable[[], None]] = []
    one = made(stub, later)

    def tried(steps: int) -> bool:
        """Have a change shown whole that takes so many steps, and say whether some were taken at once."""
        stub.steps = steps
        stub.desk.standing += 1
        stub.taken.clear()
        one.show(stub)
        at_once = bool(stub.taken)
        while later:
            later.pop()()
        assert stub.taken[-1] == f"shown {stub.desk.standing}, at None"
        return at_once

    assert [tried(steps) for steps in (4, 4, 1, 2, 4, 4)] == [True, False, False, False, False, False]
    assert [tried(steps) for steps in (0, 1, 2, 4, 4)] == [False, True, True, False, False]


def test_another_change_begins_anew_and_what_was_begun_before_ends(stub: Any) -> None:
    later: list[Callable[[], None]] = []
    one = made(stub, later)
    one.show(stub, "W1")
    stub.desk.standing = 2
    one.show(stub)
    for go_on in later[:1]:
        go_on()
    assert stub.taken == ["0 of 1", "0 of 2"]
    assert one.catch_up() is None
    assert stub.taken[-1] == "shown 2, at W1"


def test_a_place_that_was_left_is_not_worked_out(stub: Any) -> None:
    later: list[Callable[[], None]] = []
    here = [stub]
    seconds = count()
    one = WorkingOut(lambda _, go_on: later.append(go_on), lambda: here[0], lambda: None, lambda: next(seconds))
    one.show(stub)
    here[0] = Stub()
    assert not one.under_way
    assert one.catch_up() is None
    later.pop()()
    assert (stub.taken, later) == (["0 of 1"], [])


def test_who_has_seen_another_line_is_told(stub: Any) -> None:
    one = made(stub, [])
    one.show(stub)
    one.note_key()
    stub.reload = lambda _: setattr(stub, "chosen", ("another",))
    problem = one.catch_up()
    assert problem is not None
    assert problem.code == "line-changed"


def test_few_records_and_a_first_visit_take_no_steps_apart(stub: Any) -> None:
    later: list[Callable[[], None]] = []
    stub.drawn = None
    made(stub, later).show(stub)
    stub.desk.register.tables["all"].popitem()
    made(stub, later).show(stub)
    made(stub, later).show(stub, at_once=True)
    assert later == []
    assert stub.taken.count("shown 1, at None") == 3


def taken_away(record_id: str) -> Callable[..., Edit]:
    return lambda register, today: Edit("Taken away", removes=(record_id,))


def binned(record_id: str) -> Callable[..., Edit]:
    def put(register: Register, today: dt.date) -> Edit:
        record: Any = register.find(record_id)
        return Edit("Binned", puts=(replace(record, binned_on=today),))

    return put


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize("gone", [taken_away, binned])
async def test_an_old_line_of_a_record_that_is_gone_is_drawn_and_told_of(
    gone: Callable[[str], Callable[..., Edit]], desk: Desk
) -> None:
    app = Secretariat(desk, Settings())
    async with app.run_test(size=WIDE) as pilot:
        frame = frame_of(app)
        for name in sorted(IN_STEPS):
            frame.go(name)
            await pilot.pause()
            first = next((one for section in frame.place.list.sections for one in section.ids), None)
            if first is None:
                continue
            frame.place.list.go_to(first)
            assert desk.register.find(frame.place.record_here), name
            desk.run(gone(frame.place.record_here))
            frame.read_everything_again()
            assert pending(frame) or name == "questions", "the sample has one, and it is gone"
            for size in (NARROW, WIDE):
                await pilot.resize_terminal(*size)
                frame.place.list.notify_style_update()
                frame.place.list.refresh()
                await pilot.pause()
                assert (BEING_WORKED_OUT in look(app)) is pending(frame)
            frame.show_hints()
            assert frame.caught_up()
            await pilot.pause()
            desk.undo()
            frame.read_everything_again()
            assert frame.caught_up()
