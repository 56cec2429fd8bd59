"""What every place of work lists, says beside it and refuses, of a small office, asked without drawing anything."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual._context import active_app

from screens.frame import Frame
from screens.kit.columns import Column
from screens.kit.place import Place
from screens.kit.told import told
from screens.places import PLACES, SIDE_PLACES, make_place
from store.desk import Desk
from store.papers.printed import PAPERS
from store.records import Record
from store.sample import sample_records
from tests.as_read import same_as_read
from tests.screens.conftest import morning
from tests.screens.test_bright_keys import busy
from tests.store.commands.office import office
from tui.app import Secretariat
from tui.settings import Settings

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "places"
NAMES = (*PLACES, *SIDE_PLACES)
_ITS_KEY = re.compile(r"^\S+(?= does not settle this)")
_OF_EACH = 2
"""So many lines under each heading are gone to."""


def small(desk: Path) -> Desk:
    """Open a desk at an office with one or two of each kind of record."""
    records = [record for table in office().tables.values() for record in table.values()]
    return Desk.create(desk, records, today=dt.date(2021, 7, 12), who="clerk", clock=morning)


def full(desk: Path) -> Desk:
    """Open a desk at the sample, with records of every sort in every state that changes what can be done to them."""
    made = Desk.create(desk, sample_records(), today=dt.date(2021, 7, 12), who="clerk", clock=morning)
    busy(made)
    return made


OFFICES = {"small": small, "full": full}


def listed(place: Place[Record], *, beside: bool) -> Iterator[str]:
    """Set out a place: its lines with their inks, what is `beside` each, and what stands in the way of each key."""
    yield f"# {place.place}"
    vars(place.office)["_current"] = place
    place.reload()
    yield place.purpose
    yield f"{place.noun}: {' | '.join(map(made, place.columns))}"
    for section in place.list.sections:
        yield f"{section.title} | {section.aside} | {section.empty}"
        for number, one in enumerate(section.ids, start=1):
            cells = place.cells(one, number)
            yield f"  {number}. {on_a_line(' | '.join(cells.texts))}{f' [{cells.ink}]' if cells.ink else ''}"
    yield from around(place)
    seen = set()
    for one in [one for section in place.list.sections for one in section.ids[:_OF_EACH]]:
        place.list.go_to(one)
        title, fields = place.describe(one)
        yield f"> {title}"
        yield from (f"    {label}: {on_a_line(text)}" for label, text in (fields if beside else ()))
        yield f"    next: {' '.join(place.comes_next())}"
        copied = list(place.to_copy(one)) if beside else []
        yield from (f"    copied: {name}: {on_a_line(words)}" for name, words in copied if words)
        if beside and (place.name_of(one), place.noun_of(one)) != (title, place.noun):
            yield f"    asked about: {place.noun_of(one)} “{place.name_of(one)}”"
        keys: dict[str, list[str]] = {}
        for key_id in place.deeds:
            problem = place.why_not(key_id)
            said = told(problem, place.office.keymap, place.groups) if problem is not None else "can be done"
            keys.setdefault(_ITS_KEY.sub("It", said), []).append(key_id)
        for line in (f"    {said}: {' '.join(ids)}" for said, ids in keys.items()):
            if line not in seen:
                seen.add(line)
                yield line
    yield ""


def around(place: Place[Record]) -> Iterator[str]:
    """Set out what stands around the lines: where the cursor begins, what is told of none, and what can be printed."""
    title, fields = place.nothing_chosen()
    yield f"begins at: {place.starts_at()}; reads on: {place.reads_on()}; closes: {place.closes()}"
    yield f"of none: {title}"
    yield from (f"    {label}: {on_a_line(text)}" for label, text in fields)
    yield f"of no line: {told(place.nothing_here(), place.office.keymap, place.groups)}"
    place.words = "xyzzy"
    place.reload()
    title, fields = place.of_none()
    yield f"of lines left out: {title}"
    yield from (f"    {label}: {on_a_line(text)}" for label, text in fields)
    place.words = ""
    place.reload()
    yield f"papers: {' | '.join(' '.join(map(str, one)) for one in place.papers)}"


def made(column: Column) -> str:
    """Set a column out: its heading, and what it has that is out of the ordinary."""
    usual = Column("")
    told = {name: one for name, one in column._asdict().items() if name != "title" and one != getattr(usual, name)}
    return " ".join([column.title, *(f"{name} {one}" for name, one in told.items())])


def on_a_line(text: str) -> str:
    return " / ".join(text.splitlines())


ELSEWHERE = {"annual": "in a report of the year, whose form asks for the year"}
"""Papers that no place offers, each with where they are had."""


@pytest.mark.parametrize("name", OFFICES)
def test_every_place_lists_tells_and_refuses_as_it_was_read(tmp_path: Path, name: str) -> None:
    desk = OFFICES[name](tmp_path / "office.json")
    app = Secretariat(desk, Settings())
    standing = active_app.set(app)
    try:
        frame = app.get_default_screen()
        assert isinstance(frame, Frame)
        frame.show_hints = lambda: None  # type: ignore[method-assign]
        places = [make_place(one, frame) for one in NAMES]
        lines = [line.rstrip() for one in places for line in listed(one, beside=name == "small")]
        offered = {paper.name for one in places for paper in one.papers}
    finally:
        active_app.reset(standing)
    same_as_read(GOLDEN / f"{name}.txt", "\n".join(lines))
    if name == "full":
        assert offered & set(PAPERS) == set(PAPERS) - set(ELSEWHERE), "which place offers it to `x` and F3?"
