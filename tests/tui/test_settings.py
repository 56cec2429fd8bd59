"""The clerk's settings: read whatever is in them, changed one line at a time, keys judged before they are used."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from screens.kit.keys.table import KEYS
from tests.tui.line import CommandLine
from tui.settings import (
    Settings,
    config_path,
    default_file,
    load_settings,
    log_path,
    remember_file,
    validate_keymap,
    with_usable_keys,
)


class Known(NamedTuple):
    """An action as the table of keys has it."""

    id: str
    keys: str
    place: str


KNOWN = (
    Known("quit", "q", "everywhere"),
    Known("help", "f1,question_mark", "everywhere"),
    Known("list.down", "down,j", "list"),
    Known("item.move", "m", "programme"),
    Known("meeting.move", "m", "calendar"),
    Known("back", "escape", "everywhere"),
    Known("form.save", "ctrl+s", "form"),
    Known("form.close", "escape", "form"),
)


@pytest.fixture
def config(own_folders: Path) -> Path:
    config_path().parent.mkdir(parents=True, exist_ok=True)
    return config_path()


def test_no_settings_are_no_trouble(own_folders: Path) -> None:
    assert load_settings() == Settings()


def test_the_platform_says_where_things_are(own_folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRETARIAT_CONFIG")
    assert config_path().name == "settings.toml"
    assert default_file().name == "panel.json"
    assert log_path().name == "errors.log"
    assert {config_path().parent.name, default_file().parent.name} == {"secretariat"}


def test_settings_are_read(config: Path) -> None:
    config.write_text(
        '\ufefflast_file = "/a/b.json"\nwho = "Ŵyn"\ntheme = "light"\npane = false\n[keymap]\nquit = "ctrl+q"\n',
        encoding="utf-8",
    )
    keymap = {"quit": "ctrl+q"}
    assert load_settings() == Settings(last_file="/a/b.json", who="Ŵyn", theme="light", pane=False, keymap=keymap)


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (b"last_file = ", ["settings.unreadable"]),
        (b"who = \x00\x01", ["settings.unreadable"]),
        (b"x" * 1_000_001, ["settings.unreadable"]),
        (b"a = " + b"[" * 5000, ["settings.unreadable"]),
        (b'who = 7\ntheme = ["x"]\nkeymap = "q"\npane = "no"', ["settings.value"] * 4),
        (b'whom = "x"\nproblems = []', ["settings.unknown"] * 2),
        (b"[keymap]\nquit = 1\nhelp = true", ["settings.value"] * 2),
        (b'panels = "x"', ["settings.value"]),
        (b"[panels]\nLLR = 1\n[panels.West]\nfile = 'x'", ["settings.value"] * 2),
    ],
)
def test_broken_settings_are_said_and_nothing_else(config: Path, content: bytes, codes: list[str]) -> None:
    config.write_bytes(content)
    settings = load_settings()
    assert [problem.code for problem in settings.problems] == codes
    assert all(
        problem.sentence and str(config) in f"{problem.sentence} {problem.cure}" for problem in settings.problems
    )
    assert (settings.last_file, settings.who, settings.keymap) == ("", "", {})
    assert config.read_bytes() == content


def test_what_is_right_beside_a_fault_is_used(config: Path) -> None:
    config.write_text('who = "Ann"\ncolour = "red"\n[keymap]\nquit = "x"\nhelp = 1\n', encoding="utf-8")
    settings = load_settings()
    assert (settings.who, settings.keymap, len(settings.problems)) == ("Ann", {"quit": "x"}, 2)


def test_settings_that_are_a_folder_are_said(config: Path) -> None:
    config.mkdir()
    assert [problem.code for problem in load_settings().problems] == ["settings.unreadable"]
    assert remember_file(Path("x.json")) is not None


@pytest.mark.parametrize(
    "name", ["plain.json", 'quo"te \\ back.json', "tab\tline\nbreak.json", "ŵ 🚓.json", "del\x7f.json"]
)
def test_the_file_of_last_time_is_kept_whatever_its_name(own_folders: Path, name: str) -> None:
    path = own_folders / name
    assert remember_file(path) is None
    assert load_settings() == Settings(last_file=str(path))


def test_only_its_own_line_is_changed(config: Path) -> None:
    before = '# mine\nwho = "Ann"  # me\nlast_file = "/old"\n\n[keymap]\n# last_file = 1\nquit = "x"\n'
    config.write_text(before, encoding="utf-8")
    assert remember_file(Path("/new")) is None
    assert config.read_text(encoding="utf-8") == before.replace('last_file = "/old"', f'last_file = "{Path("/new")}"')


def test_a_first_line_is_put_before_everything(config: Path) -> None:
    config.write_text('[keymap]\nquit = "x"\n', encoding="utf-8")
    assert remember_file(Path("/new")) is None
    assert tomllib.loads(config.read_text(encoding="utf-8")) == {"last_file": "/new", "keymap": {"quit": "x"}}


def test_settings_behind_a_link_stay_behind_it(config: Path) -> None:
    real = config.parent / "dotfiles.toml"
    real.write_text("", encoding="utf-8")
    config.symlink_to(real)
    assert remember_file(Path("/new")) is None
    assert config.is_symlink()
    assert "/new" in real.read_text(encoding="utf-8")
    assert sorted(path.name for path in config.parent.iterdir()) == ["dotfiles.toml", "settings.toml"]


def test_settings_that_cannot_be_written_are_said(config: Path) -> None:
    config.write_bytes(b"\xff")
    problem = remember_file(Path("/new"))
    assert problem is not None
    assert "--file" in problem.cure
    assert config.read_bytes() == b"\xff"
    assert remember_file(Path("/half\udcff")) is not None


@pytest.mark.parametrize(
    ("keymap", "codes"),
    [
        ({}, []),
        ({"quit": "ctrl+q", "item.move": "v,V"}, []),
        ({"item.move": "x", "meeting.move": "x"}, []),
        ({"form.save": "q"}, []),
        ({"list.down": ""}, []),
        ({"form.save": "escape"}, ["keymap.clash"]),
        ({"back": "ctrl+g"}, []),
        ({"quti": "x"}, ["keymap.unknown"]),
        ({"quit": " , "}, ["keymap.unreachable"]),
        ({"help": "", "quit": ""}, ["keymap.unreachable", "keymap.unreachable"]),
        ({"item.move": "j"}, ["keymap.clash"]),
        ({"item.move": "?"}, ["keymap.clash"]),
        ({"quit": "m"}, ["keymap.clash", "keymap.clash"]),
        ({"item.move": "ctrl+i"}, ["keymap.terminal"]),
        ({"form.save": "Ctrl+M"}, ["keymap.terminal"]),
        ({"nothing": "x", "quit": "", "item.move": "f1"}, ["keymap.unknown", "keymap.unreachable", "keymap.clash"]),
    ],
)
def test_keys_are_judged(keymap: dict[str, str], codes: list[str]) -> None:
    problems = validate_keymap(keymap, KNOWN)
    assert [problem.code for problem in problems] == codes
    assert all(problem.sentence and problem.cure for problem in problems)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("shift+k", "K"),
        ("Ctrl+B", "ctrl+b"),
        ("/", "slash"),
        ("+", "plus"),
        ("ctrl++", "ctrl+plus"),
        ("\\", "backslash"),
    ],
)
def test_one_key_can_be_written_in_several_ways(one: str, other: str) -> None:
    problems = validate_keymap({"item.move": one, "list.down": other}, KNOWN)
    assert [problem.code for problem in problems] == ["keymap.clash"]


def test_capitals_are_keys_of_their_own() -> None:
    assert validate_keymap({"item.move": "k", "list.down": "K"}, KNOWN) == ()


def test_a_misspelt_action_finds_the_nearest() -> None:
    (problem,) = validate_keymap({"item.mvoe": "x"}, KNOWN)
    assert problem.cure == "Did you mean “item.move”?"


def test_keys_with_a_fault_are_not_used(own_folders: Path) -> None:
    good = Settings(keymap={"item.move": "v"})
    assert with_usable_keys(good, KNOWN) is good
    bad = with_usable_keys(Settings(who="Ann", keymap={"quit": ""}), KNOWN)
    assert (bad.who, bad.keymap, len(bad.problems)) == ("Ann", {}, 2)


def test_the_programs_own_keys_have_no_fault() -> None:
    assert validate_keymap({action.id: action.keys for action in KEYS}, KEYS) == ()


ODD_SETTINGS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "a folder": ("it is a folder", lambda path: path.mkdir()),
    "a pipe": ("it is not an ordinary file", os.mkfifo),
    "a device": ("it is not an ordinary file", lambda path: path.symlink_to(os.devnull)),
    "far too large": ("it is far too large", lambda path: path.write_bytes(b"#" * 1_000_001)),
    "nested without end": ("something in it is nested", lambda path: path.write_text("a = " + "[" * 50_000, "utf-8")),
    "a number without end": ("a number in it is far too large", lambda path: path.write_text("a = " + "9" * 5_000)),
    "no TOML": ("Invalid statement", lambda path: path.write_text('{"meta": 1}', "utf-8")),
    "no text": ("it is no text", lambda path: path.write_bytes(b"\xff\xfe\x00")),
}


@pytest.mark.skipif(os.name != "posix", reason="pipes are made in another way elsewhere")
@pytest.mark.parametrize("kind", ODD_SETTINGS)
def test_whatever_stands_in_the_place_of_the_settings_is_said_and_left_alone(config: Path, kind: str) -> None:
    words, put = ODD_SETTINGS[kind]
    put(config)
    before = config.read_bytes() if config.is_file() else None
    [problem] = load_settings().problems
    assert problem.sentence.startswith(f"The settings in {config} cannot be read ({words}")
    assert problem.cure == "Correct that file, or remove it."
    trouble = remember_file(config.parent / "panel.json")
    assert trouble is not None
    assert trouble.code == "settings.unsaved"
    assert "could not be noted" in trouble.sentence
    assert (config.read_bytes() if config.is_file() else None) == before


def test_settings_that_name_a_panels_file_do_not_spoil_it(
    cli: CommandLine, sample_bytes: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRETARIAT_CONFIG", str(cli.panel))
    remember_file(cli.folder / "other.json")
    assert cli.panel.read_bytes() == sample_bytes
