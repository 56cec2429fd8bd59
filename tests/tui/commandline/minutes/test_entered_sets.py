"""Both sets of minutes in the papers, entered from an empty file by command alone, print as the papers do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from store.records import Attendance, Clause, Meeting, Minute, Person, Presence, Vote
from store.register import Register
from store.rules.members.membership import seat_of
from tests.tui.line import LEAVES, CommandLine, Outcome

PANEL = "Leicester, Leicestershire and Rutland Police and Crime Panel"
ATTENDS = {
    Presence.PRESENT: "present",
    Presence.APOLOGIES: "apologies",
    Presence.IN_ATTENDANCE: "other",
    Presence.ALSO_PRESENT: "also",
}


class Clerk:
    """Enters a set of minutes as a clerk reads it off the paper, a command after the other, into a file of its own."""

    def __init__(self, cli: CommandLine, folder: Path) -> None:
        self.cli = cli
        self.folder = folder
        self.file = folder / "empty.json"
        self.paper = cli.register()
        self.known: dict[str, str] = {}
        self.saved(cli.plain("new", "--name", PANEL, "--file", str(self.file)))

    def __call__(self, *words: str) -> str:
        return self.saved(self.cli.plain("--file", str(self.file), "--today", "12/7/2021", *words))

    def saved(self, outcome: Outcome) -> str:
        assert (outcome.code, outcome.err) == (0, ""), outcome.err
        return outcome.out

    def seat(self, meeting: Meeting, person: str) -> str:
        """Enter somebody of the roll once; give the name by which commands find them."""
        if person not in self.known:
            one = self.paper.need(Person, person)
            seat = seat_of(self.paper, person, meeting.date)
            role = seat.role.value if seat else "officer"
            substitute = any(each.person == person and each.substitute_for for each in meeting.attendance)
            title = ("--title", one.title) if one.title else ()
            self(
                "member",
                "add",
                one.name,
                *title,
                "--role",
                "substitute" if substitute else role,
                "--from",
                "1/5/2016",
                "--new",
            )
            self.known[person] = one.name
        return self.known[person]

    def heading(self, meeting: Meeting) -> None:
        """Enter the meeting and its roll."""
        when = meeting.date.isoformat()
        self(
            "meeting", "add", when, "--start", "13:00", "--venue", meeting.venue, "--printed-date", meeting.printed_date
        )
        assert meeting.finish is not None
        self("meeting", "edit", when, "--finish", meeting.finish.strftime("%H:%M"))
        for one in meeting.attendance:
            self.seat(meeting, one.person)
        for one in meeting.attendance:
            self.attends(meeting, one, when)
        for chair in meeting.chairs:
            self("attend", "chair", self.known[chair.person], "--meeting", when)

    def attends(self, meeting: Meeting, one: Attendance, when: str) -> None:
        name = self.known[one.person]
        at = ("--meeting", when)
        if one.presence is Presence.SUBSTITUTE:
            self("attend", "substitute", name, "--for", self.known[one.substitute_for or ""], *at)
        else:
            self("attend", ATTENDS[one.presence], name, *at)
        self("attend", "printed", name, one.printed, *(("--role", one.role) if one.role else ()), *at)

    def minute(self, meeting: Meeting, minute: Minute, *, number: bool) -> None:
        """Enter a minute with everything that belongs to it."""
        text = self.folder / f"{minute.id}.txt"
        text.write_text(minute.text, encoding="utf-8")
        words = ["--heading", minute.heading, "--text-file", str(text)]
        words += ["--number", minute.number] if number else []
        words += ["--report-of", minute.report_of] if minute.report_of else []
        for name, lead, clauses in (
            ("resolved", minute.resolutions_lead, minute.resolutions),
            ("recommended", minute.recommendations_lead, minute.recommendations),
        ):
            words += [f"--{name}-lead", lead] if lead else []
            words += [word for clause in clauses for word in (f"--{name}", typed(clause))]
        for one in minute.filed:
            words += ["--filed", "|".join((one.what, one.mark, one.printed))]
        for leaving in minute.left:
            words += ["--left", leaving.printed]
        for vote in self.paper.votes_minuted(minute.id):
            words += ["--moved", vote.moved_by_printed, "--seconded", vote.seconded_by_printed]
            words += [word for clause in vote.clauses for word in ("--clause", typed(clause))]
            words += ["--result", vote.result]
        self("minute", "add", "--meeting", meeting.date.isoformat(), *words)

    def enter(self, meeting: Meeting) -> None:
        self.heading(meeting)
        for place, minute in enumerate(self.paper.minutes_of(meeting.id)):
            self.minute(meeting, minute, number=place == 0)
        self("minutes", "final", "--meeting", meeting.date.isoformat(), *LEAVES)

    def show(self, when: str, form: str = "text") -> str:
        return self("show", "minutes", "--meeting", when, "--format", form)


def typed(clause: Clause) -> str:
    return f"{clause.label} {clause.text}".strip()


@pytest.fixture
def clerk(cli: CommandLine, tmp_path: Path) -> Clerk:
    return Clerk(cli, tmp_path)


def paper_of(cli: CommandLine, when: str, form: str = "text") -> str:
    outcome = cli("show", "minutes", "--meeting", when, "--format", form)
    assert outcome.code == 0
    return outcome.out


def without_ids(text: str) -> Any:
    whole = msgspec.json.decode(text)
    for minute in whole["minutes"]:
        del minute["id"]
    return whole


def meeting_on(register: Register, when: str) -> Meeting:
    return next(one for one in register.meetings if one.date.isoformat() == when)


@pytest.mark.parametrize("when", ["2021-01-27", "2016-09-23"])
def test_a_set_entered_by_command_prints_as_the_paper_does(cli: CommandLine, clerk: Clerk, when: str) -> None:
    clerk.enter(meeting_on(clerk.paper, when))
    assert cli("minutes", "final", "--meeting", when, *LEAVES).code == 0
    assert clerk.show(when) == paper_of(cli, when)
    assert without_ids(clerk.show(when, "json")) == without_ids(paper_of(cli, when, "json"))


RESOLVED_2021 = """RESOLVED:

