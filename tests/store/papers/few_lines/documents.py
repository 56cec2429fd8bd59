"""Word documents of a few paragraphs and tables, through each reader of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.papers.covers.word import word_text
from store.papers.minutes.reading.word import word_lines
from store.papers.reading.grids import Grid
from store.papers.reading.word_changes import read_passages
from store.papers.reading.word_tables import word_tables
from tests.store.papers.few_lines.objects import cases
from tests.store.papers.few_lines.packets import TYPE, rooted
from tests.store.papers.few_lines.telling import Lines, told
from tests.store.papers.inspecting.packing import OFFICE, TYPES, packed

_SHORT = re.compile(r"\{([^{}]*)\}")
_TAG = re.compile(r"<(/?)(\w[^<>]*?)(/?)>")
_NAME = re.compile(r"(?<![\w:.'-])([a-zA-Z]+)(?==)")
STYLES = """<styles><style type="paragraph" styleId="H"><name val="Heading 1"/></style>
<style type="paragraph" styleId="B"><name val="own"/><basedOn val="H"/></style>
<style type="paragraph" styleId="R"><name val="round"/><basedOn val="R"/></style>
<style type="paragraph" styleId="L"><name val="List"/><pPr><numPr><ilvl val="1"/><numId val="1"/></numPr></pPr></style>
<style type="paragraph" styleId="S"><name val="My heading"/></style>
<style type="paragraph" styleId="M"><name val="minute heading"/></style></styles>"""
LISTS = """<numbering><abstractNum abstractNumId="7">
<lvl ilvl="0"><start val="3"/><numFmt val="decimal"/><lvlText val="%1."/></lvl>
<lvl ilvl="1"><start val="1"/><numFmt val="lowerLetter"/><lvlText val="(%1.%2)"/></lvl>
<lvl ilvl="2"><numFmt val="upperRoman"/><lvlText val="%3-%1"/></lvl>
<lvl ilvl="3"><numFmt val="bullet"/><lvlText val="o"/></lvl>
<lvl ilvl="4"><numFmt val="none"/><lvlText val="x"/></lvl>
<lvl ilvl="5"><numFmt val="decimalZero"/><lvlText val="%6 %9"/></lvl>
<lvl ilvl="6"><start val="26"/><numFmt val="upperLetter"/><lvlText val="%7"/></lvl>
<lvl ilvl="7"><start val="x"/><numFmt val="lowerRoman"/><lvlText val="%8"/></lvl></abstractNum>
<num numId="1"><abstractNumId val="7"/></num><num numId="2"><abstractNumId val="7"/>
<lvlOverride ilvl="0"><startOverride val="9"/></lvlOverride>
<lvlOverride ilvl="1"><startOverride val="x"/></lvlOverride></num></numbering>"""
BESIDE = {
    "footnotes": "<footnotes><footnote id='1'><p>{A  note}</p><p>{more}</p></footnote><footnote id='2'/></footnotes>",
    "endnotes": "<endnotes><endnote id='1'><p>{At the end}</p></endnote></endnotes>",
    "comments": "<comments><comment id='1' author='A Clerk'><p>{Said}</p></comment><comment id='2'/></comments>",
    "header1": "<hdr><p>{Head of pages}</p><p>{Page 1 of 2}</p><p>{One}</p></hdr>",
    "footer2": "<ftr><p>{Head of pages}</p><p>{Foot}</p></ftr>",
}


def lines() -> Lines:
    """Tell of each document what each reader makes of it; of a reader that makes the same as before it, nothing."""
    for body in cases("documents"):
        yield f"## {body}"
        data = document(body)
        for name, told_of in (
            ("minutes", _of_minutes(data)),
            ("cover", told(word_text(data))),
            ("tables", " / ".join(_of_tables(data))),
            ("passages", " / ".join(_of_passages(data))),
        ):
            if told_of:
                yield f"{name}: {told_of}"


def _of_minutes(data: bytes) -> str:
    read, left = word_lines(data, "F")
    made = [f"{one.kind.value} {one.indent}{' gap' if one.gap else ''} {one.number}: {told(one.text)}" for one in read]
    return " / ".join([*made, *(f"left {told(one)}" for one in left if not one.why.startswith("This stands at the"))])


def _of_tables(data: bytes) -> Iterator[str]:
    content = word_tables(data, "F")
    for grid in content.tables:
        yield f"{'loose ' if grid.loose else ''}{grid.name} {_grid(grid)}"
    yield from (f"aside {told(one)}" for one in content.asides)


def _grid(grid: Grid) -> str:
    return " ; ".join(
        f"{row.number}[{' | '.join(told(cell.text) + '^' * cell.continues for cell in row.cells)}]" for row in grid.rows
    )


def _of_passages(data: bytes) -> Iterator[str]:
    for one in read_passages(data, "F"):
        pieces = " ".join(
            f"{piece.kind.value}{piece.author and f' of {piece.author} {piece.on}'} {piece.text!a}"
            for piece in one.pieces
        )
        yield f"{one.key} {one.row}.{one.column} {one.of_row.value} {one.of_row_author} {pieces} {told(one.remarks)}"


def document(body: str, styles: str = STYLES) -> bytes:
    """Make a document of its body, whose tags have no spaces named; what stands in braces is a run."""
    made = {
        "document": (f"<document><body>{body}</body></document>", "wordprocessingml.document.main+xml"),
        "styles": (styles, "wordprocessingml.styles+xml"),
        "numbering": (LISTS, "wordprocessingml.numbering+xml"),
        **{
            name: (words, f"wordprocessingml.{name.rstrip('0123456789')}+xml")
            for name, words in BESIDE.items()
            if name[:4] in body or (name[:4] in {"head", "foot"} and "Pages" in body)
        },
    }
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}{kind}"/>' for name, (_, kind) in made.items()
    )
    rels = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for at, name in enumerate(list(made)[1:])
    )
    space, related = "http://schemas.openxmlformats.org/package/2006", "application/vnd.openxmlformats-package"
    led = f'<Relationships xmlns="{space}/relationships">{rels}</Relationships>'
    known = f'<Default Extension="rels" ContentType="{related}.relationships+xml"/>'
    whole = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    return packed(
        {
            TYPES: f'<Types xmlns="{space}/content-types">{known}{types}</Types>'.encode(),
            "_rels/.rels": f'<Relationships xmlns="{space}/relationships">{whole}</Relationships>'.encode(),
            "word/_rels/document.xml.rels": led.encode(),
            **{f"word/{name}.xml": rooted(_long(words)) for name, (words, _) in made.items()},
        }
    )


def _long(words: str) -> str:
    """Write what is short in full: `{words}` is a run, and each tag and each of its names is of Word's own space."""
    runs = _SHORT.sub(r"<r><t>\1</t></r>", words)
    return _TAG.sub(_spaced, runs)


def _spaced(match: re.Match[str]) -> str:
    end, inner, closed = match.groups()
    name, blank, rest = inner.partition(" ")
    own = name if ":" in name else f"w:{name}"
    return f"<{end}{own}{blank}{_NAME.sub(lambda one: f'w:{one[1]}', rest)}{closed}>"
