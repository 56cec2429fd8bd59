"""What pages draw: where a stamp stands on each, what is put around a drawing, and the words that it holds."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import product
from typing import Any

import pikepdf

from store.papers.document import Document
from store.papers.pack.describing import describe
from store.papers.pack.drawing import (
    BANNER,
    CORNER,
    FOOT,
    PageStamp,
    keep_to_itself,
    shows_words,
    spot_of,
    stamp,
    visible,
)
from store.papers.pack.drawn_text import DrawnText
from store.papers.pack.stamps import stamps
from store.papers.pack.unpacking import places_in, readings
from tests.store.papers.few_lines.objects import cases, said
from tests.store.papers.few_lines.telling import Lines, other, told

PAGES = (
    "/MediaBox[0 0 595 842]",
    "/MediaBox[10 20 605 862]",
    "/MediaBox[605 862 10 20]",
    "/MediaBox[0 0 595 842] /CropBox[50 60 400 500]",
    "/MediaBox[0 0 595 842] /CropBox[-50 -60 700 900]",
    "/MediaBox[50 60 400 500] /CropBox[0 0 100 100]",
    "/MediaBox[0 0 100 100] /CropBox[100 0 200 100]",
    "/MediaBox[0 0 100 100] /CropBox[0 100 100 200]",
    "/MediaBox[0 0 100 100] /CropBox[99 99 200 200]",
    "/MediaBox[0 0 595] /CropBox[0 0 100 200]",
    "/MediaBox (a word)",
    "/MediaBox[/A 0 0 0]",
    "/Rotate 0",
    "/MediaBox[0 0 300 100] /UserUnit 2",
    "/MediaBox[0 0 300 100] /UserUnit 0",
    "/MediaBox[0 0 300 100] /UserUnit 0.5 /Rotate 90",
    *(f"/MediaBox[5 7 305 107] /Rotate {turned}" for turned in (90, 180, 270, -90, 360, 450, 45)),
    *(f"/MediaBox[0 0 {across} 60]" for across in (3, 44, 84, 124, 164, 165, 204, 205, 244, 245, 284, 285, 304, 305)),
)
SIZES = {FOOT: (80, 10), CORNER: (120, 12), BANNER: (100, 14)}
"""How wide and high each stamp is."""

DRAWN = (
    "",
    "q",
    "Q",
    "q Q",
    "Q q",
    "q q Q",
    "Q Q q",
    "q Q Q Q q q",
    "q 1 0 0 1 0 0 cm",
    "[q]Q",
    "(q)Tj",
    "/q gs q",
    "(a)q(b)Q(c)q",
    "q[1]0 d Q/a gs",
    "q%x\nQ<41>q",
    "(q q) Tj q Q",
    "BT (q) Tj ET Q",
    "/Span BMC (a) Tj EMC",
    "/OC /O BDC (a) Tj EMC",
    "/OC /O BDC /P <</MCID 3>> BDC (a) Tj EMC (b) Tj EMC (c) Tj",
    "/P <</MCID 3>> BDC /OC /O BDC (a) Tj EMC EMC",
    "EMC (a) Tj",
    "/P /OC BDC (a) Tj EMC",
    "BMC",
    "(a) TJ",
    "[(a)]TJ",
    "(a)'",
    '<41> "',
    "(it's)",
    "( ' )x",
    "/TJa gs",
    "aTj",
    "(a) Tj*",
    "/X Do",
)
SHOWN = (
    "20 <</Subtype/Form>>~(a) Tj",
    "20 <</Subtype/Image>>~(a) Tj",
    "20 <</Subtype/Form>>~none",
    "20 <</Subtype/Form /Resources <</XObject <</Y 21 0 R>>>>>>~none | 21 <</Subtype/Form>>~(a) Tj",
    "20 <</Subtype/Form /Resources <</XObject <</Y 21 0 R /Z 5 0 R>>>>>>~ | 21 <</Subtype/Form>>~(a) Tj",
    "20 <</Subtype/Form /Resources <</XObject <</A 5 0 R /B 21 0 R /C 22 0 R>>>>>>~ | 22 <</Subtype/Form>>~Tj",
    *(
        " | ".join(
            [
                *(f"{at} <</Subtype/Form /Resources <</XObject <</Y {at + 1} 0 R>>>>>>~" for at in range(20, last)),
                f"{last} <</Subtype/Form>>~(a) Tj",
            ]
        )
        for last in (25, 26)
    ),
    "20 <</Subtype/Form /Resources <</XObject <</Y 20 0 R>>>>>>~none",
    "20 <</Subtype/Form /Resources (a word)>>~none",
)
STRINGS = (
    "(a b) Tj",
    "(a) Tj (b) Tj",
    "(a) Tj T* (b) Tj",
    "(a) Tj 0 -12 Td (b) Tj",
    "(a) Tj 0 -12 TD (b) Tj",
    "(a) Tj 1 0 0 1 0 0 Tm (b) Tj",
    "(a) Tj ET BT (b) Tj",
    "(a) ' (b) ' (c)",
    '(a) " (b) " (c)',
    "[(a) -99 (b) -100 (c) -250.5 (d)] TJ",
    "[(a) 250 (b)-250(c) -1000] TJ",
    "[<41>-250<42>-250 <43>] TJ",
    "(a\\(b\\)\\\\) Tj ((c)(d)) Tj",
    "(\\101\\60\\7771\\n\\r\\t\\b\\f\\q\\\nz\\\r\ny\\\rx) Tj",
    "<41 4 2> Tj <5> Tj <> Tj",
    "(\0a\0b) Tj T* (c)",
    "(a) Tjx (b) xTj",
    "/F 12 Tf (AB) Tj",
    "/F 12 Tf <4142> Tj T* [<43> -200 <44>] TJ",
    "/W 12 Tf <00410042> Tj <00430044> Tj",
    "/F 12 Tf (A) Tj /N 9 Tf (A) Tj /F -9.5 Tf (A) Tj",
    "/M 12 Tf (A) Tj",
    "/V 12 Tf (A) Tj",
    "/D 12 Tf (A) Tj",
    "/G 12 Tf (A) Tj",
)
MAPS = {
    "F": "2 beginbfchar <41> <0061> <42> <00660069> <43> endbfchar 1 beginbfrange <44> <45> <0078> endbfrange",
    "W": "1 beginbfrange <0041> <0042> [<0061> <0062>] <0043> <0044> <D835DC00> <45> <44> <0061> endbfrange",
    "N": "nothing",
}
RAW = (
    b"plain",
    b"\xfe\xff\0a\0b",
    b"\xff\xfea\0b\0",
    b"\xef\xbb\xbfcaf\xc3\xa9",
    b"caf\xc3\xa9",
    b"caf\xe9",
    b"a%20b",
    b"a%2",
    b"\0a\0b",
    b"a\0b\0",
    b"a\0b",
    b"\0ab",
    b"\0abc",
    b"",
)


def lines() -> Lines:
    """Tell where stamps stand on pages, what becomes of drawings, and what words are read in them."""
    pack = pikepdf.new()
    yield from _stamped(pack)
    yield "## what is put around a drawing, with its tags and without"
    for words in DRAWN:
        around = " || ".join(_around(pack, words, untagged=untagged) for untagged in (False, True))
        yield f"{told(words)} => {around} {'words' if shows_words(_page(pack, words)) else ''}".rstrip()
    yield "## drawings within drawings that have words"
    for change in SHOWN:
        with pikepdf.open(io.BytesIO(said(f"D none | F/XObject <</X 20 0 R>> | {change}"))) as held:
            yield f"{change} => {shows_words(held.pages[0].obj)}"
    yield from _words(pack)
    yield "## readings of a string"
    yield from (f"{raw!r} => {told(list(readings(raw)))}" for raw in RAW)
    yield "## the texts of a file"
    usual: list[str] = []
    for change in ("", *cases("places")):
        yield f"# {change or 'as it is'}"
        places = [
            f"{'' if one.worded else 'not '}worded {one.page} {one.where}: {told(one.text)}"
            for one in places_in(said(change))
        ]
        yield from other(places, usual)
        usual = usual or places
    yield from _described()
    yield "## stamps"
    for words, one in stamps(pack, ["7", "Agenda Item 12", "7", "Appendix B"]).items():
        yield f"{words}: {one.width:.1f} by {one.height:.1f}, {b'BDC' in one.drawing.read_bytes()}"


def _described() -> Iterator[str]:
    yield "## what a pack says of itself"
    front = Document(title="Pack & papers <1>", blocks=())
    for numbers in ([], [1], [1, 2, 3], [0, 0, 1, 2], [1, 0, 0, 2], [1, 2, 4, 5], [3, 3], [0], [2, 0, 1]):
        pack = pikepdf.new()
        describe(pack, front, numbers, accessible=len(numbers) > 1)
        yield f"{numbers} => {bytes(pack.Root.PageLabels.unparse(resolved=True)).decode()} {pack.docinfo['/Title']}"
    yield from ascii(pack.Root.Metadata.read_bytes().decode()).split("\\n")


def _page(pack: pikepdf.Pdf, words: str, more: str = "") -> Any:
    page: Any = pack.make_indirect(pikepdf.Object.parse(f"<</Type/Page {more}>>".encode()))
    page.Contents = pack.make_stream(words.encode("latin-1"))
    return page


def _around(pack: pikepdf.Pdf, words: str, *, untagged: bool) -> str:
    page = _page(pack, words)
    try:
        keep_to_itself(pack, page, untagged=untagged)
    except TypeError:
        return "no drawing"
    return _drawn(page)


def _drawn(page: Any) -> str:
    held = page.Contents
    parts = [one.read_bytes() for one in (held if isinstance(held, pikepdf.Array) else [held])]
    return " , ".join(" ".join(one.decode("latin-1").split()) for one in parts)


def _stamped(pack: pikepdf.Pdf) -> Iterator[str]:
    yield "## stamps on pages"
    made = {where: PageStamp(pack.make_stream(b""), *size) for where, size in SIZES.items()}
    for more in PAGES:
        page = _page(pack, "x", more)
        yield f"# {more}"
        yield f"seen {told(visible(page))}"
        yield from (
            f"{where} at {told([f'{side:.1f}' for side in spot_of(page, made[where], where)])}"
            for where in (FOOT, CORNER)
        )
        stamp(pack, page, made[FOOT], made[CORNER], made[BANNER])
        yield _drawn(page)
    yield "# one stamp, or none"
    for foot, corner, banner in product((False, True), repeat=3):
        page = _page(pack, "x", "/Resources <</XObject <</Stamp0 1 /Stamp3 2>> /Font <<>>>>")
        page.Contents = pikepdf.Array([page.Contents])
        stamp(
            pack,
            page,
            *(
                made[where] if said_so else None
                for where, said_so in ((FOOT, foot), (CORNER, corner), (BANNER, banner))
            ),
        )
        yield f"{told(sorted(page.Resources.XObject.keys()))} {told(sorted(page.Resources.keys()))} {_drawn(page)}"


def _words(pack: pikepdf.Pdf) -> Iterator[str]:
    yield "## the words of a drawing, as they stand and by their fonts"
    fonts: dict[str, Any] = {
        f"/{name}": pikepdf.Dictionary(ToUnicode=pack.make_stream(words.encode())) for name, words in MAPS.items()
    }
    fonts |= {
        "/V": pikepdf.Dictionary(ToUnicode=pikepdf.Name.Identity),
        "/M": pikepdf.Dictionary(),
        "/G": pikepdf.Name.F,
    }
    spoilt = pack.make_stream(b"no such thing", Filter=pikepdf.Name.FlateDecode)
    fonts |= {"/D": pikepdf.Dictionary(ToUnicode=spoilt)}
    resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(fonts))
    drawn = DrawnText()
    for words in STRINGS:
        data = words.encode("latin-1")
        plain = [drawn.text(data, one) for one in (None, pikepdf.Dictionary(), pikepdf.Dictionary(Font=1))]
        by_font = told(drawn.text(data, resources))
        yield f"{words!a} => {told(list(drawn.strings(data)))} || {by_font} || {told(plain)}"
