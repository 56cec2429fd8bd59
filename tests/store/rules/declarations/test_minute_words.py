"""The sentence of the minutes, in the form in which the papers print it."""

from __future__ import annotations

import csv
import datetime as dt
import json

import pytest
from msgspec.structs import replace

from store.commands.declarations.declarations import declare
from store.papers.attendance.roll import roll_text
from store.papers.views import view
from store.queries.declarations.declarations import describe, sheet
from store.records import Declaration, Meeting, Nation
from store.register import Register
from store.rules.declarations.kinds import rows_of
from store.rules.declarations.minute_words import NIL, declaration_sentence
from store.sample import sample_records
from tests.store.commands.office import run
from tests.store.commands.sitting import CHAIR, DAY, HELD, ITEMS, sitting
from tests.store.rules.declarations.printed import EVERY, SHAPES, Printed

PRINTED = (
    "Cllr. M. Sood declared a personal interest in respect of all substantive items as a member of the Police's "
    "Independent Advisory Panel, as the Chairman of the Leicester Council of Faiths and a member of the Bishop's Faith "
    "Forum."
)


def test_the_sample_prints_as_printed_and_the_form_comes_to_the_same_words() -> None:
    register = Register.of(*sample_records())
    made = register.declarations[0]
    assert declaration_sentence(register, made) == PRINTED
    worked_out = declaration_sentence(register, replace(made, text=""))
    assert worked_out.replace("Cllr. Manjula Sood, MBE", "Cllr. M. Sood") == PRINTED


def test_nil() -> None:
    assert declaration_sentence(sitting(), Declaration(id="D1", meeting=HELD, nil=True)) == NIL


START = Declaration(
    id="D1",
    meeting=HELD,
    people=(CHAIR,),
    interest="disclosable pecuniary interest",
    scope="items",
    items=ITEMS[:1],
    nature=("director of Vans Ltd",),
)
WHO = "Cllr Ann Archer"
BASE = f"{WHO} declared a disclosable pecuniary interest in respect of “Plan”: director of Vans Ltd"


def test_there_are_fifty_in_ten_shapes_and_most_name_no_item_and_no_kind() -> None:
    assert [len(several) for several in SHAPES.values()] == [5] * 10
    entered = [printed.fields for _, printed in EVERY]
    assert sum(not fields.get("items") and not fields.get("scope") for fields in entered) >= 28
    assert sum(not fields.get("interest") for fields in entered) >= 31


def _entered(printed: Printed) -> Register:
    return run(sitting(), declare, meeting=HELD, people=printed.people, **printed.fields).after


@pytest.mark.parametrize(("shape", "printed"), EVERY)
def test_what_is_printed_is_entered_and_printed_back_word_for_word(shape: str, printed: Printed) -> None:
    register = _entered(printed)
    (made,) = register.declarations_of(HELD)
    assert declaration_sentence(register, made) == printed.sentence
    for name, value in printed.fields.items():
        assert getattr(made, name) == value, (shape, name)


@pytest.mark.parametrize(("shape", "printed"), EVERY)
def test_every_face_has_the_same_words(shape: str, printed: Printed) -> None:
    register = _entered(printed)
    (made,) = register.declarations_of(HELD)
    meeting = register.need(Meeting, HELD)
    assert sheet(register, HELD, DAY).made[0].sentence == printed.sentence, shape
    assert dict(describe(register, made, DAY))["Minute"] == printed.sentence
    assert printed.sentence in roll_text(register, meeting).decode()
    rows = json.loads(view("declarations", "json", register, DAY))
    (line,) = list(csv.DictReader(view("declarations", "csv", register, DAY).decode("utf-8-sig").splitlines()))
    for told in (rows[0], line):
        assert told["sentence"] == printed.sentence
        assert told["interest"] == printed.fields.get("interest", "")
        hidden = printed.fields.get("sensitive", False)
        assert told["nature"] == ("withheld" if hidden else "; ".join(printed.fields.get("nature", ())))
        assert not hidden or "refuge" not in str(told)


@pytest.mark.parametrize(("shape", "printed"), EVERY)
def test_nothing_is_said_that_was_not_recorded(shape: str, printed: Printed) -> None:
    """What must follow is shown beside the sentence and never in it, whatever the interest is."""
    barred = replace(START, **{**printed.fields, "people": printed.people, "interest": "DPI"})
    said = declaration_sentence(sitting(), barred).casefold()
    typed = " ".join(str(value) for value in printed.fields.values()).casefold()
    for words in ("left the meeting", "took no part", "took part", "would not vote", "must", "may not"):
        by_field = {"left the meeting": barred.left_at, "would not vote": barred.vote}.get(words)
        assert words not in said or words in typed or by_field, shape


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, f"{BASE}."),
        ({"left_at": dt.time(14, 10)}, f"{BASE} – left the meeting at 2:10 pm."),
        (
            {"stay": "yes", "advice": "the monitoring officer"},
            f"{BASE} – would remain, on the advice of the monitoring officer.",
        ),
        ({"nature": ("  spaced   out  ", " ")}, f"{BASE.replace('director of Vans Ltd', 'spaced   out')}."),
        ({"nature": ("[red]عضو[/]",)}, f"{BASE.replace('director of Vans Ltd', '[red]عضو[/]')}."),
        ({"nature": ("Is it one?",)}, BASE.replace("director of Vans Ltd", "Is it one?")),
        ({"items": (), "scope": "items"}, BASE.replace(" in respect of “Plan”", "") + "."),
        ({"interest": ""}, f"{BASE.replace('a disclosable pecuniary interest', 'an interest')}."),
        ({"text": "In my own words."}, "In my own words."),
    ],
)
def test_sentences(fields: dict[str, object], sentence: str) -> None:
    assert declaration_sentence(sitting(), replace(START, **fields)) == sentence


KINDS = sorted({row.label for nation in Nation for row in rows_of(nation)})


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_the_table_reads_right_in_the_sentence(kind: str) -> None:
    said = declaration_sentence(sitting(), replace(START, interest=kind, nature=()))
    assert f"declared a {kind} in" in said or f"declared an interest ({kind}) in" in said or kind == "for transparency"
    assert "declared a o" not in said
