"""What is asked or told of a round besides its dates: amounts, persons, places, fire, polls, meetings, advice."""

from __future__ import annotations

import datetime as dt
import re
from typing import get_args

import pytest
from msgspec.structs import replace

from store.queries.calendar.holidays import working_days_of
from store.queries.rounds.rounds import round_row, round_view
from store.records import (
    Meeting,
    MeetingKind,
    MeetingStatus,
    Panel,
    Person,
    Record,
    RoundKind,
    RoundStep,
    Seat,
    StatutoryRound,
)
from store.records.panel import OfficeTitle, PreElection
from store.register import Register
from store.rules.findings import all_findings
from store.rules.findings.finding import Scene
from store.rules.findings.rounds import _CURES
from store.rules.rounds.dates import reserve_meeting, round_dates
from store.rules.rounds.guards import why_not_open, why_not_step
from store.rules.rounds.progress import open_steps
from store.rules.rounds.rule import Upshot
from store.rules.rounds.standing import standing
from store.rules.rounds.steps import FULL_PANEL, STEPS
from store.rules.rounds.warnings import round_warnings
from store.rules.words.dates import long_date
from tests.store.rules.rounds.step_rows import ASK, BASES, day

PANEL = Panel(id="PANEL", name="A panel")
MEMBERS = [
    *(Person(id=f"P{n}", name=f"Member {n}") for n in range(1, 16)),
    *(Seat(id=f"S{n}", person=f"P{n}") for n in range(1, 16)),
]


def built(name: str, *without: str, **changes: object) -> StatutoryRound:
    """Give a round in which all went well, without some of its steps; `step=(…)` changes fields of one."""
    base = BASES[name]
    steps = []
    for step in base.steps:
        fields = changes.get(step.step.replace("-", "_"), {})
        if step.step not in without:
            steps.append(replace(step, **fields))  # type: ignore[arg-type]
    return StatutoryRound(id="R1", kind=base.kind, steps=tuple(steps), **base.fields)  # type: ignore[arg-type]


def register(one: StatutoryRound, *others: Record, panel: Panel = PANEL) -> Register:
    return Register.of(panel, *MEMBERS, one, *others)


def warned(one: StatutoryRound, today: str, *others: Record, panel: Panel = PANEL) -> tuple[str, ...]:
    return round_warnings(register(one, *others, panel=panel), one, day(today), working_days_of(panel))


def stands(one: StatutoryRound, today: str, *others: Record) -> str:
    return str(standing(register(one, *others), one, day(today)))


def codes(one: StatutoryRound, step: RoundStep, *others: Record) -> list[str]:
    return [problem.code for problem in why_not_step(register(one, *others), one, step)]


PLAIN = (
    "The commissioner issues the precept that was proposed, or another only in line with a recommendation of the panel "
    f"(2011 Act Sch 5 para 5).{ASK}"
)
AFTER_VETO = (
    "After a veto the commissioner issues the revised precept, or another that is not on the side the panel objected "
    "to "
    f"unless the panel recommended it (SI 2012/2271 regs 7-8).{ASK}"
)


@pytest.mark.parametrize(
    ("name", "changes", "says"),
    [
        ("precept", {"issued": {"pence": 1100}}, ""),
        (
            "precept",
            {"issued": {"pence": 1200}},
            f"£12 was issued; £11 was proposed, and no amount is recorded as recommended. {PLAIN}",
        ),
        ("precept", {"report": {"pence": 1200}, "issued": {"pence": 1200}}, ""),
        (
            "precept",
            {"report": {"pence": 1200}, "issued": {"pence": 1150}},
            f"£11.50 was issued; £11 was proposed, and £12 recommended. {PLAIN}",
        ),
        ("veto", {}, ""),
        ("veto", {"issued": {"pence": 1600}}, ""),
        (
            "veto",
            {"issued": {"pence": 1400}},
            f"£14 was issued; £15 was revised, and no amount is recorded as recommended. {AFTER_VETO}",
        ),
        ("veto", {"second_report": {"pence": 1400}, "issued": {"pence": 1400}}, ""),
        ("veto", {"review": {"choice": "veto-too-high"}, "revised": {"pence": 900}, "issued": {"pence": 850}}, ""),
        (
            "veto",
            {"review": {"choice": "veto-too-high"}, "revised": {"pence": 900}, "issued": {"pence": 1000}},
            f"£10 was issued; £9 was revised, and no amount is recorded as recommended. {AFTER_VETO}",
        ),
        (
            "precept",
            {"notified": {"pence": None}, "issued": {"pence": 1200}},
            "£12 was issued, and the amount proposed is not recorded. " + PLAIN.removesuffix(ASK),
        ),
    ],
)
def test_the_amount_issued_is_held_against_what_the_law_leaves(
    name: str, changes: dict[str, dict[str, object]], says: str
) -> None:
    one = built(name, **changes)
    told = [words for words in warned(one, "1/3/2026") if " was issued" in words]
    assert told == ([says] if says else [])
    assert stands(one, "1/3/2026").startswith("open: ask the monitoring officer" if ASK in says else "done: ")


