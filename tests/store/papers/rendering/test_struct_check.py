"""Our own judge of PDF files catches what is wrong with one: every fault is planted in a good file, and it says so."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from typing import Any

import page
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from store.papers.rendering.pdf import pdf
from tests.store.papers.rendering.samples import every_block
from tests.store.papers.rendering.struct_check import findings

Fault = Callable[[Any], None]


@cache
def good() -> bytes:
    """A good file, made when the first test asks: what makes it has threads, and a collection is to begin none."""
    return pdf(every_block("Some words")).data


def with_fault(fault: Fault) -> bytes:
    with pikepdf.open(io.BytesIO(good())) as file:
        fault(file)
        out = io.BytesIO()
        file.save(out)
    return out.getvalue()


def elements(file: Any, tag: str) -> list[Any]:
    return [one for one in file.objects if isinstance(one, Dictionary) and str(one.get("/S", "")) == f"/{tag}"]


def links(file: Any) -> list[Any]:
    return [one for one in file.objects if isinstance(one, Dictionary) and str(one.get("/Subtype", "")) == "/Link"]


def no_language(file: Any) -> None:
    del file.Root.Lang


def no_tree(file: Any) -> None:
    del file.Root.StructTreeRoot


def no_title_shown(file: Any) -> None:
    file.Root.ViewerPreferences.DisplayDocTitle = False


def no_title(file: Any) -> None:
    del file.docinfo["/Title"]
    del file.Root.Metadata


def not_said_to_be_tagged(file: Any) -> None:
    file.Root.MarkInfo.Marked = False


def part_dropped(file: Any) -> None:
    whole = elements(file, "Document")[0]
    whole.K = Array(list(whole.K)[:-2])


def part_twice(file: Any) -> None:
    whole = elements(file, "Document")[0]
    whole.K = Array([*whole.K, whole.K[-1]])


def parents_deleted(file: Any) -> None:
    del file.Root.StructTreeRoot.ParentTree


def parents_shifted(file: Any) -> None:
    for one in file.pages:
        one.obj.StructParents = int(one.obj.StructParents) + 1


def wrong_page(file: Any) -> None:
    for one in elements(file, "P"):
        if "/Pg" in one:
            one.Pg = file.pages[1].obj


def reversed_order(file: Any) -> None:
    whole = elements(file, "Document")[0]
    whole.K = Array(list(whole.K)[::-1])


def no_heads(file: Any) -> None:
    for one in elements(file, "TH"):
        one.S = Name.TD


def heading_jump(file: Any) -> None:
    for one in elements(file, "H2"):
        one.S = Name.H4


def first_heading_lower(file: Any) -> None:
    for one in elements(file, "H1"):
        one.S = Name.H2


def link_without_words(file: Any) -> None:
    del links(file)[0].Contents


def link_out_of_the_tree(file: Any) -> None:
    for one in elements(file, "Link"):
        kids = one.K if isinstance(one.K, Array) else [one.K]
        one.K = Array([kid for kid in kids if not (isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR)])


def tabs_in_no_order(file: Any) -> None:
    for one in file.pages:
        if "/Tabs" in one.obj:
            del one.obj.Tabs


def loose_text(file: Any) -> None:
    file.pages[0].contents_add(b"BT /F0 12 Tf (stamp) Tj ET")


def font_not_embedded(file: Any) -> None:
    font = next(iter(file.pages[0].obj.Resources.Font.values()))
    described = font.DescendantFonts[0].FontDescriptor
    for key in ("/FontFile2", "/FontFile3"):
        if key in described:
            del described[key]


def list_of_paragraphs(file: Any) -> None:
    for one in elements(file, "LI"):
        one.S = Name.P


def picture_without_words(file: Any) -> None:
    elements(file, "BlockQuote")[0].S = Name.Figure


def no_outline(file: Any) -> None:
    for _ in range(20):
        file.pages.append(file.pages[0])
    del file.Root.Outlines


FAULTS: dict[str, tuple[Fault, str]] = {
    "no language": (no_language, "its language is not said"),
    "no structure tree": (no_tree, "there is no structure tree"),
    "no title display": (no_title_shown, "its title is not shown in the title bar"),
    "no title": (no_title, "it has no title"),
    "not tagged": (not_said_to_be_tagged, "it is not said to be tagged"),
    "a part dropped from the tree": (part_dropped, "is not in the tree"),
    "a part twice in the tree": (part_twice, "stands more than once"),
    "no way back": (parents_deleted, "there is no way from the pages back to the tree"),
    "the way back shifted by one": (parents_shifted, "does not lead back to its element"),
    "elements on the wrong page": (wrong_page, "is not on it"),
    "read backwards": (reversed_order, "is read after page"),
    "no heads": (no_heads, "a table has no heads"),
    "a level skipped": (heading_jump, "a heading of level 4 comes after one of level 1"),
    "no heading of level 1": (first_heading_lower, "the first heading is not of level 1"),
    "a link without words": (link_without_words, "a link does not say where it leads"),
    "a link out of the tree": (link_out_of_the_tree, "a link is not in the tree"),
    "links in no order": (tabs_in_no_order, "the order of its links"),
    "a stamp neither tagged nor decoration": (loose_text, "neither tagged nor decoration"),
    "a font not embedded": (font_not_embedded, "is not embedded"),
    "a list without entries": (list_of_paragraphs, "a list holds what is no entry"),
    "a picture without words": (picture_without_words, "a picture has no words"),
    "many pages and no outline": (no_outline, "no outline"),
}
BOTH = ("no language", "no structure tree", "no title display")
"""Faults that the validator finds too: it is asked about every paper, so it must be able to say no."""


def test_the_file_is_good_before_anything_is_planted() -> None:
    assert findings(with_fault(lambda _file: None)) == []
    assert page.validate_pdf_bytes(good()).is_compliant


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_is_found(name: str) -> None:
    fault, said = FAULTS[name]
    assert any(said in finding for finding in findings(with_fault(fault))), findings(with_fault(fault))


@pytest.mark.parametrize("name", BOTH)
def test_the_validator_says_no_as_well(name: str) -> None:
    assert not page.validate_pdf_bytes(with_fault(FAULTS[name][0])).is_compliant
