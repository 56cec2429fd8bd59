"""What a meeting's sheet shows, what is offered, and that the private hints go nowhere else."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest

from store.commands.declarations.declarations import declare, redeclare
from store.commands.declarations.interests import register_interest
from store.papers.data import export_data
from store.papers.views import FORMS, VIEWS, view
from store.queries.declarations.declarations import (
    describe,
    entries_of,
    follow_up,
    may_need,
    offers,
    officer_words,
    sheet,
)
from store.queries.members.members import findings, headline, interests_clock, roll
from store.records import Declaration, Meeting
from store.register import Register
from tests.store.commands.office import TODAY
from tests.store.commands.sitting import CHAIR, DAY, HELD, ITEMS, LAY, sitting

SECRET = "Zanzibar Quarry"


def with_interest(**fields: object) -> Register:
    register = sitting()
    asked = {"person": LAY, "category": "employment", "text": SECRET, "terms": ("police vans",), **fields}
    return register.with_edit(register_interest(register, TODAY, **asked))  # type: ignore[arg-type]


def test_the_sample_is_offered_at_the_next_meeting_and_not_once_out_of_post(sample: Register) -> None:
    assert [one.id for one in offers(sample, sample.need(Meeting, "M5"))] == ["I1"]
    assert offers(sample, sample.need(Meeting, "M18")) == ()
    again = sample.with_edit(redeclare(sample, TODAY, meeting="M5", interests=("I1",)))
    assert [one.declared for one in offers(again, again.need(Meeting, "M5"))] == ["declared"]


def test_nil_is_told_from_not_recorded(sample: Register) -> None:
    assert sheet(sample, "M14", TODAY).state == "none were made"
    assert sheet(sample, "M15", TODAY).state == "not recorded"
    assert sheet(sample, "M4", TODAY).state == "1 declaration"


def test_the_sheet_has_the_sentence_and_the_clock() -> None:
    register = sitting()
    register = register.with_edit(
        declare(register, TODAY, meeting=HELD, people=(CHAIR,), interest="DPI", items=ITEMS[:1], registered=False)
    )
    (row,) = sheet(register, HELD, TODAY).made
    assert row.sentence == "Cllr Ann Archer declared an interest (DPI) in respect of “Plan”."
    assert row.effect == "must not vote, must not speak"
    assert row.notice == "16 days left"
    assert [one.id for one in follow_up(register, TODAY)] == ["D1"]
    lines = dict(describe(register, register.need(Declaration, "D1"), TODAY))
    assert lines["To be told"] == "monitoring officer of Ambridge Council"
    assert lines["Declared by"] == "Cllr Ann Archer, Chair"
    assert officer_words(register, LAY, register.need(Meeting, HELD)).endswith("Borsetshire County Council")


def test_hints_find_the_planted_words_and_stop_once_declared() -> None:
    register = with_interest()
    (hint,) = may_need(register, register.need(Meeting, HELD))
    assert (hint.who, hint.item, hint.interest) == ("Cllr Fay Ŵyn-Jones", "Police Vans", SECRET)
    done = register.with_edit(
        declare(register, TODAY, meeting=HELD, people=(LAY,), interest="for transparency", items=ITEMS[1:2])
    )
    assert may_need(done, done.need(Meeting, HELD)) == ()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", VIEWS)
def test_no_view_holds_a_hint_or_a_sensitive_interest(name: str, form: str) -> None:
    register = with_interest(sensitive=True)
    assert may_need(register, register.need(Meeting, HELD))
    of_one: dict[str, dict[str, Any]] = {
        "attendance": {"meeting": HELD},
        "quorum": {"meeting": HELD},
        "record": {"record": LAY},
        "lint": {"meeting": HELD},
        "after": {"meeting": HELD},
    }
    data = view(name, form, register, DAY, **of_one.get(name, {})).decode()
    assert SECRET not in data
    assert not re.search(r"may need", data)


def test_the_data_file_withholds_what_is_sensitive() -> None:
    assert SECRET not in export_data(with_interest(sensitive=True), today=TODAY).decode()


def test_nothing_that_writes_papers_or_prints_knows_the_hints() -> None:
    root = Path(__file__).resolve().parents[4]
    for folder in ("store/papers", "tui"):
        modules = list((root / folder).rglob("*.py"))
        assert modules, folder
        for module in modules:
            words = module.read_text(encoding="utf-8")
            assert "may_need" not in words, module
            assert "precheck" not in words, module


def test_the_register_of_a_person_withholds_and_counts_days() -> None:
    register = with_interest(sensitive=True, arose_on=DAY)
    (row,) = entries_of(register, LAY, TODAY)
    assert (row.text, row.clock) == ("withheld", "16 days left")
    found = [one.sentence for one in interests_clock(register, TODAY)]
    assert any(
        "Fay Ŵyn-Jones tells the monitoring officer of Borsetshire County Council of an interest (employment) by "
        "Wednesday 28 July 2021 (16 days left)." in one
        for one in found
    )
    assert not any(SECRET in one for one in found)


def test_the_headline_and_the_findings(sample: Register) -> None:
    assert headline(sample, dt.date(2021, 1, 27)) == "15 members in post · veto needs 10 of 15 · quorum not set"
    codes = [found.code for found in findings(sample, dt.date(2021, 7, 12))]
    assert codes == ["term", "term", "limit", "limit", "limit", "limit"]
    assert len([row for row in roll(sample, dt.date(2016, 9, 23)) if row.sits]) == 15


def test_roll_rows_tell_vacancies_with_their_age() -> None:
    from store.records import Seat

    kept = [one for table in sitting().tables.values() for one in table.values()]
    register = Register.of(*kept, Seat(id="S20", body="Z", from_date=dt.date(2021, 6, 1)))
    (row,) = [row for row in roll(register, DAY) if not row.person]
    assert (row.name, row.state) == ("vacant", "vacant for 30 days")
    found = [one.code for one in findings(register, DAY)]
    assert {"vacancy", "council-to-tell"} <= set(found)
