"""One document with every block in every manner that papers use: a form that writes it well writes any paper."""

from __future__ import annotations

from store.papers.document import (
    ChartBar,
    ChartBlock,
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

LATE = (TextPart("late", strong=True),)

TABLE = TableBlock(
    heads=("No.", "Action", "Owner", "Due"),
    rows=(
        (
            TableCell(("1",), rows=2, head=True),
            TableCell(("To report on Section 106 funding.", "Two lines\nof one note.")),
            TableCell(("Commissioner",)),
            TableCell(("25 March 2021",), rows=2),
        ),
        (TableCell(("Nobody said who, or by when.",), columns=2),),
        (
            TableCell(("2",), head=True),
            TableCell(),
            TableCell(("Clerk",)),
            TableCell(((TextPart("late", strong=True),),)),
        ),
    ),
    shares=(1, 5, 2, 2),
    caption="Actions: what was asked, of whom, and by when",
    shown=True,
)

CHART = ChartBlock(
    title="Replies by year",
    told="Replies by year. 2019-20: 1 of 2; 2020-21 & later: 3 of 3.",
    bars=(ChartBar("2019-20", 1, 2), ChartBar("2020-21 & later", 3, 3)),
    heads=("Year", "Replies"),
)

LETTERED = ListBlock(
    entries=(
        ListEntry("That the report be noted.", "(d)"),
        ListEntry(
            "That the panel:",
            "(e)",
            (ListBlock(entries=(ListEntry("thank the officers;", "(i)"), ListEntry("ask for more.", "(ii)"))),),
        ),
        ListEntry("That a reply be sent.", "(f)"),
    ),
    title="Resolutions",
)

ODD = ListBlock(entries=(ListEntry("First as it was published.", "4.1"), ListEntry("Then another.", "4.3")))
"""A list whose published numbers no program counts."""

EVERY_BLOCK = Document(
    title="Minutes of the meeting of the panel",
    running="Police and Crime Panel, 25 March 2021",
    mark="DRAFT",
    blocks=(
        HeadingBlock(text="Minutes of the meeting of the panel", level=1),
        ParagraphBlock(words="NOT FOR PUBLICATION", manner="mark"),
        FactsBlock(pairs=(("Date", "Thursday 25 March 2021"), ("Place", "City Hall,\n115 Charles Street"))),
        HeadingBlock(text="Present"),
        ParagraphBlock(words="Councillor Orson (Chair)", close=True),
        ParagraphBlock(words="Mr Culverwell", close=True),
        HeadingBlock(text="Apologies for absence", number="44."),
        ParagraphBlock(words="Ŵyn Roberts and Ŷnys Jones sent theirs.", within=1),
        HeadingBlock(text="Proposed precept", number="PCP 45/21", name="precept"),
        ParagraphBlock(words="The panel considered a report of the commissioner.", number="12.", manner="lead"),
        ParagraphBlock(
            words=(
                TextPart("RESOLVED", strong=True),
                TextPart(" as "),
                TextPart("set out above", link="#precept"),
                TextPart(" and "),
                TextPart("published", link="https://example.org/minutes?a=1&b=2"),
                TextPart("; nowhere", link="#nowhere"),
                TextPart(" else", link="javascript:alert(1)"),
            ),
            within=1,
        ),
        LETTERED,
        ODD,
        bullets(("Budget", "Performance")),
        ListBlock(entries=(ListEntry("First", "1."), ListEntry("Second", "2.")), within=1),
        ListBlock(entries=(ListEntry("First again", "1."),)),
        ParagraphBlock(words="“We will not\ndo that.”", manner="quote"),
        HeadingBlock(text="Actions", level=3),
        TABLE,
        CHART,
        ParagraphBlock(words="Nothing else was raised.", manner="small"),
        SigningBlock(before="Signed", after="(presiding)"),
        SigningBlock(before="Leaf 1 of 2, initials", short=True),
        NewPageBlock(),
        HeadingBlock(text="Exempt part"),
        ParagraphBlock(words="The meeting closed at 3.10 pm."),
    ),
)
