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
from tinydb import TinyDB

from store.desk import Desk
from store.file.backups import backups
from store.file.codec import FORMAT, table_text
from store.file.doctor import Verdict, examine
from store.file.whole import files_of
from store.journal.changes import change_line
from store.problems import FileTrouble
from store.records import Change, Minute, Motion, Touched, WorkItem
from tests.store.file.samples import add, sit

EARLIER = Path(__file__).parent / "earlier"
"""One file of each format before the present one, written by the program of that time."""


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
    assert {name: now[name] for name in was if name not in {"meta", "changes"}} == {
        name: was[name] for name in was if name not in {"meta", "changes"}
    }
    assert [_without_ties(row) for row in _changes(earlier)] == list(was["changes"].values())
    assert examine(earlier).verdict is Verdict.SOUND


def test_its_history_can_still_be_walked_back_and_forth(earlier: Path) -> None:
    final = sit(earlier).register
    desks = [sit(earlier, who) for who in ("ann", "ben")]
    undone = 0
    for desk in desks:
        while desk.undoable:
            desk.undo()
            undone += 1
    assert undone == 5, "three of ann's, for her purge stays; ben's two items; his undone change is undone already"
    for desk in reversed(desks):
        for _ in range(2 if desk.who == "ben" else 3):
            desk.redo()
    assert sit(earlier).register == final


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
    assert (meta.program, meta.format) == ("panel-secretariat", 2)


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
    (minute,) = desk.register.tables["minutes"].values()
    assert isinstance(minute, Minute)
    assert minute.motion == Motion(text="Be it noted", moved_by_printed="the Chairman")
    assert examine(path).verdict is Verdict.SOUND
    desk.undo()
    desk.redo()
    assert desk.register.find("N1") == minute
