"""Lines of programmes: dates in their column beside and below each other, headings, cells with several items, notes."""

from __future__ import annotations

from itertools import product

from store.papers.programme.reading.cells import item_lines, wanted_words, why_run_together
from store.papers.programme.reading.columns import roles
from store.papers.programme.reading.days import day_typed, note_words
from store.rules.imports import ImportState
from tests.store.papers.few_lines.telling import Lines, each, told
from tests.store.papers.programme.reading.made import read

DATES = {
    "-": "",
    "d": "1 May 2022",
    "e": "2 June 2022",
    "n": "3 July",
    "N": "4 Jan",
    "w": "to be scheduled",
    "T": "Theme: knife crime",
    "b": "Monday 4th",
    "m": "July 2022",
    "h": "2.00pm",
    "v": "Venue: Hall",
    "s": "1 and 2 May 2022",
    "y": "2023",
    "W": "w/c 5 June 2022",
    "x": "31 June 2022",
    "2": "5/6/22",
    "c": "Budget meeting, 6 June 2022 at 10am in Hall",
    "o": "Notes:",
}
ITEMS = ("A", "B", "C", "D", "E")
LOOSE = {
    "t": "Work programme 2022",
    "d": "1 May 2022",
    "e": "2 June 2022.",
    "p": "Page 3 of 4",
    "o": "Note: subject to change",
    "b": "• 3 June 2022",
    "x": "Other words",
    "H": "date\titem",
    "r": "4 July 2022\tFraud",
    "R": "\tRobbery",
}
CELLS = (
    "1. One\n2. Two (*)",
    "• One\ngoes on\n• Two",
    "One\nTwo",
    "One\ngoes on",
    "(*moveable) One",
    "",
    "(a) One",
)
COMMENTS = (
    "To July meeting",
    "See (to September)",
    "Date to be confirmed",
    "Later, tbc.",
    "TBA",
    "(to x)",
    "To be confirmed; of late",
    "nothing wanted",
)
TOGETHER = (
    "The role of the Panel and the role of the Panel",
    "Independent custody visitors scheme update",
    "A report on budgets Independent Custody Visitors scheme update Efficiency of the force",
    "A report on budgets Independent Custody Visitors",
    "Annual report of the Commissioner",
    "One of the many of the many",
    "Update on fraud and drugs Report on knives",
)
MOVEABLE = ("yes", "Y", "true", "x", "1", "moveable", "*", "(*)", "✓", "no", "0", "n", "yesX")
TYPED = (
    "",
    "tbc",
    "July 2022",
    "29 July 2021",
    "29 July",
    "1 and 2 May 2022",
    "31 June 2022",
    "w/c 5 June 2022",
    "w/c 6 June 2022",
    "words",
    "5/6/22",
)


def lines() -> Lines:
    """Tell of cells what each function makes of them, then of tables and of pasted lines."""
    yield from each(item_lines, CELLS)
    yield from each(wanted_words, COMMENTS)
    yield from each(why_run_together, TOGETHER, ["Custody visitors scheme", "One"])
    yield from each(note_words, LOOSE.values())
    yield from each(day_typed, TYPED)
    yield "## two dates below each other"
    for codes in product(DATES, repeat=2):
        yield _table(codes)
    yield "## three dates below each other"
    for codes in [*product("-ndhb", "mybd", "-nN"), *product("ew-", "-w", "-wd")]:
        yield _table(codes)
    yield "## four and five dates, of which some stand again"
    for codes in [*product("d", "d-", "-de", "-de"), *product("d", "d", "de-", "de-", "e-")]:
        yield _table(codes)
    yield "## lines that were pasted, with a table below them and without"
    for codes in product(LOOSE, repeat=2):
        yield f"{''.join(codes)} => {_made([LOOSE[one] for one in codes])}"
    for codes in product("tdx", "Hr", "rRdox", "rox"):
        yield f"{''.join(codes)} => {_made([LOOSE[one] for one in codes])}"
    yield "## words for moveable"
    made = read("\n".join(["date,item,moveable", *(f"1 May 2022,{word},{word}" for word in MOVEABLE)]))
    yield told([one.title for one in made.items if one.moveable])
    yield "## columns by their headings"
    for role, label in roles():
        yield f"{role}: {label}"


def _table(codes: tuple[str, ...]) -> str:
    rows = [f"{DATES[code]}\t{item}" for code, item in zip(codes, ITEMS, strict=False)]
    return f"{''.join(codes)} => {_made([LOOSE['H'], *rows])}"


def _made(rows: list[str]) -> str:
    made = read("\n".join(rows))
    items = [
        f"{one.title} {one.day or 'waits'}{f' ({told([one.theme, one.why])})' if one.theme or one.why else ''}"
        for one in made.items
    ]
    days = [told(one) for one in made.days if one.start or one.called or one.why]
    aside = [f"{one.words}: {one.why[:48]}" for one in made.aside if one.state is not ImportState.COLUMN]
    notes = [f"note {one.words}" for one in made.notes]
    title = [f"title {made.title}"] if made.title else []
    return told([*title, *items, *days, *notes, *aside])
