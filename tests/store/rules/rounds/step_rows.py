"""Every step of every statutory round: on time, late, missing and out of order, with what follows in words.

The sentences were written out by hand from the provisions; `law` names the section of the rules that was read for them
(2 precept, 3 hearings, 4 plan, report, suspension and acting commissioner, 17 what follows). Each row changes the days
of a round in which all went well: None takes a step out. A step that needs another may leave with it.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from store.records import RoundKind, RoundStep, StatutoryRound
from store.rules.rounds.rule import NOTIFICATION

ASK = " Ask the monitoring officer what follows, and record the advice."


def day(text: str) -> dt.date:
    number, month, year = text.split("/")
    return dt.date(int(year), int(month), int(number))


class Base(NamedTuple):
    """A round that went as the law wants it."""

    kind: RoundKind
    steps: tuple[RoundStep, ...]
    fields: dict[str, object]
    others: tuple[StatutoryRound, ...] = ()


def base(kind: RoundKind, steps: str, *others: StatutoryRound, **fields: object) -> Base:
    """Read steps written as `code day choice pounds`, one a line; the last two may be left out."""
    taken = []
    for line in steps.strip().splitlines():
        code, on, *rest = line.split()
        holds = NOTIFICATION if code.endswith("notified") and kind is not RoundKind.PRECEPT else ()
        pence = next((int(one[1:]) * 100 for one in rest if one.startswith("£")), None)
        choice = next((one for one in rest if not one.startswith("£")), "")
        taken.append(RoundStep(step=code, on=day(on), choice=choice, pence=pence, items=holds))
    return Base(kind, tuple(taken), fields, others)


_ACTING = """
arose 5/1/2026 incapacity
appointed 12/1/2026 staff
ended 13/3/2026
"""
BASES = {
    "precept": base(
        RoundKind.PRECEPT,
        """
        notified 28/1/2026 £11
        review 4/2/2026 support
        report 5/2/2026
        response 16/2/2026
        issued 23/2/2026 £11
        """,
        year=2026,
    ),
    "veto": base(
        RoundKind.PRECEPT,
        """
        notified 28/1/2026 £11
        review 4/2/2026 veto-too-low
        report 5/2/2026
        revised 10/2/2026 £15
        second-review 18/2/2026 comments
        second-report 19/2/2026
        second-response 24/2/2026
        issued 26/2/2026 £15
        """,
        year=2026,
    ),
    "confirmation": base(
        RoundKind.CONFIRMATION_HEARING,
        """
        incomplete 20/11/2026
        notified 23/11/2026
        hearing 7/12/2026
        report 9/12/2026 appoint
        decision 14/12/2026 accepted
        """,
        post="chief executive",
    ),
    "chief": base(
        RoundKind.CHIEF_CONSTABLE,
        """
        incomplete 20/11/2026
        notified 23/11/2026
        hearing 7/12/2026
        report 9/12/2026 appoint
        decision 16/12/2026 appointed
        """,
    ),
    "reserve": base(
        RoundKind.CHIEF_CONSTABLE,
        """
        notified 23/11/2026
        hearing 7/12/2026
        report 9/12/2026 veto
        reserve-notified 4/1/2027
        reserve-hearing 18/1/2027
        reserve-report 20/1/2027 appoint
        decision 26/1/2027 appointed
        """,
    ),
    "removal": base(
        RoundKind.REMOVAL,
        """
        suspended 2/11/2026
        proposed 10/11/2026
        further-notice 23/11/2026
        hearing 16/12/2026
        report 18/12/2026 remove
        decision 5/1/2027 accepted
        """,
    ),
    "plan": base(
        RoundKind.PLAN,
        """
        received 1/10/2024
        review 21/10/2024
        report 25/10/2024
        response 20/11/2024
        issued 2/12/2024
        """,
        poll_day=dt.date(2024, 5, 2),
    ),
    "annual": base(
        RoundKind.ANNUAL_REPORT,
        """
        received 1/7/2021
        review 29/7/2021
        report 2/8/2021
        response 1/9/2021
        """,
    ),
    "suspension": base(
        RoundKind.SUSPENSION,
        """
        charged 5/1/2026 more
        suspended 12/1/2026
        ended 13/3/2026 acquitted
        """,
        StatutoryRound(id="R2", kind=RoundKind.ACTING_COMMISSIONER, steps=base(RoundKind.PLAN, _ACTING).steps),
    ),
    "acting": base(RoundKind.ACTING_COMMISSIONER, _ACTING),
}


class Row(NamedTuple):
    """One row: what is changed, on which day it is looked at, what is said, how the round stands, and the law read.

    `how` is late, missing, order, refused (out of order, and none can have been), or undated (the law sets no day).
    """

    base: str
    step: str
    how: str
    change: dict[str, str | None]
    today: str
    says: str
    stands: str
    law: str


_VOID = (
    "After 8 February the time for scrutiny is over: the commissioner may issue the proposed precept, and a veto not "
    "reviewed and reported by then is void and has no effect (SI 2012/2271 reg 4(1)-(2))."
)
_NO_REPORT = (
    "Without a review and a report by 8 February the commissioner may issue the proposed precept, and a veto is void "
    "and has no effect (SI 2012/2271 reg 4(1)-(2)). If it was made in time, record it."
)
_REVISED_ALONE = "The commissioner may issue the revised precept without it (SI 2012/2271 reg 6(3))."
_RESPONSE_FIRST = (
    "No precept may be issued before the response to the panel's report has been given and published (2011 Act Sch 5 "
    "para 1(2)(a))."
)

PRECEPT = (
    Row(
        "precept",
        "notified",
        "late",
        {"notified": "2/2/2026"},
        "1/3/2026",
        "“Proposed precept notified” was due by Sunday 1 February 2026; it was Monday 2 February 2026. The panel's own "
        f"8 February does not move with it, and the law does not say what else follows (SI 2012/2271 reg 3).{ASK}",
        "done",
        "2",
    ),
    Row(
        "precept",
        "notified",
        "missing",
        {"notified": None},
        "1/3/2026",
        "“Proposed precept notified” was due by Sunday 1 February 2026 and is not recorded. The commissioner must "
        "notify "
        "the panel of the precept that is proposed (SI 2012/2271 reg 3; 2011 Act Sch 5 para 2).",
        "open",
        "2",
    ),
    Row(
        "precept",
        "notified",
        "refused",
        {"notified": "5/2/2026"},
        "1/3/2026",
        "Thursday 5 February 2026 is after “Proposed precept reviewed by the panel” on 4 February 2026.",
        "",
        "2",
    ),
    Row(
        "veto",
        "review",
        "late",
        {"review": "9/2/2026", "report": "9/2/2026"},
        "9/2/2026",
        "“Proposed precept reviewed by the panel” was due by Sunday 8 February 2026; it was Monday 9 February 2026. "
        f"{_VOID}",
        "ended",
        "17",
    ),
    Row(
        "precept",
        "review",
        "missing",
        {"review": None, "report": None, "response": None, "issued": None},
        "9/2/2026",
        "“Proposed precept reviewed by the panel” was due by Sunday 8 February 2026 and is not recorded. " + _NO_REPORT,
        "ended",
        "17",
    ),
    Row(
        "precept",
        "review",
        "refused",
        {"review": "27/1/2026"},
        "1/3/2026",
        "Tuesday 27 January 2026 is before “Proposed precept notified” on 28 January 2026.",
        "",
        "2",
    ),
    Row(
        "veto",
        "report",
        "late",
        {"report": "9/2/2026"},
        "9/2/2026",
        "“Report sent to the commissioner and published” was due by Sunday 8 February 2026; it was Monday 9 February "
        f"2026. {_VOID}",
        "ended",
        "17",
    ),
    Row(
        "veto",
        "report",
        "missing",
        {"report": None, "revised": None, "second-review": None},
        "9/2/2026",
        "“Report sent to the commissioner and published” was due by Sunday 8 February 2026 and is not recorded. "
        f"{_NO_REPORT}",
        "ended",
        "17",
    ),
    Row(
        "precept",
        "report",
        "refused",
        {"report": "3/2/2026"},
        "1/3/2026",
        "Tuesday 3 February 2026 is before “Proposed precept reviewed by the panel” on 4 February 2026.",
        "",
        "2",
    ),
    Row(
        "precept",
        "response",
        "undated",
        {"response": None, "issued": None},
        "6/2/2026",
        "Who acts: the commissioner. When: before the precept is issued, in the manner that the panel decides (2011 "
        "Act "
        "Sch 5 para 5).",
        "open",
        "2",
    ),
    Row(
        "precept",
        "response",
        "missing",
        {"response": None},
        "1/3/2026",
        f"“Response of the commissioner published” is not recorded, though “Precept issued” is. {_RESPONSE_FIRST}{ASK}",
        "open",
        "17",
    ),
    Row(
        "precept",
        "response",
        "order",
        {"response": "24/2/2026"},
        "1/3/2026",
        "“Precept issued” on 23 February 2026 came before “Response of the commissioner published” on 24 February "
        "2026. "
        f"{_RESPONSE_FIRST}{ASK}",
        "open",
        "17",
    ),
    Row(
        "veto",
        "revised",
        "late",
        {"revised": "16/2/2026"},
        "1/3/2026",
        "“Revised precept notified” was due by Sunday 15 February 2026; it was Monday 16 February 2026. The panel's "
        "own "
        f"22 February does not move with it, and the law does not say what else follows (SI 2012/2271 reg 5).{ASK}",
        "done",
        "2",
    ),
    Row(
        "veto",
        "revised",
        "missing",
        {"revised": None, "second-review": None, "second-report": None, "second-response": None, "issued": None},
        "16/2/2026",
        "“Revised precept notified” was due by Sunday 15 February 2026 and is not recorded. After a veto the proposed "
        "precept must not be issued: the commissioner responds, publishes the response and notifies a revised precept "
        "(SI 2012/2271 reg 5; 2011 Act Sch 5 para 6).",
        "open",
        "2",
    ),
    Row(
        "veto",
        "revised",
        "refused",
        {"revised": "3/2/2026"},
        "1/3/2026",
        "Tuesday 3 February 2026 is before “Proposed precept reviewed by the panel” on 4 February 2026.",
        "",
        "2",
    ),
    Row(
        "veto",
        "second-review",
        "late",
        {"second-review": "23/2/2026", "second-report": "23/2/2026"},
        "1/3/2026",
        "“Revised precept reviewed by the panel” was due by Sunday 22 February 2026; it was Monday 23 February 2026. "
        f"{_REVISED_ALONE}",
        "ended",
        "2",
    ),
    Row(
        "veto",
        "second-review",
        "missing",
        {"second-review": None, "second-report": None, "second-response": None, "issued": None},
        "23/2/2026",
        "“Revised precept reviewed by the panel” was due by Sunday 22 February 2026 and is not recorded. "
        f"{_REVISED_ALONE}",
        "ended",
        "2",
    ),
    Row(
        "veto",
        "second-review",
        "refused",
        {"second-review": "9/2/2026"},
        "1/3/2026",
        "Monday 9 February 2026 is before “Revised precept notified” on 10 February 2026.",
        "",
        "2",
    ),
    Row(
        "veto",
        "second-report",
        "late",
        {"second-report": "23/2/2026"},
        "1/3/2026",
        "“Second report sent and published” was due by Sunday 22 February 2026; it was Monday 23 February 2026. "
        f"{_REVISED_ALONE}",
        "ended",
        "2",
    ),
    Row(
        "veto",
        "second-report",
        "missing",
        {"second-report": None, "second-response": None, "issued": None},
        "23/2/2026",
        f"“Second report sent and published” was due by Sunday 22 February 2026 and is not recorded. {_REVISED_ALONE}",
        "ended",
        "2",
    ),
    Row(
        "veto",
        "second-report",
        "refused",
        {"second-report": "17/2/2026"},
        "1/3/2026",
        "Tuesday 17 February 2026 is before “Revised precept reviewed by the panel” on 18 February 2026.",
        "",
        "2",
    ),
    Row(
        "veto",
        "second-response",
        "late",
        {"second-response": "2/3/2026", "issued": "3/3/2026"},
        "3/3/2026",
        "“Response to the second report published” was due by Sunday 1 March 2026; it was Monday 2 March 2026. The law "
        f"does not say what follows (SI 2012/2271 regs 7-8).{ASK}",
        "done",
        "2",
    ),
    Row(
        "veto",
        "second-response",
        "missing",
        {"second-response": None},
        "28/2/2026",
        "“Response to the second report published” is not recorded, though “Precept issued” is. "
        f"{_RESPONSE_FIRST}{ASK}",
        "open",
        "17",
    ),
    Row(
        "veto",
        "second-response",
        "order",
        {"second-response": "27/2/2026"},
        "1/3/2026",
        "“Precept issued” on 26 February 2026 came before “Response to the second report published” on 27 February "
        "2026. "
        f"{_RESPONSE_FIRST}{ASK}",
        "open",
        "17",
    ),
    Row(
        "veto",
        "issued",
        "late",
        {"issued": "2/3/2026"},
        "3/3/2026",
        "“Precept issued” was due by Sunday 1 March 2026; it was Monday 2 March 2026. The Regulations set that day "
        f"after a veto, and do not say what follows (SI 2012/2271 regs 7-8).{ASK}",
        "done",
        "2",
    ),
    Row(
        "veto",
        "issued",
        "missing",
        {"issued": None},
        "2/3/2026",
        "“Precept issued” was due by Sunday 1 March 2026 and is not recorded. The round goes on until the precept is "
        "issued (2011 Act Sch 5 para 5).",
        "open",
        "2",
    ),
    Row(
        "precept",
        "issued",
        "order",
        {"issued": "10/2/2026"},
        "1/3/2026",
        "“Precept issued” on 10 February 2026 came before “Response of the commissioner published” on 16 February "
        "2026. "
        f"{_RESPONSE_FIRST}{ASK}",
        "open",
        "17",
    ),
)

_SCH_1 = "(2011 Act Sch 1 paras 9-12)"
_SCH_8 = "(2011 Act Sch 8 Part 1)"
_BEGINS = (
    "The three weeks begin only with a complete notification: the name, the criteria, why the candidate meets them and "
    "the terms"
)
_PARA_2_3 = "(2011 Act Sch 8 para 2(3))"
_RESERVE = (
    "The reserve candidate has a hearing and a report too, with three weeks of its own, and no second veto (SI "
    "2012/2271 "
    "regs 9-12)."
)

CONFIRMATION = (
    Row(
        "confirmation",
        "incomplete",
        "refused",
        {"incomplete": "24/11/2026"},
        "25/12/2026",
        "Tuesday 24 November 2026 is after “Notification received, complete” on 23 November 2026.",
        "",
        "3",
    ),
    Row(
        "confirmation",
        "notified",
        "undated",
        {"incomplete": None, "notified": None, "hearing": None, "report": None, "decision": None},
        "25/12/2026",
        "Who acts: the commissioner. When: the law sets no number of days.",
        "open",
        "3",
    ),
    Row(
        "confirmation",
        "notified",
        "missing",
        {"notified": None},
        "25/12/2026",
        f"“Notification received, complete” is not recorded, though “Public confirmation hearing held” is. {_BEGINS} "
        f"{_SCH_1}.",
        "open",
        "3",
    ),
    Row(
        "confirmation",
        "notified",
        "refused",
        {"notified": "8/12/2026"},
        "25/12/2026",
        "Tuesday 8 December 2026 is after “Public confirmation hearing held” on 7 December 2026.",
        "",
        "3",
    ),
    Row(
        "confirmation",
        "hearing",
        "late",
        {"hearing": "14/12/2026", "report": "15/12/2026", "decision": "16/12/2026"},
        "25/12/2026",
        "“Public confirmation hearing held” was due by Sunday 13 December 2026; it was Monday 14 December 2026. "
        "The law "
        f"does not say what follows when the three weeks are over {_SCH_1}.{ASK}",
        "done",
        "3",
    ),
    Row(
        "confirmation",
        "hearing",
        "missing",
        {"hearing": None, "report": None, "decision": None},
        "14/12/2026",
        "“Public confirmation hearing held” was due by Sunday 13 December 2026 and is not recorded. The panel must "
        "hold "
        f"a public confirmation hearing before it reports {_SCH_1}.",
        "open",
        "3",
    ),
    Row(
        "confirmation",
        "hearing",
        "order",
        {"hearing": "10/12/2026"},
        "25/12/2026",
        "“Report with a recommendation sent and published” on 9 December 2026 came before “Public confirmation hearing "
        f"held” on 10 December 2026. The report must follow a public confirmation hearing {_SCH_1}.{ASK}",
        "open",
        "3",
    ),
    Row(
        "confirmation",
        "report",
        "late",
        {"report": "14/12/2026"},
        "25/12/2026",
        "“Report with a recommendation sent and published” was due by Sunday 13 December 2026; it was Monday 14 "
        "December "
        f"2026. The law does not say what follows when the three weeks are over {_SCH_1}.{ASK}",
        "done",
        "3",
    ),
    Row(
        "confirmation",
        "report",
        "missing",
        {"report": None, "decision": None},
        "14/12/2026",
        "“Report with a recommendation sent and published” was due by Sunday 13 December 2026 and is not recorded. The "
        "panel must report with a recommendation, and the law does not say what follows if it is silent for three "
        f"weeks {_SCH_1}.{ASK}",
        "open",
        "3",
    ),
    Row(
        "confirmation",
        "report",
        "order",
        {"report": "4/12/2026"},
        "25/12/2026",
        "“Report with a recommendation sent and published” on 4 December 2026 came before “Public confirmation hearing "
        f"held” on 7 December 2026. The report must follow a public confirmation hearing {_SCH_1}.{ASK}",
        "open",
        "3",
    ),
    Row(
        "confirmation",
        "decision",
        "undated",
        {"decision": None},
        "25/12/2026",
        "Who acts: the commissioner. When: the law sets no number of days.",
        "open",
        "3",
    ),
    Row(
        "confirmation",
        "decision",
        "missing",
        {"decision": None},
        "25/12/2026",
        f"The law: the commissioner must tell the panel whether the recommendation is accepted or rejected {_SCH_1}.",
        "open",
        "3",
    ),
    Row(
        "confirmation",
        "decision",
        "order",
        {"decision": "8/12/2026"},
        "25/12/2026",
        "“Commissioner's decision notified” on 8 December 2026 came before “Report with a recommendation sent and "
        "published” on 9 December 2026. The commissioner decides on the recommendation after the panel's report "
        f"{_SCH_1}.{ASK}",
        "open",
        "3",
    ),
)

CHIEF_CONSTABLE = (
    Row(
        "chief",
        "incomplete",
        "refused",
        {"incomplete": "24/11/2026"},
        "25/12/2026",
        "Tuesday 24 November 2026 is after “Notification received, complete” on 23 November 2026.",
        "",
        "3",
    ),
    Row(
        "chief",
        "notified",
        "undated",
        {"incomplete": None, "notified": None, "hearing": None, "report": None, "decision": None},
        "25/12/2026",
        "Who acts: the commissioner. When: the law sets no number of days.",
        "open",
        "3",
    ),
    Row(
        "chief",
        "notified",
        "missing",
        {"notified": None},
        "25/12/2026",
        f"“Notification received, complete” is not recorded, though “Public confirmation hearing held” is. {_BEGINS} "
        f"{_SCH_8}.",
        "open",
        "3",
    ),
    Row(
        "chief",
        "notified",
        "refused",
        {"notified": "8/12/2026"},
        "25/12/2026",
        "Tuesday 8 December 2026 is after “Public confirmation hearing held” on 7 December 2026.",
        "",
        "3",
    ),
    Row(
        "chief",
        "hearing",
        "late",
        {"hearing": "14/12/2026", "report": "15/12/2026"},
        "25/12/2026",
        "“Public confirmation hearing held” was due by Sunday 13 December 2026; it was Monday 14 December 2026. A "
        "recommendation or a veto is reported within the three weeks and after a hearing; three weeks without a report "
        f"end the confirmation process, and the commissioner may appoint {_PARA_2_3}.",
        "ended",
        "17",
    ),
    Row(
        "chief",
        "hearing",
        "missing",
        {"hearing": None},
        "14/12/2026",
        "“Public confirmation hearing held” was due by Sunday 13 December 2026 and is not recorded. A recommendation "
        "or a "
        f"veto presupposes a public confirmation hearing {_SCH_8}.",
        "open",
        "3",
    ),
    Row(
        "chief",
        "hearing",
        "order",
        {"hearing": "10/12/2026"},
        "25/12/2026",
        "“Report with a recommendation or veto sent and published” on 9 December 2026 came before “Public confirmation "
        "hearing held” on 10 December 2026. A recommendation or a veto presupposes a public confirmation hearing "
        f"{_SCH_8}.{ASK}",
        "open",
        "3",
    ),
    Row(
        "reserve",
        "report",
        "late",
        {"report": "14/12/2026", "reserve-notified": None, "reserve-hearing": None, "reserve-report": None},
        "14/12/2026",
        "“Report with a recommendation or veto sent and published” was due by Sunday 13 December 2026; it was Monday "
        "14 "
        "December 2026. A report after the three weeks is none: a veto in it is void and has no effect, and the "
        f"commissioner may appoint {_PARA_2_3}.",
        "ended",
        "17",
    ),
    Row(
        "chief",
        "report",
        "missing",
        {"report": None},
        "16/12/2026",
        "“Report with a recommendation or veto sent and published” was due by Sunday 13 December 2026 and is not "
        "recorded. Three weeks without a report end the confirmation process: the commissioner may appoint, and a veto "
        f"reported afterwards is void and has no effect {_PARA_2_3}. If a report was given in time, record it.",
        "ended",
        "17",
    ),
    Row(
        "chief",
        "report",
        "order",
        {"report": "4/12/2026"},
        "25/12/2026",
        "“Report with a recommendation or veto sent and published” on 4 December 2026 came before “Public confirmation "
        "hearing held” on 7 December 2026. A recommendation or a veto presupposes a public confirmation hearing "
        f"{_SCH_8}.{ASK}",
        "open",
        "3",
    ),
    Row(
        "reserve",
        "reserve-notified",
        "undated",
        {"reserve-notified": None, "reserve-hearing": None, "reserve-report": None, "decision": None},
        "25/12/2026",
        "Who acts: the commissioner. When: the law sets no number of days.",
        "open",
        "3",
    ),
    Row(
        "reserve",
        "reserve-notified",
        "missing",
        {"reserve-notified": None, "reserve-hearing": None, "reserve-report": None},
        "27/1/2027",
        "“Reserve candidate notified, complete” is not recorded, though “Commissioner's decision notified” is. After a "
        "veto that candidate must not be appointed: the commissioner proposes a reserve candidate (SI 2012/2271 regs "
        "9-12).",
        "open",
        "17",
    ),
    Row(
        "reserve",
        "reserve-notified",
        "refused",
        {"reserve-notified": "8/12/2026"},
        "27/1/2027",
        "Tuesday 8 December 2026 is before “Report with a recommendation or veto sent and published” on 9 December "
        "2026.",
        "",
        "3",
    ),
    Row(
        "reserve",
        "reserve-hearing",
        "late",
        {"reserve-hearing": "25/1/2027", "reserve-report": "25/1/2027"},
        "27/1/2027",
        "“Hearing of the reserve candidate held” was due by Sunday 24 January 2027; it was Monday 25 January 2027. "
        f"{_RESERVE}{ASK}",
        "done",
        "17",
    ),
    Row(
        "reserve",
        "reserve-hearing",
        "missing",
        {"reserve-hearing": None, "reserve-report": None, "decision": None},
        "25/1/2027",
        f"“Hearing of the reserve candidate held” was due by Sunday 24 January 2027 and is not recorded. {_RESERVE}",
        "open",
        "17",
    ),
    Row(
        "reserve",
        "reserve-hearing",
        "order",
        {"reserve-hearing": "21/1/2027"},
        "27/1/2027",
        "“Report on the reserve candidate sent and published” on 20 January 2027 came before “Hearing of the reserve "
        f"candidate held” on 21 January 2027. {_RESERVE}{ASK}",
        "open",
        "17",
    ),
    Row(
        "reserve",
        "reserve-report",
        "late",
        {"reserve-report": "25/1/2027"},
        "27/1/2027",
        "“Report on the reserve candidate sent and published” was due by Sunday 24 January 2027; it was Monday 25 "
        "January "
        f"2027. {_RESERVE}{ASK}",
        "done",
        "17",
    ),
    Row(
        "reserve",
        "reserve-report",
        "missing",
        {"reserve-report": None, "decision": None},
        "25/1/2027",
        "“Report on the reserve candidate sent and published” was due by Sunday 24 January 2027 and is not "
        f"recorded. {_RESERVE}{ASK}",
        "open",
        "17",
    ),
    Row(
        "reserve",
        "reserve-report",
        "order",
        {"reserve-report": "15/1/2027"},
        "27/1/2027",
        "“Report on the reserve candidate sent and published” on 15 January 2027 came before “Hearing of the reserve "
        f"candidate held” on 18 January 2027. {_RESERVE}{ASK}",
        "open",
        "17",
    ),
    Row(
        "chief",
        "decision",
        "undated",
        {"decision": None},
        "25/12/2026",
        "Who acts: the commissioner. When: the law sets no number of days.",
        "open",
        "3",
    ),
    Row(
        "chief",
        "decision",
        "missing",
        {"decision": None},
        "25/12/2026",
        f"The law: the commissioner must tell the panel of the decision {_SCH_8}.",
        "open",
        "3",
    ),
    Row(
        "chief",
        "decision",
        "order",
        {"decision": "8/12/2026"},
        "25/12/2026",
        "“Commissioner's decision notified” on 8 December 2026 came before “Report with a recommendation or veto "
        "sent and "
        "published” on 9 December 2026. The commissioner may appoint only after the panel's report, or after three "
        "weeks "
        f"without one {_PARA_2_3}.{ASK}",
        "open",
        "17",
    ),
)

_PARA_15 = "A recommendation presupposes the private scrutiny hearing (2011 Act Sch 8 para 15)."
_SIX_WEEKS = (
    "After the six weeks the process is over and the commissioner may go on, whatever is recommended later (2011 Act "
    "Sch "
    "8 para 12(2)(a))."
)

REMOVAL = (
    Row(
        "removal",
        "suspended",
        "refused",
        {"suspended": "11/11/2026"},
        "6/1/2027",
        "Wednesday 11 November 2026 is after “Proposal to remove notified, with the reasons” on 10 November 2026.",
        "",
        "3",
    ),
    Row(
        "removal",
        "proposed",
        "undated",
        {"proposed": None, "further-notice": None, "hearing": None, "report": None, "decision": None},
        "6/1/2027",
        "Who acts: the commissioner. When: the law sets no number of days.",
        "open",
        "3",
    ),
    Row(
        "removal",
        "proposed",
        "missing",
        {"proposed": None},
        "6/1/2027",
        "“Proposal to remove notified, with the reasons” is not recorded, though “Further notice received, with the "
        "representations” is. The further notice follows the proposal and the representations (2011 Act Sch 8 paras "
        f"13-14).{ASK}",
        "open",
        "3",
    ),
    Row(
        "removal",
        "proposed",
        "order",
        {"proposed": "24/11/2026"},
        "6/1/2027",
        "“Further notice received, with the representations” on 23 November 2026 came before “Proposal to remove "
        "notified, with the reasons” on 24 November 2026. The further notice follows the proposal and the "
        f"representations (2011 Act Sch 8 paras 13-14).{ASK}",
        "open",
        "3",
    ),
    Row(
        "removal",
        "further-notice",
        "undated",
        {"further-notice": None, "hearing": None, "report": None, "decision": None},
        "6/1/2027",
        "Who acts: the commissioner. When: the law sets no number of days.",
        "open",
        "3",
    ),
    Row(
        "removal",
        "further-notice",
        "missing",
        {"further-notice": None},
        "6/1/2027",
        "“Further notice received, with the representations” is not recorded, though “Private scrutiny hearing held” "
        "is. "
        "The six weeks begin only with the further notice (2011 Act Sch 8 paras 14-15).",
        "open",
        "3",
    ),
    Row(
        "removal",
        "further-notice",
        "order",
        {"further-notice": "9/11/2026"},
        "6/1/2027",
        "“Further notice received, with the representations” on 9 November 2026 came before “Proposal to remove "
        "notified, with the reasons” on 10 November 2026. The further notice follows the proposal and the "
        f"representations (2011 Act Sch 8 paras 13-14).{ASK}",
        "open",
        "3",
    ),
    Row(
        "removal",
        "hearing",
        "late",
        {"hearing": "4/1/2027", "report": "4/1/2027"},
        "6/1/2027",
        "“Private scrutiny hearing held” was due by Sunday 3 January 2027; it was Monday 4 January 2027. " + _SIX_WEEKS,
        "ended",
        "17",
    ),
    Row(
        "removal",
        "hearing",
        "missing",
        {"hearing": None},
        "19/12/2026",
        "“Private scrutiny hearing held” is not recorded, though “Written recommendation given and published” is. "
        f"{_PARA_15}{ASK}",
        "open",
        "17",
    ),
    Row(
        "removal",
        "hearing",
        "order",
        {"hearing": "21/12/2026"},
        "6/1/2027",
        "“Written recommendation given and published” on 18 December 2026 came before “Private scrutiny hearing "
        "held” on "
        f"21 December 2026. {_PARA_15}{ASK}",
        "open",
        "17",
    ),
    Row(
        "removal",
        "report",
        "late",
        {"report": "4/1/2027"},
        "6/1/2027",
        "“Written recommendation given and published” was due by Sunday 3 January 2027; it was Monday 4 January "
        f"2027. {_SIX_WEEKS}",
        "ended",
        "17",
    ),
    Row(
        "removal",
        "report",
        "missing",
        {"report": None, "decision": None},
        "4/1/2027",
        "“Written recommendation given and published” was due by Sunday 3 January 2027 and is not recorded. Six weeks "
        "without a recommendation end the process: the commissioner may go on, whatever is recommended later (2011 Act "
        "Sch 8 para 12(2)(a)). If one was given in time, record it.",
        "ended",
        "17",
    ),
    Row(
        "removal",
        "report",
        "order",
        {"report": "15/12/2026"},
        "6/1/2027",
        "“Written recommendation given and published” on 15 December 2026 came before “Private scrutiny hearing "
        "held” on "
        f"16 December 2026. {_PARA_15}{ASK}",
        "open",
        "17",
    ),
    Row(
        "removal",
        "decision",
        "undated",
        {"decision": None},
        "6/1/2027",
        "Who acts: the commissioner. When: the law sets no number of days.",
        "open",
        "3",
    ),
    Row(
        "removal",
        "decision",
        "missing",
        {"decision": None},
        "6/1/2027",
        "The law: the commissioner tells the panel of the decision (2011 Act Sch 8 Part 2).",
        "open",
        "3",
    ),
    Row(
        "removal",
        "decision",
        "order",
        {"decision": "17/12/2026"},
        "6/1/2027",
        "“Commissioner's decision notified” on 17 December 2026 came before “Written recommendation given and "
        "published” "
        "on 18 December 2026. The commissioner may go on only after the recommendation, or after six weeks without one "
        f"(2011 Act Sch 8 para 12).{ASK}",
        "open",
        "17",
    ),
)

_BEFORE_ISSUE = (
    "Before the plan is issued the panel has the draft with reasonable time, and the commissioner has regard to its "
    "report and publishes a response (2011 Act s.5(6)(c)-(f), (7))."
)

PLAN = (
    Row(
        "plan",
        "received",
        "undated",
        {"received": None, "review": None, "report": None, "response": None, "issued": None},
        "3/12/2024",
        "Who acts: the commissioner. When: with reasonable time for the panel's review (2011 Act s.5(6)(c), (7)).",
        "open",
        "4",
    ),
    Row(
        "plan",
        "received",
        "missing",
        {"received": None},
        "3/12/2024",
        "“Draft plan or variation received” is not recorded, though “Reviewed by the full panel” is. The draft must go "
        "to the panel with reasonable time (2011 Act s.5(6)(c), (7)).",
        "open",
        "4",
    ),
    Row(
        "plan",
        "received",
        "refused",
        {"received": "22/10/2024"},
        "3/12/2024",
        "Tuesday 22 October 2024 is after “Reviewed by the full panel” on 21 October 2024.",
        "",
        "4",
    ),
    Row(
        "plan",
        "review",
        "undated",
        {"review": None, "report": None, "response": None, "issued": None},
        "3/12/2024",
        "Who acts: the panel. When: before the plan is issued; the law sets no number of days.",
        "open",
        "4",
    ),
    Row(
        "plan",
        "review",
        "missing",
        {"review": None, "report": None, "response": None},
        "3/12/2024",
        f"“Reviewed by the full panel” is not recorded, though “Plan issued” is. {_BEFORE_ISSUE}{ASK}",
        "open",
        "4",
    ),
    Row(
        "plan",
        "review",
        "refused",
        {"review": "30/9/2024"},
        "3/12/2024",
        "Monday 30 September 2024 is before “Draft plan or variation received” on 1 October 2024.",
        "",
        "4",
    ),
    Row(
        "plan",
        "report",
        "undated",
        {"report": None, "response": None, "issued": None},
        "3/12/2024",
        "Who acts: the panel. When: before the plan is issued; the law sets no number of days.",
        "open",
        "4",
    ),
    Row(
        "plan",
        "report",
        "missing",
        {"report": None, "response": None},
        "3/12/2024",
        "“Report and recommendations sent, published and copied” is not recorded, though “Plan issued” is. "
        f"{_BEFORE_ISSUE}{ASK}",
        "open",
        "4",
    ),
    Row(
        "plan",
        "report",
        "refused",
        {"report": "20/10/2024"},
        "3/12/2024",
        "Sunday 20 October 2024 is before “Reviewed by the full panel” on 21 October 2024.",
        "",
        "4",
    ),
    Row(
        "plan",
        "response",
        "undated",
        {"response": None, "issued": None},
        "3/12/2024",
        "Who acts: the commissioner. When: before the plan is issued; the law sets no number of days.",
        "open",
        "4",
    ),
    Row(
        "plan",
        "response",
        "missing",
        {"response": None},
        "3/12/2024",
        f"“Response of the commissioner published” is not recorded, though “Plan issued” is. {_BEFORE_ISSUE}{ASK}",
        "open",
        "4",
    ),
    Row(
        "plan",
        "response",
        "order",
        {"response": "3/12/2024"},
        "3/12/2024",
        "“Plan issued” on 2 December 2024 came before “Response of the commissioner published” on 3 December 2024. "
        f"{_BEFORE_ISSUE}{ASK}",
        "open",
        "4",
    ),
    Row(
        "plan",
        "issued",
        "late",
        {"issued": "1/4/2025"},
        "1/4/2025",
        "“Plan issued” was due by Monday 31 March 2025; it was Tuesday 1 April 2025. The plan is due within the "
        "financial year of the ordinary election, and the law does not say what follows (2011 Act s.5(1)-(2))." + ASK,
        "done",
        "4",
    ),
    Row(
        "plan",
        "issued",
        "missing",
        {"issued": None},
        "1/4/2025",
        "“Plan issued” was due by Monday 31 March 2025 and is not recorded. The commissioner must issue a plan "
        "within the "
        "financial year of the ordinary election (2011 Act s.5(1)-(2)).",
        "open",
        "4",
    ),
    Row(
        "plan",
        "issued",
        "order",
        {"issued": "22/10/2024"},
        "3/12/2024",
        "“Plan issued” on 22 October 2024 came before “Report and recommendations sent, published and copied” on 25 "
        f"October 2024. {_BEFORE_ISSUE}{ASK}",
        "open",
        "4",
    ),
)

ANNUAL_REPORT = (
    Row(
        "annual",
        "received",
        "undated",
        {"received": None, "review": None, "report": None, "response": None},
        "2/9/2021",
        "Who acts: the commissioner. When: as soon as practicable after it is produced (2011 Act s.12(2)).",
        "open",
        "4",
    ),
    Row(
        "annual",
        "received",
        "missing",
        {"received": None},
        "2/9/2021",
        "“Annual report received” is not recorded, though “Reviewed by the full panel” is. The commissioner must "
        "send the "
        "annual report to the panel as soon as practicable (2011 Act s.12(2)).",
        "open",
        "4",
    ),
    Row(
        "annual",
        "received",
        "refused",
        {"received": "30/7/2021"},
        "2/9/2021",
        "Friday 30 July 2021 is after “Reviewed by the full panel” on 29 July 2021.",
        "",
        "4",
    ),
    Row(
        "annual",
        "review",
        "undated",
        {"review": None, "report": None, "response": None},
        "2/9/2021",
        "Who acts: the panel. When: as soon as practicable after it is sent (2011 Act s.28(4)).",
        "open",
        "4",
    ),
    Row(
        "annual",
        "review",
        "missing",
        {"review": None, "report": None, "response": None},
        "12/7/2021",
        "The annual report has been here for 11 days. The panel must hold a public meeting on it as soon as "
        "practicable, "
        "and the commissioner must attend it (2011 Act s.28(4), s.12(3)).",
        "open",
        "4",
    ),
    Row(
        "annual",
        "review",
        "refused",
        {"review": "30/6/2021"},
        "2/9/2021",
        "Wednesday 30 June 2021 is before “Annual report received” on 1 July 2021.",
        "",
        "4",
    ),
    Row(
        "annual",
        "report",
        "undated",
        {"report": None, "response": None},
        "2/9/2021",
        "Who acts: the panel. When: the law sets no number of days.",
        "open",
        "4",
    ),
    Row(
        "annual",
        "report",
        "missing",
        {"report": None},
        "2/9/2021",
        "“Report and recommendations sent, published and copied” is not recorded, though “Response of the commissioner "
        "published” is. The panel must report or recommend, publish that and send copies to the councils (2011 Act "
        "s.28(4), (7)-(8)).",
        "open",
        "17",
    ),
    Row(
        "annual",
        "report",
        "refused",
        {"report": "28/7/2021"},
        "2/9/2021",
        "Wednesday 28 July 2021 is before “Reviewed by the full panel” on 29 July 2021.",
        "",
        "4",
    ),
    Row(
        "annual",
        "response",
        "undated",
        {"response": None},
        "2/9/2021",
        "Who acts: the commissioner. When: in the manner that the panel decides; the law sets no number of days "
        "(2011 Act "
        "s.12(3)-(5)).",
        "open",
        "4",
    ),
    Row(
        "annual",
        "response",
        "missing",
        {"response": None},
        "2/9/2021",
        "The law: the commissioner must respond to the report and publish the response (2011 Act s.12(3)-(5)).",
        "open",
        "4",
    ),
    Row(
        "annual",
        "response",
        "refused",
        {"response": "1/8/2021"},
        "2/9/2021",
        "Sunday 1 August 2021 is before “Report and recommendations sent, published and copied” on 2 August 2021.",
        "",
        "4",
    ),
)

_CHARGED = (
    "The panel may suspend only a commissioner who is charged with an offence that carries more than two years (2011 "
    "Act "
    "s.30(1)(b))."
)

SUSPENSION = (
    Row(
        "suspension",
        "charged",
        "undated",
        {"charged": None, "suspended": None, "ended": None},
        "14/3/2026",
        "Who acts: the courts.",
        "open",
        "4",
    ),
    Row(
        "suspension",
        "charged",
        "missing",
        {"charged": None},
        "14/3/2026",
        "“Commissioner charged with an offence” is not recorded, though “Commissioner suspended by the panel” is. "
        f"{_CHARGED}{ASK}",
        "open",
        "17",
    ),
    Row(
        "suspension",
        "charged",
        "order",
        {"charged": "13/1/2026"},
        "14/3/2026",
        "“Commissioner suspended by the panel” on 12 January 2026 came before “Commissioner charged with an offence” "
        "on "
        f"13 January 2026. {_CHARGED}{ASK}",
        "open",
        "17",
    ),
    Row(
        "suspension",
        "suspended",
        "undated",
        {"suspended": None, "ended": None},
        "14/3/2026",
        "Who acts: the panel. When: if the panel so decides: it may suspend, and need not (2011 Act s.30).",
        "open",
        "4",
    ),
    Row(
        "suspension",
        "suspended",
        "missing",
        {"suspended": None, "ended": None},
        "14/3/2026",
        "The law: without a suspension nothing more follows from the charge for the panel.",
        "open",
        "4",
    ),
    Row(
        "suspension",
        "suspended",
        "order",
        {"suspended": "4/1/2026"},
        "14/3/2026",
        "“Commissioner suspended by the panel” on 4 January 2026 came before “Commissioner charged with an offence” "
        "on 5 "
        f"January 2026. {_CHARGED}{ASK}",
        "open",
        "17",
    ),
    Row(
        "suspension",
        "ended",
        "undated",
        {"ended": None},
        "14/3/2026",
        "Who acts: the courts or the panel. When: on the end of the charge, an acquittal, a conviction that does not "
        "disqualify or a decision of the panel (2011 Act s.30).",
        "open",
        "4",
    ),
    Row(
        "suspension",
        "ended",
        "missing",
        {"ended": None},
        "14/3/2026",
        "The law: the suspension lasts until then (2011 Act s.30).",
        "open",
        "4",
    ),
    Row(
        "suspension",
        "ended",
        "refused",
        {"ended": "11/1/2026"},
        "14/3/2026",
        "Sunday 11 January 2026 is before “Commissioner suspended by the panel” on 12 January 2026.",
        "",
        "4",
    ),
)

_AROSE = (
    "An acting commissioner is appointed only on a vacancy, an incapacity that the panel has decided on or a "
    "suspension "
    "(2011 Act s.62)."
)

ACTING = (
    Row(
        "acting",
        "arose",
        "undated",
        {"arose": None, "appointed": None, "ended": None},
        "14/3/2026",
        "Who acts: nobody, it comes about by itself.",
        "open",
        "4",
    ),
    Row(
        "acting",
        "arose",
        "missing",
        {"arose": None},
        "14/3/2026",
        "“Need for an acting commissioner arose” is not recorded, though “Acting commissioner appointed by the panel” "
        f"is. {_AROSE}{ASK}",
        "open",
        "4",
    ),
    Row(
        "acting",
        "arose",
        "order",
        {"arose": "13/1/2026"},
        "14/3/2026",
        "“Acting commissioner appointed by the panel” on 12 January 2026 came before “Need for an acting commissioner "
        f"arose” on 13 January 2026. {_AROSE}{ASK}",
        "open",
        "4",
    ),
    Row(
        "acting",
        "appointed",
        "undated",
        {"appointed": None, "ended": None},
        "14/3/2026",
        "Who acts: the panel. When: the law sets no number of days.",
        "open",
        "4",
    ),
    Row(
        "acting",
        "appointed",
        "missing",
        {"appointed": None, "ended": None},
        "14/3/2026",
        "The panel must appoint an acting commissioner, and only a member of the commissioner's staff at that time "
        "(2011 "
        "Act s.62).",
        "open",
        "17",
    ),
    Row(
        "acting",
        "appointed",
        "order",
        {"appointed": "4/1/2026"},
        "14/3/2026",
        "“Acting commissioner appointed by the panel” on 4 January 2026 came before “Need for an acting commissioner "
        f"arose” on 5 January 2026. {_AROSE}{ASK}",
        "open",
        "4",
    ),
    Row(
        "acting",
        "ended",
        "undated",
        {"ended": None},
        "14/3/2026",
        "Who acts: nobody, it comes about by itself. When: as soon as a commissioner can act again; the acting one "
        "cannot "
        "issue "
        "or vary the plan (2011 Act s.62).",
        "open",
        "4",
    ),
    Row(
        "acting",
        "ended",
        "missing",
        {"ended": None},
        "14/3/2026",
        "The law: the acting commissioner goes on until then (2011 Act s.62).",
        "open",
        "4",
    ),
    Row(
        "acting",
        "ended",
        "refused",
        {"ended": "11/1/2026"},
        "14/3/2026",
        "Sunday 11 January 2026 is before “Acting commissioner appointed by the panel” on 12 January 2026.",
        "",
        "4",
    ),
)

ROWS = (
    *PRECEPT,
    *CONFIRMATION,
    *CHIEF_CONSTABLE,
    *REMOVAL,
    *PLAN,
    *ANNUAL_REPORT,
    *SUSPENSION,
    *ACTING,
)
"""All rows; that every step is on time in a round that went well is asked of each base."""