def test_a_void_veto_leaves_the_proposed_amount_and_no_other() -> None:
    one = built("veto", "revised", "second-review", "second-report", "second-response", report={"on": day("9/2/2026")})
    assert any("£15 was issued; £11 was proposed" in words for words in warned(one, "1/3/2026"))
    proposed = built(
        "veto",
        *("revised", "second-review", "second-report", "second-response"),
        report={"on": day("9/2/2026")},
        issued={"pence": 1100},
    )
    assert not any(" was issued" in words for words in warned(proposed, "1/3/2026"))
    assert stands(proposed, "1/3/2026").startswith("ended: ")


def test_who_supports_a_precept_supports_the_amount_proposed() -> None:
    one = built("precept", "review", "report", "response", "issued")
    review = RoundStep(step="review", on=day("4/2/2026"), choice="support", pence=1200)
    assert codes(one, review) == ["round.supported"]
    assert codes(one, replace(review, pence=1100)) == []
    assert codes(one, replace(review, choice="support-with-recommendations")) == []


BRIEFING = Meeting(id="M1", date=day("7/12/2026"), kind=MeetingKind.PRIVATE_BRIEFING)
TASK_GROUP = replace(BRIEFING, kind=MeetingKind.TASK_GROUP)
IN_PUBLIC = [(kind, rule.code) for kind, rules in STEPS.items() for rule in rules if rule.public]


@pytest.mark.parametrize(("kind", "code"), IN_PUBLIC)
def test_what_must_be_in_public_is_never_held_at_a_private_briefing(kind: RoundKind, code: str) -> None:
    base = next(base for base in BASES.values() if base.kind is kind and any(s.step == code for s in base.steps))
    place = [step.step for step in base.steps].index(code)
    one = StatutoryRound(id="R1", kind=kind, steps=base.steps[:place], **base.fields)  # type: ignore[arg-type]
    taken = replace(base.steps[place], meeting="M1")
    there = replace(BRIEFING, date=taken.on)
    problem = next(p for p in why_not_step(register(one, there), one, taken) if p.code == "round.private")
    assert problem.sentence.startswith("The private briefing of ")
    assert codes(one, taken, replace(there, kind=MeetingKind.TASK_GROUP)) == ["round.no_meeting"]
    assert codes(one, taken, replace(there, kind=MeetingKind.SPECIAL)) == []


def test_the_steps_that_must_be_in_public_and_the_one_that_must_not() -> None:
    assert {code for _, code in IN_PUBLIC} == {"review", "second-review", "hearing", "reserve-hearing"}
    private = [(kind, rule.code) for kind, rules in STEPS.items() for rule in rules if rule.public is False]
    assert private == [(RoundKind.REMOVAL, "hearing")]


def test_a_hearing_on_the_day_of_a_briefing_alone_is_asked_about() -> None:
    one = built("chief")
    told = [words for words in warned(one, "25/12/2026", BRIEFING) if "not held in public" in words]
    says = "The private briefing of 7 December 2026, the only one recorded for that day, is not held in public."
    must = f"It must be held at a meeting of the panel in public.{ASK}"
    assert told == [f"“Public confirmation hearing held”: {says} {must}"]
    assert stands(one, "25/12/2026", BRIEFING).startswith("open: ")
    hearing = RoundStep(step="hearing", on=BRIEFING.date)
    assert codes(built("chief", "hearing"), hearing, BRIEFING) == ["round.private"]
    assert codes(built("chief", "hearing"), hearing, replace(BRIEFING, status=MeetingStatus.CANCELLED)) == []
    both = (BRIEFING, Meeting(id="M2", date=BRIEFING.date, kind=MeetingKind.CONFIRMATION_HEARING))
    assert stands(one, "25/12/2026", *both).startswith("done: ")


