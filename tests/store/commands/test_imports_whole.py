"""What imports make of files in which much is odd, line by line and whole, and what becomes of what the clerk says.

What is expected stands in tests/golden/calls/imports, a file for each, to be read: first every line as it is proposed
and what would be recorded; then, for each line that can be taken or left, the lines that are others once it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from msgspec.structs import replace

from store.commands.correcting_papers import taking as correcting
from store.commands.moderngov.importing import import_moderngov
from store.commands.moderngov.importing import taking as taking_past
from store.edit import Edit
from store.papers.returned import read_corrections
from store.records import Minute
from store.register import Register
from store.rules.corrections import DraftCorrections
from store.rules.imports import NO_CORRECTIONS, Correction, Corrections, ImportField, ImportLine, ImportTaken
from store.rules.moderngov.drafts import DraftCouncillor
from tests.as_read import same_lines
from tests.store.calls import GOLDEN, said, told
from tests.store.commands import test_correcting_papers as returned
from tests.store.commands.calendar import test_importing_meetings as calendar
from tests.store.commands.members import test_importing_members as members
from tests.store.commands.moderngov import test_importing_moderngov as past
from tests.store.commands.moderngov.test_order_of_a_past import came
from tests.store.commands.office import office
from tests.store.commands.programme import test_rows_that_came_back as rows
from tests.store.full_panel import full_panel
from tests.store.papers.moderngov import test_reading as gov
from tests.store.papers.programme.reading.made import SAMPLE
from tests.store.papers.returned_docs import mark_end, mark_row, saved
from tests.store.papers.returned_docs import returned as document

FULL = full_panel()

PEOPLE = """Members of the Panel
Name,Council,Role,Party,Voting,From,Until,Substitutes
Cllr Ann Archer,Ambridge,Vice-Chairman,Green,Yes,20/5/2021,,Cllr Sam Stand
Bea Bell,Borchestr,Member,Labour,no,1 May 2018,,Ed Ede; Ed Ede
Cy Cole,Felpersham,Member,Blue,,20 May 2021,19 May 2021,
C Coal,Felpersham,Member,,,,,
Vacant,Felpersham,,,,1/6/21,,
Nobody Knows,Elsewhere,Member,,,,,
Nobody Knows,Ambridge,Member,,,,,
Flo Fox,,Commissioner,,,13 May 2021,,
Total,7,,,,,,
"""
DATES = """Dates of meetings
Date,Time,Place,Type,Status,Title
Thurs 10 June 2021,2.00 pm - 1pm,Town Hall,Ordinary,Cancelled,
29 July 2021,1pm,County Hall,Annual,,
29 July 2021,1pm,County Hall,Annual,,
Fri 30 September 2021,,,Task group,Confirmed,Knife crime
w/c 1 November,,,,proposed,
3 February 2022,10:00,,Reserve,Held,
5 August 2021,,,,,
sometime,,,Ordinary,,
"""
ROLL = (("101", "Councillor Ann Archer", "Present"), ("102", "Cllr Bee Bell", "Apologies"), ("", "Zoe", "Odd"))


def _known() -> Register:
    return past.EMPTY.with_edit(import_moderngov(past.EMPTY, past.TODAY, draft=past.of(came(("Plan", "5.")))))


def _members(said: Corrections) -> tuple[Register, ImportTaken]:
    return FULL, members.take(FULL, PEOPLE, said)


def _meetings(said: Corrections) -> tuple[Register, ImportTaken]:
    return FULL, calendar.take(FULL, DATES, said)


def _rolls(said: Corrections) -> tuple[Register, ImportTaken]:
    one, other = past.roll(*ROLL), past.roll(*ROLL[:1], day="27/05/2021", number="8")
    return FULL, taking_past(FULL, past.TODAY, draft=past.of(one, other, corrections=said), corrections=said)


def _items(said: Corrections) -> tuple[Register, ImportTaken]:
    register = _known()
    draft = past.of(came(("Plan", "6."), ("Budget", "3."), ("Plan", "")), corrections=said)
    return register, taking_past(register, past.TODAY, draft=draft, corrections=said)


@cache
def _sheet() -> DraftCorrections:
    head = (("DATES",), ("ITEM",), ("COMMENTS",))
    day, waits = ("Thurs 25 March 21 at 1pm",), ("Suggested items to be scheduled",)
    rows = (
        (day, returned.SECTION_106, (("+", "With figures"),)),
        (("",), ("Nobody knows ", ("-", "it")), ("To be ", ("+", "well "), "noted")),
        (waits, ("5. Return on Investments update ", ("+", "x" * 210)), ("To be included",)),
        (("",), (("+", "New business (*)"),), (("+", "soon"),)),
    )
    made = document(table=(head, *rows))
    mark_row(made.tables[0].rows[4], "+")
    return read_corrections(saved(made), "programme.docx")


def _minuted(said: Corrections) -> tuple[Register, ImportTaken]:
    draft = past.of(gov.minuted("<p>It was noted.</p>").replace(b"29/07/2021", b"25/03/2021"), corrections=said)
    return past.EMPTY, taking_past(past.EMPTY, past.TODAY, draft=draft, corrections=said)


def _programme(said: Corrections) -> tuple[Register, ImportTaken]:
    register = SAMPLE
    return register, correcting(register, returned.TODAY, draft=_sheet(), meeting="", corrections=said)


@cache
def _set() -> DraftCorrections:
    made = document(
        ("51. BUDGET", ("+", " AND PRECEPT")),
        ("The Panel ", ("-", "noted"), ("+", "welcomed"), " the report."),
        ("Nobody said ", ("-", "this"), "."),
        (("+", "A paragraph more."),),
        ("52. PLAN",),
        ("a) notes the plan", ("+", " with thanks"), ";"),
        (("-", "b) asks for another."),),
    )
    mark_end(made.paragraphs[6], "-")
    return read_corrections(saved(made), "minutes.docx")


def _minutes(said: Corrections) -> tuple[Register, ImportTaken]:
    register = returned.office()
    return register, correcting(register, returned.TODAY, draft=_set(), meeting="M1", corrections=said)


def _rows(said: Corrections) -> tuple[Register, ImportTaken]:
    """Rows whose cells hold several paragraphs, of items with and without comments, and one that cannot be added."""
    register = office()
    day = rows.cell(0, "29 July 2021")
    passages = (
        day,
        rows.cell(1, "2. Annual Report"),
        rows.cell(1, "Commissioner", (" to attend", rows.ADDED)),
        rows.cell(2, "", ("With figures", rows.ADDED)),
        rows.cell(0, "Day", (" of it", rows.ADDED), row=3),
        rows.cell(1, "5. Plan", (" and more", rows.ADDED), row=3),
        rows.cell(0, "Suggested", row=4),
        rows.cell(1, "2. Venues", row=4),
        rows.cell(2, "Two", ("pence", rows.STRUCK), (" or three", rows.ADDED), row=4),
        rows.cell(2, "lines", (" more", rows.ADDED), row=4, remark="Why?"),
        rows.cell(2, "nothing", (" more", rows.ADDED), row=4),
        rows.cell(0, "", kind=rows.ADDED, row=5),
        rows.cell(1, "x" * 501, kind=rows.ADDED, row=5),
    )
    draft = DraftCorrections(named="programme", passages=passages, is_programme=True)
    return register, correcting(register, returned.TODAY, draft=draft, meeting="", corrections=said)


def _unnumbered(said: Corrections) -> tuple[Register, ImportTaken]:
    register = returned.office()
    bare = [replace(one, number="") for one in register.all(Minute)]
    register = register.with_edit(Edit("", (*bare, Minute(id="N3", meeting="M1", order=3, text="It closed."))))
    made = document(
        ("BUDGET",),
        ("The Panel ", ("+", "duly "), "noted the report."),
        ("It closed", ("+", " late"), "."),
    )
    draft = read_corrections(saved(made), "minutes.docx")
    return register, correcting(register, returned.TODAY, draft=draft, meeting="M1", corrections=said)


def _odd_past(said: Corrections) -> tuple[Register, ImportTaken]:
    """A sitting that cannot be entered, and councillors whom no roll names, one of whom cannot be entered either."""
    register = past.EMPTY
    draft = past.of(
        gov.meeting(meetinglocation="x" * 600),
        gov.meeting(meetingid="8", meetingdate="30/09/2021", meetingstatus="Cancelled"),
        corrections=said,
    )
    councillors = tuple(
        DraftCouncillor(key=f"person:{at}", printed=printed, member=str(at))
        for at, printed in enumerate(("Councillor Ann Other", "x" * 600, "Councillor Ben Nevis"), 201)
    )
    whole = replace(draft, councillors=councillors)
    return register, taking_past(register, past.TODAY, draft=whole, corrections=said)


IMPORTS: dict[str, Callable[[Corrections], tuple[Register, ImportTaken]]] = {
    "members": _members,
    "meetings": _meetings,
    "past-rolls": _rolls,
    "past-items": _items,
    "returned-programme": _programme,
    "returned-minutes": _minutes,
    "returned-rows": _rows,
    "returned-unnumbered": _unnumbered,
    "past-odd": _odd_past,
    "past-minuted": _minuted,
}


def _answers(lines: tuple[ImportLine, ...]) -> Iterator[dict[str, Correction]]:
    """Give what the clerk can say of lines, of two of a sort each: taken or left, and each field otherwise."""
    asked: Counter[object] = Counter()
    for line in lines:
        answers = [("", "")] if line.can_take else []
        for field in line.fields:
            choices = [value for value, _ in field.choices if value not in {"", field.value}]
            answers += [(field.name, value) for value in (choices[-1:] if field.choices else ["x"])]
        for name, value in answers:
            sort = (line.what, line.state, line.taken, name)
            asked[sort] += 1
            if asked[sort] <= 2:
                yield {line.key: Correction(taken=not line.taken if not name else True, values={name: value})}


def _told(register: Register, line: ImportLine) -> str:
    fields = (f"{one.label} ({one.name}) {one.value}{_choices(one)}".strip() for one in line.fields)
    return " | ".join((said(register, replace(line, fields=())), *fields))


def _choices(field: ImportField) -> str:
    return f" of {len(field.choices)}, {field.choices[-1]}" if field.choices else ""


def _whole(of: Callable[[Corrections], tuple[Register, ImportTaken]]) -> Iterator[str]:
    register, taken = of(NO_CORRECTIONS)
    known = {*(_told(register, line) for line in taken.lines), *told(register, taken.edit)}
    yield from (_told(register, line) for line in taken.lines)
    yield from told(register, taken.edit)
    for answer in _answers(taken.lines):
        yield f"> {said(register, answer)}"
        _, now = of(answer)
        lines = [*(_told(register, line) for line in now.lines), *told(register, now.edit)]
        yield from (line for line in lines if line not in known)


@pytest.mark.parametrize("name", IMPORTS)
def test_all_that_an_import_makes_of_a_file_is_as_it_was_read(name: str) -> None:
    same_lines(GOLDEN / "calls" / "imports" / f"{name}.txt", _whole(IMPORTS[name]))
