"""Any file gives lines and never an error: other kinds, damaged and hostile ones, and files of other programs."""

from __future__ import annotations

import io
import sys
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Name

from store.papers.inspecting import pdf_actions, sheet_cells, word_text
from store.papers.inspecting.files import inspect_file, not_read
from store.papers.inspecting.traces import CURES, FileFinding, are, places
from store.papers.tables import json
from store.problems import FileTrouble, Problem
from tests.store.papers.inspecting import pdf_files, sheet_files, word_files
from tests.store.papers.inspecting.packing import packed, parts
from tests.store.papers.inspecting.traces import check_told

HELD_WHOLE = ("inspect_file",)

HERE = Path(__file__).parent
XLS = HERE.parent / "reading" / "programme.xls"
_OD = "urn:oasis:names:tc:opendocument:xmlns:"


def kinds(data: bytes, named: str = "") -> list[str]:
    return [one.kind for one in inspect_file(data, named)]


def _open_book(inner: str, styles: str = "") -> bytes:
    names = " ".join(f'xmlns:{one}="{_OD}{one}:1.0"' for one in ("office", "table", "text", "style"))
    body = f"<office:body><office:spreadsheet>{inner}</office:spreadsheet></office:body>"
    content = f"<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles>{body}"
    return packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"{content}</office:document-content>".encode(),
            "meta.xml": b'<m xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>A Clerk</dc:creator></m>',
        }
    )


def _slides() -> bytes:
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    office = "application/vnd.openxmlformats-officedocument.presentationml"
    typed = "".join(
        f'<Override PartName="/ppt/{name}" ContentType="{office}.{kind}+xml"/>'
        for name, kind in (("a.xml", "presentation.main"), ("slides/slide2.xml", "slide"), ("n1.xml", "notesSlide"))
    )
    return packed(
        {
            "[Content_Types].xml": f"<Types>{typed}</Types>".encode(),
            "ppt/a.xml": b"<p/>",
            "ppt/slides/slide2.xml": b'<p show="0"/>',
            "ppt/n1.xml": f'<p xmlns:a="{a}"><a:r><a:t>say this</a:t></a:r></p>'.encode(),
        }
    )


OTHER: dict[str, tuple[Callable[[], bytes], str, list[str]]] = {
    "nothing": (lambda: b"", "", ["unreadable"]),
    "blanks": (lambda: b"\0\0 \r\n", "", ["unreadable"]),
    "a web page named as a PDF": (lambda: b"<!DOCTYPE html><p>Sign in", "agenda.pdf", ["other-kind"]),
    "plain text": (lambda: "Ŵ ŷ".encode(), "", ["other-kind"]),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n\0\0", "", ["other-kind"]),
    "a packed folder": (lambda: packed({"a.txt": b"x"}), "", ["other-kind"]),
    "an older document": (lambda: (HERE / "by_libreoffice.doc").read_bytes(), "", ["other-kind"]),
    "an older spreadsheet": (lambda: XLS.read_bytes(), "", ["other-kind"]),
    "a document with a password": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "a.docx",
        ["wrong-ending", "password"],
    ),
    "a Word document by LibreOffice": (
        lambda: (HERE / "by_libreoffice.docx").read_bytes(),
        "a.docx",
        ["tracked-deletion", "tracked-insertion", "hidden-text", "white-text", "comment"],
    ),
    "a PDF by LibreOffice": (
        lambda: (HERE / "by_libreoffice.pdf").read_bytes(),
        "a.pdf",
        ["not-tagged", "white-text"],
    ),
    "an OpenDocument text by LibreOffice": (
        lambda: (HERE / "by_libreoffice.odt").read_bytes(),
        "a.odt",
        ["tracked-insertion", "tracked-deletion", "comment", "hidden-text", "not-looked-at"],
    ),
    "an OpenDocument spreadsheet": (
        lambda: _open_book(
            '<table:table table:name="A" table:style-name="t"><table:table-column table:visibility="collapse"/>'
            "<table:table-row "
            'table:number-rows-repeated="3"/><table:table-row table:visibility="filter"/></table:table>',
            '<style:style style:name="t"><style:table-properties table:display="false"/></style:style>',
        ),
        "a.ods",
        ["hidden-sheet", "filtered-rows", "hidden-columns", "author", "not-looked-at"],
    ),
    "slides": (_slides, "a.pptx", ["hidden-slide", "speaker-notes", "not-looked-at"]),
}
"""Other files, and those of other programs: the file, its name, and the kinds of what is told of it."""


@pytest.mark.parametrize("what", OTHER)
def test_what_a_file_is_follows_from_what_it_holds(what: str) -> None:
    data, named, told = OTHER[what]
    traces = inspect_file(data(), named)
    assert [one.kind for one in traces] == told
    check_told("other", what, traces)


