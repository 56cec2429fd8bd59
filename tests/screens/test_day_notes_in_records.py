"""In the form of a record a day is held against the record as well: what it answers, its meeting, its seat."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from screens.kit.fields import Field, declared
from screens.kit.record_fields import noted, record_fields
from store.desk import Desk
from store.records import Asker, Meeting, Question, Record, Seat
from tests.screens.look import inside
from tui.app import Secretariat

TODAY = dt.date(2021, 7, 12)
SEAT = Seat(id="S900", person="P1", body="Melton", from_date=dt.date(2021, 6, 1), to_date=dt.date(2021, 9, 1))
QUESTION = Question(id="Q900", asker=Asker(name="B. Resident"), text="Why?", received_at=dt.datetime(2021, 7, 20))


def _fields(desk: Desk, record: Record) -> tuple[Field, ...]:
    """Give the fields of a form on a record, and the days that acts ask for."""
    names = ("answer_due", "answered_on", "reply_due", "reply_sent_on")
    asked = (noted(declared(Question, name), record, name) for name in names)
    return (*record_fields(desk, type(record), record, ()), *asked)


@pytest.mark.parametrize(
    ("record", "name", "day", "said"),
    [
        (SEAT, "term_ends", dt.date(2021, 5, 31), "Monday 31 May 2021 comes before Tuesday 1 June 2021"),
        (SEAT, "term_ends", dt.date(2022, 5, 31), "Tuesday 31 May 2022 comes after Wednesday 1 September 2021"),
        (SEAT, "to_date", dt.date(2021, 5, 28), "Friday 28 May 2021 comes before Tuesday 1 June 2021"),
        (QUESTION, "answer_due", dt.date(2021, 7, 19), "Monday 19 July 2021 comes before Tuesday 20 July 2021"),
        (QUESTION, "reply_due", dt.date(2021, 7, 19), "Monday 19 July 2021 comes before Tuesday 20 July 2021"),
        (SEAT, "term_ends", dt.date(2021, 8, 31), ""),
        (QUESTION, "answer_due", dt.date(2021, 7, 21), ""),
    ],
)
def test_it_is_said_while_it_is_typed(desk: Desk, record: Record, name: str, day: dt.date, said: str) -> None:
    (field,) = [one for one in _fields(desk, record) if one.name == name]
    assert field.notes is not None
    notes = field.notes(desk.register, day, TODAY)
    assert any(said in note for note in notes) if said else notes == ()


def test_a_meeting_does_not_clash_with_itself(desk: Desk) -> None:
    meeting = next(one for one in desk.register.meetings if one.date == dt.date(2021, 7, 29))
    (field,) = [one for one in record_fields(desk, Meeting, meeting, ()) if one.name == "date"]
    assert field.notes is not None
    assert field.notes(desk.register, meeting.date, TODAY) == ()
    register = desk.register
    other = replace(meeting, id="M900")
    (beside,) = [one for one in record_fields(desk, Meeting, other, ()) if one.name == "date"]
    assert beside.notes is not None
    assert "There is already an ordinary meeting" in " ".join(beside.notes(register, meeting.date, TODAY))


async def test_the_form_of_a_meeting_says_it_under_the_field(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("calendar")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        assert "There is already" not in inside(app)
        await pilot.press("tab", "shift+tab", "end", *["backspace"] * 20, *"30/9/21".replace("/", "-"))
        await pilot.pause()
        assert "There is already an ordinary meeting" in " ".join(inside(app).split())
