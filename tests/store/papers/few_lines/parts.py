"""Parts of documents, spreadsheets and open documents, each put into one that has nothing to be told of."""

from __future__ import annotations

from itertools import product

from store.papers.inspecting.files import traces_in
from tests.store.papers.few_lines.cells import ROWS
from tests.store.papers.few_lines.letters import STYLES
from tests.store.papers.few_lines.packets import TYPE, Part, parcel
from tests.store.papers.few_lines.telling import Lines, told


def lines() -> Lines:
    """Tell what is come upon where a part is put in."""
    for kind, main, ending, parts in (
        ("Word document", _WORD, "minutes.docx", OF_WORD),
        ("spreadsheet", _BOOK, "book.xlsx", OF_BOOKS),
    ):
        yield f"## parts of a {kind}"
        yield f"none => {_come_upon(parcel(main), ending)}"
        for name, more in parts.items():
            yield f"{name} => {_come_upon(parcel({**main, **more}), ending)}"
    yield "## an open document"
    for inner in OPEN:
        made = {
            "mimetype": ("application/vnd.oasis.opendocument.text", ""),
            "content.xml": (f"<office:document-content>{inner}</office:document-content>", ""),
            "meta.xml": (f"<meta:x>{inner}</meta:x>", ""),
        }
        yield f"{inner} => {_come_upon(parcel(made), 'a.odt')}"


def _come_upon(data: bytes, named: str) -> str:
    return told([f"{one.kind}{one.where and f' {one.where}'}: {one.what}" for one in traces_in(data, named)])


def _led(part: str, *ways: str) -> dict[str, Part]:
    """Lead from a part, by relations each given as its type, where it leads, and whether outside."""
    folder, _, own = part.rpartition("/")
    every = "".join(
        f'<Relationship Id="r{place}" Type="x/{kind}" Target="{target}"{mode}/>'
        for place, (kind, target, *outside) in enumerate(way.split(" ") for way in ways)
        for mode in [' TargetMode="External"' if outside else ""]
    )
    return {f"{folder}/_rels/{own}.rels": (f"<Relationships>{every}</Relationships>", "")}


_TEXT = (
    "<w:document><w:p><w:pPr><w:pStyle w:val='H'/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>y</w:t></w:r></w:p>{}</w:document>"
)
_TITLED = (
    "<cp><dc:title>x</dc:title><dc:language>en</dc:language>{}</cp>",
    "application/vnd.openxmlformats-package.core-properties+xml",
)
_WORD = {
    "word/document.xml": (_TEXT.format(""), f"{TYPE}wordprocessingml.document.main+xml"),
    "word/styles.xml": (f"<w:styles>{STYLES}</w:styles>", f"{TYPE}wordprocessingml.styles+xml"),
    "docprops/core.xml": (_TITLED[0].format(""), _TITLED[1]),
}
_HEADED = """
    <w:sectPr><w:titlePg w:val="{}"/><w:headerReference w:type="first" r:id="r0"/>
    <w:headerReference w:type="even" r:id="r1"/><w:footerReference w:type="default" r:id="r2"/></w:sectPr>
"""


def _headed(first: str, even: str, other: str = "Even") -> dict[str, Part]:
    words = {"header1": "First", "header2": other, "footer1": "Usual"}
    return {
        "word/document.xml": (_TEXT.format(_HEADED.format(first)), f"{TYPE}wordprocessingml.document.main+xml"),
        **{
            f"word/{name}.xml": (f"<w:x><w:t>{said}</w:t></w:x>", f"{TYPE}wordprocessingml.{name[:6]}+xml")
            for name, said in words.items()
        },
        **_led("word/document.xml", "header header1.xml", "header ../word/header2.xml", "footer /word/footer1.xml"),
        "word/settings.xml": (
            f'<w:settings><w:evenAndOddHeaders w:val="{even}"/></w:settings>',
            f"{TYPE}wordprocessingml.settings+xml",
        ),
    }


