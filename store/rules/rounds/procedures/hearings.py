"""The steps of the rounds that turn on a person: confirmation (2011 Act Sch 1), chief constable and removal (Sch 8)."""

from __future__ import annotations

from msgspec.structs import replace

from store.rules.rounds.rule import ADVICE, COMMISSIONER, NOTIFICATION, PANEL, Consequence, StepLimit, StepRule

_SCH_1 = "2011 Act Sch 1 paras 9-12"
_SCH_8 = "2011 Act Sch 8 Part 1"
_RESERVE = "SI 2012/2271 regs 9-12"
_NO_DEFAULT = "The law does not say what follows when the three weeks are over"
_NO_DAY = "the law sets no number of days"

_THREE_WEEKS = StepLimit(
    code="report-by", label="Panel's report by", provision="confirmation_hearing", since="notified"
)
_CHIEF_WEEKS = StepLimit(
    code="report-by", label="Panel's report by", provision="chief_constable_hearing", since="notified"
)
_RESERVE_WEEKS = StepLimit(
    code="reserve-report-by",
    label="Reserve candidate: panel's report by",
    provision="reserve_candidate_hearing",
    since="reserve-notified",
)
_SIX_WEEKS = StepLimit(
    code="report-by", label="Panel's written recommendation by", provision="removal_hearing", since="further-notice"
)

_INCOMPLETE = StepRule(
    code="incomplete",
    label="Incomplete notification received",
    told="a notification came that was not complete and started no clock",
    who=COMMISSIONER,
    optional=True,
)
_NOTIFIED = StepRule(
    code="notified",
    label="Notification received, complete",
    told="the panel received the complete notification of the candidate",
    who=COMMISSIONER,
    holds=NOTIFICATION,
    timing=_NO_DAY,
    missing=Consequence(
        "The three weeks begin only with a complete notification: the name, the criteria, why the candidate meets them "
        f"and the terms ({_SCH_1})."
    ),
    also=("hearing-first",),
)
_HELD = StepRule(
    code="hearing",
    label="Public confirmation hearing held",
    told="the public confirmation hearing was held",
    who=PANEL,
    meeting=True,
    public=True,
    needs=("notified",),
    limit=_THREE_WEEKS,
    late=Consequence(f"{_NO_DEFAULT} ({_SCH_1}).", "ask"),
    missing=Consequence(f"The panel must hold a public confirmation hearing before it reports ({_SCH_1})."),
)
_RECOMMENDED = (
    ("appoint", "it recommended the appointment"),
    ("do-not-appoint", "it recommended no appointment"),
)

CONFIRMATION = (
    _INCOMPLETE,
    _NOTIFIED,
    _HELD,
    StepRule(
        code="report",
        label="Report with a recommendation sent and published",
        told="the panel reported to the commissioner and published the report",
        who=PANEL,
        needs=("notified",),
        after=("hearing",),
        choices=_RECOMMENDED,
        limit=_THREE_WEEKS,
        late=Consequence(f"{_NO_DEFAULT} ({_SCH_1}).", "ask"),
        missing=Consequence(
            "The panel must report with a recommendation, and the law does not say what follows if it is silent for "
            f"three weeks ({_SCH_1}).",
            "ask",
        ),
        early=Consequence(f"The report must follow a public confirmation hearing ({_SCH_1}).", "holds"),
    ),
    StepRule(
        code="decision",
        label="Commissioner's decision notified",
        told="the commissioner told the panel of the decision",
        who=COMMISSIONER,
        needs=("notified",),
        after=("hearing", "report"),
        choices=(("accepted", "the recommendation was accepted"), ("rejected", "the recommendation was rejected")),
        timing=_NO_DAY,
        missing=Consequence(
            f"The commissioner must tell the panel whether the recommendation is accepted or rejected ({_SCH_1})."
        ),
        early=Consequence(
            f"The commissioner decides on the recommendation after the panel's report ({_SCH_1}).", "holds"
        ),
    ),
    ADVICE,
)
"""The appointment of a chief executive, a chief finance officer or a deputy."""

_NO_REPORT = Consequence(
    "Three weeks without a report end the confirmation process: the commissioner may appoint, and a veto reported "
    "afterwards is void and has no effect (2011 Act Sch 8 para 2(3)). If a report was given in time, record it.",
    "ends",
)
_OWN_ROUND = "The reserve candidate has a hearing and a report too, with three weeks of its own, and no second veto"

