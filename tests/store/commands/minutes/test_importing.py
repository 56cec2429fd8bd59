"""Taking over a set of minutes: what is recorded stands, who is not known is left to the clerk, and nothing is lost."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.commands.minutes import importing
from store.commands.minutes.importing import LEFT_OVER, import_minutes, taking
from store.edit import Edit
from store.papers.minutes.reading.files import read_file
from store.problems import Refused
from store.records import Attendance, InTheChair, Meeting, MeetingStatus, Minute, Panel, Person, Presence, Role, Seat
from store.register import Register
from store.rules.minutes.drafts import Answer, DraftMinute, DraftMotion, DraftSet, Kept, RollName, Taken, Unplaced
from store.rules.minutes.newcomers import answers_to_all
from store.rules.words.text import LINE_LIMIT, TEXT_LIMIT
from store.sample import sample_records
from tests.told import codes_made, codes_told, told

DAY, TODAY = dt.date(2025, 3, 4), dt.date(2025, 6, 1)
SETS = Path(__file__).parents[2] / "papers" / "minutes" / "sets"
LINES = [line for file in sorted(SETS.glob("*.txt")) for line in file.read_text(encoding="utf-8").splitlines()]


def office(**of_meeting: object) -> Register:
    meeting = replace(Meeting(id="M1", date=DAY, status=MeetingStatus.HELD), **of_meeting)
    people = [("P1", "Brian Archer"), ("P2", "Susan Carter"), ("P3", "Ed Grundy")]
    return Register.of(
        *(record for record in sample_records() if record.id == "PANEL"),
        meeting,
        *(Person(id=one, name=name, title="Cllr") for one, name in people),
        *(Seat(id=f"S{one[1]}", person=one, role=Role.MEMBER, from_date=dt.date(2020, 5, 1)) for one, _ in people[:2]),
    )


def draft(*roll: RollName, **more: object) -> DraftSet:
    fields: dict[str, object] = {"date": DAY, "minutes": (DraftMinute(heading="Budget", text="It was noted."),), **more}
    return DraftSet(roll=roll, **fields)  # type: ignore[arg-type]


def present(printed: str, **more: object) -> RollName:
    return RollName(printed=printed, presence=Presence.PRESENT, **more)  # type: ignore[arg-type]


def after(register: Register, taken: Taken) -> Meeting:
    return register.with_edit(taken.edit).need(Meeting, taken.meeting, "meeting")


def whys(taken: Taken) -> list[str]:
    return [one.why for one in taken.unplaced]


def test_the_edit_of_the_command_is_the_one_that_was_shown() -> None:
    register = office()
    assert import_minutes(register, TODAY, draft=draft()) == taking(register, TODAY, draft=draft()).edit


def test_who_is_recorded_otherwise_stays_so_and_is_named() -> None:
    register = office(attendance=(Attendance(person="P1", presence=Presence.APOLOGIES),))
    with codes_made(importing) as made:
        taken = taking(register, TODAY, draft=draft(present("Cllr Archer"), present("Cllr S. Carter")))
    assert made == ["import-recorded"]
    held = after(register, taken)
    assert [(one.person, one.presence) for one in held.attendance] == [
        ("P1", Presence.APOLOGIES),
        ("P2", Presence.PRESENT),
    ]
    assert "Brian Archer is recorded as apologies, which stands." in whys(taken)[0]
    assert held.note == f"{LEFT_OVER}\n- Cllr Archer (present)"


def test_nobody_is_made_up_and_a_substitute_needs_the_member() -> None:
    names = (
        present("Cllr Nobody"),
        RollName(printed="Cllr Grundy", presence=Presence.SUBSTITUTE),
        RollName(printed="Cllr Carter", presence=Presence.APOLOGIES),
    )
    taken = taking(office(), TODAY, draft=draft(*names))
    assert [one.person for one in taken.names] == ["", "", "P2"]
    assert "Nobody in the register is called “Cllr Nobody”." in whys(taken)[0]
    assert "A substitute stands in for a member." in whys(taken)[1]
    whole = taking(office(), TODAY, draft=draft(names[2], replace(names[1], substitute_for="Councillor Carter")))
    stands_in = after(office(), whole).attendance[1]
    assert (stands_in.person, stands_in.substitute_for, stands_in.role) == ("P3", "P2", "substitute")


def test_what_the_heading_says_fills_what_is_empty_and_changes_nothing() -> None:
    said = draft(start=dt.time(10), finish=dt.time(12), venue="Shire Hall", printed_date="4 March 2025")
    held = after(office(), taking(office(), TODAY, draft=said))
    assert (held.start, held.finish, held.venue, held.printed_date) == (
        dt.time(10),
        dt.time(12),
        "Shire Hall",
        "4 March 2025",
    )
    known = office(start=dt.time(9, 30), venue="City Hall")
    taken = taking(known, TODAY, draft=said)
    held = after(known, taken)
    assert (held.start, held.finish, held.venue) == (dt.time(9, 30), dt.time(12), "City Hall")
    assert whys(taken) == ["The start of the meeting is recorded as 9:30 am, which stands."]


def test_times_that_cross_are_left_to_the_clerk() -> None:
    taken = taking(office(), TODAY, draft=draft(start=dt.time(12), finish=dt.time(10)))
    held = after(office(), taken)
    assert (held.start, held.finish) == (None, None)
    assert "- 12 noon to 10:00 am" in held.note


def test_a_mover_who_is_nobody_is_kept_in_words() -> None:
    motion = DraftMotion(moved_by="Cllr Archer", seconded_by="the Dean", motion="it be noted", result="carried")
    taken = taking(office(), TODAY, draft=draft(present("Cllr Archer"), minutes=(DraftMinute(motion=motion),)))
    register = office().with_edit(taken.edit)
    (minute,) = register.all(Minute)
    (vote,) = register.votes_minuted(minute.id)
    assert (vote.moved_by, vote.seconded_by, vote.seconded_by_printed) == ("P1", None, "the Dean")


def test_a_meeting_is_made_where_there_is_none_that_day() -> None:
    register = office()
    taken = taking(register, TODAY, draft=draft(), on=dt.date(2025, 5, 6))
    assert taken.made
    held = after(register, taken)
    assert (held.date, held.status) == (dt.date(2025, 5, 6), MeetingStatus.HELD)


def test_what_found_no_place_is_never_dropped_however_much_it_is() -> None:
    long = tuple(Unplaced("x" * 9_000, "", where=Kept.NOTE) for _ in range(3))
    register = office(note="Bring the keys")
    short = after(register, taking(register, TODAY, draft=draft(unplaced=long[:1])))
    assert short.note.startswith("Bring the keys\n\nLeft by the import")
    taken = taking(register, TODAY, draft=draft(unplaced=long))
    whole = register.with_edit(taken.edit)
    assert after(register, taken).note == "Bring the keys"
    assert sum(one.text.count("x" * 9_000) for one in whole.all(Minute)) == 3
    most = TEXT_LIMIT - len(f"{LEFT_OVER}\n- ")
    for length, noted in ((most, TEXT_LIMIT), (most + 1, 0)):
        left = (Unplaced("x" * length, "", where=Kept.NOTE),)
        assert len(after(office(), taking(office(), TODAY, draft=draft(unplaced=left))).note) == noted


def test_a_newcomer_is_given_no_office_that_another_holds() -> None:
    chair = (Person(id="P9", name="Ann Other"), Seat(id="S9", person="P9", role=Role.CHAIR, from_date=DAY))
    register = office().with_edit(Edit("", chair))
    said = {"Cllr Nobody": Answer(role=Role.CHAIR)}
    with pytest.raises(Refused) as refused:
        taking(register, TODAY, draft=draft(present("Cllr Nobody")), answers=said)
    assert [one.code for one in refused.value.problems] == ["seat-overlap"]
    taken = taking(office(), TODAY, draft=draft(present("Cllr Nobody")), answers=said)
    assert [seat.role for seat in office().with_edit(taken.edit).all(Seat)][-1] is Role.CHAIR


@pytest.mark.parametrize(("length", "stays"), [(LINE_LIMIT, True), (LINE_LIMIT + 1, False)])
def test_a_heading_that_is_too_long_for_one_stands_before_the_text(length: int, stays: bool) -> None:
    heading = "x" * length
    made = taking(office(), TODAY, draft=draft(minutes=(DraftMinute(heading=heading, text="It was noted."),)))
    (minute,) = office().with_edit(made.edit).all(Minute)
    assert (minute.heading, minute.text) == (
        (heading, "It was noted.") if stays else ("", f"{heading}\n\nIt was noted.")
    )


@pytest.mark.parametrize(
    ("of_meeting", "said", "code"),
    [
        ({"status": MeetingStatus.CANCELLED}, draft(), "meeting-off"),
        ({}, draft(date=None), "import-day"),
        ({"date": dt.date(2025, 7, 1)}, draft(date=dt.date(2025, 7, 1)), "meeting-to-come"),
    ],
)
def test_what_cannot_be_taken_over_is_refused(of_meeting: dict[str, object], said: DraftSet, code: str) -> None:
    with pytest.raises(Refused) as refused:
        import_minutes(office(**of_meeting), TODAY, draft=said)
    assert [problem.code for problem in refused.value.problems] == [code]
    assert all(problem.cure for problem in refused.value.problems)


def test_minutes_that_stand_are_not_replaced() -> None:
    register = office().with_edit(Edit("", (Minute(id="N1", meeting="M1", number="1", order=1),)))
    (problem,) = told(lambda: import_minutes(register, TODAY, draft=draft()))
    assert (problem.code, problem.sentence) == (
        "import-minutes",
        "The meeting of 4 March 2025 has 1 minute already.",
    )
    binned = register.with_edit(Edit("", (replace(register.need(Minute, "N1"), binned_on=TODAY),)))
    assert codes_told(lambda: import_minutes(binned, TODAY, draft=draft())) == []


def test_of_two_meetings_on_a_day_the_clerk_names_one() -> None:
    register = Register.of(*office().all(Meeting), Meeting(id="M2", date=DAY, status=MeetingStatus.HELD))
    (problem,) = told(lambda: import_minutes(register, TODAY, draft=draft()))
    assert (problem.code, problem.sentence) == (
        "import-several",
        "There are 2 meetings on 4 March 2025: M1 and M2.",
    )
    assert taking(register, TODAY, draft=draft(), meeting="M2").meeting == "M2"


odd = st.sampled_from(["\u202e", "[bold]", "x" * 400, "a\tb", "RESOLVED", "(a)", "- ", "\u2028", "Present:"])


@given(st.lists(st.sampled_from(LINES) | odd, min_size=1, max_size=40))
def test_any_lines_in_any_order_are_taken_over(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip("\n\u202e\u2028 -*"):
        return
    register = office()
    taken = taking(register, TODAY, draft=read_file(f"Minutes\n{text}".encode(), "x.txt", lambda _: False), on=DAY)
    assert list(register.with_edit(taken.edit).all(Minute))


def test_members_who_stand_under_their_council_sit_for_it() -> None:
    text = (
        "Minutes of the meeting held on 4 March 2025\n\nPRESENT:\n"
        "Borchester City Council: Councillors B. Archer (Chairman) and S. Carter\n\n1. Complaints\n\nNone.\n"
    )
    register = Register.of(*(record for record in office().all(Meeting)), Panel(id="PANEL", name="A panel"))
    read = read_file(text.encode(), "x.txt", lambda _: False)
    newcomers = taking(register, TODAY, draft=read).newcomers
    taken = taking(register, TODAY, draft=read, answers=answers_to_all(newcomers))
    seats = [(seat.role, seat.body) for seat in register.with_edit(taken.edit).all(Seat)]
    assert seats == [(Role.CHAIR, "Borchester City Council"), (Role.MEMBER, "Borchester City Council")]


OWN = {
    "under a day": (
        "POLICE AND CRIME PANEL\n4 March 2025 (10.00 am - 12.05 pm)\nPRESENT:\nCllr Archer and Cllr Carter\n"
        "An apology was submitted on behalf of Councillor Horrobin.\nPCP 1/25 MINUTES\nApproved.\n"
        "PCP 2/25 KNIFE CRIME\n(1) The Commissioner reported.\nRESOLVED that:-\n (i) the report be noted\n"
    ),
    "attendees": (
        "Minutes – Police and Crime Panel – 4 March 2025\nAttendees: Brian Archer (BA), Susan Carter (SC)\n"
        "Clerk: J Field\n5.1 Matters arising\nNone.\n5.2 Budget\nNoted.\n"
    ),
}


@pytest.mark.parametrize(
    ("name", "numbers"), [("under a day", ["PCP 1/25", "PCP 2/25"]), ("attendees", ["5.1", "5.2"])]
)
def test_two_more_layouts_are_read_or_listed_and_no_word_is_dropped(name: str, numbers: list[str]) -> None:
    read = read_file(OWN[name].encode(), "x.txt", lambda _: False)
    assert [one.number for one in read.minutes] == numbers
    assert read.date == DAY
    told = " ".join(
        [
            *(f"{one.printed} {one.role}" for one in read.roll),
            *(one.text for one in read.unplaced),
            *(
                f"{one.heading} {one.text} {' '.join(clause.text for clause in one.resolutions)}"
                for one in read.minutes
            ),
        ]
    )
    for word in ("Archer", "Carter", "Horrobin", "J Field", "the report be noted", "The Commissioner reported"):
        assert word in told or word not in OWN[name], word


CHAIRS: dict[str, tuple[tuple[str, ...], tuple[RollName, ...], list[str]]] = {
    "nobody is marked": ((), (present("Cllr Archer"),), []),
    "one is marked": ((), (present("Cllr Archer"), present("Cllr S. Carter", in_the_chair=True)), ["P2"]),
    "two are marked: the first": (
        (),
        (present("Cllr Archer", in_the_chair=True), present("Cllr S. Carter", in_the_chair=True)),
        ["P1"],
    ),
    "another is recorded": (("P2",), (present("Cllr Archer", in_the_chair=True),), ["P2"]),
}
"""Who is recorded in the chair, how the roll marks those present, and who is in the chair then."""


@pytest.mark.parametrize("case", CHAIRS)
def test_who_is_marked_as_in_the_chair_is_so_unless_another_is_recorded(case: str) -> None:
    recorded, roll, expected = CHAIRS[case]
    register = office(chairs=tuple(InTheChair(person=one) for one in recorded))
    held = after(register, taking(register, TODAY, draft=draft(*roll)))
    assert [one.person for one in held.chairs] == expected


ROLL: dict[str, tuple[Attendance | None, RollName, Attendance]] = {
    "nothing of them": (
        None,
        present("Cllr Archer", role="Chairman", remote=True),
        Attendance(person="P1", presence=Presence.PRESENT, printed="Cllr Archer", role="Chairman", remote=True),
    ),
    "that they came": (
        Attendance(person="P1", presence=Presence.PRESENT),
        present("Cllr Archer", role="Chairman", remote=True),
        Attendance(person="P1", presence=Presence.PRESENT, printed="Cllr Archer", role="Chairman", remote=True),
    ),
    "as what they came": (
        Attendance(person="P1", presence=Presence.PRESENT, printed="B. Archer", role="Member", remote=True),
        present("Cllr Archer", role="Chairman"),
        Attendance(person="P1", presence=Presence.PRESENT, printed="B. Archer", role="Member", remote=True),
    ),
}
"""What is recorded of somebody, how the roll has them, and what is recorded then: nothing recorded is replaced."""


@pytest.mark.parametrize("case", ROLL)
def test_of_who_is_on_the_roll_only_what_is_not_recorded_is_filled(case: str) -> None:
    recorded, row, expected = ROLL[case]
    other = Attendance(person="P2", presence=Presence.APOLOGIES)
    register = office(attendance=(*((recorded,) if recorded else ()), other))
    held = after(register, taking(register, TODAY, draft=draft(row)))
    assert list(held.attendance) == ([expected, other] if recorded else [other, expected])