def _properties(words: str) -> dict[str, Part]:
    return {"docprops/core.xml": (_TITLED[0].format(words), _TITLED[1])}


OF_WORD = {
    **{f"heads, first {first}, even {even}": _headed(first, even) for first, even in product("01", repeat=2)},
    "heads alike": _headed("0", "0", "Us ual"),
    "comments": {
        "word/comments.xml": ("<w:x><w:c/><w:c/></w:x>", f"{TYPE}wordprocessingml.comments+xml"),
        "word/more.xml": (
            "<w:x><w:c w:paraIdParent='1'/><w:c/></w:x>",
            f"{TYPE}wordprocessingml.commentsExtended+xml",
        ),
    },
    "settings": {
        "word/settings.xml": (
            "<w:settings><w:docVars><w:docVar/><w:docVar/></w:docVars><w:mailMerge/></w:settings>",
            f"{TYPE}wordprocessingml.settings+xml",
        ),
        **_led(
            "word/settings.xml",
            "attachedTemplate S:\\\\a\\\\Normal.dotm x",
            "attachedTemplate file:///x/Normal x",
            "attachedTemplate file:///x/own.dotx x",
        ),
    },
    "notes": {
        "word/document.xml": (
            _TEXT.format("<w:footnoteReference w:id='1'/>"),
            f"{TYPE}wordprocessingml.document.main+xml",
        ),
        "word/footnotes.xml": (
            (
                "<w:x><w:n w:id='1'><w:t>a</w:t></w:n><w:n w:id='2'><w:t>b</w:t></w:n>"
                "<w:n w:id='3' w:type='s'><w:t>c</w:t></w:n><w:n w:id='4'><w:t> </w:t></w:n></w:x>"
            ),
            f"{TYPE}wordprocessingml.footnotes+xml",
        ),
        "word/endnotes.xml": (
            "<w:x><w:n w:id='1'><w:t>a</w:t></w:n><w:n w:id='2'><w:t>a</w:t></w:n></w:x>",
            f"{TYPE}wordprocessingml.endnotes+xml",
        ),
    },
    "no heading": {
        "word/document.xml": (_TEXT.format("").replace("'H'", "'N'"), f"{TYPE}wordprocessingml.document.main+xml")
    },
    "one paragraph": {
        "word/document.xml": (
            "<w:document><w:p><w:r><w:t>x</w:t></w:r></w:p></w:document>",
            f"{TYPE}wordprocessingml.document.main+xml",
        )
    },
    "nothing about it": {"docprops/core.xml": ("<cp/>", _TITLED[1])},
    "a language in its text": {
        "docprops/core.xml": ("<cp/>", _TITLED[1]),
        "word/document.xml": (_TEXT.format("<w:lang w:val='en'/>"), f"{TYPE}wordprocessingml.document.main+xml"),
    },
    "people": _properties(
        "<dc:creator>A  Clerk</dc:creator><cp:lastModifiedBy xmlns:cp='x'>A Clerk</cp:lastModifiedBy>"
    ),
    "programs": _properties("<dc:creator>Python-docx</dc:creator><lastModifiedBy>LibreOffice</lastModifiedBy>"),
    "labels": _properties(
        "".join(
            f"<{one}>its {one}</{one}>"
            for one in (
                "Company",
                "Manager",
                "HyperlinkBase",
                "description",
                "category",
                "keywords",
                "contentStatus",
                "other",
            )
        )
    ),
    "a program's label": _properties("<description>generated by x</description>"),
    "properties of app.xml and of its own": {
        "docprops/app.xml": ("<x><Company>y</Company><Manager></Manager></x>", ""),
        "docprops/custom.xml": ("<x><p name='Case'/><p/></x>", f"{TYPE}custom-properties+xml"),
        "word/people.xml": (
            "<x><p w:author='B'/><p displayName='A' author='unknown'/></x>",
            "application/x.people+xml",
        ),
        "xl/person.xml": ("<x><p displayName='B' other='C'/></x>", "application/x.person+xml"),
    },
    "what was bound": {
        "customxml/item1.xml": ("<x>words</x>", ""),
        "customxml/item2.xml": ("<x><y/></x>", ""),
        "customxml/item3.xml": ("<x> </x>", ""),
        "customxml/itemprops1.xml": ("<x>words</x>", ""),
        "customxml/item4.bin": ("words", ""),
    },
    "files within": {
        **{
            f"word/{name}": ("words", "")
            for name in (
                "embeddings/a.bin",
                "activex/b.bin",
                "afchunk1.htm",
                "model/c.glb",
                "media/d.png",
                "embeddings/_rels/a.rels.txt",
            )
        },
        **_led(
            "word/document.xml",
            "oleObject e.bin",
            "package f.bin",
            "aFChunk g.htm",
            "control h.bin",
            "subDocument i.docx",
            "image j.png",
            "oleObject k.bin x",
        ),
    },
    **{
        f"a part {name}": {name: ("words", "")}
        for name in (
            "word/vbaproject.bin",
            "word/vbadata.xml.x",
            "xl/macrosheets/a.x",
            "basic/a",
            "scripts/b",
            "_xmlsignatures/a",
            "word/basic/a",
        )
    },
    "a type with macros": {"word/a.x": ("words", "application/x.macroEnabled")},
    "ways out": _led(
        "word/document.xml",
        *(
            f"hyperlink {one} x"
            for one in ("file:///a", "S:/b", "\\\\c", "~d", "/e", "f.docx", "https://g", "#h", "mailto:i", "notes:j")
        ),
        "image https://k x",
        "image l.png",
    ),
}
_BOOK = {
    "xl/workbook.xml": (
        (
            "<s:workbook><s:sheets>"
            '<s:sheet name="A" r:id="r0"/><s:sheet name="B" r:id="r1" state="{}"/></s:sheets></s:workbook>'
        ),
        f"{TYPE}spreadsheetml.sheet.main+xml",
    ),
    **{
        f"xl/sheet{number}.xml": (
            f"<s:worksheet><s:sheetData>{ROWS['a']}</s:sheetData></s:worksheet>",
            f"{TYPE}spreadsheetml.worksheet+xml",
        )
        for number in (1, 2)
    },
    **_led("xl/workbook.xml", "worksheet sheet1.xml", "worksheet sheet2.xml"),
}


