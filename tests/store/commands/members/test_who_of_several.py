"""Who is meant by a name of a list where several may be, in which order they are told, and who stands in for whom."""

from __future__ import annotations

import datetime as dt

import pytest

from store.commands.fields import Problems
from store.commands.members.importing import taking
from store.commands.members.importing_people import People, people_typed
from store.commands.members.people import _printings
from store.commands.members.seats import refuse_unsettled
from store.edit import Edit
from store.papers.members.reading.files import read_members
from store.papers.reading.files import read_tables
from store.problems import Refused
from store.records import Attendance, Council, Meeting, NamedVote, Panel, Person, Presence, Role, Seat, Vote
from store.register import Register
from store.rules.imports import NO_CORRECTIONS, Correction, Corrections, ImportField, ImportLine, ImportState
from tests.store.commands.sitting import CHAIR, DAY, HELD, STAND_IN, VICE, sitting

TODAY = dt.date(2021, 7, 12)
MELTON, OADBY = "Melton Borough Council", "Oadby Borough Council"
PANEL = Panel(id="PANEL", name="The Panel", councils=(Council(name=MELTON), Council(name=OADBY)))


def person(number: int, name: str, title: str = "Cllr") -> Person:
    return Person(id=f"P{number}", name=name, title=title)


def seat(number: int, whose: str, body: str = MELTON, **more: object) -> Seat:
    return Seat(id=f"S{number}", person=whose, body=body, **more)  # type: ignore[arg-type]


def lines(register: Register, data: str, said: Corrections = NO_CORRECTIONS) -> list[ImportLine]:
    draft = read_members((read_tables(data.encode(), "members"),), said)
    return list(taking(register, TODAY, draft=draft, corrections=said).lines)


ASKED: dict[str, tuple[tuple[str, ...], str, str, str, tuple[str, ...]]] = {
    "nobody": ((), "Ann Taylor", MELTON, "", ()),
    "the one of that name": (("Ann Taylor",), "Ann Taylor", MELTON, "", ("P1",)),
    "the one of that name, for another council": (
        ("Ann Taylor",),
        "Ann Taylor",
        OADBY,
        "Cllr Ann Taylor is in the register for another council: say whether this is the same.",
        ("P1",),
    ),
    "two of one name": (
        ("Ann Taylor", "Ann Taylor"),
        "Ann Taylor",
        MELTON,
        "2 people are called “Ann Taylor”: say which of them is meant.",
        ("P1", "P2"),
    ),
    "two that are near": (
        ("Ann Taylor", "Ann Tayler"),
        "Ann Taylar",
        MELTON,
        "“Ann Taylar” is very near to Cllr Ann Taylor and Cllr Ann Tayler. Did you mean Cllr Ann Taylor?",
        ("P1", "P2"),
    ),
}
"""Who is in the register, which name is read beside which council, what is asked, and who may be meant."""


@pytest.mark.parametrize("case", ASKED)
def test_who_is_meant_is_asked_where_it_is_not_clear_and_the_nearest_is_named_first(case: str) -> None:
    names, name, body, asked, answers = ASKED[case]
    people = [person(number, each) for number, each in enumerate(names, 1)]
    register = Register.of(PANEL, *people, *(seat(number, f"P{number}") for number in range(1, len(names) + 1)))
    who = People(register).who(register, name, "", body)
    assert who.asked == asked
    assert tuple(answer for answer, _ in who.answers) == (answers if asked else ())
    assert (who.person.id if who.person else None) == (answers[0] if answers and not asked else None)


def asked(key: str, *choices: str) -> ImportLine:
    listed = (("", "leave it"), *((one, f"is {one}") for one in choices))
    field = ImportField(name="person", label="who", value="", choices=listed)
    return ImportLine(key=key, state=ImportState.NEW, what="member", words="Cllr Taylr", fields=(field,))


