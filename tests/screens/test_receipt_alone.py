"""When a question came in as its form says it, without a screen: what is read, when it is said, and when it is not."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest

from screens.forms.questions import receipt
from screens.forms.questions.receipt import ReceiveForm, _Received, _values
from screens.kit.form import Form
from store.problems import Problem, Refused

DAY, TODAY, HOUR = dt.date(2021, 7, 8), dt.date(2021, 7, 12), dt.time(12, 5)


@pytest.mark.parametrize(
    ("day", "hour", "came"),
    [
        (DAY, HOUR, dt.datetime(2021, 7, 8, 12, 5)),
        (DAY, None, dt.datetime(2021, 7, 8)),
        (None, HOUR, None),
        (None, None, None),
    ],
)
def test_day_and_hour_are_one(day: Any, hour: Any, came: Any) -> None:
    assert _values({"name": "A", "day": day, "hour": hour}) == {"name": "A", "received_at": came}


class Row:
    """A field that reads as it is told to, or cannot be read."""

    def __init__(self, value: Any, *, touched: bool = False) -> None:
        self.value, self.touched = value, touched

    def read(self) -> Any:
        if self.value == "?":
            raise Refused(Problem("x", "No.", "Yes."))
        return self.value


def form(known: Any = None, kind: Any = _Received, **rows: Row) -> Any:
    """Give a form with rows that notes in `said` what it says, and does nothing of a form else."""
    made = kind.__new__(kind)
    made.rows = {"day": Row(None), "hour": Row(None), "note": Row("?"), **rows}
    made._office = SimpleNamespace(desk=SimpleNamespace(register="records", today=TODAY))
    made._known, made.said = known, []
    made.say = made.said.append
    return made


@pytest.fixture(autouse=True)
def worded(monkeypatch: pytest.MonkeyPatch) -> None:
    def words(register: object, question: object, values: dict[str, Any]) -> str:
        came = values["received_at"]
        return f"{register} {question} {came:%d %H:%M} {sorted(values)}" if came else "not recorded"

    monkeypatch.setattr(receipt, "receipt_as_typed", words)
    monkeypatch.setattr(receipt, "RECEIPT", ("received_at", "meeting", "kind"))
    for name in ("_typed", "begin"):
        monkeypatch.setattr(Form, name, lambda self: None)


def test_a_new_question_came_today_if_nothing_else_is_typed() -> None:
    new = form(meeting=Row("M1"))
    new._typed()
    new._typed()
    assert new.said == ["records None 12 00:00 ['meeting', 'received_at']"]
    new.rows["hour"].value = HOUR
    new._typed()
    new.rows["day"].value = "?"
    new._typed()
    assert new.said[1:] == ["records None 12 12:05 ['meeting', 'received_at']", ""]


@pytest.mark.parametrize("touched", ["", "day", "hour"])
def test_of_a_question_that_is_there_it_is_said_once_it_is_typed(touched: str) -> None:
    known = form("Q1")
    if touched:
        known.rows[touched].touched = True
    known._typed()
    assert known.said == (["not recorded"] if touched else [])
    for row in known.rows.values():
        row.touched = False
    known._typed()
    assert known.said == (["not recorded", ""] if touched else [])


@pytest.mark.parametrize("brought", ["", "Brought back."])
def test_what_was_brought_back_is_said_first(monkeypatch: pytest.MonkeyPatch, brought: str) -> None:
    monkeypatch.setattr(ReceiveForm, "problems", SimpleNamespace(text=brought), raising=False)
    new = form(kind=ReceiveForm)
    new.begin()
    assert new.said == ([] if brought else ["records None 12 00:00 ['received_at']"])
