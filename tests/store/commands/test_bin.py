"""The bin: what may go in, what must stay, and what comes out together."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from store.commands.bin import bin_records, restore_records
from store.edit import Edit
from store.links import _MANY, holders_of, holders_of_each
from store.records import (
    Action,
    Asker,
    Declaration,
    Interest,
    InterestEntry,
    Meeting,
    Minute,
    Panel,
    Person,
    Question,
    Record,
    Seat,
    Vote,
    WorkItem,
)
from store.register import Register
from store.rules.bin import warnings_for_restore, why_not_bin, why_not_bin_together, why_not_restore
from tests.steps import growth
from tests.store.commands.office import (
    BINNED,
    CANCELLED,
    DECEMBER,
    HELD,
    JULY,
    RESERVE,
    SEPTEMBER,
    TODAY,
    codes,
    office,
    records,
    refusal,
    run,
)


@pytest.mark.parametrize(
    ("ids", "sentence"),
    [
        (("W2",), "Put “Annual Report” in the bin"),
        (("W2", "W3", "W2"), "Put 2 items in the bin"),
        ((CANCELLED,), "Put the meeting of 12 August 2021 in the bin"),
        ((RESERVE,), "Put the reserve meeting of 4 November 2021 in the bin"),
        ((DECEMBER, "Q1"), "Put 2 records in the bin"),
        (("Q1",), "Put question Q1 in the bin"),
        (("S1",), "Put the seat of A. Chairwoman in the bin"),
        (("S2",), "Put vacant seat S2 in the bin"),
        (("P2",), "Put the entry for B. Nobody in the bin"),
        (("P1", "S1"), "Put 2 records in the bin"),
        (("D1",), "Put declaration D1 in the bin"),
        (("A2",), "Put the action “A clause of it” in the bin"),
        (("N2",), "Put minute 40/20 in the bin"),
        (("R1",), "Put the precept round R1 in the bin"),
        (("A1", "A2", "W7"), "Put 3 records in the bin"),
    ],
)
def test_records_go_into_the_bin_and_come_out_whole(ids: tuple[str, ...], sentence: str) -> None:
    register = office()
    done = run(register, bin_records, ids=ids)
    assert done.edit.sentence == sentence
    before = records(register)
    assert {r.id: r for r in done.edit.puts} == {each: replace(before[each], binned_on=TODAY) for each in ids}
    back = run(done.after, restore_records, ids=ids)
    assert back.after == register
    assert back.edit.sentence == sentence.replace("Put", "Took").replace("in the bin", "out of the bin")


@pytest.mark.parametrize(
    ("ids", "code", "sentence"),
    [
        (("PANEL",), "bin-panel", "The panel itself cannot be put in the bin."),
        ((HELD,), "bin-held", "The meeting of 25 March 2021 was held, and its record must be kept."),
        ((JULY,), "bin-needed", "The meeting of 29 July 2021 is still needed by 4 items."),
        ((DECEMBER,), "bin-needed", "The meeting of 2 December 2021 is still needed by 1 question."),
        ((BINNED,), "bin-already", "The meeting of 14 October 2021 is in the bin already."),
        (("W1",), "bin-considered", "“Section 106 Funding” has been considered, and its record must be kept."),
        (("P1",), "bin-needed", "The entry for A. Chairwoman is still needed by 1 seat."),
        (("P3",), "bin-needed", "The entry for C. Present is still needed by 1 meeting."),
        (("N1",), "bin-needed", "Minute 39/20 is still needed by 1 action."),
        (("A1",), "bin-needed", "The request for a report “Report on savings” is still needed by 1 action and 1 item."),
        (("W99",), "unknown-id", "There is no item “W99”."),
        (("what",), "unknown-id", "There is no record “what”."),
        ((), "nothing-chosen", "Nothing is chosen."),
    ],
)
def test_what_must_stay_out_of_the_bin(ids: tuple[str, ...], code: str, sentence: str) -> None:
    (problem,) = refusal(office(), bin_records, ids=ids)
    assert (problem.code, problem.sentence) == (code, sentence)


@pytest.mark.parametrize(
    ("meeting", "first"),
    [
        (DECEMBER, "Move it elsewhere or put it in the bin first, or mark it and put both in the bin together."),
        (JULY, "Move them elsewhere or put them in the bin first, or mark them and put all in the bin together."),
    ],
)
def test_what_keeps_a_meeting_out_of_the_bin_is_to_be_moved_be_it_one_or_many(meeting: str, first: str) -> None:
    (problem,) = refusal(office(), bin_records, ids=(meeting,))
    assert problem.cure == f"{first} If the meeting is off, cancel it instead."


def test_every_record_that_must_stay_is_named() -> None:
    problems = refusal(office(), bin_records, ids=("PANEL", HELD, JULY, "W1", "W99", "W2"))
    assert codes(problems) == ["unknown-id", "bin-panel", "bin-held", "bin-needed", "bin-considered"]
    assert "3 items" in problems[3].sentence


@pytest.mark.parametrize(
    ("record", "needed_by"),
    [
        (WorkItem(id="W90", title="x"), Declaration(id="D90", meeting=HELD, items=("W90",))),
        (WorkItem(id="W90", title="x"), Action(id="A90", text="x", items=("W90",))),
        (Minute(id="N90", meeting=HELD, number="1"), WorkItem(id="W90", title="x", origin_ref="N90")),
        (Minute(id="N90", meeting=HELD, number="1"), Minute(id="N91", meeting=HELD, number="2", corrects="N90")),
        (Minute(id="N90", meeting=HELD, number="1"), Declaration(id="D90", meeting=HELD, minute="N90")),
        (
            Meeting(id="M90", date=TODAY),
            Question(id="Q90", asker=Asker(name="x"), text="x", meeting=HELD, held_over_to="M90"),
        ),
        (Meeting(id="M90", date=TODAY), Minute(id="N90", meeting="M90", number="1")),
        (Meeting(id="M90", date=TODAY), Declaration(id="D90", meeting="M90", nil=True)),
        (Meeting(id="M90", date=TODAY), Action(id="A90", text="x", due_meeting="M90")),
        (Person(id="P90", name="x"), Seat(id="S90", person="P1", substitutes=("P90",))),
        (Person(id="P90", name="x"), Declaration(id="D90", meeting=HELD, people=("P90",))),
        (Person(id="P90", name="x"), Interest(id="I90", person="P90", entry=InterestEntry(category="a", text="b"))),
    ],
)
def test_a_record_that_another_needs_stays(record: Record, needed_by: Record) -> None:
    register = Register.of(*records(office()).values(), record, needed_by)
    problem = why_not_bin(register, record)
    assert problem is not None
    assert problem.code == "bin-needed"
    assert why_not_bin(register, record, (needed_by.id,)) is None
    gone = register.with_edit(run(register, bin_records, ids=(needed_by.id,)).edit)
    assert why_not_bin(gone, record) is None


@pytest.mark.parametrize("command", [bin_records, restore_records])
def test_many_records_go_and_come_in_one_look_at_the_file(command: Callable[..., Edit]) -> None:
    """Twice as many records, all marked in a file of as many, take twice as long and not four times."""

    def at_once(number: int) -> Callable[[], object]:
        binned = TODAY if command is restore_records else None
        meeting = Meeting(id="M1", date=TODAY, binned_on=binned)
        ids = tuple(f"W{place}" for place in range(1, number + 1))
        items = (WorkItem(id=one, title=one, meeting="M1", binned_on=binned) for one in ids)
        register = Register.of(meeting, *items)
        return lambda: command(register, TODAY, ids=("M1", *ids))

    assert growth(at_once, 200) < 2.2


def test_many_at_once_are_judged_as_one_by_one() -> None:
    register = office()
    every = [record for record in records(register).values() if not isinstance(record, Panel)]
    assert len(every) > _MANY
    ids = {record.id for record in every}
    one_by_one = [problem for record in every if (problem := why_not_bin(register, record, ids))]
    assert list(why_not_bin_together(register, every)) == one_by_one
    few = every[: _MANY - 1]
    ids = {record.id for record in few}
    one_by_one = [problem for record in few if (problem := why_not_bin(register, record, ids))]
    assert list(why_not_bin_together(register, few)) == one_by_one
    assert holders_of_each(register, every) == {one.id: list(holders_of(register, one)) for one in every}


@pytest.mark.parametrize(
    ("ids", "code", "sentence"),
    [
        (("W2",), "restore-not-binned", "“Annual Report” is not in the bin."),
        (
            ("W12",),
            "restore-owner",
            "“Under a binned meeting” belongs to the meeting of 14 October 2021 (M8), which is in the bin too.",
        ),
        (("W99",), "unknown-id", "There is no item “W99”."),
        ((), "nothing-chosen", "Nothing is chosen."),
    ],
)
def test_what_cannot_be_taken_out(ids: tuple[str, ...], code: str, sentence: str) -> None:
    (problem,) = refusal(office(), restore_records, ids=ids)
    assert (problem.code, problem.sentence) == (code, sentence)


def test_what_belongs_together_comes_out_together() -> None:
    done = run(office(), restore_records, ids=("W12", BINNED))
    assert done.edit.sentence == "Took 2 records out of the bin"
    assert {record.binned_on for record in done.edit.puts} == {None}


@pytest.mark.parametrize(
    ("record", "owner"),
    [
        (Minute(id="N90", meeting="M90", number="1", binned_on=TODAY), Meeting(id="M90", date=TODAY, binned_on=TODAY)),
        (Declaration(id="D90", meeting="M90", binned_on=TODAY), Meeting(id="M90", date=TODAY, binned_on=TODAY)),
        (Seat(id="S90", person="P90", binned_on=TODAY), Person(id="P90", name="x", binned_on=TODAY)),
        (
            Interest(id="I90", person="P90", entry=InterestEntry(category="a", text="b"), binned_on=TODAY),
            Person(id="P90", name="x", binned_on=TODAY),
        ),
    ],
)
def test_what_cannot_stand_alone_waits_for_its_owner(record: Record, owner: Record) -> None:
    register = Register.of(record, owner)
    problem = why_not_restore(register, record)
    assert problem is not None
    assert problem.code == "restore-owner"
    assert why_not_restore(register, record, (owner.id,)) is None
    assert why_not_restore(Register.of(record, replace(owner, binned_on=None)), record) is None


def test_links_that_stay_in_the_bin_are_told() -> None:
    question = next(iter(office().questions))
    linked = replace(question, item="W10", binned_on=TODAY)
    register = Register.of(*records(office()).values(), linked)
    assert isinstance(linked, Question)
    assert warnings_for_restore(register, linked) == ("“In the bin” (W10), to which it refers, stays in the bin.",)
    done = run(register, restore_records, ids=("Q1",))
    assert (
        done.edit.sentence
        == "Took question Q1 out of the bin. “In the bin” (W10), to which it refers, stays in the bin"
    )
    assert warnings_for_restore(register, linked, ("W10",)) == ()


def test_an_item_back_from_the_bin_may_need_a_new_meeting() -> None:
    lost = WorkItem(id="W90", title="Lost", meeting=CANCELLED, binned_on=TODAY)
    register = Register.of(*records(office()).values(), lost)
    done = run(register, restore_records, ids=("W90",))
    assert done.edit.sentence == (
        "Took “Lost” out of the bin. The meeting of 12 August 2021 is cancelled: “Lost” needs a new meeting"
    )
    kept = replace(lost, meeting=SEPTEMBER)
    assert warnings_for_restore(register, kept) == ()


def test_a_vote_that_stands_only_in_a_minute_goes_into_the_bin_and_comes_out_with_it() -> None:
    moved = Vote(id="V1", meeting=HELD, minute="N2", motion="That it be so", result="lost")
    taken = Vote(id="V2", meeting=HELD, minute="N2", item="W1", counted_for=3)
    register = office().with_edit(Edit("", (moved, taken)))
    done = run(register, bin_records, ids=("N2",))
    assert done.edit.sentence == "Put minute 40/20 in the bin"
    assert done.after.get(Vote, "V1") == replace(moved, binned_on=TODAY)
    assert done.after.get(Vote, "V2") == taken
    assert run(done.after, restore_records, ids=("N2",)).after == register
