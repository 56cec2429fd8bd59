"""What a change says that it did, and that it changed nothing where nothing is another than before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.agenda.lines import build_agenda, leave_out_line
from store.commands.attendance.stand_ins import _begun
from store.commands.calendar.deadlines import post_notices
from store.commands.calendar.importing_lines import differences as of_meeting
from store.commands.complaints.entering import edit_complaint
from store.commands.declarations.interests import confirm_interests, edit_interest, end_interest, register_interest
from store.commands.programme.importing import _Taking
from store.commands.programme.importing_values import ItemRead, added
from store.commands.programme.importing_values import differences as of_item
from store.commands.reports.drafting import edit_report, word_report
from store.commands.reports.out import _why_none_then, _why_not_day, _why_not_that_day
from store.commands.room.back import _leaving
from store.commands.rounds.decisions import _not_kept
from store.commands.settings.panel import councils_typed
from store.commands.settings.rule_sets import confirm_rules
from store.commands.settings.starting_rules import chosen_rules
from store.problems import Problem, Refused
from store.records import (
    Attendance,
    Complaint,
    Council,
    Interest,
    InterestEntry,
    ItemStatus,
    Leaving,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Panel,
    Paper,
    Particulars,
    Person,
    Presence,
    Report,
    WorkItem,
)
from store.records.agenda import StandingItem
from store.records.panel import Nation, RuleSet
from store.register import Register
from store.rules.imports import ImportPlace
from store.rules.programme.drafts import DraftItem
from tests.store.rules.whole import told

PANEL = Panel(id="PANEL", name="A panel")
DAY = dt.date(2021, 7, 12)
EVE, MORROW = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)
ADA = Person(id="P1", name="Ada Byrne", title="Cllr")


def refused(act: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as problem:
        act()
    return [told(one) for one in problem.value.problems]


def interest(**more: Any) -> Interest:
    entry = InterestEntry(category="land", text="A field", **more)
    return Interest(id="I1", person="P1", entry=entry)


@pytest.mark.parametrize(
    ("begun", "on", "says"),
    [
        (None, None, "Ended a registered interest of Ada Byrne on 12 July 2021"),
        (None, EVE, "Ended a registered interest of Ada Byrne on 11 July 2021"),
        (DAY, DAY, "Ended a registered interest of Ada Byrne on 12 July 2021"),
        (DAY, EVE, "interest-dates: That interest began only on Monday 12 July 2021. Type that day or a later one."),
    ],
)
def test_an_interest_ends_on_a_day_after_it_began(begun: dt.date | None, on: dt.date | None, says: str) -> None:
    register = Register.of(PANEL, ADA, interest(from_date=begun))
    if says.startswith("interest"):
        assert refused(lambda: end_interest(register, DAY, interest="I1", on=on)) == [says]
        return
    edit = end_interest(register, DAY, interest="I1", on=on)
    assert edit.sentence == says
    assert [one.entry.to_date for one in edit.puts if isinstance(one, Interest)] == [on or DAY]


def test_an_interest_that_ended_ends_once_and_its_days_are_in_order() -> None:
    register = Register.of(PANEL, ADA, interest(to_date=EVE))
    ended = "interest-ended: That interest ended on Sunday 11 July 2021. Correct the entry instead."
    assert refused(lambda: end_interest(register, DAY, interest="I1")) == [ended]
    plain = Register.of(PANEL, ADA, interest(from_date=DAY))
    assert refused(lambda: edit_interest(plain, DAY, interest="I1", to_date=EVE)) == [
        (
            "interest-dates: The interest would end on Sunday 11 July 2021, before it begins. "
            "Check both dates: one of them is wrong."
        )
    ]
    assert edit_interest(plain, DAY, interest="I1", to_date=DAY).puts
    assert refused(lambda: edit_interest(plain, DAY, interest="I1", notified_on=MORROW)) == [
        "notice-early: That day is still to come. Type today's date or an earlier one."
    ]
    assert edit_interest(plain, DAY, interest="I1", notified_on=DAY).puts
    assert edit_interest(plain, DAY, interest="I1").puts == ()
    assert confirm_interests(plain, DAY, person="P1").puts
    made = register_interest(plain, DAY, person="P1", category="land", text="Another")
    assert len(made.puts) == 1


def test_a_line_left_out_twice_is_left_out_once() -> None:
    meeting = Meeting(id="M1", date=MORROW)
    standing = (StandingItem(title="Apologies"), StandingItem(title="Urgent business"))
    register = Register.of(replace(PANEL, rules=(RuleSet(agenda=standing),)), meeting)
    built = register.with_edit(build_agenda(register, DAY, meeting="M1"))
    line = next(one for one in built.need(Meeting, "M1").agenda if one.standing)
    out = leave_out_line(built, DAY, meeting="M1", line=line.id, out=True)
    assert out.sentence.startswith("Left “")
    assert out.sentence.endswith("” out of the agenda for the meeting of 13 July 2021")
    after = built.with_edit(out)
    again = leave_out_line(after, DAY, meeting="M1", line=line.id, out=True)
    assert (again.sentence.partition(" in “")[0], again.puts) == ("Changed nothing", ())
    back = leave_out_line(after, DAY, meeting="M1", line=line.id, out=False)
    assert back.sentence == out.sentence.replace("Left", "Took").replace("out of", "back into")


def test_whoever_stands_in_already_keeps_the_times_and_who_came_otherwise_the_name_as_printed() -> None:
    def begun(one: Attendance | None) -> Attendance:
        roll = (one,) if one else ()
        return _begun(Meeting(id="M1", date=DAY, attendance=roll), "P1")

    bare = Attendance(person="P1", presence=Presence.EXPECTED, role="substitute")
    assert begun(None) == bare
    came = Attendance(person="P1", presence=Presence.PRESENT, printed="Cllr Byrne", remote=True, arrived=dt.time(14))
    assert begun(came) == replace(bare, printed="Cllr Byrne", remote=True)
    stands = Attendance(
        person="P1", presence=Presence.SUBSTITUTE, substitute_for="P2", role="substitute", arrived=dt.time(14)
    )
    assert begun(stands) == replace(stands, presence=Presence.EXPECTED)


def test_a_complaint_whose_particulars_are_typed_again_is_purged_no_more() -> None:
    one = Complaint(id="C1", received_on=EVE, private=Particulars(complainant="A", purged_on=EVE))
    register = Register.of(PANEL, one)
    same = edit_complaint(register, DAY, complaint="C1", received_on=EVE)
    assert (same.sentence, same.puts) == ("Changed nothing in complaint C1", ())
    moved = edit_complaint(register, DAY, complaint="C1", received_on=DAY)
    assert moved.sentence.endswith(" of complaint C1")
    assert [each.private.purged_on for each in moved.puts if isinstance(each, Complaint)] == [EVE]


MEETING = Meeting(
    id="M1", date=DAY, start=dt.time(14), venue="Hall", kind=MeetingKind.ANNUAL, status=MeetingStatus.HELD
)


@pytest.mark.parametrize(
    ("day", "values", "names"),
    [
        (DAY, {}, []),
        (None, {}, []),
        (EVE, {}, ["date"]),
        (DAY, {"start": dt.time(14), "venue": "  hall "}, []),
        (DAY, {"start": dt.time(15), "venue": "Room"}, ["start", "venue"]),
        (DAY, {"start": None, "venue": ""}, []),
        (DAY, {"kind": MeetingKind.ORDINARY}, []),
        (DAY, {"kind": MeetingKind.SPECIAL}, ["kind"]),
        (DAY, {"kind": MeetingKind.ANNUAL, "status": MeetingStatus.CALLED}, ["status"]),
        (DAY, {"title": "Other", "finish": dt.time(16)}, ["finish", "title"]),
    ],
)
def test_what_is_recorded_otherwise_than_the_file_has_it(
    day: dt.date | None, values: dict[str, Any], names: list[str]
) -> None:
    assert [one.label for one in of_meeting(MEETING, day, values)] == [f"the {name}" for name in names]


def test_what_is_recorded_of_an_item_otherwise_than_the_file_has_it() -> None:
    own = WorkItem(id="W1", title="Knives", lead="Ms Bo", moveable=True, minutes=10, meeting="M1")
    register = Register.of(PANEL, MEETING, own)

    def found(title: str, meeting: str | None, status: ItemStatus | None = None, **details: Any) -> list[str]:
        draft = DraftItem(key="1", title=title, row=title, place=ImportPlace())
        read = ItemRead(details=details, status=status)
        return [
            f"{one.label.removeprefix('the ')}: {one.ours} / {one.file}"
            for one in of_item(register, draft, own, read, meeting)
        ]

    assert found("Knives", "M1") == []
    assert found("knives", "M1", lead="Ms Bo", moveable=True, minutes=10) == []
    assert found("Other", "M1") == ["item: Knives / Other"]
    assert found("Knives", "M1", moveable=False, minutes=None) == ["“moveable”: yes / no", "“time, min”: 10 / "]
    assert found("Knives", "M1", ItemStatus.WITHDRAWN) == ["status: planned / withdrawn"]
    assert found("Knives", None) == ["meeting: 12 July 2021 / the suggested items"]


def test_an_item_is_matched_by_its_id_once_however_many_lines_of_a_file_give_it() -> None:
    own = WorkItem(id="W1", title="Knives")
    taking = _Taking(Register.of(Panel(id="PANEL", name="P"), own), dt.date(2021, 7, 12), {})
    place = ImportPlace()
    taking.match(tuple(DraftItem(key=key, id="W1", title=key, row=key, place=place) for key in ("one", "two")))
    assert taking.matched == {"one": own}


@pytest.mark.parametrize("status", [None, *ItemStatus])
def test_an_item_that_came_as_considered_was_considered_by_the_meeting_it_stands_with(
    status: ItemStatus | None,
) -> None:
    made = WorkItem(id="W1", title="Knives", meeting="M1")
    read = ItemRead(status=status, papers=(Paper(what="Report"),))
    at = "M1" if status is ItemStatus.CONSIDERED else None
    assert added(made, read) == replace(made, status=status or made.status, considered_at=at, papers=read.papers)


def test_a_report_worded_as_it_is_is_not_changed() -> None:
    register = Register.of(PANEL, Meeting(id="M1", date=DAY), Report(id="L1", meeting="M1", step="scrutiny"))
    worded = word_report(register, DAY, report="L1", block="title", text="A title")
    assert worded.sentence.startswith("Worded the block “title” of the ")
    after = register.with_edit(worded)
    assert word_report(after, DAY, report="L1", block="title", text="A title").sentence.startswith(
        "Changed nothing in "
    )
    again = word_report(after, DAY, report="L1", block="title")
    assert again.sentence.startswith("Took the draft of the block “title” again in ")
    assert word_report(after.with_edit(again), DAY, report="L1", block="title").puts == ()
    left = word_report(register, DAY, report="L1", block="vote", text="")
    assert left.sentence.startswith("Left out the block “vote” of ")
    assert edit_report(register, DAY, report="L1").sentence.startswith("Changed nothing in ")
    noted = edit_report(register, DAY, report="L1", note="x")
    assert noted.sentence.startswith("Changed the note of the ")


def test_a_report_goes_out_on_its_own_day() -> None:
    dated = Report(id="L1", meeting="M1", step="scrutiny", dated=DAY)
    assert told(_why_not_day(dated, MORROW, DAY, "on")) == (
        "report.day: Tuesday 13 July 2021 is still to come. Type today's date or an earlier one."
    )
    assert told(_why_not_day(dated, EVE, DAY, "on")) == (
        "report.day: Sunday 11 July 2021 is before Monday 12 July 2021, the date that the report bears. "
        "Check both dates: one of them is wrong."
    )
    assert _why_not_day(dated, DAY, DAY, "on") is _why_not_day(replace(dated, dated=None), EVE, DAY, "on") is None
    assert _why_not_that_day(DAY, DAY, "report") is None
    assert told(_why_not_that_day(EVE, DAY, "report")) == (
        "report.step_day: “report” is recorded on Sunday 11 July 2021, not on Monday 12 July 2021. "
        "Give that day, or take that step back first."
    )
    then = " was of the area on the day of the report. The settings hold the councils with their days."
    assert told(_why_none_then(None)) == f"council-then: No council{then}"
    assert told(_why_none_then(["A", "B"])) == f"council-then: None of A and B{then}"


def test_a_refusal_for_a_vote_that_is_not_kept_leads_to_no_taking_back() -> None:
    other = Problem("round.other", "x", "y", act="round.back")
    assert _not_kept(other) is other
    kept = _not_kept(replace(other, code="round.vote_outcome"))
    assert (kept.act, kept.cure) == (
        "",
        "Nothing was recorded: choose the outcome that the vote had, or correct its names or figures.",
    )


def test_councils_are_typed_one_to_a_line() -> None:
    assert councils_typed(" A \n\n B council\n") == (Council(name="A"), Council(name="B council"))
    assert councils_typed(" \n") == ()


def test_rules_that_nobody_put_in_are_not_confirmed() -> None:
    register = Register.of(PANEL)
    assert confirm_rules(register, DAY).sentence == "Changed nothing: no rules wait to be confirmed"
    (why,) = refused(lambda: confirm_rules(register, DAY, part="x"))
    assert why.startswith("rules.part: “x” is no part of the rules that can be confirmed. Choose from ")
    assert chosen_rules("", Nation.ENGLAND) == {}
    (why,) = refused(lambda: chosen_rules("cleveland", Nation.WALES))
    assert "The rules cleveland are those of a panel in England." in why
    assert chosen_rules("cleveland", Nation.ENGLAND)["rules_name"] == "cleveland"


class Took:
    """What is being taken back, as far as a leaving needs it."""

    def __init__(self, register: Register, stamp: Any) -> None:
        self.joined = type("Joined", (), {"register": register})
        self.stamp = stamp
        self.put_back: list[Any] = []

    def put(self, record: Any) -> None:
        self.put_back.append(record)


def test_of_those_who_left_only_this_leaving_is_taken_out_of_the_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    from store.commands.room import back
    from store.records import Minute, Stamp, StampKind

    gone = [("P1", 13), ("P2", 14), ("P1", 14), ("P1", None)]
    left = tuple(Leaving(person=who, at=dt.time(hour) if hour else None) for who, hour in gone)
    minute = Minute(id="N1", meeting="M1", heading="A", left=left)
    stamp = Stamp(id="T1", meeting="M1", kind=StampKind.LEAVING, people=("P1",), at=dt.time(14), minute="N1")
    taking = Took(Register.of(PANEL, MEETING, minute, stamp), stamp)
    monkeypatch.setattr(back, "_with_people", lambda *_: None)
    _leaving(taking)  # type: ignore[arg-type]
    assert taking.put_back == [replace(minute, left=left[:2])]


@pytest.mark.parametrize("councils", [(), (Council(name="Melton"), Council(name="Oadby"))])
def test_a_notice_is_posted_at_a_council_of_the_panel_which_the_settings_name(councils: tuple[Council, ...]) -> None:
    register = Register.of(replace(PANEL, councils=councils), Meeting(id="M1", date=DAY + dt.timedelta(days=30)))
    cure = "Choose from Melton, Oadby." if councils else "Enter the councils in the settings first."
    assert refused(lambda: post_notices(register, DAY, meeting="M1", councils=("Rutland",))) == [
        f"notice.council: Rutland is not one of the panel's councils. {cure}"
    ]
