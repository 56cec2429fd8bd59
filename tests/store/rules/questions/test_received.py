"""When a question came in, in words, and whether that was in time."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store import rulesets
from store.records import Asker, Meeting, Panel, Question
from store.records.panel import Deadline, QuestionKindRule, QuestionRules
from store.register import Register
from store.rules.questions.received import receipt_words

RULES = rulesets.rule_set("llr").rules
HOUR = Deadline(mode="wd_before", n=5, hour=dt.time(15))


@pytest.mark.parametrize(
    ("came", "words"),
    [
        ((2021, 7, 22, 14, 59), "Thursday 22 July 2021, 2:59 pm: in time, by Thursday 22 July 2021, 3:00 pm"),
        ((2021, 7, 22, 15, 1), "Thursday 22 July 2021, 3:01 pm: one minute late, after Thursday 22 July 2021, 3:00 pm"),
        ((2021, 7, 22, 17, 0), "Thursday 22 July 2021, 5:00 pm: two hours late, after Thursday 22 July 2021, 3:00 pm"),
        ((2021, 7, 23, 9, 0), "Friday 23 July 2021, 9:00 am: one day late, after Thursday 22 July 2021, 3:00 pm"),
        (
            (2021, 7, 22),
            "Thursday 22 July 2021: in time if before Thursday 22 July 2021, 3:00 pm; its hour is not recorded",
        ),
    ],
)
def test_the_receipt_in_words(came: tuple[int, ...], words: str) -> None:
    scheme = QuestionRules(kinds=(QuestionKindRule(kind="question", deadline=HOUR),))
    panel = Panel(id="PANEL", name="P", rules=(replace(RULES, questions=scheme),))
    meeting = Meeting(id="M1", date=dt.date(2021, 7, 29))
    one = Question(id="Q1", asker=Asker(name="A"), text="Why?", received_at=dt.datetime(*came), meeting="M1")  # type: ignore[arg-type]
    assert receipt_words(Register.of(panel, meeting, one), one) == words
    homeless = replace(one, meeting=None)
    assert receipt_words(Register.of(panel, meeting, homeless), homeless).endswith(": no meeting is chosen")
    assert receipt_words(Register.of(panel, meeting, one), replace(one, received_at=None)) == ""
