from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store import rulesets
from store.papers.questions.letter_words import letter_words
from store.records import (
    Asker,
    ContactDetails,
    Meeting,
    MeetingKind,
    Panel,
    Person,
    Question,
    QuestionKind,
    QuestionState,
    Record,
    Seat,
    WorkItem,
)
from store.records.panel import QuestionRules, RuleSet
from store.register import Register
from store.rules.questions.case import FAIL, JUDGEMENT, PASS
from store.rules.questions.checks import asked_for, checks_of, failing, why_not_accept_as_it_is
from store.rules.questions.deadline import deadline_for, why_not_meeting

TODAY = dt.date(2021, 7, 26)
MEETING = Meeting(id="M1", date=dt.date(2021, 7, 29), start=dt.time(13))
ITEM = WorkItem(id="W1", title="Annual report", meeting="M1")
THE_SAME = Question(
    id="Q9",
    asker=Asker(name="A. Resident", connection="works in Oakham, Rutland"),
    text="Will there be more officers? (a) When? (b) Where? " + "word " * 100,
    received_at=dt.datetime(2021, 7, 22, 9),
    meeting="M1",
)
EARLIER = [
    Question(
        id=f"Q{n}",
        asker=Asker(name="a.  resident"),
        text=text,
        received_at=dt.datetime(2021, 7, n),
        meeting="M1",
        state=QuestionState.ACCEPTED,
    )
    for n, text in ((1, "Why is the helicopter so noisy?"), (2, "Where do the horses graze?"))
]


def judged(rules: str | QuestionRules, question: Question = THE_SAME, *records: Record) -> dict[str, str]:
    """Give each rule's result for a question under a panel's rules."""
    scheme = rulesets.rule_set(rules).rules if isinstance(rules, str) else RuleSet(questions=rules)
    panel = Panel(id="PANEL", name="Panel", rules=(scheme,), area=("Rutland",))
    register = Register.of(panel, MEETING, *records, question)
    found = checks_of(register, question, TODAY)
    assert all(check.why.endswith(".") for check in found)
    assert len({check.rule for check in found}) == len(found)
    return {check.rule: check.result for check in found}


@pytest.mark.parametrize(
    ("rules", "wanted"),
    [
        ("llr", {"deadline": FAIL, "meeting": PASS, "eligibility": PASS, "number": FAIL, "repeat": PASS,
            "content": JUDGEMENT}),
        ("hampshire", {"deadline": FAIL, "eligibility": PASS, "number": FAIL}),
        ("cleveland", {"deadline": FAIL, "agenda item": JUDGEMENT, "number": FAIL, "question": PASS, "repeat": PASS,
            "content": JUDGEMENT}),
        ("lancashire", {"deadline": FAIL, "eligibility": PASS}),
        ("devon-and-cornwall", {"deadline": FAIL, "number": FAIL, "words": FAIL}),
        ("avon-and-somerset", {"deadline": PASS, "eligibility": PASS, "details": FAIL, "number": FAIL,
            "one kind": PASS}),
        ("essex", {"deadline": PASS, "meeting": PASS, "eligibility": PASS, "details": FAIL, "number": FAIL}),
        ("dorset", {"deadline": PASS, "eligibility": PASS, "number": FAIL, "total": PASS, "words": PASS,
            "sub-parts": JUDGEMENT, "one kind": PASS}),
        ("sussex", {"deadline": FAIL, "eligibility": JUDGEMENT}),
        ("surrey", {"deadline": PASS, "eligibility": JUDGEMENT}),
        ("west-mercia", {"deadline": PASS}),
        ("nottinghamshire", {"scheme": FAIL}),
    ],
)  # fmt: skip
def test_the_same_question_under_the_rules_of_twelve_panels(rules: str, wanted: dict[str, str]) -> None:
    found = judged(rules, THE_SAME, *EARLIER)
    found.pop("remit", None)
    assert found == wanted


def question(**more: Any) -> Question:
    return replace(THE_SAME, **more)


def asker(**more: Any) -> Asker:
    return Asker(name="A. Resident", **more)


