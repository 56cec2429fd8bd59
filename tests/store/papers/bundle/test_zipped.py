"""The packed file: what others read of it, that it is always the same, and what is made to look like one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.papers.bundle import zipped as form
from store.papers.bundle.zipped import Held, unzipped, wrong_pieces, zipped
from tests.store.papers.bundle.bundles import FILES
from tests.told import codes_told, told

HELD_WHOLE = ("unzipped", "wrong_pieces")

NAMES = st.lists(st.from_regex(form.NAME, fullmatch=True).filter(str.isascii), max_size=5, unique=True)


@given(st.data())
def test_what_is_packed_comes_back_and_another_reader_sees_the_same(data: st.DataObject) -> None:
    files = [Held(name, data.draw(st.binary(max_size=40))) for name in data.draw(NAMES)]
    packed = zipped(files)
    assert list(unzipped(packed)) == files
    assert list(wrong_pieces(packed, files)) == []
    with zipfile.ZipFile(io.BytesIO(packed)) as held:
        assert held.testzip() is None
        assert [(one.filename, held.read(one)) for one in held.infolist()] == files


def test_the_same_files_are_the_same_bytes_dated_and_owned_alike() -> None:
    assert zipped(FILES) == zipped(tuple(FILES))
    with zipfile.ZipFile(io.BytesIO(zipped(FILES))) as held:
        assert {(one.date_time, one.compress_type, one.external_attr) for one in held.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED, 0o100644 << 16)
        }


def test_the_bytes_are_those_of_every_other_edition() -> None:
    assert sha256(zipped(FILES)).hexdigest() == "88de759bd7b4b3eb013a0461714ddc533a82c30ed100056623c1525441d32925"


def test_files_too_many_or_too_large_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form, "LARGEST", 5)
    assert zipped([Held("a", b"12345")])
    assert codes_told(lambda: zipped([Held("a", b"123456")])) == ["bundle.large"]
    monkeypatch.setattr(form, "MOST", 1)
    assert zipped([Held("a", b"")])
    (problem,) = told(lambda: zipped([Held("a", b""), Held("b", b"")]))
    assert (problem.code, problem.cure) == ("bundle.large", "Leave the packs out.")


def made(compression: int, *files: tuple[str, bytes], comment: bytes = b"", before: bytes = b"") -> bytes:
    """A file that another program packed."""
    out = io.BytesIO(before)
    out.seek(0, io.SEEK_END)
    with zipfile.ZipFile(out, "a", compression) as held:
        held.comment = comment
        for name, data in files:
            held.writestr(name, data)
    return out.getvalue()


STRANGE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "text": lambda: b"This is no bundle.",
    "an empty one": lambda: made(zipfile.ZIP_STORED),
    "compressed": lambda: made(zipfile.ZIP_DEFLATED, ("a", b"x" * 1000)),
    "with a comment": lambda: made(zipfile.ZIP_STORED, ("a", b"x"), comment=b"look"),
    "behind something else": lambda: made(zipfile.ZIP_STORED, ("a", b"x"), before=b"MZ an archive that runs"),
    "with its list cut off": lambda: zipped(FILES)[:-60],
    "with a list of another": lambda: zipped(FILES) + zipped(FILES[:1]),
    "doubled": lambda: zipped(FILES) * 2,
}


@pytest.mark.parametrize("name", STRANGE)
def test_what_is_not_packed_as_a_bundle_is_never_taken_for_one(name: str) -> None:
    data = STRANGE[name]()
    files = unzipped(data)
    assert sum(len(one.data) for one in files) <= len(data)
    assert files == () or list(wrong_pieces(data, files))


def test_a_list_that_makes_much_of_little_is_not_believed() -> None:
    """Ten thousand entries that all lead to the same bytes would take gigabytes to read."""
    whole = zipped([Held("a", bytes(100_000))])
    size = len("a") + 46
    entry = whole[-22 - size : -22]
    many = entry * 9_000
    end = form._END.pack(b"PK\5\6", 0, 0, 9_000, 9_000, len(many), len(whole) - 22 - size, 0)
    files = unzipped(whole[: -22 - size] + many + end)
    assert [(one.name, len(one.data)) for one in files] == [("a", 100_000)]
