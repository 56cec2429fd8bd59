"""The work programme of 2021 in the sample, held against Appendix H of the pack of 25 March 2021."""

from __future__ import annotations

import datetime as dt

import pytest

from store.records import ItemKind, ItemStatus, MeetingStatus, PaperStatus, WorkItem
from store.register import Register
from store.sample import sample_records

PRINTED = """
# Thurs 25 March 21 at 1pm
Covid-19 Pandemic, 1 year on | To understand the impact of the Covid 19 pandemic on the budget position, funding and \
delivery of operational policing and community safety.
Police Recruitment, Retention and Dismissals | To understand progress against police recruitment targets
Section 106 Funding report
End of Term delivery update on Police and Crime Plan from PCC
Qtr. 3 Performance Report (20/21) – Leicestershire Police
Qtr. 3 Performance Report – OPCC
# Thurs 20 May 21 at 1pm
The role of the PCC and understanding the role of the Police and Crime Panel. | Members only briefing to discuss the \
role of the PCC and understand their purpose as a Panel.
# Thurs 10 June 21 at 1pm
Election of Chair/Vice-Chairman 2021/22
Confirm Panel Memberships
Confirm Terms of Reference for Panel
Initiatives the new PCC proposes to be funding and how the impact is measured | (from manifesto, ongoing commitment \
from existing plan)
Report regarding Violence in the Public Domain linked to Domestic Abuse and interventions around that | From 1 Oct \
2019 meeting
# Thurs 29 July 21 at 1pm
PCC's Annual Report (*) | To receive outgoing PCC's Annual
Qtr. 4 Performance Report (20/21) – Leicestershire Police
Qtr. 4 Performance Report (20/21) OPCC
Ethics Committee Annual report
Police and Crime Plan Implementation (*) | To provide an update on progress made with developing/implementing the \
Police and Crime Plan
# Thurs 30 September 21 at 1pm
PCP Independent Members status | PCP to decide whether to extend the term or recruit new Independent Members. \
(Current terms expire 31 Dec 21)
PCP Grant Monitoring – Annual Report | To provide an overview of the PCP's work for the previous year (2020/21)
Qtr. 1 Performance Report (21/22) OPCC
Qtr. 1 Performance Report (21/22) Leicestershire Police
# Thurs 2 December 21 at 1pm
Qtr. 2 Performance Report (21/22) OPCC
Qtr. 2 Performance Report (21/22) Leicestershire Police
Complaints against Police and Crime Commissioner Annual Report | Monitoring Officer to provide an overview on \
complaint activity
# Suggested items to be scheduled
Report regarding Violence in the Public Domain linked to Domestic Abuse and interventions around that | TBC (To July \
meeting)
Emergency Services Network update and impact on budgets | TBC (To September meeting)
Independent Custody Visitors Scheme update
Efficiency Savings report | To set out efficiency savings to be made financial year 2021/22
Return on Investments update | To be included as an update within the final financial report covering 2021/22
Venues for Panel Meetings review | Deferred until position around virtual meetings or resumption of physical \
meetings known.
# Themed Meetings or Scrutiny Reviews on Topical Issues
Human Trafficking/Modern Slavery | Date to be confirmed
"""


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.of(*sample_records())


def as_printed(item: WorkItem) -> str:
    title = f"{item.title} (*)" if item.moveable else item.title
    return f"{title} | {item.comments}" if item.comments else title


def test_the_programme_stands_as_printed(register: Register) -> None:
    lines = []
    for meeting in register.meetings:
        items = register.items_of(meeting.id)
        lines += [f"# {meeting.printed_date}", *map(as_printed, items)] if items else []
    waiting = register.items_of(None)
    lines += ["# Suggested items to be scheduled", *(as_printed(item) for item in waiting if not item.theme)]
    for item in waiting:
        if item.theme:
            lines += [f"# {item.theme}", as_printed(item)]
    assert lines == PRINTED.strip().split("\n")


