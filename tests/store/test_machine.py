"""The real desk on a real file, driven at random: every command, undo, redo, reopening, a second clerk and a copy."""

from __future__ import annotations

import datetime as dt
import inspect
import json
import shutil
import tempfile
import typing
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from msgspec.structs import replace
from tinydb import TinyDB

from store.commands.actions.actions import close_action
from store.commands.programme.moves import withdraw_items
from store.commands.questions.after import close_question
from store.commands.questions.answers import tell_asker
from store.commands.questions.decisions import accept_question, reject_question
from store.desk import Desk
from store.fields import editable
from store.file import parts
from store.file.beside import Copies, notices
from store.file.doctor import examine
from store.file.papers_folder import folder_of
from store.merging import copies_beside, read_copy
from store.problems import Conflict, Problem, Refused, Stale
from store.records import (
    Action,
    ActionKind,
    Asker,
    Attendance,
    ContactDetails,
    Council,
    Interest,
    InterestEntry,
    Meeting,
    Panel,
    Presence,
    Question,
    Record,
    Seat,
)
from store.register import Register
from tests.faces import commands
from tests.store.commands.office import HELD, JULY, TODAY, office, records
from tests.store.drawing import TEXTS, Drawing, record_of
from tests.store.file.samples import NOON

COMMANDS = {name: one for name, one in commands().items() if name != "take_over"}
"""All of them; what a copy did is taken over by a step of its own."""

WITHOUT_CURE = {"undo.none", "redo.none"}
"""There is nothing to do and nothing to be done about it."""

NAMES = st.lists(st.sampled_from(sorted(COMMANDS)), min_size=2, max_size=8)
"""Several in one step, because half of what is drawn is refused."""

TRIES = 3
"""So often a command is drawn for, until it is done."""

PRIVATE = ContactDetails(address="1 Private Street")
NAMES_TYPED = tuple(text for text in TEXTS if text.strip())
"""A sentence may begin with a name, and a name is written as it was typed."""

CLERKS = ("ann", "ben")


@cache
def start() -> Register:
    """Give an office with business of every kind under way, contact details that are due to go among it."""
    found = records(office())
    panel, held = found["PANEL"], found[HELD]
    assert isinstance(panel, Panel)
    assert isinstance(held, Meeting)
    there = tuple(Attendance(person=one, presence=Presence.PRESENT) for one in ("P1", "P2", "P3"))
    asked = dt.datetime(2020, 1, 6, 9, 30, tzinfo=dt.UTC)
    register = Register.of(
        *(found | {HELD: replace(held, attendance=there)}).values(),
        replace(panel, councils=(Council(name="Melton", seats=2), Council(name="Rutland"))),
        *(Seat(id=f"S{number}", person=f"P{number - 1}", body="Melton") for number in (3, 4)),
        *(
            Question(id=f"Q{n}", asker=Asker(name="B", private=PRIVATE), text="W?", received_at=asked)
            for n in range(2, 6)
        ),
        Action(id="A3", kind=ActionKind.RECOMMENDATION, text="That a plan be made", meeting=HELD),
        Interest(id="I2", person="P2", entry=InterestEntry(category="land", text="A field")),
    )
    done: tuple[tuple[Any, dict[str, Any]], ...] = (
        (accept_question, {"question": "Q3", "meeting": JULY, "decided_by": "the Chairman"}),
        (accept_question, {"question": "Q4", "meeting": HELD, "decided_by": "the Chairman", "all_the_same": True}),
        (reject_question, {"question": "Q2", "ground": "individual_grievance", "decided_by": "the Chairman"}),
        (tell_asker, {"question": "Q2"}),
        (close_question, {"question": "Q2"}),
        (withdraw_items, {"items": ("W11",), "reason": "x"}),
        (close_action, {"action": "A2", "what": "x", "where": "y", "on": TODAY}),
    )
    for command, arguments in done:
        register = register.with_edit(command(register, TODAY, **arguments))
    return register


