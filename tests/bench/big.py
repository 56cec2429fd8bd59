"""Makes a panel's file of many records for measuring: thirty years of meetings, items, questions and actions."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from store.desk import Desk
from store.records import Action, Asker, Meeting, Minute, Question, Record, WorkItem
from store.sample import sample_records

WORDS = (
    "Performance",
    "Budget",
    "Recruitment",
    "Hate crime",
    "Road safety",
    "Custody visitors",
    "Rural crime",
    "Estates",
)


def records(count: int) -> list[Record]:
    """Give the sample with invented business added until there are `count` records; no names are invented."""
    found: list[Record] = list(sample_records())
    day = dt.date(2021, 9, 2)
    number = 1000
    while len(found) < count:
        number += 1
        day += dt.timedelta(days=14 if day < dt.date(2035, 1, 1) else 7)
        meeting = Meeting(
            id=f"M{number}", date=day, start=dt.time(13), venue="County Hall", source="made for measuring"
        )
        found.append(meeting)
        for place in range(12):
            serial = number * 20 + place
            title = f"{WORDS[(serial * 7) % 8]} report {serial} on the plan's aim {place}"
            comments = (
                f"To consider progress on the plan's aims in quarter {place % 4 + 1}, with figures for {day.year}. " * 2
            )
            found.append(
                WorkItem(
                    id=f"W{serial}",
                    title=title,
                    comments=comments,
                    meeting=meeting.id,
                    order=place,
                    lead="Commissioner",
                    source="made for measuring",
                )
            )
            if place < 3:
                found.append(
                    Action(
                        id=f"A{serial}",
                        text=f"Report back on {title}. {comments}",
                        meeting=meeting.id,
                        owner="OPCC",
                        source="made for measuring",
                    )
                )
                found.append(
                    Minute(
                        id=f"N{serial}",
                        meeting=meeting.id,
                        number=str(serial),
                        heading=title,
                        text=comments * 2,
                        source="made for measuring",
                    )
                )
        found.append(
            Question(
                id=f"Q{number}",
                asker=Asker(name="A resident"),
                text=f"What is being done about {title}?",
                meeting=meeting.id,
                source="made for measuring",
            )
        )
    return found[:count]


if __name__ == "__main__":
    Desk.create(Path(sys.argv[1]), records(int(sys.argv[2])), today=dt.date(2021, 7, 12), who="clerk").close()