def test_the_scrutiny_hearing_is_in_private() -> None:
    one = built("removal")
    public = Meeting(id="M1", date=day("16/12/2026"), kind=MeetingKind.SPECIAL)
    told = [words for words in warned(one, "6/1/2027", public) if "in private (2011 Act Sch 8 para 15)" in words]
    assert len(told) == 1
    assert not any("para 15)" in words for words in warned(one, "6/1/2027", replace(BRIEFING, date=public.date)))


def test_only_the_special_functions_are_for_the_full_panel() -> None:
    """2011 Act Sch 6 para 27: plan, annual report, senior appointments, precept, chief constable; nothing else."""
    assert set(RoundKind) - FULL_PANEL == {RoundKind.REMOVAL, RoundKind.SUSPENSION, RoundKind.ACTING_COMMISSIONER}
    for kind, rules in STEPS.items():
        words = [text for rule in rules for text in (rule.label, rule.told)]
        assert kind in FULL_PANEL or not any("full panel" in text for text in words)
    assert round_view(register(built("suspension")), "R1", day("14/3/2026")).rule == ""
    assert "full panel only" in round_view(register(built("plan")), "R1", day("3/12/2024")).rule


def test_a_suspension_is_only_where_the_offence_carries_more_than_two_years() -> None:
    less = built("suspension", "suspended", "ended", charged={"choice": "less"})
    suspended = RoundStep(step="suspended", on=day("12/1/2026"))
    (problem,) = why_not_step(register(less), less, suspended)
    assert problem.sentence.startswith(
        "The panel may suspend only if the offence carries more than two years (2011 Act"
    )
    assert stands(less, "6/1/2026").startswith("ended: the panel may suspend only if")
    other = built("suspension", "charged", "ended")
    assert codes(other, RoundStep(step="charged", on=day("5/1/2026"), choice="less")) == ["round.unless"]
    assert codes(other, RoundStep(step="charged", on=day("5/1/2026"), choice="more")) == []


def test_what_an_offence_carries_is_asked_and_not_assumed() -> None:
    open_yet = built("suspension", "suspended", "ended", charged={"choice": ""})
    assert codes(built("suspension", "charged", "suspended", "ended"), open_yet.steps[0]) == []
    (told,) = warned(open_yet, "6/1/2026")
    assert told.startswith(
        "Whether the offence carries more than two years is not recorded, and only then may the panel"
    )
    suspended = built("suspension", "ended", charged={"choice": ""})
    assert any(
        words.startswith("Whether the offence carries") and words.endswith(ASK)
        for words in warned(suspended, "13/1/2026")
    )
    earlier = built("suspension", charged={"choice": "less"})
    assert any(words.startswith("The offence does not carry more") for words in warned(earlier, "14/3/2026"))


def test_a_suspension_that_ended_without_an_acting_commissioner_is_not_done() -> None:
    one = built("suspension")
    assert stands(one, "14/3/2026") == "open: ask the monitoring officer, and record the advice"
    (told,) = warned(one, "14/3/2026")
    assert told.startswith(
        "The suspension ended on 13 March 2026, and no acting commissioner is recorded for it. While "
    )
    assert told.endswith(ASK)
    advised = replace(one, steps=(*one.steps, RoundStep(step="advice", on=day("14/3/2026"))))
    assert stands(advised, "14/3/2026").startswith("open: act on the monitoring officer's advice")
    closed = replace(advised, closed=True)
    assert stands(closed, "14/3/2026") == "ended: the clerk closed it, on the monitoring officer's advice"
    assert stands(built("suspension"), "14/3/2026", *BASES["suspension"].others).startswith("done: ")


