"""Papers as offices send them: what cannot go in is refused, all of it at once, and nothing else is lost or let out."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import page
import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import ImageChops

from store.papers.pack.building import build
from store.papers.pack.drawing import EDGE
from store.papers.pack.plan import PackPaper
from store.problems import Refused
from tests.store.papers.inspecting.pdf_files import HARMLESS, PLANTED, changed, layers, set_page
from tests.store.papers.pack.packs import (
    drawn_page,
    pack_of,
    papers_of,
    report,
    sheet_of,
    shown,
    strings_in,
    with_note,
)
from tests.store.papers.rendering.struct_check import findings

HELD_WHOLE = ("build",)

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "a password": (PLANTED["a password"][1], "it needs a password to open"),
    "nothing": (lambda: b"", "it is empty"),
    "a sign-in page": (lambda: b"<!DOCTYPE html><html><title>Sign in</title></html>", "it is a web page"),
    "a Word document": (lambda: b"PK\x03\x04word/document.xml", "it is a Word document"),
    "a text": (lambda: b"Dear clerk, the report follows.", "it is text, and no PDF"),
    "nulls": (lambda: bytes(2000), "and no PDF"),
    "only a head": (lambda: b"%PDF-1.7\n", "it is damaged"),
    "the first half": (lambda: b"%PDF-1.7\n%nothing follows", "it is damaged"),
    "no pages": (lambda: changed(lambda held: held.pages.__delitem__(slice(None))), "no pages"),
    "a hidden layer": (lambda: layers(hidden=True), "layer is hidden"),
    "a redaction not applied": (PLANTED["a redaction not applied"][1], "redaction"),
    "a page that cannot be unpacked": (lambda: spoilt(), "page 2 is damaged"),
}
LEFT_OUT: tuple[str, ...] = (
    "a file attached",
    "a file pinned to a page",
    "a comment",
    "a film",
    "an author",
    "an author in the XMP",
)
LEFT_OUT += ("a company", "a script on opening", "a script among the names", "a script of an event")
LEFT_OUT += ("a script after a link", "a program that is started", "a form that is sent", "a link to a drive")
LEFT_OUT += ("a link to another file", "what a program keeps", "an earlier version", "a page that is not shown")
GONE = rb"JavaScript|/JS\b|/Launch|SubmitForm|GoToR|EmbeddedFile|/Filespec|/AA\b|PieceInfo|/Author|A Clerk|file://|/RichMedia|/Movie"


def spoilt() -> bytes:
    """A file whose second page says that it is packed and is not."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(report("Spoilt", 3))) as held:
        held.pages[1].obj.Contents = held.make_stream(b"no such thing", Filter=Name.FlateDecode)
        held.save(out)
    return out.getvalue()


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_go_in_is_refused_with_its_name_and_its_cure(what: str, tmp_path: Path) -> None:
    data, said = REFUSED[what]
    papers = papers_of(tmp_path, Good=report("Good", 1), Bad=data())
    with pytest.raises(Refused) as refused:
        pack_of(papers)
    told = [one for one in refused.value.problems if said in one.sentence]
    assert told, refused.value.problems
    assert all(one.sentence.startswith("Item 2, Bad.pdf: ") for one in refused.value.problems)
    assert all(one.cure for one in told)


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    bad = {f"Paper{at}": data() for at, (data, _) in enumerate(REFUSED.values(), start=1)}
    papers = (*papers_of(tmp_path, **bad), PackPaper("99", "Gone", "Item 99, gone.pdf", "", tmp_path / "gone.pdf"))
    with pytest.raises(Refused) as refused:
        pack_of(papers)
    assert {one.code for one in refused.value.problems} == {"pack.paper"}
    named = {one.sentence.partition(":")[0] for one in refused.value.problems}
    assert named == {one.called for one in papers}


def test_a_page_whose_drawing_is_none_is_refused_by_its_number(tmp_path: Path) -> None:
    papers = papers_of(tmp_path, Bad=drawn_page(b"[q]Q"))
    with pytest.raises(Refused) as refused:
        pack_of(papers)
    assert [one.sentence for one in refused.value.problems] == ["Item 1, Bad.pdf: page 1 is damaged."]


