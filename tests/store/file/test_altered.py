"""What was altered is not taken for sound, and what another program wrote is not refused."""

from __future__ import annotations

import datetime as dt
import json
import random
import shutil
import zlib
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from tinydb import TinyDB, where

from store.desk import Desk
from store.edit import Edit
from store.file import checks, parts
from store.file.checks import Splice
from store.file.doctor import Verdict, examine
from store.problems import FileTrouble
from store.records import Question, WorkItem
from store.register import Register
from store.sample import sample_records
from tests.store.file.samples import add, every_kind, items, make, rename, sit, title_of
from tests.store.file.test_panel_file import trouble
from tests.store.file.test_parts import _ask, _purge

HELD_WHOLE = ("examine",)
LEFT_TO_CHANCE = ("test_a_flipped_bit_is_never_passed_off_as_sound",)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "panel.json"


def worked_on(path: Path, records: list[object] | None = None) -> Desk:
    """Give a desk on a file with records of every kind and a journal."""
    desk = make(path, every_kind("Business") if records is None else records)  # type: ignore[arg-type]
    for number in range(12):
        desk.run(rename, item="W1", title=f"Title {number}")
    desk.run(add, title="Added")
    return desk


def altered(path: Path) -> str:
    """Give what opening says about the file; empty if it takes it for sound."""
    desk = Desk.open(path, read_only=True)
    return " ".join(problem.sentence for problem in desk.remarks)