def test_there_are_thirty_one_rows_in_printed_order(register: Register) -> None:
    items = list(register.all(WorkItem))
    assert [item.id for item in items] == [f"W{n}" for n in range(1, 32)]
    rows = [title for title in PRINTED.strip().split("\n") if not title.startswith("#")]
    assert [as_printed(item) for item in items] == rows
    orders = [*range(1, 7), 1, *range(1, 6), *range(1, 6), *range(1, 5), *range(1, 4), *range(1, 8)]
    assert [item.order for item in items] == orders


def test_the_suggestions_keep_their_targets(register: Register) -> None:
    violence, network, visitors, savings, returns, venues, trafficking = register.items_of(None)
    assert (violence.target, network.target) == ("To July meeting", "To September meeting")
    assert (visitors.target, savings.target, returns.target, venues.target) == ("", "", "", "")
    assert venues.status is ItemStatus.DEFERRED
    assert trafficking.kind is ItemKind.THEMED
    others = [item.status for item in register.all(WorkItem) if item is not venues]
    assert set(others) == {ItemStatus.PLANNED}


def test_one_item_stands_twice_and_one_is_not_where_it_was_wanted(register: Register) -> None:
    twice = [item for item in register.all(WorkItem) if "Violence in the Public Domain" in item.title]
    assert [item.meeting is None for item in twice] == [False, True]
    assert twice[0].title == twice[1].title
    (september,) = register.meeting_on(dt.date(2021, 9, 30))
    assert not [item for item in register.items_of(september.id) if "Emergency Services" in item.title]


def test_leads_and_papers_are_those_of_the_march_pack(register: Register) -> None:
    (march,) = register.meeting_on(dt.date(2021, 3, 25))
    assert march.status is MeetingStatus.CALLED
    commissioner = "Police and Crime Commissioner"
    printed = [(item.lead, paper) for item in register.items_of(march.id) for paper in item.papers]
    assert [(lead, paper.what, paper.appendix, paper.pages, paper.exempt_paragraph) for lead, paper in printed] == [
        (commissioner, "report", "B", "9", ""),
        (commissioner, "report", "C", "13", ""),
        (commissioner, "restricted document", "C", "", "3"),
        ("Office of Police and Crime Commissioner", "report", "D", "21", ""),
        ("Chief Constable & Police and Crime Commissioner", "report", "E", "29", ""),
        (commissioner, "report", "G", "67", ""),
        (commissioner, "report", "F", "47", ""),
    ]
    elsewhere = {item.title: item.lead for item in list(register.all(WorkItem))[6:] if item.lead}
    assert elsewhere == {"Complaints against Police and Crime Commissioner Annual Report": "Monitoring Officer"}
    received = {item.id: {paper.status for paper in item.papers} for item in register.all(WorkItem) if item.papers}
    assert received == {f"W{number}": {PaperStatus.RECEIVED} for number in range(1, 7)}


def test_kinds_are_no_more_than_the_words_say(register: Register) -> None:
    named = {item.id: item.kind for item in register.all(WorkItem) if item.kind is not ItemKind.CYCLICAL}
    said = {key: kind for key, kind in named.items() if kind is not ItemKind.OTHER}
    assert said == {
        "W2": ItemKind.REQUESTED,
        "W3": ItemKind.REQUESTED,
        "W7": ItemKind.BRIEFING,
        "W12": ItemKind.REQUESTED,
        "W13": ItemKind.STATUTORY,
        "W28": ItemKind.REQUESTED,
        "W31": ItemKind.THEMED,
    }
    for item in register.all(WorkItem):
        if item.kind is ItemKind.CYCLICAL:
            assert item.title.startswith("Qtr. ") or "Annual" in item.title or "2021/22" in item.title


def test_the_title_and_notes_of_the_programme(register: Register) -> None:
    panel = register.panel
    assert panel.programme_title == "THE LLR POLICE AND CRIME PANELS WORK PROGRAMME 2021"
    notes = """
Budget/Precept: Proposed Precept must be notified to Panel by 1 Feb and Panel must consider by 8 Feb
If veto used, Panel's consideration must be completed by 22 February and PCC issue the final precept by 1 March
Working Task and Finish Groups non-public meeting, shows panel scrutiny and support of the PCC. To be confirmed
"""
    assert list(panel.programme_notes) == notes.strip().split("\n")
