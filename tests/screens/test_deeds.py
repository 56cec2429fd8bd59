"""Every key of the table does one thing in its place, every deed has its key, and what is imported later is there."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import pytest
from textual.binding import Binding

import screens
from screens.dialogs import Filter, Help
from screens.first_run import FirstRun
from screens.forms.agenda.pack import PackWindow
from screens.forms.agenda.window import AgendaWindow
from screens.forms.calendar.clock import ClockWindow
from screens.forms.calendar.impact import ImpactWindow
from screens.forms.calendar.proposing import ProposalWindow
from screens.forms.calendar.workings import WorkingWindow, working_window
from screens.forms.export import ExportForm
from screens.forms.importing import ImportWindow
from screens.forms.preview import Preview
from screens.forms.programme.papers import PapersWindow
from screens.forms.settings.rules import ChangesWindow
from screens.frame import Frame
from screens.kit.ask import Ask
from screens.kit.choice import Choice
from screens.kit.copying import CopyPicker
from screens.kit.entries import TextEntry
from screens.kit.form import Form
from screens.kit.keys.keymap import Keymap
from screens.kit.keys.table import KEYS, keys_in
from screens.kit.picker import Picker
from screens.kit.planner import Planner
from screens.kit.record_list import RecordList
from screens.kit.seldom import More
from screens.kit.several import MarkingEntry
from screens.kit.told import told
from screens.kit.window import Window
from screens.opened import OpenRecord, Reader
from screens.palette import FoundRecord
from screens.panels import PanelsWindow
from screens.places import PLACES, SIDE_PLACES, make_place
from screens.settling import SettlingPlace
from screens.versions import Comparison
from store.desk import Desk
from store.edit import Edit
from store.problems import Problem
from store.queries.calendar.impact import Impact
from store.records import Meeting
from store.rules.calendar.proposing import Pattern
from store.rules.findings.finding import Act
from store.rules.imports import ImportTaken
from tests.parsed import tree_of
from tests.screens.look import NARROW, frame_of, look, news
from tui.app import Secretariat
from tui.settings import Settings

ROOM = Path(screens.__file__ or "").parent


@cache
def trees() -> dict[Path, ast.Module]:
    """Give every module of the screens as it is written."""
    return {path: tree_of(path.read_text(encoding="utf-8")) for path in sorted(ROOM.rglob("*.py"))}


def keyed() -> set[type[Any]]:
    """Find every class of the screens that listens to keys."""
    found = set()
    for path, tree in trees().items():
        module = ".".join(path.relative_to(ROOM.parent).with_suffix("").parts)
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and any("BINDINGS:" in ast.unparse(one)[:9] for one in node.body):
                found.add(getattr(import_module(module), node.name))
    return found


def listened_to(cls: type[Any]) -> set[str]:
    """Give the ids of the keys that a class of ours listens to, with those of the classes it is made of."""
    ours = [one for one in cls.__mro__ if one.__module__.startswith("screens.")]
    bindings = [binding for one in ours for binding in vars(one).get("BINDINGS", ())]
    return {str(binding.id) for binding in bindings if isinstance(binding, Binding)}


def made(frame: Frame) -> Mapping[type[Any], Callable[[], Any]]:
    """Say how to make one of every class that listens to keys and is no place of work."""
    meeting = frame.desk.register.need(Meeting, "M18")
    return {
        Frame: lambda: frame,
        RecordList: lambda: frame.place.list,
        Planner: lambda: Planner(lambda day: None, lambda: frame.desk.today, lambda: None),  # type: ignore[arg-type,return-value]
        Filter: lambda: Filter(frame),
        More: lambda: More({}, lambda: None),
        Choice: lambda: Choice(((1, "one"),), 1, lambda: None),
        TextEntry: TextEntry,
        Window: lambda: Window("A window"),
        Picker: lambda: Picker("Pick"),
        Ask: lambda: Ask("Is it so?", "A question.", (("n", "", "No"), ("y", "yes", "Yes"))),
        CopyPicker: lambda: CopyPicker((("the reference", "W1"),)),
        Form: lambda: Form(None, "Fill in", (), lambda values: None),
        Help: lambda: Help("Keys", "words"),
        Comparison: lambda: Comparison("Two versions", (), ""),
        Preview: lambda: Preview("A paper", lambda width: "words", lambda: ExportForm(frame, frame.place.papers[0])),
        Reader: lambda: Reader("Item", "A record", ()),
        OpenRecord: lambda: OpenRecord(frame, "M18"),
        FoundRecord: lambda: FoundRecord(frame, meeting, "A record", ()),
        AgendaWindow: lambda: AgendaWindow(frame, meeting.id),
        PackWindow: lambda: PackWindow(frame, meeting.id),
        ClockWindow: lambda: ClockWindow(frame, meeting.id),
        PapersWindow: lambda: PapersWindow(frame, "W2"),
        PanelsWindow: lambda: PanelsWindow(frame),
        WorkingWindow: lambda: working_window(frame, meeting.id, "publication"),
        ChangesWindow: lambda: ChangesWindow("What changes", (), Impact((), ())),
        ImpactWindow: lambda: ImpactWindow("What moves", Impact((), ())),
        ProposalWindow: lambda: ProposalWindow(frame, Pattern(year=2022), ()),
        FirstRun: lambda: FirstRun(
            Path("x.json"), lambda path, records: None, lambda at: None, lambda: None, lambda then: None
        ),
        ImportWindow: lambda: ImportWindow("An import", lambda said: ImportTaken(Edit(""), ()), lambda said: None),
    }


async def test_every_key_has_one_deed_and_every_deed_its_key(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    seen: set[str] = set()
    async with app.run_test(size=NARROW):
        frame = frame_of(app)
        for name in (*PLACES, *SIDE_PLACES):
            place = make_place(name, frame)
            groups = {"calendar", "planner"} if name == "calendar" else place.groups
            keys = {key.id for key in keys_in(*groups)}
            assert set(place.deeds) == keys, name
            assert listened_to(type(place)) <= keys, name
            seen |= keys
        makers = made(frame)
        places = {type(make_place(name, frame)) for name in (*PLACES, *SIDE_PLACES)}
        windows = {cls for cls in keyed() if cls not in places and cls not in {SettlingPlace, MarkingEntry}}
        assert windows == set(makers), "a class listens to keys: say in `made` how to make one"
        for cls, make in makers.items():
            one = make()
            deeds = one.deeds if isinstance(one, Frame) else one.deeds()
            assert set(deeds) == listened_to(cls), cls.__name__
            seen |= set(deeds)
    # The line that narrows a list hands its marks on to the picker; `test_room` presses both.
    seen |= {key.id for key in keys_in("several")}
    assert seen == {key.id for key in KEYS}


def test_nothing_is_called_by_a_name_put_together() -> None:
    """A slip in such a name is found only under the clerk's finger."""
    found = [
        f"{path.name}:{node.lineno}"
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "getattr"
        and not isinstance(node.args[1], ast.Constant | ast.Name)
    ]
    assert found == []