1. That the information presented in the report and during the meeting be noted, including:
   - The total 2021-22 net budget requirement of £212.572m
   - A council tax (precept) requirement for 2021-22 of £81.936m
2. The future risks, challenges, uncertainties and opportunities included in the precept proposal, together with the \
financial and operational considerations identified be noted,
3. The Home Office grant allocations notified through the provisional settlement and the Band D council tax base and \
estimated collection fund deficit received from the billing authorities be noted,
4. The current Medium Term Financial Plan (MTFP) contained in Appendix 1, the Capital Strategy at Appendix 2 and the \
Treasury Management Strategy at Appendix 3 be noted.
5. The proposal to increase the 2021/22 precept by £15 per annum (6.43%) for police purposes to £248.2302 for a Band D \
property be SUPPORTED.

RECOMMENDATIONS:

That the Police and Crime Commissioner shall:

- Take note of the comments and concerns raised by Members of the Panel during consideration of this item as set out \
above,
- Provide a report on Section 106 funding to the next meeting,
- Provide a report detailing the Efficiency Savings to be made during 2021/22, including details of performance \
uplifts or return on investment to a future meeting,
- Provide regular updates on recruitment and retention numbers to future meetings.

48. ANNUAL REPORT OF COMPLAINTS RECEIVED AGAINST THE LEICESTER, LEICESTERSHIRE AND RUTLAND POLICE AND CRIME \
COMMISSIONER

The Chief Constable and the Police and Crime Commissioner left the meeting at this point.
"""
"""What the minutes of 27 January 2021 print from the resolutions of minute 47 on."""

MOVED_2021 = """It was moved by the Chairman and seconded by Councillor Pantling that:

a) The information presented in the report and during the meeting be noted, including:
   - The total 2021-22 net budget requirement of £212.572m
   - A council tax (precept) requirement for 2021-22 of £81.936m
b) The proposal to increase the 2021-22 precept by £15 per annum (6.43%) for police purposes to £248.2302 for a Band D \
property be supported
"""

ROLL_2021 = """Apologies

Councillor Rae Bhatia

In Attendance

Lord Bach – Police and Crime Commissioner
Kirk Master – Deputy Police and Crime Commissioner
Simon Cole – Chief Constable of Leicestershire

Also Present

