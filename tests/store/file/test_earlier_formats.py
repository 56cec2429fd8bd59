"""Every earlier format opens, backed up first, and loses nothing."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from store.desk import Desk
from store.file.backups import backups
from store.file.checks import check_of_lines
from store.file.codec import FORMAT, Meta, table_text
from store.file.doctor import Verdict, examine
from store.file.parts import Archive
from store.file.whole import files_of
from store.journal.changes import change_line
from store.merging import read_copy
from store.problems import FileTrouble
from store.queries.history import change_lines
from store.records import Change, NamedVote, Paper, PaperStatus, Touched, Vote, WorkItem
from store.records.old_forms import old_home, votes_apart
from tests.store.file.samples import HOSTILE, add, sit

HELD_WHOLE = ("examine",)

EARLIER = Path(__file__).parent / "earlier"
"""One file of each format before the present one, written by the program of that time."""


UNDONE = {1: {"ann": 3, "ben": 2}, 2: {"ann": 5, "ben": 3}, 3: {"ann": 10, "ben": 5}, 4: {"ann": 11, "ben": 7}}
"""How many changes by each clerk can be taken back in each file.

In the first ann's purge stays, and a change that ben undid is undone already; so are some in the others.
"""


def _without_ties(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "chain"}


def _changes(path: Path) -> list[dict[str, Any]]:
    """Read every change of a file and its parts with stock TinyDB, oldest first."""
    found: list[dict[str, Any]] = []
    for file in (*sorted(path.parent.glob("*.journal/*.json")), path):
        with TinyDB(file, encoding="utf-8", access_mode="r") as db:
            found += [dict(row) for row in db.table("changes").all()]
    return found


def test_there_is_a_file_of_every_earlier_format() -> None:
    assert [file.name for file in sorted(EARLIER.iterdir())] == [f"format-{number}.json" for number in range(1, FORMAT)]


@pytest.fixture(params=range(1, FORMAT))
def earlier(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "panel.json"
    shutil.copy(EARLIER / f"format-{request.param}.json", path)
    return path


def test_it_opens_backed_up_first_and_nothing_is_lost(earlier: Path) -> None:
    before = earlier.read_bytes()
    was = json.loads(before)
    desk = sit(earlier)
    assert [backup.path.read_bytes() for backup in backups(earlier)] == [before]
    assert desk.remarks == ()
    now = json.loads(earlier.read_bytes())
    assert now["meta"]["1"]["format"] == FORMAT
    assert now["meta"]["1"]["revision"] == was["meta"]["1"]["revision"]
    kept = [name for name in was if name not in {"meta", "changes", "meetings", "minutes", "items"}]
    assert {name: now[name] for name in kept} == {name: was[name] for name in kept}
    assert now["items"] == {key: _with_papers(row) for key, row in was["items"].items()}
    fresh = {"reports", "stamps", "complaints", "votes"} - set(was)
    assert (set(now) - set(was), "complaints" in fresh) == (fresh, True)
    assert all(now[name] == {} for name in fresh - {"votes"})
    for name, held in () if "votes" in was else (("meetings", "divisions"), ("minutes", "motion")):
        apart = {key: {field: row[field] for field in row if field != held} for key, row in was[name].items()}
        assert now[name] == apart
        assert sum(len(row.get(held, ())) if held == "divisions" else held in row for row in was[name].values()) == len(
            [row for row in now["votes"].values() if ("minute" in row) == (name == "minutes")]
        )
    assert [_without_ties(row) for row in _changes(earlier)] == [_without_ties(row) for row in was["changes"].values()]
    assert examine(earlier).verdict is Verdict.SOUND


def _with_papers(row: dict[str, Any]) -> dict[str, Any]:
    """Give an item of any earlier format with what it held of a paper as its only one."""
    rest = {field: row[field] for field in row if field != "paper"}
    paper = row.get("paper")
    if not paper:
        return rest
    letter = {"appendix": paper["appendix"].removeprefix("Appendix ")} if "appendix" in paper else {}
    return rest | {"papers": [paper | letter]}


def test_the_one_paper_of_an_item_becomes_the_first_of_its_papers_and_its_history_is_told(tmp_path: Path) -> None:
    path = tmp_path / "panel.json"
    shutil.copy(EARLIER / "format-3.json", path)
    desk = sit(path, "ann")
    items = desk.register.tables["items"]
    assert {key: item.papers for key, item in items.items() if isinstance(item, WorkItem) and item.papers} == {
        "W2": (
            Paper(
                status=PaperStatus.RECEIVED,
                due_on=dt.date(2021, 7, 16),
                received_on=dt.date(2021, 7, 9),
                appendix="B",
            ),
        ),
        "W3": (Paper(status=PaperStatus.TO_FOLLOW, appendix="Annex 2", exempt_paragraph="3"),),
    }
    told = [row.differences for row in change_lines(desk.register, desk.history("W2")[:2])]
    due = "appendix: B, status: due, paper due on: Friday 16 July 2021"
    received = f"{due.replace('status: due', 'status: received')}, received on: Friday 9 July 2021"
    assert told == [
        (f"papers: {due} → {received}",),
        (f"papers: not recorded → {due}",),
    ]
    assert [one.sentence for one in desk.history("W4")[:2]] == [
        'Marked the paper for "Elsewhere, and "motion": too" as not asked for',
        'Redo: Marked the paper for "Elsewhere, and "motion": too" as "due"',
    ]


def test_its_history_can_still_be_walked_back_and_forth(earlier: Path) -> None:
    final = sit(earlier).register
    desks = [sit(earlier, who) for who in ("ann", "ben")]
    undone = {desk.who: 0 for desk in desks}
    for desk in desks:
        while desk.undoable:
            desk.undo()
            undone[desk.who] += 1
    assert undone == UNDONE[json.loads(backups(earlier)[-1].path.read_bytes())["meta"]["1"]["format"]]
    for desk in reversed(desks):
        for _ in range(undone[desk.who]):
            desk.redo()
    assert dict(sit(earlier).register.tables) == dict(final.tables)


def test_for_reading_only_it_is_shown_and_left_as_it_is(earlier: Path) -> None:
    before = earlier.read_bytes()
    desk = Desk.open(earlier, read_only=True)
    assert desk.remarks == ()
    assert len(desk.history()) == len(json.loads(before)["changes"])
    assert earlier.read_bytes() == before
    assert [file.name for file in earlier.parent.iterdir()] == [earlier.name]


class _MetaOfFormat1(msgspec.Struct, frozen=True):
    """What the program of format 1 looked at first, word for word."""

    format: int
    program: str
    revision: int = 0
    serials: dict[str, int] = {}


def test_the_program_of_format_1_sees_that_it_cannot(tmp_path: Path) -> None:
    """It reads this much of the first table, and of a higher format it says that a newer version saved it."""
    path = tmp_path / "panel.json"
    shutil.copy(EARLIER / "format-1.json", path)
    sit(path).run(add, title="x")
    tables = msgspec.json.decode(path.read_bytes(), type=dict[str, msgspec.Raw])
    (meta,) = msgspec.json.decode(tables["meta"], type=dict[str, _MetaOfFormat1]).values()
    assert (meta.program, meta.format) == ("panel-secretariat", FORMAT)


def test_a_change_that_cannot_be_read_stays_where_it_is(tmp_path: Path) -> None:
    path = tmp_path / "panel.json"
    path.write_bytes((EARLIER / "format-1.json").read_bytes().replace(b'"who":"ben"', b'"whom":"ben"', 1))
    desk = sit(path)
    with pytest.raises(FileTrouble, match="journal"):
        desk.history()
    assert b'"whom":"ben"' in path.read_bytes()
    desk.run(add, title="goes on")


def long_one(path: Path, count: int) -> None:
    """Write a file of format 1 with so many changes, as that program wrote them."""
    shutil.copy(EARLIER / "format-1.json", path)
    whole = path.read_bytes()
    begun = len(json.loads(whole)["changes"])
    image = WorkItem(id="W1", title="Last of ann's", comments="Business of the panel", meeting="M1")
    encode = msgspec.json.encode
    lines = []
    for number in range(begun + 1, count + 1):
        fresh = msgspec.structs.replace(image, comments=f"{number} " + "Business of the panel " * 10)
        one = Touched(id="W1", table="items", before=msgspec.Raw(encode(image)), after=msgspec.Raw(encode(fresh)))
        at = dt.datetime(2021, 7, 13, tzinfo=dt.UTC) + dt.timedelta(minutes=number)
        who = "clerk" if number % 3 else "ben"
        lines.append(change_line(Change(id=f"C{number}", at=at, who=who, sentence="Changed W1", touched=(one,))))
        image = fresh
    last = b'"1":' + encode(image)
    head, _, rest = whole.partition(b'"1":{"id":"W1"')
    tables, _, changes = (head + last + rest[rest.index(b"\n") - 1 :]).rpartition(b',\n"changes":')
    old = changes[2:-4].split(b",\n")
    path.write_bytes(
        tables.replace(b'"revision":%d' % begun, b'"revision":%d' % count, 1)
        + b',\n"changes":'
        + table_text([*old, *lines])
        + b"}\n"
    )


@pytest.mark.parametrize("count", [3000, pytest.param(50_000, marks=[pytest.mark.soak, pytest.mark.timeout(900)])])
def test_a_long_journal_is_carried_over_in_one_step(tmp_path: Path, count: int, add_up: Callable[[str], None]) -> None:
    path = tmp_path / "panel.json"
    long_one(path, count)
    was = json.loads(path.read_bytes())
    desk = sit(path)
    assert [_without_ties(row) for row in _changes(path)] == list(was["changes"].values())
    rows = json.loads(path.read_bytes())["changes"]
    assert len(rows) <= 640
    assert path.stat().st_size < 600_000
    assert desk.revision == count
    assert sit(path).remarks == ()
    assert backups(path)[0].path.stat().st_size > count * 500
    report = examine(path)
    assert (report.verdict, report.changes) == (Verdict.SOUND, count)
    seen = 0
    for file in files_of(path):
        with TinyDB(file, encoding="utf-8", access_mode="r") as db:
            seen += len(db.table("changes"))
    assert seen == count
    add_up(f"{count:,} changes of format 1 carried over: stock TinyDB reads {seen:,} in {len(files_of(path))} files")
    assert sit(path, "clerk" if count % 3 else "ben").undo().reverses == f"C{count}"


def test_a_migration_that_is_killed_is_begun_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.store.file.test_parts import killed_before

    path = tmp_path / "panel.json"
    long_one(path, 1500)
    before = path.read_bytes()
    killed_before(monkeypatch, path, lambda: sit(path))
    assert path.read_bytes() == before
    assert len(sit(path).history()) == 1500
    assert examine(path).verdict in {Verdict.SOUND, Verdict.REMARKS}


def test_the_words_for_a_mover_move_beside_the_person_in_the_minutes_and_in_their_history(tmp_path: Path) -> None:
    path = tmp_path / "panel.json"
    document = json.loads((EARLIER / "format-1.json").read_bytes())
    old = {"id": "N1", "meeting": "M1", "number": "47", "motion": {"text": "Be it noted", "moved_by": "the Chairman"}}
    number = document["meta"]["1"]["revision"] + 1
    document["meta"]["1"]["revision"] = number
    document["minutes"] = {"1": old}
    document["changes"][str(number)] = {
        "id": f"C{number}",
        "at": "2021-07-12T12:00:00Z",
        "who": "ann",
        "sentence": "Minuted the budget",
        "touched": [{"id": "N1", "table": "minutes", "after": old}],
    }
    path.write_text(json.dumps(document), encoding="utf-8")
    desk = sit(path, "ann")
    vote = Vote(id="V1", meeting="M1", minute="N1", motion="Be it noted", moved_by_printed="the Chairman")
    assert list(desk.register.tables["votes"].values()) == [vote]
    assert examine(path).verdict is Verdict.SOUND
    desk.undo()
    assert (desk.register.find("N1"), desk.register.find("V1")) == (None, None)
    desk.redo()
    assert desk.register.find("V1") == vote


CHAIR, VICE, THREE = "P1", "P2", "P3"
TWO = EARLIER / "format-2.json"
"""Written by the program of format 2: votes inside a meeting and minutes, recorded, taken back, undone and redone."""

HELD_ELSEWHERE = (
    Vote(
        id="V20", meeting="M4", item="W5", order=1, motion=HOSTILE[1], counted_for=2, counted_against=1, note="By hands"
    ),
    Vote(
        id="V32",
        meeting="M4",
        item="W5",
        order=2,
        motion="That the veto be used",
        rule="veto",
        votes=(NamedVote(person=CHAIR, vote="for"), NamedVote(person=VICE, vote="against")),
        presider=CHAIR,
        at=dt.time(14, 30),
    ),
    Vote(
        id="V46",
        meeting="M4",
        item="W5",
        order=3,
        counted_for=1,
        counted_against=1,
        counted_abstained=1,
        presider=CHAIR,
        casting="for",
    ),
    Vote(
        id="V1",
        source="Minutes of 25 March 2021, minute 47",
        meeting="M4",
        minute="N1",
        order=2,
        motion=HOSTILE[1],
        moved_by=CHAIR,
        moved_by_printed="the Chairman",
        seconded_by_printed="Councillor Carter",
        result="CARRIED by a majority",
        counted_for=2,
        counted_against=1,
        counted_abstained=0,
    ),
    Vote(id="V3", binned_on=dt.date(2021, 7, 1), meeting="M4", minute="N2", order=3, motion="That it be put off"),
    Vote(
        id="V7",
        binned_on=dt.date(2021, 7, 12),
        meeting="M1",
        minute="N4",
        order=2,
        motion="That the plan be supported",
        moved_by=VICE,
        seconded_by=THREE,
        result="lost",
    ),
)
BY_HANDS = Vote(
    id="V2",
    meeting="M1",
    item="W2",
    order=1,
    motion=HOSTILE[1],
    counted_for=3,
    counted_against=1,
    presider=CHAIR,
    at=dt.time(14, 5),
)
TIED = Vote(id="V8", meeting="M1", item="W3", order=2, counted_for=1, counted_against=1, counted_abstained=2)


@pytest.fixture
def with_votes(tmp_path: Path) -> Path:
    path = tmp_path / "panel.json"
    shutil.copy(TWO, path)
    return path


def _in_a_part(path: Path, moved: int) -> None:
    """Move the oldest changes of a file of format 2 into a part, as that program did with a longer journal."""
    document = json.loads(path.read_bytes())
    rows = list(document["changes"].items())
    lines = [b"%b:%b" % (msgspec.json.encode(key), msgspec.json.encode(row)) for key, row in rows]
    meta = document["meta"]["1"]
    archive = Archive(path, meta["panel"], meta["home"]).written(meta["panel"], meta["home"], lines[:moved])
    meta |= {"parts": msgspec.to_builtins(archive.parts), "journal": check_of_lines(lines[moved:])}
    document["changes"] = dict(rows[moved:])
    document["meta"]["1"] = msgspec.convert(meta, Meta).checked()
    path.write_bytes(msgspec.json.encode(document))


def test_votes_inside_meetings_and_minutes_become_records_of_their_own(with_votes: Path) -> None:
    votes = sit(with_votes).register.tables["votes"]
    assert {one.id: one for one in (*HELD_ELSEWHERE, BY_HANDS, TIED)} == votes


def test_what_became_of_a_vote_is_told_by_changes_made_before(with_votes: Path) -> None:
    desk = sit(with_votes)
    told = {one: [change.id for change in desk.history(one)] for one in ("V2", "V8", "V20", "V7", "M1")}
    assert told == {
        "V2": ["C5", "C2"],
        "V8": ["C8", "C7", "C6", "C5", "C3"],
        "V20": [],
        "V7": ["C11", "C10", "C9"],
        "M1": ["C1"],
    }
    (row,) = change_lines(desk.register, desk.history("V2")[1:])
    assert row.sentence == 'Recorded the vote on "That the plan be noted" at the meeting of 1 July 2021: carried'
    assert row.differences == ("added",)


def test_a_vote_taken_before_can_still_be_taken_back_and_brought_again(with_votes: Path) -> None:
    ann, was = sit(with_votes, "ann"), sit(with_votes).register
    ann.undo("C8")
    assert (ann.register.find("V8"), ann.register.find("V2")) == (None, BY_HANDS)
    ann.undo("C5")
    assert [(one.item, one.order, len(one.votes)) for one in ann.register.votes_of("M1")] == [
        ("W1", 1, 4),
        ("W2", 2, 0),
    ]
    for _ in range(2):
        ann.redo()
    assert dict(ann.register.tables) == dict(was.tables) == dict(sit(with_votes).register.tables)


@pytest.mark.parametrize("moved", [5, 7, 11])
def test_parts_of_the_journal_are_read_as_they_were_written(with_votes: Path, moved: int) -> None:
    whole = sit(with_votes).history()
    shutil.copy(TWO, with_votes)
    _in_a_part(with_votes, moved)
    kept = {file.name: file.read_bytes() for file in with_votes.parent.glob("*.journal/*")}
    desk = sit(with_votes, "ann")
    assert desk.remarks == ()
    assert desk.history() == whole
    assert [change.id for change in desk.history("V8")] == ["C8", "C7", "C6", "C5", "C3"]
    assert {file.name: file.read_bytes() for file in with_votes.parent.glob("*.journal/*")} == kept
    assert examine(with_votes).verdict is Verdict.SOUND
    was = desk.register
    while desk.undoable:
        desk.undo()
    for _ in range(UNDONE[2]["ann"]):
        desk.redo()
    assert dict(desk.register.tables) == dict(was.tables)


@pytest.mark.parametrize("moved", [0, 7])
def test_the_number_of_a_vote_that_an_undo_can_bring_back_is_not_given_again(with_votes: Path, moved: int) -> None:
    """The file lost V8 by an undo; the next vote must not be V8, or the redo would meet it."""
    document = json.loads(with_votes.read_bytes())
    document["meetings"]["1"]["divisions"] = document["meetings"]["1"]["divisions"][:1]
    document["meetings"]["4"].pop("divisions")
    document["minutes"] = {}
    with_votes.write_bytes(msgspec.json.encode(document))
    if moved:
        _in_a_part(with_votes, moved)
    register = sit(with_votes).register
    assert list(register.tables["votes"]) == ["V2"]
    assert register.new_id(Vote) == "V9"


@given(st.integers(1, 10**6), st.integers(0, 200))
def test_every_place_of_a_vote_has_a_number_of_its_own_that_leads_back(serial: int, place: int) -> None:
    held = {"id": f"M{serial}", "divisions": [{"item": "W1"}] * (place + 1)}
    _, votes = votes_apart("meetings", held)
    assert len({one["id"] for one in votes}) == place + 1
    assert {old_home(one["id"]) for one in votes} == {f"M{serial}"}
    _, (minuted,) = votes_apart("minutes", {"id": f"N{serial}", "meeting": "M1", "motion": {"text": "x"}})
    assert old_home(minuted["id"]) == f"N{serial}"
    assert minuted["id"] not in {one["id"] for one in votes}


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        (b'"title":"Elsewhere, and', b'"title":"Somewhere, and', "item W4 differs in “item”"),
        (b'"start":"13:00:00","finish":"16:00:00","attendance"', b'"start":"13:00:00","attendance"', "meeting M1"),
        (b'"revision":12', b'"revision":13', "what it says about itself differs"),
    ],
)
def test_what_another_program_had_altered_is_still_told_and_not_taken_over(
    with_votes: Path, was: bytes, becomes: bytes, told: str
) -> None:
    before = with_votes.read_bytes()
    assert before.count(was) >= 1
    tables, mark, changes = before.partition(b'"changes":')
    with_votes.write_bytes(tables.replace(was, becomes, 1) + mark + changes)
    for _ in range(2):
        assert told in " ".join(problem.sentence for problem in sit(with_votes).remarks)


def test_a_journal_that_another_program_had_altered_is_told_after_the_format_was_raised_too(with_votes: Path) -> None:
    tables, mark, changes = with_votes.read_bytes().partition(b'"changes":')
    with_votes.write_bytes(tables + mark + changes.replace(b'"sentence":"', b'"sentence":"Not ', 1))
    for _ in range(2):
        assert "its journal differs" in " ".join(problem.sentence for problem in sit(with_votes).remarks)


def test_a_file_that_another_program_only_laid_out_anew_counts_as_saved(with_votes: Path) -> None:
    with_votes.write_text(json.dumps(json.loads(with_votes.read_bytes()), indent=1), encoding="utf-8")
    assert sit(with_votes).remarks == ()


def test_two_copies_that_went_on_from_format_2_are_merged(with_votes: Path, tmp_path: Path) -> None:
    """Each copy is brought up by itself; what both began with is one history, and votes of each are taken over."""
    other = tmp_path / "copy.json"
    shutil.copy(TWO, other)
    ann, ben = sit(with_votes, "ann"), sit(other, "ben")
    ann.run(add, title="Only here")
    ben.run(add, title="Only there")
    copy = read_copy(ann, other)
    assert [change.sentence for change in copy.merge(ann).changes] == ["Added Only there"]
    copy.take_over(ann)
    assert {item.title for item in ann.register.all(WorkItem)} >= {"Only here", "Only there"}
