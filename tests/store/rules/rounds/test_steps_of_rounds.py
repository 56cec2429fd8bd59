"""What each step of a statutory round is by law: at a meeting, in public, by a vote, of an amount, and behind which."""

from __future__ import annotations

import pytest

from store.records import RoundKind
from store.rules.rounds.rule import NOTIFICATION, StepRule
from store.rules.rounds.steps import STEPS

PRECEPT, HEARING, CONSTABLE = RoundKind.PRECEPT, RoundKind.CONFIRMATION_HEARING, RoundKind.CHIEF_CONSTABLE
REMOVAL, PLAN, YEARLY = RoundKind.REMOVAL, RoundKind.PLAN, RoundKind.ANNUAL_REPORT
SUSPENSION, ACTING = RoundKind.SUSPENSION, RoundKind.ACTING_COMMISSIONER

IN_ORDER: dict[RoundKind, str] = {
    PRECEPT: "notified review report response revised second-review second-report second-response issued",
    HEARING: "incomplete notified hearing report decision",
    CONSTABLE: "incomplete notified hearing report reserve-notified reserve-hearing reserve-report decision",
    REMOVAL: "suspended proposed further-notice hearing report decision",
    PLAN: "received review report response issued",
    YEARLY: "received review report response",
    SUSPENSION: "charged suspended ended",
    ACTING: "arose appointed ended",
}
"""The steps of each round; the advice of the monitoring officer can be recorded in all of them, and several times."""

Steps = set[tuple[RoundKind, str]]

AT_A_MEETING: Steps = {
    (PRECEPT, "review"),
    (PRECEPT, "second-review"),
    (HEARING, "hearing"),
    (CONSTABLE, "hearing"),
    (CONSTABLE, "reserve-hearing"),
    (REMOVAL, "hearing"),
    (PLAN, "review"),
    (YEARLY, "review"),
    (SUSPENSION, "suspended"),
    (ACTING, "appointed"),
}
IN_PRIVATE: Steps = {(REMOVAL, "hearing")}
"""Schedule 8 paragraph 15: a scrutiny hearing on a removal is held in private."""
OF_EITHER_SORT: Steps = {(SUSPENSION, "suspended"), (ACTING, "appointed")}
"""Where the law says neither; every other meeting of a round is in public."""
BY_VOTE: Steps = {(PRECEPT, "review"), (PRECEPT, "second-review"), (CONSTABLE, "report")}
"""Where a majority of members in post can veto, or the panel accepts or rejects."""
OF_AN_AMOUNT: Steps = {
    (PRECEPT, "notified"),
    (PRECEPT, "review"),
    (PRECEPT, "report"),
    (PRECEPT, "revised"),
    (PRECEPT, "second-review"),
    (PRECEPT, "second-report"),
    (PRECEPT, "issued"),
}
MAY_BE_LEFT_OUT: Steps = {(HEARING, "incomplete"), (CONSTABLE, "incomplete"), (REMOVAL, "suspended")}
LEFT_OPEN: Steps = {(SUSPENSION, "charged"), (ACTING, "appointed")}
"""Of which the choice may not be known yet."""

VETO = "review=veto-too-high|veto-too-low"
NEEDS: dict[tuple[RoundKind, str], tuple[str, ...]] = {
    (PRECEPT, "report"): ("review",),
    (PRECEPT, "response"): ("review",),
    (PRECEPT, "revised"): (VETO,),
    (PRECEPT, "second-review"): (VETO,),
    (PRECEPT, "second-report"): (VETO, "second-review"),
    (PRECEPT, "second-response"): (VETO,),
    (HEARING, "hearing"): ("notified",),
    (HEARING, "report"): ("notified",),
    (HEARING, "decision"): ("notified",),
    (CONSTABLE, "hearing"): ("notified",),
    (CONSTABLE, "report"): ("notified",),
    (CONSTABLE, "reserve-notified"): ("report=veto",),
    (CONSTABLE, "reserve-hearing"): ("reserve-notified",),
    (CONSTABLE, "reserve-report"): ("reserve-notified",),
    (CONSTABLE, "decision"): ("notified",),
    (REMOVAL, "hearing"): ("further-notice",),
    (REMOVAL, "report"): ("further-notice",),
    (REMOVAL, "decision"): ("further-notice",),
    (PLAN, "review"): ("received",),
    (PLAN, "report"): ("review",),
    (PLAN, "response"): ("report",),
    (PLAN, "issued"): ("received",),
    (YEARLY, "review"): ("received",),
    (YEARLY, "report"): ("review",),
    (YEARLY, "response"): ("report",),
    (SUSPENSION, "ended"): ("suspended",),
    (ACTING, "ended"): ("appointed",),
}
"""Without which a step cannot be."""

BEHIND: dict[tuple[RoundKind, str], str] = {
    (PRECEPT, "issued"): "review report response revised second-review second-report second-response",
    (HEARING, "report"): "hearing",
    (HEARING, "decision"): "hearing report",
    (CONSTABLE, "report"): "hearing",
    (CONSTABLE, "reserve-report"): "reserve-hearing",
    (CONSTABLE, "decision"): "hearing report reserve-hearing reserve-report",
    (REMOVAL, "further-notice"): "proposed",
    (REMOVAL, "report"): "hearing",
    (REMOVAL, "decision"): "hearing report",
    (PLAN, "issued"): "review report response",
    (SUSPENSION, "suspended"): "charged",
    (ACTING, "appointed"): "arose",
}
"""Which steps the law wants before it, though it can have happened without them."""

