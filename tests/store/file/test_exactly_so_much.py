"""Exactly so much, one more and one less: of bytes that are held, seconds that are waited, signs that are read."""

from __future__ import annotations

import datetime as dt
import errno
import os
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from store.file import codec, glance, lock, parts, patience, plain_text, programs, reading, storage, stretches
from store.file.as_saved import SavedTables
from store.file.backups import Backup, thin_out
from store.file.codec import Contents, Meta, left_in, lines_of, whole_table
from store.file.decoding import as_utf8, decoded, is_no_text, what_it_is
from store.file.drafts import _FAR, Draft, _at_work, _Kept
from store.file.oddities import oddity
from store.file.owners import ALONE
from store.file.storage import DurableStorage, Signature
from store.file.stretches import LeftText, SavedFile, found_at
from store.journal import reversal
from store.journal.changes import number_of_id
from store.problems import FileTrouble, Refused
from store.records import Meeting, WorkItem
from store.register import Register
from tests.store.file.samples import PANEL, make, rename


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "panel.json"


@pytest.mark.parametrize(("longer", "mapped"), [(-1, False), (0, True), (1, True)])
def test_a_large_file_is_read_into_room_of_its_own(
    longer: int, mapped: bool, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "_LARGE", 100)
    path.write_bytes(b"x" * (100 + longer))
    held = DurableStorage(path)
    data = held.mapped()
    assert (data is not None) is mapped
    assert (held.signature == Signature.of(path.stat())) is mapped
    assert data is None or data[:] == path.read_bytes()


@pytest.mark.parametrize(("longer", "left"), [(-1, False), (0, True), (1, True)])
def test_a_large_text_is_left_in_the_file(longer: int, left: bool, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    register = Register.of(WorkItem(id="W1", title="x" * 99))
    texts = {name: whole_table(table.values()) for name, table in register.tables.items()}
    size = len(texts["items"]) - longer
    monkeypatch.setattr(codec, "HELD", size)
    monkeypatch.setattr("store.file.as_saved.HELD", size)
    file = SavedFile(path, Signature(0, 0, 0))
    contents = left_in(file, Contents(Meta(5, ""), register, texts, [], {}))
    assert isinstance(contents.texts["items"], LeftText) is left
    tables = SavedTables(texts["items"], Meta(5, ""), {"items": (0, len(texts["items"]))})
    assert tables.text("items") == texts["items"]
    tables.file = file
    assert isinstance(tables.text("items"), LeftText) is left


@pytest.mark.parametrize(("name", "brief"), [("W" * 20, "W" * 20), ("W" * 21, "W" * 20 + "…"), ("", ""), ("W1", "W1")])
def test_as_much_of_an_id_is_named_as_a_sentence_can_hold(name: str, brief: str) -> None:
    assert reading._brief(name) == brief
    row = msgspec.Raw(msgspec.json.encode({"id": name}))
    assert reading._name_of(row, "7") == (name if len(name) <= 20 else "number 7")


@pytest.mark.parametrize(("digits", "fits"), [(14, True), (15, True), (16, False)])
def test_the_number_of_an_id_has_at_most_fifteen_digits(digits: int, fits: bool, path: Path) -> None:
    longest, short = WorkItem(id=f"W{'9' * digits}", title="x"), WorkItem(id="W7", title="x")
    records: dict[str, Any] = {name: {} for name in Register.of().tables}
    records["items"] = {short.id: short, longest.id: longest}
    meta = Meta(5, "", serials={"W": 3, "M": 9})
    if fits:
        assert reading._serials(records, meta, path) == {"W": int("9" * digits), "M": 9}
        records["items"] = {"W2": short}
        assert reading._serials(records, meta, path) == {"W": 3, "M": 9}
        assert reading._serials(records, meta, path, saved=True) == {"W": 3, "M": 9}
    else:
        with pytest.raises(FileTrouble, match=r"“W9{16}”, its number has too many digits"):
            reading._serials(records, meta, path)


@pytest.mark.parametrize(
    ("value", "whole"), [(0, 0), (-1, None), (10**12 - 1, 10**12 - 1), (10**12, None), (True, None), ("1", None)]
)
def test_a_number_that_a_file_may_have_has_up_to_twelve_digits(value: object, whole: int | None) -> None:
    assert glance._whole(value) == whole


def test_the_head_of_a_mail_is_looked_for_in_the_first_twenty_thousand_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_text, "_mail", lambda *_: "mail")
    head = b"MIME-Version:"
    for longer, read in ((0, "mail"), (1, None)):
        filled = b"X-A: " + b"x" * (20_000 - len(head) - 6 + longer) + b"\n" + head + b" 1.0\n\nWords"
        assert plain_text.text_of(filled, "x.txt") == (read or filled.decode())
    assert plain_text.text_of(b"Words", "X.EML") == "mail"
    assert plain_text.text_of(b"Words", "x.emlx") == "Words"


