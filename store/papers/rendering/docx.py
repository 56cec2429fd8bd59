"""A paper as a Word document, in the styles, the header and the footer of the council if it has a document of its own.

Nothing in it stands in a box, no list is counted by hand where Word would count the same, and the same paper gives the
same bytes. It names no author and no machine.
"""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from typing import Any

import docx as word_library
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from store.papers.document import Document, Written
from store.papers.fixed_words import FixedWords
from store.papers.house import PLAIN_HOUSE, House
from store.papers.rendering.word_body import WordBody
from store.papers.rendering.word_lists import WordNumbering
from store.papers.rendering.word_styles import give_looks, speak, styles_of
from store.papers.safety import xml_attribute, xml_content, xml_text

_SHEET = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" '
    'w:header="567" w:footer="567" w:gutter="0"/>'
)
"""A sheet of A4 with margins of two centimetres, in twentieths of a point."""

_WIDTH = 11906 - 2 * 1134

_KEPT = frozenset(
    getattr(RELATIONSHIP_TYPE, name) for name in ("STYLES", "NUMBERING", "SETTINGS", "THEME", "FONT_TABLE")
)
"""What of a council's document is kept beside its header and footer: never what was written in it, or who wrote it."""

_SETTINGS_OUT = (
    *("attachedTemplate", "mailMerge", "docVars", "rsids", "trackRevisions", "revisionView", "documentProtection"),
    *("writeProtection", "footnotePr", "endnotePr", "linkStyles", "themeFontLang", "compat", "docId"),
)
_COMPATIBLE = (
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat>'
)
_LANGUAGES = {"en-GB": "en-GB", "cy": "cy-GB"}
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
_SLOT = re.compile(r"\$\{?(number|count)\b\}?")


def docx(document: Document, house: House = PLAIN_HOUSE) -> Written:
    """Write a paper as a Word document (docx), A4, across if it is wide; say which styles the council's own lacks."""
    word = word_library.Document(io.BytesIO(house.reference or plain_reference()))
    _give_sheet(word.element.body)
    _strip(word)
    section = word.sections[-1]
    body = word.element.body
    for old in [one for one in body if one is not section._sectPr]:
        body.remove(old)
    for old in section._sectPr.findall(qn("w:sectPrChange")):
        section._sectPr.remove(old)
    speak(word.styles.element, _LANGUAGES[document.language])
    _turn(section, document)
    numbers = _numbering_of(word)
    lists = WordNumbering(_beyond(numbers, "w:abstractNum"), _beyond(numbers, "w:num"))
    styles = styles_of(word.styles.element)
    written = WordBody(document, _text_width(section), styles, lists, lambda address: _relate(word, address)).xml()
    for made in _elements(written, "w", "r"):
        section._sectPr.addprevious(made)
    _add_lists(numbers, lists)
    _around_the_page(section, document, styles, house.words(document.language))
    _settle(word, document)
    return Written(_packed(word), house.lacking)


@cache
def plain_reference() -> bytes:
    """Give the document whose styles a paper has without a house style; a council can begin its own with it."""
    word = word_library.Document()
    for old in [one for one in word.element.body if one.tag != qn("w:sectPr")]:
        word.element.body.remove(old)
    styles = word.styles.element
    for old in list(styles.iter(qn("w:rFonts"))):
        old.getparent().remove(old)
    styles_of(styles)
    give_looks(styles)
    section = word.element.body[-1]
    for old in section.xpath("./w:pgSz | ./w:pgMar"):
        section.remove(old)
    for made in reversed(_elements(_SHEET, "w")):
        section.insert(0, made)
    word.core_properties.author = ""
    return _packed(word)


def _give_sheet(body: Any) -> None:
    """Give our own sheet to a document that says nothing of its own at its end."""
    if body.sectPr is None:
        section = body.get_or_add_sectPr()
        for made in _elements(_SHEET, "w"):
            section.append(made)


def _strip(word: Any) -> None:
    """Leave out of a council's document what it says beside its styles, header and footer, and who wrote it."""
    part = word.part
    needed = set(word.sections[-1]._sectPr.xpath("./*/@r:id"))
    for name, relation in list(part.rels.items()):
        if relation.reltype not in _KEPT and name not in needed:
            part.rels.pop(name)
    package = part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype not in {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}:
            package.rels.pop(name)
    settings = word.settings.element
    for old in [one for one in settings if one.tag.rpartition("}")[2] in _SETTINGS_OUT]:
        settings.remove(old)
    part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels.clear()


def _relate(word: Any, address: str) -> str:
    return str(word.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))


def _elements(written: str, *prefixes: str) -> list[Any]:
    """Read XML that was written as text."""
    return list(parse_xml(f"<w:body {nsdecls(*prefixes)}>{written}</w:body>"))


def _turn(section: Any, document: Document) -> None:
    """Turn the sheet on its side for a wide paper, or upright for another; its margins stay those of the council."""
    width, height = section.page_width, section.page_height
    if width and height and (width > height) != document.wide:
        section.page_width, section.page_height = height, width
    size = section._sectPr.find(qn("w:pgSz"))
    if size is not None:
        size.attrib.pop(qn("w:orient"), None)
        if document.wide:
            size.set(qn("w:orient"), "landscape")


