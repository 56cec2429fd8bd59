"""What `show` prints is what the papers say, under the names that the schemas publish."""

from __future__ import annotations

import csv
import io
from typing import Any

import msgspec
import pytest

from store.papers.views import VIEWS, View, row_type
from store.queries.bin import BinRow
from store.queries.calendar.meetings import MeetingDetail
from store.queries.rows import columns
from tests.cells import csv_text
from tests.tui.line import CommandLine, Outcome
from tui.commandline.office.export import exported
from tui.commandline.parser import all_commands
from tui.commandline.show.lists import tables_shown

OUTPUTS = {command.words: command.output.type for command in all_commands() if command.output is not None}
SINGLE = {
    "show agenda",
    "show brief",
    "show changes",
    "show complaint",
    "show meeting",
    "show minutes",
    "show notice",
    "show record",
    "show report",
    "show round",
}
OF_ONE = {
    "show after": ("--meeting", "27/1/2021"),
    "show lint": ("--meeting", "23/9/2016"),
    "show room": ("--meeting", "10/6/2021"),
}
FINDS_SOMETHING = {"show lint": 1}
LISTS = [words for words in OUTPUTS if words.startswith("show ") and words not in SINGLE]
EXPORTS = ["export programme", *(f"export {name}" for name in exported(VIEWS))]


def shown(cli: CommandLine, words: str, form: str) -> Outcome:
    """Show a list in a form, of a meeting that has one where it is of one meeting."""
    done = cli(*words.split(), *OF_ONE.get(words, ()), "--format", form)
    assert (done.code, done.err) == (FINDS_SOMETHING.get(words, 0), "")
    return done


def rows_of(done: Outcome) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(done.out, newline="")))


def some_changes(cli: CommandLine) -> None:
    """Move, withdraw, bin, take back and bring back."""
    for line in (
        "item moveable W16",
        'item withdraw W30 --reason "Settled"',
        "item bin W29",
        "undo",
        "redo",
    ):
        assert cli.line(line).code == 0


def filled(cli: CommandLine) -> None:
    """Make sure that no list is empty."""
    some_changes(cli)
    (cli.folder / "events.json").write_text('{"event": "start", "at": "13:00"}')
    for line in (
        "round open precept --year 2026",
        "report draft 25/3/2021 --signed-as Clerk",
        "complaint add --received 5/7/2021",
        "meeting replay events.json --meeting 10/6/2021",
    ):
        assert cli.line(line).code == 0, line


@pytest.mark.parametrize("words", LISTS)
def test_every_list_keeps_to_its_published_names(cli: CommandLine, words: str) -> None:
    filled(cli)
    done = shown(cli, words, "json")
    rows = msgspec.json.decode(done.out, type=OUTPUTS[words])
    assert rows
    assert list(done.json()[0]) == [*msgspec.json.decode(done.out)[0]]
    assert set(done.json()[0]) == set(rows[0].__struct_encode_fields__)


@pytest.mark.parametrize("words", [*LISTS, *EXPORTS])
def test_csv_and_json_carry_the_same(cli: CommandLine, words: str) -> None:
    filled(cli)
    names = columns(row_type(words.split()[1]))
    told = shown(cli, words, "json").json()
    listed = rows_of(shown(cli, words, "csv"))
    assert told
    assert len(told) == len(listed)
    for one, other in zip(told, listed, strict=True):
        assert list(one) == [name.name for name in names]
        assert list(other) == [name.csv for name in names]
        for name in names:
            assert csv_text(other[name.csv]) == in_a_cell(one[name.name])


def in_a_cell(value: Any) -> str:
    if value is None or value is False:
        return ""
    return "yes" if value is True else "; ".join(value) if isinstance(value, list) else str(value)


