"""Moving, reordering, deferring, withdrawing and settling items: only what must change does, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.commands.programme.moves import (
    consider_items,
    defer_items,
    move_items,
    reinstate_items,
    reorder_item,
    withdraw_items,
)
from store.records import ItemMove, ItemStatus, ItemStood, WorkItem
from store.register import Register
from tests.store.commands.office import (
    BINNED,
    BRIEFING,
    CANCELLED,
    DECEMBER,
    HELD,
    JULY,
    RELEASED,
    SEPTEMBER,
    TODAY,
    codes,
    item,
    office,
    order,
    refusal,
    run,
)


def stood(register: Register, item_id: str) -> ItemStood:
    one = item(register, item_id)
    return ItemStood(order=one.order, status=one.status, target=one.target)


def test_a_move_keeps_its_history_and_goes_to_the_end() -> None:
    register = office()
    done = run(register, move_items, items=("W2",), to=SEPTEMBER, reason="Data not ready")
    assert done.edit.sentence == "Moved “Annual Report” from 29 July 2021 to 30 September 2021"
    move = ItemMove(
        on=TODAY,
        how="moved",
        from_meeting=JULY,
        to_meeting=SEPTEMBER,
        reason="Data not ready",
        stood=stood(register, "W2"),
    )
    assert done.edit.puts == (replace(item(register, "W2"), meeting=SEPTEMBER, order=6, moves=(move,)),)
    again = run(done.after, move_items, items=("W2",), to=None)
    back = ItemMove(on=TODAY, how="moved", from_meeting=SEPTEMBER, to_meeting=None, stood=stood(done.after, "W2"))
    assert item(again.after, "W2").moves == (move, back)
    assert again.edit.sentence == "Moved “Annual Report” from 30 September 2021 to the suggested items"
    assert order(again.after, None) == ["W7", "W8", "W9", "W11", "W2"]


@pytest.mark.parametrize(
    ("items", "to", "sentence", "there"),
    [
        (("W8",), JULY, "Moved “Venues” from the suggested items to 29 July 2021", ["W2", "W3", "W4", "W5", "W8"]),
        (("W5", "W2", "W3"), None, "Moved 3 items to the suggested items", ["W7", "W8", "W9", "W11", "W2", "W3", "W5"]),
        (("W11", "W6", "W7", "W5", "W7"), DECEMBER, "Moved 4 items to 2 December 2021", ["W5", "W6", "W7", "W11"]),
        (("W2",), BRIEFING, "Moved “Annual Report” from 29 July 2021 to 20 May 2021", ["W2"]),
    ],
)
def test_items_move_in_the_order_in_which_they_stood(
    items: tuple[str, ...], to: str | None, sentence: str, there: list[str]
) -> None:
    done = run(office(), move_items, items=items, to=to, all_the_same=to == BRIEFING)
    assert done.edit.sentence == sentence
    assert order(done.after, to) == there
    assert set(done.edit.touches) == set(items)


def test_a_deferred_item_is_planned_once_it_has_a_meeting() -> None:
    done = run(office(), move_items, items=("W8",), to=DECEMBER)
    assert item(done.after, "W8").status is ItemStatus.PLANNED
    waiting = run(office(), defer_items, items=("W2",), to=SEPTEMBER, reason="Late").after
    assert item(run(waiting, move_items, items=("W2",), to=None).after, "W2").status is ItemStatus.DEFERRED


@pytest.mark.parametrize(
    ("items", "to", "expected"),
    [
        ((), SEPTEMBER, ["no-items"]),
        (("W2",), JULY, ["same-place"]),
        (("W2",), HELD, ["meeting-held"]),
        (("W2",), CANCELLED, ["meeting-cancelled"]),
        (("W2",), RELEASED, ["meeting-released"]),
        (("W2",), BINNED, ["meeting-in-bin"]),
        (("W2",), "M99", ["unknown-id"]),
        (("W1", "W4", "W10", "W99"), SEPTEMBER, ["in-bin", "item-considered", "item-withdrawn", "unknown-id"]),
        (("W2", "W3", "W6"), SEPTEMBER, ["same-place"]),
        (("W2", "W1"), HELD, ["item-considered", "meeting-held"]),
    ],
)
def test_moves_that_are_refused(items: tuple[str, ...], to: str, expected: list[str]) -> None:
    assert sorted(codes(refusal(office(), move_items, items=items, to=to))) == expected


def test_a_reason_for_moving_is_checked_with_the_rest() -> None:
    problems = refusal(office(), move_items, items=("W1",), to=SEPTEMBER, reason="\x00")
    assert sorted(codes(problems)) == ["item-considered", "text-control"]


@pytest.mark.parametrize(
    ("moved", "by", "sentence", "listed", "touched"),
    [
        ("W3", -1, "Moved “Performance” up one place in 29 July 2021", ["W3", "W2", "W4", "W5"], {"W2", "W3"}),
        ("W3", 1, "Moved “Performance” down one place in 29 July 2021", ["W2", "W5", "W4", "W3"], {"W3", "W5"}),
        ("W8", 1, "Moved “Venues” down one place in the suggested items", ["W7", "W11", "W9", "W8"], {"W8", "W11"}),
    ],
)
def test_an_item_changes_places_with_the_one_listed_next_to_it(
    moved: str, by: int, sentence: str, listed: list[str], touched: set[str]
) -> None:
    register = office()
    done = run(register, reorder_item, item=moved, by=by)
    assert done.edit.sentence == sentence
    assert order(done.after, item(register, moved).meeting) == listed
    assert set(done.edit.touches) == touched


@pytest.mark.parametrize(
    ("moved", "by", "expected"),
    [
        ("W2", -1, ["order-first"]),
        ("W5", 1, ["order-last"]),
        ("W9", 1, ["order-last"]),
        ("W4", 1, ["item-withdrawn"]),
        ("W10", 1, ["in-bin"]),
        ("W99", 1, ["unknown-id"]),
    ],
)
def test_orders_that_are_refused(moved: str, by: int, expected: list[str]) -> None:
    assert codes(refusal(office(), reorder_item, item=moved, by=by)) == expected


@pytest.mark.parametrize("by", [0, 2, -2])
def test_only_one_place_at_a_time(by: int) -> None:
    with pytest.raises(ValueError, match="moves by one place"):
        reorder_item(office(), TODAY, item="W3", by=by)


@given(st.lists(st.integers(-2, 3), min_size=2, max_size=8), st.data())
def test_equal_places_are_told_apart_touching_as_little_as_need_be(orders: list[int], data: st.DataObject) -> None:
    register = Register.of(*(WorkItem(id=f"W{n}", title=f"Item {n}", order=o) for n, o in enumerate(orders, 1)))
    before = order(register, None)
    place = data.draw(st.integers(0, len(before) - 2))
    wanted = [*before]
    wanted[place], wanted[place + 1] = before[place + 1], before[place]
    for moved, by in ((before[place], 1), (before[place + 1], -1)):
        done = run(register, reorder_item, item=moved, by=by)
        assert order(done.after, None) == wanted
        assert not set(before[:place]) & set(done.edit.touches)
        if len(set(orders)) == len(orders):
            assert set(done.edit.touches) == {before[place], before[place + 1]}


def test_numbers_are_counted_on_no_further_than_need_be() -> None:
    places = {"W1": 1, "W2": 1, "W3": 1, "W4": 2}
    register = Register.of(*(WorkItem(id=each, title=each, order=place) for each, place in places.items()))
    done = run(register, reorder_item, item="W1", by=1)
    assert order(done.after, None) == ["W2", "W1", "W3", "W4"]
    assert set(done.edit.touches) == {"W1", "W3"}


def test_a_whole_item_is_deferred_to_a_meeting() -> None:
    register = office()
    done = run(register, defer_items, items=("W2",), to=DECEMBER, reason="Awaiting the audit")
    assert done.edit.sentence == "Deferred “Annual Report” to 2 December 2021"
    move = ItemMove(
        on=TODAY,
        how="deferred",
        from_meeting=JULY,
        to_meeting=DECEMBER,
        reason="Awaiting the audit",
        stood=stood(register, "W2"),
    )
    assert done.edit.puts == (
        replace(item(register, "W2"), meeting=DECEMBER, order=1, status=ItemStatus.DEFERRED, moves=(move,)),
    )


def test_items_are_deferred_until_a_date_is_known() -> None:
    register = office()
    done = run(
        register,
        defer_items,
        items=("W3", "W2", "W8"),
        to=None,
        target="Once meetings resume",
        reason="Position unknown",
    )
    assert done.edit.sentence == "Deferred 3 items until a date is known (Once meetings resume)"
    assert order(done.after, None) == ["W7", "W8", "W9", "W11", "W2", "W3"]
    for each in ("W2", "W3", "W8"):
        assert item(done.after, each).target == "Once meetings resume"
        assert item(done.after, each).moves[-1].how == "deferred"
    kept = run(register, defer_items, items=("W7",), to=None, reason="x")
    assert kept.edit.sentence == "Deferred “Efficiency Savings” until a date is known"
    assert item(kept.after, "W7").target == "To July meeting"


def test_a_part_is_deferred_and_the_item_stays() -> None:
    register = office()
    done = run(register, defer_items, items=("W1",), to=DECEMBER, what=" the budget annex ", reason="Not ready")
    assert done.edit.sentence == "Deferred the budget annex of “Section 106 Funding” to 2 December 2021"
    move = ItemMove(
        on=TODAY,
        how="deferred",
        from_meeting=HELD,
        to_meeting=DECEMBER,
        what="the budget annex",
        reason="Not ready",
        stood=stood(register, "W1"),
    )
    assert done.edit.puts == (replace(item(register, "W1"), moves=(move,)),)
    unknown = run(register, defer_items, items=("W2",), to=None, what="the annex", reason="Not ready")
    assert unknown.edit.sentence == "Deferred the annex of “Annual Report” until a date is known"
    assert item(unknown.after, "W2").meeting == JULY


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"items": ("W2",), "to": DECEMBER, "reason": " \n"}, ["text-empty"]),
        ({"items": ("W2",), "to": DECEMBER, "reason": "x" * 2001}, ["text-too-long"]),
        ({"items": (), "to": DECEMBER, "reason": "x"}, ["no-items"]),
        ({"items": ("W2",), "to": JULY, "reason": "x"}, ["same-place"]),
        ({"items": ("W6",), "to": JULY, "reason": "x"}, ["defer-earlier"]),
        ({"items": ("W2",), "to": HELD, "reason": "x"}, ["meeting-held"]),
        ({"items": ("W2",), "to": "M99", "reason": "x"}, ["unknown-id"]),
        ({"items": ("W2",), "to": DECEMBER, "target": "soon", "reason": "x"}, ["target-and-meeting"]),
        ({"items": ("W2",), "to": None, "what": "annex", "target": "soon", "reason": "x"}, ["target-of-part"]),
        ({"items": ("W2",), "to": None, "what": "a\nb", "reason": "x"}, ["text-line-break"]),
        (
            {"items": ("W1", "W4", "W10"), "to": DECEMBER, "reason": ""},
            ["in-bin", "item-considered", "item-withdrawn", "text-empty"],
        ),
    ],
)
def test_deferrals_that_are_refused(arguments: dict[str, object], expected: list[str]) -> None:
    assert sorted(codes(refusal(office(), defer_items, **arguments))) == expected


def test_a_withdrawn_item_stays_in_the_register_and_can_come_back() -> None:
    register = office()
    done = run(register, withdraw_items, items=("W3",), reason="Dealt with by e-mail")
    assert done.edit.sentence == "Withdrew “Performance”"
    move = ItemMove(
        on=TODAY, how="withdrawn", from_meeting=JULY, reason="Dealt with by e-mail", stood=stood(register, "W3")
    )
    assert done.edit.puts == (replace(item(register, "W3"), status=ItemStatus.WITHDRAWN, moves=(move,)),)
    back = run(done.after, reinstate_items, items=("W3",))
    assert back.edit.sentence == "Reinstated “Performance” for 29 July 2021"
    assert order(back.after, JULY) == order(register, JULY)
    assert item(back.after, "W3").moves[-1] == ItemMove(
        on=TODAY, how="reinstated", from_meeting=JULY, to_meeting=JULY, stood=stood(done.after, "W3")
    )
    assert run(register, withdraw_items, items=("W3", "W7", "W8"), reason="x").edit.sentence == "Withdrew 3 items"


@pytest.mark.parametrize(
    ("items", "reason", "expected"),
    [
        (("W2",), "", ["text-empty"]),
        ((), "x", ["no-items"]),
        (("W1", "W4", "W10"), "", ["in-bin", "item-considered", "item-withdrawn", "text-empty"]),
        (("W99", "W2"), "", ["text-empty", "unknown-id"]),
    ],
)
def test_withdrawals_that_are_refused(items: tuple[str, ...], reason: str, expected: list[str]) -> None:
    assert sorted(codes(refusal(office(), withdraw_items, items=items, reason=reason))) == expected


def test_an_item_whose_meeting_is_over_is_reinstated_among_the_suggestions() -> None:
    done = run(office(), reinstate_items, items=("W1",), all_the_same=True)
    assert done.edit.sentence == "Reinstated “Section 106 Funding” among the suggested items"
    back = item(done.after, "W1")
    assert (back.meeting, back.order, back.status, back.considered_at) == (None, 5, ItemStatus.PLANNED, None)
    both = run(office(), reinstate_items, items=("W1", "W4"), all_the_same=True)
    assert both.edit.sentence == "Reinstated 2 items"
    assert (item(both.after, "W4").meeting, item(both.after, "W4").order) == (JULY, 3)


def test_only_what_is_settled_is_reinstated() -> None:
    problems = refusal(office(), reinstate_items, items=("W2", "W8", "W10"))
    assert sorted(codes(problems)) == ["in-bin", "item-open", "item-open"]
    assert codes(refusal(office(), reinstate_items, items=())) == ["no-items"]


def test_items_are_recorded_as_considered() -> None:
    moved = run(office(), move_items, items=("W2", "W3"), to=BRIEFING, all_the_same=True).after
    done = run(moved, consider_items, items=("W2", "W3"), meeting=BRIEFING)
    assert done.edit.sentence == "Recorded 2 items as considered on 20 May 2021"
    for each in ("W2", "W3"):
        was = item(moved, each)
        assert item(done.after, each) == replace(was, status=ItemStatus.CONSIDERED, considered_at=BRIEFING)


def test_an_item_taken_at_another_meeting_is_recorded_as_moved_there() -> None:
    register = office()
    done = run(register, consider_items, items=("W7",), meeting=HELD)
    assert done.edit.sentence == "Recorded “Efficiency Savings” as considered on 25 March 2021"
    move = ItemMove(on=TODAY, how="moved", from_meeting=None, to_meeting=HELD, stood=stood(register, "W7"))
    assert done.edit.puts == (
        replace(
            item(register, "W7"),
            meeting=HELD,
            order=2,
            status=ItemStatus.CONSIDERED,
            considered_at=HELD,
            moves=(move,),
        ),
    )


@pytest.mark.parametrize(
    ("items", "at", "expected"),
    [
        (("W2",), JULY, ["consider-too-early"]),
        (("W2",), CANCELLED, ["meeting-cancelled"]),
        (("W2",), BINNED, ["in-bin"]),
        (("W2",), "M99", ["unknown-id"]),
        ((), HELD, ["no-items"]),
        (("W1", "W4", "W10"), HELD, ["in-bin", "item-considered", "item-withdrawn"]),
    ],
)
def test_considerations_that_are_refused(items: tuple[str, ...], at: str, expected: list[str]) -> None:
    assert sorted(codes(refusal(office(), consider_items, items=items, meeting=at))) == expected
