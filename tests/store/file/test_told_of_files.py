"""Files word for word: which kind a name is of, what a folder for a pack may hold, how long is waited, what is left."""

from __future__ import annotations

import codecs
import datetime as dt
import io
import os
import re
import shutil
import zipfile
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from store.file import altered, backups, beside, kinds, lock, papers_folder, parts, patience, place
from store.file.codec import Contents, Meta, lines_of
from store.file.decoding import as_utf8
from store.file.doctor import examine, readable
from store.file.drafts import Drafts
from store.file.glance import glance_at
from store.file.kinds import KINDS, FileKind, kind_of
from store.file.owners import ALONE, replacing
from store.file.pack_folder import new_pack, standing_index
from store.file.papers_parcel import packed
from store.file.plain_text import plain_text, refuse_data, text_of
from store.file.whole import files_of
from store.journal.changes import JournalPart, read_change
from store.problems import FileTrouble, Refused
from store.register import Register
from tests.store.file.samples import NOON, make, recalled, rename, sit

HELD_WHOLE = ("examine", "kind_of", "standing_index", "text_of")

EARLIER = Path(__file__).parent / "earlier"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "panel.json"


NAMES: dict[str, FileKind] = {
    ".panel.json.ab12.saving": kinds.UNFINISHED,
    ".pack.ab12.new": kinds.UNFINISHED,
    ".panel.json.ab12.copying": kinds.UNFINISHED,
    ".panel.json.lock.ab12.look": kinds.UNFINISHED,
    ".pack.ab12.left": kinds.UNFINISHED,
    "panel.json.lock": kinds.LOCK,
    "panel.journal/panel.000001-000640.abc.json": kinds.PART,
    "panel.backups/panel.2021-07-12.json": kinds.BACKUP,
    "panel.backups-2/panel.2021-07-12.json": kinds.BACKUP,
    "panel.set-aside-2021-07-12-090000.json": kinds.SET_ASIDE,
    "panel.kept-2021-07-12-090000.json": kinds.KEPT,
    "panel.drafts-ann.json": kinds.FORMS,
    "panel.papers/0a1b.pdf": kinds.KEPT_PAPER,
    "panel.papers/0a1b.docx": kinds.KEPT_PAPER,
    "panel.papers/0a1b.marks": kinds.KEPT_PAPER,
    ".panel.json.ab12.editing/text": kinds.EDITED,
    "drafts/Q2-reply-2021-07-12.eml": kinds.LETTER,
    "drafts/Q2-reply-2021-07-12.docx": kinds.LETTER,
    "drafts/Q2-reply-2021-07-12.pdf": kinds.LETTER,
    "settings.toml": kinds.SETTINGS,
    "places.json": kinds.PLACES,
    "errors.log": kinds.LOG,
    "checks/panel.json": kinds.CHECKED,
    "panel.reminders.txt": kinds.REMINDERS,
    "brief-2021-07-12.md": kinds.FOR_FEW,
    "exempt-minutes-2021-07-12.docx": kinds.FOR_FEW,
    "members-bundle-2021-07-12.zip": kinds.FOR_FEW,
    "members.pdf": kinds.FOR_FEW,
    **{f"agenda-2021-07-29.{form}": kinds.PAPER for form in ("csv", "json", "txt", "md", "docx", "pdf", "html", "ics")},
    "bundle-2021-07-12.zip": kinds.PAPER,
    "index.json": kinds.PAPER,
    "public.pdf": kinds.PAPER,
    **{
        f"style/{name}": kinds.STYLE for name in ("house.docx", "house.typ", "house.css", "words.toml", "words.cy.toml")
    },
}
"""A file of every name that the program gives, and the kind that it is of."""


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_of_its_kind(name: str) -> None:
    assert kind_of(Path("/somewhere") / name) is NAMES[name]


def test_every_name_that_a_kind_has_is_among_them() -> None:
    from fnmatch import fnmatchcase

    asked = [(kind, name) for kind in KINDS for name in kind.names]
    assert [(kind.what, name) for kind, name in asked if not any(fnmatchcase(one, name) for one in NAMES)] == []


PRIVATE = {
    kinds.UNFINISHED: "Delete it while the program is closed.",
    kinds.LOCK: "",
    kinds.SETTINGS: "",
    kinds.LOG: "",
    kinds.REMINDERS: "",
    kinds.FOR_FEW: "",
    kinds.PAPER: "",
    kinds.BACKUP: "Delete it, or wait until it is thinned out.",
}


