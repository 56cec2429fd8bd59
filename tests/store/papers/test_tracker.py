"""The tracker prints every outcome of a point that was answered in parts, each with its part, and all words of it."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.edit import Edit
from store.papers.actions.tracker import tracker_document
from store.papers.document import TableBlock, TableCell
from store.queries.actions.tracker import tracked
from store.records import Action, Outcome, PointOutcome, Response
from store.register import Register
from tests.store.full_panel import full_panel

TODAY = dt.date(2021, 7, 12)
WHOLE = Response(outcome=Outcome.ACCEPTED, reference="Para 3", text="We will.", received_on=dt.date(2021, 7, 1))
SPLIT = replace(
    WHOLE,
    part="large ones",
    further=(
        PointOutcome(outcome=Outcome.NOT_ACCEPTED, part="small ones", reference="Para 4", text="They are too many."),
        PointOutcome(outcome=Outcome.ACCEPTED, part="the others", reference="Para 3"),
    ),
)
ONE_PART = replace(WHOLE, part="large ones")


@pytest.mark.parametrize(
    ("response", "listed", "outcome", "replied"),
    [
        (WHOLE, ("accepted", (), "Para 3", "We will."), ("Accepted", "Para 3"), ("We will.",)),
        (
            ONE_PART,
            ("accepted", ("accepted, on large ones (Para 3)",), "Para 3", "On large ones: We will."),
            ("Accepted, on large ones (Para 3)",),
            ("On large ones: We will.",),
        ),
        (
            SPLIT,
            (
                "accepted, not accepted",
                (
                    "accepted, on large ones (Para 3)",
                    "not accepted, on small ones (Para 4)",
                    "accepted, on the others (Para 3)",
                ),
                "Para 3, Para 4",
                "On large ones: We will.\nOn small ones: They are too many.",
            ),
            (
                "Accepted, on large ones (Para 3)",
                "Not accepted, on small ones (Para 4)",
                "Accepted, on the others (Para 3)",
            ),
            ("On large ones: We will.\nOn small ones: They are too many.",),
        ),
    ],
)
def test_each_part_of_an_answer_is_told(
    response: Response, listed: tuple[object, ...], outcome: tuple[str, ...], replied: tuple[str, ...]
) -> None:
    panel = full_panel()
    register = panel.with_edit(Edit("Recorded a reply", (replace(panel.need(Action, "A2"), response=response),)))
    (row,) = (one for one in tracked(register, TODAY) if one.id == "A2")
    assert (row.outcome, row.parts, row.reference, row.reply) == listed
    (cells,) = (line for line in _recommendations(register) if line[1].paragraphs == ("Count the dogs",))
    assert cells[2].paragraphs == (*outcome, "Received on Thursday 1 July 2021")
    assert cells[3].paragraphs == replied


def _recommendations(register: Register) -> list[tuple[TableCell, ...]]:
    blocks = tracker_document(register, TODAY).blocks
    return [row for block in blocks if isinstance(block, TableBlock) and "Outcome" in block.heads for row in block.rows]