@pytest.mark.parametrize(
    ("data", "refused"),
    [
        (b'{"a": 1}', True),
        (b"{}", True),
        (b" [ {", True),
        (b"[[", True),
        (b" " * 198 + b'{"', True),
        (b" " * 199 + b'{"', False),
        (b"{a", False),
        (b"[1", False),
    ],
)
def test_a_file_of_data_is_no_paper(data: bytes, refused: bool) -> None:
    if not refused:
        plain_text.refuse_data(data, "x")
        return
    with pytest.raises(Refused) as told:
        plain_text.refuse_data(data, "x")
    assert [(one.code, one.sentence, one.field) for one in told.value.problems] == [
        ("text.data", "x is a file of data (JSON), not a paper or a list.", "file")
    ]


KINDS: list[tuple[bytes, str | None, str]] = [
    (b"%PDF-1.7", None, "a PDF"),
    (b"\xd0\xcf\x11\xe0", None, "a document or message of an older Office program"),
    (b"{\\rtf1 Words}", None, "a document in rich text"),
    (b"\x89PNG", "‰PNG", "a picture"),
    (b"GIF89", "GIF89", "a picture"),
    (b"BM and words", "BM and words", "a picture"),
    (b"RIFF", "RIFF", "a picture, a sound or a film"),
    (b"PK\x03\x04 word/x", None, "a Word document"),
    (b"PK\x03\x04 xl/x word/", None, "a Word document"),
    (b"PK\x03\x04 xl/x", None, "a spreadsheet"),
    (b"PK\x03\x04 x", None, "a packed file"),
    (b"\x00\x00\x00\x18ftypheic", None, "a picture or a film"),
    (b"ftyp", "ftyp", "something that holds bytes no text has"),
    (b"W\x00o\x00r\x00d\x00", "Word", "something that holds bytes no text has"),
    (b"\x00W\x00o\x00r\x00d", "Word", "something that holds bytes no text has"),
    (b"\x00W\x00\x00o", None, "something that holds bytes no text has"),
    (b"W\xf6rter", "Wörter", "something that holds bytes no text has"),
    (b"W\x81", None, "something that holds bytes no text has"),
    (b"Words\x1a", "Words", "something that holds bytes no text has"),
    (b"Wo\x1ards", None, "something that holds bytes no text has"),
    (b"\xef\xbb\xbfWords", "Words", "something that holds bytes no text has"),
    (b"\xff\xfeW\x00", "W", "something that holds bytes no text has"),
    (b"\xff\xfe\x00\x00W\x00\x00\x00", "W", "something that holds bytes no text has"),
]


@pytest.mark.parametrize(("data", "text", "what"), KINDS)
def test_bytes_are_read_as_what_they_are_or_named_as_what_they_are_not(
    data: bytes, text: str | None, what: str
) -> None:
    assert decoded(data) == text
    assert what_it_is(data)[0] == what


@pytest.mark.parametrize(
    ("data", "none"),
    [
        (b"PK\x03\x04", True),
        (b"PK words", False),
        (b"%PDF", True),
        (b"BM words", False),
        (b"BM\x01", True),
        (b"\x01", False),
    ],
)
def test_what_is_known_to_hold_no_text(data: bytes, none: bool) -> None:
    assert is_no_text(data) is none


@pytest.mark.parametrize(
    ("data", "becomes"),
    [
        (b"\xef\xbb\xbfx", b"x"),
        (b"x\xff", b"x\xff"),
        (b"x\x00", b"x"),
        (b"\xfe\xff\x00x", b"x"),
        (b"\x00\x00x\x00\x00", b"\x00\x00x\x00\x00"),
        (b"x" * 1000 + b"\x00", b"x" * 1000 + b"\x00"),
        (b"x\x00" * 500, b"x" * 500),
        (f"{'中' * 499}xx".encode("utf-16-be"), f"{'中' * 499}xx".encode()),
        (f"{'中' * 500}x".encode("utf-16-be"), f"{'中' * 500}x".encode("utf-16-be")),
    ],
)
def test_only_what_is_plainly_written_in_two_bytes_is_written_anew(data: bytes, becomes: bytes) -> None:
    assert as_utf8(data) == becomes


