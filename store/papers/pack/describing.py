"""What a pack says of itself: its title, its language, the numbers of its pages, and whether it can be read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from store.papers.document import Document

if TYPE_CHECKING:
    import pikepdf

_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>{declared}
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
_DECLARED: Final = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>"""


def describe(pack: pikepdf.Pdf, front: Document, numbers: list[int], *, accessible: bool) -> None:
    """Set what a pack says of itself; `numbers` are those printed on its pages, 0 for none."""
    from pikepdf import Array, Dictionary, Name

    words = _XMP.format(title=escape(front.title), language=front.language, declared=_DECLARED if accessible else "")
    held = pack.make_stream(words.encode("utf-8"))
    held["/Type"], held["/Subtype"] = Name.Metadata, Name.XML
    pack.Root["/Metadata"] = held
    pack.docinfo["/Title"] = front.title
    pack.Root["/Lang"] = front.language
    pack.Root["/ViewerPreferences"] = Dictionary(DisplayDocTitle=True)
    labels = [
        part
        for at, number in _runs(numbers)
        for part in (at, Dictionary(S=Name.D, St=number) if number else Dictionary(S=Name.r))
    ]
    pack.Root["/PageLabels"] = Dictionary(Nums=Array(labels))


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Give where the numbers begin and where they jump: the place of a page, from 0, and its number."""
    expected = None
    for at, number in enumerate(numbers):
        if number != expected:
            yield at, number
        expected = number + 1 if number else 0
