"""The statutory numbers on the panel's work with the commissioner: precept, hearings, plan, complaints."""

from __future__ import annotations

from store.rules.law.provision import row

_PRSRA = "Police Reform and Social Responsibility Act 2011"
_PRECEPTS = "Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012 (SI 2012/2271)"
_COMPLAINTS = "Elected Local Policing Bodies (Complaints and Misconduct) Regulations 2012 (SI 2012/62)"

COMMISSIONERS = (
    row(
        "precept_notify",
        1,
        "day of the year",
        f"{_PRECEPTS} reg 3; {_PRSRA} Sch 5 para 2",
        "The commissioner tells the panel the proposed precept by 1 February. Weekends move nothing.",
        month=2,
        commissioners=True,
    ),
    row(
        "precept_report",
        8,
        "day of the year",
        f"{_PRECEPTS} reg 4; {_PRSRA} Sch 5 paras 3-4",
        "The panel reviews the proposed precept and reports by 8 February; a later veto has no effect.",
        month=2,
        commissioners=True,
    ),
    row(
        "precept_revised",
        15,
        "day of the year",
        f"{_PRECEPTS} reg 5; {_PRSRA} Sch 5 para 6",
        "After a veto the commissioner responds and notifies a revised precept by 15 February.",
        month=2,
        commissioners=True,
    ),
    row(
        "precept_second_report",
        22,
        "day of the year",
        f"{_PRECEPTS} reg 6",
        "The panel reviews the revised precept and makes its second report by 22 February; there is no second veto.",
        month=2,
        commissioners=True,
    ),
    row(
        "precept_issue",
        1,
        "day of the year",
        f"{_PRECEPTS} regs 7-8",
        "The commissioner responds to the second report by 1 March and then issues the precept.",
        month=3,
        commissioners=True,
    ),
    row(
        "precept_veto",
        2,
        "share of members",
        f"{_PRSRA} Sch 5 para 4(4)",
        "Two thirds of the members in post vote for the veto: absence counts against, a vacancy does not count.",
        out_of=3,
        commissioners=True,
    ),
    row(
        "chief_constable_veto",
        2,
        "share of members",
        f"{_PRSRA} Sch 8 Part 1",
        "Two thirds of the members in post vote for the veto, within the three weeks and after a hearing.",
        out_of=3,
        commissioners=True,
    ),
    row(
        "confirmation_hearing",
        3,
        "weeks",
        f"{_PRSRA} Sch 1 paras 9-12",
        "Chief executive, chief finance officer or deputy: report within three weeks beginning with the day the "
        "notification is received; from poll to declaration of acceptance does not count, purdah does.",
        counting="beginning with",
        commissioners=True,
    ),
    row(
        "chief_constable_hearing",
        3,
        "weeks",
        f"{_PRSRA} Sch 8 Part 1",
        "Chief constable: report or veto within three weeks beginning with the day the notification is received.",
        counting="beginning with",
        commissioners=True,
    ),
    row(
        "reserve_candidate_hearing",
        3,
        "weeks",
        f"{_PRECEPTS} regs 9-12",
        "Reserve candidate after a veto: again three weeks beginning with receipt; there is no second veto.",
        counting="beginning with",
        commissioners=True,
    ),
    row(
        "removal_hearing",
        6,
        "weeks",
        f"{_PRSRA} Sch 8 para 15",
        "Removal of a chief constable: written recommendation within six weeks beginning with receipt, "
        "after a private scrutiny hearing.",
        counting="beginning with",
        commissioners=True,
    ),
    row(
        "plan_issued",
        31,
        "day of the year",
        f"{_PRSRA} s.5(1)-(2)",
        "The police and crime plan is issued within the financial year of the ordinary election, so by 31 March.",
        month=3,
        commissioners=True,
    ),
    row(
        "suspension_offence",
        2,
        "years",
        f"{_PRSRA} s.30",
        "The panel may suspend a commissioner charged with an offence that carries more than two years.",
        commissioners=True,
    ),
    row(
        "acting_commissioner",
        6,
        "months",
        f"{_PRSRA} ss.62-63",
        "If incapacity lasts six months beginning with the appointment of an acting commissioner, "
        "the office falls vacant.",
        counting="beginning with",
        commissioners=True,
    ),
    row(
        "iopc_referral",
        1,
        "calendar days",
        f"{_COMPLAINTS} reg 13(1)-(3)",
        "A serious complaint or conduct matter is referred by the end of the day after it first becomes clear: "
        "a calendar day, weekends included.",
        counting="after",
        commissioners=True,
    ),
    row(
        "iopc_call_in",
        1,
        "calendar days",
        f"{_COMPLAINTS} reg 13(4)",
        "A matter called in is referred by the end of the day after the notice.",
        counting="after",
        commissioners=True,
    ),
    row(
        "complaint_old",
        12,
        "months",
        f"{_COMPLAINTS} reg 15",
        "A complaint more than twelve months old, late without good reason, may be disapplied.",
        counting="beginning with",
        commissioners=True,
    ),
    row(
        "complaint_withdrawal",
        21,
        "calendar days",
        f"{_COMPLAINTS} reg 16(8)",
        "If the complainant does not answer the panel's letter within 21 days the complaint counts as withdrawn.",
        counting="after",
        commissioners=True,
    ),
)
"""The commissioner's and the panel's duties to each other, for as long as there are commissioners."""
