"""Agenda, minutes, brief and report: screen, text and JSON of each say the same, every word of it.

The screen shows what is printed; whatever JSON says in words stands in the text, but for what a paper does not print.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
from textual.widgets import Static

from screens.dialogs import Help
from store.commands.agenda.issuing import add_late_item, supplement_agenda, withdraw_line
from store.commands.agenda.lines import build_agenda
from store.commands.calendar.deadlines import publish
from store.commands.programme.papers import add_paper
from store.commands.reports.drafting import draft_report
from store.commands.rounds.rounds import open_round, record_step
from store.desk import Desk
from store.queries.calendar.holidays import listed
from store.records import RoundKind, WorkItem
from tests.screens.look import WIDE, frame_of, shows
from tui.app import Secretariat
from tui.main import main

Open = Callable[..., Secretariat]


_FIGURES = re.compile(r"\d{4}-\d\d-\d\d|\d\d:\d\d")
"""A day or a time as JSON has it; papers print them in words."""


class Shown(NamedTuple):
    """A paper: the words of the command line for it, the place and record, and the keys that open it on the screen.

    `unprinted` are the names in its JSON that no paper prints: ids, codes, and what is said in other words there.
    `most` are the letters to which a paper cuts what it prints, if it does.
    """

    words: tuple[str, ...]
    place: str
    record: str
    keys: tuple[str, ...]
    unprinted: frozenset[str]
    most: int | None = None


_IDS = {"id", "line", "record", "source", "state", "kind", "step", "round", "code", "change"}
PAPERS = {
    "agenda": Shown(
        ("agenda", "--meeting", "29/7/2021"),
        "meeting",
        "M18",
        ("A", "t"),
        frozenset(
            {*_IDS, "meeting", "published_on", "standing", "on", "name", "by", "reason", "unpublished", "sent"}
            | {"starts", "interest", "exempt", "pages", "appendix"}
        ),
    ),
    "minutes": Shown(("minutes", "--meeting", "27/1/2021"), "meeting", "M14", ("t",), frozenset({*_IDS, "item"})),
    "brief": Shown(
        ("brief", "--meeting", "29/7/2021"), "meeting", "M18", ("b",), frozenset({*_IDS, "meeting", "on", "due"}), 60
    ),
    "report": Shown(
        ("report", "R1"),
        "reports",
        "L1",
        ("t",),
        frozenset(
            {*_IDS, "meeting", "considered", "outcome", "words", "due", "due_note", "provision", "offered", "ask"}
            | {"sentence", "cure", "place", "act", "field"}
        ),
    ),
}


def prepare(desk: Desk) -> None:
    """Publish the agenda with all that can follow it, and draft the precept report."""
    meeting, item = "M18", next(one.id for one in desk.register.all(WorkItem) if one.title.startswith("Ethics"))
    other = next(one.id for one in desk.register.all(WorkItem) if one.title.startswith("Human"))
    desk.run(build_agenda, meeting=meeting)
    desk.run(publish, meeting=meeting, on=dt.date(2021, 7, 12), holidays=listed())
    desk.run(add_paper, item=item, what="annual report", appendix="D", pages="9-12", all_the_same=True)
    desk.run(supplement_agenda, meeting=meeting, holidays=listed())
    desk.run(
        add_late_item,
        meeting=meeting,
        item=other,
        chair="P1",
        circumstances="The grant closes on 6 August",
        why_not_before="Its terms came on 9 July",
        holidays=listed(),
    )
    desk.run(withdraw_line, meeting=meeting, line="9", reason="The report is not ready")
    desk.run(open_round, kind=RoundKind.PRECEPT, year=2021, amounts="rise")
    day = dt.date(2021, 1, 27)
    desk.run(record_step, round_id="R1", step="notified", on=dt.date(2021, 1, 20), pence=1500)
    desk.run(record_step, round_id="R1", step="review", on=day, choice="support-with-recommendations", vote="V1")
    desk.run(draft_report, round_id="R1", step="report")


def printed(desk: Desk, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], form: str) -> str:
    line = ["--file", str(desk.path), "--today", "12/7/2021", "show", *words, "--format", form]
    assert main(line) == 0
    return capsys.readouterr().out


def words_in(value: Any, unprinted: frozenset[str]) -> Iterator[str]:
    """Go through every text of a JSON value that the paper should print."""
    if isinstance(value, dict):
        if value.get("text") == "":
            return  # A block of which nothing is printed has no heading either.
        for name, one in value.items():
            if name not in unprinted:
                yield from words_in(one, unprinted)
    elif isinstance(value, list):
        for one in value:
            yield from words_in(one, unprinted)
    elif isinstance(value, str) and not _FIGURES.fullmatch(value):
        yield from (line for line in value.split("\n") if line.strip())


def flat(text: str) -> str:
    """Reduce a text to what is read: without how its lines are broken, set in and capitalised, and without quotes."""
    return re.sub(r"[\s“”]+", " ", text).casefold().strip()


@pytest.mark.parametrize("name", PAPERS)
async def test_screen_text_and_json_say_the_same(
    open_app: Open, desk: Desk, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    prepare(desk)
    paper = PAPERS[name]
    app = open_app(paper.place)
    async with app.run_test(size=WIDE) as pilot:
        frame_of(app).go(paper.place, paper.record)
        for key in paper.keys:
            await pilot.press(key)
            await pilot.pause()
        (body,) = shows(app, Help).query(".keys Static").results(Static)
        seen = str(body.render())
    text = printed(desk, capsys, paper.words, "text")
    assert len(seen) > 500
    assert flat(text).endswith(flat(seen))
    said = [*words_in(json.loads(printed(desk, capsys, paper.words, "json")), paper.unprinted)]
    assert len(said) > 20
    whole = flat(text)
    assert [words for words in said if flat(words)[: paper.most] not in whole] == []
