"""Every paper of the sample panel, and one document in which every block stands in every manner."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from store.papers.document import (
    Document,
    FactsBlock,
    HeadingBlock,
    ListBlock,
    ListEntry,
    NewPageBlock,
    ParagraphBlock,
    SigningBlock,
    TableBlock,
    TableCell,
    TextPart,
    bullets,
)
from store.papers.printed import PAPERS, document_of
from store.problems import Refused
from store.register import Register
from store.sample import DEMO_DAY

_MOST_OF_EACH = 2


def sample_papers(register: Register) -> Iterator[tuple[str, dict[str, Any]]]:
    """Name every paper of the sample with what is chosen for it: the newest records that it can be of."""
    records = {"meeting": register.meetings, "round": register.rounds, "report": register.reports}
    for name, paper in PAPERS.items():
        if not paper.asks:
            yield name, {}
            continue
        found = 0
        of = records[paper.asks[0]]
        for record in reversed(of):
            chosen: dict[str, Any] = {paper.asks[0]: record.id}
            try:
                document_of(name, register, DEMO_DAY, **chosen)
            except Refused:
                continue
            yield name, chosen
            found += 1
            if found == _MOST_OF_EACH:
                break
        assert found or not of, f"the sample has nothing of which the paper {name} can be"


def every_block(text: str = "Words", *, mark: str = "DRAFT", wide: bool = False) -> Document:
    """Make a document of every block, with a text in every place where one can stand."""
    inner = ListBlock(entries=(ListEntry(text, label="(i)"), ListEntry(text, label="(ii)")))
    rows = (
        (TableCell((text, text), rows=2, head=True), TableCell((text,)), TableCell()),
        (TableCell(((TextPart(text, strong=True), TextPart(text)),)), TableCell((text,))),
        (TableCell((text,), columns=3),),
    )
    blocks = (
        HeadingBlock(text=text, level=1),
        FactsBlock(pairs=((text, text), ("Place", (TextPart(text, strong=True), TextPart(text))))),
        ParagraphBlock(words=text, manner="mark"),
        HeadingBlock(text=text, number="27.", name="m27"),
        ParagraphBlock(words=(TextPart(text), TextPart(text, link="#m27"), TextPart(text, link="#nowhere"))),
        ParagraphBlock(words=(TextPart(text, link="https://www.leicester.gov.uk/"), TextPart(text, strong=True))),
        ParagraphBlock(words=text, manner="lead", number=text, within=1),
        ParagraphBlock(words=text, manner="quote", close=True),
        HeadingBlock(text=text, level=3),
        ListBlock(entries=(ListEntry(text, label="(a)", lists=(inner,)), ListEntry(text, label=text)), within=1),
        bullets((text, text)),
        TableBlock(heads=("One", text, text), rows=rows, shares=(2, 5, 5), caption=text, shown=True),
        ParagraphBlock(words=text, manner="small"),
        SigningBlock(before=text, after=text),
        NewPageBlock(),
        HeadingBlock(text=text),
        ParagraphBlock(words=text),
    )
    return Document(title=text, running=text, mark=mark, blocks=blocks, wide=wide)
