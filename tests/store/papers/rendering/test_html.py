"""A paper as a web page: whole, found by ear and by keyboard, safe from whatever was typed, readable in any light."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import bundled
from store.papers.document import (
    Document,
    HeadingBlock,
    ListBlock,
    ListEntry,
    ParagraphBlock,
    TableBlock,
    TableCell,
    TextPart,
    text_parts,
)
from store.papers.house import House
from store.papers.printed import printed
from store.papers.rendering.html import STYLE_FILE, html
from store.register import Register
from store.sample import DEMO_DAY
from tests.as_read import same_as_read
from tests.store.papers.conftest import HOSTILE
from tests.store.papers.rendering.every_block import EVERY_BLOCK
from tests.store.papers.rendering.page_check import Page, faults
from tests.store.papers.rendering.strange import STRANGE, filled

GOLDEN = Path(__file__).parents[3] / "golden" / "papers"


def page(*blocks: HeadingBlock | ParagraphBlock | ListBlock | TableBlock) -> Page:
    return Page(html(Document(title="T", blocks=(HeadingBlock(text="T", level=1), *blocks))))


def test_the_programme_of_the_sample_is_the_page_it_always_was(sample: Register) -> None:
    data = printed("programme", "html", sample, DEMO_DAY).data
    same_as_read(GOLDEN / "programme.html", data.decode())
    assert faults(data) == []


def test_every_block_makes_a_page_without_a_fault() -> None:
    data = html(EVERY_BLOCK)
    assert faults(data) == []
    made = Page(data)
    assert [one.text for one in made.all("h1", "h2", "h3")] == [
        "Minutes of the meeting of the panel",
        "Present",
        "44. Apologies for absence",
        "PCP 45/21 Proposed precept",
        "Actions",
        "Exempt part",
    ]
    assert made.all("title")[0].text == "DRAFT: Minutes of the meeting of the panel"
    assert [one.text for one in made.all("header")] == ["Police and Crime Panel, 25 March 2021"]
    assert html(EVERY_BLOCK) == data


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<!DOCTYPE html>\n", ""),
        (' lang="en-GB"', ""),
        ("<title>DRAFT: Minutes of the meeting of the panel</title>", "<title></title>"),
        ('<a class="skip" href="#paper">Skip to the paper</a>\n', ""),
        ("<h2 ", "<h3 "),
        ('scope="col"', ""),
        (' tabindex="0" aria-labelledby', " aria-labelledby"),
        ("</li>\n</ol>", "</ol>"),
        ('<main id="paper" tabindex="-1">', "<main>"),
        ("<caption ", "<p "),
        (' rowspan="2"', ""),
        ("default-src 'none'; ", ""),
        ("https://example.org", "javascript:x"),
        ("Councillor Orson", "<script>x</script>"),
        ("Councillor Orson", "<img src=x onerror=y>"),
        ('href="#pcp-45-21-proposed-precept"', 'href="#elsewhere"'),
        ("</style>", "body { background: url(http://example.org/a.png) }</style>"),
    ],
)
def test_a_planted_fault_is_seen(right: str, wrong: str) -> None:
    good = html(EVERY_BLOCK).decode()
    assert right in good
    assert faults(good.replace(right, wrong, 1).encode()) or faults(good.replace(right, wrong).encode())


def test_the_programme_reads_back_as_its_31_rows_in_order(sample: Register) -> None:
    made = Page(printed("programme", "html", sample, DEMO_DAY).data)
    cells = [one.text for one in made.all("td")]
    rows = list(zip(cells[::2], cells[1::2], strict=True))
    assert len(rows) == 31
    assert rows[0][0] == "1. Covid-19 Pandemic, 1 year on"
    assert rows[12] == ("1. PCC's Annual Report (*)", "(*moveable) To receive outgoing PCC's Annual")
    assert rows[24] == (
        "1. Report regarding Violence in the Public Domain linked to Domestic Abuse and interventions around that",
        "TBC (To July meeting)",
    )
    heads = [(one.text, int(one.attrs.get("rowspan", "1"))) for one in made.all("th") if one.attrs["scope"] == "row"]
    assert [rows for _, rows in heads] == [6, 1, 5, 5, 4, 3, 6, 1]
    assert heads[6][0] == "Suggested items to be scheduled"
    assert len(made.all("li")) == 3


def test_labels_are_words_of_the_list_and_bullets_are_not() -> None:
    lettered = ListBlock(entries=(ListEntry("noted", "(d)"), ListEntry("sent", "(f)"), ListEntry("more")))
    made = page(lettered, ListBlock(entries=(ListEntry("plain"),)))
    assert [one.text for one in made.all("li")] == ["(d) noted", "(f) sent", "\N{BULLET} more", "plain"]
    assert [(one.tag, one.attrs.get("role")) for one in made.all("ol", "ul")] == [("ol", "list"), ("ul", None)]


def test_a_list_within_an_entry_belongs_to_it() -> None:
    inner = ListBlock(entries=(ListEntry("inner", "(i)"),))
    made = page(ListBlock(entries=(ListEntry("outer", "(a)", (inner,)),)))
    assert [one.text for one in made.all("li")] == ["(a) outer (i) inner", "(i) inner"]


def test_a_cell_without_words_heads_nothing() -> None:
    table = TableBlock(
        heads=("", "A"), rows=((TableCell(head=True), TableCell(("x",))),), shares=(1, 1), caption="What it holds"
    )
    made = page(table)
    assert [one.text for one in made.all("th")] == ["A"]
    assert len(made.all("td")) == 3


def test_links_lead_to_the_web_or_within_the_page_and_nowhere_else() -> None:
    links = ("https://example.org/?a=1&b=\"2'", "javascript:x", "//example.org", "file:///etc", "#there", "#gone", "#")
    parts = tuple(TextPart(f"to {link} ", link=link) for link in links)
    made = page(HeadingBlock(text="There it is", name="there"), ParagraphBlock(words=parts))
    assert [one.attrs["href"] for one in made.all("a")] == [
        "#paper",
        "https://example.org/?a=1&b=\"2'",
        "#there-it-is",
    ]
    assert all(f"to {link}" in made.all("p")[0].words for link in links)


def test_headings_with_the_same_words_have_names_of_their_own() -> None:
    data = html(Document(title="T", blocks=(HeadingBlock(text="Paper", level=1), *(HeadingBlock(text="§"),) * 3)))
    assert [one.attrs["id"] for one in Page(data).all("h1", "h2")] == ["paper-2", "part", "part-2", "part-3"]
    assert faults(data) == []


def test_the_name_of_a_heading_has_sixty_signs_at_the_most_and_ends_with_no_hyphen() -> None:
    for words, name in (("a" * 61, "a" * 60), ("a" * 59 + " b", "a" * 59), ("a" * 58 + " b", f"{'a' * 58}-b")):
        assert page(HeadingBlock(text=words)).all("h2")[0].attrs["id"] == name


def test_many_headings_are_listed_below_the_title() -> None:
    few, many = (tuple(HeadingBlock(text=f"No. {number}") for number in range(count)) for count in (7, 8))
    assert not page(*few).all("nav")
    made = page(*many)
    assert len([one for one in made.all("a") if "nav" in one.path]) == 8
    assert made.all("nav")[0].attrs["aria-label"] == "Contents"


def test_the_house_style_comes_last_and_cannot_end_the_style() -> None:
    house = House(css="h1 { color: purple }\n</style><script>x</script>")
    data = html(EVERY_BLOCK, house)
    (style,) = Page(data).all("style")
    assert style.words.index("h1 { color: purple }") > style.words.index("max-width: 50rem")
    assert faults(data) == []


def test_welsh_words_of_the_house_stand_around_the_page() -> None:
    house = House(welsh={"page.skip": "I'r papur"})
    made = Page(html(Document(title="T", blocks=(HeadingBlock(text="T", level=1),), language="cy"), house))
    assert made.all("html")[0].attrs["lang"] == "cy"
    assert made.all("a")[0].text == "I'r papur"


@pytest.mark.parametrize("text", [*HOSTILE, *STRANGE])
def test_no_text_does_harm_in_any_place(text: str) -> None:
    data = html(filled(EVERY_BLOCK, text))
    assert faults(data) == []
    wanted, made = ([one.tag for one in Page(each).elements] for each in (html(EVERY_BLOCK), data))
    assert [tag for tag in made if tag not in {"a", "br"}] == [tag for tag in wanted if tag not in {"a", "br"}]


@given(st.text(max_size=30))
def test_what_was_typed_is_what_is_read(text: str) -> None:
    made = page(ParagraphBlock(words=text))
    wanted = "".join(char for char in text if char.isprintable() and not char.isspace())
    (words,) = (one.words for one in made.all("p"))
    assert "".join(char for char in words if char.isprintable() and not char.isspace() and char != "\ufffd") == (
        wanted.replace("\ufffd", "")
    )
    assert text_parts(text)[0].text == text


def _luminance(colour: str) -> float:
    """Give the relative luminance of a colour as WCAG defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_of_contrast_is_that_of_the_guidelines() -> None:
    assert round(_contrast("#000000", "#ffffff"), 2) == 21
    assert round(_contrast("#767676", "#ffffff"), 2) == 4.54


def test_every_colour_of_text_stands_out_in_the_light_and_in_the_dark() -> None:
    css = bundled.read(STYLE_FILE).decode()
    parts = re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    schemes = [found for part in parts if "text" in (found := dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", part)))]
    assert len(schemes) == 2
    for colours in schemes:
        for text in ("text", "quiet", "link", "mark"):
            assert _contrast(colours[text], colours["page"]) >= 4.5, (text, colours)
        assert _contrast(colours["text"], colours["head"]) >= 4.5
        assert _contrast(colours["line"], colours["page"]) >= 3
    body = css.replace(":root", "")
    assert not re.search(r"(?<!-)\bcolor: #|background: #", body), "a colour that no scheme gives"
