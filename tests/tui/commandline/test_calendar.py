"""The command line of the calendar that knows the law: clocks, publishing, rounds, days off, proposals, check."""

from __future__ import annotations

import msgspec
import pytest

from store.queries.calendar.proposed import ProposedRow
from store.queries.findings.check import CheckLine
from store.queries.rounds.rounds import RoundWhole
from tests.tui.line import CommandLine


def test_the_clock_of_the_next_meeting(cli: CommandLine) -> None:
    rows = {row["deadline"]: row for row in cli("show", "clock", "--meeting", "next", "--format", "json").json()}
    papers = rows["publication"]
    assert (papers["meeting"], papers["due"], papers["working_days_left"], papers["state"], papers["statutory"]) == (
        "2021-07-29",
        "2021-07-21",
        7,
        "due",
        True,
    )
    assert "Local Government Act 1972" in str(papers["provision"])
    assert (rows["question-deadline"]["due"], rows["question-deadline"]["state"]) == ("2021-07-07", "past")
    assert {row["id"] for row in rows.values()} == {"M18"}
    told = cli("show", "clock", "--meeting", "29/7/2021").out
    assert "Wed 21 Jul 2021: Agenda and reports published: 7 working days left [law]" in told
    assert "up to and including the due day" in told


def test_all_clocks_that_run(cli: CommandLine) -> None:
    rows = cli("show", "clock", "--format", "json").json()
    assert {row["id"] for row in rows} == {"M17", "M18", "M19", "M20"}
    assert cli("show", "clock", "--format", "csv").out.startswith("id,meeting,deadline,label,due,")


def test_publishing_late_on_the_line(cli: CommandLine) -> None:
    late = ("--file", str(cli.panel), "--today", "27/7/2021")
    refused = cli.plain("publish", "next", *late)
    assert refused.code == 1
    assert "Choose the lawful basis" in refused.err
    done = cli.plain("publish", "next", *late, "--basis", "report-to-follow")
    assert (done.code, done.err) == (0, "")
    assert "short by 4 (report to follow)" in done.out


def test_moving_a_meeting_lists_what_moves(cli: CommandLine) -> None:
    done = cli.line('meeting postpone 30/9/2021 --to 1/10/2021 --reason "Venue"')
    assert "15 deadlines move." in done.out
    assert "Agenda and reports published (law): Wed 22 Sep 2021 → Thu 23 Sep 2021" in done.out


def test_a_proclaimed_holiday_lists_what_moves(cli: CommandLine) -> None:
    done = cli.line('holiday add 26/7/2021 --name Mourning --reason "Proclamation"')
    assert done.code == 0
    assert "meeting of 29 July 2021, Agenda and reports published (law): Wed 21 Jul 2021 → Tue 20 Jul 2021" in done.out
    assert cli("dates", "2021-07-29").out.count("Tuesday 20 July 2021") == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('holiday add 25/12/2021 --name x --reason "r"', "weekend"),
        ('holiday move 31/8/2021 --to 6/9/2021 --reason "r"', "is not a bank holiday"),
        ('closure add 31/12/2021 --to 29/12/2021 --reason "r"', "before it begins"),
        ("deadline done 29/7/2021 nothing", "no deadline “nothing”"),
        ("deadline done 29/7/2021 publication", "not only ticked off"),
        ("deadline back 29/7/2021 draft-reports", "is recorded as done"),
        ("round open waltz", "is not a kind of round"),
        ("round open precept", "needs its year"),
        ("round step R9 review", "R9"),
        ("propose 2022 --weekday Funday", "no day of the week"),
        ("propose 2022 --number 20", "cannot be proposed"),
        ("notice 29/7/2021 --at Atlantis", "not one of the panel's councils"),
        ("show clock --meeting 1/1/2021", "no meeting on"),
    ],
)
def test_what_is_refused_is_said_with_a_cure(cli: CommandLine, line: str, said: str) -> None:
    done = cli.line(line)
    assert (done.code, done.out) == (1, "")
    assert said in done.err


def test_the_round_of_2026_on_the_line(cli: CommandLine) -> None:
    for line in (
        "round open precept --year 2026",
        'round step R1 review --on 4/2/2026 --choice veto-too-low --note "Unanimous"',
        "round step R1 report --on 4/2/2026",
        "round step R1 revised --on 10/2/2026 --amount 15",
    ):
        assert cli.line(line).code == 0
    done = cli.line("round step R1 second-review --on 12/2/2026 --choice comments")
    assert "one clear day of 5, short by 4" in done.out
    assert "10 of 15 members in post" in done.out
    later = ("--file", str(cli.panel), "--today", "13/2/2026")
    told = cli.plain("show", "round", "R1", *later).out
    assert "Wednesday 4 February 2026: the panel reviewed the proposed precept and vetoed it as too low" in told
    assert "planned" not in told
    whole = msgspec.json.decode(cli.plain("show", "round", "R1", *later, "--format", "json").out, type=RoundWhole)
    assert whole.working_days_left == 5
    assert len(whole.dates) == 6
    assert cli.line("round step R1 notified --on 30/1/2026 --amount lots").err.startswith("That is not an amount")


