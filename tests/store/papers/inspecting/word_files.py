"""Word documents made by python-docx, each with one fault planted in it, and one that has none."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor

from tests.store.papers.inspecting.packing import OFFICE, led_outside, picture, replaced, with_part

BODY = "word/document.xml"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_SETTINGS = "word/settings.xml"


def new_document() -> Any:
    """A document with a title, a heading and a table with white letters on black, which are seen."""
    document = Document()
    document.core_properties.author = document.core_properties.last_modified_by = ""
    document.core_properties.title = "Minutes"
    document.core_properties.comments = ""
    document.add_heading("Minutes", level=1)
    document.add_paragraph("The minutes were agreed.")
    cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="000000"/>'))
    cell.paragraphs[0].add_run("Head").font.color.rgb = RGBColor(255, 255, 255)
    return document


def bytes_of(document: Any) -> bytes:
    """A document as a file."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def clean_document() -> bytes:
    """A document in which nothing is to be found."""
    return bytes_of(new_document())


def _planted(plant: Callable[[Any], None]) -> bytes:
    document = new_document()
    plant(document)
    return bytes_of(document)


def _run(document: Any, text: str = "Not for the public") -> Any:
    return document.add_paragraph().add_run(text)


def _xml(inner: str) -> Callable[[Any], None]:
    """Plant XML at the end of a paragraph."""

    def plant(document: Any) -> None:
        document.add_paragraph("Agreed.")._p.append(parse_xml(re.sub(r"(?=[ />])", f" {nsdecls('w')}", inner, count=1)))

    return plant


def _hide(document: Any) -> None:
    _run(document).font.hidden = True


def _hide_by_style(document: Any) -> None:
    style = document.styles.add_style("Quiet", WD_STYLE_TYPE.PARAGRAPH)
    style.font.hidden = True
    below = document.styles.add_style("Quieter", WD_STYLE_TYPE.PARAGRAPH)
    below.base_style = style
    document.add_paragraph("Not for the public", style="Quieter")


def _hide_row(document: Any) -> None:
    row = document.add_table(rows=1, cols=1).rows[0]
    row.cells[0].text = "Not for the public"
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:hidden {nsdecls('w')}/>"))


def _whiten(document: Any) -> None:
    _run(document).font.color.rgb = RGBColor(255, 255, 255)


def _whiten_by_style(document: Any) -> None:
    style = document.styles.add_style("Pale", WD_STYLE_TYPE.CHARACTER)
    style.font.color.rgb = RGBColor(254, 254, 254)
    document.add_paragraph().add_run("Not for the public", style="Pale")


def _blacken(document: Any) -> None:
    run = _run(document)
    run.font.color.rgb = RGBColor(0, 0, 0)
    run._r.rPr.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="000000"/>'))


def _shrink(document: Any) -> None:
    _run(document).font.size = Pt(1)


def _comment(document: Any) -> None:
    document.add_comment(document.paragraphs[1].runs, "Is that so?", author="A clerk", initials="AC")


def _picture(document: Any) -> None:
    document.add_picture(io.BytesIO(picture()))


def _described(document: Any) -> Any:
    shape = document.add_picture(io.BytesIO(picture()))
    shape._inline.docPr.set("descr", "Four dots")
    return shape


def _crop(document: Any) -> None:
    fill = _described(document)._inline.graphic.graphicData.pic.blipFill
    fill.insert(1, parse_xml(f'<a:srcRect {nsdecls("a")} r="40000"/>'))


def _box_off_the_page(document: Any) -> None:
    side = '<wp:position{0} relativeFrom="page"><wp:posOffset>{1}</wp:posOffset></wp:position{0}>'
    anchor = f'<w:drawing {nsdecls("w")}><wp:anchor xmlns:wp="{_WP}">{side.format("H", -9_000_000)}'
    anchor += f'{side.format("V", 0)}<wp:extent cx="900000" cy="900000"/></wp:anchor></w:drawing>'
    document.add_paragraph().add_run()._r.append(parse_xml(anchor))


def _head_of_no_page(document: Any) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text = "Panel"
    section.even_page_header.is_linked_to_previous = False
    section.even_page_header.paragraphs[0].text = "Restricted draft of the chair"


def _no_headings(document: Any) -> None:
    for paragraph in document.paragraphs:
        paragraph.style = document.styles["Normal"]


def _tracked(tag: str) -> Callable[[Any], None]:
    words = "delText" if tag in ("del", "moveFrom") else "t"
    return _xml(f'<w:{tag} w:id="9" w:author="X"><w:r><w:{words}>not agreed</w:{words}></w:r></w:{tag}>')


def _in_head(document: Any) -> None:
    """Plant a tracked change where no paragraph of the text is."""
    paragraph = document.sections[0].header.paragraphs[0]
    paragraph._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="1" w:author="X"><w:r><w:t>Panel</w:t></w:r></w:ins>'))


def _app(label: str, words: str) -> bytes:
    return replaced(clean_document(), "docProps/app.xml", "</Properties>", f"<{label}>{words}</{label}></Properties>")


def _setting(inner: str) -> bytes:
    return replaced(clean_document(), _SETTINGS, "</w:settings>", f"{inner}</w:settings>")


def _template() -> bytes:
    return led_outside(clean_document(), _SETTINGS, "attachedTemplate", "file:///S:/Democratic/Minutes.dotx")


def _left_over_note() -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    note = f'<w:footnotes {nsdecls("w")}><w:footnote w:id="7"><w:p><w:r><w:t>Gone</w:t></w:r></w:p></w:footnote>'
    return with_part(
        clean_document(), "word/footnotes.xml", f"{note}</w:footnotes>".encode(), kind, BODY, f"{OFFICE}/footnotes"
    )