class Machine(RuleBasedStateMachine):
    """Two clerks at one file, and a third at a copy of it that a synchronising program has made."""

    done: ClassVar[Counter[str]] = Counter()
    refused: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        """Begin with a file that both have open."""
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="machine-"))
        self.path, self.copy = self.folder / "panel.json", self.folder / "panel (conflicted copy).json"
        self.now = NOON
        self.start = start()
        made = [record for table in self.start.tables.values() for record in table.values()]
        self.desks = {"ann": Desk.create(self.path, made, who="ann", clock=lambda: self.now)}
        self.desks["ben"] = self.sit("ben")
        self.opened = self.start
        self.out_of_order = self.blocked = False

    def sit(self, who: str) -> Desk:
        return Desk.open(self.copy if who == "cat" else self.path, who=who, clock=lambda: self.now)

    @rule(data=st.data(), who=st.sampled_from(CLERKS), names=NAMES)
    def work(self, data: st.DataObject, who: str, names: list[str]) -> None:
        """Run any commands, perhaps with forms that were opened earlier."""
        for name in names:
            self.command(self.desks[who], data, name)

    @precondition(lambda self: "cat" in self.desks)
    @rule(data=st.data(), names=NAMES)
    def work_on_the_copy(self, data: st.DataObject, names: list[str]) -> None:
        """Run any commands at the copy."""
        for name in names:
            self.command(self.desks["cat"], data, name)

    def command(self, desk: Desk, data: st.DataObject, name: str) -> None:
        desk.refresh()
        strategy = Drawing(desk.register, self.opened).arguments(name, COMMANDS[name])
        for _ in range(TRIES):
            if self.tried(desk, name, data.draw(strategy, label=name)):
                break

    def tried(self, desk: Desk, name: str, arguments: dict[str, Any]) -> bool:
        before, file = desk.register, desk.path.read_bytes()
        try:
            change = desk.run(COMMANDS[name], **arguments)
        except (Refused, Conflict) as refused:
            told(refused)
            assert desk.register == before
            assert desk.path.read_bytes() == file
            self.refused[name] += 1
            return False
        self.done[name] += change is not None
        assert (change is None) is (desk.path.read_bytes() == file)
        return True

    @rule(who=st.sampled_from(CLERKS), word=st.sampled_from(["undo", "redo"]))
    def back_and_forth(self, who: str, word: str) -> None:
        """Take the latest back, or bring it back."""
        desk = self.desks[who]
        desk.refresh()
        self.reverse(desk, word)

    @rule(data=st.data(), who=st.sampled_from(CLERKS))
    def undo_one_of_many(self, data: st.DataObject, who: str) -> None:
        """Take back any change of one's own by its number."""
        desk = self.desks[who]
        desk.refresh()
        found = [one.id for one in desk.undoable_changes()]
        if found:
            chosen = data.draw(st.sampled_from(found))
            self.out_of_order = self.out_of_order or chosen != found[0]
            self.reverse(desk, "undo", chosen)

    def reverse(self, desk: Desk, word: str, *named: str) -> None:
        before, file = desk.register, desk.path.read_bytes()
        expected = desk.undoable if word == "undo" else desk.redoable
        refused: Refused | Stale | None = None
        try:
            change = getattr(desk, word)(*named)
        except (Refused, Stale) as error:
            refused = error
        if refused is None:
            assert named or change.sentence == f"{word.capitalize()}: {expected}"
            return
        told(refused)
        assert expected is None or isinstance(refused, Stale)
        assert desk.register == before
        assert desk.path.read_bytes() == file

    @rule(who=st.sampled_from(CLERKS))
    def reopen(self, who: str) -> None:
        """Leave and come back."""
        self.desks[who].close()
        self.desks[who] = self.sit(who)

    @rule(who=st.sampled_from(CLERKS))
    def open_a_form(self, who: str) -> None:
        """Let the forms of later steps have been opened now."""
        self.opened = self.desks[who].register

    @rule()
    def sleep(self) -> None:
        """Go on the next day, with a backup."""
        self.now += dt.timedelta(days=1)

    @rule()
    def be_copied(self) -> None:
        """Let a synchronising program make a copy, on which another clerk goes on."""
        if "cat" in self.desks:
            self.desks.pop("cat").close()
        shutil.copyfile(self.path, self.copy)
        shutil.rmtree(folder_of(self.copy), ignore_errors=True)
        if folder_of(self.path).exists():
            shutil.copytree(folder_of(self.path), folder_of(self.copy))
        self.desks["cat"] = self.sit("cat")

    @precondition(lambda self: "cat" in self.desks)
    @rule(who=st.sampled_from(CLERKS))
    def merge(self, who: str) -> None:
        """Take over what the copy did: one undo takes it back, and nothing is taken over twice."""
        desk = self.desks[who]
        desk.refresh()
        before = desk.register
        copy = read_copy(desk, self.copy)
        expected = copy.merge(desk)
        change = copy.take_over(desk)
        assert (change is None) is (not expected.edit.touches)
        self.done["take_over"] += change is not None
        for one in expected.left:
            assert one.name
            assert one.why
        if change is not None:
            assert copy.take_over(desk) is None
            self.whole(self.path)
            desk.undo()
            assert same(desk.register, before)
            desk.redo()
            assert same(desk.register, before.with_edit(expected.edit))
        named = Copies((), (self.copy,) if expected.left else ())
        assert copies_beside(desk) == named
        assert [one.code for one in notices(self.path, named)] == ["file.disputed-copy"] * len(named.disputed)

    @invariant()
    def the_file_is_whole(self) -> None:
        """Hold the file against every desk, stock TinyDB and the doctor."""
        self.whole(self.path)
        if "cat" in self.desks:
            self.whole(self.copy)

    def whole(self, path: Path) -> None:
        fresh = Desk.open(path, read_only=True)
        for desk in self.desks.values():
            if desk.path == path:
                desk.refresh()
                assert desk.register == fresh.register
                assert desk.remarks == ()
        with TinyDB(path, encoding="utf-8", access_mode="r") as db:
            for name, table in fresh.register.tables.items():
                assert [dict(row) for row in db.table(name)] == [plain(record) for record in table.values()]
        report = examine(path)
        beside = [problem.sentence for problem in notices(path)]
        odd = [one for one in report.sentences[1:] if one not in beside]
        assert odd == [], odd
        assert report.dangling == ()
        assert report.changes == report.revision == fresh.revision

    def took_one_back(self) -> bool:
        """Take back the newest change of either clerk that can be; False if none is left.

        Nearly always that is the newest of all. Only where a clerk took back an older change by its number can what
        stands be in an order of its own, and then some of it may be blocked, which is said.
        """
        heads = [(int(one.id[1:]), who) for who in CLERKS for one in self.desks[who].undoable_changes(1000)]
        stale: list[Stale] = []
        for number, who in sorted(heads, reverse=True):
            try:
                self.desks[who].undo(f"C{number}")
            except Stale as error:
                stale.append(error)
            else:
                return True
        for one in stale:
            told(one)
        assert not stale or self.out_of_order, stale
        self.blocked = bool(stale)
        return False

    def teardown(self) -> None:
        """Take everything back, whoever did it: the first register stands again, but for what a purge has emptied."""
        try:
            while self.took_one_back():
                for desk in self.desks.values():
                    desk.refresh()
            assert self.blocked or same(self.desks["ann"].register, self.start)
            self.the_file_is_whole()
        finally:
            for desk in self.desks.values():
                desk.close()
            shutil.rmtree(self.folder)


