"""The business of a meeting from modern.gov stands in the order in which it was printed, each item found once."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.commands.moderngov.business import _minute, _new_item, _Own, _same_paper
from store.commands.moderngov.importing import _of_the_panel, _with_files, taking
from store.commands.moderngov.work import PastWork
from store.edit import Edit
from store.problems import Problem, Refused
from store.records import ItemStatus, LinkedPaper, Meeting, MeetingStatus, WorkItem
from store.register import Register
from store.rules.imports import Correction, ImportDifference, ImportLine, ImportPlace, ImportState
from store.rules.minutes.drafts import DraftMinute
from store.rules.moderngov.drafts import DraftAgendaItem, DraftBody, DraftPast, DraftSitting
from tests.store.commands.moderngov.test_importing_moderngov import EMPTY, TODAY, of
from tests.store.papers.moderngov.test_reading import item, meeting


def came(*items: tuple[str, str]) -> bytes:
    printed = "".join(item(agendaitemtitle=title, fulldisplaynumberformat=number) for title, number in items)
    return meeting(f"<agendaitems>{printed}</agendaitems>", meetingdate="25/03/2021")


def test_items_of_a_past_are_numbered_from_one_in_the_order_of_the_agenda() -> None:
    draft = of(came(("Plan", "5."), ("Budget", "3."), ("Any other business", "9.")))
    after = EMPTY.with_edit(taking(EMPTY, TODAY, draft=draft).edit)
    [held] = after.all(Meeting)
    there = after.items_of(held.id)
    assert [(one.title, one.order) for one in there] == [("Plan", 1), ("Budget", 2), ("Any other business", 3)]
    assert [(line.id, line.item, line.number) for line in held.agenda] == [
        ("L1", there[0].id, "5"),
        ("L2", there[1].id, "3"),
        ("L3", there[2].id, "9"),
    ]


def held(*items: WorkItem) -> Register:
    one = Meeting(id="M1", date=dt.date(2021, 3, 25), status=MeetingStatus.HELD, venue="Hall")
    return EMPTY.with_edit(Edit("", (one, *(replace(each, meeting="M1") for each in items))))


@pytest.mark.parametrize(
    ("numbers", "records"),
    [
        (("1.", "2."), ["W1", "W2"]),
        (("2.", "1."), ["W2", "W1"]),
        (("8.", "9."), ["W1", "W2"]),
        (("1.", "8.", "9."), ["W1", "W2", ""]),
    ],
)
def test_items_of_the_same_words_are_told_apart_by_their_number_else_the_first_is_meant(
    numbers: tuple[str, ...], records: list[str]
) -> None:
    there = (WorkItem(id=f"W{place}", title="Budget", order=place, agenda_number=f"{place}.") for place in (1, 2))
    taken = taking(held(*there), TODAY, draft=of(came(*(("Budget", number) for number in numbers))))
    lines = [one for one in taken.lines if one.what == "item"]
    assert [one.record for one in lines] == records
    assert [one.state is ImportState.NEW for one in lines] == [not one for one in records]
    added = [one for one in taken.edit.puts if isinstance(one, WorkItem) and one.id == "W3"]
    assert [one.order for one in added] == [3] * (len(numbers) - 2)


DAY = dt.date(2021, 3, 25)
SCRUTINY, COUNTY = DraftBody(number="8", title="Scrutiny Committee"), DraftBody(number="9", title="County Council")
NAMED = DraftBody(number="7", title="Leicester, Leicestershire and Rutland Police and Crime Panel")
PART = DraftBody(number="7", title="Police and Crime Panel")
LONGER = DraftBody(number="7", title=f"{NAMED.title} (Statutory)")

BODIES: dict[str, tuple[tuple[DraftBody, ...], dict[str, bool], list[str]]] = {
    "the panel alone": ((NAMED,), {}, []),
    "another body alone": ((SCRUTINY,), {}, []),
    "the panel and two others": ((NAMED, SCRUTINY, COUNTY), {}, ["body:8 left", "body:9 left"]),
    "a part of its name": ((PART, SCRUTINY), {}, ["body:8 left"]),
    "more than its name": ((LONGER, SCRUTINY), {}, ["body:8 left"]),
    "two others, one of them taken": ((NAMED, SCRUTINY, COUNTY), {"8": True}, ["body:8 taken", "body:9 left"]),
    "the panel left": ((NAMED, SCRUTINY), {"7": False}, ["body:7 left", "body:8 left"]),
}
"""Committees of files with a meeting each, what the clerk says of them, and what is told of them."""


@pytest.mark.parametrize("short", ["", "The PCP of us all"])
@pytest.mark.parametrize("case", BODIES)
def test_meetings_of_other_bodies_are_left_unless_the_clerk_takes_them(case: str, short: str) -> None:
    bodies, said, told = BODIES[case]
    sittings = tuple(DraftSitting(key=f"m{one.number}", number=one.number, body=one.number, date=DAY) for one in bodies)
    register = Register.of(replace(EMPTY.panel, short_name=short))
    work = PastWork(register, TODAY, {f"body:{number}": Correction(taken=taken) for number, taken in said.items()})
    wanted = _of_the_panel(work, DraftPast(bodies=bodies, sittings=sittings))
    assert [f"{one.key} {'taken' if one.taken else 'left'}" for one in work.lines] == told
    assert all(one.can_take for one in work.lines)
    left = {one.key.removeprefix("body:") for one in work.lines if not one.taken}
    assert [one.body for one in wanted] == [one.number for one in bodies if one.number not in left]


@pytest.mark.parametrize(
    ("files", "tables"),
    [((), []), (("a",), [""]), (("a", "a"), ["", ""]), (("a", "b"), ["a", "b"]), (("a", "", "b"), ["a", "", "b"])],
)
def test_in_which_file_a_line_stands_is_said_where_there_are_several(files: tuple[str, ...], tables: list[str]) -> None:
    lines = [
        ImportLine(key=str(place), state=ImportState.NEW, what="item", words="x", place=ImportPlace(file, "", 1))
        for place, file in enumerate(files)
    ]
    assert [line.place.table for line in _with_files(lines)] == tables


def test_papers_of_an_item_are_told_one_by_one_and_left_only_if_the_clerk_says_so() -> None:
    papers = "".join(f"<linkeddoc><title>{title}</title><url>d/{title}.pdf</url></linkeddoc>" for title in ("A", "B"))
    data = meeting(
        f"<agendaitems>{item().removesuffix('</agendaitem>')}<linkeddocuments>{papers}</linkeddocuments></agendaitem>"
        "</agendaitems>",
        meetingdate="25/03/2021",
    )
    [first, second] = [one for one in taking(EMPTY, TODAY, draft=of(data)).lines if one.what == "paper"]
    assert [one.key.rpartition(":")[2] for one in (first, second)] == ["1", "2"]
    for said, titles in ((None, ["A", "B"]), (True, ["A", "B"]), (False, ["B"])):
        corrections = {} if said is None else {first.key: Correction(taken=said)}
        taken = taking(EMPTY, TODAY, draft=of(data), corrections=corrections)
        [made] = [one for one in taken.edit.puts if isinstance(one, WorkItem)]
        assert [one.title for one in made.linked] == titles
        assert [one.state for one in taken.lines if one.key == first.key] == [
            ImportState.LEFT if said is False else ImportState.NEW
        ]


def test_a_minute_without_number_and_heading_is_told_by_its_first_words() -> None:
    text = "The Panel noted the report of the Chief Finance Officer on the budget and thanked all who had made it."
    held_on = DraftSitting(key="m", date=DAY)
    of_it = DraftAgendaItem(key="m:1", title="Budget", minute=DraftMinute(heading="", text=text))
    work = PastWork(held(), TODAY, {})
    assert of_it.minute is not None
    _minute(work, held_on, of_it, of_it.minute, "M1", _Own(work, "M1"), "", {})
    [line] = [one for one in work.lines if one.what == "minute"]
    assert line.words == text[:80] == "The Panel noted the report of the Chief Finance Officer on the budget and thanke"


EMPTY_HERE, OTHER_HERE = ImportDifference("venue", "", "Hall"), ImportDifference("start", "1.00 pm", "2.00 pm")

THERE: dict[str, tuple[tuple[ImportDifference, ...], dict[str, bool], list[tuple[str, str, bool, bool]], list[str]]] = {
    "nothing differs": ((), {}, [("m", "THERE", False, False)], []),
    "nothing differs, and is taken": ((), {"m": True}, [("m", "THERE", False, False)], []),
    "what is empty is filled": ((EMPTY_HERE,), {}, [("m", "DIFFERS", True, True)], ["venue"]),
    "unless it is left": ((EMPTY_HERE,), {"m": False}, [("m", "DIFFERS", False, True)], []),
    "what differs stands": ((OTHER_HERE,), {}, [("m:differs", "DIFFERS", False, True)], []),
    "unless it is taken": ((OTHER_HERE,), {"m:differs": True}, [("m:differs", "DIFFERS", True, True)], ["start"]),
    "each by itself": (
        (OTHER_HERE, EMPTY_HERE),
        {},
        [("m", "DIFFERS", True, True), ("m:differs", "DIFFERS", False, True)],
        ["venue"],
    ),
}
"""What differs from a record that is there, what the clerk says, the lines that are told, and what is followed."""


@pytest.mark.parametrize("case", THERE)
def test_what_is_empty_is_filled_and_what_differs_is_followed_only_if_taken(case: str) -> None:
    differs, said, told, followed = THERE[case]
    work = PastWork(EMPTY, TODAY, {key: Correction(taken=taken) for key, taken in said.items()})
    done: list[str] = []
    work.there("m", "meeting", "x", "M1", differs, done.extend, why="Read so.")
    assert [(one.key, one.state.name, one.taken, one.can_take) for one in work.lines] == told
    assert (done, {(one.record, one.why) for one in work.lines}) == (followed, {("M1", "Read so.")})


def test_what_cannot_be_followed_is_not_taken_and_says_why() -> None:
    def refuses(labels: object) -> None:
        raise Refused(Problem("x", f"It cannot be {labels}.", "Leave it.", ""))

    work = PastWork(EMPTY, TODAY, {})
    work.there("m", "meeting", "x", "M1", (EMPTY_HERE,), refuses, why="Read so.")
    [line] = work.lines
    assert (line.taken, line.can_take, line.why) == (False, True, "It cannot be ['venue']. Leave it.")


def test_a_meeting_that_is_there_is_told_with_its_weekday() -> None:
    taken = taking(held(), TODAY, draft=of(came(("Budget", "1."))))
    [line] = [one for one in taken.lines if one.what == "meeting" and one.state is ImportState.THERE]
    assert line.words == "The meeting of Thursday 25 March 2021: 1 item"


@pytest.mark.parametrize(
    ("ours", "file", "said", "after"),
    [
        (False, "False", True, False),
        (False, "True", None, True),
        (False, "True", False, False),
        (True, "False", True, True),
        (True, "True", True, True),
    ],
)
def test_an_item_that_is_restricted_stays_so_and_another_becomes_it(
    ours: bool, file: str, said: bool | None, after: bool
) -> None:
    there = WorkItem(id="W1", title="Budget", order=1, agenda_number="7.", restricted=ours, lead="")
    printed = item(isrestricted=file, commentlabel1="Presented By", commenttext1="Grace Note")
    data = meeting(f"<agendaitems>{printed}</agendaitems>", meetingdate="25/03/2021")
    lines = [one for one in taking(held(there), TODAY, draft=of(data)).lines if one.what == "item"]
    said_so = {one.key: Correction(taken=said) for one in lines} if said is not None else {}
    edit = taking(held(there), TODAY, draft=of(data), corrections=said_so).edit
    assert held(there).with_edit(edit).need(WorkItem, "W1").restricted is after


@pytest.mark.parametrize(
    ("on", "status", "minuted", "considered"),
    [
        (TODAY - dt.timedelta(1), "Confirmed", False, True),
        (TODAY - dt.timedelta(1), "Confirmed", True, True),
        (TODAY, "Confirmed", False, False),
        (TODAY, "Confirmed", True, True),
        (TODAY + dt.timedelta(1), "Confirmed", True, False),
        (TODAY - dt.timedelta(1), "Cancelled", True, False),
        (None, "Confirmed", True, False),
    ],
)
def test_an_item_is_considered_once_its_meeting_is_over_or_has_minuted_it(
    on: dt.date | None, status: str, minuted: bool, considered: bool
) -> None:
    draft = DraftAgendaItem(
        key="i", number="3.", title="Budget", lead="Grace Note", minute=DraftMinute(text="x") if minuted else None
    )
    made = _new_item(PastWork(held(), TODAY, {}), DraftSitting(key="m", date=on, status=status), draft, "M1")
    assert (made.title, made.agenda_number, made.lead, made.order) == ("Budget", "3.", "Grace Note", 1)
    assert (made.status, made.considered_at) == (
        (ItemStatus.CONSIDERED, "M1") if considered else (ItemStatus.PLANNED, None)
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Plan", ""), ("PLAN ", ""), True),
        (("Plan", ""), ("Budget", ""), False),
        (("Plan", "https://a/1"), ("Budget", " https://a/1 "), True),
        (("Plan", "https://a/1"), ("Plan", "https://a/2"), False),
        (("Plan", "https://a/1"), ("Plan", ""), False),
        (("Plan", ""), ("Plan", "https://a/1"), False),
    ],
)
def test_a_paper_is_known_by_where_it_stands_and_by_its_title_where_neither_stands_anywhere(
    one: tuple[str, str], other: tuple[str, str], same: bool
) -> None:
    first, second = (LinkedPaper(title=title, location=location) for title, location in (one, other))
    assert _same_paper(first, second) is same
