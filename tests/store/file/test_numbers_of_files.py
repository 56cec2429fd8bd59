"""The numbers that files go by: with which rights each is made, how long a name may be, when a lock is dead."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from store.edit import FileToKeep
from store.file import altered, continuing, documents, keeping, lock, migrations, parts, storage
from store.file.doctor import examine
from store.file.drafts import Drafts
from store.file.kinds import FOR_FEW, PAPER, FileKind
from store.file.mail_words import words_of_html
from store.file.owners import ALONE, append, new_file, replacing
from store.file.pack_folder import new_pack
from store.file.papers_folder import keep_all
from store.problems import FileTrouble
from store.records import Change, Touched, Vote
from tests.store.file.samples import NOON, add, make, sit

HELD_WHOLE = ("examine",)

posix = pytest.mark.skipif(os.name != "posix", reason="modes are those of Unix")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "panel.json"


def _packed(path: Path, kind: FileKind) -> None:
    with new_pack(path.parent / "pack", path, ("index.json",), lambda _: True, replace=False) as pack:
        pack.write("index.json", b"{}", kind)


def _paper(path: Path, kind: FileKind) -> None:
    documents.write_paper(b"x", path.with_name("a.md"), path, kind=kind)


def _replaced(path: Path) -> None:
    with replacing(path.with_name("x"), ALONE):
        pass


MADE: dict[str, tuple[Callable[[Path], object], str, int]] = {
    "a change": (lambda path: sit(path).run(add, title="x"), "*.saving", 0o600),
    "a lock": (lambda path: sit(path).run(add, title="x"), "*.lock", 0o600),
    "a file kept": (lambda path: keeping.keep_beside(path, [b"x"], NOON), "panel.kept-*", 0o600),
    "a form": (lambda path: Drafts(path, "ann").keep("a", {"b": "c"}), "*.new", 0o600),
    "a line of a log": (lambda path: append(path.with_name("errors.log"), b"x"), "errors.log", 0o600),
    "a new file": (lambda path: os.close(new_file(path.with_name("x"), ALONE)), "x", 0o600),
    "a file replaced": (_replaced, "*.new", 0o600),
    "a paper": (lambda path: _paper(path, PAPER), "*", 0o666),
    "a paper for few": (
        lambda path: documents.write_paper(b"x", path.with_name("a.md"), path, kind=FOR_FEW),
        "*",
        0o600,
    ),
    "a paper of an item": (lambda path: keep_all((FileToKeep(b"%PDF", ".pdf"),), path), "*.new", 0o600),
    "a public pack": (lambda path: _packed(path, PAPER), "index.json", 0o666),
    "a pack for members": (lambda path: _packed(path, FOR_FEW), "index.json", 0o600),
}
"""What makes a file, what that is called, and the rights with which it is made, less what the clerk takes from all."""


@posix
@pytest.mark.parametrize("case", MADE)
def test_a_file_is_made_with_its_rights_and_never_opened_wider_for_a_moment(
    path: Path, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    make(path).close()
    do, name, mode = MADE[case]
    seen: list[int] = []
    real = os.open

    def watched(file: str | Path, flags: int, given: int = 0o777, *, dir_fd: int | None = None) -> int:
        if flags & os.O_CREAT and Path(file).match(name):
            seen.append(given)
        return real(file, flags, given, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", watched)
    do(path)
    assert seen
    assert set(seen) == {mode}


@pytest.mark.parametrize("length", [1, 119, 120, 121, 200])
def test_parts_bear_up_to_120_bytes_of_the_name_of_their_file(length: int) -> None:
    name = "p" * length
    assert parts.home_of(Path(f"/x/{name}.json")) == name[:120]
    assert parts.home_of(Path(f"/x/{'é' * 60}é.json")) == "é" * 60
    assert parts.home_of(Path(f"/x/x{'é' * 60}.json")) == "x" + "é" * 59


@pytest.mark.skipif(os.name != "posix", reason="a file that is open can be removed nowhere else")
@pytest.mark.parametrize(("nanoseconds", "taken"), [(60_000_000_000, False), (60_000_000_001, True)])
def test_a_lock_whose_holder_cannot_be_asked_is_dead_after_a_minute(
    path: Path, monkeypatch: pytest.MonkeyPatch, nanoseconds: int, taken: bool
) -> None:
    path.write_text("elsewhere 12")
    monkeypatch.setattr(lock, "_now", lambda *_: path.stat().st_mtime_ns + nanoseconds)
    with path.open("r+b") as file:
        assert lock._taken_by_being_there(file.fileno(), path, made=False) is False
    assert path.exists() is not taken


def _voted(number: int) -> bytes:
    touched = Touched(
        id=f"V{number}", table=Vote.table, after=msgspec.Raw(b'{"id":"V%d","meeting":"M1","motion":"x"}' % number)
    )
    change = Change(id="C1", at=NOON, who="ann", sentence="x", touched=(touched,))
    return msgspec.json.encode(change)


def test_numbers_of_votes_are_looked_for_in_the_parts_of_the_journal_too(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[object, ...]] = []

    class Archive:
        def __init__(self, *given: object) -> None:
            seen.append(given)
            self.parts = ("one", "two")

        def lines(self, part: str) -> list[bytes] | None:
            return [b'"7":' + _voted(7)] if part == "two" else None

    monkeypatch.setattr(migrations, "Archive", Archive)
    monkeypatch.setattr(migrations, "VOTES_INSIDE", (b'"V7"', b'"V3"'))
    document = {"changes": {"3": msgspec.Raw(_voted(3)), "4": msgspec.Raw(_voted(4))}}
    meta = {"panel": "a", "home": "b", "parts": []}
    assert migrations._numbers_of_votes(document, path, meta) == {"V": 7}
    assert seen == [(path, "a", "b", ())]
    monkeypatch.setattr(migrations, "VOTES_INSIDE", (b'"V3"',))
    assert migrations._numbers_of_votes(document, path, {}) == {"V": 3}
    assert seen[-1] == (path, "", "", ())
    monkeypatch.setattr(migrations, "VOTES_INSIDE", (b"nothing",))
    assert migrations._numbers_of_votes(document, path, meta) == {}


@pytest.mark.parametrize(
    "page",
    [
        "<script>x</script></script>a",
        "</style>a",
        "<style>x<script>y</script></style>a",
        "<title>x</title><template>y</template>a",
    ],
)
def test_what_is_not_seen_of_a_page_ends_where_it_is_closed(page: str) -> None:
    assert words_of_html(f"<html>{page}</html>").strip() == "a"


def test_what_leads_to_a_terminal_or_a_pipe_is_written_to_and_not_replaced(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(path).close()
    target = path.with_name("stream")
    target.write_bytes(b"before")
    before = target.stat().st_ino
    monkeypatch.setattr(documents, "_is_stream", lambda _: True)
    documents.write_paper(b"after", target, path)
    assert (target.read_bytes(), target.stat().st_ino) == (b"after", before)


@posix
def test_a_new_file_of_a_panel_is_for_the_clerk_alone(path: Path) -> None:
    assert storage._NEW_FILE_MODE == 0o600
    make(path).close()
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("sizes", "moved"),
    [
        ([600_000, 65_536, 65_536], 1),
        ([600_000, 65_536, 65_537], 2),
        ([524_287, 1], 0),
        ([524_288, 1], 1),
        ([400_000, 131_072], 1),
        ([400_000, 131_073], 1),
        ([400_000, 1, 131_072], 2),
    ],
)
def test_what_stays_in_the_file_has_128_kib_at_most_but_the_newest_change_stays(sizes: list[int], moved: int) -> None:
    assert parts.overflow([b"x" * size for size in sizes]) == moved


@pytest.mark.parametrize(
    ("count", "others", "words"),
    [
        (1, 1, ("change", "another one")),
        (2, 2, ("2 changes", "2 others")),
        (1_000, 1_000, ("1,000 changes", "1,000 others")),
    ],
)
def test_changes_that_are_lacking_or_new_are_counted(count: int, others: int, words: tuple[str, str]) -> None:
    assert (continuing._changes(count), continuing._others(others)) == words


@pytest.mark.parametrize(("size", "read"), [(500_000_000, True), (500_000_001, False)])
def test_a_file_of_half_a_gigabyte_is_read_and_no_larger_one(
    path: Path, monkeypatch: pytest.MonkeyPatch, size: int, read: bool
) -> None:
    path.write_bytes(b"x")
    real = Path.stat

    def large(self: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        status = real(self, follow_symlinks=follow_symlinks)
        return os.stat_result([*status[:6], size, *status[7:10]])

    monkeypatch.setattr(Path, "stat", large)
    if read:
        assert documents.read_document(path) == b"x"
    else:
        with pytest.raises(FileTrouble) as caught:
            documents.read_document(path)
        assert caught.value.problem.code == "file.large"


def _differing(count: int) -> list[altered.Difference]:
    some = (Touched(id=f"W{number}", table="items") for number in range(1, count + 1))
    return [altered.Difference(one, "differs") for one in some]


@pytest.mark.parametrize(
    ("count", "names", "told"),
    [
        (0, "what cannot be told", 0),
        (1, "item W1", 1),
        (3, "item W1, item W2, item W3", 3),
        (4, "item W1, item W2, item W3, others", 4),
        (6, "item W1, item W2, item W3, others", 6),
        (7, "item W1, item W2, item W3, others", 7),
        (1_010, "item W1, item W2, item W3, others", 7),
    ],
)
def test_of_altered_records_three_are_named_and_six_are_told(count: int, names: str, told: int) -> None:
    assert altered.altered_words(_differing(count)) == names
    words = altered.told(_differing(count))
    assert len(words) == told
    assert words[:6] == [f"item W{number} differs" for number in range(1, min(count, 6) + 1)]
    assert count <= 6 or words[6] == ("1 more record differs" if count == 7 else f"{count - 6:,} more records differ")


@pytest.mark.parametrize(("count", "more"), [(1, ""), (3, ""), (4, " and 1 more"), (6, " and 3 more")])
def test_three_strangers_among_the_parts_are_named_and_the_others_counted(
    path: Path, monkeypatch: pytest.MonkeyPatch, count: int, more: str
) -> None:
    monkeypatch.setattr(parts, "MOST_CHANGES", 2)
    monkeypatch.setattr(parts, "KEPT_CHANGES", 1)
    desk = make(path)
    for title in "abcd":
        desk.run(add, title=title)
    for number in range(count):
        (path.with_name("panel.journal") / f"x{number}.json").write_text("{}")
    names = ", ".join(f"x{number}.json" for number in range(min(count, 3)))
    words = f"Beside the parts of the journal lie files that this file does not name: {names}{more}."
    assert words in examine(path).sentences
