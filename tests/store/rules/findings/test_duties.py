"""Every duty the rules know is shown where it belongs: in `f`, by `check`, and in `p` if the next meeting needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from store.queries.findings.check import check
from store.queries.findings.findings import findings
from store.queries.findings.prepare import prepare
from store.records import QuestionState
from store.rules.findings import AREAS, RULES, Finding, Scene
from tests.store.rules.findings.duties import DUTIES, SILENT, Duty, came, item, question, register_of
from tests.store.rules.findings.scenes import HELD, JULY, OFF, SEPTEMBER, TODAY, day


def name(duty: Duty) -> str:
    return duty.code


@pytest.mark.parametrize("duty", DUTIES, ids=name)
def test_a_duty_shows_where_it_belongs(duty: Duty) -> None:
    register = register_of(duty)
    found = [row.code for row in findings(register, duty.day).rows]
    printed = [line.code for line in check(register, duty.day)]
    prepared = [row.code for row in prepare(register, duty.day).rows]
    assert (duty.code in found, duty.code in printed, duty.code in prepared) == (
        duty.found,
        duty.found,
        duty.prepared,
    )


@pytest.mark.parametrize("duty", SILENT, ids=name)
def test_what_is_met_or_no_duty_is_not_told(duty: Duty) -> None:
    register = register_of(duty)
    assert duty.code not in [row.code for row in findings(register, duty.day).rows]


def test_the_table_has_every_duty_there_is() -> None:
    assert {duty.code for duty in DUTIES} == set(AREAS)


@pytest.mark.parametrize("duty", DUTIES, ids=name)
def test_each_says_what_to_do_and_leads_somewhere(duty: Duty) -> None:
    register = register_of(duty)
    rows = (*findings(register, duty.day).rows, *prepare(register, duty.day).rows)
    for row in rows:
        assert row.sentence.endswith((".", "?"))
        assert row.cure.endswith(".")
        assert row.place
        assert row.acts
        assert all(register.find(record) for record in row.records)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.__module__.rpartition('.')[2]}.{rule.__name__}")
def test_every_rule_there_is_is_walked(rule: Callable[[Scene], Iterator[Finding]]) -> None:
    """A rule that no duty of the table makes speak would be tested by nothing here."""
    assert any(code_of(one) == duty.code for duty in DUTIES for one in rule(Scene(register_of(duty), duty.day)))


def code_of(one: Finding) -> str:
    return one.code


STATES = [
    (state, meeting, fields)
    for state in QuestionState
    for meeting in (HELD, JULY, SEPTEMBER, OFF, None)
    for fields in (
        {},
        {"answer": "Because.", "answered_on": day(7, 1), "reply_sent_on": day(7, 2)},
        {"reply_due": day(7, 1), "answer_due": day(7, 1)},
        {"published_text": "", "asker_told_on": None},
    )
]


def test_whatever_state_a_question_is_in_every_face_tells_the_same() -> None:
    """What is found is what is printed; what is to be prepared is found too; only what is over tells nothing."""
    silent = set()
    bare = register_of(Duty("", ()))
    usual = {row.key for row in findings(bare, TODAY).rows}
    for state, meeting, fields in STATES:
        register = register_of(Duty("", (question(state, **({"meeting": meeting} | fields)),)))
        rows = findings(register, TODAY).rows
        found = [row.key for row in rows]
        assert [(row.code, row.sentence) for row in rows] == [
            (one.code, one.sentence) for one in check(register, TODAY)
        ]
        more = {row.key for row in prepare(register, TODAY).rows} - {row.key for row in prepare(bare, TODAY).rows}
        assert more <= set(found)
        if set(found) <= usual and not fields:
            silent.add((state, meeting))
    over = {QuestionState.NOT_RECORDED, QuestionState.REPLY_SENT, QuestionState.PUBLISHED, QuestionState.CLOSED}
    told = {QuestionState.REJECTED, QuestionState.REDIRECTED}
    ready = {(QuestionState.ANSWERED, JULY), (QuestionState.ANSWERED, SEPTEMBER)}
    assert {pair for pair in silent if pair[0] not in over | told} == ready


@pytest.mark.parametrize(("kinds", "counted"), [(("not-tagged",), "1 thing"), (("not-tagged",) * 2, "2 things")])
def test_what_is_to_be_put_right_in_a_paper_is_counted(kinds: tuple[str, ...], counted: str) -> None:
    register = register_of(Duty("", (item(papers=(came(*kinds),)),)))
    (found,) = (row for row in findings(register, TODAY).rows if row.code == "paper-to-mend")
    assert f": {counted} to put right in " in found.sentence
