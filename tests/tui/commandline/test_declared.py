"""Declarations of each printed shape entered on the command line and read back from every list and paper."""

from __future__ import annotations

import csv
import io

import pytest

from store.records import Declaration
from tests.tui.line import CommandLine

AT = "--meeting 10/6/2021"
ANNUAL = '"PCC\'s Annual Report"'
SHAPES = [
    # what is typed after the name, and what is printed after it
    ("", "declared an interest."),
    ('--nature "husband a retired Police Officer"', "declared an interest: husband a retired Police Officer."),
    ('--nature "as a governor"', "declared an interest as a governor."),
    ("--interest personal", "declared an interest (personal)."),
    ('--interest "personal interest" --all', "declared a personal interest in respect of all substantive items."),
    (
        '--interest "personal interest that might lead to bias" --topic "bail hostels" --nature "neighbour of one"',
        "declared a personal interest that might lead to bias in respect of bail hostels: neighbour of one.",
    ),
    ('--did "remained and spoke"', "declared an interest – remained and spoke."),
    ("--stay yes --speak yes", "declared an interest – would remain and speak."),
    (
        '--stay yes --speak yes --vote no --advice "the Monitoring Officer"',
        "declared an interest – would remain, speak and not vote, on the advice of the Monitoring Officer.",
    ),
    ("--left 2.10pm --returned 2.30pm", "declared an interest – left the meeting at 2:10 pm, returned at 2:30 pm."),
]


@pytest.mark.parametrize(("typed", "printed"), SHAPES)
def test_each_shape_is_typed_and_printed_back(cli: CommandLine, typed: str, printed: str) -> None:
    sentence = f"Councillor Taylor {printed}"
    assert cli.line(f"declare add Taylor {AT} {typed}").code == 0
    assert sentence in cli.line(f"show declarations {AT}").out
    assert sentence in cli.line("show attendance --roll --meeting 10/6/2021").out
    (row,) = cli.line(f"show declarations {AT} --format json").json()
    (line,) = csv.DictReader(io.StringIO(cli.line(f"show declarations {AT} --format csv").out.lstrip("\ufeff")))
    assert row["sentence"] == line["sentence"] == sentence


def test_the_papers_own_sentence_stands_word_for_word(cli: CommandLine) -> None:
    words = "Cllr Taylor – Personal – Item 5 – Member of a parish council – Remained"
    assert cli.line(f'declare add Taylor {AT} --words "{words}"').code == 0
    assert cli.line(f"show declarations {AT} --format json").json()[0]["sentence"] == words


def test_a_nil_gives_way_and_comes_back_with_undo(cli: CommandLine) -> None:
    assert cli.line(f"declare nil {AT}").code == 0
    done = cli.line(f"declare add Taylor {AT}")
    assert (done.code, "in place of the record that none were made" in done.out) == (0, True)
    assert [row["who"] for row in cli.line(f"show declarations {AT} --format json").json()] == ["Councillor Taylor"]
    history = cli.line("show history --format text").out
    assert "Recorded that no declarations were made" in history
    assert cli.line("undo").code == 0
    assert [row["who"] for row in cli.line(f"show declarations {AT} --format json").json()] == ["no one"]


@pytest.mark.parametrize(
    ("typed", "barred"),
    [
        ("--interest DPI", True),
        ("--interest DPI --pending --no-registered", False),
        ("--interest ORI --directly", False),
        ("--interest prejudicial", False),
        ("--vote no", True),
        ("--interest DPI --dispensation-by Council --ground need --until 1/6/2022 --leave-to-vote", False),
        ("--interest DPI --dispensation-by Council --ground need --until 1/6/2022 --no-leave-to-vote", True),
        (
            "--interest DPI --dispensation-by Council --ground need --until 1/6/2022 --leave-to-vote --leave-item W9",
            True,
        ),
        (
            "--interest DPI --dispensation-by Council --ground need --until 1/6/2022 --leave-to-vote --leave-item 1",
            False,
        ),
        (
            "--interest DPI --dispensation-by Council --ground need --until 1/6/2022 --leave-to-vote --leave-item 2",
            True,
        ),
    ],
)
def test_who_may_vote(cli: CommandLine, typed: str, barred: bool) -> None:
    assert cli.line("attend present Orson Pantling Taylor --meeting 10/6/2021").code == 0
    made = cli.line(f"declare add Taylor {AT} --item 1 {typed}")
    assert made.code == 0, made.err
    assert cli.line("attend vote --meeting 10/6/2021 --item 1 --for Orson Taylor").code == (1 if barred else 0)


