"""What the settings say of a fault, word for word; and what stands in the file after a change, sign for sign."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.problems import FileTrouble, Refused
from tests.tui.test_settings import KNOWN, Known
from tui import settings as module
from tui.commandline.common import Common
from tui.commandline.which_file import Chosen, choose_file, examined_file, need_file, new_file
from tui.nearest import nearest
from tui.settings import (
    LARGEST,
    Settings,
    config_path,
    default_file,
    load_settings,
    quoted,
    read_text,
    remember_choice,
    remember_file,
    validate_keymap,
    with_usable_keys,
)
from tui.settings_file import with_value
from tui.settings_writing import write_setting


@pytest.fixture
def config(own_folders: Path) -> Path:
    config_path().parent.mkdir(parents=True, exist_ok=True)
    return config_path()


def cure(path: Path) -> str:
    return f"Correct it in {path}."


@pytest.mark.parametrize("encoding", ["ascii", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_settings_are_read_as_an_editor_saves_them_and_plain_ones_at_once(
    config: Path, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = 'who = "Ann"\n' if encoding == "ascii" else 'who = "Zo\u00eb"\n'
    config.write_bytes(text.encode(encoding))
    if encoding in {"ascii", "utf-8", "utf-8-sig"}:
        monkeypatch.setattr("store.file.decoding.decoded", lambda _: None)
    assert read_text(config) == text


@pytest.mark.parametrize(
    ("content", "sentence", "field"),
    [
        ("last_file = 1", "The setting “last_file” is not text in quotes.", "last_file"),
        ("who = 7", "The setting “who” is not text in quotes.", "who"),
        ("theme = ['x']", "The setting “theme” is not text in quotes.", "theme"),
        ("week_starts = true", "The setting “week_starts” is not text in quotes.", "week_starts"),
        ('pane = "no"', "The setting “pane” is not true or false.", "pane"),
        ("pane = 0", "The setting “pane” is not true or false.", "pane"),
        ('keymap = "q"', "The setting “keymap” is not a table of keys.", "keymap"),
        ('panels = "q"', "The setting “panels” is not a table of panels.", "panels"),
        ("[keymap]\nquit = 1", "The keys of “quit” in the settings are not text in quotes.", "quit"),
        ("[panels]\nLLR = 1", "In the settings, where the panel “LLR” is kept is not text in quotes.", "LLR"),
        ("whom = 'x'", "There is no setting “whom”; it was left out.", "whom"),
        ("problems = []", "There is no setting “problems”; it was left out.", "problems"),
    ],
)
def test_each_fault_is_said_with_its_cure(config: Path, content: str, sentence: str, field: str) -> None:
    config.write_text(content, encoding="utf-8")
    (problem,) = load_settings().problems
    assert (problem.sentence, problem.cure, problem.field) == (sentence, cure(config), field)


def test_every_setting_is_read(config: Path) -> None:
    config.write_text(
        "last_file = 'a'\nwho = 'b'\ntheme = 'c'\nweek_starts = 'd'\npane = false\n"
        "[keymap]\ne = 'f'\n[panels]\ng = 'h'\n"
    )
    assert load_settings() == Settings(
        last_file="a", who="b", theme="c", week_starts="d", pane=False, keymap={"e": "f"}, panels={"g": "h"}
    )


@pytest.mark.parametrize(("size", "read"), [(LARGEST, True), (LARGEST + 1, False)])
def test_settings_may_be_as_large_as_is_said_and_no_larger(config: Path, size: int, read: bool) -> None:
    config.write_bytes(b"who = 'x'\n".ljust(size, b"#"))
    assert (load_settings().who == "x") == read


ANOTHER = "Choose another key."
ONE_OF_THEM = "Choose another key for one of them."
KEYS = (
    *KNOWN,
    Known("picker.choose", "enter", "picker"),
    Known("settings.keys", "k", "settings"),
)


@pytest.mark.parametrize(
    ("keymap", "said"),
    [
        (
            {"item.mvoe": "x"},
            [("There is no action “item.mvoe” to put on a key.", "Did you mean “item.move”?", "item.mvoe")],
        ),
        (
            {"zzzz": "x"},
            [
                (
                    "There is no action “zzzz” to put on a key.",
                    "The help of the program lists the actions.",
                    "zzzz",
                )
            ],
        ),
        (
            {"item.move": "ctrl+i"},
            [("“item.move” is put on ctrl+i, which a terminal cannot tell from tab.", ANOTHER, "item.move")],
        ),
        (
            {"item.move": "ctrl+h,Ctrl+["},
            [
                (
                    "“item.move” is put on ctrl+h, which a terminal cannot tell from backspace.",
                    ANOTHER,
                    "item.move",
                ),
                (
                    "“item.move” is put on ctrl+left_square_bracket, which a terminal cannot tell from escape.",
                    ANOTHER,
                    "item.move",
                ),
            ],
        ),
        (
            {"help": "", "quit": ","},
            [
                ("“quit” would have no key left.", "Give it a key.", "quit"),
                ("“help” would have no key left.", "Give it a key.", "help"),
            ],
        ),
        (
            {"item.move": "j"},
            [("The key j would do both “list.down” and “item.move”.", ONE_OF_THEM, "item.move")],
        ),
        (
            {"list.down": "m"},
            [
                ("The key m would do both “list.down” and “item.move”.", ONE_OF_THEM, "list.down"),
                (
                    "The key m would do both “list.down” and “meeting.move”.",
                    ONE_OF_THEM,
                    "list.down",
                ),
            ],
        ),
        (
            {"quit": "f1,j,?"},
            [
                ("The key f1 would do both “quit” and “help”.", ONE_OF_THEM, "quit"),
                ("The key question_mark would do both “quit” and “help”.", ONE_OF_THEM, "quit"),
                ("The key j would do both “quit” and “list.down”.", ONE_OF_THEM, "quit"),
            ],
        ),
        (
            {"settings.keys": "j"},
            [("The key j would do both “list.down” and “settings.keys”.", ONE_OF_THEM, "settings.keys")],
        ),
        (
            {"form.save": "escape,j,q"},
            [("The key escape would do both “form.save” and “form.close”.", ONE_OF_THEM, "form.save")],
        ),
        ({"settings.keys": "m"}, []),
        ({"form.save": "j"}, []),
        ({"picker.choose": "m"}, []),
    ],
)
def test_what_is_wrong_with_keys_is_said_in_order(keymap: dict[str, str], said: list[tuple[str, str, str]]) -> None:
    assert [(one.sentence, one.cure, one.field) for one in validate_keymap(keymap, KEYS)] == said


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("a", "a"),
        ("A", "A"),
        ("shift+a", "A"),
        ("Shift+A", "A"),
        ("shift+1", "shift+1"),
        ("ctrl+A", "ctrl+a"),
        ("SHIFT+CTRL+ALT+META+Left", "alt+ctrl+meta+shift+left"),
        ("meta+ctrl+alt+F5", "alt+ctrl+meta+f5"),
        ("ctrl+Ctrl+x", "ctrl+x"),
        ("7", "7"),
        ("ctrl+7", "ctrl+7"),
        ("/", "slash"),
        ("\\", "backslash"),
        ("@", "at"),
        ("-", "minus"),
        ("+", "plus"),
        ("ctrl++", "ctrl+plus"),
        ("_", "underscore"),
        ("#", "number_sign"),
        ("alt+/", "alt+slash"),
        (" x ", "x"),
        ("F1", "f1"),
    ],
)
def test_a_key_has_one_spelling(written: str, key: str) -> None:
    known = (Known("one", written, "list"), Known("other", key, "list"))
    (problem,) = validate_keymap({"one": written}, known)
    assert problem.sentence == f"The key {key} would do both “one” and “other”."


def test_keys_with_a_fault_are_said_to_be_left_out(own_folders: Path) -> None:
    bad = with_usable_keys(Settings(keymap={"quit": ""}), KNOWN)
    assert [str(one) for one in bad.problems] == [
        "“quit” would have no key left. Give it a key.",
        f"Your own keys are not used until that is put right. See {config_path()}.",
    ]


def test_the_keys_of_the_screen_are_those_that_can_be_used(config: Path) -> None:
    config.write_text("who = 'x'\n")
    assert module.screen_settings() == Settings(who="x")
    config.write_text("[keymap]\n'item.move' = 'f14'\n")
    assert module.screen_settings().keymap == {"item.move": "f14"}
    config.write_text("[keymap]\n'item.mvoe' = 'v'\n")
    assert module.screen_settings().keymap == {}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain", '"plain"'),
        ('a "b" \\ c', '"a \\"b\\" \\\\ c"'),
        ("a\tb\x00\x7f\x9f", '"a\\u0009b\\u0000\\u007f\\u009f"'),
        ("\xa0ŵ\u200b", '"\xa0ŵ\u200b"'),
    ],
)
def test_a_text_is_quoted_as_toml_has_it(text: str, written: str) -> None:
    assert quoted(text) == written


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "pane = false\n"),
        ("# mine\n", "pane = false\n# mine\n"),
        ("pane = true\nwho = 'x'\n", "pane = false\nwho = 'x'\n"),
        ("who = 'x'\n  pane=true\n[keymap]\n", "who = 'x'\npane = false\n[keymap]\n"),
        ("panes = 1\n", "pane = false\npanes = 1\n"),
        ("who = 'x'\n[keymap]\npane = 'v'\n", "pane = false\nwho = 'x'\n[keymap]\npane = 'v'\n"),
        ("  [keymap]\npane = 'v'\n", "pane = false\n  [keymap]\npane = 'v'\n"),
    ],
)
def test_a_choice_is_noted_in_its_line_or_before_everything(config: Path, before: str, after: str) -> None:
    config.write_text(before)
    assert remember_choice("pane", False) is None
    assert config.read_text() == after
    assert load_settings().pane is False
    assert remember_choice("pane", True) is None
    assert config.read_text() == after.replace("false", "true", 1)


def test_what_cannot_be_noted_is_said(config: Path) -> None:
    config.write_text("who = ")
    choice, file = remember_choice("pane", True), remember_file(config.parent / "x.json")
    assert str(choice) == f"That could not be noted in {config}. It holds for this time."
    assert str(file) == (
        f"The file of this time could not be noted in {config}. Next time, name it with --file or set SECRETARIAT_FILE."
    )
    assert config.read_text() == "who = "


TWO = "who = 'Ann'\n\n# keys\n[keymap]\nquit = 'x' # mine\n\n\n[panels]\nLLR = 'a'\n"


@pytest.mark.parametrize(
    ("text", "name", "value", "table", "after"),
    [
        (TWO, "theme", "t", "", TWO.replace("'Ann'\n", "'Ann'\ntheme = \"t\"\n")),
        ("# keys\n[keymap]\n", "theme", "t", "", 'theme = "t"\n# keys\n[keymap]\n'),
        ("# mine\n\n# keys\n[keymap]\n", "theme", "t", "", '# mine\ntheme = "t"\n\n# keys\n[keymap]\n'),
        ("[keymap]\n# b\n# c\n[panels]\n", "quit", "y", "keymap", '[keymap]\n"quit" = "y"\n# b\n# c\n[panels]\n'),
        ("[keymap]\n# of keys\n", "quit", "y", "keymap", '[keymap]\n# of keys\n"quit" = "y"\n'),
        (TWO, "help", "h", "keymap", TWO.replace("# mine\n", '# mine\n"help" = "h"\n')),
        (TWO, "West", "w", "panels", TWO + '"West" = "w"\n'),
        (TWO, "quit", None, "keymap", TWO.replace("quit = 'x' # mine", "# mine")),
        (TWO, "LLR", None, "panels", TWO.replace("LLR = 'a'\n", "")),
        (TWO, "LLR", "b", "panels", TWO.replace("'a'", '"b"')),
        (TWO, "quit", "y", "panels", TWO + '"quit" = "y"\n'),
        ("[ 'keymap' ] # k\n", "quit", "y", "keymap", '[ \'keymap\' ] # k\n"quit" = "y"\n'),
        ('["keymap"]\n', "quit", "y", "keymap", '["keymap"]\n"quit" = "y"\n'),
        ("who = 'x'", "quit", "y", "keymap", 'who = \'x\'\n\n[keymap]\n"quit" = "y"\n'),
        ("who = 'x'\n", "quit", "y", "keymap", 'who = \'x\'\n\n[keymap]\n"quit" = "y"\n'),
        ("who = 'x'", "theme", "y", "", "who = 'x'\ntheme = \"y\"\n"),
        ("\n\n", "theme", "y", "", 'theme = "y"\n\n\n'),
        ("who = 'x'\r\n", "who", "y", "", 'who = "y"\r\n'),
        ("", "quit", None, "keymap", ""),
        ("who = 'x'\n", "theme", None, "", "who = 'x'\n"),
    ],
)
def test_a_value_is_changed_in_its_own_place(text: str, name: str, value: str | None, table: str, after: str) -> None:
    assert with_value(text, name, value, table=table) == after


@pytest.mark.parametrize(
    ("text", "name", "value", "table", "cure"),
    [
        ('who = """A"""', "who", "B", "", 'Write it in the file yourself: who = "B".'),
        ('who = """A"""', "who", None, "", "Write it in the file yourself: no who."),
        ('keymap.quit = "o"', "quit", "B", "keymap", 'Write it in the file yourself: "quit" = "B" under [keymap].'),
        ('keymap.quit = "o"', "quit", None, "keymap", "Write it in the file yourself: no quit under [keymap]."),
    ],
)
def test_what_is_to_be_written_by_hand_is_said(text: str, name: str, value: str | None, table: str, cure: str) -> None:
    with pytest.raises(Refused) as refused:
        with_value(text, name, value, table=table)
    (problem,) = refused.value.problems
    assert (problem.sentence, problem.cure) == (
        "The settings file is written in a way that the program does not change by itself.",
        cure,
    )


def test_where_a_setting_was_written_is_said_and_why_it_was_not(config: Path) -> None:
    assert write_setting("who", "Ann") == f"Written to {config}."
    assert config.read_text() == 'who = "Ann"\n'
    stamp = config.stat().st_mtime_ns
    assert write_setting("who", "Ann") == f"Written to {config}."
    assert config.stat().st_mtime_ns == stamp, "what is there already is not written again"
    for content, why in (("who = ", "Invalid value"), ("a = " + "[" * 5000, "something in it is nested without end")):
        config.write_text(content)
        with pytest.raises(Refused) as refused:
            write_setting("who", "Bea")
        assert str(refused.value.problems[0]).startswith(f"The settings in {config} cannot be changed: {why}")
        assert str(refused.value.problems[0]).endswith(". Put that file right, or remove it.")
        assert config.read_text() == content


@pytest.mark.parametrize(
    ("typed", "least", "said"),
    [("item", 0.6, "items"), ("itam", 0.6, "items"), ("xyz", 0.6, ""), ("ixxxx", 0.2, "items"), ("ixxxx", 0.6, "")],
)
def test_what_is_spelt_most_nearly(typed: str, least: float, said: str) -> None:
    assert nearest(typed, ["staple", "items", "ites of"], least=least) == said


def test_the_file_is_that_which_is_named_most_plainly(own_folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--file, --desk, the two variables, the file of last time, the usual place."""
    last, other, usual = own_folders / "last.json", own_folders / "other.json", default_file()
    settings = Settings(last_file=str(last))
    assert choose_file(Common(), Settings()) == Chosen(usual, nothing_yet=True)
    missing = {
        f"There is no file {last}. It is the file of last time.": Common(),
        f"There is no file {other}. It was named with --file.": Common(file=str(other)),
    }
    for sentence, common in missing.items():
        with pytest.raises(FileTrouble) as trouble:
            choose_file(common, settings)
        assert trouble.value.problem.sentence == sentence
        assert trouble.value.problem.cure.startswith("Name the right one with --file. Make one with: secretariat new")
    with pytest.raises(FileTrouble) as trouble:
        choose_file(Common(), Settings(last_file=str(last), panels={"LLR": "x"}))
    assert trouble.value.problem.cure.startswith(
        "Name the right one with --file. Your panels are listed by: secretariat panels list. Make one with: "
    )
    with pytest.raises(FileTrouble) as trouble:
        need_file(Common(), Settings())
    assert trouble.value.problem.sentence == "There is no panel's file yet."
    for path in (last, other):
        path.write_text("")
    assert choose_file(Common(), settings) == Chosen(last)
    assert need_file(Common(), settings) == last
    assert choose_file(Common(file=str(other)), settings) == Chosen(other, to_remember=True)
    monkeypatch.setenv("SECRETARIAT_FILE", str(own_folders / "of-the-variable.json"))
    with pytest.raises(FileTrouble) as trouble:
        choose_file(Common(), settings)
    assert "It is named by the variable SECRETARIAT_FILE." in trouble.value.problem.sentence
    assert examined_file(Common(), settings) == own_folders / "of-the-variable.json"
    assert new_file(Common(file="~/x.json")) == Path.home() / "x.json"
    assert new_file(Common()) == own_folders / "of-the-variable.json"
    monkeypatch.delenv("SECRETARIAT_FILE")
    assert not usual.parent.exists()
    assert new_file(Common()) == usual
    assert usual.parent.is_dir()