UNLESS: dict[tuple[RoundKind, str], tuple[str, ...]] = {
    (PRECEPT, "response"): (VETO,),
    (SUSPENSION, "suspended"): ("charged=less",),
}
PAPERS: dict[tuple[RoundKind, str], str] = {
    (PRECEPT, "second-review"): "revised",
    (PRECEPT, "second-report"): "revised",
}
ALSO: dict[tuple[RoundKind, str], str] = {
    (PRECEPT, "notified"): "papers",
    (PRECEPT, "second-review"): "reserve",
    (HEARING, "notified"): "hearing-first",
    (CONSTABLE, "notified"): "hearing-first",
    (CONSTABLE, "reserve-notified"): "reserve-hearing-first",
    (ACTING, "appointed"): "vacant",
}
"""The dates that follow from a step besides its limit."""

CHOICES: dict[tuple[RoundKind, str], str] = {
    (PRECEPT, "review"): "support support-with-recommendations not-supported veto-too-high veto-too-low",
    (PRECEPT, "second-review"): "accept accept-with-recommendations comments reject",
    (HEARING, "report"): "appoint do-not-appoint",
    (HEARING, "decision"): "accepted rejected",
    (CONSTABLE, "report"): "appoint do-not-appoint veto",
    (CONSTABLE, "reserve-report"): "appoint do-not-appoint",
    (CONSTABLE, "decision"): "appointed not-appointed",
    (REMOVAL, "report"): "remove do-not-remove",
    (REMOVAL, "decision"): "accepted rejected",
    (SUSPENSION, "charged"): "more less",
    (SUSPENSION, "ended"): "dropped acquitted convicted panel",
    (ACTING, "arose"): "vacancy incapacity suspension",
    (ACTING, "appointed"): "staff not-staff",
}
"""What a step may come to: a reserve candidate cannot be vetoed, nor can a precept a second time."""

LIMITS: dict[tuple[RoundKind, str], tuple[str, str, str]] = {
    (PRECEPT, "notified"): ("precept_notify", "", "precept_notify"),
    (PRECEPT, "review"): ("precept_report", "", "precept_report"),
    (PRECEPT, "report"): ("precept_report", "", "precept_report"),
    (PRECEPT, "revised"): ("precept_revised", "", "precept_revised"),
    (PRECEPT, "second-review"): ("precept_second_report", "", "precept_second_report"),
    (PRECEPT, "second-report"): ("precept_second_report", "", "precept_second_report"),
    (PRECEPT, "second-response"): ("precept_issue", "", "precept_issue"),
    (PRECEPT, "issued"): ("precept_issue", "", "precept_issue"),
    (HEARING, "hearing"): ("report-by", "notified", "confirmation_hearing"),
    (HEARING, "report"): ("report-by", "notified", "confirmation_hearing"),
    (CONSTABLE, "hearing"): ("report-by", "notified", "chief_constable_hearing"),
    (CONSTABLE, "report"): ("report-by", "notified", "chief_constable_hearing"),
    (CONSTABLE, "reserve-hearing"): ("reserve-report-by", "reserve-notified", "reserve_candidate_hearing"),
    (CONSTABLE, "reserve-report"): ("reserve-report-by", "reserve-notified", "reserve_candidate_hearing"),
    (REMOVAL, "hearing"): ("report-by", "further-notice", "removal_hearing"),
    (REMOVAL, "report"): ("report-by", "further-notice", "removal_hearing"),
    (PLAN, "issued"): ("issue-by", "poll", "plan_issued"),
}
"""The last day of a step, from which step on it is counted, and by which provision."""

EVERY = [(kind, rule) for kind, rules in STEPS.items() for rule in rules if rule.code != "advice"]


def test_each_round_has_its_steps_in_their_order_and_the_advice() -> None:
    for kind, codes in IN_ORDER.items():
        assert [rule.code for rule in STEPS[kind]] == [*codes.split(), "advice"]
        advice = STEPS[kind][-1]
        assert (advice.optional, advice.again, advice.meeting, advice.limit) == (True, True, False, None)
    assert set(STEPS) == set(IN_ORDER)


@pytest.mark.parametrize(("kind", "rule"), EVERY, ids=lambda one: getattr(one, "code", getattr(one, "value", "")))
def test_a_step_is_what_the_law_makes_of_it(kind: RoundKind, rule: StepRule) -> None:
    step = (kind, rule.code)
    assert rule.meeting is (step in AT_A_MEETING)
    public = {True: None} if step not in AT_A_MEETING or step in OF_EITHER_SORT else {True: step not in IN_PRIVATE}
    assert rule.public is public[True]
    assert rule.vote is (step in BY_VOTE)
    assert rule.money is (step in OF_AN_AMOUNT)
    assert rule.optional is (step in MAY_BE_LEFT_OUT)
    assert rule.asked is (step in LEFT_OPEN)
    assert rule.again is False
    assert rule.holds == (NOTIFICATION if step[1].endswith("notified") and kind is not PRECEPT else ())
    assert rule.needs == NEEDS.get(step, ())
    assert rule.after == tuple(BEHIND.get(step, "").split())
    assert rule.unless == UNLESS.get(step, ())
    assert bool(rule.barred) is (step in UNLESS)
    assert rule.papers == PAPERS.get(step, "")
    assert rule.also == tuple(ALSO.get(step, "").split())
    assert [code for code, _ in rule.choices] == CHOICES.get(step, "").split()
    limit = rule.limit and (rule.limit.code, rule.limit.since, rule.limit.provision)
    assert limit == LIMITS.get(step)


def test_a_notification_names_the_candidate_the_criteria_the_reasons_and_the_terms() -> None:
    assert NOTIFICATION == ("name", "criteria", "reasons", "terms")
