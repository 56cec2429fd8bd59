"""Canaries in everything that was said in complaints: they turn up in nothing, unless somebody opens it on purpose.

Every text of a complaint is filled, in the records and in the journal, in every state. Read are all lists, papers and
exports in every form, search, history, versions, findings, refusals, conflicts, the listing of backups, and the log.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from store.commands.bin import bin_records
from store.commands.complaints.ending import publish_complaint, purge_complaints
from store.commands.complaints.entering import add_complaint, edit_complaint
from store.commands.complaints.steps import (
    acknowledge_complaint,
    close_complaint,
    disapply_complaint,
    record_complaint,
    refer_complaint,
    resolve_complaint,
    return_complaint,
    tell_of_complaint,
    withdraw_complaint,
)
from store.commands.settings.settings import change_setting
from store.desk import Desk
from store.edit import Edit
from store.fields import fields_of
from store.file.backups import backups
from store.file.doctor import examine
from store.merging import read_copy
from store.papers import tables, views
from store.papers.data import export_data, import_data
from store.papers.open_data.ocd import export_ocd
from store.papers.open_data.popolo import export_popolo
from store.papers.printed import PAPERS, printed
from store.private_places import FIELDS
from store.problems import Conflict, Problem, Refused
from store.purging import COMPLAINTS, CONTACTS, due_to_go, left_after
from store.queries.annual.figures import figures_of
from store.queries.annual.scope import scope_of
from store.queries.complaints.whole import (
    ComplaintWhole,
    complaint_lines,
    complaint_whole,
    particulars_lines,
)
from store.queries.detail import detail
from store.queries.findings.check import check
from store.queries.findings.findings import findings
from store.queries.history import change_lines
from store.queries.search import Haystack
from store.queries.versions import compare, compared_rows, version_rows, versions
from store.records import (
    KINDS,
    Complaint,
    ComplaintDeed,
    ComplaintGround,
    ComplaintHandler,
    ComplaintKind,
    ComplaintNotice,
    ComplaintOutcome,
    ComplaintParty,
    Particulars,
)
from store.register import Register
from store.sample import DEMO_DAY, sample_records

DEED = ComplaintDeed
MARK = "canary"
SAID: dict[str, Any] = {
    "complainant": "Ann Canarysong",
    "address": "99 Canary Close\nNestling Canaryton",
    "email": "canary@nest.example",
    "phone": "07700 900987",
    "complained_of": "Bill Canarybeak",
    "substance": "He shouted canary at me.\nAnd again canary.",
    "dealings": "Spoke to her canary neighbour.",
    "outcome_record": "The canary was heard.",
}
FIGURES = re.compile(r"0?7\D{0,3}700\D{0,3}900\D{0,3}987")


def holds(text: str) -> bool:
    return MARK in text.casefold() or "nestling" in text.casefold() or bool(FIGURES.search(text))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The sample with seven complaints, one in each way that there is, each step with a note of what was said."""
    desk = Desk.create(tmp_path / "panel.json", sample_records(), today=DEMO_DAY, who="clerk")
    note: dict[str, Any] = {"note": f"rang the {MARK}", "on": DEMO_DAY}
    for number in range(1, 7):
        said = {name: f"{number}. {text}" if name not in {"email", "phone"} else text for name, text in SAID.items()}
        desk.run(add_complaint, received_on=dt.date(2021, 7, number), happened_on=dt.date(2020, 1, 1), **said)
        desk.run(acknowledge_complaint, complaint=f"K{number}", **note)
    conduct = {name: said for name, said in SAID.items() if name != "complainant"}
    desk.run(add_complaint, received_on=DEMO_DAY, kind=ComplaintKind.CONDUCT, **conduct)
    for number in (2, 3, 4, 5):
        desk.run(record_complaint, complaint=f"K{number}", **note)
    desk.run(record_complaint, complaint="K1", ground=ComplaintGround.OTHER_PANEL, **note)
    desk.run(refer_complaint, complaint="K2", clear=DEMO_DAY, **note)
    desk.run(return_complaint, complaint="K2", outcome=ComplaintOutcome.UNFOUNDED, **note)
    desk.run(resolve_complaint, complaint="K3", step=DEED.BEGUN, by=ComplaintHandler.PANEL, **note)
    desk.run(resolve_complaint, complaint="K3", step=DEED.COMPLAINANT_ASKED, **note)
    desk.run(resolve_complaint, complaint="K3", step=DEED.RESOLVED, outcome=ComplaintOutcome.UPHELD, **note)
    chances = {"complainant_on": DEMO_DAY, "subject_on": DEMO_DAY}
    desk.run(publish_complaint, complaint="K3", in_public_interest=True, **chances)
    desk.run(disapply_complaint, complaint="K4", ground=ComplaintGround.OLD, **note)
    desk.run(withdraw_complaint, complaint="K5", how=DEED.UNSIGNED, **note)
    desk.run(withdraw_complaint, complaint="K5", how=DEED.LETTER, **note)
    told: dict[str, Any] = {"notice": ComplaintNotice.NOT_RECORDED, "whom": ComplaintParty.COMPLAINANT}
    desk.run(tell_of_complaint, complaint="K1", **told, **note)
    desk.run(close_complaint, complaint="K1", **note)
    desk.run(edit_complaint, complaint="K3", substance=f"It was another {MARK}.")
    desk.run(bin_records, ids=("K6",))
    desk.undo()
    desk.redo()
    yield desk
    desk.close()