Angela Perry – Executive Director, OPCC
"""


def test_the_minutes_of_27_january_2021_print_what_their_paper_prints(clerk: Clerk) -> None:
    clerk.enter(meeting_on(clerk.paper, "2021-01-27"))
    text = clerk.show("2021-01-27")
    for words in (RESOLVED_2021, MOVED_2021, ROLL_2021):
        assert words in text
    assert "Cllr Westley (substitute for Councillor Rae Bhatia)\n" in text
    assert "upon being put to the vote the motion was CARRIED by a majority.\n\nRESOLVED:" in text
    assert text.index("It was moved by the Chairman") < text.index("After careful consideration")
    assert "The meeting closed at 4:15 pm." in text
    whole = msgspec.json.decode(clerk.show("2021-01-27", "json"))
    assert [minute["number"] for minute in whole["minutes"]] == [str(number) for number in range(44, 52)]
    assert (whole["chair"], whole["start"], whole["finish"]) == ("Cllr Orson", "13:00", "16:15")
    assert whole["substitutes"] == [{"name": "Cllr Westley", "for": "Councillor Rae Bhatia"}]
    motion = whole["minutes"][3]["motion"]
    assert [clause["label"] for clause in motion["clauses"]] == ["a)", "b)", "c)", "d)", "e)"]
    assert (motion["moved_by"], motion["seconded_by"]) == ("the Chairman", "Councillor Pantling")
    assert motion["result"] == "CARRIED by a majority"
    assert [one["name"] for one in whole["minutes"][4]["left"]] == [
        "the Chief Constable",
        "the Police and Crime Commissioner",
    ]
    register = _register(clerk)
    (vote,) = register.all(Vote)
    names = [register.person_name(person) for person in (vote.moved_by, vote.seconded_by)]
    assert [name.split()[-1] for name in names] == ["Orson", "Pantling"]
    assert [register.person_name(one.person).split()[-1] for one in register.need(Minute, "N5").left] == [
        "Cole",
        "Bach",
    ]


def _register(clerk: Clerk) -> Register:
    return CommandLine(clerk.folder, clerk.file, clerk.cli._capture).register()


def test_the_minutes_of_23_september_2016_print_what_their_paper_prints(clerk: Clerk) -> None:
    clerk.enter(meeting_on(clerk.paper, "2016-09-23"))
    text = clerk.show("2016-09-23")
    assert "PRESENT\n\nMr. J. T. Orson JP CC (in the Chair)\nCllr. John Boyce\nCllr. Lee Breckon, JP\n" in text
    assert "Apologies\n\nMrs. Helen Carter\nCol. Robert Martin OBE, DL\nCllr. Kirk Master\n" in text
    for item in (6, 7, 8, 9):
        assert text.count(f"marked 'Agenda Item {item}'") == 1
    assert "\n  - Contact Management;\n  - Enabling Services i.e." in text
    assert (
        "(a) That the contents of the report be noted;\n"
        "(b) That a report on racially motivated crimes be considered at a future meeting of the Panel.\n"
    ) in text
    assert "RESOLVED:\n\nThat the Panel:\n\n(a) Holds 2 of its 6 standard meetings per year at City Hall" in text
    assert "(b) Reviews the position at the Panel's final meeting in 2017.\n" in text
    assert (
        "That future meetings of the Panel would take place at 1.00pm on the following dates in 2017:-\n"
        "- 3 February;\n- 29 March;\n- 22 May;\n- 26 July;\n- 28 September;\n- 5 December.\n"
    ) in text
    numbers = [minute["number"] for minute in msgspec.json.decode(clerk.show("2016-09-23", "json"))["minutes"]]
    assert numbers == [str(number) for number in range(27, 38)]


def test_the_next_set_begins_at_38(clerk: Clerk) -> None:
    clerk.enter(meeting_on(clerk.paper, "2016-09-23"))
    clerk("meeting", "add", "5/12/2016")
    clerk("minute", "add", "--meeting", "5/12/2016", "--heading", "Minutes of the previous meeting")
    clerk("minute", "add", "--meeting", "5/12/2016", "--heading", "Public Question Time")
    assert "numbered 38 to 39" in clerk("minutes", "final", "--meeting", "5/12/2016", *LEAVES)
    confirmed = clerk("minutes", "confirm", "--meeting", "23/9/2016")
    assert "Confirmed the minutes of 23 September 2016 at the meeting of 5 December 2016." in confirmed
