"""The rules of every panel that was read, each judging a question on both sides of each of its limits.

Each row is a rule as the panel's page prints it. The meeting is on Thursday 29 July 2021 at 1 pm; no bank holiday falls
into the weeks before it, so that the days can be counted on a calendar.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pytest
from msgspec.structs import replace

from store import rulesets
from store.commands.settings.starting_rules import starting_rules
from store.records import (
    Asker,
    ItemKind,
    Meeting,
    MeetingKind,
    Nation,
    Panel,
    Question,
    QuestionKind,
    QuestionState,
    Record,
    WorkItem,
)
from store.register import Register
from store.rules.questions.case import FAIL, JUDGEMENT, NOT_SET, PASS
from store.rules.questions.checks import checks_of
from store.rules.questions.session import session_of
from store.rules.settings.reading import setting, typed_value, with_value
from store.rules.settings.table import BY_PATH

Q, S, P, D = QuestionKind.QUESTION, QuestionKind.STATEMENT, QuestionKind.PETITION, QuestionKind.DEPUTATION
MQ = QuestionKind.MEMBER_QUESTION
DAY = dt.date(2021, 7, 29)
MEETING = Meeting(id="M1", date=DAY, start=dt.time(13))
PRINTED = replace(MEETING, questions_by=dt.date(2021, 7, 23), questions_hour=dt.time(12))
ITEM = WorkItem(id="W1", title="Rural crime", meeting="M1", order=1)
ELSEWHERE = WorkItem(id="W2", title="Drones", order=1)
EARLY = dt.datetime(2021, 5, 3, 9)


def at(day: int, hour: int = 0, minute: int = 0) -> dt.datetime:
    return dt.datetime(2021, 7, day, hour, minute)


def sent(number: int = 9, received: dt.datetime = EARLY, **fields: object) -> Question:
    """A contribution that breaks no rule by itself."""
    given: dict[str, object] = {
        "asker": Asker(name="A. Resident", connection="lives in Oakham"),
        "text": "Why is it?",
        "meeting": "M1",
        "item": "W1",
    }
    return Question(id=f"Q{number}", received_at=received, **(given | fields))  # type: ignore[arg-type]


def register_of(rules: str, records: Iterable[Record], meeting: Meeting = MEETING) -> Register:
    panel = Panel(id="PANEL", name="Panel", rules=(rulesets.rule_set(rules).rules,))
    return Register.of(panel, meeting, ITEM, ELSEWHERE, *records)


def results(rules: str, question: Question, *others: Question, meeting: Meeting = MEETING) -> dict[str, str]:
    register = register_of(rules, (question, *others), meeting)
    return {check.rule: check.result for check in checks_of(register, question, DAY)}


CLEAR_15, CLEAR_10, CLEAR_7, CLEAR_5, CLEAR_3 = (
    at(7, 23, 59),
    at(14, 23, 59),
    at(19, 23, 59),
    at(21, 23, 59),
    at(23, 23, 59),
)
MINUTE, SECOND_DAY = dt.timedelta(minutes=1), dt.timedelta(hours=8)

DEADLINES = [
    ("llr", Q, CLEAR_15),
    ("llr-2020", Q, at(8, 23, 59)),
    ("hampshire", Q, CLEAR_15),
    ("cleveland", Q, CLEAR_7),
    ("lancashire", Q, CLEAR_5),
    ("lancashire", S, CLEAR_5),
    ("devon-and-cornwall", Q, CLEAR_5),
    ("wiltshire", Q, at(21, 17)),
    ("wiltshire", S, at(29, 12, 50)),
    ("wiltshire-2013", Q, at(23, 17)),
    ("wiltshire-older", Q, at(26, 17)),
    ("avon-and-somerset", Q, CLEAR_3),
    ("avon-and-somerset", S, at(28, 12)),
    ("avon-and-somerset", P, at(28, 12)),
    ("cheshire", Q, CLEAR_3),
    ("thames-valley", Q, at(26, 23, 59)),
    ("essex", Q, at(26, 10, 30)),
    ("north-yorkshire", Q, at(26, 12)),
    ("north-yorkshire", S, at(26, 12)),
    ("dorset", Q, at(26, 8, 30)),
    ("dorset", S, at(26, 8, 30)),
    ("dorset-2022", Q, at(26, 8, 30)),
    ("dorset-2020", S, at(26, 8, 30)),
    ("west-mercia", Q, at(28, 9)),
    ("surrey", Q, at(22, 23, 59)),
    ("surrey", MQ, at(23, 12)),
    ("sussex", Q, at(15, 12)),
    ("hertfordshire", Q, at(22, 23, 59)),
    ("hertfordshire", P, at(15, 23, 59)),
    ("staffordshire", Q, CLEAR_3),
    ("lincolnshire", Q, at(22, 12)),
    ("northamptonshire", S, at(27, 12)),
    ("south-wales", Q, CLEAR_10),
    ("cambridgeshire", Q, at(23, 12)),
    ("south-yorkshire", Q, at(22, 23, 59)),
]


@pytest.mark.parametrize(("rules", "kind", "last"), DEADLINES, ids=lambda one: str(one))
def test_the_last_minute_is_in_time_and_the_next_is_late(rules: str, kind: QuestionKind, last: dt.datetime) -> None:
    late = last + MINUTE if last.time() != dt.time(23, 59) else last + SECOND_DAY
    assert results(rules, sent(kind=kind, received=last), meeting=PRINTED)["deadline"] == PASS
    assert results(rules, sent(kind=kind, received=late), meeting=PRINTED)["deadline"] == FAIL


def test_every_panel_that_takes_anything_has_its_deadline_judged() -> None:
    silent = {"nottinghamshire", "sussex-printed", rulesets.COMMON}
    assert {rules for rules, _, _ in DEADLINES} == set(rulesets.names()) - silent


def test_a_panel_without_public_speaking() -> None:
    assert results("nottinghamshire", sent()) == {"scheme": FAIL}


def test_deputations_have_no_deadline_and_what_the_rules_do_not_name_is_asked() -> None:
    assert results("hampshire", sent(kind=D, received=at(29, 12)))["deadline"] == PASS
    assert results("northamptonshire", sent(kind=Q))["kind"] == JUDGEMENT


def test_an_urgent_question_has_until_the_hour_of_the_day() -> None:
    urgent = sent(urgent_reason="It happened yesterday", received=at(29, 10, 30))
    assert results("essex", urgent)["deadline"] == PASS
    assert results("essex", replace(urgent, received_at=at(29, 10, 31)))["deadline"] == FAIL
    assert results("essex", replace(urgent, urgent_reason=""))["deadline"] == FAIL


def test_two_tiers_a_guaranteed_answer_and_one_that_may_be_given() -> None:
    for received, guaranteed, deadline in (
        (at(22, 17), PASS, PASS),
        (at(22, 17, 1), JUDGEMENT, PASS),
        (at(26, 17), JUDGEMENT, PASS),
        (at(26, 17, 1), None, FAIL),
    ):
        found = results("wiltshire-older", sent(received=received))
        assert (found.get("guaranteed"), found["deadline"]) == (guaranteed, deadline), received


def test_an_advisory_deadline_makes_nothing_late() -> None:
    for received in (at(23, 12), at(23, 12, 1), at(29, 12, 59)):
        assert results("sussex-printed", sent(received=received), meeting=PRINTED)["deadline"] == PASS


@pytest.mark.parametrize("rules", ["cambridgeshire", "sussex-printed"])
def test_a_printed_deadline_that_is_not_entered_is_asked_for(rules: str) -> None:
    question = sent()
    (check,) = [one for one in checks_of(register_of(rules, [question]), question, DAY) if one.rule == "deadline"]
    assert check.result == JUDGEMENT
    assert "Enter it with the meeting" in check.why


PER_PERSON = [
    ("llr", Q, 2),
    ("hampshire", Q, 2),
    ("cleveland", Q, 2),
    ("devon-and-cornwall", Q, 2),
    ("avon-and-somerset", Q, 2),
    ("avon-and-somerset", S, 1),
    ("avon-and-somerset", P, 1),
    ("essex", Q, 2),
    ("dorset", Q, 1),
    ("dorset", S, 1),
    ("dorset-2020", Q, 2),
    ("dorset-2020", S, 1),
    ("south-wales", Q, 2),
]


@pytest.mark.parametrize(("rules", "kind", "most"), PER_PERSON)
def test_as_many_from_one_person_as_the_rules_allow_and_one_more(rules: str, kind: QuestionKind, most: int) -> None:
    before = [sent(number, at(1, number), kind=kind) for number in range(1, most + 1)]
    last = sent(received=at(1, 20), kind=kind)
    assert results(rules, last, *before[:-1])["number"] == PASS
    assert results(rules, last, *before)["number"] == FAIL


@pytest.mark.parametrize("rules", ["llr", "hampshire", "essex"])
def test_two_from_one_body(rules: str) -> None:
    def of_body(number: int, name: str) -> Question:
        return sent(number, at(1, number), asker=Asker(name=name, organisation="Civic Trust", connection="lives there"))

    last, before = of_body(9, "C"), [of_body(1, "A"), of_body(2, "B")]
    assert results(rules, last, before[0])["organisation"] == PASS
    assert results(rules, last, *before)["organisation"] == FAIL


@pytest.mark.parametrize(
    ("kinds", "wanted"),
    [((), PASS), ((Q,), PASS), ((S,), PASS), ((Q, Q), FAIL), ((Q, S), FAIL), ((S, S), FAIL)],
)
@pytest.mark.parametrize("kind", [Q, S])
def test_a_limit_across_kinds(kind: QuestionKind, kinds: tuple[QuestionKind, ...], wanted: str) -> None:
    """Two questions, or two statements, or one of each."""
    before = [sent(number, at(1, number), kind=one) for number, one in enumerate(kinds, start=1)]
    assert results("dorset-2022", sent(kind=kind, received=at(1, 20)), *before)["all kinds"] == wanted


@pytest.mark.parametrize("rules", ["avon-and-somerset", "dorset", "dorset-2020"])
def test_one_kind_or_the_other(rules: str) -> None:
    statement = sent(received=at(1, 20), kind=S)
    assert results(rules, statement)["one kind"] == PASS
    assert results(rules, statement, sent(1, at(1, 1), kind=Q))["one kind"] == FAIL


def test_the_first_eight_of_each_kind_at_a_meeting() -> None:
    before = [sent(number, at(1, number), asker=Asker(name=f"Person {number}")) for number in range(1, 9)]
    last = sent(received=at(1, 20))
    assert results("dorset", last, *before[:7])["total"] == PASS
    assert results("dorset", last, *before)["total"] == FAIL


def test_three_speakers_an_item() -> None:
    before = [sent(number, at(1, number), asker=Asker(name=f"Person {number}")) for number in (1, 2, 3)]
    last = sent(received=at(1, 20))
    assert results("wiltshire-older", last, *before[:2])["item"] == PASS
    assert results("wiltshire-older", last, *before)["item"] == FAIL
    assert results("wiltshire-older", replace(last, item="W2"), *before)["item"] == PASS
    assert results("wiltshire-older", replace(last, item=None), *before)["item"] == JUDGEMENT


@pytest.mark.parametrize(
    ("rules", "most"), [("devon-and-cornwall", 100), ("dorset", 450), ("dorset-2020", 450), ("south-yorkshire", 100)]
)
def test_as_many_words_as_the_rules_allow_and_one_more(rules: str, most: int) -> None:
    assert results(rules, sent(text="why? " * most))["words"] == PASS
    assert results(rules, sent(text="why? " * (most + 1)))["words"] == FAIL


def test_parts_of_a_question() -> None:
    two, three = "(a) Why?\n(b) When?", "(a) Why?\n(b) When?\n(c) How?"
    assert results("dorset", sent(text="Why?"))["sub-parts"] == PASS
    assert results("dorset", sent(text=two))["sub-parts"] == FAIL
    assert results("wiltshire-older", sent(text=two))["sub-parts"] == PASS
    assert results("wiltshire-older", sent(text=three))["sub-parts"] == FAIL
    assert results("wiltshire-older", sent(text="Why? When? How?"))["sub-parts"] == JUDGEMENT


@pytest.mark.parametrize(
    ("text", "result", "says"),
    [
        ("Why?", PASS, "It is not divided into parts."),
        ("a) Why? b) When?", PASS, "It asks 2 things; the most is 2."),
        ("Tell us (a) why and (b) when?", PASS, "It lists 2 things; the most is 2."),
        ("Tell us (a) why, (b) when and (c) how?", JUDGEMENT, "It lists 3 things"),
        ("(a) Why?\n(b) When?", PASS, "It is divided into 2 parts; the most is 2."),
    ],
)
def test_what_is_told_of_parts_is_what_stands_there(text: str, result: str, says: str) -> None:
    """Letters within a line may be mere words, so that they are never counted as parts, and never called none."""
    register = register_of("wiltshire-older", (sent(text=text),), MEETING)
    (check,) = (one for one in checks_of(register, sent(text=text), DAY) if one.rule == "sub-parts")
    assert (check.result, check.why.startswith(says)) == (result, True), check.why


@pytest.mark.parametrize(("signatures", "wanted"), [(9, FAIL), (10, PASS), (None, JUDGEMENT)])
def test_signatures_of_a_petition(signatures: int | None, wanted: str) -> None:
    assert results("hertfordshire", sent(kind=P, signatures=signatures))["signatures"] == wanted


@pytest.mark.parametrize("rules", ["llr", "essex"])
def test_ordinary_meetings_only(rules: str) -> None:
    assert results(rules, sent())["meeting"] == PASS
    assert results(rules, sent(), meeting=replace(MEETING, kind=MeetingKind.SPECIAL))["meeting"] == FAIL


@pytest.mark.parametrize(("rules", "kind"), [("cleveland", Q), ("northamptonshire", S)])
def test_items_of_the_agenda_only(rules: str, kind: QuestionKind) -> None:
    assert results(rules, sent(kind=kind))["agenda item"] == PASS
    assert results(rules, sent(kind=kind, item="W2"))["agenda item"] == FAIL
    assert results(rules, sent(kind=kind, item=None))["agenda item"] == JUDGEMENT


@pytest.mark.parametrize(
    ("rules", "private", "missing"),
    [("essex", {"address": "1 High St"}, {}), ("avon-and-somerset", {"email": "a at b"}, {})],
)
def test_details_that_are_required(rules: str, private: dict[str, str], missing: dict[str, str]) -> None:
    def with_details(details: dict[str, str]) -> Question:
        asker = sent().asker
        return sent(asker=replace(asker, private=replace(asker.private, **details)))

    assert results(rules, with_details(private))["details"] == PASS
    assert results(rules, with_details(missing))["details"] == FAIL


ELIGIBLE = [
    "llr",
    "hampshire",
    "lancashire",
    "avon-and-somerset",
    "thames-valley",
    "essex",
    "north-yorkshire",
    "dorset",
    "surrey",
    "sussex",
]


@pytest.mark.parametrize("rules", rulesets.names())
def test_who_may_ask_is_judged_where_the_rules_say(rules: str) -> None:
    """Whoever only passes through is never taken for somebody of the area without being asked about."""
    passing = sent(asker=Asker(name="A. Visitor", connection="passes through by train"))
    assert results(rules, passing).get("eligibility") == (JUDGEMENT if rules in ELIGIBLE else None)


def test_the_same_question_within_six_months_and_after() -> None:
    asked = "Why does the helicopter fly over Oakham at night so often?"

    def earlier(day: dt.date) -> Question:
        at_nine = dt.datetime.combine(day, dt.time(9))
        return sent(1, at_nine, text=asked, meeting=None, state=QuestionState.PUT)

    last = sent(text=asked)
    for rules in ("llr", "llr-2020", "cleveland"):
        assert results(rules, last, earlier(dt.date(2021, 3, 1)))["repeat"] == JUDGEMENT
        assert results(rules, last, earlier(dt.date(2020, 3, 1)))["repeat"] == PASS


def test_two_streams_each_with_its_own_addressee() -> None:
    for addressee, wanted in (
        ("the Police and Crime Commissioner", PASS),
        ("the Panel", PASS),
        ("the Leader of the Council", JUDGEMENT),
        ("", JUDGEMENT),
    ):
        assert results("south-yorkshire", sent(addressee=addressee))["addressee"] == wanted
    assert "addressee" not in results("hampshire", sent(addressee="the Panel"))
    assert results("hampshire", sent(addressee="the Commissioner"))["addressee"] == JUDGEMENT


SESSIONS = [
    ("llr", 10),
    ("cleveland", 15),
    ("lancashire", 60),
    ("devon-and-cornwall", 30),
    ("cheshire", 15),
    ("thames-valley", 20),
    ("essex", 30),
    ("north-yorkshire", 30),
    ("west-mercia", 30),
    ("hertfordshire", 20),
    ("south-wales", 30),
    ("wiltshire-older", 15),
    ("sussex-printed", 45),
]


@pytest.mark.parametrize(("rules", "minutes"), SESSIONS)
def test_the_time_reaches_to_the_last_minute(rules: str, minutes: int) -> None:
    one = sent(1, at(1, 1), state=QuestionState.ACCEPTED, minutes=minutes - 3)
    two = sent(2, at(1, 2), state=QuestionState.ACCEPTED, minutes=3)
    fits = [slot.fits for slot in session_of(register_of(rules, [one, two]), MEETING).slots]
    over = [slot.fits for slot in session_of(register_of(rules, [one, replace(two, minutes=4)]), MEETING).slots]
    assert (fits, over) == ([True, True], [True, False])


def test_time_is_added_for_each_statutory_item() -> None:
    statutory = replace(ITEM, id="W3", kind=ItemKind.STATUTORY)
    assert session_of(register_of("hertfordshire", []), MEETING).minutes == 20
    assert session_of(register_of("hertfordshire", [statutory]), MEETING).minutes == 35


@pytest.mark.parametrize(
    ("rules", "kind", "minutes"),
    [
        ("cheshire", Q, 5),
        ("north-yorkshire", Q, 3),
        ("dorset", Q, 3),
        ("west-mercia", Q, 3),
        ("wiltshire", S, 3),
        ("hertfordshire", P, 3),
        ("llr", Q, None),
    ],
)
def test_the_time_for_each(rules: str, kind: QuestionKind, minutes: int | None) -> None:
    one = sent(1, at(1, 1), state=QuestionState.ACCEPTED, kind=kind)
    assert [slot.minutes for slot in session_of(register_of(rules, [one]), MEETING).slots] == [minutes]


@pytest.mark.parametrize("name", sorted(set(rulesets.names()) - {rulesets.COMMON}))
def test_every_scheme_can_be_typed_into_a_panel_that_has_none(name: str) -> None:
    """Setting by setting, in the words that the settings show, until it is what the rule set holds."""
    theirs = Panel(id="PANEL", name="P", rules=(rulesets.rule_set(name).rules,))
    typed = Panel(id="PANEL", name="P", rules=(starting_rules(Nation.ENGLAND),))
    question = sent()
    (scheme,) = [one for one in checks_of(Register.of(typed, MEETING, question), question, DAY) if one.rule == "scheme"]
    assert scheme.result == NOT_SET
    paths = [path for path in BY_PATH if path.startswith("rules.questions.")]
    kinds = [one.kind for one in theirs.rules[0].questions.kinds]
    order = {f"rules.questions.kinds.{kind}.taken": place for place, kind in enumerate(kinds)}
    for path in sorted(paths, key=lambda path: order.get(path, len(order))):
        words = typed_value(theirs, theirs.rules[0], setting(path))
        typed = with_value(typed, path, words, from_date=None, today=DAY)
    assert typed.rules[0].questions == theirs.rules[0].questions
