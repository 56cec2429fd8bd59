"""The steps of a precept round (2011 Act Sch 5; SI 2012/2271 regs 3-8)."""

from __future__ import annotations

from store.rules.rounds.rule import ADVICE, COMMISSIONER, PANEL, Consequence, StepLimit, StepRule

VETOED = "review=veto-too-high|veto-too-low"
"""What the steps of the second round need: a veto that has effect."""

_REG_4 = "SI 2012/2271 reg 4(1)-(2)"
_REPORT_BY = StepLimit(code="precept_report", label="Panel's review and report by", provision="precept_report")
_SECOND_BY = StepLimit(
    code="precept_second_report", label="After a veto: second report by", provision="precept_second_report"
)
_ISSUE_BY = StepLimit(
    code="precept_issue",
    label="Response to the second report by; then the precept is issued",
    provision="precept_issue",
)
_TOO_LATE = Consequence(
    "After 8 February the time for scrutiny is over: the commissioner may issue the proposed precept, and a veto not "
    f"reviewed and reported by then is void and has no effect ({_REG_4}).",
    "ends",
)
_NO_REPORT = Consequence(
    "Without a review and a report by 8 February the commissioner may issue the proposed precept, and a veto is void "
    f"and has no effect ({_REG_4}). If it was made in time, record it.",
    "ends",
)
_SECOND_LATE = Consequence(
    "The commissioner may issue the revised precept without it (SI 2012/2271 reg 6(3)).",
    "ends",
)

PRECEPT = (
    StepRule(
        code="notified",
        label="Proposed precept notified",
        told="the commissioner notified the proposed precept",
        who=COMMISSIONER,
        money=True,
        limit=StepLimit(
            code="precept_notify",
            label="Proposed precept notified by the commissioner by",
            provision="precept_notify",
        ),
        late=Consequence(
            "The panel's own 8 February does not move with it, and the law does not say what else follows "
            "(SI 2012/2271 reg 3).",
            "ask",
        ),
        missing=Consequence(
            "The commissioner must notify the panel of the precept that is proposed "
            "(SI 2012/2271 reg 3; 2011 Act Sch 5 para 2)."
        ),
        also=("papers",),
    ),
    StepRule(
        code="review",
        label="Proposed precept reviewed by the panel",
        told="the panel reviewed the proposed precept",
        who=PANEL,
        meeting=True,
        public=True,
        vote=True,
        money=True,
        choices=(
            ("support", "supported it"),
            ("support-with-recommendations", "supported it with recommendations"),
            ("not-supported", "did not support it, without a veto"),
            ("veto-too-high", "vetoed it as too high"),
            ("veto-too-low", "vetoed it as too low"),
        ),
        limit=_REPORT_BY,
        late=_TOO_LATE,
        missing=_NO_REPORT,
    ),
    StepRule(
        code="report",
        label="Report sent to the commissioner and published",
        told="the panel's report was sent to the commissioner and published",
        who=PANEL,
        money=True,
        needs=("review",),
        limit=_REPORT_BY,
        late=_TOO_LATE,
        missing=_NO_REPORT,
    ),
    StepRule(
        code="response",
        label="Response of the commissioner published",
        told="the commissioner responded to the report and published the response",
        who=COMMISSIONER,
        needs=("review",),
        unless=(VETOED,),
        barred="After a veto the commissioner responds with a revised precept.",
        timing="before the precept is issued, in the manner that the panel decides (2011 Act Sch 5 para 5)",
        missing=Consequence(
            "No precept may be issued before the response to the panel's report has been given and published "
            "(2011 Act Sch 5 para 1(2)(a))."
        ),
    ),
    StepRule(
        code="revised",
        label="Revised precept notified",
        told="the commissioner responded and notified a revised precept",
        who=COMMISSIONER,
        money=True,
        needs=(VETOED,),
        limit=StepLimit(
            code="precept_revised",
            label="After a veto: response and revised precept by",
            provision="precept_revised",
        ),
        late=Consequence(
            "The panel's own 22 February does not move with it, and the law does not say what else follows "
            "(SI 2012/2271 reg 5).",
            "ask",
        ),
        missing=Consequence(
            "After a veto the proposed precept must not be issued: the commissioner responds, publishes the response "
            "and notifies a revised precept (SI 2012/2271 reg 5; 2011 Act Sch 5 para 6)."
        ),
    ),
    StepRule(
        code="second-review",
        label="Revised precept reviewed by the panel",
        told="the panel reviewed the revised precept",
        who=PANEL,
        meeting=True,
        public=True,
        vote=True,
        money=True,
        needs=(VETOED,),
        choices=(
            ("accept", "accepted it"),
            ("accept-with-recommendations", "accepted it with recommendations"),
            ("comments", "made comments on it"),
            ("reject", "rejected it, which does not stop its issue"),
        ),
        limit=_SECOND_BY,
        late=_SECOND_LATE,
        missing=_SECOND_LATE,
        papers="revised",
        also=("reserve",),
    ),
    StepRule(
        code="second-report",
        label="Second report sent and published",
        told="the panel's second report was sent to the commissioner and published",
        who=PANEL,
        money=True,
        needs=(VETOED, "second-review"),
        limit=_SECOND_BY,
        late=_SECOND_LATE,
        missing=_SECOND_LATE,
        papers="revised",
    ),
    StepRule(
        code="second-response",
        label="Response to the second report published",
        told="the commissioner responded to the second report and published the response",
        who=COMMISSIONER,
        needs=(VETOED,),
        limit=_ISSUE_BY,
        late=Consequence("The law does not say what follows (SI 2012/2271 regs 7-8).", "ask"),
        missing=Consequence(
            "After a veto the precept is issued only when the response to the second report has been given and "
            "published (SI 2012/2271 regs 7-8)."
        ),
    ),
    StepRule(
        code="issued",
        label="Precept issued",
        told="the commissioner issued the precept",
        who=COMMISSIONER,
        money=True,
        after=("review", "report", "response", "revised", "second-review", "second-report", "second-response"),
        limit=_ISSUE_BY,
        late=Consequence(
            "The Regulations set that day after a veto, and do not say what follows (SI 2012/2271 regs 7-8).", "ask"
        ),
        missing=Consequence("The round goes on until the precept is issued (2011 Act Sch 5 para 5)."),
        early=Consequence(
            "No precept may be issued before the response to the panel's report has been given and published "
            "(2011 Act Sch 5 para 1(2)(a)).",
            "holds",
        ),
    ),
    ADVICE,
)
"""The steps in their order."""