def told(refused: Refused | Conflict | Stale) -> None:
    """See that whatever was refused was refused in sentences with a cure, or with the fields in dispute."""
    if isinstance(refused, Conflict):
        assert refused.fields
        assert all(one.label and one.was != one.yours for one in refused.fields)
        return
    problems = (refused.problem,) if isinstance(refused, Stale) else refused.problems
    assert problems
    for one in problems:
        is_told(one)


def is_told(one: Problem) -> None:
    assert one.code
    assert one.sentence[:1] == one.sentence[:1].upper() or one.sentence.startswith(NAMES_TYPED), one
    assert one.sentence.endswith((".", "?", "!")), one
    assert one.cure.endswith((".", "?")) or one.code in WITHOUT_CURE, one


def plain(record: Record) -> Any:
    return json.loads(msgspec.json.encode(record))


def same(one: Register, other: Register) -> bool:
    """Compare all records, whatever their order, but for contact details that a purge has emptied in either."""
    here, there = records(one), records(other)
    differing = [key for key in here.keys() | there.keys() if _differ(here.get(key), there.get(key))]
    assert differing == []
    return not differing


def _differ(one: Record | None, other: Record | None) -> bool:
    return one is None or other is None or _bare(one, other) != _bare(other, one)


def _bare(record: Record, other: Record) -> Record:
    if isinstance(record, Question) and isinstance(other, Question):
        emptied = record.asker.private.purged_on or other.asker.private.purged_on
        return replace(record, asker=replace(record.asker, private=ContactDetails())) if emptied else record
    return record


@pytest.fixture
def short_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let changes go into parts after a few, so that every run meets their borders."""
    monkeypatch.setattr(parts, "MOST_CHANGES", 8)
    monkeypatch.setattr(parts, "KEPT_CHANGES", 3)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("runs", "steps"), [(8, 30), pytest.param(400, 60, marks=[pytest.mark.soak, pytest.mark.timeout(3600)])]
)
@pytest.mark.usefixtures("short_files")
def test_whatever_is_done_the_file_stays_whole_and_everything_can_be_taken_back(
    runs: int, steps: int, add_up: Callable[[str], None]
) -> None:
    Machine.done.clear()
    Machine.refused.clear()
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert sum(Machine.done.values()) > runs
    assert sum(Machine.refused.values()) > runs
    done = sum(1 for count in Machine.done.values() if count)
    add_up(
        f"{runs} random runs of up to {steps} steps: {sum(Machine.done.values()):,} changes by {done} commands, "
        f"{sum(Machine.refused.values()):,} refusals, 0 faults"
    )


def test_every_command_can_be_drawn_for() -> None:
    register = start()
    drawn = {name: Drawing(register).arguments(name, command) for name, command in COMMANDS.items()}
    for one in drawn.values():
        one.validate()
    assert len(drawn) > 100


@given(data=st.data())
@settings(max_examples=20, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
def test_what_is_drawn_for_a_field_is_of_its_type(data: st.DataObject) -> None:
    drawing = Drawing(start())
    for name, command in COMMANDS.items():
        hints = typing.get_type_hints(command, include_extras=True)
        for one in inspect.signature(command).parameters.values():
            if one.kind is one.VAR_KEYWORD and typing.get_origin(hints[one.name]) is not typing.Unpack:
                fields = editable(record_of(name))
                drawn = st.fixed_dictionaries(drawing.details(name, hints[one.name]))
                for field, value in data.draw(drawn).items():
                    msgspec.convert(value, fields[field].type | None)
