"""Present means in the room: remote links on both sides of 7 May 2021, in both nations, with and without a power."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.attendance import room as attendance
from store.commands.attendance import stand_ins, votes
from store.commands.attendance.elections import record_election
from store.commands.settings.settings import change_setting, set_remote_rule
from store.edit import Edit
from store.papers.minutes.reading.roll import roll_name
from store.queries.attendance.board import board, live_line, printed_roll
from store.queries.attendance.quorum import quorum_rows
from store.records import (
    Ballot,
    Choice,
    Meeting,
    MeetingKind,
    Nation,
    Nominee,
    Presence,
    Seat,
)
from store.records.panel import RemoteRule
from store.register import Register
from store.rules.attendance.remote import reach
from store.rules.attendance.room import room
from store.rules.attendance.votes import judge
from tests.store.commands.office import TODAY, codes, refusal, run
from tests.store.commands.sitting import CHAIR, FIVE, FOUR, HELD, ITEMS, LAY, MEMBERS, STAND_IN, THREE, VICE, sitting

LAST, FIRST = dt.date(2021, 5, 6), dt.date(2021, 5, 7)
LATER = dt.date(2026, 6, 1)
POWER = RemoteRule(counts=True, provision="Local Government Act 2026 s.9", advice="advice of 3 May 2026")
ARRANGED = RemoteRule(counts=True, provision="arrangements of 1 May 2021")
NOT_SO = RemoteRule(counts=False, provision="arrangements of 1 May 2021")


def on(
    day: dt.date, nation: Nation = Nation.ENGLAND, *rules: tuple[dt.date | None, RemoteRule], **said: Any
) -> Register:
    """The panel of seven on a day; its rules on remote links begin on the days given."""
    start = sitting(nation=nation)
    own = start.panel.rules[0]
    sets = (own, *(replace(own, from_date=since, remote=rule) for since, rule in rules))
    panel = replace(start.panel, rules=sets)
    seats = [replace(seat, from_date=None) for seat in start.all(Seat)]
    meeting = replace(start.need(Meeting, HELD), date=day, **said)
    return start.with_edit(Edit("", (panel, meeting, *seats)))


def came(register: Register, *people: str, remote: tuple[str, ...] = ()) -> Register:
    both = {"meeting": HELD, "presence": Presence.PRESENT}
    today = max(TODAY, register.need(Meeting, HELD).date)
    for who, linked in ((people, False), (remote, True)):
        if who:
            register = register.with_edit(
                attendance.record_presence(register, today, people=who, remote=linked, **both)  # type: ignore[arg-type]
            )
    return register


def held(register: Register) -> Meeting:
    return register.need(Meeting, HELD)


@pytest.mark.parametrize(
    ("nation", "day", "rules", "counts", "says"),
    [
        (Nation.ENGLAND, dt.date(2020, 4, 3), (), False, "before 7 May 2021"),
        (Nation.ENGLAND, dt.date(2020, 4, 4), (), True, "SI 2020/392 reg 2(4)"),
        (Nation.ENGLAND, LAST, (), True, "[2021] EWHC 1093 (Admin)"),
        (Nation.ENGLAND, FIRST, (), False, "No later power is known to this edition"),
        (Nation.ENGLAND, LATER, (), False, "counts for neither quorum nor vote"),
        (
            Nation.ENGLAND,
            LATER,
            ((LATER, POWER),),
            True,
            "Act 2026 s.9. The monitoring officer's advice: advice of",
        ),
        (
            Nation.ENGLAND,
            LATER - dt.timedelta(days=1),
            ((LATER, POWER),),
            False,
            "enter it in the settings",
        ),
        (
            Nation.ENGLAND,
            LATER,
            ((dt.date(2022, 1, 1), NOT_SO),),
            False,
            "for neither quorum nor vote: arrangements",
        ),
        (Nation.WALES, LAST, (), None, "they are not set: ask the monitoring officer"),
        (Nation.WALES, FIRST, (), None, "they are not set: ask the monitoring officer"),
        (Nation.WALES, FIRST, ((FIRST, ARRANGED),), True, "count for quorum and vote: arrangements of 1 May 2021"),
        (Nation.WALES, FIRST, ((FIRST, NOT_SO),), False, "for neither quorum nor vote: arrangements"),
        (Nation.WALES, LAST, ((FIRST, ARRANGED),), None, "they are not set"),
    ],
)
def test_whether_a_remote_link_counts(
    nation: Nation,
    day: dt.date,
    rules: tuple[tuple[dt.date | None, RemoteRule], ...],
    counts: bool | None,
    says: str,
) -> None:
    register = came(on(day, nation, *rules), CHAIR, VICE, remote=(THREE, FOUR))
    law = reach(register, held(register))
    assert law.counts is counts
    assert says in law.words
    there = room(register, held(register))
    seats = 2 if counts is False else 4
    assert (len(there.present), len(there.eligible), len(there.quorate)) == (seats, seats, seats)
    assert there.has_quorum is (counts is not False)
    assert set(there.by_link) == ({THREE, FOUR} if counts is False else set())
    (row,) = quorum_rows(register, TODAY, HELD)
    assert (row.by_link, row.remote, row.quorate) == (len(there.by_link), law.words, seats)
    assert {one.id for one in board(register, HELD).rows if one.counts} == set(there.present)
    assert any(law.words in warning for warning in board(register, HELD).warnings) is (counts is not True)
    assert ("2 by link, not counted" in live_line(register, held(register))) is (counts is False)


def test_a_remote_vote_is_refused_by_name_by_hands_and_in_a_ballot_and_its_cure_names_the_law() -> None:
    register = came(on(FIRST), CHAIR, VICE, THREE, remote=(FOUR,))
    ways = {CHAIR: "for", FOUR: "for"}
    refused = refusal(register, votes.record_vote, meeting=HELD, item=ITEMS[0], votes=ways)
    assert codes(refused) == ["vote-not-eligible"]
    assert "took part by remote link, which does not count" in refused[0].sentence
    assert "SI 2020/392 reg 2(4)" in refused[0].cure
    hands = refusal(register, votes.record_vote, meeting=HELD, item=ITEMS[0], counted_for=4)
    assert codes(hands) == ["vote-too-many"]
    assert "[2021] EWHC 1093 (Admin)" in hands[0].sentence
    ballot = Ballot(choices=(Choice(person=FOUR, nominee=CHAIR),))
    stood = (Nominee(person=CHAIR), Nominee(person=VICE))
    elected = refusal(register, record_election, meeting=HELD, nominees=stood, ballots=(ballot,))
    assert "SI 2020/392" in elected[0].cure
    assert run(
        came(on(LAST), CHAIR, VICE, THREE, remote=(FOUR,)), votes.record_vote, meeting=HELD, item=ITEMS[0], votes=ways
    )


def test_a_quorum_that_only_remote_links_make_is_none() -> None:
    register = came(on(FIRST), CHAIR, VICE, remote=(THREE, FOUR, FIVE))
    refused = refusal(register, votes.record_vote, meeting=HELD, item=ITEMS[0], counted_for=2)
    assert codes(refused) == ["vote-inquorate"]
    assert (
        "2 members counted for it, and 3 are needed. 3 people took part by remote link. In England"
        in refused[0].sentence
    )


def test_a_mark_that_would_undo_a_vote_is_refused() -> None:
    register = came(on(FIRST), *MEMBERS)
    register = run(
        register, votes.record_vote, meeting=HELD, item=ITEMS[0], rule="veto", votes=dict.fromkeys(MEMBERS[:5], "for")
    ).after
    refused = refusal(register, attendance.set_remote, meeting=HELD, people=(CHAIR,), remote=True)
    assert codes(refused) == ["vote-unsettled"]
    assert run(register, attendance.set_remote, meeting=HELD, people=(LAY,), remote=True).after


def test_who_will_come_by_link_is_recorded_before_the_day_and_judged_in_the_forecast() -> None:
    coming = dt.date(2021, 9, 30)
    register = on(coming)
    five = MEMBERS[:5]
    after = run(register, attendance.set_remote, meeting=HELD, people=five, remote=True).after
    there = room(after, held(after), forecast=True)
    assert (len(there.present), len(there.by_link), there.has_quorum, there.veto_possible) == (2, 5, False, False)
    assert live_line(after, held(after)).startswith("expected 2 · eligible 2")
    assert live_line(after, held(after)).endswith("veto needs 5 of 7 ✗ · 5 by link, not counted")
    assert any("5 people would take part by remote link." in words for words in board(after, HELD).warnings)
    back = run(after, attendance.set_remote, meeting=HELD, people=five, remote=False).after
    assert room(back, held(back), forecast=True).has_quorum
    assert codes(refusal(register, attendance.set_remote, meeting=HELD, people=(STAND_IN,), remote=True)) == [
        "nothing-recorded"
    ]
    past = refusal(on(FIRST), attendance.set_remote, meeting=HELD, people=(CHAIR,), remote=True)
    assert codes(past) == ["nothing-recorded"]


@pytest.mark.parametrize(("day", "quorate"), [(LAST, 4), (FIRST, 0)])
def test_a_meeting_that_is_virtual_as_a_whole_has_nobody_in_the_room(day: dt.date, quorate: int) -> None:
    register = came(on(day, mode="virtual"), *MEMBERS[:4])
    assert len(room(register, held(register)).quorate) == quorate
    hybrid = came(on(day, mode="hybrid"), *MEMBERS[:4])
    assert len(room(hybrid, held(hybrid)).quorate) == 4


def test_a_briefing_is_no_meeting_of_the_panel_so_a_link_does_no_harm() -> None:
    register = came(on(FIRST, kind=MeetingKind.PRIVATE_BRIEFING), remote=MEMBERS)
    assert len(room(register, held(register)).present) == 7


def test_a_stand_in_in_the_room_takes_the_seat_of_a_member_whose_link_does_not_count() -> None:
    register = came(on(FIRST), CHAIR, VICE, remote=(LAY,))
    after = run(register, stand_ins.record_substitute, meeting=HELD, person=STAND_IN, member=LAY).after
    assert set(room(after, held(after)).quorate) == {CHAIR, VICE, STAND_IN}
    by_link = run(after, attendance.set_remote, meeting=HELD, people=(STAND_IN,), remote=True).after
    assert set(room(by_link, held(by_link)).quorate) == {CHAIR, VICE}
    before = came(on(LAST), CHAIR, VICE, remote=(LAY,))
    assert codes(refusal(before, stand_ins.record_substitute, meeting=HELD, person=STAND_IN, member=LAY)) == [
        "substitute-present"
    ]


def test_in_wales_a_vote_that_rests_on_links_says_whom_to_ask() -> None:
    register = came(on(FIRST, Nation.WALES), CHAIR, VICE, remote=(THREE, FOUR))
    ways = {CHAIR: "for", VICE: "against", THREE: "for"}
    after = run(register, votes.record_vote, meeting=HELD, item=ITEMS[0], votes=ways).after
    outcome = judge(after, held(after), after.votes_of(HELD)[0])
    assert outcome.words.startswith("CARRIED by 2 votes to 1. In Wales the panel's arrangements")
    assert outcome.for_minutes == "CARRIED by 2 votes to 1."
    plain = run(register, votes.record_vote, meeting=HELD, item=ITEMS[0], votes={CHAIR: "for", VICE: "for"}).after
    assert "Wales" not in judge(plain, held(plain), plain.votes_of(HELD)[0]).words


@pytest.mark.parametrize(
    ("said", "silent", "asked"),
    [
        ({"votes": {CHAIR: "for", STAND_IN: "for"}}, None, True),
        ({"votes": {CHAIR: "for", STAND_IN: "for"}}, True, False),
        ({"votes": {CHAIR: "for", STAND_IN: "abstained"}}, None, False),
        ({"counted_for": 2, "counted_against": 1}, None, True),
        ({"counted_for": 4}, None, False),
    ],
)
def test_votes_of_substitutes_where_the_rules_are_silent(
    said: dict[str, Any], silent: bool | None, asked: bool
) -> None:
    register = came(on(FIRST), CHAIR, VICE, THREE)
    register = run(register, stand_ins.record_substitute, meeting=HELD, person=STAND_IN, member=LAY).after
    rules = replace(register.panel.rules[0], substitutes_vote=silent)
    register = register.with_edit(Edit("", (replace(register.panel, rules=(rules,)),)))
    after = run(register, votes.record_vote, meeting=HELD, item=ITEMS[0], **said).after
    outcome = judge(after, held(after), after.votes_of(HELD)[0])
    assert outcome.state == "carried"
    words = (
        "1 substitute is counted as recorded: the panel's rules do not say whether a substitute has the member's vote"
    )
    assert (f"{words}; ask the monitoring officer." in outcome.words) is asked


def test_substitutes_without_the_vote_by_the_rules_and_with_it_as_recorded() -> None:
    register = came(on(FIRST), CHAIR, VICE, THREE)
    rules = replace(register.panel.rules[0], substitutes_vote=False)
    register = register.with_edit(Edit("", (replace(register.panel, rules=(rules,)),)))
    plain = run(register, stand_ins.record_substitute, meeting=HELD, person=STAND_IN, member=LAY).after
    assert STAND_IN not in room(plain, held(plain)).eligible
    said = run(register, stand_ins.record_substitute, meeting=HELD, person=STAND_IN, member=LAY, votes=True).after
    assert STAND_IN in room(said, held(said)).eligible


def test_the_minutes_print_the_link_as_recorded_and_read_it_again() -> None:
    register = came(on(FIRST), CHAIR, VICE, remote=(THREE, FOUR))
    names = {entry.person: entry.words for group in printed_roll(register, held(register)) for entry in group.entries}
    assert names[THREE] == "by remote link"
    assert names[CHAIR] == "Chair"
    read = roll_name("Cllr Cat Carter (substitute for Cllr Dan Dobson; by remote link)", Presence.PRESENT)
    assert (read.printed, read.substitute_for, read.remote) == ("Cllr Cat Carter", "Cllr Dan Dobson", True)
    virtual = came(on(LAST, mode="virtual"), remote=(THREE,))
    assert [entry.words for group in printed_roll(virtual, held(virtual)) for entry in group.entries] == [""]


def test_a_power_is_entered_with_its_day_and_the_advice() -> None:
    said = {"counts": True, "provision": POWER.provision, "advice": POWER.advice, "from_date": LATER}
    done = run(sitting(), set_remote_rule, **said)
    assert done.edit.sentence == "Recorded whether to count those by remote link from 1 June 2026 on"
    assert done.after.panel.rules_on(LATER).remote == POWER
    assert done.after.panel.rules_on(LATER - dt.timedelta(days=1)).remote == RemoteRule()
    assert run(done.after, set_remote_rule, **said).edit.puts == ()
    taken = run(done.after, set_remote_rule, from_date=LATER)
    assert taken.after.panel.rules_on(LATER).remote == RemoteRule()


def test_a_power_is_entered_setting_by_setting_too_with_its_grounds_first() -> None:
    register = sitting()
    counts = {"path": "rules.remote.counts", "value": True, "from_date": LATER}
    assert codes(refusal(register, change_setting, **counts)) == ["remote-power", "remote-advice"]
    for name in ("provision", "advice"):
        said = {"path": f"rules.remote.{name}", "value": getattr(POWER, name), "from_date": LATER}
        register = run(register, change_setting, **said).after
    assert run(register, change_setting, **counts).after.panel.rules_on(LATER).remote == POWER


@pytest.mark.parametrize(
    ("nation", "said", "day", "codes_found"),
    [
        (Nation.ENGLAND, {"counts": True, "provision": "Act"}, LATER, ["remote-advice"]),
        (Nation.ENGLAND, {"counts": True}, LATER, ["remote-power", "remote-advice"]),
        (Nation.ENGLAND, {"counts": True, "provision": "Act", "advice": "x"}, LAST, ["remote-day"]),
        (Nation.ENGLAND, {"counts": True, "provision": "Act", "advice": "x"}, None, ["remote-day"]),
        (Nation.WALES, {"counts": True}, FIRST, ["remote-power"]),
        (Nation.WALES, {"counts": False, "provision": "arrangements"}, None, ["remote-day"]),
    ],
)
def test_what_cannot_be_entered_on_links(
    nation: Nation, said: dict[str, Any], day: dt.date | None, codes_found: list[str]
) -> None:
    assert codes(refusal(sitting(nation=nation), set_remote_rule, **said, from_date=day)) == codes_found


def test_a_panel_in_wales_sets_its_arrangements_from_a_day() -> None:
    said = {"counts": False, "provision": NOT_SO.provision, "from_date": FIRST}
    register = run(sitting(nation=Nation.WALES), set_remote_rule, **said).after
    assert register.panel.rules_on(FIRST).remote == NOT_SO
