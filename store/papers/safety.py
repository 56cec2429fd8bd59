"""Making a stranger's words harmless in what goes out, without altering what a reader sees.

Public questions come from anyone: a cell of a spreadsheet must not become a formula, a cell of a table must not break
the table, and a control character must not reach the clerk's terminal.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape

from store.rules.words.text import cleaned, undirected

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_MARKUP = re.compile(r"([\\`*_\[\]<>|~])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BLOCK = re.compile(r"(?P<mark>[#>=+-])|(?P<number>\d+)(?P<stop>[.)])")
_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


def csv_cell(text: str) -> str:
    """Keep a cell of a csv file from starting a formula, by an apostrophe in front of `= + - @`, tab or return.

    Text that has such an apostrophe of its own is given another, so that the two can always be told apart.
    """
    return f"'{text}" if text.startswith(_FORMULA) or _GUARDED.match(text) else text


def markdown_cell(text: str) -> str:
    """Write text into a cell of a Markdown table so that it shows exactly as it is; line ends become `<br>`."""
    return "<br>".join(_inline(line) for line in _LINE_ENDS.split(undirected(text)))


def markdown_line(text: str) -> str:
    """Write text as one line of Markdown, a heading or an entry of a list, so that it shows exactly as it is."""
    line = " ".join(_inline(part) for part in _LINE_ENDS.split(undirected(text)))
    blank = line[: len(line) - len(line.lstrip())]
    match = _BLOCK.match(line, len(blank))
    if match:
        line = f"{blank}{match['number'] or ''}\\{match['mark'] or match['stop']}{line[match.end() :]}"
    return f"{line[:-1]}\\#" if line.endswith("#") and not line.endswith("\\#") else line


def plain_line(text: str) -> str:
    """Write text as one line for a terminal: line ends become spaces, control characters become visible signs."""
    if text.isprintable():
        return text
    line = _LINE_ENDS.sub(" ", undirected(text)).replace("\t", " ")
    return "".join(_visible(char) for char in line)


def xml_text(text: str) -> str:
    """Leave out of a text what neither XML 1.0 nor a web page can hold; half a character becomes the sign for none.

    Every line end becomes one plain line end. What a paper prints was made printable before: this is the last gate.
    """
    if text.isprintable():
        return text
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", cleaned("\n".join(_LINE_ENDS.split(text))))


def xml_content(text: str) -> str:
    """Write text as what stands between two tags of XML or of a web page."""
    return escape(xml_text(text), quote=False)


def xml_attribute(text: str) -> str:
    """Write text as one line that stands in quotation marks within a tag."""
    return escape(xml_text(text).replace("\n", " "))


def _inline(line: str) -> str:
    marked = _ENTITY.sub(r"\\&", _MARKUP.sub(r"\\\1", line))
    return "".join(_visible(char) for char in marked) if not marked.isprintable() else marked


def _visible(char: str) -> str:
    """Show a control character as the sign that stands for it, and half a character as the sign for none."""
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return "\N{REPLACEMENT CHARACTER}" if unicodedata.category(char) in {"Cc", "Cs"} else char
