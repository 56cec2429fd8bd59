"""What a change would do, before it is saved."""

from __future__ import annotations

import datetime as dt

from store.commands.calendar.meetings import postpone_meeting
from store.commands.calendar.panel_days import change_holiday
from store.commands.programme.items import set_moveable
from store.queries.calendar.holidays import listed
from store.queries.calendar.impact import NONE, impact_of
from store.register import Register
from store.sample import DEMO_DAY


def test_moving_the_september_meeting_lists_every_deadline(sample: Register) -> None:
    edit = postpone_meeting(sample, DEMO_DAY, meeting="M19", to=dt.date(2021, 10, 1), reason="Venue")
    found = impact_of(sample, edit, DEMO_DAY)
    assert found.words == "15 deadlines move."
    assert "Agenda and reports published (law): Wed 22 Sep 2021 → Thu 23 Sep 2021" in [
        line.words for line in found.lines
    ]
    assert next(line for line in found.lines if line.deadline == "inspection").near == (
        "Wed 29 Sep 2027",
        "Thu 30 Sep 2027",
    )


def test_a_day_that_is_too_near_or_no_working_day_says_so(sample: Register) -> None:
    edit = postpone_meeting(sample, DEMO_DAY, meeting="M19", to=dt.date(2021, 7, 17), reason="Haste")
    found = impact_of(sample, edit, DEMO_DAY)
    assert "of them could not be kept." in found.words
    publication = next(line for line in found.lines if line.deadline == "publication")
    assert publication.broken == "already past"
    assert publication.words.endswith("– ALREADY PAST")
    assert any("weekend" in note for note in found.notes)


def test_a_proclaimed_holiday_lists_what_it_moves(sample: Register) -> None:
    edit = change_holiday(
        sample, DEMO_DAY, day=dt.date(2021, 7, 26), change="added", name="Day", reason="r", holidays=listed()
    )
    found = impact_of(sample, edit, DEMO_DAY)
    papers = next(line for line in found.lines if line.deadline == "publication")
    assert (papers.old, papers.new) == ("Wed 21 Jul 2021", "Tue 20 Jul 2021")


def test_other_work_moves_nothing(sample: Register) -> None:
    edit = set_moveable(sample, DEMO_DAY, items=("W16",), moveable=False)
    found = impact_of(sample, edit, DEMO_DAY)
    assert (found.lines, found.words) == ((), "No deadline moves.")


def test_deadlines_that_nothing_takes_the_place_of_are_taken_out_and_do_not_move(sample: Register) -> None:
    moved = impact_of(
        sample,
        postpone_meeting(sample, DEMO_DAY, meeting="M19", to=dt.date(2021, 10, 1), reason="Venue"),
        DEMO_DAY,
    )
    gone = tuple(line._replace(new=NONE) for line in moved.lines)
    assert moved._replace(lines=gone[:1]).words == "1 deadline is taken out."
    assert moved._replace(lines=gone[:2]).words == "2 deadlines are taken out."
    assert moved._replace(lines=(gone[0], moved.lines[1])).words == "2 deadlines move."
    fresh = tuple(line._replace(old=NONE) for line in moved.lines)
    assert moved._replace(lines=fresh[:1]).words == "1 deadline is new."
    assert moved._replace(lines=fresh[:2]).words == "2 deadlines are new."
    assert moved._replace(lines=(fresh[0], moved.lines[1])).words == "2 deadlines move."
