"""What is answered in each case: of locks by their age, of papers that cannot be read, of letters, kinds and copies."""

from __future__ import annotations

import datetime as dt
import errno
import os
import stat
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zlib import crc32

import msgspec
import pytest

from store.edit import Edit
from store.file import (
    altered,
    checks,
    codec,
    doctor,
    documents,
    guarded,
    keeping,
    migrations,
    owners,
    papers_check,
    place,
    troubles,
)
from store.file.checks import Splice, blocks_of
from store.file.codec import Contents, Meta, whole_table
from store.file.drafts import Drafts
from store.file.glance import Glance, glance, glance_at
from store.file.kept import letter_at_odds, letters_at_odds
from store.file.owners import ALONE, Owners
from store.file.parts import Archive
from store.file.reading import _read_table, read_contents, read_table, split
from store.file.storage import DurableStorage, UnconfirmedError
from store.journal.changes import JournalPart, chain_of, chained
from store.journal.journal import Journal
from store.problems import FileTrouble, Refused, Stale
from store.records import Action, ActionKind, KeptFile, Meeting, Outcome, Panel, Record, Response, WorkItem
from store.register import Register
from tests.store.file.samples import DAY, NOON, PANEL, every_kind, items, make, recalled, sit

HELD_WHOLE = ("glance", "letter_at_odds", "letters_at_odds")

DENIED = PermissionError(errno.EACCES, os.strerror(errno.EACCES))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "panel.json"


@pytest.mark.parametrize("record", every_kind(), ids=lambda record: record.table)
def test_a_table_in_our_own_layout_is_taken_as_it_stands(record: Record, path: Path) -> None:
    text = whole_table([record])
    assert read_table(type(record), text, path)[0] is text
    assert read_table(type(record), text, path, as_saved=True)[0] is text


@pytest.mark.parametrize("as_saved", [True, False])
@pytest.mark.parametrize(
    "otherwise",
    [
        lambda text: text.replace(b'"1":', b'"2":'),
        lambda text: text.replace(b"{\n", b"{\n "),
        lambda text: text.replace(b"\n}", b"\n\n}"),
        lambda text: text.replace(b"\n", b""),
    ],
)
@pytest.mark.parametrize("record", [PANEL, WorkItem(id="W1", title="Plan")])
def test_a_table_in_another_layout_is_written_anew(
    record: Record, otherwise: Any, path: Path, *, as_saved: bool
) -> None:
    text = otherwise(whole_table([record]))
    fits = as_saved and text.startswith(b'{\n"')
    whole, records = read_table(type(record), text, path, as_saved=as_saved)
    assert (whole, list(records.values())) == (text if fits else whole_table([record]), [record])


PLACES: dict[str, tuple[Any, Any, str]] = {
    "sound": (True, None, ""),
    "altered": (False, True, "The file of paper 1 was altered after it was added."),
    "missing": (False, False, "The file of paper 1 is not in panel.papers."),
    "not to be read": (DENIED, None, "The file of paper 1 cannot be read: this computer does not let you."),
    "not to be looked for": (False, DENIED, "The file of paper 1 cannot be read: this computer does not let you."),
}


