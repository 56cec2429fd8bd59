"""What every list says of a panel in which nothing is recorded yet, word for word, below the day that was given."""

from __future__ import annotations

import datetime as dt

import pytest

from store.desk import Desk
from store.papers.views import VIEWS
from store.records import Panel
from tests.tui.line import CommandLine

NO_MEETING = "No meeting is arranged on or after Monday 12 July 2021. Add one with: secretariat meeting add DATE.\n"

NOTHING = {
    "show calendar": "There are no meetings yet. Add one with: secretariat meeting add DATE",
    "show questions": "There are no questions.",
    "show actions": "There are no actions.",
    "show tracker": "There are no actions.",
    "show minute-sets": "No meeting has minutes yet.",
    "show chasers": "No letter is due.",
    "show papers": "There are no papers.",
    "show inspection": "No meeting has papers that must stay open to inspection.",
    "show history": "There are no changes yet.",
    "show withdrawn": "No item was withdrawn.",
    "show bin": "The bin is empty.",
    "show clock": "No meeting has a deadline to come. Add one with: secretariat meeting add DATE",
    "show rounds": "There are no statutory rounds. Open one with: secretariat round open precept --year YEAR",
    "show prepare": "No meeting to prepare\nNo meeting is arranged. Add one in the calendar.",
    "show chain": "No action is open.",
    "show load": "No meeting is arranged.",
    "show ledger": "No business was lost or delayed.",
    "show replies": "No recommendation is recorded.",
    "show backlog": "No suggestion waits.",
    "show members": "No members are recorded for that day.",
    "show votes": "No vote is recorded.",
    "show declarations": "There are no declarations.",
    "show reports": "No report is drafted yet.",
    "show complaints": "No complaint is recorded.",
}
"""What is said below the day and an empty line."""

BARE = {
    "paper list": "Today is taken to be Monday 12 July 2021.\nNo paper is recorded.\n",
    "paper check": (
        "Today is taken to be Monday 12 July 2021.\nNothing is to be put right in the papers that have come.\n"
    ),
    "complaint purge": "No particulars of complaints are due to be removed.\n",
    "question purge": "No contact details are due to be removed.\n",
    "point list": "No point has a name.\n",
    "panels list": "No panel is in your list yet. Put one on it with: secretariat panels add FILE\n",
    "panels calendar": "Today is taken to be Monday 12 July 2021.\nNo meeting is to come.\n",
    "panels clashes": (
        "Today is taken to be Monday 12 July 2021.\n"
        "No room is booked twice, and nobody is expected in two places at once.\n"
    ),
    "panels workload": "Today is taken to be Monday 12 July 2021.\nNothing is to be done in these weeks.\n",
    "chase reply": "No letter is due.\n",
}
"""What is said as a whole."""

REFUSED = {
    **{f"show {name}": NO_MEETING for name in ("meeting", "attendance", "quorum", "brief")},
    **{f"show {name}": NO_MEETING for name in ("room", "agenda", "changes", "notice")},
    "question sheet": NO_MEETING,
    "undo": "There is nothing to undo.\n",
    "redo": "There is nothing to redo.\n",
}

OF_ITS_OWN = {"programme", "beginning", "findings", "membership", "attendance-record", "annual"}
"""What has lines though nothing is recorded: headings, what is to be begun, figures of nought."""

OF_ONE = {"after", "lint", "record"}
"""What is printed of a record that is named."""


@pytest.fixture
def bare(cli: CommandLine) -> CommandLine:
    cli.panel.unlink()
    Desk.create(cli.panel, (Panel(id="PANEL", name="Anyshire Panel"),), today=dt.date(2021, 7, 12)).close()
    return cli


def test_each_list_says_so(bare: CommandLine) -> None:
    day = "Today is taken to be Monday 12 July 2021.\n\n"
    said = {words: bare.line(words) for words in NOTHING}
    assert said == {words: (0, f"{day}{sentence}\n", "") for words, sentence in NOTHING.items()}
    bare_words = {words: bare.line(words) for words in BARE}
    assert bare_words == {words: (0, sentence, "") for words, sentence in BARE.items()}
    refused = {words: bare.line(words) for words in REFUSED}
    assert refused == {words: (1, "", sentence) for words, sentence in REFUSED.items()}


def test_no_list_is_left_out() -> None:
    asked = {words.removeprefix("show ") for words in (*NOTHING, *REFUSED)}
    assert {name for name in VIEWS if name not in asked} == OF_ITS_OWN | OF_ONE


def test_as_json_and_csv_an_empty_list_is_one(bare: CommandLine) -> None:
    for words in NOTHING:
        if words not in {"show prepare", "show history"}:
            assert bare.line(f"{words} --format json").json() == [], words
            assert len(bare.line(f"{words} --format csv").out.splitlines()) == 1, words