def test_the_programme_is_the_same_on_show_and_in_the_paper(cli: CommandLine) -> None:
    assert cli("item", "move", "W16", "--to", "30/9/2021").code == 0
    for form in ("csv", "json", "text"):
        shown, printed = (cli(word, "programme", "--format", form).out for word in ("show", "export"))
        assert shown.removeprefix("Today is taken to be Monday 12 July 2021.\n\n") == printed
    told = cli("show", "programme", "--format", "json").json()
    assert len(told) == 31
    text = cli("show", "programme").out
    places = [text.index(str(row["title"])) for row in told]
    assert all(place >= 0 for place in places)


def test_names_that_scripts_have_relied_on(cli: CommandLine) -> None:
    head = cli("export", "programme", "--format", "csv").out.splitlines()[0].split(",")
    assert head[:5] == ["date", "number", "item", "comments", "moveable"]
    assert {"meeting", "id", "lead", "status", "minutes", "target", "source", "theme"} < set(head)
    (first, *_) = cli("export", "programme", "--format", "json").json()
    assert {"id", "meeting", "meeting_id", "number", "title", "flags", "kind", "origin"} < set(first)


def test_the_withdrawn_keep_the_names_of_their_json_in_csv(cli: CommandLine) -> None:
    some_changes(cli)
    (row,) = rows_of(cli("show", "withdrawn", "--format", "csv"))
    assert (row["title"], row["number"], row["status"]) == ("Venues for Panel Meetings review", "0", "withdrawn")
    assert {"id", "source", "meeting", "meeting_id", "flags", "kind", "origin"} < set(row)


def test_a_list_is_shown_and_exported_from_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(VIEWS, "dustbin", View("print what was thrown away", "store.queries.bin:bin_rows"))
    (command,) = (command for command in tables_shown(VIEWS) if command.words == "show dustbin")
    assert (command.summary, command.example) == ("print what was thrown away", "secretariat show dustbin")
    assert command.output is not None
    assert command.output.type == list[BinRow]
    assert "dustbin" in exported(VIEWS)


def test_the_programme_of_one_meeting(cli: CommandLine) -> None:
    for named, ids in (("next", "W13 W14 W15 W16 W17"), ("M20", "W22 W23 W24"), ("suggested", "W25 W26 W27 W28 W29")):
        found = [row["id"] for row in cli("show", "programme", "--meeting", named, "--format", "json").json()]
        assert found[: len(ids.split())] == ids.split()
    text = cli("show", "programme", "--meeting", "30/9/2021").out
    assert text.splitlines()[:2] == [
        "Today is taken to be Monday 12 July 2021.",
        "“30/9/2021” is Thursday 30 September 2021.",
    ]
    assert "29 July" not in text


def test_one_meeting_in_full(cli: CommandLine) -> None:
    done = cli("show", "meeting", "--meeting", "23/9/2016", "--format", "json")
    (row,) = msgspec.json.decode(done.out, type=list[MeetingDetail])
    assert (row.id, str(row.date), row.status) == ("M4", "2016-09-23", "held")
    assert dict(row.facts)["Venue"] == "County Hall, Glenfield"
    assert row.attendance
    assert row.minutes
    text = cli("show", "meeting", "--meeting", "23/9/2016").out
    assert "M4 Friday 23 September 2016, 1:00 pm" in text
    for number, heading in row.minutes:
        assert f"  {number} {heading}" in text
    (following,) = msgspec.json.decode(cli("show", "meeting", "--format", "json").out, type=list[MeetingDetail])
    assert [item.id for item in following.agenda] == ["W13", "W14", "W15", "W16", "W17"]


def test_what_belongs_to_a_meeting(cli: CommandLine) -> None:
    declared = cli("show", "declarations", "--meeting", "23/9/2016", "--format", "json").json()
    assert {row["meeting"] for row in declared} == {"2016-09-23"}
    asked = cli("show", "questions", "--meeting", "25/3/2021", "--format", "json").json()
    assert [row["id"] for row in asked] == ["Q1"]
    assert cli("show", "questions", "--meeting", "next").out.endswith("There are no questions.\n")
    then = cli("show", "members", "--meeting", "23/9/2016", "--format", "json").json()
    now = cli("show", "members", "--format", "json").json()
    assert then != now
    assert cli("show", "members", "--meeting", "suggested").code == 1


