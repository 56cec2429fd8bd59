"""What must not be in a public pack is come upon wherever it stands, and what is public is not taken for it."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from store.papers.pack.marks import Marks, encoded, marks_of, read_marks, words_in
from store.papers.pack.scanning import LeakSearch, MarkedPaper
from store.papers.pack.unpacking import Place
from store.private_search import needles
from tests.store.packed import NAME, SECRET
from tests.store.papers.pack.packs import pack_of, papers_of, report, strings_in

MARKS = marks_of([f"The offer. {SECRET}, and {NAME} signs for them."], titles=["Offer of Zephyr Holdings"])
PAPER = MarkedPaper("paper 2 for item 6", MARKS)
BIG = SECRET.encode("utf-16-be")


def search(**more: Any) -> LeakSearch:
    return LeakSearch([PAPER], frozenset(), (), **more)


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A public pack with nothing in it that must not be."""
    folder = tmp_path_factory.mktemp("papers")
    return pack_of(papers_of(folder, One=report("One", 3), Two=report("Two", 2))).data


def drawn(held: pikepdf.Pdf, content: bytes, fonts: Any = None) -> None:
    """Draw something more onto the third page."""
    page = held.pages[2].obj
    own = list(page.Contents) if isinstance(page.Contents, Array) else [page.Contents]
    page.Contents = Array([*own, held.make_stream(content)])
    if fonts is not None:
        page.Resources = Dictionary({**dict(page.Resources.items()), "/Font": fonts})


def shown_as(held: pikepdf.Pdf, drawing: Any) -> None:
    """Have a drawing at hand on the third page, which does not show it."""
    resources: Any = Dictionary(dict(held.pages[2].obj.Resources.items()))
    resources.XObject = Dictionary({**dict((resources.get("/XObject") or {}).items()), "/Never": drawing})
    held.pages[2].obj.Resources = resources


def plain_text(held: pikepdf.Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    drawn(held, b"BT /F9 9 Tf 20 300 Td (" + SECRET.encode("latin-1") + b") Tj ET", Dictionary(F9=font))


def coded(held: pikepdf.Pdf) -> tuple[Any, bytes]:
    """Give a font in whose codes letters stand for others, and the secret in it."""
    codes = {letter: at for at, letter in enumerate(sorted(set(SECRET)), start=1)}
    table = "".join(f"<{at:04x}> <{ord(letter):04x}>\n" for letter, at in codes.items())
    mapped = f"1 begincodespacerange <0000> <ffff> endcodespacerange {len(codes)} beginbfchar\n{table}endbfchar"
    below = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Odd, DW=500)
    below.CIDSystemInfo = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
    font = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Odd, Encoding=Name("/Identity-H"))
    font.DescendantFonts = Array([held.make_indirect(below)])
    font.ToUnicode = held.make_stream(mapped.encode("ascii"))
    # Set letter by letter, as programs do that space them.
    shown = b" ".join(f"<{codes[letter]:04x}> -20".encode() for letter in SECRET)
    return held.make_indirect(font), b"[" + shown + b"] TJ"


def hidden_text(held: pikepdf.Pdf) -> None:
    font, shown = coded(held)
    drawn(held, b"BT 3 Tr /F9 6 Tf 20 200 Td " + shown + b" ET", Dictionary(F9=font))


def undrawn(held: pikepdf.Pdf) -> None:
    font, shown = coded(held)
    made = held.make_stream(b"BT /F9 6 Tf " + shown + b" ET", Type=Name.XObject, Subtype=Name.Form)
    made.BBox, made.Resources = Array([0, 0, 9, 9]), Dictionary(Font=Dictionary(F9=font))
    shown_as(held, made)


def bookmark(held: pikepdf.Pdf) -> None:
    held.Root.Outlines.First.Title = String("Offer of Zephyr Holdings")


def properties(held: pikepdf.Pdf) -> None:
    held.docinfo["/Subject"] = SECRET


def xmp(held: pikepdf.Pdf) -> None:
    words = "".join(f"&#{ord(one)};" for one in SECRET)
    held.Root.Metadata.write(held.Root.Metadata.read_bytes().replace(b"</x:xmpmeta>", f"{words}</x:xmpmeta>".encode()))


