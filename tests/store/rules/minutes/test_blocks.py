"""Text read into paragraphs and nested bullets, whatever program it was typed in, and written again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import Clause
from store.rules.minutes.blocks import Block, Bullet, Paragraph, block_lines, blocks_of, clauses_lines, worked_in


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", ()),
        ("  \n\n \n", ()),
        ("One.\nStill one.\n\nTwo.", (Paragraph("One. Still one."), Paragraph("Two."))),
        ("- a\n- b", (Bullet("a"), Bullet("b"))),
        (
            "Points:\n- a\n  - b\n    - c\n- d",
            (Paragraph("Points:"), Bullet("a"), Bullet("b", 1), Bullet("c", 2), Bullet("d")),
        ),
        ("- a\n  goes on\n- b", (Bullet("a goes on"), Bullet("b"))),
        ("• a\n* b", (Bullet("a"), Bullet("b"))),
        ("\t- nested by a tab", (Bullet("nested by a tab", 1),)),
        ("- a\n\nAfter it.", (Bullet("a"), Paragraph("After it."))),
        ("One.\r\n\r\n- a\r\n", (Paragraph("One."), Bullet("a"))),
        ("-5 degrees\n- ", (Paragraph("-5 degrees"),)),
        ("97.3% of it - not all", (Paragraph("97.3% of it - not all"),)),
    ],
)
def test_a_text_is_read_into_blocks(text: str, blocks: tuple[Block, ...]) -> None:
    assert blocks_of(text) == blocks


WORDS = st.text(alphabet="abc [*é", min_size=1, max_size=12).map(lambda text: f"x{' '.join(text.split())}")
BLOCKS = st.lists(st.one_of(WORDS.map(Paragraph), st.builds(Bullet, WORDS, st.integers(0, 3))), max_size=8).map(tuple)


@given(BLOCKS)
def test_what_is_written_is_read_again_as_it_was(blocks: tuple[Block, ...]) -> None:
    assert blocks_of("\n".join(block_lines(blocks))) == blocks


def test_clauses_are_printed_with_their_labels_or_as_a_sentence_or_as_bullets() -> None:
    assert clauses_lines((Clause(text="That it be noted."),)) == ["That it be noted."]
    assert clauses_lines((Clause(text="Take note,"), Clause(text="Report."))) == ["- Take note,", "- Report."]
    assert clauses_lines((Clause(label="1.", text="That:\n- a\n  - b"), Clause(label="(b)", text="c"))) == [
        "1. That:",
        "   - a",
        "     - b",
        "(b) c",
    ]


@pytest.mark.parametrize(
    ("lead", "words", "whole"),
    [
        ("That the Panel:", "Holds 2 meetings;", "That the Panel holds 2 meetings;"),
        ("That the Panel", "Holds 2 meetings;", "That the Panel holds 2 meetings;"),
        ("That the Commissioner shall:", "Provide a report,", "That the Commissioner shall provide a report,"),
        ("That:", "HMICFRS be asked", "That HMICFRS be asked"),
        ("That:", "A report be made", "That a report be made"),
        ("", "That it be noted.", "That it be noted."),
        ("That the Panel:", "", "That the Panel "),
    ],
)
def test_a_lead_in_is_worked_into_a_clause(lead: str, words: str, whole: str) -> None:
    assert worked_in(lead, words) == whole
