"""The steps of the rounds on a document: the police and crime plan and the annual report (2011 Act ss.5, 12 and 28)."""

from __future__ import annotations

from store.rules.rounds.rule import ADVICE, COMMISSIONER, PANEL, Consequence, StepLimit, StepRule

_BEFORE_ISSUE = (
    "Before the plan is issued the panel has the draft with reasonable time, and the commissioner has regard to its "
    "report and publishes a response (2011 Act s.5(6)(c)-(f), (7))."
)

PLAN = (
    StepRule(
        code="received",
        label="Draft plan or variation received",
        told="the panel received the draft plan",
        who=COMMISSIONER,
        timing="with reasonable time for the panel's review (2011 Act s.5(6)(c), (7))",
        missing=Consequence("The draft must go to the panel with reasonable time (2011 Act s.5(6)(c), (7))."),
    ),
    StepRule(
        code="review",
        label="Reviewed by the full panel",
        told="the full panel reviewed it",
        who=PANEL,
        meeting=True,
        public=True,
        needs=("received",),
        timing="before the plan is issued; the law sets no number of days",
        missing=Consequence("The panel must review the draft and report on it (2011 Act s.28(3))."),
    ),
    StepRule(
        code="report",
        label="Report and recommendations sent, published and copied",
        told="the panel reported to the commissioner, published the report and sent copies to every council",
        who=PANEL,
        needs=("review",),
        timing="before the plan is issued; the law sets no number of days",
        missing=Consequence(
            "The panel must report or recommend, publish that and send copies to the councils "
            "(2011 Act s.28(3), (7)-(8))."
        ),
    ),
    StepRule(
        code="response",
        label="Response of the commissioner published",
        told="the commissioner responded and published the response",
        who=COMMISSIONER,
        needs=("report",),
        timing="before the plan is issued; the law sets no number of days",
        missing=Consequence(
            "The commissioner must have regard to the report, respond and publish the response "
            "(2011 Act s.5(6)(d)-(f))."
        ),
    ),
    StepRule(
        code="issued",
        label="Plan issued",
        told="the commissioner issued the plan",
        who=COMMISSIONER,
        needs=("received",),
        after=("review", "report", "response"),
        limit=StepLimit(code="issue-by", label="Plan issued by", provision="plan_issued", since="poll"),
        late=Consequence(
            "The plan is due within the financial year of the ordinary election, and the law does not say what follows "
            "(2011 Act s.5(1)-(2)).",
            "ask",
        ),
        missing=Consequence(
            "The commissioner must issue a plan within the financial year of the ordinary election "
            "(2011 Act s.5(1)-(2))."
        ),
        early=Consequence(_BEFORE_ISSUE, "holds"),
    ),
    ADVICE,
)
"""The police and crime plan, or a variation of it."""

ANNUAL_REPORT = (
    StepRule(
        code="received",
        label="Annual report received",
        told="the panel was sent the annual report",
        who=COMMISSIONER,
        timing="as soon as practicable after it is produced (2011 Act s.12(2))",
        missing=Consequence(
            "The commissioner must send the annual report to the panel as soon as practicable (2011 Act s.12(2))."
        ),
    ),
    StepRule(
        code="review",
        label="Reviewed by the full panel",
        told="the full panel reviewed it at a public meeting",
        who=PANEL,
        meeting=True,
        public=True,
        needs=("received",),
        timing="as soon as practicable after it is sent (2011 Act s.28(4))",
        missing=Consequence(
            "The panel must hold a public meeting on it as soon as practicable, and the commissioner must attend it "
            "(2011 Act s.28(4), s.12(3))."
        ),
    ),
    StepRule(
        code="report",
        label="Report and recommendations sent, published and copied",
        told="the panel reported to the commissioner, published the report and sent copies to every council",
        who=PANEL,
        needs=("review",),
        timing="the law sets no number of days",
        missing=Consequence(
            "The panel must report or recommend, publish that and send copies to the councils "
            "(2011 Act s.28(4), (7)-(8))."
        ),
    ),
    StepRule(
        code="response",
        label="Response of the commissioner published",
        told="the commissioner responded and published the response",
        who=COMMISSIONER,
        needs=("report",),
        timing="in the manner that the panel decides; the law sets no number of days (2011 Act s.12(3)-(5))",
        missing=Consequence(
            "The commissioner must respond to the report and publish the response (2011 Act s.12(3)-(5))."
        ),
    ),
    ADVICE,
)
"""The commissioner's annual report."""