def _with(name: str, content: bytes = b"x", kind: str = "application/octet-stream", relation: str = "package") -> bytes:
    return with_part(clean_document(), name, content, kind, BODY, f"{OFFICE}/{relation}")


def _typed(main: str) -> bytes:
    old = r"application/vnd\.openxmlformats-officedocument\.wordprocessingml\.document\.main\+xml"
    return replaced(clean_document(), "[Content_Types].xml", old, main)


def _core(name: str, words: str) -> bytes:
    return _planted(lambda document: setattr(document.core_properties, name, words))


def _no_language() -> bytes:
    return replaced(clean_document(), "word/styles.xml", r"<w:lang [^>]*/>", "")


PLANTED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "an insertion": ("tracked-insertion", lambda: _planted(_tracked("ins"))),
    "a deletion": ("tracked-deletion", lambda: _planted(_tracked("del"))),
    "a move": ("tracked-move", lambda: _planted(_tracked("moveTo"))),
    "an insertion in the head of the pages": ("tracked-insertion", lambda: _planted(_in_head)),
    "a format": (
        "tracked-format",
        lambda: _planted(
            _xml('<w:r><w:rPr><w:b/><w:rPrChange w:id="3" w:author="X"><w:rPr/></w:rPrChange></w:rPr></w:r>')
        ),
    ),
    "a comment": ("comment", lambda: _planted(_comment)),
    "hidden text": ("hidden-text", lambda: _planted(_hide)),
    "text hidden by a style on which another is based": ("hidden-text", lambda: _planted(_hide_by_style)),
    "a hidden row": ("hidden-text", lambda: _planted(_hide_row)),
    "white text": ("white-text", lambda: _planted(_whiten)),
    "nearly white text by a style": ("white-text", lambda: _planted(_whiten_by_style)),
    "black text on black": ("white-text", lambda: _planted(_blacken)),
    "text of one point": ("tiny-text", lambda: _planted(_shrink)),
    "a box off the page": ("outside-page", lambda: _planted(_box_off_the_page)),
    "a hidden bookmark": (
        "hidden-bookmark",
        lambda: _planted(_xml('<w:bookmarkStart w:id="5" w:name="_secret"/>')),
    ),
    "an author": ("author", lambda: _core("author", "A Clerk")),
    "who changed it last": ("author", lambda: _core("last_modified_by", "A Clerk")),
    "a company": ("property", lambda: _app("Company", "Council")),
    "a manager": ("property", lambda: _app("Manager", "A Clerk")),
    "a comment among the properties": ("property", lambda: _core("comments", "Not agreed with the treasurer")),
    "data that was bound": (
        "custom-xml",
        lambda: _with("customXml/item1.xml", b"<case><name>x</name></case>", "application/xml", "customXml"),
    ),
    "a template": ("template", lambda: _template()),
    "a template itself": (
        "template",
        lambda: _typed("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
    ),
    "a workbook within": ("embedded", lambda: _with("word/embeddings/Book1.xlsx")),
    "an object within": ("embedded", lambda: _with("word/embeddings/oleObject1.bin", relation="oleObject")),
    "a picture from elsewhere": (
        "external",
        lambda: led_outside(clean_document(), BODY, "image", "https://example.org/a.png"),
    ),
    "a field that fetches": (
        "external",
        lambda: _planted(_xml('<w:fldSimple w:instr="INCLUDETEXT &quot;S:/a.docx&quot;"/>')),
    ),
    "a link to a drive": (
        "local-link",
        lambda: led_outside(clean_document(), BODY, "hyperlink", "file:///S:/Panel/list.xlsx"),
    ),
    "a link to a file beside": ("local-link", lambda: led_outside(clean_document(), BODY, "hyperlink", "list.xlsx")),
    "macros": ("macros", lambda: _with("word/vbaProject.bin", relation="vbaProject")),
    "a document for macros": ("macros", lambda: _typed("application/vnd.ms-word.document.macroEnabled.main+xml")),
    "a variable": ("variable", lambda: _setting('<w:docVars><w:docVar w:name="case" w:val="17"/></w:docVars>')),
    "a mail merge": ("connection", lambda: _setting("<w:mailMerge/>")),
    "a head of no page": ("unused-heading", lambda: _planted(_head_of_no_page)),
    "a note that is left over": ("left-over-note", lambda: _left_over_note()),
    "a picture cut": ("cropped", lambda: _planted(_crop)),
    "a picture without words": ("no-alt-text", lambda: _planted(_picture)),
    "no headings": ("no-headings", lambda: _planted(_no_headings)),
    "no language": ("no-language", lambda: _no_language()),
    "no title": ("no-title", lambda: _core("title", "")),
    "a signature": (
        "signature",
        lambda: with_part(clean_document(), "_xmlsignatures/sig1.xml", b"<x/>", "application/xml"),
    ),
}
"""By what is planted: the kind of the finding, and the file."""

HARMLESS: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: clean_document(),
    "a described picture": lambda: _planted(lambda document: _described(document)),
    "a link to the web": lambda: led_outside(clean_document(), BODY, "hyperlink", "https://example.org/agenda"),
    "a link to an address": lambda: led_outside(clean_document(), BODY, "hyperlink", "mailto:panel"),
    "a bookmark of a table of contents": lambda: _planted(_xml('<w:bookmarkStart w:id="5" w:name="_Toc123"/>')),
    "no words in hidden letters": lambda: _planted(lambda document: setattr(_run(document, "  ").font, "hidden", True)),
    "a switch that is off": lambda: _planted(lambda document: setattr(_run(document).font, "hidden", False)),
    "an empty list of sources": lambda: _with("customXml/item1.xml", b"<Sources/>", "application/xml", "customXml"),
}
"""What looks like a fault and is none."""
