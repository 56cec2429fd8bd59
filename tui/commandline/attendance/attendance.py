"""`secretariat attend …`: apologies, who came, who stood in, coming late, leaving, votes and elections."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from store.later import Later
from store.records import Meeting, Presence, StatutoryRound, Vote
from tui.commandline.acts import Done, act
from tui.commandline.args import (
    MAJORITIES,
    at_meeting,
    business,
    coded,
    day,
    flag,
    number,
    past_day,
    people,
    person,
    record_id,
    text,
    time,
    typed,
)
from tui.commandline.argument import Gathered, OneOf, Values
from tui.commandline.attendance.motions import ballots, clauses, minute, mover, nominees, vote
from tui.commandline.naming import NAME_HELP
from tui.commandline.reading import Reading

if TYPE_CHECKING:
    from store.commands.attendance import elections, room, stand_ins, votes
    from store.commands.rounds import decisions
else:
    room = Later("store.commands.attendance.room")
    stand_ins = Later("store.commands.attendance.stand_ins")
    votes = Later("store.commands.attendance.votes")
    elections = Later("store.commands.attendance.elections")
    decisions = Later("store.commands.rounds.decisions")

_WAYS = ("for", "against", "abstained")
_REMOTE = flag("--remote", "by remote link")
_MOMENT = (
    time("--at", "such as 1:20pm or 13:20"),
    business("--item", "the first, or last, item they were there for"),
)


def _votes(_: Reading, given: Values) -> Values:
    """Give the way in which each voted; whoever is named twice counts where the later option has the name."""
    return {"votes": {who: way for way in _WAYS for who in given.get(way, ())}}


_NEW = flag("--new", "the name is not in the register yet: enter it")


def _who(read: Reading, given: Values) -> Values:
    """Give somebody of the register, or the name of somebody new."""
    return {"name": given["name"]} if given.get("new") else {"person": read.person(given["name"])}


def _tell_rounds(done: Done) -> list[str]:
    """Offer the steps of rounds that a vote may have decided, each with the line to type."""
    from store.rules.rounds.of_votes import rounds_resting_on, steps_to_offer, steps_without
    from store.rules.rounds.progress import the_round

    register = done.desk.register
    touched = done.change.touched if done.change else ()
    vote = next((known for one in touched if (known := register.live(Vote, one.id))), None)
    meeting = register.get(Meeting, vote.meeting) if vote else None
    if vote is None or meeting is None or vote.amends or any(rounds_resting_on(register, vote.id)):
        return []
    lacking = [
        f"Note: if it decided the step “{step.step}” recorded in {the_round(one)}: "
        f"secretariat round vote {one.id} {step.step} {vote.id}"
        for one, step in steps_without(register, meeting, vote)
    ]
    return lacking + [
        f"Note: if it decided “{rule.label}” of {the_round(one)}: secretariat round step {one.id} {rule.code} "
        f"--on {meeting.date} --vote {vote.id}" + (" --choice WORD" if rule.choices else "")
        for one, rule in steps_to_offer(register, meeting, vote)
    ]


_MOTION = (
    text("--motion", "its words"),
    clauses("--clause", "repeated; “a)”, “(a)” or “1.” in front is its label"),
    mover("--moved", "who moved it: a name, or words such as the Chairman", "moved_by"),
    mover("--seconded", "who seconded it", "seconded_by"),
    text("--moved-printed", "the words of the minutes for the mover", name="moved_by_printed"),
    text("--seconded-printed", "the words of the minutes for the seconder", name="seconded_by_printed"),
    text("--result", "in the words of the meeting, such as “CARRIED by a majority”"),
    minute("--minute", "the minute that records it"),
    text("--note"),
)

_THERE = "secretariat attend present Orson Pantling Loydall Taylor --meeting 25/3/2021"
_VOTED = "secretariat attend vote --meeting 25/3/2021 --item 5 --count-for 3 --count-against 1"
_ELECTED = (
    'secretariat attend elect --meeting 25/3/2021 --motion "Election of Chairman" --nominee "Orson; Taylor; Loydall"'
    ' --nominee Pantling --ballot "Orson 3, Pantling 1"'
)


COMMANDS = (
    act(
        "attend apologies",
        "record apologies as they arrive",
        "secretariat attend apologies Rahman Taylor --meeting 29/7/2021",
        room.record_presence,
        at_meeting(),
        people(),
        past_day("--told", "when the apologies came; today if not given", name="told_on"),
        presence=Presence.APOLOGIES,
    ),
    act(
        "attend present",
        "record members as present",
        "secretariat attend present Orson Pantling --meeting 10/6/2021",
        room.record_presence,
        at_meeting(),
        people(),
        _REMOTE,
        presence=Presence.PRESENT,
    ),
    act(
        "attend absent",
        "record members as absent without apologies",
        "secretariat attend absent Loydall --meeting 10/6/2021",
        room.record_presence,
        at_meeting(),
        people(),
        presence=Presence.ABSENT,
    ),
    act(
        "attend other",
        "record somebody in attendance who is no member",
        'secretariat attend other "Lord Bach" --meeting 10/6/2021',
        room.record_presence,
        at_meeting(),
        people(),
        text("--role", "the office as printed"),
        _REMOTE,
        presence=Presence.IN_ATTENDANCE,
    ),
    act(
        "attend substitute",
        "record who stands in for a member, or for a council that named none",
        'secretariat attend substitute Westley --for "Rae Bhatia" --meeting 29/7/2021',
        stand_ins.record_substitute,
        at_meeting(),
        Gathered({"person": str, "name": str}, _who, (text("name", NAME_HELP, "NAME"), _NEW)),
        text("--title", "of a new name, such as Cllr"),
        flag("--sure", "a new name that is near to another is no slip"),
        OneOf(
            (
                person("--for", "the member whose place is taken", "member"),
                text("--for-council", "the council, if it named no member", "COUNCIL", name="council"),
            ),
            required=True,
        ),
        flag("--no-vote", "the substitute does not have the member's vote", "votes", given=False),
        time("--at", "from when, if not from the beginning"),
        business("--from-item", "the first item they are there for"),
        business("--until-item", "the last item they are there for"),
        notes="Nobody can stand in whom the law keeps off the panel.",
    ),
    act(
        "attend guest",
        "record somebody who is in attendance and not in the register yet",
        'secretariat attend guest "Ms Pat Example" --role "Auditor" --meeting 10/6/2021',
        stand_ins.record_guest,
        at_meeting(),
        text("name", "the name as it is printed", "NAME"),
        text("--title", "such as Cllr, if it does not stand in front of the name"),
        text("--role", "the office as the minutes print it"),
        flag("--sure", "a name that is near to another is no slip"),
        typed(
            "--also",
            "among those “also present”",
            lambda _, __: Presence.ALSO_PRESENT,
            Presence,
            None,
            name="presence",
            action="store_const",
            const=True,
        ),
        _REMOTE,
    ),
    act(
        "attend late",
        "record that somebody came late",
        "secretariat attend late Mullaney --at 1:20pm --meeting 10/6/2021",
        room.record_arrival,
        at_meeting(),
        person(),
        *_MOMENT,
    ),
    act(
        "attend left",
        "record that somebody who came left before the end",
        "secretariat attend left Orson --at 3pm --meeting 27/1/2021",
        room.record_leaving,
        at_meeting(),
        person(),
        *_MOMENT,
    ),
    act(
        "attend out",
        "record that people were out of the room for an item or a time",
        "secretariat attend out Orson --left 2pm --returned 2:30pm --meeting 27/1/2021",
        room.step_out,
        at_meeting(),
        people(),
        business("--item", "the item for which they were out"),
        time("--left"),
        time("--returned"),
        text("--reason"),
    ),
    act(
        "attend in",
        "take back that people were out of the room for an item",
        "secretariat attend in Pantling --item 5 --meeting 25/3/2021",
        room.step_in,
        at_meeting(),
        people(),
        business("--item", "the item for which they are recorded as out", required=True),
        first=(_THERE, "secretariat attend out Pantling --item 5 --meeting 25/3/2021"),
    ),
    act(
        "attend remote",
        "record that people take part by remote link, or that they are in the room",
        "secretariat attend remote Pantling --meeting 27/1/2021",
        room.set_remote,
        at_meeting(),
        people(),
        flag("--off", "they are in the room", "remote", given=False, otherwise=True),
    ),
    act(
        "attend came",
        "record that a substitute who was expected has come",
        "secretariat attend came Westley --meeting 29/7/2021 --today 29/7/2021",
        stand_ins.confirm_substitute,
        at_meeting(),
        person(),
        first=('secretariat attend substitute Westley --for "Rae Bhatia" --meeting 29/7/2021 --today 12/7/2021',),
    ),
    act(
        "attend clear",
        "take away what is recorded of people at a meeting",
        "secretariat attend clear Orson --meeting 27/1/2021",
        room.clear_attendance,
        at_meeting(),
        people(),
    ),
    act(
        "attend vote",
        "record a vote, by name, by counted hands or in the words of the meeting",
        _VOTED,
        decisions.record_decision,
        at_meeting(),
        business("--item"),
        *_MOTION,
        text("--rule", ", ".join(MAJORITIES), "RULE", few=MAJORITIES),
        Gathered(
            {"votes": Mapping[str, str]},
            _votes,
            tuple(people(f"--{way}", f"who voted {way}", name=way) for way in _WAYS),
        ),
        *(number(f"--count-{way}", f"hands counted {way}, without names", name=f"counted_{way}") for way in _WAYS),
        person("--presiding", None, "presider"),
        text("--casting", None, "for|against", few=("for", "against")),
        time("--at"),
        vote("--amends", "the vote on the motion that this one amends: its number at the meeting, or its id"),
        vote("--corrects", "the vote that was recorded wrongly; only what is given changes"),
        flag("--another", "another vote on business on which one is recorded", otherwise=False),
        record_id(
            "--round",
            "the statutory round of which it decides a step",
            "ROUND",
            (StatutoryRound,),
            name="round_id",
        ),
        coded("--step", "with --round: what the step is called, or its code, such as review", "STEP"),
        text("--choice", "with --round: the outcome, such as veto-too-low", "WORD"),
        day("--on", "with --round: the day of the step, if not that of the meeting"),
        tell=_tell_rounds,
        notes="Nobody can be recorded who was out, had to leave for an interest, or has no vote.",
        first=(_THERE,),
    ),
    act(
        "attend elect",
        "record an election between nominees, ballot by ballot",
        _ELECTED,
        elections.record_election,
        at_meeting(),
        business("--item"),
        text("--motion", "what the election is for, such as: Election of Chairman"),
        nominees("--nominee", "repeated: “Orson”, or “Orson; mover; seconder”"),
        ballots("--ballot", "repeated: “Orson 8, Pantling 5, abstained 1”, or “Orson: Loydall; Pantling: Taylor”"),
        text("--result", "in the words of the meeting"),
        minute("--minute", "the minute that records it"),
        person("--presiding", None, "presider"),
        time("--at"),
        text("--note"),
        vote("--corrects", "the election that was recorded wrongly"),
        notes="“casting Orson” or “lot Orson” at the end of a ballot says how equal votes were settled.",
        first=(_THERE,),
    ),
    act(
        "attend vote-back",
        "take a recorded vote back",
        "secretariat attend vote-back 1 --meeting 25/3/2021",
        votes.take_back_vote,
        at_meeting(),
        number("number", "which vote of the meeting, counted from 1", "NUMBER"),
        first=(_THERE, _VOTED),
    ),
)
