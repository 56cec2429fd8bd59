"""What an event must be told with, how its people were printed, and what is left when one of several is taken back."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from store.commands.edits import Joined
from store.commands.room.amending import _with_people
from store.commands.room.back import BACK, Taking
from store.edit import Edit
from store.records import Declaration, Meeting, StampKind
from store.register import Register
from tests.store.commands.room.held import begun, event, last, refused, stamped
from tests.store.commands.sitting import DAY, HELD, MEMBERS

LACKING = {
    "start": ("begun", "event"),
    "chair": ("nobody", "people"),
    "item": ("item-which", "item"),
    "item out of order": ("item-which", "item"),
    "arrival": ("nobody", "people"),
    "leaving": ("nobody", "people"),
    "return": ("nobody", "people"),
    "declaration": ("nobody", "people"),
    "minutes confirmed": ("confirm-which", "meeting"),
    "question put": ("unknown-id", "question"),
    "supplementary": ("unknown-id", "question"),
    "document filed": ("text-empty", "words"),
    "note": ("text-empty", "words"),
    "motion": ("motion-words", "words"),
    "amendment": ("no-motion", "event"),
    "vote": ("no-motion", "event"),
    "resolution": ("text-empty", "words"),
    "recommendation": ("text-empty", "words"),
    "action": ("text-empty", "text"),
    "deferral": ("text-empty", "words"),
    "not reached": ("item-which", "item"),
    "public excluded": ("exclusion-ground", "paragraph"),
    "public left": ("public-in", "event"),
    "public back": ("public-in", "event"),
    "resumed": ("not-adjourned", "event"),
    "closed": ("undecided", "rest"),
}
"""What is lacking of an event that is told with nothing but its kind; the others need nothing."""

NOTHING_NEEDED = {
    "apologies",
    "substitutes",
    "no declarations",
    "noted",
    "nothing notified",
    "adjourned",
    "next meeting",
}


@pytest.mark.parametrize("kind", [one.value for one in StampKind])
def test_an_event_is_told_with_what_it_needs(kind: str) -> None:
    if kind in NOTHING_NEEDED:
        assert last(stamped(begun(), event(kind, "13:30"))).kind.value == kind
        return
    (problem,) = refused(begun(), event(kind, "13:30"))
    assert (problem.code, problem.field) == LACKING[kind]


@pytest.mark.parametrize(
    ("printed", "named", "kept"),
    [
        ((), (MEMBERS[5], MEMBERS[6]), ()),
        (("Cllr Fay", ""), (MEMBERS[5], MEMBERS[6]), ("Cllr Fay", "")),
        (("Cllr Fay", "Mr O'Gara"), (MEMBERS[6],), ("Mr O'Gara",)),
        (("Cllr Fay", ""), (MEMBERS[6],), ()),
    ],
)
def test_people_of_an_event_keep_the_names_under_which_they_were_told(
    printed: tuple[str, ...], named: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    register = stamped(begun(), event("arrival", "13:30", people=(MEMBERS[5], MEMBERS[6])))
    told = replace(last(register), printed=printed)
    after = _with_people(Joined(register.with_edit(Edit("", (told,))), DAY), DAY, told, named)
    assert (after.people, after.printed) == (named, kept)


@pytest.mark.parametrize(
    ("others", "nil"), [((), None), ((Declaration(id="D9", meeting=HELD, people=("P2",)),), False)]
)
def test_whether_others_declared_is_known_from_those_that_are_left(
    others: tuple[Declaration, ...], nil: bool | None
) -> None:
    declared = event("declaration", "13:30", people=(MEMBERS[2],), interest="personal interest")
    register = stamped(begun(), declared).with_edit(Edit("", others))
    taking = Taking(Joined(register, DAY), DAY, last(register))
    BACK[StampKind.DECLARATION](taking)
    after: Register = taking.joined.register
    assert after.need(Meeting, HELD).nil_declarations is nil
    assert [one.id for one in after.declarations_of(HELD)] == [one.id for one in others]


def test_who_is_back_is_told_with_the_leaving_though_others_stay_away() -> None:
    away = stamped(begun(), event("leaving", "13:20", people=(MEMBERS[2], MEMBERS[3])))
    for who, alone in ((MEMBERS[2:3], True), (MEMBERS[2:4], True)):
        back = stamped(away, event("return", "13:40", people=who))
        assert (last(back).minute is None) is alone
        [minute] = [one for one in back.minutes_of(HELD) if one.left]
        assert [one.returned is not None for one in minute.left] == [True, len(who) > 1]