@pytest.mark.parametrize(
    ("choice", "says"),
    [
        ("staff", ""),
        ("", "Whether the acting commissioner was then a member of the commissioner's staff is not recorded."),
        ("not-staff", "The acting commissioner is recorded as not a member of the commissioner's staff."),
    ],
)
def test_an_acting_commissioner_comes_only_from_the_staff_which_is_asked(choice: str, says: str) -> None:
    one = built("acting", appointed={"choice": choice})
    rule = "Only a member of the commissioner's staff at the time of the appointment can be appointed (2011 Act s.62)."
    told = [words for words in warned(one, "14/3/2026") if rule in words]
    assert told == ([f"{says} {rule}{ASK}"] if says else [])
    assert stands(one, "14/3/2026").partition(":")[0] == ("open" if says else "done")
    view = round_view(register(one), "R1", day("14/3/2026"))
    (line,) = (line for line in view.timeline if "appointed an acting commissioner" in line)
    assert ("a member of the commissioner's staff at the time" in line) == bool(choice)


def test_an_acting_commissioner_cannot_issue_the_plan() -> None:
    acting = StatutoryRound(
        id="R2",
        kind=RoundKind.ACTING_COMMISSIONER,
        steps=(RoundStep(step="appointed", on=day("1/11/2024"), choice="staff"),),
    )
    one = built("plan")
    assert any("cannot issue or vary the plan (2011 Act s.62)" in words for words in warned(one, "3/12/2024", acting))
    assert stands(one, "3/12/2024", acting).startswith("open: ")
    over = replace(acting, steps=(*acting.steps, RoundStep(step="ended", on=day("2/12/2024"))))
    assert stands(one, "3/12/2024", over).startswith("done: ")


def test_a_candidate_who_was_vetoed_is_not_appointed() -> None:
    without = ("reserve-notified", "reserve-hearing", "reserve-report")
    one = built("reserve", *without)
    assert any(words.startswith("A candidate was appointed after the veto") for words in warned(one, "27/1/2027"))
    assert stands(one, "27/1/2027").startswith("open: missing are “Reserve candidate notified, complete”")
    nobody = built("reserve", *without, decision={"choice": "not-appointed"})
    assert stands(nobody, "27/1/2027").startswith("ended: the veto stands and nobody was appointed")


@pytest.mark.parametrize(
    ("name", "without", "changes", "today", "says"),
    [
        ("suspension", (), {"charged": {"choice": ""}}, "14/3/2026", "ask the monitoring officer"),
        ("suspension", ("charged",), {}, "14/3/2026", "missing is “Commissioner charged with an offence”"),
        ("precept", ("notified", "review", "report"), {}, "9/2/2026", "next is “Proposed precept"),
        ("precept", ("notified", "review", "report", "response", "issued"), {}, "9/2/2026", "next is “Proposed"),
        ("precept", ("notified", "report"), {}, "9/2/2026", "next is “Report"),
        ("removal", ("proposed", "report"), {}, "4/1/2027", "next is “Written recommendation"),
        ("reserve", ("hearing", "reserve-notified", "reserve-hearing", "reserve-report"),
         {"decision": {"choice": "not-appointed"}}, "27/1/2027", "missing"),
    ],
)  # fmt: skip
def test_no_round_has_ended_over_a_gap_that_nobody_recorded(
    name: str, without: tuple[str, ...], changes: dict[str, object], today: str, says: str
) -> None:
    """Where it is not recorded that a process began, or on what it rests, nothing has ended it: it is open."""
    words = stands(built(name, *without, **changes), today)
    assert words.startswith(f"open: {says}")
    assert ("missing" in words) == bool(without) or "next is “Proposed precept notified”" in words


def test_what_ends_a_process_ends_one_that_is_recorded_to_have_begun() -> None:
    assert stands(built("precept", "review", "report", "response", "issued"), "9/2/2026").startswith("ended: ")
    assert stands(built("removal", "report", "decision"), "4/1/2027").startswith("ended: ")


@pytest.mark.parametrize("name", BASES)
def test_a_step_that_is_planned_is_waited_for_and_not_passed_over(name: str) -> None:
    """On the day before the last step that was taken in time, that step, planned for its day, is what comes next."""
    base = BASES[name]
    for place, step in enumerate(base.steps):
        rule = next(rule for rule in STEPS[base.kind] if rule.code == step.step)
        earlier = [one.on for one in base.steps[:place]]
        eve = step.on - dt.timedelta(days=1)
        if rule.optional or (earlier and max(earlier) > eve):
            continue
        one = StatutoryRound(id="R1", kind=base.kind, steps=base.steps[: place + 1], **base.fields)  # type: ignore[arg-type]
        words = str(standing(register(one, *base.others), one, eve))
        assert words.startswith(f"open: next is “{rule.label}”"), (step.step, words)
        assert f"planned for {long_date(step.on)}" in words