def test_every_text_of_a_complaint_is_one_of_those_filled_here() -> None:
    assert {one.name for one in fields_of(Particulars) if one.field.private} == set(SAID)
    assert set(SAID) <= FIELDS


def outside(desk: Desk) -> Iterator[tuple[str, str]]:
    """Give everything that is printed, listed or exported, by name."""
    register, today, changes = desk.register, desk.today, desk.history()
    for name, one in views.VIEWS.items():
        for chosen in _chosen(name, one, register, changes):
            for form in views.FORMS:
                for exempt in (False, True):
                    yield f"{name} {form}", views.view(name, form, register, today, exempt=exempt, **chosen).decode()
    yield from _papers(register, today)
    yield "data", export_data(register, today=today).decode()
    yield "private data", export_data(register, today=today, include_private=True).decode()
    yield "popolo", export_popolo(register).decode()
    yield "ocd", export_ocd(register, "x").decode()


def _papers(register: Register, today: dt.date) -> Iterator[tuple[str, str]]:
    for name, paper in PAPERS.items():
        if "report" in paper.asks:
            continue
        meetings = register.meetings if "meeting" in paper.asks else (None,)
        for meeting in meetings:
            chosen: dict[str, Any] = {"meeting": meeting.id} if meeting else {}
            for form in ("text", "md", "html", "json", "csv"):
                with suppress(Refused):
                    yield f"{name} {form}", printed(name, form, register, today, **chosen).data.decode()
    for form in ("text", "md", "html", "json", "csv"):
        for financial in (False, True):
            year_of: dict[str, Any] = {"year": "2021-22", "financial": financial}
            yield f"annual {form} {financial}", printed("annual", form, register, today, **year_of).data.decode()
    for year in ("2020", "2021", "2021-22"):
        yield f"complaints {year}", printed("complaints", "text", register, today, year=year).data.decode()


def _chosen(name: str, one: views.View, register: Register, changes: Any) -> list[dict[str, Any]]:
    if name == "history":
        return [{"changes": changes}]
    if not one.of_one:
        return [{}]
    if name == "record":
        return [{"record": complaint} for complaint in register.tables["complaints"]]
    return [{"meeting": register.meetings[-1].id}]


