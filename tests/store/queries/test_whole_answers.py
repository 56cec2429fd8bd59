"""Whole answers of queries, line by line: what an import of minutes brings, what is owed, how a paper stands."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from store.edit import Edit
from store.problems import Refused
from store.queries.actions.actions import action_groups, action_line, asked_words
from store.queries.actions.chain import chain_lines, chains, why_not_chain
from store.queries.agenda import pack
from store.queries.brief import dates as brief_dates
from store.queries.brief.owed import overdue_actions, overdue_replies
from store.queries.complaints.year import complaint_year
from store.queries.minutes.imported import _minute_line, preview_lines, taken_words
from store.queries.minutes.whole import ClauseShown, LeftShown, MinuteShown, MotionShown, minute_shown
from store.queries.words.short import booked_minutes, count, in_days, meeting_kind, near_day, near_meeting
from store.records import (
    Action,
    ActionKind,
    ActionStatus,
    Complaint,
    ComplaintKind,
    CopySent,
    DueKind,
    Evidence,
    ItemStatus,
    Meeting,
    MeetingKind,
    Minute,
    Outcome,
    Panel,
    Paper,
    PaperFile,
    PaperStatus,
    Person,
    PointOutcome,
    Presence,
    PrintedBlock,
    ProgressNote,
    Report,
    Response,
    Role,
    Vote,
    WorkItem,
)
from store.register import Register
from store.rules.minutes.drafts import Kept, Matched, Newcomer, Taken, Unplaced
from tests.store.full_panel import full_panel

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")
DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("at", "letter"),
    [(0, "A"), (1, "B"), (25, "Z"), (26, "AA"), (27, "AB"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")],
)
def test_the_letters_of_appendices_go_on_behind_z(at: int, letter: str) -> None:
    assert pack._letter(at) == letter


@pytest.mark.parametrize(
    ("day", "near", "alone"),
    [
        (TODAY, "Mon 12 Jul (today)", "Mon 12 Jul"),
        (dt.date(2021, 7, 13), "Tue 13 Jul (tomorrow)", "Tue 13 Jul"),
        (dt.date(2021, 7, 11), "Sun 11 Jul (yesterday)", "Sun 11 Jul"),
        (dt.date(2021, 1, 13), "Wed 13 Jan (6 months ago)", "Wed 13 Jan"),
        (dt.date(2021, 1, 12), "Tue 12 Jan (6 months ago)", "Tue 12 Jan 2021"),
        (dt.date(2021, 12, 31), "Fri 31 Dec (in 6 months)", "Fri 31 Dec"),
        (dt.date(2022, 1, 8), "Sat 8 Jan 2022 (in 6 months)", "Sat 8 Jan"),
        (dt.date(2022, 1, 9), "Sun 9 Jan 2022 (in 6 months)", "Sun 9 Jan 2022"),
        (dt.date(2020, 12, 31), "Thu 31 Dec 2020 (6 months ago)", "Thu 31 Dec 2020"),
    ],
)
def test_a_meeting_near_by_is_told_without_its_year(day: dt.date, near: str, alone: str) -> None:
    meeting = Meeting(id="M1", date=day)
    assert (near_meeting(meeting, TODAY), near_day(meeting, TODAY)) == (near, alone)


def test_counts_say_no_for_none_and_minutes_that_are_not_recorded_are_counted() -> None:
    assert [count(n, "item") for n in (0, 1, 2)] == ["no items", "1 item", "2 items"]
    assert [count(n, "person", "people") for n in (0, 1, 2)] == ["no people", "1 person", "2 people"]
    timed = [WorkItem(id="W1", title="x", minutes=10), WorkItem(id="W2", title="x", minutes=0)]
    untimed = WorkItem(id="W3", title="x")
    assert booked_minutes((*timed, untimed)) == (10, 1)
    assert booked_minutes((timed[1],)) == (0, 0)
    assert booked_minutes((untimed,)) == (None, 1)
    assert booked_minutes(()) == (None, 0)
    assert in_days(TODAY + 2 * DAY, TODAY) == "in 2 days"
    assert in_days(TODAY - 2 * DAY, TODAY) == "2 days ago"


@pytest.mark.parametrize(
    ("kind", "title", "words"),
    [
        (MeetingKind.ORDINARY, "", ""),
        (MeetingKind.ANNUAL, "", "Annual Meeting"),
        (MeetingKind.ANNUAL, "First Meeting", "First Meeting"),
        (MeetingKind.PRIVATE_BRIEFING, "", "Private Briefing, members only"),
        (MeetingKind.PRIVATE_BRIEFING, "Talk (Members only)", "Talk (Members only)"),
    ],
)
def test_a_sort_of_meeting_is_named_by_its_own_title_first(kind: MeetingKind, title: str, words: str) -> None:
    assert meeting_kind(Meeting(id="M1", date=TODAY, kind=kind, title=title)) == words


def _shown(**fields: Any) -> MinuteShown:
    given: dict[str, Any] = {
        **dict.fromkeys(("id", "number", "heading", "text", "exempt", "resolutions_lead", "recommendations_lead"), ""),
        **dict.fromkeys(("resolutions", "recommendations", "further_motions", "left", "filed", "urgent"), ()),
        "motion": None,
    }
    return MinuteShown(**given | fields)


CLAUSE, LEFT = ClauseShown("(a)", "Do"), LeftShown("Ann", "", "")

MINUTES: dict[str, MinuteShown] = {
    "7. Plan": _shown(number="7", heading="Plan", text="Words"),
    "Plan (1 resolution)": _shown(heading="Plan", resolutions=(CLAUSE,)),
    "“Words” (2 recommendations)": _shown(text="Words", recommendations=(CLAUSE, CLAUSE)),
    "Plan (motion)": _shown(heading="Plan", motion=MotionShown("x", (), "", "", (), "")),
    "Plan (motion, Carried)": _shown(heading="Plan", motion=MotionShown("x", (), "", "", (), "Carried")),
    "Plan (1 person left)": _shown(heading="Plan", left=(LEFT,)),
    "Plan (2 people left)": _shown(heading="Plan", left=(LEFT, LEFT)),
    "1. Plan (2 resolutions; 1 recommendation; motion; 1 person left; 1 document)": _shown(
        number="1",
        heading="Plan",
        resolutions=(CLAUSE, CLAUSE),
        recommendations=(CLAUSE,),
        motion=MotionShown("x", (), "", "", (), ""),
        left=(LEFT,),
        filed=("A report was filed.",),
    ),
}


@pytest.mark.parametrize("line", MINUTES)
def test_a_minute_of_an_import_is_told_by_number_heading_and_what_it_holds(line: str) -> None:
    assert _minute_line(MINUTES[line]) == line


MEETING = Meeting(id="M1", date=dt.date(2021, 6, 24), start=dt.time(13), finish=dt.time(14, 30), venue="County Hall")
AFTER = (
    Person(id="P1", name="Ann Archer"),
    Person(id="P2", name="Bob Bell"),
    Person(id="P3", name="Cat Cole"),
    MEETING,
    Minute(id="N1", meeting="M1", number="1", heading="Plan"),
)
ANN = Matched(printed="A. Archer", presence=Presence.PRESENT, person="P1")
BOB = Matched(printed="B. Bell", presence=Presence.APOLOGIES, person="P2")
CAT = Matched(printed="Cat Cole", presence=Presence.PRESENT, person="P3")
DAN = Matched(printed="D. Dale", presence=Presence.PRESENT, person="", why="nobody is called that")
EVE = Matched(printed="E. Ede", presence=Presence.PRESENT, person="", why="two are called that")


def _taken(**fields: Any) -> Taken:
    given: dict[str, Any] = {
        "edit": Edit("", AFTER),
        "meeting": "M1",
        "made": True,
        "minutes": 1,
        "names": (),
        "unplaced": (),
    }
    return Taken(**given | fields)


def test_an_import_of_minutes_alone_is_told_in_its_lines() -> None:
    assert preview_lines(Register.of(PANEL), _taken(made=False)) == (
        "The meeting of Thursday 24 June 2021, 1:00 pm to 2:30 pm, County Hall",
        "1 minute; 0 names known.",
        "",
        "Minutes:",
        "  1. Plan",
    )


def test_an_import_of_minutes_is_told_with_everybody_and_everything_that_is_left() -> None:
    register = Register.of(PANEL, *AFTER[:2])
    taken = _taken(
        minutes=2,
        names=(ANN, BOB, CAT, DAN, EVE),
        newcomers=(
            Newcomer(printed="Cat Cole", presence=Presence.PRESENT, role=Role.MEMBER, council="Borchester"),
            Newcomer(printed="D. Dale", presence=Presence.PRESENT, near=("P1", "P9", "P2")),
        ),
        added=("Cat Cole",),
        unplaced=(
            Unplaced("", "nobody is called that", 3, Kept.NOTE),
            Unplaced("Who knows", "stands alone", 7, Kept.TEXT),
            Unplaced("", "the end is missing", 0, Kept.OUTSIDE),
            Unplaced("word " * 40, "is too long", 9, Kept.NOTE),
        ),
    )
    assert preview_lines(register, taken) == (
        "A new meeting of Thursday 24 June 2021, 1:00 pm to 2:30 pm, County Hall",
        "2 minutes; 3 names known, 2 not, 1 person new; 3 places to look at.",
        "",
        "Minutes:",
        "  1. Plan",
        "",
        "Names and who is meant:",
        "  A. Archer (present): Ann Archer",
        "  B. Bell (apologies): Bob Bell",
        "",
        "New to the register, entered with the minutes:",
        "  Cat Cole (present): member for Borchester",
        "",
        "Names near to somebody's; say who is meant, or that it is somebody new:",
        "  D. Dale (present): did you mean Ann Archer (P1) or Bob Bell (P2)? If not, guest, without a seat",
        "",
        "Names that cannot be recorded so; they go to the note of the meeting:",
        "  E. Ede (present): two are called that",
        "",
        "Placed, but to be looked at:",
        "  line 7: Stands alone “Who knows”",
        "",
        "Not placed; kept in the note of the meeting:",
        f"  line 9: Is too long “{'word ' * 21}word…”",
        "",
        "Not taken over:",
        "  The end is missing",
    )


def test_what_an_import_takes_is_told_in_short() -> None:
    assert taken_words(_taken(minutes=8, names=(ANN, BOB))) == "8 minutes; 2 names known"
    assert taken_words(_taken(names=(ANN, DAN))) == "1 minute; 1 name known, 1 not"
    known = Unplaced("", DAN.why)
    assert taken_words(_taken(names=(DAN,), unplaced=(known,))) == "1 minute; 0 names known, 1 not"
    assert taken_words(_taken(unplaced=(known,))) == "1 minute; 0 names known; 1 place to look at"


def _owed(serial: int, due: dt.date | None, **fields: Any) -> Action:
    given: dict[str, Any] = {
        "text": "Do it",
        "kind": ActionKind.RECOMMENDATION,
        "response_due": due,
        "response_required": True,
    }
    return Action(id=f"A{serial}", **given | fields)


def test_replies_are_overdue_from_the_day_after_they_were_due() -> None:
    actions = [
        _owed(1, TODAY),
        _owed(2, TODAY - DAY),
        _owed(3, TODAY - 5 * DAY, number=4),
        _owed(4, None, agreed_on=TODAY - DAY),
        _owed(5, None, agreed_on=TODAY),
        _owed(6, TODAY - DAY, response=Response(outcome=Outcome.ACCEPTED)),
        _owed(8, TODAY - DAY, response_required=False),
        _owed(7, TODAY - DAY, kind=ActionKind.ACTION),
    ]
    assert [(one.id, one.what, one.due) for one in overdue_replies(Register.of(PANEL, *actions), TODAY)] == [
        ("A3", "4. Do it", TODAY - 5 * DAY),
        ("A2", "Do it", TODAY - DAY),
        ("A4", "Do it", None),
    ]


def test_answers_to_reports_are_overdue_from_the_day_after_they_were_asked_for() -> None:
    def report(serial: int, by: dt.date | None, **fields: Any) -> Report:
        given: dict[str, Any] = {"meeting": "M1", "dated": TODAY - 20 * DAY, "sent_on": TODAY - 20 * DAY}
        given["printed"] = (PrintedBlock(block="x", text="x"), PrintedBlock(block="title", text=f"Report {serial}"))
        return Report(id=f"L{serial}", reply_by=by, **given | fields)

    reports = [
        report(1, TODAY),
        report(2, TODAY - DAY),
        report(3, None),
        report(4, TODAY - 3 * DAY, answered_on=TODAY - 2 * DAY),
        report(5, TODAY - 4 * DAY),
        report(6, TODAY - DAY, printed=(PrintedBlock(block="x", text="x"),)),
    ]
    held = Meeting(id="M1", date=TODAY - 30 * DAY)
    rows = overdue_replies(Register.of(PANEL, held, *reports), TODAY)
    assert [(one.id, one.what, one.by, one.asked, one.due) for one in rows] == [
        ("L5", "Report 5", "", "", TODAY - 4 * DAY),
        ("L2", "Report 2", "", "", TODAY - DAY),
        ("L6", "final", "", "", TODAY - DAY),
    ]


def test_actions_are_overdue_from_the_day_after_they_were_due() -> None:
    def due(serial: int, on: dt.date, **fields: Any) -> Action:
        return Action(id=f"A{serial}", text="Do it", due_kind=DueKind.DATE, due_on=on, **fields)

    actions = [
        due(1, TODAY),
        due(2, TODAY - DAY, owner="PCC"),
        due(3, TODAY - 3 * DAY, number=2),
        due(4, TODAY - DAY, status=ActionStatus.DONE),
    ]
    rows = overdue_actions(Register.of(PANEL, *actions), TODAY)
    assert [(one.id, one.what, one.by, one.asked, one.due) for one in rows] == [
        ("A3", "2. Do it", "", "", TODAY - 3 * DAY),
        ("A2", "Do it", "PCC", "", TODAY - DAY),
    ]


def test_a_line_of_an_action_says_all_of_it() -> None:
    held = Meeting(id="M1", date=dt.date(2021, 6, 24))
    coming = Meeting(id="M2", date=dt.date(2021, 7, 29))
    minute = Minute(id="N1", meeting="M1", number="33/20", heading="Plan")
    each = Action(
        id="A1", number=2, text="Report", due_kind=DueKind.EVERY_MEETING, minute="N1", meeting="M1", clause="(b)"
    )
    register = Register.of(PANEL, held, coming, minute, each)
    line = action_line(register, each, TODAY)
    assert (line.what, line.gist, line.due, line.state) == ("2. Report", "2. Report", "every meeting", "open")
    assert (line.asked, line.short_asked) == ("33/20(b), 24 June 2021", "33/20(b), Thu 24 Jun 2021")
    assert (line.age, line.carried) == ("18 days", "")
    bare = Action(id="A2", text="Report", agreed_on=TODAY, clause="b")
    line = action_line(Register.of(PANEL, bare), bare, TODAY)
    assert (line.what, line.due, line.state, line.asked, line.short_asked, line.age) == (
        "Report",
        "undated",
        "open",
        "12 July 2021",
        "Mon 12 Jul 2021",
        "no days",
    )
    nowhere = Action(id="A3", text="Report", clause="(b)")
    assert asked_words(Register.of(PANEL, nowhere), nowhere) == ""


def test_actions_of_one_heading_stand_by_their_days() -> None:
    closed = [
        Action(id="A1", text="x", status=ActionStatus.DONE, closed=Evidence(what="x", on=TODAY - 2 * DAY)),
        Action(id="A2", text="x", status=ActionStatus.DONE),
        Action(id="A3", text="x", status=ActionStatus.DONE, closed=Evidence(what="x", on=TODAY)),
    ]
    undated = [
        Action(id="A4", text="x", agreed_on=TODAY),
        Action(id="A5", text="x"),
        Action(id="A6", text="x", agreed_on=TODAY - DAY),
    ]
    groups = action_groups(Register.of(PANEL, *closed, *undated), TODAY)
    assert [(group.key, [one.id for one in group.actions]) for group in groups] == [
        ("undated", ["A5", "A6", "A4"]),
        ("closed", ["A3", "A1", "A2"]),
    ]


@pytest.mark.parametrize(
    ("status", "files", "exempt", "state"),
    [
        (PaperStatus.DUE, 0, "", "to follow"),
        (PaperStatus.TO_FOLLOW, 0, "", "to follow"),
        (PaperStatus.NONE, 0, "", "no file"),
        (PaperStatus.RECEIVED, 0, "", "no file"),
        (PaperStatus.DUE, 1, "", "in the pack"),
        (PaperStatus.DUE, 1, "3", "exempt"),
        (PaperStatus.DUE, 0, "3", "to follow"),
    ],
)
def test_how_a_paper_stands_in_a_pack(status: PaperStatus, files: int, exempt: str, state: str) -> None:
    held = tuple(PaperFile(name="x.pdf", sha256=f"{n:064x}", size=1, pages=3 + n) for n in range(files))
    paper = Paper(what="Report", status=status, files=held, exempt_paragraph=exempt)
    assert pack._state(paper, bool(held)) == state
    entry = pack.PackEntry("W1-1", "L1", "1", "Plan", paper, state, held[-1] if held else None)
    assert (entry.pages, entry.has_place) == (3 if held else 0, bool(held))
    assert entry._replace(minutes="M1", file=None).has_place
    assert not entry._replace(state="not published yet").has_place


def test_what_the_law_asks_for_is_listed_once_by_its_day_up_to_thirty_days_after_a_meeting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def due(what: str, day: dt.date | None) -> brief_dates.BriefDate:
        return brief_dates.BriefDate(due=day, what=what, of="", late=False, provision="")

    last = MEETING.date + 30 * DAY
    given: dict[str, list[brief_dates.BriefDate]] = {
        "_of_rounds": [due("on the last day", last), due("one day later", last + DAY)],
        "_of_the_precept": [due("unknown", None)],
        "_of_meetings": [due("early", TODAY - DAY), due("twice", TODAY)],
        "_of_reports": [due("twice", TODAY), due("as early", TODAY - DAY)],
        "_of_members": [],
    }
    for name, rows in given.items():
        monkeypatch.setattr(brief_dates, name, lambda *_, rows=rows: rows)
    listed = brief_dates.statutory_dates(Register.of(PANEL), MEETING, TODAY)
    assert [one.what for one in listed] == ["early", "as early", "twice", "on the last day", "unknown"]


@pytest.mark.parametrize(("away", "late"), [(-1, True), (0, False), (1, False)])
def test_a_date_of_the_law_is_late_once_its_day_has_gone(away: int, late: bool) -> None:
    assert brief_dates._date(TODAY + away * DAY, "x", "y", TODAY, "z").late is late


def test_only_meetings_within_120_days_of_the_last_day_are_asked_for_their_dates(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    last = dt.date(2021, 9, 1)
    near = [Meeting(id=f"M{n}", date=last + away * DAY) for n, away in enumerate((-121, -120, 0, 120, 121), 1)]
    row = SimpleNamespace(statutory=True, state="due", due=TODAY, label="Publish", provision="s 1")
    monkeypatch.setattr(brief_dates, "clock_rows", lambda *_: [row])
    rows = brief_dates._of_meetings(Register.of(PANEL, *near), TODAY, last)
    assert [one.of for one in rows] == [
        "the meeting of 4 May 2021",
        "the meeting of 1 September 2021",
        "the meeting of 30 December 2021",
    ]


HELD = Meeting(id="M1", date=dt.date(2021, 6, 24), kind=MeetingKind.ANNUAL)
COMING = Meeting(id="M2", date=TODAY)
MINUTE = Minute(id="N1", meeting="M1", number="33", heading="Plan")


ASKED = "A reply is required: the panel asked for one (Police Reform and Social Responsibility Act 2011 s.29(3))."


def _chain(action: Action, *others: Any) -> list[tuple[str, str]]:
    [chain] = chains(Register.of(PANEL, HELD, COMING, MINUTE, action, *others), action.id, TODAY)
    return list(chain_lines(chain, ids=True))


def test_the_chain_of_an_action_is_told_link_by_link() -> None:
    action = Action(
        id="A2",
        meeting="M1",
        minute="N1",
        clause="(b)",
        parent="A1",
        text="Report on it",
        kind=ActionKind.RECOMMENDATION,
        response_required=True,
        items=("W1", "W2", "W3"),
        copies=(CopySent(council="Borchester", on=TODAY), CopySent(council="Felpersham", on=TODAY)),
        progress=(ProgressNote(on=TODAY - DAY, text="Begun"), ProgressNote(on=TODAY, text="Half done")),
    )
    others = (
        Action(id="A1", text="The whole of it"),
        Action(id="A3", meeting="M1", minute="N1", clause="(b)", text="Beside it", status=ActionStatus.DONE),
        Action(id="A4", meeting="M1", minute="N1", clause="(a)", text="Of another clause"),
        Action(id="A5", parent="A2", text="A part of it"),
        WorkItem(id="W1", title="Item one", meeting="M2"),
        WorkItem(id="W2", title="Item two", meeting="M2", considered_at="M1", status=ItemStatus.CONSIDERED),
        WorkItem(id="W3", title="Item three", target="autumn"),
    )
    assert _chain(action, *others) == [
        ("Meeting", "Thursday 24 June 2021 [M1] – Annual Meeting"),
        ("Minute", "minute 33: Plan, (b) [N1]"),
        ("Also made", "Beside it [A3] – done"),
        ("Part of", "The whole of it [A1] – action"),
        ("Action", "recommendation: Report on it [A2] – undated"),
        ("Due", "undated"),
        ("Item", "Item one [W1] – planned"),
        ("Meeting", "Monday 12 July 2021 [M2] – to come"),
        ("Item", "Item two [W2] – considered"),
        ("Meeting", "Thursday 24 June 2021 [M1] – considered"),
        ("Item", "Item three [W3] – planned"),
        ("Meeting", "not scheduled (autumn)"),
        ("Progress", "Sunday 11 July 2021: Begun"),
        ("Progress", "Monday 12 July 2021: Half done"),
        ("Reply", f"{ASKED} – not recorded"),
        ("Copies", "2 councils had their copy"),
        ("Gave", "A part of it [A5] – open"),
        ("Discharge", "not discharged – open"),
    ]


def test_the_chain_of_an_answered_action_ends_with_what_discharged_it() -> None:
    answered = Response(
        outcome=Outcome.REPORT_PROMISED,
        reference="Para 32",
        received_on=TODAY - DAY,
        further=(PointOutcome(outcome=Outcome.CHANGED, part="elderly people"),),
    )
    action = Action(
        id="A1",
        source="A letter",
        text="Report",
        kind=ActionKind.RECOMMENDATION,
        response=answered,
        status=ActionStatus.DONE,
        closed=Evidence(what="Considered", where="minute 33", on=TODAY, ref="N1"),
    )
    lines = _chain(action, Action(id="A2", parent="A1", text="A part"))
    assert lines == [
        ("Source", "A letter"),
        ("Action", "recommendation: Report [A1] – done"),
        ("Due", "undated"),
        ("Reply", "Sunday 11 July 2021: report promised (Para 32)"),
        ("Reply", "Sunday 11 July 2021: changed, on elderly people"),
        ("Promised", "A part [A2] – open"),
        ("Discharge", "Considered minute 33, Monday 12 July 2021 [N1] – done"),
    ]
    bare = Action(id="A1", text="Report", status=ActionStatus.DONE, closed=Evidence(what="It", where="said", ref="N9"))
    assert _chain(bare) == [
        ("Source", "not recorded"),
        ("Action", "action: Report [A1] – done"),
        ("Due", "undated"),
        ("Discharge", "It said – done"),
    ]


def test_a_meeting_stands_in_the_chains_of_what_was_asked_there_is_due_there_or_is_to_be_taken_there() -> None:
    asked = Action(id="A1", text="x", meeting="M2")
    due = Action(id="A2", text="x", due_kind=DueKind.MEETING, due_meeting="M2")
    taken = Action(id="A3", text="x", items=("W1",))
    origin = Action(id="A4", text="x")
    other = Action(id="A5", text="x", meeting="M1")
    items = (
        WorkItem(id="W1", title="One", meeting="M2"),
        WorkItem(id="W2", title="Two", meeting="M2", origin_ref="A4"),
        WorkItem(id="W3", title="Three", meeting="M1"),
    )
    register = Register.of(PANEL, HELD, COMING, asked, due, taken, origin, other, *items)
    assert [one.action for one in chains(register, "M2", TODAY)] == ["A1", "A2", "A3", "A4"]
    assert [one.action for one in chains(register, "W1", TODAY)] == ["A3"]
    assert [one.action for one in chains(register, "W2", TODAY)] == ["A4"]
    assert chains(register, "W3", TODAY) == ()
    problem = why_not_chain(register, "W3", TODAY)
    assert problem is not None
    assert problem.code == "chain-empty"
    assert why_not_chain(register, "W1", TODAY) is None
    assert why_not_chain(register, None, TODAY) == why_not_chain(register, "W9", TODAY) == problem


@pytest.mark.parametrize("typed", ["1999", "2100", " 3021 "])
def test_a_year_in_which_nothing_could_be_recorded_has_no_complaints(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        complaint_year(Register.of(PANEL), TODAY, typed)
    assert [(one.code, one.field, one.sentence) for one in refused.value.problems] == [
        ("year", "year", f"“{typed}” is no year of which anything could be recorded.")
    ]


@pytest.mark.parametrize("typed", ["2000", "2099", " 2021 "])
def test_complaints_are_counted_of_a_year_from_its_first_day_to_its_last(typed: str) -> None:
    year = int(typed)
    days = [dt.date(year - 1, 12, 31), dt.date(year, 1, 1), dt.date(year, 12, 31), dt.date(year + 1, 1, 1)]
    complaints = [Complaint(id=f"K{n}", received_on=day) for n, day in enumerate(days, 1)]
    conduct = Complaint(id="K9", received_on=days[1], kind=ComplaintKind.CONDUCT)
    counted = complaint_year(Register.of(PANEL, *complaints, conduct), TODAY, typed)
    assert (counted.label, counted.complaints.received, counted.conduct) == (typed.strip(), 2, 1)


def test_a_minute_is_given_with_every_motion_of_it() -> None:
    panel = full_panel()
    vote = panel.need(Vote, "V1")
    other = replace(vote, id="V900", motion="That it be looked at again", order=900)
    register = panel.with_edit(Edit("Recorded a motion", (other,)))
    minute = panel.need(Minute, vote.minute or "")
    shown = minute_shown(register, minute)
    assert shown.motion is not None
    assert [one.text for one in (shown.motion, *shown.further_motions)] == [
        "That the plan be noted",
        "That it be looked at again",
    ]
    assert minute_shown(panel, minute).further_motions == ()
