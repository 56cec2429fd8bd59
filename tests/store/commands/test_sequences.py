"""Any row of moves, orders and deferrals: every item stays exactly once, and all of it can be taken back."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from store.commands.programme.moves import defer_items, move_items, reinstate_items, reorder_item, withdraw_items
from store.edit import Edit
from store.problems import Refused
from store.records import Meeting, MeetingKind, WorkItem
from store.register import Register
from store.rules.programme.items import neighbours
from tests.store.commands.office import TODAY, day, item, meeting, order, records, run

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["move", "reorder", "defer", "withdraw", "reinstate"]),
        st.lists(st.sampled_from([f"W{n}" for n in range(1, 8)]), min_size=1, max_size=3),
        st.sampled_from(["M1", "M2", "M3", None]),
        st.sampled_from([-1, 1]),
    ),
    max_size=12,
)


def small_programme() -> Register:
    places = ["M1", "M1", "M1", "M2", "M2", None, None]
    return Register.of(
        Meeting(id="M1", date=day(7, 29)),
        Meeting(id="M2", date=day(9, 30)),
        Meeting(id="M3", date=day(12, 2), kind=MeetingKind.SPECIAL),
        *(WorkItem(id=f"W{n}", title=f"Item {n}", meeting=place, order=n // 2) for n, place in enumerate(places, 1)),
    )


def step(register: Register, kind: str, items: tuple[str, ...], to: str | None, by: int) -> Edit:
    steps: dict[str, Callable[[], Edit]] = {
        "move": lambda: move_items(register, TODAY, items=items, to=to),
        "reorder": lambda: reorder_item(register, TODAY, item=items[0], by=by),
        "defer": lambda: defer_items(register, TODAY, items=items, to=to, reason="x"),
        "withdraw": lambda: withdraw_items(register, TODAY, items=items, reason="x"),
        "reinstate": lambda: reinstate_items(register, TODAY, items=items),
    }
    return steps[kind]()


@given(STEPS)
def test_whatever_is_moved_every_item_stays_once_and_all_can_be_undone(
    steps: list[tuple[str, list[str], str | None, int]],
) -> None:
    start = register = small_programme()
    undo: list[Edit] = []
    for kind, items, to, by in steps:
        before = records(register)
        try:
            edit = step(register, kind, tuple(items), to, by)
        except Refused:
            assert records(register) == before
            continue
        undo.append(Edit("back", tuple(before[each] for each in edit.touches)))
        register = register.with_edit(edit)
        listed = [each for group in ("M1", "M2", "M3", None) for each in order(register, group)]
        assert sorted(listed) == [f"W{n}" for n in range(1, 8)]
        untouched = set(before) - set(edit.touches)
        assert all(records(register)[each] is before[each] for each in untouched)
        for each in edit.touches:
            was, now = before[each], item(register, each)
            assert isinstance(was, WorkItem)
            assert now.moves[: len(was.moves)] == was.moves
            assert len(now.moves) == len(was.moves) + (kind != "reorder")
    for back in reversed(undo):
        register = register.with_edit(back)
    assert register == start


@given(STEPS)
def test_going_down_and_up_again_leaves_the_list_as_it_was(
    steps: list[tuple[str, list[str], str | None, int]],
) -> None:
    register = small_programme()
    for kind, items, to, by in steps:
        try:
            register = register.with_edit(step(register, kind, tuple(items), to, by))
        except Refused:
            continue
    for each in register.all(WorkItem):
        peers = [peer.id for peer in neighbours(register, each)]
        if each.id in peers[:-1]:
            down = register.with_edit(reorder_item(register, TODAY, item=each.id, by=1))
            up = down.with_edit(reorder_item(down, TODAY, item=each.id, by=-1))
            assert [peer.id for peer in neighbours(up, item(up, each.id))] == peers


def test_a_move_among_ten_thousand_touches_one_record() -> None:
    many = (WorkItem(id=f"W{n}", title=f"Item {n}", meeting="M1", order=n) for n in range(1, 10_001))
    register = Register.of(Meeting(id="M1", date=day(7, 29)), Meeting(id="M2", date=day(9, 30)), *many)
    assert run(register, move_items, items=("W5000",), to="M2").edit.touches == ("W5000",)
    assert len(run(register, reorder_item, item="W5000", by=1).edit.touches) == 2
    assert meeting(register, "M1").date == day(7, 29)
