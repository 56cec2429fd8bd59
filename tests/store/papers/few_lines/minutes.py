"""Lines of minutes: headings, numbers, names of a roll, blocks of what was resolved, each kind beside each other."""

from __future__ import annotations

from itertools import product

from store.papers.minutes.reading.head import HeadReader
from store.papers.minutes.reading.heading import closing_in, heading_in, is_signature, is_title
from store.papers.minutes.reading.lines import Line, lines_of
from store.papers.minutes.reading.minute import MinuteReader, block_begins
from store.papers.minutes.reading.numbers import follows, next_but, numbered
from store.papers.minutes.reading.roll import (
    apologies_in,
    attending,
    can_be_name,
    in_columns,
    is_titled,
    names_in,
    of_council,
    parted,
    roll_name,
    section_of,
    stood_in,
)
from store.papers.minutes.reading.sentences import (
    filed_in,
    left_in,
    motion_in,
    moves_amendment,
    report_of,
    result_apart,
    result_in,
)
from store.papers.minutes.reading.sets import read_minutes
from store.records import Presence
from store.rules.minutes.drafts import DraftMinute, RollName
from tests.store.papers.few_lines.telling import Lines, each, told

BLOCKS = (
    "RESOLVED:",
    "RESOLVED",
    "RESOLUTIONS – That it be noted.",
    "Resolved (nem con) that it be noted.",
    "RESOLVED (8 for, 3 against): that it be noted.",
    "It was resolved by a majority, that it be noted.",
    "UNANIMOUSLY RESOLVED: That it be so",
    "RECOMMENDED that the Commissioner act.",
    "RECOMMENDATION (a) That he act;",
    "Recommended – To act.",
    "RECOMMENDATIONS.",
    "Resolved that in a sentence nothing begins",
    "RESOLVED to act",
    "Resolutions of the past were read.",
    "RESOLVED [carried 5 - 2] : That it be noted",
)
SENTENCES = (
    "It was moved by Cllr Archer and seconded by Cllr Grundy that the report be noted. The motion was put and carried.",
    "It was then duly moved by Cllr Archer, seconded by Cllr Grundy:",
    "Proposed by Cllr Archer and duly seconded by Cllr Grundy.",
    "Moved by Cllr Archer that the item be deferred; The motion was lost by 5 votes to 3.",
    "An amendment was then moved by Cllr Grundy.",
    "A further amendment had been proposed.",
    "The recommendations were agreed. All went home.",
    "The vote was put to the meeting, and was carried unanimously; then all left.",
    "The proposal was declared lost.",
    "The Panel considered a report of the Commissioner concerning fraud.",
    "The Panel received the annual progress report by the Chief Constable, which was long.",
    "The Commissioner (PCC) presented his report.",
    "The Treasurer of the force submitted a report on money.",
    "The Panel noted a very long and winding report of nobody on anything.",
    "A copy of the report, marked ‘A’, is filed with these minutes.",
    "Copies of each slide marked 'B' by the clerk, were filed with these minutes.",
    "Cllr Archer left the meeting at 11.30 am.",
    "Cllr Archer, Cllr Grundy and Cllr Carter then left the room at this point.",
    "The Commissioner and the Chief Constable left the meeting",
    "The Commissioner, and the Treasurer left the meeting at 4.15pm.",
    "Cllr Archer left the meeting at 99.",
    "Cllr Archer was present as a substitute for Cllr Horrobin.",
    "It was noted that Cllr Grundy was substituting for Cllr Carter; Cllr A Bell substituted for Mr B Call.",
    "Apologies for absence were received from Cllr Horrobin, Mr J Field OBE and Cllr Carter. They were noted.",
    "Apologies had been submitted by: Cllrs Horrobin and Carter",
    "Apologies were received from nobody at all in particular.",
    f"Apologies were received from Cllr {'X' * 85} and Cllr {'X' * 86}.",
)
HEADINGS = (
    "MINUTES of a meeting of the Panel held at Shire Hall, Felpersham on Tuesday 4 March 2025 at 10.30 am.",
    "Draft minutes of the annual meeting held in Room 1 at 2 pm on 4th of March, 2025",
    "Minutes, Police and Crime Panel, 04/03/2025",
    "Held as a virtual meeting, commencing at 10 am",
    "Held at 4 March 2025 as a hybrid meeting. Time: 14:00",
    "Venue: Shire Hall.",
    "Place : Room 1",
    "31 February 2025",
    "1.00 - 3.10 pm",
    "10.30 am to noon",
    "11 – 1.30 p.m.",
    "3 pm - 1 pm",
    "10:00-12:00",
    "The meeting closed at 12.05 pm.",
    "The Chair declared the business of the meeting to be ended at noon",
    "Finished: 3.10 pm",
    "closed at 15:10",
    "The meeting of 3 March ended at 4 pm.",
    "Chairman",
    "CHAIR .............",
    "Signed: ____ (Chair)",
    "Date:",
    "Dated . . . . Chairman",
    "Signed by all",
)
NUMBERED = (
    "1. Complaints",
    "12 BUDGET",
    "12/25 Budget",
    "3.1 Budget",
    "PCP 7 Budget",
    "7(2) “The plan”",
    "Minute No. 8: Budget",
    "A. DECLARATIONS",
    "A DECLARATIONS",
    "4 That it be noted",
    "5. To act",
    "6. small letters",
    "7. Budget;",
    "8 Budget,",
    "9 4 items",
    "4 March 2025",
    "4 March",
    "12345 Budget",
    "1.\tBudget",
    "B:\tBudget",
)
NUMBERS = (
    "1",
    "2",
    "4",
    "5",
    "9",
    "10",
    "1.1",
    "1.2",
    "1.5",
    "2.1",
    "2.2",
    "A",
    "B",
    "D",
    "E",
    "b",
    "9/25",
    "1/26",
    "PCP 1",
    "PCP 3",
    "1(2)",
    "AB",
)
SECTIONS = (
    "PRESENT",
    "Members present: Cllr Archer",
    "Also present –",
    "Members also, present.",
    "In attendance",
    "Members attendance:",
    "Also in attendance: J Field",
    "ATTENDEES",
    "Apologies",
    "Apology for absence: Cllr Carter",
    "Apologies for non-attendance",
    "Named substitutes present",
    "Substitute members: Cllr Grundy",
    "Absent —",
    "Officers in attendance",
    "Observer:",
    "Co-opted members",
    "Membership: ten",
    "Voting member",
    "Members of the panel",
    "Present at the meeting were three",
    "Apologies were received",
)
NAMES = (
    "Cllr Archer, Cllr Carter and Cllr Grundy",
    "Cllrs Archer, B Carter & Mr Grundy",
    "Councillors Archer OBE, JP and Carter",
    "Messrs Field and Wood",
    "Cllr Brian Archer   Cllr Susan Carter",
    "Cllr Brian Archer Cllr Susan Carter (Chair, of late) Mr Neil Wood",
    "Mr J Field, Chief Officer; Ms A Bell, OPCC",
    "Brian Archer, Susan Carter",
    "Brian Archer, Chief Constable",
    "Dame Ann Other DBE, Lord Lieutenant",
    "Cllr Ed Grundy (substitute for Cllr Horrobin)",
    "Cllr Ed Grundy (in the Chair; remotely)",
    "Cllr Ed Grundy [sub]",
    "Cllr Ed Grundy (Vice-Chair) (by remote link)",
    "Cllr Ed Grundy as a substitute for Cllr Horrobin",
    "Cllr Ed Grundy, standing in for Cllr Horrobin",
    "Cllr Ed Grundy (in place of Cllr Carter)",
    "Cllr Ed Grundy (on behalf of: Cllr Carter)",
    "Melton Council: Cllr Archer, Cllr Carter",
    "Ann Field – Clerk",
    "Ann Field - Clerk to the Panel Ben Wood – Treasurer",
    "Ann Field – Chief Officer Ben Wood – Treasurer Cy Dean - Solicitor",
    "Ann Field – Clerk to Ben Wood – Treasurer",
    "Ann Field, Clerk, Borsetshire",
    "Ann Field OBE, Clerk (retired)",
    "Ann Field (Clerk)",
    "– Clerk",
    "one member of the public",
    "Cllr",
    "Ann Field 2",
    "The Very Long Name Of Somebody",
    f"Cllr {'X' * 85}",
    f"Cllr {'X' * 86}",
    "",
)
PIECES = {
    "R": "RESOLVED:",
    "N": "RESOLVED (nem con): That one be noted.",
    "M": "RECOMMENDED (by a majority) that:",
    "a": "(a) One;",
    "c": "(c) Lists:",
    "T": "That two be noted.",
    "b": "- bullet;",
    "d": "    - deeper,",
    "x": "Words of the text.",
    "l": "Words that lead:",
    "m": "Moved by Cllr A and seconded by Cllr B",
    "w": "Moved by Cllr A that it be so. The motion was carried.",
    "g": "Cllr A left the meeting at 11.30 am.",
}
OF_THREE = "RNabdxTm"
SETS = {
    "1": "1. ONE",
    "2": "2. Two",
    "4": "4. Four",
    "9": "9. Nine",
    "C": "CAPITALS",
    "D": "MORE CAPITALS",
    "H": "**Marked**",
    "x": "Words of the text.",
    "R": "RESOLVED: (1) That it be so",
    "n": "(2) That it be noted",
    "p": "APOLOGIES",
    "t": "There were none.",
    "e": "The meeting closed at 12.30 pm.",
    "s": "10.00 am - 12.30 pm",
    "S": "CHAIRMAN",
}
HEADS = {
    "t": "Minutes of a meeting held at Shire Hall on 4 March 2025",
    "c": "Clerk: J Field",
    "w": "BORSETSHIRE",
    "P": "PRESENT",
    "p": "Present: Cllr Archer (in the Chair), Cllr Carter",
    "n": "Cllr Grundy   Cllr Bell",
    "N": "Cllr Adams   Cllr Carr",
    "s": "Cllr Wood (substitute for Cllr Dean)",
    "m": "Melton Council: Cllr Archer",
    "A": "APOLOGIES: Cllr Horrobin",
    "I": "IN ATTENDANCE",
    "o": "Ann Field – Clerk",
    "O": "Ann Field – Chief Officer Ben Wood – Treasurer",
    "C": "Co-opted members",
    "q": "nobody whom anyone knows of in 1999",
}


