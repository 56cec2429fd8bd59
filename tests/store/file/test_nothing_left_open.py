"""What is opened is closed, whatever happens; what must be safe is forced to the disk; what goes with a file goes."""

from __future__ import annotations

import datetime as dt
import errno
import os
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from store.file import lock, parts
from store.file.as_saved import split_as_saved
from store.file.checks import blocks_of, check_of_lines
from store.file.codec import CHANGES, FORMAT, PROGRAM, Meta
from store.file.documents import write_paper
from store.file.kept import letter_at_odds, letters_at_odds
from store.file.kinds import FOR_FEW, PAPER
from store.file.oddities import oddity
from store.file.owners import ALONE, append, mend, new_file, replacing
from store.file.pack_folder import new_pack, standing_index
from store.file.reading import read_contents
from store.file.whole import restore
from store.journal.changes import JournalPart, chain_of, chained
from store.journal.journal import Journal, Nowhere, _line_with
from store.problems import FileTrouble, Refused
from store.records import KINDS, Action, KeptFile, Meeting, Outcome, Record, WorkItem
from store.records.action import Response
from store.register import Register
from tests.store.file.samples import add, make, rename, sit


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "panel.json"


def _open_now() -> set[str]:
    return {one.name for one in Path("/proc/self/fd").iterdir()}


def _new(path: Path) -> None:
    os.close(new_file(path.with_name("new"), ALONE))


def _append(path: Path) -> None:
    append(path.with_name("log"), b"x")


def _replaced(path: Path) -> None:
    with replacing(path, ALONE) as descriptor:
        os.write(descriptor, b"x")


def _mended(path: Path) -> None:
    mend(path, ALONE)


def _saved(path: Path) -> None:
    sit(path).run(add, title="x")


def _packed(path: Path) -> None:
    for _ in range(2):
        with new_pack(path.parent / "pack", path, ("index.json",), lambda _: True, replace=False) as pack:
            pack.write("index.json", b"{}", PAPER)
    standing_index(path.parent / "pack", ("index.json",))


def _locked(path: Path) -> None:
    with lock.writing(path), pytest.raises(FileTrouble), lock.writing(path, 0):
        pass


def _written(path: Path) -> None:
    for kind, name in ((PAPER, "paper.md"), (FOR_FEW, "brief.md")):
        write_paper(b"x", path.with_name(name), path, kind=kind)


def _read(path: Path) -> None:
    sit(path).history()


DONE: dict[str, Callable[[Path], None]] = {
    "a new file": _new,
    "a line added": _append,
    "a file replaced": _replaced,
    "rights mended": _mended,
    "a change saved": _saved,
    "a pack written, and one in its place": _packed,
    "a lock held, and another refused": _locked,
    "a file read": _read,
    "a paper written": _written,
}


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="only Linux lists what is open")
@pytest.mark.parametrize("case", DONE)
@pytest.mark.parametrize("failing", ["nothing", "fchmod", "fsync", "write"])
def test_whatever_is_opened_is_closed(path: Path, monkeypatch: pytest.MonkeyPatch, case: str, failing: str) -> None:
    make(path).close()
    path.chmod(0o640)
    before = _open_now()

    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "failing")

    if failing != "nothing":
        monkeypatch.setattr(os, failing, refused)
    try:
        DONE[case](path)
    except (OSError, FileTrouble, Refused):
        assert failing != "nothing"
    monkeypatch.undo()
    assert _open_now() <= before


def _forced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """List what is forced to the disk from now on, by its name."""
    names: list[str] = []
    real = os.fsync

    def watched(descriptor: int) -> None:
        names.append(Path(f"/proc/self/fd/{descriptor}").readlink().name)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", watched)
    return names


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="only Linux tells what a descriptor is of")
def test_a_pack_is_on_the_disk_with_its_names_before_it_counts(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(path).close()
    out = path.parent / "packs" / "pack"
    names = _forced(monkeypatch)

    def write(*, replace: bool = False) -> list[str]:
        names.clear()
        with new_pack(out, path, ("index.json",), lambda _: True, replace=replace) as pack:
            pack.write("index.json", b"{}", PAPER)
        return [name if name in {"index.json", "packs", "pack"} else "fresh" for name in names]

    assert write() == ["index.json", "fresh", "packs"]
    assert write() == ["index.json", "fresh", "packs"]
    (out / "notes.txt").write_text("x")
    assert write(replace=True) == ["index.json", "fresh", "pack"]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="only Linux tells what a descriptor is of")
