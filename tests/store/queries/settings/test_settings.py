"""The settings in plain values."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.edit import Edit
from store.queries.settings.settings import settings
from store.records.panel import BusyDay, Closure, HolidayChange, PreElection
from store.register import Register
from store.sample import DEMO_DAY


def test_every_setting_has_a_key_of_its_own_a_value_and_an_explanation(sample: Register) -> None:
    groups = settings(sample, DEMO_DAY)
    rows = [row for group in groups for row in group.rows]
    assert len({row.key for row in rows}) == len(rows)
    assert all(row.value for row in rows)
    assert all(row.help for row in rows if row.sort in {"setting", "law", "rules"})


def test_the_rules_are_those_of_the_day(sample: Register) -> None:
    def aside(day: dt.date) -> str:
        return next(group.aside for group in settings(sample, day) if group.key == "deadlines")

    assert aside(DEMO_DAY) == "from Wednesday 27 January 2021"
    assert aside(dt.date(2016, 9, 23)) == "from the beginning"


def test_deadlines_say_how_they_are_counted(sample: Register) -> None:
    rows = {row.key: row for group in settings(sample, DEMO_DAY) for row in group.rows}
    assert rows["deadline:draft-reports"].value.startswith("14 working days before the meeting")
    assert rows["deadline:pre-meeting"].value == "on the day of the meeting, 60 minutes before the start"
    assert rows["law:notice"].value.startswith("5 clear working days: Local Government Act 1972")


def test_the_panels_own_days_are_listed(sample: Register) -> None:
    day = dt.date(2021, 9, 20)
    panel = replace(
        sample.panel,
        closures=(Closure(first=day, last=day + dt.timedelta(days=1), reason="Move", entered_on=DEMO_DAY),),
        holiday_changes=(HolidayChange(day=day, name="Day", change="added", reason="Proclaimed", entered_on=DEMO_DAY),),
        busy_days=(BusyDay(day=day, what="City council"),),
        pre_election=(PreElection(first=day, poll=day, what="councils"),),
    )
    groups = {group.key: group for group in settings(sample.with_edit(Edit("x", (panel,))), DEMO_DAY)}
    assert [row.label for row in groups["closures"].rows] == ["Mon 20 Sep 2021 to Tue 21 Sep 2021"]
    assert groups["holidays"].rows[0].value == "added: Day"
    assert groups["busy"].rows[0].value == "City council"
    assert groups["elections"].rows[0].label == "Mon 20 Sep 2021"
    assert settings(sample, DEMO_DAY)[-2].empty
