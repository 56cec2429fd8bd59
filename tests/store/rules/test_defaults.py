"""What is meant where nothing is said to a rule, or of a part of what it tells: nothing, but for what stands here."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import msgspec

import store.rules
from store.records import ComplaintNotice, MeetingKind, Nation
from store.rules.attendance.remote import Reach
from store.rules.corrections import PieceKind
from store.rules.imports import ImportPlace
from store.rules.minutes.drafts import Kept
from store.rules.rounds.rule import Consequence

MEANT: dict[str, object] = {
    "actions.replies.why_not_take_back.which": 1,
    "attendance.room.Room.reach": Reach(True, ""),
    "attendance.standing.why_not_arrive.late": True,
    "attendance.votes.VoteOutcome.checked": True,
    "calendar.proposing.Pattern.number": 6,
    "calendar.proposing.Pattern.weekday": 3,
    "calendar.proposing.Pattern.week": 4,
    "calendar.proposing.Pattern.reserve": True,
    "calendar.proposing.Pattern.annual": True,
    "calendar.proposing.ProposedDate.kind": MeetingKind.ORDINARY,
    "complaints.clocks.ComplaintClock.binds": True,
    "complaints.following.follows_on.notice": ComplaintNotice.NONE,
    "corrections.Passage.of_row": PieceKind.SAME,
    "corrections.PassagePiece.kind": PieceKind.SAME,
    "day_checks.DayCheck.lasts": "always",
    "day_checks.since.lasts": "always",
    "day_checks._outside_year.other": " other",
    "days.clear_days.calendar_days_from.unit": "calendar days",
    "days.holidays.Holiday.confirmed": True,
    "days.holidays.HolidayRule.month": 1,
    "days.holidays.HolidayRule.day": 1,
    "declarations.interests.Effect.sure": True,
    "declarations.kinds.InterestKind.sure": True,
    "findings.deadlines.AtHand.acts": ("clock", "open"),
    "findings.deadlines.AtHand.there": ("clock.done",),
    "findings.deadlines._bears_on.acts": ("clock", "open"),
    "findings.finding.Finding.rank": 50,
    "findings.finding.finding.rank": 50,
    "law.exempt.Exemption.weighed": True,
    "law.provision.Provision.out_of": 1,
    "law.provision.Provision.nation": "both",
    "law.provision.row.out_of": 1,
    "law.provision.row.nation": "both",
    "members.membership.terms_ending.months": 12,
    "minutes.drafts.DraftSet.recognised": True,
    "minutes.drafts.Unplaced.where": Kept.TEXT,
    "minutes.promises.Promise.resolved": True,
    "moderngov.drafts.DraftName.known": True,
    "programme.covers.Remark.ask": True,
    "questions.deadline.QuestionDeadline.stated": True,
    "questions.next_steps.NextStep.rank": 66,
    "questions.next_steps.NextStep.owed": True,
    "questions.repeats.repeats_of.most": 5,
    "rounds.dates.RoundDate.task": True,
    "settings.setting.Setting.kind": "line",
    "settings.setting.Setting.unset": "not recorded",
    "words.similar.alike.least": 0.15,
    "words.similar.alike.most": 5,
    "words.text.line_problems.limit": 300,
    "words.text.text_problems.limit": 20_000,
    **dict.fromkeys(
        (
            "days.clear_days.clear_days.nation",
            "days.clear_days.earliest_meeting.nation",
            "days.clear_days.latest_publication.nation",
            "law.table.ask_about.nation",
            "law.table.provision.nation",
        ),
        Nation.ENGLAND,
    ),
    **dict.fromkeys(
        (
            "law.cited.Citation.certainty",
            "law.exempt.Exemption.certainty",
            "law.provision.Provision.certainty",
            "law.provision.row.certainty",
        ),
        "verified",
    ),
}
"""What is meant where nothing else is said. Of everything else saying nothing means nothing, and no."""

FIELDS: dict[str, str] = {
    "attendance.elections.read_ballot": "ballots",
    "attendance.movers.read_mover": "moved_by",
    "calendar.settled.why_not_off": "meeting",
    "calendar.settled.why_not_unhold": "status",
    "calendar.settled.why_settled": "meeting",
    "declarations.interests.why_not_kind": "interest",
    "law.exempt.why_not_exempt": "exempt_paragraph",
    "minutes.newcomers.find_newcomer": "add",
    "words.loose.why_no_day": "date",
    "words.names.find_person": "person",
    "words.names.known_as": "name",
    "words.names.why_not_new_person": "name",
}
"""The field of a form to which a problem belongs where no other is named."""

NOTHING: tuple[object, ...] = (0, "", (), frozenset(), ImportPlace(), Consequence(""))


def every_module() -> Iterator[ModuleType]:
    for one in pkgutil.walk_packages(store.rules.__path__, "store.rules."):
        yield importlib.import_module(one.name)


def given(name: str, function: Any) -> Iterator[tuple[str, object]]:
    for one in inspect.signature(function).parameters.values():
        if one.default is not one.empty:
            yield f"{name}.{one.name}", one.default


def defaults(module: ModuleType) -> Iterator[tuple[str, object]]:
    """Give what stands where nothing is said: of each function and method, and of each part of a class."""
    room = module.__name__.removeprefix("store.rules.")
    for name, one in vars(module).items():
        if getattr(one, "__module__", None) != module.__name__:
            continue
        if inspect.isfunction(one) or hasattr(one, "__wrapped__"):
            yield from given(f"{room}.{name}", one)
        elif inspect.isclass(one):
            yield from (
                (f"{room}.{name}.{field}", value) for field, value in vars(one).get("_field_defaults", {}).items()
            )
            if issubclass(one, msgspec.Struct):
                fields = msgspec.structs.fields(one)
                yield from ((f"{room}.{name}.{each.name}", each.default) for each in fields if not each.required)
            methods = [each for each in vars(one).values() if inspect.isfunction(each)]
            for method in methods if not hasattr(one, "_fields") else ():
                yield from given(f"{room}.{name}.{method.__name__}", method)


def test_what_is_not_said_to_a_rule_is_not_meant() -> None:
    known = {**MEANT, **{f"{name}.field": field for name, field in FIELDS.items()}}
    every = {name: value for module in every_module() for name, value in defaults(module)}
    assert len(every) > 400
    assert known.keys() <= every.keys(), sorted(known.keys() - every.keys())
    for name, value in every.items():
        if name in known:
            assert value == known[name], name
            assert type(value) is type(known[name]), name
        else:
            assert value is None or value is False or value in NOTHING or value is msgspec.NODEFAULT, (name, value)
