"""The bookmarks of a pack, and the links of its front sheet."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    import pikepdf

_DEEPEST: Final = 20
_MOST: Final = 5_000
"""The most bookmarks that are taken over from one paper."""


class Bookmark(NamedTuple):
    """A bookmark of a pack: what it says, the page and place it leads to, and the outline of the paper it stands for.

    `pages` leads from the pages of that paper to those of the pack.
    """

    title: str
    page: Any
    outline: Any = None
    pages: dict[tuple[int, int], Any] | None = None


def bookmarks(pack: pikepdf.Pdf, papers: Iterable[Bookmark]) -> None:
    """Set a bookmark for each paper, with its own below it, and have the file opened with them shown."""
    from pikepdf import Array, Dictionary, Name

    outline = pack.make_indirect(Dictionary(Type=Name.Outlines))
    entries = []
    for one in papers:
        entry = _entry(pack, one.title, Array([one.page, Name.XYZ, None, None, None]))
        own = _own(pack, one.outline, one.pages or {}, 0)
        # A minus means that what is below is folded away until the reader opens it.
        _join(entry, own, folded=True)
        entries.append(entry)
    _join(outline, entries, folded=False)
    pack.Root["/Outlines"] = outline
    pack.Root["/PageMode"] = Name.UseOutlines


def _own(pack: pikepdf.Pdf, parent: Any, pages: dict[tuple[int, int], Any], depth: int) -> list[Any]:
    """Give the bookmarks below one of a paper, leading to the pages of the pack."""
    from pikepdf import Array, Dictionary

    entries: list[Any] = []
    known: set[tuple[int, int]] = set()
    held = parent.get("/First") if parent is not None and depth < _DEEPEST else None
    while isinstance(held, Dictionary) and held.objgen not in known and len(known) < _MOST:
        known.add(held.objgen)
        below = _own(pack, held, pages, depth + 1)
        place: Any = held.get("/Dest")
        page = pages.get(place[0].objgen) if isinstance(place, Array) and len(place) else None
        if page is not None:
            entry = _entry(pack, str(held.get("/Title", "")), Array([page, *[_plain(one) for one in list(place)[1:]]]))
            _join(entry, below, folded=True)
            entries.append(entry)
        else:
            entries += below
        held = held.get("/Next")
    return entries


def _plain(value: Any) -> Any:
    """Give a number or a name of a place as it is, and anything else as nothing."""
    from pikepdf import Dictionary, Stream

    return None if isinstance(value, (Dictionary, Stream)) else value


def _entry(pack: pikepdf.Pdf, title: str, place: Any) -> Any:
    from pikepdf import Dictionary

    return pack.make_indirect(Dictionary(Title=title, Dest=place))


def _join(parent: Any, entries: list[Any], *, folded: bool) -> None:
    if not entries:
        return
    for before, after in pairwise(entries):
        before["/Next"], after["/Prev"] = after, before
    for one in entries:
        one["/Parent"] = parent
    parent["/First"], parent["/Last"] = entries[0], entries[-1]
    parent["/Count"] = -len(entries) if folded else len(entries)


def lead_links(pages: Iterable[Any], address: str, starts: dict[int, Bookmark]) -> None:
    """Have each link to `address` and the place of a paper in the pack lead to its first page, and say so aloud.

    A link to a paper that is not there is left to say so by itself: it keeps its address.
    """
    from pikepdf import Array, Dictionary, Name

    for page in pages:
        for link in page.get("/Annots", ()):
            uri = str((link.get("/A") or {}).get("/URI", ""))
            number = uri.removeprefix(address)
            if uri.startswith(address) and number.isdecimal() and int(number) in starts:
                to = starts[int(number)]
                link["/A"] = Dictionary(S=Name.GoTo, D=Array([to.page, Name.XYZ, None, None, None]))
                link["/Contents"] = to.title
