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


FAULTS: dict[str, tuple[Callable[[Any], object], str]] = {
    "a paper that no tag holds": (part_dropped, "is in no tag"),
    "papers read in another order": (order_turned, "another order"),
    "ways back that are shifted": (shifted, "does not lead back"),
    "tags that name another page": (elsewhere, "is in no tag"),
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


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nnothing", b"<html>"])
def test_what_is_no_pdf_is_named(good: BuiltPack, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "public.pdf"
    path.write_bytes(data)
    assert [one.sentence for one in faults_of(path, *indexed(good))] == [
        "public.pdf: it is damaged, and cannot be opened."
    ]
