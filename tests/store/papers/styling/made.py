"""A council's own Word document as a clerk makes it: from minutes, with everything in it that should not go out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import docx as word_library
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

CANARIES = ("CANARY-BODY", "CANARY-AUTHOR", "CANARY-COMMENT", "CANARY-TEMPLATE", "CANARY-COMPANY")
"""Words of the document that no paper may carry on."""

HEAD, FOOT = "COUNTY COUNCIL OF EXAMPLE", "County Hall, Example"

_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def council_document(*, header: bool = True, lacking: str = "", numbered: bool = False) -> bytes:
    """Make a document in green, with a header and a footer, canaries around them, and without one style."""
    word = word_library.Document()
    word.styles["Heading 1"].font.name = "Georgia"
    word.add_paragraph("CANARY-BODY: the last minutes")
    word.core_properties.author = word.core_properties.last_modified_by = "CANARY-AUTHOR"
    word.core_properties.comments = "CANARY-COMMENT"
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    if header:
        section.header.paragraphs[0].text = HEAD
        section.footer.paragraphs[0].text = FOOT
    if lacking:
        style = word.styles[lacking].element
        style.getparent().remove(style)
    if numbered:
        numbering = word.part.numbering_part.element
        numbering.insert(
            0,
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                '<w:numFmt w:val="decimal"/><w:lvlText w:val="Item %1"/></w:lvl></w:abstractNum>'
            ),
        )
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
        properties = word.styles["Heading 2"].element.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="90"/></w:numPr>'))
    settings = word.settings.element
    settings.insert(0, parse_xml(f"<w:trackRevisions {nsdecls('w')}/>"))
    relation = word.settings.part if hasattr(word.settings, "_part") else _settings_part(word)
    identity = relation.relate_to("file://server/CANARY-TEMPLATE.dotx", f"{_RELS}/attachedTemplate", is_external=True)
    settings.insert(0, parse_xml(f'<w:attachedTemplate {nsdecls("w", "r")} r:id="{identity}"/>'))
    return _saved(word)


def _settings_part(word: Any) -> Any:
    return word.part.part_related_by(f"{_RELS}/settings")


def _saved(word: Any) -> bytes:
    buffer = io.BytesIO()
    word.save(buffer)
    return with_parts(
        buffer.getvalue(), {"docProps/app.xml": "<Properties><Company>CANARY-COMPANY</Company></Properties>"}
    )


def with_parts(data: bytes, changed: Mapping[str, str]) -> bytes:
    """Give a packed document with some of its parts replaced or added."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in dict.fromkeys((*old.namelist(), *changed)):
            new.writestr(name, changed[name] if name in changed else old.read(name))
    return made.getvalue()


def of_type(data: bytes, kind: str) -> bytes:
    """Give a document that says it is of another kind: a template, or one with macros."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        types = packed.read("[Content_Types].xml").decode()
    plain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    assert plain in types
    return with_parts(data, {"[Content_Types].xml": types.replace(plain, kind)})


def linked(data: bytes, part: str = "word/_rels/header1.xml.rels") -> bytes:
    """Give a document whose header shows a picture that is kept elsewhere."""
    target = f'<Relationship Id="rId9" Type="{_RELS}/image" Target="http://example.org/a.png" TargetMode="External"/>'
    start = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    return with_parts(data, {part: f"{start}{target}</Relationships>"})


def style_names(word: Any) -> set[str]:
    """Name the styles of a document as Word's file names them."""
    return {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:name"))}
