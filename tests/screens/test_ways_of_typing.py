"""Every way in which people type a day, in the fields of forms: read as it is meant, said back while it is typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from screens.kit.fields import declared, read
from screens.kit.form import Form
from store.desk import Desk
from store.fields import DATE, field_of, owner_at
from store.problems import Refused
from store.records import Meeting, Part, WorkItem
from store.records.action import Evidence
from store.records.panel import Closure
from store.rules.day_notes import DAYS
from store.rules.words.dates import long_date
from store.rules.words.loose import known_by
from tests.screens.look import inside
from tests.tui.commandline.test_ways_of_typing import FULL, WEEK, WITHOUT
from tui.app import Secretariat

TODAY = dt.date(2021, 7, 12)
OWNERS = [
    (owner, name)
    for kind, paths in DAYS.items()
    for owner, name in (owner_at(kind, path) for path in paths)
    if field_of(owner, name).kind == DATE
]


@pytest.mark.parametrize(("owner", "name"), OWNERS, ids=[f"{owner.__name__}.{name}" for owner, name in OWNERS])
def test_each_way_is_read_in_each_field(owner: type[Part], name: str) -> None:
    field = declared(owner, name)
    for typed, day in FULL.items():
        assert read(field, typed, TODAY) == day, typed
    for typed, meant in WITHOUT.items():
        if meant is None:
            with pytest.raises(Refused, match="Did you mean 5 December"):
                read(field, typed, TODAY)
            continue
        day = read(field, typed, TODAY)
        assert (day.month, day.day) == meant
        assert day <= TODAY if field_of(owner, name).field.past else day >= TODAY
    for typed in WEEK:
        if field.loose:
            assert known_by(read(field, typed, TODAY))
        else:
            with pytest.raises(Refused, match="names a"):
                read(field, typed, TODAY)


async def test_each_way_is_said_back_under_the_field(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    """In one field of each sort: the day of a meeting, a day to come, a day gone by, a day of the settings."""
    fields = (
        declared(Meeting, "date", typed="loose"),
        declared(WorkItem, "earliest"),
        declared(Evidence, "on"),
        declared(Closure, "first"),
    )
    app = open_app("programme")
    async with app.run_test(size=(80, 24)) as pilot:
        form = Form(desk, "A form", fields, lambda values: None)
        app.push_screen(form)
        await pilot.pause()
        for row in form.rows.values():
            for typed, day in FULL.items():
                row.typed = typed
                await pilot.pause()
                assert long_date(day) in " ".join(inside(app).split()), (row.field.label, typed)
            row.typed = "5 Feb"
            await pilot.pause()
            year = 2021 if row.field.past else 2022
            assert f"5 February {year}" in " ".join(inside(app).split())
            row.typed = ""
        row = form.rows["loose"]
        for typed, said in WEEK.items():
            row.typed = typed
            await pilot.pause()
            assert said.casefold() in " ".join(inside(app).split()).casefold()
        assert "November 2021; its day is not known yet" in " ".join(inside(app).split())
        row.typed = "w/c 5 July 2021"
        await pilot.pause()
        assert "The week of Monday 5 July 2021 has passed." in " ".join(inside(app).split())
