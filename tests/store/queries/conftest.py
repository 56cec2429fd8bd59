"""The sample panel, and a long programme, for every test of a query."""

from __future__ import annotations

import datetime as dt

import pytest

from store.records import Meeting, Panel, WorkItem
from store.register import Register
from store.sample import sample_records

WORDS = ("Police", "Recruitment", "Retention", "Quarterly", "Performance", "Report", "Ethics", "Café", "Committee")


@pytest.fixture(scope="session")
def sample() -> Register:
    return Register.of(*sample_records())


@pytest.fixture(scope="session")
def long_programme() -> Register:
    """Ten thousand items under a hundred and twenty meetings."""
    first = dt.date(2015, 1, 8)
    meetings = [Meeting(id=f"M{n}", date=first + dt.timedelta(days=30 * n), start=dt.time(13)) for n in range(1, 121)]
    items = [
        WorkItem(
            id=f"W{n}",
            title=" ".join(WORDS[(n * k) % len(WORDS)] for k in range(1, 7)) + f" {n}",
            comments=" ".join(WORDS[(n + k) % len(WORDS)] for k in range(20)),
            meeting=None if n % 121 == 0 else f"M{n % 121}",
            order=n,
            minutes=10 if n % 2 else None,
        )
        for n in range(1, 10_001)
    ]
    return Register.of(Panel(id="PANEL", name="A long programme"), *meetings, *items)
