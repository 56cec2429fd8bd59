"""What is kept under a code is asked for with all that there is to choose from, and taken by a number or in words."""

from __future__ import annotations

import pytest

from store.problems import Refused
from store.records import Meeting, Panel
from tests.tui.commandline.asking.talks import Say, talker
from tests.tui.line import CommandLine
from tui.commandline.asking.choosing import LEFT_OUT
from tui.commandline.coded import KNOWN, Coded, find_coded
from tui.commandline.parser import Parser, all_commands
from tui.commandline.shell.offered import CODED, source_of

CLOCK = [
    Coded("agenda-setting", "Agenda settled with the Chair"),
    Coded("draft-reports", "Draft reports in"),
    Coded("draft-minutes", "Draft minutes to the Chair"),
    Coded("publication", "Agenda and reports published"),
]


@pytest.fixture
def say(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> Say:
    return talker(cli, monkeypatch)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("draft-reports", "draft-reports"),
        ("Draft Reports", "draft-reports"),
        ("draft reports in", "draft-reports"),
        ("agenda settled", "agenda-setting"),
        ("published", "publication"),
        ("minutes chair", "draft-minutes"),
        ("finding:of:no:list", "finding:of:no:list"),
    ],
)
def test_it_is_found_by_its_code_by_its_name_and_by_words_of_it(typed: str, code: str) -> None:
    assert find_coded(CLOCK, typed, "deadline", "deadline") == code


@pytest.mark.parametrize(
    ("typed", "problem", "named"),
    [
        ("draft", "coded.several", "Draft reports in; Draft minutes to the Chair"),
        ("drapes", "coded.none", "There are: Agenda settled with the Chair; Draft reports in"),
        ("", "coded.none", "There are: "),
        ("a", "coded.none", "There are: "),
        ("af", "coded.none", "There are: "),
        ("drafts e", "coded.none", "There are: "),
        ("nda", "coded.none", "There are: "),
    ],
)
def test_what_is_not_clear_is_refused_with_what_there_is(typed: str, problem: str, named: str) -> None:
    with pytest.raises(Refused) as refused:
        find_coded(CLOCK, typed, "deadline", "deadline")
    (told,) = refused.value.problems
    assert (told.code, told.field) == (problem, "deadline")
    assert named in str(told)


def test_with_nothing_to_choose_from_the_act_itself_says_why() -> None:
    assert find_coded((), "draft", "deadline", "deadline") == "draft"


@pytest.mark.parametrize("answer", ["2", "Agenda settled", "agenda-setting"])
def test_a_deadline_is_chosen_from_the_clock_of_the_meeting(cli: CommandLine, say: Say, answer: str) -> None:
    done = say("deadline done", "next", answer, "", "yes", "stop")
    assert (done.code, done.err) == (0, "")
    asked = done.out.index("Deadline: what it is called in the clock of the meeting")
    assert "or its code. Type a number, or words of it." in done.out
    listed = done.out.index("2. Agenda settled with the Chair, Wed 30 Jun 2021, 8 working days late")
    assert listed < done.out.index("This is what was answered.")
    assert abs(asked - listed) < 1500
    assert [one.deadline for one in cli.register().need(Meeting, "M18").done] == ["agenda-setting"]


def test_the_clock_is_that_of_the_meeting_that_was_named(say: Say) -> None:
    done = say("deadline done", "30/9/2021", "drapes", "stop", "stop")
    assert "Agenda settled with the Chair, Wed 1 Sep 2021" in done.out
    assert "There is no deadline “drapes”. There are: Suggestions for the agenda close; Agenda settled" in done.out


def test_a_finding_is_set_aside_by_words_of_it(cli: CommandLine, say: Say) -> None:
    done = say("finding aside", "twice", "Asked the office", "1/9/2021", "yes", "stop")
    assert (done.code, done.err) == (0, "")
    (aside,) = cli.register().need(Panel, "PANEL").set_aside
    assert aside.finding.startswith("same-item-twice:")
    assert "1. " in say("finding back", "1", "yes", "stop").out
    assert cli.register().need(Panel, "PANEL").set_aside == ()


def test_every_argument_that_wants_a_code_has_what_there_is_to_choose_from() -> None:
    found = set()
    for command in all_commands():
        for one in Parser(command).arguments if command.words.split()[0] not in LEFT_OUT else ():
            takes = one.metavar if isinstance(one.metavar, str) else one.dest.upper()
            if takes in CODED or (command.words, one.dest) in CODED:
                assert source_of(command.words, one.dest, takes) is not None
                found.add(takes)
            said = (one.help or "").partition(";")[0]
            assert "its code" not in said or "called" in said or "heading" in said, (command.words, one.dest)
    assert {"BLOCK", "DEADLINE", "STEP"} <= found
    assert {*KNOWN} >= {"BLOCK", "DEADLINE", "STEP"}
