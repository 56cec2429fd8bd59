"""What held on a day stays as it is whatever happens after it; corrections and late entries change it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from store.commands.actions.actions import carry_over
from store.commands.attendance.room import record_presence
from store.commands.calendar.deadlines import publish
from store.commands.calendar.meetings import add_meeting, cancel_meeting, postpone_meeting, set_status
from store.commands.members.councils import set_council
from store.commands.members.holding import edit_seat, make_chair, set_substitutes
from store.commands.members.people import edit_person
from store.commands.members.seats import end_seat, take_seat
from store.commands.programme.items import add_item
from store.commands.programme.moves import move_items
from store.commands.questions.receipt import receive_question
from store.commands.rounds.rounds import close_round, open_round
from store.commands.settings.settings import change_setting
from store.edit import Edit
from store.papers.printed import document_of
from store.problems import Conflict, Refused
from store.queries.calendar.holidays import listed
from store.records import (
    Action,
    Council,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Person,
    Presence,
    Question,
    QuestionState,
    Role,
    RoundKind,
    Seat,
    StatutoryRound,
    WorkItem,
)
from store.register import Register
from store.rules.as_at import as_at
from store.rules.members.membership import members_at
from store.rules.settings.dated import panel_on
from store.sample import sample_records
from tests.faces import commands
from tests.store import drawing
from tests.store.commands.office import codes

DAY, LATER = dt.date(2021, 7, 31), dt.date(2021, 12, 31)
AUTUMN = dt.date(2021, 9, 1)

WITHOUT_A_DAY = {
    **dict.fromkeys(
        ("add_busy_day", "add_pre_election"),
        "days to come that were fixed by others; when the office heard of them is not",
    ),
    **dict.fromkeys(
        ("add_meeting", "create_meetings", "schedule_action", "record_presence"),
        "of a meeting that is over when it is entered: a late entry",
    ),
    **dict.fromkeys(
        ("import_meetings", "import_members", "import_minutes", "import_moderngov", "import_programme"),
        "what was printed before is entered late",
    ),
    **dict.fromkeys(
        (
            "edit_action",
            "edit_complaint",
            "edit_interest",
            "edit_item",
            "edit_meeting",
            "edit_panel",
            "edit_person",
            "edit_published_text",
            "edit_question",
            "edit_seat",
            "edit_round",
        ),
        "without a day it puts right what the record says",
    ),
    **dict.fromkeys(
        (
            "change_setting",
            "remove_deadline",
            "set_criteria",
            "set_deadline",
            "set_quorum",
            "set_quorum_as_typed",
            "set_remote_rule",
            "take_rules",
            "set_council",
            "set_substitutes",
        ),
        "without a day from which it counts it corrects what is in force",
    ),
    **dict.fromkeys(("reopen_action", "take_back_outcome", "restore_records"), "takes back what was recorded wrongly"),
    **dict.fromkeys(
        ("add_paper", "set_paper", "set_moveable", "reorder_item", "clear_notes", "review_from"),
        "how an item or a promise is handled by the office, which is no fact of a day",
    ),
    **dict.fromkeys(("link_action", "unlink_action", "judge_repeat"), "says what belongs together, on whatever day"),
    **dict.fromkeys(("put_question", "answer_question"), "what happened at a meeting that was over is entered late"),
    "add_complaint": "one that is entered without the day on which it came is one of always",
    "keep_view": "what a clerk looks at",
    "register_interest": "an entry without its first day is one of always",
    "respond": "a reply without the day on which it came",
    "set_status": "nobody records the day on which a date was proposed, arranged or called",
    "purge_contacts": "details that are purged are gone on every day",
}
"""The commands that may change what held on an earlier day, each with why; every other one may not."""


@pytest.fixture(scope="module")
def sample() -> Register:
    return Register.of(*sample_records())


@pytest.mark.parametrize("name", sorted({*commands()} - {*WITHOUT_A_DAY, "take_over"}))
def test_what_happens_later_changes_nothing(sample: Register, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command there is, done on a later day with days that are later, to whatever is still to come."""
    later = st.integers(1, 200).map(lambda number: DAY + dt.timedelta(days=number))
    monkeypatch.setattr(drawing, "DAYS", later)
    monkeypatch.setitem(drawing.DRAWN, dt.date, later)
    monkeypatch.setitem(
        drawing.DRAWN, dt.datetime, later.map(lambda day: dt.datetime(day.year, day.month, day.day, 9, 30))
    )
    drawn = drawing.Drawing(sample)
    drawn._days = []
    drawn._ids = [one for one in drawn._ids if still_to_come(sample, one)]
    before, command = as_at(sample, DAY), commands()[name]

    @settings(
        max_examples=25, deadline=None, database=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
    )
    @given(drawn.arguments(name, command))
    def nothing(arguments: dict[str, Any]) -> None:
        try:
            edit = command(sample, LATER, **arguments)
        except (Refused, Conflict):
            return
        assert as_at(sample.with_edit(edit), DAY) == before

    nothing()


