"""What is said against a setting that cannot be so, word for word; and what is next to it is taken."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

import pytest

from store.records import Panel
from store.records.panel import Nation, RuleSet
from store.rules.settings.reading import with_value
from tests.told import Told, check_told, names

PANEL = Panel(id="PANEL", name="A panel", rules=(RuleSet(),))


def entered(path: str, words: Any) -> Any:
    return partial(with_value, PANEL, path, words, from_date=None, today=dt.date(2021, 7, 12))


SAID = [
    Told(
        "setting.empty",
        entered("rules.contact_months", None),
        "Contact details kept cannot be empty. Type a number.",
        entered("rules.contact_months", "1"),
    ),
    Told(
        "setting.empty",
        entered("rules.undated_after_meetings", None),
        "Undated actions cannot be empty. Type a number.",
        entered("rules.meeting_minutes", None),
    ),
    Told(
        "setting.word",
        entered("rules.questions.require", "name, shoe size"),
        "“shoe size” is nothing that “must be given” can say. Choose from: name, address, a way to reach the asker.",
        entered("rules.questions.require", "name, address"),
    ),
    Told(
        "setting.columns",
        entered("councils", "Melton | 2 | Parkside | more"),
        "Line 1 has 4 columns; there are 3. Write one to a line: name | seats on the panel | where notices are posted.",
        entered("councils", "Melton | 2 | Parkside"),
    ),
    Told(
        "setting.invalid",
        entered("nation", "Cornwall"),
        "Nation cannot be kept like that. Whose law on access to meetings applies, and with it how many clear days.",
        entered("nation", Nation.WALES),
    ),
]


@pytest.mark.parametrize("case", SAID, ids=names(SAID))
def test_it_is_said_and_what_is_next_to_it_is_taken(case: Told) -> None:
    check_told(case)
