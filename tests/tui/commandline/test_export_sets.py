"""`export all`, the other shapes of `export data`, the calendar file, the columns of csv, as a clerk asks for them."""

from __future__ import annotations

import json
from hashlib import sha512

import pytest

from tests.tui.line import CommandLine

ALL = ("export", "all", "--meeting", "27/1/2021", "--format", "md", "text", "--out", "web")


def test_a_set_is_written_once_and_then_only_what_changed(cli: CommandLine) -> None:
    web = cli.folder / "web"
    web.mkdir()
    done = cli(*ALL)
    assert (done.code, done.err) == (0, "")
    assert "Wrote programme-2021-01-27.md." in done.out
    index = json.loads((web / "index.json").read_bytes())
    assert {one["file"] for one in index["files"]} == {one.name for one in web.iterdir()} - {"index.json"}
    for one in index["files"]:
        assert sha512((web / one["file"]).read_bytes()).hexdigest() == one["sha512"]
    before = {one.name: one.read_bytes() for one in web.iterdir()}
    again = cli(*ALL)
    assert "programme-2021-01-27.md reads as before." in again.out
    assert {one.name: one.read_bytes() for one in web.iterdir()} == before
    assert cli("item", "add", "Something new").code == 0
    later = cli(*ALL)
    assert "Wrote programme-2021-01-27-v2.md." in later.out
    now = {one.name: one.read_bytes() for one in web.iterdir()}
    assert all(now[name] == data for name, data in before.items() if name != "index.json"), "nothing is written over"
    newest = json.loads(now["index.json"])["files"][-2]
    assert (newest["version"], newest["replaces"]) == (2, "programme-2021-01-27.md")


def test_a_strange_index_and_a_missing_folder_are_refused(cli: CommandLine) -> None:
    done = cli(*ALL)
    assert done.told == ("out.folder",)
    assert done.err == "There is no folder web. Make it first, or choose another.\n"
    web = cli.folder / "web"
    web.mkdir()
    (web / "index.json").write_text("{}")
    done = cli(*ALL)
    assert (done.code, done.out, done.told) == (1, "", ("index-strange",))
    assert done.err.startswith("The index.json in that folder was not written by this program.")
    assert [one.name for one in web.iterdir()] == ["index.json"]


def test_all_data_in_every_shape(cli: CommandLine) -> None:
    assert json.loads(cli("export", "data").out)["format"].startswith("panel-secretariat-data/")
    assert {"persons", "vote_events"} <= json.loads(cli("export", "data", "--format", "popolo").out).keys()
    events = json.loads(cli("export", "data", "--format", "ocd").out)
    assert all(one["id"].startswith("ocd-event/") for one in events)


@pytest.mark.parametrize("shape", ["popolo", "ocd"])
def test_what_is_for_everybody_is_not_had_with_what_is_private(cli: CommandLine, shape: str) -> None:
    done = cli("export", "data", "--format", shape, "--private")
    assert (done.code, done.out, done.told) == (1, "", ("data-public",))
    assert done.err == f"As {shape} the records are for everybody. Leave --private out, or write json.\n"


@pytest.mark.parametrize("name", ["popolo", "ocd", "index"])
def test_each_shape_has_a_published_schema(cli: CommandLine, name: str) -> None:
    assert json.loads(cli("schema", name).out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_calendar_goes_out_and_comes_back_as_the_same_meetings(cli: CommandLine) -> None:
    done = cli("export", "calendar", "--out", "panel.ics")
    assert (done.code, done.err) == (0, "")
    data = (cli.folder / "panel.ics").read_bytes()
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"UID:M18@" in data
    assert "20 there already; 1 line not placed." in cli("import", "meetings", "panel.ics").out


def test_a_move_raises_the_number_of_the_meeting_in_the_calendar(cli: CommandLine) -> None:
    def sequence() -> str:
        event = cli("export", "calendar", "--format", "ics", "--meeting", "M18").out.partition("UID:M18@")[2]
        return event.partition("SEQUENCE:")[2].split()[0]

    assert sequence() == "0"
    assert cli("meeting", "edit", "M18", "--title", "A name").code == 0
    assert sequence() == "0"
    assert cli("meeting", "edit", "M18", "--start", "2pm").code == 0
    assert sequence() == "1"


def test_the_columns_of_csv_are_described_beside_it(cli: CommandLine) -> None:
    done = cli("export", "actions", "--format", "csv", "--out", "actions.csv", "--columns")
    assert done.out.endswith(f"Wrote what its columns hold to {cli.folder.resolve() / 'actions.csv-metadata.json'}.\n")
    told = json.loads((cli.folder / "actions.csv-metadata.json").read_bytes())
    heads = (cli.folder / "actions.csv").read_text("utf-8-sig").splitlines()[0].split(",")
    assert [one["name"] for one in told["tableSchema"]["columns"]] == heads
    assert told["url"] == "actions.csv"
    types = {one["name"]: one["datatype"] for one in told["tableSchema"]["columns"]}
    assert (types["age"], types["text"]) == ("integer", "string")


@pytest.mark.parametrize("words", [("export", "actions"), ("export", "members", "--format", "md", "--out", "m.md")])
def test_columns_are_described_beside_a_csv_file_only(cli: CommandLine, words: tuple[str, ...]) -> None:
    done = cli(*words, "--columns")
    assert (done.code, done.out, done.told) == (1, "", ("columns-file",))
    assert done.err.startswith("The columns are described beside a csv file, and this goes into none.")


@pytest.mark.parametrize(
    "line",
    [
        "attendance",
        "attendance --meeting 27/1/2021",
        "attendance --year 2020-21",
        "annual --year 2020-21",
        "members",
        "programme",
    ],
)
def test_the_columns_that_are_described_are_those_of_the_file(cli: CommandLine, line: str) -> None:
    """Without a meeting the attendance of a year is written, which has columns of its own."""
    done = cli("export", *line.split(), "--format", "csv", "--out", "x.csv", "--columns")
    assert (done.code, done.err) == (0, "")
    told = json.loads((cli.folder / "x.csv-metadata.json").read_bytes())
    heads = (cli.folder / "x.csv").read_text("utf-8-sig").splitlines()[0].split(",")
    assert [one["name"] for one in told["tableSchema"]["columns"]] == heads


def test_changes_of_the_programme_since_a_named_point(cli: CommandLine) -> None:
    assert cli("point", "name", "on the web").code == 0
    assert cli("item", "add", "Something new").code == 0
    told = cli("export", "programme", "--changes", "on the web").out
    assert "## Changes since “on the web”, 12 July 2021" in told
    assert "- “Something new” was added under “Suggested items to be scheduled”." in told
    refused = cli("export", "programme", "--changes")
    assert refused.code == 1
    assert refused.err.startswith("No agenda has been published since the file was begun")


def test_a_municipal_year_is_named_as_it_is_printed(cli: CommandLine) -> None:
    assert cli("export", "attendance", "--year", "2016/17").out.startswith("# Attendance 2016-17")
    assert len(cli("export", "calendar", "--year", "2021-22", "--format", "csv").out.splitlines()) == 6
    refused = cli("export", "calendar", "--year", "2021-25")
    assert refused.err == "“2021-25” is no municipal year. Type one such as 2021-22.\n"


@pytest.mark.parametrize("name", ["calendar", "members", "declarations"])
def test_lists_that_became_papers_are_csv_still_if_nothing_is_said(cli: CommandLine, name: str) -> None:
    assert cli("export", name).out == cli("export", name, "--format", "csv").out
