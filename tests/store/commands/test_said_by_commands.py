"""What commands say against something, word for word; and that nothing is said against what is next to it."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.agenda.sending import record_sent
from store.commands.attendance.room import record_leaving
from store.commands.attendance.votes import record_vote
from store.commands.calendar.deadlines import take_back_done
from store.commands.chasing.sending import record_chased
from store.commands.members.importing_people import people_typed
from store.commands.room.stamping import stamp_event
from store.commands.settings.rule_sets import take_rules, why_ask_taking
from store.commands.versions import put_back_wording
from store.edit import Edit
from store.queries.calendar.holidays import working_days_of
from store.records import (
    Asker,
    Attendance,
    ContactDetails,
    Meeting,
    Panel,
    Presence,
    Question,
    Vote,
    WorkItem,
)
from store.records.panel import DeadlineRule, RuleSet
from store.register import Register
from store.rules.calendar.deadlines import PURGE
from store.rules.imports import ImportField, ImportLine, ImportState
from tests.store.commands.agenda import desk as agenda
from tests.store.commands.office import office
from tests.store.commands.room.held import begun, event
from tests.store.commands.sitting import CHAIR, DAY, HELD, THREE, VICE, sitting
from tests.told import Told, check_told, names

TODAY = dt.date(2021, 7, 12)


def put(register: Register, *records: Any) -> Register:
    return register.with_edit(Edit("", records))


def sent(register: Register, *people: str) -> Any:
    return partial(record_sent, register, agenda.TODAY, meeting=agenda.HERE, people=people, how="post", what="agenda")


OFFICE = agenda.office()
ALL_SENT = OFFICE.with_edit(sent(OFFICE)())
NO_SEATS = OFFICE.with_edit(Edit("", (), ("S1", "S2")))
HERE = tuple(Attendance(person=one, presence=Presence.PRESENT) for one in (CHAIR, VICE, THREE))
SITTING = sitting()
THERE = put(SITTING, replace(SITTING.need(Meeting, HELD), attendance=HERE))
OTHER = replace(THERE.need(Meeting, HELD), id="M9", date=DAY - dt.timedelta(days=7))
VOTED = put(THERE, OTHER, Vote(id="V1", meeting="M9", motion="That it be so", result="carried", order=1))
OF_IT = put(THERE, OTHER, Vote(id="V1", meeting=HELD, motion="That it be so", result="carried", order=1))


def leaving(**said: Any) -> Any:
    return partial(record_leaving, THERE, TODAY, meeting=HELD, person=THREE, **said)


def vote(register: Register, **said: Any) -> Any:
    return partial(record_vote, register, TODAY, meeting=HELD, motion="That it be otherwise", result="carried", **said)


JULY = Meeting(id="M1", date=dt.date(2021, 7, 29), start=dt.time(13))
ASKED = Question(id="Q1", asker=Asker(name="Ann", private=ContactDetails(purged_on=TODAY)), text="Why?", meeting="M1")
PANEL = Panel(id="PANEL", name="A panel", rules=(RuleSet(),))
CLOCK = Register.of(PANEL, JULY, ASKED)


def not_done(register: Register, deadline: str) -> Any:
    table = working_days_of(PANEL)
    return partial(take_back_done, register, TODAY, meeting="M1", deadline=deadline, holidays=table)


def who(*typed: str) -> Any:
    choices = (("", "leave it"), ("P3", "is Ann Taylor (P3)"), ("new", "is somebody new"))
    field = ImportField(name="person", label="who", value="", choices=choices)
    line = ImportLine(key="k", state=ImportState.NEW, what="member", words="Cllr Taylr", fields=(field,))
    return partial(people_typed, (line,), typed)


RULES_SET = Register.of(
    replace(PANEL, rules=(RuleSet(deadlines=(DeadlineRule(code="x", label="X", mode="wd_before", n=1),)),))
)
BARE = Register.of(PANEL)


def taking(register: Register) -> Any:
    return partial(why_ask_taking, register, take_rules(register, TODAY, rules="cleveland"), TODAY)


ITEM = office().need(WorkItem, "W3")

SAID = [
    Told(
        "sent-nobody",
        sent(ALL_SENT),
        "Papers were sent to every member. Name those who were sent something more.",
        sent(ALL_SENT, "P1"),
    ),
    Told(
        "sent-nobody",
        sent(NO_SEATS),
        "No members are recorded on that day. Enter the seats first, or name people.",
        sent(NO_SEATS, "P1"),
    ),
    Told(
        "leaving-when",
        leaving(),
        "Nothing says when they left. Type the time, or choose the last item they were there for.",
        leaving(at=dt.time(14)),
    ),
    Told(
        "leaving-when",
        leaving(item=""),
        "Nothing says when they left. Type the time, or choose the last item they were there for.",
        leaving(item="W2"),
    ),
    Told(
        "vote-elsewhere",
        vote(VOTED, corrects="V1"),
        "Vote V1 was taken at another meeting. Name a vote of the meeting.",
        vote(OF_IT, corrects="V1"),
    ),
    Told(
        "amends-elsewhere",
        vote(VOTED, amends="V1"),
        "Vote V1 is none that it could amend. Name the vote on the motion that it amends, at the same meeting.",
        vote(OF_IT, amends="V1"),
    ),
    Told(
        "motion-words",
        partial(stamp_event, begun(), DAY, meeting=HELD, event=event("motion", "13:10", moved_by="Archer")),
        "The motion has no words. Type the words of the motion, or its clauses.",
        partial(
            stamp_event, begun(), DAY, meeting=HELD, event=event("motion", "13:10", moved_by="Archer", words="That x")
        ),
    ),
    Told(
        "deadline.evidence",
        not_done(CLOCK, PURGE),
        "“Contact details of questioners purged” is done because the register shows it. Change that record instead.",
    ),
    Told(
        "chase-none",
        partial(record_chased, office(), TODAY, matters=()),
        "No letter is due. There is nothing to record.",
    ),
    Told(
        "chase-not-due",
        partial(record_chased, office(), TODAY, matters=("action A9",)),
        "No letter about “action A9” is due today, or it was sent already. Look at the list of "
        "letters that are due: it may have changed.",
    ),
    Told("import-who", who("Smith=new"), "“Smith” is not asked about. Asked about: Cllr Taylr.", who("Taylr=new")),
    Told("import-who", who("Taylr=P99"), "“Taylr” cannot be “P99”. It can be: P3, new.", who("cllr taylr = p3")),
    Told(
        "rules-set",
        taking(RULES_SET),
        "The panel's rules are set already, and would change as listed. Nothing was changed. Add --yes to take them.",
        taking(BARE),
    ),
    Told(
        "version-same",
        partial(put_back_wording, office(), TODAY, version=ITEM),
        "“Performance” reads as it did then. Choose another version.",
        partial(put_back_wording, office(), TODAY, version=replace(ITEM, title="Performance of the force")),
    ),
]


@pytest.mark.parametrize("case", SAID, ids=names(SAID))
def test_it_is_said_and_what_is_next_to_it_passes(case: Told) -> None:
    check_told(case)