def inside(desk: Desk) -> Iterator[tuple[str, str]]:
    """Give what the clerk sees without having opened anything on purpose."""
    register, today = desk.register, desk.today
    for record_id, record in register.tables["complaints"].items():
        assert isinstance(record, Complaint)
        yield f"pane {record_id}", str(complaint_lines(register, record, today))
        yield f"record {record_id}", str(detail(register, record_id, today))
        whole = complaint_whole(register, record, today, private=False)
        yield f"whole {record_id}", tables.json(ComplaintWhole, [whole]).decode()
        listed = versions(register, desk.history(record_id), record_id)
        yield f"versions {record_id}", str(version_rows(listed, ()))
        for older, newer in zip(listed[1:], listed, strict=False):
            yield f"compared {record_id}", str(compared_rows(compare(register, older.record, newer.record)))
        yield f"history {record_id}", str(change_lines(register, desk.history(record_id), of=record_id))
    yield "history", str(change_lines(register, desk.history()))
    yield "sentences", " ".join(one.sentence for one in desk.history())
    yield "undo", f"{desk.undoable} {desk.redoable}"
    yield "findings", str(findings(register, today).rows)
    yield "check", str(check(register, today))
    yield "doctor", str(examine(desk.path))
    hay = Haystack(register)
    words = ("complaint", "conduct", "k3", "ann", "canarysong", "shouted", "neighbour", "nestling", "0770")
    yield "find", str([hit for one in words for hit in hay.matches(one)])
    yield "annual", str([one.behind for one in figures_of(scope_of(register, today, "2021-22"))])


def test_no_output_and_no_screen_holds_what_was_said(desk: Desk) -> None:
    printed_ones, seen = dict(outside(desk)), dict(inside(desk))
    assert len(printed_ones) > 80
    assert len(seen) > 30
    for name, text in (printed_ones | seen).items():
        assert not holds(text), name


def test_the_annual_report_counts_them_all_and_names_them_by_id(desk: Desk) -> None:
    behind = {one.figure.code: one.behind for one in figures_of(scope_of(desk.register, desk.today, "2021-22"))}
    assert [one.words for one in behind["complaints-received"]] == [f"complaint K{n}" for n in range(1, 6)]
    assert [one.record for one in behind["complaints-conduct"]] == ["K7"]
    assert [one.record for one in behind["complaints-upheld"]] == ["K3"]
    assert [one.record for one in behind["complaints-withheld"]] == ["K2"]


def test_the_canaries_are_there_to_be_found_once_somebody_opens_them(desk: Desk) -> None:
    one = desk.register.need(Complaint, "K2")
    for text in (
        str(particulars_lines(desk.register, one)),
        tables.json(
            ComplaintWhole, [complaint_whole(desk.register, one, desk.today, private=True)], private=True
        ).decode(),
        export_data(desk.register, today=desk.today, include_complaints=True).decode(),
        desk.path.read_text(encoding="utf-8"),
    ):
        assert holds(text)
    assert "canary@nest.example" not in export_data(desk.register, today=desk.today, include_private=True).decode()


def test_a_search_for_what_was_said_finds_no_complaint(desk: Desk) -> None:
    hay = Haystack(desk.register)
    for said in ("canary", "canarysong", "neighbour", "shouted", "nestling"):
        assert [hit.id for hit in hay.matches(said) if hit.kind == "complaint"] == []
    assert {hit.id for hit in hay.matches("complaint")} >= {"K1", "K2", "K3"}


def test_refusals_and_conflicts_repeat_nothing(desk: Desk) -> None:
    opened = desk.register.need(Complaint, "K3")
    problems: list[Problem] = []
    for wrong in (
        {"email": f"no address {MARK}"},
        {"complainant": f"two\nlines {MARK}"},
        {"phone": MARK * 100},
        {"anonymous": True},
        {"substance": f"\x00{MARK}" + "x" * 70_000},
    ):
        with pytest.raises(Refused) as refused:
            desk.run(edit_complaint, complaint="K3", **wrong)
        problems += refused.value.problems
    with pytest.raises(Refused) as refused:
        desk.run(acknowledge_complaint, complaint="K3", note=f"{MARK}\x00" * 20_000)
    assert not holds(str([*problems, *refused.value.problems]))
    desk.run(edit_complaint, complaint="K3", phone="0", substance="x")
    with pytest.raises(Conflict) as conflict:
        desk.run(edit_complaint, complaint="K3", was=opened, phone="1", substance=f"{MARK} y")
    assert not holds(str(conflict.value.fields))
    assert {one.field for one in conflict.value.fields} == {"phone", "substance"}


