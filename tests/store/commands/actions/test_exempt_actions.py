"""An action of exempt business comes into the public programme only under a title that the clerk gives it."""

from __future__ import annotations

import pytest

from store.commands.actions.linking import schedule_action
from store.edit import Edit
from store.problems import Refused
from store.records import Action, WorkItem
from store.register import Register
from store.rules.actions.actions import suggested_title
from store.rules.publishing.titles import title_offered
from store.sample import DEMO_DAY, sample_records
from tests.exempt_office import CANARY, exempt_records

OPEN = "A7"


def office() -> Register:
    sample = Register.of(*sample_records())
    return sample.with_edit(Edit("x", puts=exempt_records(sample)))


@pytest.mark.parametrize("title", ["", "  ", f"{CANARY} is asked for", f"{CANARY}  IS asked for."])
def test_its_own_words_are_refused_as_a_title(title: str) -> None:
    with pytest.raises(Refused) as refused:
        schedule_action(office(), DEMO_DAY, action="A905", to="M18", title=title)
    assert [one.code for one in refused.value.problems] == ["title-exempt"]
    assert CANARY not in str(refused.value)


def test_under_a_title_of_its_own_it_carries_no_word_along() -> None:
    register = office()
    action = register.need(Action, "A905")
    edit = schedule_action(register, DEMO_DAY, action=action.id, to="M18", title="A contract")
    made = next(one for one in edit.puts if isinstance(one, WorkItem))
    assert (made.title, made.lead, made.origin, made.origin_ref) == ("A contract", "", "", "A905")
    assert CANARY not in str(made)


def test_an_open_action_offers_its_words() -> None:
    register = office()
    action = register.need(Action, OPEN)
    assert title_offered(register, action) == suggested_title(action) != ""
    assert title_offered(register, register.need(Action, "A905")) == ""