@pytest.mark.parametrize("what", [name for name in PLANTED if name not in ("a password", "a redaction not applied")])
def test_whatever_stands_in_a_paper_it_goes_in_and_every_page_can_be_reached(what: str, tmp_path: Path) -> None:
    built = pack_of(papers_of(tmp_path, Good=report("Good", 2), Odd=PLANTED[what][1]()))
    with pikepdf.open(io.BytesIO(built.data)) as held:
        assert not held.get_warnings()
    told = [one for one in findings(built.data) if "font" not in one and "neither tagged" not in one]
    if built.accessible:
        told = [*told, *([] if page.validate_pdf_bytes(built.data).is_compliant else ["not compliant"])]
    assert not [one for one in told if "is not in the tree" in one or "lead back" in one], told


@pytest.mark.parametrize("what", LEFT_OUT)
def test_what_no_reader_is_meant_to_have_stays_behind(what: str, tmp_path: Path) -> None:
    built = pack_of(papers_of(tmp_path, Odd=PLANTED[what][1]()))
    for one in strings_in(built.data):
        assert not re.search(GONE, one), one[:300]
    with pikepdf.open(io.BytesIO(built.data)) as held:
        shown_pages = len(held.pages)
        assert sum(isinstance(one, Dictionary) and one.get("/Type") == "/Page" for one in held.objects) == shown_pages


def test_a_tagged_comment_is_not_kept_by_its_tag(tmp_path: Path) -> None:
    def tag_it(held: pikepdf.Pdf) -> None:
        with_note("Canary of an officer")(held)
        note = held.pages[0].obj.Annots[-1]
        whole: Any = held.Root.StructTreeRoot.K
        document = whole[0] if isinstance(whole, Array) else whole
        kid = Dictionary(Type=Name.StructElem, S=Name.Annot, P=document, K=Dictionary(Type=Name.OBJR, Obj=note))
        document.K = Array([*document.K, held.make_indirect(kid)])

    built = pack_of(papers_of(tmp_path, Noted=changed(tag_it, report("Noted", 1))))
    assert not any(b"Canary of an officer" in one for one in strings_in(built.data))
    assert any("comment" in note for note in built.notes)


@pytest.mark.parametrize("what", HARMLESS)
def test_nothing_is_said_against_what_is_harmless(what: str, tmp_path: Path) -> None:
    built = pack_of(papers_of(tmp_path, Fine=HARMLESS[what]()))
    # Where a page draws something under a stamp, that is told of anything; see test_inked.
    assert [note for note in built.notes if "PDF/UA" not in note and "lies under" not in note] == []


def test_a_repaired_paper_and_one_locked_by_its_owner_go_in_and_are_told(tmp_path: Path) -> None:
    broken = report("Broken", 1).replace(b"startxref", b"startxxxx")
    locked = PLANTED["an owner's password"][1]()
    notes = pack_of(papers_of(tmp_path, Broken=broken, Locked=locked)).notes
    assert any("Broken.pdf" in note and "repaired" in note for note in notes)
    assert any("Locked.pdf" in note and "locked" in note for note in notes)


def filled_in(name: str, value: str) -> bytes:
    """A form of one field with an answer in it."""

    def change(held: pikepdf.Pdf) -> None:
        field = held.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Tx,
                T=String(name),
                V=String(value),
                DA=String("/Helv 12 Tf 0 g"),
                Rect=Array([50, 50, 250, 80]),
                F=4,
                P=held.pages[0].obj,
            )
        )
        held.pages[0].obj.Annots = Array([field])
        font = held.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        held.Root.AcroForm = Dictionary(Fields=Array([field]), DR=Dictionary(Font=Dictionary(Helv=font)))

    return changed(change)


def test_what_was_filled_into_two_forms_with_one_name_stays_on_its_page(tmp_path: Path) -> None:
    built = pack_of(papers_of(tmp_path, One=filled_in("name", "First answer"), Two=filled_in("name", "Second answer")))
    words = shown(built.data)
    assert ["First answer" in one for one in words] == [False, False, True, False, False]
    assert ["Second answer" in one for one in words] == [False, False, False, False, True]
    with pikepdf.open(io.BytesIO(built.data)) as held:
        assert "/AcroForm" not in held.Root


def by_name(title: str) -> bytes:
    """A report whose link to its second page goes by a name that every report uses."""

    def change(held: pikepdf.Pdf) -> None:
        held.Root.Names = Dictionary(
            Dests=Dictionary(Names=Array([String("here"), Array([held.pages[1].obj, Name.Fit])]))
        )
        for one in held.pages[2].obj.Annots:
            for key in ("/A", "/Dest"):
                if key in one:
                    del one[key]
            one.Dest = String("here")

    return changed(change, report(title, 3))


