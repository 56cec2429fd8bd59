"""The provisions on meetings, papers, minutes, members and their interests that carry no number of the other table."""

from __future__ import annotations

from store.rules.law.cited import ASKED, LGA, LOCALISM, MODEL_CODE, NOMINATIONS, PRSRA, WELSH_CODE, Citation, asked, of

CITED_ON_MEETINGS: tuple[Citation, ...] = (
    *of(
        LGA,
        ("notice-again", "s.100A(6)", "Notice of time and place is given the clear days before; a moved one anew."),
        ("shorter-notice", "ss.100A(6)(a), 100B(3)(a)", "A meeting convened later has its notice and papers then."),
        ("item-added", "s.100B(3)(b)", "An item added to the agenda is open to the public from when it is added."),
        (
            "to-follow",
            "s.100B(3), (4)(a)",
            "The agenda names it in time; the report is public once members have it.",
        ),
        ("late-item", "s.100B(4)(b)", "The chair finds an item urgent for special circumstances, which are minuted."),
        ("inspection", "ss.100A-100B", "Access to meetings, and to agenda and connected reports."),
        ("not-for-publication", "s.100B(5)", "Every copy of an exempt report is so marked, with its description."),
        (
            "exclusion",
            "s.100A(4)-(5)",
            "Excluding the public takes a resolution with the description.",
        ),
        ("summary", "s.100C(2)", "Where exempt minutes leave no coherent record, a summary of them is open."),
        ("posted-notices", "s.100E(2)(a)", "A committee's notice is posted at the offices of every council it is of."),
        (
            "signing",
            "Sch 12 para 41(1)-(3)",
            "Minutes are signed at the next suitable meeting, loose leaves initialled.",
        ),
    ),
    *asked(
        LGA,
        ("casting-vote", "Sch 12 para 39", "A majority decides, and whoever presides has a second vote: not read."),
        ("names-present", "Sch 12 para 40", "The names of members present are recorded: not read."),
        ("to-committees", "Sch 12 para 44", "Which of these paragraphs reach committees: not read."),
        (
            "exempt",
            "Sch 12A",
            "The descriptions of exempt information; of those of England the last two were not read.",
        ),
    ),
    *of(
        LOCALISM,
        ("register", "s.30", "Members register their pecuniary interests with the monitoring officer."),
        ("dpi-bar", "s.31(4)", "Whoever has such an interest in a matter takes no part in discussion or vote on it."),
        ("dpi-notify", "s.31(3)", "One disclosed and neither registered nor notified before is notified in 28 days."),
        ("dispensation", "s.33", "The member's authority may lift the bar on discussion, vote or both."),
    ),
    Citation(
        "model-code",
        f"{MODEL_CODE}, Appendix B",
        "What a council that adopted it asks of members; its last two paragraphs were not read.",
        ASKED,
    ),
    Citation(
        "welsh-code",
        WELSH_CODE,
        "In Wales personal and prejudicial interests are the law; its paragraphs were not read.",
        ASKED,
    ),
    Citation(
        "host",
        "SI 2012/2734 reg 6",
        "An independent member is treated as one of the host authority, and registers interests there.",
    ),
    Citation("remote-from", "SI 2020/392 reg 1", "That power began on 4 April 2020."),
    Citation("remote", "SI 2020/392 reg 2(4)", "Members could take part remotely in meetings before 7 May 2021 only."),
    Citation(
        "remote-case",
        "Hertfordshire CC v SSHCLG [2021] EWHC 1093 (Admin) para 89",
        "From that day present means present in person.",
    ),
    *of(
        PRSRA,
        ("never-members", "Sch 6 paras 21-22", "Commissioner, staff, chief constables, some others are no members."),
        ("no-commissioner", "Sch 6 para 21", "A police and crime commissioner is no member of the panel."),
        ("no-staff", "Sch 6 para 22", "Nor are the commissioner's or the force's staff, or members of a parliament."),
        ("panel-sizes", "Sch 6 para 4", "How many members are appointed and co-opted."),
        ("all-vote", "Sch 6 para 26", "All members of the panel may vote."),
        ("full-panel", "Sch 6 para 27", "Special functions are discharged by the panel itself, by no sub-committee."),
        ("balance", "Sch 6 paras 31-32", "Appointments seek balance of area, of politics and of skills."),
    ),
    *of(NOMINATIONS, ("council-to-tell", "regs 4-5", "A council that does not nominate or appoint says so in time.")),
    *asked(
        "Banking and Financial Dealings Act 1971",
        ("bank-holidays", "Sch 1", "Which days are bank holidays; others are proclaimed: not read."),
    ),
    *asked(
        "Data Protection Act 2018",
        ("published-names", "s.8", "On what ground a public body may publish a questioner's name: not read."),
    ),
)
"""Access to meetings, minutes, interests, membership."""
