"""Screens ask, show and never decide: read off the syntax trees, so that no spelling gets round it."""

from __future__ import annotations

import ast
import datetime as dt
import enum
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from store import records
from tests.parsed import nodes_in

ROOT = Path(__file__).resolve().parent.parent
SCREENS = sorted((ROOT / "screens").rglob("*.py"))

FIELD_OF_A_FORM = "the kind of a field of a form, which says what widget it gets; no record has it"
A_DAY_ON_THE_SCREEN = "where the cursor stands among the days drawn; nothing follows from it but what is shown"
A_LINE = "the record at a line of the list; no time"
ALLOWED = {
    "screens/kit/fields.py: field.kind": FIELD_OF_A_FORM,
    "screens/kit/editors.py: field.kind": FIELD_OF_A_FORM,
    "screens/kit/record_fields.py: field.kind": FIELD_OF_A_FORM,
    "screens/kit/field_row.py: field.kind": FIELD_OF_A_FORM,
    "screens/kit/fields.py: one.kind": FIELD_OF_A_FORM,
    "screens/kit/offers.py: name.start": "where a name begins on its line; no time",
    "screens/kit/field_row.py: self.field.kind": FIELD_OF_A_FORM,
    "screens/kit/field_lines.py: row.field.kind": FIELD_OF_A_FORM,
    "screens/kit/drafting.py: row.field.kind": FIELD_OF_A_FORM,
    "screens/kit/drafting.py: draft.at": "whether it is known when a draft was typed; only its name follows from it",
    "screens/forms/settings/settings.py: row.field.kind": FIELD_OF_A_FORM,
    "screens/kit/record_fields.py: one.kind": FIELD_OF_A_FORM,
    "screens/kit/planner.py: add_months": A_DAY_ON_THE_SCREEN,
    "screens/kit/planner.py: days_on": A_DAY_ON_THE_SCREEN,
    "screens/kit/planner.py: day.weekday": A_DAY_ON_THE_SCREEN,
    "screens/kit/planner.py: self.year.first": A_DAY_ON_THE_SCREEN,
    "screens/kit/planner.py: self.year.last": A_DAY_ON_THE_SCREEN,
    "screens/kit/record_list.py: self._lines.at": A_LINE,
}
"""What a screen may weigh or reckon all the same, and why."""


def _types_in(kind: Any) -> Iterator[Any]:
    yield kind
    for part in typing.get_args(kind):
        yield from _types_in(part)


def _fields_of(*kinds: type) -> frozenset[str]:
    """Give the names of the record fields that hold one of the kinds, or may."""
    structs = [kind for kind in vars(records).values() if isinstance(kind, type) and issubclass(kind, msgspec.Struct)]
    return frozenset(
        field.name
        for struct in structs
        for field in msgspec.structs.fields(struct)
        if any(isinstance(each, type) and issubclass(each, kinds) for each in _types_in(field.type))
    )


DAYS = _fields_of(dt.date, dt.time) | {"today"}
STATES = _fields_of(enum.Enum) | {"state"}
LISTS = frozenset(
    name for name, kind in vars(records).items() if isinstance(kind, type) and issubclass(kind, enum.Enum)
)
"""Fields that hold a day or a time, fields that hold one of a list of states, and the names of those lists."""

RECKONING = frozenset(
    {"toordinal", "fromordinal", "timedelta", "relativedelta", "monthrange", "weekday", "isoweekday"}
    | {"add_months", "add_days", "days_on", "now", "utcnow", "time_ns", "monotonic"}
)
_CHOOSING = frozenset({"max", "min", "sorted", "any", "all", "next", "filter", "sum"})


def _asked(node: ast.AST) -> Iterator[ast.AST]:
    """Go through an expression, but not into what it hands to a function: to ask a rule about a day is no decision."""
    yield node
    if isinstance(node, ast.Lambda):
        return
    if isinstance(node, ast.Call):
        yield from _asked(node.func)
        if not (isinstance(node.func, ast.Name) and node.func.id in _CHOOSING):
            return
        for each in (*node.args, *(keyword.value for keyword in node.keywords)):
            yield from _asked(each)
        return
    for child in ast.iter_child_nodes(node):
        yield from _asked(child)


