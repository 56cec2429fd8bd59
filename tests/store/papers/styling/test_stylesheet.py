"""A council's own stylesheet: nothing in it asks the network, however it is spelt."""

from __future__ import annotations

import pytest

from store import bundled
from store.papers.house import House
from store.papers.rendering.html import STYLE_FILE, html
from store.papers.styling.stylesheet import stylesheet_of
from tests.store.papers.rendering.every_block import EVERY_BLOCK
from tests.store.papers.rendering.page_check import faults

HELD_WHOLE = ("stylesheet_of",)


def told(source: str | bytes) -> list[str]:
    _, problems = stylesheet_of(source.encode() if isinstance(source, str) else source, "house.css")
    assert {one.code for one in problems} <= {"house.css"}
    return [one.sentence for one in problems]


GOOD = """
/* url(http://example.org) is only a remark { */
h1 { color: #00437a; background: url(data:image/png;base64,AAAA) }
h2 { background: url("data:image/svg+xml,<svg/>"); fill: url( #shade ); content: "}" }
@font-face { font-family: Own; src: url('data:font/woff2;base64,AAAA') }
p::before { content: "\\201C" }
"""


def test_what_stands_alone_is_taken_as_it_is() -> None:
    assert stylesheet_of(GOOD.encode("utf-8-sig"), "house.css") == (GOOD, ())
    assert faults(html(EVERY_BLOCK, House(css=GOOD))) == []


@pytest.mark.parametrize("name", [STYLE_FILE, "web/house.css"])
def test_our_own_styles_are_without_fault(name: str) -> None:
    assert told(bundled.read(name)) == []


@pytest.mark.parametrize(
    "rule",
    [
        '@import "other.css";',
        "@IMPORT url(data:text/css,x);",
        "@\\69mport 'x';",
        "h1 { background: url(http://example.org/a.png) }",
        "h1 { background: url('https://example.org/a.png') }",
        "h1 { background: URL( //example.org/a.png ) }",
        "h1 { background: \\75 rl(a.png) }",
        "h1 { background: u\\rl(a.png) }",
        "h1 { background: url(crest.png) }",
        "h1 { background: url(file:///etc/passwd) }",
        'h1 { background: image-set("https://example.org/a.png" 1x) }',
        "h1 { background: image-set('//example.org/a.png' 1x) }",
        "h1 { background: u/**/rl(x); background: url(/**/http://example.org) }",
        "@font-face { font-family: F; src: url(f.woff2) }",
    ],
)
def test_what_asks_for_another_file_is_told_with_its_line(rule: str) -> None:
    said = told(f"h1 {{ color: red }}\n\n{rule}\n")
    assert said
    assert all(one.startswith("house.css, line 3: ") and one.endswith("a page fetches nothing.") for one in said)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("h1 {\n</style>\n}", "house.css, line 2: </ would end the style of the page."),
        ("h1 {}\n}\n", "house.css, line 2: } closes nothing."),
        ("h1 {}\n\nh2 {\n", "house.css, line 3: { is not closed."),
        ("h1 {}\n/* so\n", "house.css, line 2: a comment is not closed."),
        (b"h1 {}\n\n\xff", "house.css, line 3: this is not text in UTF-8."),
    ],
)
def test_what_breaks_the_page_is_told_with_its_line(source: str | bytes, wanted: str) -> None:
    assert told(source) == [wanted]


def test_all_faults_are_told_at_once() -> None:
    source = "@import 'a';\r\nh1 { background: url(a) }\r\n}\r\n"
    assert [one.partition(":")[0] for one in told(source)] == [f"house.css, line {line}" for line in (1, 2, 3)]
