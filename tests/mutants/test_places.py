"""The tool that measures the tests changes what it says, where it says, and nothing else."""

from __future__ import annotations

import ast
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import pytest

from store.records import StampKind
from tests.mutants.__main__ import ROOMS, summed_up
from tests.mutants.copies import Copies
from tests.mutants.judged import EQUIVALENT
from tests.mutants.learnt import Learnt, Met, block_of, blocks, digest, digest_of_tests, door_of, listen
from tests.mutants.near import asks_for, nearest, written
from tests.mutants.places import KINDS, ROOT, Place, changed_tree, changes, chosen, modules, places
from tests.mutants.session import LOOKING, WHOLE, Result, file_of, meeting_tests, met_at_import
from tests.mutants.swapping import CannotSwap, functions_now, mutate
from tests.mutants.users import bound_at, called, users


def place(function: int = 1) -> Place:
    return Place("store/rules/words/slips.py", 0, "return", 1, function, "return 1", "return None", "return 1")


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("def f(x):\n    return x < 1", {"comparison": 1, "one more": 1, "one less": 1, "return": 1}),
        ("def f(x):\n    return None", {}),
        ("def f(x):\n    return False", {"yes or no": 1}),
        ("def f(x):\n    return True", {"yes or no": 1, "return": 1}),
        ("def f(x):\n    return 0", {"one more": 1, "one less": 1, "return": 1}),
        ("def f(x):\n    'day'\n    g()", {"deletion": 1}),
        ("def f(x: 'day' = True):\n    pass", {"yes or no": 1}),
        ("g()", {}),
        ("x = a and not b", {"and, or": 1, "not": 1}),
        ("x = 1 if a else b", {"branch": 1, "one more": 1, "one less": 1}),
        ("if a:\n    pass", {"branch": 1}),
        ("if TYPE_CHECKING:\n    x = 1\nelse:\n    x = True", {}),
        (
            "if sys.platform == 'win32':\n    x = 1\nelse:\n    x = True",
            {"branch": 1, "comparison": 1, "code": 1, "yes or no": 1},
        ),
        ("x = 'vote-twice'", {"code": 1}),
        ("x = 'Said to a clerk.'", {}),
        ("x = f'day{a}'", {}),
        ("x = Literal['day']", {}),
        ("__all__ = ['day']", {}),
        ("x = min(a, b)", {"order": 1}),
        ("x = sorted(a, key=b)", {"order": 1}),
        ("x = a[0]", {"order": 1, "one more": 1, "one less": 1}),
        (
            "if len(a) == 1:\n    b(a[0], c[0])",
            {"branch": 1, "comparison": 1, "one more": 2, "one less": 2, "order": 1},
        ),
        ("x = len(a) == 1 and a[-1]", {"and, or": 1, "comparison": 1, "one more": 1, "one less": 1}),
        ("x = a[0] and len(a) == 1", {"and, or": 1, "comparison": 1, "one more": 2, "one less": 2, "order": 1}),
        ("x = b if len(a) == 1 else a[0]", {"branch": 1, "comparison": 1, "one more": 2, "one less": 2, "order": 1}),
    ],
)
def test_each_kind_of_slip_is_found(source: str, kinds: dict[str, int]) -> None:
    found = [one.kind for one in changes(ast.parse(source))]
    assert {kind: found.count(kind) for kind in found} == kinds


def test_a_change_is_made_once_and_where_it_is_said() -> None:
    path = "store/rules/words/amounts.py"
    before = ast.unparse(ast.parse((ROOT / path).read_text(encoding="utf-8")))
    found = places(path)
    assert len(found) > 5
    for one in found:
        tree = changed_tree(one)
        assert ast.unparse(tree) != before, one
        compile(tree, path, "exec")


def test_the_same_seed_gives_the_same_places_and_every_kind_comes_up() -> None:
    rooms = ("store/rules/words/amounts.py", "store/rules/words/slips.py")
    assert chosen(rooms, 40, "1") == chosen(rooms, 40, "1") != chosen(rooms, 40, "2")
    assert len({one.kind for one in chosen(rooms, 60, "1")}) == len({o.kind for p in modules(rooms) for o in places(p)})


def test_of_kinds_that_are_named_all_are_tried_or_so_many_at_random() -> None:
    path = "store/rules/words/amounts.py"
    of_kinds = [one for one in places(path) if one.kind in ("not", "one more")]
    assert len({one.kind for one in of_kinds}) == 2
    assert chosen((path,), None, "1", ["not", "one more"]) == of_kinds
    alike = chosen((path,), 30, "1", alike=True)
    assert alike == chosen((path,), 30, "1", alike=True) != chosen((path,), 30, "2", alike=True)
    assert set(chosen((path,), 10**6, "1", alike=True)) == set(places(path)) > set(alike)
    assert {one.kind for one in chosen((path,), 2, "1", ["one more"])} == {"one more"}
    assert {one.kind for one in places(path)} <= set(KINDS)