def _turns_on(node: ast.AST) -> Iterator[ast.expr]:
    """Give what decides at a node whether or what is done: the test of a branch, a part of `and`, `or`, `not`."""
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        yield node.test
    elif isinstance(node, ast.comprehension):
        yield from node.ifs
    elif isinstance(node, ast.BoolOp):
        yield from node.values
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.Match):
        yield node.subject


def _weighed(node: ast.AST) -> Iterator[str]:
    """Give the days and states that a node weighs itself.

    Weighing is comparing one, choosing the greatest or least, adding to a day, and turning on what a state amounts to
    (`meeting.status.open`). Whether a day is recorded at all may be asked, so that it can be shown.
    """
    names: frozenset[str] = frozenset()
    compared = isinstance(node, ast.Compare | ast.Match)
    chosen = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"max", "min"}
    if compared or chosen:
        names = DAYS | STATES
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        names = DAYS
    for each in _asked(node):
        if isinstance(each, ast.Attribute) and each.attr in names:
            yield ast.unparse(each)
        if compared and isinstance(each, ast.Attribute) and ast.unparse(each.value) in LISTS:
            yield ast.unparse(each)
    for condition in _turns_on(node):
        for each in _asked(condition):
            if isinstance(each, ast.Attribute) and isinstance(each.value, ast.Attribute) and each.value.attr in STATES:
                yield ast.unparse(each)


def decisions(text: str) -> Iterator[tuple[int, str]]:
    """Give each day and state that a module weighs, and each reckoning with days, with its line."""
    for node in nodes_in(text):
        line = getattr(node, "lineno", 0)
        yield from ((line, words) for words in _weighed(node))
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in RECKONING or (called == "today" and ast.unparse(node.func).startswith(("dt.", "datetime."))):
                yield line, ast.unparse(node.func)


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_a_screen_never_weighs_a_day_or_a_state_and_every_exception_is_still_needed() -> None:
    """What follows from a day, a kind or a status is a rule's to say; ask `store/rules` or `store/queries`."""
    seen = [
        (f"{_name(path)}: {words}", f"{_name(path)}:{line}: {words}")
        for path in SCREENS
        for line, words in decisions(path.read_text(encoding="utf-8"))
    ]
    assert len(SCREENS) > 100
    assert [where for what, where in seen if what not in ALLOWED] == []
    assert set(ALLOWED) <= {what for what, _ in seen}
    assert all(reason.strip() for reason in ALLOWED.values())


def test_no_screen_loads_what_reads_the_file_or_reckons_with_months() -> None:
    for path in SCREENS:
        for node in nodes_in(path.read_text(encoding="utf-8")):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not {name.split(".")[0] for name in names} & {"tinydb", "filelock", "dateutil", "calendar"}, path


@pytest.mark.parametrize(
    ("code", "weighed"),
    [
        ("coming = meeting.date >= desk.today", {"meeting.date", "desk.today"}),
        ("x = [m for m in meetings if m.kind.in_public]", {"m.kind.in_public"}),
        ("if meeting.status.open and ready: go()", {"meeting.status.open"}),
        ("if not meeting.status.open: go()", {"meeting.status.open"}),
        ("ink = 'muted' if action.status is ActionStatus.OPEN else ''", {"action.status", "ActionStatus.OPEN"}),
        ("kind = value\nif kind in {RoundKind.PLAN}: pass", {"RoundKind.PLAN"}),
        ("closed = found.state.value == 'closed'", {"found.state"}),
        ("match action.status:\n    case ActionStatus.OPEN: pass", {"action.status", "ActionStatus.OPEN"}),
        ("day = max((step.on for step in one.steps), default=desk.today)", {"step.on", "desk.today"}),
        ("day = one.date + week", {"one.date"}),
        ("day = one.date.fromordinal(n)", {"one.date.fromordinal"}),
        ("day = add_months(desk.today, 3)", {"add_months"}),
        ("day = dt.date.today()", {"dt.date.today"}),
        ("live = record.binned_on is None", {"record.binned_on"}),
        # Asking a rule about a day, showing one and looking an ink up by a state decide nothing.
        ("coming = is_to_come(meeting, desk.today)", set()),
        ("words = long_date(meeting.date) if meeting.date else ''", set()),
        ("ink = INKS.get(action.status, '')", set()),
        ("if why_not_hold(meeting, desk.today): say(meeting.status.value)", set()),
    ],
)
def test_the_check_sees_what_it_is_for(code: str, weighed: set[str]) -> None:
    assert {words for _, words in decisions(code)} == weighed
