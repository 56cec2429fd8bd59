"""Whatever follows a link knows every link field; the cases are made from the types, so a new field has its own."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import msgspec
import pytest
from msgspec.structs import replace

import store.records
from store.commands.actions.actions import close_action
from store.commands.programme.items import add_item
from store.edit import Edit
from store.fields import label_of
from store.file.doctor import Verdict, examine
from store.links import Link, dangling, link_fields, links_of, ref_of
from store.papers.data import link_warnings
from store.problems import Stale
from store.queries.history import differences
from store.queries.search import Haystack
from store.queries.words.wording import record_title, value_words
from store.records import (
    KINDS,
    Action,
    AgendaLine,
    Chased,
    Declaration,
    DueBefore,
    IssuedLine,
    IssuedQuestion,
    ItemMove,
    NamedVote,
    Part,
    Person,
    Question,
    Record,
    Report,
    Response,
    Stamp,
    Touched,
    Vote,
    WorkItem,
)
from store.records.panel import InterestClass
from store.records.refs import Ref
from store.records.round import RoundStep
from store.register import Register
from store.rules.bin import BONDS, Bond, bond_of, record_words, why_not_bin
from tests.store.file.samples import make, sit
from tests.store.link_cases import BASE, GONE, NEW, Case, base, cases, naming, plain, ways

CASES = cases()
every_case = pytest.mark.parametrize("case", CASES, ids=str)

TIES_NOTHING = {
    (Question, "item"),
    (Question, "similar_to"),
    (Declaration, "standing"),
    (ItemMove, "from_meeting"),
    (ItemMove, "to_meeting"),
    (Action, "carried"),
    (DueBefore, "due_meeting"),
    (Vote, "minute"),
    (AgendaLine, "item"),
    (IssuedLine, "item"),
    (IssuedQuestion, "question"),
    (Stamp, "item"),
    (Stamp, "minute"),
    (Stamp, "vote"),
    (Stamp, "declaration"),
    (Stamp, "action"),
    (Stamp, "question"),
    (Report, "minutes"),
    (Report, "vote"),
}
"""The links that keep nothing out of the bin; of another one the bin must be asked before it comes here."""

NO_LINKS = {
    (Chased, "to"): "whom a letter went to, in words",
    (Response, "signed_by"): "who signed the letter, as it is printed",
    (RoundStep, "items"): "what a notification was found to hold, in words",
    (AgendaLine, "standing"): "the code of the standing business",
    (IssuedLine, "standing"): "the code of the standing business",
    (NamedVote, "vote"): "for, against or abstained",
    (InterestClass, "vote"): "whether one may vote",
    (Declaration, "vote"): "whether one may vote",
}
"""Fields that are called as a link field is and hold none, each with what it holds."""

KNOWN = {
    *(
        "amends",
        "cast_for",
        "carried",
        "confirmed_at",
        "considered_at",
        "corrects",
        "corrects_heading",
        "due_meeting",
        "from_item",
        "from_meeting",
        "held_over_to",
        "item",
    ),
    *(
        "items",
        "lot",
        "meeting",
        "minute",
        "minutes",
        "moved_by",
        "nominee",
        "origin_ref",
        "parent",
        "people",
        "person",
    ),
    *(
        "presider",
        "ref",
        "round",
        "seconded_by",
        "signatory",
        "signed_by",
        "similar_to",
        "standing",
        "substitute_for",
        "substitutes",
        "to_meeting",
        "until_item",
    ),
    *("action", "chair", "declaration", "other", "question", "to", "vote"),
}
"""The names of link fields so far: a text field of such a name is a link or stands above."""


def put(register: Register, today: dt.date, *, record: Record) -> Edit:
    return Edit(f"Put {record.id}", (record,))


def _parts_of_records() -> list[type[Part]]:
    """Every record and part in the room of the records."""
    found, waiting = [], [Part]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith(f"{store.records.__name__}.") and msgspec.structs.fields(kind):
            found.append(kind)
    return found


class MadeUpSeconder(Part, frozen=True, kw_only=True):
    person: Annotated[str, Ref(("P",))]


class MadeUpVote(Part, frozen=True, kw_only=True):
    teller: Annotated[str, Ref(("P",))] | None = None
    tellers: tuple[Annotated[str, Ref(("P",))], ...] = ()
    paper: Annotated[str, Ref(words=True)] = ""
    seconders: tuple[MadeUpSeconder, ...] = ()
    chief: MadeUpSeconder | None = None
    words: str = ""
    note: Annotated[str, msgspec.Meta(max_length=9)] = ""


@every_case
def test_undo_of_what_a_colleague_has_named_since_is_refused_with_both_names(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "panel.json"
    anna, bob = make(path, base(), who="anna"), sit(path, "bob")
    added = plain(case.target, NEW)
    anna.run(put, record=added)
    bob.run(put, record=naming(case, added.id))
    with pytest.raises(Stale) as stale:
        anna.undo()
    sentence = stale.value.problem.sentence
    holder = f"{case.kind.prefix}{BASE}"
    assert stale.value.problem.code == "undo.tied"
    for name in (holder, added.id, "anna", f"bob (Put {holder})", record_words(anna.register, added)):
        assert name in sentence
    assert holder in stale.value.problem.cure
    assert anna.register.find(added.id) == added
    bob.run(put, record=plain(case.kind))
    anna.undo()
    assert anna.register.find(added.id) is None


@every_case
def test_undo_does_not_name_again_what_a_colleague_has_taken_away_since(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "panel.json"
    anna, bob = make(path, base(), who="anna"), sit(path, "bob")
    added = plain(case.target, NEW)
    anna.run(put, record=added)
    bob.run(put, record=naming(case, added.id))
    bob.run(put, record=plain(case.kind))
    anna.undo()
    with pytest.raises(Stale) as stale:
        bob.undo()
    assert stale.value.problem.code == "undo.gone"
    for name in (f"{case.kind.prefix}{BASE}", added.id, f"anna has taken away since (Undo: Put {added.id})"):
        assert name in stale.value.problem.sentence
    anna.redo()
    bob.undo()
    assert bob.register.find(f"{case.kind.prefix}{BASE}") == naming(case, added.id)
    assert examine(path).verdict is Verdict.SOUND


@every_case
def test_the_doctor_names_a_link_that_leads_nowhere(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "panel.json"
    target, holder = f"{case.target.prefix}{GONE}", f"{case.kind.prefix}{BASE}"
    make(path, [*(one for one in base() if one.id != holder), naming(case, target)]).close()
    report = examine(path)
    assert report.verdict is Verdict.REMARKS
    assert report.dangling == (Link(holder, case.field.name, target),)
    label = label_of(case.field.owner, case.field.name)
    assert f"{holder} names {target} ({label}), which is not in the file." in report.sentences


@every_case
def test_the_bin_says_what_a_record_is_needed_by(case: Case) -> None:
    target = plain(case.target, NEW)
    holder = naming(case, target.id)
    register = Register.of(*(one for one in base() if one.id != holder.id), holder, target)
    problem = why_not_bin(register, target)
    if (case.field.owner, case.field.name) in TIES_NOTHING:
        assert problem is None
        return
    assert problem is not None
    assert (problem.code, f"1 {case.kind.noun}" in problem.sentence) == ("bin-needed", True)
    assert why_not_bin(register, target, (holder.id,)) is None
    gone = register.with_edit(Edit("", (replace(holder, binned_on=dt.date(2021, 7, 12)),)))
    assert why_not_bin(gone, target) is None


@every_case
def test_import_warns_of_a_link_that_leads_nowhere_or_to_another_kind(case: Case) -> None:
    holder, gone = naming(case, f"{case.target.prefix}{GONE}"), f"names “{case.target.prefix}{GONE}”"
    others = [one for one in base() if one.id != holder.id]
    (warning,) = link_warnings([*others, holder])
    assert warning.startswith(f"{holder.noun.capitalize()} {holder.id}: ")
    assert warning.endswith(f"{gone}, which is not in the file.")
    for kind in KINDS:
        if kind.prefix != "PANEL" and case.field.ref is not None and not case.field.ref.leads_to(kind.prefix):
            other = plain(kind, NEW)
            (warning,) = link_warnings([*others, naming(case, other.id), other])
            assert f"names “{other.id}”, which is not a" in warning
            assert len(dangling(Register.of(*others, naming(case, other.id), other))) == 1


@every_case
def test_words_and_history_follow_a_link_and_search_leaves_it_out(case: Case) -> None:
    target = plain(case.target, NEW)
    holder = naming(case, target.id)
    register = Register.of(*(one for one in base() if one.id != holder.id), holder, target)
    words = record_title(register, target)
    assert value_words(register, case.field.owner, case.field.name, target.id) == words
    images = [msgspec.Raw(msgspec.json.encode(one)) for one in (plain(case.kind), holder)]
    lines = differences(register, Touched(id=holder.id, table=holder.table, before=images[0], after=images[1]))
    if case.way[0].name != "moves":
        assert words in " ".join(lines)
    assert holder.id not in [hit.id for hit in Haystack(register).matches(target.id)]


@pytest.mark.parametrize("kind", _parts_of_records(), ids=lambda kind: kind.__name__)
def test_a_text_called_as_a_link_is_called_is_one(kind: type[Part]) -> None:
    called = KNOWN | {field.name for each in _parts_of_records() for field in link_fields(each) if field.ref}
    tails = tuple(f"_{name}" for name in ("ref", "meeting", "item", "person", "minute", "action", "question"))
    for field in msgspec.structs.fields(kind):
        suspect = field.name in called or field.name.endswith(tails)
        if suspect and (kind, field.name) not in NO_LINKS and _holds_text(field.type):
            assert ref_of(kind, field.name) is not None, f"{kind.__name__}.{field.name}"


@pytest.mark.parametrize("kind", _parts_of_records(), ids=lambda kind: kind.__name__)
def test_no_link_is_overlooked_in_the_types(kind: type[Part]) -> None:
    """Every mark stands where it is found, and every part that has one is part of a record."""
    marked = [field.name for field in msgspec.structs.fields(kind) if _marks(field.type)]
    assert [field.name for field in link_fields(kind) if field.ref is not None] == marked
    if marked:
        assert any(way[-1].owner is kind for each in KINDS for way in ways(each))


def test_the_table_of_the_bin_names_link_fields_only() -> None:
    fields = {(way[-1].owner, way[-1].name): way[-1] for kind in KINDS for way in ways(kind)}
    assert set(BONDS) <= set(fields)
    assert {key for key, field in fields.items() if bond_of(field) in {Bond.MENTIONS, Bond.WAS}} == TIES_NOTHING
    assert set(NO_LINKS).isdisjoint(fields)


def test_every_link_field_known_so_far_is_one() -> None:
    assert {case.field.name for case in CASES} == KNOWN


def test_a_field_of_a_new_kind_is_found_by_its_type_alone() -> None:
    found = [(field.name, field.ref is not None, field.several) for field in link_fields(MadeUpVote)]
    assert found == [
        ("teller", True, False),
        ("tellers", True, True),
        ("paper", True, False),
        ("seconders", False, True),
        ("chief", False, False),
    ]
    assert [field.name for field in link_fields(MadeUpVote, "W")] == ["paper"]


def test_words_in_the_place_of_a_link_are_none() -> None:
    action = plain(Action)
    assert isinstance(action, Action)
    closed = store.records.Evidence(what="Sent", ref="OPCC/2/D/2017/1")
    assert list(links_of(replace(action, closed=closed))) == []
    item = WorkItem(id="W1", title="x", meeting="next time")
    assert dangling(Register.of(item, Person(id="P1", name="x"))) == [Link("W1", "meeting", "next time")]


def test_what_another_clerk_used_as_evidence_cannot_be_undone(tmp_path: Path) -> None:
    path = tmp_path / "panel.json"
    action = Action(id="A1", text="Report on knife crime to be brought")
    anna, bob = make(path, [plain(KINDS[0]), action], who="anna"), sit(path, "bob")
    anna.run(add_item, title="Report on knife crime")
    bob.run(
        close_action, action="A1", what="The report came.", where="agenda of July", on=dt.date(2021, 7, 12), ref="W1"
    )
    with pytest.raises(Stale) as stale:
        anna.undo()
    assert stale.value.problem.sentence == (
        "The action “Report on knife crime to be brought” (A1) has been tied to W1 since by bob"
        " (Closed the action “Report on knife crime to be brought”: agenda of July, 12 July 2021),"
        " so “Report on knife crime”, which anna added, cannot be taken back."
    )
    assert stale.value.problem.cure == "Change A1 first, then undo."
    assert examine(path).verdict is Verdict.SOUND
    assert anna.register.find("W1") is not None


def _holds_text(annotation: Any) -> bool:
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        return not any(isinstance(mark, Ref) for mark in marks) and _holds_text(inner)
    return annotation is str or any(_holds_text(one) for one in get_args(annotation))


def _marks(annotation: Any) -> list[Ref]:
    """Find the marks anywhere in a type, whatever it is made of, except inside the parts it holds."""
    return [one for one in get_args(annotation) for one in ([one] if isinstance(one, Ref) else _marks(one))]