def test_a_sign_in_page_is_named() -> None:
    (line,) = inspect_file(b"<html><body>Sign in", "agenda.pdf")
    assert line.sentence.startswith("It is a web page (often a sign-in page saved by mistake).")


def _bomb() -> bytes:
    """A packed document whose list says that a part unpacks to three thousand million bytes."""
    data = bytearray(word_files.clean_document())
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    data[at + 24 : at + 28] = (3_000_000_000).to_bytes(4, "little")
    return bytes(data)


def _lying_bomb() -> bytes:
    """A packed document whose list says that a part is small."""
    data = bytearray(packed({**parts(word_files.clean_document()), "word/document.xml": b"<a>" + b" " * 5_000_000}))
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    return bytes(data)


def _with_body(body: bytes) -> bytes:
    return packed({**parts(word_files.clean_document()), "word/document.xml": body})


def _deep_pdf() -> bytes:
    return pdf_files.changed(lambda opened: setattr(opened.Root, "Deep", _nested(200)))


def _nested(deep: int) -> Any:
    inner = pikepdf.Array()
    for _ in range(deep):
        inner = pikepdf.Array([inner])
    return inner


def _circle() -> bytes:
    def change(opened: pikepdf.Pdf) -> None:
        one = opened.make_indirect(Dictionary(S=Name.GoTo))
        one.Next = one
        opened.Root.OpenAction = one
        events = opened.make_indirect(pikepdf.Array())
        events.append(events)
        opened.pages[0].obj.Annots = events
        line = opened.make_indirect(Dictionary(Title=pikepdf.String("x")))
        line.Next = line.First = line
        opened.Root.Outlines = Dictionary(First=line)

    return pdf_files.changed(change)


