"""Every command of the store has its act on the command line, and changes there what it changes anywhere."""

from __future__ import annotations

import ast
import datetime as dt
import importlib
import inspect
import shlex
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from store.commands.attendance.room import set_remote, step_in
from store.commands.attendance.stand_ins import confirm_substitute
from store.commands.attendance.votes import take_back_vote
from store.commands.declarations.interests import end_interest
from store.commands.members.holding import edit_seat
from store.commands.members.seats import record_vacancy
from store.commands.rounds.rounds import edit_round
from store.commands.settings.settings import change_setting, remove_deadline, set_deadline
from store.commands.settling import keep_view, record_held
from store.later import Deferred
from store.queries.calendar.holidays import listed
from store.queries.settings.shown import SettingShown
from store.records import Role
from store.records.panel import DeadlineRule
from store.rules.settings.table import BY_PATH
from tests.faces import ONE_FACE, commands
from tests.tui.commandline.act_rows import act_of
from tests.tui.line import CommandLine
from tui.commandline.parser import all_commands

DAY = dt.date(2021, 7, 12)

BY_HAND = {
    "create_meetings": ("propose", "the dates are shown first and created with --yes"),
    "purge_complaints": ("complaint purge", "what is due is counted first and removed with --yes"),
    "purge_contacts": ("question purge", "what is due is counted first and removed with --yes"),
    "record_chased": ("chase", "the letters are listed first, and written and recorded with --yes"),
    "take_over": ("merge", "what the copy did is shown first and taken over with --yes"),
    "put_back_wording": ("version restore", "the version is read from the journal"),
    "take_rules": ("setting rules", "what changes is said first, and without a name the sets are listed"),
    "import_minutes": ("import minutes", "the preview is shown first, and saved with --yes"),
    "import_programme": ("import programme", "the preview is shown first, and saved with --yes"),
    "import_members": ("import members", "the preview is shown first, and saved with --yes"),
    "import_meetings": ("import meetings", "the preview is shown first, and saved with --yes"),
    "import_corrections": ("import corrections", "each change is shown first, and those not refused saved with --yes"),
    "import_moderngov": ("import moderngov", "the preview is shown first, and saved with --yes"),
    "split_minute": ("action split", "without --take it lists the clauses"),
}
"""The commands run by a function and not by a row: the words, and why a row will not do."""


def with_an_act() -> set[str]:
    found = set()
    for command in all_commands():
        row = act_of(command)
        named: Any = row.command if row else None
        if isinstance(named, Deferred):
            found.add(named.name)
    return found


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_has_an_act(name: str) -> None:
    assert (name in with_an_act()) + (name in BY_HAND) + (name in ONE_FACE) == 1


def test_the_reasons_are_for_commands_that_are_there() -> None:
    assert {*ONE_FACE, *BY_HAND} <= set(commands())


@pytest.mark.parametrize(("name", "words"), [(name, words) for name, (words, _) in BY_HAND.items()])
def test_those_by_hand_are_run_where_it_is_said(name: str, words: str) -> None:
    run = next(command.run for command in all_commands() if command.words == words)
    tree = ast.parse(inspect.getsource(importlib.import_module(run.__module__)))
    assert name in {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}


PREPARED = {
    "attend in": ["attend present Pantling --meeting 25/3/2021", "attend out Pantling --item 5 --meeting 25/3/2021"],
    "attend came": ['attend substitute Westley --for "Rae Bhatia" --meeting 29/7/2021'],
    "attend vote-back": [
        "attend present Orson Pantling Loydall Taylor --meeting 25/3/2021",
        "attend vote --meeting 25/3/2021 --item 5 --count-for 3 --count-against 1",
    ],
    "round edit": ["round open precept --year 2026"],
    "attend remote": ["attend present Pantling --meeting 25/3/2021"],
}
"""What must have been recorded before, by the words of the act."""

