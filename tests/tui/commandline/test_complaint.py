"""Complaints by command: nothing that was said in one is printed, offered, logged or named, unless it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.desk import Desk
from store.file import backups, parts
from store.file.outside import in_editor
from tests.tui.commandline.test_exempt_withheld import NEEDS, SHOWN
from tests.tui.line import CommandLine, Outcome
from tui.commandline.call import Call
from tui.commandline.parser import Book
from tui.commandline.shell.completing import offers
from tui.settings import log_path

MARK = "canary"
MEETING = ("--meeting", "29/7/2021")
SAID = (
    *("--complainant", "Ann Canarysong", "--address", "9 Canary Close", "--email", "canary@nest.example"),
    *("--complained-of", "Bill Canarybeak", "--substance", "He is a canary."),
)
NOTE = ("--note", "Rang the canary.")
STEPS: tuple[tuple[str, ...], ...] = (
    ("complaint", "acknowledge", "K1", "--on", "2/7/2021", *NOTE),
    ("complaint", "record", "K1", "--serious", "--on", "2/7/2021", *NOTE),
    ("complaint", "refer", "K1", "--on", "3/7/2021", *NOTE),
    ("complaint", "return", "K1", "--on", "5/7/2021", *NOTE),
    ("complaint", "resolve", "K1", "begun", "--by", "panel", "--on", "5/7/2021", *NOTE),
    ("complaint", "edit", "K1", "--outcome-record", "The canary was heard."),
    ("complaint", "told", "K1", "record", "complainant", "--on", "5/7/2021", *NOTE),
    ("complaint", "withdraw", "K2", *NOTE),
    ("complaint", "close", "K2", *NOTE),
)
WRONG: tuple[tuple[str, ...], ...] = (
    ("complaint", "edit", "K1", "--email", "no canary"),
    ("complaint", "edit", "K1", "--complainant", "Canary\nsong"),
    ("complaint", "edit", "K1", "--phone", MARK * 100),
    ("complaint", "edit", "K1", "--anonymous"),
    ("complaint", "resolve", "K1", "begun", *NOTE),
    ("complaint", "disapply", "K1", "anonymous", *NOTE),
)
FORMS = ("", "json", "csv", "md", "html", "ics", "popolo", "ocd")
MORE: dict[str, list[tuple[str, ...]]] = {
    **NEEDS,
    "show complaint": [("K1",), ("K2",)],
    "show record": [("K1",)],
    "show history": [(), ("K1",)],
}
LISTS = ("check", "check --format json", "doctor", "doctor --format json", "backups", "find canarysong", "find canary")


@pytest.fixture
def office(cli: CommandLine) -> CommandLine:
    """The sample with two complaints, with canaries in all that can be typed of them."""
    for _ in range(2):
        assert cli("complaint", "add", "--received", "1/7/2021", *SAID).code == 0
    return cli


def silent(done: Outcome) -> None:
    """Hold that nothing of it is in what a command said."""
    assert MARK not in (done.out + done.err).casefold(), done


def test_no_step_and_no_refusal_repeats_what_was_said(cli: CommandLine) -> None:
    for _ in range(2):
        done = cli("complaint", "add", "--received", "1/7/2021", *SAID)
        assert done.code == 0
        silent(done)
    for words in STEPS:
        done = cli(*words)
        assert done.code == 0, (words, done)
        silent(done)
    for words in WRONG:
        done = cli(*words)
        assert done.code == 1, (words, done)
        silent(done)
    for line in ("undo", "redo", "complaint bin K2", "undo"):
        silent(cli.line(line))


def _lines(words: str) -> Iterator[tuple[str, ...]]:
    for more in MORE.get(words, [()]):
        yield (*words.split(), *more)


@pytest.mark.parametrize("command", [one.words for one in SHOWN])
def test_nothing_that_shows_or_exports_holds_it(office: CommandLine, command: str) -> None:
    """In every form that the command has; a form that it has not is refused, which says nothing either."""
    for line in _lines(command):
        for form in FORMS:
            silent(office(*line, *(("--format", form) if form else ())))


def test_no_list_search_or_offer_of_the_shell_holds_it(office: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRETARIAT_FILE", str(office.panel))
    for words in LISTS:
        done = office(*words.split())
        said = (done.out + done.err).casefold().replace(words.partition(" ")[2], "")
        assert MARK not in said, done
    for line in ("complaint edit", "show complaint", "complaint close", "show record"):
        offered = repr(offers((*line.split(), ""), Book()))
        assert "K1" in offered or line == "show record"
        assert MARK not in offered.casefold()


def test_no_name_of_a_file_and_no_log_holds_it(office: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Backups, parts of the journal, kept forms, the file for an editor; the log, and what a crash leaves on screen."""
    for name, most in (("MOST_CHANGES", 6), ("KEPT_CHANGES", 2)):
        monkeypatch.setattr(parts, name, most)
    for number in range(8):
        assert office("complaint", "edit", "K1", "--dealings", f"The canary rang, {number}").code == 0
    names: set[str] = set()

    def note(_: object) -> int:
        names.update(one.name for one in office.folder.rglob("*"))
        return 0

    desk = Desk.open(office.panel, who="clerk")
    desk.drafts.keep("complaint:new", {"substance": "Half a canary"})
    in_editor("The canary", ("ed",), desk.path, note)
    desk.close()
    note(None)
    assert any("journal" in one for one in names)
    assert len(names) > 4
    assert not [one for one in names if MARK in one.casefold()]
    listed = [str(one) for one in backups.backups(office.panel)]
    assert not [one for one in listed if MARK in one.casefold()]

    def failing(call: Call) -> Desk:
        said = "Ann Canarysong: he is a canary"
        raise ValueError(f"cannot use {said}")

    with monkeypatch.context() as patch:
        patch.setattr(Call, "desk", failing)
        done = office("complaint", "edit", "K1", *SAID)
    assert done.code == 1
    silent(done)
    log = log_path().read_text("utf-8")
    assert "ValueError" in log
    assert MARK not in log.casefold()


def test_what_was_said_is_shown_and_written_only_where_it_is_asked_for(office: CommandLine) -> None:
    for words in (("show", "complaint", "K1", "--particulars"), ("export", "data", "--complaints")):
        assert MARK in office(*words).out.casefold()
    silent(office("export", "data", "--private"))
    private = office.folder / "all.json"
    assert office("export", "data", "--complaints", "--out", str(private)).code == 0
    assert private.stat().st_mode & 0o077 == 0
    assert MARK in _text(private)
    assert office("show", "complaint", "K1", "--particulars", "--format", "csv").code == 2


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8").casefold()
