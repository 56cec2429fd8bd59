"""A pack of papers that can be read aloud can be read aloud, and leads where its papers led."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from store.papers.document import AnyBlock, Document, NewPageBlock, ParagraphBlock
from store.papers.pack.building import BuiltPack, StoppedError, build
from store.papers.pack.plan import PackLayout, PackPaper
from store.papers.rendering.pdf import pdf
from tests.store.papers.pack.packs import pack_of, papers_of, report, sheet_of, shown
from tests.store.papers.rendering.struct_check import findings

HELD_WHOLE = ("build",)

BLANK = "This page is intentionally left blank"
LENGTHS = {"Minutes": 6, "Structure": 7, "Strategy": 6, "Plan": 24}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltPack:
    """The pack of 5 December 2016, in papers of the lengths that they had."""
    papers = papers_of(
        tmp_path_factory.mktemp("papers"), **{name: report(name, long) for name, long in LENGTHS.items()}
    )
    return pack_of(papers, lines=30)


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def judged(data: bytes) -> list[str]:
    said = page.validate_pdf_bytes(data)
    return [*findings(data), *([] if said.is_compliant else [str(said)])]


def test_the_front_sheet_prints_what_the_agenda_of_2016_printed(built: BuiltPack) -> None:
    first = " ".join(shown(built.data)[0].split())
    for ranged in ("(Pages 3 - 8)", "(Pages 9 - 16)", "(Pages 17 - 22)", "(Pages 23 - 46)"):
        assert ranged in first


def test_it_can_be_read_aloud(built: BuiltPack) -> None:
    assert judged(built.data) == []
    assert built.accessible
    assert built.notes == ()


def test_every_page_bears_its_number_and_the_reader_shows_the_same(built: BuiltPack) -> None:
    words = shown(built.data)
    assert len(words) == 46
    with opened(built.data) as held:
        assert [held.pages[at].label for at in range(46)] == [str(number) for number in range(1, 47)]
    assert all(one.strip().endswith(str(number)) for number, one in enumerate(words, start=1)), words


def test_the_back_of_a_leaf_is_blank_and_says_so(built: BuiltPack) -> None:
    words = shown(built.data)
    assert [at for at, one in enumerate(words, start=1) if BLANK in one] == [16]
    assert words[15].split() == [*BLANK.split(), "16"]


def test_only_the_first_page_of_a_paper_bears_its_mark(built: BuiltPack) -> None:
    marked = {at: one for at, one in enumerate(shown(built.data), start=1) if "Agenda Item" in one}
    assert list(marked) == [3, 9, 17, 23]
    assert "Agenda Item 4" in marked[23]


def test_every_tag_of_every_paper_is_there(built: BuiltPack) -> None:
    with opened(built.data) as held:
        parts = {str(part.T): len(below(part)) + 1 for part in held.Root.StructTreeRoot.K[0].K}
    assert {name: parts[name] for name in LENGTHS} == {name: tags(report(name, long)) for name, long in LENGTHS.items()}


def tags(data: bytes) -> int:
    with opened(data) as held:
        return sum(isinstance(one, Dictionary) and "/S" in one and "/P" in one for one in held.objects)


def test_a_range_leads_to_its_paper_and_links_within_a_paper_still_lead_where_they_did(built: BuiltPack) -> None:
    with opened(built.data) as held:
        number = {one.obj.objgen: at for at, one in enumerate(held.pages, start=1)}
        links = {
            at: [number[(one.A.D if "/A" in one else one.Dest)[0].objgen] for one in held_page.obj.get("/Annots", ())]
            for at, held_page in enumerate(held.pages, start=1)
            if held_page.obj.get("/Annots")
        }
    assert links == {1: [3, 9, 17, 23], 8: [3], 15: [9], 22: [17], 46: [23]}


def test_the_outline_has_the_papers_in_order_with_their_own_headings_below(built: BuiltPack) -> None:
    with opened(built.data) as held:
        assert held.Root.PageMode == Name.UseOutlines
        with held.open_outline() as outline:
            names = [one.title for one in outline.root]
            below = [child.title for child in outline.root[2].children]
    assert names == ["Pack of 5 December 2016", "1. Minutes", "2. Structure", "3. Strategy", "4. Plan"]
    assert below == ["Structure"]


def test_the_same_papers_give_the_same_bytes_and_are_not_written_to(tmp_path: Path) -> None:
    papers = papers_of(tmp_path, One=report("One", 2), Two=report("Two", 1))
    before = {one.source: hashlib.sha256(one.source.read_bytes()).digest() for one in papers if one.source}
    assert pack_of(papers).data == pack_of(papers).data
    assert before == {path: hashlib.sha256(path.read_bytes()).digest() for path in before if path}


@pytest.mark.parametrize("lines", [0, 20, 34, 35, 36, 37, 38, 60, 74, 76, 78])
def test_a_front_sheet_settles_whatever_its_length(tmp_path: Path, lines: int) -> None:
    papers = papers_of(tmp_path, **{f"Paper{number}": report("Paper", 1) for number in range(4)})
    built = pack_of(papers, lines)
    words = shown(built.data)
    for placed in built.layout.papers:
        at = next(at for at, one in enumerate(words) if placed.paper.mark in one)
        with opened(built.data) as held:
            assert held.pages[at].label == str(placed.first)
    assert judged(built.data) == []


def test_a_pack_without_papers_is_its_front_sheet() -> None:
    built = pack_of((), 3)
    assert judged(built.data) == []
    assert len(shown(built.data)) == 1


def test_a_welsh_paper_keeps_its_language(tmp_path: Path) -> None:
    built = pack_of(papers_of(tmp_path, English=report("English", 1), Welsh=report("Adroddiad", 1, "cy")))
    with opened(built.data) as held:
        parts = list(held.Root.StructTreeRoot.K[0].K)
        languages = {str(one.T): str(one.get("/Lang", "")) for one in parts}
        assert str(held.Root.Lang) == "en-GB"
    assert languages["Welsh"].startswith("cy")
    assert languages["English"].startswith("en")
    assert judged(built.data) == []


def clashing(role: str, meant: Any) -> bytes:
    """A report whose paragraphs have a role of its own, which another report may use for something else."""
    out = io.BytesIO()
    with opened(report("Roles", 1)) as held:
        held.Root.StructTreeRoot.RoleMap = Dictionary({role: meant})
        held.Root.StructTreeRoot.ClassMap = Dictionary(
            {"/Plain": Dictionary(O=Name.PackLayout, SpaceAfter=len(str(meant)))}
        )
        for number, one in enumerate(
            one for one in held.objects if isinstance(one, Dictionary) and one.get("/S") == Name.P
        ):
            one.S, one.C, one.ID = Name(role), Name.Plain, String(f"cell{number}")
        held.save(out)
    return out.getvalue()


def test_what_two_papers_call_alike_and_mean_otherwise_is_told_apart(tmp_path: Path) -> None:
    built = pack_of(papers_of(tmp_path, One=clashing("/Body", Name.P), Two=clashing("/Body", Name.Note)))
    with opened(built.data) as held:
        tree = held.Root.StructTreeRoot
        one, two = (part for part in tree.K[0].K if str(part.T) in ("One", "Two"))
        meant = [
            {str(tree.RoleMap[kid.S]) for kid in below(part) if str(kid.S).startswith("/Body")} for part in (one, two)
        ]
        classes = [
            {str(kid.C if isinstance(kid.C, Name) else kid.C[0]) for kid in below(part) if "/C" in kid}
            for part in (one, two)
        ]
        ids = [str(kid.ID) for part in (one, two) for kid in below(part) if "/ID" in kid]
        assert [int(tree.ClassMap[names.pop()].SpaceAfter) for names in classes] == [2, 5]
    assert meant == [{"/P"}, {"/Note"}]
    assert len(ids) == len(set(ids)) > 4


def below(element: Any) -> list[Any]:
    kids = element.get("/K", Array([]))
    these = [
        kid for kid in (kids if isinstance(kids, Array) else [kids]) if isinstance(kid, Dictionary) and "/S" in kid
    ]
    return [*these, *(one for kid in these for one in below(kid))]


def notice() -> bytes:
    words = "Document is Restricted"
    return pdf(Document(title=words, blocks=(ParagraphBlock(words=words),)), footer="").data


def kept_back(pages: int) -> PackPaper:
    return PackPaper(
        item="2", title="Item 2", called="Item 2", mark="Agenda Item 2", pages=pages, exempt=True, notice=notice()
    )


@pytest.mark.parametrize("pages", [1, 2, 3, 8, 9])
def test_a_paper_kept_back_moves_no_number(tmp_path: Path, pages: int) -> None:
    held = papers_of(tmp_path, First=report("First", 3), Annex=report("Annex", pages), Last=report("Last", 2))
    whole = pack_of(held)
    public = pack_of((held[0], kept_back(pages), held[2]))
    assert public.layout.ranges() == whole.layout.ranges()
    words = shown(public.data)
    at = next(at for at, one in enumerate(words) if "Restricted" in one)
    assert BLANK in words[at + 1]
    with opened(public.data) as file:
        last = next(number for number, one in enumerate(words) if "Agenda Item 3" in one)
        assert [file.pages[place].label for place in (at, at + 1, last)] == [
            str(number)
            for number in (whole.layout.papers[1].first, whole.layout.papers[1].first + 1, whole.layout.papers[2].first)
        ]
        assert sum(isinstance(one, Dictionary) and one.get("/Type") == "/Page" for one in file.objects) == len(words)
    assert judged(public.data) == []


def test_the_clerk_can_stop_it_and_every_paper_is_told(tmp_path: Path) -> None:
    papers = papers_of(tmp_path, One=report("One", 1), Two=report("Two", 1))
    told: list[tuple[int, int]] = []

    def tell(at: int, count: int) -> bool:
        told.append((at, count))
        return True

    build(sheet_of(papers), papers, progress=tell)
    assert told == [(0, 2), (1, 2)]
    with pytest.raises(StoppedError):
        build(sheet_of(papers), papers, progress=lambda at, _count: at < 1)


LETTERED = {"A": 8, "B": 4, "C": 8, "D": 8, "E": 18, "F": 20, "G": 24, "H": 6}
"""The appendices of 25 March 2021, in about the lengths that they had."""


def test_numbers_may_begin_with_the_first_paper_as_the_city_prints_them(tmp_path: Path) -> None:
    papers = tuple(
        one._replace(mark=f"Appendix {one.title}", item="")
        for one in papers_of(tmp_path, **{name: report(name, long) for name, long in LETTERED.items()})
    )
    built = build(sheet_of(papers), papers, counts_front=False)
    assert [first for first, _ in built.layout.ranges()] == [1, 9, 13, 21, 29, 47, 67, 91]
    words = shown(built.data)
    assert words[1].split() == BLANK.split()
    assert words[2].split()[-1] == "1"
    assert "Appendix A" in words[2]
    with opened(built.data) as held:
        assert [held.pages[at].label for at in (0, 1, 2, 3, 92)] == ["i", "ii", "1", "2", "91"]
    assert judged(built.data) == []


def test_a_front_sheet_that_never_settles_is_printed_six_times_and_no_more() -> None:
    asked = []

    def grows(_layout: PackLayout) -> Document:
        asked.append(1)
        pages: list[AnyBlock] = [one for _ in (0, *asked) for one in (ParagraphBlock(words="A page"), NewPageBlock())]
        return Document(title="Pack", blocks=tuple(pages))

    build(grows, ())
    assert len(asked) == 6