def test_links_by_the_same_name_lead_within_their_own_paper(tmp_path: Path) -> None:
    built = pack_of(papers_of(tmp_path, One=by_name("One"), Two=by_name("Two")))
    with pikepdf.open(io.BytesIO(built.data)) as held:
        number = {one.obj.objgen: at for at, one in enumerate(held.pages, start=1)}
        leads = [number[held.pages[at - 1].obj.Annots[0].Dest[0].objgen] for at in (5, 9)]
    assert leads == [4, 8]


BREAKS: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "round in a circle": lambda held: circle(held),
    "to one tag twice": lambda held: twice(held),
    "to a page that is not there": lambda held: setattr(
        first_element(held), "Pg", held.make_indirect(Dictionary(Type=Name.Page))
    ),
    "to no tag": lambda held: setattr(first_element(held), "K", Array([Dictionary(X=1)])),
    "to a word": lambda held: setattr(first_element(held), "K", Array([String("x")])),
}


def first_element(held: pikepdf.Pdf) -> Any:
    return next(one for one in held.objects if isinstance(one, Dictionary) and one.get("/S") == Name.P and "/K" in one)


def twice(held: pikepdf.Pdf) -> None:
    """Have one tag stand under another twice; doubled thirty times over, that would never be gone through."""
    tag = first_element(held)
    below = held.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Span, P=tag, K=tag.K))
    tag.K = Array([below, below])


def circle(held: pikepdf.Pdf) -> None:
    whole: Any = held.Root.StructTreeRoot.K
    document = whole[0] if isinstance(whole, Array) else whole
    first_element(held).K = Array([document])


@pytest.mark.parametrize("way", BREAKS)
def test_tags_that_lead_nowhere_are_told_and_every_page_is_reached_all_the_same(way: str, tmp_path: Path) -> None:
    built = pack_of(papers_of(tmp_path, Good=report("Good", 1), Bad=changed(BREAKS[way], report("Bad", 2))))
    assert not built.accessible
    assert any("Item 2, Bad.pdf: Its accessibility tags are damaged" in note for note in built.notes)
    assert findings(built.data) == []


def test_a_link_that_no_tag_holds_leads_to_the_tag_of_no_other_paper(tmp_path: Path) -> None:
    def strayed(held: pikepdf.Pdf) -> None:
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([9, 9, 20, 20]), StructParent=0)
        link.A = Dictionary(S=Name.URI, URI=String("https://example.org/"))
        held.pages[0].obj.Annots = Array([*held.pages[0].obj.get("/Annots", ()), held.make_indirect(link)])

    built = pack_of(papers_of(tmp_path, Good=report("Good", 1), Odd=changed(strayed, report("Odd", 1))))
    with pikepdf.open(io.BytesIO(built.data)) as held:
        links = [one for page in held.pages for one in page.obj.get("/Annots", ()) if "/URI" in one.get("/A", {})]
        assert [str(one.A.URI) for one in links] == ["https://example.org/"]
        assert "/StructParent" not in links[0]


def test_a_paper_without_tags_can_be_reached_page_by_page_and_nothing_is_declared(tmp_path: Path) -> None:
    picture = b"q 100 0 0 100 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"
    built = pack_of(papers_of(tmp_path, Words=drawn_page(), Scan=drawn_page(picture)))
    assert not built.accessible
    assert not any(b"pdfuaid" in one for one in strings_in(built.data))
    assert [one for one in findings(built.data) if "font" not in one] == []
    with pikepdf.open(io.BytesIO(built.data)) as held:
        parts = {str(part.T): part for part in held.Root.StructTreeRoot.K[0].K}
        assert str(parts["Words"].K[0].S) == "/P"
        assert str(parts["Scan"].K[0].S) == "/Figure"
        assert str(parts["Scan"].K[0].Alt) == "Page 1 of Scan: a picture, whose words cannot be read aloud"