def test_a_panels_own_word_bars_from_its_day(cli: CommandLine) -> None:
    line = "loyalty | conflict of loyalty | yes | no | yes"
    assert cli.line(f'setting set rules.interests "{line}" --from 1/6/2021').code == 0
    assert cli.line("attend present Orson Pantling Taylor --meeting 10/6/2021").code == 0
    assert cli.line(f'declare add Taylor {AT} --item 1 --interest "Conflict of Loyalty"').code == 0
    (row,) = cli.line(f"show declarations {AT} --format json").json()
    assert row["effect"] == "may stay, must not vote, may speak"
    assert cli.register().need(Declaration, str(row["id"])).interest == "Conflict of Loyalty"
    assert cli.line("attend vote --meeting 10/6/2021 --item 1 --for Orson Taylor").code == 1


@pytest.mark.parametrize(
    ("typed", "covers"),
    [
        ("--leave-to-vote --leave-item 1", " for “Election of Chair/Vice-Chairman 2021/22”"),
        ("--leave-to-vote", ""),
        ("--no-leave-to-vote", ""),
    ],
)
def test_leave_for_a_part_is_not_minuted_as_leave_for_all(cli: CommandLine, typed: str, covers: str) -> None:
    leave = "--dispensation-by Council --ground need --until 1/6/2022"
    assert cli.line(f"declare add Taylor {AT} --interest DPI --item 1 --item 2 {leave} {typed}").code == 0
    part = ", not for the vote" if "--no-" in typed else ""
    said = f"dispensation granted by Council (need){covers}{part}, until 1 June 2022."
    assert said in cli.line(f"show declarations {AT}").out


@pytest.mark.parametrize(
    "typed", ["--dispensation-by Council --ground need --until 1/6/2022", "--leave-item 1", "--until 1/6/2022"]
)
def test_whether_leave_lets_them_vote_is_asked_and_never_assumed(cli: CommandLine, typed: str) -> None:
    """Neither door takes leave to vote for granted; a change of a dispensation that has said so need not again."""
    add = f"declare add Taylor {AT} --interest DPI --item 1"
    for line in (f"{add} {typed}", f"declare edit D1 {typed}"):
        refused = cli.line(line)
        assert refused.code == 1
        assert "Whether the dispensation lets them vote is not said. Add --leave-to-vote, or --no-leave" in refused.err
    whole = "--dispensation-by Council --ground need --until 1/6/2022"
    assert cli.line(f"{add} {whole} --no-leave-to-vote").code == 0
    assert cli.line("declare edit D3 --until 1/7/2022").code == 0
    kept = cli.register().need(Declaration, "D3").dispensation
    assert kept is not None
    assert kept.vote is False


def test_what_must_follow_is_said_in_every_form(cli: CommandLine) -> None:
    """The text of the list says what the screen and the data say: the effect, and by when the officer is told."""
    assert cli.line(f"declare add Taylor {AT} --interest DPI --item 1 --no-registered").code == 0
    text = cli.line(f"show declarations {AT}").out
    (row,) = cli.line(f"show declarations {AT} --format json").json()
    assert row["effect"] == "must not vote, must not speak"
    due = "; the monitoring officer to be told by Wednesday 7 July 2021"
    assert f"   What must follow: {row['effect']}{due}" in text
    assert "must not vote" in cli.line(f"show declarations {AT} --format csv").out
    assert cli.line("declare told D3 --on 14/6/2021").code == 0
    assert "; the monitoring officer was told on Monday 14 June 2021" in cli.line(f"show declarations {AT}").out
    assert cli.line("declare nil --meeting 25/3/2021").code == 0
    assert "What must follow" not in cli.line("show declarations --meeting 25/3/2021").out
