"""Letters of a Word document on every ground, in every style and within what surrounds them; boxes and pictures."""

from __future__ import annotations

from itertools import product

from store.papers.inspecting.parcel import Parcel
from store.papers.inspecting.traces import TraceCount
from store.papers.inspecting.word_styles import WordStyles
from store.papers.inspecting.word_text import NOUNS, look_through
from tests.store.papers.few_lines.packets import TYPE, element, parcel
from tests.store.papers.few_lines.telling import Lines, told

STYLES = """
    <w:docDefaults><w:rPrDefault><w:rPr><w:color w:val="111111"/></w:rPr></w:rPrDefault></w:docDefaults>
    <w:style w:styleId="N" w:type="paragraph" w:default="1"><w:rPr><w:sz w:val="22"/></w:rPr></w:style>
    <w:style w:styleId="Q" w:type="paragraph"><w:basedOn w:val="N"/><w:rPr><w:vanish/></w:rPr></w:style>
    <w:style w:styleId="QQ" w:type="paragraph"><w:basedOn w:val="Q"/><w:pPr><w:shd w:fill="111111"/></w:pPr></w:style>
    <w:style w:styleId="V"><w:rPr><w:vanish w:val="false"/><w:color w:val="FFFFFF"/></w:rPr></w:style>
    <w:style w:styleId="H" w:type="paragraph"><w:name w:val="Heading 9"/></w:style>
    <w:style w:styleId="O" w:type="paragraph"><w:basedOn w:val="O"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
    <w:style w:styleId="D" w:type="table"><w:tcPr><w:shd w:fill="000000"/></w:tcPr></w:style>
    <w:style w:styleId="L" w:type="table"><w:tcPr><w:shd w:fill="ffffff"/></w:tcPr></w:style>
"""
COLOURS = ("FFFFFF", "F0F0F0", "EFFFFF", "101010", "111111", "auto", "red")
GROUNDS = ("", "auto", "FFFFFF", "E0E0E0", "0F0F0F", "202020", "212121")
RUNS = {
    "vanished": "<w:vanish/>",
    "not vanished": '<w:vanish w:val="OFF"/>',
    "of 2 points": '<w:sz w:val="4"/>',
    "of 2.5 points": '<w:sz w:val="5"/>',
    "of no size": '<w:sz w:val="x"/>',
    "in white by a style": '<w:rStyle w:val="V"/>',
    "marked": '<w:highlight w:val="yellow"/><w:color w:val="808080"/>',
    "marked in white": '<w:highlight w:val="white"/><w:color w:val="808080"/>',
}
IN_STYLES = ("", "N", "Q", "QQ", "H", "X")
WITHIN = {
    "a row": "<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{}</w:tc></w:tr></w:tbl>",
    "a row that is not hidden": '<w:tbl><w:tr><w:trPr><w:hidden w:val="0"/></w:trPr><w:tc>{}</w:tc></w:tr></w:tbl>',
    "a dark table": '<w:tbl><w:tblPr><w:tblStyle w:val="D"/></w:tblPr><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>',
    "a light table": '<w:tbl><w:tblPr><w:tblStyle w:val="L"/></w:tblPr><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>',
    "a black table": '<w:tbl><w:tblPr><w:shd w:fill="000000"/></w:tblPr><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>',
    "a black cell": '<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill="000000"/></w:tcPr>{}</w:tc></w:tr></w:tbl>',
    "a cell of any ground": '<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill="auto"/></w:tcPr>{}</w:tc></w:tr></w:tbl>',
    "a black paragraph": '<w:p><w:pPr><w:shd w:fill="000000"/></w:pPr>{}</w:p>',
    "a black box": '<wps:wsp><wps:spPr><a:solidFill><a:srgbClr val="000000"/></a:solidFill></wps:spPr>{}</wps:wsp>',
    "a box of its style": "<wps:wsp><wps:spPr/><wps:style/>{}</wps:wsp>",
    "a box without ground": "<wps:wsp><wps:spPr><a:noFill/></wps:spPr><wps:style/>{}</wps:wsp>",
    "an old box": '<v:rect fillcolor="#000000">{}</v:rect>',
    "an old box by a name": '<v:shape fillcolor="black">{}</v:shape>',
    "an old box without ground": "<v:shape>{}</v:shape>",
    "what older programs read": "<mc:Fallback>{}</mc:Fallback>",
}
ELEMENTS = (
    *(
        f"<w:{name}/>"
        for name in ("ins", "cellIns", "customXmlInsRangeStart", "del", "cellDel", "customXmlDelRangeStart")
    ),
    *(f"<w:{name}/>" for name in ("moveTo", "moveFrom", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange")),
    *(f"<w:{name}/>" for name in ("tblPrExChange", "trPrChange", "tcPrChange", "tblGridChange", "numberingChange")),
    *(f"<w:{name}/>" for name in ("cellMerge", "altChunk", "r", "t")),
    *(f'<w:bookmarkStart w:name="{name}"/>' for name in ("_s", "s", "_TOC1", "_Ref1", "_GoBack", "_Hlk1", "_Hlt1")),
    *(f'<w:bookmarkStart w:name="{name}"/>' for name in ("_PageNum", "_heading", "__RefHeading", "__DdeLink")),
    *(f"<w:instrText> {name} x</w:instrText>" for name in ("INCLUDETEXT", "INCLUDEPICTURE", "LINK", "DDE", "DDEAUTO")),
    *(f'<w:fldSimple w:instr="{name}"/>' for name in ("DATABASE", "RD", "HYPERLINK", "PAGE")),
    *(f'<a:srcRect {side}="{cut}"/>' for side, cut in product("ltrb", ("1000", "1001", "-5000"))),
    '<v:rect style="margin-left:-1601pt"/>',
    '<v:rect style="margin-left:1600pt"/>',
    '<v:shape style="TOP : 22.3in"/>',
    '<v:shape style="left:56.4cm;top:565mm"/>',
    '<v:shape style="margin-top:2134px"/>',
    '<v:shape style="left:1601"/>',
)
ANCHORS = (
    ("H", "column", 20_000_000, 1),
    ("H", "column", 20_000_001, 1),
    ("V", "page", -11, 10),
    ("V", "page", -10, 10),
    ("H", "page", -11, 10),
    ("H", "column", -1_500_010, 10),
    ("H", "column", -1_500_011, 10),
    ("V", "column", "x", 1),
    ("V", "column", " -2000000 ", 1),
)
GRAPHICS = (
    ("picture", ""),
    ("picture", '<wp:docPr descr=" "/>'),
    ("picture", '<wp:docPr descr="Four dots"/>'),
    ("chart", '<wp:docPr title="Four dots"/>'),
    ("diagram", '<wp:docPr><ad:decorative val="1"/></wp:docPr>'),
    ("chartex", '<wp:docPr><ad:decorative val="true"/></wp:docPr>'),
    ("picture", '<wp:docPr><ad:decorative val="0"/></wp:docPr>'),
    ("shape", ""),
)


def lines() -> Lines:
    """Tell what is come upon in each piece alone, and in those that bear on each other."""
    parts = {"word/styles.xml": (f"<w:styles>{STYLES}</w:styles>", f"{TYPE}wordprocessingml.styles+xml")}
    styles = WordStyles(Parcel(parcel(parts)))
    yield from _letters(styles)
    yield from _drawings(styles)


def _seen(styles: WordStyles, body: str, part: str = "") -> str:
    tally = TraceCount(NOUNS, "paragraph")
    look_through(element(f"<w:body>{body}</w:body>"), part, styles, tally)
    return told([f"{one.kind} {one.where}" for one in tally.traces()])


def _run(properties: str, style: str = "", words: str = "<w:t>x</w:t>") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:rPr>{properties}</w:rPr>{words}</w:r></w:p>"


def _letters(styles: WordStyles) -> Lines:
    yield "## letters on a ground"
    for colour in COLOURS:
        on = [
            ground
            for ground in GROUNDS
            if _seen(
                styles,
                _run(
                    f'<w:color w:val="{colour}"/><w:shd w:fill="{ground}"/>'
                    if ground
                    else f'<w:color w:val="{colour}"/>'
                ),
            )
        ]
        yield f"{colour} is lost on: {', '.join(one or 'none' for one in on)}"
    yield "## runs in paragraphs of a style"
    for (name, properties), style in product(RUNS.items(), IN_STYLES):
        yield f"{name} in {style or 'none'} => {_seen(styles, _run(properties, style))}"
    yield "## white and black letters within"
    for name, around in WITHIN.items():
        seen = [
            _seen(styles, around.format(_run(f'<w:color w:val="{one}"/>'))) or "seen" for one in ("FFFFFF", "000000")
        ]
        yield f"{name} => {', '.join(seen)}"
    yield "## what is said"
    for words in ("<w:t> </w:t>", "<w:t/>", "<w:delText>x</w:delText>", "<w:sym/>", "<w:tab/>", ""):
        yield f"{words} => {_seen(styles, _run('<w:vanish/>', words=words))}"
    yield "## headings"
    for style in ("H", "O", "N", "D", "X", ""):
        named = element(f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>')
        yield f"{style} {styles.is_heading(named)} {styles.is_dark(style)}"


def _drawings(styles: WordStyles) -> Lines:
    yield "## elements"
    for one in ELEMENTS:
        yield f"{one} => {_seen(styles, f'<w:p/>{one}<w:p>{one}</w:p>', 'the foot')}"
    yield "## boxes and pictures"
    for side, of, at, long in ANCHORS:
        inner = f'<wp:position{side} relativeFrom="{of}"><wp:posOffset>{at}</wp:posOffset></wp:position{side}>'
        box = f'<wp:anchor>{inner}<wp:extent cx="{long}" cy="10"/></wp:anchor>'
        yield f"{side} {of} {at} {long} => {_seen(styles, box)}"
    for kind, about in GRAPHICS:
        inner = f'{about}<a:graphic><a:graphicData uri="x/{kind}"/></a:graphic>'
        pictures = f"<wp:inline>{inner}</wp:inline><wp:anchor>{inner}</wp:anchor><w:x>{inner}</w:x>"
        yield f"{kind} {about} => {_seen(styles, pictures)}"
