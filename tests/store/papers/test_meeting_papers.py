"""The papers of a meeting as text, read aloud; what their documents are made of; and what none of them may hold."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from store.edit import Edit
from store.papers.brief.fitting import PAGES, PRINT, TEXT
from store.papers.document import Document, HeadingBlock, ListBlock, ParagraphBlock, TableBlock, grid, plain, texts
from store.papers.house import House
from store.papers.printed import PAPERS, document_of, printed
from store.records import (
    Asker,
    ContactDetails,
    Meeting,
    Minute,
    Paper,
    PaperStatus,
    Question,
    QuestionState,
    Seat,
    WorkItem,
)
from store.register import Register
from store.sample import DEMO_DAY, sample_records
from tests.as_read import same_as_read

GOLDEN = Path(__file__).parents[2] / "golden" / "papers"
EMAIL, PHONE = "canary.bird@nest.example", "07700 900987"
OF_A_MEETING = ("agenda", "brief", "minutes", "notice", "questions")


@pytest.fixture
def office() -> Register:
    """The sample with a question, papers of each sort, a place and the exempt minute of a meeting."""
    register = Register.of(*sample_records())
    meeting = register.need(Meeting, "M18")
    first, second, *_ = register.items_of("M18")
    papers = (
        Paper(number=1, what="Report of the Commissioner", appendix="B", pages="9-16", status=PaperStatus.RECEIVED),
        Paper(number=2, what="Annex", pages="17", status=PaperStatus.TO_FOLLOW),
        Paper(
            number=3, what="Canary Ltd settlement", appendix="C", exempt_paragraph="3", interest="It would spoil it."
        ),
    )
    asker = Asker(name="Ann Resident", private=ContactDetails(email=EMAIL, phone=PHONE, address="1 Canary Close"))
    question = Question(
        id="Q9",
        meeting="M18",
        state=QuestionState.ACCEPTED,
        asker=asker,
        text=f"Why? Ring {PHONE} or write to {EMAIL}.",
        published_text="Why are there fewer officers?\n\nAnd when will there be more?",
        received_at=dt.datetime(2021, 7, 2, 9),
    )
    closed = Minute(
        id="N90",
        meeting="M18",
        order=1,
        number="52",
        heading="CANARY LTD",
        text="Canary Ltd was heard.",
        exempt_paragraph="3",
        summary="The Panel heard a company.",
    )
    puts = (
        replace(meeting, venue="County Hall, Glenfield"),
        replace(first, papers=papers),
        replace(second, papers=papers[:1]),
        question,
        closed,
        replace(register.need(Meeting, "M15"), agenda_published_on=dt.date(2021, 3, 17)),
    )
    return register.with_edit(Edit("x", puts))


@pytest.mark.parametrize(
    ("name", "paper", "meeting", "more"),
    [
        ("agenda", "agenda", "M18", {}),
        ("agenda-published", "agenda", "M15", {}),
        ("changes", "agenda", "M18", {"changes_sheet": True}),
        ("brief", "brief", "M18", {}),
        ("notice", "notice", "M18", {"council": "Rutland County Council"}),
        ("questions-sheet", "questions", "M18", {}),
        ("minutes-january", "minutes", "M14", {}),
        ("exempt-minutes", "minutes", "M18", {"exempt": True}),
    ],
)
def test_the_text_of_each_paper_is_as_it_was_read(
    office: Register, name: str, paper: str, meeting: str, more: dict[str, Any]
) -> None:
    told = printed(paper, "text", office, DEMO_DAY, meeting=meeting, **more).data.decode()
    same_as_read(GOLDEN / f"{name}.txt", told)


def documents(register: Register) -> Iterator[tuple[str, Document]]:
    """Give every paper of every meeting that can be had."""
    for meeting in register.meetings:
        for name in OF_A_MEETING:
            if name != "notice" or (meeting.venue and meeting.start and meeting.status.open):
                yield f"{name} {meeting.id}", document_of(name, register, DEMO_DAY, meeting=meeting.id)
        yield f"exempt {meeting.id}", document_of("minutes", register, DEMO_DAY, meeting=meeting.id, exempt=True)
        yield f"changes {meeting.id}", document_of("agenda", register, DEMO_DAY, meeting=meeting.id, changes_sheet=True)
    yield "questions", document_of("questions", register, DEMO_DAY)


def test_each_document_has_one_heading_of_level_1_before_all_others_and_skips_none(office: Register) -> None:
    seen = 0
    for name, document in documents(office):
        seen += 1
        levels = [block.level for block in document.blocks if isinstance(block, HeadingBlock)]
        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), name
        assert document.title, name
        for block in document.blocks:
            if isinstance(block, TableBlock):
                grid(block)
            assert not isinstance(block, ParagraphBlock) or plain(block.words) or block.number, name
            assert not isinstance(block, ListBlock) or block.entries, name
    assert seen > 100


def test_no_private_detail_is_in_any_document_and_nothing_exempt_in_a_public_one(office: Register) -> None:
    for name, document in documents(office):
        told = " ".join(text for _, text in texts(document)).casefold()
        for canary in (EMAIL, PHONE, "07700900987", "canary close"):
            assert canary not in told, (name, canary)
        if name.split()[0] in {"agenda", "notice", "questions", "minutes", "changes"}:
            assert "canary ltd" not in told, name
    closed = document_of("minutes", office, DEMO_DAY, meeting="M18", exempt=True)
    assert "Canary Ltd was heard." in [text for _, text in texts(closed)], "the canary is there to be found"


def test_the_agenda_tells_pages_appendix_and_exemption_as_front_sheets_do(office: Register) -> None:
    told = printed("agenda", "text", office, DEMO_DAY, meeting="M18").data.decode()
    assert "   Appendix B, Report of the Commissioner (Pages 9 - 16)\n   Annex (Page 17), to follow\n" in told
    assert "   Appendix C, exempt paper\n   Not for publication by virtue of paragraph 3 of Part 1" in told
    assert "   Public interest: It would spoil it.\n" in told


def test_the_members_on_a_front_sheet_are_those_in_post_on_the_day_it_went_out(office: Register) -> None:
    before = json.loads(printed("agenda", "json", office, DEMO_DAY, meeting="M15").data)
    assert before["published_on"]
    on = dt.date.fromisoformat(before["published_on"])
    seat = next(
        one
        for one in office.all(Seat)
        if one.person
        and one.role.sits
        and one.from_date
        and one.from_date < on
        and (one.to_date is None or one.to_date > on)
    )
    gone = office.with_edit(Edit("x", (replace(seat, to_date=on + dt.timedelta(days=1)),)))
    after = json.loads(printed("agenda", "json", gone, DEMO_DAY, meeting="M15").data)
    assert after["members"] == before["members"]
    assert len(before["members"]) > 10


def lines_of_print(document: Document) -> int:
    """Reckon how many lines of print a brief takes, in the measure of `PRINT`."""
    import textwrap

    def lines(text: str) -> int:
        return sum(len(textwrap.wrap(one, PRINT.width)) or 1 for one in text.split("\n"))

    total = PRINT.head
    for block in document.blocks:
        if isinstance(block, HeadingBlock):
            total += PRINT.heading if block.level > 1 else lines(block.text)
        elif isinstance(block, ParagraphBlock):
            total += lines(plain(block.words))
        elif isinstance(block, ListBlock):
            total += sum(lines(f"{one.label or '-'} {plain(one.words)}") for one in block.entries)
    return total


@pytest.mark.parametrize("seed", range(4))
def test_the_brief_fits_on_two_pages_in_print_and_as_text_whatever_there_is_to_tell(
    office: Register, seed: int
) -> None:
    chance = random.Random(seed)
    items = [
        WorkItem(id=f"W9{at}", title="A matter " * chance.choice((2, 9, 400)), meeting="M18", order=100 + at)
        for at in range(chance.choice((5, 60)))
    ]
    full = office.with_edit(Edit("x", tuple(items)))
    document = document_of("brief", full, DEMO_DAY, meeting="M18")
    assert lines_of_print(document) <= PAGES * PRINT.lines
    assert document.mark.startswith("PRIVATE")
    lines = printed("brief", "text", full, DEMO_DAY, meeting="M18").data.decode().splitlines()
    assert len(lines) <= PAGES * TEXT.lines
    assert max(map(len, lines)) <= TEXT.width
    order = next(block for block in document.blocks if isinstance(block, ListBlock))
    assert order.entries
    if sum(len(one.title) for one in items) > 20_000:
        assert any("words were left out" in text or "more: secretariat" in text for _, text in texts(document))


@pytest.mark.parametrize(("number", "words"), [(0, 1), (60, 9), (3, 4000)])
def test_the_brief_fills_two_pages_of_pdf_at_most(office: Register, number: int, words: int) -> None:
    from pypdfium2 import PdfDocument

    title = "A matter of some importance to the county " * words
    items = tuple(WorkItem(id=f"W9{at}", title=title, meeting="M18", order=100 + at) for at in range(number))
    full = office.with_edit(Edit("x", items))
    assert len(PdfDocument(printed("brief", "pdf", full, DEMO_DAY, meeting="M18").data)) <= PAGES


def test_a_councils_own_words_are_in_every_form_and_those_it_lacks_in_welsh_are_told(office: Register) -> None:
    house = House(english={"agenda.agenda": "ORDER OF BUSINESS"}, welsh={"agenda.agenda": "AGENDA CYMRAEG"})
    for form in ("text", "md"):
        told = printed("agenda", form, office, DEMO_DAY, house, meeting="M18").data.decode()
        assert "ORDER OF BUSINESS" in told
        assert (
            "AGENDA CYMRAEG"
            in printed("agenda", form, office, DEMO_DAY, house, language="cy", meeting="M18").data.decode()
        )
    document = document_of("agenda", office, DEMO_DAY, house, language="cy", meeting="M18")
    assert "DRAFT" in document.unworded
    assert "AGENDA" not in document.unworded


def test_every_paper_of_a_meeting_is_in_the_table() -> None:
    assert {name for name, one in PAPERS.items() if "meeting" in one.asks} >= set(OF_A_MEETING) - {"questions"}
