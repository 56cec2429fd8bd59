"""Each report to the commissioner from its draft to its answer, as a clerk would enter and read it: read these aloud.

Every story is entered by commands, each on the `@DAY` before it; `read ID STATE` prints the report that day.
Screen, text and JSON are one view: where one is printed all three are compared.
"""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from store.queries.reports.whole import ReportWhole, report_lines
from store.records import Report
from store.rules.words.dates import long_date, read_date
from store.rules.words.wording import capital
from tests.as_read import same_as_read
from tests.store.commands.office import TODAY
from tests.tui.line import CommandLine, Outcome

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "reports"

_ALL = "--holds name criteria reasons terms"
_MEMBERS = "P1 P18 P19 P20 P21 P22 P23 P24 P25 P26"


class Story(NamedTuple):
    """Commands in the order in which a clerk enters them; a line that begins with `!` is refused."""

    name: str
    commands: str


STORIES = (
    Story(
        "precept-2021",
        """
        @1/2/2021
        round open precept --year 2021
        round step R1 review --on 27/1/2021 --choice support-with-recommendations --vote V1
        report draft 27/1/2021
        read L1 draft
        !report final R1
        round step R1 notified --on 20/1/2021 --amount 15
        !report final R1
        round edit R1 --amounts rise
        report edit R1 --signatory Adatia --manner "on the website of the host authority"
        report final R1
        @2/2/2021
        report publish R1
        report copies R1 all
        read L1 sent
        round step R1 response --on 2/2/2021
        read L1 answered
        """,
    ),
    Story(
        "precept-veto",
        f"""
        @28/1/2026
        meeting add 4/2/2026 --kind special
        meeting add 12/2/2026 --kind special
        round open precept --year 2026 --amounts rise
        round step R1 notified --amount 11
        @4/2/2026
        attend present {_MEMBERS} P27 P28 --meeting 4/2/2026
        minute add --meeting 4/2/2026 --heading "PROPOSED PRECEPT" --recommended "That the increase be £15."
        attend vote --meeting 4/2/2026 --rule veto --for {_MEMBERS} --against P27 P28 --motion "That it be vetoed" \
        --moved P1 --seconded P18 --round R1 --step review --choice veto-too-low
        report draft R1
        read L1 draft
        !report final R1
        report edit R1 --signatory Adatia --minutes "PROPOSED PRECEPT of 4/2/2026"
        report word R1 reasons --text "An increase of £11 leaves the force without the officers that its plan needs."
        !report word R1 decision --text ""
        report word R1 decision --text "The Panel has vetoed the proposed precept."
        !report final R1
        report word R1 decision
        @5/2/2026
        report final R1
        report publish R1
        !round back R1 report
        read L1 sent
        round step R1 revised --on 5/2/2026 --amount 15
        @12/2/2026
        round step R1 second-review --choice comments --no-vote
        report draft R1
        report edit L2 --signatory Adatia
        report word L2 reasons --text "The Panel welcomes the increase."
        report final L2
        report publish L2
        read L2 sent
        """,
    ),
    Story(
        "precept-veto-late",
        f"""
        @28/1/2026
        meeting add 4/2/2026 --kind special
        round open precept --year 2026 --amounts rise
        round step R1 notified --amount 11
        @4/2/2026
        attend present {_MEMBERS} --meeting 4/2/2026
        attend vote --meeting 4/2/2026 --rule veto --for {_MEMBERS} --round R1 --step review --choice veto-too-high
        report draft R1
        report edit R1 --signatory Adatia
        report word R1 reasons --text "It is too much."
        @9/2/2026
        !report final R1
        report final R1 --yes
        read L1 final
        """,
    ),
    Story(
        "confirmation",
        f"""
        @23/11/2020
        round open hearing --subject "Ms Ann Example" --post "chief executive"
        round step R1 notified {_ALL}
        !report draft R1
        @9/12/2020
        round step R1 hearing
        report draft 9/12/2020
        read L1 draft
        !report edit R1 --outcome veto
        report edit R1 --outcome "recommends the appointment" --signatory P1
        @10/12/2020
        report final R1
        report publish R1
        read L1 sent
        """,
    ),
    Story(
        "chief-constable-veto",
        f"""
        @1/2/2021
        round open "chief constable" --subject "Mr Ben Example"
        round step R1 notified {_ALL}
        meeting add 15/2/2021 --kind "confirmation hearing"
        @15/2/2021
        round step R1 hearing
        attend present {_MEMBERS} --meeting 15/2/2021
        attend vote --meeting 15/2/2021 --rule chief-constable-veto --for {_MEMBERS} --motion "That it be vetoed"
        report draft R1
        report edit R1 --outcome "vetoes the appointment" --vote V2 --signatory Adatia
        report word R1 reasons --text "The Panel was not satisfied."
        report final R1
        report publish R1
        read L1 sent
        round step R1 reserve-notified {_ALL} --who "Ms Cara Example"
        round step R1 reserve-hearing --on 15/2/2021
        report draft R1
        report edit L2 --outcome "recommends the appointment" --signatory Adatia
        read L2 draft
        """,
    ),
    Story(
        "removal",
        """
        @23/11/2020
        round open removal --subject "Mr Ben Example"
        round step R1 proposed --on 10/11/2020
        round step R1 further-notice
        round step R1 hearing --on 23/11/2020
        report draft R1
        report edit R1 --outcome "recommends no such call" --signatory Adatia
        !report final R1
        report edit R1 --signed-as "Monitoring Officer"
        report final R1
        read L1 final
        """,
    ),
    Story(
        "plan-and-annual-report",
        """
        @25/3/2021
        round open plan --subject "2021 to 2025"
        round step R1 received --on 1/3/2021
        round step R1 review --on 25/3/2021
        minute add --meeting 25/3/2021 --heading "DRAFT PLAN" --recommended "That cyber-crime be a priority."
        report draft R1
        read L1 draft
        report edit R1 --minutes "DRAFT PLAN of 25/3/2021" --signatory Adatia
        report final R1
        report publish R1
        read L1 sent
        round open "annual report"
        round step R2 received --on 1/3/2021
        round step R2 review --on 25/3/2021
        report draft R2
        read L2 draft
        !report draft 25/3/2021
        """,
    ),
    Story(
        "scrutiny",
        """
        @25/3/2021
        minute add --meeting 25/3/2021 --heading "RECRUITMENT" --recommended "(a) That figures be given;" \
        --recommended "(b) That they be given each quarter."
        report draft 25/3/2021
        !report draft 25/3/2021
        report edit 25/3/2021 --signatory Adatia --reply-by 30/4/2021
        report word 25/3/2021 review --text "The Panel considered recruitment."
        minute edit "RECRUITMENT of 25/3/2021" --heading "POLICE RECRUITMENT"
        read L1 draft
        report final 25/3/2021
        !report answer 25/3/2021
        report publish 25/3/2021
        @20/4/2021
        report answer 25/3/2021 --answer "Letter of 20 April 2021: agreed"
        read L1 answered
        !report publish 25/3/2021
        report back L1
        report back L1
        report back L1
        !report back L1
        read L1 draft
        """,
    ),
)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_report_is_followed_from_draft_to_answer(cli: CommandLine, story: Story) -> None:
    pages: list[str] = []
    today = ""
    for command in (line.strip() for line in story.commands.replace("\\\n", " ").strip().splitlines()):
        if command.startswith("@"):
            today = command[1:]
        elif command.startswith("read "):
            _, report, word = command.split()
            pages.append(read_report(cli, today, report, word))
        else:
            refused = command.startswith("!")
            done = on_day(cli, today, command.removeprefix("!"))
            assert done.code == refused, (command, done.out, done.err)
            if refused:
                pages.append(f"$ {command[1:]}\n{done.err}")
    check_story(story.name, "\n".join(pages))


