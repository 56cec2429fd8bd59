"""Which finding is dealt with first, and what can be done about each on the spot, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from store.records import Meeting
from store.rules import findings
from store.rules.findings import AREAS, RULES, Finding, Scene
from store.rules.findings.preparing import due_there, exempt_without_ground, papers_missing
from store.rules.words.dates import MONTHS, WEEKDAYS
from tests.store.rules.findings.duties import DUTIES, Duty, register_of
from tests.store.rules.findings.scenes import JULY

OPEN = ("open",)
CLOCK = ("clock", "open")
NOTICE = ("edit", "agenda", "clock", "open")
DAY = ("edit", "open")
CLOSE = ("schedule", "close", "review")
SOONER = ("move", "edit", "withdraw")
REPLY = ("respond", "review", "close")
PAPER, CHASE, ADD = ("paper",), ("chase",), ("add",)
AGENDA = ("agenda", "open")
MAY_LEAVE = ("off", "open")

Rows = dict[int, dict[str, tuple[tuple[str, ...], ...]]]

IN_ORDER: Rows = {
    # The law's time is over, or something is out that may not be.
    4: {"round.late": (OPEN,)},
    5: {"deadline.late": (CLOCK, NOTICE), "round.waiting": (OPEN,)},
    6: {"round.asked": (OPEN,)},
    7: {"round.missing": (OPEN,)},
    8: {"publish.basis": (CLOCK,), "report-step-at-odds": (OPEN,), "paper-unsafe": (PAPER,)},
    9: {"notice.missing": (NOTICE,), "complaint-late": (OPEN,)},
    # What a meeting that is over left behind.
    10: {"meeting-not-recorded": (("held",),), "not-dealt-with": (("considered", "move", "withdraw"),)},
    12: {"needs-new-meeting": (("move", "withdraw"),)},
    15: {"can-be-closed": (("close", "note", "review"),)},
    # What the meeting's own business is.
    20: {"same-item-twice": (("withdraw", "move"),)},
    30: {"target-not-kept": (SOONER,), "wanted-earlier": (SOONER,), "complaint-due": (OPEN,)},
    34: {"round.waiting": (OPEN,)},
    35: {"business-missing": (ADD,)},
    36: {"round.ended": (OPEN,), "complaint-amiss": (OPEN,)},
    # What was promised.
    40: {
        "due-meeting-off": (("carry", "edit", "close"),),
        "action-overdue": (CLOSE,),
        "quarter-missed": (CLOSE,),
    },
    42: {"report-never-scheduled": (CLOSE,)},
    44: {"round-vote-at-odds": (OPEN,)},
    # What the record of a meeting lacks.
    45: {
        "undated-promise": (CLOSE,),
        "vote-at-odds": (OPEN,),
        "veto-without-vote": (OPEN,),
        "minutes-unconfirmed": (OPEN,),
    },
    46: {"minutes-unsigned": (OPEN,)},
    47: {
        "interests-to-register": (OPEN,),
        "officer-to-tell": (OPEN,),
        "interest-to-notify": (OPEN,),
        "minutes-twice-numbered": (OPEN,),
    },
    48: {"complaint-not-told": (OPEN,)},
    # Who sits on the panel.
    51: {"term-expired": (OPEN,)},
    52: {"term-ending": (OPEN,)},
    53: {"advice-wanted": (OPEN,), "council-notice": (OPEN,)},
    54: {"seat-vacant": (OPEN,)},
    55: {"meeting-overbooked": (OPEN,)},
    # Days that cannot be, or are not known.
    57: {"meeting.day": (DAY,), "deadline.unknown": (DAY,), "meeting.undated": (DAY,)},
    58: {"date-in-doubt": (OPEN,), "weekday-wrong": (OPEN,)},
    59: {"holidays.by_rule": (OPEN,)},
    # Who has to be written to, and who has to write.
    60: {
        "no-reply": (REPLY,),
        "reply-owed": (REPLY,),
        "question-not-answered": (OPEN,),
        "question-not-put": (OPEN,),
    },
    61: {
        "nomination-to-ask": (CHASE,),
        "reply-to-chase": (CHASE,),
        "report-to-chase": (CHASE,),
        "action-to-chase": (CHASE,),
        "invitation-to-send": (CHASE,),
        "mend-to-chase": (CHASE,),
        "chief-asked-alone": (OPEN,),
        "two-spellings": (OPEN,),
        "letter-of-exempt": (("review", "note"),),
        "report-unsent": (OPEN,),
        "question-undecided": (OPEN,),
        "question-look-again": (OPEN,),
        "question-no-meeting": (OPEN,),
    },
    62: {"report-unanswered": (OPEN,), "question-not-told": (OPEN,)},
    63: {"report-draft": (OPEN,), "question-not-sent": (OPEN,), "question-no-text": (OPEN,)},
    64: {"complaint-waits": (OPEN,), "question-supplementary": (OPEN,)},
    65: {"answer-owed": (OPEN,)},
    # What is kept too long, and what nobody has set.
    66: {
        "complaint-kept": (OPEN,),
        "contacts-kept": (OPEN,),
        "notice-below-law": (OPEN,),
        "rules-unconfirmed": (OPEN,),
        "questions-by-missing": (OPEN,),
    },
    67: {
        "quorum-not-set": (OPEN,),
        "questions-not-set": (OPEN,),
        "councils-not-set": (OPEN,),
        "deadlines-not-set": (OPEN,),
    },
    70: {"copies-not-sent": (("copies",),), "report-copies": (OPEN,)},
    # What is with the meeting already and could be better.
    79: {"paper-to-mend": (PAPER,), "paper-cover": (PAPER,)},
    80: {"paper-cover-unread": (PAPER,)},
    84: {"agenda-behind": (AGENDA,)},
    85: {"agenda-changed": (AGENDA,)},
    86: {"pack-behind": (OPEN,)},
    # What is only to come.
    89: {"round.due": (OPEN,)},
    90: {"deadline.due": (CLOCK, NOTICE)},
    95: {"papers-may-leave": (MAY_LEAVE,), "background-may-leave": (MAY_LEAVE,)},
}
"""The place of each finding among those of one day, with what can be done about it: sooner is lower."""

OF_A_MEETING: Rows = {
    48: {"due-here": (("schedule", "note", "close", "carry"),)},
    78: {"exempt-without-ground": (PAPER,)},
    80: {"paper-missing": (("paper", "chase", "move"), ("paper", "edit", "move"))},
}
"""What is told of one meeting alone, while it is prepared: who can be asked for a paper is, else who it is is typed."""

WAITS: frozenset[str] = frozenset({"business-missing"})
"""What another meeting can deal with as well, in some case of it."""


def raised(duty: Duty) -> Iterator[Finding]:
    scene = Scene(register_of(duty), duty.day)
    for rule in RULES:
        yield from (one for one in rule(scene) if one is not None)


def test_each_finding_has_its_place_in_the_order_in_which_it_is_dealt_with() -> None:
    assert {code for rows in (IN_ORDER, OF_A_MEETING) for row in rows.values() for code in row} == set(AREAS)
    told: dict[str, set[int]] = {}
    for rank, row in IN_ORDER.items():
        for code in row:
            told.setdefault(code, set()).add(rank)
    ranks: dict[str, set[int]] = {}
    for duty in DUTIES:
        for one in raised(duty):
            ranks.setdefault(one.code, set()).add(one.rank)
    assert ranks == told


@pytest.mark.parametrize("duty", DUTIES, ids=lambda duty: duty.code)
def test_what_can_be_done_about_it_is_what_the_table_says(duty: Duty) -> None:
    for one in raised(duty):
        assert one.code in IN_ORDER.get(one.rank, {}), f"{one.code} has no line of rank {one.rank} in IN_ORDER"
        assert one.acts in IN_ORDER[one.rank][one.code]
        assert one.waits is False or one.code in WAITS
        assert one.key.startswith(f"{one.code}:")


def test_what_is_told_of_one_meeting_has_its_place_there() -> None:
    told: set[tuple[int, str, tuple[str, ...]]] = set()
    for duty in DUTIES:
        scene = Scene(register_of(duty), duty.day)
        meeting = scene.register.need(Meeting, JULY)
        for rule in (due_there, papers_missing, exempt_without_ground):
            told |= {(one.rank, one.code, one.acts) for one in rule(scene, meeting)}
    assert told == {
        (rank, code, acts) for rank, row in OF_A_MEETING.items() for code, all_acts in row.items() for acts in all_acts
    }


CALLED_BY_A_DAY = frozenset(
    [
        "round.asked",
        "same-item-twice",
        "wanted-earlier",
        "business-missing",
        "can-be-closed",
        "due-meeting-off",
        "action-overdue",
        "quarter-missed",
        "report-never-scheduled",
        "undated-promise",
        "weekday-wrong",
        "officer-to-tell",
        "round-vote-at-odds",
        "veto-without-vote",
        "minutes-unconfirmed",
        "minutes-twice-numbered",
        "minutes-unsigned",
        "no-reply",
        "copies-not-sent",
        "reply-owed",
        "report-unsent",
        "report-unanswered",
        "paper-cover",
        "papers-may-leave",
        "background-may-leave",
    ]
)
"""What is told of a record that is called by its day, as minutes are: that day stands without its weekday."""

A_DAY = re.compile(rf"(?:({'|'.join(WEEKDAYS)}) )?\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}")


def test_a_day_that_matters_is_named_with_its_weekday() -> None:
    told: set[str] = set()
    for duty in DUTIES:
        for one in raised(duty):
            for day in A_DAY.finditer(one.sentence):
                told.add(one.code)
                assert day[1] or one.code in CALLED_BY_A_DAY, one.sentence
    assert len(told - CALLED_BY_A_DAY) >= 40


@pytest.mark.parametrize(("count", "pauses"), [(1, 1), (2, 1), (3, 2), (6, 3), (7, 3)])
def test_findings_are_worded_so_many_at_a_time(count: int, pauses: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """With three to a step: a pause at every third of a rule, and one behind each rule."""
    duty = next(one for one in DUTIES if one.code == "quorum-not-set")
    one = next(raised(duty))
    monkeypatch.setattr(findings, "_STEP", 3)
    monkeypatch.setattr(findings, "RULES", (lambda _: [one] * count,))
    scene = Scene(register_of(duty), duty.day)
    scene.odd = ()
    assert len(list(findings.look_through(scene))) == pauses
    assert len(findings.all_findings(scene)) == count
