"""What can be checked of a web page without a browser: it is whole, says what it is, and fetches and runs nothing.

The rules are those of WCAG 2.2 that can be read off the page itself; what needs a browser is for `make oracle`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

_VOID = {"meta", "br", "hr", "col"}
_KNOWN = {
    *(
        "html",
        "head",
        "title",
        "style",
        "body",
        "header",
        "main",
        "nav",
        "a",
        "p",
        "div",
        "span",
        "strong",
        "blockquote",
    ),
    *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd"),
    *("table", "caption", "colgroup", "thead", "tbody", "tr", "th", "td"),
    *("svg", "rect", "text"),
}
_ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "tabindex", "role", "style"),
    *("aria-label", "aria-labelledby", "scope", "rowspan", "colspan"),
    *("viewbox", "x", "y", "width", "height", "fill", "font-size", "font-family"),
}
_INSIDE = {"li": {"ul", "ol"}, "dt": {"div"}, "dd": {"div"}, "tr": {"thead", "tbody"}, "th": {"tr"}, "td": {"tr"}}
_HEADING = re.compile(r"h([1-6])")


class Element:
    """An element of the page, its own words with those of what is inside it, and what surrounds it."""

    def __init__(self, tag: str, attrs: dict[str, str], path: tuple[str, ...]) -> None:
        self.tag, self.attrs, self.path = tag, attrs, path
        self.words = ""

    @property
    def text(self) -> str:
        return " ".join(self.words.split())


class Page(HTMLParser):
    """Reads a page and notes what is wrong with how it is written."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.faults: list[str] = []
        self.declared = ""
        self._open: list[Element] = []
        self.feed(data.decode("utf-8"))
        self.close()
        self.faults += [f"<{one.tag}> is not closed" for one in self._open]

    def handle_decl(self, decl: str) -> None:
        self.declared = decl

    def handle_comment(self, data: str) -> None:
        self.faults.append("a comment stands in the page")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        element = Element(tag, given, tuple(one.tag for one in self._open))
        self.elements.append(element)
        if tag not in _KNOWN | _VOID:
            self.faults.append(f"<{tag}> is no element of a paper")
        self.faults += [f'{name}="{value}" on <{tag}>' for name, value in given.items() if name not in _ATTRIBUTES]
        if len(given) < len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        if tag in _INSIDE and element.path[-1] not in _INSIDE[tag]:
            self.faults.append(f"<{tag}> stands in <{element.path[-1]}>")
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1].tag != tag:
            self.faults.append(f"</{tag}> closes nothing")
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for one in self._open:
            one.words += data
        if self._open and self._open[-1].tag in {"ul", "ol", "dl", "table", "tr", "tbody", "thead"} and data.strip():
            self.faults.append(f"words stand loose in <{self._open[-1].tag}>")

    def all(self, *tags: str) -> list[Element]:
        """Give the elements of some kinds in their order."""
        return [one for one in self.elements if one.tag in tags]


def faults(data: bytes) -> list[str]:
    """Say everything that is wrong with a page."""
    page = Page(data)
    return [*page.faults, *_whole(page), *_names(page), *_headings(page), *_tables(page), *_nothing_fetched(page)]


def _whole(page: Page) -> Iterator[str]:
    if page.declared.lower() != "doctype html":
        yield "no doctype"
    if not all(one.attrs.get("lang") in {"en-GB", "cy"} for one in page.all("html")):
        yield "no language"
    for tag in ("html", "head", "title", "body", "main", "h1"):
        if len(page.all(tag)) != 1:
            yield f"<{tag}> is not there once"
    if not all(one.text for one in page.all("title")):
        yield "no title"
    if not any(one.attrs.get("name") == "viewport" for one in page.all("meta")):
        yield "no viewport"
    if any("user-scalable" in one.attrs.get("content", "") for one in page.all("meta")):
        yield "the page cannot be made larger"
    first = page.elements[page.elements.index(page.all("body")[0]) + 1]
    if first.attrs.get("href") != "#paper":
        yield "the first thing in the page is no way past its head"
    outside = [
        one.tag
        for one in page.all("p", "table", "ul", "ol", "dl", *(f"h{level}" for level in range(1, 7)))
        if not {"main", "header", "nav"} & set(one.path)
    ]
    if outside:
        yield f"{outside} stand in no part of the page that has a name"