def _text_width(section: Any) -> int:
    """Give the width between the margins in twentieths of a point; that of our own sheet where a document says none."""
    size, margins = section._sectPr.find(qn("w:pgSz")), section._sectPr.find(qn("w:pgMar"))
    if size is None or margins is None:
        return _WIDTH
    left, right = (int(margins.get(qn(f"w:{side}")) or 0) for side in ("left", "right"))
    return max(int(size.get(qn("w:w")) or 0) - left - right, _WIDTH // 2)


def _numbering_of(word: Any) -> Any:
    """Give the part in which lists are defined; a document without lists has none yet."""
    for relation in word.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return relation.target_part.element
    element = parse_xml(f"<w:numbering {nsdecls('w')}/>")
    part = XmlPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, element, word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return element


def _beyond(numbers: Any, tag: str) -> int:
    identity = f"{tag}Id"
    return 1 + max((int(one.get(qn(identity))) for one in numbers.findall(qn(tag))), default=0)


def _add_lists(numbers: Any, lists: WordNumbering) -> None:
    """Add the definitions behind those that are there, and the lists behind the lists: Word wants that order."""
    for written, *before in (
        (lists.definitions, "w:numPicBullet", "w:abstractNum"),
        (lists.lists, "w:numPicBullet", "w:abstractNum", "w:num"),
    ):
        tags = {qn(name) for name in before}
        at = max((place for place, one in enumerate(numbers, 1) if one.tag in tags), default=0)
        for made in reversed(_elements(written, "w")):
            numbers.insert(at, made)


def _around_the_page(section: Any, document: Document, styles: dict[str, str], words: FixedWords) -> None:
    """Print above and below each page what the paper has there. What a council's own document has there stays.

    The first page has its title and its mark in the text, so that neither is printed above it as well.
    """
    headed = _says_something(section.header)
    footed = _says_something(section.footer)
    if not headed and not footed:
        section.different_first_page_header_footer = True
    first = section.different_first_page_header_footer
    head = _head(document, styles, running=not headed)
    for part, wanted in ((section.header, head), (section.even_page_header, head)):
        _print(part, wanted, own=headed)
    if first and not _says_something(section.first_page_header):
        running = "" if document.running == document.title else document.running
        _print(section.first_page_header, _line(styles["Header"], _text(running)), own=False)
    if not footed:
        foot = _line(styles["Footer"], _counted(words("page.number")))
        for part in (section.footer, section.even_page_footer, *((section.first_page_footer,) if first else ())):
            if not _says_something(part):
                _print(part, foot, own=False)


def _says_something(part: Any) -> bool:
    """Say whether a header or footer holds anything."""
    if part.is_linked_to_previous:
        return False
    element = part._element
    return bool(element.xpath("string(.)").strip()) or bool(element.xpath(".//w:drawing | .//w:pict | .//w:instrText"))


def _print(part: Any, written: str, *, own: bool) -> None:
    """Put paragraphs into a header or footer: in place of an empty one, below what the council has there."""
    if own and (not written or part.is_linked_to_previous):
        return
    part.is_linked_to_previous = False
    if not own:
        for old in list(part._element):
            part._element.remove(old)
    for made in _elements(written, "w"):
        part._element.append(made)


def _head(document: Document, styles: dict[str, str], *, running: bool) -> str:
    """Write what stands above each page: the panel and the meeting, and the mark in large letters at the right."""
    said = _line(styles["Header"], _text(document.running)) if running else ""
    if not document.mark:
        return said
    return said + _line(styles["Paper Draft"], _text(document.mark), '<w:jc w:val="right"/>')


def _line(style: str, runs: str, more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{xml_attribute(style)}"/>{more}</w:pPr>{runs}</w:p>'


def _text(words: str) -> str:
    words = xml_content(words).replace("\n", " ")
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>' if words else ""


def _counted(words: str) -> str:
    """Write the words of a page number; Word puts the numbers in."""
    parts = _SLOT.split(words)
    fields = {"number": "PAGE", "count": "NUMPAGES"}
    return "".join(
        f'<w:fldSimple w:instr=" {fields[part]} "><w:r><w:t>1</w:t></w:r></w:fldSimple>' if place % 2 else _text(part)
        for place, part in enumerate(parts)
    )


def _settle(word: Any, document: Document) -> None:
    """Say of the document what it is called and its language, and nothing of who wrote it, when, or where."""
    core = word.core_properties
    for old in list(core._element):
        core._element.remove(old)
    core.title = xml_text(": ".join(part for part in (document.mark, document.title) if part)).replace("\n", " ")[:255]
    core.language = _LANGUAGES[document.language]
    settings = word.settings.element
    _insert(settings, _COMPATIBLE, "m:mathPr", "w:attachedSchema", *_BEHIND_LANGUAGE)
    _insert(settings, f'<w:themeFontLang w:val="{_LANGUAGES[document.language]}"/>', *_BEHIND_LANGUAGE)


def _insert(settings: Any, written: str, *behind: str) -> None:
    """Put a setting before the first of those behind which Word's schema does not allow it."""
    tags = {qn(name) for name in behind}
    place = next((one for one in settings if one.tag in tags), None)
    for made in _elements(written, "w"):
        if place is None:
            settings.append(made)
        else:
            place.addprevious(made)


_BEHIND_LANGUAGE = (
    *("w:clrSchemeMapping", "w:doNotIncludeSubdocsInStats", "w:doNotAutoCompressPictures", "w:forceUpgrade"),
    *("w:captions", "w:readModeInkLockDown", "w:smartTagType", "w:schemaLibrary", "w:shapeDefaults"),
    *("w:doNotEmbedSmartTags", "w:decimalSymbol", "w:listSeparator"),
)


def _packed(word: Any) -> bytes:
    """Save a document so that the same content gives the same bytes: an archive notes when each part was packed."""
    saved, packed = io.BytesIO(), io.BytesIO()
    word.save(saved)
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for name in parts.namelist():
            made.writestr(zipfile.ZipInfo(name, _FIXED_TIME), parts.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