@pytest.mark.parametrize(
    ("written", "asked"),
    [("4711", True), ("999999999", True), ("9999999999", False), ("-1", False), ("", False), ("٣", False)],
)
def test_the_number_of_a_program_has_at_most_nine_digits(
    written: str, asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "_running", lambda _: False)
    assert programs.has_ended(f"{programs.host()} {written}") is asked
    assert not programs.has_ended(f"elsewhere {written}")


@pytest.mark.parametrize(("seconds", "pause", "times"), [(0, 1, 1), (1, 1, 2), (0.9, 1, 2), (2, 1, 3), (2.5, 0.5, 6)])
def test_it_is_tried_at_once_and_after_each_pause_until_the_time_is_over(
    seconds: float, pause: float, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(patience, "monotonic", lambda: now[0])
    monkeypatch.setattr(patience, "sleep", lambda some: now.__setitem__(0, now[0] + some))
    assert len(list(patience.attempts(seconds, pause))) == times


@pytest.mark.parametrize(
    ("number", "held"), [(4, False), (5, True), (6, False), (31, False), (32, True), (33, True), (34, False)]
)
def test_what_windows_answers_while_a_file_is_held_open(number: int, held: int) -> None:
    error = OSError(errno.EACCES, "x")
    error.winerror = number  # type: ignore[attr-defined]
    assert patience.held(error) is bool(held)
    assert not patience.held(OSError(number, "x"))


@pytest.mark.parametrize(
    ("age", "cleared", "told"),
    [(0, True, False), (10_000_000_000, False, False), (10_000_000_001, True, False), (10_000_000_001, False, True)],
)
def test_a_lock_that_may_not_be_opened_is_left_behind_after_exactly_ten_seconds(
    age: int, cleared: bool, told: bool, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = lock.lock_path(path)
    place.write_text("held")
    asked: list[Path] = []
    real = os.open

    def barred(name: object, flags: int, *rest: int) -> int:
        if name == place and not flags & os.O_EXCL:
            raise PermissionError(errno.EACCES, "no")
        return real(name, flags, *rest)  # type: ignore[arg-type]

    def clear(left: Path, _: object) -> bool:
        asked.append(left)
        return cleared

    monkeypatch.setattr(os, "open", barred)
    monkeypatch.setattr(lock, "_now", lambda *_: place.stat().st_mtime_ns + age)
    monkeypatch.setattr(lock, "_clear_away", clear)
    if told:
        with pytest.raises(FileTrouble, match="cannot be used by you"):
            lock._open(path, place, ALONE)
    else:
        assert lock._open(path, place, ALONE) is None
    assert asked == ([place] if age > 10_000_000_000 else [])


@pytest.mark.parametrize(
    ("age", "ended", "cleared"),
    [(60_000_000_000, False, False), (60_000_000_001, False, True), (0, True, True), (0, False, False)],
)
def test_where_a_lock_is_only_there_it_is_left_behind_after_a_minute_or_when_its_program_has_ended(
    age: int, ended: bool, cleared: bool, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = lock.lock_path(path)
    place.write_text("held by another")
    asked: list[Path] = []
    monkeypatch.setattr(lock, "_now", lambda *_: place.stat().st_mtime_ns + age)
    monkeypatch.setattr(lock, "_clear_away", lambda left, _: asked.append(left))
    monkeypatch.setattr(programs, "has_ended", lambda _: ended)
    with place.open("rb") as file:
        assert lock._taken_by_being_there(file.fileno(), place, made=False) is False
    assert asked == ([place] if cleared else [])


@pytest.mark.parametrize(
    ("locks", "there", "taken"), [(True, True, True), (True, False, False), (False, True, False), (None, True, None)]
)
def test_a_lock_counts_if_it_was_locked_and_still_stands(
    locks: bool | None, there: bool, taken: bool | None, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(_: int) -> bool:
        if locks is None:
            raise OSError(errno.EIO, "x")
        return locks

    monkeypatch.setattr(lock, "_lock", answer)
    monkeypatch.setattr(lock, "_still_there", lambda *_: there)
    path.write_text("x")
    with path.open("rb+") as file:
        if taken is None:
            with pytest.raises(OSError, match="x"):
                lock._taken(file.fileno(), path, made=True)
        else:
            assert lock._taken(file.fileno(), path, made=True) is taken


DAY = dt.date(2021, 7, 12)


@pytest.mark.parametrize(
    ("day", "odd"),
    [("1899-12-31", True), ("1900-01-01", False), ("2199-12-31", False), ("2200-01-01", True), ("9999-12-31", True)],
)
def test_a_day_that_no_panel_has_is_odd(day: str, odd: bool) -> None:
    meetings: dict[str, Any] = {
        "M1": Meeting(id="M1", date=DAY),
        "M2": Meeting(id="M2", date=DAY, arranged_on=dt.date.fromisoformat(day)),
    }
    told = ("M2", "its field “arranged_on” is not in the years 1900 to 2199") if odd else None
    assert oddity(whole_table(meetings.values()), meetings) == told


@pytest.mark.parametrize(
    ("number", "odd"), [(10**15 - 1, False), (10**15, True), (-(10**15), True), (1 - 10**15, False)]
)
def test_a_number_without_end_is_odd(number: int, odd: int) -> None:
    items: dict[str, Any] = {"W1": WorkItem(id="W1", title="x"), "W2": WorkItem(id="W2", title="x", order=number)}
    told = ("W2", "its field “order” is far too large a number") if odd else None
    assert oddity(whole_table(items.values()), items) == told


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (b"{}", []),
        (b'{\n"1":{}\n}', [b'"1":{}']),
        (b'{\n"1":{},\n"2":{}\n}', [b'"1":{}', b'"2":{}']),
        (b'{\n"1":{},"2":{}\n}', [b'"1":{},"2":{}']),
        (b'{"1":{}}', None),
        (b'{\n"1":{}}', None),
        (b'{"1":{}\n}', None),
        (b'{\n"1":{},\n 2":{}\n}', None),
        (b'{\n"1":[],\n"2":{}\n}', None),
        (b'{\n"1":{\n},\n"2":{}\n}', None),
    ],
)
def test_the_lines_of_a_table_are_cut_apart_only_in_our_own_layout(text: bytes, lines: list[bytes] | None) -> None:
    assert lines_of(text) == lines


@pytest.mark.parametrize("step", [1, 2, 3, 100])
def test_words_are_found_wherever_two_pieces_meet(step: int, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "_STEP", step)
    path.write_bytes(b"__abcdefgh__")
    file = SavedFile(path, Signature.of(path.stat()))
    text = LeftText(b"abcd", stretches.FileStretch(file, 6, 10), b"abcd", stretches.FileStretch(file, 2, 4))
    for words in (b"b", b"bc", b"cdef", b"abcdefgh", b"x"):
        places = [found_at(text, words, start) for start in range(8)]
        assert places == [b"abcdefghabcdab".find(words, start) for start in range(8)]


@pytest.mark.parametrize(
    ("window", "hours", "working"),
    [("", 0, False), ("1 elsewhere 7", 11.99, True), ("1 elsewhere 7", 12, False), ("1 elsewhere 7", 13, False)],
)
def test_a_window_on_another_computer_is_closed_after_twelve_hours(
    window: str, hours: float, working: bool, path: Path
) -> None:
    assert dt.timedelta(hours=12) == _FAR
    path.write_bytes(msgspec.json.encode(_Kept(window, {"a": Draft({})})))
    os.utime(path, (1_626_000_000, 1_626_000_000))
    now = dt.datetime.fromtimestamp(1_626_000_000, dt.UTC) + dt.timedelta(hours=hours)
    assert _at_work(window, path, now) is working
    assert not _at_work(window, path.with_name("gone"), now)


def test_fourteen_days_and_the_first_of_twelve_months_are_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = path.with_name("kept")
    folder.mkdir()
    days = [dt.date(2021, 7, 31) - dt.timedelta(days=n) for n in range(500)]
    daily = [Backup(folder / f"{day}.json", day, 1, "", 1000 - n, "x") for n, day in enumerate(days)]
    noted = Backup(folder / "old.json", dt.date(2010, 1, 1), 1, "in format 2", 1, "x")
    for one in (*daily, noted):
        one.path.write_bytes(b"x")
    monkeypatch.setattr("store.file.backups.backups", lambda _: (*daily, noted))
    thin_out(path)
    firsts = [dt.date(2021, month, 1) for month in range(7, 0, -1)] + [
        dt.date(2020, month, 1) for month in range(12, 7, -1)
    ]
    kept = sorted({*days[:14], *firsts})
    assert sorted(one.name for one in folder.iterdir()) == [*(f"{day}.json" for day in kept), "old.json"]


def test_the_panel_has_one_number_and_others_their_own() -> None:
    assert codec.doc_id(PANEL) == "1"
    assert codec.doc_id(WorkItem(id="W10", title="x")) == "10"
    for wrong in ("W", "W0", "W01", "10", "X1", "W1x", "W٣", "WW1"):
        with pytest.raises(ValueError, match="its id is not a letter and a number"):
            codec.doc_id(SimpleNamespace(id=wrong, prefix="W"))  # type: ignore[arg-type]


LIMITS: dict[str, int] = {
    "altered._FEW": 6,
    "changed_lines._MOST": 1_048_576,
    "checks.BLOCK": 16_384,
    "checks._MOST": 96,
    "codec.LARGEST": 1_000_000_000_000_000,
    "codec.FORMAT": 5,
    "codec.HELD": 65_536,
    "doctor._FEW": 10,
    "documents.LARGEST": 500_000_000,
    "glance._AT_FIRST": 65_536,
    "glance._AT_MOST": 4_000_000,
    "owners.LONGEST": 225,
    "pack_folder._BEGINNING": 60,
    "papers_check._FEW": 10,
    "papers_parcel.LARGEST": 2_000_000_000,
    "parts.MOST_CHANGES": 640,
    "parts.MOST_BYTES": 524_288,
    "parts.KEPT_CHANGES": 128,
    "parts.KEPT_BYTES": 131_072,
    "parts._PART_CHANGES": 1024,
    "parts._PART_BYTES": 1_048_576,
    "parts._LONGEST": 120,
    "storage._LARGE": 8_388_608,
}
"""What CONTRIBUTING and the words beside each say; files of all versions rest on those of the format and its parts."""


def test_the_limits_of_files_are_those_that_are_written_down() -> None:
    def value(name: str) -> Any:
        module, _, attribute = name.partition(".")
        return getattr(import_module(f"store.file.{module}"), attribute)

    assert {name: value(name) for name in LIMITS} == LIMITS
    assert reversal._TRIED == 20


def test_twenty_changes_are_offered_to_be_taken_back(path: Path) -> None:
    desk = make(path)
    for number in range(21):
        desk.run(rename, item="W1", title=f"t{number}")
    assert len(desk.undoable_changes()) == 20
    assert [one.id for one in desk.undoable_changes(2)] == ["C21", "C20"]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("C7", 7),
        (" c7 ", 7),
        ("7", 7),
        ("C" + "9" * 18, 10**18 - 1),
        ("C" + "9" * 19, 0),
        ("C", 0),
        ("C-1", 0),
        ("X7", 0),
        ("C٣", 0),
    ],
)
def test_the_number_of_a_change_has_at_most_eighteen_digits(written: str, number: int) -> None:
    assert number_of_id(written) == number


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (b'{"meta":{"1":', "it ends in the middle, after 13 bytes"),
        (b'{"meta"', "it ends in the middle, after 7 bytes"),
        (b'{"meta":{},\n"x" 1}', "it breaks off in line 2, byte 16 of 18"),
        (b'{"meta" 1}', "it breaks off in line 1, byte 8 of 10"),
        (b'{"m\xff":1}', "it is not text"),
    ],
)
def test_how_far_a_damaged_file_can_be_read(data: bytes, where: str, path: Path) -> None:
    with pytest.raises(FileTrouble) as told:
        reading.split(data, path)
    assert told.value.problem.sentence == f"The file {path} is damaged and cannot be read ({where})."


@pytest.mark.parametrize(("before", "read"), [(0, True), (511, True), (512, False)])
def test_the_head_of_a_part_is_looked_for_in_up_to_128_pieces(
    before: int, read: bool, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "_HEAD", 4)
    mark = b"#"
    monkeypatch.setattr(parts, "_MARK", mark)
    path.write_bytes(b"x" * before + mark + b"y" * 2000)
    assert parts._read_head(path) == (b"x" * before if read else None)
