"""Fifty declarations in the ten shapes in which panels print them, made up: what is entered, and what the minutes say.

As in the papers read for it, most name no item (28 of 50 did not) and most no kind (31 of 50).
"""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from store.records import Dispensation
from tests.store.commands.sitting import CHAIR, FIVE, FOUR, ITEMS, LAY, OFFICER, THREE, VICE

ALL = "all substantive items"
LEAVE = Dispensation(granted_by="Ambridge Council", ground="numbers", until=dt.date(2022, 1, 1))


class Printed(NamedTuple):
    """One declaration: by whom, the fields in which it is entered, and the sentence that is printed."""

    people: tuple[str, ...]
    fields: dict[str, Any]
    sentence: str


A, B, C = "Cllr Ann Archer", "Cllr Bob Barford", "Cllr Cat Carter"
D, E, F = "Cllr Dan Dobson", "Cllr Eve Evans", "Cllr Fay Ŵyn-Jones"


def one(person: str, sentence: str, *nature: str, **fields: Any) -> Printed:
    """Write one declaration of one person."""
    return Printed((person,), {"nature": nature, **fields}, sentence)


SHAPES: dict[str, tuple[Printed, ...]] = {
    "a kind, all items, a nature that runs on": (
        one(
            CHAIR,
            f"{A} declared a personal interest in respect of all substantive items as a member of the Friends of Z.",
            "as a member of the Friends of Z",
            interest="personal interest",
            scope=ALL,
        ),
        one(
            VICE,
            f"{B} declared a Personal Interest in respect of all substantive items because his daughter is "
            "a constable.",
            "because his daughter is a constable",
            interest="Personal Interest",
            scope=ALL,
        ),
        one(
            THREE,
            f"{C} declared a personal interest that might lead to bias in respect of all substantive items in that she "
            "had written to the Commissioner.",
            "in that she had written to the Commissioner",
            interest="personal interest that might lead to bias",
            scope=ALL,
        ),
        one(
            LAY,
            f"{F} declared a significant personal interest in respect of all substantive items through her employment.",
            "through her employment",
            interest="significant personal interest",
            scope=ALL,
        ),
        one(
            FOUR,
            f"{D} declared a personal interest in respect of all substantive items.",
            interest="personal interest",
            scope=ALL,
        ),
    ),
    "a kind and an item": (
        one(
            CHAIR,
            f"{A} declared a disclosable pecuniary interest in respect of “Police Vans”: director of Vans Ltd.",
            "director of Vans Ltd",
            interest="disclosable pecuniary interest",
            items=ITEMS[1:2],
        ),
        one(
            VICE,
            f"{B} declared an interest (Other Registerable Interest) in respect of “Plan” because he is of the "
            "Commissioner’s party.",
            "because he is of the Commissioner’s party",
            interest="Other Registerable Interest",
            items=ITEMS[:1],
        ),
        one(
            THREE,
            f"{C} declared an interest (DPI) in respect of “Plan” and “Precept”.",
            interest="DPI",
            items=(ITEMS[0], ITEMS[2]),
        ),
        one(
            FOUR,
            f"{D} declared a personal and prejudicial interest in respect of “Precept”: precept payer, unpaid.",
            "precept payer, unpaid",
            interest="personal and prejudicial interest",
            items=ITEMS[2:],
        ),
        one(
            FIVE,
            f"{E} declared an interest (personal non prejudicial) in respect of “Plan”: see register.",
            "see register",
            interest="personal non prejudicial",
            items=ITEMS[:1],
        ),
    ),
    "a kind and no item": (
        one(
            CHAIR,
            f"{A} declared a personal interest: husband a retired Police Officer.",
            "husband a retired Police Officer",
            interest="personal interest",
        ),
        one(
            VICE,
            f"{B} declared an interest (personal) as a governor of Felpersham Academy.",
            "as a governor of Felpersham Academy",
            interest="personal",
        ),
        one(
            THREE,
            f"{C} declared a private non-pecuniary interest: Trustee, Ambridge Shelter.",
            "Trustee, Ambridge Shelter",
            interest="private non-pecuniary interest",
        ),
        one(
            FOUR,
            f"{D} declared an interest (prejudicial, non-pecuniary).",
            interest="prejudicial, non-pecuniary",
        ),
        one(
            LAY,
            f"{F} declared a non-registerable interest: niece is a PCSO.",
            "niece is a PCSO",
            interest="non-registerable interest",
        ),
    ),
    "no kind, an item": (
        one(
            CHAIR,
            f"{A} declared an interest in respect of “Police Vans”: her brother sells vans.",
            "her brother sells vans",
            items=ITEMS[1:2],
        ),
        one(VICE, f"{B} declared an interest in respect of “Precept”.", items=ITEMS[2:]),
        one(
            THREE,
            f"{C} declared an interest in respect of “Plan” and “Police Vans” as portfolio holder.",
            "as portfolio holder",
            items=ITEMS[:2],
        ),
        one(
            FOUR,
            f"{D} declared an interest in respect of bail hostels: lives next door to one.",
            "lives next door to one",
            scope="topic",
            topic="bail hostels",
        ),
        one(
            OFFICER,
            "Ida Ives declared an interest in respect of funding of charities (“Plan”): unpaid treasurer of one.",
            "unpaid treasurer of one",
            scope="topic",
            topic="funding of charities",
            items=ITEMS[:1],
        ),
    ),
    "neither kind nor item": (
        one(
            CHAIR,
            f"{A} declared an interest: member, Ambridge Neighbourhood Watch.",
            "member, Ambridge Neighbourhood Watch",
        ),
        one(VICE, f"{B} declared an interest as his wife worked for the force.", "as his wife worked for the force"),
        one(THREE, f"{C} declared an interest."),
        one(
            FOUR,
            f"{D} declared an interest: ex-Special Constable; Justice of the Peace.",
            "ex-Special Constable",
            "Justice of the Peace",
        ),
        one(LAY, f"{F} declared an interest: aelod o Heddlu'r De, wedi ymddeol.", "aelod o Heddlu'r De, wedi ymddeol"),
    ),
    "what they said they would do": (
        one(
            CHAIR,
            f"{A} declared an interest: is employed by the force – would leave the meeting and not vote.",
            "is employed by the force",
            stay="no",
            vote="no",
        ),
        one(
            VICE,
            f"{B} declared an interest: cousin a candidate – would remain and speak.",
            "cousin a candidate",
            stay="yes",
            speak="yes",
        ),
        one(
            THREE,
            f"{C} declared an interest – would remain, speak and not vote, on the advice of the Monitoring Officer.",
            stay="yes",
            speak="yes",
            vote="no",
            advice="the Monitoring Officer",
        ),
        one(
            FOUR,
            f"{D} declared an interest in respect of “Plan” – would speak only if the public may speak.",
            items=ITEMS[:1],
            speak="only if the public may speak",
        ),
        one(LAY, f"{F} declared an interest – would not vote.", vote="no"),
    ),
    "what they did": (
        one(
            CHAIR,
            f"{A} declared an interest: owns the field – remained and spoke.",
            "owns the field",
            did="remained and spoke",
        ),
        one(
            VICE,
            f"{B} declared an interest – remained and spoke, the Monitoring Officer having advised that he might.",
            did="remained and spoke, the Monitoring Officer having advised that he might",
        ),
        one(
            THREE,
            f"{C} declared an interest in respect of “Police Vans” – withdrew to the public gallery.",
            items=ITEMS[1:2],
            did="withdrew to the public gallery",
        ),
        one(FOUR, f"{D} declared an interest – took no part in the vote.", did="took no part in the vote"),
        one(LAY, f"{F} declared an interest as before – left the meeting.", "as before", did="left the meeting"),
    ),
    "left, with the time": (
        one(
            CHAIR,
            f"{A} declared an interest in respect of “Police Vans” – left the meeting at 2:10 pm, returned at 2:30 pm.",
            items=ITEMS[1:2],
            left_at=dt.time(14, 10),
            returned_at=dt.time(14, 30),
        ),
        one(VICE, f"{B} declared an interest – left the meeting at 3:00 pm.", left_at=dt.time(15)),
        one(
            THREE,
            f"{C} declared an interest: has a tender in. – left the meeting at 2:00 pm, returned at 2:05 pm.",
            "has a tender in.",
            left_at=dt.time(14),
            returned_at=dt.time(14, 5),
        ),
        one(
            FOUR,
            f"{D} declared an interest – spoke first – left the meeting at 2:45 pm.",
            did="spoke first",
            left_at=dt.time(14, 45),
        ),
        one(
            LAY,
            f"{F} declared an interest (NPI) – left the meeting at 1:30 pm.",
            interest="NPI",
            left_at=dt.time(13, 30),
        ),
    ),
    "several, sensitive, for transparency, with a dispensation": (
        Printed(
            (CHAIR, VICE),
            {"nature": ("because both sit on the board of Z",), "scope": ALL},
            f"{A} and {B} each declared an interest in respect of all substantive items because both sit on the "
            "board of Z.",
        ),
        Printed(
            (THREE, FOUR, FIVE),
            {"interest": "DPI", "nature": ("council tax payers",), "dispensation": LEAVE},
            f"{C}, {D} and {E} each declared an interest (DPI): council tax payers – dispensation granted by Ambridge "
            "Council (numbers), until 1 January 2022.",
        ),
        one(
            LAY,
            f"{F} declared a disclosable pecuniary interest, the details of which are withheld.",
            "a refuge in Ambridge",
            interest="disclosable pecuniary interest",
            sensitive=True,
        ),
        one(
            OFFICER,
            "Ida Ives declared an interest for transparency: applied for a post with the force.",
            "applied for a post with the force",
            interest="for transparency",
        ),
        one(
            CHAIR,
            f"{A} declared an interest: allowances – dispensation granted by Ambridge Council (numbers), not for the "
            "vote, until 1 January 2022.",
            "allowances",
            dispensation=Dispensation(
                granted_by="Ambridge Council", ground="numbers", until=dt.date(2022, 1, 1), vote=False
            ),
        ),
    ),
    "the paper's own sentence": tuple(
        one(person, words, text=words)
        for person, words in (
            (CHAIR, "Cllr A. Archer – Personal – Item 5 – Member of Ambridge Parish Council – Remained"),
            (VICE, "Agenda item 7. Councillor Barford. Non-pecuniary. Chair of governors."),
            (THREE, "C. Carter | Item 6 | ORI | spouse employed by OPCC"),
            (FOUR, "Councillor Dobson advised that he was a retired police officer and would remain and speak."),
            (LAY, "Mae gan Fay Ŵyn-Jones fuddiant personol (eitem 4)."),
        )
    ),
}
"""The shapes by what is given in each, five declarations of each."""

EVERY = tuple((shape, printed) for shape, several in SHAPES.items() for printed in several)
