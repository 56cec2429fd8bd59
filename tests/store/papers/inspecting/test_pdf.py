"""Every fault planted in a PDF is found and told where it is; what is none is not told."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from store.papers.inspecting.files import inspect_file
from tests.store.papers.inspecting.pdf_files import (
    BLACK,
    HARMLESS,
    OVER,
    PLANTED,
    WORDS,
    changed,
    drawn,
    layers,
    set_page,
    square,
    with_drawn,
)
from tests.store.papers.inspecting.traces import check_told

HELD_WHOLE = ("inspect_file",)


def told(data: bytes) -> list[tuple[str, str]]:
    return [(one.kind, one.where) for one in inspect_file(data, "agenda.pdf")]


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found_and_nothing_else(fault: str) -> None:
    kind, data = PLANTED[fault]
    traces = inspect_file(data(), "agenda.pdf")
    assert [one.kind for one in traces] == [kind]
    check_told("pdf", fault, traces)


@pytest.mark.parametrize("what", HARMLESS)
def test_what_is_no_fault_is_not_told(what: str) -> None:
    assert told(HARMLESS[what]()) == []


def test_a_hidden_layer_is_told_beside_the_layers() -> None:
    first, second = inspect_file(layers(hidden=True), "agenda.pdf")
    assert (first.kind, second.kind) == ("layers", "hidden-layer")
    assert second.sentence.startswith("1 layer is hidden: Notes.")


def test_a_picture_over_words_is_looked_at_without_a_line_on_the_terminal(caplog: pytest.LogCaptureFixture) -> None:
    assert told(PLANTED["a picture over words"][1]()) == [("covered-text", "page 1")]
    assert caplog.messages == []


def test_words_on_a_hidden_layer_are_told_too() -> None:
    def change(opened: pikepdf.Pdf) -> None:
        group = opened.make_indirect(Dictionary(Type=Name.OCG, Name=String("Notes")))
        opened.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))
        opened.pages[0].obj.Resources.Properties = Dictionary(Oc=group)
        drawn(opened, b"/OC /Oc BDC " + BLACK + WORDS + b"EMC")

    assert [kind for kind, _ in told(changed(change))] == ["layers", "hidden-layer", "covered-text"]


def test_a_mark_laid_on_words_is_a_comment_and_a_box() -> None:
    assert told(changed(square)) == [("comment", "page 1"), ("black-box", "page 1")]


def test_boxes_are_counted_and_the_words_are_not_repeated() -> None:
    content = BLACK + WORDS + OVER + b"BT /Fx 12 Tf 40 20 Td (Secret too) Tj ET 36 16 120 16 re f "
    (line,) = inspect_file(with_drawn(content), "agenda.pdf")
    assert line.where == "page 1"
    assert line.sentence == (
        "6 words can still be copied from under 2 black boxes. "
        "Do NOT publish until it is properly redacted: covering words does not remove them."
    )
    assert "Secret" not in line.sentence


def test_the_pages_of_what_is_found_are_named() -> None:
    data = set_page(
        "#pagebreak()\n#text(fill: white)[Not public]\n#pagebreak()\nSeen\n#pagebreak()\n#text(fill: white)[Nor this]"
    )
    (line,) = inspect_file(data, "agenda.pdf")
    assert (line.kind, line.where) == ("white-text", "pages 2 and 4")
    assert line.sentence.startswith("4 words in the colour of the page can be copied.")


def test_a_file_that_was_repaired_is_told_and_looked_at_all_the_same() -> None:
    data = with_drawn(BLACK + WORDS + OVER)
    broken = data[: data.rindex(b"startxref")] + b"startxref\n7\n%%EOF\n"
    assert [kind for kind, _ in told(broken)] == ["damaged", "black-box"]


def test_an_owners_password_keeps_nothing_from_being_found() -> None:
    data = changed(lambda _: None, with_drawn(BLACK + WORDS + OVER), encryption=pikepdf.Encryption(owner="x", user=""))
    assert [kind for kind, _ in told(data)] == ["restricted", "black-box"]


def test_only_so_many_pages_are_looked_at_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.papers.inspecting.pdf_pages.MOST_PAGES", 1)
    (line,) = inspect_file(set_page("#pagebreak()\n#text(fill: white)[Not public]"), "agenda.pdf")
    assert line.kind == "not-looked-at"
    assert line.sentence.startswith("Only the first 1 pages were looked at.")


def test_a_page_without_end_and_a_picture_without_end_are_not_drawn() -> None:
    def change(opened: pikepdf.Pdf) -> None:
        image = opened.make_stream(b"\0")
        image.update(Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=90_000, Height=90_000, BitsPerComponent=8))
        image.ColorSpace = Name.DeviceGray
        opened.pages[0].add_resource(image, Name.XObject, Name("/Im"))
        drawn(opened, b"/Im Do")

    assert told(changed(change)) == [("not-looked-at", "page 1")]
    huge = changed(lambda opened: setattr(opened.pages[0].obj, "MediaBox", Array([0, 0, 10**9, 10**9])))
    assert [kind for kind, _ in told(huge)] == ["not-looked-at"]
