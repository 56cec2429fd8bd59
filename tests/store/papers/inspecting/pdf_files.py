"""PDF files set by typst and changed with pikepdf, each with one fault planted in it, and some that have none."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from typing import Any

import pikepdf
import typst
from pikepdf import Array, Dictionary, Name, String

_HEAD = '#set document(title: "Agenda")\n#set text(lang: "en", region: "GB")\n#set page(width: 300pt, height: 300pt)\n'
_SEEN = """= Agenda
#table(columns: 2, table.header([Item], [Page]), [Budget – “precept”], [9 – 16])
#block(fill: black, inset: 4pt, text(fill: white)[White letters on black are seen])
#text(fill: luma(120), size: 6pt)[Small grey print is seen, and so is . . . . . . . . .] I II l | – —
"""


@cache
def set_page(words: str = "", head: str = "") -> bytes:
    """A page that is accessible and holds some words more, in typst's writing."""
    return typst.compile((_HEAD + head + _SEEN + words).encode(), format="pdf", pdf_standards=["ua-1"])


def changed(change: Callable[[pikepdf.Pdf], object], data: bytes | None = None, **said: Any) -> bytes:
    """A file with something changed in it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data or set_page())) as opened:
        change(opened)
        opened.save(out, **said)
    return out.getvalue()


def _deleted(*path: str) -> Callable[[pikepdf.Pdf], None]:
    def change(opened: pikepdf.Pdf) -> None:
        holder: Any = opened.Root
        for name in path[:-1]:
            holder = holder[name]
        del holder[path[-1]]

    return change


def drawn(opened: pikepdf.Pdf, content: bytes) -> None:
    """Draw more on the first page, over all that is there, by hand."""
    page = opened.pages[0]
    font = opened.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    page.add_resource(font, Name.Font, Name("/Fx"))
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(b"\nQ\n/Artifact BMC\n" + content + b"\nEMC\n")


def with_drawn(content: bytes) -> bytes:
    """A page on which something was drawn by hand."""
    return changed(lambda opened: drawn(opened, content))


WORDS = b"BT /Fx 12 Tf 40 60 Td (Not for the public) Tj ET "
BLACK, WHITE = b"0 g ", b"1 g "
OVER = b"36 56 120 16 re f "


def _note(opened: pikepdf.Pdf, **said: Any) -> None:
    note = Dictionary(Type=Name.Annot, Rect=Array([200, 20, 220, 40]), Contents=String("x"), **said)
    opened.pages[0].obj.Annots = Array([*opened.pages[0].obj.get("/Annots", ()), opened.make_indirect(note)])


def noted(**said: Any) -> bytes:
    """A page with something laid on it."""
    return changed(lambda opened: _note(opened, **said))


def _rooted(name: str, value: Callable[[pikepdf.Pdf], Any]) -> bytes:
    return changed(lambda opened: setattr(opened.Root, name, value(opened)))


def _layered(opened: pikepdf.Pdf, hidden: bool) -> Dictionary:
    group = opened.make_indirect(Dictionary(Type=Name.OCG, Name=String("Notes")))
    off = Array([group]) if hidden else Array()
    return Dictionary(OCGs=Array([group]), D=Dictionary(Order=Array([group]), OFF=off))


def layers(*, hidden: bool) -> bytes:
    """A file with a layer."""
    return _rooted("OCProperties", lambda opened: _layered(opened, hidden))


def _attach(opened: pikepdf.Pdf) -> None:
    opened.attachments["list.xlsx"] = pikepdf.AttachedFileSpec(opened, b"x", filename="list.xlsx")


def _script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def _named_script(opened: pikepdf.Pdf) -> Dictionary:
    kid = opened.make_indirect(Dictionary(Names=Array([String("a"), _script()])))
    return Dictionary(JavaScript=Dictionary(Kids=Array([kid])))


def _form(*fields: Dictionary) -> bytes:
    return _rooted("AcroForm", lambda opened: Dictionary(Fields=Array([opened.make_indirect(one) for one in fields])))


def _about(**said: str) -> bytes:
    def change(opened: pikepdf.Pdf) -> None:
        for name, words in said.items():
            opened.docinfo[f"/{name}"] = String(words)

    return changed(change)


def _xmp(opened: pikepdf.Pdf) -> None:
    with opened.open_metadata() as about:
        about["dc:creator"] = ["A Clerk"]


def _untitled(opened: pikepdf.Pdf) -> None:
    del opened.docinfo["/Title"]
    with opened.open_metadata() as about:
        del about["dc:title"]


def scan(*, words: bytes = b"") -> bytes:
    """A page that is a picture, with words behind it if some are given, tagged so that nothing else is told."""
    source = _HEAD + "#set page(margin: 0pt)\n#hide[= Agenda]"
    page = typst.compile(source.encode(), format="pdf", pdf_standards=["ua-1"])

    def change(opened: pikepdf.Pdf) -> None:
        image = opened.make_stream(bytes(range(200)) * 2)
        image.update(Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=20, Height=20, BitsPerComponent=8))
        image.ColorSpace = Name.DeviceGray
        first = opened.pages[0]
        first.obj.Contents = opened.make_stream(b"")
        first.add_resource(image, Name.XObject, Name("/Im"))
        drawn(opened, words + b"q 300 0 0 300 0 0 cm /Im Do Q")

    return changed(change, page)


def earlier() -> bytes:
    """A file saved twice, the second time by adding to it: the first can be had by cutting it."""
    first = changed(lambda _: None, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    at = first.rindex(b"startxref")
    before = int(first[at:].split()[1])
    with pikepdf.open(io.BytesIO(first)) as opened:
        root, size = opened.Root.objgen[0], len(opened.objects) + 1
    added = f"\n{size} 0 obj\n<< /Added true >>\nendobj\n".encode()
    table = f"xref\n{size} 1\n{len(first) + 1:010d} 00000 n \n"
    info = int(first.split(b"/Info ")[1].split()[0])
    trailer = f"trailer\n<< /Size {size + 1} /Root {root} 0 R /Info {info} 0 R /Prev {before} >>\n"
    start = len(first) + len(added)
    return first + added + (table + trailer + f"startxref\n{start}\n%%EOF\n").encode()


def _left_page(opened: pikepdf.Pdf) -> None:
    opened.Root.Kept = opened.make_indirect(Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 9, 9])))


def _cropped(opened: pikepdf.Pdf) -> None:
    drawn(opened, BLACK + b"BT /Fx 12 Tf 40 290 Td (Not for the public) Tj ET")
    opened.pages[0].obj.CropBox = Array([0, 0, 300, 285])


def _picture_over(opened: pikepdf.Pdf) -> None:
    image = opened.make_stream(bytes([120, 121] * 50))
    image.update(Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=10, Height=10, BitsPerComponent=8))
    image.ColorSpace = Name.DeviceGray
    opened.pages[0].add_resource(image, Name.XObject, Name("/Im"))
    drawn(opened, BLACK + WORDS + b"q 120 0 0 16 36 56 cm /Im Do Q")


def _stamp(opened: pikepdf.Pdf) -> None:
    """Lay a picture over the page through which all is seen."""
    image, mask = (opened.make_stream(bytes(one)) for one in ([7] * 100, [0] * 100))
    for one in (image, mask):
        one.update(Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=10, Height=10, BitsPerComponent=8))
        one.ColorSpace = Name.DeviceGray
    image.SMask = mask
    opened.pages[0].add_resource(image, Name.XObject, Name("/Im"))
    drawn(opened, BLACK + WORDS + b"q 300 0 0 300 0 0 cm /Im Do Q")


def _in_a_form(opened: pikepdf.Pdf) -> None:
    """Draw words and the box over them within a form, shifted by its matrix."""
    form = opened.make_stream(BLACK + WORDS + OVER)
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    form.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 300, 300])))
    form.Resources = Dictionary(Font=Dictionary({"/Fx": font}))
    form.Matrix = Array([1, 0, 0, 1, 30, 10])
    opened.pages[0].add_resource(form, Name.XObject, Name("/Fm"))
    drawn(opened, b"/Fm Do")


def _turned(opened: pikepdf.Pdf) -> None:
    drawn(opened, BLACK + WORDS + OVER)
    opened.pages[0].obj.Rotate = 90


def square(opened: pikepdf.Pdf) -> None:
    """Lay a black square on words: a mark that whoever reads the file can move away."""
    drawn(opened, BLACK + WORDS)
    look = opened.make_stream(b"0 g 0 0 120 16 re f")
    look.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 120, 16])))
    square = Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=Array([36, 56, 156, 72]), F=4)
    square.AP = Dictionary(N=opened.make_indirect(look))
    opened.pages[0].obj.Annots = Array([opened.make_indirect(square)])


def _media(opened: pikepdf.Pdf) -> None:
    _note(opened, Subtype=Name.Movie)


def _link(action: Dictionary) -> bytes:
    return noted(Subtype=Name.Link, A=action)


PLANTED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "an owner's password": (
        "restricted",
        lambda: changed(lambda _: None, encryption=pikepdf.Encryption(owner="x", user="")),
    ),
    "a layer": ("layers", lambda: layers(hidden=False)),
    "a file attached": ("attachment", lambda: changed(_attach)),
    "a file pinned to a page": ("attachment", lambda: noted(Subtype=Name.FileAttachment)),
    "a script on opening": ("script", lambda: _rooted("OpenAction", lambda _: _script())),
    "a script among the names": ("script", lambda: _rooted("Names", _named_script)),
    "a script of an event": ("script", lambda: _rooted("AA", lambda _: Dictionary(WC=_script()))),
    "a script after a link": (
        "script",
        lambda: _link(Dictionary(S=Name.GoTo, D=Array([0, Name.Fit]), Next=Array([_script()]))),
    ),
    "a program that is started": ("action", lambda: _link(Dictionary(S=Name.Launch, F=String("a.exe")))),
    "a form that is sent": ("action", lambda: _link(Dictionary(S=Name.SubmitForm, F=String("https://example.org")))),
    "a link to a drive": ("local-link", lambda: _link(Dictionary(S=Name.URI, URI=String("file:///S:/a.pdf")))),
    "a link to another file": ("local-link", lambda: _link(Dictionary(S=Name.GoToR, F=String("../a.pdf")))),
    "a form": ("form", lambda: _form(Dictionary(FT=Name.Tx, T=String("name"), V=String("x")))),
    "a signature": (
        "signature",
        lambda: _form(Dictionary(FT=Name.Sig, T=String("s"), V=Dictionary(Type=Name.Sig, Name=String("A Clerk")))),
    ),
    "a comment": ("comment", lambda: noted(Subtype=Name.Text, T=String("A Clerk"))),
    "a highlight": ("comment", lambda: noted(Subtype=Name.Highlight, QuadPoints=Array([0] * 8))),
    "a redaction not applied": ("unapplied-redaction", lambda: noted(Subtype=Name.Redact)),
    "a film": ("media", lambda: changed(_media)),
    "an author": ("author", lambda: _about(Author="A Clerk")),
    "an author in the XMP": ("author", lambda: changed(_xmp)),
    "a company": ("property", lambda: _about(Company="Council")),
    "no tags": ("not-tagged", lambda: changed(_deleted("/StructTreeRoot"))),
    "not marked as tagged": ("not-tagged", lambda: changed(_deleted("/MarkInfo"))),
    "no language": ("no-language", lambda: changed(_deleted("/Lang"))),
    "no title": ("no-title", lambda: changed(_untitled)),
    "the name of a file for a title": ("no-title", lambda: _about(Title="Microsoft Word - agenda v3.doc")),
    "no title shown": ("no-title-shown", lambda: changed(_deleted("/ViewerPreferences"))),
    "a scan": ("scan", scan),
    "a scan with words behind it": ("scan-with-words", lambda: scan(words=BLACK + WORDS)),
    "a scan with words without ink": ("scan-with-words", lambda: scan(words=b"3 Tr " + BLACK + WORDS)),
    "a black box": ("black-box", lambda: with_drawn(BLACK + WORDS + OVER)),
    "a black box in a form": ("black-box", lambda: changed(_in_a_form)),
    "a black box on a page that is turned": ("black-box", lambda: changed(_turned)),
    "a black box by another program": (
        "black-box",
        lambda: set_page(
            "#box[Not for the public #place(top, dy: -3pt, rect(width: 99pt, height: 14pt, fill: black))]"
        ),
    ),
    "black words on black": ("black-box", lambda: with_drawn(BLACK + OVER + WORDS)),
    "part of a line": ("black-box", lambda: with_drawn(BLACK + WORDS + b"60 56 20 16 re f ")),
    "a white box": ("covered-text", lambda: with_drawn(BLACK + WORDS + WHITE + OVER)),
    "a picture over words": ("covered-text", lambda: changed(_picture_over)),
    "words cut off": ("covered-text", lambda: with_drawn(b"q 0 0 9 9 re W n " + BLACK + WORDS + b"Q")),
    "words without ink": ("invisible-text", lambda: with_drawn(b"3 Tr " + WORDS)),
    "white words": ("white-text", lambda: with_drawn(WHITE + WORDS)),
    "white words by another program": ("white-text", lambda: set_page("#text(fill: white)[Not for the public]")),
    "tiny words": ("tiny-text", lambda: set_page("#text(size: 0.6pt)[Not for the public]")),
    "words beside the page": ("outside-page", lambda: set_page("#place(dx: -900pt)[Not for the public]")),
    "words outside the crop box": ("outside-page", lambda: changed(_cropped)),
    "an earlier version": ("earlier-version", earlier),
    "a page that is not shown": ("left-over-page", lambda: changed(_left_page)),
    "what a program keeps": ("program-data", lambda: _rooted("PieceInfo", lambda _: Dictionary(X=Dictionary()))),
    "a password": (
        "password",
        lambda: changed(lambda _: None, encryption=pikepdf.Encryption(owner="x", user="y")),
    ),
}
"""By what is planted: the kind of the finding, and the file."""

HARMLESS: dict[str, Callable[[], bytes]] = {
    "nothing": set_page,
    "a link to the web": lambda: _link(Dictionary(S=Name.URI, URI=String("https://example.org"))),
    "a place where it opens": lambda: changed(
        lambda opened: setattr(opened.Root, "OpenAction", Array([opened.pages[0].obj, Name.Fit]))
    ),
    "a picture beside words": lambda: set_page(
        '#image(bytes(range(48)), format: (encoding: "rgb8", width: 4, height: 4), alt: "x")'
    ),
    "a black box beside words": lambda: with_drawn(BLACK + WORDS + b"36 20 120 16 re f "),
    "words on a black box": lambda: with_drawn(BLACK + OVER + WHITE + WORDS),
    "a page that is turned": lambda: changed(lambda opened: opened.pages[0].rotate(270, relative=False)),
    "a page made to be read over the web": lambda: changed(lambda _: None, linearize=True),
    "a stamp through which words are seen": lambda: changed(_stamp),
    "a large page": lambda: set_page(head="#set page(width: 9000pt, height: 9000pt)\n"),
    "a draft mark": lambda: set_page(head="#set page(background: rotate(24deg, text(60pt, fill: luma(225))[DRAFT]))\n"),
}
"""What looks like a fault and is none."""
