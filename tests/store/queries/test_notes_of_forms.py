"""What a form notes of the law, and that it says so where it cannot work it out."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.edit import Edit
from store.problems import Problem
from store.queries.agenda.notice import why_ask_places
from store.queries.calendar.published_today import published_today_words
from store.records import Meeting, Panel, RoundKind, RoundStep, StatutoryRound
from store.register import Register
from store.rules.calendar.publishing import why_ask_lacking
from store.rules.rounds.dates import veto_words
from store.rules.rounds.progress import recorded_of, rule_of, usual_step_day
from store.sample import sample_records

WHY = "cannot be worked out: "
TODAY = dt.date(2021, 7, 12)
EARLY = dt.date(2012, 2, 6)
PANEL = Panel(id="PANEL", name="A panel")


def told(day: dt.date, today: dt.date = TODAY) -> str:
    meeting = Meeting(id="M1", date=day, venue="County Hall", start=dt.time(13))
    return published_today_words(Register.of(PANEL, meeting), meeting, today)


def test_a_form_notes_what_it_cannot_work_out() -> None:
    assert told(dt.date(2100, 1, 5)).startswith("The clear days that a publication today gives " + WHY)
    one = StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2012)
    rule = rule_of(one, "review")
    assert rule is not None
    words = veto_words(Register.of(PANEL, one), one, rule, EARLY)
    assert words.startswith("The votes that a veto needs " + WHY)


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (dt.date(2021, 7, 21), "Published today they give 5 clear working days: in time."),
        (
            dt.date(2021, 7, 22),
            "Published today they give 4 clear working days, short by 1: late, so choose the lawful basis.",
        ),
        (dt.date(2021, 7, 30), ""),
    ],
)
def test_what_papers_published_today_would_give(today: dt.date, words: str) -> None:
    assert told(dt.date(2021, 7, 29), today) == words


def test_a_procedure_is_asked_for_what_it_has() -> None:
    assert recorded_of(RoundKind.PRECEPT) == ("year", "service", "amounts", "note")
    assert recorded_of(RoundKind.PLAN) == ("subject", "poll_day", "declared_on", "note")
    assert recorded_of(RoundKind.CONFIRMATION_HEARING) == ("post", "subject", "poll_day", "declared_on", "note")
    assert recorded_of(RoundKind.SUSPENSION) == ("subject", "note")


def test_the_next_step_is_taken_today_or_after_the_last_that_is_planned() -> None:
    planned = RoundStep(step="notified", on=TODAY + dt.timedelta(days=9))
    one = StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2012)
    assert usual_step_day(one, TODAY) == TODAY
    assert usual_step_day(StatutoryRound(id="R1", kind=RoundKind.PRECEPT, steps=(planned,)), TODAY) == planned.on


def test_a_publication_names_the_reports_that_would_not_be_in_it() -> None:
    register = Register.of(*sample_records())
    meeting = register.need(Meeting, "M18", "meeting")
    told = published_today_words(register, meeting, TODAY)
    assert told.count("PCC's Annual Report") == 1
    assert "5 reports are not in: " in told
    assert told.endswith(" and 2 more.")
    spoken = Edit("by word of mouth", puts=tuple(replace(one, format="oral") for one in register.items_of("M18")))
    assert "not in" not in published_today_words(register.with_edit(spoken), meeting, TODAY)


def test_what_agenda_and_notice_would_print_and_is_not_recorded_is_named_with_what_enters_it() -> None:
    register = Register.of(*sample_records())
    meeting = register.need(Meeting, "M18", "meeting")
    lacks = why_ask_lacking(meeting, TODAY)
    assert lacks == Problem(
        "publish.lacks", "The venue is not recorded.", "Enter the venue first.", "meeting", "meeting.edit"
    )
    both = why_ask_lacking(replace(meeting, start=None), TODAY)
    assert both is not None
    assert both.sentence == "The time and the venue are not recorded."
    assert why_ask_lacking(replace(meeting, venue="County Hall"), TODAY) is None
    places = why_ask_places(register, meeting)
    assert places is not None
    assert (places.code, places.act) == ("notice.no-place", "setting.edit")
    assert places.sentence == "Where 10 councils post notices is not recorded."
    first, *others = register.panel.councils
    posting = (first, *(replace(one, notice_place="The door") for one in others))
    one = why_ask_places(register.with_edit(Edit("", (replace(register.panel, councils=posting),))), meeting)
    assert one is not None
    assert one.sentence == "Where 1 council posts notices is not recorded."
