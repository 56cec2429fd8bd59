"""Who counts by a link, a share of those in post, what is doubled, and where a line stands: each at its limit."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.records import (
    Attendance,
    ItemKind,
    ItemStatus,
    Meeting,
    MeetingKind,
    MeetingStatus,
    NamedVote,
    NoticePosted,
    Panel,
    Person,
    Presence,
    Seat,
    Vote,
    WorkItem,
)
from store.records.panel import Nation, RemoteRule, RuleSet
from store.register import Register
from store.rules.attendance.remote import is_virtual, only_by_link, reach, why_not_remote_rules
from store.rules.attendance.votes import judge
from store.rules.day_notes import told_of_days
from store.rules.findings.programme import _doubled
from store.rules.imports import ImportPlace
from store.rules.law.remote import IN_ENGLAND, POWER_BEFORE
from store.rules.words.printings import printing
from tests.store.rules.findings.scenes import HELD, JULY, SEPTEMBER, scene

PANEL = Panel(id="PANEL", name="A panel")
DAY = dt.date(2021, 7, 12)
ENDS = dt.date(2021, 5, 7)


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (dt.date(2020, 4, 3), False),
        (dt.date(2020, 4, 4), True),
        (dt.date(2021, 5, 6), True),
        (dt.date(2021, 5, 7), False),
    ],
)
def test_a_link_counted_in_england_from_april_2020_to_may_2021(day: dt.date, *, counts: bool) -> None:
    meeting = Meeting(id="M1", date=day, mode=" Virtual ")
    one = Attendance(person="P1", presence=Presence.PRESENT)
    register = Register.of(PANEL, meeting)
    assert reach(register, meeting).counts is counts
    assert is_virtual(meeting)
    assert only_by_link(register, meeting, one) is not counts
    private = replace(meeting, kind=MeetingKind.PRIVATE_BRIEFING)
    assert reach(Register.of(PANEL, private), private) == (True, "")
    hall = replace(meeting, mode="in person")
    assert not only_by_link(Register.of(PANEL, hall), hall, one)
    wales = replace(PANEL, nation=Nation.WALES)
    assert reach(Register.of(wales, meeting), meeting).counts is None


def later(counts: bool | None, *, day: dt.date | None = ENDS, nation: Nation = Nation.ENGLAND, **more: Any) -> Panel:
    known: dict[str, Any] = {"counts": counts, "provision": "Act 2027.", "advice": "advice of 3 May 2027."}
    rule = RemoteRule(**(known | more))
    return replace(PANEL, nation=nation, rules=(RuleSet(from_date=day, remote=rule),))


@pytest.mark.parametrize(
    ("panel", "codes"),
    [
        (later(True), []),
        (later(None, provision=""), []),
        (later(True, day=dt.date(2021, 5, 6)), ["remote-day"]),
        (later(False, day=dt.date(2021, 5, 6)), []),
        (later(True, day=None), ["remote-day"]),
        (later(True, provision="", advice=""), ["remote-power", "remote-advice"]),
        (later(False, advice=""), []),
        (later(True, nation=Nation.WALES, advice="", day=dt.date(2020, 1, 1)), []),
        (later(True, nation=Nation.WALES, day=None, provision=""), ["remote-power", "remote-day"]),
    ],
)
def test_a_later_power_has_its_name_its_advice_and_its_day(panel: Panel, codes: list[str]) -> None:
    assert POWER_BEFORE == ENDS
    problems = why_not_remote_rules(panel, PANEL)
    assert [one.code for one in problems] == codes
    assert why_not_remote_rules(panel, panel) == []
    words = {one.code: one.sentence for one in problems}
    english = panel.nation is Nation.ENGLAND
    day = f"{IN_ENGLAND}, so a later one has its own day." if english else "The arrangements need their day."
    assert words.get("remote-day", day) == day


def test_a_later_power_decides_at_meetings_from_its_day_on() -> None:
    for counts, said in ((True, "count for quorum and vote"), (False, "count for neither quorum nor vote")):
        after, before = (Meeting(id="M1", date=ENDS + dt.timedelta(days=by)) for by in (0, -500))
        panel = later(counts)
        assert reach(Register.of(panel, after), after) == (
            counts,
            f"Those by remote link {said}: Act 2027. The monitoring officer's advice: advice of 3 May 2027.",
        )
        assert reach(Register.of(panel, before), before).counts is False


PEOPLE = [Person(id=f"P{at}", name=f"N{at}") for at in range(1, 6)]
SEATS = [Seat(id=f"S{at}", person=f"P{at}") for at in range(1, 4)]


@pytest.mark.parametrize(
    ("count", "votes", "state", "aside"),
    [
        (None, "PPSS", "carried", ""),
        (False, "PPP", "carried", ""),
        (False, "PPS", "carried", "1 vote of a substitute is not counted."),
        (False, "PSS", "lost", "2 votes of substitutes are not counted."),
        (True, "PSS", "carried", ""),
        (False, "P", "lost", ""),
    ],
)
def test_of_a_share_of_those_in_post_a_substitute_counts_as_the_rules_say(
    votes: str, state: str, aside: str, *, count: bool | None
) -> None:
    rules = RuleSet(substitutes_count_for_veto=count, substitutes_vote=True)
    members = votes.count("P")
    for_it = [f"P{at}" for at in range(1, members + 1)] + [f"P{4 + at}" for at in range(votes.count("S"))][:2]
    places = iter(f"P{at}" for at in range(members + 1, 4))
    roll = [Attendance(person=f"P{at}", presence=Presence.PRESENT) for at in range(1, members + 1)]
    for one in for_it[members:]:
        place = next(places, None)
        if place is None:
            for_it.remove(one)
            continue
        roll.append(Attendance(person=one, presence=Presence.SUBSTITUTE, substitute_for=place))
    meeting = Meeting(id="M1", date=DAY, status=MeetingStatus.HELD, attendance=tuple(roll))
    vote = Vote(
        id="V1", meeting="M1", motion="x", rule="veto", votes=tuple(NamedVote(person=p, vote="for") for p in for_it)
    )
    panel = replace(PANEL, rules=(rules,))
    outcome = judge(Register.of(panel, *PEOPLE, *SEATS, meeting, vote), meeting, vote)
    assert (outcome.state, outcome.needed) == (state, 2)
    assert outcome.minuted.endswith(f"2 were needed. {aside}" if aside else "2 were needed.")


def item(name: str, meeting: str | None, kind: ItemKind = ItemKind.OTHER) -> WorkItem:
    return WorkItem(id=name, title="Knives", meeting=meeting, kind=kind, status=ItemStatus.PLANNED)


@pytest.mark.parametrize(
    ("items", "kept"),
    [
        ([item("W1", JULY), item("W2", SEPTEMBER)], ["W1", "W2"]),
        ([item("W1", JULY, ItemKind.CYCLICAL), item("W2", SEPTEMBER, ItemKind.CYCLICAL)], []),
        ([item("W1", JULY, ItemKind.CYCLICAL), item("W2", SEPTEMBER)], ["W1", "W2"]),
        ([item("W1", JULY), item("W2", SEPTEMBER, ItemKind.CYCLICAL)], ["W1", "W2"]),
        ([item("W1", JULY, ItemKind.CYCLICAL), item("W2", JULY, ItemKind.CYCLICAL)], ["W1", "W2"]),
        ([item("W1", None), item("W2", SEPTEMBER), item("W3", JULY)], ["W3", "W2", "W1"]),
        (
            [item("W1", None), item("W2", SEPTEMBER, ItemKind.CYCLICAL), item("W3", JULY, ItemKind.CYCLICAL)],
            ["W2", "W1"],
        ),
        ([item("W1", None), item("W2", None)], ["W1", "W2"]),
        ([item("W1", HELD), item("W2", JULY)], ["W1", "W2"]),
    ],
)
def test_of_items_that_mean_the_same_those_that_cannot_all_be_wanted_are_kept(
    items: list[WorkItem], kept: list[str]
) -> None:
    assert [one.id for one in _doubled(scene(*items), items)] == kept


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (ImportPlace(), ""),
        (ImportPlace(line=3), "line 3"),
        (ImportPlace(table="Sheet 1"), "Sheet 1"),
        (ImportPlace(table="Sheet 1", line=3), "Sheet 1, line 3"),
    ],
)
def test_where_a_line_stands_is_said_as_far_as_it_is_known(place: ImportPlace, words: str) -> None:
    assert place.words == words


def test_a_day_that_stands_already_is_not_told_again_and_one_beside_it_is() -> None:
    one = NoticePosted(council="A", on=DAY + dt.timedelta(days=1))
    bare = Meeting(id="M1", date=dt.date(2021, 9, 2))
    once, twice = (replace(bare, notices=notices) for notices in ((one,), (one, replace(one, council="B"))))

    def told_of(was: Meeting, now: Meeting) -> int:
        return len(told_of_days(Register.of(PANEL, was), Register.of(PANEL, now), [now], DAY))

    assert told_of(once, once) == told_of(twice, twice) == told_of(twice, once) == 0
    assert told_of(bare, once) == told_of(once, twice) == 1
    assert told_of(bare, twice) == 2
    assert told_of(bare, replace(twice, binned_on=DAY)) == 0


def test_a_name_behind_a_comma_is_given_names_before_honours() -> None:
    assert printing("Byrne, Ada MA OBE")[:3] == ("", "Ada Byrne", "MA OBE")
    assert printing("Byrne, Cllr Ada")[:2] == ("Cllr", "Ada Byrne")
    assert printing("Ada Byrne, MA")[:3] == ("", "Ada Byrne", "MA")
