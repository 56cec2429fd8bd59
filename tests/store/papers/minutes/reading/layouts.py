"""Five more ways in which councils lay minutes out, made up for the tests; nobody in them is real."""

LETTERED = """BORSETSHIRE POLICE AND CRIME PANEL

Minutes of the meeting held at Shire Hall, Felpersham on Tuesday 4 March 2025 at 10.30 am

Members present: Councillors Archer (Chairman), Carter, Grundy and Tucker
Also present: Ms J Field, Clerk to the Panel
Apologies for absence: Councillor Horrobin

A. DECLARATIONS OF INTEREST

There were none.

B. POLICE AND CRIME PLAN

The Commissioner introduced the plan.

RESOLVED

a) That the plan be noted;
b) That a report on rural crime be brought to the next meeting.

C. DATE OF NEXT MEETING

The next meeting will be on 3 June 2025.

The meeting ended at 12.05 pm.
"""
"""Minutes with letters for numbers, and the roll in single lines."""

BRACKETED = """Minutes of a Meeting of the Borsetshire Police and Crime Panel
Held on 4 March 2025, 10.30 am to 12.05 pm
Venue: Shire Hall, Felpersham

PRESENT:
Cllr Brian Archer (in the Chair)
Cllr Susan Carter
Cllr Ed Grundy (substitute for Cllr Tracy Horrobin)

APOLOGIES:
Cllr Tracy Horrobin

12/25 BUDGET MONITORING
(a) The Treasurer reported an underspend of £1.2m.
(b) Members asked about overtime.

It was moved by Cllr Carter and seconded by Cllr Grundy that the report be noted.
The motion was put and carried unanimously.

RECOMMENDED that the Commissioner:
(i) publishes the figures each quarter; and
(ii) reports on overtime in June.

13/25 ANY OTHER BUSINESS
None.

Chairman ........................
"""
"""Numbers with the year, paragraphs and clauses in brackets, headings right above their text."""

IN_THE_LINE = """Minutes of the Borsetshire Police and Crime Panel, 4 March 2025

Present: Cllr Brian Archer, Cllr Susan Carter

1. Complaints

The report was received.

RESOLVED – That the report be noted.

2. Work programme

1. Members asked for an item on fraud.
2. The Clerk would add it.

RESOLVED – (1) That the programme be agreed; and
(2) That fraud be added.

3. Next meeting

Resolved that nothing be resolved in the middle of a sentence; this is text.
"""
"""RESOLVED in the line of what is resolved, and lists in the text whose numbers look like those of minutes."""

UNNUMBERED = """Borsetshire Police and Crime Panel

Minutes of the meeting held in the Council Chamber on 4 March 2025

PRESENT

Cllr Brian Archer (Chair)   Cllr Susan Carter
Cllr Ed Grundy   Cllr Neil Tucker

APOLOGIES FOR ABSENCE

Apologies were received from Cllr Tracy Horrobin.

DECLARATIONS OF INTEREST

There were none.

KNIFE CRIME

The Chief Constable spoke to a report of the Commissioner.

RESOLVED: That a further report be brought in six months.
"""
"""Headings in capitals without numbers; the apologies are a minute, not a part of the roll."""

UNRECOGNISED = """Notes of 4 March 2025

we talked about the budget for a while and then brian said we should ask the commissioner to come back

everyone agreed
"""
"""Nothing in it is a minute: it is kept whole."""