def attached(held: pikepdf.Pdf) -> None:
    held.attachments["zephyr_holdings_ltd.txt"] = pikepdf.AttachedFileSpec(held, b"Nothing", filename="zephyr.txt")


def inside_attachment(held: pikepdf.Pdf) -> None:
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", f"<w:t>{SECRET}</w:t>")
    held.attachments["notes.docx"] = pikepdf.AttachedFileSpec(held, out.getvalue(), filename="notes.docx")


def address(held: pikepdf.Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([1, 1, 9, 9]))
    link.A = Dictionary(S=Name.URI, URI=String("https://example.org/?q=" + SECRET.replace("£", "").replace(" ", "%20")))
    held.pages[2].obj.Annots = Array([held.make_indirect(link)])


def said_aloud(key: str) -> Callable[[pikepdf.Pdf], None]:
    def change(held: pikepdf.Pdf) -> None:
        held.Root.StructTreeRoot.K[0][key] = String(SECRET)

    return change


def field(held: pikepdf.Pdf) -> None:
    one = Dictionary(FT=Name.Tx, T=String("answer"), V=String(SECRET))
    held.Root.AcroForm = Dictionary(Fields=Array([held.make_indirect(one)]))


def comment(held: pikepdf.Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([1, 1, 9, 9]))
    note.Contents = String(b"\xfe\xff" + BIG)
    held.pages[2].obj.Annots = Array([held.make_indirect(note)])


def picture(held: pikepdf.Pdf) -> None:
    noted = b"\xff\xd8\xff\xfe" + (len(SECRET) + 2).to_bytes(2) + SECRET.encode("latin-1") + b"\xff\xda\0\0\xff\xd9"
    made = held.make_stream(noted, Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, Filter=Name.DCTDecode)
    shown_as(held, made)


def layer(held: pikepdf.Pdf) -> None:
    group = held.make_indirect(Dictionary(Type=Name.OCG, Name=String(SECRET)))
    held.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary())


def script(held: pikepdf.Pdf) -> None:
    held.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=held.make_stream(f'app.alert("{SECRET}")'.encode()))


def label(held: pikepdf.Pdf) -> None:
    held.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=1, P=String(SECRET))]))


def name_alone(held: pikepdf.Pdf) -> None:
    held.docinfo["/Author"] = "Jane Quill"


def figure_alone(held: pikepdf.Pdf) -> None:
    held.docinfo["/Keywords"] = "1,234,567"


def long_word(held: pikepdf.Pdf) -> None:
    held.docinfo["/Keywords"] = "Quillfeather"


def wide_in_drawing(held: pikepdf.Pdf) -> None:
    drawn(held, b"/Span <</ActualText <feff" + BIG.hex().encode() + b">>> BDC EMC")


LEAKS: dict[str, tuple[Callable[[pikepdf.Pdf], None], str]] = {
    "text on a page": (plain_text, "on page"),
    "hidden text in codes of its own, letter by letter": (hidden_text, "on page"),
    "a drawing that no page shows": (undrawn, "drawing"),
    "a bookmark": (bookmark, "bookmark"),
    "a property": (properties, "properties"),
    "a property in XMP": (xmp, "XMP"),
    "the name of an attached file": (attached, "nobody sees"),
    "what is packed in an attached file": (inside_attachment, "attached file"),
    "the address of a link": (address, "address of a link"),
    "the words for a picture": (said_aloud("/Alt"), "picture"),
    "what is read aloud instead": (said_aloud("/ActualText"), "read aloud"),
    "the title of a tag": (said_aloud("/T"), "name of a field or a part"),
    "an answer in a form": (field, "answer"),
    "a comment": (comment, "comment"),
    "the notes of a picture": (picture, "notes of a picture"),
    "the name of a layer": (layer, "nobody sees"),
    "a script": (script, "nobody sees"),
    "the label of a page": (label, "labels"),
    "a name alone": (name_alone, "properties"),
    "a figure alone": (figure_alone, "properties"),
    "one long word": (long_word, "properties"),
    "what is read aloud of a drawing": (wide_in_drawing, "nobody sees"),
}


