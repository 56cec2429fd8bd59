"""Every field that can be edited, with something to type into it and what the record then holds; and where each is not.

`ELSEWHERE` is the one table of fields that the form of a record, or its edit command, does not ask for: each with why.
A field that is declared later has a case of its own, made from its kind.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from store.fields import (
    CHOICE,
    DATE,
    DAY_AND_TIME,
    LINK,
    LIST,
    NUMBER,
    TIME,
    YES_NO,
    Declared,
    editable,
    value_of,
)
from store.records import (
    Action,
    ActionKind,
    Asker,
    Complaint,
    Declaration,
    Interest,
    InterestEntry,
    Meeting,
    MeetingStatus,
    Minute,
    Panel,
    Person,
    Question,
    Record,
    Report,
    RoundKind,
    Seat,
    StatutoryRound,
    Vote,
    WorkItem,
)
from store.records.field import TEXT

TODAY = dt.date(2021, 7, 12)

RECORDS: tuple[Record, ...] = (
    Panel(id="PANEL", name="The Panel"),
    Person(id="P1", name="Ann Other"),
    Person(id="P2", name="Ben Nevis"),
    Person(id="P3", name="Cara Dee"),
    Meeting(id="M1", date=dt.date(2021, 9, 30)),
    Meeting(id="M2", date=dt.date(2021, 8, 12), status=MeetingStatus.CANCELLED, cancelled_reason="flood"),
    Minute(id="N1", meeting="M1", number="47"),
    WorkItem(id="W1", title="Rural crime", meeting="M1", order=1),
    WorkItem(id="W2", title="Road safety", meeting="M1", order=2),
    Action(id="A1", kind=ActionKind.RECOMMENDATION, text="That a plan be made"),
    Seat(id="S1", person="P1", body="Melton"),
    Seat(id="S3", person="P3", body="Oadby"),
    Question(id="Q1", asker=Asker(name="B. Resident"), text="Why?"),
    StatutoryRound(id="R1", kind=RoundKind.CONFIRMATION_HEARING),
    StatutoryRound(id="R2", kind=RoundKind.PRECEPT, year=2025),
    Vote(id="V1", meeting="M2", motion="That it be noted"),
    Report(id="L1", round="R1", step="report"),
    Report(id="L2", meeting="M1"),
    Complaint(id="K1", anonymous=True),
    Complaint(id="K2"),
    Declaration(
        id="D1",
        meeting="M1",
        people=("P1",),
        interest="other registerable interest",
        scope="items",
        items=("W1",),
        relation="directly relates",
        advice="the officer",
        left_at=dt.time(9),
    ),
    Interest(id="I1", person="P1", entry=InterestEntry(category="land", text="A field")),
)
"""One record of each kind that has a form, with little in it; a cancelled meeting and a precept besides."""

EDITS: dict[type[Record], tuple[str, str]] = {
    WorkItem: ("item edit", "W1"),
    Meeting: ("meeting edit", "M1"),
    Action: ("action edit", "A1"),
    Seat: ("member edit", "S1"),
    Question: ("question edit", "Q1"),
    StatutoryRound: ("round edit", "R1"),
    Report: ("report edit", "L1"),
    Complaint: ("complaint edit", "K1"),
    Declaration: ("declare edit", "D1"),
    Interest: ("declare entry", "I1"),
}
"""The command that edits each kind, and the record that it is tried on."""

_OTHERS = {
    (Meeting, "cancelled_reason"): "M2",
    (StatutoryRound, "year"): "R2",
    (StatutoryRound, "service"): "R2",
    (StatutoryRound, "amounts"): "R2",
    (Report, "reply_by"): "L2",
    (Complaint, "complainant"): "K2",
}

_IN_PARTS = "its parts have a form and a command of their own"
_AS_ONE = "typed as one, by when it is due"

ELSEWHERE: dict[tuple[type[Record], str], str] = {
    (WorkItem, "papers"): f"{_IN_PARTS}: the papers of an item",
    (Action, "due_kind"): _AS_ONE,
    (Action, "due_on"): _AS_ONE,
    (Action, "due_words"): _AS_ONE,
    (Action, "due_meeting"): _AS_ONE,
    (Action, "review_from"): _AS_ONE,
    (Declaration, "dispensation"): "its parts are typed with the declaration, under their own labels",
    (Declaration, "more_than_most"): "typed as one with how the interest relates to the business",
    (Meeting, "known_by"): "typed as one with the date: its week or month",
    (Interest, "dispensation"): "comes with the data of a panel; it is kept, and taken over when declared again",
}
"""The fields that neither the form nor the edit command of a record asks for under their own name."""

NOT_ON_FORM: dict[tuple[type[Record], str], str] = {
    (Meeting, "cancelled_reason"): "only on the form of a meeting that is cancelled",
    (Question, "received_at"): "typed as a day and an hour",
    (StatutoryRound, "year"): "only on the form of a precept",
    (StatutoryRound, "service"): "only on the form of a precept",
    (StatutoryRound, "amounts"): "only on the form of a precept",
    (Report, "reply_by"): "only on the form of a report on scrutiny",
}
"""The fields that stand on a form only sometimes, or in two."""

NO_OPTION: dict[tuple[type[Record], str], str] = {
    (Declaration, "scope"): "said by --item, --all or --topic",
    (Declaration, "items"): "said by --item, which may be repeated",
    (Declaration, "relation"): "said by --affects or --directly",
}
"""The fields that options under other names say."""

OWN_CHOICES: dict[tuple[type[Record], str], str] = {
    (Declaration, "scope"): "items, all of them, or a topic",
    (Declaration, "relation"): "one choice with the test for an interest affected",
    (Declaration, "speak"): "the answers, or nothing recorded",
    (Declaration, "vote"): "the answers, or nothing recorded",
    (Declaration, "stay"): "the answers, or nothing recorded",
}
"""The lines of which a form offers what they can be."""

OF_THE_PANEL = {
    "councils": "a setting of several lines, and `member council`",
    "rules": "the settings under `rules.`, one by one",
    "closures": "entered and taken out day by day",
    "holiday_changes": "entered and taken out day by day",
    "busy_days": "entered and taken out day by day",
    "pre_election": "entered and taken out poll by poll",
    "source": "comes with the data of a panel",
}
"""The fields of the panel that are not settings of one value each."""


class Case(NamedTuple):
    """A field of a kind: what is typed, by key and as a word of the command line, and what the record then holds."""

    kind: type[Record]
    field: Declared
    record: str
    typed: str
    word: str
    value: Any

    def __str__(self) -> str:
        return f"{self.kind.__name__}.{self.field.name}"


_DAY = dt.date(2021, 7, 21)
_BY_KIND = {
    TEXT: ("cd", "cd"),
    DATE: ("+9", _DAY),
    TIME: ("1pm", dt.time(13)),
    NUMBER: ("12", 12),
    LIST: ("x;y", ("x", "y")),
    DAY_AND_TIME: ("-2", dt.datetime(2021, 7, 10)),
}
_LINKS = {"M": ("M1", "M1"), "N": ("47", "N1"), "W": ("W1", "W1"), "P": ("Nevis", "P2"), "V": ("V1", "V1")}
COMPLAINED = ("received_on", "happened_on", "evidence_on", "serious_on", "called_in_on", "left_office_on")
"""The days of a complaint, on which something has happened."""

_OWN: dict[tuple[type[Record], str], tuple[str, Any]] = {
    (WorkItem, "origin_ref"): ("N1", "N1"),
    (Meeting, "finish"): ("2pm", dt.time(14)),
    (Meeting, "agenda_published_on"): ("-1", dt.date(2021, 7, 11)),
    (Action, "agreed_on"): ("-1", dt.date(2021, 7, 11)),
    (Seat, "from_date"): ("-9", dt.date(2021, 7, 3)),
    (Seat, "substitutes"): ("P2", ("P2",)),
    (Question, "email"): ("a@example.org", "a@example.org"),
    (StatutoryRound, "year"): ("2026", 2026),
    **dict.fromkeys(((Complaint, name) for name in COMPLAINED), ("-1", dt.date(2021, 7, 11))),
    (Complaint, "email"): ("a@example.org", "a@example.org"),
    (Complaint, "anonymous"): ("no", False),
    (Report, "minutes"): ("47", ("N1",)),
    (Declaration, "people"): ("Cara Dee", ("P3",)),
    (Declaration, "interest"): ("non-registerable interest", "non-registerable interest"),
    (Declaration, "scope"): ("topic", "topic"),
    (Declaration, "items"): ("2", ("W2",)),
    (Declaration, "relation"): ("affects", "affects"),
    (Declaration, "nature"): ("x", ("x",)),
    (Declaration, "returned_at"): ("2pm", dt.time(14)),
    (Declaration, "speak"): ("no", "no"),
    (Declaration, "vote"): ("no", "no"),
    (Declaration, "stay"): ("no", "no"),
    (Interest, "notified_on"): ("-1", dt.date(2021, 7, 11)),
}


def cases() -> list[Case]:
    """Give a case for every field that has an option and can be typed."""
    return [_case(kind, field) for kind in EDITS for field in editable(kind).values() if not _elsewhere(kind, field)]


def _elsewhere(kind: type[Record], field: Declared) -> bool:
    return (kind, field.name) in ELSEWHERE


def _case(kind: type[Record], field: Declared) -> Case:
    record = _OTHERS.get((kind, field.name), EDITS[kind][1])
    if (kind, field.name) in _OWN:
        typed, value = _OWN[kind, field.name]
    elif field.kind == LINK and field.ref:
        typed, value = _LINKS[field.ref.prefixes[0]]
    elif field.kind in {CHOICE, YES_NO}:
        now = value_of(next(one for one in RECORDS if one.id == record), field)
        value, typed = next((value, words) for value, words in field.choices if value not in (now, field.default))
    else:
        typed, value = _BY_KIND.get(field.kind, ("ab", "ab"))
    return Case(kind, field, record, typed, typed.replace(" ", "-") if field.kind == CHOICE else typed, value)
