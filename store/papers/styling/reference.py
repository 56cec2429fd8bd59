"""A council's own Word document, whose styles, header and footer papers take: what is wrong with it, what it lacks."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from docx.oxml.ns import qn

from store.papers.reading.word import open_word
from store.problems import Problem, Refused

WORD_STYLES = (
    *(f"Heading {level}" for level in range(1, 7)),
    *("List Paragraph", "Caption", "Table Grid", "Header", "Footer"),
)
"""The styles of Word that papers are written in, beside Normal."""

_ASKED_FOR = ("Heading 1", "Heading 2", "Heading 3", *WORD_STYLES[6:])
"""Those whose absence is told: hardly a paper has headings of a deeper level."""

_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_SAVE = "Open it in Word, and save it as a Word document (docx)."
_KINDS = {"template": "a Word template", "macroEnabled": "a Word document with macros"}
_TYPE = re.compile(
    rb'ContentType="application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml|ms-word)\.([^"]+)"'
)
_MAIN = (
    "document.main+xml",
    "template.main+xml",
    "document.macroEnabled.main+xml",
    "template.macroEnabledTemplate.main+xml",
)
_UNSETTLED = re.compile(rb"<w:(ins|del|moveFrom|moveTo|commentReference|[a-zA-Z]+Change)\b")


def reference_of(data: bytes, name: str) -> tuple[bytes, tuple[str, ...], tuple[Problem, ...]]:
    """Look at a council's own document; gives it, a sentence for each style that it lacks, and what is wrong."""
    problem = _wrong_kind(data, name)
    if problem is not None:
        return b"", (), (problem,)
    try:
        word = open_word(data, name)
    except Refused as refused:
        return b"", (), tuple(Problem("house.docx", one.sentence, one.cure, "style") for one in refused.problems)
    problems = (*_linked(data, name), *_unsettled(data, name))
    there = {(one.get(qn("w:val")) or "").casefold() for one in word.styles.element.iter(qn("w:name"))}
    lacking = tuple(
        f"{name} has no style “{style}”: what is printed in it looks as its Normal, with the size and weight of ours."
        for style in _ASKED_FOR
        if style.casefold() not in there
    )
    return (b"" if problems else data), lacking, problems


def _wrong_kind(data: bytes, name: str) -> Problem | None:
    """Say what a file is that is no Word document as papers need one."""
    if data.startswith(_OLD_OR_LOCKED):
        said = f"{name} is of the old kind of Word document, or has a password."
        return Problem("house.docx", said, f"{_SAVE} Take its password off.", "style")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            types = packed.read("[Content_Types].xml")
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return Problem("house.docx", f"{name} is no Word document.", _SAVE, "style")
    kinds = [kind.decode() for kind in _TYPE.findall(types) if kind.decode() in _MAIN]
    if not kinds:
        return Problem("house.docx", f"{name} is no Word document.", _SAVE, "style")
    what = next((words for part, words in _KINDS.items() if part in kinds[0]), "")
    return Problem("house.docx", f"{name} is {what}.", _SAVE, "style") if what else None


def _linked(data: bytes, name: str) -> Iterator[Problem]:
    """Find what a header or footer would fetch from elsewhere whenever a paper is opened."""
    cure = "Put the picture itself into the header or footer."
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for part in packed.namelist():
            where = re.fullmatch(r"word/_rels/(header|footer)\d*\.xml\.rels", part)
            if where is None:
                continue
            for relation in re.findall(rb"<Relationship\b[^>]*>", packed.read(part)):
                if b'TargetMode="External"' in relation and not re.search(rb'/hyperlink"', relation):
                    sentence = f"{name}: its {where[1]} shows something that is kept elsewhere, and would be fetched."
                    yield Problem("house.docx", sentence, cure, "style")
                    break


def _unsettled(data: bytes, name: str) -> Iterator[Problem]:
    """Find headers and footers that would carry tracked changes or comments, with the names of people, into papers."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for part in packed.namelist():
            where = re.fullmatch(r"word/(header|footer)\d*\.xml", part)
            if where and _UNSETTLED.search(packed.read(part)):
                sentence = f"{name}: its {where[1]} holds tracked changes or comments."
                yield Problem("house.docx", sentence, "Accept or reject the changes, delete the comments.", "style")
