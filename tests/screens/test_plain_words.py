"""No pane, no list and no window shows what only the program reads: codes, dates as a file has them, ids of records."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from screens.kit.one_meeting import OneMeetingPlace
from screens.kit.place import Place
from screens.places import PLACES, SIDE_PLACES
from store.desk import Desk
from store.records import Question, Report
from tests.screens.look import WIDE, frame_of
from tests.screens.test_bright_keys import busy
from tui.app import Secretariat

RAW = re.compile(
    r"\b\d{4}-\d{2}-\d{2}\b|\b[a-z]+_[a-z_]+\b|\b(?:True|False)\b|\b[a-z]+: [^.]*, [a-z ]+: [^.]*, [a-z ]+: "
)
"""A date of a file, a name with underscores, a truth value, and a part of a record as its fields one by one."""
KNOWN_BY_ID = (Question, Report)
"""What a clerk speaks of by its number."""
SHOWS_IDS = frozenset({"Id", "Where"})
"""The lines that say by what a record is named on the command line, and where a finding leads."""
OWN = re.compile(r"Reply|Outcome|Their words|Paper|Filed|Response|Left")
"""Lines of records with parts that are lists of facts, each with its label."""


def told(place: Place[object], record: str) -> Iterator[tuple[str, str]]:
    title, fields = place.describe(record)
    yield "title", title
    yield from ((label, str(text)) for label, text in fields)
    if place.place not in {"prepare", "findings"}:
        yield from (("cell", words) for words in place.cells(record, 1).texts)


async def test_what_is_shown_of_every_record_is_in_words(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        frame = frame_of(app)
        desk: Desk = frame.desk
        busy(desk)
        ids = {one for table in desk.register.tables.values() for one in table}
        ids -= {one.id for kind in KNOWN_BY_ID for one in desk.register.all(kind)}
        seen, raw = 0, set()
        for name in (*PLACES, *SIDE_PLACES):
            frame.go(name)
            await pilot.pause()
            place = frame.place
            shown = [one.id for one in desk.register.meetings] if isinstance(place, OneMeetingPlace) else [None]
            for meeting in shown:
                place.reload(meeting)
                for record in [one for section in place.list.sections for one in section.ids]:
                    for label, text in told(place, record):
                        seen += 1
                        named = set(re.findall(r"\b[A-Z]\d+\b", text)) & ids if label not in SHOWS_IDS else set()
                        if named or (RAW.search(text) and not OWN.search(label) and name != "settings"):
                            raw.add((name, label, text[:120]))
        assert seen > 1000
        assert raw == set()