@pytest.mark.parametrize("kind", PRIVATE)
def test_a_kind_that_holds_private_details_has_the_way_to_remove_them(kind: FileKind) -> None:
    assert (kind.way, kind.private) == (PRIVATE[kind], bool(PRIVATE[kind]))


PAPER, OTHER = b"%PDF-1.7 a paper", b"%PDF-1.7 another"


def _name(data: bytes) -> str:
    return f"{sha256(data).hexdigest()}.pdf"


def test_papers_are_packed_in_order_and_what_is_missing_or_damaged_is_named(path: Path) -> None:
    folder = papers_folder.folder_of(path)
    folder.mkdir()
    for data in (PAPER, OTHER):
        (folder / _name(data)).write_bytes(data)
    damaged, missing = _name(b"damaged"), _name(b"missing")
    (folder / damaged).write_bytes(b"otherwise")
    done = packed([missing, _name(OTHER), damaged, _name(PAPER)], path)
    assert (done.files, done.lacking) == (2, tuple(sorted((missing, damaged))))
    with zipfile.ZipFile(io.BytesIO(done.data)) as held:
        assert {one.filename: held.read(one) for one in held.infolist()} == {_name(PAPER): PAPER, _name(OTHER): OTHER}
        assert held.namelist() == sorted(held.namelist())
        assert {one.date_time for one in held.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert packed([_name(PAPER), _name(OTHER)], path).data == done.data


def _pack(out: Path, panel: Path, names: tuple[str, ...] = ("index.json", "public.pdf"), **more: bool) -> None:
    written = {"index.json": b"{}", "public.pdf": b"public"}
    with new_pack(out, panel, names, lambda index: index == b"{}", replace=more.get("replace", False)) as pack:
        for name in names:
            pack.write(name, written[name], kinds.PAPER)


def _names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


@pytest.mark.parametrize("called", ["pack", "p" * 59, "p" * 60, "p" * 61, "p" * 120])
def test_a_pack_that_a_killed_program_left_goes_back_whatever_its_folder_is_called(path: Path, called: str) -> None:
    out = path.parent / "packs" / called
    _pack(out, path)
    left = path.parent / "packs" / f".{out.name if len(called) <= 60 else _short(out.name)}.0123456789ab.left"
    out.rename(left)
    assert standing_index(out, ("index.json", "public.pdf")) == b"{}"
    assert _names(out.parent) == [called]


def _short(name: str) -> str:
    from store.file.owners import short

    assert len(short(name, 60)) == 60
    return short(name, 60)


@pytest.mark.parametrize(
    ("held", "stays"), [(("index.json",), False), (("index.json", "notes.txt"), True), ((), False)]
)
def test_what_is_left_of_an_earlier_pack_goes_unless_others_put_something_there(
    path: Path, held: tuple[str, ...], stays: bool
) -> None:
    out = path.parent / "packs" / "pack"
    _pack(out, path)
    left = out.with_name(".pack.0123456789ab.left")
    left.mkdir()
    for name in held:
        (left / name).write_text("x")
    half = out.with_name(".pack.0123456789ab.new")
    half.mkdir()
    (half / "public.pdf").write_text("half")
    standing_index(out, ("index.json", "public.pdf"))
    assert _names(out.parent) == ([left.name, "pack"] if stays else ["pack"])


TAKEN: dict[str, tuple[dict[str, str], bool, str]] = {
    "nothing": ({}, False, ""),
    "an earlier pack": ({"index.json": "{}", "public.pdf": "x"}, False, ""),
    "another pack": (
        {"index.json": "[]", "public.pdf": "x"},
        False,
        "pack holds index.json, which is no earlier pack of that meeting.",
    ),
    "a file of that name": (
        {"public.pdf": "x"},
        False,
        "pack holds public.pdf, which is no earlier pack of that meeting.",
    ),
    "other files": ({"b.txt": "x", "a.txt": "x"}, False, "pack holds other files, such as a.txt."),
    "other files, and it may replace": ({"b.txt": "x", "public.pdf": "x"}, True, ""),
}


@pytest.mark.parametrize("case", TAKEN)
def test_a_folder_for_a_pack_may_hold_nothing_or_an_earlier_one(
    path: Path, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, replace, words = TAKEN[case]
    monkeypatch.chdir(path.parent)
    out = Path("pack")
    out.mkdir()
    for name, text in held.items():
        (out / name).write_text(text)
    if not words:
        _pack(out, path, replace=replace)
        assert (out / "public.pdf").read_bytes() == b"public"
        assert set(_names(out)) == {*held, "index.json", "public.pdf"}
        return
    with pytest.raises(Refused) as caught:
        _pack(out, path, replace=replace)
    [problem] = caught.value.problems
    assert (problem.sentence, problem.field) == (words, "out")
    assert {name: (out / name).read_text() for name in held} == held


def test_among_other_files_a_pack_leaves_them_and_takes_its_own_earlier_files_away(path: Path) -> None:
    out = path.parent / "pack"
    _pack(out, path)
    (out / "notes.txt").write_text("mine")
    with new_pack(out, path, ("index.json", "public.pdf"), lambda _: True, replace=True) as pack:
        pack.write("index.json", b"[]", kinds.PAPER)
    assert {one.name: one.read_bytes() for one in out.iterdir()} == {"index.json": b"[]", "notes.txt": b"mine"}


@pytest.mark.parametrize(("seconds", "pauses"), [(0, 0), (0.05, 1), (0.1, 2), (0.11, 3)])
def test_it_comes_round_at_once_and_after_each_pause_until_the_time_is_over(
    monkeypatch: pytest.MonkeyPatch, seconds: float, pauses: int
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(patience, "monotonic", lambda: sum(slept))
    monkeypatch.setattr(patience, "sleep", slept.append)
    assert (len(list(patience.attempts(seconds, 0.05))), len(slept)) == (pauses + 1, pauses)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[float | None]:
    """List how long each lock may be waited for."""
    waited: list[float | None] = []
    real = lock.writing

    def writing(of: Path, seconds: float | None = None) -> object:
        waited.append(seconds)
        return real(of, seconds)

    monkeypatch.setattr(lock, "writing", writing)
    return waited


def test_what_is_only_cleared_up_waits_for_nobody(path: Path, asked: list[float | None]) -> None:
    make(path).close()
    asked.clear()
    path.with_name(".panel.json.0123456789ab.saving").write_text("left")
    sit(path)
    assert asked == [0]
    assert _names(path.parent) == ["panel.json"]


def test_a_form_that_another_window_left_is_emptied_without_waiting(path: Path, asked: list[float | None]) -> None:
    make(path).close()
    theirs = Drafts(path, "ben")
    theirs.keep("question:new", {"email": "x", "text": "Why?"})
    theirs.close()
    mine = Drafts(path, "ann")
    asked.clear()
    mine.empty({"question:new"}, {"email"})
    assert asked
    assert set(asked) == {0}
    assert recalled(Drafts(path, "ben"), "question:new") == {"email": "", "text": "Why?"}


HEADS = {
    '{"meta":{"1":{"program":"panel-secretariat","panel":"a","format":5,"revision":7}}': (True, "a", 5, 7),
    '{"meta":{"1":{"program":"panel-secretariat"}}': (True, "", None, 0),
    '{"meta":{"1":{"program":"panel-secretariat","panel":1,"format":"5","revision":true}}': (True, "", None, None),
    '{"meta":{"1":{"program":"panel-secretariat","format":0,"revision":-1}}': (True, "", 0, None),
    '{"meta":{"1":{"program":"panel-secretariat","revision":999999999999}}': (True, "", None, 999_999_999_999),
    '{"meta":{"1":{"program":"panel-secretariat","revision":1000000000000}}': (True, "", None, None),
    '{"meta":{"1":{"program":"another"}}': (False, "", None, None),
    '{"meta":{"1":{"program":"panel-secretariat"},"2":{"program":"panel-secretariat"}}': (False, "", None, None),
    '{"meta":{}}': (False, "", None, None),
    '{"meta":[]}': (False, "", None, None),
    '{"items":{}}': (False, "", None, None),
    "": (False, "", None, None),
}
"""The beginning of a file, and what is seen in it: whether it is ours, its panel, format and revision."""


@pytest.mark.parametrize("head", HEADS)
def test_a_glance_sees_what_a_file_says_of_itself(head: str) -> None:
    assert tuple(glance_at(head.encode())) == HEADS[head]
    assert tuple(glance_at(b"\xef\xbb\xbf  " + head.encode())) == HEADS[head]


@pytest.mark.parametrize(("look", "words"), [(place.check_place, "read"), (place.check_new_place, "saved")])
def test_a_place_that_may_not_be_looked_at_cannot_be_read_or_not_be_saved(
    path: Path, monkeypatch: pytest.MonkeyPatch, look: object, words: str
) -> None:
    def denied(self: Path) -> bool:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "is_dir", denied)
    with pytest.raises(FileTrouble, match=f"could not be {words}"):
        look(path)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("do", "code", "field"),
    [
        (lambda: refuse_data(b'{"items": {}}', "all.json"), "text.data", "file"),
        (lambda: refuse_data(b"[{", "all.json"), "text.data", "file"),
        (lambda: plain_text(b"%PDF-1.7\x00", "it"), "text.none", "text"),
        (lambda: plain_text(b"%PDF-1.7\x00", "it", "file"), "text.none", "file"),
        (lambda: text_of(b"<html><body> </body></html>", "a.html"), "text.page", "text"),
        (lambda: text_of(b"From: a\n\n", "a.eml"), "text.mail", "text"),
    ],
)
def test_what_is_no_text_is_told_at_its_field(do: object, code: str, field: str) -> None:
    with pytest.raises(Refused) as caught:
        do()  # type: ignore[operator]
    assert [(one.code, one.field) for one in caught.value.problems] == [(code, field)]


@pytest.mark.parametrize("text", ["{no data}", "[1]", "Dear [name]", ""])
def test_what_only_begins_like_data_is_a_text(text: str) -> None:
    refuse_data(text.encode(), "it")


def test_a_change_with_a_field_that_nobody_knows_is_none(path: Path) -> None:
    line = (
        b'{"id":"C1","at":"2021-07-12T11:00:00Z","who":"ann","sentence":"x","touched":[{"id":"W1","table":"items"%b}]}'
    )
    assert [one.id for one in read_change(line % b"").touched] == ["W1"]
    with pytest.raises(msgspec.ValidationError):
        read_change(line % b',"note":1')
    with pytest.raises(msgspec.ValidationError):
        read_change(line.replace(b'"who"', b'"note":1,"who"') % b"")


def test_a_file_of_an_older_format_is_told_as_such(path: Path) -> None:
    shutil.copy(EARLIER / "format-1.json", path)
    words = "The file has the older format 1; opening it will bring it up to date."
    assert words in examine(path).sentences
    sit(path)
    assert not [one for one in examine(path).sentences if "format" in one]


def test_a_copy_in_another_folder_has_its_journal_with_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST_CHANGES", 2)
    monkeypatch.setattr(parts, "KEPT_CHANGES", 1)
    desk = make(path)
    for number in range(6):
        desk.run(rename, item="W1", title=f"t{number}")
    other = path.parent / "far" / "away" / "copy.json"
    other.parent.mkdir(parents=True)
    desk.copy_to(other)
    shutil.rmtree(path.with_name("panel.journal"))
    assert len(sit(other).history()) == 6
    assert examine(other).changes == 6


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([524_288, 524_288], [2]),
        ([524_288, 524_289], [1, 1]),
        ([524_289, 524_288, 524_288], [1, 2]),
        ([524_289, 524_288, 524_289], [1, 1, 1]),
        ([1_048_577, 1], [1, 1]),
    ],
)
def test_a_part_is_full_at_one_mib_and_not_a_byte_before(sizes: list[int], expected: list[int]) -> None:
    assert [len(some) for some in parts._portions([b"x" * size for size in sizes])] == expected