def test_what_is_met_is_told_and_what_is_changed_comes_out_otherwise() -> None:
    from store.rules.words import wording

    functions, path = functions_now(), "store/rules/words/wording.py"
    before = {function: function.__code__ for held in functions.values() for function in held}
    mine = [one for one in places(path) if one.kind == "return" and one.function]
    try:
        met = listen(functions, [path])
        said = wording.counted(2, "council")
        here = [one for one in mine if block_of(one) in met]
        assert 0 < len(here) < len(mine)
        for function, code in before.items():
            function.__code__ = code
        mutate(functions, here[0])
        assert wording.counted(2, "council") != said
    finally:
        for function, code in before.items():
            function.__code__ = code
    assert wording.counted(2, "council") == said


def test_what_a_function_made_at_the_import_is_changed_with_it() -> None:
    from store.rules.room import sentences

    functions, path = functions_now(), "store/rules/room/sentences.py"
    made: Any = sentences._SENTENCES[StampKind.RESUMED]
    before = {function: function.__code__ for held in functions.values() for function in held}
    mine = [one for one in places(path) if sentences._plain.__code__.co_firstlineno == one.function]
    here = next(one for one in mine if one.kind == "branch")
    try:
        mutate(functions, here)
        assert made.__code__ is not before[made]
        with pytest.raises(CannotSwap):
            mutate(functions, next(one for one in mine if one.text.startswith("return filled(")))
    finally:
        for function, code in before.items():
            function.__code__ = code


def test_a_place_stands_in_the_nearest_block_and_a_door_is_the_first() -> None:
    source = "def f(x):\n    'words'\n    if x:\n        a()\n    elif y:\n        b()\n    for z in x:\n        c()\n"
    assert [(body[0].lineno, line) for body, line in blocks(ast.parse(source))] == [
        (2, 1),
        (4, 1),
        (5, 1),
        (6, 1),
        (8, 1),
    ]


def test_tests_of_a_place_are_those_that_meet_its_block_until_its_module_is_changed() -> None:
    here = next(one for one in places("store/rules/words/wording.py") if one.function)
    path, line = block_of(here)
    for module, chosen_then in ((digest(path), ["a"]), ("as it was before", ["a", "b"])):
        met = [Met("a", 1.0, {path: [line]}), Met("b", 0.5, {path: [line + 1]}), Met("c", 0.1, {"store/x.py": [line]})]
        tests = meeting_tests(here, [Learnt("", {path: module, "store/x.py": ""}, met)])
        assert sorted(one.test for one in tests) == chosen_then


def test_what_looks_at_the_functions_themselves_is_tried_first_and_what_asks_for_a_table_last() -> None:
    codes = [one for one in places("store/rules/words/text.py") if one.kind == "code"]
    looking = "tests/tui/test_known_words.py::test_no_word_stands_alone"
    for one in codes[:1]:
        assert [met.test for met in meeting_tests(one, [Learnt("digest", {}, [Met(looking, 1.0, {})])])] == [looking]
    here = next(one for one in places("store/rules/words/text.py") if "_LEFT_OUT" in one.text and not one.function)
    asking = "tests/store/rules/test_tables_of_rules.py::test_it"
    tests = meeting_tests(here, [Learnt("digest", {}, [Met(asking, 1.0, {})])])
    assert [met.test for met in tests] == [asking]


def test_what_looks_at_everything_of_a_kind_is_run_last_however_long_it_takes() -> None:
    here = next(one for one in places("screens/forms/exempt.py") if one.function)
    path, line = block_of(here)
    whole, digests = WHOLE[-1], {path: digest(path)}
    met = [Met(whole, 99.0, {path: [line]}), Met("quick", 0.1, {path: [line]}), Met("long", 99.0, {path: [line]})]
    assert [one.test for one in meeting_tests(here, [Learnt("", digests, met)])] == ["quick", whole]


FILES = (LOOKING["code"][0], "tests/store/rules/rounds/test_steps_of_rounds.py", "tests/store/rules/test_bin.py")
OF_FILES = [Learnt("", {}, [Met(f"{file}::test_x", 0.1, {})]) for file in FILES]


def test_of_a_code_whoever_looks_at_the_functions_themselves_is_asked() -> None:
    code = next(one for one in places("store/rules/words/wording.py") if one.kind == "code" and one.function)
    assert [file_of(one.test) for one in meeting_tests(code, OF_FILES)] == [FILES[0]]


WAY = "tests/tui/commandline/test_item.py::test_an_item_goes_one_place_up_or_down"


def test_of_a_table_of_commands_whoever_types_the_command_of_a_line_is_asked_first() -> None:
    path = "tui/commandline/programme/items.py"
    here = next(one for one in places(path) if one.text.startswith("lambda _, way") and one.kind == "one less")
    assert called(here) == ["way", "item reorder"]
    assert written(WAY, ["item reorder", "item move", "way"]) == (2, 3)
    assert written("tests/tui/commandline/test_item.py::test_of_no_name", ["item reorder"]) == (0, 1)
    running, long = Met("tests/x.py::test_it", 0.1, {path: [1]}), Met("tests/x.py::test_long", 99.0, {path: [1]})
    others = [running, Met("tests/x.py::test_no_part_of_it", 0.1, {}), long]
    learnt = [Learnt("", {path: ""}, others), Learnt("", {}, [Met(WAY, 0.2, {})])]
    assert [one.test for one in meeting_tests(here, learnt)] == [WAY, running.test]


