"""Several panels at the command line: the list, one opened after the other, all checked in one run, and clashes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from store.desk import Desk
from store.records import Meeting, Panel, Record
from tests.tui.line import CommandLine
from tui.commandline.common import Common
from tui.commandline.panels.several import entries_of
from tui.settings import Settings, config_path, load_settings

DAY = dt.date(2021, 7, 29)
HEADS = ("LLR", "WMF", "Between the panels")
HALL = "Sparkenhoe Committee Room, County Hall"


def made(path: Path, name: str, *more: Record) -> Path:
    panel = Panel(id="PANEL", name=f"The {name} panel", short_name=name)
    meeting = Meeting(id="M1", date=DAY, start=dt.time(14), venue=HALL)
    Desk.create(path, (panel, meeting, *more), who="clerk").close()
    return path


@pytest.fixture
def two(cli: CommandLine) -> CommandLine:
    """The sample and another panel, both in the list; the two want one room on one day."""
    other = made(cli.folder / "west.json", "WMF")
    assert cli.plain("panels", "add", str(cli.panel)).code == 0
    assert cli.plain("panels", "add", str(other)).code == 0
    assert cli.line(f'meeting edit 29/7/2021 --venue "{HALL}"').code == 0
    return cli


def listed() -> dict[str, str]:
    return load_settings().panels


def test_a_panel_is_listed_under_its_own_name_or_one_that_is_given(cli: CommandLine) -> None:
    west = made(cli.folder / "west.json", "WMF")
    assert cli.plain("panels", "list").out.startswith("No panel is in your list yet.")
    assert cli.plain("panels", "add", "panel.json").out == f"LLR is in your list. Written to {config_path()}.\n"
    assert cli.plain("panels", "add", "west.json", "--name", " West   Mercia ").code == 0
    assert listed() == {"LLR": str(cli.panel), "West Mercia": str(west)}
    rows = cli.plain("panels", "list", "--json").json()
    assert [row["name"] for row in rows] == ["LLR", "West Mercia"]
    assert cli.plain("panels", "list").out.splitlines()[1].split() == ["West", "Mercia", str(west)]


def test_what_is_no_panel_or_is_listed_already_is_refused_and_the_list_stays(two: CommandLine) -> None:
    before = config_path().read_text(encoding="utf-8")
    (two.folder / "no.json").write_text("{", encoding="utf-8")
    link = two.folder / "link.json"
    link.symlink_to(two.panel)
    for words, code, said in (
        (("no.json",), 3, "no.json"),
        (("missing.json",), 3, "There is no file"),
        (("link.json", "--name", "Other"), 1, "in the list already, as"),
        (("west.json", "--name", "LLR"), 1, "There is a panel"),
    ):
        done = two.plain("panels", "add", *words)
        assert done.code == code
        assert said in done.err
    assert config_path().read_text(encoding="utf-8") == before


def test_a_panel_goes_off_the_list_and_stays_where_it_is(two: CommandLine) -> None:
    done = two.plain("panels", "remove", "wmf")
    assert done.out.startswith(f"WMF is off your list; {two.folder / 'west.json'} stays as it is.")
    assert list(listed()) == ["LLR"]
    assert (two.folder / "west.json").exists()
    again = two.plain("panels", "remove", "WMF")
    assert (again.code, again.err.strip()) == (1, "There is no panel “WMF” in your list. Choose LLR.")


def test_two_panels_are_opened_in_turn(two: CommandLine) -> None:
    for name, title in (("WMF", "The WMF panel"), ("LLR", "Leicester"), ("WMF", "The WMF panel")):
        assert two.plain("panels", "open", name).code == 0
        assert title in two.plain("show", "record", "PANEL").out


def test_a_panel_that_is_gone_is_not_opened(two: CommandLine) -> None:
    assert two.plain("panels", "open", "LLR").code == 0
    (two.folder / "west.json").unlink()
    assert two.plain("panels", "open", "WMF").code == 3
    two.panel.unlink()
    lost = two.plain("show", "programme")
    assert lost.code == 3
    assert "Your panels are listed by: secretariat panels list." in lost.err
    assert load_settings().last_file == str(two.panel)


def test_a_room_booked_twice_is_named(two: CommandLine) -> None:
    done = two("panels", "clashes")
    assert f"{HALL} is booked twice on Thursday 29 July 2021: " in done.out
    assert "LLR, the ordinary meeting (1:00 pm to about 3:00 pm); WMF, the ordinary meeting (2:00 pm to" in done.out
    (row,) = two("panels", "clashes", "--json").json()
    assert (row["code"], row["panels"], row["ids"]) == ("clash-room", ["LLR", "WMF"], ["M18", "M1"])
    lines = two("panels", "calendar").out.splitlines()
    assert [line.split()[-1] for line in lines if "29 Jul 2021" in line] == ["clash", "clash"]
    assert two.line("meeting edit 29/7/2021 --venue Elsewhere").code == 0
    assert two("panels", "clashes").out.splitlines()[-1].startswith("No room is booked twice")


def test_a_check_of_all_tells_of_both_and_of_what_is_between_them(two: CommandLine) -> None:
    done = two("check", "--all")
    assert done.code == 1
    assert [line for line in done.out.splitlines() if line in HEADS] == list(HEADS)
    rows = two("check", "--all", "--json").json()
    assert {row["panel"] for row in rows if row["code"] != "clash-room"} == {"LLR", "WMF"}
    assert [row["panel"] for row in rows if row["code"] == "clash-room"] == ["LLR"]
    alone = two("check", "--json").json()
    assert {row["panel"] for row in alone} == {""}
    assert [row["sentence"] for row in alone] == [row["sentence"] for row in rows if row["panel"] == "LLR"][
        : len(alone)
    ]


@pytest.mark.parametrize("what", ["missing", "broken", "folder"])
def test_a_panel_that_cannot_be_opened_is_a_sentence_and_ends_nothing(two: CommandLine, what: str) -> None:
    west = two.folder / "west.json"
    third = made(two.folder / "zed.json", "ZED")
    assert two.plain("panels", "add", str(third)).code == 0
    west.unlink()
    if what == "broken":
        west.write_text("{", encoding="utf-8")
    elif what == "folder":
        west.mkdir()
    done = two("check", "--all")
    assert done.code == 3
    lines = done.out.splitlines()
    assert "west.json" in lines[lines.index("WMF") + 1]
    assert "ZED" in lines
    rows = two("check", "--all", "--json").json()
    assert len([row for row in rows if row["panel"] == "WMF"]) == 1
    assert {row["panel"] for row in rows} >= {"LLR", "ZED"}
    for words in ("calendar", "clashes", "workload"):
        told = two("panels", words)
        assert told.code == 3
        assert told.err.startswith("WMF: ")
        assert told.out


def test_a_panel_whose_name_no_file_can_have_ends_nothing_either(two: CommandLine) -> None:
    before = config_path().read_text(encoding="utf-8")
    config_path().write_text(f'{before}"Long" = "/{"x" * 300}.json"\n', encoding="utf-8")
    done = two("check", "--all")
    assert done.code == 3
    assert done.out.splitlines()[-3].startswith("Long") or "Long" in done.out.splitlines()
    assert two.plain("show", "programme", "--file", "x" * 300).code == 3


@pytest.mark.parametrize("address", ["https://desk/west", "postgresql://127.0.0.1:1/west"])
def test_an_address_is_kept_as_it_is_written_and_told_of_where_it_cannot_be_opened(
    two: CommandLine, address: str
) -> None:
    assert two.plain("panels", "add", address).code == 3
    before = config_path().read_text(encoding="utf-8")
    config_path().write_text(f'{before}"Server" = "{address}"\n', encoding="utf-8")
    rows = two("check", "--all", "--json").json()
    (row,) = [row for row in rows if row["panel"] == "Server"]
    assert (str(row["code"]).split(".")[0], row["place"]) == ("team", address)
    assert {row["panel"] for row in rows} >= {"LLR", "WMF"}


def test_only_what_is_new_of_each_is_told(two: CommandLine) -> None:
    assert two("check", "--all", "--since-last").code == 1
    again = two("check", "--all", "--since-last")
    assert again.code == 0
    assert again.out.count("Nothing is new since the last check.") == 3
    assert two("check", "--since-last").code == 0, "what was told of all was told of each"
    (two.folder / "west.json").unlink()
    for _ in range(2):
        assert "There is no file" in two("check", "--all", "--since-last").out


def test_what_is_told_is_added_to_a_file_under_the_names(two: CommandLine) -> None:
    two("check", "--all", "--add-to", "told.txt")
    lines = (two.folder / "told.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "Monday 12 July 2021"
    assert [line for line in lines if line in {"LLR", "WMF", "Between the panels"}] == [
        "LLR",
        "WMF",
        "Between the panels",
    ]


def test_a_computer_is_told_to_check_all(two: CommandLine) -> None:
    assert "check --since-last --all" in two("check", "--all", "--schedule").out
    assert "--file" in two("check", "--schedule").out


def test_without_a_list_the_one_panel_is_all(cli: CommandLine) -> None:
    done = cli("check", "--all")
    assert done.out.splitlines()[1] == "LLR"
    assert cli("panels", "calendar").code == 0
    assert cli.plain("panels", "calendar").code == 3, "there is neither a list nor a file"


def test_the_file_that_is_named_or_worked_on_is_looked_at_besides_the_list(tmp_path: Path) -> None:
    def looked_at(named: str | None, last: str, listed: dict[str, str]) -> list[str]:
        common = Common(file=named and str(tmp_path / named))
        settings = Settings(panels=listed, last_file=str(tmp_path / last))
        call: Any = SimpleNamespace(common=common, settings=settings, file=tmp_path / (named or last))
        return [Path(one.where).name for one in entries_of(call)]

    (tmp_path / "here.json").touch()
    both = {"A": str(tmp_path / "a.json"), "B": str(tmp_path / "b.json")}
    for named, last, listed, seen in (
        (None, "here.json", {}, ["here.json"]),
        (None, "gone.json", {}, ["gone.json"]),
        (None, "gone.json", both, ["a.json", "b.json"]),
        (None, "here.json", both, ["here.json", "a.json", "b.json"]),
        ("gone.json", "here.json", both, ["gone.json", "a.json", "b.json"]),
        ("b.json", "here.json", both, ["a.json", "b.json"]),
    ):
        assert looked_at(named, last, listed) == seen, (named, last)


def test_who_does_what_is_printed_by_week(two: CommandLine) -> None:
    assert two.line('meeting edit 29/7/2021 --clerk "B. Clerk"').code == 0
    out = two("panels", "workload").out
    assert "Week of Mon 26 Jul 2021 (2021-W30)" in out
    assert "  B. Clerk: 1 meeting, 5 items" in out
    assert "  no clerk named: 1 meeting" in out
    config_path().write_text(f'week_starts = "sunday"\n{config_path().read_text(encoding="utf-8")}', encoding="utf-8")
    assert "Week of Sun 25 Jul 2021\n" in two("panels", "workload").out
    refused = two("panels", "workload", "--weeks", "0")
    assert (refused.code, refused.err.strip()) == (1, "0 weeks cannot be looked ahead. Type a number from 1 to 104.")