def test_what_is_typed_of_a_name_is_taken_and_otherwise_all_it_can_be_is_listed_in_order() -> None:
    both = (asked("k", "new", "P12", "P3"), asked("l", "P3"))
    assert people_typed(both, ("Taylr=p3",)) == {
        "k": Correction(taken=True, values={"person": "P3"}),
        "l": Correction(taken=True, values={"person": "P3"}),
    }
    with pytest.raises(Refused) as refused:
        people_typed(both, ("Taylr=P9",))
    assert [one.cure for one in refused.value.problems] == ["It can be: P12, P3, new."]


ROWS = ("Ann Ash", "Member"), ("Bob Birch", "Member"), ("Una Spare", "Substitute")
LIST = "Name,Council,Role\n" + "".join(f"Cllr {name},{MELTON},{role}\n" for name, role in ROWS)
MEMBERS = (person(1, "Ann Ash"), person(2, "Bob Birch"), person(3, "Una Spare"))


def test_a_substitute_of_a_row_is_left_only_if_the_clerk_says_so() -> None:
    register = Register.of(PANEL, *MEMBERS, seat(1, "P1"), seat(2, "P2"))
    [line] = [one for one in lines(register, LIST) if one.what == "substitute"]
    assert line.why == "A substitute for one of 2 members: say for whom."
    for taken, state in ((True, ImportState.UNPLACED), (False, ImportState.LEFT)):
        [again] = [one for one in lines(register, LIST, {line.key: Correction(taken=taken)}) if one.key == line.key]
        assert again.state is state


@pytest.mark.parametrize(
    ("of_one", "of_other", "state"),
    [((), (), ImportState.NEW), (("P3",), (), ImportState.NEW), (("P3",), ("P3",), ImportState.THERE)],
)
def test_a_substitute_for_each_is_there_only_if_all_have_them(
    of_one: tuple[str, ...], of_other: tuple[str, ...], state: ImportState
) -> None:
    register = Register.of(PANEL, *MEMBERS, seat(1, "P1", substitutes=of_one), seat(2, "P2", substitutes=of_other))
    [line] = [one for one in lines(register, LIST) if one.what == "substitute"]
    said = {line.key: Correction(taken=True, values={"meant_for": "all"})}
    [told] = [one for one in lines(register, LIST, said) if one.what == "substitute"]
    assert (told.state, told.words) == (state, "Cllr Una Spare for Ann Ash and Bob Birch")


def test_a_substitute_who_is_said_to_be_new_is_entered_although_the_name_is_near_another() -> None:
    register = Register.of(PANEL, *MEMBERS[:2], person(4, "Una Spares"), seat(1, "P1"))
    data = f"Name,Council,Role,Substitutes\nCllr Ann Ash,{MELTON},Member,Cllr Una Spare\n"
    [line] = [one for one in lines(register, data) if one.what == "substitute"]
    assert (line.state, line.why) == (
        ImportState.UNPLACED,
        "“Cllr Una Spare” is very near to Cllr Una Spares. Did you mean Cllr Una Spares?",
    )
    said = {line.key: Correction(taken=True, values={"person": "new"})}
    [told] = [one for one in lines(register, data, said) if one.what == "substitute"]
    assert (told.state, told.why) == (ImportState.NEW, "")


def test_whoever_a_line_makes_is_named_by_it_where_another_line_may_mean_the_same() -> None:
    """And whoever was there before by the id: those made anew have another each time the file is read."""
    register = Register.of(PANEL, MEMBERS[1], seat(1, "P2"))
    names = ("Ann Taylor", MELTON), ("Ann Taylor", OADBY), ("Bob Birch", MELTON), ("Bob Birch", OADBY)
    data = "Name,Council,Title\n" + "".join(f"{name},{council},Cllr\n" for name, council in names)
    new, again, there, elsewhere = (one for one in lines(register, data) if one.what == "seat")
    assert (new.state, there.state) == (ImportState.NEW, ImportState.THERE)
    for line, meant in ((again, f"line:{new.key}"), (elsewhere, "P2")):
        [who] = [field for field in line.fields if field.name == "person"]
        assert [value for value, _ in who.choices] == ["", meant, "new"]
    said = {again.key: Correction(taken=True, values={"person": f"line:{new.key}"})}
    [told] = [one for one in lines(register, data, said) if one.key == again.key]
    assert told.why.startswith("Ann Taylor holds a seat on the panel already"), "it is the same, who cannot have two"