def _packed_bomb(levels: int) -> bytes:
    """A PDF with a stream that unpacks to 50 million bytes."""
    inner = zlib.compressobj(9)
    data = b"".join(inner.compress(bytes(1_000_000)) for _ in range(50)) + inner.flush()
    for _ in range(levels - 1):
        data = zlib.compress(data, 9)
    filters = pikepdf.Array([Name.FlateDecode] * levels)

    def change(opened: pikepdf.Pdf) -> None:
        opened.Root.Bomb = opened.make_indirect(pikepdf.Stream(opened, data, Filter=filters))

    return pdf_files.changed(change, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a bomb": (_bomb, "not-looked-at"),
    "a bomb that lies": (_lying_bomb, "damaged"),
    "entities": (
        lambda: _with_body(b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'),
        "damaged",
    ),
    "entities in another writing": (
        lambda: _with_body('<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>'.encode("utf-16")),
        "damaged",
    ),
    "a file of the computer named": (
        lambda: _with_body(b'<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>'),
        "damaged",
    ),
    "XML that breaks off": (lambda: _with_body(b"<a><b>"), "damaged"),
    "a part far too long": (lambda: _with_body(b"<a>" + b" " * 61_000_000 + b"</a>"), "not-looked-at"),
    "a document that breaks off": (lambda: word_files.clean_document()[:9_000], "damaged"),
    "a spreadsheet that breaks off": (lambda: sheet_files.clean_book()[:2_000], "damaged"),
    "a PDF that is only a head": (lambda: b"%PDF-1.7\n", "damaged"),
    "a PDF that breaks off": (lambda: pdf_files.set_page()[:3_000], "damaged"),
    "a bomb in a PDF": (lambda: _packed_bomb(1), "not-looked-at"),
    "a bomb within a bomb": (lambda: _packed_bomb(2), "not-looked-at"),
    "a PDF without pages": (lambda: pdf_files.changed(lambda opened: opened.pages.__delitem__(0)), "no-pages"),
}
"""Files made to harm, or broken: each gives the kind it must be told as."""


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_told_of_and_does_no_harm(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.papers.inspecting.pdf_limits.LARGEST_STREAM", 40_000_000)
    data, kind = HOSTILE[what]
    assert kind in kinds(data())


def test_two_parts_of_one_name_are_told() -> None:
    out = io.BytesIO(word_files.clean_document())
    with zipfile.ZipFile(out, "a") as made:
        made.writestr("word\\Document.xml", b"<a/>")
    assert kinds(out.getvalue()) == ["damaged"]


def test_deep_nesting_is_gone_through() -> None:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    deep = 50_000
    inner = '<w:p><w:ins w:id="1"><w:r><w:t>x</w:t></w:r></w:ins></w:p>'
    body = f'<w:document xmlns:w="{w}"><w:body>{"<w:sdt>" * deep}{inner}{"</w:sdt>" * deep}</w:body></w:document>'
    assert kinds(_with_body(body.encode())) == ["tracked-insertion"]
    assert kinds(_deep_pdf()) == []


def test_circles_come_to_an_end() -> None:
    assert kinds(_circle()) == []
    style = '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style></w:styles>'
    held = parts(word_files.clean_document())
    held["word/styles.xml"] = held["word/styles.xml"].replace(b"</w:styles>", style.encode())
    held["word/document.xml"] = held["word/document.xml"].replace(b'w:val="Heading1"', b'w:val="Loop"')
    assert kinds(packed(held)) == ["no-headings"]


def test_parts_named_as_places_elsewhere_are_never_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    held = {**parts(word_files.clean_document()), "../../outside.xml": b"<a/>", "/etc/outside.xml": b"<a/>"}
    assert kinds(packed(held)) == []
    assert list(tmp_path.iterdir()) == []


SAMPLES = (word_files.clean_document, sheet_files.clean_book, pdf_files.set_page)
sample = cache(lambda made: made())
"""A file made once: the next would carry another time of day."""


@pytest.mark.parametrize("made", SAMPLES)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_file_with_bytes_changed_never_gives_an_error(made: Callable[[], bytes], data: st.DataObject) -> None:
    whole = bytearray(sample(made))
    for _ in range(data.draw(st.integers(1, 20))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(len(whole) // 2, len(whole)))
    for line in inspect_file(bytes(whole[:cut]), "x"):
        assert line.kind in CURES


@pytest.mark.parametrize("module", ["pikepdf", "pypdfium2"])
def test_a_part_of_the_program_that_is_missing_is_said(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf_files.set_page()
    monkeypatch.setitem(sys.modules, module, None)
    told = inspect_file(data, "agenda.pdf")
    assert told[-1].kind == "missing-part"
    assert module in told[-1].sentence


def test_a_file_that_cannot_be_read_is_a_line_as_well() -> None:
    line = not_read(FileTrouble(Problem("file.read", "There is no file x.", "Check its name.")), "x")
    assert line == FileFinding(
        "x", "unreadable", "", "There is no file x. Check its name. Nothing in it was looked at."
    )


def test_every_kind_has_a_file_in_which_it_is_planted() -> None:
    planted = {kind for files in (word_files, sheet_files, pdf_files) for kind, _ in files.PLANTED.values()}
    planted |= {kind for _, _, told in OTHER.values() for kind in told} | {kind for _, kind in HOSTILE.values()}
    elsewhere = {"hidden-layer", "grouped", "missing-part"}
    assert set(CURES) == planted | elsewhere
    for cure in CURES.values():
        assert cure.endswith(".")


def test_the_json_is_that_of_the_schema() -> None:
    lines = inspect_file(word_files.PLANTED["a comment"][1](), "minutes.docx")
    (one,) = msgspec.json.decode(json(FileFinding, lines))
    assert list(one) == ["file", "kind", "where", "sentence"]
    assert one["kind"] == "comment"


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([3], "page 3"),
        ([3, 4], "pages 3 and 4"),
        ([3, 4, 5, 9], "pages 3 to 5 and 9"),
        ([1, 3, 5, 7, 9, 11, 13], "pages 1, 3, 5, 7, 9 and 2 more"),
        ([2, 2, 2], "page 2"),
        (["A1", "B2"], "pages A1 and B2"),
    ],
)
def test_places_are_named_in_words(numbers: list[int | str], words: str) -> None:
    assert places("page", numbers) == words
    assert are(1, "page") == "1 page is"
    assert are(1200, "page") == "1,200 pages are"


SEVERAL = """
    2 tracked insertions are, 2 tracked deletions are, 2 tracked moves are, 2 tracked changes of format are
    2 hidden passages are, 2 passages in the colour of their ground are, 2 passages too small to be seen are
    2 boxes off the page are, 2 hidden bookmarks are, 2 pictures with parts cut off are
    2 pictures without words for those who cannot see them are, 2 fields that fetch from elsewhere are
    2 other documents taken in whole are
    2 cells in the colour of their ground are, 2 cells in letters too small to be seen are
    2 cells in a form that shows nothing are
    2 redactions that are marked and not applied are, 2 files pinned to pages are, 2 films; sounds or models are
    2 comments or drawn marks are
"""
"""What is come upon twice, with a semicolon for the comma within one."""


def test_what_is_come_upon_twice_is_told_in_the_plural() -> None:
    nouns = [noun for module in (word_text, sheet_cells, pdf_actions) for noun in module.NOUNS.values()]
    told = [words.strip() for line in SEVERAL.strip().splitlines() for words in line.split(",")]
    assert [are(2, noun).replace(",", ";") for noun in nouns] == told
    assert not [noun for noun in nouns if "|" in are(1, noun)]