def test_the_listing_of_backups_and_a_copy_that_is_merged_say_nothing_of_it(desk: Desk, tmp_path: Path) -> None:
    copy = tmp_path / "copy" / "panel.json"
    copy.parent.mkdir()
    desk.copy_to(copy)
    other = Desk.open(copy, today=DEMO_DAY, who="ben")
    for one, words in ((desk, f"{MARK} here"), (other, f"{MARK} there")):
        one.run(edit_complaint, complaint="K2", substance=words)
    other.close()
    merge = read_copy(desk, copy).merge(desk)
    assert [one.id for one in merge.left] == ["K2"]
    assert not holds(str(merge.left))
    assert not holds(str([one.sentence for one in merge.changes]))
    desk.close()
    later = Desk.open(desk.path, today=DEMO_DAY + dt.timedelta(days=1), who="clerk")
    later.run(edit_complaint, complaint="K2", phone="0")
    later.close()
    listed = backups(desk.path)
    assert listed
    assert not holds(str(listed))
    assert not holds(str(examine(desk.path)))


def test_what_is_exported_without_it_can_be_read_in_again_and_text_elsewhere_is_refused(desk: Desk) -> None:
    again = import_data(export_data(desk.register, today=desk.today))
    complaints = [one for one in again if isinstance(one, Complaint)]
    assert len(complaints) == 7
    assert all(one.private == Particulars() for one in complaints)
    whole = import_data(export_data(desk.register, today=desk.today, include_complaints=True))
    assert [one for one in whole if isinstance(one, Complaint)] == list(desk.register.tables["complaints"].values())
    document: Any = msgspec.json.decode(export_data(desk.register, today=desk.today))
    document["complaints"][0]["source"] = f"A letter of the {MARK}"
    with pytest.raises(Refused) as refused:
        import_data(msgspec.json.encode(document))
    assert not holds(str(refused.value))


def test_no_other_field_of_a_complaint_takes_any_text() -> None:
    """All but the private part are days, yes or no, and codes: there is nowhere else to write a name into."""
    fields = {one.name: one for one in fields_of(Complaint)}
    plain = {name for name, one in fields.items() if one.kind in {"line", "text", "list", "link"}}
    assert plain == {"id", "source"}
    with pytest.raises(ValueError, match="paper"):
        Complaint(id="K1", source=MARK)
    for kind in KINDS:
        assert kind is Complaint or kind.table != "complaints"


LATER = DEMO_DAY.replace(year=2022)


def _kept(desk: Desk, *, months: str = "6") -> None:
    for path, value in (("rules.complaints.keep_months", months), ("rules.complaints.keep_from", "closed")):
        desk.run(change_setting, path=path, value=value)


def test_a_purge_reaches_every_copy_in_the_file_and_names_the_others(desk: Desk, tmp_path: Path) -> None:
    _kept(desk)
    desk.copy_to(tmp_path / "panel.kept-2021-07-12-090000.json")
    (tmp_path / "all.json").write_bytes(export_data(desk.register, today=DEMO_DAY, include_complaints=True))
    desk.drafts.keep("complaint:K1", {"substance": f"He said {MARK} typed"})
    desk.drafts.keep("complaint:K1:close", {"dealings": f"Closed by {MARK} typed"})
    others = [one for one in desk.register.complaints if one.id != "K1"]
    path = desk.path
    desk.close()
    later = Desk.open(path, today=LATER, who="clerk")
    due = due_to_go(later, COMPLAINTS)
    assert due.ids == ("K1",)
    later.run(purge_complaints, in_journal=due.in_journal)
    left = [one.words for one in left_after(later, due)]
    purged = later.register.need(Complaint, "K1")
    assert (purged.private, len(purged.steps)) == (Particulars(purged_on=LATER), 4)
    assert [one for one in later.register.complaints if one.id != "K1"] == others
    images = [
        bytes(image)
        for change in later.history("K1")
        for one in change.touched
        for image in (one.before, one.after)
        if one.id == "K1" and image is not None
    ]
    assert images
    assert not any(holds(image.decode()) for image in images)
    assert not any(MARK in text for one in later.drafts.waiting() for text in one.values.values())
    assert any("kept-2021" in words for words in left)
    assert any("all.json" in words for words in left)
    assert not any(holds(words.replace(str(tmp_path), "")) for words in left)
    later.undo()
    assert [note.code for note in later.notes] == ["undo.final"]
    assert later.register.need(Complaint, "K1").private == Particulars(purged_on=LATER)
    later.close()
    assert Desk.open(path, read_only=True).remarks == ()