def with_leak(public: bytes, folder: Path, plant: Callable[[pikepdf.Pdf], None]) -> Path:
    path = folder / "public.pdf"
    with pikepdf.open(io.BytesIO(public)) as held:
        plant(held)
        held.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return path


def test_nothing_is_found_in_a_pack_in_which_nothing_is(public: bytes, tmp_path: Path) -> None:
    assert search().in_pack(with_leak(public, tmp_path, lambda _: None)) == ()


@pytest.mark.parametrize("where", LEAKS)
def test_a_leak_is_found_wherever_it_stands_and_said_where(public: bytes, tmp_path: Path, where: str) -> None:
    plant, told = LEAKS[where]
    leaks = search().in_pack(with_leak(public, tmp_path, plant))
    assert any(told in one.where for one in leaks), leaks
    for one in leaks:
        assert PAPER.called in one.what
        assert not any(word in str(one.problem) for word in ("Zephyr", "Quill", "1,234,567"))
        assert one.code in one.problem.cure


STAYS_BEHIND = {
    "a property",
    "a property in XMP",
    "the name of an attached file",
    "what is packed in an attached file",
    "the title of a tag",
    "an answer in a form",
    "a comment",
    "the name of a layer",
    "a script",
    "the label of a page",
    "a name alone",
    "a figure alone",
    "one long word",
}
"""Where no paper takes anything along into a pack."""


@pytest.mark.parametrize("where", LEAKS)
def test_a_leak_in_a_paper_is_found_in_the_pack_or_stays_behind(tmp_path: Path, where: str) -> None:
    planted = io.BytesIO()
    with pikepdf.open(io.BytesIO(report("Leaky", 3))) as held:
        LEAKS[where][0](held)
        held.save(planted)
    built = pack_of(papers_of(tmp_path, One=report("One", 2), Leaky=planted.getvalue()))
    path = tmp_path / "public.pdf"
    path.write_bytes(built.data)
    leaks = search().in_pack(path)
    assert bool(leaks) is (where not in STAYS_BEHIND)
    if not leaks:
        sought = [one for word in ("Zephyr", "Quill", "1,234,567") for one in (word.encode(), word.encode("utf-16-be"))]
        assert not any(one in part for part in strings_in(built.data) for one in sought)


@pytest.mark.parametrize("place", ["index.json", "Zephyr_Holdings-Ltd.pdf"])
def test_a_leak_in_the_name_of_a_file_is_found(place: str) -> None:
    told = f'{{"file": "{SECRET}"}}' if place == "index.json" else place
    assert search().in_places([Place("in index.json", told)])


def test_private_details_are_found_on_a_page_and_where_nobody_sees_them() -> None:
    details = needles(["14 Made Up Lane\nOld Town\nZZ9 9ZZ", "made.up@example.org"])
    held = LeakSearch([], details, ())
    assert held.in_places([Place("on page 3", "Write to 14 Made  Up Lane.", "3")])
    assert held.in_places([Place("in the properties", "MADE.UP@example.org")])
    assert not held.in_places([Place("on page 3", "Write to the office.", "3")])


def test_what_the_agenda_prints_and_the_law_says_tells_nothing() -> None:
    words = "Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A"
    marked = MarkedPaper("a paper", marks_of([words]))
    place = [Place("on page 1", f"5. Estates. {words}.", "1")]
    assert LeakSearch([marked], frozenset(), ()).in_places(place)
    assert not LeakSearch([marked], frozenset(), [words]).in_places(place)


def test_a_title_and_three_words_that_the_agenda_prints_tell_nothing_either() -> None:
    title = Place("on page 3", "See the offer of Zephyr Holdings", "3")
    bookmark = Place("in a title or bookmark", "Zephyr Holdings Ltd")
    for place in (title, bookmark):
        assert search().in_places([place])
        assert not LeakSearch([PAPER], frozenset(), ["Offer of Zephyr Holdings Ltd offers"]).in_places([place])