def test_a_report_that_makes_a_veto_void_is_refused_beside_what_rests_on_the_veto() -> None:
    one = built("veto", "report", "second-report", "second-response", "issued")
    late = RoundStep(step="report", on=day("9/2/2026"))
    assert codes(one, late) == ["round.rests"]
    assert codes(one, replace(late, on=day("8/2/2026"))) == []


FIRE_PANEL = replace(PANEL, fire=True)


def test_police_and_fire_have_a_precept_round_each() -> None:
    police, fire = built("precept"), replace(built("precept"), id="R2", service="fire")
    (told,) = (words for words in warned(police, "1/3/2026", panel=FIRE_PANEL) if "two precepts" in words)
    assert told.endswith("no round is open for the fire and rescue precept of 2026-27 (2011 Act Sch 5, s.28).")
    assert not any("two precepts" in words for words in warned(police, "1/3/2026", fire, panel=FIRE_PANEL))
    (told,) = (words for words in warned(fire, "1/3/2026", panel=FIRE_PANEL) if "two precepts" in words)
    assert "no round is open for the police precept" in told
    assert round_row(register(fire, panel=FIRE_PANEL), fire, day("1/3/2026")).title == "Fire precept 2026-27"
    assert not any("fire" in words for words in warned(police, "1/3/2026"))


def test_a_fire_precept_of_a_panel_that_has_none_or_a_mayor_is_asked_about() -> None:
    fire = replace(built("precept"), service="fire")
    assert any("do not say that the commissioner also runs fire" in words for words in warned(fire, "1/3/2026"))
    mayor = replace(FIRE_PANEL, commissioner="Mayor of York and North Yorkshire")
    for one in (fire, built("precept")):
        (told,) = (words for words in warned(one, "1/3/2026", panel=mayor) if "mayor" in words)
        assert told.endswith("ask the monitoring officer, and record the advice.")
    problem = why_not_open(replace(fire, service="water"))
    assert problem is not None
    assert problem.code == "round.service"


@pytest.mark.parametrize(
    ("kind", "status", "on", "seen"),
    [
        (MeetingKind.RESERVE, MeetingStatus.ARRANGED, "17/2/2026", True),
        (MeetingKind.SPECIAL, MeetingStatus.PROPOSED, "22/2/2026", True),
        (MeetingKind.ANNUAL, MeetingStatus.CALLED, "16/2/2026", True),
        (MeetingKind.CONFIRMATION_HEARING, MeetingStatus.ARRANGED, "18/2/2026", True),
        (MeetingKind.ORDINARY, MeetingStatus.HELD, "18/2/2026", True),
        (MeetingKind.SPECIAL, MeetingStatus.CALLED, "12/2/2026", True),
        (MeetingKind.RESERVE, MeetingStatus.RELEASED, "17/2/2026", False),
        (MeetingKind.RESERVE, MeetingStatus.CANCELLED, "17/2/2026", False),
        (MeetingKind.PRIVATE_BRIEFING, MeetingStatus.ARRANGED, "17/2/2026", False),
        (MeetingKind.ORDINARY, MeetingStatus.ARRANGED, "23/2/2026", False),
        (MeetingKind.ORDINARY, MeetingStatus.ARRANGED, "8/2/2026", False),
    ],
)
def test_a_meeting_that_is_arranged_is_seen(kind: MeetingKind, status: MeetingStatus, on: str, seen: bool) -> None:
    one = built("veto", "revised", "second-review", "second-report", "second-response", "issued")
    kept = Meeting(id="M1", date=day(on), kind=kind, status=status)
    assert (reserve_meeting(register(one, kept), one) == kept) is seen
    assert any(words.startswith("No meeting is kept") for words in warned(one, "6/2/2026", kept)) is not seen


def test_a_second_meeting_before_the_last_day_of_the_revised_precept_serves_only_if_that_is_there() -> None:
    early = Meeting(id="M1", date=day("12/2/2026"))
    waiting = built("veto", "revised", "second-review", "second-report", "second-response", "issued")
    assert any("serves for a second review only if" in words for words in warned(waiting, "6/2/2026", early))
    there = built("veto", "second-review", "second-report", "second-response", "issued")
    assert not any("serves for a second review" in words for words in warned(there, "11/2/2026", early))


