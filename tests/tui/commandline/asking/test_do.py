"""The talk of `secretariat do`: an act is found, what is wrong is said at once, and nothing that was typed is lost."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from store.problems import Problem
from store.records import WorkItem
from store.rules.words.called import BY_ACT
from tests.tui.commandline.asking.talks import Say, talker
from tests.tui.line import ROOT, CommandLine
from tui.commandline.asking.choosing import LEFT_OUT, every_act, meant
from tui.commandline.asking.prompts import line_words, prompts_of
from tui.commandline.asking.session import _ask_words, _hints
from tui.commandline.command import Command
from tui.commandline.parser import Book, Parser, all_commands
from tui.commandline.ways import words_for

ACTS = [one for one in all_commands() if one.words.split()[0] not in LEFT_OUT]


@pytest.fixture
def say(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> Say:
    return talker(cli, monkeypatch)


def item(cli: CommandLine, name: str) -> WorkItem:
    return cli.register().need(WorkItem, name)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("item move", ["item move"]),
        ("Item Move", ["item move"]),
        ("it mov", ["item move", "item moveable"]),
        ("check", ["check"]),
        ("findings", ["check"]),
        ("on", ["show meeting"]),
        ("prepare", ["show prepare"]),
        ("supplementary", ["question supplementary"]),
        ("bank holiday moved", ["holiday move"]),
        ("zzz", []),
        ("", []),
    ],
)
def test_an_act_is_found_by_its_name_its_beginning_or_what_it_does(typed: str, first: list[str]) -> None:
    assert [one.words for one in meant(typed, ACTS)][: len(first) or 1] == first


def test_every_word_that_people_have_for_an_act_leads_to_its_command() -> None:
    """The table is that of the palette; what only a key does has no command and is not looked for here."""
    by_words = {one.words: one for one in ACTS}
    led = 0
    for act, names in BY_ACT.items():
        command = by_words.get(words_for(Problem("", "", "", act=act)))
        for name in names if command else ():
            fitting = meant(name, ACTS)
            assert command in fitting or name in by_words, (act, name)
            led += 1
    assert led > 150


def test_every_act_is_found_by_its_own_name_alone() -> None:
    assert list(every_act(Book())) == ACTS
    for one in ACTS:
        assert meant(one.words, ACTS) == [one]


@pytest.mark.parametrize("command", ACTS, ids=lambda one: one.words)
def test_every_argument_of_every_act_can_be_asked_for(command: Command) -> None:
    parser = Parser(command)
    for one in prompts_of(command, parser):
        asked = _ask_words(one, "")
        assert asked.startswith(one.label)
        assert "_" not in one.called
        assert "%%" not in asked
        assert _hints(one)


@pytest.mark.parametrize("command", ACTS, ids=lambda one: one.words)
def test_whatever_is_answered_makes_a_line_that_is_read_back(command: Command) -> None:
    """Every argument is given at once, but of alternatives one; texts begin with hyphens, which no line may lose."""
    parser = Parser(command)
    prompts, groups = prompts_of(command, parser), set[int]()
    answers: dict[str, list[str]] = {}
    for one in prompts:
        if one.group and one.group in groups:
            continue
        groups.add(one.group)
        words = "a b" if one.option and one.action.nargs in {"+", "*"} else "-a b"
        plain = "12" if one.action.type is not None else one.words[0] if one.words and one.closed else words
        answers[one.name] = ["yes"] if one.flag else [plain, plain] if one.several else [plain]
    options = parser.read(line_words(prompts, answers))
    for name, texts in answers.items():
        kept = getattr(options, name)
        assert texts == ["yes"] or [str(text) for text in (kept if isinstance(kept, list) else [kept])] == texts


def test_an_act_is_done_only_after_yes(cli: CommandLine, say: Say) -> None:
    before = item(cli, "W16")
    done = say("item move", "Ethics", "", "30/9/2021", "", "no", "", "stop")
    assert (done.code, done.err) == (0, "")
    assert "It does this: Moved" in done.out
    assert "Nothing was done." in done.out
    assert "As a line: secretariat item move Ethics --to 30/9/2021" in done.out
    assert item(cli, "W16") == before
    assert "Saved." in say("item move", "Ethics", "", "30/9/2021", "", "yes", "stop").out
    assert item(cli, "W16").meeting != before.meeting


def test_what_is_said_back_before_an_act_is_said_before_the_yes(say: Say) -> None:
    receive = ("question receive", "Jo Sample", "", "Will it?", "received, meeting", "8 jul", "29 jul", "")
    done = say(*receive, "no", "", "stop")
    told = done.out.index("It does this: Received question Q2")
    assert "Thursday 8 July 2021" in done.out[done.out.index("This is what was answered.") : told]
    assert "preview" not in done.out


def test_what_is_wrong_is_said_at_once_with_its_cure(say: Say) -> None:
    done = say("item move", "Nothing such", "Ethics", "", "31/2/2021", "30/9/2021", "", "no", "", "stop")
    assert "There is no item “Nothing such”. Give its id or the beginning of its title" in done.out
    asked = done.out.index("To: where it goes")
    assert done.out.index("Nothing such") < asked < done.out.index("31/2/2021") < done.out.index("It does this")


def test_back_keeps_what_was_typed_and_an_empty_line_keeps_it(say: Say) -> None:
    done = say("item move", "Ethics", "", "back", "", "30/9/2021", "", "no", "", "stop")
    assert "Enter keeps “Ethics”." in done.out
    assert "secretariat item move Ethics --to 30/9/2021" in done.out


def test_back_at_the_first_question_leaves_the_act(say: Say) -> None:
    done = say("item move", "back", "stop")
    assert (done.code, done.err) == (0, "")
    assert done.out.count("What is to be done?") == 2


def test_help_stop_and_list(say: Say) -> None:
    done = say("help", "list", "list item", "item move", "help", "list eth", "list", "stop", "stop")
    assert (done.code, done.err) == (0, "")
    assert "item clear-note: take out of items" in done.out
    assert "\nquestion: public questions" in done.out
    assert "\nW16: Ethics Committee Annual report\n" in done.out
    assert "\nW1: " in done.out
    assert "demo" not in done.out


@pytest.mark.parametrize(("left", "right"), ['""', "“”"])
def test_a_reserved_word_in_quotes_is_an_answer(cli: CommandLine, say: Say, left: str, right: str) -> None:
    done = say("item edit", "W16", "comments", f"{left}stop{right}", "", "yes", "stop")
    assert (done.code, done.err) == (0, "")
    assert item(cli, "W16").comments == "stop"
    assert "Saved." in say("item edit", "W16", "comments", left + right, "", "yes", "stop").out
    assert item(cli, "W16").comments == ""


def test_what_is_recorded_is_told_and_an_empty_line_leaves_it(cli: CommandLine, say: Say) -> None:
    cli.line('item edit W16 --comments "The chair comes"')
    done = say("item edit", "W16", "comments", "", "minutes", "x", "20", "", "yes", "stop")
    assert "Recorded: The chair comes." in done.out
    assert "“x” is not a whole number." in done.out
    assert (item(cli, "W16").comments, item(cli, "W16").minutes) == ("The chair comes", 20)


def test_choices_are_numbered_and_told_once(cli: CommandLine, say: Say) -> None:
    done = say("item edit", "W16", "kind", "list", "2", "kind", "themed", "", "yes", "stop")
    assert done.out.count("\n2. standing\n") == 2
    assert item(cli, "W16").kind.value == "themed"


def test_a_word_that_is_none_of_the_choices_is_refused_at_once(say: Say) -> None:
    done = say("meeting stamp", "banana", "note", "stop", "stop")
    assert "“banana” is none of them." in done.out


def test_a_long_text_goes_on_in_the_next_line(cli: CommandLine, say: Say) -> None:
    done = say("item edit", "W16", "comments", "One,\\", "two,\\", "three.", "", "yes", "stop")
    assert (done.code, done.err) == (0, "")
    assert item(cli, "W16").comments == "One,\ntwo,\nthree."


def test_a_refusal_of_the_act_keeps_every_answer(cli: CommandLine, say: Say) -> None:
    accept = ("question accept", "Q2", "reason", "It is urgent", "")
    receive = ("question receive", "Jo Sample", "", "Will it?", "", "yes")
    done = say(*receive, *accept, "", "question accept", "yes", "", "meeting", "next", "agreed by", "Chair", "", "yes")
    assert "No meeting is chosen for the question." in done.out
    assert "What is to be changed? This is about" in done.out or "What is to be changed? Enter" in done.out
    assert "What you typed, as a line: secretariat question accept Q2 --reason 'It is urgent'" in done.out
    assert "This was left before. Take up what was typed? Yes or no?" in done.out
    assert "Accepted question Q2" in done.out


def test_what_is_asked_about_is_done_only_if_that_is_meant(cli: CommandLine, say: Say) -> None:
    assert cli("publish", "29/7/2021", "--on", "21/7/2021", "--today", "21/7/2021").code == 2  # the day is given twice
    assert cli.plain("publish", "29/7/2021", "--file", str(cli.panel), "--today", "21/7/2021").code == 0
    move = ("item move", "Ethics", "", "30/9/2021", "")
    left = say(*move, "no", "", "stop", day="22/7/2021")
    assert "members have it as it was." in left.out
    assert "Is it to be done all the same? Yes or no?" in left.out
    assert item(cli, "W16").meeting == "M18"
    assert "Saved." in say(*move, "yes", "yes", "stop", day="22/7/2021").out
    assert item(cli, "W16").meeting == "M19"


def test_what_has_a_preview_shows_it_and_then_asks(cli: CommandLine, say: Say) -> None:
    (cli.folder / "more.csv").write_text("DATES,ITEM,COMMENTS\n30 September 2021,Rural crime,\n", encoding="utf-8")
    before = len(cli.register().items_of("M19"))
    answers = ("import programme", "-", "more.csv", "", "")
    left = say(*answers, "no", "", "stop")
    assert "Nothing can be piped in here. Name a file." in left.out
    assert "Rural crime" in left.out
    assert len(cli.register().items_of("M19")) == before
    assert say(*answers, "yes", "stop").code == 0
    assert len(cli.register().items_of("M19")) == before + 1


def test_lists_are_shown_without_a_question(say: Say) -> None:
    done = say("on", "", "findings", "", "prepare", "", "stop")
    assert (done.code, done.err) == (0, "")
    assert "Thursday 29 July 2021, 1:00 pm" in done.out
    assert "is in the programme twice" in done.out
    assert "Is it to be done?" not in done.out


def test_the_end_of_what_is_piped_in_says_what_was_typed(cli: CommandLine, say: Say) -> None:
    done = say("item add", "A visit of the chair's", "comments", "On foot")
    assert (done.code, done.err) == (1, "")
    assert """What you typed, as a line: secretariat item add 'A visit of the chair'"'"'s'""" in done.out
    assert say("stop").code == say().code == 0


def test_only_looking_is_refused_in_words(cli: CommandLine, say: Say) -> None:
    done = say("item move", "Ethics", "", "30/9/2021", "", "yes", "", "stop", options=("--read-only",))
    assert "Nothing was done." in done.out
    assert item(cli, "W16").meeting == "M18"


def test_without_a_file_a_panel_can_be_made(own_folders: Path, say: Say, cli: CommandLine) -> None:
    cli.panel.unlink()
    done = say("new", "name, nation", "Anyshire Panel", "england", "", "yes", "stop")
    assert (done.code, done.err) == (0, "")
    assert cli.panel.exists()


@pytest.mark.parametrize("command", ACTS, ids=lambda one: one.words)
def test_every_question_of_an_act_says_how_it_is_left_out_or_ended(command: Command) -> None:
    """What is needed says so by asking again; all else can be left out with Enter, several end with an empty line."""
    for one in prompts_of(command, Parser(command)):
        asked = _ask_words(one, "")
        left_out = "Enter for none." in asked
        assert left_out == (not one.needed and not one.several and not one.flag) or one.flag
        assert ("an empty line ends" in asked) == one.several
        assert ("Type a number" in asked) == bool(one.words)


def test_nothing_steers_the_terminal(say: Say) -> None:
    done = say("help", "item move", "help", "list", "Ethics", "", "30/9/2021", "", "no", "", "stop")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", done.out)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a Unix terminal")
def test_on_a_terminal_it_is_lines_as_well(cli: CommandLine) -> None:
    """A real terminal, each answer typed only after its question was read."""
    import pty

    leader, follower = pty.openpty()
    words = [sys.executable, "-m", "tui", "do", "--file", str(cli.panel), "--today", "12/7/2021"]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color"}
    program = subprocess.Popen(words, stdin=follower, stdout=follower, stderr=follower, cwd=cli.folder, env=env)
    os.close(follower)
    shown = b""
    for awaited, answer in (
        (b"done?", "item move"),
        (b"empty line ends.", "Ethics"),
        (b"no more.", ""),
        (b"where it goes.", "30/9/2021"),
        (b"nothing more.", ""),
        (b"or no?", "yes"),
        (b"Saved.", "stop"),
    ):
        while awaited not in shown or not shown.endswith(b"> "):
            shown += os.read(leader, 65536)
        shown = b""
        os.write(leader, f"{answer}\n".encode())
    assert program.wait(60) == 0
    os.close(leader)
    assert item(cli, "W16").meeting == "M19"
