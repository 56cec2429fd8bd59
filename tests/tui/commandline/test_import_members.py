"""`import members`: a preview without --yes, JSON, columns by option, one undo, nothing twice, no contact details."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from store.desk import Desk
from store.records import Person, Seat
from tests.store.commands.members.test_importing_members import CONTACTS, LIST
from tests.tui.line import CommandLine


@pytest.fixture
def empty(cli: CommandLine, tmp_path: Path) -> CommandLine:
    """A command line on the file of a panel that has nothing yet."""
    cli.panel = tmp_path / "new.json"
    assert cli("new", "--name", "The Panel").code == 0
    return cli


def written(folder: Path, text: str) -> str:
    file = folder / "members.csv"
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_a_preview_saves_nothing_and_yes_saves_all_in_one_step(empty: CommandLine, tmp_path: Path) -> None:
    file = written(tmp_path, LIST)
    shown = empty("import", "members", file)
    assert shown.out.startswith("3 councils, 5 seats and 3 substitutes to be added; 1 line not placed.")
    assert "Nothing was saved. To do it, give the command again with --yes." in shown.out
    assert "Saved." in empty("import", "members", file, "--yes").out
    register = Desk.open(empty.panel, read_only=True).register
    assert (len([*register.all(Seat)]), len([*register.all(Person)]), len(register.panel.councils)) == (5, 7, 3)
    assert "Nothing was saved: all of it is there already" in empty("import", "members", file, "--yes").out
    assert empty("undo").code == 0
    register = Desk.open(empty.panel, read_only=True).register
    assert ([*register.all(Seat), *register.all(Person)], register.panel.councils) == ([], ())


def test_the_json_has_its_lists_and_no_contact_details(empty: CommandLine, tmp_path: Path) -> None:
    out = empty("import", "members", written(tmp_path, CONTACTS), "--format", "json").out
    shown = msgspec.json.decode(out)
    assert list(shown) == ["rows", "unplaced", "unread_dates", "already_there", "besides"]
    assert [row["values"]["name"] for row in shown["rows"]] == ["Cllr Ann Other", "Odd"]
    assert "nest.example" not in out
    assert "900987" not in out


def test_a_column_is_read_as_told(empty: CommandLine, tmp_path: Path) -> None:
    file = written(tmp_path, "Name,Ward\nCllr Ann Other,Melton Borough Council\n")
    assert empty("import", "members", file, "--column", "Ward=council", "--yes").code == 0
    register = Desk.open(empty.panel, read_only=True).register
    assert [seat.body for seat in register.all(Seat)] == ["Melton Borough Council"]
    assert [(one.heading, one.read_as) for one in register.panel.headings_read] == [("members: ward", "council")]


def test_the_help_says_that_contact_details_are_never_taken_in(cli: CommandLine) -> None:
    assert "telephone numbers are never taken in" in " ".join(cli("import", "members", "--help").out.split())


def test_every_bad_file_is_named_in_one_report(empty: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 cut")
    said = empty("import", "members", str(tmp_path / "a.xlsx"), str(tmp_path / "none.csv"))
    assert (said.code, "a.xlsx is damaged" in said.err, "There is no file" in said.err) == (1, True, True)


def test_who_is_meant_by_a_name_is_said_by_option(cli: CommandLine, tmp_path: Path) -> None:
    file = written(tmp_path, "Name,Council\nCllr Taylr,Melton Borough Council\n")
    before = len([*cli.register().all(Person)])
    assert "Did you mean Councillor Taylor?" in cli("import", "members", file).out
    wrong = cli("import", "members", file, "--is", "Taylr=P99", "--is", "Smith=new")
    assert (wrong.code, "“Taylr” cannot be “P99”. It can be: " in wrong.err) == (1, True)
    assert "“Smith” is not asked about." in wrong.err
    assert "1 seat to be added" in cli("import", "members", file, "--is", "Cllr Taylr=new").out
    assert len([*cli.register().all(Person)]) == before
    assert cli("import", "members", file, "--is", "Cllr Taylr=new", "--yes").code == 0
    assert len([*cli.register().all(Person)]) == before + 1


def test_a_list_of_far_more_people_than_a_panel_has_is_refused(cli: CommandLine, tmp_path: Path) -> None:
    said = cli("import", "members", written(tmp_path, "Name,Council\n" + "Cllr A Other,Melton\n" * 400))
    assert (said.code, "has 401 rows, far more than a list of the members of a panel." in said.err) == (1, True)
