"""What lies under a stamp is told with its page and its mark, whichever way a page is turned, and nothing else is."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Name

from store.papers.pack import inked
from store.papers.pack.building import build
from tests.store.papers.pack.packs import drawn_page, papers_of, report, sheet_of

HELD_WHOLE = ("build",)


def told(folder: Path, **files: bytes) -> list[str]:
    papers = papers_of(folder, **files)
    return [note for note in build(sheet_of(papers), papers).notes if "lies under" in note]


def words_at(left: float, bottom: float, words: str = "Words", size: int = 8) -> bytes:
    return f"BT /F0 {size} Tf {left} {bottom} Td ({words}) Tj ET".encode()


def several(*pages: bytes) -> bytes:
    """Put one-page files together."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        for one in pages:
            with pikepdf.open(io.BytesIO(one)) as held:
                made.pages.extend(held.pages)
        made.save(out)
    return out.getvalue()


FOOT, CORNER, MIDDLE = words_at(290, 24), words_at(520, 812), words_at(72, 400)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (FOOT, ["the page number on page 3."]),
        (CORNER, ["“Agenda Item 1” on page 3."]),
        (FOOT + b"\n" + CORNER, ["“Agenda Item 1” on page 3 and the page number on page 3."]),
        (MIDDLE, []),
        (words_at(72, 24), []),
        (words_at(290, 60), []),
        (b"0.9 0 0 rg 0 0 595 842 re f", ["“Agenda Item 1” on page 3 and the page number on page 3."]),
        (b"1 g 0 0 595 842 re f\n0 g\n" + MIDDLE, []),
        (b"0 G 1 w 0 30 m 595 30 l S", ["the page number on page 3."]),
    ],
)
def test_what_lies_under_a_stamp_is_told_with_its_page_and_mark(
    tmp_path: Path, content: bytes, expected: list[str]
) -> None:
    notes = told(tmp_path, one=drawn_page(content))
    assert [note.partition("lies under ")[2].partition(" The stamp")[0] for note in notes] == expected
    assert all(note.startswith("Item 1, one.pdf: ") for note in notes)


TURNED: dict[Any, dict[str, Any]] = {
    0: {},
    90: {"Rotate": 90},
    180: {"Rotate": 180},
    270: {"Rotate": 270},
    "cropped": {"CropBox": Array([100, 100, 500, 700])},
    "shifted": {"MediaBox": Array([-200, 300, 395, 1142])},
    "units": {"MediaBox": Array([0, 0, 298, 421]), "UserUnit": 2},
}


@pytest.mark.parametrize(
    ("how", "foot", "corner"),
    [
        (0, (297, 30), (540, 812)),
        (90, (565, 421), (30, 790)),
        (180, (297, 812), (55, 30)),
        (270, (30, 421), (565, 52)),
        ("cropped", (300, 130), (445, 670)),
        ("shifted", (97, 330), (340, 1112)),
        ("units", (149, 15), (270, 406)),
    ],
)
def test_it_is_seen_where_the_stamp_stands_upright(
    tmp_path: Path, how: Any, foot: tuple[float, float], corner: tuple[float, float]
) -> None:
    def dot(at: tuple[float, float]) -> bytes:
        return f"0 g {at[0] - 1} {at[1] - 1} 2 2 re f".encode()

    page, beside = TURNED[how], (0, 60) if how in (90, 270) else (60, 0)
    notes = told(
        tmp_path,
        foot=drawn_page(dot(foot), **page),
        corner=drawn_page(dot(corner), **page),
        far=drawn_page(dot((foot[0] + beside[0], foot[1] + beside[1])), **page),
    )
    assert [note.partition(":")[0] for note in notes] == ["Item 1, foot.pdf", "Item 2, corner.pdf"]
    assert "the page number on page 3." in notes[0]
    assert "“Agenda Item 2” on page 5." in notes[1]


def test_only_the_first_page_of_a_paper_has_a_mark_and_many_pages_are_counted(tmp_path: Path) -> None:
    pages = several(drawn_page(MIDDLE), *(drawn_page(FOOT + b"\n" + CORNER) for _ in range(11)))
    [note] = told(tmp_path, one=pages)
    assert "the page number on pages 4, 5, 6, 7, 8, 9, 10, 11 and 3 more." in note
    assert "Agenda Item" not in note


def pictured(rows: list[bytes]) -> bytes:
    """A page that is one grey picture."""
    with pikepdf.open(io.BytesIO(drawn_page(b"q 595 0 0 842 0 0 cm /Im0 Do Q"))) as held:
        image = held.make_stream(b"".join(rows))
        image.Type, image.Subtype, image.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
        image.Width, image.Height, image.BitsPerComponent = len(rows[0]), len(rows), 8
        held.pages[0].Resources.XObject = pikepdf.Dictionary(Im0=image)
        out = io.BytesIO()
        held.save(out)
    return out.getvalue()


def test_a_scan_is_judged_by_its_own_shades(tmp_path: Path) -> None:
    def scan(dark: bool) -> bytes:
        rows = [bytes([235] * 60)] * 85
        if dark:
            rows[80:84] = [bytes([60] * 60)] * 4
        return pictured(rows)

    notes = told(tmp_path, dark=scan(True), light=scan(False))
    assert [note.partition(":")[0] for note in notes] == ["Item 1, dark.pdf"]


def test_of_pages_that_are_pictures_the_first_are_looked_at_and_the_others_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dark = pictured([bytes([60] * 60)] * 85)
    monkeypatch.setattr(inked, "_LARGE", 60 * 85 - 1)
    monkeypatch.setattr(inked, "_MOST_DOTS", 2 * 2 * 60 * 85)
    papers = papers_of(tmp_path, one=several(*[dark] * 5), two=dark)
    notes = [note for note in build(sheet_of(papers), papers).notes if " under " in note]
    assert [note.partition(".pdf: ")[2].partition(" The stamp")[0].partition("lies under ")[2] for note in notes] == [
        "“Agenda Item 1” on page 3 and the page number on pages 3 and 4.",
        "the stamps of 3 pages was not looked at, because they are pictures. Look at some of them.",
        "“Agenda Item 2” on page 9 and the page number on page 9.",
    ]
    assert [note.partition(".pdf")[0] for note in notes] == ["Item 1, one", "Item 1, one", "Item 2, two"]


def test_reports_that_leave_room_are_not_told_of(tmp_path: Path) -> None:
    assert told(tmp_path, one=report("One", 4), two=report("Two", 3)) == []
