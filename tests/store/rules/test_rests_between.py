"""How often work in steps rests: after so many of what it goes through, whatever those are, and no more often."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from store import links
from store.queries import looking_ahead
from store.queries.questions import lists
from store.records import (
    Action,
    Asker,
    Meeting,
    Panel,
    Person,
    Question,
    RoundKind,
    StatutoryRound,
    WorkItem,
)
from store.register import Register
from store.rules import as_of
from store.rules import findings as looking
from store.rules.findings import Finding, Scene, days, deadlines, finding, plan, rounds

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")
SEVEN = range(1, 8)


def scene(*records: Any) -> Scene:
    return Scene(Register.of(PANEL, *records), TODAY)


ROUNDS = tuple(StatutoryRound(id=f"R{at}", kind=RoundKind.PLAN, closed=True) for at in SEVEN)
PAST = tuple(Meeting(id=f"M{at}", date=dt.date(2020, 7, at)) for at in SEVEN)
OF_EACH: dict[str | None, list[Question]] = {one.id: [] for one in PAST}
COMING = tuple(Meeting(id=f"M{at}", date=dt.date(2021, 7, 20 + at)) for at in SEVEN)
ASKED = tuple(Question(id=f"Q{at}", asker=Asker(name=f"Name {at}"), text="Why?") for at in SEVEN)
ITEMS = tuple(WorkItem(id=f"W{at}", title=f"Item {at}") for at in SEVEN)


@pytest.mark.parametrize(
    ("module", "name", "steps", "rests"),
    [
        (rounds, "_STEP", lambda: rounds.next_steps(scene(*ROUNDS)), 2),
        (rounds, "_STEP", lambda: rounds.what_follows(scene(*ROUNDS)), 2),
        (plan, "_STEP", lambda: plan._dealt_with(scene(*PAST), TODAY), 2),
        (deadlines, "_STEP", lambda: (one for one in deadlines.pressing(scene(*COMING)) if one is None), 2),
        (finding, "_CLOCKS", lambda: scene(*COMING)._clocks_in_steps(), 2),
        (finding, "_ITEMS", lambda: scene(*ITEMS)._open_items_in_steps(), 2),
        (as_of, "_STEP", lambda: as_of.as_of_in_steps(Register.of(PANEL, *ITEMS), TODAY), 2),
        (as_of, "_STEP", lambda: as_of.as_of_in_steps(Register.of(PANEL, *ITEMS[:4], *PAST[:4]), TODAY), 3),
        (lists, "_STEP", lambda: lists.look_at_shelves(Register.of(PANEL, *ASKED), TODAY), 2),
        (
            lists,
            "_STEP",
            lambda: lists._meeting_shelves(Register.of(PANEL, *PAST), {one.id: [] for one in PAST}, TODAY),
            2,
        ),
        (looking_ahead, "_STEP", lambda: looking_ahead.look_at_rounds(Register.of(PANEL, *ROUNDS), TODAY), 3),
        (looking_ahead, "_STEP", lambda: looking_ahead.look_at_meetings(Register.of(PANEL, *PAST)), 2),
        (links, "_STEP", lambda: links._gather_named(Register.of(PANEL, *ITEMS), WorkItem, "M"), 2),
    ],
)
def test_after_every_third_there_is_a_rest(
    module: Any, name: str, steps: Callable[[], Iterator[object]], rests: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, name, 3)
    assert len(list(steps())) == rests


def test_the_rounds_of_a_scene_rest_and_each_of_the_rest_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "_ROUNDS", 3)
    one = scene(*ROUNDS)
    assert len(list(one.ahead())) == 4
    assert {"clocks", "open_items", "same_titles"} <= set(vars(one))
    assert len(list(one.ahead())) == 2


def test_a_rule_rests_after_every_third_finding_and_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def told(_: Scene) -> Iterator[Finding]:
        for at, rank in enumerate((3, 1, 2, 1, 3, 1, 2)):
            yield finding.finding(f"x{at}", (), ".", place="", cure=".", rank=rank)

    one = scene()
    one.odd = ()
    monkeypatch.setattr(looking, "RULES", (told, told))
    monkeypatch.setattr(looking, "_STEP", 3)
    assert len(list(looking.look_through(one))) == 2 * (2 + 1)
    every = [each.code for each in one.findings or ()]
    assert every == ["x1", "x3", "x5"] * 2 + ["x2", "x6"] * 2 + ["x0", "x4"] * 2


def test_what_holds_days_counts_as_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """The panel holds some as well, and comes first."""
    monkeypatch.setattr(days, "_STEP", 3)
    people = [Person(id=f"P{at}", name=f"Name {at}") for at in SEVEN]
    assert len(list(days.look_at_days(scene(*people)))) == 1 + 2
    actions = [Action(id=f"A{at}", text="x", due_on=dt.date(2021, 8, at)) for at in SEVEN]
    assert len(list(days.look_at_days(scene(*actions)))) == 1 + 7