def test_clear_days_are_counted_from_the_publication_that_is_recorded() -> None:
    one = built("precept")
    published = Meeting(id="M1", date=day("4/2/2026"), agenda_published_on=day("27/1/2026"))
    assert any(words.startswith("Papers of Wednesday 28 January 2026") for words in warned(one, "1/3/2026"))
    assert not any("clear day" in words for words in warned(one, "1/3/2026", published))
    late = replace(published, agenda_published_on=day("30/1/2026"))
    (told,) = (words for words in warned(one, "1/3/2026", late) if "clear day" in words)
    assert told.startswith(
        "Papers published on Friday 30 January 2026 give the meeting on Wednesday 4 February 2026 2 clear"
    )


def test_each_line_of_a_round_with_a_reserve_candidate_says_whose_it_is() -> None:
    one = built("reserve")
    labels = {date.code: date.label for date in round_dates(register(one), one, working_days_of(PANEL))}
    assert labels == {
        "report-by": "First candidate: panel's report by",
        "hearing-first": "First candidate: earliest hearing on full notice",
        "reserve-report-by": "Reserve candidate: panel's report by",
        "reserve-hearing-first": "Reserve candidate: earliest hearing on full notice",
    }
    alone = {date.label for date in round_dates(register(built("chief")), built("chief"), working_days_of(PANEL))}
    assert alone == {"Panel's report by", "Earliest hearing on full notice"}


RECEIVED = StatutoryRound(
    id="R1",
    kind=RoundKind.CHIEF_CONSTABLE,
    steps=(RoundStep(step="notified", on=day("25/4/2024"), items=("name", "criteria", "reasons", "terms")),),
)
POLL = PreElection(first=day("25/3/2024"), poll=day("2/5/2024"), what="Police and Crime Commissioner election")


def due(one: StatutoryRound, panel: Panel) -> dict[str, tuple[dt.date, str]]:
    dates = round_dates(register(one, panel=panel), one, working_days_of(panel))
    return {date.code: (date.due, date.note) for date in dates}


def test_a_poll_that_the_calendar_has_counts_as_one_recorded_with_the_round() -> None:
    panel = replace(PANEL, pre_election=(POLL,))
    assert "report-by" not in due(RECEIVED, panel)
    assert any("its end is not known yet" in words for words in warned(RECEIVED, "6/5/2024", panel=panel))
    declared = replace(RECEIVED, declared_on=day("9/5/2024"))
    assert due(declared, panel)["report-by"][0] == dt.date(2024, 5, 23)
    first, note = due(declared, panel)["hearing-first"]
    assert (first, "do not count" in note) == (dt.date(2024, 5, 3), True)
    by_hand = replace(declared, poll_day=day("2/5/2024"))
    assert due(by_hand, PANEL)["report-by"] == due(declared, panel)["report-by"]


@pytest.mark.parametrize("what", ["council elections", "", "commissioner by-election", "PCC bye-election"])
def test_a_poll_that_may_be_another_is_asked_about(what: str) -> None:
    panel = replace(PANEL, pre_election=(replace(POLL, what=what),))
    assert due(RECEIVED, panel)["report-by"][0] == dt.date(2024, 5, 15)
    assert any(
        words.startswith("A poll on Thursday 2 May 2024") for words in warned(RECEIVED, "26/4/2024", panel=panel)
    )


def test_an_earliest_hearing_before_a_poll_names_the_pre_election_period() -> None:
    early = replace(RECEIVED, steps=(replace(RECEIVED.steps[0], on=day("10/4/2024")),))
    note = due(early, replace(PANEL, pre_election=(POLL,)))["hearing-first"][1]
    assert "in the pre-election period of the poll on 2 May 2024; the law forbids no hearing then" in note
    on_the_day = replace(RECEIVED, steps=(replace(RECEIVED.steps[0], on=day("24/4/2024")),))
    assert "the day of a poll" in due(on_the_day, replace(PANEL, pre_election=(POLL,)))["hearing-first"][1]