PAGES: dict[str, dict[str, Any]] = {
    "upright": {},
    "turned right": {"Rotate": 90},
    "on its head": {"Rotate": 180},
    "turned left": {"Rotate": 270},
    "turned back": {"Rotate": -90},
    "landscape": {"MediaBox": Array([0, 0, 842, 595])},
    "A3": {"MediaBox": Array([0, 0, 842, 1191])},
    "cropped": {"CropBox": Array([100, 100, 500, 700])},
    "cropped beyond itself": {"CropBox": Array([-50, -50, 900, 900])},
    "shifted": {"MediaBox": Array([-100, -200, 495, 642])},
    "upside down corners": {"MediaBox": Array([595, 842, 0, 0])},
    "shifted and turned": {"MediaBox": Array([-100, -200, 495, 642]), "Rotate": 90},
}
LEFT_OPEN = (b"", b" q 0.2 0 0 0.2 50 50 cm", b" Q Q", b" q q Q 3 0 0 3 0 0 cm", b" BT (a q b Q c q) Tj ET")


@pytest.mark.parametrize("what", PAGES)
@pytest.mark.parametrize("rest", LEFT_OPEN)
def test_stamps_stand_upright_at_the_foot_and_in_the_corner_of_what_is_seen(
    what: str, rest: bytes, tmp_path: Path
) -> None:
    built = pack_of(papers_of(tmp_path, Odd=drawn_page(b"BT /F0 24 Tf 72 400 Td (Words) Tj ET" + rest, **PAGES[what])))
    opened = pypdfium2.PdfDocument(built.data)
    seen = opened[2]
    across, up = seen.get_size()
    picture = seen.render(scale=2, draw_annots=False).to_pil().convert("L")
    foot = picture.crop((int(across - 12), int(2 * (up - EDGE - 14)), int(across + 12), int(2 * (up - EDGE + 4))))
    corner = picture.crop(
        (int(2 * (across - 110)), int(2 * (EDGE - 4)), int(2 * (across - EDGE + 2)), int(2 * (EDGE + 14)))
    )
    assert foot.getextrema()[0] < 80, "the number is not at the foot"
    assert corner.getextrema()[0] < 80, "the mark is not in the corner"
    # "Agenda Item 1" is wide and low only if it stands upright.
    dark = corner.point(lambda shade: 255 if shade < 128 else 0).getbbox()
    assert dark is not None
    assert dark[2] - dark[0] > 3 * (dark[3] - dark[1])


@pytest.mark.parametrize("what", [*PAGES, "a small sheet"])
def test_a_banner_stands_in_the_upper_left_corner_and_covers_no_other_stamp(what: str, tmp_path: Path) -> None:
    size = PAGES.get(what, {"MediaBox": Array([0, 0, 298, 420])})
    [paper] = papers_of(tmp_path, Kept=drawn_page(b"", **size))
    words = "Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A, Local Government Act 1972"

    def looks(one: PackPaper) -> Any:
        return pypdfium2.PdfDocument(pack_of((one,)).data)[2].render(scale=2).to_pil().convert("L")

    bare, marked, both = looks(paper._replace(mark="")), looks(paper), looks(paper._replace(banner=words))
    mark, banner = ImageChops.difference(bare, marked).getbbox(), ImageChops.difference(marked, both).getbbox()
    assert mark is not None
    assert banner is not None
    assert banner[0] <= 2 * EDGE + 4
    assert banner[3] <= 2 * (EDGE + 30)
    assert 2 * (banner[3] - banner[1]) < banner[2] - banner[0]
    assert banner[2] <= mark[0] or banner[1] >= mark[3]


def test_a_stamp_on_ink_stands_on_white(tmp_path: Path) -> None:
    built = pack_of(papers_of(tmp_path, Dark=drawn_page(b"0 g 0 0 595 842 re f")))
    picture = pypdfium2.PdfDocument(built.data)[2].render(scale=2).to_pil().convert("L")
    across, up = picture.size
    foot = picture.crop((across // 2 - 14, up - int(2 * (EDGE + 12)), across // 2 + 14, up - int(2 * EDGE) + 6))
    assert foot.getextrema()[1] > 200
    assert foot.getextrema()[0] < 80


def test_output_is_what_the_papers_are_and_nothing_is_written_to_them(tmp_path: Path) -> None:
    papers = papers_of(tmp_path, Form=filled_in("name", "An answer"), Set=set_page())
    before = {one.source: one.source.read_bytes() for one in papers if one.source}
    build(sheet_of(papers), papers)
    assert all(path.read_bytes() == data for path, data in before.items() if path)
