"""The steps of every statutory procedure, as data: who takes them, what has to be chosen, and how they read."""

from __future__ import annotations

import msgspec

from store.records import RoundKind

COMMISSIONER, PANEL = "the commissioner", "the panel"

VETOES = frozenset({"veto-too-high", "veto-too-low", "veto"})
"""The choices that are a veto."""

NOTIFICATION = ("name", "criteria", "reasons", "terms")
"""What a notification of a candidate must hold before it starts a clock."""

NOTIFICATION_WORDS = {
    "name": "the candidate's name",
    "criteria": "the criteria for the appointment",
    "reasons": "why the candidate meets them",
    "terms": "the terms and conditions",
}
"""The same in words."""


class StepRule(msgspec.Struct, frozen=True, kw_only=True):
    """One step. `label` names it in a list, `told` in the timeline after the day; `choices` pair codes with words.

    `meeting` says that it happens at a meeting of the panel, `vote` that votes are counted, `money` that it is about an
    amount, `holds` what has to be ticked off. `needs` are steps without which it cannot happen, each as `step` or as
    `step=choice|choice`; `unless` are those after which it does not.
    """

    code: str
    label: str
    told: str
    who: str
    choices: tuple[tuple[str, str], ...] = ()
    meeting: bool = False
    vote: bool = False
    money: bool = False
    holds: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    optional: bool = False


_VETOED = "review=veto-too-high|veto-too-low"

_PRECEPT = (
    StepRule(
        code="notified",
        label="Proposed precept notified",
        told="the commissioner notified the proposed precept",
        who=COMMISSIONER,
        money=True,
    ),
    StepRule(
        code="review",
        label="Proposed precept reviewed by the panel",
        told="the panel reviewed the proposed precept",
        who=PANEL,
        meeting=True,
        vote=True,
        choices=(
            ("support", "supported it"),
            ("support-with-recommendations", "supported it with recommendations"),
            ("not-supported", "did not support it, without a veto"),
            ("veto-too-high", "vetoed it as too high"),
            ("veto-too-low", "vetoed it as too low"),
        ),
    ),
    StepRule(
        code="report",
        label="Report sent to the commissioner and published",
        told="the panel's report was sent to the commissioner and published",
        who=PANEL,
        needs=("review",),
    ),
    StepRule(
        code="response",
        label="Response of the commissioner published",
        told="the commissioner responded to the report and published the response",
        who=COMMISSIONER,
        needs=("review",),
        unless=(_VETOED,),
    ),
    StepRule(
        code="revised",
        label="Revised precept notified",
        told="the commissioner responded and notified a revised precept",
        who=COMMISSIONER,
        money=True,
        needs=(_VETOED,),
    ),
    StepRule(
        code="second-review",
        label="Revised precept reviewed by the panel",
        told="the panel reviewed the revised precept",
        who=PANEL,
        meeting=True,
        vote=True,
        needs=(_VETOED,),
        choices=(
            ("accept", "accepted it"),
            ("accept-with-recommendations", "accepted it with recommendations"),
            ("comments", "made comments on it"),
            ("reject", "rejected it, which does not stop its issue"),
        ),
    ),
    StepRule(
        code="second-report",
        label="Second report sent and published",
        told="the panel's second report was sent to the commissioner and published",
        who=PANEL,
        needs=(_VETOED, "second-review"),
    ),
    StepRule(
        code="second-response",
        label="Response to the second report published",
        told="the commissioner responded to the second report and published the response",
        who=COMMISSIONER,
        needs=(_VETOED,),
    ),
    StepRule(
        code="issued", label="Precept issued", told="the commissioner issued the precept", who=COMMISSIONER, money=True
    ),
)

_INCOMPLETE = StepRule(
    code="incomplete",
    label="Incomplete notification received",
    told="a notification came that was not complete and started no clock",
    who=COMMISSIONER,
    optional=True,
    unless=("notified",),
)

_HEARING = (
    _INCOMPLETE,
    StepRule(
        code="notified",
        label="Notification received, complete",
        told="the panel received the complete notification of the candidate",
        who=COMMISSIONER,
        holds=NOTIFICATION,
    ),
    StepRule(
        code="hearing",
        label="Public confirmation hearing held",
        told="the public confirmation hearing was held",
        who=PANEL,
        meeting=True,
        needs=("notified",),
    ),
    StepRule(
        code="report",
        label="Report with a recommendation sent and published",
        told="the panel reported to the commissioner and published the report",
        who=PANEL,
        needs=("hearing",),
        choices=(("appoint", "it recommended the appointment"), ("do-not-appoint", "it recommended no appointment")),
    ),
    StepRule(
        code="decision",
        label="Commissioner's decision notified",
        told="the commissioner told the panel of the decision",
        who=COMMISSIONER,
        needs=("report",),
        choices=(("accepted", "the recommendation was accepted"), ("rejected", "the recommendation was rejected")),
    ),
)