def test_what_only_the_clerk_can_judge_is_always_left_to_the_clerk() -> None:
    assert judged("llr")["remit"] == JUDGEMENT
    assert judged("llr")["content"] == JUDGEMENT


def test_words_of_operational_matters_are_pointed_out() -> None:
    register = Register.of(Panel(id="PANEL", name="P", rules=(rulesets.rule_set("llr").rules,)), MEETING)
    words = question(text="Why was nobody arrested, crime number 12/34? What of my complaint? I was not charged.")
    remit = next(check for check in checks_of(register, words, TODAY) if check.rule == "remit")
    assert "“arrested”, “crime number” and “my complaint”." in remit.why, "three are enough"
    assert "chief constable" in remit.why


@pytest.mark.parametrize(
    ("connection", "result"),
    [("", JUDGEMENT), ("lives in Rutland", PASS), ("Student at DMU", JUDGEMENT), ("lives in Oakham", JUDGEMENT)],
)
def test_eligibility(connection: str, result: str) -> None:
    assert judged("llr", question(asker=asker(connection=connection)))["eligibility"] == result


def test_details_that_the_rules_require() -> None:
    assert judged("essex", question(asker=asker()))["details"] == FAIL
    private = ContactDetails(address="1 High Street")
    assert judged("essex", question(asker=asker(private=private)))["details"] == PASS
    gone = ContactDetails(purged_on=TODAY)
    assert judged("essex", question(asker=asker(private=gone)))["details"] == PASS
    mail = ContactDetails(email="a@example.org")
    assert judged("avon-and-somerset", question(asker=asker(private=mail)))["details"] == PASS


def test_a_receipt_that_is_not_recorded_leaves_the_deadline_to_the_clerk() -> None:
    assert judged("llr", question(received_at=None))["deadline"] == JUDGEMENT
    assert judged("llr", question(meeting=None))["deadline"] == JUDGEMENT
    assert judged("hampshire", question(kind=QuestionKind.DEPUTATION))["deadline"] == PASS
    assert judged("llr", question(kind=QuestionKind.PETITION))["kind"] == JUDGEMENT


def test_a_late_one_names_the_waiver_of_the_rules() -> None:
    register = Register.of(Panel(id="PANEL", name="P", rules=(rulesets.rule_set("cheshire").rules,)), MEETING)
    late = question(received_at=dt.datetime(2021, 7, 26, 9))
    why = next(check.why for check in checks_of(register, late, TODAY) if check.rule == "deadline")
    assert why.endswith("The rules say that the chair may take it if it is urgent.")


@pytest.mark.parametrize(
    ("kind", "result"),
    [
        (MeetingKind.ORDINARY, PASS),
        (MeetingKind.ANNUAL, JUDGEMENT),
        (MeetingKind.SPECIAL, FAIL),
        (MeetingKind.PRIVATE_BRIEFING, FAIL),
    ],
)
def test_ordinary_meetings_only(kind: MeetingKind, result: str) -> None:
    other = Meeting(id="M2", date=dt.date(2021, 9, 30), kind=kind)
    assert judged("llr", question(meeting="M2"), other)["meeting"] == result


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (MeetingKind.PRIVATE_BRIEFING, "A private briefing is not held in public."),
        (MeetingKind.TASK_GROUP, "A task group meeting is not held in public."),
        (MeetingKind.INFORMAL, "An informal meeting is not held in public."),
    ],
)
def test_a_meeting_not_in_public_is_named_as_it_is_spoken(kind: MeetingKind, words: str) -> None:
    other = Meeting(id="M2", date=dt.date(2021, 9, 30), kind=kind)
    assert why_not_meeting(Register.of(Panel(id="PANEL", name="Panel"), other), other) == words


def test_agenda_items_only() -> None:
    elsewhere = replace(ITEM, id="W2", meeting=None)
    assert judged("cleveland", question(item="W1"), ITEM)["agenda item"] == PASS
    assert judged("cleveland", question(item="W2"), elsewhere)["agenda item"] == FAIL
    assert judged("cleveland")["agenda item"] == JUDGEMENT


