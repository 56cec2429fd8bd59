"""The programme in groups and rows, in the order in which it is printed."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.edit import Edit
from store.queries.programme.items import (
    NEEDS_MEETING,
    SUGGESTED,
    SUGGESTED_KEY,
    ItemRow,
    flags,
    groups,
    move_targets,
    numbered,
    row,
    rows,
    time_words,
    withdrawn,
    withdrawn_rows,
)
from store.records import (
    ItemKind,
    ItemMove,
    ItemStatus,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Panel,
    Paper,
    PaperStatus,
    Record,
    RuleSet,
    WorkItem,
)
from store.register import Register
from store.sample import DEMO_DAY
from tests.steps import steps

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")
JULY = Meeting(id="M1", date=dt.date(2021, 7, 29), start=dt.time(13))
SEPTEMBER = Meeting(id="M2", date=dt.date(2021, 9, 30))


def register(*records: Record) -> Register:
    return Register.of(PANEL, *records)


def item(number: int, **fields: object) -> WorkItem:
    base = WorkItem(id=f"W{number}", title=f"Item {number}", order=number)
    return msgspec.structs.replace(base, **fields)


def keys(found: Register) -> list[str]:
    return [group.key for group in groups(found, TODAY)]


def test_the_sample_has_its_31_rows_in_printed_order(sample: Register) -> None:
    found = rows(sample, DEMO_DAY)
    assert len(found) == 31
    assert [one.id for one in found] == [f"W{number}" for number in range(1, 32)]
    assert found[12].title == "PCC's Annual Report"
    assert found[12].meeting == dt.date(2021, 7, 29)
    assert found[12].moveable
    assert [one.number for one in found[-7:]] == [1, 2, 3, 4, 5, 6, 1]


def test_the_sample_groups_are_those_of_the_printed_page(sample: Register) -> None:
    found = [(group.title, group.kind, len(group.items)) for group in groups(sample, DEMO_DAY)]
    assert found == [
        ("Thursday 25 March 2021, 1:00 pm", "", 6),
        ("Thursday 20 May 2021, 1:00 pm", "Special Meeting, members only", 1),
        ("Thursday 10 June 2021, 1:00 pm", "Annual Meeting", 5),
        ("Thursday 29 July 2021, 1:00 pm", "", 5),
        ("Thursday 30 September 2021, 1:00 pm", "", 4),
        ("Thursday 2 December 2021, 1:00 pm", "", 3),
        (SUGGESTED, "", 6),
        ("Themed Meetings or Scrutiny Reviews on Topical Issues", "", 1),
    ]


def test_an_empty_file_still_has_the_list_of_suggestions() -> None:
    (only,) = groups(Register.of(), TODAY)
    assert (only.key, only.title, only.items, only.booked, only.available) == (SUGGESTED_KEY, SUGGESTED, (), None, None)


def test_meetings_to_come_are_listed_empty_and_past_ones_only_with_items() -> None:
    past = Meeting(id="M3", date=dt.date(2021, 3, 25))
    held = Meeting(id="M4", date=dt.date(2021, 2, 1), status=MeetingStatus.HELD)
    assert keys(register(JULY, past, held)) == ["M1", SUGGESTED_KEY]
    found = register(JULY, past, held, item(1, meeting="M3"), item(2, meeting="M4", status=ItemStatus.CONSIDERED))
    assert keys(found) == ["M4", "M3", "M1", SUGGESTED_KEY]
    assert [group.note for group in groups(found, TODAY)] == ["", "its date has passed", "", ""]


def test_meetings_stand_by_date_then_time_whatever_their_ids() -> None:
    morning = Meeting(id="M9", date=JULY.date, start=dt.time(10))
    unknown = Meeting(id="M3", date=JULY.date)
    assert keys(register(SEPTEMBER, unknown, JULY, morning)) == ["M9", "M1", "M3", "M2", SUGGESTED_KEY]


@pytest.mark.parametrize("status", [MeetingStatus.CANCELLED, MeetingStatus.RELEASED])
def test_a_meeting_that_will_not_happen_keeps_its_items_in_sight(status: MeetingStatus) -> None:
    off = msgspec.structs.replace(JULY, status=status)
    assert keys(register(off)) == [SUGGESTED_KEY]
    group = groups(register(off, item(1, meeting="M1")), TODAY)[0]
    assert (group.key, group.status, group.note) == ("M1", status.value, NEEDS_MEETING)
    settled = groups(register(off, item(1, meeting="M1", status=ItemStatus.CONSIDERED)), TODAY)[0]
    assert settled.note == ""


def test_items_of_a_binned_or_unknown_meeting_never_drop_out_of_sight() -> None:
    binned = msgspec.structs.replace(JULY, binned_on=TODAY)
    found = groups(register(binned, SEPTEMBER, item(1, meeting="M1"), item(2, meeting="M77")), TODAY)
    assert [(group.key, group.title, group.note) for group in found[:3]] == [
        ("M2", "Thursday 30 September 2021", ""),
        ("M1", "Thursday 29 July 2021, 1:00 pm (in the bin)", NEEDS_MEETING),
        ("M77", "Meeting M77 (not in the file)", NEEDS_MEETING),
    ]


def test_binned_items_do_not_call_up_groups_of_lost_meetings() -> None:
    assert keys(register(JULY, item(1, meeting="M77", binned_on=TODAY), item(2, binned_on=TODAY))) == [
        "M1",
        SUGGESTED_KEY,
    ]


def test_withdrawn_items_leave_the_programme_and_can_be_listed() -> None:
    gone = item(1, meeting="M1", status=ItemStatus.WITHDRAWN, moves=(ItemMove(on=TODAY, how="withdrawn"),))
    earlier = item(2, status=ItemStatus.WITHDRAWN, moves=(ItemMove(on=dt.date(2021, 1, 5), how="withdrawn"),))
    found = register(JULY, earlier, gone, item(3, meeting="M1"))
    assert [one.id for one in rows(found, TODAY)] == ["W3"]
    assert rows(found, TODAY)[0].number == 1
    assert withdrawn(found) == (gone, earlier)
    everything = (*rows(found, TODAY), *withdrawn_rows(found, TODAY))
    assert [(one.id, one.number) for one in everything] == [("W3", 1), ("W1", 0), ("W2", 0)]


def test_each_theme_has_its_group_and_an_item_with_a_meeting_stands_there() -> None:
    found = register(
        JULY,
        item(1, theme="Topical"),
        item(2, theme="Task groups"),
        item(3, theme="Topical"),
        item(4, theme="Topical", meeting="M1"),
        item(5),
    )
    listed = [(group.key, [one.id for one in group.items]) for group in groups(found, TODAY)]
    assert listed == [
        ("M1", ["W4"]),
        (SUGGESTED_KEY, ["W5"]),
        ("theme:Topical", ["W1", "W3"]),
        ("theme:Task groups", ["W2"]),
    ]


@pytest.mark.parametrize(
    ("minutes", "booked", "undecided"),
    [((), None, 0), ((None,), None, 1), ((30, None, 15), 45, 1), ((0,), 0, 0), ((10, 20), 30, 0)],
)
def test_minutes_that_nobody_recorded_are_not_nought(
    minutes: tuple[int | None, ...], booked: int | None, undecided: int
) -> None:
    items = [item(number, meeting="M1", minutes=given) for number, given in enumerate(minutes, start=1)]
    group = groups(register(JULY, *items), TODAY)[0]
    assert (group.booked, group.undecided, group.available) == (booked, undecided, None)


def test_time_comes_from_the_meeting_before_the_rules_of_its_day() -> None:
    ruled = msgspec.structs.replace(
        PANEL, rules=(RuleSet(meeting_minutes=120), RuleSet(from_date=dt.date(2021, 9, 1), meeting_minutes=150))
    )
    short = Meeting(id="M3", date=dt.date(2021, 8, 1), minutes_available=0)
    found = groups(Register.of(ruled, JULY, SEPTEMBER, short), TODAY)
    assert [group.available for group in found] == [120, 0, 150, None]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((None, None, 0), "not recorded"),
        ((None, None, 3), "not recorded"),
        ((95, 150, 2), "95 of 150 minutes, 2 items without"),
        ((95, None, 0), "95 minutes booked, time available not recorded"),
        ((None, 150, 4), "150 minutes available, none recorded for items"),
        ((0, 0, 1), "0 of 0 minutes, 1 item without"),
    ],
)
def test_time_in_words(given: tuple[int | None, int | None, int], words: str) -> None:
    assert time_words(*given) == words


def test_flags_say_what_is_out_of_the_ordinary() -> None:
    assert flags(item(1)) == ()
    loaded = item(
        1,
        moveable=True,
        status=ItemStatus.DEFERRED,
        kind=ItemKind.STATUTORY,
        papers=(Paper(status=PaperStatus.TO_FOLLOW, exempt_paragraph="3"),),
    )
    assert flags(loaded) == ("moveable", "deferred", "to follow", "exempt", "statutory")
    assert flags(item(1, papers=(Paper(status=PaperStatus.DUE),))) == ("paper due",)


def test_a_row_carries_every_field_in_plain_values() -> None:
    full = item(
        7,
        meeting="M1",
        lead="Monitoring Officer",
        comments="As asked",
        minutes=20,
        source="Agenda pack",
        origin="Minute 47",
        target="To July meeting",
        theme="Estates",
        kind=ItemKind.REQUESTED,
        papers=(
            Paper(what="report", appendix="B", pages="9-12", status=PaperStatus.RECEIVED),
            Paper(number=2, what="Terms of Acme Ltd", author="A. Buyer", exempt_paragraph="3", interest="Prices."),
        ),
    )
    assert row(register(JULY), full, 4) == ItemRow(
        id="W7",
        meeting=dt.date(2021, 7, 29),
        meeting_id="M1",
        number=4,
        title="Item 7",
        lead="Monitoring Officer",
        comments="As asked",
        flags=("paper received", "exempt"),
        minutes=20,
        moveable=False,
        status="planned",
        kind="requested",
        source="Agenda pack",
        origin="Minute 47",
        exempt_paragraph="3",
        papers=(
            "report, Appendix B, pages 9-12, received",
            "exempt paper, exempt by paragraph 3",
        ),
        target="To July meeting",
        theme="Estates",
    )


def test_move_targets_put_what_is_to_come_first_and_give_reasons() -> None:
    past = Meeting(id="M3", date=dt.date(2021, 3, 25))
    held = Meeting(id="M4", date=dt.date(2021, 2, 1), status=MeetingStatus.HELD)
    off = Meeting(id="M5", date=dt.date(2021, 8, 5), status=MeetingStatus.CANCELLED)
    found = register(JULY, SEPTEMBER, past, held, off, item(1, meeting="M1", moveable=True), item(2))
    targets = move_targets(found, ["W1"], TODAY)
    assert [target.meeting_id for target in targets] == [None, "M1", "M5", "M2", "M3"]
    refused = {target.meeting_id: target.why_not.code for target in targets if target.why_not}
    assert refused == {"M1": "same-place", "M5": "meeting-cancelled"}
    by_id = {target.meeting_id: target for target in targets}
    assert by_id[None].detail == "1 item waiting"
    assert by_id["M3"].warnings
    assert by_id["M5"].warnings == ()
    assert by_id["M2"].label == "Thursday 30 September 2021"


def test_move_targets_keep_the_home_of_an_item_even_if_it_is_over() -> None:
    held = Meeting(id="M4", date=dt.date(2021, 2, 1), status=MeetingStatus.HELD, kind=MeetingKind.SPECIAL)
    targets = move_targets(register(JULY, held, item(1, meeting="M4")), ["W1", "W99"], TODAY)
    assert [target.meeting_id for target in targets] == [None, "M1", "M4"]
    assert targets[-1].detail == "Special Meeting, held, 1 item"


def test_move_targets_tell_a_warning_once_for_many_items() -> None:
    small = msgspec.structs.replace(SEPTEMBER, minutes_available=10)
    items = [item(number, minutes=8, moveable=True) for number in (1, 2, 3)]
    target = move_targets(register(small, *items), ["W1", "W2", "W3"], TODAY)[1]
    assert len(target.warnings) == 1
    assert "24 minutes" in target.warnings[0]


@given(
    st.lists(
        st.tuples(
            st.sampled_from([None, "M1", "M2", "M8"]),
            st.sampled_from(ItemStatus),
            st.sampled_from(["", "A", "B"]),
            st.integers(0, 3),
            st.booleans(),
        ),
        max_size=12,
    )
)
def test_every_item_stands_exactly_once(
    drawn: list[tuple[str | None, ItemStatus, str, int, bool]],
) -> None:
    items = [
        WorkItem(
            id=f"W{number}",
            title="x",
            meeting=meeting,
            status=status,
            theme=theme,
            order=order,
            binned_on=TODAY if binned else None,
        )
        for number, (meeting, status, theme, order, binned) in enumerate(drawn, start=1)
    ]
    found = register(JULY, SEPTEMBER, *items)
    listed = [one.id for group in groups(found, TODAY) for _, one in numbered(group)]
    live = [one.id for one in items if one.binned_on is None and one.status is not ItemStatus.WITHDRAWN]
    assert sorted(listed) == sorted(live)
    assert [one.id for one in rows(found, TODAY)] == listed
    assert len((*rows(found, TODAY), *withdrawn_rows(found, TODAY))) == sum(one.binned_on is None for one in items)
    assert len({group.key for group in groups(found, TODAY)}) == len(groups(found, TODAY))


def test_ten_thousand_items_are_grouped_without_being_worded(long_programme: Register) -> None:
    """Grouping passes over the items without wording them: some 24 steps an item, against 194 for its row."""
    groups(long_programme, TODAY)
    grouping = steps(lambda: groups(long_programme, TODAY))
    wording = steps(lambda: rows(long_programme, TODAY))
    assert grouping < wording / 4
    assert grouping < 10_000 * 50
    assert wording < 10_000 * 400


def test_a_change_makes_its_own_group_anew_and_looks_at_no_item_of_the_others() -> None:
    taken = []
    for count, gone in ((20, False), (200, False), (20, True)):
        items = [item(number, meeting=f"M{number % 2 + 1}") for number in range(1, count)]
        items.append(item(9_001, meeting="M1", binned_on=TODAY))
        first = msgspec.structs.replace(items[0], status=ItemStatus.WITHDRAWN if gone else ItemStatus.PLANNED)
        before = register(JULY, SEPTEMBER, first, *items[1:], item(9_000))
        known = {group.key: group for group in groups(before, TODAY)}
        after = before.with_edit(Edit("", puts=(item(9_000, minutes=10),)))
        made = groups(after, TODAY, known)
        assert made == groups(Register(after.tables, after.serials), TODAY)
        anew = [group.key for group in made if group is not known[group.key]]
        assert anew == ([SEPTEMBER.id] if gone else []) + [SUGGESTED_KEY]
        taken.append(steps(lambda: groups(after, TODAY, known)))  # noqa: B023 - counted in the same turn
    assert taken[0] == taken[1]
