"""What no document can print is changed in every place of a paper, and the clerk is told of each."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.papers.document import Document, HeadingBlock, ParagraphBlock, texts
from store.papers.printable import printable
from tests.store.papers.rendering.samples import every_block

CHANGES = [
    ("\uf0b7 First", "• First", "The character U+F0B7 cannot be printed. It was replaced by “•”."),
    ("2016\x9617", "2016–17", "The character U+0096 cannot be printed. It was replaced by “–”."),
    ("a\x81b", "ab", "The character U+0081 cannot be printed. It was left out."),
    (
        "a\0b\x07",
        "ab",
        "The character U+0000 cannot be printed. It was left out. The character U+0007 cannot be printed.",
    ),
    ("a\x7fb", "ab", "The character U+007F cannot be printed. It was left out."),
    ("a\uffffb\ufffe", "ab", "The character U+FFFF cannot be printed. It was left out."),
    ("a\U0002fffeb", "ab", "The character U+2FFFE cannot be printed. It was left out."),
    ("a\ud800b", "ab", "The character U+D800 cannot be printed. It was left out."),
    ("a\ufeffb", "ab", "The character zero width no-break space cannot be printed. It was left out."),
    ("left \u202eturned", "left turned", "The character right-to-left override cannot be printed. It was left out."),
    ("\U000f0001", "•", "The character U+F0001 cannot be printed. It was replaced by “•”."),
]
KEPT = [
    "Ŵyn Ŷnys",
    "tab\there",
    "soft\xadhyphen",
    "no\xa0break",
    "zero\u200bwidth",
    "✓ ☑ → ≥ ½",
    "e\u0301",
    "ﬁne",
    "سؤال",
]
UNSHOWN = {
    "🙂": "[slightly smiling face]",
    "議": "[Chinese character U+8B70]",
    "\u20e3": "[combining enclosing keycap]",
}


def document(text: str) -> Document:
    return Document(
        title="Minutes", blocks=(HeadingBlock(text="Minutes", level=1), ParagraphBlock(words=text, number="31."))
    )


@pytest.mark.parametrize(("text", "printed", "told"), CHANGES, ids=[ascii(text) for text, _, _ in CHANGES])
def test_what_cannot_be_printed_is_changed_and_told(text: str, printed: str, told: str) -> None:
    cleaned, notes = printable(document(text))
    assert cleaned == document(printed)
    assert len(notes) == 1
    assert notes[0].startswith(f"Under “Minutes”, in “{printed}”: {told}")


@pytest.mark.parametrize("text", KEPT, ids=ascii)
def test_what_can_be_printed_stands_as_it_is(text: str) -> None:
    assert printable(document(text)) == (document(text), ())


@pytest.mark.parametrize("end", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"], ids=ascii)
def test_every_line_end_is_one_and_nothing_is_told_of_it(end: str) -> None:
    assert printable(document(f"one{end}two")) == (document("one\ntwo"), ())


@pytest.mark.parametrize("character", UNSHOWN, ids=ascii)
def test_what_the_fonts_lack_is_printed_by_its_name(character: str) -> None:
    cleaned, notes = printable(document(f"so {character}"), set(UNSHOWN))
    assert cleaned == document(f"so {UNSHOWN[character]}")
    place = f"Under “Minutes”, in “so {UNSHOWN[character]}”"
    assert notes == (f"{place}: “{character}” cannot be printed. It was replaced by {UNSHOWN[character]}.",)


def test_the_place_is_named_by_the_heading_above_and_the_beginning_of_the_text() -> None:
    _, notes = printable(every_block("a\0" + "long " * 20))
    places = {note.partition(", in “")[0] for note in notes}
    short = "along long long long long long long"
    assert places == {
        "In the title",
        "At the head of the page",
        "In a heading",
        f"Under “{short}…”",
        f"Under “27. {short}…”",
    }
    assert all(len(note) < 220 for note in notes)


def test_the_paper_is_cleaned_in_every_place_and_nowhere_else() -> None:
    cleaned, _ = printable(every_block("One\0 two"))
    assert cleaned == every_block("One two")


@given(st.text())
def test_nothing_that_was_cleaned_has_to_be_cleaned_again(text: str) -> None:
    cleaned, notes = printable(every_block(text))
    assert printable(cleaned) == (cleaned, ())
    kept = "".join(said for _, said in texts(cleaned))
    if notes == ():
        assert sorted(kept) == sorted("".join(unended(said) for _, said in texts(every_block(text))))
    kept.encode()
    "".join(notes).encode()


def unended(text: str) -> str:
    """A text with the line ends of one system."""
    return "\n".join(re.split("\r\n|[\r\v\f\x85\u2028\u2029]", text))