def test_an_incomplete_notification_on_the_line(cli: CommandLine) -> None:
    assert cli.line('round open hearing --post "chief executive"').code == 0
    refused = cli.line("round step R1 notified --holds name reasons")
    assert "lacks the criteria for the appointment and the terms" in refused.err
    assert cli.line("round step R1 notified --holds name criteria reasons terms --on 1/7/2021").code == 0
    assert "Wednesday 21 July 2021" in cli.line("show rounds").out


def test_proposed_dates_are_shown_and_only_created_when_asked(cli: CommandLine) -> None:
    line = 'propose 2022 --start 1pm --venue "County Hall" --venue "City Hall"'
    shown = cli.line(line)
    assert "Nothing is saved" in shown.out
    assert "Thursday 2 February 2023, 1:00 pm (ordinary), County Hall; publish by Wed 25 Jan 2023; CLASH" in shown.out
    assert len(cli.register().meetings) == 20
    rows = msgspec.json.decode(cli.line(f"{line} --format json").out, type=list[ProposedRow])
    assert len(rows) == 7
    created = cli.line(f"{line} --yes")
    assert "Proposed 7 meetings from 23 June 2022 to 23 March 2023." in created.out
    assert len(cli.register().meetings) == 27


def test_check_says_what_presses_and_its_exit_code_too(cli: CommandLine) -> None:
    done = cli("check")
    assert done.code == 1
    assert "Draft reports in for the meeting of Thursday 29 July 2021: late by 1 working day" in done.out
    told = cli("check", "--format", "json")
    assert told.code == 1
    lines = msgspec.json.decode(told.out, type=list[CheckLine])
    assert {"deadline.late", "deadline.due"} <= {line.code for line in lines}


@pytest.mark.parametrize("name", ["cleveland", "LLR", "essex", "nottinghamshire"])
def test_a_new_file_begins_with_the_rules_of_another_panel(cli: CommandLine, name: str) -> None:
    made = cli.plain("new", "--name", "A panel", "--rules", name, "--file", "new.json")
    assert (made.code, made.err) == (0, "")
    assert cli.plain("meeting", "add", "29/7/2021", "--file", "new.json", "--today", "12/7/2021").code == 0
    rows = cli.plain("show", "clock", "--file", "new.json", "--today", "12/7/2021", "--format", "json").json()
    codes = {row["deadline"] for row in rows}
    assert "publication" in codes
    assert "draft-reports" not in codes
    assert ("question-deadline" in codes) == (name != "nottinghamshire")


def test_rules_of_the_other_nation_or_of_nobody_are_refused(cli: CommandLine) -> None:
    other = cli.plain("new", "--name", "A", "--rules", "cleveland", "--nation", "wales", "--file", "new.json")
    assert (other.code, "panel in England" in other.err) == (1, True)
    nobody = cli.plain("new", "--name", "A", "--rules", "atlantis", "--file", "new.json")
    assert (nobody.code, "cleveland" in nobody.err) == (1, True)


def test_the_calendar_says_by_when_papers_are_due(cli: CommandLine) -> None:
    rows = {row["id"]: row for row in cli("show", "calendar", "--format", "json").json()}
    assert (rows["M18"]["publish_by"], rows["M18"]["working_days_left"]) == ("2021-07-21", 7)
    assert rows["M2"]["publish_by"] is None


def test_a_day_is_said_back_in_full_and_what_is_odd_about_it_once(cli: CommandLine) -> None:
    told = cli.line("meeting add 31/7/21 --today 12/7/2021").out
    assert "“31/7/21” is Saturday 31 July 2021." in told
    assert told.count("Saturday 31 July 2021 is not a working day: weekend.") == 1
    late = cli.line('action edit A8 --due "5 February 2019, as printed" --today 12/7/2021').out
    assert "Note: Tuesday 5 February 2019 comes before Wednesday 27 January 2021, on which it was asked for." in late
    found = cli.line("check --today 12/7/2021").out
    assert "Action A8: Tuesday 5 February 2019 comes before" in found


def test_in_a_field_for_the_past_a_day_without_a_year_is_the_last_one(cli: CommandLine) -> None:
    told = cli.line('action respond A4 noted --text "Yes" --received "29 jun" --today 12/7/2021')
    assert "“29 jun” is Tuesday 29 June 2021." in told.out + told.err
