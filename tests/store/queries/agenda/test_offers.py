"""What is offered as a late item, and in which order."""

from __future__ import annotations

import datetime as dt

from store.queries.agenda.offers import late_offers
from store.records import Meeting, MeetingStatus, Panel, WorkItem
from store.register import Register

NOW = Meeting(id="M3", date=dt.date(2021, 7, 29), status=MeetingStatus.CALLED, agenda_published_on=dt.date(2021, 7, 21))


def test_suggestions_and_items_to_come_stand_before_what_earlier_meetings_left() -> None:
    register = Register.of(
        Panel(id="PANEL", name="A panel"),
        Meeting(id="M1", date=dt.date(2021, 3, 25)),
        Meeting(id="M2", date=dt.date(2021, 6, 10)),
        NOW,
        Meeting(id="M4", date=dt.date(2021, 9, 30)),
        Meeting(id="M5", date=dt.date(2021, 12, 2)),
        WorkItem(id="W1", title="Left in March", meeting="M1", order=1),
        WorkItem(id="W2", title="Left in June", meeting="M2", order=1),
        WorkItem(id="W3", title="For December", meeting="M5", order=1),
        WorkItem(id="W4", title="For September", meeting="M4", order=1),
        WorkItem(id="W5", title="Suggested"),
        WorkItem(id="W6", title="Down for July", meeting="M3", order=1),
    )
    assert [one.title for one in late_offers(register, NOW)] == [
        "Down for July",
        "Suggested",
        "For September",
        "For December",
        "Left in June",
        "Left in March",
    ]