@pytest.mark.parametrize("case", PLACES)
def test_why_the_file_of_a_paper_is_not_sound(case: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound, there, said = PLACES[case]

    def answer(given: Any) -> bool:
        if isinstance(given, OSError):
            raise given
        return bool(given)

    monkeypatch.setattr(papers_check, "is_sound", lambda _: answer(sound))
    monkeypatch.setattr(Path, "exists", lambda _: answer(there))
    assert papers_check._why_not_sound(path.with_name("panel.papers") / "0.pdf", "paper 1") == said


@pytest.mark.parametrize("kept", ["no folder", "folder", "shut"])
def test_strangers_among_papers_are_looked_for_where_there_is_a_folder(
    kept: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = path.with_name("panel.papers")
    if kept != "no folder":
        folder.mkdir()
    if kept == "shut":
        monkeypatch.setattr(Path, "iterdir", lambda _: _raise(DENIED))
    told = ["panel.papers cannot be read: this computer does not let you."] if kept == "shut" else []
    assert list(papers_check._strangers(folder, [], [])) == told


def _raise(error: Exception) -> Any:
    raise error


def test_papers_that_the_journal_names_are_no_strangers_and_unfinished_copies_are_told_apart(path: Path) -> None:
    folder = path.with_name("panel.papers")
    folder.mkdir()
    for name in ("111.pdf", "222.pdf", "333.docx", ".111.pdf.1.new", ".222.pdf.2.new"):
        (folder / name).write_bytes(b"x")
    unfinished = "In panel.papers lie unfinished copies of papers (2), which can be deleted."
    strangers = "In panel.papers lie files that no paper and no change names: "
    one, two, other = b'"1":{"sha256":"111"}', b'"2":{"sha256":"222"}', b'"3":{"sha256":"444"}'
    told = {
        (): [unfinished, f"{strangers}111.pdf, 222.pdf."],
        (other,): [unfinished, f"{strangers}111.pdf, 222.pdf."],
        (two,): [unfinished, f"{strangers}111.pdf."],
        (one, other): [unfinished, f"{strangers}222.pdf."],
        (two, other, one): [unfinished],
    }
    assert {lines: list(papers_check._strangers(folder, ["333.docx"], lines)) for lines in told} == told


def _lines(first: int, count: int, before: str = "") -> list[bytes]:
    lines: list[bytes] = []
    for number in range(first, first + count):
        lines.append(chained(b'"%d":{"id":"C%d"}' % (number, number), before))
        before = chain_of(lines[-1])
    return lines


ONE = _lines(1, 2)
TWO = _lines(3, 2, chain_of(ONE[-1]))
THREE = _lines(5, 2, chain_of(TWO[-1]))
LOOSE = _lines(3, 2)

CHAINS: dict[str, tuple[list[list[bytes] | None], list[bytes], int | None]] = {
    "nothing": ([], [], None),
    "whole": ([ONE, TWO], THREE, None),
    "nothing in the file": ([ONE, TWO], [], None),
    "the first is not the first": ([], TWO, 3),
    "the first is altered": ([[ONE[0].replace(b"C1", b"C9"), ONE[1]]], [], 1),
    "the second part does not fit the first": ([ONE, LOOSE], THREE, 3),
    "the file does not fit the parts": ([ONE], THREE, 5),
    "a part cannot be read": ([ONE, None], THREE, None),
    "the first part cannot be read": ([None, TWO], THREE, None),
    "two parts cannot be read": ([None, None], THREE, None),
    "no part can be read and nothing is in the file": ([None], [], None),
    "behind a part that cannot be read one is altered": (
        [ONE, None],
        [THREE[0], THREE[1].replace(b"C6", b"C9")],
        6,
    ),
    "behind an empty part one does not fit": ([ONE, []], LOOSE, 3),
    "behind an empty part all fit": ([ONE, []], TWO, None),
}
"""The parts of a journal, None for one that cannot be read, what is in the file, and the change that does not fit."""


@pytest.mark.parametrize("case", CHAINS)
def test_the_first_change_that_does_not_fit_those_before_it_is_told(case: str) -> None:
    parts, lines, number = CHAINS[case]
    archive: Any = SimpleNamespace(parts=range(len(parts)), lines=lambda part: parts[part])
    contents: Any = SimpleNamespace(lines=lines)
    told = (
        []
        if number is None
        else [f"Change C{number} does not fit the changes before it: it, or one before it, was altered or left out."]
    )
    assert list(doctor._broken_ties(contents, archive)) == told


def test_what_leads_to_a_terminal_or_a_pipe_is_written_to_and_not_replaced(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = path.with_name("stream")
    target.write_bytes(b"before")
    stood = target.stat().st_ino
    monkeypatch.setattr(documents, "_is_stream", lambda _: True)
    assert documents.write_paper(b"data", target, path) == target
    assert (target.read_bytes(), target.stat().st_ino) == (b"data", stood)
    monkeypatch.setattr(documents, "_is_stream", lambda _: False)
    with pytest.raises(Refused):
        documents.write_paper(b"other", target, path)
    assert documents.write_paper(b"other", target, path, replace=True) == target
    assert (target.read_bytes(), target.stat().st_ino != stood) == (b"other", True)


def test_a_name_that_is_taken_in_the_meantime_is_left_to_its_file_and_another_refusal_is_said(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken, free = path.with_name("list.txt"), path.with_name("list-2.txt")
    taken.write_bytes(b"theirs")
    names = iter((taken, free))
    monkeypatch.setattr(documents, "free_name", lambda _: next(names))
    assert documents.write_beside_others(b"data", taken, path) == free
    assert (taken.read_bytes(), free.read_bytes()) == (b"theirs", b"data")
    monkeypatch.setattr(documents, "free_name", lambda _: path)
    with pytest.raises(Refused) as refused:
        documents.write_beside_others(b"data", path, path)
    assert [one.code for one in refused.value.problems] == ["out.panel"]


@pytest.mark.parametrize(
    ("held", "seen"),
    [
        (b'{"meta":{"1":{"program":"panel-secretariat"}}}', Glance(True, "", None, 0)),
        (b'{"meta":{"1":{"program":"panel-secretariat","revision":7,"format":4}}}', Glance(True, "", 4, 7)),
        (b'\xef\xbb\xbf{"meta":{"1":{"program":"panel-secretariat","panel":"x"}}}', Glance(True, "x", None, 0)),
        (b'{"meta":{"1":{"program":"panel-secretariat","panel":1,"revision":true}}}', Glance(True, "", None, None)),
        (b'{"meta":{"1":{"program":"panel-secretariat","revision":-1,"format":-1}}}', Glance(True, "", None, None)),
        (b'{"meta":{"1":{"program":"panel-secretariat"},"2":{}}}', Glance()),
        (b'{"meta":{"1":{"program":"another"}}}', Glance()),
        (b'{"meta":{"1":[]}}', Glance()),
        (b'{"meta":[]}', Glance()),
        (b'{"meta":{', Glance()),
        (b"[]", Glance()),
    ],
)
def test_what_the_first_lines_of_a_file_tell(held: bytes, seen: Glance) -> None:
    assert glance_at(held) == seen


def test_a_path_leads_to_one_of_several_files_under_whatever_name(path: Path) -> None:
    one, two, absent, link = (path.with_name(name) for name in ("one", "two", "absent", "link"))
    one.write_bytes(b"1")
    two.write_bytes(b"2")
    os.link(two, link)
    assert guarded._is_one_of(link, (absent, one, two))
    assert guarded._is_one_of(link, (two, one))
    assert not guarded._is_one_of(link, (one, absent))
    assert not guarded._is_one_of(absent, (absent, one))


def test_what_is_kept_beside_a_file_is_for_its_clerk_alone_from_the_first_moment(path: Path) -> None:
    names = [keeping._fresh(path, NOON) for _ in range(3)]
    stem = f"panel.kept-{NOON:%Y-%m-%d-%H%M%S}"
    assert [one.name for one in names] == [f"{stem}.json", f"{stem}-2.json", f"{stem}-3.json"]
    assert {stat.S_IMODE(one.stat().st_mode) for one in names} == {0o600}


def _answered(number: int, kept: KeptFile | None) -> Action:
    response = Response(outcome=Outcome.ACCEPTED, text="Agreed", kept=kept)
    return Action(id=f"A{number}", kind=ActionKind.RECOMMENDATION, text="Do", owner="x", response=response)


def test_of_letters_each_that_is_another_file_now_is_told_once_with_its_points(path: Path) -> None:
    same, other, gone = (path.with_name(name) for name in ("same.pdf", "other.pdf", "gone.pdf"))
    same.write_bytes(b"letter")
    keeps = [documents.digest_of(same)]
    other.write_bytes(b"letter")
    keeps += [documents.digest_of(other), KeptFile(name=gone.name, sha256="0" * 64)]
    other.write_bytes(b"altered")
    unanswered = Action(id="A9", kind=ActionKind.RECOMMENDATION, text="Do", owner="x")
    actions = [_answered(1, keeps[1]), _answered(2, keeps[0]), _answered(3, keeps[1]), _answered(4, keeps[2])]
    register = Register.of(PANEL, *actions, _answered(5, None), unanswered)
    cure = "Put that file back, or record the letter again with this one."
    said = "other.pdf is not the file that was kept as the letter that answers {}. " + cure
    assert list(letters_at_odds(register, path.parent)) == [said.format("A1 and A3")]
    told = [letter_at_odds(one, path.parent) for one in register.actions]
    assert told == [said.format("A1"), "", said.format("A3"), "", "", ""]


@pytest.mark.parametrize(("count", "looked_for"), [(1, 1), (6, 6), (7, 0)])
def test_up_to_six_lines_are_put_in_the_place_of_others_and_of_more_the_table_is_written_anew(
    count: int, looked_for: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = Register.of(*items(9))
    edit = Edit("", tuple(WorkItem(id=f"W{number}", title="x") for number in range(1, count + 1)))
    texts = {name: whole_table(table.values()) for name, table in register.tables.items()}
    contents = Contents(
        Meta(5, "", checks={name: blocks_of(text) for name, text in texts.items()}), register, texts, [], {}
    )
    looked: list[str] = []
    real = codec._splice

    def noted(text: bytes, old: Record | None, new: Record | None) -> Any:
        looked.append("" if new is None else new.id)
        return real(text, old, new)

    monkeypatch.setattr(codec, "_splice", noted)
    after = register.with_edit(edit)
    assert codec.patched(contents, after, edit)[0]["items"] == whole_table(after.tables["items"].values())
    assert len(looked) == looked_for


def test_a_purge_passes_over_a_part_that_cannot_be_read(path: Path) -> None:
    part = JournalPart(1, 4, 4, "0" * 16)
    assert Archive(path, "panel", "panel", (part,)).forgetting(("Q1",))[0].parts == (part,)


def test_a_change_whose_clerk_cannot_be_read_is_not_passed_over_by_an_undo() -> None:
    known = b'"2":{"id":"C2","who":"ann","sentence":"x"}'
    assert [one.id for one in Journal([known]).undoable("ann")] == ["C2"]
    for who in ("ann", "bob"):
        with pytest.raises(msgspec.ValidationError):
            list(Journal([b'"1":{"id":"C1","sentence":"x"}', known]).undoable(who))


@pytest.mark.parametrize("kind", [Panel, WorkItem])
def test_a_table_is_as_it_was_saved_if_it_fits_its_check_in_our_own_layout(kind: type[Record], path: Path) -> None:
    text = whole_table([PANEL if kind is Panel else WorkItem(id="W1", title="x")])
    assert _read_table(kind, text, path, fits=True)[2] is True
    assert _read_table(kind, text, path, fits=False)[2] is False
    assert _read_table(kind, text.replace(b"\n", b""), path, fits=True)[2] is False
    assert _read_table(kind, b"{}", path, fits=True) == (b"{}", {}, False)


def test_where_something_was_altered_is_told_also_if_a_block_ends_before_the_end_of_its_line() -> None:
    records = [WorkItem(id=f"W{number}", title="x") for number in range(1, 6)]
    text = whole_table(records)
    ends = [at for at in range(len(text)) if text[at : at + 1] == b"\n"]
    borders = [0, *ends[1:-1], len(text)]
    blocks = tuple((end - start, crc32(text[start:end])) for start, end in pairwise(borders))
    told = {}
    for number in range(1, 6):
        other = text.replace(b'"id":"W%d","title":"x"' % number, b'"id":"W%d","title":"y"' % number)
        contents = Contents(Meta(5, "", checks={"items": blocks}), Register.of(*records), {"items": other}, [], {})
        told[number] = altered._somewhere(contents, "items").removeprefix("something in the table “items” differs")
    assert told == {number: f", in W{number}" for number in range(1, 6)}


@pytest.mark.parametrize(
    ("splice", "lengths"),
    [
        (Splice(12, 12, b"x"), [4, 4, 5]),
        (Splice(11, 12, b"x"), [4, 4, 4]),
        (Splice(8, 8, b"x"), [4, 4, 5]),
        (Splice(7, 7, b"x"), [4, 5, 4]),
        (Splice(0, 0, b"x"), [5, 4, 4]),
        (Splice(3, 5, b""), [6, 4]),
    ],
)
def test_only_the_block_in_which_something_is_put_is_another(splice: Splice, lengths: list[int]) -> None:
    text = b"aaaabbbbcccc"
    blocks = tuple((4, crc32(text[at : at + 4])) for at in (0, 4, 8))
    after = splice.apply(text)
    assert [length for length, _ in checks.after(blocks, splice, after)] == lengths
    assert checks.sound(after, checks.after(blocks, splice, after))


@pytest.mark.parametrize(("longer", "panel"), [(0, "x"), (65_536, "x"), (3_000_000, "x"), (4_000_000, "")])
def test_a_file_is_glanced_at_again_where_what_it_says_of_itself_is_long(longer: int, panel: str, path: Path) -> None:
    said = {"program": "panel-secretariat", "panel": "x", "parts": "p" * longer}
    path.write_bytes(b'{"meta":{"1":%b},\n"items":{}}' % msgspec.json.encode(said))
    assert glance(path).panel == panel
    assert glance(path.with_name("absent")) == glance(path.parent) == Glance()


def test_a_change_that_would_name_what_is_not_there_is_not_saved(path: Path) -> None:
    def dangle(register: Register, _today: dt.date, /) -> Edit:
        return Edit("Put x", (WorkItem(id="W1", title="x", meeting="M99"),))

    desk = make(path)
    before = path.read_bytes()
    with pytest.raises(Refused, match="M99"):
        desk.run(dangle)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "written",
    [
        b'{"id":"C1","who":"ann","sentence":"x"}',
        b'{"id": "C1", "who": "ann", "sentence": "x"}',
        b'{"id": "C1","who": "ann","sentence": "x"}',
        b'{"id":"C1", "who":"ann", "sentence":"x"}',
    ],
)
def test_a_change_of_the_first_format_is_tied_whatever_blanks_stand_in_it(written: bytes) -> None:
    made = migrations._with_running_digests({"changes": {"1": msgspec.Raw(written)}})
    whole = chained(b'"1":{"id":"C1","who":"ann","sentence":"x"}', "")
    assert b'"1":' + bytes(made["changes"]["1"]) == whole


@pytest.mark.parametrize(
    ("number", "there", "code"),
    [
        (5, True, "out.open"),
        (32, True, "out.open"),
        (32, False, "out.trouble"),
        *((number, True, "out.trouble") for number in (4, 6, 31, 33, None)),
    ],
)
def test_a_file_that_another_program_holds_open_is_told_from_other_trouble(
    number: int | None, there: bool, code: str, path: Path
) -> None:
    if there:
        path.write_bytes(b"x")
    trouble = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    trouble.winerror = number  # type: ignore[attr-defined]
    with pytest.raises(FileTrouble) as told, documents._told(path):
        raise trouble
    assert told.value.problem.code == code


def test_a_new_file_that_cannot_be_given_to_its_owners_is_not_held_open(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int] = []

    def give(descriptor: int, _: Owners) -> None:
        opened.append(descriptor)
        raise DENIED

    monkeypatch.setattr(owners, "give", give)
    with pytest.raises(PermissionError):
        owners.new_file(path, ALONE)
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(opened[0])


@pytest.mark.parametrize(
    ("stands", "copied"), [("nothing", True), ("a file", False), ("a link", False), ("no folder", False)]
)
def test_the_older_parts_are_copied_only_where_a_new_file_can_be_made(
    stands: str, copied: bool, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make(path)
    target = path.with_name("other") / "copy.json"
    if stands != "no folder":
        target.parent.mkdir()
    if stands == "a file":
        target.write_bytes(b"theirs")
    if stands == "a link":
        target.symlink_to("nowhere")
    asked: list[Path] = []
    monkeypatch.setattr(Archive, "copy_to", lambda _, place: asked.append(place))
    if copied:
        desk.copy_to(target)
    else:
        with pytest.raises(FileTrouble):
            desk.copy_to(target)
    assert asked == ([target] if copied else [])


@pytest.mark.parametrize(("check", "doing"), [(place.check_place, "read"), (place.check_new_place, "saved")])
def test_a_path_that_may_not_be_looked_at_cannot_be_read_or_saved(
    check: Any, doing: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    real = troubles.os_trouble

    def noted(error: OSError, of: Path, what: str) -> FileTrouble:
        told.append(what)
        return real(error, of, what)

    monkeypatch.setattr(troubles, "os_trouble", noted)
    monkeypatch.setattr(Path, "is_dir", lambda _: _raise(DENIED))
    with pytest.raises(FileTrouble):
        check(path)
    assert told == [doing]


def test_what_is_known_of_a_table_is_taken_over_only_with_its_check(path: Path) -> None:
    make(path).close()
    tables = dict(split(path.read_bytes(), path))
    known = read_contents(tables, path)
    again = read_contents(tables, path, known)
    assert (again.altered, again.register.tables["items"]) == ((), known.register.tables["items"])
    assert again.texts["items"] is tables["items"]
    without = {name: text for name, text in tables.items() if name != "people"}
    empty = read_contents(without, path, known)
    assert (empty.altered, empty.missing) == (("people",), ("people",))
    other = msgspec.structs.replace(known, meta=msgspec.structs.replace(known.meta, checks={}))
    assert read_contents(tables, path, other).altered == ()


def test_of_several_that_were_tied_since_the_first_is_named_and_all_are_to_be_changed(path: Path) -> None:
    def tie(register: Register, _today: dt.date, /, *, items: tuple[str, ...]) -> Edit:
        return Edit("Tied", tuple(msgspec.structs.replace(register.need(WorkItem, one), meeting="M1") for one in items))

    def meet(_register: Register, _today: dt.date, /) -> Edit:
        return Edit("Met", (Meeting(id="M1", date=DAY),))

    desk = make(path)
    desk.run(meet)
    bob = sit(path, who="bob")
    bob.run(tie, items=("W2",))
    bob.run(tie, items=("W1", "W3"))
    with pytest.raises(Stale) as stale:
        desk.undo()
    problem = stale.value.problem
    assert problem.sentence == (
        "Item W1 “Business of the panel 1” has been tied to M1 since by bob (Tied), so the meeting of 12 July 2021,"
        " which clerk added, cannot be taken back."
    )
    assert problem.cure == "Change W1, W2 and W3 first, then undo."


def test_a_form_that_a_window_left_is_forgotten_by_another_that_has_forms_of_its_own(path: Path) -> None:
    left, mine = Drafts(path, "ada"), Drafts(path, "ada")
    left.keep("a", {"title": "x"})
    mine.keep("c", {"title": "z"})
    left.close()
    mine.forget("a")
    mine.close()
    again = Drafts(path, "ada")
    assert (recalled(again, "a"), recalled(again, "c")) == (None, {"title": "z"})


@pytest.mark.parametrize("trouble", [OSError(errno.ENOSPC, "full"), UnconfirmedError(errno.EIO, "disk")])
def test_where_what_is_held_cannot_be_kept_beside_a_file_no_empty_one_is_left(
    trouble: OSError, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(b"{}")
    monkeypatch.setattr(DurableStorage, "write_parts", lambda *_: _raise(trouble))
    with pytest.raises(FileTrouble):
        keeping.keep_beside(path, [b"{}"], NOON)
    left = [one.name for one in path.parent.iterdir() if one != path]
    assert len(left) == (1 if isinstance(trouble, UnconfirmedError) else 0)
