"""Copies of recommendations go to the councils of the area on the day of each; councils have their days."""

from __future__ import annotations

import datetime as dt

from store.commands.actions.recommendations import tick_copies
from store.records import Action, ActionKind, Council, Panel
from store.register import Register
from tests.store.commands.office import codes, refusal, run

MERGER = dt.date(2023, 4, 1)
REGISTER = Register.of(
    Panel(
        id="PANEL",
        name="A panel",
        councils=(
            Council(name="Old North", last=MERGER - dt.timedelta(days=1)),
            Council(name="South"),
            Council(name="New North", first=MERGER),
        ),
    ),
    Action(id="A1", text="One", kind=ActionKind.RECOMMENDATION, agreed_on=dt.date(2023, 2, 3)),
    Action(id="A2", text="Two", kind=ActionKind.RECOMMENDATION, agreed_on=dt.date(2023, 6, 9)),
)


def sent(register: Register, action: str) -> list[str]:
    return [copy.council for copy in register.need(Action, action).copies]


def test_all_are_those_of_the_day_of_each_recommendation() -> None:
    after = run(REGISTER, tick_copies, actions=("A1", "A2"), councils=("all",)).after
    assert sent(after, "A1") == ["Old North", "South"]
    assert sent(after, "A2") == ["South", "New North"]
    off = run(after, tick_copies, actions=("A1",), councils=("Old North",), off=True).after
    assert sent(off, "A1") == ["South"]


def test_a_council_that_was_not_there_yet_or_any_more_gets_none() -> None:
    assert codes(refusal(REGISTER, tick_copies, actions=("A2",), councils=("Old North",))) == ["council-then"]
    named = run(REGISTER, tick_copies, actions=("A1", "A2"), councils=("Old North", "New North")).after
    assert (sent(named, "A1"), sent(named, "A2")) == (["Old North"], ["New North"])