_OF_SENTENCES = (
    motion_in,
    moves_amendment,
    result_in,
    result_apart,
    report_of,
    filed_in,
    left_in,
    stood_in,
    apologies_in,
)


def lines() -> Lines:
    """Tell of single lines what each function makes of them, then of minutes, sets and heads of a few lines each."""
    yield from each(block_begins, BLOCKS)
    for of_sentences in _OF_SENTENCES:
        yield from each(of_sentences, SENTENCES)
    for of_headings in (heading_in, closing_in, is_title, is_signature):
        yield from each(of_headings, HEADINGS)
    yield from each(numbered, map(Line, NUMBERED))
    yield from each(section_of, SECTIONS)
    for of_names in (names_in, of_council, can_be_name, is_titled):
        yield from each(of_names, NAMES)
    yield from each(roll_name, NAMES, Presence.PRESENT)
    yield from each(attending, NAMES, Presence.ALSO_PRESENT, {"Ben Wood", "Cy Dean"}.__contains__)
    yield from each(parted, NAMES, Presence.ALSO_PRESENT)
    yield "## follows, and * where numbers were left out"
    for before in NUMBERS:
        yield f"{before}: {' '.join(one + '*' * next_but(before, one) for one in NUMBERS if follows(before, one))}"
    yield "## in_columns"
    for rows in product(("A B", "C D", "B", "C A D", "D C"), repeat=2):
        yield f"{' / '.join(rows)} => {' '.join(in_columns([row.split() for row in rows]))}"
    yield from _minutes()
    yield from _sets()


