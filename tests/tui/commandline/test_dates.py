"""The last day of publication from the command line, by the names that scripts rely on."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from store.queries.calendar.publication import Dates
from tests.tui.line import CommandLine


def dates(cli: CommandLine, *words: str) -> dict[str, Any]:
    done = cli.plain("dates", "--today", "12/7/2021", "--format", "json", *words)
    assert (done.code, done.err) == (0, "")
    msgspec.json.decode(done.out, type=Dates)
    return msgspec.json.decode(done.out, type=dict[str, Any])


def test_the_answer_has_the_names_that_were_promised(cli: CommandLine) -> None:
    found = dates(cli, "29/7/2021")
    assert list(found)[:6] == ["meeting", "days", "nation", "latest", "counted", "skipped"]
    assert (found["meeting"], found["days"], found["nation"], found["latest"]) == (
        "2021-07-29",
        5,
        "england",
        "2021-07-21",
    )
    assert found["counted"] == ["2021-07-22", "2021-07-23", "2021-07-26", "2021-07-27", "2021-07-28"]
    assert found["skipped"] == [
        {"date": "2021-07-24", "why": "weekend"},
        {"date": "2021-07-25", "why": "weekend"},
    ]
    assert not {"published", "clear_days", "short_by", "verdict"} & set(found)


@pytest.mark.parametrize(
    ("published", "clear", "short", "verdict"), [("21/7/2021", 5, 0, "in time"), ("thu 22 jul", 4, 1, "short")]
)
def test_a_publication_is_judged(cli: CommandLine, published: str, clear: int, short: int, verdict: str) -> None:
    found = dates(cli, "29/7/2021", "--published", published)
    assert (found["clear_days"], found["short_by"], found["verdict"]) == (clear, short, verdict)
    text = cli.plain("dates", "29/7/2021", "--published", published, "--today", "12/7/2021").out
    assert "Publish by: Wednesday 21 July 2021\n" in text
    assert (verdict if verdict == "in time" else "1 working day short") in text


def test_nation_days_and_closures_are_counted(cli: CommandLine) -> None:
    assert dates(cli, "29/7/2021", "--nation", "wales")["days"] == 3
    assert dates(cli, "29/7/2021", "--nation", "wales")["latest"] == "2021-07-23"
    assert dates(cli, "29/7/2021", "--days", "7")["latest"] == "2021-07-19"
    closed = dates(cli, "29/7/2021", "--closed", "26/7/2021", "27 jul", "--closed", "28/7/2021")
    assert closed["latest"] == "2021-07-16"
    assert {"date": "2021-07-27", "why": "office closed"} in closed["skipped"]
    assert dates(cli, "8/4/2026")["latest"] == "2026-03-27"


def test_calendar_days_are_counted_with_their_weekends(cli: CommandLine) -> None:
    found = dates(cli, "15/9/2021", "--days", "7", "--calendar")
    assert (found["latest"], found["days"], found["counting"]) == ("2021-09-08", 7, "calendar days")
    assert (len(found["counted"]), found["skipped"]) == (7, [])
    assert dates(cli, "28/6/2024", "--days", "14", "--calendar")["latest"] == "2024-06-14"
    assert dates(cli, "15/9/2021", "--days", "7")["counting"] == "clear working days"
    text = cli.plain("dates", "15/9/2021", "--days", "7", "--calendar").out
    assert "Publish by: Wednesday 8 September 2021\n7 calendar days (" in text


@pytest.mark.parametrize(
    ("published", "given", "short", "verdict"), [("8/9/2021", 7, 0, "in time"), ("9/9/2021", 6, 1, "short")]
)
def test_what_was_sent_is_judged_by_calendar_days(
    cli: CommandLine, published: str, given: int, short: int, verdict: str
) -> None:
    found = dates(cli, "15/9/2021", "--days", "7", "--calendar", "--published", published)
    assert (found["calendar_days"], found["short_by"], found["verdict"]) == (given, short, verdict)
    assert "clear_days" not in found
    text = cli.plain("dates", "15/9/2021", "--days", "7", "--calendar", "--published", published).out
    assert (f"{given} calendar days, in time" if not short else f"{given} calendar days, 1 calendar day short") in text


def test_a_number_below_the_laws_is_a_warning(cli: CommandLine) -> None:
    assert "The law asks for 5 clear days in England, not 3." in dates(cli, "29/7/2021", "--days", "3")["warnings"][0]
    text = cli.plain("dates", "29/7/2021", "--days", "3").out
    assert "Note: The law asks for 5 clear days in England, not 3." in text


def test_a_panel_named_with_file_brings_its_own_rules(cli: CommandLine) -> None:
    made = cli.plain("new", "--name", "Sir Gâr", "--nation", "wales", "--file", "gar.json")
    assert made.code == 0
    assert dates(cli, "29/7/2021")["nation"] == "england"
    assert dates(cli, "29/7/2021", "--file", "gar.json")["nation"] == "wales"
    assert dates(cli, "29/7/2021", "--file", "gar.json", "--nation", "england")["days"] >= 3
    assert cli.plain("dates", "29/7/2021", "--file", "none.json").code == 3


@pytest.mark.parametrize(
    ("words", "said", "told"),
    [
        (["Friday 29/7/2021"], ["Did you mean Thursday 29 July 2021 or Friday 30 July 2021?"], "dates.weekday"),
        (["29/7/921"], ["921"], "dates.year"),
        (["7/29/2021"], ["There is no month 29."], "dates.month"),
        ([""], ["No date has been typed."], "dates.empty"),
        (
            ["31/6/2021", "--closed", "x", "--published", ""],
            ["There is no day 31", "is not", "No date has been typed"],
            "dates.no_such_day",
        ),
        (["29/7/2021", "--days", "-1"], ["-1 cannot be a number of days to count."], "days.too_few"),
        (["29/7/2021", "--published", "30/7/2021"], ["after the meeting"], "days.after_meeting"),
        (
            ["29/7/2021", "--calendar", "--days", "7", "--published", "30/7/2021"],
            ["after the meeting"],
            "days.after_meeting",
        ),
        (["29/7/2021", "--calendar"], ["No number of calendar days is given."], "days.none"),
        (["29/7/2021", "--calendar", "--days", "-1"], ["-1 cannot be a number of days to count."], "days.too_few"),
    ],
)
def test_bad_dates_are_refused_with_a_cure(cli: CommandLine, words: list[str], said: list[str], told: str) -> None:
    done = cli.plain("dates", "--today", "12/7/2021", *words)
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == len(said)
    for line, part in zip(done.err.splitlines(), said, strict=True):
        assert part in line
    assert done.told[0] == told


@pytest.mark.parametrize("today", ["banana", "Friday 12/7/2021", "31/2/2021"])
def test_a_bad_today_is_refused_for_every_command(cli: CommandLine, today: str) -> None:
    for words in (["show", "programme"], ["undo"], ["dates", "+3"], ["show", "calendar"]):
        done = cli.plain("--file", str(cli.panel), "--today", today, *words)
        assert (done.code, done.out) == (1, "")
        assert len(done.err.splitlines()) == 1


def test_relative_dates_count_from_today(cli: CommandLine) -> None:
    assert dates(cli, "next thu")["meeting"] == "2021-07-22"
    assert dates(cli, "+17")["meeting"] == "2021-07-29"
    assert dates(cli, "29 jul")["meeting"] == "2021-07-29"
    assert cli.plain("dates", "tomorrow").out.startswith("“tomorrow” is ")


@pytest.mark.parametrize(
    ("words", "source"),
    [
        (("--days", "7"), "the number asked for"),
        (("--days", "7", "--calendar"), "the number asked for"),
        (("--days", "3"), "the number asked for"),
    ],
)
def test_a_number_that_was_typed_is_nobodys_rule(cli: CommandLine, words: tuple[str, ...], source: str) -> None:
    assert dates(cli, "29/7/2021", *words)["provision"] == source
    text = cli.plain("dates", "29/7/2021", *words).out
    assert "panel's own rule" not in text
    assert f"({source})" in text


def test_the_number_of_the_panels_settings_is_its_own_rule(cli: CommandLine) -> None:
    assert cli.line('setting set "Clear days" 7').code == 0
    assert "(the panel's own rule (local rule))" in cli.line("dates 29/7/2021").out
    assert "(the number asked for)" in cli.line("dates 29/7/2021 --days 8").out