def test_a_form_of_words_of_most_open_papers_tells_nothing_and_what_one_of_them_says_does() -> None:
    form = "This report was prepared by the office of the commissioner for the panel"
    marked = MarkedPaper("a paper", marks_of([f"{form}. {SECRET}"]))
    pages = [Place(f"on page {at}", form, str(at)) for at in (3, 5, 7)]
    open_pages = (range(3, 5), range(5, 7), range(7, 9))
    held = LeakSearch([marked], frozenset(), (), open_pages)
    assert not held.in_places(pages)
    assert [one.where for one in held.in_places([*pages, Place("on page 8", f"{form} {SECRET}", "8")])] == ["on page 8"]
    assert held.in_places(pages[:2])


def test_the_names_that_programs_give_to_parts_tell_nothing(public: bytes, tmp_path: Path) -> None:
    def named(held: pikepdf.Pdf) -> None:
        held.Root.StructTreeRoot.RoleMap = Dictionary({"/Hyperlink": Name.Link, "/Endnote": Name.Note})

    marked = MarkedPaper("a paper", marks_of(["Each hyperlink is an endnote of the structparents of the document"]))
    path = with_leak(public, tmp_path, named)
    assert LeakSearch([marked], frozenset(), ()).in_pack(path) == ()


def test_few_words_that_a_page_shows_tell_nothing_where_nobody_sees_them() -> None:
    marked = MarkedPaper("a paper", marks_of(["It tells of financial implications arising for everybody"]))
    title = Place("in a title or bookmark", "Financial implications arising")
    page = Place("on page 3", "Financial implications arising", "3")
    assert LeakSearch([marked], frozenset(), ()).in_places([title])
    assert not LeakSearch([marked], frozenset(), ()).in_places([page, title])


@pytest.mark.parametrize("title", ["Exempt annex 2", "Appendix B", "Confidential report", "annex.pdf", ""])
def test_a_title_that_says_nothing_is_no_mark(title: str) -> None:
    assert marks_of(["Words"], titles=[title]).names == ()


@pytest.mark.parametrize(
    "author", ["Leicestershire County Council", "user", "OPCC", "Strategy Team", "Microsoft Office", ""]
)
def test_an_author_that_is_an_office_or_a_user_is_no_mark(author: str) -> None:
    assert marks_of(["Words"], [author]).names == ()
    assert [one[0] for one in marks_of(["Words"], [author, "Jane Quill"]).names] == [2]


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("", 1),
        ("\x01\x01\x01\x01\x01", 1),
        ("'(\x03\x32\x29\x29\x28\x35\x03DSSURYHG\x03E\\\x03WKH\x03SDQHO", 1),
        ("■ ■ □ □ ▪", 1),
        ("The offer of £5,000 was approved.\r\n1. Costs re\x02\nduced", 0),
        ("……………………… Signed …………………………… by the chief officer, in agreement", 0),
    ],
)
def test_a_page_whose_font_does_not_tell_its_letters_is_not_read(text: str, unread: int) -> None:
    assert marks_of([text]).unread == unread


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Cost of £1,234,567.50 in 2021-22", ["cost", "of", "1234567.50", "in", "2021", "22"]),
        ("procure-\nment of ﬁve vehicles", ["procurement", "of", "five", "vehicles"]),
        ("procure\u00adment Ŵyn’s", ["procurement", "wyn", "s"]),
        ("ZEPHYR_Holdings-Ltd", ["zephyr", "holdings", "ltd"]),
    ],
)
def test_words_are_the_same_however_they_are_printed(printed: str, read: list[str]) -> None:
    assert words_in(printed) == read


@given(st.lists(st.text(max_size=40), max_size=4), st.lists(st.text(max_size=30), max_size=3))
def test_marks_are_read_back_as_they_were_kept_and_hold_no_text(pages: list[str], names: list[str]) -> None:
    marks = marks_of(pages, names)
    assert read_marks(encoded(marks)) == marks
    assert all(isinstance(one, bytes) for kept in marks.names for one in kept[1:])


@pytest.mark.parametrize("data", [b"", b"{}", b'{"format":"another"}', b"\xff\xfe", encoded(Marks(format="x"))])
def test_damaged_marks_are_none(data: bytes) -> None:
    assert read_marks(data) is None