@pytest.mark.soak
def test_whoever_names_what_is_made_of_a_table_is_asked_about_it() -> None:
    table = next(one for one in places("store/rules/rounds/procedures/precept.py") if one.kind == "yes or no")
    assert [file_of(one.test) for one in meeting_tests(table, OF_FILES)] == [FILES[1]]


def test_a_function_that_is_called_at_the_import_alone_is_asked_about_as_what_it_makes() -> None:
    path = "store/queries/annual/business.py"
    here = next(one for one in places(path) if one.text == "return asked(lambda one: one.kind is kind)")
    figures = "store/queries/annual/figures.py"
    doors = [door_of(module, line)[1] for module, line in users(here) if module == figures]
    learnt = Learnt("", {figures: digest(figures)}, [Met("figures", 0.1, {figures: doors}), Met("other", 0.1, {})])
    assert met_at_import(here, [learnt])
    assert [one.test for one in meeting_tests(here, [learnt])] == ["figures"]
    met = Learnt("", {path: digest(path)}, [Met("running", 0.1, {path: [block_of(here)[1]]})])
    assert not met_at_import(here, [met])
    assert [one.test for one in meeting_tests(here, [met, learnt])] == ["running"]


def test_a_function_that_is_not_there_is_not_taken_for_killed() -> None:
    one = next(one for one in places("store/rules/words/wording.py") if one.function)
    with pytest.raises(CannotSwap):
        mutate({}, one)


@pytest.mark.soak
def test_who_uses_a_table_is_found_under_any_name() -> None:
    path = "store/rules/law/table.py"
    here = next(one for one in places(path) if not one.function)
    assert any(door[0].startswith("store/rules/") for door in users(here))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="copies of a process are made where there is fork")
def test_copies_say_what_came_of_them_and_are_stopped_when_they_hang() -> None:
    def hangs() -> str:
        while True:
            signal.pause()

    acts: list[Callable[[], str]] = [lambda: "live\n", lambda: sys.exit(3), hangs]
    said = dict(Copies(3).run(acts, [60.0, 60.0, 0.0]))
    assert said == {0: "live\n", 1: "killed\nthe process ended", 2: ""}


def test_the_tests_of_a_module_are_nearest_to_it() -> None:
    files = ["tests/screens/test_calm.py", "tests/store/rules/test_bin.py", "tests/store/rules/words/test_slips.py"]
    assert nearest(place(), files)[0] == files[2]


def test_who_asks_for_what_a_module_makes_is_asked_for_it() -> None:
    file, path = "tests/store/rules/test_tables_of_rules.py", "store/rules/words/text.py"
    assert asks_for(file, path, ["_LEFT_OUT"])
    assert not asks_for(file, path, ["_LEFT"])
    assert not asks_for(file, "store/rules/words/slips.py", ["_LEFT_OUT"])
    assert not asks_for("tests/store/rules/words/test_slips.py", path, ["_LEFT_OUT"])
    here = next(one for one in places(path) if "_LEFT_OUT" in one.text and not one.function)
    assert bound_at(here) == ["_LEFT_OUT"]


def test_what_makes_no_difference_is_not_counted(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    results = [Result(place(), outcome, "", 1) for outcome in ["killed"] * 18 + ["slow", "live"]]
    assert summed_up("rules", results) == 0
    assert summed_up("rules", [*results, Result(place(), "live", "", 1)]) == 1
    assert "rules: 90.5 % of those that make a difference; at least 95 %" in capsys.readouterr().out
    monkeypatch.setitem(EQUIVALENT, place().key, "for this test")
    assert summed_up("rules", results) == 0
    assert "1 equivalent" in capsys.readouterr().out


def test_every_judgement_is_of_a_place_that_is_still_there() -> None:
    for key, reason in EQUIVALENT.items():
        path, _, text = key.partition(": ")
        assert reason.endswith(".")
        assert any(one.key == key for one in places(path)), text


def test_every_room_has_its_code_and_its_tests() -> None:
    for changed, tests in ROOMS.values():
        assert modules(changed)
        assert all((ROOT / one).exists() for one in tests)


def test_what_was_learnt_of_a_file_of_tests_rests_on_the_tables_beside_it_as_well() -> None:
    """New cases in a table were not tried while the file that takes them stood, and a place read as live."""
    there = digest_of_tests("tests/store/rules/findings/test_duties.py")
    assert there.count(digest("tests/store/rules/findings/duties.py")) == 1
    assert digest_of_tests("tests/store/rules/test_as_of.py") == digest("tests/store/rules/test_as_of.py")
