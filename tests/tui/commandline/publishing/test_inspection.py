"""What has to stay open until when, listed and told on the command line."""

from __future__ import annotations

from tests.tui.line import CommandLine


def test_the_list_says_of_each_meeting_until_when_and_what_may_leave(cli: CommandLine) -> None:
    rows = {row["id"]: row for row in cli("show", "inspection", "--json").json()}
    assert (rows["M15"]["papers_until"], rows["M15"]["background_until"]) == ("2027-03-24", "2025-03-24")
    assert rows["M15"]["state"] == "all has to stay"
    assert rows["M4"]["state"] == "background papers may leave"
    assert "M16" not in rows, "a private briefing has nothing open to inspection"
    assert "M18" not in rows, "nor has a meeting that is to come"
    assert rows["M15"]["website_since"] is None
    text = cli("show", "inspection").out
    assert "ask" in text
    assert "s.100C(1); Local Government Act 1972 s.100D" in text


def test_a_check_tells_it_from_the_day_on_and_the_day_before_not(cli: CommandLine) -> None:
    for day, told in (("24/3/2027", False), ("25/3/2027", True), ("21/4/2027", True), ("22/4/2027", False)):
        said = cli.plain("--file", str(cli.panel), "--today", day, "show", "findings").out
        assert ("The agenda, minutes and reports of the meeting of 25 March 2021 may leave the website" in said) is told


def test_that_papers_were_taken_off_is_recorded_listed_and_told_no_more(cli: CommandLine) -> None:
    file = ("--file", str(cli.panel), "--today", "3/2/2022")
    findings = (*file, "show", "findings")
    assert "of the meeting of 2 February 2016 may leave the website" in cli.plain(*findings).out
    early = cli.plain(*file, "website", "off", "2/2/2016", "--on", "1/2/2022")
    assert early.code == 1
    assert "have to be open to inspection until Tuesday 1 February 2022" in early.err
    done = cli.plain(*file, "website", "off", "2/2/2016", "--by", "The web team")
    assert "as taken off the website on 3 February" in done.out
    assert "2 February 2016 may leave the website" not in cli.plain(*findings).out
    [row] = [one for one in cli("show", "inspection", "--json").json() if one["id"] == "M2"]
    assert (row["off_since"], row["background_off_since"]) == ("2022-02-03", "2022-02-03")
    assert "taken off the website" in cli.plain(*file, "show", "history", "M2").out
    cli.plain(*file, "undo")
    assert "2 February 2016 may leave the website" in cli.plain(*findings).out
