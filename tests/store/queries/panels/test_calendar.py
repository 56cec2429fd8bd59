"""The calendars of several panels as one list by date, and what clashes as another."""

from __future__ import annotations

import datetime as dt

from store.queries.panels.calendar import clash_rows, panel_meetings
from store.records import Meeting, MeetingStatus
from tests.store.rules.panels.offices import DAY, TODAY, served


def test_the_meetings_of_all_panels_stand_by_date_and_time() -> None:
    early = Meeting(id="M2", date=dt.date(2021, 8, 5), title="A visit")
    gone = Meeting(id="M3", date=dt.date(2021, 7, 1))
    off = Meeting(id="M4", date=DAY, status=MeetingStatus.CANCELLED)
    loose = Meeting(id="M5", date=dt.date(2021, 10, 29), known_by="month")
    panels = (served("LLR", early, gone, off, loose, clerk="A. Clerk"), served("WMF", start="09:00", venue="Town Hall"))
    rows = panel_meetings(panels, TODAY)
    assert [(one.panel, one.id) for one in rows] == [("LLR", "M2"), ("WMF", "M1"), ("LLR", "M1"), ("LLR", "M5")]
    assert [one.meeting for one in rows] == ["A visit", "ordinary meeting", "ordinary meeting", "ordinary meeting"]
    assert rows[3].date is None
    assert "October 2021" in rows[3].day or "Oct 2021" in rows[3].day
    assert rows[2].clerk == "A. Clerk"
    assert all(one.clashes == () for one in rows)
    assert [one.id for one in panel_meetings(panels, early.date)] == ["M2", "M1", "M1", "M5"]
    assert [one.id for one in panel_meetings(panels, DAY + dt.timedelta(days=1))] == ["M5"]


def test_a_clash_stands_with_both_of_its_meetings_and_in_a_list_of_its_own() -> None:
    panels = (served("LLR"), served("WMF"))
    rows = panel_meetings(panels, TODAY)
    (clash,) = clash_rows(panels, TODAY)
    assert [one.clashes for one in rows] == [(clash.sentence,), (clash.sentence,)]
    assert (clash.code, clash.panels, clash.ids, clash.certain) == ("clash-room", ("LLR", "WMF"), ("M1", "M1"), True)
