"""What comes next for a meeting is said from what is open, step by step from an agenda not built to papers sent."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from store.commands.agenda.lines import build_agenda
from store.commands.agenda.sending import record_sent
from store.commands.calendar.deadlines import mark_done, post_notices, publish
from store.commands.calendar.meetings import edit_meeting
from store.commands.programme.moves import move_items
from store.commands.programme.papers import set_paper
from store.edit import Edit
from store.queries.calendar.holidays import listed
from store.queries.publishing.next_step import next_step
from store.records import Meeting, MeetingStatus, PaperStatus
from store.register import Register
from store.rules.programme.awaited import papers_awaited
from store.sample import DEMO_DAY, sample_records

JULY = "M18"


def told(register: Register, *, anew: bool = False) -> str:
    problem = next_step(register, register.need(Meeting, JULY), DEMO_DAY, anew=anew)
    assert problem is None or (problem.code, problem.sentence) == ("agenda-next", "Next:")
    return f"{problem.cure} {problem.act}".strip() if problem is not None else ""


def done(deadline: str) -> Callable[[Register], Edit]:
    return lambda now: mark_done(now, DEMO_DAY, meeting=JULY, deadline=deadline, holidays=listed())


def reports_in(now: Register) -> Edit:
    register, puts = now, {}
    for one in tuple(papers_awaited(now, now.need(Meeting, JULY))):
        edit = set_paper(register, DEMO_DAY, item=one.item.id, status=PaperStatus.RECEIVED)
        register = register.with_edit(edit)
        puts.update({record.id: record for record in edit.puts})
    return Edit("", tuple(puts.values()))


def build(now: Register) -> Edit:
    return build_agenda(now, DEMO_DAY, meeting=JULY)


def venue(now: Register) -> Edit:
    return edit_meeting(now, DEMO_DAY, meeting=JULY, venue="County Hall")


def out(now: Register) -> Edit:
    return publish(now, DEMO_DAY, meeting=JULY, holidays=listed())


def posted(now: Register) -> Edit:
    return post_notices(now, DEMO_DAY, meeting=JULY)


def sent(now: Register) -> Edit:
    return record_sent(now, DEMO_DAY, meeting=JULY, how="e-mail")


STEPS: tuple[tuple[str, Callable[[Register], Edit]], ...] = (
    ("build the agenda. agenda.build", build),
    ("settle it with the Chair, and record that as done. clock.done", done("agenda-setting")),
    (
        "see to the 5 reports that are not in, under “Papers” in Prepare, then record “Draft reports in” as done.",
        reports_in,
    ),
    ("record “Draft reports in” as done on its line, when it is. clock.done", done("draft-reports")),
    ("record “Reports cleared by legal and finance” as done on its line, when it is. clock.done", done("clearance")),
    ("record “Final reports in” as done on its line, when it is. clock.done", done("final-reports")),
    ("enter the venue. meeting.edit", venue),
    ("publish it with its reports. agenda.publish", out),
    ("read the notice in the agenda's window, post it at every council, and record where. clock.done", posted),
    ("send the papers to the members, and record it. agenda.posted", sent),
)
"""What comes next, and what is then done."""


def test_every_step_from_the_agenda_to_the_papers_sent_is_the_one_that_is_open() -> None:
    register = Register.of(*sample_records())
    for words, does in STEPS:
        assert told(register) == words
        register = register.with_edit(does(register))
    assert told(register) == "", "nothing is left before the meeting"


def test_an_agenda_built_again_is_told_to_the_chair_with_whom_it_was_settled() -> None:
    register = Register.of(*sample_records())
    for does in (build, done("agenda-setting")):
        register = register.with_edit(does(register))
    register = register.with_edit(move_items(register, DEMO_DAY, items=("W25",), to=JULY))
    assert told(register) == "build the agenda again, as the programme has changed. agenda.build"
    register = register.with_edit(build(register))
    assert told(register, anew=True).startswith("tell the Chair what is new; take back that it was settled")
    assert told(register).startswith("see to the 6 reports"), "what was told is not said again"


def test_nothing_comes_next_for_a_meeting_that_is_not_held_in_public_or_not_held() -> None:
    register = Register.of(*sample_records())
    off = replace(register.need(Meeting, JULY), status=MeetingStatus.CANCELLED)
    assert told(register.with_edit(Edit("", (off,)))) == ""
    over = next(one for one in register.meetings if one.date < DEMO_DAY)
    assert next_step(register, over, DEMO_DAY) is None