def test_only_those_received_before_it_count_against_the_number() -> None:
    later = [replace(other, received_at=dt.datetime(2021, 7, 25)) for other in EARLIER]
    assert judged("llr", THE_SAME, *later)["number"] == PASS
    rejected = [replace(other, state=QuestionState.REJECTED) for other in EARLIER]
    assert judged("llr", THE_SAME, *rejected)["number"] == PASS
    assert judged("llr", THE_SAME, EARLIER[0])["number"] == PASS
    elsewhere = [replace(other, meeting="M2") for other in EARLIER]
    assert judged("llr", THE_SAME, *elsewhere)["number"] == PASS


def test_the_same_e_mail_address_is_the_same_person_under_another_name() -> None:
    mail = ContactDetails(email="A@example.org")
    mine = question(asker=asker(private=mail, connection="lives here"))
    theirs = [
        replace(other, asker=Asker(name=f"Other {n}", private=ContactDetails(email="a@EXAMPLE.org ")))
        for n, other in enumerate(EARLIER)
    ]
    assert judged("llr", mine, *theirs)["number"] == FAIL


def test_two_for_an_organisation() -> None:
    mine = question(asker=asker(organisation="The Society"))
    theirs = [replace(o, asker=Asker(name=f"O{n}", organisation="the society ")) for n, o in enumerate(EARLIER)]
    assert judged("llr", mine, *theirs)["organisation"] == FAIL
    assert "organisation" not in judged("llr", THE_SAME, *theirs)


def test_a_question_or_a_statement_but_not_both() -> None:
    statement = replace(EARLIER[0], kind=QuestionKind.STATEMENT)
    assert "one kind" not in judged("wiltshire", THE_SAME, statement)
    scheme = rulesets.rule_set("dorset").rules
    register = Register.of(Panel(id="PANEL", name="P", rules=(scheme,)), MEETING, statement, THE_SAME)
    found = {check.rule: check for check in checks_of(register, THE_SAME, TODAY)}
    assert (found["number"].result, found["one kind"].result) == (PASS, FAIL)
    assert "Q1" in found["one kind"].why


def test_the_first_eight_of_each_kind() -> None:
    others = [replace(EARLIER[0], id=f"Q{n}", asker=Asker(name=f"Person {n}")) for n in range(20, 28)]
    assert judged("dorset", THE_SAME, *others)["total"] == FAIL
    assert judged("dorset", THE_SAME, *others[1:])["total"] == PASS


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Why?", PASS),
        ("Why? And when?", JUDGEMENT),
        ("I ask:\n(a) why\n(b) when", FAIL),
        ("1. Why?\n2. When?", FAIL),
        ("i) why\nii) when", FAIL),
    ],
)
def test_sub_parts(text: str, result: str) -> None:
    assert judged("dorset", question(text=text))["sub-parts"] == result


def test_words_are_counted_in_the_text_that_will_be_published() -> None:
    assert judged("devon-and-cornwall", question(text="word " * 101))["words"] == FAIL
    assert judged("devon-and-cornwall", question(text="word " * 100))["words"] == PASS
    assert judged("devon-and-cornwall", question(text="word " * 101, published_text="Why?"))["words"] == PASS


def test_a_statement_dressed_as_a_question() -> None:
    assert judged("cleveland", question(text="It is a scandal."))["question"] == JUDGEMENT
    assert judged("cleveland", question(text="Is it a scandal?"))["question"] == PASS


@pytest.mark.parametrize(("count", "result"), [(None, JUDGEMENT), (9, FAIL), (10, PASS)])
def test_signatures_of_a_petition(count: int | None, result: str) -> None:
    petition = question(kind=QuestionKind.PETITION, signatures=count)
    assert judged("hertfordshire", petition)["signatures"] == result


