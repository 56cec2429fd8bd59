"""Each statutory round told from start to end by `show round`, as a clerk would enter and read it: read these aloud.

Every story is entered by commands and printed on several days: while it goes on, at its end,
and where something went wrong. The same is read as JSON.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from store.queries.rounds.rounds import RoundWhole
from tests.as_read import same_as_read
from tests.tui.line import CommandLine

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "rounds"


class Story(NamedTuple):
    """Commands in the order in which a clerk enters them; `read DAY WORD` prints R1 that day and says how it stands."""

    name: str
    commands: str


_ALL = "--holds name criteria reasons terms"
STORIES = (
    Story(
        "precept-veto",
        """
        meeting add 4/2/2026 --kind special
        meeting add 12/2/2026 --kind special
        round open precept --year 2026
        read 20/1/2026 open
        round step R1 notified --on 23/1/2026 --amount 11
        round step R1 review --on 4/2/2026 --choice veto-too-low --members 15 --votes 15 --note Unanimous
        read 4/2/2026 open
        round step R1 report --on 4/2/2026
        read 5/2/2026 open
        round step R1 revised --on 10/2/2026 --amount 15
        round step R1 second-review --on 12/2/2026 --choice comments
        round step R1 second-report --on 13/2/2026
        read 13/2/2026 open
        round step R1 second-response --on 24/2/2026
        round step R1 issued --on 26/2/2026 --amount 15
        read 26/2/2026 done
        """,
    ),
    Story(
        "precept-late-report",
        """
        round open precept --year 2026
        round step R1 notified --on 28/1/2026 --amount 11
        round step R1 review --on 4/2/2026 --choice veto-too-low --members 15 --votes 10
        read 8/2/2026 open
        read 9/2/2026 ended
        round step R1 report --on 9/2/2026
        read 9/2/2026 ended
        """,
    ),
    Story(
        "precept-issued-too-early",
        """
        round open precept --year 2026
        round step R1 notified --on 23/1/2026 --amount 11
        round step R1 review --on 4/2/2026 --choice support-with-recommendations --amount 12
        round step R1 report --on 5/2/2026
        round step R1 issued --on 10/2/2026 --amount 13
        read 11/2/2026 open
        round step R1 response --on 16/2/2026
        read 16/2/2026 open
        round step R1 advice --on 20/2/2026 --note "The commissioner should issue it again"
        read 20/2/2026 open
        round close R1
        read 21/2/2026 ended
        """,
    ),
    Story(
        "chief-constable-reserve",
        f"""
        round open "chief constable"
        round step R1 incomplete --on 20/11/2026
        round step R1 notified --on 23/11/2026 {_ALL} --who "A. First"
        read 25/11/2026 open
        round step R1 hearing --on 7/12/2026
        round step R1 report --on 9/12/2026 --choice veto --members 15 --votes 10
        read 14/12/2026 open
        round step R1 reserve-notified --on 4/1/2027 {_ALL} --who "B. Second"
        read 5/1/2027 open
        round step R1 reserve-hearing --on 18/1/2027
        round step R1 reserve-report --on 20/1/2027 --choice appoint
        round step R1 decision --on 26/1/2027 --choice appointed
        read 26/1/2027 done
        """,
    ),
    Story(
        "chief-constable-late-veto",
        f"""
        round open "chief constable"
        round step R1 notified --on 23/11/2026 {_ALL}
        round step R1 hearing --on 11/12/2026
        read 14/12/2026 ended
        round step R1 report --on 14/12/2026 --choice veto --members 15 --votes 15
        round step R1 decision --on 18/12/2026 --choice appointed
        read 18/12/2026 ended
        """,
    ),
    Story(
        "removal",
        """
        round open removal
        round step R1 suspended --on 2/11/2026
        round step R1 proposed --on 10/11/2026
        read 11/11/2026 open
        round step R1 further-notice --on 23/11/2026
        read 24/11/2026 open
        round step R1 hearing --on 16/12/2026
        round step R1 report --on 18/12/2026 --choice do-not-remove
        round step R1 decision --on 5/1/2027 --choice accepted
        read 5/1/2027 done
        """,
    ),
    Story(
        "removal-without-hearing",
        """
        round open removal
        round step R1 proposed --on 10/11/2026
        round step R1 further-notice --on 23/11/2026
        round step R1 report --on 18/12/2026 --choice remove
        read 19/12/2026 open
        """,
    ),
    Story(
        "removal-after-six-weeks",
        """
        round open removal
        round step R1 proposed --on 10/11/2026
        round step R1 further-notice --on 23/11/2026
        round step R1 hearing --on 21/12/2026
        read 3/1/2027 open
        read 4/1/2027 ended
        round step R1 report --on 4/1/2027 --choice do-not-remove
        read 4/1/2027 ended
        """,
    ),
    Story(
        "suspension",
        """
        round open suspension
        round step R1 charged --on 5/1/2026 --choice more
        read 6/1/2026 open
        round step R1 suspended --on 12/1/2026
        read 13/1/2026 open
        round open acting
        round step R2 arose --on 12/1/2026 --choice suspension
        round step R2 appointed --on 14/1/2026 --choice staff --who "B. Chief"
        read 15/1/2026 open
        round step R1 ended --on 13/3/2026 --choice acquitted
        round step R2 ended --on 13/3/2026
        read 13/3/2026 done
        """,
    ),
    Story(
        "suspension-not-allowed",
        """
        round open suspension
        round step R1 charged --on 5/1/2026 --choice less
        read 6/1/2026 ended
        """,
    ),
    Story(
        "acting",
        """
        round open acting
        round step R1 arose --on 5/1/2026 --choice incapacity
        read 6/1/2026 open
        round step R1 appointed --on 12/1/2026 --who "B. Chief"
        read 13/1/2026 open
        round back R1 appointed
        round step R1 appointed --on 12/1/2026 --choice staff --who "B. Chief"
        read 14/1/2026 open
        round step R1 ended --on 2/3/2026
        read 2/3/2026 done
        """,
    ),
    Story(
        "plan",
        """
        meeting add 21/10/2024
        round open plan --poll 2/5/2024
        read 30/9/2024 open
        round step R1 received --on 1/10/2024
        read 2/10/2024 open
        round step R1 review --on 21/10/2024
        round step R1 report --on 25/10/2024
        read 26/10/2024 open
        round step R1 response --on 20/11/2024
        round step R1 issued --on 2/12/2024
        read 2/12/2024 done
        """,
    ),
    Story(
        "annual-report",
        """
        round open "annual report"
        round step R1 received --on 1/7/2021
        read 12/7/2021 open
        round step R1 review --on 29/7/2021
        round step R1 report --on 2/8/2021
        read 3/8/2021 open
        round step R1 response --on 1/9/2021
        read 1/9/2021 done
        """,
    ),
    Story(
        "confirmation-hearing",
        f"""
        round open hearing --post "chief executive"
        round step R1 notified --on 23/11/2026 {_ALL} --who "A. First"
        read 24/11/2026 open
        round step R1 hearing --on 7/12/2026
        read 14/12/2026 open
        round step R1 report --on 15/12/2026 --choice appoint
        round step R1 decision --on 18/12/2026 --choice accepted
        read 18/12/2026 done
        """,
    ),
)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_round_is_told_from_start_to_end(cli: CommandLine, story: Story) -> None:
    pages = []
    for command in (line.strip() for line in story.commands.strip().splitlines()):
        if command.startswith("read "):
            _, today, word = command.split()
            pages.append(read_round(cli, today, word))
        else:
            done = cli.line(command)
            assert done.code == 0, (command, done.err)
    check_story(story.name, "\n".join(pages))


def read_round(cli: CommandLine, today: str, word: str) -> str:
    """Print R1 as it stands on a day; text and JSON must say the same."""
    at = ("--file", str(cli.panel), "--today", today)
    told = cli.plain("show", "round", "R1", *at).out
    whole = msgspec.json.decode(cli.plain("show", "round", "R1", *at, "--format", "json").out, type=RoundWhole)
    assert whole.stands.startswith(f"{word}: "), (today, whole.stands)
    assert f"Stands: {whole.stands}" in told
    assert all(f"Note: {warning}" in told for warning in whole.warnings)
    assert all(line in told for line in whole.timeline)
    return told


def check_story(name: str, text: str) -> None:
    same_as_read(GOLDEN / f"{name}.txt", text)