def _names(page: Page) -> Iterator[str]:
    ids = [one.attrs["id"] for one in page.elements if "id" in one.attrs]
    yield from (f'the name "{name}" is there twice' for name in {one for one in ids if ids.count(one) > 1})
    for one in page.elements:
        if "id" in one.attrs and not re.fullmatch(r"[a-z0-9-]+", one.attrs["id"]):
            yield f'"{one.attrs["id"]}" is no name'
        named = one.attrs.get("aria-labelledby")
        if named is not None and named not in ids:
            yield f'nothing is named "{named}"'
        if one.tag == "a" and not one.text:
            yield "a link without words"
        if one.tag == "a" and one.attrs["href"].startswith("#") and one.attrs["href"][1:] not in ids:
            yield f"a link to {one.attrs['href']}, which is nowhere"
        if one.attrs.get("tabindex", "0") not in {"0", "-1"}:
            yield "an order of its own for the tab key"
    for one in page.elements:
        if one.attrs.get("role") == "region" and "aria-labelledby" not in one.attrs:
            yield "a part of the page without a label"


def _headings(page: Page) -> Iterator[str]:
    before = 0
    for one in page.elements:
        match = _HEADING.fullmatch(one.tag)
        if match is None:
            continue
        if not one.text:
            yield f"an empty <{one.tag}>"
        if int(match[1]) > before + 1:
            yield f"<{one.tag}> comes after level {before}"
        before = int(match[1])


def _tables(page: Page) -> Iterator[str]:
    for one in page.all("th"):
        if one.attrs.get("scope") not in {"col", "row"}:
            yield "a head of a table that does not say what it heads"
        if not one.text:
            yield "a head of a table without words"
    if len(page.all("caption")) != len(page.all("table")) or not all(one.text for one in page.all("caption")):
        yield "a table without a caption"
    for table in page.all("table"):
        around = page.elements[page.elements.index(table) - 1]
        if (around.tag, around.attrs.get("role"), around.attrs.get("tabindex")) != ("div", "region", "0"):
            yield "a table that the keyboard cannot scroll"
    yield from _uneven(page)


def _uneven(page: Page) -> Iterator[str]:
    """Find rows that do not fill their table, what spans them counted."""
    left: list[int] = []
    for place, one in enumerate(page.elements):
        if one.tag == "colgroup":
            left = []
        elif one.tag == "col":
            left.append(0)
        elif one.tag == "tr":
            spans = list(_spans(page.elements[place + 1 :]))
            free = left.count(0)
            if len(spans) != free:
                yield f"a row of {len(spans)} cells where there is room for {free}"
                continue
            new = iter(spans)
            left = [rows - 1 if rows else next(new) - 1 for rows in left]
    if any(left):
        yield "a cell spans rows that are not there"


def _spans(elements: list[Element]) -> Iterator[int]:
    """Give for each column that the cells of a row begin in how many rows they span."""
    for one in elements:
        if one.tag in {"tr", "table"}:
            return
        if one.tag in {"th", "td"}:
            yield from [int(one.attrs.get("rowspan", "1"))] * int(one.attrs.get("colspan", "1"))


def _nothing_fetched(page: Page) -> Iterator[str]:
    policy = [one.attrs["content"] for one in page.all("meta") if "http-equiv" in one.attrs]
    if len(policy) != 1 or not policy[0].startswith("default-src 'none'"):
        yield "the page may fetch"
    for one in page.all("style"):
        said = re.sub(r"/\*.*?\*/", "", one.words, flags=re.DOTALL)
        if re.search(r"@import|url\((?!\s*['\"]?(?:data:|#))", said):
            yield "the style fetches"
    for one in page.all("a"):
        if not re.match(r"#|https?://|mailto:", one.attrs["href"]):
            yield f"a link to {one.attrs['href']}"