@pytest.mark.parametrize(("nanoseconds", "taken"), [(10_000_000_000, False), (10_000_000_001, True)])
def test_a_lock_is_forsaken_after_ten_seconds_without_use(
    path: Path, monkeypatch: pytest.MonkeyPatch, nanoseconds: int, taken: bool
) -> None:
    make(path)
    left = lock.lock_path(path)
    left.write_text("left")
    real = os.open

    def barred(name: object, flags: int, *rest: int) -> int:
        if name == left and not flags & os.O_EXCL:
            raise PermissionError(13, "denied")
        return real(name, flags, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", barred)
    monkeypatch.setattr(lock, "_now", lambda *_: left.stat().st_mtime_ns + nanoseconds)
    lock._open(path, left, ALONE)
    assert left.exists() is not taken


def test_mine_is_kept_beside_once_as_long_as_nothing_was_added(path: Path) -> None:
    from store.problems import Diverged

    make(path).close()
    before = path.read_bytes()
    now = [NOON]
    desk = sit(path)
    desk._clock = lambda: now[0]
    desk.run(rename, item="W1", title="x")
    for _ in range(2):
        now[0] += dt.timedelta(minutes=1)
        fresh = path.with_name("fresh")
        fresh.write_bytes(before)
        fresh.replace(path)
        with pytest.raises(Diverged):
            desk.refresh()
    assert len(list(path.parent.glob("panel.kept-*"))) == 1


@pytest.mark.usefixtures("backwards")
def test_files_of_a_folder_are_told_in_the_order_of_their_names(path: Path) -> None:
    make(path).close()
    for name in ("panel.backups-2", "other.backups", "panel.backups", "panel.backups-3"):
        path.with_name(name).mkdir()
    assert [one.name for one in backups.folders(path)] == [
        "panel.backups",
        "panel.backups-2",
        "panel.backups-3",
        "other.backups",
    ]
    for name in ("panel 3.json", "panel 2.json"):
        shutil.copy(path, path.with_name(name))
    assert [one.name for one in beside.copies(path)] == ["panel 2.json", "panel 3.json"]
    for who in ("ann", "ben"):
        Drafts(path, who).keep("a", {})
    assert [one.name for one in Drafts(path, "x")._left(lambda name: ".drafts-" in name)] == [
        "panel.drafts-ann.json",
        "panel.drafts-ben.json",
    ]
    folder = papers_folder.folder_of(path)
    folder.mkdir()
    for name in ("b.pdf", "a.pdf"):
        (folder / name).write_text("x")
    assert files_of(path) == (path, folder / "a.pdf", folder / "b.pdf")


def _backup(path: Path, day: str, revision: int) -> None:
    folder = backups.folder_of(path)
    folder.mkdir(exist_ok=True)
    text = re.sub(rb'"revision":\d+', b'"revision":%d' % revision, path.read_bytes(), count=1)
    (folder / f"panel.{day}.json").write_bytes(text)


def test_of_each_month_the_first_day_stays_whatever_the_clock_once_said(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(path).close()
    for day, revision in (
        ("2021-05-03", 9),
        ("2021-05-20", 3),
        ("2021-06-07", 2),
        ("2021-06-02", 5),
        ("2021-04-01", 4),
    ):
        _backup(path, day, revision)
    monkeypatch.setattr(backups, "DAYS_KEPT", 1)
    monkeypatch.setattr(backups, "MONTHS_KEPT", 2)
    backups.thin_out(path)
    assert [str(one.day) for one in backups.backups(path)] == ["2021-05-03", "2021-06-02"]


@pytest.mark.parametrize(("days", "months"), [(14, 12)])
def test_fourteen_days_and_twelve_months_of_backups_are_kept(days: int, months: int) -> None:
    assert (days, months) == (backups.DAYS_KEPT, backups.MONTHS_KEPT)


@pytest.mark.parametrize(
    ("missing", "joined"),
    [
        ([], []),
        ([(1, 4)], [(1, 4)]),
        ([(1, 4), (5, 8)], [(1, 8)]),
        ([(1, 4), (9, 12), (13, 16), (17, 20)], [(1, 4), (9, 20)]),
        ([(1, 4), (5, 8), (13, 16)], [(1, 8), (13, 16)]),
        ([(5, 8), (9, 12), (21, 24), (25, 28)], [(5, 12), (21, 28)]),
    ],
)
def test_parts_that_are_missing_one_after_another_are_told_as_one(
    missing: list[tuple[int, int]], joined: list[tuple[int, int]]
) -> None:
    class Gone:
        def absent(self) -> tuple[JournalPart, ...]:
            return tuple(JournalPart(first, last, 4, "") for first, last in missing)

    assert [tuple(one) for one in altered._stretches(Gone())] == joined  # type: ignore[arg-type]


def test_the_last_change_is_that_of_the_newest_line_or_part() -> None:
    some = (JournalPart(1, 4, 4, "a"), JournalPart(5, 8, 4, "b"))
    register = Register.of()
    assert Contents(Meta(5, "", parts=some), register, {}, [b'"9":{}', b'"10":{}'], {}).last_change == 10
    assert Contents(Meta(5, "", parts=some), register, {}, [], {}).last_change == 8
    assert Contents(Meta(5, ""), register, {}, [], {}).last_change == 0
    assert Contents(Meta(5, "", parts=some), register, {}, [b"odd"], {}).last_change == 0


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (b"{}", []),
        (b'{\n"1":{}\n}', [b'"1":{}']),
        (b'{\n"1":{},\n"2":{}\n}', [b'"1":{}', b'"2":{}']),
        (b'{\n"1":{},\n "2":{}\n}', None),
        (b'{\n"1":{} ,\n"2":{}\n}', None),
        (b'{\n"1":{\n},\n"2":{}\n}', None),
        (b'{"1":{}}', None),
        (b'{\n"1":{}}', None),
    ],
)
def test_lines_are_those_of_our_own_layout_each_and_all(text: bytes, lines: list[bytes] | None) -> None:
    assert lines_of(text) == lines


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_a_text_that_is_marked_is_read_as_marked_even_without_a_zero_byte(mark: bytes) -> None:
    name = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    assert as_utf8(mark + "漢字".encode(name)).decode() == "漢字"
    assert as_utf8("漢字".encode()).decode() == "漢字"
    assert as_utf8(codecs.BOM_UTF8 + b"x") == b"x"