def _minutes() -> Lines:
    yield "## a minute of two lines, or three"
    for codes in [*product(PIECES, repeat=2), *product(OF_THREE, repeat=3)]:
        reader = MinuteReader("1", "Heading")
        made = reader.read(lines_of("\n\n".join(PIECES[one] for one in codes)))
        doubts = [one.why.removeprefix("minute 1: ") for one in reader.doubts]
        yield f"{''.join(codes)} => {told(made).removeprefix('(number 1, heading Heading, ')} {told(doubts)}".rstrip()


def _sets() -> Lines:
    yield "## a set of minutes of three lines, each behind an empty one; without those, where a point stands behind"
    for gap, codes in [*product(("\n\n",), product("1CH", SETS, SETS)), *product(("\n",), product("1C", SETS, "2Dxe"))]:
        text = f"Minutes of the Panel, 4 March 2025\n\nPRESENT\n\nCllr Archer\n\n{gap.join(SETS[one] for one in codes)}"
        made = read_minutes(text)
        minutes = " / ".join(_minute(one) for one in made.minutes) if made.recognised else "as received"
        rest = [
            f"{made.start or ''}-{made.finish or ''}" if made.finish else "",
            *(f"{one.text}: {one.why}" for one in made.unplaced),
        ]
        yield f"{''.join(codes)}{'' if len(gap) > 1 else '.'} => {minutes}; {told([one for one in rest if one])}"
    yield "## a head of two lines, or three"
    for few in [*product(HEADS, repeat=2), *product("PA", "nNs", "nNoc")]:
        head = HeadReader(lambda name: name == "Ben Wood")
        head.read(lines_of("\n".join(HEADS[one] for one in few)))
        roll = ", ".join(_name(one) for one in head.roll)
        left = told([f"{one.text}: {one.why}" for one in head.unplaced])
        yield f"{''.join(few)} => {told(head.heading)} {roll} {left}"


def _minute(one: DraftMinute) -> str:
    resolved = f" R[{told(one.resolutions)}]" if one.resolutions else ""
    return f"{one.number} {one.heading}: {told(one.text)}{resolved}".strip()


def _name(one: RollName) -> str:
    more = [
        one.council,
        one.role,
        one.substitute_for and f"for {one.substitute_for}",
        "in the chair" if one.in_the_chair else "",
    ]
    return f"{one.printed} ({'; '.join(filter(None, [one.presence.value, *more]))})"
