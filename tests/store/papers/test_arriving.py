"""Papers that come: PDF and Word, and everything that can go into no pack, all of it told at once."""

from __future__ import annotations

import io
import os
import signal
import stat
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pikepdf
import pytest
from docx import Document

from store.file import documents
from store.papers import arriving, converting
from store.papers.arriving import all_arrived, arrived
from store.papers.inspecting.files import traces_in
from store.problems import Problem, Refused
from store.records import PaperFile
from tests.store.papers.pack.packs import report, with_note


def word(words: str = "What the report says.") -> bytes:
    made, out = Document(), io.BytesIO()
    made.add_heading("Report", 1)
    made.add_paragraph(words)
    made.save(out)
    return out.getvalue()


def changed(change: Callable[[pikepdf.Pdf], object], **saving: Any) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(report("Estate", 2))) as held:
        change(held)
        held.save(out, **saving)
    return out.getvalue()


def without_pages(held: pikepdf.Pdf) -> None:
    while len(held.pages):
        del held.pages[0]


def locked() -> bytes:
    return changed(lambda _: None, encryption=pikepdf.Encryption(user="secret", owner="secret"))


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def refused(*paths: Path) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as caught:
        all_arrived(paths)
    return caught.value.problems


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converting, "program_here", lambda: None)


@pytest.fixture
def own_office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], Path]:
    """Put a program in the place of LibreOffice that does as a line of Python says; `words` are what it was given."""

    def make(line: str) -> Path:
        program = tmp_path / "soffice"
        body = "import pathlib, sys, time\nwords = sys.argv\nout = pathlib.Path(words[words.index('--outdir') + 1])\n"
        program.write_text(f"#!{sys.executable}\n{body}{line}\n", encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setattr(converting, "program_here", lambda: program)
        return program

    return make


def test_a_pdf_is_counted_looked_over_and_kept_as_it_came(tmp_path: Path) -> None:
    data = changed(with_note("Ask Jo"))
    path = put(tmp_path, "estate.pdf", data)
    one = arrived(path)
    kinds = {each.kind for each in one.facts.found}
    assert (one.facts.name, one.facts.size, one.facts.pages) == ("estate.pdf", len(data), 2)
    assert one.facts.sha256 == sha256(data).hexdigest()
    assert one.facts.pdf == ""
    assert "comment" in kinds
    assert [(each.data, each.ending) for each in one.keeps] == [(data, ".pdf")]
    assert path.read_bytes() == data


def test_a_word_document_is_made_into_a_pdf_beside_it(tmp_path: Path, own_office: Callable[[str], Path]) -> None:
    made = report("Estate", 3)
    put(tmp_path, "made.pdf", made)
    own_office(
        f"import shutil; out.mkdir(); shutil.copy({str(tmp_path / 'made.pdf')!r}, out / 'report.pdf'); "
        f"pathlib.Path({str(tmp_path / 'said')!r}).write_text(chr(10).join(words[1:]))"
    )
    data = word()
    one = arrived(put(tmp_path, "estate.docx", data))
    assert one.facts == PaperFile(
        name="estate.docx",
        sha256=sha256(data).hexdigest(),
        size=len(data),
        pages=3,
        pdf=sha256(made).hexdigest(),
        found=one.facts.found,
    )
    assert [(each.data, each.ending) for each in one.keeps] == [(data, ".docx"), (made, ".pdf")]
    said = (tmp_path / "said").read_text().splitlines()
    assert said[0].startswith("-env:UserInstallation=file:///")
    assert "UseTaggedPDF" in said[said.index("--convert-to") + 1]
    assert "ExportBookmarks" in said[said.index("--convert-to") + 1]


def test_what_is_come_upon_in_a_word_document_is_told_of_the_document(
    tmp_path: Path, own_office: Callable[[str], Path]
) -> None:
    put(tmp_path, "made.pdf", report("Estate", 1))
    own_office(f"import shutil; out.mkdir(); shutil.copy({str(tmp_path / 'made.pdf')!r}, out / 'report.pdf')")
    document, out = Document(io.BytesIO(word())), io.BytesIO()
    document.core_properties.author = "Jo Bloggs"
    document.save(out)
    kinds = [each.kind for each in arrived(put(tmp_path, "estate.docx", out.getvalue())).facts.found]
    assert kinds.count("author") == 1


@pytest.mark.usefixtures("no_office")
def test_without_libreoffice_it_is_told_how_to_save_from_word(tmp_path: Path) -> None:
    (problem,) = refused(put(tmp_path, "estate.docx", word()))
    assert problem.code == "paper.word"
    assert problem.sentence.startswith("estate.docx is a Word document, and LibreOffice")
    assert "Document structure tags for accessibility" in problem.cure


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("pass", "it gave none, and did not say why"),
        ("sys.exit(3)", "it ended with the code 3"),
        ("time.sleep(600)", "it had not ended after 2 seconds"),
        ("out.mkdir(); (out / 'report.pdf').write_text('<html>no</html>')", "it is a web page, and no PDF"),
    ],
)
def test_a_libreoffice_that_fails_holds_nothing_up(
    tmp_path: Path, own_office: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, line: str, said: str
) -> None:
    monkeypatch.setattr(converting, "SECONDS", 2)
    own_office(line)
    (problem,) = refused(put(tmp_path, "estate.docx", word()))
    assert said in problem.sentence
    assert problem.cure