CASES: tuple[tuple[str, Callable[..., Any], dict[str, Any]], ...] = (
    (
        'member edit S20 --post "Vice-Chairman" --until 31/8/2021 --note "Asked to leave" --change-from 1/6/2021',
        edit_seat,
        {
            "seat": "S20",
            "post": "Vice-Chairman",
            "to_date": dt.date(2021, 8, 31),
            "note": "Asked to leave",
            "change_from": dt.date(2021, 6, 1),
        },
    ),
    (
        'member edit s20 --party "" --no-votes --correction',
        edit_seat,
        {"seat": "S20", "party": "", "votes": False, "correction": True},
    ),
    (
        'member vacancy --body "Rutland County Council" --role "independent member" --since 1/7/2021 --note x',
        record_vacancy,
        {"body": "Rutland County Council", "role": Role.INDEPENDENT, "since": dt.date(2021, 7, 1), "note": "x"},
    ),
    ("member vacancy", record_vacancy, {}),
    (
        'meeting held 10/6/2021 --considered "Confirm Panel Memberships" --rest-to suggested',
        record_held,
        {"meeting": "M17", "considered": ("W9",), "rest_to": None},
    ),
    (
        "deadline add 'Slides in' --counted 'working days before the meeting' --number 2 --hour noon --from 1/9/2021",
        set_deadline,
        {
            "rule": DeadlineRule(code="", label="Slides in", mode="wd_before", n=2, hour=dt.time(12)),
            "from_date": dt.date(2021, 9, 1),
            "holidays": listed(),
        },
    ),
    ("deadline remove draft-reports", remove_deadline, {"code": "draft-reports"}),
    (
        'setting set "Time for business" 150 --from 1/9/2021',
        change_setting,
        {"path": "rules.meeting_minutes", "value": 150, "from_date": dt.date(2021, 9, 1)},
    ),
    (
        "setting set commissioner\\'s 'Police, Fire and Crime Commissioner'",
        change_setting,
        {"path": "commissioner", "value": "Police, Fire and Crime Commissioner"},
    ),
    ("setting set nation wales", change_setting, {"path": "nation", "value": "Wales"}),
    ("setting set rules.casting_vote YES", change_setting, {"path": "rules.casting_vote", "value": True}),
    (
        "setting set councils 'Rutland County Council | 1 | Oakham' 'Leicester City Council'",
        change_setting,
        {"path": "councils", "value": "Rutland County Council | 1 | Oakham\nLeicester City Council"},
    ),
    ("attend remote Pantling --meeting 25/3/2021", set_remote, {"meeting": "M15", "people": ("P18",), "remote": True}),
    (
        "attend remote Pantling --off --meeting 25/3/2021",
        set_remote,
        {"meeting": "M15", "people": ("P18",), "remote": False},
    ),
    ("attend in Pantling --item 5 --meeting M15", step_in, {"meeting": "M15", "people": ("P18",), "item": "W1"}),
    (
        "attend came Westley --meeting 29/7/2021 --today 29/7/2021",
        confirm_substitute,
        {"meeting": "M18", "person": "P32"},
    ),
    ("attend vote-back 1 --meeting 25/3/2021", take_back_vote, {"meeting": "M15", "number": 1}),
    (
        'action view "The Commissioner\'s" "owner:OPCC"',
        keep_view,
        {"place": "actions", "name": "The Commissioner's", "search": "owner:OPCC"},
    ),
    ("declare end I1 --on 30/6/2021", end_interest, {"interest": "I1", "on": dt.date(2021, 6, 30)}),
    (
        "round edit r1 --year 2027 --note 'Figures confirmed'",
        edit_round,
        {"round_id": "R1", "year": 2027, "note": "Figures confirmed"},
    ),
)


