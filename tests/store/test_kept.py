"""What is worked out of a register once is kept as long as the tables it is made from stand, and never longer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from msgspec.structs import replace

from store.edit import Edit
from store.kept import kept_of
from store.links import holders_of
from store.queries.actions.chain import why_not_chain
from store.queries.calendar.meetings import MeetingRow, meeting_row, years
from store.queries.looking_ahead import look_further_ahead
from store.queries.programme.items import move_target, move_targets, target_places, withdrawn
from store.queries.programme.ledger import why_not_ledger
from store.queries.questions.lists import shelves
from store.queries.rounds.rounds import round_row, round_rows
from store.records import KINDS, Meeting, Panel, Record, RoundKind, RoundStep, StatutoryRound, Vote, WorkItem
from store.register import Register
from store.rules.actions.carrying import items_by_origin
from store.rules.bin import why_not_bin
from store.rules.chasing.needs import why_not_chase
from store.rules.programme.neighbours import neighbouring_meeting
from store.rules.publishing.withheld import has_exempt
from store.rules.rounds.steps import STEPS
from store.sample import DEMO_DAY, sample_records
from tests.steps import steps
from tests.store.full_panel import full_panel

ASKED: Mapping[str, Callable[[Register], Any]] = {
    "binned": lambda register: tuple(register.binned()),
    "withdrawn": withdrawn,
    "by origin": items_by_origin,
    "exempt": has_exempt,
    "ledger": lambda register: why_not_ledger(register, DEMO_DAY),
    "chase": lambda register: why_not_chase(register, DEMO_DAY),
    "chains": lambda register: [why_not_chain(register, one.id, DEMO_DAY) for one in register.all(WorkItem)],
    "bin": lambda register: [why_not_bin(register, one) for kind in KINDS for one in register.all(kind)],
    "holders": lambda register: [list(holders_of(register, one)) for one in register.all(Meeting)],
    "years": lambda register: years(register, DEMO_DAY),
    "shelves": lambda register: shelves(register, DEMO_DAY),
    "rounds": lambda register: round_rows(register, DEMO_DAY),
}
"""What is kept, asked for as screens ask for it."""


@pytest.fixture
def sample() -> Register:
    return Register.of(*sample_records())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.table)
def test_after_a_change_of_any_kind_everything_is_as_in_a_register_that_was_never_asked(
    sample: Register, kind: type[Record]
) -> None:
    for ask in ASKED.values():
        ask(sample)
    records = list(sample.tables[kind.table].values())
    gone = [Edit("", removes=(records[0].id,))] if records and kind is not Panel else []
    binned = [Edit("", puts=(replace(one, binned_on=dt.date(2021, 7, 1)),)) for one in records[-1:]]
    for edit in (*gone, *binned):
        after = sample.with_edit(edit)
        fresh = Register(after.tables, after.serials)
        for name, ask in ASKED.items():
            assert ask(after) == ask(fresh), name


def test_what_is_kept_goes_on_with_its_own_tables_alone(sample: Register) -> None:
    sample.kept(WorkItem)["x"] = sample.kept(Meeting)["x"] = sample.kept(Meeting, WorkItem)["x"] = 1
    sample.kept()["x"] = 1
    item = next(sample.all(WorkItem))
    after = sample.with_edit(Edit("", puts=(replace(item, comments="Other."),)))
    assert after.kept(Meeting) is sample.kept(Meeting)
    assert after.kept(WorkItem) == after.kept(Meeting, WorkItem) == after.kept() == {}
    assert sample.kept()["x"] == 1, "what was worked out before stays where it was"


def test_what_is_looked_at_ahead_is_not_worked_out_again(sample: Register) -> None:
    for name in ("years", "shelves", "rounds"):
        unasked = Register(sample.tables, sample.serials)
        first = steps(lambda: ASKED[name](unasked))  # noqa: B023 - counted in the same turn
        ahead = Register(sample.tables, sample.serials)
        for _ in look_further_ahead(ahead, DEMO_DAY):
            pass
        assert steps(lambda: ASKED[name](ahead)) < first / 2, name  # noqa: B023


def test_a_list_of_places_to_move_to_works_out_those_alone_that_are_looked_at(sample: Register) -> None:
    item = next(one for one in sample.all(WorkItem) if one.status.open)
    places = target_places(sample, (item.id,), DEMO_DAY)
    whole = move_targets(sample, (item.id,), DEMO_DAY)
    assert [target.meeting_id for target in whole] == list(places)
    assert tuple(move_target(sample, (item.id,), place, DEMO_DAY) for place in places) == whole
    listing, one = (
        steps(lambda: target_places(sample, (item.id,), DEMO_DAY)),
        steps(lambda: move_target(sample, (item.id,), places[1], DEMO_DAY)),
    )
    assert listing < one * len(places) / 4


def test_the_meeting_beside_is_looked_for_from_the_items_own_on() -> None:
    def beside(years_of_meetings: int) -> int:
        meetings = [
            Meeting(id=f"M{number}", date=DEMO_DAY + dt.timedelta(days=7 * number))
            for number in range(1, years_of_meetings * 52)
        ]
        item = WorkItem(id="W1", title="x", meeting=f"M{years_of_meetings * 26}")
        register = Register.of(item, *meetings)
        found_by = [neighbouring_meeting(register, (item,), by, DEMO_DAY) for by in (-1, 1)]
        here = years_of_meetings * 26
        assert [one.id for one in found_by if isinstance(one, Meeting)] == [f"M{here - 1}", f"M{here + 1}"]
        return steps(lambda: neighbouring_meeting(register, (item,), 1, DEMO_DAY))

    assert beside(20) < beside(2) * 2


def test_what_is_made_of_a_record_is_kept_for_that_very_record_and_what_is_asked_of_it() -> None:
    kept: dict[Any, Any] = {}
    made: list[Meeting] = []
    meeting = next(one for one in sample_records() if isinstance(one, Meeting))

    def make(one: Meeting) -> int:
        made.append(one)
        return len(made)

    assert [kept_of(kept, meeting, ("row", day), make) for day in (1, 1, 2)] == [1, 1, 2]
    tried = replace(meeting, venue="Elsewhere")
    assert kept_of(kept, tried, ("row", 1), make) == 3, "one that only has the same id is another"
    assert made == [meeting, meeting, tried]
    items, others = [*"ab"], [*"ab"]
    assert [kept_of(kept, meeting, ("row", 2), make, beside) for beside in (items, items, others, items)] == [
        4,
        4,
        5,
        6,
    ]


class Noting(dict[str, dict[str, Record]]):
    """Tables that note which of them are read."""

    def __init__(self, tables: Mapping[str, Mapping[str, Record]]) -> None:
        super().__init__({name: {**table} for name, table in tables.items()})
        self.read: set[str] = set()

    def __getitem__(self, name: str) -> dict[str, Record]:
        self.read.add(name)
        return super().__getitem__(name)


def test_what_is_kept_of_a_round_reads_no_other_tables_than_those_that_it_is_kept_with(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    full = full_panel()
    day, read = full.meetings[-1].date, dict[RoundKind, set[str]]()
    vote = next(full.all(Vote)).id
    for kind, count in [(each, number) for each in RoundKind for number in range(len(STEPS[each]) + 1)]:
        taken = [
            RoundStep(step=rule.code, on=day, choice=next(iter(dict(rule.choices)), ""), vote=vote)
            for rule in STEPS[kind][:count]
        ]
        one = StatutoryRound(id="R999", kind=kind, subject="x", opened_on=day, year=day.year, steps=tuple(taken))
        tables = Noting(full.tables)
        register = Register(full.tables, full.serials)
        monkeypatch.setattr(register, "_tables", tables)
        round_row(register, one, day + dt.timedelta(days=40))
        (kinds,) = {kinds for kinds in register._kept if kinds}
        assert tables.read <= {each.table for each in kinds}, (kind, taken)
        read.setdefault(kind, set()).update(tables.read)
    assert {kind for kind, tables_read in read.items() if "items" in tables_read} == {RoundKind.PRECEPT}
    assert all({"panel", "votes", "meetings"} <= tables_read for tables_read in read.values())


def test_a_change_of_an_item_has_the_line_of_its_own_meeting_made_anew_and_no_other(sample: Register) -> None:
    def lines(register: Register) -> list[MeetingRow]:
        return [meeting_row(register, one) for one in register.meetings]

    before, item = lines(sample), next(sample.all(WorkItem))
    after = sample.with_edit(Edit("", puts=(replace(item, minutes=77),)))
    now = lines(after)
    assert now == lines(Register(after.tables, after.serials))
    changed = [one.id for one, other in zip(before, now, strict=True) if one is not other]
    assert changed == [item.meeting]
