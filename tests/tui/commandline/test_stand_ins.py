"""Stand-ins and guests from the command line: for a council, from an item on, new names, and whom the Act keeps out."""

from __future__ import annotations

from tests.tui.line import CommandLine

JUNE = "--meeting 10/6/2021"


def done(cli: CommandLine, line: str) -> str:
    said = cli.line(line)
    assert (said.code, said.err) == (0, ""), (line, said)
    return said.out


def test_a_new_stand_in_for_a_council_from_an_item_on(cli: CommandLine) -> None:
    said = done(
        cli,
        f"attend substitute 'Cllr Quentin Quill' --new --for-council 'leicester city council' --from-item 2 {JUNE}",
    )
    assert "Recorded Cllr Quentin Quill as substitute for Leicester City Council" in said
    assert "Cllr Quentin Quill: present as substitute" in done(cli, f"show attendance {JUNE}")
    assert "Cllr Quentin Quill (substitute for Leicester City Council)" in done(cli, f"show attendance {JUNE} --roll")


def test_a_guest_is_also_present_with_the_office(cli: CommandLine) -> None:
    done(cli, f"attend guest 'Ms Una Underhill' --role Auditor --also {JUNE}")
    assert "Ms Una Underhill: also present (Auditor)" in done(cli, f"show attendance {JUNE}")


def test_whom_the_act_keeps_out_is_refused_with_the_provision(cli: CommandLine) -> None:
    for name in ("Bach", "'Kirk Master'", "'Simon Cole'", "'Paul Hindson'"):
        said = cli.line(f"attend substitute {name} --for 'Rae Bhatia' {JUNE}")
        assert said.code != 0
        assert "2011 Sch 6 para" in said.err, said
        said = cli.line(f"member add {name} --role member --from 1/6/2021")
        assert said.code != 0
        assert "2011 Sch 6 para" in said.err, said


def test_one_of_member_and_council_must_be_named(cli: CommandLine) -> None:
    assert cli.line(f"attend substitute Westley {JUNE}").code != 0
    both = cli.line(f"attend substitute Westley --for 'Rae Bhatia' --for-council 'Leicester City Council' {JUNE}")
    assert both.code != 0


def test_the_cure_does_not_name_the_wrong_person(cli: CommandLine) -> None:
    """Whoever is in the way is cleared, not the one who was typed."""
    done(cli, f"attend substitute 'Sid Standin' --new --for 'Rae Bhatia' {JUNE}")
    for line in ("present 'Rae Bhatia'", "substitute 'Tom Tandem' --new --for 'Rae Bhatia'"):
        said = cli.line(f"attend {line} {JUNE}")
        assert said.code != 0
        assert "Take Sid Standin off" in said.err
        assert "attend clear NAME" in said.err, said.err
