"""A council's own stylesheet for web pages: nothing in it may ask the network, or end the style of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.problems import Problem

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t]?|([^\n]))")
_STRING = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'")
_ASKS = (
    (re.compile(r"@\s*import", re.IGNORECASE), "@import asks for another file"),
    (re.compile(r"url\(\s*[\"']?\s*(?!data:|#|[\"'\s])", re.IGNORECASE), "url(…) asks for another file"),
    (re.compile(r"[\"']\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE), "an address stands here"),
)
_CURE = "A page stands alone: write a picture or a font into the file as url(data:…), or leave it out."


def stylesheet_of(data: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    """Read a stylesheet; gives its text and everything that is wrong."""
    try:
        source = data.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        line = data.count(b"\n", 0, trouble.start) + 1
        return "", (_problem(name, line, "this is not text in UTF-8", "Save the file as UTF-8."),)
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    return source, tuple(_faults(source, name))


def _faults(source: str, name: str) -> Iterator[Problem]:
    """Look at the style as a browser reads it: comments count for nothing, and escapes are the letters they mean."""
    unsaid = _COMMENT.sub(lambda one: "\n" * one[0].count("\n"), source)
    for place in (one.start() for one in re.finditer(r"/\*", unsaid)):
        yield _problem(name, _line(unsaid, place), "a comment is not closed", "Close it with */.")
    read = _ESCAPE.sub(lambda one: _meant(one[1]) if one[1] else one[2], unsaid)
    for pattern, said in _ASKS:
        for one in pattern.finditer(read):
            yield _problem(name, _line(read, one.start()), f"{said}, and a page fetches nothing", _CURE)
    for one in re.finditer("</", read):
        yield _problem(name, _line(read, one.start()), "</ would end the style of the page", "Leave it out.")
    yield from _braces(unsaid, name)


def _braces(source: str, name: str) -> Iterator[Problem]:
    """Find the brace that has no other: whatever comes after it would count for nothing."""
    bare = _STRING.sub(lambda one: " " * len(one[0]), source)
    opened: list[int] = []
    for one in re.finditer(r"[{}]", bare):
        if one[0] == "{":
            opened.append(one.start())
        elif opened:
            opened.pop()
        else:
            yield _problem(name, _line(bare, one.start()), "} closes nothing", "Take it away, or put the { before it.")
    for place in opened:
        yield _problem(name, _line(bare, place), "{ is not closed", "Put a } where the rule ends.")


def _meant(number: str) -> str:
    code = int(number, 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\N{REPLACEMENT CHARACTER}"


def _line(source: str, place: int) -> int:
    return source.count("\n", 0, place) + 1


def _problem(name: str, line: int, said: str, cure: str) -> Problem:
    return Problem("house.css", f"{name}, line {line}: {said}.", cure, "style")
