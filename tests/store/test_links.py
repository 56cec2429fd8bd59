"""Which records name which."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from store.edit import Edit
from store.links import Link, dangling, links_of, refuse_dangling
from store.problems import Refused
from store.records import Action, Attendance, Declaration, ItemMove, Meeting, Presence, Record, Vote, WorkItem
from store.register import Register
from tests.store.file.samples import make

DAY = dt.date(2021, 7, 29)


def test_links_are_found_at_any_depth_and_plain_words_are_none() -> None:
    item = WorkItem(
        id="W1",
        title="M1",
        comments="W2",
        meeting="M1",
        origin_ref="see the letter",
        moves=(ItemMove(on=DAY, how="moved", from_meeting="M2", to_meeting="M1", reason="M9"),),
    )
    assert list(links_of(item)) == [
        Link("W1", "meeting", "M1"),
        Link("W1", "from_meeting", "M2"),
        Link("W1", "to_meeting", "M1"),
    ]
    meeting = Meeting(
        id="M1", date=DAY, attendance=(Attendance(person="P3", presence=Presence.PRESENT, substitute_for="P4"),)
    )
    assert [link.target for link in links_of(meeting)] == ["P3", "P4"]
    assert [link.target for link in links_of(Declaration(id="D1", meeting="M1", people=("P1",), items=("W1",)))] == [
        "M1",
        "P1",
        "W1",
    ]


def test_links_that_lead_nowhere_are_listed() -> None:
    register = Register.of(
        WorkItem(id="W1", title="x", meeting="M1"),
        Meeting(id="M1", date=DAY),
        Action(id="A1", text="x", meeting="M2", items=("W1", "W2")),
    )
    assert dangling(register) == [Link("A1", "meeting", "M2"), Link("A1", "items", "W2")]


NOWHERE: list[tuple[Any, str]] = [
    (WorkItem(id="W2", title="x", meeting="M9"), "The item would name “M9” (meeting), which is not in the file."),
    (WorkItem(id="W2", title="x", meeting="W1"), "The item would name “W1” (meeting), which is not a meeting."),
    (
        Vote(id="V1", meeting="M1", moved_by="the Chair", order=1),
        "The vote would name “the Chair” (moved by), which is not in the file.",
    ),
    (
        Meeting(id="M2", date=DAY, attendance=(Attendance(person="P9", presence=Presence.PRESENT),)),
        "The meeting would name “P9” (person), which is not in the file.",
    ),
]


@pytest.mark.parametrize(("record", "sentence"), NOWHERE)
def test_an_edit_that_would_name_what_is_not_there_is_refused(record: Record, sentence: str) -> None:
    register = Register.of(WorkItem(id="W1", title="x", meeting="M1"), Meeting(id="M1", date=DAY))
    with pytest.raises(Refused) as refused:
        refuse_dangling(register, Edit("x", (record,)))
    assert [(problem.code, problem.sentence) for problem in refused.value.problems] == [("dangling", sentence)]


def test_a_link_that_led_nowhere_before_stands_and_one_to_what_comes_along_is_sound() -> None:
    old = WorkItem(id="W1", title="x", meeting="M9")
    register = Register.of(old)
    along = (replace(old, meeting="M1"), Meeting(id="M1", date=DAY), replace(old, id="W2", meeting="M1"))
    for puts, left in (((replace(old, title="y"),), [Link("W1", "meeting", "M9")]), (along, [])):
        edit = Edit("x", puts)
        refuse_dangling(register, edit)
        assert dangling(register.with_edit(edit)) == left


def test_no_command_at_the_desk_can_write_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "panel.json"
    desk = make(path)
    before = path.read_bytes()

    def astray(register: Register, today: dt.date, /) -> Edit:
        return Edit("Astray", (replace(register.need(WorkItem, "W1"), meeting="M99"),))

    with pytest.raises(Refused):
        desk.run(astray)
    assert path.read_bytes() == before
    assert desk.register.need(WorkItem, "W1").meeting != "M99"