def test_one_record_in_full(cli: CommandLine) -> None:
    lines = cli("show", "record", "w16", "--format", "json").json()
    assert {"id": "W16", "label": "Item", "text": "Ethics Committee Annual report"}.items() <= lines[0].items()
    assert "  Item: Ethics Committee Annual report\n" in cli("show", "record", "W16").out
    assert rows_of(cli("show", "record", "W16", "--format", "csv"))[0]["text"] == "Ethics Committee Annual report"
    missing = cli("show", "record", "W400")
    assert (missing.code, missing.err.split(".")[0]) == (1, "There is no record “W400”")


def test_history_names_who_did_what_and_can_be_cut_short(cli: CommandLine) -> None:
    empty = cli("show", "history")
    assert empty.out.endswith("There are no changes yet.\n")
    some_changes(cli)
    assert len(cli("show", "history", "--format", "json").json()) == 5
    newest = cli("show", "history", "--limit", "1", "--format", "json").json()
    assert newest[0]["sentence"] == "Redo: Put “Return on Investments update” in the bin"
    of_one = cli("show", "history", "w16", "--format", "json").json()
    assert [row["sentence"] for row in of_one] == ["Marked “Ethics Committee Annual report” as moveable"]
    assert "Marked “Ethics Committee Annual report” as moveable" in cli("show", "history", "W16").out
    assert cli("show", "history", "W400").code == 1
    refused = cli("show", "history", "--limit", "0")
    assert (refused.code, refused.told) == (1, ("history.limit",))
    assert refused.err == "0 is not a number of changes. Type 1 or more after --limit.\n"


def test_hostile_text_stays_what_it_is_and_never_steers_a_terminal(cli: CommandLine) -> None:
    title = "=1+1 [red]bold[/red] 🚓 שלום ŵŷ"
    assert cli("item", "add", title, "--meeting", "next").code == 0
    assert cli("show", "programme", "--format", "json").json()[17]["title"] == title
    row = rows_of(cli("show", "programme", "--meeting", "next", "--format", "csv"))[-1]
    assert row["item"] == f"'{title}"
    raw = cli.panel.read_text(encoding="utf-8").replace("=1+1", "\\u001b[2J\\u009b2J")
    cli.panel.write_text(raw, encoding="utf-8")
    for words in (("show", "programme"), ("show", "meeting"), ("show", "record", "W32"), ("item", "bin", "W32")):
        done = cli(*words)
        assert done.code == 0
        assert "\x1b" not in done.out
        assert "\x9b" not in done.out


def test_a_new_panel_shows_its_next_step(cli: CommandLine) -> None:
    assert cli.plain("new", "--name", "Borsetshire Police and Crime Panel", "--file", "own.json").code == 0
    assert cli.plain("show", "calendar").out == (
        "There are no meetings yet. Add one with: secretariat meeting add DATE\n"
    )
    assert cli.plain("show", "members").out == "No members are recorded for that day.\n"
    assert cli.plain("show", "programme").code == 0
    for name in ("calendar", "questions", "programme", "history"):
        assert cli.plain("show", name, "--format", "json").out == "[]\n"


@pytest.mark.parametrize("words", sorted(OUTPUTS))
def test_every_output_has_a_schema(cli: CommandLine, words: str) -> None:
    done = cli("schema", *words.split())
    assert (done.code, done.err) == (0, "")
    schema = msgspec.json.decode(done.out, type=dict[str, Any])
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$defs"]
    assert f"{words}\n" in cli("schema").out
    short = words.removeprefix("show ")
    assert cli("schema", short).out == done.out


def test_the_whole_file_has_a_schema_too(cli: CommandLine) -> None:
    schema = msgspec.json.decode(cli("schema", "data").out, type=dict[str, Any])
    assert {"panel", "items", "meetings"} <= set(schema["properties"])
