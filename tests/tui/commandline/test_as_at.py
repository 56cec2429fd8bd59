"""`--as-at DATE` on every `export` and `show`: later events change no byte, and corrections say that they are some."""

from __future__ import annotations

import pytest

from tests.tui.commandline.test_exempt_withheld import NEEDS
from tests.tui.line import CommandLine
from tui.commandline.parser import all_commands

AS_AT = ("--as-at", "31/7/2021")
MORE: dict[str, list[tuple[str, ...]]] = {
    **NEEDS,
    "show record": [("S20",), ("P20",), ("M20",), ("W1",)],
    "show chain": [("W1",)],
    "show history": [(), ("S20",)],
    "show notice": [],
    "export notice": [],
    "show report": [],
    "show round": [],
    "export report": [],
    "show complaint": [("K1",)],
    "export annual": [("--year", "2020-21"), ("--year", "2020-21", "--financial"), ("--format", "json")],
    "export complaints": [("--year", "2021"), ("--format", "csv")],
    "show annual": [("--year", "2020-21", "--records")],
}
"""What a command has to be told: what of it stands in the sample."""

COMMANDS = [one for one in all_commands() if one.words.split()[0] in {"show", "export"}]

EVENTS = (
    "member edit Loydall --party Blue --from 1/9/2021",
    "member chair Pantling --from 30/9/2021",
    "member end Taylor --on 30/9/2021 --reason Resigned",
    "person edit Woodman --title Mrs --from 1/9/2021",
    'member council "Leicester City Council" --seats 5 --from 1/9/2021',
    "member substitutes Loydall Westley --from 1/9/2021",
    'setting set commissioner "Police, Fire and Crime Commissioner" --from 1/9/2021',
    'setting set name "Another Police and Crime Panel" --from 1/9/2021',
    'setting set councils "Melton | 2 | Office" --from 15/9/2021',
    "setting set rules.meeting_minutes 60 --from 1/9/2021",
    'item add "Knife crime" --meeting 2/12/2021',
    "item move W31 --to 2/12/2021",
    "meeting postpone 2/12/2021 --to 9/12/2021 --reason Hall --venue Elsewhere",
    "meeting add 15/12/2021",
    'question receive "A Resident" --text "Why not?"',
    "round open precept --year 2022",
    "action close A1 --what done --where M20 --on 30/9/2021",
    "complaint resolve K1 resolved --outcome upheld --on 1/9/2021",
    "complaint add --received 2/9/2021",
    'setting set "sub-committee on complaints" "Complaints Panel" --from 1/9/2021',
)
"""What may happen after the day: party, council, chair, title, office, rules, business."""


def printed(cli: CommandLine) -> dict[tuple[str, ...], tuple[int, str, str]]:
    """Print everything there is as at the day."""
    found = {}
    for one in COMMANDS:
        for more in MORE.get(one.words, [()]):
            if one.words in {"export all", "export data"}:
                continue
            words = (*one.words.split(), *more, *AS_AT)
            done = cli(*words)
            found[words] = (done.code, done.out, done.err)
    return found


BEFORE = (
    "complaint add --received 5/7/2021 --complainant X --complained-of Y",
    "complaint record K1 --on 6/7/2021",
    "complaint resolve K1 begun --by sub-committee --on 8/7/2021",
)
"""What stands in the records on the day, besides the sample."""


def test_no_event_of_a_later_day_changes_a_byte_of_anything(cli: CommandLine) -> None:
    for line in BEFORE:
        done = cli.line(line)
        assert done.code == 0, f"{line}: {done.err}"
    before = printed(cli)
    assert len(before) > 50
    assert {words: err for words, (code, _, err) in before.items() if code} == {}
    for line in EVENTS:
        done = cli.plain("--file", str(cli.panel), "--today", "1/10/2021", *split(line))
        assert done.code == 0, f"{line}: {done.err}"
    after = printed(cli)
    assert [words for words in before if before[words] != after[words]] == []
    assert cli("show", "members").out != before["show", "members", *AS_AT][1]


def split(line: str) -> list[str]:
    import shlex

    return shlex.split(line)


