"""What the register looks up stands as long as the table from which it is made, and is never of yesterday."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.programme.items import edit_item
from store.desk import Desk
from store.edit import Edit
from store.look_ups import LOOK_UPS
from store.records import KINDS, Person, Record, Role, WorkItem
from store.register import Register
from store.sample import DEMO_DAY, sample_records
from tests.steps import steps

NAMES = [name for name, value in vars(Register).items() if isinstance(value, cached_property)]


@pytest.fixture
def sample() -> Register:
    return Register.of(*sample_records())


def looked_up(register: Register) -> dict[str, Any]:
    return {name: getattr(register, name) for name in NAMES}


def filled(groups: Any) -> Any:
    """Leave out the groups that have become empty, which nobody can tell from those that are not there."""
    return {key: group for key, group in groups.items() if group} if isinstance(groups, dict) else groups


def test_every_look_up_has_its_table() -> None:
    assert set(NAMES) == set(LOOK_UPS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.table)
def test_a_change_leaves_every_look_up_right_and_those_of_other_tables_the_same(
    sample: Register, kind: type[Record]
) -> None:
    looked_up(sample)
    records = list(sample.tables[kind.table].values())
    gone = [Edit("", removes=(records[0].id,))] if records else []
    binned = [Edit("", puts=(replace(one, binned_on=dt.date(2021, 7, 1)),)) for one in records[-1:]]
    for edit in (*gone, *binned):
        after = sample.with_edit(edit)
        fresh = Register(after.tables, after.serials)
        for name, made_of in LOOK_UPS.items():
            assert filled(getattr(after, name)) == filled(getattr(fresh, name)), name
            if kind not in made_of:
                assert getattr(after, name) is getattr(sample, name), name


def test_items_that_move_leave_one_group_and_come_into_another(sample: Register) -> None:
    looked_up(sample)
    first, second = next(group for group in sample.items_by_meeting.values() if len(group) > 1)[:2]
    other = next(place for place in sample.items_by_meeting if place != first.meeting)
    fresh = WorkItem(id="W9000", title="New", meeting=other)
    after = sample.with_edit(Edit("", puts=(replace(first, meeting=other), fresh), removes=(second.id,)))
    again = after.with_edit(Edit("", puts=(replace(fresh, meeting=None),), removes=(first.id,)))
    for register in (after, again):
        alone = Register(register.tables, register.serials)
        assert filled(register.items_by_meeting) == filled(alone.items_by_meeting)


def test_who_sits_on_a_day_is_worked_out_once_and_is_never_of_yesterday(sample: Register) -> None:
    members = [seat for seat in sample.rolls[DEMO_DAY] if seat.role is Role.MEMBER and seat.person]
    assert sample.rolls[DEMO_DAY] is sample.rolls[DEMO_DAY]
    assert sample.seats_on(DEMO_DAY) is sample.seats_on(DEMO_DAY)
    first = sample.need(Person, str(members[0].person))
    renamed = sample.with_edit(Edit("", (replace(first, name="Zz Zz"),)))
    assert [seat for seat in renamed.rolls[DEMO_DAY] if seat.role is Role.MEMBER and seat.person][-1] == members[0]
    ended = sample.with_edit(Edit("", (replace(members[0], to_date=DEMO_DAY - dt.timedelta(days=1)),)))
    assert set(sample.rolls[DEMO_DAY]) - set(ended.rolls[DEMO_DAY]) == {members[0]}
    assert members[0] not in ended.seats_on(DEMO_DAY)


def test_grouping_a_changed_item_does_not_depend_on_how_many_there_are() -> None:
    """Each item was looked at, in every change."""

    def changing(number: int) -> int:
        register = Register.of(*(WorkItem(id=f"W{n}", title="A", meeting=f"M{n % 50}") for n in range(number)))
        looked_up(register)
        moved = replace(register.need(WorkItem, "W7"), meeting="M3")
        return steps(lambda: register.with_edit(Edit("", puts=(moved,))))

    small, large = changing(100), changing(800)
    assert large - small < 2_000


def test_what_a_colleague_saved_leaves_the_look_ups_of_other_tables(tmp_path: Path) -> None:
    path = tmp_path / "panel.json"
    desk = Desk.create(path, sample_records(), today=DEMO_DAY, who="clerk")
    before = looked_up(desk.register)
    other = Desk.open(path, today=DEMO_DAY, who="colleague")
    item = next(other.register.all(WorkItem))
    other.run(edit_item, item=item.id, was=item, comments="Saved meanwhile.", all_the_same=True)
    assert desk.refresh()
    for name, kinds in LOOK_UPS.items():
        assert (getattr(desk.register, name) is before[name]) == (WorkItem not in kinds), name
    assert desk.register.need(WorkItem, item.id) in desk.register.items_of(item.meeting)
    other.close()
    desk.close()
