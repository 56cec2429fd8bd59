"""`secretariat desk`, and `--desk` beside `--file`: a desk on a server by the command line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.desk import Desk
from tests.store.file.samples import NOON
from tests.store.team.server import NO_EXTRA, Server, running, why_none
from tests.tui.line import TODAY, CommandLine
from tui.commandline.call import Call
from tui.commandline.common import Common, Usage, split_common
from tui.settings import load_settings


@pytest.fixture(scope="module")
def team_server() -> Iterator[Server]:
    if why := why_none():
        pytest.skip(why)
    with running() as found:
        yield found


def test_a_panel_goes_onto_a_server_is_worked_on_there_and_comes_back(
    cli: CommandLine, team_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = team_server.address("llr")
    copied = cli.plain("desk", "copy-in", str(cli.panel), "--desk", at)
    assert (copied.code, copied.err) == (0, "")
    assert at in copied.out
    assert load_settings().last_file.endswith("llr.desk")
    assert cli.plain(*TODAY, "item", "add", "Budget", "--desk", at).code == 0
    shown = cli.plain(*TODAY, "show", "history", "--desk", at)
    assert "owner" in shown.out
    monkeypatch.setenv("SECRETARIAT_DESK", at)
    checked = cli.plain("desk", "check")
    assert (checked.code, checked.err) == (0, "")
    assert "Nothing is wrong." in checked.out
    assert cli.plain(*TODAY, "undo").code == 0
    doctor = cli.plain("doctor")
    assert (doctor.code, doctor.err) == (0, "")
    assert "It is kept on a server, " + at in doctor.out
    assert f"secretariat desk copy-out FILE --desk {at}" in doctor.out
    assert '"sound": true' in cli.plain("doctor", "--json").out
    assert cli.plain("desk", "copy-out", "out.json").code == 0
    assert Desk.open(Path("out.json")).register == cli.register()
    assert cli.plain("desk", "copy-out", "out.json").code == 3
    again = cli.plain("desk", "init", "--sample")
    assert again.code == 3
    assert "already" in again.err


def test_a_desk_on_a_server_stands_in_the_list_of_panels_beside_a_file(cli: CommandLine, team_server: Server) -> None:
    at = team_server.address("west")
    assert cli.plain("desk", "init", "--name", "The West panel", "--desk", at).code == 0
    for where, name in ((str(cli.panel), "LLR"), (at, "West")):
        assert cli.plain("panels", "add", where, "--name", name).code == 0
    rows = cli("check", "--all", "--json").json()
    assert {row["panel"] for row in rows} >= {"LLR", "West"}
    for name, title in (("West", "The West panel"), ("LLR", "Leicester"), ("West", "The West panel")):
        assert cli.plain("panels", "open", name).code == 0
        assert title in cli.plain("show", "record", "PANEL").out
    assert [row["opened_last"] for row in cli.plain("panels", "list", "--json").json()] == [False, True]


def test_a_new_desk_begins_with_a_panel_and_grants_are_printed(cli: CommandLine, team_server: Server) -> None:
    at = team_server.address("borset")
    made = cli.plain("desk", "init", "--name", "Borsetshire Police and Crime Panel", "--desk", at)
    assert (made.code, made.err) == (0, "")
    printed = cli.plain("desk", "grant", "anna", "--as", "clerk", "--desk", at)
    assert printed.out.splitlines()[3] == 'grant usage on schema "borset" to "anna";'
    anna = team_server.address("borset", "anna")
    refused = cli.plain("show", "programme", "--desk", anna)
    assert refused.code == 3
    assert "There is no desk borset on that server which anna may see." in refused.err
    team_server.sql(*printed.out.splitlines())
    assert cli.plain(*TODAY, "item", "add", "Budget", "--desk", anna).code == 0
    assert "anna" in cli.plain(*TODAY, "show", "history", "--desk", anna).out


def test_what_is_missing_for_a_desk_is_not_said_of_a_file(cli: CommandLine, team_server: Server) -> None:
    bare = cli.plain("desk", "init", "--desk", team_server.address("bare"))
    assert bare.code == 2
    assert "A new desk needs the name of the panel." in bare.err
    assert "file" not in bare.err.partition("secretariat")[0]


def test_a_reader_is_not_sent_to_what_is_refused_to_readers(cli: CommandLine, team_server: Server) -> None:
    at = team_server.address("readable")
    assert cli.plain("desk", "init", "--name", "Borsetshire Police and Crime Panel", "--desk", at).code == 0
    team_server.sql(*cli.plain("desk", "grant", "rita", "--as", "reader", "--desk", at).out.splitlines())
    doctor = cli.plain("doctor", "--desk", team_server.address("readable", "rita"))
    assert (doctor.code, doctor.err) == (0, "")
    assert "copy-out" not in doctor.out
    assert "A reader is given no file of it: a clerk writes one." in doctor.out


def test_an_address_is_needed_and_a_password_in_it_is_neither_taken_nor_said(cli: CommandLine) -> None:
    without = cli("desk", "check")
    assert without.code == 2
    assert "This needs the address of a desk on a server." in without.err
    with_one = cli.plain("show", "programme", "--desk", "postgresql://anna:sesame@server/office#llr")
    assert with_one.code == 3
    assert "sesame" not in with_one.err
    both = cli("show", "programme", "--desk", "postgresql://server/office#llr")
    assert both.code == 2
    assert "only one of them can be open" in both.err
    assert cli.plain("show", "programme", "--desk").code == 2


def test_no_backup_takes_the_place_of_a_desk_on_a_server(cli: CommandLine) -> None:
    from store.file.whole import restore
    from store.problems import FileTrouble

    at = "postgresql://127.0.0.1:9/office#llr"
    refused = cli.plain("doctor", "--restore", "latest", "--desk", at)
    assert refused.code == 3
    assert "llr is kept on a server" in refused.err
    assert "desk copy-in" in refused.err
    with pytest.raises(FileTrouble) as caught:
        restore(Path("llr.desk"), cli.panel, NOON)
    assert caught.value.problem.code == "file.on-server"
    assert not Path("llr.desk").exists()


def test_the_doctor_says_of_a_server_that_is_away_what_every_command_says(cli: CommandLine) -> None:
    pytest.importorskip("psycopg", reason=NO_EXTRA)
    looked = cli.plain("doctor", "--desk", "postgresql://127.0.0.1:9/office#llr")
    assert looked.code == 3
    assert "cannot be read" in looked.out
    assert "The server of postgresql://127.0.0.1:9/office#llr cannot be reached" in looked.out


def test_the_codes_of_the_command_line_stay_what_scripts_ask_for(own_folders: Path) -> None:
    with pytest.raises(Usage) as caught:
        split_common(["--file", "a", "--desk", "b"])
    assert [problem.code for problem in caught.value.problems] == ["usage.file-or-desk"]
    assert desk_needed(Common()) == "usage.desk"
    assert desk_needed(Common(file="panel.json", desk="postgresql://server/office#llr")) == "usage.desk"


def desk_needed(common: Common) -> str:
    """Give the code with which `desk` asks for an address."""
    import argparse
    from typing import cast

    from tui.commandline.call import Commands
    from tui.commandline.office.desk import address_of

    with pytest.raises(Usage) as caught:
        address_of(Call(argparse.Namespace(), common, cast("Commands", None)))
    return caught.value.problems[0].code


AT = ("--desk", "postgresql://127.0.0.1:9/office#llr")


@pytest.mark.parametrize(
    "words", ["show programme", "desk check", "desk init --sample", "desk copy-in panel.json", "desk copy-out out.json"]
)
def test_without_the_addition_it_is_said_how_to_come_by_it(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    import sys

    for name in [name for name in sys.modules if name.startswith("store.team.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    told = cli.plain(*words.split(), *AT)
    assert told.code == 3
    assert "an addition to the program that is not installed here" in told.err
    assert 'pip install "panel-secretariat[team]"' in told.err


def test_the_sentence_of_the_missing_addition_has_its_code() -> None:
    from store.team.troubles import missing_program

    assert missing_program().problem.code == "team.extra"
