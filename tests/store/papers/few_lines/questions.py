"""Questions of the public as a sheet prints them and the minutes word them, each with something said otherwise."""

from __future__ import annotations

import datetime as dt
from typing import Any

from store.papers.printed import printed
from store.papers.questions.sheet import minute_text
from store.records import Asker, Meeting, Panel, QuestionState
from store.records.panel import QuestionRules, RuleSet
from store.records.question import Exchange, QuestionKind, QuestionStep
from store.register import Register
from tests.store.papers.few_lines.telling import Lines, other, told
from tests.store.papers.questions.test_sheet import question

S = QuestionState
TODAY = dt.date(2021, 7, 20)
MEETING = Meeting(id="M1", date=dt.date(2021, 7, 29), start=dt.time(13))
PARTS = "Will you say:\n(a) what it costs;\n(b) who pays?"
BOTH = "(a) A little.\n(b) The council."
_READ = (QuestionStep(state=S.ACCEPTED, on=TODAY, what="taken as read"),)
QUESTIONS: tuple[dict[str, Any], ...] = (
    {},
    {"published_text": ""},
    {"published_text": "One.\n\nTwo."},
    {"text": "", "published_text": ""},
    *({"kind": kind} for kind in QuestionKind),
    {"asker_present": False},
    {"asker_present": True},
    {"steps": _READ},
    {"steps": _READ, "kind": QuestionKind.PETITION, "signatures": 12},
    {"answer": "Because."},
    {"answer": "Because.", "answered_by": "the Commissioner"},
    {"published_text": PARTS, "text": PARTS, "answer": BOTH},
    {"published_text": PARTS, "text": PARTS, "answer": BOTH, "answered_by": "the Commissioner"},
    {"published_text": PARTS, "text": PARTS, "answer": "(a) A little."},
    {"published_text": PARTS, "text": PARTS, "answer": "A little."},
    *({"state": state} for state in S),
    {"state": S.REPLY_OWED, "answer": "Later."},
    {"state": S.ANSWERED, "reply_sent_on": dt.date(2021, 8, 2)},
    {"supplementaries": (Exchange(asked="And why?", answer="So."), Exchange(asked="Still?"))},
    {"group": 2},
    {"minutes": 0},
    {"minutes": 40},
    {"minutes": 4, "subject": "Costs", "addressee": "the Commissioner"},
    {"asker": Asker(name="Ann Other", under_18=True)},
    {"asker": Asker(name="Ann Other", consents_to_name=False)},
    {"asker": Asker(name="", organisation="The Society")},
    {"asker": Asker(name="Ann Other", locality="Oakham")},
)
RULES = (
    QuestionRules(),
    QuestionRules(session_minutes=10, publish_locality=True),
    QuestionRules(session_minutes=10, chair_may_vary_session=True, publish_name=False),
    QuestionRules(answer_mode="oral"),
)


def lines() -> Lines:
    """Tell what of the sheet and of the minutes is other than of the first question, by the first rules and others."""
    first: list[str] = []
    for more in QUESTIONS:
        yield f"## {', '.join(f'{name} {told(value)}' for name, value in more.items()) or 'as it is'}"
        made = _printed(RULES[0], more)
        yield from other(made, first)
        first = first or made
    for rules in RULES[1:]:
        for many in (1, 2, 3):
            yield f"## {many} by other rules"
            yield from other(_printed(rules, *({"minutes": 4 + at} for at in range(many))), first)
    yield "## none"
    yield from _printed(RULES[1])


def _printed(rules: QuestionRules, *several: dict[str, Any]) -> list[str]:
    questions = (question(number, **more) for number, more in enumerate(several, start=1))
    register = Register.of(Panel(id="PANEL", name="P", rules=(RuleSet(questions=rules),)), MEETING, *questions)
    sheet = printed("questions", "text", register, TODAY, meeting=MEETING.id).data.decode()
    words = minute_text(register, MEETING)
    return [
        f"{where}: {line}"
        for where, text in (("sheet", sheet), ("minutes", words))
        for line in text.splitlines()
        if line
    ]
