"""The forms of a statutory round: opening one, recording a step, taking one back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from screens.forms.attendance import voting
from screens.kit.afterwards import go_to_first
from screens.kit.ask import Ask
from screens.kit.fields import Field, declared, needed, to_choose
from screens.kit.form import Form
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.record_fields import noted, record_fields
from store.commands.reports.drafting import draft_report
from store.commands.rounds import rounds as commands
from store.desk import Desk
from store.problems import Problem, Refused
from store.records import Change, Meeting, RoundKind, RoundStep, StatutoryRound, Vote, WorkItem
from store.rules.attendance.seating import business
from store.rules.attendance.votes import vote_title
from store.rules.reports.kinds import kinds_in, report_on
from store.rules.rounds.dates import veto_words
from store.rules.rounds.decisions import decision_of
from store.rules.rounds.guards import why_not_take_back
from store.rules.rounds.limits import done, with_poll
from store.rules.rounds.of_votes import (
    meeting_to_vote_at,
    rounds_resting_on,
    steps_to_tie,
    votes_to_rest_on,
    why_not_rest_on,
)
from store.rules.rounds.progress import next_step, open_steps, recorded_of, rule_of, the_round, usual_step_day
from store.rules.rounds.rule import NOTIFICATION_WORDS, StepRule
from store.rules.words.amounts import read_pounds
from store.rules.words.dates import day_month, short_date
from store.rules.words.wording import capital, opening

_ORDER = ("year", "service", "amounts", "post", "subject", "poll_day", "declared_on", "note")


def _fields(desk: Desk, kind: RoundKind, one: StatutoryRound | None) -> tuple[Field, ...]:
    """Give the fields that a procedure has; one that it has not but that is filled in all the same is shown."""
    hidden = {name for name in _ORDER if name not in recorded_of(kind) and not (one and getattr(one, name))}
    fields = record_fields(desk, StatutoryRound, one, _ORDER, leave_out=hidden)
    return tuple(needed(field) if field.name == "year" and "year" in recorded_of(kind) else field for field in fields)


class RoundForm(Form):
    """Open a round, or change what is recorded of one besides its steps."""

    def __init__(self, office: Office, kind: RoundKind, one: StatutoryRound | None) -> None:
        """Open on a round, or empty for a new one of a kind."""
        self._office, self._kind, self._round = office, kind, one
        title = f"Change {the_round(one)}" if one else f"New: {kind.value}"
        key = f"round:{one.id if one else kind.value}"
        super().__init__(office.desk, title, _fields(office.desk, kind, one), self._keep, draft=key)

    def _keep(self, values: dict[str, Any]) -> Change | None:
        desk = self._office.desk
        if self._round is None:
            change = desk.run(commands.open_round, kind=self._kind, **values)
            self.saved_id = change.touched[0].id if change else None
        else:
            self.saved_id = self._round.id
            change = desk.run(commands.edit_round, round_id=self._round.id, was=self._round, **values)
        return change

    def rebase(self) -> Sequence[Field]:
        """Base the form on the round as it is now, and give its fields."""
        if self._round is None:
            return ()
        self._round = self._office.desk.register.need(StatutoryRound, self._round.id)
        return _fields(self._office.desk, self._kind, self._round)


def open_new_round(office: Office) -> None:
    """Pick the kind of round, then fill in its form."""
    options = [Option(kind.value, capital(kind.value)) for kind in RoundKind]

    def chosen(key: str | None) -> None:
        if key is not None:
            office.flow(RoundForm(office, RoundKind(key), None))

    office.pick(Picker("Which procedure?", options), chosen)


def open_edit_round(office: Office, one: StatutoryRound) -> None:
    """Open the form on a round."""
    office.flow(RoundForm(office, one.kind, one))


def open_step(office: Office, one: StatutoryRound) -> None:
    """Pick the step that was taken, the next one first, then fill in its form."""
    known = with_poll(office.desk.register, one)
    coming = next_step(known)
    waiting = sorted(open_steps(known), key=lambda rule: rule is not coming)
    options = [
        Option(rule.code, rule.label, "next" if rule is coming else "", after=f"Who: {rule.who}.") for rule in waiting
    ]

    def chosen(code: str | None) -> None:
        rule = rule_of(one, code) if code else None
        if rule is None:
            return
        if any(kind.step == rule.code for kind in kinds_in(one)):
            office.call_later(_offer_report, office, one, rule)
        else:
            office.flow(StepForm(office, one, rule))

    office.pick(Picker(f"What happened in {the_round(one)}?", options), chosen)


def _offer_report(office: Office, one: StatutoryRound, rule: StepRule) -> None:
    """Offer to write the report that a step is, or only to record that it was made elsewhere."""
    known = report_on(office.desk.register, one, rule.code)
    word = "Go to the report that is being written" if known else "Write it here, from what is recorded"

    def answered(answer: str | None) -> None:
        if answer == "write" and known is not None:
            office.go("reports", known.id)
        elif answer == "write":
            office.carry_out_then(None, go_to_first(office, "reports"), draft_report, round_id=one.id, step=rule.code)
        elif answer == "only":
            office.flow(StepForm(office, one, rule))

    choices = (("n", "", "Neither"), ("w", "write", word), ("o", "only", "Only record the day on which it was made"))
    office.pick(Ask(rule.label, "That step is a report of the panel to the commissioner.", choices), answered)


class StepForm(Form):
    """Record a step of a round: the day, the outcome, the votes, an amount, what a notification held."""

    def __init__(
        self, office: Office, one: StatutoryRound, rule: StepRule, by: tuple[Vote, Meeting] | None = None
    ) -> None:
        """Open on the step of a round; `by` is the vote that decided it, with its meeting, if that is known."""
        self._office, self._round, self._rule = office, one, rule
        self.saved_id = one.id
        super().__init__(
            office.desk,
            rule.label,
            _step_fields(office, one, rule, by),
            self._keep,
            draft=f"step:{one.id}:{rule.code}",
            note=veto_words(office.desk.register, one, rule, office.desk.today),
        )

    def _keep(self, values: dict[str, Any]) -> Change | None:
        held = tuple(item for item in self._rule.holds if values.pop(f"holds_{item}"))
        amount = read_pounds(values.pop("pence", ""))
        if isinstance(amount, Problem):
            raise Refused(amount)
        if values.get("vote") == _BY_NONE:
            values |= {"vote": None, "unvoted": True}
        change = self._office.desk.run(
            commands.record_step, round_id=self._round.id, step=self._rule.code, items=held, pence=amount, **values
        )
        if change is not None and not values.get("vote"):
            self._office.call_later(_offer_vote, self._office, self._round.id, self._rule)
        return change


_BY_NONE = "none"
"""What is chosen where a step rests on none of the votes recorded."""


def _step_fields(
    office: Office, one: StatutoryRound, rule: StepRule, by: tuple[Vote, Meeting] | None
) -> tuple[Field, ...]:
    day = by[1].date if by else usual_step_day(one, office.desk.today)
    fields = [noted(declared(RoundStep, "on", day), one, "steps.on", RoundStep(step=rule.code, on=day))]
    if rule.choices:
        # What a step came to has its consequence in law: it is chosen, and nothing stands there before.
        if rule.asked:
            fields.append(declared(RoundStep, "choice", "", (("", "not recorded"), *rule.choices)))
        else:
            fields.append(to_choose(declared(RoundStep, "choice", "", rule.choices), ""))
    if decision_of(one.kind, rule.code) is not None:
        fields.append(_vote_field(office, rule, by[0].id if by else None))
    if rule.vote:
        fields += [declared(RoundStep, "votes_for"), declared(RoundStep, "members")]
    if rule.money:
        fields.append(declared(RoundStep, "pence")._replace(kind="line"))
    yes_no = ((False, "no"), (True, "yes"))
    fields += [
        declared(RoundStep, "items", False, yes_no, capital(NOTIFICATION_WORDS[item]), f"holds_{item}")
        for item in rule.holds
    ]
    fields += [declared(RoundStep, "who"), declared(RoundStep, "note")]
    return tuple(fields)


def _vote_field(office: Office, rule: StepRule, chosen: str | None) -> Field:
    """Give the field for the vote of the meeting on which the step rests; with one chosen its votes are not typed."""
    choices = [(option.key, option.label) for option in _votes(office, elections=rule.code == "appointed")]
    none = [(_BY_NONE, "by none of these")] if choices else []
    return declared(RoundStep, "vote", chosen, ((None, "not recorded"), *choices, *none))


def _votes(office: Office, *, elections: bool) -> list[Option]:
    register = office.desk.register
    return [
        Option(
            vote.id,
            f"{short_date(meeting.date)}: {opening(vote_title(register, vote) or 'no motion recorded')}",
            vote.id,
        )
        for vote, meeting in votes_to_rest_on(register, elections=elections)
    ]


def _offer_vote(office: Office, round_id: str, rule: StepRule) -> None:
    """Offer to record the vote by which a step was decided that was recorded without one, and tie the two."""
    register = office.desk.register
    one = register.live(StatutoryRound, round_id)
    meeting = meeting_to_vote_at(register, one, rule.code, office.desk.today) if one else None
    items = [Option(item.id, item.title) for item in business(register, meeting.id)] if meeting else []
    if meeting is None or not items:
        return
    held = meeting

    def tie(change: Change) -> None:
        now = office.desk.register
        vote = next(each.id for each in change.touched if now.live(Vote, each.id))
        if not any(rounds_resting_on(now, vote)):
            office.carry_out(commands.tie_step, round_id=round_id, step=rule.code, vote=vote)

    def chosen(item_id: str | None) -> None:
        item = register.get(WorkItem, item_id)
        if item is not None:
            voting.open_vote(office, held, item, after=tie)

    title = f"Record the vote of {day_month(held.date)} on it as well: on which item? Escape leaves it out"
    office.pick(Picker(title, items), chosen)


def open_tie(office: Office, one: StatutoryRound) -> None:
    """Pick the step that was recorded without its vote, then the vote on which it rests."""
    register = office.desk.register

    def chosen(step: str | None) -> None:
        if step is not None:
            office.call_later(_open_votes, office, one, step)

    options = [
        Option(step.step, rule.label if (rule := rule_of(one, step.step)) else step.step, short_date(step.on))
        for step in steps_to_tie(register, one)
    ]
    office.pick(Picker("Which step rests on a vote of the meeting?", options), chosen)


def _open_votes(office: Office, one: StatutoryRound, step: str) -> None:
    def chosen(vote: str | None) -> None:
        if vote is not None:
            office.carry_out(commands.tie_step, round_id=one.id, step=step, vote=vote)

    register = office.desk.register
    taken = done(one, step)
    options = [
        Option(
            vote.id,
            f"{short_date(meeting.date)}: {opening(vote_title(register, vote) or 'no motion recorded')}",
            vote.id,
            why_not=office.told(odds[0])
            if (odds := tuple(why_not_rest_on(register, one, taken, meeting, vote)))
            else "",
        )
        for vote, meeting in votes_to_rest_on(register, elections=step == "appointed")
        if taken is not None
    ]
    office.pick(Picker("On which vote?", options), chosen)


def open_take_back(office: Office, one: StatutoryRound) -> None:
    """Pick the step that was recorded by mistake and take it out."""
    options = []
    for step in reversed(one.steps):
        rule = rule_of(one, step.step)
        problems = why_not_take_back(one, step.step)
        why_not = office.told(problems[0]) if problems else ""
        options.append(Option(step.step, rule.label if rule else step.step, short_date(step.on), why_not))

    def chosen(code: str | None) -> None:
        if code is not None:
            office.carry_out(commands.take_back_step, round_id=one.id, step=code)

    office.pick(Picker("Which step was recorded by mistake?", options), chosen)
