"""Every paper in every form: that it is written, is in order, tells nothing private, and is broken by no text."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import cycle, islice, pairwise, product
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.reports.drafting import draft_report
from store.edit import Edit
from store.fields import LINE, fields_of
from store.papers.document import Document, HeadingBlock, TableBlock, grid
from store.papers.document import texts as texts_of
from store.papers.fixed_words import FixedWords, english
from store.papers.printed import ENDINGS, FORMS, PAPERS, document_of, in_form, made_of_document, printed
from store.papers.views import resolved
from store.problems import Refused
from store.queries.programme.changed import ProgrammeThen
from store.records import (
    ActionStatus,
    Declaration,
    Meeting,
    Panel,
    Part,
    Record,
    Report,
    Role,
    Seat,
)
from store.records.field import TEXT
from store.records.panel import RuleSet
from store.register import Register
from store.sample import DEMO_DAY
from tests.as_read import same_as_read
from tests.store.papers.conftest import CANARY, HOSTILE

WRITTEN = {form for form, named in FORMS.items() if find_spec(named.partition(":")[0])}
"""The forms whose module there is."""

MEETINGS = ("M4", "M5", "M14", "M15", "M18")
GOLDEN = Path(__file__).parents[2] / "golden" / "papers"


def chosen_for(name: str, register: Register) -> list[dict[str, Any]]:
    """Give what a paper can be of: each value of what it asks, and each of what it may be asked, one at a time."""
    paper = PAPERS[name]
    values: dict[str, tuple[Any, ...]] = {
        "meeting": tuple(one for one in MEETINGS if register.get(Meeting, one)),
        "report": tuple(one.id for one in register.all(Report)),
        "council": tuple(one.name for one in register.panel.councils[:2]),
        "exempt": (True,),
        "changes_sheet": (True,),
        "year": ("2016-17", "2020-21", "2030-31"),
        "financial": (True,),
        "changes": (ProgrammeThen("the version published on 1 July 2021", dt.date(2021, 7, 1), register),),
    }
    assert values.keys() >= {*paper.asks, *paper.may_ask}, f"the {name} asks for something that no test gives"
    asked = [dict(zip(paper.asks, each, strict=True)) for each in product(*(values[one] for one in paper.asks))]
    also = [{one: value} for one in paper.may_ask for value in values[one]]
    return [*asked, *({**of, **more} for of in asked for more in also)]


def in_words(refused: Refused) -> None:
    """Demand of a refusal that it is a sentence with a cure."""
    assert refused.problems
    assert all(problem.sentence.endswith(".") and problem.cure for problem in refused.problems)


def documents(name: str, register: Register) -> Iterator[Document]:
    """Give the documents of a paper; where one is refused, in words with a cure."""
    for chosen in chosen_for(name, register):
        try:
            yield document_of(name, register, DEMO_DAY, **chosen)
        except Refused as refused:
            in_words(refused)


def written(name: str, form: str, register: Register) -> Iterator[bytes]:
    """Write a paper in a form of everything that it can be of; where that is refused, in words with a cure."""
    for chosen in chosen_for(name, register):
        try:
            yield printed(name, form, register, DEMO_DAY, **chosen).data
        except Refused as refused:
            in_words(refused)


def drawn(document: Document) -> set[tuple[str, int]]:
    """Name what a document is drawn of: its kinds of blocks, headings by their level and tables by their columns."""
    return {(type(one).__name__, getattr(one, "level", len(getattr(one, "heads", ())))) for one in document.blocks}


def in_every_form(name: str, register: Register, *, slow: bool) -> Iterator[tuple[str, bytes]]:
    """Write a paper in its forms, those of a document from one; without the slow ones if they are not wanted.

    Where they are, not of what is drawn of nothing else than the same paper before: 176 of them took 9 s.
    """
    every = [form for one, form in TABLE if one == name]
    seen: set[tuple[str, int]] = set()
    for chosen in chosen_for(name, register):
        try:
            document = document_of(name, register, DEMO_DAY, **chosen)
        except Refused as refused:
            in_words(refused)
            continue
        new = slow and not drawn(document) <= seen
        seen |= drawn(document)
        for form in every:
            if made_of_document(name, form, chosen) and (new or form not in SLOW):
                yield form, in_form(form, document).data
    for form in every:
        if not made_of_document(name, form, {}) and (slow or form not in SLOW):
            yield from ((form, data) for data in written(name, form, register))


TABLE = [(name, form) for name, paper in PAPERS.items() for form in paper.forms if form not in FORMS or form in WRITTEN]
BEGINNINGS = {
    "docx": b"PK",
    "pdf": b"%PDF-",
    "html": b"<!",
    "md": b"#",
    "json": (b"[", b"{"),
    "ics": b"BEGIN:VCALENDAR\r\n",
}


@pytest.mark.parametrize(("name", "form"), TABLE)
def test_every_paper_is_written_in_every_form_it_can_have(sample: Register, name: str, form: str) -> None:
    drafted = sample.with_edit(draft_report(sample, DEMO_DAY, meeting="M15"))
    every = list(written(name, form, drafted))
    assert every, f"the sample has no {name}"
    begins: Any = BEGINNINGS.get(form, b"")
    for data in every:
        assert len(data) > 20 or data == b"[]\n"
        assert begins == b"#" or data.lstrip(b"\xef\xbb\xbf").startswith(begins)
    assert form in ENDINGS


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_has_one_heading_of_the_first_level_before_all_others_and_skips_none(
    sample: Register, name: str
) -> None:
    for document in documents(name, sample):
        levels = [block.level for block in document.blocks if isinstance(block, HeadingBlock)]
        assert levels[:1] == [1], document.title
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels)), levels
        assert document.title.strip()
        assert all(block.text.strip() for block in document.blocks if isinstance(block, HeadingBlock))


@pytest.mark.parametrize("name", PAPERS)
def test_the_tables_of_a_paper_are_whole(sample: Register, name: str) -> None:
    for document in documents(name, sample):
        for block in document.blocks:
            if isinstance(block, TableBlock):
                assert len(block.shares) == len(block.heads)
                assert all(head.strip() for head in block.heads)
                assert block.caption.strip()
                assert len(grid(block)) == len(block.rows) > 0


class Listening(FixedWords):
    """Fixed words that keep which of them were asked for."""

    asked: set[str]

    def __call__(self, key: str, **values: object) -> str:
        self.asked.add(key)
        return super().__call__(key, **values)


def test_every_fixed_word_of_a_list_is_printed_by_some_paper(sample: Register, canaries: Register) -> None:
    words = Listening()
    words.asked = set()
    vacant = Seat(id="S901", role=Role.MEMBER, body="A Council", from_date=dt.date(2021, 7, 1))
    nobody = Seat(id="S902", role=Role.MEMBER)
    taken_up = Seat(id="S903", role=Role.MEMBER, person="P1", from_date=dt.date(2021, 7, 1))
    nil = replace(sample.need(Meeting, "M5"), nil_declarations=True)
    answered = replace(sample.actions[0], status=ActionStatus.DONE)
    lost = Declaration(id="D902", meeting="M999", people=(sample.meetings[3].attendance[0].person,))
    fuller = canaries.with_edit(Edit("", (vacant, nobody, taken_up, nil, answered, lost)))
    for register in (fuller, Register.of(sample.panel), sample):
        for name, paper in PAPERS.items():
            for chosen in chosen_for(name, register):
                chosen.pop("exempt", None)
                with contextlib.suppress(Refused):
                    resolved(paper.document)(register, DEMO_DAY, words, **chosen)
    of_lists = {key for key in english() if key.partition(".")[0] in {"programme", "lists", *LISTS}}
    assert len(of_lists) > 60
    assert of_lists - words.asked == set()


LISTS = ("tracker", "declarations", "attendance", "calendar", "members")


@pytest.mark.parametrize(
    ("name", "chosen"),
    [*((name, {}) for name in LISTS), ("attendance", {"meeting": "M4"}), ("annual", {"year": "2020-21"})],
)
def test_the_lists_of_the_sample_are_printed_as_they_were(sample: Register, name: str, chosen: dict[str, Any]) -> None:
    made = printed(name, "md", sample, DEMO_DAY, **chosen).data.decode()
    same_as_read(GOLDEN / f"{'-'.join((name, *chosen.values()))}.md", made)


@pytest.mark.parametrize(("name", "form"), TABLE)
def test_nothing_private_is_in_any_paper_in_any_form(canaries: Register, name: str, form: str) -> None:
    seen = 0
    for chosen in chosen_for(name, canaries):
        if chosen.get("exempt") or name == "brief":
            continue  # for the members or the chair alone, and marked so
        try:
            data = printed(name, form, canaries, DEMO_DAY, **chosen).data
        except Refused:
            continue
        seen += 1
        assert CANARY.casefold() not in everything_in(data, form).casefold(), chosen
    assert seen or name in {"brief", "report"}


def everything_in(data: bytes, form: str) -> str:
    """Give all text that a file holds anywhere: every part of a Word document, every stream and word of a PDF."""
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    if form != "pdf":
        return data.decode("utf-8").replace("\r\n ", "")
    import pikepdf
    import pypdfium2

    found = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for held in pdf.objects:
            found.append(str(held))
            if isinstance(held, pikepdf.Stream):
                found.append(held.read_bytes().decode("latin-1"))
    pages = pypdfium2.PdfDocument(data)
    found += [page.get_textpage().get_text_range() for page in pages]
    return "\n".join(found)


def test_a_canary_is_found_where_there_is_one(canaries: Register) -> None:
    """What looks for canaries finds one in each form, so that finding none says something."""
    paper = replace(canaries.panel, name=f"The panel of {CANARY}", programme_title=f"Programme of {CANARY}")
    told = canaries.with_edit(Edit("", (paper,)))
    for form in sorted(WRITTEN):
        data = printed("programme", form, told, DEMO_DAY).data
        assert CANARY.casefold() in everything_in(data, form).casefold(), form


def filled(part: Any, texts: Iterator[str]) -> Any:
    """Put the next of some texts in the place of each that somebody types, in a record or a part, at any depth."""
    changes: dict[str, Any] = {}
    kind: type[Part] = type(part)
    for field in fields_of(kind):
        if len(field.path) > 1:
            continue
        value = getattr(part, field.name)
        typed = field.ref is None and not field.choices and field.kind in {LINE, TEXT, "list"}
        if isinstance(value, RuleSet):
            continue
        if isinstance(value, str) and typed and field.name not in _CODES:
            changes[field.name] = next(texts)
        elif isinstance(value, Part):
            changes[field.name] = filled(value, texts)
        elif isinstance(value, tuple) and value and not any(isinstance(one, RuleSet) for one in value):
            if all(isinstance(one, Part) for one in value):
                changes[field.name] = tuple(filled(one, texts) for one in value)
            elif typed and all(isinstance(one, str) for one in value):
                changes[field.name] = (next(texts),)
    return replace(part, **changes)


SLOW = {"pdf", "docx"}
NO_TEXT = ("\x00nul\x1f", "half \ud800", "\uf0b7 bullet")
"""What is no character of a text, or one that no other font has."""

BREAKING = (*HOSTILE, *NO_TEXT)
TURNS = range(0, len(BREAKING), 4)
"""With which of them the first text of the first record begins, so that each stands in other places each time."""
_CODES = {"id", "number", "exempt_paragraph", "deadline", "block", "step", "form"}
"""Texts by which something is found; a hostile one is not found, and nothing is printed."""


@pytest.mark.slow
@pytest.mark.parametrize(
    "texts", [(" ".join(HOSTILE),), (" ".join(NO_TEXT),), *(BREAKING[at:] + BREAKING[:at] for at in TURNS)]
)
def test_no_text_in_any_record_breaks_a_paper(sample: Register, texts: tuple[str, ...]) -> None:
    """All at once in every text, in every form; alone they come in turn, so that each begins and ends many a text."""
    drafted = sample.with_edit(draft_report(sample, DEMO_DAY, meeting="M15"))
    following = cycle(texts)
    records: list[Record] = [filled(one, following) for table in drafted.tables.values() for one in table.values()]
    records = [one for one in records if not isinstance(one, Panel)]
    name, short, title, note = islice(following, 4)
    panel = replace(
        sample.panel,
        name=name,
        short_name=short,
        programme_title=title,
        programme_notes=(note, "two\nlines of one note"),
    )
    register = Register.of(panel, *records)
    for one, paper in PAPERS.items():
        # The slow forms have many at once, in two texts: they take ten times as long as all others.
        every = list(in_every_form(one, register, slow=len(texts) == 1))
        assert all(data for _, data in every)
        assert {form for form, _ in every} >= {form for form in paper.forms if form not in SLOW}, one


def test_two_lines_of_a_note_stay_one_note(sample: Register) -> None:
    panel = replace(sample.panel, programme_notes=("the first line\nthe second", "another"))
    (listed,) = (
        block
        for block in document_of("programme", sample.with_edit(Edit("", (panel,))), DEMO_DAY).blocks
        if type(block).__name__ == "ListBlock"
    )
    assert len(listed.entries) == 2  # type: ignore[union-attr]


def test_every_text_of_a_paper_can_be_named(sample: Register) -> None:
    for name in PAPERS:
        for document in documents(name, sample):
            assert all(where and isinstance(text, str) for where, text in texts_of(document))


def test_what_a_canary_is_hidden_from_is_told_as_withheld(canaries: Register) -> None:
    tracker = printed("tracker", "md", canaries, DEMO_DAY).data.decode()
    assert "exempt business: not for publication" in tracker
    assert "withheld" in printed("declarations", "md", canaries, DEMO_DAY).data.decode()
