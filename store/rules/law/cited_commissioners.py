"""The provisions on the panel's work with the commissioner that carry no number of the other table."""

from __future__ import annotations

from store.rules.law.cited import COMPLAINTS, PRECEPTS, PRSRA, Citation, asked, of

CITED_ON_COMMISSIONERS: tuple[Citation, ...] = (
    *of(
        PRSRA,
        # The plan and the annual report
        ("plan-in-the-year", "s.5(1)", "The plan is issued within the financial year of the ordinary election."),
        ("draft-plan", "s.5(6)(c), (7)", "The draft goes to the panel with reasonable time for its review."),
        ("plan-reply", "s.5(6)(e)", "The commissioner gives the panel a response to its report on the draft plan."),
        ("plan-replies", "s.5(6)(d)-(f)", "The commissioner has regard to the report, responds, and publishes that."),
        ("annual-sent", "s.12(2)", "The annual report goes to the panel as soon as practicable."),
        ("annual-attends", "s.12(3)", "The commissioner attends the public meeting, presents the report and answers."),
        ("annual-reply", "s.12(4)", "The commissioner gives the panel a response to its report on the annual report."),
        ("annual-replies", "s.12(3)-(5)", "Attendance, response, and its publication in a manner the panel decides."),
        ("plan-review", "s.28(3)", "The panel reviews the draft plan and reports on it."),
        ("annual-meeting", "s.28(4)", "A public meeting is held on the annual report as soon as practicable."),
        ("scrutiny", "s.28(6)", "The panel scrutinises decisions and other action, and reports or recommends."),
        ("published", "s.28(7)", "The panel publishes each report or recommendation."),
        ("copies", "s.28(8)", "Copies of it go to each local authority in the area, in England."),
        ("published-and-copied", "s.28(7)-(8)", "The panel publishes each report and sends every council a copy."),
        # Answers and attendance
        ("require-attendance", "s.29(1)", "The panel may require the commissioner and staff to attend."),
        ("require-reply", "s.29(3)", "The panel may require a written response in a reasonable period it sets."),
        ("require-replies", "s.29(3)-(4)", "The panel may require a response; the commissioner then must give it."),
        ("request-chief", "s.29(6)", "The panel may ask the chief constable to attend beside the commissioner."),
        # Suspension, and who acts
        ("suspension", "s.30", "A commissioner charged with a grave offence may be suspended, and it ends again."),
        ("grave-offence", "s.30(1)(b)", "The offence carries more than two years of imprisonment."),
        ("acting", "s.62", "The panel appoints an acting commissioner from the commissioner's staff."),
        # Precept
        ("precept", "Sch 5", "The proposed precept is reviewed by the panel, which may veto it."),
        ("precept-held", "Sch 5 para 1(2)(a)", "No precept is issued before the response to the panel's report."),
        ("precept-told", "Sch 5 para 2", "The commissioner notifies the panel of the proposed precept."),
        ("precept-report", "Sch 5 para 3", "The panel reviews the proposal and reports on it."),
        ("precept-veto", "Sch 5 para 4", "The panel may veto the proposed precept."),
        (
            "precept-reply",
            "Sch 5 para 5",
            "Without a veto: response, then issue as proposed or recommended.",
        ),
        ("precept-replies", "Sch 5 paras 5 and 6", "With a veto or without: a response to the report, published."),
        ("precept-revised", "Sch 5 para 6", "After a veto: response and a revised precept."),
        # Appointments and removal
        ("senior-notified", "Sch 1 para 9", "The commissioner notifies the panel of a proposed senior appointment."),
        ("senior-review", "Sch 1 paras 10-11", "The panel reviews it, holds a public hearing, and recommends."),
        ("senior-decision", "Sch 1 para 12", "The commissioner accepts or rejects, and notifies the panel."),
        ("chief-ends", "Sch 8 para 2(3)", "Three weeks without a report end the confirmation process."),
        ("chief-notified", "Sch 8 para 3", "The commissioner notifies the panel of the candidate."),
        ("chief-weeks", "Sch 8 para 4(6)", "The panel reviews and reports within three weeks beginning with receipt."),
        ("chief-days-left-out", "Sch 8 para 4(9)-(10)", "Days from poll to declaration of acceptance do not count."),
        ("chief-veto", "Sch 8 para 5", "The panel may veto the candidate."),
        ("chief-decision", "Sch 8 para 7", "Without a veto the commissioner accepts or rejects, and tells the panel."),
        ("chief-appointment", "Sch 8 Part 1", "The appointment of a chief constable."),
        ("chief-removal", "Sch 8 Part 2", "The suspension and removal of a chief constable."),
        ("chief-suspended", "Sch 8 para 11", "The commissioner tells the panel of a suspension."),
        ("removal-held", "Sch 8 para 12", "No removal before the scrutiny process has ended."),
        ("removal-ends", "Sch 8 para 12(2)(a)", "Six weeks without a recommendation end the process."),
        ("removal-proposed", "Sch 8 para 13", "The proposal goes to the panel with reasons and representations."),
        ("removal-further", "Sch 8 para 14", "A further notice follows, with which the six weeks begin."),
        ("removal-scrutiny", "Sch 8 para 15", "The panel recommends after a scrutiny hearing, held in private."),
        (
            "post-election",
            "Schs 1 and 8",
            "The days from poll to declaration of acceptance do not count.",
        ),
    ),
    *of(
        PRECEPTS,
        ("notify-by", "reg 3", "The proposed precept is notified by 1 February."),
        ("report-by", "reg 4(1)-(2)", "Review and report by 8 February; a veto not reported by then is void."),
        ("revise-by", "reg 5", "After a veto the revised precept is notified by 15 February."),
        ("revise-which-way", "reg 5(3)", "The revised precept is lower if the veto said too high, else higher."),
        ("second-report-by", "reg 6(1)", "The second report is made by 22 February."),
        ("no-second-veto", "reg 6(2)(a)", "Rejecting the revised precept does not stop its issue."),
        ("second-report-missed", "reg 6(3)", "Without a second report the revised precept may be issued."),
        ("issue-by", "regs 7-8", "Response by 1 March, then issue within what the regulations allow."),
        ("reserve-candidate", "regs 9-12", "A reserve candidate has notification, weeks, hearing and report again."),
    ),
    *of(
        COMPLAINTS,
        ("delegation", "reg 7", "All but informal resolution may be delegated to the commissioner's chief executive."),
        ("evidence", "reg 8", "Evidence is preserved at once."),
        ("right-panel", "reg 9(2)", "If it is for another panel, that panel is notified."),
        ("not-recorded", "reg 9(5)-(6)", "Not recorded: what criminal proceedings deal with, and what was withdrawn."),
        ("not-recorded-told", "reg 10(2)", "The complainant is told that it is not recorded, and on what grounds."),
        ("iopc-referral", "reg 13(1)-(3)", "A serious complaint or a recorded conduct matter is referred to the IOPC."),
        ("referral-told", "reg 13(6)", "The complainant is told, and the commissioner unless that would prejudice."),
        ("sent-back", "reg 14(2)", "What the IOPC sends back is resolved informally."),
        (
            "disapply",
            "reg 15",
            "The grounds for disapplying the procedure, and that the complainant is told.",
        ),
        ("withdrawal", "reg 16(8)", "A withdrawal that is not signed is asked about in writing."),
        (
            "informal-resolution",
            "reg 28",
            "A chance to comment, no investigation, no apology unagreed, and a record.",
        ),
        ("no-outcome", "reg 28(13)", "No part of an outcome is published without both parties' chance."),
        ("copies-of-record", "reg 31", "The complainant has a copy of the record, the commissioner of the complaint."),
        ("complaints-kept", "reg 34", "A record is kept of every complaint, conduct matter and exercise of a power."),
        ("exceptional", "reg 37", "The limits do not bite in exceptional circumstances."),
    ),
    *asked(
        "English Devolution and Community Empowerment Act 2026",
        ("devolution", "(c. 23)", "Its long title names commissioners and fire; its sections were not read."),
    ),
)
"""Plan, annual report, replies, suspension, precept, appointments and removal."""
