"""The lists as text, whole and in order: of a small office that a reader can go through by hand, and of the sample."""

from __future__ import annotations

import datetime as dt
import shlex
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.as_read import same_as_read
from tests.tui.line import CommandLine
from tui.commandline.parser import all_commands
from tui.settings_writing import write_setting

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "shown"

OFFICE = """
show programme
show programme --meeting 30/9/2021
show calendar
show questions
show actions
show tracker
show chasers
show meeting
show meeting --meeting M1
show record W2
show record A1
show withdrawn
show bin
show clock --meeting next
show clock
show rounds
show prepare
show chain
show chain A1
show load
show ledger
show backlog
show members
show membership
show attendance --meeting M1
show quorum --meeting M1
show attendance-record
show attendance-record --from 1/4/2021 --until 1/7/2021
show declarations --meeting M1
show room
question show Q1
question similar Q1
question sheet --meeting M5
setting show Clerk
version list W2
panels calendar
panels workload
dates 29/7/2021
chase report
check
item move W6 --to next --reason Early
item bin W3
item withdraw W5 --reason Late
version list W6
version compare W6 1
version compare W6 1 --format json
version compare W6 1 2
show history
show history W6 --limit 1
show withdrawn
show bin
point name "Before lunch"
point list
undo
redo
undo
show ledger
""".strip().splitlines()
"""What is asked of the office, some of it after it was changed."""

SAMPLE = """
show members --meeting 27/1/2021
show membership --on 1/2/2021
show attendance --meeting 27/1/2021
show votes --meeting 27/1/2021
show quorum --meeting 29/7/2021 --item 1
show replies --meeting 3/2/2017
show declarations --meeting 27/1/2021
show minute-sets
show load
show ledger
show backlog
show lint --meeting 27/1/2021
show after --meeting 27/1/2021
show chain A7
paper list W14
action split N17
setting show Statements
""".strip().splitlines()

ERRANDS = """
paper add W2 --what "Main report" --due 19/7/2021
paper add W2 --what Annex --appendix B --exempt 3 --interest "Names of staff"
paper order W2 2 up
paper order W2 B down
paper order W2 B up
paper edit W2 B --pages 9-12
paper list W2
paper list --meeting next
paper list --meeting next --exempt
paper withdraw W2 1 --reason "Not ready"
paper remove W2 9
paper remove W2 2
paper list
paper check W2
item add "A visit" --meeting 30/9/2021 --minutes 20 --moveable
item reorder "A visit" up
item reorder "A visit" up
item defer W3 --reason "Figures are late"
item reinstate W4
item considered W2 W3 --meeting M1
item criteria "Public interest" Impact --line 4
item score W7 "Public interest=3" Impact=x
item score W7 "Public interest=3" Impact=٢
item score W7 "Public interest=3" Impact=2
show backlog
item clear-note W7
item move W7 --to "29/7/2021"
item move W99 --to 31/2/2021
item withdraw W8 --reason "No longer wanted"
meeting add 3/2/2022 --start 1pm --venue "Committee Room 1"
meeting edit 3/2/2022 --minutes 120 --finish 3pm
meeting postpone 3/2/2022 --to 10/2/2022 --reason Snow
meeting cancel M9 --reason "No business"
meeting status M5 arranged
holiday add 2/8/2021 --name "Local holiday" --reason "By the council"
holiday move 30/8/2021 --to 31/8/2021 --reason "By the council"
holiday remove 27/12/2021 --reason "By the council"
holiday back 2/8/2021
closure add 24/12/2021 --to 31/12/2021 --reason Christmas
closure remove 24/12/2021
busy add 29/7/2021 "County council"
busy remove 29/7/2021
election add 5/5/2022 --from 24/3/2022 --what "Local elections"
election remove 5/5/2022
notice next --on 12/7/2021
setting set Councils "Borset County Council; Borset District Council"
notice next --on 12/7/2021
setting set Quorum 1/3
setting set "Time for business" 120
setting set Nonsense x
setting show Quorum
member add "E. Newcomer" --title Councillor --body "Borset County Council" --from 1/7/2021
member edit S3 --party Green --change-from 5/7/2021
member vacancy --body "Borset District Council" --since 1/7/2021
member end S1 --on 31/8/2021 --reason Resigned
member quorum 1/2
member chair Newcomer
member council "Borset County Council" --seats 1 --make-up "Blue 15; Red 4"
person edit Newcomer --name "E. Newcomer-Hart" --from 8/7/2021
show members
show membership --on 1/9/2021
attend present Present Newcomer --meeting 25/3/2021
attend present Chairwoman --meeting 25/3/2021
attend vote --meeting 25/3/2021 --item 1 --motion "To note it" --moved Chairwoman --result carried --for Chairwoman
attend vote --meeting 25/3/2021 --item 1 --for Present --against Chairwoman
show votes --meeting M1
show attendance --meeting M1
attend apologies Chairwoman --meeting 25/3/2021
attend vote-back 1 --meeting 25/3/2021
attend vote-back 9 --meeting 25/3/2021
declare add Present --meeting 25/3/2021 --interest DPI --item 1 --nature "A house"
show declarations --meeting M1
minute add --meeting 25/3/2021 --heading "WORK PROGRAMME" --number 41/20 --text "Members noted it."
minute edit "41/20 of 25/3/2021" --heading "The programme"
minute void "40/20 of 25/3/2021" --reason "Entered twice"
action add "Bring a plan" --minute "41/20 of 25/3/2021" --owner OPCC --due "next meeting"
action note A3 "Asked by telephone"
action close A3 --what "A plan came" --where "Minute 41/20" --on 1/7/2021
action reopen A3 --reason "Not whole"
action carry A3 --to 30/9/2021 --reason "No time"
action link A3 --item W6
action view Mine is:open
finding aside quorum-not-set --reason "As agreed" --until 1/9/2021
finding aside business-missing:plan:2021 --reason "As agreed" --until 1/9/2021
show findings --aside
finding back business-missing:plan:2021
question receive "Jo Sample" --text "Will it?" --received 5/7/2021 --meeting 29/7/2021
question acknowledge Q2
question accept Q2 --by Chair --reason "In time"
question reject Q1 --ground out_of_remit --by Chair --reason "No function"
question show Q2
complaint add --received 2/7/2021 --complainant "A. Resident"
complaint record K1 --on 3/7/2021
show complaint K1
show complaints
round step R1 notified --on 25/1/2021
round step R1 review --on 25/3/2021 --choice support
round step R1 review --on 25/3/2021 --choice support
round close R1
round back R1 review
round back R1 notified
report draft 25/3/2021
report final 25/3/2021
point name Now
point list
point forget Now
show history --limit 3
show ledger
show calendar
undo
""".strip().splitlines()
"""What is done at the office in a day, some of it refused."""