def _flipped(data: bytes, bit: int) -> bytes:
    spoilt = bytearray(data)
    spoilt[bit // 8] ^= 1 << bit % 8
    return bytes(spoilt)


def _passed_off(path: Path, data: bytes, bit: int, register: Register, journal: list[bytes]) -> bool:
    """Flip a bit and say whether the file then opens as sound although it holds something else."""
    path.write_bytes(_flipped(data, bit))
    try:
        desk = Desk.open(path, read_only=True)
    except FileTrouble:
        return False
    return not desk.remarks and (desk.register != register or list(desk._journal.lines) != journal)


@pytest.mark.parametrize("count", [400, pytest.param(1000, marks=pytest.mark.soak)])
def test_a_flipped_bit_is_never_passed_off_as_sound(path: Path, count: int, add_up: Callable[[str], None]) -> None:
    desk = worked_on(path, list(sample_records()))
    data, register, journal = path.read_bytes(), desk.register, list(desk._journal.lines)
    chance = random.Random(11)
    bits = [chance.randrange(len(data) * 8) for _ in range(count)]
    assert [bit for bit in bits if _passed_off(path, data, bit, register, journal)] == []
    add_up(f"{count} bit flips: 0 opened as sound with other records")


@pytest.mark.soak
@pytest.mark.timeout(900)
def test_no_flipped_bit_of_a_small_file_is_passed_off_as_sound(path: Path, add_up: Callable[[str], None]) -> None:
    desk = make(path)
    desk.run(rename, item="W1", title="x")
    data, register, journal = path.read_bytes(), desk.register, list(desk._journal.lines)
    assert [bit for bit in range(len(data) * 8) if _passed_off(path, data, bit, register, journal)] == []
    add_up(f"each of the {len(data) * 8:,} bits of a small file flipped: 0 opened as sound with other records")


def test_a_date_moved_by_a_day_is_named_with_its_field(path: Path) -> None:
    desk = make(path, every_kind())

    def move(register: Register, today: dt.date, /) -> Edit:
        meeting = register.find("M1")
        assert meeting is not None
        return Edit("Moved", (msgspec.structs.replace(meeting, venue="County Hall"),))

    desk.run(move)
    whole, _, journal = path.read_bytes().partition(b'"changes":')
    path.write_bytes(whole.replace(b'"date":"2021-07-29"', b'"date":"2021-07-28"') + b'"changes":' + journal)
    again = sit(path)
    (problem,) = again.remarks
    assert problem.code == "file.altered"
    assert problem.sentence == ("panel.json is not as this program last saved it: meeting M1 differs in “date”.")
    assert "--accept" in problem.cure
    assert "--restore" in problem.cure
    report = examine(path)
    assert report.verdict is Verdict.REMARKS
    assert problem.sentence in report.sentences


def test_a_record_that_was_never_changed_here_is_told_by_its_place(path: Path) -> None:
    make(path, items(600, "Report of the Police and Crime Commissioner"))
    path.write_bytes(path.read_bytes().replace(b"Commissioner 300", b"Commissioner 308"))
    said = altered(path)
    assert "something in the table “items” differs, between W" in said
    first, last = (int(word.strip("W.")) for word in said.partition("between ")[2].split(" and "))
    assert first <= 300 <= last
    assert last - first < 300


def test_what_another_program_wrote_opens_with_a_warning_and_what_differs(path: Path) -> None:
    desk = make(path, items(5))
    desk.run(rename, item="W3", title="Third")
    desk.run(rename, item="W4", title="Fourth")
    with TinyDB(path, encoding="utf-8") as db:
        db.table("items").update({"title": "Changed elsewhere"}, where("id") == "W3")
        db.table("items").insert({"id": "W40", "title": "Added elsewhere"})
        db.table("items").remove(where("id") == "W4")
    assert desk.refresh()
    for one in (desk, sit(path)):
        (problem,) = one.remarks
        assert problem.sentence == (
            "panel.json is not as this program last saved it: item W3 differs in “item”; item W40 was added; "
            "item W4 is gone."
        )
    desk.run(rename, item="W5", title="goes on")
    assert [problem.code for problem in sit(path).remarks] == ["file.altered"], "until the clerk has said what is right"
    change = desk.accept()
    assert change is not None
    assert change.sentence == "Took over what another program had altered: item W3, item W40, item W4"
    assert desk.remarks == sit(path).remarks == ()
    assert examine(path).verdict is Verdict.SOUND
    assert desk.accept() is None
    desk.undo()
    assert title_of(desk, "W3") == "Third"
    assert title_of(sit(path), "W4") == "Fourth"
    assert sit(path).register.find("W40") is None
    assert sit(path).remarks == ()


def test_only_another_layout_is_no_alteration(path: Path) -> None:
    desk = worked_on(path)
    for layout in ({}, {"indent": 2}, {"ensure_ascii": False}, {"separators": (",", ":")}):
        path.write_text(json.dumps(json.loads(path.read_bytes()), **layout), encoding="utf-8")
        again = sit(path)
        assert again.remarks == ()
        assert again.register == desk.register
        again.run(add, title="x")
        assert sit(path).remarks == ()
        desk.refresh()
    assert examine(path).verdict is Verdict.SOUND


def _without(table: str) -> Callable[[bytes], bytes]:
    def spoil(data: bytes) -> bytes:
        whole = json.loads(data)
        del whole[table]
        return json.dumps(whole).encode()

    return spoil


@pytest.mark.parametrize("table", ["items", "questions", "rounds", "changes"])
def test_a_missing_table_is_named(path: Path, table: str) -> None:
    worked_on(path)
    path.write_bytes(_without(table)(path.read_bytes()))
    assert f"the table “{table}” is missing" in altered(path)
    assert any(f"the table “{table}” is missing" in one for one in examine(path).sentences)


@pytest.mark.parametrize("table", ["items", "changes", "meta", "rounds"])
def test_a_table_that_stands_twice_is_refused_by_name(path: Path, table: str) -> None:
    worked_on(path)
    data = path.read_bytes()
    path.write_bytes(data.rstrip()[:-1] + b',\n"%b":{}}\n' % table.encode())
    with pytest.raises(FileTrouble, match=f"holds the table “{table}” twice"):
        sit(path)
    assert trouble(lambda: Desk.open(path)) == "file.duplicate"
    assert table in examine(path).sentences[0]


def test_a_revision_at_odds_with_the_journal_is_named_and_no_number_used_twice(path: Path) -> None:
    worked_on(path)
    data = path.read_bytes()
    path.write_bytes(data.replace(b'"revision":13', b'"revision":5', 1))
    assert "it says that it was changed 5 times, but its journal goes up to C13" in altered(path)
    desk = sit(path)
    change = desk.run(add, title="x")
    assert change is not None
    assert change.id == "C14"
    assert [one.id for one in sit(path).history()][:2] == ["C14", "C13"]
    path.write_bytes(data.replace(b'"revision":13', b'"revision":15', 1))
    assert "it was changed 15 times, but its journal ends with C13" in altered(path)


def test_an_altered_journal_is_named_with_the_change(path: Path) -> None:
    worked_on(path)
    data = path.read_bytes()
    path.write_bytes(data.replace(b'"sentence":"Renamed Title 5', b'"sentence":"Renamed Title 4', 1))
    assert "its journal differs, at C7" in altered(path)
    assert any("C7 does not fit" in one for one in examine(path).sentences)


@pytest.mark.parametrize("what", ["serials", "home", "checks"])
def test_what_the_file_says_about_itself_is_checked_too(path: Path, what: str) -> None:
    worked_on(path)
    whole = json.loads(path.read_bytes())
    meta = whole["meta"]["1"]
    meta[what] = {"serials": {**meta["serials"], "W": 1}, "home": "elsewhere", "checks": {}}[what]
    path.write_text(json.dumps(whole), encoding="utf-8")
    assert "what it says about itself differs" in altered(path)


def test_another_programs_own_table_is_left_alone_until_it_is_altered(path: Path) -> None:
    desk = worked_on(path)
    with TinyDB(path, encoding="utf-8") as db:
        db.table("notes").insert({"anything": [1, 2]})
    desk.run(add, title="x")
    assert desk.remarks == ()
    assert desk.accept() is None
    path.write_bytes(path.read_bytes().replace(b'"anything"', b'"everything"'))
    assert sit(path).register == desk.register


def test_what_a_purge_emptied_is_no_alteration(path: Path) -> None:
    desk = make(path)
    desk.run(_ask, number=1)
    desk.run(rename, item="W1", title="x")
    desk.run(_purge, question="Q1")
    assert sit(path).remarks == ()
    assert examine(path).verdict is Verdict.SOUND
    desk.undo()
    assert isinstance(desk.register.find("Q1"), Question)
    assert examine(path).verdict is Verdict.SOUND


def test_the_doctor_holds_every_record_against_its_last_image_even_in_the_parts(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "MOST_CHANGES", 6)
    monkeypatch.setattr(parts, "KEPT_CHANGES", 2)
    desk = make(path)
    desk.run(rename, item="W2", title="early")
    for number in range(20):
        desk.run(rename, item="W1", title=f"t{number}")
    whole, _, journal = path.read_bytes().partition(b'"changes":')
    path.write_bytes(whole.replace(b'"title":"early"', b'"title":"earlz"') + b'"changes":' + journal)
    assert "item W2 differs in “item”" in altered(path)
    assert any("item W2 differs in “item”" in one for one in examine(path).sentences)


def test_what_was_altered_and_taken_for_sound_by_an_earlier_format_is_found_by_the_doctor(tmp_path: Path) -> None:
    path = tmp_path / "panel.json"
    whole = (Path(__file__).parent / "earlier" / "format-1.json").read_bytes()
    tables, _, journal = whole.partition(b'"changes":')
    path.write_bytes(tables.replace(b'"title":"Last of ann\'s"', b'"title":"Last of bnn\'s"') + b'"changes":' + journal)
    sit(path).close()
    report = examine(path)
    assert "Item W1 differs in “item”, compared with its last change in the journal." in report.sentences


def test_an_altered_file_is_seen_by_a_desk_that_is_open(path: Path) -> None:
    desk = worked_on(path)
    whole, _, journal = path.read_bytes().partition(b'"changes":')
    path.write_bytes(whole.replace(b'"title":"Title 11"', b'"title":"Title 10"') + b'"changes":' + journal)
    assert desk.refresh()
    assert [problem.code for problem in desk.remarks] == ["file.altered"]
    assert desk.accept() is not None
    assert title_of(desk, "W1") == "Title 10"
    desk.undo()
    assert title_of(desk, "W1") == "Title 11"


def test_an_alteration_that_nobody_can_name_can_be_taken_over_too(path: Path) -> None:
    desk = make(path)
    path.write_bytes(path.read_bytes().replace(b"Business of the panel 2", b"Business of the panel 4"))
    desk = sit(path)
    assert desk.remarks
    change = desk.accept()
    assert change is not None
    assert change.touched == ()
    assert desk.undoable is None
    assert sit(path).remarks == ()
    desk.run(add, title="x")
    assert desk.undo().reverses == "C2"


def _whole(splices: list[Splice], text: bytes) -> tuple[bytes, checks.Blocks]:
    blocks = checks.blocks_of(text)
    for splice in splices:
        text = splice.apply(text)
        blocks = checks.after(blocks, splice, text)
        assert checks.sound(text, blocks)
    return text, blocks


def test_the_check_of_a_table_follows_every_splice() -> None:
    chance = random.Random(5)
    text = bytes(chance.randrange(32, 127) for _ in range(200_000))
    splices = []
    size = len(text)
    for _ in range(300):
        start = chance.randrange(size + 1)
        end = min(size, start + chance.choice([0, 0, 1, 40, 20_000]))
        fresh = bytes(chance.randrange(32, 127) for _ in range(chance.choice([0, 1, 50, 30_000])))
        splices.append(Splice(start, end, fresh))
        size += len(fresh) - (end - start)
    text, blocks = _whole(splices, text)
    assert not checks.sound(text + b" ", blocks)
    assert not checks.sound(text[:-1], blocks)
    assert all(length <= 2 * max(checks.BLOCK, len(text) // 96) * 2 for length, _ in blocks)


def test_a_change_reads_only_the_block_it_touches(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = make(path, items(6000, "Report of the Police and Crime Commissioner"))
    read: list[int] = []

    def counted(data: bytes) -> int:
        read.append(len(data))
        return zlib.crc32(data)

    monkeypatch.setattr(checks, "crc32", counted)
    desk.run(rename, item="W3000", title="x")
    assert sum(read) < 5 * checks.BLOCK
    assert path.stat().st_size > 25 * checks.BLOCK


def test_a_copy_set_aside_is_as_sound_as_the_file(path: Path) -> None:
    desk = worked_on(path)
    shutil.copy(path, path.with_name("b.json"))
    assert sit(path.with_name("b.json")).remarks == ()
    assert desk.register.need(WorkItem, "W1").title == "Title 11"