@pytest.mark.parametrize(
    ("complained_of", "in_file", "found"),
    [
        ("Bill Canarybeak", "Notes: Bill Canarybeak rang.", True),
        ("Bill Canarybeak, Deputy Police and Crime Commissioner", "BILL CANARYBEAK\nrang.", True),
        ("The Deputy PCC (Bill Canarybeak) and the PCC", "Rang Bill Canarybeak.", True),
        ("Bill Canarybeak", "Bill rang.", False),
        ("Bill Canarybeak, Deputy Police and Crime Commissioner", "The Police and Crime Commissioner rang.", False),
        ("Lord Bach, Police and Crime Commissioner", "Lord Bach, Police and Crime Commissioner", False),
        ("Lord Bach and Bill Canarybeak", "Lord Bach rang.", False),
        ("Lord Bach and Bill Canarybeak", "Bill Canarybeak rang.", True),
    ],
)
def test_who_was_complained_of_is_looked_for_unless_every_paper_names_them(
    tmp_path: Path, complained_of: str, in_file: str, found: bool
) -> None:
    path = tmp_path / "panel.json"
    desk = Desk.create(path, sample_records(), today=DEMO_DAY, who="clerk")
    desk.run(add_complaint, received_on=dt.date(2021, 7, 1), complained_of=complained_of)
    desk.run(record_complaint, complaint="K1", ground=ComplaintGround.OTHER_PANEL)
    told: dict[str, Any] = {"notice": ComplaintNotice.NOT_RECORDED, "whom": ComplaintParty.COMPLAINANT}
    desk.run(tell_of_complaint, complaint="K1", **told)
    desk.run(close_complaint, complaint="K1")
    _kept(desk)
    (tmp_path / "notes.txt").write_text(in_file, encoding="utf-8")
    (tmp_path / "members.txt").write_bytes(printed("members", "text", desk.register, DEMO_DAY).data)
    desk.close()
    later = Desk.open(path, today=LATER, who="clerk")
    due = due_to_go(later, COMPLAINTS)
    assert due.ids == ("K1",)
    later.run(purge_complaints, in_journal=due.in_journal)
    left = {one.path.name for one in left_after(later, due)}
    later.close()
    assert "members.txt" not in left
    assert ("notes.txt" in left) is found
    assert complained_of not in path.read_text(encoding="utf-8")


def test_each_purge_leaves_what_belongs_to_the_other(desk: Desk) -> None:
    _kept(desk)
    assert due_to_go(desk, CONTACTS).ids == ()
    assert due_to_go(desk, COMPLAINTS).ids == ()
    with pytest.raises(Refused, match="more than 6 months"):
        desk.run(purge_complaints)
    desk.run(add_complaint, **SAID)
    desk.undo()
    assert due_to_go(desk, CONTACTS).ids == ()
    due = due_to_go(desk, COMPLAINTS)
    assert due.ids == ("K8",)
    desk.run(purge_complaints, in_journal=due.in_journal)
    assert not any("K8" in str(change.touched) and holds(str(change.touched)) for change in desk.history("K8"))


def test_a_complaint_whose_kind_is_filled_by_another_program_is_told_of_without_it(desk: Desk) -> None:
    one = desk.register.need(Complaint, "K3")
    said: dict[str, Any] = {name: f"{MARK} {name}" for name in SAID}
    filled = replace(one, private=Particulars(**said))
    desk.run(lambda register, today: Edit("Filled", (filled,)))
    for name, text in (dict(outside(desk)) | dict(inside(desk))).items():
        assert not holds(text), name
