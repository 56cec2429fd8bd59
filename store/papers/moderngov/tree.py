"""The XML that modern.gov's web service answers, read safely: no entities, nothing fetched, its oddities allowed for.

Older installations put Word's HTML into the XML as it stands, and a text may hold an `&` of its own or signs that no
XML may have; then what was meant is read. A document type of a file's own is refused: it could make one word a million.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.entities import html5
from typing import Final
from xml.parsers import expat

from store.file.decoding import decoded, what_it_is
from store.problems import Problem, Refused

_DEEPEST = 60
_XML_NAMES: Final = frozenset({"amp", "lt", "gt", "quot", "apos"})
_ENTITY: Final = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_CODE: Final = re.compile(r"&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")
_BARE: Final = re.compile(r"&(?!#?\w{1,32};)")
_DECLARED: Final = re.compile(r"\A\s*<\?xml[^>]*\?>")
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_RAW: Final = re.compile(
    r"<(agendatext|minutesnonemptyhtmlbody|minutestext|agendaitemtitle|meetinglocation|decisiontext)>(.*?)</\1>",
    re.IGNORECASE | re.DOTALL,
)
_OF_WINDOWS: Final = {code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0) if code != 0x85}
"""What Word meant by the codes that only Windows has: dashes and quotation marks."""
_PAGE: Final = re.compile(r"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_PACKED = "a packed file"
_SAVE = "Open its address in the browser again, and save what it shows as an XML file."


class Node:
    """An element: its name and attributes in small letters, its words, what stands in it, and its line, from 1."""

    __slots__ = ("attributes", "children", "line", "name", "words")

    def __init__(self, name: str, attributes: dict[str, str], line: int) -> None:
        """Begin an element."""
        self.name = name
        self.attributes = attributes
        self.children: list[Node] = []
        self.words: list[str] = []
        self.line = line

    @property
    def text(self) -> str:
        """Give the words that stand in it directly, without the blanks around them."""
        return "".join(self.words).strip()

    def child(self, name: str) -> Node | None:
        """Give the first element of a name that stands directly in it; None if there is none."""
        return next((one for one in self.children if one.name == name), None)

    def said(self, name: str) -> str:
        """Give the words of the first element of a name that stands directly in it; empty if there is none."""
        one = self.child(name)
        return one.text if one is not None else ""

    def says_yes(self, name: str) -> bool:
        """Say whether a field says yes."""
        return self.said(name).casefold() in {"true", "yes", "1"}

    def within(self) -> Iterator[Node]:
        """Go through it and all that stands in it, in their order."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += reversed(one.children)


def read_tree(data: bytes, named: str) -> Node:
    """Read the XML of a file. `named` is what the clerk calls it, in a refusal.

    Raises Refused: it is empty, no text, a web page, broken off, or declares a document type of its own.
    """
    if not data.strip(b"\0 \r\n\t"):
        raise Refused(Problem("read.empty", f"{named} is empty.", "Save it anew.", "file"))
    text = _from_the_beginning(_decoded(data, named), named)
    root = _parsed(text, named)
    # A GET may be answered with the XML as the words of one element, escaped once more.
    if not root.children and root.text.startswith("<"):
        root = _parsed(_from_the_beginning(root.text, named), named)
    return root


def _decoded(data: bytes, named: str) -> str:
    """Decode a file; signs that no text has are passed over in XML, into which Word's have got. Raises Refused."""
    text = decoded(data)
    if text is None and data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") and b"\0" not in data:
        text = data.decode("utf-8", "replace")
    if text is not None:
        return text
    what, _ = what_it_is(data)
    cure = "Unpack it, and name the folder that holds the files." if what == _PACKED else _SAVE
    raise Refused(Problem("read.kind", f"{named} is {what}, not the XML of the web service.", cure, "file"))


def _from_the_beginning(text: str, named: str) -> str:
    """Leave out what a browser puts before the XML. Raises Refused: there is none, or it is a web page."""
    bare = text.lstrip("\ufeff \r\n\t")
    start = bare.find("<")
    if start < 0:
        words = " ".join(bare.split())[:80]
        sentence = f"{named} holds no XML; it begins with “{words}”."
        raise Refused(Problem("read.kind", sentence, _SAVE, "file"))
    if _PAGE.match(bare, start):
        sentence = f"{named} is a web page, such as a sign-in or an error, not the XML of the web service."
        raise Refused(Problem("read.kind", sentence, _SAVE, "file"))
    return _mended(bare[start:])


def _mended(text: str) -> str:
    """Make XML of what was meant as XML; line ends stay, so that lines are counted as in the file."""
    text = _DECLARED.sub(lambda match: "\n" * match[0].count("\n"), text, count=1)
    text = _CONTROL.sub(" ", text).translate(_OF_WINDOWS)
    text = _RAW.sub(_escaped, text)
    text = _ENTITY.sub(_named, text)
    text = _CODE.sub(_coded, text)
    return _BARE.sub("&amp;", text)


def _escaped(match: re.Match[str]) -> str:
    """Escape HTML that stands in the XML as it is."""
    inner = match[2]
    if "<" not in inner or inner.lstrip().startswith("<![CDATA["):
        return match[0]
    return f"<{match[1]}>{html.escape(inner, quote=False)}</{match[1]}>"


def _named(match: re.Match[str]) -> str:
    """Write for an entity of HTML, which XML does not know, what it stands for."""
    if match[1] in _XML_NAMES:
        return match[0]
    return html5.get(f"{match[1]};", f"&amp;{match[1]};")


def _coded(match: re.Match[str]) -> str:
    """Write a blank for a sign that no XML may have."""
    code = int(match[1], 16) if match[1] else int(match[2])
    may = code in {9, 10, 13} or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
    return _OF_WINDOWS.get(code, match[0]) if may else " "


class _Builder:
    """Makes elements of what the parser tells."""

    def __init__(self, parser: expat.XMLParserType, named: str) -> None:
        self.parser = parser
        self.named = named
        self.root: Node | None = None
        self.open: list[Node] = []

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        bare = {_bare(key): value for key, value in attributes.items()}
        node = Node(_bare(name), bare, self.parser.CurrentLineNumber)
        if len(self.open) >= _DEEPEST:
            raise _damaged(self.named, f"at line {node.line} more stands inside one another than a meeting has")
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node
        self.open.append(node)

    def end(self, name: str) -> None:
        self.open.pop()

    def say(self, words: str) -> None:
        if self.open:
            self.open[-1].words.append(words)

    def refuse_type(self, *told: object) -> None:
        sentence = f"{self.named} declares a document type of its own, which a file of the web service never does."
        raise Refused(Problem("read.entities", sentence, _SAVE, "file"))


def _bare(name: str) -> str:
    return name.rpartition(":")[2].lower()


def _parsed(text: str, named: str) -> Node:
    parser = expat.ParserCreate("utf-8")
    builder = _Builder(parser, named)
    parser.StartElementHandler = builder.begin
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.say
    parser.StartDoctypeDeclHandler = builder.refuse_type
    parser.EntityDeclHandler = builder.refuse_type
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError as trouble:
        raise _damaged(named, f"line {trouble.lineno} cannot be read as XML") from trouble
    if builder.root is None:
        raise _damaged(named, "nothing stands in it")
    return builder.root


def _damaged(named: str, where: str) -> Refused:
    return Refused(Problem("read.damaged", f"{named} breaks off or is damaged: {where}.", _SAVE, "file"))
