"""How the program starts: the version at once, the desk without the machinery of commands, the first run."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

import tui.app
from store.desk import Desk
from tests.tui.line import ROOT, CommandLine
from tui.commandline.common import Common, Usage
from tui.commandline.office.demo import open_demo
from tui.main import main
from tui.settings import Settings, default_file, load_settings
from tui.version import VERSION

HEAVY = ("argparse", "msgspec", "textual", "tinydb", "store", "platformdirs", "typing", "pathlib")


class Opened:
    """Stands in for the program on the screen and notes what it was given."""

    def __init__(self) -> None:
        self.desk: Desk | None = None
        self.settings = Settings()
        self.today: dt.date | None = None
        self.items = 0
        self.times = 0

    def __call__(
        self,
        desk: Desk | None,
        *,
        settings: Settings,
        at_end: Callable[[], None] | None = None,
        app: object | None = None,
    ) -> int:
        self.times += 1
        self.desk, self.settings = desk, settings
        if desk is not None:
            self.today = desk.today
            self.items = len(desk.register.tables["items"])
        return 0


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Opened:
    opened = Opened()
    monkeypatch.setattr(tui.app, "run_app", opened)
    return opened


def test_version_is_that_of_the_project(cli: CommandLine) -> None:
    described = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert cli.plain("--version") == (0, f"secretariat {VERSION}\n", "")
    assert described["project"]["version"] == VERSION


@pytest.mark.parametrize("words", [["--version"], ["show", "programme", "--version"], ["--file", "none", "--version"]])
def test_version_is_answered_wherever_it_stands(cli: CommandLine, words: list[str]) -> None:
    assert cli.plain(*words).out == f"secretariat {VERSION}\n"


def test_version_imports_nothing(cli: CommandLine) -> None:
    code = (
        f"import sys; from tui.main import main; main(['--version']); print([m for m in {HEAVY} if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=100
    )
    assert done.stdout.splitlines() == [f"secretariat {VERSION}", "[]"]


def test_the_desk_opens_without_the_machinery_of_commands(cli: CommandLine) -> None:
    code = (
        "import sys, types; app = types.ModuleType('tui.app');"
        "app.run_app = lambda desk, settings, at_end=None, app=None: 7;"
        "sys.modules['tui.app'] = app; from tui.main import main;"
        f"codes = main(['--file', {str(cli.panel)!r}]), main(['demo']);"
        "print(codes, [m for m in ('argparse', 'csv', 'tui.commandline.parser') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=100
    )
    assert done.stdout == "(7, 7) []\n"
    assert done.stderr == ""


def test_no_file_anywhere_is_the_first_run(cli: CommandLine, screen: Opened) -> None:
    assert cli.plain() == (0, "", "")
    assert (screen.times, screen.desk) == (1, None)


def test_a_bad_day_is_refused_before_anything_opens(cli: CommandLine, screen: Opened) -> None:
    assert cli.plain("--today", "31/2/2021").code == 1
    assert cli.plain("demo", "--today", "31/2/2021").code == 1
    assert screen.times == 0


def test_a_named_file_is_opened_and_is_the_one_of_next_time(cli: CommandLine, screen: Opened) -> None:
    assert cli("--read-only").code == 0
    assert screen.desk is not None
    assert (screen.items, screen.today, screen.desk.read_only) == (31, dt.date(2021, 7, 12), True)
    assert load_settings().last_file == str(cli.panel.resolve())
    assert cli.plain().code == 0
    assert (screen.times, screen.desk.path) == (2, cli.panel)


def test_the_variable_goes_before_the_file_of_last_time(
    cli: CommandLine, screen: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cli().code == 0
    other = cli.folder / "other.json"
    other.write_bytes(cli.panel.read_bytes())
    monkeypatch.setenv("SECRETARIAT_FILE", str(other))
    assert cli.plain().code == 0
    assert screen.desk is not None
    assert screen.desk.path == other
    assert load_settings().last_file == str(cli.panel.resolve())


def test_the_usual_place_is_found_without_being_named(cli: CommandLine, screen: Opened) -> None:
    default_file().parent.mkdir(parents=True)
    default_file().write_bytes(cli.panel.read_bytes())
    assert cli.plain().code == 0
    assert screen.items == 31


@pytest.mark.parametrize("named", ["--file", "variable", "last"])
def test_a_file_that_is_gone_is_trouble_and_no_first_run(
    cli: CommandLine, screen: Opened, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    gone = str(cli.folder / "gone.json")
    if named == "variable":
        monkeypatch.setenv("SECRETARIAT_FILE", gone)
    elif named == "last":
        assert cli().code == 0
        cli.panel.rename(cli.folder / "moved.json")
        gone = str(cli.panel)
    done = cli.plain("--file", gone) if named == "--file" else cli.plain()
    assert (done.code, done.out) == (3, "")
    assert f"There is no file {gone}." in done.err
    for way in ("secretariat new --name", "secretariat new --sample", "secretariat import data"):
        assert way in done.err


def test_the_demonstration_stands_on_its_day_and_leaves_nothing(cli: CommandLine, screen: Opened) -> None:
    assert cli.plain("demo") == (0, "", "")
    assert screen.desk is not None
    assert (screen.items, screen.today) == (31, dt.date(2021, 7, 12))
    assert not screen.desk.path.parent.exists()
    assert load_settings().last_file == ""


def test_the_demonstration_removes_its_file_even_if_the_process_ends_on_the_screen(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []

    def leave(desk: Desk, *, settings: Settings, at_end: Callable[[], None], app: object = None) -> int:
        folder = desk.path.parent
        seen.extend([desk.read_only, folder.exists()])
        desk.close()
        at_end()
        seen.append(folder.exists())
        return 0

    monkeypatch.setattr(tui.app, "run_app", leave)
    assert cli.plain("demo", "--read-only", "--today", "thursday 29 july 2021").code == 0
    assert seen == [True, True, False]


def test_a_lesson_is_not_begun_where_nothing_may_be_changed(screen: Opened) -> None:
    with pytest.raises(Usage) as refused:
        open_demo(Common(read_only=True), 1)
    (problem,) = refused.value.problems
    assert (problem.code, str(problem)) == (
        "usage.lesson",
        ("A lesson changes things, which --read-only does not let it. Leave --read-only out: it is a throw-away copy."),
    )
    assert screen.times == 0


def test_a_file_that_is_named_or_needed_and_not_there_is_said(cli: CommandLine) -> None:
    gone = cli.plain("--file", "gone.json", "show", "programme")
    assert (gone.code, gone.told) == (3, ("file.missing",))
    assert gone.err.startswith("There is no file gone.json.")
    assert load_settings().last_file == ""
    nothing = cli.plain("show", "programme")
    assert (nothing.code, nothing.told) == (3, ("file.none",))
    assert nothing.err.startswith("There is no panel's file yet.")


def test_the_demonstration_takes_no_file(cli: CommandLine, screen: Opened) -> None:
    done = cli.plain("demo", "--file", "mine.json")
    assert (done.code, screen.times, done.told) == (2, 0, ("usage.demo",))
    assert "secretariat new --sample --file PATH" in done.err


def test_keys_that_cannot_be_used_are_left_out_and_said(cli: CommandLine, screen: Opened) -> None:
    config = Path(cli.folder.parent / "config" / "settings.toml")
    config.parent.mkdir()
    config.write_text('[keymap]\nquit = ""\n', encoding="utf-8")
    assert cli().code == 0
    assert screen.settings.keymap == {}
    assert [problem.code for problem in screen.settings.problems] == ["keymap.unreachable", "keymap.unused"]


def test_good_keys_reach_the_screen(cli: CommandLine, screen: Opened) -> None:
    config = Path(cli.folder.parent / "config" / "settings.toml")
    config.parent.mkdir()
    config.write_text('[keymap]\nquit = "ctrl+q"\n', encoding="utf-8")
    assert cli().code == 0
    assert (screen.settings.keymap, screen.settings.problems) == ({"quit": "ctrl+q"}, ())


@pytest.mark.parametrize(
    ("words", "said", "told"),
    [
        (["--file"], "Nothing stands after --file.", "usage.value"),
        (["--file="], "Nothing stands after --file.", "usage.value"),
        (["--today"], "Nothing stands after --today.", "usage.value"),
        (["--file", "a", "--file", "b"], "--file is given twice, and differently.", "usage.twice"),
    ],
)
def test_faulty_common_options_are_named(cli: CommandLine, words: list[str], said: str, told: str) -> None:
    done = cli.plain(*words)
    assert done.code == 2
    assert done.err.startswith(said)
    assert done.told == (told,)


def test_every_faulty_common_option_is_named_at_once(cli: CommandLine) -> None:
    done = cli.plain("--today=", "show", "programme", "--file")
    assert done.code == 2
    assert [line.split(".")[0] for line in done.err.splitlines()] == [
        "Nothing stands after --today",
        "Nothing stands after --file",
    ]


def test_main_reads_the_arguments_of_the_process(
    own_folders: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["secretariat", "--help"])
    assert main() == 0
    assert "commands:" in capsys.readouterr().out


@pytest.mark.parametrize("words", [(), ("new", "--sample"), ("import", "data", "data.json", "--yes")])
def test_settings_that_cannot_be_written_are_told(
    cli: CommandLine, screen: Opened, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """On the screen if one opens, for what is printed before it is not seen; else on stderr."""
    assert cli("export", "data", "--out", "data.json").code == 0
    (cli.folder / "file").write_text("", "utf-8")
    monkeypatch.setenv("SECRETARIAT_CONFIG", str(cli.folder / "file" / "settings.toml"))
    path = cli.folder / "fresh.json" if words else cli.panel
    done = cli.plain("--file", str(path), *words)
    assert done.code == 0
    told = done.err if words else " ".join(str(problem) for problem in screen.settings.problems)
    assert "could not be noted in" in told
    assert "name it with --file or set SECRETARIAT_FILE" in told
    assert (done.err == "") is not bool(words)
