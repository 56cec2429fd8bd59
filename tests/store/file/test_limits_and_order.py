"""Files to their limits: exactly so much and one more, the first of several, in which order, under which code."""

from __future__ import annotations

import datetime as dt
import errno
import io
import os
import zipfile
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import msgspec
import pytest

from store.edit import Edit
from store.file import backups, checks, lock, owners, papers_parcel, parts
from store.file.altered import _somewhere
from store.file.beside import Copies, notices
from store.file.checks import Splice
from store.file.codec import EMPTY, Contents, Meta, _splice, line, patched, table_text, whole_table
from store.file.doctor import examine
from store.file.guarded import why_not_write
from store.file.papers_parcel import unpacked
from store.file.reading import _altered_others, _table_twice
from store.file.whole import gap_after
from store.problems import FileTrouble, Refused
from store.records import WorkItem
from store.register import Register
from tests.store.file.samples import DAY, PANEL, add, items, make, rename, sit

HELD_WHOLE = ("examine",)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "panel.json"


def _parcel(*held: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in held:
            made.writestr(name, data)
    return out.getvalue()


PAPER, OTHER = b"%PDF-1.7 a paper", b"%PDF-1.7 another"
NAMED = f"{sha256(PAPER).hexdigest()}.pdf"

PARCELS: dict[str, tuple[bytes, list[tuple[str, str | None]]]] = {
    "no packed file": (b"nothing packed", [("papers.parcel", "papers")]),
    "one byte too many": (_parcel((NAMED, PAPER), ("x", b"1")), [("papers.large", "papers")]),
    "no digest": (_parcel(("x.pdf", b"")), [("papers.name", "papers")]),
    "another than its name says": (_parcel((NAMED, OTHER)), [("papers.altered", "papers")]),
    "all of them": (_parcel((NAMED, b""), ("x", b"")), [("papers.altered", "papers"), ("papers.name", "papers")]),
}


@pytest.mark.parametrize("case", PARCELS)
def test_every_fault_of_a_parcel_of_papers_has_its_code_and_its_field(
    monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    monkeypatch.setattr(papers_parcel, "LARGEST", len(PAPER))
    data, expected = PARCELS[case]
    with pytest.raises(Refused) as caught:
        unpacked(data, "papers.zip")
    assert [(one.code, one.field) for one in caught.value.problems] == expected


def test_a_parcel_may_hold_as_much_as_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert papers_parcel.LARGEST == 2_000_000_000
    monkeypatch.setattr(papers_parcel, "LARGEST", len(PAPER))
    assert [(one.data, one.ending) for one in unpacked(_parcel((NAMED, PAPER)), "papers.zip")] == [(PAPER, ".pdf")]


def test_of_several_copies_the_first_is_named_in_the_command(path: Path) -> None:
    one, two = path.with_name("panel 2.json"), path.with_name("panel 3.json")
    waiting, disputed = notices(path, Copies((one, two), (two, one)))
    assert waiting.cure.endswith('secretariat merge "panel 2.json".')
    assert disputed.cure == (
        'See what that is with “merge”, or: secretariat merge "panel 3.json". Remove the copies once it is settled.'
    )


THREE = tuple(WorkItem(id=f"W{number}", title=f"Item {number}") for number in (1, 2, 3))
W1, W2, W3 = THREE
NEW, LONGER = WorkItem(id="W10", title="New"), WorkItem(id="W2", title="A longer title than before")

SPLICES: dict[str, tuple[tuple[WorkItem, ...], Edit, tuple[WorkItem, ...]]] = {
    "into an empty table": ((), Edit("", (W1,)), (W1,)),
    "behind the last": (THREE, Edit("", (NEW,)), (*THREE, NEW)),
    "the first another": (THREE, Edit("", (msgspec.structs.replace(W1, title="x"),)), ()),
    "one in the middle longer": (THREE, Edit("", (LONGER,)), (W1, LONGER, W3)),
    "the last another": (THREE, Edit("", (msgspec.structs.replace(W3, title="x"),)), ()),
    "the first gone": (THREE, Edit("", (), ("W1",)), (W2, W3)),
    "one in the middle gone": (THREE, Edit("", (), ("W2",)), (W1, W3)),
    "the last gone": (THREE, Edit("", (), ("W3",)), (W1, W2)),
    "the only one gone": ((W1,), Edit("", (), ("W1",)), ()),
    "all gone": (THREE, Edit("", (), ("W1", "W2", "W3")), ()),
    "one put and taken away": (THREE, Edit("", (NEW,), ("W10",)), THREE),
    "seven new": ((), Edit("", tuple(items(7)[1:])), tuple(items(7)[1:])),  # type: ignore[arg-type]
}
"""What stands in a table, an edit, and what stands there then; nothing: as the register has it."""


@pytest.mark.parametrize("case", SPLICES)
def test_a_table_after_an_edit_is_what_it_would_be_written_anew(case: str) -> None:
    before, edit, expected = SPLICES[case]
    register = Register.of(PANEL, *before)
    after = register.with_edit(edit)
    texts = {name: whole_table(table.values()) for name, table in register.tables.items()}
    meta = Meta(5, "", checks={name: checks.blocks_of(text) for name, text in texts.items()})
    fresh, blocks = patched(Contents(meta, register, texts, [], {}), after, edit)
    text = whole_table(expected or after.tables["items"].values())
    assert fresh == texts | {"items": text}
    assert checks.sound(text, blocks["items"])
    again, kept = patched(Contents(meta, register, texts, [], {}, altered=("items",)), after, edit)
    assert (again, kept["items"]) == (fresh, meta.checks["items"])


WAS = line("1", msgspec.json.encode(W1))
ODD = {
    "something else stands behind it": b"{\n" + WAS + b" \n}",
    "it is not there, and where it would end something does": b" " * len(WAS) + b",\n" + line("2", b"{}") + b"\n}",
    "it stands otherwise": table_text([line("1", b'{"id":"W1","title":"otherwise"}'), line("2", b"{}")]),
    "it is not there": table_text([line("2", b"{}")]),
    "there is nothing": EMPTY,
}


@pytest.mark.parametrize("case", ODD)
def test_a_line_that_does_not_stand_as_it_was_written_is_never_patched(case: str) -> None:
    assert _splice(ODD[case], W1, W2) is None
    assert _splice(ODD[case], W1, None) is None
    assert _splice(table_text([line("1", msgspec.json.encode(W1))]), W1, None) is not None


@pytest.mark.parametrize(
    ("old", "new", "stand"),
    [
        (W1, NEW, (NEW, W2, W3)),
        (W2, LONGER, (W1, LONGER, W3)),
        (W3, NEW, (W1, W2, NEW)),
        (W1, None, (W2, W3)),
        (W2, None, (W1, W3)),
        (W3, None, (W1, W2)),
        (None, NEW, (W1, W2, W3, NEW)),
    ],
)
def test_one_line_is_put_in_the_place_of_another(
    old: WorkItem | None, new: WorkItem | None, stand: tuple[WorkItem, ...]
) -> None:
    splice = _splice(whole_table(THREE), old, new)
    assert splice is not None
    assert splice.apply(whole_table(THREE)) == whole_table(stand)


def test_what_is_neither_there_before_nor_after_changes_nothing() -> None:
    assert _splice(EMPTY, None, None) == Splice(0, 0, b"")


def _in_blocks(text: bytes, *lengths: int) -> checks.Blocks:
    done, at = [], 0
    for length in lengths:
        done.append((length, crc32(text[at : at + length])))
        at += length
    return tuple(done)


@pytest.mark.parametrize(
    ("splice", "becomes"),
    [
        (Splice(0, 0, b"x"), b"xaaaabbbbcccc"),
        (Splice(4, 4, b"x"), b"aaaaxbbbbcccc"),
        (Splice(4, 8, b""), b"aaaacccc"),
        (Splice(8, 12, b"x"), b"aaaabbbbx"),
        (Splice(12, 12, b"x"), b"aaaabbbbccccx"),
        (Splice(0, 12, b""), b""),
        (Splice(3, 5, b""), b"aaabbbcccc"),
    ],
)
def test_a_check_follows_a_splice_at_every_border_of_a_block(splice: Splice, becomes: bytes) -> None:
    text = b"aaaabbbbcccc"
    assert splice.apply(text) == becomes
    blocks = checks.after(_in_blocks(text, 4, 4, 4), splice, becomes)
    assert checks.sound(becomes, blocks)
    assert sum(length for length, _ in blocks) == len(becomes)


def test_the_first_of_a_table_has_a_check() -> None:
    assert checks.after((), Splice(0, 0, b"abc"), b"abc") == checks.blocks_of(b"abc")
    assert checks.after((), Splice(0, 0, b""), b"") == ()


def test_a_block_is_cut_when_it_is_more_than_twice_its_size() -> None:
    text = b"x" * (2 * checks.BLOCK + 1)
    assert [length for length, _ in checks.blocks_of(text[:-1])] == [2 * checks.BLOCK]
    assert [length for length, _ in checks.blocks_of(text)] == [checks.BLOCK, checks.BLOCK + 1]
    assert checks.blocks_of(b"") == ()
    large = b"x" * (96 * 20_000)
    assert {length for length, _ in checks.blocks_of(large)[:-1]} == {20_000}


@pytest.mark.parametrize(
    ("altered", "together", "where"),
    [
        (3, (1, 1, 1, 1, 1), ", in W3"),
        (1, (1, 1, 1, 1, 1), ", in W1"),
        (5, (1, 1, 1, 1, 1), ", in W5"),
        (3, (1, 2, 2), ", between W2 and W3"),
        (4, (3, 2), ", between W4 and W5"),
        (2, (3, 2), ", between W1 and W3"),
        (2, (5,), ", between W1 and W5"),
    ],
)
def test_where_an_alteration_lies_is_told_by_the_records_of_its_block(
    altered: int, together: tuple[int, ...], where: str
) -> None:
    records = [WorkItem(id=f"W{number}", title="x") for number in range(1, 6)]
    text = whole_table(records)
    ends = [at for at in range(len(text)) if text[at : at + 1] == b"\n"][1:]
    borders = [0, *(ends[sum(together[: n + 1]) - 1] + 1 for n in range(len(together) - 1)), len(text)]
    blocks = _in_blocks(text, *(end - start for start, end in pairwise(borders)))
    other = text.replace(b'"id":"W%d","title":"x"' % altered, b'"id":"W%d","title":"y"' % altered)
    assert other != text
    contents = Contents(Meta(5, "", checks={"items": blocks}), Register.of(*records), {"items": other}, [], {})
    assert _somewhere(contents, "items") == f"something in the table “items” differs{where}"


OVERFLOWS: dict[str, tuple[int, bytes, int]] = {
    "none": (0, b"x", 0),
    "as many as may be": (640, b"x", 0),
    "one more: all but the newest 128": (641, b"x", 641 - 128),
    "as large as may be": (512, b"x" * 1024, 0),
    "a line more: all but the newest of 128 KiB together": (513, b"x" * 1024, 513 - 128),
    "larger lines: fewer stay": (257, b"x" * 2048, 257 - 64),
    "one that is larger than all may be": (1, b"x" * 600_000, 0),
    "two of them": (2, b"x" * 600_000, 1),
}
"""So many lines of so many bytes, and how many of them are to go into a part."""


@pytest.mark.parametrize("case", OVERFLOWS)
def test_the_journal_in_the_file_holds_640_changes_or_512_kib_and_keeps_128(case: str) -> None:
    count, text, expected = OVERFLOWS[case]
    assert parts.overflow([text] * count) == expected


@pytest.mark.parametrize(
    ("count", "size", "expected"),
    [
        (1024, 1, [1024]),
        (1025, 1, [1024, 1]),
        (2, 512 * 1024, [2]),
        (2, 512 * 1024 + 1, [1, 1]),
        (2, 2_000_000, [1, 1]),
        (0, 1, []),
    ],
)
def test_a_part_holds_1024_changes_or_one_mib(count: int, size: int, expected: list[int]) -> None:
    assert [len(some) for some in parts._portions([b"x" * size] * count)] == expected


def test_a_gap_in_the_journal_is_the_oldest_part_after_a_change(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST_CHANGES", 4)
    monkeypatch.setattr(parts, "KEPT_CHANGES", 1)
    desk = make(path)
    for number in range(13):
        desk.run(rename, item="W1", title=f"t{number}")
    assert gap_after(path, 0) is None
    for one in path.with_name("panel.journal").iterdir():
        one.unlink()
    assert [gap_after(path, number) for number in (0, 3, 4, 7, 8, 11, 12)] == [
        (1, 4),
        (1, 4),
        (5, 8),
        (5, 8),
        (9, 12),
        (9, 12),
        None,
    ]
    assert gap_after(path.with_name("elsewhere.json"), 0) is None


@pytest.mark.parametrize("there", ["a file", "no folder"])
def test_a_copy_that_cannot_be_written_leaves_no_journal_behind(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: str
) -> None:
    monkeypatch.setattr(parts, "MOST_CHANGES", 4)
    monkeypatch.setattr(parts, "KEPT_CHANGES", 1)
    desk = make(path)
    for number in range(6):
        desk.run(rename, item="W1", title=f"t{number}")
    target = tmp_path / "other" / "panel.json"
    if there == "a file":
        target.parent.mkdir()
        target.write_text("theirs")
    with pytest.raises(FileTrouble):
        desk.copy_to(target)
    assert list(target.parent.glob("*")) == ([target] if there == "a file" else [])


def test_tables_of_others_are_told_in_the_order_of_their_names(path: Path) -> None:
    make(path)
    text = path.read_bytes().replace(b'\n"people"', b'\n"notes":{"1":{}},\n"letters":{"1":{}},\n"people"')
    path.write_bytes(text)
    assert "The file holds tables that this program does not use and leaves alone: letters, notes." in (
        examine(path).sentences
    )


@pytest.mark.parametrize("old", [9, 11])
def test_a_lock_of_another_account_is_taken_away_after_ten_seconds(
    path: Path, monkeypatch: pytest.MonkeyPatch, old: int
) -> None:
    make(path)
    left, real = lock.lock_path(path), os.open
    left.write_text("left")
    before = left.stat().st_mtime - old
    os.utime(left, (before, before))

    def barred(name: object, flags: int, *rest: int) -> int:
        if name == left and not flags & os.O_EXCL:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return real(name, flags, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", barred)
    monkeypatch.setattr(lock, "PATIENCE", 0.02)
    if old < 10:
        with pytest.raises(FileTrouble, match="Another program is saving"):
            sit(path).run(add, title="x")
    else:
        sit(path).run(add, title="x")
    assert left.exists() is (old < 10)


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")
@pytest.mark.parametrize(("account", "given"), [(0, True), (7, True), (8, False)])
def test_a_file_is_given_its_rights_by_root_and_by_its_own_account_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch, account: int, given: bool
) -> None:
    path.write_text("x")
    path.chmod(0o644)
    real, handed = os.fstat, []

    def hand_over(*told: object) -> bool:
        handed.append(told)
        return True

    monkeypatch.setattr(os, "geteuid", lambda: account)
    monkeypatch.setattr(
        os,
        "fstat",
        lambda one: os.stat_result([*real(one)[:4], 7, *real(one)[5:10]]),  # the account is the fifth
    )
    monkeypatch.setattr(owners, "_hand_over", hand_over)
    with path.open("rb") as file:
        owners.give(file.fileno(), owners.ALONE)
    assert (path.stat().st_mode & 0o777, len(handed)) == ((0o600, 1) if given else (0o644, 0))


def test_a_day_of_which_a_backup_went_further_gets_as_many_as_it_needs(path: Path) -> None:
    make(path).run(add, title="a")
    folder = backups.folder_of(path)
    day = DAY + dt.timedelta(1)
    for number in ("", "-2", "-3"):
        (folder / f"panel.{day}{number}.json").write_text("another's")
    assert backups.keep_daily(path, day) == folder
    assert (folder / f"panel.{day}-4.json").read_bytes() == path.read_bytes()


@pytest.fixture
def surroundings(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a panel's file with two parts of its journal, and what may lie beside it and in other folders."""
    monkeypatch.setattr(parts, "MOST_CHANGES", 2)
    monkeypatch.setattr(parts, "KEPT_CHANGES", 1)
    desk = make(path)
    for number in range(6):
        desk.run(rename, item="W1", title=f"t{number}")
    some = sorted(path.with_name("panel.journal").iterdir())
    assert len(some) > 1
    os.link(some[0], path.with_name("a second name"))
    desk.copy_to(path.with_name("theirs.json"))
    path.with_name("notes.json").write_text("{}")
    return path


GUARDED = {
    "panel.backups/x": "is among the backups of a panel's file",
    "other.backups-2/deep/x": "is among the backups of a panel's file",
    "panel.papers/x": "is among the papers kept beside a panel's file",
    "other.papers/x": "is among the papers kept beside a panel's file",
    "panel.journal/x": "is among the older parts of a panel's journal",
    "a second name": "is among the older parts of a panel's journal",
    "panel.json.lock": "is the lock of a panel's file",
    "theirs.json.lock": "is the lock of a panel's file",
    "notes.json.lock": "",
    "theirs.lock": "",
    "panel.drafts-ann.json": "is kept by this program beside a panel's file",
    "panel.set-aside-2021-07-12-110000.json": "is kept by this program beside a panel's file",
    ".panel.json.0123.saving": "is kept by this program beside a panel's file",
    ".panel.json.0123.copying": "is kept by this program beside a panel's file",
    "theirs.json": "is the file of a panel, or a copy of one",
    "notes.json": "",
    "absent.json": "",
    "panel.json": "is the panel's own file",
}
"""What lies beside a panel's file, and why nothing may be written there; empty: it may."""


@pytest.mark.parametrize("name", GUARDED)
def test_it_is_said_what_of_a_panel_a_path_is(surroundings: Path, name: str) -> None:
    problem = why_not_write(surroundings.parent / name, Path("named"), surroundings)
    words = GUARDED[name]
    assert (problem.sentence, problem.field) == (f"named {words}.", "out") if problem else not words


def test_a_change_left_out_between_a_part_and_the_file_is_told_by_the_doctor(surroundings: Path) -> None:
    whole = surroundings.read_bytes()
    before, _, after = whole.partition(b'"changes":{')
    [first, *rest] = after.split(b",\n")
    assert rest, "the file holds two changes"
    surroundings.write_bytes(before + b'"changes":{\n' + b",\n".join(rest))
    number = 1 + int(first.split(b'"')[1])
    assert [one for one in examine(surroundings).sentences if "does not fit" in one] == [
        f"Change C{number} does not fit the changes before it: it, or one before it, was altered or left out."
    ]


@pytest.mark.parametrize(
    ("text", "twice"),
    [
        ('{"a":{},"b":{"b":{}},"c":{}}', ""),
        ('{"a":{},"b":{},"b":{}}', "b"),
        ('{"b":{},"a":{},"b":{},"a":{}}', "b"),
        ('{"a":{"x":1,"x":2},"b":{}}', ""),
    ],
)
def test_a_table_that_stands_twice_is_the_first_of_the_document_itself(text: str, twice: str) -> None:
    assert _table_twice(text.encode()) == twice


@pytest.mark.parametrize(
    ("there", "known", "altered"),
    [
        ({"a": b"{}"}, {}, []),
        ({"a": b'{"1":{}}'}, {"a": b'{"1":{}}'}, []),
        ({"a": b'{"1": {}}'}, {"a": b'{"1":{}}'}, []),
        ({"a": b'{"2":{}}', "b": b"{}"}, {"a": b'{"1":{}}', "b": b"{}"}, ["a"]),
        ({}, {"a": b"{}", "items": b"{}"}, ["a"]),
    ],
)
def test_a_table_of_others_is_altered_when_it_is_gone_or_another(
    there: dict[str, bytes], known: dict[str, bytes], altered: list[str]
) -> None:
    assert _altered_others(there, {name: checks.blocks_of(text) for name, text in known.items()}, {"items"}) == altered


def test_a_lock_that_cannot_be_taken_away_names_whose_it_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(path)
    left, real = lock.lock_path(path), os.open
    left.write_text("left")
    os.utime(left, (0, 0))

    def barred(name: object, flags: int, *rest: int) -> int:
        if name == left:
            raise PermissionError(errno.EACCES, "") if not flags & os.O_EXCL else FileExistsError(errno.EEXIST, "")
        return real(name, flags, *rest)  # type: ignore[arg-type]

    def no_rename(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "")

    monkeypatch.setattr(os, "open", barred)
    monkeypatch.setattr(Path, "rename", no_rename)
    monkeypatch.setattr(lock, "_name_of", lambda user: "ben")
    with pytest.raises(FileTrouble, match="belongs to ben and cannot be used by you"):
        sit(path).run(add, title="x")