def test_a_missing_part_is_no_broken_tie(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST_CHANGES", 4)
    monkeypatch.setattr(parts, "KEPT_CHANGES", 1)
    desk = make(path)
    for number in range(13):
        desk.run(rename, item="W1", title=f"t{number}")
    some = sorted(path.with_name("panel.journal").iterdir())
    assert len(some) == 3
    some[1].unlink()
    assert not [one for one in examine(path).sentences if "does not fit" in one]
    some[0].unlink()
    assert not [one for one in examine(path).sentences if "does not fit" in one]


def test_what_can_be_read_is_a_file_in_which_nothing_is_wrong(path: Path) -> None:
    make(path).close()
    assert readable(path)
    assert not readable(path.parent)
    assert not readable(path.with_name("absent.json"))
    path.write_bytes(path.read_bytes()[:-9])
    assert not readable(path)


def test_a_form_whose_save_was_begun_comes_back_unless_it_is_known_to_be_saved(path: Path) -> None:
    first = Drafts(path, "ann")
    first.keep("a", {"title": "x"})
    first.begin_saving("a", 3)
    first.close()
    assert recalled(Drafts(path, "ann"), "a") == {"title": "x"}
    again = Drafts(path, "ann", saved=lambda draft: draft.saving == 3)
    assert again.waiting() == ()


def test_the_form_typed_into_last_comes_first(path: Path) -> None:
    at = [NOON]
    drafts = Drafts(path, "ann", clock=lambda: at[0])
    for key, minute in (("a", 2), ("b", 9), ("c", 5)):
        at[0] = NOON.replace(minute=minute)
        drafts.keep(key, {"key": key})
    assert [one.values["key"] for one in drafts.waiting()] == ["b", "c", "a"]


def test_what_is_typed_is_kept_without_waiting_for_the_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forced: list[int] = []
    monkeypatch.setattr(os, "fsync", forced.append)
    Drafts(path, "ann").keep("a", {"title": "x"})
    assert forced == []
    with replacing(path, ALONE) as descriptor:
        os.write(descriptor, b"x")
    assert len(forced) == 1


def test_a_window_whose_file_has_gone_is_at_work_no_more(path: Path) -> None:
    from store.file.drafts import _at_work

    assert not _at_work("1 elsewhere 12", path, NOON)
    assert not _at_work("", path, NOON)
    path.write_text("x")
    assert _at_work("1 elsewhere 12", path, dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC))


def test_a_lock_that_has_gone_meanwhile_is_cleared_away(path: Path) -> None:
    path.write_text("x")
    status = path.stat()
    path.unlink()
    assert lock._clear_away(path, status)


def test_whoever_makes_a_lock_may_look_into_it(path: Path) -> None:
    opened = lock._open(path, lock.lock_path(path), ALONE)
    assert opened is not None
    descriptor, made = opened
    assert (made, lock._said(descriptor)) == (True, "")
    os.close(descriptor)


def test_a_probe_for_the_time_that_something_took_away_does_no_harm(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fstat

    def taken(descriptor: int) -> os.stat_result:
        for one in path.parent.glob(".*.look"):
            one.unlink()
        return real(descriptor)

    monkeypatch.setattr(os, "fstat", taken)
    assert lock._now(path, ALONE) > 0
    assert list(path.parent.iterdir()) == []