@pytest.mark.parametrize(("line", "command", "given"), CASES, ids=[line for line, _, _ in CASES])
def test_an_act_changes_what_its_command_does(
    cli: CommandLine, line: str, command: Callable[..., Any], given: dict[str, Any]
) -> None:
    """The whole register is compared: what the line means, and nothing besides."""
    for act, lines in PREPARED.items():
        if line.startswith(act):
            assert [cli.line(each).code for each in lines] == [0] * len(lines)
    before, day = cli.register(), dt.date(2021, 7, 29 if "--today" in line else 12)
    words = shlex.split(line)
    done = cli.plain("--file", str(cli.panel), *words, *(() if "--today" in words else ("--today", "12/7/2021")))
    assert (done.code, done.err) == (0, "")
    after = before.with_edit(command(before, day, **given))
    assert (cli.register().tables == before.tables) is (after.tables == before.tables)
    assert cli.register().tables == after.tables


def test_a_deadline_of_the_panel_is_changed_only_where_it_is_said(cli: CommandLine) -> None:
    before = next(one for one in cli.register().panel.rules_on(DAY).deadlines if one.code == "draft-reports")
    assert cli.line("deadline edit draft-reports --number 12").code == 0
    after = next(one for one in cli.register().panel.rules_on(DAY).deadlines if one.code == "draft-reports")
    assert after == replace(before, n=12)
    refused = cli.line("deadline edit nonsense --number 12")
    assert refused.code == 1
    assert "There is no deadline of the panel's own “nonsense”." in refused.err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("setting set nation France", "“France” is no choice for “Nation”. Choose from England, Wales."),
        (
            "setting set clear many",
            "“many” is not a whole number (for “Clear days”). Type a number such as 2, or “as the law says”.",
        ),
        ("setting set name The panel", "“Name” takes one value, and 2 are typed."),
        ("setting set cut 25pm", "There is no time 25"),
        ("setting show nonsense", "There is no setting “nonsense”. The list of settings names them all: setting list."),
        ("setting show c", "settings could be"),
        ("setting set questions noon", " more. Type more of the name."),
        ("setting show quorums", "Did you mean “Quorum”"),
        ("setting set quorum many", "Choose from not set, a number, a fraction; or type it, such as 4 or one third."),
        ("setting set nonsense x --from 31/2/2021", "There is no day 31 in February 2021."),
        ("meeting held 29/7/2021", "29 July 2021"),
        ("attend vote-back 3 --meeting 25/3/2021", "There is no vote number 3"),
        ("declare end I1 --on 1/1/1900", "The year 1900 cannot be right."),
        ("member edit S99 --note x", "There is no record “S99”."),
    ],
)
def test_what_cannot_be_is_refused_with_a_cure(cli: CommandLine, line: str, said: str) -> None:
    before = cli.register()
    done = cli.line(line)
    assert (done.code, done.out) == (1, "")
    assert said in done.err
    assert cli.register() == before


@pytest.mark.parametrize("name", [one.path for one in BY_PATH.values()])
def test_every_setting_is_shown_as_it_is_typed(cli: CommandLine, name: str) -> None:
    (row,) = msgspec.json.decode(cli("setting", "show", name, "--format", "json").out, type=list[SettingShown])
    assert row.name == name
    if row.value:
        done = cli("setting", "set", row.label, *row.value.splitlines())
        assert (done.code, done.err, done.out) == (0, "", "Nothing had to be changed.\n")


def test_the_settings_are_listed_with_their_values(cli: CommandLine) -> None:
    listed_rows = msgspec.json.decode(cli.line("setting list --format json").out, type=list[SettingShown])
    assert [row.name for row in listed_rows] == list(BY_PATH)
    said = cli.line("setting list").out
    assert "  Nation: England\n" in said
    assert "Deadlines of each meeting (from Wednesday 27 January 2021)\n" in said
    assert cli.line("setting set nation Wales").code == 0
    assert "  Nation: Wales\n" in cli.line("setting list").out
    assert "Value: as the law says" in cli.line('setting show "clear days" --on 1/1/2020').out
