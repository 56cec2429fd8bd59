"""Where a rule turns over: the last that is alike, the first day that counts, what is left out where it is not said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from store.queries.calendar.holidays import working_days_of
from store.records import (
    Action,
    ActionKind,
    Asker,
    Attendance,
    Council,
    DueKind,
    ItemStatus,
    Meeting,
    MeetingStatus,
    Panel,
    Person,
    Presence,
    Question,
    WorkItem,
)
from store.records.agenda import AgendaLine
from store.records.panel import Closure, OfficeTitle, RuleSet, SettingWas
from store.records.people import PersonName
from store.register import Register
from store.rules.actions.carrying import period_due
from store.rules.agenda.order import numbered_business
from store.rules.calendar.deadlines import WorkingDays
from store.rules.calendar.proposing import Pattern, ProposedDate, clashes, missing
from store.rules.days.clear_days import (
    clear_days,
    clear_days_before,
    earliest_meeting,
    latest_publication,
    work_out,
    working_days_after,
    working_days_before,
)
from store.rules.days.counting import DueDate, last_working_day, next_working_day, working_days_left
from store.rules.law.table import local_rule
from store.rules.minutes.matching import bears_name
from store.rules.questions.deadline import QuestionDeadline, guarantee_words, working_lines
from store.rules.questions.parts import as_written
from store.rules.settings.dated import later_days, with_title
from store.rules.settings.reading import setting
from store.rules.words.printings import _all_among
from store.rules.words.similar import words_of
from store.rules.words.titles import alike

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("", "", True),
        ("a b c", "a b c", True),
        # Three quarters are shared, and neither is whole in the other.
        ("a b c d e f g", "a b c d e f h", True),
        # Seven of ten are.
        ("a b c d e f g hhhhhhhh", "a b c d e f g iiiiiiii jjjjjjjj", False),
        # The shorter is whole in the longer and makes up most of it.
        ("a b c", "a b c dddddddd eeeeeeee", True),
        ("a b c", "a b c dddddddd eeeeeeee ffffffff", False),
        # It has three words at least.
        ("a b", "a b cccccccc", False),
        ("a b c", "a b c dddddddd", True),
        # Half is shared, and the rest is spelt nearly alike.
        ("emergency services network impact", "emergancy services network impact", True),
        ("road safety schemes", "road safety cameras", False),
        ("a emergency", "b emergancy", False),
    ],
)
def test_titles_are_alike_to_the_limit(one: str, other: str, same: bool) -> None:
    assert alike(words(one), words(other)) is same
    assert alike(words(other), words(one)) is same


@pytest.mark.parametrize(
    ("few", "many", "among"),
    [
        ((), ("ann",), True),
        (("ann",), ("ann", "beth"), True),
        (("ann", "beth"), ("ann", "beth"), True),
        (("a", "beth"), ("ann", "beth"), True),
        (("beth", "ann"), ("ann", "beth"), False),
        (("ann", "carol"), ("ann", "beth"), False),
        (("carol", "beth"), ("ann", "beth"), False),
    ],
)
def test_each_given_name_is_among_the_others_in_their_order(
    few: tuple[str, ...], many: tuple[str, ...], among: bool
) -> None:
    assert _all_among(few, many) is among


def test_words_that_mean_something_together_are_not_counted_apart_as_well() -> None:
    assert words_of("Anti social driving") == words_of("ASB driving")
    assert words_of("domestic abuse") == words_of("domestic violence")
    assert len(words_of("domestic violence")) == 1
    assert words_of("stop and search") == words_of("stop search")


NAMED: dict[str, bool] = {
    "Ann Archer": True,
    "ann  ARCHER": True,
    "Ann Carter": True,
    "A. Archer of Ambridge": True,
    "Cllr A. Printed": True,
    "Ann": False,
    "Bob Archer": False,
}
"""A name as it is typed, and whether somebody bears it just so: now, earlier, under another printing, in a roll."""


@pytest.mark.parametrize("typed", NAMED)
def test_who_bears_a_name_bears_it_as_it_stands(typed: str) -> None:
    person = Person(
        id="P1",
        name="Ann Archer",
        other_names=("A. Archer of Ambridge",),
        earlier=(PersonName(name="Ann Carter"),),
    )
    roll = (Attendance(person="P1", presence=Presence.PRESENT, printed="Cllr A. Printed"),)
    register = Register.of(PANEL, person, Meeting(id="M1", date=TODAY, attendance=roll))
    assert bears_name(register)(typed) is NAMED[typed]


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        ("Because.", "Because."),
        ("(a) Because.\n(b) Then.", "(a) Because.\n(b) Then."),
        ("(a) \n(b) Then.", "(b) Then."),
        ("(a) Because.\n(b) ", "(a) Because."),
        ("(a) (a) Because.\n(b) Then.", "(a) Because.\n(b) Then."),
        ("Thank you.\n(a) Because.\n(b) ", "Thank you.\n(a) Because."),
        ("(a) (b) Because.\n(b) Then.", "(a) (b) Because.\n(b) Then."),
    ],
)
def test_of_an_answer_marks_under_which_nothing_stands_are_left_out(answer: str, kept: str) -> None:
    question = Question(id="Q1", asker=Asker(name="A"), text="(a) Why?\n(b) When?")
    assert as_written(question, answer) == kept


WORKED: dict[str, Any] = {"meeting": dt.date(2021, 7, 29), "number": 5, "provision": local_rule(5, "working days", "x")}


def test_the_working_of_a_deadline_names_what_is_guaranteed_and_what_is_only_asked() -> None:
    due = DueDate(**WORKED, due=dt.date(2021, 7, 21), hour=dt.time(12))
    bare = QuestionDeadline(meeting=dt.date(2021, 7, 29), due=due, rule="five days before")
    assert working_lines(bare) == (
        "Five days before, the meeting being on Thursday 29 July 2021.",
        "In by Wednesday 21 July 2021, 12 noon.",
    )
    more = replace(
        bare,
        advisory=True,
        guaranteed=DueDate(**WORKED, due=dt.date(2021, 7, 14)),
        due=replace(due, counted=(dt.date(2021, 7, 22),)),
        guarantee="a written answer",
    )
    assert working_lines(more) == (
        "Five days before, the meeting being on Thursday 29 July 2021.",
        "Counted (1): Thu 22 Jul 2021.",
        "In by Wednesday 21 July 2021, 12 noon. It is only asked for: nothing is late by it.",
        "In by Wednesday 14 July 2021: a written answer is guaranteed.",
    )
    assert guarantee_words(bare) == "an answer is guaranteed"
    assert working_lines(replace(bare, due=None, why_none="Not set.")) == ("Not set.",)


SHUT = dt.date(2021, 7, 14)
TABLE = working_days_of(replace(PANEL, closures=(Closure(first=SHUT, last=SHUT, reason="Works"),)))
BEFORE, MEETING = dt.date(2021, 7, 12), dt.date(2021, 7, 21)
"""A Monday and the Wednesday of the week after; the office is closed on the Wednesday between them."""

COUNTED: dict[str, tuple[Callable[..., Any], Any, Any]] = {
    "why a day is none": (lambda **k: TABLE.why_not_working(SHUT, **k), "office closed: Works", None),
    "how many of the year": (
        lambda **k: TABLE.working_days_to(SHUT, **k) - TABLE.working_days_to(dt.date(2021, 7, 13), **k),
        0,
        1,
    ),
    "how many are left": (lambda **k: working_days_left(BEFORE, dt.date(2021, 7, 16), TABLE, **k), 3, 4),
    "how many ago": (lambda **k: working_days_left(dt.date(2021, 7, 16), BEFORE, TABLE, **k), -3, -4),
    "the last by a day": (lambda **k: last_working_day(SHUT, TABLE, **k).day, 13, 14),
    "the first from a day": (lambda **k: next_working_day(SHUT, TABLE, **k).day, 15, 14),
    "the last for publication": (lambda **k: latest_publication(MEETING, 5, TABLE, **k).due.day, 12, 13),
    "five clear days before": (lambda **k: clear_days_before(MEETING, 5, TABLE, **k).due.day, 12, 13),
    "the fifth day before": (lambda **k: working_days_before(MEETING, 5, TABLE, **k).due.day, 13, 14),
    "the third day after": (lambda **k: working_days_after(BEFORE, 3, TABLE, **k).due.day, 16, 15),
    "by a mode": (lambda **k: work_out("wd_before", 5, MEETING, TABLE, **k).due.day, 13, 14),
    "how many are clear": (lambda **k: clear_days(BEFORE, MEETING, 5, TABLE, **k).clear_days, 5, 6),
    "the first meeting after": (lambda **k: earliest_meeting(BEFORE, 5, TABLE, **k).meeting.day, 21, 20),
    "found as they are asked for": (lambda **k: WorkingDays(BEFORE, TABLE, **k).after(3).day, 16, 15),
}
"""What is counted, what comes of it where closures are no working days, and where they are."""


@pytest.mark.parametrize("case", COUNTED)
def test_a_day_on_which_the_office_is_closed_counts_only_where_that_is_said(case: str) -> None:
    count, without, with_them = COUNTED[case]
    assert count() == count(count_closure_days=False) == without
    assert count(count_closure_days=True) == with_them


@pytest.mark.parametrize(
    ("day", "clashing"),
    [
        (dt.date(2027, 1, 10), False),
        (dt.date(2027, 1, 11), True),
        (dt.date(2027, 2, 8), True),
        (dt.date(2027, 2, 9), False),
    ],
)
def test_papers_on_the_precept_are_early_from_four_weeks_before_the_report(day: dt.date, clashing: bool) -> None:
    told = clashes(Register.of(PANEL), ProposedDate(date=day), working_days_of(PANEL))
    assert any(one.startswith("precept: papers needed by") for one in told) is clashing


@pytest.mark.parametrize(
    ("days", "lacks"),
    [
        ((dt.date(2027, 1, 11), dt.date(2027, 2, 16)), []),
        ((dt.date(2027, 1, 10), dt.date(2027, 2, 16)), ["Precept window"]),
        ((dt.date(2027, 2, 8), dt.date(2027, 2, 22)), []),
        ((dt.date(2027, 2, 8), dt.date(2027, 2, 23)), ["No date"]),
        ((dt.date(2027, 2, 8), dt.date(2027, 2, 15)), ["No date"]),
    ],
)
def test_a_year_has_a_meeting_in_the_four_weeks_to_8_february_and_one_kept_after_the_15th(
    days: tuple[dt.date, ...], lacks: list[str]
) -> None:
    told = missing(Register.of(PANEL), tuple(ProposedDate(date=day) for day in days), Pattern(year=2026))
    assert len(told) == len(lacks)
    assert all(one.startswith(begins) for one, begins in zip(told, lacks, strict=True))


def test_a_pattern_is_six_thursdays_a_year_unless_more_is_said() -> None:
    one = Pattern(year=2026)
    assert (one.number, one.weekday, one.week) == (6, 3, 4)
    assert (one.reserve, one.annual, one.months, one.venues, one.start) == (True, True, (), (), None)


def of_meeting(on: dt.date | None, **fields: Any) -> tuple[WorkItem, tuple[Meeting, ...]]:
    if on is None:
        return WorkItem(id="W0", title="Plan", **fields), ()
    name = f"M{on.toordinal()}"
    status = fields.pop("held", MeetingStatus.ARRANGED)
    return WorkItem(id=f"W{on.toordinal()}", title="Plan", meeting=name, **fields), (
        Meeting(id=name, date=on, status=status),
    )


HAD, COMING, LATER = dt.date(2021, 4, 1), dt.date(2021, 9, 30), dt.date(2021, 12, 2)
PERIOD: dict[str, tuple[tuple[tuple[dt.date | None, dict[str, Any]], ...], dt.date | None, int]] = {
    "nothing yet": ((), None, 0),
    "one that was had": (((HAD, {}),), dt.date(2021, 7, 1), 0),
    "one without a meeting": (((None, {}), (HAD, {})), dt.date(2021, 7, 1), 0),
    "one that is coming": (((HAD, {}), (COMING, {})), COMING, COMING.toordinal()),
    "two that are coming": (((LATER, {}), (COMING, {})), COMING, COMING.toordinal()),
    "one today": (((TODAY, {}),), TODAY, TODAY.toordinal()),
    "one called off": (((HAD, {}), (COMING, {"held": MeetingStatus.CANCELLED})), dt.date(2021, 7, 1), 0),
    "one withdrawn": (((HAD, {}), (COMING, {"status": ItemStatus.WITHDRAWN})), dt.date(2021, 7, 1), 0),
}
"""The days of the items of a quarterly action, when it falls due next, and by which item it will be answered."""


@pytest.mark.parametrize("case", PERIOD)
def test_what_comes_each_quarter_is_due_with_its_next_item_or_a_quarter_after_the_last(case: str) -> None:
    days, due, answered = PERIOD[case]
    made = [of_meeting(on, **fields) for on, fields in days]
    action = Action(id="A1", kind=ActionKind.ACTION, text="Report", due_kind=DueKind.QUARTERLY)
    register = Register.of(PANEL, action, *(item for item, _ in made), *(one for _, held in made for one in held))
    told, item = period_due(register, action, tuple(item for item, _ in made), TODAY)
    assert told == due
    assert (item and item.id) == (f"W{answered}" if answered else None)


def test_business_stands_as_on_the_agenda_and_what_is_not_on_it_follows_without_a_number() -> None:
    lines = (
        AgendaLine(id="L1", item="W2", number="4", placed=True),
        AgendaLine(id="L2", item="W1", number="5", placed=True),
    )
    items = [WorkItem(id=f"W{n}", title=f"I {n}", meeting="M1", order=4 - n) for n in (1, 2, 3)]
    withdrawn = WorkItem(id="W4", title="I 4", meeting="M1", order=9, status=ItemStatus.WITHDRAWN)
    bare = Register.of(PANEL, Meeting(id="M1", date=TODAY), *items, withdrawn)
    assert [(number, item.id) for number, item in numbered_business(bare, "M1")] == [
        ("1", "W3"),
        ("2", "W2"),
        ("3", "W1"),
    ]
    built = Register.of(PANEL, Meeting(id="M1", date=TODAY, agenda=lines), *items, withdrawn)
    assert [(number, item.id) for number, item in numbered_business(built, "M1")] == [
        ("4", "W2"),
        ("5", "W1"),
        ("", "W3"),
    ]


MAY, JUNE, JULY = dt.date(2021, 5, 1), dt.date(2021, 6, 1), dt.date(2021, 7, 1)
DATED = Panel(
    id="PANEL",
    name="A panel",
    rules=(RuleSet(), RuleSet(from_date=JULY), RuleSet(from_date=MAY)),
    later_titles=(OfficeTitle(title="Mayor", from_date=JULY), OfficeTitle(title="Lead", from_date=MAY)),
    earlier=(
        SettingWas(setting="name", words="Old", until=dt.date(2021, 6, 30)),
        SettingWas(setting="name", words="Older", until=dt.date(2021, 4, 30)),
        SettingWas(setting="host", words="Other", until=dt.date(2021, 5, 31)),
    ),
    councils=(
        Council(name="North", first=MAY),
        Council(name="South", last=dt.date(2021, 6, 30)),
        Council(name="West"),
    ),
)


@pytest.mark.parametrize("path", ["rules.meeting_minutes", "commissioner", "name", "councils"])
@pytest.mark.parametrize(
    ("after", "days"),
    [
        (dt.date(2021, 4, 1), (MAY, JULY)),
        (dt.date(2021, 4, 30), (MAY, JULY)),
        (MAY, (JULY,)),
        (JULY, ()),
    ],
)
def test_the_days_on_which_a_setting_changes_are_those_after_a_day(
    path: str, after: dt.date, days: tuple[dt.date, ...]
) -> None:
    assert later_days(DATED, setting(path), after) == days


def test_a_title_of_the_office_is_put_in_place_of_the_one_of_its_day() -> None:
    def told(panel: Panel) -> list[tuple[str, dt.date]]:
        return [(one.title, one.from_date) for one in panel.later_titles]

    assert with_title(PANEL, "Mayor", None, TODAY).commissioner == "Mayor"
    assert told(with_title(PANEL, "Mayor", MAY, TODAY)) == [("Mayor", MAY)]
    assert told(with_title(DATED, "Chief", None, TODAY)) == [("Lead", MAY), ("Chief", JULY)]
    assert told(with_title(DATED, "Chief", None, JUNE)) == [("Chief", MAY), ("Mayor", JULY)]
    assert told(with_title(DATED, "Chief", JUNE, TODAY)) == [("Lead", MAY), ("Chief", JUNE), ("Mayor", JULY)]
    assert told(with_title(DATED, "Chief", MAY, TODAY)) == [("Chief", MAY), ("Mayor", JULY)]
