"""What rules weigh and count, at the limit and beside it, as it is told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.problems import Refused
from store.records import (
    Asker,
    Attendance,
    Complaint,
    ComplaintDeed,
    ComplaintStep,
    Interest,
    InterestEntry,
    ItemKind,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Minute,
    Panel,
    Paper,
    Person,
    Presence,
    Question,
    QuestionKind,
    QuestionState,
    Role,
    Seat,
    Stamp,
    StampKind,
    Vote,
    WorkItem,
)
from store.records.panel import HolidayChange, QuestionRules, QuorumRule, RuleSet
from store.register import Register
from store.rules.agenda.building import built, questions_without_item
from store.rules.attendance.room import quorum_needed
from store.rules.attendance.votes import judge
from store.rules.complaints.duties import _amiss
from store.rules.days.clear_days import _notice_rule
from store.rules.days.holidays import why_not_change_holiday
from store.rules.declarations.declaring import why_not_left
from store.rules.declarations.interests import why_not_end_interest
from store.rules.lint.days import _weekday
from store.rules.members.seats import seat_from, why_not_substitutes
from store.rules.programme.neighbours import neighbouring_meeting
from store.rules.programme.papers import read_papers
from store.rules.publishing.withheld import marked
from store.rules.questions.case import Case
from store.rules.questions.deadline import deadline_for, holidays_of
from store.rules.questions.limits import _parts
from store.rules.room.recording import into_recording
from store.rules.settings.naming import typed_words
from store.rules.settings.reading import setting, with_value
from store.rules.words.apart import told_apart
from store.rules.words.dates import read_date
from store.rules.words.matching import best_first, named
from store.rules.words.papers import public_words
from store.rules.words.printings import printing
from tests.store.rules.whole import told

D = ComplaintDeed
PANEL = Panel(id="PANEL", name="A panel")
DAY = dt.date(2021, 7, 12)
EVE, MORROW = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)


def meeting(name: str = "M1", date: dt.date = DAY, **more: Any) -> Meeting:
    return Meeting(id=name, date=date, **more)


@pytest.mark.parametrize(
    ("rule", "in_post", "needed"),
    [
        (QuorumRule(mode="number", number=4), 12, 4),
        (QuorumRule(mode="number"), 12, None),
        (QuorumRule(mode="unset", number=4), 12, None),
        (QuorumRule(mode="fraction", numerator=1, denominator=3), 12, 4),
        (QuorumRule(mode="fraction", numerator=1, denominator=3), 13, 5),
        (QuorumRule(mode="fraction", numerator=1, denominator=3, at_least=5), 12, 5),
        (QuorumRule(mode="fraction", numerator=1, denominator=3), 0, 1),
        (QuorumRule(mode="fraction", numerator=1), 12, None),
        (QuorumRule(mode="fraction", denominator=3), 12, None),
        (QuorumRule(mode="unset", numerator=1, denominator=3), 12, None),
    ],
)
def test_a_quorum_is_a_number_or_a_part_of_those_in_post(rule: QuorumRule, in_post: int, needed: int | None) -> None:
    assert quorum_needed(rule, in_post) == needed


@pytest.mark.parametrize(
    ("typed", "place"),
    [("Monday", 0), ("mon", 0), ("Tues.", 1), ("weds", 2), ("Thurs,", 3), ("SUN", 6), ("mo", None), ("mondays", None)],
)
def test_a_weekday_is_read_from_its_third_letter_on(typed: str, place: int | None) -> None:
    assert _weekday(typed) == place


@pytest.mark.parametrize(
    ("left", "returned", "why"),
    [
        (None, None, ""),
        ("14:00", None, ""),
        ("14:00", "14:01", ""),
        ("14:00", "14:00", ("times-crossed: The return at 2:00 pm is not after the leaving at 2:00 pm. "
                           "Type a time later than 2:00 pm.")),
        (None, "14:00", "returned-only: There is a time of return but none of leaving. Type the time of leaving too."),
    ],
)  # fmt: skip
def test_whoever_returned_left_before(left: str | None, returned: str | None, why: str) -> None:
    times = [dt.time.fromisoformat(one) if one else None for one in (left, returned)]
    assert told(why_not_left(*times)) == why


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        (("added", (2021, 6, 1), None), "", ""),
        (("added", (2021, 6, 5), None), "holidays.weekend", "day"),
        (("added", (2021, 8, 30), None), "holidays.already", "day"),
        (("moved", (2021, 8, 30), (2021, 9, 1)), "", ""),
        (("moved", (2021, 8, 30), (2021, 9, 4)), "holidays.weekend", "moved_to"),
        (("moved", (2021, 8, 30), (2021, 12, 27)), "holidays.already", "moved_to"),
        (("moved", (2021, 8, 31), (2021, 9, 1)), "holidays.not_one", "day"),
        (("moved", (2021, 8, 30), None), "holidays.moved_to", "moved_to"),
        (("removed", (2021, 8, 30), None), "", ""),
        (("removed", (2021, 8, 31), None), "holidays.not_one", "day"),
        (("lost", (2021, 8, 30), None), "holidays.change", "change"),
    ],
)
def test_a_bank_holiday_is_changed_to_a_weekday_that_is_none(
    change: tuple[str, tuple[int, int, int], tuple[int, int, int] | None], code: str, field: str
) -> None:
    kind, day, to = change
    moved = dt.date(*to) if to else None
    one = HolidayChange(day=dt.date(*day), name="x", change=kind, moved_to=moved, reason="x")
    problem = why_not_change_holiday(holidays_of(PANEL), one)
    assert (problem.code if problem else "", problem.field if problem else "") == (code, field)
    if not code:
        lacking = why_not_change_holiday(holidays_of(PANEL), replace(one, reason=" "))
        assert told(lacking) == "holidays.reason: No reason is given. Say where the change was announced."


@pytest.mark.parametrize(
    ("number", "code", "warned"),
    [(None, "notice", 0), (5, "notice", 0), (4, "local", 1), (0, "local", 1), (6, "local", 0)],
)
def test_fewer_clear_days_than_the_laws_are_warned_of(number: int | None, code: str, warned: int) -> None:
    rule, warnings = _notice_rule(number, DAY, PANEL.nation)
    assert (rule.code, len(warnings)) == (code, warned)
    assert rule.number == (5 if number is None else number)
    if warned:
        assert warnings[0].sentence == f"The law asks for 5 clear days in England, not {number}."


@pytest.mark.parametrize(
    ("text", "most", "why"),
    [
        ("Why?", None, ""),
        ("Why?", 2, "pass It is not divided into parts."),
        ("(a) Why?", 2, "pass It is not divided into parts."),
        ("Why? When?", 2, "pass It asks 2 things; the most is 2."),
        ("Why? When? Who?", 2, ("judgement It asks 3 things; whether that divides it into parts is for you. "
                               "The most is 2.")),
        ("(a) Why?\n(b) When?", 2, "pass It is divided into 2 parts; the most is 2."),
        ("(a) Why?\n(b) When?\n(c) Who?", 2, "fail It is divided into 3 parts, and the most is 2."),
        ("(a) Why?\n(b) When?", 1, "fail It is divided into 2 parts, which the rules do not allow."),
        ("Why? When?", 1, "judgement It asks 2 things; whether that divides it into parts is for you."),
    ],
)  # fmt: skip
def test_into_how_many_parts_a_question_is_divided(text: str, most: int | None, why: str) -> None:
    question = Question(id="Q1", asker=Asker(name="A"), text=text)
    scheme = QuestionRules(allow_subparts=most != 1, max_parts=most)
    case = Case(Register.of(PANEL), question, scheme, None, None, DAY)
    assert " ".join(f"{one.result} {one.why}" for one in _parts(case, text)) == why


def test_a_question_for_a_meeting_without_its_day_has_no_deadline_yet() -> None:
    week = meeting(known_by="week")
    one = deadline_for(Register.of(PANEL, week), QuestionKind.QUESTION, week)
    assert (one.due, one.why_none, one.stated) == (None, "Not set until its day is known", False)


def test_a_seat_has_substitutes_if_a_member_holds_it() -> None:
    assert why_not_substitutes(Seat(id="S1", person="P1")) is None
    vacant = why_not_substitutes(Seat(id="S1"))
    assert vacant is not None
    officer = why_not_substitutes(Seat(id="S1", person="P1", role=Role.OFFICER))
    assert told(officer) == "seat-no-member: Only a member has substitutes. Choose the seat of a member."
    ended = Interest(id="I1", person="P1", entry=InterestEntry(category="land", text="x", to_date=DAY))
    assert told(why_not_end_interest(ended)) == (
        "interest-ended: That interest ended on Monday 12 July 2021. Correct the entry instead."
    )
    assert why_not_end_interest(replace(ended, entry=InterestEntry(category="land", text="x"))) is None


@pytest.mark.parametrize(
    ("stands", "typed", "sat", "day"),
    [
        (EVE, DAY, False, DAY),
        (DAY, DAY, False, None),
        (MORROW, DAY, False, None),
        (None, DAY, False, None),
        (None, DAY, True, DAY),
        (EVE, None, False, None),
    ],
)
def test_from_when_a_change_of_a_seat_counts(
    stands: dt.date | None, typed: dt.date | None, sat: bool, day: dt.date | None
) -> None:
    seat = Seat(id="S1", person="P1", from_date=stands)
    register = Register.of(PANEL, Person(id="P1", name="A"), seat, meeting(date=EVE if sat else DAY))
    assert seat_from(register, seat, replace(seat, from_date=typed)) == day
    assert seat_from(register, replace(seat, person=None), replace(seat, from_date=typed)) is None


MEETINGS = tuple(meeting(f"M{at}", dt.date(2021, 7, at)) for at in (1, 5, 12, 20, 25, 28))
PRIVATE = meeting("M9", dt.date(2021, 7, 22), kind=MeetingKind.PRIVATE_BRIEFING)
OFF = meeting("M8", dt.date(2021, 7, 23), status=MeetingStatus.CANCELLED)


@pytest.mark.parametrize(
    ("home", "by", "there"),
    [
        ("M20", 1, "M25"),
        ("M25", 1, "M28"),
        ("M28", 1, None),
        ("M20", -1, "M12"),
        ("M12", -1, None),
        ("M5", -1, "M1"),
        ("M5", 1, "M12"),
        ("M1", -1, None),
        (None, 1, "M12"),
        (None, -1, None),
    ],
)
def test_one_step_leads_to_the_next_meeting_that_takes_it(home: str | None, by: int, there: str | None) -> None:
    item = WorkItem(id="W1", title="Knives", meeting=home)
    register = Register.of(PANEL, *MEETINGS, PRIVATE, OFF, item)
    next_one = neighbouring_meeting(register, [item], by, DAY)
    assert (next_one.id if isinstance(next_one, Meeting) else None) == there
    briefing = replace(item, kind=ItemKind.BRIEFING, meeting="M20")
    aside = neighbouring_meeting(Register.of(PANEL, *MEETINGS, PRIVATE, OFF, briefing), [briefing], 1, DAY)
    assert isinstance(aside, Meeting)
    assert aside.id == "M9"


@pytest.mark.parametrize(
    ("day", "weekday", "near"),
    [
        (12, "Tue", 13),
        (12, "Wed", 14),
        (12, "Thu", 15),
        (12, "Fri", 9),
        (12, "Sat", 10),
        (12, "Sun", 11),
        (18, "Mon", 19),
        (18, "Thu", 15),
        (18, "Wed", 21),
    ],
)
def test_of_a_wrong_weekday_the_nearest_day_with_it_is_offered(day: int, weekday: str, near: int) -> None:
    with pytest.raises(Refused) as refused:
        read_date(f"{weekday} {day} July 2021", DAY)
    problem = refused.value.first
    assert problem.code == "dates.weekday"
    offered = dt.date(2021, 7, near)
    assert problem.cure.endswith(f" or {offered:%A} {near} July 2021?")
    assert (" was a " in problem.sentence) is (day < 12)


@pytest.mark.parametrize(("length", "shown"), [(31, 31), (32, 30)])
def test_what_cannot_be_read_is_repeated_to_thirty_one_characters(length: int, shown: int) -> None:
    with pytest.raises(Refused) as refused:
        read_date("x" * length, DAY)
    mark = "" if shown == length else "…"
    assert f"“{'x' * shown}{mark}”" in refused.value.first.sentence


def test_papers_are_read_as_the_public_has_them() -> None:
    papers = (
        Paper(number=1, what="the plan", appendix="B", pages="9-12"),
        Paper(number=2, what="", exempt_paragraph="3"),
        Paper(number=3, what=""),
        Paper(number=4, what="", appendix="C", exempt_paragraph="1, 3"),
    )
    assert read_papers("; ".join(map(public_words, papers))) == papers


def test_words_of_exempt_business_are_marked_once() -> None:
    open_, kept = Minute(id="N1", meeting="M1", heading="A"), Minute(id="N2", meeting="M1", exempt_paragraph="3")
    register = Register.of(PANEL, meeting(), open_, kept)
    assert marked(register, open_, "x") == "x"
    once = marked(register, kept, "x")
    assert once != "x"
    assert once.endswith(": x")
    assert marked(register, kept, once) == once
    assert marked(register, None, "x") == "x"


def test_an_event_is_so_far_into_the_recording() -> None:
    def at(hour: int, minute: int, second: int = 0) -> Stamp:
        return Stamp(id="T1", meeting="M1", kind=StampKind.NOTE, at=dt.time(hour, minute, second))

    assert into_recording(at(13, 0), at(14, 2, 5)) == "1:02:05"
    assert into_recording(at(13, 0), at(13, 0)) == "0:00:00"
    assert into_recording(at(13, 0), at(12, 59)) == ""
    assert into_recording(None, at(13, 0)) == into_recording(replace(at(13, 0), at=None), at(13, 0)) == ""


def test_a_vote_kept_in_words_stands_unless_a_quorum_was_missing() -> None:
    rules = RuleSet(quorum=QuorumRule(mode="number", number=2))
    panel = replace(PANEL, rules=(rules,))
    people = [Person(id=f"P{at}", name=f"N{at}") for at in (1, 2)]
    seats = [Seat(id=f"S{at}", person=f"P{at}") for at in (1, 2)]
    roll = tuple(Attendance(person=f"P{at}", presence=Presence.PRESENT) for at in (1, 2))
    vote = Vote(id="V1", meeting="M1", motion="x", result="carried")
    full, thin = (meeting(status=MeetingStatus.HELD, attendance=one) for one in (roll, roll[:1]))
    stands = judge(Register.of(panel, *people, *seats, full, vote), full, vote)
    assert (stands.state, stands.checked, stands.problems) == ("carried", False, ())
    assert stands.words == "carried (not checked: neither names nor figures are kept)."
    broken = judge(Register.of(panel, *people, *seats, thin, vote), thin, vote)
    assert (broken.checked, len(broken.problems)) == (False, 1)
    assert broken.words.startswith("The vote does not stand: ")
    withdrawn = replace(vote, result="withdrawn")
    assert judge(Register.of(panel, *people, *seats, thin, withdrawn), thin, withdrawn).problems == ()


def test_the_first_line_of_an_agenda_is_the_first() -> None:
    item = WorkItem(id="W1", title="Knives", meeting="M1")
    lines = built(Register.of(PANEL, meeting(), item), meeting())
    assert {line.id for line in lines} == {f"L{at}" for at in range(1, len(lines) + 1)}
    accepted = Question(id="Q1", asker=Asker(name="A"), text="Why?", meeting="M1", state=QuestionState.ACCEPTED)
    agenda = tuple(line for line in lines if line.item)
    bare = meeting(agenda=agenda)
    assert questions_without_item(Register.of(PANEL, bare, item, accepted), bare) == (
        "1 question accepted for the meeting, and no item for public questions."
    )
    assert questions_without_item(Register.of(PANEL, bare, item), bare) == ""


def test_whoever_was_not_heard_before_a_resolution_is_named() -> None:
    def amiss(*deeds: ComplaintDeed, **more: Any) -> list[str]:
        steps = tuple(ComplaintStep(deed=one, on=DAY) for one in deeds)
        one = Complaint(id="C1", received_on=DAY, steps=steps, **more)
        return [duty.mark for duty in _amiss(Register.of(PANEL, one), one)]

    assert amiss(D.RECORDED) == []
    assert amiss(D.RECORDED, D.RESOLVED) == [
        "unheard-complainant_asked",
        "unheard-subject_asked",
    ]
    assert amiss(D.RECORDED, D.SUBJECT_ASKED, D.RESOLVED) == ["unheard-complainant_asked"]
    assert amiss(D.RECORDED, D.RESOLVED, anonymous=True)[-1] == "unheard-subject_asked"


@pytest.mark.parametrize(
    ("path", "given", "value"),
    [
        ("rules.meeting_minutes", ["90"], 90),
        ("rules.meeting_minutes", [], None),
        ("host_authority", ["A council"], "A council"),
        ("councils", ["A | 1", "B"], "A | 1\nB"),
    ],
)
def test_what_is_typed_for_a_setting_is_of_its_kind(path: str, given: list[str], value: object) -> None:
    assert typed_words(setting(path), given) == value
    if len(given) == 1:
        with pytest.raises(Refused) as refused:
            typed_words(setting(path), [*given, *given])
        assert refused.value.first.code == "setting.one"


def test_a_kind_that_is_taken_no_more_loses_what_was_entered_for_it() -> None:
    def after(*steps: tuple[str, Any]) -> Panel:
        panel = PANEL
        for path, typed in steps:
            panel = with_value(panel, f"rules.questions.kinds.{path}", typed, from_date=None, today=DAY)
        return panel

    taken = after(("statement.taken", True)).rules_on(DAY).questions.kinds
    assert [one.kind for one in taken] == ["statement"]
    gone = after(("statement.taken", True), ("statement.taken", False)).rules_on(DAY)
    assert gone.questions.kinds == ()


def test_texts_that_begin_alike_are_told_apart_by_the_rest() -> None:
    long = "Report: " + "the very same words over and over " * 3
    told_so = told_apart({"a": f"{long}first", "b": f"{long}second", "c": "Another"})
    assert told_so == {
        "a": "Report: the very same words… first",
        "b": "Report: the very same words… second",
        "c": "Another",
    }


def test_things_are_found_by_words_in_any_order_the_nearest_first() -> None:
    things = (named(["rural crime"]), named(["crime plan"]), named(["plan"]))
    assert best_first("plan", things) == (2, 1)
    assert best_first("crime", things) == (1, 0)
    assert printing("Byrne, Ada OBE").honours == "OBE"
