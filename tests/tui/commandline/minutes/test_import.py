"""Both sets of minutes in the papers, imported from their text: as entered by hand, or the clerk is told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import pytest

from store.records import Meeting, Minute, Person, Presence, Role, Seat, Vote
from store.register import Register
from tests.tui.commandline.minutes.test_entered_sets import PANEL, Clerk, meeting_on, paper_of, without_ids
from tests.tui.line import CommandLine

SETS = Path(__file__).parents[3] / "store" / "papers" / "minutes" / "sets"
ESN = "used by emergency services."
AS_SCANNED = ("Ćllr Harper-Davies", "Cllr Harper-Davies")
"""A slip of the scan, which an import takes over as it stands, and what the paper printed."""

LEFT_TO_THE_CLERK = {
    "2021-01-27": (ESN + "\n\nThis project", ESN + " This project", "stands between two bullets"),
    "2016-09-23": (
        "\n- Professional Standards\n- Technology",
        "\n  - Professional Standards\n  - Technology",
        "may belong one level deeper",
    ),
}
"""By set: how a page end left a list in the text, how the clerk put it right by hand, and how the preview says so."""


@pytest.fixture
def clerk(cli: CommandLine, tmp_path: Path) -> Clerk:
    return Clerk(cli, tmp_path)


def import_set(clerk: Clerk, when: str, *more: str) -> str:
    return clerk("import", "minutes", str(SETS / f"{when}.txt"), *more)


def seated(clerk: Clerk, when: str) -> Clerk:
    """Enter the people of a set, and nothing else of it."""
    meeting = meeting_on(clerk.paper, when)
    for one in meeting.attendance:
        clerk.seat(meeting, one.person)
    return clerk


def as_read(whole: Any, when: str) -> Any:
    """Give the records of the paper with the places of which the preview says that the clerk has to see to them."""
    read, by_hand, _ = LEFT_TO_THE_CLERK[when]
    text = msgspec.json.encode(whole).decode().replace(in_json(by_hand), in_json(read))
    return msgspec.json.decode(text.replace(AS_SCANNED[1], AS_SCANNED[0]) if when == "2021-01-27" else text)


def in_json(words: str) -> str:
    return msgspec.json.encode(words).decode()[1:-1]


@pytest.mark.parametrize("when", ["2021-01-27", "2016-09-23"])
@pytest.mark.parametrize("known", [True, False])
def test_a_set_imported_is_as_entered_by_hand_but_for_what_the_preview_says(
    cli: CommandLine, clerk: Clerk, when: str, *, known: bool
) -> None:
    """Whether the people of the roll are in the register, or the file has none and they are entered with the set."""
    if known:
        seated(clerk, when)
    people = () if known else ("--add-people",)
    preview = import_set(clerk, when, *people)
    assert LEFT_TO_THE_CLERK[when][2] in preview
    assert "Nothing was saved." in preview
    assert "Saved." in import_set(clerk, when, "--yes", *people).splitlines()
    imported = without_ids(clerk.show(when, "json"))
    expected = as_read(without_ids(paper_of(cli, when, "json")), when)
    if when == "2021-01-27":
        assert known or "Several stand in one line of the roll; it is read as: Lord Bach" in preview
        next(one for one in imported["minutes"] if one["number"] == "47")["text"] = _joined(imported, when)
    assert imported == expected


def _joined(whole: Any, when: str) -> str:
    """Put the paragraph that a page end cut out of its bullet back into it, as the clerk does."""
    text: str = next(one["text"] for one in whole["minutes"] if one["number"] == "47")
    read = LEFT_TO_THE_CLERK[when][0]
    assert read in text
    return text.replace("\n\n- Regarding police officer growth", "\n- Regarding police officer growth")


@pytest.mark.parametrize("when", ["2021-01-27", "2016-09-23"])
def test_people_moved_chair_and_leaving_are_the_people_of_the_register(clerk: Clerk, when: str) -> None:
    seated(clerk, when)
    import_set(clerk, when, "--yes")
    register = CommandLine(clerk.folder, clerk.file, clerk.cli._capture).register()
    (meeting,) = register.all(Meeting)
    paper = meeting_on(clerk.paper, when)
    names = sorted(clerk.paper.person_name(one.person).split()[-1] for one in paper.attendance)
    assert sorted(register.person_name(one.person).split()[-1] for one in meeting.attendance) == names
    assert len(meeting.chairs) == len(paper.chairs)
    assert meeting.note == ""
    if when == "2021-01-27":
        (vote,) = register.all(Vote)
        moved = [register.person_name(one).split()[-1] for one in (vote.moved_by, vote.seconded_by)]
        assert moved == ["Orson", "Pantling"]
        (left,) = [minute.left for minute in register.all(Minute) if minute.left]
        assert [register.person_name(one.person).split()[-1] for one in left] == ["Cole", "Bach"]


@pytest.mark.parametrize("people", [(), ("--add-people",)])
def test_one_undo_takes_the_whole_set_back(clerk: Clerk, people: tuple[str, ...]) -> None:
    if not people:
        seated(clerk, "2021-01-27")
    line = CommandLine(clerk.folder, clerk.file, clerk.cli._capture)
    before = line.register()
    import_set(clerk, "2021-01-27", "--yes", *people)
    assert len(list(line.register().all(Minute))) == 8
    assert len(list(line.register().all(Person))) == 26
    clerk("undo")
    after = line.register()
    assert {name: dict(rows) for name, rows in after.tables.items()} == {
        name: dict(rows) for name, rows in before.tables.items()
    }


def test_a_preview_saves_nothing_and_tells_as_json(clerk: Clerk) -> None:
    seated(clerk, "2016-09-23")
    before = clerk.file.read_bytes()
    shown = msgspec.json.decode(import_set(clerk, "2016-09-23", "--format", "json"))
    assert clerk.file.read_bytes() == before
    assert [one["number"] for one in shown["minutes"]] == [str(number) for number in range(27, 38)]
    assert [one["text"] for one in shown["unplaced"]] == ["Professional Standards"]
    assert shown["made"] is True


def test_nobody_known_leaves_every_name_to_the_clerk_and_drops_none(clerk: Clerk) -> None:
    import_set(clerk, "2021-01-27", "--yes")
    register = CommandLine(clerk.folder, clerk.file, clerk.cli._capture).register()
    (meeting,) = register.all(Meeting)
    assert meeting.attendance == ()
    for name in ("Cllr Orson", "Cllr Westley", "Lord Bach", "Anita James", "Councillor Rae Bhatia"):
        assert name in meeting.note
    assert not list(register.all(Person))
    assert len(list(register.all(Minute))) == 8


def register_of(clerk: Clerk) -> Register:
    return CommandLine(clerk.folder, clerk.file, clerk.cli._capture).register()


def test_each_name_is_added_left_or_said_to_be_somebody_and_nobody_else_is(clerk: Clerk) -> None:
    """A near name is asked about, never taken as somebody or as somebody new."""
    clerk("member", "add", "Cllr Mulaney", "--from", "1/5/2016", "--new")
    preview = import_set(clerk, "2021-01-27", "--add-people")
    assert "Cllr Mullaney (present): did you mean Mulaney (P1)? If not, member" in preview
    said = ("Cllr Orson", "Kamal Adatia=officer", "Mr Culverwell=co-opted councillor")
    added = [word for one in said for word in ("--add", one)]
    import_set(clerk, "2021-01-27", "--yes", "--is", "Cllr Mullaney=P1", *added)
    register = register_of(clerk)
    seats, people = list(register.all(Seat)), register.all(Person)
    roles = {one.name: [(seat.role, seat.post) for seat in seats if seat.person == one.id] for one in people}
    assert roles == {
        "Mulaney": [(Role.MEMBER, "")],
        "Orson": [(Role.CHAIR, "")],
        "Kamal Adatia": [(Role.OFFICER, "Monitoring Officer")],
        "Culverwell": [(Role.COOPTED_COUNCILLOR, "")],
    }
    (meeting,) = register.all(Meeting)
    assert [(one.printed, one.presence) for one in meeting.attendance] == [
        ("Cllr Orson", Presence.PRESENT),
        ("Cllr Mullaney", Presence.PRESENT),
        ("Mr Culverwell", Presence.PRESENT),
        ("Kamal Adatia", Presence.ALSO_PRESENT),
    ]
    assert "Cllr Westley" in meeting.note


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--add", "Cllr Nobody"), "“Cllr Nobody” is no name of these minutes that belongs to nobody yet."),
        (("--add", "Cllr Orson=officer"), "Cllr Orson cannot be entered as “officer”. Choose from Chair, member"),
        (("--is", "Cllr Orson=Smith"), "Nobody in the register is called “Smith”."),
        (("--add-people", "--leave", "Cllr Nobody"), "“Cllr Nobody” is no name of these minutes"),
    ],
)
def test_what_is_said_of_a_name_that_cannot_be_is_refused(clerk: Clerk, words: tuple[str, ...], said: str) -> None:
    outcome = clerk.cli.plain("--file", str(clerk.file), "import", "minutes", str(SETS / "2021-01-27.txt"), *words)
    assert outcome.code != 0
    assert said in " ".join(outcome.err.split())
    assert not list(register_of(clerk).all(Meeting))


def test_an_earlier_set_gives_those_of_a_later_one_a_seat_until_then(clerk: Clerk) -> None:
    """Whoever the later set entered has no seat on the earlier day; the earlier set gives one that ends on the eve."""
    import_set(clerk, "2021-01-27", "--yes", "--add-people")
    import_set(clerk, "2016-09-23", "--yes", "--add-people", "--is", "Mr. J. T. Orson JP CC=P1")
    register = register_of(clerk)
    spans = [(seat.role, seat.from_date, seat.to_date) for seat in register.all(Seat) if seat.person == "P1"]
    assert sorted(spans, key=lambda one: str(one[1])) == [
        (Role.MEMBER, dt.date(2016, 9, 23), dt.date(2021, 1, 26)),
        (Role.CHAIR, dt.date(2021, 1, 27), None),
    ]
    first = meeting_on(register, "2016-09-23")
    assert (len(first.attendance), first.note) == (15, "")


def test_minutes_that_stand_are_never_replaced(cli: CommandLine) -> None:
    before = cli.panel.read_bytes()
    outcome = cli("import", "minutes", str(SETS / "2021-01-27.txt"), "--yes")
    assert outcome.code != 0
    assert "The meeting of 27 January 2021 has 8 minutes already." in outcome.err
    assert cli.panel.read_bytes() == before


def test_the_panel_is_that_of_the_papers() -> None:
    assert PANEL in (SETS / "2016-09-23.txt").read_text(encoding="utf-8")