def on_day(cli: CommandLine, today: str, command: str) -> Outcome:
    return cli.plain("--file", str(cli.panel), "--today", today, *shlex.split(command))


def read_report(cli: CommandLine, today: str, report: str, word: str) -> str:
    """Print a report as it stands on a day; text, JSON and what the screen shows must say the same."""
    told = on_day(cli, today, f"show report {report}").out
    whole = msgspec.json.decode(on_day(cli, today, f"show report {report} --format json").out, type=ReportWhole)
    assert whole.state.startswith(word), (today, whole.state)
    day = read_date(today, TODAY)
    register = cli.register()
    screen = dict(report_lines(register, register.need(Report, report), day))
    printed = [one for one in whole.blocks if one.paragraph]
    assert [one.paragraph for one in printed] == list(range(1, len(printed) + 1))
    for one in printed:
        assert f"\n{one.paragraph}. {one.text}\n" in told
        shown = next(text for label, text in screen.items() if label.startswith(f"{one.paragraph} {capital(one.code)}"))
        assert shown == one.text
    assert f"\n{len(printed) + 1}. " not in told
    assert whole.title in told
    assert f"To: {whole.to}\n" in told
    assert (f"Date: {long_date(whole.dated)}" if whole.dated else "[not dated yet]") in told
    assert screen["Stands"].casefold().startswith(whole.state)
    assert sum(
        label in {"Still asked", ""} for label, _ in report_lines(register, register.need(Report, report), day)
    ) == (len(whole.asks))
    assert ("[not recorded" in told) <= bool(whole.asks)
    return told


def check_story(name: str, text: str) -> None:
    same_as_read(GOLDEN / f"{name}.txt", text)