@pytest.mark.skipif(sys.platform == "win32", reason="there a process is ended without what it started")
def test_a_libreoffice_that_is_ended_is_ended_with_what_it_started(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[object] = []
    monkeypatch.setattr("os.killpg", lambda *group: ended.append(group))
    running = SimpleNamespace(pid=7, poll=lambda: None, wait=lambda: ended.append("waited"))
    converting._end(cast("Any", running))
    assert ended == [(7, signal.SIGKILL), "waited"]
    converting._end(cast("Any", SimpleNamespace(poll=lambda: 0)))


def test_a_libreoffice_that_does_not_start_is_told(tmp_path: Path, own_office: Callable[[str], Path]) -> None:
    own_office("pass").chmod(0o600)
    (problem,) = refused(put(tmp_path, "estate.docx", word()))
    assert (problem.code, "it does not start" in problem.sentence) == ("paper.not-converted", True)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100
CODES = {
    "zip.docx": "paper.damaged",
    "old.doc": "paper.kind",
    "kept.docx": "paper.password",
    "~$estate.docx": "paper.open",
}
"""The codes of what is no PDF by far."""

BAD: list[tuple[str, Callable[[], bytes], str]] = [
    ("password.pdf", locked, "password.pdf: it needs a password to open."),
    ("cut.pdf", lambda: report("Estate", 2)[:600], "cut.pdf: it is damaged."),
    ("empty.pdf", lambda: b"", "empty.pdf: it is empty."),
    ("nulls.pdf", lambda: b"\0" * 500, "nulls.pdf: it is something that holds bytes no text has, and no PDF."),
    ("web.pdf", lambda: b"<!DOCTYPE html><title>Sign in</title>", "web.pdf: it is a web page, and no PDF;"),
    ("text.pdf", lambda: b"Dear all,", "text.pdf: it is text, and no PDF."),
    ("picture.pdf", lambda: b"\x89PNG\r\n\x1a\n\0\0", "picture.pdf: it is a picture, and no PDF."),
    ("nothing.pdf", lambda: changed(without_pages), "nothing.pdf: it has no pages."),
    ("zip.docx", lambda: b"PK\x03\x04junk", "zip.docx: it is damaged"),
    ("old.doc", lambda: OLE, "old.doc is a document of an older Office program."),
    ("kept.docx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "kept.docx needs a password to open."),
    ("~$estate.docx", word, "~$estate.docx is what Word leaves beside a document that somebody has open."),
]


def test_every_file_that_can_go_into_no_pack_is_told_of_in_one_report(tmp_path: Path) -> None:
    paths = [put(tmp_path, name, make()) for name, make, _ in BAD]
    good = put(tmp_path, "good.pdf", report("Estate", 1))
    problems = refused(*paths[:6], good, *paths[6:])
    assert len(problems) == len(BAD)
    for problem, (name, _, said) in zip(problems, BAD, strict=True):
        assert problem.code == CODES.get(name, problem.code)
        assert problem.sentence.startswith(said)
        assert problem.cure.endswith(".")
        assert "built" not in problem.cure
        assert problem.field == "file"


def test_what_is_no_ordinary_file_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    (tmp_path / "folder.pdf").mkdir()
    os.mkfifo(tmp_path / "pipe.pdf")
    big = tmp_path / "big.pdf"
    with big.open("wb") as file:
        file.truncate(500_000_000)
    names = ("folder.pdf", "pipe.pdf", "big.pdf", "none.pdf", "nul\0.pdf")
    problems = refused(*(tmp_path / name for name in names))
    said = ("is a folder", "is not an ordinary file", "larger than 200 MB", "There is no file", "cannot be read")
    assert [words in one.sentence for one, words in zip(problems, said, strict=True)] == [True] * len(names)
    assert [one.code for one in problems] == ["file.read", "file.read", "file.large", "file.read", "file.read"]


def test_a_file_that_changes_while_it_is_read_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, "estate.pdf", report("Estate", 1))

    def slow(read: Path, largest: int = 0) -> bytes:
        data = documents.read_document(read, largest)
        path.write_bytes(data + b"more")
        return data

    monkeypatch.setattr(arriving, "read_document", slow)
    (problem,) = refused(path)
    assert (problem.code, problem.sentence) == ("paper.changing", "estate.pdf changed while it was read.")


def test_what_is_kept_is_what_was_read_and_not_what_stands_there_by_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path, "estate.pdf", report("Estate", 1))
    before = path.read_bytes()

    def saved_over(data: bytes, named: str) -> object:
        path.write_bytes(report("Another", 5))
        return traces_in(data, named)

    monkeypatch.setattr(arriving, "traces_in", saved_over)
    one = arrived(path)
    assert (one.keeps[0].data, one.facts.pages) == (before, 1)