def test_a_repeat_is_for_the_clerk_until_the_clerk_has_judged_it() -> None:
    before = replace(EARLIER[0], asker=Asker(name="Other"), text="Will there be more officers?", meeting=None)
    mine = question(text="Will there be more officers?")
    assert judged("llr", mine, before)["repeat"] == JUDGEMENT
    assert judged("llr", replace(mine, repeat=True, similar_to=("Q1",)), before)["repeat"] == FAIL
    assert judged("llr", replace(mine, repeat=False, similar_to=("Q1",)), before)["repeat"] == PASS
    old = replace(before, received_at=dt.datetime(2020, 12, 1))
    assert judged("llr", mine, old)["repeat"] == PASS
    assert "repeat" not in judged("lancashire", mine, before)


def test_a_members_question_is_one_of_a_member() -> None:
    person, seat = Person(id="P1", name="A. Member"), Seat(id="S1", person="P1")
    mine = question(kind=QuestionKind.MEMBER_QUESTION, asker=Asker(name="A. Member", person="P1"))
    assert judged("surrey", mine, person, seat)["eligibility"] == PASS
    assert judged("surrey", mine, person)["eligibility"] == JUDGEMENT


def test_to_whom_it_is_put() -> None:
    assert judged("llr", question(addressee="the Leader of the Council"))["addressee"] == JUDGEMENT
    assert "addressee" not in judged("llr", question(addressee="the Police and Crime Commissioner"))
    assert "addressee" not in judged("essex", question(addressee="The Panel"))


def test_every_check_that_fails_asks_for_a_reason() -> None:
    register = Register.of(
        Panel(id="PANEL", name="P", rules=(rulesets.rule_set("llr").rules,)), MEETING, *EARLIER, THE_SAME
    )
    checks = checks_of(register, THE_SAME, TODAY)
    problems = why_not_accept_as_it_is(checks)
    assert [problem.code for problem in problems] == ["check-deadline", "check-number"]
    assert len(problems) == len(failing(checks))
    assert all(problem.field == "reason" and problem.cure for problem in problems)


def test_what_was_entered_as_not_taken_is_not_taken_and_what_nobody_entered_is_for_the_clerk() -> None:
    """The judge, the deadline and the settings say the same of a kind that the rules do not name."""
    scheme = rulesets.rule_set("llr").rules.questions
    statement = replace(EARLIER[0], id="Q9", kind=QuestionKind.STATEMENT)
    for confirmed, result, verb in (((), JUDGEMENT, "say nothing about"), (NOT_TAKEN, FAIL, "do not provide for")):
        panel = Panel(id="PANEL", name="A panel", rules=(RuleSet(questions=scheme, confirmed=confirmed),))
        register = Register.of(panel, MEETING, statement)
        (check,) = (one for one in checks_of(register, statement, TODAY) if one.rule == "kind")
        assert (check.result, check.why) == (result, f"The panel's rules {verb} a statement.")
        assert deadline_for(register, QuestionKind.STATEMENT, MEETING).why_none == check.why


NOT_TAKEN = ("questions.kinds.statement.taken",)


def test_public_questions_that_are_allowed_and_no_more_are_judged_by_no_rule() -> None:
    """After `allowed yes` nobody has said what may be sent in and by when: no letter or check says otherwise."""
    panel = Panel(id="PANEL", name="A panel", rules=(RuleSet(questions=QuestionRules(allowed=True)),))
    register = Register.of(panel, MEETING, EARLIER[0])
    said = "The panel's rules allow public questions, but what may be sent in, and by when, is not set."
    first, *_ = checks_of(register, EARLIER[0], TODAY)
    assert first.result == "not set"
    assert first.why.startswith(said)
    words = letter_words(register, EARLIER[0], TODAY, to_asker=True)
    assert (words["provision"], words["absent"], words["supplementary"]) == ("", "", "")


def test_what_the_rules_require_of_an_asker_is_asked_for_on_the_form() -> None:
    panel = Panel(
        id="PANEL", name="A", rules=(RuleSet(questions=QuestionRules(require=("name", "address", "contact"))),)
    )
    assert asked_for(Register.of(panel), None, dt.date(2026, 11, 27)) == {"address", "email"}
    assert asked_for(Register.of(Panel(id="PANEL", name="A")), None, dt.date(2026, 11, 27)) == set()
