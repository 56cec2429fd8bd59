"""Word documents that a council's papers take their looks from: what becomes of their sheet, styles and head."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import msgspec

from store.papers.document import Document, HeadingBlock, Language, ParagraphBlock, TableBlock, TableCell
from store.papers.house import House
from store.papers.rendering.docx import docx
from store.papers.styling.reference import reference_of
from tests.store.papers.few_lines.documents import document
from tests.store.papers.few_lines.telling import Lines, other, told

PAPER = Document(
    title="Agenda",
    running="Panel",
    blocks=(
        HeadingBlock(text="Agenda", level=1),
        ParagraphBlock(words="Words"),
        TableBlock(heads=("A", "B"), rows=((TableCell(("1",)), TableCell(("2",))),), shares=(1, 3), caption="T"),
    ),
)
_SIZE, _MARGINS = '<pgSz w="11906" h="16838"/>', '<pgMar left="1000" right="906" top="1" bottom="1"/>'
SHEETS = (
    "",
    "<sectPr/>",
    f"<sectPr>{_SIZE}{_MARGINS}</sectPr>",
    f"<sectPr>{_SIZE}</sectPr>",
    f"<sectPr>{_MARGINS}</sectPr>",
    f'<sectPr><pgSz w="16838" h="11906" orient="landscape"/>{_MARGINS}</sectPr>',
    f'<sectPr><pgSz w="5000" h="5000" orient="landscape"/>{_MARGINS}</sectPr>',
    f'<sectPr><pgSz h="16838"/>{_MARGINS}</sectPr>',
    f'<sectPr>{_SIZE}<pgMar left="1000"/></sectPr>',
    f'<sectPr>{_SIZE}<pgMar left="9000" right="2000"/></sectPr>',
    f"<sectPr>{_SIZE}{_MARGINS}<sectPrChange id='1'/><sectPrChange id='2'/></sectPr>",
    f"<p>{{Old words}}</p><tbl/><sectPr>{_SIZE}<titlePg/></sectPr>",
    f"<p><pPr><sectPr>{_MARGINS}</sectPr></pPr></p><sectPr>{_SIZE}</sectPr>",
)
STYLES = (
    "<styles/>",
    "<styles><docDefaults/></styles>",
    "<styles><docDefaults><pPrDefault/><rPrDefault/></docDefaults></styles>",
    "<styles><docDefaults><rPrDefault><rPr><sz val='20'/><lang val='de'/></rPr></rPrDefault></docDefaults></styles>",
    "<styles><style type='paragraph' styleId='a'><name val='Normal'/><rPr><lang val='fr'/></rPr></style></styles>",
    "<styles><style type='paragraph' styleId='h'><name val='heading 1'/></style></styles>",
    "<styles><style type='paragraph' styleId='h'><name val='Heading 1'/><pPr/><rPr><b/></rPr></style></styles>",
    "<styles><style type='table' styleId='t'><name val='Table Grid'/></style></styles>",
)


def lines() -> Lines:
    """Tell what is other than with the first document: what is lacking and wrong, and the parts that are written."""
    first: list[str] = []
    changes = [(sheet, STYLES[0]) for sheet in SHEETS] + [(SHEETS[2], styles) for styles in STYLES]
    for sheet, styles in changes:
        for wide in (False, True):
            yield f"## {sheet or 'no sheet'} {styles if styles != STYLES[0] else ''} {'wide' if wide else ''}".rstrip()
            made = list(_written(document(sheet, styles), wide=wide))
            yield from other(made, first)
            first = first or made


def _written(data: bytes, *, wide: bool) -> Iterator[str]:
    language: Language = "cy" if wide else "en-GB"
    reference, lacking, problems = reference_of(data, "house.docx")
    yield f"lacking {told(lacking)}"
    yield from map(told, problems)
    paper = msgspec.structs.replace(PAPER, wide=wide, language=language)
    out = docx(paper, House(reference=reference or data, lacking=lacking))
    with zipfile.ZipFile(io.BytesIO(out.data)) as held:
        main, styles = (held.read(f"word/{name}.xml").decode() for name in ("document", "styles"))
    yield from re.findall(r"<w:(?:sectPr|pgSz|pgMar|sectPrChange|gridCol|titlePg)\b[^>]*>|Old words", main)
    yield from re.findall(r"<w:docDefaults.*?</w:docDefaults>|<w:docDefaults/>|<w:lang[^>]*>", styles, re.DOTALL)
    for style in re.findall(r"<w:style .*?</w:style>", styles, re.DOTALL):
        name = re.search(r'<w:name w:val="([^"]*)"', style)
        yield f"style {name[1] if name else ''} {len(style)}"
