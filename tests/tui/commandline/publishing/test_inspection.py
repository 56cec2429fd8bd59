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
