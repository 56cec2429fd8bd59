"""The declarations of fields: every field has one, it names one thing, and what it says of kind and acts is true."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from pathlib import Path
from typing import Annotated, Any

import msgspec
import pytest
from msgspec.structs import replace

import store.records
from store import fields
from store.commands.fields import Problems, as_text, changes_of
from store.desk import Desk
from store.fields import (
    editable,
    field_of,
    fields_of,
    find_field,
    heading_of,
    label_of,
    value_of,
    with_values,
)
from store.papers import views
from store.problems import Conflict
from store.queries.history import differences
from store.queries.rows import Row, columns
from store.records import (
    KINDS,
    Action,
    Asker,
    ContactDetails,
    Dispensation,
    Evidence,
    ItemKind,
    Meeting,
    Part,
    Question,
    Record,
    Seat,
    Touched,
    WorkItem,
)
from store.records.field import TEXT, Field
from store.register import Register
from tests.faces import commands
from tests.field_cases import EDITS, RECORDS, TODAY, Case, cases

ROOT = Path(__file__).resolve().parents[2]
ROOM = 16
"""The most characters of a label that fit beside the entry of a form."""

OTHER_ACTS = {"new_id": "the register gives it", "import_data": "comes with the data of a panel"}
"""What fills a field without being a command."""

CASES = cases()


def structs() -> list[type[Part]]:
    """Every record and part in the room of the records."""
    kinds, waiting = [], [Part]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith(f"{store.records.__name__}.") and msgspec.structs.fields(kind):
            kinds.append(kind)
    return kinds


def declaration(annotation: Any) -> list[Field]:
    return [mark for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, Field)]


@pytest.mark.parametrize("kind", structs(), ids=lambda kind: kind.__name__)
def test_every_field_of_every_struct_is_declared_once(kind: type[Part]) -> None:
    for one in msgspec.structs.fields(kind):
        assert len(declaration(one.type)) == 1, f"{kind.__name__}.{one.name} has no declaration of its own"


@pytest.mark.parametrize("kind", structs(), ids=lambda kind: kind.__name__)
def test_labels_are_small_and_no_two_fields_share_one(kind: type[Part]) -> None:
    labels = [one.label for one in fields_of(kind)]
    assert len(set(labels)) == len(labels), labels
    for label in labels:
        assert label == label.strip()
        assert label[0].islower() or label.startswith("Band D"), label


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_what_alone_changes_a_field_is_a_command(kind: type[Record]) -> None:
    known = {*commands(), *OTHER_ACTS}
    for one in fields_of(kind):
        assert set(one.field.acts) <= known, f"{kind.__name__}.{one.name}: {set(one.field.acts) - known}"


@pytest.mark.parametrize("kind", EDITS, ids=lambda kind: kind.__name__)
def test_editable_fields_have_names_labels_and_options_of_their_own_that_fit(kind: type[Record]) -> None:
    found = editable(kind)
    assert len(found) == len(list(fields._opened(kind, ()))), "two parts have a field of one name"
    options = [one.option for one in found.values()]
    assert len(set(options)) == len(options)
    for one in found.values():
        assert len(one.label) <= ROOM, f"{one.label} is cut off on a form"
        assert one.option == one.option.casefold()
        assert "_" not in one.option


def test_the_kind_of_a_field_is_read_off_its_type() -> None:
    assert [field_of(WorkItem, name).kind for name in ("title", "comments", "kind", "moveable", "earliest")] == [
        fields.LINE,
        TEXT,
        fields.CHOICE,
        fields.YES_NO,
        fields.DATE,
    ]
    assert [field_of(Meeting, name).kind for name in ("start", "minutes_available", "mode", "notices")] == [
        fields.TIME,
        fields.NUMBER,
        fields.CHOICE,
        fields.PARTS,
    ]
    assert [field_of(Seat, name).kind for name in ("person", "substitutes", "skills")] == [
        fields.LINK,
        fields.LIST,
        fields.LIST,
    ]
    assert field_of(WorkItem, "papers").kind == fields.PARTS
    assert field_of(Question, "received_at").kind == fields.DAY_AND_TIME
    assert field_of(WorkItem, "origin_ref").kind == fields.LINE, "words may stand there as well"


def test_choices_are_those_of_the_type_unless_others_are_declared() -> None:
    assert field_of(WorkItem, "kind").choices == tuple((kind, kind.value) for kind in ItemKind)
    assert field_of(WorkItem, "moveable").choices == ((False, "no"), (True, "yes"))
    assert field_of(Question, "asker_present").choices == ((None, "not recorded"), (False, "no"), (True, "yes"))
    assert [words for _, words in field_of(Action, "response_required").choices][1:] == ["required", "not required"]


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        (WorkItem, "comments", "the comments"),
        (WorkItem, "lead", "“report of”"),
        (Seat, "place", "the name of the seat"),
    ],
)
def test_a_sentence_quotes_what_is_no_noun(kind: type[Part], name: str, words: str) -> None:
    assert field_of(kind, name).in_words == words


def test_a_field_that_a_record_no_longer_has_keeps_its_name() -> None:
    assert label_of(WorkItem, "lead_officer") == "lead officer"
    assert find_field(WorkItem, "lead_officer") is None
    with pytest.raises(KeyError, match=r"WorkItem\.lead_officer"):
        field_of(WorkItem, "lead_officer")


def test_values_go_into_the_part_in_which_their_field_stands() -> None:
    asked = Question(id="Q1", asker=Asker(name="A", private=ContactDetails(phone="1")), text="Why?")
    email, name, note = (editable(Question)[one] for one in ("email", "name", "note"))
    changed = with_values(asked, {email.path: "a@b", name.path: "B", note.path: "n"})
    assert changed == replace(
        asked, note="n", asker=Asker(name="B", private=ContactDetails(phone="1", email="a@b")), text="Why?"
    )
    assert [value_of(changed, one) for one in (email, name, note)] == ["a@b", "B", "n"]
    evidence = field_of(Evidence, "what")._replace(path=("closed", "what"))
    assert value_of(Action(id="A1", text="t"), evidence) is None


class Made(Record, frozen=True, kw_only=True):
    """A record of its own, for what no kind holds at present."""

    secret: Annotated[str, Field("secret of theirs", private=True)] = ""
    bare: int | None = None


def test_a_private_field_is_never_shown_by_history_or_conflict() -> None:
    then, theirs = Made(id="M1", secret="one"), Made(id="M1", secret="two")
    with pytest.raises(Conflict) as caught:
        changes_of(Made, theirs, then, {"secret": "three"}, Problems())[1].refuse_conflicts()
    assert "one" not in str(caught.value.fields)
    assert "two" not in str(caught.value.fields)
    assert "three" not in str(caught.value.fields)
    assert field_of(Made, "bare").label == "bare", "a field without a declaration has its name"


def register() -> Register:
    return Register.of(*RECORDS)


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.field.kind in {fields.LINE, TEXT} and not case.field.several], ids=str
)
def test_a_problem_of_a_text_says_the_declared_word(case: Case) -> None:
    problems = Problems()
    current = register().find(case.record)
    assert isinstance(current, case.kind)
    changes_of(case.kind, current, None, {case.field.name: "\x07"}, problems)
    assert [problem.field for problem in problems.all][:1] == [case.field.name]
    assert f"stands in {case.field.in_words} at character 1" in problems.all[-1].sentence


TYPED_AWAY = [case for case in CASES if not case.field.empty and case.field.type not in (str, bool)]


@pytest.mark.parametrize("case", TYPED_AWAY, ids=str)
def test_what_a_record_cannot_be_without_is_asked_for_when_it_was_typed_away(case: Case) -> None:
    problems = Problems()
    record = register().find(case.record)
    assert isinstance(record, case.kind)
    changed, changes = changes_of(case.kind, record, None, {case.field.name: None}, problems)
    (problem,) = problems.all
    assert (problem.field, changed, changes.values) == (case.field.name, record, {})
    assert case.field.in_words.lower() in problem.sentence.lower()


TOLD_WITHOUT_LABEL = {("entry", "category"), ("entry", "text")}
"""Fields of a part that are told without a label: `land: A field`."""


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_conflict_and_the_history_say_the_declared_word(case: Case) -> None:
    opened = register().find(case.record)
    assert isinstance(opened, case.kind)
    theirs = with_values(opened, {case.field.path: case.value})
    other = with_values(opened, {case.field.path: value_of(opened, case.field)})
    third = _third(case)
    changes = changes_of(case.kind, theirs, other, {case.field.name: third}, Problems())[1]
    assert [(one.field, one.label) for one in changes.conflicts] == [(case.field.name, heading(case))]
    lines = differences(register(), Touched(id=opened.id, table=opened.table, before=raw(opened), after=raw(theirs)))
    asked = case.kind is Question and case.field.field.private
    first = label_of(Asker, "private") if asked else label_of(case.kind, case.field.path[0])
    assert lines[0].startswith(f"{first}: "), lines
    if len(case.field.path) > 1 and not case.field.field.private:
        told = case.word if case.field.path in TOLD_WITHOUT_LABEL else f"{case.field.label}: "
        assert told in lines[0]


def heading(case: Case) -> str:
    return heading_of(case.field.owner, case.field.name)


def raw(record: Record) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(record))


def _third(case: Case) -> Any:
    """Give another value of the same kind."""
    value = case.value
    if case.field.choices and case.field.kind in {fields.CHOICE, fields.YES_NO}:
        now = value_of(next(one for one in RECORDS if one.id == case.record), case.field)
        others = [one for one, _ in case.field.choices if one not in (value, now)]
        return others[0] if others else pytest.skip("there are only two values, so that two clerks cannot differ")
    match value:
        case bool():
            return None
        case int():
            return value + 1
        case dt.datetime() | dt.date():
            return value + dt.timedelta(days=1)
        case dt.time():
            return dt.time(value.hour + 1)
        case tuple():
            return (*value, "z")
        case _:
            return f"{value}z"


def test_opening_a_file_reads_no_declaration(tmp_path: Path) -> None:
    """Opening the desk, the way of every start, decodes records and leaves their declarations alone."""
    path = tmp_path / "panel.json"
    Desk.create(path, RECORDS, today=TODAY).close()
    program = (
        "import sys\nfrom pathlib import Path\nfrom store.desk import Desk\n"
        "desk = Desk.open(Path(sys.argv[1]), read_only=True)\nassert desk.register.meetings\n"
        "from store.fields import fields_of\nassert fields_of.cache_info().misses == 0, fields_of.cache_info()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], cwd=ROOT, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr.decode()


WORDED_BY_NAME = {
    "store/fields.py": "a field that nobody declared, or that a record no longer has, has only its name",
    "store/queries/history.py": "a journal may know of a record of no kind there is",
    "store/queries/rows.py": "a column that is no field of a record is declared in its row",
    "store/rules/calendar/deadlines.py": "the kind of a question, which is no field",
    "store/rules/settings/naming.py": "what was typed is compared, not shown",
    "tui/commandline/asking/prompts.py": "an option that is no field is asked for by its own name",
    "tui/commandline/asking/session.py": "what was typed is compared, not shown",
    "tui/commandline/coded.py": "what was typed is compared, not shown",
    "tui/commandline/reading.py": "what was typed is compared, not shown",
}
"""Where a name of the program is made into words all the same, and why."""


def test_no_face_makes_a_label_of_the_name_of_a_field() -> None:
    """`agenda_published_on` is “agenda published” wherever a clerk reads it: in a conflict, a merge, a damaged file."""
    rooms = [path for room in ("tui", "screens", "store") for path in sorted((ROOT / room).rglob("*.py"))]
    made = re.compile(r"""\.replace\(["']_["'], ["'] ["']\)""")
    assert {path.relative_to(ROOT).as_posix() for path in rooms if made.search(path.read_text("utf-8"))} == set(
        WORDED_BY_NAME
    )


def test_a_part_in_a_conflict_is_worded_as_declared() -> None:
    leave = Dispensation(granted_by="the council", ground="need", until=dt.date(2022, 1, 1))
    assert as_text(leave) == (
        "leave given by the council, ground of leave need, leave until Saturday 1 January 2022, leave to vote yes"
    )


OWN_HEADINGS = {("ItemRow", "meeting"): "Date", ("WithdrawnRow", "meeting"): "Meeting"}
"""The columns that have the name of a field and show something else: the day of a meeting, not which one it is."""


def test_a_row_is_headed_by_the_declared_words() -> None:
    assert all(issubclass(views.row_type(name), Row) for name in views.VIEWS)
    kinds, waiting = [], [Row]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        kinds.append(kind)
    headed = 0
    for kind in kinds:
        for column in columns(kind) if kind.of else ():
            declared = find_field(kind.of, column.field) if kind.of else None
            if declared is not None:
                headed += 1
                assert column.heading == OWN_HEADINGS.get((kind.__name__, column.field), declared.heading)
    assert headed > 50