_CHIEF_CONSTABLE = (
    *_HEARING[:3],
    StepRule(
        code="report",
        label="Report with a recommendation or veto sent and published",
        told="the panel reported to the commissioner and published the report",
        who=PANEL,
        vote=True,
        needs=("hearing",),
        choices=(
            ("appoint", "it recommended the appointment"),
            ("do-not-appoint", "it recommended no appointment"),
            ("veto", "it vetoed the appointment"),
        ),
    ),
    StepRule(
        code="reserve-notified",
        label="Reserve candidate notified, complete",
        told="the panel received the complete notification of a reserve candidate",
        who=COMMISSIONER,
        holds=NOTIFICATION,
        needs=("report=veto",),
    ),
    StepRule(
        code="reserve-hearing",
        label="Hearing of the reserve candidate held",
        told="the public confirmation hearing of the reserve candidate was held",
        who=PANEL,
        meeting=True,
        needs=("reserve-notified",),
    ),
    StepRule(
        code="reserve-report",
        label="Report on the reserve candidate sent and published",
        told="the panel reported on the reserve candidate; there is no second veto",
        who=PANEL,
        needs=("reserve-hearing",),
        choices=(("appoint", "it recommended the appointment"), ("do-not-appoint", "it recommended no appointment")),
    ),
    StepRule(
        code="decision",
        label="Commissioner's decision notified",
        told="the commissioner told the panel of the decision",
        who=COMMISSIONER,
        needs=("report",),
        choices=(("appointed", "the candidate was appointed"), ("not-appointed", "the candidate was not appointed")),
    ),
)

_REMOVAL = (
    StepRule(
        code="suspended",
        label="Suspension of the chief constable notified",
        told="the commissioner told the panel that the chief constable was suspended",
        who=COMMISSIONER,
        optional=True,
    ),
    StepRule(
        code="proposed",
        label="Proposal to remove notified, with the reasons",
        told="the commissioner notified the proposal to call for retirement or resignation, with the reasons",
        who=COMMISSIONER,
    ),
    StepRule(
        code="further-notice",
        label="Further notice received, with the representations",
        told="the panel received the further notice that the commissioner still proposes it",
        who=COMMISSIONER,
        needs=("proposed",),
    ),
    StepRule(
        code="hearing",
        label="Private scrutiny hearing held",
        told="the scrutiny hearing was held in private",
        who=PANEL,
        meeting=True,
        needs=("further-notice",),
    ),
    StepRule(
        code="report",
        label="Written recommendation given and published",
        told="the panel gave its written recommendation and published it",
        who=PANEL,
        needs=("further-notice",),
        choices=(("remove", "it recommended the call"), ("do-not-remove", "it recommended no call")),
    ),
    StepRule(
        code="decision",
        label="Commissioner's decision notified",
        told="the commissioner told the panel of the decision",
        who=COMMISSIONER,
        needs=("report",),
        choices=(("accepted", "the recommendation was accepted"), ("rejected", "the recommendation was rejected")),
    ),
)

_REVIEWED = (
    StepRule(
        code="review",
        label="Reviewed by the full panel",
        told="the full panel reviewed it in public",
        who=PANEL,
        meeting=True,
        needs=("received",),
    ),
    StepRule(
        code="report",
        label="Report and recommendations sent, published and copied",
        told="the panel reported to the commissioner, published the report and sent copies to every council",
        who=PANEL,
        needs=("review",),
    ),
    StepRule(
        code="response",
        label="Response of the commissioner published",
        told="the commissioner responded and published the response",
        who=COMMISSIONER,
        needs=("report",),
    ),
)

_PLAN = (
    StepRule(
        code="received",
        label="Draft plan or variation received",
        told="the panel received the draft plan",
        who=COMMISSIONER,
    ),
    *_REVIEWED,
    StepRule(
        code="issued", label="Plan issued", told="the commissioner issued the plan", who=COMMISSIONER, needs=("review",)
    ),
)

_ANNUAL_REPORT = (
    StepRule(
        code="received", label="Annual report received", told="the panel was sent the annual report", who=COMMISSIONER
    ),
    *_REVIEWED,
)

_SUSPENSION = (
    StepRule(
        code="charged",
        label="Commissioner charged with an offence",
        told="the commissioner was charged with an offence",
        who="the courts",
        choices=(("more", "it carries more than two years"), ("less", "it does not carry more than two years")),
    ),
    StepRule(
        code="suspended",
        label="Commissioner suspended by the full panel",
        told="the panel suspended the commissioner",
        who=PANEL,
        meeting=True,
        needs=("charged",),
    ),
    StepRule(
        code="ended",
        label="Suspension ended",
        told="the suspension ended",
        who=PANEL,
        needs=("suspended",),
        choices=(
            ("dropped", "the charge was dropped"),
            ("acquitted", "the commissioner was acquitted"),
            ("convicted", "a conviction that does not disqualify"),
            ("panel", "the panel ended it"),
        ),
    ),
)

_ACTING = (
    StepRule(
        code="arose",
        label="Need for an acting commissioner arose",
        told="the need for an acting commissioner arose",
        who=PANEL,
        choices=(
            ("vacancy", "the office is vacant"),
            ("incapacity", "the panel decided that the commissioner is incapacitated"),
            ("suspension", "the commissioner is suspended"),
        ),
    ),
    StepRule(
        code="appointed",
        label="Acting commissioner appointed by the panel",
        told="the panel appointed an acting commissioner from the commissioner's staff",
        who=PANEL,
        meeting=True,
        needs=("arose",),
    ),
    StepRule(
        code="ended",
        label="Acting appointment ended",
        told="the acting appointment ended",
        who=PANEL,
        needs=("appointed",),
    ),
)

STEPS: dict[RoundKind, tuple[StepRule, ...]] = {
    RoundKind.PRECEPT: _PRECEPT,
    RoundKind.CONFIRMATION_HEARING: _HEARING,
    RoundKind.CHIEF_CONSTABLE: _CHIEF_CONSTABLE,
    RoundKind.REMOVAL: _REMOVAL,
    RoundKind.PLAN: _PLAN,
    RoundKind.ANNUAL_REPORT: _ANNUAL_REPORT,
    RoundKind.SUSPENSION: _SUSPENSION,
    RoundKind.ACTING_COMMISSIONER: _ACTING,
}
"""The steps of each procedure, in their order."""
