"""The list of where private details are: nothing that holds some is missing from it, and a purge misses none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from store.commands.questions.after import purge_contacts, why_not_purge
from store.commands.questions.receipt import edit_question, receive_question
from store.desk import Desk
from store.fields import fields_of
from store.file.kinds import COPY, DATA, LOCK, PAPER
from store.papers.data import export_data
from store.papers.questions import letters
from store.papers.questions.letter_forms import write_letter
from store.private_places import FIELDS, kind_at, left_in_files
from store.problems import Refused
from store.purging import due_to_go, left_after
from store.records import KINDS, Panel, Question
from store.records.base import Part
from store.sample import DEMO_DAY, sample_records

EMAIL, PHONE, ADDRESS = "canary@nest.example", "07700 900987", "99 Canary Close\nNestling"
SOUGHT = (EMAIL.encode(), PHONE.encode(), b"99 Canary Close", b"Nestling")
LATER = dt.date(2022, 7, 29)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.create(tmp_path / "panel.json", sample_records(), today=DEMO_DAY, who="clerk")
    yield desk
    desk.close()


def receive(desk: Desk, **more: Any) -> str:
    given: dict[str, Any] = {
        "email": EMAIL,
        "phone": PHONE,
        "address": ADDRESS,
        "received_at": dt.datetime(2021, 7, 5, 9),
    } | more
    change = desk.run(receive_question, name="A. Resident", text="Why?", meeting="M15", all_the_same=True, **given)
    assert change is not None
    return change.touched[0].id


def holding(*folders: Path) -> set[Path]:
    """Find every file in which a detail stands, byte for byte."""
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return {path for path in files if any(one in path.read_bytes() for one in SOUGHT)}


def purge(desk: Desk) -> tuple[str, ...]:
    due = due_to_go(desk)
    desk.run(purge_contacts, in_journal=due.in_journal)
    return tuple(left.words for left in left_after(desk, due))


def structs_in(annotation: Any) -> Iterator[type[Part]]:
    for one in (annotation, *get_args(annotation)):
        if isinstance(one, type) and issubclass(one, Part):
            yield from parts_of(one)
        elif one is not annotation:
            yield from structs_in(one)


def parts_of(kind: type[Part]) -> Iterator[type[Part]]:
    yield kind
    for one in fields_of(kind):
        yield from structs_in(one.type)


def test_every_private_field_of_every_record_is_on_the_list() -> None:
    parts = {part for kind in KINDS for part in parts_of(kind)}
    private = {(part, one.name) for part in parts for one in fields_of(part) if one.field.private}
    assert len(parts) > 30
    assert {name for _, name in private} == FIELDS
    assert {part.__name__ for part, _ in private} == {"ContactDetails", "Particulars"}


def test_a_field_that_sounds_like_a_private_detail_is_declared_one() -> None:
    sounds = ("address", "mail", "phone", "mobile", "postcode", "birth")
    for kind in KINDS:
        for part in parts_of(kind):
            for one in fields_of(part):
                of_office = part is Panel and one.name.startswith("office_")
                if any(word in f"{one.name} {one.label}" for word in sounds) and not (
                    of_office or one.name.endswith("addressee") or one.name == "addressed_to"
                ):
                    assert one.field.private, f"{part.__name__}.{one.name}"


def test_undoing_a_receipt_leaves_nothing_that_a_purge_cannot_reach(desk: Desk, tmp_path: Path) -> None:
    receive(desk)
    desk.undo()
    assert desk.register.get(Question, "Q2") is None
    assert desk.path in holding(tmp_path)
    purge(desk)
    assert holding(tmp_path) == set()
    assert desk.undoable is None
    with pytest.raises(Refused):
        desk.undo()
    assert holding(tmp_path) == set()
    desk.close()
    again = Desk.open(desk.path, read_only=True)
    assert again.remarks == ()
    again.close()


def test_details_that_were_taken_out_of_the_record_go_out_of_its_history_too(tmp_path: Path, desk: Desk) -> None:
    one = receive(desk)
    desk.run(edit_question, question=one, email="", phone="", address="")
    desk.close()
    later = Desk.open(desk.path, today=LATER, who="clerk")
    assert why_not_purge(later.register, LATER) is not None
    assert why_not_purge(later.register, LATER, tuple(later.details_in_journal())) is None
    left = purge(later)
    assert all(str(path) in " ".join(left) for path in holding(tmp_path))
    assert later.path not in holding(tmp_path)
    later.close()


def test_nobody_who_waits_for_a_reply_loses_details_by_the_journal(desk: Desk) -> None:
    one = receive(desk)
    assert why_not_purge(desk.register, desk.today, (one,)) is not None


def test_after_a_purge_every_file_that_holds_details_is_named_with_the_way(desk: Desk, tmp_path: Path) -> None:
    one = receive(desk)
    question = desk.register.need(Question, one)
    letter = letters.draft(desk.register, question, "acknowledgement", DEMO_DAY, words="Subject: x\n\nDear $asker")
    write_letter(letter, tmp_path / letters.DRAFTS, desk.path)
    desk.drafts.keep("question:new", {"email": EMAIL})
    (tmp_path / "all.json").write_bytes(export_data(desk.register, today=DEMO_DAY, include_private=True))
    desk.copy_to(tmp_path / "panel.set-aside-2021-07-12-090000.json")
    desk.copy_to(tmp_path / "panel.kept-2021-07-12-090000.json")
    desk.close()
    later = Desk.open(desk.path, today=LATER, who="clerk")
    left = purge(later)
    later.close()
    there = holding(tmp_path)
    assert desk.path not in there
    assert {path.name.partition("-")[0] for path in there} >= {"all.json", "panel.drafts", "panel.set", "panel.kept"}
    assert {path.parent.name for path in there} >= {"drafts"}
    for path in there:
        (words,) = [words for words in left if words.startswith(f"{path} ")]
        assert kind_at(path, later.path).way in words
        assert EMAIL not in words
        assert PHONE not in words


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("panel.journal/panel.000001-000640.abc.json", "an older part of the history"),
        ("panel.backups/panel.2021-07-12.json", "a backup"),
        ("panel.backups-2/panel.2021-07-12.json", "a backup"),
        ("panel.backups/panel.journal/panel.000001-000640.abc.json", "an older part of the history"),
        ("panel.set-aside-2021-07-12-090000.json", "a file that was set aside"),
        ("panel.kept-2021-07-12-090000-2.json", "a file kept beside the panel's"),
        ("panel.drafts-clerk.json", "forms that were typed and not saved"),
        ("panel.drafts-clerk.json.lock", "a lock"),
        ("drafts/Q2-reply-2021-07-12.eml", "a letter"),
        (".panel.json.ab12.saving", "a file left behind by a program that was ended"),
        ("programme-2021-07-12-2.csv", "a paper or list written out"),
        ("panel.json", "the panel's own file"),
        ("all.json", "a file that this program did not write"),
    ],
)
def test_each_kind_of_file_is_known_by_its_names(name: str, what: str) -> None:
    found = kind_at(Path("/office") / name, Path("/office/panel.json"))
    assert found.what.startswith(what)
    assert found.way or found in {LOCK, PAPER}


def test_a_file_with_a_name_of_the_clerks_is_known_by_what_is_in_it(desk: Desk, tmp_path: Path) -> None:
    desk.copy_to(tmp_path / "panel-2021-07-12.json")
    receive(desk)
    for name, private in (("data-2021-07-12.json", True), ("public.json", False)):
        (tmp_path / name).write_bytes(export_data(desk.register, today=DEMO_DAY, include_private=private))
    assert kind_at(tmp_path / "panel-2021-07-12.json", desk.path) is COPY
    assert kind_at(tmp_path / "data-2021-07-12.json", desk.path) is DATA
    assert kind_at(tmp_path / "public.json", desk.path) is PAPER


def test_a_detail_is_found_however_a_file_writes_it(tmp_path: Path) -> None:
    panel = tmp_path / "panel.json"
    panel.write_text("{}")
    (tmp_path / "a.eml").write_bytes(b"Content-Transfer-Encoding: base64\n\n" + b"OTkgQ2FuYXJ5IENsb3Nl\n")
    (tmp_path / "b.json").write_bytes(msgspec.json.encode({"address": ADDRESS.upper()}))
    (tmp_path / "c.txt").write_text("Nothing.")
    found = {left.path.name for left in left_in_files(panel, [ADDRESS])}
    assert found == {"a.eml", "b.json"}
    assert left_in_files(panel, []) == ()
