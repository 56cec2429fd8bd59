"""`secretariat complaint purge`: what it would remove is told first, and nothing wrong of the panel's own file."""

from __future__ import annotations

from tests.tui.line import CommandLine

CANARY = "Zanzibarbird"


def closed(cli: CommandLine) -> None:
    for line in (
        f"complaint add --received 2/3/2021 --complainant {CANARY}",
        "complaint withdraw K1 --on 3/3/2021",
        "complaint close K1 --on 3/3/2021",
        "setting set rules.complaints.keep_months 3",
    ):
        assert cli.line(line).code == 0, line


def test_before_a_purge_the_panels_own_file_is_none_that_still_holds_it(cli: CommandLine) -> None:
    closed(cli)
    (cli.folder / "copy.json").write_bytes(cli.panel.read_bytes())
    counted = cli("complaint", "purge").out
    assert counted.startswith("1 to remove: K1.\nGive --yes to remove them.")
    assert str(cli.panel) not in counted
    assert "copy.json still holds private details" in counted
    assert CANARY not in counted
    assert CANARY in cli.panel.read_text(encoding="utf-8")


def test_after_a_purge_the_panels_own_file_is_named_where_the_details_stand_elsewhere_in_it(cli: CommandLine) -> None:
    closed(cli)
    assert cli("item", "add", f"What {CANARY} said", "--meeting", "2/12/2021").code == 0
    done = cli("complaint", "purge", "--yes")
    assert done.code == 0, done.err
    told = done.out + done.err
    assert f"{cli.panel} still holds private details: the panel's own file, in texts in which they were" in told
    assert CANARY not in told
    assert CANARY not in str(cli.register().tables["complaints"])