def still_to_come(register: Register, record_id: str) -> bool:
    """Say whether what is done to a record on a later day is no late entry of a meeting that is over."""
    record = register.find(record_id)
    past = {meeting.id for meeting in register.meetings if meeting.date <= DAY}
    return record_id not in past and getattr(record, "meeting", None) not in past


EVENTS: dict[str, tuple[Any, dict[str, Any]]] = {
    "a party": (edit_seat, {"seat": "S20", "party": "Blue", "change_from": AUTUMN}),
    "a council": (edit_seat, {"seat": "S20", "body": "Rutland County Council", "change_from": AUTUMN}),
    "the chair": (make_chair, {"person": "P20", "from_date": AUTUMN}),
    "a title": (edit_person, {"person": "P20", "title": "Mrs", "from_date": AUTUMN}),
    "a resignation": (end_seat, {"seat": "S20", "on": AUTUMN, "reason": "Resigned"}),
    "a new member": (take_seat, {"name": "A. Newcomer", "from_date": AUTUMN}),
    "substitutes": (set_substitutes, {"seat": "S20", "people": ("P1",), "from_date": AUTUMN}),
    "seats of a council": (set_council, {"council": "Leicester City Council", "seats": 5, "from_date": AUTUMN}),
    "the panel's name": (change_setting, {"path": "name", "value": "Another Panel", "from_date": AUTUMN}),
    "the host": (change_setting, {"path": "host_authority", "value": "Another", "from_date": AUTUMN}),
    "the commissioner's title": (change_setting, {"path": "commissioner", "value": "Mayor", "from_date": AUTUMN}),
    "councils": (change_setting, {"path": "councils", "value": "Melton | 2 | Office", "from_date": AUTUMN}),
    "a rule": (change_setting, {"path": "rules.substitutes_vote", "value": True, "from_date": AUTUMN}),
    "an item": (add_item, {"title": "Knife crime"}),
    "a move": (move_items, {"items": ("W31",), "to": "M20", "clear_note": True}),
    "a meeting": (add_meeting, {"date": dt.date(2022, 2, 3)}),
    "another day of a meeting": (
        postpone_meeting,
        {"meeting": "M20", "to": dt.date(2022, 1, 9), "reason": "The hall", "venue": "Another"},
    ),
    "a meeting called off": (cancel_meeting, {"meeting": "M20", "reason": "No business"}),
    "apologies": (record_presence, {"meeting": "M20", "people": ("P20",), "presence": Presence.APOLOGIES}),
    "a promise carried over": (carry_over, {"actions": ("A24",), "to": "M20", "reason": "No time"}),
    "a question": (receive_question, {"name": "A. Resident", "text": "Why?"}),
    "a round": (open_round, {"kind": RoundKind.PRECEPT, "year": 2022}),
}


@pytest.mark.parametrize("name", EVENTS)
def test_an_event_of_a_later_day_changes_no_paper_of_an_earlier(sample: Register, name: str) -> None:
    command, arguments = EVENTS[name]
    after = sample.with_edit(command(sample, dt.date(2021, 10, 1), **arguments))
    assert after != sample
    assert as_at(after, DAY) == as_at(sample, DAY)
    assert as_at(after, dt.date(2021, 11, 1)) != as_at(sample, dt.date(2021, 11, 1))
    for paper in ("members", "programme", "tracker", "calendar", "attendance"):
        assert document_of(paper, as_at(after, DAY), DAY) == document_of(paper, as_at(sample, DAY), DAY)


