"""What the handbook says is so: each of its keys is pressed, on its day, and what it promises is seen."""

from __future__ import annotations

import datetime as dt
import re
import shlex
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from store.desk import Desk
from store.records import Meeting, MeetingStatus
from store.sample import DEMO_DAY, sample_records
from tests.screens.handbook import HANDBOOK, Step, steps, take
from tests.screens.look import NARROW
from tests.tui.line import ROOT
from tui.app import Secretariat
from tui.commandline.families import FAMILIES
from tui.commandline.parser import Book
from tui.main import main
from tui.settings import Settings

PAGES = ("README.md", "HANDBOOK.md", "HANDING-OVER.md", "SHARING.md")


def at_five_past_one(day: dt.date) -> Callable[[], dt.datetime]:
    """Give a clock that stands early in the afternoon of a day."""
    return lambda: dt.datetime.combine(day, dt.time(12, 5), dt.UTC)


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_every_key_of_the_handbook_does_what_it_says(tmp_path: Path) -> None:
    path, pressed = tmp_path / "llr.json", 0
    Desk.create(path, sample_records(), today=DEMO_DAY, who="clerk").close()
    days: list[list[Step]] = []
    for step in steps(HANDBOOK.read_text(encoding="utf-8")):
        days = [*days, []] if step.day else days
        days[-1].append(step)
    for opened, *following in days:
        assert opened.day is not None
        async with AsyncExitStack() as until:
            desk = Desk.open(path, today=opened.day, who="clerk", clock=at_five_past_one(opened.day))
            until.callback(desk.close)
            app = Secretariat(desk, Settings(), "programme")
            pilot = await until.enter_async_context(app.run_test(size=NARROW))
            for step in following:
                await take(step, pilot)
                pressed += len(step.keys)
    assert len(days) >= 7
    assert pressed > 100
    register = Desk.open(path, read_only=True).register
    july = register.need(Meeting, "M18")
    assert (july.status, july.minutes.word) == (MeetingStatus.HELD, "signed")


def test_the_handbook_promises_something_to_see_in_every_block() -> None:
    blocks = re.findall(r"^```keys\n(.*?)^```", HANDBOOK.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert len(blocks) > 10
    for block in blocks:
        assert "“" in re.sub(r"^  “.*$", "", block, flags=re.MULTILINE), block


@pytest.mark.parametrize(
    ("line", "keys", "seen"),
    [
        ("6 A b           build it: “Built” and “so”", ("6", "A", "b"), ("Built", "so")),
        ("Ctrl+S", ("ctrl+s",), ()),
        ("[", ("left_square_bracket",), ()),
    ],
)
def test_a_line_is_read_as_it_is_meant(line: str, keys: tuple[str, ...], seen: tuple[str, ...]) -> None:
    (step,) = steps(f"```keys\n{line}\n```\nx\n")
    assert (step.keys, step.seen) == (keys, seen)


@pytest.mark.parametrize("line", ["Ctrl+Ö  x", "Monday 13 July 2021", "enter  x"])
def test_what_is_no_key_and_no_day_is_seen(line: str) -> None:
    with pytest.raises(AssertionError):
        list(steps(f"```keys\n{line}\n```\n"))


def lines_of(page: str) -> list[str]:
    """Give the lines of the command line in the blocks of a page."""
    blocks = re.findall(r"^```sh\n(.*?)^```", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith("secretariat")]


@pytest.mark.parametrize(("page", "least"), [("HANDING-OVER.md", 13), ("SHARING.md", 8)])
def test_every_line_of_a_page_works_in_its_order(
    page: str, least: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SECRETARIAT_CONFIG", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("SECRETARIAT_FILE", str(tmp_path / "panel.json"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert main(["new", "--sample"]) == 0
    lines = lines_of(page)
    assert len(lines) >= least
    for line in lines:
        capsys.readouterr()
        code = main(shlex.split(line)[1:])
        out, err = capsys.readouterr()
        finds = " check " in line and "--schedule" not in line
        assert (code in ({0, 1} if finds else {0}), err) == (True, ""), line
        assert out, line


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_no_command_that_there_is_not(page: str) -> None:
    named = re.findall(r"`secretariat ([a-z][a-z-]*)((?: [a-z][a-z-]*)?)", (ROOT / page).read_text(encoding="utf-8"))
    assert named
    for family, second in named:
        assert family in FAMILIES, family
        words = {one.words for one in Book().family(family)}
        assert family in words or f"{family}{second}" in words, f"{family}{second}"


def test_a_page_links_to_pages_that_there_are() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:]+)\)", (ROOT / page).read_text(encoding="utf-8")):
            assert (ROOT / target).exists(), (page, target)
