"""Rows of tables: dates of meetings beside each other, every heading of a column, text that is a table or is none."""

from __future__ import annotations

import datetime as dt
from itertools import product

from store.papers.calendar.reading.columns import COLUMNS as OF_MEETINGS
from store.papers.calendar.reading.days import DayRead, begun, day_typed, settle, years_in
from store.papers.calendar.reading.files import read_meetings, read_source
from store.papers.members.reading.columns import COLUMNS as OF_MEMBERS
from store.papers.members.reading.columns import without_contacts
from store.papers.members.reading.files import read_members
from store.papers.reading.files import read_tables
from store.papers.reading.grids import Cell, Grid
from store.papers.reading.text_tables import text_tables
from store.rules.imports import ImportState
from tests.store.papers.few_lines.telling import Lines, each, told

TODAY = dt.date(2022, 5, 1)
DATES = {
    "-": "",
    "d": "10 June 2021",
    "l": "10 March 2022",
    "n": "29 July",
    "b": "3 Feb",
    "M": "Sept",
    "m": "November 2021",
    "w": "w/c 6 Dec",
    "W": "Week beginning Monday 13th December 2021 at 2pm",
    "t": "Thurs 20 May at 10.30 am, Shire Hall",
    "2": "Budget: 29/07/21",
    "F": "Fri 29/07/21",
    "s": "25 or 26 March 2021",
    "x": "31 June",
    "c": "Nov 2024 (date TBC)",
    "q": "TBC",
    "1": "1.5",
}
TITLES = (
    "Meetings 2022",
    "Dates for 2021/22",
    "2021 - 2022",
    "2021/23",
    "2021 and 2022",
    "2021/22 and 2022/23",
    "none",
)
MEETINGS = {
    "D": "Date",
    "W": "Day",
    "S": "Time",
    "F": "Finish",
    "V": "Venue",
    "C": "Meeting",
    "K": "Kind",
    "B": "Committee",
    "T": "Title",
    "A": "Status",
    "X": "Known by",
}
OF_A_MEETING = {
    "D": ("10 June 2021", "29 July", "31 June 2021"),
    "W": ("Thursday", "Friday", "Thurs"),
    "S": ("10.30 am", "10 to 12 noon", "late"),
    "F": ("1 pm", "long", ""),
    "V": ("Hall", "", "Room"),
    "C": ("Panel", "Budget", ""),
    "K": ("annual", "", "visit"),
    "B": ("PCP", "Council", ""),
    "T": ("", "Theme", ""),
    "A": ("confirmed", "cancelled", "odd"),
    "X": ("week", "month", ""),
}
MEMBERS = (
    "Cllr Ann Other (Chair)|Melton|yes|1 May 2021|present",
    "Other, Cllr Ann OBE|Melton|no|1/5/21|31 June 2022",
    "Melton Borough Council||||",
    "Mr Ben Nevis (of Rutland)||perhaps|May 2021|n/a",
    "Cara Dee||Y||-",
    "Dai (Vice-Chair)|Rutland||1 and 2 May 2021|to date",
)
CONTACTS = (
    "Cllr A Other, a.other@example.gov.uk",
    "01234 567890",
    "Ann Other <ann@example.org>; Chair",
    "Nothing of that",
)
TEXTS = (
    "a,b\nc,d",
    "a;b\nc;d,e",
    "a\tb\nc\td",
    "a|b\nc|d",
    "| a | b |\n|---|---|\n| c<br>d | e\\|f |\n\n# Head\n| g | h |",
    "| a | b\\|",
    "| a |\n| b |",
    "a,b\nwords\nmore words\nothers",
    "a,b\nc,d\nwords",
    "a,b,c\nd,e,f\ng,h",
    '"a\nb",c\nd,e',
    '"a" b\tc\nd\te',
    '"a ""b"""\tc\nd\te',
    '"a,b\nc,d',
    "'=a,b\n'c,'-d",
    "a,b\n\nc,d\n,\n,e",
    "a,b\u2028c,d\re,f",
    "words\n\nof two lines",
    "a , b\u00a0c \n\\*d\\*,e",
    "|a|b|\n:--|--:\n**|c|d",
)


def lines() -> Lines:
    """Tell how dates of meetings are read, alone and beside others, then tables with every column, then texts."""
    yield from each(begun, map(Cell, DATES.values()))
    yield from each(years_in, TITLES)
    yield from each(day_typed, (*DATES.values(), "w/c 6 December 2021"), TODAY)
    yield "## two dates below each other, or three"
    for codes in [*product(DATES, repeat=2), *product("dln-", "nbMwt", "dlb-"), *product("nbt", "Mwn", "bM")]:
        yield f"{''.join(codes)} => {_days(codes, '')}"
    yield "## a date below a title"
    for title, code in product(TITLES, "nbMwtx"):
        yield f"{title}, {DATES[code]} => {_days((code,), title)}"
    yield from _meetings()
    yield from each(without_contacts, CONTACTS)
    yield "## members"
    heads = ("Name", "Council", "Vote", "From", "Until")
    made = read_members([read_tables("\n".join(["|".join(heads), *MEMBERS]).encode(), "members")])
    yield from map(told, (*made.seats, *made.aside))
    yield "## every heading of a column"
    for columns in (OF_MEETINGS, OF_MEMBERS):
        yield from (
            f"{columns.subject}, {role}: {label}, by {columns.words.get(role, 'nothing')}"
            for role, label in columns.roles
        )
    yield "## texts with tables"
    for text in TEXTS:
        grids = text_tables(text.encode(), "text").tables
        yield f"{told(text)} => {' || '.join(map(_grid, grids))}"


def _grid(one: Grid) -> str:
    rows = [f"{row.number} {told([cell.text for cell in row.cells])}" for row in one.rows]
    return f"{'loose ' if one.loose else ''}{' / '.join(rows)}"


def _days(codes: tuple[str, ...], title: str) -> str:
    every = [begun(Cell(DATES[one])) for one in codes]
    settle(every, title)
    return ", ".join(map(_day, every))


def _day(one: DayRead) -> str:
    how = one.read_so.partition("was read as")[2]
    return f"{type(one.day).__name__[:1]} {one.day}{how}" if one.day else f"! {one.why[:60]}"


def _meetings() -> Lines:
    yield "## tables of meetings, with two columns or three beside the date, and without a heading"
    for codes in [*product("D", MEETINGS), *product("D", "WSX", "FCVT"), *product("WCS", "D", "SB")]:
        yield from _table(codes, headed=True)
    for codes in [*product("DS", "DSVC"), *product("SVCK", "D", "SVCK")]:
        yield from _table(codes, headed=False)


def _table(codes: tuple[str, ...], *, headed: bool) -> Lines:
    rows = ["|".join(OF_A_MEETING[code][place] for code in codes) for place in range(3)]
    text = "\n".join([*(["|".join(MEETINGS[code] for code in codes)] if headed else []), *rows])
    made = read_meetings([read_source(text.encode(), "table")], TODAY)
    yield f"# {'' if headed else 'without a heading: '}{''.join(codes)}"
    yield from map(told, made.meetings)
    yield from (f"{one.words}: {one.why}" for one in made.aside if one.state is not ImportState.COLUMN or not headed)
