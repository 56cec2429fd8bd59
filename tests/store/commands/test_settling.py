"""Settling findings: setting aside, recording a meeting as held, kept searches, scores."""

from __future__ import annotations

import pytest

from store.commands import settling
from store.records import ItemStatus, Meeting, MeetingStatus, Score, WorkItem
from store.register import Register
from store.rules.findings.preparing import is_known
from store.sample import DEMO_DAY, sample_records
from tests.store.commands.office import BRIEFING, JULY, TODAY, day, office, refusal, run

KEY = "target-not-kept:W7"


def test_a_finding_is_set_aside_until_a_day_and_taken_back() -> None:
    aside = run(office(), settling.set_finding_aside, finding=KEY, reason="Waits for figures", until=day(9, 1))
    (one,) = aside.after.panel.set_aside
    assert (one.finding, one.reason, one.on, one.until) == (KEY, "Waits for figures", TODAY, day(9, 1))
    again = run(aside.after, settling.set_finding_aside, finding=KEY, reason="Later still", until=day(10, 1))
    assert [kept.until for kept in again.after.panel.set_aside] == [day(10, 1)]
    assert run(aside.after, settling.take_finding_back, finding=KEY).after == office()
    assert [p.code for p in refusal(office(), settling.take_finding_back, finding=KEY)] == ["not-aside"]


def test_setting_aside_needs_a_finding_a_reason_and_a_day() -> None:
    found = refusal(office(), settling.set_finding_aside, finding="x:y", reason="", until=None)
    assert [problem.code for problem in found] == ["text-empty", "no-finding", "aside-until"]
    past = refusal(office(), settling.set_finding_aside, finding=KEY, reason="x", until=TODAY)
    assert [problem.code for problem in past] == ["aside-past"]


def test_every_finding_of_a_meeting_to_come_is_known() -> None:
    sample = Register.of(*sample_records())
    assert is_known(sample, "paper-missing:W18", DEMO_DAY)
    assert is_known(sample, "weekday-wrong:M1", DEMO_DAY)
    assert not is_known(sample, "weekday-wrong:M2", DEMO_DAY)


def test_recording_a_meeting_as_held_with_what_it_considered() -> None:
    item = WorkItem(id="W20", title="Seen", meeting=BRIEFING, order=1)
    rest = WorkItem(id="W21", title="Not reached", meeting=BRIEFING, order=2)
    register = Register.of(*[r for t in office().tables.values() for r in t.values()], item, rest)
    done = run(register, settling.record_held, meeting=BRIEFING, considered=("W20",), rest_to=None)
    assert done.after.need(Meeting, BRIEFING).status is MeetingStatus.HELD
    assert done.after.need(WorkItem, "W20").status is ItemStatus.CONSIDERED
    assert done.after.need(WorkItem, "W21").meeting is None
    assert done.after.need(WorkItem, "W21").moves[-1].reason == "Not reached on 20 May 2021"
    kept = run(register, settling.record_held, meeting=BRIEFING, considered=())
    assert kept.after.need(WorkItem, "W21").meeting == BRIEFING
    assert [p.code for p in refusal(register, settling.record_held, meeting=JULY, considered=())] == [
        "status-too-early"
    ]


def test_a_search_is_kept_under_a_name_and_taken_away() -> None:
    kept = run(office(), settling.keep_view, place="actions", name="[x] Mine", search="is:open owner:opcc")
    (view,) = kept.after.panel.views
    assert (view.place, view.name, view.search) == ("actions", "[x] Mine", "is:open owner:opcc")
    assert run(kept.after, settling.keep_view, place="actions", name="[x] Mine", search="").after == office()
    found = refusal(office(), settling.keep_view, place="actions", name="", search="")
    assert [problem.code for problem in found] == ["text-empty", "no-view"]


def test_suggestions_are_scored_by_the_criteria_that_are_set() -> None:
    criteria = run(office(), settling.set_criteria, criteria=("Public interest", "Impact"), line=4)
    assert criteria.after.panel.rules_on(TODAY).scoring == ("Public interest", "Impact")
    once = run(criteria.after, settling.score_item, item="W8", points=(("public interest", 3),))
    twice = run(once.after, settling.score_item, item="W8", points=(("Impact", 2), ("Public interest", 1)))
    assert twice.after.need(WorkItem, "W8").scores == (
        Score(criterion="Public interest", points=1),
        Score(criterion="Impact", points=2),
    )
    found = refusal(criteria.after, settling.score_item, item="W8", points=(("Cost", 1), ("Impact", 4)))
    assert [problem.code for problem in found] == ["unknown-criterion", "points-unlikely"]


@pytest.mark.parametrize(
    ("criteria", "line", "code"),
    [(("A", "a"), None, "criterion-twice"), (("A",), 4, "line-unlikely"), (("",), None, "text-empty")],
)
def test_criteria_that_cannot_be(criteria: tuple[str, ...], line: int | None, code: str) -> None:
    assert code in [p.code for p in refusal(office(), settling.set_criteria, criteria=criteria, line=line)]