def test_a_change_is_on_the_disk_with_its_name_before_it_counts(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = make(path)
    desk.run(add, title="x")
    names = _forced(monkeypatch)
    desk.run(add, title="y")
    assert [name.rpartition(".")[2] if "saving" in name else name for name in names] == ["saving", path.parent.name]


@pytest.mark.parametrize("first", ["the file is gone", "the file stands"])
def test_a_backup_from_a_stick_brings_its_journal_with_it(
    path: Path, monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    monkeypatch.setattr(parts, "MOST_CHANGES", 2)
    monkeypatch.setattr(parts, "KEPT_CHANGES", 1)
    stick = path.parent / "stick" / "deep" / "panel.json"
    stick.parent.mkdir(parents=True)
    desk = make(stick)
    for number in range(5):
        desk.run(rename, item="W1", title=f"t{number}")
    desk.close()
    home = path.parent / "home" / "far" / "panel.json"
    home.parent.mkdir(parents=True)
    if first == "the file stands":
        make(home).close()
    aside = restore(home, stick, dt.datetime(2021, 7, 12, 12, 0))
    assert (aside is None) is (first == "the file is gone")
    shutil.rmtree(stick.parent)
    assert [one.id for one in sit(home).history()] == ["C5", "C4", "C3", "C2", "C1"]


def _tables(lines: list[bytes], known: int) -> dict[str, bytes]:
    meta = Meta(FORMAT, PROGRAM, checks={kind.table: blocks_of(b"{}") for kind in KINDS}, journal=known).checked()
    text = b"{\n" + b",\n".join(lines) + b"\n}" if lines else b"{}"
    return {"meta": b'{"1":%b}' % msgspec.json.encode(meta), CHANGES: text} | {kind.table: b"{}" for kind in KINDS}


LINE = b'"1":{"id":"C1","at":"2021-07-12T11:00:00Z","who":"ann","sentence":"x","touched":[]}'


@pytest.mark.parametrize(
    ("lines", "known", "altered"),
    [([], check_of_lines([]), False), ([LINE], check_of_lines([LINE]), False), ([LINE], 0, True)],
)
def test_a_journal_that_is_not_as_it_was_saved_is_altered(
    path: Path, lines: list[bytes], known: int, altered: bool
) -> None:
    tables = _tables(lines, known)
    assert read_contents(tables, path).altered == ((CHANGES,) if altered else ())
    del tables[CHANGES]
    without = read_contents(tables, path)
    assert (without.altered, without.missing) == ((CHANGES,), (CHANGES,))
    del tables["items"]
    assert read_contents(tables, path).missing == ("items", CHANGES)


def _odd(record: Record) -> tuple[str, str] | None:
    return oddity(msgspec.json.encode({"1": record}), {record.id: record})


YEARS = {1899: True, 1900: False, 2199: False, 2200: True}


@pytest.mark.parametrize("year", YEARS)
def test_a_day_lies_in_the_years_1900_to_2199(year: int) -> None:
    told = _odd(Meeting(id="M1", date=dt.date(year, 7, 1)))
    assert (told is not None) is YEARS[year]
    assert told in {None, ("M1", "its field “date” is not in the years 1900 to 2199")}


NUMBERS = {10**15 - 1: False, -(10**15) + 1: False, 10**15: True, -(10**15): True}


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_has_fifteen_digits_at_most(number: int) -> None:
    told = _odd(WorkItem(id="W1", title="x", order=number))
    assert (told is not None) is NUMBERS[number]
    assert told in {None, ("W1", "its field “order” is far too large a number")}


def test_the_last_change_of_a_journal_is_that_of_its_newest_line_or_part() -> None:
    tied = [chained(LINE, before) for before in ("", "a", "b")]

    class Parts:
        parts = (JournalPart(1, 2, 2, "a"), JournalPart(3, 4, 2, "b"))

        def lines(self, part: JournalPart) -> list[bytes]:
            return tied[:2] if part.first == 3 else tied[2:]

    assert len({chain_of(one) for one in tied}) == 3
    assert Journal([], Parts()).last == (4, chain_of(tied[1]))  # type: ignore[arg-type]
    assert Journal([]).last == (0, "")
    newest = [*tied, chained(LINE.replace(b'"1"', b'"7"', 1), "c")]
    assert Journal(newest, Parts()).last == (7, chain_of(newest[-1]))  # type: ignore[arg-type]


def test_every_line_of_a_journal_is_found_by_its_number(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST_CHANGES", 4)
    monkeypatch.setattr(parts, "KEPT_CHANGES", 2)
    desk = make(path)
    for number in range(9):
        desk.run(rename, item="W1", title=f"t{number}")
    lines = [desk._journal.line_at(number) for number in range(1, 10)]
    told = [line is not None and f'"title":"t{place}"'.encode() in line for place, line in enumerate(lines)]
    assert told == [True] * 9
    some = [b'"%d":{}' % number for number in (1, 2, 5, 6)]
    assert [_line_with(number, some) for number in range(8)] == [None, *some[:2], None, None, *some[2:], None]
    assert _line_with(1, []) is None
    assert [desk._journal.line_at(number) for number in (0, 10)] == [None, None]
    assert Nowhere().emptied_elsewhere(JournalPart(1, 2, 2, "")) is False
    assert Nowhere().lines(JournalPart(1, 2, 2, "")) is None


def test_a_pack_whose_place_was_taken_is_out_even_if_it_cannot_be_removed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(path).close()
    _packed(path)

    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EBUSY, "busy")

    monkeypatch.setattr(os, "rmdir", refused)
    with new_pack(path.parent / "pack", path, ("index.json",), lambda _: True, replace=False) as pack:
        pack.write("index.json", b"[]", PAPER)
    assert (path.parent / "pack" / "index.json").read_bytes() == b"[]"


LETTER = b"Dear Panel"
KEPT = KeptFile(name="letter.pdf", sha256=sha256(LETTER).hexdigest())


@pytest.mark.parametrize(
    ("kept", "there", "told"),
    [
        (KEPT, LETTER, False),
        (KEPT, b"Dear all", True),
        (KEPT, None, False),
        (None, b"Dear all", False),
    ],
)
def test_a_letter_is_at_odds_that_is_not_the_one_that_was_kept(
    tmp_path: Path, kept: KeptFile | None, there: bytes | None, told: bool
) -> None:
    if there is not None:
        (tmp_path / "letter.pdf").write_bytes(there)
    action = Action(id="A1", text="x", response=Response(outcome=Outcome.ACCEPTED, kept=kept))
    words = letter_at_odds(action, tmp_path)
    assert ("letter.pdf" in words and "A1" in words) is told
    assert letter_at_odds(Action(id="A1", text="x"), tmp_path) == ""
    other = Action(id="A2", text="x", response=Response(outcome=Outcome.ACCEPTED, kept=kept))
    assert len(list(letters_at_odds(Register.of(action, other), tmp_path))) == told


def test_two_parts_of_the_journal_stay_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST_CHANGES", 2)
    monkeypatch.setattr(parts, "KEPT_CHANGES", 1)
    desk = make(path)
    for number in range(9):
        desk.run(rename, item="W1", title=f"t{number}")
    archive = desk._file.archive
    assert isinstance(archive, parts.Archive)
    assert len(archive.parts) == 4
    for part in archive.parts:
        assert archive.lines(part)
        assert list(archive._read)[-1] == part.digest
    assert list(archive._read) == [part.digest for part in archive.parts[-2:]]


def test_a_fault_in_a_file_of_an_older_format_is_named_as_in_one_of_today(path: Path) -> None:
    earlier = (Path(__file__).parent / "earlier" / "format-3.json").read_bytes()
    path.write_bytes(earlier.replace(b'"items":{', b'"items":{"9":7,', 1))
    with pytest.raises(FileTrouble) as caught:
        sit(path)
    assert "item number 9" in caught.value.problem.sentence


def test_a_part_is_looked_at_anew_by_whoever_asks_what_is_wrong_with_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "MOST_CHANGES", 2)
    monkeypatch.setattr(parts, "KEPT_CHANGES", 1)
    desk = make(path)
    for number in range(5):
        desk.run(rename, item="W1", title=f"t{number}")
    archive = desk._file.archive
    assert isinstance(archive, parts.Archive)
    part = archive.parts[0]
    assert archive.lines(part)
    assert archive.trouble(part) == ""
    [file] = [one for one in path.with_name("panel.journal").iterdir() if part.digest in one.name]
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b'"panel":"', b'"panel":"x', 1))
    assert archive.trouble(part) == "belongs to another panel"
    file.write_bytes(whole.replace(b'"touched":[', b'"touched":["x",', 1))
    assert archive.trouble(part) == "has been altered"
    file.write_bytes(whole[:-9])
    assert archive.trouble(part) == "has been altered"
    file.unlink()
    assert parts.Archive(path, archive._panel, archive._home, archive.parts).trouble(part) == "is missing"


def test_a_file_of_which_only_the_journal_was_altered_is_not_as_it_was_saved(path: Path) -> None:
    desk = make(path)
    desk.run(add, title="x")
    data = path.read_bytes()
    assert split_as_saved(data) is not None
    for was, other in (
        (b'"who":"clerk"', b'"who":"clerc"'),
        (b'"sentence":"', b'"sentence":\n"'),
        (b'"title":"x"', b'"title":"y"'),
    ):
        assert was in data
        assert split_as_saved(data.replace(was, other, 1)) is None