def lazy(tree: ast.Module) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """Give what a module imports for the checkers of types, and what the program takes in its place, by name."""
    for node in tree.body:
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING" and node.orelse:
            seen = {
                name.asname or name.name: f"{one.module}.{name.name}"
                for one in node.body
                if isinstance(one, ast.ImportFrom)
                for name in one.names
            }
            taken = {}
            for one in node.orelse:
                if isinstance(one, ast.Assign) and isinstance(one.value, ast.Call):
                    assert ast.unparse(one.value.func) == "Later"
                    taken[ast.unparse(one.targets[0])] = ast.literal_eval(one.value.args[0])
            yield seen, taken


def test_what_is_imported_later_is_what_the_checker_of_types_sees() -> None:
    count = 0
    for path, tree in trees().items():
        for seen, taken in lazy(tree):
            for name, module in taken.items():
                assert seen.get(name) == module, f"{path.name}: {name}"
                used = {
                    node.attr
                    for node in ast.walk(tree)
                    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == name
                }
                for function in used:
                    assert callable(getattr(import_module(module), function, None)), f"{path.name}: {name}.{function}"
                    count += 1
    assert count > 100


async def test_every_way_in_which_findings_are_settled_has_its_key(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("findings")
    async with app.run_test(size=NARROW):
        place = frame_of(app).place
        acts = {f"settle.{act}" for act in get_args(Act)}
        assert acts | {"settle.do", "settle.read", "settle.leave"} == set(place.deeds)


async def test_two_applications_in_one_process_print_each_its_own_keys(desk: Desk) -> None:
    own, usual = Secretariat(desk, Settings(keymap={"item.move": "f8"})), Secretariat(desk, Settings())
    async with own.run_test(size=NARROW), usual.run_test(size=NARROW):
        assert "F8 move" in look(own).splitlines()[-1]
        assert "m move" in look(usual).splitlines()[-1]
        assert "F8 move" in look(own).splitlines()[-1]


@pytest.mark.parametrize(
    ("act", "groups", "words"),
    [
        ("item.reinstate", ("programme",), "Reinstate it first (R)."),
        ("item.reinstate", ("actions",), "Reinstate it first (2, then R)."),
        ("bin", ("actions",), "Reinstate it first (B)."),
        ("settle.leave", (), "Reinstate it first (f, then Esc)."),
        ("clock.back", ("calendar",), "Reinstate it first (c, then z)."),
        ("clock.back", ("actions",), "Reinstate it first (1, c, then z)."),
        ("attend.vote", ("actions",), "Reinstate it first (v in the attendance)."),
        ("item.edit", ("settling",), "Reinstate it first (e on a line of the item)."),
        ("meeting.edit", ("settling",), "Reinstate it first (e on a line of the meeting)."),
        ("", ("programme",), "Reinstate it first."),
    ],
)
def test_a_refusal_is_told_with_the_key_of_what_its_cure_names(act: str, groups: tuple[str, ...], words: str) -> None:
    problem = Problem("item-withdrawn", "It was withdrawn.", "Reinstate it first.", "item", act)
    assert told(problem, Keymap(), groups) == f"It was withdrawn. {words}"
    assert str(problem) == "It was withdrawn. Reinstate it first.", "the command line says its own words"


def test_a_refusal_is_told_with_the_clerks_own_key() -> None:
    problem = Problem("item-withdrawn", "It was withdrawn.", "Reinstate it first.", "item", "item.reinstate")
    assert told(problem, Keymap({"item.reinstate": "f9"}), ("programme",)).endswith("(F9).")
    assert told(problem, Keymap({"item.reinstate": ""}), ("programme",)).endswith("Reinstate it first.")


def test_over_a_window_the_key_that_leaves_it_stands_first() -> None:
    problem = Problem("notice.no-venue", "No venue.", "Enter it first.", "venue", "meeting.edit")
    assert told(problem, Keymap(), ("programme",), over=1) == "No venue. Enter it first (Esc, 1, then e)."
    assert told(problem, Keymap(), ("calendar",), over=1) == "No venue. Enter it first (Esc, then e)."
    assert told(problem, Keymap(), ("calendar",), over=2) == "No venue. Enter it first (Esc, Esc, then e)."
    behind = Problem("agenda-left-behind", "It is left behind.", "Build it again.", "meeting", "agenda.build")
    assert told(behind, Keymap(), ("settling",)).endswith("again (A on a line of the meeting, then b).")
    assert told(behind, Keymap(), ("settling", "prepare")).endswith("again (A, then b).")


async def test_keys_that_work_everywhere_are_dimmed_where_they_lead_nowhere(
    open_app: Callable[..., Secretariat],
) -> None:
    """Undo and redo are not: only the desk can say what stands in their way, and reads the journal for it."""
    app = open_app("settings")
    async with app.run_test(size=NARROW) as pilot:
        frame = frame_of(app)
        for key_id, words in (("undo_other", "nothing to undo"), ("bin", "bin is empty"), ("export", "no list")):
            problem = frame.why_not(key_id)
            assert problem is not None
            assert words in str(problem)
            await pilot.press(Keymap().keys_of(key_id)[0])
            await pilot.pause()
            assert app.screen is frame
            assert words in news(app)
        await pilot.press("2", "asterisk")
        assert frame.why_not("undo_other") is None
