"""The working of a deadline: every day counted, every day skipped and why, the provision, the convention."""

from __future__ import annotations

import pytest

from store.problems import Refused
from store.queries.calendar.working import working_of
from store.register import Register
from store.sample import DEMO_DAY


def lines(register: Register, code: str) -> list[tuple[str, str]]:
    return list(working_of(register, "M18", code, DEMO_DAY).lines)


def test_publication_names_the_five_days_and_the_weekend(sample: Register) -> None:
    found = lines(sample, "publication")
    told = dict(found)
    assert told["Counted"] == "5 days: Thu 22 Jul, Fri 23 Jul, Mon 26 Jul, Tue 27 Jul, Wed 28 Jul"
    assert [words for label, words in found if words.endswith(": weekend")] == [
        "Sat 24 Jul 2021: weekend",
        "Sun 25 Jul 2021: weekend",
    ]
    assert told["Due"] == "Wednesday 21 July 2021"
    assert told["Rule"] == "5 clear working days"
    assert told["How sure"] == "verified"
    assert "100B" in told["Provision"]
    assert "up to and including the due day" in told["Convention"]


def test_a_local_rule_says_that_it_is_one_and_where_it_stands(sample: Register) -> None:
    told = dict(lines(sample, "question-deadline"))
    assert told["Rule"].startswith("15 clear working days")
    assert told["How sure"] == "local rule"
    assert "Procedure for public questions" in told["Provision"]
    assert told["Stands"] == "past"
    assert dict(lines(sample, "draft-reports"))["Note"].startswith("A common interval")


def test_a_period_has_no_days_to_name(sample: Register) -> None:
    told = dict(lines(sample, "inspection"))
    assert told["Rule"] == "6 years beginning with the meeting"
    assert "Counted" not in told


@pytest.mark.parametrize("code", ["nothing", "purge"])
def test_a_deadline_that_is_none_is_refused(sample: Register, code: str) -> None:
    with pytest.raises(Refused) as caught:
        working_of(sample, "M18", code, DEMO_DAY)
    assert caught.value.problems[0].code == "deadline.unknown"
