"""Whether one is enough or all are wanted, and which of several is taken, rule by rule."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from store.records import (
    Absence,
    Asker,
    Attendance,
    Clause,
    ContactDetails,
    Council,
    Declaration,
    ItemKind,
    Meeting,
    MeetingKind,
    Minute,
    Panel,
    Paper,
    Person,
    Presence,
    Question,
    QuestionState,
    Seat,
    WorkItem,
)
from store.records.agenda import FIRST, LATE, Issue, IssuedLine, StandingItem
from store.records.panel import RuleSet
from store.records.question import QuestionStep
from store.register import Register
from store.rules.agenda.building import proposed
from store.rules.agenda.late import late_sentence, urgency_sentences
from store.rules.agenda.sending import not_sent_to, why_not_send, why_not_send_any
from store.rules.as_at import as_at
from store.rules.lint.interests import _told
from store.rules.lint.slip import Leaf
from store.rules.members.balance import _judged
from store.rules.minutes.numbering import max_order
from store.rules.programme.announced import _is_on
from store.rules.programme.neighbours import neighbouring_meeting
from store.rules.questions.askers import same_asker
from store.rules.questions.eligibility import area_words
from store.rules.room.exclusion import holds_nothing
from store.rules.settings.reading import _put, with_rules
from store.rules.words.names import why_not_new_person
from store.rules.words.printings import found_by

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")
MEETING = Meeting(id="M1", date=dt.date(2021, 7, 29))
MAY, JUNE = dt.date(2021, 5, 1), dt.date(2021, 6, 1)


@pytest.mark.parametrize(
    ("typed", "people", "code", "said"),
    [
        ("Ann Archer", ("Ann Archer",), "person-known", "Ann Archer is in the register already, as P1."),
        ("Ann Archer", ("Bob Barford", "Ann Archer"), "person-known", "Ann Archer is in the register already, as P2."),
        ("Ann Archer", ("Ann Archer", "Ann Archer"), "person-known", "Ann Archer is in the register already, as P1."),
        ("Ann Archer", ("Ann Archar",), "person-near", "Did you mean Ann Archar?"),
        ("Ann Archerd", ("Ann Archard", "Ann Archer"), "person-near", "Did you mean Ann Archer?"),
        ("Zed Ypsilon", ("Ann Archer",), "", ""),
    ],
)
def test_who_may_be_known_already_is_named_the_nearest_first(
    typed: str, people: tuple[str, ...], code: str, said: str
) -> None:
    register = Register.of(PANEL, *(Person(id=f"P{number}", name=name) for number, name in enumerate(people, 1)))
    problem = why_not_new_person(register, typed, sure=False)
    assert (problem.code if problem else "") == code
    assert problem is None or said in f"{problem.sentence} {problem.cure}"
    assert why_not_new_person(register, typed, sure=True) is None


def test_somebody_known_under_another_name_is_known() -> None:
    register = Register.of(PANEL, Person(id="P1", name="Quite Another", other_names=("Ann Archer",)))
    problem = why_not_new_person(register, "Ann Archer", sure=False)
    assert problem is not None
    assert problem.code == "person-known"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Ann", "a@x.example", None), ("Bea", "a@x.example", None), True),
        (("Ann", "A@X.example ", None), ("Bea", "a@x.example", None), True),
        (("Ann", "", None), ("Bea", "", None), False),
        (("Ann", "a@x.example", None), ("Bea", "", None), False),
        (("Ann", "", None), ("Bea", "a@x.example", None), False),
        (("Ann Archer", "", None), ("Ann Archer", "b@x.example", None), True),
        (("Ann Archer", "", "P1"), ("Ann Archer", "", "P2"), False),
        (("Ann", "", "P1"), ("Bea", "", "P1"), True),
        (("Ann", "a@x.example", "P1"), ("Bea", "a@x.example", None), True),
    ],
)
def test_two_questions_are_of_one_person_by_the_register_the_name_or_the_address(
    one: tuple[str, str, str | None], other: tuple[str, str, str | None], same: bool
) -> None:
    first, second = (
        Question(id=f"Q{number}", text="x", asker=Asker(name=name, person=person, private=ContactDetails(email=email)))
        for number, (name, email, person) in enumerate((one, other), 1)
    )
    assert same_asker(first, second) is same
    assert same_asker(second, first) is same


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("arch", [0, 2]),
        ("ann arch", [0]),
        ("mr b barford", [1]),
        ("Cllr Ann Archer", [0]),
        ("nobody", []),
        ("arch barford", []),
        ("", [0, 1, 2]),
    ],
)
def test_texts_are_found_that_hold_every_word_else_every_part_of_a_name(typed: str, places: list[int]) -> None:
    assert found_by(typed, ["Ann Archer", "Bob Barford", "Cat Archibald"]) == places


def test_of_the_words_for_an_area_the_longest_come_first() -> None:
    panel = Panel(id="PANEL", name="x", area=("Oak", "Oakham Town", " "), councils=(Council(name="Melton Borough"),))
    words = list(area_words(panel).values())
    assert words[:1] != ["Oak"]
    assert [len(one) for one in words] == sorted((len(one) for one in words), reverse=True)
    assert {"Oak", "Oakham Town"} <= set(words)
    assert " " not in words


def exempt_item(number: int, paragraph: str = "") -> WorkItem:
    return WorkItem(
        id=f"W{number}", title=f"I {number}", meeting="M1", order=number, papers=(Paper(exempt_paragraph=paragraph),)
    )


EXCLUDE = StandingItem(title="Exclusion of the public", brings="exclusion")
OTHER = StandingItem(title="Apologies")
LAST = StandingItem(title="Other business", place="after")


@pytest.mark.parametrize(
    ("template", "kind", "items", "lines"),
    [
        ((OTHER, LAST), MeetingKind.ORDINARY, (exempt_item(1), exempt_item(2)), ["-", "W1", "W2", "-"]),
        ((OTHER, LAST), MeetingKind.ORDINARY, (exempt_item(1), exempt_item(2, "3")), ["-", "W1", "-", "W2", "-"]),
        ((OTHER,), MeetingKind.ORDINARY, (exempt_item(1, "3"), exempt_item(2, "3")), ["-", "-", "W1", "W2"]),
        ((OTHER, EXCLUDE), MeetingKind.ORDINARY, (exempt_item(1, "3"),), ["-", "-", "W1"]),
        ((OTHER,), MeetingKind.PRIVATE_BRIEFING, (exempt_item(1, "3"),), ["-", "W1"]),
    ],
)
def test_the_public_are_excluded_once_before_the_first_exempt_item(
    template: tuple[StandingItem, ...], kind: MeetingKind, items: tuple[WorkItem, ...], lines: list[str]
) -> None:
    meeting = replace(MEETING, kind=kind)
    panel = Panel(id="PANEL", name="x", rules=(RuleSet(agenda=template),))
    made = proposed(Register.of(panel, meeting, *items), meeting)
    assert [line.item or "-" for line in made] == lines
    assert [line.id for line in made] == [f"L{number}" for number in range(1, len(lines) + 1)]


def test_a_new_set_of_rules_stands_in_the_order_of_days() -> None:
    later, now = RuleSet(from_date=JUNE), RuleSet()
    panel = Panel(id="PANEL", name="x", rules=(now, later))
    between = with_rules(panel, now, replace(now, meeting_minutes=5), MAY)
    assert [one.from_date for one in between.rules] == [None, MAY, JUNE]
    assert [one.meeting_minutes for one in with_rules(panel, now, replace(now, meeting_minutes=5), None).rules] == [
        5,
        later.meeting_minutes,
    ]
    same = with_rules(panel, later, replace(later, meeting_minutes=5), JUNE)
    assert [(one.from_date, one.meeting_minutes) for one in same.rules] == [(None, now.meeting_minutes), (JUNE, 5)]


def test_a_cell_of_a_line_goes_where_its_name_leads() -> None:
    entry: dict[str, Any] = {"kind": "question", "deadline": {"n": 3}}
    _put(entry, ["deadline", "n"], "12")
    _put(entry, ["deadline", "mode"], "clear_wd")
    _put(entry, ["kind"], "")
    assert entry == {"deadline": {"n": 12, "mode": "clear_wd"}}
    _put(entry, ["deadline", "n"], "9999")
    assert entry["deadline"]["n"] == 9999
    with pytest.raises(Exception, match="is not a whole number"):
        _put(entry, ["deadline", "n"], "10000")


@pytest.mark.parametrize(("orders", "most"), [((), 0), ((3,), 3), ((1, 5), 5), ((5, 1), 5)])
def test_the_place_of_the_last_minute_is_the_highest(orders: tuple[int, ...], most: int) -> None:
    minutes = [Minute(id=f"N{number}", meeting="M1", order=order) for number, order in enumerate(orders, 1)]
    assert max_order(Register.of(PANEL, MEETING, *minutes, Minute(id="N9", meeting="M2", order=9)), "M1") == most


@pytest.mark.parametrize(
    ("fields", "nothing"),
    [
        ({}, True),
        ({"text": "x"}, False),
        ({"number": "5"}, False),
        ({"report_of": "x"}, False),
        ({"summary": "x"}, False),
        ({"void": True}, False),
        ({"corrects": "N2"}, False),
        ({"resolutions": (Clause(label="", text="x"),)}, False),
        ({"recommendations": (Clause(label="", text="x"),)}, False),
    ],
)
def test_a_minute_holds_something_as_soon_as_anything_stands_in_it(fields: dict[str, Any], nothing: bool) -> None:
    minute = Minute(id="N1", meeting="M1", heading="Plan", **fields)
    assert holds_nothing(Register.of(PANEL, MEETING, minute), minute) is nothing


@pytest.mark.parametrize(
    ("today", "code"),
    [(TODAY, ""), (MEETING.date, ""), (dt.date(2021, 8, 30), ""), (MAY, "")],
)
def test_papers_can_be_sent_up_to_the_day_of_the_meeting(today: dt.date, code: str) -> None:
    problem = why_not_send_any(MEETING, today)
    assert (problem.code if problem else "") == code


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (TODAY, ""),
        (dt.date(2021, 7, 13), "sent-early"),
        (MAY, ""),
    ],
)
def test_papers_were_sent_by_today(on: dt.date, code: str) -> None:
    problem = why_not_send(MEETING, on, TODAY)
    assert (problem.code if problem else "") == code
    after = why_not_send(MEETING, dt.date(2021, 7, 30), dt.date(2021, 8, 30))
    assert after is not None
    assert after.code == "sent-after"
    assert why_not_send(replace(MEETING, known_by="month"), dt.date(2021, 7, 30), dt.date(2021, 8, 30)) is None


def issued(*items: str, kind: str = LATE, **fields: Any) -> Issue:
    lines = tuple(IssuedLine(line=f"L{number}", number=str(number), item=one) for number, one in enumerate(items, 1))
    return Issue(kind=kind, on=TODAY, lines=lines, **fields)


def test_of_an_item_that_came_late_the_urgency_is_said_whichever_line_it_is() -> None:
    late = issued("W1", "W2", circumstances="A flood", why_not_before="It was today!")
    first = Issue(kind=FIRST, on=MAY, lines=())
    register = Register.of(PANEL, replace(MEETING, published=(first, late), agenda_published_on=MAY))
    told = [urgency_sentences(register, Minute(id="N1", meeting="M1", item=item)) for item in ("W1", "W2", "W3", "")]
    said = late_sentence(register, MEETING, late)
    assert told == [(said,), (said,), (), ()]
    assert said.startswith("The chair of the meeting, in the Chair, was of the opinion")
    assert said.endswith("special circumstances: A flood. It could not wait: It was today!")


@pytest.mark.parametrize(
    ("did", "left", "absences", "told"),
    [
        (("", ""), (None, None), (), False),
        (("They left", ""), (None, None), (), True),
        (("", "They left"), (None, None), (), True),
        (("", ""), (None, dt.time(14)), (), True),
        (("", ""), (None, None), ("W1",), True),
        (("", ""), (None, None), ("",), True),
        (("", ""), (None, None), ("W2",), False),
        (("", ""), (None, None), ("W2", "W1"), True),
    ],
)
def test_of_somebody_with_an_interest_any_word_of_their_leaving_is_enough(
    did: tuple[str, str], left: tuple[dt.time | None, dt.time | None], absences: tuple[str, ...], told: bool
) -> None:
    entry = Attendance(person="P1", presence=Presence.PRESENT, absences=tuple(Absence(item=item) for item in absences))
    meeting = replace(MEETING, attendance=(entry,))
    declarations = [
        Declaration(id=f"D{number}", meeting="M1", people=("P1",), did=said, left_at=at)
        for number, (said, at) in enumerate(zip(did, left, strict=True), 1)
    ]
    item = WorkItem(id="W1", title="Plan", meeting="M1")
    leaf = Leaf(Register.of(PANEL, meeting, item, *declarations), meeting)
    assert _told(leaf, "P1", item) is told


@pytest.mark.parametrize(
    ("code", "councils", "number", "ok"),
    [
        ("appointed_members", 3, 10, True),
        ("appointed_members", 3, 11, False),
        ("appointed_members", 12, 12, True),
        ("appointed_members", 12, 13, False),
    ],
)
def test_a_panel_has_ten_appointed_members_at_most_or_one_for_each_council(
    code: str, councils: int, number: int, ok: bool
) -> None:
    panel = Panel(id="PANEL", name="x", councils=tuple(Council(name=f"C{one}") for one in range(councils)))
    limit = _judged(Register.of(panel), TODAY, code, "members appointed by councils", number)
    assert limit.bound == max(10, councils)
    assert (limit.state == _judged(Register.of(panel), TODAY, code, "x", 1).state) is ok


@pytest.mark.parametrize(
    ("kinds", "by", "to"),
    [
        (("ordinary", "ordinary"), 1, "M3"),
        (("briefing", "ordinary"), 1, "M3"),
        (("briefing", "briefing"), 1, "M2"),
    ],
)
def test_items_are_stepped_to_a_private_meeting_only_if_all_are_for_one(
    kinds: tuple[str, ...], by: int, to: str
) -> None:
    of = {"ordinary": ItemKind.CYCLICAL, "briefing": ItemKind.BRIEFING}
    items = [WorkItem(id=f"W{number}", title="x", meeting="M1", kind=of[kind]) for number, kind in enumerate(kinds, 1)]
    register = Register.of(
        PANEL,
        MEETING,
        Meeting(id="M2", date=dt.date(2021, 8, 5), kind=MeetingKind.PRIVATE_BRIEFING),
        Meeting(id="M3", date=dt.date(2021, 9, 30)),
        *items,
    )
    meeting = neighbouring_meeting(register, items, by, TODAY)
    assert getattr(meeting, "id", None) == to


def test_where_there_is_no_meeting_to_step_to_the_first_item_is_named() -> None:
    items = [WorkItem(id=f"W{number}", title=f"Item {number}") for number in (1, 2)]
    problem = neighbouring_meeting(Register.of(PANEL, *items), items, -1, TODAY)
    assert "Item 1" in getattr(problem, "sentence", "") or "Item 2" not in getattr(problem, "sentence", "")


@pytest.mark.parametrize(
    ("lines", "on"),
    [
        ((), True),
        ((("W1", "same"),), True),
        ((("W2", "same"),), False),
        ((("W2", "same"), ("W1", "same")), True),
    ],
)
def test_a_published_agenda_carries_an_item_if_one_line_is_of_it(lines: tuple[tuple[str, str], ...], on: bool) -> None:
    issue = issued(*(item for item, _ in lines), kind=FIRST)
    meeting = replace(MEETING, published=(issue,) if lines else (), agenda_published_on=MAY)
    assert _is_on(meeting, WorkItem(id="W1", title="Plan")) is on


@pytest.mark.parametrize(
    ("first", "known"),
    [(QuestionState.RECEIVED, False), (QuestionState.ACCEPTED, True)],
)
def test_a_question_without_a_receipt_is_known_before_its_first_step_unless_that_received_it(
    first: QuestionState, known: bool
) -> None:
    steps = (QuestionStep(state=first, on=MAY), QuestionStep(state=QuestionState.ACCEPTED, on=JUNE))
    question = Question(id="Q1", asker=Asker(name="A"), text="Why?", steps=steps, state=QuestionState.ACCEPTED)
    stood = as_at(Register.of(PANEL, question), dt.date(2021, 4, 1)).get(Question, "Q1")
    assert (stood is not None) is known
    assert stood is None or stood.state is QuestionState.NOT_RECORDED


def test_papers_are_owed_to_members_to_whom_none_went() -> None:
    seats = [Seat(id=f"S{number}", person=f"P{number}", from_date=MAY) for number in (1, 2, 3)]
    people = [Person(id=f"P{number}", name=f"M {number}") for number in (1, 2, 3)]
    sent: Any = (SimpleNamespace(to=("P1",)), SimpleNamespace(to=("P3",)))
    meeting: Any = SimpleNamespace(sent=sent, date=MEETING.date)
    assert not_sent_to(Register.of(PANEL, *people, *seats), meeting) == ("P2",)
