"""The list of the panels that a clerk serves: what leads where, what is noted, and what is said of what is amiss."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from store.desk import Desk
from store.problems import FileTrouble, Refused
from store.records import Panel
from store.rules.panels.served import Entry
from tui import panels
from tui.settings import Settings, config_path, load_settings

DAY = dt.date(2021, 7, 12)


@pytest.fixture
def kept(own_folders: Path) -> Path:
    """A panel that has a short name, and one that has none at all."""
    for name, panel in (
        ("west", Panel(id="PANEL", name="West Panel", short_name="WPCP")),
        ("bare", Panel(id="PANEL", name="")),
    ):
        Desk.create(own_folders / f"{name}.json", (panel,), today=DAY).close()
    return own_folders


@pytest.mark.parametrize(
    ("where", "address", "server"),
    [
        ("postgresql://server/office#llr", True, True),
        ("/a/b.json", False, False),
        ("/a/b.desk", False, True),
        ("http:/a", False, False),
    ],
)
def test_a_panel_is_kept_in_a_file_or_on_a_server(where: str, address: bool, server: bool) -> None:
    assert (panels.is_address(where), panels.on_server(where)) == (address, server)


def test_a_place_is_noted_whole(kept: Path) -> None:
    assert panels.resolved(" west.json ") == str(kept / "west.json")
    assert panels.resolved("a/../west.json") == str(kept / "west.json")
    assert panels.resolved("~/x.json") == str(Path.home() / "x.json")
    assert panels.resolved(" postgresql://server/office#llr ") == "postgresql://server/office#llr"
    assert panels.kept_at("west.json") == kept / "west.json"
    assert panels.kept_at("postgresql://server/office#llr").suffix == ".desk"


def test_one_panel_has_one_place_by_whatever_link(kept: Path) -> None:
    (kept / "link.json").symlink_to(kept / "west.json")
    assert panels.resolved("link.json") == str(kept / "link.json")
    assert panels.same_place("link.json", str(kept / "west.json"))
    assert not panels.same_place("bare.json", "west.json")
    assert panels.same_place("nonsense://x", " nonsense://x ")
    assert not panels.same_place("nonsense://x", "nonsense://y")
    with pytest.raises(FileTrouble):
        panels.server_only("west.json")
    assert panels.server_only(" postgresql://server/office#llr ") == "postgresql://server/office#llr"


@pytest.mark.parametrize(
    ("where", "name", "entry"),
    [
        ("west.json", "", "WPCP"),
        ("west.json", "  ", "WPCP"),
        ("bare.json", "", "bare"),
        ("west.json", " The  West ", "The West"),
    ],
)
def test_a_panel_is_listed_under_a_name_or_its_own(kept: Path, where: str, name: str, entry: str) -> None:
    assert panels.to_list(Settings(), where, name) == Entry(entry, str(kept / where))


def test_what_is_listed_already_or_is_no_panel_is_not_listed(kept: Path) -> None:
    (kept / "link.json").symlink_to(kept / "west.json")
    settings = Settings(panels={"WPCP": str(kept / "west.json"), "Bare": str(kept / "bare.json")})
    for where, name, codes in (
        ("link.json", "Another", ["panels.listed"]),
        ("west.json", "", ["panels.name-taken", "panels.listed"]),
        ("west.json", "bare", ["panels.name-taken", "panels.listed"]),
    ):
        with pytest.raises(Refused) as refused:
            panels.to_list(settings, where, name)
        assert [one.code for one in refused.value.problems] == codes
    for name in ("", "Named"):
        with pytest.raises(FileTrouble):
            panels.to_list(settings, "missing.json", name)
    assert not list(kept.glob("*.lock")), "what was opened to look at is closed"


def test_a_panel_is_named_in_capitals_or_not_and_noted_and_forgotten(kept: Path) -> None:
    settings = Settings(panels={"North": "/n.json", "WPCP": "/w.json"})
    assert panels.listed(settings) == (Entry("North", "/n.json"), Entry("WPCP", "/w.json"))
    assert panels.need(settings, "wpcp") == Entry("WPCP", "/w.json")
    with pytest.raises(Refused) as refused:
        panels.need(settings, "South")
    assert str(refused.value.problems[0]) == "There is no panel “South” in your list. Choose North or WPCP."
    with pytest.raises(Refused):
        panels.need(Settings(), "South")
    assert panels.note(Entry("WPCP", "/w.json")) == f"Written to {config_path()}."
    assert panels.note(Entry("A b", "/a.json")) == f"Written to {config_path()}."
    assert load_settings().panels == {"WPCP": "/w.json", "A b": "/a.json"}
    assert panels.forget(Entry("WPCP", "/w.json")) == f"Written to {config_path()}."
    assert load_settings().panels == {"A b": "/a.json"}


def test_the_panel_that_is_open_is_among_the_others_under_a_name_of_its_own(kept: Path) -> None:
    west, bare = (str(kept / f"{name}.json") for name in ("west", "bare"))
    entries = (Entry("West", west), Entry("bare", "/elsewhere.json"), Entry("bare (open)", "/elsewhere too.json"))
    assert panels.with_open(entries, west, "Any") == entries
    assert panels.with_open(entries, bare, "South") == (Entry("South", bare), *entries)
    assert panels.with_open(entries, bare, "") == (Entry("bare (open) (open)", bare), *entries)
    assert panels.with_open(entries, bare, "west") == (Entry("west (open)", bare), *entries)


def test_each_is_opened_in_turn_and_what_cannot_be_is_told_of(kept: Path) -> None:
    entries = [Entry(name, str(kept / f"{name}.json")) for name in ("west", "gone", "bare")]
    missed: list[panels.Missed] = []
    read = panels.served(entries, missed.append)
    assert [(one.name, one.register.panel.name) for one in read] == [("west", "West Panel"), ("bare", "")]
    assert all(one.panel_id for one in read)
    assert [(one.entry.name, one.problem.code) for one in missed] == [("gone", "file.not-found")]
    opened = [
        (entry.name, desk.today, desk.read_only_reason != "")
        for entry, desk in panels.each_desk(entries, missed.append, today=DAY)
    ]
    assert opened == [("west", DAY, True), ("bare", DAY, True)]
    desk = panels.opened("west.json", today=DAY, who="Ann")
    assert (desk.who, desk.today, desk.read_only_reason, os.fspath(desk.path)) == (
        "Ann",
        DAY,
        "",
        str(kept / "west.json"),
    )
    desk.close()
