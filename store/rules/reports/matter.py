"""What a report to the commissioner is about, gathered from the round, the meeting, the vote and the minutes."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from store.records import Meeting, Minute, Report, Role, RoundKind, RoundStep, StatutoryRound, Vote
from store.register import Register
from store.rules.attendance.votes import VoteOutcome, judge
from store.rules.members.membership import printed_name, seats_at
from store.rules.publishing.withheld import withheld
from store.rules.reports.kinds import ReportKind, is_veto, kind_of, round_of
from store.rules.rounds.limits import done
from store.rules.rounds.of_votes import resting
from store.rules.rounds.progress import meeting_of, pounds
from store.rules.words.office import office_named


class ReportMatter:
    """A report with all that the records hold of its matter; each is looked up when it is first asked for."""

    def __init__(self, register: Register, report: Report, today: dt.date) -> None:
        """Hold the register without words of exempt business, the report, and the day on which it is drafted."""
        register = withheld(register, facts=True)
        self.register, self.report, self.today = register, report, today
        self.kind: ReportKind = kind_of(register, report)
        self.round: StatutoryRound | None = round_of(register, report)

    def done(self, code: str) -> RoundStep | None:
        """Give the record of a step of the round; None if it is not recorded, or on no round."""
        return done(self.round, code) if self.round and code else None

    @cached_property
    def held(self) -> RoundStep | None:
        """The step at which the panel considered the matter."""
        return self.done(self.kind.held)

    @cached_property
    def decided(self) -> RoundStep | None:
        """The step with which it stands what the panel decided: for a person the report's own, once it is recorded."""
        return self.done(self.kind.step) if self.kind.person else self.held

    @cached_property
    def meeting(self) -> Meeting | None:
        """The meeting at which the panel considered the matter."""
        if self.round is None:
            return self.register.get(Meeting, self.report.meeting)
        if self.held is not None:
            return meeting_of(self.register, self.held)
        return self._voted[1] if self._voted else None

    @property
    def choice(self) -> str:
        """The code of what the panel decided; empty if it is not recorded, or nothing is to choose."""
        return self.decided.choice if self.decided else self.report.choice

    @property
    def veto(self) -> bool:
        """Whether the panel vetoed it."""
        return is_veto(self.choice)

    @cached_property
    def _voted(self) -> tuple[Vote, Meeting] | None:
        for step in (self.decided, self.done(self.kind.step), self.held):
            known = resting(self.register, step) if step else None
            if known is not None:
                return known
        vote = self.register.live(Vote, self.report.vote)
        meeting = self.register.live(Meeting, vote.meeting) if vote else None
        return (vote, meeting) if vote and meeting else None

    @property
    def vote(self) -> Vote | None:
        """The vote by which the panel decided it."""
        return self._voted[0] if self._voted else None

    @cached_property
    def outcome(self) -> VoteOutcome | None:
        """What the vote came to, as judged now."""
        return judge(self.register, self._voted[1], self._voted[0]) if self._voted else None

    @cached_property
    def minutes(self) -> tuple[Minute, ...]:
        """The minutes reported on: those named, else that of the vote, else what the meeting recommended."""
        if self.report.minutes:
            named = (self.register.live(Minute, one) for one in self.report.minutes)
            return tuple(one for one in named if one is not None and not one.void)
        vote, held = self.vote, self.meeting
        if held is None:
            return ()
        there = [one for one in self.register.minutes_of(held.id) if not one.void]
        if vote is not None:
            same = [one for one in there if one.id == vote.minute or (vote.item and one.item == vote.item)]
            if same or self.round is not None:
                return tuple(same[:1])
        if self.round is not None:
            return ()
        taken = minutes_of_rounds(self.register, held)
        return tuple(one for one in there if one.recommendations and one.id not in taken)

    @cached_property
    def day(self) -> dt.date:
        """The day of which the report speaks: that of the meeting, else of the step, else the day it is drafted."""
        known = self.meeting.date if self.meeting else self.held.on if self.held else None
        return known or self.report.dated or self.today

    @cached_property
    def office(self) -> str:
        """The office as the report names it in passing: `the Commissioner`."""
        return office_named(self.register.panel, self.day)

    @cached_property
    def commissioner(self) -> str:
        """The name of whoever held the office on the day; empty if the seats do not have it."""
        seats = seats_at(self.register, self.day)
        person = next((one.person for one in seats if one.role is Role.COMMISSIONER and one.person), None)
        return printed_name(self.register, person, self.meeting) if person else ""

    @cached_property
    def panel(self) -> str:
        """The panel's name with its article: `the X Police and Crime Panel`."""
        name = self.register.panel.name
        return name if name[:4].casefold() == "the " else f"the {name}"

    def band_d(self, pence: int) -> str:
        """Word an amount of Band D council tax, as the round says what its amounts are."""
        amounts = self.round.amounts if self.round else ""
        if amounts == "rise":
            word = "a reduction" if pence < 0 else "an increase"
            return f"{word} of {pounds(abs(pence))} in the council tax of a Band D property"
        return f"{pounds(pence)} for a Band D property"

    @property
    def precept(self) -> bool:
        """Whether it is on a precept."""
        return self.round is not None and self.round.kind is RoundKind.PRECEPT


_OF_ROUNDS = frozenset({"plan", "annual report", "precept", "appointment"})
"""The legal bases of recommendations that belong to a round."""


def minutes_of_rounds(register: Register, meeting: Meeting) -> frozenset[str]:
    """Give the ids of the minutes of a meeting that belong to a statutory round, which has a report of its own."""
    taken: set[str] = set()
    for one in register.rounds:
        for step in one.steps:
            known = resting(register, step)
            if known is None or known[1].id != meeting.id:
                continue
            vote = known[0]
            there = register.minutes_of(meeting.id)
            taken |= {each.id for each in there if each.id == vote.minute or (vote.item and each.item == vote.item)}
    taken |= {one.minute for one in register.actions if one.minute and one.legal_basis in _OF_ROUNDS}
    return frozenset(taken)