def test_a_correction_changes_the_paper_and_it_says_so(cli: CommandLine) -> None:
    paper = ("export", "members", "--format", "md", *AS_AT)
    before = cli(*paper).out
    assert "As at Saturday 31 July 2021\n" in before
    assert "Corrected since" not in before
    assert cli.line("member edit Loydall --party Blue --correction").code == 0
    after = cli(*paper)
    assert "Corrected since Saturday 31 July 2021" in after.out
    assert "| Blue |" in after.out
    other = cli("export", "calendar", "--format", "md", *AS_AT)
    assert "Corrected since" not in other.out
    listed = cli("export", "members", "--format", "csv", *AS_AT)
    assert "Corrected since Saturday 31 July 2021" in listed.err
    shown = cli("show", "programme", *AS_AT)
    assert shown.err.strip() == "Corrected since Saturday 31 July 2021: S22."


def test_a_late_entry_says_so(cli: CommandLine) -> None:
    late = cli.plain(
        "--file", str(cli.panel), "--today", "1/10/2021", "member", "add", "New Person", "--from", "1/7/2021"
    )
    assert late.code == 0, late.err
    out = cli("export", "members", "--format", "md", *AS_AT).out
    assert "New Person" in out
    assert "Corrected since" in out


def test_every_export_and_show_takes_it_and_nothing_else_does(cli: CommandLine) -> None:
    for one in COMMANDS:
        assert "--as-at DATE" in cli(*one.words.split(), "--help").out, one.words
    assert "--as-at" not in cli("item", "move", "--help").out
    assert cli("check", *AS_AT).code == 2


def test_a_day_that_cannot_be_read_is_refused(cli: CommandLine) -> None:
    refused = cli("show", "members", "--as-at", "31/2/2021")
    assert refused.code == 1
    assert "There is no day 31 in February 2021." in refused.err


def test_the_day_is_what_the_paper_is_of(cli: CommandLine) -> None:
    """Relative days count from it, and the list says which day it is."""
    out = cli("show", "members", *AS_AT).out
    assert out.startswith("As at Saturday 31 July 2021.\n")
    assert cli("show", "calendar", *AS_AT).out.startswith("As at Saturday 31 July 2021.\n")


def test_what_was_published_by_the_day_is_kept_and_never_made_again(cli: CommandLine) -> None:
    """A set of papers as at a day adds what was missing then, and leaves every file that was there by then."""
    import json

    folder = cli.folder / "web"
    folder.mkdir()
    whole = ("export", "all", "--meeting", "27/1/2021", "--out", str(folder), "--format", "md")
    assert cli(*whole).code == 0
    files = {one.name: one.read_bytes() for one in folder.iterdir()}
    assert cli.line('item edit W31 --comments "To be scheduled"').code == 0
    later = cli.plain("--file", str(cli.panel), "--today", "1/10/2021", *whole, *AS_AT)
    assert later.code == 0, later.err
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == files
    assert "reads as before" in later.out
    now = cli.plain("--file", str(cli.panel), "--today", "1/10/2021", *whole)
    assert now.code == 0
    index = json.loads((folder / "index.json").read_bytes())
    assert {one["day"] for one in index["files"]} == {"2021-07-12", "2021-10-01"}
    early = cli.plain("--file", str(cli.panel), "--today", "1/10/2021", *whole, "--as-at", "1/2/2021")
    assert early.code == 0, early.err


@pytest.mark.parametrize("form", ["docx", "pdf", "html", "text", "csv", "json"])
@pytest.mark.parametrize("name", ["annual", "attendance"])
def test_every_form_of_a_paper_of_a_year_is_the_same_after_what_happens_later(
    cli: CommandLine, name: str, form: str
) -> None:
    """Party, council, chair, seat, name of the panel and title of the office change after the day; no byte does."""
    paper = ("export", name, "--year", "2020-21", "--format", form, *AS_AT)
    first = cli(*paper, "--out", f"before.{form}")
    assert first.code == 0, first.err
    for line in EVENTS[:9]:
        done = cli.plain("--file", str(cli.panel), "--today", "1/10/2021", *split(line))
        assert done.code == 0, f"{line}: {done.err}"
    assert cli(*paper, "--out", f"after.{form}").code == 0
    folder = cli.folder
    assert (folder / f"before.{form}").read_bytes() == (folder / f"after.{form}").read_bytes()