def test_what_differs_and_cannot_be_taken_is_not_taken_and_says_why() -> None:
    data = f"Name,Council,Role\nCllr Ann Ash,{MELTON},Chairman\n"
    chair = seat(2, "P2", role=Role.CHAIR)
    for others, taken in (((), True), ((MEMBERS[1], chair), False)):
        register = Register.of(PANEL, MEMBERS[0], seat(1, "P1"), *others)
        [line] = [one for one in lines(register, data) if one.what == "seat"]
        assert (line.state, line.taken, line.can_take) == (ImportState.DIFFERS, False, True)
        [told] = [one for one in lines(register, data, {line.key: Correction(taken=True)}) if one.what == "seat"]
        assert (told.state, told.taken, told.can_take) == (ImportState.DIFFERS, taken, True)
        assert bool(told.why) is not taken


@pytest.mark.parametrize(
    ("more", "printings"),
    [
        ((), ("A. Ash",)),
        (("Ann Ash",), ("A. Ash",)),
        (("Cllr Ash",), ("A. Ash", "Cllr Ash")),
        (("Cllr Ash", " Cllr Ash "), ("A. Ash", "Cllr Ash")),
    ],
)
def test_another_printing_of_a_name_is_kept_once(more: tuple[str, ...], printings: tuple[str, ...]) -> None:
    one = Person(id="P1", name="Ann Ash", other_names=("A. Ash",))
    problems = Problems()
    assert _printings(problems, one, one, None, more) == printings
    assert problems.all == []


def test_a_vote_is_looked_at_again_if_one_of_several_records_changes_who_sat() -> None:
    there = tuple(Attendance(person=one, presence=Presence.PRESENT) for one in (CHAIR, VICE, "P3"))
    held = sitting().need(Meeting, HELD)
    named = tuple(NamedVote(person=one, vote="for") for one in (CHAIR, VICE, "P3"))
    vote = Vote(id="V1", meeting=HELD, motion="That it be noted", votes=named)
    meeting = Meeting(id=HELD, date=held.date, attendance=there)
    register = sitting().with_edit(Edit("", (meeting, vote)))
    ended = Seat(id="S2", person=VICE, role=Role.VICE_CHAIR, to_date=DAY - dt.timedelta(1))
    unconcerned = Person(id=STAND_IN, name="Hal Hood")
    for puts in ((ended,), (ended, unconcerned), (unconcerned, ended)):
        with pytest.raises(Refused):
            refuse_unsettled(register, Edit("", puts), Problems())
    refuse_unsettled(register, Edit("", (unconcerned,)), Problems())


@pytest.mark.parametrize(
    ("role", "taken", "state"),
    [
        ("Member", None, ImportState.NEW),
        ("Member", True, ImportState.NEW),
        ("Member", False, ImportState.LEFT),
        ("Jester", None, ImportState.UNPLACED),
        ("Jester", False, ImportState.UNPLACED),
    ],
)
def test_a_row_is_left_if_the_clerk_says_so_unless_it_could_not_be_taken_anyway(
    role: str, taken: bool | None, state: ImportState
) -> None:
    data = f"Name,Council,Role\nCllr Ann Ash,{MELTON},{role}\n"
    [line] = [one for one in lines(Register.of(PANEL), data) if one.what == "seat"]
    said = {} if taken is None else {line.key: Correction(taken=taken)}
    [told] = [one for one in lines(Register.of(PANEL), data, said) if one.what == "seat"]
    assert told.state is state
    assert told.why == ("“Jester” is no role of a list of members: choose one." if role == "Jester" else "")