def test_a_correction_holds_on_every_day(sample: Register) -> None:
    fixed = sample.with_edit(edit_seat(sample, LATER, seat="S20", party="Blue", correction=True))
    assert {seat.party for seat in members_at(as_at(fixed, DAY), DAY) if seat.id == "S20"} == {"Blue"}
    named = sample.with_edit(edit_person(sample, LATER, person="P20", title="Dr", correction=True))
    assert as_at(named, DAY).need(Person, "P20").title == "Dr"


def test_a_late_entry_is_seen_on_its_day(sample: Register) -> None:
    late = sample.with_edit(take_seat(sample, LATER, name="A. Newcomer", from_date=dt.date(2021, 7, 1)))
    assert len(members_at(as_at(late, DAY), DAY)) == len(members_at(sample, DAY)) + 1
    old = sample.with_edit(add_item(sample, LATER, title="Taken in March", meeting="M15", all_the_same=True))
    assert len(as_at(old, DAY).items_of("M15")) == len(sample.items_of("M15")) + 1


def test_the_last_day_of_a_seat_still_counts(sample: Register) -> None:
    gone = sample.with_edit(end_seat(sample, LATER, seat="S20", on=DAY))
    assert as_at(gone, DAY).need(Seat, "S20").to_date is None
    assert as_at(gone, DAY + dt.timedelta(days=1)).need(Seat, "S20").to_date == DAY
    assert len(members_at(as_at(gone, DAY + dt.timedelta(days=1)), DAY + dt.timedelta(days=1))) == 14


def test_the_chair_of_each_day(sample: Register) -> None:
    after = sample.with_edit(make_chair(sample, LATER, person="P20", from_date=AUTUMN))
    chairs = [
        next(seat.person for seat in members_at(as_at(after, day), day) if seat.role is Role.CHAIR)
        for day in (DAY, AUTUMN)
    ]
    assert chairs[0] != "P20" == chairs[1]


def test_words_of_the_panel_change_once_each_in_order(sample: Register) -> None:
    """The name that held on each day; one cannot be given ahead of its day, nor before one that changed since."""
    first = sample.with_edit(change_setting(sample, LATER, path="name", value="Second", from_date=AUTUMN))
    after = first.with_edit(change_setting(first, LATER, path="name", value="Third", from_date=dt.date(2021, 11, 1)))
    days = (DAY, AUTUMN, dt.date(2021, 10, 31), dt.date(2021, 11, 1))
    assert [as_at(after, day).panel.name for day in days] == [sample.panel.name, "Second", "Second", "Third"]
    assert [panel_on(after.panel, day).name for day in days] == [sample.panel.name, "Second", "Second", "Third"]
    assert len(as_at(after, AUTUMN).panel.earlier) == 1
    corrected = after.with_edit(change_setting(after, LATER, path="name", value="The third"))
    assert (corrected.panel.name, as_at(corrected, AUTUMN).panel.name) == ("The third", "Second")
    for from_date, code in ((AUTUMN, "setting.order"), (dt.date(2022, 3, 1), "setting.ahead")):
        with pytest.raises(Refused) as caught:
            change_setting(after, LATER, path="name", value="Fourth", from_date=from_date)
        assert codes(caught.value.problems) == [code]


def test_a_council_stands_once_on_each_day(sample: Register) -> None:
    first = sample.panel.councils[0]
    after = sample.with_edit(
        set_council(sample, LATER, council=first.name, seats=5, make_up="Blue 3", from_date=AUTUMN)
    )
    assert [one.seats for one in after.panel.councils_on(DAY) if one.name == first.name] == [first.seats]
    assert [one.seats for one in after.panel.councils_on(AUTUMN) if one.name == first.name] == [5]
    assert after.panel.council_names == tuple(dict.fromkeys(one.name for one in after.panel.councils))
    assert isinstance(as_at(after, DAY).panel.councils[0], Council)


