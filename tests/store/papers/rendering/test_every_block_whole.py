"""A document with every block, whole, in each form: what is expected stands in tests/golden/blocks, to be read."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from store.papers.document import ChartBlock, Document
from store.papers.rendering.at_width import document_at_width
from store.papers.rendering.docx import docx, plain_reference
from store.papers.rendering.html import html
from store.papers.rendering.markdown import markdown
from store.papers.rendering.pdf import _drawn
from store.papers.rendering.svg import svg
from store.papers.rendering.text import text
from store.papers.rendering.word_styles import LOOKS
from tests.as_read import same_as_read
from tests.store.papers.rendering.every_block import EVERY_BLOCK

GOLDEN = Path(__file__).parents[3] / "golden" / "blocks"
OURS = ("word/document.xml", "word/numbering.xml", "word/header", "word/footer")


def _tags(xml: str) -> str:
    """Give every tag a line of its own, without the names of the whole, which are those of the library."""
    return re.sub(r"<w:(document|numbering|hdr|ftr)\b[^>]*>", r"<w:\1>", xml).replace("><", ">\n<")


def _word(document: Document) -> str:
    with zipfile.ZipFile(io.BytesIO(docx(document).data)) as held:
        names = sorted(name for name in held.namelist() if name.startswith(OURS))
        return "\n".join(f"==== {name}\n{_tags(held.read(name).decode())}" for name in names)


def _styles(_: Document) -> str:
    """Give the styles of a plain document that papers use, made anew: what is kept of them is made once."""
    with zipfile.ZipFile(io.BytesIO(plain_reference.__wrapped__())) as held:
        styles = re.findall(r"<w:style .*?</w:style>", held.read("word/styles.xml").decode(), re.DOTALL)
    named = {name.casefold() for name in LOOKS}
    return "\n".join(_tags(one) for one in styles if re.findall(r'w:name w:val="([^"]*)"', one)[0].casefold() in named)


def _pictures(document: Document) -> str:
    return "\n".join(svg(one, alone=True) for one in document.blocks if isinstance(one, ChartBlock))


FORMS: dict[str, Callable[[Document], str]] = {
    "docx.txt": _word,
    "styles.txt": _styles,
    "html": lambda document: html(document).decode().partition("<body")[2].replace("><", ">\n<"),
    "md": lambda document: markdown(document).decode(),
    "txt": lambda document: text(document).decode(),
    "narrow.txt": lambda document: document_at_width(document, 44),
    "wide.txt": lambda document: document_at_width(document, 120),
    "typst.json": lambda document: msgspec.json.format(msgspec.json.encode(_drawn(document))).decode(),
    "svg": _pictures,
}


@pytest.mark.parametrize("form", FORMS)
def test_every_block_is_written_as_it_always_was(form: str) -> None:
    same_as_read(GOLDEN / f"every.{form}", FORMS[form](EVERY_BLOCK))