CHIEF_CONSTABLE = (
    _INCOMPLETE,
    replace(
        _NOTIFIED,
        missing=Consequence(
            "The three weeks begin only with a complete notification: the name, the criteria, why the candidate meets "
            f"them and the terms ({_SCH_8})."
        ),
    ),
    replace(
        _HELD,
        limit=_CHIEF_WEEKS,
        late=Consequence(
            "A recommendation or a veto is reported within the three weeks and after a hearing; three weeks without a "
            "report end the confirmation process, and the commissioner may appoint (2011 Act Sch 8 para 2(3))."
        ),
        missing=Consequence(f"A recommendation or a veto presupposes a public confirmation hearing ({_SCH_8})."),
    ),
    StepRule(
        code="report",
        label="Report with a recommendation or veto sent and published",
        told="the panel reported to the commissioner and published the report",
        who=PANEL,
        vote=True,
        needs=("notified",),
        after=("hearing",),
        choices=(*_RECOMMENDED, ("veto", "it vetoed the appointment")),
        limit=_CHIEF_WEEKS,
        late=Consequence(
            "A report after the three weeks is none: a veto in it is void and has no effect, and the commissioner may "
            "appoint (2011 Act Sch 8 para 2(3)).",
            "ends",
        ),
        missing=_NO_REPORT,
        early=Consequence(f"A recommendation or a veto presupposes a public confirmation hearing ({_SCH_8}).", "holds"),
    ),
    StepRule(
        code="reserve-notified",
        label="Reserve candidate notified, complete",
        told="the panel received the complete notification of a reserve candidate",
        who=COMMISSIONER,
        holds=NOTIFICATION,
        needs=("report=veto",),
        timing=_NO_DAY,
        missing=Consequence(
            "After a veto that candidate must not be appointed: the commissioner proposes a reserve candidate "
            f"({_RESERVE})."
        ),
        also=("reserve-hearing-first",),
    ),
    StepRule(
        code="reserve-hearing",
        label="Hearing of the reserve candidate held",
        told="the public confirmation hearing of the reserve candidate was held",
        who=PANEL,
        meeting=True,
        public=True,
        needs=("reserve-notified",),
        limit=_RESERVE_WEEKS,
        late=Consequence(f"{_OWN_ROUND} ({_RESERVE}).", "ask"),
        missing=Consequence(f"{_OWN_ROUND} ({_RESERVE})."),
    ),
    StepRule(
        code="reserve-report",
        label="Report on the reserve candidate sent and published",
        told="the panel reported on the reserve candidate; there is no second veto",
        who=PANEL,
        needs=("reserve-notified",),
        after=("reserve-hearing",),
        choices=_RECOMMENDED,
        limit=_RESERVE_WEEKS,
        late=Consequence(f"{_OWN_ROUND} ({_RESERVE}).", "ask"),
        missing=Consequence(f"{_OWN_ROUND} ({_RESERVE}).", "ask"),
        early=Consequence(f"{_OWN_ROUND} ({_RESERVE}).", "holds"),
    ),
    StepRule(
        code="decision",
        label="Commissioner's decision notified",
        told="the commissioner told the panel of the decision",
        who=COMMISSIONER,
        needs=("notified",),
        after=("hearing", "report", "reserve-hearing", "reserve-report"),
        choices=(("appointed", "the candidate was appointed"), ("not-appointed", "the candidate was not appointed")),
        timing=_NO_DAY,
        missing=Consequence(f"The commissioner must tell the panel of the decision ({_SCH_8})."),
        early=Consequence(
            "The commissioner may appoint only after the panel's report, or after three weeks without one "
            "(2011 Act Sch 8 para 2(3)).",
            "holds",
        ),
    ),
    ADVICE,
)
"""The appointment of a chief constable, and of a reserve candidate after a veto."""

_NO_HEARING = "A recommendation presupposes the private scrutiny hearing (2011 Act Sch 8 para 15)."
_OVER = (
    "After the six weeks the process is over and the commissioner may go on, whatever is recommended later "
    "(2011 Act Sch 8 para 12(2)(a))."
)

REMOVAL = (
    StepRule(
        code="suspended",
        label="Suspension of the chief constable notified",
        told="the commissioner told the panel that the chief constable was suspended",
        who=COMMISSIONER,
        optional=True,
        timing="if the chief constable is suspended (2011 Act Sch 8 para 11)",
    ),
    StepRule(
        code="proposed",
        label="Proposal to remove notified, with the reasons",
        told="the commissioner notified the proposal to call for retirement or resignation, with the reasons",
        who=COMMISSIONER,
        timing=_NO_DAY,
        missing=Consequence(
            "The commissioner first gives the reasons, and the chief constable may make representations "
            "(2011 Act Sch 8 para 13)."
        ),
    ),
    StepRule(
        code="further-notice",
        label="Further notice received, with the representations",
        told="the panel received the further notice that the commissioner still proposes it",
        who=COMMISSIONER,
        after=("proposed",),
        timing=_NO_DAY,
        missing=Consequence("The six weeks begin only with the further notice (2011 Act Sch 8 paras 14-15)."),
        early=Consequence(
            "The further notice follows the proposal and the representations (2011 Act Sch 8 paras 13-14).", "holds"
        ),
    ),
    StepRule(
        code="hearing",
        label="Private scrutiny hearing held",
        told="the scrutiny hearing was held in private",
        who=PANEL,
        meeting=True,
        public=False,
        needs=("further-notice",),
        limit=_SIX_WEEKS,
        late=Consequence(_OVER),
        missing=Consequence(_NO_HEARING, "holds"),
    ),
    StepRule(
        code="report",
        label="Written recommendation given and published",
        told="the panel gave its written recommendation and published it",
        who=PANEL,
        needs=("further-notice",),
        after=("hearing",),
        choices=(("remove", "it recommended the call"), ("do-not-remove", "it recommended no call")),
        limit=_SIX_WEEKS,
        late=Consequence(_OVER, "ends"),
        missing=Consequence(
            "Six weeks without a recommendation end the process: the commissioner may go on, whatever is recommended "
            "later (2011 Act Sch 8 para 12(2)(a)). If one was given in time, record it.",
            "ends",
        ),
        early=Consequence(_NO_HEARING, "holds"),
    ),
    StepRule(
        code="decision",
        label="Commissioner's decision notified",
        told="the commissioner told the panel of the decision",
        who=COMMISSIONER,
        needs=("further-notice",),
        after=("hearing", "report"),
        choices=(("accepted", "the recommendation was accepted"), ("rejected", "the recommendation was rejected")),
        timing=_NO_DAY,
        missing=Consequence("The commissioner tells the panel of the decision (2011 Act Sch 8 Part 2)."),
        early=Consequence(
            "The commissioner may go on only after the recommendation, or after six weeks without one "
            "(2011 Act Sch 8 para 12).",
            "holds",
        ),
    ),
    ADVICE,
)
"""The call on a chief constable to retire or resign. It is no special function: Sch 6 para 27 does not name it."""
