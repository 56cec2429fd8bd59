"""The business of a meeting from modern.gov stands in the order in which it was printed, each item found once."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.commands.moderngov.importing import taking
from store.edit import Edit
from store.records import Meeting, MeetingStatus, WorkItem
from store.register import Register
from store.rules.imports import ImportState
from tests.store.commands.moderngov.test_importing_moderngov import EMPTY, TODAY, of
from tests.store.papers.moderngov.test_reading import item, meeting


def came(*items: tuple[str, str]) -> bytes:
    printed = "".join(item(agendaitemtitle=title, fulldisplaynumberformat=number) for title, number in items)
    return meeting(f"<agendaitems>{printed}</agendaitems>", meetingdate="25/03/2021")


def test_items_of_a_past_are_numbered_from_one_in_the_order_of_the_agenda() -> None:
    draft = of(came(("Plan", "5."), ("Budget", "3."), ("Any other business", "9.")))
    after = EMPTY.with_edit(taking(EMPTY, TODAY, draft=draft).edit)
    [held] = after.all(Meeting)
    there = after.items_of(held.id)
    assert [(one.title, one.order) for one in there] == [("Plan", 1), ("Budget", 2), ("Any other business", 3)]
    assert [(line.id, line.item, line.number) for line in held.agenda] == [
        ("L1", there[0].id, "5"),
        ("L2", there[1].id, "3"),
        ("L3", there[2].id, "9"),
    ]


def held(*items: WorkItem) -> Register:
    one = Meeting(id="M1", date=dt.date(2021, 3, 25), status=MeetingStatus.HELD, venue="Hall")
    return EMPTY.with_edit(Edit("", (one, *(replace(each, meeting="M1") for each in items))))


@pytest.mark.parametrize(
    ("numbers", "records"),
    [
        (("1.", "2."), ["W1", "W2"]),
        (("2.", "1."), ["W2", "W1"]),
        (("8.", "9."), ["W1", "W2"]),
        (("1.", "8.", "9."), ["W1", "W2", ""]),
    ],
)
def test_items_of_the_same_words_are_told_apart_by_their_number_else_the_first_is_meant(
    numbers: tuple[str, ...], records: list[str]
) -> None:
    there = (WorkItem(id=f"W{place}", title="Budget", order=place, agenda_number=f"{place}.") for place in (1, 2))
    taken = taking(held(*there), TODAY, draft=of(came(*(("Budget", number) for number in numbers))))
    lines = [one for one in taken.lines if one.what == "item"]
    assert [one.record for one in lines] == records
    assert [one.state is ImportState.NEW for one in lines] == [not one for one in records]
    added = [one for one in taken.edit.puts if isinstance(one, WorkItem) and one.id == "W3"]
    assert [one.order for one in added] == [3] * (len(numbers) - 2)
