"""A whole day's work by command: everything that writes a file, with private details in all of it."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from screens.kit.whereabouts import Whereabouts
from store.desk import Desk
from store.file import parts
from store.file.outside import in_editor
from store.problems import Diverged
from tests.tui.line import ROOT, CommandLine
from tui.coming_back import note_left
from tui.commandline.call import Call
from tui.settings import log_path

EMAIL, PHONE, STREET, TOWN = "canary.bird@nest.example", "07700 900987", "99 Canary Close", "Nestling"
ADDRESS = f"{STREET}\n{TOWN}"
CHILD = "Younglast"
OLD = ROOT / "tests/store/file/earlier/format-1.json"

_MADE: set[str] = set()
_watching = False


def _hear(event: str, given: tuple[Any, ...]) -> None:
    if not _watching:
        return
    if event == "open" and isinstance(given[0], str | os.PathLike) and given[2] & os.O_CREAT:
        _MADE.add(os.path.realpath(given[0]))
    elif event in {"os.link", "os.rename"}:
        _MADE.add(os.path.realpath(given[1]))


sys.addaudithook(_hear)


@contextlib.contextmanager
def every_file_made(folder: Path) -> Iterator[set[Path]]:
    """Gather every file that is made below a folder, also one that is gone again at once."""
    global _watching
    _MADE.clear()
    found: set[Path] = set()
    _watching = True
    try:
        yield found
    finally:
        _watching = False
        found.update(path for one in _MADE if (path := Path(one)).is_relative_to(folder))


class Day:
    """The steps of a day, each of which leaves files; `all` takes them in an order in which each can be taken."""

    def __init__(self, cli: CommandLine, patch: pytest.MonkeyPatch) -> None:
        self.cli = cli
        self.patch = patch
        self.said: list[str] = []
        self.again = False

    def run(self, *words: str, code: int | None = 0) -> str:
        """Run a command that must end with a code; with None, or on a second time round, it may be refused."""
        done = self.cli(*words)
        assert done.code in ({0, 1, 3} if code is None or self.again else {code}), (words, done)
        self.said.append(done.out + done.err)
        return done.out

    def all(self) -> None:
        for step in self.steps():
            step()

    def steps(self) -> tuple[Callable[[], None], ...]:
        return (
            self.begin,
            self.receive,
            self.leave,
            self.write_letters,
            self.type_a_form,
            self.fill_the_journal,
            self.write_lists,
            self.gather_evidence,
            self.take_papers_in,
            self.be_reminded,
            self.write_all_data,
            self.copy_and_merge,
            self.part_ways,
            self.open_an_old_file,
            self.restore,
            self.fail,
            self.bring_data_in,
        )

    def begin(self) -> None:
        """Make the file of the first run in the usual place, which notes it in the settings."""
        assert self.cli.plain("new", "--sample").code == 0

    def leave(self) -> None:
        """Leave the screen, with the cursor on a question that holds private details."""
        desk = Desk.open(self.cli.panel, read_only=True)
        note_left(desk.panel_id, Whereabouts("questions", "", "Q2"))
        desk.close()

    def receive(self) -> None:
        private = ("--email", EMAIL, "--phone", PHONE, "--address", ADDRESS, "--received", "1/11/2016")
        text = f"Why? Ring {PHONE} or write to {EMAIL}, {STREET}."
        self.run("question", "receive", "A. Resident", "--text", text, "--meeting", "M5", "--yes", *private)
        name = f"Ann {CHILD}"
        self.run("question", "receive", name, "--under-18", "--text", text, "--meeting", "M5", "--yes", *private)
        self.run("question", "receive", "B. Undone", "--text", "Why?", *private)
        self.run("undo")
        for one in ("Q2", "Q3"):
            self.run("question", "accept", one, "--reason", "urgent", "--by", "the Chair", "--agreed-by", "the Chair")
        self.run("question", "forward", "Q3", "--to", "the Ombudsman", "--by", "the Chair")
        self.run("question", "answer", "Q2", "--text", f"Because. Ring {PHONE}.", "--by", "the Commissioner")

    def write_letters(self) -> None:
        for words in (("Q2", "acknowledgement"), ("Q2", "reply"), ("Q3", "forward"), ("Q2", "acknowledgement")):
            self.run("question", "letter", *words)

    def type_a_form(self) -> None:
        desk = Desk.open(self.cli.panel, who="clerk")
        with contextlib.closing(desk):
            desk.drafts.keep("question:Q2", {"email": EMAIL, "phone": PHONE, "address": ADDRESS, "note": "typed"})
            desk.drafts.keep("question:new", {"email": EMAIL, "text": "half a question"})
            in_editor(f"Ring {PHONE}", ("ed",), desk.path, lambda _: 0)

    def fill_the_journal(self) -> None:
        """Let the oldest changes go into a part, as they do after hundreds."""
        for name, most in (("MOST_CHANGES", 6), ("KEPT_CHANGES", 2)):
            self.patch.setattr(parts, name, most)
        for number in range(3):
            self.run("question", "edit", "Q2", "--subject", f"Officers {number}")

    def write_lists(self) -> None:
        for form in ("csv", "json"):
            self.run("export", "questions", "--format", form, "--out", f"questions-2021-07-12.{form}")
        self.run("export", "programme", "--out", "programme-2021-07-12.md")
        self.run("export", "brief", "--meeting", "29/7/2021", "--format", "text", "--out", "brief-2021-07-29.txt")
        self.run("style", "new")

    def gather_evidence(self) -> None:
        """Make both bundles of the meeting for which the questions came."""
        for name, more in (("bundle", ()), ("members-bundle", ("--members",))):
            self.run("bundle", "make", "--meeting", "5/12/2016", "--out", f"{name}-2016-12-05.zip", *more)

    def be_reminded(self) -> None:
        self.run("check", "--since-last", "--add-to", "panel.reminders.txt", code=None)

    def write_all_data(self) -> None:
        self.run("export", "data", "--out", "data-2021-07-12.json")
        self.run("export", "data", "--private", "--out", "all.json")

    def copy_and_merge(self) -> None:
        self.run("copy", "copy.json")
        self.run("merge", "copy.json", code=None)

    def part_ways(self) -> None:
        """Let another program put back an older state, so that what the desk holds is kept beside it."""
        before = self.cli.panel.read_bytes()
        self.run("question", "edit", "Q2", "--subject", f"Officers at night, {len(self.said)}")
        desk = Desk.open(self.cli.panel, who="clerk")
        with contextlib.closing(desk):
            self.cli.panel.write_bytes(before)
            with pytest.raises(Diverged):
                desk.refresh()

    def open_an_old_file(self) -> None:
        old = self.cli.folder / "old.json"
        old.write_bytes(OLD.read_bytes())
        old.chmod(0o600)
        assert self.cli.plain("--file", str(old), "show", "calendar").code == 0

    def restore(self) -> None:
        """Restore a backup, and then what was set aside by doing so; others were set aside before it."""
        there = set(self.cli.folder.glob("panel.set-aside-*"))
        self.run("doctor", str(self.cli.panel), "--restore", "latest")
        [aside] = set(self.cli.folder.glob("panel.set-aside-*")) - there
        self.run("doctor", str(self.cli.panel), "--restore", str(aside))

    def fail(self) -> None:
        """Fail in the middle of a command with private details in hand."""

        def failing(call: Call) -> Desk:
            address = f"{EMAIL} {PHONE} {ADDRESS} {CHILD}"
            raise ValueError(f"cannot use {address}")

        with self.patch.context() as patch:
            patch.setattr(Call, "desk", failing)
            self.run("question", "show", "Q2", code=1)
        assert log_path().exists()

    def take_papers_in(self) -> None:
        """Take in an open paper and an exempt one, and build the pack beside the panel's folder."""
        of, exempt = ("--meeting", "29/7/2021"), ("--exempt", "3", "--interest", "Prices")
        for name, given, more in (("agenda", of, ()), ("members", (), exempt)):
            file = f"{name}-2021-07-29.pdf"
            self.run("export", name, *given, "--format", "pdf", "--out", file)
            self.run("paper", "add", "W13", file, *more)
        site = str(self.cli.folder.parent / "site")
        self.run("pack", "build", *of, "--out", site)

    def bring_data_in(self) -> None:
        self.run("import", "data", "all.json", "--yes")
