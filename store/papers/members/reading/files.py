"""Files with members and seats read into a draft; every other line is kept, without the contact details in it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from store.papers.members.reading.columns import (
    COLUMNS,
    COUNCIL,
    FORENAME,
    FROM,
    NAME,
    PARTY,
    PLACE,
    ROLE,
    STANDS_IN_FOR,
    SUBSTITUTES,
    SURNAME,
    TERM,
    TITLE,
    UNTIL,
    VOTES,
)
from store.papers.reading.files import read_tables
from store.papers.reading.grids import Cell, Content
from store.papers.reading.headed import HeadedRow, HeadedTables, to_keep, unplaced
from store.problems import Problem, Refused
from store.records import Role
from store.rules.imports import NO_CORRECTIONS, Correction, Corrections, ImportLine
from store.rules.members.drafts import DraftMembers, DraftSeat
from store.rules.members.printed_roles import heads_council, role_named, vote_named
from store.rules.words.dates import long_date
from store.rules.words.printed_dates import full_year, printed_date
from store.rules.words.printings import printing

_DATES = (FROM, UNTIL, TERM)
_SEVERAL = re.compile(r"\s*(?:[;\n/&]|\band\b|,(?!\s*(?:obe|mbe|cbe|jp|cc|dl|qpm)\b))\s*", re.IGNORECASE)
_OPEN_END = re.compile(r"\W*(?:present|current|ongoing|to date|date|n/?a|tbc|-|–)?\W*", re.IGNORECASE)
_BRACKETS = re.compile(r"(.+?)\s*\(([^()]+)\)")
_MOST_ROWS = 300
"""The most rows of a list of members: each name is compared with all others, which takes seven seconds for so many."""
_CUT = "A contact detail in it was not taken in."


def read_list(data: bytes, named: str) -> Content:
    """Read a file with members. `named` is what the clerk calls it, in a refusal.

    Raises Refused: as `read_tables` does, or if it has far more rows than a panel has members.
    """
    content = read_tables(data, named)
    rows = sum(len(table.rows) for table in content.tables)
    if rows > _MOST_ROWS:
        sentence = f"{named} has {rows:,} rows, far more than a list of the members of a panel."
        cure = "Name a file with the members of the panel alone."
        raise Refused(Problem("read.large", sentence, cure, "file"))
    return content


def read_members(
    contents: Sequence[Content], corrections: Corrections = NO_CORRECTIONS, kept: Mapping[str, str] | None = None
) -> DraftMembers:
    """Read members out of files, with what the clerk said of their lines.

    `kept` is what headings of lists of members were read as the last time.
    """
    readings = [HeadedTables(COLUMNS, number, one, corrections, kept or {}) for number, one in enumerate(contents)]
    return DraftMembers(
        seats=tuple(one for reading in readings for one in _seats(reading, corrections)),
        aside=tuple(line for reading in readings for line in _aside(reading, corrections)),
        headings=tuple(one for reading in readings for one in to_keep(COLUMNS.subject, reading.headings)),
    )


def _aside(reading: HeadedTables, corrections: Corrections) -> Iterator[ImportLine]:
    yield from reading.lines
    for row in reading.loose:
        why = "This stands outside of any table with a column of names."
        yield unplaced(row.key, row.words, why, row.place, corrections)
    yield from reading.asides()


def _seats(reading: HeadedTables, corrections: Corrections) -> Iterator[DraftSeat]:
    """Read the rows. A council stands in its cell, in the one above that is merged with it, or over its members."""
    above = heads = ""
    for row in reading.rows:
        if not row.words:
            continue
        if row.line(NAME) == row.words and heads_council(row.words):
            heads = row.words
            continue
        said = corrections.get(row.key, Correction())
        council = row.cell(COUNCIL)
        above = council.line or (above if council.continues else heads)
        yield _with_typed(_draft(row, above), said)


def _draft(row: HeadedRow, council: str) -> DraftSeat:
    wrong: list[tuple[str, str]] = []
    votes = vote_named(row.line(VOTES)) if row.line(VOTES) else None
    if row.line(VOTES) and votes is None:
        wrong.append((row.line(VOTES), "It does not say whether there is a vote: yes or no."))
    name, role_words = _without_role(_in_order(row.line(NAME)), row.line(ROLE))
    made = DraftSeat(
        key=row.key,
        row=row.words,
        place=row.place,
        name=name or " ".join(filter(None, (row.line(FORENAME), row.line(SURNAME)))),
        title=row.line(TITLE),
        council=council,
        role_words=role_words,
        seat_name=row.line(PLACE),
        party=row.line(PARTY),
        votes=votes,
        substitutes=_names(row.cell(SUBSTITUTES).text),
        stands_in_for=row.line(STANDS_IN_FOR),
        wrong=tuple(wrong),
        why=_CUT if row.cut else "",
    )
    return _dated(made, {name: row.cell(name) for name in _DATES})


def _in_order(name: str) -> str:
    """Give a name that begins with the family name, such as `Nevis, Cllr Ben OBE`, in the order in which it is said."""
    if "," not in name:
        return name
    apart = printing(name)
    return " ".join(filter(None, (apart.title, apart.name, apart.honours)))


def _without_role(name: str, role_words: str) -> tuple[str, str]:
    """Part a role that stands in brackets behind a name, such as `Cllr A. Nevis (Chair)`, from it."""
    match = _BRACKETS.fullmatch(name)
    if match is None or role_words or role_named(match[2]) is None:
        return name, role_words
    return match[1], match[2]


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in _SEVERAL.split(text) if name.strip())


def _dated(made: DraftSeat, cells: Mapping[str, Cell]) -> DraftSeat:
    """Read the dates of a draft; one that cannot be read is said, and kept as it was typed."""
    days: dict[str, dt.date | None] = {}
    undated: list[str] = []
    read_so: list[str] = []
    for name, cell in cells.items():
        if cell.day is not None or _OPEN_END.fullmatch(cell.line):
            days[name] = cell.day
            continue
        try:
            days[name], how = _day(cell.line)
            read_so += [how] if how else []
        except Refused as refused:
            undated.append(f"{COLUMNS.labels[name].capitalize()}: {' '.join(map(str, refused.problems))}")
        except ValueError as trouble:
            undated.append(f"{COLUMNS.labels[name].capitalize()}: {trouble}")
    typed = tuple((name, cell.line) for name, cell in cells.items() if cell.line)
    why = " ".join(filter(None, (made.why, *read_so)))
    return replace(made, **days, undated=" ".join(undated), typed_dates=typed, why=why)


def _day(words: str) -> tuple[dt.date, str]:
    """Read a day, and say how if its year is in two figures.

    Raises Refused, or ValueError with a sentence: it is no whole date.
    """
    date = printed_date(words)
    if date is None or date.several or not date.year:
        raise ValueError(f"“{words}” is no date with day, month and year.")
    day = date.in_year(full_year(date.year))
    return day, f"“{words}” was read as {long_date(day)}." if len(date.year) == 2 else ""


def _with_typed(made: DraftSeat, said: Correction) -> DraftSeat:
    """Give a draft with what the clerk typed or chose for its fields."""
    values = said.values
    if not values:
        return made
    made = replace(
        made,
        name=values.get("name", made.name),
        title="" if "name" in values else made.title,
        council=values.get("council", made.council),
        role=Role(values["role"]) if values.get("role") else None,
        party=values.get("party", made.party),
        person=values.get("person", ""),
        meant_for=values.get("meant_for", ""),
    )
    dates = {**dict(made.typed_dates), **{name: values[name] for name in _DATES if name in values}}
    made = _dated(replace(made, why=""), {name: Cell(dates.get(name, "")) for name in _DATES})
    since = values.get("change_from", "")
    return replace(made, change_from=_dated(made, {FROM: Cell(since)}).from_date if since.strip() else None)
