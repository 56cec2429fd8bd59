"""What became different in the programme since it was published, or since a named point, out of a real journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.commands.calendar.deadlines import publish
from store.commands.calendar.meetings import add_meeting, cancel_meeting, postpone_meeting
from store.commands.programme.items import add_item, edit_item, set_moveable
from store.commands.programme.moves import move_items, withdraw_items
from store.commands.versions import name_point
from store.desk import Desk
from store.papers.printed import printed
from store.problems import Refused
from store.queries.calendar.holidays import working_days_of
from store.queries.programme.changed import programme_changes, programme_then
from store.sample import DEMO_DAY, sample_records
from tests.told import told as problems_told

JULY, SEPTEMBER, LATER = "M18", "M19", "M20"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.create(
        tmp_path / "panel.json",
        sample_records(),
        today=DEMO_DAY,
        who="clerk",
        clock=lambda: dt.datetime(2021, 7, 12, 9, tzinfo=dt.UTC),
    )
    yield desk
    desk.close()


def told(desk: Desk, point: str = "") -> tuple[str, ...]:
    return programme_changes(programme_then(desk.register, desk.history(), point), desk.register, desk.today)


def test_each_thing_that_becomes_different_is_told_in_a_sentence(desk: Desk) -> None:
    desk.run(name_point, name="On the web")
    assert told(desk, "on the WEB") == ()
    first, second, third = desk.register.items_of(SEPTEMBER)[:3]
    waiting = desk.register.items_of(None)[2]
    desk.run(move_items, items=(waiting.id,), to=LATER)
    desk.run(edit_item, item=first.id, title="Another name", comments="As asked for")
    desk.run(set_moveable, items=(second.id,), moveable=True)
    desk.run(withdraw_items, items=(third.id,), reason="not needed")
    desk.run(add_item, title="Something new")
    desk.run(postpone_meeting, meeting=LATER, to=dt.date(2021, 12, 9), reason="the hall is closed")
    found = told(desk, "On the web")
    assert (
        found[0] == "The meeting of Thursday 2 December 2021 at 1:00 pm is now on Thursday 9 December 2021 at 1:00 pm."
    )
    assert f"“{first.title}” is now called “Another name”." in found
    assert any(line.startswith("The comments on “Another name” are now “As asked for”") for line in found)
    assert f"“{second.title}” may now be moved." in found
    assert f"“{third.title}” was taken out; it stood under Thursday 30 September 2021." in found
    assert "“Something new” was added under “Suggested items to be scheduled”." in found
    moved = f"“{waiting.title}” was moved from “Suggested items to be scheduled” to Thursday 9 December 2021."
    assert moved in found
    assert len(found) == 7


def test_what_was_undone_is_no_change(desk: Desk) -> None:
    desk.run(name_point, name="here")
    desk.run(add_item, title="Something new")
    desk.undo()
    assert told(desk, "here") == ()


def test_a_meeting_that_is_new_or_called_off_is_told(desk: Desk) -> None:
    desk.run(name_point, name="here")
    desk.run(add_meeting, date=dt.date(2021, 11, 4), start=dt.time(13))
    added = next(one for one in desk.register.meetings if one.date == dt.date(2021, 11, 4))
    assert told(desk, "here") == (), "nothing stands under it yet"
    desk.run(add_item, title="Something new", meeting=added.id)
    desk.run(cancel_meeting, meeting=SEPTEMBER, reason="no business")
    assert told(desk, "here") == (
        "The meeting of Thursday 30 September 2021 at 1:00 pm is now cancelled; it was arranged.",
        "A meeting on Thursday 4 November 2021 at 1:00 pm was added.",
        "“Something new” was added under Thursday 4 November 2021.",
    )


def test_without_a_name_it_is_the_version_that_went_out_with_an_agenda(desk: Desk) -> None:
    desk.run(add_item, title="Before it went out")
    desk.run(publish, meeting=JULY, holidays=working_days_of(desk.register.panel), all_the_same=True)
    desk.run(add_item, title="After it went out")
    then = programme_then(desk.register, desk.history())
    assert then.version == "the version published on 12 July 2021"
    assert told(desk) == ("“After it went out” was added under “Suggested items to be scheduled”.",)
    paper = printed("programme", "md", desk.register, desk.today, changes=then).data.decode()
    heading, _, rest = paper.partition("## Changes since the version published on 12 July 2021")
    assert "# THE LLR" in heading
    assert rest.strip() == "- “After it went out” was added under “Suggested items to be scheduled”."


def test_a_publication_that_was_undone_is_none(desk: Desk) -> None:
    desk.run(publish, meeting=JULY, holidays=working_days_of(desk.register.panel), all_the_same=True)
    desk.undo()
    with pytest.raises(Refused) as refused:
        told(desk)
    assert [problem.code for problem in refused.value.problems] == ["programme-unpublished"]


def test_a_point_that_has_no_such_name_is_refused_with_those_that_have(desk: Desk) -> None:
    (none,) = problems_told(lambda: told(desk, "in print"))
    assert none.cure == "Name one first, with: secretariat point name NAME."
    desk.run(name_point, name="On the web")
    (problem,) = problems_told(lambda: told(desk, "in print"))
    assert (problem.code, str(problem)) == (
        "point-unknown",
        "No point is called “in print”. The points are “On the web”.",
    )


def test_nothing_changed_is_said(desk: Desk) -> None:
    desk.run(name_point, name="here")
    then = programme_then(desk.register, desk.history(), "here")
    paper = printed("programme", "text", desk.register, desk.today, changes=then).data.decode()
    assert paper.endswith("Nothing has changed since “here”, 12 July 2021.\n")


def test_the_list_cannot_be_had_with_changes(desk: Desk) -> None:
    desk.run(name_point, name="here")
    then = programme_then(desk.register, desk.history(), "here")
    (problem,) = problems_told(lambda: printed("programme", "csv", desk.register, desk.today, changes=then))
    assert (problem.code, str(problem)) == (
        "list-whole",
        (
            "The csv of the programme is its list, which cannot be had with --changes. "
            "Leave that out, or choose another form."
        ),
    )