def test_a_plan_takes_the_last_election_before_it() -> None:
    panel = replace(
        PANEL, pre_election=(POLL, replace(POLL, poll=day("6/5/2021")), replace(POLL, poll=day("4/5/2028")))
    )
    one = replace(built("plan", "issued"), poll_day=None)
    assert due(one, panel)["issue-by"][0] == dt.date(2025, 3, 31)
    assert not any("record the polling day" in words for words in warned(one, "3/12/2024", panel=panel))
    assert any("record the polling day" in words for words in warned(one, "3/12/2024"))


def test_what_is_planned_has_not_happened() -> None:
    one = built("precept")
    assert (
        stands(one, "22/2/2026")
        == "open: next is “Precept issued”, by Sunday 1 March 2026, planned for Monday 23 February 2026"
    )
    assert stands(one, "23/2/2026").startswith("done: ")
    row = round_row(register(one), one, day("22/2/2026"))
    assert (row.next, row.state, row.due) == ("Precept issued", "due", dt.date(2026, 3, 1))


def test_a_step_planned_for_a_day_after_its_time_is_told_what_would_follow() -> None:
    one = built(
        "veto", "revised", "second-review", "second-report", "second-response", "issued", report={"on": day("9/2/2026")}
    )
    in_time = built(
        "veto", "revised", "second-review", "second-report", "second-response", "issued", report={"on": day("8/2/2026")}
    )
    assert not any("is planned for" in words for words in warned(in_time, "5/2/2026"))
    (told,) = (words for words in warned(one, "5/2/2026") if "is planned for" in words)
    assert told.startswith(
        "“Report sent to the commissioner and published” is planned for Monday 9 February 2026, after"
    )
    assert "is void and has no effect (SI 2012/2271 reg 4(1)-(2))." in told


def test_advice_answers_a_question_and_makes_nothing_done() -> None:
    one = built("removal", "hearing")
    advice = RoundStep(step="advice", on=day("7/1/2027"), note="Begin again")
    assert codes(one, advice) == []
    advised = replace(one, steps=(*one.steps, advice))
    assert codes(advised, replace(advice, on=day("8/1/2027"))) == []
    (told,) = (words for words in warned(advised, "7/1/2027") if "para 15)" in words)
    assert told.endswith("(2011 Act Sch 8 para 15). The monitoring officer's advice of 7 January 2027 is recorded.")
    assert stands(advised, "7/1/2027").startswith("open: missing is “Private scrutiny hearing held”")
    assert stands(advised, "6/1/2027") == stands(one, "6/1/2027")
    order = built("removal", hearing={"on": day("21/12/2026")})
    settled = replace(order, steps=(*order.steps, advice))
    assert stands(order, "7/1/2027") == "open: ask the monitoring officer, and record the advice"
    assert stands(settled, "7/1/2027") == "open: act on the monitoring officer's advice, then close the round"
    row = round_row(register(settled), settled, day("7/1/2027"))
    assert row.next == "Act on the monitoring officer's advice, then close the round"
    closed = replace(settled, closed=True)
    assert stands(closed, "7/1/2027") == "ended: the clerk closed it, on the monitoring officer's advice"
    assert round_row(register(closed), closed, day("7/1/2027")).next == ""


def test_an_incapacity_that_lasts_six_months_is_asked_about() -> None:
    one = built("acting", "ended")
    assert not any("ss.62-63" in words for words in warned(one, "11/7/2026"))
    (told,) = (words for words in warned(one, "12/7/2026") if "ss.62-63" in words)
    assert told.startswith("The 6 months that began with the appointment were over on Saturday 11 July 2026: if the ")
    vacancy = built("acting", "ended", arose={"choice": "vacancy"})
    assert not any("ss.62-63" in words for words in warned(vacancy, "12/7/2026"))


def test_a_round_that_the_clerk_closed_says_what_it_lacks() -> None:
    lacking = replace(built("annual", "report", "response"), closed=True)
    assert stands(lacking, "2/9/2021") == (
        "ended: the clerk closed it, without “Report and recommendations sent, published and copied” and “Response "
        "of the "
        "commissioner published”"
    )
    assert stands(replace(built("annual"), closed=True), "2/9/2021").startswith("done: ")
    assert stands(replace(built("chief", hearing={"on": day("10/12/2026")}), closed=True), "25/12/2026") == (
        "ended: the clerk closed it, with a question to the monitoring officer open"
    )


