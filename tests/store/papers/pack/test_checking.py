"""A pack that was tampered with, or put together wrongly, is named for it by the check that the clerk can run."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from store.papers.pack.building import BuiltPack
from store.papers.pack.checking import faults_of
from store.papers.pack.index import PackedPaper, PackFile
from tests.store.papers.pack.packs import pack_of, papers_of, report

HELD_WHOLE = ("faults_of",)

LENGTHS = {"One": 9, "Two": 6, "Three": 8}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> BuiltPack:
    """A pack of three reports, long enough to need bookmarks."""
    folder = tmp_path_factory.mktemp("papers")
    return pack_of(papers_of(folder, **{name: report(name, pages) for name, pages in LENGTHS.items()}))


def indexed(built: BuiltPack) -> tuple[PackFile, tuple[PackedPaper, ...]]:
    with pikepdf.open(io.BytesIO(built.data)) as held:
        pages = len(held.pages)
    file = PackFile(file="public.pdf", readers="public", pages=pages, accessible=True, bytes=1, sha512="")
    papers = tuple(
        PackedPaper(
            id=f"W{at}-1",
            item=one.paper.item,
            title=one.paper.title,
            appendix="",
            part="agenda",
            state="in the pack",
            exempt="",
            first=one.first,
            last=one.last,
            end=one.end,
            version=1,
            versions=(),
        )
        for at, one in enumerate(built.layout.papers)
    )
    return file, papers


def told(built: BuiltPack, folder: Path, fault: Callable[[Any], object]) -> list[str]:
    path = folder / "public.pdf"
    with pikepdf.open(io.BytesIO(built.data)) as held:
        fault(held)
        held.save(path)
    return [one.sentence for one in faults_of(path, *indexed(built))]


def whole(held: Any) -> Any:
    return held.Root.StructTreeRoot.K[0]


def part_dropped(held: Any) -> None:
    whole(held).K = Array(list(whole(held).K)[:-1])


def order_turned(held: Any) -> None:
    whole(held).K = Array(list(whole(held).K)[::-1])


def shifted(held: Any) -> None:
    for page in held.pages:
        page.obj.StructParents = int(page.obj.StructParents) + 1


def elsewhere(held: Any) -> None:
    for one in held.objects:
        if isinstance(one, Dictionary) and one.get("/S") == Name.P and "/Pg" in one:
            one.Pg = held.pages[0].obj


def lone_page(held: Any) -> None:
    held.Root.PieceInfo = Dictionary(Left=held.make_indirect(Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 9, 9]))))


def said_no_more(held: Any) -> None:
    for one in held.objects:
        if isinstance(one, Dictionary) and one.get("/Subtype") == Name.Link:
            del one.Contents


def relabelled(held: Any) -> None:
    held.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.r)]))


def dangling(held: Any) -> None:
    part = held.Root.StructTreeRoot.K[0].K[1]
    tag = Dictionary(Type=Name.StructElem, S=Name.P, P=part, Pg=held.pages[2].obj, K=99)
    part.K.append(held.make_indirect(tag))


FAULTS: dict[str, tuple[Callable[[Any], object], str]] = {
    "a paper that no tag holds": (part_dropped, "is in no tag"),
    "papers read in another order": (order_turned, "another order"),
    "ways back that are shifted": (shifted, "does not lead back"),
    "tags that name another page": (elsewhere, "is in no tag"),
    "a tag of text that is not there": (dangling, "tags name text that is not on it"),
    "no way back": (lambda held: held.Root.StructTreeRoot.__delattr__("ParentTree"), "no way from its pages back"),
    "no tags": (lambda held: held.Root.__delattr__("StructTreeRoot"), "no accessibility tags"),
    "not said to be tagged": (lambda held: held.Root.MarkInfo.__setattr__("Marked", False), "not said to be tagged"),
    "no language": (lambda held: held.Root.__delattr__("Lang"), "language"),
    "no title": (lambda held: held.docinfo.__delitem__("/Title"), "no title"),
    "a title that is not shown": (
        lambda held: held.Root.__delattr__("ViewerPreferences"),
        "not shown in the title bar",
    ),
    "no bookmarks": (lambda held: held.Root.__delattr__("Outlines"), "no bookmarks"),
    "a page too few": (lambda held: held.pages.__delitem__(-1), "pages, and its index says"),
    "a page that is not shown": (lone_page, "not shown"),
    "links without words": (said_no_more, "cannot be read aloud"),
    "other numbers": (relabelled, "no page has the number"),
}


def test_nothing_is_wrong_with_a_good_pack(good: BuiltPack, tmp_path: Path) -> None:
    assert told(good, tmp_path, lambda _: None) == []


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_is_named(good: BuiltPack, tmp_path: Path, what: str) -> None:
    fault, said = FAULTS[what]
    sentences = told(good, tmp_path, fault)
    assert any(said in one for one in sentences), sentences
    assert all(one.startswith("public.pdf: ") for one in sentences)
    assert len(sentences) <= 11


def tagged(*, in_drawing: bool) -> bytes:
    """A page whose mark stands in a drawing within it, or in a list of the page, as programs for design write it."""
    out = io.BytesIO()
    with pikepdf.new() as held:
        page: Any = held.add_blank_page(page_size=(595, 842)).obj
        font = Dictionary(F0=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        words = b"BDC BT /F0 12 Tf 50 500 Td (Words) Tj ET EMC"
        drawing = held.make_stream(b"/P <</MCID 0>> " + words, Type=Name.XObject, Subtype=Name.Form)
        drawing.BBox, drawing.Resources = Array([0, 0, 595, 842]), Dictionary(Font=font)
        page.Resources = Dictionary(Font=font, Properties=Dictionary(MC0=Dictionary(MCID=0)))
        page.Resources.XObject = Dictionary(X0=drawing)
        page.Contents = held.make_stream(b"/X0 Do" if in_drawing else b"/P /MC0 " + words)
        mark = Dictionary(Type=Name.MCR, Pg=page, Stm=drawing, MCID=0) if in_drawing else 0
        root = held.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        whole = held.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
        tag = held.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=whole, Pg=page, K=mark))
        whole.K, root.K = Array([tag]), Array([whole])
        held.Root.StructTreeRoot, held.Root.MarkInfo = root, Dictionary(Marked=True)
        held.save(out)
    return out.getvalue()


@pytest.mark.parametrize("in_drawing", [True, False])
def test_marks_in_drawings_and_in_lists_of_a_page_are_no_fault(tmp_path: Path, in_drawing: bool) -> None:
    built = pack_of(papers_of(tmp_path, One=report("One", 2), Odd=tagged(in_drawing=in_drawing)))
    assert told(built, tmp_path, lambda _: None) == []


def test_a_tag_of_text_that_is_not_in_its_drawing_is_named(tmp_path: Path) -> None:
    built = pack_of(papers_of(tmp_path, Odd=tagged(in_drawing=True)))

    def emptied(held: Any) -> None:
        mark = held.Root.StructTreeRoot.K[0].K[-1].K[0].K
        mark.Stm.write(b"")

    assert any("not in the drawing" in one for one in told(built, tmp_path, emptied))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nnothing", b"<html>"])
def test_what_is_no_pdf_is_named(good: BuiltPack, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "public.pdf"
    path.write_bytes(data)
    assert [(one.code, one.sentence) for one in faults_of(path, *indexed(good))] == [
        ("pack.file", "public.pdf: it is damaged, and cannot be opened.")
    ]
