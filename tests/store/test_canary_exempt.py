"""A canary in every text of exempt business: what it says must turn up in nothing that leaves the office."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from store.edit import Edit
from store.fields import fields_of
from store.papers import views
from store.papers.attendance.roll import roll_text
from store.papers.bundle.making import made_bundle
from store.papers.bundle.zipped import unzipped
from store.papers.data import export_data, import_data
from store.papers.minutes.paper import exempt_text, minutes_text
from store.papers.printed import PAPERS, document_of, printed
from store.records import Action, Change, Meeting, Minute, Record, Stamp, Touched, Vote
from store.register import Register
from store.rules.publishing.changes import public_change, public_version
from store.rules.publishing.withheld import WITHHELD_WORDS, as_public, is_of_exempt, withheld, without_words
from store.sample import DEMO_DAY, sample_records
from tests.exempt_office import CANARY, MEETING, SUMMARY, exempt_minute, exempt_records, holds_words

BARE = "A905"
"""An action of which too little is recorded, so that it is told of as a slip."""


@cache
def office() -> Register:
    sample = Register.of(*sample_records())
    return sample.with_edit(Edit("x", puts=exempt_records(sample)))


def apart() -> tuple[Record, ...]:
    """Give every record of exempt business."""
    return tuple(one for table in office().tables.values() for one in table.values() if CANARY in str(one))


def changes() -> tuple[Change, ...]:
    """Give a change for each record of exempt business, one of which has gone since."""
    images = [(one.id, one.table, msgspec.Raw(msgspec.json.encode(one))) for one in apart()]
    gone = replace(exempt_minute(), id="N999")
    images.append((gone.id, gone.table, msgspec.Raw(msgspec.json.encode(gone))))
    return tuple(
        Change(
            id=f"C{number}",
            at=msgspec.convert("2021-07-12T08:30:00Z", type=Change.__annotations__["at"]),
            who="Ann",
            sentence=f"Edited {CANARY}",
            touched=(Touched(id=record, table=table, before=None, after=image),),
        )
        for number, (record, table, image) in enumerate(images)
    )


def chosen(name: str) -> list[dict[str, Any]]:
    """Give everything that can be chosen for a list: every record it can be of, or nothing."""
    if name == "history":
        return [{"changes": changes()}]
    if name == "record":
        return [{"record": one.id} for one in apart()]
    return [{"meeting": MEETING}] if views.VIEWS[name].of_one else [{}]


def outputs(*, exempt: bool = False) -> Iterator[tuple[str, str]]:
    """Give everything that is printed, exported or listed, by name."""
    register, today, held = office(), DEMO_DAY, office().need(Meeting, MEETING)
    for name in views.VIEWS:
        for more in chosen(name):
            for form in views.FORMS:
                yield f"{name} {form}", views.view(name, form, register, today, exempt=exempt, **more).decode()
    if exempt:
        return
    for name, one in PAPERS.items():
        if not one.for_few:
            for more in of_a_paper(name):
                yield f"paper {name}", str(document_of(name, register, today, **more))
                for form in one.forms:
                    if form not in {"docx", "pdf", "html"}:  # made of the document, as it stands above
                        yield f"paper {name} {form}", printed(name, form, register, today, **more).data.decode()
    bundle = made_bundle(register, today, changes(), meeting=MEETING, panel_id="x")
    yield from ((f"bundle {one.name}", one.data.decode()) for one in unzipped(bundle.data))
    for name, paper in (
        ("data", export_data(register, today=today)),
        ("minutes text", minutes_text(register, held)),
        ("roll", roll_text(register, held)),
    ):
        yield name, paper.decode()


def of_a_paper(name: str) -> list[dict[str, Any]]:
    """Give what a paper can be of: what it asks for, and each thing that it may be asked for but the exempt."""
    choices: dict[str, Any] = {"meeting": MEETING, "report": "L900", "changes_sheet": True, "council": ""}
    asked = {one: choices[one] for one in PAPERS[name].asks}
    return [asked, *({**asked, one: choices[one]} for one in PAPERS[name].may_ask if one in choices)]


def test_no_output_holds_a_word_of_exempt_business() -> None:
    found = sorted({name for name, text in outputs() if CANARY.casefold() in text.casefold()})
    assert found == []
    assert sum(1 for _ in outputs()) > 100


def test_the_clerk_sees_them_where_they_are_asked_for() -> None:
    with_them = {name.partition(" ")[0] for name, text in outputs(exempt=True) if CANARY in text}
    assert {"actions", "replies", "chain", "votes", "room", "record", "history", "bin", "lint", "ledger"} <= with_them
    assert CANARY in exempt_text(office(), office().need(Meeting, MEETING)).decode()
    assert CANARY in printed("minutes", "json", office(), DEMO_DAY, meeting=MEETING, exempt=True).data.decode()
    assert CANARY in export_data(office(), today=DEMO_DAY, include_private=True).decode()


def test_what_there_was_stays_told() -> None:
    held = office().need(Meeting, MEETING)
    minutes = minutes_text(office(), held).decode()
    assert "12. EXEMPT BUSINESS" in minutes
    assert SUMMARY in minutes
    for name in ("actions", "replies", "chain", "votes", "room"):
        rows = views.view(name, "json", office(), DEMO_DAY).decode()
        assert WITHHELD_WORDS in rows, name
    assert views.view("actions", "csv", office(), DEMO_DAY).decode().count(WITHHELD_WORDS) >= 4


@pytest.mark.parametrize("name", [name for name, one in views.VIEWS.items() if one.withholds == views.WORDS])
def test_what_is_judged_is_judged_with_and_without_words(name: str) -> None:
    """A list that judges the records has the same rows, in the same order, whether or not their words are shown."""
    for more in chosen(name):
        with_words, without = (views.rows_of(name, office(), DEMO_DAY, exempt=one, **more) for one in (True, False))
        facts = [{key: getattr(row, key, None) for key in ("id", "code", "record", "state")} for row in with_words]
        assert facts == [{key: getattr(row, key, None) for key in ("id", "code", "record", "state")} for row in without]


def test_slips_and_what_is_left_are_the_same_with_and_without_words() -> None:
    for name, key in (("lint", "key"), ("after", "code")):
        with_words, without = (
            views.rows_of(name, office(), DEMO_DAY, exempt=exempt, meeting=MEETING) for exempt in (True, False)
        )
        assert with_words
        assert [getattr(one, key) for one in with_words] == [getattr(one, key) for one in without]


def test_every_text_of_exempt_business_is_filled() -> None:
    kinds = {type(one) for one in apart()}
    assert {Minute, Vote, Action, Stamp} <= kinds
    for one in apart():
        if isinstance(one, Minute | Vote | Action | Stamp) and one.id != BARE:
            empty = [
                field.name
                for field in fields_of(type(one))
                if holds_words(type(one), field) and not getattr(one, field.name)
            ]
            assert empty == [], f"{one.id} has no canary in {empty}"


def test_whatever_has_a_canary_is_of_exempt_business_or_tells_of_it() -> None:
    register = office()
    for one in apart():
        assert is_of_exempt(register, one) or isinstance(one, Meeting) or as_public(register, one) != one
        assert CANARY not in str(as_public(register, one))
        assert CANARY not in str(as_public(register, one, facts=True))


def test_nothing_else_is_withheld() -> None:
    sample = Register.of(*sample_records())
    assert withheld(sample) is sample
    held = {one.id for one in apart()}
    public = withheld(office())
    for table in sample.tables.values():
        for record in table.values():
            assert record.id in held or public.find(record.id) == record


def test_withholding_twice_is_withholding_once() -> None:
    once = withheld(office())
    assert withheld(once) == once
    words = withheld(office(), facts=True)
    assert withheld(words, facts=True) == words


def test_without_words_the_facts_stand() -> None:
    vote = office().need(Vote, "V900")
    kept = without_words(vote)
    assert [one.vote for one in kept.votes] == ["for", "against"]
    assert (kept.rule, kept.minute, kept.meeting) == (vote.rule, vote.minute, vote.meeting)
    action = office().need(Action, "A903")
    assert (without_words(action).status, without_words(action).due_kind) == (action.status, action.due_kind)
    empty = Action(id="A1", text="x")
    assert without_words(empty).owner == "", "what is not recorded still reads as not recorded"


def test_a_change_is_withheld_though_the_exempt_minute_has_gone() -> None:
    sample = Register.of(*sample_records())
    (gone,) = [one for one in changes() if one.touched[0].id == "N999"]
    assert public_change(sample, gone).sentence == WITHHELD_WORDS
    image = msgspec.Raw(msgspec.json.encode(replace(exempt_minute(), exempt_paragraph="", summary="")))
    open_one = replace(gone, touched=(replace(gone.touched[0], after=image),))
    assert public_change(sample, open_one) is open_one
    earlier = replace(exempt_minute(), exempt_paragraph="", summary="")
    assert CANARY not in str(public_version(office(), earlier)), "what is exempt now was not open then"


def test_what_was_exported_can_be_read_in_again() -> None:
    again = {record.id for record in import_data(export_data(office(), today=DEMO_DAY))}
    assert again == {record_id for table in office().tables.values() for record_id in table}
