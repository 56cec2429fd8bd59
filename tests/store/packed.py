"""A desk with the sample, papers with files for its meeting of 29 July 2021, and packs built of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from store.commands.agenda.issuing import supplement_agenda
from store.commands.calendar.deadlines import publish
from store.commands.programme.papers import add_paper, replace_file
from store.desk import Desk
from store.edit import ArrivedFile, FileToKeep
from store.packing import PackMade, build_pack, record_built
from store.papers.document import AnyBlock, Document, HeadingBlock, NewPageBlock, ParagraphBlock
from store.papers.rendering.pdf import pdf
from store.queries.calendar.holidays import working_days_of
from store.records import PaperFile
from store.sample import sample_records
from tests.store.papers.pack.packs import report

MEETING = "M18"
ITEMS = ("W13", "W14", "W15", "W16", "W17")
SECRET = "Zephyr Holdings Ltd offers £1,234,567 for the old custody suite at Quillfeather Street by Friday week"
NAME = "Ms Jane Quill"


def desk_in(folder: Path, day: dt.date = dt.date(2021, 7, 12)) -> Desk:
    """A desk on a fresh file with the sample."""
    return Desk.create(folder / "panel.json", sample_records(), today=day, who="A clerk")


def on_day(desk: Desk, day: int) -> Desk:
    """The same desk on another day of July 2021."""
    path = desk.path
    desk.close()
    return Desk.open(path, today=dt.date(2021, 7, day), who="A clerk")


def annex(pages: int = 3, words: str = SECRET) -> bytes:
    """An exempt annex, on each page of which the same is said."""
    blocks: list[AnyBlock] = [HeadingBlock(text="Offer of Zephyr Holdings", level=1)]
    for number in range(pages):
        blocks += [NewPageBlock()] if number else []
        blocks.append(ParagraphBlock(words=f"{words}, and {NAME} signs for them."))
    return pdf(Document(title="Offer of Zephyr Holdings", blocks=tuple(blocks))).data


def arrived(data: bytes, name: str) -> ArrivedFile:
    """A file as it is taken in, without being looked over."""
    with pikepdf.open(__import__("io").BytesIO(data)) as held:
        pages = len(held.pages)
    facts = PaperFile(name=name, sha256=sha256(data).hexdigest(), size=len(data), pages=pages)
    return ArrivedFile(facts, (FileToKeep(data, ".pdf"),))


def put(desk: Desk, item: str, data: bytes, what: str = "Report", name: str = "", **details: Any) -> None:
    """Add a paper with its file."""
    file = arrived(data, name or f"{what.casefold()}.pdf")
    desk.run(add_paper, item=item, what=what, files=(file,), all_the_same=True, **details)


def put_exempt(desk: Desk, item: str, data: bytes | None = None, what: str = "Offer of Zephyr Holdings") -> None:
    """Add an exempt annex."""
    put(desk, item, annex() if data is None else data, what, exempt_paragraph="3", interest="Prices are negotiated.")


def put_in_force(desk: Desk, item: str, data: bytes, reason: str = "", paper: str = "1") -> None:
    """Put a file in force for a paper."""
    file = arrived(data, "new.pdf")
    desk.run(replace_file, item=item, paper=paper, file=file, reason=reason, all_the_same=True)


def published(desk: Desk) -> None:
    """Publish the agenda of the meeting."""
    desk.run(publish, meeting=MEETING, all_the_same=True, holidays=working_days_of(desk.register.panel))


def supplemented(desk: Desk) -> None:
    """Publish what changed since."""
    holidays = working_days_of(desk.register.panel)
    desk.run(supplement_agenda, meeting=MEETING, all_the_same=True, holidays=holidays)


def built(desk: Desk, out: Path, **more: Any) -> PackMade:
    """Build the pack of the meeting, and record that."""
    made = build_pack(desk, MEETING, out, **more)
    assert record_built(desk, made) == ""
    return made


def places(made: PackMade) -> list[tuple[str, str, int, int]]:
    """Give where each paper stands: its part, its item, its first page and the last of its leaf."""
    return [(one.part, one.item, one.first, one.end) for one in made.contents.papers]


def pages_of(path: Path) -> dict[str, str]:
    """Give the words of each page, by its printed number."""
    with pypdfium2.PdfDocument(path) as held:
        return {
            held.get_page_label(at): page.get_textpage().get_text_range().replace("\r\n", "\n")
            for at, page in enumerate(held)
        }


def reports(desk: Desk, lengths: Iterable[int]) -> None:
    """Put a report of each length into an item of its own."""
    for item, pages in zip(ITEMS, lengths, strict=False):
        put(desk, item, report(f"Report {item}", pages))
