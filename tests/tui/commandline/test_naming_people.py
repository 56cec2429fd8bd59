"""A member marries, is honoured, changes party and council and takes the chair: earlier meetings' papers stay."""

from __future__ import annotations

import pytest

from tests.tui.line import CommandLine

EARLIER = ("27/1/2021", "25/3/2021", "10/6/2021")
"""Three meetings held before everything that changes."""


def papers(cli: CommandLine, day: str) -> dict[str, str]:
    """Give everything that prints the people of a meeting, in each format it has."""
    lines = [
        f"show meeting --meeting {day}",
        f"show attendance --meeting {day} --roll",
        f"show declarations --meeting {day}",
        f"show questions --meeting {day}",
        f"show members --meeting {day}",
        f"show quorum --meeting {day}",
        *(f"show {name} --meeting {day} --format csv" for name in ("attendance", "declarations", "members")),
        *(f"show {name} --meeting {day} --format json" for name in ("attendance", "declarations", "members")),
    ]
    printed = {}
    for line in lines:
        done = cli.line(line)
        assert done.code == 0, (line, done.err)
        printed[line] = done.out
    assert all(printed.values())
    return printed


@pytest.fixture
def asked(cli: CommandLine) -> CommandLine:
    """A sample in which the member was present, voted, declared and asked a question at the earlier meetings."""
    for line in (
        "attend present Orson Pantling Mullaney Taylor Loydall --meeting 10/6/2021",
        "attend vote --meeting 10/6/2021 --item 1 --for Mullaney Taylor --against Loydall",
        "declare add Mullaney --meeting 10/6/2021 --interest DPI --item 2",
        "attend present Orson Pantling Mullaney --meeting 25/3/2021",
        "declare add Mullaney --meeting 25/3/2021 --interest DPI --item 5",
    ):
        done = cli.line(line)
        assert done.code == 0, (line, done.err)
    return cli


def test_three_earlier_meetings_print_the_same_bytes(asked: CommandLine) -> None:
    before = {day: papers(asked, day) for day in EARLIER}
    assert all("Mullaney" in "".join(before[day].values()) for day in EARLIER)
    for line in (
        'person edit Mullaney --name "Mullaney-Hart" --from 1/7/2021',
        "person edit Mullaney-Hart --title Dame --honours DBE --from 8/7/2021",
        'person edit Mullaney --also-printed "Cllr M-Hart"',
        'member edit Mullaney-Hart --party Green --body "Rutland County Council" --from 5/7/2021',
        "member chair Mullaney-Hart --from 29/7/2021",
    ):
        done = asked.line(line)
        assert done.code == 0, (line, done.err)
    for day in EARLIER:
        for line, out in papers(asked, day).items():
            assert out == before[day][line], line
    after = asked.line("show members --on 29/7/2021 --format json").json()
    chair = next(row for row in after if row["name"] == "Mullaney-Hart")
    assert (chair["role"], chair["body"], chair["party"], chair["from"]) == (
        "Chair",
        "Rutland County Council",
        "Green",
        "2021-07-29",
    )
    assert next(row for row in after if row["name"] == "J. T. Orson")["role"] == "member"
    assert asked.line("attend apologies Mullaney --meeting 29/7/2021").code == 0
    roll = asked.line("show attendance --meeting 29/7/2021 --roll").out
    assert "Dame Mullaney-Hart DBE" in roll
    for _ in range(6):
        assert asked.line("undo").code == 0
    assert {day: papers(asked, day) for day in EARLIER} == before


def test_a_seat_is_named_by_its_holder(cli: CommandLine) -> None:
    done = cli.line("member edit Pantling --note seen")
    assert done.code == 0, done.err
    assert cli.line("member edit King --note x").code == 1
    refused = cli.line("member edit Westley --note x")
    assert (refused.code, refused.told) == (1, ("seat-none",))
    assert "holds no seat" in refused.err


def test_a_change_without_a_day_is_asked_about_with_the_cure(cli: CommandLine) -> None:
    refused = cli.line("member edit Pantling --role member")
    assert refused.code == 1
    assert "with the role as recorded. Give the day" in refused.err
    named = cli.line('person edit Pantling --name "Pantling Smith"')
    assert named.code == 1
    assert "The day from which Councillor Pantling is Councillor Pantling Smith is not given." in named.err


def test_words_of_a_list_are_known_in_whatever_shape_they_are_typed(cli: CommandLine) -> None:
    assert cli("member", "vacancy", "--role", "Independent\u00a0member").code == 0
    assert cli("member", "vacancy", "--role", "CO\u2011OPTED councillor").code == 0
    assert cli("item", "edit", "PCC\u2019s Annual  report", "--comments", "seen").code == 0
    assert cli("member", "council", "RUTLAND county\u00a0council", "--seats", "1").code == 0
