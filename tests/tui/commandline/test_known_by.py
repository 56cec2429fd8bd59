"""A meeting known by its week or month on the command line: each door reads it, and each face says it."""

from __future__ import annotations

import pytest

from tests.tui.line import CommandLine


@pytest.mark.parametrize(
    ("typed", "said", "date", "by"),
    [
        ("November 2021", "November 2021", "2021-11-30", "month"),
        ("w/c 4 October", "the week of Monday 4 October 2021", "2021-10-08", "week"),
    ],
)
def test_every_door_reads_it(cli: CommandLine, typed: str, said: str, date: str, by: str) -> None:
    added = cli("meeting", "add", typed)
    assert f"Added an ordinary meeting in {said}." in added.out
    assert f"“{typed}” is {said}; its day is not known yet." in added.out + added.err
    assert "Note:" not in added.out
    (row,) = [row for row in cli("show", "calendar", "--format", "json").json() if row["known_by"]]
    assert (row["date"], row["known_by"], row["publish_by"]) == (date, by, None)
    assert row["unknown"] == "not set until its day is known"
    day = cli("meeting", "edit", typed, "--date", "18/11/2021")
    assert f"Set the day of the meeting of {said} to 18 November 2021." in day.out
    assert "Agenda and reports published (law): none → Wed 10 Nov 2021" in day.out
    moved = cli("meeting", "postpone", "18/11/2021", "--to", typed, "--reason", "The hall burnt down")
    assert "18 November 2021" in moved.out
    assert said in moved.out
    assert cli("meeting", "postpone", typed, "--to", "18/11/2021", "--reason", "Another hall").code == 0


@pytest.mark.parametrize("words", [("show", "calendar"), ("show", "programme"), ("export", "programme")])
def test_every_face_says_it_and_none_its_last_day(cli: CommandLine, words: tuple[str, ...]) -> None:
    cli("meeting", "add", "November 2021")
    cli("item", "add", "Rural crime plan", "--meeting", "November 2021")
    told = cli(*words).out
    assert "Nov 2021" in told or "November 2021" in told
    assert "30 Nov" not in told


def test_what_needs_the_day_is_refused(cli: CommandLine) -> None:
    cli("meeting", "add", "November 2021")
    for words in (("meeting", "held", "november 2021"), ("meeting", "status", "november 2021", "called")):
        refused = cli(*words)
        assert refused.code != 0
        assert "The day of the meeting in November 2021 is not fixed. Edit the meeting and type its day first." in (
            refused.err
        )
    clock = cli("show", "clock", "--meeting", "november 2021").out
    assert "Its deadlines are not set until its day is known." in clock
    assert "No meeting has a deadline" not in clock


def test_check_says_it_once(cli: CommandLine) -> None:
    cli("meeting", "add", "w/c 4 October")
    found = [line for line in cli("check").out.splitlines() if "4 October 2021" in line]
    assert len(found) == 1
    assert found[0].startswith("The day of the meeting in the week of Monday 4 October 2021 is not fixed.")


def test_an_unknown_month_names_the_nearest(cli: CommandLine) -> None:
    refused = cli("meeting", "edit", "November 2021", "--venue", "Hall")
    assert "There is no meeting known by November 2021 alone." in refused.err