def _book_with(words: str, state: str = "") -> dict[str, Part]:
    whole, kind = _BOOK["xl/workbook.xml"]
    return {"xl/workbook.xml": (whole.replace("{}", state).replace("</s:workbook>", f"{words}</s:workbook>"), kind)}


OF_BOOKS = {
    **{state or "shown": _book_with("", state) for state in ("hidden", "veryHidden", "visible", "")},
    "names": _book_with(
        "".join(
            f'<s:definedName name="{name}" hidden="{hidden}"/>'
            for name, hidden in (
                ("a", "1"),
                ("b", "true"),
                ("c", "0"),
                ("_xlnm.d", "1"),
                ("_xlfn.e", "1"),
                ("_xlpm.f", "1"),
                ("_xlws.g", "1"),
                ("_xleta.h", "1"),
            )
        )
    ),
    "whereabouts": _book_with(
        '<s:absPath url="C:/a/"/><s:absPath/><s:fileSharing userName="A Clerk"/>'
        '<s:fileSharing userName="openpyxl"/><s:fileSharing/>'
    ),
    "kept beside": {
        f"xl/{name}.xml": ("<s:x><s:r/><s:r/></s:x>", f"application/x.{name}+xml")
        for name in ("externalLink", "pivotCacheDefinition", "pivotCacheRecords", "connections", "queryTable")
    },
    "a cache without rows": {"xl/p.xml": ("<s:x/>", "application/x.pivotCacheDefinition+xml")},
    "a query": {"xl/p.xml": ("<s:x/>", "application/x.queryTable+xml")},
    "a log": {"xl/revisions/a.x": ("words", "")},
    "comments": {
        "xl/comments1.xml": (
            (
                "<s:x><s:authors><s:a/></s:authors><s:commentList>"
                '<s:c ref="A1"/><s:c ref="B2"/><s:c ref="A1"/></s:commentList></s:x>'
            ),
            "",
        ),
        **_led("xl/sheet1.xml", "comments comments1.xml", "threadedComment none.xml x"),
    },
    "threads": {
        "xl/comments1.xml": ('<s:x><s:commentList><s:c ref="A1"/></s:commentList></s:x>', ""),
        "xl/threads.xml": ("".join(["<s:x>", *(f'<s:c ref="A{number}"/>' for number in range(7)), "</s:x>"]), ""),
        **_led("xl/sheet2.xml", "comments comments1.xml", "threadedComment threads.xml"),
    },
    "a template": {"xl/workbook.xml": (_BOOK["xl/workbook.xml"][0], f"{TYPE}spreadsheetml.template.main+xml")},
    "no sheet": {"xl/workbook.xml": ("<s:workbook/>", f"{TYPE}spreadsheetml.sheet.main+xml")},
    "a sheet that breaks off": {"xl/sheet1.xml": ("<s:worksheet><s:sheetData>", f"{TYPE}spreadsheetml.worksheet+xml")},
    "a type of its own": {"xl/sheet1.xml": ("<!DOCTYPE x><s:worksheet/>", f"{TYPE}spreadsheetml.worksheet+xml")},
}
OPEN = (
    "",
    (
        "<text:tracked-changes><text:changed-region><text:insertion/></text:changed-region>"
        "<text:changed-region><text:deletion/></text:changed-region></text:tracked-changes>"
    ),
    "<text:tracked-changes><text:changed-region><text:format-change/></text:changed-region></text:tracked-changes>",
    "<table:tracked-changes><table:insertion/><table:deletion/><table:movement/><table:cell-content-change/></table:tracked-changes>",
    "<office:annotation/><office:annotation/>",
    (
        "<style:style style:name='a'><style:x text:display='none'/></style:style>"
        "<text:span text:style-name='a'>x</text:span>"
        "<text:span text:style-name='a'> </text:span><text:span>y</text:span>"
    ),
    "<text:hidden-text/><text:hidden-paragraph/><text:section text:display='none'/><text:section text:display='x'/>",
    (
        "<style:style style:name='b'><style:x table:display='false'/></style:style>"
        "<table:table table:name='A' table:style-name='b'/><table:table table:name='B'/>"
    ),
    (
        "<table:table table:name='A'><table:table-row/>"
        "<table:table-row table:number-rows-repeated='3' table:visibility='collapse'/>"
        "<table:table-row table:number-rows-repeated='x' table:visibility='collapse'/></table:table>"
    ),
    (
        "<table:table table:name='A'><table:table-column table:visibility='filter'/>"
        "<table:table-row table:visibility='filter'/></table:table>"
    ),
    "<table:table><table:table-column table:number-columns-repeated='2' table:visibility='collapse'/></table:table>",
    (
        "<table:table-source xlink:href='a'/><text:section-source xlink:href='a'/>"
        "<office:dde-source/><table:database-range xlink:href='a'/>"
    ),
    "<text:a xlink:href='file:///a'/><text:a xlink:href='https://b'/><text:a/>",
    (
        "<meta:initial-creator>A</meta:initial-creator><dc:creator> A </dc:creator>"
        "<meta:printed-by>B</meta:printed-by><dc:creator>LibreOffice</dc:creator>"
    ),
    "<meta:user-defined/><meta:user-defined/>",
)