def test_an_agenda_that_was_published_for_two_dates_was_out_on_each_day_as_it_was_then(sample: Register) -> None:
    """Called, held over, called again: each leaves the days before it as they were."""
    stages = [(DAY, sample)]

    def done(on: dt.date, command: Any, **given: Any) -> None:
        register = stages[-1][1]
        stages.append((on, register.with_edit(command(register, on, meeting="M20", **given))))

    out: dict[str, Any] = {"holidays": listed(), "all_the_same": True}
    done(dt.date(2021, 9, 19), publish, **out)
    done(dt.date(2021, 10, 3), postpone_meeting, to=dt.date(2022, 1, 9), reason="The hall")
    done(dt.date(2021, 11, 1), publish, **out)
    last = stages[-1][1]
    assert last.need(Meeting, "M20").status is MeetingStatus.CALLED
    for day, stood in stages[:-1]:
        assert as_at(last, day).need(Meeting, "M20") == as_at(stood, day).need(Meeting, "M20"), day
    statuses = [as_at(last, day).need(Meeting, "M20").status for day, _ in stages]
    arranged, called = MeetingStatus.ARRANGED, MeetingStatus.CALLED
    assert statuses == [arranged, called, arranged, called]


def test_a_promise_that_was_carried_over_twice_was_due_on_each_day_as_it_was_then(sample: Register) -> None:
    there = sample.with_edit(add_meeting(sample, DAY, date=dt.date(2022, 2, 3)))
    new = max((one.id for one in there.meetings), key=lambda one: int(one[1:]))
    once = there.with_edit(carry_over(there, AUTUMN, actions=("A24",), to="M20"))
    twice = once.with_edit(carry_over(once, LATER, actions=("A24",), to=new))
    for day, stood in ((DAY, there), (AUTUMN, once), (dt.date(2021, 12, 30), once), (LATER, twice)):
        one, then = as_at(twice, day).need(Action, "A24"), stood.need(Action, "A24")
        assert (one.due_kind, one.due_on, one.due_meeting) == (then.due_kind, then.due_on, then.due_meeting), day
        assert one.carried == then.carried, day
    assert as_at(twice, DAY) == as_at(there, DAY)


def test_a_round_is_open_until_the_day_on_which_it_is_closed(sample: Register) -> None:
    opened = sample.with_edit(open_round(sample, DAY, kind=RoundKind.PRECEPT, year=2022))
    closed = opened.with_edit(close_round(opened, LATER, round_id="R1"))
    assert as_at(closed, DAY).need(StatutoryRound, "R1").closed is False
    assert as_at(closed, LATER).need(StatutoryRound, "R1").closed is True
    assert as_at(closed, DAY - dt.timedelta(days=1)).rounds == ()


def test_a_reserve_date_is_kept_until_it_is_released(sample: Register) -> None:
    reserve = sample.need(Meeting, "M20")
    there = sample.with_edit(Edit("Kept in reserve", (replace(reserve, kind=MeetingKind.RESERVE),)))
    after = there.with_edit(set_status(there, AUTUMN, meeting="M20", status=MeetingStatus.RELEASED))
    assert as_at(after, DAY) == as_at(there, DAY)
    assert as_at(after, AUTUMN).need(Meeting, "M20").status is MeetingStatus.RELEASED


def test_a_question_of_which_it_is_not_known_when_it_came_has_no_state_before_its_first_step(sample: Register) -> None:
    assert as_at(sample, DAY).need(Question, "Q1").state is QuestionState.NOT_RECORDED


def test_what_was_not_there_is_named_by_nothing(sample: Register) -> None:
    """An action that was tied later to an item added later names no item on the day."""
    added = sample.with_edit(add_item(sample, LATER, title="Knife crime"))
    new = max(added.all(WorkItem), key=lambda one: int(one.id[1:]))
    tied = added.with_edit(replace_action(added, new.id))
    assert all(new.id not in action.items for action in as_at(tied, DAY).actions)
    assert as_at(tied, DAY) == as_at(sample, DAY)


def replace_action(register: Register, item: str) -> Any:
    action = register.actions[0]
    return Edit("Tied", (replace(action, items=(*action.items, item)),))
