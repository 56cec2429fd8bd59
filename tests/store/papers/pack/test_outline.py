"""The bookmarks of a pack, whole: whose stand below which, where each leads, and which are folded away."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from store.papers.pack.outline import Bookmark, bookmarks, lead_links


@pytest.fixture
def pack() -> pikepdf.Pdf:
    held = pikepdf.new()
    for _ in range(4):
        held.add_blank_page()
    return held


def _marked(pack: pikepdf.Pdf, *entries: tuple[str, Any, tuple[Any, ...]]) -> Any:
    """Give a level of the bookmarks of a paper: each with its title, the page that it leads to, and those below."""
    made = []
    for title, page, below in entries:
        entry = pack.make_indirect(Dictionary(Title=title))
        if page is not None:
            entry["/Dest"] = Array([page, Name.Fit])
        if below:
            entry["/First"] = _marked(pack, *below)["/First"]
        made.append(entry)
    for before, after in pairwise(made):
        before["/Next"] = after
    return pack.make_indirect(Dictionary(First=made[0]))


def _told(level: Any, pages: list[Any], within: int = 0) -> list[str]:
    """Tell the bookmarks of a level in lines: how many are folded away below, and the page."""
    lines, one, before = [], level.get("/First"), None
    while one is not None:
        at = next(number for number, page in enumerate(pages, 1) if page.objgen == one.Dest[0].objgen)
        lines.append(f"{'  ' * within}{one.Title} {at} {one.get('/Count', 0)}")
        assert one.Parent.objgen == level.objgen
        assert before is None or one.Prev.objgen == before.objgen
        lines += _told(one, pages, within + 1)
        one, before = one.get("/Next"), one
    assert before is None or level.Last.objgen == before.objgen
    return lines


def test_each_paper_has_its_own_bookmarks_folded_away_below_it(pack: pikepdf.Pdf) -> None:
    pages = [page.obj for page in pack.pages]
    here = {page.objgen: page for page in pages[1:3]}
    own = _marked(
        pack,
        ("Aims", pages[1], (("First", pages[2], ()), ("Second", pages[1], ()))),
        ("Nowhere", None, (("Found", pages[2], ()),)),
        ("Of another", pages[3], ()),
    )
    bookmarks(pack, [Bookmark("Agenda", pages[0]), Bookmark("Plan", pages[1], own, here), Bookmark("Map", pages[3])])
    assert _told(pack.Root.Outlines, pages) == [
        "Agenda 1 0",
        "Plan 2 -2",
        "  Aims 2 -2",
        "    First 3 0",
        "    Second 2 0",
        "  Found 3 0",
        "Map 4 0",
    ]
    outlines: Any = pack.Root.Outlines
    assert outlines.Count == 3
    assert pack.Root.PageMode == Name.UseOutlines
    assert [list(outlines.First.Dest)[1:], list(outlines.First.Next.First.Dest)[1:]] == [
        [Name.XYZ, None, None, None],
        [Name.Fit],
    ]


def test_bookmarks_that_go_in_a_circle_come_to_an_end(pack: pikepdf.Pdf) -> None:
    page = pack.pages[0].obj
    own = _marked(pack, ("One", page, ()), ("Two", page, ()))
    own["/First"]["/Next"]["/Next"] = own["/First"]
    bookmarks(pack, [Bookmark("Plan", page, own, {page.objgen: page})])
    assert _told(pack.Root.Outlines, [page]) == ["Plan 1 -2", "  One 1 0", "  Two 1 0"]


def test_links_to_papers_of_the_pack_lead_to_their_pages_and_others_stay(pack: pikepdf.Pdf) -> None:
    def link(uri: str) -> Any:
        return pack.make_indirect(Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=uri)))

    uris = ("paper:2", "paper:9", "paper:x", "https://example.org/2")
    pack.pages[0].obj["/Annots"] = Array([link(one) for one in uris])
    lead_links([page.obj for page in pack.pages], "paper:", {2: Bookmark("Plan", pack.pages[1].obj)})
    links: list[Any] = list(pack.pages[0].obj["/Annots"])
    first, *others = links
    assert Name.GoTo == first.A.S
    assert first.A.D[0].objgen == pack.pages[1].obj.objgen
    assert first.Contents == "Plan"
    assert [str(one.A.URI) for one in others] == list(uris[1:])
    assert all("/Contents" not in one for one in others)
