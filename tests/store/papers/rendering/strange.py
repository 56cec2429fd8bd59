"""Texts that break programs that print documents, and a document with such a text in every place that holds one."""

from __future__ import annotations

from typing import Any

import msgspec

from store.papers.document import Document

STRANGE = (
    '#read("/etc/passwd") *b* $x$ @ref',
    "{{ 7 * 7 }}{% raw %}",
    "<script>alert(1)</script></style></title>]]>",
    '"><img src=x onerror=alert(1)>',
    "a & b &lt; c &#0; &notin",
    "nul \0 and unit \x1f separator",
    "half \ud83d a character \udc00",
    "no character \uffff \ufffe \ufdd0",
    "word's bullet \uf0b7 here",
    "c1 \x96 dash \x85 line",
    "vertical \v tab, page \f break\u2028line\u2029paragraph",
    "soft\u00adhyphen nb\u00a0sp zw\u200bsp \ufeffbom",
    "left \u202e over \u2066 ride",
    "x" * 400,
    " ",
    "\n\n",
    "\t",
)


def filled(document: Document, text: str) -> Document:
    """Put a text behind every text of a document, labels, captions, names and links among them."""
    made: Document = _filled(document, text)
    return msgspec.structs.replace(made, language=document.language)


def _filled(value: Any, text: str) -> Any:
    if isinstance(value, str):
        return f"{value}{text}" if value else value
    if isinstance(value, tuple):
        return tuple(_filled(one, text) for one in value)
    if isinstance(value, msgspec.Struct):
        fields = {name: getattr(value, name) for name in value.__struct_fields__}
        return type(value)(**{name: one if name == "manner" else _filled(one, text) for name, one in fields.items()})
    return value