OUT = """
export programme --out p.csv
export programme --out p.csv
export programme --out p.txt --replace
export calendar --format ics --out c.ics
export agenda --meeting next --out agenda.md
export notice --meeting next --format text
export members --format csv
export attendance --meeting M1
export data --out d.json
import data d.json
import data d.json --yes
export all --meeting M4 --out papers
copy other.json
copy other.json
merge other.json
merge missing.json
doctor
panels add panel.json --name Here
panels add panel.json
panels list
panels open here
panels open nowhere
panels remove here
setting rules common
setting rules common --from 1/9/2021
setting rules common --yes
show clock --meeting next
import programme p.csv
import members p.csv
import meetings c.ics
import meetings c.ics --yes
propose 2022 --start 1pm --venue "County Hall" --number 2
action split N1
action split N1 --take "clause 9||||Words of one's own" --take "clause 8"
pack check nowhere
dates 29/7/2021 --format json
schema progrm
check --since-last
check --since-last
chase report --yes
chase nothing
website off M1
agenda build --meeting next
show agenda
agenda word 1 --meeting next --ask "To note"
agenda order 1 down --meeting next
agenda leave-out 1 --meeting next
agenda publish next --on 12/7/2021
show changes
deadline done next publication --on 12/7/2021
deadline done next draft-reports --on 9/7/2021
deadline back next draft-reports
meeting stamp start --meeting M1 --at 13:00
meeting stamp note --words Welcomed --meeting M1
show room --meeting M1
version restore W2 1
undo
""".strip().splitlines()
"""What goes out of the office and comes in."""


def talk(cli: CommandLine, lines: list[str]) -> str:
    """Give what was typed with all that was printed; the folder of the test goes by one name."""
    said = []
    for line in lines:
        own_day = " --today " in line
        done = cli.plain("--file", str(cli.panel), *shlex.split(line)) if own_day else cli.line(line)
        told = [each.rstrip() for each in (*done.out.splitlines(), *done.err.splitlines())]
        said += [f"$ secretariat {line}", *told, *([f"(exit code {done.code})"] if done.code else []), ""]
    return "\n".join(said).replace(str(cli.folder), "FOLDER").replace(str(cli.folder.parent), "FOLDER")


LEFT_OUT = {"demo", "new", "do", "desk", "bundle", "completions", "man", "reference"}
LONG = {"show minutes", "show brief", "show annual", "show notice"}
"""Families that begin, ask, or say what is never twice the same; and what prints what stands in another text."""


def examples() -> list[str]:
    """Give the examples of the help of the commands that are named nowhere above, with what has to come before them.

    What puts a record in the bin comes last.
    """
    named = "\n".join(("", *OFFICE, *ERRANDS, *OUT, *SAMPLE, ""))
    others = [one for one in all_commands() if f"\n{one.words} " not in named and f"\n{one.words}\n" not in named]
    others = [one for one in others if one.words.split()[0] not in LEFT_OUT and one.words not in LONG]
    others.sort(key=lambda one: one.words.endswith(" bin"))
    lines = dict.fromkeys(line for one in others for line in one.examples)
    return [line.removeprefix("secretariat ").replace(" --today 12/7/2021", "") for line in lines]


ASKED = {"office": OFFICE, "errands": ERRANDS, "out": OUT, "sample": SAMPLE, "examples": examples()}


@pytest.mark.parametrize("name", ASKED)
def test_it_is_shown_as_it_was_read(name: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """At half past ten by the clock of the office; who writes is said in the clerk's settings."""
    instant = dt.datetime(2021, 7, 12, 9, 30, tzinfo=dt.UTC)
    stopped = SimpleNamespace(datetime=SimpleNamespace(now=lambda _: instant), UTC=dt.UTC)
    monkeypatch.setattr("store.clock.dt", stopped)
    cli = request.getfixturevalue("cli" if name in {"sample", "examples"} else "small")
    assert write_setting("who", "Ann Clerk")
    text = talk(cli, ASKED[name])
    same_as_read(GOLDEN / f"{name}.txt", text)
