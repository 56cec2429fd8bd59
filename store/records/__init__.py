"""The records of the office: frozen, typed, and without behaviour beyond what can be read off them."""

from store.records.action import (
    Action,
    ActionKind,
    ActionStatus,
    CopySent,
    DueKind,
    Evidence,
    Outcome,
    ProgressNote,
    Response,
)
from store.records.base import Part, Record
from store.records.change import Change, Touched
from store.records.declaration import Declaration, Dispensation
from store.records.meeting import (
    Absence,
    Attendance,
    DoneMark,
    Meeting,
    MeetingKind,
    MeetingMove,
    MeetingStatus,
    NoticePosted,
    Presence,
)
from store.records.minute import Clause, Minute
from store.records.panel import Council, CyclicalItem, NamedPoint, Nation, Panel, RuleSet, SavedView, SetAside
from store.records.people import Interest, InterestEntry, Person, Role, Seat
from store.records.question import Asker, ContactDetails, Question, QuestionKind, QuestionState, QuestionStep
from store.records.round import RoundKind, RoundStep, StatutoryRound
from store.records.vote import Ballot, Choice, NamedVote, Nominee, Tally, Vote
from store.records.work_item import ItemKind, ItemMove, ItemStatus, Paper, PaperStatus, Score, WorkItem

KINDS: tuple[type[Record], ...] = (
    Panel,
    Person,
    Seat,
    Meeting,
    WorkItem,
    Question,
    Interest,
    Declaration,
    Action,
    Minute,
    Vote,
    StatutoryRound,
)
"""Every kind of record that the register holds, in the order in which the file lists them."""

__all__ = [
    "KINDS",
    "Absence",
    "Action",
    "ActionKind",
    "ActionStatus",
    "Asker",
    "Attendance",
    "Ballot",
    "Change",
    "Choice",
    "Clause",
    "ContactDetails",
    "CopySent",
    "Council",
    "CyclicalItem",
    "Declaration",
    "Dispensation",
    "DoneMark",
    "DueKind",
    "Evidence",
    "Interest",
    "InterestEntry",
    "ItemKind",
    "ItemMove",
    "ItemStatus",
    "Meeting",
    "MeetingKind",
    "MeetingMove",
    "MeetingStatus",
    "Minute",
    "NamedPoint",
    "NamedVote",
    "Nation",
    "Nominee",
    "NoticePosted",
    "Outcome",
    "Panel",
    "Paper",
    "PaperStatus",
    "Part",
    "Person",
    "Presence",
    "ProgressNote",
    "Question",
    "QuestionKind",
    "QuestionState",
    "QuestionStep",
    "Record",
    "Response",
    "Role",
    "RoundKind",
    "RoundStep",
    "RuleSet",
    "SavedView",
    "Score",
    "Seat",
    "SetAside",
    "StatutoryRound",
    "Tally",
    "Touched",
    "Vote",
    "WorkItem",
]