def test_the_next_public_meeting_is_named_to_an_annual_report_that_waits() -> None:
    one = built("annual", "review", "report", "response")
    kept = Meeting(id="M1", date=day("29/7/2021"))
    assert warned(one, "12/7/2021", kept)[0].endswith("The next meeting in public is on Thursday 29 July 2021.")
    assert "next meeting" not in warned(one, "12/7/2021", replace(kept, kind=MeetingKind.TASK_GROUP))[0]


def test_an_earliest_hearing_names_the_meetings_that_are_kept_in_time() -> None:
    kept = Meeting(id="M1", date=day("10/12/2026"))
    one = built("chief", "hearing", "report", "decision")
    (note,) = (
        d.note for d in round_dates(register(one, kept), one, working_days_of(PANEL)) if d.code == "hearing-first"
    )
    assert note.endswith("a meeting is kept on 10 December 2026")
    late = replace(kept, date=day("14/12/2026"))
    (note,) = (
        d.note for d in round_dates(register(one, late), one, working_days_of(PANEL)) if d.code == "hearing-first"
    )
    assert "kept" not in note


def test_a_round_of_a_time_before_there_was_a_law_on_it_says_that_its_dates_cannot_be_worked_out() -> None:
    before = day("1/2/2011")
    notified = RoundStep(step="notified", on=before, items=("name", "criteria", "reasons", "terms"))
    one = StatutoryRound(id="R1", kind=RoundKind.CHIEF_CONSTABLE, steps=(notified,))
    assert stands(one, "1/3/2011").startswith("open: its dates cannot be worked out: ")
    assert len([words for words in warned(one, "1/3/2011") if "is in force from 22 November 2012" in words]) == 1
    view = round_view(register(one), "R1", day("1/3/2011"))
    assert (view.state, view.due, view.dates) == ("open", None, ())
    vetoed = replace(one, steps=(notified, replace(notified, step="report", choice="veto", items=())))
    assert "reserve-notified" in [rule.code for rule in open_steps(vetoed)]


@pytest.mark.parametrize("name", BASES)
def test_every_round_is_asked_about_while_a_mayor_holds_the_office(name: str) -> None:
    """The title has dates: a round is asked about by the title of its own day, not by that of today."""
    base = BASES[name]
    one = built(name)
    last = max(step.on for step in one.steps)
    asked = "Where a mayor holds the office the law on commissioners applies with changes"
    for since, told in ((last, True), (last + dt.timedelta(days=1), False)):
        panel = replace(PANEL, later_titles=(OfficeTitle(title="Mayor of Borsetshire", from_date=since),))
        words = warned(one, f"{last.day}/{last.month}/{last.year}", *base.others, panel=panel)
        assert any(line.startswith(asked) for line in words) is told, words


@pytest.mark.parametrize(("year", "since", "told"), [(2023, "1/5/2022", "mayor"), (2021, "1/5/2021", "commissioner")])
def test_a_precept_is_told_with_the_title_of_its_own_february(year: int, since: str, told: str) -> None:
    """Neither a title to come nor one that came since is put on whoever notifies, answers and issues."""
    one = StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=year)
    panel = replace(PANEL, later_titles=(OfficeTitle(title="Mayor of Borsetshire", from_date=day(since)),))
    other = {"mayor", "commissioner"} - {told}
    view = round_view(register(one, panel=panel), "R1", day("12/7/2021"))
    for line in (view.next, view.stands, *view.timeline, *(row.label for row in view.dates)):
        words = line.replace("mayor holds", "").replace("commissioners", "")
        assert other.isdisjoint(re.findall(r"[a-z]+", words.casefold())), line
    assert f"Who acts: the {told}." in view.timeline[2]


def test_what_a_fault_does_to_a_round_has_its_cure_whether_the_round_is_open_or_not() -> None:
    """A precept without its notification stays open, though the law would have ended it at its last step."""
    assert set(_CURES) == set(get_args(Upshot))
    one = StatutoryRound(
        id="R1",
        kind=RoundKind.PRECEPT,
        year=2021,
        steps=(RoundStep(step="review", on=dt.date(2021, 3, 25), choice="support"),),
    )
    register = Register.of(Panel(id="PANEL", name="A panel"), one)
    assert standing(register, one, dt.date(2021, 7, 12)).word == "open"
    told = [found for found in all_findings(Scene(register, dt.date(2021, 7, 12))) if "R1" in found.records]
    assert any("monitoring officer" in found.cure for found in told)
